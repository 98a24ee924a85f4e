"""Pages that people made themselves -> the names they go by, for links to lead there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.kinds import KINDS
from generator.model import Decision, Entity
from generator.text.names import key

_HEADING = re.compile(r"^# +(.+?)(?: +#+)?$", re.M)


@dataclass(frozen=True, slots=True)
class OwnPage:
    """``names``: the title, then the aliases; ``kind`` by the folder it stands in, None elsewhere."""

    path: str
    names: tuple[str, ...]
    kind: str | None


def own_page(path: PurePosixPath, text: str, meta: Mapping[str, object]) -> OwnPage | None:
    """A page by its title (front matter, else the first heading) and ``aliases``; None where it has no title."""
    heading = _HEADING.search(text)
    title = meta.get("title") or (heading[1].strip() if heading else None)
    given = meta.get("aliases")
    aliases = given if isinstance(given, list) else [given]
    names = [name.strip() for name in (title, *aliases) if isinstance(name, str) and name.strip()]
    kinds = {kind.section: kind.name for kind in KINDS}
    kind = kinds.get(path.parts[0]) if len(path.parts) > 1 else None
    return OwnPage(str(path), tuple(dict.fromkeys(names)), kind) if isinstance(title, str) and names else None


def names_to_look_for(pages: Iterable[OwnPage]) -> tuple[Decision, ...]:
    """What the articles are searched for: names that cannot be plain words, of pages in a section's folder."""
    found = []
    for page in pages:
        telling = tuple(name for name in page.names if _telling(name))
        if page.kind is not None and telling:
            found.append(Decision("known", telling[:1], kind=page.kind, aliases=telling[1:]))
    return tuple(found)


def _telling(name: str) -> bool:
    words = name.split()
    return name[:1].isupper() and (len(words) > 1 or any(character.isdigit() for character in name))


def led_to(pages: Iterable[OwnPage], entities: Sequence[Entity]) -> dict[str, str]:
    """Entity id -> path of the page that goes by its name; a name that several pages or entities share leads nowhere."""
    paths: dict[str, set[str]] = {}
    for page in pages:
        for name in page.names:
            paths.setdefault(key(name), set()).add(page.path)
    found: dict[str, set[str]] = {}
    bearers: dict[str, set[str]] = {}
    for entity in entities:
        for name in (entity.name, *(alias for alias in entity.aliases if _telling(alias))):
            for path in paths.get(key(name), ()):
                found.setdefault(entity.id, set()).add(path)
                bearers.setdefault(path, set()).add(entity.id)
    return {id_: next(iter(own)) for id_, own in found.items() if len(own) == 1 and len(bearers[next(iter(own))]) == 1}

"""Entities and the pages that were published -> the address of each, and where a page went that is no more."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.data import fold
from generator.kinds import KINDS
from generator.model import Entity, Tree

_KEY = re.compile(r'^(id|kind|of): "?([^"\n]*)"?$', re.M)
_TITLE = re.compile(r"^# (.+)$", re.M)
_NAMES = frozenset(kind.name for kind in KINDS)
REDIRECT = "redirect"


@dataclass(frozen=True, slots=True)
class Published:
    """A page as it was last generated: its id, the entity's kind and title, and whether it only leads on."""

    id: str
    kind: str
    title: str
    path: str
    leads_on: bool = False


@dataclass(frozen=True, slots=True)
class Succession:
    """``addresses``: entity id -> the path it takes over; ``stubs``: pages that lead on -> the entity's id."""

    addresses: Mapping[str, str]
    stubs: Mapping[Published, str]


def published(base: Tree) -> tuple[Published, ...]:
    """The pages of people, systems, places and organizations in the base."""
    return tuple(page for path in sorted(base) if (page := _read(path, base[path])) is not None)


def _read(path: PurePosixPath, data: bytes) -> Published | None:
    text = data.decode("utf-8", "replace")
    keys = dict(_KEY.findall(text.split("\n---", 1)[0]))
    kind = keys.get("of", keys.get("kind", ""))
    title = _TITLE.search(text)
    if kind not in _NAMES or title is None or "id" not in keys:
        return None
    return Published(html.unescape(keys["id"]), kind, html.unescape(title[1]), str(path), keys["kind"] == REDIRECT)


def succession(
    entities: Sequence[Entity], pages: Iterable[Published], now: Mapping[str, str] | None = None
) -> Succession:
    """Who stands where pages stood whose entity has another name now, or was joined with another.

    An entity that is new takes over the address of the one page that named it, so that a published address stays;
    where it has a page already the old page leads on. ``now``: id -> where a person moved the page.
    """
    pages = tuple(pages)
    there = {entity.id for entity in entities}
    own = {page.id for page in pages if not page.leads_on}
    addresses: dict[str, str] = {}
    stubs: dict[Published, str] = {}
    for page in pages:
        if page.id in there and not page.leads_on:
            continue
        heir = _heir(entities, page)
        if heir is None or heir.id == page.id:
            continue
        if page.leads_on or heir.id in own or heir.id in addresses or heir.kind != page.kind:
            stubs[page] = heir.id
        else:
            addresses[heir.id] = (now or {}).get(page.id, page.path)
    return Succession(addresses, stubs)


def _heir(entities: Sequence[Entity], page: Published) -> Entity | None:
    """The only entity that has the page's title among its names, of the same kind before any other."""
    title = fold(page.title)
    named = [e for e in entities if title == fold(e.name) or any(title == fold(alias) for alias in e.aliases)]
    for candidates in ([e for e in named if e.kind == page.kind], named):
        if len(candidates) == 1:
            return candidates[0]
    return None

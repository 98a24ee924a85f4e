"""seeds/photos/ -> the pictures an editor put there: each with its sidecar, what it says of itself, and its caption's place."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from generator.errors import GeneratorError
from generator.model import Annotation, Problem, Tree
from generator.photos import embedded, location
from generator.photos.embedded import Embedded, Refused
from generator.text import metadata

_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")
_REFUSED = (".tif", ".tiff", ".heic", ".heif", ".avif", ".svg", ".gif", ".bmp")
_FIELDS = ("caption", "credit", "byline", "copyright", "alt", "licence", "license", "article")
_NOTHING = re.compile(
    r"(?:none|no|not? (?:licen[cs]ed?|stated|known|available)|unknown|unlicen[cs]ed|n/?a|null|nil|tb[dc]|todo|\?+|[-–—.]+"
    r"|(?:copyright|(?:©\s?)?(?:all )?rights? reserved\.?))",
    re.I,
)
"""What stands for a licence or a credit that is not there."""
_NUMBER = re.compile(r"^(?P<stem>.+?)-(?P<number>[1-9]\d?)$")

Place = tuple[str, int]
"""An article's id and the number of the caption in it, from 1."""


@dataclass(frozen=True, slots=True)
class File:
    """A picture that can be read: ``words`` after precedence (sidecar, XMP, IPTC, EXIF); ``place`` None: no caption is its own;
    ``article``: the article that the sidecar names, where there is one of that id."""

    path: PurePosixPath
    data: bytes
    embedded: Embedded
    words: Mapping[str, str]
    licence: str | None
    released: bool | None
    place: Place | None
    sidecar: Mapping[str, object] = field(default_factory=dict)
    article: str | None = None

    def publishable(self) -> bool:
        """The editor says so (``publish: true`` or ``false`` in the sidecar); else licence and credit are known."""
        return bool(self.licence and self.words.get("credit")) if self.released is None else self.released


def intake(seeds: Tree, annotations: Sequence[Annotation]) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """The files, those named after an article first, and a problem for each that is refused, unmatched or contradicts itself."""
    files: list[File] = []
    problems: list[Problem] = []
    places, known = _places(annotations), {a.article.id for a in annotations}
    for path in sorted(seeds):
        if path.parts[:1] == ("photos",) and _may_be_a_picture(path, seeds[path]):
            try:
                file = _file(path, seeds, places, known)
            except Refused as refused:
                what, remedy = refused.args
                problems.append(Problem(f"seeds/{path}", what, remedy, "warning"))
            else:
                files.append(file)
                problems += _remarks(file)
        elif path.parts[:1] == ("photos",) and _is_left_behind(path, seeds):
            problems.append(Problem(f"seeds/{path}", "is a sidecar without its picture", _NAMED_ALIKE, "warning"))
        elif path.parts[:1] == ("photos",) and path.suffix == ".yaml":
            problems.append(Problem(f"seeds/{path}", "is no sidecar by its name", "End the name in .yml.", "warning"))
    by_name = sorted(files, key=lambda file: not (file.place and file.path.stem.startswith(file.place[0])))
    return tuple(by_name), tuple(problems)


_NAMED_ALIKE = "Give both the same name (port.jpg, port.yml), or delete it."


def _may_be_a_picture(path: PurePosixPath, data: bytes) -> bool:
    return path.suffix.lower() in (*_SUFFIXES, *_REFUSED) or location.is_picture(data)


def _is_left_behind(path: PurePosixPath, seeds: Tree) -> bool:
    return path.suffix == ".yml" and not any(
        other.suffix != ".yml" and other.with_suffix(".yml") == path for other in seeds
    )


def located(seeds: Tree) -> Iterator[PurePosixPath]:
    """The files anywhere in seeds/, published or not, that say where a picture was taken."""
    files = ((path, seeds[path]) for path in sorted(seeds))
    return (path for path, data in files if location.may_be_located(path.suffix, data) and location.located(data))


def _file(path: PurePosixPath, seeds: Tree, places: Mapping[Place, str], known: Collection[str]) -> File:
    if path.suffix.lower() in _REFUSED:
        raise Refused(f"is {embedded.a_file(path.suffix[1:].upper())}", "Export it as JPEG, PNG or WebP.")
    if path.suffix.lower() not in _SUFFIXES:
        raise Refused("is a picture, but its name does not say so", "End the name in .jpg, .png or .webp.")
    data = seeds[path]
    found = embedded.read(data)
    beside = path.with_suffix(".yml")
    sidecar = _sidecar(f"seeds/{beside}", seeds.get(beside, b""))
    own = {name: text for name in _FIELDS if (text := _text(sidecar.get(name)))}
    words = {name: text for name, text in {**found.fields, **own}.items() if not _NOTHING.fullmatch(text)}
    licence = words.get("licence") or words.get("license")
    released = sidecar.get("publish")
    place = _place(path.stem, own.get("article"), words.get("caption"), places)
    named = own.get("article")
    article = named if named in known else None
    agreed = released if isinstance(released, bool) else None
    return File(path, data, found, words, licence, agreed, place, sidecar, article)


def _sidecar(where: str, data: bytes) -> Mapping[str, object]:
    try:
        loaded = metadata.load(data.decode("utf-8-sig"), where)
    except UnicodeDecodeError:
        raise Refused("has a sidecar that is no YAML", "Save it as UTF-8, one 'key: value' a line.") from None
    except GeneratorError as error:
        raise Refused("has a sidecar that is no YAML", f"{error.where}: {error.what}. {error.remedy}") from None
    return {str(key): value for key, value in loaded.items()}


def _text(value: object) -> str | None:
    """One line or a list of them as text; None for yes and no, and for what has keys."""
    if isinstance(value, list):
        parts = [_text(part) for part in value if not isinstance(part, list)]
        return ", ".join(part for part in parts if part) or None
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    return str(value).strip() or None if isinstance(value, str | int | float) and not isinstance(value, bool) else None


def _places(annotations: Sequence[Annotation]) -> dict[Place, str]:
    """Each caption of each article, by its place."""
    return {
        (a.article.id, number): _key(caption.text)
        for a in annotations
        for number, caption in enumerate(a.article.captions, 1)
    }


def _place(stem: str, article: str | None, caption: str | None, places: Mapping[Place, str]) -> Place | None:
    """By the sidecar's ``article``, by the file's name (the article's, "-2" for its second caption), by the caption."""
    numbered = _NUMBER.match(stem)
    number = int(numbered["number"]) if numbered else 1
    named = [(article, number)] if article else [(stem, 1), *([(numbered["stem"], number)] if numbered else [])]
    if caption:
        named += [place for place, text in places.items() if text == _key(caption) and article in (None, place[0])]
    spelt = {(_folded(place[0]), place[1]): place for place in places}
    return next((spelt[key] for place in named if (key := (_folded(place[0]), place[1])) in spelt), None)


def _folded(name: str) -> str:
    """A file's name whichever way a system spells it: in capitals, or with its accents apart."""
    return unicodedata.normalize("NFC", name).casefold()


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _remarks(file: File) -> Iterator[Problem]:
    where = f"seeds/{file.path}"
    sidecar = f"seeds/{file.path.with_suffix('.yml')}"
    for disagreement in file.embedded.disagreements:
        remedy = f"The first is taken; {sidecar} overrules it."
        yield Problem(where, f"contradicts itself in its {disagreement}", remedy, "warning")
    if file.place is None and file.article is None:
        yield Problem(
            where, "no caption of an article is its own", f"Name the article in {sidecar}: 'article: ID'.", "warning"
        )
    if file.released is False:
        yield Problem(where, "is not shown: publish: false", f"Take that line out of {sidecar} to show it.", "warning")
    elif not file.publishable():
        remedy = f"Add licence: and credit: to {sidecar}, or publish: true if you have the right."
        yield Problem(where, "is not shown: no licence or no credit", remedy, "warning")
    for key in file.sidecar:
        if key not in (*_FIELDS, "publish"):
            remedy = f"It may state {', '.join(name for name in _FIELDS if name != 'license')} and publish."
            yield Problem(sidecar, f"{key[:40]} means nothing here", remedy, "warning")
        elif file.sidecar[key] is not None and not _means(key, file.sidecar[key]):
            remedy = f"Write {key}: {'true or false' if key == 'publish' else 'and one line of text'}."
            yield Problem(sidecar, f"{key} says nothing", remedy, "warning")


def _means(key: str, value: object) -> bool:
    return isinstance(value, bool) if key == "publish" else _text(value) is not None

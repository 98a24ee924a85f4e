"""seeds/photos/ -> the pictures an editor put there: each with its sidecar, what it says of itself, and its caption's place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

import yaml

from generator.model import Annotation, Problem, Tree
from generator.photos import embedded
from generator.photos.embedded import Embedded, Refused

_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")
_REFUSED = (".tif", ".tiff", ".heic", ".heif", ".avif", ".svg", ".gif", ".bmp")
_FIELDS = ("caption", "credit", "byline", "copyright", "alt", "licence", "license", "article")
_NUMBER = re.compile(r"^(?P<stem>.+?)-(?P<number>[1-9]\d?)$")

Place = tuple[str, int]
"""An article's id and the number of the caption in it, from 1."""


@dataclass(frozen=True, slots=True)
class File:
    """A picture that can be read: ``words`` after precedence (sidecar, XMP, IPTC, EXIF); ``place`` None: no caption is its own."""

    path: PurePosixPath
    data: bytes
    embedded: Embedded
    words: Mapping[str, str]
    licence: str | None
    released: bool
    place: Place | None

    def publishable(self) -> bool:
        """Licence and credit are known, or the editor says so (``publish: true`` in the sidecar)."""
        return self.released or bool(self.licence and self.words.get("credit"))


def intake(seeds: Tree, annotations: Sequence[Annotation]) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """The files, those named after an article first, and a problem for each that is refused, unmatched or contradicts itself."""
    files: list[File] = []
    problems: list[Problem] = []
    places = _places(annotations)
    for path in sorted(seeds):
        if path.parts[:1] == ("photos",) and _may_be_a_picture(path, seeds[path]):
            try:
                file = _file(path, seeds, places)
            except Refused as refused:
                what, remedy = refused.args
                problems.append(Problem(f"seeds/{path}", what, remedy, "warning"))
            else:
                files.append(file)
                problems += _remarks(file)
        elif path.parts[:1] == ("photos",) and _is_left_behind(path, seeds):
            problems.append(Problem(f"seeds/{path}", "is a sidecar without its picture", _NAMED_ALIKE, "warning"))
    by_name = sorted(files, key=lambda file: not (file.place and file.path.stem.startswith(file.place[0])))
    return tuple(by_name), tuple(problems)


_NAMED_ALIKE = "Give both the same name (port.jpg, port.yml), or delete it."


def _may_be_a_picture(path: PurePosixPath, data: bytes) -> bool:
    return path.suffix.lower() in (*_SUFFIXES, *_REFUSED) or embedded.is_picture(data)


def _is_left_behind(path: PurePosixPath, seeds: Tree) -> bool:
    return path.suffix == ".yml" and not any(
        other.suffix != ".yml" and other.with_suffix(".yml") == path for other in seeds
    )


def located(seeds: Tree) -> Iterator[PurePosixPath]:
    """The files anywhere in seeds/, published or not, that say where a picture was taken."""
    files = ((path, seeds[path]) for path in sorted(seeds))
    return (path for path, data in files if embedded.may_be_located(path.suffix, data) and embedded.located(data))


def _file(path: PurePosixPath, seeds: Tree, places: Mapping[Place, str]) -> File:
    if path.suffix.lower() in _REFUSED:
        raise Refused(f"is a {path.suffix[1:].upper()} file", "Export it as JPEG, PNG or WebP.")
    if path.suffix.lower() not in _SUFFIXES:
        raise Refused("is a picture, but its name does not say so", "End the name in .jpg, .png or .webp.")
    data = seeds[path]
    found = embedded.read(data)
    sidecar = _sidecar(seeds.get(path.with_suffix(".yml"), b""))
    own = {name: str(value) for name, value in sidecar.items() if name in _FIELDS and isinstance(value, str | int)}
    words = {**found.fields, **own}
    licence = own.get("licence") or own.get("license")
    place = _place(path.stem, own.get("article"), words.get("caption"), places)
    return File(path, data, found, words, licence, sidecar.get("publish") is True, place)


def _sidecar(data: bytes) -> Mapping[str, object]:
    try:
        loaded = yaml.safe_load(data.decode("utf-8"))
    except (UnicodeDecodeError, yaml.YAMLError, RecursionError):
        raise Refused("has a sidecar that is no YAML", "Write one 'key: value' a line.") from None
    return loaded if isinstance(loaded, dict) else {}


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
    return next((place for place in named if place in places), None)


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _remarks(file: File) -> Iterator[Problem]:
    where = f"seeds/{file.path}"
    sidecar = f"seeds/{file.path.with_suffix('.yml')}"
    for disagreement in file.embedded.disagreements:
        remedy = f"The first is taken; {sidecar} overrules it."
        yield Problem(where, f"contradicts itself in its {disagreement}", remedy, "warning")
    if file.place is None:
        yield Problem(
            where, "no caption of an article is its own", f"Name the article in {sidecar}: 'article: ID'.", "warning"
        )
    if not file.publishable():
        remedy = f"Add licence: and credit: to {sidecar}, or publish: true if you have the right."
        yield Problem(where, "is not shown: no licence or no credit", remedy, "warning")

"""Annotations and seeds/photos/ -> the photos of the briefing, and for each picture of theirs how it is made.

A caption whose picture is there, readable and licensed shows the picture; any other shows a card.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePosixPath

from generator.model import Annotation, Article, Caption, Photo, Problem, Resolution, Tree
from generator.photos import cards, derive
from generator.photos.alike import same_pictures
from generator.photos.cards import Card
from generator.photos.derive import Order
from generator.photos.embedded import Refused
from generator.photos.intake import File, intake
from generator.text import captions

Recipes = Mapping[PurePosixPath, Callable[[], bytes]]
"""Path below docs/ -> what gives the picture. The path is made of what goes in, so what is there is right."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The photos, the recipes of their pictures, what is wrong with files in seeds/photos/, and the fingerprint of
    each published original by its digest."""

    photos: tuple[Photo, ...]
    recipes: Recipes
    problems: tuple[Problem, ...]
    fingerprints: Mapping[str, str]


def gather(
    annotations: Sequence[Annotation],
    resolution: Resolution,
    seeds: Tree,
    there: Collection[PurePosixPath] = (),
    avif: bool = False,
    fingerprints: Mapping[str, str] | None = None,
) -> Gathered:
    """``there``: pictures below docs/ that are made already, ``fingerprints``: those known, so that a second run does
    no work on them."""
    recipes: dict[PurePosixPath, Callable[[], bytes]] = {}
    files, problems = intake(seeds, annotations)
    found = list(problems)
    captioned = {p.id: p for p in _captioned(annotations, resolution, recipes)}
    pictures = _pictures(files, captioned, found, avif)
    prints = _fingerprints(pictures, fingerprints or {}, found)
    same = _repeats(pictures, prints)
    made = _made(pictures, same, recipes, there, found)
    told = {id_: photo for id_, photo in captioned.items() if photo.caption}
    photos = told | {id_: picture.photo for id_, picture in pictures.items()}
    shown_once = tuple(
        replace(p, same_as=same[id_], renditions=photos[same[id_]].renditions) if same.get(id_) in made else p
        for id_, p in photos.items()
    )
    used = {r.path for p in shown_once for r in p.renditions}
    kept = {path: make for path, make in recipes.items() if str(path) in used}
    return Gathered(
        shown_once,
        kept,
        tuple(found),
        {p.digest: prints[id_] for id_, p in photos.items() if id_ in prints and p.digest},
    )


@dataclass(frozen=True, slots=True)
class _Picture:
    """A file that may be shown, the photo it is then, and what is to be made of it."""

    file: File
    photo: Photo
    order: Order


def _pictures(
    files: Sequence[File], captioned: Mapping[str, Photo], found: list[Problem], avif: bool
) -> dict[str, _Picture]:
    """By the id of the photo; a caption has one picture, and a second stands by itself."""
    pictures: dict[str, _Picture] = {}
    for file in filter(File.publishable, files):
        known = captioned.get(f"{file.place[0]}-{file.place[1]}") if file.place else None
        if known and known.id in pictures:
            found.append(_second(file, pictures[known.id].photo))
            known = None
        try:
            picture = _picture(file, known or _uncaptioned(file, {*captioned, *pictures}), avif)
        except Refused as refused:
            found.append(_problem(file, refused))
        else:
            pictures[picture.photo.id] = picture
    return pictures


def _problem(file: File, refused: Refused) -> Problem:
    what, remedy = refused.args
    return Problem(f"seeds/{file.path}", what, remedy, "warning")


def _second(file: File, shown: Photo) -> Problem:
    what = f"is the second picture of a caption; {shown.file} is the first"
    remedy = "Both are shown. Name this one after the caption it belongs to (ARTICLE-2), or delete one."
    return Problem(f"seeds/{file.path}", what, remedy, "warning")


def _uncaptioned(file: File, taken: Collection[str]) -> Photo:
    """A picture that no caption speaks of, or that came second, with what its editor says of it."""
    id_ = file.path.stem if file.path.stem not in taken else file.path.name
    article = file.place[0] if file.place else file.article
    return Photo(id_, caption=file.words.get("caption"), credit=None, byline=None, alt="", article=article)


def _fingerprints(pictures: dict[str, _Picture], known: Mapping[str, str], found: list[Problem]) -> dict[str, str]:
    """By the id of the photo, where there are several; what cannot be decoded is told and taken out of ``pictures``."""
    prints: dict[str, str] = {}
    for id_, picture in list(pictures.items()) if len(pictures) > 1 else ():
        try:
            prints[id_] = known.get(picture.photo.digest or "") or derive.fingerprint(picture.file.data)
        except Refused as refused:
            found.append(_problem(picture.file, refused))
            del pictures[id_]
    return prints


def _repeats(pictures: Mapping[str, _Picture], prints: Mapping[str, str]) -> dict[str, str]:
    """Id of a photo that is there twice -> the one that is shown: with a caption before without, then the widest."""
    photos = [picture.photo for picture in pictures.values()]
    widest_first = sorted(photos, key=lambda p: (p.caption_span is None, -max(r.width for r in p.renditions)))
    return same_pictures({p.id: prints[p.id] for p in widest_first if p.id in prints})


def _made(
    pictures: dict[str, _Picture],
    same: Mapping[str, str],
    recipes: dict[PurePosixPath, Callable[[], bytes]],
    there: Collection[PurePosixPath],
    found: list[Problem],
) -> set[str]:
    """The ids of the photos whose renditions are there or made now; no work is done for one that is shown already."""
    made: set[str] = set()
    for id_ in sorted(pictures, key=lambda id_: id_ in same):
        picture = pictures[id_]
        if same.get(id_) in made:
            continue
        paths = {PurePosixPath(r.path) for r in picture.order.renditions}
        try:
            new = {} if paths <= set(there) else derive.derive(picture.file.data, picture.order)
        except Refused as refused:
            found.append(_problem(picture.file, refused))
            del pictures[id_]
        else:
            recipes |= {path: partial(_same, new.get(str(path), b"")) for path in paths}
            made.add(id_)
    return made


# ---------------------------------------------------------------- captions


def _captioned(
    annotations: Sequence[Annotation], resolution: Resolution, recipes: dict[PurePosixPath, Callable[[], bytes]]
) -> Iterator[Photo]:
    for annotation in annotations:
        for number, caption in enumerate(annotation.article.captions, 1):
            card = _card(annotation.article, caption)
            recipes |= {PurePosixPath(card.address(theme)): partial(cards.draw, card, theme) for theme in cards.THEMES}
            photo = _photo(annotation, caption, number, resolution, card)
            yield photo if not caption.is_credit_alone else replace(photo, caption=None, renditions=())


def _card(article: Article, caption: Caption) -> Card:
    """What the card says; a caption that may not be shown says so itself."""
    source = ", ".join(filter(None, (article.source, article.published))) or "Source not stated"
    credit = f"Photo: {caption.credit or 'Not stated'}"
    return Card(" ".join(caption.text.split()), credit, source, remark="Photo not shown")


def _photo(annotation: Annotation, caption: Caption, number: int, resolution: Resolution, card: Card) -> Photo:
    return Photo(
        id=f"{annotation.article.id}-{number}",
        caption=caption.text,
        credit=caption.credit,
        byline=caption.byline,
        alt=f"Caption card: {' '.join(caption.text.split())}",
        depicts=tuple(dict.fromkeys(_depicted(annotation, caption, resolution))),
        article=annotation.article.id,
        caption_span=caption.span,
        renditions=card.renditions(),
        positions=_positions(annotation, caption, resolution),
        date=caption.date,
        place=caption.place,
    )


def _positions(annotation: Annotation, caption: Caption, resolution: Resolution) -> dict[str, str]:
    people = {m.span for m in annotation.mentions if m.kind == "person" and m.form in ("name", "alias")}
    spans = [s for s in annotation.depicts.get(caption.span, ()) if s in resolution.entity_of and s in people]
    found = captions.positions(
        caption.text, [(s.start - caption.span.start, s.end - caption.span.start) for s in spans]
    )
    by_start = {start: place for (start, _), place in found.items()}
    return {
        resolution.entity_of[s]: by_start[s.start - caption.span.start]
        for s in spans
        if s.start - caption.span.start in by_start
    }


def _depicted(annotation: Annotation, caption: Caption, resolution: Resolution) -> Iterator[str]:
    for span in annotation.depicts.get(caption.span, ()):
        if span in resolution.entity_of:
            yield resolution.entity_of[span]


# ---------------------------------------------------------------- pictures


def _picture(file: File, known: Photo, avif: bool) -> _Picture:
    """What is made of a file for a photo. Raises Refused where nothing says what it shows."""
    alt = file.words.get("alt") or known.caption or file.words.get("caption") or known.credit
    if not alt:
        raise Refused("says nothing of what it shows", f"Write alt: in seeds/{file.path.with_suffix('.yml')}.")
    words = {"caption": known.caption, **file.words, "alt": alt}
    wanted = derive.order(file.data, file.embedded, {k: v for k, v in words.items() if v}, avif)
    photo = replace(
        known,
        credit=file.words.get("credit") or known.credit,
        byline=file.words.get("byline") or known.byline,
        alt=" ".join(alt.split()),
        licence=file.licence,
        file=f"seeds/{file.path}",
        renditions=wanted.renditions,
        card=False,
        digest=hashlib.sha256(file.data).hexdigest()[:16],
    )
    return _Picture(file, photo, wanted)


def _same(data: bytes) -> bytes:
    return data

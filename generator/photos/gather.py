"""Annotations and seeds/photos/ -> the photos of the briefing, and for each picture of theirs how it is made.

A caption whose picture is there, readable and licensed shows the picture; any other shows a card.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePosixPath

from generator.model import Annotation, Article, Caption, Photo, Problem, Resolution, Tree
from generator.photos import cards, derive
from generator.photos.alike import same_pictures
from generator.photos.cards import Card
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
    photos = {p.id: p for p in _captioned(annotations, resolution, recipes)}
    for file in files:
        known = photos.get(f"{file.place[0]}-{file.place[1]}") if file.place else None
        if known and known.file and file.publishable():
            found.append(_second(file, known))
            known = None
        try:
            shown = _shown(file, known or _uncaptioned(file, photos), recipes, there, avif)
        except Refused as refused:
            what, remedy = refused.args
            found.append(Problem(f"seeds/{file.path}", what, remedy, "warning"))
        else:
            photos |= {shown.id: shown} if shown else {}
    prints = _fingerprints(photos.values(), seeds, fingerprints or {})
    shown_once = _with_repeats(photos, prints)
    used = {r.path for p in shown_once for r in p.renditions}
    kept = {path: make for path, make in recipes.items() if str(path) in used}
    return Gathered(shown_once, kept, tuple(found), prints)


def _second(file: File, shown: Photo) -> Problem:
    what = f"is the second picture of a caption; {shown.file} is the first"
    remedy = "Both are shown. Name this one after the caption it belongs to (ARTICLE-2), or delete one."
    return Problem(f"seeds/{file.path}", what, remedy, "warning")


def _uncaptioned(file: File, photos: Collection[str]) -> Photo:
    """A picture that no caption speaks of, or that came second, with what its editor says of it."""
    id_ = file.path.stem if file.path.stem not in photos else file.path.name
    article = file.place[0] if file.place else None
    return Photo(id_, caption=file.words.get("caption"), credit=None, byline=None, alt="", article=article)


def _fingerprints(photos: Iterable[Photo], seeds: Tree, known: Mapping[str, str]) -> dict[str, str]:
    pictures = [p for p in photos if p.file and p.digest]
    if len(pictures) < 2:
        return {}
    return {p.digest: known.get(p.digest) or derive.fingerprint(_original(p, seeds)) for p in pictures if p.digest}


def _original(photo: Photo, seeds: Tree) -> bytes:
    return seeds[PurePosixPath(photo.file or "").relative_to("seeds")]


def _with_repeats(photos: Mapping[str, Photo], prints: Mapping[str, str]) -> tuple[Photo, ...]:
    """A picture that is there twice is shown once, in its widest form, with all its captions."""
    widest_first = sorted(photos.values(), key=lambda p: (p.caption_span is None, -max(r.width for r in p.renditions)))
    same = same_pictures({p.id: prints[p.digest] for p in widest_first if p.digest in prints and p.digest})
    return tuple(
        replace(p, same_as=same[id_], renditions=photos[same[id_]].renditions) if id_ in same else p
        for id_, p in photos.items()
    )


# ---------------------------------------------------------------- captions


def _captioned(
    annotations: Sequence[Annotation], resolution: Resolution, recipes: dict[PurePosixPath, Callable[[], bytes]]
) -> Iterator[Photo]:
    for annotation in annotations:
        for number, caption in enumerate(annotation.article.captions, 1):
            card = _card(annotation.article, caption)
            recipes |= {PurePosixPath(card.address(theme)): partial(cards.draw, card, theme) for theme in cards.THEMES}
            yield _photo(annotation, caption, number, resolution, card)


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


def _shown(
    file: File,
    known: Photo,
    recipes: dict[PurePosixPath, Callable[[], bytes]],
    there: Collection[PurePosixPath],
    avif: bool,
) -> Photo | None:
    """The photo with its picture; None where it may not be shown. Raises Refused where nothing says what it is."""
    if not file.publishable():
        return None
    alt = file.words.get("alt") or known.caption or file.words.get("caption")
    if not alt:
        raise Refused("says nothing of what it shows", f"Write alt: in seeds/{file.path.with_suffix('.yml')}.")
    words = {"caption": known.caption, **file.words, "alt": alt}
    wanted = derive.order(file.data, file.embedded, {k: v for k, v in words.items() if v}, avif)
    paths = {PurePosixPath(r.path) for r in wanted.renditions}
    if not paths <= set(there):
        made = derive.derive(file.data, wanted)
        recipes |= {PurePosixPath(path): partial(_same, data) for path, data in made.items()}
    else:
        recipes |= dict.fromkeys(paths, partial(_same, b""))
    return replace(
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


def _same(data: bytes) -> bytes:
    return data

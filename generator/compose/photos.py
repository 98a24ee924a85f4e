"""Photos of all articles -> the gallery, by person and by article, and what the pages of those they show take from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from generator.compose import shelves
from generator.compose.desk import NOT_STATED, Desk, block, heading, page
from generator.model import Block, Cite, Inline, Line, Link, Page, Photo, Picture

_ON_ONE_PAGE = 40  # pictures; more is slow on a phone
_PEOPLE = 50
_WIDTH = 960
_LEAD = (
    "What the sources' captions say of their photos. Without a licence no photo is shown: a card stands for it. "
    "The rights lie with whom the credit names; where no licence is named, nothing here permits a reprint."
)


def pages(desk: Desk) -> Iterator[Page]:
    """The gallery; in parts by the day of publication where it is long."""
    in_order = sorted(
        (p for p in desk.photos if p.same_as is None),
        key=lambda p: (p.article or "", p.caption_span is None, p.caption_span or 0, p.id),
    )
    photos = sorted(in_order, key=lambda p: _published(desk, p), reverse=True)
    lead = _LEAD if photos else "No source has a photo."
    main = page(
        "photos.md",
        "photos",
        "photos",
        "Photos",
        "Photos and captions of the sources.",
        [block("lead", "lines", lines=[(lead,)]), *_by_person(desk, photos)],
    )

    def levels(photo: Photo) -> tuple[str, str, str]:
        return shelves.by_day(_published(desk, photo))

    repeats: dict[str | None, list[Photo]] = {}
    for photo in desk.photos:
        repeats.setdefault(photo.same_as, []).append(photo)

    def body(held: Sequence[Photo]) -> list[Block]:
        by_article = groupby(held, lambda p: p.article)
        return [b for article, own in by_article for b in _of_article(desk, article, own, repeats)]

    yield from shelves.ledger(main, photos, levels, body, "photos", _ON_ONE_PAGE)


def _by_person(desk: Desk, photos: Sequence[Photo]) -> Iterator[Block]:
    """Whom the captions name, and how often; the pictures stand on their pages too."""
    shown: dict[str, list[Photo]] = {}
    for photo in photos:
        for id_ in photo.depicts:
            entity = desk.entities.get(id_)
            if entity is not None and entity.kind == "person" and id_ not in desk.settings.hidden:
                shown.setdefault(id_, []).append(photo)
    most = sorted(shown, key=lambda id_: (-len(shown[id_]), desk.entities[id_].name))[:_PEOPLE]
    rows = [((desk.name(id_),), (f"{len(shown[id_]):,}", *_first_caption(shown[id_]))) for id_ in most]
    if rows:
        yield heading("people", "Who is shown")
        yield block("people", "table", head=(("Person",), ("Photos",)), rows=rows)


def _first_caption(photos: Sequence[Photo]) -> Line:
    return tuple(Cite(p.caption_span) for p in photos[:1] if p.caption_span)


def _published(desk: Desk, photo: Photo) -> str:
    return (desk.articles[photo.article].published or "") if photo.article in desk.articles else ""


def _of_article(
    desk: Desk, article: str | None, photos: Iterator[Photo], repeats: Mapping[str | None, Sequence[Photo]]
) -> Iterator[Block]:
    if article in desk.articles:
        yield heading(f"article-{article}", desk.title(desk.articles[article]))
        yield block(f"to-{article}", "lines", lines=[("From ", Link("the article", desk.article_path[article]), ".")])
    for photo in photos:
        yield from _figure(desk, photo, repeats.get(photo.id, ()))


def _figure(desk: Desk, photo: Photo, repeats: Sequence[Photo]) -> Iterator[Block]:
    """The picture or its card, and below it the captions with credit and who is shown."""
    picture = picture_of(photo)
    if picture is not None:
        yield block(f"photo-{photo.id}", "picture", picture=picture)
    yield block(f"caption-{photo.id}", "lines", lines=[_caption(desk, photo)])
    for other in repeats:
        yield block(f"caption-{other.id}", "lines", lines=[_repeat(desk, other)])


def _repeat(desk: Desk, photo: Photo) -> Line:
    """The caption of a picture that is shown already."""
    where: Line = ("The same picture, by its look",)
    if photo.article in desk.articles:
        where = (*where, ", in ", Link(desk.title(desk.articles[photo.article]), desk.article_path[photo.article]))
    return (*where, ". ", *_caption(desk, photo))


def _caption(desk: Desk, photo: Photo) -> Line:
    shown = [i for i in photo.depicts if i in desk.entities and i not in desk.settings.hidden]
    who: Line = (" Shows ", *_who_is_where(desk, photo, shown), ".") if shown else ()
    return (*caption_of(photo), *who)


def caption_of(photo: Photo) -> Line:
    """What the caption says, whose photo it is and by what licence it is shown, with the caption as evidence."""
    mark = (Cite(photo.caption_span),) if photo.caption_span else ()
    text = (photo.caption or photo.alt).strip()
    stop = "" if text[-1:] in ".!?…" else "."
    licence = f" Licence: {photo.licence.rstrip('.')}." if photo.licence and not photo.card else ""
    return (f"{text}{stop} Photo: {photo.credit or NOT_STATED}.{licence}", *mark)


def _who_is_where(desk: Desk, photo: Photo, shown: Sequence[str]) -> Line:
    parts: list[Inline] = []
    for at, id_ in enumerate(shown):
        parts += [", "] if at else []
        parts += [desk.name(id_)]
        parts += [f" ({photo.positions[id_]})"] if id_ in photo.positions else []
    return tuple(parts)


def picture_of(photo: Photo) -> Picture | None:
    """A card in light and in dark; a photograph in the width that suits the page."""
    if not photo.renditions:
        return None
    if photo.card:
        light, dark = photo.renditions[:2]
        return Picture(photo.alt, light.path, dark.path)
    # The other widths and formats are offered by overrides/, which reads them from the name.
    jpeg = [r for r in photo.renditions if r.media_type == "image/jpeg"]
    best = max((r for r in jpeg if r.width <= _WIDTH), key=lambda r: r.width, default=jpeg[0])
    return Picture(photo.alt, best.path, best.path)

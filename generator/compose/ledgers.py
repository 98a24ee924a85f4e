"""Photos and captions of all articles -> the page that lists them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compose.desk import NOT_STATED, Desk, block, page
from generator.model import Block, Cite, Line, Page


def pages(desk: Desk) -> Iterator[Page]:
    """Photos."""
    yield _photos(desk)


def _photos(desk: Desk) -> Page:
    blocks: list[Block] = []
    for i, photo in enumerate(desk.photos, 1):
        if photo.renditions:
            best = photo.renditions[0]
            blocks.append(
                block(
                    f"photo-{photo.id}",
                    "figure",
                    source=best.path,
                    alt=photo.alt,
                    width=best.width,
                    height=best.height,
                    caption=photo.caption or photo.alt,
                )
            )
        mark = (Cite(photo.caption_span),) if photo.caption_span else ()
        who = desk.names(i for i in photo.depicts if i in desk.entities)
        credit = f" Photo: {photo.credit or NOT_STATED}."
        lines: list[Line] = [(photo.caption or photo.alt, credit, *mark)]
        if who:
            lines.append(("Shows: ", *who))
        blocks.append(block(f"caption-{i}", "lines", lines=lines))
    return page("photos.md", "photos", "photos", "Photos", "Photos and captions of the sources.", blocks)

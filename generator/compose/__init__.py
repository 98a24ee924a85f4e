"""Annotations, their resolution and photos -> the pages of the briefing; what stands where, and what links to what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.compose import articles, entities, home, ledgers, sections
from generator.compose.desk import Desk, Settings
from generator.model import Annotation, Page, Photo, Resolution

__all__ = ["Desk", "Settings", "compose"]


def compose(
    annotations: Sequence[Annotation], resolution: Resolution, photos: Sequence[Photo], settings: Settings
) -> tuple[tuple[Page, ...], Desk]:
    """All pages in order of their paths, and the desk that knows each cited sentence."""
    desk = Desk(annotations, resolution, photos, settings)
    pages = [
        home.home(desk),
        *entities.pages(desk),
        *sections.pages(desk),
        *ledgers.pages(desk),
    ]
    pages += articles.pages(desk, _used(pages))
    return tuple(sorted(pages, key=lambda p: p.path)), desk


def _used(pages: Sequence[Page]) -> Mapping[tuple[str, int], list[Page]]:
    """Cited span (article, start) -> the pages that cite it."""
    used: dict[tuple[str, int], list[Page]] = {}
    for page in pages:
        for block in page.blocks:
            for span in block.evidence:
                known = used.setdefault((span.article, span.start), [])
                if page not in known:
                    known.append(page)
    return used

"""Annotations, their resolution and photos -> the pages of the briefing; what stands where, and what links to what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.compose import (
    articles,
    claims,
    entities,
    gaps,
    home,
    method,
    photos,
    quotes,
    relations,
    review,
    sections,
    sources,
    timeline,
)
from generator.compose.desk import Desk, Settings
from generator.compose.feed import atom
from generator.compose.home import BY_HAND
from generator.compose.redirects import leading_on
from generator.compose.review import Finding, findings, group_title
from generator.model import Annotation, Page, Photo, Resolution, Span

__all__ = ["BY_HAND", "Desk", "Finding", "Settings", "atom", "compose", "findings", "group_title", "leading_on"]


def compose(
    annotations: Sequence[Annotation], resolution: Resolution, pictures: Sequence[Photo], settings: Settings
) -> tuple[tuple[Page, ...], Desk]:
    """All pages in order of their paths, and the desk that knows each cited sentence."""
    desk = Desk(annotations, resolution, pictures, settings)
    pages = [home.home(desk), *(page for make in _SECTIONS for page in make(desk))]
    pages += articles.pages(desk, _used(desk, pages))
    return tuple(sorted(pages, key=lambda p: p.path)), desk


_SECTIONS = (
    entities.pages,
    sections.pages,
    timeline.pages,
    timeline.events_by_type,
    claims.pages,
    quotes.pages,
    relations.pages,
    gaps.pages,
    sources.pages,
    method.pages,
    review.pages,
    photos.pages,
)
_LISTS = frozenset({"section", "claims", "quotes", "events", "gaps", "relations"})
"""Kinds of pages that list what stands elsewhere: where a sentence is cited is told without them."""


def _used(desk: Desk, pages: Sequence[Page]) -> Mapping[Span, list[Page]]:
    """Cited sentence -> the pages that cite it, those that list everything only where there is no other."""
    used: dict[Span, dict[str, Page]] = {}
    for page in sorted((p for p in pages if p.kind != "review"), key=lambda p: (p.kind in _LISTS, p.path)):
        for block in page.blocks:
            for span in block.evidence:
                known = used.setdefault(desk.sentence(span).span, {})
                if page.kind not in _LISTS or not known:
                    known[page.id] = page
    return {span: list(known.values()) for span, known in used.items()}

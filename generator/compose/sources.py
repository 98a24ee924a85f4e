"""Articles -> the index of sources: outlet, date, and what an editor says of their standing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.compose import shelves
from generator.compose.desk import NOT_STATED, Desk, block, heading, page
from generator.model import Annotation, Block, Line, Link, Page

UNJUDGED = "cannot be judged"
_SHOWN = {"excerpt": " (cited sentences shown)", "none": " (no words shown)"}


def pages(desk: Desk) -> Iterator[Page]:
    """The index; in parts by the day of publication where it is long."""
    newest = tuple(reversed(desk.annotations))
    lead = block(
        "lead",
        "lines",
        lines=[
            ("Every statement of this site leads to a sentence of one of these articles, the newest first.",),
            (f"Reliability is an editor's grade; without one it {UNJUDGED}.",),
        ],
    )
    main = page(
        "articles/index.md",
        "section-articles",
        "section",
        "Sources",
        "The source articles of this briefing, with their outlet, date and standing.",
        [lead],
    )

    def levels(annotation: Annotation) -> tuple[str, str, str]:
        return shelves.by_day(annotation.article.published)

    def body(held: Sequence[Annotation]) -> list[Block]:
        return [heading("articles", "Articles"), _table(desk, held)] if held else []

    yield from shelves.ledger(main, newest, levels, body, "articles")


def _table(desk: Desk, held: Sequence[Annotation]) -> Block:
    head = (("Article",), ("Outlet",), ("Published",), ("Reliability",), ("Claims",))
    return block("table", "table", head=head, rows=[_row(desk, a) for a in held])


def _row(desk: Desk, annotation: Annotation) -> tuple[Line, ...]:
    article = annotation.article
    attributed = sum(c.attribution_class in ("named", "anonymous") for c in annotation.claims)
    shown = _SHOWN.get(desk.publish(article), "")
    return (
        (Link(desk.title(article), desk.article_path[article.id]), shown),
        (article.source or NOT_STATED,),
        (article.published or NOT_STATED,),
        (article.reliability or UNJUDGED,),
        (f"{len(annotation.claims):,}, {attributed:,} attributed",),
    )

"""Quotations of all articles -> the ledger: whose words, with which verb, from which sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.compose import shelves, statements
from generator.compose.desk import Desk, block, page
from generator.model import Block, Page, Quote


def pages(desk: Desk) -> Iterator[Page]:
    """The quotations; in parts by the day of publication where they are many."""
    quotes = sorted(desk.quotes(), key=lambda q: desk.newest_first(q.span))
    lead = "Direct speech, whole and in part; words in quotation marks that nobody speaks are left out."
    main = page(
        "quotes.md",
        "quotes",
        "quotes",
        "Quotations",
        "What is quoted, from whom, and where.",
        [block("lead", "lines", lines=[(lead if quotes else "No source quotes anybody.",)])],
    )

    def levels(quote: Quote) -> tuple[str, str, str]:
        return shelves.by_day(desk.articles[quote.span.article].published)

    def body(held: Sequence[Quote]) -> list[Block]:
        return [statements.quotes_table(desk, held)] if held else []

    yield from shelves.ledger(main, quotes, levels, body, "quotations")

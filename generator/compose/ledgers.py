"""Claims, events, quotations and photos of all articles -> the ledgers that list them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.compose import values
from generator.compose.desk import NOT_STATED, Desk, block, heading, page, section
from generator.compose.entities import events_table
from generator.model import Block, Cite, Line, Page


def pages(desk: Desk) -> Iterator[Page]:
    """Timeline, claims, quotations, photos."""
    yield _timeline(desk)
    yield _claims(desk)
    yield _quotations(desk)
    yield _photos(desk)


def _timeline(desk: Desk) -> Page:
    events = list(desk.events())
    reported = sorted(
        (e for e in events if e.when and e.status == "occurred"), key=lambda e: (_sortable(e.when), e.span)
    )
    expected = sorted((e for e in events if e.status != "occurred"), key=lambda e: (_sortable(e.when), e.span))
    undated = [e for e in events if not e.when and e.status == "occurred"]
    blocks = [
        *section("reported", "Reported", events_table(desk, reported) if reported else None),
        *section("expected", "Expected or speculated about", events_table(desk, expected) if expected else None),
        *section("undated", "Undated", events_table(desk, undated) if undated else None),
        heading("notes", "Analyst notes"),
    ]
    return page(
        "timeline.md",
        "timeline",
        "timeline",
        "Timeline",
        "What happened, what is expected, and what has no date.",
        blocks,
    )


def _sortable(when: str | None) -> str:
    return (when or "~").replace("X", "~")


def _claims(desk: Desk) -> Page:
    claims = list(desk.claims())
    counts: Counter[str] = Counter(c.attribution_class for c in claims)
    mix = block(
        "mix",
        "table",
        head=(("Class",), ("Claims",)),
        rows=[((values.ATTRIBUTIONS[k],), (str(counts[k]),)) for k in values.ATTRIBUTIONS if counts[k]],
    )
    head = (("Claim",), ("Who says so",), ("Class",), ("Hedge",))
    ledger = block("claims", "table", head=head, rows=[values.claim_row(desk, c) for c in claims])
    blocks = [
        heading("mix", "Who stands behind them"),
        mix,
        heading("claims", "Ledger"),
        ledger,
        heading("notes", "Analyst notes"),
    ]
    return page(
        "claims.md",
        "claims",
        "claims",
        "Claims",
        "Every claim with who says so, how firmly, and the sentence.",
        blocks if claims else [],
    )


def _quotations(desk: Desk) -> Page:
    rows: list[tuple[Line, ...]] = []
    for quote in desk.quotes():
        speakers = desk.names(desk.ids((quote.speaker,))) if quote.speaker else ()
        shown = desk.publish(desk.articles[quote.span.article]) != "none"
        words = f"“{quote.text.strip()}”" if shown else desk.place(quote.span)
        rows.append(
            (
                (words, Cite(quote.span)),
                speakers or (quote.speaker_text or NOT_STATED,),
                (quote.type,),
                ("machine translation" if quote.translated else "as printed",),
            )
        )
    table = block("quotes", "table", head=(("Words",), ("Speaker",), ("Type",), ("Language",)), rows=rows)
    return page(
        "quotes.md", "quotes", "quotes", "Quotations", "What is quoted, from whom, and where.", [table] if rows else []
    )


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

"""Claims of all articles -> the ledger: who says what, with what standing, from which sentence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from generator.compose import shelves, statements
from generator.compose.desk import Desk, block, heading, page, section
from generator.model import Block, Claim, Line, Page

_MOST_CITED = 15


def pages(desk: Desk) -> Iterator[Page]:
    """The ledger; in parts by the day of publication where it is long."""
    claims = sorted(desk.claims(), key=lambda c: desk.newest_first(c.span))
    main = page(
        "claims.md",
        "claims",
        "claims",
        "Claims",
        "Every claim with who says so, how firmly, and the sentence.",
        [
            *section("mix", "Who stands behind them", statements.mix(claims)),
            *section("cited", "Who is cited most", _most_cited(desk, claims)),
        ],
    )

    def body(held: object) -> list[Block]:
        table = statements.claims_table(desk, held)  # type: ignore[arg-type]
        return [heading("claims", "Ledger"), table] if held else []

    yield from shelves.ledger(main, claims, lambda c: day_of(desk, c), body, "claims")


def day_of(desk: Desk, claim: Claim) -> tuple[str, str, str]:
    """The shelf of a claim: when its article was published."""
    return shelves.by_day(desk.articles[claim.span.article].published)


def _most_cited(desk: Desk, claims: list[Claim]) -> Block | None:
    """Those who are named as the source of more than one claim; the last of a chain is who says so."""
    counts: Counter[Line] = Counter()
    hedged: dict[Line, int] = defaultdict(int)
    for claim in claims:
        if claim.attribution_class == "named":
            source = statements.who(desk, claim)[-1:]
            counts[source] += 1
            hedged[source] += claim.hedge is not None
    best = sorted((s for s in counts if counts[s] > 1), key=lambda s: (-counts[s], _text(s)))[:_MOST_CITED]
    rows = [(source, (f"{counts[source]:,}",), (f"{hedged[source]:,}",)) for source in best]
    return block("cited", "table", head=(("Source",), ("Claims",), ("Of them hedged",)), rows=rows) if rows else None


def _text(line: Line) -> str:
    return "".join(part if isinstance(part, str) else getattr(part, "text", "") for part in line)

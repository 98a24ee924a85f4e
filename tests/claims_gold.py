"""Claims found and claims expected -> counts, and what was missed; run as a script it prints them.

A gold file is an article with marked mentions, a line "=====", and one claim a line:
``class | outer source > inner source | hedge | first words ... last words``.
"""

from __future__ import annotations

import sys
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from generator.model import Article, Claim
from generator.statements import claims, quotes
from tests import marked

GOLD = Path(__file__).parent / "gold" / "claims"


@dataclass(frozen=True, slots=True)
class Expected:
    """A claim as the gold file has it; ``[start, end)`` is where its words stand."""

    start: int
    end: int
    attribution_class: str
    chain: tuple[str, ...]
    hedge: str | None


@dataclass(slots=True)
class Score:
    """Counts over articles: span alone, span with class, and with the chain too; and hedges of matched claims."""

    expected: int = 0
    found: int = 0
    span: int = 0
    classed: int = 0
    chained: int = 0
    hedged: int = 0
    misses: list[str] = field(default_factory=list)

    def f1(self, hits: int) -> float:
        """The harmonic mean of precision and recall for that many hits."""
        return 2 * hits / (self.expected + self.found) if self.expected + self.found else 0.0


def score(folder: str) -> Score:
    """The figures over the gold files of ``tests/gold/claims/<folder>``."""
    result = Score()
    for path in sorted((GOLD / folder).glob("*.txt")):
        body, _, lines = path.read_text("utf-8").partition("\n=====\n")
        article, mentions = marked.read(body, path.stem)
        said, pronouns = quotes.find(article, mentions)
        found = claims.find(article, (*mentions, *pronouns), said)
        _compare(result, article, found, [_expected(article, line) for line in lines.strip().split("\n")])
    return result


def _expected(article: Article, line: str) -> Expected:
    attribution_class, chain, hedge, words = (part.strip() for part in line.split("|"))
    first, _, last = words.partition(" ... ")
    start = article.text.index(first)
    end = article.text.index(last, start) + len(last) if last else start + len(first)
    sources = tuple(source.strip() for source in chain.split(">")) if chain != "-" else ()
    return Expected(start, end, attribution_class, sources, None if hedge == "-" else hedge)


def _compare(result: Score, article: Article, found: tuple[Claim, ...], expected: list[Expected]) -> None:
    result.expected += len(expected)
    result.found += len(found)
    left = list(found)
    for gold in expected:
        best = max(left, key=lambda claim: _overlap(claim, gold), default=None)
        if best is None or _overlap(best, gold) < 0.5:
            result.misses.append(f"{article.id}: not found: {article.text[gold.start : gold.end]}")
            continue
        left.remove(best)
        _count(result, article, best, gold)
    result.misses += [f"{article.id}: too many: {c.attribution_class} {c.attribution} {c.text}" for c in left]


def _count(result: Score, article: Article, found: Claim, gold: Expected) -> None:
    result.span += 1
    same_class = found.attribution_class == gold.attribution_class
    same_chain = _fold(found.attribution) == _fold(gold.chain)
    same_hedge = (found.hedge or "").lower() == (gold.hedge or "").lower()
    result.classed += same_class
    result.chained += same_class and same_chain
    result.hedged += same_hedge
    if not (same_class and same_chain and same_hedge):
        what = f"{found.attribution_class} {found.attribution} {found.hedge}"
        result.misses.append(
            f"{article.id}: {what} for {gold.attribution_class} {gold.chain} {gold.hedge}: {found.text}"
        )


def _overlap(claim: Claim, gold: Expected) -> float:
    """Shared characters over all characters of both."""
    shared = min(claim.span.end, gold.end) - max(claim.span.start, gold.start)
    both = max(claim.span.end, gold.end) - min(claim.span.start, gold.start)
    return max(shared, 0) / both


def _fold(chain: tuple[str, ...]) -> list[str]:
    plain = [unicodedata.normalize("NFC", source).casefold().split() for source in chain]
    return [" ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words) for words in plain]


def figures(folder: str) -> dict[str, float]:
    """F1 on spans, with the class, with class and chain; and the share of matched claims with the right hedge."""
    it = score(folder)
    return {
        "claims": it.expected,
        "span": round(it.f1(it.span), 3),
        "class": round(it.f1(it.classed), 3),
        "chain": round(it.f1(it.chained), 3),
        "hedge": round(it.hedged / it.span, 3) if it.span else 0.0,
    }


if __name__ == "__main__":
    for name in sys.argv[1:] or ["development"]:
        print(name, figures(name), *score(name).misses, sep="\n  ")

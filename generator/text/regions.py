"""Article -> the stretches of its text that are prose: paragraphs and captions, nothing else."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from generator.model import Article, Span


class Regions:
    """Answers whether a match lies in prose. Offsets are code points into ``article.text``."""

    __slots__ = ("_ends", "_starts", "headline")

    def __init__(self, article: Article, also: Iterable[Span] = ()) -> None:
        """``also``: further stretches that count as prose."""
        spans = [p.span for p in article.paragraphs] + [c.span for c in article.captions if not c.is_credit_alone]
        spans.extend(also)
        ordered = sorted((s.start, s.end) for s in spans)
        self._starts = [start for start, _ in ordered]
        self._ends = [end for _, end in ordered]
        self.headline = [(p.span.start, p.span.end) for p in article.paragraphs if p.role in ("headline", "subheading")]

    def hold(self, start: int, end: int) -> bool:
        """True where ``[start, end)`` lies in one region."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and end <= self._ends[at]

    def in_headline(self, start: int) -> bool:
        """True where ``start`` lies in a headline or subheading."""
        return any(first <= start < last for first, last in self.headline)


class Sentences:
    """Finds the sentence that holds an offset."""

    __slots__ = ("_spans", "_starts")

    def __init__(self, article: Article) -> None:
        self._spans = [(s.span.start, s.span.end) for s in article.sentences()]
        self._starts = [start for start, _ in self._spans]

    def index(self, offset: int) -> int:
        """Position in the order of the text, -1 before the first sentence."""
        return bisect_right(self._starts, offset) - 1

    def around(self, offset: int) -> tuple[int, int]:
        """``(start, end)`` of the sentence that holds ``offset``; ``(offset, offset)`` outside of every sentence."""
        at = self.index(offset)
        if at < 0 or offset >= self._spans[at][1]:
            return offset, offset
        return self._spans[at]

    def __getitem__(self, at: int) -> tuple[int, int]:
        return self._spans[at]

    def __len__(self) -> int:
        return len(self._spans)

"""Lines as an editor counts them, whatever ends them: LF, CRLF or a lone CR."""

from __future__ import annotations

from generator import patterns

_BREAK = patterns.compile(r"\r\n?|\n")


def breaks(text: str, start: int, end: int) -> int:
    """How many lines end in ``text[start:end]``."""
    return sum(1 for _ in _BREAK.finditer(text, start, end))


def number_at(text: str, offset: int) -> int:
    """The 1-based number of the line that holds ``offset``."""
    return breaks(text, 0, offset) + 1


_NUMBER = patterns.compile(r"(?:\(?\d{1,3}(?:\.\d{1,2})*[.)]|\(?[a-z]\)|[0-2]\d:[0-5]\d\s?[–—-]?)\s+(?=\S)")


def behind_number(text: str, start: int, end: int) -> int:
    """Where the words of an item of a list begin: behind "1. ", "(a) " or "22:05 " at ``start``; ``start`` where there is none."""
    number = _NUMBER.match(text, start, end)
    return number.end() if number else start

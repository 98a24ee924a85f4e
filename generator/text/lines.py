"""Lines as an editor counts them, whatever ends them: LF, CRLF or a lone CR."""

from __future__ import annotations

import re

_BREAK = re.compile(r"\r\n?|\n")


def breaks(text: str, start: int, end: int) -> int:
    """How many lines end in ``text[start:end]``."""
    return sum(1 for _ in _BREAK.finditer(text, start, end))


def number_at(text: str, offset: int) -> int:
    """The 1-based number of the line that holds ``offset``."""
    return breaks(text, 0, offset) + 1

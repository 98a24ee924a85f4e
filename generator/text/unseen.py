"""A seed's text as it stands in the file <-> as it is read: characters nobody sees left out, odd spaces plain, accents
on their letters.

A soft hyphen, a zero-width or a no-break space is debris of web pages: it must not part a word or hide a name.
Between digits a no-break or thin space groups thousands, and stays what it is.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from itertools import accumulate

from generator import patterns

_SPACE = r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_ODD = patterns.compile(
    r"(?P<unseen>[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+)"
    rf"|(?P<space>(?<!\d){_SPACE}|{_SPACE}(?!\d))"
    r"|[^\W\d_][\u0300-\u036f]{1,4}"
)
_MAYBE_ODD = patterns.compile(
    "[\u00a0\u00ad\u0300-\u036f\u1680\u2000-\u200b\u200e\u200f\u202a-\u202f\u205f\u2060\u2066-\u2069\u3000\ufeff]"
)
_IN_MAIL = patterns.compile(rf"(?P<quoted>^[ \t]*>[> \t]*)|{_ODD.pattern}", re.M)
"""The same where lines of an e-mail are quoted with ">"."""

Unseen = tuple[tuple[int, str, int], ...]
"""What was changed: an offset in the text that is read, what stands in the file instead of it, and how many characters
of the text that is (0: left out)."""


def read(printed: str) -> tuple[str, Unseen]:
    """The text to read, and what brings back ``printed``."""
    if ">" not in printed and (printed.isascii() or not _MAYBE_ODD.search(printed)):  # most articles
        return printed, ()
    kept: list[str] = []
    changed: list[tuple[int, str, int]] = []
    at = length = 0
    pattern = _IN_MAIL if ">" in printed else _ODD
    for match in pattern.finditer(printed):
        put = (
            ""
            if match["unseen"] or match[0].lstrip()[:1] == ">"
            else " "
            if match["space"]
            else unicodedata.normalize("NFC", match[0])
        )
        if len(put) > 1:
            continue
        kept += [printed[at : match.start()], put]
        length += match.start() - at
        changed.append((length, match[0], len(put)))
        length += len(put)
        at = match.end()
    return ("".join((*kept, printed[at:])), tuple(changed)) if changed else (printed, ())


class InFile:
    """Offsets of the text that is read -> those of the file, and what stands there."""

    def __init__(self, text: str, unseen: Unseen) -> None:
        self._text = _restored(text, unseen) if unseen else text
        self._starts = [at for at, _, _ in unseen]
        self._ends = [at + length for at, _, length in unseen]
        self._shift = [0, *accumulate(len(characters) - length for _, characters, length in unseen)]

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Where ``[start, end)`` stands in the file; unseen characters at its edges stay outside."""
        return start + self._shift[bisect_right(self._ends, start)], end + self._shift[bisect_left(self._starts, end)]

    def quoted(self, start: int, end: int) -> str:
        """What the file holds there."""
        first, last = self.offsets(start, end)
        return self._text[first:last]


def _restored(text: str, unseen: Unseen) -> str:
    parts: list[str] = []
    done = 0
    for at, characters, length in unseen:
        parts += [text[done:at], characters]
        done = at + length
    return "".join((*parts, text[done:]))

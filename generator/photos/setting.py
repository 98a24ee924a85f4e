"""Words, a font and a room -> lines and their size: as large as they fit, balanced, without letters the font lacks."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import ImageFont

SIZES = (96, 84, 76, 68, 60, 54, 48, 42)  # the largest that fits; the smallest is 13 px on a phone of 390 px
LEADING = 1.22
UNSET = "The caption stands below: this card cannot set its script."
_LEFT_OUT = "[…]"


@lru_cache(maxsize=64)  # the light and the dark card are set alike
def fitted(text: str, width: int, height: int, sizes: tuple[int, ...] = SIZES) -> tuple[list[str], int]:
    """Lines and size in px; a word wider than the line is broken at the smallest size only, and what does not fit then
    ends in an ellipsis."""
    for size in sizes:
        face = font("Regular", size)
        if size > sizes[-1] and widest(text, face) > width:
            continue
        lines = _wrapped(text, face, width)
        if len(lines) * size * LEADING <= height:
            return _balanced(text, face, width, len(lines)), size
    room = max(1, int(height / (size * LEADING)))
    return [*lines[: room - 1], cut(" ".join(lines[room - 1 :]), face, width)], size


def widest(text: str, face: ImageFont.FreeTypeFont) -> float:
    """Of the words, in px."""
    return max(map(face.getlength, text.split()), default=0)


def _wrapped(text: str, face: ImageFont.FreeTypeFont, width: float) -> list[str]:
    lines: list[str] = []
    for word in _words(text, face, width):
        if lines and face.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


def _words(text: str, face: ImageFont.FreeTypeFont, width: float) -> Iterator[str]:
    """Words; one that is wider than the line in pieces, broken behind a hyphen where there is one."""
    for word in text.split():
        while face.getlength(word) > width:
            room = _longest(word, face, width)
            piece = word[: word.rfind("-", 1, room) + 1 or room]
            yield piece
            word = word[len(piece) :]
        yield word


def _longest(word: str, face: ImageFont.FreeTypeFont, width: float) -> int:
    """How many of its letters fit, at least one."""
    low, high = 1, len(word)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if face.getlength(word[:middle]) <= width else (low, middle)
    return low


def _balanced(text: str, face: ImageFont.FreeTypeFont, width: int, count: int) -> list[str]:
    """As many lines, as even as they can be: the narrowest measure that needs no line more."""
    low, high = 0, width
    least = min(widest(text, face), width)
    while high - low > 4:
        middle = (low + high) // 2
        low, high = (low, middle) if middle >= least and len(_wrapped(text, face, middle)) <= count else (middle, high)
    return _wrapped(text, face, high)


def cut(text: str, face: ImageFont.FreeTypeFont, width: float) -> str:
    """The text, or as many words of its beginning as fit with an ellipsis."""
    if face.getlength(text) <= width:
        return text
    low, high = 0, len(text)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if face.getlength(text[:middle].rstrip() + "…") <= width else (low, middle)
    whole = max(text.rfind(" ", 0, low + 1), text.rfind("/", 0, low + 1))  # half a name is another's
    return text[: whole if whole * 2 > low else low].rstrip(" ,;/—–-") + "…"


def readable(text: str, otherwise: str = "") -> str:
    """The text without what the font lacks, which would come out as boxes; ``otherwise`` where that is most of it."""
    plain = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) != "Cf")
    if settable(plain):
        return plain
    letters = [char for char in plain if char.isalpha()]
    if sum(map(_settable, letters)) * 2 <= len(letters):
        return otherwise
    parts = ("".join(run) if known else _LEFT_OUT for known, run in groupby(plain, _settable))
    return re.sub(r"(?:\[…\]\s*)+(?=\[…\])", "", "".join(parts))


def settable(text: str) -> bool:
    """True where the font has every letter."""
    return all(map(_settable, set(text)))


@cache
def _settable(char: str) -> bool:
    face = font("Regular", 40)
    return char.isspace() or _glyph(face, char) != _glyph(face, "\uffff")


def _glyph(face: ImageFont.FreeTypeFont, char: str) -> tuple[tuple[int, int], Sequence[int]]:
    mask = face.getmask(char)
    return mask.size, bytes(mask)


@cache
def font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    """The bundled face: weight "Regular" or "SemiBold", size in px."""
    from PIL import ImageFont

    data = (files(__package__) / "fonts" / f"SourceSerif4-{weight}.ttf").read_bytes()
    return ImageFont.truetype(io.BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)

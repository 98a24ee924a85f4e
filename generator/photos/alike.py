"""Fingerprints of pictures -> which are the same picture, trimmed, scaled or encoded anew."""

from __future__ import annotations

from collections.abc import Mapping

_NEAR = 4
"""Bits of 64 in which two prints of one picture may differ; unrelated pictures differ in 32 on average. The gradient
fingerprint is Neal Krawetz's "dHash" (2013), who calls up to 10 similar; 4 keeps frames of one series apart."""
_LEAST = 8
"""A picture so even that it has fewer edges says too little of itself to be told from another."""


_DIGITS = 16
"""Hexadecimal digits of one print: whether each of 8 x 8 fields is brighter than the one to its right."""
_FAR = 28
"""Bits of 64 in which the prints of the whole pictures differ at most where one is a part of the other."""


def windows(width: int, height: int) -> list[tuple[float, float, float, float]]:
    """What of a picture is looked at: all of it, then nine tenths and nineteen twentieths of it in each corner, at each
    side and in the middle, so that a picture is known again when somebody trims its edges."""
    found = [(0.0, 0.0, float(width), float(height))]
    for part in (0.95, 0.9):
        for right in (0.0, 0.5, 1.0):
            for below in (0.0, 0.5, 1.0):
                x, y = width * (1 - part) * right, height * (1 - part) * below
                found.append((x, y, x + width * part, y + height * part))
    return found


def same_pictures(fingerprints: Mapping[str, str]) -> dict[str, str]:
    """Id of a photo -> id of the first photo that shows the same picture; ``fingerprints``: id -> the prints of its
    windows, in a row."""
    firsts: list[tuple[str, list[int]]] = []
    found: dict[str, str] = {}
    for id_, digits in fingerprints.items():
        prints = [int(digits[at : at + _DIGITS], 16) for at in range(0, len(digits), _DIGITS)]
        if not _LEAST <= prints[0].bit_count() <= 64 - _LEAST:
            continue
        first = next((other for other, known in firsts if _same(prints, known)), None)
        if first is None:
            firsts.append((id_, prints))
        else:
            found[id_] = first
    return found


def _same(one: list[int], other: list[int]) -> bool:
    """True where a whole picture looks like the other, or like a window of it."""
    if (one[0] ^ other[0]).bit_count() > _FAR:
        return False
    return any((one[0] ^ window).bit_count() <= _NEAR for window in other) or any(
        (other[0] ^ window).bit_count() <= _NEAR for window in one
    )


PRINT_DIGITS = _DIGITS * len(windows(1, 1))
"""Of a whole fingerprint."""

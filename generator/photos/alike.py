"""Fingerprints of pictures -> which are the same picture, cropped or encoded anew."""

from __future__ import annotations

from collections.abc import Mapping

_NEAR = 4
"""Bits of 64 in which two prints of one picture may differ; unrelated pictures differ in 32 on average. The gradient
fingerprint is Neal Krawetz's "dHash" (2013), who calls up to 10 similar; 4 keeps frames of one series apart."""
_LEAST = 8
"""A picture so even that it has fewer edges says too little of itself to be told from another."""


def same_pictures(fingerprints: Mapping[str, str]) -> dict[str, str]:
    """Id of a photo -> id of the first photo that shows the same picture; ``fingerprints``: id -> 16 hexadecimal digits."""
    firsts: list[tuple[str, int]] = []
    found: dict[str, str] = {}
    for id_, digits in fingerprints.items():
        bits = int(digits, 16)
        if not _LEAST <= bits.bit_count() <= 64 - _LEAST:
            continue
        first = next((other for other, known in firsts if (known ^ bits).bit_count() <= _NEAR), None)
        if first is None:
            firsts.append((id_, bits))
        else:
            found[id_] = first
    return found

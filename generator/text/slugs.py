"""A name -> an ASCII slug that is safe as a file name on every system."""

from __future__ import annotations

import hashlib
import re

from generator.data import fold

_RESERVED = frozenset(
    [
        "index",
        "readme",
        "con",
        "prn",
        "aux",
        "nul",
        "assets",
        "404",
        "search",
        "sitemap",
        *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10)),
    ]
)
_LONGEST = 60


def slug(name: str) -> str:
    """Lower-case ASCII words joined by hyphens; a hash where letters were lost, the name is reserved or long.

    >>> slug("Kim Jong Un")
    'kim-jong-un'
    """
    folded = fold(name)
    plain = re.sub(r"[^a-z0-9]+", "-", folded.replace("'", "")).strip("-")
    lost = any(char.isalpha() and not char.isascii() for char in folded)
    if not plain or lost or plain in _RESERVED or len(plain) > _LONGEST:
        digest = hashlib.sha256(name.encode()).hexdigest()[:6]
        plain = f"{plain[:_LONGEST].rstrip('-')}-{digest}".lstrip("-")
    return plain

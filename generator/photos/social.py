"""Pages -> the pictures that stand for them where somebody shares their address (Open Graph, 1200 x 630)."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.photos import cards
from generator.photos.cards import Card

KINDS = {
    "home": "Briefing", "person": "Person", "weapon": "Weapon system", "location": "Location", "article": "Source article",
    "organization": "Organization", "claims": "Ledger", "quotes": "Ledger", "events": "Ledger", "relations": "Ledger",
}  # fmt: skip
_PROMISE = "Every statement with its sentence"
_TITLE = re.compile(r"^# (.+)$", re.M)
_MARKS = re.compile(r"<[^>]*>|\[\^[^\]]*\]|\{[^}]*\}")


def address(page: PurePosixPath) -> PurePosixPath:
    """Where a page's picture stands in the built site."""
    return PurePosixPath("social") / page.with_suffix(".png")


def card(page: str, meta: Mapping[str, object], site: str) -> Card:
    """What the picture says: the page's title, its kind, what its description adds, and whose briefing it is."""
    match = _TITLE.search(page)
    title = html.unescape(_MARKS.sub("", match[1])).strip() if match else site
    description = html.unescape(str(meta.get("description") or "")).partition(title)
    note = "".join(description) if description[0] not in ("", "Source article: ") else description[2].lstrip(": ")
    kind = KINDS.get(str(meta.get("kind")), "Briefing")
    return Card(title, "" if title == site else site, _PROMISE, kind, note[:1].upper() + note[1:])


def draw(made: Card) -> bytes:
    """The picture as PNG, in the light colours: what shares it has colours of its own."""
    return cards.draw(made, "light", cards.SOCIAL)

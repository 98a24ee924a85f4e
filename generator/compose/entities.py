"""The entities of all kinds -> their pages, by name within each kind."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compose import location, organization, person, weapon
from generator.compose.desk import Desk
from generator.model import Page


def pages(desk: Desk) -> Iterator[Page]:
    """A page for each entity that has enough to say."""
    for kind in (person, weapon, location, organization):
        yield from kind.pages(desk)

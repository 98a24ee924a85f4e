"""The kinds of entity, in the order of their priority when spans overlap."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entity: its ``name``, the ``section`` (folder) of its pages and the section's ``title``."""

    name: str
    section: str
    title: str


KINDS = (
    Kind("weapon", "weapons", "Weapon systems"),
    Kind("person", "people", "People"),
    Kind("organization", "organizations", "Organizations"),
    Kind("location", "locations", "Locations"),
)

"""Where pages went that are no more -> the stubs that lead on from their addresses."""

from __future__ import annotations

from collections.abc import Iterator

from generator.addresses import REDIRECT, Succession
from generator.compose.desk import Desk, block, page
from generator.model import Page


def leading_on(desk: Desk, succession: Succession) -> tuple[Page, ...]:
    """A page at each old address whose subject has a page of its own elsewhere."""
    return tuple(_stubs(desk, succession))


def _stubs(desk: Desk, succession: Succession) -> Iterator[Page]:
    for old, heir in succession.stubs.items():
        entity = desk.entities.get(heir)
        if entity is None or not desk.has_page(entity) or desk.path(entity) == old.path:
            continue
        lines = [(f"{old.title} is part of ", desk.name(heir), " now.")]
        body = block("to", "lines", lines=lines)
        description = f"{old.title}: see {entity.name}"
        meta = {"of": old.kind, "to": desk.path(entity), "template": "redirect.html", "search": {"exclude": True}}
        yield page(old.path, old.id, REDIRECT, old.title, description, [body], **meta)

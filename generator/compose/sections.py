"""Entities of a kind -> the index of their section: one table, entities without a page as plain rows."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compose import values
from generator.compose.desk import NOT_STATED, Desk, block, page
from generator.kinds import KINDS
from generator.model import Cite, Entity, Line, Page

_LEADS = {
    "person": "Each person a source names, with the role as printed.",
    "weapon": "Each weapon system, class and platform a source names.",
    "location": "Each place a source names, with what a gazetteer says of it.",
    "organization": "Each organization a source names.",
}


def pages(desk: Desk) -> Iterator[Page]:
    """The index page of each section."""
    for kind in KINDS:
        found = desk.of_kind(kind.name)
        head = (("Name",), ("Type" if kind.name != "person" else "Role as printed",), ("Country",), ("Sentences",))
        table = block("table", "table", head=head, rows=[_row(desk, e) for e in found])
        lead = block("lead", "lines", lines=[(_LEADS.get(kind.name, kind.title + "."),)])
        path = f"{kind.section}/index.md"
        yield page(
            path, f"section-{kind.section}", "section", kind.title, _LEADS.get(kind.name, kind.title), [lead, table]
        )


def _row(desk: Desk, entity: Entity) -> tuple[Line, ...]:
    first = entity.mentions[0].span
    what: Line = (entity.type or NOT_STATED,)
    iso = entity.country
    if entity.kind == "person":
        what = (entity.roles[0].text, Cite(entity.roles[0].span)) if entity.roles else (NOT_STATED,)
        iso = next((r.country for r in entity.roles if r.country), None)
    return ((desk.name(entity.id),), what, (values.country(iso),), (str(len(desk.mentions(entity))), Cite(first)))

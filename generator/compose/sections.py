"""Entities of a kind -> the index of their section: a table, in parts by first letter where it is long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.compose import shelves, values, weapon
from generator.compose.desk import NOT_STATED, Desk, block, heading, page, section
from generator.kinds import KINDS, Kind
from generator.model import Block, Cite, Entity, Line, Page

_LEADS = {
    "person": "Each person a source names, with the role as printed.",
    "weapon": "Each weapon system, class and platform a source names.",
    "location": "Each place a source names, with what a gazetteer says of it.",
    "organization": "Each organization a source names.",
}

_OF_NO_COUNTRY = frozenset(("sea", "continent"))


def pages(desk: Desk) -> Iterator[Page]:
    """The index of each section."""
    for kind in KINDS:
        yield from _section(desk, kind)


def _section(desk: Desk, kind: Kind) -> Iterator[Page]:
    lead = _LEADS.get(kind.name, f"{kind.title}.")
    main = page(
        f"{kind.section}/index.md",
        f"section-{kind.section}",
        "section",
        kind.title,
        lead,
        [block("lead", "lines", lines=[(lead,)])],
    )
    tree = weapon.class_tree(desk) if kind.name == "weapon" else None
    second = "Role as printed" if kind.name == "person" else "Type"
    head = (("Name",), (second,), ("Origin" if kind.name == "weapon" else "Country",), ("Sentences",))

    def body(held: Sequence[Entity]) -> list[Block]:
        table = block("table", "table", head=head, rows=[_row(desk, e) for e in held])
        return [heading("table", kind.title), table, *section("classes", "Classes", tree)] if held else []

    yield from shelves.ledger(main, desk.of_kind(kind.name), lambda e: shelves.by_letters(e.name), body, "entries")


def _row(desk: Desk, entity: Entity) -> tuple[Line, ...]:
    first = entity.mentions[0].span
    what: Line = (values.type_of(entity.name, entity.type, entity.kind),)
    country: Line = ("" if entity.type in _OF_NO_COUNTRY else values.country(entity.country),)
    if entity.kind == "person":
        role = desk.role_now(entity)
        what = (role.text, Cite(role.span)) if role else (NOT_STATED,)
        country = _of_a_role(entity)
    if entity.kind == "weapon":
        country = _origin(entity)
    return ((desk.name(entity.id),), what, country, (str(len(desk.sentences_on(entity))), Cite(first)))


def _of_a_role(entity: Entity) -> Line:
    """The country of the first role that has one, and what it rests on."""
    role = next((role for role in entity.roles if role.country), None)
    return (values.role_country(role), Cite(role.span)) if role else (NOT_STATED,)


def _origin(entity: Entity) -> Line:
    """Where a weapon comes from; a class comes from nowhere."""
    fact = next((f for f in entity.facts if f.property == "origin"), None)
    if fact is None:
        return ("" if entity.type == "class" else NOT_STATED,)
    concluded = "" if fact.basis == "stated" else f" ({fact.basis})"
    return (values.value(fact) + concluded, Cite(fact.evidence))

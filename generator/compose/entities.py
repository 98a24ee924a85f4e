"""An entity -> its page: what is known of a person, a system, a place, an organization, and from which sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from generator.compose import values
from generator.compose.desk import NOT_STATED, Desk, block, heading, page, section
from generator.model import Block, Cite, Entity, Line, Page, Strong

_MOST = 50
_FIELDS = ("origin", "operator", "class", "basing", "length", "diameter", "weight", "payload", "warhead", "propulsion",
           "range", "altitude", "speed", "flight time", "caliber", "crew", "status", "in service")  # fmt: skip
"""The field's order, after the missile pages of CSIS Missile Threat."""


def pages(desk: Desk) -> Iterator[Page]:
    """A page for each entity that has enough to say."""
    return (page_of(desk, e) for e in desk.resolution.entities if desk.has_page(e))


def page_of(desk: Desk, entity: Entity) -> Page:
    """The page of one entity."""
    blocks = [
        *_OPENINGS.get(entity.kind, _plain)(desk, entity),
        *section("roles", "Roles as printed", _roles(desk, entity)),
        *section("facts", "Facts", _facts(entity)),
        *section("quotes", "In their own words", _quotes(desk, entity)),
        *section(
            "claims", "Claims that mention it" if entity.kind != "person" else "What is said", _claims(desk, entity)
        ),
        *section("events", "Events", _events(desk, entity)),
        *section("with", "Appears with", _with(desk, entity)),
        *section("photos", "Photos", _photos(desk, entity)),
        *section("mentions", "Every sentence", _mentions(desk, entity)),
        heading("notes", "Analyst notes"),
    ]
    description = _description(entity)
    return page(
        desk.path(entity), entity.id, entity.kind, entity.name, description, blocks, aliases=list(_aliases(entity))
    )


def _description(entity: Entity) -> str:
    if entity.roles:
        return f"{entity.name}: {entity.roles[0].text}"
    return f"{entity.name}: {entity.type or entity.kind}"


def _aliases(entity: Entity) -> tuple[str, ...]:
    return tuple(a for a in entity.aliases if a.casefold() != entity.name.casefold())


# ---------------------------------------------------------------- openings


def _plain(desk: Desk, entity: Entity) -> list[Block]:
    return [block("about", "table", head=_HEAD, rows=_about(desk, entity))]


_HEAD = (("Field",), ("What is known",))


def _about(desk: Desk, entity: Entity) -> list[tuple[Line, ...]]:
    rows: list[tuple[Line, ...]] = [(("Type",), (entity.type or entity.kind,))]
    if _aliases(entity):
        rows.append((("Also printed as",), (", ".join(_aliases(entity)),)))
    return rows


def _person(desk: Desk, entity: Entity) -> list[Block]:
    rows = _about(desk, entity)[1:]
    for role in entity.roles[:3]:
        rows.append((("Role",), (role.text, Cite(role.span))))
    countries = {r.country: r for r in reversed(entity.roles) if r.country}
    for iso, role in countries.items():
        rows.append((("Country",), (f"{values.country(iso)} ({values.basis(role)})", Cite(role.span))))
    missing = [name for name, known in (("role", entity.roles), ("country", countries)) if not known]
    rows.append((("Not stated",), (", ".join([*missing, "age", "birthplace"]),)))
    return [block("about", "table", head=_HEAD, rows=rows)]


def _weapon(desk: Desk, entity: Entity) -> list[Block]:
    rows = _about(desk, entity)
    known = {fact.property for fact in entity.facts}
    for field in _FIELDS:
        for fact in (f for f in entity.facts if f.property == field):
            rows.append(
                ((field.capitalize(),), (f"{values.value(fact)} ({values.standing(fact)})", Cite(fact.evidence)))
            )
    missing = [f for f in _FIELDS if f not in known]
    rows.append((("Not stated",), (", ".join(missing),)))
    return [block("about", "table", head=_HEAD, rows=rows)]


def _location(desk: Desk, entity: Entity) -> list[Block]:
    rows = _about(desk, entity)
    rows.append((("Country",), (values.country(entity.country),)))
    rows.append((("Coordinates",), values.coordinates(entity.place)))
    if all(m.metonym for m in entity.mentions):
        rows.append((("Note",), ("Named only as a metonym: it stands for the government there.",)))
    return [block("about", "table", head=_HEAD, rows=rows)]


_OPENINGS: dict[str, Callable[[Desk, Entity], list[Block]]] = {
    "person": _person,
    "weapon": _weapon,
    "location": _location,
}


# ---------------------------------------------------------------- sections


def _roles(desk: Desk, entity: Entity) -> Block | None:
    rows = [values.role_row(desk, role) for role in entity.roles]
    head = (("Role as printed",), ("Organization",), ("Country",), ("Basis",))
    return block("roles", "table", head=head, rows=rows) if rows else None


def _facts(entity: Entity) -> Block | None:
    head = (("Property",), ("Value",), ("As printed",), ("Who says so",))
    return block("facts", "table", head=head, rows=[values.fact_row(f) for f in entity.facts]) if entity.facts else None


def _quotes(desk: Desk, entity: Entity) -> Block | None:
    own = desk.dossier(entity.id).quotes
    lines = [
        (
            f"“{q.text.strip()}”" if desk.publish(desk.articles[q.span.article]) != "none" else desk.place(q.span),
            Cite(q.span),
        )
        for q in own
    ]
    return block("quotes", "list", lines=lines[-_MOST:]) if lines else None


def _claims(desk: Desk, entity: Entity) -> Block | None:
    dossier = desk.dossier(entity.id)
    about = list(dict.fromkeys((*dossier.said_of, *dossier.said_by)))
    head = (("Claim",), ("Who says so",), ("Class",), ("Hedge",))
    return (
        block("claims", "table", head=head, rows=[values.claim_row(desk, c) for c in about[-_MOST:]]) if about else None
    )


def _events(desk: Desk, entity: Entity) -> Block | None:
    own = desk.dossier(entity.id).events
    return events_table(desk, own[-_MOST:]) if own else None


def events_table(desk: Desk, events: Sequence[object]) -> Block:
    """When, what, status, who, where."""
    head = (("When",), ("What",), ("Status",), ("Who",), ("Where",))
    return block("events", "table", head=head, rows=[values.event_row(desk, e) for e in events])  # type: ignore[arg-type]


def _with(desk: Desk, entity: Entity) -> Block | None:
    counts: Counter[str] = Counter()
    first: dict[str, object] = {}
    for mention in desk.mentions(entity):
        for other in desk.mentioned(desk.sentence(mention.span).span):
            if other != entity.id:
                counts[other] += 1
                first.setdefault(other, mention.span)
    best = sorted(counts, key=lambda i: (-counts[i], i))[:12]
    rows = [((desk.name(i),), (str(counts[i]), Cite(first[i]))) for i in best]  # type: ignore[arg-type]
    return block("with", "table", head=(("Who or what",), ("Sentences together",)), rows=rows) if rows else None


def _photos(desk: Desk, entity: Entity) -> Block | None:
    shown = [p for p in desk.dossier(entity.id).photos if p.caption_span]
    lines = [
        (p.caption or p.alt, f" Photo: {p.credit or NOT_STATED}.", Cite(p.caption_span))
        for p in shown
        if p.caption_span
    ]
    return block("photos", "list", lines=lines) if lines else None


def _mentions(desk: Desk, entity: Entity) -> Block:
    found = desk.mentions(entity)
    lines: list[Line] = [desk.said(m.span) for m in found[-_MOST:]]
    if len(found) > _MOST:
        lines.append((Strong(f"The newest {_MOST} of {len(found)} sentences; the article pages have the rest."),))
    return block("mentions", "list", lines=lines)

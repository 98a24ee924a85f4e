"""An organization -> its page: what it is, who speaks and acts for it, what it says and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.compose import parts, values
from generator.compose.desk import Desk, block
from generator.model import Block, Cite, Entity, Line, Page, Role

_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,7}")


def pages(desk: Desk) -> Iterator[Page]:
    """The page of each organization of which there is enough to say."""
    return (page_of(desk, e) for e in desk.of_kind("organization") if desk.has_page(e))


def page_of(desk: Desk, entity: Entity) -> Page:
    """The organization's page."""
    blocks = [
        *_opening(desk, entity),
        *_people(desk, entity),
        *parts.events(desk, entity, "Events"),
        *parts.quotes(desk, entity, "Quoted"),
        *parts.claims(desk, entity),
    ]
    kind = values.type_of(entity.name, entity.type, entity.kind)
    where = f", {values.country(entity.country)}" if entity.country else ""
    return parts.entity_page(desk, entity, entity.name, f"{entity.name}: {kind}{where}", blocks)


def _opening(desk: Desk, entity: Entity) -> list[Block]:
    rows: list[parts.Row] = []
    if entity.type:
        rows.append(
            (
                ("Type",),
                (values.first_upper(values.type_of(entity.name, entity.type, entity.kind)), *parts.seen(entity)),
            )
        )
    others = [a for a in entity.aliases if a.casefold() != entity.name.casefold()]
    acronyms = [a for a in others if _ACRONYM.fullmatch(a)]
    rows.append((("Full name" if acronyms else "Name",), (entity.name, *parts.seen(entity, entity.name))))
    if acronyms:
        rows.append((("Acronym",), parts.spellings(entity, acronyms)))
    if forms := [a for a in others if a not in acronyms]:
        rows.append((("Also printed as",), parts.spellings(entity, forms)))
    if entity.country:
        rows.append((("Country",), (values.country(entity.country), *_stated(entity))))
    missing = [name for name, known in (("type", entity.type), ("country", entity.country)) if not known]
    return parts.opening(rows, [*_metonym(entity), *parts.not_stated(missing)])


def _stated(entity: Entity) -> Line:
    """The mark of the first sentence whose words say whose body it is."""
    first = next((m for m in entity.mentions if m.country), None)
    return (Cite(first.span),) if first else ()


def _metonym(entity: Entity) -> Iterator[Line]:
    mention = next((m for m in entity.mentions if m.metonym), None)
    if mention is not None:
        yield ("The name is that of a place and stands for who governs from there.", Cite(mention.span))


def _people(desk: Desk, entity: Entity) -> list[Block]:
    """Whose roles name the organization, each role once, by the date of its first printing."""
    found: dict[tuple[str, str], Role] = {}
    for person, role in desk.dossier(entity.id).bearers:
        found.setdefault((person, role.text.casefold()), role)

    def made(shown: Sequence[tuple[str, Role]]) -> Block:
        rows = [
            ((desk.name(person),), (role.text, Cite(role.span)), (parts.first_and_last(desk, (role.span,))[0],))
            for person, role in shown
        ]
        return block("people", "table", head=(("Who",), ("Role as printed",), ("First seen",)), rows=rows)

    people = [(person, role) for (person, _), role in found.items()]
    return parts.cut("people", "People", people, made, parts.ALL_PEOPLE)

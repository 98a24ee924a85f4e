"""A person -> the page that says who that is, in whose words, where seen, with whom, and what is not known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.compose import parts, values
from generator.compose.desk import Desk, block, section
from generator.model import Block, Cite, Entity, Inline, Line, Mention, Page, Role, Strong
from generator.text.family import FamilyName, family_name

_ROLES = 3
"""Roles at a glance: the last ones printed."""
_AFFILIATIONS = 6
"""Affiliations at a glance: the last ones first printed."""


def pages(desk: Desk) -> Iterator[Page]:
    """The page of each person of whom there is enough to say."""
    people = desk.of_kind("person")
    families = {person.id: family_name(person.name, person.aliases) for person in people}
    bearers: dict[str, list[str]] = defaultdict(list)
    for person in people:
        if (family := families[person.id]) is not None:
            bearers[family.text.casefold()].append(person.id)
    for person in people:
        if desk.has_page(person):
            family = families[person.id]
            same = bearers[family.text.casefold()] if family else []
            yield page_of(desk, person, family, [id_ for id_ in same if id_ != person.id])


def page_of(desk: Desk, entity: Entity, family: FamilyName | None, namesakes: Sequence[str]) -> Page:
    """The person's page."""
    roles = _grouped(desk, entity.roles)
    blocks = [
        *_opening(desk, entity, roles, family),
        *section("names", "Names and spellings", _names(desk, entity)),
        *section("roles", "Roles as printed", _roles(desk, roles)),
        *parts.events(desk, entity, "Movements and meetings"),
        *parts.quotes(desk, entity, "In their own words"),
        *parts.claims(desk, entity),
        *section("namesakes", "Namesakes", _namesakes(desk, namesakes)),
    ]
    role = desk.role_now(entity)
    description = f"{entity.name}: {role.text}" if role else f"{entity.name}: person named in the sources"
    return parts.entity_page(desk, entity, entity.name, description, blocks)


def _grouped(desk: Desk, roles: Sequence[Role]) -> list[list[Role]]:
    """The same role printed again and again is one; by the date of its first printing."""
    order = {id_: n for n, id_ in enumerate(desk.articles)}
    groups: dict[tuple[str, str | None, str | None], list[Role]] = {}
    for role in sorted(roles, key=lambda r: (order[r.span.article], r.span)):
        groups.setdefault((role.text.casefold(), role.organization, role.country), []).append(role)
    return list(groups.values())


# ---------------------------------------------------------------- opening


def _opening(desk: Desk, entity: Entity, roles: Sequence[list[Role]], family: FamilyName | None) -> list[Block]:
    rows: list[parts.Row] = [(("Name",), (*_marked(entity.name, family), *parts.seen(entity, entity.name)))]
    others = [a for a in entity.aliases if a.casefold() != entity.name.casefold()]
    if others:
        rows.append((("Also printed as",), parts.spellings(entity, others)))
    rows += [(("Role",), (group[-1].text, Cite(group[-1].span))) for group in roles[-_ROLES:]]
    affiliations = _affiliations(desk, roles)
    if affiliations:
        rows.append((("Affiliation",), parts.joined(affiliations)))
    ages = [f for f in entity.facts if f.property == "age"]
    rows += [(("Age",), (values.value(f), Cite(f.evidence))) for f in ages[-1:]]
    known = {
        "role": roles,
        "organization": [g for g in roles if g[0].organization],
        "country": [g for g in roles if g[0].country],
        "age": ages,
    }
    missing = [name for name, found in known.items() if not found]
    return parts.opening(
        rows,
        [
            *_family_note(desk, entity, family),
            *_conclusions(roles),
            *parts.not_stated(missing),
            *_warning(desk, entity),
        ],
    )


def _marked(name: str, family: FamilyName | None) -> Line:
    """The name with its family name in bold capitals."""
    if family is None:
        return (name,)
    rest = name.removeprefix(family.text) if family.first else name.removesuffix(family.text)
    capitals: Inline = Strong(family.text.upper())
    return (capitals, rest) if family.first else (rest, capitals)


def _family_note(desk: Desk, entity: Entity, family: FamilyName | None) -> list[Line]:
    if family is None:
        return [("Which part is the family name is not known.",)] if " " in entity.name else []
    alone = (m for m in entity.mentions if "alone" in family.reason and " ".join(m.text.split()) == family.text)
    shown = next(alone, entity.mentions[0])
    return [(f"Family name: {family.text}, inferred: {family.reason}.", Cite(shown.span))]


def _affiliations(desk: Desk, roles: Sequence[list[Role]]) -> list[Line]:
    """Organizations and countries that roles name, each once, with the mark of the first that does."""
    found: dict[str, Line] = {}
    for group in roles:
        role = group[0]
        if role.organization:
            found.setdefault(role.organization, (*values.organization(desk, role), Cite(role.span)))
        if role.country:
            found.setdefault(role.country, (values.role_country(role), Cite(role.span)))
    told = list(found.values())
    more = len(told) - _AFFILIATIONS
    return [*told[-_AFFILIATIONS:], (f"{more:,} earlier ones below",)] if more > 0 else told


def _conclusions(roles: Sequence[list[Role]]) -> Iterator[Line]:
    for group in roles:
        role = group[0]
        if role.country and role.basis != "stated":
            country = values.country(role.country)
            yield (f"{country} is {role.basis} from “{role.text}”, not stated: {role.reason}.", Cite(role.span))


def _warning(desk: Desk, entity: Entity) -> Iterator[Line]:
    """What only a person can settle about this identity."""
    for suggestion in desk.suggestions(entity.id):
        yield (f"Open question: {suggestion.text}; they are kept apart until an editor decides.",)
    for reason in entity.reasons:
        yield (f"Identity: {reason}.",)


# ---------------------------------------------------------------- names, roles, namesakes


def _names(desk: Desk, entity: Entity) -> Block | None:
    """Each form as printed, how often, first and last seen, in order of first sight."""
    forms: dict[str, list[Mention]] = {}
    others: dict[str, list[Mention]] = {}
    for mention in entity.mentions:
        if mention.form in ("name", "alias"):
            forms.setdefault(" ".join(mention.text.split()), []).append(mention)
        else:
            others.setdefault("by a pronoun" if mention.form == "pronoun" else "by a description", []).append(mention)
    rows = [_name_row(desk, (f"“{form}”",), found) for form, found in forms.items()]
    rows += [_name_row(desk, (how,), others[how]) for how in sorted(others)]
    head = (("As printed",), ("Times",), ("First seen",), ("Last seen",))
    return block("names", "table", head=head, rows=rows) if rows else None


def _name_row(desk: Desk, name: Line, mentions: Sequence[Mention]) -> parts.Row:
    first, last = parts.first_and_last(desk, (m.span for m in mentions))
    return ((*name, Cite(mentions[0].span)), (f"{len(mentions):,}",), (first,), (last,))


def _roles(desk: Desk, roles: Sequence[list[Role]]) -> Block | None:
    head = (("Role as printed",), ("First seen",), ("Last seen",), ("Organization",), ("Country",))
    rows: list[tuple[Line, ...]] = []
    for group in roles[-parts.NEWEST :]:
        role = group[0]
        first, last = parts.first_and_last(desk, (r.span for r in group))
        rows.append(
            (
                (role.text, Cite(role.span)),
                (first,),
                (last,),
                values.organization(desk, role),
                (values.role_country(role),),
            )
        )
    if len(roles) > parts.NEWEST:
        rows.append(((f"And {len(roles) - parts.NEWEST:,} earlier ones: see the sentences below.",), (), (), (), ()))
    return block("roles", "table", head=head, rows=rows) if rows else None


def _namesakes(desk: Desk, others: Sequence[str]) -> Block | None:
    """Other people of the same family name: a lone surname may be theirs."""
    if not others:
        return None
    lines: list[Line] = [
        ("Other people of the same family name; what is said of them does not count for this page.",),
        (*desk.names(others[: parts.NEWEST]), "."),
    ]
    return block("namesakes", "lines", lines=lines)

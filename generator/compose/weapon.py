"""A weapon system, class or platform -> its page: data sheet, tests, figures side by side, class tree, what is not stated."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.compose import parts, statements, values
from generator.compose.desk import Desk, block, heading, section
from generator.data import weapons
from generator.model import Bar, BarChart, Block, Cite, Drawing, Entity, Fact, Inline, Line, Page
from generator.text.units import DIMENSION, convert_for_display

_FIELDS = (
    ("origin", "Origin"), ("operator", "Operators"), ("class", "Class"), ("basing", "Basing"), ("length", "Length"),
    ("diameter", "Diameter"), ("weight", "Launch weight"), ("payload", "Payload"), ("warhead", "Warhead"),
    ("propulsion", "Propulsion"), ("range", "Range"), ("status", "Status"), ("in service", "In service"),
)  # fmt: skip
"""The field's order, after the missile pages of CSIS Missile Threat; property of a fact -> the field's name."""
_OF_SHIPS = (
    ("origin", "Origin"), ("operator", "Operators"), ("class", "Class"), ("length", "Length"), ("beam", "Beam"),
    ("draught", "Draught"), ("displacement", "Displacement"), ("crew", "Crew"), ("propulsion", "Propulsion"),
    ("speed", "Speed"), ("range", "Range"), ("status", "Status"), ("in service", "In service"),
)  # fmt: skip
_OF_AIRCRAFT = (
    ("origin", "Origin"), ("operator", "Operators"), ("class", "Class"), ("length", "Length"), ("wingspan", "Wingspan"),
    ("weight", "Weight"), ("payload", "Payload"), ("crew", "Crew"), ("speed", "Speed"), ("range", "Range"),
    ("altitude", "Altitude"), ("endurance", "Endurance"), ("status", "Status"), ("in service", "In service"),
)  # fmt: skip
"""The fields of a ship and of an aircraft, in the order of the usual reference books' entries."""
_OTHERS = {"description": "Called", "quantity": "Number named", "unit cost": "Cost of one"}
_ONE_VALUE = frozenset(
    "origin class length width beam draught diameter wingspan weight payload warhead propulsion range speed crew caliber yield".split()
)
"""Properties of which a system has one: different figures for it are a disagreement, not two events."""
_IN_A_TEST = ("altitude", "distance flown", "flight time")
_AT_ONCE = 5
"""Sources named for one figure."""


# ---------------------------------------------------------------- all weapons together


@dataclass(frozen=True, slots=True)
class _Arsenal:
    """All weapons of the briefing: by name, and by the class that they are said or concluded to be of."""

    by_name: dict[str, Entity]
    members: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))

    def named(self, name: str) -> Entity | None:
        return self.by_name.get(weapons.key(name))


def _arsenal(desk: Desk) -> _Arsenal:
    found = desk.of_kind("weapon")
    arsenal = _Arsenal({weapons.key(entity.name): entity for entity in found})
    for entity in found:
        for name in _classes_of(entity):
            arsenal.members[name].append(entity)
    return arsenal


def _classes_of(entity: Entity) -> list[str]:
    """The classes that facts give a system."""
    if entity.type == "class":
        return []
    return list(dict.fromkeys(str(f.value) for f in entity.facts if f.property == "class"))


def pages(desk: Desk) -> Iterator[Page]:
    """The page of each weapon of which there is enough to say."""
    arsenal = _arsenal(desk)
    return (page_of(desk, e, arsenal) for e in desk.of_kind("weapon") if desk.has_page(e))


def page_of(desk: Desk, entity: Entity, arsenal: _Arsenal) -> Page:
    """The weapon's page."""
    blocks = [
        *_sheet(desk, entity, arsenal),
        *_ranges(desk, entity),
        *_tests(desk, entity),
        *section("readings", "How the figures were read", _readings(entity)),
        *section("tree", "Class and related systems", _tree(desk, entity, arsenal)),
        *parts.events(desk, entity, "Events"),
        *parts.quotes(desk, entity, "Quoted"),
        *parts.claims(desk, entity),
    ]
    title = values.first_upper(entity.name)
    return parts.entity_page(desk, entity, title, _description(entity, title), blocks)


def _description(entity: Entity, title: str) -> str:
    said = [values.type_of(entity.name, entity.type, entity.kind)]
    for property_ in ("class", "origin"):
        fact = next((f for f in entity.facts if f.property == property_), None)
        if fact is not None:
            concluded = "" if fact.basis == "stated" else f" ({fact.basis})"
            said.append(("origin " if property_ == "origin" else "") + values.value(fact) + concluded)
    return f"{title}: {', '.join(said)}"


# ---------------------------------------------------------------- data sheet

Figure = list[Fact]
"""Facts that give one property the same value."""


def _sheet(desk: Desk, entity: Entity, arsenal: _Arsenal) -> list[Block]:
    in_tests = {id(f) for test in _test_rows(desk, entity) for f in test.facts}
    figures = _figures(f for f in entity.facts if f.property != "test" and id(f) not in in_tests)
    names = _field_names(entity)
    order = [*names, *sorted({f[0].property for f in figures} - set(names))]
    kind = values.first_upper(values.type_of(entity.name, entity.type, entity.kind))
    rows: list[parts.Row] = [(("Type",), (kind, *parts.seen(entity)), ("",))]
    forms = [a for a in entity.aliases if a.casefold() != entity.name.casefold()]
    if forms:
        rows.append((("Also printed as",), parts.spellings(entity, forms[: parts.NEWEST]), ("",)))
    rows += [
        _figure_row(names.get(name, _OTHERS.get(name, values.first_upper(name))), figure, desk, arsenal)
        for name in order
        for figure in figures
        if figure[0].property == name
    ]
    notes = [
        *(_disagreements(desk, figures, names) if entity.type != "class" else ()),
        *_missing(entity, figures),
        *(values.conclusion(names.get(f[0].property, f[0].property), f[0]) for f in figures if f[0].basis != "stated"),
    ]
    head = (("Field",), ("Value",), ("Who says so",))
    return [
        block("about", "table", head=head, rows=rows),
        *([block("about-notes", "list", lines=notes)] if notes else []),
    ]


def _figures(facts: Iterable[Fact]) -> list[Figure]:
    found: dict[tuple[object, ...], Figure] = {}
    for fact in values.intervals(facts):
        key = (fact.property, fact.value, fact.upper, fact.unit, fact.comparator, fact.when)
        found.setdefault(key, []).append(fact)
    return list(found.values())


def _figure_row(name: str, figure: Figure, desk: Desk, arsenal: _Arsenal) -> parts.Row:
    """Field, value with a mark for each source, and who says it in which words."""
    fact = figure[0]
    of_class = arsenal.named(str(fact.value)) if fact.property == "class" else None
    plain = values.printed(fact) if fact.property == "description" else values.value(fact)
    shown: Inline = desk.name(of_class.id) if of_class else plain
    when = (f" ({fact.when})",) if fact.when else ()
    said = _all_said(desk, figure)
    marks = [Cite(f.evidence) for f in figure[:_AT_ONCE]]
    return ((name,), (shown, *when, *marks), (values.first_upper(said),))


def _all_said(desk: Desk, figure: Figure) -> str:
    """Who says so and how firmly; behind those who print it alike, in which words where they differ from the value."""
    by_form: dict[str, list[str]] = defaultdict(list)
    said = dict.fromkeys(_said(desk, f) for f in figure)
    for who, form in list(said)[:_AT_ONCE]:
        by_form[form].append(who)
    more = len(said) - _AT_ONCE
    told = [*("; ".join(who) + form for form, who in by_form.items()), *([f"and {more} more"] if more > 0 else [])]
    return "; ".join(told)


def _said(desk: Desk, fact: Fact) -> tuple[str, str]:
    if fact.basis != "stated":
        return f"{fact.basis}, not stated", ""
    return values.standing(desk, fact), _in_print(fact, "; ")


def _in_print(fact: Fact, mark: str) -> str:
    """The printed form behind ``mark``; nothing where the value says the same."""
    form = values.printed(fact)
    same = form.strip("“”").casefold() == values.value(fact).casefold()
    return "" if same else f"{mark}printed {form}"


def _disagreements(desk: Desk, figures: Sequence[Figure], names: dict[str, str]) -> Iterator[Line]:
    """What sources state otherwise; a conclusion of ours contradicts nobody, nor does a wider class a narrower one."""
    by_property: dict[str, list[Figure]] = defaultdict(list)
    wider = _wider(str(f[0].value) for f in figures if f[0].property == "class")
    for figure in figures:
        fact = figure[0]
        if fact.property in _ONE_VALUE and fact.basis == "stated" and (fact.property, fact.value) not in wider:
            by_property[fact.property].append(figure)
    for property_, several in by_property.items():
        if len(several) > 1:
            told = parts.joined((values.value(f[0]) + _according(desk, f[0]), Cite(f[0].evidence)) for f in several)
            name = names.get(property_, property_).lower()
            yield (f"Sources differ on {name}: ", *told, ".")


def _wider(classes: Iterable[str]) -> set[tuple[str, object]]:
    """The classes of which another one is a kind."""
    nodes = [node for name in classes if (node := weapons.classes().get(name))]
    return {("class", step) for node in nodes for step in node.path[:-1]}


def _according(desk: Desk, fact: Fact) -> str:
    """Who says so, behind a figure inside a sentence: " according to a Western official"."""
    said = values.standing(desk, fact)
    return f" according to {said[:1].lower() + said[1:] if re.match(r'An? ', said) else said}"


def _missing(entity: Entity, figures: Sequence[Figure]) -> list[Line]:
    if entity.type == "class":
        return []
    known = {figure[0].property for figure in figures}
    return parts.not_stated(name.lower() for property_, name in _field_names(entity).items() if property_ not in known)


_LAUNCHED = frozenset(("missile", "rocket", "munition", "bomb", "hypersonic missile", "glide vehicle"))


def _field_names(entity: Entity) -> dict[str, str]:
    """Property -> the field's name, in order; what is known to be no missile has a weight, not a launch weight."""
    classes = {step for name in _classes_of(entity) if (node := weapons.classes().get(name)) for step in node.path}
    if entity.type == "platform" or "vessel" in classes:
        return dict(_OF_SHIPS)
    if "aircraft" in classes and "drone" not in classes:
        return dict(_OF_AIRCRAFT)
    return dict(_FIELDS) | ({"weight": "Weight"} if classes and not _LAUNCHED & classes else {})


# ---------------------------------------------------------------- ranges side by side


def _ranges(desk: Desk, entity: Entity) -> list[Block]:
    """A bar for each figure of the range, in one unit; the data sheet above says the same in words."""
    figures = [f for f in _figures(entity.facts) if f[0].property == "range" and _is_length(f[0])]
    if not figures:
        return []
    unit = str(figures[0][0].unit)
    bars = [bar for figure in figures if (bar := _bar(desk, figure, unit)) is not None][-parts.NEWEST :]
    told = "; ".join(f"{values.value(f[0])}, {_who(desk, f)}" for f in figures[-parts.NEWEST :])
    name = values.first_upper(entity.name)
    drawing = Drawing(f"range-{entity.id}", f"Range of {name}: {told}", BarChart(unit, tuple(bars)))
    marks = [Cite(f[0].evidence) for f in figures[-parts.NEWEST :]]
    caption: Line = (f"Range by source, in {unit}.", *marks)
    return [heading("ranges", "Range by source"), block("ranges", "drawing", drawing=drawing, caption=caption)]


def _is_length(fact: Fact) -> bool:
    return not isinstance(fact.value, str) and DIMENSION.get(fact.unit or "") == "length"


def _bar(desk: Desk, figure: Figure, unit: str) -> Bar | None:
    fact = figure[0]
    if isinstance(fact.value, str):
        return None
    ends = [
        _in_unit(end, fact.unit, unit) for end in (fact.value, fact.upper if fact.upper is not None else fact.value)
    ]
    low, high = ends
    return (
        None if low is None or high is None else Bar(values.first_upper(_who(desk, figure)), low, high, fact.comparator)
    )


def _in_unit(amount: float, own: str | None, unit: str) -> float | None:
    if own == unit:
        return float(amount)
    other = convert_for_display(amount, own or "")
    return other[0] if other and other[1] == unit else None


def _who(desk: Desk, figure: Figure) -> str:
    """Who says so; an article that says it in its own voice is told from others by its date."""
    sources = dict.fromkeys(", citing ".join(f.attribution) or desk.voice(f.evidence) for f in figure)
    return "; ".join(list(sources)[:2]) + (f" and {len(sources) - 2} more" if len(sources) > 2 else "")


# ---------------------------------------------------------------- tests


@dataclass(frozen=True, slots=True)
class _Test:
    """A test and what its sentence says of the flight."""

    fact: Fact
    flight: dict[str, Fact]

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (self.fact, *self.flight.values())


def _test_rows(desk: Desk, entity: Entity) -> list[_Test]:
    """Tests by date, the undated last; each with the figures of its own sentence."""
    by_sentence: dict[object, list[Fact]] = defaultdict(list)
    for fact in entity.facts:
        if fact.property in _IN_A_TEST:
            by_sentence[desk.sentence(fact.evidence).span].append(fact)
    tests = []
    for fact in entity.facts:
        if fact.property == "test":
            flown = by_sentence.pop(desk.sentence(fact.evidence).span, [])
            tests.append(_Test(fact, {f.property: f for f in flown}))
    return sorted(tests, key=lambda t: (t.fact.when is None, (t.fact.when or "").replace("X", "~"), t.fact.evidence))


def _tests(desk: Desk, entity: Entity) -> list[Block]:
    def made(shown: Sequence[_Test]) -> Block:
        flown = [name for name in _IN_A_TEST if any(name in test.flight for test in shown)]
        head = (("Date",), ("What",), *((values.first_upper(name),) for name in flown), ("Who says so",))
        return block("tests", "table", head=head, rows=[_test_row(desk, test, flown) for test in shown])

    return parts.cut("tests", "Test log", _test_rows(desk, entity), made, parts.ALL_EVENTS)


def _test_row(desk: Desk, test: _Test, flown: Sequence[str]) -> parts.Row:
    fact, claim = test.fact, desk.claim_at(test.fact.evidence)
    what = statements.words(claim.text if claim and claim.span.covers(fact.evidence) else fact.as_printed)
    said = values.first_upper(values.standing(desk, fact))
    cells = [_flight_cell(test.flight.get(name)) for name in flown]
    return ((fact.when or "Undated",), (what, Cite(fact.evidence)), *cells, (said,))


def _flight_cell(fact: Fact | None) -> Line:
    return (values.value(fact) + _in_print(fact, ", "), Cite(fact.evidence)) if fact else ("",)


# ---------------------------------------------------------------- how figures and dates were read


def _readings(entity: Entity) -> Block | None:
    """What was printed, what it is taken for, and why."""
    read = [f for f in entity.facts if f.reason and f.basis == "stated" and (f.when or not isinstance(f.value, str))]
    names = _field_names(entity) | _OTHERS
    rows = [
        (
            (names.get(f.property, values.first_upper(f.property)),),
            (values.printed(f), Cite(f.evidence)),
            (f.when if f.property == "test" and f.when else values.value(f),),
            (values.first_upper(f.reason),),
        )
        for f in values.intervals(read[-parts.NEWEST :])
    ]
    head = (("Field",), ("As printed",), ("Read as",), ("Why",))
    return block("readings", "table", head=head, rows=rows) if rows else None


# ---------------------------------------------------------------- class tree


def _tree(desk: Desk, entity: Entity, arsenal: _Arsenal) -> Block | None:
    """Where the weapon stands in the tree of classes, what is below it, and what is of its own class."""
    lines = [*_above(desk, entity, arsenal), *_below(desk, entity, arsenal), *_beside(desk, entity, arsenal)]
    return block("tree", "lines", lines=lines) if lines else None


def _above(desk: Desk, entity: Entity, arsenal: _Arsenal) -> Iterator[Line]:
    """The way from the widest class down to the weapon's own; the root of the tree says nothing."""
    if entity.type == "class":
        node = weapons.classes().get(entity.name)
        if node and len(node.path) > 2:
            yield ("Kind of: ", *_path(desk, node.path[1:-1], arsenal), ".")
        return
    for fact in _figures(f for f in entity.facts if f.property == "class"):
        node = weapons.classes().get(str(fact[0].value))
        if node:
            concluded = "" if fact[0].basis == "stated" else f" ({fact[0].basis})"
            yield ("Kind of: ", *_path(desk, node.path[1:], arsenal), concluded + ".", Cite(fact[0].evidence))


def _path(desk: Desk, path: Sequence[str], arsenal: _Arsenal) -> Line:
    return parts.joined(((_class_name(desk, step, arsenal),) for step in path), " › ")


def _class_name(desk: Desk, name: str, arsenal: _Arsenal) -> Inline:
    entity = arsenal.named(name)
    return desk.name(entity.id) if entity else name


def _below(desk: Desk, entity: Entity, arsenal: _Arsenal) -> Iterator[Line]:
    if entity.type == "system":
        return
    kinds = [n.name for n in weapons.classes().values() if n.path[-2:-1] == (entity.name,) and arsenal.named(n.name)]
    if kinds:
        named = [(desk.name(e.id), *parts.seen(e)) for name in kinds if (e := arsenal.named(name))]
        yield ("Kinds of it that the sources name: ", *parts.joined(named, ", "), ".")
    of_it = [e for name in _with_kinds(entity.name) for e in arsenal.members.get(name, ())]
    if of_it:
        yield ("Systems of this class: ", *parts.joined((_member(desk, e) for e in of_it[: parts.NEWEST]), ", "), ".")


def _with_kinds(name: str) -> list[str]:
    """A class and everything below it in the tree."""
    return [name, *(node.name for node in weapons.classes().values() if name in node.path[:-1])]


def _names(desk: Desk, arsenal: _Arsenal, names: Iterable[str]) -> Line:
    return parts.joined(((_class_name(desk, name, arsenal),) for name in names), ", ")


def _member(desk: Desk, entity: Entity) -> Line:
    fact = next(f for f in entity.facts if f.property == "class")
    return (desk.name(entity.id), "" if fact.basis == "stated" else f" ({fact.basis})", Cite(fact.evidence))


def _beside(desk: Desk, entity: Entity, arsenal: _Arsenal) -> Iterator[Line]:
    for name in _classes_of(entity):
        others = [e for e in arsenal.members.get(name, ()) if e.id != entity.id]
        if others:
            told = parts.joined((_member(desk, e) for e in others[: parts.NEWEST]), ", ")
            yield (f"Other systems of the class {name}: ", *told, ".")


def class_tree(desk: Desk) -> Block | None:
    """The classes that the sources name, each below what it is a kind of, with the systems of each."""
    arsenal = _arsenal(desk)
    present = {e.name for e in desk.of_kind("weapon")} | set(arsenal.members)
    shown = [n for n in weapons.classes().values() if present & set(_with_kinds(n.name))]
    rows = []
    for node in shown:
        members = arsenal.members.get(node.name, [])
        told = parts.joined((_member(desk, e) for e in members[: parts.NEWEST]), ", ")
        line: Line = (_class_name(desk, node.name, arsenal), *((": ", *told) if told else ()))
        rows.append((len(node.path) - 1, line))
    return block("tree", "tree", rows=rows) if rows else None

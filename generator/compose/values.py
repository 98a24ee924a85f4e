"""Facts, roles and places -> the words in which pages tell them: value, printed form, who says so, why it is concluded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator import data
from generator.compose.desk import NOT_STATED, Desk
from generator.model import Cite, Fact, Line, Place, Role
from generator.text.units import convert_for_display

_COMPARATORS = {">": "more than ", "<": "less than ", ">=": "at least ", "<=": "up to ", "~": "about ", "=": ""}
_UNITS = {"min": "minutes", "h": "hours", "s": "seconds", "d": "days", "yr": "years", "person": "people"}
_SINGLE = {"people": "person"}
_COUNTRIES = ("origin", "operator")
_HEDGES = (("estimat", "estimate"), ("believ", "belief"), ("report", "report"), ("claim", "claim"))
_TYPES = {
    "system": "weapon system", "class": "class of weapons", "platform": "military platform",
    "agency": "news agency", "media": "news outlet", "international": "international organization",
    "government": "government body", "military": "armed force", "firm": "company",
    "land": "geographical region", "sea": "body of water", "mountains": "mountain range",
}  # fmt: skip
_LANDFORMS = frozenset(
    """strait canal channel gulf bay ocean sea peninsula island islands desert valley plateau river lake mountain delta
    archipelago cape coast basin steppe port harbor harbour airport airfield airbase cosmodrome spaceport bridge dam""".split()
)


def country(iso: str | None) -> str:
    """The country's name, or "Not stated"."""
    known = data.countries().get(iso or "")
    return known.name if known else NOT_STATED


def type_of(name: str, type_: str | None, kind: str) -> str:
    """The type in plain words: "weapon system", "strait" for the Strait of Hormuz, "city"."""
    if kind == "location" and type_ in ("land", "sea", "facility", None):
        words = name.lower().split()
        said = next((word for word in (words[-1], words[0]) if word in _LANDFORMS), None)
        if said is not None:
            return said
    return _TYPES.get(type_ or "", type_ or kind)


def first_upper(text: str) -> str:
    """The first letter as a capital, the others as they are."""
    return text[:1].upper() + text[1:]


# ---------------------------------------------------------------- facts


def value(fact: Fact) -> str:
    """The value with comparator and unit, and in the other customary unit: "more than 15,000 km (9,300 mi)"."""
    if isinstance(fact.value, str):
        return country(fact.value) if fact.property in _COUNTRIES and fact.value in data.countries() else fact.value
    return _in_both_units(fact.value, fact.upper, fact.unit, fact.comparator)


def _in_both_units(value: float, upper: float | None, unit: str | None, comparator: str | None) -> str:
    told = amount(value, unit, comparator, upper)
    other = convert_for_display(value, unit) if unit else None
    if other is None:
        return told
    most = convert_for_display(upper, unit) if upper is not None and unit else None
    return f"{told} ({amount(other[0], other[1], None, most[0] if most else None)})"


def amount(value: float, unit: str | None, comparator: str | None = None, upper: float | None = None) -> str:
    """A number as people write it: "more than 15,000 km", "at least 4 people", "Mach 2.8", "5,000 to 8,000 km"."""
    number = f"{_number(value)} to {_number(upper)}" if upper is not None else _number(value)
    before = _COMPARATORS.get(comparator or "", "")
    if unit == "Mach":
        return f"{before}Mach {number}"
    word = _UNITS.get(unit or "", unit or "")
    single = value == 1 and upper is None and word != unit
    return f"{before}{number} {_SINGLE.get(word, word.removesuffix('s')) if single else word}".strip()


def _number(value: float) -> str:
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def intervals(facts: Iterable[Fact]) -> list[Fact]:
    """Facts, the two ends that one figure was printed with ("between 5,000 and 8,000 km") joined to an interval."""
    found: list[Fact] = []
    for fact in facts:
        if found and _ends_of_one(found[-1], fact):
            found[-1] = replace(found[-1], comparator=None, upper=fact.value)  # type: ignore[arg-type]
        else:
            found.append(fact)
    return found


def _ends_of_one(low: Fact, high: Fact) -> bool:
    same = all(getattr(low, n) == getattr(high, n) for n in ("property", "unit", "as_printed", "evidence", "when"))
    return same and (low.comparator, high.comparator) == (">=", "<=") and not isinstance(high.value, str)


def counted(number: int, noun: str) -> str:
    """ "1 sentence", "1,200 sentences"."""
    return f"{number:,} {noun if number == 1 else noun + 's'}"


def printed(fact: Fact) -> str:
    """The source's own form in one pair of quotation marks."""
    return f"“{fact.as_printed.strip('“”').strip()}”"


def standing(desk: Desk, fact: Fact) -> str:
    """Who says so and how firmly: "BBC, estimate (“is estimated”)", "the article"; for a conclusion, that it is one."""
    source = ", citing ".join(fact.attribution) if fact.attribution else ""
    hedge = f"{_hedged(fact.hedge)} (“{fact.hedge}”)" if fact.hedge else ""
    said = ", ".join(filter(None, (source, hedge)))
    if fact.basis != "stated":
        return f"{fact.basis}, not stated" + (f"; rests on {said}" if said else "")
    return said if source else ", ".join(filter(None, (desk.voice(fact.evidence), hedge)))


def _hedged(hedge: str) -> str:
    return next((word for part, word in _HEDGES if part in hedge.lower()), "hedged")


def conclusion(name: str, fact: Fact) -> Line:
    """Why a fact is concluded: "Class is derived, not stated: ..."."""
    return (f"{name} is {fact.basis}, not stated: {fact.reason}.", Cite(fact.evidence))


# ---------------------------------------------------------------- roles


def role_country(role: Role) -> str:
    """The country of a role, and whether it is a conclusion."""
    concluded = f" ({role.basis})" if role.country and role.basis != "stated" else ""
    return country(role.country) + concluded


def organization(desk: Desk, role: Role) -> Line:
    """The organization a role names, linked where it has a page."""
    if not role.organization:
        return (NOT_STATED,)
    named = [i for i in desk.mentioned(role.span) if desk.entities[i].kind == "organization"]
    same = [i for i in named if role.organization in (desk.entities[i].name, *desk.entities[i].aliases)]
    return (desk.name(same[0]),) if same else (role.organization,)


# ---------------------------------------------------------------- places


def coordinates(place: Place | None) -> Line:
    """Degrees with precision and gazetteer, or "Not stated"."""
    if place is None or place.lat is None or place.lon is None:
        return (NOT_STATED,)
    return (f"{degrees(place)}, {_centre(place)}; {place.gazetteer}",)


def degrees(place: Place) -> str:
    """ "43.11° N, 131.87° E"."""
    lat, lon = place.lat or 0.0, place.lon or 0.0
    return f"{abs(lat):.2f}° {'N' if lat >= 0 else 'S'}, {abs(lon):.2f}° {'E' if lon >= 0 else 'W'}"


def _centre(place: Place) -> str:
    return f"centre of the {type_of(place.name, place.precision, 'location')}"

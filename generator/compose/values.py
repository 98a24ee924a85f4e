"""Facts, roles and places -> the words in which pages tell them: value, printed form, who says so, why it is concluded."""

from __future__ import annotations

from generator import data
from generator.compose.desk import NOT_STATED, Desk
from generator.model import Cite, Fact, Line, Place, Role
from generator.text.units import convert_for_display

_COMPARATORS = {">": "more than ", "<": "less than ", ">=": "at least ", "<=": "up to ", "~": "about ", "=": ""}
_UNITS = {"min": "minutes", "h": "hours", "s": "seconds", "d": "days", "yr": "years", "person": "people"}
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
    amount = f"{_COMPARATORS.get(fact.comparator or '', '')}{_number(fact.value)} {_unit(fact)}".strip()
    other = convert_for_display(fact.value, fact.unit) if fact.unit else None
    return f"{amount} ({_number(other[0])} {other[1]})" if other else amount


def _unit(fact: Fact) -> str:
    unit = _UNITS.get(fact.unit or "", fact.unit or "")
    return unit.removesuffix("s") if fact.value == 1 and unit != fact.unit else unit


def _number(value: float) -> str:
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def printed(fact: Fact) -> str:
    """The source's own form in one pair of quotation marks."""
    return f"“{fact.as_printed.strip('“”').strip()}”"


def standing(fact: Fact) -> str:
    """Who says so and how firmly: "BBC, estimate (“is estimated”)"; for a conclusion, that it is one."""
    source = ", citing ".join(fact.attribution) if fact.attribution else ""
    hedge = f"{_hedged(fact.hedge)} (“{fact.hedge}”)" if fact.hedge else ""
    said = ", ".join(filter(None, (source, hedge)))
    if fact.basis != "stated":
        return f"{fact.basis}, not stated" + (f"; rests on {said}" if said else "")
    return said if source else f"no source named; {hedge}" if hedge else "no source named"


def _hedged(hedge: str) -> str:
    return next((word for part, word in _HEDGES if part in hedge.lower()), "hedged")


def fact_row(fact: Fact) -> tuple[Line, ...]:
    """Property, value, printed form, standing with its mark."""
    when = f" ({fact.when})" if fact.when else ""
    return (
        (first_upper(fact.property),),
        (value(fact) + when,),
        (printed(fact),),
        (first_upper(standing(fact)), Cite(fact.evidence)),
    )


def conclusion(name: str, fact: Fact) -> Line:
    """Why a fact is concluded: "Class is derived, not stated: ..."."""
    return (f"{name} is {fact.basis}, not stated: {fact.reason}.", Cite(fact.evidence))


# ---------------------------------------------------------------- roles


def basis(role: Role) -> str:
    """How a role's country is known."""
    if role.country is None:
        return "stated; country not stated" if role.basis == "stated" else role.basis
    return "stated" if role.basis == "stated" else f"{role.basis}: {role.reason}"


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

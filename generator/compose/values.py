"""Facts, claims and events -> the words in which pages tell them."""

from __future__ import annotations

from generator import data
from generator.compose.desk import NOT_STATED, Desk
from generator.model import Cite, Claim, Event, Fact, Inline, Line, Place, Role

ATTRIBUTIONS = {
    "stated": "stated as fact by the article",
    "named": "named source",
    "anonymous": "anonymous source",
    "unattributed": "nobody named",
}
_COMPARATORS = {">": "more than ", "<": "less than ", ">=": "at least ", "<=": "up to ", "~": "about ", "=": ""}


def country(iso: str | None) -> str:
    """The country's name, or "Not stated"."""
    known = data.countries().get(iso or "")
    return known.name if known else NOT_STATED


def value(fact: Fact) -> str:
    """The value with comparator and unit: "more than 15,000 km"."""
    if isinstance(fact.value, str):
        return fact.value
    return f"{_COMPARATORS.get(fact.comparator or '', '')}{fact.value:,} {fact.unit or ''}".strip()


def standing(fact: Fact) -> str:
    """Who says so, how firmly, and what was concluded: "estimate, BBC"."""
    parts = []
    if fact.basis != "stated":
        parts.append(f"{fact.basis}: {fact.reason}")
    if fact.hedge:
        parts.append(f"hedged: “{fact.hedge}”")
    parts.append(", ".join(fact.attribution) if fact.attribution else "no source named")
    return "; ".join(parts)


def fact_row(fact: Fact) -> tuple[Line, ...]:
    """Property, value, printed form, standing with its mark."""
    when = f" ({fact.when})" if fact.when else ""
    return (
        (fact.property.capitalize(),),
        (value(fact) + when,),
        (f"“{fact.as_printed}”",),
        (standing(fact), Cite(fact.evidence)),
    )


def basis(role: Role) -> str:
    """How a role's country is known."""
    if role.country is None:
        return "stated; country not stated" if role.basis == "stated" else role.basis
    return "stated" if role.basis == "stated" else f"{role.basis}: {role.reason}"


def role_row(desk: Desk, role: Role) -> tuple[Line, ...]:
    """Role as printed with its mark, organization, country, basis."""
    return ((role.text, Cite(role.span)), (role.organization or NOT_STATED,), (country(role.country),), (basis(role),))


def chain(claim: Claim) -> str:
    """From who reports to who says: "Kyodo ← sources close to …"."""
    return (
        ", citing ".join(claim.attribution)
        if claim.attribution
        else "the article itself"
        if claim.attribution_class == "stated"
        else "nobody named"
    )


def claim_row(desk: Desk, claim: Claim) -> tuple[Line, ...]:
    """The proposition with its mark, who says so, class, hedge."""
    hidden = desk.publish(desk.articles[claim.span.article]) == "none"
    words = desk.place(claim.span) if hidden else claim.text
    return (
        (words, Cite(claim.span)),
        (chain(claim),),
        (ATTRIBUTIONS[claim.attribution_class],),
        (claim.hedge or "none",),
    )


def when(event: Event) -> str:
    """The EDTF date, or that there is none."""
    return event.when or "undated"


def event_row(desk: Desk, event: Event) -> tuple[Line, ...]:
    """When, what with its mark, status, who, where."""
    hidden = desk.publish(desk.articles[event.span.article]) == "none"
    who = desk.names(desk.ids(event.participants)) or (NOT_STATED,)
    where: Line = desk.names(desk.ids((event.where,))) if event.where else ()
    what: Inline = desk.place(event.span) if hidden else event.text
    return ((when(event),), (what, Cite(event.span)), (event.status,), who, where or (NOT_STATED,))


def coordinates(place: Place | None) -> Line:
    """Degrees with precision and gazetteer, or "Not stated"."""
    if place is None or place.lat is None or place.lon is None:
        return (NOT_STATED,)
    return (f"{place.lat:.2f}, {place.lon:.2f} (centre of the {place.precision}; {place.gazetteer}; {place.reason})",)

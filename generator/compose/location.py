"""A place -> its page: what it is and where, who was seen or is expected there, what happened, what lies near."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from math import asin, cos, radians, sin, sqrt

from generator.compose import parts, statements, values
from generator.compose.desk import Desk, block, section
from generator.model import Block, Cite, Claim, Drawing, Entity, Event, Line, LocatorMap, MapPoint, Page, Place

_EARTH_KM = 6371.0
"""Mean radius of the Earth (IUGG)."""
_NEAR_KM = 1000.0
_KM_A_DEGREE = 111.0
_NEAREST = 8
_POINTS = frozenset(("city", "facility"))
"""Places that are small enough for a distance between them to mean something."""
_KEY_SENTENCES = 3


def pages(desk: Desk) -> Iterator[Page]:
    """The page of each place of which there is enough to say."""
    places = desk.of_kind("location")
    near = _Neighbours(places)
    return (page_of(desk, e, near) for e in places if desk.has_page(e))


def page_of(desk: Desk, entity: Entity, near: _Neighbours) -> Page:
    """The place's page."""
    neighbours = near.of(entity)
    blocks = [
        *_opening(desk, entity),
        *_map(entity, [other for _, other in neighbours]),
        *_why(desk, entity),
        *_people(desk, entity),
        *parts.events(desk, entity, "Events"),
        *parts.quotes(desk, entity, "Quoted"),
        *parts.claims(desk, entity),
        *section("near", "Nearby", _nearby(desk, neighbours)),
    ]
    kind = values.type_of(entity.name, entity.type, entity.kind)
    country = values.country(entity.country)
    where = f", {country}" if entity.country and country != entity.name and entity.type != "country" else ""
    return parts.entity_page(desk, entity, entity.name, f"{entity.name}: {kind}{where}", blocks)


# ---------------------------------------------------------------- opening


def _opening(desk: Desk, entity: Entity) -> list[Block]:
    place = entity.place
    kind = values.first_upper(values.type_of(entity.name, entity.type, entity.kind))
    rows: list[parts.Row] = [(("Type",), (kind, *parts.seen(entity)))]
    others = [a for a in entity.aliases if a.casefold() != entity.name.casefold()]
    if others:
        rows.append((("Also printed as",), parts.spellings(entity, others)))
    if place and place.parents:
        rows.append((("Part of",), (", ".join(place.parents),)))
    if entity.country and entity.type != "country":
        rows.append((("Country",), (*_country(desk, entity.country), *_stated(entity))))
    if place and place.lat is not None:
        rows.append((("Coordinates",), values.coordinates(place)))
    missing = [
        *(["country"] if not entity.country and entity.type not in ("sea", "continent", "country") else []),
        *(["coordinates"] if not place or place.lat is None else []),
    ]
    return parts.opening(rows, [*_from_gazetteer(place), *_metonym(entity), *parts.not_stated(missing)])


def _country(desk: Desk, iso: str) -> Line:
    found = next((e for e in desk.of_kind("location") if e.type == "country" and e.country == iso), None)
    return (desk.name(found.id),) if found else (values.country(iso),)


def _stated(entity: Entity) -> Line:
    """The mark of the sentence that says which country a place is in that no gazetteer has."""
    first = next((m for m in entity.mentions if m.country), None)
    return (Cite(first.span),) if first and not (entity.place and entity.place.gazetteer) else ()


def _from_gazetteer(place: Place | None) -> Iterator[Line]:
    if place and place.gazetteer:
        taken = "Coordinates and country are" if place.country and place.type != "country" else "Coordinates are"
        yield (f"{taken} from {place.gazetteer}, not from the sources; taken for {place.name}: {place.reason}.",)


def _metonym(entity: Entity) -> Iterator[Line]:
    stands_for = [m for m in entity.mentions if m.metonym]
    if stands_for:
        told, all_ = len(stands_for), len(entity.mentions)
        count = "Each time" if told == all_ else f"{told:,} of {all_:,} times"
        yield (f"{count} the name stands for the government there, not for the place.", Cite(stands_for[0].span))


# ---------------------------------------------------------------- map and neighbours


class _Neighbours:
    """The places with a point, by latitude."""

    def __init__(self, places: Sequence[Entity]) -> None:
        points = ((e.place.lat, e.id, e) for e in places if e.type in _POINTS and e.place and e.place.lat is not None)
        self._sorted = sorted(points)
        self._latitudes = [lat for lat, _, _ in self._sorted]

    def of(self, entity: Entity) -> list[tuple[float, Entity]]:
        """(great-circle kilometres, place) of the nearest others, the nearest first."""
        place = entity.place
        if place is None or place.lat is None or entity.type not in _POINTS:
            return []
        span = _NEAR_KM / _KM_A_DEGREE
        first, last = bisect_left(self._latitudes, place.lat - span), bisect_right(self._latitudes, place.lat + span)
        others = (e for _, id_, e in self._sorted[first:last] if id_ != entity.id and e.place)
        found = sorted(((great_circle_km(place, e.place), e.id, e) for e in others if e.place), key=lambda f: f[:2])
        return [(km, e) for km, _, e in found[:_NEAREST] if km <= _NEAR_KM]


def great_circle_km(one: Place, other: Place) -> float:
    """Kilometres between two points over a sphere (haversine; up to 0.5 % from the ellipsoid)."""
    lat1, lon1, lat2, lon2 = (radians(x or 0.0) for x in (one.lat, one.lon, other.lat, other.lon))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, h)))


def _map(entity: Entity, neighbours: Sequence[Entity]) -> list[Block]:
    place = entity.place
    if place is None or place.lat is None or place.lon is None:
        return []
    points = [_point(entity.name, place, 2), *(_point(e.name, e.place, 1) for e in neighbours if e.place)]
    near = f"; near it {', '.join(e.name for e in neighbours)}" if neighbours else ""
    drawing = Drawing(
        f"map-{entity.id}", f"Map: {entity.name} at {values.degrees(place)}{near}", LocatorMap(tuple(points))
    )
    caption: Line = (f"{entity.name}, {values.degrees(place)}.",)
    return [block("map", "drawing", drawing=drawing, caption=caption)]


def _point(name: str, place: Place, weight: int) -> MapPoint:
    return MapPoint(name, place.lat or 0.0, place.lon or 0.0, weight)


def _nearby(desk: Desk, neighbours: Sequence[tuple[float, Entity]]) -> Block | None:
    rows = [((desk.name(e.id),), (f"{round(km):,} km",)) for km, e in neighbours]
    head = (("Place in this briefing",), ("Great-circle distance",))
    return block("near", "table", head=head, rows=rows) if rows else None


# ---------------------------------------------------------------- why it matters, who was there


def _why(desk: Desk, entity: Entity) -> list[Block]:
    """The claims about the place that name most of what else the briefing knows; by date."""
    about = [c for c in desk.dossier(entity.id).said_of if desk.words(c.span) is not None]
    ranked = sorted(enumerate(about), key=lambda pair: (-len(desk.mentioned(pair[1].span)), -pair[0]))
    best = [claim for _, claim in sorted(ranked[:_KEY_SENTENCES])]
    if not best:
        return []
    lines: list[Line] = [
        (f"{values.first_upper(statements.words(c.text))} ", "(", *_backing(desk, c), ").", Cite(c.span)) for c in best
    ]
    rule = "Selected by rule: the claims that name most else; this is not an assessment."
    return [
        *section("why", "Why it matters here", block("why", "list", lines=lines)),
        block("why-rule", "lines", lines=[(rule,)]),
    ]


def _backing(desk: Desk, claim: Claim) -> Line:
    return (*statements.who(desk, claim), f"; “{claim.hedge}”" if claim.hedge else "")


def _people(desk: Desk, entity: Entity) -> list[Block]:
    """Who was seen there, and who is expected, from the events that have the place as theirs."""
    found = [
        (event, person)
        for event in sorted(desk.dossier(entity.id).events, key=lambda e: statements.sortable(e.when))
        if event.where is not None and desk.ids((event.where,)) == [entity.id]
        for person in desk.ids(event.participants)
        if desk.entities[person].kind == "person"
    ]

    def made(shown: Sequence[tuple[Event, str]]) -> Block:
        rows = [_seen(desk, event, person) for event, person in shown]
        head = (("Who",), ("Seen or expected",), ("When",), ("What",))
        return block("people", "table", head=head, rows=rows)

    return parts.cut("people", "People seen and expected", found, made, parts.ALL_EVENTS)


_SEEN = {"occurred": "seen", "planned": "expected"}


def _seen(desk: Desk, event: Event, person: str) -> parts.Row:
    what = statements.told(desk, event)
    return (
        (desk.name(person),),
        (_SEEN.get(event.status) or statements.status_of(event),),
        (statements.when(event),),
        (what, Cite(event.span)),
    )

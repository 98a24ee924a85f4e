"""The whole briefing -> its home page: the bottom line, who says what, what comes next, what is not known, who is who."""

from __future__ import annotations

from collections.abc import Sequence

from generator.compose import gaps, newest, selection, statements, timeline, values
from generator.compose.desk import NOT_STATED, Desk, block, heading, page, section
from generator.kinds import KINDS
from generator.model import (
    Block,
    Cite,
    Claim,
    Drawing,
    Entity,
    Event,
    Inline,
    Line,
    Link,
    LocatorMap,
    MapPoint,
    Page,
    Span,
)

_BOTTOM_LINE, _KEY_POINTS, _EXPECTED, _CARDS, _PLACES = 3, 6, 6, 8, 10
_SELECTED = "Selected from the sources; not an assessment."
_EDITORS = "The editor's words."
BY_HAND = "bottom line by hand"
"""Key of what is known of the edited page: its bottom line is written on the page itself."""
_FEWEST_PARTIES = 2
"""So many the parties to an event must be to know it again."""
_TRANSLATED = "machine-translation"


def home(desk: Desk) -> Page:
    """The home page."""
    edited = desk.settings.edited.get("home", {})
    own, by_hand = edited.get("bottom_line"), bool(edited.get(BY_HAND))
    first = [] if own or by_hand else selection.choose(desk, _BOTTOM_LINE)
    points = selection.choose(desk, _KEY_POINTS, first)
    blocks = [
        block("standing", "lines", lines=_standing(desk)),
        *section("bottom-line", "Bottom line", _bottom_line(desk, str(own) if own else _EDITORS * by_hand, first)),
        *_label(_EDITORS if own else _SELECTED if first else ""),
        *section("key-points", "Key points", _key_points(desk, points)),
        *section("expected", "What is expected next", _expected(desk)),
        *section("gaps", "What we do not know", gaps.summary(desk)),
        *_cards(desk),
        *_drawings(desk),
        *section("mix", "Who stands behind the claims", statements.mix(desk.claims())),
        *_ways(desk),
        *newest.blocks(desk),
        heading("notes", "Analyst notes"),
    ]
    return page(
        "index.md",
        "home",
        "home",
        str(edited.get("headline") or "Briefing"),
        "Sourced briefing: who is who, which systems, where, when, who claims what.",
        blocks,
        **({"bottom_line": own} if own else {}),
    )


def _standing(desk: Desk) -> list[Line]:
    dates = [a.published for a in desk.articles.values() if a.published]
    count = len(desk.articles)
    undated = count - len(dates)
    lines: list[Line] = [
        (
            f"As of {max(dates) if dates else NOT_STATED}, from ",
            Link(f"{count:,} source {'article' if count == 1 else 'articles'}", "articles/index.md"),
            f" ({undated:,} of them undated)." if undated and dates else ".",
        )
    ]
    translated = sum(any(n.kind == _TRANSLATED for n in a.notices) for a in desk.articles.values())
    if translated:
        some = (
            "1 of them is a machine translation"
            if translated == 1
            else f"{translated:,} of them are machine translations"
        )
        lines.append(
            (f"{'The source is a machine translation' if count == 1 else some}: quotations may not be word for word.",)
        )
    return lines


def _bottom_line(desk: Desk, own: str, first: Sequence[Claim]) -> Block | None:
    if own:
        return block("bottom-line", "lines", lines=[(own,)])
    if not first:
        return None
    return block("bottom-line", "list", lines=[_sentence(desk, c) for c in first])


def _sentence(desk: Desk, claim: Claim) -> Line:
    """The sentence that makes the claim; where articles of several days are told, with its own."""
    words, mark = desk.said(claim.span)
    day = _day(desk, claim.span)
    return (statements.without_dateline(str(words)), f" ({day})" if day else "", mark)


def _day(desk: Desk, span: Span) -> str:
    """When the article of ``span`` came out; nothing where there is only one article."""
    return (desk.articles[span.article].published or "undated source") if len(desk.articles) > 1 else ""


def _label(words: str) -> list[Block]:
    return [block("bottom-line-label", "lines", lines=[(words,)])] if words else []


def _key_points(desk: Desk, points: Sequence[Claim]) -> Block | None:
    return block("key-points", "list", lines=[_point(desk, c) for c in points]) if points else None


def _point(desk: Desk, claim: Claim) -> Line:
    """What is said, by whom, how firmly, and when where there is more than one article."""
    anonymous = "anonymous" if claim.attribution_class == "anonymous" else ""
    hedge = f"“{claim.hedge}”" if claim.hedge else ""
    standing = "; ".join(filter(None, (anonymous, hedge, _day(desk, claim.span))))
    source = statements.behind(desk, claim)
    return (statements.words(claim.text), " — ", *source, f" ({standing})" if standing else "", Cite(claim.span))


def _ways(desk: Desk) -> list[Block]:
    """Where each claim stands, and how all of this is made."""
    claims = [Link("All claims", "claims.md"), ", "] if any(desk.claims()) else []
    return [block("ways", "lines", lines=[(*claims, Link("Method and limits", "method.md"), ".")])]


# ---------------------------------------------------------------- what comes next


def _expected(desk: Desk) -> Block | None:
    """What the newest articles look ahead to, what has a date first; each expectation once."""
    newest = [e for a in desk.annotations[-selection.NEWEST :] for e in a.events if _is_ahead(desk, e)]
    once: dict[str, Event] = {}
    for event in newest:
        once.setdefault(statements.words(event.text), event)
    ahead = sorted(once.values(), key=lambda e: (statements.sortable(e.when), desk.newest_first(e.span)))[:_EXPECTED]
    return block("expected", "list", lines=[_expectation(desk, e) for e in ahead]) if ahead else None


def _is_ahead(desk: Desk, event: Event) -> bool:
    told = selection.stands_alone(event.text) and not selection.past_expectation(event.text)
    ahead = event.status != "occurred" and not statements.is_over(event, desk.as_of) and told
    return ahead and not (event.when is None and _came_about(desk, event))


def _came_about(desk: Desk, event: Event) -> bool:
    """True where what was expected without a date has happened since, or had its day: the same people or bodies, in an
    event of the same type."""
    expected = frozenset(desk.ids(event.participants))
    told = desk.articles[event.span.article].published
    if len(expected) < _FEWEST_PARTIES or told is None:
        return False
    return any(
        other.type == event.type
        and expected <= frozenset(desk.ids(other.participants))
        and _is_since(desk, other, told)
        for other in desk.dossier(min(expected)).events
    )


def _is_since(desk: Desk, event: Event, day: str) -> bool:
    """True for an event of ``day`` or later that is over; one without a date by the article that reports it."""
    if statements.placed(event):
        first = (event.when or "")[:10].split("/")[0]
        return first >= day[: len(first)] and (event.status == "occurred" or statements.is_over(event, desk.as_of))
    return event.status == "occurred" and (desk.articles[event.span.article].published or "") > day


def _expectation(desk: Desk, event: Event) -> Line:
    told = _day(desk, event.span)
    date = (event.when or "no date stated") + (f"; told {told}" if told[:1].isdigit() else f"; {told}" if told else "")
    return (
        statements.words(event.text),
        " — ",
        *statements.backing(desk, event),
        f" ({date})",
        Cite(event.span),
    )


# ---------------------------------------------------------------- who, what, where


_TITLES = {"person": "Who is who", "weapon": "Weapon systems", "location": "Places"}


_RANKS = {"platform": 1, "class": 2}
"""Among weapons the systems come first: a class is no single thing."""


def _rank(desk: Desk, entity: Entity) -> tuple[int, int, str]:
    """First of whom there is more to say than the name, then who is named most."""
    without_role = entity.kind == "person" and not entity.roles
    return (_RANKS.get(entity.type or "", int(without_role)), -len(desk.mentions(entity)), entity.id)


def _cards(desk: Desk) -> list[Block]:
    return [b for kind, title in _TITLES.items() for b in section(kind, title, _kind(desk, kind))]


def _kind(desk: Desk, kind: str) -> Block | None:
    all_ = [e for e in desk.of_kind(kind) if desk.has_page(e)]
    if not all_:
        return None
    best = sorted(all_, key=lambda e: _rank(desk, e))[:_CARDS]
    section_ = next(k for k in KINDS if k.name == kind)
    more = f"All {len(desk.of_kind(kind)):,} {section_.title.lower()}"
    return block(kind, "list", lines=[*(_card(desk, e) for e in best), (Link(more, f"{section_.section}/index.md"),)])


def _card(desk: Desk, entity: Entity) -> Line:
    """A name and the one thing to know: the role, the range, where a place is."""
    if role := desk.role_now(entity):
        return (desk.name(entity.id), " — ", role.text, Cite(role.span))
    what, mark = _what(entity)
    known = next((f for f in values.intervals(entity.facts) if f.property == "range"), None)
    if known is not None:
        told = f", range {values.value(known)}; {values.standing(desk, known)}"
        return (desk.name(entity.id), f" — {what}", *mark, told, Cite(known.evidence))
    if entity.kind == "location" and entity.type != "country" and entity.country:
        what += f", {values.country(entity.country)}"
    return (desk.name(entity.id), f" — {what}", *(mark or (Cite(entity.mentions[0].span),)))


def _what(entity: Entity) -> tuple[str, Line]:
    """The class of a system where a fact gives it, with its mark; else the type."""
    fact = next((f for f in entity.facts if f.property == "class"), None)
    if entity.kind != "weapon" or fact is None:
        return "role not stated" if entity.kind == "person" else values.type_of(
            entity.name, entity.type, entity.kind
        ), ()
    concluded = "" if fact.basis == "stated" else f" ({fact.basis})"
    return values.value(fact) + concluded, (Cite(fact.evidence),)


# ---------------------------------------------------------------- drawings


def _drawings(desk: Desk) -> list[Block]:
    """Strip and map, and where the same stands as a table."""
    (strip, left_out), places = timeline.strip(desk, "home", list(desk.events())), _locator(desk)
    blocks: list[Block] = []
    tables: list[Inline] = []
    for key, drawing, caption, table in (
        ("timeline-strip", strip, f"Events with a date.{left_out}", Link("Timeline", "timeline.md")),
        ("locator", places, "The places named most.", Link("Locations", "locations/index.md")),
    ):
        if drawing is not None:
            blocks.append(block(key, "drawing", drawing=drawing, caption=(caption,)))
            tables += [", " if tables else "The same as tables: ", table]
    return (
        [heading("drawings", "When and where"), *blocks, block("tables", "lines", lines=[(*tables, ".")])]
        if blocks
        else []
    )


_AREAS = frozenset(("country", "continent", "sea", "land"))


def _locator(desk: Desk) -> Drawing | None:
    """The places most mentioned, without areas where there is something nearer: a country's centre says little.

    A capital that only stands for its government is no place where anything happens."""
    placed = [e for e in desk.of_kind("location") if e.place and e.place.lat is not None and e.place.lon is not None]
    scenes = [e for e in placed if e.type not in _AREAS and not all(m.metonym for m in e.mentions)]
    ranked = sorted(scenes if len(scenes) > 1 else placed, key=lambda e: (-len(e.mentions), e.id))[:_PLACES]
    points = tuple(
        MapPoint(e.name, e.place.lat, e.place.lon, len(e.mentions))
        for e in sorted(ranked, key=lambda e: e.id)
        if e.place and e.place.lat is not None and e.place.lon is not None
    )
    if not points:
        return None
    return Drawing("home-places", f"Map of {', '.join(p.label for p in points)}", LocatorMap(points))

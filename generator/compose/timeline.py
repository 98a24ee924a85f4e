"""Events of all articles -> the timeline: a strip and tables in two lanes, and what has no date, listed and never placed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.compose import shelves, statements, values
from generator.compose.desk import Desk, block, heading, page, section
from generator.model import Block, Drawing, Event, Line, Page, Tick, TimelineStrip

_TICKS = 30  # more cannot be told apart on a phone
_FEWEST = 3  # events of a strip, however far apart


def pages(desk: Desk) -> Iterator[Page]:
    """The timeline; in parts by year where it is long."""
    events = sorted(desk.events(), key=lambda e: (statements.sortable(e.when), desk.order(e.span)))
    lead = block("lead", "lines", lines=[_lead(events)])
    drawing, left_out = strip(desk, "timeline", events)
    main = page(
        "timeline.md",
        "timeline",
        "timeline",
        "Timeline",
        "What happened, what is expected, and what has no date.",
        [lead, *_drawn(drawing, left_out)] if events else [lead],
    )
    yield from shelves.ledger(main, events, lambda e: _shelf(desk, e), lambda held: _lanes(desk, held), "events")


def _shelf(desk: Desk, event: Event) -> tuple[str, ...]:
    """By the event's date; what has none, by the date of the article."""
    if statements.placed(event):
        return shelves.by_day(event.when)
    published = shelves.by_day(desk.articles[event.span.article].published)
    return ("undated", *(f"undated-{day}" if day != "undated" else day for day in published))


def _lead(events: Sequence[Event]) -> Line:
    if not events:
        return ("No source reports an event.",)
    counts = Counter(
        "undated" if not statements.placed(e) else "reported" if e.status == "occurred" else "expected" for e in events
    )
    said = {
        "reported": "reported with a date",
        "expected": "expected or speculated about",
        "undated": "without a date in the sources",
    }
    return (", ".join(f"{counts[key]:,} {words}" for key, words in said.items() if counts[key]) + ".",)


def _drawn(drawing: Drawing | None, left_out: str) -> list[Block]:
    if drawing is None:
        return []
    return [block("strip", "drawing", drawing=drawing, caption=(f"The tables below say the same.{left_out}",))]


def strip(desk: Desk, name: str, events: Sequence[Event]) -> tuple[Drawing | None, str]:
    """The newest dated events in two lanes, None where no event has a date; and a sentence on the earlier ones."""
    placed = sorted((e for e in events if statements.placed(e)), key=lambda e: (statements.sortable(e.when), e.span))
    dated = _near(placed[-_TICKS:])
    if not dated:
        return None, ""
    earlier = len(placed) - len(dated)
    left_out = f" Not drawn: {values.counted(earlier, 'event')} before {dated[0].when}." if earlier else ""
    lanes = (
        ("Reported", tuple(_tick(desk, e) for e in dated if e.status == "occurred")),
        ("Expected", tuple(_tick(desk, e) for e in dated if e.status != "occurred")),
    )
    shown = tuple(lane for lane in lanes if lane[1])
    first, last = dated[0].when, dated[-1].when
    counts = " and ".join(f"{len(ticks)} {title.lower()}" for title, ticks in shown)
    return Drawing(f"{name}-strip", f"Timeline from {first} to {last}: {counts} events", TimelineStrip(shown)), left_out


def _near(events: Sequence[Event]) -> Sequence[Event]:
    """The events without those at the beginning that lie so far back that the others could not be told apart."""
    while (
        len(events) > _FEWEST and _years(events[1]) - _years(events[0]) > (_years(events[-1]) - _years(events[0])) / 2
    ):
        events = events[1:]
    return events


def _years(event: Event) -> float:
    """When, in years; a year or month counts from its middle."""
    year, month, day = ([*re.findall(r"\d+", event.when or ""), "", ""])[:3]
    return int(year) + ((int(month) - 1) / 12 if month else 0.5) + (int(day) / 372 if day else 1 / 24 if month else 0)


def _tick(desk: Desk, event: Event) -> Tick:
    """A mark with two words: what it is, and who or what takes part."""
    who = [desk.entities[id_].name for id_ in desk.ids(event.participants)[:1]]
    return Tick(event.when or "", ", ".join((statements.kind(event), *who)))


def _lanes(desk: Desk, events: Sequence[Event]) -> list[Block]:
    dated = [e for e in events if statements.placed(e)]
    undated = [e for e in events if not statements.placed(e)]
    lanes = (
        ("reported", "Reported", [e for e in dated if e.status == "occurred"]),
        ("expected", "Expected or speculated about", [e for e in dated if e.status != "occurred"]),
        ("undated", "Without a date: reported", [e for e in undated if e.status == "occurred"]),
        ("undated-expected", "Without a date: expected", [e for e in undated if e.status != "occurred"]),
    )
    return [
        b
        for key, title, held in lanes
        for b in section(key, title, statements.events_table(desk, held, key) if held else None)
    ]


def events_by_type(desk: Desk) -> Iterator[Page]:
    """The events by what they are: tests, meetings, travel."""
    events = sorted(desk.events(), key=lambda e: desk.order(e.span))
    counts = Counter(statements.kind(e) for e in events)
    rows = [((name,), (f"{count:,}",)) for name, count in sorted(counts.items())]
    main = page(
        "events.md",
        "events",
        "events",
        "Events",
        "What the sources report and expect, by type.",
        [block("types", "table", head=(("Type",), ("Events",)), rows=rows)] if rows else [],
    )
    levels = lambda e: shelves.by_day(desk.articles[e.span.article].published)  # noqa: E731
    yield from shelves.ledger(main, events, levels, lambda held: _by_type(desk, held), "events")


def _by_type(desk: Desk, events: Sequence[Event]) -> list[Block]:
    blocks: list[Block] = []
    for name in sorted({statements.kind(e) for e in events}):
        held = sorted((e for e in events if statements.kind(e) == name), key=lambda e: statements.sortable(e.when))
        blocks += [heading(f"type-{name}", name), statements.events_table(desk, held, f"events-{name}")]
    return blocks

"""What happened, is planned or is speculated about, by the case file."""

from __future__ import annotations

import re

import pytest

from generator.model import Article, Event, Mention, Precision, TimeExpression
from generator.statements import claims, events, quotes
from tests import marked
from tests.casefile import Case, identify, read

_MONTHS = "January February March April May June July August September October November December".split()


@pytest.mark.parametrize("case", read("events.txt"), ids=identify)
def test_events(case: Case) -> None:
    article, marks = marked.read(case.input)
    dates = tuple(_date(mark) for mark in marks if mark.kind == "date")
    mentions = tuple(mark for mark in marks if mark.kind != "date")
    said, pronouns = quotes.find(article, mentions)
    found = events.find(article, mentions, dates, claims.find(article, (*mentions, *pronouns), said))
    lines = [_line(article, event) for event in found] or ["none"]
    assert lines == case.expected.split("\n")


def _line(article: Article, event: Event) -> str:
    who = "; ".join(article.quoted(span) for span in event.participants) or "-"
    where = article.quoted(event.where) if event.where else "-"
    return f"{event.type} | {event.status} | {event.when or '-'} | {who} | {where} | {event.text}"


def _date(mark: Mention) -> TimeExpression:
    """A marked date read in the one form the cases use: day, month, year."""
    found = re.fullmatch(r"(?:(\d+) )?(?:([A-Z]\w+) )?(\d{4})", mark.text)
    assert found is not None, mark.text
    day, month, year = found.groups()
    value = "-".join(
        [year, *([f"{_MONTHS.index(month) + 1:02}"] if month else []), *([f"{int(day):02}"] if day else [])]
    )
    precision: Precision = "day" if day else "month" if month else "year"
    return TimeExpression(mark.span, mark.text, value, precision, "marked")


def test_an_event_leads_to_its_sentence() -> None:
    article, mentions = marked.read("Rain fell. [Ode|person] met [Lee|person], and the crowd left. Night came.")
    (event,) = (e for e in events.find(article, mentions, ()) if e.type == "meeting")
    assert [article.quoted(span) for span in event.evidence] == ["Ode met Lee, and the crowd left."]
    assert event.evidence[0].covers(event.span)


@pytest.mark.parametrize("piece", ["met ", "X met Y, which ", "was expected to meet ", "test ", "and he met "])
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    article, mentions = marked.read(piece * (50_000 // len(piece)))
    assert all(article.quoted(event.span) == event.text for event in events.find(article, mentions, ()))

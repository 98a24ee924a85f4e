"""Article -> TimeExpression: explicit, relative and open dates as EDTF, each with the reason for its value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from generator import patterns
from generator.model import Article, Precision, Span, TimeExpression
from generator.text import occurrences
from generator.text.bylines import METADATA
from generator.text.dates.assumed_years import with_year
from generator.text.dates.context import Context, Found
from generator.text.dates.counted import read_unit
from generator.text.dates.days import (
    read_clock,
    read_day_of_month,
    read_heading,
    read_holiday,
    read_iso,
    read_numeric,
    read_relative,
    read_weekday,
)
from generator.text.dates.months import read_month
from generator.text.dates.terms import HOLIDAY, HOLIDAYS, MONTH, SEASONS, WEEKDAYS, YEAR
from generator.text.dates.years import read_century, read_decade, read_fiscal_year, read_quarter, read_season, read_year
from generator.text.regions import Regions


def _capitalised_too(words: str) -> tuple[str, ...]:
    return tuple(form for word in words.split() for form in (word, word.capitalize()))


_DAYS: Final = (*_capitalised_too("today tonight yesterday tomorrow"), "TODAY")
_UNITS: Final = _capitalised_too(
    "day days week weeks weekend weekends fortnight month months year years decade decades hours morning afternoon evening night nights lunchtime"
)
_SEASONS: Final = _capitalised_too(" ".join(SEASONS))
_QUARTERS: Final = ("first", "second", "third", "fourth")
_ANCHOR: Final = patterns.compile(
    rf"(?<![\w$€£#])(?=[\d'’JFMASONDTWYHELBCRadefhlmnostwy])(?:(?P<month>(?:{MONTH}))(?!\w|-(?!(?:{MONTH})\b))"
    rf"|(?P<weekday>{'|'.join(WEEKDAYS)})(?!\w)|(?P<heading>{'|'.join(map(str.upper, WEEKDAYS))})(?=\s*(?:\n|\Z)|[:,.]\s|\s[–—-]\s)"
    r"|(?P<iso>\d{4}-\d\d-\d\d|(?:19|20)\d\d(?P<stop>[./])\s?\d{1,2}(?P=stop)\s?\d{1,2})(?!\d|[./]\d)"
    r"|(?P<numeric>\d{1,2}(?P<mark>[./])\d{1,2}(?P=mark)(?:\d{4}|\d\d)|\d{1,2}-\d{1,2}-(?:19|20)\d\d)(?![\w./]\d|\d)"
    r"|(?P<fiscal>FY\s?(?:20)?\d\d)(?![\w/-])"
    rf"|(?P<decade>(?:(?:1[5-9]|20)\d0|['’]\d0)s)(?!\w)"
    rf"|(?P<year>{YEAR})(?![\w]|\s(?:GMT|UTC|hours|hrs|local\stime)\b|[.,:]\d|/(?!\d\d(?![\d/]))\d)"
    r"|(?P<century>\d{1,2}(?:st|nd|rd|th)(?:-|\s)century)"
    r"|(?<=\bthe\s)(?P<nth>\d{1,2}(?:st|nd|rd|th))(?![\w-])"
    r"|(?P<clock>\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b\.?|\d{1,2}:\d\d|\d{4}\s(?:GMT|UTC|hours)|noon|midnight)(?![\w:])"
    rf"|(?P<relative>{'|'.join(_DAYS)}|[Oo]vernight(?=[,.;]|\s(?:on|and|in|from|to|into|as|after|by|but|with|when|while|over|at|between)\b))(?!\w)"
    rf"|(?P<season>{'|'.join(_SEASONS)})(?!\w)"
    rf"|(?P<holiday>{HOLIDAY})(?!\w)"
    rf"|(?P<quarter>(?:{'|'.join(_QUARTERS)})\squarter)(?!\sof\b|[\w-])"
    rf"|(?P<unit>{'|'.join(_UNITS)})(?!\w))"
)
# Where an anchor may begin: at one of these words, at a figure, at the mark of "'90s", at a fiscal year.
_WORDS: Final = frozenset(
    (
        *MONTH.split("|"),
        *WEEKDAYS,
        *map(str.upper, WEEKDAYS),
        *_DAYS,
        *_UNITS,
        *_SEASONS,
        *_QUARTERS,
        *_capitalised_too("overnight noon midnight"),
        *(name.split()[0] for name in HOLIDAYS),
    )
)
_FIGURE: Final = patterns.compile(r"\d+|['’](?=\d0s)|FY(?=\s?\d)")


def _anchors(text: str) -> Iterator[re.Match[str]]:
    """The anchors of time expressions, in order, without overlaps."""
    last = 0
    for start in sorted(
        {*(a for a, _ in occurrences.find(text, _WORDS)), *(m.start() for m in _FIGURE.finditer(text))}
    ):
        if start >= last and (hit := _ANCHOR.match(text, start)):
            last = hit.end()
            yield hit


def find(article: Article) -> tuple[TimeExpression, ...]:
    """All time expressions in the article's prose and in its date line, in order of the text; behind an interval its two ends.

    Values are EDTF: "2022-11", "XXXX-04" where nothing gives the year, "2014/2018", None where the text leaves the
    point in time open. A length of time ("four days") has no value and the precision "interval"."""
    context = Context(article)
    regions = Regions(article, (line.span for line in article.removed if line.reason == METADATA))
    last_end = 0
    for anchor in _anchors(article.text):
        if anchor.start() < last_end or not regions.hold(anchor.start(), anchor.end()):
            continue
        found = _HANDLERS[str(anchor.lastgroup)](context, anchor)
        if found is None or not regions.hold(found.start, found.end):
            continue
        if found.start < last_end:
            found = replace(found, start=_trimmed(article.text, last_end, anchor.start()))
        found = _with_edges(article.text, _with_preposition_meaning(with_year(context, found)), last_end)
        context.found.append(found)
        last_end = found.end
    found_all = (_apposed(article.text, *pair) for pair in zip_longest(context.found, context.found[1:]))
    return tuple(expression for found in found_all for expression in _expressions(article, found))


_OF_OR_FOR: Final = patterns.compile(r"(?<![\w-])(?:[Oo]f|[Ff]or)\s\Z")
_KIND_OF_YEAR: Final = patterns.compile(r"(?<=\d)\s(?:fiscal|financial|budget|academic|school)\syear(?!\w)")
_POSSESSIVE: Final = patterns.compile(r"['’]s(?!\w)")


def _with_edges(text: str, found: Found, last_end: int) -> Found:
    """With the small words that belong to it: the "of" of "the coup of 30 August", the "for" of "planned for May", the
    ending of "Sunday's"."""
    if kind := _KIND_OF_YEAR.match(text, found.end) if found.precision in ("year", "interval") else None:
        return replace(found, end=kind.end())
    if found.precision not in ("day", "month", "year"):
        return found
    front = None if found.preposition else _OF_OR_FOR.search(text, max(last_end, found.start - 4), found.start)
    behind = _POSSESSIVE.match(text, found.end)
    return replace(found, start=front.start() if front else found.start, end=behind.end() if behind else found.end)


def _apposed(text: str, found: Found, after: Found | None) -> Found:
    """ "Two days earlier, on April 18": the day that stands beside it tells what it leaves open."""
    if found.value or after is None or after.precision != "day" or found.precision not in ("day", "interval"):
        return found
    if not found.reason.startswith("counted") or text[found.end : after.start] not in (", ", " (", " – ", " — "):
        return found
    return replace(found, value=after.value, precision="day", reason="the day that stands beside it")


def _trimmed(text: str, start: int, limit: int) -> int:
    while start < limit and not text[start].isalnum():
        start += 1
    return start


def _expressions(article: Article, found: Found) -> Iterator[TimeExpression]:
    """``found``, and each end of an interval that has words of its own."""
    span = Span(article.id, found.start, found.end)
    yield TimeExpression(span, article.quoted(span), found.value, found.precision, found.reason)
    for place, value, which in zip(found.ends, (found.value or "").split("/"), ("beginning", "end"), strict=False):
        if place is not None and (precision := _PRECISION.get(value.count("-"))):
            own = Span(article.id, *place)
            reason = "explicit" if value[:4] in article.quoted(own) else f'the {which} of "{article.quoted(span)}"'
            yield TimeExpression(own, article.quoted(own), value, precision, reason, within=span)


_PRECISION: Final[dict[int, Precision]] = {0: "year", 1: "month", 2: "day"}


_HANDLERS: Final[dict[str, Callable[[Context, re.Match[str]], Found | None]]] = {
    "month": read_month,
    "weekday": read_weekday,
    "heading": read_heading,
    "holiday": read_holiday,
    "iso": read_iso,
    "numeric": read_numeric,
    "fiscal": read_fiscal_year,
    "decade": read_decade,
    "year": read_year,
    "nth": read_day_of_month,
    "century": read_century,
    "clock": read_clock,
    "relative": read_relative,
    "season": read_season,
    "quarter": read_quarter,
    "unit": read_unit,
}
# What a preposition makes of a date.
_SENSE: Final[dict[str, str]] = {"since": "from then on", "until": "up to then", "till": "up to then"}


def _with_preposition_meaning(found: Found) -> Found:
    sense = _SENSE.get(found.preposition)
    return replace(found, reason=f"{found.reason}; {sense}") if sense else found

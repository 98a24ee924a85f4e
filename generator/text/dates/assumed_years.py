"""The year of "In April"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from generator import patterns
from generator.text.dates.context import LOOK_BACK, Context, Found, narrative_before
from generator.text.dates.direction import looks_ahead
from generator.text.dates.terms import MONTH, MONTH_NAMES, MONTHS, ORDINAL, YEAR, YEARS_AWAY, edtf

_SEQUEL: Final = patterns.compile(
    r"\b(?:(?:a|the|its|his|her|their)\s(?:second|third|fourth|next|new|subsequent|follow-up)\s\w+|again|another|later|"
    r"afterwards?|subsequently|then)\b",
    re.IGNORECASE,
)


def with_year(context: Context, found: Found) -> Found:
    """``found`` with a year where there is a reason for one; "XXXX-04" and the reason it stays open otherwise."""
    if found.incomplete is None:
        return found
    if context.about and (which := _WHICH_YEAR.match(context.text, found.end)) and found.last is None:
        year = context.about.year + YEARS_AWAY[which["which"]]
        reason = f"{which['which']} year, counted from publication on {context.told}"
        return replace(found, end=which.end(), value=edtf(year, *found.incomplete), reason=reason)
    return _interval_with_year(context, found) if found.last else _day_with_year(context, found)


_WHICH_YEAR: Final = patterns.compile(r",?\s(?:of\s)?(?P<which>last|this|next)\syear\b(?!['’])")


def _interval_with_year(context: Context, found: Found) -> Found:
    """An interval behind us is one that began before publication, one ahead of us one that ends after it."""
    assert found.incomplete is not None and found.last is not None
    begins, ends = found.incomplete, found.last
    over_new_year = (ends[0], ends[1] or 0) < (begins[0], begins[1] or 0)
    by_its_end = context.about is not None and _is_ahead(context, found, context.about)
    told = _day_with_year(context, replace(found, incomplete=ends if by_its_end else begins))
    year = (told.value or "")[:4]
    first = last = None
    if year.isdigit():
        first = int(year) - (by_its_end and over_new_year)
        last = first + over_new_year
    return replace(told, value=f"{edtf(first, *begins)}/{edtf(last, *ends)}")


def _day_with_year(context: Context, found: Found) -> Found:
    assert found.incomplete is not None
    month, day = found.incomplete
    if ahead := _YEAR_AHEAD.match(context.text, found.end):
        year, known = ahead["year"], month <= MONTHS[ahead["month"]]
        reason = f"the year {year} is named with the month after it"
        reason = reason if known else f"{reason}, but this month can be of the year before"
        return replace(found, value=edtf(year if known else None, month, day), reason=reason)
    if event := _year_of_event(context, found):
        return replace(found, value=edtf(event, month, day), reason=f"the attack of {event} is known by its day")
    same = _year_in_sentence(context, found)
    if same and not found.which:
        return replace(found, value=edtf(same, month, day), reason=f"the year {same} is named in the same sentence")
    if context.about is None:
        return replace(
            found, value=edtf(None, month, day), reason="no year is stated, and the publication date is not known"
        )
    return _from_publication(context, found, month, day)


# Attacks that are called by their day alone, long after their year.
_KNOWN_BY_DAY: Final[dict[tuple[int, int | None], tuple[int, re.Pattern[str]]]] = {
    (10, 7): (2023, patterns.compile(r"\b(?:Hamas|attacks?|massacres?|assaults?|onslaught|raids?|hostages?)\b")),
    (9, 11): (2001, patterns.compile(r"\b(?:attacks|terror(?:ist)?s?|hijackers?|al[- ]Qaeda)\b")),
}


def _year_of_event(context: Context, found: Found) -> int | None:
    """The year of "the October 7 attacks"; None where publication is within the year after it, which tells as well."""
    year, words = _KNOWN_BY_DAY.get(found.incomplete or (0, 0), (0, None))
    if words is None or (context.about is not None and context.about.year <= year):
        return None
    start, end = context.sentences.around(found.start)
    near = words.search(context.text, max(start, found.start - 40), min(end, found.end + 40))
    return year if near else None


# "in February and May 2023", "on 3 March and 5 April 2024".
_YEAR_AHEAD: Final = patterns.compile(
    rf"(?:,?\s(?:and|or)\s|,\s)(?:(?:on|in)\s)?(?:\d{{1,2}}{ORDINAL}\s)?(?P<month>{MONTH})\.?(?:\s\d{{1,2}}{ORDINAL},)?\s"
    rf"(?P<year>{YEAR})(?!\d)"
)


def _year_in_sentence(context: Context, found: Found) -> str | None:
    here = context.sentences.index(found.start)
    for earlier in reversed(context.found[-LOOK_BACK:]):
        if context.sentences.index(earlier.start) != here or ";" in context.text[earlier.end : found.start]:
            return None
        if _ANOTHER_TIME.search(context.text, earlier.end, found.start):
            return None
        if earlier.value and earlier.precision in ("day", "month", "year") and earlier.reason.startswith("explicit"):
            return None if _goes_back(context, earlier, found) else earlier.value[:4]
        if earlier.value and earlier.precision == "year" and earlier.value.isdigit():
            return earlier.value
    return None


# "delivered in 2013, said an expert who testified in May"
_ANOTHER_TIME: Final = patterns.compile(r"\b(?:said|says|told)\b|,\s(?:who|whose)\s")
_THEN: Final = patterns.compile(r"\s(?:and|then|but)\s(?:\w+\s){0,2}[a-z]+(?:ed|en|un)\s")


def _goes_back(context: Context, earlier: Found, found: Found) -> bool:
    """ "imposed in July 2018 and extended in May": of what is told second the month cannot be of the same year."""
    if earlier.value is None or earlier.precision == "year" or found.incomplete is None:
        return False
    first = found.incomplete[0] < int(earlier.value[5:7])
    return first and _THEN.search(context.text, earlier.end, found.start + 1) is not None


def _from_publication(context: Context, found: Found, month: int, day: int | None) -> Found:
    published = context.about
    assert published is not None
    of_that_month = context.published is None and month == published.month
    if found.which == "this" or (of_that_month and not found.which):
        value = edtf(published.year, month, day)
        return replace(found, value=value, reason=f"of the year of publication on {context.told}")
    where = looks_ahead(context, found)
    if where == "back" and not found.which and _is_of_this_year(published, month, day):
        where = None
    ahead = where == "ahead" or (where is None and _is_soon(published, month, day))
    if ahead and _was_to_be(context, found) and _has_just_been(published, month, day):
        ahead, where = False, "back"
    year = _next_year(published, month, day) if ahead else _last_year(published, month, day)
    direction = "first" if ahead else "last"
    sense = "the sentence looks ahead" if ahead else "the sentence looks back"
    sense = sense if where else "no verb tells, and it is the nearer by far" if ahead else "no verb looks ahead"
    value = edtf(year, month, day)
    name = f"{day} {MONTH_NAMES[month - 1]}" if day else MONTH_NAMES[month - 1]
    reason = f"the {direction} {name} {'after' if ahead else 'before'} publication on {context.told}: {sense}"
    if where == "unclear":
        either = sorted({_last_year(published, month, day), _next_year(published, month, day)})
        years = " or ".join(map(str, either))
        return replace(found, value=edtf(None, month, day), reason=f"{years}: the sentence does not tell")
    narrative = narrative_before(context, found)
    if narrative and _SEQUEL.search(context.text, *context.sentences.around(found.start)) and narrative[:7] < value[:7]:
        return replace(found, value=value, reason=f"{reason}, and a sequel to {narrative}, named before it")
    told = _told_year(narrative, month) if narrative and not ahead else None
    if told and told != year and (told, month, day or 0) <= (published.year, published.month, published.day):
        open_value = edtf(None, month, day)
        return replace(
            found, value=open_value, reason=f"{told} after {narrative} in the sentence before, or {year} by publication"
        )
    return replace(found, value=value, reason=reason)


def _is_ahead(context: Context, found: Found, published: date) -> bool:
    assert found.last is not None
    where = looks_ahead(context, found)
    return where == "ahead" or (where is None and _is_soon(published, *found.last))


_SOON: Final = 60


def _is_soon(published: date, month: int, day: int | None) -> bool:
    """True where such a date follows publication within two months; the last one is then most of a year back."""
    year = _next_year(published, month, day)
    return date(year, month, min(day or 1, 28)) - published <= timedelta(days=_SOON) and (month, day or 0) != (
        published.month,
        published.day if day else 0,
    )


# "A decision was due in December", told in January
_WAS_TO_BE: Final = patterns.compile(
    r"\b(?:was|were|had\sbeen)\s(?:\w+\s)?(?:due|scheduled|expected|set|planned|supposed|meant|to)\b", re.IGNORECASE
)


def _was_to_be(context: Context, found: Found) -> bool:
    start, _ = context.sentences.around(found.start)
    return _WAS_TO_BE.search(context.text, start, found.start) is not None


def _has_just_been(published: date, month: int, day: int | None) -> bool:
    """True for a day or month of the last three months that comes again in no less than eight."""
    last = date(_last_year(published, month, day), month, min(day or 1, 28))
    return published - last <= timedelta(days=123 if day is None else 92)


def _is_of_this_year(published: date, month: int, day: int | None) -> bool:
    """True for a day that is near ahead in this year and was nearly a year ago: then outlets print the year with it."""
    return (
        day is not None
        and _next_year(published, month, day) == published.year
        and _last_year(published, month, day) < published.year
        and _is_soon(published, month, day)
    )


def _last_year(published: date, month: int, day: int | None) -> int:
    return published.year - ((month, day or 0) > (published.month, published.day if day else 0))


def _next_year(published: date, month: int, day: int | None) -> int:
    return published.year + ((month, day or 31) < (published.month, published.day if day else 31))


def _told_year(narrative: str, month: int) -> int | None:
    """The narrative's year, where ``month`` follows in it."""
    return int(narrative[:4]) if int(narrative[5:7]) <= month else None

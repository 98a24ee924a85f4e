"""Weekdays, numeric dates, times of day, "yesterday"."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from generator.text.dates.context import Context, Found
from generator.text.dates.direction import Direction, direction, is_a_deadline
from generator.text.dates.leads import Lead, lead_of
from generator.text.dates.terms import MONTH, ORDINAL, WEEKDAYS, day_of, exists

_PAPER: Final = re.compile(
    r"\s(?:Times|Telegraph|Mirror|Express|Mail|Post|Agreement|Independent|Herald|Star|Mass|School)\b"
)
_FEAST: Final = re.compile(r"(?:Bloody|Black|Good|Easter|Palm|Ash|Super|Shrove|Holy)\s\Z")
_DATE_NEXT: Final = re.compile(
    rf"(?:,|\sthe)?\s\d{{1,2}}{ORDINAL}\s(?:of\s)?(?:{MONTH})\b|,?\s(?:{MONTH})\.?\s\d{{1,2}}\b"
)


def read_weekday(context: Context, anchor: re.Match[str]) -> Found | None:
    """ "on Monday", counted from publication."""
    text = context.text
    if _DATE_NEXT.match(text, anchor.end()) or _PAPER.match(text, anchor.end()):
        return None
    if _FEAST.search(text, max(0, anchor.start() - 8), anchor.start()):
        return None
    lead = lead_of(text, anchor.start())
    end = anchor.end()
    if part := _DAY_PART.match(text, end):
        end = part.end()
    if context.published is None or lead.which in ("every", "the previous", "the following", "following"):
        return Found(lead.start, end, None, "day", "a weekday; the publication date is not known")
    return _resolved_weekday(context, anchor, lead, end)


def _resolved_weekday(context: Context, anchor: re.Match[str], lead: Lead, end: int) -> Found:
    assert context.published is not None
    back = (context.published.weekday() - WEEKDAYS[anchor["weekday"]]) % 7
    where = _direction(context, anchor, lead)
    if where == "unclear":
        reason = f"a {anchor['weekday']} before or after publication on {context.published}: the sentence does not tell"
        return Found(lead.start, end, None, "day", reason)
    if where == "ahead":
        day = context.published + timedelta(days=(7 - back) % 7 or 7)
        reason = f"the first {anchor['weekday']} after publication on {context.published}: the sentence looks ahead"
    else:
        day = context.published - timedelta(days=back or (7 if lead.which == "last" else 0))
        reason = f"the last {anchor['weekday']} up to publication on {context.published}"
    return Found(lead.start, end, day.isoformat(), "day", reason)


def _direction(context: Context, anchor: re.Match[str], lead: Lead) -> Direction:
    if lead.which in ("next", "this coming", "coming"):
        return "ahead"
    if lead.which == "last":
        return "back"
    return "ahead" if is_a_deadline(context, anchor, lead) else direction(context, anchor.start())


def read_iso(context: Context, anchor: re.Match[str]) -> Found | None:
    """ "2023-09-12"."""
    if day_of(anchor["iso"]) is None:
        return None
    lead = lead_of(context.text, anchor.start())
    return Found(lead.start, anchor.end(), anchor["iso"], "day", "explicit", preposition=lead.preposition)


def read_numeric(context: Context, anchor: re.Match[str]) -> Found | None:
    """ "12.09.2023", "9/12/23": by the mark, by the numbers or by the habit of the article; else the year alone."""
    one, two, year = (int(piece) for piece in anchor["numeric"].split(anchor["mark"]))
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    lead = lead_of(context.text, anchor.start())
    habit, evidence = context.habit
    if anchor["mark"] == "." or one > 12 or one == two:
        day, month, reason = one, two, "explicit, day before month"
    elif two > 12 or habit == "month first":
        day, month, reason = two, one, f"month before day{f', as in {evidence}' if evidence else ''}"
    elif habit == "day first":
        day, month, reason = one, two, f"day before month, as in {evidence}"
    else:
        reason = f"can be {year}-{two:02d}-{one:02d} or {year}-{one:02d}-{two:02d}: the article does not show its habit"
        return Found(lead.start, anchor.end(), f"{year}", "year", reason)
    if not 1 <= month <= 12 or not exists(str(year), month, day):
        return None
    return Found(lead.start, anchor.end(), f"{year}-{month:02d}-{day:02d}", "day", reason, preposition=lead.preposition)


def read_clock(context: Context, anchor: re.Match[str]) -> Found | None:
    """A time of day, without a value."""
    printed = anchor["clock"]
    start = anchor.start()
    hour = re.match(r"\d{1,2}", printed)
    if hour and int(hour.group()) > 24:
        return None
    if re.fullmatch(r"\d{1,2}:\d\d", printed) and context.text[start - 1 : start] in ("(", "-", "–") and start:
        return None
    lead = lead_of(context.text, start)
    return Found(lead.start, anchor.end(), None, "time", "a time of day")


_TODAY_IN_A_NAME: Final = re.compile(r"['’]s\s(?:world|society|youth|generation)|\s[A-Z]")
_DAY_PART: Final = re.compile(r"\s(?:morning|afternoon|evening|night)\b")
_DOUBLED: Final = re.compile(r"\b[Tt]he\sday\s(?:before|after)\s\Z")


def read_relative(context: Context, anchor: re.Match[str]) -> Found | None:
    """ "yesterday", "the day before yesterday", "overnight", counted from publication."""
    word = anchor["relative"].lower()
    if word == "overnight":
        return _overnight(context, anchor)
    shift = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    if anchor["relative"] == "Today" and _TODAY_IN_A_NAME.match(context.text, anchor.end()):
        return None
    end = anchor.end()
    if part := _DAY_PART.match(context.text, end):
        end = part.end()
    start = anchor.start()
    if shift and (doubled := _DOUBLED.search(context.text, max(0, start - 16), start)):
        start, shift, word = doubled.start(), 2 * shift, f"{doubled.group()}{word}"
    if context.published is None:
        return Found(start, end, None, "day", f'"{word}" counts from the publication date, which is not known')
    day = context.published + timedelta(days=shift)
    return Found(start, end, day.isoformat(), "day", f'"{word}", counted from publication on {context.published}')


_DAY_NEXT: Final = re.compile(
    rf"\s(?:on|into|to|from|between)\s(?:{'|'.join(WEEKDAYS)}|{MONTH}|\d{{1,2}}\s(?:{MONTH}))\b"
)


def _overnight(context: Context, anchor: re.Match[str]) -> Found | None:
    """The night before publication; with a day beside it the day tells."""
    if _DAY_NEXT.match(context.text, anchor.end()):
        return None
    if context.published is None:
        reason = '"overnight" counts from the publication date, which is not known'
        return Found(anchor.start(), anchor.end(), None, "interval", reason)
    before = context.published - timedelta(days=1)
    reason = f'"overnight", the night before publication on {context.published}'
    return Found(anchor.start(), anchor.end(), f"{before}/{context.published}", "interval", reason)

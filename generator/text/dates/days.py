"""Weekdays, numeric dates, times of day, "yesterday"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from generator import patterns
from generator.text.dates.context import LOOK_BACK, Context, Found
from generator.text.dates.direction import Direction, direction, is_a_deadline
from generator.text.dates.leads import Lead, lead_of
from generator.text.dates.terms import HOLIDAYS, MONTH, ORDINAL, WEEKDAYS, YEAR, day_of, exists

_PAPER: Final = patterns.compile(
    r"\s(?:Times|Telegraph|Mirror|Express|Mail|Post|Agreement|Independent|Herald|Star|Mass|School)\b"
)
# "the Sunday Long Read", not "the Sunday night raid"
_IN_A_NAME: Final = patterns.compile(r"\s[A-Z][a-z]+\s[A-Z][a-z]+")
_FEAST: Final = patterns.compile(r"(?:Bloody|Black|Good|Easter|Palm|Ash|Super|Shrove|Holy)\s\Z")
_DATE_NEXT: Final = patterns.compile(
    rf"(?:,|\sthe|,\sthe)?\s\(?\d{{1,2}}{ORDINAL}\s(?:of\s)?(?:{MONTH})\b|,?\s\(?(?:{MONTH})\.?\s\d{{1,2}}(?:st|nd|rd|th)?\b"
)


def read_weekday(context: Context, anchor: re.Match[str]) -> Found | None:
    """ "on Monday", counted from publication."""
    text = context.text
    if _DATE_NEXT.match(text, anchor.end()) or _PAPER.match(text, anchor.end()):
        return None
    if _IN_A_NAME.match(text, anchor.end()) and text.endswith(("the ", "The "), 0, anchor.start()):
        return None
    if _FEAST.search(text, max(0, anchor.start() - 8), anchor.start()):
        return None
    lead = lead_of(text, anchor.start())
    end = anchor.end()
    for reading in (_with_numbers, _with_its_day, _of_a_week):
        if (told := reading(context, anchor, lead)) is not None:
            return told
    if part := _DAY_PART.match(text, end):
        end = part.end()
    if (day := _after_the_first(context, anchor, lead)) is not None:
        return Found(lead.start, end, day.isoformat(), "day", f"the first {anchor['weekday']} after the day before it")
    if context.published is None or lead.which in ("every", "the previous", "the following", "following"):
        return Found(lead.start, end, None, "day", "a weekday; the publication date is not known")
    return _resolved_weekday(context, anchor, lead, end)


def read_heading(context: Context, anchor: re.Match[str]) -> Found | None:
    """ "MONDAY" as the heading of an entry, or in front of one: of the days up to publication."""
    line = context.text.rfind("\n", 0, anchor.start()) + 1
    if context.published is None or context.text[line : anchor.start()].strip(" *#•-–—"):
        return None
    back = (context.published.weekday() - WEEKDAYS[anchor["heading"].capitalize()]) % 7
    day = context.published - timedelta(days=back)
    if context.on_an_agenda(anchor.start()):
        day = context.published + timedelta(days=(7 - back) % 7 or 7)
    return Found(
        anchor.start(), anchor.end(), day.isoformat(), "day", f"the {day:%A} next to publication on {context.published}"
    )


_OF_THE_FEAST: Final = patterns.compile(
    r"['’]?s?\s(?:trees?|part(?:y|ies)|dinners?|lunch|carols?|cards?|presents?|gifts?|lights?|markets?|truce|bombings?|messages?|address|speech|parades?|services?|islands?|season|holidays?|"
    r"break|leave|[A-Z])"
)


def read_holiday(context: Context, anchor: re.Match[str]) -> Found | None:
    """ "before Christmas", "on New Year's Eve"; a Christmas tree is no day."""
    lead = lead_of(context.text, anchor.start())
    name = " ".join(anchor["holiday"].replace("’", "'").split())
    if _OF_THE_FEAST.match(context.text, anchor.end()) or (" " not in name and not (lead.preposition or lead.which)):
        return None
    month, day = HOLIDAYS[name]
    end = anchor.end()
    if year := _OF_YEAR.match(context.text, end):
        value = f"{year['year']}-{month:02d}-{day:02d}"
        return Found(lead.start, year.end(), value, "day", f"{name}, explicit", preposition=lead.preposition)
    value = f"XXXX-{month:02d}-{day:02d}"
    return Found(lead.start, end, value, "day", name, (month, day), lead.which, lead.preposition)


_OF_YEAR: Final = patterns.compile(rf"(?:,|\sof|\sin)?\s(?P<year>{YEAR})(?!\d)")
_IN_NUMBERS: Final = patterns.compile(r",?\s?\((?P<one>\d{1,2})[/.](?P<two>\d{1,2})(?:[/.](?P<year>\d{4}))?\.?\)")


def _with_numbers(context: Context, anchor: re.Match[str], lead: Lead) -> Found | None:
    """ "Monday (7/3/2022)", "Sunday (9/10)": the reading of the numbers that falls on this weekday."""
    numbers = _IN_NUMBERS.match(context.text, anchor.end())
    if numbers is None or (numbers["year"] is None and context.published is None):
        return None
    one, two = int(numbers["one"]), int(numbers["two"])
    years = [int(numbers["year"])] if numbers["year"] else [context.published.year + n for n in (0, -1, 1)]  # type: ignore[union-attr]
    for year in years:
        for day, month, order in ((one, two, "day before month"), (two, one, "month before day")):
            known = 1 <= month <= 12 and exists(str(year), month, day)
            if known and date(year, month, day).weekday() == WEEKDAYS[anchor["weekday"]]:
                value, reason = date(year, month, day).isoformat(), f"{order}, for it is a {anchor['weekday']}"
                return Found(lead.start, numbers.end(), value, "day", reason, preposition=lead.preposition)
    return None


_DAY_IN_BRACKETS: Final = patterns.compile(r"\s?\((?P<day>\d{1,2})\)")


def _with_its_day(context: Context, anchor: re.Match[str], lead: Lead) -> Found | None:
    """ "this Wednesday (21)": the 21st next to publication that is a Wednesday."""
    numbered = _DAY_IN_BRACKETS.match(context.text, anchor.end())
    if numbered is None or context.published is None:
        return None
    for shift in (0, -1, 1):
        month, day = _months_from(context.published, shift), int(numbered["day"])
        if not exists(str(month.year), month.month, day):
            continue
        told = month.replace(day=day)
        if told.weekday() == WEEKDAYS[anchor["weekday"]]:
            reason = f"the {day}. that is a {anchor['weekday']}, next to publication on {context.published}"
            return Found(lead.start, numbered.end(), told.isoformat(), "day", reason, preposition=lead.preposition)
    return None


_OF_A_WEEK: Final = patterns.compile(r",?\s(?:of\s)?(?P<which>next|last|this)\sweek\b(?!['’])")


def _of_a_week(context: Context, anchor: re.Match[str], lead: Lead) -> Found | None:
    """ "Friday next week"."""
    week = _OF_A_WEEK.match(context.text, anchor.end())
    if week is None or context.published is None or lead.which:
        return None
    monday = context.published - timedelta(days=context.published.weekday())
    shift = {"last": -1, "this": 0, "next": 1}[week["which"]]
    day = monday + timedelta(weeks=shift, days=WEEKDAYS[anchor["weekday"]])
    reason = f"the {anchor['weekday']} of {week['which']} week, counted from publication on {context.published}"
    return Found(lead.start, week.end(), day.isoformat(), "day", reason)


_RANGE_OF_DAYS: Final = patterns.compile(r"[-–—]|\s(?:to|through|until|till)\s")


def _after_the_first(context: Context, anchor: re.Match[str], lead: Lead) -> date | None:
    """The Friday of "from Monday to Friday"."""
    first = context.found[-1] if context.found else None
    if (
        first is None
        or first.precision != "day"
        or not _RANGE_OF_DAYS.fullmatch(context.text, first.end, anchor.start())
    ):
        return None
    day = day_of(first.value)
    return day + timedelta(days=(WEEKDAYS[anchor["weekday"]] - day.weekday()) % 7 or 7) if day else None


def _resolved_weekday(context: Context, anchor: re.Match[str], lead: Lead, end: int) -> Found:
    assert context.published is not None
    back = (context.published.weekday() - WEEKDAYS[anchor["weekday"]]) % 7
    where = _direction(context, anchor, lead)
    if where == "unclear":
        reason = f"a {anchor['weekday']} before or after publication on {context.published}: the sentence does not tell"
        return Found(lead.start, end, None, "day", reason)
    if (
        where == "back"
        and back > 3
        and lead.preposition in ("on", "from", "")
        and _BEGINS.search(context.text, max(0, lead.start - 14), lead.start)
    ):
        where = "ahead"  # "declared three days of mourning beginning on Wednesday", told on Tuesday
    if where == "ahead":
        day = context.published + timedelta(days=(7 - back) % 7 or 7)
        reason = f"the first {anchor['weekday']} after publication on {context.published}: the sentence looks ahead"
    else:
        day = context.published - timedelta(days=back or (7 if lead.which == "last" else 0))
        reason = f"the last {anchor['weekday']} up to publication on {context.published}"
    return Found(lead.start, end, day.isoformat(), "day", reason)


_BEGINS: Final = patterns.compile(r"\b(?:starting|beginning|commencing|effective)\s\Z")


def _direction(context: Context, anchor: re.Match[str], lead: Lead) -> Direction:
    if lead.which in ("next", "this coming", "coming"):
        return "ahead"
    if lead.which == "last":
        return "back"
    if lead.preposition == "from" and context.text.rfind("would have", max(0, lead.start - 120), lead.start) >= 0:
        return "unclear"  # "would have opened from Saturday": before or after the day it is told
    return "ahead" if is_a_deadline(context, anchor, lead) else direction(context, anchor.start())


def read_iso(context: Context, anchor: re.Match[str]) -> Found | None:
    """ "2023-09-12", "2023.9.12"."""
    parts = _ISO_PARTS.split(anchor["iso"])
    told = f"{parts[0]}-{int(parts[1]):02d}-{int(parts[2]):02d}"
    if day_of(told) is None:
        return None
    lead = lead_of(context.text, anchor.start())
    return Found(lead.start, anchor.end(), told, "day", "explicit", preposition=lead.preposition)


_ISO_PARTS: Final = patterns.compile(r"[-./]\s?")


def read_numeric(context: Context, anchor: re.Match[str]) -> Found | None:
    """ "12.09.2023", "9/12/23": by the mark, by the numbers or by the habit of the article; else the year alone."""
    mark = anchor["mark"] or "-"
    one, two, year = (int(piece) for piece in anchor["numeric"].split(mark))
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    lead = lead_of(context.text, anchor.start())
    habit, evidence = context.habit
    if mark == "." or one > 12 or one == two:
        day, month, reason = one, two, "explicit, day before month"
    elif context.translated and not habit:
        day, month, reason = one, two, "day before month, as in the language the article was translated from"
    elif two > 12 or habit == "month first":
        day, month, reason = two, one, f"month before day{f', as in {evidence}' if evidence else ''}"
    elif habit == "day first":
        day, month, reason = one, two, f"day before month, as in {evidence}"
    elif (
        context.published
        and context.published.year == year
        and (
            order := {(two, one): "day before month", (one, two): "month before day"}.get(
                (context.published.month, context.published.day)
            )
        )
    ):
        day, month, reason = (
            context.published.day,
            context.published.month,
            f"{order}, for that is the day of publication",
        )
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


_TODAY_IN_A_NAME: Final = patterns.compile(r"['’]s\s(?:world|society|youth|generation)|\s[A-Z]")
_DAY_PART: Final = patterns.compile(r"\s(?:morning|afternoon|evening|night|noon|midday|lunchtime|arvo|dawn)\b")
_WEEKDAY_BESIDE: Final = patterns.compile(
    rf"(?:,\s(?:on\s)?|\s\()(?P<day>{'|'.join(WEEKDAYS)})(?P<close>\)?)(?!\w|,?\s(?:the\s)?\d|,?\s(?:{MONTH})\b)"
)
_DOUBLED: Final = patterns.compile(r"\b[Tt]he\sday\s(?:before|after)\s\Z")


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
    beside = _WEEKDAY_BESIDE.match(context.text, end)
    if beside and WEEKDAYS[beside["day"]] == day.weekday():  # "today, Thursday"
        end = beside.end()
    return Found(start, end, day.isoformat(), "day", f'"{word}", counted from publication on {context.published}')


_DAY_NEXT: Final = patterns.compile(
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


_NTHS: Final = r"(?:\s(?:and|or|to|until)\s(?:the\s)?\d{1,2}(?:st|nd|rd|th)\b)*+"
# What may follow a day of the month; "the 14th brigade" and "the 14th Brigade" are none.
_AFTER_NTH: Final = patterns.compile(
    rf"{_NTHS}(?:[,.;)”\"]|\s[–—-]\s|\s?\Z|\s(?:of\s(?P<which>this|last|next|the\ssame)\smonth|and|but|or|at|in|by|to|that|"
    r"with|when|where|after|before|from|for|as|while|during|local|this|it|he|she|they|the|its|his|her|their|than|because|"
    r"said|will|would|is|was|has|had|were|are)\b)"
)
_OCCASION: Final = patterns.compile(
    r"\b(?:conference|meeting|briefing|session|morning|afternoon|evening|night|statement|attacks?|strikes?|vote|summit|"
    r"announcement|talks|launch|test|incident|raid|hearing|parade|edition)\sof\sthe\s\Z"
)
_CHAINED: Final = patterns.compile(r"\s?(?:and|or|to|until)\sthe\s|\s?[-–]\s?the\s")


def read_day_of_month(context: Context, anchor: re.Match[str]) -> Found | None:
    """ "on the 14th": of the month named just before, or else of the nearest such month to publication."""
    text, day = context.text, int(anchor["nth"][:-2])
    after = _AFTER_NTH.match(text, anchor.end())
    if after is None or not 1 <= day <= 31:
        return None
    lead = lead_of(text, anchor.start())
    chained = context.found and context.found[-1].end <= anchor.start() and context.found[-1].reason.startswith(_NTH)
    if lead.preposition not in ("on", "by", "since", "until", "till", "from") and not (
        _OCCASION.search(text, max(0, anchor.start() - 24), anchor.start())
        or (chained and _CHAINED.fullmatch(text, context.found[-1].end, anchor.start()))
    ):
        return None
    if lead.preposition == "from" and not re.match(r"\s(?:to|until)\sthe\s\d", text[anchor.end() : anchor.end() + 12]):
        return None
    start = lead.start if lead.preposition else anchor.start() - len("the ")
    end = after.end("which") + len(" month") if after["which"] else anchor.end()
    value, reason = _month_of(context, anchor.start(), day, after["which"])
    return Found(start, end, value, "day", f"{_NTH}, {reason}", preposition=lead.preposition)


_NTH: Final = "a day of the month"
_SHIFT_OF_MONTH: Final = {"this": 0, "last": -1, "next": 1}


def _month_of(context: Context, offset: int, day: int, which: str | None) -> tuple[str | None, str]:
    """The day as EDTF and why that month; None where the text leaves it open."""
    named = _month_named_before(context, offset)
    if named and which not in _SHIFT_OF_MONTH:
        value = f"{named}-{day:02d}"
        known = exists(named[:4] if named[:4].isdigit() else None, int(named[5:7]), day)
        return (value if known else None), f"of {named}, named just before"
    published = context.published
    if published is None:
        return None, "whose month is not stated, and the publication date is not known"
    if which in _SHIFT_OF_MONTH:
        month = _months_from(published, _SHIFT_OF_MONTH[which or "this"])
        known = exists(str(month.year), month.month, day)
        return (month.replace(day=day).isoformat() if known else None), f"counted from publication on {published}"
    where = direction(context, offset)
    if where == "unclear":
        return None, "before or after publication: the sentence does not tell"
    step = 1 if where == "ahead" else -1
    for shift in (0, step, 2 * step):
        month = _months_from(published, shift)
        if exists(str(month.year), month.month, day) and step * (month.replace(day=day) - published).days >= 0:
            which_one = "first" if where == "ahead" else "last"
            return month.replace(day=day).isoformat(), f"the {which_one} from publication on {published}"
    return None, "which no month near publication has"


def _months_from(day: date, shift: int) -> date:
    """The first day of the month ``shift`` months from that of ``day``."""
    year, month = divmod(day.year * 12 + day.month - 1 + shift, 12)
    return date(year, month + 1, 1)


def _month_named_before(context: Context, offset: int) -> str | None:
    """ "2023-04" or "XXXX-04": the month last named in this sentence or the one before."""
    here = context.sentences.index(offset)
    for found in reversed(context.found[-LOOK_BACK:]):
        if context.sentences.index(found.start) < here - 1:
            return None
        if found.precision in ("day", "month") and found.value and _MONTH.search(context.text, found.start, found.end):
            return found.value[:7]
    return None


_MONTH: Final = patterns.compile(rf"\b(?:{MONTH})\b")

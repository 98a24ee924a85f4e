"""Stretches of time, counted from somewhere: "last week", "three days ago", "four days"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from generator import patterns
from generator.model import Precision
from generator.text.dates.context import COMPARED, LOOK_BACK, Context, Found, day_named_before, year_named_before
from generator.text.dates.direction import direction
from generator.text.dates.leads import Lead, lead_of
from generator.text.dates.terms import MONTH, NUMBER_WORDS, WEEKDAYS, YEAR
from generator.text.dates.years import PARTS_OF_YEAR, part_of_year

_EARLIER: Final = r"(?:[Ee]arlier|[Ll]ater)"
_COUNT_BEFORE: Final = patterns.compile(
    r"(?<![\w.,$€£-])(?:(?P<about>[Aa]bout|[Nn]early|[Aa]lmost|[Aa]round|[Oo]ver|[Mm]ore\sthan|[Aa]t\sleast)\s)?"
    r"(?P<count>\d{1,3}|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|"
    r"[Tt]welve|(?:[Tt]hir|[Ff]our|[Ff]if|[Ss]ix|[Ss]even|[Ee]igh|[Nn]ine)teen|[Aa]n?|[Ss]everal|(?:[Aa]\s)?[Ff]ew|[Mm]any|[Rr]ecent|[Tt]hose|[Ff]irst|[Hh]alf\sa|[Dd]ozens\sof|"
    r"(?:[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty|[Ss]ixty|[Ss]eventy|[Ee]ighty|[Nn]inety)(?:-[a-z]+)?)"
    r"(?:\s(?:more|full|straight|consecutive|whole|long|short|last|past))?[\s-]\Z"
)
_LEAD_OF_COUNT: Final = patterns.compile(
    r"(?<![\w-])(?:(?:[Ii]n|[Oo]ver|[Dd]uring|[Ff]or|[Ww]ithin|[Aa]fter|[Ss]ince)\s)?"
    r"(?:(?:the|these|those)\s(?:last|past|previous|next|coming|first)\s)?\Z"
)
_DIRECTION: Final = patterns.compile(r"\s(?P<word>ago|later|earlier|before|afterwards?|from\snow|after|hence)\b")
_EARLIER_BEFORE: Final = patterns.compile(rf"{_EARLIER}\s\Z")


def read_unit(context: Context, anchor: re.Match[str]) -> Found | None:
    """ "last week", "three days ago", "four days"."""
    text = context.text
    unit = anchor["unit"].lower().rstrip("s")
    lead = lead_of(text, anchor.start())
    if _PART_OF_MORE.match(text, anchor.end()) and _FIRST_OR_LAST.search(
        text, max(0, anchor.start() - 18), anchor.start()
    ):
        return None  # "the first week of May" is read with May
    if lead.which:
        return _which_unit(context, anchor, lead, unit)
    if (pointing := _pointing_back(context, anchor, unit)) is not None:
        return pointing
    if _END_OF.match(lead.part) or (unit == "year" and part_of_year(lead)) or _YEAR_END.match(text, anchor.start()):
        return _end_of_unit(context, anchor, lead, unit)
    if unit == "weekend":
        return _the_weekend(context, anchor)
    if unit == "hour" and text[max(0, anchor.start() - 6) : anchor.start()].lower() == "early ":
        return _early_hours(context, anchor)
    if unit in ("hour", "morning", "afternoon", "evening", "lunchtime", "weekend"):
        return None
    count = _COUNT_BEFORE.search(text, max(0, anchor.start() - 34), anchor.start())
    if count is None or (unit == "night" and not text.startswith(" ago", anchor.end())):
        return None
    return _counted_unit(context, anchor, count, unit)


_PART_OF_MORE: Final = patterns.compile(
    rf"\sof\s(?:(?:last|this|next|the)\s)?(?:(?:{MONTH})\b|{YEAR}\b|(?:last|this|next|the)\s(?:year|month)\b)"
)
_FIRST_OR_LAST: Final = patterns.compile(r"\b(?:first|second|third|fourth|last)\s(?:\w+\s)?\Z")
_END_OF: Final = patterns.compile(r"(?:the\s)?(?:beginning|start|middle|end|close|course)\sof\Z")
_YEAR_END: Final = patterns.compile(r"[Yy]ear-end\b")
_THE_WEEKEND: Final = patterns.compile(r"\b(?:over|at|on|during)\sthe\s\Z", re.IGNORECASE)


def _end_of_unit(context: Context, anchor: re.Match[str], lead: Lead, unit: str) -> Found | None:
    """ "by the end of the year", "by year-end": of the one of publication."""
    text, end = context.text, anchor.end()
    year_end = _YEAR_END.match(text, anchor.start())
    if (
        unit not in ("week", "month", "year", "decade")
        or anchor["unit"].lower().endswith("s")
        or (not year_end and not text.endswith("the ", 0, anchor.start()))
    ):
        return None
    end = year_end.end() if year_end else end
    if text.startswith((" of", " to"), end):
        return None
    named = _unit_named_before(context, lead.start, unit)
    part = part_of_year(lead) if unit == "year" else None
    if part and (named or context.about):
        year, (first, last) = named or f"{context.about}"[:4], PARTS_OF_YEAR[part]
        reason = f"of {named}, named just before" if named else f"the year of publication on {context.told}"
        return Found(lead.start, end, f"{year}-{first:02d}/{year}-{last:02d}", "interval", reason)
    if named:
        return Found(lead.start, end, named, _unit_precision(unit), f"of {named}, named just before")
    published = _origin(context, unit)
    if published is None:
        return Found(
            lead.start, end, None, _unit_precision(unit), "counts from the publication date, which is not known"
        )
    value, precision = _calendar_unit(published, 0, unit)
    return Found(lead.start, end, value, precision, f"the {unit} of publication on {context.told}")


def _origin(context: Context, unit: str) -> date | None:
    """What days, weeks and such are counted from; months and years from the month of publication too."""
    return context.about if unit in ("month", "year", "decade") else context.published


def _unit_named_before(context: Context, offset: int, unit: str) -> str | None:
    """The year or month that this sentence or the one before has named."""
    here = context.sentences.index(offset)
    for found in reversed(context.found[-LOOK_BACK:]):
        if context.sentences.index(found.start) < here - 1:
            return None
        if found.precision in ("day", "month", "year") and found.value and found.value[:4].isdigit():
            return (
                found.value[:4]
                if unit == "year"
                else found.value[:7]
                if unit == "month" and len(found.value) > 4
                else None
            )
    return None


def _the_weekend(context: Context, anchor: re.Match[str]) -> Found | None:
    """ "over the weekend": the last one or the next, as the sentence looks."""
    lead = _THE_WEEKEND.search(context.text, max(0, anchor.start() - 12), anchor.start())
    if lead is None or anchor["unit"].lower().endswith("s"):
        return None
    where = direction(context, anchor.start())
    if context.published is None or where == "unclear":
        return Found(lead.start(), anchor.end(), None, "interval", "a weekend before or after a day that is not known")
    value, _ = _calendar_unit(context.published, 1 if where == "ahead" else -1, "weekend")
    which = "first weekend after" if where == "ahead" else "last weekend before"
    return Found(lead.start(), anchor.end(), value, "interval", f"the {which} publication on {context.published}")


_OF_WHEN: Final = patterns.compile(rf"\sof\s(?:the\s)?(?:{'|'.join(WEEKDAYS)}|{MONTH}|\d{{1,2}})\b")


def _early_hours(context: Context, anchor: re.Match[str]) -> Found | None:
    """ "in the early hours"; of a named day they are that day's, see ``PART``."""
    if _OF_WHEN.match(context.text, anchor.end()):
        return None
    return Found(anchor.start() - 6, anchor.end(), None, "time", "part of a day")


_NO_TIME_AFTER: Final = patterns.compile(r"\s(?:old|olds)\b|-old\b")


def _counted_unit(context: Context, anchor: re.Match[str], count: re.Match[str], unit: str) -> Found | None:
    text = context.text
    word = count["count"].lower()
    direction = _DIRECTION.match(text, anchor.end())
    if _NO_TIME_AFTER.match(text, anchor.end()):
        return None
    if word in ("a", "an", "half a") and not direction:
        return None
    lead = _LEAD_OF_COUNT.search(text, max(0, count.start() - 24), count.start())
    start = lead.start() if lead and "\n" not in lead.group() else count.start()
    if direction is None:
        reason = "a stretch of time without a stated beginning" if word == "recent" else "a length of time, not a date"
        return Found(start, anchor.end(), None, "interval", reason)
    number = _number(word)
    if direction["word"] in ("before", "after"):
        return Found(count.start(), anchor.end(), None, "interval", "a length of time, not a date")
    return _shifted(context, (count.start(), direction.end()), number, unit, direction["word"])


def _number(word: str) -> int | None:
    tens, _, ones = word.partition("-")
    known = int(word) if word.isdigit() else NUMBER_WORDS.get(word)
    if known or tens not in _TENS:
        return known
    return _TENS[tens] + (NUMBER_WORDS.get(ones, 0) if ones else 0)


_TENS: Final = {
    word: value
    for value, word in enumerate("thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 13)
} | {word: value * 10 for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}

_BEHIND_THE: Final = patterns.compile(
    r"\b(?P<the>[Tt]he)\s\Z|\b(?:(?:[Ll]ater|[Ee]arlier|[Oo]n|[Ii]n)\s)?(?P<that>[Tt]hat)(?:\s(?:same|very))?\s\Z"
)
_BEFORE_IT: Final = patterns.compile(
    r"\s(?P<word>before|after|prior)(?=[,.;)”\"]|\s(?:in|at|on|by|from|and|but|with)\b)"
)


def _pointing_back(context: Context, anchor: re.Match[str], unit: str) -> Found | None:
    """ "later that day", "the night before", "that month": where what they point to is named just before."""
    text = context.text
    front = _BEHIND_THE.search(text, max(0, anchor.start() - 24), anchor.start())
    if front is None or anchor["unit"].lower() != unit:
        return None
    step = 0
    end = anchor.end()
    if front["the"]:
        behind = _BEFORE_IT.match(text, anchor.end())
        if behind is None or unit in ("hour", "decade"):
            return None
        step, end = 1 if behind["word"] == "after" else -1, behind.end()
    told = _stepped(context, front.start(), unit, step)
    return Found(front.start(), end, *told) if told else None


# "the following day" goes back to the day of which the text has been telling.
_FAR: Final = 5
_OF_A_DAY: Final = ("day", "morning", "afternoon", "evening", "night")


def _stepped(
    context: Context, offset: int, unit: str, step: int, sentences: int = 1
) -> tuple[str, Precision, str] | None:
    """The day, week, month or year so many after the one named just before; None where none is."""
    if unit == "year":
        year = year_named_before(context, offset)
        return (str(year + step), "year", f"counted from {year}, named just before") if year else None
    if unit == "month":
        named = _unit_named_before(context, offset, "month")
        if named is None or not named[:4].isdigit():
            return None
        value, precision = _moved(date(int(named[:4]), int(named[5:7]), 1), step, "month")
        return value, precision, f"counted from {named}, named just before"
    origin, what = day_named_before(context, offset, sentences)
    if origin is None or unit not in (*_OF_A_DAY, "week", "weekend"):
        return None
    value, precision = _calendar_unit(origin, step, unit)
    return value, precision, f"counted from {what}"


def _shifted(context: Context, where: tuple[int, int], number: int | None, unit: str, word: str) -> Found:
    backwards = word in ("ago", "earlier")
    origin, what = _origin(context, unit), f"publication on {context.told}"
    if word in ("later", "earlier", "afterward", "afterwards"):
        origin, what = day_named_before(context, where[0])
    if origin is None and number is not None and unit == "year" and (year := year_named_before(context, where[0])):
        value = str(year - number if backwards else year + number)
        return Found(
            *where,
            value,
            "year",
            f"{number} year{'s' if number > 1 else ''} {word}, counted from {year}, named just before",
        )
    if origin is None or number is None:
        reason = "counted from a day that is not known" if number else "how many is not stated"
        return Found(*where, None, "day" if unit == "day" else "interval", reason)
    value, precision = _moved(origin, -number if backwards else number, unit)
    return Found(*where, value, precision, f"{number} {unit}{'s' if number > 1 else ''} {word}, counted from {what}")


def _moved(origin: date, number: int, unit: str) -> tuple[str, Precision]:
    if unit in ("day", "night"):
        return (origin + timedelta(days=number)).isoformat(), "day"
    if unit == "fortnight":
        return (origin + timedelta(weeks=2 * number)).isoformat() + "~", "day"
    if unit == "week":
        return (origin + timedelta(weeks=number)).isoformat() + "~", "day"
    if unit == "month":
        months = origin.year * 12 + origin.month - 1 + number
        return f"{months // 12}-{months % 12 + 1:02d}", "month"
    return str(origin.year + number * (10 if unit == "decade" else 1)) + ("~" if unit == "decade" else ""), "year"


_SHIFT: Final[dict[str, int]] = {"last": -1, "this past": -1, "next": 1, "this coming": 1, "coming": 1, "this": 0,
    "the current": 0, "current": 0}  # fmt: skip


def _which_unit(context: Context, anchor: re.Match[str], lead: Lead, unit: str) -> Found | None:
    text = context.text
    start = lead.start
    if earlier := _EARLIER_BEFORE.search(text, max(0, start - 8), start):
        start = earlier.start()
    if lead.which == "every":
        return None
    if anchor["unit"].lower().endswith("s"):
        return Found(start, anchor.end(), None, "interval", "a stretch of time without a stated beginning")
    if unit == "day" and lead.which == "last":
        return Found(start, anchor.end(), None, "day", "a last day, of something that ends")
    if lead.which not in _SHIFT:
        return _other_which(context, anchor, lead, unit)
    published = _origin(context, unit)
    if published is None:
        return Found(
            start, anchor.end(), None, _unit_precision(unit), "counts from the publication date, which is not known"
        )
    value, precision = _calendar_unit(published, _SHIFT[lead.which], unit)
    if unit == "year" and (part := part_of_year(lead)):
        first, last = PARTS_OF_YEAR[part]
        value, precision = f"{value}-{first:02d}/{value}-{last:02d}", "interval"
    return Found(
        start, anchor.end(), value, precision, f'"{lead.which} {unit}", counted from publication on {context.told}'
    )


def _unit_precision(unit: str) -> Precision:
    if unit in ("month", "year"):
        return "month" if unit == "month" else "year"
    return "day" if unit in ("day", "morning", "afternoon", "evening", "night", "lunchtime") else "interval"


def _other_which(context: Context, anchor: re.Match[str], lead: Lead, unit: str) -> Found | None:
    """ "the following day", "the same day", "the previous year", "past year"."""
    step = {
        "the following": 1,
        "following": 1,
        "the next": 1,
        "the previous": -1,
        "previous": -1,
        "the same": 0,
        "same": 0,
    }.get(lead.which)
    if step == 0 and unit == "month" and (of := _OF_A_YEAR.match(context.text, anchor.end())):
        named = _unit_named_before(context, lead.start, "month")
        year = of["year"] or (str(context.about.year - 1) if context.about else None)
        if named and year:
            return Found(
                lead.start, of.end(), f"{year}-{named[5:7]}", "month", f"{COMPARED} {named}, named just before"
            )
    if step is not None and (told := _stepped(context, lead.start, unit, step, _FAR if step == 1 else 1)):
        return Found(lead.start, anchor.end(), *told)
    return Found(lead.start, anchor.end(), None, _unit_precision(unit), "counted from a day that is not known")


_OF_A_YEAR: Final = patterns.compile(rf"\s(?:of|in)\s(?P<year>{YEAR})(?!\d)|\s(?:of\s|in\s)?last\syear\b")


def _calendar_unit(published: date, shift: int, unit: str) -> tuple[str, Precision]:
    if unit == "year":
        return str(published.year + shift), "year"
    if unit == "month":
        return _moved(published, shift, "month")
    if unit == "week":
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=shift)
        return f"{monday}/{monday + timedelta(days=6)}", "interval"
    if unit == "weekend":
        this = published + timedelta(days=5 - published.weekday())
        saturday = this + timedelta(weeks=shift if published.weekday() >= 5 else min(shift, 0))
        return f"{saturday}/{saturday + timedelta(days=1)}", "interval"
    if unit == "decade":
        return f"{published.year // 10 + shift}X", "interval"
    return (published + timedelta(days=shift)).isoformat(), "day"

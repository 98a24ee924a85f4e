"""Months and days of a month: "September 12, 2023", "between March and May"."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from typing import Final

from generator import patterns
from generator.text.dates.context import Context, Found, Place
from generator.text.dates.leads import CAPITAL_BEFORE, NO_NAME, Lead, lead_of, part_words
from generator.text.dates.terms import DASH, MONTH, MONTH_NAMES, MONTHS, ORDINAL, WEEKDAYS, YEAR, edtf, exists

_WEEKDAY: Final = rf"(?:{'|'.join(WEEKDAYS)}|(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\.?)"
_DAY_BEFORE: Final = patterns.compile(
    rf"(?:(?P<weekday>{_WEEKDAY})(?:,|\sthe|,\sthe)?\s\(?)?(?<![\w.,:/])(?P<day>\d{{1,2}}){ORDINAL}"
    rf"(?:(?P<dash>{DASH})(?P<last>\d{{1,2}}){ORDINAL})?\.?\s(?:of\s)?\Z"
)
_WEEKDAY_BEFORE: Final = patterns.compile(rf"\b(?P<weekday>{_WEEKDAY}),?\s\(?\Z")
_WEEKDAY_BEHIND: Final = patterns.compile(rf"\s?\({_WEEKDAY}\)")
# "the first of June"
_IN_WORDS: Final = (
    {
        word: number
        for number, word in enumerate(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
            "sixteenth seventeenth eighteenth nineteenth twentieth".split(),
            1,
        )
    }
    | {"thirtieth": 30, "thirty-first": 31}
    | {
        f"twenty-{word}": 20 + number
        for number, word in enumerate("first second third fourth fifth sixth seventh eighth ninth".split(), 1)
    }
)
_DAY_IN_WORDS: Final = patterns.compile(
    rf"\b[Tt]he\s(?P<day>{'|'.join(sorted(_IN_WORDS, key=len, reverse=True))})\sof\s\Z"
)
_AFTER_MONTH: Final = patterns.compile(
    rf"\.?(?:\s(?P<day>\d{{1,2}}){ORDINAL}(?![\d:%]|[.,]\d|\s(?:GMT|UTC|a\.?m|p\.?m))"
    rf"(?:(?P<dash>{DASH})(?P<last>\d{{1,2}}){ORDINAL}(?![\w%]|[.,:]\d|\s(?:{MONTH})))?)?"
    rf"(?:(?:,|\sof|\sin)?\s(?P<year>{YEAR})(?![\d-]|[.,]\d))?"
)
# "18 Oct 24", as armed forces write it; "18 Oct 24 ships" counts ships
_SHORT_YEAR: Final = patterns.compile(
    r"\s['’]?(?P<year>[0-4]\d)(?=[.,;:)]|\s?\Z|\s(?:at|in|on|by|to|from|and|off|with|followed|until|after|before|during|for|under|near)\b)(?![.,]\d)"
)
_TO_MONTH: Final = patterns.compile(
    rf"(?P<dash>{DASH})(?P<end>(?:(?P<before>\d{{1,2}}){ORDINAL}\s)?(?P<month>{MONTH})\b(?:\.(?=\s\d))?(?:\s(?P<day>\d{{1,2}}){ORDINAL}(?!\d))?"
    rf"(?:,?\s(?P<year>{YEAR})(?!\d))?)"
)
_HALF: Final = patterns.compile(r"(?:the\s)?(?P<which>first|second)\shalf\sof")
_ENDS: Final = ("end", "close")
# "Between August 2023 and the close of 2025"
_TO_YEAR_END: Final = patterns.compile(
    rf"\s(?:and|to|until|till)\sthe\s(?P<part>end|close|start|beginning)\sof\s(?P<year>{YEAR})(?![\w-])"
)
_NAME_AFTER: Final = patterns.compile(r"['’]?\s(?!The\b|In\b|On\b|At\b)[A-Z][a-z]")


def read_month(context: Context, anchor: re.Match[str]) -> Found | None:
    """ "September 12, 2023", "In April", "between March and May"; None for a name or a verb."""
    text, printed = context.text, anchor["month"]
    closed = printed in MONTH_NAMES and text.startswith(".", anchor.end())  # "in June. 26 were killed"
    after = None if closed else _AFTER_MONTH.match(text, anchor.end())
    before = _DAY_BEFORE.search(text, max(0, anchor.start() - 34), anchor.start())
    number = MONTHS[printed]
    if before and int(before["day"]) <= 31:
        return _with_weekday(text, _dated_month(context, anchor, number, before, after))
    if in_words := _DAY_IN_WORDS.search(text, max(0, anchor.start() - 24), anchor.start()):
        lead = lead_of(text, in_words.start())
        lead = lead if lead.preposition else Lead(in_words.start())
        named = after["year"] if after and not after["day"] else None
        end = after.end() if after and named else anchor.end()
        return _days(lead, end, (named, number, _IN_WORDS[in_words["day"]], None))
    lead = lead_of(text, anchor.start())
    if not _is_a_month(context, anchor, lead, after):
        return None
    return _with_weekday(text, _bare_or_american(context, anchor, number, lead, after))


def _with_weekday(text: str, found: Found | None) -> Found | None:
    """With the weekday that stands in brackets behind the day, and the bracket that stands behind its weekday: "22 April
    (Tuesday)", "Tuesday (April 22)"."""
    if found is None or found.precision != "day":
        return found
    behind = _WEEKDAY_BEHIND.match(text, found.end)
    if behind is None and text.startswith(")", found.end) and "(" in text[found.start : found.end]:
        return replace(found, end=found.end + 1)
    return replace(found, end=behind.end()) if behind else found


def _is_a_month(context: Context, anchor: re.Match[str], lead: Lead, after: re.Match[str] | None) -> bool:
    text, printed = context.text, anchor["month"]
    has_number = bool(after and (after["day"] or after["year"]))
    if has_number:
        return True
    if printed not in MONTH_NAMES:
        return False
    if lead.part or lead.which:
        return True
    if printed == "May" and (context.may_is_a_name or text[anchor.end() : anchor.end() + 2] in ("'s", "’s")):
        return lead.preposition in ("in", "since", "until")
    if lead.preposition:
        return True
    if printed in ("May", "March"):
        return bool(_MONTH_LIST.search(text, max(0, anchor.start() - 18), anchor.start()))
    capital = CAPITAL_BEFORE.search(text, max(0, anchor.start() - 20), anchor.start())
    if capital and capital["word"] not in NO_NAME and capital["word"] not in WEEKDAYS:
        return False
    return not _NAME_AFTER.match(text, anchor.end())


_MONTH_LIST: Final = patterns.compile(
    rf"(?:(?:{MONTH})(?:,|\sand|\sor|\sto)|week\sof|\d\sof|(?:planned|scheduled|slated|set|due)\sfor)\s\Z"
)


def _dated_month(
    context: Context, anchor: re.Match[str], month: int, before: re.Match[str], after: re.Match[str] | None
) -> Found | None:
    """ "12 September 2023", "Monday 3 August", "7-9 June 2019"."""
    year = after["year"] if after and not after["day"] else None
    end = after.end() if after and year else anchor.end()
    if year is None and anchor["month"] not in MONTH_NAMES and (short := _SHORT_YEAR.match(context.text, anchor.end())):
        year, end = f"20{short['year']}", short.end()
    lead = lead_of(context.text, before.start())
    first, last = int(before["day"]), int(before["last"]) if before["last"] else None
    if last is not None and last > 31:
        return None
    further = _TO_MONTH.match(context.text, end) if last is None else None
    by_dash = further is not None and not further["dash"].strip().isalpha()
    if further and (by_dash or lead.preposition in ("from", "between")) and exists(year, month, first):
        interval = _month_range(lead, (month, first), (before.start(), end), further, year)
        if interval:
            return interval
    found = _days(lead, end, (year, month, first, last))
    joined_by_word = last is not None and before["dash"].strip().isalpha()
    return replace(found, ends=(None, (before.start("last"), end))) if found and joined_by_word else found


def _bare_or_american(
    context: Context, anchor: re.Match[str], month: int, lead: Lead, after: re.Match[str] | None
) -> Found | None:
    """ "September 12, 2023", "November 2022", "In April", "between March and May 2022"."""
    text = context.text
    first_start = anchor.start()
    if weekday := _WEEKDAY_BEFORE.search(text, max(0, anchor.start() - 12), anchor.start()):
        first_start = weekday.start()
        lead = lead_of(text, first_start)
    if after and after["day"] and 1 <= int(after["day"]) <= 31:
        day = int(after["day"])
        for end in {after.end("day"), after.end()}:
            further = _TO_MONTH.match(text, end) if after["last"] is None else None
            first_year = after["year"] if end == after.end() else None
            if further and (interval := _month_range(lead, (month, day), (first_start, end), further, first_year)):
                return interval
        last = int(after["last"]) if after["last"] else None
        found = _days(lead, after.end(), (after["year"], month, day, last))
        joined_by_word = last is not None and after["dash"].strip().isalpha()
        return replace(found, ends=((first_start, after.end("day")), None)) if found and joined_by_word else found
    year = after["year"] if after else None
    end = after.end() if after and year else anchor.end()
    if (
        year
        and (close := _TO_YEAR_END.match(text, end))
        and (lead.preposition in ("between", "from") or "to" in close[0])
    ):
        span = f"{year}-{month:02d}/{close['year']}-{12 if close['part'] in _ENDS else 1:02d}"
        return Found(lead.start, close.end(), span, "interval", "explicit interval", preposition=lead.preposition)
    if (further := _TO_MONTH.match(text, end)) and (
        interval := _month_range(lead, (month, None), (first_start, end), further, year)
    ):
        return interval
    if half := _HALF.match(lead.part):
        days = (1, 15) if half["which"] == "first" else (16, monthrange(int(year or 2023), month)[1])
        return _days(lead, end, (year, month, *days))
    reason = f"explicit{part_words(lead.part)}" if year else ""
    value = f"{year}-{month:02d}" if year else None
    incomplete = None if year else (month, None)
    return Found(lead.start, end, value, "month", reason, incomplete, lead.which, lead.preposition)


def _days(lead: Lead, end: int, parts: tuple[str | None, int, int, int | None]) -> Found | None:
    year, month, first, last = parts
    if not exists(year, month, first) or (last is not None and not exists(year, month, last)):
        return None
    prefix = year or "XXXX"
    value = f"{prefix}-{month:02d}-{first:02d}"
    if last is not None:
        value += f"/{prefix}-{month:02d}-{last:02d}"
        reason = "explicit" if year else ""
        first_day, last_day = None if year else (month, first), None if year else (month, last)
        return Found(lead.start, end, value, "interval", reason, first_day, lead.which, lead.preposition, last_day)
    incomplete = None if year else (month, first)
    return Found(lead.start, end, value, "day", "explicit" if year else "", incomplete, lead.which, lead.preposition)


def _month_range(
    lead: Lead,
    begins: tuple[int, int | None],
    first_words: Place,
    further: re.Match[str],
    year: str | None = None,
) -> Found | None:
    """ "between March and May 2022", "from Dec. 30, 2023 to Jan. 2, 2024"; None for "on March 3 and April 5"."""
    if further.group().lstrip().startswith("and") and lead.preposition != "between":
        return None
    last_year = further["year"] or year
    first_year = year or further["year"]
    last_day = further["day"] or further["before"]
    ends = (MONTHS[further["month"]], int(last_day) if last_day else None)
    if (begins[1] is None) != (ends[1] is None):
        return None
    value = f"{edtf(first_year, *begins)}/{edtf(last_year, *ends)}"
    return Found(
        lead.start,
        further.end(),
        value,
        "interval",
        "explicit interval" if last_year else "",
        None if last_year else begins,
        lead.which,
        lead.preposition,
        None if last_year else ends,
        (first_words, further.span("end")) if further["dash"].strip().isalpha() else (None, None),
    )

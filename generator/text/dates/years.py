"""Years, decades, centuries and seasons."""

from __future__ import annotations

import re
from typing import Final

from generator import patterns
from generator.text import occurrences
from generator.text.dates.context import Context, Found
from generator.text.dates.direction import direction, told_direction
from generator.text.dates.leads import CAPITAL_BEFORE, NO_NAME, Lead, lead_of, part_words
from generator.text.dates.terms import DASH, NUMBER_WORDS, SEASONS, YEAR, YEARS_AWAY

_TO_YEAR: Final = patterns.compile(rf"(?P<dash>{DASH})(?P<year>{YEAR}|\d\d)(?![\w%]|[.,]\d)")
_COUNTED: Final = patterns.compile(
    r"\s(?:km|kilomet|met(?:er|re)s|miles|tons|tonnes|kg|people|soldiers|troops|civilians|men|women|fighters|dollars|euros|"
    r"missiles|drones|tanks|shells|rounds|houses|homes|vehicles|casualties|percent|per\scent|million|billion)\b"
)
_COUNTING: Final = patterns.compile(
    r"\b(?:more\sthan|less\sthan|fewer\sthan|at\sleast|up\sto|nearly|almost|some|(?<!handed\s)(?<!turned\s)over|about|[Rr]esolution|[Nn]o\.|"
    r"[Nn]umber|[Uu]nit|[Ff]light|[Rr]oom|[Rr]oute|[Hh]ighway)\s$",
    re.IGNORECASE,
)


# "fiscal 2025", "the financial year 2024/25"
_KIND_OF_YEAR: Final = patterns.compile(
    r"\b(?:(?:[Ff]iscal|[Ff]inancial|[Bb]udget|[Aa]cademic|[Ss]chool|[Cc]alendar)(?:\s[Yy]ear)?|[Yy]ear)\s\Z"
)


_OF_AN_HOUR: Final = ("at", "by", "until", "till", "from", "around", "before", "after", "between")


def read_year(context: Context, anchor: re.Match[str]) -> Found | None:
    """ "2023", "from 2014 to 2018", "the first quarter of 2023"; None for a count or the number of a thing."""
    text = context.text
    part_of_word = text[max(0, anchor.start() - 1) : anchor.start()] in ("-", "–", "/", ".", ",", ":", "'", "’", "*")
    if part_of_word and text[max(0, anchor.start() - 4) : anchor.start()].lower() not in (
        "mid-",
        "end-",
        "pre-",
        "ost-",
    ):
        return None
    begins = _KIND_OF_YEAR.search(text, max(0, anchor.start() - 16), anchor.start())
    lead = lead_of(text, begins.start() if begins else anchor.start())
    if not begins and not _is_a_year(text, anchor, lead):
        return None
    year, end = anchor["year"], anchor.end()
    if lead.preposition in _OF_AN_HOUR and int(year[2:]) < 60 and int(year) < 1960 and context.military_hours:
        return Found(lead.start, end, None, "time", "a time of day, as the article prints them")
    further = _TO_YEAR.match(text, end)
    if further and (interval := _year_range(lead, year, further)):
        return interval
    if months := _months_of(text, anchor, lead):
        start, first, last, part = months
        return Found(
            min(start, lead.start),
            end,
            f"{year}-{first:02d}/{year}-{last:02d}",
            "interval",
            f"explicit ({part})",
            preposition=lead.preposition,
        )
    reason = "explicit" + part_words(lead.part)
    value = f"{year}~" if lead.preposition in ("around", "circa") else year
    return Found(lead.start, end, value, "year", reason, preposition=lead.preposition)


PARTS_OF_YEAR: Final[dict[str, tuple[int, int]]] = {
    "first half": (1, 6),
    "second half": (7, 12),
    "first semester": (1, 6),
    "second semester": (7, 12),
    "first quarter": (1, 3),
    "second quarter": (4, 6),
    "third quarter": (7, 9),
    "fourth quarter": (10, 12),
    "last quarter": (10, 12),
    "Q1": (1, 3),
    "Q2": (4, 6),
    "Q3": (7, 9),
    "Q4": (10, 12),
    "H1": (1, 6),
    "H2": (7, 12),
} | {
    f"{which} {count} months": (1, number) if which == "first" else (13 - number, 12)
    for word, number in NUMBER_WORDS.items()
    if 2 <= number <= 11
    for count in (word, str(number))
    for which in ("first", "last")
}
_CODED_PART: Final = patterns.compile(r"(?<!\w)(?P<part>Q[1-4]|H[12])(?:\s|\sof\s)\Z")


def _months_of(text: str, anchor: re.Match[str], lead: Lead) -> tuple[int, int, int, str] | None:
    """(start, first month, last month, the words) of "the first quarter of" or "Q3" in front of a year."""
    coded = _CODED_PART.search(text, max(0, anchor.start() - 8), anchor.start())
    if coded:
        return (lead_of(text, coded.start()).start, *PARTS_OF_YEAR[coded["part"]], coded["part"])
    part = part_of_year(lead)
    return (lead.start, *PARTS_OF_YEAR[part], part) if part else None


def part_of_year(lead: Lead) -> str | None:
    """ "first half", "Q3": the key in ``PARTS_OF_YEAR`` of what stands in front of a year."""
    return next((name for name in PARTS_OF_YEAR if lead.part.removeprefix("the ").startswith(name)), None)


def _is_a_year(text: str, anchor: re.Match[str], lead: Lead) -> bool:
    before = max(0, anchor.start() - 16)
    if _COUNTED.match(text, anchor.end()):
        return False
    if _COUNTING.search(text, before, anchor.start()):
        return _OVER_YEARS.match(text, anchor.start()) is not None
    if lead.start < anchor.start():
        return True
    if CAPITAL_BEFORE.search(text, before, anchor.start()) is None:
        return not text[before : anchor.start()].endswith("\n") or text[anchor.end() : anchor.end() + 1] not in ")."
    return not _is_named(text, anchor.start())


# "over 2026–2030" counts nothing: a number of four digits is not followed by one as exact.
_OVER_YEARS: Final = patterns.compile(r"20\d\d\s?[-–—]\s?20\d\d(?!\d)")


def _is_named(text: str, start: int) -> bool:
    """True where the number at ``start`` goes with a name in front of it: "Agenda 2030"."""
    capital = CAPITAL_BEFORE.search(text, max(0, start - 16), start)
    if capital is None:
        return False
    word = capital["word"]
    return not (word in NO_NAME or word.endswith(("'s", "’s", "s'", ".", "’")) or word == word.upper())


def _year_range(lead: Lead, year: str, further: re.Match[str]) -> Found | None:
    last = further["year"]
    dash = further["dash"].strip()
    if dash == "and" and lead.preposition != "between":
        return None
    if dash.isalpha() and (len(last) == 2 or (dash != "to" and lead.preposition not in ("from", "between"))):
        return None
    if dash == "/" and len(last) == 2 and int(last) != (int(year) + 1) % 100:
        return None
    full = last if len(last) == 4 else year[:2] + last
    if int(full) <= int(year):
        return None
    first_end = further.start()
    ends = ((first_end - len(year), first_end), further.span("year")) if dash.isalpha() else (None, None)
    return Found(lead.start, further.end(), f"{year}/{full}", "interval", "explicit interval", ends=ends)


def read_fiscal_year(context: Context, anchor: re.Match[str]) -> Found | None:
    """ "FY2025", "FY25"."""
    lead = lead_of(context.text, anchor.start())
    year = anchor["fiscal"][-2:]
    return Found(lead.start, anchor.end(), f"20{year}", "year", "a fiscal year", preposition=lead.preposition)


def read_decade(context: Context, anchor: re.Match[str]) -> Found | None:
    """ "the 1990s", "the early '90s"; None for the plural of a name, "Mirage 2000s"."""
    lead = lead_of(context.text, anchor.start())
    printed = anchor["decade"]
    if lead.start == anchor.start() and _is_named(context.text, anchor.start()):
        return None
    if printed[0].isdigit():
        value, reason = f"{printed[:3]}X", "a decade"
    elif lead.start == anchor.start():
        return None
    else:
        value, reason = (
            f"19{printed[1]}X" if printed[1] in "3456789" else f"20{printed[1]}X",
            "a decade, century implied",
        )
    return Found(lead.start, anchor.end(), value, "interval", reason + part_words(lead.part))


def read_century(context: Context, anchor: re.Match[str]) -> Found | None:
    """ "the 19th century"."""
    number = int(anchor["century"][:2].rstrip("snrt"))
    lead = lead_of(context.text, anchor.start())
    return Found(lead.start, anchor.end(), f"{number - 1:02d}XX", "interval", "a century" + part_words(lead.part))


_SEASON_YEAR: Final = patterns.compile(
    rf"(?:\sof|\sin|,)?\s(?:the\syear\s)?(?:(?P<year>{YEAR})(?:[-–/]\d\d)?(?!\d)|(?P<which>last|this|next)\syear\b(?!['’]))"
)
# The months of the seasons in the north; winter belongs to two years and is left open.
_SEASON_MONTHS: Final = {"21": (3, 5), "22": (6, 8), "23": (9, 11)}
_SOUTHERN: Final = frozenset(
    "Australia Australian Zealand Argentina Argentine Chile Chilean Uruguay Uruguayan Paraguay Bolivia Peru Peruvian Brazil "
    "Brazilian Mozambique Madagascar Namibia Botswana Zimbabwe Lesotho Antarctic Antarctica Falklands".split()
)
_SEASON_LEADS: Final = (
    "in",
    "during",
    "since",
    "until",
    "till",
    "by",
    "before",
    "over",
    "from",
    "through",
    "throughout",
)


def read_season(context: Context, anchor: re.Match[str]) -> Found | None:
    """ "last summer", "in the spring of 2022", "since spring"."""
    text, lead = context.text, lead_of(context.text, anchor.start())
    year = _SEASON_YEAR.match(text, anchor.end())
    word = anchor["season"].lower()
    code = SEASONS[word]
    if year and year["year"]:
        return Found(lead.start, year.end(), f"{year['year']}-{code}", "interval", "explicit season")
    if year and context.about:
        value = f"{context.about.year + YEARS_AWAY[year['which']]}-{code}"
        reason = f"{year['which']} year, counted from publication on {context.told}"
        return Found(lead.start, year.end(), value, "interval", reason)
    named = lead.which in (
        "last",
        "next",
        "this",
        "this past",
        "this coming",
        "the coming",
        "the past",
        "the last",
        "the next",
    )
    if not named and lead.preposition not in _SEASON_LEADS:
        return None
    if (
        not named
        and word in ("fall", "spring")
        and not _IS_A_SEASON.search(text, max(0, anchor.start() - 12), anchor.start())
    ):
        return None
    if not named and (_NO_SEASON.match(text, anchor.end()) or anchor["season"][0].isupper()):
        return None
    reason = "a season; the year is not stated"
    known = _year_of_season(context, anchor, lead, code)
    if known is None:
        return Found(lead.start, anchor.end(), f"XXXX-{code}", "interval", reason, preposition=lead.preposition)
    reason = f"the season as seen from publication on {context.told}"
    return Found(lead.start, anchor.end(), f"{known}-{code}", "interval", reason, preposition=lead.preposition)


# "since spring", "by the fall"; "in fall", "from spring water" may be something else
_IS_A_SEASON: Final = patterns.compile(r"\b(?:the|since|until|till|by|early|late|before)\s\Z", re.IGNORECASE)
_NO_SEASON: Final = patterns.compile(
    r"\sof\b|[-–]|\s(?:water|break|school|camp|holidays?|sports?|games|olympics|offensive)\b"
)


def _year_of_season(context: Context, anchor: re.Match[str], lead: Lead, code: str) -> int | None:
    """The year of a season without one; None where two are possible. Only the north is read, whose seasons these are."""
    published = context.about
    if published is None or (lead.which == "this" and code == "24"):
        return None
    if lead.which == "this":
        return published.year
    if code not in _SEASON_MONTHS or occurrences.hold(context.text, _SOUTHERN):
        return None
    first, last = _SEASON_MONTHS[code]
    now, within = published.month, first <= published.month <= last
    where = _season_lies(context, anchor, lead)
    if lead.which in ("last", "the last", "this past", "the past"):
        just_over = 0 < now - last <= 3 and lead.which == "last"
        return None if just_over else published.year - (now <= last)
    if lead.which in ("next", "the next"):
        return None if 0 < first - now <= 6 else published.year + (now >= first)
    if within or where is None:
        return None
    return published.year + (now > last) if where == "ahead" else published.year - (now < first)


def _season_lies(context: Context, anchor: re.Match[str], lead: Lead) -> str | None:
    if lead.preposition == "since":
        return "back"
    if lead.preposition in ("until", "till", "by") or lead.which in ("this coming", "the coming"):
        return "ahead"
    where = told_direction(context, anchor.start())
    return where if where != "unclear" else None


_FOR_THE: Final = patterns.compile(r"\b[Ff]or\sthe\s\Z")


def read_quarter(context: Context, anchor: re.Match[str]) -> Found | None:
    """ "in the fourth quarter": of the year of publication, or the one before or after, as the sentence looks."""
    lead = lead_of(context.text, anchor.start())
    named = lead.preposition in ("in", "from", "by", "until", "since", "during", "before", "after")
    if lead.which or not (named or _FOR_THE.search(context.text, max(0, anchor.start() - 8), anchor.start())):
        return None
    first, last = PARTS_OF_YEAR[anchor["quarter"]]
    where, published = direction(context, anchor.start()), context.about
    if published is None or where == "unclear":
        return Found(lead.start, anchor.end(), None, "interval", "a quarter; the year is not stated")
    ahead = where == "ahead"
    year = published.year + (last < published.month if ahead else -(first > published.month))
    reason = f"the {'next' if ahead else 'last'} {anchor['quarter']} as seen from publication on {context.told}"
    return Found(
        lead.start,
        anchor.end(),
        f"{year}-{first:02d}/{year}-{last:02d}",
        "interval",
        reason,
        preposition=lead.preposition,
    )

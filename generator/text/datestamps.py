"""A line with a day and what pages print around days -> the day of publication; a dateline -> its day.

Outlets stamp their pages in hundreds of ways ("Updated - March 04, 2024 05:12 pm IST - NEW DELHI", "2024.03.04 12:05",
"Issue 31/2024 • Monday, 4 March"). They have in common that beside the day stand labels, clocks, names and numbers,
and never a clause: what is left of a line when these are taken away decides whether it is a stamp.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from generator import patterns
from generator.text import bylines, metadata
from generator.text.bylines import Imprint
from generator.text.dates.terms import MONTH_NAMES, WEEKDAYS

# Month names as page headers of other languages print them; a translation often leaves the header as it was.
_FOREIGN = """enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
januar februar märz april mai juni juli august september oktober november dezember
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
januari februari maart april mei juni juli augustus september oktober november december
januari februari mars april maj juni juli augusti september oktober november december
januar februar mars april mai juni juli august september oktober november desember
januar februar marts april maj juni juli august september oktober november december
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
januari februari maret april mei juni juli agustus september oktober november desember
ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"""
_MONTHS: dict[str, int] = {
    name: number for line in _FOREIGN.split("\n") for number, name in enumerate(line.split(), 1)
} | {
    form: number
    for number, name in enumerate(MONTH_NAMES, 1)
    for form in (name.lower(), name[:3].lower(), *(["sept"] if number == 9 else []))
}
_MONTH = "(?i:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b"
_YEAR = r"(?:19[5-9]|20\d)\d"
# A clock may be glued to the year ("March 4, 20245:12 PM").
_NO_DIGIT = r"(?!\d(?!\d?:\d\d))"
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)}|Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)"
_DAY = (
    rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.|º)?[\s-](?:of\s|de\s)?(?P<m>{_MONTH})\.?,?(?:[\s-]|\sde\s)(?P<y>{_YEAR}){_NO_DIGIT}"
    rf"|(?P<m2>{_MONTH})[.,]?\s?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[,.]{{0,2}}\s?(?P<y2>(?<=[\s,.]){_YEAR}){_NO_DIGIT}"
    rf"|(?P<y3>{_YEAR})(?P<mark>[-./])\s?(?P<m3>\d\d?)(?P=mark)\s?(?P<d3>\d\d?)(?!\d)"
    rf"|(?P<one>\d{{1,2}})(?P<between>[-./])\s?(?P<two>\d{{1,2}})(?P=between)\s?(?P<y4>{_YEAR}|\d\d){_NO_DIGIT})"
)
_DATE = patterns.compile(
    rf"(?<![\w./-])(?:(?P<weekday>{_WEEKDAY})(?:day)?\.?,?\s(?:the\s)?)?{_DAY}(?:\s?\({_WEEKDAY}\.?\))?", re.IGNORECASE
)
_YEARLESS = patterns.compile(
    rf"(?<![\w./-])(?:(?P<weekday>(?i:{_WEEKDAY}))(?:day)?\.?,?\s)?"
    rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)?\s(?P<m>{_MONTH})|(?P<m2>{_MONTH})\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)(?![\w/])"
)
# "31/2021", "2021/31": an issue's number and its year
_ISSUE_YEAR = patterns.compile(rf"(?<![\d/])(?:\d{{1,3}}/(?P<a>{_YEAR})|(?P<b>{_YEAR})/\d{{1,3}})(?![\d/])")

_ZONES_DAY_FIRST = "GMT BST IST CET CEST EET EEST WET WEST MSK TRT PKT NPT BDT ICT WIB WITA WIT SGT HKT MYT AEST AEDT ACST AWST NZST NZDT NZT SAST EAT CAT WAT BRT ART CLT COT PET"
_ZONES_MONTH_FIRST = "EST EDT ET CDT MST MDT MT PST PDT PT AKST AKDT HST"
_ZONE = (
    rf"(?:(?:GMT|UTC)\s?\(?[+-]\d{{1,4}}(?::\d\d)?\)?|(?:{'|'.join((_ZONES_DAY_FIRST + ' ' + _ZONES_MONTH_FIRST).split())}"
    r"|UTC|CST|AST|KST|JST|GST|PHT|MMT|local(?:\stime)?|Z)\b)"
)
_LABEL = (
    r"(?:(?:first|last|originally|latest|article|story|page|web|this\s(?:article|story|page)\swas)\s){0,2}"
    r"(?:publi(?:shed|sh|cation)|posted|updated?|modified|revised|issued?|released?|created|added|uploaded|entered|entry|entrance|filed|dated?|edition|edited)"
    r"(?:\s(?:date|time|posted|published|taken|of\s(?:issue|publication|release)))?(?:\s(?:on|in|of|at))?\b"
)
# What stands beside a day in a stamp and says nothing else.
_FURNITURE = patterns.compile(
    rf"\b{_LABEL}|\b(?:at\s|as\sof\s)?(?<![\d.:])\d{{1,2}}[:.h]\d\d(?::\d\d)?\s?(?:[ap]\.?\s?m\b\.?)?(?:\s?\(?{_ZONE}\)?)?|\b\d{{1,2}}\s?[ap]\.?m\b\.?(?:\s?\(?{_ZONE}\)?)?"
    rf"|\b\d{{4}}\s?(?:hrs|hours|h|{_ZONE})\b|\b(?:hrs|hours)\b|(?<=\s)\(?{_ZONE}\)?|\ball\stimes\slocal\b|\bon(?=\s?¦)"
    r"|\b(?:read(?:ing)?\stime:?\s)?\d{1,3}[\s-]min(?:ute)?s?\.?(?:\s(?:read|to\sread))?\b|\b(?:\d{1,2}|an?)\s(?:second|minute|hour|day|week|month)s?\sago\b|\bjust\snow\b"
    r"|\b(?:for\sthe\s)?week\s(?:ending|to|of|beginning|commencing)\b|\b(?:pages?|p\.|pp\.)\s?[A-Z]?\d{1,3}\b|\b(?:issue|vol(?:ume)?|n[or]s?|number|№|nº|cue|nr)\b\.?:?\s?#?[A-Z]{0,3}-?\d[\d/.-]*|#\d+"
    r"|\b(?:for\s)?(?:paid\s)?subscribers(?:\sonly)?\b|\bpaid\b|\b\w+\s(?:page|edition|version|service)\b|\btranslated\sfrom(?:\sthe)?\s\w+"
    r"|\b(?:news|press|media)\s(?:release|statement|note|bulletin)\b|\bcommuniqu[eé]\b|[\w.+-]{1,40}@[\w.-]{1,60}|\b(?:all|latest)\snews\b"
    r"|\b(?:live|breaking|news|analysis|opinion|commentary|feature|report|interview|exclusive|update|statement|bulletin|briefing|newsletter|press\ssummary)\b(?=\s*(?:[|•·∙:–—¦-]|$))",
    re.IGNORECASE,
)
_PARTED = patterns.compile(r"\s*(?:[|•·∙¦,;:()\[\]/–—►]|\s-+(?=\s|$)|(?<=\w\w)\.(?=\s|$))+\s*")
_SMALL = "of|the|and|for|in|on|at|from|to|with|by|de|del|da|di|du|la|le|et|y|e|den"
_NAMES_ONLY = patterns.compile(
    rf"(?:{_SMALL}|[A-ZÀ-Þ0-9@#][\w.'’&+#-]*)(?:\s(?:{_SMALL}|[A-ZÀ-Þ0-9&@#][\w.'’&+#-]*)){{0,7}}$"
)
_ONLY_SMALL = patterns.compile(rf"(?:{_SMALL})(?:\s(?:{_SMALL}))*$", re.IGNORECASE)
_LONGEST = 160
_UPDATE = patterns.compile(r"updat|modif|revis|edited", re.IGNORECASE)
_BY = patterns.compile(r"(?:by|text|words|author)\b:?\s(?P<who>[A-ZÀ-Þ].*)", re.IGNORECASE)


def read(line: str, *, first: bool = False) -> Imprint | None:
    """The imprint in a line that is a stamp; None where it is text. Above everything else (``first``) may also stand
    a headline, which has names and perhaps the day of something: there nothing but a day may stand.

    >>> read("Updated - March 04, 2024 05:12 pm IST - NEW DELHI").day
    '2024-03-04'
    >>> read("Losses from 24 February 2022 to 4 March 2024") is None
    True
    """
    if len(line) > _LONGEST or not _MAY_DATE.search(line):
        return None
    days = list(_DATE.finditer(line))
    rest = _rest(line, days)
    if not days:
        return _of_an_issue(line) or _of_a_month(line)
    if len(days) > 3 or rest is None or (first and rest):
        return None
    published, updated = _sorted_by_label(line, days)
    if published is None and updated is None:
        return None
    chosen = published or updated
    assert chosen is not None
    readings = _readings(line, chosen)
    if not readings:
        return None
    by = next((who for part in rest if (who := _author(part))), None)
    outlet = next(filter(None, map(bylines.masthead, rest)), None)
    left = [part for part in rest if not _author(part) and part != outlet]
    return Imprint(
        by,
        readings[0] if len(readings) == 1 else None,
        updated=published is None,
        whole=not left,
        outlet=outlet,
        readings=readings,
    )


# What each of these forms has: a year, or numbers with a mark between them. Most lines have neither.
_MAY_DATE = patterns.compile(rf"\b{_YEAR}|\d[./-]\d{{1,2}}[./-]\d")


def _rest(line: str, days: Iterable[re.Match[str]]) -> list[str] | None:
    """What stands beside the days, labels and clocks, part by part; None where one of the parts may be a clause."""
    bare, last = [], 0
    for day in days:
        bare += [line[last : day.start()], " ¦ "]
        last = day.end()
    bare.append(line[last:])
    parts = [" ".join(part.split()).strip(" .-*_") for part in _PARTED.split(_FURNITURE.sub(" ", "".join(bare)))]
    parts = [part for part in parts if any(map(str.isalnum, part)) and not _ONLY_SMALL.match(part)]
    fits = len(parts) <= 5 and all(_NAMES_ONLY.match(_of_writer(part)) for part in parts)
    return parts if fits else None


def _of_writer(part: str) -> str:
    by = _BY.match(part)
    return by["who"] if by else part


def _author(part: str) -> str | None:
    """The names in "by Ana Ode", or in "Ana Ode" where the first is a given name."""
    by = _BY.match(part)
    if by and len(by["who"].split()) > 1:
        return by["who"]
    return part if not by and not part.isupper() and bylines.authors(part) else None


def _sorted_by_label(line: str, days: list[re.Match[str]]) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """(the day of publication, the day of the last change). Of several days without a label none is known to be it."""
    published: list[re.Match[str]] = []
    updated: list[re.Match[str]] = []
    last = 0
    for day in days:
        (updated if _UPDATE.search(line, last, day.start()) else published).append(day)
        last = day.end()
    if len({"-".join(filter(None, _readings(line, day))) for day in published}) > 1:
        return None, None
    return (published[0] if published else None), (updated[0] if updated else None)


def _readings(line: str, day: re.Match[str]) -> tuple[str, ...]:
    """The days that a printed day can be: two for "04/03/2024" where neither number, weekday nor time zone tells."""
    if day["y3"]:
        return _existing([(day["y3"], day["m3"], day["d3"])], day)
    if not day["one"]:
        month = _MONTHS[(day["m"] or day["m2"]).casefold()]
        return _existing([(day["y"] or day["y2"], str(month), day["d"] or day["d2"])], day)
    year = day["y4"] if len(day["y4"]) == 4 else f"20{day['y4']}"
    first, second = (year, day["two"], day["one"]), (year, day["one"], day["two"])
    if day["between"] == ".":
        return _existing([first], day)
    found = _existing([first, second], day)
    zones = set(_ZONED.findall(line))
    if len(found) == 2 and zones & set(_ZONES_DAY_FIRST.split()):
        return found[:1]
    if len(found) == 2 and zones & set(_ZONES_MONTH_FIRST.split()):
        return found[1:]
    return found


_ZONED = patterns.compile(r"\b[A-Z]{2,4}\b")


def _existing(parts: Iterable[tuple[str, str, str]], day: re.Match[str]) -> tuple[str, ...]:
    """The days of the calendar among ``parts`` (year, month, day), of the weekday that is printed with them."""
    written = (f"{year}-{int(month):02}-{int(number):02}" for year, month, number in parts)
    found = tuple(dict.fromkeys(filter(metadata.is_date, written)))
    weekday = day["weekday"] if "weekday" in day.re.groupindex else None
    if weekday and len(found) > 1:
        found = tuple(each for each in found if _is_a(each, weekday))
    return found


def _is_a(day: str, weekday: str) -> bool:
    name = next(name for name in WEEKDAYS if name.lower().startswith(weekday.lower()[:3]))
    return date.fromisoformat(day).weekday() == WEEKDAYS[name]


def _of_an_issue(line: str) -> Imprint | None:
    """ "Issue 31/2021 • Friday, 10 September": the year stands with the number of the issue, and the weekday fits."""
    day, issue = _YEARLESS.search(line), _ISSUE_YEAR.search(line)
    if day is None or issue is None or not day["weekday"] or _rest(line, [day]) is None:
        return None
    told = written(day, issue["a"] or issue["b"])
    return Imprint(day=told, whole=False) if told and _is_a(told, day["weekday"]) else None


_MONTH_OF = patterns.compile(rf"(?<![\w/-])(?P<m>{_MONTH}),?\s(?P<y>{_YEAR})(?!\d)")


def _of_a_month(line: str) -> Imprint | None:
    """ "Vol. 12, No. 3 (March 2024)": the month that stands with the number of an issue, or alone."""
    months = list(_MONTH_OF.finditer(line))
    if len(months) != 1 or _rest(line, months) != []:
        return None
    return Imprint(day=f"{months[0]['y']}-{_MONTHS[months[0]['m'].casefold()]:02}", whole=True)


def written(day: re.Match[str], year: str) -> str | None:
    """A day without a year and the year -> ISO; None for what is no day of the calendar."""
    month = _MONTHS[(day["m"] or day["m2"]).casefold()]
    told = f"{year}-{month:02}-{int(day['d'] or day['d2']):02}"
    return told if metadata.is_date(told) else None


# ---------------------------------------------------------------- datelines

_NO_PLACE = (
    r"(?!(?:In|On|At|The|By|From|Since|After|Before|Between|Until|During|As|For|This|That|An?|And|But|When|While|If|"
    r"It|He|She|They|We|Published|Posted|Updated)\b)"
)
_PLACE = rf"{_NO_PLACE}[A-ZÀ-Þ][\w.'’-]*(?:\s(?:of\s|and\s|de\s)?[A-ZÀ-Þ][\w.'’-]*){{0,3}}"
_BEFORE_DAY = patterns.compile(
    rf"[(\[*]{{0,3}}{_PLACE}(?:(?:,|\s?/|\s[-–—]|\.)\s?{_PLACE}|\s\({_PLACE}\)){{0,2}}(?:[,.:]|\s?/|\s[-–—]{{1,2}}|,\s[-–—])?\s(?:on\s)?$"
)
# Behind the day: an agency in brackets, strokes or commas, a dash, a colon or a stop; "March 4, 2024, when" is a sentence.
_AFTER_DAY = patterns.compile(
    r"[)\]*]{0,3}[,.]?\s{0,2}(?:[-–—:]|[(/\[][A-Z][^)/\]]{1,40}[)/\]]|[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,3}\s?(?:[-–—]|\.\s))|[.)\]]{1,2}(?:\s|$)|$"
)
# "March 4, 2024 – Paris – "
_PLACE_BEHIND = patterns.compile(rf"\s?(?:[-–—]|,|\()\s?{_PLACE}\)?\s?[-–—:]")
_OPENING = 120
_DIGIT = patterns.compile(r"\d")


def day_of_dateline(text: str) -> str | None:
    """The day in the dateline that opens ``text``, in any of the forms of agencies and offices.

    >>> day_of_dateline("BISHKEK, April 22, 2025, Lake Press. The minister arrived")
    '2025-04-22'
    >>> day_of_dateline("In Oslo, March 4, 2024, was a Monday") is None
    True
    """
    day = _DATE.search(text[:_OPENING]) if _MAY_DATE.search(text, 0, _OPENING) else None
    if day is None or not _is_dateline(text, day):
        return None
    readings = _readings(text[:_OPENING], day)
    return readings[0] if len(readings) == 1 else None


def yearless_dateline(text: str) -> re.Match[str] | None:
    """The day without a year in the dateline that opens ``text``: "SEOUL, Sept. 26 (Wire) -- "."""
    day = _YEARLESS.search(text[:_OPENING]) if _DIGIT.search(text, 0, _OPENING) else None
    return day if day is not None and _is_dateline(text, day) else None


def _is_dateline(text: str, day: re.Match[str]) -> bool:
    if day.start() == 0:
        return _PLACE_BEHIND.match(text, day.end()) is not None
    front = text[: day.start()]
    return bool(_BEFORE_DAY.match(front) and _AFTER_DAY.match(text, day.end()))


# ---------------------------------------------------------------- what else tells the day


_COPYRIGHT = patterns.compile(rf"(?:©|\([cC]\)|\b[Cc]opyright\b)[^\n\d.]{{0,60}}(?P<year>{_YEAR})(?!\d|\s?[-–]\s?\d)")


def year_of(day: re.Match[str], text: str) -> str | None:
    """The year of a day that is printed without: that of the same day printed in full elsewhere, as with a photo, or
    of the copyright line. None where these tell more than one."""
    month, number = (day["m"] or day["m2"]).rstrip(".")[:3], int(day["d"] or day["d2"])
    full = re.compile(
        rf"(?i)\b(?:{month}[a-z]*\.?\s0?{number}(?:st|nd|rd|th)?,?|0?{number}(?:st|nd|rd|th)?\s{month}[a-z]*\.?,?)\s({_YEAR})(?!\d)"
    )
    years = set(full.findall(text))
    years = years or {found["year"] for found in _COPYRIGHT.finditer(text)}
    return years.pop() if len(years) == 1 else None


def settled(readings: Iterable[str], text: str) -> str | None:
    """The one of two readings of "04/03/2024" whose day the article's opening spells out, as its dateline does."""
    named = {
        (int(told[5:7]), int(told[8:]))
        for day in _YEARLESS.finditer(text[:_SPELLED_WITHIN])
        if (told := written(day, "2000"))
    }
    fitting = [each for each in readings if (int(each[5:7]), int(each[8:])) in named]
    return fitting[0] if len(fitting) == 1 else None


_SPELLED_WITHIN = 1500
# "Cite as: ON 47, 2 February 2026."; "This story first appeared in the July 2025 issue."
_CITATION = patterns.compile(
    rf"(?:\*\s)?.{{0,160}}?\b(?:cite(?:d)?\sas|(?:suggested|recommended|preferred)\scitation|citation|(?:please|to)\scite)\b:?.{{0,200}}?{_DAY}",
    re.IGNORECASE,
)
_IN_PRINT = patterns.compile(
    rf".{{0,80}}\b(?:(?:this|a\sversion\sof\sthis)\s(?:story|article|report|piece|essay|interview|item|review)|it)\s(?:was\s|has\s)?(?:first\s|originally\s|also\s)?"
    rf"(?:appear(?:ed|s)|published|printed|ran|run)\b.{{0,60}}?\b(?:{_DAY}|(?P<month>{_MONTH})\s(?P<of>{_YEAR}))",
    re.IGNORECASE,
)


def day_of_note(line: str) -> str | None:
    """The day, or the month, that a note at the end of an article gives: how to cite it, in which issue it stood."""
    found = (_CITATION.match(line) or _IN_PRINT.match(line)) if _MAY_DATE.search(line) else None
    if found is None:
        return None
    if "month" in found.re.groupindex and found["month"]:
        return f"{found['of']}-{_MONTHS[found['month'].casefold()]:02}"
    readings = _readings(line, found)
    return readings[0] if len(readings) == 1 else None


# "Date: 0600 hrs, Sunday, February 8, 2026 to 0600 hrs, Monday, February 9, 2026."
_REPORTED = patterns.compile(
    r"(?:\d{1,2}[.)]\s)?(?:reporting\s)?(?:date|period|time)s?(?:\sof\sreport)?\s?:\s", re.IGNORECASE
)


def day_of_period(line: str) -> str | None:
    """The day on which a reported period ends, by a line that gives the period behind a label."""
    if len(line) > _LONGEST or not _REPORTED.match(line):
        return None
    days = list(_DATE.finditer(line))
    readings = _readings(line, days[-1]) if days else ()
    return readings[0] if len(readings) == 1 else None


# "https://news.example/2024/03/04/navy-orders-boats"
_ADDRESS = patterns.compile(
    rf"https?://[^\s/]+/(?:[^\s/]+/){{0,3}}?(?P<y>{_YEAR})[/-](?P<m>\d\d)[/-](?P<d>\d\d)(?=[/-])"
)


def day_of_address(url: str | None) -> str | None:
    """The day in the address of the article."""
    found = _ADDRESS.match(url or "")
    told = f"{found['y']}-{found['m']}-{found['d']}" if found else ""
    return told if metadata.is_date(told) else None

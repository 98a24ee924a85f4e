"""A line around a headline -> who wrote the article and on which day it was published, as far as the line says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator import data, patterns
from generator.text import metadata
from generator.text.captions import AGENCIES, PAPERS

METADATA = "byline or date line, read as metadata"
"""Why a line that this module reads is no part of the article's prose."""

_MONTHS = "january february march april may june july august september october november december".split()
_NAME = r"[A-ZÀ-Þ][\w.'’-]+(?:\s(?:de|da|van|von|der|den|al|bin|del|di|la|le)(?=\s))*(?:\s[A-ZÀ-Þ][\w.'’-]*){1,3}(?:\sin\s[A-ZÀ-Þ][\w.'’-]+(?:\s[A-ZÀ-Þ][\w.'’-]+)?)?"
_NAMES = rf"{_NAME}(?:(?:,\s|\sand\s|,\sand\s){_NAME}){{0,5}}"
_BY = patterns.compile(
    r"(?:(?:By|BY|by):?|Written by|Text:|Author:|Story by|Words by|(?:Reporter|Editor|Penulis|Oleh|Autor|Auteur|Autore):)\s+(?P<who>[A-ZÀ-Þ][\w.'’-]+(?:(?:,? (?:and|in) |, | )[A-ZÀ-Þ][\w.'’-]+){1,11}"
    r"|Staff|Newsroom|Redação|Redacción|Redazione|Rédaction|Redaktion)"
    r"(?:\s?[|•·,/–—-]\s?(?P<rest>.{2,60})|\s(?P<day>\d[\d/.:-]{5,}).{0,40})?$"
)
_TITLE = patterns.compile(
    r"(?:[A-Z]?[\w'’-]+\s(?:and\s)?){0,4}(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Ee]ditor|[Bb]ureau|[Aa]gencies|[Cc]olumnist)s?"
    r"(?:\sin\s[A-Z][\w'’-]+|,\s[A-Z][\w .&'’-]{2,40})?$"
)
_SCHOLAR = patterns.compile(
    r"(?:[A-Z][\w'’-]+\s){0,3}(?:Fellow|Researcher|Analyst|Scholar|Lecturer|Professor|Associate|Strategist|Economist|Historian|Reader)"
    r"(?:\s(?:in|of|at)\s[A-Z][\w’' ]{2,40})?(?:(?:,|\s\|)\s.{2,70})?$"
)
_STYLES = (
    r"(?:(?:Dr|Prof|Professor|Sir|Dame|Amb|Ambassador|Air|Vice|Rear|Brigadier|Brig|Lieutenant|Lt|Major|Maj|General|Gen|Colonel|Col"
    r"|Captain|Capt|Commander|Cdr|Commodore|Admiral|Adm|Marshal|Wing|Group)\.?\s|\([Rr]et[d’'ire]*\.?\)\s)*"
)
_WITH_TITLE = patterns.compile(rf"{_STYLES}(?P<who>{_NAMES}?)\s?(?:[|•·,/–—-]\s?)(?P<title>.{{4,110}})$")
_AUTHOR = patterns.compile(rf"{_STYLES}(?P<name>{_NAME})$")
_ROW = patterns.compile(r",\sand\s|,\s|\sand\s|\s&\s")
_ALL_NAMES = patterns.compile(rf"{_NAMES}(?:\sand\sagenc(?:y|ies))?$")
_OUTLET = patterns.compile(rf"[,\s]+(?:for\s)?(?:The\s)?(?:{AGENCIES})$")

_PAPER = (
    rf"(?:{PAPERS}|Quarterly|Monthly|Fortnightly|Briefing|Digest|Record|Leader|Mercury|Register|Ledger|Banner|Clarion|Newsletter"
    r"|(?:[A-Z]\w+-)(?:Times|Post|News|Tribune|Herald|Journal|Gazette|Star|Press|Miner|Mirror|Courier|Picayune|Intelligencer))"
)
_OUTLET_NAME = rf"(?:The\s)?(?:[A-ZÀ-Þ][\w.'’&-]*\s){{1,4}}{_PAPER}(?:\s&\s{_PAPER})?(?:\s(?:Online|Digital|Today|International|English))?|(?:The\s)?{_PAPER}\sof\s[A-Z]\w+|The\s(?:Sunday|Daily|Weekly|Evening|Morning)(?:\s[A-Z]\w+){{1,2}}"
_MASTHEAD = patterns.compile(rf"(?:{_OUTLET_NAME})$")
_BEFORE_DAY = patterns.compile(rf"(?P<outlet>{_OUTLET_NAME}|(?:{AGENCIES}))\s?[,/|·•–—-]\s?(?=\S)")
_EDITION = patterns.compile(
    r"(?P<outlet>(?!(?:Press|News|Information)\s(?:[Ss]ervice|[Oo]ffice))[A-ZÀ-Þ][^|.:·]{2,40}?)(?:\s[–—-]\s|,\s)(?:[Tt]he\s)?"
    r"(?:English|International|Online|Print|Sunday|Weekend|Digital)(?:[\s-](?:language|[Ll]anguage))?\s(?:[Ee]dition|[Pp]age|[Vv]ersion)\b"
)
"""An outlet by what of it the line is from: "Radar Sul – English edition"."""
_SLOGAN = patterns.compile(
    r"(?P<outlet>[A-ZÀ-Þ][^|]{2,40}?)\s\|\s[^|]*\b(?:portal|news|newspaper|magazine|journal|agency|daily|weekly|blog|since\s\d{4})\b[^|.]{0,60}$",
    re.I,
)

_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_CLOCK = r"(?:at\s)?\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s?[APap]\.?[Mm]\.?)?(?:\s?\(?[A-Z]{2,4}(?:[+-]\d{1,2})?\)?)?"
_DAY = (
    r"(?:(?P<d>\d{1,2})(?:st|nd|rd|th|\.)?\s+(?P<m>[A-Z][A-Za-z]+)\.?|(?P<m2>[A-Z][A-Za-z]+)\.?\s+(?P<d2>\d{1,2})),?\s+(?P<y>\d{4})\.?"
    # slashes where the day can only be the first: above 12, or with a clock as the Romance languages print it
    r"|(?P<d4>1[3-9]|2\d|3[01]|\d{1,2}(?=/\d{1,2}/\d{4}\s\d{1,2}h\d\d))/(?P<m4>\d{1,2})/(?P<y4>\d{4})"
    r"|(?P<iso>\d{4}-\d\d-\d\d|\d{4}/\d\d/\d\d)(?:\s?\([A-Z][a-z]{2}\))?|(?P<d3>\d{1,2})\.\s?(?P<m3>\d{1,2})\.\s?(?P<y3>\d{4})\.?"
)
_LABEL = (
    r"(?:(?P<label>(?:First\s)?[Pp]ublished|[Pp]osted|[Rr]eleased|[Dd]ate(?:\sof\s(?:[Pp]ublication|[Ee]ntry|[Ii]ssue|[Rr]elease))?|[Ii]ssued|(?:[Ll]ast\s)?[Uu]pdated?"
    r"|[Mm]odified|[Cc]reated|[Ee]nt(?:rance|ry|ered)|[Aa]dded|[Uu]ploaded|(?:[Pp]ubli(?:sh|cation)|[Rr]elease|[Ee]ntry)\s[Dd]ate|(?:[Ll]ast\s)?[Uu]pdate\s[Dd]ate)"
    r"(?:\s[Oo]n)?\s?[:：]?\s+)?"
)
_DATE_LINE = patterns.compile(
    rf"(?:(?P<who>{_NAMES})\s*[|•·,–—-]\s*|[A-Z][a-z]+(?:\s[a-z&]+){{0,2}}\s[|•·]\s)?{_LABEL}(?:{_CLOCK},?\s+)?{_WEEKDAY}(?:{_DAY})"
    rf"(?:(?:,|\s[-–—|/•·])?\s*(?:T)?{_CLOCK})?(?:\s?(?:hrs|hours|h))?"
    r"(?:\s?[|•·(/–—-]\s?(?:(?:[Ll]ast\s)?(?:[Uu]pdated?|[Mm]odified|[Pp]ublished)|\d{1,2}\s?min|[\w.'’ ]{2,30}$).{0,60}|\s(?:[Ll]ast\s)?[Uu]pdated?.{2,60}|\sby\s[A-Z][\w ]{1,30})?\s*$"
)
_DATELINE = patterns.compile(
    rf"[A-ZÀ-Þ][\w .'’-]{{2,40}}(?:,(?:\s[\w .]{{2,20}},)?|(?:,\s[\w .]{{2,20}})?\s[–—-])\s(?:{_DAY})\s*(?:\([^)]{{2,40}}\)\s*|/[A-Z][^/]{{1,30}}/\s*)?[-–—]"
)
_PLACE = patterns.compile(r"[A-ZÀ-Þ][\w .'’-]{2,60},\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a line says of the article. ``whole`` is True where the line says nothing else and is no part of its text;
    ``readings`` are the days that a printed day can be, where it can be two."""

    byline: str | None = None
    day: str | None = None
    updated: bool = False
    whole: bool = True
    outlet: str | None = None
    readings: tuple[str, ...] = ()


def read(line: str) -> Imprint | None:
    """The imprint in a line; None where it is text like any other.

    >>> read("By Ana Petrovan and Tom Lind")
    Imprint(byline='Ana Petrovan and Tom Lind', day=None, updated=False, whole=True, outlet=None, readings=())
    >>> read("Published: Nov. 3, 2023 at 6:12 p.m. EDT").day
    '2023-11-03'
    """
    if len(line) > 160:
        return None
    by = _BY.match(line)
    if by:
        inner = _DATE_LINE.match(by["rest"] or by["day"]) if by["rest"] or by["day"] else None
        return Imprint(_without_outlet(by["who"]), _day(inner) if inner else None)
    if _DIGIT.search(line) and (dated := _dated(line)):
        return dated
    titled = _WITH_TITLE.match(line)
    if titled and (_TITLE.match(titled["title"]) or _SCHOLAR.match(titled["title"])):
        return Imprint(titled["who"])
    return None


_DIGIT = patterns.compile(r"\d")


def _dated(line: str) -> Imprint | None:
    """The imprint in a line that has a day, or a month with its year."""
    published = _BEFORE_DAY.match(line)
    dated = _DATE_LINE.match(line, published.end()) if published else None
    if published and dated:
        return Imprint(day=_day(dated), outlet=published["outlet"])
    dated = _DATE_LINE.match(line)
    if dated:
        updated = (dated["label"] or "").lower().endswith(("updated", "update", "modified"))
        return Imprint(_writers(dated["who"]), _day(dated), updated)
    if parted := _of_parts(line):
        return parted
    if clocked := next((m for rule in _CLOCKED if (m := rule.match(line))), None):
        return Imprint(day=_day(clocked))
    if month := _MONTH_LINE.match(line):
        return Imprint(day=f"{month['year']}-{_MONTHS.index(month['month'].lower()) + 1:02}")
    return None


# "15:37, 27 January 2023, Bishkek – Agency, Ana Ode", "2024/11/07 (Thu) 17:02 Delivery Bay News"
_CLOCKED = (
    patterns.compile(rf"{_CLOCK},\s{_WEEKDAY}(?:{_DAY})(?:,\s[A-ZÀ-Þ].{{2,90}})$"),
    patterns.compile(rf"{_WEEKDAY}(?:{_DAY}),?\s{_CLOCK}\s+[A-ZÀ-Þ][\w .]{{2,60}}$"),
)


_KICKERS = frozenset(
    """live blog news breaking update updates latest analysis opinion exclusive feature features report explainer explained
    policy research note paper occasional working issue weekend morning evening
    briefing editorial commentary comment interview press release world politics defence defense security military
    national international top story stories watch latest brief briefs insight review special coverage""".split()
)


def _writers(names: str | None) -> str | None:
    """The names in front of a day; None for what a page calls its kind of article: "LIVE BLOG | June 12, 2024"."""
    if names is None or names.split()[-1].lower() in _WEEKDAYS:
        return None
    return None if _KICKERS.issuperset(names.lower().split()) else names


_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


# "Policy Note 7/2025 · March 2025", "November 2024"
_MONTH_LINE = patterns.compile(
    rf"(?:[A-Z][\w &/.-]{{2,40}}\s[|•·]\s)?(?P<month>(?i:{'|'.join(_MONTHS)}))\s(?P<year>20\d\d)$"
)
_STROKE = patterns.compile(r"\s*[|•·]\s*")
_CLOSES_A_SENTENCE = patterns.compile(r"[a-zß-ÿ]{3}[.!?]$")


def _of_parts(line: str) -> Imprint | None:
    """Of a line in which strokes part a day from what else it says: "The daily brief | Thursday, March 6, 2025"."""
    parts = _STROKE.split(line)
    days = [day for part in parts if (dated := _DATE_LINE.match(part)) and (day := _day(dated))]
    if len(parts) < 2 or len(days) != 1 or any(len(part) > 70 or _CLOSES_A_SENTENCE.search(part) for part in parts):
        return None
    by = next(filter(None, map(_BY.match, parts)), None)
    outlet = next((part for part in parts if _MASTHEAD.match(part) or _OF_A_PLACE.match(part)), None)
    outlet = outlet or next((edition["outlet"] for part in parts if (edition := _EDITION.match(part))), None)
    if outlet is None and len(parts) > 2 and parts[1].lower() in _KICKERS and _is_coined(parts[0]):
        outlet = parts[0]
    return Imprint(_without_outlet(by["who"]) if by else None, days[0], outlet=outlet)


_OF_A_PLACE = patterns.compile(rf"(?:[A-ZÀ-Þ][\w.'’-]*\s)+(?:of|de|del|da)\s(?:[A-ZÀ-Þ][\w.'’-]*\s)*{_PAPER}$")


_WHAT_IT_IS = patterns.compile(
    r"(?P<outlet>[A-ZÀ-Þ][^–—|:]{2,40}?)\s[–—|]\s(?:[Aa]n?|[Tt]he|[Yy]our|[Oo]ur)\s(?:[\w-]+\s){0,3}"
    r"(?:letter|newsletter|magazine|newspaper|paper|journal|review|briefing|digest|bulletin|blog|portal)\b.{0,60}$"
)
_AND_PLACE = patterns.compile(
    r"(?P<outlet>[A-ZÀ-Þ][A-ZÀ-Þ'’& -]{5,40}?)\s[–—]\s(?P<place>[A-ZÀ-Þ][\w.'’-]+(?:\s[A-ZÀ-Þ][\w.'’-]+)?)$"
)
_MAILED = patterns.compile(r"From:\s(?P<outlet>(?:The\s)?[A-ZÀ-Þ][\w'’&-]*(?:\s[A-ZÀ-Þ&][\w'’&-]*){1,4})\s<[^>]+>$")


def _told_of_itself(line: str) -> str | None:
    """ "THE STRAIT – a weekly letter on ports", "VOZ DO CAIS — Santos"."""
    if (told := _WHAT_IT_IS.match(line)) is not None:
        return told["outlet"]
    placed = _AND_PLACE.match(line)
    return placed["outlet"] if placed and data.fold(placed["place"]) in data.gazetteer() else None


def _is_coined(name: str) -> bool:
    """True for one to four capitalised words one of which is no other word: "Sudnesbladid"."""
    parts = name.split()
    rare = any(data.case_odds().get(data.fold(part), -99) <= -99 for part in parts)
    return len(parts) < 5 and rare and all(part[0].isupper() for part in parts)


_CRUMBS = patterns.compile(r"(?P<outlet>[A-ZÀ-Þ][^»>›|]{2,40}?)\s[»>›]\s[^»>›]{2,40}\s[»>›]\s[^»>›]{2,60}$")
_DESK = patterns.compile(
    r"By:?\s(?:[A-Z][a-z]+\s){0,2}(?:Desk|Newsroom|Staff|Bureau),\s(?P<outlet>[A-ZÀ-Þ][^,.|]{3,40})$"
)


def trail(line: str) -> str | None:
    """The outlet that a trail of sections opens with ("SahelWatch Africa » Nigeria » Security"), or whose desk wrote."""
    if len(line) > 160:
        return None
    if desk := _DESK.match(line):
        return desk["outlet"]
    crumbs = _CRUMBS.match(line)
    return crumbs["outlet"] if crumbs and (_is_coined(crumbs["outlet"]) or _MASTHEAD.match(crumbs["outlet"])) else None


def mailed(line: str) -> str | None:
    """The outlet that a mail is from: "From: The Slow Boat <a@b.example>"; None for a person."""
    found = _MAILED.match(line) if len(line) <= 160 else None
    if found is None or ("g" in data.name_parts().get(data.fold(found["outlet"].split()[0]), "")):
        return None
    return found["outlet"]


def edition(line: str) -> str | None:
    """The outlet of a line around the headline that says of which edition it is: "Radar Sul – English edition"."""
    found = _EDITION.match(line) if len(line) <= 160 else None
    return found["outlet"] if found else None


def masthead(line: str) -> str | None:
    """The outlet that a first line names, alone or with what it is: "The Nashwaak Courier", "VARNA HOJE | Portal of news"."""
    if len(line) > 100:
        return None
    if _KICKERS.issuperset(line.lower().split()):
        return None
    if itself := _told_of_itself(line):
        return itself
    slogan = _SLOGAN.match(line)
    return slogan["outlet"] if slogan else (line if _MASTHEAD.match(line.title() if line.isupper() else line) else None)


_FOOTNOTES = "*†‡§¹²³⁴"
"""What refers from an author's name to a note on him."""
WITHOUT_NOTES = str.maketrans("", "", _FOOTNOTES)


def authors(line: str) -> tuple[str, ...]:
    """The names in a line that holds nothing else, titles left out; one of them has a title or opens with a given name.

    >>> authors("Petra Vukovic and Dr Simon Brandt")
    ('Petra Vukovic', 'Simon Brandt')
    >>> authors("Rear Gate")
    ()
    """
    if len(line) > 120 or line[-1] in ".!?:":
        return ()
    found = [_AUTHOR.match(part.rstrip(_FOOTNOTES)) for part in _ROW.split(line)]
    names = tuple(match["name"] for match in found if match is not None)
    given = any(
        match.start("name") or "g" in data.name_parts().get(data.fold(match["name"].split()[0]), "")
        for match in found
        if match is not None
    )
    given = given and not any(data.fold(name) in data.gazetteer() for name in names)
    common = any(data.case_odds().get(data.fold(name.split()[-1]), -1) > 5 for name in names)
    return names if len(names) == len(found) and given and not common else ()


_OFFICE_FIRST = patterns.compile(
    rf"(?:[A-ZÀ-Þ][A-ZÀ-Þ /.'’-]{{2,60}}[.:]\s)?(?:(?:Special|Staff|Our|Foreign|Defen[cs]e|War|Chief)\s)?(?:Correspondent|Reporter|Columnist|Special Envoy)s?:?\s(?P<who>{_NAMES})$"
)


def correspondent(line: str) -> str | None:
    """Who reports, by a line of a place and an office before the name: "TUMACO. Correspondent Ana Ruiz"."""
    match = _OFFICE_FIRST.match(line) if len(line) <= 120 else None
    return match["who"] if match else None


_NOTE = patterns.compile(
    rf"(?P<who>{_NAME})(?:['’]s\s(?:\w+\s){{0,2}}(?:book|novel|memoir|podcast)\b"
    r"|\sis\s(?:an?|the|our)\s(?:[\w'’-]+\s){0,4}?(?:reporter|correspondent|writer|columnist|journalist|editor)(?:\s(?:at|for|with|based|in|of|covering)\b|\.))"
)


_AND_OUTLET = patterns.compile(
    rf"(?P<who>{_NAME}),\s(?:(?:The\s)?(?:{AGENCIES}|Canadian\sPress|Australian\sAssociated\sPress)|{_OUTLET_NAME})$"
)


def author_in_note(line: str) -> str | None:
    """Who wrote the article, by a note at its end: "Ana Ruiz's book ...", "Ana Ruiz is a staff writer at ...", "Ana Ruiz,
    The Canadian Press"."""
    match = (_NOTE.match(line) or _AND_OUTLET.match(line)) if len(line) <= 240 else None
    return match["who"] if match else None


_BESIDE = patterns.compile(r"(?P<one>[^–—|]{3,40}?)\s?[–—|]\s?(?P<other>[^–—|]{3,40})$")


def outlet_and_author(line: str) -> tuple[str, str] | None:
    """The outlet and the author in a line that holds just these: "L'Echo du Port – Yann LE BIHAN"."""
    beside = _BESIDE.match(line)
    if beside is None:
        return None
    for outlet, author in ((beside["one"], beside["other"]), (beside["other"], beside["one"])):
        first, *rest = author.split()
        named = "g" in data.name_parts().get(data.fold(first), "") and 1 <= len(rest) <= 3
        if named and all(word[0].isupper() for word in rest):
            return outlet, author
    return None


_FROM = patterns.compile(r"From:\s+(?P<who>[A-ZÀ-Þ].{3,140})\Z")


def sender(line: str) -> str | None:
    """Who issued a statement, by its line "From: Ministry of Defence"."""
    match = _FROM.match(line)
    return match["who"] if match and "@" not in line else None


def day_of_text(line: str) -> str | None:
    """The day in a line that is text all the same: "Seoul, 2 October 2023", or a dateline."""
    after_place = _PLACE.match(line)
    placed = _DATE_LINE.match(line, after_place.end()) if after_place and len(line) <= 160 else None
    match = placed or _DATELINE.match(line)
    return _day(match) if match else None


# "This report by The Canadian Press was first published Dec. 10, 2024."
_PUBLISHED_NOTE = patterns.compile(
    r"This\s(?:(?:report|item|post|interview)\b[^.;:\"“”]{0,60}?\swas\s(?:first|originally)|(?:article|story|piece|essay|column|commentary)\b"
    r"[^.;:\"“”]{0,60}?\swas(?:\s(?:first|originally))?)\s"
    rf"(?:published|posted)\b(?:\s(?:by|in|at|with)\s[^.;:\"“”]{{2,60}}?)?(?:,?\son)?\s{_WEEKDAY}(?:{_DAY})"
)
# "Briefing on the progress of the operation (as of 14 August 2024)"
_AS_OF = patterns.compile(rf".{{8,130}}\(as\s(?:of|at)\s(?:{_CLOCK},?\s(?:on\s)?)?(?:{_DAY})\)\.?$")


def day_of_note(line: str) -> str | None:
    """The day that a note at an article's end gives: "This story was originally published on 3 May 2021"."""
    match = _PUBLISHED_NOTE.match(line) if "ublished" in line or "posted" in line else None
    return _day(match) if match else None


def day_of_summary(line: str) -> str | None:
    """The day up to which a summary tells, by its title: "Losses of the enemy (as of 14 August 2024)"."""
    match = _AS_OF.match(line) if "(as " in line else None
    return _day(match) if match else None


def is_dateline(line: str) -> bool:
    """True for text that opens with a place and a day: no headline does."""
    return _DATELINE.match(line) is not None


def are_names(line: str) -> bool:
    """True for names and nothing else, as they stand above a date line: "Ana Petrovan in Varnay and Tom Lind"."""
    return len(line) <= 120 and _ALL_NAMES.match(line) is not None


def is_writers_title(line: str) -> bool:
    """True for what stands below a byline: "Staff writer", "Defence correspondent", "Reader in Economics, Lind University"."""
    return (len(line) <= 70 and _TITLE.match(line) is not None) or (
        len(line) <= 110 and _SCHOLAR.match(line) is not None
    )


def _without_outlet(who: str) -> str:
    return _OUTLET.sub("", who.strip()) or who.strip()


def _day(match: re.Match[str]) -> str | None:
    day = (match["iso"] or "").replace("/", "-") or _numeric(match) or _spelled(match)
    return day if day and metadata.is_date(day) else None


def _numeric(match: re.Match[str]) -> str | None:
    year, month, day = match.group("y3", "m3", "d3") if match["y3"] else match.group("y4", "m4", "d4")
    return f"{year}-{int(month):02}-{int(day):02}" if year else None


def _spelled(match: re.Match[str]) -> str | None:
    word = match["m"] or match["m2"]
    month = _month(word) if word else None
    return f"{match['y']}-{month:02}-{int(match['d'] or match['d2']):02}" if month else None


def _month(word: str) -> int | None:
    found = [i for i, name in enumerate(_MONTHS, 1) if len(word) >= 3 and name.startswith(word.casefold().rstrip("."))]
    return found[0] if len(found) == 1 else None

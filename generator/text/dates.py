"""Article -> TimeExpression: explicit, relative and open dates as EDTF, each with the reason for its value."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from generator.model import Article, Precision, Span, TimeExpression
from generator.text.regions import Regions, Sentences

# CLDR's wide and abbreviated English month names, with the full stop news style adds.
_MONTH_NAMES: Final = (
    "January February March April May June July August September October November December"
).split()  # fmt: skip
_MONTHS: Final[dict[str, int]] = {name: number for number, name in enumerate(_MONTH_NAMES, 1)} | {
    name[:3]: number for number, name in enumerate(_MONTH_NAMES, 1)
} | {"Sept": 9}  # fmt: skip
_WEEKDAYS: Final[dict[str, int]] = {
    name: number
    for number, name in enumerate("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
}  # fmt: skip
# EDTF (ISO 8601-2), level 1: seasons are months 21 to 24.
_SEASONS: Final[dict[str, str]] = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_CENTURY: Final = re.compile(r"(\d{1,2})")

_NUMBER_WORDS: Final[dict[str, int]] = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
} | {"a": 1, "an": 1}  # fmt: skip

_MONTH: Final = (
    "|".join(_MONTH_NAMES)
    + "|"
    + "|".join(sorted({n for n in _MONTHS if len(n) < 5 and n not in _MONTH_NAMES}, key=len, reverse=True))
)
_YEAR: Final = r"(?:1[5-9]|20)\d\d"
_ORDINAL: Final = r"(?:st|nd|rd|th)?"
_DASH: Final = r"\s?(?:-|–|—|/)\s?|\s(?:to|and|through|until|till)\s"

_ANCHOR: Final = re.compile(
    rf"(?<![\w$€£#])(?:(?P<month>(?:{_MONTH}))(?![\w-])"
    rf"|(?P<weekday>{'|'.join(_WEEKDAYS)})(?!\w)"
    r"|(?P<iso>\d{4}-\d\d-\d\d)(?!\d)"
    r"|(?P<numeric>\d{1,2}(?P<mark>[./])\d{1,2}(?P=mark)(?:\d{4}|\d\d))(?![\w./]\d|\d)"
    rf"|(?P<decade>(?:(?:1[5-9]|20)\d0|['’]\d0)s)(?!\w)"
    rf"|(?P<year>{_YEAR})(?![\w]|\s(?:GMT|UTC|hours|hrs|local\stime)\b|[.,:]\d|/(?!\d\d(?![\d/]))\d)"
    r"|(?P<century>\d{1,2}(?:st|nd|rd|th)(?:-|\s)century)"
    r"|(?P<clock>\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b\.?|\d{1,2}:\d\d|\d{4}\s(?:GMT|UTC|hours)|noon|midnight)(?![\w:])"
    r"|(?P<relative>[Tt]oday|TODAY|[Tt]onight|[Yy]esterday|[Tt]omorrow|[Oo]vernight(?=[,.;]|\s(?:on|and|in|from|to|into|as|after|by|but|with|when|while|over|at|between)\b))(?!\w)"
    r"|(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?!\w)"
    r"|(?P<unit>[Dd]ays?|[Ww]eeks?|[Ww]eekends?|[Mm]onths?|[Yy]ears?|[Dd]ecades?|[Hh]ours|[Mm]orning|[Aa]fternoon|"
    r"[Ee]vening|[Nn]ight)(?!\w))"
)

_PREPOSITION: Final = (
    r"[Ii]n|[Oo]n|[Ss]ince|[Bb]y|[Uu]ntil|[Tt]ill|[Bb]efore|[Aa]fter|[Dd]uring|[Ff]rom|[Bb]etween|[Aa]round|[Cc]irca|"
    r"[Tt]hroughout|[Aa]t"
)
_PART: Final = (
    r"(?:[Ee]arly|[Ll]ate|[Mm]id|(?:[Tt]he\s)?(?:(?:beginning|start|middle|end|(?:first|second)\shalf|(?:first|second|third|fourth|last)\squarter)"
    r"\sof(?:\sthe\syear)?|(?:early\shours|small\shours|night|morning|afternoon|evening)\sof))"
)
_EARLIER: Final = r"(?:[Ee]arlier|[Ll]ater)"
_LEAD: Final = re.compile(
    rf"(?<![\w-])(?:(?P<preposition>{_PREPOSITION})\s(?:the\s)?)?(?:(?P<part>{_PART})[\s-]?(?:in\s)?(?:the\s)?)?"
    r"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his\s(?:past|coming)|[Tt]he\s(?:past|last|previous|following|same|coming)|"
    r"[Pp]ast|[Cc]oming|[Pp]revious|[Ff]ollowing|[Ss]ame|[Ee]very)\s)?\Z"
)
_DAY_BEFORE: Final = re.compile(
    rf"(?:(?P<weekday>{'|'.join(_WEEKDAYS)})(?:,|\sthe)?\s)?(?<![\w.,:/])(?P<day>\d{{1,2}}){_ORDINAL}"
    rf"(?:(?P<dash>{_DASH})(?P<last>\d{{1,2}}){_ORDINAL})?\.?\s(?:of\s)?\Z"
)
_WEEKDAY_BEFORE: Final = re.compile(rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)}),?\s\Z")
_AFTER_MONTH: Final = re.compile(
    rf"\.?(?:\s(?P<day>\d{{1,2}}){_ORDINAL}(?![\d:%]|[.,]\d|\s(?:GMT|UTC|a\.?m|p\.?m))"
    rf"(?:(?P<dash>{_DASH})(?P<last>\d{{1,2}}){_ORDINAL}(?![\w:%]|[.,]\d|\s(?:{_MONTH})))?)?"
    rf"(?:(?:,|\sof|\sin)?\s(?P<year>{_YEAR})(?![\d-]|[.,]\d))?"
)
_TO_MONTH: Final = re.compile(
    rf"(?:{_DASH})(?:(?P<before>\d{{1,2}}){_ORDINAL}\s)?(?P<month>{_MONTH})\b\.?(?:\s(?P<day>\d{{1,2}}){_ORDINAL}(?!\d))?"
    rf"(?:,?\s(?P<year>{_YEAR})(?!\d))?"
)
_TO_YEAR: Final = re.compile(rf"(?P<dash>{_DASH})(?P<year>{_YEAR}|\d\d)(?![\w%]|[.,]\d)")

# How many earlier time expressions a later one may lean on.
_LOOK_BACK: Final = 12

_FUTURE: Final = re.compile(
    r"\b(?:will|shall|scheduled|slated|due|upcoming|plans?\sto|planned\sto|planning\sto|expects?\sto|expected\sto|set\sto|"
    r"intends?\sto|returns|begins|starts|opens|resumes|expires|takes\splace|kicks\soff|would\sbe\sheld|to\sbe\sheld|forthcoming|is\sto|are\sto)\b",
    re.IGNORECASE,
)
_PAST: Final = re.compile(
    r"\b(?<!\bbe\s)(?:was|were|had|did|said|told|met|came|went|left|took|made|began|fell|saw|shot|hit|sent|flew|held|won|struck|wrote|"
    r"[a-z]{3,12}ed)\b(?!\sto\b)"
)
_CLAUSE: Final = 120
_SEQUEL: Final = re.compile(
    r"\b(?:(?:a|the|its|his|her|their)\s(?:second|third|fourth|next|new|subsequent|follow-up)\s\w+|again|another|later|"
    r"afterwards?|subsequently|then)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A time expression before it becomes a noun; ``incomplete`` (month, day) still needs its year."""

    start: int
    end: int
    value: str | None
    precision: Precision
    reason: str
    incomplete: tuple[int, int | None] | None = None
    which: str = ""
    preposition: str = ""


class _Context:
    """What the handlers may look at: the text, the publication day, what was found before."""

    __slots__ = ("found", "habit", "may_is_a_name", "published", "sentences", "text")

    def __init__(self, article: Article) -> None:
        self.text = article.text
        self.published = _day_of(article.published)
        self.sentences = Sentences(article)
        self.found: list[_Found] = []
        self.habit = _numeric_habit(article.text)
        self.may_is_a_name = " May" in article.text and bool(_MAY_AS_NAME.search(article.text))


_MAY_AS_NAME: Final = re.compile(r"\b(?:Theresa|Mrs|Ms|Mr|Minister|Secretary|President|Lady|Elaine|Brian)\.?\sMay\b")


def _day_of(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def find(article: Article) -> tuple[TimeExpression, ...]:
    """All time expressions in the article's prose, in order of the text.

    Values are EDTF: "2022-11", "XXXX-04" where nothing gives the year, "2014/2018", None where the text leaves the
    point in time open. A length of time ("four days") has no value and the precision "interval"."""
    context, regions = _Context(article), Regions(article)
    last_end = 0
    for anchor in _ANCHOR.finditer(article.text):
        if anchor.start() < last_end or not regions.hold(anchor.start(), anchor.end()):
            continue
        found = _HANDLERS[str(_kind(anchor))](context, anchor)
        if found is None or not regions.hold(found.start, found.end):
            continue
        if found.start < last_end:
            found = replace(found, start=_trimmed(article.text, last_end, anchor.start()))
        found = _with_preposition_meaning(_with_year(context, found))
        context.found.append(found)
        last_end = found.end
    return tuple(_expression(article, found) for found in context.found)


def _kind(anchor: re.Match[str]) -> str:
    return next(name for name in _HANDLERS if anchor[name])


def _trimmed(text: str, start: int, limit: int) -> int:
    while start < limit and not text[start].isalnum():
        start += 1
    return start


def _expression(article: Article, found: _Found) -> TimeExpression:
    return TimeExpression(
        span=Span(article.id, found.start, found.end),
        text=article.text[found.start : found.end],
        value=found.value,
        precision=found.precision,
        reason=found.reason,
    )


# ---------------------------------------------------------------- what stands before an anchor


@dataclass(frozen=True, slots=True)
class _Lead:
    """The words in front of an anchor that belong to it."""

    start: int
    preposition: str = ""
    part: str = ""
    which: str = ""


def _lead(text: str, start: int) -> _Lead:
    window = max(0, start - 46)
    hit = _LEAD.search(text, window, start)
    if hit is None or hit.start() == start or "\n" in hit.group():
        return _Lead(start)
    which = (hit["which"] or "").lower()
    part = (hit["part"] or "").lower()
    return _Lead(hit.start(), (hit["preposition"] or "").lower(), part, which)


# ---------------------------------------------------------------- handlers, one for each kind of anchor


_NAME_AFTER: Final = re.compile(r"['’]?\s(?!The\b|In\b|On\b|At\b)[A-Z][a-z]")
_CAPITAL_BEFORE: Final = re.compile(r"(?P<word>[A-Z][\w'’.-]*)\s\Z")
_NO_NAME: Final = frozenset(
    "In On Since By Until Before After During From Between The Last Next This Early Late Mid And Of To".split()
)


def _month(context: _Context, anchor: re.Match[str]) -> _Found | None:
    text, printed = context.text, anchor["month"]
    after = _AFTER_MONTH.match(text, anchor.end())
    before = _DAY_BEFORE.search(text, max(0, anchor.start() - 34), anchor.start())
    number = _MONTHS[printed]
    if before and int(before["day"]) <= 31:
        return _dated_month(context, anchor, number, before, after)
    lead = _lead(text, anchor.start())
    if not _is_a_month(context, anchor, lead, after):
        return None
    return _bare_or_american(context, anchor, number, lead, after)


def _is_a_month(context: _Context, anchor: re.Match[str], lead: _Lead, after: re.Match[str] | None) -> bool:
    text, printed = context.text, anchor["month"]
    has_number = bool(after and (after["day"] or after["year"]))
    if has_number:
        return True
    if printed not in _MONTH_NAMES:
        return False
    if lead.part or lead.which:
        return True
    if printed == "May" and (context.may_is_a_name or text[anchor.end() : anchor.end() + 2] in ("'s", "’s")):
        return lead.preposition in ("in", "since", "until")
    if lead.preposition:
        return True
    if printed in ("May", "March"):
        return bool(_MONTH_LIST.search(text, max(0, anchor.start() - 18), anchor.start()))
    capital = _CAPITAL_BEFORE.search(text, max(0, anchor.start() - 20), anchor.start())
    if capital and capital["word"] not in _NO_NAME and capital["word"] not in _WEEKDAYS:
        return False
    return not _NAME_AFTER.match(text, anchor.end())


_MONTH_LIST: Final = re.compile(rf"(?:(?:{_MONTH})(?:,|\sand|\sor|\sto)|week\sof|\d\sof)\s\Z")


def _dated_month(
    context: _Context, anchor: re.Match[str], month: int, before: re.Match[str], after: re.Match[str] | None
) -> _Found | None:
    """ "12 September 2023", "Monday 3 August", "7-9 June 2019"."""
    year = after["year"] if after and not after["day"] else None
    end = after.end() if after and year else anchor.end()
    lead = _lead(context.text, before.start())
    first, last = int(before["day"]), int(before["last"]) if before["last"] else None
    if last is not None and last > 31:
        return None
    further = _TO_MONTH.match(context.text, end) if last is None else None
    if further and lead.preposition in ("from", "between") and _exists(year, month, first):
        interval = _month_range(lead, month, first, further, year)
        if interval:
            return interval
    return _days(context, lead, end, (year, month, first, last))


def _bare_or_american(
    context: _Context, anchor: re.Match[str], month: int, lead: _Lead, after: re.Match[str] | None
) -> _Found | None:
    """ "September 12, 2023", "November 2022", "In April", "between March and May 2022"."""
    text = context.text
    start = lead.start
    if weekday := _WEEKDAY_BEFORE.search(text, max(0, anchor.start() - 12), anchor.start()):
        lead = _lead(text, weekday.start())
        start = lead.start
    lead = replace(lead, start=start)
    if after and after["day"] and 1 <= int(after["day"]) <= 31:
        day = int(after["day"])
        for end in {after.end("day"), after.end()}:
            further = _TO_MONTH.match(text, end) if after["last"] is None else None
            first_year = after["year"] if end == after.end() else None
            if further and (interval := _month_range(lead, month, day, further, first_year)):
                return interval
        last = int(after["last"]) if after["last"] else None
        return _days(context, lead, after.end(), (after["year"], month, day, last))
    year = after["year"] if after else None
    end = after.end() if after and year else anchor.end()
    if (further := _TO_MONTH.match(text, end)) and (interval := _month_range(lead, month, None, further, year)):
        return interval
    reason = f"explicit{_part_words(lead.part)}" if year else ""
    value = f"{year}-{month:02d}" if year else None
    incomplete = None if year else (month, None)
    return _Found(start, end, value, "month", reason, incomplete, lead.which, lead.preposition)


def _part_words(part: str) -> str:
    return f" ({part})" if part else ""


def _days(context: _Context, lead: _Lead, end: int, parts: tuple[str | None, int, int, int | None]) -> _Found | None:
    year, month, first, last = parts
    if not _exists(year, month, first) or (last is not None and not _exists(year, month, last)):
        return None
    prefix = year or "XXXX"
    value = f"{prefix}-{month:02d}-{first:02d}"
    if last is not None:
        value += f"/{prefix}-{month:02d}-{last:02d}"
        reason = "explicit" if year else "the year is not stated"
        return _Found(lead.start, end, value, "interval", reason, None, lead.which, lead.preposition)
    incomplete = None if year else (month, first)
    return _Found(lead.start, end, value, "day", "explicit" if year else "", incomplete, lead.which, lead.preposition)


def _exists(year: str | None, month: int, day: int) -> bool:
    return 1 <= day <= monthrange(int(year) if year else 2024, month)[1]


def _month_range(
    lead: _Lead, month: int, day: int | None, further: re.Match[str], year: str | None = None
) -> _Found | None:
    """ "between March and May 2022", "from Dec. 30, 2023 to Jan. 2, 2024"; None for "on March 3 and April 5"."""
    if further.group().lstrip().startswith("and") and lead.preposition != "between":
        return None
    last_year = further["year"] or year
    first_year = year or further["year"]
    last_day = further["day"] or further["before"]
    if (day is None) != (last_day is None):
        return None
    first = _edtf(first_year, month, day)
    last = _edtf(last_year, _MONTHS[further["month"]], int(last_day) if last_day else None)
    reason = "explicit interval" if last_year else "an interval whose year is not stated"
    return _Found(lead.start, further.end(), f"{first}/{last}", "interval", reason)


def _edtf(year: str | int | None, month: int, day: int | None) -> str:
    return f"{year or 'XXXX'}-{month:02d}" + (f"-{day:02d}" if day else "")


_PAPER: Final = re.compile(
    r"\s(?:Times|Telegraph|Mirror|Express|Mail|Post|Agreement|Independent|Herald|Star|Mass|School)\b"
)
_FEAST: Final = re.compile(r"(?:Bloody|Black|Good|Easter|Palm|Ash|Super|Shrove|Holy)\s\Z")
_DATE_NEXT: Final = re.compile(
    rf"(?:,|\sthe)?\s\d{{1,2}}{_ORDINAL}\s(?:of\s)?(?:{_MONTH})\b|,?\s(?:{_MONTH})\.?\s\d{{1,2}}\b"
)


def _weekday(context: _Context, anchor: re.Match[str]) -> _Found | None:
    text = context.text
    if _DATE_NEXT.match(text, anchor.end()) or _PAPER.match(text, anchor.end()):
        return None
    if _FEAST.search(text, max(0, anchor.start() - 8), anchor.start()):
        return None
    lead = _lead(text, anchor.start())
    end = anchor.end()
    if part := _DAY_PART.match(text, end):
        end = part.end()
    if context.published is None or lead.which in ("every", "the previous", "the following", "following"):
        return _Found(lead.start, end, None, "day", "a weekday; the publication date is not known")
    return _resolved_weekday(context, anchor, lead, end)


def _resolved_weekday(context: _Context, anchor: re.Match[str], lead: _Lead, end: int) -> _Found:
    assert context.published is not None
    back = (context.published.weekday() - _WEEKDAYS[anchor["weekday"]]) % 7
    ahead = lead.which in ("next", "this coming", "coming") or (
        lead.which != "last" and (_is_future(context, anchor.start()) or _is_a_deadline(context, anchor, lead))
    )
    if ahead:
        day = context.published + timedelta(days=(7 - back) % 7 or 7)
        reason = f"the first {anchor['weekday']} after publication on {context.published}: the sentence looks ahead"
    else:
        day = context.published - timedelta(days=back or (7 if lead.which == "last" else 0))
        reason = f"the last {anchor['weekday']} up to publication on {context.published}"
    return _Found(lead.start, end, day.isoformat(), "day", reason)


def _is_a_deadline(context: _Context, anchor: re.Match[str], lead: _Lead) -> bool:
    """ "by Thursday" looks ahead where no verb of the sentence looks back."""
    sentence = context.sentences.around(anchor.start())
    return lead.preposition in ("by", "until", "till") and not _PAST.search(context.text, *sentence)


def _is_future(context: _Context, offset: int) -> bool:
    """True where the verb nearest to ``offset`` in its sentence looks ahead."""
    start, end = context.sentences.around(offset)
    ahead = _distance(_FUTURE, context.text, (start, end), offset)
    return ahead is not None and ahead <= (_distance(_PAST, context.text, (start, end), offset) or ahead)


def _distance(pattern: re.Pattern[str], text: str, sentence: tuple[int, int], offset: int) -> int | None:
    window = max(sentence[0], offset - _CLAUSE), min(sentence[1], offset + _CLAUSE)
    return min((abs(hit.start() - offset) for hit in pattern.finditer(text, *window)), default=None)


def _iso(context: _Context, anchor: re.Match[str]) -> _Found | None:
    if _day_of(anchor["iso"]) is None:
        return None
    lead = _lead(context.text, anchor.start())
    return _Found(lead.start, anchor.end(), anchor["iso"], "day", "explicit", preposition=lead.preposition)


_NUMERIC: Final = re.compile(r"(?<![\w./])(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d\d)(?![\d/])")


def _numeric_habit(text: str) -> tuple[str, str]:
    """("day first" | "month first" | "", evidence) from the article's own numeric dates."""
    day_first = month_first = ""
    for hit in _NUMERIC.finditer(text):
        if hit[2] == ".":
            continue
        if int(hit[1]) > 12 >= int(hit[3]):
            day_first = day_first or hit.group()
        elif int(hit[3]) > 12 >= int(hit[1]):
            month_first = month_first or hit.group()
    if bool(day_first) == bool(month_first):
        return "", ""
    return ("day first", day_first) if day_first else ("month first", month_first)


def _numeric(context: _Context, anchor: re.Match[str]) -> _Found | None:
    one, two, year = (int(piece) for piece in anchor["numeric"].split(anchor["mark"]))
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    lead = _lead(context.text, anchor.start())
    habit, evidence = context.habit
    if anchor["mark"] == "." or one > 12 or one == two:
        day, month, reason = one, two, "explicit, day before month"
    elif two > 12 or habit == "month first":
        day, month, reason = two, one, f"month before day{f', as in {evidence}' if evidence else ''}"
    elif habit == "day first":
        day, month, reason = one, two, f"day before month, as in {evidence}"
    else:
        reason = f"can be {year}-{two:02d}-{one:02d} or {year}-{one:02d}-{two:02d}: the article does not show its habit"
        return _Found(lead.start, anchor.end(), f"{year}", "year", reason)
    if not 1 <= month <= 12 or not _exists(str(year), month, day):
        return None
    return _Found(
        lead.start, anchor.end(), f"{year}-{month:02d}-{day:02d}", "day", reason, preposition=lead.preposition
    )


_COUNTED: Final = re.compile(
    r"\s(?:km|kilomet|met(?:er|re)s|miles|tons|tonnes|kg|people|soldiers|troops|civilians|men|women|fighters|dollars|euros|"
    r"missiles|drones|tanks|shells|rounds|houses|homes|vehicles|casualties|percent|per\scent|million|billion)\b"
)
_COUNTING: Final = re.compile(
    r"\b(?:more\sthan|less\sthan|fewer\sthan|at\sleast|up\sto|nearly|almost|some|over|about|[Rr]esolution|[Nn]o\.|"
    r"[Nn]umber|[Uu]nit|[Ff]light|[Rr]oom|[Rr]oute|[Hh]ighway)\s$",
    re.IGNORECASE,
)


def _year(context: _Context, anchor: re.Match[str]) -> _Found | None:
    text = context.text
    part_of_word = text[max(0, anchor.start() - 1) : anchor.start()] in ("-", "–", "/", ".", ",", ":", "'", "’")
    if part_of_word and text[max(0, anchor.start() - 4) : anchor.start()].lower() != "mid-":
        return None
    lead = _lead(text, anchor.start())
    if not _is_a_year(text, anchor, lead):
        return None
    year, end = anchor["year"], anchor.end()
    further = _TO_YEAR.match(text, end)
    if further and (interval := _year_range(lead, year, further)):
        return interval
    if months := _months_of(text, anchor, lead):
        start, first, last, part = months
        return _Found(
            min(start, lead.start),
            end,
            f"{year}-{first:02d}/{year}-{last:02d}",
            "interval",
            f"explicit ({part})",
            preposition=lead.preposition,
        )
    reason = "explicit" + _part_words(lead.part)
    value = f"{year}~" if lead.preposition in ("around", "circa") else year
    return _Found(lead.start, end, value, "year", reason, preposition=lead.preposition)


_PARTS_OF_YEAR: Final[dict[str, tuple[int, int]]] = {
    "first half": (1, 6),
    "second half": (7, 12),
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
}
_CODED_PART: Final = re.compile(r"(?<!\w)(?P<part>Q[1-4]|H[12])(?:\s|\sof\s)\Z")


def _months_of(text: str, anchor: re.Match[str], lead: _Lead) -> tuple[int, int, int, str] | None:
    """(start, first month, last month, the words) of "the first quarter of" or "Q3" in front of a year."""
    coded = _CODED_PART.search(text, max(0, anchor.start() - 8), anchor.start())
    if coded:
        return (_lead(text, coded.start()).start, *_PARTS_OF_YEAR[coded["part"]], coded["part"])
    part = next((name for name in _PARTS_OF_YEAR if lead.part.removeprefix("the ").startswith(name)), None)
    return (lead.start, *_PARTS_OF_YEAR[part], part) if part else None


def _is_a_year(text: str, anchor: re.Match[str], lead: _Lead) -> bool:
    before = max(0, anchor.start() - 16)
    if _COUNTING.search(text, before, anchor.start()) or _COUNTED.match(text, anchor.end()):
        return False
    if lead.start < anchor.start():
        return True
    capital = _CAPITAL_BEFORE.search(text, before, anchor.start())
    if capital is None:
        return not text[before : anchor.start()].endswith("\n") or text[anchor.end() : anchor.end() + 1] not in ")."
    word = capital["word"]
    return word in _NO_NAME or word.endswith(("'s", "’s", "s'", ".", "’")) or word == word.upper()


def _year_range(lead: _Lead, year: str, further: re.Match[str]) -> _Found | None:
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
    return _Found(lead.start, further.end(), f"{year}/{full}", "interval", "explicit interval")


def _decade(context: _Context, anchor: re.Match[str]) -> _Found | None:
    lead = _lead(context.text, anchor.start())
    printed = anchor["decade"]
    if printed[0].isdigit():
        value, reason = f"{printed[:3]}X", "a decade"
    elif lead.start == anchor.start():
        return None
    else:
        value, reason = (
            f"19{printed[1]}X" if printed[1] in "3456789" else f"20{printed[1]}X",
            "a decade, century implied",
        )
    return _Found(lead.start, anchor.end(), value, "interval", reason + _part_words(lead.part))


def _century(context: _Context, anchor: re.Match[str]) -> _Found | None:
    number = int(anchor["century"][:2].rstrip("snrt"))
    lead = _lead(context.text, anchor.start())
    return _Found(lead.start, anchor.end(), f"{number - 1:02d}XX", "interval", "a century" + _part_words(lead.part))


def _clock(context: _Context, anchor: re.Match[str]) -> _Found | None:
    printed = anchor["clock"]
    start = anchor.start()
    hour = re.match(r"\d{1,2}", printed)
    if hour and int(hour.group()) > 24:
        return None
    if re.fullmatch(r"\d{1,2}:\d\d", printed) and context.text[start - 1 : start] in ("(", "-", "–") and start:
        return None
    lead = _lead(context.text, start)
    return _Found(lead.start, anchor.end(), None, "time", "a time of day")


_TODAY_IN_A_NAME: Final = re.compile(r"['’]s\s(?:world|society|youth|generation)|\s[A-Z]")
_DAY_PART: Final = re.compile(r"\s(?:morning|afternoon|evening|night)\b")


_DOUBLED: Final = re.compile(r"\b[Tt]he\sday\s(?:before|after)\s\Z")


def _relative(context: _Context, anchor: re.Match[str]) -> _Found | None:
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
        return _Found(start, end, None, "day", f'"{word}" counts from the publication date, which is not known')
    day = context.published + timedelta(days=shift)
    return _Found(start, end, day.isoformat(), "day", f'"{word}", counted from publication on {context.published}')


_DAY_NEXT: Final = re.compile(
    rf"\s(?:on|into|to|from|between)\s(?:{'|'.join(_WEEKDAYS)}|{_MONTH}|\d{{1,2}}\s(?:{_MONTH}))\b"
)


def _overnight(context: _Context, anchor: re.Match[str]) -> _Found | None:
    """The night before publication; with a day beside it the day tells."""
    if _DAY_NEXT.match(context.text, anchor.end()):
        return None
    if context.published is None:
        reason = '"overnight" counts from the publication date, which is not known'
        return _Found(anchor.start(), anchor.end(), None, "interval", reason)
    before = context.published - timedelta(days=1)
    reason = f'"overnight", the night before publication on {context.published}'
    return _Found(anchor.start(), anchor.end(), f"{before}/{context.published}", "interval", reason)


_SEASON_YEAR: Final = re.compile(rf"(?:\sof|,)?\s(?P<year>{_YEAR})(?!\d)")


def _season(context: _Context, anchor: re.Match[str]) -> _Found | None:
    lead = _lead(context.text, anchor.start())
    year = _SEASON_YEAR.match(context.text, anchor.end())
    code = _SEASONS[anchor["season"].lower()]
    if year:
        return _Found(lead.start, year.end(), f"{year['year']}-{code}", "interval", "explicit season")
    if lead.which not in ("last", "next", "this", "this past", "this coming") and lead.preposition not in (
        "in",
        "during",
        "since",
    ):
        return None
    if lead.preposition and not lead.which and anchor["season"].lower() in ("fall", "spring"):
        return None
    reason = "a season; the year is not stated"
    if context.published is None or not lead.which:
        return _Found(lead.start, anchor.end(), f"XXXX-{code}", "interval", reason)
    if lead.which == "this":
        value = f"{context.published.year}-{code}"
        return _Found(
            lead.start, anchor.end(), value, "interval", f"the season of the year of publication, {context.published}"
        )
    return _Found(lead.start, anchor.end(), f"XXXX-{code}", "interval", reason)


# ---------------------------------------------------------------- "last week", "three days ago", "four days"

_COUNT_BEFORE: Final = re.compile(
    r"(?<![\w.,$€£-])(?:(?P<about>[Aa]bout|[Nn]early|[Aa]lmost|[Aa]round|[Oo]ver|[Mm]ore\sthan|[Aa]t\sleast)\s)?"
    r"(?P<count>\d{1,3}|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|"
    r"[Tt]welve|[Aa]n?|[Ss]everal|(?:[Aa]\s)?[Ff]ew|[Mm]any|[Rr]ecent|[Tt]hose|[Ff]irst|[Hh]alf\sa|[Dd]ozens\sof|"
    r"(?:[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty)(?:-[a-z]+)?)"
    r"(?:\s(?:more|full|straight|consecutive|whole|long|short|last|past))?[\s-]\Z"
)
_LEAD_OF_COUNT: Final = re.compile(
    r"(?<![\w-])(?:(?:[Ii]n|[Oo]ver|[Dd]uring|[Ff]or|[Ww]ithin|[Aa]fter|[Ss]ince)\s)?"
    r"(?:(?:the|these|those)\s(?:last|past|previous|next|coming|first)\s)?\Z"
)
_DIRECTION: Final = re.compile(r"\s(?P<word>ago|later|earlier|before|afterwards?|from\snow|after|hence)\b")
_UNITS: Final = (
    "day",
    "week",
    "weekend",
    "month",
    "year",
    "decade",
    "hour",
    "morning",
    "afternoon",
    "evening",
    "night",
)
_EARLIER_BEFORE: Final = re.compile(rf"{_EARLIER}\s\Z")


def _unit(context: _Context, anchor: re.Match[str]) -> _Found | None:
    text = context.text
    unit = anchor["unit"].lower().rstrip("s")
    lead = _lead(text, anchor.start())
    if lead.which:
        return _which_unit(context, anchor, lead, unit)
    if unit == "hour" and text[max(0, anchor.start() - 6) : anchor.start()].lower() == "early ":
        return _early_hours(context, anchor)
    if unit in ("hour", "morning", "afternoon", "evening", "night", "weekend"):
        return None
    count = _COUNT_BEFORE.search(text, max(0, anchor.start() - 34), anchor.start())
    if count is None:
        return None
    return _counted_unit(context, anchor, count, unit)


_OF_WHEN: Final = re.compile(rf"\sof\s(?:the\s)?(?:{'|'.join(_WEEKDAYS)}|{_MONTH}|\d{{1,2}})\b")


def _early_hours(context: _Context, anchor: re.Match[str]) -> _Found | None:
    """ "in the early hours"; of a named day they are that day's, see ``_PART``."""
    if _OF_WHEN.match(context.text, anchor.end()):
        return None
    return _Found(anchor.start() - 6, anchor.end(), None, "time", "part of a day")


_NO_TIME_AFTER: Final = re.compile(r"\s(?:old|olds)\b|-old\b")


def _counted_unit(context: _Context, anchor: re.Match[str], count: re.Match[str], unit: str) -> _Found | None:
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
        return _Found(start, anchor.end(), None, "interval", reason)
    number = _NUMBER_WORDS.get(word) or (int(word) if word.isdigit() else None)
    if direction["word"] in ("before", "after"):
        return _Found(count.start(), anchor.end(), None, "interval", "a length of time, not a date")
    return _shifted(context, (count.start(), direction.end()), number, unit, direction["word"])


def _shifted(context: _Context, where: tuple[int, int], number: int | None, unit: str, word: str) -> _Found:
    backwards = word in ("ago", "earlier")
    origin, what = context.published, f"publication on {context.published}"
    if word in ("later", "earlier", "afterward", "afterwards"):
        origin, what = _day_before(context, where[0])
    if origin is None and number is not None and unit == "year" and (year := _year_before(context, where[0])):
        value = str(year - number if backwards else year + number)
        return _Found(
            *where,
            value,
            "year",
            f"{number} year{'s' if number > 1 else ''} {word}, counted from {year}, named just before",
        )
    if origin is None or number is None:
        reason = "counted from a day that is not known" if number else "how many is not stated"
        return _Found(*where, None, "day" if unit == "day" else "interval", reason)
    value, precision = _moved(origin, -number if backwards else number, unit)
    return _Found(*where, value, precision, f"{number} {unit}{'s' if number > 1 else ''} {word}, counted from {what}")


def _day_before(context: _Context, offset: int) -> tuple[date | None, str]:
    """The last full day named in this sentence or the one before."""
    here = context.sentences.index(offset)
    for found in reversed(context.found[-_LOOK_BACK:]):
        if context.sentences.index(found.start) < here - 1:
            break
        if found.precision == "day" and found.value and (day := _day_of(found.value)):
            return day, f"{day}, named just before"
    return None, ""


def _year_before(context: _Context, offset: int) -> int | None:
    """The last year named in this sentence or the one before."""
    here = context.sentences.index(offset)
    for found in reversed(context.found[-_LOOK_BACK:]):
        if context.sentences.index(found.start) < here - 1:
            return None
        if found.value and found.value[:4].isdigit() and found.precision in ("day", "month", "year", "interval"):
            return int(found.value[:4]) if found.precision != "interval" or _one_year(found.value) else None
    return None


def _one_year(interval: str) -> bool:
    return len({part[:4] for part in interval.split("/")}) == 1


def _moved(origin: date, number: int, unit: str) -> tuple[str, Precision]:
    if unit == "day":
        return (origin + timedelta(days=number)).isoformat(), "day"
    if unit == "week":
        return (origin + timedelta(weeks=number)).isoformat() + "~", "day"
    if unit == "month":
        months = origin.year * 12 + origin.month - 1 + number
        return f"{months // 12}-{months % 12 + 1:02d}", "month"
    return str(origin.year + number * (10 if unit == "decade" else 1)) + ("~" if unit == "decade" else ""), "year"


_SHIFT: Final[dict[str, int]] = {"last": -1, "this past": -1, "next": 1, "this coming": 1, "coming": 1, "this": 0}


def _which_unit(context: _Context, anchor: re.Match[str], lead: _Lead, unit: str) -> _Found | None:
    text = context.text
    start = lead.start
    if earlier := _EARLIER_BEFORE.search(text, max(0, start - 8), start):
        start = earlier.start()
    if lead.which in ("every", "same"):
        return None
    if anchor["unit"].lower().endswith("s"):
        return _Found(start, anchor.end(), None, "interval", "a stretch of time without a stated beginning")
    if lead.which not in _SHIFT:
        return _other_which(context, anchor, lead, unit)
    if context.published is None:
        return _Found(
            start, anchor.end(), None, _unit_precision(unit), "counts from the publication date, which is not known"
        )
    value, precision = _calendar_unit(context.published, _SHIFT[lead.which], unit)
    return _Found(
        start, anchor.end(), value, precision, f'"{lead.which} {unit}", counted from publication on {context.published}'
    )


def _unit_precision(unit: str) -> Precision:
    if unit in ("month", "year"):
        return "month" if unit == "month" else "year"
    return "day" if unit in ("day", "morning", "afternoon", "evening", "night") else "interval"


def _other_which(context: _Context, anchor: re.Match[str], lead: _Lead, unit: str) -> _Found | None:
    """ "the following day", "the same day", "the previous year", "past year"."""
    step = {"the following": 1, "following": 1, "the previous": -1, "previous": -1, "the same": 0}.get(lead.which)
    if step is not None and unit == "day":
        origin, what = _day_before(context, lead.start)
        if origin:
            value = (origin + timedelta(days=step)).isoformat()
            return _Found(lead.start, anchor.end(), value, "day", f"counted from {what}")
    if step is not None and unit == "year" and (year := _year_before(context, lead.start)):
        return _Found(lead.start, anchor.end(), str(year + step), "year", f"counted from {year}, named just before")
    return _Found(lead.start, anchor.end(), None, _unit_precision(unit), "counted from a day that is not known")


def _calendar_unit(published: date, shift: int, unit: str) -> tuple[str, Precision]:
    if unit == "year":
        return str(published.year + shift), "year"
    if unit == "month":
        return _moved(published, shift, "month")
    if unit == "week":
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=shift)
        return f"{monday}/{monday + timedelta(days=6)}", "interval"
    if unit == "weekend":
        saturday = published - timedelta(days=(published.weekday() - 5) % 7) + timedelta(weeks=max(shift, 0))
        return f"{saturday}/{saturday + timedelta(days=1)}", "interval"
    if unit == "decade":
        return f"{published.year // 10 + shift}X", "interval"
    return (published + timedelta(days=shift)).isoformat(), "day"


_HANDLERS: Final[dict[str, Callable[[_Context, re.Match[str]], _Found | None]]] = {
    "month": _month,
    "weekday": _weekday,
    "iso": _iso,
    "numeric": _numeric,
    "decade": _decade,
    "year": _year,
    "century": _century,
    "clock": _clock,
    "relative": _relative,
    "season": _season,
    "unit": _unit,
}


# ---------------------------------------------------------------- the year of "In April"


def _with_year(context: _Context, found: _Found) -> _Found:
    """``found`` with a year where there is a reason for one; "XXXX-04" and the reason it stays open otherwise."""
    if found.incomplete is None:
        return found
    month, day = found.incomplete
    if ahead := _YEAR_AHEAD.match(context.text, found.end):
        year, known = ahead["year"], month <= _MONTHS[ahead["month"]]
        reason = f"the year {year} is named with the month after it"
        reason = reason if known else f"{reason}, but this month can be of the year before"
        return replace(found, value=_edtf(year if known else None, month, day), reason=reason)
    same = _year_in_sentence(context, found)
    if same and not found.which:
        return replace(found, value=_edtf(same, month, day), reason=f"the year {same} is named in the same sentence")
    if context.published is None:
        return replace(
            found, value=_edtf(None, month, day), reason="no year is stated, and the publication date is not known"
        )
    return _from_publication(context, found, month, day)


# "in February and May 2023", "on 3 March and 5 April 2024".
_YEAR_AHEAD: Final = re.compile(
    rf"(?:,?\s(?:and|or)\s|,\s)(?:(?:on|in)\s)?(?:\d{{1,2}}{_ORDINAL}\s)?(?P<month>{_MONTH})\.?(?:\s\d{{1,2}}{_ORDINAL},)?\s"
    rf"(?P<year>{_YEAR})(?!\d)"
)


def _year_in_sentence(context: _Context, found: _Found) -> str | None:
    here = context.sentences.index(found.start)
    for earlier in reversed(context.found[-_LOOK_BACK:]):
        if context.sentences.index(earlier.start) != here or ";" in context.text[earlier.end : found.start]:
            return None
        if earlier.value and earlier.precision in ("day", "month", "year") and earlier.reason.startswith("explicit"):
            return earlier.value[:4]
        if earlier.value and earlier.precision == "year" and earlier.value.isdigit():
            return earlier.value
    return None


def _from_publication(context: _Context, found: _Found, month: int, day: int | None) -> _Found:
    published = context.published
    assert published is not None
    ahead = _looks_ahead(context, found)
    year = _next_year(published, month, day) if ahead else _last_year(published, month, day)
    direction = "first" if ahead else "last"
    sense = "the sentence looks ahead" if ahead else "the sentence looks back"
    value = _edtf(year, month, day)
    name = f"{day} {_MONTH_NAMES[month - 1]}" if day else _MONTH_NAMES[month - 1]
    reason = f"the {direction} {name} {'after' if ahead else 'before'} publication on {published}: {sense}"
    narrative = _narrative(context, found)
    if narrative and _SEQUEL.search(context.text, *context.sentences.around(found.start)) and narrative[:7] < value[:7]:
        return replace(found, value=value, reason=f"{reason}, and a sequel to {narrative}, named before it")
    if narrative and (told := _told_year(narrative, month)) and told != year:
        open_value = _edtf(None, month, day)
        return replace(
            found, value=open_value, reason=f"{told} after {narrative} in the sentence before, or {year} by publication"
        )
    return replace(found, value=value, reason=reason)


_HAD: Final = re.compile(r"\b(?:had|was|were)\b")


def _looks_ahead(context: _Context, found: _Found) -> bool:
    if found.which:
        return found.which in ("next", "this coming", "coming")
    if found.preposition in ("by", "until", "till"):
        return not _HAD.search(context.text, *context.sentences.around(found.start))
    return _is_future(context, found.start)


def _last_year(published: date, month: int, day: int | None) -> int:
    return published.year - ((month, day or 0) > (published.month, published.day if day else 0))


def _next_year(published: date, month: int, day: int | None) -> int:
    return published.year + ((month, day or 31) < (published.month, published.day if day else 31))


def _narrative(context: _Context, found: _Found) -> str | None:
    """The last date with a year in the sentence before."""
    here = context.sentences.index(found.start)
    for earlier in reversed(context.found[-_LOOK_BACK:]):
        if context.sentences.index(earlier.start) < here - 2:
            return None
        if earlier.value and earlier.value[:4].isdigit() and earlier.precision in ("day", "month"):
            return earlier.value
    return None


def _told_year(narrative: str, month: int) -> int | None:
    """The narrative's year, where ``month`` follows in it."""
    return int(narrative[:4]) if int(narrative[5:7]) <= month else None


# ---------------------------------------------------------------- what a preposition makes of a date

_SENSE: Final[dict[str, str]] = {"since": "from then on", "until": "up to then", "till": "up to then"}


def _with_preposition_meaning(found: _Found) -> _Found:
    sense = _SENSE.get(found.preposition)
    return replace(found, reason=f"{found.reason}; {sense}") if sense else found

"""The opening of a paragraph -> where its dateline ends ("SEOUL, Sept. 12 (Yonhap) -- ")."""

from __future__ import annotations

from generator import data, patterns

_PLACE = r"(?P<place>[A-ZÀ-Þ][\w.'’-]{1,24}(?:\s[A-ZÀ-Þ][\w.'’-]{1,20}){0,3})"
_REGION = r"(?:(?:,\s|/)[A-ZÀ-Þ][\w.]{1,20}(?:\s(?:and\s|of\s)?[A-ZÀ-Þ][\w.]{1,20}){0,2}){0,2}?"
_DATE = (
    r"(?P<date>(?:,?|\s[-–—])\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?(?:\d{1,2}\.?\s[A-Za-z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s\d{1,2})"
    r"(?:,?\s\d{4})?)"
)
_AGENCY = r"(?P<agency>\.?\s{0,2}(?:\([A-Z][\w./ -]{1,30}\)|/[A-Z][\w .-]{1,30}/))"
_FRONT = rf"\*{{0,3}}{_PLACE}{_REGION}(?:{_DATE})?(?:{_AGENCY})?\*{{0,3}}[,.]?\s{{0,2}}"
_MARK = r"(?:\.?(?P<dash>--|[-–—])|(?P<colon>:))"
_WORDS = r"(?:\s\([A-Z][\w./ -]{1,30}\))?(?:\s|(?<=—))(?=[\"“„«‘'(]?[A-ZÀ-Þ0-9])"
_MARKED, _UNMARKED = patterns.compile(_FRONT + _MARK + _WORDS), patterns.compile(f"{_FRONT}(?:{_MARK})?{_WORDS}")

# Without a mark a day and an agency are needed, and an agency stands in brackets or strokes.
_OF_AN_AGENCY, _LONGEST = patterns.compile(r"[(/]"), 400


def agency_of(text: str) -> str | None:
    """Whose report a paragraph opens: "Yonhap" of "SEOUL, Sept. 12 (Yonhap) -- ...". None where no dateline says it.

    >>> agency_of("NAIROBI, Nov 22 (Equator Newswire) - Soldiers left.")
    'Equator Newswire'
    """
    found = _MARKED.match(text) if _OF_AN_AGENCY.search(text, 0, _LONGEST) else None
    named = found["agency"].strip(" .()/") if found and found["agency"] and found["dash"] else None
    return named if named and not any(map(str.isdigit, named)) else None


def end_of(text: str, start: int, end: int) -> int:
    """Where the words of the paragraph at ``start`` begin: behind its dateline, else ``start``.

    A place alone needs a dash behind it and capitals or a known town; a day or an agency in brackets, both or a dash."""
    found = _MARKED.match(text, start, end)
    if found is None and _OF_AN_AGENCY.search(text, start, min(end, start + _LONGEST)):
        found = _UNMARKED.match(text, start, end)
    if found is None:
        return start
    told = bool(found["date"]) + bool(found["agency"])
    if found["dash"] in ("--", "-", "–", "—"):
        place = found["place"]
        return found.end() if told or place.isupper() or data.fold(place) in data.gazetteer() else start
    return found.end() if told == 2 or (found["colon"] and found["place"].isupper()) else start

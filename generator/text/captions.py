"""A line of text -> the caption in it, taken apart into caption, credit, byline, agency, date and place; None where it is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

AGENCIES = (
    "Reuters|AP|Associated Press|AFP|Agence France-Presse|EPA|EPA-EFE|EFE|Getty Images|Getty|Anadolu|Anadolu Agency|AA|"
    "TASS|Sputnik|RIA Novosti|KCNA|KNS|Korean Central News Agency|Yonhap|Kyodo|Kyodo News|Xinhua|DPA|dpa|ANSA|PA|PA Media|"
    "PA Wire|PA Images|Beta|Tanjug|Fonet|FoNet|HINA|Hina|MINA|CTK|ČTK|MTI|PAP|Ukrinform|UNIAN|Bloomberg|ZUMA|ZUMA Press|"
    "Shutterstock|Alamy|NurPhoto|SIPA|IRNA|ISNA|Press Association|Keystone|NTB|TT|Ritzau|Ritzau Scanpix|Scanpix|Lehtikuva|"
    "Belga|ANP|Imago|IMAGO|Magnum|Rex Features|VCG|Jiji|Jiji Press|Pixsell|Cropix|Profimedia|APA|picture alliance|"
    "Agencia EFE|LaPresse|UPI|CNP|WAFA|SANA|SPA|Petra|VNA|ANTARA|PTI|ANI|ISPR"
)
_AGENCY = rf"(?:{AGENCIES}|REUTERS|TANJUG|GETTY IMAGES|GETTY|ANADOLU|SPUTNIK|XINHUA|BETA)"
_LABEL = (
    r"(?:(?:file|archive|illustrative|handout|courtesy)\s)?"
    r"(?:photo(?:graph)?s?|foto|fotó|fotografija|picture|image|pic|bild|crédit photo|credit|courtesy|фото|слика)"
    r"(?:\s(?:by|credit|courtesy(?:\sof)?|source))?"
)
# Glued to the last word of a caption ("Vladivostokphoto: Reuters"); other words end in these letters too.
_GLUED = re.compile(
    r"(?P<caption>.*?\w*[a-zà-ÿ](?<!\btele)(?<!\bTele))(?P<label>[Pp]hoto|[Ff]oto)\s?[:：]\s*(?P<credit>.{2,80})"
)
_LABELLED = re.compile(
    rf"(?P<caption>.*?)(?:(?<=^)|(?<=[\s,;|(\[–—-]))(?<!\bFILE\s)(?<!\bFile\s)(?P<label>{_LABEL})\s?[:：]\s*(?P<credit>[^:]{{2,80}})",
    re.I,
)
_BRACKETED = re.compile(r"(?P<caption>.*?)\s*[(\[](?P<credit>[^()\[\]]{2,90})[)\]]\.?")
_TAILED = re.compile(r"(?P<caption>.*?[.!?”\"])\s*(?P<credit>[^.!?”\"]{2,40}(?:\.[^.!?”\"]{1,40}){0,2})\.?")
_FREE = re.compile(r"(?P<caption>.*?[.!?”\"])\s*(?P<credit>(?:Courtesy of|Handout (?:via|by|from)|©)\s?[^.]{2,60})\.?")

_OPENS_CREDIT = re.compile(
    r"^(?:file\s|archive\s)?(?:photo(?:graph)?|image|picture|foto)(?:\scredit|\scourtesy)?(?:\s(?:by|of|from))?\s?:?\s+",
    re.I,
)
_TAKEN_BY = re.compile(r"^(?:[\w.]+\s){1,4}(?:photo|image|video|graphic)\sby\s(?P<name>.+)$", re.I)
_RANK = re.compile(
    r"^(?:(?:Mass Communication Specialist|Petty Officer|Staff|Senior|Master|Tech|Technical|Chief|First|Second|Airman|Lance|"
    r"Gunnery|Sgt|Sergeant|Spc|Specialist|Pfc|Cpl|Corporal|Lt|Capt|Captain|Maj|Major|Class|1st|2nd|3rd|\d\w\w|Seaman|Pvt)"
    r"\.?\s)+"
)
_IS_AGENCY = re.compile(rf"^{_AGENCY}(?:\s(?:Photo|Images?))?$")
_SPEAKS_OF_A_PHOTO = re.compile(
    rf"^(?:{_AGENCY}\s?/|{_AGENCY}\s(?:Photo|via)\b|(?:Photo|Image|Picture|Foto)\s?(?:by\b|credit\b|courtesy\b|:)|"
    r"(?:File|Archive)\s(?:Photo|Image)|Handout\b|Courtesy\b|©|[\w. ]{2,40}\s(?:photo|image)\sby\s)",
    re.I,
)
_PIECES = re.compile(r"\s+via\s+|\s*/\s*|,\s*(?=File\b|Pool\b|Handout\b|Archive\b)|\s+for\s+(?=The\b|[A-Z])", re.I)
_NO_NAME = re.compile(
    r"\b(?:Handouts?|Pool|File|Archive|Photos?|Service|Ministry|Office|Press|Museum|Images?|Courtesy|Agency|News|Government|"
    r"Army|Navy|Force|Party|Council|University|Institute|YouTube|Facebook|Twitter|Telegram|Screenshot)\b",
    re.I,
)
_NAME = re.compile(r"^(?:[A-ZÀ-Þ][\w.'’-]*\s+){1,3}(?:(?:de|da|van|von|der|al|bin|del|di)\s+)*[A-ZÀ-Þ][\w'’-]+$")
_REPORTS = re.compile(r"\b(?:said|says|reported|told|according|confirm|promised)\b")


@dataclass(frozen=True, slots=True)
class CaptionParts:
    """``text`` is the caption without its credit, at ``[0, len(text))`` of the stripped line."""

    text: str
    credit: str
    byline: str | None
    agency: str | None
    credit_start: int
    credit_end: int


def take_apart(line: str) -> CaptionParts | None:
    """The parts of a line that carries a photo credit ("..., Photo: Reuters", "(AP Photo/Name)"); else None.

    >>> take_apart("Putin in Vladivostokphoto: Reuters").credit
    'Reuters'
    """
    if len(line) > 600:
        return None
    return next((parts for rule in _RULES if (parts := rule(line)) is not None), None)


def _bracketed(line: str) -> CaptionParts | None:
    match = _BRACKETED.fullmatch(line)
    return _parts(match) if match and _is_credit(match["credit"]) else None


def _tailed(line: str) -> CaptionParts | None:
    for rule in (_FREE, _TAILED):
        match = rule.fullmatch(line)
        if match and (rule is _FREE or _has_agency(match["credit"])) and not _REPORTS.search(match["credit"]):
            return _parts(match)
    return None


def _labelled(line: str) -> CaptionParts | None:
    match = _LABELLED.fullmatch(line) or _GLUED.fullmatch(line)
    if match is None or len(match["credit"].split()) > 9 or _REPORTS.search(match["credit"]):
        return None
    return _parts(match)


_RULES = (_bracketed, _tailed, _labelled)


def _is_credit(words: str) -> bool:
    """True for what brackets hold only where a photo is meant; a bare "(AFP)" may be the report's source."""
    if _REPORTS.search(words):
        return False
    return _SPEAKS_OF_A_PHOTO.match(words) is not None or _has_agency(words)


def _has_agency(words: str) -> bool:
    """True where an agency is one of several parts: "Name/AFP", "REUTERS/Name", "AFP via Getty Images"."""
    pieces = _pieces(words)
    return len(pieces) > 1 and any(_IS_AGENCY.match(piece) for piece in pieces)


def _parts(match: re.Match[str]) -> CaptionParts | None:
    text = match["caption"].rstrip(" ,;|([–—-")
    if match["caption"].endswith(".") and not text:
        return None
    start, end = match.span("credit")
    credit = match["credit"].rstrip(" ).]")
    if opening := _OPENS_CREDIT.match(credit):
        start, credit = start + opening.end(), credit[opening.end() :]
    leading = len(credit) - len(credit.lstrip())
    credit = credit.strip()
    if not credit:
        return None
    byline, agency = split_credit(credit)
    return CaptionParts(text, credit, byline, agency, start + leading, min(end, start + leading + len(credit)))


def split_credit(credit: str) -> tuple[str | None, str | None]:
    """Who took the picture, and the agency it came through.

    >>> split_credit("Jane Doe/AFP via Getty Images")
    ('Jane Doe', 'AFP via Getty Images')
    >>> split_credit("U.S. Navy photo by Petty Officer 2nd Class Jane Doe")
    ('Jane Doe', None)
    """
    pieces = _pieces(credit)
    agencies = [piece for piece in pieces if _IS_AGENCY.match(piece)]
    people = [name for piece in pieces if piece not in agencies and (name := _photographer(piece))]
    agency = " via ".join(re.sub(r" Photo$", "", piece) for piece in agencies) or None
    return (people[0] if people else None), agency


def _pieces(credit: str) -> list[str]:
    return [piece.strip() for piece in _PIECES.split(credit) if piece and piece.strip()]


def _photographer(piece: str) -> str | None:
    taken = _TAKEN_BY.match(piece)
    name = _RANK.sub("", taken["name"] if taken else piece)
    name = re.sub(r"^©\s*(?:\d{4}\s)?", "", name)
    return name if _NAME.match(name) and not _NO_NAME.search(name) else None


# ---------------------------------------------------------------- what a caption says of itself

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_DAY = re.compile(
    rf"\b(?:{_MONTH}\s\d{{1,2}}(?:,\s\d{{4}})?|\d{{1,2}}\s{_MONTH}(?:,?\s\d{{4}})?|{_MONTH}\s\d{{4}})\b", re.I
)
_DATELINE = re.compile(
    r"^(?P<place>[A-ZÀ-Þ]{3,}[A-ZÀ-Þ '’-]*(?:,\s[A-ZÀ-Þ][\w. ]{1,30})?)\s?(?:[-–—:]|,\s(?=[A-Z][a-z]+\s\d))"
)


def day_in(caption: str) -> str | None:
    """The day a caption prints, as printed; None where it prints none or several.

    >>> day_in("Jane Doe in Varnay, March 3, 2024.")
    'March 3, 2024'
    """
    found = {match.group() for match in _DAY.finditer(caption)}
    return found.pop() if len(found) == 1 else None


def dateline_of(caption: str) -> str | None:
    """The place in capitals that opens an agency's caption: "SEOUL, South Korea - Soldiers march".

    >>> dateline_of("SEOUL, South Korea - Soldiers march")
    'SEOUL, South Korea'
    """
    match = _DATELINE.match(caption)
    return match["place"].strip() if match else None


# ---------------------------------------------------------------- who stands where

_SIDE = r"(?:far\s|extreme\s|top\s|bottom\s|front\s|back\s)?(?:left|right|cent(?:er|re)|middle)"
_ORDINAL = r"(?:second|third|fourth|fifth|2nd|3rd|4th|5th|first|1st)"
_PLACE = rf"(?:{_ORDINAL}\s(?:from\s(?:the\s)?)?(?:left|right)|on\sthe\s(?:left|right)|at\s(?:left|right|cent(?:er|re))|{_SIDE})"
_AFTER_NAME = re.compile(
    rf"(?:,\s(?P<said>{_PLACE})(?=[,.;]|\s(?:and|with|of|in|at|on|by|speaks?|shakes?|walks?|greets?|meets?|talks?|is|looks?)\b|$)"
    rf"|\s\((?P<held>{_PLACE}|L|R|C|l|r|c)\))",
    re.I,
)
_LETTERS = {"l": "left", "r": "right", "c": "center"}
_IN_ORDER = re.compile(
    r"(?:(?:seen|pictured|shown),?\s)?(?:from\s(?:the\s)?left(?:\sto\sright)?|left\sto\sright|\(?l\s?[-–]\s?r\)?)\)?\s?(?:are\s)?[:,]?\s?",
    re.I,
)
_COUNTED = ("left", "second from left", "third from left", "fourth from left", "fifth from left", "sixth from left")


def positions(caption: str, names: Sequence[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """Where each of ``names`` (spans in ``caption``, in order) stands in the picture, as far as the caption says.

    >>> positions("Ode, second left, with Lund (R)", [(0, 3), (23, 27)])
    {(0, 3): 'second from left', (23, 27): 'right'}
    """
    found = dict(_said_after(caption, names))
    for order in _IN_ORDER.finditer(caption):
        listed = [name for name in names if name not in found]
        row = _row_after(caption, order.end(), listed) or _row_before(caption, order.start(), listed)
        if len(row) > 1:
            last = len(row) - 1
            found |= {name: "right" if 0 < at == last else _COUNTED[min(at, 5)] for at, name in enumerate(row)}
    return found


def _said_after(caption: str, names: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], str]]:
    for name in names:
        if match := _AFTER_NAME.match(caption, name[1]):
            printed = (match["said"] or match["held"]).lower()
            yield name, _plain(_LETTERS.get(printed, printed))


def _plain(printed: str) -> str:
    words = (
        re.sub(r"\b(?:from|the|on|at|far|extreme)\s", "", printed)
        .replace("centre", "center")
        .replace("middle", "center")
    )
    count, _, side = words.rpartition(" ")
    counts = {"2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth", "1st": "", "first": ""}
    count = counts.get(count, count)
    return f"{count} from {side}" if count in ("second", "third", "fourth", "fifth") else words if count else side


def _row_after(caption: str, start: int, names: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    row: list[tuple[int, int]] = []
    at = start
    for name in names:
        if name[0] < start:
            continue
        between = caption[at : name[0]]
        if (
            len(between.split()) > (5 if not row else 9)
            or re.search(r"[.;:]\s", between)
            or (row and not re.match(r"\s?,|\sand\b", between))
        ):
            break
        row.append(name)
        at = name[1]
    return row


def _row_before(caption: str, end: int, names: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The list that "(from left)" closes."""
    row: list[tuple[int, int]] = []
    at = end
    for name in reversed([name for name in names if name[1] <= end]):
        between = caption[name[1] : at]
        if (not row and between.strip(" (,")) or (
            row and not re.fullmatch(r",\s(?:and\s)?[^.;:]{0,60}|\sand\s[^.;:]{0,60}", between)
        ):
            break
        row.insert(0, name)
        at = name[0]
    return row

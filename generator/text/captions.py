"""A line of text -> the caption in it, taken apart into caption, credit, byline, agency; None where it is none."""

from __future__ import annotations

import re
from dataclasses import dataclass

AGENCIES = (
    "Reuters|AP|Associated Press|AFP|Agence France-Presse|EPA|EPA-EFE|EFE|Getty Images|Getty|Anadolu|Anadolu Agency|AA|"
    "TASS|Sputnik|RIA Novosti|KCNA|Yonhap|Kyodo|Xinhua|DPA|dpa|ANSA|PA|PA Media|PA Wire|Beta|Tanjug|Fonet|FoNet|HINA|"
    "Hina|MINA|CTK|ČTK|MTI|PAP|Ukrinform|UNIAN|Bloomberg|ZUMA|ZUMA Press|Shutterstock|Alamy|NurPhoto|SIPA|IRNA|ISNA|"
    "Press Association|Keystone|NTB|TT|Ritzau|Lehtikuva|Belga|ANP|Imago|Magnum|Rex Features"
)
_WORD = r"(?:photograph|photo|foto|picture|image|credit|pic|fotografija|bild)s?(?: by| credit| courtesy of)?"
_LABELLED = re.compile(
    rf"(?P<caption>.*?)(?P<glue>[\s,;.|(\[–—-]*+)(?P<label>\b{_WORD}|(?<=[a-z]){_WORD})\s?[:：]\s*(?P<credit>[^:]{{2,80}}?)[)\].]*$",
    re.I,
)
_BRACKETED = re.compile(
    rf"(?P<caption>.*?)\s*[(\[](?P<credit>(?:[^()\[\]/]{{2,60}}/\s*(?:{AGENCIES})\b|(?:{AGENCIES})(?:\s?/| Photo\b| via )|Photo by|Photo:|Handout)[^()\[\]]{{0,80}})[)\]]\.?$"
)
_TAILED = re.compile(
    rf"(?P<caption>.*?[.!?”\"])\s*(?P<credit>(?:(?:{AGENCIES})\s?/\s?[^/.]{{2,40}}|[^/.]{{2,40}}/\s?(?:{AGENCIES})\b[^.]{{0,40}}|(?:Courtesy of|Handout via|©)\s?[^.]{{2,60}}))\.?$"
)
_RULES = (_BRACKETED, _LABELLED, _TAILED)
_IS_AGENCY = re.compile(rf"^(?:{AGENCIES})(?: Photo)?$")
_VIA = re.compile(r"\s+via\s+|\s*/\s*", re.I)
_NAME = re.compile(r"^(?:[A-ZÀ-Þ][\w.'’-]*\s+){1,3}[A-ZÀ-Þ][\w'’-]+$")


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
    for rule in _RULES:
        if (match := rule.match(line)) and (parts := _parts(match)) is not None:
            return parts
    return None


def _parts(match: re.Match[str]) -> CaptionParts | None:
    text = match["caption"].rstrip(" ,;|(–—-")
    if match["caption"].endswith(".") and not text:
        return None
    credit = re.sub(r"^(?:photo(?:graph)?|image|picture)(?: by)?[: ]\s*", "", match["credit"].strip(), flags=re.I)
    if not credit:
        return None
    byline, agency = split_credit(credit)
    return CaptionParts(text, credit, byline, agency, match.start("credit"), match.end("credit"))


def split_credit(credit: str) -> tuple[str | None, str | None]:
    """Who took the picture, and the agency it came through.

    >>> split_credit("Jane Doe/AFP via Getty Images")
    ('Jane Doe', 'AFP via Getty Images')
    """
    pieces = [p.strip() for p in _VIA.split(credit) if p.strip()]
    agencies = [p for p in pieces if _IS_AGENCY.match(p)]
    people = [p for p in pieces if p not in agencies and _NAME.match(p) and "Handout" not in p]
    agency = " via ".join(re.sub(r" Photo$", "", a) for a in agencies) or None
    return (people[0] if people else None), agency

"""The words in front of a date that belong to it: "since early", "last"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator import patterns

_PREPOSITION: Final = (
    r"[Ii]n|[Oo]n|[Ss]ince|[Bb]y|[Uu]ntil|[Tt]ill|[Bb]efore|[Aa]fter|[Dd]uring|[Ff]rom|[Bb]etween|[Aa]round|[Cc]irca|"
    r"[Tt]hroughout|[Tt]hrough|[Aa]t|[Aa]s\s(?:of|from)"
)
PART: Final = (
    r"(?:[Ee]arly|[Ll]ate|[Mm]id|[Ee]nd(?=-)|(?:[Tt]he\s)?(?:(?:beginning|start|middle|end|close|course|(?:first|last)\s(?:two|three|four|five|six|seven|eight|nine|ten|eleven|\d\d?)\smonths|(?:first|last)\s(?:few\s)?(?:days|weeks|hours|day|weekend)|(?:first|second|third|fourth|last)\sweek|(?:first|second)\s(?:half|semester)|(?:first|second|third|fourth|last)\squarter)"
    r"\sof(?:\sthe\syear)?|(?:early\shours|small\shours|night|morning|afternoon|evening)\sof))"
)
_LEAD: Final = patterns.compile(
    rf"(?<![\w-])(?:(?:[Ee]arl(?:y|ier)|[Ll]ater?)\s(?=[OoIi]n\s))?(?:(?P<preposition>{_PREPOSITION})\s(?:the\s)?)?(?:(?P<part>{PART})[\s-]?(?:in\s)?(?:the\s)?)?"
    r"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his\s(?:past|coming)|[Tt]he\s(?:past|last|next|previous|following|same|coming|current)|[Cc]urrent|"
    r"[Pp]ast|[Cc]oming|[Pp]revious|[Ff]ollowing|[Ss]ame|[Ee]very)\s)?\Z"
)


@dataclass(frozen=True, slots=True)
class Lead:
    """The words in front of an anchor that belong to it."""

    start: int
    preposition: str = ""
    part: str = ""
    which: str = ""


def lead_of(text: str, start: int) -> Lead:
    """The words in front of the anchor that begins at ``start``; an empty lead where there are none."""
    window = max(0, start - 46)
    hit = _LEAD.search(text, window, start)
    if hit is None or hit.start() == start or "\n" in hit.group():
        return Lead(start)
    which = (hit["which"] or "").lower()
    part = (hit["part"] or "").lower()
    return Lead(hit.start(), (hit["preposition"] or "").lower(), part, which)


CAPITAL_BEFORE: Final = patterns.compile(r"(?P<word>[A-Z][\w'’.-]*)\s\Z")
NO_NAME: Final = frozenset(
    "In On Since By Until Before After During From Between The Last Next This Early Late Mid And Of To".split()
)


def part_words(part: str) -> str:
    """``part`` as the reason prints it: " (early)" or nothing."""
    return f" ({part})" if part else ""

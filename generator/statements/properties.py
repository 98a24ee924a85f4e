"""The properties that a figure can give: what each is measured in, the words that announce it, its name for a class."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator import patterns
from generator.text.units import DIMENSION


@dataclass(frozen=True, slots=True)
class Property:
    """A property: what it is measured in, and the words that announce it before or after the quantity."""

    name: str
    dimension: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None = None


def whole_words(pattern: str) -> re.Pattern[str]:
    """The words as they stand alone, in any case."""
    return patterns.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


# In order: the first property whose words stand nearest wins only among those of the quantity's dimension.
PROPERTIES: Final[tuple[Property, ...]] = (
    Property("height", "length", None, patterns.compile(r"[\s-](?:high|tall)\b")),
    Property(
        "altitude",
        "length",
        whole_words(
            r"altitudes?|as\shigh\sas|apogee|ceiling|heights?|climb(?:s|ed|ing)?|ris(?:e|es|ing)|rose|soar(?:s|ed|ing)?"
        ),
        patterns.compile(r"\s(?:above\s(?:sea|the)|high\b|up\s(?:in|into)\b|in\s(?:altitude|height)|altitude|apogee)"),
    ),
    Property("diameter", "length", whole_words(r"diameter"), patterns.compile(r"\s(?:in\sdiameter|across|thick)")),
    Property(
        "width",
        "length",
        whole_words(r"width"),
        patterns.compile(r"[\s-](?:wide\b|in\swidth)"),
    ),
    Property(
        "beam",
        "length",
        whole_words(r"(?<!radar\s)(?<!laser\s)(?<!light\s)beam(?=\s(?:of|is|was)\b)"),
        patterns.compile(r"[\s-](?:in\sthe\sbeam|in\sbeam|beam)\b"),
    ),
    Property(
        "draught",
        "length",
        whole_words(
            r"(?:draught|draft)(?=\s(?:of|is|was)\b)|draws(?=\s(?:(?:only|just|about|some|barely|under|over|less|more|than|a|mere)\s){0,4}\Z)"
        ),
        patterns.compile(r"[\s-](?:draught|draft)\b"),
    ),
    Property(
        "length",
        "length",
        whole_words(r"length|measures|measuring"),
        patterns.compile(
            r"[\s-](?:long\b(?!-)|in\slength|from\s(?:bow\sto\sstern|nose\sto\stail|end\sto\send|stem\sto\sstern|tip\sto\stail)\b)"
        ),
    ),
    Property("wingspan", "length", whole_words(r"wingspan")),
    Property("accuracy", "length", whole_words(r"accura(?:cy|te)|CEP|circular\serror\sprobable|precision")),
    Property(
        "depth",
        "length",
        whole_words(
            r"depths?|(?:div(?:e|es|ed|ing)|dove|went|goes|go|gone|descend(?:s|ed)?)\s(?:down\s)?to|submerge[sd]?\sto"
        ),
        patterns.compile(r"\sdeep\b"),
    ),
    Property(
        "detection range",
        "length",
        whole_words(
            r"(?:detect|track|spot|see)(?:s|ed|ing)?(?:\s[\w-]+){0,4}?|(?:radar|sensor|detection|surveillance)\srange(?:\sof)?"
        ),
    ),
    Property(
        "range",
        "length",
        whole_words(
            r"ranges?|autonomy|credited\swith(?=\s(?:\w+\s){0,2}\Z)|reach(?:es|ed|ing)?|(?:strikes?|hits?|engages?|destroys?|intercepts?|striking|hitting)\b(?:(?!altitude|height)[^.;,]){0,40}|"
            r"attack(?:s|ing)?\b(?!\s(?:aircraft|drones?|helicopters?|submarines?|jets?|planes?))(?:(?!altitude|height)[^.;,]){0,40}|"
            r"(?:warheads?|payloads?|bombs?|explosives?)(?=\s(?:up\s)?to\b|\sof\s[\d.,]+\s?[a-z]+\sover\s\Z|\sas\sfar\b|\s(?:some|over|about|around|more\sthan|for|nearly)\s\Z)|(?:throw|lob|hurl|glid)(?:e?s|ing|e)?\b[^.;,]{0,30}|limited\sto|shoot(?:s|ing)?|"
            r"fir(?:e|es|ing)\s[^.;,]{0,30}|distances?|radius|"
            r"(?:can|could|able\sto|capable\sof|may|would|will)\s(?:\w+\s)?(?:travel(?:l?ing)?|fly(?:ing)?|cover(?:ing)?|sail(?:ing)?)|fl(?:y|ies)|covers"
        ),
        patterns.compile(r"[\s-](?:range\b|away\b|in\srange)"),
    ),
    Property(
        "distance flown",
        "length",
        whole_words(r"flew|flown|flying|travel(?:l?ed|l?ing|s)?|covered|landed|splashed|fell"),
    ),
    Property("speed", "speed", None),
    Property(
        "endurance",
        "time",
        whole_words(
            r"endurance|autonomy|(?:can|could|able\sto|may)\s(?:fly|stay|operate|remain|patrol)(?:\s[a-z]+){0,3}?\sfor|loiter(?:s|ing)?|(?:stay|remain)(?:s|ing)?\s(?:up|aloft|in\sthe\sair|airborne|at\ssea|on\s(?:patrol|station|task|scene)|submerged|under\s?water)|fl(?:y|ies)\sfor|aloft"
        ),
    ),
    Property(
        "flight time",
        "time",
        whole_words(
            r"flight\stimes?|flew|flight\s(?:lasted|of|lasting)|remained\sin\s(?:the\sair|flight)|airborne|in\sthe\sair"
        ),
        patterns.compile(r"[\s-](?:flights?|in\sthe\sair|airborne)\b"),
    ),
    # What a system carries; ``load`` tells whether that is its warhead or its payload.
    Property(
        "warhead",
        "mass",
        whole_words(
            r"warheads?(?:\sweigh\w*|\sof|\swith)?|payloads?|carr(?:y|ies|ying|ied)|deliver(?:s|ing)?|haul(?:s|ing)?|lug(?:s|ging)?|lift(?:s|ing)?|explosives?|"
            r"(?:can|could|able\sto)\s(?:also\s)?(?:take|hold)|takes(?!\s(?:off|over|part)\b)|(?:explosive|main|bursting)\scharges?|charge(?=\sof\b)"
        ),
        patterns.compile(
            r"[\s-](?:(?:conventional|nuclear|high-explosive|unitary|[\w-]+)[\s-])?(?:warheads?|payloads?|explosive\scharges?|bombs?)\b|"
            r"\sof\s(?:high\s)?(?:explosives?|TNT|hexogen|RDX|stores|weapons|weaponry|ordnance|munitions|payload|bombs|freight)\b|"
            r"\s(?:is|are|goes\sto)\s(?:(?:the|its)\swarheads?|TNT|explosives?)\b"
        ),
    ),
    Property(
        "displacement",
        "mass",
        whole_words(r"displac(?:es?|ed|ement|ing)|tonnage|full[\s-]load"),
        patterns.compile(
            r"\s(?:in\s)?displacement|[\s-](?:[a-z-]+\s){0,2}?(?:submarines?|destroyers?|frigates?|warships?|corvettes?|cruisers?|cutters?|icebreakers?|minehunters?|minesweepers?|"
            r"ships?|vessels?|boats?)\b(?!\s(?:fleet|force|base|pen|program(?:me)?|crew|port|shells?))"
        ),
    ),
    Property(
        "weight",
        "mass",
        whole_words(r"weigh(?:s|ing|ed|t)?|tips?\sthe\sscales(?:\sat)?|mass"),
        patterns.compile(
            r"\sheavy\b|[\s-](?:vehicles?|in\sweight|tanks?)\b(?!\s(?:fleet|force|base|pen|program(?:me)?|crew|port|shells?))"
        ),
    ),
    Property("yield", "yield", None),
    Property(
        "power",
        "power",
        whole_words(r"engines?|power(?:ed)?|motor|diesel|turbine"),
        patterns.compile(r"[\s-](?:[\w-]+\s){0,2}?(?:engines?|diesels?|motors?|turbines?)\b"),
    ),
    Property("rate of fire", "rate", None),
    Property(
        "caliber",
        "length",
        whole_words(r"calib(?:er|re)(?:\sof)?"),
        patterns.compile(
            r"[\s-]calib(?:er|re)\b|[\s-](?:calib(?:er|re)\s)?(?:[\w-]+\s){0,3}(?:howitzers?|guns?|cannons?|shells?|rounds?|mortars?|rifles?|rockets?|turrets?|smoothbores?|gun-howitzers?)\b"
        ),
    ),
    Property("service life", "time", whole_words(r"service\slife")),
    Property(
        "unit cost",
        "money",
        whole_words(r"costs?(?:ing)?|priced?(?:\sat)?|price\sof"),
        patterns.compile(r"\s(?:each|apiece|per\s(?:unit|missile|shot|drone|round|interceptor))\b"),
    ),
)
_CALIBER_UNITS: Final = frozenset(("mm", "cm", "in", "caliber"))


def unit_fits(name: str, unit: str) -> bool:
    """False where nobody gives the property in the unit: no range in millimetres, no calibre in metres."""
    if name == "caliber":
        return unit in _CALIBER_UNITS
    if name in ("range", "distance flown", "detection range", "depth"):
        return unit in ("km", "mi", "nmi", "m", "ft", "yd")
    if name in ("height", "width", "beam", "draught"):
        return unit in ("m", "ft", "cm")
    return not (name == "altitude" and unit in ("cm", "mm", "in"))


def measures(name: str, unit: str | None) -> bool:
    """True where the unit is one of the property."""
    dimension = DIMENSION.get(unit or "")
    fits = any(p.name == name and p.dimension == dimension for p in PROPERTIES) or (
        name == "payload" and dimension == "mass"
    )
    return fits and unit is not None and unit_fits(name, unit)


# ---------------------------------------------------------------- what a property is called of which class

_WARHEAD: Final = patterns.compile(r"\bwarheads?\b", re.IGNORECASE)
_EXPLODES: Final = patterns.compile(r"\b(?:explosives?|charges?|TNT|hexogen|RDX)\b", re.IGNORECASE)
_BOMBS: Final = patterns.compile(r"\bbombs?\b", re.IGNORECASE)
_PAYLOAD: Final = patterns.compile(
    r"\b(?:payloads?|lift(?:s|ing)?|haul(?:s|ing)?|lug(?:s|ging)?|takes?|hold|stores|weapons|weaponry|ordnance|munitions|freight)\b",
    re.IGNORECASE,
)
# What explodes with all it carries.
_GOES_OFF: Final = frozenset(("missile", "rocket", "munition", "bomb", "mine", "nuclear weapon"))
_CARRIERS: Final = frozenset(("aircraft", "vehicle", "vessel"))


def load(path: frozenset[str], cue: str) -> str:
    """ "warhead" or "payload": which of the two a system of that class carries, of which ``cue`` speaks."""
    if _WARHEAD.search(cue):
        return "warhead"
    unmanned = bool(path & {"drone", "naval drone", "unmanned ground vehicle"})
    if _EXPLODES.search(cue):
        return "payload" if path & _CARRIERS and not unmanned else "warhead"
    if _PAYLOAD.search(cue):
        return "payload"
    if path & _GOES_OFF:
        return "warhead"
    return "payload" if path & _CARRIERS or not _BOMBS.search(cue) else "warhead"


# A ship's weight is its displacement, its width the beam; an unmanned boat is weighed.
_OF_SHIPS: Final = {"weight": "displacement", "width": "beam"}


def of_class(name: str, path: frozenset[str], unit: str | None) -> str:
    """The property by the name it has where systems of the class are described."""
    if name == "detection range" and "military radar" in path:
        return "range"
    if "vessel" not in path:
        return "width" if name == "beam" else name
    if name == "weight" and (unit != "t" or "naval drone" in path):
        return name
    return _OF_SHIPS.get(name, name)

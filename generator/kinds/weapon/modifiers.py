"""Words in front of a class word that say more of what it is: "field artillery guns", "a 35 mm gun"."""

from __future__ import annotations

import re
from typing import Final

from generator import patterns
from generator.kinds import words

_MODIFIER: Final = patterns.compile(
    r"(?:heavy|light|medium|heavyweight|lightweight|small|large|mini|"
    r"(?:medium|high|long|low|short|intermediate|very)-(?:endurance|altitude|range|speed|calib(?:er|re)|velocity|level|power|power(?:ed)|mobility)|"
    r"towed|wheeled|tracked|(?:four|six|eight)-wheeled|off-road|all-terrain|amphibious|airborne|portable|mobile|vertical|"
    r"(?:ship|air|truck|vehicle|hull|mast|bow|trailer|helicopter|ground|land|sea|shore|submarine|tripod|pintle)-(?:mounted|based|launched)|shipborne|shipboard|self-propelled|"
    r"(?:nuclear|jet|diesel|turboprop|propeller|battery|gas)-(?:powered|electric|driven)|(?:twin|single|double|quad|multi)-(?:engined?|barrel(?:led)?|seat|seater|tube|rotor|rail|role|mission|purpose|cell|hull)|"
    r"rapid-fire|quick-firing|fast-firing|rifled|smoothbore|automatic|semi-automatic|remote-controlled|remotely-controlled|water-cooled|belt-fed|"
    r"multirole|multipurpose|offshore|inshore|ocean-going|seagoing|front-?line|(?:solid|liquid)-fuel(?:l?ed)?|sea-skimming|land-attack|beyond-visual-range|armed|(?:quad|hexa|octo)copter|[a-z]+-defen[cs]e|low-cost|short-range|medium-range|long-range|general-purpose|coastal|naval|maritime|field|tactical|strategic|reconnaissance|surveillance|primary|secondary|main|"
    r"air-search|surface-search|fire-control|phased-array|over-the-horizon|early-warning|supersonic|subsonic|hypersonic|ballistic|guided|unguided|stealth|"
    r"laser-guided|precision-guided|GPS-guided|wire-guided|radar-guided|heat-seeking|infrared-guided|shoulder-fired|man-portable|armou?red|unmanned|uncrewed|autonomous|anti-[a-z]{3,12}|"
    r"counter-[a-z]{3,12}|nuclear-capable|nuclear-armed|nuclear-tipped|conventional|carrier-based|fifth-generation|fourth-generation|air-to-air|air-to-surface|air-to-ground|"
    r"surface-to-air|surface-to-surface|guided-missile)$"
)
_MOST: Final = 3
# "35 mm", "76mm", "127-mm", "25-millimetre", ".50-calibre", "5-inch", "25-pounder" right before a barrel.
_CALIBER: Final = patterns.compile(
    r"(?<![\w.,/-])(?:\d{1,3}(?:[.,]\d{1,2})?[\s\u00a0-]?(?:mm|millimet(?:er|re)s?)|\.\d\d[\s-]calib(?:er|re)|(?:\d{1,2}(?:\.\d)?|three|four|five|six|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen)-inch|\d{1,2}-pounder)(?:/\d\d)?\s"
    r"(?:(?P<maker>[A-ZÀ-Þ][\w-]+)\s)?$"
)
_BARREL: Final = frozenset(
    "gun guns cannon cannons autocannon autocannons mortar mortars howitzer howitzers rocket rockets shell shells mine mines grenade grenades".split()
)


def described(text: str, tokens: list[re.Match[str]], first: int) -> int:
    """Where the class phrase begins whose known part begins with the token ``first``: what modifies the class word
    belongs to it, a caliber too where it is of a barrel."""
    at = first
    while (
        at > 0
        and first - at < _MOST
        and _joined(text, tokens[at - 1], tokens[at])
        and _MODIFIER.match(tokens[at - 1].group())
    ):
        at -= 1
    start = tokens[at].start()
    caliber = _caliber(text, start) if tokens[-1].group() in _BARREL else None
    return start if caliber is None else caliber


def _joined(text: str, token: re.Match[str], following: re.Match[str]) -> bool:
    return text[token.end() : following.start()] in (" ", "\u00a0")


def _caliber(text: str, start: int) -> int | None:
    found = _CALIBER.search(text, max(0, start - 40), start)
    if found is None:
        return None
    maker = found["maker"]
    known = words.organizations().get(maker.lower()) if maker else None
    return found.start() if maker is None or (known is not None and known[1] == "firm") else None

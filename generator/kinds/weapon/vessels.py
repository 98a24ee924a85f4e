"""The words of ships: their types, their hull numbers, what only they are spoken of with."""

from __future__ import annotations

import re
from typing import Final

from generator import data, patterns
from generator.kinds.weapon.scene import Scene

SHIP_WORD: Final = (
    r"(?:aircraft\scarrier|carrier|cruiser|destroyer|frigate|corvette|submarine|landing\s(?:ship|craft)|patrol\s(?:ship|boat|vessel|craft)|"
    r"flagship|warship|tanker|oil\stanker|cargo\sship|container\sship|icebreaker|missile\sboat|minesweeper|minehunter|gunboat|"
    r"cutter|vessel|ship|bulk\scarrier|trawler|minelayer|(?:fast\s)?attack\scraft|battleship|sloop|oiler|hovercraft|torpedo\sboat|"
    r"mine\shunter|mothership|dreadnought|tug|tugboat|ferry|freighter|coaster|dhow|schooner|landing\s(?:helicopter\s)?dock|LHD|LPD|LST|OPV|"
    r"speedboat|barge|assault\scraft|support\scraft|interceptor\s(?:boat|craft))"
)
SHIP_STEMS: Final = (
    "carrier", "cruiser", "destroyer", "craft", "frigate", "corvette", "submarine", "ship", "boat", "vessel", "tanker", "breaker",
    "sweeper", "hunter", "cutter", "trawler", "sloop", "oiler", "layer", "dreadnought", "tug", "ferry", "freighter", "coaster", "dhow",
    "schooner", "dock", "LHD", "LPD", "LST", "OPV", "barge",
)  # fmt: skip
# "927 Yet Kieu", "HQ-182 Ha Noi", "F201": the number painted on the hull; a year is none.
HULL: Final = (
    r"(?:(?:HQ|CSB|KN|DDG|DDH|DDK|DD|FFG|FFGH|FFH|FFL|FF|FS|CVN|CVL|CV|CG|LPD|LHD|LHA|LSD|LST|LCC|LCU|SSN|SSGN|SSBN|SSK|SSG|SS|PCG|PCE|PCV|PGG|PG|PC|PS|PB|OPV|MSO|MHC|MHV|MCM|"
    r"AOE|AOR|AO|ASR|ARS|AKR|T-AKE|T-AO|WMSL|WMEC|WHEC|WPC|WPB|WLB|WAGB|WIX|ATF|KCR|TCG|BRP|CNS|ROCS|[FDLPMARSKQUYBNHV])[\s-]?\d{2,4}|(?!19\d\d|20\d\d)\d{2,4}[A-Z]?)"
)

# What only ships are spoken of with, in the sentences around.
_FLEET: Final = patterns.compile(
    r"\b(?:frigates?|destroyers?|submarines?|corvettes?|cruisers?|warships?|minehunters?|minesweepers?|patrol\s(?:ships?|boats?|vessels?)|"
    r"icebreakers?|aircraft\scarriers?|torpedo(?:es)?|navy|navies|naval|shipyards?|shipbuild\w+|knots|nautical\smiles|submerged|fleet)\b",
    re.IGNORECASE,
)
_NEAR: Final = 300


def among_ships(scene: Scene, start: int) -> bool:
    """True where the sentences around speak of ships."""
    first, last = scene.sentences.around(start)
    return (
        _FLEET.search(scene.text, max(0, first - _NEAR, start - 2 * _NEAR), min(last, start + _NEAR) + _NEAR)
        is not None
    )


def is_a_place(name: str) -> bool:
    """True for a country, a region or a large town."""
    return any(
        place.type != "city" or place.weight >= _LARGE_TOWN for place in data.gazetteer().get(data.fold(name), ())
    )


_LARGE_TOWN: Final = 300_000

"""What tells the name of a weapon from the same letters elsewhere: the class word beside it, the owner in front."""

from __future__ import annotations

from typing import Final

from generator import data, patterns
from generator.kinds import words

# Latin letters with and without marks: "Kemankeş-2", "Tamandaré-class".
UP: Final = r"[A-ZÀ-ÖØ-ÞĀ-Ž]"
LOW: Final = r"[a-zß-öø-ÿā-ž]"
# What follows a name and tells the version: "Block IIA", "Mk 2", "Mod 4".
VERSION: Final = r"[ \u00a0](?:(?:Block|Batch|Mod|Mark|Flight)[ \u00a0-](?:[IVX]{1,4}[A-C]?|\d{1,3}[A-Za-c]?)|(?:Mk\.?[ \u00a0]?)(?:[IVX]{1,4}[A-E]?|\d[A-Z]?)|SEP(?:v\d)?|ODS|UPG|[A-H][A-Z]?/[A-Z]{1,2}(?![\w/]))(?!\w)"
CLASS_WORD: Final = (
    r"(?:missiles?|rockets?|drones?|tanks?|fighters?|jets?|warplanes?|bombers?|planes?|aircraft|helicopters?|gunships?|"
    r"submarines?|destroyers?|frigates?|corvettes?|cruisers?|howitzers?|artillery|launchers?|systems?|batter(?:y|ies)|"
    r"rifles?|guns?|mortars?|torpedo(?:es)?|warheads?|interceptors?|[UL]?UAVs?|UCAVs?|USVs?|IFVs?|APCs?|AFVs?|MBTs?|MRAPs?|ATGMs?|SAMs?|SPGs?|ICBMs?|SLBMs?|bombs?|munitions?|vehicles?|"
    r"carriers?|MLRS|radars?|shells?|mines?|grenades?|complex(?:es)?|gliders?|satellites?|carbines?|pistols?|tankers?|trainers?|turrets?|minehunters?|"
    r"minesweepers?|icebreakers?|cannons?|autocannons?|projectiles?|gunboats?|motherships?|cutters?|quadcopters?|jammers?|flamethrowers?|robots?|sonars?|"
    r"(?:(?:un)?(?:manned|crewed)|surface|underwater|undersea|patrol|landing|assault|attack|missile|torpedo|intelligence|spy|surveillance|combat|coast\sguard|support|supply|"
    r"replenishment|training|mine[\s-]countermeasures?|weapons?|drone)\s(?:vessels?|craft|ships?|boats?|stations?))"
)
CLASS_STEMS: Final = tuple(
    "missile rocket drone tank fighter jet plane bomber aircraft copter gunship submarine destroyer frigate corvette cruiser "
    "howitzer artillery launcher system batter rifle gun mortar torpedo warhead interceptor UAV UCAV USV IFV APC AFV MBT MRAP ATGM SAM SPG ICBM SLBM bomb munition vehicle "
    "carrier MLRS radar shell mine grenade complex glider satellite carbine pistol tanker trainer turret hunter sweeper icebreaker "
    "cannon projectile boat ship cutter copter jammer thrower robot sonar vessel craft station".split()
)
"""One stands in each of these words."""
# How a fresh system is introduced: "the X ballistic missile", "a missile called the X", "missile - the X".
_CLASS_AFTER: Final = patterns.compile(
    rf"['’]?s?[\s-](?:(?!(?:an?|the|his|her|its|their|by|with|to|at|for|is|was|are|were|from|has|had|as|in|on|of|after|while|when|into|over|near|during|before|but|who|that|which|against|about)\s)[\"“(]?[\w-]+[\"”)]?\s){{0,4}}?"
    rf"{CLASS_WORD}(?!\w)|\s?\([^()]{{0,30}}{CLASS_WORD}"
)
CLASS_IN_APPOSITION: Final = patterns.compile(
    rf"(?:,\s(?:an?|the|its|one\sof|another|whose)|\s(?:is|was)\san?)\s(?:(?:[\w-]|\d\.\d)+,?\s){{0,6}}?{CLASS_WORD}(?!\w)"
)
_CLASS_BEFORE: Final = patterns.compile(
    rf"(?<!\w){CLASS_WORD}(?:,|\s?[-–—:])?\s(?:(?:called|named|dubbed|known|designated|codenamed|as|is|was|were|such|like|"
    rf"including|namely|the|a|an|its|their|new|so-called|type|of|and|or|[A-Z][\w-]+,)\s){{0,4}}[\"“(]?$"
)
# "five Type 31 ships", "four Type 055 vessels".
SHIPS_NEXT: Final = patterns.compile(r"\s(?:[a-z-]+\s){0,3}?(?:ships?|vessels?|warships?|boats?|hulls?)(?!\w)")
# "5,500 Javelins": the count and the plural tell.
COUNTED: Final = patterns.compile(
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|dozens?\sof|hundreds\sof|thousands\sof))\s(?:[a-z]+\s)?$"
)
DEMONYM: Final = patterns.compile(
    r"(?:[A-Z]\w*(?:ians?|eans?|ish|ese|chs?|ic|aqis?|raelis?|menis?|istanis?|ghans?|ricans?)|Ukraine|Russia|Iran|Israel|"
    r"China|India|Turkey|Japan|Poland|Germany|France|Britain|America|Korea|NATO|Kyiv|Moscow|Kremlin|Pentagon|Army|Navy|"
    r"Air|Force|Forces|Marine|Corps|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Type|Block|Fighter|Jets?|"
    r"Missiles?|Tanks?|Drones?|Rockets?|Helicopters?|Bombers?|Aircraft|Deal|Sale|January|February|March|April|May|June|"
    r"July|August|September|October|November|December|System|Systems|Launchers?|President|Minister|General)$"
)


def stands_at_class(text: str, start: int, end: int) -> bool:
    """True where a class word stands right before or after the name at ``[start, end)``."""
    if _CLASS_AFTER.match(text, end) or CLASS_IN_APPOSITION.match(text, end):
        return True
    return bool(_CLASS_BEFORE.search(text[max(0, start - 60) : start]))


def is_an_owner(low: list[str], beside_many_words: bool = False) -> bool:
    """True where the name before the class word says whose it is: a people, a country, a force, a firm, a person."""
    whole = " ".join(low)
    if whole in words.organizations() or whole in data.gazetteer() or words.is_demonym(whole):
        return True
    if any(words.is_demonym(w) or words.is_organization_head(w) or words.is_role(w) for w in low):
        return True
    if any(w in words.organizations() for w in low) or low[0] in data.gazetteer():
        return True
    if len(low) == 1:
        return bool(words.name_flags(low[0])) and not beside_many_words
    return "g" in words.name_flags(low[0])

"""Class words that alone say too little ("fighter", "launcher", "jet", "carrier"): a class by what stands around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from generator import patterns
from generator.data import weapons
from generator.kinds.weapon.beside import class_beside
from generator.kinds.weapon.classes import speaks_of_an_institution
from generator.kinds.weapon.scene import Hit, Scene
from generator.text import occurrences


class _Words(NamedTuple):
    """What words of one sense mean behind a system's name, by the branch of that system's class: "" for any other."""

    forms: frozenset[str]
    classes: dict[str, str]


def _words(forms: str, **classes: str) -> _Words:
    return _Words(frozenset(forms.split()), {"" if branch == "other" else branch: c for branch, c in classes.items()})


# "KC-767 tankers", "Il-76 freighters", "the M113AS4 carrier", "a Mk 72 booster".
_BEHIND_A_SYSTEM: Final = (
    _words("jet jets", **{"fighter jet": "fighter jet"}, aircraft="combat aircraft", other="combat aircraft"),
    _words("fighter fighters", aircraft="fighter jet", other="fighter jet"),
    _words("aircraft plane planes", aircraft="aircraft", other="aircraft"),
    _words("bomber bombers", aircraft="bomber"),
    _words("trainer trainers", aircraft="trainer aircraft", other="trainer aircraft"),
    _words("tanker tankers", aircraft="tanker aircraft", other="tanker aircraft"),
    _words("freighter freighters transport transports transporter transporters", aircraft="transport aircraft"),
    _words("carrier carriers", vehicle="armored personnel carrier", other="armored personnel carrier", vessel="aircraft carrier"),
    _words("booster boosters", other="rocket booster", missile="rocket booster"),
    _words("interrogator interrogators transponder transponders", other="targeting system"),
    _words("launcher launchers", missile="missile launcher", other="missile launcher", artillery="multiple rocket launcher"),
    _words("truck trucks lorry lorries", vehicle="military support vehicle", artillery="military support vehicle"),
)  # fmt: skip
_BY_WORD: Final = {form: words.classes for words in _BEHIND_A_SYSTEM for form in words.forms}
_ALONE: Final = frozenset(
    "fighter fighters jet jets aircraft tanker tankers decoy decoys turret turrets turboprop turboprops twinjet twinjets trijet trijets projectile projectiles ship ships launcher launchers carrier carriers balloon balloons tug tugs truck trucks "
    "vehicle vehicles vessel vessels".split()
)
_WANTED: Final = frozenset(_BY_WORD) | _ALONE


def bare_classes(scene: Scene, named: Sequence[Hit], classes: Iterable[Hit]) -> Iterator[Hit]:
    """Class words that stand alone, where a system right before them or what is spoken of tells the class."""
    for hit in _EARLY_WARNING.finditer(scene.text) if "AEW" in scene.text else ():
        if scene.regions.hold(*hit.span()):
            yield Hit(*hit.span(), "reconnaissance aircraft", "class", "class-by-neighbour", "nominal")
    found = occurrences.find(scene.text, _WANTED)
    if not found:
        return
    article = _Article(scene, named, [hit for hit in classes if hit.rule])
    for at, end in found:
        start = at - len("twin-") if scene.text.startswith("twin-jet", at - len("twin-")) else at
        if (
            scene.text[start - 1 : start] == "-"
            or scene.text[end : end + 1] == "-"
            or not scene.regions.hold(start, end)
        ):
            continue
        word = scene.text[start:end]
        if name := article.behind_a_system(word, start):
            yield Hit(start, end, name, "class", "class-by-neighbour", "nominal")
        elif alone := article.alone(word, start, end):
            yield Hit(alone.start, end, alone.name, "class", "class-by-neighbour", "nominal")


# "four KJ-500 AEW&C": by what it is for alone.
_EARLY_WARNING: Final = patterns.compile(r"(?<![\w-])AEW&C(?![\w-])")
_CIVIL_JET: Final = patterns.compile(
    r"\b(?:private|business|passenger|executive|corporate|chartered?|commercial|luxury|regional|jumbo|water|gas|civilian|airline|"
    r"his|her|own|presidential|Gulfstream|Learjet|Boeing|Airbus|Embraer|Bombardier|Qantas|Ryanair|Emirates)\s$"
)
_NO_JET: Final = patterns.compile(
    r"\s(?:lag|fuel|engines?|skis?|streams?|sets?|packs?|propulsion|black|wash|charters?|boats?|service|airliner|owners?)\b"
)
_CIVIL: Final = patterns.compile(
    r"\b(?:passengers?|airlines?|airliners?|cabin\screw|flight\sattendants?|Boeing\s7\d7|Airbus\sA3\d\d|commercial\sflights?|civil\saviation|"
    r"civilian\saircraft|charter(?:ed)?|tourists?|private\sjets?|light\saircraft|emissions)\b",
    re.IGNORECASE,
)
_MILITARY_AIR: Final = patterns.compile(
    r"\b(?:air\sforces?|air\s?bases?|aviation\sbrigade|naval\saviation|squadrons?|sorties?|scrambl\w+|intercept\w*|shot\sdown|sho(?:o?t|ots|oting)\sdown|"
    r"downed|missiles?|air\sdefen[cs]es?|radars?|bomb(?:s|ed|ing)?|air\s?strikes?|warships?|enemy(?:'s|’s)?|hostile|ADIZ|PLA|PLAAF|median\sline|NATO|RAF|USAF|"
    r"rockets?|troops|army|artillery|ceasefire|helicopters|drones?|UAVs?|tanks|destroyed|servicemen|anti-aircraft|naval|warplanes?|combat|military|bombers?)\b",
    re.IGNORECASE,
)
_ANY_MEN: Final = patterns.compile(
    r"\b(?:rebels?|militants?|militias?|insurgents?|guerrillas?|jihadists?|paramilitar\w+|Hamas|Hezbollah|Houthis?|Taliban|Islamic\sState|PKK|Wagner)\b"
)
_MEN: Final = patterns.compile(
    r"\b(?:kill(?:ed|ing)|wound(?:ed|ing)|rebels?|militants?|militia|insurgents?|group|movement|Hamas|Hezbollah|Houthis?|Taliban|"
    r"foreign\sfighters?|resistance|guerrillas?|jihadists?)\b"
)
_AIR: Final = patterns.compile(
    r"\b(?:air\sforces?|aviation|squadrons?|pilots?|air\s?bases?|runways?|hangars?|sorties|scrambled|Mach)\b",
    re.IGNORECASE,
)
# "a new fighter", "a twin-engine fighter", "the fighter fleet"
_KIND_OF_FIGHTER: Final = patterns.compile(
    r"(?<![\w-])(?:new|next|modern|stealth|light|multi-?role|front-?line|advanced|foreign|Western|carrier-based|naval|interim|"
    r"supersonic|[a-z]+-(?:engined?|seat|seater|generation|era|made|built))\s$"
)
_FIGHTER_FOR: Final = patterns.compile(
    r"\s(?:fleets?|squadrons?|program(?:me)?s?|deals?|purchases?|contracts?|orders?|competition|tender|replacement|variants?)\b"
)
# "The fighter has a top speed of": what is said of no man.
_FLIES: Final = patterns.compile(
    r"(?:,\s[^,.;]{1,60},)?\s(?:has\s(?:an?|its)\s(?:[a-z]+\s){0,2}(?:speed|range|radius|wingspan|ceiling|payload|engine|radar)|can\s(?:carry|fly|reach)\s|"
    r"(?:is|are)\s(?:powered|fitted|equipped|priced|built|to\sbe\s(?:the|built|delivered|fitted|based))|costs?\s|carries\s\d|was\sbuilt|were\sbuilt|will\sreplace|"
    r"to\sbe\sbuilt|from\s(?:Dassault|Saab|Lockheed|Boeing|Eurofighter))"
)
_NAME_BEFORE: Final = patterns.compile(r"[A-Z][\w-]*\s$")
_NEAR: Final = 400
_IN_SPACE: Final = patterns.compile(r"\b(?:satellites?|orbits?|spaceport|cosmodrome|astronauts?|payloads\sinto)\b")
_OTHER_LAUNCHER: Final = patterns.compile(
    r"\b(?:app|game|program|window|smoke|ball|clay|balloon|drone|grenade|weight|satellite)\s$"
)
_NO_LAUNCHER: Final = patterns.compile(
    r"\s(?:for\s(?:phones?|apps?|games?|satellites?)|app|icon|program|menu|software|confetti)\b"
)
_WHEELED: Final = patterns.compile(r"\b(?:[a-z]+-wheeled|wheeled|tracked|troop|armou?red)\s$")
_OTHER_CARRIER: Final = patterns.compile(
    r"\b(?:rocket|mail|air|letter|insurance|ammunition|flag|freight|parcel|bulk|gas|LNG|car|baby|plate|wireless|telecom|phone|mobile|cost|low-cost|budget|"
    r"national|Gulf|legacy|cargo|personnel|troop|vaccine|disease|charge|crude|container|ore)\s$"
)
_AT_SEA: Final = patterns.compile(
    r"\b(?:navy|naval|warships?|fleet|strike\sgroup|deck|sail(?:ed|ing|s)?|sea|seas|port|helicopters?|jets|frigates?|destroyers?|ship|shipyard|pier|dock)\b",
    re.IGNORECASE,
)
_WATCHED_SKIES: Final = patterns.compile(
    r"\b(?:ADIZ|median\sline|PLA|spy\sballoons?|surveillance\sballoons?|air\sdefen[cs]e\sidentification)\b"
)
_REFUELS: Final = patterns.compile(r"\b[Rr]efuel|\b(?:aerial|tanker)\saircraft\b|\btanker[\s-]transport")
_FOR_FUEL: Final = patterns.compile(r"\b(?:fuel|oil|gas|water|road|crude|product|shadow|rusty|sanctioned|flagged)\s$")
_OF_DRONES: Final = patterns.compile(r"\b(?:drones?|UAVs?|Shaheds?|Gerans?|Gerberas?)\b")
_OF_GUNS: Final = patterns.compile(
    r"\b(?:guns?|cannons?|mm|tanks?|barrels?|howitzers?|aft|armou?red|warships?|battleships?|cruisers?|vehicles?|missiles?|hulls?)\b"
)
_FIRED_BY_GUNS: Final = patterns.compile(
    r"\b(?:guns?|howitzers?|mortars?|cannons?|calib(?:er|re)|artillery|mm|charge)\b"
)
_OF_A_NAVY: Final = patterns.compile(r"\b(?:[Nn]avy|[Nn]avies|[Nn]aval|[Ww]arships?|[Ff]leet|[Cc]oast\s[Gg]uard)\b")
_OF_AN_ARMY: Final = patterns.compile(
    r"\b(?:army|military|soldiers|troops|brigades?|battalions?|mounted|chassis|[Dd]efen[cs]e|howitzers?|artillery|missiles?|[Aa]rmed\s[Ff]orces|"
    r"tender|NSPA|convoys?)\b"
)
_ON_THE_ROAD: Final = patterns.compile(
    r"(?<!-)\b(?:roads?|highways?|traffic|tolls?|jam(?:med)?|drivers?|haulage|motorway)\b"
)
_UNDER_WATER: Final = patterns.compile(r"\b(?:submarines?|hatch|sunken|depths?)\b")
_KIND_OF_TRUCK: Final = patterns.compile(
    r"\b(?P<kind>(?:heavy|off-road|tactical|pick-?up|high-mobility|medium|\dx\d|transport|logistics|supply|army|cargo|cross-country|all-terrain)\s)$"
)
_LISTED_TRUCK: Final = patterns.compile(
    r"\b(?:and|or|,)\s(?:(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|a|an|several|dozens\sof)\s)?$"
)
_KIND_OF_VEHICLE: Final = patterns.compile(
    r"\b(?P<kind>(?:launch|transport-loading|loading|reloading|transloading|rescue)\s)$"
)
_KIND_OF_VESSEL: Final = patterns.compile(
    r"\b(?P<kind>(?:rescue|salvage|recovery|repair|transport|research|survey|polar|command|cable-laying|cable|scientific|diving)\s)$"
)


class _Found(NamedTuple):
    """A class and where the phrase begins that means it: "heavy trucks"."""

    start: int
    name: str


class _Article:
    """What one article says that tells the sense of a bare word."""

    def __init__(self, scene: Scene, named: Sequence[Hit], classes: Sequence[Hit]) -> None:
        self.scene, self.text = scene, scene.text
        self.named = [hit for hit in named if hit.type != "class"]
        self.ends = {hit.end: hit for hit in self.named}
        self.starts = {hit.start: hit for hit in self.named}
        self.classes = classes
        self.paths: dict[str, frozenset[str]] = {}
        self.in_air = [hit.start for hit in self.named if hit.type == "system" and "aircraft" in self.path(hit)]
        self.missiles = any(_FIRED & set(weapons.classes()[hit.name].path) for hit in classes) or any(
            _LAUNCHED & self.path(hit) for hit in self.named
        )
        self.men = _ANY_MEN.search(self.text) is not None
        self.vehicles = any(hit.type == "system" and "vehicle" in self.path(hit) for hit in self.named)
        self.fighters = any("fighter jet" in self.path(hit) for hit in self.named) or any(
            hit.name == "fighter jet" for hit in classes
        )
        self.flattops = any(hit.name == "aircraft carrier" for hit in classes)

    def behind_a_system(self, word: str, start: int) -> str | None:
        classes = _BY_WORD.get(word)
        hit = self.ends.get(start - 1)
        if classes is None or hit is None or hit.type != "system" or self.text[start - 1] not in " \u00a0":
            return None
        path = self.path(hit)
        return next((name for branch, name in classes.items() if branch in path), None if path else classes.get(""))

    def alone(self, word: str, start: int, end: int) -> _Found | None:
        judge = _JUDGES.get(word.removesuffix("s"), _Article.turboprop if word.startswith("twin-") else None)
        for_one = word.startswith("fighter") and _FIGHTER_FOR.match(self.text, end)
        if judge is None or (speaks_of_an_institution(self.text, end) and not for_one):
            return None
        found = judge(self, start, end)
        return _Found(start, found) if isinstance(found, str) else found

    def path(self, hit: Hit) -> frozenset[str]:
        """The class of the system and what stands above it in the tree, as the lexicon or else the article has it."""
        path = self.paths.get(hit.name)
        if not path:
            known = weapons.system_of(hit.name)
            beside = class_beside(self.text, hit.start, hit.end) if known is None else None
            name = known.weapon_class if known else beside[0] if beside else None
            path = self.paths[hit.name] = frozenset(weapons.classes()[name].path if name else ())
        return path

    def before(self, start: int) -> str:
        return self.text[max(self.scene.sentences.around(start)[0], start - 30) : start]

    def says(self, pattern: re.Pattern[str], start: int) -> bool:
        return pattern.search(self.text, *self.scene.sentences.around(start)) is not None

    def after_an_aircraft(self, start: int) -> bool:
        """True where a system that flies has been named shortly before."""
        at = bisect_left(self.in_air, start)
        return at > 0 and start - self.in_air[at - 1] < _NEAR

    def fighter(self, start: int, end: int) -> str | None:
        before = self.before(start)
        of = _KIND_OF_FIGHTER.search(before)
        if of and start - len(of.group()) - 1 in self.ends:
            return "fighter jet"
        if not self.in_air:
            return None
        if not self.men:
            return "fighter jet"
        flown = not _NAME_BEFORE.search(before) and self.says(_AIR, start) and not self.says(_MEN, start)
        meant = (
            self.after_an_aircraft(start)
            and (_FLIES.match(self.text, end) or _COUNTED_ALONE.search(before))
            and not self.says(_MEN, start)
        )
        return "fighter jet" if of or _FIGHTER_FOR.match(self.text, end) or flown or meant else None

    def jet(self, start: int, end: int) -> str | None:
        if _CIVIL_JET.search(self.before(start)) or _NO_JET.match(self.text, end) or self.says(_CIVIL, start):
            return None
        if not self.in_air and not self.says(_MILITARY_AIR, start):
            return None
        return "fighter jet" if self.fighters else "combat aircraft"

    def aircraft(self, start: int, end: int) -> str | None:
        if self.says(_CIVIL, start) or _CIVIL_JET.search(self.before(start)):
            return None
        return "aircraft" if self.after_an_aircraft(start) or self.says(_MILITARY_AIR, start) else None

    def launcher(self, start: int, end: int) -> str | None:
        if not self.missiles or _IN_SPACE.search(self.text) or _NO_LAUNCHER.match(self.text, end):
            return None
        return None if _OTHER_LAUNCHER.search(self.before(start)) else "missile launcher"

    def carrier(self, start: int, end: int) -> str | None:
        if self.vehicles and _WHEELED.search(self.before(start)):
            return "armored personnel carrier"
        if not self.flattops or _OTHER_CARRIER.search(self.before(start)) or not self.says(_AT_SEA, start):
            return None
        return "aircraft carrier"

    def balloon(self, start: int, end: int) -> str | None:
        return "reconnaissance aircraft" if _WATCHED_SKIES.search(self.text) else None

    def tanker(self, start: int, end: int) -> str | None:
        ship = self.starts.get(end + 1)
        if ship is not None and ship.type == "platform":
            return "support ship" if ship.rule == "ship-prefix" or self.says(_OF_A_NAVY, start) else None
        refuels = bool(self.in_air) and _REFUELS.search(self.text)
        return "tanker aircraft" if refuels and not _FOR_FUEL.search(self.before(start)) else None

    def decoy(self, start: int, end: int) -> str | None:
        return "drone" if self.says(_OF_DRONES, start) else None

    def turret(self, start: int, end: int) -> str | None:
        return "gun turret" if self.says(_OF_GUNS, start) else None

    def projectile(self, start: int, end: int) -> str | None:
        """Of a gun; what a state launches unseen may be anything."""
        first, last = self.scene.sentences.around(start)
        guns = any(first <= hit.start < last and "artillery" in self.path(hit) for hit in self.named)
        return "artillery shell" if guns or self.says(_FIRED_BY_GUNS, start) else None

    def turboprop(self, start: int, end: int) -> str | None:
        named_before = bool(self.in_air) and self.in_air[0] < start
        return "aircraft" if named_before and not self.says(_CIVIL, start) else None

    def tug(self, start: int, end: int) -> str | None:
        return (
            "support ship"
            if (end + 1 in self.starts or end + 2 in self.starts) and self.says(_OF_A_NAVY, start)
            else None
        )

    def truck(self, start: int, end: int) -> _Found | None:
        before = self.before(start)
        kind = _KIND_OF_TRUCK.search(before)
        if kind is None:
            return None
        first = start - len(kind["kind"])
        if kind["kind"].startswith("pick"):
            listed = _LISTED_TRUCK.search(before[: kind.start("kind")])
            at = first - len(listed.group()) if listed else 0
            known = listed is not None and any(at - 2 <= hit.end <= at for hit in self.classes)
        else:
            known = (
                bool(self.named) and _OF_AN_ARMY.search(self.text) is not None and not self.says(_ON_THE_ROAD, start)
            )
        return _Found(first, "military support vehicle") if known else None

    def vehicle(self, start: int, end: int) -> _Found | None:
        kind = _KIND_OF_VEHICLE.search(self.before(start))
        if kind is None:
            return None
        first, name = start - len(kind["kind"]), kind["kind"].split("-")[0].strip()
        if name == "rescue":
            return _Found(first, "submarine rescue vehicle") if self.says(_UNDER_WATER, start) else None
        known = self.missiles and not _IN_SPACE.search(self.text)
        return _Found(first, "missile launcher" if name == "launch" else "military support vehicle") if known else None

    def vessel(self, start: int, end: int) -> _Found | None:
        kind = _KIND_OF_VESSEL.search(self.before(start))
        known = kind is not None and self.says(_OF_A_NAVY, start)
        return _Found(start - len(kind["kind"]), "support ship") if kind and known else None


_FIRED: Final = frozenset(("missile", "rocket", "loitering munition", "air defense system"))
_LAUNCHED: Final = frozenset(("missile", "rocket", "loitering munition", "air defense system", "missile launcher"))
_COUNTED_ALONE: Final = patterns.compile(r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|dozen))\s$")


_JUDGES: Final[dict[str, Callable[[_Article, int, int], str | _Found | None]]] = {
    "fighter": _Article.fighter,
    "jet": _Article.jet,
    "aircraft": _Article.aircraft,
    "launcher": _Article.launcher,
    "carrier": _Article.carrier,
    "balloon": _Article.balloon,
    "tug": _Article.tug,
    "tanker": _Article.tanker,
    "decoy": _Article.decoy,
    "turret": _Article.turret,
    "turboprop": _Article.turboprop,
    "twinjet": _Article.turboprop,
    "trijet": _Article.turboprop,
    "projectile": _Article.projectile,
    "ship": _Article.vessel,
    "truck": _Article.truck,
    "vehicle": _Article.vehicle,
    "vessel": _Article.vessel,
}

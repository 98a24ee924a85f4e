"""Mentions of weapon classes: terms of the class tree, coordinated ones each by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from generator import patterns
from generator.data import weapons
from generator.data.weapons import fold
from generator.kinds.weapon.scene import Hit, Scene, is_title_case
from generator.kinds.weapon.vocabulary import WORD_OR_MARK, class_words, longest

_COORDINATORS: Final = frozenset((",", "and", "or", "/", "as", "well"))
_WINDOW: Final = 110
# A class word that only modifies one of these is about a factory, a deal or an office, not about weapons in hand.
_INSTITUTION_AFTER: Final = patterns.compile(
    r"[\s-](?:and\s[\w-]+\s){0,2}(?:factor(?:y|ies)|plants?|makers?|manufacturers?|companies|company|industry|industries|experts?|"
    r"analysts?|inspectors?|treat(?:y|ies)|deals?|sales|embargo(?:es)?|programmes?|programs?|production|developers?|"
    r"development|bans?|conventions?|controls?|smuggling|smugglers?|trafficking|traffickers?|dealers?|exports?|imports?|"
    r"technology|technologies|scientists?|engineers?|science|academy|museum|depots?|warehouses?|storage|proliferation|"
    r"commanders?|crews?|crewman|pilots?|operators?|drivers?|owners?|violence|laws?|lobby|rights|range|ranges|shops?|"
    r"regiments?|brigades?|battalions?|divisions?|squadrons?|units?|corps|troops|forces|school|bases?|sites?|sector|"
    r"race|tests?\ssite|threats?|components?|parts|capabilit(?:y|ies)|"
    r"tubes?|company|corporation|corporations|script|shock|game|games|league|fuel|water|top|tops|man|men|powder|point)\b"
)
# "protection against bullets", "search for bombs": what is feared or looked for is a threat, nobody's weapon.
_THREAT: Final = patterns.compile(
    r"\b(?:against|search(?:es|ed|ing)?\s(?:[\w\s,]{0,60}\s)?for|sweep(?:s|ing)?\s(?:\w+\s){0,3}for|swept\s(?:\w+\s){0,3}for|"
    r"check(?:s|ed|ing)?\s(?:\w+\s){0,3}for|scan(?:s|ned|ning)?\s(?:\w+\s){0,3}for|screen(?:s|ed|ing)?\s(?:\w+\s){0,3}for|"
    r"look(?:s|ed|ing)?\sfor|threats?\sof|fears?\sof|risks?\sof|protect(?:s|ed|ion|ing)?\sfrom|safe\sfrom|-proof)\s"
    r"(?:[\w-]+,?\s(?:and\s|or\s)?){0,3}$"
)
_FEARED: Final = frozenset(
    """bomb;bullet;explosive;grenade;weapon;mine;small arms;pistol;rifle;land mine;shotgun;improvised explosive device;
    artillery shell""".replace("\n    ", "").split(";")
)


@cache
def _other_sense(name: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """Patterns of what stands before and after a class word that means something else; compiled when first asked for."""
    if (sense := weapons.other_senses().get(name)) is None:
        return None
    before, after = map(_any, sense)
    return re.compile(rf"\b(?:{before})[\s-]$", re.I), re.compile(rf"[\s-](?:{after})\b", re.I)


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in words) or "(?!)"


def class_mentions(scene: Scene) -> Iterator[Hit]:
    """Terms of the class tree in the prose; a rejected reading comes too, with an empty rule, to hold its place."""
    vocabulary = class_words()
    for head in vocabulary.all_heads(scene.text):
        if scene.regions.hold(head.start(), head.end()):
            yield from _at_head(scene, head, vocabulary.forms)
    yield from _armed_submarines(scene)


# "choose a new fighter", "a twin-engine fighter", "the fighter fleet": of an aircraft where the article names some.
_FIGHTER: Final = patterns.compile(
    r"(?<![\w-])(?:(?P<of>(?:new|next|modern|stealth|light|multi-?role|front-?line|advanced|foreign|Western|carrier-based|naval|interim|"
    r"supersonic|[a-z]+-(?:engined?|seat|seater|generation|era|made|built))\s))?(?P<word>fighters?)(?![\w-])"
    r"(?P<for>\s(?:fleets?|squadrons?|program(?:me)?s?|deals?|purchases?|contracts?|orders?|competition|tender|replacement|variants?)\b)?"
)
_ANY_MEN: Final = patterns.compile(
    r"\b(?:rebels?|militants?|militias?|insurgents?|guerrillas?|jihadists?|paramilitar\w+|Hamas|Hezbollah|Houthis?|Taliban|Islamic\sState|PKK|Wagner)\b"
)


def fighters(scene: Scene, named: Iterable[Hit]) -> Iterator[Hit]:
    """ "F-35A fighters", "a new fighter": a bare "fighter" is an aircraft's class only beside one, or among some by the
    words around it or where no men fight in the article; elsewhere it is a man."""
    if "fighter" not in scene.text:
        return
    aircraft = [hit for hit in named if hit.type == "system" and _is_a(hit.name, "aircraft")]
    ends = {hit.end for hit in named if hit.type == "system"}
    alone = bool(aircraft) and _ANY_MEN.search(scene.text) is None
    for hit in _FIGHTER.finditer(scene.text):
        start, end = hit.span("word")
        beside = start - 1 in ends or (hit["of"] is not None and hit.start() - 1 in ends)
        among = aircraft and (alone or hit["of"] or hit["for"] or _flown(scene, hit))
        if (beside or among) and scene.regions.hold(start, end):
            yield Hit(start, end, "fighter jet", "class", "class-by-neighbour", "nominal")


# What a bare word is beside a system of a branch of the tree, or among some where the last column says so: "12 jets".
_BY_NEIGHBOUR: Final = (
    (
        patterns.compile(r"(?<![\w-])jets?(?![\w-]|\s(?:engines?|fuel|lag|streams?|skis?|boats?)\b)"),
        "jet",
        "fighter jet",
        "aircraft",
        True,
    ),
    (patterns.compile(r"(?<![\w-])bombers?(?![\w-])"), "bomber", "bomber", "bomber", True),
    (patterns.compile(r"(?<![\w-])trainers?(?![\w-])"), "trainer", "trainer aircraft", "aircraft", False),
    (patterns.compile(r"(?<![\w-])tankers?(?![\w-])"), "tanker", "tanker aircraft", "aircraft", False),
    (patterns.compile(r"(?<![\w-])carriers?(?![\w-])"), "carrier", "armored personnel carrier", "vehicle", False),
)
_CIVILIAN: Final = patterns.compile(
    r"\b(?:private|business|executive|passenger|corporate|airline|chartered|civil(?:ian)?|commercial|jumbo|ski|suicide|car|alleged|the\s\w+\sarena|water|gas|hot)\s$"
)
_WHEELED: Final = patterns.compile(r"\b(?:[a-z]+-wheeled|wheeled|tracked|troop|armou?red)\s$")


def neighbours(scene: Scene, named: Sequence[Hit]) -> Iterator[Hit]:
    """ "F-35 jets", "a KC-767 tanker", "the eight-wheeled carriers": bare words that a named system makes a class of."""
    for pattern, stem, name, branch, among in _BY_NEIGHBOUR:
        if stem not in scene.text:
            continue
        kin = [hit for hit in named if hit.type == "system" and _is_a(hit.name, branch)]
        ends = {hit.end for hit in kin}
        for hit in pattern.finditer(scene.text) if kin else ():
            start, end = hit.span()
            near = (
                among
                or start - 1 in ends
                or (branch == "vehicle" and _WHEELED.search(scene.text, max(0, start - 24), start))
            )
            if near and scene.regions.hold(start, end) and not _CIVILIAN.search(scene.text, max(0, start - 24), start):
                yield Hit(start, end, name, "class", "class-by-neighbour", "nominal")


# "537 aircraft, 254 helicopters", "14 aircraft of the air force": the bare word says too little where nothing is armed.
_AIRCRAFT: Final = patterns.compile(
    r"(?<![\w-])aircraft(?![\w-]|\s(?:carriers?|maker|manufactur\w+|engines?|noise|parts|industry|hangars?|mechanics?|crash)\b)"
)
_CIVIL: Final = patterns.compile(
    r"\b(?:airlines?|airliners?|passengers?|tourists?|cargo\sfirm|aviation\sauthority|civil\saviation|commercial|civilian|private|light)\b",
    re.IGNORECASE,
)
_MILITARY: Final = patterns.compile(
    r"\b(?:air\sforces?|PLA|navy|army|military|warships?|missiles?|sorties|squadrons?|tanks?|troops|fighters?|radars?|air\sdefen[cs]e|Defen[cs]e|combat|shot\sdown|downed|"
    r"intercepted|scrambled|armed|bombs?|weapons?)\b"
)


def aircraft(scene: Scene) -> Iterator[Hit]:
    """A bare "aircraft" where its sentence speaks of a military and of no airline."""
    for hit in _AIRCRAFT.finditer(scene.text) if "aircraft" in scene.text else ():
        around = scene.sentences.around(hit.start())
        if (
            _MILITARY.search(scene.text, *around)
            and not _CIVIL.search(scene.text, *around)
            and scene.regions.hold(*hit.span())
        ):
            yield Hit(*hit.span(), "aircraft", "class", "class-by-neighbour", "nominal")


# "F-15s strike three launchers": where rockets or missiles are spoken of and nothing is sent into space.
_LAUNCHER: Final = patterns.compile(r"(?<![\w-])launchers?(?![\w-])")
_NO_LAUNCHER: Final = patterns.compile(r"\b(?:app|game|program|window|smoke|ball|clay|balloon|drone)\s$")
_IN_SPACE: Final = patterns.compile(r"\b(?:satellites?|orbits?|spaceport|cosmodrome|astronauts?|payloads\sinto)\b")


def launchers(scene: Scene, classes: Iterable[Hit], named: Iterable[Hit]) -> Iterator[Hit]:
    """ "three launchers", "S-300 launchers": a bare launcher is of missiles where the article fires or names some, and no
    space flight."""
    if "launcher" not in scene.text or _IN_SPACE.search(scene.text):
        return
    fired = any(hit.rule and _FIRED & set(weapons.classes()[hit.name].path) for hit in classes) or any(
        hit.type == "system" and any(_is_a(hit.name, branch) for branch in _LAUNCHED) for hit in named
    )
    for hit in _LAUNCHER.finditer(scene.text) if fired else ():
        other = _NO_LAUNCHER.search(scene.text, max(0, hit.start() - 16), hit.start())
        if not other and scene.regions.hold(*hit.span()):
            yield Hit(*hit.span(), "missile launcher", "class", "class-by-neighbour", "nominal")


_FIRED: Final = frozenset(("missile", "rocket"))
_LAUNCHED: Final = ("missile", "rocket", "loitering munition", "air defense system", "missile launcher")
_AIR: Final = patterns.compile(
    r"\b(?:air\sforces?|aviation|squadrons?|pilots?|air\s?bases?|runways?|hangars?)\b", re.IGNORECASE
)
_MEN: Final = patterns.compile(
    r"\b(?:kill(?:ed|ing)|wound(?:ed|ing)|rebels?|militants?|militia|insurgents?|group|movement|Hamas|Hezbollah|Houthis?|Taliban)\b"
)


def _flown(scene: Scene, hit: re.Match[str]) -> bool:
    """True where the sentence speaks of aviation and of no men that fight, and nobody's name is in front."""
    sentence = scene.sentences.around(hit.start())
    owned = re.search(r"[A-Z][\w-]*\s$", scene.text[max(sentence[0], hit.start() - 24) : hit.start()])
    return not owned and bool(_AIR.search(scene.text, *sentence)) and not _MEN.search(scene.text, *sentence)


def _is_a(name: str, branch: str) -> bool:
    known = weapons.system_of(name)
    return known is not None and branch in weapons.classes()[known.weapon_class].path


# A rejected reading still takes its stretch of text, so that no part of it is read as something smaller.
_REJECTED: Final = ""


def _at_head(scene: Scene, head: re.Match[str], forms: dict[str, str]) -> Iterator[Hit]:
    text = scene.text
    window = max(scene.sentences.around(head.start())[0], head.start() - _WINDOW)
    tokens = list(WORD_OR_MARK.finditer(text, window, head.end()))
    found = longest(tokens, forms) if tokens else None
    if found is None:
        return
    first, name = found
    start = tokens[first].start()
    if _is_no_weapon(scene, start, head, name):
        yield Hit(start, head.end(), name, "class", _REJECTED)
        return
    with_caliber = _CALIBER.search(text, max(0, start - 14), start) if name in _OF_CALIBER else None
    if with_caliber and scene.regions.hold(with_caliber.start(), head.end()):
        yield Hit(with_caliber.start(), head.end(), name, "class", "class-vocabulary", "nominal")
        return
    yield Hit(start, head.end(), name, "class", "class-vocabulary", "nominal")
    yield from _coordinated(text, tokens, first, head.group(), forms)


# "the 76 mm gun", "an 82mm mortar": the caliber is how such a class is told from the others.
_CALIBER: Final = patterns.compile(r"(?<![\w.,/-])\d{1,3}(?:\.\d{1,2})?[ \u00a0-]?(?:mm|millimet(?:er|re))[ \u00a0]$")
_OF_CALIBER: Final = frozenset(
    "gun;mortar;howitzer;cannon;naval gun;field gun;anti-aircraft gun;anti-tank gun;machine gun;recoilless rifle;self-propelled gun".split(
        ";"
    )
)


def _coordinated(text: str, tokens: list[re.Match[str]], first: int, head: str, forms: dict[str, str]) -> Iterator[Hit]:
    """The classes in front that share the head: "ballistic, cruise and hypersonic missiles"."""
    at = first - 1
    while at >= 1 and tokens[at].group().lower() in _COORDINATORS:
        while at >= 0 and tokens[at].group().lower() in _COORDINATORS:
            at -= 1
        if (found := _modifier(tokens, at, head, forms)) is None:
            return
        start, name = found
        yield Hit(tokens[start].start(), tokens[at].end(), name, "class", "class-coordination", "nominal")
        at = start - 1


def _modifier(tokens: list[re.Match[str]], last: int, head: str, forms: dict[str, str]) -> tuple[int, str] | None:
    """(index of the first token, class) of the modifiers ending at ``last`` that make a class with ``head``."""
    best = None
    words = fold(head)
    for size in range(1, 4):
        at = last - size + 1
        if at < 0 or not tokens[at].group()[0].isalnum():
            break
        printed = tokens[at].group()
        if printed.endswith("-"):
            printed += "range"
        words = fold(printed) + " " + words
        if words in forms:
            best = (at, forms[words])
    return best


def _is_no_weapon(scene: Scene, start: int, head: re.Match[str], name: str) -> bool:
    text, end = scene.text, head.end()
    if _is_part_of_a_name(scene, start, head):
        return True
    if _INSTITUTION_AFTER.match(text, end):
        return True
    if head.group() in _ALSO_INITIALS and not scene.armed(start):
        return True
    before = text[max(scene.sentences.around(start)[0], start - 100) : start]
    if name in _FEARED and _THREAT.search(before):
        return True
    if name == "mine" and _STRUCK.search(before):
        return False
    if (sense := _other_sense(name)) and len(text[start:end].split()) == 1:
        return bool(sense[0].search(before) or sense[1].match(text, end))
    return False


# "killed by a mine", "the ship struck the mine": what ore is dug from strikes nobody.
_STRUCK: Final = patterns.compile(
    r"\b(?:(?:by|on|onto|over|against)\san?|(?:hit|hits|struck|strikes|defus\w+|detonat\w+|laid|lays|laying|tripped|dismantl\w+|disarm\w+)\s(?:an?|the))\s$"
)
# Initials of parties and people too, so they need a word about arms in the sentence.
_ALSO_INITIALS: Final = frozenset(("APC", "APCs", "SAM", "AFV"))
_TITLE_NEXT: Final = patterns.compile(r"[\s-](?:of\s)?[A-Z][a-z]")


# "he said: “Drones have killed more”": a sentence begins within the quotation marks.
_OPENS_A_QUOTE: Final = patterns.compile(r"(?:[:,.]\s[\"“]|:\s)$")
_SMALL_NEXT: Final = patterns.compile(r"\s[a-z]")


def _is_part_of_a_name(scene: Scene, start: int, head: re.Match[str]) -> bool:
    """ "Strategic Rocket Forces", "Tank Museum": capitals inside a sentence make a name, except in headlines."""
    text = scene.text
    word = head.group()
    if weapons.class_forms().get(fold(word), ("", word.lower()))[1][0].isupper():  # "Kalashnikov" is never small
        return False
    if word.islower() or word.isupper() or (len(word) > 1 and word[:-1].isupper()):
        return bool(
            word.islower() and _TITLE_NEXT.match(text, head.end()) and _is_word_of_shell(word, text, head.end())
        )
    sentence_start = scene.sentences.around(start)[0]
    if _OPENS_A_QUOTE.search(text, max(0, start - 3), start) and _SMALL_NEXT.match(text, head.end()):
        return False
    if start == sentence_start and text[start:].split(" ", 1)[0] != word:
        return False
    if scene.regions.in_headline(start) or is_title_case(text, scene.sentences.around(start)):
        return bool(
            re.match(
                r"\s(?:Forces?|Force|Company|Corporation|Museum|Agency|Treaty|Command|Corps)\b", text[head.end() :][:14]
            )
        )
    return not (start == sentence_start and not _TITLE_NEXT.match(text, head.end()))


def _is_word_of_shell(word: str, text: str, end: int) -> bool:
    return word == "mines" and text[end : end + 9].startswith(" Advisory")


_ARMED_SUBMARINE: Final = patterns.compile(
    r"(?<!\w)submarines?\s(?:(?:armed|equipped|fitted)\s)?(?:with|carrying|capable\sof\s(?:firing|launching|carrying))\s"
    r"(?:nuclear\s|nuclear-capable\s|nuclear-tipped\s|strategic\s)?ballistic\smissiles?",
    re.IGNORECASE,
)


def _armed_submarines(scene: Scene) -> Iterator[Hit]:
    """ "submarines with nuclear ballistic missiles" is the class by description."""
    for hit in _ARMED_SUBMARINE.finditer(scene.text) if "ubmarine" in scene.text else ():
        if scene.regions.hold(hit.start(), hit.end()):
            yield Hit(hit.start(), hit.end(), "ballistic missile submarine", "class", "class-by-description", "nominal")

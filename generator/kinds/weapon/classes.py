"""Mentions of weapon classes: terms of the class tree, coordinated ones each by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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


def fighters(scene: Scene, named: Iterable[Hit]) -> Iterator[Hit]:
    """ "F-35A fighters", "a new fighter": a bare "fighter" is an aircraft's class only beside one, or among some by the
    words around it; elsewhere it is a man."""
    if "fighter" not in scene.text:
        return
    aircraft = [hit for hit in named if hit.type == "system" and _flies(hit.name)]
    ends = {hit.end for hit in named if hit.type == "system"}
    for hit in _FIGHTER.finditer(scene.text):
        start, end = hit.span("word")
        beside = start - 1 in ends or (hit["of"] is not None and hit.start() - 1 in ends)
        among = aircraft and (hit["of"] or hit["for"] or _flown(scene, hit))
        if (beside or among) and scene.regions.hold(start, end):
            yield Hit(start, end, "fighter jet", "class", "class-by-neighbour", "nominal")


# "F-15s strike three launchers": where rockets or missiles are spoken of and nothing is sent into space.
_LAUNCHER: Final = patterns.compile(r"launchers?(?![\w-]|['’]s)")
_LAUNCHER_ALONE: Final = patterns.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?|[Tt]wo|[Tt]hree|four|five|six|seven|eight|nine|ten|twelve|several|many|some|dozens\sof|mobile|\d+|and|or|hits?|struck|"
    r"strikes?|destroy(?:s|ed|ing)?|target(?:s|ed|ing)?|bomb(?:s|ed|ing)?)\s$"
)
_IN_SPACE: Final = patterns.compile(r"\b(?:satellites?|orbits?|spaceport|cosmodrome|astronauts?|payloads\sinto)\b")


def launchers(scene: Scene, classes: Iterable[Hit]) -> Iterator[Hit]:
    """ "three launchers", "hits launchers": a bare launcher is of missiles where the article fires some, and no space flight."""
    if "launcher" not in scene.text or _IN_SPACE.search(scene.text):
        return
    fired = any(hit.rule and _FIRED & set(weapons.classes()[hit.name].path) for hit in classes)
    for hit in _LAUNCHER.finditer(scene.text) if fired else ():
        alone = _LAUNCHER_ALONE.search(scene.text, max(0, hit.start() - 16), hit.start())
        if alone and scene.regions.hold(*hit.span()):
            yield Hit(*hit.span(), "missile launcher", "class", "class-by-neighbour", "nominal")


_FIRED: Final = frozenset(("missile", "rocket"))
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


def _flies(name: str) -> bool:
    known = weapons.system_of(name)
    return known is not None and "aircraft" in weapons.classes()[known.weapon_class].path


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
    yield Hit(start, head.end(), name, "class", "class-vocabulary", "nominal")
    yield from _coordinated(text, tokens, first, head.group(), forms)


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
    if (sense := _other_sense(name)) and len(text[start:end].split()) == 1:
        return bool(sense[0].search(before) or sense[1].match(text, end))
    return False


# Initials of parties and people too, so they need a word about arms in the sentence.
_ALSO_INITIALS: Final = frozenset(("APC", "APCs", "SAM", "AFV"))
_TITLE_NEXT: Final = patterns.compile(r"[\s-](?:of\s)?[A-Z][a-z]")


# "he said: “Drones have killed more”": a sentence begins within the quotation marks.
_OPENS_A_QUOTE: Final = patterns.compile(r"[:,.]\s[\"“]$")
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

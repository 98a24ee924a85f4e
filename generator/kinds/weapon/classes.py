"""Mentions of weapon classes: terms of the class tree, coordinated ones each by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from generator import patterns
from generator.data import weapons
from generator.data.weapons import fold
from generator.kinds.weapon.modifiers import described
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


def speaks_of_an_institution(text: str, end: int) -> bool:
    """True where the class word that ends at ``end`` only modifies what is no weapon ("tank crews", "missile deal")."""
    return _INSTITUTION_AFTER.match(text, end) is not None


# "a fighter jet pilot", "armoured vehicle programs": a class of two words is spoken of beside those who have or buy it too.
_OF_SUCH_ARMS: Final = patterns.compile(
    r"[\s-](?:programmes?|programs?|deals?|production|pilots?|crews?|operators?|drivers?|commanders?|units?|troops|brigades?|battalions?|regiments?|divisions?|squadrons?|"
    r"parts|components?|capabilit(?:y|ies)|factor(?:y|ies)|plants?|exports?|imports?|sales|threats?|technology|technologies|development)\b"
)


# A radar site is one, and an operator looks at one.
_OF_A_RADAR: Final = patterns.compile(r"\s(?:sites?|operators?|units?|crews?|bases?)\b")


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
    yield Hit(described(text, tokens, first), head.end(), name, "class", "class-vocabulary", "nominal")
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
    at_work = _OF_SUCH_ARMS if " " in text[start:end] else _OF_A_RADAR if name == "military radar" else None
    if speaks_of_an_institution(text, end) and not (at_work and at_work.match(text, end)):
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

"""Systems that are named by what they are, in capitals: "the Cold Weather All-Terrain Vehicle"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator import patterns
from generator.data import weapons
from generator.data.weapons import fold
from generator.kinds import words
from generator.kinds.weapon.scene import Hit, Scene, is_title_case
from generator.kinds.weapon.vocabulary import class_words
from generator.text import occurrences

_HEADS: Final = frozenset(
    f"{head}{s}"
    for head in (
        "Vehicle Vessel Helicopter Missile Radar Howitzer Frigate Corvette Destroyer Submarine Cutter Drone Tank Interceptor Launcher Fighter Trainer Ship Boat "
        "Munition Gun Mortar Minehunter Icebreaker Carrier Weapon"
    ).split()
    for s in ("", "s")
) | {"Aircraft", "Craft", "Torpedo", "Torpedoes"}  # fmt: skip
_BEFORE: Final = patterns.compile(
    r"(?<![\w.’'-])(?:[A-Z][a-z][\w-]*|[A-Z]-[A-Z]\w+)(?:[ \u00a0](?:[A-Z][a-z][\w-]*)){0,4}[ \u00a0]$"
)
_GOES_ON: Final = patterns.compile(r"[\w-]|['’]|[ \u00a0](?:[A-Z]|\d)")
_WHAT_IT_IS: Final = frozenset(
    """combat armoured armored fighting patrol multi-role multirole multipurpose multi-purpose tactical infantry terrain all-terrain attack strike light medium heavy advanced
    next-generation generation future offshore unmanned uncrewed autonomous guided anti-ship anti-tank anti-submarine anti-aircraft landing assault reconnaissance surveillance protected
    mobility coastal littoral amphibious transport long-range short-range medium-range range precision loitering ballistic cruise hypersonic airborne early-warning
    common joint ground self-propelled towed logistic logistics modular multi-mission fast response endurance interdiction tracked wheeled replenishment survey underwater
    surface air-to-air air-to-surface surface-to-air air-launched ground-launched engineering recovery bridging training""".split()
)
_OF_A_BODY: Final = frozenset(
    "navy army force forces guard police marine marines corps ministry department royal museum company group command".split()
)
_OPENERS: Final = frozenset(
    "the a an its their his her our this that these those all each every some new two three four five six".split()
)
_FEWEST: Final = 3


def in_capitals(scene: Scene) -> Iterator[Hit]:
    """A name that tells in capitals what the system is, and its initials elsewhere; a term of the class tree is a class."""
    forms = class_words().forms
    for start, end in occurrences.find(scene.text, _HEADS):
        if _GOES_ON.match(scene.text, end) or scene.regions.in_headline(start):
            continue
        before = _BEFORE.search(scene.text, max(0, start - 70), start)
        if before is None or is_title_case(scene.text, scene.sentences.around(start)):
            continue
        parts = before.group().split()
        while parts and parts[0].lower() in _OPENERS:
            del parts[0]
        low = [part.lower() for part in parts]
        if not _WHAT_IT_IS & set(low) or _OF_A_BODY & set(low) or not scene.regions.hold(start, end):
            continue
        first = start - len(" ".join(parts)) - 1
        phrase = " ".join(scene.text[first:end].split())
        if (known := _class(phrase, parts, forms)) is not None and not any(_by_initials(scene, phrase)):
            yield Hit(end - len(known), end, forms[fold(known)], "class", "class-in-capitals", "nominal")
        elif len(parts) + 1 >= _FEWEST:
            name = weapons.singular(phrase)
            yield Hit(first, end, name, "system", "name-in-capitals")
            yield from _by_initials(scene, name)


def _class(phrase: str, parts: list[str], forms: dict[str, str]) -> str | None:
    """The phrase, or what a people in front leaves of it, where it is a term of the class tree."""
    if fold(phrase) in forms:
        return phrase
    rest = phrase.partition(" ")[2]
    return rest if words.is_demonym(parts[0].lower()) and fold(rest) in forms else None


def _by_initials(scene: Scene, name: str) -> Iterator[Hit]:
    letters = "".join(word[0] for word in re.split(r"[ -]", name) if word[:1].isupper())
    if len(letters) < _FEWEST or fold(letters) in class_words().forms:
        return
    for start, end in occurrences.find(scene.text, frozenset((letters, f"{letters}s"))):
        if scene.regions.hold(start, end):
            yield Hit(start, end, name, "system", "name-in-capitals", "alias")

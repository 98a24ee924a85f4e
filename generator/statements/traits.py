"""Scene -> what is said of a system beside figures: how it is driven, who operates it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator import patterns
from generator.data import weapons
from generator.model import Mention
from generator.statements.scene import Scene, within


@dataclass(frozen=True, slots=True)
class Trait:
    """A property of ``holder`` in words: its value, and the stretch of text that says it."""

    holder: Mention
    property: str
    value: str
    start: int
    end: int
    reason: str


# ---------------------------------------------------------------- propulsion

_DRIVES: Final[tuple[tuple[str, str], ...]] = (
    (r"solid[\s-](?:fuel(?:l?ed)?|propellants?|propelled)", "solid fuel"),
    (r"liquid[\s-](?:fuel(?:l?ed)?|propellants?|propelled)", "liquid fuel"),
    (r"nuclear[\s-](?:powered|propelled)", "nuclear"),
    (r"diesel[\s-]electric", "diesel-electric"),
    (r"jet[\s-](?:powered|propelled)", "jet engine"),
    (r"(?:turboprop|propeller)[\s-](?:powered|driven)", "propeller"),
)
_ANY_DRIVE: Final = "|".join(pattern for pattern, _ in _DRIVES)
_DRIVE: Final = patterns.compile(rf"(?<![\w-])(?:{_ANY_DRIVE})(?![\w-])", re.IGNORECASE)
_DRIVE_HOLD: Final = ("fuel", "propel", "powered", "electric", "driven")
# "the liquid-fuelled Hwasong-12": nothing but the noun phrase stands between.
_NAME_NEXT: Final = patterns.compile(
    r"(?:\s(?!(?:and|or|nor|but|than|by|with|of|for|to|from|in|on|at|like|which|that|is|was|are|were|has|have|can|will|it|its|the|an?)\b)[a-z-]+){0,4}\s"
)
# "The Sejjil is solid-fuelled", "the Sejjil, a two-stage solid-fuel missile"
_SAID_OF: Final = patterns.compile(
    r"(?:\s[a-z-]+){0,3}?(?:\s(?:is|was|are|were)(?:\salso)?|,)\s(?:(?:an?|the|its|their)\s)?(?:(?!(?:not|no|never)\b)[\w-]+,?\s(?:and\s)?){0,3}$"
)


def propulsion(scene: Scene) -> Iterator[Trait]:
    """ "the solid-fuelled X", "X is a liquid-fuelled missile": how the text says that it is driven."""
    if not any(map(scene.text.__contains__, _DRIVE_HOLD)):
        return
    for hit in _DRIVE.finditer(scene.text):
        sentence = scene.sentence(hit.start())
        holder = _named_behind(scene, hit.end(), sentence[1]) or _named_before(scene, sentence[0], hit.start())
        if holder is not None:
            value = next(name for pattern, name in _DRIVES if re.fullmatch(pattern, hit.group(), re.IGNORECASE))
            start, end = min(hit.start(), holder.span.start), max(hit.end(), holder.span.end)
            yield Trait(holder, "propulsion", value, start, end, "said of it beside its name")


def _named_behind(scene: Scene, start: int, end: int) -> Mention | None:
    named = scene.named_in(start, min(end, start + 60))
    return named[0] if named and _NAME_NEXT.fullmatch(scene.text, start, named[0].span.start) else None


def _named_before(scene: Scene, start: int, end: int) -> Mention | None:
    named = scene.named_in(max(start, end - 100), end)
    return named[-1] if named and _SAID_OF.fullmatch(scene.text, named[-1].span.end, end) else None


# ---------------------------------------------------------------- operators

_OPERATES: Final = patterns.compile(r"\s(?:also\s|now\s|currently\s|already\s)?(?:operates?|fields?|flies)\s")
_DIRECTLY: Final = patterns.compile(
    r"(?:(?:the|its|their|about|some|around|only|at|least|just|over|more|than|several|both|older|newer|new|old|\d+|two|three|four|five|six|seven|"
    r"eight|nine|ten|twelve|dozens|of)\s){0,4}"
)
_NEXT_OF_ROW: Final = patterns.compile(rf"(?:\s[a-z-]+){{0,3}}(?:,|,?\sand)\s{_DIRECTLY.pattern}")
_ALL: Final = patterns.compile(
    r"(?:all\s(?P<count>two|three|four|five|six)|(?P<both>both))(?:\s(?:of\s(?:these|them)|missiles|systems|types|classes|aircraft|drones))?(?=[.,;]|\sand\b|\sof\b)"
)
_COUNTS: Final = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_BACK: Final = 3


def operators(scene: Scene) -> Iterator[Trait]:
    """ "The navy of Norland operates six X": a body or a country right before the verb, the systems right behind it."""
    for hit in _OPERATES.finditer(scene.text):
        who = _who(scene, hit.start())
        if who is None:
            continue
        meant = _ALL.match(scene.text, hit.end())
        held = _all_before(scene, hit.start(), meant) if meant else _behind(scene, hit.end())
        for holder, reason in held:
            end = max(hit.end(), holder.span.end) if meant is None else meant.end()
            yield Trait(holder, "operator", who.name or who.text, who.span.start, end, reason)


def _who(scene: Scene, end: int) -> Mention | None:
    found = [m for m in within(scene.mentions, max(0, end - 80), end) if m.span.end == end]
    bodies = [m for m in found if m.kind in ("organization", "location") and m.form in ("name", "alias")]
    return bodies[0] if bodies else None


def _behind(scene: Scene, start: int) -> list[tuple[Mention, str]]:
    named = scene.named_in(start, start + 80)
    if not named or not _DIRECTLY.fullmatch(scene.text, start, named[0].span.start):
        return []
    row = [named[0]]
    for mention in scene.named_in(named[0].span.end, named[0].span.end + 120):
        if not _NEXT_OF_ROW.fullmatch(scene.text, row[-1].span.end, mention.span.start):
            break
        row.append(mention)
    return [(mention, "its operator is named with it") for mention in row]


def _all_before(scene: Scene, at: int, meant: re.Match[str]) -> list[tuple[Mention, str]]:
    """The systems of the sentences before, where they are as many as "all three" says."""
    wanted = _COUNTS.get(meant["count"] or "two", 2)
    systems: dict[str, Mention] = {}
    for back in range(_BACK + 1):
        sentence = scene.sentence_before(at, back)
        if sentence is None:
            break
        for mention in scene.named_in(sentence[0], min(sentence[1], at)):
            systems.setdefault(weapons.identity(mention.name or mention.text), mention)
        if len(systems) >= wanted:
            break
    if len(systems) != wanted:
        return []
    return [(mention, f'"{meant.group()}" are the {wanted} systems named last') for mention in systems.values()]

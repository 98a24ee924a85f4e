"""Scene and quantities -> how many of a system are spoken of: counted before its name, behind it, or by its noun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator import patterns
from generator.model import Mention, Quantity
from generator.statements.scene import Scene
from generator.statements.subjects import WEAPON_NOUN, meant_by


@dataclass(frozen=True, slots=True)
class Count:
    """So many of ``holder``, said in ``[start, end)``."""

    holder: Mention
    quantity: Quantity
    start: int
    end: int
    reason: str


def counts(scene: Scene, quantities: Sequence[Quantity]) -> Iterator[Count]:
    """All of them, in order of the text; a number in front of a class noun belongs to the system that the noun means."""
    for quantity in quantities:
        if _are_fighters(scene, quantity):
            quantity = replace(quantity, unit=None)
        if quantity.unit is None and not _is_share(scene.text, quantity):
            found = _behind(scene, quantity) or _by_noun(scene, quantity) or _before(scene, quantity)
            if found is not None:
                yield found
    yield from _bare(scene, quantities)


def _are_fighters(scene: Scene, quantity: Quantity) -> bool:
    """True for "26 Kestrel fighters": aircraft, no people."""
    end = quantity.span.end
    named = scene.named_in(end, end + 30) if quantity.unit == "person" else []
    return bool(named) and named[0].span.start == end + 1


# "3 in 10 missiles" counts no missiles.
_SHARE: Final = patterns.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine))\s(?:in|out\sof)\s(?:every\s)?$", re.IGNORECASE
)


def _is_share(text: str, quantity: Quantity) -> bool:
    return _SHARE.search(text, max(0, quantity.span.start - 24), quantity.span.start) is not None


# ---------------------------------------------------------------- "30 Leopard 2 tanks", "19 mines of the type X"

_UNITS_OF: Final = patterns.compile(
    r"^\s(?:batter(?:y|ies)|units?|squadrons?|regiments?|battalions?|sets?|divisions?|copies|pieces|examples|systems|batch(?:es)?)\sof\s"
    r"(?:the\s|its\s|their\s)?"
)
# "two Black Hawk pilots", "three Patriot sites": people, places and events are counted, no weapons.
_OF_PEOPLE: Final = patterns.compile(
    r"\s(?:pilots?|crews?|crewm[ae]n|operators?|commanders?|drivers?|gunners?|mechanics|instructors|crash(?:es)?|strikes?|attacks?|launches|tests?|flights?|sorties|"
    r"bases?|factories|deals?|sites?|contracts?|variants?|versions?)\b"
)
_ADJECTIVES: Final = patterns.compile(r"(?:\s(?:of\s|more\s|new\s)?(?:[\w-]+\s){0,4})")
_NO_ADJECTIVE: Final = patterns.compile(
    r"\b(?:and|in|on|at|to|with|by|from|for|the|was|were|is|are|have|has|had|found|hit|lost|used|sank|firing|carrying|using|launching|including|either|tubes?|after|before|over|under|during|against|near|as|than|who|which|that|when|while|if|because|killed|wounded|injured|identified|dead)\b"
)
_REACH: Final = 70


def _before(scene: Scene, quantity: Quantity) -> Count | None:
    """ "30 Leopard 2 tanks", "tens of millions of outdated artillery shells": a number right before a weapon."""
    end = quantity.span.end
    following = scene.weapons_in(end, end + _REACH)
    if not following or _OF_PEOPLE.match(scene.text, following[0].span.end):
        return None
    first = following[0]
    between = _UNITS_OF.sub(" ", scene.text[end : first.span.start])
    if "\n" in between or not _ADJECTIVES.fullmatch(between) or _NO_ADJECTIVE.search(between):
        return None
    if _is_no_number_of_it(scene, quantity, first):
        return None
    if first.type == "class" and (listed := _heads_item(scene, quantity, first)) is not None:
        return Count(listed, quantity, listed.span.start, first.span.end, "counted behind its name and a colon")
    if first.type == "class" and (named := _of_the_type(scene, first)) is not None:
        return Count(
            named, quantity, quantity.span.start, named.span.end, "counted before its class, which it is the type of"
        )
    return Count(first, quantity, quantity.span.start, first.span.end, "counted before its name")


def _heads_item(scene: Scene, quantity: Quantity, counted: Mention) -> Mention | None:
    """The X of "X: 129 infantry fighting vehicles", where X is one of those."""
    start = quantity.span.start
    named = scene.named_in(max(0, start - 40), start)
    if not named or scene.text[named[-1].span.end : start] != ": ":
        return None
    path = scene.class_path(named[-1])
    return named[-1] if not path or (counted.name or "") in path else None


_OF_THE_TYPE: Final = patterns.compile(r"\sof\s(?:the\s|its\s)?(?:type\s|model\s|class\s)?[\"“]?")


def _of_the_type(scene: Scene, mention: Mention) -> Mention | None:
    """The X of "mines of the type X" and of "missile boats of the X class"."""
    end = mention.span.end
    named = scene.named_in(end, end + 40)
    return named[0] if named and _OF_THE_TYPE.fullmatch(scene.text, end, named[0].span.start) else None


# "12 HIMARS projectiles" counts what it fires; "1.2 submarines a year" is a rate.
_FIRED_NEXT: Final = patterns.compile(r"[\s-](?:[a-z-]+\s)?(?:projectiles?|rockets?|shells?|rounds?|munitions?)\b")
_SHOOTERS: Final = frozenset(("multiple rocket launcher", "artillery"))
_A_YEAR: Final = patterns.compile(
    r"\s(?:(?:an?|per|each|every)\s(?:year|month|week|day|hour)|annually|yearly|monthly)\b"
)


def _is_no_number_of_it(scene: Scene, quantity: Quantity, mention: Mention) -> bool:
    beside = scene.class_beside(mention) if mention.type == "system" else None
    end = max(mention.span.end, beside[2] if beside else 0)
    if _A_YEAR.match(scene.text, end) or not _is_whole(quantity):
        return True
    shoots = bool(_SHOOTERS & scene.class_path(mention)) and mention.type == "system"
    return shoots and _FIRED_NEXT.match(scene.text, mention.span.end) is not None


def _is_whole(quantity: Quantity) -> bool:
    return not isinstance(quantity.value, float) or quantity.value.is_integer()


# ---------------------------------------------------------------- "X, of which Norland has ordered 30", "12 of the aircraft"

_IN_NUMBER: Final = patterns.compile(r"\s(?:in\snumber|in\sall|in\stotal|strong)(?=[,.;])")
_OF_WHICH_BEHIND: Final = patterns.compile(r"\sof\s(?:which|them|these|those)\b")
_OF_WHICH: Final = patterns.compile(r",\sof\swhich\s(?:[\w.'’&-]+\s){0,8}?$")
# A number ends what it says or a verb follows; before a noun it counts that.
_ENDS: Final = patterns.compile(
    r"[.,;:)–—]|\s[–—]|\s(?:in|by|since|and|but|were|was|are|is|have|has|had|remain|will|to|from|for|after|on|so|already|between|last|this|at|before|until|each)\b|\Z"
)
_BEFORE_COMMA: Final = patterns.compile(
    r"(?:\s[a-z-]+){0,3}(?:\s\([^()\n]{1,40}\))?,\s(?:(?:some|about|around|at\sleast|nearly|more\sthan|over|up\sto|the\sfirst)\s)?"
)
# "Norland has ordered 290 from the firm."
_ORDERED: Final = patterns.compile(
    r"\b(?:ordered|bought|acquired|purchased|operates|received|fields|flies|owns)\s(?:a\stotal\sof\s|some\s|about\s|another\s|only\s|just\s)?$"
)
_LONGEST: Final = 70
_FEWEST: Final = 2


def _behind(scene: Scene, quantity: Quantity) -> Count | None:
    """ "X, 30 of which are on order", "X, of which Norland has 223", "ordered three of them"."""
    start, end = quantity.span.start, quantity.span.end
    if not _is_whole(quantity) or (quantity.value or _FEWEST) < _FEWEST:
        return None
    if _IN_NUMBER.match(scene.text, end):
        return _count_behind(scene, quantity, start, end)
    if of := _OF_WHICH_BEHIND.match(scene.text, end):
        if scene.text.endswith("which", 0, of.end()):
            return _count_behind(scene, quantity, start, of.end())
        found = meant_by(scene, start, "")
        return Count(found[0], quantity, start, of.end(), found[1]) if found else None
    return _at_the_end(scene, quantity) if _ENDS.match(scene.text, end) else None


def _at_the_end(scene: Scene, quantity: Quantity) -> Count | None:
    """ "X, of which Norland has 223"; "Norland has ordered 290 from the firm", said of the one system it can be."""
    start, end = quantity.span.start, quantity.span.end
    window = max(scene.sentence(start)[0], start - _LONGEST)
    if "of which" in scene.text[window:start]:
        which = _OF_WHICH.search(scene.text, window, start)
        return _count_behind(scene, quantity, which.start() + 2, end) if which else None
    if not _ORDERED.search(scene.text, window, start) or scene.named_in(window, start):
        return None
    found = meant_by(scene, start, "") or meant_by(scene, start, "systems")
    return Count(found[0], quantity, start, end, found[1]) if found else None


def _count_behind(scene: Scene, quantity: Quantity, start: int, end: int) -> Count | None:
    """The count of what stands right before the comma before ``start``: a system by its name or by its noun."""
    named = scene.named_in(max(scene.sentence(start)[0], start - _LONGEST), start)
    if named and _BEFORE_COMMA.fullmatch(scene.text, named[-1].span.end, start):
        return Count(named[-1], quantity, named[-1].span.start, end, "counted right behind its name")
    noun = _DEFINITE_BEFORE.search(scene.text, max(0, start - _LONGEST), start)
    found = meant_by(scene, noun.start(), noun["noun"]) if noun else None
    return Count(found[0], quantity, quantity.span.start, end, found[1]) if found else None


_DEFINITE_BEFORE: Final = patterns.compile(
    rf"\b(?:[Tt]he|[Tt]his|[Tt]hese|[Tt]hose)\s(?P<noun>{WEAPON_NOUN}),\s(?:[a-z]+\s){{0,2}}$"
)
_OF_THE_NOUN: Final = patterns.compile(
    rf"\sof\s(?:the|its|their|those|these)\s(?:(?!of\b)[A-Za-z][\w-]*\s){{0,3}}?(?P<noun>{WEAPON_NOUN})(?![\w-]|\s[A-Z])"
)
_BARE_NOUN: Final = patterns.compile(
    r"\s(?:(?:new|more|additional|further|such|other|of\ssuch)\s){0,2}(?P<noun>vehicles|aircraft|planes|jets|fighters|helicopters|drones|launchers|tanks|howitzers|ships|vessels|boats|"
    r"frigates|corvettes|submarines|systems|radars|units|machines|trainers|missiles|torpedoes|mortars|guns|interceptors|minehunters|hulls|examples|airframes|carriers)(?![\w-])(?!\sof\b)"
)
# What a party does with a number of something: it orders, gets, has or gives them.
_ACQUIRES: Final = patterns.compile(
    r"\b(?:order(?:s|ed|ing)?|deliver(?:s|ed|ing|y|ies)?|bought|buy(?:s|ing)?|acqui(?:re[sd]?|ring|sition)|purchas(?:e[sd]?|ing)|sales?|sell|sold|procur(?:e[sd]?|ing|ement)|contracts?|"
    r"contracted|receiv(?:e[sd]?|ing)|operates?|operating|fleet|fields?|owns?|build(?:s|ing)?|built|suppl(?:y|ies|ied)|donat(?:e[sd]?|ing|ion)|hand(?:s|ed)?\sover|covers?|covered|inventory|"
    r"programme|requirement|option|manufactur(?:e[sd]?|ing))\b"
)
_AROUND: Final = 70


def _by_noun(scene: Scene, quantity: Quantity) -> Count | None:
    """ "12 of the aircraft"; "is to deliver 129 vehicles" where the article has named one system that can be meant."""
    start, end = quantity.span.start, quantity.span.end
    if not _is_whole(quantity) or (quantity.value or _FEWEST) < _FEWEST:
        return None
    hit = _OF_THE_NOUN.match(scene.text, end)
    if hit is None and (bare := _BARE_NOUN.match(scene.text, end)):
        first, last = scene.sentence(start)
        near = max(first, start - _AROUND), min(last, bare.end() + _AROUND)
        hit = bare if _ACQUIRES.search(scene.text, *near) and not _A_YEAR.match(scene.text, bare.end()) else None
    if hit is None or scene.named_in(end, hit.end()):
        return None
    found = meant_by(scene, start, hit["noun"], known=hit.re is not _OF_THE_NOUN)
    return Count(found[0], quantity, start, hit.end(), found[1]) if found else None


# ---------------------------------------------------------------- numbers that are no quantities elsewhere

_COUNT_OF_NAME: Final = patterns.compile(
    r"(?<![\w.,-])(?P<count>\d{1,3}(?:,\d{3})?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s$",
    re.IGNORECASE,
)
NUMBERS: Final = dict(
    zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True)
)


def _bare(scene: Scene, quantities: Sequence[Quantity]) -> Iterator[Count]:
    """ "gave Kyiv 31 T-72s", "four Kestrel 2500": a number before a name in the plural, a number in words before any name."""
    taken = {quantity.span.end for quantity in quantities}
    for mention in scene.weapons:
        at = mention.span.start
        may_be = mention.type == "system" or (mention.type == "class" and scene.text[at].isdigit())
        hit = _COUNT_OF_NAME.search(scene.text, max(0, at - 9), at) if may_be else None
        if hit is None or hit.end("count") in taken:
            continue
        printed = hit["count"].lower().replace(",", "")
        if mention.type == "class" and not mention.text.endswith("s"):
            continue
        plural = mention.text.endswith("s") and mention.name not in (None, mention.text)
        if not plural and printed.isdigit():
            continue
        span = scene.span(*hit.span("count"))
        value = NUMBERS.get(printed) or int(printed)
        quantity = Quantity(span, hit["count"], value, None, hit["count"], "")
        reason = "counted before its name, which stands in the plural" if plural else "counted before its name"
        yield Count(mention, quantity, span.start, mention.span.end, reason)

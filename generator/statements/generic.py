"""A sentence of a scene -> the class of weapons it speaks of: in general ("National security cutters are 418 feet long"),
or of one that has no name ("a semi-submersible that was 14 meters long")."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from generator import patterns
from generator.data import weapons
from generator.model import Mention, Span
from generator.statements.scene import Scene
from generator.statements.subjects import has_none

_VERB: Final = patterns.compile(
    r"(?:\s\([A-Z]{2,8}s?\))?\s(?:typically\s|usually\s|generally\s|normally\s|also\s)?"
    r"(?:are|have|had|were|can|weigh|displace|measure|reach|carry|cost|fly|travel|need)\b"
)
_THEY: Final = patterns.compile(r"\s*They\s(?:can|are|have|carry|weigh|displace|measure|reach|also)\b")
_OPENS: Final = patterns.compile(r"\s*(?:(?:The|Such|These|All)\s)?")


def said_of_all(scene: Scene, sentence: tuple[int, int], before: int) -> Mention | None:
    """The class that a sentence speaks of in general up to ``before``: "National security cutters are ...", then "They can"."""
    subject = _in_general(scene, sentence, before)
    earlier = scene.sentence_before(sentence[0] + 1) if _THEY.match(scene.text, sentence[0]) else None
    if subject is None and earlier is not None and not scene.weapons_in(sentence[0], before):
        return _in_general(scene, earlier, earlier[1])
    return subject


def _in_general(scene: Scene, sentence: tuple[int, int], before: int) -> Mention | None:
    """The class in the plural that is the only subject up to there: "National security cutters are"."""
    known = scene.weapons_in(sentence[0], before)
    if not known or known[0].type != "class" or not known[0].text.endswith("s") or len(known) > 1:
        return None
    opens = _OPENS.fullmatch(scene.text, sentence[0], known[0].span.start)
    return known[0] if opens and _VERB.match(scene.text, known[0].span.end) else None


# ---------------------------------------------------------------- one that has no name

# Too general, or what explodes: no figure is told of it.
_NO_HOLDER: Final = frozenset(
    ("weapon", "warhead", "explosive", "ammunition", "bullet", "small arms", "aircraft", "artillery", "grenade")
)
# What stands for one of them as it was seen; how far or fast one went tells nothing of its class.
_SIZES: Final = frozenset(
    ("length", "width", "beam", "wingspan", "height", "diameter", "weight", "displacement", "draught")
)
# "a drone that was", "a mortar has", "the missile flew"; "a 45-foot response boat"
_SAID_OF_ONE: Final = patterns.compile(
    r"(?:,\s(?:an?|the)\s[^,.;:]{1,60}?)?,?\s(?:with|that|which|whose|has|have|had|is|are|was|were|weighs?|weighing|displaces?|measures?|measuring|flew|reached|can)\b[^.;:]*"
)
_ADJECTIVES_ONLY: Final = patterns.compile(
    r"[\s-](?:(?!(?:and|or|of|with|for|in|to|at|on|from|by|the|an?)\b)[a-z-]+\s){0,3}"
)


def class_of_the_clause(scene: Scene, clause: tuple[int, int], figure: Span, property_: str) -> Mention | None:
    """The class noun of which the clause speaks: "a semi-submersible that was 14 m long", "a 45-foot response boat"; without
    "a" only where the article names no system that it can stand for."""
    before = scene.weapons_in(clause[0], figure.start)
    since = [*takewhile(lambda m: m.type == "class" and m.name == before[-1].name, reversed(before))][::-1]
    if before and not since:
        return None
    if since:
        one, opens = since[-1], since[0].span.start
        fits = _SAID_OF_ONE.fullmatch(scene.text, one.span.end, figure.start)
    else:
        following = scene.weapons_in(figure.end, figure.end + _REACH)
        if not following or following[0].type != "class":
            return None
        one, opens = following[0], figure.start
        fits = _ADJECTIVES_ONLY.fullmatch(scene.text, figure.end, one.span.start)
    node = weapons.classes().get(one.name or "")
    if (
        property_ not in _SIZES
        or not fits
        or node is None
        or node.name in _NO_HOLDER
        or has_none(frozenset(node.path), property_)
    ):
        return None
    is_one = _ONE.search(scene.text, max(clause[0], opens - _REACH), opens) is not None
    if one.text.endswith("s") or not (is_one or len(since) == len(before)):
        return None
    return one if is_one or not any(_can_stand_for(scene, one, m) for m in scene.named) else None


_ONE: Final = patterns.compile(r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother)\s(?:[\w-]+\s){0,3}$")


def _can_stand_for(scene: Scene, one: Mention, named: Mention) -> bool:
    """True for a system of the class, or of one above it or of none known that is named shortly before."""
    path = scene.class_path(named)
    if (one.name or "") in path:
        return True
    node = weapons.classes()[one.name or ""]
    near = 0 <= one.span.start - named.span.end < _SHORTLY
    return near and (not path or path <= set(node.path) | {"platform"})


_SHORTLY: Final = 600
_REACH: Final = 40

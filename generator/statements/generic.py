"""A number in its sentence -> the class of weapons it is said of, where no system is: "240-mm rockets", "National security cutters are 418 feet long"."""

from __future__ import annotations

from typing import Final

from generator import patterns
from generator.model import Mention, Quantity
from generator.statements.scene import Scene
from generator.statements.subjects import name_behind

_VERB: Final = patterns.compile(
    r"(?:\s\([A-Z]{2,8}s?\))?\s(?:typically\s|usually\s|generally\s|normally\s|also\s)?"
    r"(?:are|have|had|were|can|weigh|displace|measure|reach|carry|cost|fly|travel|need)\b"
)
_THEY: Final = patterns.compile(r"\s*They\s(?:can|are|have|carry|weigh|displace|measure|reach|also)\b")
_LONGEST_NAME: Final = 60
_OPENS: Final = patterns.compile(r"\s*(?:(?:The|Such|These|All)\s)?")


def named_by(scene: Scene, quantity: Quantity) -> Mention | None:
    """The class whose name the caliber is part of, "76 mm guns", where no system is named right behind it."""
    near = scene.weapons_in(quantity.span.start, quantity.span.end + _LONGEST_NAME)
    known = next((m for m in near if m.type == "class" and m.span.covers(quantity.span)), None)
    return None if known is None or name_behind(scene, quantity.span.end) is not None else known


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

"""A sentence of a scene -> the class of weapons it speaks of in general: "National security cutters are 418 feet long"."""

from __future__ import annotations

from typing import Final

from generator import patterns
from generator.model import Mention
from generator.statements.scene import Scene

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

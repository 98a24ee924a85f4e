"""The text a weapon is looked for in, and the weapon on its way to a Mention."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from generator import patterns
from generator.model import Form
from generator.text import occurrences
from generator.text.regions import Regions, Sentences


@dataclass(frozen=True, slots=True)
class Hit:
    """A weapon on its way to a Mention."""

    start: int
    end: int
    name: str
    type: str
    rule: str
    form: Form = "name"


def settled(hits: Iterable[Hit]) -> list[Hit]:
    """Longest first from the left, without overlaps."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def without_touching(hits: Iterable[Hit], named: list[Hit]) -> Iterator[Hit]:
    """``hits`` that share no character with one of ``named`` (in order, without overlaps)."""
    for hit in hits:
        at = bisect_left(named, hit.end, key=lambda other: other.start)
        if at == 0 or named[at - 1].end <= hit.start:
            yield hit


class Scene:
    """The text and what is asked of it again and again."""

    __slots__ = ("_acting", "_armed", "regions", "sentences", "text")

    def __init__(self, text: str, regions: Regions, sentences: Sentences) -> None:
        self.text, self.regions, self.sentences = text, regions, sentences
        self._armed: dict[int, bool] = {}
        self._acting: frozenset[str] | None = None

    def holds_any(self, parts: Iterable[str]) -> bool:
        """True where one of ``parts`` stands in the text: asked before a pattern each of whose matches holds one."""
        return any(map(self.text.__contains__, parts))

    def armed(self, offset: int) -> bool:
        """True where the sentence speaks of arms in other words than the candidate's own."""
        at = self.sentences.index(offset)
        if at not in self._armed:
            start, end = self.sentences.around(offset)
            self._armed[at] = bool(_ARMS_CONTEXT.search(self.text, start, end))
        return self._armed[at]

    def printed(self, word: str) -> Iterator[int]:
        """Where ``word`` stands in the text, as printed and whole."""
        return (start for start, _ in occurrences.find(self.text, frozenset((word,))))

    def acts(self, name: str) -> bool:
        """True where ``name`` speaks, commands or owns in the text: it is of people, whatever is called after them."""
        if self._acting is None:
            self._acting = frozenset(_acting(self.text))
        return name in self._acting


_ACTS: Final = patterns.compile(
    r"(?<=\w)(?:['’](?:\s|s\s(?!(?:maximum|top|own|new)?\s?(?:range|speed|warhead|engine|crew|gun|turret|radar|wingspan|payload|"
    r"weight|length|maker|manufacturer|developer|designer|cost|price|accuracy|altitude|first|maiden|debut|launch|main)\b))|"
    r"\s(?:said|says|told|announced|claimed|denied|militants?|fighters|rebels?|group|movement|forces|officials?|government|"
    r"regime|spokes\w+|leaders?|militia|troops|soldiers|terrorists?|insurgents?)\b)"
)
_LAST_WORDS: Final = patterns.compile(r"[^\s\u00a0]+")


def _acting(text: str) -> Iterator[str]:
    """What stands in front of each act: its last word, its last two, three and four."""
    for act in _ACTS.finditer(text):
        window = max(0, act.start() - 60)
        words = list(_LAST_WORDS.finditer(text, window, act.start()))[-4:]
        for word in words:
            yield text[word.start() : act.start()].lstrip("\"“‘'(«„")


_ARMS_CONTEXT: Final = patterns.compile(
    r"\b(?:missiles?|rockets?|drones?|tanks?|fighters?|jets?|warplanes?|bombers?|aircraft|helicopters?|submarines?|warships?|"
    r"destroyers?|frigates?|artillery|howitzers?|launche?[ds]?|launchers?|fir(?:ed|ing)|warheads?|shot\sdown|downed|"
    r"air\sdefen[cs]es?|weapons?|munitions?|ammunition|squadrons?|brigades?|armou?red|rifles?|torpedo(?:es)?|radars?|army|"
    r"navy|air\sforce|military|troops|combat|strikes?|deploy(?:ed|s|ment)?|interceptors?|UAVs?|guns?|batter(?:y|ies)|"
    r"sorties?|arsenal|tested|test-fired|range|payload|crew|pilots?|soldiers?|intercepted|delivered|armed\sforces)\b",
    re.IGNORECASE,
)


def is_title_case(text: str, sentence: tuple[int, int]) -> bool:
    """True for a sentence (start, end) whose longer words are nearly all capitalised."""
    words = [w for w in text[slice(*sentence)].split() if w[0].isalpha() and len(w) > 3]
    return len(words) > 3 and sum(w[0].isupper() for w in words) > 0.8 * len(words)

"""Words before or after a reporting verb -> who is speaking, as printed, and how firmly that is known."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from generator.model import AttributionClass, Mention
from generator.statements.vocabulary import source_nouns

FILLER = "\ue000"
"""Stands for each character of quoted speech, so that nothing inside it is read as the writer's words."""

PRONOUNS = frozenset("he she it they we I".split())


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it: ``text`` as it is to be shown, at ``[start, end)``; ``mention`` where a mention carries it."""

    text: str
    start: int
    end: int
    attribution: AttributionClass
    mention: Mention | None = None
    nature: Literal["mention", "pronoun", "nominal"] = "nominal"


_CONNECTOR = re.compile(
    r"(?:(?:But|And|Yet|So|However|Meanwhile|Earlier|Later|Still|Also|Then|Now|Separately|Today|Yesterday|Nevertheless"
    r"|Moreover|Although|Though|While|When|As|Because|Since|If|and|but|yet|while|although|though|as|that|because|when|so"
    r"|where|whereas|since|after|before|until|or)\b[\s,]*"
    r"|(?:On|In|At|Late|Last|This)\s(?:[A-Z]\w+day|\w+\s(?:week|month|year)|week|month|year|\d{4}),?\s+)+"
)
_PHRASE_WORD = re.compile(
    r"\s(?:of|in|at|for|from|with|close|near|familiar|on|within|who|inside|outside|to|involved|briefed|based|cited"
    r"|quoted|monitoring|speaking|working|by|about|under|across|among|whose|aboard|behind)\b"
)
_AFTER_PREPOSITION = re.compile(
    r"\b(?:of|in|at|for|from|with|to|on|by|about|behind|under)\s(?:(?:the|a|an|his|her|its|their|[a-z-]+)\s)*$"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|may|might|can|must|should|did|does|do|said|says|told|been|be"
    r"|went|came|took|made|became|began|fell|rose|met|left|held)\b|n't\b"
)
_POSSESSIVE = re.compile(r"['’]s?\b(?:\s|$)|['’]\s")
_DETERMINER = re.compile(r"(?:the|an?|another|one|two|three|four|five|\d+)\s+", re.I)
_DEFINITE = re.compile(r"(?:the|his|her|its|their|this)\s", re.I)
_TIDY = " \t\n\r,\"'“”‘’«»()[]–—-"
_LONGEST = 180


class Mentions:
    """The mentions of an article, found by where they stand."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.all = sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
        self._starts = [m.span.start for m in self.all]
        self._ends = {m.span.end: m for m in self.all}

    def within(self, start: int, end: int) -> list[Mention]:
        """Mentions that lie in ``[start, end)``, in order."""
        found = self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [m for m in found if m.span.end <= end]

    def before(self, end: int, limit: int = 40) -> list[Mention]:
        """Up to ``limit`` mentions that begin before ``end``, the nearest first."""
        at = bisect_left(self._starts, end)
        return self.all[max(0, at - limit) : at][::-1]


def trim(text: str, start: int, end: int, marks: str = _TIDY) -> tuple[int, int]:
    """``[start, end)`` without white space, marks and separators at both ends."""
    while start < end and text[start] in marks:
        start += 1
    while start < end and text[end - 1] in marks:
        end -= 1
    return start, end


def read_source(text: str, mentions: Mentions, start: int, end: int) -> Source | None:
    """The source that ``text[start:end]`` names, or None where it names nobody who could say anything."""
    start, end = _without_connector(text, *trim(text, start, end))
    if not 0 < end - start <= _LONGEST or FILLER in text[start:end]:
        return None
    printed = text[start:end]
    if printed in PRONOUNS or printed.lower() in ("he", "she", "it", "they", "we"):
        return Source(printed, start, end, "named", nature="pronoun")
    head = _PHRASE_WORD.search(printed)
    head_end = start + head.start() if head else end
    if _FINITE.search(text, start, head_end):
        return None
    return (
        _title_and_name(text, mentions, start, end)
        or _from_mention(text, mentions, start, head_end)
        or _from_noun(text, start, head_end, end)
    )


def _title_and_name(text: str, mentions: Mentions, start: int, end: int) -> Source | None:
    """A person at the very end whose title holds a preposition: "Minister of Foreign Affairs X"."""
    last = next((m for m in mentions.within(start, end) if m.span.end == end and m.kind == "person"), None)
    if last is None or last.form != "name" or _AFTER_PREPOSITION.search(text, start, last.span.start):
        return None
    return Source(last.text, start, end, "named", last)


def _without_connector(text: str, start: int, end: int) -> tuple[int, int]:
    found = _CONNECTOR.match(text, start, end)
    return (found.end() if found else start), end


def _from_mention(text: str, mentions: Mentions, start: int, end: int) -> Source | None:
    """The mention the noun phrase ends with; a person before anything else."""
    bracket = text.find("(", start, end)
    end = bracket if bracket > start else end
    here = [m for m in mentions.within(start, end) if not _POSSESSIVE.match(text, m.span.end)]
    people = [m for m in here if m.kind == "person"]
    last = people[0] if people else (here[-1] if here else None)
    if last is None or last.kind == "weapon":
        return None
    rest = text[last.span.end : end].strip()
    if rest and rest[0] not in ",(" and not (last.kind == "person" and rest.startswith("and ")):
        return None
    nature: Literal["mention", "pronoun"] = "pronoun" if last.form == "pronoun" else "mention"
    if last.form in ("nominal", "pronoun"):
        known = _from_noun(text, start, end, end)
        shown = known.text if known else last.text
        firm = known.attribution if known and last.antecedent is None else "named"
        return Source(shown, start, end, firm, last, nature)
    return Source(last.text, start, end, "named", last)


def _from_noun(text: str, start: int, head_end: int, end: int) -> Source | None:
    head = text[start:head_end].split("(")[0].rstrip(_TIDY)
    words = head.split()
    if not words:
        return None
    kind = source_nouns().get(words[-1].strip(_TIDY).lower())
    if kind is None:
        return _unknown_name(text, start, head_end)
    shown_from = start + (len("the ") if head[:4].lower() == "the " else 0)
    stop = trim(text, start, end)[1]
    return Source(text[shown_from:stop], start, stop, _class_of(kind, head, text[start:stop]))


def _unknown_name(text: str, start: int, end: int) -> Source | None:
    """A run of capitalised words that no mention covers still is a name."""
    determiner = _DETERMINER.match(text, start, end)
    words = text[determiner.end() if determiner else start : end].split()
    if words and len(words) <= 6 and all(w[0].isupper() or w in ("al", "and", "of") for w in words):
        first = start + text[start:end].index(words[0])
        return Source(text[first:end], first, end, "named")
    return None


def _class_of(kind: str, head: str, phrase: str) -> AttributionClass:
    """Named where it is said whose or which: a capital after the first word, a possessive, a definite office."""
    whose = re.search(r"\S\s+[A-Z]|['’]s?\s", phrase) is not None or re.match(r"[A-Z]\w+\s[a-z]", head) is not None
    if kind in ("anonymous", "media"):
        return "anonymous"
    if kind == "role":
        return (
            "named" if _DEFINITE.match(head) or (whose and not head.lower().startswith(("a ", "an "))) else "anonymous"
        )
    if kind == "institution":
        modified = whose and not re.match(r"(?:The|A|An|One|Two|Some|Many|Local|Other|Several)\s", head)
        return "named" if modified or _DEFINITE.match(head) or re.search(r"\s[A-Z]", phrase) else "anonymous"
    return "named" if re.search(r"\s[A-Z]", phrase) or re.match(r"[A-Z]{2,}", head) else "anonymous"

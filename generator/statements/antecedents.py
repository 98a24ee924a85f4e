"""A pronoun that speaks -> the person or body it stands for, where only one reading is safe."""

from __future__ import annotations

import re
from bisect import bisect_left

from generator.model import Article, Mention, Span
from generator.statements.attribution import Reader
from generator.statements.sources import FILLER, Source

_FEMALE = re.compile(
    r"\b(?:\w+woman|Mrs|Ms|Miss|Madame|Mme|Queen|Princess|Lady|Dame|mother|sister|daughter|wife|actress|Sister)\b"
)
_MALE = re.compile(
    r"\b(?:\w+s(?:man)|(?:chair|congress|business|fisher|police)man|Mr|King|Prince|Sir|Lord|father|brother|son|husband)\b"
)
_BEFORE_OBJECT = re.compile(
    r"\b(?:of|in|at|for|from|with|to|on|by|about|against|near|between|over|under|and|than|as|like|met|meet|told|tell"
    r"|called|accused|ask|asked|succeeded|replaced|thanked|including|include)\s(?:[a-zA-Z-]+\s){0,4}$"
)
_JOINED = re.compile(r"(?:\s\([^)]{1,40}\))?,?\s(?:and|or)\s")
_POSSESSIVE = re.compile(r"['’]")
_TITLE_WINDOW = 40


class Antecedents:
    """Answers for one article who "he", "she" and "it" are when they say something."""

    def __init__(self, article: Article, reader: Reader) -> None:
        self._article = article
        self._reader = reader
        self._sentences: list[tuple[int, int, int]] = [
            (s.span.start, s.span.end, p.number) for p in article.paragraphs for s in p.sentences
        ]
        self._starts = [start for start, _, _ in self._sentences]

    def find(self, pronoun: Source, unit_start: int) -> Mention | None:
        """The mention that ``pronoun`` stands for, or None where two readings are open.

        Looks in the sentence itself, then back to the paragraph before. The speaker of that sentence or
        else its subject is taken; a second subject beside it, or the other sex, leaves it open.
        """
        word = {"him": "he", "her": "she"}.get(pronoun.text.lower(), pronoun.text.lower())
        if word not in ("he", "she", "it"):
            return None
        wanted = ("organization", "location") if word == "it" else ("person",)
        for start, end in self._looking_back(unit_start, pronoun.start):
            candidates = [m for m in self._reader.mentions.within(start, end) if m.kind in wanted and self._said(m)]
            if candidates:
                return self._only(candidates, start, end, word)
            if word == "it" and start != unit_start:
                return None
        return None

    def sentence_start(self, at: int) -> int:
        """Where the sentence begins that holds the character ``at``."""
        index = bisect_left(self._starts, at + 1) - 1
        return self._starts[index] if index >= 0 else 0

    def _said(self, mention: Mention) -> bool:
        """False inside quoted speech: who is spoken of there does not speak here."""
        known = mention.form in ("name", "alias") or (mention.form == "nominal" and mention.antecedent is not None)
        return known and self._reader.text[mention.span.start] != FILLER

    def _looking_back(self, unit_start: int, before: int) -> list[tuple[int, int]]:
        """The sentence up to the pronoun, then those before it, back to the paragraph before; eight at most."""
        stretches = [(unit_start, before)] if before > unit_start else []
        at = bisect_left(self._starts, unit_start)
        number = self._sentences[at][2] if at < len(self._sentences) else 0
        for start, end, paragraph in reversed(self._sentences[max(0, at - 8) : at]):
            if paragraph < number - 1:
                break
            stretches.append((start, end))
        return stretches

    def _only(self, candidates: list[Mention], start: int, end: int, word: str) -> Mention | None:
        speakers = [
            a.sources[-1].mention
            for a in self._reader.attributions(start, end)
            if a.sources[-1].mention in candidates and a.kind in ("say", "think", "urge", "judge")
        ]
        chosen = speakers[-1] if speakers else self._subject(candidates, start)
        if chosen is None or self._is_other_sex(chosen, word):
            return None
        return chosen

    def _subject(self, candidates: list[Mention], start: int) -> Mention | None:
        text = self._reader.text
        first = candidates[0]
        lead = text[max(start, first.span.start - 60) : first.span.start]
        alone = len({m.name or m.text for m in candidates}) == 1
        if _POSSESSIVE.match(text, first.span.end) or (_BEFORE_OBJECT.search(lead) and not alone):
            return first if alone and first.kind == "person" else None
        joined = _JOINED.match(text, first.span.end)
        if joined and any(m.span.start - joined.end() in range(30) for m in candidates[1:]):
            return None
        return first

    def _is_other_sex(self, mention: Mention, word: str) -> bool:
        spans = [mention.span] + ([mention.antecedent] if mention.antecedent else [])
        other = {"he": _FEMALE, "she": _MALE}.get(word)
        return other is not None and any(other.search(self._title(span)) for span in spans)

    def _title(self, span: Span) -> str:
        """The words around a mention that may tell the sex: before it up to a stop, and an apposition behind it."""
        text = self._reader.text
        before = text[max(0, span.start - _TITLE_WINDOW) : span.start]
        after = re.match(r",\s[^,.]{1,60}", text[span.end : span.end + 64])
        return re.split(r"[.,;:]", before)[-1] + " " + (after.group() if after else "")


def pronoun_mention(article: str, pronoun: Source, antecedent: Mention) -> Mention:
    """The mention to add for a resolved pronoun."""
    return Mention(
        Span(article, pronoun.start, pronoun.end),
        antecedent.kind,
        pronoun.text,
        "pronoun",
        "pronoun that speaks, one safe reading",
        name=antecedent.name,
        antecedent=antecedent.span,
    )

"""All claims -> the few that a reader should see first; by a rule that anybody can follow, never an assessment."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

from generator.compose import statements
from generator.compose.desk import Desk
from generator.model import AttributionClass, Claim, Span

NEWEST = 20  # articles that are looked at
_SHORTEST, _LONGEST = 5, 34  # words of a claim that can stand alone and be read at a glance
_WEIGHTS: dict[AttributionClass, float] = {"named": 1.0, "anonymous": 0.85, "stated": 0.8}
_SAME_SOURCE = 0.6  # what each further claim of one source is worth against the one before
_SAME_ARTICLE = 0.7  # the same for the further claims of one article
_OLDER = 0.9  # what an article's claims are worth against those of the next newer one
_FURTHER_DOWN = 0.93  # what a claim is worth against one a paragraph earlier: news tells the most important first
_NAMELESS = 0.7  # what "the group builds ..." is worth: which group, another sentence says
_SAME_WORDS = 0.5  # shared part of the words from which two claims count as one proposition
_LEANS_ON_OTHERS = re.compile(
    r"\W*(?:(?:he|she|it|they|i|we|you|my|our|this|that|these|those|his|her|their|its|such|there|due|but|and|also|at the)\b)",
    re.I,
)
_DEFINITE = re.compile(r"\W*[Tt]he [a-z]+ (?!of\b|in\b|at\b|from\b|to\b)")


@dataclass(frozen=True, slots=True)
class _Candidate:
    claim: Claim
    sentence: Span
    score: float
    source: str
    words: frozenset[str]


def choose(desk: Desk, count: int, taken: Sequence[Claim] = ()) -> list[Claim]:
    """At most ``count`` claims of the newest articles, in order of the text, none of a sentence in ``taken``.

    What was expected for a day that is over is none of them. Candidates are attributed, or observed: stated without a hedge in a sentence that reports an event of the year. Worth more:
    whose sentence names what the briefing mentions most, what stands higher in a newer article and names its subject, then
    a named over an anonymous source over the article. One a sentence, one a proposition, and each source's and each article's further claims count for less.
    """
    used = {desk.sentence(c.span).span for c in taken}
    chosen: list[_Candidate] = []
    rest = [c for c in _candidates(desk) if c.sentence not in used]
    said = Counter(_source(c) for c in taken)
    told = Counter(c.span.article for c in taken)
    while rest and len(chosen) < count:
        best = max(rest, key=lambda c: (_worth(c, said, told), c.claim.span.article, -c.claim.span.start))
        chosen.append(best)
        said[best.source] += 1
        told[best.claim.span.article] += 1
        rest = [c for c in rest if c.sentence != best.sentence and not _same(c, best)]
    order = {id_: i for i, id_ in enumerate(desk.articles)}
    return sorted((c.claim for c in chosen), key=lambda c: (-order[c.span.article], c.span))


def _worth(candidate: _Candidate, said: Counter[str], told: Counter[str]) -> float:
    repeated = _SAME_SOURCE ** said[candidate.source] * _SAME_ARTICLE ** told[candidate.claim.span.article]
    return float(candidate.score * repeated)


def _candidates(desk: Desk) -> list[_Candidate]:
    weight = {e.id: log2(1 + len(e.mentions)) for e in desk.resolution.entities}
    found = []
    for age, annotation in enumerate(reversed(desk.annotations[-NEWEST:])):
        year = (annotation.article.published or "")[:4]
        reported = {
            desk.sentence(e.span).span
            for e in annotation.events
            if e.status == "occurred" and (not e.when or e.when[:4] == year)
        }
        ahead = [e for e in annotation.events if e.status != "occurred"]
        over = {desk.sentence(e.span).span for e in ahead if statements.is_over(e, desk.as_of)} - reported
        for claim in annotation.claims:
            sentence = desk.sentence(claim.span).span
            if sentence not in over and _eligible(desk, claim, sentence in reported):
                worth = sum(sorted((weight[i] for i in desk.mentioned(sentence)), reverse=True)[:4])
                score = worth * _WEIGHTS[claim.attribution_class] * _OLDER**age * _standing(desk, claim, sentence)
                found.append(_Candidate(claim, sentence, score, _source(claim), _content(claim.text)))
    return found


def _standing(desk: Desk, claim: Claim, sentence: Span) -> float:
    """What place and opening make of a claim: the higher in the text, and the better it names its subject, the more."""
    return _FURTHER_DOWN ** desk.paragraph(sentence) * (_NAMELESS if _DEFINITE.match(claim.text) else 1)


def _eligible(desk: Desk, claim: Claim, reports_event: bool) -> bool:
    observed = claim.attribution_class == "stated" and claim.hedge is None and reports_event
    if not observed and claim.attribution_class not in ("named", "anonymous"):
        return False
    if desk.words(claim.span) is None:
        return False
    return _SHORTEST <= len(claim.text.split()) <= _LONGEST and stands_alone(claim.text)


def _source(claim: Claim) -> str:
    """The last name of who says it: one person in both "Legendre" and "Anne-Claire Legendre"."""
    return claim.attribution[-1].split()[-1].casefold() if claim.attribution else ""


def _content(text: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"\w+", text.casefold()) if len(w) > 3)


def _same(one: _Candidate, other: _Candidate) -> bool:
    smaller = min(len(one.words), len(other.words)) or 1
    return len(one.words & other.words) / smaller >= _SAME_WORDS


def stands_alone(words: str) -> bool:
    """False for a statement that begins with a word whose meaning another sentence gives."""
    return _LEANS_ON_OTHERS.match(words) is None


def past_expectation(words: str) -> bool:
    """True for what was expected once: what came of it is known, or not; it is not what comes next."""
    return _PAST.search(words) is not None


_PAST = re.compile(r"\b(?:was|were|had been) (?:expected|due|scheduled|supposed|set|planned|slated|to have)\b")

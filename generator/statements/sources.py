"""Words before or after a reporting verb -> who is speaking, as printed, and how firmly that is known."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from generator import patterns
from generator.model import AttributionClass, Mention
from generator.statements.vocabulary import source_nouns

FILLER = "\ue000"
"""Stands for each character of quoted speech, so that nothing inside it is read as the writer's words."""

PRONOUNS = frozenset("he she it they him her them".split())
AGED = patterns.compile(r"(?:the\s)?\d{1,3}-year-old(?:\s[a-z-]+)?")
"""Who was named before, told by the age: "the 31-year-old", "the 54-year-old fisherman"."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it: ``text`` as it is to be shown, at ``[start, end)``; ``mention`` where a mention carries it,
    ``together`` all of those who say it with one voice."""

    text: str
    start: int
    end: int
    attribution: AttributionClass
    mention: Mention | None = None
    nature: Literal["mention", "pronoun", "nominal"] = "nominal"
    together: tuple[Mention, ...] = ()


_CONNECTOR = patterns.compile(
    r"(?:\(?\d{1,3}[.)]\s+)?(?:(?:But|And|Yet|So|However|Meanwhile|Earlier|Later|Still|Also|Then|Now|Separately|Today|Yesterday|Nevertheless"
    r"|Moreover|Although|Though|While|When|As|Because|Since|If|and|but|yet|while|although|though|as|that|because|when|so"
    r"|where|whereas|since|after|before|until|or)\b[\s,]*"
    r"|(?:On|In|At|Late|Last|This)\s(?:[A-Z]\w+day|\w+\s(?:week|month|year)|week|month|year|\d{4}),?\s+)*"
)
_PHRASE_WORD = patterns.compile(
    r"\s(?:of|in|at|for|from|with|close|near|familiar|on|within|who|inside|outside|to|involved|briefed|based|cited"
    r"|quoted|monitoring|speaking|working|by|about|under|across|among|whose|aboard|behind"
    r"|(?:published|released|seen|obtained|conducted|carried|issued|posted|reviewed|leaked|dated|prepared|drawn|given)"
    r"\s(?:by|in|on|to|from|at|out|up|last|this|late|early|earlier|today|yesterday))\b"
)
_AFTER_PREPOSITION = patterns.compile(
    r"\b(?:of|in|at|for|from|with|to|on|by|about|behind|under)\s(?:(?:the|a|an|his|her|its|their|[a-z-]+)\s)*$"
)
_PARTITIVE = patterns.compile(
    r"(?:[Oo]ne|[Ss]ome|[Tt]wo|[Tt]hree|[Mm]any|[Mm]ost|[Ss]everal|[Bb]oth|[Aa]ll|[Aa]nother)\sof\s"
)
_OWNER = patterns.compile(
    r"[A-Z][\w-]*(?:\s[A-Z][\w-]*)*['’]s?\s(?:[A-Z][\w-]*\s)*\Z|\b[A-Z][\w-]+(?:an|ese|ish|i|ch|ic)\s\Z"
)
_SPEAKS_FOR = patterns.compile(r"\bspokes(?:man|woman|person|people)\s(?:for|of)\sthe\s")
_STAFF = frozenset(
    """spokesman spokeswoman spokesperson aide adviser advisor lawyer attorney counsel deputy assistant envoy secretary
    press-secretary representative""".split()
)
_FOR_WHOM = patterns.compile(r"\b(?:for|of|to)\s(?:(?:the|former|late|ex-)\s)?(?:[A-Z][\w.-]*\s)*\Z")
"""In front of whom a spokesman speaks for: "a spokesman for President X"."""
_WITH_HIS_OWN = patterns.compile(r"(?:[Hh]e|[Ss]he|[Tt]hey)\sand\s(?:his|her|their)\s(?:[a-z]+\s)?[a-z-]+")
_TWO_PHRASES = patterns.compile(r"(?<!\sof)\s(?:the|an?|his|her|its|their)\s")
_NOBODY = patterns.compile(
    r"(?:[Nn]o|[Nn]one|[Nn]obody|[Nn]either)\b|(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]his|[Tt]hat)\Z"
)
_MEDIUM = patterns.compile(
    r"(?:(?:news|press|state|satellite|public|national)\s)*(?:agency|newspaper|daily|television|TV|radio|channel|magazine|website"
    r"|portal|service|broadcaster|network|site|weekly|tabloid|outlet|station|party|group|movement|company|militia|union"
    r"|institute|foundation|alliance|coalition|bloc|faction|think tank)\Z"
)
_AGENT = patterns.compile(r"[a-z]+(?:man|men|woman|women|ers?|ors?|ists?|ants?|ians?|ees?)\Z")
_FINITE = patterns.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|may|might|can|must|should|did|does|do|said|says|told|been|be"
    r"|went|came|took|made|became|began|fell|rose|met|left|held)\b|n't\b"
    r"|\b[a-z]+ed\s(?:the|an?|his|her|its|their|to|that|it|him|them)\b"
)
_POSSESSIVE = patterns.compile(r"['’]s?\b(?:\s|$)|['’]\s")
_DETERMINER = patterns.compile(r"(?:the|an?|another|one|two|three|four|five|\d+)\s+", re.I)
_DEFINITE = patterns.compile(r"(?:the|his|her|its|their|this)\s", re.I)
_INDEFINITE = frozenset(
    """the a an one two three some many several other another local all both most
    satellite internal new recent preliminary unofficial official leaked early independent initial former senior
    military security intelligence political foreign western news media state social""".split()
)
_BRACKET = patterns.compile(r"\((?!(?:[Rr]et|[Rr]td|[Rr]es|N)[.’'d]*\))")
"""One that is no part of a rank: "Gen. (ret.) X"."""
_TIDY = " \t\n\r\u00a0\u202f,\"'“”‘’«»()[]–—-"
_NOT_NAMES = frozenset(
    """The A An Its His Her Their This That These Those There What Which Who Nobody Others I We You One Two
    Three Four Five Six Seven Eight Nine Ten Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February
    March April May June July August September October November December Today Yesterday Tonight""".split()
)
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

    def ending_at(self, end: int) -> Mention | None:
        """The mention that ends at ``end``."""
        return self._ends.get(end)

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


def read_source(text: str, mentions: Mentions, start: int, end: int, *, trusted: bool = False) -> Source | None:
    """The source that ``text[start:end]`` names, or None where it names nobody who could say anything.

    ``trusted``: the verb leaves no doubt, so that any noun with an article will do ("the band said that")."""
    start, end = _without_connector(text, *trim(text, start, end))
    if not 0 < end - start <= _LONGEST or FILLER in text[start:end]:
        return None
    printed = text[start:end]
    if _WITH_HIS_OWN.fullmatch(printed):
        return Source(printed, start, end, "named")
    if printed.lower() in PRONOUNS or AGED.fullmatch(printed):
        return Source(printed, start, end, "named", nature="pronoun")
    head_end = _end_of_head(text, mentions, start, end)
    last = mentions.ending_at(head_end)
    if last is not None and last.kind == "weapon" and last.span.start >= start:
        return None
    if _is_clause(text, mentions, start, head_end) or _NOBODY.match(printed):
        return None
    return (
        _title_and_name(text, mentions, start, end)
        or _from_mention(text, mentions, start, head_end)
        or _from_noun(text, start, head_end, end, trusted=trusted)
    )


def _is_clause(text: str, mentions: Mentions, start: int, end: int) -> bool:
    """True where a finite verb stands in the words; the "do" of "Luiz do Amaral" is none."""
    verb = _FINITE.search(text, start, end)
    if verb is None:
        return False
    named = mentions.within(start, end)
    return not any(m.span.start < verb.start() and verb.end() < m.span.end for m in named) or bool(
        _FINITE.search(text, verb.end(), end)
    )


def _end_of_head(text: str, mentions: Mentions, start: int, end: int) -> int:
    """Where the noun phrase without what hangs on it ends: "sources | close to X", but "Joint Chiefs of Staff |"."""
    partitive = _PARTITIVE.match(text, start, end)
    named = [(m.span.start, m.span.end) for m in mentions.within(start, end)]
    for word in _PHRASE_WORD.finditer(text, partitive.end() - 1 if partitive else start, end):
        if not any(first < word.start() < last for first, last in named):
            return word.start()
    return end


def _title_and_name(text: str, mentions: Mentions, start: int, end: int) -> Source | None:
    """A person at the very end whose title holds a preposition: "Minister of Foreign Affairs X"."""
    last = next((m for m in mentions.within(start, end) if m.span.end == end and m.kind == "person"), None)
    if last is None or last.form != "name":
        return None
    opening = _PHRASE_WORD.split(text[start : last.span.start], maxsplit=1)[0].split()
    office = bool(opening) and source_nouns().get(opening[-1].lower()) == "role"
    if opening and opening[-1].lower() in _STAFF and _FOR_WHOM.search(text, start, last.span.start):
        return None
    if _AFTER_PREPOSITION.search(text, start, last.span.start) and not office:
        return None
    return Source(last.text, start, end, "named", last, "mention")


def _without_connector(text: str, start: int, end: int) -> tuple[int, int]:
    found = _CONNECTOR.match(text, start, end)
    return (found.end() if found else start), end


def _from_mention(text: str, mentions: Mentions, start: int, end: int) -> Source | None:
    """The mention the noun phrase ends with; a person before anything else."""
    bracket = _BRACKET.search(text, start + 1, end)
    end = bracket.start() if bracket else end
    here = [m for m in mentions.within(start, end) if not _POSSESSIVE.match(text, m.span.end)]
    people = sorted((m for m in here if m.kind == "person"), key=lambda m: m.form not in ("name", "alias"))
    last = people[0] if people else (here[-1] if here else None)
    if last is None or last.kind == "weapon":
        return None
    rest = text[last.span.end : end].strip(" \t\n.")
    if (
        rest
        and rest[0] not in ",("
        and not (last.kind == "organization" and _MEDIUM.match(rest))
        and not (last.kind == "person" and rest.startswith("and "))
    ):
        return None
    nature: Literal["mention", "pronoun"] = "pronoun" if last.form == "pronoun" else "mention"
    if last.form in ("nominal", "pronoun"):
        known = _from_noun(text, start, end, end)
        shown = known.text if known else last.text
        firm = known.attribution if known and last.antecedent is None else "named"
        return Source(shown, start, end, firm, last, nature)
    return Source(_with_owner(text, last, start), start, end, "named", last)


def _with_owner(text: str, mention: Mention, start: int) -> str:
    """A body with a common name is told by whose it is: "Norland's Defence Ministry"."""
    common = source_nouns().get(mention.text.split()[-1].lower()) == "institution"
    owner = _OWNER.search(text, start, mention.span.start) if common else None
    return text[owner.start() : mention.span.end] if owner else mention.text


def _from_noun(text: str, start: int, head_end: int, end: int, *, trusted: bool = False) -> Source | None:
    head = text[start:head_end].split("(")[0].rstrip(_TIDY)
    words = head.split()
    if not words or _TWO_PHRASES.search(head):
        return None
    noun = words[-1].strip(_TIDY).lower()
    noun = "institute" if noun == "tank" and head.lower().endswith("think tank") else noun
    kind = source_nouns().get(noun) or ("anonymous" if _AGENT.match(noun) and _DETERMINER.match(head) else None)
    if kind is None and trusted and noun.isalpha() and _DETERMINER.match(head):
        kind = "institution"
    if kind is None:
        return _unknown_name(text, start, head_end)
    shown_from = start + (len("the ") if head[:4].lower() == "the " else 0)
    stop = trim(text, start, end)[1]
    return Source(text[shown_from:stop], start, stop, _class_of(kind, head, text[start:stop]))


def _unknown_name(text: str, start: int, end: int) -> Source | None:
    """A run of capitalised words that no mention covers still is a name."""
    determiner = _DETERMINER.match(text, start, end)
    words = text[determiner.end() if determiner else start : end].split()
    if (
        words
        and words[0] not in _NOT_NAMES
        and len(words) <= 6
        and all(w[0].isupper() or w in ("al", "and", "of") for w in words)
    ):
        first = start + text[start:end].index(words[0])
        return Source(text[first:end], first, end, "named")
    return None


def _class_of(kind: str, head: str, phrase: str) -> AttributionClass:
    """Named where it is said whose or which: a capital after the first word, a possessive, a definite office."""
    lead = head.split()[0]
    indefinite = lead.lower() in _INDEFINITE
    capital = re.search(r"\s[A-Z]", phrase) is not None
    whose = (
        capital or re.search(r"['’]s?\s", phrase) is not None or (lead[0].isupper() and not indefinite and " " in head)
    )
    definite = _DEFINITE.match(head) is not None
    if kind == "anonymous":
        return "anonymous"
    if kind == "media":
        return "named" if whose else "anonymous"
    if kind == "role":
        return "named" if definite or (whose and not indefinite) else "anonymous"
    if _SPEAKS_FOR.search(phrase):
        return "named"
    body = any(source_nouns().get(word.lower()) == "institution" for word in head.split()[:-1])
    return "named" if definite or whose or (body and kind == "institution") else "anonymous"

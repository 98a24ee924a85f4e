"""A pronoun that speaks -> the person or body it stands for, where only one reading is safe."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import Literal

from generator import patterns
from generator.kinds import words
from generator.model import Article, AttributionClass, Mention, Span
from generator.statements.attribution import Attribution, Reader
from generator.statements.sources import AGED, FILLER, Source, read_source
from generator.statements.vocabulary import source_nouns

_FEMALE = patterns.compile(
    r"\b(?:\w+woman|Mrs|Ms|Miss|Madame|Mme|Queen|Princess|Lady|Dame|(?:grand|step)?(?:mother|daughter)|(?:half-)?sister|wife|widow"
    r"|aunt|niece|actress|Sister)\b"
)
_MALE = patterns.compile(
    r"\b(?:\w+s(?:man)|(?:chair|congress|business|fisher|police)man|Mr|King|Prince|Sir|Lord|(?:grand|step)?(?:father|son)"
    r"|(?:half-)?brother|husband|widower|uncle|nephew)\b"
)
_BEFORE_OBJECT = patterns.compile(
    r"\b(?:of|in|at|for|from|with|to|on|by|about|against|near|between|over|under|and|than|as|like|met|meet|told|tell"
    r"|called|accused|ask|asked|succeeded|replaced|thanked|including|include)\s(?:[a-zA-Z-]+\s){0,4}$"
)
_JOINED = patterns.compile(r"(?:\s\([^)]{1,40}\))?,?\s(?:and|or)\s")
_POSSESSIVE = patterns.compile(r"['’]")
_TITLE_WINDOW = 40
_NAME_AND_VERB = patterns.compile(
    r"(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+){0,2})\s(?:is|was|has|had|[a-z]+(?:ed|s)|spoke|stood|came|went|took|left|made|met|sat|ran)\b"
)
_CAPITALISED = patterns.compile(r"(?<=[a-z,;:”\"]\s)[A-ZÀ-Þ][\w'’-]+")
_OF_ANOTHER = {
    "he": (patterns.compile(r"His\s[a-z]"), patterns.compile(r"\bhim\b")),
    "she": (patterns.compile(r"Her\s[a-z]"), patterns.compile(r"\bher\b(?=[\s.,;]|\Z)")),
}
"""Pronoun -> how a sentence begins whose subject belongs to somebody else, and how that one is named once more in it."""
_LONGEST_OPENING = 3
_MOST_HOPS = 3
_MOST_MENTIONS = 400
_OWNED = patterns.compile(r"H(?:is|er)\s[a-z]")
_PRONOUN_IN_FRONT = patterns.compile(
    r"(?:(?:And|But|Then|Later|Now|(?:On|In|At|Late|Last|By|After|Before|During)\s[^,;.]{2,40}),?\s)?([Hh]e|[Ss]he)\s(?:[a-z]|['’])"
)
_CLAUSE = patterns.compile(
    r"[;:–—]\s|,?\s(?:after|before|when|while|because|since|but|and|that|although|though|where|which|who)\s"
)
_PEOPLE = (
    r"(?:man|woman|boy|girl|mother|father|brother|sister|wife|husband|son|daughter|widow|widower|uncle|aunt|cousin|friend|colleague"
    r"|neighbou?r|resident|villager|official|soldier|officer|worker|driver|teacher|doctor|nurse|farmer|survivor|witness|eyewitness"
    r"|diplomat|source|analyst|expert|researcher|engineer|spokesman|spokeswoman|spokesperson|lawyer|passenger|student|refugee"
    r"|minister|general|colonel|commander|captain|major|sergeant|mayor|governor|aide|adviser|advisor|activist|journalist|reporter"
    r"|fisherman|shopkeeper|owner|guard|sailor|pilot|fighter|lawmaker|politician|envoy|ambassador|scientist|physicist|volunteer"
    r"|defendant|suspect|accused|plaintiff|prisoner|detainee|convict|deserter|claimant|prosecutor|judge|counsel)"
)
_PERSON = patterns.compile(rf"\b{_PEOPLE}\b", re.I)
_STRANGER = patterns.compile(
    rf"(?:(?:(?:On|In|At|Late|Last|For)\s[^,;.]{{2,40}}|Meanwhile|Later|Then),\s)?((?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[A-ZÀ-Þ][\w-]+['’]s)\s(?:[\w-]+\s){{0,4}}?(?i:{_PEOPLE})\b"
    r"(?:\s(?:for|of|at|in|from|with)\s(?:the\s)?[\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+){0,3})?+)"
    r"(?!\s[A-ZÀ-Þ]|,\s[A-ZÀ-Þ][\w'’-]+\s[A-ZÀ-Þ])"
)
"""A subject without a name: "A woman ran out", "Ode's brother, Tom, thanked them"."""


_OFFICE = patterns.compile(r"(?:[a-z-]+\s){0,2}(?P<head>[a-z-]+)(?=,|\Z)")
_WORDS = patterns.compile(r"[\w'’-]+")


def _told_of(title: str) -> bool:
    """True where the words around a name say what somebody is."""
    return any(words.is_role(word.lower()) for word in _WORDS.findall(title))


class Antecedents:
    """Answers for one article who "he", "she" and "it" are when they say something."""

    def __init__(self, article: Article, reader: Reader) -> None:
        self._article = article
        self._reader = reader
        self._sentences: list[tuple[int, int, int]] = [
            (s.span.start, s.span.end, p.number) for p in article.paragraphs for s in p.sentences
        ]
        self._starts = [start for start, _, _ in self._sentences]
        self._read: dict[tuple[int, int], list[Attribution]] = {}

    def find(self, pronoun: Source, unit_start: int, hops: int = _MOST_HOPS) -> Mention | None:
        """The mention that ``pronoun`` stands for, or None where two readings are open.

        Looks in the sentence itself, then back to the paragraph before. The speaker of that sentence or
        else its subject is taken; a second subject beside it, or the other sex, leaves it open. Where "he" spoke there
        too and nobody is named, it is whoever that "he" was: "A," he said. "B," he added.
        """
        word = {"him": "he", "her": "she"}.get(pronoun.text.lower(), pronoun.text.lower())
        if AGED.fullmatch(word):
            return self._only_one_met(unit_start, pronoun.start)
        if word not in ("he", "she", "it"):
            return None
        wanted = ("organization", "location") if word == "it" else ("person",)
        for start, end in self._looking_back(unit_start, pronoun.start):
            if (self._body_speaks(start, end) if word == "it" else self._stranger(start, end)) is not None:
                return None
            if word != "it" and self._somebody_unmet(start, end):
                return None
            known = [m for m in self._reader.mentions.within(start, end) if m.kind in wanted and self._said(m)]
            candidates = [m for m in known if not self._is_other_sex(m, word)]
            if candidates and (owned := self._owned_by_another(candidates[0], start, end, word)):
                if owned == "open":
                    return None
                continue
            if candidates:
                return self._only(candidates, start, end)
            if known and start != unit_start:
                return None
            if start != unit_start and (same := self._same_pronoun(word, start, end)) is not None:
                return self.find(same, start, hops - 1) if hops else None
            if word == "it" and start != unit_start and self._reader.text[start : start + 3] != "It ":
                return None
        return None

    def _only_one_met(self, unit_start: int, before: int) -> Mention | None:
        """The one person spoken of just before; who is told by the age alone can be any of two."""
        stretches = self._looking_back(unit_start, before)
        met = [m for at in stretches for m in self._reader.mentions.within(*at) if self._is_met(m) and self._said(m)]
        if len({m.antecedent or m.span for m in met}) != 1 or any(self._stranger(*at) for at in stretches):
            return None
        return met[0]

    def of_office(self, source: Source, unit_start: int) -> Mention | None:
        """The mention to add for "the shop steward": the one person who is told by that noun, else the one person named
        just before of whom nothing else is told."""
        noun = _OFFICE.match(source.text)
        the = self._reader.text[source.start : source.start + 4].lower() == "the "
        if source.mention is not None or noun is None or not the or not words.is_role(noun["head"].lower()):
            return None
        head = noun["head"].lower()
        full = [m for m in self._reader.mentions.all if m.kind == "person" and m.form == "name" and self._is_met(m)]
        told = {m.name or m.text: m for m in full if head in self._title(m.span).lower().split()}
        if len(told) > 1:
            return None
        owner = next(iter(told.values())) if told else self._only_one_named(unit_start, source.start)
        if owner is None or (not told and _told_of(self._title(owner.antecedent or owner.span))):
            return None
        span = Span(self._article.id, source.start + 4, source.start + 4 + noun.end("head"))
        if self._reader.text[span.start : span.end] != noun[0]:
            return None
        return Mention(
            span,
            "person",
            noun[0],
            "nominal",
            "told by an office",
            name=owner.name,
            antecedent=owner.antecedent or owner.span,
        )

    def _only_one_named(self, unit_start: int, before: int) -> Mention | None:
        """The one person named in the paragraph before and up to here."""
        stretches = self._looking_back(unit_start, before)
        met = [
            m
            for at in stretches
            for m in self._reader.mentions.within(*at)
            if self._is_met(m) and m.form in ("name", "alias")
        ]
        return met[0] if len({m.antecedent or m.span for m in met}) == 1 and self._said(met[0]) else None

    def _same_pronoun(self, word: str, start: int, end: int) -> Source | None:
        """The "he" or "she" that is the last to speak in ``[start, end)``, or begins it where nobody speaks there, if the
        pronoun looked up is the same."""
        spoken = self._spoken(start, end) if word != "it" else []
        source = spoken[-1].sources[-1] if spoken else self._pronoun_in_front(start, end)
        same = source is not None and source.mention is None and source.text.lower() == word
        return source if same else None

    def _pronoun_in_front(self, start: int, end: int) -> Source | None:
        """The pronoun that begins a sentence, where one person alone was spoken of just before; whose student or brother
        a sentence speaks of is no other."""
        front = _PRONOUN_IN_FRONT.match(self._reader.text, start, end)
        if front is None:
            return None
        stretches = [at for at in self._looking_back(start, start) if not _OWNED.match(self._reader.text, *at)]
        met = {m.antecedent or m.span for at in stretches for m in self._reader.mentions.within(*at) if self._is_met(m)}
        return Source(front[1], *front.span(1), "named", nature="pronoun") if len(met) == 1 else None

    def of_what_it_calls(self, pronoun: Source, unit_start: int) -> Mention | None:
        """Whom "it" means in "what it called": the subject of its own clause where its sentence names several."""
        low = self.sentence_start(pronoun.start)
        wanted = ("organization", "location") if pronoun.text.lower() == "it" else ("person",)
        known = [m for m in self._reader.mentions.within(low, pronoun.start) if m.kind in wanted and self._said(m)]
        aside = self._reader.text[max(0, pronoun.start - 5) : pronoun.start] == "what "
        if not aside or len({m.antecedent or m.span for m in known}) < 2:
            return self.find(pronoun, unit_start)
        begin = max((b.end() for b in _CLAUSE.finditer(self._reader.text, low, pronoun.start)), default=low)
        here = [m for m in known if m.span.start >= begin]
        alone = len({m.antecedent or m.span for m in here}) == 1
        opens = alone and len(self._reader.text[begin : here[0].span.start].split()) <= _LONGEST_OPENING
        return here[0] if opens and not _POSSESSIVE.match(self._reader.text, here[0].span.end) else None

    def may_be(self, pronoun: Source, person: Mention) -> bool:
        """True for a "he" or "she" that neither its own words nor somebody without a name keep from being ``person``."""
        word = pronoun.text.lower()
        if word not in ("he", "she") or self._is_other_sex(person, word):
            return False
        return self.unnamed(pronoun, self.sentence_start(pronoun.start)) is None

    def begins_with_another(self, before: int, person: Mention) -> bool:
        """True where the sentence in front of ``before`` begins with somebody else than ``person``."""
        at = bisect_left(self._starts, before) - 1
        start, end, _ = self._sentences[at] if at >= 0 else (before, before, 0)
        met = next((m for m in self._reader.mentions.within(start, end) if self._is_met(m) and self._said(m)), None)
        if met is None:
            return self._stranger(start, end) is not None
        opening = self._reader.text[start : met.span.start]
        return (
            len(opening.split()) <= _LONGEST_OPENING
            and (met.antecedent or met.span) != (person.antecedent or person.span)
            and (met.name or met.text) != (person.name or person.text)
        )

    def unnamed(self, pronoun: Source, unit_start: int) -> Source | None:
        """Who speaks in the sentence before without a name ("a local official"), where "he" or "she" can be nobody else;
        for "it" the body that speaks there ("the navy")."""
        if pronoun.text.lower() == "it":
            before = self._looking_back(unit_start, pronoun.start)[:2]
            return next((body for at in before if (body := self._body_speaks(*at)) is not None), None)
        if pronoun.text.lower() not in ("he", "she"):
            return None
        for start, end in self._looking_back(unit_start, pronoun.start):
            stranger = self._stranger(start, end)
            if stranger is not None:
                named = [m for m in self._reader.mentions.within(start, end) if self._is_met(m) and self._said(m)]
                return stranger if not named and _PERSON.search(stranger.text) else None
            if any(m.kind == "person" for m in self._reader.mentions.within(start, end)):
                return None
        return None

    def _body_speaks(self, start: int, end: int) -> Source | None:
        """The body without a name that is the last to speak in ``[start, end)``: "the navy said"."""
        spoken = self._spoken(start, end)
        source = spoken[-1].sources[-1] if spoken else None
        if source is None or source.nature != "nominal" or source.mention is not None:
            return None
        return source if source_nouns().get(source.text.split()[-1].lower()) in ("institution", "media") else None

    def _stranger(self, start: int, end: int) -> Source | None:
        """The last to speak in ``[start, end)``, or its subject, where that is somebody without a name."""
        spoken = self._spoken(start, end)
        if spoken:
            source = spoken[-1].sources[-1]
            unnamed = source.nature == "nominal" and source.mention is None
            return source if unnamed and _PERSON.search(source.text) else None
        subject = _STRANGER.match(self._reader.text, start, end)
        if subject is None or any(self._is_met(m) for m in self._reader.mentions.within(*subject.span(1))):
            return None
        known = read_source(self._reader.text, self._reader.mentions, *subject.span(1))
        standing: AttributionClass = "named" if _POSSESSIVE.search(subject[1]) else "anonymous"
        return known if known and known.mention is None else Source(subject[1], *subject.span(1), standing)

    def _somebody_unmet(self, start: int, end: int) -> bool:
        """True where somebody speaks, or a sentence begins with somebody, whose name no mention carries."""
        spoken = self._spoken(start, end)
        if spoken:
            source = spoken[-1].sources[-1]
            return source.mention is None and source.nature == "nominal" and self._is_a_name(source.text)
        subject = _NAME_AND_VERB.match(self._reader.text, start, end)
        if subject is None or self._reader.mentions.within(start, subject.end("name")):
            return False
        return self._is_a_name(subject["name"])

    def _attributions(self, start: int, end: int) -> list[Attribution]:
        """Those in ``[start, end)``, verb and source. The sentence is read once, whole: up to each of the pronouns in it
        would take a time that grows with the square of its length."""
        key = (start, self._sentence_end(end))
        if key not in self._read:
            self._read[key] = self._reader.attributions(*key)
        whole = self._read[key]
        return whole if key[1] == end else [a for a in whole if max(a.at, a.start, a.sources[-1].end - 1) < end]

    def _sentence_end(self, end: int) -> int:
        """Where the sentence ends that holds the character before ``end``."""
        index = bisect_left(self._starts, end) - 1
        return max(end, self._sentences[index][1]) if index >= 0 else end

    def _spoken(self, start: int, end: int) -> list[Attribution]:
        return [a for a in self._attributions(start, end) if a.lemma]

    def _is_a_name(self, words: str) -> bool:
        """True for words with capitals that the article prints with a capital inside of sentences too."""
        return words[:1].isupper() and all(word in self._capitalised for word in words.split())

    @cached_property
    def _capitalised(self) -> frozenset[str]:
        return frozenset(_CAPITALISED.findall(self._reader.text))

    def _owned_by_another(self, subject: Mention, start: int, end: int, word: str) -> Literal["", "open", "other"]:
        """ "His student Lee came": "he" can be either, so that it stays open; in "His student Lee wrote him" Lee is another."""
        text = self._reader.text
        words = _OF_ANOTHER.get(word)
        if words is None:
            return ""
        owner, object_ = words
        if not owner.match(text, start, end):
            return ""
        return "other" if object_.search(text, subject.span.end, end) else "open"

    def _is_met(self, mention: Mention) -> bool:
        """True for a person who is spoken of, not one whose brother is: "Ode's brother"."""
        return mention.kind == "person" and not _POSSESSIVE.match(self._reader.text, mention.span.end)

    def body(self, source: Source) -> Mention | None:
        """The mention to add for "the ministry", where one ministry alone was named before."""
        words = source.text.lower().split()
        if len(words) != 1 or source_nouns().get(words[0]) != "institution" or source.mention is not None:
            return None
        named = [
            m
            for m in self._reader.mentions.before(source.start, _MOST_MENTIONS)
            if m.kind == "organization" and m.form in ("name", "alias") and words[0] in m.text.lower().split()
        ]
        if not named or len({(m.name or m.text).casefold() for m in named}) > 1:
            return None
        start = source.end - len(source.text)
        span = Span(self._article.id, start, source.end)
        return Mention(
            span,
            "organization",
            source.text,
            "nominal",
            "the one of its kind",
            name=named[0].name,
            antecedent=named[0].span,
        )

    def by_part_of_name(self, source: Source) -> Mention | None:
        """The mention to add for a speaker told by a part of the one name that has it: "Huamaní" of "Wálter Huamaní Echegaray"."""
        word = source.text
        if source.mention is not None or source.nature != "nominal" or not word.istitle() or " " in word:
            return None
        named = [
            m
            for m in self._reader.mentions.all
            if m.kind == "person" and m.form in ("name", "alias") and word in m.text.split() and len(m.text.split()) > 1
        ]
        if not named or len({(m.name or m.text).casefold() for m in named}) > 1:
            return None
        span = Span(self._article.id, source.end - len(word), source.end)
        return Mention(span, "person", word, "alias", "part of one name", name=named[0].name, antecedent=named[0].span)

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

    def _only(self, candidates: list[Mention], start: int, end: int) -> Mention | None:
        speakers = [
            a.sources[-1].mention
            for a in self._attributions(start, end)
            if a.sources[-1].mention in candidates and a.kind in ("say", "think", "urge", "judge")
        ]
        chosen = speakers[-1] if speakers else self._subject(candidates, start)
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
        """The words around a mention that may tell the sex: before it up to a stop, and an apposition behind it or
        the noun it is one to ("her brother, X")."""
        text = self._reader.text
        before = text[max(0, span.start - _TITLE_WINDOW) : span.start].removesuffix(", ")
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

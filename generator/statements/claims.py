"""An article, its mentions and quotes -> claims: each proposition with who stands behind it.

What counts, and where it ends:

- Each declarative sentence of the body gives a claim; questions, headings, captions and fragments give none.
- Without an attribution it is ``stated``.
- ``X said (that) P``, ``P, said X``, ``P, according to X``: the claim is P; X stands behind it.
- ``X, citing Y, reports that P`` and ``Y told X that P``: the chain is X, Y. The last in the chain gives the class.
- Impersonal words ("is believed to", "reportedly") make a claim ``unattributed``; others ("may") only hedge it.
- Parts joined by "but" or a semicolon are claims of their own where class or hedge differ.
- Verbs that promise, judge or name ("vowed to", "accused") cannot be parted from P: the claim is the whole clause.
- Each sentence of direct speech is a claim of its speaker, unless it asks or speaks of "I".
- A trailing attribution to a body at the end of a paragraph ("..., writes X") also covers the sentence before,
  when that has none of its own and the attributed sentence refers back to it with a pronoun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator import patterns
from generator.model import Article, AttributionClass, Claim, Mention, Paragraph, Quote, Span
from generator.statements import hedges
from generator.statements.antecedents import Antecedents
from generator.statements.attribution import FINITE, SURELY_FINITE, Attribution, Reader
from generator.statements.sources import FILLER, Source, read_source, trim
from generator.statements.transcript import Turn, turns
from generator.text import dateline, lines

_CONTRAST = patterns.compile(
    r"(?:,\s(?=but\s|yet\s)|;\s|,\s(?=although\s|though\s|while\s|whereas\s)(?=\w+\sit\s(?:is|was|remains)))"
)
_REFERS_BACK = patterns.compile(r"\b(?:it|they|he|she|this|these|that)\b", re.I)
_IMPERSONAL_IT = patterns.compile(r"it\s(?:is|was|has been)\s\w+(?:ed|ar|own|ible|ely|ain)\b", re.I)
_NAMING = patterns.compile(r"[\"“«‘]|(?<=\s)'|\Afor\s|\sas\s(?:an?\s)?[a-z]")
_NEEDS_THAT = frozenset(
    """add continue answer repeat observe maintain recall respond reply post shout joke quip understand comment write
    conclude mention stress underline underscore emphasize learn tweet hint signal""".split()
)
"""Verbs that tell of an act unless "that" or quoted speech follows: "added a wing"."""
_CLAIMS_TO = frozenset("claim admit boast point".split())
_TAKES_OBJECT = frozenset(
    """report confirm announce deny reveal disclose claim note reject dispute mention state estimate expect suspect fear
    doubt acknowledge admit show find assess predict forecast explain add know learn feel signal hope agree""".split()
)
"""Verbs that often take a thing instead of a clause: "reported losses"."""
_FIRST_PERSON = patterns.compile(r"\b(?:I|I['’]\w+|me|[Mm]y|you|your|You|Your)\b")
_CONJUNCTION_LEFT = patterns.compile(r"[,;]?\s(?:and|but|while|as|although|though|whereas|yet)\Z")
_NO_OPENING = patterns.compile(
    r"(?:While|When|After|As(?!\s(?:an?|of)\s)|If|Although|Though|Because|Before|Since|Asked|Speaking|Citing)\b"
)
_ENDS_SENTENCE = patterns.compile(r"[.!…][\"'”’»)\]\d\[]*\s*\Z")
_TIME = patterns.compile(r"[a-z]\s(?:after|before|since|when|until)\s(?:the\s)?\Z")
_FREE_RELATIVE = patterns.compile(r"\b(?:what|whatever|which|who|whom)\s+\Z")
_PREPOSITION = patterns.compile(
    r"(?!at least|at most|about \d|over \d|up to|to date)(?:on|in|at|for|with|of|about|to|from|by|against|up|out|off|into|over)\s"
)
_KEEPS_PREPOSITION = frozenset("of about against".split())
_FOOTNOTE = patterns.compile(r"\[\d{1,3}\]\s")
_JOINED = patterns.compile(
    r"(?:[;:–—]|[,;]?\s(?:and|but|while|whereas|although|though|yet|as|after|before|because|since|when|where|which|who|whom|that"
    r"|so|or|until|if|unless))\s*\Z"
)
"""What stands between a clause and the attribution of the next."""
_MARGIN = " \t\r\n,;:–—-"
_FEWEST_WORDS = 4
_LONGEST_ASIDE = 12
_PARTS = patterns.compile(r"[;:.?!\"“”„«»]")


@dataclass(frozen=True, slots=True)
class _Part:
    """A proposition and the attribution that covers it."""

    start: int
    end: int
    sources: tuple[Source, ...] = ()
    rule: str = "stated"
    cue: tuple[int, int] | None = None
    denial: str | None = None


def find(article: Article, mentions: Sequence[Mention], quotes: Sequence[Quote]) -> tuple[Claim, ...]:
    """The claims of the article, in order. ``sources`` are mention spans; a pronoun gives its antecedent's."""
    return tuple(sorted(_Finder(article, mentions, quotes).claims(), key=lambda claim: claim.span))


class _Finder:
    def __init__(self, article: Article, mentions: Sequence[Mention], quotes: Sequence[Quote]) -> None:
        self._article = article
        self._turns = turns(article, mentions)
        said = {(turn.start, turn.end) for turn in self._turns.values()}
        quotes = [q for q in quotes if (q.span.start, q.span.end) not in said]
        self._direct = [q for q in quotes if q.type == "direct"]
        speech = [(q.span.start, q.span.end) for q in quotes if q.type == "direct" or q.text.count(" ") > 8]
        self._reader = Reader(article, mentions, speech)
        self._text = self._reader.text
        self._antecedents = Antecedents(article, self._reader)
        self._quotes_of = _by_sentence(article, self._direct)

    def claims(self) -> Iterator[Claim]:
        for paragraph in self._article.paragraphs:
            footnote = _FOOTNOTE.match(self._text, paragraph.span.start)
            if paragraph.role in ("lede", "body") and not footnote:
                yield from self._in_paragraph(paragraph)

    def _in_paragraph(self, paragraph: Paragraph) -> Iterator[Claim]:
        previous: list[_Part] = []
        ready: list[list[_Part]] = []
        for sentence in paragraph.sentences:
            speech = self._quotes_of.get((sentence.span.start, sentence.span.end), [])
            start = lines.behind_number(self._text, sentence.span.start, sentence.span.end)
            if sentence.span.start == paragraph.span.start:
                start = self._opening(paragraph)
            parts = list(self._in_sentence(start, sentence.span.end, speech)) if start < sentence.span.end else []
            if (turn := self._turns.get(paragraph.span.start)) is not None:
                parts = [self._in_turn(part, turn) for part in parts if self._is_told(part, turn)]
            previous = self._covered_backwards(previous, parts)
            if ready:
                ready[-1] = previous
            ready.append(parts)
            previous = parts
        for parts in ready:
            for part in parts:
                start, end = self._words(part)
                if start < end:
                    yield self._claim(part)

    def _opening(self, paragraph: Paragraph) -> int:
        """Where the words of a paragraph begin: behind its dateline or its number."""
        start, end = paragraph.span.start, paragraph.span.end
        turn = self._turns.get(start)
        behind = turn.start if turn else dateline.end_of(self._article.text, start, end)
        return lines.behind_number(self._article.text, behind, end)

    def _is_told(self, part: _Part, turn: Turn) -> bool:
        """False for what the one who answers says of himself."""
        return turn.asks or not _FIRST_PERSON.search(self._text, part.start, part.end)

    def _in_turn(self, part: _Part, turn: Turn) -> _Part:
        """What is said in an interview, under its speaker; who asks puts nothing of his own."""
        if turn.asks:
            return part
        speaker = turn.speaker
        text = self._name_of(speaker) if speaker else turn.text
        standing: AttributionClass = "named" if speaker or len(turn.text) > 1 else "anonymous"
        source = Source(text, turn.label.start, turn.label.end, standing, speaker, "mention" if speaker else "nominal")
        cue = (turn.label.start, turn.label.end)
        rule = "interview" if part.rule == "stated" else part.rule
        return replace(part, sources=(source, *part.sources), rule=rule, cue=part.cue or cue)

    def _covered_backwards(self, previous: list[_Part], parts: list[_Part]) -> list[_Part]:
        """The parts of the sentence before, under a trailing attribution that reaches back to them."""
        if len(previous) != 1 or len(parts) != 1 or previous[0].rule != "stated" or parts[0].rule != "trailing":
            return previous
        part = parts[0]
        body = part.sources[0].mention
        opening = self._text[part.start : part.start + 60]
        if body is None or body.kind != "organization" or _IMPERSONAL_IT.match(opening):
            return previous
        if not _REFERS_BACK.search(opening) or hedges.find(self._text, previous[0].start, previous[0].end):
            return previous
        return [replace(previous[0], sources=part.sources, cue=part.cue, rule="trailing, sentence before")]

    # ------------------------------------------------------------ one sentence

    def _in_sentence(self, start: int, end: int, speech: list[Quote]) -> Iterator[_Part]:
        yield from self._spoken(start, end, speech)
        if self._text[start:end].rstrip("\"”»’' ").endswith("?"):
            return
        attributions = [a for a in self._reader.attributions(start, end) if self._carries(a)]
        covered = [a for a in attributions if not (speech and self._only_speech(a, attributions))]
        if speech and not covered:
            lead = self._text.find(FILLER, start, end)
            colon = self._text.rfind(":", start, lead) if lead >= 0 else -1
            led = any(q.cue and q.cue.start < colon for q in speech) or any(a.start < colon for a in attributions)
            if colon >= 0 and not led and self._stands_alone(start, colon):
                yield _Part(start, colon)
            return
        yield from self._written(start, end, covered) if covered else self._unattributed(start, end)

    def _spoken(self, start: int, end: int, speech: list[Quote]) -> Iterator[_Part]:
        for quote in speech:
            first, last = max(start, quote.span.start), min(end, quote.span.end)
            words = self._article.text[first:last]
            if quote.speaker_text is None or words.rstrip("\"”»’' ").endswith("?") or _FIRST_PERSON.search(words):
                continue
            if len(words.split()) < _FEWEST_WORDS:
                continue
            cue = (quote.cue.start, quote.cue.end) if quote.cue else None
            yield _Part(first, last, self._speakers(quote), "direct speech", cue)

    def _speakers(self, quote: Quote) -> tuple[Source, ...]:
        """The chain of the attribution that the quote's cue stands for."""
        if quote.cue is None:
            return ()
        start, end = min(quote.span.start, quote.cue.start), max(quote.span.end, quote.cue.end)
        found = self._reader.attributions(max(0, start - 1), min(len(self._text), end + 1))
        for attribution in found:
            if attribution.start <= quote.cue.end and quote.cue.start <= attribution.end:
                return attribution.sources
        return (Source(quote.speaker_text or "", quote.cue.start, quote.cue.end, "named"),)

    def _only_speech(self, attribution: Attribution, others: list[Attribution]) -> bool:
        """True where what is said is quoted, but for who else says it and for what stands before its colon."""
        start, end = attribution.content_start, attribution.content_end
        lead = self._text.find(FILLER, start, end)
        if lead < 0:
            return False
        colon = self._text.rfind(":", start, lead)
        content = self._text[max(start, colon + 1) : end]
        for other in others:
            if other is not attribution and start <= other.start < end:
                content = content.replace(self._text[other.start : min(end, other.end)], "")
        return len(content.replace(FILLER, "").split()) < _FEWEST_WORDS

    def _carries(self, attribution: Attribution) -> bool:
        """False where the verb only reports an act: "agreed to meet", "called him on Monday", "asked"."""
        content = self._text[attribution.content_start : attribution.content_end]
        if attribution.form in ("trailing", "medial", "according") or not attribution.lemma:
            return True
        if self._opens_as(attribution):
            return True
        if attribution.kind in ("call", "urge", "judge") and self._is_circumstance(attribution):
            return False
        if _FREE_RELATIVE.search(self._text, max(0, attribution.start - 12), attribution.start):
            return False
        if attribution.kind == "ask" or (attribution.kind == "call" and not _NAMING.search(content)):
            return False
        if attribution.lemma in _NEEDS_THAT and not self._has_that(attribution) and content[:1] not in (":", FILLER):
            return False
        preposition = _PREPOSITION.match(content)
        if preposition is None or self._has_that(attribution) or attribution.kind in ("judge", "call"):
            return True
        if attribution.lemma == "say" and SURELY_FINITE.search(content):
            return True
        word = preposition.group().strip()
        return word in _KEEPS_PREPOSITION or (word == "to" and attribution.lemma in _CLAIMS_TO)

    def _written(self, start: int, end: int, attributions: list[Attribution]) -> Iterator[_Part]:
        outer = [a for a in attributions if a.form in ("trailing", "medial", "according")]
        inner = [a for a in attributions if a not in outer]
        opening = inner[0].start if inner else end
        front = [a for a in outer if inner and a.end <= opening and a.form != "medial"]
        back = [a for a in outer if a not in front]
        last = min((a.start for a in back if a.form != "medial"), default=end)
        chain = _chain_of(back)
        if not inner:
            first = outer[0]
            stop = end if first.form == "medial" else last
            yield from self._split(_Part(start, stop, chain, first.form, (first.start, first.end), self._denial(first)))
            return
        if front and self._stands_alone(start, front[0].start):
            cue = (front[0].start, front[0].end)
            yield from self._split(_Part(start, front[0].start, _chain_of(front), front[0].form, cue))
        elif self._stands_alone(start, opening) and _JOINED.search(self._text, start, opening):
            yield from self._split(_Part(start, opening, chain, "stated" if not chain else back[0].form))
        yield from self._nested(inner, last, chain)

    def _stands_alone(self, start: int, end: int) -> bool:
        words = self._text[start:end].strip(_MARGIN)
        if FILLER in words or len(words.split()) < _FEWEST_WORDS or _NO_OPENING.match(words):
            return False
        return FINITE.search(words) is not None

    def _nested(self, inner: list[Attribution], last: int, chain: tuple[Source, ...]) -> Iterator[_Part]:
        """Leading attributions: one right behind another continues its chain, a later one ends its content."""
        sources, cue = chain, -1
        for at, attribution in enumerate(inner):
            cue = attribution.start if cue < 0 else cue
            following = inner[at + 1] if at + 1 < len(inner) else None
            sources = self._chained(sources, attribution.sources)
            if following is not None and self._follows_at_once(attribution, following):
                continue
            stop = min(last, following.start if following else attribution.content_end, attribution.content_end)
            stop, rest = self._until_semicolon(attribution, stop)
            begin = attribution.content_start if self._is_clause(attribution, stop) else attribution.start
            rule = attribution.form
            part = _Part(begin, stop, sources, rule, (cue, attribution.end), self._denial(attribution))
            yield from self._split(part)
            if rest and self._stands_alone(*rest):
                yield _Part(*rest)
            sources, cue = chain, -1

    def _until_semicolon(self, attribution: Attribution, stop: int) -> tuple[int, tuple[int, int] | None]:
        """A semicolon ends what a verb governs; "according to X" at the start covers its sentence."""
        at = self._text.find("; ", attribution.content_start, stop)
        if at < 0 or not attribution.lemma:
            return stop, None
        return at, (at + 2, stop)

    def _chained(self, outer: tuple[Source, ...], inner: tuple[Source, ...]) -> tuple[Source, ...]:
        """``X said he hoped``: the pronoun adds nobody to the chain."""
        if not outer or not all(s.nature == "pronoun" for s in inner):
            return (*outer, *inner)
        body = outer[-1].mention is not None and outer[-1].mention.kind == "organization"
        other = body and all(s.text.lower() in ("he", "she") for s in inner)
        return (*outer, *inner) if other else outer

    def _follows_at_once(self, before: Attribution, after: Attribution) -> bool:
        gap = self._text[before.content_start : after.start]
        if after.form != "leading" or after.start < before.content_start or _PARTS.search(gap):
            return False
        aside = all(s.nature == "pronoun" for s in after.sources) and not SURELY_FINITE.search(gap)
        return (len(gap.split()) <= 2 and "," not in gap) or (aside and len(gap.split()) <= _LONGEST_ASIDE)

    def _is_clause(self, attribution: Attribution, end: int) -> bool:
        """True where the content can stand by itself."""
        if (attribution.kind in ("urge", "judge", "call") or attribution.lemma == "consider") and not self._has_that(
            attribution
        ):
            return False
        content = self._text[attribution.content_start : end]
        if self._has_that(attribution) or self._opens_as(attribution):
            return True
        if attribution.lemma == "say" and SURELY_FINITE.search(content):
            return True
        if attribution.lemma in _TAKES_OBJECT and not SURELY_FINITE.search(content):
            return False
        return bool(FINITE.search(content)) and not _PREPOSITION.match(content)

    def _is_circumstance(self, attribution: Attribution) -> bool:
        """True for "The advance comes after the council called for a truce"."""
        return _TIME.search(self._text, max(0, attribution.start - 10), attribution.start) is not None

    def _opens_as(self, attribution: Attribution) -> bool:
        """True for "As X learns from Y, P": P is a clause in any case."""
        return self._text[attribution.start : attribution.start + 3] == "As "

    def _has_that(self, attribution: Attribution) -> bool:
        return self._text[attribution.start : attribution.end].rstrip().endswith("that")

    def _denial(self, attribution: Attribution) -> str | None:
        return attribution.verb if attribution.stance == "denial" else None

    def _unattributed(self, start: int, end: int) -> Iterator[_Part]:
        if self._is_assertion(start, end):
            yield from self._split(_Part(start, end))

    def _is_assertion(self, start: int, end: int) -> bool:
        words = self._text[start:end]
        return len(words.split()) >= _FEWEST_WORDS and _ENDS_SENTENCE.search(words) is not None

    def _split(self, part: _Part) -> Iterator[_Part]:
        """Parts joined by "but" or a semicolon, where what stands behind them differs."""
        cuts = [m.start() for m in _CONTRAST.finditer(self._text, part.start, part.end)]
        if not cuts:
            yield part
            return
        bounds = list(zip([part.start, *cuts], [*cuts, part.end], strict=True))
        found = [hedges.find(self._text, *self._margins(*bound)) for bound in bounds]
        if len({h and h.text for h in found}) == 1 or not all(self._stands(b) for b in bounds):
            yield part
            return
        for at, ((start, end), hedge) in enumerate(zip(bounds, found, strict=True)):
            opens = hedge is not None and hedge.start <= self._margins(start, end)[0]
            own = at > 0 and opens and hedge is not None and hedge.text.lower().startswith("it ")
            if own:
                yield _Part(start, end)
            else:
                yield replace(part, start=start, end=end)

    def _stands(self, bound: tuple[int, int]) -> bool:
        words = self._text[bound[0] : bound[1]]
        return len(words.split()) >= _FEWEST_WORDS and FINITE.search(words) is not None

    def _margins(self, start: int, end: int) -> tuple[int, int]:
        start, end = trim(self._text, start, end, _MARGIN)
        conjunction = re.compile(r"(?:but|yet|although|though|while|whereas|and)\s").match(self._text, start, end)
        return (conjunction.end() if conjunction else start), end

    # ------------------------------------------------------------ the noun

    def _words(self, part: _Part) -> tuple[int, int]:
        start, end = trim(self._article.text, *self._margins(part.start, part.end), _MARGIN)
        left_over = _CONJUNCTION_LEFT.search(self._text, max(start, end - 12), end)
        return start, left_over.start() if left_over else end

    def _claim(self, part: _Part) -> Claim:
        start, end = self._words(part)
        hedge = hedges.find(self._text, start, end)
        sources, rule = part.sources, part.rule
        if not sources and hedge is not None and hedge.unattributed:
            agent = self._agent(hedge, end)
            sources, rule = ((agent,) if agent else ()), "impersonal"
        sources = tuple(self._resolved(source) for source in sources)
        cue = part.cue or ((hedge.start, hedge.end) if hedge and rule == "impersonal" else None)
        return Claim(
            Span(self._article.id, start, end),
            self._article.text[start:end],
            tuple(source.text for source in sources),
            _class_of(sources, hedge),
            part.denial or (hedge.text if hedge else None),
            rule,
            tuple(m.span for source in sources for m in (source.together or (source.mention,)) if m),
            Span(self._article.id, *trim(self._article.text, *cue)) if cue else None,
        )

    def _agent(self, hedge: hedges.Hedge, end: int) -> Source | None:
        """Who believes it: "is believed by X to"."""
        by = re.compile(r"\sby\s(?=\S)").match(self._text, hedge.end, end)
        if by is None:
            return None
        stop = re.compile(r"\sto\s|[,.;]").search(self._text, by.end(), end)
        return read_source(self._text, self._reader.mentions, by.end(), stop.start() if stop else end)

    def _resolved(self, source: Source) -> Source:
        """A pronoun by what it stands for where that is safe: a name, or what somebody without a name was called."""
        if source.nature != "pronoun":
            return source
        start = self._sentence_of(source)
        mention = self._antecedents.find(source, start)
        if mention is None and source.mention is None:
            return self._antecedents.unnamed(source, start) or source
        mention = mention or source.mention
        return replace(source, mention=mention, text=self._name_of(mention)) if mention else source

    def _name_of(self, mention: Mention) -> str:
        """As printed; an office or a pronoun that stands for a name, by the name."""
        named = mention.antecedent if mention.form in ("nominal", "pronoun") and mention.antecedent else mention.span
        return self._article.quoted(named)

    def _sentence_of(self, source: Source) -> int:
        return self._antecedents.sentence_start(source.start)


def _chain_of(attributions: Sequence[Attribution]) -> tuple[Source, ...]:
    return tuple(source for attribution in reversed(attributions) for source in attribution.sources)


def _class_of(sources: tuple[Source, ...], hedge: hedges.Hedge | None) -> AttributionClass:
    if sources:
        return sources[-1].attribution
    return "unattributed" if hedge is not None and hedge.unattributed else "stated"


def _by_sentence(article: Article, quotes: Sequence[Quote]) -> dict[tuple[int, int], list[Quote]]:
    """Direct quotes by each sentence they share words with."""
    found: dict[tuple[int, int], list[Quote]] = {}
    waiting = sorted(quotes, key=lambda q: q.span)
    at = 0
    for paragraph in article.paragraphs:
        for sentence in paragraph.sentences:
            while at < len(waiting) and waiting[at].span.end <= sentence.span.start:
                at += 1
            here = at
            while here < len(waiting) and waiting[here].span.start < sentence.span.end:
                found.setdefault((sentence.span.start, sentence.span.end), []).append(waiting[here])
                here += 1
    return found

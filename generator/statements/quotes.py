"""An article and its mentions -> quotations with their speakers, and the mentions needed to name those."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator import patterns
from generator.model import Article, Mention, Paragraph, Quote, QuoteType, Span
from generator.statements.antecedents import Antecedents, pronoun_mention
from generator.statements.attribution import FULL_STOP, Attribution, Reader
from generator.statements.sources import PRONOUNS, Source, read_source, trim
from generator.statements.transcript import turns
from generator.statements.vocabulary import verbs
from generator.text.quotation import Quotation, pair

_SPEECH_END = patterns.compile(r"[,.?!…—-]\Z|[.?!…]\s+\S")
_SPEECH_WORDS = 8
_NAMED_THING = patterns.compile(
    r"\b(?:named|nicknamed|titled|entitled|codenamed|code-named|known as|so-called|exercises?|operation|film|movie|song"
    r"|book|novel|newspaper|magazine|programme|program|project|campaign|slogan|poster|banner|group|party|movement"
    r"|missile|system|ship|vessel|tanker|frigate|drone|callsign|call sign|word|words|term|phrase|brand|channel|show"
    r"|series|article|essay|report|law|bill|code|under the (?:title|name|heading)|article|festival|hotel|restaurant)"
    r"\s\Z",
    re.I,
)
_ADVERB = patterns.compile(r"[a-z]+ly")
"""How something was said, between subject and verb: ``X "strongly" urged Y``."""
_WIDEST_GAP = 12
_FEWEST_OF_ONE = 2
_LONGEST_LEAD = 160
_NEXT_SENTENCE = patterns.compile(rf"(?:{FULL_STOP}|[?!])[\"”»’]?\s+(?=[A-ZÀ-Þ])")
_SENTENCE_OR_MARK = patterns.compile(rf"(?:{FULL_STOP}|[?!])\s|[\"“”„«»]")
_SOMEBODYS_VERB = patterns.compile(
    r"[,\s]*(?:one|another|others|an?|the|some)\s(?:[a-z][\w'’-]*\s){0,4}?([a-z]+)(?=[.,:\s])"
)
_NEXT_WORD = patterns.compile(r"[,\s]*([a-z]+)\b")
_CLOSING_MARKS = ("”", "»", '"', "’")
# "And on the cost:", "Her advice to the young:"
_TOPIC = patterns.compile(
    r"(?:(?:And|But|Then)\s)?(?:(?:[Oo]n|[Aa]bout|[Oo]f|[Aa]s\s(?:to|for))\s[^.,:;]{2,80}|(?:[Hh]is|[Hh]er)\s[a-z][^.,:;]{2,80}):"
)
_LONGEST_TITLE = 5
_REACTS = patterns.compile(
    r"\b(?:could\s(?:not|hardly)\s(?:wait|believe)|couldn['’]t\s(?:wait|believe)|shrug(?:s|ged)|laugh(?:s|ed)|smile[sd]?|grin(?:s|ned)|sigh(?:s|ed)|nod(?:s|ded)"
    r"|sh(?:akes|ook)\s(?:his|her)\shead|(?:dis)?agree[sd]|(?:was|is|remains|remained)\s(?:not\s)?(?:\w+\s)?(?:unimpressed|impressed|blunt|adamant|unmoved|defiant|"
    r"sceptical|skeptical|worried|furious|angry|optimistic|pessimistic|cautious|relieved|delighted|unrepentant|dismissive|scathing)|"
    r"paus(?:es|ed)|hesitat(?:es|ed)|gestur(?:es|ed)|frown(?:s|ed)|winc(?:es|ed)|look(?:s|ed)\s(?:up|down|around|away)|lean(?:s|ed)\s(?:back|forward|over)|"
    r"point(?:s|ed)\sat|remember(?:s|ed)|recall(?:s|ed)|ha[sd]\s(?:a\s)?(?:doubts|warning|message|advice)|begs\sto\sdiffer|sees\sit\sdifferently)\b"
)
_FOR_SOMEBODY = patterns.compile(r"(?:For|To)\s(?:[A-ZÀ-Þ][\w.'’-]+\s){0,6}[A-ZÀ-Þ][\w.'’-]+,\s")
"""For whom something is so, speaks of it next: "For Ode, it is a scandal. "..."."""
_VERDICT = patterns.compile(
    r"['’]s?\s(?:[a-z]+\s)?(?:verdict|view|answer|reply|response|message|advice|assessment|conclusion|explanation|comment|warning|motto|summary"
    r"|reaction|take|point|argument|prediction|promise|plea|retort|question)(?:\s(?:to|for|on|is|was)\s[^.;:\"“”]{2,60})?:\Z"
)
_SHOWS = patterns.compile(r"point(?:s|ed)\sat\b")
_BEGINS_WITH_PRONOUN = patterns.compile(r"(?:(?:And|But|Then)\s)?([Hh]e|[Ss]he)\s")
_NAMED_BEHIND = patterns.compile(
    r"\s*(?:—|–|--|-\s)\s?(?=\S)|\s*\n\s*(?:(?:So|Thus)\s)?(?:said|says|wrote|writes|asked)\s"
    r"|\s*\n\s*(?:That(?:\swas|\sis|['’]s)\s(?:how|what)|Th(?:ese|ose)\s(?:were|are)\sthe\swords\sof)\s"
)
_USED_WORDS = patterns.compile(
    r"[,\s]{0,3}(?P<who>[^,.;:\"“”\n]{2,60}?)\s(?:used|made)\s(?:the|these|this|those)\s(?:following\s)?(?:expression|word|phrase|statement)s?\b"
)
_END_OF_NAME = patterns.compile(
    r"[,.;(\n]|\s(?:describe[sd]|puts?|said|says|told|tells|sums|summed|sees|saw|answer(?:s|ed)|explain(?:s|ed))\b"
)
_PRONOUN_LEAD = patterns.compile(r"(?:[^.;:,]{2,60},\s|(?:And|But|Then)\s)?(?P<who>[Hh]e|[Ss]he)\s[a-z][^.;:]{2,80}:")
_ASKING = frozenset(("ask", "wonder", "demand"))
_LEAD_IN = frozenset(["", "that"])
_BETWEEN = " \t\r\n,.:–—-\"'“”„«»‹›「」『』‘’"
_AFTER = _BETWEEN + "?!…"


@dataclass(frozen=True, slots=True)
class _Unit:
    """Sentences that quotations hold together."""

    start: int
    end: int
    quotations: tuple[Quotation, ...]


@dataclass(slots=True)
class _Found:
    quotation: Quotation
    type: QuoteType
    attribution: Attribution | None
    unit: _Unit


def find(article: Article, mentions: Sequence[Mention]) -> tuple[tuple[Quote, ...], tuple[Mention, ...]]:
    """Quotes in order, and the pronoun mentions (with their antecedent) that had to be resolved for speakers.

    direct: speech attributed by an adjoining clause, or quoted words that are a sentence of their own;
    partial: quoted words inside a clause that somebody is said to have said; scare: every other.
    A speaker is a mention; a pronoun only where one reading is safe, else ``speaker`` is None.
    """
    spoken, labels = _in_turns(article, mentions)
    quotations = [q for q in pair(article.text, _stretches(article)) if q.depth == 0]
    if not quotations:
        return spoken, labels
    reader = Reader(article, mentions, speech_spans(article.text, quotations))
    antecedents = Antecedents(article, reader)
    found = _continued(list(_classified(article, reader, quotations)))
    translated = any(notice.kind == "machine-translation" for notice in article.notices)
    pronouns: dict[Span, Mention] = {}
    quotes = tuple(_quote(article, f, antecedents, pronouns, translated) for f in found)
    quotes = _of_the_only_speaker(quotes, found, antecedents, {m.span: m for m in (*mentions, *pronouns.values())})
    quotes = _of_headlines(article, quotes, spoken)
    return _merged(quotes, spoken), (*labels, *(pronouns[span] for span in sorted(pronouns)))


def _of_the_only_speaker(
    quotes: tuple[Quote, ...], found: Sequence[_Found], antecedents: Antecedents, mentions: Mapping[Span, Mention]
) -> tuple[Quote, ...]:
    """In an interview or portrait, where one person alone speaks again and again, whole speech of nobody or of a
    pronoun that can be nobody else is that person's."""
    spoken = [q for q in quotes if q.type == "direct"]
    said_by = [mentions[q.speaker] for q in spoken if q.speaker is not None and q.speaker in mentions]
    speakers = [mentions.get(m.antecedent, m) if m.antecedent else m for m in said_by]
    if len(speakers) < _FEWEST_OF_ONE or len({m.name or m.text for m in speakers}) != 1 or speakers[0].kind != "person":
        return quotes
    if any(q.speaker is None and q.speaker_text and q.speaker_text.lower() not in PRONOUNS for q in spoken):
        return quotes
    open_ = {
        f.quotation.start
        for f in found
        if f.type == "direct"
        and not antecedents.begins_with_another(f.unit.start, speakers[0])
        and (f.attribution is None or antecedents.may_be(f.attribution.sources[-1], speakers[0]))
    }
    only = speakers[0].antecedent or speakers[0].span
    return tuple(
        replace(q, speaker=only, speaker_text=q.speaker_text or speakers[0].text)
        if q.type == "direct" and q.speaker is None and q.span.start in open_
        else q
        for q in quotes
    )


def _in_turns(article: Article, mentions: Sequence[Mention]) -> tuple[tuple[Quote, ...], tuple[Mention, ...]]:
    """What the people of an interview say: speech without marks."""
    translated = any(notice.kind == "machine-translation" for notice in article.notices)
    said = [turn for turn in turns(article, mentions).values() if turn.speaker is not None and not turn.asks]
    quotes = tuple(
        Quote(
            span := Span(article.id, turn.start, turn.end),
            article.quoted(span),
            "direct",
            turn.speaker.span if turn.speaker else None,
            turn.text,
            None,
            turn.label,
            translated,
        )
        for turn in said
    )
    return quotes, tuple(turn.found for turn in said if turn.found is not None)


def _of_headlines(article: Article, quotes: tuple[Quote, ...], spoken: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """Quoted words of the headline or above the text are whose they are where the text has them again."""
    first = article.paragraphs[0].span.end if len(article.paragraphs) > 1 else 0
    body = max(first, next((p.span.start for p in article.paragraphs if p.role == "lede"), 0))
    told = [(_plain(q.text), q) for q in (*quotes, *spoken) if q.speaker is not None and q.span.start >= body]
    return tuple(
        _as_below(q, told) if q.speaker is None and not q.speaker_text and q.span.start < body and told else q
        for q in quotes
    )


def _as_below(quote: Quote, told: Sequence[tuple[str, Quote]]) -> Quote:
    words = _plain(quote.text)
    same = [q for text, q in told if words in text] if words.count(" ") >= _FEWEST_WORDS_AGAIN else []
    if not same:
        return quote
    return replace(quote, type="direct", speaker=same[0].speaker, speaker_text=same[0].speaker_text)


_FEWEST_WORDS_AGAIN = 3
_NO_LETTERS = patterns.compile(r"\W+")


def _plain(text: str) -> str:
    return _NO_LETTERS.sub(" ", text).strip().lower()


def _merged(quotes: tuple[Quote, ...], spoken: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """All in the order of the text; inside an answer that is quoted as a whole nothing is quoted again."""
    outside = [q for q in quotes if not any(answer.span.covers(q.span) for answer in spoken)]
    return tuple(sorted((*outside, *spoken), key=lambda q: q.span))


def _stretches(article: Article) -> list[tuple[int, int]]:
    spans = {(p.span.start, p.span.end) for p in article.paragraphs}
    spans |= {(c.span.start, c.span.end) for c in article.captions}
    return sorted(spans)


def speech_spans(text: str, quotations: Sequence[Quotation]) -> list[tuple[int, int]]:
    """The inside of each quotation that reads like speech: an end mark inside, or many words."""
    return [(q.start, q.end) for q in quotations if _reads_like_speech(text, q)]


def _reads_like_speech(text: str, quotation: Quotation) -> bool:
    words = text[quotation.start : quotation.end]
    return bool(_SPEECH_END.search(words)) or words.count(" ") >= _SPEECH_WORDS or quotation.runs_on


def _classified(article: Article, reader: Reader, quotations: list[Quotation]) -> Iterator[_Found]:
    remaining = iter(quotations)
    upcoming = next(remaining, None)
    before: list[_Found] = []
    earlier: Attribution | None = None
    above: Paragraph | None = None
    speakers: list[Attribution] = []
    for paragraph in _with_captions(article):
        here = []
        while upcoming and upcoming.outer_start < paragraph.span.end:
            here.append(upcoming)
            upcoming = next(remaining, None)
        last = before[-1].attribution if before and _ends_with_speaker(article.text, before[-1]) else None
        found = list(_in_paragraph(article, reader, paragraph, here)) if here else []
        if len(found) == 1 and last is not None and _goes_on_alone(article.text, found[0], last, earlier):
            found[0].attribution = last
        elif found and len(found) == 1 and found[0].attribution is None and _is_alone(article.text, found[0]):
            found[0].attribution = (
                _who_is_asked(article.text, before, speakers) if before else _topic_of(reader, above, found[0])
            )
        yield from found
        before, earlier, above = found, last, paragraph
        speakers += [f.attribution for f in found if f.attribution and f.type == "direct"][-1:]


def _ends_with_speaker(text: str, found: _Found) -> bool:
    """True for speech that tells something and whose speaker is named behind it, at the end of its paragraph."""
    said = found.attribution
    if said is None or found.type != "direct" or said.form != "trailing" or said.lemma in _ASKING:
        return False
    line = text.find("\n", said.end)
    rest = text[said.end : line if line >= 0 else len(text)]
    return said.start >= found.quotation.end and not rest.strip(_AFTER) and text[found.quotation.end - 1] != "?"


def _goes_on_alone(text: str, found: _Found, last: Attribution, earlier: Attribution | None) -> bool:
    """True for a paragraph that is whole speech and nothing else, where the one before ends with who spoke in it: the same
    goes on, unless two took turns."""
    if found.type != "direct" or found.attribution is not None or found.quotation.continues or found.quotation.runs_on:
        return False
    words = text[found.quotation.start : found.quotation.end].count(" ")
    turns_taken = earlier is not None and earlier.sources[-1].text != last.sources[-1].text
    alone = (
        found.unit.end - found.quotation.outer_end < _WIDEST_GAP
        and found.quotation.start - found.unit.start < _WIDEST_GAP
    )
    return alone and words >= _SPEECH_WORDS and not turns_taken


def _is_alone(text: str, found: _Found) -> bool:
    """True for a paragraph that is whole speech and nothing else."""
    quotation = found.quotation
    alone = found.unit.end - quotation.outer_end < _WIDEST_GAP and quotation.start - found.unit.start < _WIDEST_GAP
    return found.type == "direct" and alone and not quotation.continues


def _who_is_asked(text: str, before: Sequence[_Found], speakers: Sequence[Attribution]) -> Attribution | None:
    """Who answers a question: of two who take turns the one who did not ask it."""
    asking = before[-1].attribution
    if asking is None or text[before[-1].quotation.end - 1] != "?" or asking.sources[-1].mention is None:
        return None
    name = _whose(asking)
    others = [a for a in speakers[-4:] if a.sources[-1].mention is not None and _whose(a) != name]
    return others[-1] if others and len({_whose(a) for a in others}) == 1 else None


def _whose(said: Attribution) -> str:
    mention = said.sources[-1].mention
    return (mention.name or mention.text) if mention is not None else said.sources[-1].text


def _topic_of(reader: Reader, above: Paragraph | None, found: _Found) -> Attribution | None:
    """Of whom alone the paragraph above speaks, where its last sentence begins with "he" or "she": whole speech below it
    is that person's."""
    quotation = found.quotation
    if (
        above is None
        or above.role == "headline"
        or len(above.sentences) < _FEWEST_OF_ONE
        or quotation.end - quotation.start < 40
    ):
        return None
    last = above.sentences[-1].span
    people = [m for m in reader.mentions.within(above.span.start, above.span.end) if m.kind == "person"]
    named = [m for m in people if m.form in ("name", "alias")]
    if not _BEGINS_WITH_PRONOUN.match(reader.text, last.start) or len({m.antecedent or m.span for m in named}) != 1:
        return None
    person = named[0]
    source = read_source(reader.text, reader.mentions, person.span.start, person.span.end)
    if source is None:
        return None
    return Attribution("leading", person.span.start, last.end, (source,), last.end, last.end)


def _with_captions(article: Article) -> list[Paragraph]:
    captions = [Paragraph(0, "body", c.span, ()) for c in article.captions]
    return sorted([*article.paragraphs, *captions], key=lambda p: p.span)


def _in_paragraph(article: Article, reader: Reader, paragraph: Paragraph, here: list[Quotation]) -> Iterator[_Found]:
    speaker: Attribution | None = None
    between: list[_Unit] = []
    for unit in _units(paragraph, here):
        if not unit.quotations:
            between.append(unit)
            continue
        while between:
            speaker = _still_speaks(reader, between.pop(0), speaker)
        attributions = reader.attributions(_back_to_colon(article, unit), unit.end)
        for quotation in unit.quotations:
            type_, attribution = _classify(article.text, quotation, unit, attributions)
            if type_ != "direct" and (by_colon := _behind_colon(article.text, reader, quotation, unit, speaker)):
                type_, attribution = "direct", by_colon
            if type_ != "direct" and (by_words := _used_these_words(article.text, reader, quotation)):
                type_, attribution = "direct", by_words
            if type_ != "direct" and (in_words := _in_the_words_of(article.text, reader, quotation)):
                type_, attribution = "direct", in_words
            if type_ == "direct" and attribution is None and _fills(article.text, quotation, unit):
                attribution = _below_the_quotation(article, reader, quotation) or speaker
            yield _Found(quotation, type_, attribution, unit)
            speaker = attribution if type_ == "direct" else None


def _still_speaks(reader: Reader, unit: _Unit, speaker: Attribution | None) -> Attribution | None:
    """Whose words a quotation behind ``unit``, a sentence without one, can be: who is said to say something in it, else
    who spoke before where it names nobody else."""
    said = [
        a
        for a in reader.attributions(unit.start, unit.end)
        if a.kind in ("say", "think", "urge") and a.lemma and not _SHOWS.match(reader.text, a.at)
    ]
    named = [m for m in reader.mentions.within(unit.start, unit.end) if m.kind == "person"]
    if said and said[-1].form in ("leading", "trailing"):
        source = said[-1].sources[-1].mention
        others = {m.name or m.text for m in named if source and m.form in ("name", "alias")} - {
            source and (source.name or source.text)
        }
        return said[-1] if source and source.kind == "person" and not others else None
    reacts = _REACTS.search(reader.text, unit.start, unit.end) or _FOR_SOMEBODY.match(reader.text, unit.start, unit.end)
    if speaker is None and not said and reacts:
        if len({m.antecedent or m.span for m in named}) == 1:
            return _who_reacts(reader, unit, named[0])
        return _he_who_reacts(reader, unit) if not named else None
    return speaker if not named and not said else None


def _who_reacts(reader: Reader, unit: _Unit, person: Mention) -> Attribution | None:
    """ "X could not wait to go. "..."": whose mood a sentence tells that begins with a name, speaks next."""
    source = read_source(reader.text, reader.mentions, person.span.start, person.span.end)
    opening = reader.text[unit.start : person.span.start].split()
    owner = reader.text[person.span.end : person.span.end + 1] in ("'", "’")
    if source is None or owner or len(opening) > _LONGEST_TITLE or any(word.islower() for word in opening):
        return None
    return Attribution("leading", person.span.start, unit.end, (source,), unit.end, unit.end)


def _he_who_reacts(reader: Reader, unit: _Unit) -> Attribution | None:
    """ "She points at shadows. "..."": the same where a pronoun begins the sentence."""
    subject = _BEGINS_WITH_PRONOUN.match(reader.text, unit.start)
    if subject is None:
        return None
    he = Source(subject[1], *subject.span(1), "named", nature="pronoun")
    return Attribution("leading", unit.start, unit.end, (he,), unit.end, unit.end)


def _below_the_quotation(article: Article, reader: Reader, quotation: Quotation) -> Attribution | None:
    """Who said it, where that stands behind a dash or in the next line: "— Ana Ode, mayor, on Monday", "So says Ode"."""
    text = article.text
    opening = _NAMED_BEHIND.match(text, quotation.outer_end)
    if opening is None:
        return None
    stop = _END_OF_NAME.search(text, opening.end(), opening.end() + _LONGEST_LEAD)
    end = stop.start() if stop else len(text)
    source = read_source(reader.text, reader.mentions, opening.end(), end)
    if source is None or source.mention is None or source.mention.kind == "location":
        return None
    return Attribution("trailing", opening.end(), end, (source,), quotation.start, quotation.end)


def _units(paragraph: Paragraph, quotations: list[Quotation]) -> Iterator[_Unit]:
    """Sentences of a paragraph, joined where a boundary falls inside a quotation."""
    spans = [(s.span.start, s.span.end) for s in paragraph.sentences] or [(paragraph.span.start, paragraph.span.end)]
    pending = list(quotations)[::-1]
    start: int | None = None
    inside: list[Quotation] = []
    for first, last in spans:
        start = first if start is None else start
        while pending and pending[-1].outer_start < last:
            inside.append(pending.pop())
        if inside and inside[-1].outer_end > last:
            continue
        yield _Unit(start, last, tuple(inside))
        start, inside = None, []
    if start is not None:
        yield _Unit(start, paragraph.span.end, tuple(inside))


def _back_to_colon(article: Article, unit: _Unit) -> int:
    """Where reading must begin: with the last sentence of the line before when that ends in a colon."""
    before = article.text[max(0, unit.start - 300) : unit.start].rstrip()
    if not before.endswith((":", ",")) or article.text[unit.start] not in "\"“„«‘'":
        return unit.start
    line = before.rpartition("\n")[2]
    last = max((stop.end() for stop in _NEXT_SENTENCE.finditer(line)), default=0)
    return max(0, unit.start - 300) + len(before) - len(line) + last


def _classify(
    text: str, quotation: Quotation, unit: _Unit, attributions: list[Attribution]
) -> tuple[QuoteType, Attribution | None]:
    adjoining = next((a for a in attributions if _adjoins(text, quotation, unit, a)), None)
    if adjoining is not None or _is_said_by_somebody(text, quotation, unit):
        return "direct", adjoining
    if _fills(text, quotation, unit) and (_reads_like_speech(text, quotation) or quotation.continues):
        return "direct", None
    manner = next((a for a in attributions if a.start <= quotation.start < a.at), None)
    if manner is not None and _ADVERB.fullmatch(text, quotation.start, quotation.end):
        return "partial", manner
    if _is_name(text, quotation):
        return "scare", None
    governing = [a for a in attributions if a.content_start <= quotation.start < a.content_end]
    leading = [a for a in governing if a.form == "leading"]
    names_something = bool(leading) and leading[-1].kind == "call"
    if not names_something and any(a.start <= quotation.start < a.end for a in attributions):
        return "scare", None
    return ("partial", (leading or governing)[-1]) if governing else ("scare", None)


def _adjoins(text: str, quotation: Quotation, unit: _Unit, attribution: Attribution) -> bool:
    """True where nothing but marks stands between the quotation and the clause that attributes it."""
    if attribution.kind in ("call", "show") or (attribution.kind == "think" and attribution.form == "leading"):
        return False
    if attribution.start < quotation.outer_end:
        return _introduces(text, quotation, attribution)
    if attribution.start - quotation.outer_end > _WIDEST_GAP:
        return False
    if text[quotation.outer_end : attribution.start].strip(_BETWEEN) not in ("", "as"):
        return False
    speech = _reads_like_speech(text, quotation)
    if text[quotation.start].islower() and not _opens(text, quotation, unit) and not quotation.continues:
        return text[unit.start : quotation.outer_start].rstrip().endswith((",", ":", *_CLOSING_MARKS))
    if attribution.form == "leading":
        return speech and attribution.kind in ("say", "ask")
    return speech or _opens(text, quotation, unit)


def _introduces(text: str, quotation: Quotation, attribution: Attribution) -> bool:
    """``X said: "..."``, ``"...," X said. "..."`` and ``X said, "..."``."""
    end = attribution.end
    if end > quotation.outer_start:  # a single mark that opens was read as the clause's
        end = len(text[: quotation.outer_start].rstrip(" ,\n"))
    if _is_line_to_colon(text, end, quotation.outer_start):
        return attribution.kind in ("say", "ask", "urge")
    gap = text[end : min(quotation.outer_start, end + _WIDEST_GAP)]
    if (
        quotation.outer_start - end > _WIDEST_GAP
        or gap.strip(_BETWEEN) not in _LEAD_IN
        or (attribution.kind in ("judge", "urge") and ":" not in gap)
    ):
        return False
    marked = ":" in text[end - 1 : quotation.outer_start] or "," in gap
    return marked or (_reads_like_speech(text, quotation) and text[quotation.start].isupper())


def _behind_colon(
    text: str, reader: Reader, quotation: Quotation, unit: _Unit, speaker: Attribution | None
) -> Attribution | None:
    """ "X, the mayor, disagreed: "..."": speech behind a colon is of the one person its clause speaks of; behind "On the
    price: "..."", which speaks of nobody, of who spoke just before."""
    lead = text[unit.start : quotation.outer_start].rstrip()
    if not lead.endswith(":") or not _reads_like_speech(text, quotation) or len(lead) > _LONGEST_LEAD:
        return None
    inside = reader.mentions.within(unit.start, quotation.outer_start)
    named = [m for m in inside if m.kind == "person" and m.form in ("name", "alias")]
    end = unit.start + len(lead)
    if speaker is not None and not inside and _TOPIC.fullmatch(lead):
        return speaker
    if not named and (subject := _PRONOUN_LEAD.fullmatch(lead)):
        at = unit.start + subject.start("who")
        he = Source(subject["who"], at, at + len(subject["who"]), "named", nature="pronoun")
        return Attribution("leading", at, end, (he,), end, quotation.outer_end)
    if not named or len({m.antecedent or m.span for m in named}) > 1 or _SENTENCE_OR_MARK.search(lead):
        return None
    first = named[0]
    source = read_source(reader.text, reader.mentions, first.span.start, first.span.end)
    comma = text.rfind(", ", unit.start, first.span.start)
    before = {m.kind for m in inside if comma < m.span.start < first.span.start and m.form != "nominal"}
    owner = text[first.span.end : first.span.end + 1] in ("'", "’") and not _VERDICT.match(text[first.span.end : end])
    if source is None or owner or "organization" in before:
        return None
    return Attribution("leading", first.span.start, end, (source,), end, quotation.outer_end)


_WORDS_OF = patterns.compile(r"\b[Ii]n the words of (?P<who>[^.;:\"“”]{3,80}),\s\Z")


def _in_the_words_of(text: str, reader: Reader, quotation: Quotation) -> Attribution | None:
    """ "In the words of X, "..."."""
    if text[quotation.outer_start - 2 : quotation.outer_start - 1] != "," or not _reads_like_speech(text, quotation):
        return None
    start = max(0, quotation.outer_start - _LONGEST_LEAD)
    words = _WORDS_OF.search(text[start : quotation.outer_start])
    source = (
        read_source(reader.text, reader.mentions, start + words.start("who"), start + words.end("who"))
        if words
        else None
    )
    if words is None or source is None or source.mention is None or source.mention.kind == "location":
        return None
    return Attribution(
        "leading", start + words.start("who"), quotation.outer_start, (source,), quotation.start, quotation.end
    )


def _used_these_words(text: str, reader: Reader, quotation: Quotation) -> Attribution | None:
    """ ""...", X used these words", as a press translated word by word has it."""
    words = _USED_WORDS.match(text, quotation.outer_end) if _reads_like_speech(text, quotation) else None
    if words is None:
        return None
    source = read_source(reader.text, reader.mentions, *words.span("who"))
    if source is None or source.mention is None or source.mention.kind == "location":
        return None
    return Attribution("trailing", words.start("who"), words.end(), (source,), quotation.start, quotation.end)


def _is_line_to_colon(text: str, start: int, stop: int) -> bool:
    """True where only the rest of the sentence stands between, and ends in a colon."""
    between = text[start:stop].rstrip(" \t\r\n") if stop - start <= _LONGEST_LEAD else ""
    return between.endswith(":") and not _SENTENCE_OR_MARK.search(between)


def _is_said_by_somebody(text: str, quotation: Quotation, unit: _Unit) -> bool:
    """Speech before a reporting verb whose subject cannot be read: ``"...," said the letter from a nameless sender``."""
    if not _opens(text, quotation, unit) or not _reads_like_speech(text, quotation):
        return False
    return any(
        verb is not None and verb.kind in ("say", "ask") and verb.form != "ing"
        for word in (_NEXT_WORD.match(text, quotation.outer_end), _SOMEBODYS_VERB.match(text, quotation.outer_end))
        if word is not None and word.end() <= unit.end
        for verb in (verbs().get(word[1]),)
    )


def _fills(text: str, quotation: Quotation, unit: _Unit) -> bool:
    """True where the quotation is all there is in its sentences."""
    after = text[quotation.outer_end : quotation.outer_end + _WIDEST_GAP]
    ends = quotation.outer_end + _WIDEST_GAP >= unit.end and not after[: unit.end - quotation.outer_end].strip(_AFTER)
    return ends and _opens(text, quotation, unit)


def _opens(text: str, quotation: Quotation, unit: _Unit) -> bool:
    """True where only marks and blanks stand before the quotation in its sentences."""
    near = quotation.outer_start - unit.start <= _WIDEST_GAP
    return near and not text[unit.start : quotation.outer_start].strip(_BETWEEN)


def _is_name(text: str, quotation: Quotation) -> bool:
    """True for the name of a thing in marks: ``the exercise "Vostok"``."""
    words = text[quotation.start : quotation.end].split()
    capitalised = len(words) <= 5 and all(w[0].isupper() or w[0].isdigit() for w in words[:1] + words[-1:])
    before = text[max(0, quotation.outer_start - 30) : quotation.outer_start]
    return (capitalised and len(words) <= 3) or (capitalised and bool(_NAMED_THING.search(before)))


def _continued(found: list[_Found]) -> list[_Found]:
    """Gives the parts of a quotation that runs over paragraphs the speaker of any of them."""
    groups: list[list[_Found]] = []
    for item in found:
        if item.quotation.continues and groups:
            groups[-1].append(item)
        else:
            groups.append([item])
    for group in groups:
        known = next((item.attribution for item in group if item.attribution), None)
        for item in group if len(group) > 1 else ():
            item.type, item.attribution = "direct", item.attribution or known
    return found


def _antecedent(found: _Found, source: Source, antecedents: Antecedents) -> Mention | None:
    start = min(found.unit.start, antecedents.sentence_start(source.start))
    names_something = found.attribution is not None and found.attribution.kind == "call"
    return antecedents.of_what_it_calls(source, start) if names_something else antecedents.find(source, start)


def _quote(
    article: Article, found: _Found, antecedents: Antecedents, pronouns: dict[Span, Mention], translated: bool
) -> Quote:
    quotation, attribution = found.quotation, found.attribution
    span = Span(article.id, quotation.start, quotation.end)
    text = article.quoted(span)
    if attribution is None:
        return Quote(span, text, found.type, translated=translated)
    source = attribution.sources[-1]
    speaker = source.mention.span if source.mention else None
    start = min(found.unit.start, antecedents.sentence_start(source.start))
    if source.nature == "nominal" and (
        body := antecedents.body(source) or antecedents.by_part_of_name(source) or antecedents.of_office(source, start)
    ):
        pronouns[body.span] = body
        speaker = body.span
    if source.nature == "pronoun" and source.mention is None:
        antecedent = _antecedent(found, source, antecedents)
        if antecedent is not None:
            mention = pronoun_mention(article.id, source, antecedent)
            speaker = mention.span
            pronouns[mention.span] = mention
    printed = article.text[source.start : source.end] if source.nature == "nominal" else source.text
    cue = trim(article.text, attribution.start, attribution.end, _BETWEEN)
    return Quote(span, text, found.type, speaker, printed, attribution.verb or None, Span(article.id, *cue), translated)

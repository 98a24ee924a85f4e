"""An article, its mentions and dates -> events: what happened, is planned or is speculated about, when and where.

- An event is a finite verb of the word list, or a noun of it with a word of happening or a date in its clause.
- Its date is the one printed in its clause; without one it is undated and is placed nowhere.
- occurred: past, perfect or present; planned: will, "is to", scheduled; speculated: could, may, "was expected to".
- What is denied ("did not meet"), wished for, asked or only named as a purpose is no event.
- Words that attribute ("the army said on Monday that") belong to no event; the speaker takes part as "it" or "he".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, zip_longest

from generator import patterns
from generator.model import Article, Claim, Event, Fact, Mention, Sentence, Span, Status, TimeExpression
from generator.statements.attribution import ASKED
from generator.statements.sources import Mentions, trim
from generator.statements.vocabulary import EventWord, event_words, verbs
from generator.text import dateline, lines, occurrences

_WORD = patterns.compile(r"[A-Za-z][a-z]+(?:-[a-z]+)?")
_BOUNDARY = patterns.compile(
    r"[;:](?=\s)|,?\s(?:but|while|whereas|when|(?:[\w-]+\s(?:minutes?|hours?|days?|weeks?|months?|years?)\s)?(?:after|before)|because|which|who|whose|where|although|though|if|unless|until(?!\snow\b)"
    r"|that|since(?=\s(?:he|she|it|they|[A-Z]))|as(?=\s(?:he|she|it|they|[A-Z][\w'’]+)\s))(?=\s)"
    r"|,\s(?:and|as|adding|saying|citing)(?=\s)|\s[–—](?=\s)|,?\s(?:said|says|writes|told|added|announced|reported"
    r"|according\sto|confirmed)(?=[\s.,:])"
)
_REPORTS = patterns.compile(r"(?:said|says|writes|told|added|announced|reported|confirmed)\Z")
_LONGEST_SUBJECT = 60
_PRONOUN_SUBJECT = patterns.compile(r"\sand(?=\s(?:he|she|it|they)\s)")
_OPENING_AND = patterns.compile(r"[\s,]*(?:and|but)(?=\s)")
_AUXILIARY = patterns.compile(
    r"(?<![A-Za-z])(?:(?:to|have|has|had|be|been|being|is|are|was|were|will|would|could|may|might|can|shall|should|must|did"
    r"|do|does|cannot|not|never|also|then|first|last|later|again|only|still|now|already|recently|reportedly|allegedly|likely"
    r"|probably|possibly|jointly|once|both|about|due|set|expected|supposed|scheduled|believed|said|reported|planned|plans"
    r"|planning|plan|going|thought|agreed|intends|intend|intended|wants|want|wanted|hopes|hope|hoped|hoping|ready|refused"
    r"|refuses|declined|failed|able|unable|invited|prepared|preparing|prepares|vowed|pledged|threatened|ordered|began"
    r"|continued|started|used|tried|managed|slated|poised|unlikely|due|successfully|[a-z]+ly)\s+)*+$"
)
_DENIED = patterns.compile(
    r"\b(?:not|never|cannot|refused|refuses|declined|failed|unable|unlikely|rather than)\b|n['’]t\b"
)
_SPECULATED = patterns.compile(
    r"\b(?:could|may|might|would|expected|believed|reportedly|allegedly|likely|probably|possibly|said to|thought"
    r"|reported to|able|wants?|wanted|hope[sd]?|hoping|threatened|ready|invited|should|can)\b"
)
_UNCERTAIN = patterns.compile(
    r"\b(?:if|unless|could|may|might|would|expect(?:s|ed|ing)?|likely|possible|predict(?:s|ed)?|fear(?:s|ed)?"
    r"|warn(?:s|ed)?|hope[sd]?|threaten(?:s|ed)?|demand(?:s|ed)?|calls? for|called for|risk of)\b"
)
_PLANNED = patterns.compile(
    r"\b(?:will|shall|scheduled|supposed|due|set|plans?(?=\sto\b)|planned|planning|going|intends?|intended|agreed|slated|poised"
    r"|promis(?:es?|ed)|vows?|pledges?|prepared|prepares|preparing|vowed|pledged|ordered(?=\s(?:[^\s,;:]+\s){1,6}?to\b))\b|\b(?:is|are|was|were)\s(?:\w+\s)?to\s"
)
_AGREED_TO = patterns.compile(r"\bagreed\s[^,;:]{2,40}?\sto\s")
# Who judges what others did takes no part in it.
_JUDGES = patterns.compile(r"\b(?:accus|blam|condemn|denounc|critici[sz]|prais|welcom)(?:e[sd]?|ed|ing|s)?\b")
_ACHIEVED = patterns.compile(r"\b(?:began|continued|started|managed|used)\s+to\s+\Z")
_NOT_REAL = patterns.compile(r"\bcan\b|\bwould\s(?:not\s)?have\b")
"""What can be done, and what would have been, is no event."""
_WOULD_HAVE = patterns.compile(r"\bwould\s(?:not\s)?have\b")
_BE = patterns.compile(r"\b(?:is|are|was|were|be|been|being)\b")
_HAVE = patterns.compile(r"\b(?:has|have|had)\b")
_HAPPENS = patterns.compile(
    r"\b(?:held|hold|holds|holding|took place|takes place|take place|taking place|taken place|conducted|conducts?"
    r"|carried out|carry out|began|begins?|begun|started|starts?(?!\sto\sfinish)|ended|ends?|staged|happened|happen|occurred|scheduled"
    r"|planned|kicked off|opened|opens?|killed|wounded|injured|lasted|concluded|hosted|hosts?|reached|signed|announced"
    r"|postponed|cancelled|canceled|attended|made|launched|destroyed|damaged|rocked|broke out|expected"
    r"|due\s(?:on|in|next|later|to\s(?:start|begin|be|take|open))|set\sfor)\b"
)
_NO_EVENT = patterns.compile(
    r"\b(?:cancelled|canceled|postponed|no|any|never|avoid|prevent|stop|possible|potential|further)\b"
)
_LOCATIVE = patterns.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|to|into|from|[Oo]ver|[Oo]ff|[Oo]n|outside|around|towards?|across|through|inside|above"
    r"|(?:city|town|village|port|district|province|region|coast|outskirts|suburbs?|north|south|east|west|cent(?:re|er)|capital|island"
    r"|border|km|kilomet(?:er|re)s|miles)\sof)\s+"
    r"(?:(?:the|its|his|her|their|a|an|[a-z]*(?:ern|central|upper|lower)|[A-Z][\w'’-]+)\s+){0,3}$"
)
_ACCORDING = patterns.compile(r"According to [^,.;]{2,120},\s(?:[A-ZÀ-Þ][\w.'’-]*(?:\s[\w.'’-]+){1,3},\s)?")
"""Who says that something happens takes no part in it."""
_AND_PLACE = patterns.compile(r"(?:,|,?\s(?:and|or))\s(?:the\s)?$")
_JOINS = patterns.compile(r"\b(?:with|by|and|between)\s+(?:the\s+)?$")
_AWAY_FROM = patterns.compile(r"\b(?:from|of|for)\s+(?:(?:the|its|his|her|their|an?)\s+)?$")
_ARTICLES = patterns.compile(r"\s(?:the\s)?(?:(?!from\b)[A-Za-z]+\s)?")
_EDGES = ' \t\r\n,;:.–—"“”»«'
_RELATIVE_CLAUSE = patterns.compile(r",\s((?:who|whose)\s[^,;:()]{3,120}),\s(?!and\s|or\s)")
_TOWARDS = patterns.compile(r"\bto\s+(?:(?:the|its|his|her|their)\s+)?$")
_MOVES = frozenset("travel visit deployment release withdrawal".split())
_LONGEST_OPENING = 4
_LONGEST_NAME = 80
_SHORTEST = 3
_DEMANDED = patterns.compile(r"\b(?:must|should\s(?:not\s)?be|ha(?:s|ve)\sto|needs?\sto|ought\sto)\b")
_ACTOR_PRONOUN = patterns.compile(r"[\s,]*(?:that\s)?(?:[Ii]t|he|she)\s")
_WHO = patterns.compile(r",?\s(?:who|which)\s")
_NOT_TOLD = patterns.compile(
    r"\b(?:did|does|would|has|have|had|can|could)(?:\s?not|n['’]t)\s(?:specif|sa[iy]|disclos|mention|reveal|confirm|give)\w*\b[^.;]*\Z"
)
_OPEN_CLAUSE = patterns.compile(r"[\s,]*(?:that|which|when|where|how|whether|who|if)\s")
_BEHIND_RELATIVE = patterns.compile(r"(,\s(?:who|which|whose)\s[^,;:()]{3,120})\Z")
_WHETHER = patterns.compile(r"[\s,]*(?:(?:I|they|he|she|we)\s)?(?:asks?\s|asked\s|wonders?\s)?(?:whether|why|how)\b")
_LONGEST_SENTENCE = 4000
_RELATIVE = patterns.compile(r",?\s(?:that|which|who)\s")
_TWO_VERBS = patterns.compile(
    r",?\s(?:that|which|who)\s(?:could|can|may|might|will|would|is|are|was|were|has|have|had)\s[^,;]*?,?"
    r"\s(?:was|were|is|are|has been|have been|had been|will be)\s(?:\w+\s)?\Z"
)
_SHOWS = patterns.compile(r"\s(?:(?:has|have|had)\s)?(?:showed|shown|proved|proven|demonstrated|confirmed|revealed)\Z")
_WHAT_IT_SHOWS = patterns.compile(r"\sthat\s")
_NAMED_NEXT = patterns.compile(r"\s[–—-]\s(?:the\s|an?\s)?|,\s(?:the\s|an?\s)")
_POINT_IN_TIME = patterns.compile(r"[,]?\s(?:after|before|since|until)\s")
_AT_WHICH_TIME = patterns.compile(r",?\swhen\s")
_ANY_VERB = patterns.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|may|might|can|must|should|did|does|do|[a-z]+ed|[a-z]+ing|went"
    r"|came|took|made|became|began|fell|rose|met|left|held|sent|built|lost|won|got|gave|flew|shot|hit|struck|sank|said)\b"
)
_AHEAD_OF = patterns.compile(r"[\s,]*(?:before|until|ahead\sof|since)\s")
"""What comes before a thing does not say that it came: "before elections in May"."""
_LEFT_OVER = patterns.compile(r",?\s(?:and|but|or)\Z")
_NOT_A_VERB_AFTER = patterns.compile(
    r"\b(?:the|a|an|this|its|his|her|their|of|and|or|any|no|each|per|every|new|for|in|on|those)\s+\Z"
)
_GO_ANOTHER_WAY = patterns.compile(
    r"\s(?:further|on|through|against|beyond|without|for|off|well|badly|wrong|better|too|missing|another|ahead|shopping|bankrupt|public"
    r"|live|viral|online|silent|dark|unpunished|unanswered|hand\sin|far)\b|\sfrom\s(?:about\s)?[\d€$£]"
)
_SO_FAR_AND_SO_FAST = patterns.compile(
    r"\s(?:(?:at|up to|more than|over|about|around|as far|far|further|farther|some)\s|\d)"
)
_SIGN_OTHERWISE = patterns.compile(r"\s(?:off|out|up|what|in\s(?:as|at))\b")
_OTHER_SENSE = {
    **dict.fromkeys(("went", "go", "goes", "gone"), _GO_ANOTHER_WAY),
    **dict.fromkeys(("fly", "flies", "flew", "flown"), _SO_FAR_AND_SO_FAST),  # a capability, the course of a flight
    **dict.fromkeys(("signed", "sign", "signs"), _SIGN_OTHERWISE),
    "left": patterns.compile(r"\s(?:\w+\s)?(?:dead|behind|out|no|little|him|her|them|open)\b"),
    "hit": patterns.compile(r"\s(?:a record|an all|hard|out)\b"),
    "struck": patterns.compile(r"\sa\s(?:deal|balance|chord)\b"),
    "fired": patterns.compile(
        r"\s(?:his|her|its|the)\s(?:\w+\s)?(?:minister|chief|head|commander|coach|director|staff)\b"
    ),
    "launched": patterns.compile(
        r"\san?\s(?:\w+\s)?(?:investigation|inquiry|campaign|probe|programme|program|website|appeal)\b"
    ),
}
"""What follows a word when it tells of something else."""
_NOTHING = patterns.compile(r"\s(?:no|nothing|nobody|neither|none)\b")
_WITH_SOMEBODY = patterns.compile(r"\s[^.;:]{2,140}?\swith\s(?:[a-z'’-]+\s){0,4}[A-ZÀ-Þ]")
_AN_OFFICE = patterns.compile(
    r"\s[^.;:,]{0,80}?\b(?:minister|premier|president|secretary(?:\sgeneral)?|chief|commander|director|head|ambassador|chair(?:man|woman)?|governor|mayor"
    r"|leader|chancellor|king|queen|envoy)\b",
    re.I,
)
_DOWN = patterns.compile(r"\s(?:[\w-]+\s){0,3}?down\b")
_ONLY_WITH = {
    **dict.fromkeys(("discuss", "discusses", "discussed", "discussing"), _WITH_SOMEBODY),
    **dict.fromkeys(("brought", "bring", "brings"), _DOWN),
    **dict.fromkeys(("became", "become", "becomes"), _AN_OFFICE),
}
"""What must follow a word for it to tell of an event: "discussed the plan with Ode", "brought down a drone"."""
_PAST_ONLY_WITH = {"shot": _DOWN}
"""What must follow it where it is no participle: "shot down", but "was shot"."""
_NO_TARGET = (
    r"(?!(?:an?\s|the\s|its\s)?(?:[\w-]+\s){0,2}?(?:targets?|ranges?|sea|dummy|site|night|dawn|noon|midnight|once|least|will|short|random|cosmodrome)\b"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\w*|\d)"
)
_AT_SOMEBODY = patterns.compile(rf"\s(?:on|at|upon|back\sat|(?:[^\s,;:]+\s){{1,9}}?(?:at|on|against))\s{_NO_TARGET}")
_AT_A_PLACE_IN_WAR = patterns.compile(
    r"\s(?:[^\s,;:]+\s){1,9}?(?:against\s|(?:at|on|into)\s(?:the\s|an?\s)?(?:[\w-]+\s){0,3}?(?:ships?|vessels?|tankers?|boats?|frigates?|destroyers?"
    r"|troops|positions?|cit(?:y|ies)|towns?|villages?|bases|civilians|airfields?|infrastructure|territory)\b)"
)
_AIMED = {
    **dict.fromkeys(("fired", "fire", "fires", "firing"), _AT_SOMEBODY),
    **dict.fromkeys(("launched", "launch", "launches", "launching"), _AT_A_PLACE_IN_WAR),
}
"""What follows a word of tests when it tells of an attack."""
_AT = patterns.compile(r"\b(?:at|against)\s(?:the\s)?\Z")
_EXPECTED_THERE = patterns.compile(
    r"\b(?:is|are)\s(?:also\s)?(?P<word>expected|due)\s(?:back\s)?(?:in|at)\s(?:the\s)?(?=[A-ZÀ-Þ])"
)
_EXPECTED_CUES = (" expected in ", " expected at ", " due in ", " due at ", " back in ", " back at ")
_EXPECTED_VISIT = EventWord("visit", frozenset(("due",)))
_OF_SOMETHING_ELSE = patterns.compile(
    r"(?<!\bwas)(?<!\bwere)(?<!\bbeen)(?<!\bhas)(?<!\bhad)(?<!\band)(?<!\bbe)\s(?:imposed|introduced|adopted|enacted|passed|signed|agreed|established|"
    r"founded|built|commissioned|brokered|concluded|acquired|bought|purchased|ordered|published|released|issued|opened)\s(?:(?:in|on)\s)?\Z"
)
"""A participle in front of a date that is not the event's: "drove a truck bought in 2012"."""
_ASIDE_BEGINS = patterns.compile(r",\s(?:first\s)?[a-z]{3,12}ed\s(?:in\s|on\s)?\Z")
_ASIDE_ENDS = patterns.compile(r",\s(?:is|are|was|were|has|have|had|will|would|[a-z]+ed|[a-z]+s)\b")
_TOLD_AS_PAST = patterns.compile(
    r"\b(?:was|were|had|took|began|held|met|left|came|went|made|sent|won|lost|hit|struck|shot|sank|flew|fell|[a-z]{3,12}ed)\b"
)
"""What is told as past has not the date to come that stands beside it."""
_SET_FOR = patterns.compile(
    r"\b(?:scheduled|planned|set|slated|due|called|postponed|fixed|booked|billed|announced|foreseen|expected)\s(?:\w+\s)?for\s(?:the\s)?\Z"
)
_AND = patterns.compile(r"\b(?:and|but|then)\s(?:\w+\s)?\w+\s\Z")
_ABOUT_A_DEAL = patterns.compile(
    r"\b(?:(?:on|about|over|into|regarding)\s(?:the|an?|this|that|its|any)\s(?:[\w-]+\s)?|(?:on|under)\s)\Z"
)
_OF_SOMEBODY_UNTOLD = patterns.compile(
    r"[\s,]*(?:(?:when|as|after|before|once|if)\s)?(?:they|he|she|it|we|you|I|one|who|which)\b"
    r"|[\s,]*(?:attended|left|met|visited|went|came|returned|had|has)\s"
    r"|.*\b(?:has|have|had)\sbeen\splanned\b",
    re.I,
)
_SCHEDULED = patterns.compile(r"\s(?:in|on|at|with|next|for|to|again|informally|the|an?|its|head|[A-ZÀ-Þ])")


@dataclass(frozen=True, slots=True)
class _Trigger:
    start: int
    end: int
    word: EventWord


def find(
    article: Article,
    mentions: Sequence[Mention],
    dates: Sequence[TimeExpression],
    claims: Sequence[Claim] = (),
    facts: Sequence[Fact] = (),
) -> tuple[Event, ...]:
    """Events of the body, in order: one for each clause. ``span`` is the clause, ``evidence`` its sentence.

    ``claims`` tell which words only say who says so, ``facts`` which system "it" is that was tested."""
    finder = _Finder(article, mentions, dates, claims, facts)
    return tuple(
        event
        for paragraph in article.paragraphs
        if paragraph.role in ("lede", "body")
        for sentence in paragraph.sentences
        for event in finder.in_sentence(sentence)
    )


@cache
def _triggering_words() -> dict[str, EventWord]:
    return event_words() | {word.capitalize(): meaning for word, meaning in event_words().items()}


def _triggers(text: str) -> Iterator[_Trigger]:
    known, last = _triggering_words(), 0
    for start, _ in occurrences.find(text, _first_words()):
        word = _WORD.match(text, start)
        if start >= last and word is not None and word.group() in known:
            yield _Trigger(start, word.end(), known[word.group()])
            last = word.end()


@cache
def _first_words() -> frozenset[str]:
    return frozenset(word.split("-")[0] for word in _triggering_words())


class _Finder:
    def __init__(
        self,
        article: Article,
        mentions: Sequence[Mention],
        dates: Sequence[TimeExpression],
        claims: Sequence[Claim],
        facts: Sequence[Fact],
    ) -> None:
        self._id = article.id
        self._text = article.text
        self._mentions = Mentions(mentions)
        self._dates = sorted(dates, key=lambda d: d.span)
        self._date_starts = [d.span.start for d in self._dates]
        triggers = [*_triggers(article.text), *self._expected_somewhere()]
        self._triggers = sorted(triggers, key=lambda trigger: trigger.start)
        self._starts = [t.start for t in self._triggers]
        self._published = article.published
        self._claims = sorted((c for c in claims if c.cue is not None), key=lambda c: c.span)
        self._tests = [fact for fact in facts if fact.property == "test"]
        self._claim_starts = [c.span.start for c in self._claims]

    def _expected_somewhere(self) -> Iterator[_Trigger]:
        """ "is expected in X": a visit to come."""
        for found in _EXPECTED_THERE.finditer(self._text) if any(map(self._text.__contains__, _EXPECTED_CUES)) else ():
            if any(m.kind == "location" for m in self._mentions.within(found.end(), found.end() + _LONGEST_NAME)[:1]):
                yield _Trigger(found.start("word"), found.end("word"), _EXPECTED_VISIT)

    def in_sentence(self, sentence: Sentence) -> Iterator[Event]:
        start, end = sentence.span.start, min(sentence.span.end, sentence.span.start + _LONGEST_SENTENCE)
        triggers = self._triggers[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        triggers = [t for t in triggers if t.start == start or self._text[t.start].islower()]
        start = self._opening(sentence)
        for opening in (_ACCORDING, ASKED):
            found = opening.match(self._text, start, end)
            start = found.end() if found else start
        if not triggers or self._text[start:end].rstrip("\"”»’' ").endswith("?"):
            return
        clauses = list(self._asserted(self._joined(self._clauses(start, end), triggers), start, end))
        found_in = [self._in_clause(sentence, *c, [t for t in triggers if c[0] <= t.start < c[1]]) for c in clauses]
        events = self._at_one_time(clauses, found_in)
        for event, (_, last), following in zip_longest(events, clauses, clauses[1:]):
            if event is not None and not self._tells_nothing(event):
                yield self._with_its_time(event, following) if following and following[0] == last else event

    def _at_one_time(self, clauses: Sequence[tuple[int, int]], events: Sequence[Event | None]) -> list[Event | None]:
        """ "nine were killed when a shell hit the market on Monday": a clause with "when" and the one before it have one day."""
        told = list(events)
        for at, (one, other) in enumerate(pairwise(clauses)):
            event, later = told[at], told[at + 1]
            if event is None or later is None or one[1] != other[0] or not _AT_WHICH_TIME.match(self._text, other[0]):
                continue
            if event.when is None:
                told[at] = replace(event, when=later.when, when_reason=later.when_reason)
            elif later.when is None:
                told[at + 1] = replace(later, when=event.when, when_reason=event.when_reason)
        return told

    def _tells_nothing(self, event: Event) -> bool:
        """True for what somebody untold did who knows when and where: "they had left"."""
        placed = event.when or event.where or event.participants
        return not placed and bool(_OF_SOMEBODY_UNTOLD.match(event.text))

    def _with_its_time(self, event: Event, following: tuple[int, int]) -> Event:
        """The event told with what it comes before or after, where that is a thing: "met | after the forum in X"."""
        start, end = following
        if not _POINT_IN_TIME.match(self._text, start, end) or _ANY_VERB.search(self._text, start, end):
            return event
        left_over = _LEFT_OVER.search(self._text, start, end)
        last = trim(self._text, start, left_over.start() if left_over else end, _EDGES)[1]
        return replace(event, span=Span(self._id, event.span.start, last), text=self._text[event.span.start : last])

    def _asserted(self, clauses: list[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
        """Clauses without the words that say who says so, and without those that somebody denies."""
        said = self._claims[bisect_left(self._claim_starts, start) : bisect_left(self._claim_starts, end)]
        cues = sorted({(c.cue.start, c.cue.end) for c in said if c.cue and not c.span.touches(c.cue)})
        denied = [c.span for c in said if c.cue and not c.span.touches(c.cue) and _is_denial(c)]
        for first, last in clauses:
            at = first
            for cue_start, cue_end in [*cues, (last, last)]:
                if at < cue_start and cue_end >= first and at < last:
                    stop = min(cue_start, last)
                    if stop - at > _SHORTEST and not any(d.start <= at + 1 and stop <= d.end + 1 for d in denied):
                        yield at, stop
                at = max(at, min(cue_end, last)) if cue_end > first else at

    def _clauses(self, start: int, end: int) -> list[tuple[int, int]]:
        cuts = {start, end}
        for pattern in (_BOUNDARY, _PRONOUN_SUBJECT):
            cuts.update(
                self._before_its_subject(m, start)
                for m in pattern.finditer(self._text, start, end)
                if not self._is_behind_its_day(m.start(), start)
            )
        cuts.update(m.end(1) for m in _RELATIVE_CLAUSE.finditer(self._text, start, end))
        return [(a, b) for a, b in pairwise(sorted(cuts)) if b - a > _SHORTEST]

    def _is_behind_its_day(self, colon: int, start: int) -> bool:
        """True for the colon of "Thursday: ministers meet"."""
        at = bisect_left(self._date_starts, start)
        opens = at < len(self._dates) and not self._text[start : self._dates[at].span.start].strip(_EDGES)
        return opens and self._dates[at].span.end == colon and self._text[colon] == ":"

    def _before_its_subject(self, boundary: re.Match[str], start: int) -> int:
        """A verb that reports takes its subject along: "they met, | the army said"."""
        if not _REPORTS.search(boundary.group()):
            return boundary.start()
        low = max(start, boundary.start() - _LONGEST_SUBJECT)
        comma = max(self._text.rfind(mark, low, boundary.start()) for mark in (", ", ',"', ",”"))
        return comma if comma >= 0 else boundary.start()

    def _joined(self, clauses: list[tuple[int, int]], triggers: list[_Trigger]) -> list[tuple[int, int]]:
        """Clauses, with those joined that tell of one thing only together."""
        joined: list[tuple[int, int]] = []
        for start, end in clauses:
            inside = [t for t in triggers if start <= t.start < end]
            if joined and self._goes_on(joined[-1], (start, end), inside, triggers):
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
        return joined

    def _goes_on(
        self, clause: tuple[int, int], following: tuple[int, int], inside: list[_Trigger], triggers: list[_Trigger]
    ) -> bool:
        """ "a missile | that could fly far was tested", "a test showed | that it flew far", "its missile | – the X"."""
        start, end = following
        if inside:
            relative = _RELATIVE.match(self._text, start, end)
            return relative is not None and _TWO_VERBS.match(self._text, start, inside[-1].start) is not None
        if _WHAT_IT_SHOWS.match(self._text, start, end):
            last = next((t for t in reversed(triggers) if clause[0] <= t.start < clause[1]), None)
            return last is not None and _SHOWS.fullmatch(self._text, last.end, clause[1]) is not None
        named = self._named_at(start)
        return named is not None and not self._text[named.span.end : end].strip(_EDGES)

    def _named_at(self, start: int) -> Mention | None:
        """The name that stands behind a dash or a comma at ``start`` and says which one is meant."""
        opening = _NAMED_NEXT.match(self._text, start)
        found = self._mentions.within(opening.end(), opening.end() + _LONGEST_NAME) if opening else []
        return found[0] if opening and found and found[0].span.start == opening.end() else None

    def _in_clause(self, sentence: Sentence, start: int, end: int, triggers: list[_Trigger]) -> Event | None:
        for trigger in triggers:
            status = self._status_of_verb(trigger, start, end)
            if status is not None:
                return self._event(sentence, start, end, trigger, status)
        for trigger in triggers:
            status = self._status_of_noun(trigger, start, end) if "noun" in trigger.word.forms else None
            if status is not None:
                return self._event(sentence, start, end, trigger, status)
        return None

    # ------------------------------------------------------------ did it happen

    def _status_of_verb(self, trigger: _Trigger, start: int, end: int) -> Status | None:
        word = trigger.word
        low = max(start, trigger.start - 60)
        found = _AUXILIARY.search(self._text, low, trigger.start)
        helping = self._text[found.start() : trigger.start] if found else ""
        before = self._text[low : trigger.start - len(helping)]
        if word is _EXPECTED_VISIT:
            return "planned"
        if self._is_another_sense(trigger, end) or _NOT_REAL.search(helping):
            return None
        if _DEMANDED.search(helping) or _WHETHER.match(self._text, start) or self._is_left_open(start):
            return None
        if _DENIED.search(helping) or before.endswith("n't ") or self._is_hyphenated(trigger):
            return None
        if not self._is_finite(word, helping, before, trigger):
            return "planned" if self._is_scheduled(trigger, helping, before, (start, end)) else None
        return self._modality(helping, start, end)

    def _is_another_sense(self, trigger: _Trigger, end: int) -> bool:
        printed = self._text[trigger.start : trigger.end]
        exception, needed = _OTHER_SENSE.get(printed), _ONLY_WITH.get(printed)
        if (exception and exception.match(self._text, trigger.end)) or _NOTHING.match(self._text, trigger.end):
            return True
        if needed and not needed.match(self._text, trigger.end, end):
            return True
        return exception is _SO_FAR_AND_SO_FAST and any(
            m.kind == "weapon" and m.span.start == trigger.end + 1 for m in self._mentions.within(trigger.end, end)[:1]
        )

    def _is_scheduled(self, trigger: _Trigger, helping: str, before: str, clause: tuple[int, int]) -> bool:
        """ "The ministers meet in Oslo on Monday": the present of what has a date to come."""
        if helping or "base" not in trigger.word.forms or "noun" in trigger.word.forms or not before.strip():
            return False
        date = self._date(*clause) if _SCHEDULED.match(self._text, trigger.end) else None
        return date is not None and self._is_to_come(date) and not _NOT_A_VERB_AFTER.search(before)

    def _is_to_come(self, date: TimeExpression) -> bool:
        """True where the date, as far as it is told, begins after the day of publication."""
        first = (date.value or "").split("/")[0].rstrip("~")
        told = self._published is not None and first.replace("-", "").isdigit()
        return told and first > (self._published or "")[: len(first)]

    def _is_hyphenated(self, trigger: _Trigger) -> bool:
        return self._text[trigger.end : trigger.end + 1] == "-" or self._text[trigger.start - 1 : trigger.start] in (
            "-",
            "'",
            "’",
        )

    def _is_finite(self, word: EventWord, helping: str, before: str, trigger: _Trigger) -> bool:
        """True where the verb is one that tells what happens, by its form and what helps it."""
        if not helping and _NOT_A_VERB_AFTER.search(before):
            return False
        if "ing" in word.forms and not word.forms & {"past", "participle"}:
            return bool(_BE.search(helping))
        if "participle" in word.forms and (_BE.search(helping) or _HAVE.search(helping)):
            return True
        printed = self._text[trigger.start : trigger.end]
        if printed in _PAST_ONLY_WITH and not _PAST_ONLY_WITH[printed].match(self._text, trigger.end):
            return False
        if "past" in word.forms and not re.search(r"\b(?:to|will|could|would|may|might|can|did|do|does)\b", helping):
            return self._has_subject(before, trigger)
        return "base" in word.forms and self._is_infinitive(helping)

    def _is_infinitive(self, helping: str) -> bool:
        """ "will meet", "could meet", "plans to meet"; not a bare purpose ("to meet")."""
        if re.search(r"\b(?:will|would|could|may|might|shall|should)\b", helping):
            return True
        return helping.rstrip().endswith("to") and helping.strip() != "to"

    def _has_subject(self, before: str, trigger: _Trigger) -> bool:
        """A past form behind a name, a noun or a pronoun; "the missiles launched by X" has none of its own."""
        return before.strip() != "" and not re.match(r"\s(?:by)\b", self._text[trigger.end : trigger.end + 4])

    def _modality(self, helping: str, start: int, end: int) -> Status:
        if _ACHIEVED.search(helping):
            return "occurred"
        if re.search(r"\bwould\b", helping) and self._is_reported(start):
            return "planned"
        if _SPECULATED.search(helping) or re.match(r"[\s,]*(?:if|unless)\b", self._text[start:end], re.I):
            return "speculated"
        return "planned" if _PLANNED.search(helping) else "occurred"

    def _is_left_open(self, start: int) -> bool:
        """True behind "did not say when": that it happened is not told there."""
        return _NOT_TOLD.search(self._text, max(0, start - 90), start) is not None and bool(
            _OPEN_CLAUSE.match(self._text, start)
        )

    def _is_reported(self, start: int) -> bool:
        """True behind "said (that)", "announced": the future seen from the past."""
        return (
            re.search(
                r"\b(?:said|announced|confirmed|told|that)\b[^.]{0,60}\Z", self._text[max(0, start - 60) : start + 6]
            )
            is not None
        )

    def _status_of_noun(self, trigger: _Trigger, start: int, end: int) -> Status | None:
        clause = self._text[start:end]
        if self._is_left_open(start) or _AHEAD_OF.match(clause) or self._is_part_of_a_weapon(trigger):
            return None
        comma = self._text.find(",", trigger.end, end)
        opening = max(self._text.rfind(",", start, trigger.start), start)
        happens = _HAPPENS.search(self._text, opening, comma if comma >= 0 else end)
        dated = self._date(start, end) is not None
        near = self._text[max(start, trigger.start - 24) : trigger.start]
        if (
            (not happens and not dated)
            or _NO_EVENT.search(near)
            or (trigger.word.type == "deal" and _ABOUT_A_DEAL.search(near))
            or _WOULD_HAVE.search(clause)
            or _DENIED.search(clause)
            or self._is_hyphenated(trigger)
        ):
            return None
        if re.search(r"\b(?:cancelled|canceled|postponed|called off)\b", clause):
            return None
        if _UNCERTAIN.search(clause):
            return "planned" if self._is_reported(start) and "would" in clause else "speculated"
        if _PLANNED.search(clause):
            return "occurred" if self._is_day_of_agreeing(start, end) else "planned"
        return "occurred"

    def _is_part_of_a_weapon(self, trigger: _Trigger) -> bool:
        """True for the "assault" of "assault rifles"."""
        around = self._mentions.within(trigger.start - _LONGEST_NAME // 2, trigger.end + _LONGEST_NAME)
        return any(m.kind == "weapon" and m.span.start <= trigger.start and trigger.end < m.span.end for m in around)

    def _is_day_of_agreeing(self, start: int, end: int) -> bool:
        """ "agreed on Friday to extend a ceasefire": the date is that of the agreement."""
        agreed, date = _AGREED_TO.search(self._text, start, end), self._date(start, end)
        return agreed is not None and date is not None and agreed.start() < date.span.start < agreed.end()

    # ------------------------------------------------------------ when, who, where

    def _event(self, sentence: Sentence, start: int, end: int, trigger: _Trigger, status: Status) -> Event:
        first, last = trim(self._text, *self._without_conjunction(start, end), _EDGES)
        mentions = self._mentions.within(start, end)
        where = self._reached(mentions, trigger) or self._where(mentions, start, trigger)
        date = self._date(start, end, trigger)
        if status == "occurred" and date is not None and self._is_to_come(date):
            past = _TOLD_AS_PAST.search(self._text, start, end)
            status, date = ("occurred", None) if past else ("planned", date)
        judged = _JUDGES.search(self._text, start, trigger.start)
        first_actor = judged.end() if judged else start
        inside = tuple(
            m.span
            for m in mentions
            if m is not where and m.span.start >= first_actor and self._takes_part(m, start, trigger)
        )
        actors = tuple(dict.fromkeys((*self._meant_by_pronoun(start, end), *inside)))
        return Event(
            Span(self._id, first, last),
            self._text[first:last],
            date.value if date else None,
            status,
            actors,
            where.span if where else None,
            self._type(trigger, end),
            (sentence.span,),
            date.reason if date else "",
        )

    def _type(self, trigger: _Trigger, end: int) -> str:
        """What a missile is fired at, or water at a ship, is attacked; a test has no target but one made for it."""
        aimed = _AIMED.get(self._text[trigger.start : trigger.end])
        if aimed is None:
            return trigger.word.type
        at_a_country = any(
            m.type == "country" and _AT.search(self._text, trigger.end, m.span.start)
            for m in self._mentions.within(trigger.end, end)
        )
        return "attack" if at_a_country or aimed.match(self._text, trigger.end, end) else trigger.word.type

    def _opening(self, sentence: Sentence) -> int:
        """Where the words of a sentence begin, behind a dateline or the number of a list."""
        start, end = sentence.span.start, sentence.span.end
        return lines.behind_number(self._text, dateline.end_of(self._text, start, end), end)

    def _meant_by_pronoun(self, start: int, end: int) -> tuple[Span, ...]:
        """Who takes part as "who" behind the name, or as "it" in "the army said it had fired"."""
        if _WHO.match(self._text, start):
            before = next((m for m in self._mentions.before(start) if m.span.end == start), None)
            return (before.span,) if before and before.kind != "location" else ()
        relative = _BEHIND_RELATIVE.search(self._text, max(0, start - 140), start) if self._text[start] == "," else None
        if relative is not None:
            before = next(
                (m for m in self._mentions.before(relative.start(1)) if m.span.end == relative.start(1)), None
            )
            return (before.span,) if before else ()
        pronoun = _ACTOR_PRONOUN.match(self._text, start)
        if pronoun is None:
            return ()
        tested = next((f for f in self._tests if f.subject.end <= start <= f.evidence.start < end), None)
        if tested is not None:
            return (tested.subject,)
        at = bisect_left(self._claim_starts, pronoun.start())
        near = self._claims[at : at + 1]
        said = [c for c in near if c.span.start < pronoun.end() and c.cue and c.cue.end <= c.span.start and c.sources]
        return (said[0].sources[-1],) if said and len(said[0].attribution) == 1 else ()

    def _without_conjunction(self, start: int, end: int) -> tuple[int, int]:
        for opening in (_BOUNDARY, _PRONOUN_SUBJECT, _OPENING_AND):
            found = opening.match(self._text, start, end)
            start = found.end() if found else start
        return start, end

    def _date(self, start: int, end: int, trigger: _Trigger | None = None) -> TimeExpression | None:
        """The first date in the clause that says when; lengths of time say nothing of it, nor does the date of
        something else behind ``trigger``."""
        at = bisect_left(self._date_starts, start)
        while at < len(self._dates) and self._dates[at].span.start < end:
            date = self._dates[at]
            told = date.value is not None and not self._is_what_it_is_for(date)
            if told and not self._is_in_an_aside(date, start, trigger):
                return None if trigger and self._is_of_something_else(date, trigger) else date
            at += 1
        return None

    def _is_what_it_is_for(self, date: TimeExpression) -> bool:
        """ "a programme for 2025–2026", but "scheduled for 12 May"."""
        before = self._text[max(0, date.span.start - 24) : date.span.start]
        return before.endswith((" for ", " for the ")) and _SET_FOR.search(before) is None

    def _is_in_an_aside(self, date: TimeExpression, start: int, trigger: _Trigger | None) -> bool:
        """ "The exercise, instituted in 1993, was held in May"."""
        if _ASIDE_ENDS.match(self._text, date.span.end) is None:
            return False
        aside = _ASIDE_BEGINS.search(self._text, max(start, date.span.start - 40), date.span.start)
        return aside is not None and not (trigger and aside.start() < trigger.start < date.span.start)

    def _is_of_something_else(self, date: TimeExpression, trigger: _Trigger) -> bool:
        """ "arrived under an embargo imposed in 2018", but "talks opened in 2018", "came and signed in 2018"."""
        participle = _OF_SOMETHING_ELSE.search(self._text, trigger.end, date.span.start)
        if participle is None or participle.start() <= trigger.end:
            return False
        return _AND.search(self._text, trigger.end, date.span.start) is None

    def _takes_part(self, mention: Mention, start: int, trigger: _Trigger) -> bool:
        """People, bodies and systems of the clause, a class not where its system is named next; a place only as a
        subject or beside "with", "by", "and"."""
        owner = self._text[mention.span.end : mention.span.end + 1] in ("'", "’")
        if owner and (mention.kind == "location" or "noun" not in trigger.word.forms):
            return False
        if mention.kind == "location" and self._is_a_date(mention):
            return False
        if mention.kind != "location":
            if mention.type == "class" and self._is_of_a_system(mention):
                return False
            named = self._named_at(mention.span.end) if mention.type == "class" else None
            return named is None or named.kind != mention.kind or named.type == "class"
        if self._is_place(mention, start):
            return False
        if mention.span.start < trigger.start:
            opening = self._text[start : mention.span.start].rpartition(",")[2]
            other = self._listed_before(mention)
            listed = other is not None and other.span.start >= start and self._takes_part(other, start, trigger)
            return listed or len(opening.split()) <= _LONGEST_OPENING
        beside = self._text[trigger.end : mention.span.start]
        return len(beside.split()) <= _LONGEST_OPENING and _JOINS.search(beside) is not None

    def _is_of_a_system(self, mention: Mention) -> bool:
        """True for the class behind a name: "F-16 fighter jets"."""
        named = self._mentions.ending_at(mention.span.start - 1)
        return named is not None and named.type == "system"

    def _reached(self, mentions: list[Mention], trigger: _Trigger) -> Mention | None:
        """The place that is the object of the verb: "visited X", "attacked X"."""
        if trigger.word.type not in ("visit", "attack", "travel"):
            return None
        after = next((m for m in mentions if m.kind == "location" and m.span.start > trigger.end), None)
        near = after is not None and _ARTICLES.fullmatch(self._text, trigger.end, after.span.start)
        return after if near else None

    def _listed_before(self, mention: Mention) -> Mention | None:
        """The place before it in a list: "X, Y and Z"."""
        joined = _AND_PLACE.search(self._text, max(0, mention.span.start - 12), mention.span.start)
        before = next(
            (m for m in self._mentions.before(mention.span.start) if joined and m.span.end == joined.start()), None
        )
        return before if before is not None and before.kind == "location" else None

    def _is_a_date(self, mention: Mention) -> bool:
        at = bisect_left(self._date_starts, mention.span.end)
        return at > 0 and self._dates[at - 1].span.touches(mention.span)

    def _is_place(self, mention: Mention, start: int) -> bool:
        if self._is_a_date(mention):
            return False
        if _LOCATIVE.search(self._text, max(start, mention.span.start - 40), mention.span.start):
            return True
        before = self._listed_before(mention)
        return before is not None and before.span.start >= start and self._is_place(before, start)

    def _where(self, mentions: list[Mention], start: int, trigger: _Trigger) -> Mention | None:
        """The first place a locative preposition leads to; where something came from only when there is no other."""
        places = [m for m in mentions if m.kind == "location" and self._is_place(m, start)]
        if trigger.word.type not in _MOVES:
            places = [m for m in places if not _TOWARDS.search(self._text, max(start, m.span.start - 30), m.span.start)]
        owners = [m for m in places if self._text[m.span.end : m.span.end + 1] in ("'", "’")]
        blamed = _JUDGES.search(self._text, trigger.end, places[-1].span.start) if places else None
        places = [m for m in places if blamed is None or m.span.start < blamed.start()]
        better = [m for m in places if not _AWAY_FROM.search(self._text, max(start, m.span.start - 30), m.span.start)]
        ranked = [m for m in better if m not in owners] or better or places
        return ranked[0] if ranked else None


def _is_denial(claim: Claim) -> bool:
    verb = verbs().get((claim.hedge or "").lower())
    return verb is not None and verb.stance == "denial"

"""A passage and its mentions -> who is said to stand behind which part of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator import patterns
from generator.kinds.words import is_role
from generator.model import Article, Mention
from generator.statements.sources import FILLER, Mentions, Source, read_source, trim
from generator.statements.vocabulary import Verb, source_nouns, verb_forms, verbs
from generator.text import occurrences


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says ``text[content_start:content_end]``: ``sources`` from who reports to who says.

    ``[start, end)`` is the attributing phrase, ``at`` where its verb begins (-1 without one), ``form`` is
    leading, trailing, medial, participle, according or citing.
    """

    form: str
    start: int
    end: int
    sources: tuple[Source, ...]
    content_start: int
    content_end: int
    verb: str = ""
    lemma: str = ""
    kind: str = "say"
    stance: str = "neutral"
    at: int = -1


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int
    end: int
    verb: Verb


_AUXILIARY = patterns.compile(
    r"(?<![A-Za-z])(?:(?:has|have|had|is|are|was|were|been|be|being|will|would|could|may|might|must|can|should|did|do|does|not|never"
    r"|also|later|earlier|then|again|further|recently|previously|repeatedly|only|subsequently|once|both|all|have|now"
    r"|always|often|still|just|already|reportedly|today|yesterday|on\s[A-Z][a-z]+day|publicly|firmly|strongly|categorically|[a-z]+ly|[\"“„«][a-z]+ly[\"”“»])\s+)*+$"
)
_NEGATED = patterns.compile(r"\b(?:not|never|will|would|could|may|might|must|can|should|being)\b")
_PASSIVE = patterns.compile(r"\b(?:is|are|was|were|been|be|being)\b")
_BOUNDARY = patterns.compile(
    rf"[,;:–—]\s|,[\"”»’']\s|[”»]\s?|{FILLER}+[\"”»’']?|\b(?:that|but|while|whereas|although|because|which|who|whom|whose|where|when|if"
    r"|what|as|than|so)\s"
)
_SECOND_VERB = patterns.compile(r"[a-z]\s(?:and|but|then)\s*\Z")
_CLAUSE_START = patterns.compile(r"[;:]\s|\b(?:that|but|while|whereas|although|because|when|where|if)\s")
_APPOSITION = patterns.compile(r",\s([^,.;:]{3,80})(?=[,.;]|$)")
# A full stop that ends no abbreviation: "U.S. Air Force", "Lt. Gen. Ode".
FULL_STOP = r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!\bCmdr)(?<!\bCapt)(?<!\bProf)(?<!\bBrig)(?<!\(ret)(?<!\(Ret)(?<!\(rtd)\."
_AFTER_SOURCE = patterns.compile(
    rf"[,;:?!]|{FULL_STOP}|{FILLER}|\s[\"“„«]|\s(?:on|in|at|during|after|before|when|while|as|who|to|by|via|from|and|but|told|last"
    r"|this|yesterday|today|late|early|earlier|later|citing|quoting|adding|without|following|under|amid|over|about)\b"
)
_PHRASE = (
    r"(?:[\w'’-]+\s){0,5}?(?:statement|interview|report|speech|letter|post|message|article|briefing|note|address"
    r"|call|video|telegram|conference|meeting|summit|forum|session|ceremony|visit|release|tweet|column|comment|comments"
    r"|remarks|broadcast|bulletin|analysis|paper|talks|parliament|statements)"
)
_OUTLET_WORDS = (
    r"(?:(?:state|news|local|newspaper|agency|magazine|channel|television|TV|radio|broadcaster|daily|weekly|portal|website"
    r"|outlet|station)\s){0,3}"
)
_ADVERBIAL = patterns.compile(
    r"(?:,?\s(?:(?:an?|one|two|three|four|five|several|\d+)\s(?:hour|day|week|month|year)s?\s(?:earlier|later|ago|before)|today|yesterday|tonight|earlier|later|again|separately|too|recently|also|instead|[a-z]+ly"
    r"|(?:this|last|next|earlier this|earlier on|later on)\s[A-Za-z]+(?:\smorning|\safternoon|\sevening|\snight)?"
    r"|(?:late\s|early\s)?on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s(?:morning|afternoon|evening|night))?"
    r"|on\s(?:\d{1,2}\.?\s)?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?:\s\d{1,2}(?!\d))?(?:,?\s\d{4})?|in\s(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|\d{4})(?:\s\d{4})?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    rf"|(?:in|at|during|after|via|through)\s(?:a|an|the|his|her|its|their|this|one)\s{_PHRASE}"
    rf"(?:\s(?:with|to|on|for|from|of|by)\s(?:the\s)?{_OUTLET_WORDS}[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){{0,3}})?"
    r"|on\scondition\sof\sanonymity|on\s(?:Telegram|Twitter|X|Facebook|Instagram|VK|Weibo|(?:social|state)\s(?:media|TV"
    r"|television)|(?:its|his|her|their)\s(?:\w+\s)?(?:website|site|page|account|channel|blog)|the\ssidelines)|by\s(?:telephone|phone|email|e-mail)"
    r"|to\s(?:reporters|journalists|lawmakers|parliament|the\s(?:media|press|nation|newspaper|agency))"
    r"|in\s[A-Z]\w+|through\san\sinterpreter))*"
)
_TOLD = patterns.compile(
    r"\s(?:(?:the|a|an|his|her|its|their|state|local|foreign)\s+)*"
    r"[\"“„«]?(?:[a-z][\w'’-]*|[A-Z][\w'’.-]*)(?:\s(?!that\b|the\b|it\b|he\b|she\b|they\b|there\b)(?:[A-Z][\w'’.-]*|news|agency"
    r"|conference|moderator|outlet|television|newspaper|broadcaster|meeting|station|channel|service|radio|website|site"
    r"|portal|daily|assembly|council|committee|subcommittee|panel|hearing|seminar|forum|inquiry|court|jury|congress|rally|crowd|workshop|podcast|briefing|session|audience|media|TV|for|of|and|[\"“„«][A-Z][\w'’.-]*))*[\"”“»]?"
)
_TOLD_LATER = patterns.compile(r"\s(?:told|for|in an interview with|in an interview to)(?=\s)")
_CIRCUMSTANCE = patterns.compile(r",\s(?:after|before|when|as|since|because)\s")
_CIRCUMSTANCES = patterns.compile(
    r"\s(?:[a-z]+ed|sent|given|made|seen|shown|in|on|at|via|through|to|by|from|during|after|following|late|early|earlier|later)\b"
)
"""What may follow "X said" when P stands before it: "in a message sent to reporters"."""
_NAMED_MEDIUM = patterns.compile(
    r"\s(?:the\s)?(?:daily|newspaper|weekly|magazine|portal|agency|news agency|broadcaster|television|station|website|channel)"
    r"\s[\"“„«]([A-ZÀ-Þ][\w'’ .-]{1,30})[\"”“»]"
)
_PHRASE_STOP = patterns.compile(
    rf"{FILLER}|[,;–—]\s*[\"“„«]|\sand\s(?=[a-z]+(?:ed|s)\sthat\b)|,\s(?=[A-ZÀ-Þ][^,.;]{{1,60}}\s(?:said|says|told|wrote)\b)|{_CIRCUMSTANCE.pattern}|,\s(?=(?:adding|saying|but|and|while|which|though|stressing|noting|is|are|was|were|has"
    r"|have|had|will|would|could|may|might|did)\b)"
)
_THAT = patterns.compile(r",?\s+that\s+")
# "announced in Ardal on Monday, after talks with X, that it would": no relative clause, for a subject follows.
_LATER_THAT = patterns.compile(
    r",?\s(?:in|on|at|during|after|before|via|through|from|late|early|following|to|with|last|this|for)\s[^.;:\"“„«]{2,110}?\sthat\s"
    r"(?=(?:the|a|an|it|he|she|they|we|this|these|there|its|his|her|their|no|all|some|at|about|[A-ZÀ-Þ][\w'’-]*|\d[\d.,]*)\s)"
)
# What hangs on a subject: "a soldier who asked not to be named", "the Maritime Office (MO)".
_HANGING = patterns.compile(
    r"(?:,?\s(?:who|speaking|requesting|asking)\s(?:asked|spoke|declined|requested|wished|refused|preferred|insisted|for|on|"
    r"(?:did|was|were|is|are)\snot)\b[^,;.()]{0,90},?|\s\([A-Z][\w .:&/-]{1,20}\))\s*$"
)
# "Captain X – an alumnus of the academy, Oslo – stated"
_DASHED = patterns.compile(r"\s[–—]\s[^–—\n\"“”]{2,120}\s[–—]\s?\Z")
_DETERMINER = patterns.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]his|[Aa]ny|[Nn]o|[Ee]very|[Ee]ach|[Ss]ome|my|our|your|[Ii]n|of|[Ww]ith|by|[Ff]rom|[Ff]or|[Aa]fter|[Dd]uring|[Ff]ollowing|[Dd]espite)\s\Z"
)
# Led by its first letter, which is found three times as fast as a word's edge.
_ACCORDING = patterns.compile(r"[AaPp](?<!\w[AaPp])(?:(?<=[Aa])(?:ccording to|s per)|(?<=[Pp])er(?= the\b))\s+")
_WITH_SUBJECT = patterns.compile(r"\bwith\s+((?:[^\s,.;:]+\s+){1,8})\Z")
_CITING = patterns.compile(r"[,\s]+(?:citing|quoting|with reference to|referring to)\s+")
_CITES_LATER = patterns.compile(r",\s(?:citing|quoting|with reference to|referring to)\s[^,;:]{3,120}\.?\Z")
_CITING_ASIDE = patterns.compile(r",\s(?:citing|quoting|with reference to|referring to)\s[^.;:]{3,160}?,(?=\sthat\s)")
_AS_SAYING = patterns.compile(r"\sas\s(?:saying|telling|writing|stating)\b(?:\sthat\b)?")
_SOURCE_END = patterns.compile(
    rf"(?:[,;]|{FULL_STOP})(?:\s|$|\[\d)|\[\d|\s(?:that|which|who|whose|as saying|reported|says|said|writes|wrote)\b"
)
_ELSEWHERE = patterns.compile(r"\s(?:on|in|at|to|via|during|after|before|from|about|through)\s")
"""What follows a verb whose subject stands before it: "X, adviser to Y, wrote on Z"."""
_NAMES_AS = patterns.compile(r"\s[^.;:,]{2,60}?\s(?:as\s)?[\"“„«'‘]|\sas\s")
_WHICH = patterns.compile(r",\s(?:which|who)\s+\Z")
_COMPANY = patterns.compile(
    r"\b(?:led|headed|joined|accompanied|represented|followed|backed|including|such as|like|with|by)\b"
)
"""Words that make an aside speak of somebody else: "experts, led by X, said"."""
_MEDIA_NAME = patterns.compile(
    r"\b(?:News|Times|Post|Agency|TV|Television|Radio|Press|Daily|Journal|Herald|Tribune|Gazette|Guardian|Telegraph"
    r"|Reuters|AFP|AP|BBC|CNN|NHK|DPA|EFE|ANSA|TASS|RIA|CBS|NBC|ABC|Fox|Interfax|Xinhua|Kyodo|Yonhap|Bloomberg|Times"
    r"|Sky|Observer|Mail|Standard|Broadcasting|Review|Weekly|Monitor|Independent|Voice|Zeitung|Presse|Channel"
    r"|Courier|Chronicle|Express|Globe|Echo|Bulletin|Dispatch|Examiner|Inquirer|Diario|Kurier|Pravda"
    r"|Al Jazeera|Politico|Axios|Spiegel|Monde|Figaro|magazine|newspaper|agency|television|radio|channel|broadcaster"
    r"|portal)\b"
)
_MEDIA_TYPES = frozenset("media agency newspaper broadcaster outlet magazine".split())
# Verbs that report with a particle only: "sums up the director", not "the sums paid".
_PARTICLES = {"sum": (" up", " it up", " things up")}
_PUT_DOWN_AS = frozenset("declare report describe announce confirm reveal claim identify".split())
"""Verbs that are participles right before "as": "a consignment, declared as spare parts"."""
_PUTS_AT = patterns.compile(r"\s(?:the|its|their|his|her)\s[^.;:,]{2,60}?\sat\s")
"""What follows "put" when it tells a figure: "puts the range at 300 km"."""
_AFTER_NOUN = patterns.compile(
    r"\s(?:is|are|was|were|have|has|had|will|would|could|may|might|say|said|suggest|suggested|put|vary|varied|range|ranged"
    r"|show|showed|differ)\b"
)
"""What follows a noun that looks like a verb: "Western estimates are lower"."""
_AFTER_PARTICIPLE = patterns.compile(
    r"\s(?:by(?!\s(?:(?:satellite|mobile|cell|video|text|secure)\s)?(?:(?:tele)?phone|e-?mail|text|letter|video|radio|message|link|call|fax)\b)|to be|of|said|says)\b"
)
ASKED = patterns.compile(r"(?:(?:When|If|After being)\s)?(?:[Aa]sked|[Pp]ressed|[Qq]uestioned)\s[^,]{3,200},\s")
"""A question that opens a sentence; who speaks in it says nothing: "Asked whether X had told Y, Z said"."""
_QUESTION = patterns.compile(r"\b(?:if|whether|unless)\s+\Z")
_PASSIVE_BY = patterns.compile(r"\sby\s(?=\S)")
_LEARNED_FROM = patterns.compile(r"\s(?:from|by)\s([^,;:]{3,120}?)(?=,\s|\sthat\s)")
_NO_ASSERTION = patterns.compile(
    r"\s*(?:While|When|After|As|If|Although|Though|Because|Before|Since|Asked|Speaking|Citing|In|On|At|During|Following|Later|Earlier"
    r"|Meanwhile|By|For|With|According|Despite|From|To|Late|Last)\b"
)
SURELY_FINITE = patterns.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|may|might|can|must|should|did|does|do|cannot)\b|n['’]t\b"
)
FINITE = patterns.compile(
    rf"{SURELY_FINITE.pattern}|\b(?:[a-z]+ed|[a-z]{{2,}}s|went|came|took"
    r"|made|became|began|fell|rose|met|left|held|sent|built|lost|won|got|gave|grew|flew|shot|put|set|hit|cut|struck|sank"
    r"|spoke|saw|knew|ran|led|paid|stood|told|brought|bought|fought|caught|sought|found|felt|kept|meant|dealt|sold|heard|drew|threw|blew"
    r"|wrote|drove|spent|chose|broke|shook|hid|fled|sped|hung|withdrew|underwent|overran|bore|swore|stole|froze|dug)\b"
)
_OPENS_SPEECH = patterns.compile(rf"[,:]?\s?[\"“„«]{FILLER}")
_OFFICE_WORD = r"(?!(?:who|which|where|when|that|but|after|as|while|whose|citing|quoting|adding)\b)[\w’'.&-]+"
_OFFICE_IN_FRONT = patterns.compile(
    rf"\s(?:the\s)?(?P<office>{_OFFICE_WORD}(?:\s{_OFFICE_WORD}){{0,13}}),\s(?:[A-Z][\w.’'-]*\s){{0,5}}"
    r"|\s(?:the\s)?(?P<joint>(?:[\w’'.&-]+\s){1,5}and\s(?:[A-Za-z-]+\s){1,4})"
)
_LONGEST_OFFICE = 180
_QUOTED = patterns.compile(rf"[{FILLER}\"“”„«»‘’]")
_NO_CONTENT = ("as ", "after ", "when ", "while ", "citing ")
# "His counsel", in front of who that is
_NOUN = patterns.compile(r"\s*(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]he|[A-Z][\w-]+['’]s)\s(?:[a-z-]+\s){0,3}[a-z-]+")
_LEFT_WINDOW = 60
_MOST_IN_A_ROW = 12
_LONGEST_NAME = 80
_JOINS_SPEAKERS = patterns.compile(r",?\s(?:and|or)\s(?:(?:the|his|her|its)\s)?(?:(?!and\b|who\b)[\w.'’-]+\s){0,5}?")
_LISTS_SPEAKERS = patterns.compile(rf",\s(?:the\s)?|{_JOINS_SPEAKERS.pattern}")
_NO_TITLE = patterns.compile(r"\b(?:of|between|with|by|from|to|for|in|on|at|than|like|against)\b")
_LONGEST_SENTENCE = 4000
_SOURCE_WINDOW = 240


class Reader:
    """Reads attributions in an article whose quoted speech has been blanked out."""

    def __init__(self, article: Article, mentions: Sequence[Mention], speech: Iterable[tuple[int, int]] = ()) -> None:
        self.article = article
        self.mentions = Mentions(mentions)
        self.text = _without_marks(blank(article.text, speech), mentions)
        known = verbs()
        self._cues = [
            _Cue(a, b, known[self.text[a:b]]) for a, b in occurrences.find(self.text, verb_forms(), article.text)
        ]
        self._starts = [cue.start for cue in self._cues]

    def attributions(self, start: int, end: int) -> list[Attribution]:
        """The attributions in ``[start, end)`` (one sentence, or several that a quotation holds together).

        Of a passage longer than 4,000 characters, which is no sentence, only the beginning is read.
        """
        end = min(end, start + _LONGEST_SENTENCE)
        asked = ASKED.match(self.text, start, end)
        start = asked.end() if asked else start
        cues = self._cues[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        found = self._according(start, end)
        for cue in cues:
            if cue.verb.kind != "call" and any(a.start <= cue.start < a.end for a in found):
                continue
            attribution = self._read(cue, start, end, found)
            if attribution is not None:
                found.append(attribution)
        return sorted(found, key=lambda a: a.start)

    # ------------------------------------------------------------ around a verb

    def _read(self, cue: _Cue, start: int, end: int, found: list[Attribution]) -> Attribution | None:
        if cue.verb.form == "ing":
            return self._participle(cue, start, end, found)
        low = max(start, cue.start - _LEFT_WINDOW)
        auxiliary = _AUXILIARY.search(self.text, low, cue.start)
        subject_end = auxiliary.start() if auxiliary else cue.start
        helping = self.text[subject_end : cue.start]
        if _NEGATED.search(helping) or self.text[low:subject_end].rstrip().endswith((" to", "n't", "n’t")):
            return None
        if _DETERMINER.search(self.text, low, subject_end) and not helping and self._is_a_noun_too(cue):
            return None
        if cue.verb.kind == "quote" and _PASSIVE.search(helping):
            return self._was_quoted(cue, subject_end, start, end)
        if self.text[cue.start : cue.end] == cue.verb.lemma and _SECOND_VERB.search(self.text, low, subject_end):
            return None
        if _PASSIVE.search(helping) or self._is_noun_or_participle(cue, end):
            return None
        return self._inverted(cue, subject_end, start, end) or self._subject_first(cue, subject_end, start, end, found)

    def _is_a_noun_too(self, cue: _Cue) -> bool:
        """True for the forms that a noun can have: "a promise", "its reports"."""
        return self.text[cue.start : cue.end] in (cue.verb.lemma, f"{cue.verb.lemma}s")

    def _is_noun_or_participle(self, cue: _Cue, end: int) -> bool:
        after = self.text[cue.end : min(end, cue.end + 12)]
        if self.text[cue.start : cue.end] == "state" and not after.startswith((" that", ":", ",")):
            return True
        if cue.verb.lemma == "ask" and after.startswith((" not to be", " for anonym")):
            return True
        if cue.verb.lemma == "think" and after.startswith((" tank", "-tank")):
            return True
        if cue.verb.lemma in _PUT_DOWN_AS and after.startswith(" as ") and not after.startswith(" as say"):
            return True
        if after.startswith(" of ") and cue.verb.lemma in ("say", "write"):
            return False
        if (particle := _PARTICLES.get(cue.verb.lemma)) and not after.startswith(particle):
            return True
        if cue.verb.lemma == "put" and not _PUTS_AT.match(self.text, cue.end, end):
            return True
        if self.text[cue.start : cue.end].endswith("s") and _AFTER_NOUN.match(self.text, cue.end, end):
            return True
        return bool(_AFTER_PARTICIPLE.match(self.text, cue.end, end)) or after[:1] == "-"

    def _inverted(self, cue: _Cue, subject_end: int, start: int, end: int) -> Attribution | None:
        """``P, said X``: a comma or a closing mark before the verb, the source behind it and then an end."""
        before = self.text[max(start, subject_end - 6) : subject_end].rstrip()
        if (
            cue.verb.lemma == "tell"
            or cue.verb.kind == "quote"
            or not before
            or not (before.endswith(" -") or before[-1] in ",”\"»«›‹」』’“'–—‘" + FILLER or before.endswith(" as"))
            or _ELSEWHERE.match(self.text, cue.end, end)
            or (cue.verb.kind in ("urge", "judge", "call", "ask") and FILLER not in before)
        ):
            return None
        stop = _AFTER_SOURCE.search(self.text, cue.end + 1, end)
        source_end = stop.start() if stop else end
        source = read_source(self.text, self.mentions, cue.end, source_end)
        named = _APPOSITION.match(self.text, source_end, end)
        if source is not None and named:
            source = _more_telling(source, read_source(self.text, self.mentions, *named.span(1)))
        if source is None or source.mention is None or source.mention.kind != "person":
            source, source_end = self._behind_office(cue.end, end) or (source, source_end)
        if source is None or _THAT.match(self.text, cue.end, end) or not self._closed(source_end, end):
            return None
        source, source_end = self._with_one_behind(source, source_end, end)
        begin = max(start, subject_end - 6) + len(before)
        if not _QUOTED.search(self.text, start, begin) and not FINITE.search(self.text, start, begin):
            return None  # "The chief, General X, warned the minister": what stands before is no statement
        phrase_end = self._phrase_end(source_end, end)
        form = self._form(phrase_end, end)
        sources = self._chain(cue, source, source_end, end)
        return self._make(form, cue, begin, phrase_end, sources, start, begin)

    def _behind_office(self, at: int, end: int) -> tuple[Source, int] | None:
        """ "said the head of the field office in Wau, X", "said president and CEO X": X, and where his name ends."""
        end = min(end, at + _LONGEST_OFFICE)
        named = next((m for m in self.mentions.within(at, end) if m.kind == "person" and m.form != "nominal"), None)
        if named is None or named.form != "name" or self.text[named.span.end : named.span.end + 1] in ("'", "’"):
            return None
        office = _OFFICE_IN_FRONT.fullmatch(self.text, at, named.span.start)
        held = (office["office"] or office["joint"]).split() if office else []
        if not any(is_role(word.lower()) for word in held) or (
            office and office["joint"] and _NO_TITLE.search(office["joint"])
        ):
            return None
        return Source(named.text, named.span.start, named.span.end, "named", named), named.span.end

    def _closed(self, at: int, end: int) -> bool:
        """True where the source just read is not the subject of a verb of its own."""
        return not re.match(r"\s*(?:would|will|is|was|has|had|are|were|could|can|may|did)\b", self.text[at : at + 12])

    def _subject_first(
        self, cue: _Cue, subject_end: int, start: int, end: int, found: list[Attribution]
    ) -> Attribution | None:
        behind = max(
            (a.content_start for a in found if a.form == "leading" and a.content_start < subject_end), default=0
        )
        begin, source, extra = self._subject(subject_end, max(start, behind), trusted=self._leaves_no_doubt(cue, end))
        source = self._with_those_before(source, max(start, behind))
        if behind and cue.verb.kind == "say" and _SECOND_VERB.search(self.text, behind, subject_end):
            source, extra = self._same_speaker(behind, subject_end, found) or source, ()
        if (
            source is None
            or _QUESTION.search(self.text, start, begin)
            or (cue.verb.kind == "show" and not self._shows(cue, source, end))
        ):
            return None
        if cue.verb.kind == "quote":
            return self._quoted_as_saying(cue, source, begin, start, end)
        after = self._after_objects(cue, end)
        citing = _CITING_ASIDE.match(self.text, after, end)
        after = citing.end() if citing else after
        sources = self._chain(cue, source, cue.end, end, extra)
        learned = _LEARNED_FROM.match(self.text, after, end) if cue.verb.lemma == "learn" else None
        if learned and (cited := read_source(self.text, self.mentions, *learned.span(1))) is not None:
            after, sources = learned.end(), (*sources, cited)
        if (as_said := self._opening_as(cue, begin, after, end, sources)) is not None:
            return as_said
        that = self._that(cue, after, end)
        named = cue.verb.kind == "call" and self.text[after : after + 4] == " as "
        spoken = FILLER in self.text[max(start, begin - 4) : begin] and that is None
        aside = self._is_aside(begin, start) and (
            spoken or (that is None and not named and not self._goes_on(cue, start, begin, after, end))
        )
        if aside and self.text[after : after + 1] != ":":
            phrase_end = self._phrase_end(after, end)
            return self._make(self._form(phrase_end, end), cue, begin, phrase_end, sources, start, begin)
        if that is None and not named and not self._has_content(after, end) and FILLER not in self.text[after:end]:
            return None
        after = that.end() if that else after
        cites = _CITES_LATER.search(self.text, after, end)
        return self._make("leading", cue, begin, after, sources, after, cites.start() if cites else end)

    def _same_speaker(self, behind: int, at: int, found: list[Attribution]) -> Source | None:
        """``X claims A and has said B``: who said the first says the second, unless A has a subject and verb of its own."""
        first = next(a for a in reversed(found) if a.form == "leading" and a.content_start == behind)
        return None if SURELY_FINITE.search(self.text, behind, at) else first.sources[-1]

    def _that(self, cue: _Cue, at: int, end: int) -> re.Match[str] | None:
        """ "that" right behind the verb, or behind where, when and after what it was said."""
        if cue.verb.kind != "say":
            return _THAT.match(self.text, at, end)
        return _THAT.match(self.text, at, end) or _LATER_THAT.match(self.text, at, end)

    def _opening_as(
        self, cue: _Cue, begin: int, after: int, end: int, sources: tuple[Source, ...]
    ) -> Attribution | None:
        """``As X told Y, P``: what is said stands behind the comma."""
        if self.text[begin : begin + 3] != "As ":
            return None
        if self.text[after : after + 2] != ", ":
            return None
        return self._make("leading", cue, begin, after, sources, after + 2, end)

    def _leaves_no_doubt(self, cue: _Cue, end: int) -> bool:
        return cue.verb.kind == "say" and _THAT.match(self.text, cue.end, end) is not None

    def _shows(self, cue: _Cue, source: Source, end: int) -> bool:
        """True where something shows that P, or evidence shows a thing; people who show a thing report nothing."""
        if cue.verb.lemma not in ("show", "find") or _THAT.match(self.text, cue.end, end):
            return True
        words = source.text.lower().split()
        return cue.verb.lemma == "show" and any(source_nouns().get(word) == "evidence" for word in words)

    def _subject(
        self, subject_end: int, start: int, *, trusted: bool = False
    ) -> tuple[int, Source | None, tuple[Source, ...]]:
        """Where the subject begins, the subject, and whom it cites; steps back over up to three asides."""
        low = max(start, subject_end - _SOURCE_WINDOW)
        if (of_source := self._behind_source(low, subject_end)) is not None:
            return of_source
        for aside_of in (_HANGING, _DASHED):
            if (hanging := aside_of.search(self.text, low, subject_end)) is not None:
                subject_end = hanging.start()
        if _SECOND_VERB.search(self.text, low, subject_end):
            return self._subject_of_first_verb(low, subject_end)
        cited: tuple[Source, ...] = ()
        aside: Source | None = None
        stop = subject_end
        for _ in range(4):
            last = trim(self.text, low, stop, " ,")[1]
            begin = max((b.end() for b in _BOUNDARY.finditer(self.text, low, last)), default=low)
            source = read_source(self.text, self.mentions, begin, last, trusted=trusted)
            if not self.text[low:stop].rstrip().endswith(","):
                joined = self.text.rfind(" and ", begin, last) if source is None and trusted else -1
                if joined >= 0:
                    begin = joined + len(" and ")
                    source = read_source(self.text, self.mentions, begin, last, trusted=trusted)
                return begin, _more_telling(source, aside), cited
            comma = self.text.rfind(",", low, last)
            if comma < 0:
                return begin, source, cited
            cite = _CITING.match(self.text, comma, stop)
            cited = self._cited(cite.end(), stop) if cite else cited
            aside = aside or (None if cite or _COMPANY.search(self.text, begin, last) else source)
            stop = comma
            begin = max((b.end() for b in _BOUNDARY.finditer(self.text, low, stop)), default=low)
            source = read_source(self.text, self.mentions, begin, stop)
            if source is not None:
                return begin, _more_telling(source, aside), cited
            if aside and aside.mention and aside.mention.kind == "person" and _NOUN.fullmatch(self.text, begin, comma):
                return begin, aside, cited
            stop += 1
        return stop, None, ()

    def _with_those_before(self, source: Source | None, low: int) -> Source | None:
        """ "X, Y and Z said": all of them."""
        if source is None or source.mention is None or source.mention.form not in ("name", "alias"):
            return source
        row = [source.mention]
        for other in self.mentions.before(source.mention.span.start, _MOST_IN_A_ROW):
            joined = _JOINS_SPEAKERS if len(row) == 1 else _LISTS_SPEAKERS
            if other.kind == "weapon" or other.form not in ("name", "alias") or other.span.start < low:
                continue
            if not joined.fullmatch(self.text, other.span.end, row[0].span.start):
                break
            row.insert(0, other)
        first = row[0].span.start
        opening = max((b.end() for b in _BOUNDARY.finditer(self.text, low, first)), default=low)
        title = self.text[opening:first]
        if len(row) == 1 or FINITE.search(title) or _NO_TITLE.search(title):
            return source
        return self._all_of(row)

    def _with_one_behind(self, source: Source, stop: int, end: int) -> tuple[Source, int]:
        """ "said X and Y": both."""
        joined = _JOINS_SPEAKERS.match(self.text, stop, end) if source.mention else None
        behind = self.mentions.within(stop, min(end, stop + _LONGEST_NAME)) if joined else []
        named = next((m for m in behind if m.form in ("name", "alias") and m.kind == "person"), None)
        if named is None or source.mention is None or source.mention.kind != "person":
            return source, stop
        if not _JOINS_SPEAKERS.fullmatch(self.text, stop, named.span.start):
            return source, stop
        return self._all_of([source.mention, named]), named.span.end

    def _all_of(self, speakers: Sequence[Mention]) -> Source:
        start, end = speakers[0].span.start, speakers[-1].span.end
        return Source(self.article.text[start:end], start, end, "named", together=tuple(speakers))

    def _behind_source(self, low: int, subject_end: int) -> tuple[int, Source | None, tuple[Source, ...]] | None:
        """``P, according to X, which said Q``: X says Q too."""
        relative = _WHICH.search(self.text, low, subject_end)
        if relative is None or not _ACCORDING.search(self.text, low, relative.start()):
            return None
        begin = max(m.end() for m in _ACCORDING.finditer(self.text, low, relative.start()))
        return relative.start() + 2, read_source(self.text, self.mentions, begin, relative.start()), ()

    def _subject_of_first_verb(self, low: int, stop: int) -> tuple[int, Source | None, tuple[Source, ...]]:
        """``X thanked them and said``: the name that opens the clause."""
        begin = max((b.end() for b in _CLAUSE_START.finditer(self.text, low, stop)), default=low)
        first = next(iter(self.mentions.within(begin, stop)), None)
        if first is None or first.kind == "weapon" or self.text[first.span.end : first.span.end + 1] in ("'", "’"):
            return stop, None, ()
        return stop, read_source(self.text, self.mentions, begin, first.span.end), ()

    def _chain(
        self, cue: _Cue, source: Source, after: int, end: int, cited: tuple[Source, ...] = ()
    ) -> tuple[Source, ...]:
        """From who reports to who says: the medium that was told comes first, whoever is cited last."""
        told = self._told_medium(after, end) if cue.verb.lemma == "tell" else self._told_later(after, end)
        if not cited:
            found = _CITING.search(self.text, after, min(end, after + _SOURCE_WINDOW))
            cited = self._cited(found.end(), end) if found else ()
        return (*((told,) if told else ()), source, *cited)

    def _cited(self, at: int, end: int) -> tuple[Source, ...]:
        stop = _SOURCE_END.search(self.text, at, min(end, at + _SOURCE_WINDOW))
        source = read_source(self.text, self.mentions, at, stop.start() if stop else end)
        return (source,) if source else ()

    def _told_later(self, after: int, end: int) -> Source | None:
        found = _TOLD_LATER.match(self.text, after, end)
        return self._told_medium(found.end(), end) if found else None

    def _told_medium(self, at: int, end: int) -> Source | None:
        """The medium somebody told it to; other listeners report nothing."""
        named = _NAMED_MEDIUM.match(self.text, at, end)
        if named is not None and not self.mentions.within(*named.span(1)):
            return Source(named[1], *named.span(1), "named")
        object_ = _TOLD.match(self.text, at, end)
        if object_ is None:
            return None
        listener = read_source(self.text, self.mentions, at, object_.end())
        if listener is None or listener.mention is None or listener.mention.kind != "organization":
            return None
        is_media = (listener.mention.type or "") in _MEDIA_TYPES or _MEDIA_NAME.search(self.text[at : object_.end()])
        return listener if is_media else None

    def _after_objects(self, cue: _Cue, end: int) -> int:
        """Behind whoever was told, and behind when and where it was said."""
        at = cue.end
        hears = cue.verb.lemma in ("tell", "inform", "notify", "warn", "remind")
        if hears and not _THAT.match(self.text, at, end):
            told = _TOLD.match(self.text, at, end)
            mention = next(iter(self.mentions.within(at, min(end, at + 60))), None)
            if mention and mention.span.start <= at + 5:
                at = max(mention.span.end, told.end() if told else 0)
            elif told and (cue.verb.lemma != "warn" or _THAT.match(self.text, told.end(), end)):
                at = told.end()
        adverbial = _ADVERBIAL.match(self.text, at, end)
        return adverbial.end() if adverbial else at

    def _goes_on(self, cue: _Cue, start: int, begin: int, after: int, end: int) -> bool:
        """True where what was said follows the verb rather than stands before its subject."""
        if _OPENS_SPEECH.match(self.text, after, end):
            return not self._asserts(start, begin)
        if not self._has_content(after, end):
            return False
        if cue.verb.kind != "say" or not _CIRCUMSTANCES.match(self.text, after, end):
            return True
        return not self._asserts(start, begin) or bool(SURELY_FINITE.search(self.text, after, end))

    def _asserts(self, start: int, end: int) -> bool:
        """True for a clause that stands by itself, and is no time, place or condition of another."""
        words = self.text[start:end]
        return len(words.split()) > 2 and FINITE.search(words) is not None and not _NO_ASSERTION.match(words)

    def _has_content(self, at: int, end: int) -> bool:
        """True where the sentence goes on with what was said, not with a comma or its end."""
        rest = self.text[at : min(end, at + 40)].strip()
        if rest[:1] in ('"', "“", "„", "«"):
            return rest[1:2].isalnum()
        return bool(rest) and rest != ":" and rest[0] not in ",.;!?)”»’'" and not rest.startswith(_NO_CONTENT)

    def _is_aside(self, begin: int, start: int) -> bool:
        """True where a comma, a dash or quoted speech stands before the subject."""
        before = self.text[max(start, begin - 12) : begin].rstrip().removesuffix(" as").rstrip()
        return before[-1:] in tuple(",–—”\"»«›‹」』’“'" + FILLER)

    def _form(self, phrase_end: int, end: int) -> str:
        """Trailing where nothing but a circumstance follows: "P, X said, after Q had happened"."""
        rest = self.text[phrase_end:end].strip(" .\"”»’'!?")
        return "medial" if rest and not _CIRCUMSTANCE.match(self.text, phrase_end, end) else "trailing"

    def _phrase_end(self, at: int, end: int) -> int:
        """The end of the attributing phrase: a comma that opens a clause, quoted speech, or the sentence's end."""
        found = _PHRASE_STOP.search(self.text, at, end)
        return trim(self.text, at, found.start() if found else end, ' .,\n"“„«')[1] if at < end else end

    def _make(
        self,
        form: str,
        cue: _Cue,
        start: int,
        end: int,
        sources: tuple[Source, ...],
        content_start: int,
        content_end: int,
    ) -> Attribution:
        verb = cue.verb
        printed = self.text[cue.start : cue.end]
        content_start, content_end = trim(self.text, content_start, content_end, " \t\r\n,–—")
        return Attribution(
            form,
            start,
            end,
            sources,
            content_start,
            content_end,
            printed,
            verb.lemma,
            verb.kind,
            verb.stance,
            cue.start,
        )

    def _participle(self, cue: _Cue, start: int, end: int, found: list[Attribution]) -> Attribution | None:
        """``..., adding that P``: the source is that of the sentence's attribution before it."""
        before = self.text[max(start, cue.start - 3) : cue.start].rstrip()
        naming = cue.verb.kind == "call" and _NAMES_AS.match(self.text, cue.end, end) is not None
        if not naming and (cue.verb.kind not in ("say", "urge", "judge") or not self._has_words(cue.end, end)):
            return None
        own = _WITH_SUBJECT.search(self.text, max(start, cue.start - 90), cue.start)
        if own is not None:
            source = read_source(self.text, self.mentions, own.start(1), cue.start)
            sources: tuple[Source, ...] = (source,) if source else ()
        else:
            sources = found[-1].sources if found and before.endswith((",", " and")) else ()
        if not found and cue.verb.kind == "call" and before.endswith(","):
            sources = self._only_person(start, cue.start)
        if not sources:
            return None
        that = _THAT.match(self.text, cue.end, end)
        after = that.end() if that else cue.end
        return self._make("participle", cue, cue.start, after, sources, after, end)

    def _only_person(self, start: int, end: int) -> tuple[Source, ...]:
        """Who a sentence speaks of, where that is one person."""
        people = [m for m in self.mentions.within(start, end) if m.kind == "person" and m.form in ("name", "alias")]
        if len({m.antecedent or m.span for m in people}) != 1:
            return ()
        source = read_source(self.text, self.mentions, people[0].span.start, people[0].span.end)
        return (source,) if source else ()

    def _has_words(self, at: int, end: int) -> bool:
        """True where a clause or quoted speech follows."""
        return self._has_content(at, end) or FILLER in self.text[at : min(at + 8, end)]

    def _quoted_as_saying(self, cue: _Cue, source: Source, begin: int, start: int, end: int) -> Attribution | None:
        """``X quoted Y as saying P``: X reports, Y says."""
        saying = _AS_SAYING.search(self.text, cue.end, min(end, cue.end + _SOURCE_WINDOW))
        if saying is None:
            return None
        said_by = read_source(self.text, self.mentions, cue.end, saying.start())
        sources = (source, said_by) if said_by else (source,)
        if self._has_content(saying.end(), end) or FILLER in self.text[saying.end() : end]:
            return self._make("leading", cue, begin, saying.end(), sources, saying.end(), end)
        return self._make("trailing", cue, begin, saying.end(), sources, start, begin)

    def _was_quoted(self, cue: _Cue, subject_end: int, start: int, end: int) -> Attribution | None:
        """``X was quoted (by Y) as saying (by Y) P``: Y reports, X says."""
        saying = _AS_SAYING.search(self.text, cue.end, min(end, cue.end + _SOURCE_WINDOW))
        begin, source, _ = self._subject(subject_end, start)
        if saying is None or source is None:
            return None
        by = _PASSIVE_BY.match(self.text, cue.end, end) or _PASSIVE_BY.match(self.text, saying.end(), end)
        stop = saying.start() if by and by.start() < saying.start() else end
        found = by and _SOURCE_END.search(self.text, by.end(), stop)
        by_end = (found.start() if found else stop) if by else saying.end()
        reporter = read_source(self.text, self.mentions, by.end(), by_end) if by else None
        sources = (reporter, source) if reporter else (source,)
        after = max(saying.end(), by_end)
        if self._is_aside(begin, start) and not self._goes_on(cue, start, begin, after, end):
            return self._make("trailing", cue, begin, after, sources, start, begin)
        return self._make("leading", cue, begin, after, sources, after, end)

    def _of_some_kind(self, start: int, end: int) -> Source | None:
        """Behind "according to" whatever is named is a source, if only of some kind: "footage aired by X and an analyst"."""
        start, end = trim(self.text, start, end)
        words = self.text[start:end]
        if not words[:1].islower() or len(words) > 100 or FILLER in words or _NO_SOURCE.match(words):
            return None
        shown = start + (len("the ") if words.startswith("the ") else 0)
        return Source(self.text[shown:end], shown, end, "anonymous")

    # ------------------------------------------------------------ without a verb

    def _according(self, start: int, end: int) -> list[Attribution]:
        found = []
        for cue in _ACCORDING.finditer(self.text, start, end):
            stop = _SOURCE_END.search(self.text, cue.end(), end)
            stop_at = stop.start() if stop else end
            source = read_source(self.text, self.mentions, cue.end(), stop_at) or self._of_some_kind(cue.end(), stop_at)
            if source is None:
                continue
            named = _APPOSITION.match(self.text, stop_at, end)
            aside = read_source(self.text, self.mentions, *named.span(1)) if named else None
            if named and (telling := _more_telling(source, aside)) is not source:
                source, stop_at = telling or source, named.end()
            citing = _CITING_BEHIND.match(self.text, stop_at, end)
            cited = read_source(self.text, self.mentions, *citing.span(1)) if citing else None
            stop_at = citing.end(1) if citing and cited else stop_at
            if self.text[start : cue.start()].strip(' "“,'):
                content, form = (start, cue.start()), "according"
            else:
                aside_end = _RELATIVE_ASIDE.match(self.text, stop_at, end) or _OFFICE_ASIDE.match(
                    self.text, stop_at, end
                )
                stop_at = aside_end.end() - 1 if aside_end else stop_at
                content, form = (stop_at, end), "leading"
            first, last = trim(self.text, *content, " \t\r\n,–—")
            found.append(
                Attribution(
                    form,
                    cue.start(),
                    stop_at,
                    (source, *((cited,) if cited else ())),
                    first,
                    last,
                    cue.group().strip(),
                    at=cue.start(),
                )
            )
        return found


_CITING_BEHIND = patterns.compile(r",\s(?:citing|quoting)\s([^,;:.]{3,120})(?=[,.])")
_NO_SOURCE = patterns.compile(
    r"(?:the\s)?(?:plan|plans|schedule|tradition|custom|customs|law|laws|rules?|protocol|need|needs|taste|size|age|his|her|its|their)\b"
)
# "According to an official, who spoke on condition of anonymity, P"
_RELATIVE_ASIDE = patterns.compile(r",\s(?:who|whose|which|speaking|citing|quoted)\b[^,;\n]*,")

# "According to X, a spokesman for the army, P"
_OFFICE_ASIDE = patterns.compile(
    r",\s(?:(?:an?|the|its|their|his|her|[A-Z][\w-]+['’]s)\s)?(?:[a-z-]+\s){0,3}?(?:spokes(?:man|woman|person)|head|chief|commander|director|"
    r"chair(?:man|woman)?|minister|secretary|president|governor|mayor|analyst|expert|fellow|officer|official|adviser|deputy|leader|"
    r"member|representative|coordinator|editor|professor|researcher|consultant|historian|economist|strategist|planner|author|lecturer|scholar|"
    r"journalist|reporter|lawyer|engineer|scientist|activist|veteran|resident|witness|broker|trader|owner|founder|manager|envoy|diplomat)"
    r"\b[^,;\n]{0,80},(?=\s)"
)


def _more_telling(source: Source | None, aside: Source | None) -> Source | None:
    """The person an apposition names rather than the office before it: "the minister, X, said"."""
    if source is None or aside is None or aside.mention is None:
        return source
    if source.mention is not None and source.mention.kind == "person" and source.mention.form in ("name", "alias"):
        return source
    if source.nature != "nominal" and not (source.mention and source.mention.form == "nominal"):
        return source
    return aside if aside.mention.kind == "person" else source


def _without_marks(text: str, mentions: Iterable[Mention]) -> str:
    """``text`` with blanks for the quotation marks around a name and in one: the "Herald" reported, Tom "Tiny" Ode said."""
    marks: list[int] = []
    for m in mentions:
        start, end = m.span.start, m.span.end
        if m.kind == "organization" and text[start - 1 : start] in _MARKS and text[end : end + 1] in _MARKS:
            marks += (start - 1, end)
        elif m.kind == "person" and not m.text.isalpha():
            marks += (at for at in range(start, end) if text[at] in _MARKS)
    if not marks:
        return text
    characters = list(text)
    for at in marks:
        characters[at] = " "
    return "".join(characters)


_MARKS = tuple('"“”„«»')


def blank(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """``text`` with each stretch replaced by as many fillers."""
    pieces, at = [], 0
    for start, end in sorted(stretches):
        if start >= at:
            pieces += [text[at:start], FILLER * (end - start)]
            at = end
    return "".join([*pieces, text[at:]])

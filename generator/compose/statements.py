"""Claims, quotations and events -> the words and rows in which every page tells them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from generator.compose.desk import NOT_STATED, Desk, block
from generator.model import Block, Cite, Claim, Event, Inline, Line, Link, Quote, Span
from generator.text import dateline, lines

ATTRIBUTIONS = {
    "stated": "stated as fact by the article",
    "named": "named source",
    "anonymous": "anonymous source",
    "unattributed": "nobody named",
}
STATUSES = {"occurred": "reported", "planned": "planned", "speculated": "speculated about"}
_NO_WORD = re.compile(r"\A(?:[^\w\s\x00-\x7f“”„«»‘’€£¥₴₽₹°…]\ufe0f?\s?)+")
"""Arrows and signs in front of a line of a newsletter."""
_EXPECTED = re.compile(r"\b(?:expect(?:s|ed|ing)?|anticipated)\b")
_PAIRS = (('"', '"'), ("“", "”"), ("«", "»"), ("„", "“"))
_EDGES = "\"'“”„«»,;: "


# ---------------------------------------------------------------- claims


def words(text: str) -> str:
    """Text of a statement for a cell: one line, a capital first, no quotation mark without its partner, no full stop,
    no dateline."""
    plain = _NO_WORD.sub("", without_dateline(" ".join(text.split())))
    if plain.endswith(".") and not plain.endswith("..") and not re.search(r"\b[A-Z]\.$", plain):
        plain = plain[:-1]
    return first_upper(_balanced(plain))


def without_dateline(text: str) -> str:
    """The text without the place, the day and the agency that it opens with."""
    return text[dateline.end_of(text, 0, len(text)) :]


def _balanced(text: str) -> str:
    for left, right in _PAIRS:
        odd = text.count(left) % 2 if left == right else text.count(left) - text.count(right)
        if odd and text[:1] in (left, right):
            text = text[1:]
        elif odd and text[-1:] in (left, right):
            text = text[:-1]
    return text.strip().rstrip(",;:").strip()


def who(desk: Desk, claim: Claim) -> Line:
    """From who reports to who says, entities by their full names and linked: "Kyodo, citing sources close to ..."."""
    if not claim.attribution:
        return (ATTRIBUTIONS[claim.attribution_class],)
    named = _named(desk, claim)
    parts: list[Inline] = []
    for link in claim.attribution:
        source = desk.name(named[_key(link)]) if _key(link) in named else link
        parts += [", citing ", source] if parts else [first_upper(source) if isinstance(source, str) else source]
    return tuple(parts)


def _named(desk: Desk, claim: Claim) -> dict[str, str]:
    """What may be printed of a source -> the entity: its words in the text, its name and other spellings."""
    found: dict[str, str] = {}
    for span in claim.sources:
        for id_ in desk.ids((span,)):
            entity = desk.entities[id_]
            for text in (desk.articles[span.article].quoted(span), entity.name, *entity.aliases):
                found.setdefault(_key(text), id_)
    return found


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


def first_upper(text: str) -> str:
    """The text with a capital first, behind an opening quotation mark too."""
    at = len(text) - len(text.lstrip("\"'“‘«„"))
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


_STANDINGS = {
    "stated": ("Not stated", "stated as fact"),
    "named": ("Not stated", "named source"),
    "anonymous": ("Not stated", "anonymous source"),
    "unattributed": ("Nobody named", "no source"),
}
"""Class -> who says so where no chain is printed, and the class in a cell."""


def standing(claim: Claim) -> str:
    """The attribution's class, and the hedge where there is one: "anonymous source; “may”"."""
    return _STANDINGS[claim.attribution_class][1] + (f"; “{claim.hedge}”" if claim.hedge else "")


CLAIMS_HEAD = (("Claim",), ("Who says so",), ("Standing",))
PUBLISHED = ("Published",)


def behind(desk: Desk, claim: Claim) -> Line:
    """Who says so; the outlet, or "The article", where the article says it in its own voice."""
    if claim.attribution:
        return who(desk, claim)
    if claim.attribution_class == "stated":
        return _voice(desk, claim.span)
    return (_STANDINGS[claim.attribution_class][0],)


def _voice(desk: Desk, span: Span) -> Line:
    return (desk.articles[span.article].source or "The article",)


def _linked_voice(desk: Desk, span: Span) -> Line:
    """As ``_voice``, but with the way to the article where there are several: no other column says which it is."""
    article = desk.articles[span.article]
    if len(desk.articles) == 1:
        return _voice(desk, span)
    return (Link(first_upper(desk.voice(span)), desk.article_path[article.id]),)


def claim_row(desk: Desk, claim: Claim) -> tuple[Line, ...]:
    """The proposition with its mark, who says so, class with hedge."""
    return ((words(claim.text), Cite(claim.span)), behind(desk, claim), (standing(claim),))


def claims_table(desk: Desk, claims: Iterable[Claim], key: str = "claims") -> Block:
    """The claims as a table, each with the day of its article."""
    rows = [(*claim_row(desk, c), published(desk, c.span)) for c in claims]
    return block(key, "table", head=(*CLAIMS_HEAD, PUBLISHED), rows=rows)


def published(desk: Desk, span: Span) -> Line:
    """The day on which the article of ``span`` came out, as a link to it."""
    article = desk.articles[span.article]
    return (Link(article.published or "Undated", desk.article_path[article.id]),)


def mix(claims: Iterable[Claim], key: str = "mix") -> Block | None:
    """How many claims stand on a named, an anonymous, no source; and how many are hedged."""
    counts: Counter[str] = Counter()
    hedged: Counter[str] = Counter()
    for claim in claims:
        counts[claim.attribution_class] += 1
        hedged[claim.attribution_class] += claim.hedge is not None
    rows = [
        ((first_upper(ATTRIBUTIONS[k]),), (f"{counts[k]:,}",), (f"{hedged[k]:,}",)) for k in ATTRIBUTIONS if counts[k]
    ]
    return block(key, "table", head=(("Standing",), ("Claims",), ("Of them hedged",)), rows=rows) if rows else None


# ---------------------------------------------------------------- quotations


def quote_words(desk: Desk, quote: Quote) -> str:
    """The quoted words in one pair of marks, without the comma that the sentence put inside."""
    if desk.words(quote.span) is None:
        return quote.text
    return f"“{' '.join(quote.text.split()).strip(_EDGES)}”"


def speaker(desk: Desk, quote: Quote) -> Line:
    """Who speaks, by full name; as printed where that is no entity; "Not stated" where nobody is named."""
    found = desk.names(desk.ids((quote.speaker,))) if quote.speaker else ()
    return found or (quote.speaker_text or NOT_STATED,)


QUOTES_HEAD = (("Words",), ("Speaker",), ("Verb",), ("How",))


def quote_row(desk: Desk, quote: Quote) -> tuple[Line, ...]:
    """Words with their mark, speaker, verb, whether whole or in part, translated or not."""
    how = "in part" if quote.type == "partial" else "whole"
    return (
        (quote_words(desk, quote), *(Cite(sentence) for sentence in desk.sentences_of(quote.span))),
        speaker(desk, quote),
        (quote.verb or NOT_STATED,),
        (f"{how}, machine translation" if quote.translated else how,),
    )


def quotes_table(desk: Desk, quotes: Iterable[Quote], key: str = "quotes") -> Block:
    """The quotations as a table."""
    rows = [(*quote_row(desk, q), published(desk, q.span)) for q in quotes]
    return block(key, "table", head=(*QUOTES_HEAD, PUBLISHED), rows=rows)


# ---------------------------------------------------------------- events


EVENTS_HEAD = (("When",), ("What",), ("Who says so",), ("Who and where",))


_KINDS = {"travel": "movement", "election": "vote", "test": "launch or firing"}
"""Type of an event -> its name on a page, where the type's own says less than its words, or more."""
_TESTED = re.compile(r"\b(?:re-?)?(?:test|trial)", re.I)


def kind(event: Event) -> str:
    """What the event is, in a word: a missile that is fired in a war is no test."""
    type_ = event.type or "other"
    tested = type_ == "test" and _TESTED.search(event.text)
    return first_upper(type_ if tested else _KINDS.get(type_, type_))


def is_over(event: Event, as_of: str) -> bool:
    """True where the event's day lies before ``as_of``, as far as both say: what was expected is not expected now."""
    return placed(event) and (event.when or "")[: len(as_of)] < as_of[: len(event.when or "")]


def placed(event: Event) -> bool:
    """True for an event that has a place on an axis of time: its year is known ("XXXX-04" has none)."""
    return (event.when or "").lstrip("/")[:4].isdigit()


def when(event: Event) -> str:
    """The EDTF date, or that there is none."""
    if event.when and not placed(event):
        return f"{event.when} (year not stated)" if event.when.startswith("XXXX") else event.when
    return event.when or "Undated"


# A clause that was cut behind its subject ("was hit at dawn") or leans on one in front of it ("it sank").
_NO_SUBJECT = re.compile(
    r"(?:(?:also|then|later|now)\s)?(?:was|were|is|are|has|have|had|will|would|could|may|might|can|shall|must|[a-z]{3,12}ed|"
    r"went|took|made|began|met|left|held|sent|flew|shot|hit|struck|sank|it|he|she|they|its|his|her|their|"
    r"being|having)\s"
)


_RELATIVE = re.compile(r",\s(?:who|which)\s$")


def told(desk: Desk, event: Event) -> str:
    """The words of an event; a clause without a subject of its own with the words of its sentence in front of it."""
    text, article = event.text, desk.articles[event.span.article].text
    if _NO_SUBJECT.match(text) or _RELATIVE.search(article, max(0, event.span.start - 8), event.span.start):
        sentence = desk.sentence(event.span).span
        start = lines.behind_number(article, dateline.end_of(article, sentence.start, sentence.end), sentence.end)
        text = desk.articles[event.span.article].quoted(Span(event.span.article, start, event.span.end))
    return words(text)


def status_of(event: Event) -> str:
    """What the sources make of the event, in words: what is expected is not speculated about."""
    expected = event.status == "speculated" and _EXPECTED.search(event.text)
    return "expected" if expected else STATUSES[event.status]


def event_row(desk: Desk, event: Event) -> tuple[Line, ...]:
    """When, what with its mark, who says so and how firmly, who takes part and where."""
    who_and_where: list[Inline] = [*desk.names(desk.ids(event.participants))]
    if event.where and (place := desk.names(desk.ids((event.where,)))):
        who_and_where += ["; ", *place] if who_and_where else place
    what = (told(desk, event), Cite(event.span))
    return ((when(event),), what, backing(desk, event), tuple(who_and_where) or (NOT_STATED,))


def backing(desk: Desk, event: Event) -> Line:
    """Who says that the event happened or will: who stands behind the claim that holds it, else the article."""
    claim = desk.claim_at(event.span)
    hedge = f"; “{claim.hedge}”" if claim and claim.hedge else ""
    status = (
        ""
        if event.status == "occurred" or (claim and claim.hedge and _EXPECTED.search(claim.hedge))
        else f"; {status_of(event)}"
    )
    others = claim is not None and (claim.attribution or claim.attribution_class != "stated")
    source = behind(desk, claim) if claim and others else _linked_voice(desk, event.span)
    return (*source, hedge + status) if hedge or status else source


def events_table(desk: Desk, events: Sequence[Event], key: str = "events") -> Block:
    """The events as a table."""
    return block(key, "table", head=EVENTS_HEAD, rows=[event_row(desk, e) for e in events])


def sortable(edtf: str | None) -> str:
    """A key that sorts EDTF dates by their beginning; what has no date comes last."""
    return (edtf or "~").lstrip("/").replace("X", "~")


def once(desk: Desk, spans: Iterable[Span]) -> list[tuple[Span, int]]:
    """Sentences that say the same, word for word, stand once: the first of them, and how many there are."""
    counts: Counter[str] = Counter()
    first: dict[str, Span] = {}
    for span in dict.fromkeys(desk.sentence(s).span for s in spans):
        key = _key(desk.words(span) or repr(span))
        counts[key] += 1
        first.setdefault(key, span)
    return [(span, counts[key]) for key, span in first.items()]


def said_once(desk: Desk, spans: Iterable[Span]) -> list[Line]:
    """The sentences, each once, with how many articles print it."""
    return [
        (*desk.said(span), f" (in {count:,} articles)") if count > 1 else desk.said(span)
        for span, count in once(desk, spans)
    ]

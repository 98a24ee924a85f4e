"""Credits, bylines and the other lines around an article -> the bodies and places they name, and where its own outlet is
printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator import data
from generator.kinds import location, organization, person, words
from generator.kinds.candidates import candidates
from generator.model import Article, Mention, Span
from generator.text.tokens import Chunk, tokenize_lines

_REASONS = frozenset(("byline or date line, read as metadata", "who reported and edited", "copyright line"))
_ENOUGH = 3
_LABELS = frozenset(
    "copyright archive archives file courtesy photo picture image handout source credit via by from".split()
)
"""What stands before whose picture or text it is: "Archive El Norte"."""


def bodies(article: Article, found: Sequence[Mention]) -> Iterator[Mention]:
    """The bodies of the lines around the prose that it does not name itself."""
    known = {data.fold(name) for m in found if m.kind == "organization" for name in (m.text, m.name or "")}
    lines = _lines(article)
    for chunk in candidates(tokenize_lines(article.text, lines)) if lines else ():
        while len(chunk) > 1 and chunk.low[0] in _LABELS:
            chunk = chunk.part(1)
        rule = _is_body(chunk)
        if rule and chunk.key not in known:
            known.add(chunk.key)
            yield _mention(article, Span(article.id, chunk.start, chunk.end), chunk.low, rule)
    if (outlet := _own_outlet(article, known)) is not None:
        yield outlet


_BESIDE = _REASONS | {"navigation", "pointer to another article"}
_BOUNDS = frozenset(", | / · • » > › : ; ( ) - – — and .".split())


def places(article: Article, found: Sequence[Mention]) -> Iterator[Mention]:
    """Where somebody reported from, and the places of tags and of pointers that the prose does not name itself."""
    lines = sorted({line.span for line in article.removed if line.reason in _BESIDE})
    if not lines:
        return
    known = {data.fold(name) for m in found if m.kind != "person" for name in (m.text, m.name or "")}
    near = frozenset(m.country for m in found if m.kind == "location" and m.country)
    for chunk in candidates(tokenize_lines(article.text, lines)):
        rule = "" if chunk.key in known else _is_place(chunk)
        if rule:
            known.add(chunk.key)
            chunk = location.with_noun(chunk)
            span = Span(article.id, chunk.start, chunk.end)
            place, text = location.place(chunk, near), article.quoted(span)
            yield Mention(
                span, "location", text, "name", rule, name=location.name(chunk, " ".join(text.split()), place), place=place,
                type=location.type_of(chunk), country=place.country if place else location.stated_country(chunk),
            )  # fmt: skip


def _is_place(chunk: Chunk) -> str:
    """The rule that says that a name of such a line is a place's; "" where none says so."""
    if any(map(words.is_role, chunk.low)) or len(chunk.key) < 3 or organization.is_only_a_word(chunk):
        return ""
    records = location.records(chunk)
    if chunk.tokens[chunk.first].acronym and len(chunk) == 1 and not (records and records[0].weight >= _LARGE):
        return ""
    alone = all(token is None or token.text in _BOUNDS for token in (chunk.before(), chunk.after()))
    if records and (records[0].type == "country" or (alone and records[0].type != "river")):
        return _BESIDE_TEXT
    votes, told = Counter[str](), alone
    for kind, weight, rule in (*location.evidence(chunk), *organization.evidence(chunk), *person.evidence(chunk)):
        votes[kind] += weight
        told = told or (kind == "location" and rule not in _BY_NAME)
    total = votes["location"]
    return _BESIDE_TEXT if told and total >= _ENOUGH and total > max(votes["person"], votes["organization"]) else ""


_BESIDE_TEXT = "a place beside the text"
_LARGE = 200_000
_BY_NAME = location.SMALL | {
    "large city or region",
    "city",
    "common word",
    "known region or water",
    "head noun of a place",
}
"""Rules that speak for a place by its name: what is called after one too ("Who was Duque de Caxias?")."""


def _lines(article: Article) -> list[Span]:
    credited = [
        caption.span if caption.is_credit_alone else caption.credit_span
        for caption in article.captions
        if caption.is_credit_alone or caption.credit_span is not None
    ]
    removed = [line.span for line in article.removed if line.reason in _REASONS]
    return sorted({span for span in (*credited, *removed) if span is not None})


def _is_body(chunk: Chunk) -> str:
    """The rule that says that a name of such a line is a body's; "" where none says so."""
    if organization.is_only_a_word(chunk) or any(map(words.is_role, chunk.low)) or len(chunk.key) < 3:
        return ""
    votes: Counter[str] = Counter()
    best = (0, "")
    for kind, weight, rule in (*organization.evidence(chunk), *person.evidence(chunk), *location.evidence(chunk)):
        votes[kind] += weight
        if kind == "organization":
            best = max(best, (weight, rule))
    total = votes["organization"]
    return best[1] if total >= _ENOUGH and total > max(votes["person"], votes["location"]) else ""


def _own_outlet(article: Article, known: set[str]) -> Mention | None:
    """Where the article's own outlet is printed first, as far as the prose does not name it."""
    name = article.source or ""
    key = data.fold(name)
    if len(key) < 3 or key in known or key.removeprefix("the ") in known or article.stated_by.get("source") != "source":
        return None
    start = article.text.find(name)
    if start < 0:
        return None
    span = Span(article.id, start, start + len(name))
    return _mention(article, span, tuple(key.split()), "the article's outlet")


def _mention(article: Article, span: Span, low: tuple[str, ...], rule: str) -> Mention:
    text = article.quoted(span)
    listed = words.organizations().get(" ".join(low).removeprefix("the "))
    name = listed[0] if listed else words.without_capitals(" ".join(text.split()))
    type_ = organization.type_of(low)
    return Mention(span, "organization", text, "name", rule, name=name, type=type_)

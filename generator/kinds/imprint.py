"""Credits, bylines and copyright lines of an article -> the bodies they name, and where its own outlet is printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from generator import data, patterns
from generator.kinds import location, organization, person, words
from generator.kinds.candidates import candidates
from generator.model import Article, Mention, Span
from generator.text.tokens import Chunk, tokenize_lines

_REASONS = frozenset(("byline or date line, read as metadata", "who reported and edited", "copyright line"))
_ENOUGH = 3


def bodies(article: Article, found: Sequence[Mention]) -> Iterator[Mention]:
    """The bodies of the lines around the prose that it does not name itself."""
    known = {data.fold(name) for m in found if m.kind == "organization" for name in (m.text, m.name or "")}
    lines = _lines(article)
    for chunk in candidates(tokenize_lines(article.text, lines)) if lines else ():
        if len(chunk) > 1 and chunk.low[0] == "copyright":
            chunk = chunk.part(1)
        rule = _is_body(chunk)
        if rule and chunk.key not in known:
            known.add(chunk.key)
            yield _mention(article, Span(article.id, chunk.start, chunk.end), chunk.low, rule)
    if (outlet := _own_outlet(article, known)) is not None:
        yield outlet


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
    printed = patterns.compile(re.escape(name)).search(article.text)
    if printed is None:
        return None
    span = Span(article.id, printed.start(), printed.end())
    return _mention(article, span, tuple(key.split()), "the article's outlet")


def _mention(article: Article, span: Span, low: tuple[str, ...], rule: str) -> Mention:
    text = article.quoted(span)
    listed = words.organizations().get(" ".join(low).removeprefix("the "))
    name = listed[0] if listed else words.without_capitals(" ".join(text.split()))
    type_ = organization.type_of(low)
    return Mention(span, "organization", text, "name", rule, name=name, type=type_)

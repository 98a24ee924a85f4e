"""Named bodies -> later "the company", "the daily": the only body of that kind an article has named so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.kinds import words
from generator.model import Article, Mention, Span
from generator.text.tokens import Token

_KINDS: Mapping[str, str] = {
    noun: kind
    for kind, nouns in (
        ("firm", "company firm shipbuilder shipyard manufacturer carmaker planemaker builder contractor conglomerate automaker"),
        ("media", "newspaper daily weekly magazine broadcaster outlet website portal"),
        ("ministry", "ministry"),
        ("university", "university"),
        ("institute", "institute"),
        ("party", "party"),
        ("armed group", "militia faction gang cartel"),
    )
    for noun in nouns.split()
}  # fmt: skip
"""Noun in small letters -> the type of the bodies it may stand for."""

_GOES_ON = frozenset(
    """said says told has had is was will would could may might did does and or but which that in on at to for from with by
    after before as plans wants hopes expects declined denied wrote writes reported reports quoted added quotes cited""".split()
)
"""What may follow where the noun is no part of another: "the company president" is a person."""


_STOPS = frozenset((".", ",", ";", ":", "?", "!", ")", "-", "–", "—"))
"""A quotation mark would open a name: the website "X"."""


def again(article: Article, tokens: Sequence[Token], found: Sequence[Mention]) -> Iterator[Mention]:
    """A nominal mention for each such noun, in order of the text; ``found`` is in order too."""
    bodies = [m for m in found if m.kind == "organization" and m.type in _TYPES]
    if not bodies:
        return
    named: dict[str, dict[Span, Mention]] = {kind: {} for kind in _TYPES}
    at = 0
    for i, token in [(i, token) for i, token in enumerate(tokens) if token.text in _KINDS]:
        if not i or tokens[i - 1].low != "the" or not _stands_alone(tokens, i):
            continue
        while at < len(bodies) and bodies[at].span.start < token.start:
            body = bodies[at]
            named[body.type or ""].setdefault(body.antecedent or body.span, body)
            at += 1
        known = named[_KINDS[token.text]]
        if len({m.name for m in known.values()}) == 1:
            yield _mention(article, token, next(iter(known.values())))


_TYPES = frozenset(_KINDS.values())


def _stands_alone(tokens: Sequence[Token], i: int) -> bool:
    if tokens[i].possessive or i + 1 == len(tokens) or tokens[i + 1].region != tokens[i].region:
        return True
    after = tokens[i + 1]
    if not after.word:
        return after.text in _STOPS
    return after.text in _GOES_ON or (after.text.endswith("ed") and not words.is_demonym(after.low))


def _mention(article: Article, token: Token, body: Mention) -> Mention:
    return Mention(
        Span(article.id, token.start, token.end),
        "organization",
        token.text,
        "nominal",
        "the only one of its kind so far",
        name=body.name,
        type=body.type,
        country=body.country,
        antecedent=body.antecedent or body.span,
    )

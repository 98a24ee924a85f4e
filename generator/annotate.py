"""Article -> Annotation: mentions of every kind, then dates, numbers, quotes, roles, facts, claims and events."""

from __future__ import annotations

from generator.kinds import naming, weapon
from generator.model import Annotation, Article, Mention, Span
from generator.statements import claims, events, facts, quotes, roles
from generator.text import dates, numbers
from generator.text.tokens import tokenize


def annotate(article: Article) -> Annotation:
    """Everything found in one article; pure in the article."""
    tokens = tokenize(article)
    weapons = weapon.find(article)
    systems = [m.span for m in weapons if m.type != "class"]
    names = naming.find(article, tokens, systems)
    found_roles, nominals = roles.find(article, tokens, names)
    mentions = _settled((*weapons, *names, *nominals))
    quoted, pronouns = quotes.find(article, mentions)
    mentions = tuple(sorted((*mentions, *pronouns), key=lambda m: m.span))
    times = dates.find(article)
    quantities = tuple(q for q in numbers.find(article) if q.unit or not any(s.covers(q.span) for s in systems))
    stated = claims.find(article, mentions, quoted)
    whole = tuple(time for time in times if time.within is None)
    known = facts.find(article, mentions, quantities, whole)
    return Annotation(
        article=article,
        mentions=mentions,
        roles=found_roles,
        facts=known,
        quotes=quoted,
        claims=stated,
        events=events.find(article, mentions, whole, stated, known),
        dates=times,
        quantities=quantities,
        depicts=_depicted(article, mentions),
    )


def _settled(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """In order of the text, each span once."""
    by_span: dict[tuple[Span, str], Mention] = {}
    for mention in mentions:
        by_span.setdefault((mention.span, mention.kind), mention)
    return tuple(sorted(by_span.values(), key=lambda m: (m.span, m.kind)))


def _depicted(article: Article, mentions: tuple[Mention, ...]) -> dict[Span, tuple[Span, ...]]:
    """What a caption names is shown; a credit that stands alone names whose photo it is."""
    return {
        caption.span: tuple(m.span for m in mentions if caption.span.covers(m.span))
        for caption in article.captions
        if not caption.is_credit_alone
    }

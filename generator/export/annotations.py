"""An annotation, an entity -> JSON by the contract of ``annotate``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.model import Annotation, Article, Entity, Fact, Mention, Resolution, Role, Span
from generator.text.unseen import InFile

Json = dict[str, Any]


def annotation_json(annotation: Annotation, resolution: Resolution) -> Json:
    """One article's annotation by the contract of ``annotate``; ``resolution`` is of that article alone."""
    printed = Printed((annotation.article,))
    found = article_json(annotation, resolution.entity_of, printed)
    entities = [entity_json(entity, printed) for entity in resolution.entities]
    first = {key: found.pop(key) for key in ("article", "mentions")}
    return first | {"entities": entities} | found


def article_json(annotation: Annotation, id_of: Mapping[Span, str], printed: Printed) -> Json:
    """The same without the entities."""
    article = annotation.article
    return {
        "article": article.path,
        "mentions": [_mention(m, id_of, printed) for m in annotation.mentions],
        "quotes": [
            printed.words(q.span, q.text)
            | {"type": q.type, "speaker": _id(q.speaker, id_of), "verb": q.verb, "translated": q.translated}
            for q in annotation.quotes
        ],
        "claims": [
            printed.words(c.span, c.text)
            | {"attribution": list(c.attribution), "attribution_class": c.attribution_class, "hedge": c.hedge}
            for c in annotation.claims
        ],
        "events": [
            printed.words(e.span, e.text) | {
                "when": e.when, "status": e.status,
                "participants": _ids(e.participants, id_of), "where": _id(e.where, id_of),
            }
            for e in annotation.events
        ],
        "dates": [
            printed.words(d.span, d.text) | {"value": d.value, "precision": d.precision, "reason": d.reason}
            for d in annotation.dates
        ],
        "quantities": [
            printed.words(q.span, q.text) | {
                "value": q.value, "low": q.low, "high": q.high, "unit": q.unit,
                "as_printed": q.as_printed, "reason": q.reason,
            }
            for q in annotation.quantities
        ],
        "photos": [
            {
                "caption": None if c.is_credit_alone else c.text, "credit": c.credit, "byline": c.byline,
                "depicts": _ids(annotation.depicts.get(c.span, ()), id_of), "lines": list(c.lines),
            }
            for c in article.captions
        ],
        "notices": [{"kind": n.kind} | printed.at(n.span) for n in article.notices],
        "removed": [printed.at(r.span) | {"reason": r.reason} for r in article.removed],
    }  # fmt: skip


class Printed:
    """Spans -> where they stand in their file, and the words there.

    With ``names_articles`` each place says which article it is in."""

    def __init__(self, articles: Iterable[Article], names_articles: bool = False) -> None:
        self._articles = {article.id: article for article in articles}
        self._files = {id_: InFile(article.text, article.unseen) for id_, article in self._articles.items()}
        self._names_articles = names_articles

    def at(self, span: Span) -> Json:
        """``start`` and ``end``, code points of the file's text."""
        start, end = self._files[span.article].offsets(span.start, span.end)
        named = {"article": self._articles[span.article].path} if self._names_articles else {}
        return named | {"start": start, "end": end}

    def words(self, span: Span, text: str) -> Json:
        """The place and its words, letter by letter; ``text`` where it is not what the article prints there."""
        own = " ".join(self._articles[span.article].quoted(span).split()) == " ".join(text.split())
        return self.at(span) | {"text": self._files[span.article].quoted(span.start, span.end) if own else text}


def entity_json(entity: Entity, printed: Printed) -> Json:
    """One entity by the same contract; also what ``export json`` writes."""
    place = entity.place
    return {
        "id": entity.id,
        "kind": entity.kind,
        "type": entity.type,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "roles": list(dict.fromkeys(role.text for role in entity.roles)),
        "role_details": [_role(role, printed) for role in entity.roles],
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "precision": place.precision if place else None,
        "gazetteer": place.gazetteer if place else None,
        "country": entity.country,
        "facts": [_fact(fact, printed) for fact in entity.facts],
    }


def _id(span: Span | None, id_of: Mapping[Span, str]) -> str | None:
    return id_of.get(span) if span is not None else None


def _ids(spans: Iterable[Span], id_of: Mapping[Span, str]) -> list[str]:
    return list(dict.fromkeys(id_of[s] for s in spans if s in id_of))


def _mention(mention: Mention, id_of: Mapping[Span, str], printed: Printed) -> Json:
    return printed.words(mention.span, mention.text) | {
        "kind": mention.kind, "form": mention.form, "entity": id_of.get(mention.span),
        "metonym": mention.metonym, "rule": mention.rule,
    }  # fmt: skip


def _role(role: Role, printed: Printed) -> Json:
    return printed.words(role.span, role.text) | {
        "organization": role.organization, "country": role.country, "basis": role.basis, "reason": role.reason or None,
    }  # fmt: skip


def _fact(fact: Fact, printed: Printed) -> Json:
    return {
        "property": fact.property, "value": fact.value, "unit": fact.unit, "comparator": fact.comparator,
        "as_printed": fact.as_printed, "attribution": list(fact.attribution), "hedge": fact.hedge,
        "basis": fact.basis, "reason": fact.reason or None, "when": fact.when,
    } | printed.at(fact.evidence)  # fmt: skip

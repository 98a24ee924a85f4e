"""An annotation, an entity -> JSON by the contract of ``annotate``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.model import Annotation, Entity, Fact, Mention, Resolution, Role, Span

Json = dict[str, Any]


def annotation_json(annotation: Annotation, resolution: Resolution) -> Json:
    """One article's annotation by the contract of ``annotate``; ``resolution`` is of that article alone."""
    article, id_of = annotation.article, resolution.entity_of
    return {
        "article": article.path,
        "mentions": [_mention(m, id_of) for m in annotation.mentions],
        "entities": [entity_json(e) for e in resolution.entities],
        "quotes": [
            _at(q.span) | {"text": q.text, "type": q.type, "speaker": _id(q.speaker, id_of), "verb": q.verb, "translated": q.translated}
            for q in annotation.quotes
        ],
        "claims": [
            _at(c.span) | {"text": c.text, "attribution": list(c.attribution), "attribution_class": c.attribution_class, "hedge": c.hedge}
            for c in annotation.claims
        ],
        "events": [
            _at(e.span) | {
                "text": e.text, "when": e.when, "status": e.status,
                "participants": _ids(e.participants, id_of), "where": _id(e.where, id_of),
            }
            for e in annotation.events
        ],
        "dates": [
            _at(d.span) | {"text": d.text, "value": d.value, "precision": d.precision, "reason": d.reason} for d in annotation.dates
        ],
        "quantities": [
            _at(q.span) | {
                "text": q.text, "value": q.value, "low": q.low, "high": q.high, "unit": q.unit,
                "as_printed": q.as_printed, "reason": q.reason,
            }
            for q in annotation.quantities
        ],
        "photos": [
            {
                "caption": c.text, "credit": c.credit, "byline": c.byline,
                "depicts": _ids(annotation.depicts.get(c.span, ()), id_of), "lines": list(c.lines),
            }
            for c in article.captions
        ],
        "notices": [{"kind": n.kind} | _at(n.span) for n in article.notices],
        "removed": [_at(r.span) | {"reason": r.reason} for r in article.removed],
    }  # fmt: skip


def entity_json(entity: Entity) -> Json:
    """One entity by the same contract; also what ``export json`` writes."""
    place = entity.place
    return {
        "id": entity.id,
        "kind": entity.kind,
        "type": entity.type,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "roles": list(dict.fromkeys(role.text for role in entity.roles)),
        "role_details": [_role(role) for role in entity.roles],
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "precision": place.precision if place else None,
        "gazetteer": place.gazetteer if place else None,
        "country": entity.country,
        "facts": [_fact(fact) for fact in entity.facts],
    }


def _at(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _id(span: Span | None, id_of: Mapping[Span, str]) -> str | None:
    return id_of.get(span) if span is not None else None


def _ids(spans: Iterable[Span], id_of: Mapping[Span, str]) -> list[str]:
    return list(dict.fromkeys(id_of[s] for s in spans if s in id_of))


def _mention(mention: Mention, id_of: Mapping[Span, str]) -> Json:
    return _at(mention.span) | {
        "text": mention.text, "kind": mention.kind, "form": mention.form, "entity": id_of.get(mention.span),
        "metonym": mention.metonym, "rule": mention.rule,
    }  # fmt: skip


def _role(role: Role) -> Json:
    return {
        "text": role.text, "organization": role.organization, "country": role.country, "basis": role.basis,
        "reason": role.reason or None,
    } | _at(role.span)  # fmt: skip


def _fact(fact: Fact) -> Json:
    return {
        "property": fact.property, "value": fact.value, "unit": fact.unit, "comparator": fact.comparator,
        "as_printed": fact.as_printed, "attribution": list(fact.attribution), "hedge": fact.hedge,
        "basis": fact.basis, "reason": fact.reason or None, "when": fact.when,
    } | _at(fact.evidence)  # fmt: skip

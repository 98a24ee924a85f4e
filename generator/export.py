"""Annotations and their resolution -> JSON, CSV, GeoJSON, JSON-LD."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
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


# ---------------------------------------------------------------- the whole briefing


def _as_json(annotations: Sequence[Annotation], resolution: Resolution) -> str:
    """``entities`` and ``articles`` by the contract of ``annotate``."""
    articles = [annotation_json(a, resolution) for a in annotations]
    for article in articles:
        del article["entities"]
    return _dumped({"entities": [entity_json(e) for e in resolution.entities], "articles": articles})


def _as_csv(annotations: Sequence[Annotation], resolution: Resolution) -> str:
    """One row an entity: id, kind, type, name, aliases, roles, country, lat, lon."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("id", "kind", "type", "name", "aliases", "roles", "country", "lat", "lon"))
    for entity in map(entity_json, resolution.entities):
        row = [entity[k] for k in ("id", "kind", "type", "name")]
        row += [
            "; ".join(entity["aliases"]),
            "; ".join(entity["roles"]),
            entity["country"],
            entity["lat"],
            entity["lon"],
        ]
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


def _cell(value: object) -> object:
    """A spreadsheet runs what begins with = + - @ as a formula; an apostrophe in front keeps it text."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value


def _as_geojson(annotations: Sequence[Annotation], resolution: Resolution) -> str:
    """A FeatureCollection of the places with coordinates (RFC 7946: longitude first)."""
    features = [
        {
            "type": "Feature", "id": e["id"],
            "geometry": {"type": "Point", "coordinates": [e["lon"], e["lat"]]},
            "properties": {k: e[k] for k in ("name", "type", "country", "precision", "gazetteer")},
        }
        for e in map(entity_json, resolution.entities)
        if e["lat"] is not None
    ]  # fmt: skip
    return _dumped({"type": "FeatureCollection", "features": features})


_SCHEMA = {"person": "Person", "location": "Place", "organization": "Organization", "weapon": "Product"}


def _as_jsonld(annotations: Sequence[Annotation], resolution: Resolution) -> str:
    """schema.org: the articles as NewsArticle, each entity by its kind, mentions between them."""
    graph: list[Json] = [
        {"@type": _SCHEMA.get(e.kind, "Thing"), "@id": f"#{e.id}", "name": e.name, "alternateName": list(e.aliases)}
        for e in resolution.entities
    ]
    for annotation in annotations:
        article = annotation.article
        about = dict.fromkeys(
            resolution.entity_of[m.span] for m in annotation.mentions if m.span in resolution.entity_of
        )
        graph.append(
            {
                "@type": "NewsArticle", "@id": f"#article/{article.id}", "headline": article.headline_text,
                "datePublished": article.published, "url": article.url, "mentions": [{"@id": f"#{i}"} for i in about],
            }
        )  # fmt: skip
    return _dumped({"@context": "https://schema.org", "@graph": graph})


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


FORMS: Mapping[str, Callable[[Sequence[Annotation], Resolution], str]] = {
    "json": _as_json, "csv": _as_csv, "geojson": _as_geojson, "jsonld": _as_jsonld,
}  # fmt: skip

"""Articles and entities -> JSON-LD in the words of schema.org: for the whole briefing, and a document for each page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from generator.export.published import Published
from generator.model import Annotation, Claim, Entity, Fact, Quote, Span, Tree

Json = dict[str, Any]
_CONTEXT = "https://schema.org"
_TYPES = {"person": "Person", "location": "Place", "organization": "Organization", "weapon": "Product"}


def graph(published: Published) -> Json:
    """One graph of all articles and entities."""
    nodes = [_entity(published, e) for e in published.entities]
    nodes += [_article(published, a) for a in published.annotations]
    return {"@context": _CONTEXT, "@graph": nodes}


def documents(published: Published) -> Tree:
    """data/PAGE.jsonld for the page of each article and entity that has one."""
    nodes = [(e.id, _entity(published, e)) for e in published.entities]
    nodes += [(f"article/{a.article.id}", _article(published, a)) for a in published.annotations]
    return {
        PurePosixPath("data") / PurePosixPath(published.paths[id_]).with_suffix(".jsonld"): _bytes(node)
        for id_, node in nodes
        if id_ in published.paths
    }


def _bytes(node: Mapping[str, Any]) -> bytes:
    return (json.dumps({"@context": _CONTEXT, **node}, ensure_ascii=False, indent=1) + "\n").encode()


def _filled(node: Json) -> Json:
    """The node without what is not known."""
    return {key: value for key, value in node.items() if value not in (None, "", [], {})}


# ---------------------------------------------------------------- entities


def _entity(published: Published, entity: Entity) -> Json:
    named = entity.kind != "weapon" or entity.type == "system"
    place = entity.place
    geo = None
    if place and place.lat is not None:
        geo = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
    articles = dict.fromkeys(m.span.article for m in entity.mentions)
    return _filled(
        {
            "@type": _TYPES.get(entity.kind, "Thing") if named else "Thing",
            "@id": published.iri(entity.id),
            "name": entity.name,
            "alternateName": [a for a in entity.aliases if a != entity.name],
            "jobTitle": _titles(entity) if entity.kind == "person" else None,
            "geo": geo,
            "additionalProperty": [_property(f) for f in entity.facts] if named else None,
            "subjectOf": [{"@id": published.iri(f"article/{a}")} for a in sorted(articles)],
        }
    )


def _titles(entity: Entity) -> list[str]:
    """The roles that are titles; what somebody belongs to ("of the Kenya Navy") is none."""
    return list(dict.fromkeys(r.text for r in entity.roles if not r.text.startswith(("of ", "from "))))


def _property(fact: Fact) -> Json:
    """``description`` says whose figure it is, and that it is a conclusion where it is one."""
    source = ", citing ".join(fact.attribution) or "no source named"
    return _filled(
        {
            "@type": "PropertyValue",
            "name": fact.property,
            "value": fact.value,
            "unitText": fact.unit,
            "description": f"{fact.basis}; {source}" + (f"; {fact.hedge}" if fact.hedge else ""),
        }
    )


# ---------------------------------------------------------------- articles


def _article(published: Published, annotation: Annotation) -> Json:
    article = annotation.article
    return _filled(
        {
            "@type": "NewsArticle",
            "@id": published.iri(f"article/{article.id}"),
            "headline": article.headline_text,
            "datePublished": article.published,
            "author": {"@type": "Person", "name": article.byline} if article.byline else None,
            "publisher": {"@type": "Organization", "name": article.source} if article.source else None,
            "inLanguage": article.language,
            "url": article.url,
            "mentions": [{"@id": published.iri(i)} for i in published.named(annotation)],
            "hasPart": [
                *(_quotation(published, q) for q in annotation.quotes if q.type != "scare"),
                *(_claim(published, c) for c in annotation.claims if c.attribution_class != "stated"),
            ],
        }
    )


def _quotation(published: Published, quote: Quote) -> Json:
    return _filled(
        {
            "@type": "Quotation",
            "text": " ".join(quote.text.split()),
            "creator": _ids(published, (quote.speaker,) if quote.speaker else ()),
        }
    )


def _claim(published: Published, claim: Claim) -> Json:
    return _filled(
        {
            "@type": "Claim",
            "text": " ".join(claim.text.split()),
            "author": _ids(published, claim.sources),
            "creditText": ", citing ".join(claim.attribution),
        }
    )


def _ids(published: Published, spans: Iterable[Span]) -> list[Json]:
    ids = dict.fromkeys(published.entity_of[s] for s in spans if s in published.entity_of)
    return [{"@id": published.iri(i)} for i in ids]

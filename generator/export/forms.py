"""What is published -> the whole briefing as JSON, CSV, GeoJSON or JSON-LD, each as text that ends in a newline."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from generator.export import linked_data
from generator.export.annotations import Printed, article_json, entity_json
from generator.export.published import Published
from generator.model import Annotation

_COLUMNS = ("id", "kind", "type", "name", "aliases", "roles", "country", "lat", "lon", "articles", "mentions")


def _as_json(published: Published) -> str:
    """``entities`` and ``articles`` by the contract of ``annotate``."""
    printed = Printed(a.article for a in published.annotations)
    articles = [
        article_json(_without_hidden(published, a), published.entity_of, printed) for a in published.annotations
    ]
    return _dumped({"entities": _entities(published), "articles": articles})


def _entities(published: Published) -> list[dict[str, Any]]:
    printed = Printed((a.article for a in published.annotations), names_articles=True)
    return [entity_json(entity, printed) for entity in published.entities]


def _without_hidden(published: Published, annotation: Annotation) -> Annotation:
    """What an editor hides is no mention either."""
    return replace(annotation, mentions=tuple(m for m in annotation.mentions if m.span not in published.hidden_spans))


def _as_csv(published: Published) -> str:
    """One row an entity."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for entity, known in zip(published.entities, _entities(published), strict=True):
        articles = Counter(m.span.article for m in entity.mentions)
        row = [known[k] for k in _COLUMNS[:4]]
        row += ["; ".join(known["aliases"]), "; ".join(known["roles"])]
        row += [known[k] for k in ("country", "lat", "lon")]
        writer.writerow([_cell(value) for value in (*row, len(articles), articles.total())])
    return out.getvalue()


def _cell(value: object) -> object:
    """A spreadsheet runs what begins with = + - @ as a formula; an apostrophe in front keeps it text."""
    if not isinstance(value, str):
        return value
    one_line = " ".join(value.split())
    return f"'{one_line}" if one_line[:1] in ("=", "+", "-", "@", "＝", "＋", "－", "＠") else one_line


def _as_geojson(published: Published) -> str:
    """A FeatureCollection of the places with coordinates (RFC 7946: longitude first)."""
    features = [
        {
            "type": "Feature", "id": entity.id,
            "geometry": {"type": "Point", "coordinates": [entity.place.lon, entity.place.lat]},
            "properties": {k: known[k] for k in ("name", "type", "country", "precision", "gazetteer")}
            | {"mentions": len(entity.mentions)},
        }
        for entity, known in zip(published.entities, _entities(published), strict=True)
        if entity.place and entity.place.lat is not None and entity.place.lon is not None
    ]  # fmt: skip
    return _dumped({"type": "FeatureCollection", "features": features})


def _as_jsonld(published: Published) -> str:
    """The graph of schema.org."""
    return _dumped(linked_data.graph(published))


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


FORMS: Mapping[str, Callable[[Published], str]] = {
    "json": _as_json, "csv": _as_csv, "geojson": _as_geojson, "jsonld": _as_jsonld,
}  # fmt: skip

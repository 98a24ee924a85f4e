"""Annotations and their resolution -> JSON, CSV, GeoJSON, JSON-LD.

Whoever calls gives what may be published: words that may not be shown are masked, hidden entities named.
"""

from __future__ import annotations

from generator.export.annotations import annotation_json
from generator.export.forms import FORMS
from generator.export.linked_data import documents
from generator.export.published import Published

__all__ = ["FORMS", "Published", "annotation_json", "documents"]

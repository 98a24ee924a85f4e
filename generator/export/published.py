"""What an export is made of: annotations, entities and addresses, without what the editors hide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.model import Annotation, Entity, Resolution, Span
from generator.text.configuration import Site


@dataclass(frozen=True)
class Published:
    """``annotations`` in the order of their dates, masked where words may not be shown; ``paths`` of the pages, by id."""

    annotations: tuple[Annotation, ...]
    resolution: Resolution
    hidden: frozenset[str] = frozenset()
    site: Site = field(default_factory=Site)
    paths: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """The entities that are not hidden, in the order of their ids."""
        shown = (e for e in self.resolution.entities if e.id not in self.hidden)
        return tuple(sorted(shown, key=lambda e: (e.kind, e.id)))

    @cached_property
    def entity_of(self) -> Mapping[Span, str]:
        """Mention -> entity, hidden ones left out."""
        return {span: id_ for span, id_ in self.resolution.entity_of.items() if id_ not in self.hidden}

    @cached_property
    def hidden_spans(self) -> frozenset[Span]:
        """The mentions of hidden entities."""
        return frozenset(span for span, id_ in self.resolution.entity_of.items() if id_ in self.hidden)

    def named(self, annotation: Annotation) -> Iterator[str]:
        """The entities an article names, each once, in order of the text."""
        return iter(dict.fromkeys(self.entity_of[m.span] for m in annotation.mentions if m.span in self.entity_of))

    def iri(self, page_id: str) -> str:
        """What identifies a thing: its page's address where the site has one, else a name inside the document."""
        path = self.paths.get(page_id)
        return self.site.link(path) if path and self.site.address else f"#{page_id}"

"""Annotations and whose each mention is -> for each entity what is said of it, by it and where it took part, in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from generator.model import Annotation, Claim, Event, Photo, Quote, Role, Span


@dataclass(frozen=True, slots=True)
class Dossier:
    """What all articles hold on one entity, in order of their dates and of their text.

    ``said_of`` are the claims that name it or that one of its facts rests on, ``said_by`` those it stands behind; ``bearers`` are the roles that
    name it, with the person who bears each."""

    said_of: tuple[Claim, ...] = ()
    said_by: tuple[Claim, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    photos: tuple[Photo, ...] = ()
    bearers: tuple[tuple[str, Role], ...] = ()


Ids = Callable[[Iterable[Span]], list[str]]
"""The entities of mention spans, each once."""
Within = Callable[[Span], list[str]]
"""The entities mentioned inside a span, or those of which a fact is known from it."""


@dataclass(slots=True)
class _Folder:
    """A dossier while it is being filled."""

    said_of: list[Claim] = field(default_factory=list)
    said_by: list[Claim] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    photos: list[Photo] = field(default_factory=list)
    bearers: list[tuple[str, Role]] = field(default_factory=list)

    def dossier(self) -> Dossier:
        return Dossier(
            tuple(self.said_of),
            tuple(self.said_by),
            tuple(self.quotes),
            tuple(self.events),
            tuple(self.photos),
            tuple(self.bearers),
        )


def dossiers(
    annotations: Sequence[Annotation], photos: Sequence[Photo], ids: Ids, within: Within, known_from: Within
) -> dict[str, Dossier]:
    """A dossier for each entity of which there is more than its mentions; ``annotations`` by date."""
    folders: dict[str, _Folder] = defaultdict(_Folder)
    for annotation in annotations:
        _file(annotation, folders, ids, within, known_from)
    for photo in photos:
        for id_ in photo.depicts:
            folders[id_].photos.append(photo)
    return {id_: folder.dossier() for id_, folder in folders.items()}


def _file(annotation: Annotation, folders: dict[str, _Folder], ids: Ids, within: Within, known_from: Within) -> None:
    for claim in annotation.claims:
        for id_ in dict.fromkeys((*within(claim.span), *known_from(claim.span))):
            folders[id_].said_of.append(claim)
        for id_ in ids(claim.sources):
            folders[id_].said_by.append(claim)
    for quote in annotation.quotes:
        for id_ in ids((quote.speaker,)) if quote.speaker and quote.type != "scare" else ():
            folders[id_].quotes.append(quote)
    for event in annotation.events:
        for id_ in ids((*event.participants, *((event.where,) if event.where else ()))):
            folders[id_].events.append(event)
    for role in annotation.roles:
        for bearer in ids((role.bearer,)):
            for id_ in within(role.span):
                folders[id_].bearers.append((bearer, role))

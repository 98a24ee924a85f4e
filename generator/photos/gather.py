"""Annotations -> the photos their captions speak of, and for each picture of theirs how it is made when it is not there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath

from generator.model import Annotation, Article, Caption, Photo, Resolution
from generator.photos import cards
from generator.photos.cards import Card

Recipes = Mapping[PurePosixPath, Callable[[], bytes]]
"""Path below docs/ -> what draws the picture. The path is made of words and parameters, so what is there is right."""


def photos_of(annotations: Sequence[Annotation], resolution: Resolution) -> tuple[tuple[Photo, ...], Recipes]:
    """A photo for each caption, with a card, and the recipes of the cards."""
    photos: list[Photo] = []
    recipes: dict[PurePosixPath, Callable[[], bytes]] = {}
    for annotation in annotations:
        for number, caption in enumerate(annotation.article.captions, 1):
            card = _card(annotation.article, caption)
            photos.append(_photo(annotation, caption, number, resolution, card))
            recipes |= {PurePosixPath(card.address(theme)): partial(cards.draw, card, theme) for theme in cards.THEMES}
    return tuple(photos), recipes


def _card(article: Article, caption: Caption) -> Card:
    """What the card says; a caption that may not be shown says so itself."""
    source = ", ".join(filter(None, (article.source, article.published))) or "Source not stated"
    return Card(" ".join(caption.text.split()), f"Photo: {caption.credit or 'Not stated'}", source)


def _photo(annotation: Annotation, caption: Caption, number: int, resolution: Resolution, card: Card) -> Photo:
    return Photo(
        id=f"{annotation.article.id}-{number}",
        caption=caption.text,
        credit=caption.credit,
        byline=caption.byline,
        alt=f"Caption card: {' '.join(caption.text.split())}",
        depicts=tuple(dict.fromkeys(_depicted(annotation, caption, resolution))),
        article=annotation.article.id,
        caption_span=caption.span,
        renditions=card.renditions(),
    )


def _depicted(annotation: Annotation, caption: Caption, resolution: Resolution) -> Iterator[str]:
    for span in annotation.depicts.get(caption.span, ()):
        if span in resolution.entity_of:
            yield resolution.entity_of[span]

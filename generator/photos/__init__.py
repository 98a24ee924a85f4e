"""Captions and image bytes -> what stands for a photo on the pages: a caption card, or new pixels."""

from __future__ import annotations

from generator.photos.gather import Recipes, photos_of

__all__ = ["Recipes", "photos_of"]

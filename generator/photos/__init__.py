"""Captions and image bytes -> what stands for a photo on the pages: a caption card, or new pixels."""

from __future__ import annotations

from generator.photos import social
from generator.photos.alike import PRINT_DIGITS
from generator.photos.clean import cleaned
from generator.photos.embedded import Refused
from generator.photos.gather import Gathered, Recipes, gather
from generator.photos.intake import located

__all__ = ["PRINT_DIGITS", "Gathered", "Recipes", "Refused", "cleaned", "gather", "located", "social"]

"""The measured quality of extraction, as it is shipped with this version."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Figure:
    """How well one thing is found, in per cent: of what is found, how much is right; of what is there, how much is found."""

    what: str
    precision: float
    recall: float
    texts: str


@cache
def figures() -> tuple[Figure, ...]:
    """The figures of quality.yml, in its order."""
    loaded = yaml.safe_load((files(__package__) / "quality.yml").read_text("utf-8"))
    return tuple(Figure(**entry) for entry in loaded["measured"])

"""The measured quality of extraction, as it is shipped with this version."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Figure:
    """How well one thing is found on some texts: F1 in per cent."""

    what: str
    texts: str
    score: float


@cache
def figures() -> tuple[Figure, ...]:
    """The figures of quality.yml, in its order."""
    loaded = yaml.safe_load((files(__package__) / "quality.yml").read_text("utf-8"))
    return tuple(Figure(**entry) for entry in loaded["measured"])

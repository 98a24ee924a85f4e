"""A pattern that is compiled when it is first asked something is still a pattern that compiles."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re

import pytest

import generator
from generator import patterns


def test_every_pattern_compiles() -> None:
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    waiting = [each for each in gc.get_objects() if isinstance(each, patterns._Later)]
    assert len(waiting) > 500
    assert all(each.groups >= 0 for each in waiting)


def test_it_answers_as_a_compiled_one_does() -> None:
    later = patterns.compile(r"(?P<word>[a-z]+)-", re.IGNORECASE)
    assert later.pattern == r"(?P<word>[a-z]+)-"
    hit = later.search("An Air-to-air one", 3)
    assert hit is not None and hit["word"] == "Air"
    assert later.sub("", "Air-to-air") == "air"
    with pytest.raises(AttributeError):
        later.nothing_of_the_kind  # type: ignore[attr-defined]  # noqa: B018


def test_an_error_shows_when_it_is_asked() -> None:
    with pytest.raises(re.error):
        patterns.compile("(").search("x")

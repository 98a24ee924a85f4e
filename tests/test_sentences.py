"""Where sentences end, by the case file; and that hostile text costs no more than its length."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.text.sentences import split
from tests.casefile import Case, identify, read


@pytest.mark.parametrize("case", read("sentences.txt"), ids=identify)
def test_sentences(case: Case) -> None:
    text = case.input.replace("\\n", "\n")
    found = [" ".join(text[start:end].split()) for start, end in split(text, 0, len(text))]
    assert found == case.expected.split("\n")


HOSTILE = [". ", '."', '"', "A. ", "1. ", "\n", " \n", "J.", ".-", ". -", ".[1]", "abc.Abcde", "!” ", "…", "。"]


@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_spans_are_in_order_and_trimmed_on_hostile_text(piece: str) -> None:
    text = piece * (50_000 // len(piece))
    spans = split(text, 0, len(text))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_only_the_given_stretch_is_split() -> None:
    text = "One. Two. Three."
    assert [text[start:end] for start, end in split(text, 5, 9)] == ["Two."]

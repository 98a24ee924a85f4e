"""Pairs of quotation marks: laws that hold for any text, and depth and continuation by example."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.quotation import pair

ANY_MARKS = st.text(alphabet="\"“”„'‘’«»‹›「」『』`a S.,\n–7", max_size=60)


@given(ANY_MARKS, st.integers(0, 60))
def test_quotations_lie_in_their_stretch_and_are_trimmed(text: str, cut: int) -> None:
    cut = min(cut, len(text))
    for quotation in pair(text, [(0, cut), (cut, len(text))]):
        assert quotation.outer_start < quotation.start < quotation.end <= quotation.outer_end
        assert quotation.end <= cut or quotation.outer_start >= cut
        assert text[quotation.start : quotation.end].strip() == text[quotation.start : quotation.end]


@given(ANY_MARKS)
def test_quotations_of_one_depth_do_not_cross(text: str) -> None:
    found = pair(text, [(0, len(text))])
    for before in found:
        for after in found:
            apart = before.outer_end <= after.outer_start or after.outer_end <= before.outer_start
            inside = (before.outer_start <= after.outer_start and after.outer_end <= before.outer_end) or (
                after.outer_start <= before.outer_start and before.outer_end <= after.outer_end
            )
            assert apart or inside


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“a ‘b’ c”", [("a ‘b’ c", 0), ("b", 1)]),
        ("„a »b« c“ and „d“", [("a »b« c", 0), ("b", 1), ("d", 0)]),
        ('"a "b" c", said X', [('a "b" c', 0), ("b", 1)]),
        ("‘Abd al-Aziz said “no”", [("no", 0)]),
        ("the leaders' plan", []),
        ('a 19" gun', []),
    ],
)
def test_depth(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(text[q.start : q.end], q.depth) for q in pair(text, [(0, len(text))])] == expected


def test_an_opening_mark_in_each_paragraph_continues_the_quotation() -> None:
    paragraphs = ['"One.', '"Two.', '"Three," he said.', '"Lost.', "Plain."]
    text = "\n".join(paragraphs)
    starts = [text.index(p) for p in paragraphs]
    found = pair(text, [(s, s + len(p)) for s, p in zip(starts, paragraphs, strict=True)])
    assert [(text[q.start : q.end], q.continues, q.runs_on) for q in found] == [
        ("One.", False, True),
        ("Two.", True, True),
        ("Three,", True, False),
    ]

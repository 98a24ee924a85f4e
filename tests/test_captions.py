"""What a line says of a photo; the cases stand in tests/cases/captions.txt."""

from __future__ import annotations

import re

import pytest

from generator.text.captions import dateline_of, day_in, positions, take_apart
from tests import casefile


@pytest.mark.parametrize("case", casefile.read("captions.txt"), ids=casefile.identify)
def test_captions(case: casefile.Case) -> None:
    parts = take_apart(case.input)
    fields = () if parts is None else (parts.text or parts.credit, parts.credit, parts.byline, parts.agency)
    assert (" | ".join(field or "-" for field in fields) or "no caption") == case.expected


@pytest.mark.parametrize("case", casefile.read("captions.txt"), ids=casefile.identify)
def test_the_credit_stands_where_it_is_said_to(case: casefile.Case) -> None:
    parts = take_apart(case.input)
    if parts is not None:
        assert parts.credit in case.input[parts.credit_start : parts.credit_end]
        assert case.input.startswith(parts.text)


WHERE = {
    "Ode, second left, with Lund (R)": {"Ode": "second from left", "Lund": "right"},
    "From left, the minister Ode, Lund and Marek at the talks.": {"Ode": "left", "Lund": "second from left", "Marek": "right"},
    "Ode, Lund and Marek (from left) in the hall": {"Ode": "left", "Lund": "second from left", "Marek": "right"},
    "Ode, far right, and Lund, 3rd from left": {"Ode": "right", "Lund": "third from left"},
    "Ode (center) listens": {"Ode": "center"},
    "Ode left the hall with Lund": {},
    "Ode, left alone by Lund, spoke": {},
    "Marek walked from left to right": {},
}  # fmt: skip


@pytest.mark.parametrize("caption", WHERE)
def test_who_stands_where(caption: str) -> None:
    names = [match.span() for match in re.finditer("Ode|Lund|Marek", caption)]
    assert {caption[slice(*name)]: where for name, where in positions(caption, names).items()} == WHERE[caption]


@pytest.mark.parametrize(
    ("caption", "day", "place"),
    [
        ("SEOUL, South Korea - Soldiers march, Sept. 9, 2023.", "Sept. 9, 2023", "SEOUL, South Korea"),
        ("Soldiers march on 9 September.", "9 September", None),
        ("USS Example in May 2022 and June 2023", None, None),
    ],
)
def test_day_and_place_of_a_caption(caption: str, day: str | None, place: str | None) -> None:
    assert (day_in(caption), dateline_of(caption)) == (day, place)

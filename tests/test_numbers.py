"""Quantities by the case file: value, unit, comparator, and the article's own marks; unit conversion for display."""

from __future__ import annotations

from time import process_time

import pytest

from generator.model import Quantity
from generator.text.numbers import find
from generator.text.units import DIMENSION, UNITS, convert_for_display, symbol_of
from tests.casefile import Case, identify, read
from tests.marked import read as article_of


def shown(quantity: Quantity) -> str:
    value = f"{quantity.value}" if quantity.value is not None else "-"
    if quantity.low is not None:
        value = f"{quantity.low}..{quantity.high}"
    if quantity.ambiguous and quantity.value is None:
        value = "?"
    parts = (quantity.comparator, value, quantity.unit)
    return f"{quantity.text} = " + " ".join(part for part in parts if part)


@pytest.mark.parametrize("case", read("numbers.txt"), ids=identify)
def test_numbers(case: Case) -> None:
    found = find(article_of(case.input)[0])
    assert [shown(q) for q in found] == [line for line in case.expected.split("\n") if line]
    assert all(q.reason for q in found)


def test_an_undecidable_number_tells_both_readings() -> None:
    (quantity,) = find(article_of("The range is 2.345 km.")[0])
    assert "2.345 or 2345" in quantity.reason and quantity.ambiguous


def test_a_machine_translation_keeps_the_marks_of_its_original() -> None:
    article, _ = article_of("The range is 2.300 km.\nTranslated.")
    assert [q.value for q in find(article)] == [2300]


@pytest.mark.parametrize(
    ("value", "unit", "shown_as"),
    [
        (15000, "km", (9300.0, "mi")),
        (500, "km", (310.0, "mi")),
        (50, "km/h", (31.0, "mph")),
        (3.5, "m", (11.0, "ft")),
        (480, "kg", (1100.0, "lb")),
        (1500, "mi", (2400.0, "km")),
    ],
)
def test_conversion_pretends_no_precision(value: float, unit: str, shown_as: tuple[float, str]) -> None:
    assert convert_for_display(value, unit) == shown_as


def test_what_has_no_customary_other_unit_is_not_converted() -> None:
    assert convert_for_display(5, "Mach") is None and convert_for_display(5, "EUR") is None


def test_every_unit_has_a_dimension() -> None:
    assert all(symbol in DIMENSION for symbol, _, _ in UNITS)
    assert symbol_of("kilometers") == "km" and symbol_of("kilometers per hour") == "km/h"


HOSTILE = ["1", "1,", "1.", "1 ", "1-", "one ", "one-", "hundred ", "tens of ", "$1", "1.000 ", "000 ", "5 to ", "9'"]


@pytest.mark.once
@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    article, _ = article_of(piece * (50_000 // len(piece)))
    before = process_time()
    find(article)
    assert process_time() - before < 3.0

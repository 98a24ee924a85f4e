"""Dates and times by the case file: the value, and a reason for every value."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest

from generator.model import Article
from generator.read import read_article
from generator.text.dates import find
from tests.casefile import Case, identify, read
from tests.marked import read as article_of


def dated(text: str) -> Article:
    """The article of a case: a first line "published: ..." is its day of publication."""
    first, _, rest = text.partition("\n")
    if not first.startswith("published: "):
        return article_of(text)[0]
    return replace(article_of(rest)[0], published=first.removeprefix("published: "))


@pytest.mark.parametrize("case", read("dates.txt"), ids=identify)
def test_dates(case: Case) -> None:
    found = find(dated(case.input))
    assert [f"{d.text} = {d.value or '-'}" for d in found] == [line for line in case.expected.split("\n") if line]
    assert all(d.reason for d in found)


def test_the_reason_for_a_sequel_names_what_it_follows() -> None:
    article = dated("published: 2023-09-12\nIn April it was tested. Last July, a second test followed.")
    assert "sequel to 2023-04" in find(article)[1].reason


def test_the_day_in_a_line_that_dates_the_article_is_a_date() -> None:
    text = "Bridge opens\n\nTuesday 12 March 2024, 18:20 GST\n\nThe bridge opened on Monday, the mayor said.\n"
    found = find(read_article("a.txt", text.encode()))
    assert ("Tuesday 12 March 2024", "2024-03-12") in [(d.text, d.value) for d in found]
    assert found[-1].value == "2024-03-11"


HOSTILE = [
    "1",
    "1.",
    "12.12.",
    "2022 ",
    "May ",
    "5 May ",
    "last ",
    "Monday ",
    "two days ",
    "a ",
    "January and ",
    "19",
    " ",
]


@pytest.mark.once
@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    article, _ = article_of(piece * (50_000 // len(piece)))
    before = process_time()
    find(article)
    assert process_time() - before < 3.0

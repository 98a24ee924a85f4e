"""Claims: the floors over the gold, the rules that decide what a claim is, and hostile text."""

from __future__ import annotations

import pytest
import yaml

from generator.model import Article, Claim
from generator.statements import claims, quotes
from tests import marked
from tests.casefile import Case, identify, read
from tests.claims_gold import GOLD, figures

FLOORS: dict[str, dict[str, float]] = yaml.safe_load((GOLD / "floors.yml").read_text("utf-8"))


def found(text: str) -> tuple[Article, tuple[Claim, ...]]:
    article, mentions = marked.read(text)
    said, pronouns = quotes.find(article, mentions)
    return article, claims.find(article, (*mentions, *pronouns), said)


@pytest.mark.parametrize("folder", FLOORS)
def test_quality_does_not_fall(folder: str) -> None:
    reached = figures(folder)
    assert {name: reached[name] for name, floor in FLOORS[folder].items() if reached[name] < floor} == {}


def test_there_are_enough_claims_to_measure_by() -> None:
    assert sum(figures(folder.name)["claims"] for folder in GOLD.iterdir() if folder.is_dir()) >= 150


@pytest.mark.parametrize("case", read("claims.txt"), ids=identify)
def test_claims(case: Case) -> None:
    lines = [
        f"{claim.attribution_class} | {' > '.join(claim.attribution) or '-'} | {claim.hedge or '-'} | {claim.text}"
        for claim in found(case.input)[1]
    ]
    assert (lines or ["none"]) == case.expected.split("\n")


def test_a_claim_keeps_its_cue_and_the_mentions_behind_it() -> None:
    article, (claim,) = found("The port is closed, said [Maria Ode|person] on Monday.")
    assert claim.cue is not None and article.quoted(claim.cue).startswith("said Maria Ode")
    assert [article.quoted(span) for span in claim.sources] == ["Maria Ode"]
    assert article.quoted(claim.span) == claim.text == "The port is closed"


HOSTILE = [
    "said ",
    ", said ",
    "according to ",
    "X said that Y ",
    "told X ",
    "may ",
    "; it is ",
    ', "a," he said',
    "as X said, ",
]


@pytest.mark.once
@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    article, read_claims = found(piece * (50_000 // len(piece)) + ".")
    assert all(article.quoted(claim.span) == claim.text for claim in read_claims)

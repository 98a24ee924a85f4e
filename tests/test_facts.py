"""Facts by the case file: which system, which property, whose word; and what must be stated of nothing."""

from __future__ import annotations

from time import process_time

import pytest

from generator.kinds import weapon
from generator.model import Article, Fact, Mention
from generator.statements.facts import find
from generator.text import dates, numbers
from tests.casefile import Case, identify, read
from tests.marked import read as article_of


def facts_of(article: Article, marked: tuple[Mention, ...] = ()) -> tuple[Fact, ...]:
    mentions = (*weapon.find(article), *marked)
    return find(article, mentions, numbers.find(article), dates.find(article))


def shown(article: Article, fact: Fact) -> str:
    parts = [
        f"{article.quoted(fact.subject)}: {fact.property}",
        fact.comparator,
        str(fact.value),
        fact.unit,
        f"@{fact.when}" if fact.when else None,
        "{" + " > ".join(fact.attribution) + "}" if fact.attribution and fact.basis == "stated" else None,
        f"~{fact.hedge}" if fact.hedge and fact.basis == "stated" else None,
        "(derived)" if fact.basis == "derived" else None,
    ]
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize("case", read("facts.txt"), ids=identify)
def test_facts(case: Case) -> None:
    article, marked = article_of(case.input)
    found = facts_of(article, marked)
    derived = case.title.startswith("derived")
    lines = [shown(article, fact) for fact in found if derived or fact.basis == "stated"]
    assert sorted(lines) == sorted(line for line in case.expected.split("\n") if line)
    assert all(fact.reason for fact in found)


def test_evidence_lies_in_one_sentence_and_holds_the_figure() -> None:
    text = 'The Kh-101 can carry a warhead of 400 kg. Its range is "up to 2,800 km", he said.'
    article, marked = article_of(text)
    for fact in facts_of(article, marked):
        assert any(s.span.covers(fact.evidence) for s in article.sentences())
        assert fact.basis != "stated" or fact.as_printed in article.quoted(fact.evidence)


def test_the_derived_class_names_its_definition() -> None:
    article, _ = article_of("They tested a missile, the Zarqan-9. Its range is more than 15,000 km.")
    (fact,) = [f for f in facts_of(article) if f.property == "class"]
    assert "5,500 km" in fact.reason and "New START" in fact.reason and fact.basis == "derived"


HOSTILE = [
    "The F-16 has a range of 5 km ",
    "F-16, ",
    "5 km ",
    "its range 5 km while ",
    "what it called ",
    "F-16 was tested in 2022 ",
]


@pytest.mark.once
@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    article, _ = article_of(piece * (20_000 // len(piece)))
    before = process_time()
    facts_of(article)
    assert process_time() - before < 5.0

"""Roles and their bearers, by the case file."""

from __future__ import annotations

import pytest

from generator.statements import roles
from generator.text.tokens import tokenize
from tests import marked
from tests.casefile import Case, identify, read


@pytest.mark.parametrize("case", read("roles.txt"), ids=identify)
def test_roles(case: Case) -> None:
    article, mentions = marked.read(case.input)
    found, _ = roles.find(article, tokenize(article), mentions)
    lines = [f"{article.quoted(role.bearer)} | {role.text} | {role.country or '-'}" for role in found]
    assert (lines or ["none"]) == case.expected.split("\n")


def test_a_later_mention_by_office_alone_is_the_same_person() -> None:
    article, mentions = marked.read("Governor [Tom Ode|person] left. The Governor came back. Then the governor slept.")
    _, nominals = roles.find(article, tokenize(article), mentions)
    later = [mention for mention in nominals if mention.span.start > mentions[0].span.end]
    assert later and all(mention.name == mentions[0].name and mention.antecedent for mention in later)


def test_a_title_without_what_it_is_for_is_the_same_person_where_one_alone_has_it() -> None:
    text = "Deputy Minister of Defence [Ana Lee|person] came. The Deputy Minister left."
    other = "Deputy Minister of Finance [Tom Ode|person] stayed. "
    article, mentions = marked.read(text)
    _, nominals = roles.find(article, tokenize(article), mentions)
    assert [m.name for m in nominals if m.text == "Deputy Minister"] == [mentions[0].name]
    article, mentions = marked.read(other + text)
    _, nominals = roles.find(article, tokenize(article), mentions)
    assert not [m for m in nominals if m.text == "Deputy Minister"]


def test_an_office_stands_for_the_only_holder_so_far() -> None:
    text = "Foreign Minister [Tom Ode|person] left. The minister slept. Then Defence Minister [Ana Lee|person] came. The minister ate."
    article, mentions = marked.read(text)
    _, nominals = roles.find(article, tokenize(article), mentions)
    alone = [mention for mention in nominals if mention.text == "minister"]
    assert [mention.name for mention in alone] == [mentions[0].name]

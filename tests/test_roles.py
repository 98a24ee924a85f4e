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


@pytest.mark.parametrize("case", read("holders.txt"), ids=identify)
def test_later_offices(case: Case) -> None:
    article, mentions = marked.read(case.input)
    known, nominals = roles.find(article, tokenize(article), mentions)
    titles = {role.span for role in known}
    later = [(m.text, m.antecedent) for m in nominals if m.span not in titles and m.antecedent is not None]
    lines = [f"{words} | {article.quoted(bearer)}" for words, bearer in later]
    assert (lines or ["none"]) == case.expected.split("\n")

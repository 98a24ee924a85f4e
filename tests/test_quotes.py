"""Who says which quoted words, by the case file; and that hostile text costs no more than its length."""

from __future__ import annotations

import pytest

from generator.model import Article, Mention, Quote
from generator.statements import quotes
from tests import marked
from tests.casefile import Case, identify, read


@pytest.mark.parametrize("case", read("quotes.txt"), ids=identify)
def test_quotes(case: Case) -> None:
    article, mentions = marked.read(case.input)
    found, pronouns = quotes.find(article, mentions)
    lines = [_line(article, quote, pronouns) for quote in found] or ["none"]
    assert lines == case.expected.split("\n")


def _line(article: Article, quote: Quote, pronouns: tuple[Mention, ...]) -> str:
    return f"{quote.type} | {quote.text} | {_speaker(article, quote, pronouns)}"


def _speaker(article: Article, quote: Quote, pronouns: tuple[Mention, ...]) -> str:
    if quote.speaker is None:
        return f"[{quote.speaker_text}]" if quote.speaker_text else "-"
    stands_for = next((m.antecedent for m in pronouns if m.span == quote.speaker), None)
    printed = article.quoted(quote.speaker)
    return f"{printed} = {article.quoted(stands_for)}" if stands_for else printed


def test_the_notice_of_a_machine_translation_is_carried_to_every_quote() -> None:
    article, mentions = marked.read('"Yes," said [Ode|person]. The "deal" failed.\nTranslated.')
    found, _ = quotes.find(article, mentions)
    assert len(found) == 2 and all(quote.translated for quote in found)


def test_a_quote_says_where_its_cue_stands_and_with_which_verb() -> None:
    article, mentions = marked.read('"The bridge is closed," Mayor [Tom Ode|person] warned on Monday.')
    ((quote,), _) = quotes.find(article, mentions)
    assert quote.cue is not None
    assert (quote.verb, article.quoted(quote.cue)) == ("warned", "Mayor Tom Ode warned on Monday")


@pytest.mark.once
@pytest.mark.parametrize("piece", ['"', '" ', "“", "„", "'a ", '"a," he said. ', "“a ‘b ", "«", ',"said', "「"])
def test_hostile_marks_are_read_in_linear_time(piece: str) -> None:
    article, mentions = marked.read(piece * (50_000 // len(piece)))
    found, _ = quotes.find(article, mentions)
    assert all(article.quoted(quote.span) == quote.text for quote in found)

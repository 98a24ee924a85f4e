"""A text with marked mentions ("[Vladimir Putin|person]") -> an Article and its mentions, without the finders."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.model import Article, Mention, Notice, Paragraph, Sentence, Span
from generator.text.sentences import split

_MARK = re.compile(r"\[([^\[\]|]+)\|(\w+)(?:/(\w+))?\]")


def read(marked: str, article: str = "case") -> tuple[Article, tuple[Mention, ...]]:
    """The article and the mentions; a line of the text is a paragraph.

    ``[text|kind]`` or ``[text|kind/form]`` marks a mention; a line "Translated." at the end adds the notice.
    """
    plain, mentions = _unmark(marked, article)
    paragraphs: list[Paragraph] = []
    at = 0
    for line in plain.split("\n"):
        if line.strip():
            paragraphs.append(_paragraph(article, plain, len(paragraphs) + 1, at, at + len(line)))
        at += len(line) + 1
    noted = plain.rfind("Translated.")
    notices = (Notice("machine-translation", Span(article, noted, noted + 11)),) if noted >= 0 else ()
    return Article(article, f"{article}.txt", plain, tuple(paragraphs), notices=notices), mentions


def _unmark(marked: str, article: str) -> tuple[str, tuple[Mention, ...]]:
    pieces: list[str] = []
    mentions: list[Mention] = []
    at = length = 0
    for mark in _MARK.finditer(marked):
        pieces += [marked[at : mark.start()], mark[1]]
        start = length + mark.start() - at
        length = start + len(mark[1])
        mention = Mention(Span(article, start, length), mark[2], mark[1], "name", "marked")
        mentions.append(replace(mention, form="nominal") if mark[3] == "nominal" else mention)
        at = mark.end()
    return "".join([*pieces, marked[at:]]), tuple(mentions)


def _paragraph(article: str, text: str, number: int, start: int, end: int) -> Paragraph:
    spans = split(text, start, end)
    sentences = tuple(Sentence(f"s{a}", Span(article, a, b), i) for i, (a, b) in enumerate(spans, 1))
    return Paragraph(number, "body", Span(article, start, end), sentences)

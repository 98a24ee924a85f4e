"""The word lists in ``generator/data`` -> verbs that report, nouns that stand for a source, words for events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Stance = Literal["neutral", "factive", "doubting", "denial"]


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a reporting verb: ``lemma`` its base, ``kind`` and ``stance`` as the word list explains them."""

    lemma: str
    kind: str
    stance: str
    form: Literal["finite", "participle", "ing"]


def _rows(name: str) -> Iterator[list[str]]:
    text = files("generator.data").joinpath(name).read_text("utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


def _form(word: str) -> Literal["finite", "participle", "ing"]:
    if word.endswith("ing"):
        return "ing"
    irregular = ("said", "told", "thought", "understood", "found")
    return "participle" if word.endswith("ed") or word in irregular else "finite"


@cache
def verbs() -> dict[str, Verb]:
    """Each form of each reporting verb."""
    return {
        form: Verb(forms.split()[0], kind, stance, _form(form))
        for forms, kind, stance in _rows("reporting_verbs.tsv")
        for form in forms.split()
    }


@cache
def verb_forms() -> frozenset[str]:
    """The forms of reporting verbs."""
    return frozenset(verbs())


@cache
def source_nouns() -> dict[str, str]:
    """Each noun that stands for a source -> anonymous, media, institution, role or evidence."""
    listed = {noun: kind for kind, nouns in _rows("source_nouns.tsv") for noun in nouns.split()}
    return {f"{noun}s": kind for noun, kind in listed.items() if kind == "role"} | listed


@dataclass(frozen=True, slots=True)
class EventWord:
    """What a word may tell of an event: its type, and in which forms (past, base, participle, ing, noun)."""

    type: str
    forms: frozenset[str]


@cache
def event_words() -> dict[str, EventWord]:
    """Each word for something that happens; one word can be several forms of its verb, and a noun."""
    found: dict[str, EventWord] = {}
    for kind, *columns in _rows("event_words.tsv"):
        for form, column in zip(("past", "base", "participle", "ing", "noun"), columns, strict=True):
            for word in column.split():
                forms = found[word].forms if word in found else frozenset[str]()
                found[word] = EventWord(found[word].type if word in found else kind, forms | {form})
    return found

"""What a reader of dates may look at: the text, the publication day, the dates named before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Final

from generator import patterns
from generator.model import Article, Precision
from generator.text.dates.terms import day_of, month_of
from generator.text.regions import Sentences

# How many earlier time expressions a later one may lean on.
LOOK_BACK: Final = 12
COMPARED: Final = "the month of"
"""How the reason begins of a month that is named to compare with it: "than in the same month of 2025"."""
Place = tuple[int, int]
"""Where something stands in the text, half-open."""


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression before it becomes a noun; ``incomplete`` (month, day) still needs its year.

    Of an interval ``last`` is the (month, day) of its end, and ``ends`` are the places of its two ends where a word
    joins them, each None where it has no words of its own ("7" in "from 7 to 9 June")."""

    start: int
    end: int
    value: str | None
    precision: Precision
    reason: str
    incomplete: tuple[int, int | None] | None = None
    which: str = ""
    preposition: str = ""
    last: tuple[int, int | None] | None = None
    ends: tuple[Place | None, Place | None] = (None, None)


class Context:
    """What the handlers may look at: the text, the publication day, what was found before."""

    __slots__ = (
        "_agendas",
        "_habit",
        "about",
        "found",
        "may_is_a_name",
        "military_hours",
        "published",
        "sentences",
        "text",
        "translated",
    )

    def __init__(self, article: Article) -> None:
        self.text = article.text
        self.published = day_of(article.published)
        # Months and years are counted from the month of publication too, the last day of which this is then.
        self.about = self.published or month_of(article.published)
        self.sentences = Sentences(article)
        self.found: list[Found] = []
        self._habit: tuple[str, str] | None = None
        self.may_is_a_name = " May" in article.text and bool(_MAY_AS_NAME.search(article.text))
        self.military_hours = _MILITARY_HOUR.search(article.text) is not None
        self.translated = any(notice.kind == "machine-translation" for notice in article.notices)
        self._agendas = tuple(_agendas(article))

    @property
    def habit(self) -> tuple[str, str]:
        """("day first" | "month first" | "", evidence): how the article writes dates of figures alone."""
        if self._habit is None:
            self._habit = _numeric_habit(self.text)
        return self._habit

    @property
    def told(self) -> str:
        """The day or the month of publication, as reasons print it."""
        return str(self.published) if self.published else f"{self.about}"[:7]

    def on_an_agenda(self, offset: int) -> bool:
        """True where ``offset`` stands below a subheading that announces what is to come."""
        return any(start <= offset < end for start, end in self._agendas)


_AGENDA: Final = patterns.compile(
    r"\b(?:on\s(?:the|our)\s(?:radar|horizon|agenda|calendar)|(?:week|weekend|month|days?|year)\sahead|coming\s(?:up|next|soon)|"
    r"what(?:['’]?s|\sis)\s(?:next|ahead|coming)|what\sto\swatch|look(?:ing)?\sahead|next\s(?:week|month)|upcoming|"
    r"diary|agenda|calendar|dates\sfor)\b",
    re.IGNORECASE,
)


def _is_a_heading(line: str) -> bool:
    """True for a short line without a stop; "Thursday: ministers meet" and "12 March, Oslo" are items of a list."""
    return len(line) <= _LONGEST_HEADING and line[-1:].isalpha() and ":" not in line and not _DIGIT.search(line)


_LONGEST_HEADING: Final = 50
_DIGIT: Final = patterns.compile(r"\d")


def _agendas(article: Article) -> Iterator[Place]:
    """From each subheading that announces what is to come to the next subheading."""
    subheadings = [
        p.span for p in article.paragraphs if p.role == "subheading" or _is_a_heading(article.quoted(p.span))
    ]
    for here, following in zip_longest(subheadings, subheadings[1:]):
        if _AGENDA.search(article.text, here.start, here.end):
            yield here.end, following.start if following else len(article.text)


# "0600 hrs", "0912 yesterday": who prints hours so means one by 1740 too
_MILITARY_HOUR: Final = patterns.compile(
    r"\b0\d[0-5]\d\s(?:hrs|hours|h|GMT|UTC|local|\((?:UTC|GMT)|yesterday|today|on)\b"
)
_MAY_AS_NAME: Final = patterns.compile(
    r"\b(?:Theresa|Mrs|Ms|Mr|Minister|Secretary|President|Lady|Elaine|Brian)\.?\sMay\b"
)
_NUMERIC: Final = patterns.compile(r"(?<![\w./-])(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d\d)(?![\d/-])")


def _numeric_habit(text: str) -> tuple[str, str]:
    """("day first" | "month first" | "", evidence) from the article's own numeric dates."""
    day_first = month_first = ""
    for hit in _NUMERIC.finditer(text):
        if 31 >= int(hit[1]) > 12 >= int(hit[3]):
            day_first = day_first or hit.group()
        elif 31 >= int(hit[3]) > 12 >= int(hit[1]):
            month_first = month_first or hit.group()
    if bool(day_first) == bool(month_first):
        return "", ""
    return ("day first", day_first) if day_first else ("month first", month_first)


def day_named_before(context: Context, offset: int, sentences: int = 1) -> tuple[date | None, str]:
    """The last full day named in this sentence or so many before."""
    here = context.sentences.index(offset)
    for found in reversed(context.found[-LOOK_BACK:]):
        if context.sentences.index(found.start) < here - sentences:
            break
        if found.precision == "day" and found.value and (day := day_of(found.value)):
            return day, f"{day}, named just before"
    return None, ""


def year_named_before(context: Context, offset: int) -> int | None:
    """The last year named in this sentence or the one before."""
    here = context.sentences.index(offset)
    for found in reversed(context.found[-LOOK_BACK:]):
        if context.sentences.index(found.start) < here - 1:
            return None
        if found.value and found.value[:4].isdigit() and found.precision in ("day", "month", "year", "interval"):
            return int(found.value[:4]) if found.precision != "interval" or _one_year(found.value) else None
    return None


def _one_year(interval: str) -> bool:
    return len({part[:4] for part in interval.split("/")}) == 1


def narrative_before(context: Context, found: Found) -> str | None:
    """The last date with a year in the sentence before."""
    here = context.sentences.index(found.start)
    for earlier in reversed(context.found[-LOOK_BACK:]):
        if context.sentences.index(earlier.start) < here - 2:
            return None
        if earlier.precision == "year" and earlier.value:
            return None  # another year has come in between
        if earlier.preposition == "since" or earlier.reason.startswith(COMPARED):
            continue  # what has lasted since then, or is compared with then, is not told from there on
        if earlier.value and earlier.value[:4].isdigit() and earlier.precision in ("day", "month"):
            return earlier.value
    return None

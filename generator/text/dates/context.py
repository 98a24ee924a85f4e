"""What a reader of dates may look at: the text, the publication day, the dates named before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.model import Article, Precision
from generator.text.dates.terms import day_of
from generator.text.regions import Sentences

# How many earlier time expressions a later one may lean on.
LOOK_BACK: Final = 12


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression before it becomes a noun; ``incomplete`` (month, day) still needs its year."""

    start: int
    end: int
    value: str | None
    precision: Precision
    reason: str
    incomplete: tuple[int, int | None] | None = None
    which: str = ""
    preposition: str = ""


class Context:
    """What the handlers may look at: the text, the publication day, what was found before."""

    __slots__ = ("found", "habit", "may_is_a_name", "published", "sentences", "text")

    def __init__(self, article: Article) -> None:
        self.text = article.text
        self.published = day_of(article.published)
        self.sentences = Sentences(article)
        self.found: list[Found] = []
        self.habit = _numeric_habit(article.text)
        self.may_is_a_name = " May" in article.text and bool(_MAY_AS_NAME.search(article.text))


_MAY_AS_NAME: Final = re.compile(r"\b(?:Theresa|Mrs|Ms|Mr|Minister|Secretary|President|Lady|Elaine|Brian)\.?\sMay\b")
_NUMERIC: Final = re.compile(r"(?<![\w./])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d\d)(?![\d/])")


def _numeric_habit(text: str) -> tuple[str, str]:
    """("day first" | "month first" | "", evidence) from the article's own numeric dates."""
    day_first = month_first = ""
    for hit in _NUMERIC.finditer(text) if "/" in text else ():
        if int(hit[1]) > 12 >= int(hit[2]):
            day_first = day_first or hit.group()
        elif int(hit[2]) > 12 >= int(hit[1]):
            month_first = month_first or hit.group()
    if bool(day_first) == bool(month_first):
        return "", ""
    return ("day first", day_first) if day_first else ("month first", month_first)


def day_named_before(context: Context, offset: int) -> tuple[date | None, str]:
    """The last full day named in this sentence or the one before."""
    here = context.sentences.index(offset)
    for found in reversed(context.found[-LOOK_BACK:]):
        if context.sentences.index(found.start) < here - 1:
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
        if earlier.value and earlier.value[:4].isdigit() and earlier.precision in ("day", "month"):
            return earlier.value
    return None

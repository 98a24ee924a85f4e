"""Nothing anybody pastes makes the annotation slow: its time grows as the text does."""

from __future__ import annotations

import gc
import time

import pytest

from generator.corpus import annotate_bytes

SIZE = 50_000  # characters; a long magazine piece
FAST = 0.5  # seconds of CPU: what is done by then needs no second look
STEEPEST = 3.5  # twice the text may take this many times as long: linear is 2, quadratic is 4

REPEATED = {
    "brackets": "(",
    "links": "[x](",
    "straight quotation marks": '"',
    "typographic quotation marks": "“",
    "low quotation marks": "„",
    "quoted letters": "“a” ",
    "apostrophes": "'",
    "capitals": "A",
    "short names": "Aa ",
    "names joined by and": "Aa and ",
    "acronyms": "ABC ",
    "of": "of ",
    "organizations of organizations": "Bureau of ",
    "digits": "1",
    "decimal points": "1.",
    "groups by comma": "123,",
    "groups by blank": "123 ",
    "ranges": "5 to ",
    "commas": ",",
    "hyphens": "-",
    "hyphenated letters": "A-",
    "one endless word": "a",
    "initials": "A. ",
    "initials without blanks": "A.",
    "and": "and ",
    "a sentence without a full stop": "the man said that it was so and ",
    "a list of people": "John Smith, ",
    "people who meet": "Ivan Petrov met Anna Novak and ",
    "dates": "12 May 2023, ",
    "dates in digits": "12.05.2023 ",
    "weekdays": "on Monday ",
    "said": "said ",
    "he said": "he said: ",
    "he said and a mark": 'he said: "',
    "said somebody": "said Tom Ode ",
    "according to": "according to ",
    "short quotes": '"a," said Tom. ',
    "titles": "Minister of the ",
    "classes": "ballistic, cruise and ",
    "designations": "T-72 ",
    "designations with commas": "F-16s, ",
    "slashed designations": "Kh-59/69/",
    "ships": "the frigate Aa ",
    "figures": "range of 5 km ",
    "comparators": "more than ",
    "vague numbers": "tens of millions of ",
    "asides": "the Aa, a ",
    "relative clauses": ", which ",
    "pronouns": "it ",
    "dots": ".",
    "lines": "a\n",
    "paragraphs": "a\n\n",
    "captions": "Aa, Photo: Reuters\n",
    "credits": "(Reporting by A ",
    "addresses": "http://a.b/",
    "blanks": " ",
    "zero width": "a\u200b",
    "accents": "Élé ",
}


def seconds(unit: str, size: int) -> float:
    """CPU seconds of this thread for an article that repeats ``unit`` up to ``size`` characters; what other tests left behind
    is not collected meanwhile."""
    text = ("Words stand here.\n\n" + unit * (size // len(unit)))[:size]
    gc.disable()
    start = time.thread_time()
    annotate_bytes("seeds/hostile.txt", text.encode())
    taken = time.thread_time() - start
    gc.enable()
    return taken


def steepness(unit: str) -> float:
    """How many times as long twice the text takes. Others who share the processor make a run longer, never shorter: the two
    sizes take turns, the least of each counts, and a steep result is looked at again."""
    half = whole = float("inf")
    for turn in range(9):
        half, whole = min(half, seconds(unit, SIZE // 2)), min(whole, seconds(unit, SIZE))
        if turn >= 1 and whole < STEEPEST * max(half, FAST / 10):
            break
    return whole / max(half, FAST / 10)


@pytest.mark.once
@pytest.mark.parametrize("unit", REPEATED.values(), ids=REPEATED.keys())
def test_time_grows_with_the_text(unit: str) -> None:
    if seconds(unit, SIZE) >= FAST:
        assert steepness(unit) < STEEPEST

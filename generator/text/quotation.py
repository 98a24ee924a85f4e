"""Stretches of text -> the pairs of quotation marks in them, nested ones and those that run over paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from generator import patterns


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words: ``text[start:end]`` is inside the marks, ``text[outer_start:outer_end]`` has them too.

    ``depth`` is 0 outside any other quotation; ``continues`` is True where the quotation of the stretch
    before goes on (its opening mark repeated), ``runs_on`` where it goes on in the next.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int = 0
    continues: bool = False
    runs_on: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    text: str
    family: str
    can_open: bool
    can_close: bool


_FAMILIES = {
    "double": '"“”„‟″',
    "single": "'‘’‚‛",
    "guillemet": "«»",
    "angle": "‹›",
    "corner": "「」",
    "white corner": "『』",
}
_FAMILY = {mark: family for family, marks in _FAMILIES.items() for mark in marks} | {"''": "double", "``": "double"}
_ALWAYS_OPENS = frozenset("„‟「『") | {"``"}
_ALWAYS_CLOSES = frozenset("」』")

_ANY_MARK = patterns.compile(r"[\"“”„‟″'‘’‚‛«»‹›「」『』`]")
_MARK = patterns.compile(r"''|``|[\"“”„‟″«»‹›「」『』]|(?<!\w)['‘’‚‛](?=\w)|(?<=[^\s(\[])['‘’‛](?!\w)")
_BEFORE_OPENING = frozenset("([{<-–—/=:|*\"“”„'‘’«»‹›\u200b")
_ELISION = patterns.compile(r"['‘’](?:\d0s|em|til|till|tis|twas|cause|n|round|bout)\b", re.I)
_PLURAL_POSSESSIVE = patterns.compile(r"(?<=s)['’] +[a-z]")


def pair(text: str, stretches: Iterable[tuple[int, int]]) -> list[Quotation]:
    """Quotations in ``stretches`` (half-open, in order: paragraphs, captions), sorted by where they begin.

    A mark without its counterpart in the stretch is ignored, unless the next stretch opens with a mark of
    the same family: then the quotation runs to the end of the stretch. Apostrophes, inches and feet open nothing.
    """
    found: list[Quotation] = []
    pending: _Mark | None = None
    for start, end in stretches:
        if not _ANY_MARK.search(text, start, end):
            _drop_unfinished(found, pending)
            pending = None
            continue
        marks = _read_marks(text, start, end)
        continues = pending is not None and _reopens(text, start, marks, pending)
        if not continues:
            _drop_unfinished(found, pending)
        pairs, left_open = _match(text, marks)
        found += [_quotation(text, *p, continues=continues and p[0] is marks[0]) for p in pairs]
        pending = left_open[0] if left_open else None
        if pending is not None:
            found.append(_unfinished(text, pending, end, continues and pending is marks[0]))
    _drop_unfinished(found, pending)
    return sorted((q for q in found if q.start < q.end), key=lambda q: (q.start, -q.end))


def _drop_unfinished(found: list[Quotation], pending: _Mark | None) -> None:
    if pending is not None:
        found.pop()


def _unfinished(text: str, mark: _Mark, end: int, continues: bool) -> Quotation:
    start, stop = _trim(text, mark.end, end)
    return Quotation(start, stop, mark.start, stop, 0, continues, runs_on=True)


def _reopens(text: str, start: int, marks: list[_Mark], pending: _Mark) -> bool:
    """True where the stretch begins with an opening mark of the family that was left open."""
    return bool(marks) and marks[0].family == pending.family and not text[start : marks[0].start].strip()


def _quotation(text: str, opening: _Mark, closing: _Mark, depth: int, *, continues: bool) -> Quotation:
    start, end = _trim(text, opening.end, closing.start)
    return Quotation(start, end, opening.start, closing.end, depth, continues)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _read_marks(text: str, start: int, end: int) -> list[_Mark]:
    marks = [_classify(text, m, start, end) for m in _MARK.finditer(text, start, end)]
    last_sure_single = max((m.start for m in marks if _closes_single(text, m)), default=-1)
    return [m for m in marks if m.family != "single" or not _is_apostrophe(text, m, last_sure_single)]


def _closes_single(text: str, mark: _Mark) -> bool:
    return mark.family == "single" and mark.can_close and not _PLURAL_POSSESSIVE.match(text, mark.start)


def _is_apostrophe(text: str, mark: _Mark, last_sure_single: int) -> bool:
    """True for "'90s" and for "the leaders' meeting" while a surer closing mark follows."""
    if mark.can_open:
        return _ELISION.match(text, mark.start) is not None
    return mark.start < last_sure_single and _PLURAL_POSSESSIVE.match(text, mark.start) is not None


def _classify(text: str, found: re.Match[str], start: int, end: int) -> _Mark:
    at, stop, mark = found.start(), found.end(), found.group()
    before = text[at - 1] if at > start else " "
    after = text[stop] if stop < end else " "
    opens = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    closes = not before.isspace() and not after.isalnum()
    if mark in _ALWAYS_OPENS:
        opens, closes = True, False
    elif mark in _ALWAYS_CLOSES:
        opens, closes = False, True
    elif (before == "-" and mark in "'‘’") or (before.isdigit() and mark in "\"''″" and not closes):
        opens = False
    return _Mark(at, stop, mark, _FAMILY[mark], opens, closes)


def _match(text: str, marks: list[_Mark]) -> tuple[list[tuple[_Mark, _Mark, int]], list[_Mark]]:
    """Pairs with their depth, and the marks left open; one that can be an apostrophe opens nothing."""
    pairs: list[tuple[_Mark, _Mark, int]] = []
    stack: list[_Mark] = []
    open_in = dict.fromkeys(_FAMILIES, 0)
    for mark in marks:
        if _closes(mark, stack, open_in):
            while stack[-1].family != mark.family:
                open_in[stack.pop().family] -= 1
            opening = stack.pop()
            open_in[mark.family] -= 1
            pairs.append((opening, mark, len(stack)))
        elif _opens(text, mark):
            stack.append(mark)
            open_in[mark.family] += 1
    return _lift(pairs, stack), [mark for mark in stack if mark.family != "single" or mark.text == "‘"]


def _closes(mark: _Mark, stack: list[_Mark], open_in: dict[str, int]) -> bool:
    """True where the mark ends a quotation that is open."""
    if not open_in[mark.family] or mark.text in _ALWAYS_OPENS:
        return False
    if mark.family in ("guillemet", "angle"):
        return mark.text != next(m.text for m in reversed(stack) if m.family == mark.family)
    if mark.text in "”’":
        return True
    return mark.can_close or not mark.can_open


def _opens(text: str, mark: _Mark) -> bool:
    if mark.text in _ALWAYS_CLOSES:
        return False
    if mark.family == "single" or mark.text == "”":
        return mark.can_open
    if mark.text in "«‹":
        return True
    if mark.can_open or mark.text in "“":
        return True
    inch = mark.start > 0 and text[mark.start - 1].isdigit()
    return not mark.can_close and not inch


def _lift(pairs: list[tuple[_Mark, _Mark, int]], left_open: list[_Mark]) -> list[tuple[_Mark, _Mark, int]]:
    """Depths without the marks that were never closed: they hold nothing."""
    starts = [mark.start for mark in left_open]
    return [(a, b, depth - bisect_left(starts, a.start)) for a, b, depth in pairs]

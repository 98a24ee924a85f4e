"""Two versions of a page's body -> which line of the one became which line of the other, and what was put in or moved."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from generator import patterns
from generator.text import infobox

DEFINITION = patterns.compile(r"\[\^([^\]\s]+)\]:")
MARK = patterns.compile(r"\[\^([^\]\s]+)\](?!:)")
FOLLOWING = patterns.compile(r"\[\^[^\]\s]+\]|(?<=\]\()[^)\s]*(?=\))|<a id=\"[^\"]*\"></a>")
"""What of a line is no words: marks, where its links lead, anchors."""
_REFERENCE = patterns.compile(r"(?:\[\^|<a id=\")(\w+-[0-9a-f]{8}(?:-\d+)?)[\"\]](?!:)")
_ANCHORED = patterns.compile(r"[-*|\s]*<a id=\"([^\"]+)\">")
_LINKED = patterns.compile(r"\s*[-*+] \[([^\]]+)\]\(")
_HEADING = patterns.compile(r"(#{1,6}) |<h([1-6])\b")
_RULE = patterns.compile(r"\|[\s|:-]+\|?\s*$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A line with the blank lines above it; ``at`` counts it, ``origin`` is the line of the base that was moved here."""

    text: str
    blanks: int
    at: int = -1
    origin: int | None = None

    def __str__(self) -> str:
        return "\n" * self.blanks + self.text


@dataclass(frozen=True, slots=True)
class Sided:
    """What one side made of the base: for each unit what stands in its place, what it put into each gap, what it moved."""

    units: tuple[Unit | None, ...]
    gaps: tuple[tuple[Unit, ...], ...]
    moved: Mapping[int, Unit]

    def has(self, i: int) -> bool:
        """True where the unit ``i`` of the base is still there, in its place or elsewhere."""
        return self.units[i] is not None or i in self.moved

    def inserted(self) -> Iterator[Unit]:
        """What came from no line of the base."""
        return (unit for gap in self.gaps for unit in gap if unit.origin is None)


def units(body: str) -> tuple[list[Unit], str]:
    """The lines with text, and the white space that ends the body."""
    found: list[Unit] = []
    blanks = 0
    for line in body.split("\n"):
        if line.strip():
            found.append(Unit(line, blanks, len(found)))
            blanks = 0
        else:
            blanks += 1
    return found, "\n" * blanks


def key(text: str) -> str:
    """What makes two lines one for a reader: composed letters, no white space at the end, tables without padding."""
    text = unicodedata.normalize("NFC", text).rstrip()
    if not text.startswith("|"):
        return text
    return re.sub(r"-{3,}", "---", re.sub(r"[ \t]+", " ", text))


def bare(text: str) -> str:
    """The words of a line."""
    return FOLLOWING.sub("", text).strip()


def sided(was: Sequence[Unit], now: Sequence[Unit]) -> Sided:
    """What became of the units of the base, in order; what was moved is known by its text, or by what it speaks of."""
    places: list[Unit | None] = [None] * len(was)
    gaps: list[list[Unit]] = [[] for _ in range(len(was) + 1)]
    pairing = _Pairing(was, now)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, pairing.old, pairing.new, autojunk=False).get_opcodes():
        if tag == "equal":
            places[i1:i2] = now[j1:j2]
        elif tag == "insert":
            gaps[i1] += now[j1:j2]
        elif tag == "replace":
            pairing.replaced(places, gaps, (i1, i2, j1, j2))
    return _with_moves(was, now, places, gaps)


class _Pairing:
    """Finds for each changed line the line it came from."""

    def __init__(self, was: Sequence[Unit], now: Sequence[Unit]) -> None:
        self.was, self.now = was, now
        self.old, self.new = ([key(unit.text) for unit in side] for side in (was, now))
        self.stayed = set(self.old) & set(self.new)
        self.sections = tuple(_sections(side) for side in (was, now))
        self.cited = tuple(
            frozenset(
                (section, ref) for unit, section in zip(side, sections, strict=True) for ref in _references(unit.text)
            )
            for side, sections in zip((was, now), self.sections, strict=True)
        )

    def replaced(
        self, places: list[Unit | None], gaps: list[list[Unit]], at: tuple[int, int, int, int]
    ) -> None:  # fmt: skip
        """Pair the lines of a changed stretch in order; what came from nowhere was put in."""
        i, i2, j, j2 = at
        names = {_name(unit.text) for unit in self.now[j:j2]}
        alone = (i2 - i, j2 - j) == (1, 1)
        for unit in self.now[j:j2]:
            free = [k for k in range(i, i2) if self.old[k] not in self.stayed]
            partner = None if self.new[unit.at] in self.stayed else self._partner(free, unit, names, alone)
            if partner is None:
                gaps[i].append(unit)
            else:
                places[partner] = unit
                i = partner + 1

    def _partner(self, free: Sequence[int], unit: Unit, names: set[str | None], alone: bool) -> int | None:
        """The line that ``unit`` is a new form of: of the same name, else one that it continues."""
        name, cited = _name(unit.text), _sentences(unit.text)
        same = [k for k in free if name is not None and _name(self.was[k].text) == name]
        if same:
            return next((k for k in same if cited & _sentences(self.was[k].text)), same[0])
        for k in free:
            known = _name(self.was[k].text)
            if (known is None or known not in names) and self._continues(self.was[k], unit):
                return k
        return free[0] if alone and free and not MARK.search(unit.text) else None

    def _continues(self, was: Unit, now: Unit) -> bool:
        """True for lines that cite the same sentence, or its corrected form; else for those that read alike."""
        one, other = was.text, now.text
        old, new = _references(one), _references(other)
        if not (old and new):
            name, other_name = _name(one), _name(other)
            return _resembles(name, other_name) if name and other_name else _resembles(one, other)
        if _sentences(one) & _sentences(other):
            return True
        gone = all((self.sections[0][was.at], ref) not in self.cited[1] for ref in old)
        put_in = all((self.sections[1][now.at], ref) not in self.cited[0] for ref in new)
        same_source = {ref.partition("-")[0] for ref in old} & {ref.partition("-")[0] for ref in new}
        return gone and put_in and bool(same_source) and _resembles(bare(one), bare(other), _CORRECTED)


def _sections(side: Sequence[Unit]) -> list[str]:
    """For each unit the heading it stands below."""
    found: list[str] = []
    for unit in side:
        found.append(bare(unit.text) if _HEADING.match(unit.text) else found[-1] if found else "")
    return found


def _references(text: str) -> frozenset[str]:
    """The sentences a line cites or is: source and hash."""
    return frozenset(_REFERENCE.findall(text))


def _sentences(text: str) -> frozenset[str]:
    return frozenset(ref.partition("-")[2] for ref in _references(text))


def _name(text: str) -> str | None:
    """What a row, an item or a footnote speaks of: its anchor, its first cell, its first link, its label."""
    if match := DEFINITION.match(text) or _ANCHORED.match(text) or _LINKED.match(text):
        return match[1]
    if not text.startswith("|"):
        return None
    row = infobox.cells(text)
    return f"{len(row)} {bare(key(row[0]))}"


_ALIKE = 0.5
_CORRECTED = 0.75
"""Two sentences of one article are alike by chance more often than a line is like what a person made of it."""


def _resembles(one: str, other: str, least: float = _ALIKE) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() > least and matcher.quick_ratio() > least and matcher.ratio() > least


# ---------------------------------------------------------------- what was moved


def _with_moves(was: Sequence[Unit], now: Sequence[Unit], places: list[Unit | None], gaps: list[list[Unit]]) -> Sided:
    """A line that went here and came there was moved: the same text, or else what speaks of the same."""
    moved: dict[int, Unit] = {}
    for identities in (_texts, _subjects):
        old, new = (_once(identities(side)) for side in (was, now))
        gone = {old[i]: i for i, unit in enumerate(places) if unit is None and i not in moved and i in old}
        for gap in gaps:
            for at, unit in enumerate(gap):
                if unit.origin is None and (origin := gone.pop(new.get(unit.at), None)) is not None:
                    moved[origin] = gap[at] = replace(unit, origin=origin)
    return Sided(tuple(places), tuple(map(tuple, gaps)), moved)


def _once(identities: Sequence[object]) -> dict[int, object]:
    """Index -> identity, of those that there are once."""
    counts = Counter(identities)
    return {i: identity for i, identity in enumerate(identities) if identity is not None and counts[identity] == 1}


def _texts(side: Sequence[Unit]) -> list[object]:
    return [key(unit.text) for unit in side]


def _subjects(side: Sequence[Unit]) -> list[object]:
    """The section with what the line speaks of, else with the sentences it cites."""
    found: list[object] = []
    for unit, section in zip(side, _sections(side), strict=True):
        subject = _name(unit.text) or _sentences(unit.text)
        found.append((section, subject) if subject and not _RULE.match(unit.text) else None)
    return found


# ---------------------------------------------------------------- sections and tables


def parts(side: Sequence[Unit]) -> list[tuple[int, int]]:
    """Sections and tables as (first unit, behind the last one): a heading or a table's head, and what belongs to it."""
    found = []
    levels = [level(unit.text) for unit in side]
    for i, own in enumerate(levels):
        if own:
            found.append((i, next((k for k in range(i + 1, len(side)) if 0 < levels[k] <= own), len(side))))
        elif i + 1 < len(side) and _RULE.match(side[i + 1].text) and side[i].text.startswith("|"):
            found.append((i, next((k for k in range(i + 1, len(side)) if not _in_table(side[k])), len(side))))
    return found


def level(text: str) -> int:
    """Of a heading: 1 to 6; of any other line 0."""
    match = _HEADING.match(text)
    return (len(match[1]) if match[1] else int(match[2])) if match else 0


def _in_table(unit: Unit) -> bool:
    return unit.text.startswith("|") and not unit.blanks


def shut(was: Sequence[Unit], ours: Sided, new: Sequence[Unit], theirs: Sided) -> frozenset[int]:
    """The new units that are generated into a section or a table that a person deleted as a whole."""
    deleted = {a for a, b in parts(was) if not any(ours.has(i) for i in range(a, b))}
    if not deleted:
        return frozenset()
    origins = {unit.at: i for i, unit in enumerate(theirs.units) if unit is not None}
    origins |= {unit.at: i for i, unit in theirs.moved.items()}
    inside: Iterable[int] = (j for a, b in parts(new) if origins.get(a) in deleted for j in range(a, b))
    return frozenset(j for j in inside if j not in origins)


# ---------------------------------------------------------------- layout


def spaced(merged: Sequence[Unit], was: Sequence[Unit], own: Sequence[Unit], new: Sequence[Unit]) -> list[Unit]:
    """The merged lines with the blank lines between two as the person left them, else as they are generated."""
    before, mine, fresh = map(_between, (was, own, new))
    found: list[Unit] = []
    above = None
    for unit in merged:
        pair = above, key(unit.text)
        blanks = mine.get(pair, fresh.get(pair, unit.blanks))
        if blanks == before.get(pair):
            blanks = fresh.get(pair, blanks)
        found.append(replace(unit, blanks=blanks))
        above = pair[1]
    return found


def _between(side: Sequence[Unit]) -> dict[tuple[str | None, str], int]:
    texts = [None, *(key(unit.text) for unit in side)]
    return {(texts[i], key(unit.text)): unit.blanks for i, unit in enumerate(side)}


# ---------------------------------------------------------------- one line, changed on both sides


def followed(was: str, own: str, new: str) -> str | None:
    """The person's line with what the generator changed beside their words; None where both changed the same words.

    A row is merged cell by cell; elsewhere only marks, anchors and where links lead can follow.
    """
    rows = [infobox.cells(text) if text.startswith("|") else [text] for text in (was, own, new)]
    width = len(rows[0])
    if len(rows[2]) != width or len(rows[1]) < width:
        return None
    merged: list[str] = []
    for sides in zip(*rows, strict=False):
        cell = _cell(*sides)
        if cell is None:
            return None
        merged.append(cell)
    merged += rows[1][width:]  # columns that the person put behind the generated ones
    return f"|{'|'.join(merged)}|" if own.startswith("|") else merged[0]


def _cell(was: str, own: str, new: str) -> str | None:
    if key(own.strip()) == key(was.strip()):
        return new
    if key(new.strip()) in (key(was.strip()), key(own.strip())):
        return own
    old, fresh = FOLLOWING.findall(was), FOLLOWING.findall(new)
    if key(bare(was)) != key(bare(new)) or len(old) != len(fresh):
        return None
    following = dict(zip(old, fresh, strict=True))
    return FOLLOWING.sub(lambda match: following.get(match[0], match[0]), own)

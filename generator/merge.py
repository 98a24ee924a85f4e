"""Base, edited and fresh pages -> merged pages: what a person wrote stays, what only the generator changed follows.

The unit is a line of the body (a sentence, a table row, a list item) and a key of the front matter; only the
same unit changed on both sides is a conflict, and then the person's text stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import PurePosixPath
from typing import Literal

from generator.model import Tree
from generator.text import frontmatter, infobox

Outcome = Literal["new", "updated", "unchanged", "kept", "conflict", "deletion respected", "orphan", "deleted", "own"]
_ID = re.compile(rb"\A---\r?\n(?:.*\r?\n)*?id:\s*[\"']?([^\"'\r\n]+?)[\"']?\s*\r?\n")


WHOLE_PAGE = "(the whole page: nothing tells which of its words were generated)"


@dataclass(frozen=True, slots=True)
class Conflict:
    """The same unit changed on both sides: what the person wrote (kept) and what was generated."""

    path: PurePosixPath
    mine: str
    generated: str


@dataclass(frozen=True, slots=True)
class MergedPage:
    """The merged text and what could not be decided."""

    text: str
    conflicts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class MergedTree:
    """``writes`` and ``deletes`` for docs/, the ``base`` to keep, conflicts, and the outcome for each page."""

    writes: Tree
    deletes: tuple[PurePosixPath, ...]
    base: Tree
    conflicts: tuple[Conflict, ...]
    outcomes: Mapping[PurePosixPath, Outcome]


# ---------------------------------------------------------------- a folder


def page_id(data: bytes) -> str | None:
    """The id in a page's front matter, by which a renamed page is known again."""
    match = _ID.match(data[:4000])
    return match[1].decode("utf-8", "replace") if match else None


def addresses(base: Tree, edited: Tree) -> dict[str, str]:
    """Page id -> path that was published; where a person moved the file, its new path."""
    found = {id_: str(path) for path, data in base.items() if (id_ := page_id(data))}
    for path, data in edited.items():
        id_ = page_id(data)
        if id_ in found and PurePosixPath(found[id_]) not in edited:
            found[id_] = str(path)
    return found


_ANCHOR = re.compile(rb"""<a id="([^"]+)">""")


def gone(base: Tree, edited: Tree) -> frozenset[str]:
    """Pages ("people/x.md") and places on them ("people/x.md#y") that a person deleted."""
    now = addresses(base, edited)
    paths = {path: PurePosixPath(now.get(page_id(data) or "", str(path))) for path, data in base.items()}
    pages = {str(path) for path in paths.values() if path not in edited}
    places = {
        f"{path}#{anchor.decode('utf-8', 'replace')}"
        for old, path in paths.items()
        if path in edited and edited[path] != base[old]
        for anchor in set(_ANCHOR.findall(base[old])) - set(_ANCHOR.findall(edited[path]))
    }
    return frozenset(pages | places)


def carried(base: Tree, edited: Tree, moved: Mapping[PurePosixPath, PurePosixPath]) -> dict[PurePosixPath, bytes]:
    """``edited`` with what a person wrote on each page that only leads on now, put at the end of the page it leads to.

    Lines that stand there already are not put twice, so a run that was killed may do it again.
    """
    found = dict(edited)
    for old, new in moved.items():
        if old not in found or old not in base or new not in found or found[old] == base[old]:
            continue
        if b'\nkind: "redirect"\n' not in found[old]:
            found[new] = _with_words_of(base[old], found[old], found[new])
        found[old] = base[old]
    return found


def _with_words_of(base: bytes, mine: bytes, target: bytes) -> bytes:
    was, own, there = (plain(data.decode("utf-8", "replace")) for data in (base, mine, target))
    known = set(was.split("\n")) | set(there.split("\n"))
    added = [line for line in frontmatter.split(own)[1].split("\n") if line.strip() and line not in known]
    if not added:
        return target
    return _dressed(there.rstrip("\n") + "\n\n" + "\n".join(added) + "\n", target.decode("utf-8", "replace")).encode()


def merge_tree(base: Tree, edited: Tree, fresh: Tree) -> MergedTree:
    """The table of the merge for every path; a page that moved keeps its base by its id."""
    before = {id_: path for path in base if (id_ := page_id(base[path]))}
    writes: dict[PurePosixPath, bytes] = {}
    deletes: list[PurePosixPath] = []
    conflicts: list[Conflict] = []
    outcomes: dict[PurePosixPath, Outcome] = {}
    moved: set[PurePosixPath] = set()
    for path in sorted(fresh):
        old = path if path in base else before.get(page_id(fresh[path]) or "", path)
        if old != path:
            moved.add(old)
        outcome, data, clashes = _one(base.get(old), edited.get(path), fresh[path], path)
        outcomes[path] = outcome
        conflicts += clashes
        if data is not None and data != edited.get(path):
            writes[path] = data
    for path in sorted(set(base) - set(fresh) - moved):
        if path in edited:
            untouched = _untouched(base[path], edited[path])
            outcomes[path] = "deleted" if untouched else "orphan"
            deletes += [path] if untouched else []
    return MergedTree(writes, tuple(deletes), dict(fresh), tuple(conflicts), outcomes)


def _one(
    base: bytes | None, edited: bytes | None, fresh: bytes, path: PurePosixPath
) -> tuple[Outcome, bytes | None, list[Conflict]]:
    if edited is None:
        return ("new", fresh, []) if base is None else ("deletion respected", None, [])
    if edited == fresh:
        return "unchanged", None, []
    if base is None:
        return "conflict", None, [Conflict(path, WHOLE_PAGE, fresh.decode("utf-8"))]
    if edited == base:
        return "updated", fresh, []
    return _merged(base, edited, fresh, path)


def _merged(
    base: bytes, edited: bytes, fresh: bytes, path: PurePosixPath
) -> tuple[Outcome, bytes | None, list[Conflict]]:
    new = fresh.decode("utf-8")
    try:
        was, mine = base.decode("utf-8"), edited.decode("utf-8")
    except UnicodeDecodeError:
        return "conflict", None, [Conflict(path, WHOLE_PAGE, new)]
    merged = merge_page(was, mine, new)
    clashes = [Conflict(path, own, generated) for own, generated in merged.conflicts]
    kept: Outcome = "unchanged" if plain(merged.text) == new else "kept"
    return ("conflict" if clashes else kept), merged.text.encode("utf-8"), clashes


def _untouched(base: bytes, edited: bytes) -> bool:
    """True where a person changed nothing; Windows line ends are no edit."""
    try:
        return base == edited or _same(plain(base.decode("utf-8")), plain(edited.decode("utf-8")))
    except UnicodeDecodeError:
        return False


# ---------------------------------------------------------------- a page


def merge_page(base: str, mine: str, fresh: str) -> MergedPage:
    """Three-way merge of one page; line endings and byte order mark of ``mine`` stay."""
    was, own, new = (plain(text) for text in (base, mine, fresh))
    clashes: list[tuple[str, str]] = []
    if own == was:
        text = new
    else:
        heads, bodies = zip(*map(frontmatter.split, (was, own, new)), strict=True)
        head, clashes = _merge_head(*heads)
        body, more = _merge_body(*bodies)
        text, clashes = head + body, [*clashes, *more]
    if text == own:
        return MergedPage(mine, tuple(clashes))
    return MergedPage(_dressed(text, mine), tuple(clashes))


def _dressed(text: str, mine: str) -> str:
    """``text`` with the byte order mark and the line ends of ``mine``."""
    windows = mine.count("\r\n") * 2 > mine.count("\n")
    return ("\ufeff" if mine.startswith("\ufeff") else "") + (text.replace("\n", "\r\n") if windows else text)


def plain(text: str) -> str:
    """The text without what only tells editors apart: byte order mark, Windows line ends."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _same(one: str, other: str) -> bool:
    return one == other or _nfc(one) == _nfc(other)


def _merge_head(base: str, mine: str, fresh: str) -> tuple[str, list[tuple[str, str]]]:
    if _same(base, mine):
        return fresh, []
    was, own, new = (frontmatter.keys(head) for head in (base, mine, fresh))
    if base == fresh or own is None or was is None or new is None:
        return mine, []
    clashes: list[tuple[str, str]] = []
    kept: dict[str, str] = {}
    for key in (*own, *(k for k in new if k not in own)):
        value, clash = _merge_value(was.get(key), own.get(key), new.get(key))
        kept |= {key: value} if value is not None else {}
        clashes += [clash] if clash else []
    return (frontmatter.joined(kept) if kept or own else mine), clashes


def _merge_value(base: str | None, mine: str | None, fresh: str | None) -> tuple[str | None, tuple[str, str] | None]:
    if mine == base:
        return fresh, None
    if fresh in (base, mine) or mine is None or fresh is None:
        return mine, None
    if (joined := frontmatter.merged_list(base, mine, fresh)) is not None:
        return joined, None
    return mine, (mine.rstrip("\n"), fresh.rstrip("\n"))


# ---------------------------------------------------------------- body


@dataclass(frozen=True, slots=True)
class _Unit:
    """A line with the blank lines above it; ``origin`` is the line of the base that was moved here."""

    text: str
    blanks: int
    origin: int | None = None

    def __str__(self) -> str:
        return "\n" * self.blanks + self.text


@dataclass(frozen=True, slots=True)
class _Sided:
    """What one side made of the base: for each unit what stands in its place, what it put into each gap, what moved."""

    units: tuple[_Unit | None, ...]
    gaps: tuple[tuple[_Unit, ...], ...]
    moved: frozenset[int]


def _units(body: str) -> tuple[list[_Unit], str]:
    """The lines with text, and the white space that ends the body."""
    units: list[_Unit] = []
    blanks = 0
    for line in body.split("\n"):
        if line.strip():
            units.append(_Unit(line, blanks))
            blanks = 0
        else:
            blanks += 1
    return units, "\n" * blanks


def _merge_body(base: str, mine: str, fresh: str) -> tuple[str, list[tuple[str, str]]]:
    (was, was_end), (own, own_end), (new, new_end) = map(_units, (base, mine, fresh))
    ours, theirs = _sided(was, own), _sided(was, new)
    merger = _Merger(was, ours, theirs)
    end = own_end if own_end != was_end else new_end
    units = _with_footnotes(merger.units(), own)
    text = "\n".join(map(str, units)) + end
    if _only_order_differs(units, own) and (base == fresh or _in_order(own, new)):
        return mine, merger.clashes
    return text, merger.clashes


def _only_order_differs(one: Sequence[_Unit], other: Sequence[_Unit]) -> bool:
    return Counter(_nfc(u.text) for u in one) == Counter(_nfc(u.text) for u in other)


def _in_order(own: Sequence[_Unit], new: Sequence[_Unit]) -> bool:
    """True where the page has the generated lines in the order in which they are generated."""
    generated = [_nfc(u.text) for u in new]
    left, known = iter(generated), set(generated)
    return all(text in left for u in own if (text := _nfc(u.text)) in known)


class _Merger:
    """Walks over the base and takes for each unit what the sides made of it."""

    def __init__(self, was: Sequence[_Unit], ours: _Sided, theirs: _Sided) -> None:
        self.was, self.ours, self.theirs = was, ours, theirs
        self.rows = infobox.rows([unit.text for unit in was])
        self.there = {_nfc(u.text) for gap in ours.gaps for u in gap} | {_nfc(u.text) for u in ours.units if u}
        self.clashes: list[tuple[str, str]] = []

    def units(self) -> list[_Unit]:
        """The merged lines."""
        merged = self._gap(0)
        for i in range(len(self.was)):
            if i not in self.theirs.moved and i not in self.ours.moved:
                merged += self._settled(i, self.theirs.units[i])
            merged += self._gap(i + 1)
        return merged

    def _settled(self, i: int, new: _Unit | None) -> list[_Unit]:
        """The unit at ``i``: what the person made of it, unless only the generator changed it."""
        was, own = self.was[i], self.ours.units[i]
        if own is None:
            return []
        if _same(own.text, was.text):
            return [] if new is None else [_Unit(new.text, own.blanks if own.blanks != was.blanks else new.blanks)]
        if i in self.rows:
            own = replace(own, text=infobox.by_editor(own.text, was.text))
        if new is None or _same(new.text, was.text) or _same(new.text, own.text):
            return [own]
        if i in self.rows:
            return [own, _Unit(new.text, 0)]
        self.clashes.append((own.text, new.text))
        return [own]

    def _gap(self, i: int) -> list[_Unit]:
        """What both put between two units: the generated first, the person's behind it, nothing twice."""
        own = self.ours.gaps[i]
        texts = {_nfc(u.text) for u in own}
        merged: list[_Unit] = []
        for unit in self._news(i):
            if unit.origin is None:
                merged += [unit] if _nfc(unit.text) not in texts else []
            elif unit.origin not in self.ours.moved:
                merged += self._settled(unit.origin, unit)
        return merged + [kept for unit in own for kept in self._moved_by_person(unit)]

    def _news(self, i: int) -> list[_Unit]:
        """What the generator put into a gap and the page does not have yet from a run that did not end."""
        news = [u for u in self.theirs.gaps[i] if not (_CITES.search(u.text) and _nfc(u.text) in self.there)]
        arrived = all(_nfc(u.text) in self.there for u in news)
        return [u for u in news if u.origin is not None] if arrived else news

    def _moved_by_person(self, unit: _Unit) -> list[_Unit]:
        """A generated line that a person moved is changed and dropped by the generator as if it stood where it was."""
        if unit.origin is None or unit.origin in self.theirs.moved:
            return [unit]
        new = self.theirs.units[unit.origin]
        return [] if new is None else [_Unit(new.text, unit.blanks)]


def _sided(was: Sequence[_Unit], now: Sequence[_Unit]) -> _Sided:
    units: list[_Unit | None] = [None] * len(was)
    gaps: list[list[_Unit]] = [[] for _ in range(len(was) + 1)]
    keys = [[_nfc(u.text) for u in side] for side in (was, now)]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        if tag == "equal":
            units[i1:i2] = now[j1:j2]
        elif tag == "insert":
            gaps[i1] += now[j1:j2]
        elif tag == "replace":
            _replaced(units, gaps, (was, now), (i1, i2, j1, j2))
    return _with_moves(was, units, gaps)


def _with_moves(was: Sequence[_Unit], units: list[_Unit | None], gaps: list[list[_Unit]]) -> _Sided:
    """A line that went here and came there was moved."""
    texts = Counter(unit.text for unit in was)
    gone = {unit.text: i for i, unit in enumerate(was) if units[i] is None and texts[unit.text] == 1}
    moved: set[int] = set()
    for gap in gaps:
        for at, unit in enumerate(gap):
            if (origin := gone.pop(unit.text, None)) is not None:
                gap[at] = replace(unit, origin=origin)
                moved.add(origin)
    return _Sided(tuple(units), tuple(map(tuple, gaps)), frozenset(moved))


def _replaced(
    units: list[_Unit | None], gaps: list[list[_Unit]], sides: tuple[Sequence[_Unit], Sequence[_Unit]],
    at: tuple[int, int, int, int],
) -> None:  # fmt: skip
    """Pair each changed line with the line it came from, in order; what came from nowhere was put in."""
    was, now = sides
    i, i2, j, j2 = at
    stayed = {unit.text for unit in was} & {unit.text for unit in now}
    rows = infobox.rows([unit.text for unit in was])
    for unit in now[j:j2]:
        free = [k for k in range(i, i2) if was[k].text not in stayed]
        same_field = (k for k in free if k in rows and infobox.field(was[k].text) == infobox.field(unit.text))
        partner = next(same_field, _partner(was, free, unit, alone=(i2 - i, j2 - j) == (1, 1)))
        partner = None if unit.text in stayed else partner
        if partner is None:
            gaps[i].append(unit)
        else:
            units[partner] = unit
            i = partner + 1


def _partner(was: Sequence[_Unit], free: Sequence[int], unit: _Unit, *, alone: bool) -> int | None:
    """The line that ``unit`` is a new form of: one that cites the same sentence, else one that reads much like it."""
    labels = set(_MARK.findall(unit.text))
    for k in free:
        cited = set(_MARK.findall(was[k].text))
        if (labels & cited) if labels and cited else _resembles(was[k].text, unit.text):
            return k
    return free[0] if alone and free and not labels else None


def _resembles(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() > 0.5 and matcher.quick_ratio() > 0.5 and matcher.ratio() > 0.5


_CITES = re.compile(r"\[\^[0-9a-f]{4}-[0-9a-f]{8}")
"""A line with a generated mark is a statement of its own; a table's ruler may stand on a page many times."""
_DEFINITION = re.compile(r"\[\^([^\]\s]+)\]:")
_MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")


def _with_footnotes(units: list[_Unit], own: Sequence[_Unit]) -> list[_Unit]:
    """The footnotes that a person's sentence still cites stay, also when nothing generated cites them any more."""
    defined = {m[1] for unit in units if (m := _DEFINITION.match(unit.text))}
    cited = {label for unit in units for label in _MARK.findall(unit.text)} - defined
    return units + [unit for unit in own if (m := _DEFINITION.match(unit.text)) and m[1] in cited]


def restored(base: str, mine: str) -> tuple[str, int]:
    """``mine`` with the units of ``base`` that it lacks put back where they stood; and how many those are."""
    if not mine.strip():
        return base, len(_units(base)[0])
    (head, body), (_, was_body) = frontmatter.split(plain(mine)), frontmatter.split(base)
    (was, _), (own, end) = _units(was_body), _units(body)
    sided = _sided(was, own)
    back = list(sided.gaps[0])
    for i, unit in enumerate(was):
        here = sided.units[i] or (None if i in sided.moved else unit)
        back += [*([here] if here else []), *sided.gaps[i + 1]]
    missing = sum(unit is None and i not in sided.moved for i, unit in enumerate(sided.units))
    return _dressed(head + "\n".join(map(str, back)) + end, mine), missing

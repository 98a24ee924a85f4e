"""Base, edited and fresh pages -> merged pages: what a person wrote stays, what only the generator changed follows.

The unit is a line of the body (a sentence, a table row, a list item) and a key of the front matter; only the
same unit changed on both sides is a conflict, and then the person's text stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import PurePosixPath
from typing import Literal

from generator.model import Tree

Outcome = Literal["new", "updated", "unchanged", "kept", "conflict", "deletion respected", "orphan", "deleted", "own"]
_FRONT = re.compile(r"---\n(.*?)^---\n", re.S | re.M)
_KEY = re.compile(r"^([A-Za-z_][\w-]*):", re.M)
_ID = re.compile(rb"\A---\r?\n(?:.*\r?\n)*?id:\s*[\"']?([^\"'\r\n]+?)[\"']?\s*\r?\n")


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
            untouched = edited[path] == base[path]
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
        words = "the page is not ours: no base for it"
        return "conflict", None, [Conflict(path, words, fresh.decode("utf-8", "replace"))]
    if edited == base:
        return "updated", fresh, []
    if path.suffix != ".md":
        return "kept", None, []
    return _merged(base, edited, fresh, path)


def _merged(
    base: bytes, edited: bytes, fresh: bytes, path: PurePosixPath
) -> tuple[Outcome, bytes | None, list[Conflict]]:
    try:
        mine = edited.decode("utf-8")
    except UnicodeDecodeError:
        return "conflict", None, [Conflict(path, "the page is not UTF-8", fresh.decode("utf-8"))]
    merged = merge_page(base.decode("utf-8"), mine, fresh.decode("utf-8"))
    clashes = [Conflict(path, own, generated) for own, generated in merged.conflicts]
    return ("conflict" if clashes else "kept"), merged.text.encode("utf-8"), clashes


# ---------------------------------------------------------------- a page


def merge_page(base: str, mine: str, fresh: str) -> MergedPage:
    """Three-way merge of one page; line endings and byte order mark of ``mine`` stay."""
    windows = mine.count("\r\n") * 2 > mine.count("\n")
    mark = "\ufeff" if mine.startswith("\ufeff") else ""
    sides = [text.removeprefix("\ufeff").replace("\r\n", "\n") for text in (base, mine, fresh)]
    if sides[1] == sides[0] and windows:
        return MergedPage(mark + sides[2].replace("\n", "\r\n"))
    if sides[0] == sides[2]:
        return MergedPage(mine)
    heads, bodies = zip(*map(_split, sides), strict=True)
    head, clashes = _merge_head(*heads)
    body, more = _merge_body(*bodies)
    text = head + body
    return MergedPage(mark + (text.replace("\n", "\r\n") if windows else text), (*clashes, *more))


def _split(text: str) -> tuple[str, str]:
    match = _FRONT.match(text)
    return (match[0], text[match.end() :]) if match else ("", text)


def _same(one: str, other: str) -> bool:
    return one == other or unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)


# ---------------------------------------------------------------- front matter


def _keys(head: str) -> dict[str, str]:
    """Key -> its raw text (comments above it included), in order."""
    match = _FRONT.match(head)
    inner = match[1] if match else ""
    starts = [m.start() for m in _KEY.finditer(inner)]
    found: dict[str, str] = {}
    begin = 0
    for i, start in enumerate(starts):
        end = starts[i + 1] if i + 1 < len(starts) else len(inner)
        cut = _comment_start(inner, end) if i + 1 < len(starts) else end
        key = _KEY.match(inner, start)
        assert key is not None
        found[key[1]] = inner[begin:cut]
        begin = cut
    return found


def _comment_start(text: str, end: int) -> int:
    """Where the comment lines right above ``end`` begin: they belong to the key below them."""
    while end > 0:
        line = text.rfind("\n", 0, end - 1) + 1
        if not text[line:end].startswith("#"):
            break
        end = line
    return end


def _merge_head(base: str, mine: str, fresh: str) -> tuple[str, list[tuple[str, str]]]:
    if _same(base, mine) or (not mine and not base):
        return fresh, []
    sides = [_keys(head) for head in (base, mine, fresh)]
    clashes: list[tuple[str, str]] = []
    kept: list[str] = []
    for key in (*sides[1], *(k for k in sides[2] if k not in sides[1])):
        value, clash = _merge_value(*(side.get(key) for side in sides))
        kept += [value] if value is not None else []
        clashes += [clash] if clash else []
    return (f"---\n{''.join(kept)}---\n" if kept or mine else ""), clashes


def _merge_value(base: str | None, mine: str | None, fresh: str | None) -> tuple[str | None, tuple[str, str] | None]:
    if mine == base:
        return fresh, None
    if fresh in (base, mine) or mine is None:
        return mine, None
    if fresh is None:
        return mine, None
    if (joined := _merge_lists(base, mine, fresh)) is not None:
        return joined, None
    return mine, (mine.rstrip("\n"), fresh.rstrip("\n"))


_FLOW = re.compile(r"([\w-]+): \[(.*)\]\n\Z")
_ITEM = re.compile(r'"(?:[^"\\]|\\.)*"|[^,]+')


def _merge_lists(base: str | None, mine: str, fresh: str) -> str | None:
    """Lists item by item; None where a side is no one-line list."""
    sides = [_FLOW.match(side or "") for side in (base, mine, fresh)]
    if not all(sides):
        return None
    was, own, new = ([i.strip() for i in _ITEM.findall(side[2]) if i.strip()] for side in sides if side)
    kept = [item for item in own if item in new or item not in was]
    kept += [item for item in new if item not in was and item not in kept]
    assert sides[1] is not None
    return f"{sides[1][1]}: [{', '.join(kept)}]\n"


# ---------------------------------------------------------------- body


@dataclass(frozen=True, slots=True)
class _Unit:
    """A line with the blank lines above it."""

    text: str
    blanks: int

    def __str__(self) -> str:
        return "\n" * self.blanks + self.text


@dataclass(frozen=True, slots=True)
class _Sided:
    """What one side made of the base: for each unit what stands in its place, and what it put into each gap."""

    units: tuple[tuple[_Unit, ...], ...]
    gaps: tuple[tuple[_Unit, ...], ...]


def _units(body: str) -> tuple[list[_Unit], str]:
    """The lines with text, and the white space that ends the body."""
    units: list[_Unit] = []
    blanks = 0
    lines = body.split("\n")
    for line in lines:
        if line.strip():
            units.append(_Unit(line, blanks))
            blanks = 0
        else:
            blanks += 1
    return units, "\n" * blanks


def _merge_body(base: str, mine: str, fresh: str) -> tuple[str, list[tuple[str, str]]]:
    (was, _), (own, own_end), (new, new_end) = map(_units, (base, mine, fresh))
    ours, theirs = _sided(was, own), _sided(was, new)
    clashes: list[tuple[str, str]] = []
    merged = list(_gap(ours.gaps[0], theirs.gaps[0]))
    for i, unit in enumerate(was):
        kept, clash = _unit(unit, ours.units[i], theirs.units[i])
        clashes += [clash] if clash else []
        merged += [*kept, *_gap(ours.gaps[i + 1], theirs.gaps[i + 1])]
    end = own_end if own_end != _units(base)[1] else new_end
    return "\n".join(map(str, merged)) + end, clashes


def _sided(was: Sequence[_Unit], now: Sequence[_Unit]) -> _Sided:
    units: list[tuple[_Unit, ...]] = [()] * len(was)
    gaps: list[list[_Unit]] = [[] for _ in range(len(was) + 1)]
    keys = [[unicodedata.normalize("NFC", u.text) for u in side] for side in (was, now)]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        if tag == "equal":
            for i, j in zip(range(i1, i2), range(j1, j2), strict=True):
                units[i] = (now[j],)
        elif tag == "insert":
            gaps[i1] += now[j1:j2]
        elif tag == "replace":
            _replaced(units, gaps, (was, now), (i1, i2, j1, j2))
    return _Sided(tuple(units), tuple(map(tuple, gaps)))


def _replaced(
    units: list[tuple[_Unit, ...]], gaps: list[list[_Unit]], sides: tuple[Sequence[_Unit], Sequence[_Unit]],
    at: tuple[int, int, int, int],
) -> None:  # fmt: skip
    """Pair each changed line with the line it came from, in order; what resembles nothing was put in."""
    was, now = sides
    i, i2, j, j2 = at
    while j < j2:
        partner = next((k for k in range(i, i2) if _resembles(was[k].text, now[j].text)), None)
        if partner is None and i2 - i == j2 - j:
            partner = i
        if partner is None:
            gaps[i].append(now[j])
        else:
            units[partner] = (now[j],)
            i = partner + 1
        j += 1


def _resembles(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() > 0.5 and matcher.quick_ratio() > 0.5 and matcher.ratio() > 0.5


def _unit(
    was: _Unit, own: tuple[_Unit, ...], new: tuple[_Unit, ...]
) -> tuple[tuple[_Unit, ...], tuple[str, str] | None]:
    if own and new and _same(own[0].text, new[0].text):
        blanks = own[0].blanks if own[0].blanks != was.blanks else new[0].blanks
        return (_Unit(own[0].text, blanks),), None
    if own and _same(own[0].text, was.text):
        return new, None
    if not own or not new or _same(new[0].text, was.text):
        return own, None
    return own, (own[0].text, new[0].text)


def _gap(own: tuple[_Unit, ...], new: tuple[_Unit, ...]) -> tuple[_Unit, ...]:
    """What both put between two units: the generated first, the person's behind it, nothing twice."""
    texts = [u.text for u in own]
    if not new or all(u.text in texts for u in new):
        return own
    return (*(u for u in new if u.text not in texts), *own)


def restored(base: str, mine: str) -> tuple[str, int]:
    """``mine`` with the units of ``base`` that it lacks put back where they stood; and how many those are."""
    if not mine:
        return base, len(_units(base)[0])
    (head, body), (_, was_body) = _split(mine), _split(base)
    (was, _), (own, end) = _units(was_body), _units(body)
    sided = _sided(was, own)
    back = list(sided.gaps[0])
    for i, unit in enumerate(was):
        back += [*(sided.units[i] or (unit,)), *sided.gaps[i + 1]]
    return head + "\n".join(map(str, back)) + end, sum(not kept for kept in sided.units)

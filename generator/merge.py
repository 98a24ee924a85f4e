"""Base, edited and fresh pages -> merged pages: what a person wrote stays, what only the generator changed follows.

The unit is a line of the body (a sentence, a table row, a list item) and a key of the front matter; only the
same unit changed on both sides is a conflict, and then the person's text stays.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Literal

from generator.model import Tree
from generator.text import alignment, frontmatter, infobox
from generator.text.alignment import Unit, key

_EMPTY: Tree = MappingProxyType({})
Outcome = Literal["new", "updated", "unchanged", "kept", "conflict", "deletion respected", "orphan", "deleted", "own"]
_ID = re.compile(rb"""\A(?:\xef\xbb\xbf)?---\r?\n(?:(?!---).*\r?\n)*?id:[ \t]*["']?([^"'\r\n]+?)["']?[ \t]*\r?\n""")

WHOLE_PAGE = "(the whole page: nothing tells which of its words were generated)"
NOT_TEXT = "(the whole page: it is not UTF-8)"


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
    """``writes`` and ``deletes`` for docs/, the ``base`` to keep, conflicts, and the outcome for each page.

    ``waiting``: what was last generated of pages that a person deleted, and of those that are kept without a source.
    ``moved``: where pages stood -> where they stand now.
    """

    writes: Tree
    deletes: tuple[PurePosixPath, ...]
    base: Tree
    waiting: Tree
    conflicts: tuple[Conflict, ...]
    outcomes: Mapping[PurePosixPath, Outcome]
    moved: Mapping[PurePosixPath, PurePosixPath]


# ---------------------------------------------------------------- a folder


def page_id(data: bytes) -> str | None:
    """The id in a page's front matter, by which a renamed page is known again."""
    match = _ID.match(data[:4000])
    return html.unescape(match[1].decode("utf-8", "replace").replace("\\\\", "\\")) if match else None


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
        if not (_is_text(found[old]) and _is_text(found[new])):
            continue
        if b'\nkind: "redirect"\n' not in found[old]:
            found[new] = _with_words_of(base[old], found[old], found[new])
        found[old] = base[old]
    return found


def _with_words_of(base: bytes, mine: bytes, target: bytes) -> bytes:
    (was_head, was), (own_head, own), (head, there) = (
        frontmatter.split(plain(data.decode("utf-8", "replace"))) for data in (base, mine, target)
    )
    head, left = frontmatter.with_own(head, was_head, own_head)
    known = set(was.split("\n")) | set(there.split("\n"))
    added = [line for line in [*left, *own.split("\n")] if line.strip() and line not in known]
    if added:
        there = _at_notes(there, "\n".join(added))
    return _dressed(head + there, target.decode("utf-8", "replace")).encode()


_NOTES_END = re.compile(r"\n*^(?:<h2 id=\"evidence\"|\[\^[^\]\s]+\]:)|\n*\Z", re.M)


def _at_notes(body: str, words: str) -> str:
    """The body with ``words`` at the end of its notes, above the evidence."""
    match = _NOTES_END.search(body)
    assert match is not None
    rest = body[match.start() :].lstrip("\n")
    return body[: match.start()] + f"\n\n{words}\n" + (f"\n{rest}" if rest else "")


def merge_tree(base: Tree, edited: Tree, fresh: Tree, waiting: Tree = _EMPTY) -> MergedTree:
    """The table of the merge for every path; a page that moved keeps its base by its id.

    ``waiting``: as the last run left it. A page that a person deleted stays deleted also when it is not generated for
    a while, and one that lost its source merges when it has one again.
    """
    known = {**waiting, **base}
    before = {id_: path for path in known if (id_ := page_id(known[path]))}
    came_from = {path: path if path in known else before.get(page_id(fresh[path]) or "", path) for path in fresh}
    results = {path: _one(known.get(came_from[path]), edited.get(path), fresh[path], path) for path in sorted(fresh)}
    outcomes: dict[PurePosixPath, Outcome] = {path: result.outcome for path, result in results.items()}
    for path in sorted(set(known) - set(fresh) - set(came_from.values())):
        if path in edited:
            outcomes[path] = "deleted" if _untouched(known[path], edited[path]) else "orphan"
    return MergedTree(
        {
            path: data
            for path, result in results.items()
            if (data := result.data) not in (None, edited.get(path)) and data
        },
        tuple(path for path, outcome in outcomes.items() if outcome == "deleted"),
        {path: result.base for path, result in results.items() if result.base is not None},
        {path: data for path, data in {**known, **fresh}.items() if _waits(path, outcomes, edited, waiting)},
        tuple(conflict for result in results.values() for conflict in result.conflicts),
        outcomes,
        {old: new for new, old in came_from.items() if old != new},
    )


def _waits(path: PurePosixPath, outcomes: Mapping[PurePosixPath, Outcome], edited: Tree, waiting: Tree) -> bool:
    if path in outcomes:
        return outcomes[path] in ("deletion respected", "orphan")
    return path in waiting and path not in edited


@dataclass(frozen=True, slots=True)
class _Result:
    """What becomes of one generated page: ``data`` to write (None: nothing) and the ``base`` to keep for it."""

    outcome: Outcome
    data: bytes | None
    base: bytes | None
    conflicts: tuple[Conflict, ...] = ()


def _one(base: bytes | None, edited: bytes | None, fresh: bytes, path: PurePosixPath) -> _Result:
    if edited is None:
        return _Result("new", fresh, fresh) if base is None else _Result("deletion respected", None, fresh)
    if edited == fresh:
        return _Result("unchanged", None, fresh)
    if not _is_text(edited):  # once it is saved as UTF-8 it merges with what it was made from
        return _Result("conflict", None, base, (Conflict(path, NOT_TEXT, fresh.decode("utf-8")),))
    if base is None or not _whole(base):
        return _Result("conflict", None, fresh, (Conflict(path, WHOLE_PAGE, fresh.decode("utf-8")),))
    if edited == base:
        return _Result("updated", fresh, fresh)
    return _merged(base, edited, fresh, path)


def _merged(base: bytes, edited: bytes, fresh: bytes, path: PurePosixPath) -> _Result:
    merged = merge_page(*(data.decode("utf-8") for data in (base, edited, fresh)))
    clashes = tuple(Conflict(path, own, generated) for own, generated in merged.conflicts)
    kept: Outcome = "unchanged" if plain(merged.text).encode() == fresh else "kept"
    return _Result("conflict" if clashes else kept, merged.text.encode("utf-8"), fresh, clashes)


def _is_text(data: bytes) -> bool:
    try:
        return "\0" not in data.decode("utf-8")
    except UnicodeDecodeError:
        return False


_GIT = re.compile(r"^(?:<{7}|>{7}) ", re.M)


def _whole(base: bytes) -> bool:
    """False for a base that was damaged: cut off, no text, or with an unsettled conflict of git in it."""
    if not _is_text(base) or not base.endswith(b"\n"):
        return False
    text = base.decode("utf-8")
    marks, notes = set(alignment.MARK.findall(text)), set(re.findall(r"^\[\^([^\]\s]+)\]:", text, re.M))
    return text.startswith("---\n") and marks <= notes and not _GIT.search(text)


def _untouched(base: bytes, edited: bytes) -> bool:
    """True where a person changed nothing; line ends and white space at the end of a line are no edit."""
    try:
        lines = (plain(data.decode("utf-8")).split("\n") for data in (base, edited))
        return [*map(key, next(lines))] == [*map(key, next(lines))]
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


def _same(one: str, other: str) -> bool:
    return one == other or key(one) == key(other)


def _merge_head(base: str, mine: str, fresh: str) -> tuple[str, list[tuple[str, str]]]:
    if _same(base, mine):
        return mine if _same(fresh, base) else fresh, []
    was, own, new = (frontmatter.keys(head) for head in (base, mine, fresh))
    if base == fresh or own is None or was is None or new is None:
        return mine, []
    clashes: list[tuple[str, str]] = []
    kept: dict[str, str] = {}
    for name in (*own, *(k for k in new if k not in own)):
        value, clash = _merge_value(was.get(name), own.get(name), new.get(name))
        kept |= {name: value} if value is not None else {}
        clashes += [clash] if clash else []
    return (frontmatter.joined(kept) if kept or own else mine), clashes


def _merge_value(base: str | None, mine: str | None, fresh: str | None) -> tuple[str | None, tuple[str, str] | None]:
    if mine == base or (mine and base and _same(mine, base)):
        return mine if fresh == base else fresh, None
    if fresh in (base, mine) or mine is None or fresh is None:
        return mine, None
    if (joined := frontmatter.merged_list(base, mine, fresh)) is not None:
        return joined, None
    return mine, (mine.rstrip("\n"), fresh.rstrip("\n"))


# ---------------------------------------------------------------- body


def _merge_body(base: str, mine: str, fresh: str) -> tuple[str, list[tuple[str, str]]]:
    (was, was_end), (own, own_end), (new, new_end) = map(alignment.units, (base, mine, fresh))
    merger = _Merger(was, own, new)
    merged = merger.units()
    moved = {key(unit.text) for unit in merger.ours.moved.values()}
    if _only_order_differs(merged, own) and (base == fresh or _in_order(own, new, moved)):
        return mine, merger.clashes
    if base != fresh:
        merged = [merged[i] for i in infobox.editors_first([unit.text for unit in merged])]
    merged = alignment.spaced(_with_footnotes(merged, own, new), was, own, new)
    return "\n".join(map(str, merged)) + (own_end if own_end != was_end else new_end), merger.clashes


def _only_order_differs(one: Sequence[Unit], other: Sequence[Unit]) -> bool:
    return Counter(key(u.text) for u in one) == Counter(key(u.text) for u in other)


def _in_order(own: Sequence[Unit], new: Sequence[Unit], moved: Collection[str]) -> bool:
    """True where the page has the generated lines in their order, but for those that a person moved."""
    generated = [key(u.text) for u in new]
    left, known = iter(generated), set(generated) - set(moved)
    return all(text in left for u in own if (text := key(u.text)) in known)


class _Merger:
    """Walks over the base and takes for each unit what the sides made of it."""

    def __init__(self, was: Sequence[Unit], own: Sequence[Unit], new: Sequence[Unit]) -> None:
        self.was = was
        self.ours, self.theirs = alignment.sided(was, own), alignment.sided(was, new)
        lines = [unit.text for unit in was]
        self.rows, self.not_stated = infobox.rows(lines), infobox.not_stated(lines)
        self.there, self.fresh = ({key(unit.text) for unit in side} for side in (own, new))
        self.shut = alignment.shut(was, self.ours, new, self.theirs)
        self.clashes: list[tuple[str, str]] = []

    def units(self) -> list[Unit]:
        """The merged lines."""
        merged = self._gap(0)
        for i in range(len(self.was)):
            own = self.ours.units[i]
            if own is not None and i not in self.theirs.moved:
                merged += self._settled(i, own, self.theirs.units[i])
            merged += self._gap(i + 1)
        return merged

    def _settled(self, i: int, own: Unit, new: Unit | None) -> list[Unit]:
        """The unit at ``i``: what the person made of it, unless only the generator changed it."""
        was = self.was[i]
        if new is None:
            return [] if _same(own.text, was.text) else [self._by_editor(i, own)]
        if _same(own.text, was.text):
            return [own if _same(new.text, was.text) else new]
        if key(own.text) in self.fresh:  # generated, there since a run that did not end
            return [own]
        own = self._by_editor(i, own)
        if _same(new.text, was.text):
            return [own]
        if i in self.rows:
            return [own] if infobox.says_the_same(new.text, was.text) else [own, replace(new, blanks=0)]
        merged = alignment.followed(was.text, own.text, new.text)
        if merged is None:
            self.clashes.append((own.text, new.text))
        return [own if merged is None else replace(own, text=merged)]

    def _by_editor(self, i: int, own: Unit) -> Unit:
        """A row of the infobox that a person changed, said to be theirs; one that is generated now is not."""
        if i not in self.rows or key(own.text) in self.fresh:
            return own
        return replace(own, text=infobox.by_editor(own.text, self.was[i].text))

    def _gap(self, i: int) -> list[Unit]:
        """What both put between two units, nothing twice: the generated, the person's, then sections that are new."""
        mine = self.ours.gaps[i]
        arrived = {key(unit.text): unit for unit in mine}
        merged: list[Unit] = []
        taken: set[int] = set()
        for unit in self._news(i, arrived):
            if (there := arrived.get(key(unit.text))) is not None and there.origin == unit.origin:
                taken.add(there.at)  # a run that did not end has put it here already: it keeps its place in the order
                merged += self._persons(there, i)
            elif unit.origin is None:
                merged.append(unit)
            elif (own := self.ours.units[unit.origin]) is not None:
                merged += self._settled(unit.origin, own, unit)
        section = next((k for k, unit in enumerate(merged) if alignment.level(unit.text)), len(merged))
        rest = [kept for unit in mine if unit.at not in taken for kept in self._persons(unit, i)]
        return merged[:section] + rest + merged[section:]

    def _persons(self, unit: Unit, i: int) -> list[Unit]:
        """What a person put into a gap, or moved there."""
        return [self._put_in(unit, i)] if unit.origin is None else self._moved_by_person(unit.origin, unit)

    def _put_in(self, unit: Unit, i: int) -> Unit:
        """A line of a person's own; a value in the infobox for a field that no source fills is said to be theirs."""
        if (
            {i - 1, i} & self.rows
            and unit.text.startswith("|")
            and infobox.field(unit.text).casefold() in self.not_stated
        ):
            return replace(unit, text=infobox.added(unit.text))
        return unit

    def _news(self, i: int, here: Collection[str]) -> list[Unit]:
        """What the generator put into a gap and the page does not have elsewhere from a run that did not end."""
        news = [unit for unit in self.theirs.gaps[i] if unit.at not in self.shut]
        put_in = [unit for unit in news if unit.origin is None]
        arrived = all(key(unit.text) in self.there for unit in put_in)
        elsewhere = {
            unit.at
            for unit in put_in
            if key(unit.text) not in here and (arrived or (_CITES.search(unit.text) and key(unit.text) in self.there))
        }
        return [unit for unit in news if unit.at not in elsewhere]

    def _moved_by_person(self, origin: int, own: Unit) -> list[Unit]:
        """A generated line that a person moved is changed and dropped by the generator as if it stood where it was."""
        new = self.theirs.moved.get(origin, self.theirs.units[origin])
        return [replace(unit, blanks=own.blanks) for unit in self._settled(origin, own, new)]


_CITES = re.compile(r"\[\^[0-9a-f]{4}-[0-9a-f]{8}")
"""A line with a generated mark is a statement of its own; a table's ruler may stand on a page many times."""


def _with_footnotes(units: list[Unit], own: Sequence[Unit], new: Sequence[Unit]) -> list[Unit]:
    """The footnotes that a sentence cites stay, also when nothing generated cites them; a new sentence brings its own."""
    cited = _cited(units) - set(_footnotes(units))
    known = {label: unit for label, unit in _footnotes(new).items() if label not in _cited(own)} | _footnotes(own)
    brought = [unit for label, unit in known.items() if label in cited]
    if brought and units and not alignment.DEFINITION.match(units[-1].text):
        brought[0] = replace(brought[0], blanks=max(1, brought[0].blanks))
    return units + brought


def _footnotes(units: Sequence[Unit]) -> dict[str, Unit]:
    return {match[1]: unit for unit in units if (match := alignment.DEFINITION.match(unit.text))}


def _cited(units: Sequence[Unit]) -> set[str]:
    return {label for unit in units for label in alignment.MARK.findall(unit.text)}


def restored(base: str, mine: str) -> tuple[str, int]:
    """``mine`` with the units of ``base`` that it lacks put back where they stood; and how many those are."""
    if not plain(mine).strip():
        return base, len(alignment.units(base)[0])
    (head, body), (_, was_body) = frontmatter.split(plain(mine)), frontmatter.split(base)
    (was, _), (own, end) = alignment.units(was_body), alignment.units(body)
    ours = alignment.sided(was, own)
    back = list(ours.gaps[0])
    for i, unit in enumerate(was):
        here = ours.units[i] or (None if i in ours.moved else unit)
        back += [*([here] if here else []), *ours.gaps[i + 1]]
    missing = sum(not ours.has(i) for i in range(len(was)))
    return _dressed(head + "\n".join(map(str, back)) + end, mine), missing

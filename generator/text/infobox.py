"""A row of the table at the head of a page, changed by a person -> the same row, said to be the editor's."""

from __future__ import annotations

from generator import patterns

EDITORS = "(editor’s value)"
_MARK = patterns.compile(r"\[\^[0-9a-f]{4}-[0-9a-f]{8}(?:-\d+)?\]")
_HEADING = patterns.compile(r"#{2,6} ")
_RULE = patterns.compile(r"\|[\s|:-]+\|?\s*$")


def rows(lines: list[str]) -> frozenset[int]:
    """Which of the lines of a page's body are rows of its infobox: the table before the first section."""
    found: set[int] = set()
    for i, line in enumerate(lines):
        if _HEADING.match(line):
            break
        if line.startswith("|") and not _RULE.match(line) and not (i + 1 < len(lines) and _RULE.match(lines[i + 1])):
            found.add(i)
        elif found and not line.startswith("|"):
            break
    return frozenset(found)


def field(row: str) -> str:
    """What a row speaks of: its first cell."""
    return cells(row)[0].strip()


def says_the_same(row: str, other: str) -> bool:
    """True where two rows differ in their marks alone."""
    return _words(row) == _words(other)


def by_editor(row: str, was: str) -> str:
    """``row`` with no source's mark at a value that a person changed, and a word that it is theirs.

    A source never vouches for words it does not have; what the person wrote stands as it is. Idempotent.
    """
    own, old = cells(row), cells(was)
    if len(own) != len(old) or len(own) < 2 or field(row) != field(was):
        return row
    changed = [i for i in range(1, len(own)) if _words(own[i]) not in ("", _words(old[i]))]
    if not changed:
        return row
    for i in changed:
        said = _MARK.sub("", own[i]).strip()
        own[i] = f" {said if EDITORS in said else f'{said} {EDITORS}'.strip()} "
    if changed[0] == 1:
        own[2:] = [cell if i in changed else "  " for i, cell in enumerate(own[2:], 2)]
    return "|" + "|".join(own) + "|"


_NOT_STATED = patterns.compile(r"(?:[-*+] )?Not stated: (.*?)\.?$")


def not_stated(lines: list[str]) -> frozenset[str]:
    """The fields that the page says no source fills."""
    found = (match[1].split(", ") for line in lines if (match := _NOT_STATED.match(line)))
    return frozenset(name.casefold() for names in found for name in names)


def added(row: str) -> str:
    """A row that a person put in: its value is said to be the editor's."""
    return by_editor(row, f"| {field(row)} |" + "  |" * (len(cells(row)) - 1))


def editors_first(lines: list[str]) -> list[int]:
    """The order of the lines in which a value of the editor stands above what sources say of the same field."""
    order = list(range(len(lines)))
    found = rows(lines)
    for i in sorted(i for i in found if EDITORS in lines[i]):
        above = [k for k in sorted(found) if k < i and field(lines[k]) == field(lines[i]) and EDITORS not in lines[k]]
        if above:
            order.remove(i)
            order.insert(order.index(above[0]), i)
    return order


def cells(row: str) -> list[str]:
    """The cells of a table's row, as they are written."""
    return row.strip().removeprefix("|").removesuffix("|").split("|")


def _words(cell: str) -> str:
    return _MARK.sub("", cell).replace(EDITORS, "").strip()

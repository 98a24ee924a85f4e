"""Scene -> cells of tables pasted as lines with bars or tabs: the property by the head of the column, the system by the row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator import patterns
from generator.data import weapons
from generator.model import Mention
from generator.statements.scene import Scene
from generator.statements.sheets import property_of

_LINE: Final = patterns.compile(r"^[^\n]*(?:[^\n|]\|[^\n|][^\n]*\||\t[^\n\t]+\t)[^\n]*$", re.MULTILINE)
"""With three cells or more."""
_RULE: Final = patterns.compile(r"[\s|:+-]+")
_CELL: Final = patterns.compile(r"[^|\t]+")
_HEAD: Final = patterns.compile(
    r"(?P<label>[A-Za-z][A-Za-z /.-]{2,40}?)\s*(?:[(\[](?P<unit>[^()\[\],;]{1,12})[^()\[\]]{0,30}[)\]])?"
)
_QUANTITY: Final = patterns.compile(r"(?i)(?:quantity|qty|number|units|no\.?|in service|ordered|delivered|total)")
_QUALIFIED: Final = patterns.compile(
    r"(?i)\s(?:submerged|surfaced|full[\s-]load|standard|max\.?|maximum|overall|empty|loaded)\b|\b(?:diving|max\.?)\s"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with a figure: the system of its row, the property and unit that the head of its column gives, and where it lies."""

    holder: Mention
    property: str
    unit: str | None
    start: int
    end: int
    reason: str


_Column = tuple[str, str | None, str]
"""Property, unit and the printed head of a column."""


def cells(scene: Scene) -> Iterator[Cell]:
    """The cells whose column names a property and whose row names one system, or else one class of weapons."""
    columns: dict[int, _Column] = {}
    width, behind = 0, -1
    for line in _LINE.finditer(scene.text) if "|" in scene.text or "\t" in scene.text else ():
        row = [cell for cell in _CELL.finditer(scene.text, line.start(), line.end()) if cell.group().strip()]
        if _RULE.fullmatch(line.group()):
            behind = line.end()
            continue
        if line.start() > behind + 1 or not columns:
            columns, width = _columns(row), len(row)
        elif len(row) == width:
            yield from _of_row(scene, row, columns)
        behind = line.end()


def _columns(head: Sequence[re.Match[str]]) -> dict[int, _Column]:
    found: dict[int, _Column] = {}
    for at, cell in enumerate(head):
        match = _HEAD.fullmatch(cell.group().strip())
        if match is None:
            continue
        name = property_of(match["label"]) or property_of(_QUALIFIED.sub("", match["label"]).strip())
        name = name or ("quantity" if _QUANTITY.fullmatch(match["label"]) else None)
        if name is not None:
            found[at] = name, match["unit"], match["label"]
    return found


def _of_row(scene: Scene, row: Sequence[re.Match[str]], columns: dict[int, _Column]) -> Iterator[Cell]:
    start, end = row[0].start(), row[-1].end()
    known = scene.named_in(start, end) or scene.weapons_in(start, end)
    if not known or len({weapons.identity(m.name or m.text) for m in known}) != 1:
        return
    for at, (name, unit, label) in columns.items():
        cell = row[at]
        if not cell.start() <= known[0].span.start < cell.end():
            yield Cell(known[0], name, unit, cell.start(), cell.end(), f'by the head of its column, "{label}"')

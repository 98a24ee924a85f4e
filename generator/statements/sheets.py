"""Scene -> rows of data sheets ("Length: 121 m"): the property, the stretch of its value, and the system the sheet is of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator import patterns
from generator.data import weapons
from generator.model import Mention
from generator.statements.scene import Scene

# label of a row -> property of a fact
_LABELS: Final[tuple[tuple[str, str], ...]] = (
    (r"(?:overall\s|total\s)?length(?:\soverall)?|LOA", "length"),
    (r"beam", "beam"),
    (r"width", "width"),
    (r"draught|draft", "draught"),
    (r"height", "height"),
    (r"diameter", "diameter"),
    (r"wing\s?span", "wingspan"),
    (
        r"(?:(?:full[\s-]load|standard|surfaced|submerged|light|maximum)\s)?displacement(?:,?\s(?:full[\s-]load|surfaced|submerged))?|tonnage",
        "displacement",
    ),
    (
        r"(?:combat\s|launch\s|gross\s|turret\s|empty\s|curb\s|(?:(?:maximum|max\.?|normal)\s)?take-?off\s|full\s|total\s)?weight|mass",
        "weight",
    ),
    (
        r"(?:maximum\s|max\.?\s|top\s|cruising\s)?speed(?:\s(?:on\s|at\s)?(?:the\s)?(?:surface|surfaced|submerged|dived?|sea|road|altitude))?",
        "speed",
    ),
    (r"(?:maximum\s|max\.?\s|operational\s|firing\s|effective\s|combat\s|engagement\s|flight\s)?range", "range"),
    (r"crew|complement", "crew"),
    (r"calib(?:er|re)", "caliber"),
    (r"warhead(?:\sweight)?", "warhead"),
    (r"payload", "payload"),
    (r"endurance", "endurance"),
    (r"(?:service\s|operational\s)?ceiling|altitude", "altitude"),
    (r"(?:test\s|diving\s|maximum\s)?depth", "depth"),
    (r"rate\sof\sfire", "rate of fire"),
    (r"engine|engine\spower|power", "power"),
    (r"unit\s(?:cost|price)", "unit cost"),
    (r"operators?|users?", "operator"),
)
_PROPERTY_OF: Final = tuple((patterns.compile(pattern, re.IGNORECASE), name) for pattern, name in _LABELS)


def property_of(label: str) -> str | None:
    """The property that a label stands for, "Max. speed" -> "speed"; None for any other words."""
    return next((name for pattern, name in _PROPERTY_OF if pattern.fullmatch(label)), None)


_ANY_LABEL: Final = "|".join(pattern for pattern, _ in _LABELS)
# A label opens its line, behind a bullet or without one, or its sentence.
_ROW: Final = patterns.compile(
    rf"(?:^[ \t]*(?:[•*·–-][ \t]+)?|(?<=[.;] ))(?P<label>{_ANY_LABEL})(?:[ \t]?:[ \t]+|[ \t](?=\d))(?=(?P<value>[^\n]{{1,160}}))",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a data sheet: the system it is of, its property, where the row and its value lie, and why it is that one's."""

    holder: Mention
    property: str
    start: int
    value: tuple[int, int]
    reason: str


_IN_BRACKETS: Final = patterns.compile(r"(?:\s[a-z-]+){0,3}\s\((?P<rows>[^()\n]{4,120})\)")
_BRACKETED_ROW: Final = patterns.compile(rf"(?:^|;\s|,\s)(?P<label>{_ANY_LABEL})\s?:\s(?P<value>[^;]+)", re.IGNORECASE)


def _rows_in_brackets(scene: Scene) -> Iterator[Row]:
    """ "a BrahMos battery (range: 290 km; speed: Mach 2.8)"."""
    for mention in scene.named:
        brackets = _IN_BRACKETS.match(scene.text, mention.span.end)
        if brackets is None or ":" not in brackets["rows"]:
            continue
        first = brackets.start("rows")
        for hit in _BRACKETED_ROW.finditer(brackets["rows"]):
            name = property_of(hit["label"]) or ""
            value = first + hit.start("value"), first + hit.end("value")
            yield Row(mention, name, first + hit.start("label"), value, "in brackets behind its name")


_ENDS_VALUE: Final = patterns.compile(r"\.(?!\d)|;")


def rows(scene: Scene) -> Iterator[Row]:
    """The rows whose system is certain: the one its sheet's head begins with, else the only one named before."""
    yield from _rows_in_brackets(scene)
    for hit in _ROW.finditer(scene.text):
        at = hit.start("label")
        starts_line = not scene.text[scene.text.rfind("\n", 0, at) + 1 : at].strip(" \t•*·–-")
        found = (_head(scene, at) or _only(scene, at)) if starts_line else _of_the_sentence_before(scene, at)
        if found is None:
            continue
        end = hit.end("value")
        if not starts_line and (stop := _ENDS_VALUE.search(scene.text, hit.start("value"), end)):
            end = stop.start()
        name = property_of(hit["label"]) or ""
        yield Row(found[0], name, at, (hit.start("value"), end), found[1])


# So far above its rows, in characters, the head of a sheet may stand; what is longer than a head is a paragraph.
_SHEET: Final = 1500
_HEAD: Final = 80
# "FACTS – X", "Technical data: X", "**X**"
_HEADS: Final = patterns.compile(
    r"[#*•\s\"“]*(?:(?:FACTS?|FACT\s?(?:BOX|FILE|SHEET)|BOX|DATA|(?:technical\s)?(?:data|facts?|specifications?|characteristics)|at\sa\sglance|in\sbrief)(?:\s?[–—:|-]\s?|\s)(?:the\s)?[\"“]?)?",
    re.IGNORECASE,
)


def _head(scene: Scene, at: int) -> tuple[Mention, str] | None:
    """The system that the last head above ``at`` begins with; a paragraph in between ends the sheet."""
    end = scene.text.rfind("\n", 0, at)
    while end > max(0, at - _SHEET):
        start = scene.text.rfind("\n", 0, end) + 1
        line = scene.text[start:end]
        if line.rstrip().endswith(":"):
            return _announced(scene, start + len(line.rstrip()) - 1)
        if len(line) > 2 * _HEAD:
            return None
        named = scene.named_in(start, end)
        opens = named and _HEADS.fullmatch(scene.text[start : named[0].span.start])
        if opens and len(line) <= _HEAD and line.rstrip()[-1:] not in ".,;:":
            return named[0], "the head of the data sheet"
        end = start - 1
    return None


def _announced(scene: Scene, at: int) -> tuple[Mention, str] | None:
    """The one system of "Manufacturer's data for the X interceptor:"."""
    named = scene.named_in(scene.sentence(at)[0], at)
    if len({weapons.identity(m.name or m.text) for m in named}) != 1:
        return None
    return named[-1], "the line above announces its data"


def _only(scene: Scene, at: int) -> tuple[Mention, str] | None:
    """The one system that the article has named so far."""
    named = scene.named_in(0, at)
    if len({weapons.identity(m.name or m.text) for m in named}) != 1:
        return None
    return named[-1], "the only system named before the data sheet"


_ROWS_IN_A_LINE: Final = 9


def _of_the_sentence_before(scene: Scene, at: int) -> tuple[Mention, str] | None:
    previous, back = scene.sentence_before(at), 1
    while previous and back < _ROWS_IN_A_LINE and _ROW.match(scene.text, previous[0]):
        back += 1
        previous = scene.sentence_before(at, back)
    named = scene.named_in(*previous) if previous else []
    if len({weapons.identity(m.name or m.text) for m in named}) != 1:
        return None
    return named[-1], f'"{named[-1].text}" is the only system named in the sentence before'

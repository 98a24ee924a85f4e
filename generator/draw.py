"""Drawing -> SVG in the site's light and dark colours; the same data gives the same bytes."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from pathlib import PurePosixPath

from generator.model import Bar, BarChart, Drawing, LocatorMap, MapPoint, Tick, TieGraph, TimelineStrip, Tree
from generator.text.escape import attribute

WIDTH = 480  # units; shown at the width of a phone, 14 of them are still 10 pixels
_LETTER = 8.0  # mean width of a letter of 14 units
_SIZE = 14


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours; text and marks keep a contrast of 4.5 to the page they stand on."""

    text: str
    quiet: str
    line: str
    mark: str
    other: str
    land: str
    border: str
    water: str


THEMES = {
    "light": Theme("#1f2328", "#57606a", "#c3c9d0", "#b3361b", "#1f5f99", "#efece4", "#b9b4a6", "#dfe9f1"),
    "dark": Theme("#e6e8ea", "#a9b1ba", "#4a5160", "#ff9d85", "#8cc2f2", "#343b47", "#5b6474", "#1d2430"),
}

Point = tuple[float, float]


def files_of(drawings: Iterable[Drawing]) -> Tree:
    """Both files of each drawing, by their path below docs/."""
    return {PurePosixPath(d.address(theme)): svg(d, theme).encode() for d in drawings for theme in THEMES}


def svg(drawing: Drawing, theme: str) -> str:
    """The drawing as SVG: no script, no style from outside, every label escaped."""
    colours = THEMES[theme]
    match drawing.content:
        case LocatorMap() as content:
            height, body = _map(content, colours)
        case TimelineStrip() as content:
            height, body = _timeline(content, colours)
        case BarChart() as content:
            height, body = _bars(content, colours)
        case TieGraph() as content:
            height, body = _graph(content, colours)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {_n(height)}" width="{WIDTH}" height="{_n(height)}" '
        f'role="img" font-family="system-ui, sans-serif" font-size="{_SIZE}">\n<title>{attribute(drawing.alt)}</title>\n'
        + "\n".join(body)
        + "\n</svg>\n"
    )


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _text(x: float, y: float, words: str, colour: str, anchor: str = "start", extra: str = "") -> str:
    return f'<text x="{_n(x)}" y="{_n(y)}" fill="{colour}" text-anchor="{anchor}"{extra}>{attribute(words)}</text>'


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 1) -> str:
    return f'<path d="M{_n(x1)} {_n(y1)}L{_n(x2)} {_n(y2)}" stroke="{colour}" stroke-width="{_n(width)}"/>'


def _dot(x: float, y: float, radius: float, colour: str) -> str:
    return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" fill="{colour}"/>'


def _short(words: str, room: float) -> str:
    """The words, cut behind a whole one with an ellipsis where they are wider than ``room``."""
    most = max(3, int(room / _LETTER))
    if len(words) <= most:
        return words
    cut = words[:most].rpartition(" ")[0] or words[: most - 1]
    return cut.rstrip(" ,;:") + "…"


class _Labels:
    """Places words where they cover neither each other nor what is taken."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.taken: list[tuple[float, float, float, float]] = []

    def take(self, x: float, y: float, radius: float) -> None:
        """Keep a mark free."""
        self.taken.append((x - radius, y - radius, x + radius, y + radius))

    def place(self, x: float, y: float, words: str) -> tuple[float, float, str] | None:
        """Where the words go (x, base line, anchor): right, left, above or below of the mark; None where all is full."""
        size = len(words) * _LETTER
        for left, base, anchor, at in (
            (x + 9, y + 5, "start", x + 9),
            (x - 9 - size, y + 5, "end", x - 9),
            (x - size / 2, y - 10, "middle", x),
            (x - size / 2, y + 21, "middle", x),
        ):
            box = (left, base - 12, left + size, base + 4)
            inside = box[0] >= 2 and box[2] <= self.width - 2 and box[1] >= 2 and box[3] <= self.height - 2
            if inside and not any(_overlap(box, other) for other in self.taken):
                self.taken.append(box)
                return at, base, anchor
        return None


def _overlap(one: Sequence[float], other: Sequence[float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


# ---------------------------------------------------------------- maps

_MAP_HEIGHT = 300
_TELLING = 150
_TOLERANCE = 0.9  # units; less is not seen at the size of a page
_SPECK = 6  # half units across and up together: islets below it are left out
_NARROWEST = 9.0  # degrees of latitude: a place is found by the countries around it


@dataclass(frozen=True, slots=True)
class _Ring:
    """A closed line of (longitude, latitude), and the corners of the box around it."""

    points: tuple[Point, ...]
    south_west: Point
    north_east: Point


@cache
def _outlines() -> tuple[_Ring, ...]:
    """The outlines of the countries, Natural Earth 1:50m (public domain)."""
    lines = (files("generator.data") / "outlines.txt").read_text("utf-8").split("\n")
    return tuple(_ring(line) for line in lines if line and not line.startswith("#"))


def _ring(line: str) -> _Ring:
    points: list[Point] = []
    x = y = 0
    for step in line.split():
        dx, dy = step.split(",")
        x, y = x + int(dx), y + int(dy)
        points.append((x / 20, y / 20))
    lons, lats = zip(*points, strict=True)
    return _Ring(tuple(points), (min(lons), min(lats)), (max(lons), max(lats)))


@dataclass(frozen=True, slots=True)
class _View:
    """A window on the world: west, south in degrees, and how many units a degree is across and up."""

    west: float
    north: float
    across: float
    up: float

    def at(self, lon: float, lat: float) -> Point:
        """A place in units."""
        return (lon - self.west) * self.across, (self.north - lat) * self.up


def _view(points: Sequence[MapPoint]) -> _View:
    """The smallest window around the points in which borders and coasts tell where on earth it is."""
    views = [_around(points, zoom) for zoom in (1, 2, 4, 7)]
    return next((view for view in views if _landmarks(view) >= _TELLING), views[-1])


def _landmarks(view: _View) -> int:
    """How many points of borders and coasts the window shows."""
    return sum(0 <= x <= WIDTH and 0 <= y <= _MAP_HEIGHT for ring in _outlines() for x, y in _seen(ring, view))


def _seen(ring: _Ring, view: _View) -> list[Point]:
    """The ring's points in units; none where it lies beside the window."""
    (left, bottom), (right, top) = view.at(*ring.south_west), view.at(*ring.north_east)
    beside = right < 0 or left > WIDTH or bottom < 0 or top > _MAP_HEIGHT
    return [] if beside else [view.at(*point) for point in ring.points]


def _around(points: Sequence[MapPoint], zoom: float) -> _View:
    """The window that holds all points with room around, north up, true to shape at its middle."""
    south, north = min(p.lat for p in points), max(p.lat for p in points)
    west, east = min(p.lon for p in points), max(p.lon for p in points)
    middle = (south + north) / 2
    shape = max(0.2, math.cos(math.radians(middle)))
    high = max((north - south) * 1.35, _NARROWEST * zoom, (east - west) * 1.35 * shape * _MAP_HEIGHT / WIDTH)
    up = _MAP_HEIGHT / high
    across = up * shape
    return _View((west + east) / 2 - WIDTH / across / 2, middle + high / 2, across, up)


def _map(content: LocatorMap, colours: Theme) -> tuple[float, list[str]]:
    view = _view(content.points)
    body = [f'<rect width="{WIDTH}" height="{_MAP_HEIGHT}" fill="{colours.water}"/>']
    body.append(
        f'<path d="{_land(view)}" transform="scale(.5)" fill="{colours.land}" stroke="{colours.border}" stroke-width="1.6" stroke-linejoin="round"/>'
    )
    labels = _Labels(WIDTH, _MAP_HEIGHT)
    placed = [(p, *view.at(p.lon, p.lat)) for p in sorted(content.points, key=lambda p: (-p.weight, p.label))]
    for _, x, y in placed:
        labels.take(x, y, 5)
    for point, x, y in placed:
        body.append(_dot(x, y, 6 if point.weight > 1 else 4.5, colours.mark if point.weight > 1 else colours.other))
        words = _short(point.label, 190)
        if where := labels.place(x, y, words):
            halo = f' stroke="{colours.land}" stroke-width="3" paint-order="stroke"'
            body.append(_text(where[0], where[1], words, colours.text, where[2], halo))
    return _MAP_HEIGHT, body


@lru_cache(maxsize=1)  # both themes of a map follow each other
def _land(view: _View) -> str:
    """All that the window shows of the outlines, as one path."""
    return "".join(_path(points) for ring in _outlines() if (points := _seen(ring, view)))


def _path(points: list[Point]) -> str:
    """The ring in half units, each step from the one before: half the bytes of absolute decimals."""
    steps = [(round(2 * x), round(2 * y)) for x, y in _simplified(_clipped(points))]
    if len(steps) < 3 or _extent(steps) < _SPECK:
        return ""
    moves = (f"{x - px} {y - py}" for (px, py), (x, y) in pairwise(steps) if (x, y) != (px, py))
    return f"M{steps[0][0]} {steps[0][1]}l{' '.join(moves)}Z".replace(" -", "-")


def _extent(steps: Sequence[tuple[int, int]]) -> int:
    xs, ys = [x for x, _ in steps], [y for _, y in steps]
    return max(xs) - min(xs) + max(ys) - min(ys)


def _simplified(points: Sequence[Point]) -> list[Point]:
    """The points that matter: what is left out lies within _TOLERANCE of the line (Douglas and Peucker)."""
    kept = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        farthest, off = max(
            ((i, _off(points[i], points[first], points[last])) for i in range(first + 1, last)),
            key=lambda found: found[1],
            default=(0, 0.0),
        )
        if off > _TOLERANCE:
            kept.add(farthest)
            spans += [(first, farthest), (farthest, last)]
    return [points[i] for i in sorted(kept) if 0 <= i < len(points)]


def _off(point: Point, start: Point, end: Point) -> float:
    """How far the point lies from the line between the two, in units."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    if length < 1e-9:
        return math.hypot(point[0] - start[0], point[1] - start[1])
    return abs(dx * (start[1] - point[1]) - dy * (start[0] - point[0])) / length


def _clipped(points: list[Point]) -> list[Point]:
    """The polygon inside the window and a little around (Sutherland and Hodgman)."""
    edge = 4.0
    for axis, limit, sign in ((0, -edge, 1), (0, WIDTH + edge, -1), (1, -edge, 1), (1, _MAP_HEIGHT + edge, -1)):
        result: list[Point] = []
        for i, point in enumerate(points):
            before = points[i - 1]
            here, there = sign * (point[axis] - limit) >= 0, sign * (before[axis] - limit) >= 0
            if here != there:
                share = (limit - before[axis]) / (point[axis] - before[axis])
                result.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
            if here:
                result.append(point)
        points = result
    return points


# ---------------------------------------------------------------- time

_LANE, _LEFT = 74, 14
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def _day(when: str) -> float | None:
    """The middle of an EDTF day, month or year as a number of days; None for an open or impossible date."""
    match = _DAY.match(when)
    if not match:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        start = datetime.date(year, month or 1, day or 1).toordinal()
    except ValueError:
        return None
    return start + (0.5 if day else 15 if month else 182)


def _timeline(content: TimelineStrip, colours: Theme) -> tuple[float, list[str]]:
    lanes = [(title, _dated(ticks)) for title, ticks in content.lanes]
    days = [day for _, ticks in lanes for day, _ in ticks]
    if not days:
        return 20, []
    first, last = min(days), max(days)
    margin = max((last - first) * 0.06, 20)
    first, span = first - margin, last - first + 2 * margin
    height = _LANE * len(lanes) + 30
    body = [element for year in _grid(first, span, height, colours) for element in year]
    for number, (title, ticks) in enumerate(lanes):
        y = _LANE * number + 50.0
        body += [_line(0, y, WIDTH, y, colours.line), _text(0, y - 30, title, colours.quiet)]
        body += _ticks(ticks, y, first, span, colours.mark if number == 0 else colours.other, colours)
    return height, body


def _dated(ticks: Sequence[Tick]) -> list[tuple[float, str]]:
    return sorted((day, tick.label) for tick in ticks if (day := _day(tick.when)) is not None)


def _ticks(
    ticks: list[tuple[float, str]], y: float, first: float, span: float, mark: str, colours: Theme
) -> Iterator[str]:
    """Marks on a lane; words where they do not run into each other."""
    free = 0.0
    for day, label in ticks:
        x = _LEFT + (day - first) / span * (WIDTH - 2 * _LEFT)
        yield _dot(x, y, 5, mark)
        words = _short(label, 200)
        long = len(words) * _LETTER
        left = min(x - 4, WIDTH - long)
        if left >= free:
            yield _text(left, y - 10, words, colours.text)
            free = left + long + 8


def _grid(first: float, span: float, height: float, colours: Theme) -> Iterator[tuple[str, str]]:
    """A line and a word for each year, quarter or month, as many as there is room for."""
    months = 1 if span < 200 else 3 if span < 800 else 12 * max(1, round(span / 365 / 8))
    day = datetime.date.fromordinal(max(1, int(first)))
    year, month = day.year, 1
    while True:
        at = datetime.date(year, month, 1).toordinal()
        if at > first + span:
            return
        if at >= first:
            x = _LEFT + (at - first) / span * (WIDTH - 2 * _LEFT)
            words = str(year) if months >= 12 else f"{year}-{month:02}"
            if x < WIDTH - 50:
                yield _line(x, 0, x, height - 18, colours.line, 0.6), _text(x, height - 4, words, colours.quiet)
        month += months
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        if year > 9998:
            return


# ---------------------------------------------------------------- figures


def _bars(content: BarChart, colours: Theme) -> tuple[float, list[str]]:
    largest = max((bar.high for bar in content.bars), default=0) or 1
    body: list[str] = []
    for number, bar in enumerate(content.bars):
        y = number * 46.0
        label = f"{_figure(bar)} {content.unit}"
        start, end = (share / largest * (WIDTH - 24) for share in (0 if bar.low == bar.high else bar.low, bar.high))
        body += [
            _text(0, y + 14, _short(bar.label, WIDTH - len(label) * _LETTER - 20), colours.text),
            _text(WIDTH, y + 14, label, colours.text, "end"),
            f'<rect x="{_n(start)}" y="{_n(y + 21)}" width="{_n(max(3, end - start))}" height="12" fill="{colours.other}"/>',
        ]
        if bar.comparator in (">", ">="):
            tip = f"M{_n(end)} {_n(y + 21)}l10 6-10 6z"
            body.append(f'<path d="{tip}" fill="{colours.other}"/>')
    return 46 * len(content.bars), body


def _figure(bar: Bar) -> str:
    before = {">": "more than ", ">=": "at least ", "<": "less than ", "<=": "up to ", "~": "about "}
    value = f"{bar.high:,.10g}" if bar.low == bar.high else f"{bar.low:,.10g} to {bar.high:,.10g}"
    return before.get(bar.comparator or "", "") + value


# ---------------------------------------------------------------- ties


def _graph(content: TieGraph, colours: Theme) -> tuple[float, list[str]]:
    """Nodes on an ellipse in the order given, so that one tie more moves nothing but itself."""
    height = 480.0
    places = {label: _on_ellipse(i, len(content.nodes), height) for i, (label, _) in enumerate(content.nodes)}
    heaviest = max((tie.weight for tie in content.ties), default=1)
    body = [
        _line(*places[tie.one], *places[tie.other], colours.border, 1 + 4 * tie.weight / heaviest)
        for tie in content.ties
        if tie.one in places and tie.other in places
    ]
    for label, kind in content.nodes:
        x, y = places[label]
        right = x >= WIDTH / 2 - 1
        lines = _folded(label, (WIDTH - x - 12) if right else (x - 12))
        body.append(_dot(x, y, 6, colours.mark if kind == "person" else colours.other))
        body += [
            _text(
                x + (10 if right else -10),
                y + 5 + 16 * (n - (len(lines) - 1) / 2),
                line,
                colours.text,
                "start" if right else "end",
            )
            for n, line in enumerate(lines)
        ]
    return height, body


def _on_ellipse(number: int, count: int, height: float) -> Point:
    """Down the right side and up the left, at the same distance one below another, so that no words meet."""
    right = (count + 1) // 2
    side, row, rows = (1, number, right) if number < right else (-1, count - 1 - number, count - right)
    y = height * (row + 0.5) / rows
    return WIDTH / 2 + side * 104 * math.sqrt(max(0.04, 1 - (2 * y / height - 1) ** 2)), y


def _folded(words: str, room: float) -> list[str]:
    """The words on one line or two."""
    first = ""
    for word in re.findall(r"\S+?(?:-(?=\S)|\s+|\Z)", words):
        if first and len((first + word).rstrip()) * _LETTER > room:
            break
        first += word
    rest = words[len(first) :]
    return [_short(first.strip(), room), _short(rest, room)] if rest else [first.strip()]

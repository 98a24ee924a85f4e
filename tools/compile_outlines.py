"""World-atlas' countries-50m.json -> generator/data/outlines.txt: python tools/compile_outlines.py FOLDER-OF-THE-PACKAGE.

The package (npm pack world-atlas) holds Natural Earth's outlines (public domain) as TopoJSON. Each line of the result
is a ring: first point, then steps, in twentieths of a degree; islands smaller than a fifth of a degree are left out.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

GRID = 20  # steps in a degree: 0.05 degrees, about 5 km
TOLERANCE = 0.9  # of a step; a point nearer than that to the line between its neighbours says nothing
SMALLEST = 4  # steps

Point = tuple[int, int]


def arcs(topology: Any) -> list[list[Point]]:
    """The arcs on the grid."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points: list[Point] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            point = round((x * sx + tx) * GRID), round((y * sy + ty) * GRID)
            if not points or points[-1] != point:
                points.append(point)
        found.append(simplified(points))
    return found


def simplified(points: list[Point]) -> list[Point]:
    """Douglas and Peucker's simplification; the ends stay, so that neighbours still share their border."""
    if len(points) < 3:
        return points
    (x1, y1), (x2, y2) = points[0], points[-1]
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5

    def distance(point: Point) -> float:
        if not length:
            return float(((point[0] - x1) ** 2 + (point[1] - y1) ** 2) ** 0.5)
        return float(abs((x2 - x1) * (y1 - point[1]) - (x1 - point[0]) * (y2 - y1)) / length)

    far = max(range(1, len(points) - 1), key=lambda i: distance(points[i]))
    if distance(points[far]) <= TOLERANCE:
        return [points[0], points[-1]]
    return simplified(points[: far + 1])[:-1] + simplified(points[far:])


def rings(topology: Any) -> Iterator[list[Point]]:
    """The outer rings of all countries."""
    known = arcs(topology)
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        for polygon in polygons:
            ring: list[Point] = []
            for index in polygon[0]:
                arc = known[index] if index >= 0 else known[~index][::-1]
                ring += arc[1:] if ring else arc
            ring = unwrapped(ring)
            xs, ys = [x for x, _ in ring], [y for _, y in ring]
            if min(ys) < -60 * GRID:
                continue  # Antarctica runs around the pole and has no outline of its own on such a map
            if max(xs) - min(xs) + max(ys) - min(ys) >= SMALLEST and len(ring) > 3:
                yield ring


def unwrapped(ring: list[Point]) -> list[Point]:
    """The ring without the leap from one side of the map to the other: what lies beyond 180 degrees stays beside it."""
    found, shift = ring[:1], 0
    for (before, _), (x, y) in itertools.pairwise(ring):
        shift += -360 * GRID if x - before > 180 * GRID else 360 * GRID if before - x > 180 * GRID else 0
        found.append((x + shift, y))
    return found


def line(ring: list[Point]) -> str:
    """First point, then steps."""
    steps = [f"{x - a},{y - b}" for (a, b), (x, y) in itertools.pairwise(ring)]
    return " ".join([f"{ring[0][0]},{ring[0][1]}", *steps])


def main() -> None:
    """Write the file."""
    topology = json.loads((Path(sys.argv[1]) / "countries-50m.json").read_text("utf-8"))
    sys.setrecursionlimit(20_000)
    head = "# Outlines of countries, Natural Earth 1:50m (public domain), through world-atlas 2.0.2; twentieths of a degree.\n"
    target = Path(__file__).parent.parent / "generator" / "data" / "outlines.txt"
    target.write_text(head + "".join(line(ring) + "\n" for ring in rings(topology)), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Drawings: labels are escaped and kept apart, dates that are open are not placed, nothing comes from outside."""

from __future__ import annotations

import itertools
import re
from xml.etree import ElementTree

import pytest

from generator.draw import THEMES, svg
from generator.model import Bar, BarChart, Drawing, LocatorMap, MapPoint, Tick, Tie, TieGraph, TimelineStrip

HOSTILE = '</text><script>alert("1")</script>&\x01 “x”'
CONTENTS: dict[str, LocatorMap | TimelineStrip | BarChart | TieGraph] = {
    "map": LocatorMap((MapPoint(HOSTILE, 43.1, 131.9, 2), MapPoint("Vostochny", 51.8, 128.3), MapPoint("Moscow", 55.7, 37.6))),
    "edge": LocatorMap((MapPoint("Anadyr", 64.7, 177.5), MapPoint("Suva", -18.1, 178.4), MapPoint("Pole", 89.0, 0.0))),
    "timeline": TimelineStrip((("Reported", (Tick("2023-04", HOSTILE), Tick("2023-07-01", "b"))), ("Expected", (Tick("XXXX-04", "never placed"), Tick("2024", "c"))))),
    "bars": BarChart("km", (Bar(HOSTILE, 15000, 15000, ">"), Bar("KCNA", 900, 1300, None))),
    "ties": TieGraph(((HOSTILE, "person"), ("B", "location")), (Tie(HOSTILE, "B", 3),)),
    "no dates": TimelineStrip((("Reported", (Tick("XXXX-04", "never placed"),)),)),
}  # fmt: skip


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", CONTENTS)
def test_a_drawing_is_plain_svg(name: str, theme: str) -> None:
    text = svg(Drawing("x", f"Shows {HOSTILE}", CONTENTS[name]), theme)
    root = ElementTree.fromstring(text)
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags <= {"svg", "title", "rect", "path", "circle", "text"}
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "") and "never placed" not in text
    assert all(not name.startswith("on") for element in root.iter() for name in element.attrib)
    assert "nan" not in text and "inf" not in re.sub(r">[^<]*<", "><", text)


def test_the_same_data_gives_the_same_bytes() -> None:
    drawing = Drawing("x", "A map", CONTENTS["map"])
    assert svg(drawing, "light") == svg(drawing, "light") != svg(drawing, "dark")


def test_labels_of_a_map_do_not_cover_each_other() -> None:
    crowd = LocatorMap(tuple(MapPoint(f"Place {i}", 43 + i / 50, 131 + i / 50) for i in range(30)))
    placed = re.findall(
        r'<text x="([\d.-]+)" y="([\d.-]+)" [^>]*text-anchor="start"', svg(Drawing("x", "A map", crowd), "light")
    )
    rows = sorted(float(y) for _, y in placed)
    assert len(placed) < 30 and all(b - a > 4 or b == a for a, b in itertools.pairwise(rows))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 defines it."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("theme", "page"), [("light", "#ffffff"), ("dark", "#1e2129")])
def test_words_can_be_read(theme: str, page: str) -> None:
    colours = THEMES[theme]
    for ground in (page, colours.land, colours.water):
        assert contrast(colours.text, ground) >= 4.5
    assert contrast(colours.quiet, page) >= 4.5 and contrast(colours.mark, colours.land) >= 3


def test_words_of_ties_stay_inside_and_apart() -> None:
    names = [f"Aleksandra-Maria Konstantinopolskaya the {i}th of Vladivostok" for i in range(15)]
    ties = TieGraph(tuple((n, "person") for n in names), tuple(Tie(a, b, 1) for a, b in itertools.pairwise(names)))
    root = ElementTree.fromstring(svg(Drawing("x", "Ties", ties), "light"))
    texts = [e for e in root.iter() if e.tag.endswith("text")]
    for text in texts:
        x, wide = float(text.get("x") or 0), 8 * len(text.text or "")
        assert (x - wide if text.get("text-anchor") == "end" else x) >= 0 and x + (
            wide if text.get("text-anchor") == "start" else 0
        ) <= 480
    for side in ("start", "end"):
        rows = sorted(float(t.get("y") or 0) for t in texts if t.get("text-anchor") == side)
        assert all(b - a >= 14 for a, b in itertools.pairwise(rows))


def test_the_last_mark_of_a_strip_keeps_its_words() -> None:
    strip = TimelineStrip(
        (("Reported", (Tick("2024-01-02", "Test, Hwasong-18"), Tick("2024-03-04", "Visit, Choe Sun Hui"))),)
    )
    text = svg(Drawing("x", "A strip", strip), "light")
    assert "Test, Hwasong-18" in text and "Visit, Choe Sun Hui" in text and "…" not in text

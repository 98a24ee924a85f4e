"""What a line says of a photo; the cases stand in tests/cases/captions.txt."""

from __future__ import annotations

import re

import pytest

from generator.read import read_article
from generator.text.captions import day_in, place_in, positions, take_apart
from tests import casefile


@pytest.mark.parametrize("case", casefile.read("captions.txt"), ids=casefile.identify)
def test_captions(case: casefile.Case) -> None:
    parts = take_apart(case.input)
    fields = () if parts is None else (parts.text or parts.credit, parts.credit, parts.byline, parts.agency)
    assert (" | ".join(field or "-" for field in fields) or "no caption") == case.expected


@pytest.mark.parametrize("case", casefile.read("captions.txt"), ids=casefile.identify)
def test_the_credit_stands_where_it_is_said_to(case: casefile.Case) -> None:
    parts = take_apart(case.input)
    if parts is not None:
        assert parts.credit in case.input[parts.credit_start : parts.credit_end]
        assert case.input.startswith(parts.text)


SPREAD = {
    "above its credit": "Soldiers march in Varnay\nTom Sample/AFP",
    "below its source": "Image source, AFP\nImage caption, Soldiers march in Varnay",
    "above a label": "Soldiers march in Varnay\nPhoto: Tom Sample/AFP",
    "two lines below its source": "Image source, AFP\nImage caption, \nSoldiers march in Varnay",
    "twice above its agency": "Soldiers march in Varnay\nSoldiers march in Varnay\nAFP",
    "in italics": "*Soldiers march in Varnay Photo: AFP*",
    "counted in a gallery": "[1/3] Soldiers march in Varnay Photo: AFP",
    "counted in words": "2 of 5 | Soldiers march in Varnay, Photo: AFP",
    "behind a portal's word": "Image: Soldiers march in Varnay Pic: AFP",
    "glued, and above itself": "Soldiers march in Varnay\nSoldiers march in Varnayphoto: AFP",
}


@pytest.mark.parametrize("lines", SPREAD.values(), ids=SPREAD)
def test_a_caption_on_two_lines(lines: str) -> None:
    text = f"Head line\n\nA standfirst.\n\n{lines}\n\nThe minister came to Varnay on Monday and spoke of the army.\n"
    article = read_article("x.txt", text.encode())
    (caption,) = article.captions
    assert caption.text == text[caption.span.start : caption.span.end] == "Soldiers march in Varnay"
    assert caption.agency == "AFP" and "AFP" in (caption.credit or "")
    assert all("march" not in text[p.span.start : p.span.end] for p in article.paragraphs)


@pytest.mark.parametrize(
    "text",
    [
        "Head line\nTom Sample/AFP\n\nThe minister came to Varnay on Monday and spoke of the army.\n",
        "Head line\n\nThe minister came to Varnay on Monday.\nHe spoke of the army.\nTom Sample/AFP\nHe left on Tuesday.\n",
    ],
)
def test_a_line_above_a_name_is_not_always_a_caption(text: str) -> None:
    assert not read_article("x.txt", text.encode()).captions


WHERE = {
    "Ode, second left, with Lund (R)": {"Ode": "second from left", "Lund": "right"},
    "From left, the minister Ode, Lund and Marek at the talks.": {"Ode": "left", "Lund": "second from left", "Marek": "right"},
    "Ode, Lund and Marek (from left) in the hall": {"Ode": "left", "Lund": "second from left", "Marek": "right"},
    "Ode, far right, and Lund, 3rd from left": {"Ode": "right", "Lund": "third from left"},
    "Ode (center) listens": {"Ode": "center"},
    "L-R: Ode, Lund and Marek": {"Ode": "left", "Lund": "second from left", "Marek": "right"},
    "(L to R) Ode, Lund and Marek": {"Ode": "left", "Lund": "second from left", "Marek": "right"},
    "Ode (L), Lund (C) and Marek (R) talk": {"Ode": "left", "Lund": "center", "Marek": "right"},
    "Ode (left) and Lund (right)": {"Ode": "left", "Lund": "right"},
    "Ode, second from right, and Lund, at left, wave": {"Ode": "second from right", "Lund": "left"},
    "Left to right: Ode and Lund": {"Ode": "left", "Lund": "right"},
    "From right, Ode, Lund and Marek": {"Ode": "right", "Lund": "second from right", "Marek": "left"},
    "Clockwise from top left: Ode, Lund and Marek": {},
    "Ode, left, Lund, center, and Marek, right, pose": {"Ode": "left", "Lund": "center", "Marek": "right"},
    "Ode, pictured left, with Lund, standing second from the right": {"Ode": "left", "Lund": "second from right"},
    "Ode left the hall with Lund": {},
    "Ode, left alone by Lund, spoke": {},
    "Marek walked from left to right": {},
    "(From L) Ode, Lund and Marek in the hall": {"Ode": "left", "Lund": "second from left", "Marek": "right"},
    "(From R) Ode and Lund": {"Ode": "right", "Lund": "left"},
}  # fmt: skip


@pytest.mark.parametrize("caption", WHERE)
def test_who_stands_where(caption: str) -> None:
    names = [match.span() for match in re.finditer("Ode|Lund|Marek", caption)]
    assert {caption[slice(*name)]: where for name, where in positions(caption, names).items()} == WHERE[caption]


@pytest.mark.parametrize(
    ("caption", "day", "place"),
    [
        ("SEOUL, South Korea - Soldiers march, Sept. 9, 2023.", "Sept. 9, 2023", "SEOUL, South Korea"),
        ("Soldiers march on 9 September.", "9 September", None),
        ("FILE - Soldiers march on 2023-09-09.", "2023-09-09", None),
        ("FILE PHOTO: Soldiers march", None, None),
        ("USS Example in May 2022 and June 2023", None, None),
        ("OSLO, NORWAY - JUNE 04: Ode speaks on June 04, 2024 in Oslo, Norway.", "June 04, 2024", "OSLO, NORWAY"),
        ("Ode arrives in Varnay, Norway, Tuesday, June 4, 2024.", "June 4, 2024", "Varnay, Norway"),
        ("Ode at a summit in Varnay, Norway June 4, 2024.", "June 4, 2024", "Varnay, Norway"),
        ("Ode in Varnay on 4 June 2024.", "4 June 2024", "Varnay"),
        ("Ode speaks on June 4, 2024 in Varnay, Norway.", "June 4, 2024", "Varnay, Norway"),
        ("Ode speaks in Parliament, and in Varnay on June 4.", "June 4", "Varnay"),
        ("Ode speaks in June 2024", "June 2024", None),
        ("Ode speaks in Varnay", None, None),
    ],
)
def test_day_and_place_of_a_caption(caption: str, day: str | None, place: str | None) -> None:
    assert (day_in(caption), place_in(caption)) == (day, place)

"""People, organizations and places by the case file; who a short form belongs to; hostile text."""

from __future__ import annotations

from time import process_time

import pytest

from generator import data
from generator.kinds import naming
from generator.model import Mention, Span
from generator.read import read_article
from generator.text.tokens import tokenize
from tests.casefile import Case, identify, read
from tests.marked import read as article_of


def names_in(text: str) -> tuple[Mention, ...]:
    article, _ = article_of(text)
    return naming.find(article, tokenize(article), ())


def shown(mention: Mention) -> str:
    other = [mention.name] if mention.name and mention.name != mention.text else []
    return " | ".join((mention.text, mention.kind, *other))


@pytest.mark.parametrize("case", read("kinds/names.txt"), ids=identify)
def test_names(case: Case) -> None:
    assert [shown(m) for m in names_in(case.input)] == [line for line in case.expected.split("\n") if line]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("They met at the Ostrel Air Base near the border with Norway.", None),
        ("They met at the Ostrel Air Base, and Norway protested.", None),
        ("They met at the Ostrel Air Base, Norway said.", None),
        ("They met at the Ostrel Air Base, Norway, on Monday.", "NO"),
        ("They met at the Ostrel Air Base, in the far north of Norway.", "NO"),
        ("They met at the Ostrel Air Base in South Korea.", "KR"),
        ("They met at Norway's Ostrel Air Base.", "NO"),
    ],
)
def test_a_facility_lies_where_the_text_puts_it(text: str, country: str | None) -> None:
    (base,) = (m for m in names_in(text) if m.type == "facility")
    assert base.country == country


OWN = """The Tamsin Lantern

I still hear it

Ana Ruiz meets a captain in Oslo.

The gate has no bell.

The Lantern was told so by Tom Ode.

He keeps bees.

Ana Ruiz's book "Cold" is published by Harrow & Finch
"""


def test_an_articles_own_outlet_is_a_body_and_its_author_nobody() -> None:
    article = read_article("own.txt", OWN.encode())
    found = [shown(m) for m in naming.find(article, tokenize(article), ())]
    assert found == [
        "Tamsin Lantern | organization",
        "Oslo | location",
        "Lantern | organization | The Tamsin Lantern",
        "Tom Ode | person",
        "Harrow & Finch | organization",
    ]


BORDERS = """The ferry is late again

Ana Ruiz
Hulvik Sea Mirror

The ferry from Oslo was late.

Nobody was told why by Tom Ode.

He keeps bees.

It rained.

Photo: Archive El País / Rita Moe

With files from The Canadian Press
"""


def test_bodies_are_named_in_credits_and_imprints_too() -> None:
    article = read_article("borders.txt", BORDERS.encode())
    found = [shown(m) for m in naming.find(article, tokenize(article), ())]
    assert found == [
        "Hulvik Sea Mirror | organization",
        "Oslo | location",
        "Tom Ode | person",
        "El País | organization",
        "Canadian Press | organization",
    ]


BESIDE = """Home > News > Estonia

The ferry is late again

By Ana Ruiz in Turku

The ferry from Oslo was late.

Nobody was told why by Tom Ode.

He keeps bees.

It rained.

Tags: ferries, Norway, Bergen, Anna Vik Street closure

Read also: Ferry breaks down at Zarvik | Who was Duque de Caxias?

(Reporting by Ana Ruiz in Turku and Per Holm in Riga; Editing by Paris Vane)
"""


def test_places_are_named_beside_the_text_too() -> None:
    article = read_article("beside.txt", BESIDE.encode())
    found = [m.text for m in naming.find(article, tokenize(article), ()) if m.kind == "location"]
    assert found == ["Estonia", "Turku", "Oslo", "Norway", "Bergen", "Zarvik", "Riga"]


@pytest.mark.parametrize(
    ("head", "source"),
    [
        ("Radar Sul – English edition\n\nThe ferry is late", "Radar Sul"),
        ("The ferry is late\n\n12 May 2024 · Voz do Cais — English edition", "Voz do Cais"),
        ("HULVIK MIRROR-TRIBUNE\n\nThe ferry is late", "HULVIK MIRROR-TRIBUNE"),
        ("Hulviksbladid | News | 14 February 2024\n\nThe ferry is late", "Hulviksbladid"),
        ("Hulvik Navalia » Norway » Ships\n\nThe ferry is late", "Hulvik Navalia"),
        ("The ferry is late\n\nBy: Judicial Desk, El Faro Azul", "El Faro Azul"),
        ("THE SOUND – a weekly letter on ports\n\nThe ferry is late", "THE SOUND"),
        ("VOZ DO CAIS — Oslo\n\nThe ferry is late", "VOZ DO CAIS"),
        ("From: The Slow Boat <a@b.example>\nSubject: Late\n\nThe ferry is late", "The Slow Boat"),
        ("From: Ana Ruiz <a@b.example>\nSubject: Late\n\nThe ferry is late", None),
        ("OSLO FERRY – a long story\n\nThe ferry is late", None),
        ("News » Norway » Ships\n\nThe ferry is late", None),
        ("Press service – English edition\n\nThe ferry is late", None),
        ("Society | News | 14 February 2024\n\nThe ferry is late", None),
    ],
)
def test_the_outlet_stands_above_the_headline(head: str, source: str | None) -> None:
    text = f"{head}\n\nThe ferry from Oslo was late.\n\nNobody was told why.\n"
    assert read_article("head.txt", text.encode()).source == source


def test_a_body_before_a_system_is_read_without_it() -> None:
    text = "A Royal Ode Navy MH-60R Seahawk and the Saab Gripen landed."
    article, _ = article_of(text)
    systems = [
        Span(article.id, text.index(name), text.index(name) + len(name)) for name in ("MH-60R Seahawk", "Gripen")
    ]
    assert [shown(m) for m in naming.find(article, tokenize(article), systems)] == [
        "Royal Ode Navy | organization",
        "Saab | organization",
    ]


def test_the_gazetteer_reads_a_row_when_it_is_asked_for() -> None:
    gazetteer = data.gazetteer()
    assert "nowhere at all" not in gazetteer and gazetteer.get("nowhere at all") == ()
    assert gazetteer["zurich"][0].country == "CH" and gazetteer["zurich"] is gazetteer.get("zurich")
    with pytest.raises(KeyError):
        gazetteer["nowhere at all"]


@pytest.mark.parametrize("word", ["Kraków", "Šiauliai", "İzmir", "Łódź", "Đà Nẵng", "São Paulo", "Ōsaka"])
def test_a_whole_table_is_folded_as_its_words_are(word: str) -> None:
    assert data._fold_text(word) == data.fold(word)


HOSTILE = [
    "A",
    "A ",
    "Al ",
    "Mr. ",
    "Bank of ",
    "John Smith, ",
    "Kim ",
    "X-Y ",
    "The ",
    "of the ",
    "N.A.T.O. ",
    "Norway's foreign ministry ",
    "General Staff ",
    "US-UK ",
    "Minister of X of ",
    "foreign ",
]


@pytest.mark.once
@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    before = process_time()
    names_in(piece * (50_000 // len(piece)))
    assert process_time() - before < 5.0


@pytest.mark.once
def test_many_namesakes_take_linear_time() -> None:
    middle = [f"{one}{two}a" for one in "BCDFGHJKLMNPRSTVWZ" for two in "abcdefghijklmnopqrstuvwxyz"]
    before = process_time()
    names_in(", ".join(f"John {name}{more} Smith" for name in middle for more in "nrst"))
    assert process_time() - before < 5.0

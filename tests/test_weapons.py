"""Weapon systems, classes and platforms by the case file; hostile text costs no more than its length."""

from __future__ import annotations

from time import process_time

import pytest

from generator.data import weapons
from generator.kinds.weapon import find
from tests.briefings import briefing, page, plain, rows
from tests.casefile import Case, identify, read
from tests.marked import read as article_of


@pytest.mark.parametrize("case", read("kinds/weapon.txt"), ids=identify)
def test_weapons(case: Case) -> None:
    article, _ = article_of(case.input)
    found = [
        " | ".join((m.text, str(m.type), *([m.name] if m.name and m.name != m.text else []))) for m in find(article)
    ]
    assert found == [line for line in case.expected.split("\n") if line]


def test_every_known_system_has_a_class_of_the_tree_and_an_origin_only_by_a_source() -> None:
    for system in weapons.systems():
        assert system.weapon_class in weapons.classes(), system.name
        assert not system.origin or (len(system.origin) == 2 and system.source), system.name


def test_no_two_systems_claim_a_name() -> None:
    names = [weapons.key(system.name) for system in weapons.systems()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("HIMARS", "M142 HIMARS", True),
        ("Hwasong-18", "Hwasong 18", True),
        ("Kinzhal", "Kh-47M2 Kinzhal", True),
        ("T-72B3", "T-72", False),
        ("Iskander-M", "Iskander", False),
        ("Hwasong-17", "Hwasong-18", False),
        ("Agni-V", "Agni-IV", False),
    ],
)
def test_which_names_are_one_system(one: str, other: str, same: bool) -> None:
    assert (weapons.identity(one) == weapons.identity(other)) is same


def test_the_grammar_works_without_the_lexicon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weapons, "by_key", dict)
    monkeypatch.setattr(weapons, "system_of", weapons.system_of.__wrapped__)  # what it remembers is for the other tests
    monkeypatch.setattr(weapons, "identity", weapons.identity.__wrapped__)
    text = (
        "The Hwasong-18 missile flew. An MQ-9 Reaper and the Su-35S were lost; T-72B3 tanks and S-400 systems burned."
    )
    article, _ = article_of(text)
    names = [m.text for m in find(article) if m.type == "system"]
    assert names == ["Hwasong-18", "MQ-9 Reaper", "Su-35S", "T-72B3", "S-400"]


HOSTILE = [
    "A-1", "F-16 ", "Aa-", "M1", "-class ", "ballistic ", "ballistic, ", "USS A ", "submarine with ", "search for ",
    "X-1-", "missile ", "Type 05", "A", "(", "“", "frigate A ", "called the ",
]  # fmt: skip


@pytest.mark.once
@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    article, _ = article_of(piece * (50_000 // len(piece)))
    before = process_time()
    find(article)
    assert process_time() - before < 3.0


@pytest.mark.once
def test_many_names_take_linear_time() -> None:
    syllables = ("ba", "ko", "ri", "du", "ze", "mi", "ta", "lo", "ve", "sha")
    names = ("".join(syllables[int(digit)] for digit in f"{number:04}").capitalize() for number in range(4000))
    article, _ = article_of("\n\n".join(f"The army fired {name} missiles at dawn." for name in names))
    before = process_time()
    assert len([m for m in find(article) if m.type == "system"]) > 3900
    assert process_time() - before < 3.0


FIGURES = """Two missiles

It is estimated that the DF-27 has a range of between 5,000 and 8,000 km. The BrahMos missile has a speed of Mach 2.8.

The minister said that the BrahMos is fast and the DF-27 is not.
"""


@pytest.mark.parametrize(
    ("system", "field", "value"),
    [
        ("df-27", "Range", "5,000 to 8,000 km (3,100 to 5,000 mi)"),
        ("brahmos", "Speed", "Mach 2.8"),
    ],
)
def test_a_figure_is_told_once_and_as_people_write_it(system: str, field: str, value: str) -> None:
    text = page(briefing({"a.txt": FIGURES}), f"weapons/{system}.md")
    sheet = text.split("## ")[0]
    assert [plain(row[1]) for row in rows(sheet) if row[0] == field] == [value]
    assert "Sources differ" not in text


def test_sources_that_differ_are_told_side_by_side() -> None:
    text = "Missile\n\nThe Hwasong-18 has a range of 15,000 km, the Ode Institute said. A Western official said the range was 13,000 km.\n"
    notes = plain(page(briefing({"a.txt": text}), "weapons/hwasong-18.md")).split("## ")[0]
    assert (
        "- Sources differ on range: 15,000 km (9,300 mi) according to Ode Institute; "
        "13,000 km (8,100 mi) according to a Western official." in notes
    )

"""The real article in seeds/ -> what an analyst must find in it, no more and no less."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator import corpus

SEED = Path(__file__).parent.parent / "seeds" / "000_83af5299008969cf.txt"

PEOPLE = {
    "Kim Jong Un": "North Korean leader",
    "Vladimir Putin": "president",
    "Gabriela Bernal": "researcher",
    "Dmitry Peskov": "Kremlin spokesman",
    "Anne-Claire Legendre": "French Foreign Ministry spokeswoman",
    "Jo Chun Ryong": "ruling party official in charge of ammunition supply",
    "Sergei Shoigu": "Russian Defense Minister",
    "Pak Tae Song": "chairman of North Korea's Space Science and Technology Committee",
    "Kim Myong Sik": "Navy Admiral",
    "Andrey Rudenko": "Deputy Minister of Foreign Affairs",
    "Choe Sun Hui": "Foreign Minister",
    "Ri Pyong-chol": "Korean People's Army Marshals",
    "Park Jong-chon": "Korean People's Army Marshals",
}
CLASSES = {
    "ballistic missile", "cruise missile", "hypersonic missile", "artillery shell", "rocket", "ammunition",
    "spy satellite", "assault weapon", "helicopter",
}  # fmt: skip


@cache
def found(dated: bool = True) -> Any:
    """The seed's annotation as printed; ``dated`` with the sidecar that the repository ships."""
    sidecar = SEED.with_suffix(".yml").read_bytes() if dated else None
    return corpus.annotate_bytes("seeds/" + SEED.name, SEED.read_bytes(), sidecar)


def entities(kind: str) -> dict[str, Any]:
    return {entity["name"]: entity for entity in found()["entities"] if entity["kind"] == kind}


def by_id() -> dict[str, Any]:
    return {entity["id"]: entity for entity in found()["entities"]}


def fact(name: str, property: str) -> Any:
    facts = [f for f in entities("weapon")[name]["facts"] if f["property"] == property]
    assert len(facts) == 1, facts
    return facts[0]


def test_thirteen_people_and_no_other() -> None:
    assert set(entities("person")) == set(PEOPLE)


@pytest.mark.parametrize("name", PEOPLE)
def test_each_person_has_the_role_as_printed(name: str) -> None:
    roles = entities("person")[name]["roles"]
    assert any(PEOPLE[name] in role for role in roles), roles


def test_nineteen_kims_are_kim_jong_un() -> None:
    text = SEED.read_text("utf-8")
    whose = Counter(
        by_id()[m["entity"]]["name"]
        for m in found()["mentions"]
        if m["form"] in ("name", "alias") and m["kind"] == "person" and text[m["start"] : m["end"]].startswith("Kim")
    )
    assert text.count("Kim") == 20
    assert whose == {"Kim Jong Un": 19, "Kim Myong Sik": 1}


def test_rudenkos_country_is_inferred_and_says_so() -> None:
    (role,) = entities("person")["Andrey Rudenko"]["role_details"]
    assert role["country"] == "RU" and role["basis"] == "inferred"


def test_what_cannot_be_resolved_gets_no_page() -> None:
    names = {entity["name"] for entity in found()["entities"]}
    assert not {"South Korea University", "UN", "Sun", "May"} & (names - set(entities("organization")))
    assert "South Korea University" not in names


def test_one_named_system() -> None:
    assert [n for n, e in entities("weapon").items() if e["type"] == "system"] == ["Hwasong-18"]


def test_the_classes_and_the_train() -> None:
    classes = {name for name, e in entities("weapon").items() if e["type"] == "class"}
    assert classes >= CLASSES
    assert any("submarine" in name for name in classes)
    assert any("train" in name for name, e in entities("weapon").items() if e["type"] == "platform")
    assert not any(word in " ".join(classes) for word in ("bomb", "hazard", "factor", "bullet"))


def test_range_as_estimated_by_the_bbc() -> None:
    it = fact("Hwasong-18", "range")
    assert (it["value"], it["unit"], it["comparator"]) == (15000, "km", ">")
    assert it["attribution"] == ["BBC"] and "estimated" in it["hedge"]
    assert it["as_printed"] == "more than 15.000 kilometers"


def test_altitude_and_flight_time_have_no_named_source() -> None:
    altitude, flight = fact("Hwasong-18", "altitude"), fact("Hwasong-18", "flight time")
    assert (altitude["value"], altitude["unit"], altitude["comparator"]) == (6600, "km", ">")
    assert (flight["value"], flight["unit"]) == (74, "min")
    assert altitude["attribution"] == flight["attribution"] == []


def test_that_it_is_an_icbm_is_derived_and_says_why() -> None:
    it = fact("Hwasong-18", "class")
    assert it["basis"] == "derived" and "5,500 km" in it["reason"]


def test_the_missile_of_november_2022_stays_apart() -> None:
    text = SEED.read_text("utf-8")
    start = text.index("intercontinental ballistic missile that could reach")
    hit = [m for m in found()["mentions"] if m["start"] <= start < m["end"] and m["kind"] == "weapon"]
    assert hit and all(by_id()[m["entity"]]["name"] != "Hwasong-18" for m in hit)


@pytest.mark.parametrize(("printed", "value"), [("1.200", 1200), ("15.000", 15000), ("6.600", 6600)])
def test_points_are_thousands_here(printed: str, value: int) -> None:
    (quantity,) = [q for q in found()["quantities"] if q["as_printed"] == printed]
    assert quantity["value"] == value and quantity["unit"] == "km" and quantity["reason"]


def test_fifty_kilometers_per_hour_is_a_speed() -> None:
    (quantity,) = [q for q in found()["quantities"] if q["text"].endswith("50 kilometers per hour")]
    assert (quantity["value"], quantity["unit"]) == (50, "km/h")


@pytest.mark.parametrize("name", ["Russia", "North Korea", "Vladivostok", "China", "Ukraine"])
def test_places_have_coordinates_and_name_the_gazetteer(name: str) -> None:
    place = entities("location")[name]
    assert place["lat"] is not None and place["lon"] is not None and place["gazetteer"] and place["precision"]


def test_moscow_and_the_kremlin_are_metonyms() -> None:
    marked = {m["text"] for m in found()["mentions"] if m["metonym"]}
    assert {"Moscow", "Kremlin"} <= marked


@pytest.mark.parametrize(
    ("words", "speaker"),
    [("I have my agenda there", "Vladimir Putin"), ("Russia is isolated to the extent", "Anne-Claire Legendre")],
)
def test_quotes_have_their_speaker(words: str, speaker: str) -> None:
    (quote,) = [q for q in found()["quotes"] if q["text"].startswith(words)]
    assert by_id()[quote["speaker"]]["name"] == speaker
    assert quote["type"] == "direct" and quote["translated"]


def test_legendres_quote_runs_over_two_sentences() -> None:
    (quote,) = [q for q in found()["quotes"] if q["text"].startswith("Russia is isolated")]
    assert quote["text"].endswith("international isolation,")


def test_scare_quotes_are_no_speech() -> None:
    types = {q["text"]: q["type"] for q in found()["quotes"]}
    assert all(types.get(words) != "direct" for words in ("sensitive issues", "most powerful", "observers"))


@pytest.mark.parametrize(
    ("printed", "dated", "undated"),
    [
        ("In April", "2023-04", "XXXX-04"),
        ("Last July", "2023-07", "XXXX-07"),
        ("In November 2022", "2022-11", "2022-11"),
    ],
)
def test_dates_with_and_without_the_day_of_publication(printed: str, dated: str, undated: str) -> None:
    for with_sidecar, value in ((True, dated), (False, undated)):
        (date,) = [
            d
            for d in found(with_sidecar)["dates"]
            if d["text"].casefold() in (printed.casefold(), printed[3:].casefold())
        ]
        assert date["value"] == value and date["reason"]


def test_sun_and_may_are_no_dates() -> None:
    assert not {d["text"] for d in found()["dates"]} & {"Sun", "may", "May"}


def test_two_photos_from_four_caption_lines() -> None:
    photos = found()["photos"]
    assert [(p["caption"], p["credit"]) for p in photos] == [
        ("Kim Jong Un gets off the train", "Reuters"),
        ("Putin in Vladivostok", "Reuters"),
    ]
    assert sum(len(p["lines"]) for p in photos) == 4
    assert [[by_id()[i]["name"] for i in p["depicts"] if by_id()[i]["kind"] == "person"] for p in photos] == [
        ["Kim Jong Un"], ["Vladimir Putin"],
    ]  # fmt: skip


def test_the_cleaning_is_reported() -> None:
    reasons = " ".join(r["reason"] for r in found()["removed"])
    for word in ("counter", "repeat", "Bonus video"):
        assert word.casefold() in (reasons + " Bonus video").casefold()
    assert [n["kind"] for n in found()["notices"]] == ["machine-translation"]


def test_the_claims() -> None:
    claims = found()["claims"]
    assert 28 <= len(claims) <= 45
    kyodo = [c for c in claims if c["attribution"] == ["Kyodo", "sources close to the Russian authorities"]]
    assert kyodo and kyodo[0]["attribution_class"] == "anonymous"
    assert any(c["hedge"] and "believed" in c["hedge"] for c in claims)

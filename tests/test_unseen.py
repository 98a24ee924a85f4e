"""Characters nobody sees, odd spaces and loose accents change nothing that is found, and every offset is the file's."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import corpus
from generator.text import unseen

SEED = Path(__file__).parent.parent / "seeds" / "000_83af5299008969cf.txt"
PRINTED = SEED.read_text("utf-8") + "\nMinister Karin Ahlström met Murat Şen in Tromsø.\n"

DEBRIS = {
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "thin spaces": lambda text: text.replace(" ", "\u2009"),
    "soft hyphens": lambda text: text.replace("tion", "ti\u00adon"),
    "zero-width spaces": lambda text: text.replace(" ", " \u200b"),
    "directions": lambda text: text.replace("Kim", "\u202aKim\u202c"),
    "loose accents": lambda text: unicodedata.normalize("NFD", text),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "front matter": lambda text: f"---\ntitle: “T” 😀\n---\n{text}",
    "front matter, CR": lambda text: f"---\ntitle: T\n---\n{text}".replace("\n", "\r"),
}


def _found(text: str) -> dict[str, Any]:
    return corpus.annotate_bytes("seeds/x.txt", text.encode())


def _gist(found: dict[str, Any]) -> Any:
    entities = [(e["id"], e["name"], e["roles"], [f["property"] for f in e["facts"]]) for e in found["entities"]]
    return entities, len(found["claims"]), [(p["caption"], len(p["lines"])) for p in found["photos"]]


@pytest.mark.parametrize("debris", DEBRIS.values(), ids=DEBRIS.keys())
def test_debris_changes_nothing_and_each_text_is_what_stands_at_its_offsets(debris: Any) -> None:
    text = debris(PRINTED)
    found = _found(text)
    assert _gist(found) == _gist(_found(PRINTED))
    roles = [role for entity in found["entities"] for role in entity["role_details"]]
    for item in (
        *roles,
        *(i for name in ("mentions", "quotes", "claims", "events", "dates", "quantities") for i in found[name]),
    ):
        assert text[item["start"] : item["end"]] == item["text"]  # fmt: skip


@given(st.text(st.sampled_from("ab 1.\u00ad\u200b\u00a0\u2009\u0301\u202e\ufeffé\n"), max_size=40))
def test_the_file_comes_back(printed: str) -> None:
    text, changed = unseen.read(printed)
    whole = unseen.InFile(text, changed)
    assert whole.quoted(0, len(text)).strip() in printed
    for at, char in enumerate(text):
        there = whole.quoted(at, at + 1)
        assert unicodedata.normalize("NFC", there) == char or (there.isspace() and char == " ")


def test_grouped_digits_stay_as_printed() -> None:
    assert unseen.read("28\u202f300 m")[0] == "28\u202f300 m"
    assert unseen.read("300\u202fm")[0] == "300 m"

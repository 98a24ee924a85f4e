"""What `annotate` prints keeps its contract on every article at hand: keys, types, offsets, references."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator import corpus

HERE = Path(__file__).parent
ARTICLES = sorted([*(HERE.parent / "seeds").glob("*.txt"), *(HERE / "gold").rglob("*.txt")])

NULL = type(None)
NUMBER = (int, float)
SHAPES: dict[str, dict[str, Any]] = {
    "mentions": {
        "start": int, "end": int, "text": str, "kind": {"person", "weapon", "location", "organization"},
        "form": {"name", "alias", "nominal", "pronoun"}, "entity": (str, NULL), "metonym": bool, "rule": str,
    },
    "entities": {
        "id": str, "kind": {"person", "weapon", "location", "organization"}, "type": (str, NULL), "name": str, "aliases": list,
        "roles": list, "role_details": list, "country": (str, NULL), "lat": (*NUMBER, NULL), "lon": (*NUMBER, NULL), "precision": (str, NULL),
        "gazetteer": (str, NULL), "facts": list,
    },
    "role_details": {
        "text": str, "organization": (str, NULL), "country": (str, NULL), "basis": {"stated", "derived", "inferred"},
        "reason": (str, NULL), "start": int, "end": int,
    },
    "facts": {
        "property": str, "value": (*NUMBER, str), "unit": (str, NULL), "comparator": (str, NULL), "as_printed": str,
        "attribution": list, "hedge": (str, NULL), "basis": {"stated", "derived", "inferred"}, "reason": (str, NULL),
        "when": (str, NULL), "start": int, "end": int,
    },
    "quotes": {
        "start": int, "end": int, "text": str, "type": {"direct", "partial", "scare"}, "speaker": (str, NULL),
        "verb": (str, NULL), "translated": bool,
    },
    "claims": {
        "start": int, "end": int, "text": str, "attribution": list,
        "attribution_class": {"stated", "named", "anonymous", "unattributed"}, "hedge": (str, NULL),
    },
    "events": {
        "start": int, "end": int, "text": str, "when": (str, NULL), "status": {"occurred", "planned", "speculated"},
        "participants": list, "where": (str, NULL),
    },
    "dates": {
        "start": int, "end": int, "text": str, "value": (str, NULL), "precision": {"time", "day", "month", "year", "interval"},
        "reason": str,
    },
    "quantities": {
        "start": int, "end": int, "text": str, "value": (*NUMBER, NULL), "low": (*NUMBER, NULL), "high": (*NUMBER, NULL),
        "unit": (str, NULL), "as_printed": str, "reason": str,
    },
    "photos": {"caption": (str, NULL), "credit": (str, NULL), "byline": (str, NULL), "depicts": list, "lines": list},
    "notices": {"kind": str, "start": int, "end": int},
    "removed": {"start": int, "end": int, "reason": str},
}  # fmt: skip
PRINTED = ("mentions", "dates", "quantities")  # their text is what stands at their place, word for word
INNER = {"role_details", "facts"}
_POINT = r"(?:\d{4}|XXXX)(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?)?[~?]?"
EDTF = re.compile(rf"{_POINT}|(?:{_POINT}|\.\.)?/(?:{_POINT}|\.\.)?|\d{{3}}X|\d\dXX")


@cache
def found(path: Path) -> Any:
    beside = path.with_suffix(".yml")
    return corpus.annotate_bytes(
        f"seeds/{path.name}", path.read_bytes(), beside.read_bytes() if beside.exists() else None
    )


def wrong(name: str, item: dict[str, Any]) -> list[str]:
    shape = SHAPES[name]
    faults = [f"{name}: {sorted(set(item) ^ set(shape))}"] if set(item) != set(shape) else []
    for key, allowed in shape.items():
        value = item.get(key)
        fits = value in allowed if isinstance(allowed, set) else isinstance(value, allowed) and not (allowed is int and value is True)  # fmt: skip
        if not fits:
            faults.append(f"{name}.{key}: {value!r}")
    return faults


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_keys_and_types(path: Path) -> None:
    printed = found(path)
    assert set(printed) == {"article", *SHAPES} - INNER
    faults = [fault for name in set(SHAPES) - INNER for item in printed[name] for fault in wrong(name, item)]
    for entity in printed["entities"]:
        faults += [fault for name in sorted(INNER) for item in entity[name] for fault in wrong(name, item)]
    assert faults == []


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_offsets_are_code_points_of_the_file(path: Path) -> None:
    text = path.read_bytes().decode("utf-8-sig")
    printed = found(path)
    for name in set(SHAPES) - INNER - {"entities", "photos"}:
        for item in printed[name]:
            assert 0 <= item["start"] < item["end"] <= len(text), (name, item)
            if name in PRINTED:
                assert text[item["start"] : item["end"]] == item["text"], (name, item)
    for entity in printed["entities"]:
        for role in entity["role_details"]:
            assert text[role["start"] : role["end"]].split() == role["text"].split(), role
        for fact in entity["facts"]:
            assert 0 <= fact["start"] < fact["end"] <= len(text)
    for item in printed["quotes"]:
        assert " ".join(item["text"].split()) in " ".join(text.split()) or "\n" in text[item["start"] : item["end"]]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_references_lead_to_entities(path: Path) -> None:
    printed = found(path)
    ids = [entity["id"] for entity in printed["entities"]]
    assert len(ids) == len(set(ids))
    named = {m["entity"] for m in printed["mentions"] if m["entity"]}
    spoken = {q["speaker"] for q in printed["quotes"] if q["speaker"]}
    taking_part = {p for e in printed["events"] for p in [*e["participants"], *([e["where"]] if e["where"] else [])]}
    shown = {d for photo in printed["photos"] for d in photo["depicts"]}
    assert named | spoken | taking_part | shown <= set(ids)
    assert set(ids) == named


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_dates_are_edtf(path: Path) -> None:
    printed = found(path)
    values = [d["value"] for d in printed["dates"]] + [e["when"] for e in printed["events"]]
    assert [value for value in values if value is not None and not EDTF.fullmatch(value)] == []

"""Annotations and expectations -> which expected items were found, as counts by class and as a list of misses.

The gold articles stand in ``tests/gold/articles/<set>/<name>.txt``, what they must yield beside them in
``<name>.expected.yml``. Run as a script it compares the working tree with the last commit.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
GOLD = HERE / "gold" / "articles"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """One expected thing: its class ("people", "roles", ...), how it reads, and whether it was found."""

    article: str
    group: str
    text: str
    found: bool


def fold(text: str) -> str:
    """Lower case, without diacritics, articles and white space runs."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    words = plain.replace("’", "'").casefold().split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _names(entity: Json) -> list[str]:
    return [fold(name) for name in (entity["name"], *entity["aliases"])]


def _entities(found: Json, kind: str, name: str) -> Iterator[Json]:
    wanted = set(fold(name).split())
    for entity in found["entities"]:
        if entity["kind"] == kind and any(wanted <= set(known.split()) for known in _names(entity)):
            yield entity


def _named(kind: str) -> Callable[[Json, str], bool]:
    return lambda found, name: any(_entities(found, kind, name))


def _has_role(found: Json, expected: Json) -> bool:
    roles = [fold(role) for entity in _entities(found, "person", expected["name"]) for role in entity["roles"]]
    return any(fold(expected["role"]) in role for role in roles)


def _has_fact(found: Json, expected: Json) -> bool:
    wanted = [expected[key] for key in ("value", "low", "high") if key in expected]
    values = [
        fact["value"]
        for entity in _entities(found, "weapon", expected["entity"])
        for fact in entity["facts"]
        if fact["property"] == expected["property"] and fact["unit"] in (expected.get("unit"), fact["unit"])
    ]
    return all(value in values for value in wanted)


def _has_quote(found: Json, expected: Json) -> bool:
    names = {entity["id"]: entity["name"] for entity in found["entities"]}
    return any(
        fold(quote["text"]) == fold(expected["text"])
        and fold(expected["speaker"]).split()[-1] in fold(names.get(quote["speaker"], ""))
        for quote in found["quotes"]
    )


# EDTF has codes for quarters and halves on its level 2; the same stretch is an interval on level 1, which is printed.
_PARTS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}


def _on_level_1(value: str) -> str:
    year, _, part = value.partition("-")
    first, last = _PARTS.get(int(part), (0, 0)) if part.isdigit() else (0, 0)
    return f"{year}-{first:02d}/{year}-{last:02d}" if first else value


def _has_date(found: Json, expected: Json) -> bool:
    value = _on_level_1(expected["value"])
    return any(fold(expected["text"]) in fold(d["text"]) and d["value"] == value for d in found["dates"])


def _has_quantity(found: Json, expected: Json) -> bool:
    return any(
        fold(expected["text"]) in fold(q["text"]) and q["value"] == expected["value"] for q in found["quantities"]
    )


def _is_nobody(found: Json, name: str) -> bool:
    return not any(e["kind"] == "person" and fold(name) in _names(e) for e in found["entities"])


PROBES: Mapping[str, Callable[[Json, Any], bool]] = {
    "people": lambda found, expected: any(_entities(found, "person", expected["name"])),
    "weapons": _named("weapon"),
    "locations": _named("location"),
    "organizations": _named("organization"),
    "facts": _has_fact,
    "quotes": _has_quote,
    "dates": _has_date,
    "quantities": _has_quantity,
    "not_people": _is_nobody,
}


def items(name: str, found: Json, expected: Json) -> Iterator[Item]:
    """Every expected item of one article; a person's role counts as an item of its own."""
    for group, probe in PROBES.items():
        for wanted in expected.get(group, []):
            yield Item(name, group, str(wanted), probe(found, wanted))
            if group == "people" and "role" in wanted:
                yield Item(name, "roles", str(wanted), _has_role(found, wanted))
    for invented in _invented_people(found, expected):
        yield Item(name, "no other people", invented, False)


def _invented_people(found: Json, expected: Json) -> list[str]:
    wanted = [set(fold(person["name"]).split()) for person in expected.get("people", [])]
    return [
        entity["name"]
        for entity in found["entities"]
        if entity["kind"] == "person"
        and not any(words <= set(name.split()) for words in wanted for name in _names(entity))
    ]


def annotated(folder: Path, tree: Path | None = None) -> dict[str, Json]:
    """Article name -> what ``annotate`` prints for it, run from ``tree`` (default: this one)."""
    run = subprocess.run(
        [sys.executable, "-m", "generator", "annotate", str(folder)],
        cwd=tree or HERE.parent,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    records = map(json.loads, run.stdout.splitlines())
    return {Path(record["article"]).stem: record for record in records}


def gold(folder: Path, tree: Path | None = None) -> list[Item]:
    """All items of a set of gold articles."""
    found = annotated(folder, tree)
    return [
        item
        for name in sorted(found)
        for item in items(name, found[name], yaml.safe_load((folder / f"{name}.expected.yml").read_text("utf-8")))
    ]


def share(found: list[Item]) -> float:
    """The part of all items that was found, 0 to 1; a person nobody expected counts as an item missed."""
    return sum(item.found for item in found) / len(found)


def _table(found: list[Item]) -> str:
    total, good = Counter(i.group for i in found), Counter(i.group for i in found if i.found)
    rows = [f"  {group:16} {good[group]:4} of {total[group]:4}" for group in total]
    return "\n".join([*rows, f"  {'all':16} {share(found):.3f}"])


def main() -> None:
    """Print the figures, the misses, and what changed since the last commit."""
    with tempfile.TemporaryDirectory() as old:
        archive = subprocess.run(
            ["git", "archive", "HEAD", "generator"], cwd=HERE.parent, capture_output=True, check=True
        )
        subprocess.run(["tar", "-x", "-C", old], input=archive.stdout, check=True)
        for folder in sorted(p for p in GOLD.iterdir() if p.is_dir()):
            now, before = gold(folder), gold(folder, Path(old))
            print(f"{folder.name}\n{_table(now)}")
            was = {(i.article, i.group, i.text): i.found for i in before}
            for item in now:
                change = (was.get((item.article, item.group, item.text), item.group == "no other people"), item.found)
                mark = {(False, True): "gained", (True, False): "LOST  ", (False, False): "missed"}.get(change)
                if mark:
                    print(f"    {mark} {item.article}: {item.group}: {item.text}")


if __name__ == "__main__":
    main()

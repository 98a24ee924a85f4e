"""Compiled tables of this package -> lookups, each loaded on first use and kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_PLAIN = str.maketrans(
    {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ı": "i", "’": "'", "‘": "'", "ʼ": "'"}
)


def rows(name: str) -> Iterator[list[str]]:
    """The tab-separated rows of a table; blank lines and lines that begin with # are comments."""
    for line in (files(__package__) / name).read_text("utf-8").split("\n"):
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def fold(word: str) -> str:
    """ASCII where that is possible, lower case: "Šiauliai" -> "siauliai"."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.translate(_PLAIN))
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


@cache
def name_parts() -> dict[str, str]:
    """Folded part of people's names -> flags: "g" given, "f" family, "n" either (rigour, Faker; MIT)."""
    return {row[0]: row[1] for row in rows("name_parts.tsv")}


@cache
def case_odds() -> dict[str, int]:
    """Lower-case word -> tenths of the log-odds of being printed in lower against upper case (spaCy lookups, MIT)."""
    return {row[0]: int(row[1]) for row in rows("words.tsv")}


@dataclass(frozen=True, slots=True)
class Record:
    """A gazetteer's place: ``type`` is "city", "region", "country", "sea" ...; ``weight`` orders namesakes."""

    name: str
    type: str
    country: str | None
    lat: float | None
    lon: float | None
    gazetteer: str
    weight: int
    admin: str | None = None


@cache
def words_of(name: str) -> dict[str, tuple[str, ...]]:
    """Rows of a small table: first column -> the other columns."""
    return {row[0]: tuple(row[1:]) for row in rows(name)}


@cache
def countries() -> dict[str, Record]:
    """ISO 3166-1 alpha-2 -> country; the point is the centre of its largest landmass (Natural Earth)."""
    found = {}
    for iso, name, _, lat, lon, population, _ in rows("countries.tsv"):
        found[iso] = Record(
            name, "country", iso, _number(lat), _number(lon), "Natural Earth", int(population or 0)
        )  # fmt: skip
    return found


def _number(text: str) -> float | None:
    return float(text) if text else None


@cache
def gazetteer() -> dict[str, tuple[Record, ...]]:
    """Folded name -> places of that name, the most important first (GeoNames, Natural Earth, own list of waters)."""
    found: dict[str, list[Record]] = {}
    for record, names in _places():
        for name in {fold(name) for name in names}:
            found.setdefault(name, []).append(record)
    return {name: tuple(sorted(set(rs), key=_importance)) for name, rs in found.items()}


def _importance(record: Record) -> tuple[int, int, str]:
    order = {"country": 0, "sea": 1, "region": 3}
    return order.get(record.type, 2), -record.weight, f"{record.country}{record.admin}{record.lat}"


def _places() -> Iterator[tuple[Record, list[str]]]:
    for iso, name, _, _, _, _, others in rows("countries.tsv"):
        yield countries()[iso], [name, *filter(None, others.split("|"))]
    for name, iso in words_of("country_names.tsv").items():
        yield countries()[iso[0]], [name]
    for name, kind, country, lat, lon, others in rows("waters_and_lands.tsv"):
        record = Record(name, kind, country or None, _number(lat), _number(lon), "own list", 1_000_000)
        yield record, [name, *filter(None, others.split("|"))]
    for name, country, lat, lon, places in rows("regions.tsv"):
        yield Record(name, "region", country, float(lat), float(lon), "GeoNames", int(places) * 20_000), [name]
    for name, country, admin, lat, lon, population, others in rows("cities.tsv"):
        city = Record(name, "city", country, float(lat), float(lon), "GeoNames", int(population), admin)
        yield city, [name, *filter(None, others.split("|"))]


@cache
def demonyms() -> dict[str, str]:
    """Lower-case demonym ("north korean", "syrians") -> ISO 3166-1 alpha-2, or "" for peoples without a state."""
    return {row[0]: row[1] if len(row) > 1 else "" for row in rows("demonyms.tsv")}

"""Compiled tables of this package -> lookups, each loaded on first use and kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_LETTERS = {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ı": "i", "’": "'", "‘": "'", "ʼ": "'"}
_PLAIN = str.maketrans(_LETTERS)


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


@cache
def brands_with_s() -> frozenset[str]:
    """Folded names of organizations that are one word with 's ("mcdonald's"), where it is no possessive."""
    names = (form for row in rows("organizations.tsv") for form in (row[0], *row[2].split("|")))
    return frozenset(fold(name) for name in names if name.endswith("'s") and " " not in name)


@cache
def small_brands() -> frozenset[str]:
    """Names of organizations that are one word and begin with a small letter ("easyJet", "thyssenkrupp"), as printed."""
    names = (form for row in rows("organizations.tsv") for form in (row[0], *row[2].split("|")))
    return frozenset(name for name in names if name[:1].islower() and name.isalnum())


@cache
def homonyms() -> dict[str, dict[str, tuple[str, str]]]:
    """Folded acronym -> ISO 3166-1 alpha-2 of a country -> name and type of the body it abbreviates there."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for acronym, iso, name, type_ in rows("homonyms.tsv"):
        found.setdefault(fold(acronym), {})[iso] = (name, type_)
    return found


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


Reader = Callable[[list[str]], Record]


class Gazetteer:
    """Folded name -> places of that name, the most important first (GeoNames, Natural Earth, own list of waters).

    Rows are read when they are asked for: loading all of them as records takes ten times as long."""

    def __init__(self) -> None:
        # Strings only, the rows of one name joined by line breaks: the garbage collector has nothing to follow.
        self._rows: dict[str, str] = {}
        self._known: dict[str, tuple[Record, ...]] = {}
        rows = self._rows
        for table, (_, file, name, others) in enumerate(_TABLES):
            for line, folded in zip(*_lines(file), strict=True):
                row = f"{table}\t{line}"
                for form in _names(folded.split("\t"), name, others):
                    rows[form] = f"{rows[form]}\n{row}" if form in rows else row

    def __contains__(self, name: object) -> bool:
        return name in self._rows

    def get(self, name: str, default: tuple[Record, ...] = ()) -> tuple[Record, ...]:
        """The places of a folded name; ``default`` where there is none."""
        if name not in self._rows:
            return default
        if name not in self._known:
            rows = (line.split("\t") for line in self._rows[name].split("\n"))
            records = {_TABLES[int(row[0])][0](row[1:]) for row in rows}
            self._known[name] = tuple(sorted(records, key=_importance))
        return self._known[name]

    def __getitem__(self, name: str) -> tuple[Record, ...]:
        if name not in self._rows:
            raise KeyError(name)
        return self.get(name)


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, loaded on first use."""
    return Gazetteer()


@cache
def _villages() -> bytes:
    return (files(__package__) / "villages.tsv").read_bytes()


@lru_cache(maxsize=20_000)
def village_in(name: str) -> tuple[str, ...]:
    """ISO 3166-1 alpha-2 of the countries that have a small place of a folded name which the gazetteer does not know.

    The table is sorted and looked up by halves, as it stands in its file: there are some two hundred thousand."""
    table, wanted = _villages(), name.encode() + b"\t"
    low, high = 0, len(table)
    while low < high:
        middle = table.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = table.find(b"\n", middle)
        if table.startswith(wanted, middle):
            return tuple(table[middle + len(wanted) : end].decode().split(","))
        low, high = (low, middle) if wanted < table[middle:end] else (end + 1, high)
    return ()


def _importance(record: Record) -> tuple[int, int, str]:
    order = {"country": 0, "sea": 1, "region": 3}
    return order.get(record.type, 2), -record.weight, f"{record.country}{record.admin}{record.lat}"


def _lines(table: str) -> tuple[list[str], list[str]]:
    """The lines of a table, and the same folded."""
    text = (files(__package__) / table).read_text("utf-8")
    lines = [line for line in text.split("\n") if line and line[0] != "#"]
    return lines, _fold_text("\n".join(lines)).split("\n")


def _names(row: list[str], name: int, others: int | None) -> tuple[str, ...]:
    if others is None or not row[others]:
        return (row[name],)
    return tuple({row[name], *filter(None, row[others].split("|"))})


_COMBINING = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+")


def _fold_text(text: str) -> str:
    """What ``fold`` makes of each word, for a whole table at once."""
    for letter, plain in _LETTERS.items():
        text = text.replace(letter, plain)
    return _COMBINING.sub("", unicodedata.normalize("NFKD", text)).casefold()


def _country(row: list[str]) -> Record:
    return countries()[row[0]]


def _country_by_name(row: list[str]) -> Record:
    return countries()[row[1]]


def _water_or_land(row: list[str]) -> Record:
    name, kind, country, lat, lon = row[:5]
    return Record(name, kind, country or None, _number(lat), _number(lon), "own list", 1_000_000)


def _region(row: list[str]) -> Record:
    name, country, lat, lon, places = row
    return Record(name, "region", country, float(lat), float(lon), "GeoNames", int(places) * 20_000)


def _city(row: list[str]) -> Record:
    name, country, admin, lat, lon, population = row[:6]
    return Record(name, "city", country, float(lat), float(lon), "GeoNames", int(population), admin)


# How a row is read, the table, the column of the name and that of its other names.
_TABLES: tuple[tuple[Reader, str, int, int | None], ...] = (
    (_country, "countries.tsv", 1, 6),
    (_country_by_name, "country_names.tsv", 0, None),
    (_water_or_land, "waters_and_lands.tsv", 0, 5),
    (_region, "regions.tsv", 0, None),
    (_city, "cities.tsv", 0, 6),
)


@cache
def demonyms() -> dict[str, str]:
    """Lower-case demonym ("north korean", "syrians") -> ISO 3166-1 alpha-2, or "" for peoples without a state."""
    return {row[0]: row[1] if len(row) > 1 else "" for row in rows("demonyms.tsv")}

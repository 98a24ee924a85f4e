"""Feed, data beside the pages, exports -> valid in their formats, dated by the sources, without what is hidden."""

from __future__ import annotations

import csv
import io
import json
import re
from functools import cache
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest

from generator import pipeline
from generator.compose import Settings
from generator.export import FORMS, Published
from generator.model import Annotation, Article, Entity, Mention, Paragraph, Place, Resolution, Sentence, Span
from generator.pipeline import Briefing
from generator.text.configuration import Site
from tests.briefings import SEED, briefing

ATOM = "{http://www.w3.org/2005/Atom}"


@cache
def seed(address: str | None = None) -> Briefing:
    texts = {p.name: p.read_text("utf-8") for p in (SEED, SEED.with_suffix(".yml"))}
    return briefing(texts, address=address)


def exported(form: str, made: Briefing | None = None) -> str:
    return pipeline.exported(made or seed(), form)


def hostile(name: str) -> Published:
    """One place with a hostile name."""
    span = Span("a", 0, 4)
    article = Article("a", "seeds/a.txt", "Text", (Paragraph(1, "body", span, (Sentence("x", span, 1),)),))
    place = Place(name, "city", "PL", 54.35, 18.65, "city", "test")
    mention = Mention(span, "location", "Text", "name", "test")
    entity = Entity("place", "location", name, "city", (name,), (mention,), place=place, country="PL")
    return Published((Annotation(article, (mention,)),), Resolution((entity,), {span: "place"}))


# ---------------------------------------------------------------- exports


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1"])
def test_no_cell_of_the_csv_is_a_formula(name: str) -> None:
    for row in csv.reader(io.StringIO(FORMS["csv"](hostile(name)))):
        assert not [cell for cell in row if cell.strip()[:1] in ("=", "+", "-", "@", "＝")]


def test_a_number_below_zero_stays_a_number() -> None:
    row = next(csv.DictReader(io.StringIO(FORMS["csv"](hostile("Quito")))))
    assert (row["lat"], row["lon"], row["articles"], row["mentions"]) == ("54.35", "18.65", "1", "1")


def test_every_row_of_the_csv_has_every_column() -> None:
    head, *rows = csv.reader(io.StringIO(exported("csv")))
    assert {len(row) for row in rows} == {len(head)}
    assert len(rows) == len(seed().resolution.entities)


def test_geojson_has_longitude_first() -> None:
    found = json.loads(exported("geojson"))
    assert found["type"] == "FeatureCollection"
    where = {f["properties"]["name"]: f["geometry"]["coordinates"] for f in found["features"]}
    longitude, latitude = where["Vladivostok"]
    assert 131 < longitude < 133 and 42 < latitude < 44
    for longitude, latitude in where.values():
        assert -180 <= longitude <= 180 and -90 <= latitude <= 90


def test_the_json_has_the_words_and_the_offsets_of_each_mention() -> None:
    found = json.loads(exported("json"))
    text = SEED.read_text("utf-8")
    ids = {entity["id"] for entity in found["entities"]}
    (article,) = found["articles"]
    for mention in article["mentions"]:
        assert text[mention["start"] : mention["end"]] == mention["text"]
        assert mention["entity"] is None or mention["entity"] in ids


def test_json_ld_names_what_it_refers_to() -> None:
    graph = json.loads(exported("jsonld"))["@graph"]
    known = {node["@id"] for node in graph}
    assert references(graph) <= known
    types = {node["name"]: node["@type"] for node in graph if "name" in node}
    assert types["Kim Jong Un"] == "Person" and types["Russia"] == "Place" and types["BBC"] == "Organization"
    assert types["Hwasong-18"] == "Product" and types["helicopter"] == "Thing"


def references(value: Any, top: bool = True) -> set[str]:
    if isinstance(value, list):
        return {r for item in value for r in references(item, top)}
    if isinstance(value, dict):
        own = {value["@id"]} if set(value) == {"@id"} else set()
        return own | {r for item in value.values() for r in references(item, False)}
    return set()


def test_figures_say_whose_they_are() -> None:
    graph = json.loads(exported("jsonld"))["@graph"]
    (system,) = [node for node in graph if node.get("name") == "Hwasong-18"]
    figures = {p["name"]: p for p in system["additionalProperty"]}
    assert figures["range"]["value"] == 15000 and "BBC" in figures["range"]["description"]
    assert figures["class"]["description"].startswith("derived")


def test_what_is_hidden_stands_in_no_export_feed_or_data() -> None:
    texts = {p.name: p.read_text("utf-8") for p in (SEED, SEED.with_suffix(".yml"))}
    made = briefing(texts, Settings(hidden=frozenset({"gabriela-bernal"})))
    for form in FORMS:
        assert "gabriela-bernal" not in exported(form, made)
    assert "gabriela-bernal" in exported("json")
    assert PurePosixPath("data/people/gabriela-bernal.jsonld") not in made.assets
    assert b"Gabriela Bernal: " not in made.assets[PurePosixPath("feed.xml")]


# ---------------------------------------------------------------- data beside the pages


def test_each_page_of_an_entity_or_article_has_its_data() -> None:
    made = seed()
    pages = {str(p.with_suffix("")) for p in made.pages if len(p.parts) == 2 and p.stem != "index"}
    data = {str(PurePosixPath(*p.parts[1:]).with_suffix("")) for p in made.assets if p.parts[0] == "data"}
    assert data == pages and len(data) > 25
    person = json.loads(made.assets[PurePosixPath("data/people/kim-jong-un.jsonld")])
    assert person["@context"] == "https://schema.org" and person["jobTitle"] == ["North Korean leader"]


def test_addresses_are_absolute_where_the_site_has_one() -> None:
    made = seed("https://a.example/b/")
    person = json.loads(made.assets[PurePosixPath("data/people/kim-jong-un.jsonld")])
    assert person["@id"] == "https://a.example/b/people/kim-jong-un/"


# ---------------------------------------------------------------- the feed


def feed(address: str | None = None) -> ET.Element:
    return ET.fromstring(seed(address).assets[PurePosixPath("feed.xml")])


def test_the_feed_has_what_rfc_4287_asks_of_it() -> None:
    root = feed()
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    assert 20 < len(entries) <= 100
    for item in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(item.findall(f"{ATOM}{name}")) == 1, name
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", item.findtext(f"{ATOM}updated") or "")
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", item.findtext(f"{ATOM}id") or "")
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    ids = [item.findtext(f"{ATOM}id") for item in entries]
    assert len(set(ids)) == len(ids)


def test_the_feed_is_dated_by_the_sources() -> None:
    assert {item.findtext(f"{ATOM}published") for item in feed().findall(f"{ATOM}entry")} == {"2023-09-12T00:00:00Z"}
    undated = briefing({SEED.name: SEED.read_text("utf-8")})
    assert not ET.fromstring(undated.assets[PurePosixPath("feed.xml")]).findall(f"{ATOM}entry")


def test_the_newest_comes_first() -> None:
    texts = {f"{year}.txt": f"---\npublished: {year}-05-01\n---\n\nHeadline {year}\n\nMayor Anna Nowak met Mayor Jan Kowalski in Gdansk in {year}.\n"
             for year in (2021, 2023, 2022)}  # fmt: skip
    found = ET.fromstring(briefing(texts).assets[PurePosixPath("feed.xml")]).findall(f"{ATOM}entry")
    days = [item.findtext(f"{ATOM}published") or "" for item in found]
    assert days == sorted(days, reverse=True) and {day[:4] for day in days} == {"2021", "2022", "2023"}


@pytest.mark.parametrize("address", [None, "https://a.example/b/"])
def test_every_link_of_the_feed_leads_to_a_page(address: str | None) -> None:
    made = seed(address)
    site = Site(address=address)
    pages = {urljoin("https://feed.example/", site.link(path)) for path in made.pages}
    anchors = b"".join(made.pages.values())
    for link in feed(address).iter(f"{ATOM}link"):
        href = link.get("href") or ""
        assert href.startswith("https://") is (address is not None)
        page, _, anchor = urljoin("https://feed.example/", href).partition("#")
        assert page in pages or page.endswith("feed.xml"), href
        assert not anchor or f'id="{anchor}"'.encode() in anchors


def test_addresses_follow_how_the_site_is_built() -> None:
    for path, folder, file in (("index.md", "", "index.html"), ("people/index.md", "people/", "people/index.html"),
                               ("people/x.md", "people/x/", "people/x.html"), ("feed.xml", "feed.xml", "feed.xml")):  # fmt: skip
        assert (Site().link(path), Site(folders=False).link(path)) == (folder, file)


def test_hostile_text_stays_text_in_the_feed() -> None:
    text = "---\npublished: 2024-01-02\n---\n\nShort <b>head</b> ]]>\n\nMayor Anna Nowak said on 1 January 2024 that <script>alert(1)</script> & \x0b would open in Gdansk.\n"
    root = ET.fromstring(briefing({"a.txt": text}).assets[PurePosixPath("feed.xml")])
    assert any("<script>" in (item.findtext(f"{ATOM}summary") or "") for item in root.findall(f"{ATOM}entry"))
    assert {child.tag for child in root.iter()} <= {f"{ATOM}{n}" for n in ("feed", "entry", "id", "title", "updated", "published", "author", "name", "link", "summary")}  # fmt: skip

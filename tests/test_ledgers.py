"""Timeline, claims, quotations, events, relations, gaps, sources -> each in order, whole, and never too long."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.compose import shelves, statements
from generator.pipeline import Briefing
from tests.briefings import SEED, briefing, page, plain, rows, section

NOTE = """---
published: {day}
---

Mayor opens bridge

Mayor Anna Nowak said that bridge {number} would open in Gdansk.
"""


@cache
def seed() -> Briefing:
    return briefing({p.name: p.read_text("utf-8") for p in (SEED, SEED.with_suffix(".yml"))})


# ---------------------------------------------------------------- shelves

dates = st.one_of(
    st.none(), st.builds("{:04}-{:02}-{:02}".format, st.integers(2020, 2023), st.integers(1, 12), st.integers(1, 28))
)


@given(st.lists(dates, max_size=200), st.integers(1, 20))
@settings(max_examples=60, deadline=None)
def test_every_row_stands_on_one_shelf_and_no_shelf_is_too_long(days: list[str | None], limit: int) -> None:
    items = list(enumerate(days))
    found = shelves.shelve(items, lambda item: shelves.by_day(item[1]), limit)
    assert sorted(i for _, held in found for i, _ in held) == list(range(len(items)))
    assert all(0 < len(held) <= limit for _, held in found)
    assert len({label for label, _ in found}) == len(found)
    for _, held in found:
        assert held == sorted(held), "rows keep their order"


@pytest.mark.parametrize(
    ("edtf", "levels"),
    [
        ("2023-09-12", ("2023", "2023-09", "2023-09-12")),
        ("2023-09", ("2023", "2023-09", "2023-09")),
        ("2023", ("2023", "2023", "2023")),
        ("XXXX-04", ("undated", "undated", "undated")),
        ("2023-07-01/2023-07-03", ("2023", "2023-07", "2023-07-01")),
        ("/2023-07", ("2023", "2023-07", "2023-07")),
        (None, ("undated", "undated", "undated")),
    ],
)
def test_the_shelf_of_a_date(edtf: str | None, levels: tuple[str, ...]) -> None:
    assert shelves.by_day(edtf) == levels


def test_a_long_ledger_has_an_index_and_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "LIMIT", 4)
    days = ["2022-01-01", "2022-01-01", "2022-02-01", "2022-02-03", "2022-02-03", "2023-05-01", ""]
    texts = {f"n{i}.txt": NOTE.format(day=day, number=100 + i) for i, day in enumerate(days)}
    made = briefing(texts)
    parts = {str(p): page(made, str(p)) for p in made.pages if str(p).startswith("claims/")}
    assert set(parts) == {"claims/2022-01.md", "claims/2022-02.md", "claims/2023.md", "claims/undated.md"}
    index = section(page(made, "claims.md"), "All 7 claims")
    assert [int(row[1]) for row in rows(index)] == [2, 3, 1, 1]
    assert [len(rows(section(t, "Ledger"))) for t in parts.values()] == [2, 3, 1, 1]
    assert all("](../claims.md)" in text for text in parts.values())


def test_a_long_section_is_split_by_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "LIMIT", 3)
    made = briefing({p.name: p.read_text("utf-8") for p in (SEED, SEED.with_suffix(".yml"))})
    parts = sorted(str(p) for p in made.pages if "people--" in str(p))
    assert "people/people--k.md" in parts and "people/people--p.md" in parts
    assert all(len(rows(section(page(made, p), "People"))) <= 3 for p in parts)


def test_one_more_article_changes_no_row_of_the_others() -> None:
    def ledger(texts: dict[str, str]) -> list[str]:
        return [line for line in page(briefing(texts), "claims.md").split("\n") if line.startswith("| Bridge")]

    texts = {f"n{i}.txt": NOTE.format(day=f"2022-0{i}-01", number=100 + i) for i in (1, 2, 4)}
    before = ledger(texts)
    after = ledger(texts | {"new.txt": NOTE.format(day="2022-03-01", number=999)})
    assert [line for line in after if "999" not in line] == before and len(after) == len(before) + 1


# ---------------------------------------------------------------- timeline


def test_what_has_no_date_is_listed_and_never_placed() -> None:
    text = page(seed(), "timeline.md")
    placed = rows(section(text, "Reported"))
    assert [row[0] for row in placed] == ["2019", "2022", "2022-11", "2023-04", "2023-07", "2023-09-12"]
    undated = rows(section(text, "Without a date: reported")) + rows(section(text, "Without a date: expected"))
    assert {row[0] for row in undated} == {"Undated"}
    assert len(placed) + len(undated) == len(list(seed().desk.events()))
    drawing = next(data for path, data in seed().assets.items() if str(path) == "drawings/timeline-strip.light.svg")
    assert b"train is heading north" not in drawing


def test_a_month_without_a_year_is_no_date() -> None:
    made = briefing({SEED.name: SEED.read_text("utf-8")})  # no day of publication: "In April" has no year
    text = page(made, "timeline.md")
    assert all(row[0][:4].isdigit() for row in rows(section(text, "Reported")))
    assert "XXXX-04 (year not stated)" in section(text, "Without a date: reported")
    assert b"XXXX" not in b"".join(data for path, data in made.assets.items() if path.suffix == ".svg")


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ('the "observers" said.', 'The "observers" said'),
        ('"We go.', "We go"),
        ("it is so,”", "It is so"),
        ("RIGA, March 14, 2024 (Northern Wire) - Latvia opened it.", "Latvia opened it"),
        ("NATO - the alliance - said so.", "NATO - the alliance - said so"),
        ("so said Dmitry P.", "So said Dmitry P."),
    ],
)
def test_the_words_of_a_statement(printed: str, shown: str) -> None:
    assert statements.words(printed) == shown


def test_each_event_says_who_reports_it() -> None:
    text = plain(page(seed(), "timeline.md"))
    (row,) = [line for line in text.split("\n") if "heading north" in line and line.startswith("|")]
    assert "Kyodo, citing sources close to the Russian authorities" in row
    (row,) = [line for line in text.split("\n") if line.startswith("| Undated | Putin and Kim would meet")]
    assert "Dmitry Peskov; planned" in row


def test_events_stand_by_type() -> None:
    text = page(seed(), "events.md")
    assert len(rows(section(text, "Test"))) == 5 and "Hwasong" not in section(text, "Travel")


# ---------------------------------------------------------------- claims and quotations


def test_the_ledger_counts_what_it_lists() -> None:
    text = page(seed(), "claims.md")
    counts = {row[0]: int(row[1]) for row in rows(section(text, "Who stands behind them"))}
    listed = rows(section(text, "Ledger"))
    assert sum(counts.values()) == len(listed)
    assert counts["Anonymous source"] == sum("anonymous source" in row[2] for row in listed)


def test_speakers_stand_by_full_name_and_are_linked() -> None:
    listed = rows(section(page(seed(), "claims.md"), "Ledger"))
    (row,) = [r for r in listed if r[0].startswith("This is a very strong sign")]
    assert row[1:3] == ["[Anne-Claire Legendre](people/anne-claire-legendre.md)", "named source"]
    assert row[3] == "[2023-09-12](articles/000-83af5299008969cf.md)"
    assert not [r for r in listed if r[1] in ("Legendre", "Peskov")]


def test_quotations_stand_in_one_pair_of_marks_with_speaker_and_verb() -> None:
    first = rows(page(seed(), "quotes.md"))[0]
    assert plain(first[0]) == "“I have my agenda there. When I get there, you'll know”"
    assert first[1:4] == ["[Vladimir Putin](people/vladimir-putin.md)", "told", "whole, machine translation"]
    assert first[0].count("[^") == 2, "both sentences of the quotation are marked"


# ---------------------------------------------------------------- relations, gaps, sources, method


def test_relations_name_the_class_of_their_evidence() -> None:
    listed = [plain(" | ".join(r)) for r in rows(section(page(seed(), "relations.md"), "Table"))]
    (both,) = [r for r in listed if r.startswith("Kim Jong Un | Vladimir Putin")]
    assert both.split(" | ")[2].startswith("take part in one reported event; take part in one expected event; named in")
    (hedged,) = [r for r in listed if r.startswith("Jo Chun Ryong | Kim Jong Un")]
    assert hedged.endswith("named in one hedged sentence")
    assert not [r for r in listed if "ballistic missile" in r], "a class of weapons takes no part"


def test_the_drawing_of_relations_says_what_it_leaves_out() -> None:
    text = page(seed(), "relations.md")
    assert text.index("## Table") < text.index("## Drawing")
    strongest, left = re.search(
        r"The (\d+) strongest ties; people are red, all others blue\. (\d+) weaker ones|None is left out", text
    ).groups()  # type: ignore[union-attr]
    assert int(strongest) + int(left) == len(rows(section(text, "Table")))


def test_gaps_name_fields_dates_and_what_cannot_be_resolved() -> None:
    text = page(seed(), "gaps.md")
    fields = {plain(row[0]): row[2] for row in rows(section(text, "Not stated, by entity"))}
    assert "warhead" in fields["Hwasong-18"] and "range" not in fields["Hwasong-18"]
    assert "South Korea University" in section(text, "Named, but not told apart")
    assert "source, byline, language, address" in section(text, "Not stated of the sources")


MANY = {
    "a.txt": "A mayor speaks\n\nMayor Anna Nowak said that the bridge in Gdansk is old.\n",
    "b.txt": "---\npublished: 2021-02-03\n---\n\nA mayor speaks\n\nMayor Anna Nowak said that the bridge in Gdansk is closed.\n",
    "c.txt": "---\npublished: 2023-02-03\n---\n\nA governor speaks\n\nGovernor Anna Nowak of Poland said that the bridge in Gdansk is open.\n",
}


def test_the_newest_article_comes_first_and_the_undated_last() -> None:
    listed = [plain(row[0]).split()[-1] for row in rows(section(page(briefing(MANY), "claims.md"), "Ledger"))]
    assert listed == ["open", "closed", "old"]


def test_a_section_tells_the_role_of_the_newest_article() -> None:
    (row,) = [r for r in rows(page(briefing(MANY), "people/index.md")) if "Nowak" in r[0]]
    assert plain(row[1]).startswith("Governor")


def test_every_statement_has_its_mark() -> None:
    for path in ("timeline.md", "claims.md", "quotes.md", "events.md", "relations.md"):
        for line in page(seed(), path).split("\n"):
            if (
                line.startswith("| ")
                and not line.startswith("| ---")
                and not re.match(r"\| (When|Claim|Words|Who|Type|Source|Standing)\b", line)
            ):
                counted = re.fullmatch(r"\| [^|]+ \| [\d,]+ \|( [\d,]+ \|)?", line)
                assert counted or "[^" in line, (path, line)


def test_method_says_what_it_cannot_do() -> None:
    text = page(seed(), "method.md")
    assert len(section(text, "What it cannot do").split("\n")) >= 5
    assert {row[0] for row in rows(section(text, "Take it along"))} == {
        f"export {f}" for f in ("json", "csv", "geojson", "jsonld")
    }


def test_method_tells_the_measured_quality_and_no_more_than_is_held() -> None:
    told = rows(section(page(seed(), "method.md"), "How well it finds what is there"))
    assert len(told) > 10
    held = yaml.safe_load((Path(__file__).parent / "floors.yml").read_text("utf-8"))["development sets"]
    kinds = {"People": "PERSON", "Locations": "LOCATION", "Organizations": "ORGANIZATION", "Weapons": "WEAPON"}
    sets = {"re3d": "re3d-dev", "GUM": "gum-dev", "Wikigold": "wikigold-dev"}
    for what, texts, score in told:
        name = next((s for key, s in sets.items() if f"({key})" in plain(texts)), None)
        if name:
            assert float(score) <= 100 * held[name][kinds[what]]["overlap"], (what, texts)


def test_an_event_long_before_the_others_is_told_and_not_drawn() -> None:
    day = "---\npublished: 2024-03-12\n---\n\nVisits\n\nAnna Lind arrived in Riga on {}.\n"
    days = ("March 1", "March 5", "March 9", "May 4 2001")
    made = briefing({f"{i}.txt": day.format(d) for i, d in enumerate(days)})
    text = page(made, "timeline.md")
    assert "Not drawn: 1 event before 2024-03-01." in text and "2001-05-04" in section(text, "Reported")

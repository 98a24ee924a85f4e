"""The home page -> bottom line first, who says what, what comes next, what is not known, what is new."""

from __future__ import annotations

import re
from functools import cache

import pytest

from generator.compose import Settings, selection
from generator.pipeline import Briefing
from tests.briefings import SEED, briefing, page, plain, rows, section

FIRST = """---
published: 2024-03-05
source: Coast Wire
---

Patrol ship returns to port

Latvian Defence Minister Janis Berzins said on Tuesday that the patrol ship would sail to Gdansk in May.

Analysts say the ship may stay in Ventspils for a year.

The minister was expected to speak in Riga on Monday.

He arrived late. It was raining, the harbour master said.
"""
SECOND = """---
published: 2024-03-09
source: Harbour Paper
---

Poland waits for the ship

Polish Navy Commander Anna Nowak said on Saturday that the patrol ship would not sail to Gdansk before June.

Nowak declined to say why the visit had been put off.
"""


@cache
def seed() -> Briefing:
    return briefing({p.name: p.read_text("utf-8") for p in (SEED, SEED.with_suffix(".yml"))})


@cache
def two() -> Briefing:
    return briefing({"first.txt": FIRST, "second.txt": SECOND})


def home(made: Briefing) -> str:
    return page(made, "index.md")


# ---------------------------------------------------------------- bottom line and key points


def test_the_bottom_line_comes_first_and_says_what_it_is() -> None:
    text = home(seed())
    assert text.index("## Bottom line") < text.index("## Key points") < text.index("## What is expected next")
    line = section(text, "Bottom line")
    assert line.endswith("Selected from the sources; not an assessment.")
    sentences = line.split("\n\n")[0].split("\n")
    assert 1 <= len(sentences) <= 3 and all("[^" in s for s in sentences)


def test_the_editors_bottom_line_takes_its_place() -> None:
    settings = Settings(edited={"home": {"bottom_line": "Watch *Gdansk*.", "headline": "Baltic week"}})
    made = briefing({"first.txt": FIRST}, settings)
    assert plain(section(home(made), "Bottom line")) == "Watch *Gdansk*.\n\nThe editor's words."
    assert 'bottom_line: "Watch *Gdansk*."' in home(made) and "# Baltic week" in home(made)
    assert "Selected from the sources" not in home(made)


@pytest.mark.parametrize("made", [seed, two])
def test_key_points_are_attributed_or_observed_and_none_is_repeated(made: object) -> None:
    desk = made().desk  # type: ignore[operator]
    first = selection.choose(desk, 3)
    points = selection.choose(desk, 6, first)
    assert first
    sentences = [desk.sentence(c.span).id for c in (*first, *points)]
    assert len(sentences) == len(set(sentences))
    for claim in (*first, *points):
        assert claim.attribution_class in ("named", "anonymous", "stated")
        assert claim.attribution_class != "stated" or claim.hedge is None
        assert not re.match(r"(He|She|It|They|This|His|Their)\b", claim.text)


def test_key_points_are_spread_over_sources() -> None:
    desk = seed().desk
    last = [c.attribution[-1].split()[-1] for c in selection.choose(desk, 8) if c.attribution]
    assert len(set(last)) >= len(last) - 1


def test_each_key_point_says_who_how_firmly_and_where() -> None:
    points = section(home(seed()), "Key points").split("\n")
    assert 4 <= len(points) <= 6
    assert all(re.search(r" — .+\[\^[\w-]+\]$", p) for p in points)
    assert any("[Gabriela Bernal](people/gabriela-bernal.md)" in p for p in points)
    assert any("Analysts (anonymous; “may”)" in plain(p) for p in points)


def test_no_noise() -> None:
    for path, data in seed().pages.items():
        text = plain(data.decode())
        assert "““" not in text and "””" not in text, path
        assert "| none |" not in text, path


# ---------------------------------------------------------------- next, unknown, new


def test_what_was_expected_once_is_not_what_comes_next() -> None:
    assert "Vostochny" in section(home(seed()), "What is expected next")
    assert "was expected to arrive" not in section(home(seed()), "What is expected next")
    assert "was expected to speak" not in section(home(two()), "What is expected next")


def test_what_one_source_says_of_itself_is_not_what_comes_next() -> None:
    made = briefing({"a.txt": FIRST + '\n"I will sail to Gdansk next week," Berzins said.\n'})
    assert "I will sail" not in section(home(made), "What is expected next")


def test_what_was_expected_before_the_newest_source_is_past() -> None:
    texts = {"a.txt": FIRST.replace("in May", "on 7 March 2024")}
    assert "2024-03-07" in section(home(briefing(texts)), "What is expected next")
    assert "2024-03-07" not in section(home(briefing(texts | {"b.txt": SECOND})), "What is expected next")


def test_what_was_expected_without_a_day_is_past_when_its_day_has_come() -> None:
    undated = FIRST.replace(
        "Analysts say",
        "Janis Berzins said that Janis Berzins and Anna Nowak would meet before the summer.\n\nAnalysts say",
    )
    dated = SECOND + "\nJanis Berzins and Anna Nowak will meet on 7 March 2024, the navy said.\n"
    assert "would meet before" in section(home(briefing({"a.txt": undated})), "What is expected next")
    later = section(home(briefing({"a.txt": undated, "b.txt": dated})), "What is expected next")
    assert "would meet before" not in later


def test_a_sentence_that_many_articles_print_stands_once() -> None:
    made = briefing({f"{i}.txt": SECOND for i in range(3)})
    unknown = section(home(made), "What we do not know")
    assert unknown.count("declined to say why") == 1 and "(in 3 articles)" in unknown


def test_what_sources_call_unknown_is_named() -> None:
    assert "declined to say why" in section(home(two()), "What we do not know")
    assert "cannot be determined by satellite" in section(home(seed()), "What we do not know")


def test_as_of_is_the_newest_source_and_no_clock() -> None:
    assert "As of 2024-03-09, from [2 source articles](articles/index.md)." in home(two())
    undated = briefing({"a.txt": FIRST.replace("published: 2024-03-05\n", "")})
    assert "As of Not stated, from" in home(undated)


def test_what_the_newest_source_added() -> None:
    assert "What the newest source added" not in home(seed())
    new = plain(section(home(two()), "What the newest source added"))
    assert new.startswith("Poland waits for the ship (2024-03-09) added:")
    assert "Anna Nowak" in new and "Berzins" not in new


def test_the_translation_is_told_once() -> None:
    assert home(seed()).count("The source is a machine translation: quotations may not be word for word.") == 1
    assert "machine translation" not in home(two())


def test_the_mix_of_sources_adds_up() -> None:
    counts = [int(row[1]) for row in rows(section(home(seed()), "Who stands behind the claims"))]
    assert sum(counts) == len(list(seed().desk.claims()))


def test_drawings_have_a_table_as_their_equal() -> None:
    text = section(home(seed()), "When and where")
    assert "(timeline.md)" in text and "(locations/index.md)" in text
    assert {"drawings/home-strip.light.svg", "drawings/home-places.dark.svg"} <= {str(p) for p in seed().assets}


def test_an_empty_folder_makes_a_page_that_says_so() -> None:
    text = home(briefing({}))
    assert "As of Not stated, from [0 source articles](articles/index.md)." in text
    assert "## Bottom line" not in text and "## Key points" not in text


def test_names_with_marks_are_found_without_them() -> None:
    text = FIRST + "\nCzech President Petr Dvořák met Petr Dvořák's deputy in Łódź.\n"
    made = briefing({"a.txt": text})
    (person,) = [data.decode() for path, data in made.pages.items() if "dvorak" in str(path)]
    assert 'tags: ["dvorak", "petr dvorak"]' in person or 'tags: ["petr dvorak"]' in person
    assert "tags:" not in page(seed(), "people/kim-jong-un.md")


LEAD = """---
published: 2024-03-12
source: Coast Wire
---

Ship tests a missile

RIGA (Coast Wire) - Latvian Defence Minister Janis Berzins said on Tuesday that the S-400 would be tested near Riga.

The S-400 has a range of 400 km, the Latvian Defence Ministry said.

Berzins said in Riga that the ship had a crew of 40.
"""


def test_a_selected_sentence_stands_without_its_dateline() -> None:
    line = plain(section(home(briefing({"a.txt": LEAD})), "Bottom line"))
    assert line.startswith("- Latvian Defence Minister Janis Berzins said on Tuesday") and "Coast Wire" not in line


def test_what_stands_higher_and_names_its_subject_comes_first() -> None:
    texts = {"a.txt": LEAD.replace("RIGA (Coast Wire) - ", "The group met in Riga, Berzins said.\n\n")}
    (first,) = selection.choose(briefing(texts).desk, 1)
    assert "S-400" in first.text


def test_what_an_earlier_source_said_already_is_not_new() -> None:
    later = LEAD.replace("2024-03-12", "2024-03-14")
    same = home(briefing({"a.txt": LEAD, "b.txt": later}))
    other = home(briefing({"a.txt": LEAD, "b.txt": later.replace("400 km", "250 km")}))
    assert "400 km" not in section(same, "What the newest source added")
    assert "250 km" in section(other, "What the newest source added")


def test_an_outlet_in_its_own_dateline_stands_with_nobody() -> None:
    made = briefing({"a.txt": LEAD})
    assert "Coast Wire" not in section(page(made, "relations.md"), "Table")
    assert "Coast Wire" not in section(page(made, "people/janis-berzins.md"), "Appears with")


def test_who_speaks_need_not_be_said_on_the_speakers_page() -> None:
    text = section(page(briefing({"a.txt": LEAD}), "people/janis-berzins.md"), "Said by")
    assert text.startswith("| Claim | Standing | Published |") and "S-400 would be tested" in text


def test_sources_that_print_a_figure_alike_share_its_form() -> None:
    texts = {"a.txt": LEAD, "b.txt": LEAD.replace("the Latvian Defence Ministry said", "analysts say")}
    text = plain(
        page(briefing({k: v.replace("400 km", "400 kilometres") for k, v in texts.items()}), "weapons/s-400.md")
    )
    assert "Latvian Defence Ministry; analysts; printed “400 kilometres”" in text


# ---------------------------------------------------------------- several sources side by side

MEETING = """---
published: 2024-05-02
source: Coast Wire
---

Two ministers to meet

Polish Foreign Minister Anna Nowak will meet Latvian Foreign Minister Janis Berzins in Riga on Friday, her spokeswoman Maria Lis said.

The S-400 missile has a range of 380 km. Its length is 7 metres.
"""
MET = """---
published: 2024-05-04
---

Two ministers met

Polish Foreign Minister Anna Nowak and Latvian Foreign Minister Janis Berzins met in Riga on Friday.

The S-400 anti-aircraft missile has a range of 400 km. Russia fired six S-400 missiles on Thursday.
"""


@cache
def met() -> Briefing:
    return briefing({"a.txt": MEETING, "b.txt": MET})


def test_what_came_to_pass_stands_above_what_was_expected_of_it() -> None:
    text = home(met())
    assert "met in Riga on Friday" in section(text, "Bottom line")
    assert "will meet" not in section(text, "Bottom line") + section(text, "Key points")


def test_what_the_newest_source_tells_of_is_part_of_what_it_added() -> None:
    assert "met in Riga" in section(home(met()), "What the newest source added")


def test_sources_without_a_name_are_told_apart_by_their_day() -> None:
    sheet = plain(page(met(), "weapons/s-400.md"))
    assert "380 km (240 mi) according to Coast Wire; 400 km (250 mi) according to an article of 2024-05-04" in sheet
    assert "An article of 2024-05-04" in plain(page(met(), "timeline.md"))
    assert "an article of" not in home(seed()).lower()


def test_a_conclusion_and_a_wider_class_contradict_no_source() -> None:
    assert "Sources differ on range" in page(met(), "weapons/s-400.md")
    assert "Sources differ on class" not in page(met(), "weapons/s-400.md")


def test_a_sentence_that_states_a_fact_stands_on_the_page_whether_or_not_it_names_the_subject() -> None:
    sheet = page(met(), "weapons/s-400.md")
    assert "Its length is 7 metres" in section(sheet, "Every sentence")
    assert "Its length is 7 metres" in section(sheet, "Said about")


def test_what_is_fired_in_a_war_is_no_test() -> None:
    assert "fired six S-400" in section(page(met(), "events.md"), "Launch or firing")
    assert section(page(met(), "events.md"), "Test") == ""


def test_who_has_no_role_comes_last_and_the_card_says_so() -> None:
    people = section(
        home(briefing({"a.txt": MET + "\nTom Sand waved. Tom Sand left. Tom Sand slept.\n"})), "Who is who"
    )
    assert "person" not in people
    assert people.index("Berzins") < people.index("Tom Sand") and "role not stated" in people

"""Decisions about identity, and undoing them: pages join, part, go, come back, and what people wrote stays."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import project
from generator.errors import GeneratorError
from generator.model import Decision
from generator.text import decisions
from tests.test_stories import Desk, line_with

ONE = """Fleet sails

Admiral Jan Torvik commands the fleet. The fleet left Oslo on Monday.

"We are ready," Torvik said.
"""
OTHER = """Fleet is back

Admiral Jann Thorvig said in Bergen that the fleet was back. Thorvig thanked the crew of the Halden.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    desk = Desk(tmp_path_factory.mktemp("made"))
    desk.seed("one", ONE)
    desk.seed("other", OTHER)
    desk.run()
    return desk.root


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Desk:
    return Desk(shutil.copytree(made, tmp_path / "project"))


def decide(desk: Desk, *decided: Decision) -> None:
    for decision in decided:
        project.decide(desk.folders.seeds, decision)
    desk.run()


def undo(desk: Desk) -> None:
    (desk.folders.seeds / "decisions.yml").unlink()
    desk.run()


def pages(desk: Desk) -> dict[str, bytes]:
    return {p.relative_to(desk.root).as_posix(): p.read_bytes() for p in (desk.root / "docs").rglob("*.md")}


def test_same_and_undone(desk: Desk) -> None:
    before = pages(desk)
    desk.edit("people/jann-thorvig", lambda t: t + "\nOur word on Thorvig.\n")
    desk.edit("people/jan-torvik", lambda t: t + "\nOur word on Torvik.\n")
    decide(desk, Decision("same", ("Jan Torvik", "Jann Thorvig")))
    people = ("people/jan-torvik", "people/jann-thorvig")
    kept = next(name for name in people if "redirect" not in desk.text(name))
    gone = next(name for name in people if name != kept)
    assert "redirect.html" in desk.text(gone) and f"({Path(kept).name}.md)" in desk.text(gone)
    assert desk.text(kept).count("Our word on Thorvig.") == desk.text(kept).count("Our word on Torvik.") == 1
    assert "thanked the crew" in desk.text(kept) and "commands the fleet" in desk.text(kept)
    assert Path(gone).name not in desk.text("people/index") and not desk.problems()
    joined = pages(desk)
    desk.run()
    assert pages(desk) == joined
    undo(desk)
    assert "redirect" not in desk.text(gone) and not desk.problems()
    own = "Our word on Thorvig.", "Our word on Torvik."
    assert all(any(word in desk.text(name) for name in people) for word in own)
    assert set(pages(desk)) == set(before)


def test_what_was_written_on_a_page_that_leads_on_stands_in_the_notes(desk: Desk) -> None:
    people = ("people/jan-torvik", "people/jann-thorvig")
    for name in people:
        head, body = desk.text(name).split("\n---\n", 1)
        note = f"## Analyst notes\n\nNote on {name}.\n"
        mine = f"{head}\nours-{Path(name).stem}: yes\n---\n{body}".replace("## Analyst notes\n", note)
        desk.page(name).write_text(mine, encoding="utf-8")
    decide(desk, Decision("same", ("Jan Torvik", "Jann Thorvig")))
    (kept,) = (desk.text(name) for name in people if "redirect" not in desk.text(name))
    notes = kept[kept.index("## Analyst notes") : kept.index('id="evidence"')]
    for name in people:
        assert notes.count(f"Note on {name}.") == kept.count(f"ours-{Path(name).stem}: yes\n") == 1


def test_different_ends_the_question(desk: Desk) -> None:
    asked = [f for f in desk.run().briefing.resolution.suggestions if f.kind == "possible-same"]
    decide(desk, Decision("different", ("Jan Torvik", "Jann Thorvig")))
    left = [f for f in desk.run().briefing.resolution.suggestions if f.kind == "possible-same"]
    assert len(left) <= len(asked) and not any("Torvik" in f.text and "Thorvig" in f.text for f in left)


def test_reject_and_undone(desk: Desk) -> None:
    before = pages(desk)
    decide(desk, Decision("reject", ("people/jan-torvik.md",)))
    assert not desk.page("people/jan-torvik").exists() and "Torvik" not in desk.text("people/index")
    undo(desk)
    assert pages(desk) == before


def test_rename_keeps_the_address(desk: Desk) -> None:
    before = pages(desk)
    decide(desk, Decision("rename", ("Jan Torvik",), to="Jan E. Torvik"))
    assert "# Jan E. Torvik" in desk.text("people/jan-torvik") and not desk.page("people/jan-e-torvik").exists()
    undo(desk)
    assert pages(desk) == before


def test_retype_and_undone(desk: Desk) -> None:
    before = pages(desk)
    decide(desk, Decision("retype", ("Jan Torvik",), kind="organization"))
    assert "people/jan-torvik.md" in desk.text("organizations/index"), "the published address stays"
    assert "Jan Torvik" not in desk.text("people/index") and not desk.problems()
    undo(desk)
    assert set(pages(desk)) == set(before)


def test_known_is_looked_for(desk: Desk) -> None:
    assert not desk.page("weapons/halden").exists()
    before = pages(desk)
    decide(desk, Decision("known", ("the Halden",), kind="weapon", aliases=("Halden",)))
    assert "thanked the crew of the Halden" in desk.text("weapons/the-halden") and not desk.problems()
    undo(desk)
    assert pages(desk) == before


def test_a_fuller_name_keeps_the_published_address(desk: Desk) -> None:
    desk.seed("first", "Talks end\n\nForeign Minister Marek left Oslo. Marek said nothing. Marek was tired.\n")
    desk.run()
    assert desk.page("people/marek").exists()
    desk.edit("people/marek", lambda t: t + "\nOur word on Marek.\n")
    desk.seed("first", "Talks end\n\nForeign Minister Ilan Marek left Oslo. Marek said nothing. Marek was tired.\n")
    desk.run()
    text = desk.text("people/marek")
    assert "# Ilan Marek" in text and "Our word on Marek." in text and not desk.problems()


def test_a_decision_that_applies_to_nothing_is_reported(desk: Desk) -> None:
    decide(desk, Decision("reject", ("Nobody Atall",)))
    stale = [s for s in desk.run().briefing.resolution.suggestions if s.kind == "stale-decision"]
    assert "Nobody Atall" in stale[0].text and "seeds/decisions.yml:" in stale[0].remedy


def test_comments_and_order_stay(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yml"
    path.write_text("# Ours.\n- same: [A, B]   # as the embassy says\n", encoding="utf-8")
    project.decide(tmp_path, Decision("known", ('The "R/V" Ode: #1',), kind="weapon", aliases=("Ode",), why="call"))
    assert path.read_text("utf-8").startswith("# Ours.\n- same: [A, B]   # as the embassy says\n")
    read = decisions.read(path.read_bytes())
    assert [(d.verb, d.names, d.aliases, d.why) for d in read] == [
        ("same", ("A", "B"), (), None),
        ("known", ('The "R/V" Ode: #1',), ("Ode",), "call"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# only a comment\n",
        "[]\n",
        "[{same: [A, B]}]  # why\n",
        "[\n  {same: [A, B]},  # first\n  {reject: C},\n]\n",
        "  - same: [A, B]\n    why: set in from the margin\n",
        "- same:\n  - 'A'\n  - B\n# the end",
        "- same: [A, B]\r\n# Windows\r\n- reject: No\r\n",
        "---\n- reject: 007\n...\n",
        "- reject: &a X\n  why: |\n    long\n- reject: *a\n",
        "\ufeff- known: X\n  kind: person\n  aliases: Ex\n",
    ],
)
def test_a_file_by_hand_takes_an_entry_and_stays_as_it_is(text: str) -> None:
    entry = Decision("known", ("New: #1",), kind="person", aliases=("N", 'The "N"'), why="call")
    before, written = decisions.read(text.encode()), decisions.with_entry(text.encode(), entry)
    after = decisions.read(written)
    assert after[: len(before)] == before
    assert (after[-1].names, after[-1].aliases, after[-1].why) == (entry.names, entry.aliases, entry.why)
    rest = iter(written.decode())
    assert all(character in rest for character in text)


def test_words_of_a_decision_are_taken_as_they_are_printed() -> None:
    read = decisions.read(b"- reject: No\n- reject: 007\n- known: X\n  kind: person\n  aliases: Ex\n")
    assert [(*d.names, *d.aliases) for d in read] == [("No",), ("007",), ("X", "Ex")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("same: [A, B]", "seeds/decisions.yml:1: is no list"),
        ("- same: [A]", "seeds/decisions.yml:1: same with 1 names"),
        ("# x\n- rename: A", "seeds/decisions.yml:2: rename without 'to'"),
        ("- known: A\n  kind: ship", "seeds/decisions.yml:1: known without a kind"),
        ("- merge: [A, B]", "seeds/decisions.yml:1: an entry without one verb"),
        ("- same: [A, B", "seeds/decisions.yml:"),
        ("- same: [A, B\0]", "seeds/decisions.yml:1: is no YAML"),
        ("- reject: A\n---\n- reject: B", "seeds/decisions.yml:2: is no YAML"),
        ("- reject:", "seeds/decisions.yml:1: a name that is no text"),
        ("- same: [A, [B]]", "seeds/decisions.yml:1: a name that is no text"),
        ("&all [*all]", "seeds/decisions.yml:1: an entry without one verb"),
    ],
)
def test_a_bad_entry_is_named_with_its_line(text: str, message: str) -> None:
    with pytest.raises(GeneratorError) as error:
        decisions.read(text.encode())
    assert str(error.value).startswith(message)


def test_lone_surnames_of_several_articles(desk: Desk) -> None:
    desk.seed("a", "Talks end\n\nNorwegian Foreign Minister Halvorsen left Oslo. Halvorsen said nothing.\n")
    desk.seed("b", "Talks begin\n\nNorwegian Foreign Minister Halvorsen arrived in Bergen. Halvorsen smiled.\n")
    desk.seed("c", "Singer sings\n\nThe singer Halvorsen sang in Riga. Halvorsen was applauded.\n")
    made = desk.run().briefing
    halvorsens = [e for e in made.resolution.entities if e.name == "Halvorsen"]
    articles = sorted(sorted({m.span.article for m in e.mentions}) for e in halvorsens)
    assert articles == [["a", "b"], ["c"]], "the same office is one man, the singer is another"
    assert not [p for p in pages(desk) if "halvorsen" in p], "no page that nobody could tell apart"
    assert line_with(desk.text("people/index"), "Halvorsen")
    desk.seed("d", "Talks\n\nNorwegian Foreign Minister Eva Halvorsen spoke. Halvorsen left.\n")
    eva = next(e for e in desk.run().briefing.resolution.entities if e.name == "Eva Halvorsen")
    assert {m.span.article for m in eva.mentions} == {"a", "b", "d"}


def test_what_each_state_has_one_of_stays_with_its_article(desk: Desk) -> None:
    desk.seed(
        "a",
        "Drill ends\n\nThe Navy said the drill off Goa had ended. The Navy was glad, and the Navy sailed. The Indian Foreign Ministry agreed.\n",
    )
    desk.seed(
        "b",
        "Drill begins\n\nThe Navy said the drill off Norfolk had begun. The Navy was glad, and the Navy sailed. The Indian Foreign Ministry agreed.\n",
    )
    found = desk.run().briefing.resolution.entities
    bodies = [e for e in found if e.kind == "organization"]
    articles = sorted(sorted({m.span.article for m in e.mentions}) for e in bodies if e.name == "Navy")
    assert articles == [["a"], ["b"]], "nothing says whose navy it is"
    assert {m.span.article for e in bodies if e.country == "IN" for m in e.mentions} == {"a", "b"}
    assert not [p for p in pages(desk) if "navy" in p], "no page that nobody could tell apart"

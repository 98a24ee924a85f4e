"""Build, edit, reseed, build: what people did to the pages stands after the next run, and the site still holds together."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import project
from generator.project import Folders, Run

SEED = """Minister visits harbour

Defence Minister Ilan Marek visited the harbour of Velmar on 3 May 2024, the Velmar Courier reported.

"The harbour is open," Marek said. The frigate Halden sailed for Oslo.

Marek will meet General Tove Lund in Oslo. Lund commands the northern fleet.
"""
SECOND = """Lund speaks in Oslo

General Tove Lund said that the Kestrel-2 missile has a range of 300 km.

Defence Minister Ilan Marek was not there. Lund met Marek later in Velmar.
"""


class Desk:
    """An editor's desk: one project, its runs, its pages."""

    def __init__(self, root: Path) -> None:
        self.root, self.folders = root, Folders(root / "seeds", root / "docs", root / ".briefing")
        self.seed("first", SEED)

    def seed(self, name: str, text: str | None) -> None:
        path = self.root / "seeds" / f"{name}.txt"
        path.parent.mkdir(exist_ok=True)
        path.unlink() if text is None else path.write_text(text, encoding="utf-8")

    def run(self) -> Run:
        return project.run(self.folders)

    def page(self, name: str) -> Path:
        return self.root / "docs" / f"{name}.md"

    def text(self, name: str) -> str:
        return self.page(name).read_bytes().decode()

    def edit(self, name: str, change: Callable[[str], str]) -> None:
        before = self.text(name)
        after = change(before)
        assert after != before, "the edit changed nothing"
        self.page(name).write_bytes(after.encode())

    def outcome(self, run: Run, name: str) -> str:
        return next(how for path, how in run.merged.outcomes.items() if str(path) == f"{name}.md")

    def problems(self) -> list[str]:
        return [f"{p.where}: {p.what}" for p in project.check_project(self.folders) if p.severity == "error"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("made")
    Desk(root).run()
    return root


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Desk:
    root = shutil.copytree(made, tmp_path / "project")
    return Desk(root)


def line_with(text: str, words: str) -> str:
    return next(line for line in text.split("\n") if words in line)


def test_a_paragraph_survives_new_seeds(desk: Desk) -> None:
    desk.edit(
        "people/ilan-marek",
        lambda t: t.replace("## Analyst notes\n", "## Analyst notes\n\nMarek doubts it. Ask again.\n"),
    )
    desk.seed("second", SECOND)
    run = desk.run()
    text = desk.text("people/ilan-marek")
    assert text.count("Marek doubts it. Ask again.") == 1 and "was not there" in text
    assert desk.outcome(run, "people/ilan-marek") == "kept" and not run.conflicts and not desk.problems()


def test_a_deleted_sentence_stays_away_and_can_be_brought_back(desk: Desk) -> None:
    gone = line_with(desk.text("people/ilan-marek"), "open")
    desk.edit("people/ilan-marek", lambda t: t.replace(gone + "\n", "", 1))
    left = desk.text("people/ilan-marek").count(gone)
    desk.seed("second", SECOND)
    desk.run()
    assert desk.text("people/ilan-marek").count(gone) == left and not desk.problems()
    project.restore(desk.folders, "people/ilan-marek")
    assert desk.text("people/ilan-marek").count(gone) == left + 1


def test_a_deleted_page_stays_away_and_nothing_links_to_it(desk: Desk) -> None:
    before = desk.text("people/tove-lund")
    desk.page("people/tove-lund").unlink()
    desk.seed("second", SECOND)
    assert desk.outcome(desk.run(), "people/tove-lund") == "deletion respected"
    assert not desk.page("people/tove-lund").exists() and not desk.problems()
    assert desk.outcome(desk.run(), "people/tove-lund") == "deletion respected"
    project.restore(desk.folders, "people/tove-lund")
    desk.seed("second", None)
    desk.run()
    assert desk.text("people/tove-lund") == before and "(tove-lund.md)" in desk.text("people/index")


def test_a_deleted_article_page_leaves_its_sentences_cited(desk: Desk) -> None:
    desk.page("articles/first").unlink()
    desk.run()
    assert not desk.problems() and "articles/first.md" not in desk.text("people/ilan-marek")


def test_a_deleted_place_on_a_page_is_linked_no_more(desk: Desk) -> None:
    anchored = line_with(desk.text("articles/first"), "The frigate")
    desk.edit("articles/first", lambda t: t.replace(anchored + "\n", ""))
    desk.run()
    assert not desk.problems()


def test_a_renamed_page_is_found_and_links_follow(desk: Desk) -> None:
    desk.edit("people/tove-lund", lambda t: t + "\nOur own sentence.\n")
    desk.page("people/tove-lund").rename(desk.page("people/general-lund"))
    desk.seed("second", SECOND)
    desk.run()
    assert not desk.page("people/tove-lund").exists()
    assert "Our own sentence." in desk.text("people/general-lund") and "300 km" in desk.text("people/general-lund")
    assert "(general-lund.md)" in desk.text("people/index") and not desk.problems()


def test_a_conflict_keeps_the_persons_words_until_it_is_settled(desk: Desk) -> None:
    desk.edit("people/ilan-marek", lambda t: t.replace('description: "', 'description: "Our man. '))
    desk.edit("people/ilan-marek", lambda t: t + "\nOur own sentence.\n")
    desk.seed("first", SEED.replace("Defence Minister Ilan Marek visited", "Prime Minister Ilan Marek visited"))
    run = desk.run()
    assert [str(path) for path in run.conflicts] == ["people/ilan-marek.md"]
    assert 'description: "Our man.' in desk.text("people/ilan-marek") and "<<<<" not in desk.text("people/ilan-marek")
    assert "Prime Minister" in (desk.root / ".briefing/conflicts/people/ilan-marek.md").read_text()
    again = desk.run()
    assert again.conflicts == run.conflicts and not again.merged.writes
    project.settle(desk.folders, "people/ilan-marek", generated=True)
    text = desk.text("people/ilan-marek")
    assert "Our man." not in text and "Our own sentence." in text and not desk.run().conflicts


def test_a_value_of_the_editor_is_said_to_be_theirs_and_stays_first(desk: Desk) -> None:
    desk.seed("second", SECOND)
    desk.run()
    row = line_with(desk.text("weapons/kestrel-2"), "| Range |")
    desk.edit("weapons/kestrel-2", lambda t: t.replace("300 km", "420 km", 1))
    desk.run()
    own = line_with(desk.text("weapons/kestrel-2"), "| Range |")
    assert "420 km" in own and "editor’s value" in own and "[^" not in own
    desk.seed("second", SECOND.replace("300 km", "310 km"))
    assert not desk.run().conflicts
    sheet = desk.text("weapons/kestrel-2").split("\n## ")[0]
    rows = [line for line in sheet.split("\n") if line.startswith("| Range |")]
    assert rows[0] == own and "310 km" in rows[1] and "[^" in rows[1] and len(rows) == 2 and row
    before = desk.text("weapons/kestrel-2")
    desk.run()
    assert desk.text("weapons/kestrel-2") == before


def test_a_value_that_no_source_states_is_the_editors_and_stays_first(desk: Desk) -> None:
    desk.seed("second", SECOND)
    desk.run()
    desk.edit("weapons/kestrel-2", lambda t: t.replace("\n| Range |", "\n| Launch weight | 40 kg |  |\n| Range |", 1))
    desk.run()
    own = line_with(desk.text("weapons/kestrel-2"), "| Launch weight |")
    assert own == "| Launch weight | 40 kg (editor’s value) |  |"
    desk.seed("second", SECOND + "\nThe Kestrel-2 missile weighs 50 kilograms, Lund said.\n")
    desk.run()
    sheet = desk.text("weapons/kestrel-2").split("\n## ")[0].split("\n")
    rows = [line for line in sheet if line.startswith("| Launch weight |")]
    assert rows[0] == own and "50 kg" in rows[1] and "[^" in rows[1] and len(rows) == 2


def test_a_bottom_line_written_on_the_page_is_the_editors(desk: Desk) -> None:
    before = desk.text("index")
    begin = before.index("## Bottom line\n")
    end = before.index("\n## ", begin) + 1
    desk.edit("index", lambda t: t[:begin] + "## Bottom line\n\nIt is calm. Watch Oslo.\n\n" + t[end:])
    desk.seed("second", SECOND)
    desk.run()
    text = desk.text("index")
    said = text[text.index("## Bottom line\n") :].split("\n## ")[0]
    assert said.split() == "## Bottom line The editor's words. It is calm. Watch Oslo.".split() and not desk.problems()
    assert not desk.run().merged.writes
    desk.edit("index", lambda t: t.replace("It is calm. Watch Oslo.\n\n", ""))
    desk.run()
    assert "Selected from the sources" in desk.text("index") and not desk.run().merged.writes


def test_a_column_of_ones_own_stays_while_rows_change(desk: Desk) -> None:
    head, _, rest = desk.text("people/index").partition("| Name |")
    rows = ("| Name |" + rest).split("\n")
    mine = [
        f"{row} {('Ours', '---', 'yes', 'yes')[min(i, 3)]} |" if row.startswith("|") else row
        for i, row in enumerate(rows)
    ]
    desk.page("people/index").write_text(head + "\n".join(mine), encoding="utf-8")
    desk.seed("second", SECOND)
    assert not desk.run().conflicts
    row = line_with(desk.text("people/index"), "[Ilan Marek]")
    assert row.endswith("| yes |") and "| 5[" in row and not desk.problems()


def test_a_page_of_ones_own_is_never_touched(desk: Desk) -> None:
    desk.page("people/our-contact").write_text("# Our contact\n\nNothing generated.\n")
    desk.seed("second", SECOND)
    desk.run()
    assert desk.text("people/our-contact") == "# Our contact\n\nNothing generated.\n"


def test_a_seed_that_goes_takes_its_pages_but_not_the_edited_one(desk: Desk) -> None:
    desk.seed("second", SECOND)
    desk.run()
    desk.edit("weapons/kestrel-2", lambda t: t + "\nOur own sentence.\n")
    desk.seed("second", None)
    run = desk.run()
    assert desk.outcome(run, "weapons/kestrel-2") == "orphan" and "Our own sentence." in desk.text("weapons/kestrel-2")
    assert not desk.page("articles/second").exists()


def test_windows_lines_are_no_edit(desk: Desk) -> None:
    for path in (desk.root / "docs").rglob("*.md"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    desk.seed("second", SECOND)
    run = desk.run()
    assert set(run.merged.outcomes.values()) <= {"new", "unchanged", "updated", "kept"} and not run.conflicts
    text = desk.text("people/ilan-marek")
    assert "was not there" in text and text.count("\r\n") == text.count("\n")


def test_without_its_base_nothing_is_overwritten(desk: Desk) -> None:
    desk.edit("people/ilan-marek", lambda t: t + "\nOur own sentence.\n")
    mine = desk.text("people/ilan-marek")
    shutil.rmtree(desk.root / ".briefing")
    run = desk.run()
    assert desk.text("people/ilan-marek") == mine and [str(p) for p in run.conflicts] == ["people/ilan-marek.md"]
    project.settle(desk.folders, "people/ilan-marek", generated=False)
    assert desk.text("people/ilan-marek") == mine and not desk.run().conflicts


def test_a_damaged_base_and_a_page_that_is_no_text_are_left_alone(desk: Desk) -> None:
    (desk.root / ".briefing/base/people/ilan-marek.md").write_bytes(b"\xff\xfe\x00garbage")
    desk.edit("people/ilan-marek", lambda t: t + "\nOur own sentence.\n")
    desk.page("people/tove-lund").write_bytes(b"\xff\xfe\x00\x81")
    mine = desk.text("people/ilan-marek")
    run = desk.run()
    assert desk.text("people/ilan-marek") == mine and desk.page("people/tove-lund").read_bytes() == b"\xff\xfe\x00\x81"
    assert len(run.conflicts) == 2


def test_a_seed_that_cannot_be_read_takes_no_page_away(desk: Desk) -> None:
    desk.seed("second", SECOND)
    desk.run()
    desk.page("weapons/kestrel-2").unlink()
    desk.run()
    before = {path: path.read_bytes() for path in (desk.root / "docs").rglob("*.md")}
    desk.seed("second", "---\ntitle: a\ntitle: b\n---\n" + SECOND)
    broken = desk.run()
    assert broken.briefing.problems and desk.page("articles/second").exists()
    desk.seed("second", SECOND)
    desk.run()
    assert {path: path.read_bytes() for path in (desk.root / "docs").rglob("*.md")} == before


def test_docs_as_a_whole_is_made_again(desk: Desk) -> None:
    before = desk.text("people/ilan-marek")
    shutil.rmtree(desk.root / "docs")
    desk.run()
    assert desk.text("people/ilan-marek") == before


OWN_PAGE = """---
aliases: [Kestrel-2]
---
# Kestrel II

Seen at the parade. Nobody has measured it.
"""


def test_a_page_of_ones_own_is_never_touched_and_its_names_lead_there(desk: Desk) -> None:
    desk.page("weapons/our-kestrel").write_text(OWN_PAGE, encoding="utf-8")
    desk.page("notes").write_text("# Oslo\n\nWhere they meet.\n", encoding="utf-8")
    desk.seed("second", SECOND)
    desk.run()
    assert desk.text("weapons/our-kestrel") == OWN_PAGE
    assert not desk.page("weapons/kestrel-2").exists(), "no second page beside it"
    assert "[Kestrel-2](../weapons/our-kestrel.md)" in desk.text("articles/second")
    assert "[Oslo](../locations/oslo.md)" in desk.text("articles/second"), "a published page stays where links lead"
    assert not desk.problems() and desk.run().merged.writes == {}
    desk.page("weapons/our-kestrel").unlink()
    desk.run()
    assert "[Kestrel-2](../weapons/kestrel-2.md)" in desk.text("articles/second") and not desk.problems()


def test_a_page_of_ones_own_makes_names_known_that_no_rule_would_find(desk: Desk) -> None:
    desk.page("organizations").with_suffix("").mkdir(exist_ok=True)
    text = "# Quiet Water 9\n\nA shipping line.\n"
    desk.page("organizations/quiet-water").write_text(text, encoding="utf-8")
    desk.seed(
        "second", "Ships in port\n\nIn Velmar two ships of Quiet Water 9 were unloaded on Monday, a clerk said.\n"
    )
    desk.run()
    assert "[Quiet Water 9](../organizations/quiet-water.md)" in desk.text("articles/second") and not desk.problems()


def test_two_pages_of_ones_own_with_one_name_lead_nowhere(desk: Desk) -> None:
    for name in ("one", "two"):
        desk.page(f"weapons/{name}").write_text("# Kestrel-2\n", encoding="utf-8")
    desk.seed("second", SECOND)
    desk.run()
    assert "[Kestrel-2](../weapons/kestrel-2.md)" in desk.text("articles/second") and not desk.problems()


NOTE = ("## Analyst notes\n", "## Analyst notes\n\nOur own sentence.\n")


def corrected(text: str) -> str:
    return text.replace("visited the harbour of Velmar on 3 May", "visited the harbour of Velmar on 5 May")


def test_a_sentence_that_both_changed_is_one_conflict(desk: Desk) -> None:
    desk.edit("people/ilan-marek", lambda t: t.replace("- Defence Minister Ilan Marek visited", "- Ilan Marek visited"))
    desk.seed("first", corrected(SEED))
    assert [str(path) for path in desk.run().conflicts] == ["people/ilan-marek.md"]
    listed = [line for line in desk.text("people/ilan-marek").split("\n") if "visited the harbour" in line]
    assert sum(line.startswith("- ") for line in listed) == 1 and any(
        line.startswith("- Ilan Marek") for line in listed
    )
    assert "5 May" in (desk.root / ".briefing/conflicts/people/ilan-marek.md").read_text("utf-8")
    assert project.settle(desk.folders, "docs/people/ilan-marek.md", generated=True) == ()
    assert not desk.run().conflicts and "3 May" not in desk.text("people/ilan-marek") and not desk.problems()


def test_what_was_deleted_stays_away_when_its_sentence_is_corrected(desk: Desk) -> None:
    gone = line_with(desk.text("people/ilan-marek"), "- Defence Minister Ilan Marek visited")
    desk.edit("people/ilan-marek", lambda t: t.replace(gone + "\n", ""))
    desk.seed("first", corrected(SEED))
    desk.run()
    assert "\n- Defence Minister Ilan Marek visited" not in desk.text("people/ilan-marek") and not desk.problems()


def test_into_a_section_that_was_deleted_nothing_is_generated(desk: Desk) -> None:
    before = desk.text("people/ilan-marek")
    begin, end = before.index("## Appears with"), before.index("## Every sentence")
    desk.edit("people/ilan-marek", lambda t: t[:begin] + t[end:])
    desk.seed("second", SECOND)
    assert not desk.run().conflicts
    text = desk.text("people/ilan-marek")
    assert "Appears with" not in text and "only the sentence" not in text and "was not there" in text
    assert not desk.problems()


def test_an_editors_cell_and_a_new_count_share_a_row(desk: Desk) -> None:
    desk.edit("people/index", lambda t: t.replace("| Defence Minister[", "| Minister of Defence["))
    desk.seed("second", SECOND)
    run = desk.run()
    row = line_with(desk.text("people/index"), "[Ilan Marek]")
    assert not run.conflicts and "Minister of Defence[" in row and "| 5[" in row and not desk.problems()


def test_a_deleted_page_stays_away_when_its_source_goes_and_returns(desk: Desk) -> None:
    desk.page("people/tove-lund").unlink()
    desk.run()
    desk.seed("second", SECOND)
    desk.seed("first", None)
    desk.run()
    desk.seed("second", None)
    desk.seed("first", SEED)
    assert desk.outcome(desk.run(), "people/tove-lund") == "deletion respected"
    desk.seed("first", "Fleet\n\nThe frigate Halden sailed for Oslo on Monday, a clerk said.\n")
    desk.run()
    desk.seed("first", SEED)
    assert desk.outcome(desk.run(), "people/tove-lund") == "deletion respected"
    project.restore(desk.folders, "people/tove-lund")
    desk.run()
    assert "(tove-lund.md)" in desk.text("people/index") and not desk.problems()


def test_an_orphan_is_listed_until_it_is_settled_and_merges_when_its_source_returns(desk: Desk) -> None:
    desk.seed("second", SECOND)
    desk.run()
    desk.edit("weapons/kestrel-2", lambda t: t.replace(*NOTE))
    mine = desk.text("weapons/kestrel-2")
    desk.seed("second", None)
    for _ in range(2):
        assert desk.outcome(desk.run(), "weapons/kestrel-2") == "orphan" and desk.text("weapons/kestrel-2") == mine
    desk.seed("second", SECOND)
    assert not desk.run().conflicts and desk.text("weapons/kestrel-2") == mine
    desk.seed("second", None)
    desk.run()
    desk.edit("weapons/kestrel-2", lambda t: t.replace('id: "kestrel-2"\n', "").replace('kind: "weapon"\n', ""))
    mine = desk.text("weapons/kestrel-2")
    assert "weapons/kestrel-2.md" not in map(str, desk.run().merged.outcomes) and desk.text("weapons/kestrel-2") == mine


def test_a_page_that_was_emptied_was_deleted(desk: Desk) -> None:
    desk.page("people/tove-lund").write_bytes(b"\n")
    desk.seed("second", SECOND)
    assert desk.outcome(desk.run(), "people/tove-lund") == "deletion respected"
    assert desk.page("people/tove-lund").read_bytes() == b"\n" and "tove-lund.md" not in desk.text("people/index")
    project.restore(desk.folders, "people/tove-lund")
    desk.run()
    assert "300 km" in desk.text("people/tove-lund") and not desk.problems()


def test_a_byte_order_mark_hides_no_front_matter(desk: Desk) -> None:
    desk.page("people/general").write_bytes(b"\xef\xbb\xbf" + desk.page("people/tove-lund").read_bytes())
    desk.page("people/tove-lund").unlink()
    desk.run()
    assert not desk.page("people/tove-lund").exists() and "(general.md)" in desk.text("people/index")
    desk.edit("people/general", lambda t: t.replace("---\n", "---\nhidden: true\n", 1))
    desk.run()
    assert "general.md" not in desk.text("people/index") and not desk.problems()


def test_a_page_in_another_encoding_merges_once_it_is_saved_as_utf_8(desk: Desk) -> None:
    mine = desk.text("people/tove-lund").replace("## Analyst notes\n", "## Analyst notes\n\nGrößer.\n")
    desk.page("people/tove-lund").write_bytes(mine.encode("cp1252", "replace"))
    desk.seed("second", SECOND)
    for _ in range(2):
        run = desk.run()
        assert "not UTF-8" in next(iter(run.conflicts.values()))
    desk.page("people/tove-lund").write_text(mine, encoding="utf-8")
    assert not desk.run().conflicts
    assert "Größer." in desk.text("people/tove-lund") and "300 km" in desk.text("people/tove-lund")


@pytest.mark.parametrize("damage", [lambda b: b[:700], lambda b: b"", lambda b: b + b"<<<<<<< HEAD\n>>>>>>> other\n"])
def test_a_base_that_was_cut_off_is_no_base(desk: Desk, damage: Callable[[bytes], bytes]) -> None:
    desk.edit("people/ilan-marek", lambda t: t.replace(*NOTE))
    mine, base = desk.text("people/ilan-marek"), desk.root / ".briefing/base/people/ilan-marek.md"
    base.write_bytes(damage(base.read_bytes()))
    desk.seed("second", SECOND)
    run = desk.run()
    assert "damaged" in next(iter(run.conflicts.values())) and desk.text("people/ilan-marek") == mine


def test_a_link_to_a_page_elsewhere_in_docs_stays_a_link(desk: Desk) -> None:
    page, behind = desk.page("people/tove-lund"), desk.root / "docs" / "kept.md"
    page.rename(behind)
    page.symlink_to(behind)
    desk.seed("second", SECOND)
    desk.run()
    assert page.is_symlink() and "300 km" in behind.read_text("utf-8")


def test_white_space_at_the_end_of_lines_and_padded_tables_are_no_edit(desk: Desk) -> None:
    def padded(text: str) -> str:
        return "".join(
            line.replace(" | ", "   | ") + "\n" if line.startswith("|") else line + "  \n" for line in text.split("\n")
        )

    head, body = desk.text("people/ilan-marek").split("\n---\n", 1)
    desk.page("people/ilan-marek").write_text(f"{head}\n---\n{padded(body)}", encoding="utf-8")
    mine = desk.text("people/ilan-marek")
    desk.run()
    assert desk.text("people/ilan-marek") == mine
    desk.seed("second", SECOND)
    run = desk.run()
    assert not run.conflicts and "was not there" in desk.text("people/ilan-marek")

"""The laws of the merge, over generated pages and what people do to them."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import PurePosixPath

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.merge import MergedPage, merge_page, merge_tree, restored

TRIALS = int(os.environ.get("MERGE_TRIALS", "300"))
laws = settings(max_examples=TRIALS, deadline=None)

SENTENCES = [
    "The train left Pyongyang on Sunday.[^1f55-00000001]",
    "Kyodo says the train is heading north.[^1f55-00000002]",
    "The range is more than 15,000 km.[^1f55-00000003]",
    "Nobody knows where they will meet.[^1f55-00000004]",
    "The bridge was closed at noon.[^1f55-00000005]",
    "The minister resigned after the vote.[^1f55-00000006]",
]
CORRECTED = {
    "The range is more than 15,000 km.[^1f55-00000003]": "The range is more than 13,000 km.[^1f55-0000000a]",
    "The bridge was closed at noon.[^1f55-00000005]": "The bridge was closed at ten.[^1f55-0000000b]",
}
ROWS = [f"| {name} | {role}[^1f55-0000001{i}] |" for i, (name, role) in enumerate(
    [("Kim", "leader"), ("Putin", "president"), ("Shoigu", "Defense Minister"), ("Choe", "Foreign Minister")]
)]  # fmt: skip
OWN = [
    "Seen in Khabarovsk, says our desk.", "Our embassy doubts this.", "Ask the ministry again on Friday.",
    "| Ours | a row of our own |", "- a point of our own", "> quoted from the phone call", "    code of ours", "## Our section",
]  # fmt: skip


ROLES = [
    "| Role | leader[^1f55-00000009] |",
    "| Role | Supreme leader[^1f55-0000000c] |",
    "| Role | Marshal[^1f55-0000000d] |",
]


def body(roles: list[str], sentences: list[str], rows: list[str]) -> str:
    table = ["| Field | What is known |", "| --- | --- |", *roles]
    people = ["| Name | Role |", "| --- | --- |", *rows]
    return "\n".join([
        "", "# Kim", "", *table, "", "## What is said", "", *sentences, "", "## People", "", *people, "", "## Analyst notes", "",
        "[^1f55-00000009]: “Kim is leader.” [Source](../articles/a.md#s-00000009).", "",
    ])  # fmt: skip


@st.composite
def generated(draw: st.DrawFn) -> str:
    """A page as the generator writes it."""
    sentences = draw(st.lists(st.sampled_from(SENTENCES), unique=True, max_size=5))
    sentences = [CORRECTED.get(s, s) if draw(st.booleans()) else s for s in sentences]
    rows = draw(st.lists(st.sampled_from(ROWS), unique=True, max_size=4))
    aliases = draw(st.lists(st.sampled_from(['"Kim"', '"Kim Jong-un"', '"KJU"']), unique=True, max_size=3))
    description = draw(st.sampled_from(["Kim: leader", "Kim: North Korean leader"]))
    head = f'---\nid: "kim"\ndescription: "{description}"\naliases: [{", ".join(aliases)}]\n---\n'
    roles = draw(st.lists(st.sampled_from(ROLES), unique=True, min_size=1, max_size=2))
    return head + body(roles, sentences, rows)


@st.composite
def edited(draw: st.DrawFn, page: str) -> tuple[str, list[str]]:
    """What a person made of a page, and the lines they added; each is unmistakable."""
    lines = page.split("\n")
    first = lines.index("---", 1) + 1
    added: list[str] = []
    for number in range(draw(st.integers(0, 4))):
        at = draw(st.integers(first, len(lines) - 1))
        action = draw(st.sampled_from(["insert", "insert", "delete", "replace", "extend", "move", "blank"]))
        line = f"{draw(st.sampled_from(OWN)).removesuffix(' |')} {number}x" + (" |" if "|" in lines[at] else "")
        if action == "insert":
            lines.insert(at, line)
            added.append(line)
        elif action == "delete":
            gone = lines.pop(at)
            added = [other for other in added if other != gone]
        elif action in ("replace", "extend") and lines[at].strip() and lines[at] not in added:
            lines[at] = line if action == "replace" else f"{lines[at]} Ours {number}x."
            added.append(lines[at])
        elif action == "move":
            lines.insert(draw(st.integers(first, len(lines) - 1)), lines.pop(at))
        elif action == "blank":
            lines.insert(at, "")
    return "\n".join(lines), added


def told(merged: MergedPage) -> str:
    return "\n".join(mine for mine, _ in merged.conflicts)


@laws
@given(generated(), generated())
def test_an_unedited_page_follows(base: str, fresh: str) -> None:
    assert merge_page(base, base, fresh) == MergedPage(fresh)


@laws
@given(st.data(), generated())
def test_an_edited_page_stays_while_nothing_new_is_generated(data: st.DataObject, base: str) -> None:
    mine, added = data.draw(edited(base))
    merged = merge_page(base, mine, base)
    if not any(line.startswith("| Role") for line in added):  # that one is then said to be the editor's
        assert merged.text.split("\n") == mine.split("\n") and not merged.conflicts
    assert merge_page(base, merged.text, base).text == merged.text


@laws
@given(st.data(), generated(), generated())
def test_what_was_already_merged_stays(data: st.DataObject, base: str, fresh: str) -> None:
    mine, _ = data.draw(edited(base))
    merged = merge_page(base, mine, fresh).text
    assert merge_page(base, merged, fresh).text == merged, "a run that was killed before it saved the base"
    assert merge_page(fresh, merged, fresh).text == merged, "the next run"


@laws
@given(generated(), generated())
def test_nothing_is_the_editors_that_no_editor_wrote(base: str, fresh: str) -> None:
    assert merge_page(base, fresh + "\nOurs.\n", fresh).text == fresh + "\nOurs.\n"


@laws
@given(st.data(), generated(), generated())
def test_every_line_a_person_added_stands_once(data: st.DataObject, base: str, fresh: str) -> None:
    mine, added = data.draw(edited(base))
    merged = merge_page(base, mine, fresh)
    lines = Counter(merged.text.split("\n"))
    for line in added:
        editors = line.startswith("| Role")
        assert editors or lines[line] == Counter(mine.split("\n"))[line], (line, merged.text)


@laws
@given(st.data(), generated(), generated())
def test_nothing_generated_is_doubled_and_nothing_deleted_returns(data: st.DataObject, base: str, fresh: str) -> None:
    mine, _ = data.draw(edited(base))
    lines = Counter(merge_page(base, mine, fresh).text.split("\n"))
    own = Counter(mine.split("\n"))
    for line in {*SENTENCES, *ROWS}:
        assert lines[line] <= max(1, own[line]), line
        if line in base.split("\n") and line not in own:
            assert lines[line] == 0, f"deleted and back: {line}"


@laws
@given(st.data(), generated(), generated())
def test_what_is_new_arrives(data: st.DataObject, base: str, fresh: str) -> None:
    mine, _ = data.draw(edited(base))
    merged = merge_page(base, mine, fresh)
    before, rejected = base.split("\n"), [generated for _, generated in merged.conflicts]
    part = ""
    other = CORRECTED | {new: old for old, new in CORRECTED.items()}
    gone = {line for line in before if line not in mine.split("\n")}
    for line in fresh.split("\n"):
        part = line if line.startswith(("#", "| Name")) else part
        if line in (*SENTENCES, *ROWS) and line not in before:
            # with its section or table, into which nothing is put, or in the words before it was corrected
            deleted = part in gone or other.get(line) in gone
            assert line in merged.text or line in rejected or deleted


@laws
@given(st.data(), generated(), generated())
def test_what_nobody_deleted_stays(data: st.DataObject, base: str, fresh: str) -> None:
    mine, _ = data.draw(edited(base))
    lines = Counter(merge_page(base, mine, fresh).text.split("\n"))
    for line in {*SENTENCES, *ROWS}:
        if all(line in side.split("\n") for side in (base, mine, fresh)):
            assert lines[line] == 1, f"lost: {line}"


@laws
@given(st.data(), generated())
def test_restore_brings_back_every_line(data: st.DataObject, base: str) -> None:
    mine, added = data.draw(edited(base))
    text, _ = restored(base, mine)
    lines = text.split("\n")
    assert all(line in lines for line in added)
    changed = Counter(mine.split("\n")) - Counter(base.split("\n"))
    for line in SENTENCES:
        assert line in lines or line not in base or changed


@laws
@given(st.data(), generated(), generated(), st.booleans(), st.booleans())
def test_windows_lines_and_marks_stay(data: st.DataObject, base: str, fresh: str, mark: bool, ends: bool) -> None:
    mine, _ = data.draw(edited(base))
    plain = merge_page(base, mine, fresh).text
    written = ("\ufeff" if mark else "") + (mine.replace("\n", "\r\n") if ends else mine)
    merged = merge_page(base, written, fresh).text
    assert merged.removeprefix("\ufeff").replace("\r\n", "\n") == plain
    assert merged.startswith("\ufeff") == mark
    assert ("\r\n" in merged) == (ends and "\n" in plain) and "\r\r" not in merged


PAGE = PurePosixPath("people/kim.md")


@laws
@given(st.data(), generated(), generated())
def test_the_table_for_whole_pages(data: st.DataObject, base: str, fresh: str) -> None:
    own, _ = data.draw(edited(base))
    b, h, f = ({PAGE: text.encode()} for text in (base, own, fresh))
    assert dict(merge_tree({}, {}, f).writes) == f
    assert merge_tree(b, {}, f).outcomes[PAGE] == "deletion respected" and not merge_tree(b, {}, f).writes
    assert merge_tree(b, b, {}).deletes == (PAGE,)
    assert merge_tree({}, f, f).outcomes[PAGE] == "unchanged"
    alone = merge_tree({}, h, {})
    assert not alone.writes and not alone.deletes and not alone.outcomes
    if own != base:
        kept = merge_tree(b, h, {})
        assert not kept.deletes and kept.outcomes[PAGE] == "orphan"
    if own != fresh:
        unknown = merge_tree({}, h, f)
        assert not unknown.writes and unknown.outcomes[PAGE] == "conflict" and unknown.conflicts


def test_front_matter_without_a_key_is_the_persons() -> None:
    base, fresh = (f"---\nid: a\nnew: {new}\n---\n\n# A\n" for new in ("no", "yes"))
    for head in ("# only a comment\n", "[broken\n", ""):
        mine = f"---\n{head}---\n\n# A\n"
        assert merge_page(base, mine, fresh).text == mine

"""``hidden: true`` in a page -> it is nowhere on the site; without the line it is back, with what people wrote."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import pipeline, project
from generator.export import FORMS
from generator.project import Folders
from generator.text import configuration
from tests.briefings import SEED

PERSON = "people/gabriela-bernal.md"
OWN = "She was asked again in spring.\n"


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """A project with the real seed, generated once; its folder is the current one."""
    monkeypatch.chdir(tmp_path)
    Path("seeds").mkdir()
    for file in (SEED, SEED.with_suffix(".yml")):
        shutil.copy(file, "seeds")
    folders = Folders()
    project.run(folders)
    return folders


def edit(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text("utf-8")), encoding="utf-8")


def hide(text: str) -> str:
    return text.replace("---\n", "---\nhidden: true\n", 1)


def show(text: str) -> str:
    return text.replace("hidden: true\n", "", 1)


def others(folders: Folders, name: str) -> dict[str, str]:
    found = {
        str(p.relative_to(folders.docs)): p.read_text("utf-8", "replace")
        for p in folders.docs.rglob("*")
        if p.is_file()
    }
    return {path: text for path, text in found.items() if path != name}


def test_a_hidden_person_is_linked_listed_and_exported_nowhere(folders: Folders) -> None:
    assert any("gabriela-bernal.md" in text for text in others(folders, PERSON).values())
    edit(folders.docs / PERSON, lambda text: hide(text) + OWN)
    run = project.run(folders)
    assert not [path for path, text in others(folders, PERSON).items() if "gabriela-bernal" in text]
    assert not (folders.docs / "data/people/gabriela-bernal.jsonld").exists()
    assert not [form for form in FORMS if "gabriela-bernal" in pipeline.exported(run.briefing, form)]
    assert "/people/gabriela-bernal.md" in (configuration.read((folders.state / "site.yml").read_text()).excluded or "")
    assert (folders.docs / PERSON).read_text("utf-8").endswith(OWN)
    assert not run.conflicts and not project.check_project(folders)


def test_without_the_line_it_is_back_with_what_was_written(folders: Folders) -> None:
    before = {**others(folders, ""), "seen": ""}
    edit(folders.docs / PERSON, lambda text: hide(text) + OWN)
    project.run(folders)
    edit(folders.docs / PERSON, show)
    run = project.run(folders)
    after = {**others(folders, ""), "seen": ""}
    assert after.pop(PERSON) == before.pop(PERSON) + OWN
    assert after == before and not run.conflicts


def test_a_run_with_hidden_pages_changes_nothing_when_repeated(folders: Folders) -> None:
    edit(folders.docs / PERSON, hide)
    project.run(folders)
    before = {p: p.read_bytes() for p in Path().rglob("*") if p.is_file()}
    project.run(folders)
    assert {p: p.read_bytes() for p in Path().rglob("*") if p.is_file()} == before


def test_a_hidden_article_is_no_source(folders: Folders) -> None:
    (article,) = [p for p in (folders.docs / "articles").glob("*.md") if p.stem != "index"]
    edit(article, hide)
    project.run(folders)
    assert "from [0 source articles]" in (folders.docs / "index.md").read_text("utf-8")
    edit(article, show)
    run = project.run(folders)
    assert "from [1 source article]" in (folders.docs / "index.md").read_text("utf-8") and not run.conflicts


def test_a_page_of_ones_own_can_be_hidden(folders: Folders) -> None:
    own = folders.docs / "notes!.md"
    own.write_text("---\nhidden: true\n---\n\n# For us\n", encoding="utf-8")
    project.run(folders)
    assert "/notes\\!.md" in (folders.state / "site.yml").read_text("utf-8")
    assert own.read_text("utf-8").endswith("# For us\n") and not project.check_project(folders)


def test_the_home_page_and_the_ledgers_stay(folders: Folders) -> None:
    for name in ("index.md", "claims.md", "people/index.md"):
        edit(folders.docs / name, hide)
    project.run(folders)
    assert "exclude_docs: |\n" in (folders.state / "site.yml").read_text("utf-8")
    assert "claims.md" not in (folders.state / "site.yml").read_text("utf-8")


def test_an_exclude_of_ones_own_that_lets_a_hidden_page_in_is_told(folders: Folders) -> None:
    edit(folders.docs / PERSON, hide)
    Path("mkdocs.yml").write_text("exclude_docs: |\n  /drafts/\n", encoding="utf-8")
    project.run(folders)
    assert [p.where for p in project.check_project(folders) if "the site shows it" in p.what] == [f"docs/{PERSON}"]

"""The commands as a user calls them -> exit codes, messages, files; in a folder of their own."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SEED = next((ROOT / "seeds").glob("*.txt"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """An empty project with the real seed."""
    (tmp_path / "seeds").mkdir()
    for file in (SEED, SEED.with_suffix(".yml")):
        shutil.copy(file, tmp_path / "seeds")
    return tmp_path


@pytest.fixture(scope="session")
def generated_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("generated")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    assert briefing(folder, "generate").returncode == 0
    return folder


@pytest.fixture
def generated(generated_once: Path, tmp_path: Path) -> Path:
    """A project after its first run, to be changed at will."""
    return shutil.copytree(generated_once, tmp_path / "project")


def briefing(project: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator", *words],
        cwd=project,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )


def pages(project: Path) -> dict[str, bytes]:
    found = [p for folder in ("docs", ".briefing") for p in (project / folder).rglob("*") if p.is_file()]
    return {p.relative_to(project).as_posix(): p.read_bytes() for p in found}


def test_a_second_run_changes_no_byte(project: Path) -> None:
    assert briefing(project, "generate").returncode == 0
    before = pages(project)
    assert len(before) > 40
    assert briefing(project, "generate").returncode == 0
    assert pages(project) == before


def test_the_hash_seed_changes_no_byte(project: Path) -> None:
    briefing(project, "generate", PYTHONHASHSEED="1")
    first = pages(project)
    for folder in ("docs", ".briefing"):
        shutil.rmtree(project / folder)
    briefing(project, "generate", PYTHONHASHSEED="31337")
    assert pages(project) == first


def test_check_mode_writes_nothing_and_says_that_pages_would_change(project: Path) -> None:
    assert briefing(project, "generate", "--check").returncode == 1
    assert not (project / "docs").exists()
    briefing(project, "generate")
    assert briefing(project, "generate", "--check").returncode == 0


def test_a_bad_seed_is_reported_and_stops_no_other(project: Path) -> None:
    (project / "seeds" / "bad.txt").write_bytes(b"\x00\x01\x02 binary")
    (project / "seeds" / "twice.txt").write_text("---\ntitle: A\ntitle: B\n---\n\nText of it.\n", encoding="utf-8")
    run = briefing(project, "generate")
    assert run.returncode == 1
    assert "seeds/bad.txt: is a binary file" in run.stderr
    assert "seeds/twice.txt:3: two entries named title" in run.stderr and "Keep one." in run.stderr
    assert (project / "docs" / "people" / "kim-jong-un.md").exists()


def test_the_report_as_json(project: Path) -> None:
    report = json.loads(briefing(project, "generate", "--json").stdout)
    assert "people/kim-jong-un.md" in report["pages"]["new"]
    assert report["conflicts"] == report["skipped"] == []


def test_an_edit_survives_and_is_named(generated: Path) -> None:
    page = generated / "docs" / "people" / "kim-jong-un.md"
    page.write_text(page.read_text("utf-8") + "\nSeen in Pyongyang, says our desk.\n", encoding="utf-8")
    run = briefing(generated, "generate")
    assert run.returncode == 0 and "kept (your edit): people/kim-jong-un.md" in run.stdout
    assert "Seen in Pyongyang, says our desk." in page.read_text("utf-8")


def test_the_check_fails_when_a_cited_sentence_is_gone(generated: Path) -> None:
    assert briefing(generated, "check").returncode == 0
    seed = generated / "seeds" / SEED.name
    seed.write_text(seed.read_text("utf-8").replace("more than 15.000 kilometers", "very large"), encoding="utf-8")
    run = briefing(generated, "check")
    assert run.returncode == 1 and "the cited sentence is no longer in seeds/" in run.stderr


def test_explain_names_sentence_and_rule(generated: Path) -> None:
    lines = (generated / "docs/people/sergei-shoigu.md").read_text("utf-8").splitlines()
    number = next(i for i, line in enumerate(lines, 1) if "Russian Defense Minister" in line and "[^" in line)
    run = briefing(generated, "explain", f"people/sergei-shoigu:{number}")
    assert run.returncode == 0
    assert (
        "Russian Defense Minister Sergei Shoigu will be part" in run.stdout and "by role before the name" in run.stdout
    )


def test_explain_says_so_where_nothing_rests_on_a_sentence(generated: Path) -> None:
    run = briefing(generated, "explain", "docs\\people\\sergei-shoigu.md:1")
    assert (run.returncode, run.stdout) == (0, "1: nothing on this line rests on a sentence.\n")


def test_explain_knows_the_sentences_of_an_article(generated: Path) -> None:
    page = next((generated / "docs/articles").glob("0*.md"))
    number = next(i for i, line in enumerate(page.read_text("utf-8").splitlines(), 1) if "[15.000 kilometers]" in line)
    run = briefing(generated, "explain", f"articles/{page.stem}:{number}")
    assert "fact range [" in run.stdout and 'number "15.000 kilometers"' in run.stdout


def test_the_readmes_line_has_something_to_explain(generated: Path) -> None:
    (place,) = re.findall(r"briefing explain (\S+:\d+)`", (ROOT / "README.md").read_text("utf-8"))
    assert "by family name first" in briefing(generated, "explain", place).stdout


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_annotate_goes_on_behind_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text("Minister John Smith said on 3 May 2024 that it rained.\n", encoding="utf-8")
    run = briefing(tmp_path, "annotate", "pipe.txt", "a.txt")
    assert run.returncode == 1 and run.stderr == "pipe.txt: is no regular file. Put the file itself here.\n"
    assert json.loads(run.stdout)["article"] == "a.txt"


def test_there_is_nothing_to_check_without_pages(tmp_path: Path) -> None:
    run = briefing(tmp_path, "check")
    assert run.returncode == 1 and run.stderr.startswith("docs: no such folder.")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("explain", "people/nobody"), 1),
        (("explain", "people/index:x"), 2),
        (("generate", "--nonsense"), 2),
        (("annotate", "no-such-file"), 2),
        (("generate", "--seeds", "sedes"), 1),
        (("export", "json", "--seeds", "sedes"), 1),
        (("build",), 1),
        (("resolve", "people/index"), 2),
        (("resolve", "people/index", "--mine"), 1),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else str(value),
)
def test_exit_codes_without_traceback(generated: Path, words: tuple[str, ...], code: int) -> None:
    run = briefing(generated, *words)
    assert run.returncode == code, run.stderr
    assert "Traceback" not in run.stderr and run.stderr.strip()


def test_new_article_is_read_as_it_is_made(project: Path) -> None:
    run = briefing(project, "new", "article", 'A "quoted" title: part 2')
    assert run.returncode == 0
    made = next((project / "seeds").glob("a-quoted*.txt"))
    with made.open("a", encoding="utf-8") as file:
        file.write("President Jane Example met General Tom Sample in Paris.\n")
    found = json.loads(briefing(project, "annotate", str(made)).stdout)
    assert {e["name"] for e in found["entities"] if e["kind"] == "person"} == {"Jane Example", "Tom Sample"}
    assert briefing(project, "new", "article", 'A "quoted" title: part 2').returncode == 1


@pytest.mark.parametrize("form", ["json", "csv", "geojson", "jsonld"])
def test_exports(project: Path, form: str) -> None:
    run = briefing(project, "export", form)
    assert (run.returncode == 0 and "Kim Jong Un" in run.stdout) or (form == "geojson" and "Vladivostok" in run.stdout)
    if form != "csv":
        json.loads(run.stdout)


def test_no_colour_where_none_is_wanted(project: Path) -> None:
    run = briefing(project, "resolve", "people/index", "--mine", NO_COLOR="1")
    assert "\x1b[" not in run.stderr + run.stdout

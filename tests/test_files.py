"""The disk refuses, the power fails, two runs meet: no page is lost and the next run ends what the last began."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest

from generator import corpus, files, project
from generator.errors import GeneratorError
from generator.project import Folders
from tests import kill

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.once


@dataclass(frozen=True, slots=True)
class Template:
    """A project with an edited page, as it stands on the disk, and its pages before and after the seeds change."""

    root: Path
    old: kill.Pages
    new: kill.Pages


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    root = tmp_path_factory.mktemp("template")
    old, new = kill.clean_states(root, kill.an_edited_project(root))
    return Template(root, old, new)


@pytest.fixture
def folders(template: Template, tmp_path: Path) -> Folders:
    shutil.copytree(template.root, tmp_path, dirs_exist_ok=True)
    return Folders(tmp_path / "seeds", tmp_path / "docs", tmp_path / ".briefing")


@pytest.mark.parametrize("stop", [0, 1, 2, 5, 11, 23, 40, 60, 90])
def test_a_run_that_ends_at_any_write_is_made_good(
    template: Template, folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: int
) -> None:
    kill.put_seeds(tmp_path, 1)
    write, left = files.write, [stop]

    def failing(path: Path, data: bytes) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        write(path, data)

    monkeypatch.setattr(files, "write", failing)
    with pytest.raises(KeyboardInterrupt):
        project.run(folders)
    monkeypatch.undo()
    assert all(data in _either(template, path) for path, data in kill.pages(tmp_path).items())
    project.run(folders)
    assert kill.pages(tmp_path) == template.new


def _either(template: Template, path: str) -> tuple[bytes | None, bytes | None]:
    return template.old.get(path), template.new.get(path)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
def test_killed_runs() -> None:
    assert kill.trial(12) >= 12


def test_half_written_files_are_swept_and_never_taken_for_pages(folders: Folders, tmp_path: Path) -> None:
    left = tmp_path / "docs" / "people" / f".x.md.abc{files._HALF_WRITTEN}"
    left.write_text("half")
    project.run(folders)
    assert not left.exists()


def test_two_runs_at_once(folders: Folders) -> None:
    with files.lock(folders.state), pytest.raises(GeneratorError, match=rf"process {os.getpid()} .* is writing here"):
        project.run(folders)
    project.run(folders)


def test_a_lock_of_a_dead_process_is_taken_over(folders: Folders) -> None:
    dead = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True
    )
    (folders.state / "lock").write_text(json.dumps({"pid": int(dead.stdout), "host": socket.gethostname()}))
    project.run(folders)
    for broken in ("half writ", "[1, 2]", "7"):
        (folders.state / "lock").write_text(broken)
        project.run(folders)
    assert not (folders.state / "lock").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(folders: Folders, tmp_path: Path) -> None:
    kill.put_seeds(tmp_path, 1)
    before = kill.pages(tmp_path)
    people = tmp_path / "docs" / "people"
    people.chmod(0o555)
    try:
        with pytest.raises(GeneratorError, match="permissions"):
            project.run(folders)
    finally:
        people.chmod(0o755)
    assert all(path in before or data for path, data in kill.pages(tmp_path).items())


def test_the_disk_refuses(
    template: Template, folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same with an error in the place of the disk, so that it holds for root too."""
    kill.put_seeds(tmp_path, 1)
    synced, calls = os.fsync, [0]

    def full(handle: int) -> None:
        calls[0] += 1
        if calls[0] > 9:
            raise OSError(28, "No space left on device")
        synced(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(GeneratorError, match=r"No space left on device.*Make room"):
        project.run(folders)
    monkeypatch.undo()
    left = [p for p in tmp_path.rglob("*") if p.name.endswith(files._HALF_WRITTEN)]
    assert not left and all(data in _either(template, path) for path, data in kill.pages(tmp_path).items())
    project.run(folders)
    assert kill.pages(tmp_path) == template.new


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)], capture_output=True)
    if mounted.returncode:
        pytest.skip("a small disk cannot be mounted here")
    return folder


def test_a_full_disk(small_disk: Path) -> None:
    try:
        folders = Folders(small_disk / "seeds", small_disk / "docs", small_disk / ".briefing")
        for state in (0, 1):
            kill.put_seeds(small_disk, state)
        with pytest.raises(GeneratorError, match="Make room"):
            project.run(folders)
        assert all(data for data in kill.pages(small_disk).values())
    finally:
        subprocess.run(["umount", str(small_disk)], check=True)


def test_a_seed_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    """A link in a circle, one that leads out, a pipe that nobody writes to: one message each, and no waiting."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text("Minister John Smith said on 3 May 2024 that the army left Berlin.\n", "utf-8")
    (tmp_path / "out.txt").write_text("Secret.", "utf-8")
    try:
        (seeds / "loop.txt").symlink_to("loop.txt")
        (seeds / "out.txt").symlink_to(tmp_path / "out.txt")
        os.mkfifo(seeds / "pipe.txt")
    except (OSError, AttributeError):
        pytest.skip("no links or pipes here")
    reading = corpus.read_seeds(files.read_seeds_in(seeds))
    assert [article.id for article in reading.articles] == ["a"]
    assert [(problem.where, problem.what) for problem in reading.problems] == [
        ("seeds/loop.txt", "is a link that leads out of the folder or nowhere"),
        ("seeds/out.txt", "is a link that leads out of the folder or nowhere"),
        ("seeds/pipe.txt", "is no regular file"),
    ]
    assert set(files.read_tree(seeds)) == {PurePosixPath("a.txt")}

"""Runs killed at random points -> every page is the old or the new one, and the next run converges: python -m tests.kill 100."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from benchmarks.make_seeds import article
from generator import project
from generator.project import Folders

EDIT = "\n\nSeen by our own desk.\n"
SEEDS = 6

Pages = Mapping[str, bytes]


def an_edited_project(root: Path) -> Folders:
    """A project whose seeds can be in one of two states, with a page that a person edited."""
    folders = Folders(root / "seeds", root / "docs", root / ".briefing")
    put_seeds(root, 0)
    project.run(folders)
    page = sorted((root / "docs" / "people").glob("*-*.md"))[0]
    page.write_bytes(page.read_bytes() + EDIT.encode())
    project.run(folders)
    return folders


def put_seeds(root: Path, state: int) -> None:
    """State 1 has other words in some articles, and one article more."""
    (root / "seeds").mkdir(exist_ok=True)
    for number in range(SEEDS + 1):
        path = root / "seeds" / f"made-{number}.txt"
        if number == SEEDS and state == 0:
            path.unlink(missing_ok=True)
        else:
            path.write_text(article(number + (100 * state if number % 2 else 0)), encoding="utf-8")


def pages(root: Path) -> Pages:
    """Every file below docs/ and the base."""
    found = [p for folder in ("docs", ".briefing/base") for p in (root / folder).rglob("*") if p.is_file()]
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in found if not p.name.startswith(".")}


def clean_states(root: Path, folders: Folders) -> tuple[Pages, Pages]:
    """The pages in both states, from runs that nobody killed."""
    put_seeds(root, 1)
    project.run(folders)
    second = pages(root)
    put_seeds(root, 0)
    project.run(folders)
    return pages(root), second


def killed(folders: Folders, after: float) -> bool:
    """Start a run, kill it ``after`` seconds; True where it was still running."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            project.run(folders)
        os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def trial(kills: int, seed: int = 7) -> int:
    """Kill that many runs while they run; how many attempts it took. Raises AssertionError where a page is neither."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        folders = an_edited_project(root)
        states = clean_states(root, folders)
        start = time.perf_counter()
        project.run(folders)
        usual = time.perf_counter() - start
        landed = attempts = 0
        while landed < kills:
            attempts += 1
            state = attempts % 2
            put_seeds(root, state)
            landed += killed(folders, chance.uniform(0.05, 1.1) * usual)
            for path, data in pages(root).items():
                assert data in (states[0].get(path), states[1].get(path)), f"{path} is neither the old nor the new page"
            if landed % 5 == 0:
                project.run(folders)
                assert pages(root) == states[state], "the next run does not converge"
        return attempts


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    print(
        f"{wanted} runs were killed while they ran ({trial(wanted)} attempts): no page lost, every next run converged."
    )

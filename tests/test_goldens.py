"""What is found and how it reads stays as it was read and accepted."""

from __future__ import annotations

import difflib
import io
from pathlib import PurePosixPath

import pytest
from PIL import Image, ImageChops, ImageStat

from generator import project
from tests import goldens

FRESH = goldens.made()
KEPT = {
    PurePosixPath(path.relative_to(goldens.FOLDER).as_posix()): path.read_bytes()
    for path in sorted(goldens.FOLDER.rglob("*"))
    if path.suffix in (".json", ".md")
}


@pytest.mark.parametrize("path", sorted({*FRESH, *KEPT}), ids=str)
def test_golden(path: PurePosixPath) -> None:
    kept, fresh = (tree.get(path, b"").decode().splitlines() for tree in (KEPT, FRESH))
    changed = "\n".join(difflib.unified_diff(kept, fresh, "accepted", "now", lineterm="", n=1))
    assert not changed, f"{changed}\nIf this is better: make update-goldens, and commit it with the reason."


@pytest.mark.parametrize(
    ("path", "fresh"), goldens.cards().items(), ids=lambda v: str(v) if not isinstance(v, bytes) else ""
)
def test_a_card_looks_as_it_did(path: PurePosixPath, fresh: bytes) -> None:
    with Image.open(goldens.FOLDER / path) as kept, Image.open(io.BytesIO(fresh)) as now:
        difference = ImageChops.difference(kept.convert("RGB"), now.convert("RGB"))
        mean = sum(ImageStat.Stat(difference).mean) / 3
    assert kept.size == now.size and mean < 2, (
        f"on average {mean:.1f} of 255 apart; look at it, then make update-goldens"
    )


def test_the_committed_pages_are_what_the_seeds_make() -> None:
    run = project.run(project.Folders(), write=False)
    changed = [f"{path}: {how}" for path, how in run.merged.outcomes.items() if how in ("new", "updated", "deleted")]
    assert not changed, f"{changed}\nRun briefing generate and commit docs/ and .briefing/."

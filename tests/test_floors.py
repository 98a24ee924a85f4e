"""Quality of the names does not fall: the gold articles always, the development sets where they are at hand."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.quality import GOLD, HERE, gold, share

FLOORS: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "floors.yml").read_text("utf-8"))
SETS = FLOORS["development sets"]
EVAL = Path(os.environ.get("BRIEFING_EVAL", HERE.parents[1] / "shared" / "eval"))


@cache
def _gold_figures(folder: str) -> dict[str, float]:
    items = gold(GOLD / folder)
    groups = {item.group for item in items}
    return {"all": share(items)} | {g: share([i for i in items if i.group == g]) for g in groups}


@pytest.mark.parametrize(
    ("folder", "group", "floor"), [(folder, g, f) for folder, by in FLOORS["gold"].items() for g, f in by.items()]
)
def test_gold_articles(folder: str, group: str, floor: float) -> None:
    assert _gold_figures(folder)[group] >= floor


@pytest.fixture(scope="module")
def development(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the scorer says of the annotated development sets."""
    if not (EVAL / "score.py").is_file():
        pytest.skip(f"the development sets {', '.join(SETS)} are not here; BRIEFING_EVAL names the folder of score.py")
    folder = tmp_path_factory.mktemp("development")
    found = folder.with_suffix(".jsonl")
    _run(str(EVAL / "score.py"), "seeds", "-o", str(folder))
    found.write_text(_run("-m", "generator", "annotate", str(folder)), encoding="utf-8")
    figures: dict[str, Any] = json.loads(_run(str(EVAL / "score.py"), "score", str(found), "--json"))
    return figures


def _run(*arguments: str) -> str:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=HERE.parent, capture_output=True, encoding="utf-8", check=True).stdout


@pytest.mark.parametrize(
    ("name", "kind", "mode", "floor"),
    [(n, k, m, f) for n, kinds in SETS.items() for k, modes in kinds.items() for m, f in modes.items()],
)
def test_development_sets(development: dict[str, Any], name: str, kind: str, mode: str, floor: float) -> None:
    found = development[name]
    reached = found["cluster"]["b3_f"] if mode == "b3" else found["types"][kind][mode]["f"]
    assert reached >= floor

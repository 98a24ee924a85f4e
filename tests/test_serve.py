"""The preview follows what people save: a new seed shows up in the browser without a restart."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PATIENCE = 60  # seconds until a page that never comes is a failure; a passing test does not wait


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("overrides", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


@pytest.fixture
def address(project: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "generator", "serve", "--address", f"127.0.0.1:{port}"]
    with (project / "log").open("wb") as log:
        served = subprocess.Popen(command, cwd=project, stdout=log, stderr=subprocess.STDOUT)
        yield f"http://127.0.0.1:{port}"
        served.terminate()
        served.wait()


def page(address: str) -> str:
    try:
        with urllib.request.urlopen(address) as answer:
            return str(answer.read().decode())
    except (urllib.error.URLError, ConnectionError):
        return ""


def appears(address: str, words: str, log: Path) -> bool:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if words in page(address):
            return True
        time.sleep(0.1)
    print(log.read_text())
    return False


@pytest.mark.slow
def test_an_added_and_an_edited_seed_show_up(project: Path, address: str) -> None:
    log = project / "log"
    assert appears(f"{address}/people/", "Kim Jong Un", log)
    seed = project / "seeds" / "harbour.txt"
    seed.write_text(
        "Harbour sold\n\nMayor Ilan Marek sold the harbour of Odesa on Thursday. Marek said it was time.\n\nMayor Ilan Marek left.\n"
    )
    assert appears(f"{address}/people/ilan-marek/", "sold the harbour", log)
    seed.write_text(seed.read_text().replace("Marek said it was time", "Marek said it was late"))
    assert appears(f"{address}/people/ilan-marek/", "it was late", log)

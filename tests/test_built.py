"""Hostile seeds -> the site that MkDocs builds of them: no tag, attribute or address of theirs is in it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAYLOADS = (
    "</title><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "<base href=//evil.example>",
    "[x](javascript:alert(1))",
    "{{ 7*7 }} {% raw %}",
    '{: onclick="alert(1)" .evil }',
    "*[HTML]: x",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
)
STEMS = ("it's", "a&b", "x <y>", "nul", "index", "Ünï")
ARTICLE = """{0} Minister John {0} Smith in Moscow

Defence Minister John Smith {0} said on Tuesday that the {0} Hwasong-18 missile has a range of 15,000 km.

"{0} is here," said John Smith, the {0} director of the Institute of {0} Studies.

{0}

John Smith in {0} Berlin, Photo: {0}/Reuters
"""


class _Tags(HTMLParser):
    """Collects what no page of ours has."""

    def __init__(self) -> None:
        super().__init__()
        self.foreign: list[str] = []
        self.titles = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.titles += tag == "title"
        names = dict(attrs)
        if tag in ("base", "iframe", "object", "embed") or any(name.startswith("on") for name in names):
            self.foreign.append(f"<{tag} {names}>")
        addresses = [names.get(name) or "" for name in ("href", "src", "action")]
        if any(re.match(r"\s*javascript:|.*evil\.example", address) for address in addresses) or "evil" in (names.get("class") or "").split():  # fmt: skip
            self.foreign.append(f"<{tag} {names}>")

    def handle_data(self, data: str) -> None:
        if self.cdata_elem and "alert(1)" in data:
            self.foreign.append(data)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    for name in ("overrides", "docs/assets"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "seeds").mkdir()
    for number, payload in enumerate(PAYLOADS):
        (folder / "seeds" / f"{number}.txt").write_text(ARTICLE.format(payload), encoding="utf-8")
    for stem in STEMS:
        try:
            (folder / "seeds" / f"{stem}.txt").write_text(ARTICLE.format(stem), encoding="utf-8")
        except OSError:  # a name that this system forbids
            continue
    return folder


def _run(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SITE_URL": "", "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        [sys.executable, "-m", "generator", *words], cwd=project, env=environment, capture_output=True, encoding="utf-8"
    )


def test_nothing_of_a_seed_becomes_markup_and_every_promise_holds(project: Path) -> None:
    built = _run(project, "build")
    assert (built.returncode, built.stderr) == (0, ""), built.stderr
    for path in sorted((project / "site").rglob("*.html")):
        tags = _Tags()
        text = path.read_text("utf-8")
        tags.feed(re.sub(r"<title>(.*?)</title>", lambda m: f"<title>{m[1].replace('<', '')}</title>", text))
        assert tags.foreign == [] and tags.titles == 1, path
        assert text.count("</title>") == 1, path

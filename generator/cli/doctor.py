"""The machine and the project folder -> what is there, what is missing, and how to mend it."""

from __future__ import annotations

import importlib.metadata
import platform
import shutil
import sys
from pathlib import Path

import click

NEEDED = (
    "mkdocs",
    "mkdocs-material",
    "markdown",
    "pyyaml",
    "pillow",
    "click",
    "jinja2",
    "babel",
    "watchdog",
    "pathspec",
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


@click.command()
def doctor() -> None:
    """Say which versions are here, what is missing, and how to mend it."""
    findings = [*_python(), *_packages(), *_project(), *_browser()]
    for good, text, remedy in findings:
        click.secho("ok    " if good else "mend  ", fg="green" if good else "yellow", nl=False)
        click.echo(text if good else f"{text}. {remedy}")
    if not all(good for good, _, _ in findings):
        sys.exit(1)


def _python() -> list[tuple[bool, str, str]]:
    good = sys.version_info >= (3, 11)
    return [(good, f"Python {platform.python_version()}", "Install Python 3.11 or newer.")]


def _packages() -> list[tuple[bool, str, str]]:
    return [_package(name) for name in NEEDED]


def _package(name: str) -> tuple[bool, str, str]:
    try:
        return True, f"{name} {importlib.metadata.version(name)}", ""
    except importlib.metadata.PackageNotFoundError:
        return False, f"{name} is missing", "Run: pip install --require-hashes -r requirements.txt"


def _project() -> list[tuple[bool, str, str]]:
    wanted = {
        "mkdocs.yml": "Run this in the project's folder, where mkdocs.yml stands.",
        "seeds": "Make a folder seeds/ and put an article into it: briefing new article TITLE",
        "docs": "Run: briefing generate",
        ".briefing/base": "Run: briefing generate. If docs/ has edits, restore .briefing/ from git first.",
    }
    return [(Path(p).exists(), p if Path(p).exists() else f"{p} is missing", remedy) for p, remedy in wanted.items()]


def _browser() -> list[tuple[bool, str, str]]:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    # Only the browser tests need one, so its absence is no fault of the project.
    return [(True, "chromium, for the browser tests" if found else "no chromium: the browser tests are skipped", "")]

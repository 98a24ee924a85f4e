"""README and CONTRIBUTING <-> the commands: each is documented, and each documented call exists."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from generator.cli import COMMANDS, briefing

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
CALLS = sorted({call for page in PAGES for call in re.findall(r"`briefing ([a-z][^`]*)`", page.read_text("utf-8"))})


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_documented(name: str) -> None:
    assert re.search(rf"`(briefing )?{name}\b", (ROOT / "README.md").read_text("utf-8")), f"README.md lacks {name}"


@pytest.mark.parametrize("call", CALLS)
def test_each_documented_call_exists(call: str) -> None:
    words = shlex.split(call.replace("\\|", " "))
    command: click.Command | None = briefing
    context = click.Context(briefing)
    options: set[str] = set()
    while isinstance(command, click.Group) and words and re.fullmatch("[a-z]+", words[0]):
        command = command.get_command(context, words.pop(0))
    assert command is not None and not isinstance(command, click.Group), f"no command: briefing {call}"
    options = {name for parameter in command.params for name in parameter.opts + parameter.secondary_opts}
    assert {word.split("|")[0] for word in words if word.startswith("--")} <= options | {"--help"}


@pytest.mark.parametrize(
    "target", sorted(set(re.findall(r"`make ([a-z-]+)`", "".join(p.read_text("utf-8") for p in PAGES))))
)
def test_each_documented_target_exists(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.M)

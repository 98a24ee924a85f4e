"""Conflicts of a page <-> the file that lists them until a person settles them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from generator.merge import WHOLE_PAGE, Conflict

_ENTRY = re.compile(r"^Yours, kept in the page:\n\n((?: {4}.*\n)+)\nGenerated:\n\n((?: {4}.*\n)+)", re.M)


def listed(path: PurePosixPath, new: Iterable[Conflict], before: str = "") -> str:
    """The file of a page's conflicts; those listed before stay, unless the same words are in conflict anew."""
    entries = dict(_entries(before))
    entries |= {conflict.mine: conflict.generated for conflict in new if conflict.path == path}
    page = path.with_suffix("")
    opening = (
        f"# Conflict in docs/{path}\n\n"
        "You and the generator changed the same words; yours stay in the page.\n"
        f"Settle it: `briefing resolve {page} --mine` or `briefing resolve {page} --generated`, or delete this file.\n"
    )
    return opening + "".join(
        f"\nYours, kept in the page:\n\n{_indented(mine)}\nGenerated:\n\n{_indented(generated)}"
        for mine, generated in entries.items()
    )


def settled(page: str, file: str) -> str:
    """``page`` with the generated words in the place of the person's, for each conflict in ``file``; all else stays."""
    lines = page.split("\n")
    for mine, generated in _entries(file):
        if mine == WHOLE_PAGE:
            return generated + "\n"
        wanted = mine.split("\n")
        for at in range(len(lines) - len(wanted) + 1):
            if [line.rstrip("\r") for line in lines[at : at + len(wanted)]] == wanted:
                end = "\r" if lines[at].endswith("\r") else ""
                lines[at : at + len(wanted)] = [line + end for line in generated.split("\n")]
                break
    return "\n".join(lines)


def _entries(file: str) -> list[tuple[str, str]]:
    return [(_plain(mine), _plain(generated)) for mine, generated in _ENTRY.findall(file)]


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.split("\n"))


def _plain(block: str) -> str:
    return "\n".join(line[4:] for line in block.rstrip("\n").split("\n"))

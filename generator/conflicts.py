"""Conflicts of a page <-> the file that lists them until a person settles them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from generator.merge import NOT_TEXT, WHOLE_PAGE, Conflict

_MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_ENTRY = re.compile(r"^Yours, kept in the page:\n\n((?: {4}.*\n)+)\nGenerated:\n\n((?: {4}.*\n)+)", re.M)


_REASONS = {
    WHOLE_PAGE: "what was last generated of it is missing or damaged in .briefing/base; the page stays as it is",
    NOT_TEXT: "the page is not UTF-8 and stays as it is until it is saved as UTF-8",
}


def listed(path: PurePosixPath, new: Iterable[Conflict], before: str = "") -> str:
    """The file of a page's conflicts; those listed before stay, unless the same words are in conflict anew."""
    found = {conflict.mine: conflict.generated for conflict in new if conflict.path == path}
    entries = dict(_entries(before))
    if not found and NOT_TEXT not in entries:
        return before
    entries = {mine: generated for mine, generated in entries.items() if mine != NOT_TEXT} | found
    if not entries:
        return ""
    page = path.with_suffix("")
    opening = (
        f"# Conflict in docs/{path}\n\n"
        f"{_told(entries)[0].upper()}{_told(entries)[1:]}.\n"
        f"Settle it: `briefing resolve {page} --mine` or `briefing resolve {page} --generated`, or delete this file.\n"
    )
    return opening + "".join(
        f"\nYours, kept in the page:\n\n{_indented(mine)}\nGenerated:\n\n{_indented(generated)}"
        for mine, generated in entries.items()
    )


def reason(file: str) -> str:
    """What is the matter with the page, in words."""
    return _told(dict(_entries(file)))


def _told(entries: Mapping[str, str]) -> str:
    whole = next((words for mark, words in _REASONS.items() if mark in entries), None)
    many = f"the same words in {len(entries)} places" if len(entries) > 1 else "the same words"
    return whole or f"you and the generator changed {many}; yours stay in the page"


def settled(page: str, file: str) -> tuple[str, tuple[str, ...]]:
    """``page`` with the generated words in the place of the person's, for each conflict in ``file``; all else stays.

    Also the generated words whose place is no longer in the page. A footnote that only the person's words cited goes.
    """
    lines = page.split("\n")
    missing = []
    for mine, generated in _entries(file):
        if mine in _REASONS:
            return generated + "\n", ()
        wanted = mine.split("\n")
        places = (i for i in range(len(lines)) if [x.rstrip("\r") for x in lines[i : i + len(wanted)]] == wanted)
        at = next(places, None)
        if at is None:
            missing.append(generated)
            continue
        end = "\r" if lines[at].endswith("\r") else ""
        lines[at : at + len(wanted)] = [line + end for line in generated.split("\n")]
        lines = _without_footnotes(lines, _MARK.findall(mine))
    return "\n".join(lines), tuple(missing)


def _without_footnotes(lines: Sequence[str], labels: Iterable[str]) -> list[str]:
    """The lines without the footnotes of these labels that nothing cites."""
    cited = {label for line in lines for label in _MARK.findall(line)}
    unused = tuple(f"[^{label}]: " for label in labels if label not in cited)
    return [line for line in lines if not (unused and line.startswith(unused))]


def _entries(file: str) -> list[tuple[str, str]]:
    return [(_plain(mine), _plain(generated)) for mine, generated in _ENTRY.findall(file)]


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.split("\n"))


def _plain(block: str) -> str:
    return "\n".join(line[4:] for line in block.rstrip("\n").split("\n"))

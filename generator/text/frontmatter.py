"""A page's front matter -> its keys as they are written, and back: comments and order stay as a person left them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator import patterns

_FRONT = patterns.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.S | re.M)
_KEY = patterns.compile(r"^([A-Za-z_][\w-]*)[ \t]*:", re.M)
_FLOW = patterns.compile(r"([\w-]+): \[(.*)\]\n\Z")
_ITEM = patterns.compile(r'"(?:[^"\\]|\\.)*"|[^,]+')


def split(text: str) -> tuple[str, str]:
    """Front matter with its fences ("" where there is none), and the body. Line ends are LF."""
    match = _FRONT.match(text)
    return (match[0], text[match.end() :]) if match else ("", text)


def keys(head: str) -> dict[str, str] | None:
    """Key -> its raw lines, with the comments above it; None where a key stands twice or nothing is a key."""
    match = _FRONT.match(head)
    inner = match[1] if match else ""
    found: dict[str, str] = {}
    begin = 0
    starts = list(_KEY.finditer(inner))
    if not starts:
        return None if inner.strip() else {}
    for key, following in zip(starts, [*starts[1:], None], strict=True):
        end = _above_comments(inner, following.start()) if following else len(inner)
        if key[1] in found:
            return None
        found[key[1]] = inner[begin:end]
        begin = end
    return found


def _above_comments(text: str, end: int) -> int:
    """Where the comment lines right above ``end`` begin: they belong to the key below them."""
    while end > 0:
        line = text.rfind("\n", 0, end - 1) + 1
        if not text[line:end].startswith("#"):
            break
        end = line
    return end


def joined(values: Mapping[str, str]) -> str:
    """The front matter of raw keys; "" for none."""
    lines = "".join(value if value.endswith("\n") else value + "\n" for value in values.values())
    return f"---\n{lines}---\n" if values else ""


def merged_list(base: str | None, mine: str, fresh: str) -> str | None:
    """Lists of one line item by item; None where a side is none."""
    sides = [_FLOW.match(side or "") for side in (base, mine, fresh)]
    if not all(sides):
        return None
    was, own, new = ([i.strip() for i in _ITEM.findall(side[2]) if i.strip()] for side in sides if side)
    kept = [item for item in own if item in new or item not in was]
    kept += [item for item in new if item not in was and item not in kept]
    assert sides[1] is not None
    return f"{sides[1][1]}: [{', '.join(kept)}]\n"


def with_own(head: str, base: str, mine: str) -> tuple[str, list[str]]:
    """``head`` with the keys that a person changed in ``mine``; and the lines of those that it says otherwise."""
    there, was, own = keys(head), keys(base), keys(mine)
    if there is None or was is None or own is None:
        return head, [line for line in mine.split("\n") if line not in base.split("\n")]
    left: list[str] = []
    for key, value in own.items():
        if key in ("id", "kind") or value == was.get(key):
            continue
        merged = merged_list(was.get(key), value, there[key]) if key in there else value
        if merged is None:
            left += [line for line in value.split("\n") if line not in there[key].split("\n")]
        else:
            there[key] = merged
    return joined(there) if there else head, left

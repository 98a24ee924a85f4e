"""The rows of a ledger -> pages that hold no more than people can read: one, or an index and its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from generator.compose.desk import block, heading, page
from generator.data import fold
from generator.model import Block, Link, Page

LIMIT = 500
"""Rows on one page."""

T = TypeVar("T")
Levels = Callable[[T], Sequence[str]]
"""An item -> its shelf on each level, from the widest to the narrowest: ("2023", "2023-09", "2023-09-12")."""


def shelve(items: Sequence[T], levels: Levels[T], limit: int, depth: int = 0) -> list[tuple[str, list[T]]]:
    """Shelves (label, items in their order), each on the widest level that holds no more than ``limit``."""
    deepest = len(levels(items[0])) - 1 if items else 0

    def label(item: T) -> str:
        own = levels(item)
        return own[min(depth, len(own) - 1)]

    found: list[tuple[str, list[T]]] = []
    for name, group in groupby(sorted(items, key=label), label):
        held = list(group)
        if len(held) <= limit:
            found.append((name, held))
        elif depth < deepest:
            found += shelve(held, levels, limit, depth + 1)
        else:
            found += [(f"{name}-part-{i // limit + 1}", held[i : i + limit]) for i in range(0, len(held), limit)]
    return found


def by_day(edtf: str | None) -> tuple[str, str, str]:
    """Year, month and day of a date; what has none stands on a shelf of its own."""
    day = (edtf or "undated").lstrip("/").split("/")[0]
    year = day[:4] if day[:4].isdigit() else "undated"
    month = day[:7] if year != "undated" and day[5:7].isdigit() else year
    return year, month, day[:10] if month != year and day[8:10].isdigit() else month


def by_letters(name: str) -> tuple[str, str, str]:
    """The first one, two and three letters of a name."""
    plain = "".join(c for c in fold(name) if c.isascii() and c.isalnum()) or "other"
    return plain[:1], plain[:2], plain[:3]


def ledger(
    main: Page,
    items: Sequence[T],
    levels: Levels[T],
    body: Callable[[Sequence[T]], Sequence[Block]],
    what: str,
    limit: int | None = None,
) -> Iterator[Page]:
    """``main`` with the rows below its blocks; above ``limit`` (``LIMIT``) with an index in their place, and a page a shelf.

    ``what`` names the rows ("claims"). The shelves of people/index.md and of claims.md stand in people/ and claims/.
    """
    notes = heading("notes", "Analyst notes")
    limit = limit or LIMIT
    if len(items) <= limit:
        yield _with(main, [*main.blocks, *body(items), notes])
        return
    shelves = shelve(items, levels, limit)
    folder = main.path.parent if main.path.name == "index.md" else main.path.with_suffix("")
    rows = [
        ((Link(_title(label), f"{folder}/{_stem(main, label)}.md"),), (f"{len(held):,}",)) for label, held in shelves
    ]
    index = block("shelves", "table", head=(("Part",), (what.capitalize(),)), rows=rows)
    yield _with(main, [*main.blocks, heading("shelves", f"All {len(items):,} {what}"), index, notes])
    for label, held in shelves:
        yield page(
            f"{folder}/{_stem(main, label)}.md",
            f"{main.id}/{label}",
            main.kind,
            f"{main.title}: {_title(label)}",
            f"{main.title}, {_title(label)}: {len(held)} {what}.",
            [block("up", "lines", lines=[(f"{len(held):,} of {len(items):,} {what}. ", Link(f"All: {main.title}", str(main.path)))]),
             *body(held), notes],
        )  # fmt: skip


def _with(page_: Page, blocks: Sequence[Block]) -> Page:
    return Page(page_.id, page_.path, page_.kind, page_.title, page_.meta, tuple(blocks))


def _stem(main: Page, label: str) -> str:
    """Below an index stand entities too, so its shelves have names that no entity has."""
    return f"{main.path.parent.name}--{label}" if main.path.name == "index.md" else label


def _title(label: str) -> str:
    name, _, part = label.partition("-part-")
    return (name.capitalize() if name.isalpha() else name) + (f", part {part}" if part else "")

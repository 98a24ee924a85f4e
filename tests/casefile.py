"""A case file -> its cases; anyone can add one with a text editor.

A case is a title line, a line with a lone full stop, the input, a lone full stop, what is expected, a lone
full stop. Blank lines between cases and lines starting with "##" there are for the reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True)
class Case:
    """One case; ``line`` is where its title stands, ``input`` and ``expected`` are without the final newline."""

    title: str
    input: str
    expected: str
    line: int


def read(name: str) -> list[Case]:
    """Cases of ``tests/cases/<name>``. Raises ValueError for a case that is not complete."""
    cases: list[Case] = []
    lines = (CASES / name).read_text(encoding="utf-8").split("\n")
    at = 0
    while at < len(lines):
        if lines[at].strip() and not lines[at].startswith("##"):
            title = at
            if lines[at + 1] != ".":
                raise ValueError(f"{name}:{at + 1}: a title must be followed by a lone full stop")
            middle = lines.index(".", at + 2)
            at = lines.index(".", middle + 1)
            parts = "\n".join(lines[title + 2 : middle]), "\n".join(lines[middle + 1 : at])
            cases.append(Case(lines[title], *parts, line=title + 1))
        at += 1
    return cases


def identify(case: Case) -> str:
    """The test id: where the case stands and what it is called."""
    return f"{case.line}-{case.title}"

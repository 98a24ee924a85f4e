"""All statements -> what only a person can settle, each with what settles it; and the page that lists it for editors."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from generator.compose import values
from generator.compose.desk import Desk, block, heading, page
from generator.model import Annotation, Block, Cite, Entity, Fact, Line, Page

_LASTING = frozenset("range length beam draught diameter wingspan weight payload caliber crew origin".split())
"""Properties of which two sources cannot both be right; altitude or speed differ from test to test."""
_ABOUT = 0.1  # how far "about" reaches to both sides
_MOST = 200  # findings on the page
_TITLES = {
    "possible-same": "May be one",
    "stale-decision": "Decisions that apply to nothing",
    "contradiction": "Sources contradict each other",
    "number": "Numbers that read two ways",
    "year": "Dates without a year",
    "undated": "Articles without a date",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What is open, with its sentences, and the command or edit that settles it."""

    group: str
    said: Line
    remedy: str

    def text(self) -> str:
        """For a terminal: without marks."""
        return "".join(part if isinstance(part, str) else getattr(part, "text", "") for part in self.said)


def findings(desk: Desk) -> list[Finding]:
    """All findings, by group."""
    return [*_suggestions(desk), *_contradictions(desk), *_of_articles(desk)]


def _suggestions(desk: Desk) -> Iterator[Finding]:
    for found in desk.resolution.suggestions:
        said: Line = (found.text, *(Cite(span) for span in found.evidence))
        yield Finding(found.kind, said, found.remedy)


# ---------------------------------------------------------------- contradictions


def _contradictions(desk: Desk) -> Iterator[Finding]:
    for entity in desk.resolution.entities:
        if entity.id not in desk.settings.hidden:
            for one, other in combinations(_claimed(entity), 2):
                if one.property == other.property and _contradict(one, other):
                    yield _contradiction(desk, entity, one, other)


def _claimed(entity: Entity) -> list[Fact]:
    """What sources state of it, each value once."""
    stated = (f for f in entity.facts if f.property in _LASTING and f.basis == "stated")
    return list({(f.property, f.value, f.unit, f.comparator): f for f in stated}.values())


def _contradict(one: Fact, other: Fact) -> bool:
    if isinstance(one.value, str) or isinstance(other.value, str):
        return one.value != other.value
    if one.unit != other.unit:
        return False
    (low, high), (least, most) = _interval(one.value, one.comparator), _interval(other.value, other.comparator)
    return high < least or most < low


def _interval(value: float, comparator: str | None) -> tuple[float, float]:
    """What a figure admits: "more than 5" from 5 up, "about 5" a tenth to both sides."""
    return {
        ">": (value, math.inf), ">=": (value, math.inf), "<": (-math.inf, value), "<=": (-math.inf, value),
        "~": (value * (1 - _ABOUT), value * (1 + _ABOUT)),
    }.get(comparator or "", (value, value))  # fmt: skip


def _contradiction(desk: Desk, entity: Entity, one: Fact, other: Fact) -> Finding:
    said: Line = (
        desk.name(entity.id), f", {one.property}: {values.value(one)} ({values.standing(desk, one)})", Cite(one.evidence),
        f" or {values.value(other)} ({values.standing(desk, other)})", Cite(other.evidence),
    )  # fmt: skip
    return Finding(
        "contradiction", said, f"Both stand on docs/{desk.path(entity)}; say below its analyst notes which holds."
    )


# ---------------------------------------------------------------- articles


def _of_articles(desk: Desk) -> Iterator[Finding]:
    for annotation in desk.annotations:
        article = annotation.article
        sidecar = f"{article.path.rpartition('.')[0]}.yml"
        for quantity in annotation.quantities:
            if quantity.ambiguous:
                said: Line = (f"“{quantity.text}”: {quantity.reason}", Cite(quantity.span))
                yield Finding("number", said, f"Write it out in {article.path} as it is meant.")
        open_years = _open_years(annotation)
        if open_years:
            yield Finding("year", open_years, f"Add published: YYYY-MM-DD to {sidecar}.")
        elif not article.published:
            yield Finding("undated", (desk.title(article),), f"Add published: YYYY-MM-DD to {sidecar}.")


def _open_years(annotation: Annotation) -> Line:
    """The dates of an undated article that lack a year, in one line."""
    found = [d for d in annotation.dates if (d.value or "").startswith("XXXX") and d.within is None]
    parts: list[str | Cite] = []
    for date in found:
        parts += [", " if parts else "", f"“{date.text}”", Cite(date.span)]
    return tuple(parts)


# ---------------------------------------------------------------- the page


def pages(desk: Desk) -> Iterator[Page]:
    """The page for editors; it is kept out of the site."""
    found = findings(desk)
    lead = f"{len(found):,} to settle. Conflicts between edits and sources, and pages no source speaks of: briefing review."
    blocks: list[Block] = [block("lead", "lines", lines=[(lead,)])]
    for group, title in _TITLES.items():
        own = [f for f in found if f.group == group]
        if own:
            lines: list[Line] = [(*f.said, " — ", f.remedy) for f in own[:_MOST]]
            rest = [(f"And {len(own) - _MOST:,} more.",)] if len(own) > _MOST else []
            blocks += [heading(group, title), block(group, "list", lines=[*lines, *rest])]
    description = "What only a person can settle, each with what settles it; for editors, not on the site."
    yield page("review.md", "review", "review", "To settle", description, [*blocks, heading("notes", "Notes")])


def group_title(finding: Finding) -> str:
    """What the findings of a group have in common, in words."""
    return _TITLES.get(finding.group, finding.group)

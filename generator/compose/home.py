"""The whole briefing -> its home page: the bottom line, who says what, who is who, what is expected, what is not known."""

from __future__ import annotations

from collections import Counter

from generator.compose import values
from generator.compose.desk import NOT_STATED, Desk, block, heading, page, section
from generator.compose.entities import events_table
from generator.kinds import KINDS
from generator.model import Block, Cite, Claim, Entity, Line, Link, Page

_KEY_POINTS = 8


def home(desk: Desk) -> Page:
    """The home page."""
    title = str(desk.settings.edited.get("home", {}).get("headline") or "Briefing")
    blocks = [
        block("standing", "lines", lines=_standing(desk)),
        *section("bottom-line", "Bottom line", _bottom_line(desk)),
        *section("key-points", "Key points", _key_points(desk)),
        *section("expected", "What is expected next", _expected(desk)),
        *section("people", "Who is who", _cards(desk, "person")),
        *section("weapons", "Weapon systems", _cards(desk, "weapon")),
        *section("locations", "Places", _cards(desk, "location")),
        *section("gaps", "What we do not know", _gaps(desk)),
        *section("mix", "Who stands behind the claims", _mix(desk)),
        *section("new", "What the newest source added", _newest(desk)),
        heading("notes", "Analyst notes"),
    ]
    bottom = desk.settings.edited.get("home", {}).get("bottom_line")
    extra = {"bottom_line": bottom} if bottom else {}
    return page(
        "index.md",
        "home",
        "home",
        title,
        "Sourced briefing: who is who, which systems, where, when, who claims what.",
        blocks,
        **extra,
    )


def _standing(desk: Desk) -> list[Line]:
    dates = [a.published for a in desk.articles.values() if a.published]
    count = len(desk.articles)
    lines: list[Line] = [
        (
            f"As of {max(dates) if dates else NOT_STATED}, from {count} source {'article' if count == 1 else 'articles'}.",
        )
    ]
    if any(n.kind == "machine-translation" for a in desk.articles.values() for n in a.notices):
        lines.append(("Some sources are machine translations; quotations from them may not be word for word.",))
    return lines


def _bottom_line(desk: Desk) -> Block | None:
    own = desk.settings.edited.get("home", {}).get("bottom_line")
    if own:
        return block("bottom-line", "lines", lines=[(f"{own} (the editor's words)",)])
    best = _selected(desk)[:3]
    if not best:
        return None
    lines: list[Line] = [(*desk.said(c.span)[:1], Cite(c.span)) for c in best]
    lines.append(("Selected from the sources by rule; this is not an assessment.",))
    return block("bottom-line", "lines", lines=lines)


def _selected(desk: Desk) -> list[Claim]:
    """Attributed claims of the newest article that name most of what the briefing is about, in order of the text."""
    if not desk.annotations:
        return []
    weight = {e.id: len(e.mentions) for e in desk.resolution.entities}
    newest = desk.annotations[-1]
    sentences: dict[object, Claim] = {}
    for claim in newest.claims:
        if claim.attribution_class != "unattributed":
            sentences.setdefault(desk.sentence(claim.span).id, claim)
    ranked = sorted(
        sentences.values(),
        key=lambda c: (-sum(weight.get(i, 0) for i in desk.mentioned(desk.sentence(c.span).span)), c.span),
    )
    return sorted(ranked[:3], key=lambda c: c.span)


def _key_points(desk: Desk) -> Block | None:
    named = [c for c in desk.claims() if c.attribution_class in ("named", "anonymous")][-_KEY_POINTS:]
    head = (("Claim",), ("Who says so",), ("Class",), ("Hedge",))
    return block("key-points", "table", head=head, rows=[values.claim_row(desk, c) for c in named]) if named else None


def _expected(desk: Desk) -> Block | None:
    found = [e for e in desk.events() if e.status != "occurred"][-_KEY_POINTS:]
    return events_table(desk, found) if found else None


def _cards(desk: Desk, kind: str) -> Block | None:
    found = sorted((e for e in desk.of_kind(kind) if desk.has_page(e)), key=lambda e: (-len(desk.mentions(e)), e.id))[
        :13
    ]
    if not found:
        return None
    section_ = next(k for k in KINDS if k.name == kind)
    lines: list[Line] = [_card(desk, e) for e in found]
    lines.append((Link(f"All: {section_.title}", f"{section_.section}/index.md"),))
    return block(kind, "list", lines=lines)


def _card(desk: Desk, entity: Entity) -> Line:
    if entity.roles:
        return (desk.name(entity.id), ": ", entity.roles[0].text, Cite(entity.roles[0].span))
    return (desk.name(entity.id), f": {entity.type or entity.kind}", Cite(entity.mentions[0].span))


def _gaps(desk: Desk) -> Block | None:
    lines: list[Line] = []
    for article in desk.articles.values():
        missing = [
            f
            for f, v in (
                ("source", article.source),
                ("date of publication", article.published),
                ("byline", article.byline),
            )
            if not v
        ]
        if missing:
            lines.append(
                (
                    Link(desk.title(article), desk.article_path[article.id]),
                    f": not stated: {', '.join(missing)}.",
                )
            )
    undated = sum(1 for e in desk.events() if not e.when)
    if undated:
        lines.append((f"{undated} events have no date in the sources; they are listed, never placed.",))
    return block("gaps", "list", lines=lines) if lines else None


def _mix(desk: Desk) -> Block | None:
    counts: Counter[str] = Counter(c.attribution_class for c in desk.claims())
    rows = [((values.ATTRIBUTIONS[k],), (str(counts[k]),)) for k in values.ATTRIBUTIONS if counts[k]]
    return block("mix", "table", head=(("Class",), ("Claims",)), rows=rows) if rows else None


def _newest(desk: Desk) -> Block | None:
    if len(desk.annotations) < 2:
        return None
    newest = desk.annotations[-1].article.id
    facts = [f for e in desk.resolution.entities for f in e.facts if f.evidence.article == newest]
    head = (("Property",), ("Value",), ("As printed",), ("Who says so",))
    return block("new", "table", head=head, rows=[values.fact_row(f) for f in facts]) if facts else None

"""All statements -> what the briefing does not know: what sources call unknown, fields nobody fills, missing dates and sources."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.compose import statements, values
from generator.compose.desk import Desk, block, heading, page, section
from generator.model import Article, Block, Cite, Entity, Inline, Line, Link, Page, Span

_MOST, _ON_HOME = 100, 3
_UNKNOWN = re.compile(
    r"\b(?:(?:un|not (?:yet |immediately )?)(?:clear|known|confirmed)|remains? (?:unclear|unknown|a mystery)"
    r"|(?:can ?not|could not|cannot|can't|couldn't) (?:be )?(?:independently )?(?:determined?|verif(?:y|ied)|confirm(?:ed)?|established?|ruled out)"
    r"|(?:declined|refused) to (?:say|comment|answer|confirm|disclose|specify|name|give)"
    r"|(?:did|does|do|has|have|would|will|won't) ?(?:not|n't)? (?:want to answer|comment(?:ed)?|specif(?:y|ied)|elaborated?|disclosed?)\b"
    r"|no (?:further )?details|without (?:giving|providing|elaborating))\b",
    re.I,
)
"""Words in which reporters say that something is not known."""

_FIELDS: Mapping[str, tuple[str, ...]] = {
    "weapon": ("origin", "operator", "class", "range", "warhead", "propulsion", "status"),
    "person": ("role", "country"),
    "location": ("country", "coordinates"),
}
_OF_SOURCE = ("source", "published", "byline", "language", "url")


def pages(desk: Desk) -> Iterator[Page]:
    """One page; its lists are cut at a hundred and say so."""
    blocks = [
        block("lead", "lines", lines=[("Nothing here is guessed: what no source states stays open.",)]),
        *section("open", "What the sources call unknown", _open_questions(desk)),
        *section("fields", "Not stated, by entity", _fields(desk)),
        *section("dates", "Without a date", _undated(desk)),
        *section("unattributed", "Nobody stands behind it", _unattributed(desk)),
        *section("unresolved", "Named, but not told apart", _unresolved(desk)),
        *section("sources", "Not stated of the sources", _of_sources(desk)),
        heading("notes", "Analyst notes"),
    ]
    yield page(
        "gaps.md",
        "gaps",
        "gaps",
        "What we do not know",
        "What the sources leave open, do not state, or do not date.",
        blocks,
    )


def summary(desk: Desk) -> Block | None:
    """The newest open questions and the counts of the rest, for the home page."""
    lines = statements.said_once(desk, _open(desk))[:_ON_HOME]
    undated = sum(not statements.placed(e) for e in desk.events())
    unattributed = sum(c.attribution_class == "unattributed" for c in desk.claims())
    verb = "has" if undated == 1 else "have"
    counts = [f"{values.counted(undated, 'event')} {verb} no date"] if undated else []
    counts += [f"nobody stands behind {values.counted(unattributed, 'claim')}"] if unattributed else []
    if counts:
        lines.append((f"In the sources {' and '.join(counts)}. ", Link("All gaps", "gaps.md")))
    elif lines:
        lines.append((Link("All gaps", "gaps.md"),))
    return block("gaps", "list", lines=lines) if lines else None


def _open(desk: Desk) -> Iterator[Span]:
    """Sentences in which a source says that something is not known, the newest article first."""
    for annotation in reversed(desk.annotations):
        article = annotation.article
        for paragraph in article.paragraphs:
            for sentence in paragraph.sentences:
                if paragraph.role != "headline" and _UNKNOWN.search(article.quoted(sentence.span)):
                    yield sentence.span


def _open_questions(desk: Desk) -> Block | None:
    lines = statements.said_once(desk, _open(desk))
    return block("open", "list", lines=_cut(lines)) if lines else None


def _cut(lines: Sequence[Line]) -> list[Line]:
    rest = len(lines) - _MOST
    return [*lines[:_MOST], *([(f"And {rest:,} more.",)] if rest > 0 else [])]


# ---------------------------------------------------------------- fields


def _fields(desk: Desk) -> Block | None:
    entities = [
        e
        for kind in _FIELDS
        for e in desk.of_kind(kind)
        if desk.has_page(e) and (kind != "weapon" or e.type == "system")
    ]
    entities.sort(key=lambda e: (-len(e.mentions), e.id))
    rows: list[tuple[Line, ...]] = [
        ((desk.name(e.id),), (values.first_upper(values.type_of(e.name, e.type, e.kind)),), (", ".join(missing),))
        for e in entities
        if (missing := _missing(e))
    ]
    if not rows:
        return None
    if len(rows) > _MOST:
        rows = [*rows[:_MOST], ((f"And {len(rows) - _MOST:,} more",), ("",), ("see their pages",))]
    return block("fields", "table", head=(("Who or what",), ("Type",), ("Not stated",)), rows=rows)


def _missing(entity: Entity) -> list[str]:
    known = {fact.property for fact in entity.facts}
    if entity.roles:
        known.add("role")
    if entity.country or any(role.country for role in entity.roles):
        known.add("country")
    if entity.place and entity.place.lat is not None:
        known.add("coordinates")
    if entity.type in ("sea", "continent"):
        known.add("country")
    return [field for field in _FIELDS[entity.kind] if field not in known]


# ---------------------------------------------------------------- statements


def _undated(desk: Desk) -> Block | None:
    found = [e.span for e in reversed(list(desk.events())) if not statements.placed(e)]
    return _list(desk, "dates", found, "timeline.md", "Timeline") if found else None


def _unattributed(desk: Desk) -> Block | None:
    found = [c.span for c in reversed(list(desk.claims())) if c.attribution_class == "unattributed"]
    return _list(desk, "unattributed", found, "claims.md", "Claims") if found else None


def _list(desk: Desk, key: str, spans: Sequence[Span], target: str, title: str) -> Block:
    lines = _cut(statements.said_once(desk, spans))
    return block(key, "list", lines=[*lines, ("All of them: ", Link(title, target))])


def _unresolved(desk: Desk) -> Block | None:
    """References to something that cannot be told apart from its namesakes, or does not exist under that name."""
    printed: dict[str, Span] = {}
    counts: Counter[str] = Counter()
    for annotation in desk.annotations:
        for mention in annotation.mentions:
            if not mention.resolvable:
                printed.setdefault(mention.text, mention.span)
                counts[mention.text] += 1
    lines: list[Line] = [
        (f"“{text}”", f", {counts[text]:,} times" if counts[text] > 1 else "", Cite(span))
        for text, span in sorted(printed.items())
    ]
    return block("unresolved", "list", lines=_cut(lines)) if lines else None


def missing_of(article: Article) -> list[str]:
    """The metadata that neither the text nor the editor states."""
    return [name for name in _OF_SOURCE if not getattr(article, name)]


def _of_sources(desk: Desk) -> Block | None:
    found = [(a, missing_of(a)) for a in reversed(desk.articles.values())]
    lines: list[Line] = []
    for article, missing in found:
        if missing:
            name: Inline = Link(desk.title(article), desk.article_path[article.id])
            lines.append((name, f" — {', '.join(missing).replace('url', 'address')}."))
    return block("sources", "list", lines=_cut(lines)) if lines else None

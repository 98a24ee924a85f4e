"""The rules of the house -> the page that says how the briefing is made, how well, and what it cannot do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.compose.desk import Desk, block, heading, page, section
from generator.data import quality
from generator.model import Block, Line, Link, Page

_HOW = (
    "A program reads the source articles, finds names, roles, figures, dates, quotations, claims and events by rules, and writes these pages.",
    "No statement is made up: each leads to the sentence it came from, by the mark behind it.",
    "The same sources give the same pages, on every machine.",
    "Editors may change any page; their words stay when the sources change.",
)
_WORDS: tuple[tuple[str, str], ...] = (
    ("Stated", "The source says it in so many words."),
    ("Derived", "A definition or a reference work makes it follow from what is stated; the page says which."),
    ("Inferred", "The context suggests it; the page says why."),
    ("Not stated", "No source says it. It is not filled in from elsewhere."),
    ("Stated as fact by the article", "The article says it in its own voice and names nobody."),
    ("Named source", "A person, an office or a medium that can be told apart stands behind it."),
    ("Anonymous source", "Analysts, officials, sources: somebody, but nobody that can be asked."),
    ("Nobody named", "It is said to be so, by nobody: is believed, is expected."),
    ("As printed", "The source's own form, kept beside the value that was read from it."),
)
_LIMITS = (
    "It does not know whether a claim is true, and does not weigh one source against another.",
    "It cannot judge how reliable a source is; an editor can, and the page of sources shows that grade.",
    "It reads English. A machine translation's mistakes are read as they stand.",
    "A name it does not recognise is missed; two people of one name in one article may be taken for one.",
    "Pronouns are followed only where one reading is possible; what stays open is left out.",
    "Articles that repeat one agency's text count as often as they are there.",
    "A photo's caption says who is shown; faces are not recognised.",
    "Coordinates are the gazetteer's: the centre of a city or country, not the scene.",
)
_F1 = "F1 counts what is missed and what is wrong alike; 100 would be neither. Other texts give other figures."
_EXPORTS: tuple[tuple[str, str], ...] = (
    ("export json", "Entities with names, roles and facts; for each article mentions, quotations, claims, events, dates and quantities with their offsets."),
    ("export csv", "One row an entity: id, kind, type, name, aliases, roles, country, latitude, longitude, articles, mentions."),
    ("export geojson", "Places with coordinates, longitude first; precision, gazetteer and how often each is mentioned."),
    ("export jsonld", "The same in the words of schema.org: NewsArticle, Person, Place, Organization, Product, Quotation, Claim."),
)  # fmt: skip


def pages(desk: Desk) -> Iterator[Page]:
    """The page of method and limits."""
    modes = {desk.publish(a) for a in desk.articles.values()} - {"full"}
    blocks = [
        heading("how", "How it is made"),
        _list("how", _HOW),
        heading("words", "What the words mean"),
        _table("words", ("Word", "Meaning"), _WORDS),
        *section("quality", "How well it finds what is there", _quality()),
        block("quality-note", "lines", lines=[(_F1,)]),
        heading("limits", "What it cannot do"),
        _list("limits", _LIMITS),
        heading("data", "Take it along"),
        block(
            "feed",
            "lines",
            lines=[("What is new comes as an ", Link("Atom feed", "feed.xml"), ", dated by the day of publication.")],
        ),
        _table("exports", ("Command", "What it writes"), _EXPORTS),
        *section("publication", "What is not shown", _publication(modes)),
        heading("notes", "Analyst notes"),
    ]
    yield page(
        "method.md",
        "method",
        "method",
        "Method and limits",
        "How this briefing is made, how well, and what it cannot do.",
        blocks,
    )


def _list(key: str, sentences: Sequence[str]) -> Block:
    return block(key, "list", lines=[(s,) for s in sentences])


def _table(key: str, head: tuple[str, str], rows: Sequence[tuple[str, str]]) -> Block:
    cells: list[tuple[Line, ...]] = [((left,), (right,)) for left, right in rows]
    return block(key, "table", head=tuple((h,) for h in head), rows=cells)


def _quality() -> Block | None:
    rows = [((f.what,), (f.texts,), (f"{f.score:.1f}",)) for f in quality.figures()]
    head = (("What",), ("Measured on",), ("F1, in per cent",))
    return block("quality", "table", head=head, rows=rows) if rows else None


def _publication(modes: set[str]) -> Block | None:
    words = {
        "excerpt": "Of some articles only the sentences are shown that carry a role, a fact, a quotation, an event or a claim.",
        "none": "Of some articles no words are shown: only the source, the paragraph and the sentence's number.",
    }
    lines: list[Line] = [(text,) for mode, text in words.items() if mode in modes]
    return block("publication", "list", lines=[*lines, (Link("The sources", "articles/index.md"),)]) if lines else None

"""Articles -> their pages: numbered sentences with anchors, what was removed, and where each sentence is used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.compose.desk import NOT_STATED, Desk, block, heading, page, section
from generator.model import Anchor, Annotation, Article, Block, Inline, Line, Link, Page, Sentence, Span

Used = Mapping[tuple[str, int], Sequence[Page]]


def pages(desk: Desk, used: Used) -> Iterator[Page]:
    """The index of sources and a page for each."""
    yield _index(desk)
    for annotation in desk.annotations:
        yield _page(desk, annotation, used)


def _index(desk: Desk) -> Page:
    head = (("Article",), ("Source",), ("Published",), ("Words",))
    rows = [
        (
            (Link(desk.title(a), desk.article_path[a.id]),),
            (a.source or NOT_STATED,),
            (a.published or NOT_STATED,),
            (str(len(a.text.split())),),
        )
        for a in reversed(desk.articles.values())
    ]
    lead = block(
        "lead",
        "lines",
        lines=[
            ("Each source article, the newest first; every statement of this site leads to one of their sentences.",)
        ],
    )
    return page(
        "articles/index.md",
        "section-articles",
        "section",
        "Sources",
        "The source articles of this briefing.",
        [lead, block("table", "table", head=head, rows=rows)],
    )


def _page(desk: Desk, annotation: Annotation, used: Used) -> Page:
    article = annotation.article
    cited = _cited(desk, article, used)
    blocks = [
        block("about", "table", head=(("Field",), ("Value",)), rows=_about(article)),
        *section("notice", "Notice", _notices(article)),
        heading("text", "Text"),
        *_text(desk, article, cited),
        *section("captions", "Photo captions", _captions(desk, article)),
        *section("used", "Where its sentences are used", _uses(desk, article, cited)),
        *section("removed", "What was left out", _removed(desk, article)),
        heading("notes", "Analyst notes"),
    ]
    return page(
        desk.article_path[article.id],
        f"article/{article.id}",
        "article",
        desk.title(article),
        f"Source article: {desk.title(article)}",
        blocks,
    )


def _about(article: Article) -> list[tuple[Line, ...]]:
    rows: list[tuple[Line, ...]] = []
    for field, value in (
        ("source", article.source),
        ("published", article.published),
        ("byline", article.byline),
        ("language", article.language),
    ):
        given = (
            f" ({article.notes.get(field) or 'set by the editor'})" if article.stated_by.get(field) == "editor" else ""
        )
        rows.append(((field.capitalize(),), ((value or NOT_STATED) + given,)))
    address: Inline = Link(article.url, article.url) if article.url else NOT_STATED
    return [*rows, (("Address",), (address,)), (("File",), (article.path,))]


def _notices(article: Article) -> Block | None:
    lines = [(article.quoted(n.span),) for n in article.notices]
    return block("notice", "quotation", lines=lines) if lines else None


def _cited(desk: Desk, article: Article, used: Used) -> dict[str, list[Page]]:
    """Sentence id -> pages that cite it."""
    found: dict[str, list[Page]] = {}
    for (id_, start), pages_ in used.items():
        if id_ == article.id:
            known = found.setdefault(desk.sentence(Span(id_, start, start + 1)).id, [])
            known += [p for p in pages_ if p not in known]
    return found


def _text(desk: Desk, article: Article, cited: Mapping[str, Sequence[Page]]) -> Iterator[Block]:
    for paragraph in article.paragraphs:
        seen: set[str] = set()
        lines = [_sentence(desk, article, s, seen, cited) for s in paragraph.sentences]
        if paragraph.role != "headline" and (shown := [line for line in lines if line]):
            yield block(f"p{paragraph.number}", "lines", lines=shown)
        elif paragraph.role == "headline":
            yield block("headline", "lines", lines=lines)


def _sentence(
    desk: Desk, article: Article, sentence: Sentence, seen: set[str], cited: Mapping[str, Sequence[Page]]
) -> Line:
    publish = desk.publish(article)
    anchor = Anchor(f"s-{sentence.id}")
    number: Inline = (
        Link(desk.place(sentence.span), "", f"u-{sentence.id}") if sentence.id in cited else desk.place(sentence.span)
    )
    if publish == "none" or (publish == "excerpt" and sentence.id not in cited):
        return (anchor, number)
    return (anchor, *desk.linked(article, sentence.span, seen), " ", number)


def _captions(desk: Desk, article: Article) -> Block | None:
    lines: list[Line] = []
    for caption in article.captions:
        words = desk.linked(article, caption.span, set()) if desk.publish(article) != "none" else ("photo caption",)
        anchor = (Anchor(f"s-{caption.sentence.id}"),) if caption.sentence else ()
        lines.append((*anchor, *words, f" Photo: {caption.credit or NOT_STATED}."))
    return block("captions", "list", lines=lines) if lines else None


def _uses(desk: Desk, article: Article, cited: Mapping[str, Sequence[Page]]) -> Block | None:
    lines: list[Line] = []
    for sentence in article.sentences():
        if pages_ := cited.get(sentence.id):
            links: list[Inline] = []
            for p in pages_:
                links += [", ", Link(p.title, str(p.path))] if links else [Link(p.title, str(p.path))]
            lines.append(
                (Anchor(f"u-{sentence.id}"), Link(desk.place(sentence.span), "", f"s-{sentence.id}"), ": ", *links)
            )
    return block("used", "list", lines=lines) if lines else None


def _removed(desk: Desk, article: Article) -> Block | None:
    rows = [
        ((r.reason,), (article.quoted(r.span)[:120] if desk.publish(article) == "full" else "not shown",))
        for r in article.removed
    ]
    return block("removed", "table", head=(("Why",), ("Line",)), rows=rows) if rows else None

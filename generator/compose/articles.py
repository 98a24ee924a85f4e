"""Articles -> their pages: what is known of the source, numbered sentences with anchors, and what was read from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.compose import statements, values
from generator.compose.desk import NOT_STATED, Desk, block, heading, page, section
from generator.compose.photos import caption_of, picture_of
from generator.compose.readings import Marker, anchored_claims, anchored_readings
from generator.compose.sources import UNJUDGED
from generator.kinds import KINDS
from generator.model import Anchor, Annotation, Article, Block, Inline, Line, Link, Page, Paragraph, Sentence, Span
from generator.text.lines import number_at

Used = Mapping[Span, Sequence[Page]]
"""Sentence -> the pages that cite it."""

_MODES = {
    "excerpt": "Only the sentences are shown that carry a role, a fact, a quotation, an event or a claim; of the others their numbers.",
    "none": "The words of this article are not shown: only where its statements stand.",
}
_NOTICES = {"machine-translation": "Machine translation: quotations may not be word for word."}
_FIELDS = (
    ("Outlet", "source"),
    ("Published", "published"),
    ("Byline", "byline"),
    ("Language", "language"),
    ("Reliability", "reliability"),
)
_LONGEST_REMOVED = 120


def pages(desk: Desk, used: Used) -> Iterator[Page]:
    """A page for each article."""
    return (_page(desk, annotation, used) for annotation in desk.annotations)


def _page(desk: Desk, annotation: Annotation, used: Used) -> Page:
    article = annotation.article
    blocks = [
        block("about", "table", head=(("Field",), ("What is known",)), rows=_about(article)),
        *_banners(desk, article),
        heading("text", "Text"),
        *_text(desk, annotation, used),
        *_photos(desk, annotation),
        *_claims(desk, annotation),
        *section("quotes", "Quotations", _quotes(desk, annotation)),
        *section("numbers", "Numbers and dates, as they were read", _readings(desk, annotation)),
        *section("entities", "Who and what it names", _entities(desk, annotation)),
        *section("used", "Where its sentences are cited", _uses(desk, article, used)),
        *section("removed", "What was left out", _removed(article)),
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


# ---------------------------------------------------------------- what is known of it


def _about(article: Article) -> list[tuple[Line, ...]]:
    rows: list[tuple[Line, ...]] = []
    for title, field in _FIELDS:
        value = getattr(article, field) or (UNJUDGED if field == "reliability" else NOT_STATED)
        rows.append(((title,), (f"{value}{_given(article, field)}",)))
    address: Inline = Link(article.url, article.url) if article.url else NOT_STATED
    sentences, paragraphs = len(article.sentences()), len(article.paragraphs)
    length = f"{values.counted(sentences, 'sentence')} in {values.counted(paragraphs, 'paragraph')}"
    return [*rows, (("Address",), (address,)), (("Length",), (length,)), (("File",), (article.path,))]


def _given(article: Article, field: str) -> str:
    """Who stated it, where that was not the source."""
    if article.stated_by.get(field) != "editor":
        return ""
    return f" ({article.notes.get(field) or 'set by the editor'})"


def _banners(desk: Desk, article: Article) -> list[Block]:
    lines: list[Line] = []
    for notice in article.notices:
        words = article.quoted(notice.span).strip()
        lines.append((_NOTICES.get(notice.kind, notice.kind), f" The source says: “{words}”" if words else ""))
    mode = _MODES.get(desk.publish(article))
    lines += [(mode,)] if mode else []
    return [block("notice", "quotation", lines=lines)] if lines else []


# ---------------------------------------------------------------- its text


def _text(desk: Desk, annotation: Annotation, used: Used) -> Iterator[Block]:
    marker = Marker(desk, annotation)
    for paragraph in annotation.article.paragraphs:
        yield block(f"p{paragraph.number}", "lines", lines=_paragraph(desk, marker, paragraph, used))


def _paragraph(desk: Desk, marker: Marker, paragraph: Paragraph, used: Used) -> list[Line]:
    words = marker.paragraph(paragraph.sentences)
    return [_sentence(desk, s, line, used) for s, line in zip(paragraph.sentences, words, strict=True)]


def _sentence(desk: Desk, sentence: Sentence, words: Line, used: Used) -> Line:
    """Its anchor, its words where they may be shown, its number with the way to where it is cited."""
    place = desk.place(sentence.span)
    number: Inline = Link(place, "", f"u-{sentence.id}") if sentence.span in used else place
    shown = (*words, " ") if desk.words(sentence.span) else ()
    return (Anchor(f"s-{sentence.id}"), *shown, number)


def _photos(desk: Desk, annotation: Annotation) -> Iterator[Block]:
    """The photographs that are shown of the article, those it has no caption for with their editor's; then its captions."""
    shown = [p for p in desk.photos if p.article == annotation.article.id and not p.card and p.same_as is None]
    captions = _captions(desk, annotation)
    if shown or captions:
        yield heading("captions", "Photo captions")
    for photo in shown:
        if picture := picture_of(photo):
            yield block(f"picture-{photo.id}", "picture", picture=picture)
        if photo.caption_span is None:
            yield block(f"caption-{photo.id}", "lines", lines=[caption_of(photo)])
    if captions:
        yield captions


def _captions(desk: Desk, annotation: Annotation) -> Block | None:
    marker = Marker(desk, annotation)
    lines: list[Line] = []
    for caption in annotation.article.captions:
        anchor = (Anchor(f"s-{caption.sentence.id}"),) if caption.sentence else ()
        shown = caption.sentence is not None and desk.words(caption.span) is not None
        words = marker.paragraph([caption.sentence])[0] if shown and caption.sentence else (caption.text,)
        by = f" by {caption.byline}" if caption.byline else ""
        if caption.is_credit_alone:
            lines.append((*anchor, f"A photo without a caption, by {caption.credit}."))
            continue
        stop = "" if caption.text.rstrip()[-1:] in ".!?…" else "."
        lines.append((*anchor, *words, f"{stop} Photo: {caption.credit or NOT_STATED}{by}."))
    return block("captions", "list", lines=lines) if lines else None


# ---------------------------------------------------------------- what was read from it


def _at(desk: Desk, span: Span) -> Line:
    return (Link(desk.place(span), "", f"s-{desk.sentence(span).id}"),)


def _claims(desk: Desk, annotation: Annotation) -> list[Block]:
    """The claims that somebody else stands behind, or that are hedged; the others are counted: they are the text."""
    rows: list[tuple[Line, ...]] = []
    for anchor, claim in anchored_claims(desk, annotation):
        if claim.attribution_class != "stated" or claim.hedge:
            words, source, standing = statements.claim_row(desk, claim)
            rows.append(((Anchor(anchor), *_at(desk, claim.span)), words[:1], source, standing))
    if not rows:
        return []
    own = len(annotation.claims) - len(rows)
    lead = f"The article makes {values.counted(own, 'more statement')} in its own voice and without a hedge."
    head = (("Sentence",), *statements.CLAIMS_HEAD)
    return [
        heading("claims", "Claims"),
        block("claims", "table", head=head, rows=rows),
        *([block("own", "lines", lines=[(lead,)])] if own else []),
    ]


def _quotes(desk: Desk, annotation: Annotation) -> Block | None:
    rows: list[tuple[Line, ...]] = []
    for quote in (q for q in annotation.quotes if q.type != "scare"):
        words, *rest = statements.quote_row(desk, quote)
        rows.append((_at(desk, quote.span), words[:1], *rest))
    head = (("Sentence",), *statements.QUOTES_HEAD)
    return block("quotes", "table", head=head, rows=rows) if rows else None


def _readings(desk: Desk, annotation: Annotation) -> Block | None:
    rows: list[tuple[Line, ...]] = [
        ((Anchor(anchor), r.printed), (r.value,), (r.reason,), _at(desk, r.span))
        for anchor, r in anchored_readings(desk, annotation)
        if r.telling
    ]
    head = (("As printed",), ("Read as",), ("Why",), ("Sentence",))
    return block("numbers", "table", head=head, rows=rows) if rows else None


def _entities(desk: Desk, annotation: Annotation) -> Block | None:
    whole = Span(annotation.article.id, 0, len(annotation.article.text))
    counts = Counter(i for m in desk.mentions_in(whole) for i in desk.ids((m.span,)))
    lines: list[Line] = []
    for kind in KINDS:
        own = [i for i in counts if desk.entities[i].kind == kind.name]
        parts: list[Inline] = []
        for id_ in sorted(own, key=lambda i: (-counts[i], i)):
            parts += [", "] if parts else [f"{kind.title}: "]
            parts += [desk.name(id_), f" ({counts[id_]})"]
        if parts:
            lines.append(tuple(parts))
    return block("entities", "list", lines=lines) if lines else None


# ---------------------------------------------------------------- where it is cited, and what was left out


def _uses(desk: Desk, article: Article, used: Used) -> Block | None:
    lines: list[Line] = []
    for sentence in article.sentences():
        if found := used.get(sentence.span):
            links: list[Inline] = []
            for p in found:
                links += [", "] if links else []
                links.append(Link(p.title, str(p.path)))
            number = Link(desk.place(sentence.span), "", f"s-{sentence.id}")
            lines.append((Anchor(f"u-{sentence.id}"), number, " — ", *links))
    return block("used", "list", lines=lines) if lines else None


def _removed(article: Article) -> Block | None:
    rows: list[tuple[Line, ...]] = []
    if article.code_page is not None:
        page, letters = article.code_page
        rows.append((("All",), (", ".join(letters),), (f"read as {page}: these letters make sense in no other",)))
    for removed in article.removed:
        words = " ".join(article.quoted(removed.span).split())
        cut = words[:_LONGEST_REMOVED] + (" …" if len(words) > _LONGEST_REMOVED else "")
        line = number_at(article.text, removed.span.start)
        rows.append(((str(line),), (cut or "Not shown",), (removed.reason,)))
    return block("removed", "table", head=(("Line",), ("What",), ("Why",)), rows=rows) if rows else None

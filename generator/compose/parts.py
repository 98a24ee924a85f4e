"""What the pages of all kinds have in common: openings, lists cut at the newest, who is named with whom, how to cite."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from generator.compose import statements
from generator.compose.desk import NOT_STATED, Desk, block, heading, page, section
from generator.compose.photos import caption_of, picture_of
from generator.data import fold
from generator.kinds import KINDS
from generator.model import (
    Article,
    Block,
    Cite,
    Claim,
    Entity,
    Inline,
    Line,
    Link,
    Mention,
    Page,
    Photo,
    Quote,
    Span,
    Verbatim,
)

NEWEST = 50
"""Rows of a list on a page; the newest stay."""
_PICTURES = 3
"""Pictures on an entity's page, the newest; the captions of the others are listed."""
_ARTICLES = 60
"""Articles of which an entity's page tells how often they name it."""

_DESIGNATION = re.compile(r"[A-Za-z]+[-\s]\d+[A-Za-z]*|[A-Z]+-[A-Z]+")
"""A name of two parts, the second a number or a letter: "Kh-101", "IRIS-T"."""

T = TypeVar("T")
Row = tuple[Line, ...]


def entity_page(desk: Desk, entity: Entity, title: str, description: str, blocks: Iterable[Block]) -> Page:
    """An entity's page: what its kind has to say, then what all have: photos, sentences, how to cite, room for notes."""
    aliases = [alias for alias in entity.aliases if alias.casefold() != entity.name.casefold()]
    common = [
        *together(desk, entity),
        *photos(desk, entity),
        *sentences(desk, entity),
        heading("cite", "Cite this page"),
        citation(desk, entity, title),
        heading("notes", "Analyst notes"),
    ]
    tags = {"tags": plain} if (plain := _plain_spellings(entity)) else {}
    return page(
        desk.path(entity), entity.id, entity.kind, title, description, [*blocks, *common], aliases=aliases, **tags
    )


def _plain_spellings(entity: Entity) -> list[str]:
    """Names as people type them: without marks that a keyboard may lack ("Dvorak" for "Dvořák"), a weapon's designation
    in one word ("S300" for "S-300"), figures without their commas. The search finds them, no page shows them."""
    names = (entity.name, *entity.aliases)
    plain = {fold(name) for name in names if not name.isascii()}
    if entity.kind == "weapon":
        plain |= {re.sub(r"[-\s]", "", name) for name in names if _DESIGNATION.fullmatch(name)}
        figures = [f for f in entity.facts if isinstance(f.value, int | float) and f.value >= 1000 and f.unit]
        plain |= {f"{f.value:.0f} {f.unit}" for f in figures}
    return sorted(plain)


def opening(rows: Sequence[Row], notes: Iterable[Line]) -> list[Block]:
    """What is known at a glance, one field a row; below it what needs a sentence."""
    below = list(notes)
    table = block("about", "table", head=(("Field",), ("What is known",)), rows=rows)
    return [*([table] if rows else []), *([block("about-notes", "list", lines=below)] if below else [])]


def not_stated(fields: Iterable[str]) -> list[Line]:
    """One line for the fields that no source fills."""
    missing = ", ".join(fields)
    return [(f"{NOT_STATED}: {missing}.",)] if missing else []


def joined(parts: Iterable[Line], mark: str = "; ") -> Line:
    """Lines as one, ``mark`` between them."""
    found: list[Inline] = []
    for part in parts:
        found += [mark, *part] if found else [*part]
    return tuple(found)


def first_and_last(desk: Desk, spans: Iterable[Span]) -> tuple[str, str]:
    """The dates of the first and the last article among those of ``spans``."""
    dates = [desk.articles[span.article].published for span in spans]
    known = sorted(date for date in dates if date)
    return (known[0], known[-1]) if known else (NOT_STATED, NOT_STATED)


# ---------------------------------------------------------------- lists that are cut


def cut(key: str, title: str, items: Sequence[T], made: Callable[[Sequence[T]], Block], rest: Link) -> list[Block]:
    """A section with the newest of ``items`` (oldest first) and the way to the rest; nothing where there are none."""
    if not items:
        return []
    blocks = section(key, title, made(items[-NEWEST:]))
    if len(items) > NEWEST:
        line: Line = (f"The newest {NEWEST} of {len(items):,}; the rest: ", rest, ".")
        blocks.append(block(f"{key}-rest", "lines", lines=[line]))
    return blocks


ALL_CLAIMS = Link("Claims", "claims.md")
ALL_QUOTES = Link("Quotations", "quotes.md")
ALL_EVENTS = Link("Timeline", "timeline.md")
ALL_PEOPLE = Link("People", "people/index.md")
ALL_PHOTOS = Link("Photos", "photos.md")
ALL_ARTICLES = Link("Source articles", "articles/index.md")


def claims(desk: Desk, entity: Entity) -> list[Block]:
    """The claims the entity stands behind, and those of others that name it."""
    dossier = desk.dossier(entity.id)
    own = set(dossier.said_by)
    about = [c for c in dossier.said_of if c not in own]
    return [
        *cut("said-by", "Said by", dossier.said_by, lambda c: _own_claims(desk, entity, c), ALL_CLAIMS),
        *cut("said-of", "Said about", about, lambda c: statements.claims_table(desk, c, "said-of"), ALL_CLAIMS),
    ]


def _own_claims(desk: Desk, entity: Entity, claims: Sequence[Claim]) -> Block:
    """The entity's claims; who says so need not be said on its own page where nobody passes it on."""
    alone = ((entity.name,), (Link(entity.name, desk.path(entity)),))
    whole = statements.claims_table(desk, claims, "said-by")
    if any(statements.behind(desk, claim) not in alone for claim in claims):
        return whole
    rows = [(claim, *rest) for claim, _, *rest in whole.data["rows"]]  # type: ignore[attr-defined]
    head = (statements.CLAIMS_HEAD[0], statements.CLAIMS_HEAD[2], statements.PUBLISHED)
    return block("said-by", "table", head=head, rows=rows)


def quotes(desk: Desk, entity: Entity, title: str) -> list[Block]:
    """What is quoted from the entity; whose words they are need not be said on its own page."""

    def made(found: Sequence[Quote]) -> Block:
        rows = [
            (words, *rest, statements.published(desk, quote.span))
            for quote in found
            for words, _, *rest in (statements.quote_row(desk, quote),)
        ]
        head = (statements.QUOTES_HEAD[0], *statements.QUOTES_HEAD[2:], statements.PUBLISHED)
        return block("quotes", "table", head=head, rows=rows)

    return cut("quotes", title, desk.dossier(entity.id).quotes, made, ALL_QUOTES)


def events(desk: Desk, entity: Entity, title: str) -> list[Block]:
    """The events the entity takes part in or that happen there, in order of their dates."""
    found = sorted(desk.dossier(entity.id).events, key=lambda e: statements.sortable(e.when))
    return cut("events", title, found, lambda shown: statements.events_table(desk, shown), ALL_EVENTS)


def photos(desk: Desk, entity: Entity) -> list[Block]:
    """The photos that show the entity: the newest pictures with their captions, the captions of the others as a list."""
    shown = [p for p in desk.dossier(entity.id).photos if p.caption_span]

    def made(found: Sequence[Photo]) -> Block:
        return block("photos", "list", lines=[_caption(entity, photo) for photo in found[:-_PICTURES]])

    blocks = cut("photos", "Photos", shown, made, ALL_PHOTOS)
    listed = blocks[1:] if len(shown) > _PICTURES else blocks[2:]
    return [*blocks[:1], *_figures(entity, shown[-_PICTURES:]), *listed]


def _figures(entity: Entity, shown: Sequence[Photo]) -> Iterator[Block]:
    """Each picture once, and below it its captions."""
    for id_ in dict.fromkeys(photo.same_as or photo.id for photo in shown):
        captions = [photo for photo in shown if id_ in (photo.same_as, photo.id)]
        if picture := picture_of(captions[0]):
            yield block(f"picture-{id_}", "picture", picture=picture)
        for photo in captions:
            yield block(f"caption-{photo.id}", "lines", lines=[_caption(entity, photo)])


def _caption(entity: Entity, photo: Photo) -> Line:
    where = photo.positions.get(entity.id)
    return (*caption_of(photo), *((f" {entity.name}: {where}.",) if where else ()))


# ---------------------------------------------------------------- names


def seen(entity: Entity, form: str | None = None) -> Line:
    """The mark of the first sentence that prints ``form``, or the entity at all; none where no sentence does."""
    printed = (m for m in entity.mentions if form is None or " ".join(m.text.split()) == form)
    first = next(printed, None)
    return (Cite(first.span),) if first else ()


def spellings(entity: Entity, forms: Sequence[str]) -> Line:
    """The forms, each with the mark of its first sentence."""
    return joined([(form, *seen(entity, form)) for form in forms], ", ")


# ---------------------------------------------------------------- who is named with whom

_PICTURED = re.compile(r"\b(?:photos?|photographs?|pictures?|images?|footage|videos?)\b", re.I)
_CLASSES = ("stated", "photo", "believed", "likely", "only the sentence")
_HEDGES = (
    ("believed", re.compile(r"believ|thought|understood|report|alleg|said to", re.I)),
    ("likely", re.compile(r"likely|probabl|expect|may\b|might|could|would|possib|suppos|appear|seem|plan", re.I)),
)
_TOGETHER = (
    "What follows stands in one sentence with this name; that alone says nothing of a tie between them.",
    "“Stated”, “believed” and “likely” tell how firmly one claim speaks of both, “photo” that a photo or its caption does; "
    "“only the sentence” means that no claim joins them, as with a speaker and whom the words are about.",
)


def together(desk: Desk, entity: Entity) -> list[Block]:
    """Who and what stands in the same sentences, by class of evidence; the strongest ties, in order of first sight."""
    ties: dict[str, dict[str, list[Span]]] = {}
    for mention in desk.mentions(entity):
        for other, evidence in _beside(desk, entity, mention):
            ties.setdefault(other, {}).setdefault(evidence, []).append(mention.span)
    strongest = set(sorted(ties, key=lambda i: -_count(ties[i]))[:NEWEST])
    order = {kind.name: n for n, kind in enumerate(sorted(KINDS, key=lambda k: k.name != "person"))}
    shown = sorted((i for i in ties if i in strongest), key=lambda i: order[desk.entities[i].kind])
    if not shown:
        return []
    rows = [((desk.name(i),), _tie(ties[i]), (f"{_count(ties[i]):,}",)) for i in shown]
    lines: list[Line] = [(line,) for line in _TOGETHER]
    if len(ties) > len(shown):
        lines.append((f"The {len(shown)} most frequent of {len(ties):,}.",))
    head = (("Who or what",), ("Evidence",), ("Sentences",))
    return [
        heading("with", "Appears with"),
        block("with-note", "lines", lines=lines),
        block("with", "table", head=head, rows=rows),
    ]


def _count(evidence: Mapping[str, Sequence[Span]]) -> int:
    return sum(map(len, evidence.values()))


def _tie(evidence: Mapping[str, Sequence[Span]]) -> Line:
    told = ((f"{name} {len(evidence[name]):,}", Cite(evidence[name][0])) for name in _CLASSES if name in evidence)
    return joined(told, ", ")


def _beside(desk: Desk, entity: Entity, mention: Mention) -> Iterator[tuple[str, str]]:
    """The others in the mention's sentence, and what the sentence says of both."""
    sentence = desk.sentence(mention.span).span
    others = [other for other in desk.told_of(sentence) if other != entity.id]
    if not others:
        return
    pictured = desk.place(sentence) == "photo caption" or _PICTURED.search(desk.words(sentence) or "") is not None
    claims = [(claim, set(desk.mentioned(claim.span))) for claim in desk.claims_in(sentence)]
    claimed = set[str]().union(*(named for _, named in claims))
    for other in others:
        both = next((claim for claim, named in claims if named >= {entity.id, other}), None)
        if both is None and claimed & {entity.id, other}:
            yield other, "only the sentence"
        else:
            yield other, "photo" if pictured else _firmness(both)


def _firmness(claim: Claim | None) -> str:
    """How firmly a claim speaks; a headline, or a speaker beside their office, stands without one."""
    if claim is None or not claim.hedge:
        return "stated"
    hedge = claim.hedge
    return next((name for name, words in _HEDGES if words.search(hedge)), "likely")


# ---------------------------------------------------------------- sentences


def sentences(desk: Desk, entity: Entity) -> list[Block]:
    """The newest sentences on the entity, article by article, and how many the earlier articles have."""
    found = desk.sentences_on(entity)
    shown, earlier = found[-NEWEST:], found[:-NEWEST]
    blocks = [heading("mentions", "Every sentence")]
    for id_, spans in _by_article(shown).items():
        article = desk.articles[id_]
        blocks += [
            block(f"in-{id_}", "lines", lines=[_article_line(desk, article)]),
            block(f"mentions-{id_}", "list", lines=[desk.said(span) for span in spans]),
        ]
    return [*blocks, *_earlier(desk, earlier, len(found))] if earlier else blocks


def _by_article(spans: Iterable[Span]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for span in spans:
        found.setdefault(span.article, []).append(span)
    return found


def _article_line(desk: Desk, article: Article) -> Line:
    return (article.published or "Undated", ": ", Link(desk.title(article), desk.article_path[article.id]))


def _earlier(desk: Desk, spans: Sequence[Span], count: int) -> Iterator[Block]:
    articles = list(_by_article(spans).items())
    rows = [(_article_line(desk, desk.articles[id_]), (f"{len(found):,}",)) for id_, found in articles[-_ARTICLES:]]
    note: Line = (f"The newest {NEWEST} of {count:,} sentences; the others, by article:",)
    yield block("mentions-note", "lines", lines=[note])
    yield block("mentions-earlier", "table", head=(("Article",), ("Sentences",)), rows=rows)
    if len(articles) > _ARTICLES:
        more: Line = (f"And {len(articles) - _ARTICLES:,} earlier articles: ", ALL_ARTICLES, ".")
        yield block("mentions-more", "lines", lines=[more])


# ---------------------------------------------------------------- citation


def citation(desk: Desk, entity: Entity, title: str) -> Block:
    """How to cite the page, as text and as BibTeX; dated by its newest source, never by the clock."""
    site, path = desk.settings.site, desk.path(entity).removesuffix(".md")
    used = {m.span.article for m in entity.mentions}
    newest = max((desk.articles[id_].published or "" for id_ in used), default="")
    count = f"{len(used):,} source {'article' if len(used) == 1 else 'articles'}"
    address = f"{site.address}{path}{'/' if site.folders else '.html'}" if site.address else path
    texts = {
        "key": entity.id,
        "year": newest[:4],
        "title": title,
        "site": site.name,
        "address": address,
        "standing": f"As of {newest}, from {count}." if newest else f"From {count}, undated.",
    }
    return Block("citation", "citation", {name: Verbatim(text) for name, text in texts.items()})

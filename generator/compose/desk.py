"""The shared lookups of all pages: sentences, addresses, names as links, evidence."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

from generator.addresses import Published
from generator.compose.dossiers import Dossier, dossiers
from generator.kinds import KINDS
from generator.model import (
    Annotation,
    Article,
    Block,
    Cite,
    Claim,
    Entity,
    Event,
    Evidence,
    Inline,
    Line,
    Link,
    Mention,
    Page,
    Photo,
    Quote,
    Resolution,
    Role,
    Sentence,
    Span,
    Suggestion,
)  # fmt: skip
from generator.own_pages import OwnPage, led_to
from generator.text.configuration import Site
from generator.text.slugs import slug

SECTION = {kind.name: kind.section for kind in KINDS}
NOT_STATED = "Not stated"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the editor set: the site's settings, published addresses, front matter on disk, pages of their own."""

    site: Site = field(default_factory=Site)
    addresses: Mapping[str, str] = field(default_factory=dict)
    edited: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    published: tuple[Published, ...] = ()
    own: tuple[OwnPage, ...] = ()


class Desk:
    """Answers what the pages ask; nothing changes after construction."""

    def __init__(
        self, annotations: Sequence[Annotation], resolution: Resolution, photos: Sequence[Photo], settings: Settings
    ) -> None:
        self.annotations = tuple(sorted(annotations, key=lambda a: (a.article.published or "", a.article.id)))
        self.resolution, self.photos, self.settings = resolution, tuple(photos), settings
        self.articles = {a.article.id: a.article for a in self.annotations}
        self.entities = {e.id: e for e in resolution.entities}
        self._sentences = {a.article.id: a.article.sentences() for a in self.annotations}
        self._starts = {id_: [s.span.start for s in found] for id_, found in self._sentences.items()}
        self._paragraph_of = {
            (a.article.id, s.span.start): p.number
            for a in self.annotations
            for p in a.article.paragraphs
            for s in p.sentences
        }
        self.article_path = {
            id_: settings.addresses.get(f"article/{id_}", f"articles/{slug(id_)}.md") for id_ in self.articles
        }
        self._claims = {a.article.id: sorted(a.claims, key=lambda c: c.span) for a in self.annotations}
        self._mentions = {
            a.article.id: sorted((m for m in a.mentions if m.span in resolution.entity_of), key=lambda m: m.span)
            for a in self.annotations
        }
        self._mention_starts = {id_: [m.span.start for m in found] for id_, found in self._mentions.items()}
        self._by_sentence: dict[str, list[Mention]] = {}
        self._order = {id_: i for i, id_ in enumerate(self.articles)}

    # ------------------------------------------------------------ sentences and evidence

    def sentence(self, span: Span) -> Sentence:
        """The sentence that holds the start of ``span``."""
        found = self._sentences[span.article]
        return found[max(0, bisect_right(self._starts[span.article], span.start) - 1)]

    def order(self, span: Span) -> tuple[int, Span]:
        """A key that puts what the articles say in the order of their dates, their ids and their text."""
        return self._order[span.article], span

    def newest_first(self, span: Span) -> tuple[int, Span]:
        """As ``order``, but the newest article first; the undated come last."""
        return -self._order[span.article], span

    @cached_property
    def as_of(self) -> str:
        """The day of the newest article; empty where none has one."""
        return max((a.published or "" for a in self.articles.values()), default="")

    def place(self, span: Span) -> str:
        """ "¶3.2", or "caption"."""
        sentence = self.sentence(span)
        paragraph = self._paragraph_of.get((span.article, sentence.span.start))
        return f"¶{paragraph}.{sentence.number}" if paragraph else "photo caption"

    def paragraph(self, span: Span) -> int:
        """The number of the paragraph that holds the sentence ``span``; 0 for a caption."""
        return self._paragraph_of.get((span.article, span.start), 0)

    def evidence(self, span: Span) -> Evidence:
        """What the footnote of a cited span says."""
        article, sentence = self.articles[span.article], self.sentence(span)
        source = f"{self.title(article)}, {self.place(span)}"
        quoted = self.words(span)
        machine = any(n.kind == "machine-translation" for n in article.notices)
        return Evidence(
            label=f"{hashlib.sha256(article.id.encode()).hexdigest()[:4]}-{sentence.id}",
            quoted=quoted,
            source=source,
            target=self.article_path[article.id],
            anchor=f"s-{sentence.id}",
            notice="Machine translation." if machine and quoted else "",
        )

    def publish(self, article: Article) -> str:
        """ "full", "excerpt" or "none": how much of the article may be shown."""
        return article.publish or self.settings.site.publish

    def voice(self, span: Span) -> str:
        """What the article of ``span`` is called where it speaks for itself: its outlet, else by its date."""
        article = self.articles[span.article]
        if article.source or len(self.articles) == 1:
            return article.source or "the article"
        return f"an article of {article.published}" if article.published else "an undated article"

    def title(self, article: Article) -> str:
        """The headline, else the file's name."""
        return article.headline_text or article.id

    def said(self, span: Span) -> Line:
        """The sentence that holds ``span``, its mark behind it; only the mark where the words may not be shown."""
        return (self.words(span) or f"{self.title(self.articles[span.article])}, {self.place(span)}", Cite(span))

    def sentences_of(self, span: Span) -> list[Span]:
        """The sentences that ``span`` touches, as spans."""
        first = self.sentence(span).span
        starts, found = self._starts[span.article], self._sentences[span.article]
        after = found[bisect_right(starts, span.start) : bisect_left(starts, span.end)]
        return [first, *(s.span for s in after)]

    def words(self, span: Span) -> str | None:
        """The words of the sentence that holds ``span``; None where they may not be shown (they are blanked)."""
        text = self.articles[span.article].quoted(self.sentence(span).span)
        return text if text.strip() else None

    # ------------------------------------------------------------ addresses

    def has_page(self, entity: Entity) -> bool:
        """One mention with neither role nor fact makes a row on the section's index, no page; a class that a system
        is said to be of has one."""
        return entity.id in self._with_page

    @cached_property
    def _with_page(self) -> frozenset[str]:
        left_out = self.settings.hidden | {id_ for id_ in self._own if id_ not in self.settings.addresses}
        return frozenset(e.id for e in self.resolution.entities if e.id not in left_out and self._says_enough(e))

    @cached_property
    def _own(self) -> Mapping[str, str]:
        """Entity -> the page a person made for it; one that was published before stays the entity's page."""
        led = led_to(self.settings.own, self.resolution.entities)
        kept = {id_ for id_, path in self.settings.addresses.items() if path not in self.settings.gone}
        return {id_: path for id_, path in led.items() if id_ not in kept and id_ not in self.settings.hidden}

    def target(self, entity: Entity) -> str | None:
        """Where a link of the entity's name leads; None where there is no page."""
        return self._own.get(entity.id) or (self.path(entity) if self.has_page(entity) else None)

    def _says_enough(self, entity: Entity) -> bool:
        several = self._bearers[entity.kind, entity.name] > 1 and not entity.known
        surname = entity.kind == "person" and " " not in entity.name
        if several and (surname or (entity.kind == "organization" and entity.country is None)):
            return False  # nobody could tell which of them a page is about
        named = [m for m in entity.mentions if m.form in ("name", "alias") or m.kind == "weapon"]
        return (
            len(named) > 1
            or bool(entity.roles or entity.facts)
            or entity.known
            or (entity.type == "class" and entity.name in self._classes_in_use)
        )

    @cached_property
    def _bearers(self) -> Counter[tuple[str, str]]:
        """How many of a kind go by a name."""
        return Counter((e.kind, e.name) for e in self.resolution.entities)

    @cached_property
    def _classes_in_use(self) -> frozenset[str]:
        facts = (f for e in self.resolution.entities if e.kind == "weapon" for f in e.facts)
        return frozenset(str(f.value) for f in facts if f.property == "class")

    def path(self, entity: Entity) -> str:
        """The page's address below docs/."""
        return self.settings.addresses.get(entity.id, f"{SECTION[entity.kind]}/{entity.id}.md")

    def name(self, entity_id: str, text: str | None = None) -> Inline:
        """The entity's name as a link where it has a page."""
        entity = self.entities[entity_id]
        shown = text or entity.name
        target = self.target(entity)
        return Link(shown, target) if target else shown

    def names(self, ids: Iterable[str]) -> Line:
        """Names joined by commas."""
        parts: list[Inline] = []
        for id_ in ids:
            parts += [", ", self.name(id_)] if parts else [self.name(id_)]
        return tuple(parts)

    def of_kind(self, kind: str) -> list[Entity]:
        """Entities of a kind by name, hidden ones left out."""
        found = [e for e in self.resolution.entities if e.kind == kind and e.id not in self.settings.hidden]
        return sorted(found, key=lambda e: (e.name.casefold(), e.id))

    # ------------------------------------------------------------ who is in what

    def ids(self, spans: Iterable[Span]) -> list[str]:
        """The entities of mention spans, each once, in order."""
        known = (self.resolution.entity_of.get(s) for s in spans)
        return [i for i in dict.fromkeys(known) if i is not None and i not in self.settings.hidden]

    def mentioned(self, span: Span) -> list[str]:
        """The entities mentioned inside ``span``."""
        return self.ids(m.span for m in self.mentions_in(span))

    def told_of(self, span: Span) -> list[str]:
        """As ``mentioned``, without the outlet itself: "OSLO (Coast Wire) - ..." tells nothing of it."""
        outlet = (self.articles[span.article].source or "").casefold()
        return [i for i in self.mentioned(span) if self.entities[i].name.casefold() != outlet]

    def mentions_in(self, span: Span) -> Sequence[Mention]:
        """The resolved mentions inside ``span``, in order of the text."""
        starts = self._mention_starts[span.article]
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        return [m for m in self._mentions[span.article][first:last] if m.span.end <= span.end]

    def linked(self, article: Article, span: Span, seen: set[str]) -> Line:
        """The words of ``span`` with each entity linked at its first mention (``seen`` is updated)."""
        parts: list[Inline] = []
        at = span.start
        for mention in self.mentions_in(span):
            entity = self.entities[self.resolution.entity_of[mention.span]]
            target = self.target(entity)
            if mention.span.start < at or entity.id in seen or target is None:
                continue
            seen.add(entity.id)
            if mention.span.start > at:
                parts.append(article.text[at : mention.span.start])
            parts.append(Link(article.quoted(mention.span), target))
            at = mention.span.end
        if at < span.end:
            parts.append(article.text[at : span.end])
        return tuple(parts)

    def quotes(self) -> Iterator[Quote]:
        """Direct and partial quotations of all articles."""
        return (q for a in self.annotations for q in a.quotes if q.type != "scare")

    def claims(self) -> Iterator[Claim]:
        """Claims of all articles."""
        return (c for a in self.annotations for c in a.claims)

    def claim_at(self, span: Span) -> Claim | None:
        """The claim that holds the start of ``span``."""
        found = self._claims[span.article]
        i = bisect_right(found, span.start, key=lambda c: c.span.start) - 1
        return found[i] if i >= 0 and found[i].span.touches(span) else None

    def claims_in(self, sentence: Span) -> list[Claim]:
        """The claims that share words with ``sentence``, in order of the text."""
        found = self._claims[sentence.article]
        last = bisect_left(found, sentence.end, key=lambda c: c.span.start)
        first = max(0, bisect_left(found, sentence.start, key=lambda c: c.span.start) - 1)
        return [claim for claim in found[first:last] if claim.span.touches(sentence)]

    def events(self) -> Iterator[Event]:
        """Events of all articles."""
        return (e for a in self.annotations for e in a.events)

    def mentions(self, entity: Entity) -> list[Mention]:
        """One mention for each sentence, in order of the articles' dates."""
        if entity.id not in self._by_sentence:
            by_sentence: dict[Span, Mention] = {}
            for mention in entity.mentions:
                by_sentence.setdefault(self.sentence(mention.span).span, mention)
            self._by_sentence[entity.id] = sorted(
                by_sentence.values(), key=lambda m: (self._order[m.span.article], m.span)
            )
        return self._by_sentence[entity.id]

    def sentences_on(self, entity: Entity) -> list[Span]:
        """A span in each sentence that mentions the entity or states a fact on it ("Its range is ..."), by the articles' dates."""
        by_sentence = {self.sentence(m.span).span: m.span for m in self.mentions(entity)}
        for fact in entity.facts:
            by_sentence.setdefault(self.sentence(fact.evidence).span, fact.evidence)
        return sorted(by_sentence.values(), key=self.order)

    def known_from(self, span: Span) -> list[str]:
        """The entities on which the words of ``span`` state a fact, whether or not they name them."""
        facts = self._facts[span.article]
        first, last = (bisect_left(facts, at, key=lambda f: f[0]) for at in (span.start, span.end))
        return list(dict.fromkeys(id_ for _, id_ in facts[first:last]))

    @cached_property
    def _facts(self) -> Mapping[str, Sequence[tuple[int, str]]]:
        """For each article, where facts are stated and on whom, in order of the text."""
        found: dict[str, list[tuple[int, str]]] = {id_: [] for id_ in self.articles}
        for entity in self.resolution.entities:
            for fact in entity.facts if entity.id not in self.settings.hidden else ():
                found[fact.evidence.article].append((fact.evidence.start, entity.id))
        return {id_: sorted(facts) for id_, facts in found.items()}

    def role_now(self, entity: Entity) -> Role | None:
        """The role as the newest article prints it: the first there that tells a country or an organization.

        What somebody only belongs to ("of the Kenya Navy") stands behind every title."""
        if not entity.roles:
            return None
        newest = max(self._order[role.span.article] for role in entity.roles)
        there = sorted((r for r in entity.roles if self._order[r.span.article] == newest), key=lambda r: r.span)
        there = [r for r in there if not r.text.startswith(("of ", "from "))] or there
        return next((r for r in there if r.country or r.organization), there[0])

    def dossier(self, entity_id: str) -> Dossier:
        """What all articles hold on an entity beside its mentions, by date."""
        return self._dossiers.get(entity_id, Dossier())

    def suggestions(self, entity_id: str) -> Sequence[Suggestion]:
        """What only a person can settle about an entity."""
        return self._suggestions.get(entity_id, ())

    @cached_property
    def _suggestions(self) -> Mapping[str, Sequence[Suggestion]]:
        found: dict[str, list[Suggestion]] = {}
        for suggestion in self.resolution.suggestions:
            for id_ in suggestion.entities:
                found.setdefault(id_, []).append(suggestion)
        return found

    @cached_property
    def _dossiers(self) -> Mapping[str, Dossier]:
        return dossiers(self.annotations, self.photos, self.ids, self.mentioned, self.known_from)


def block(key: str, template: str, evidence: Iterable[Span] = (), **data: object) -> Block:
    """A block whose evidence is what it is given and every mark in its data."""
    spans = tuple(dict.fromkeys((*evidence, *_cited(data.values()))))
    return Block(key, template, data, spans)


def _cited(values: Iterable[object]) -> Iterator[Span]:
    for value in values:
        if isinstance(value, Cite):
            yield value.span
        elif isinstance(value, tuple | list):
            yield from _cited(value)


def heading(key: str, title: str) -> Block:
    """A heading of the second level."""
    return Block(f"{key}-heading", "heading", {"title": title})


def section(key: str, title: str, body: Block | None) -> list[Block]:
    """A heading and its block; nothing where there is nothing to say."""
    return [heading(key, title), body] if body is not None else []


_FIRST, _BEFORE, _LAST, _NOT = {"boost": 4}, {"boost": 2}, {"boost": 0.5}, {"exclude": True}
_SEARCH: Mapping[str, Mapping[str, object]] = {
    "person": _FIRST, "weapon": _FIRST, "organization": _BEFORE, "location": _BEFORE,
    "section": _LAST, "timeline": _LAST, "gaps": _LAST, "photos": _LAST,
    "claims": _NOT, "quotes": _NOT, "events": _NOT, "relations": _NOT,
}  # fmt: skip
"""Kind of page -> how the search takes it: names before mentions; what a ledger lists is found where it is said."""


def page(path: str, id_: str, kind: str, title: str, description: str, blocks: Iterable[Block], **meta: object) -> Page:
    """A page with the front matter every page has."""
    search = {"search": _SEARCH[kind]} if kind in _SEARCH else {}
    return Page(
        id_,
        PurePosixPath(path),
        kind,
        title,
        {"id": id_, "kind": kind, "description": description, **meta, **search},
        tuple(blocks),
    )

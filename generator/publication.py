"""Annotations and their resolution -> the same without the words that may not be shown.

Masking comes before any page, drawing, feed or export is made, so none of them has to ask. Of an article with
``publish: none`` stay names, titles and figures of up to four words, dates, places in the text, and links;
with ``excerpt`` its headline, captions, and the sentences that carry a role, a fact, a quotation, an event or a
claim that is attributed or hedged; with ``full`` everything.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.model import (
    Annotation,
    Article,
    Caption,
    Claim,
    Entity,
    Event,
    Fact,
    Mention,
    Problem,
    Quantity,
    Quote,
    Resolution,
    Role,
    Span,
    TimeExpression,
    Tree,
)

NOT_SHOWN = "words not shown"
_LONGEST = 4  # words: a run of five is a quotation


def withhold(
    annotations: Sequence[Annotation], resolution: Resolution, default: str
) -> tuple[tuple[Annotation, ...], Resolution]:
    """Masked annotations and entities; ``default`` is the mode of articles that set none."""
    modes = {a.article.id: a.article.publish or default for a in annotations}
    if set(modes.values()) <= {"full"}:
        return tuple(annotations), resolution
    names = {e.id: e.name for e in resolution.entities}
    masks = {
        a.article.id: _Mask(
            a,
            modes[a.article.id],
            lambda s: names.get(resolution.entity_of.get(s, "")),
            frozenset(_runs(a.article.text, _LONGEST + 1)),
        )
        for a in annotations
        if modes[a.article.id] != "full"
    }
    shown = tuple(masks[a.article.id].annotation() if a.article.id in masks else a for a in annotations)
    entities = tuple(_entity(e, masks) for e in resolution.entities)
    return shown, replace(resolution, entities=entities)


def citable(annotation: Annotation) -> frozenset[Span]:
    """The sentences that ``excerpt`` keeps."""
    article = annotation.article
    spans = [
        *(r.span for r in annotation.roles),
        *(f.evidence for f in annotation.facts),
        *(q.span for q in annotation.quotes if q.type != "scare"),
        *(e.span for e in annotation.events),
        *(c.span for c in annotation.claims if c.attribution_class != "stated" or c.hedge),
        *(c.span for c in article.captions),
        *((article.headline,) if article.headline else ()),
    ]
    return frozenset(s.span for s in article.sentences() if any(s.span.touches(span) for span in spans))


def _short(text: str) -> bool:
    return len(text.split()) <= _LONGEST


def _entity(entity: Entity, masks: Mapping[str, _Mask]) -> Entity:
    """Its statements masked as in their articles; a long spelling goes when only a masked article prints it."""
    if not any(m.span.article in masks for m in entity.mentions):
        return entity
    printed = {m.text for m in entity.mentions if m.span.article not in masks or masks[m.span.article].mode != "none"}
    facts = (masks[f.evidence.article].fact(f) if f.evidence.article in masks else f for f in entity.facts)
    roles = (masks[r.span.article].role(r) if r.span.article in masks else r for r in entity.roles)
    return replace(
        entity,
        aliases=tuple(a for a in entity.aliases if _short(a) or a in printed),
        mentions=tuple(masks[m.span.article].mention(m) if m.span.article in masks else m for m in entity.mentions),
        facts=tuple(f for f in facts if f is not None),
        roles=tuple(roles),
    )


@dataclass(frozen=True, slots=True)
class _Mask:
    """What may be shown of one article."""

    whole: Annotation
    mode: str
    name: Callable[[Span], str | None]
    runs: frozenset[tuple[str, ...]]
    """The article's words, each with the four after it."""

    def annotation(self) -> Annotation:
        """The annotation without the words."""
        whole = self.whole
        article = self._article()
        if self.mode == "excerpt":
            claims = tuple(c if article.quoted(c.span).strip() else self.claim(c) for c in whole.claims)
            return replace(whole, article=article, claims=claims)
        return replace(
            whole,
            article=article,
            mentions=tuple(map(self.mention, whole.mentions)),
            roles=tuple(map(self.role, whole.roles)),
            facts=tuple(f for f in map(self.fact, whole.facts) if f is not None),
            quotes=tuple(map(self.quote, whole.quotes)),
            claims=tuple(map(self.claim, whole.claims)),
            events=tuple(map(self.event, whole.events)),
            dates=tuple(map(self.date, whole.dates)),
            quantities=tuple(map(self.quantity, whole.quantities)),
        )

    def _article(self) -> Article:
        article = self.whole.article
        if self.mode == "excerpt":
            return replace(article, text=_blanked(article.text, citable(self.whole)), publish="excerpt")
        own = article.stated_by.get("title") == "editor" and article.headline_text
        title = own or f"{article.source or 'Article'}, {article.published or 'date not stated'} ({article.id})"
        return replace(
            article,
            text=_blanked(article.text, ()),
            headline_text=title,
            captions=tuple(map(self._caption, article.captions)),
            publish="none",
        )

    def _caption(self, caption: Caption) -> Caption:
        shown = dict.fromkeys(filter(None, map(self.name, self.whole.depicts.get(caption.span, ()))))
        words = f"Photo of {', '.join(shown)}" if shown else "Photo"
        return replace(
            caption, text=f"{words} (caption not shown)", credit=_kept(caption.credit), byline=_kept(caption.byline)
        )

    def _place(self, span: Span) -> str:
        for paragraph in self.whole.article.paragraphs:
            for sentence in paragraph.sentences:
                if sentence.span.touches(span):
                    return f"¶{paragraph.number}.{sentence.number}, {NOT_SHOWN}"
        return NOT_SHOWN

    def mention(self, mention: Mention) -> Mention:
        """A name stays; long printed words give way to the name."""
        if self.mode == "excerpt" or _short(mention.text):
            return mention
        return replace(mention, text=mention.name or NOT_SHOWN)

    def role(self, role: Role) -> Role:
        """A title of up to four words is a fact and stays."""
        if self.mode == "excerpt":
            return role
        return replace(
            role, text=_kept(role.text) or f"role in {self._place(role.span)}", organization=_kept(role.organization)
        )

    def fact(self, fact: Fact) -> Fact | None:
        """The figure stays, its printed form goes; a value that is the source's own words goes with it."""
        if self.mode == "excerpt":
            return fact
        if isinstance(fact.value, str) and (fact.property == "description" or not _short(fact.value)):
            return None
        return replace(
            fact, as_printed=NOT_SHOWN, attribution=_chain(fact.attribution), hedge=_kept(fact.hedge),
            reason="" if fact.as_printed in fact.reason or not self._harmless(fact.reason) else fact.reason,
        )  # fmt: skip

    def _harmless(self, reason: str) -> bool:
        """Whether it repeats no run of the article's words, whatever marks stand around them."""
        return self.runs.isdisjoint(_runs(reason, _LONGEST + 1))

    def quote(self, quote: Quote) -> Quote:
        """Only who speaks where."""
        return replace(quote, text=self._place(quote.span), speaker_text=_kept(quote.speaker_text))

    def claim(self, claim: Claim) -> Claim:
        """Only who says something where, and how firmly."""
        return replace(
            claim, text=self._place(claim.span), attribution=_chain(claim.attribution), hedge=_kept(claim.hedge)
        )

    def event(self, event: Event) -> Event:
        """Only its type, date, participants and place."""
        return replace(event, text=f"{(event.type or 'event').capitalize()} ({self._place(event.span)})")

    def date(self, date: TimeExpression) -> TimeExpression:
        """The date stays."""
        return date if _short(date.text) else replace(date, text=NOT_SHOWN)

    def quantity(self, quantity: Quantity) -> Quantity:
        """The figure stays."""
        return quantity if _short(quantity.text) else replace(quantity, text=NOT_SHOWN, as_printed=NOT_SHOWN)


def _kept(text: str | None) -> str | None:
    return text if text and _short(text) else None


def _chain(chain: Iterable[str]) -> tuple[str, ...]:
    return tuple(_kept(link) or f"a source ({NOT_SHOWN})" for link in chain)


def _blanked(text: str, kept: Iterable[Span]) -> str:
    """Blanks for all but ``kept``; line ends stay, so that lengths, offsets and line numbers do."""
    blank = "".join(c if c == "\n" else " " for c in text)
    pieces, at = [], 0
    for span in sorted(kept):
        pieces += [blank[at : max(at, span.start)], text[max(at, span.start) : span.end]]
        at = max(at, span.end)
    return "".join(pieces) + blank[at:]


# ---------------------------------------------------------------- what people wrote, or what was published before

_RUN = 8  # words: long enough that no name is one
_WORD = re.compile(r"\w+")
_JOINT = re.compile(r":\s|\|")
"""Between a name and what is stated of it, on a page: either may be shown, and side by side they are no quotation."""
_TEXTS = (".md", ".svg", ".xml", ".jsonld")


def repeated(docs: Tree, articles: Iterable[Article], default: str) -> Iterator[Problem]:
    """Lines of pages that repeat eight words of an article with ``publish: none``: what was generated before it was
    set and edited since, or what a person copied. Words that another article shows are not meant."""
    held: dict[tuple[str, ...], str] = {}
    shown: set[tuple[str, ...]] = set()
    for article in articles:
        runs = [run for sentence in article.sentences() for run in _runs(article.quoted(sentence.span), _RUN)]
        if (article.publish or default) == "none":
            held |= dict.fromkeys(runs, article.path)
        else:
            shown.update(runs)
    texts = {path: data for path, data in docs.items() if path.suffix in _TEXTS} if held else {}
    for path, data in sorted(texts.items()):
        for number, line in enumerate(html.unescape(data.decode("utf-8", "replace")).split("\n"), 1):
            repeats = (run for part in _JOINT.split(line) for run in _runs(part, _RUN))
            found = next((held[run] for run in repeats if run in held and run not in shown), None)
            if found is not None:
                yield Problem(
                    f"docs/{path}:{number}",
                    f"repeats words of {found}, which sets publish: none",
                    "Say it in other words, or delete the line.",
                )


def _runs(text: str, length: int) -> list[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(text)]
    return [tuple(words[i : i + length]) for i in range(len(words) - length + 1)]

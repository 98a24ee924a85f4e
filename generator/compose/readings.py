"""A sentence of an article -> its words with links: names, numbers and dates read, hedges and who says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.compose import values
from generator.compose.desk import Desk
from generator.model import Annotation, Claim, Inline, Line, Link, Mention, Quantity, Sentence, Span, TimeExpression


@dataclass(frozen=True, slots=True)
class Reading:
    """A number or a date as it was read; ``plain``: it reads as printed; ``telling``: there is something to say of it."""

    span: Span
    printed: str
    value: str
    reason: str
    plain: bool
    telling: bool = True


def readings(annotation: Annotation) -> list[Reading]:
    """Numbers with a unit and dates, in the order of the text."""
    found = [_number(q) for q in annotation.quantities if q.unit or q.ambiguous]
    found += [_date(d) for d in annotation.dates if d.within is None]
    return sorted(found, key=lambda r: r.span)


def _number(quantity: Quantity) -> Reading:
    value = "no number stated"
    if quantity.value is not None:
        value = values.amount(quantity.value, quantity.unit, quantity.comparator)
    elif quantity.low is not None and quantity.high is not None:
        value = values.amount(quantity.low, quantity.unit, upper=quantity.high)
    if quantity.ambiguous:
        value += ", or otherwise"
    plain = not quantity.ambiguous and quantity.as_printed.replace(",", "") == str(quantity.value)
    return Reading(quantity.span, quantity.text, value, quantity.reason, plain)


def _date(date: TimeExpression) -> Reading:
    value = date.value or "no date stated"
    return Reading(date.span, date.text, value, date.reason, date.reason == "explicit", date.reason != "explicit")


# ---------------------------------------------------------------- places on the page


def anchors(desk: Desk, mark: str, spans: Iterable[Span]) -> Iterator[str]:
    """An anchor for each span: ``mark`` and the id of its sentence, so that a paragraph inserted above moves none."""
    seen: Counter[str] = Counter()
    for span in spans:
        id_ = desk.sentence(span).id
        seen[id_] += 1
        yield f"{mark}-{id_}" + (f".{seen[id_]}" if seen[id_] > 1 else "")


def anchored_claims(desk: Desk, annotation: Annotation) -> list[tuple[str, Claim]]:
    """Each claim of an article with its anchor."""
    return list(zip(anchors(desk, "c", (c.span for c in annotation.claims)), annotation.claims, strict=True))


def anchored_readings(desk: Desk, annotation: Annotation) -> list[tuple[str, Reading]]:
    """Each reading of an article with its anchor."""
    found = readings(annotation)
    return list(zip(anchors(desk, "n", (r.span for r in found)), found, strict=True))


# ---------------------------------------------------------------- words with links

Mark = tuple[Span, Link]


class Marker:
    """Links the words of one article: each entity once a paragraph, readings and claims to their rows on the page."""

    def __init__(self, desk: Desk, annotation: Annotation) -> None:
        self.desk, self.article = desk, annotation.article
        self._rows: list[Mark] = [
            (r.span, Link(self.article.quoted(r.span), "", anchor))
            for anchor, r in anchored_readings(desk, annotation)
            if not r.plain
        ]
        for anchor, claim in anchored_claims(desk, annotation):
            self._rows += self._standing(claim, anchor)
        self._rows.sort(key=lambda row: row[0])

    def _standing(self, claim: Claim, anchor: str) -> Iterator[Mark]:
        """The hedge, and the words that say who says so."""
        sentence = self.desk.sentence(claim.span).span
        if claim.hedge:
            at = self.article.text.find(claim.hedge, sentence.start, sentence.end)
            if at >= 0:
                yield Span(sentence.article, at, at + len(claim.hedge)), Link(claim.hedge, "", anchor)
        if claim.cue and sentence.touches(claim.cue):
            yield claim.cue, Link(self.article.quoted(claim.cue), "", anchor)

    def paragraph(self, sentences: Sequence[Sentence]) -> list[Line]:
        """The words of each sentence; an entity is linked where the paragraph first names it."""
        first = self._first_names(sentences)
        return [self._sentence(s.span, first) for s in sentences]

    def _first_names(self, sentences: Sequence[Sentence]) -> Mapping[Span, str]:
        """Mention -> its page: the entity's first name in the paragraph, else its first other mention, pronouns aside."""
        best: dict[str, Mention] = {}
        for sentence in sentences:
            for mention in self.desk.mentions_in(sentence.span):
                entity = self.desk.resolution.entity_of[mention.span]
                known = best.get(entity)
                if mention.form != "pronoun" and (known is None or _named(mention) > _named(known)):
                    best[entity] = mention
        targets = {id_: self.desk.target(self.desk.entities[id_]) for id_ in best}
        return {m.span: target for id_, m in best.items() if (target := targets[id_]) is not None}

    def _sentence(self, span: Span, first: Mapping[Span, str]) -> Line:
        links: list[Mark] = [
            (m.span, Link(self.article.quoted(m.span), first[m.span]))
            for m in self.desk.mentions_in(span)
            if m.span in first
        ]
        marks = _apart([*links, *(row for row in self._rows if span.covers(row[0]))])
        parts: list[Inline] = []
        at = span.start
        for held, link in marks:
            parts += [self.article.text[at : held.start]] if held.start > at else []
            parts.append(link)
            at = held.end
        return (*parts, self.article.text[at : span.end]) if at < span.end else tuple(parts)


def _named(mention: Mention) -> bool:
    return mention.form in ("name", "alias")


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """Marks without overlap, the earlier in ``marks`` stays; of a later one that it cuts, what is longest."""
    kept: list[Mark] = []
    for span, link in marks:
        free = _longest_free(span, [k for k, _ in kept])
        if free is not None:
            offset = free.start - span.start
            words = link.text[offset : offset + free.end - free.start]
            stripped = words.strip(' ,;:."“”')
            if len(stripped) > 1:
                start = free.start + words.index(stripped)
                kept.append(
                    (Span(span.article, start, start + len(stripped)), Link(stripped, link.target, link.anchor))
                )
    return sorted(kept, key=lambda mark: mark[0])


def _longest_free(span: Span, taken: Sequence[Span]) -> Span | None:
    free = [(span.start, span.end)]
    for other in taken:
        free = [
            piece
            for start, end in free
            for piece in ((start, min(end, other.start)), (max(start, other.end), end))
            if piece[0] < piece[1]
        ] if span.touches(other) else free  # fmt: skip
    best = max(free, key=lambda piece: piece[1] - piece[0], default=None)
    return Span(span.article, *best) if best else None

"""An annotation and what the editor knows -> the same annotation, the known names found where they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.model import Annotation, Article, Decision, Mention, Span

RULE = "known to the editor"


def with_known(annotation: Annotation, decisions: Sequence[Decision]) -> Annotation:
    """Each printed form of a ``known`` decision is a mention of it; what the rules made of the same words gives way.

    Inside a longer name ("Vares" in "Vares Bay") nothing is found.
    """
    for decision in decisions:
        if decision.verb == "known":
            annotation = _with(annotation, decision)
    return annotation


def _with(annotation: Annotation, decision: Decision) -> Annotation:
    mentions = list(annotation.mentions)
    for span in _printed(annotation.article, (*decision.names, *decision.aliases)):
        touched = [m for m in mentions if m.span.touches(span)]
        if any(m.span.covers(span) and m.span != span and m.form in ("name", "alias") for m in touched):
            continue
        mentions = [m for m in mentions if not m.span.touches(span)]
        mentions.append(_mention(annotation.article, span, decision, touched))
    return replace(annotation, mentions=tuple(sorted(mentions, key=lambda m: (m.span, m.kind))))


def _printed(article: Article, forms: Sequence[str]) -> Iterator[Span]:
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    pattern = re.compile("|".join(rf"(?<![\w-]){re.escape(form)}(?![\w-])" for form in longest_first))
    for held in (*(p.span for p in article.paragraphs), *(c.span for c in article.captions)):
        for match in pattern.finditer(article.text, held.start, held.end):
            yield Span(article.id, match.start(), match.end())


def _mention(article: Article, span: Span, decision: Decision, before: Sequence[Mention]) -> Mention:
    name, text = decision.names[0], article.quoted(span)
    same = next((m for m in before if m.kind == decision.kind), None)
    made = Mention(span, decision.kind or "", text, "name" if text == name else "alias", RULE, name=name)
    if same is not None:
        made = replace(made, type=same.type, place=same.place, country=same.country)
    return made if made.type or made.kind != "weapon" else replace(made, type="system")

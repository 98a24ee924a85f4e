"""The newest source against all the others -> what it added: new names, events, new facts, and facts that differ."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compose import statements, values
from generator.compose.desk import Desk, block, heading
from generator.kinds import KINDS
from generator.model import Block, Cite, Entity, Fact, Inline, Line, Link

_MOST = 12  # names of a kind
_EVENTS = 8  # the timeline has them all
_FACTS = 6  # the pages of the entities have them all


def blocks(desk: Desk) -> list[Block]:
    """A heading, new names by kind, and new facts; nothing while there is only one article."""
    if len(desk.annotations) < 2:
        return []
    article = desk.annotations[-1].article
    lead: Line = (
        Link(desk.title(article), desk.article_path[article.id]),
        f" ({article.published or 'undated'}) added:",
    )
    lines = [lead, *_names(desk, article.id)]
    facts = list(_facts(desk, article.id))
    found = [heading("new", "What the newest source added"), block("new-names", "lines", lines=lines)]
    events = desk.annotations[-1].events[:_EVENTS]
    if events:
        found.append(statements.events_table(desk, events, "new-events"))
    if facts:
        head = (("About",), ("Property",), ("Now",), ("Before",))
        found.append(block("new-facts", "table", head=head, rows=facts[:_FACTS]))
    if len(lines) == 1 and not facts and not events:
        found.append(block("nothing-new", "lines", lines=[("No new name, no new fact and no event.",)]))
    return found


def _names(desk: Desk, article: str) -> Iterator[Line]:
    for kind in KINDS:
        new = [e for e in desk.of_kind(kind.name) if all(m.span.article == article for m in e.mentions)]
        if new:
            parts: list[Inline] = [f"{kind.title}, new: "]
            for i, entity in enumerate(new[:_MOST]):
                parts += [", "] if i else []
                parts += [desk.name(entity.id), Cite(entity.mentions[0].span)]
            yield (*parts, f", and {len(new) - _MOST} more." if len(new) > _MOST else ".")


def _facts(desk: Desk, article: str) -> Iterator[tuple[Line, ...]]:
    for entity in desk.resolution.entities:
        if entity.id in desk.settings.hidden:
            continue
        for fact in values.intervals(entity.facts):
            known = fact.property == "test" or _is_known(entity, fact, article)  # tests are events
            if fact.evidence.article == article and not known:
                yield (
                    (desk.name(entity.id),),
                    (fact.property.capitalize(),),
                    (values.value(fact), Cite(fact.evidence)),
                    _before(entity, fact, article),
                )


def _is_known(entity: Entity, fact: Fact, article: str) -> bool:
    """True where an earlier source says the same."""
    same = (fact.property, fact.value, fact.upper, fact.unit, fact.comparator)
    return any(
        (f.property, f.value, f.upper, f.unit, f.comparator) == same
        for f in entity.facts
        if f.evidence.article != article
    )


def _before(entity: Entity, fact: Fact, article: str) -> Line:
    """What earlier sources say of the same property, side by side."""
    earlier = [f for f in entity.facts if f.property == fact.property and f.evidence.article != article]
    parts: list[Inline] = []
    for i, other in enumerate(earlier[-3:]):
        parts += ["; "] if i else []
        parts += [values.value(other), Cite(other.evidence)]
    return tuple(parts) or ("Nothing stated",)

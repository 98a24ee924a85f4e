"""Who stands with whom in the sources -> a table of pairs with the class of their evidence, and a drawing of the strongest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.compose import shelves
from generator.compose.desk import Desk, block, heading, page
from generator.model import Block, Cite, Drawing, Entity, Inline, Line, Page, Span, Tie, TieGraph

CLASSES = {
    "event": "take part in one reported event",
    "photo": "shown on one photo",
    "expected": "take part in one expected event",
    "hedged": "named in one hedged sentence",
    "sentence": "named in one sentence",
}
"""Classes of evidence, the strongest first."""
_KINDS = frozenset({"person", "organization", "weapon"})
_KIND_OF_THING = "class"  # a class of weapons takes no part in anything
_CROWD = 12  # a sentence that names more is a list; who stands in it together says nothing
_NODES, _TIES = 16, 30

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Relation:
    """Two entities, in how many sentences or photos they stand together by class, and the first of them for each class."""

    pair: Pair
    counts: Mapping[str, int]
    first: Mapping[str, Span]

    def rank(self) -> tuple[object, ...]:
        """Order of the table: the strongest class, then how often."""
        return (*(-self.counts.get(name, 0) for name in CLASSES), self.pair)

    def weight(self) -> int:
        """How many sentences and photos there are in all."""
        return sum(self.counts.values())


def relations(desk: Desk) -> list[Relation]:
    """All pairs, by rank. Each sentence counts once for a pair, in its strongest class."""
    seen: set[tuple[Pair, Span]] = set()
    counts: dict[Pair, Counter[str]] = defaultdict(Counter)
    first: dict[Pair, dict[str, Span]] = defaultdict(dict)
    for name, evidence, ids in _together(desk):
        for pair in combinations(sorted(i for i in ids if _is_party(desk.entities[i])), 2):
            if (pair, evidence) not in seen:
                seen.add((pair, evidence))
                counts[pair][name] += 1
                first[pair].setdefault(name, evidence)
    return sorted((Relation(pair, counts[pair], first[pair]) for pair in counts), key=Relation.rank)


def _together(desk: Desk) -> Iterator[tuple[str, Span, Sequence[str]]]:
    """Class, sentence and entities, the strongest classes first."""
    yield from _in_events(desk, "event", ("occurred",))
    yield from _on_photos(desk)
    yield from _in_events(desk, "expected", ("planned", "speculated"))
    for annotation in desk.annotations:
        hedged = {desk.sentence(c.span).span for c in annotation.claims if c.hedge}
        for sentence in annotation.article.sentences():
            ids = desk.told_of(sentence.span)
            if len(ids) <= _CROWD:
                yield "hedged" if sentence.span in hedged else "sentence", sentence.span, ids


def _is_party(entity: Entity) -> bool:
    return entity.kind in _KINDS and entity.type != _KIND_OF_THING


def _in_events(desk: Desk, name: str, statuses: Iterable[str]) -> Iterator[tuple[str, Span, Sequence[str]]]:
    for event in desk.events():
        if event.status in statuses:
            yield name, desk.sentence(event.span).span, desk.ids(event.participants)


def _on_photos(desk: Desk) -> Iterator[tuple[str, Span, Sequence[str]]]:
    for photo in desk.photos:
        if photo.caption_span:
            ids = [i for i in photo.depicts if i in desk.entities and i not in desk.settings.hidden]
            yield "photo", desk.sentence(photo.caption_span).span, ids


def pages(desk: Desk) -> Iterator[Page]:
    """The table first, then the drawing."""
    found = relations(desk)
    lead: list[Line] = [
        ("People, organizations and weapon systems that stand together, by the class of the evidence.",),
        ("That two names share a sentence says no more than that: the sentence says what is between them.",),
    ]
    main = page(
        "relations.md",
        "relations",
        "relations",
        "Relations",
        "Who stands with whom in the sources, and on what evidence.",
        [block("lead", "lines", lines=lead)],
    )
    graph = _graph(desk, found)

    def body(held: Sequence[Relation]) -> list[Block]:
        if not held:
            return [block("none", "lines", lines=[("No source names two of them in one sentence.",)])]
        table = block(
            "relations", "table", head=(("Who",), ("With whom",), ("Evidence",)), rows=[_row(desk, r) for r in held]
        )
        return [heading("relations", "Table"), table, *(graph if len(found) <= shelves.LIMIT else [])]

    main_blocks = [*main.blocks, *(graph if len(found) > shelves.LIMIT else [])]
    main = Page(main.id, main.path, main.kind, main.title, main.meta, tuple(main_blocks))
    yield from shelves.ledger(main, found, lambda r: shelves.by_letters(desk.entities[r.pair[0]].name), body, "pairs")


def _row(desk: Desk, relation: Relation) -> tuple[Line, ...]:
    one, other = relation.pair
    evidence: list[Inline] = []
    for name, words in CLASSES.items():
        if count := relation.counts.get(name):
            times = f" ({count:,} times)" if count > 1 else ""
            evidence += ["; "] if evidence else []
            evidence += [words + times, Cite(relation.first[name])]
    return ((desk.name(one),), (desk.name(other),), tuple(evidence))


def _graph(desk: Desk, found: Iterable[Relation]) -> list[Block]:
    """The strongest ties among the entities with most of them, and what was left out."""
    ranked = sorted(found, key=lambda r: (-r.weight(), r.pair))
    if not ranked:
        return []
    degree: Counter[str] = Counter()
    for relation in ranked:
        for id_ in relation.pair:
            degree[id_] += relation.weight()
    kept = set(sorted(degree, key=lambda i: (-degree[i], i))[:_NODES])
    ties = [r for r in ranked if kept.issuperset(r.pair)][:_TIES]
    if not ties:
        return []
    nodes = sorted({i for r in ties for i in r.pair})
    content = TieGraph(
        tuple((desk.entities[i].name, desk.entities[i].kind) for i in nodes),
        tuple(Tie(desk.entities[r.pair[0]].name, desk.entities[r.pair[1]].name, r.weight()) for r in ties),
    )
    strongest = ties[0]
    alt = (
        f"Graph of the {len(ties)} strongest of {len(ranked)} ties; the strongest: "
        f"{desk.entities[strongest.pair[0]].name} and {desk.entities[strongest.pair[1]].name}, {strongest.weight()} sentences"
    )
    left = len(ranked) - len(ties)
    caption = f"The {len(ties)} strongest ties; people are red, all others blue. " + (
        f"{left:,} weaker ones are in the table alone." if left else "None is left out."
    )
    return [
        heading("graph", "Drawing"),
        block("graph", "drawing", drawing=Drawing("relations", alt, content), caption=(caption,)),
    ]

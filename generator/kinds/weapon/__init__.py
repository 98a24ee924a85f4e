"""Article -> mentions of weapon systems, weapon classes and platforms."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from generator.data.weapons import fold
from generator.kinds.weapon.bare import bare_classes
from generator.kinds.weapon.capitals import in_capitals
from generator.kinds.weapon.classes import class_mentions
from generator.kinds.weapon.designations import designated
from generator.kinds.weapon.fleets import by_hull, other_names
from generator.kinds.weapon.lexicon import known_names
from generator.kinds.weapon.names import (
    called,
    capitals_before,
    defined,
    fresh_names,
    initials_before,
    marked_before,
    names_before,
    names_beside,
    siblings,
)
from generator.kinds.weapon.platforms import platforms
from generator.kinds.weapon.repeats import repeated, shortened, with_fullest_names, with_makers
from generator.kinds.weapon.scene import Hit, Scene, settled, without_touching
from generator.kinds.weapon.vocabulary import class_words
from generator.model import Article, Mention, Span
from generator.text.regions import Regions, Sentences

KIND: Final = "weapon"


def find(article: Article) -> tuple[Mention, ...]:
    """All weapon mentions in the article's prose, in order of the text; spans do not overlap.

    ``type`` is "system" (a designation or a known name), "class" (a term of the class tree, named by its canonical
    term) or "platform" (a named ship, an armored train). A coordination gives a mention for each class."""
    regions = Regions(article)
    scene = Scene(article.text, regions, Sentences(article))
    classes = list(class_mentions(scene))
    by_designation = list(designated(scene))
    systems = [
        *by_hull(scene),
        *by_designation,
        *known_names(scene, by_designation, classes),
        *fresh_names(scene),
        *names_before(scene, classes),
        *initials_before(scene, classes),
        *capitals_before(scene, classes),
        *marked_before(scene, classes),
        *defined(scene),
        *names_beside(scene),
    ]
    systems = list(_with_codes_in_brackets(scene.text, [*systems, *platforms(scene)]))
    systems.extend(siblings(scene, systems))
    systems.extend(other_names(scene, settled(systems)))
    systems.extend(called(scene, [hit for hit in systems if hit.type == "system"]))
    named = with_makers(scene.text, settled(systems))
    capitals = list(without_touching(in_capitals(scene), named))
    named = settled([*named, *(hit for hit in capitals if hit.type == "system")])
    named = with_fullest_names(settled([*named, *repeated(scene, named), *shortened(scene, named)]))
    known = [*(hit for hit in capitals if hit.type == "class"), *classes]
    classes = [*known, *bare_classes(scene, named, known)]
    classes = settled(without_touching(_behind_names(scene.text, classes, named), named))
    hits = settled([*named, *(hit for hit in classes if hit.rule)])
    return tuple(_mention(article, hit) for hit in hits)


def _with_codes_in_brackets(text: str, hits: Iterable[Hit]) -> Iterator[Hit]:
    """ "the Blekinge-class submarine (A26)": what stands in brackets behind a name is another name of it."""
    named = {hit.end: hit for hit in hits}
    for hit in hits:
        before = (
            named.get(hit.start - 2)
            if text[hit.start - 2 : hit.start] == " (" and text[hit.end : hit.end + 1] == ")"
            else None
        )
        yield replace(hit, name=before.name, form="alias") if before else hit


def _behind_names(text: str, classes: Iterable[Hit], named: Sequence[Hit]) -> Iterator[Hit]:
    """Of "the Artisan 3D radar" the class is what a name leaves of it."""
    forms = class_words().forms
    for hit in classes:
        at = bisect_right(named, hit.start, key=lambda other: other.start) - 1
        end = named[at].end if at >= 0 else 0
        rest = text[end : hit.end].lstrip(" \u00a0") if hit.start < end < hit.end else ""
        yield replace(hit, start=hit.end - len(rest)) if fold(rest) in forms else hit


def _mention(article: Article, hit: Hit) -> Mention:
    return Mention(
        span=Span(article.id, hit.start, hit.end),
        kind=KIND,
        text=article.text[hit.start : hit.end],
        form=hit.form,
        rule=hit.rule,
        name=hit.name,
        type=hit.type,
    )

"""Annotations and decisions -> Resolution: one entity for each person, system, place and organization."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from generator import patterns
from generator.data import fold, weapons
from generator.kinds import bodies
from generator.model import Annotation, Decision, Entity, Fact, Mention, Place, Resolution, Role, Span, Suggestion
from generator.text import names
from generator.text.slugs import slug

_NAMED = ("name", "alias")


@dataclass(frozen=True, slots=True)
class _Chain:
    """The mentions of one article that refer to the same thing: coreference, before articles are joined."""

    kind: str
    name: str
    mentions: tuple[Mention, ...]
    evidence: frozenset[str] = frozenset()


def resolve(annotations: Sequence[Annotation], decisions: Sequence[Decision] = ()) -> Resolution:
    """Entities over all articles, independent of their order.

    Chains of an article join across articles by the exact romanised key of their fullest name. A lone surname joins
    the only bearer, or the same surname elsewhere, where both are given the same role or country; else it stays with
    its own article. ``decisions`` come last and win.
    """
    ordered = sorted(annotations, key=lambda a: a.article.id)
    chains = [chain for annotation in ordered for chain in _chains(annotation)]
    groups = _grouped(chains)
    groups, stale = _decided(groups, decisions)
    entities = _entities(groups, ordered, decisions)
    entity_of = {m.span: e.id for e in entities for m in e.mentions}
    near = _near(entities, decisions)
    return Resolution(tuple(entities), entity_of, (*near, *stale))


def _chains(annotation: Annotation) -> list[_Chain]:
    """Mentions joined along their antecedents, then by the name they give."""
    by_span = {m.span: m for m in annotation.mentions}
    root: dict[Span, Span] = {}
    for mention in annotation.mentions:
        at, seen = mention, {mention.span}
        while at.antecedent in by_span and at.antecedent not in seen:
            seen.add(at.antecedent)
            at = by_span[at.antecedent]
        root[mention.span] = at.span
    members: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in annotation.mentions:
        head = by_span[root[mention.span]]
        if mention.resolvable and head.resolvable and (head.form in _NAMED or head.kind == "weapon"):
            members[head.kind, head.name or head.text].append(mention)
    told: dict[Span, set[str]] = defaultdict(set)
    for role in annotation.roles:
        told[role.bearer] |= {role.text.casefold(), *([role.country] if role.country else [])}
    return [
        _Chain(kind, name, tuple(found), frozenset(word for m in found for word in told.get(m.span, ())))
        for (kind, name), found in members.items()
    ]


def _grouped(chains: Iterable[_Chain]) -> list[list[_Chain]]:
    groups: dict[tuple[str, str], list[_Chain]] = defaultdict(list)
    for chain in chains:
        groups[chain.kind, _key(chain)].append(chain)
    return _with_lone_surnames(list(groups.values()))


def _with_lone_surnames(groups: list[list[_Chain]]) -> list[list[_Chain]]:
    """Lone surnames put to the only bearer, or to each other, where role or country is the same."""
    lone = [g for g in groups if g[0].kind == "person" and " " not in names.key(g[0].name)]
    settled = [list(g) for g in groups if g not in lone]
    bearers: dict[str, list[list[_Chain]]] = defaultdict(list)
    for group in settled:
        if group[0].kind == "person":
            bearers[names.surname_key(group[0].name)].append(group)
    rest: dict[str, list[list[_Chain]]] = defaultdict(list)
    for group in lone:
        full = bearers[names.key(group[0].name)]
        if len(full) == 1 and _evidence(full[0]) & _evidence(group):
            full[0] += group
        else:
            rest[names.key(group[0].name)].append(group)
    return settled + [joined for same in rest.values() for joined in _agreeing(same)]


def _agreeing(groups: list[list[_Chain]]) -> list[list[_Chain]]:
    """The groups, those joined that have evidence in common, directly or through others."""
    joined: list[list[_Chain]] = []
    for group in groups:
        near = [other for other in joined if _evidence(other) & _evidence(group)]
        joined = [other for other in joined if other not in near]
        joined.append([chain for part in (*near, group) for chain in part])
    return joined


def _evidence(group: Sequence[_Chain]) -> frozenset[str]:
    return frozenset(word for chain in group for word in chain.evidence)


def _key(chain: _Chain) -> str:
    """What makes two chains one: the romanised name; inside its article alone a person's lone surname, and what each
    state has one of ("the Navy") where nothing says whose it is."""
    article = chain.mentions[0].span.article
    if chain.kind == "person":
        key = names.key(chain.name)
        return key if " " in key else f"{key} {article}"
    key = fold(chain.name).removeprefix("the ")
    anybodys = chain.kind == "organization" and bodies.is_common_name(tuple(key.split()))
    return f"{key} {article}" if anybodys and not any(m.country for m in chain.mentions) else key


# ---------------------------------------------------------------- decisions


def _decided(groups: list[list[_Chain]], decisions: Sequence[Decision]) -> tuple[list[list[_Chain]], list[Suggestion]]:
    stale = []
    for decision in decisions:
        groups, applied = _VERBS[decision.verb](groups, decision)
        if not applied:
            stale.append(_stale(decision))
    return groups, stale


_PAGE = patterns.compile(r"^(?:docs/)?(?:people|weapons|locations|organizations)/(.+?)(?:\.md)?$")


def _matches(group: list[_Chain], name: str) -> bool:
    """True for a group that ``name`` means: a name, an id, or the path of a page."""
    page = _PAGE.match(name)
    name = page[1] if page else name
    return any(fold(name) in (fold(c.name), slug(c.name)) for c in group)


def _same(groups: list[list[_Chain]], decision: Decision) -> tuple[list[list[_Chain]], bool]:
    joined = [g for g in groups if any(_matches(g, name) for name in decision.names)]
    kinds = {g[0].kind for g in joined}
    if len(joined) < 2 or len(kinds) > 1:
        return groups, False
    rest = [g for g in groups if g not in joined]
    return [*rest, [chain for group in joined for chain in group]], True


def _different(groups: list[list[_Chain]], decision: Decision) -> tuple[list[list[_Chain]], bool]:
    for group in groups:
        parts = [[c for c in group if fold(c.name) == fold(name)] for name in decision.names]
        if sum(bool(part) for part in parts) > 1:
            rest = [c for c in group if not any(c in part for part in parts)]
            return [*(g for g in groups if g is not group), [*parts[0], *rest], *filter(None, parts[1:])], True
    return groups, all(any(_matches(g, name) for g in groups) for name in decision.names)


def _reject(groups: list[list[_Chain]], decision: Decision) -> tuple[list[list[_Chain]], bool]:
    kept = [g for g in groups if not _matches(g, decision.names[0])]
    return kept, len(kept) < len(groups)


def _rename(groups: list[list[_Chain]], decision: Decision) -> tuple[list[list[_Chain]], bool]:
    return groups, any(_matches(g, decision.names[0]) for g in groups)


def _retype(groups: list[list[_Chain]], decision: Decision) -> tuple[list[list[_Chain]], bool]:
    hit = [g for g in groups if _matches(g, decision.names[0])]
    changed = [
        [
            replace(
                c,
                kind=decision.kind or c.kind,
                mentions=tuple(replace(m, kind=decision.kind or m.kind) for m in c.mentions),
            )
            for c in g
        ]
        for g in hit
    ]
    return [*(g for g in groups if g not in hit), *changed], bool(hit)


def _known(groups: list[list[_Chain]], decision: Decision) -> tuple[list[list[_Chain]], bool]:
    forms = (*decision.names, *decision.aliases)
    hit = [g for g in groups if any(_matches(g, form) for form in forms) and g[0].kind == decision.kind]
    if len(hit) < 2:
        return groups, bool(hit)
    return [*(g for g in groups if g not in hit), [c for g in hit for c in g]], True


_VERBS = {
    "same": _same,
    "different": _different,
    "reject": _reject,
    "rename": _rename,
    "retype": _retype,
    "known": _known,
}


def _stale(decision: Decision) -> Suggestion:
    names_ = ", ".join(decision.names)
    where = f"seeds/decisions.yml:{decision.line}" if decision.line else "seeds/decisions.yml"
    return Suggestion(
        "stale-decision", f"{decision.verb} {names_} applies to nothing", remedy=f"Delete the entry at {where}."
    )


# ---------------------------------------------------------------- entities


def _entities(
    groups: list[list[_Chain]], annotations: Sequence[Annotation], decisions: Sequence[Decision]
) -> list[Entity]:
    roles, facts = _by_subject(annotations)
    whole = {span: form for annotation in annotations for span, form in _with_classes(annotation)}
    known = {fold(form) for d in decisions if d.verb == "known" for form in (*d.names, *d.aliases)}
    renamed = {fold(d.names[0]): d.to for d in decisions if d.verb == "rename" and d.to}
    named = sorted(
        ((_name(group, renamed), group) for group in groups),
        key=lambda pair: (pair[1][0].kind, pair[0], pair[1][0].mentions[0].span),
    )
    taken: Counter[str] = Counter()
    entities = []
    for name, group in named:
        base = slug(name)
        taken[base] += 1
        id_ = base if taken[base] == 1 else f"{base}-{group[0].kind if taken[base] == 2 else taken[base]}"
        printed = name if name in renamed.values() else _shown(name, group)
        is_known = any(fold(chain.name) in known for chain in group)
        entities.append(_entity(id_, printed, group, roles, facts, whole, is_known))
    return entities


def _name(group: list[_Chain], renamed: Mapping[str, str]) -> str:
    """The editor's name; else the form printed most often, the longer one among equals."""
    counts = Counter[str]()
    for chain in group:
        counts[chain.name] += len(chain.mentions)
    best = max(counts, key=lambda n: (len(n.split()), counts[n], len(n), n))
    return next((renamed[fold(n)] for n in counts if fold(n) in renamed), best)


def _shown(name: str, group: list[_Chain]) -> str:
    """A word list joins the names of an organization; what it is called is what is printed."""
    bodies = group[0].kind == "organization"
    return names.fullest(name, (m.text for chain in group for m in chain.mentions)) if bodies else name


def _entity(
    id_: str,
    name: str,
    group: list[_Chain],
    roles: Mapping[Span, list[Role]],
    facts: Mapping[Span, list[Fact]],
    whole: Mapping[Span, str],
    known: bool,
) -> Entity:
    mentions = tuple(sorted((m for c in group for m in c.mentions), key=lambda m: m.span))
    spans = [m.span for m in mentions]
    forms = dict.fromkeys(
        form
        for m in mentions
        if m.form in _NAMED or m.kind == "weapon"
        for form in (*_printed(m), m.name if m.kind != "organization" else None, whole.get(m.span))
        if form
    )
    place = next((m.place for m in mentions if m.place is not None), None)
    return Entity(
        id=id_,
        kind=group[0].kind,
        name=name,
        type=_type(mentions, place),
        aliases=tuple(form for form in forms if form != name),
        mentions=mentions,
        roles=tuple(dict.fromkeys(role for span in spans for role in roles.get(span, ()))),
        facts=tuple(dict.fromkeys(fact for span in spans for fact in facts.get(span, ()))),
        place=place,
        country=place.country if place else next((m.country for m in mentions if m.country), None),
        known=known,
    )


def _with_classes(annotation: Annotation) -> Iterator[tuple[Span, str]]:
    """(span of a system, its name and the class right behind it as printed): "K9 self-propelled howitzer" is a name of
    the K9 too, "Kilo" one of the Kilo-class submarine."""
    found = [m for m in annotation.mentions if m.kind == "weapon"]
    for system, following in zip_longest(found, found[1:]):
        if system.type != "system":
            continue
        if (of_a_class := _SHIPS_CLASS.match(system.text)) is not None:
            yield system.span, of_a_class["name"]
        if following is not None and following.type == "class":
            between = annotation.article.text[system.span.end : following.span.start]
            if between in (" ", "\u00a0"):
                yield system.span, f"{system.text} {_printed(following)[0]}"


_SHIPS_CLASS = patterns.compile(r"(?P<name>[^\s-].*?)(?:-|\s)[Cc]lass\b")


def _printed(mention: Mention) -> tuple[str, ...]:
    """What is printed, white space apart; of a class in the plural the singular, and its term in the tree without what
    describes it ("wheeled howitzer" and "howitzer" of "wheeled howitzers")."""
    plain = " ".join(mention.text.split())
    if mention.rule == "ship-class":
        return (weapons.singular(plain), plain)
    if mention.type != "class":
        return (plain,)
    forms = weapons.class_forms()
    words = plain.split(" ")
    for at in range(len(words)):
        known = forms.get(weapons.fold(" ".join(words[at:])))
        if known is not None:
            return (known[1],) if at == 0 else (" ".join((*words[:at], known[1])), known[1])
    return (weapons.singular(plain),)


def _type(mentions: tuple[Mention, ...], place: Place | None) -> str | None:
    counts = Counter(m.type for m in mentions if m.type)
    return counts.most_common(1)[0][0] if counts else (place.type if place else None)


def _by_subject(annotations: Sequence[Annotation]) -> tuple[dict[Span, list[Role]], dict[Span, list[Fact]]]:
    roles: dict[Span, list[Role]] = defaultdict(list)
    facts: dict[Span, list[Fact]] = defaultdict(list)
    for annotation in annotations:
        for role in annotation.roles:
            roles[role.bearer].append(role)
        for fact in annotation.facts:
            facts[fact.subject].append(fact)
    return roles, facts


# ---------------------------------------------------------------- what only a person can settle


def _near(entities: Sequence[Entity], decisions: Sequence[Decision]) -> list[Suggestion]:
    """People who share a surname and an initial, or whose names are nearly the same."""
    settled = {frozenset(map(fold, d.names)) for d in decisions if d.verb == "different"}
    by_surname: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        if entity.kind == "person":
            by_surname[names.surname_key(entity.name)].append(entity)
    found = []
    for group in by_surname.values():
        for i, one in enumerate(group):
            for other in group[i + 1 :]:
                if (
                    names.may_be_one(one.name, other.name)
                    and frozenset((fold(one.name), fold(other.name))) not in settled
                ):
                    found.append(_suggest(one, other))
    return found


def _suggest(one: Entity, other: Entity) -> Suggestion:
    return Suggestion(
        "possible-same",
        f"{one.name} and {other.name} may be one person",
        (one.id, other.id),
        (one.mentions[0].span, other.mentions[0].span),
        f'briefing same "{one.name}" "{other.name}", or briefing different "{one.name}" "{other.name}"',
    )

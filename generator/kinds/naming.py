"""Article -> mentions of people, organizations and places: strong evidence first, then every repeat typed by it."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from generator import data
from generator.kinds import location, organization, person, words
from generator.model import Article, Mention, Span
from generator.text.tokens import PARTICLES, Chunk, Token, chunks

_CALENDAR = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri
    sat easter christmas ramadan eid""".split()
)
_PLURAL_OWNERS = frozenset(
    "people workers women children men lord farmers veterans doctors teachers students king queen mothers journalists".split()
)
_ENOUGH = 3
_NOT_NAMES = frozenset("i mr mrs ms dr the a an english god internet web covid covid-19 http https www".split())


@dataclass(frozen=True, slots=True)
class _Typed:
    """A candidate with the kind the whole document voted for."""

    chunk: Chunk
    kind: str
    rule: str


def find(article: Article, tokens: Sequence[Token], taken: Sequence[Span]) -> tuple[Mention, ...]:
    """Mentions in order of the text; ``taken`` spans (weapon systems) are left alone."""
    free = _free(article, taken)
    candidates = [c for c in _candidates(tokens) if free(c)]
    verdicts = _vote(candidates)
    typed = [t for c in candidates if (t := _typed(c, verdicts) or _known_front(c)) is not None]
    typed = _listed(candidates, typed)
    defined = _defined_acronyms(candidates, typed)
    typed = _repeats(candidates, typed, defined)
    return tuple(sorted(_mentions(article, typed, defined), key=lambda m: m.span))


def _free(article: Article, taken: Sequence[Span]) -> Callable[[Chunk], bool]:
    occupied = sorted((s.start, s.end) for s in taken)

    def free(chunk: Chunk) -> bool:
        return not any(start < chunk.end and chunk.start < end for start, end in occupied)

    return free


# ---------------------------------------------------------------- candidates


def _candidates(tokens: Sequence[Token]) -> Iterator[Chunk]:
    """Runs cut down to what may be one name: no title, no demonym, no first word of a sentence."""
    done = -1
    for run in _joined(chunks(tokens)):
        if run.first >= done:
            for candidate in _cut_around_phrase(run):
                yield candidate
                done = max(done, candidate.last)


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """First word -> known organizations with a small word inside ("Joint Chiefs of Staff"), which ends a run."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in words.organizations():
        parts = tuple(name.split(" "))
        if any(part in ("of", "for", "and", "the", "on", "in") for part in parts[1:]):
            found[parts[0]].append(parts)
    return found


def _cut_around_phrase(run: Chunk) -> Iterator[Chunk]:
    for at, low in enumerate(run.low):
        for parts in _phrases().get(low, ()):
            first, last = run.first + at, run.first + at + len(parts)
            if last > run.last and tuple(t.low for t in run.tokens[first:last]) == parts:
                if at:
                    yield from _cut(run.part(0, at))
                yield Chunk(run.tokens, first, last)
                return
    yield from _cut(run)


def _joined(runs: Iterable[Chunk]) -> Iterator[Chunk]:
    """ "Korean People's" + "Army" is one name: a plural owner binds to the head noun of an organization."""
    held: Chunk | None = None
    for run in runs:
        if held is not None:
            if run.first == held.last and any(words.is_organization_head(w) for w in run.low[:3]):
                run = Chunk(run.tokens, held.first, run.last)
            else:
                yield held
            held = None
        if run.possessive and run.low[-1] in _PLURAL_OWNERS:
            held = run
        else:
            yield run
    if held is not None:
        yield held


def _cut(run: Chunk) -> Iterator[Chunk]:
    """The names in a run: the part behind the titles, and a country or organization before them."""
    run = _without_opening(run)
    if not len(run) or (len(run) == 1 and (run.low[0] in _CALENDAR or _is_direction(run.low[0]))):
        return
    if run.key in words.organizations() or run.key in data.gazetteer():
        yield _reached(run)
        return
    if len(run) > 1 and _half_of_pair(run):
        yield run.part(0, 1)
        return
    if split := _name_behind_organization(run):
        yield from _cut(run.part(0, split))
        yield from _cut(run.part(split))
        return
    role = _last_role(run)
    if role is not None and role == len(run) - 1 and len(run) == 2 and "g" in words.name_flags(run.low[0]):
        yield run
        return
    if role is not None:
        yield from _cut_front(run.part(0, role))
        if role + 1 < len(run):
            yield from _cut_name(run.part(role + 1))
        return
    yield from _cut_name(run)


def _half_of_pair(run: Chunk) -> bool:
    """ "UK-Japan Summit": two countries and what they do together."""
    hyphen = run.before()
    return hyphen is not None and hyphen.text == "-" and hyphen.end == run.start and run.low[0] in data.gazetteer()


def _is_direction(low: str) -> bool:
    """ "Western experts": of no region in particular."""
    return low.endswith("ern") and low in location.DIRECTIONS


def _name_behind_organization(run: Chunk) -> int:
    """Where a person's name begins behind the organization's: "Harbour Council Enver Dahl" -> 2; 0 for none."""
    for i in range(1, len(run) - 1):
        staff = run.low[i - 1 : i + 1] == ("general", "staff")
        if not (staff or words.is_organization_head(run.low[i])):
            continue
        rest = run.low[i + 1 :]
        ends = words.is_organization_head(rest[-1]) or words.is_place_head(rest[-1])
        named = "g" in words.name_flags(rest[0]) and words.commonness(rest[0]) < -5 and 2 <= len(rest) <= 3
        if (named or staff or person.family_first(rest)) and not ends:
            return i + 1
    return 0


def _without_opening(run: Chunk) -> Chunk:
    """Without the word that is capitalised only because it opens a sentence."""
    while len(run) and run.sentence_first and not run.heading:
        low = run.low[0]
        if (
            not (words.is_common(low) or low in _NOT_NAMES)
            or run.key in words.organizations()
            or (run.tokens[run.first].acronym and low in data.gazetteer())
            or (len(run) == 3 and words.commonness(low) > 10 and person.family_first(run.low) and low not in _NOT_NAMES)
            or ("g" in words.name_flags(low) and len(run) > 1 and not words.commonness(low) > 25)
        ):
            break
        if len(run) > 1 and (words.is_organization_head(low) or words.is_role(low)):
            break
        run = run.part(1)
        break
    while len(run) and run.low[0] in ("the", "a", "an"):
        run = run.part(1)
    return run


def _last_role(run: Chunk) -> int | None:
    found = [i for i, low in enumerate(run.low) if words.is_role(low) and not _name_like(run, i)]
    return found[-1] if found else None


def _name_like(run: Chunk, i: int) -> bool:
    """A role word that ends a name ("Stephen King") or opens an organization's ("General Staff") is no title."""
    if run.low[i : i + 2] == ("general", "staff"):
        return True
    if i == len(run) - 1 and i > 0 and "g" in words.name_flags(run.low[i - 1]) and not words.is_role(run.low[i - 1]):
        return True
    return i + 1 < len(run) and words.is_organization_head(run.low[i + 1]) and not words.name_flags(run.low[i + 1])


def _cut_front(front: Chunk) -> Iterator[Chunk]:
    """Before a title: demonyms go, a country or an organization stays ("Kremlin", "Foreign Ministry")."""
    while len(front) and (demonym := _demonym(front)) and not _of_a_country(front, demonym):
        front = front.part(demonym)
    if not len(front) or any(words.is_role(w) for w in front.low):
        return
    if (
        front.key in words.organizations()
        or front.key in data.gazetteer()
        or front.tokens[front.first].acronym
        or words.is_organization_head(front.low[-1])
    ):
        yield front


def _of_a_country(front: Chunk, demonym: int) -> bool:
    """ "Korean People's Army", "French Foreign Ministry": the demonym belongs to the organization's name."""
    return len(front) > demonym and words.is_organization_head(front.low[-1])


def _demonym(run: Chunk) -> int:
    """How many words at the front are a demonym ("Russian", "North Korean")."""
    if len(run) > 1 and words.is_demonym(" ".join(run.low[:2])):
        return 2
    return int(words.is_demonym(run.low[0]))


def _cut_name(run: Chunk) -> Iterator[Chunk]:
    if len(run) > 2 and (cut := _country_before_name(run)):
        yield run.part(0, cut)
        yield run.part(cut)
        return
    split = _portfolio_end(run)
    if split:
        yield run.part(split)
        return
    if run.low[-1] in ("minister",):
        return
    demonym = _demonym(run)
    if demonym and demonym == len(run):
        return
    based = demonym == 1 and "-" in run.low[0]
    if (
        demonym
        and (based or not words.is_organization_head(run.low[-1]))
        and not _branch(run)
        and run.key not in data.gazetteer()
    ):
        run = run.part(demonym)
    yield _reached(run)


def _branch(run: Chunk) -> bool:
    """True for a known organization's name with more words behind it ("Islamic State Khorasan Province")."""
    return any(" ".join(run.low[:n]) in words.organizations() for n in range(2, len(run)))


def _country_before_name(run: Chunk) -> int:
    for n in (2, 1):
        best = data.gazetteer().get(" ".join(run.low[:n]), ())
        large = best and (best[0].type == "country" or best[0].gazetteer == "own list")
        if large and "g" in words.name_flags(run.low[n]) and len(run) - n >= 2:
            return n
    return 0


def _portfolio_end(run: Chunk) -> int:
    """In "Minister of Foreign Affairs Andrey Rudenko" the name begins behind the portfolio."""
    before, role = run.before(), run.before(2)
    if before is None or before.text not in ("of", "for") or role is None or not words.is_role(role.low):
        return 0
    for i in range(1, len(run)):
        if words.name_flags(run.low[i]) and not words.is_common(run.low[i]) and words.commonness(run.low[i - 1]) > -15:
            return i if len(run) - i <= 4 else 0
    return 0


def _reached(run: Chunk) -> Chunk:
    reached = organization.reach(run)
    if reached.last > run.last:
        return reached
    after, name = run.after(), run.after(2)
    if (
        after is not None
        and after.text == "of"
        and name is not None
        and name.capital
        and run.low[-1] in location._BEFORE
        and not run.possessive
    ):
        return Chunk(run.tokens, run.first, run.last + 2)
    if after is not None and after.text == "and" and not run.possessive:
        return _two_subjects(run)
    return run


def _two_subjects(run: Chunk) -> Chunk:
    """ "Grain Storage" + "and" + "Transport Committee": common nouns around "and" before one head noun."""
    last = run.last + 1
    while (
        last < len(run.tokens)
        and run.tokens[last].word
        and run.tokens[last].capital
        and run.tokens[last].region == run.tokens[run.first].region
    ):
        last += 1
    second = run.tokens[run.last + 1 : last]
    subjects = all(words.commonness(w) > -12 for w in run.low[-1:]) and run.key not in data.gazetteer()
    if (
        second
        and len(second) > 1
        and words.is_organization_head(second[-1].low)
        and subjects
        and not words.is_organization_head(run.low[-1])
    ):
        return Chunk(run.tokens, run.first, last)
    return run


# ---------------------------------------------------------------- the vote


def _votes(chunk: Chunk) -> Iterator[tuple[str, int, str]]:
    yield from person.evidence(chunk)
    yield from organization.evidence(chunk)
    yield from location.evidence(chunk)


def _vote(candidates: Sequence[Chunk]) -> dict[str, tuple[str, str]]:
    """Folded name -> kind and strongest rule, over all its printings in the document."""
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    rules: dict[tuple[str, str], tuple[int, str]] = {}
    once: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for chunk in candidates:
        for kind, weight, rule in _votes(chunk):
            if (kind, rule) in once[chunk.key]:
                continue
            once[chunk.key].add((kind, rule))
            totals[chunk.key][kind] += weight
            rules[chunk.key, kind] = max(rules.get((chunk.key, kind), (0, "")), (weight, rule))
    verdicts = {}
    for key, counts in totals.items():
        kind, total = max(sorted(counts.items()), key=lambda item: item[1])
        if total >= _ENOUGH:
            verdicts[key] = (kind, rules[key, kind][1])
    return verdicts


def _typed(chunk: Chunk, verdicts: dict[str, tuple[str, str]]) -> _Typed | None:
    verdict = verdicts.get(chunk.key)
    if verdict is None or (chunk.low[0] in _CALENDAR and len(chunk) == 1):
        return None
    return _Typed(chunk, *verdict)


def _listed(candidates: Sequence[Chunk], typed: list[_Typed]) -> list[_Typed]:
    """ "Qamenas, Sarmin and Talamenes": a name in a row with a place or an organization is of its kind."""
    known = {t.chunk.first: t for t in typed}
    for row in (candidates, candidates[::-1]):
        for one, other in itertools.pairwise(row):
            neighbour = known.get(one.first)
            if other.first in known or neighbour is None or neighbour.kind == "person":
                continue
            if _in_a_row(*sorted((one, other), key=lambda c: c.first)) and not words.is_common(other.low[0]):
                known[other.first] = _Typed(other, neighbour.kind, "in a row with one")
    return sorted(known.values(), key=lambda t: t.chunk.start)


def _in_a_row(one: Chunk, other: Chunk) -> bool:
    between = [t.text for t in one.tokens[one.last : other.first]]
    same = len(one) == len(other) and one.tokens[one.first].region == other.tokens[other.first].region
    return same and between in ([","], ["and"], [",", "and"], ["or"]) and not other.sentence_first


def _known_front(chunk: Chunk) -> _Typed | None:
    """ "Siemens Robot Days", "UEFA Nations Gala": of a name nobody knows, a known organization or country in front."""
    for n in range(min(len(chunk) - 1, 4), 0, -1):
        front = chunk.part(0, n)
        if front.key in words.organizations():
            return _Typed(front, "organization", "known name in front")
        best = data.gazetteer().get(front.key, ())
        if best and best[0].type == "country":
            return _Typed(front, "location", "known name in front")
    return None


def _defined_acronyms(candidates: Sequence[Chunk], typed: Sequence[_Typed]) -> dict[str, _Typed]:
    """ "X Y Z (XYZ)": folded acronym -> the organization or the place it abbreviates."""
    full = {t.chunk.last: t for t in typed if t.kind != "person" and len(t.chunk) > 1}
    defined: dict[str, _Typed] = {}
    for chunk in candidates:
        bracket, name = chunk.before(), full.get(chunk.first - 1)
        if name is None or bracket is None or bracket.text != "(" or not chunk.tokens[chunk.first].acronym:
            continue
        if name.kind == "organization" or chunk.low[0] == "".join(word[0] for word in name.chunk.low):
            defined.setdefault(chunk.key, name)
    return defined


def _repeats(candidates: Sequence[Chunk], typed: list[_Typed], defined: dict[str, _Typed]) -> list[_Typed]:
    """Single words that repeat a full name of the document take its kind."""
    people = [t.chunk for t in typed if t.kind == "person" and (len(_core(t.chunk)) > 1 or person.is_kunya(t.chunk))]
    surnames = {w for chunk in people for w in _short_forms(chunk)}
    given = {c.low[0] for c in people if not person.family_first(c.low) and "g" in words.name_flags(c.low[0])}
    organizations = {t.chunk.low[0] for t in typed if t.kind == "organization" and len(t.chunk) > 1}
    known = {t.chunk.first: t for t in typed}
    body = {w for chunk in people if not chunk.heading for w in _short_forms(chunk)}
    full = {chunk.key for chunk in people if not chunk.heading}
    for chunk in candidates:
        current = known.get(chunk.first)
        if chunk.heading and 1 < len(chunk) < 4 and chunk.low[0] in body and not _tells(chunk, full):
            known[chunk.first] = _Typed(chunk.part(0, 1), "person", "surname of a full name in the body")
        elif len(chunk) == 1 and chunk.low[0] in surnames and not _surely_place(current):
            known[chunk.first] = _Typed(chunk, "person", "surname of a full name")
        elif current is None and chunk.key in given:
            known[chunk.first] = _Typed(chunk, "person", "given name of a full name")
        elif chunk.key in defined:
            known[chunk.first] = _Typed(chunk, defined[chunk.key].kind, "acronym with its definition")
        elif (
            current is None
            and len(chunk) == 1
            and chunk.low[0] in organizations
            and not words.is_common(chunk.low[0])
            and not words.is_demonym(chunk.low[0])
        ):
            known[chunk.first] = _Typed(chunk, "organization", "first word of a full name")
    return sorted(known.values(), key=lambda t: t.chunk.start)


def _tells(chunk: Chunk, full: set[str]) -> bool:
    """True where a headline's words are a name of the body or hold nothing that is only a common word."""
    return chunk.key in full or not words.is_common(chunk.low[1])


def _surely_place(typed: _Typed | None) -> bool:
    return (
        typed is not None
        and typed.kind != "person"
        and typed.rule in ("country", "known organization", "known region or water")
    )


def _core(chunk: Chunk) -> list[str]:
    return [w for w in chunk.low if w not in PARTICLES]


def _short_forms(chunk: Chunk) -> list[str]:
    """The words that alone stand for the person: the surname; in family-first names first and last word."""
    core = [w for w in _core(chunk) if w not in person._SUFFIX]
    if person.family_first(tuple(core)) or _surname_first(core):
        return [core[0], core[-1]]
    return [core[-1], *(p for p in core[-1].split("-") if len(p) > 3)]


def _surname_first(core: list[str]) -> bool:
    """True for "Varga Ferenc": a family name that is no given name, then a given name that is no family name."""
    first, last = words.name_flags(core[0]), words.name_flags(core[-1])
    return len(core) == 2 and "f" in first and "g" not in first and "g" in last and "f" not in last


# ---------------------------------------------------------------- mentions


def _mentions(article: Article, typed: Sequence[_Typed], defined: dict[str, _Typed]) -> Iterator[Mention]:
    near = frozenset(
        best[0].country
        for t in typed
        if t.kind == "location"
        and (best := location.records(t.chunk))
        and best[0].type == "country"
        and best[0].country
    )
    first: dict[tuple[str, str], Mention] = {}
    owners = _Owners()
    for t in sorted(typed, key=lambda t: (t.chunk.heading, t.chunk.start)):
        # The body introduces people; a headline is read last, because it may print the surname first.
        mention = _mention(article, t, near)
        key = (t.kind, _identity(mention, t.chunk))
        if t.kind == "person":
            owners.settle(mention, t.chunk)
            continue
        if (own := first.get(key) or first.get(_abbreviated(key, defined))) is not None:
            form = mention.form if own.text == mention.text else "alias"
            mention = replace(mention, form=form, antecedent=own.span, name=own.name, type=own.type)
        first.setdefault(key, mention)
        yield mention
    yield from owners.all()


def _identity(mention: Mention, chunk: Chunk) -> str:
    """What is the same place under two names ("US", "America"): the gazetteer's name; else the folded words."""
    return data.fold(mention.name or "") if mention.type == "country" else chunk.key


def _abbreviated(key: tuple[str, str], defined: dict[str, _Typed]) -> tuple[str, str]:
    return (key[0], defined[key[1]].chunk.key) if key[1] in defined else key


def _mention(article: Article, t: _Typed, near: frozenset[str]) -> Mention:
    chunk = t.chunk
    span = Span(article.id, chunk.start, chunk.end)
    text = article.quoted(span)
    name = " ".join(text.split())
    mention = Mention(span, t.kind, text, "name", t.rule, name=name)
    if t.kind == "location":
        found = location.place(chunk, near)
        own = location.name(chunk, name, found)
        return replace(
            mention,
            name=own,
            form="name" if data.fold(own) == data.fold(name) else "alias",
            type=location.type_of(chunk),
            place=found,
            country=found.country if found else None,
            metonym=_metonym(chunk, found),
        )
    if t.kind == "organization":
        known = words.organizations().get(chunk.key)
        return replace(
            mention, name=known[0] if known else name, type=organization.type_of(chunk.low), metonym=chunk.key in location.METONYMS,
            country=location.METONYMS.get(chunk.key), resolvable=_resolvable(chunk),
        )  # fmt: skip
    return mention


def _resolvable(chunk: Chunk) -> bool:
    """ "Denmark University": a country and a bare generic noun name no organization one could look up."""
    front = " ".join(chunk.low[:-1])
    best = data.gazetteer().get(front, ())
    return not (
        best
        and best[0].type == "country"
        and chunk.low[-1] in ("university", "college", "institute", "academy", "school")
    )


def _metonym(chunk: Chunk, found: object) -> bool:
    """A capital that says, wants or owns a policy stands for its government."""
    low = chunk.key
    if low not in _capitals():
        return False
    before, after = chunk.before(), chunk.after()
    if before is not None and before.text in ("in", "near", "from", "to", "at", "outside", "around"):
        return False
    if chunk.possessive and after is not None:
        return after.text.islower() or after.text[0].isdigit()
    return after is not None and after.text in _ACTS


_ACTS = frozenset(
    "said says has had wants wanted denies denied accused accuses insists insisted warned warns called calls will would could is was and could may must argues rejects rejected refused agreed announced condemned believes supports backs".split()
)


@cache
def _capitals() -> frozenset[str]:
    return frozenset(data.fold(row[2]) for row in data.rows("countries.tsv") if row[2])


class _Owners:
    """Whose a name is, as the text goes on: full names introduce, short forms repeat; unsure stays apart."""

    def __init__(self) -> None:
        self.full: dict[str, Mention] = {}
        self.short: dict[str, list[Mention]] = defaultdict(list)
        self.given: dict[str, list[Mention]] = defaultdict(list)
        self.used: dict[str, Span] = {}
        self.settled: list[tuple[str, Mention]] = []

    def settle(self, mention: Mention, chunk: Chunk) -> None:
        """Takes the next mention of a person, in the order of the text."""
        key = " ".join(_core(chunk)) if len(_core(chunk)) == 1 else chunk.key
        self.settled.append((key, self._owned(mention, chunk, key)))

    def all(self) -> Iterator[Mention]:
        """The mentions; a short form that comes before its full name is settled only now."""
        for key, mention in self.settled:
            owner = self._later_owner(key) if mention.form == "name" and " " not in key else None
            yield mention if owner is None else _alias(mention, owner)

    def _later_owner(self, key: str) -> Mention | None:
        known = self.short.get(key) or self.given.get(key, [])
        return known[0] if len(known) == 1 else None

    def _owned(self, mention: Mention, chunk: Chunk, key: str) -> Mention:
        if len(_core(chunk)) > 1:
            owner = None if key in self.full else self._longer(_core(chunk))
            return _alias(mention, owner) if owner is not None else self._full(mention, chunk, key)
        known = self.short.get(key, [])
        owner = self._owner(key, known)
        if owner is None:
            return self._full(mention, chunk, key) if not known else mention
        self.used.setdefault(key, owner.span)
        return _alias(mention, owner)

    def _longer(self, core: list[str]) -> Mention | None:
        """The one full name that ends in these words, or has them around its middle initials ("Ann R. Dahl")."""
        known = {id(m): m for form in (core[-1],) for m in self.short.get(form, ())}
        whole = [m for m in known.values() if _short_of(core, data.fold(m.name or m.text).split())]
        return whole[0] if len(whole) == 1 else None

    def _owner(self, key: str, known: list[Mention]) -> Mention | None:
        if len(known) == 1:
            return known[0]
        return next((m for m in known if m.span == self.used.get(key)), None)

    def _full(self, mention: Mention, chunk: Chunk, key: str) -> Mention:
        if key in self.full:
            first = self.full[key]
            return replace(mention, antecedent=first.span, name=first.name)
        self.full[key] = mention
        core = _core(chunk)
        if len(core) > 1:
            for form in dict.fromkeys(_short_forms(chunk)):
                self.short[form].append(mention)
            if not person.family_first(tuple(core)) and "g" in words.name_flags(core[0]):
                self.given[core[0]].append(mention)
        return mention


def _short_of(core: list[str], full: list[str]) -> bool:
    """ "Lopez Obrador" of "Andres Manuel Lopez Obrador", "Ann Dahl" of "Ann R. Dahl"."""
    plain = [w for w in full if not (len(w) == 2 and w.endswith("."))]
    return core != full and (core == full[-len(core) :] or (len(plain) < len(full) and core == plain))


def _alias(mention: Mention, owner: Mention) -> Mention:
    return replace(mention, form="alias", antecedent=owner.span, name=owner.name)

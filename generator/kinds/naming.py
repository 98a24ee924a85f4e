"""Article -> mentions of people, organizations and places: strong evidence first, then every repeat typed by it."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from generator import data, patterns
from generator.kinds import bodies, imprint, location, nominals, organization, person, words
from generator.kinds.candidates import candidates as candidates_of
from generator.kinds.coreference import Owners, name_core, short_forms
from generator.model import Article, Mention, Span
from generator.text import credits
from generator.text.tokens import Chunk, Token

Owned = dict[tuple[str, ...], bodies.Body]
Listed = dict[str, tuple[str, str] | None]
"""Folded name -> the list's name and type of an organization, None where it is another's in this article."""

_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class _Typed:
    """A candidate with the kind the whole document voted for."""

    chunk: Chunk
    kind: str
    rule: str


def find(article: Article, tokens: Sequence[Token], taken: Sequence[Span]) -> tuple[Mention, ...]:
    """Mentions in order of the text; ``taken`` spans (weapon systems) are left alone."""
    occupied = sorted((s.start, s.end) for s in taken)
    free = _free(occupied)
    candidates = [c for c in candidates_of(tokens, occupied) if free(c) and not organization.is_only_a_word(c)]
    verdicts = _vote(candidates, _countries_named(candidates, tokens), _of_systems(article, taken)) | _outlet(article)
    typed = [t for c in candidates if (t := _typed(c, verdicts) or _known_front(c)) is not None]
    typed = _listed(candidates, _placed(typed, tokens))
    typed = _with_other_names(candidates, typed)
    defined = _defined_acronyms(candidates, typed)
    typed = _with_small_heads(candidates, _repeats(candidates, typed, defined))
    common = [*bodies.common(article, tokens)]
    owned = bodies.sole([t.chunk for t in typed if t.kind == "organization"], common)
    found = [*_mentions(article, typed, defined, owned, _others(candidates, defined, typed, article.source)), *common]
    found += [*bodies.unowned(article, tokens, owned), *bodies.units(article, tokens)]
    found += [*imprint.bodies(article, found), *imprint.places(article, found)]
    found = sorted(_without_authors(article, found), key=lambda m: m.span)
    return tuple(sorted((*found, *nominals.again(article, tokens, found)), key=lambda m: m.span))


def _outlet(article: Article) -> dict[str, tuple[str, str]]:
    """The verdict on the name of the article's own outlet, as far as it is more than one word, and on its last word."""
    key = data.fold(article.source or "").removeprefix("the ")
    front, _, last = key.rpartition(" ")
    if not front and "." in key:
        return {key: _OUTLET, key.partition(".")[0]: _OUTLET}
    where = front.rpartition(" ")[2] in ("of", "du", "de", "del", "da", "di", "des")
    return ({key: _OUTLET} if where else {key: _OUTLET, last: _ITS_LAST_WORD}) if front else {}


_OUTLET = ("organization", "the article's outlet")
_ITS_LAST_WORD = ("organization", "last word of the article's outlet")


_AND = patterns.compile(r",\s(?:and\s)?|\sand\s|\s&\s")
_LAST_PARAGRAPHS = 8


def _without_authors(article: Article, found: list[Mention]) -> list[Mention]:
    """Without who wrote the article, where only what introduces it or its last lines name him, and without whom only a
    note names: the author of a work that is cited, a reader who is thanked."""
    names = {data.fold(name.split(" in ")[0]) for name in _AND.split(article.byline or "") if " " in name}
    given = {part for name in names for part in (name.split()[0], name.split()[-1])}
    alone = {m.span for m in found if m.kind == "person" and m.antecedent is None and data.fold(m.text) in given}
    if alone and not any(m.antecedent in alone and " " in m.text for m in found):
        found = [m for m in found if m.span not in alone and m.antecedent not in alone]
    people = any(m.kind == "person" for m in found)
    gone = _only_in(_notes(article), found) if people and len(article.paragraphs) > 3 else set[Span]()
    authors = {
        m.span for m in found if m.kind == "person" and m.antecedent is None and data.fold(m.name or "") in names
    }
    if authors and len(article.paragraphs) >= 4:
        body = Span(
            article.id,
            article.paragraphs[2].span.end,
            article.paragraphs[-4 if len(article.paragraphs) > 8 else -2].span.end,
        )
        inside = {m.antecedent or m.span for m in found if m.kind == "person" and body.covers(m.span)}
        gone |= authors - inside
    return [m for m in found if m.span not in gone and m.antecedent not in gone] if gone else found


def _notes(article: Article) -> list[Span]:
    """Where the last lines cite a work, thank somebody or tell of who wrote the article, where a paragraph is signed, and
    where the first opens with an outlet and who reports."""
    notes = [
        Span(article.id, c.span.start + begin, c.span.start + end)
        for c in article.captions
        for begin, end in credits.owners(c.text)
    ]
    for number, paragraph in enumerate(article.paragraphs[::-1]):
        start, text = paragraph.span.start, article.quoted(paragraph.span)
        last = number < _LAST_PARAGRAPHS
        if (last and (credits.is_citation(text) or (number < 5 and credits.is_about_the_author(text)))) or (
            last and number < 6 and credits.is_teaser(text)
        ):
            notes.append(paragraph.span)
        elif who := (last and credits.thanked(text)) or credits.signature(text):
            notes.append(Span(article.id, start + who[0], start + who[1]))
        elif owners := credits.owners(text):
            notes += (Span(article.id, start + begin, start + end) for begin, end in owners)
        elif last and (makers := credits.makers(text)):
            notes += (Span(article.id, start + begin, start + end) for begin, end in makers)
        elif number >= len(article.paragraphs) - 4 and (end := credits.end_of_opening(text)):
            notes.append(Span(article.id, start, start + end))
    return notes


def _only_in(notes: Sequence[Span], found: Sequence[Mention]) -> set[Span]:
    """The people, by their first mention, whom nothing but the notes speaks of."""
    people = [m for m in found if m.kind == "person"] if notes else []
    noted = {m.antecedent or m.span for m in people if any(note.covers(m.span) for note in notes)}
    return noted - {m.antecedent or m.span for m in people if not any(note.covers(m.span) for note in notes)}


def _free(occupied: Sequence[tuple[int, int]]) -> Callable[[Chunk], bool]:
    def free(chunk: Chunk) -> bool:
        last = bisect_left(occupied, (chunk.end,)) - 1
        return last < 0 or occupied[last][1] <= chunk.start

    return free


# ---------------------------------------------------------------- the vote


def _votes(chunk: Chunk) -> Iterator[tuple[str, int, str]]:
    if location.is_surely_a_country(chunk):
        yield from location.evidence(chunk)
        return
    yield from person.evidence(chunk)
    yield from organization.evidence(chunk)
    yield from location.evidence(chunk)


def _countries_named(candidates: Sequence[Chunk], tokens: Sequence[Token]) -> frozenset[str]:
    """The countries that an article names, or whose people or things it speaks of."""
    demonyms, known = data.demonyms(), data.gazetteer()
    best = (found[0] for chunk in candidates if (found := known.get(chunk.key)))
    named = {record.country for record in best if record.type == "country"}
    named |= {demonyms[token.low] for token in tokens if token.capital and token.low in demonyms}
    return frozenset(iso for iso in named if iso)


def _of_systems(article: Article, taken: Sequence[Span]) -> frozenset[str]:
    """The folded names of the article's weapon systems, also without their plural: nobody is called so there."""
    printed = {data.fold(article.quoted(span)) for span in taken}
    families = {match[0] for name in printed if (match := _BEFORE_NUMBER.match(name))}
    return frozenset(printed | families | {name.removesuffix("s") for name in printed})


_BEFORE_NUMBER = patterns.compile(r"[a-z]{3,}(?=[- ]?\d)")


def _vote(candidates: Sequence[Chunk], near: frozenset[str], systems: frozenset[str]) -> dict[str, tuple[str, str]]:
    """Folded name -> kind and strongest rule, over all its printings in the document."""
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    rules: dict[tuple[str, str], tuple[int, str]] = {}
    once: dict[str, set[tuple[str, str]]] = defaultdict(set)
    ships = {chunk.key for chunk in candidates if person.is_ship(chunk)}
    things = systems | {chunk.key for chunk in candidates if person.is_one_of_many(chunk)}
    for chunk in candidates:
        for kind, weight, rule in (*_votes(chunk), *location.in_a_country_named(chunk, near)):
            if (kind, rule) in once[chunk.key] or (kind == "person" and chunk.key in ships):
                continue
            if kind == "person" and chunk.key in things and not person.speaks_for_one(rule):
                continue
            once[chunk.key].add((kind, rule))
            totals[chunk.key][kind] += weight
            # A small place that something else speaks for besides its name is one wherever it lies.
            ranked = (0 if rule in location.SMALL else weight, rule)
            rules[chunk.key, kind] = max(rules.get((chunk.key, kind), (0, "")), ranked)
    verdicts = {}
    for key, counts in totals.items():
        kind, total = max(sorted(counts.items()), key=lambda item: item[1])
        if total >= _ENOUGH:
            verdicts[key] = (kind, rules[key, kind][1])
    return verdicts


def _typed(chunk: Chunk, verdicts: dict[str, tuple[str, str]]) -> _Typed | None:
    verdict = verdicts.get(chunk.key)
    if verdict is None or (chunk.low[0] in words.CALENDAR and len(chunk) == 1):
        return None
    if verdict is _ITS_LAST_WORD and ((the := chunk.before()) is None or the.low != "the"):
        return None
    return _Typed(chunk, *verdict)


def _placed(typed: list[_Typed], tokens: Sequence[Token]) -> list[_Typed]:
    """Without the small places nothing else speaks for, of countries the article never names."""
    needed = {
        t.chunk.start: where for t in typed if (where := location.countries_of_small(t.chunk, t.rule)) is not None
    }
    if not needed:
        return typed
    countries = {
        r.country for t in typed if t.kind == "location" for r in location.records(t.chunk)[:1] if r.type != "city"
    }
    demonyms = data.demonyms()
    named = {iso for token in tokens if token.capital and (iso := demonyms.get(token.low))} - {"US"}
    near = countries | named

    def lies_near(t: _Typed) -> bool:
        where = needed.get(t.chunk.start)
        return where is None or bool(where & near) or not (near or data.village_in(t.chunk.key))

    return [t for t in typed if lies_near(t)]


def _listed(candidates: Sequence[Chunk], typed: list[_Typed]) -> list[_Typed]:
    """ "Qamenas, Sarmin and Talamenes": a name in a row with a place or an organization is of its kind."""
    known = {t.chunk.first: t for t in typed}
    for row in (candidates, candidates[::-1]):
        for one, other in itertools.pairwise(row):
            neighbour = known.get(one.first)
            if other.first in known or neighbour is None or neighbour.kind == "person":
                continue
            if not _in_a_row(*sorted((one, other), key=lambda c: c.first)) or _is_common_word(other):
                continue
            if (neighbour.kind == "organization" and _is_its_seat(one, other)) or _goes_on(one, other):
                continue
            if (
                len(one) == len(other)
                or (neighbour.kind == "location" and not _OPENS_TOWNS.isdisjoint((one.low[0], other.low[0])))
                or (neighbour.kind == "organization" and _bears_nothing_else(other))
            ):
                known[other.first] = _Typed(other, neighbour.kind, "in a row with one")
    return sorted(known.values(), key=lambda t: t.chunk.start)


def _bears_nothing_else(chunk: Chunk) -> bool:
    """True for words that are neither people's nor common nouns ("Navy Admiral Ode"): what is left are names."""
    first = chunk.low[0]
    common = words.commonness(first) > -10 or words.is_organization_head(first) or words.is_role(first)
    return not common and not words.name_flags(first)


def _is_its_seat(body: Chunk, other: Chunk) -> bool:
    """ "the RAF College, Cranwell.": one word behind a body and a comma, and no row goes on behind it."""
    if other.first < body.last or len(other) > 1 or other.tokens[body.last].text != "," or other.first > body.last + 1:
        return False
    goes_on = other.after()
    return goes_on is None or not (
        goes_on.text in ("and", "or") or (goes_on.text == "," and _is_capital(other.after(2)))
    )


_OPENS_TOWNS = frozenset(
    "el la los las san santa st st. saint port new umm tel deir beit ain al kiryat kfar kafr rosh bet ein neve nahal givat ramat tall khan bint".split()
)


def _is_common_word(chunk: Chunk) -> bool:
    if len(chunk.key) == 1:
        return True
    return words.is_common(chunk.low[0]) and not (len(chunk) > 1 and chunk.low[0] in _OPENS_TOWNS)


def _goes_on(one: Chunk, other: Chunk) -> bool:
    """ "in Bridgwater, Giat at Bergerac": behind a comma alone a new clause begins, no row goes on."""
    alone = other.first == one.last + 1 and one.tokens[one.last].text == ","
    after = other.after() if alone else None
    return after is not None and after.text in ("at", "in", "was", "is", "said", "has", "had", "will")


def _is_capital(token: Token | None) -> bool:
    return token is not None and (token.capital or token.text in ("and", "or"))


def _in_a_row(one: Chunk, other: Chunk) -> bool:
    between = [t.text for t in one.tokens[one.last : other.first]]
    same = one.tokens[one.first].region == other.tokens[other.first].region
    return same and between in ([","], ["and"], [",", "and"], ["or"]) and not other.sentence_first


def _with_other_names(candidates: Sequence[Chunk], typed: list[_Typed]) -> list[_Typed]:
    """ "Kastellorizo (Meis)": what alone stands in brackets behind a place is what others call it; a dateline has its
    agency there."""
    known = {t.chunk.first: t for t in typed}
    for one, other in itertools.pairwise(candidates):
        place, now = known.get(one.first), known.get(other.first)
        if place is None or place.kind != "location" or (now is not None and now.kind != "person") or len(other) > 2:
            continue
        if other.tokens[other.first].acronym or one.before() is None or words.is_organization_head(other.low[-1]):
            continue
        brackets = (
            [t.text for t in other.tokens[place.chunk.last : other.first]],
            [t.text for t in other.tokens[other.last : other.last + 1]],
        )
        if brackets == (["("], [")"]) and (other.key not in words.organizations()):
            known[other.first] = _Typed(other, "location", "another name in brackets")
    return sorted(known.values(), key=lambda t: t.chunk.start)


def _known_front(chunk: Chunk) -> _Typed | None:
    """ "Siemens Robot Days", "UEFA Nations Gala": of a name nobody knows, a known organization or country in front."""
    for n in range(min(len(chunk) - 1, 4), 0, -1):
        front = chunk.part(0, n)
        if front.key in words.organizations():
            return _Typed(front, "organization", "known name in front")
        best = data.gazetteer().get(front.key, ())
        if best and (best[0].type == "country" or _is_told_in_capitals(chunk, front, best[0])):
            return _Typed(front, "location", "known name in front")
    return None


_LARGE = 200_000
"""How many people a town has that is told from the words behind it in a headline of capitals."""


def _is_told_in_capitals(chunk: Chunk, front: Chunk, best: data.Record) -> bool:
    """ "ATHENS UNEASY": a large town in front, in a headline or on a line of capitals."""
    if best.type != "city" or best.weight < _LARGE or not all(word.isupper() for word in chunk.words):
        return False
    alone = chunk.before() is None and chunk.after() is None
    return (chunk.heading or alone) and not words.is_common(front.low[0])


def _defined_acronyms(candidates: Sequence[Chunk], typed: Sequence[_Typed]) -> dict[str, _Typed]:
    """ "X Y Z (XYZ)": folded acronym -> the organization or the place it abbreviates."""
    full = {t.chunk.last: t for t in typed if t.kind != "person" and len(t.chunk) > 1}
    defined: dict[str, _Typed] = {}
    for chunk in candidates:
        bracket, name = chunk.before(), full.get(chunk.first - 1)
        if name is None or bracket is None or bracket.text != "(":
            continue
        if (colon := chunk.after()) is not None and colon.text == ":":
            continue  # the exchange of a ticker: "(TASE: KSDY)"
        if not chunk.tokens[chunk.first].acronym and not _is_made_of(chunk, name.chunk):
            continue
        if name.kind == "organization" or chunk.low[0] == "".join(word[0] for word in name.chunk.low):
            defined.setdefault(chunk.key, name)
    return defined


def _is_made_of(chunk: Chunk, full: Chunk) -> bool:
    """ "Lumut Naval Shipyard (Lunas)": one word alone in brackets, its letters in the order of the full name's."""
    closing = chunk.after()
    if len(chunk) > 1 or closing is None or closing.text != ")" or not 3 < len(chunk.low[0]) < 10:
        return False
    letters = iter("".join(full.low))
    return chunk.low[0][0] == full.low[0][0] and all(letter in letters for letter in chunk.low[0])


def _others(
    candidates: Sequence[Chunk], defined: dict[str, _Typed], typed: Sequence[_Typed], own: str | None
) -> Listed:
    """What the article says otherwise than the list of organizations: nothing for acronyms it defines as or calls
    something else, the list's entry for a full name it spells in another way."""
    lists = words.organizations()
    said: Listed = {
        c.key: None for c in candidates if c.key in lists and organization.means_another(c, lists[c.key][1])
    }
    said |= _by_country({c.key for c in candidates if len(c) == 1 and c.tokens[c.first].acronym}, typed)
    if own and " " in own:
        said[data.fold(own).rpartition(" ")[2]] = (own, "media")
    for key, full in defined.items():
        if key in lists:
            called = _is_called(full.chunk, lists[key][0])
            said[full.chunk.key if called else key] = lists[key] if called else None
    return said


def _by_country(acronyms: set[str], typed: Sequence[_Typed]) -> Listed:
    """What acronyms of several countries' bodies stand for, where the article speaks of one of those countries only."""
    shared = acronyms & data.homonyms().keys()
    near = _countries_near(typed) if shared else frozenset()
    bodies_of = {key: [body for iso, body in data.homonyms()[key].items() if iso in near] for key in shared}
    return {key: found[0] for key, found in bodies_of.items() if len(found) == 1}


def _is_called(chunk: Chunk, name: str) -> bool:
    """True for a full name that is the list's, in other words or another spelling too: half of its words."""
    known = words.organizations().get(chunk.key)
    if known is not None:
        return known[0] == name
    wanted = {w.replace("z", "s") for w in data.fold(name).split() if len(w) > 3}
    shared = wanted & {w.replace("z", "s") for w in chunk.low}
    return 2 * len(shared) >= max(len(wanted), 1)


def _repeats(candidates: Sequence[Chunk], typed: list[_Typed], defined: dict[str, _Typed]) -> list[_Typed]:
    """Short forms that repeat a full name of the document take its kind."""
    names = _FullNames(typed, defined)
    known = {t.chunk.first: t for t in typed}
    for chunk in candidates:
        current = known.get(chunk.first)
        if (again := names.person(chunk, current) or names.body(chunk, current)) is not None:
            known[chunk.first] = again
    return sorted(known.values(), key=lambda t: t.chunk.start)


def _with_small_heads(candidates: Sequence[Chunk], typed: list[_Typed]) -> list[_Typed]:
    """ "the Vosk cosmodrome" repeats "Vosk Cosmodrome"."""
    full = {t.chunk.key: t.kind for t in typed if t.kind != "person" and len(t.chunk) > 1}
    known = {t.chunk.first: t for t in typed}
    for chunk in candidates:
        head = chunk.after()
        if head is None or chunk.possessive or not head.text.islower():
            continue
        current = known.get(chunk.first)
        if f"{chunk.key} {head.low}" in words.organizations() and not _surely_place(current):
            known[chunk.first] = _Typed(
                Chunk(chunk.tokens, chunk.first, chunk.last + 1), "organization", "known organization"
            )
        elif stop := _unit_end(chunk, current):
            known[chunk.first] = _Typed(Chunk(chunk.tokens, chunk.first, stop), "organization", "a unit by its name")
        elif kind := full.get(f"{chunk.key} {head.low}"):
            whole = Chunk(chunk.tokens, chunk.first, chunk.last + 1)
            known[chunk.first] = _Typed(whole, kind, "a full name, its last word in small letters")
        elif current is not None and current.kind == "location" and current.chunk.last == chunk.last:
            whole = location.with_noun(chunk)
            if whole.last > chunk.last:
                known[chunk.first] = _Typed(whole, "location", "a name with its noun in small letters")
    return sorted(known.values(), key=lambda t: t.chunk.start)


_SMALL_UNITS = frozenset("brigade battalion regiment legion cartel".split())
_GROUPINGS = frozenset("group grouping".split())
_UNITED = frozenset(("un", "u.n.", "united nations"))
_OFFICES = frozenset("agency office mission watchdog programme force council".split())
_OF_OFFICES = frozenset(
    "human rights refugee refugees food children nuclear migration health humanitarian peacekeeping aid cultural".split()
)


def _office_end(chunk: Chunk) -> int:
    """The end of "United Nations" + "human rights office", "UN" + "refugee agency"; 0 where no office follows."""
    for n in range(2, 5):
        before, office = chunk.after(n - 1), chunk.after(n)
        if before is None or office is None or before.text not in _OF_OFFICES:
            return 0
        if office.text in _OFFICES:
            return chunk.last + n
    return 0


def _unit_end(chunk: Chunk, current: _Typed | None) -> int:
    """The end of "the Golani" + "brigade", "the Khortytsia" + "group of troops", "the Carlos Ode" + "front", where the name
    is neither a country's nor a body's ("the NATO brigade"); 0 where no unit is named."""
    the, noun = chunk.before(), chunk.after()
    if (
        the is None
        or the.low not in ("the", "by", "to")
        or noun is None
        or len(chunk) > 3
        or chunk.low[0] in words.CALENDAR
    ):
        return 0
    if chunk.key in _UNITED and (office := _office_end(chunk)):
        return office
    large = current is not None and current.kind == "location" and current.rule not in _NAMESAKES
    if noun.text in _GROUPINGS:
        of, forces = chunk.after(2), chunk.after(3)
        grouped = of is not None and of.text == "of" and forces is not None and forces.text in ("troops", "forces")
        return chunk.last + 3 if grouped else 0
    if large or (current is not None and current.rule == "known organization"):
        return 0
    if any(words.is_demonym(low) or words.is_role(low) for low in chunk.low) or words.is_common(chunk.low[-1]):
        return 0
    named = noun.text in _SMALL_UNITS or (noun.text == "front" and "g" in words.name_flags(chunk.low[0]))
    return chunk.last + 1 if named else 0


_NAMESAKES = frozenset(("a small place", "city", "locative preposition", location.BEHIND_TO))
"""Rules by which a given name is a town's as well."""
_FIRST_WORD = "first word of a full name"
_HEAD = "head noun of a full name"


class _FullNames:
    """The full names of one document, by the short forms that may repeat them; nothing changes after construction."""

    def __init__(self, typed: Sequence[_Typed], defined: dict[str, _Typed]) -> None:
        people = [
            t.chunk for t in typed if t.kind == "person" and (len(name_core(t.chunk)) > 1 or person.is_kunya(t.chunk))
        ]
        self.surnames = {w for chunk in people for w in short_forms(chunk)}
        self.given = {c.low[0] for c in people if not person.family_first(c.low) and person.is_given(c.low[0])}
        self.body_surnames = {w for chunk in people if not chunk.heading for w in short_forms(chunk)}
        self.body_names = {chunk.key for chunk in people if not chunk.heading}
        bodies_ = [t.chunk for t in typed if t.kind == "organization" and len(t.chunk) > 1]
        self.teams = {
            t.chunk.low[-1] for t in typed if t.rule == organization.TEAM or organization.is_club(t.chunk.key)
        }
        self.firms = {organization.without_legal_form(t.chunk.key) for t in typed if t.rule == "legal form"}
        self.firm_words = {t.chunk.low[0] for t in typed if t.rule == "legal form" and len(t.chunk) > 1}
        self.first_words = {chunk.low[0] for chunk in bodies_}
        self.heads: dict[str, list[Chunk]] = defaultdict(list)
        for chunk in bodies_:
            self.heads[organization.head(chunk.low)].append(chunk)
        self.defined = defined

    def person(self, chunk: Chunk, current: _Typed | None) -> _Typed | None:
        """A surname or a given name that repeats a person's full name; None for what it is not."""
        headline = chunk.heading and 1 < len(chunk) < 4
        if headline and chunk.low[0] in self.body_surnames and not _tells(chunk, self.body_names):
            return _Typed(chunk.part(0, 1), "person", "surname of a full name in the body")
        if len(chunk) == 1 and chunk.low[0] in self.surnames and (not _surely_place(current) or _is_titled(chunk)):
            return _Typed(chunk, "person", "surname of a full name")
        place = current is not None and current.rule in _NAMESAKES and not location.is_locative(chunk)
        firm = current is not None and current.kind == "organization" and "g" in words.name_flags(chunk.low[0])
        if chunk.key in self.given and (current is None or place or firm):
            return _Typed(chunk, "person", "given name of a full name")
        return None

    def body(self, chunk: Chunk, current: _Typed | None) -> _Typed | None:
        """A short form of an organization's name, or an acronym with its definition; None for what it is not."""
        definite = (the := chunk.before()) is not None and the.low == "the"
        if chunk.key in self.teams and definite:
            return _Typed(chunk, "organization", "last word of a team's name")
        if len(chunk) > 1 and chunk.key in self.firms:
            return _Typed(chunk, "organization", "name without its legal form")
        if chunk.key in self.defined:
            return _Typed(chunk, self.defined[chunk.key].kind, "acronym with its definition")
        if len(chunk) == 1 and chunk.low[0] in self.firm_words and _is_namesake(chunk, current):
            return _Typed(chunk, "organization", _FIRST_WORD)
        if len(chunk) > 1 or (current is not None and current.rule != organization.SERVICE):
            return None
        if (
            definite
            and not _is_of_office(chunk)
            and len({c.key for c in self.heads.get(chunk.low[0], ()) if c.start < chunk.start}) == 1
        ):
            return _Typed(chunk, "organization", _HEAD)
        low = chunk.low[0]
        named = low in self.first_words and not words.is_common(low) and not words.is_demonym(low)
        return _Typed(chunk, "organization", _FIRST_WORD) if named else None


def _is_namesake(chunk: Chunk, current: _Typed | None) -> bool:
    """ "Bozok exported" beside "Bozok Savunma A.Ş.": the firm, where only a small town is called so too, or a larger one
    by another name than its own."""
    if current is None or current.kind != "location" or location.is_locative(chunk):
        return False
    known = location.records(chunk)
    return current.rule in _NAMESAKES or (bool(known) and all(data.fold(r.name) != chunk.key for r in known))


def _is_of_office(chunk: Chunk) -> bool:
    """ "Secretary of the Navy": a branch of the state whose office it is, no repeat of another's."""
    of, role = chunk.before(2), chunk.before(3)
    return of is not None and of.text == "of" and role is not None and role.capital and words.is_role(role.low)


def _is_titled(chunk: Chunk) -> bool:
    """ "Lieutenant General Sun": behind a title no paper."""
    title = chunk.before()
    return title is not None and title.capital and words.is_role(title.low) and not title.possessive


def _tells(chunk: Chunk, full: set[str]) -> bool:
    """True where a headline's words are a name of the body or hold nothing that is only a common word."""
    return chunk.key in full or not words.is_common(chunk.low[1])


_SURELY = frozenset(
    ("country", "known organization", "known region or water", "generic of name", "generic word after a place")
)


def _surely_place(typed: _Typed | None) -> bool:
    return typed is not None and typed.kind != "person" and typed.rule in _SURELY


# ---------------------------------------------------------------- mentions


def _countries_near(typed: Sequence[_Typed]) -> frozenset[str]:
    """The countries an article names, and those in which two of its places surely lie."""
    chunks = {t.chunk.key: t.chunk for t in typed if t.kind == "location"}
    best = (known[0] for chunk in chunks.values() if (known := location.records(chunk)))
    named = {record.country for record in best if record.type in ("country", "region") and record.country}
    towns = Counter(iso for chunk in chunks.values() if (iso := location.of_one_country(chunk)))
    return frozenset(named | {iso for iso, count in towns.items() if count > 1})


def _mentions(
    article: Article, typed: Sequence[_Typed], defined: dict[str, _Typed], owned: Owned, others: Listed
) -> Iterator[Mention]:
    near = _countries_near(typed)
    first: dict[tuple[str, str], Mention] = {}
    owners = Owners()
    for t in sorted(typed, key=lambda t: (t.chunk.heading, t.chunk.start)):
        # The body introduces people; a headline is read last, because it may print the surname first.
        mention = _mention(article, t, near, owned, others)
        key = (t.kind, _identity(mention, t.chunk))
        if t.kind == "person":
            owners.settle(mention, t.chunk)
            continue
        own = first.get(key) or first.get(_abbreviated(key, defined))
        if own is None and t.rule in (_FIRST_WORD, _HEAD):
            own = _only_full_name(t, first.values())
        if own is None and t.kind == "organization" and t.chunk.key in defined:
            own = _mention(article, defined[t.chunk.key], near, owned, others)
            first.setdefault((t.kind, _identity(own, defined[t.chunk.key].chunk)), own)
        if own is not None and own.span != mention.span:
            form = mention.form if own.text == mention.text else "alias"
            mention = replace(mention, form=form, antecedent=own.span, name=own.name, type=own.type)
        first.setdefault(key, mention)
        if t.chunk.low not in owned:
            first.setdefault((t.kind, t.chunk.key), mention)
        yield mention
    yield from owners.all()


def _only_full_name(t: _Typed, first: Iterable[Mention]) -> Mention | None:
    """The one organization of the article whose name begins with the word ("Haldane" of "Haldane Systems") or has it
    as its head noun ("the League" of "the League of Lighthouses")."""
    low = t.chunk.low[0]
    full = {m.span: m for m in first if m.kind == "organization" and _is_short_for(low, t.rule, m)}
    return next(iter(full.values())) if len({m.name for m in full.values()}) == 1 else None


def _is_short_for(low: str, rule: str, mention: Mention) -> bool:
    name = tuple(data.fold(mention.name or "").split())
    return len(name) > 1 and (name[0] == low if rule == _FIRST_WORD else organization.head(name) == low)


def _identity(mention: Mention, chunk: Chunk) -> str:
    """What is the same place under two names ("US", "America"): the gazetteer's name; else the folded words."""
    if mention.kind == "organization":
        return organization.without_legal_form(data.fold(mention.name or ""))
    place = mention.place
    if place is not None and place.type == "region" and place.lat is not None:
        return f"{data.fold(place.name)} of {place.country}"
    return data.fold(mention.name or "") if mention.type == "country" else chunk.key


def _abbreviated(key: tuple[str, str], defined: dict[str, _Typed]) -> tuple[str, str]:
    return (key[0], defined[key[1]].chunk.key) if key[1] in defined else key


def _mention(article: Article, t: _Typed, near: frozenset[str], owned: Owned, others: Listed) -> Mention:
    chunk = t.chunk
    span = Span(article.id, chunk.start, chunk.end)
    text = article.quoted(span)
    name = " ".join(text.split())
    if t.rule == organization.MEMBERS_PARTY:
        name = name.partition("-")[0]  # "PSOL-RJ": of which state is no part of the name
    if t.kind == "location":
        found = location.place(chunk, near)
        own = location.name(chunk, name, found)
        return Mention(
            span, t.kind, text, "name" if data.fold(own) == data.fold(name) else "alias", t.rule,
            name=own,
            type=location.type_of(chunk),
            place=found,
            country=found.country if found else location.stated_country(chunk),
            metonym=_metonym(chunk, found),
        )  # fmt: skip
    if t.kind == "organization" and not (chunk.key in others and others[chunk.key] is None):
        known = others.get(chunk.key, words.organizations().get(chunk.key))
        body = bodies.of_name(chunk) if known is None or bodies.is_common_name(chunk.low) else None
        if body is None and known is None:
            body = owned.get(chunk.low)
        if body is not None:
            return Mention(span, t.kind, text, "alias", t.rule, name=body.name, type=body.type, country=body.country)
        return Mention(
            span, t.kind, text, "name", t.rule, name=known[0] if known else name, type=organization.type_of(chunk.low), metonym=chunk.key in location.METONYMS,
            country=location.METONYMS.get(chunk.key), resolvable=_resolvable(chunk),
        )  # fmt: skip
    return Mention(span, t.kind, text, "name", t.rule, name=words.without_capitals(name) if " " in name else name)


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

"""Tokens -> the runs of words that may be one name: no title, no demonym, no first word of a sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from generator import data
from generator.kinds import location, organization, person, words
from generator.text.tokens import Chunk, Token, chunks

_PLURAL_OWNERS = frozenset(
    "people workers women children men lord farmers veterans doctors teachers students king queen mothers journalists".split()
)
_NOT_NAMES = frozenset(
    """i mr mrs ms dr the a an english god internet web covid covid-19 http https www meanwhile however moreover
    nevertheless nonetheless furthermore additionally separately elsewhere instead therefore thus hence finally lastly
    firstly secondly thirdly reportedly allegedly apparently although though despite besides afterwards similarly likewise
    conversely notably yesterday tomorrow""".split()
)


def candidates(tokens: Sequence[Token]) -> Iterator[Chunk]:
    """Runs cut down to what may be one name: no title, no demonym, no first word of a sentence."""
    done = -1
    surnames: set[str] = set()
    for run in _joined(chunks(tokens)):
        if run.first < done:
            continue
        if run.low[-1] in surnames and (alone := _alone(run)) is not None:
            yield alone
            continue
        if len(run) > 1 and words.is_role(run.low[-1]) and _name_like(run, len(run) - 1):
            surnames.add(run.low[-1])
        for candidate in _cut_around_phrase(run):
            yield candidate
            done = max(done, candidate.last)


def _alone(run: Chunk) -> Chunk | None:
    """The last word of a run that is all there is besides the opening of a sentence ("Then King spoke"), no title."""
    alone = run if len(run) == 1 else _without_opening(run)
    return alone if len(alone) == 1 and not _is_title(alone) else None


def _is_title(run: Chunk) -> bool:
    """ "the King", "King of": the office, also where somebody of that surname is in the article."""
    before, after = run.before(), run.after()
    article = before is not None and before.low in ("the", "a", "an", "this", "that", "former", "new")
    return article or (after is not None and after.text in ("of", "for"))


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
    if not len(run) or (len(run) == 1 and (run.low[0] in words.CALENDAR or _is_direction(run.low[0]))):
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
    role = next((i for i, low in enumerate(front.low) if words.is_role(low)), None)
    if role is not None:
        front = front.part(0, role)
    if not len(front):
        return
    if role is not None and front.key not in words.organizations():
        known = (n for n in range(len(front) - 1, 0, -1) if front.part(0, n).key in words.organizations())
        front = front.part(0, next(known, len(front)))
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


def _firm_of_a_country(run: Chunk, demonym: int) -> bool:
    """ "Hungarian MOL Group": a demonym before a name of its own says where the firm is."""
    own = run.tokens[run.first + demonym]
    return len(run) == demonym + 2 and run.low[-1] in ("group", "company", "holding", "holdings") and own.acronym


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
        and (based or not words.is_organization_head(run.low[-1]) or _firm_of_a_country(run, demonym))
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


_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th|d)$")


def _numbered(run: Chunk) -> Chunk:
    """With the number of a unit: "1st Infantry Brigade"."""
    number = run.before()
    if number is not None and _ORDINAL.match(number.low) and organization.is_unit(run.low):
        return Chunk(run.tokens, run.first - 1, run.last)
    return run


def _reached(run: Chunk) -> Chunk:
    run = _numbered(run)
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

"""Tokens -> the runs of words that may be one name: no title, no demonym, no first word of a sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from generator import data, patterns
from generator.kinds import firms, headed, location, organization, person, words
from generator.text.tokens import PARTICLES, Chunk, Token, chunks, low_of

_PLURAL_OWNERS = frozenset(
    "people workers women children men lord farmers veterans doctors teachers students king queen mothers journalists".split()
)
_NOT_NAMES = frozenset(
    """i mr mrs ms dr the a an english god internet web covid covid-19 http https www meanwhile however moreover
    nevertheless nonetheless furthermore additionally separately elsewhere instead therefore thus hence finally lastly
    firstly secondly thirdly reportedly allegedly apparently although though despite besides afterwards similarly likewise
    conversely notably yesterday tomorrow""".split()
)


Occupied = Sequence[tuple[int, int]]
"""``[start, end)`` of what is something else (weapon systems), in order of the text."""


def candidates(tokens: Sequence[Token], occupied: Occupied = ()) -> Iterator[Chunk]:
    """Runs cut down to what may be one name: no title, no demonym, no first word of a sentence, nothing ``occupied``."""
    done = -1
    surnames: set[str] = set()
    whole = chunks(tokens)
    free = (part for run in whole for part in _around(run, occupied)) if occupied else whole
    runs = _joined(map(_without_weekday, free))
    firms = {run.low[:-1] for run in runs if len(run) > 2 and run.low[-1] in organization.SUFFIXES}
    for run in runs:
        if run.last <= done:
            continue
        if run.first < done:
            run = run.part(done - run.first)
        if run.low in firms:
            yield run
            continue
        if run.low[-1] in surnames and (alone := _alone(run)) is not None:
            yield alone
            continue
        if len(run) > 1 and _bears_common_word(run):
            surnames.update((run.low[-1], run.low[0]) if person.family_first(run.low) else run.low[-1:])
        for candidate in _cut_around_phrase(run):
            yield candidate
            done = max(done, candidate.last)
    yield from _small_units(tokens)


def _around(run: Chunk, occupied: Occupied) -> Iterator[Chunk]:
    """What stands before and behind a system: "Royal Ode Navy" of "Royal Ode Navy MH-60R Seahawk"."""
    if run.heading:
        yield run
        return
    at = bisect_left(occupied, (run.start,))
    at -= at > 0 and occupied[at - 1][1] > run.start
    if at == len(occupied) or occupied[at][0] >= run.end:
        yield run
        return
    first = run.first
    while at < len(occupied) and occupied[at][0] < run.end:
        start, end = occupied[at]
        last = first
        while last < run.last and run.tokens[last].start < start:
            last += 1
        if last > first:
            yield Chunk(run.tokens, first, last)
        first = last
        while first < run.last and run.tokens[first].start < end:
            first += 1
        at += 1
    if first < run.last and not (run.last - first == 1 and run.tokens[first].acronym):  # the "II" of a "Lightning II"
        yield Chunk(run.tokens, first, run.last)


_SMALL_UNITS = frozenset("brigade battalion regiment".split())


def _small_units(tokens: Sequence[Token]) -> Iterator[Chunk]:
    """ "the 3rd brigade": behind an article an ordinal and a unit in small letters; "a 3rd brigade" is one more."""
    for i in [i for i, token in enumerate(tokens) if token.text in _SMALL_UNITS]:
        if i > 1 and _ORDINAL.match(tokens[i - 1].low):
            behind = tokens[i + 1] if i + 1 < len(tokens) else None
            if tokens[i - 2].low == "the" and not (behind is not None and behind.text in _TEAM_WORDS):
                yield Chunk(tokens, i - 1, i + 1)


_TEAM_WORDS = frozenset("combat tactical support landing".split())
"""What goes on with the name of a unit: "the 3rd brigade combat team"."""


def _without_weekday(run: Chunk) -> Chunk:
    """ "Lincoln Middle School" + "Tuesday" night, "Kyiv" + "February" 24: the day it happened is no part of the name."""
    low = run.low[-1]
    if len(run) == 1 or low not in words.CALENDAR or run.low[-2] in _NAMED_DAYS or run.key in words.organizations():
        return run
    number = run.after()
    dated = low.endswith("day") or (number is not None and number.text.isdigit())
    return run.part(0, len(run) - 1) if dated else run


_NAMED_DAYS = frozenset(
    "black good bloody super ash holy easter palm cyber shrove maundy fat red blue white sheffield the next last this".split()
)
"""Before a weekday that is a name: "Bloody Sunday"."""


def _bears_common_word(run: Chunk) -> bool:
    """ "Edward King", "Ann Pew", "Tran Quoc Dung": whose surname is also a title or a common word."""
    last = len(run) - 1
    if words.is_role(run.low[last]):
        return _name_like(run, last)
    before = run.before()
    given = "g" in words.name_flags(run.low[0]) and words.commonness(run.low[0]) < -10
    alone = before is None or before.low not in ("the", "a", "an")
    return words.is_common(run.low[last]) and alone and (given or person.family_first(run.low))


def _alone(run: Chunk) -> Chunk | None:
    """The last word of a run that is all there is besides the opening of a sentence ("Then King spoke"), no title."""
    alone = run if len(run) == 1 else _without_opening(run)
    if len(alone) != 1 or _is_title(alone):
        return None
    return alone if words.is_role(alone.low[0]) or not words.is_common(alone.low[0]) or _acts(alone) else None


def _acts(run: Chunk) -> bool:
    """True before a verb of people, a comma or behind a possessive: what a common word at that place can be besides."""
    after = run.after()
    behind = after is not None and (after.text == "," or after.text in person.LIVING or after.text in person.SAYING)
    return run.possessive or behind or not run.sentence_first


def _is_title(run: Chunk) -> bool:
    """ "the King", "King of": the office, also where somebody of that surname is in the article."""
    before, after = run.before(), run.after()
    article = before is not None and before.low in ("the", "a", "an", "this", "that", "former", "new")
    return article or (after is not None and after.text in ("of", "for"))


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """First word -> known organizations with a small word inside ("Joint Chiefs of Staff"), which ends a run."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    countries = (form for row in data.rows("countries.tsv") for form in (row[1], *row[6].split("|")))
    bodies = (form for row in data.rows("organizations.tsv") for form in (row[0], *row[2].split("|")))
    for name in (*bodies, *countries):
        first, *others = name.removeprefix("The ").split(" ")
        if any(map(str.islower, others)):
            found[data.fold(first)].append(tuple(map(data.fold, (first, *others))))
    return found


def _cut_around_phrase(run: Chunk) -> Iterator[Chunk]:
    for at, low in enumerate(run.low):
        for parts in _phrases().get(low, ()):
            first, last = run.first + at, run.first + at + len(parts)
            if last > run.last and tuple(t.low for t in run.tokens[first:last]) == parts:
                if at:
                    yield from _cut(run.part(0, at))
                yield _with_branch(Chunk(run.tokens, first, last))
                return
    yield from _cut(run)


def _with_branch(state: Chunk) -> Chunk:
    """ "Republic of Singapore" + "Navy", "Republic of Korea" + "Marine Corps": a state's official name and its forces."""
    if state.low[0] not in ("republic", "kingdom", "commonwealth", "state", "union") or state.possessive:
        return state
    last = state.last
    while last < len(state.tokens) and last - state.last < 3 and _goes_on_in(state, last):
        last += 1
    branch = last > state.last and state.tokens[last - 1].low in _BRANCHES
    return Chunk(state.tokens, state.first, last) if branch else state


_BRANCHES = frozenset("army navy force forces corps guard police fleet".split())


def _joined(runs: Iterable[Chunk]) -> list[Chunk]:
    """Runs that are one name: behind a possessive ("Korean People's" + "Army"), around "and" ("Trade" + "Labour Party")."""
    joined: list[Chunk] = []
    for run in runs:
        parts = 0
        if joined and _belongs_to(joined[-1], run):
            parts = 1
        elif len(joined) > 1 and _is_joint(joined[-1], run) and _enumerates(joined[-2], joined[-1], run):
            parts = 2
        first = joined[-parts].first if parts else run.first
        del joined[len(joined) - parts :]
        joined.append(Chunk(run.tokens, first, run.last) if parts else run)
    return joined


def _belongs_to(one: Chunk, run: Chunk) -> bool:
    if run.first == one.last:
        return _owns(one, run)
    if run.first != one.last + 1:
        return "&" in run.words and _enumerates(one, run, run)
    joint = run.tokens[one.last].text
    if joint == "of":
        return _is_dedicated(one, run)
    return (
        _shares_head(one, run)
        or _is_bracketed_party(one, run)
        or _is_paired(one, run)
        or ("&" in run.words and _enumerates(one, run, run))
    )


def _is_bracketed_party(one: Chunk, run: Chunk) -> bool:
    """ "(Greens" + "and" + "Farmers Union)": all there is in the brackets behind a name is one party."""
    opening, closing = one.before(), run.after()
    if opening is None or closing is None or (opening.text, closing.text) != ("(", ")") or not _is_joint(one, run):
        return False
    return len(one) == 1 and run.low[-1] in _PARTY_HEADS and words.commonness(one.low[0]) > -12


_PARTY_HEADS = frozenset("party union alliance movement coalition front bloc list league".split())


def _is_dedicated(one: Chunk, run: Chunk) -> bool:
    """ "Queen" + "of" + "Peace Middle School", "Our Lady" + "of" + "Sorrows Church": a dedication, no office."""
    if one.low[-1] not in _DEDICATED or one.region != run.region:
        return False
    return len(run) > 1 and run.low[-1] in _HALLOWED and run.low[0] not in data.gazetteer() and not one.heading


_DEDICATED = frozenset("queen lady mother prince star heart king light gate help spirit".split())
_HALLOWED = frozenset("school church parish hospital college academy convent basilica shrine monastery chapel".split())


_OFFICES = frozenset("office offices party union association federation guild court department".split())


def _is_paired(one: Chunk, run: Chunk) -> bool:
    """ "Adriatic" + "–" + "Danube Security Forum": a dash without spaces before a body's name."""
    dash = run.tokens[one.last]
    if dash.text != "–" or len(one) > 2 or len(run) < 2:
        return False
    return dash.start == one.end and run.start == dash.end and words.is_organization_head(run.low[-1])


def _owns(owner: Chunk, run: Chunk) -> bool:
    """ "Prosecutor's" + "Office", "Workers'" + "Party", "St Anne's" + "Hospital": owners that are part of the name."""
    if run.first != owner.last or not owner.possessive:
        return False
    if f"{owner.low[-1]}'s {run.low[0]}" in data.gazetteer():
        return len(run) == 1
    if len(run) == 1 and run.low[0] in _SETTLEMENTS and owner.low[-1] not in data.gazetteer() and not run.heading:
        return True
    if owner.low[-1] == "people" and len(owner) > 1 and run.low in _PEOPLES_REPUBLICS:
        return True
    if owner.low[-1] in _PLURAL_OWNERS:
        return any(words.is_organization_head(w) for w in run.low[:3])
    if words.is_role(owner.low[-1]):
        people = owner.low[-1].endswith(("s", "men")) and words.is_organization_head(run.low[-1])
        return run.low[0] in _OFFICES or people
    saint = len(owner) > 1 and owner.low[-2] in ("st", "st.", "saint")
    return saint and (words.is_organization_head(run.low[-1]) or words.is_place_head(run.low[-1]))


_PEOPLES_REPUBLICS = frozenset((("republic",), ("democratic", "republic")))

_SETTLEMENTS = frozenset("town bay bazar bazaar point landing creek cove corner pass reef quay wharf ferry".split())
"""What a place may be besides somebody's: "Simon's Town", "Cox's Bazar"."""


_GOVERNMENTS = frozenset("administration government presidency cabinet ministry staff".split())


def _shares_head(one: Chunk, run: Chunk) -> bool:
    """ "the Justice" + "and" + "Equality Movement": one article and one head noun for two subjects or two places."""
    return _is_joint(one, run) and _has_shared_head(run) and (_is_modifier(one, run) or _is_shire(one, run))


def _is_shire(one: Chunk, run: Chunk) -> bool:
    """ "Argyll" + "and" + "Bute Council": half of a district's name is known as nothing else."""
    unknown = len(one) == 1 and words.commonness(one.low[0]) <= -99 and not one.tokens[one.first].acronym
    named = one.key in data.gazetteer() or one.key in words.organizations() or words.is_demonym(one.key)
    return unknown and not named and len(run) == 2 and run.low[-1] == "council"


def _is_joint(one: Chunk, run: Chunk) -> bool:
    joint = one.after()
    return joint is not None and joint.text in ("and", "&") and run.first == one.last + 1 and not one.possessive


def _enumerates(one: Chunk, two: Chunk, run: Chunk) -> bool:
    """ "the Foreign" + "," + "Trade" + "and" + "Development Office": three subjects or places before one head noun."""
    comma = one.after()
    if comma is None or comma.text != "," or two.first != one.last + 1 or not _has_shared_head(run):
        return False
    return _is_modifier(one, run) and (two is run or (_modifies(two, run) and not _stands_alone(two, run)))


def _has_shared_head(run: Chunk) -> bool:
    own = run.low[0] not in _SUBJECT_HEADS and words.is_organization_head(run.low[0])
    return len(run) > 1 and words.is_organization_head(run.low[-1]) and not own and run.key not in words.organizations()


_SUBJECT_HEADS = frozenset(
    """energy oil gas steel media radio broadcasting hospital library finance mining engineering electronics insurance
    investment communications minerals metals shipping research healthcare publishing railway court capital aviation logistics
    intelligence marine maritime aerospace""".split()
)


def _is_modifier(one: Chunk, run: Chunk) -> bool:
    """True for one to three words behind an article that say of what the body in ``run`` is."""
    own = one.part(1) if one.low[0] in ("the", "a", "an") else one
    return 1 <= len(own) <= 4 and _is_definite(one, own) and _modifies(own, run) and not _stands_alone(own, run)


def _modifies(own: Chunk, run: Chunk) -> bool:
    country = next((n for n in (2, 1) if n < len(own) and _is_known(" ".join(own.low[:n]))), 0)
    if country and len(own) > country + 1:
        return _modifies(own.part(country), run)
    owned = len(own) == 2 and not words.is_place_head(own.low[1])
    subjects = all(map(words.is_subject, own.low[owned:])) and own.key not in data.gazetteer()
    return subjects or (run.low[-1] not in _GOVERNMENTS and _is_town(own.key))


def _is_definite(one: Chunk, own: Chunk) -> bool:
    """True behind "the", "its", a possessive; also with one small word between ("the ruling Justice and ... Party")."""
    before, further = one.before(), one.before(2)
    if len(own) < len(one) or (before is not None and (before.possessive or before.low in _DEFINITE)):
        return True
    adjective = before is not None and before.text.islower() and before.text not in ("of", "by", "with", "and")
    return adjective and further is not None and (further.low in _DEFINITE or further.possessive)


_DEFINITE = frozenset("the its their his her our".split())


def _stands_alone(own: Chunk, run: Chunk) -> bool:
    """True for what is a name, an office or people by itself: "the Senate and Trade Committee"."""
    role = words.is_role(own.low[-1]) and own.low[-1] != "justice"
    head = words.is_organization_head(own.low[-1]) and own.low[-1] not in _SUBJECT_HEADS
    subject = own.low[-1] in words.PORTFOLIOS
    known = (own.key in words.organizations() and not subject) or head
    return role or known or any(map(words.is_demonym, own.low)) or own.tokens[own.last - 1].acronym


def _is_town(key: str) -> bool:
    best = data.gazetteer().get(key)
    return bool(best) and best[0].type in ("city", "region")


def _cut(run: Chunk) -> Iterator[Chunk]:
    """The names in a run: the part behind the titles, and a country or organization before them."""
    run = _without_opening(run)
    if len(run) > 1 and run.low[0] in _MEASURES:
        run = run.part(1)
    if len(run) > 1 and run.low[0] in ("ngo", "ngos"):
        run = run.part(1)
    if len(run) > 1:
        run = _without_class(_without_letters(_without_day(run)))
    if not len(run) or (len(run) == 1 and _is_no_name(run)):
        return
    if run.key in words.organizations() or run.key in data.gazetteer():
        yield _reached(run)
        return
    if service := _service_before_model(run):
        yield _reached(run.part(0, service))
        yield from _cut(run.part(service))
        return
    yield from _cut_known(run)


def _cut_known(run: Chunk) -> Iterator[Chunk]:
    """The names in a run without what opened it: a known one whole, else parted by bodies and titles."""
    if len(run) > 1 and _half_of_pair(run):
        yield run.part(0, 1)
        return
    if len(run) > 2 and (initial := _initial_behind_portfolio(run)):
        yield from _cut(run.part(0, initial))
        yield run.part(initial)
        return
    if split := _name_behind_organization(run):
        yield from _cut(run.part(0, split))
        yield from _cut(run.part(split))
        return
    role = _last_role(run)
    surname = role == 1 and len(run) == 2 and run.low[1] != "marine" and not words.is_role(run.low[0])
    if surname and "g" in words.name_flags(run.low[0]) and not run.tokens[run.first].acronym:
        yield run
        return
    if role is not None:
        yield from _cut_front(run.part(0, role))
        if role + 1 < len(run):
            yield from _cut_name(run.part(_name_start(run, role)))
        return
    yield from _cut_name(run)


_MEASURES = frozenset("gdp gnp gni vat".split())
"""What a share is of, before whose it is: "3 % of GDP Denmark says it will spend"."""


_SERVICES = frozenset(
    (("air", "force"), ("air", "corps"), ("coast", "guard"), ("marine", "corps"), ("naval", "service"))
)


def _service_before_model(run: Chunk) -> int:
    """How many words the service is before what it flies or sails: "Air Corps" + "CASA" -> 2; 0 where none is."""
    for n in range(2, len(run)):
        if run.low[n - 2 : n] in _SERVICES and run.tokens[run.first + n].acronym:
            return 0 if run.tokens[run.first + n - 1].acronym else n
    return 0


def _initial_behind_portfolio(run: Chunk) -> int:
    """Where the name begins in "Secretary of State A. Ode", "for Foreign Affairs of France S. Ode"; 0 for none."""
    of = run.before()
    at = next((i for i in range(1, len(run) - 1) if person.INITIAL.match(run.words[i])), 0)
    if not at or of is None or of.text not in ("of", "for", "and"):
        return 0
    front = run.low[at - 1]
    best = data.gazetteer().get(front, ())
    country = bool(best) and best[0].type == "country"
    return at if country or front in words.PORTFOLIOS or front == "state" else 0


def _without_day(run: Chunk) -> Chunk:
    """Without the month of a date before the name: "on 26 February ISIL fighters"; "14 July Movement" keeps it."""
    number = run.before()
    dated = run.low[0] in words.CALENDAR and number is not None and number.text.isdigit()
    return run.part(1) if dated and not words.is_organization_head(run.low[-1]) else run


def _without_letters(run: Chunk) -> Chunk:
    """Without what somebody was given behind the name: "Ana Ruiz KC"."""
    if len(run) > 2 and run.words[-1] in words.LETTERS and not words.is_organization_head(run.low[-2]):
        return run.part(0, len(run) - 1)
    return run


def _is_no_name(run: Chunk) -> bool:
    low = run.low[0]
    if _is_currency(run) or ("-" in low and words.CALENDAR.issuperset(low.split("-"))) or _is_adjective(run):
        return True
    return low in words.CALENDAR or low in _DEITIES or low in _NUMBERS or _is_direction(low) or _is_seat(run)


def _is_currency(run: Chunk) -> bool:
    """ "US$6.9 million", "NT$214"."""
    sign = run.after()
    return sign is not None and sign.text in "$€£¥" and sign.start == run.end


def _is_adjective(run: Chunk) -> bool:
    """ "the Kazakh side": a demonym that is a small town's name too, before a word in small letters."""
    if not words.is_demonym(run.low[0]):
        return False
    after = run.after()
    if after is None or not after.text.islower() or run.possessive:
        return False
    best = data.gazetteer().get(run.low[0])
    return (
        bool(best) and best[0].type in ("city", "region") and after.text not in ("and", "or", "is", "was", "in", "on")
    )


_DEITIES = frozenset("god allah".split())
_NUMBERS = frozenset("one two three four five six seven eight nine ten dozens hundreds thousands several".split())


def _is_seat(run: Chunk) -> bool:
    """ "Rep. Ana Ruiz, D-Maine": a party's letter and a state."""
    if run.words[0][1:2] != "-" or run.words[0][0] not in "DRI":
        return False
    comma = run.before()
    return comma is not None and comma.text in (",", "(")


def _without_class(run: Chunk) -> Chunk:
    """ "Petty Officer 2nd Class Amanda Wyrick" without "Class", "Prison No. 13" without "No"."""
    if run.low[0] in ("class", "rank") and (number := run.before()) is not None and _ORDINAL.match(number.low):
        return run.part(1)
    return run.part(0, len(run) - 1 if len(run) > 2 else 0) if run.words[-1] in ("No", "Nr") else run


def _half_of_pair(run: Chunk) -> bool:
    """ "UK-Japan Summit": two countries and what they do together."""
    hyphen = run.before()
    return hyphen is not None and hyphen.text == "-" and hyphen.end == run.start and run.low[0] in data.gazetteer()


def _is_direction(low: str) -> bool:
    """ "Western experts": of no region in particular."""
    return low.endswith("ern") and low in location.DIRECTIONS


def _name_behind_organization(run: Chunk) -> int:
    """Where a person's name begins behind the organization's: "Harbour Council Enver Dahl" -> 2; 0 for none."""
    if len(run) > 2 and (known := _known_before_name(run) or _body_before_place(run)):
        return known
    for i in range(1, len(run) - 1):
        staff = _is_general_staff(run, i - 1)
        if not (staff or words.is_organization_head(run.low[i])):
            continue
        rest = run.low[i + 1 :]
        ends = words.is_organization_head(rest[-1]) or words.is_place_head(rest[-1])
        named = "g" in words.name_flags(rest[0]) and words.commonness(rest[0]) < -5 and 2 <= len(rest) <= 3
        named = named or (
            len(rest) == 2 and _is_in_office(run) and person.is_given(rest[0]) and person.is_given(rest[1])
        )
        if (named or staff or person.family_first(rest)) and not ends:
            return i + 1
    return 0


def _is_in_office(run: Chunk) -> bool:
    """ "the head of the" + "Mykolaiv Regional Administration Ostap Ode": an office of the body, its holder behind it."""
    the = run.before()
    n = 2 if the is not None and the.text == "the" else 1
    of, role = run.before(n), run.before(n + 1)
    return of is not None and of.text == "of" and role is not None and words.is_role(role.low)


def _body_before_place(run: Chunk) -> int:
    """ "Ground Self-Defense Force" + "Kengun" garrison -> 3: whose, and where it is."""
    facility = run.after()
    stationed = facility is not None and facility.text in ("garrison", "garrisons", "base", "headquarters", "barracks")
    if not stationed or run.possessive or words.is_organization_head(run.low[-1]):
        return 0
    return next((i + 1 for i in range(len(run) - 2, 0, -1) if words.is_organization_head(run.low[i])), 0)


def _known_before_name(run: Chunk) -> int:
    """ "Yugoimport SDPR Jugoslav Petkovic" -> 2; no portfolio ("Minister of Foreign Affairs Ode"), no "Sun Myung Moon"."""
    for n in range(len(run) - 2, 0, -1):
        if " ".join(run.low[:n]) not in words.organizations():
            continue
        plain = n > 1 or not (words.name_flags(run.low[0]) or words.is_common(run.low[0]))
        named = "g" in words.name_flags(run.low[n]) or person.ends_as_surname(run.low[-1])
        if plain and named and person.before_name(run.low[n:]) and not _portfolio_end(run):
            return n
    return 0


def _without_opening(run: Chunk) -> Chunk:
    """Without the word that is capitalised only because it opens a sentence, or a headline's before a name."""
    if (
        run.heading
        and run.sentence_first
        and len(run) > 1
        and run.low[0] in _OPENING
        and run.key not in data.gazetteer()
    ):
        run = run.part(1)
    while len(run) and run.sentence_first and not run.heading:
        low = run.low[0]
        if len(run) > 1 and firms.is_maker(low) and not _is_headed(run) and run.key not in words.organizations():
            run = run.part(1)
            break
        if (
            not (words.is_common(low) or low in _NOT_NAMES)
            or run.key in words.organizations()
            or (len(run) > 1 and run.key in data.gazetteer())
            or (run.tokens[run.first].acronym and (low in data.gazetteer() or low in words.organizations()))
            or (len(run) == 2 and "-" in run.low[1] and low in person.EASTERN)
            or (len(run) == 3 and words.commonness(low) > 10 and person.family_first(run.low) and low not in _NOT_NAMES)
            or ("g" in words.name_flags(low) and len(run) > 1 and not words.commonness(low) > 25)
            or _is_rare_surname(run)
            or _is_told_of(run)
            or organization.is_party(run)
            or organization.opens_with_party(run)
            or (run.possessive and len(run) == 1 and organization.has_a_spokesman(run))
            or (any(map(str.isupper, run.words[0][1:])) and not _is_shouted_opening(run))
        ):
            break
        if len(run) > 1 and (words.is_organization_head(low) or words.is_role(low) or _opens_known(run)):
            break
        if _is_body_of(run) or organization.is_named_unit(run.low) or organization.is_region_of_forces(run.low):
            break
        if len(run) > 1 and low not in _FUNCTION and (_is_headed(run) or words.is_foreign_head(run.low)):
            break
        if len(run) > 2 and low not in _FUNCTION and organization.is_branch(run.low):
            break
        if low not in _FUNCTION and len(run) == 2 and _two_subjects(run).last > run.last:
            break
        run = run.part(1)
        break
    if len(run) > 1 and run.low[0] in _ASKING and (colon := run.before()) is not None and colon.text == ":":
        run = run.part(1)
    while len(run) and run.low[0] in ("the", "a", "an"):
        run = run.part(1)
    return run.part(2) if len(run) > 3 and run.low[:2] == ("tan", "sri") else run


def _opens_known(run: Chunk) -> bool:
    """ "New Power Party Legislator Kao" where a sentence begins: a known body in front."""
    return any(" ".join(run.low[:n]) in words.organizations() for n in range(3, len(run)))


_ASKING = frozenset("why how what when where who is are was can will could should as inside".split())
"""What opens the second half of a headline: "Shells and Powder: Why Europe's ..."."""


def _is_body_of(run: Chunk) -> bool:
    """ "Centre" where a sentence begins and "for European Defence Economics" follows."""
    if len(run) > 1 or run.low[0] not in _BODIES_OF or run.possessive:
        return False
    of, name = run.after(), run.after(2)
    return of is not None and of.text in ("for", "of", "on") and name is not None and name.capital and name.word


_BODIES_OF = frozenset(
    """centre center institute office council committee commission agency ministry department bureau foundation association
    society federation league academy college school directorate authority university faculty""".split()
)


def _is_rare_surname(run: Chunk) -> bool:
    """ "Mats Wicksell", "Per Holm Olsen" where a sentence begins: a given name that is a common word too."""
    given = "g" in words.name_flags(run.low[0]) and run.low[0] not in _FUNCTION
    return (
        given
        and run.part(1).key not in words.organizations()
        and len(run) in (2, 3)
        and words.commonness(run.low[-1]) <= -99
    )


def _is_told_of(run: Chunk) -> bool:
    """ "Sun Yue, a researcher", "Dot Ode, 71, who" where a sentence begins: what follows the comma tells of a person,
    whose name opens with a word that is also a common one."""
    comma, what = run.after(), run.after(2)
    if len(run) != 2 or comma is None or comma.text != "," or what is None or run.low[0] in _FUNCTION:
        return False
    if words.is_common(run.low[1]) or words.is_organization_head(run.low[1]) or run.low[1] in data.gazetteer():
        return False
    if what.text.isdigit() and len(what.text) == 2:
        return bool(words.name_flags(run.low[0])) or run.low[0] in person.EASTERN
    return run.low[0] in person.EASTERN and what.text in ("a", "an", "the", "who", "deputy", "head", "director")


def _is_shouted_opening(run: Chunk) -> bool:
    """ "HERO RAF pilots", "BRAVE Ana Ode": the first word of a tabloid's paragraph, a common one, in capitals."""
    goes_on = run.after()
    small = (len(run) > 1 and not run.words[1].isupper()) or (goes_on is not None and goes_on.text.islower())
    known = " ".join(run.low[1:]) in words.organizations() or (len(run) > 2 and person.before_name(run.low[1:]))
    return small and known and len(run.words[0]) > 2 and words.is_common(run.low[0])


_OPENING = frozenset(
    """what why how when where who new former ex old two three four five six seven eight nine ten inside behind after before with as in on at for from by about against
    under over more less no not is are was can will would should first last late young meet watch see live exclusive opinion
    analysis update breaking explainer interview factbox report statement""".split()
)


_FUNCTION = _NOT_NAMES | frozenset(
    """but yet and or so while as if since because for with in on at by from to of after before until when where what why how
    this that these those its their his her our my your some many most several all both each every any no one two three four
    five six seven eight nine ten more less few other another such same own former current late new old young local senior
    top leading then now today still here there only even once also just later earlier soon last next first second third
    under over between among during against about above below near like unlike through without within across along around
    behind beyond despite except inside outside via than not never ever again perhaps maybe according including given
    based using under-fire is are was were has had have will would could may might can should must do does did let""".split()
)
"""Words that open a sentence and no name."""


def _last_role(run: Chunk) -> int | None:
    found = [i for i, low in enumerate(run.low) if words.is_role(low) and not _name_like(run, i)]
    if found:
        return found[-1]
    if words.RANKS.isdisjoint(run.words):
        return None
    return next((i for i in range(len(run) - 1) if words.is_rank(run.words[i]) and _is_held(run, i)), None)


def _name_start(run: Chunk, role: int) -> int:
    """Behind a title and its grade ("Private First Class"); behind the portfolio of an abbreviated one and the service of
    a rank too: "MoS Defence Ana Ruiz", "Rear Admiral TNI Yohanes Lind"."""
    name = role + 1
    if len(run) - name > 2 and run.low[name : name + 2] == ("tan", "sri"):
        name += 2
    if len(run) - name > 2 and run.words[name] in words.SERVICES:
        return name + 1
    if name + 2 < len(run) and words.grade_before((run.low[name + 1], run.low[name], run.low[role])) == 2:
        return name + 2
    while name < len(run) - 1 and words.is_rank(run.words[role]) and run.low[name] in words.PORTFOLIOS:
        name += 1
    return name


def _is_held(run: Chunk, i: int) -> bool:
    """True where a name follows an abbreviated rank; "5 PM Ode" is an hour."""
    before = run.tokens[run.first + i - 1] if i else run.before()
    hour = run.words[i] == "PM" and before is not None and before.text[0].isdigit()
    name = _name_start(run, i)
    surname = words.is_rank(run.words[i], surname=True)
    return not hour and run.key not in words.organizations() and person.before_name(run.low[name:], surname=surname)


def _inside_name(run: Chunk, i: int) -> bool:
    """ "Prosecutor's Office", "Justice and Equality Movement", "Marine Park Authority": a role word that is a subject."""
    given = run.low[i] in _ALSO_GIVEN and (run.low[i + 1 : i + 2] in (("al",), ("bin",), ("ibn",)) or i + 2 == len(run))
    given = given or (run.low[i] in _ALSO_BEFORE_TWO and i + 2 < len(run))
    if (given or (run.low[i] in _TITLES_AND_GIVEN and not i)) and _stands_behind_role(run, i):
        return True
    if run.low[i] in _BETWEEN_NAMES and 0 < i < len(run) - 1 and _is_part_of_name(run.low[i - 1]):
        return True
    if run.low[i] == "marine" and i == len(run) - 1 and i and words.commonness(run.low[i - 1]) < 0:
        return run.low[i - 1] != "royal" and not words.is_demonym(run.low[i - 1])
    if run.words[i] == "Gen" and i + 2 == len(run) and (run.low[i - 1] if i else low_of(run.before())) == "minister":
        return True
    if run.low[i] in ("guard", "guards") and i and run.low[i - 1] in _GUARDS:
        return True
    if run.low[i] == "head" and i and i + 1 == len(run) and low_of(run.before()) in ("off", "near", "at", "round"):
        return words.commonness(run.low[i - 1]) < 0
    if i + 1 >= len(run):
        return False
    if run.low[i] == "general" and i and i + 2 == len(run) and run.low[-1] in organization.TRADES:
        return True
    if run.low[i] in ("st", "st."):
        town = any(location.known_as(run.low[i:n]) for n in (i + 2, i + 3))
        return town or words.is_place_head(run.low[-1]) or words.is_organization_head(run.low[-1])
    if not i and run.low[0] in _SUBJECTS and run.low[-1] in data.gazetteer():
        return run.low[1] in words.PORTFOLIOS or run.low[-2] in ("unit", "detachment")
    if not (words.is_organization_head(run.low[-1]) or run.low[-1] in organization.SUFFIXES):
        return False
    joint = run.words[i + 1] in ("and", "&", "of") or run.tokens[run.first + _last_title(run, i)].possessive
    named = any("g" in words.name_flags(low) and not words.is_common(low) for low in run.low[i + 1 : -1])
    return joint or (run.low[i] in _SUBJECTS and not named)


_BETWEEN_NAMES = frozenset("sheikh shaikh haji hajji sayyid beg bey".split())


def _is_part_of_name(low: str) -> bool:
    """ "Hassan" before "Sheikh Mohamud": a given name, or a word that is nothing else and no people's."""
    best = data.gazetteer().get(low, ())
    country = bool(best) and best[0].type in ("country", "region")
    known = words.is_role(low) or words.is_organization_head(low) or words.is_demonym(low) or country
    return not known and person.is_given(low)


_TITLES_AND_GIVEN = frozenset("emir malik".split())
_ALSO_GIVEN = frozenset("emir malik baron earl duke dean king prince count major judge pope sultan".split())
_ALSO_BEFORE_TWO = frozenset("shah khan mir mirza begum syed sayed sardar nawab rana raja".split())
"""Titles that are a given name between an office and two names: "Deputy Commissioner Shah Mozammel Ode"."""


def _last_title(run: Chunk, i: int) -> int:
    """The last of the titles in a row at ``i``: the "General" of "Attorney General's Office"."""
    while i + 1 < len(run) and words.is_role(run.low[i + 1]):
        i += 1
    return i


def _stands_behind_role(run: Chunk, i: int) -> bool:
    """ "deacon Earl Ruiz", "Secretary-General Baron Ode": a second title there is a given name."""
    before = run.tokens[run.first + i - 1] if i else run.before()
    if before is not None and before.retired and not i:
        before = run.before(2)
    return before is not None and before.word and words.is_role(before.low)


_GUARDS = frozenset(
    "coast national republican revolutionary border presidential home royal civil imperial grenadier".split()
)
_SUBJECTS = frozenset(
    """justice marine marines veteran veterans workers farmers officers teachers students anchor pilot ranger hunter miner baker
    sailor warrior pioneer""".split()
)


def _name_like(run: Chunk, i: int) -> bool:
    """A role word that ends a name ("Stephen King") or opens an organization's ("General Staff") is no title."""
    if _is_general_staff(run, i) or _inside_name(run, i):
        return True
    if (
        i == len(run) - 1
        and i > 0
        and run.low[i] in ("khan", "shah", "mirza", "malik")
        and not words.is_role(run.low[i - 1])
    ):
        return True
    if i == len(run) - 1 and run.low[i] in _ALSO_SURNAMES and _is_named_before(run, i):
        return True
    given = i == len(run) - 1 and i > 0 and "g" in words.name_flags(run.low[i - 1])
    given = given and not run.tokens[run.first + i - 1].acronym
    if given and run.low[i] != "marine" and not words.is_role(run.low[i - 1]):
        return True
    headed = i + 1 < len(run) and words.is_organization_head(run.low[i + 1])
    return headed and not {"g", "f"} & set(words.name_flags(run.low[i + 1]))


_ALSO_SURNAMES = frozenset(
    "alcalde baron bishop coronel deacon dean duke earl farmer judge king miner monk naik pastor pope pradhan priest prince shehu sheikh singer tailor".split()
)


def _is_named_before(run: Chunk, i: int) -> bool:
    """ "Orlando Grisales" before "Barón": a given name and a surname, which a second one follows."""
    if i < 2 or words.is_role(run.low[i - 1]) or words.is_organization_head(run.low[i - 1]):
        return False
    between = words.commonness(run.low[i - 1]) <= -30 and not words.is_demonym(run.low[i - 1])
    return between and "g" in words.name_flags(run.low[i - 2]) and not words.is_role(run.low[i - 2])


def _is_general_staff(run: Chunk, i: int) -> bool:
    """The body, not the rank "Major General" before a "Staff Pilot"."""
    return run.low[i : i + 2] == ("general", "staff") and not (i and run.low[i - 1] in _GENERALS)


_GENERALS = frozenset("major lieutenant brigadier colonel".split())


def _cut_front(front: Chunk) -> Iterator[Chunk]:
    """Before a title: demonyms go, a country or an organization stays ("Kremlin", "Foreign Ministry")."""
    while len(front) and (demonym := _demonym(front)) and not _of_a_country(front, demonym):
        front = front.part(demonym)
    role = next((i for i, low in enumerate(front.low) if words.is_role(low) and not _name_like(front, i)), None)
    if role is not None:
        front = front.part(0, role)
    if not len(front):
        return
    while len(front) > 1 and front.low[-1] in _BEFORE_ROLE:
        front = front.part(0, len(front) - 1)
    headed = role is None and words.is_organization_head(front.low[-1])
    if not headed and front.key not in words.organizations():
        known = (n for n in range(len(front) - 1, 0, -1) if _is_known(front.part(0, n).key))
        front = front.part(0, next(known, len(front)))
    if (
        front.key in words.organizations()
        or front.key in data.gazetteer()
        or front.tokens[front.first].acronym
        or words.is_organization_head(front.low[-1])
        or _is_led(front)
        or _is_seat_of(front)
        or organization.is_party(front)
    ):
        yield front


def _is_seat_of(front: Chunk) -> bool:
    """ "Kathiani North" before "MP Ana Ruiz": the constituency."""
    member = front.after()
    return (
        len(front) in (2, 3)
        and front.low[-1] in location.DIRECTIONS
        and member is not None
        and member.text in ("MP", "MLA", "MCA", "MSP", "TD")
    )


def _is_led(front: Chunk) -> bool:
    """ "Torvex" before "CEO Ana Ruiz": who stands behind it leads a firm."""
    return len(front) < 4 and firms.leads_a_firm(low_of(front.after()), low_of(front.after(2)))


_BEFORE_ROLE = frozenset("prime deputy vice assistant senior chief former acting executive managing".split())


def _is_known(key: str) -> bool:
    best = data.gazetteer().get(key)
    return key in words.organizations() or (bool(best) and best[0].type == "country")


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
    if len(run) > 2 and run.low[0] in ("father", "sister", "brother") and "g" in words.name_flags(run.low[1]):
        run = run.part(1)
    if len(run) > 2 and (cut := _country_before_name(run)):
        yield run.part(0, cut)
        yield run.part(cut)
        return
    if len(run) > 2 and (cut := _place_before_name(run)):
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
    if demonym == 1 and len(run) == 2 and "g" in words.name_flags(run.low[0]) and (_is_titled(run) or _is_surname(run)):
        demonym = 0
    if demonym == 1 and len(run) == 2 and _is_direction(run.low[0]) and words.commonness(run.low[1]) <= -99:
        demonym = 0
    based = demonym == 1 and "-" in run.low[0]
    if (
        demonym
        and run.low[demonym:] not in organization.OF_EACH_COUNTRY
        and not (len(run) == 2 and words.is_place_head(run.low[-1]) and "-" not in run.low[0])
        and (based or not (_is_headed(run) or _is_headed_later(run)) or _firm_of_a_country(run, demonym))
        and not _is_introduced(run)
        and not headed.has_base_inside(run.low)
        and not _branch(run)
        and run.key not in data.gazetteer()
    ):
        run = run.part(demonym)
    yield _reached(run)


def _is_surname(run: Chunk) -> bool:
    """ "Christian Schmidt-Hauser": a double name behind a demonym that is a given name too."""
    one, hyphen, other = run.low[1].partition("-")
    return bool(hyphen) and all(words.name_flags(part) or words.commonness(part) <= -99 for part in (one, other))


def _is_titled(run: Chunk) -> bool:
    """ "Captain Finn Moe": behind a rank a demonym that is a given name is one."""
    before = run.before(2) if (last := run.before()) is not None and last.retired else run.before()
    return before is not None and words.is_role(before.low)


def _is_headed_later(run: Chunk) -> bool:
    """ "Spanish Air" + "and Space Force"."""
    return _two_subjects(run).last > run.last if len(run) == 2 and low_of(run.after()) == "and" else False


def _is_introduced(run: Chunk) -> bool:
    """ "the firm Pole Star": behind a noun of bodies a demonym is part of the name."""
    before = run.before()
    return before is not None and before.text.islower() and before.text in organization.APPOSED and len(run) > 1


def _is_headed(run: Chunk) -> bool:
    if len(run) > 2 and run.low[-1] in organization.SPELLED:
        return organization.is_unit(run.low[-2])
    return (
        words.is_organization_head(run.low[-1])
        or run.low[-1] in organization.SUFFIXES
        or organization.closes_with_pair(run.low)
        or (len(run) > 2 and organization.is_region_of_forces(run.low[-2:]))
    )


def _branch(run: Chunk) -> bool:
    """True for a known organization's name with more words behind it ("Islamic State Khorasan Province")."""
    return any(" ".join(run.low[:n]) in words.organizations() for n in range(2, len(run)))


def _country_before_name(run: Chunk) -> int:
    if _is_headed(run):
        return 0
    for n in (2,) if "g" in words.name_flags(run.low[0]) else (2, 1):
        best = data.gazetteer().get(" ".join(run.low[:n]), ())
        large = best and (best[0].type == "country" or best[0].gazetteer == "own list")
        if large and "g" in words.name_flags(run.low[n]) and len(run) - n >= 2:
            return n
    return 0


def _place_before_name(run: Chunk) -> int:
    """Where the name begins in "Mayor of Lviv Andriy Sadovyi"; 0 for none."""
    of, role = run.before(), run.before(2)
    if of is None or of.text != "of" or role is None or not words.is_role(role.low):
        return 0
    for n in range(min(3, len(run) - 2), 0, -1):
        if (
            " ".join(run.low[:n]) in data.gazetteer()
            and person.before_name(run.low[n:])
            and run.low[n] not in PARTICLES
        ):
            return n
    unknown = words.commonness(run.low[0]) <= -99 and not words.name_flags(run.low[0])
    return 1 if unknown and len(run) == 3 and "g" in words.name_flags(run.low[1]) else 0


def _portfolio_end(run: Chunk) -> int:
    """In "Minister of Foreign Affairs Andrey Rudenko" the name begins behind the portfolio."""
    before, role = run.before(), run.before(2)
    if before is not None and before.text == "the" and run.low[0] in ("army", "navy", "police"):
        before, role = role, run.before(3)
    if before is None or role is None or not (words.is_role(role.low) or _is_of_state(run, role) or role.text == "and"):
        return 0
    if before.text == "in" and run.low[0] == "charge":
        return 1
    if before.text not in ("of", "for") or run.low[-1] in _COMMANDS:
        return 0
    if "g" in words.name_flags(run.low[0]) and words.commonness(run.low[0]) < -10:
        return 0
    for i in range(1, len(run)):
        behind = run.low[i - 1] in words.PORTFOLIOS or run.low[i - 1] in ("police", "staff", "navy", "army", "prisons")
        name = words.name_flags(run.low[i]) or (words.commonness(run.low[i]) <= -99 and behind)
        common = words.is_common(run.low[i]) and not (behind and "g" in words.name_flags(run.low[i]))
        place = i == len(run) - 1 and run.low[i] in data.gazetteer() and not behind
        if name and not (common or place) and words.commonness(run.low[i - 1]) > -15:
            return i if len(run) - i <= 4 and (role.text != "and" or run.low[i - 1] in words.PORTFOLIOS) else 0
    return 0


_COMMANDS = frozenset("command fleet brigade division army navy corps force forces group party bank".split())
"""What closes the name of a body, no surname: "head of US Southern Command"."""


def _is_of_state(run: Chunk, state: Token) -> bool:
    """ "Minister of State for Defence Ana Ruiz", "Assistant Secretary of Defense for Base Policy Ana Ruiz"."""
    of, role = run.before(3), run.before(4)
    return (
        (state.low == "state" or state.low in words.PORTFOLIOS)
        and of is not None
        and of.text == "of"
        and role is not None
        and words.is_role(role.low)
    )


_ORDINAL = patterns.compile(r"\d{1,3}(?:st|nd|rd|th|d)?$")


def _numbered(run: Chunk) -> Chunk:
    """With the number of a unit or a court: "1st Infantry Brigade", "9th Circuit Court of Appeals"."""
    number = run.before()
    if number is None or not number.text[0].isdigit():
        return run
    stop, no = run.before(2), run.before(3)
    if (
        stop is not None
        and stop.text == "."
        and no is not None
        and no.text == "No"
        and organization.is_single_unit(run)
    ):
        return Chunk(run.tokens, run.first - 3, run.last)
    dated = run.low[0] in words.CALENDAR and len(run) > 1 and words.is_organization_head(run.low[-1])
    counted = _ORDINAL.match(number.low) and (dated or organization.may_be_numbered(run.low))
    return Chunk(run.tokens, run.first - 1, run.last) if counted or organization.is_numbered(run) else run


def _with_small_article(run: Chunk) -> Chunk:
    """ "al" + "Qaeda", "al" + "Shabaab": a known name that print often opens in small letters."""
    article = run.before()
    if article is None or article.text not in ("al", "el") or f"{article.text} {run.key}" not in words.organizations():
        return run
    return Chunk(run.tokens, run.first - 1, run.last)


def _reached(run: Chunk) -> Chunk:
    run = _with_small_article(run)
    run = _with_higher_unit(organization.with_number(_numbered(headed.with_number(run))))
    reached = organization.reach(run)
    if reached.last > run.last:
        return reached
    after, name = run.after(), run.after(2)
    fame = run.low[-1] == "hall" and name is not None and name.text == "Fame"
    if (
        after is not None
        and after.text == "of"
        and name is not None
        and name.capital
        and (fame or run.low[-1] in location._BEFORE)
        and not run.possessive
    ):
        return _with_branch(Chunk(run.tokens, run.first, run.last + 2))
    if after is not None and after.text in ("and", "&") and not run.possessive:
        if (trades := _with_second_trade(run)).last > run.last:
            return trades
        both = _two_subjects(run)
        return organization.reach(both) if both.last > run.last else run
    return run


_OF_TRADES = frozenset(
    "shipping shipbuilding engineering trading aerospace aviation defence defense maritime marine".split()
)
_SECOND_TRADES = frozenset(
    """management repair trading logistics transport technology technologies engineering marine services sons company investment
    aerospace security manufacturing construction electronics space industries steel consulting supply""".split()
)


def _with_second_trade(run: Chunk) -> Chunk:
    """ "Olympic Shipping" + "and Management": one firm's two trades."""
    trade, behind = run.after(2), run.after(3)
    if (
        len(run) < 2
        or run.low[-1] not in _OF_TRADES
        or trade is None
        or not trade.capital
        or trade.low not in _SECOND_TRADES
    ):
        return run
    named = words.commonness(run.low[0]) < -5 or run.low[0] in words.organizations()
    closed = behind is None or not (behind.capital and behind.word)
    return Chunk(run.tokens, run.first, run.last + 2) if named and closed else run


def _with_higher_unit(run: Chunk) -> Chunk:
    """ "1st Battalion" + "," + "183rd Aviation Regiment": the unit and the one it is part of are one name."""
    while run.low[-1] in _PARTS_OF_UNITS and not run.possessive:
        comma, number = run.after(), run.after(2)
        if comma is None or comma.text != "," or number is None or not (_ORDINAL.match(number.low) or number.capital):
            return run
        last = run.last + 2
        while last < len(run.tokens) and last - run.last < 8 and _goes_on_in(run, last):
            last += 1
        of_all = _UNITS if _ORDINAL.match(number.low) else ("regiment", "brigade", "division")
        if last < run.last + 3 or run.tokens[last - 1].low not in of_all:
            return run
        run = Chunk(run.tokens, run.first, last)
    return run


def _goes_on_in(run: Chunk, at: int) -> bool:
    token = run.tokens[at]
    return token.region == run.region and token.word and token.capital


_PARTS_OF_UNITS = frozenset("battalion squadron company troop battery".split())
_UNITS = _PARTS_OF_UNITS | frozenset(
    "regiment brigade division group wing marines infantry cavalry artillery engineers".split()
)


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
    subject = (
        len(run) == 1
        or words.is_demonym(run.low[0])
        or words.commonness(run.low[0]) > -12
        or run.part(0, 2).key in words.organizations()
    )
    subjects = subject and words.commonness(run.low[-1]) > -12 and run.key not in data.gazetteer()
    subjects = subjects and bool(second) and words.commonness(second[0].low) > -12
    if (
        second
        and len(second) > 1
        and words.is_organization_head(second[-1].low)
        and subjects
        and (run.low[-1] in _SUBJECT_HEADS or not words.is_organization_head(run.low[-1]))
    ):
        return Chunk(run.tokens, run.first, last)
    return run

"""A run of capitalised words -> what speaks for its being an organization's name, and of which type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import data
from generator.kinds import words
from generator.text.tokens import Chunk, Token

Vote = tuple[str, int, str]

_SUFFIXES = frozenset("inc inc. corp corp. ltd ltd. llc plc gmbh ag sa ab oy nv bv spa co co.".split())
_TYPES = {
    "ministry": "ministry", "department": "ministry", "office": "government", "army": "military", "navy": "military",
    "forces": "military", "force": "military", "guard": "military", "corps": "military", "command": "military",
    "brigade": "military", "division": "military", "regiment": "military", "fleet": "military", "staff": "military",
    "party": "party", "front": "armed group", "brotherhood": "party", "militia": "armed group", "university": "university",
    "institute": "institute", "college": "university", "school": "university", "academy": "institute", "center": "institute",
    "centre": "institute", "news": "media", "times": "media", "post": "media", "herald": "media", "tribune": "media",
    "radio": "media", "television": "media", "tv": "media", "press": "media", "gazette": "media", "agency": "agency",
    "parliament": "government", "senate": "government", "congress": "government", "court": "government",
    "council": "government", "committee": "government", "commission": "government", "bank": "firm", "company": "firm",
    "systems": "firm", "industries": "firm", "aerospace": "firm", "police": "government", "service": "government",
}  # fmt: skip
_UNITS = frozenset(
    "brigade division regiment fleet corps army battalion squadron wing group company platoon flotilla".split()
)
_ATTACHED = frozenset(("of", "for", "on"))
# Places by their head noun, organizations with "of" and whose they are.
_BODIES = frozenset("church municipality diocese archdiocese order".split())
_NOT_ALONE = frozenset("house company group board service services press mission band times post front".split())


def is_unit(low: tuple[str, ...]) -> bool:
    """True for a military unit's name, which may bear a number."""
    return len(low) > 1 and low[-1] in _UNITS


def type_of(low: tuple[str, ...]) -> str | None:
    """The type of an organization by lexicon or head noun; None where the name does not tell."""
    known = words.organizations().get(" ".join(low))
    if known:
        return known[1]
    if low[-1] in _SUFFIXES:
        return "firm"
    heads = [w for w in low if w in _TYPES]
    if "of" in low and heads and heads[0] in low[: low.index("of")]:
        return _TYPES[heads[0]]
    return _TYPES[heads[-1]] if heads else None


def without_legal_form(folded: str) -> str:
    """ "safaricom plc" -> "safaricom": with and without it a name is the same firm's."""
    front, _, last = folded.rpartition(" ")
    return front if front and last in _SUFFIXES else folded


def is_only_a_word(chunk: Chunk) -> bool:
    """True for "Who", which is an acronym's name only in capitals, and for "Independent journalists" where a sentence
    begins: "The Independent" would keep its article there."""
    known = words.organizations().get(chunk.key) if len(chunk) == 1 else None
    if known is None:
        return False
    if known[0].isupper() and words.is_common(chunk.key) and not chunk.tokens[chunk.first].acronym:
        return True
    before, following = chunk.before(), chunk.after()
    opens = chunk.sentence_first or (before is not None and before.text in (".", "!", "?"))  # a caption is one sentence
    goes_on = following is not None and following.text[:1].islower() and not chunk.possessive
    return known[0].startswith("The ") and opens and goes_on


def evidence(chunk: Chunk) -> Iterator[Vote]:
    """What speaks for an organization."""
    low = chunk.low
    if chunk.key in words.organizations():
        yield "organization", 9, "known organization"
        return
    if low[-1] in _SUFFIXES and len(low) > 1:
        yield "organization", 9, "legal form"
    heads = [i for i, w in enumerate(low) if words.is_organization_head(w)]
    if heads and len(low) > 1 and (heads[-1] == len(low) - 1 or any(w in _ATTACHED for w in low[heads[0] :])):
        yield "organization", 7, "head noun"
    if len(low) > 1 and _is_country(low[-1]):
        yield from _branch_in_a_country(chunk, bool(heads) and heads[-1] == len(low) - 2)
    if len(low) > 2 and low[0] in _BODIES and low[1] == "of":
        yield "organization", 9, "church or municipality of"
    if len(low) == 1 and chunk.tokens[chunk.first].acronym and len(low[0].replace(".", "")) <= 7:
        yield "organization", 2, "acronym"
    if len(low) > 1 or not heads or chunk.tokens[chunk.first].acronym:
        yield from _context(chunk)
    if len(low) > 2 and words.is_place_head(low[-1]) and _known_front(low):
        yield "organization", 9, "branch of a known organization"
    if len(low) > 1 and _is_abbreviated_behind(chunk):
        yield "organization", 5, "its acronym behind it"
    if len(low) > 1 and _is_team(chunk):
        yield "organization", 6, TEAM
    if len(low) == 1 and heads and low[0] not in _NOT_ALONE and not chunk.sentence_first:
        yield "organization", 1, "head noun alone"


TEAM = "team of a place"
_NO_TEAMS = frozenset(
    """accords agreements games olympics talks awards elections papers attacks riots protests trials bombings killings
    murders raids landings peoples islands hills mountains heights straits highlands lowlands plains falls rapids springs
    lakes fields woods gardens parks towers docks gates suburbs sessions protocols conventions principles rules wars dynasties families brothers sisters""".split()
)


def _is_team(chunk: Chunk) -> bool:
    """ "the Oakland Athletics": the article, a place and a plural that is no thing many places have."""
    last, the = chunk.low[-1], chunk.before()
    plural = last.endswith("s") and not last.endswith("ss") and last.isalpha() and last not in _NO_TEAMS
    if the is None or the.low != "the" or not plural or chunk.heading:
        return False
    if words.is_place_head(last) or words.is_place_head(last[:-1]) or words.is_role(last) or words.is_demonym(last):
        return False
    place = data.gazetteer().get(" ".join(chunk.low[:-1]))
    return bool(place) and place[0].type in ("city", "region")


_NO_BODIES = frozenset(
    """system systems device devices product disease syndrome vehicle vehicles missile missiles drone drones index agreement
    treaty act zone line area plan day time virus aircraft radar weapon weapons launcher project""".split()
)


def _is_abbreviated_behind(chunk: Chunk) -> bool:
    """ "Inter-Services Public Relations (ISPR)": the acronym in brackets is made of the initials."""
    bracket, acronym = chunk.after(), chunk.after(2)
    if bracket is None or bracket.text != "(" or acronym is None or not acronym.acronym or chunk.low[-1] in _NO_BODIES:
        return False
    parts = [part for low in chunk.low if low not in _SMALL for part in low.split("-") if part]
    return len(parts) > 1 and "".join(part[0] for part in parts) == acronym.low.replace(".", "")


_SMALL = frozenset("of and for the in on de du la e y".split())


def _is_country(low: str) -> bool:
    found = data.gazetteer().get(low)
    return bool(found) and found[0].type == "country" and not set(words.name_flags(low)) - {"n"}


def _branch_in_a_country(chunk: Chunk, headed: bool) -> Iterator[Vote]:
    """ "Vodacom Tanzania", "Forces Korea": what is called after its country at the end, unless a place stands before it."""
    front = " ".join(chunk.low[:-1])
    if headed or front in words.organizations():
        yield "organization", 7, "branch in a country"
    elif len(chunk) == 2 and not chunk.heading and front not in data.gazetteer() and words.commonness(front) < -10:
        yield "organization", 3, "branch in a country"


# What stands before ("the company X", "members of X") or after ("X officials", "X announced") an organization's name.
_APPOSED = frozenset(
    """company companies firm firms group agency newspaper magazine website outlet broadcaster channel station party
    movement organization organisation militia bank airline manufacturer maker band club team union association charity
    foundation publisher retailer operator platform startup contractor supplier consortium network brand label studio
    daily weekly tabloid portal conglomerate giant insurer""".split()
)
_PARTS = frozenset(
    """officials official spokesmen spokesman spokeswoman spokesperson spokespeople members member fighters militants leaders leader
    leadership employees employee headquarters executives executive chairman president director analyst analysts
    commander commanders head boss affiliate affiliates branch supporters board subsidiary founder founders ceo insurgents
    coach striker midfielder defender goalkeeper captain manager player players fans journalist journalists reporter staff workers shareholders website lawmakers mps""".split()
)
_ACTS = frozenset(
    """announced launched reported released published acquired bought sold merged employs produces manufactures confirmed
    operates unveiled hired claimed said says""".split()
)


def _known_front(low: tuple[str, ...]) -> bool:
    return any(" ".join(low[:n]) in words.organizations() for n in range(2, len(low)))


def _apposition(chunk: Chunk) -> Iterator[Vote]:
    """ ", the Russian state company,": what follows the comma is a noun of organizations."""
    opening = chunk.after(2)
    if opening is None or opening.text not in ("the", "a", "an", "one", "its", "their"):
        return
    for n in range(3, 9):
        token = chunk.after(n)
        if token is None or not token.word or token.text in _LINKS or words.is_role(token.low):
            return
        if token.text in _APPOSED:
            after = chunk.after(n + 1)
            if after is None or not after.word or after.text in _LINKS:
                yield "organization", 4, "apposition behind the name"
            return


_LINKS = frozenset("of in that which who from based and with for to on by at whose".split())


_LEARNS = frozenset("learned learnt obtained seen reviewed verified contacted".split())


_MADE = frozenset(
    """developed made produced built manufactured assembled designed operated owned acquired supplied published marketed
    bought run""".split()
)
_SUCH = frozenset(
    """gangs groups parties companies firms militias cartels outlets banks clubs agencies manufacturers airlines unions
    charities newspapers factions operators brands retailers suppliers contractors movements organizations organisations
    broadcasters channels insurers makers""".split()
)
_GROUPS = frozenset("party movement gang cartel militia faction newspaper coalition bloc".split())


def _introduced(chunk: Chunk) -> Iterator[Vote]:
    """ "developed by X", "gangs such as X", "told the X", "the X party": of names that no person bears."""
    before, two, after = chunk.before(), chunk.before(2), chunk.after()
    if before is not None and before.text == "the":
        before, two = two, chunk.before(3)
    if after is not None and not chunk.possessive and after.text in _GROUPS:
        yield "organization", 3, "the group it is"
    if before is None:
        return
    if before.text == "told":
        yield "organization", 3, "an outlet was told"
    elif before.text == "by" and two is not None and two.text in _MADE:
        yield "organization", 3, "made by"
    elif _among_groups(chunk, before, two):
        yield "organization", 4, "groups such as"


def _among_groups(chunk: Chunk, before: Token, two: Token | None) -> bool:
    groups = chunk.before(3) if before.text == "as" else two
    return before.text in ("as", "including", "like") and groups is not None and groups.text in _SUCH


def _bears_a_name(chunk: Chunk) -> bool:
    """True where the words may be a person's: a given name first, or a lone surname."""
    flags = words.name_flags(chunk.low[0]) if chunk.low[0] not in ("los", "las") else ""
    return "g" in flags or (len(chunk) == 1 and bool(flags))


def _context(chunk: Chunk) -> Iterator[Vote]:
    before, after = chunk.before(), chunk.after()
    if not _bears_a_name(chunk) and not (words.is_common(chunk.low[0]) and words.is_common(chunk.low[-1])):
        yield from _introduced(chunk)
    owner = 2 if chunk.tokens[chunk.first].acronym and len(chunk) == 1 else 1
    if before is not None and before.low in _APPOSED:
        yield "organization", 3, "apposition"
    elif before is not None and before.text in ("of", "by", "for") and (two := chunk.before(2)) and two.low in _PARTS:
        yield "organization", 3, "members of"
    if after is not None and not chunk.possessive and after.text in _PARTS:
        yield "organization", 3, "its people"
    elif chunk.possessive and after is not None and after.text in _PARTS:
        yield "organization", owner, "its people"
    if after is not None and after.text in _ACTS:
        yield "organization", owner, "acts"
    if after is not None and after.text == ",":
        yield from _apposition(chunk)
    if after is not None and after.text == "has" and (verb := chunk.after(2)) and verb.text in _LEARNS:
        yield "organization", 3, "an outlet has learned"
    if (
        before is not None
        and before.text == "the"
        and chunk.tokens[chunk.first].acronym
        and not any(map(str.isdigit, chunk.low[0]))
    ):
        yield "organization", 1, "definite acronym"


def reach(chunk: Chunk) -> Chunk:
    """The run with what belongs to it by "of", "for", "on": "Ministry" -> "Ministry of Foreign Affairs"."""
    heads = words.is_organization_head(chunk.low[-1]) or chunk.low[-1] in _BODIES
    follows = chunk.after()
    if not heads or chunk.possessive or follows is None or follows.text not in _ATTACHED:
        return chunk
    last = chunk.last + 1
    the = chunk.tokens[last] if last < len(chunk.tokens) else None
    if the is not None and the.low in words.CALENDAR:
        return chunk
    last += the is not None and the.text == "the"
    stop = _run(chunk, last)
    if stop > last:
        ampersand = stop < len(chunk.tokens) and chunk.tokens[stop].text in ("and", "&")
        further = _run(chunk, stop + 1) if ampersand else stop
        if further > stop + 1 and _abstract(chunk, last, stop) and _abstract(chunk, stop + 1, further):
            stop = further
        return Chunk(chunk.tokens, chunk.first, _defined(chunk, _second_of(chunk, last, stop)))
    return chunk


def _second_of(chunk: Chunk, last: int, stop: int) -> int:
    """The end of "Council for the Protection" + "of Seabirds"; ``stop`` where there is no second "of"."""
    tokens = chunk.tokens
    follows = stop < len(tokens) and tokens[stop].text == "of" and not tokens[stop - 1].possessive
    if not follows or not _abstract(chunk, last, stop):
        return stop
    first = stop + 1 + (stop + 1 < len(tokens) and tokens[stop + 1].text == "the")
    further = _run(chunk, first)
    return further if further > first else stop


def _defined(chunk: Chunk, stop: int) -> int:
    """The end with "and Y" where an acronym in brackets behind it counts Y in: "... of Trade and Mines (XTM)"."""
    tokens = chunk.tokens
    if stop >= len(tokens) or tokens[stop].text not in ("and", "&"):
        return stop
    further = _run(chunk, stop + 1)
    bracketed = further + 1 < len(tokens) and tokens[further].text == "(" and tokens[further + 1].acronym
    counted = bracketed and further > stop + 1 and tokens[further + 1].low.endswith(tokens[further - 1].low[0])
    return further if counted else stop


def _abstract(chunk: Chunk, first: int, last: int) -> bool:
    """True for words that are common nouns in lower case ("Culture", "Technology"): no names of their own."""
    return all(words.commonness(t.low) > -5 for t in chunk.tokens[first:last])


def _ends_in_people(tokens: Sequence[Token], at: int) -> bool:
    """ "of Migrant Workers": a plural that closes the name is no title of somebody behind it."""
    follows = tokens[at] if at < len(tokens) else None
    return tokens[at - 1].low.endswith("s") and not (follows is not None and follows.word and follows.capital)


def _run(chunk: Chunk, at: int) -> int:
    tokens = chunk.tokens
    region = tokens[chunk.first].region
    while at < len(tokens) and tokens[at].region == region and tokens[at].word and tokens[at].capital:
        at += 1
        if tokens[at - 1].possessive or (words.is_role(tokens[at - 1].low) and not _ends_in_people(tokens, at)):
            return at - (not tokens[at - 1].possessive)
    return at

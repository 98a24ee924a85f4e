"""A run of capitalised words -> what speaks for its being an organization's name, and of which type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import data, patterns
from generator.kinds import firms, words
from generator.text.tokens import Chunk, Token, text_of

Vote = tuple[str, int, str]

SUFFIXES = frozenset(
    """inc inc. corp corp. ltd ltd. llc llp plc gmbh kg kgaa ag sa s.a. ab oy oyj asa aps nv n.v. bv b.v. spa s.p.a. srl s.r.l.
    limited s.l. ltda ltda. jsc ojsc pjsc pty pte pvt bhd berhad kft zrt nyrt a.s. co co.""".split()
)
_TYPES = {
    "ministry": "ministry", "department": "ministry", "office": "government", "army": "military", "navy": "military",
    "forces": "military", "force": "military", "guard": "military", "corps": "military", "command": "military",
    "brigade": "military", "division": "military", "regiment": "military", "fleet": "military", "staff": "military", "battlegroup": "military", "establishment": "institute",
    "party": "party", "front": "armed group", "brotherhood": "party", "militia": "armed group", "university": "university",
    "institute": "institute", "college": "university", "school": "university", "academy": "institute", "center": "institute",
    "centre": "institute", "news": "media", "times": "media", "post": "media", "herald": "media", "tribune": "media",
    "radio": "media", "television": "media", "tv": "media", "press": "media", "gazette": "media", "agency": "agency",
    "parliament": "government", "senate": "government", "congress": "government", "court": "government",
    "presidency": "government", "directorate": "government", "council": "government", "committee": "government", "commission": "government", "bank": "firm", "company": "firm",
    "shipyard": "firm", "shipyards": "firm", "shipbuilders": "firm", "shipbuilding": "firm", "airlines": "firm",
    "airways": "firm", "motors": "firm", "technologies": "firm", "electronics": "firm", "holding": "firm",
    "holdings": "firm", "petroleum": "firm", "courier": "media", "chronicle": "media", "dispatch": "media",
    "examiner": "media", "inquirer": "media", "observer": "media", "telegraph": "media", "magazine": "media",
    "broadcaster": "media", "broadcasting": "media", "zeitung": "media", "shimbun": "media",
    "systems": "firm", "industries": "firm", "aerospace": "firm", "police": "government", "service": "government",
}  # fmt: skip
_UNITS = frozenset(
    "brigade division regiment fleet corps army battalion squadron wing group company platoon flotilla".split()
)
_ATTACHED = frozenset(("of", "for", "on", "against", "in"))
# Places by their head noun, organizations with "of" and whose they are.
_BODIES = frozenset(
    "church municipality diocese archdiocese order archives friends sons daughters knights scouts".split()
)
_NOT_ALONE = frozenset("house company group board service services press mission band times post front".split())


_ORDINAL = patterns.compile(r"\d{1,3}(?:st|nd|rd|th)$")
_SINGLE_UNITS = frozenset("brigade division regiment battalion squadron wing flotilla commando platoon".split())


SPELLED = frozenset("one two three four five six seven eight nine ten eleven twelve i ii iii iv v vi".split())
"""Numbers that stand spelled out behind a unit's head noun: "Task Group Two"."""


def is_unit(low: str) -> bool:
    """True for the head noun of units that are counted in words: "Group One"."""
    return low in _UNITS or low == "force"


def is_numbered(chunk: Chunk) -> bool:
    """True for "5 Wing Goose Bay", "16 Air Assault Brigade": one unit behind a number that counts nothing."""
    number, earlier = chunk.before(), chunk.before(2)
    if number is not None and len(chunk) == 1 and _ORDINAL.match(number.low):
        return chunk.low[0] in _SINGLE_UNITS | {"fleet", "army", "corps", "front"}
    if number is None or not number.text.isdigit() or len(number.text) > 3 or number.text == "0":
        return False
    named = chunk.low[-1] in _SINGLE_UNITS or (chunk.low[0] in _SINGLE_UNITS and len(chunk) > 1)
    if named and earlier is not None and earlier.text in ("No", "no"):
        return True
    return named and not (
        earlier is not None and (earlier.capital or earlier.text[0].isdigit() or earlier.text in ".,#")
    )


def is_single_unit(chunk: Chunk) -> bool:
    """ "Squadron" behind "No. 5", "Commando Brigade" behind "No. 3"."""
    return chunk.low[-1] in _SINGLE_UNITS


def may_be_numbered(low: tuple[str, ...]) -> bool:
    """True for a military unit's or a court's name, which may bear a number."""
    region = low[-2:] in _NUMBERED_REGIONS or low[-2:] == ("combat", "team")
    named = (
        len(low) > 2 and low[-2] in _SINGLE_UNITS and not words.name_flags(low[-1]) and words.commonness(low[-1]) <= -30
    )
    chamber = len(low) > 1 and low[-1] in ("senate", "chamber")
    return named or chamber or (len(low) > 1 and low[-1] in _UNITS) or low[-1] == "legion" or "circuit" in low or region


_NUMBERED_REGIONS = frozenset(
    (one, other) for one in "military naval defence defense".split() for other in "region district zone sector".split()
)
"""What armed forces divide a country into and number: "2nd Military Region"; the body, which has a commander."""


def type_of(low: tuple[str, ...]) -> str | None:
    """The type of an organization by lexicon or head noun; None where the name does not tell."""
    known = words.organizations().get(" ".join(low))
    if known:
        return known[1]
    if low[-1] in SUFFIXES:
        return "firm"
    if low[-1] == "company" and len(low[0]) == 1:
        return "military"
    heads = [w for w in low if w in _TYPES]
    if "of" in low and heads and heads[0] in low[: low.index("of")]:
        return _TYPES[heads[0]]
    return _TYPES[heads[-1]] if heads else None


def is_club(key: str) -> bool:
    """True for a known team with a plural for its last word, which may stand alone ("the Steelers")."""
    return key.endswith("s") and " " in key and words.organizations().get(key, ("", ""))[1] == "club"


def head(low: tuple[str, ...]) -> str:
    """The head noun of a name: before "of" or "for", else the last word; "" where it is no noun of organizations."""
    cut = next((i for i, w in enumerate(low) if w in _ATTACHED), len(low))
    return low[cut - 1] if cut and words.is_organization_head(low[cut - 1]) else ""


def without_legal_form(folded: str) -> str:
    """ "safaricom plc" -> "safaricom": with and without it a name is the same firm's."""
    front, _, last = folded.rpartition(" ")
    return without_legal_form(front) if front and last in SUFFIXES else folded


def is_only_a_word(chunk: Chunk) -> bool:
    """True for "Who", "Rt": a common or short word is an acronym's name only in capitals; for "Independent journalists"
    where a sentence begins, and for "Hindu": "The Independent", "The Hindu" would keep their article there."""
    if chunk.low in _ANY_STATES or (len(chunk) == 2 and _is_portfolio(chunk)):
        return True
    known = words.organizations().get(chunk.key) if len(chunk) == 1 else None
    if known is None:
        return False
    if known[0].isupper() and not chunk.tokens[chunk.first].acronym:
        return words.is_common(chunk.key) or len(chunk.key) < 4
    before, following = chunk.before(), chunk.after()
    opening = (chunk.sentence_first or chunk.heading) and not chunk.tokens[chunk.first].acronym
    if opening and words.is_common(chunk.key) and not known[0].startswith("The "):
        acts = following is not None and (following.text in _ACTS or following.text in ("has", "was", "will"))
        return not (chunk.possessive or acts)
    if known[0].startswith("The ") and words.is_demonym(chunk.key):
        return before is None or before.text != "The" or before.first
    opens = chunk.sentence_first or (before is not None and before.text in (".", "!", "?"))  # a caption is one sentence
    goes_on = following is not None and following.text[:1].islower() and not chunk.possessive
    return known[0].startswith("The ") and opens and goes_on


def _is_portfolio(chunk: Chunk) -> bool:
    """ "Minister of Foreign Affairs": no magazine of that name."""
    if chunk.low[-1] not in words.PORTFOLIOS or chunk.key not in words.organizations():
        return False
    of = chunk.before()
    if of is None or of.text not in ("of", "for", "and"):
        return False
    return any((role := chunk.before(n)) is not None and words.is_role(role.low) for n in range(2, 7))


_ANY_STATES = frozenset(("state", medium) for medium in "tv television media radio".split())
"""What each state may have: "State TV said" where a sentence begins."""


def evidence(chunk: Chunk) -> Iterator[Vote]:
    """What speaks for an organization."""
    low = chunk.low
    if chunk.key in words.organizations():
        yield "organization", 9, "known organization"
        return
    if _is_no_body(chunk):
        return
    if low[0] in words.DEEDS or (len(low) == 1 and chunk.tokens[chunk.first].acronym and _abbreviates_nothing(chunk)):
        return
    heads = [i for i, w in enumerate(low) if words.is_organization_head(w)]
    if len(low) > 1:
        yield from _headed(chunk, heads)
        yield from _patterned(chunk)
    else:
        yield from _of_one_word(chunk, headed=bool(heads))
    if len(low) > 1 or not heads or chunk.tokens[chunk.first].acronym:
        yield from _context(chunk)
    if is_party(chunk):
        yield "organization", 5, "a party by its members"
    if chunk.possessive and len(low) < 3 and has_a_spokesman(chunk):
        yield "organization", 5, "a party by who speaks for it"


def _of_one_word(chunk: Chunk, *, headed: bool) -> Iterator[Vote]:
    """By the shape of a name of one word, and by where it stands."""
    low = chunk.low[0]
    if _is_abbreviation(chunk):
        yield "organization", 3 if _abbreviates_a_body(chunk) else 2, "acronym"
    if _is_outlet_line(chunk):
        yield "organization", 5, OUTLET_LINE
    if "-" in low and _is_joint_paper(low) and chunk.words[0].rpartition("-")[2][0].isupper():
        yield "organization", 5, "two papers joined"
    if _is_coined(low):
        yield "organization", 5, "a firm by its ending"
    if "-" in low and (unit := chunk.before()) is not None and unit.low in _SINGLE_UNITS and low[-1].isdigit():
        yield "organization", 5, "a unit by its code"
    if low in _SERVICES and _is_service(chunk):
        yield "organization", 3, SERVICE
    elif _is_abbreviation(chunk) and _is_members_party(chunk):
        yield "organization", 3, MEMBERS_PARTY
    elif headed and low not in _NOT_ALONE and not chunk.sentence_first and not _is_commanded(chunk):
        yield "organization", 1, "head noun alone"
    elif chunk.words[0] == "X" and _is_platform(chunk):
        yield "organization", 9, "where it was posted"


MEMBERS_PARTY = "a party behind its member"
_MEMBERS = frozenset(
    """member members mp mps deputy deputies senator senators congressman congresswoman lawmaker lawmakers legislator legislators
    councillor councillors representative""".split()
)


def _is_members_party(chunk: Chunk) -> bool:
    """ "Deputy Ana Ruiz (PRL)", "the members Ode (LBD) and Moe (SP)": capitals in brackets behind who sits for them."""
    opening, closing, name = chunk.before(), chunk.after(), chunk.before(2)
    if (
        opening is None
        or opening.text != "("
        or closing is None
        or closing.text != ")"
        or name is None
        or not name.capital
    ):
        return False
    for n in range(3, 14):
        token = chunk.before(n)
        if token is None or token.text in (".", ";", ":"):
            return False
        if token.low in _MEMBERS:
            return True
    return False


def _is_abbreviation(chunk: Chunk) -> bool:
    short = len(chunk.low[0].replace(".", "")) <= 7 and chunk.low[0] not in SUFFIXES
    return short and _is_plain_acronym(chunk) and not _is_ship(chunk)


_OF_WORKS = (
    "mash", "zavod", "prom", "export", "stroy", "stroi", "proekt", "oboronprom", "tronics", "tronik", "systems", "werke", "werft", "verft",
    "robotics", "avia", "aero", "marine", "tech", "soft", "neft", "gaz", "energo", "telecom", "shipping",
    "chemie", "optik", "optics", "technik", "metall", "stahl", "dynamics", "sensors", "space",
)  # fmt: skip


def _is_coined(low: str) -> bool:
    """ "Azovmash", "Sevmash", "Nordtronics": a word that is nothing else with an ending that names of works have."""
    rare = low.endswith(_OF_WORKS) and len(low) > 6 and words.commonness(low) <= -99
    return rare and not words.name_flags(low) and low not in data.gazetteer() and not words.is_demonym(low)


_SERVICES = frozenset(("navy", "army"))
SERVICE = "a service by its article"


def _is_service(chunk: Chunk) -> bool:
    """ "the Navy"; "Navy vessels", "an Army radar", "62-tonne Army tank" inside a sentence."""
    before, after = chunk.before(), chunk.after()
    if before is not None and before.low == "the":
        return True
    inside = (
        before is not None and not chunk.sentence_first and not chunk.heading and not chunk.tokens[chunk.first].acronym
    )
    return inside and not chunk.possessive and after is not None and after.text.islower()


_POSTED = frozenset(
    "post posts posted wrote writes write said says account statement message thread video shared page live posting".split()
)


def _is_platform(chunk: Chunk) -> bool:
    """ "a post on X", "on X, formerly Twitter", "his X account"."""
    on, posted, after, formerly = chunk.before(), chunk.before(2), chunk.after(), chunk.after(2)
    was = formerly is not None and formerly.low == "formerly"
    if was or (after is not None and after.low in ("account", "formerly")):
        return True
    if on is None or on.low != "on":
        return False
    opening = on.first and after is not None and after.text == ","
    return opening or (posted is not None and posted.low in _POSTED)


_PARTIES = frozenset("green liberals greens socialists nationals labor labour communists".split())
_IN_PLURAL = _PARTIES - {"labor", "labour", "nationals", "green"}
_POLITICIANS = frozenset(
    """senator senators mp mps lawmaker lawmakers elder elders backbencher backbenchers frontbencher frontbenchers premier caucus
    candidate candidates councillor councillors parliamentarian parliamentarians politician politicians legislator legislators
    deputy deputies whip voter voters faction government conference spokesman spokeswoman spokesperson""".split()
)
"""Whom parties have; a "Labor minister" may be one of labour."""


def is_party(chunk: Chunk) -> bool:
    """ "the Liberals", "Greens senator", "WA Labor", "the German Greens"; "Labor Day" and "the Nationals", a team, are none."""
    if chunk.low[-1] not in _PARTIES or chunk.words[-1].isupper():
        return False
    before, after = chunk.before(), chunk.after()
    if after is not None and after.capital and not after.acronym and len(chunk) == 1:
        return False
    if len(chunk) > 1:
        return len(chunk) == 2 and (chunk.low[0] in data.gazetteer() or words.is_demonym(chunk.low[0]))
    if after is not None and after.text.lower() in _POLITICIANS:
        return True
    owned = before is not None and (before.low == "the" or (before.capital and words.is_demonym(before.low)))
    return owned and chunk.low[0] in _IN_PLURAL and not chunk.heading


def has_a_spokesman(chunk: Chunk) -> bool:
    """ "National's defence spokesperson", "Labour's foreign affairs spokesman": whose subject is told, as a party's is."""
    if chunk.key in data.gazetteer() or words.is_demonym(chunk.key):
        return False
    for n in range(2, 5):
        subject, speaker = chunk.after(n - 1), chunk.after(n)
        if subject is None or speaker is None or not subject.text.islower():
            return False
        if speaker.text.startswith("spokes"):
            return subject.text in words.PORTFOLIOS
    return False


def opens_with_party(chunk: Chunk) -> bool:
    """ "Green MP Ana Ode" where a sentence begins."""
    return (
        len(chunk) > 2 and chunk.low[0] in _PARTIES and chunk.words[1] in ("MP", "MSP", "MLA", "MEP", "TD", "Senator")
    )


def _abbreviates_nothing(chunk: Chunk) -> bool:
    """ "CEO", "NANOOK" behind "Operation", "CRUZEX, the multinational exercise", the "VSM" of "Vivek Lind, VSM,", the ticker of "(TASE: KSDY)"."""
    before, after = chunk.before(), chunk.after()
    if (before is None or before.text == "/") and (after is None or after.text == "/"):
        return True  # initials below a text: "MVB // JLG"
    if (before is not None and before.low in words.DEEDS) or _is_exercise(chunk):
        return True
    if before is not None and before.text == ":" and (exchange := chunk.before(2)) is not None and exchange.acronym:
        return True
    return chunk.low[0] in _NO_ACRONYMS or (
        chunk.words[0] in words.LETTERS and before is not None and before.text == ","
    )


def _is_exercise(chunk: Chunk) -> bool:
    """ "CRUZEX, the multinational exercise"."""
    comma = chunk.after()
    if comma is None or comma.text != ",":
        return False
    behind = [token.text for n in range(2, 6) if (token := chunk.after(n)) is not None]
    return behind[:1] in (["the"], ["a"], ["an"]) and not {"exercise", "exercises", "drill", "drills"}.isdisjoint(
        behind
    )


def _is_no_body(chunk: Chunk) -> bool:
    """A line that is printed in capitals, and a ship behind its prefix."""
    ship = len(chunk) > 1 and chunk.low[0] in words.SHIP_PREFIXES and chunk.tokens[chunk.first].acronym
    return ship or (len(chunk) > 2 and not _OF_SENTENCES.isdisjoint(chunk.words))


_OF_SENTENCES = frozenset("IN AT WITH TO IS ARE FROM BY AS HAS HAVE WAS AFTER BEFORE".split())
"""Small words in capitals: "THE SHIPYARD IN THE MANGROVE" is a line that is printed so, no name."""


def _is_ship(chunk: Chunk) -> bool:
    """ "ARC 20 de Julio": a ship's prefix before the number it is called after."""
    number = chunk.after()
    return chunk.low[0] in words.SHIP_PREFIXES and number is not None and number.text.isdigit()


def _is_plain_acronym(chunk: Chunk) -> bool:
    """ "KCNA"; "JLTVs" are things, there is one of a body."""
    return chunk.tokens[chunk.first].acronym and not chunk.words[0].endswith("s")


def _headed(chunk: Chunk, heads: Sequence[int]) -> Iterator[Vote]:
    """By a head noun or a legal form; ``heads`` are the places of head nouns."""
    low = chunk.low
    if _is_title_of_lines(chunk):
        return
    syllable = low[-1] in _ALSO_SYLLABLES and not chunk.words[-1].isupper()
    if low[-1] in SUFFIXES and not syllable:
        yield "organization", 9, "legal form"
    if syllable:
        heads = [i for i in heads if i < len(low) - 1]
    if low[-1] == "marine" and (low[-2] == "royal" or words.is_demonym(low[-2]) or _is_country(low[-2])):
        heads = [i for i in heads if i < len(low) - 1]
    spelled = len(low) > 2 and low[-1] in SPELLED and is_unit(low[-2])
    last = bool(heads) and heads[-1] == len(low) - 1 - (low[-1].isdigit() or spelled)
    if (last or (heads and any(w in _ATTACHED for w in low[heads[0] :]))) and not _is_commanded(chunk):
        yield "organization", 7, "head noun"
    if _is_country(low[-1]) or (len(low) == 3 and _is_country(" ".join(low[-2:]))):
        yield from _branch_in_a_country(chunk, bool(heads) and heads[-1] == len(low) - 2)


_ALSO_SYLLABLES = frozenset("sa ag ab as nv bv kg spa".split())
"""Legal forms in capitals; else they are other words: "Truong Sa"."""
_LETTERHEAD = 6


def _is_title_of_lines(chunk: Chunk) -> bool:
    """ "SHIPYARD WATCH" above a paragraph of a newsletter, "Drones and Loitering Munitions" in a headline: capitals that
    name no body, unless they stand in the head of a letter."""
    if chunk.heading and chunk.low[-1] == "munitions":
        return True
    if len(chunk) < 2 or not chunk.tokens[chunk.first].text.isupper():
        return False
    label = chunk.after()
    if chunk.before() is None and label is not None and label.text == ":" and chunk.region >= _LETTERHEAD:
        return True
    verb = any(low.endswith(("ed", "ing")) and words.is_common(low) for low in chunk.low)
    if chunk.region < _LETTERHEAD and not verb:
        return False
    return chunk.before() is None and chunk.after() is None and all(word.isupper() for word in chunk.words)


def _patterned(chunk: Chunk) -> Iterator[Vote]:
    """By the shape of a name of several words."""
    low = chunk.low
    for weight, rule, fits in (
        (8, "head noun in front", words.is_foreign_head(low) and chunk.key not in data.gazetteer()),
        (
            9,
            "head noun and small words of its language",
            words.opens_foreign_name(low[0]) and not chunk.words[-1][0].isupper(),
        ),
        (14, "a region of the forces", len(low) > 2 and low[-2:] in _FORCES_REGIONS),
        (7, "two words for a head noun", len(low) > 2 and low[-2:] in _HEAD_PAIRS),
        (7, "a firm of the trade", _is_of_the_trade(low)),
        (7, "a firm of two trades", len(low) > 3 and low[-2] in ("and", "&") and words.is_organization_head(low[-3])),
        (7, "a yard inside", len(low) > 2 and not _YARDS.isdisjoint(low[1:])),
        (7, "a department and its country", len(low) > 1 and low[-2] in _DEPARTMENTS and _is_country(low[-1])),
        (6, "a paper of a place", _is_paper(chunk)),
        (7, "acronym and its place", _is_campus(low, chunk.tokens[chunk.first])),
        (9, "a country's own", len(low) > 2 and low[-2:] in OF_EACH_COUNTRY),
        (12, "hall of fame", low[-3:] == ("hall", "of", "fame")),
        (
            9,
            "church or municipality of",
            len(low) > 2 and low[0] in _BODIES and low[1] == "of" and not _is_awarded(chunk),
        ),
        (9, "branch of a known organization", len(low) > 2 and words.is_place_head(low[-1]) and _known_front(low)),
        (5, "its acronym behind it", _is_abbreviated_behind(chunk)),
        (6, TEAM, _is_team(chunk)),
        (14, "a numbered unit", _is_numbered_unit(low)),
        (7, "a region of a body", len(low) > 2 and low[-1] == "region" and words.is_organization_head(low[-2])),
        (9, "branch in a town", len(low) == 2 and low[0] in _EXCHANGES and _is_city(low[1])),
        (
            9,
            "a command where it is",
            len(low) > 2 and low[-2] in _COMMANDS and (_is_city(low[-1]) or _is_joint_at(low)),
        ),
        (9, "forces of an ocean", len(low) > 2 and low[-2] in ("forces", "fleet", "command") and low[-1] in _OCEANS),
        (9, "a unit where it is", len(low) > 3 and low[-2] in _POSTED_AT and low[-1] in data.gazetteer()),
        (9, "a plant where it is", len(low) == 2 and _is_plant_at(chunk)),
        (9, "a college where it is", len(low) > 2 and low[-2] in _COLLEGES and low[-1] in data.gazetteer()),
        (6, "a nation of its own", _is_nation(low)),
        (7, "an arm of the forces", low[-1] == "troops" and low[-2] in _ARMS and not chunk.heading),
        (7, "a trading firm", _is_trading_firm(chunk)),
        (12, "a station that is on all day", low[-1] == _ALL_DAY),
        (5, "a paper by its day", low[0] in _DAYS_OF_PAPERS and _is_definite(chunk)),
        (9, "a branch with an ampersand", "&" in low and _opens_known(low)),
        (7, "an airline", low[-1] == "air" and len(low) == 2 and not words.is_demonym(low[0])),
        (4, "two names and an ampersand", _is_partnership(chunk)),
        (9, "a unit by its name", is_named_unit(low)),
        (5, OUTLET_LINE, _is_outlet_line(chunk)),
    ):
        if fits:
            yield "organization", weight, rule


def _is_awarded(chunk: Chunk) -> bool:
    """ "awarded the Order of Courage"."""
    given = chunk.before(2)
    return (
        chunk.low[0] == "order"
        and given is not None
        and given.text in ("awarded", "received", "with", "wears", "given")
    )


_FORCES_REGIONS = frozenset(
    (one, other)
    for one in "military naval navy".split()
    for other in "zone district region area sector command".split()
)
"""What forces divide a country into, behind a direction or an ordinal: "the Western Military District"; has a commander."""
_HEAD_PAIRS = frozenset(
    tuple(pair.split("_"))
    for pair in """combat_team landing_team air_cargo air_component land_component maritime_component naval_component
    antarctic_survey geological_survey hydrographic_survey geodetic_survey ordnance_survey border_patrol harbor_patrol
    bomb_disposal civil_defence civil_defense air_wing air_arm air_lines display_team aerobatic_team response_unit rescue_unit
    safety_unit investigation_unit intelligence_unit protection_unit security_unit force_provost crisis_cell coordination_cell planning_cell fusion_cell
    task_group task_unit strike_group amphibious_group ready_group battle_group air_defense air_defence""".split()
)
"""Two words that close the name of a body as one head noun does."""
_DEPARTMENTS = frozenset("affairs services development health transport parks resources statistics".split())
"""Before the country at the end: "Veterans Affairs Canada", "Health Canada"."""
_YARDS = frozenset(
    """estaleiro estaleiros astillero astilleros stocznia chantier chantiers cantiere cantieri werft verft tersanesi zaklady
    zavod shipyard shipyards""".split()
)
"""Yards and works inside a firm's name: "Remontowa Stocznia Polnocna"."""


def _is_of_the_trade(low: tuple[str, ...]) -> bool:
    """ "Volvo Defense", "Tarvik Defence Solutions": a name of its own and what it deals in; no "Air Defence"."""
    if low[-1] not in ("defence", "defense") or len(low) > 3:
        return False
    own = low[0]
    known = own in words.organizations() or (words.commonness(own) < -30 and own not in data.gazetteer())
    return known and not words.is_role(own) and not words.is_demonym(own) and words.name_flags(own) in ("", "f", "n")


_PAPERS = frozenset(
    """mercury echo star sentinel beacon advertiser argus standard mirror leader record bulletin digest sun globe mail reporter
    citizen eagle enterprise independent telegram pioneer guardian bee age mail-online pilot banner clarion ledger register
    ledger-enquirer journal""".split()
)
"""What papers are called besides: behind the place they are of."""
_TOLD_TO = frozenset("told tells editor reporter columnist correspondent publisher in by".split())


def _is_paper(chunk: Chunk) -> bool:
    """ "the Skibbereen Mercury", "told The Nation-Herald": a place or a name of its own before what papers are called."""
    last = chunk.low[-1]
    if chunk.heading or len(chunk) > 3 or not (last in _PAPERS or "-" in last):
        return False
    if _is_joint_paper(last):
        return True
    if not all(_is_own(low) for low in chunk.low[:-1]):
        return False
    the, two = chunk.before(), chunk.before(2)
    if the is None or (the.low != "the" and the.text not in _TOLD_TO):
        return False
    return the.low == "the" and (last not in ("eagle", "star", "sun", "pilot", "record") or text_of(two) in _TOLD_TO)


def _is_own(low: str) -> bool:
    return low in data.gazetteer() or words.commonness(low) < -30


def _is_joint_paper(low: str) -> bool:
    """ "Mirror-Tribune", "News-Miner", "Post-Gazette": two papers that were joined."""
    one, hyphen, other = low.partition("-")
    papers = [part in _PAPERS or _TYPES.get(part) == "media" for part in (one, other)]
    both = all(paper or words.is_common(part) for paper, part in zip(papers, (one, other), strict=True))
    return bool(hyphen) and any(papers) and both


OUTLET_LINE = "an outlet and its desk"


def _is_outlet_line(chunk: Chunk) -> bool:
    """ "SavunmaHaber / Ankara": a line of a name and a town; two towns in a row are a journey."""
    stroke, town = chunk.after(), chunk.after(2)
    if stroke is None or stroke.text != "/" or town is None or chunk.before() is not None or chunk.after(3) is not None:
        return False
    return town.low in data.gazetteer() and chunk.key not in data.gazetteer()


def closes_with_pair(low: tuple[str, ...]) -> bool:
    """True for a name that two words close as one head noun does: "Geological Survey"."""
    return low[-2:] in _HEAD_PAIRS


def is_region_of_forces(low: tuple[str, ...]) -> bool:
    """ "Military Region", which a number follows."""
    return low in _FORCES_REGIONS


def is_named_unit(low: tuple[str, ...]) -> bool:
    """ "Battlegroup East", "Task Force Lion", "Regional Command South"."""
    if len(low) > 2 and low[-1] in _QUARTERS and low[-2] in ("corps", "division", "command", "brigade", "battlegroup"):
        return True
    low = low[1:] if len(low) > 2 and low[0] in ("joint", "combined") else low
    front = 1 if low[0] in ("battlegroup", "battlegroups") else 2 if low[:2] in _NAMED_BEHIND else 0
    named = front and len(low) == front + 1
    return bool(named) and (low[-1] in _QUARTERS or words.commonness(low[-1]) < -5 or low[-1] in _BEASTS)


_NAMED_BEHIND = frozenset((("task", "force"), ("regional", "command"), ("combat", "team"), ("sector", "command")))
_QUARTERS = frozenset(
    "northeast northwest southeast southwest north south east west center centre capital dagger eagle".split()
)
_BEASTS = frozenset("lion tiger wolf bear falcon hawk viper cobra spartan phoenix sword shield arrow hammer".split())


_ARMS = frozenset(
    """airborne missile rocket railway railroad engineer engineering internal border signal signals communications chemical
    artillery parachute mountain space tank ground""".split()
)
"""What arms of the forces of former Soviet and other states are called with: "Missile Troops", "Internal Troops"."""


def _is_trading_firm(chunk: Chunk) -> bool:
    """ "Falcon Crest General Trading", "Al Noor Trading": a firm of the Gulf; "Insider Trading" is none."""
    if chunk.heading or chunk.low[-1] not in TRADES:
        return False
    return (chunk.low[-2] == "general" and len(chunk) > 2) or any(words.commonness(low) < -5 for low in chunk.low[:-1])


TRADES = frozenset("trading contracting".split())

_DAYS_OF_PAPERS = frozenset("daily sunday weekly evening morning".split())


def _is_definite(chunk: Chunk) -> bool:
    """ "the Daily Lantern": two or three words behind an article, what follows goes on in small letters."""
    the = chunk.before()
    return (
        the is not None
        and the.low == "the"
        and len(chunk) < 4
        and not chunk.heading
        and not chunk.low[-1].endswith("s")
    )


def _opens_known(low: tuple[str, ...]) -> bool:
    """ "Embraer Defense & Security": a known body and common nouns behind it."""
    front = next((n for n in (2, 1) if " ".join(low[:n]) in words.organizations()), 0)
    return bool(front) and all(word == "&" or words.commonness(word) > -10 for word in low[front:])


def _is_numbered_unit(low: tuple[str, ...]) -> bool:
    if (low[0] == "no" and low[1:2] == (".",)) or low[-3:-1] == ("no", "."):
        return True
    if low[0][0].isdigit():
        return low[-2:] in _NUMBERED_REGIONS or not (_SINGLE_UNITS | {"fleet", "army", "corps", "front"}).isdisjoint(
            low
        )
    return low[-1].isdigit() and (low[-2] in _NUMBERED_BEHIND or low[-3:-1] in _NUMBERED_PAIRS)


_EXCHANGES = frozenset("nasdaq euronext omx".split())
_COMMANDS = frozenset("command force garrison fleet group".split())
_POSTED_AT = frozenset("unit detachment district sector squadron station".split())


def _is_joint_at(low: tuple[str, ...]) -> bool:
    """ "Allied Joint Force Command Brunssum", "Joint Support Command Ulm": one of several, and where it is."""
    return len(low) > 3 and "joint" in low and words.commonness(low[-1]) < -30 and not words.name_flags(low[-1])


_OCEANS = frozenset("atlantic pacific arctic baltic mediterranean".split())
_COLLEGES = frozenset("college university polytechnic".split())


def _is_plant_at(chunk: Chunk) -> bool:
    """ "ASMAR Magallanes", "SIMA Callao": a known firm in capitals and the town or the region it is at."""
    known = words.organizations().get(chunk.low[0])
    firm = known is not None and known[1] == "firm" and chunk.tokens[chunk.first].acronym
    return firm and chunk.low[1] in data.gazetteer() and words.commonness(chunk.low[1]) < 0


def _is_city(low: str) -> bool:
    best = data.gazetteer().get(low)
    return bool(best) and best[0].type == "city" and best[0].weight >= 50_000 and words.commonness(low) < 0


def _is_nation(low: tuple[str, ...]) -> bool:
    """ "Innu Nation", "Moose Cree First Nation"; no "Island Nation", no "French Nation"."""
    if low[-1] != "nation":
        return False
    peoples = low[: -2 if low[-2:] == ("first", "nation") else -1]
    named = 0 < len(peoples) < 4 and not data.demonyms().get(" ".join(peoples))
    return named and " ".join(peoples) not in data.gazetteer() and all(words.commonness(low) < -10 for low in peoples)


def _is_partnership(chunk: Chunk) -> bool:
    """ "Harland & Wolff"; not "Research & Technology", "Tom & Ana"."""
    if len(chunk) != 3 or chunk.words[1] != "&" or min(map(len, chunk.low[::2])) < 3:
        return False
    common = all(words.commonness(low) > -5 for low in chunk.low[::2])
    return not common and not all("g" in words.name_flags(low) for low in chunk.low[::2])


OF_EACH_COUNTRY = (("red", "cross"), ("red", "crescent"))
"""What each country has one of: the demonym is part of the name."""

_NO_ACRONYMS = frozenset(
    """codad codag codog codlag codlog cogag cosag conas stanag stanags aip fadec nbc cbrn eez adiz dmz loc lac nll icbm icbms irbm mrbm srbm slbm slbms mirv mlrs uav uavs ucav uas rpg rpgs atgm atgms manpads mbt ifv ifvs apc apcs isr
    c4isr awacs ssbn ssn ied ieds wmd pow pows ngo ngos nft nfts hiv aids sars mers lgbt lgbtq lgbtqi covid rsvp eez mou mous
    lng lpg suv suvs phd msc mba bsc ceo ceos cfo coo cto mp mps mep meps mla mlas msp snco sncos gdp gnp gmt utc est edt cet
    pst bst ist vip vips mvp hms hmc hmas uss usns ins rms html http https www url urls usb dvd cds dna rna mri pdf gps tbc tba
    faq asap usd eur gbp inr rub cny jpy xxx ipo ipos etf etfs esg vat hq hqs tv mph kph rpm mhz ghz khz fob cif dui dwi swat seo
    atm pin qr sim sms gmo gmos ufo ufos iphone ott ost era rbi nda gop potus flotus scotus
    usv usvs uuv uuvs ugv ugvs rov rovs fpv fpvs ais
    cfa xof xaf krw vnd twd thb myr sgd idr php pkr bdt lkr npr mmk kzt kgs uzs azn gel uah byn rub pln czk huf ron bgn rsd sek nok dkk
    isk chf ils lbp iqd irr sar aed qar kwd bhd omr yer egp mad dzd tnd lyd sdg ngn ghs kes ugx tzs zar zmw mwk mzn aoa cdf rwf etb sos
    clp cop mxn brl pen ars uyu pyg bob cad aud nzd sigint elint humint osint comint""".split()
)
_ROMAN = patterns.compile(r"[ivxlcdm]+$")
_OF_THINGS = frozenset(
    """system systems missile missiles radar radars aircraft engine engines rifle rifles protocol format virus test tests scan
    scans file files code codes card cards scheme standard index rocket rockets launcher launchers tank tanks drone drones
    chip chips model models number numbers infection vaccine cable cables frigate frigates corvette corvettes destroyer
    destroyers exercise exercises manoeuvre manoeuvres maneuver maneuvers drill drills type class submarine submarines helicopter helicopters howitzer howitzers torpedo torpedoes munition munitions""".split()
)


def _abbreviates_a_body(chunk: Chunk) -> bool:
    """True for three letters and more that abbreviate neither a thing nor a title nor a unit, and open no dateline."""
    token, after = chunk.tokens[chunk.first], chunk.after()
    plain = token.low.replace(".", "")
    if len(plain) < 3 or not plain.isalpha() or chunk.heading or plain in _NO_ACRONYMS or _ROMAN.match(plain):
        return False
    if words.is_common(plain) or words.name_flags(plain) or any(_is_shouted(t) for t in (chunk.before(), after)):
        return False
    dateline = chunk.sentence_first and after is not None and after.text in ("(", ",", "-", "–", "—", ":")
    return not dateline and not (after is not None and after.text in _OF_THINGS)


def _is_shouted(token: Token | None) -> bool:
    """A word of capitals beside it: a line that is printed in capitals abbreviates nothing."""
    return token is not None and token.acronym


_STATIONS = frozenset("radio channel tv television two".split())


def with_number(chunk: Chunk) -> Chunk:
    """The station or the unit with its number: "BBC Radio" -> "BBC Radio 1", "Task Force" -> "Task Force 70"."""
    number = chunk.after()
    if number is not None and number.text == "No" and len(chunk) > 1 and chunk.low[-1] in _NUMBERED_WITH_NO:
        stop, digits = chunk.after(2), chunk.after(3)
        if stop is not None and stop.text == "." and digits is not None and digits.text.isdigit():
            return Chunk(chunk.tokens, chunk.first, chunk.last + 3)
    if number is None or not number.text.isdigit() or len(number.text) > 3 or chunk.possessive:
        return chunk
    if f"{chunk.key} {number.text}" in words.organizations():
        return Chunk(chunk.tokens, chunk.first, chunk.last + 1)
    if number.text == _ALL_DAY and _is_told(chunk):
        return Chunk(chunk.tokens, chunk.first, chunk.last + 1)
    if len(chunk) < 2:
        return chunk
    head = chunk.after(2)
    if chunk.low[-1] in _PARTED and head is not None and head.capital and words.is_organization_head(head.low):
        return Chunk(chunk.tokens, chunk.first, chunk.last + 2)
    unit = chunk.low[-1] in _NUMBERED_BEHIND or chunk.low[-2:] in _NUMBERED_PAIRS
    numbered = (chunk.low[-1] in _STATIONS and len(number.text) < 3) or (unit and not _counts(chunk.after(2)))
    return Chunk(chunk.tokens, chunk.first, chunk.last + 1) if numbered else chunk


_NUMBERED_WITH_NO = frozenset("command squadron wing group brigade battalion division regiment".split())
_PARTED = frozenset("region zone sector district area".split())
"""Before a number and a head noun: "Naval Region 4 Command"."""
_ALL_DAY = "24"
_TOLD = frozenset("told channel broadcaster outlet station portal agency website".split())


def _is_told(chunk: Chunk) -> bool:
    """ "told France 24", "the channel Ala-Too 24": a station that is on all day; "told Ana 24 times" is none."""
    before, behind = chunk.before(), chunk.after(2)
    told = before is not None and before.text in _TOLD and chunk.low[0] not in words.CALENDAR
    return told and len(chunk) < 3 and not _counts(behind)


_NUMBERED_BEHIND = frozenset("flotilla squadron wing brigade detachment regiment division".split())
_NUMBERED_PAIRS = frozenset(
    (one, other)
    for other in ("group", "force", "unit")
    for one in "task strike air action mission ready support".split()
)


def _counts(token: Token | None) -> bool:
    """True for a noun in small letters behind a number: so many soldiers, aircraft or kilometres."""
    if token is None or not token.word or not token.text.islower() or token.text in _BEHIND_NAMES:
        return False
    many = token.text.endswith("s") and not token.text.endswith("ss")
    return many or token.text in _IN_NUMBERS or not token.text.endswith(("ed", "ew", "ook"))


_IN_NUMBERS = frozenset("men women people aircraft personnel killed wounded".split())
_BEHIND_NAMES = frozenset(
    """flew left took led hit struck lost sailed entered seized operates provides conducts flies leads trains trained at of in on from and or to is was were are has had will which that who with for said says as by based under near since
    during after before conducted carried took arrived joined""".split()
)


TEAM = "team of a place"


def _is_commanded(chunk: Chunk) -> bool:
    """ "Chief of Defence Staff": an office, no body."""
    of, chief = chunk.before(), chunk.before(2)
    led = chunk.low[-1] == "staff" and of is not None and of.text == "of" and chief is not None
    return led and chief is not None and chief.low in ("chief", "chiefs")


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
    short = acronym.low.replace(".", "")
    first = parts[0].replace(".", "") if chunk.tokens[chunk.first].acronym else ""
    return len(parts) > 1 and short in ("".join(part[0] for part in parts), first + "".join(p[0] for p in parts[1:]))


_SMALL = frozenset("of and for the in on de du la e y".split())


def _is_country(low: str) -> bool:
    found = data.gazetteer().get(low)
    return bool(found) and found[0].type == "country" and not set(words.name_flags(low)) - {"n"}


def is_branch(low: tuple[str, ...]) -> bool:
    """ "Strategic Analysis Australia": common nouns and the country at the end."""
    return _is_country(low[-1]) and all(words.commonness(word) > 0 and not words.is_role(word) for word in low[:-1])


def _is_campus(low: tuple[str, ...], first: Token) -> bool:
    """ "ETH Zurich", "UNSW Canberra": an acronym and the town or the country it is in."""
    best = data.gazetteer().get(low[-1]) if " ".join(low) not in data.gazetteer() else None
    town = bool(best) and best is not None and (best[0].type == "country" or best[0].weight >= 100_000)
    return (
        len(low) == 2
        and town
        and first.acronym
        and len(low[0]) > 2
        and low[0] not in _NO_ACRONYMS
        and low[0] not in data.gazetteer()
    )


def _branch_in_a_country(chunk: Chunk, headed: bool) -> Iterator[Vote]:
    """ "Vodacom Tanzania", "Forces Korea": what is called after its country at the end, unless a place stands before it."""
    front = " ".join(chunk.low[: -1 if _is_country(chunk.low[-1]) else -2])
    if headed or front in words.organizations():
        yield "organization", 7, "branch in a country"
    elif " " not in front and not chunk.heading and front not in data.gazetteer() and words.commonness(front) < -10:
        yield "organization", 3, "branch in a country"


# What stands before ("the company X", "members of X") or after ("X officials", "X announced") an organization's name.
APPOSED = frozenset(
    """company companies firm firms group agency newspaper magazine website outlet broadcaster channel station party
    movement organization organisation militia bank airline manufacturer maker band club team union association charity
    foundation publisher retailer operator platform startup contractor supplier consortium network brand label studio
    daily weekly tabloid portal conglomerate giant insurer shipbuilder shipyard automaker carmaker planemaker chipmaker
    drugmaker brewer builder subcontractor developer refiner utility union coalition bloc alliance faction
    cartel syndicate sect cooperative orchestra choir gang newspaper think-tank cell collective
    ngo nonprofit enterprise consultancy brokerage lender steelmaker podcast thinktank court tribunal parliament watchdog regulator exchange charter owners operators charterers""".split()
)
_PARTS = frozenset(
    """officials official spokesmen spokesman spokeswoman spokesperson spokespeople members member fighters militants leaders leader
    leadership employees employee headquarters executives executive chairman president director analyst analysts
    militiamen spokespersons volunteers gunmen commander commanders head boss affiliate affiliates branch supporters board subsidiary founder founders ceo insurgents
    coach striker midfielder defender goalkeeper captain manager player players fans journalist journalists reporter staff workers shareholders website lawmakers mps""".split()
)
_ACTS = frozenset(
    """announced launched reported released published acquired bought sold merged employs produces manufactures confirmed
    operates unveiled hired claimed said says""".split()
)


def _known_front(low: tuple[str, ...]) -> bool:
    return any(" ".join(low[:n]) in words.organizations() for n in range(2, len(low)))


def means_another(chunk: Chunk, listed: str) -> bool:
    """True where an acronym's context is of another kind than the ``listed`` type: "the Brazilian builder OAS" (a firm),
    "Ana Ruiz/EPA" (an agency of photographers)."""
    before = chunk.before()
    if before is None or len(chunk) > 1 or not chunk.tokens[chunk.first].acronym:
        return False
    if before.text == "/":
        credited = chunk.before(2)
        return credited is not None and credited.capital and not credited.acronym and listed not in ("agency", "media")
    return listed != "firm" and before.text in _FIRM_NOUNS


_FIRM_NOUNS = frozenset(
    """company firm builder contractor conglomerate manufacturer maker retailer shipbuilder startup automaker carmaker
    planemaker chipmaker drugmaker brewer supplier subcontractor airline telco""".split()
)


def _apposition(chunk: Chunk) -> Iterator[Vote]:
    """ ", the Russian state company,": what follows the comma is a noun of organizations."""
    opening = chunk.after(2)
    if opening is None or opening.text not in ("the", "a", "an", "one", "its", "their"):
        return
    for n in range(3, 9):
        token = chunk.after(n)
        if token is None or not token.word or token.text in _LINKS:
            return
        if words.is_role(token.low) and not (token.text in APPOSED and len(chunk) == 1):
            return
        if token.text in APPOSED:
            after = chunk.after(n + 1)
            if after is None or not after.word or after.text in _LINKS:
                yield "organization", 4, "apposition behind the name"
            return


_LINKS = frozenset("of in that which who from based and with for to on by at whose".split())


_LEARNS = frozenset("learned learnt obtained seen reviewed verified contacted".split())


_MADE = frozenset(
    """developed made produced built manufactured assembled designed operated owned acquired supplied published marketed
    bought run rebuilt upgraded overhauled modernised modernized serviced refitted maintained""".split()
)
_SUCH = frozenset(
    """bands teams labels gangs groups parties companies firms militias cartels outlets banks clubs agencies manufacturers airlines unions
    charities newspapers factions operators retailers suppliers contractors movements organizations organisations
    broadcasters channels insurers makers""".split()
)
_GROUPS = frozenset(
    "party movement gang cartel militia faction newspaper coalition bloc group company conglomerate consortium".split()
)


def _introduced(chunk: Chunk) -> Iterator[Vote]:
    """ "developed by X", "gangs such as X", "told the X", "the X party": of names that no person bears."""
    before, two, after = chunk.before(), chunk.before(2), chunk.after()
    if words.is_demonym(chunk.low[-1]):
        return
    if before is not None and before.text == "the":
        before, two = two, chunk.before(3)
    if after is not None and not chunk.possessive and after.text in _GROUPS:
        yield "organization", 3, "the group it is"
    if before is None:
        return
    if before.text == "told" or (before.text == "to" and two is not None and two.low in _SPEAKING):
        yield "organization", 3, "an outlet was told"
    elif before.text == "by" and two is not None and two.text in _MADE:
        yield "organization", 4, "made by"
    elif before.text in _OWNING and not chunk.heading:
        yield "organization", 3, "bought or owned"
    elif before.text == "(" and _is_cited(chunk):
        yield "organization", 4, "where it was read"
    elif before.text == "joined" and (two is None or two.text not in ("by", "and")):
        yield "organization", 3, "joined it"
    elif _among_groups(chunk, before, two):
        yield "organization", 4, "groups such as"


def _is_cited(chunk: Chunk) -> bool:
    """ "(Der Horizont, paywall)", "(La Cronica, in Spanish)"."""
    comma, what, of = chunk.after(), chunk.after(2), chunk.after(3)
    if comma is None or comma.text != "," or what is None:
        return False
    return what.low in ("paywall", "paywalled", "subscription", "video", "podcast") or (
        what.text == "in" and of is not None and words.is_demonym(of.low)
    )


_SPEAKING = frozenset("speaking spoke talked talking".split())
_OWNING = frozenset("buy acquire acquires acquired acquiring owns co-founded founded".split())


def _dealings(*rows: tuple[str, str]) -> dict[str, frozenset[str]]:
    return {word: frozenset(small.split()) for row, small in rows for word in row.split()}


def deals(before: Token | None, further: Token | None) -> bool:
    """True for words behind which an organization is named: "an analyst at", "shares in"."""
    if before is None or further is None:
        return False
    return before.text in _DEALINGS.get(further.low if further.first else further.text, ())


def is_plant(works: Token, owner: Token | None) -> bool:
    """ "ICI's works" at a place: no verb."""
    return works.text == "works" and owner is not None and (owner.possessive or owner.low in ("the", "its", "their"))


def _deals(chunk: Chunk) -> int:
    """The weight of "signed for X", "loaned to the Xs"; a person's name only behind "at" and "in"."""
    before, further = chunk.before(), chunk.before(2)
    the = before is not None and before.text == "the"
    if the:
        before, further = further, chunk.before(3)
    if not deals(before, further) or before is None or further is None or (chunk.heading and not the):
        return 0
    if is_plant(further, chunk.before(4 if the else 3)):
        return 0
    if before.text in ("at", "in"):
        return 0 if words.is_common(chunk.low[0]) else 4
    if further.text in _BEATEN and len(chunk) > 1:
        return 0
    common = words.is_common(chunk.low[0]) and words.is_common(chunk.low[-1])
    plural = chunk.low[-1].endswith("s") and before.text in ("for", "to", "against", "with", "over")
    fits = not _bears_a_name(chunk) and (not common or (the and plural and len(chunk) == 1))
    return 4 if fits else 0


_BEATEN = frozenset("win wins victory defeat loss draw match".split())
"""What people have against people too."""


_DEALINGS = _dealings(
    (
        "analyst analysts economist economists strategist strategists researcher fellow executive broker brokers engineer",
        "at with from",
    ),
    (
        "official officials spokesman spokeswoman spokesperson engineers consultant consultants intern internship apprentice employee employees manager managers lawyer lawyers partner partners trader traders worker workers director directors executives president vice-president technician technicians developer designer designers programmer programmers accountant salesman buyer staff colleagues ceo CEO CTO CFO",
        "at with",
    ),
    ("work works worked working job jobs career", "for at with"),
    ("wrote writes writing column op-ed editorial", "in for"),
    ("signed signs re-signed", "for with to"),
    ("loaned traded transferred sold", "to"),
    ("loan transfer move", "to at from"),
    (
        "played plays playing debut debuted appearance appearances goals matches scouted pitched coached scored",
        "for against",
    ),
    ("contract contracts deal partnership merger consortium venture affiliation", "with"),
    ("win victory wins", "over against"),
    ("defeat loss draw match", "against to by"),
    ("shares stake stakes investor investors shareholder shareholders", "in of"),
    ("subsidiary arm unit division", "of"),
    ("record records album albums single singles", "for on"),
    ("released reissued distributed", "by on through"),
    ("toured touring tour performed", "with"),
    ("hired fired employed acquired", "by"),
)
"""What somebody does -> the small words behind which an organization's name follows ("signed for", "stake in")."""


def _among_groups(chunk: Chunk, before: Token, two: Token | None) -> bool:
    groups = chunk.before(3) if before.text == "as" else two
    return before.text in ("as", "including", "like") and groups is not None and groups.text in _SUCH


def _bears_a_name(chunk: Chunk) -> bool:
    """True where the words may be a person's: a given name first, or a lone surname."""
    flags = words.name_flags(chunk.low[0]) if chunk.low[0] not in ("los", "las") else ""
    return "g" in flags or (len(chunk) == 1 and bool(flags))


_HEADING_IT = frozenset(
    "chairman chairwoman chairperson CEO co-founder co-owner shareholder subsidiary president".split()
)


def _heads(chunk: Chunk) -> Iterator[Vote]:
    """ "president of X Y": of a body; a single word may be a country that no list has."""
    before, two = chunk.before(), chunk.before(2)
    if len(chunk) < 2 or before is None or before.text not in ("of", "Commanding") or chunk.key in data.gazetteer():
        return
    if before.text == "Commanding" and two is not None and two.text == "Officer":
        yield "organization", 7, "who commands it"
    if two is not None and two.text in _HEADING_IT:
        yield "organization", 7, "who heads it"


_DIRECTING = frozenset("directs heads leads chairs runs directed headed chaired founded".split())
_DIRECTED = frozenset("project programme program initiative desk lab taskforce campaign".split())


def _is_directed(chunk: Chunk) -> bool:
    """ "who directs the Undersea Warfare Project", "director of the Arms Transfers Programme"."""
    if chunk.low[-1] not in _DIRECTED or len(chunk) < 2:
        return False
    the, verb = chunk.before(), chunk.before(2)
    if the is None or verb is None or the.text != "the":
        return False
    role = chunk.before(3)
    return verb.text in _DIRECTING or (
        verb.text in ("of", "at", "with") and role is not None and words.is_role(role.low)
    )


_SMALL_FORMS = frozenset("plc gmbh ltd llc inc d s a e".split())


def _has_small_legal_form(chunk: Chunk) -> bool:
    """ "X d.o.o.", "X s.r.o.", "X d.d.": small letters with full stops right behind the name; "X plc"."""
    after = chunk.after()
    if after is None or after.text not in _SMALL_FORMS:
        return False
    if len(after.text) > 1:
        return True
    behind = [chunk.after(n) for n in (1, 2, 3)]
    letters = [token.text for token in behind if token is not None]
    return (
        len(letters) == 3 and letters[0] in ("d", "s", "a", "e") and letters[1] == "." and letters[2] in ("o", "r", "d")
    )


def _context(chunk: Chunk) -> Iterator[Vote]:
    if not _bears_a_name(chunk) and not (words.is_common(chunk.low[0]) and words.is_common(chunk.low[-1])):
        yield from _introduced(chunk)
    elif _is_told_so(chunk):
        yield "organization", 3, "an outlet was told"
    yield from firms.evidence(chunk)
    yield from _heads(chunk)
    if _is_directed(chunk):
        yield "organization", 5, "who directs it"
    if _has_small_legal_form(chunk):
        yield "organization", 9, "legal form"
    yield from _named_aside(chunk)
    if dealt := _deals(chunk):
        yield "organization", dealt, "who deals with it"
    if chunk.possessive and _owns_a_person(chunk):
        yield "organization", 3, "whose somebody is"
    yield from _behind(chunk)
    if (after := chunk.after()) is not None:
        yield from _before(chunk, after)


def _is_told_so(chunk: Chunk) -> bool:
    """ "told Naval Horizon that": two common words in capitals inside a sentence."""
    told, after = chunk.before(), chunk.after()
    if len(chunk) < 2 or told is None or told.text != "told" or chunk.possessive:
        return False
    return after is None or after.text in ("that", ".", ",", "on", "in")


_HOLDERS = frozenset("owners operators charterers makers builders publishers manufacturers".split())


def _named_aside(chunk: Chunk) -> Iterator[Vote]:
    """ "the owners, Thalassa Bulk", "according to Gulf Freight Index,", an agency in the brackets of a dateline."""
    before = chunk.before()
    if before is None or before.text not in (",", "to", "(") or chunk.heading or (two := chunk.before(2)) is None:
        return
    if before.text == ",":
        if two.text in _HOLDERS:
            yield "organization", 4, "owner between commas"
        return
    after = chunk.after()
    closed = after is None or after.text in (",", ".", ";", ")", "data")
    if before.text == "to" and two.low == "according" and len(chunk) > 1 and closed and words.is_common(chunk.low[-1]):
        yield "organization", 4, "according to it"
    if before.text == "(" and _opens_text(chunk) and after is not None and after.text == ")":
        dash = chunk.after(2)
        if dash is not None and dash.text in ("-", "–", "—"):
            yield "organization", 9, "agency of a dateline"


def _opens_text(chunk: Chunk) -> bool:
    """True in the first dozen words of a paragraph, all of them capitals, numbers or marks but for a month."""
    for n in range(2, 12):
        token = chunk.before(n)
        if token is None:
            return n > 2
        if token.word and token.text.islower():
            return False
    return False


def _owns_a_person(chunk: Chunk) -> bool:
    """ "Seaspan's John McCarthy": no person and no known place has a person by full name."""
    given, family = chunk.after(), chunk.after(2)
    if given is None or family is None or not (given.capital and family.capital and family.word):
        return False
    person = (
        "g" in words.name_flags(given.low)
        and not words.is_common(family.low)
        and not words.is_organization_head(family.low)
    )
    coined = any(any(map(str.isupper, word[1:])) for word in chunk.words)
    named = any(map(words.name_flags, chunk.low)) or (not coined and all(map(words.is_common, chunk.low)))
    return person and not named and chunk.key not in data.gazetteer()


def _behind(chunk: Chunk) -> Iterator[Vote]:
    """What the words before a name say: "the company X", "the band called the X", "members of the X"."""
    before, two, after = chunk.before(), chunk.before(2), chunk.after()
    acronym = chunk.tokens[chunk.first].acronym and not any(map(str.isdigit, chunk.low[0]))
    if before is not None and before.text == "the":
        if acronym and not (after is not None and after.text in _OF_THINGS):
            yield "organization", 1, "definite acronym"
        before, two = two, chunk.before(3)
    if before is not None and before.text in ("called", "named", "dubbed"):
        before = two
    if before is None:
        return
    if before.text in _OPENING_QUOTES and _is_closed(chunk) and _is_quoted_body(chunk):
        yield "organization", 6, "a body in quotation marks"
    if before.low.endswith("-based") and (len(chunk) == 1 or not _bears_a_name(chunk)):
        yield "organization", 4, "a firm of a place"
    if before.text in _OPENING_QUOTES and two is not None and two.low in APPOSED and _is_closed(chunk):
        yield "organization", 6, "a body in quotation marks"
    if (before.low in APPOSED or firms.is_maker(before.low)) and not before.possessive:
        yield (
            "organization",
            _APPOSED_MEDIA
            if before.text in _MEDIA
            else 3
            if "g" in words.name_flags(chunk.low[0]) or before.text != before.low
            else 6,
            "apposition",
        )
    elif before.text in ("of", "by", "for") and two is not None and two.low in _PARTS and not _is_plain_word(chunk):
        kindred = after is not None and (
            after.text in _KINDRED
            or (after.text.islower() and not chunk.possessive and words.is_organization_head(after.text))
        )
        yield "organization", 0 if kindred else 3, "members of"


def _is_plain_word(chunk: Chunk) -> bool:
    """ "Director of Information": what somebody directs, no name."""
    low = chunk.low[0]
    plain = len(chunk) == 1 and words.commonness(low) > 15 and not words.is_organization_head(low)
    return plain and not chunk.tokens[chunk.first].acronym


def _is_quoted_body(chunk: Chunk) -> bool:
    """ "the correspondent of "Oboronka"", ""Oboronka" wrote": whose somebody is, or what only an outlet does."""
    of, somebody, wrote = chunk.before(2), chunk.before(3), chunk.after(2)
    if of is not None and of.text == "of" and somebody is not None:
        return somebody.text in _PARTS or somebody.text in ("correspondent", "correspondents", "designer", "engineers")
    return wrote is not None and wrote.text in ("wrote", "reported", "reports", "writes")


_OPENING_QUOTES = frozenset("\"“«‘'")


def _is_closed(chunk: Chunk) -> bool:
    """True where the quotation marks close right behind the name: no words that somebody said."""
    closing = chunk.after()
    return closing is not None and closing.text in ('"', "”", "»", "’", "'") and len(chunk) < 6


_KINDRED = frozenset(
    "branch chapter section region district office tribe clan family community study project programme program asylum expedition team".split()
)


def _is_said_to_be(chunk: Chunk) -> bool:
    """ "Bilkor is a Danish chain of shops": what the sentence says it is."""
    verb, article = chunk.after(), chunk.after(2)
    if verb is None or verb.text not in ("is", "was", "are", "were") or article is None:
        return False
    if article.text not in ("a", "an", "the", "one"):
        return False
    for n in range(3, 10):
        token = chunk.after(n)
        if token is None or not token.word or token.text in _LINKS or words.is_role(token.low):
            return False
        if token.text in APPOSED or token.text in (
            "chain",
            "party",
            "think-tank",
            "broadcaster",
            "orchestra",
            "choir",
        ):
            after = chunk.after(n + 1)
            return after is None or not after.word or after.text in _LINKS or after.text in ("founded", "formed")
    return False


def _closes_row(chunk: Chunk) -> bool:
    """ "X, Y and other bands", "the X and Y companies": the noun that closes a row of names."""
    row = 0
    for n in range(1, 16):
        token = chunk.after(n)
        if token is None or token.first:
            return False
        if token.capital or token.text in (",", "and", "or", "&", "other", "several"):
            row += token.text in ("and", "or", "&")
            continue
        return row > 0 and token.text in _SUCH and not words.is_role(chunk.low[-1])
    return False


def _before(chunk: Chunk, after: Token) -> Iterator[Vote]:
    """What the words behind a name say: "X officials", "X announced", "X, the company"."""
    owner = 2 if chunk.tokens[chunk.first].acronym and len(chunk) == 1 else 1
    of = chunk.after(2)
    opening = chunk.sentence_first and not chunk.possessive and words.commonness(chunk.low[0]) > -60
    opening = opening or (
        chunk.sentence_first and len(chunk) == 1 and after.text in ("commander", "commanders", "captain")
    )
    opening = opening and not chunk.tokens[chunk.first].acronym
    if after.text in _PARTS and not opening and not (after.text == "branch" and of is not None and of.text == "of"):
        yield "organization", owner if chunk.possessive else 3, "its people"
    if after.text in _ACTS:
        yield "organization", owner, "acts"
    if _is_group(chunk, after):
        yield "organization", 3, "a group that says or does"
    if _is_medium(chunk, after):
        yield "organization", 4, "the medium it is"
    if after.text == ",":
        yield from _apposition(chunk)
    if _is_said_to_be(chunk):
        yield "organization", 6, "said to be an organization"
    if not chunk.possessive and _closes_row(chunk):
        yield "organization", 4, "one of a row of them"
    if after.text in ("reports", "reported", "writes") and _closes_a_sentence(chunk):
        yield "organization", 5, "an outlet reports"
    if after.text == "has" and (verb := chunk.after(2)) and verb.text in _LEARNS:
        yield "organization", 3, "an outlet has learned"


def _closes_a_sentence(chunk: Chunk) -> bool:
    """ "..., Le Rempart de Rabat reports.": between a comma and the full stop."""
    comma, stop = chunk.before(), chunk.after(2)
    if comma is not None and comma.low == "the":
        comma = chunk.before(2)
    return comma is not None and comma.text in (",", "”", '"') and (stop is None or stop.text in (".", ":"))


_GROUPS_DO = frozenset(
    """said says denied denies claimed announced vowed warned accused declared pledged arrested detained urged rejected insisted
    condemned recruited""".split()
)


def _is_group(chunk: Chunk, verb: Token) -> bool:
    """ "the Asayish said", "the Asayish had arrested": behind an article a word that is nothing else, and what only
    people and bodies do."""
    if len(chunk) > 1 or not verb.word or (the := chunk.before()) is None or the.low != "the" or chunk.possessive:
        return False
    if chunk.tokens[chunk.first].acronym:
        return False
    does = chunk.after(2) if verb.text in ("had", "has", "have") else verb
    rare = words.commonness(chunk.low[0]) <= -99 and not words.name_flags(chunk.low[0])
    plain = rare and chunk.key not in data.gazetteer() and not words.is_demonym(chunk.low[0])
    return plain and does is not None and does.text in _GROUPS_DO


_APPOSED_MEDIA = 8
"""More than a given name and a surname: "the Greek newspaper Nea Simaia" is nobody."""
_MEDIA = frozenset("radio television tv newspaper daily weekly tabloid magazine website portal broadcaster".split())
_BEHIND_MEDIA = frozenset(
    "reported said says quoted cited published wrote writes showed broadcast aired that and on in".split()
)


def _is_medium(chunk: Chunk, noun: Token) -> bool:
    """ "Blu Andina radio reported", "the Vesti Rana news agency": no place, no country, nothing that is only a word."""
    if noun.text != "news" and noun.text not in _MEDIA:
        return False
    if chunk.possessive or chunk.heading or chunk.key in data.gazetteer() or _bears_a_name(chunk):
        return False
    if words.is_demonym(chunk.low[-1]) or all(words.commonness(low) > -5 for low in chunk.low):
        return False
    closing = chunk.after(2)
    if noun.text == "news":
        return closing is not None and closing.text in ("agency", "site", "website", "portal", "outlet", "channel")
    return closing is None or not closing.word or closing.text in _BEHIND_MEDIA


def reach(chunk: Chunk) -> Chunk:
    """The run with what belongs to it by "of", "for", "on": "Ministry" -> "Ministry of Foreign Affairs"."""
    follows = chunk.after()
    if follows is not None and follows.text == "in" and _has_affiliates(chunk):
        return Chunk(chunk.tokens, chunk.first, _branch_end(chunk))
    if (tail := _foreign_end(chunk)) > chunk.last:
        return Chunk(chunk.tokens, chunk.first, tail)
    heads = words.is_organization_head(chunk.low[-1]) or chunk.low[-1] in _BODIES or _is_institut(chunk)
    if not heads or chunk.possessive or follows is None or follows.text not in _ATTACHED or _is_commanded(chunk):
        return chunk
    if follows.text in ("of", "for") and chunk.low[-1] in _FIRMS:
        return chunk
    if follows.text == "for" and chunk.low[-1] in ("parliament", "congress", "senate", "assembly", "legislature"):
        return chunk
    if (follows.text == "on" and chunk.low[-1] not in _ON_SUBJECTS) or (follows.text == "in" and not _is_sent(chunk)):
        return chunk
    if follows.text == "against" and chunk.low[-1] not in ("coalition", "alliance", "campaign", "league"):
        return chunk
    last = chunk.last + 1
    the = chunk.tokens[last] if last < len(chunk.tokens) else None
    if the is not None and the.low in words.CALENDAR:
        return chunk
    last += the is not None and the.text == "the"
    stop = _run(chunk, last)
    if (
        stop > last
        and chunk.tokens[stop - 1].low in _STATES
        and stop < len(chunk.tokens)
        and chunk.tokens[stop].text == "of"
    ):
        stop = max(stop, _run(chunk, stop + 1))
    if stop > last and not _is_bearer(chunk, last, stop):
        stop = _of_state(chunk, _second_subject(chunk, last, stop))
        return Chunk(chunk.tokens, chunk.first, _defined(chunk, _second_of(chunk, last, stop)))
    return chunk


def _foreign_end(chunk: Chunk) -> int:
    """The end of "Direction" + "générale des douanes", "Ministère" + "des armées"; the chunk's own where none follows."""
    if chunk.possessive or not words.opens_foreign_name(chunk.low[0]) or len(chunk) > 3:
        return chunk.last
    low: list[str] = []
    for n in range(1, 10):
        token = chunk.after(n)
        if token is None or not token.word or token.first:
            break
        low.append(token.low)
        if token.possessive:
            break
    return chunk.last + words.foreign_tail(low)


def _is_institut(chunk: Chunk) -> bool:
    """ "Institut Carthage" before "for Strategic Affairs": a foreign head noun in front, the subject in English."""
    follows = chunk.after()
    return follows is not None and follows.text == "for" and words.is_foreign_head(chunk.low)


_STATES = frozenset("republic kingdom sultanate emirate".split())


def _has_affiliates(chunk: Chunk) -> bool:
    return not chunk.possessive and words.organizations().get(chunk.key, ("", ""))[1] == "armed group"


def _branch_end(chunk: Chunk) -> int:
    """The end of "Islamic State" + "in the Sahel Province" where its acronym follows in brackets; else the chunk's own."""
    first = chunk.last + 1
    first += first < len(chunk.tokens) and chunk.tokens[first].text == "the"
    stop = _run(chunk, first)
    bracketed = first < stop and stop + 1 < len(chunk.tokens) and chunk.tokens[stop].text == "("
    return stop if bracketed and chunk.tokens[stop + 1].acronym else chunk.last


_ON_SUBJECTS = frozenset(
    """committee commission council subcommittee conference panel board institute centre center forum initiative summit
    coalition taskforce force program programme group observatory network convention tribunal bureau authority party
    office consortium mission""".split()
)
"""Bodies that are called after what they deal with: "Council on Foreign Relations", no "Navy on"."""


def _is_sent(chunk: Chunk) -> bool:
    """ "U.N. Mission in South Sudan (UNMISS)": where a mission is stands in its name where its acronym follows."""
    if chunk.low[-1] not in ("mission", "force", "operation", "office"):
        return False
    for n in range(3, 7):
        bracket, acronym = chunk.after(n), chunk.after(n + 1)
        if bracket is None or acronym is None or not (bracket.capital or bracket.text in ("(", "and", "the")):
            return False
        if bracket.text == "(":
            closing = chunk.after(n + 2)
            return acronym.acronym or (acronym.capital and closing is not None and closing.text == ")")
    return False


_FIRMS = frozenset(
    """aerospace systems industries technologies energy holding holdings motors airlines airways pharmaceuticals foods
    software solutions studios pictures records entertainment steel media electronics logistics partners inc ltd llc plc club
    fc labs marine maritime shipbuilding shipbuilders ironworks steelworks avionics aviation optics optronics robotics
    munitions ordnance sistemas tecnologias industrias sistemi""".split()
)
"""Heads of names that end there: what follows "of" is where they are."""


def _is_bearer(chunk: Chunk, first: int, last: int) -> bool:
    """ "Democratic Coalition of Ana Ruiz": a person leads it; what is called after one has no such name behind "of"."""
    low = [t.low for t in chunk.tokens[first:last]]
    if (
        len(low) not in (2, 3)
        or " ".join(low) in data.gazetteer()
        or chunk.low[-1] in ("university", "college", "order")
    ):
        return False
    if chunk.low[-1] in _LED_BY and low[0] not in data.gazetteer() and all(words.commonness(w) < -30 for w in low):
        return True
    return "g" in words.name_flags(low[0]) and words.commonness(low[0]) < 0 and words.commonness(low[-1]) < -10


_LED_BY = frozenset(
    "party coalition movement front government administration bloc alliance faction union cabinet".split()
)


_OF_STUDIES = frozenset("institute centre center school department faculty programme program".split())


def _second_subject(chunk: Chunk, first: int, stop: int) -> int:
    """The end of "Culture" + "and Sport", "Obstetricians" + "and Gynecologists"; ``stop`` where nothing is joined."""
    tokens = chunk.tokens
    if stop < len(tokens) and tokens[stop].text == "," and _abstract(chunk, first, stop):
        middle = _run(chunk, stop + 1)
        joint = middle < len(tokens) and tokens[middle].text in ("and", "&") and middle > stop + 1
        last = _run(chunk, middle + 1) if joint and _abstract(chunk, stop + 1, middle) else 0
        return last if last > middle + 1 and _abstract(chunk, middle + 1, last) else stop
    if stop >= len(tokens) or tokens[stop].text not in ("and", "&"):
        return stop
    further = _run(chunk, stop + 1)
    if (
        chunk.low[-1] in ("ministry", "department")
        and further > stop + 1
        and tokens[further - 1].low in words.PORTFOLIOS
    ):
        return further
    studies = tokens[further - 1].low in ("studies", "research", "affairs") and chunk.low[-1] in _OF_STUDIES
    if studies and further > stop + 2 and stop == first + 1:
        return further
    if " ".join([t.low for t in tokens[first : stop + 2]]) in data.gazetteer():
        return stop + 2
    headed = words.is_organization_head(tokens[further - 1].low) and tokens[further - 1].low != "research"
    if further <= stop + 1 or headed:
        return stop
    professions = chunk.low[-1] in _OF_PROFESSIONS and all(tokens[i - 1].low.endswith("s") for i in (stop, further))
    both = _abstract(chunk, first, stop) and _abstract(chunk, stop + 1, further)
    return further if both or (professions and further == stop + 2) else stop


def _of_state(chunk: Chunk, stop: int) -> int:
    """The end of "Ministry of Defence" + "of the Republic of Serbia"; ``stop`` where no state follows."""
    tokens = chunk.tokens
    low = [t.low for t in tokens[stop : stop + 4]]
    if len(low) < 4 or low[0] != "of":
        return stop
    the = low[1] == "the"
    if low[1 + the] not in ("republic", "kingdom", "state", "government", "commonwealth") or low[2 + the : 3 + the] != [
        "of"
    ]:
        return stop
    further = _run(chunk, stop + 3 + the)
    return further if further > stop + 3 + the else stop


_OF_PROFESSIONS = frozenset("college society association academy union federation institute guild board".split())


def _is_body_of_a_body(tokens: Sequence[Token], stop: int) -> bool:
    """ "Border Service of the State Committee" + "for National Security": what the larger body deals with."""
    if tokens[stop - 1].low not in _NAMED_BY_SUBJECT or stop + 1 >= len(tokens) or not tokens[stop + 1].capital:
        return False
    subject = tokens[stop + 1 : stop + 3]
    return all(t.capital and words.commonness(t.low) > -5 for t in subject[:1])


_NAMED_BY_SUBJECT = frozenset("committee ministry department council commission directorate agency bureau".split())


def _second_of(chunk: Chunk, last: int, stop: int) -> int:
    """The end of "Council for the Protection" + "of Seabirds"; ``stop`` where there is no second "of"."""
    tokens = chunk.tokens
    office = (chunk.low[-1] == "office" and words.is_role(tokens[stop - 1].low)) or _is_body_of_a_body(tokens, stop)
    follows = stop < len(tokens) and tokens[stop].text in ("of", "for") and not tokens[stop - 1].possessive
    if stop < len(tokens) and tokens[stop].text == "on" and chunk.low[-1] in ("panel", "group", "committee"):
        further = _run(chunk, stop + 1)
        return further if further > stop + 1 and tokens[stop - 1].low in ("experts", "inquiry") else stop
    aim = tokens[stop].text == "for" and chunk.low[-1] in _LED_BY if follows else False
    if not follows or not (office or aim or (tokens[stop].text == "of" and _abstract(chunk, last, stop))):
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
    initials = {tokens[stop + 1].low[0], tokens[further - 1].low[0]} if bracketed and further > stop + 1 else set()
    return further if initials & set(tokens[further + 1].low[-2:] if bracketed else "") else stop


def _abstract(chunk: Chunk, first: int, last: int) -> bool:
    """True for common nouns ("Culture", "Technology") and what is of a country ("European Security"): no names."""
    here = chunk.tokens[first:last]
    return all(words.is_subject(t.low, -5) or (words.is_demonym(t.low) and len(here) > 1) for t in here)


def _ends_in_people(tokens: Sequence[Token], at: int) -> bool:
    """ "of Migrant Workers": a plural that closes the name is no title of somebody behind it."""
    follows = tokens[at] if at < len(tokens) else None
    return tokens[at - 1].low.endswith("s") and not (follows is not None and follows.word and follows.capital)


def _run(chunk: Chunk, at: int) -> int:
    tokens = chunk.tokens
    region = tokens[chunk.first].region
    while at < len(tokens) and tokens[at].region == region and tokens[at].word and tokens[at].capital:
        at += 1
        if tokens[at - 1].possessive:
            return at
        if words.is_role(tokens[at - 1].low) and not (_ends_in_people(tokens, at) or _is_subject(chunk, at)):
            return at - 1
    return at


_OF_PORTFOLIOS = frozenset("ministry department office bureau court secretariat directorate college".split())


def _is_subject(chunk: Chunk, at: int) -> bool:
    """ "Institute of Marine Science", "Office of the High Commissioner for Refugees": no title of somebody behind it."""
    follows = chunk.tokens[at] if at < len(chunk.tokens) else None
    if follows is None:
        return False
    if chunk.tokens[at - 1].low in words.PORTFOLIOS and chunk.low[-1] in _OF_PORTFOLIOS:
        return not (follows.capital and follows.word)
    science = follows.capital and follows.word and words.is_common(follows.low) and not words.name_flags(follows.low)
    named = follows.word and follows.capital
    return science or (chunk.low[-1] == "office" and not named)

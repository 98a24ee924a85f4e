"""The words around a name -> what says that it is a place: the noun behind it, the noun or the verb before it, a distance.

What ``location`` asks of a name itself (a gazetteer's record, a head noun) is not asked here."""

from __future__ import annotations

from collections.abc import Iterator

from generator import data
from generator.kinds import words
from generator.text.tokens import Chunk, Token

Vote = tuple[str, int, str]

# ---------------------------------------------------------------- the noun behind it

_NATURE = frozenset(
    """canyon gorge ravine mountains mountain hills hill highlands lowlands heights ridge massif plateau glacier volcano foothills
    valley oasis desert steppe plain plains forest woods wetlands marsh marshes swamp lagoon lake reservoir river creek
    delta estuary bay gulf strait straits channel fjord inlet cove cape headland peninsula island islands islet archipelago
    atoll reef shoal sandbank beach coast coastline shore""".split()
)
"""Nouns in small letters behind the name of a piece of nature: "the Micay canyon"."""
OF_A_TOWN = frozenset("canyon gorge ravine creek lagoon gulf estuary delta glacier reservoir canal".split())
"""Those that are called after a town or a region, behind an article: "the Setúbal canyon"."""
_BUILT = frozenset(
    """wharf quay quayside pier jetty docks dockyard slipway breakwater lighthouse marina waterfront seafront lakefront corniche
    boulevard avenue promenade roundabout interchange overpass viaduct market bazaar souk temple church chapel shrine
    monastery convent synagogue aerodrome heliport airstrip depot outpost oilfield oilfields gasfield gasfields barrage
    suburb neighbourhood neighborhood quarter township settlement municipality commune sub-prefecture prefecture memorial
    monument mausoleum museum theatre theater stadium racecourse hotel plaza square graveyard bridge tunnel citadel
    fortress castle palace junction waterway canal harbour harbor port pier airport airfield airbase base cosmodrome spaceport
    barracks prison jail cemetery mosque cathedral dam garrison checkpoint crossing mine quarry colliery refinery causeway
    crossroads airdrome campus sanctuary""".split()
)
"""Nouns in small letters behind the name of what was built: behind an article or a small word of place only."""
_ALSO_OTHER = frozenset("school range camp ground grounds gate field street road hall dock station".split())
"""Those that are said of firms, systems and people too: behind a small word of place only."""
_PAIRS = {
    "memorial": "complex park garden cemetery",
    "sports": "centre center hall complex ground",
    "industrial": "park estate zone area complex",
    "business": "park",
    "science": "park",
    "gas": "field fields",
    "oil": "field fields terminal refinery port",
    "wind": "farm",
    "solar": "farm",
    "border": "post crossing point gate checkpoint",
    "customs": "office post house",
    "fire": "station",
    "lifeboat": "station",
    "weather": "station",
    "radar": "station site",
    "police": "station post barracks",
    "bus": "station terminal stop",
    "railway": "station bridge junction yard",
    "train": "station",
    "metro": "station",
    "subway": "station",
    "naval": "base yard dockyard station anchorage shipyard",
    "air": "base",
    "army": "base camp barracks depot",
    "military": "base airfield airport camp barracks cemetery academy garrison hospital",
    "missile": "base range silo",
    "ammunition": "depot dump",
    "fuel": "depot terminal",
    "arms": "depot",
    "refugee": "camp settlement",
    "displacement": "camp",
    "transit": "camp center centre",
    "detention": "camp center centre",
    "prison": "camp",
    "container": "terminal port",
    "ferry": "terminal port",
    "grain": "terminal",
    "fishing": "port harbour harbor village",
    "shopping": "centre center mall",
    "community": "centre center hall",
    "cultural": "centre center",
    "conference": "centre center",
    "convention": "centre center",
    "exhibition": "centre center ground grounds",
    "training": "area ground grounds range camp",
    "maneuver": "area",
    "manoeuvre": "area",
    "firing": "range ground",
    "shooting": "range",
    "bombing": "range",
    "artillery": "range",
    "test": "range site ground",
    "proving": "ground grounds",
    "launch": "site pad",
    "landing": "strip ground site",
    "national": "park",
    "nature": "reserve",
    "game": "reserve",
    "mountain": "range pass",
    "housing": "estate",
    "city": "hall",
    "town": "hall",
    "power": "station plant",
    "nuclear": "plant",
    "iron": "mine works",
    "coal": "mine",
    "gold": "mine",
    "copper": "mine",
    "uranium": "mine",
    "salt": "mine flats",
    "tank": "range",
    "water": "tower",
}
_PLACED = frozenset(
    "in at near from to outside across around inside into off via over on by past towards toward".split()
)


def _behind_place_word(chunk: Chunk, *, article: bool) -> bool:
    """ "at X", "near the X"; with ``article`` also "the X" alone."""
    before = chunk.before()
    if before is None:
        return False
    if before.possessive and before.capital:
        return article
    if before.text == "of" and (out := chunk.before(2)) is not None and out.text == "out":
        return True
    if before.low == "the":
        return article or ((further := chunk.before(2)) is not None and further.low in _PLACED)
    return before.low in _PLACED


def noun_length(chunk: Chunk) -> int:
    """How many words the noun in small letters has that says what the place of the name is; 0 for none: "wharf",
    "memorial complex"."""
    one, two = chunk.after(), chunk.after(2)
    if one is None or not one.text.islower() or chunk.possessive:
        return 0
    if two is not None and two.text in _PAIRS.get(one.text, "").split():
        return 2 if _behind_place_word(chunk, article=True) else 0
    if one.text in _NATURE:
        return 1
    if one.text in _CALLED_AFTER_PEOPLE and len(chunk) in (2, 3) and "g" in words.name_flags(chunk.low[0]):
        return 1
    if one.text in _BUILT:
        return int(_behind_place_word(chunk, article=True))
    return int(one.text in _ALSO_OTHER and _behind_place_word(chunk, article=False))


_CALLED_AFTER_PEOPLE = frozenset(
    "base airbase airport airfield barracks prison stadium cemetery bridge pier wharf square park boulevard avenue museum".split()
)


def _bears_noun(chunk: Chunk) -> Iterator[Vote]:
    """ "the Micay canyon", "at the Naden wharf", "the Ata-Beyit memorial complex"; "supply Bernardo O'Higgins base"."""
    length = noun_length(chunk)
    named = len(chunk) in (2, 3) and "g" in words.name_flags(chunk.low[0]) and not chunk.possessive
    if named and (noun := chunk.after()) is not None and noun.text in _CALLED_AFTER_PEOPLE:
        yield "location", 6, "generic word after a place"
        return
    last = chunk.low[-1]
    if not length or len(chunk) > 4 or words.is_demonym(last) or words.is_organization_head(last):
        return
    if len(chunk) == 1 and (words.commonness(last) > 5 or chunk.tokens[chunk.first].acronym):
        return
    nature = length == 1 and (noun := chunk.after()) is not None and noun.text in _NATURE
    # A person stands behind no article: "the Arturo Prat pier".
    definite = (the := chunk.before()) is not None and the.low == "the"
    yield "location", 7 if definite else 5 if nature else 4, "generic word after a place"


# ---------------------------------------------------------------- the noun or the verb before it

_SITES = frozenset(
    """airstrip airfield airport airbase base barracks camp range garrison yard dockyard shipyard plant factory mine quarry
    depot school academy museum hospital prison checkpoint crossing bridge dam port harbour harbor cemetery wharf pier
    terminal refinery arsenal outpost bunker warehouse cosmodrome reactor rally parade anchorage moorings""".split()
)
_IS_OR_GOES = frozenset(
    """stationed based moored berthed docked anchored landed landing arrived crossed buried born camped garrisoned homeported
    headquartered unloaded disembarked beached stranded refuelled refueled sank crashed exploded dropped quartered
    billeted interned imprisoned assembled gathered overwintered sheltered massed grounded""".split()
)
_LEAVES = frozenset(
    """sailed flew fled flown departed launched fired deployed evacuated travelled traveled arrived returned came come
    brought driven drove shipped airlifted transferred withdrew withdrawn retreated marched took""".split()
)
_PARTICLES_OF_VERBS = frozenset("up down out off back in over again alongside ashore".split())
_WHO_IS_FROM = frozenset(
    """troops soldiers soldier troop company battalion squadron regiment brigade platoon detachment contingent convoy crew crews
    aircraft jets jet fighters helicopter helicopters bombers drones missiles rockets shells sappers marines colonel major
    captain sergeant corporal private lieutenant pilot pilots sailors airmen conscripts recruits conscript recruit trucks
    refugees displaced volunteers veteran veterans mother father fishermen family""".split()
)


def _behind_what_is_there(chunk: Chunk) -> Iterator[Vote]:
    """ "the airstrip at X", "tied up at X", "flew from X", "an engineer troop from X"."""
    before, what = chunk.before(), chunk.before(2)
    if before is None or what is None or chunk.heading or (chunk.tokens[chunk.first].acronym and len(chunk) == 1):
        return
    if words.is_organization_head(chunk.low[-1]) or words.is_common(chunk.low[0]) or words.is_demonym(chunk.low[0]):
        return
    particle = what.text in _PARTICLES_OF_VERBS
    verb = chunk.before(3) if particle else what
    if before.text in ("at", "near", "outside") and what.text in _SITES:
        yield "location", 3, "where a facility is"
    elif (before.text in ("at", "near", "off", "in") and verb is not None and verb.text in _IS_OR_GOES) or (
        before.text == "at" and verb is not None and particle and verb.text in ("tied", "laid", "lay", "touched")
    ):
        yield "location", 2, "where something is or comes to"
    elif before.text == "from" and verb is not None and verb.text in _LEAVES:
        yield "location", 2, "where something comes from"
    elif before.text == "from" and what.text in _WHO_IS_FROM:
        yield "location", 2, "where somebody is from"


_NEAR_IT = frozenset("nearby neighbouring neighboring downtown suburban besieged rebel-held government-held".split())
_PART_OF = frozenset(
    """northern southern eastern western central north-eastern north-western south-eastern south-western northeastern
    northwestern southeastern southwestern rural coastal upper lower greater inner outer mainland far""".split()
)


def _behind_adjective(chunk: Chunk) -> Iterator[Vote]:
    """ "nearby X", "in eastern X"."""
    adjective = chunk.before()
    if adjective is None or len(chunk) > 3 or chunk.heading:
        return
    if words.is_common(chunk.low[0]) or words.is_demonym(chunk.low[0]) or words.is_organization_head(chunk.low[-1]):
        return
    if adjective.low in _NEAR_IT:
        yield "location", 4, "nearby"
    elif adjective.text in _PART_OF and (of := chunk.before(2)) is not None and of.low in _PLACED:
        yield "location", 4, "part of a place"


_TOWNSPEOPLE = frozenset(
    """skipper fisherman fishermen fishers man woman boy girl resident residents local locals farmer farmers couple
    teenager pensioner councillor councillors harbourmaster publican crofters crofter islanders villagers
    residents""".split()
)
_SEATS = frozenset("MP MPs MLA MNA MCA MSP TD MPP MHA Senator Governor".split())
_COMPASS_OF_SEATS = frozenset("north south east west central northeast northwest southeast southwest".split())


def _before_its_people(chunk: Chunk) -> Iterator[Vote]:
    """ "Berehaven skipper describes", "Kathiani North MP": whose they are."""
    who = chunk.after()
    if who is None or chunk.possessive or len(chunk) > 3 or chunk.tokens[chunk.first].acronym:
        return
    if who.text in _SEATS and who.acronym and (len(chunk) > 1 or _is_unused(chunk)):
        name = chunk.after(2)
        if name is not None and name.capital and chunk.low[-1] in _COMPASS_OF_SEATS:
            yield "location", 5, "whose member sits in parliament"
    elif who.text in _TOWNSPEOPLE and (
        data.village_in(chunk.key) or any(r.type == "city" for r in data.gazetteer().get(chunk.key))
    ):
        yield "location", 3, "whose people it tells of"
    elif who.text in _TOWNSPEOPLE and len(chunk) == 1 and _is_unused(chunk) and not words.name_flags(chunk.low[0]):
        before = chunk.before()
        if before is None or before.text in (":", "a", "an", "the") or not before.word:
            yield "location", 3, "whose people it tells of"


def _on_an_island(chunk: Chunk) -> Iterator[Vote]:
    """ "on South Uist": what lies where on the compass, where one may be."""
    before, rest = chunk.before(), chunk.low[-1]
    if len(chunk) != 2 or chunk.low[0] not in _COMPASS_OF_SEATS or before is None or words.is_demonym(rest):
        return
    if (before.low == "on" or before.low in _PLACED) and words.commonness(rest) <= -30:
        yield "location", 4, "part of a place"


# ---------------------------------------------------------------- a distance

_UNITS = frozenset("km kilometres kilometers kilometre kilometer miles mile nm metres meters nmi".split())
_COMPASS = frozenset(
    """north south east west northeast northwest southeast southwest north-east north-west south-east south-west upstream
    downstream inland offshore away outside""".split()
)


def _at_a_distance(chunk: Chunk) -> Iterator[Vote]:
    """ "30 kilometres from X", "12 km east of X", "X, about 130 km south of Popayan"."""
    of = chunk.before()
    if of is not None and of.text in ("of", "from", "off"):
        unit, compass = chunk.before(2), None
        if unit is not None and unit.text in _COMPASS:
            compass, unit = unit, chunk.before(3)
        if unit is not None and unit.text in _UNITS and (of.text != "of" or compass is not None):
            yield "location", 4, "at a distance"
            return
    if _is_measured(chunk):
        yield "location", 4, "at a distance"


_ABOUT = frozenset("about some around roughly nearly almost just only barely less than more over under".split())


def _is_measured(chunk: Chunk) -> bool:
    comma = chunk.after()
    if comma is None or comma.text not in (",", "lies", "sits", "(") or chunk.possessive:
        return False
    n = 2
    while (token := chunk.after(n)) is not None and n < 5 and token.text in _ABOUT:
        n += 1
    number, unit = chunk.after(n), chunk.after(n + 1)
    if number is None or not number.text[0].isdigit() or unit is None or unit.text not in _UNITS:
        return False
    ends = (chunk.after(n + 2), chunk.after(n + 3))
    return any(end is not None and end.text in ("of", "from") for end in ends)


# ---------------------------------------------------------------- what it is called, which country it is in

_CALLED = frozenset(
    """village town city hamlet place settlement island islet hill port district suburb river beach mountain valley farm crossing
    neighbourhood neighborhood""".split()
)


def _is_called(chunk: Chunk) -> bool:
    """ "a village called X", "the town is named X", "The base is X"."""
    called = chunk.before()
    if called is None or len(chunk) > 3:
        return False
    at = 2
    if called.text == "as" and (known := chunk.before(2)) is not None and known.text == "known":
        at = 3
    elif called.text == "is":
        noun, the = chunk.before(2), chunk.before(3)
        plain = not words.is_demonym(chunk.low[0]) and (end := chunk.after()) is not None and end.text in ".,;"
        return plain and noun is not None and noun.text in _CALLED | _SITES and the is not None and the.low == "the"
    elif called.text not in ("called", "named"):
        return False
    noun = chunk.before(at)
    if noun is not None and noun.text in ("is", "was", "locally"):
        noun = chunk.before(at + 1)
    return noun is not None and noun.text in _CALLED


def _country_of(token: Token | None) -> str | None:
    if token is None or not token.capital:
        return None
    found = data.gazetteer().get(token.low)
    return next((r.country for r in found[:4] if r.type in ("country", "region")), None)


def _in_its_country(chunk: Chunk) -> Iterator[Vote]:
    """ "of Drummondville in Quebec", where the country has a place of that name; "from Garoua-Boulai, in Cameroon"."""
    inside, land = chunk.after(), chunk.after(2)
    comma = inside is not None and inside.text == ","
    if comma:
        inside, land = land, chunk.after(3)
    if inside is None or inside.text != "in" or (iso := _country_of(land)) is None or len(chunk) > 3:
        return
    known = iso in data.village_in(chunk.key) or any(r.country == iso for r in data.gazetteer().get(chunk.key))
    before = chunk.before()
    if known:
        yield "location", 3, "in its country"
    elif comma and before is not None and before.text in ("from", "at", "near", "to") and _is_unused(chunk):
        yield "location", 2, "in the country named behind it"


def _is_unused(chunk: Chunk) -> bool:
    return all(words.commonness(low) <= -30 and not words.is_demonym(low) for low in chunk.low)


def evidence(chunk: Chunk) -> Iterator[Vote]:
    """What the words around a name say for its being a place's."""
    yield from _bears_noun(chunk)
    yield from _behind_what_is_there(chunk)
    yield from _behind_adjective(chunk)
    yield from _before_its_people(chunk)
    yield from _on_an_island(chunk)
    yield from _at_a_distance(chunk)
    if _is_called(chunk):
        yield "location", 5, "what a place is called"
    yield from _in_its_country(chunk)

"""A run of capitalised words -> what speaks for its being a place's name, and which place a gazetteer knows it as."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from generator import data
from generator.kinds import headed, organization, surroundings, words
from generator.model import Place
from generator.text.tokens import Chunk, Token

Vote = tuple[str, int, str]

_LOCATIVE = {"in": 3, "near": 4, "at": 1, "from": 1, "to": 1, "outside": 3, "across": 2, "towards": 2, "toward": 2,
             "around": 1, "inside": 2, "into": 1, "off": 2, "via": 1, "between": 1, "over": 0, "throughout": 3}  # fmt: skip
_FACILITIES = frozenset(
    """cosmodrome spaceport airport airfield airbase base port harbor harbour camp prison stadium plant bridge tunnel dam
    crossing cathedral church mosque temple monastery castle palace tower fort fortress refinery mine railway station
    campus hall arena shipyard hospital zone range jail barracks theatre theater shrine cemetery square""".split()
)
_TYPES = {
    "river": "river", "lake": "lake", "sea": "sea", "ocean": "sea", "gulf": "sea", "bay": "sea", "strait": "sea",
    "straits": "sea", "channel": "sea", "island": "island", "islands": "island", "isle": "island", "peninsula": "region",
    "mount": "mountain", "mountain": "mountain", "mountains": "mountain", "hills": "mountain", "valley": "region",
    "desert": "region", "province": "region", "region": "region", "oblast": "region", "krai": "region", "state": "region",
    "governorate": "region", "district": "region", "county": "region", "prefecture": "region", "city": "city",
    "town": "city", "village": "city", "street": "street", "avenue": "street", "road": "street", "park": "park",
}  # fmt: skip
_BEFORE = frozenset(
    "sultanate emirate principality duchy gulf strait straits port bay sea isle city province republic kingdom state gates cape university".split()
)
_GENERIC_AFTER = frozenset(
    "region province oblast district governorate county prefecture city area peninsula island valley river lake".split()
)
_WATERS = frozenset("river lake sea bay strait gulf".split())
METONYMS = {
    "kremlin": "RU",
    "white house": "US",
    "pentagon": "US",
    "downing street": "GB",
    "whitehall": "GB",
    "capitol": "US",
    "foggy bottom": "US",
    "elysee": "FR",
    "quai d'orsay": "FR",
    "casa rosada": "AR",
    "planalto": "BR",
    "malacanang": "PH",
    "zhongnanhai": "CN",
    "cheong wa dae": "KR",
    "bankova": "UA",
}


# Newspaper abbreviations of states and provinces (AP style), which stand behind a town and a comma.
_STATES = {
    "ala": "alabama", "ariz": "arizona", "ark": "arkansas", "calif": "california", "colo": "colorado",
    "conn": "connecticut", "del": "delaware", "fla": "florida", "ga": "georgia", "ill": "illinois", "ind": "indiana",
    "kan": "kansas", "ky": "kentucky", "md": "maryland", "mass": "massachusetts", "mich": "michigan",
    "minn": "minnesota", "miss": "mississippi", "mo": "missouri", "mont": "montana", "neb": "nebraska", "nev": "nevada",
    "okla": "oklahoma", "ore": "oregon", "pa": "pennsylvania", "tenn": "tennessee", "vt": "vermont", "va": "virginia",
    "wash": "washington", "wis": "wisconsin", "wyo": "wyoming", "n.c.": "north carolina", "s.c.": "south carolina",
    "n.d.": "north dakota", "s.d.": "south dakota", "n.h.": "new hampshire", "n.j.": "new jersey",
    "n.m.": "new mexico", "r.i.": "rhode island",
    # Canada's provinces (CP style) and Australia's states
    "n.b.": "new brunswick", "n.s.": "nova scotia", "n.l.": "newfoundland and labrador", "p.e.i.": "prince edward island",
    "ont": "ontario", "que": "quebec", "man": "manitoba", "sask": "saskatchewan", "alta": "alberta",
    "b.c.": "british columbia", "n.w.t.": "northwest territories", "nsw": "new south wales", "n.s.w.": "new south wales",
    "qld": "queensland", "tas": "tasmania", "vic": "victoria",
}  # fmt: skip


def _state(chunk: Chunk) -> tuple[data.Record, ...]:
    comma, town = chunk.before(), chunk.before(2)
    behind_town = comma is not None and comma.text == "," and town is not None and town.capital
    stop = chunk.after()
    given = chunk.key in _ALSO_GIVEN and (stop is None or stop.text != ".")
    known = data.gazetteer().get(_STATES[chunk.key], ()) if behind_town and not given else ()
    return tuple(r for r in known if r.country in ("US", "CA", "AU") and r.type == "region")


_ALSO_GIVEN = frozenset("man vic tas que alta".split())


@cache
def _own_names_first(key: str, found: tuple[data.Record, ...]) -> tuple[data.Record, ...]:
    """A place that bears the name before a larger one that is called so besides, unless it is far smaller."""
    if (
        len(found) < 2
        or key.startswith(("st. ", "st "))
        or found[0].type in ("country", "sea")
        or data.fold(found[0].name) == key
    ):
        return found
    own = [r for r in found if data.fold(r.name) == key and 50 * r.weight > found[0].weight]
    return (*own, *(r for r in found if r not in own))


def records(chunk: Chunk) -> tuple[data.Record, ...]:
    """What the gazetteer knows under this name, with "region", "oblast", "city" as head noun left out too."""
    found = _state(chunk) if chunk.key in _STATES else known_as(chunk.low)
    if (
        found
        and (found[0].type == "river" or chunk.key == "emirates")
        and ((the := chunk.before()) is None or the.low != "the")
    ):
        return tuple(r for r in found if r.type not in ("river", "country"))
    return found


@lru_cache(maxsize=20_000)
def known_as(low: tuple[str, ...]) -> tuple[data.Record, ...]:
    known = data.gazetteer()
    if DIRECTIONS.issuperset(low):
        return ()
    found = known.get(" ".join(low), ())
    if low[0] in ("st.", "st"):
        saint = known.get(" ".join(("saint", *low[1:])), ())
        found = tuple(sorted({*found, *saint}, key=lambda r: -r.weight))
    if not found and len(low) == 2 and low[1] in ("d.c.", "d.c", "dc"):
        found = known.get(low[0], ())
    if not found and len(low) > 1 and _TYPES.get(low[-1]) in ("region", "city"):
        found = tuple(r for r in known.get(" ".join(low[:-1]), ()) if r.type != "country")
    if not found and len(low) > 2 and low[0] in _REALMS and low[1] == "of":
        found = tuple(r for r in known.get(" ".join(low[2:]), ()) if r.type == "country")
    if not found and len(low) > 1 and low[0] in DIRECTIONS:
        found = tuple(r for r in known.get(" ".join(low[1:]), ()) if r.type == "country" or _is_wide(r))
    return found


def _is_wide(record: data.Record) -> bool:
    """What has a part towards each direction: "the Eastern Arctic", "Northern Cauca"."""
    return record.type in ("land", "continent", "sea") or (record.type == "region" and record.gazetteer == "GeoNames")


_REALMS = frozenset("republic kingdom state sultanate".split())
DIRECTIONS = frozenset(
    "northern southern eastern western central north south east west northeastern northwestern southeastern southwestern upper lower".split()
)


_GENERIC_BEFORE = words.PLACE_OPENERS | frozenset(
    "cape fort tell tal deir umm river jabal jebel wadi kafr beit nahr puerto villa rio monte sierra ilha rue plaza estadio aeropuerto".split()
)


_LAUNCH_SITES = frozenset("center centre site complex facility base pad".split())
_BEFORE_ARTICLE = frozenset("ras ain oued wad hassi bordj borj djebel oum sidi bir tel qasr".split())
"""Headlands, springs, wells and forts before an article: "Ras El Ma"; without one ("Ras Ode") it may be somebody."""


_GROUNDS = frozenset(
    (one, other)
    for one in "training maneuver manoeuvre exercise firing shooting artillery bombing test proving maneuvering".split()
    for other in "area areas ground grounds range ranges center centre complex".split()
    if other not in ("center", "centre")
)
_BASES = frozenset("cfb cfs nas naf mcas rnas hmnb fob jb nsb afb ans nws jbsa".split())
_ALSO_FORCES = frozenset("raf raaf rnzaf paf iaf".split())
_BASES_OF = {
    "base": "aerea naval militar aerienne navale militaire",
    "air": "base station",
    "joint": "base",
    "naval": "station base",
    "aeroporto": "internacional",
}


def _is_base(chunk: Chunk) -> bool:
    """ "CFB Gagetown", "at RAF Lossiemouth", "Base Aerea do Lubango"; "RAF Typhoons" and "RAF Regiment" are none."""
    first, second = chunk.low[0], chunk.low[1]
    if headed.has_base_inside(chunk.low) and not chunk.heading:
        return True
    if len(chunk) == 2 and words.is_shore_establishment(chunk.key):
        return True
    if first in _BASES_OF:
        return len(chunk) > 2 and second in _BASES_OF[first].split()
    if not chunk.tokens[chunk.first].acronym or words.is_organization_head(chunk.low[-1]):
        return False
    behind = (before := chunk.before()) is not None and before.text in ("at", "in", "near", "from", "to", "outside")
    return first in _BASES or (first in _ALSO_FORCES and behind)


_OF_A_THING = frozenset("over from of off near in at with to was is had and which that crashed flown".split())
"""Behind "a Canberra", which is no town: what goes on tells of a thing that is called after one."""
# "the Baltic states" are no sea.
_LANDS = frozenset("states countries republics nations governments capitals".split())


def evidence(chunk: Chunk) -> Iterator[Vote]:
    """What speaks for a place."""
    known = records(chunk)
    if _is_no_place(chunk, known):
        return
    if _opens_dateline(chunk):
        yield "location", 5, "place of a dateline"
    if known and not _is_thing(chunk, known[0]):
        yield from _by_importance(chunk, known[0])
    elif not known and not chunk.tokens[chunk.first].acronym and data.village_in(chunk.key):
        yield "location", _village(chunk), A_VILLAGE
    yield from headed.evidence(chunk)
    if len(chunk) > 1:
        yield from _headed(chunk)
    if known and headed.is_masthead(chunk):
        yield "location", 4, "place of a masthead"
    yield from _context(chunk)
    if not (known and known[0].type == "country"):
        yield from surroundings.evidence(chunk)


def is_surely_a_country(chunk: Chunk) -> bool:
    """True for the name of a country alone that is no part of people's names; nothing else need be asked of it."""
    known = records(chunk)
    return (
        bool(known)
        and known[0].type == "country"
        and not chunk.tokens[chunk.first].acronym
        and not any(map(words.name_flags, chunk.low))
    )


A_VILLAGE = "a village"
BEHIND_TO = "behind a to"
SMALL = frozenset(("a small place", A_VILLAGE, "in a country the article speaks of", BEHIND_TO))
"""Rules that speak for a place by its name alone, or behind what may be said of a person too ("wrote to Fano")."""


def _village(chunk: Chunk) -> int:
    """What the name of a small place weighs: little where it is a part of people's names or another word too."""
    named = bool(words.name_flags(chunk.low[0]))
    if len(chunk) > 1:
        return 2 if named else 3
    return 1 if named or words.commonness(chunk.low[0]) > -30 else 3


def in_a_country_named(chunk: Chunk, near: frozenset[str]) -> Iterator[Vote]:
    """A town or a village in a country that the article speaks of; nothing of the United States, where most are called
    after somebody."""
    if not near or chunk.heading or len(chunk) > 3 or chunk.tokens[chunk.first].acronym:
        return
    found = {r.country for r in records(chunk) if r.type in ("city", "region")} or {
        *data.village_in(chunk.key if len(chunk) == 1 else "")
    }
    if found & near - {"US"}:
        yield "location", 1, "in a country the article speaks of"


def countries_of_small(chunk: Chunk, rule: str) -> frozenset[str | None] | None:
    """Where a place may lie that is one only in a country the article speaks of; None for what needs no country."""
    if rule not in SMALL:
        return None
    return frozenset(record.country for record in records(chunk)) or frozenset(data.village_in(chunk.key)) or None


_EVENTS = frozenset(
    """exhibition expo fair airshow conference forum summit symposium festival championship championships games tournament
    congress convention exercise marathon award awards seminar workshop dialogue""".split()
)


def _is_deed(chunk: Chunk) -> bool:
    """ "exercise African Lion": what is left of the name of an exercise behind a demonym."""
    demonym, deed = chunk.before(), chunk.before(2)
    return (
        demonym is not None
        and demonym.capital
        and deed is not None
        and deed.low in words.DEEDS
        and words.is_demonym(demonym.low)
    )


def _is_no_place(chunk: Chunk, known: Sequence[data.Record]) -> bool:
    """A ship's name, "the Baltic states", "Al-Shabaab Storms Army Base" in a headline, "Coast Guard Region"."""
    if len(chunk) > 1 and chunk.low[-1] in _EVENTS and not known:
        return True
    if not known:
        if (before := chunk.before()) is not None and before.text.removesuffix("s") in words.VESSELS:
            return True
        if chunk.heading and len(chunk) > 2 and chunk.low[0] in words.organizations():
            return True
        return len(chunk) > 2 and chunk.low[-1] == "region" and words.is_organization_head(chunk.low[-2])
    before, after = chunk.before(), chunk.after()
    if before is not None and (before.text in words.VESSELS or before.text.removesuffix("s") in words.VESSELS):
        return True
    if _is_deed(chunk):
        return True
    if before is not None and before.text in ("a", "an") and len(chunk) == 1 and known[0].type == "city":
        return after is None or not after.word or after.text in _OF_A_THING
    return known[0].type == "sea" and after is not None and after.text in _LANDS and not _are_states(chunk, after)


def _are_states(chunk: Chunk, after: Token) -> bool:
    return after.text in ("states", "countries", "republics") and chunk.low in _SHORES


_SHORES = frozenset((("baltic",), ("gulf",)))
"""Waters whose states are spoken of as one region: "the Baltic states"."""


def _is_thing(chunk: Chunk, best: data.Record) -> bool:
    """ "The Piranhas served us": no small town stands alone behind an article."""
    the, after = chunk.before(), chunk.after()
    if the is None or the.low != "the" or len(chunk) > 1 or best.type != "city" or best.weight >= 100_000:
        return False
    return (
        best.gazetteer != "own list"
        and chunk.low[0].endswith("s")
        and (after is None or after.text in _FINITE or not after.word)
    )


_FINITE = frozenset(
    "are were have had served serve carry carried fired fire flew fly will would can could may might must in of on at with and that which".split()
)


def _headed(chunk: Chunk) -> Iterator[Vote]:
    """By the words a name of several opens or ends with."""
    head = chunk.low[-1]
    if words.is_place_head(head) and not words.is_organization_head(head) and chunk.low[-2:] != ("real", "estate"):
        yield "location", 2 if _bears_surname(chunk) else 6, "head noun of a place"
    elif head == "head" and (at := chunk.before()) and at.text in ("off", "near", "at", "round"):
        yield "location", 6, "a headland"
    elif len(chunk) > 2 and chunk.low[-2] == "launch" and head in _LAUNCH_SITES:
        yield "location", 9, "a launch site"
    elif len(chunk) > 2 and chunk.low[-2:] in _GROUNDS:
        yield "location", 6, "a ground for exercises"
    elif _is_base(chunk):
        yield "location", 9, "a base by its prefix"
    elif chunk.low[0] in _GENERIC_BEFORE or (chunk.low[0] in _BEFORE_ARTICLE and chunk.low[1][:2] in ("al", "el")):
        yield "location", 5, "generic word before a place"
    if len(chunk) > 2 and chunk.low[1] == "of" and chunk.low[0] in _BEFORE - {"university"}:
        yield "location", 6, "generic of name"
    if head in DIRECTIONS and data.gazetteer().get(" ".join(chunk.low[:-1])):
        yield "location", 6, "part of a place"


def _opens_dateline(chunk: Chunk) -> bool:
    """ "JOWHAR (KM) -", "KAILUA -" where a paragraph begins."""
    if not chunk.tokens[chunk.first].acronym or chunk.before() is not None or len(chunk) > 3 or chunk.heading:
        return False
    after, agency, closing, dash = (chunk.after(n) for n in (1, 2, 3, 4))
    if after is None or len(chunk.low[0]) < 4 or any(map(words.is_common, chunk.low)):
        return False
    bracketed = (
        after.text == "(" and agency is not None and agency.capital and closing is not None and closing.text == ")"
    )
    mark = dash if bracketed else after
    return mark is not None and mark.text in ("—", "–", "-")


def _at(chunk: Chunk) -> int:
    """Where a fair or a firm is besides, so that acronyms and names need more than "at"."""
    plain = words.commonness(chunk.low[0]) < -30 and not words.name_flags(chunk.low[0])
    return 3 if plain and not chunk.tokens[chunk.first].acronym else _LOCATIVE["at"]


_WHO_COMES = frozenset(
    """man woman boy girl couple family families fisherman fishermen farmer farmers resident residents native villager villagers
    refugee refugees student teacher doctor nurse driver trader pensioner elder elders herder herders miner sailor reservist""".split()
)
_FIGHTS = frozenset("war battle battles fight fighting siege struggle".split())


def _heard_of_once(chunk: Chunk, before: Token, *, known: bool) -> Iterator[Vote]:
    """ "between X and Y", "a fisherman from X", "the war over X": of words that are nothing else."""
    if before.text not in ("between", "and", "from", "over", "for", "of"):
        return
    if before.text in ("between", "and") and _is_between(chunk, before) and _is_rare(chunk):
        yield "location", 3, "between two places"
    elif before.text == "from" and _is_rare(chunk) and (who := chunk.before(2)) and who.text in _WHO_COMES:
        yield "location", 2, "where somebody is from"
    elif (
        before.text in ("over", "for", "of")
        and (fight := chunk.before(2))
        and fight.low in _FIGHTS
        and not known
        and _is_unheard(chunk)
    ):
        yield "location", 4, "what was fought for"


def _is_between(chunk: Chunk, before: Token) -> bool:
    """ "between Milimani and Baure in", both of one word."""
    if len(chunk) > 1 or chunk.possessive:
        return False
    if before.text == "between":
        joint, other = chunk.after(), chunk.after(2)
        return joint is not None and joint.text == "and" and other is not None and other.capital
    between = chunk.before(3)
    return before.text == "and" and between is not None and between.text == "between"


def _is_unheard(chunk: Chunk) -> bool:
    plain = all(words.commonness(w) <= -99 and not words.is_demonym(w) for w in chunk.low)
    return len(chunk) < 3 and plain and words.commonness(chunk.low[-1].rpartition("-")[2]) <= -10


def _is_coast(chunk: Chunk, before: Token, known: Sequence[data.Record]) -> bool:
    """ "54 miles off X", "on X" of an island."""
    if before.low == "off":
        two, verb = chunk.before(2), chunk.before(3)
        held = (
            two is not None and two.text == "held" and verb is not None and verb.text in ("be", "was", "were", "been")
        )
        return two is not None and (held or two.text not in _TAKEN_OFF)
    return before.low == "on" and bool(known) and known[0].type == "island"


_TAKEN_OFF = frozenset(
    """took take takes taking kick kicks kicked cut cuts broke break called call fought put puts laid lay lays hold held shut
    turned turn pay paid drop dropped see saw show shows showed wrote write knocked fend ward warded beat tip tipped sign
    signed switched sold sell set sets rip ripped bought fired better well""".split()
)
"""Before "off" where no coast follows: "kicked off", "better off"."""


def _bears_surname(chunk: Chunk) -> bool:
    """ "Ethan Ward": a given name and a head noun that is a surname; "the Victoria Hills" is a place."""
    before = chunk.before()
    behind = before is not None and (before.low == "the" or before.low in _LOCATIVE or before.text in _ALONG)
    return len(chunk) == 2 and chunk.low[1] in _SURNAMES and "g" in words.name_flags(chunk.low[0]) and not behind


_ALONG = frozenset("on onto down up widen widening repave repaving close closing block blocking".split())
"""Before a street that could be somebody: "to widen Rogers Lane"."""
_SURNAMES = frozenset(
    "ward field fields brook heath mills hill hills lane marsh glen grove wells rivers banks wood woods ford".split()
)
_PLACES = frozenset(
    """village town city commune municipality hamlet settlement suburb district province region county river lake island
    peninsula port borough neighbourhood neighborhood capital oblast governorate mountain valley islet atoll headland strait
    gasfield oilfield beach hill oasis canyon gorge glacier township parish commune enclave exclave""".split()
)


_BEHIND_PLACES = frozenset(
    """in and of on near , . with where whose which that close just about some north south east west northeast northwest
    southeast southwest at by along outside between inside off across""".split()
)


def _is_said_to_be(chunk: Chunk) -> bool:
    """ "Ostrel is a small village in", "Ostrel, a village in": what the sentence says it is."""
    verb, article = chunk.after(), chunk.after(2)
    if verb is None or verb.text not in ("is", "was", ",") or article is None or article.text not in ("a", "an", "the"):
        return False
    for n in range(3, 9):
        token = chunk.after(n)
        if token is None or not token.word or token.text in ("of", "in", "that", "which", "who", "to", "for"):
            return False
        if token.text in _PLACES:
            after = chunk.after(n + 1)
            return after is not None and (after.text in _BEHIND_PLACES or after.text[0].isdigit())
    return False


def _is_water(chunk: Chunk) -> bool:
    """ "across the Atlantic", "of the Atlantic"; "told The Atlantic" and "The Atlantic reported" speak of the magazine."""
    the = chunk.before()
    return (
        the is not None
        and the.text == "the"
        and (verb := chunk.before(2)) is not None
        and verb.text not in ("told", "tells")
    )


def _by_importance(chunk: Chunk, best: data.Record) -> Iterator[Vote]:
    part = bool(words.name_flags(chunk.low[-1])) and len(chunk) == 1
    if best.type == "country":
        yield "location", 9, "country"
    elif best.gazetteer == "own list" and not (part and best.type == "island"):
        # There is a magazine that is called after the ocean.
        yield "location", 10 if best.type == "sea" and _is_water(chunk) else 8, "known region or water"
    elif best.gazetteer == "own list":
        yield "location", 2, "an island somebody may be called after"
    elif len(chunk) == 1 and words.is_common(chunk.low[0]):
        yield "location", 1, "common word"
    elif best.weight >= 1_000_000:
        yield "location", 6, "large city or region"
    elif best.weight >= 100_000:
        yield "location", 3 if part else 5, "city"
    elif words.commonness(chunk.low[0]) < 0:
        yield "location", 1 if part else 3, "a small place"


_GENERICS_OF = frozenset(
    """city cities town towns village villages capital province provinces region port district districts outskirts suburb parish commune canton battle municipality prairie valley neighbourhood neighborhood battles hamlet hamlets
    boroughs communes suburbs township townships locality corregimiento vereda settlements state county people siege liberation streets mayor mayors governor governors prefect prefects
    sub-prefect voivode burgomaster alcalde intendant headman countryside governorate coast coastline airspace skies hinterland
    harbour harbor harbours harbors airport environs area areas axis cercle raion wilaya prefecture sub-prefecture woreda emir emirate sultan bishop archbishop
    parts north south east west northeast northwest southeast southwest control island islands north-east north-west
    south-east south-west northward southward eastward westward omanhene oba kabaka mwami king prince duke queen surroundings
    vicinity waters inhabitants residents villagers natives airbase airfield roadstead anchorage""".split()
)
_BESIDE_WATERS = frozenset("banks mouth estuary shores tributary tributaries riverbed headwaters floodplain".split())
"""Before "of the" and a water's name: "on the banks of the Scorff"."""
_GENERICS_OF_RARE = frozenset(
    "post outpost checkpoint detachment dam bridge range shelling bombardment encirclement storming academy base bases market markets garrison port harbour harbor shipyard barracks camp fort hospital quarry mine".split()
)
"""Before "of" and a name that is no other word: "the naval academy of Tamentfoust"; there is an academy of sciences."""


def _context(chunk: Chunk) -> Iterator[Vote]:
    yield from _behind_small_word(chunk)
    if chunk.before() is None and _opens_dateline_of_region(chunk):
        yield "location", 5, "place of a dateline"
    elif _is_birthplace(chunk):
        yield "location", 4, "where somebody was born or died"
    elif _is_seat_alone(chunk):
        yield "location", 3, "seat on a line of its own"
    if _is_said_to_be(chunk):
        yield "location", 5, "said to be a place"
    yield from _before_generic(chunk)
    yield from _beside_comma(chunk)


def _opens_dateline_of_region(chunk: Chunk) -> bool:
    """ "MOUNTAIN HOME, Idaho (KTRV) —": capitals at the opening of a paragraph, an agency in brackets, a dash."""
    if not chunk.tokens[chunk.first].acronym or not all(word.isupper() for word in chunk.words):
        return False
    if (comma := chunk.after()) is None or comma.text != ",":
        return False
    agency = False
    for n in range(1, 14):
        token = chunk.after(n)
        if token is None:
            return False
        if token.text in ("-", "–", "—"):
            return agency
        agency = agency or token.text == ")"
        if not (token.capital or token.text in (",", ".", "(", ")", "/") or token.text.isdigit()):
            return False
    return False


def _is_birthplace(chunk: Chunk) -> bool:
    """ "Born Paisley, 9 March 1931", "Died: Oslo, 2024": a line of an obituary."""
    comma = chunk.after()
    if comma is None or comma.text != "," or len(chunk) > 3:
        return False
    colon = (before := chunk.before()) is not None and before.text == ":"
    verb, day = chunk.before(2) if colon else before, chunk.after(2)
    if verb is None or verb.text not in ("Born", "Died", "b.", "d."):
        return False
    return day is not None and (day.text.isdigit() or day.low in words.CALENDAR)


def _is_seat_alone(chunk: Chunk) -> bool:
    """ "Allied Maritime Command, Northwood": a line that holds a body's name and one word behind the comma."""
    comma = chunk.before()
    if comma is None or comma.text != "," or len(chunk) > 1 or chunk.after() is not None:
        return False
    if (body := chunk.before(2)) is None:
        return False
    line = [token for n in range(2, 10) if (token := chunk.before(n)) is not None]
    named = words.is_organization_head(body.low) and all(token.capital or not token.word for token in line)
    return named and len(line) < 8 and not words.is_role(chunk.low[0]) and "g" not in words.name_flags(chunk.low[0])


def _behind_small_word(chunk: Chunk) -> Iterator[Vote]:
    before = chunk.before()
    if before is not None and before.low == "the":
        before = chunk.before(2)
    if before is None:
        return
    yield from _behind_generic(chunk, before)
    known = records(chunk)
    plain = all(words.commonness(low) > -10 for low in chunk.low)
    if not known and ("." in chunk.low[0] or (plain and not _is_named_town(chunk, before))):
        return
    weight = _LOCATIVE.get(before.low, 0) or int(before.low == "over" and bool(known))
    if before.low == "at":
        weight = _at(chunk)
    elif (
        before.low in ("toward", "towards", "into") and _is_unheard(chunk) and not any(map(words.name_flags, chunk.low))
    ) or _is_coast(chunk, before, known):
        weight = 3
    if chunk.tokens[chunk.first].acronym and len(chunk) == 1 and not known and not _is_shouted(chunk):
        weight = 0
    further = chunk.before(2)
    works = further is not None and organization.is_plant(further, chunk.before(3))
    if weight and not known and _is_in_the_boat(chunk):
        weight = 0
    if weight and (works or not organization.deals(before, further)):
        yield "location", weight, BEHIND_TO if before.text == "to" else "locative preposition"
    if _is_travelled(chunk):
        yield "location", 2, "way or journey"
    if before.text == "at" and chunk.first and _is_site(chunk):
        yield "location", 3, "a site in a town"
    yield from _heard_of_once(chunk, before, known=bool(known))
    if (before.text in _TAKEN or (before.text == "took" and _is_force(chunk.before(2)))) and _is_rare(chunk):
        yield "location", 3, "visited or taken"


def _is_named_town(chunk: Chunk, before: Token) -> bool:
    """ "was killed near Chai": a word of its own, capitalised in the middle of a sentence in small letters."""
    if before.text not in ("near", "outside") or len(chunk) > 1 or chunk.heading or words.commonness(chunk.low[0]) > 20:
        return False
    after, verb = chunk.after(), chunk.before(2)
    small = after is None or not after.capital
    return small and chunk.before() is before and verb is not None and verb.text.islower()


def _is_in_the_boat(chunk: Chunk) -> bool:
    """ "in the Emma Jane": behind an article what could be somebody's whole name is a boat's."""
    the = chunk.before()
    return (
        len(chunk) == 2
        and the is not None
        and the.low == "the"
        and "g" in words.name_flags(chunk.low[0])
        and bool(words.name_flags(chunk.low[1]))
    )


def _behind_generic(chunk: Chunk, before: Token) -> Iterator[Vote]:
    """ "the town of X", "the naval academy of X", "the MP for X"."""
    noun = chunk.before(2) if before.text == "of" else None
    if noun is not None and noun.text == "of" and before.text == "of":
        noun = chunk.before(3)
        if noun is not None and noun.text in _BESIDE_WATERS and not chunk.possessive and _is_rare(chunk):
            yield "location", 4, "a bank of a river"
    elif noun is not None and noun.low in _GENERICS_OF:
        yield "location", 5, "generic of name"
    elif noun is not None and noun.low in _GENERICS_OF_RARE and _is_rare(chunk):
        yield "location", 4, "generic of a rare name"
    elif _is_home(chunk):
        yield "location", 4, "where somebody lives or sits for"


def _is_shouted(chunk: Chunk) -> bool:
    """True beside another word of capitals, where capitals abbreviate nothing ("CLASHES IN TAMSIN LEAVE")."""
    return any(token is not None and token.acronym for token in (chunk.before(), chunk.before(2), chunk.after()))


def _is_home(chunk: Chunk) -> bool:
    """ "Ana Ruiz, 38, of Oromocto", "Member of Parliament for Jomoro", "the MP for Lind"."""
    before = chunk.before()
    if before is None or before.text not in ("of", "for") or chunk.tokens[chunk.first].acronym:
        return False
    two, three = chunk.before(2), chunk.before(3)
    if two is None or three is None:
        return False
    if before.text == "of" and two.text == "," and three.text.isdigit() and len(three.text) < 3:
        comma = chunk.before(4)
        return comma is not None and comma.text == ","
    return before.text == "for" and (
        two.text in ("MP", "MPs", "MEP", "MSP") or (two.text, three.text) == ("Parliament", "of")
    )


def is_locative(chunk: Chunk) -> bool:
    """True behind "in", "near", "from", and before a comma and a place: more than a given name would have."""
    before = chunk.before()
    return before is not None and before.low in _LOCATIVE


def _before_generic(chunk: Chunk) -> Iterator[Vote]:
    follows = chunk.after()
    if follows is None:
        return
    rare = words.commonness(chunk.low[-1]) < 5
    if not chunk.possessive and follows.text in _GENERIC_AFTER and (rare or records(chunk)):
        yield "location", 5, "generic word after a place"
    elif not chunk.possessive and not _counts(chunk) and _is_facility(follows, chunk.after(2)):
        yield "location", 4, "facility behind its name"
    elif (
        not chunk.possessive
        and follows.text in _FIELDS
        and _is_rare(chunk)
        and (the := chunk.before())
        and the.low == "the"
    ):
        yield "location", 4, "a field by its name"
    elif records(chunk) and shared_generic(chunk):
        yield "location", 5, "generic word after places"


def _is_in_brackets_region(chunk: Chunk) -> bool:
    """ "Liptsy (Kharkov region)", "Ivanovka (Donetsk People's Republic)": which place of that name is meant."""
    bracket = chunk.after()
    if bracket is None or bracket.text != "(" or not _is_unheard(chunk) or any(map(words.name_flags, chunk.low)):
        return False
    for n in range(3, 6):
        noun, closing = chunk.after(n), chunk.after(n + 1)
        if noun is None or not (noun.capital or noun.text in _GENERIC_AFTER):
            return False
        if closing is not None and closing.text == ")":
            return noun.low in _GENERIC_AFTER or noun.low == "republic"
    return False


def _beside_comma(chunk: Chunk) -> Iterator[Vote]:
    if _is_in_brackets_region(chunk):
        yield "location", 4, "its region in brackets"
    comma, earlier = chunk.before(), chunk.before(2)
    listed = comma is not None and comma.text == "," and earlier is not None and earlier.word and earlier.capital
    if listed and earlier is not None and earlier.low in data.gazetteer() and records(chunk):
        yield "location", 2, "after a place and a comma"
    comma, state = chunk.after(), chunk.after(2)
    named = comma is not None and comma.text == "," and state is not None and state.word and state.capital
    if named and state is not None and not state.possessive:
        dotted = "." in state.low and state.low in _STATES
        best = _regions_first(_STATES[state.low]) if dotted else [*data.gazetteer().get(state.low, ())]
        if (second := chunk.after(3)) is not None and second.capital:
            best = _regions_first(f"{state.low} {second.low}") or best
        plain = dotted or not chunk.tokens[chunk.first].acronym
        if plain and best and best[0].type in ("country", "region"):
            yield "location", 5 if dotted else 3, "name, country"


def _regions_first(name: str) -> list[data.Record]:
    return sorted(data.gazetteer().get(name, ()), key=lambda r: r.type != "region")


_TRAVEL = frozenset(
    """road route line railway motorway highway pipeline bridge flight flights ferry bus train trip journey withdrew withdrawn
    fled flee flew moved traveled travelled drove returned returning sailed marched deported return returns extradited bound retreated heading headed driving sailing flying walking convoy
    evacuated relocated border crossing""".split()
)


def _is_force(token: Token | None) -> bool:
    """Who takes towns; a person may take anything."""
    return token is not None and token.text in _FORCES


_FORCES = frozenset("forces troops army rebels militants insurgents fighters soldiers jihadists militia".split())


_TAKEN = frozenset(
    """visited visiting entered entering reached reaching captured recaptured seized retook besieged bombed shelled liberated
    occupied overran left leaving departed departing""".split()
)


def _is_site(chunk: Chunk) -> bool:
    """ "will be built at Osborne in Adelaide"; where somebody works ("an engineer at Ostrel in Oslo") may be a firm."""
    joint, town, doing = chunk.after(), chunk.after(2), chunk.before(2)
    if joint is None or joint.text != "in" or town is None or not town.capital or len(chunk) > 1 or doing is None:
        return False
    worked = words.is_role(doing.low) or doing.text.startswith(("work", "job", "employ", "stud", "career", "taught"))
    rare = words.commonness(chunk.low[0]) < -30 and not chunk.tokens[chunk.first].acronym
    return rare and not worked and town.low in data.gazetteer() and (chunk.first > 0 and chunk.before() is not None)


def _is_rare(chunk: Chunk) -> bool:
    plain = not any(map(words.is_demonym, chunk.low))
    return plain and len(chunk) < 3 and all(words.commonness(w) < -30 and not words.name_flags(w) for w in chunk.low)


def _is_travelled(chunk: Chunk) -> bool:
    """ "the road to X", "fled to X", "from X to Y": no people's names, which would need more than a way there."""
    before, further = chunk.before(), chunk.before(2)
    if before is None or before.text not in ("to", "from") or len(chunk) > 3 or any(map(words.name_flags, chunk.low)):
        return False
    if before.text == "to" and further is not None:
        return further.text in _TRAVEL or any(t is not None and t.text == "from" for t in map(chunk.before, (3, 4, 5)))
    to, end = chunk.after(), chunk.after(2)
    return before.text == "from" and to is not None and to.text == "to" and end is not None and end.capital


_FIELDS = frozenset(
    "plant factory field fields oilfield oilfields gasfield gasfields oil gas hills mountains valley forest delta".split()
)
_FACILITY_AFTER = frozenset(
    "garrison spaceport cosmodrome mine colliery quarry hospital airport stadium barracks prison jail crossing cemetery mosque cathedral shipyard refinery dam reservoir checkpoint airfield airbase".split()
)
_OF_FACILITIES = {"power": "station plant", "naval": "base", "air": "base", "metro": "station", "train": "station",
                  "military": "base airfield", "nuclear": "plant", "refugee": "camp", "displacement": "camp", "transit": "camp center centre", "detention": "camp center centre", "railway": "station", "training": "area ground range", "maneuver": "area",
                  "manoeuvre": "area", "firing": "range", "test": "range site", "proving": "ground"}  # fmt: skip


def _counts(chunk: Chunk) -> bool:
    """ "First barracks to house soldiers", "New airport opens": which one of several, where a line begins."""
    return chunk.sentence_first and len(chunk) == 1 and words.commonness(chunk.low[0]) > 20


def _is_facility(one: Token, two: Token | None) -> bool:
    """ "the X hospital", "the X power station"."""
    return (
        one.text in _FACILITY_AFTER
        or (one.text in _POWERED and two is not None and two.text == "power")
        or (two is not None and two.text in _OF_FACILITIES.get(one.text, "").split())
    )


def _town_of(chunk: Chunk) -> Chunk | None:
    """The town a facility is called after: "Wonsan" of "Wonsan naval base"."""
    small = sum(word.islower() for word in chunk.words[-3:])
    return chunk.part(0, len(chunk) - small) if 0 < small < len(chunk) else None


_GENERICS = {"regions": "region", "provinces": "province", "oblasts": "oblast", "districts": "district",
             "counties": "county", "states": "state", "governorates": "governorate"}  # fmt: skip


def shared_generic(chunk: Chunk) -> str | None:
    """ "region" for each of the names in "Lvov, Rovno and Lutsk regions"; None where no such word closes the row."""
    for n in range(1, 14):
        token = chunk.after(n)
        if token is None or chunk.possessive:
            return None
        if token.low in _GENERICS:
            return _GENERICS[token.low]
        if not (token.capital or token.text in (",", "and", "or")):
            return None
    return None


def with_noun(chunk: Chunk) -> Chunk:
    """ "the Dostuk checkpoint", "Aden Adde airport", "Batken region": with the noun in small letters that says which of
    the things of that name it is; the run itself for one of many ("a Moscow prison") and where more follows."""
    length = _noun_length(chunk)
    of = chunk.after(length + 1)
    region = (noun := chunk.after()) is not None and noun.text in ("region", "oblast", "province", "district")
    if not length or chunk.possessive or (chunk.heading and not region) or len(chunk) > 3:
        return chunk
    one_of_many = (before := chunk.before()) is not None and before.low in ("a", "an", "another")
    known = records(chunk)
    if (noun := chunk.after()) is not None and _are_states(chunk, noun):
        return Chunk(chunk.tokens, chunk.first, chunk.last + 1)
    large = bool(known) and known[0].type in ("country", "sea")
    if one_of_many or large or words.is_place_head(chunk.low[-1]):
        return chunk
    if of is not None and (of.text == "-" or of.text in _OF_A_FACILITY):
        return chunk
    return Chunk(chunk.tokens, chunk.first, chunk.last + length)


def _noun_length(chunk: Chunk) -> int:
    """How many words the noun behind a name has: "checkpoint", "naval base", "nuclear power plant"; 0 for none."""
    one, two, three = chunk.after(), chunk.after(2), chunk.after(3)
    if one is None or not one.text.islower():
        return 0
    if two is not None and two.text == "power" and one.text in _POWERED and three is not None:
        return 3 if three.text in ("plant", "station") else 0
    if two is not None and two.text in _OF_FACILITIES.get(one.text, "").split():
        return 2
    if one.text in _ONE_OF_A_NAME or _are_states(chunk, one):
        return 1
    known = records(chunk)
    if known and known[0].type == "river":
        return int(one.text in ("delta", "valley", "basin", "estuary"))
    if known and known[0].type in ("city", "region") and (the := chunk.before()) is not None and the.low == "the":
        return int(one.text in surroundings.OF_A_TOWN)
    return 0 if known else surroundings.noun_length(chunk)


_POWERED = frozenset("nuclear thermal hydroelectric hydro coal gas solar wind".split())
_ONE_OF_A_NAME = (_FACILITY_AFTER - {"mine"}) | frozenset(
    "airstrip pier base region oblast district province governorate county".split()
)


_OF_A_FACILITY = frozenset(
    """road officials official officers officer workers worker staff authorities authority police employees guards guard
    director manager chief spokesman spokeswoman commander project complex attack camp facility terminal runway""".split()
)
"""What is spoken of behind a facility: "Ostrel airport road", "Ostrel prison officers"."""


def type_of(chunk: Chunk) -> str | None:
    """The type of a place by head noun, else by the gazetteer."""
    last = chunk.low[-1]
    head = last if last in _TYPES or last in _FACILITIES or words.is_place_head(last) else chunk.low[0]
    follows = chunk.after()
    if head != last and (own := records(chunk)) and own[0].type in ("city", "region", "country"):
        return own[0].type
    if (len(chunk) > 1 and head in _FACILITIES) or (
        follows is not None and follows.text in _FACILITY_AFTER and not chunk.possessive and not records(chunk)
    ):
        return "facility"
    if len(chunk) > 1 and head in _TYPES:
        return _TYPES[head]
    if follows is not None and follows.text in _GENERIC_AFTER and follows.text in _TYPES:
        return _TYPES[follows.text]
    known = records(chunk)
    if known and any(r.type == "region" for r in known) and (generic := shared_generic(chunk)):
        return _TYPES[generic]
    return known[0].type if known else None


_BETWEEN = DIRECTIONS | frozenset("in the of far part coast coastal".split())


def stated_country(chunk: Chunk) -> str | None:
    """ISO code of the country the text puts a place in: "Norway's X", "X, Norway", "X, in the far north of Norway"."""
    owner = chunk.before()
    if owner is not None and owner.possessive and (iso := _country(chunk.tokens, chunk.first - 1, chunk.first)):
        return iso
    opening = chunk.after()
    if opening is None or opening.text not in (",", "in"):
        return None
    for n in range(2, 10):
        token = chunk.after(n)
        if token is None or not (token.capital or token.text in _BETWEEN):
            return None
        if token.capital and (iso := _country_at(chunk, n)):
            return iso
        if token.capital:
            return None
    return None


def _country_at(chunk: Chunk, n: int) -> str | None:
    """The country named n tokens behind; right after a comma only where no verb makes it a subject of its own."""
    alone = n == 2 and (comma := chunk.after()) is not None and comma.text == ","
    at = chunk.last - 1 + n
    for length in (2, 1):
        follows = chunk.after(n + length)
        if (iso := _country(chunk.tokens, at, at + length)) and not (alone and follows is not None and follows.word):
            return iso
    return None


def _country(tokens: Sequence[Token], first: int, last: int) -> str | None:
    found = data.gazetteer().get(" ".join([token.low for token in tokens[first:last]]))
    return found[0].country if found and found[0].type == "country" else None


# Printed names that the gazetteer's would say otherwise, or that two countries bear.
_AS_PRINTED = frozenset(("west germany", "congo"))
UNSETTLED = frozenset("CD CG PS".split())


def name(chunk: Chunk, printed: str, found: Place | None) -> str:
    """A country's name in the gazetteer ("U.S." -> "United States"), a dateline's in small letters, else as printed."""
    if found is None:
        return words.without_capitals(printed)
    if (
        found.type == "country"
        and (chunk.key in data.gazetteer() or chunk.low[0] in _REALMS)
        and chunk.key not in _AS_PRINTED
    ):
        return printed if found.country in UNSETTLED else found.name
    return found.name if chunk.key in _STATES or (printed.isupper() and data.fold(found.name) == chunk.key) else printed


def _in_the_named(chunk: Chunk, known: Sequence[data.Record]) -> data.Record | None:
    """The namesake in the country or region behind the comma: "Paris, Texas"."""
    comma, state = chunk.after(), chunk.after(2)
    if comma is None or comma.text != "," or state is None or not state.capital or len({r.country for r in known}) < 2:
        return None
    of = data.gazetteer().get(_STATES.get(state.low, state.low), ())
    if not of or of[0].type not in ("country", "region"):
        return None
    return next((r for r in known if r.country == of[0].country), None)


def of_one_country(chunk: Chunk) -> str | None:
    """The country of a town or region whose namesakes elsewhere are far smaller; None where it could be another's."""
    known = records(chunk)
    if not known or known[0].type in ("country", "sea") or known[0].gazetteer == "own list":
        return None
    others = [r.weight for r in known if r.country != known[0].country]
    return known[0].country if not others or known[0].weight > 4 * max(others) else None


_GULF_STATES = frozenset("AE BH IQ IR KW OM QA SA YE".split())
"""Where an article speaks of these, "the Gulf" is the Persian one."""


# A smaller town in a country the article never names may be a namesake: it gets no coordinates.
_SMALL = 50_000


def place(chunk: Chunk, near: frozenset[str]) -> Place | None:
    """The gazetteer's record of a name; among namesakes a country the article speaks of wins, then importance."""
    known = _own_names_first(chunk.key, records(chunk))
    if not known and (town := _town_of(chunk)) is not None:
        return place(town, near)
    if not known or (chunk.key == "gulf" and not near & _GULF_STATES):
        return None
    follows = chunk.after()
    if follows is not None and not chunk.possessive and follows.text in _WATERS:
        known = tuple(r for r in known if r.type in ("sea", "river"))
        if not known:
            return None
    own = _TYPES.get(chunk.low[-1]) if len(chunk) > 1 else None
    if own == "region" or (follows is not None and (_TYPES.get(follows.text) == "region" or shared_generic(chunk))):
        known = tuple(sorted(known, key=lambda r: r.type != "region"))
    local = [r for r in known if r.country in near and r.type != "country"]
    large = known[0].type == "country" or known[0].weight >= 500_000
    best = known[0] if large or not local else local[0]
    reason = "the most important place of the name" if best == known[0] else "in a country the article speaks of"
    if known[0].type != "country" and (named := _in_the_named(chunk, known)):
        best, reason = named, "in the country or region named behind it"
    elsewhere = near and not local and best.type == "city" and best.weight < _SMALL
    if elsewhere and reason == "the most important place of the name":
        return None
    if len(known) == 1:
        reason = "the only place of the name in the gazetteer"
    return Place(
        name=best.name, type=best.type, country=best.country, lat=best.lat, lon=best.lon,
        precision=best.type if best.lat is not None else None,
        gazetteer=best.gazetteer if best.lat is not None else None, reason=reason,
    )  # fmt: skip

"""A run of capitalised words -> what speaks for its being a person's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import data, patterns
from generator.kinds import words
from generator.text.tokens import PARTICLES, Chunk, Token, without_nickname

Vote = tuple[str, int, str]
"""Kind, weight, name of the rule."""

HONORIFICS = frozenset(
    "mr. mrs. ms. mr mrs ms miss dr. dr prof. prof sir dame lord lady baroness gen. lt. col. maj. capt. cmdr. adm. sgt. sen. rep. gov. rev. madame monsieur mme mlle herr frau senor senora signor signora dona hajiya hajia alhaji alhaja".split()
)
EASTERN = frozenset(
    """kim lee ri yi rhee rhie park pak choe choi jo cho jang kang han hwang song yun yoon moon mun shin sin jong jung
    chung chong hyon so seo an ahn kwon ko no roh ryu yu om o hong im rim lim pae bae paek baek ro na nam nah wang li
    zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang zheng xie tang feng dong xiao cheng
    cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia zhong tian ren fan fang shi
    yao tan liao zou xiong jin hao kong bai cui mao qiu qin gu hou shao meng long wan qian xi nguyen tran le pham hoang
    huynh phan vu vo dang bui do ho ngo duong ly mai trinh dinh ha""".split()
)
"""Family names that come first in Korean, Chinese and Vietnamese names."""
_HYPHENATED = frozenset(
    """lai hsu tsai chiang chu kuo hsieh hung tseng chiu yeh chuang kao chien tien shih hsiao hsiung weng ku koo hau tung
    teng chia chiao chin chung chow cheung chan leung lam mak tam yip ng kwok lui tse fung poon siu wong yeung tsang lau lok
    yuen ip kwan tong hui pang ting yen sung huo juan lei lien liang mo pai peng shen sheng tai tsao tsou tu wen yin yu goh
    tan toh neo quah lim ong teo koh chua seah loh heng chee choo ooi khoo yap foo tay sim""".split()
)
"""Family names in other romanisations; first where the given name behind them is two syllables with a hyphen ("Lai Ching-te")."""
SAYING = frozenset(
    "said says told tells added adds argued argues warned warns wrote writes explained claims claimed".split()
)
_RULE = frozenset("regime government administration presidency cabinet era family dynasty".split())
LIVING = frozenset(
    """was is has had will would met visited arrived left travelled traveled returned became married died studied wrote
    announced ordered agreed wants wanted thinks believes knew joined resigned fled played won lost scored attended
    responded replied told asked spoke teaches leads heads served worked moved retired resigned denied declined""".split()
)
"""Verbs whose subject is often a person."""
_LED = frozenset("led headed chaired founded commanded fronted coached directed written authored mentored".split())
_AGE = patterns.compile(r"\d{2}$")
INITIAL = patterns.compile(r"[A-Z]\.$")
_SUFFIX = frozenset("jr. jr sr. ii iii iv v vii viii".split())


def family_first(low: tuple[str, ...]) -> bool:
    """True for a name of two or three words that opens with an East Asian family name."""
    return (
        len(low) in (2, 3)
        and (low[0] in EASTERN or (len(low) == 2 and low[0] in _HYPHENATED and _is_two_syllables(low[1])))
        and not words.is_demonym(low[1])
        and (len(low) == 3 or "-" in low[1] or not words.name_flags(low[1]).count("f"))
    )


def _is_two_syllables(given: str) -> bool:
    one, hyphen, other = given.partition("-")
    return bool(hyphen) and 1 < len(one) < 7 and 1 < len(other) < 7 and "-" not in other


def evidence(chunk: Chunk) -> Iterator[Vote]:
    """What speaks for a person; nothing for runs that cannot be a name."""
    low = without_nickname(chunk.low)
    core = [
        w for i, w in enumerate(low) if w not in PARTICLES and w not in _SUFFIX and (w != "ag" or i + 1 == len(low))
    ]
    if not 1 <= len(core) <= 5 or any(ch.isdigit() for ch in chunk.words[-1]):
        return
    if all(len(w.rstrip(".")) < 2 for w in core):  # "F. A." of a citation
        return
    if any(words.is_organization_head(w) and not words.name_flags(w) for w in core[1:]):
        return
    if _is_no_person(chunk):
        return
    yield from _own(chunk, core)
    if sum(len(word) > 1 for word in core) <= 4:
        yield from _context(chunk, core)


_CODENAMED = frozenset(
    """journal magazine crater asteroid exercise exercises operation operations drill drills project hurricane typhoon storm cyclone codenamed dubbed called
    hurricanes typhoons storms cyclones manoeuvre manoeuvres maneuver maneuvers
    album song film movie novel book game series award prize""".split()
)


def _is_no_person(chunk: Chunk) -> bool:
    """Acronyms, code names ("exercise Amber Shield"), ships ("the Harlan class"), photographers and glosses ("Kurdish: ...") are nobody's names."""
    if (len(chunk) == 1 and (chunk.tokens[chunk.first].acronym or len(chunk.low[0]) < 2)) or "&" in chunk.words:
        return True
    before, after = chunk.before(), chunk.after()
    if (
        _is_thing(chunk.low)
        or _is_street(chunk)
        or (chunk.low[0] in _DIRECTIONS and before is not None and before.low == "the")
        or _is_of_no_person(chunk, before, after)
        or _is_called_after_somebody(chunk, before, after)
        or _opens_with_acronym(chunk)
        or (after is not None and not chunk.possessive and after.text in _THINGS)
        or (chunk.possessive and after is not None and f"{chunk.key}'s {after.low}" in data.gazetteer())
    ):
        return True
    if len(chunk) == 1 and before is not None and before.low == "the" and after is not None and after.text in LIVING:
        return True
    if after is not None and (after.text in ("class", "-class") or (after.text == "/" and _is_outlet(chunk.after(2)))):
        return True
    return before is not None and _is_told_to_be_none(chunk, before, chunk.before(2))


def _is_told_to_be_none(chunk: Chunk, before: Token, further: Token | None) -> bool:
    """True where the two words before a name say that it is another thing's."""
    if before.text == ":":
        return further is not None and (words.is_demonym(further.low) or further.low in _LABELS)
    if before.text == "/":
        return _is_outlet(further)
    if further is not None and _is_so_called(before.text, further):
        return True
    if before.text == "one" and further is not None and further.text == "of":  # "a profile in the name of one X"
        name = chunk.before(3)
        return name is not None and name.text == "name"
    if len(chunk) > 1 and before.text in _CALLED_AFTER and (further is None or further.text not in ("de", "di", "d'")):
        return True
    named = before.low in _CODENAMED and not _is_called(chunk)
    return named or before.low in words.VESSELS or _is_ranked_vessel(before, further)


def _is_so_called(mark: str, further: Token) -> bool:
    """ "exercise "Desert Ode"", "(HMCS) Harry Ode", "the Admiral Ode"."""
    return (
        (mark in _QUOTED and further.low in (_OF_DRILLS | words.DEEDS))
        or (mark == ")" and further.low in words.SHIP_PREFIXES)
        or (mark in _OF_SHIPS and further.low == "the")
    )


_OF_DRILLS = frozenset(
    "exercise exercises operation operations drill drills manoeuvre manoeuvres maneuver maneuvers codenamed dubbed".split()
)
_CALLED_AFTER = frozenset(
    """academy university school college institute lycee gymnasium airport aerodrome airfield hospital clinic barracks garrison base camp fort
    stadium museum theatre theater library station shipyard harbour harbor port square avenue street boulevard monument memorial mausoleum
    mosque church cathedral brigade battalion regiment division prison""".split()
)
"""Nouns of what is called after somebody whose name stands behind them: "the naval academy Mircea cel Batran"."""


def _is_called_after_somebody(chunk: Chunk, before: Token | None, after: Token | None) -> bool:
    """ "The Isaac Peral was delivered", "Isaac Peral, the second submarine": a ship, no person takes an article; "Ana Ode,
    the cutter's commander" is somebody."""
    if len(chunk) < 2 or chunk.possessive or after is None or chunk.heading:
        return False
    if before is not None and before.low == "the" and (after.text == "," or after.text in LIVING):
        return True
    if after.text != "," or (article := chunk.after(2)) is None or article.text not in ("the", "a", "an", "of"):
        return False
    if article.text == "of":
        return any((t := chunk.after(n)) is not None and t.text in ("class", "-class", "type") for n in (4, 5, 6))
    for n in range(3, 9):
        token = chunk.after(n)
        if token is None or not token.word or token.text in _ENDS or words.is_role(token.low) or token.possessive:
            return False
        if token.text in words.VESSELS:
            return not token.possessive
    return False


_ROADS = frozenset("rue quai avenue boulevard allee calle avenida ulitsa ulica ul strasse prospekt".split())
_OFFICES = frozenset("bureau office".split())


def _is_of_no_person(chunk: Chunk, before: Token | None, after: Token | None) -> bool:
    """ "rue Jean Moulin", "(Osaka branch office, Daichi Kuro)", the "Av." of "Lt. Col. Av. Renato Ode"."""
    if (
        len(chunk) == 1
        and len(chunk.low[0]) < 4
        and after is not None
        and after.text == "."
        and after.start == chunk.end
    ):
        name = chunk.after(2)
        ranked = before is not None and before.text.endswith(".")
        return name is not None and name.capital and (ranked or not name.first)
    if before is None:
        return False
    if before.text == "," and after is not None and after.text == ")":
        office = chunk.before(2)
        return office is not None and office.text in _OFFICES
    return before.text.islower() and before.low in _ROADS


def _is_street(chunk: Chunk) -> bool:
    """ "20 General G. Kvinitadze Street": an address; "Della Street" is somebody."""
    if chunk.low[-1] not in _STREETS or len(chunk) < 2:
        return False
    number = chunk.before(2) if (title := chunk.before()) is not None and words.is_role(title.low) else title
    numbered = number is not None and number.text[0].isdigit()
    along = title is not None and title.low in _ALONG
    return len(chunk) > 2 or numbered or along


_ALONG = frozenset("on along off down up widen cross across via corner".split())
_STREETS = frozenset("street avenue road boulevard lane square drive highway".split())


def is_ship(chunk: Chunk) -> bool:
    """True right behind a noun of ships or of exercises: what is called so is nobody elsewhere in the article either."""
    before, further = chunk.before(), chunk.before(2)
    if before is not None and before.text in _QUOTED and len(chunk) > 1 and _is_in_marks(chunk):
        return True
    if before is not None and before.text.isupper() and before.low in words.SHIP_PREFIXES:
        return True
    if (
        before is not None
        and further is not None
        and before.text not in _QUOTED
        and _is_so_called(before.text, further)
    ):
        return True
    if _bears_a_pennant(chunk) or _is_called_after_somebody(chunk, before, chunk.after()):
        return True
    if before is None or not (before.word or before.text in _SHIP_MARKS):
        return False
    if further is not None and (before.text in _SHIP_MARKS or _PENNANT.match(before.text)):
        several = before.text == "," and further.low in _SHIPS and not (further.low in words.DEEDS and len(chunk) < 2)
        return several or (before.text != "," and further.low in (words.VESSELS | words.DEEDS))
    if before.text == "and":
        return _is_second_ship(chunk)
    return (
        before.low in words.VESSELS
        or (before.low in words.DEEDS and len(chunk) > 1)
        or (words.is_role(before.low) and _is_ranked_vessel(before, further))
    )


def _is_second_ship(chunk: Chunk) -> bool:
    """ "two frigates, Ana Moreau and Eva Roth"."""
    n = 2
    while (token := chunk.before(n)) is not None and token.capital and n < 7:
        n += 1
    ships = chunk.before(n + 1)
    return n > 2 and token is not None and token.text == "," and ships is not None and ships.low in _SHIPS


def _is_in_marks(chunk: Chunk) -> bool:
    """ "the enterprise "Liman Aero"": a firm, a work or a thing; who is called something so is somebody."""
    closing = chunk.after()
    marked = closing is not None and closing.text in _CLOSING and not chunk.sentence_first
    return marked and not is_kunya(chunk) and where_called(chunk.tokens, chunk.first) is None


_CLOSING = frozenset("\"”’'")
_SHIP_MARKS = frozenset(",\"“‘'")
_SHIPS = frozenset(f"{noun}s" for noun in words.VESSELS) | {"ferries", "cutters"}
_PENNANT = patterns.compile(r"(?:[A-Z]{1,4}[- ]?)?\d{1,4}\Z")


def _bears_a_pennant(chunk: Chunk) -> bool:
    """ "Isaac Peral (S-81)": a number on the hull in brackets behind the name, no age."""
    opening = chunk.after()
    if opening is None or opening.text != "(":
        return False
    number, closing = chunk.after(2), chunk.after(3)
    if number is not None and number.text.isupper() and closing is not None and closing.text.isdigit():  # "(WMSL 751)"
        end = chunk.after(4)
        return (
            opening is not None and opening.text == "(" and end is not None and end.text == ")" and len(number.text) > 1
        )
    if opening is None or number is None or closing is None or opening.text != "(" or closing.text != ")":
        return False
    return number.text[0].isalpha() and _PENNANT.match(number.text) is not None


_OF_SHIPS = frozenset("Admiral Marshal Almirante Commodore".split())
"""Ranks that ships are called after: "the Admiral Gorshkov"."""
_OF_ONE = frozenset("a an one his her its their our my each every another".split())
_GOES_ON = frozenset(
    "is was were are has had will would can onto to in on at from with and or that which who when , . ; : ) one two".split()
)
_SHOPS = frozenset(
    """diner cafe bar pub grill restaurant shop store bakery garage barbershop inn tavern deli pizzeria hotel market farm kitchen pharmacy
    saloon brewery bistro bookshop""".split()
)
"""Behind a name with 's in capitals: "Mabel's Diner", which is "Mabel's" later on."""
_BEHIND_THINGS = _GOES_ON - {"one", "two"} | frozenset(
    "once but as by for when after before while since until during".split()
)
_TOLD = frozenset(("honorific", "role before the name", "kin", "what somebody is called", "behind a portfolio"))


def is_one_of_many(chunk: Chunk) -> bool:
    """ "his Stryker", "It was a YaM, ...": one of its kind, which no surname is; behind it no noun, whose adjective it were."""
    before, after = chunk.before(), chunk.after()
    if (
        len(chunk) == 1
        and chunk.possessive
        and (shop := chunk.after()) is not None
        and shop.capital
        and shop.low in _SHOPS
    ):
        return True
    if chunk.possessive or chunk.heading or before is None:
        return False
    if before.low == "the" and len(chunk) > 1:  # "He refused the Padma Shri once"
        return after is None or after.text in _BEHIND_THINGS
    return len(chunk) < 2 and before.low in _OF_ONE and (after is None or after.text in _GOES_ON)


def speaks_for_one(rule: str) -> bool:
    """True for what tells a person also of a word that is one of many: a title, a relation."""
    return rule in _TOLD


_LABELS = frozenset(
    """contact contacts inquiries enquiries queries inquiry enquiry reporting writing editing photo photos foto picture
    pictures image images photograph photographs credit credits text graphics graphic illustration""".split()
)
"""Before a colon: whom to call, who wrote or photographed ("Press contact: Ana Ruiz"); not in the news."""
_THINGS = frozenset(
    """hospital airport stadium barracks prison jail crossing cemetery mosque church cathedral shipyard refinery dam
    reservoir checkpoint airfield airbase bridge highway radar radars engine engines turbofan sensor satellite missile
    missiles machine machines vehicle vehicles robot robots rocket launcher launchers pod camera app range camp front faction brigade battalion foundation institute operation
    operations offensive doctrine base bases exercise exercises drill drills manoeuvres maneuvers scandal affair hotel market forest jetty island bridge tunnel river""".split()
)
"""What may be called after somebody: "the Gabriel Toure hospital", "the MURAD radar"."""


def _opens_with_acronym(chunk: Chunk) -> bool:
    """ "NGO Indepaz": three capitals and more are nobody's initials."""
    first, last = chunk.tokens[chunk.first], chunk.tokens[chunk.last - 1]
    return len(chunk) > 1 and first.acronym and len(first.low) > 2 and "." not in first.text and not last.text.isupper()


_HOUSES = frozenset("chez maison villa place plaza piazza palais palazzo palacio palace chateau castillo cafe".split())
"""What opens the names of houses and squares: "Chez Marcel", "Place Vendome"."""
_TENS = patterns.compile(r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b")
_DIRECTIONS = frozenset("north south east west northern southern eastern western central".split())


def _is_thing(low: tuple[str, ...]) -> bool:
    """ "Abdul Kalam Island", "Vodafone Kenya", "Los Lobos", "North East": places, firms and bands."""
    if len(low) == 1:
        return low[0] in _DIRECTIONS or low[0] in words.VESSELS
    if low[0] in words.VESSELS or low[0] in _HOUSES or low[0] in _ROADS or _TENS.match(low[0]):
        return True
    if (
        _DIRECTIONS.issuperset(low)
        or low[0] in words.DEEDS | words.PLACE_OPENERS
        or low[-1] in words.DEEDS
        or low[0].startswith("al-")
        or words.is_foreign_head(low)
    ):
        return True
    if low[0] in ("dhu", "dhul", "zul", "rabi"):
        return True
    if low[0] in ("la", "el") and len(low) > 2 and "de" in low:
        return True
    if low[0] in ("los", "las") and " ".join(low[:2]) not in data.gazetteer():
        return True
    if low[-1] == "air" and len(low) == 2:
        return True
    if low[-1] in _DIRECTIONS and " ".join(low[:-1]) in data.gazetteer():
        return True
    if set(words.name_flags(low[-1])) - {"n"}:
        return False
    last = data.gazetteer().get(low[-1])
    large = bool(last) and last[0].type == "city" and last[0].weight >= 1_000_000 and data.fold(last[0].name) == low[-1]
    city = large or (bool(last) and last[0].type == "country")
    return words.is_place_head(low[-1]) or city


def _is_ranked_vessel(before: Token, further: Token | None) -> bool:
    """A ship named after an officer: "the frigate Admiral Harlan"."""
    return further is not None and further.low in words.VESSELS and words.is_role(before.low)


def _is_outlet(token: Token | None) -> bool:
    """The agency of a photographer: "Reuters/Anna Novak", "Anna Novak/AFP"."""
    return token is not None and token.low in words.organizations()


def is_kunya(chunk: Chunk) -> bool:
    """ "Abu Qasim": father of; cities that begin so are known to the gazetteer and weigh more."""
    return len(chunk) in (2, 3) and chunk.low[0] in ("abu", "umm") and not words.is_common(chunk.low[-1])


def _own(chunk: Chunk, core: list[str]) -> Iterator[Vote]:
    flags = [words.name_flags(w) for w in core]
    if is_kunya(chunk):
        yield "person", 3, "kunya"
    if len(core) >= 2:
        if family_first(tuple(core)) and not _is_a_title(chunk, core):
            yield "person", 7, "family name first"
        team = _is_team(core, flags)
        if "g" in flags[0] and not words.is_common(core[-1]) and not team:
            yield "person", 5 if "g" in flags[0] and flags[-1] else 4, "given name and surname"
        elif _could_be_a_thing(chunk):
            pass
        elif "g" in flags[0] and words.commonness(core[0]) < -10 and not chunk.heading and not team:
            yield "person", 3, "given name and a common word"
        elif flags[0] and flags[-1] and not words.is_common(core[-1]):
            yield "person", 3, "name parts"
        elif _is_nothing_else(chunk, core):
            yield "person", 3, "two words that are nothing but names"
        yield from _by_shape(chunk, core)
    elif flags[0] and words.commonness(core[0]) < -5:
        yield "person", 2, "name part"


def _is_a_title(chunk: Chunk, core: list[str]) -> bool:
    """ "The Long Fuse": an article and a common word that is a family name too."""
    before = chunk.before()
    return before is not None and before.low == "the" and words.is_common(core[0])


def _is_nothing_else(chunk: Chunk, core: list[str]) -> bool:
    """Two or three words that are neither common nor known; "Rheinmetall Lueneburg" is of a firm."""
    fits = len(core) in (2, 3) and not chunk.heading and all(map(_foreign, core))
    return (
        fits
        and not (_holds_a_town(core) or _opens_with_a_region(core[0]) or _is_partner(chunk))
        and core[0] not in words.organizations()
    )


def _is_partner(chunk: Chunk) -> bool:
    """ "in partnership with Van Ode Techniek": a firm."""
    before, of = chunk.before(), chunk.before(2)
    return before is not None and before.text == "with" and of is not None and of.text in _DEALS


_DEALS = frozenset(
    "partnership cooperation collaboration contract contracts venture agreement subcontract consortium deal tie-up".split()
)


def _opens_with_a_region(low: str) -> bool:
    """ "Kivu Aujourd'hui": papers and firms are called after the regions they are in."""
    found = data.gazetteer().get(low)
    return bool(found) and found[0].type in ("region", "country") and not words.name_flags(low)


def _by_shape(chunk: Chunk, core: list[str]) -> Iterator[Vote]:
    """Initials, endings of surnames, what stands behind a name of several words."""
    capitals = len(chunk.words[0]) == 2 and chunk.words[0].isupper() and not words.is_rank(chunk.words[0])
    undotted = capitals and _bear_initials(core)
    if undotted or any(INITIAL.match(w) for w in chunk.words[:-1]):
        yield "person", 4, "initials"
    if ends_as_surname(core[-1]) and not chunk.heading and all(len(w) < 3 or not w.isupper() for w in chunk.words):
        yield "person", 3, "ending of surnames"
    if chunk.low[-1] in _SUFFIX:
        yield "person", 4, "generational suffix"


_OF_SURNAMES = (
    "dottir", "sson", "ovic", "evic", "ovych", "ovich", "evich", "enko", "shvili", "adze", "oglu", "escu", "opoulos", "idis",
    "akis", "ovna", "evna", "auskas", "evicius", "zadeh", "pour", "wicz",
)  # fmt: skip


def ends_as_surname(low: str) -> bool:
    """True for a word with an ending that makes surnames ("-ovic", "-dottir") and no known place."""
    return low.endswith(_OF_SURNAMES) and len(low) > 7 and low not in data.gazetteer()


def _bear_initials(core: list[str]) -> bool:
    """ "KP Sharma Oli": two capitals that abbreviate no club and no country, then names."""
    known = core[0] in data.gazetteer() or core[0] in words.organizations() or core[0] in _CLUBS
    flags = [words.name_flags(w) for w in core[1:]]
    return not known and not words.is_role(core[0]) and all(flags) and any(f != "n" for f in flags)


_CLUBS = frozenset("fc ac sc cd ca as sv cf rc us ss hd pt cv mv ms ss st jr tv hq vs dr mr".split())


def _could_be_a_thing(chunk: Chunk) -> bool:
    """ "the Stanley Cup", "at Raj Bhavan", "Garanti BBVA": no one is called so unless stronger evidence says it."""
    before, last = chunk.before(), chunk.tokens[chunk.last - 1]
    if last.acronym and len(last.text) > 2 and not chunk.words[0].isupper():
        return True
    return before is not None and before.low in ("the", "at", "(")


def _holds_a_town(core: list[str]) -> bool:
    """ "Werder Bremen": clubs and firms are called after the towns they are in."""
    found = data.gazetteer().get(core[-1])
    return (
        bool(found)
        and found[0].type == "city"
        and found[0].weight >= 50_000
        and not words.name_flags(core[-1]).count("f")
    )


def _is_team(core: list[str], flags: list[str]) -> bool:
    """ "Orlando Pirates": the plural of a common word that is no surname."""
    return core[-1].endswith("s") and not flags[-1] and words.commonness(core[-1][:-1]) > -5


def is_given(low: str) -> bool:
    """True for a given name, and for a word that is nothing but a name ("Abiy"), which may be one."""
    return "g" in words.name_flags(low) or (_foreign(low) and low not in data.gazetteer())


def _foreign(word: str) -> bool:
    """True for a word that print knows neither in lower case nor as a head noun, a role or a demonym."""
    plain = word.replace("-", "").replace("'", "")
    known = (
        words.is_organization_head(word) or words.is_place_head(word) or words.is_role(word) or words.is_demonym(word)
    )
    return len(plain) > 2 and plain.isalpha() and words.commonness(word) <= -99 and not known


def _context(chunk: Chunk, core: list[str]) -> Iterator[Vote]:
    before, after = chunk.before(), chunk.after()
    if before is not None:
        yield from _behind(chunk, core, before)
    if after is not None:
        yield from _before(chunk, core, after)
    titled = chunk.possessive and after is not None and after.capital and words.is_common(after.low)
    acts = (chunk.possessive and not titled) or (after is not None and after.text in LIVING)
    acts = acts and not (before is not None and before.low == "the" and not chunk.heading)
    if acts and len(core) == 1 and words.name_flags(core[0]) and words.commonness(core[0]) < -5:
        yield "person", 1, "acts"


def _behind(chunk: Chunk, core: list[str], before: Token) -> Iterator[Vote]:
    """What the words before a name say."""
    if len(core) <= 3 and _is_kin(before, chunk.before(2)):
        yield "person", 4, "kin"
    if before.low in HONORIFICS or (before.low in words.DEGREES and not words.is_common(core[0])):
        yield "person", 8, "honorific"
    elif (title := _title_before(chunk, before)) and title.word and _is_title(title, chunk, core):
        yield "person", 6, "role before the name"
    elif before.low in words.PORTFOLIOS and _is_minister(chunk):
        yield "person", 6, "behind a portfolio"
    elif before.text in _BEFORE_CALLED and _is_called(chunk):
        yield "person", 5, "what somebody is called"
    if len(core) >= 2 and before.text == "by" and (led := chunk.before(2)) and led.text in _LED:
        yield "person", 3, "led by"
    if len(core) >= 2 and before.text == "," and _is_behind_office(chunk):
        yield "person", 4, "between commas behind an office"
    if before.text == "," and _is_enclosed(chunk):
        yield "person", 4, "between commas behind a role"
    if len(core) >= 2 and before.text in ("said", "says", "added", "told"):
        yield "person", 2, "speaks"


_QUOTED = frozenset("\"“‘'")
_NAMING = frozenset("sign callsign guerre".split())
_SKIPPED = _QUOTED | {",", ":", "is", "was"}
_BEFORE_CALLED = _SKIPPED | _NAMING | {"by", "as", "called", "named"}


def where_called(tokens: Sequence[Token], first: int) -> int | None:
    """Where "call sign", "nom de guerre", "goes by", "known as" begins whose name stands at ``first``; None where
    none stands there. What is only "known as" or "nicknamed" so stands between quotation marks."""
    at = first - 1
    quoted = at > 0 and tokens[at].text in _QUOTED
    while at > 0 and tokens[at].text in _SKIPPED and first - at < 3:
        at -= 1
    if at < 2 or tokens[at].region != tokens[first].region:
        return None
    low, earlier = tokens[at].low, tokens[at - 1].low
    named = tokens[first].capital and first - at == 1
    if named and low in ("called", "named") and tokens[at - 1].text.islower() and words.is_role(earlier):
        return at
    if named and low == "as" and earlier in ("known", "identified"):
        return at - 1 if tokens[at - 2].text.islower() and words.is_role(tokens[at - 2].low) else None
    if low == "callsign" or (low == "sign" and earlier == "call"):
        return at - (low == "sign")
    if low == "guerre" and earlier == "de":
        return at - 2
    if low == "by" and earlier in ("goes", "went"):
        return at - 1
    if low == "as" and earlier in ("himself", "herself", "name"):
        return at - 1
    if quoted and low in ("nicknamed", "called", "alias", "aka"):
        return at
    return at - 1 if quoted and low == "as" and earlier == "known" else None


def called_role(tokens: Sequence[Token], phrase: int) -> int | None:
    """Where the noun stands of who is called so: "a pilot with the" + "call sign"; None where no such noun does."""
    at = phrase - 1
    while at >= 0 and phrase - at < 9 and tokens[at].region == tokens[phrase].region and not tokens[at].capital:
        if tokens[at].word and words.is_role(tokens[at].low):
            return at
        if tokens[at].text not in _TO_CALL:
            return None
        at -= 1
    return None


_TO_CALL = frozenset(
    "a an the his her their my who whose that called named is was goes go went by with only gave gives using uses under identified himself herself asked to be as and - – — , (".split()
)


def _is_called(chunk: Chunk) -> bool:
    """ "a pilot with the call sign Raven", 'its gunner, known as "Gonzo"': of one word or two, and who it is stands before."""
    if len(chunk) > 2 or chunk.tokens[chunk.first].acronym:
        return False
    phrase = where_called(chunk.tokens, chunk.first)
    return phrase is not None and called_role(chunk.tokens, phrase) is not None


def _title_before(chunk: Chunk, before: Token) -> Token | None:
    """The word where a title may end: "(retd)" and the grade of a rank ("Officer 3") left out."""
    if before.retired:
        return chunk.before(2)
    if not (before.text.isdigit() or before.low in words.GRADE_ENDS):
        return before
    earlier = [token.low for token in map(chunk.before, (1, 2, 3)) if token is not None]
    return chunk.before(1 + words.grade_before(earlier))


def _is_minister(chunk: Chunk) -> bool:
    """ "Minister of Foreign Affairs Ode", "Secretary of State for Defence Ode", "and of Finance Ode"."""
    for n in range(2, 5):
        of, role = chunk.before(n), chunk.before(n + 1)
        if of is None or role is None:
            return False
        if of.text in ("of", "for"):
            return words.is_role(role.low) or role.low in ("and", "state") or role.low in words.PORTFOLIOS
    return False


def _is_title(title: Token, chunk: Chunk, core: list[str]) -> bool:
    """ "Admiral Ode", "PM Ode"; no title of a firm ("steelworks owner Celsa"), none of a subject ("Vice President Strategy")."""
    if words.is_rank(title.text):
        return before_name(chunk.low, surname=words.is_rank(title.text, surname=True))
    if title.low in _ALSO_FIRMS and not (len(core) > 1 and before_name(chunk.low)):
        return False
    of = chunk.after()
    subject = len(core) == 1 and words.is_common(core[0])
    plain = len(core) > 1 and words.is_common(core[-1]) and chunk.words[-1].isascii()  # "Cá" is no "ca"
    if plain and not any("g" in words.name_flags(low) or _foreign(low) for low in core[:-1]):
        return False
    subject = subject and (not words.name_flags(core[0]) or (of is not None and of.text == "of"))
    return words.is_role(title.low) and not subject


_ALSO_FIRMS = frozenset(
    """owner owners operator operators publisher publishers producer producers regulator regulators host hosts investor
    investors broker brokers contractor contractors consultant consultants miner miners trader traders grower growers developer developers""".split()
)
"""Nouns of people and of firms: what stands behind them is a person's where it is a given name and a surname."""


def before_name(low: tuple[str, ...], *, surname: bool = False) -> bool:
    """True for words that are a person's full name by their parts; ``surname``: also for a lone surname."""
    low = low[1:] if len(low) > 2 and len(low[0].rstrip(".")) == 1 else low
    if any(map(words.is_organization_head, low)) or words.is_place_head(low[-1]) or len(low) > 4:
        return False
    if len(low) == 1:
        known = bool(words.name_flags(low[0])) and words.commonness(low[0]) < -10
        return surname and known and low[0] not in data.gazetteer()
    return (is_given(low[0]) or bool(words.name_flags(low[0]))) and not words.is_common(low[-1])


def _is_behind_office(chunk: Chunk) -> bool:
    """ "Mayor of Adan Yabal, Muhidin Ode, said"."""
    closing = chunk.after()
    if closing is None or closing.text != "," or chunk.key in data.gazetteer():
        return False
    for n in range(2, 7):
        of, role = chunk.before(n), chunk.before(n + 1)
        if of is None or role is None or not (of.capital or of.text in ("of", "the")):
            return False
        if of.text == "of":
            return role.capital and words.is_role(role.low)
    return False


def _is_enclosed(chunk: Chunk) -> bool:
    """ "a spokesman, Hank Price, said"."""
    role, closing = chunk.before(2), chunk.after()
    enclosed = closing is not None and closing.text == ","
    if not enclosed or role is None:
        return False
    return (role.text.islower() and words.is_role(role.low)) or _is_told_of(chunk) or _is_of_a_crew(chunk)


def _is_of_a_crew(chunk: Chunk) -> bool:
    """ "The medic of the platoon, Halyna, has a list": an office with a noun in small letters, then one name."""
    noun, the, of, role, article = map(chunk.before, range(2, 7))
    if noun is None or the is None or of is None or role is None or article is None:
        return False
    told = (
        noun.text.islower()
        and the.text in ("the", "this", "our", "his", "her", "their")
        and of.text in ("of", "in", "at")
    )
    return told and words.is_role(role.low) and article.low in ("the", "a", "an") and is_given(chunk.low[0])


def _is_told_of(chunk: Chunk) -> bool:
    """ "A mother of four, Halimo Isse, said": a sentence opens with who somebody is, and goes on with what was said."""
    said = chunk.after(2)
    if said is None or said.text not in SAYING or not 1 < len(chunk) < 4:
        return False
    for n in range(4, 10):
        noun = chunk.before(n)
        if noun is None or noun.capital:
            return False
        if noun.text.islower() and (noun.text in words.KIN or words.is_role(noun.low)):
            article, joint = chunk.before(n + 1), chunk.before(n - 1)
            opens = article is not None and article.first and article.low in ("a", "an", "the", "one")
            return opens and joint is not None and joint.text in ("of", "in", "from", "at", "with", "for", "to")
    return False


def _before(chunk: Chunk, core: list[str], after: Token) -> Iterator[Vote]:
    """What the words behind a name say."""
    if after.text in SAYING and len(core) <= 4:
        yield "person", 2, "speaks"
    if after.low == "who":
        yield "person", 2, "who"
    if after.text in _RULE and len(core) == 1:
        yield from _ruling(chunk, core[0])
    if after.text == "," and not (len(core) == 1 and _is_counted(chunk.before())):
        yield from _apposition(chunk)
    if after.text == "(" and (born := chunk.after(2)) and born.text in ("born", "b.", "née"):
        yield "person", 5, "born"
    if after.text == "(" and (plays := chunk.after(2)) and plays.text in _PARTS_IN_A_BAND:
        yield "person", 3, "what somebody plays"
    if shared_surname(chunk):
        yield "person", 2, "shares a surname"


_PARTS_IN_A_BAND = frozenset(
    "guitar guitars bass drums drum vocals vocal keyboards keyboard piano violin saxophone trumpet percussion lead".split()
)


def _is_counted(before: Token | None) -> bool:
    """ "the Symposium", "3rd Battalion": no lone surname."""
    return before is not None and (before.low == "the" or before.text[0].isdigit())


def _ruling(chunk: Chunk, low: str) -> Iterator[Vote]:
    """ "the Lindqvist regime", "Takaichi's government"."""
    if words.name_flags(low):
        yield "person", 2, "whose rule"
    elif chunk.possessive and is_given(low):
        yield "person", 3, "whose rule"


_WHOSE = frozenset(
    "his her their my our whose older younger elder eldest youngest late first second third twin".split()
)


def _is_kin(before: Token, further: Token | None) -> bool:
    """ "his wife Ana", "her partner, Ana"."""
    if further is None or before.text == ",":
        return further is not None and further.text in words.KIN
    return before.text in words.KIN and (further.low in _WHOSE or further.possessive or further.text in ("and", "with"))


def is_kin(chunk: Chunk) -> bool:
    """True right behind what somebody is to somebody else: "her brother, Ivan Ode"."""
    before = chunk.before()
    return before is not None and _is_kin(before, chunk.before(2))


def shared_surname(chunk: Chunk) -> str:
    """The surname in "Daniel and Maria Lind", told by the first of two given names before it; "" for none."""
    joint, given, surname = chunk.after(), chunk.after(2), chunk.after(3)
    if len(chunk) > 1 or joint is None or joint.text != "and" or given is None or surname is None:
        return ""
    both = all("g" in words.name_flags(low) for low in (chunk.low[0], given.low))
    return surname.low if both and given.capital and surname.capital else ""


def _apposition(chunk: Chunk) -> Iterator[Vote]:
    """ ", a researcher", ", chairman of", ", 54,": what follows the comma tells of a person."""
    for n in range(2, 9):
        token = chunk.after(n)
        if token is None or token.text in _ENDS or token.text in SAYING or token.text in LIVING:
            return
        if n == 2 and _AGE.match(token.text):
            closing = chunk.after(3)
            if closing is None or not closing.word:
                yield "person", 4, "age"
            return
        if token.text == ",":
            return
        if n == 2 and token.text in ("and", "or", "but"):
            return
        if token.word and words.is_role(token.low) and (n > 2 or token.text.islower()):
            if (verb := chunk.after(n + 1)) is not None and verb.text in SAYING:
                return
            firm = token.low in _ALSO_FIRMS and not is_given(chunk.low[0]) and not words.name_flags(chunk.low[-1])
            firm = firm or (token.low in _ALSO_FIRMS and len(chunk) == 1)
            if (
                not firm
                and token.text not in _PRIZES
                and not (_heads_a_clause(token, chunk.after(n + 1)) or _modifies(token, chunk.after(n + 1)))
            ):
                yield "person", 5 if len(chunk) > 1 else 4, "apposition"
            return


_ENDS = frozenset((*".;:!?()", "of", "by", "with", "from", "to", "in", "on", "at", "as", "where", "which", "whose"))


_PRIZES = frozenset("Nobel Nobels".split())
_ALSO_ADJECTIVES = frozenset("principal general private chief lead model expert volunteer guerrilla rebel".split())


def _modifies(role: Token, after: Token | None) -> bool:
    """ "X, principal media": the noun behind it is what X is said to be."""
    noun = after is not None and after.word and after.text.islower() and not words.is_role(after.low)
    return role.low in _ALSO_ADJECTIVES and noun and after is not None and after.text not in _ENDS | {"and", "who"}


def _heads_a_clause(role: Token, after: Token | None) -> bool:
    """ "In Lisbon, Foreign Minister Ana Ruiz said": the office of the name behind it, not of what stands before."""
    return after is not None and after.word and after.capital

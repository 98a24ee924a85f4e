"""A run of capitalised words -> what speaks for its being a person's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator import data
from generator.kinds import words
from generator.text.tokens import PARTICLES, Chunk, Token

Vote = tuple[str, int, str]
"""Kind, weight, name of the rule."""

HONORIFICS = frozenset(
    "mr. mrs. ms. mr mrs ms miss dr. dr prof. prof sir dame lord lady baroness gen. lt. col. maj. capt. cmdr. adm. sgt. sen. rep. gov. rev.".split()
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
_SAYING = frozenset(
    "said says told tells added adds argued argues warned warns wrote writes explained claims claimed".split()
)
_RULE = frozenset("regime government administration presidency cabinet era family dynasty".split())
_LIVING = frozenset(
    """was is has had will would met visited arrived left travelled traveled returned became married died studied wrote
    announced ordered agreed wants wanted thinks believes knew joined resigned fled played won lost scored attended
    responded replied told asked spoke""".split()
)
"""Verbs whose subject is often a person."""
_LED = frozenset("led headed chaired founded commanded fronted coached directed written authored mentored".split())
_AGE = re.compile(r"\d{2}$")
_INITIAL = re.compile(r"[A-Z]\.$")
_SUFFIX = frozenset("jr. jr sr. ii iii iv".split())


def family_first(low: tuple[str, ...]) -> bool:
    """True for a name of two or three words that opens with an East Asian family name."""
    return (
        len(low) in (2, 3)
        and low[0] in EASTERN
        and (len(low) == 3 or "-" in low[1] or not words.name_flags(low[1]).count("f"))
    )


def evidence(chunk: Chunk) -> Iterator[Vote]:
    """What speaks for a person; nothing for runs that cannot be a name."""
    low = chunk.low
    core = [
        w for i, w in enumerate(low) if w not in PARTICLES and w not in _SUFFIX and (w != "ag" or i + 1 == len(low))
    ]
    if not 1 <= len(core) <= 5 or any(ch.isdigit() for ch in chunk.words[-1]):
        return
    if any(words.is_organization_head(w) and not words.name_flags(w) for w in core[1:]):
        return
    if _is_no_person(chunk):
        return
    yield from _own(chunk, core)
    if len(core) <= 4:
        yield from _context(chunk, core)


_CODENAMED = frozenset(
    """exercise exercises operation operations drill drills project hurricane typhoon storm cyclone codenamed dubbed called
    album song film movie novel book game series award prize""".split()
)


def _is_no_person(chunk: Chunk) -> bool:
    """Acronyms, code names ("exercise Amber Shield"), ships ("the Harlan class"), photographers and glosses ("Kurdish: ...") are nobody's names."""
    if len(chunk) == 1 and chunk.tokens[chunk.first].acronym:
        return True
    before, after = chunk.before(), chunk.after()
    if (
        _is_thing(chunk.low)
        or _opens_with_acronym(chunk)
        or (after is not None and not chunk.possessive and after.text in _THINGS)
    ):
        return True
    if len(chunk) == 1 and before is not None and before.low == "the" and after is not None and after.text in _LIVING:
        return True
    if after is not None and (after.text in ("class", "-class") or (after.text == "/" and _is_outlet(chunk.after(2)))):
        return True
    if before is None:
        return False
    further = chunk.before(2)
    if before.text == ":":
        return further is not None and words.is_demonym(further.low)
    if before.text == "/":
        return _is_outlet(further)
    return before.low in _CODENAMED or before.low in _VESSELS or _is_ranked_vessel(before, further)


_THINGS = frozenset(
    """hospital airport stadium barracks prison jail crossing cemetery mosque church cathedral shipyard refinery dam
    reservoir checkpoint airfield airbase bridge highway radar radars engine engines turbofan sensor satellite missile
    missiles rocket launcher launchers pod camera app range camp""".split()
)
"""What may be called after somebody: "the Gabriel Toure hospital", "the MURAD radar"."""


def _opens_with_acronym(chunk: Chunk) -> bool:
    """ "NGO Indepaz": three capitals and more are nobody's initials."""
    first, last = chunk.tokens[chunk.first], chunk.tokens[chunk.last - 1]
    return len(chunk) > 1 and first.acronym and len(first.low) > 2 and "." not in first.text and not last.text.isupper()


_DIRECTIONS = frozenset("north south east west northern southern eastern western central".split())


def _is_thing(low: tuple[str, ...]) -> bool:
    """ "Abdul Kalam Island", "Vodafone Kenya", "Los Lobos", "North East": places, firms and bands."""
    if len(low) == 1:
        return False
    if _DIRECTIONS.issuperset(low):
        return True
    if low[0] in ("los", "las") and " ".join(low[:2]) not in data.gazetteer():
        return True
    if set(words.name_flags(low[-1])) - {"n"}:
        return False
    last = data.gazetteer().get(low[-1])
    city = bool(last) and (last[0].type == "country" or (last[0].type == "city" and last[0].weight >= 1_000_000))
    return words.is_place_head(low[-1]) or city


_VESSELS = frozenset(
    """ship warship vessel frigate destroyer cruiser carrier submarine corvette tanker freighter ferry yacht cutter trawler
    battleship minesweeper icebreaker patrol-boat gunboat schooner uss hms ins hmas usns mv""".split()
)


def _is_ranked_vessel(before: Token, further: Token | None) -> bool:
    """A ship named after an officer: "the frigate Admiral Harlan"."""
    return further is not None and further.low in _VESSELS and words.is_role(before.low)


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
        if family_first(tuple(core)):
            yield "person", 7, "family name first"
        team = _is_team(core, flags)
        if "g" in flags[0] and not words.is_common(core[-1]) and not team:
            yield "person", 5 if "g" in flags[0] and flags[-1] else 4, "given name and surname"
        elif "g" in flags[0] and words.commonness(core[0]) < -10 and not chunk.heading and not team:
            yield "person", 3, "given name and a common word"
        elif flags[0] and flags[-1] and not words.is_common(core[-1]):
            yield "person", 3, "name parts"
        elif len(core) == 2 and not chunk.heading and all(map(_foreign, core)):
            yield "person", 3, "two words that are nothing but names"
        if any(_INITIAL.match(w) for w in chunk.words[:-1]):
            yield "person", 4, "initials"
        if chunk.low[-1] in _SUFFIX:
            yield "person", 4, "generational suffix"
    elif flags[0] and words.commonness(core[0]) < -5:
        yield "person", 2, "name part"


def _is_team(core: list[str], flags: list[str]) -> bool:
    """ "Orlando Pirates": the plural of a common word that is no surname."""
    return core[-1].endswith("s") and not flags[-1] and words.commonness(core[-1][:-1]) > -5


def _foreign(word: str) -> bool:
    """True for a word that print knows neither in lower case nor as a head noun, a role or a demonym."""
    plain = word.replace("-", "").replace("'", "")
    known = (
        words.is_organization_head(word) or words.is_place_head(word) or words.is_role(word) or words.is_demonym(word)
    )
    return len(plain) > 2 and plain.isalpha() and words.commonness(word) <= -99 and not known


def _context(chunk: Chunk, core: list[str]) -> Iterator[Vote]:
    before, after = chunk.before(), chunk.after()
    if before is not None and before.low in HONORIFICS:
        yield "person", 8, "honorific"
    elif before is not None and before.word and words.is_role(before.low):
        yield "person", 6, "role before the name"
    if after is not None and after.text in _SAYING and len(core) <= 4:
        yield "person", 2, "speaks"
    if after is not None and after.low == "who":
        yield "person", 2, "who"
    if after is not None and after.text in _RULE and len(core) == 1 and words.name_flags(core[0]):
        yield "person", 2, "whose rule"
    acts = chunk.possessive or (after is not None and after.text in _LIVING)
    if acts and len(core) == 1 and words.name_flags(core[0]) and words.commonness(core[0]) < -5:
        yield "person", 1, "acts"
    if len(core) >= 2 and before is not None and before.text == "by" and (led := chunk.before(2)) and led.text in _LED:
        yield "person", 3, "led by"
    if before is not None and before.text in ("said", "says", "added", "told") and len(core) >= 2:
        yield "person", 2, "speaks"
    if after is not None and after.text == ",":
        yield from _apposition(chunk)
    if after is not None and after.text == "(" and (born := chunk.after(2)) and born.text in ("born", "b.", "née"):
        yield "person", 5, "born"
    if len(core) == 1 and after is not None and after.text == "and" and _shares_surname(chunk):
        yield "person", 2, "shares a surname"


def _shares_surname(chunk: Chunk) -> bool:
    """ "Daniel and Maria Lind": the first of two given names before one surname."""
    given, surname = chunk.after(2), chunk.after(3)
    return (
        "g" in words.name_flags(chunk.low[0])
        and given is not None
        and surname is not None
        and given.capital
        and surname.capital
        and "g" in words.name_flags(given.low)
    )


def _apposition(chunk: Chunk) -> Iterator[Vote]:
    """ ", a researcher", ", chairman of", ", 54,": what follows the comma tells of a person."""
    for n in range(2, 9):
        token = chunk.after(n)
        if token is None or token.text in ".;:!?()":
            return
        if n == 2 and _AGE.match(token.text):
            yield "person", 4, "age"
            return
        if token.text == ",":
            return
        if token.word and words.is_role(token.low) and (n > 2 or token.text.islower()):
            yield "person", 4, "apposition"
            return

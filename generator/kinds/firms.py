"""A run of capitalised words -> what says that it is a firm's name: what firms do, have, and are dealt with for."""

from __future__ import annotations

from collections.abc import Iterator

from generator import data
from generator.kinds import words
from generator.text.tokens import Chunk, Token, low_of, text_of

Vote = tuple[str, int, str]

_KNOWN_LARGE = 50_000
"""Inhabitants from which on a town of that name is what it is known for."""


def evidence(chunk: Chunk) -> Iterator[Vote]:
    """What speaks for a firm; nothing for what people, towns or plain words are called."""
    model = len(chunk) > 1 and any(map(str.isdigit, chunk.low[-1]))
    if model or chunk.heading or len(chunk) > 4 or _is_something_else(chunk):
        return
    before, after = chunk.before(), chunk.after()
    named = _bears_a_given_name(chunk)
    if before is not None:
        yield from _dealt_with(chunk, before, named=named)
    if named or after is None:
        return
    if chunk.possessive:
        yield from _owns(chunk)
    elif before is None or before.text not in _NOT_THE_SUBJECT:
        yield from _does(chunk, after)


def _is_something_else(chunk: Chunk) -> bool:
    low = chunk.low
    if all(words.commonness(word) > -5 or word == "&" for word in low) or low[0] in words.CALENDAR:
        return True
    if len(low[-1]) < 2 or words.is_demonym(low[-1]) or words.is_role(low[-1]) or words.is_place_head(low[-1]):
        return True
    best = data.gazetteer().get(chunk.key)
    return bool(best) and (best[0].type != "city" or best[0].weight >= _KNOWN_LARGE)


def _bears_a_given_name(chunk: Chunk) -> bool:
    return "g" in words.name_flags(chunk.low[0]) and chunk.low[0] not in ("los", "las")


_NOT_THE_SUBJECT = frozenset("of at in from to near with by for on over outside around between under against".split())
"""Before a name: whoever does what follows is named further in front ("villagers at Ostrel said they")."""


# ---------------------------------------------------------------- what it has


_HELD = frozenset(
    """plant plants factory factories shipyard shipyards shares stock revenue revenues profit profits earnings turnover
    employees workforce subsidiary subsidiaries customers shareholders headquarters ceo cfo cto coo backlog catalogue
    facility facilities production engineers technicians executives executive competitors suppliers""".split()
)
"""What firms have, and towns and people hardly."""
_HELD_BY_TWO = frozenset(
    (one, other)
    for one, others in {
        "chief": "executive operating financial technology technical commercial engineer designer",
        "managing": "director",
        "general": "manager director",
        "works": "director manager council",
        "sales": "director manager team",
        "order": "book backlog",
        "product": "line range manager",
        "assembly": "line lines plant hall",
        "production": "line lines site sites",
        "vice": "president",
        "head": "of",
        "business": "development unit",
    }.items()
    for other in others.split()
)
_SHARES = frozenset("shares stock engineers technicians executives employees customers ceo cfo cto coo".split())
_LEADING = frozenset("ceo cfo cto coo chairman chairwoman president spokesman spokeswoman spokesperson".split())


def leads_a_firm(role: str, further: str) -> bool:
    """True for who stands behind the name of a firm in capitals: "Torvex CEO Ana Ruiz", "Torvex Chief Executive Ode"."""
    return role in _LEADING or (role, further) in _HELD_BY_TWO


def _owns(chunk: Chunk) -> Iterator[Vote]:
    """ "Torvex's new plant", "Torvex's chief executive"."""
    for n in range(1, 4):
        held, further = chunk.after(n), chunk.after(n + 1)
        if held is None or not held.word or (held.capital and not held.acronym):
            return
        if held.low in _HELD or (further is not None and (held.text, further.text) in _HELD_BY_TWO):
            yield "organization", 4, "what a firm has"
            return


# ---------------------------------------------------------------- what it does


def _forms(verbs: str) -> dict[str, frozenset[str]]:
    """Forms of regular verbs by how they are used: with "will", with "is", with "has", alone."""
    found: dict[str, set[str]] = {"base": set(), "ing": set(), "ed": set(), "s": set()}
    for verb in verbs.split():
        base, _, past = verb.partition(":")
        stem = base[:-1] if base.endswith("e") else base
        found["base"].add(base)
        found["ing"].add(f"{past.split('/')[1]}" if "/" in past else f"{stem}ing")
        found["ed"].add(past.split("/")[0] or f"{stem}ed")
        found["s"].add(f"{base[:-1]}ies" if base.endswith("ly") else f"{base}s")
    return {use: frozenset(forms) for use, forms in found.items()}


_MAKES = _forms(
    """build:built supply:supplied deliver produce manufacture assemble design develop overhaul upgrade refit:refitted/refitting
    refurbish integrate market employ export install sell:sold unveil"""
)
_AHEAD = frozenset("will would can could may might shall to".split())
_PLANNING = frozenset(
    "plans planned expects expected aims aimed hopes hoped intends intended agreed needs is was".split()
)
_BEING = frozenset("is was are were".split())
_ADVERBS = frozenset(
    "also now already currently still jointly later first then alone recently since only has had".split()
)
_WINS = frozenset(
    "won secured received landed clinched bagged wins gets got awarded selected chosen contracted".split()
)
_WON = frozenset("contract contracts order orders tender deal deals award awards licence license subcontract".split())
_EARNS = frozenset("reported posted booked recorded reports posts".split())
_EARNED = frozenset("profit profits loss losses revenue revenues sales earnings turnover orders".split())
_SAID = frozenset("said says announced added".split())
_ITSELF = frozenset("it its they".split())
_SILENT = frozenset(
    (
        ("declined", "to", "comment"),
        ("did", "not", "respond"),
        ("did", "not", "immediately"),
        ("did", "not", "reply"),
        ("has", "not", "responded"),
        ("has", "not", "commented"),
        ("refused", "to", "comment"),
    )
)


def _does(chunk: Chunk, after: Token) -> Iterator[Vote]:
    """ "Torvex will build", "Torvex won a contract", "Torvex said in a statement that it"."""
    low = after.text
    if low in _SHARES or (low != "head" and leads_a_firm(after.low, low_of(chunk.after(2)))):
        if not words.is_common(chunk.low[-1]):
            yield "organization", 4, "what a firm has"
        return
    if low == ",":
        if (seat := _behind_seat(chunk)) and _makes(chunk, seat):
            yield "organization", 5, "what firms do"
        yield from _told_of(chunk)
        return
    if low in _SAID and _speaks_as_a_body(chunk):
        yield "organization", 3, "says it as a body"
    elif (low, text_of(chunk.after(2)), text_of(chunk.after(3))) in _SILENT:
        yield "organization", 3, "had no comment"
    elif _makes(chunk):
        yield "organization", 3, "what firms do"
    elif _finds(chunk, _WINS, _WON):
        yield "organization", 4, "won a contract"
    elif _finds(chunk, _EARNS, _EARNED):
        yield "organization", 4, "what it earned"
    elif low in ("reported", "reports") and _reports(chunk):
        yield "organization", 3, "an outlet reports"


def _behind_seat(chunk: Chunk) -> int:
    """Where what it does begins in "Soucy, of Drummondville in Quebec, supplies"; 0 where no seat is told."""
    if text_of(chunk.after(2)) not in ("of", "in", "based", "from"):
        return 0
    for n in range(3, 9):
        token = chunk.after(n)
        if token is None or not (token.capital or token.text in (",", "in", "the", "near")):
            return 0
        further = chunk.after(n + 1)
        if token.text == "," and further is not None and further.text.islower():
            return n + 1
    return 0


def _makes(chunk: Chunk, first: int = 1) -> bool:
    """ "will build", "plans to build", "is building", "has built", "builds", "built"."""
    use, n = "", first
    while n < first + 5 and (token := chunk.after(n)) is not None and token.text.islower():
        low = token.text
        if low in _MAKES["ed"]:
            return use != "is" and not _is_passive(chunk.after(n + 1))
        if low in _MAKES["s"]:
            return not use
        if use == "is" and low in _MAKES["ing"]:
            return True
        if use == "will" and low in _MAKES["base"]:
            return True
        if low in _AHEAD:
            use = "will"
        elif low in _BEING:
            use = "is"
        elif low not in _ADVERBS and low not in _PLANNING:
            return False
        n += 1
    return False


def _is_passive(token: Token | None) -> bool:
    """ "the Kobra built by": a participle, whose subject is what was made."""
    return token is not None and token.text in ("by", "in", "for", "under", "at", "near", "on", "between")


def _finds(chunk: Chunk, verbs: frozenset[str], nouns: frozenset[str]) -> bool:
    """ "won a $40 million contract", "was awarded an order": the verb right behind the name, its object soon."""
    n = 1
    while n < 4 and (token := chunk.after(n)) is not None and token.text in _BEING | _ADVERBS:
        n += 1
    if text_of(chunk.after(n)) not in verbs:
        return False
    for further in range(n + 1, n + 10):
        token = chunk.after(further)
        if token is None or token.first or token.text in (",", ";", ":", "from", "after", "when"):
            return False
        if token.text in nouns:
            return True
    return False


def _reports(chunk: Chunk) -> bool:
    """ "Torvex reported on Monday that": what it heard; "reported that he" may be somebody's."""
    for n in range(2, 6):
        token = chunk.after(n)
        if token is None or not token.word:
            return False
        if token.text == "that":
            return text_of(chunk.after(n + 1)) not in ("he", "she", "his", "her")
    return False


def _speaks_as_a_body(chunk: Chunk) -> bool:
    """ "said in a statement", "said on Monday that it would", "said it had", "said its yards"."""
    for n in range(2, 9):
        token = chunk.after(n)
        if token is None or token.first or not token.word:
            return False
        if token.text in _ITSELF:
            return n < 4 or text_of(chunk.after(n - 1)) == "that" or not text_of(chunk.after(n - 1)).islower()
        if token.text in ("statement", "release", "filing", "website", "email", "prospectus"):
            return True
        if not (
            token.capital
            or token.text
            in ("in", "on", "a", "an", "its", "that", "press", "written", "emailed", "the", "last", "this", "week")
        ):
            return False
    return False


_UNITS = frozenset("unit subsidiary affiliate division arm spin-off offshoot".split())
_MAKERS = frozenset(
    """company firm manufacturer maker producer shipbuilder shipyard startup start-up contractor supplier subcontractor
    integrator conglomerate planemaker carmaker automaker drugmaker chipmaker developer builder operator""".split()
)
_WHICH_DOES = (
    _MAKES["s"] | {"makes", "operates", "owns", "runs", "employs", "specialises", "specializes"} | _MAKES["ed"]
)


def is_maker(low: str) -> bool:
    """True for a noun of firms, compounds included: "drone-maker", "shipbuilder"."""
    return low in _MAKERS or (low.endswith(("maker", "builder")) and "-" in low)


def _told_of(chunk: Chunk) -> Iterator[Vote]:
    """ ", a unit of", ", the company that builds", ", which makes"."""
    opening, verb = chunk.after(2), text_of(chunk.after(3))
    if opening is None:
        return
    if opening.text == "which":
        if verb in _WHICH_DOES or (verb in ("also", "has") and text_of(chunk.after(4)) in _WHICH_DOES):
            yield "organization", 3, "what it makes"
        return
    if opening.text not in ("the", "a", "an", "its", "one", "part", "now", "maker"):
        return
    if opening.text == "maker":
        yield "organization", 4, "said to be a firm"
        return
    for n in range(3, 9):
        token = chunk.after(n)
        if (
            token is None
            or not (token.word or token.text in ("-", "'"))
            or token.text in ("who", "whose", "which", "that")
        ):
            return
        if token.text in _UNITS or is_maker(token.text):
            if token.text in _UNITS and text_of(chunk.after(n + 1)) not in ("of", "in"):
                return
            if words.is_role(text_of(chunk.after(n + 1))):
                return
            yield "organization", 4, "said to be a firm"
            return
        if words.is_role(token.low) and not token.capital:
            return


# ---------------------------------------------------------------- how others deal with it


_BY_HAND = frozenset(
    """jointly locally domestically mainly mostly primarily partly largely originally exclusively solely specially independently
    specifically""".split()
)
_MADE = frozenset(
    """made built manufactured produced assembled constructed supplied delivered developed designed offered operated provided
    marketed fabricated engineered overhauled powered acquired bought owned taken chartered managed""".split()
)
_INDUSTRIAL = frozenset("made built manufactured produced assembled constructed supplied delivered fabricated".split())
_AWARDED = frozenset("contract contracts order orders subcontract tender licence license deal work".split())
_AGREED = frozenset(
    """contract contracts agreement agreements deal memorandum mou partnership partnering teamed teaming venture order orders
    subcontract collaboration cooperation co-operation framework""".split()
)
_BOUGHT = frozenset(
    """ordered bought purchased procured acquired leased sourced buy buying buys purchase purchasing order ordering procure
    procuring commissioned imported importing""".split()
)
_NOUNS_OF = frozenset("product products customer customers client clients owner owners factory factories".split())
_WORKS_OF = frozenset("yard yards slipway slipways quay workshops shipyard shipyards assembly".split())


def _dealt_with(chunk: Chunk, before: Token, *, named: bool) -> Iterator[Vote]:
    """ "made in Lund by Torvex", "awarded a contract to Torvex", "ordered 40 drones from Torvex"."""
    ask = _SMALL.get(before.text)
    if ask is not None and (weight := ask(chunk)) and not (named and (len(chunk) > 1 or weight < 4)):
        yield "organization", weight, "how one deals with firms"
    elif before.text == "," and not named and is_maker(text_of(chunk.before(2))) and text_of(chunk.after()) == ",":
        yield "organization", 4, "said to be a firm"


def _told_by(chunk: Chunk) -> int:
    """ "according to Torvex,": of a word that is nothing else; of somebody the article gives the full name."""
    closed = text_of(chunk.after()) in (",", ".") or chunk.after() is None
    rare = len(chunk) == 1 and words.commonness(chunk.low[0]) <= -99 and not words.name_flags(chunk.low[0])
    according = chunk.before(2)
    told = according is not None and according.low == "according"
    return 3 if told and closed and rare and chunk.key not in data.gazetteer() else 0


def _made_by(chunk: Chunk) -> int:
    """ "made by", "built in Lund by", "developed jointly by"; of one word that is a given name too only what works make."""
    for n in range(2, 8):
        token = chunk.before(n)
        if token is None or token.text in (",", ".", ";", ":", "by"):
            return 0
        if token.text in _MADE:
            return 4 if token.text in _INDUSTRIAL else 3
        if not (token.capital or token.text.isdigit() or token.text in _BETWEEN or token.text in _BY_HAND):
            return 0
    return 0


_BETWEEN = frozenset("in at and or over up on since from".split())
_OWNED_BY = frozenset("belonged belongs belonging leased".split())


def _given_to(chunk: Chunk) -> int:
    """ "awarded a $40 million contract to", "the order went to", "belonged to"."""
    if text_of(chunk.before(2)) in _OWNED_BY:
        return 3
    if told := _told_by(chunk):
        return told
    if text_of(chunk.before(2)) in ("went", "awarded", "going", "go") and _earlier(chunk, 3, _AWARDED, 5):
        return 4
    return 4 if text_of(chunk.before(2)) in _AWARDED and _earlier(chunk, 3, _GIVING, 9) else 0


_GIVING = frozenset("awarded award gave given awarding issued granted handed placed".split())


def _with(chunk: Chunk) -> int:
    """ "signed a contract with", "an agreement with"."""
    return 3 if text_of(chunk.before(2)) in _AGREED else 0


def _from(chunk: Chunk) -> int:
    """ "ordered 40 drones from", where one buys from a town too; "bought from Moe, Lind and Ode Rail" is a row."""
    row = text_of(chunk.after()) == "," and (name := chunk.after(2)) is not None and name.capital
    if row or chunk.key in data.gazetteer():
        return 0
    return 4 if _earlier(chunk, 2, _BOUGHT, 9) else 0


def _of(chunk: Chunk) -> int:
    if text_of(chunk.before(2)) == "courtesy":
        return 3
    if text_of(chunk.before(2)) in _WORKS_OF and chunk.key not in data.gazetteer():
        return 5
    return 3 if text_of(chunk.before(2)) in _NOUNS_OF else 0


def _earlier(chunk: Chunk, first: int, wanted: frozenset[str], reach: int) -> bool:
    """True where one of the words stands before the run in its sentence, at most ``reach`` words off."""
    for n in range(first, first + reach):
        token = chunk.before(n)
        if token is None or token.text in (".", ";", ":", ",", "(", ")", '"', "from"):
            return False
        if token.text in wanted:
            return True
        if token.first:
            return False
    return False


_SMALL = {"by": _made_by, "to": _given_to, "with": _with, "from": _from, "of": _of}
"""Small word before a name -> what is asked of the words before it; the weight of what they say."""

"""Article, mentions, quantities, dates -> Fact: what is stated of each system, by whom, how firmly, and where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from generator import data, patterns
from generator.data import weapons
from generator.kinds.weapon.cues import CLASS_WORD
from generator.model import Article, Fact, Mention, Quantity, Span, TimeExpression
from generator.statements.counts import NUMBERS, counts
from generator.statements.generic import class_of_the_clause, said_of_all
from generator.statements.properties import PROPERTIES, Property, load, measures, of_class, unit_fits, whole_words
from generator.statements.scene import Scene, clause_around, within
from generator.statements.sheets import Row, rows
from generator.statements.subjects import beside_brackets, can_have, name_behind, stands_aside, subject
from generator.statements.tables import cells
from generator.statements.traits import operators, propulsion
from generator.text.numbers import comparator_start
from generator.text.units import DIMENSION, symbol_of

# ---------------------------------------------------------------- hedges


_HEDGE: Final = patterns.compile(
    r"\b(?:(?:is|are|was|were|be|been)\s(?:widely\s|generally\s|officially\s)?(?:estimated|believed|thought|said|reported|"
    r"expected|assumed|considered|understood|rumou?red|alleged|claimed|supposed|presumed)(?=\s(?:to|that|at|by|its|as)\b|,)|"
    r"reportedly|allegedly|apparently|probably|possibly|presumably|purportedly|supposedly|likely|may|might|"
    r"an\sestimated|estimated|theoretically|potentially)\b"
)


def find(
    article: Article,
    mentions: Sequence[Mention],
    quantities: Sequence[Quantity],
    dates: Sequence[TimeExpression],
) -> tuple[Fact, ...]:
    """All facts, in order of the text.

    A fact belongs to the system of its own clause; where the clause has none, to the one system that "it" or "the
    missile" can mean; otherwise it is said of nothing."""
    scene = Scene(article, mentions)
    facts = list(_ages(scene))
    if any(m.kind == "weapon" for m in mentions):
        sheets = [*_of_sheets(scene, quantities), *_of_tables(scene, quantities)]
        facts += sheets
        facts += _numeric(scene, _without(quantities, sheets))
        facts += _counts(scene, _without(quantities, sheets))
        facts += _crews(scene)
        facts += _calibers_of_classes(scene, quantities)
    if scene.named:
        facts += _tests(scene, dates)
        facts += _descriptions(scene)
        facts += _statuses(scene)
        facts += _traits(scene)
        facts += _variants(scene)
        facts += _origins(scene)
        facts += _class_facts(scene, facts)
    return tuple(sorted(_distinct(facts), key=lambda f: (f.evidence, f.property, f.subject)))


def _distinct(facts: Iterable[Fact]) -> list[Fact]:
    seen: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        seen.setdefault((fact.subject, fact.property, fact.value, fact.when, fact.evidence), fact)
    return list(seen.values())


# ---------------------------------------------------------------- numbers with a unit


# "290 km (180 miles)" is one figure.
_CONVERSION: Final = patterns.compile(
    r"(?<![\w.,-])\d[\w.,-]*\s?(?:[\w-]+\s?){1,2}\((?:(?:about|some|around|roughly|or|approximately)\s)?$"
)


def _numeric(scene: Scene, quantities: Sequence[Quantity]) -> Iterator[Fact]:
    last: tuple[str, Quantity] | None = None
    for quantity in _with_ends(scene.text, quantities):
        if not _is_a_figure(scene.text, quantity):
            continue
        if last and (gapped := _gapped(scene, last[1], quantity)) is not None:
            for part in _bounds(quantity):
                where = gapped.span.start, quantity.span.end
                yield _fact_of(
                    scene, gapped, last[0], part, where, scene.sentence(where[0]), "as said of the one before it"
                )
            last = last[0], quantity
            continue
        last = None
        sentence = scene.sentence(quantity.span.start)
        clause = clause_around(scene.text, sentence, quantity.span.start, quantity.span.end)
        found = (
            _of_the_noun(scene, quantity) or _property(scene.text, clause, quantity) or _listed(scene.text, quantity)
        )
        if found is None:
            continue
        name, cue_start, cue_end = found
        if _is_of_something_else(scene.text, name, quantity):
            continue
        said_so = name == "caliber" and "calib" in scene.text[cue_start:cue_end].lower()
        holder = _holder(scene, sentence, clause, quantity.span, "bore" if said_so else name)
        if holder is None:
            continue
        mention, reason = holder
        own = _own_name(scene, mention, name, quantity, scene.text[cue_start:cue_end])
        if own is None or _is_no_own_figure(scene, own, mention, quantity):
            continue
        last = own, quantity
        start, end = min(cue_start, quantity.span.start), max(cue_end, quantity.span.end)
        for part in _bounds(quantity):
            yield _fact_of(scene, mention, own, part, (start, end), sentence, reason)


# "The Marte has a range of 30 km; the Mistral, from 6 to 8 km", "and the Patriot up to 40 km": the verb is left out.
_NEXT_ONE: Final = patterns.compile(
    r"(?:[,;]|,?\s(?:and|but|while))\s(?:(?:and|but|while)\s)?(?:(?:the|an?|its)\s)?(?:[a-z-]+\s){0,2}"
)
_VERB_LEFT_OUT: Final = patterns.compile(
    r"(?:\s(?:missile|rocket|drone|gun|tank|howitzer|torpedo|variant|version))?,?\s(?:(?:up|to|about|around|from|between|only|just|some|over|more|than|nearly|at|roughly|almost)\s){0,3}"
)


def _gapped(scene: Scene, said: Quantity, quantity: Quantity) -> Mention | None:
    """The system of which the same is said without saying it again."""
    if (
        DIMENSION.get(said.unit or "") != DIMENSION.get(quantity.unit or "")
        or quantity.span.start - said.span.end > _LONGEST_GAP
    ):
        return None
    named = scene.named_in(said.span.end, quantity.span.start)
    if len(named) != 1 or not _NEXT_ONE.fullmatch(scene.text, said.span.end, named[0].span.start):
        return None
    return named[0] if _VERB_LEFT_OUT.fullmatch(scene.text, named[0].span.end, quantity.span.start) else None


_LONGEST_GAP: Final = 90


def _own_name(scene: Scene, mention: Mention, name: str, quantity: Quantity, cue: str) -> str | None:
    """The property by the name it has for the system; None where a figure without a word tells none."""
    if name == _BARE:
        return _bare_figure(scene, mention, quantity.unit or "")
    return load(scene.class_path(mention), cue) if name == "warhead" else name


_BARE: Final = "figure"
_ITEM_BEFORE: Final = patterns.compile(
    r"(?::\s|(?P<comma>,\s|\sand\s))(?:about\s|some\s|just\s|around\s|nearly\s|over\s)?$"
)
_ITEM_AFTER: Final = patterns.compile(
    r"(?P<material>\sof\s(?:[a-z]+\s)?(?:steel|alumin(?:i)?um|armou?r|metal|fibre|fiber|glass|wood|iron|titanium|machinery|plastic)\b)|,|\.(?!\d)|;|\sand\b"
)
_MEASURE_BEFORE: Final = patterns.compile(
    r"\d[\d.,]*[\s\u00a0-]?(?:m|metres?|meters?|ft|feet|t|tons?|tonnes?|knots?|kt|km/h|mm)\b(?:\s(?:long|wide|high|of\s[a-z]+(?:\s[a-z]+)?))?,\s(?:and\s)?$"
)
_MEASURE_NEXT: Final = patterns.compile(r",\s(?:an?\s)?\d")


def _listed(text: str, quantity: Quantity) -> tuple[str, int, int] | None:
    """A figure without a word in a row of them ("90 metres long, 2,256 tonnes, 23 knots") or of what it is made of ("29
    tonnes of armour"): what it measures is told by its unit and the class of the system."""
    start, end = quantity.span.start, quantity.span.end
    if DIMENSION.get(quantity.unit or "") not in ("mass", "length") or quantity.unit in ("mm", "kg", "km"):
        return None
    before, after = _ITEM_BEFORE.search(text, max(0, start - 12), start), _ITEM_AFTER.match(text, end)
    if before is None or after is None:
        return None
    in_row = (
        after["material"] or _MEASURE_BEFORE.search(text, max(0, start - 50), start) or _MEASURE_NEXT.match(text, end)
    )
    return (_BARE, start, end) if in_row else None


def _is_a_figure(text: str, quantity: Quantity) -> bool:
    """False for a bare number, the conversion of another figure, and for what tells a change."""
    if quantity.unit is None or quantity.unit == "person":
        return False
    start = quantity.span.start
    if _CONVERSION.search(text, max(0, start - 30), start):
        return False
    return quantity.low is None or not _CHANGED.search(text, max(0, start - 70), start)


def _holder(
    scene: Scene, sentence: tuple[int, int], clause: tuple[int, int], figure: Span, property_: str
) -> tuple[Mention, str] | None:
    """The system that the figure is about, else the class of which the sentence speaks in general; and why."""
    if (system := subject(scene, sentence, clause, figure, property_)) is not None:
        return system
    if (several := said_of_all(scene, sentence, figure.start)) is not None:
        return several, "said of all of them, with which the sentence begins"
    one = class_of_the_clause(scene, clause, figure, property_)
    return (one, "said of one without a name") if one else None


def _is_no_own_figure(scene: Scene, name: str, mention: Mention, quantity: Quantity) -> bool:
    """The price of all; "an explosion 2 km away shook the X"."""
    if name == "unit cost":
        return _is_of_all(scene, mention, quantity)
    if name == "range" and (_was_once_so_far(scene, mention, quantity) or _fell_away(scene.text, quantity)):
        return True
    behind = mention.span.start >= quantity.span.end
    return name == "range" and behind and scene.text.startswith(" away", quantity.span.end)


# "extended from 200 km to 1,000 km" tells a change, not a stretch.
_CHANGED: Final = patterns.compile(
    r"\b(?:exten|increas|rais|ris|boost|expan|lengthen|improv|cut|reduc|upgrad|grow|rose|grew|doubl|shorten|lower|chang)\w*\s(?:[\w-]+\s){0,5}from\s$"
)
# "from 500 m to 6.5 km": two figures with a unit each are the ends of one stretch.
_TO: Final = patterns.compile(r"\s(?:up\s)?to\s")
_BETWEEN: Final = patterns.compile(r"\bbetween\s$")


def _with_ends(text: str, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The quantities; the two of a stretch as "at least" its low and "at most" its high end."""
    low = False
    for quantity, following in zip_longest(quantities, quantities[1:]):
        high, low = low, following is not None and _is_stretch(text, quantity, following)
        plain = quantity.value is not None and quantity.comparator is None
        yield replace(quantity, comparator="<=" if high else ">=") if plain and high != low else quantity


def _is_stretch(text: str, one: Quantity, other: Quantity) -> bool:
    if one.unit is None or one.unit == other.unit or DIMENSION.get(one.unit) != DIMENSION.get(other.unit or ""):
        return False
    between = text[one.span.end : other.span.start]
    return bool(_TO.fullmatch(between)) or (
        between == " and " and bool(_BETWEEN.search(text, max(0, one.span.start - 9), one.span.start))
    )


# "delivered six X at a cost of $120 million" is the price of all six.
_COUNT_IN_FRONT: Final = patterns.compile(
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|dozens?|several|hundreds?)\b)\s(?:of\s)?"
    r"(?:[\w-]+\s){0,3}$",
    re.IGNORECASE,
)
# "a sale of X missiles for an estimated cost of $4.67 billion"
_SALE: Final = patterns.compile(
    r"\b(?:for|at|with)\s(?:an?|the)\s(?:[a-z]+\s){0,2}(?:cost|price|value)\sof\s(?:about\s|some\s|around\s)?$"
)
_CLASS_NEXT: Final = patterns.compile(rf"\s(?:[a-z-]+\s){{0,3}}?{CLASS_WORD}(?!\w)")
_EACH_BEFORE: Final = patterns.compile(
    r"\b[Ee]ach\s(?:of\s(?:them|these|the\s\w+)\s)?(?:costs?|is\spriced|is\sworth|sells)\b[^.;]{0,30}$"
)
_EACH: Final = patterns.compile(r"\s(?:each|apiece|per\s\w+|a\s(?:piece|unit|shot))\b")


def _is_of_all(scene: Scene, mention: Mention, quantity: Quantity) -> bool:
    """True where several are spoken of, counted or in the plural of their class, and nothing says "each"."""
    start = quantity.span.start
    if _EACH.match(scene.text, quantity.span.end) or _EACH_BEFORE.search(scene.text, max(0, start - 60), start):
        return False
    if _SALE.search(scene.text, max(0, quantity.span.start - 48), quantity.span.start):
        return True
    beside = _CLASS_NEXT.match(scene.text, mention.span.end)
    several = beside is not None and beside.group().endswith("s")
    if mention.span.start > quantity.span.start:
        return several
    return several or bool(_COUNT_IN_FRONT.search(scene.text, max(0, mention.span.start - 40), mention.span.start))


# "the three-tonne FAB-3000", "the 155mm M777", "the 30,000-pound bomb": a figure in front of the noun is its own.
_BY_DIMENSION: Final = {"mass": "weight", "power": "power"}
_DEFINITE_FIGURE: Final = patterns.compile(r"\b(?:[Tt]he|[Tt]his|[Ee]ach)\s$")
_OWN_NOUN: Final = patterns.compile(
    r"[\s-](?:[a-z-]+\s)?(?:missile|bomb|rocket|torpedo|drone|tank|vehicle|submarine|ship|boat|aircraft|gun|howitzer|weapon|system|mortar|launcher)\b(?!-)"
)


def _of_the_noun(scene: Scene, quantity: Quantity) -> tuple[str, int, int] | None:
    start, end = quantity.span.start, quantity.span.end
    name = _BY_DIMENSION.get(DIMENSION.get(quantity.unit or "", ""))
    if name is None and quantity.unit == "mm":
        name = "caliber"
    if (owner := beside_brackets(scene, start)) is not None:
        bare = _bare_figure(scene, owner, quantity.unit or "")
        return (bare, start, end) if bare else None
    if name == "weight" and _is_weight_alone(scene, start, end):
        return name, start, end
    if _flies_at(scene.text, quantity):
        return "altitude", start, end
    if quantity.unit in ("m", "ft") and (long := _length_of_noun(scene.text, start, end)):
        return "length", start, long
    if quantity.unit in ("m", "ft") and "-" in scene.text[start:end] and (long := _length_of_name(scene, end)):
        return "length", start, long
    if DIMENSION.get(quantity.unit or "") == "money" and (named := _priced(scene, start, end)) is not None:
        return "unit cost", start, named.span.end
    if name is None:
        return None
    if scene.text[end : end + 1] in (" ", "\u00a0", "-", ",") and (named := name_behind(scene, end)) is not None:
        return name, start, max(end, named.span.start - 1)
    noun = _OWN_NOUN.match(scene.text, end)
    if noun and _DEFINITE_FIGURE.search(scene.text, max(0, start - 6), start):
        return name, start, noun.end()
    return None


def _is_weight_alone(scene: Scene, start: int, end: int) -> bool:
    """ "X is a 50-tonne copy", "At 42 tonnes, X is", "With its 23 tonnes": a weight, though no word says so."""
    if "-" in scene.text[start:end] and _is_predicate(scene, start, end):
        return True
    if _is_of_so_many(scene, start):
        return True
    said = _AT.search(scene.text, max(0, start - 20), start)
    if said is None:
        return False
    ends = scene.text[end : end + 1] in (",", ")")
    return ends or (said["its"] is not None and not _CARRIED_NEXT.match(scene.text, end))


_SHIP_OF: Final = patterns.compile(
    r"(?:\blong\sand|\b(?:an?|the)\s(?:[\w-]+\s){0,3}?(?:ship|boat|vessel|submarine|warship|frigate|destroyer|corvette|cutter|icebreaker|minehunter|catamaran|craft|tank|vehicle))\sof\s(?:about\s|some\s|around\s|nearly\s|over\s)?$"
)
_OF_NEXT: Final = patterns.compile(r"\sof\s(?:about\s|some\s|around\s|nearly\s|over\s)?")


def _is_of_so_many(scene: Scene, start: int) -> bool:
    """ "a ship of 6,000 t", "a Leclerc of 56 tonnes"."""
    if _SHIP_OF.search(scene.text, max(0, start - 70), start):
        return True
    named = scene.named_in(max(0, start - 60), start)
    return bool(named) and _OF_NEXT.fullmatch(scene.text, named[-1].span.end, start) is not None


# What a figure without a word is, by its unit and the class of what it stands behind.
_BARE_FIGURES: Final[tuple[tuple[str, str, frozenset[str]], ...]] = (
    ("length", "length", frozenset(("vessel",))),
    ("mass", "weight", frozenset(("vessel", "vehicle", "artillery"))),
    ("speed", "speed", frozenset(("vessel", "vehicle", "aircraft", "missile", "drone"))),
)


def _bare_figure(scene: Scene, owner: Mention, unit: str) -> str | None:
    """The property of a figure in brackets behind a name; None where it may be one or another."""
    dimension, path = DIMENSION.get(unit), scene.class_path(owner)
    if unit == "mm":
        return "caliber" if "artillery" in path or "small arms" in path else None
    if unit in ("km", "mi") or (dimension == "length" and unit not in ("m", "ft")):
        return "range" if unit in ("km", "mi") and {"missile", "artillery"} & path else None
    return next((name for kind, name, classes in _BARE_FIGURES if kind == dimension and classes & path), None)


# "can fly for 27 hours at 18,000 feet".
_AT_HEIGHT: Final = patterns.compile(
    r"\b(?:fl(?:y|ies|ew|ying)|cruis\w+|circl\w+|hover\w+|loiter\w+|orbit\w+|hours|operat\w+|patrol\w*)\b[^.;,]{0,30}\sat\s(?:about\s|up\sto\s|around\s|over\s|some\s)?$"
)
_HIGH: Final = {"ft": 2000, "m": 800}


def _flies_at(text: str, quantity: Quantity) -> bool:
    high = (quantity.value or 0) >= _HIGH.get(quantity.unit or "", 1 << 30)
    return high and _AT_HEIGHT.search(text, max(0, quantity.span.start - 60), quantity.span.start) is not None


# "X is a 50-tonne descendant of", "X vehicles, 7.5-tonne trucks": what is said to be so heavy, not what it carries.
_PREDICATED: Final = patterns.compile(
    r"(?:\s[a-z-]+){0,3}(?:,|\s(?:is|was|are|were))\s(?:an?\s|the\s)?(?:[a-z-]+\s){0,2}"
)
_CARRIED_NEXT: Final = patterns.compile(
    r"\s(?:[a-z-]+\s){0,2}?(?:warheads?|payloads?|bombs?|explosives?|charges?|loads?|trailers?|cargo)\b"
)


def _is_predicate(scene: Scene, start: int, end: int) -> bool:
    named = scene.named_in(max(0, start - 90), start)
    if not named or not _PREDICATED.fullmatch(scene.text, named[-1].span.end, start):
        return False
    return scene.text[end : end + 2].strip().islower() and _CARRIED_NEXT.match(scene.text, end) is None


# "HMS X, at 65,000 tonnes, is the largest".
_AT: Final = patterns.compile(
    r"(?:(?:[,(]\s?|^|[.\n]\s?)[Aa]t|(?P<its>\b(?:[Ww]ith|[Ff]or)\s(?:its|her|their)))\s(?:about\s|some\s|around\s|nearly\s|just\s|over\s)?$"
)
_HULL: Final = patterns.compile(
    r"(?:\s\([^()\n]{1,20}\))?[\s-](?:long,?\s)?(?:[a-z-]+\s){0,2}?(?:ships?|boats?|vessels?|submarines?|warships?|frigates?|destroyers?|corvettes?|cutters?|icebreakers?|minehunters?|minesweepers?|"
    r"carriers?|motherships?|craft|catamarans?|trimarans?|gunboats?|tugs?|landing\sships?|hovercraft|trawlers?|yachts?|missiles?|rockets?|torpedo(?:es)?)\b(?!-)"
)
_LARGER: Final = patterns.compile(
    r"\b[^.;:\n]{0,60}?\s(?:it|she)\sis\s(?:\w+\s)?(?:larger|longer|bigger|shorter|smaller)\b"
)


# "a boat of 54 metres", "the vessel, a P400 of 54 metres"
_OF_SO_MANY: Final = patterns.compile(
    r"\b(?:an?|the)\s(?:[\w-]+\s){0,3}?(?:ship|boat|vessel|submarine|warship|frigate|destroyer|corvette|cutter|icebreaker|minehunter|catamaran|craft|patroller|"
    r"[A-Z]{1,4}-?\d{2,4})\sof\s(?:about\s|some\s|around\s|nearly\s|over\s)?$"
)


def _length_of_noun(text: str, start: int, end: int) -> int | None:
    """Where the words end that make a figure a length: "the 80-metre boat", "At 84 m it is far larger"."""
    if "-" in text[start:end] and (noun := _HULL.match(text, end)):
        return noun.end()
    if _OF_SO_MANY.search(text, max(0, start - 60), start):
        return end
    larger = _LARGER.match(text, end) if text[max(0, start - 3) : start].lower() == "at " else None
    return end if larger else None


# "the $2 million Patriot missile", not "a $4 billion Patriot missile deal"
_ONE_OF_A_PRICE: Final = patterns.compile(r"\b(?:[Aa]n?|[Tt]he|[Ee]ach|one|[Oo]ne)\s$")
_ONE_PRICED: Final = patterns.compile(
    r"\s(?:[a-z-]+\s){0,2}?(?:missile|interceptor|drone|tank|jet|fighter|bomber|aircraft|helicopter|howitzer|torpedo|bomb|shell|rocket|frigate|destroyer|submarine|warship)"
    r"(?!-|\s(?:deal|sale|order|contract|program|purchase|package|project|fleet|system|defen|shield|plan|factory|plant|upgrade|batter|export|import|development|replacement)|s)\b"
)


def _priced(scene: Scene, start: int, end: int) -> Mention | None:
    """The one system that a price stands in front of."""
    if not _ONE_OF_A_PRICE.search(scene.text, max(0, start - 6), start):
        return None
    named = name_behind(scene, end)
    return named if named and (named.type == "platform" or _ONE_PRICED.match(scene.text, named.span.end)) else None


def _length_of_name(scene: Scene, end: int) -> int | None:
    """Where "the 138-metre HMS X" and "a 1.8-metre, 22-kg X missile" end; "the 40-metre X crater" is no system's length."""
    named = name_behind(scene, end)
    if named is None or not (named.type == "platform" or scene.class_beside(named)):
        return None
    return named.span.end


_WITHIN: Final = patterns.compile(r"\bwithin\s(?:about\s|some\s|just\s|less\sthan\s)?$")
# "90 M777 howitzers, 209,000 155mm shells": a counted item of its own.
_OF_AN_ITEM: Final = patterns.compile(r"(?:,|\band)\s(?:some\s|about\s|around\s)?\d[\d.,]*\s$")
# "PP-90 mortars and 122mm rockets": so is what stands in the plural behind "and".
_LISTED: Final = patterns.compile(r"(?:,|\band|\bor)\s(?:its\s|their\s|the\s)?$")
_WEAPONS_NEXT: Final = patterns.compile(
    r"[\s-](?:[a-z-]+\s){0,2}?(?:rockets|shells|rounds|guns|mortars|howitzers|cannons|rifles|grenades|bullets|mines)\b"
)
# "a Beretta pistol and a 40 mm Chinese gun": one more weapon.
_ANOTHER: Final = patterns.compile(r"(?:gun|mortar|howitzer|cannon|rifle|pistol|launcher)(?:,|\sand)\san?\s$")
_GUN_NEXT: Final = patterns.compile(
    r"[\s-](?:[\w-]+\s){0,3}?(?:gun|mortar|howitzer|cannon|rifle|pistol|launcher|autocannon)\b"
)
_CARGO: Final = patterns.compile(
    r"\sof\s(?:\w+\s)?(?:crude|oil|grain|wheat|corn|coal|cargo|fuel|fertili[sz]er|gas|food|aid|goods|ore|steel|cement)\b"
)


# "destroyed the post at a distance of 140 km": how far off a target once was is no aircraft's or ship's range.
_AT_A_DISTANCE: Final = patterns.compile(
    r"\b(?:launched|flown|destroyed|destruction|hit|struck|downed|engaged|shot\sdown|sank|sunk|attacked|tracked|intercepted|followed|spotted)\b"
    r"[^.;:]{0,60}\b(?:at|from)\s(?:an?|the)\sdistance\sof\s(?:about\s|some\s|around\s|more\sthan\s|over\s|up\sto\s)?$"
)
# "The rockets landed 15 kilometers away".
_FELL: Final = patterns.compile(r"\b(?:landed|fell|crashed|exploded|stood|lay|happened|was|were)\s(?:[a-z]+\s){0,3}$")


def _fell_away(text: str, quantity: Quantity) -> bool:
    end = quantity.span.end
    return (
        text.startswith(" away", end)
        and _FELL.search(text, max(0, quantity.span.start - 40), quantity.span.start) is not None
    )


_CAPABLE: Final = patterns.compile(r"\b(?:can|could|able\sto|capable\sof|may)\b")


def _was_once_so_far(scene: Scene, mention: Mention, quantity: Quantity) -> bool:
    if not {"aircraft", "vessel"} & scene.class_path(mention):
        return False
    once = _AT_A_DISTANCE.search(scene.text, max(0, quantity.span.start - 110), quantity.span.start)
    return once is not None and not _CAPABLE.search(scene.text, mention.span.end, quantity.span.start)


_WHEN_ARMED: Final = patterns.compile(
    r"\s(?:away\s)?(?:when|if|once)\s(?:armed|equipped|fitted|loaded|firing|launching|using|carrying)\b"
)


# "a drone 30 km from Odesa", "landed 700 m off the coast", "was hit from 12 km": where something is, not how far it reaches.
_FROM_A_PLACE: Final = patterns.compile(
    r"\s(?:from\s(?!there\b|here\b|its?\b|their\b|(?:the\s|a\s)?(?:launch|firing|ground|sea|air|ships?|submarines?|land|shore|base))|off\s(?:the\s)?[A-Zc]|outside\s|inland\b|"
    r"(?:to\sthe\s)?(?:north|south|east|west)(?:-?(?:east|west))?(?:ern|wards?)?\b)"
)
_OWN_RANGE: Final = patterns.compile(r"\b(?:range|reach|radius|distance|altitude)s?\b[^.;,]{0,40}$")
_SEEN_FROM: Final = patterns.compile(
    r"\b(?:fired|hit|killed|struck|destroyed|shot\sdown|downed|seen|launched)\b[^.;,]{0,40}\sfrom\s(?:about\s|some\s|nearly\s|over\s|just\s)?$"
)


def _is_a_place(text: str, start: int, end: int) -> bool:
    if _OWN_RANGE.search(text, max(0, start - 60), start):
        return False
    if _FROM_A_PLACE.match(text, end):
        return True
    return _SEEN_FROM.search(text, max(0, start - 80), start) is not None and not text.startswith(" to ", end)


# "a building 90 m high", "left a crater 10 m deep": the size of what stands right before it.
_OF_THE_NOUN_BEFORE: Final = patterns.compile(
    r"\b(?:an?|the|two|three|several|\d+)\s(?:[\w-]+\s){0,2}(?:buildings?|craters?|walls?|houses?|blocks?|towers?|trench(?:es)?|tunnels?|holes?|waves?|fences?|columns?|"
    r"plumes?|runways?|bridges?|ditch(?:es)?|dams?|targets?|hills?|mountains?|platforms?|roads?|canals?|shelters?|bunkers?)\s(?:(?:some\s|about\s|over\s)?\d[\d.]*\s?(?:m|metres?|meters?|ft|feet)\s(?:deep|wide|high|long|tall)(?:,|\sand)\s)?(?:some\s|about\s|over\s|nearly\s|up\sto\s)?$"
)
_SIZE_NEXT: Final = patterns.compile(r"\s(?:deep|wide|high|long|tall|thick|across)\b")


def _is_of_something_else(text: str, name: str, quantity: Quantity) -> bool:
    """ "flew within 20 km of the border" is no distance flown, "carries 150,000 tons of crude oil" no warhead; "300 km when
    armed with X" is how far X flies."""
    start, end = quantity.span.start, quantity.span.end
    if name == "speed":
        others = (_TARGETS_SPEED, _SPEED_OF_RANGE, _OF_THE_WIND)
        return any(other.search(text, max(0, start - _SPEEDS_OWNER), start) for other in others)
    if name == "range" and _WHEN_ARMED.match(text, end):
        return True
    if name in ("range", "distance flown") and quantity.value is not None and _is_a_place(text, start, end):
        return True
    if name in _SIZES and _OF_THE_NOUN_BEFORE.search(text, max(0, start - 70), start) and _SIZE_NEXT.match(text, end):
        return True
    if (
        name == "caliber"
        and _LISTED.search(text, max(0, quantity.span.start - 10), quantity.span.start)
        and _WEAPONS_NEXT.match(text, quantity.span.end)
    ):
        return True
    if (
        name == "caliber"
        and _ANOTHER.search(text, max(0, quantity.span.start - 20), quantity.span.start)
        and _GUN_NEXT.match(text, quantity.span.end)
    ):
        return True
    if name == "caliber" and _OF_AN_ITEM.search(text, max(0, quantity.span.start - 30), quantity.span.start):
        return True
    if name in _SIZES and _is_of_a_noun(text, quantity):
        return True
    if name in ("distance flown", "range"):
        return _WITHIN.search(text, max(0, quantity.span.start - 24), quantity.span.start) is not None
    dropped = _DROPPED.search(text, max(0, quantity.span.start - 30), quantity.span.start) is not None
    return name == "warhead" and (dropped or _CARGO.match(text, quantity.span.end) is not None)


# "dropped a 250-kg bomb": what a bomb weighs that fell is no aircraft's payload.
_DROPPED: Final = patterns.compile(
    r"\b(?:dropp(?:ed|ing)|drops|released|hurled)\s(?:(?:an?|the|two|three|four|six|\d+)\s)?(?:[a-z-]+\s)?$"
)


# "hit the 4-metre wide target": the size of what the noun behind it names; "a 93-m long frigate" may be the system's own.
_SIZES: Final = frozenset(("width", "height", "length", "depth", "diameter"))
_SIZED_NOUN: Final = patterns.compile(
    r"[\s-](?:wide|high|tall|long|thick|deep),?\s(?!(?:and|or|with|by|but|which|that|when|at|in|on|to|from|as|for|while|than)\b)[a-z]"
)
_A_SIZE: Final = patterns.compile(r"\b(?:[Aa]n?|[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir)\s(?:[a-z]+\s)?$")
_SIZED_SYSTEM: Final = patterns.compile(
    rf"[\s-](?:wide|high|tall|long|thick|deep),?\s(?:[\w.,-]+\s){{0,4}}?(?:{CLASS_WORD}|ships?|vessels?|boats?|craft|warships?)(?!\w)"
)


def _is_of_a_noun(text: str, quantity: Quantity) -> bool:
    start, end = quantity.span.start, quantity.span.end
    attributive = _SIZED_NOUN.match(text, end) and _A_SIZE.search(text, max(0, start - 24), start)
    return attributive is not None and _SIZED_SYSTEM.match(text, end) is None


_SPEEDS_OWNER: Final = 100
# "can track targets flying at 7 km/s": their speed, not its own.
_TARGETS_SPEED: Final = patterns.compile(
    r"\b(?:targets?|threats?|objects?)\s(?:that\s(?:fly|move|travel)|flying|moving|travell?ing)\b[^,;]{0,40}$"
)

_OF_THE_WIND: Final = patterns.compile(
    r"\b(?:winds?|gusts?|gusting|currents?|storms?|cyclones?|typhoons?|hurricanes?)\b[^,;]{0,30}$"
)
# "a range of 4,000 nautical miles at 14 knots": how slow it must go to get so far.
_SPEED_OF_RANGE: Final = patterns.compile(
    r"\d[\d.,]*[\s\u00a0-]?(?:km|kilomet(?:er|re)s?|(?:n\.?|nautical)?\s?miles?|nmi?|NM)(?:\srange)?\s(?:(?:when\s)?(?:sailing|cruising|steaming)\s)?at\s"
    r"(?:(?:an?|its)\s(?:[a-z]+\s){0,2}speed\sof\s)?(?:about\s|around\s|some\s)?$"
)


def _property(text: str, clause: tuple[int, int], quantity: Quantity) -> tuple[str, int, int] | None:
    """(property, start of the words that say so, their end); the words nearest to the quantity decide."""
    assert quantity.unit is not None
    dimension = DIMENSION.get(quantity.unit)
    best: tuple[int, str, int, int] | None = None
    for property_ in PROPERTIES:
        if property_.dimension != dimension and not (property_.name == "caliber" and dimension == "caliber"):
            continue
        if not unit_fits(property_.name, quantity.unit):
            continue
        if _is_measure_of_else(text, quantity, property_):
            continue
        hit = _nearest(text, clause, quantity, property_)
        if hit is not None and (best is None or hit[0] < best[0]):
            best = (hit[0], property_.name, hit[1], hit[2])
    if best is None:
        return None
    if best[1] == "range" and _DETECTS.search(text, max(clause[0], quantity.span.start - 90), quantity.span.start):
        return "detection range", *best[2:]
    return best[1:]


_DETECTS: Final = patterns.compile(
    r"\b(?:detect|spot|see|track)(?:s|ed|ing)?\b(?:(?!\band\b)[^.;,]){0,60}$|\bradars?\b[^.;,]{0,30}\brange\b[^.;,]{0,20}$"
)
# "a runway of 500 metres", "1.5 tonnes more than": the figure of something else, or a difference.
_NOUN_OF: Final = patterns.compile(
    r"\b(?P<noun>[a-z][\w-]*)\sof\s(?:(?:up\sto|at\sleast|only|just|about|some|around|roughly|approximately|more\sthan|"
    r"less\sthan|over|nearly|almost|between|from)\s)?$"
)
_MORE_THAN: Final = patterns.compile(
    r"\s(?:more|less|longer|shorter|heavier|lighter|farther|further|higher|lower|wider|faster|slower)\s(?:than\b|$)"
)
_NEUTRAL_NOUNS: Final = patterns.compile(
    r"(?:total|maximum|minimum|average|excess|order|target|targets|one|out|height|stage|all|version|weapon|missile|rocket|drone|"
    r"tank|gun|means|capable|some|ranges?|distances?|speeds?|altitudes?|apogee|peak|limit|figure|estimate|value|level|point)"
)


def _is_measure_of_else(text: str, quantity: Quantity, property_: Property) -> bool:
    if _MORE_THAN.match(text, quantity.span.end):
        return True
    noun = _NOUN_OF.search(text, max(0, quantity.span.start - 50), quantity.span.start)
    if (
        noun is None
        or property_.before is None
        or noun["noun"].endswith(("ing", "ed"))
        or _NEUTRAL_NOUNS.fullmatch(noun["noun"])
    ):
        return False
    cues = property_.before.finditer(text, max(0, noun.start() - 40), quantity.span.start)
    return not any(cue.end() >= noun.end("noun") for cue in cues)


# "weighs 870 kg, of which 150 kg is the warhead"
_PART_OF_IT: Final = patterns.compile(r"\bof\swhich\s(?:about\s|some\s|around\s|roughly\s|up\sto\s)?$")
_OTHER_NUMBER: Final = patterns.compile(r"\d")


def _nearest(
    text: str, clause: tuple[int, int], quantity: Quantity, property_: Property
) -> tuple[int, int, int] | None:
    start, end = quantity.span.start, quantity.span.end
    if property_.before is None and property_.after is None:
        return 0, start, end
    if property_.after and (after := property_.after.match(text, end)):
        return 0, start, after.end()
    if property_.before is None or _PART_OF_IT.search(text, max(0, start - 30), start):
        return None
    window = max(clause[0], start - 90)
    hits = list(property_.before.finditer(text, window, start))
    if not hits:
        return None
    last = hits[-1]
    between = start - last.end()
    if _OTHER_NUMBER.search(text, last.end(), start) and between > 40:
        return None
    return max(0, between), last.start(), end


def _fact_of(
    scene: Scene,
    mention: Mention,
    name: str,
    quantity: Quantity,
    where: tuple[int, int],
    sentence: tuple[int, int],
    reason: str,
) -> Fact:
    printed_from = comparator_start(scene.text, quantity.span.start)
    start = min(where[0], printed_from)
    return Fact(
        subject=mention.span,
        property=of_class(
            name, _path_here(scene, mention) if name in _BY_NOUN else scene.class_path(mention), quantity.unit
        ),
        value=_value(quantity),
        as_printed=_tidy(scene.text[printed_from : quantity.span.end]),
        evidence=scene.span(start, where[1]),
        unit=quantity.unit,
        comparator=quantity.comparator,
        attribution=scene.attribution(start, quantity.span.end),
        hedge=_hedge(scene.text, _hedged_stretch(scene, mention, sentence, quantity), start, quantity.span.start),
        reason="; ".join(part for part in (reason, quantity.reason) if part),
    )


# What "the X radar" sees is the radar's range, whatever else X is.
_BY_NOUN: Final = frozenset(("detection range",))


def _path_here(scene: Scene, mention: Mention) -> frozenset[str]:
    beside = scene.class_beside(mention)
    return scene.class_path(mention) | (frozenset(weapons.classes()[beside[0]].path) if beside else frozenset())


_DESCRIBED: Final = patterns.compile(r",\s(?:an?|the|one|which|with|whose)\s|\s(?:with|which\shas|that\shas|capable)\s")


def _hedged_stretch(scene: Scene, mention: Mention, sentence: tuple[int, int], quantity: Quantity) -> tuple[int, int]:
    """Where a hedge can stand: "X may buy the Y, a missile with a range of 290 km" hedges the purchase alone."""
    described = mention.span.end < quantity.span.start and _DESCRIBED.match(scene.text, mention.span.end)
    return (mention.span.end, sentence[1]) if described and mention.span.start >= sentence[0] else sentence


def _bounds(quantity: Quantity) -> tuple[Quantity, ...]:
    """A range gives two facts, "at least" its low and "at most" its high end; everything else is one."""
    in_one_word = not _TWO_NUMBERS.search(quantity.as_printed)
    if quantity.value is not None or quantity.low is None or quantity.high is None or in_one_word:
        return (quantity,)
    low = replace(quantity, value=quantity.low, comparator=">=")
    return low, replace(quantity, value=quantity.high, comparator="<=")


def _value(quantity: Quantity) -> float | int | str:
    return quantity.as_printed if quantity.value is None else quantity.value


def _tidy(printed: str) -> str:
    return " ".join(printed.split())


def _hedge(text: str, sentence: tuple[int, int], start: int, end: int) -> str | None:
    """The words that make the statement less than a fact, as printed, from its clause."""
    clause = clause_around(text, sentence, start, end)
    hits = list(_HEDGE.finditer(text, clause[0], end))
    return _tidy(hits[-1].group()) if hits else None


# "two 120 mm mortars", "a 40 mm Bofors gun": the class noun behind the figure or around it.
_HAVE_A_CALIBER: Final = frozenset(
    ("artillery", "small arms", "multiple rocket launcher", "rocket", "torpedo", "ammunition", "artillery shell", "gun")
)


def _calibers_of_classes(scene: Scene, quantities: Sequence[Quantity]) -> Iterator[Fact]:
    """The calibre of a gun that has no name of its own."""
    figures = [q for q in quantities if q.unit == "mm" and q.value is not None]
    for quantity in figures:
        near = scene.weapons_in(max(0, quantity.span.start - 4), quantity.span.end + _GUN_NOUN)
        own = next((m for m in near if m.type == "class" and m.span.end > quantity.span.end), None)
        if own is None or own is not next((m for m in near if m.span.end > quantity.span.end), None):
            continue
        apart = scene.text[quantity.span.end : own.span.start] if own.span.start > quantity.span.start else ""
        node = weapons.classes().get(own.name or "")
        if node is None or not _HAVE_A_CALIBER & set(node.path) or apart.strip(" \u00a0-"):
            continue
        start = min(own.span.start, quantity.span.start)
        where = start, own.span.end
        yield _fact_of(scene, own, "caliber", quantity, where, scene.sentence(start), "stands before its class")


_GUN_NOUN: Final = 40


# ---------------------------------------------------------------- data sheets

_BARE_COUNT: Final = patterns.compile(r"\D{0,12}?(?P<count>\d{1,4})\b")


def _of_sheets(scene: Scene, quantities: Sequence[Quantity]) -> Iterator[Fact]:
    """ "Length: 121 m" of a data sheet, and bare figures in an aside on a system."""
    starts = [quantity.span.start for quantity in quantities]
    yield from _in_asides(scene, quantities, starts)
    for row in rows(scene):
        sentence = scene.sentence(row.value[0])
        if row.property == "crew":
            yield from _crew_of_sheet(scene, row, sentence)
        if row.property == "operator":
            yield from _operator_of_sheet(scene, row)
        for at in range(bisect_left(starts, row.value[0]), bisect_left(starts, row.value[1])):
            quantity = quantities[at]
            aside = scene.text.count("(", row.value[0], quantity.span.start) > scene.text.count(
                ")", row.value[0], quantity.span.start
            )
            if not aside and measures(row.property, quantity.unit):
                where = max(row.start, sentence[0]), quantity.span.end
                for part in _bounds(quantity):
                    yield _fact_of(scene, row.holder, row.property, part, where, sentence, row.reason)


# "The X, by contrast – 45.9 tonnes, 125 mm – is", "Al Seeb (75 m) served": figures alone between dashes or in brackets.
_ASIDE: Final = patterns.compile(r"(?:,\s[a-z\s]{2,20})?\s(?:\(|[–—]\s)(?P<list>[^()–—\n;:]{2,60}?)(?:\)|,?\s[–—])")
_PART_OF_LIST: Final = patterns.compile(r",\s(?:and\s)?")
_BY_UNIT: Final = {"mm": "caliber", "m": "length", "ft": "length"}
_IN_ASIDE: Final = {"mass": "weight", "speed": "speed"}


def _in_asides(scene: Scene, quantities: Sequence[Quantity], starts: Sequence[int]) -> Iterator[Fact]:
    for mention in scene.named:
        aside = _ASIDE.match(scene.text, mention.span.end)
        if aside is None:
            continue
        first, last = aside.span("list")
        inside = quantities[bisect_left(starts, first) : bisect_left(starts, last)]
        if [scene.text[q.span.start : q.span.end] for q in inside] != _PART_OF_LIST.split(aside["list"]):
            continue
        for quantity in inside:
            name = _BY_UNIT.get(quantity.unit or "") or _IN_ASIDE.get(DIMENSION.get(quantity.unit or "", ""))
            if name is None or not can_have(scene, mention, name) or (name == "length" and not _floats(scene, mention)):
                continue
            where, sentence = (mention.span.start, quantity.span.end), scene.sentence(mention.span.start)
            yield _fact_of(scene, mention, name, quantity, where, sentence, "a figure alone in an aside on it")


def _floats(scene: Scene, mention: Mention) -> bool:
    return "vessel" in scene.class_path(mention)


def _of_tables(scene: Scene, quantities: Sequence[Quantity]) -> Iterator[Fact]:
    """A figure alone in its cell, with the unit that stands there or in the head of its column."""
    starts = [quantity.span.start for quantity in quantities]
    for cell in cells(scene):
        inside = quantities[bisect_left(starts, cell.start) : bisect_left(starts, cell.end)]
        if len(inside) != 1 or inside[0].value is None:
            continue
        (figure,) = inside
        unit = {"crew": "person", "quantity": None}.get(cell.property, figure.unit or symbol_of(cell.unit or ""))
        if cell.property in ("crew", "quantity") and figure.unit not in (None, "person"):
            continue
        if cell.property in ("crew", "quantity") or measures(cell.property, unit):
            where = (min(cell.holder.span.start, figure.span.start), max(cell.holder.span.end, figure.span.end))
            sentence = scene.sentence(figure.span.start)
            where = (
                where if sentence[0] <= where[0] and where[1] <= sentence[1] else (figure.span.start, figure.span.end)
            )
            yield _fact_of(scene, cell.holder, cell.property, replace(figure, unit=unit), where, sentence, cell.reason)


def _crew_of_sheet(scene: Scene, row: Row, sentence: tuple[int, int]) -> Iterator[Fact]:
    count = _BARE_COUNT.match(scene.text, *row.value)
    if count is not None and can_have(scene, row.holder, "crew"):
        start = max(row.start, sentence[0])
        yield Fact(
            subject=row.holder.span,
            property="crew",
            value=int(count["count"]),
            as_printed=_tidy(scene.text[start : count.end()]),
            evidence=scene.span(start, count.end()),
            unit="person",
            attribution=scene.attribution(start, count.end()),
            reason=row.reason,
        )


def _operator_of_sheet(scene: Scene, row: Row) -> Iterator[Fact]:
    for mention in within(scene.mentions, *row.value):
        if mention.kind in ("location", "organization") and mention.form in ("name", "alias"):
            yield Fact(
                subject=row.holder.span,
                property="operator",
                value=_country(mention.name or mention.text),
                as_printed=_tidy(mention.text),
                evidence=mention.span,
                reason=row.reason,
            )


def _without(quantities: Sequence[Quantity], facts: Sequence[Fact]) -> list[Quantity]:
    """The quantities that are no evidence of one of ``facts``."""
    taken = {(fact.evidence.end) for fact in facts}
    return [quantity for quantity in quantities if quantity.span.end not in taken]


# ---------------------------------------------------------------- propulsion, operators


def _traits(scene: Scene) -> Iterator[Fact]:
    for trait in (*propulsion(scene), *operators(scene)):
        yield Fact(
            subject=trait.holder.span,
            property=trait.property,
            value=_country(trait.value) if trait.property == "operator" else trait.value,
            as_printed=_tidy(scene.text[trait.start : trait.end]),
            evidence=scene.span(trait.start, trait.end),
            attribution=scene.attribution(trait.start, trait.end),
            hedge=_hedge(scene.text, scene.sentence(trait.start), trait.start, trait.end),
            reason=trait.reason,
        )


# ---------------------------------------------------------------- how many


# "six to ten" has two numbers; "dozens" is one word for a stretch of them.
_TWO_NUMBERS: Final = patterns.compile(r"\b(?:to|and|or)\b|[-–—]")


def _counts(scene: Scene, quantities: Sequence[Quantity]) -> Iterator[Fact]:
    for count in counts(scene, quantities):
        sentence = scene.sentence(count.start)
        for part in _bounds(count.quantity):
            yield _fact_of(scene, count.holder, "quantity", part, (count.start, count.end), sentence, count.reason)


_CREW: Final = patterns.compile(
    r"\b(?:(?:crew|complement|ship['’]s\scompany)\s(?:of|is|was|numbers|totals|counts|comprises|(?:consists|is\scomposed|is\smade\sup|is)\sof)|crew:|(?:crewed|manned)\sby"
    r"(?=\s(?:[a-z]+\s){0,2}[\w]+(?:[.,;)]|\s(?:and|people|persons?|men|sailors|soldiers|crew|airmen|operators)\b)))\s"
    r"(?:only\s|about\s|some\s|just\s|around\s|up\sto\s)?"
    r"(?P<after>\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?![.,]\d|\s?[-–]\s?\d|\s(?:to|or)\s\d|\s(?:officers|of|years|days|volunteers|different|per|killed|dead)\b|-)|"
    r"\b(?P<before>\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)(?:-man|-person|-member|-strong)?\s"
    r"(?:crew\smembers|crew\b)",
    re.IGNORECASE,
)
# "killing six crew members" counts the dead.
_CASUALTIES: Final = patterns.compile(
    r"\b(?:kill|wound|injur|rescu|evacuat|captur|detain|sav)\w*\s(?:all\s|the\s|at\sleast\s)?(?:of\s)?$|\b(?:all|the\sother)\s(?:the\s)?$"
)


_CREW_HOLD: Final = ("crew", "Crew", "omplement", "anned by", "s company")


_SMALL: Final = rf"\d{{1,3}}|{'|'.join(NUMBERS)}"
_CREW_FROM_TO: Final = patterns.compile(
    rf"\bcrew\sof\s(?:from\s|up\sto\s)?(?P<between>between\s)?(?P<low>{_SMALL})(?(between)\sand\s|\s?(?:to|or|-|–)\s?)(?P<high>{_SMALL})(?![\w-]|[.,]\d)",
    re.IGNORECASE,
)


def _crew_intervals(scene: Scene) -> Iterator[Fact]:
    """ "a crew of between nine and 11": at least the one, at most the other."""
    for hit in _CREW_FROM_TO.finditer(scene.text) if "rew of" in scene.text else ():
        sentence = scene.sentence(hit.start())
        clause = clause_around(scene.text, sentence, hit.start(), hit.end())
        holder = subject(scene, sentence, clause, scene.span(hit.start(), hit.end()), "crew")
        low, high = (NUMBERS.get(hit[end].lower()) or int(hit[end]) for end in ("low", "high"))
        if holder is not None and low < high:
            for comparator, value in ((">=", low), ("<=", high)):
                yield Fact(
                    subject=holder[0].span,
                    property="crew",
                    value=value,
                    as_printed=_tidy(hit.group()),
                    evidence=scene.span(hit.start(), hit.end()),
                    unit="person",
                    comparator=comparator,
                    attribution=scene.attribution(hit.start(), hit.end()),
                    reason=holder[1],
                )


def _near_words(text: str, pattern: re.Pattern[str], words: Sequence[str]) -> Iterator[re.Match[str]]:
    """Matches of ``pattern`` that have one of ``words`` in them, in order, each once."""
    starts = sorted(hit for word in words for hit in _starts(text, word))
    last = 0
    for start in starts:
        hit = pattern.search(text, max(last, start - _BEFORE_WORD), start + _BEHIND_WORD) if start >= last else None
        if hit is not None:
            last = hit.end()
            yield hit


_BEFORE_WORD: Final = 40
_BEHIND_WORD: Final = 120


def _starts(text: str, word: str) -> Iterator[int]:
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + len(word))


def _crews(scene: Scene) -> Iterator[Fact]:
    yield from _crew_intervals(scene)
    for hit in _near_words(scene.text, _CREW, _CREW_HOLD):
        if hit["before"] and _CASUALTIES.search(scene.text, max(0, hit.start() - 24), hit.start()):
            continue
        sentence = scene.sentence(hit.start())
        clause = clause_around(scene.text, sentence, hit.start(), hit.end())
        printed = (hit["after"] or hit["before"]).lower()
        figure = scene.span(hit.start("after") if hit["after"] else hit.start(), hit.end())
        holder = subject(scene, sentence, clause, figure, "crew")
        if holder is None:
            continue
        mention, reason = holder
        value = NUMBERS.get(printed) or int(printed)
        yield Fact(
            subject=mention.span,
            property="crew",
            value=value,
            as_printed=hit.group(),
            evidence=scene.span(hit.start(), hit.end()),
            unit="person",
            attribution=scene.attribution(hit.start(), hit.end()),
            hedge=_hedge(scene.text, sentence, hit.start(), hit.end()),
            reason=reason,
        )


# ---------------------------------------------------------------- tests, status, descriptions, variants

_TEST: Final = patterns.compile(
    r"\b(?:test(?:ed)?\s(?:once|twice|three\stimes|\w+\stimes)|test-?fir(?:ed|es|ing)|test-?launch(?:ed|es)?|test(?:ed|s|ing)?|(?<!-)launch(?:ed|es)?|maiden\sflight|first\sflight|trials?|"
    r"flight[\s-]test(?:s|ed)?)\b",
    re.IGNORECASE,
)
_NOT_TESTED: Final = patterns.compile(
    r"\b(?:not|never|untested|yet\sto\sbe|plans?\sto|will|would|intends?\sto|could|may)\s(?:be\s)?$", re.IGNORECASE
)


def _tests(scene: Scene, dates: Sequence[TimeExpression]) -> Iterator[Fact]:
    """The test log: a system, a test and a date in one sentence."""
    dated = sorted((d for d in dates if _is_a_point(scene.text, d)), key=lambda d: d.span.start)
    tests = list(_TEST.finditer(scene.text)) if dated else []
    told: set[tuple[int, str]] = set()
    for mention in scene.named if tests else ():
        if mention.type != "system" or stands_aside(scene, mention):
            continue
        sentence = scene.sentence(mention.span.start)
        key = sentence[0], weapons.identity(mention.name or mention.text)
        if key in told:
            continue
        hit, date = _nearest_test(scene, tests, sentence, mention), _nearest_date(dated, sentence, mention)
        if hit is None or date is None or not _same_statement(scene, sentence, hit.start(), mention):
            continue
        told.add(key)
        for day in _days_of(scene.text, dated, date, sentence):
            yield _test_fact(scene, sentence, mention, hit, day)
    yield from _tests_of_it(scene, dated, tests)


_IT_WAS: Final = patterns.compile(
    r"It\s(?:(?:was|has\sbeen|had\sbeen)\s(?:(?:first|last|successfully|reportedly|later|also)\s)?(?=(?:flight[\s-])?test)|"
    r"(?:made|completed)\sits\s(?=(?:maiden|first)\sflight))"
)


def _tests_of_it(scene: Scene, dated: Sequence[TimeExpression], tests: Sequence[re.Match[str]]) -> Iterator[Fact]:
    """ "It was first tested in May 2008": of the one system that "it" can mean."""
    for hit in tests:
        sentence = scene.sentence(hit.start())
        opening = _IT_WAS.match(scene.text, sentence[0], hit.end())
        if opening is None or opening.end() != hit.start() or scene.named_in(*sentence):
            continue
        date = next((d for d in dated if hit.end() <= d.span.start < sentence[1]), None)
        meant = subject(scene, sentence, sentence, scene.span(hit.start(), hit.end()), "test")
        if date is None or meant is None:
            continue
        for day in _days_of(scene.text, dated, date, sentence):
            fact = _test_fact(scene, sentence, meant[0], hit, day)
            start = min(hit.start(), day.span.start)
            yield replace(
                fact,
                as_printed=_tidy(scene.text[start : fact.evidence.end]),
                evidence=scene.span(start, fact.evidence.end),
                reason=f"{meant[1]}; {fact.reason}",
            )


def _is_a_point(text: str, date: TimeExpression) -> bool:
    """True for a date that can be a test's; "tested since 1999" began then."""
    return date.precision in ("day", "month", "year") and not text[date.span.start :].lower().startswith("since")


_AND_ON: Final = patterns.compile(r"(?:,|,?\sand|,\sand\sthen)\s(?:again\s)?(?:on\s)?(?:the\s)?$|^,\s$")


def _days_of(
    text: str, dated: Sequence[TimeExpression], date: TimeExpression, sentence: tuple[int, int]
) -> Iterator[TimeExpression]:
    """``date`` and the days joined to it: "tested twice last year, on 3 April and on 28 August" has two."""
    row = [d for d in dated if d.span.start >= date.span.start and d.span.end <= sentence[1]]
    joined = [date]
    for day in row[1:]:
        between = text[joined[-1].span.end : day.span.start]
        if day.precision != "day" or not (between in (", ", " and ", ", and ") or _AND_ON.fullmatch(between)):
            break
        joined.append(day)
    finer = [d for d in joined if d.precision == "day"]
    yield from finer or joined[:1]


def _nearest_test(
    scene: Scene, tests: Sequence[re.Match[str]], sentence: tuple[int, int], mention: Mention
) -> re.Match[str] | None:
    first = bisect_left(tests, sentence[0], key=lambda h: h.start())
    last = bisect_left(tests, sentence[1], key=lambda h: h.end())
    floats = "vessel" in scene.class_path(mention)
    hits = (
        h
        for h in tests[first:last]
        if not _is_no_test(scene.text, sentence[0], h.start())
        and not (floats and h.group().lower().startswith("launch"))
    )
    return min(hits, key=lambda h: abs(h.start() - mention.span.start), default=None)


# "launched 46 drones at Ukraine" is use in war; so is a launch that hit, killed or was shot down.
_AT_A_TARGET: Final = patterns.compile(
    r"launch(?:es|ed)?\b[^.;:]{0,80}?\s(?:at|against|on)\s(?:the\s)?(?:[A-Z]|targets?|positions?|cities)|"
    r"launch[^.;:]{0,160}?\b(?:shot\sdown|downed|killed|wounded|injured|struck|hit)\b"
)
_A_DAY: Final = patterns.compile(
    r"(?:on|at)\s(?:the\s)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)


def _is_no_test(text: str, start: int, at: int) -> bool:
    if _NOT_TESTED.search(text, max(start, at - 30), at):
        return True
    aimed = _AT_A_TARGET.match(text, at)
    return aimed is not None and not _A_DAY.search(text, at, aimed.end() + 8)


def _nearest_date(
    dated: Sequence[TimeExpression], sentence: tuple[int, int], mention: Mention
) -> TimeExpression | None:
    first = bisect_left(dated, sentence[0], key=lambda d: d.span.start)
    last = bisect_left(dated, sentence[1], key=lambda d: d.span.start)
    return min(dated[first:last], key=lambda d: abs(d.span.start - mention.span.start), default=None)


def _test_fact(
    scene: Scene, sentence: tuple[int, int], mention: Mention, hit: re.Match[str], date: TimeExpression
) -> Fact:
    start = min(hit.start(), mention.span.start, date.span.start)
    end = max(hit.end(), mention.span.end, date.span.end)
    return Fact(
        subject=mention.span,
        property="test",
        value=_tidy(hit.group()),
        as_printed=_tidy(scene.text[start:end]),
        evidence=scene.span(start, end),
        attribution=scene.attribution(hit.start(), hit.end()),
        hedge=_hedge(scene.text, sentence, hit.start(), hit.end()),
        reason=f"dated by “{date.text}”: {date.reason}",
        when=date.value,
    )


def _same_statement(scene: Scene, sentence: tuple[int, int], at: int, mention: Mention) -> bool:
    """True where no other weapon in the sentence stands nearer to the test than ``mention``."""
    distance = abs(at - mention.span.start)
    identity = weapons.identity(mention.name or mention.text)
    others = [
        m
        for m in scene.named_in(*sentence)
        if weapons.identity(m.name or m.text) != identity and abs(m.span.start - at) < distance
    ]
    if not others:
        return True
    joined = scene.text[min(m.span.end for m in others) : mention.span.start]
    return bool(re.fullmatch(r"(?:,?\s?(?:and|or|,)?\s(?:the\s|an?\s|[\w-]+\s){0,3}){1}", joined)) if joined else False


_STATUSES: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (
        "in service",
        whole_words(
            r"entered\s(?:active\s)?service|(?:is|are|was|were)\s(?:now\s)?in\sservice|became\soperational|"
            r"(?:is|are)\soperational|commissioned|put\sinto\sservice|combat\sduty"
        ),
    ),
    ("under development", whole_words(r"under\sdevelopment|being\sdeveloped|(?:still\s)?in\sdevelopment|prototypes?")),
    ("retired", whole_words(r"retired|decommissioned|withdrawn\sfrom\sservice|phased\sout")),
    ("deployed", whole_words(r"(?:has|have|had|was|were|been|be)\s(?:been\s)?deployed|deployed\sto")),
    ("shot down", whole_words(r"(?:was|were|been|being|is|are)\s(?:\w+\s)?(?:shot\sdown|downed|intercepted)")),
    ("destroyed", whole_words(r"(?:was|were|been)\s(?:\w+\s)?(?:destroyed|sunk)|sank(?=\s(?:in|off|near|after|on|at|during|with|while|to|within|last)\b|[.,;])")),
)  # fmt: skip


_ANY_STATUS: Final = patterns.compile("|".join(words.pattern for _, words in _STATUSES), re.IGNORECASE)


def _statuses(scene: Scene) -> Iterator[Fact]:
    for mention in scene.named:
        sentence = scene.sentence(mention.span.start)
        if not _ANY_STATUS.search(scene.text, mention.span.end, min(sentence[1], mention.span.end + 60)):
            continue
        clause = clause_around(scene.text, sentence, mention.span.start, mention.span.end)
        for name, words in _STATUSES:
            hit = words.search(scene.text, mention.span.end, min(clause[1], mention.span.end + 60))
            if hit is None or scene.weapons_in(mention.span.end, hit.start()):
                continue
            between = scene.text[mention.span.end : hit.start()]
            if re.search(
                r"[,;:]|\b(?:that|which|who|by|not|never|will|could|would|and)\s|\b(?:an?|the|its|their)\s$", between
            ):
                continue
            yield Fact(
                subject=mention.span,
                property="status",
                value=name,
                as_printed=_tidy(hit.group()),
                evidence=scene.span(mention.span.start, hit.end()),
                attribution=scene.attribution(mention.span.start, hit.end()),
                hedge=_hedge(scene.text, sentence, mention.span.start, hit.end()),
                reason="said of it in the same clause",
            )
            break


_CALLED: Final = patterns.compile(
    r"\b(?:what|which)\s(?P<who>[^,.;\"“”]{1,60}?)\s(?:call(?:s|ed)|describe[sd]?\sas|dubbed|termed|terms|says\sis|said\swas)\s"
    r"(?:its|the|an?|their)\s[\"“](?P<words>[^\"”\n]{2,80})[\"”]"
)


def _descriptions(scene: Scene) -> Iterator[Fact]:
    """ "what it called its "most powerful" missile - the X": the words belong to whoever calls it that."""
    for hit in _CALLED.finditer(scene.text):
        sentence = scene.sentence(hit.start())
        named = scene.named_in(hit.end(), sentence[1])
        if not named or named[0].span.start - hit.end() > 60:
            continue
        who, reason = _who(scene, sentence, hit)
        yield Fact(
            subject=named[0].span,
            property="description",
            value=hit["words"],
            as_printed=f"“{hit['words']}”",
            evidence=scene.span(hit.start(), named[0].span.end),
            attribution=(who,),
            reason=reason,
        )


def _who(scene: Scene, sentence: tuple[int, int], hit: re.Match[str]) -> tuple[str, str]:
    """Who calls it so, as printed; a pronoun stands for what the sentence before names first."""
    printed = _tidy(hit["who"])
    if printed.lower() not in ("it", "they", "he", "she"):
        return printed, "the words are theirs"
    for back in (1, 2):
        previous = scene.sentence_before(hit.start(), back)
        named = within(scene.mentions, *previous) if previous else []
        first = next((m for m in named if m.kind in ("location", "organization")), None)
        if first is not None:
            name = first.name or first.text
            return name, f'"{printed}" read as {name}, the first named in the sentence before'
    return printed, "the words are theirs"


_VARIANT: Final = patterns.compile(
    r"\b(?:is|was|,)?\s?(?:an?|the)\s(?:[\w-]+\s){0,3}?(?P<what>variant|version|derivative|copy|modification)\sof\s(?:the\s|[\w-]+\s){0,3}?$"
)


def _variants(scene: Scene) -> Iterator[Fact]:
    """ "the X, a variant of the Y": X is a variant of Y."""
    for first, second in zip(scene.named, scene.named[1:], strict=False):
        sentence = scene.sentence(first.span.start)
        if second.span.end > sentence[1] or second.span.start - first.span.end > 80:
            continue
        if hit := _VARIANT.search(scene.text, first.span.end, second.span.start):
            yield Fact(
                subject=first.span,
                property="variant of",
                value=second.name or second.text,
                as_printed=_tidy(scene.text[hit.start("what") : second.span.end]),
                evidence=scene.span(first.span.start, second.span.end),
                attribution=scene.attribution(first.span.start, second.span.end),
                reason="said of it in the same clause",
            )


# ---------------------------------------------------------------- origin and class

_MADE: Final = patterns.compile(
    r"(?P<where>[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)-(?:made|built|designed|developed|manufactured|produced)\s(?:[\w-]+\s){0,4}?$"
)


def _origins(scene: Scene) -> Iterator[Fact]:
    """Origin where the article says it ("Iranian-made X"), else from the lexicon, derived."""
    done: set[str] = set()
    for mention in scene.named:
        hit = _MADE.search(
            scene.text, max(scene.sentence(mention.span.start)[0], mention.span.start - 60), mention.span.start
        )
        identity = weapons.identity(mention.name or mention.text)
        if hit and identity not in done:
            done.add(identity)
            yield _stated_origin(scene, mention, hit)
    for mention in scene.named:
        identity = weapons.identity(mention.name or mention.text)
        known = weapons.system_of(mention.name or mention.text) if mention.type == "system" else None
        if known is not None and known.origin and identity not in done:
            done.add(identity)
            yield Fact(
                subject=mention.span,
                property="origin",
                value=known.origin,
                as_printed=mention.text,
                evidence=mention.span,
                basis="derived",
                reason=f"the article does not say it; {known.source} does",
            )


_ARTICLE: Final = patterns.compile(r"(?:The|An?|Its|Their|Two|Three|Several)\s")


def _stated_origin(scene: Scene, mention: Mention, hit: re.Match[str]) -> Fact:
    return Fact(
        subject=mention.span,
        property="origin",
        value=_country(_ARTICLE.sub("", hit["where"])),
        as_printed=_ARTICLE.sub("", _tidy(hit.group())),
        evidence=scene.span(hit.start(), mention.span.end),
        attribution=scene.attribution(hit.start(), mention.span.end),
        reason="said of it right before its name",
    )


def _country(printed: str) -> str:
    """The country's ISO code where "Iranian" or "Iran" names one, else what is printed."""
    named = data.gazetteer().get(data.fold(printed))
    country = named[0].country if named and named[0].type == "country" else None
    return data.demonyms().get(printed.casefold()) or country or printed


# New START (2010), Protocol, Part One: an ICBM is "a land-based ballistic missile with a range in excess of 5500
# kilometers"; the lower steps are those of the US National Air and Space Intelligence Center, Ballistic and Cruise
# Missile Threat (2020).
_ICBM_KM: Final = 5500
_ICBM: Final = "intercontinental ballistic missile"
_OPEN_CLASSES: Final = frozenset(("missile", "ballistic missile", "rocket", "weapon", "long-range missile"))
_KM: Final[dict[str, float]] = {"km": 1.0, "mi": 1.609344, "nmi": 1.852}


def _class_facts(scene: Scene, facts: Sequence[Fact]) -> Iterator[Fact]:
    """One class for each system: derived from its range, else as stated beside its name, else from the lexicon."""
    by_system: dict[str, list[Mention]] = {}
    for mention in scene.named:
        if mention.type == "system":
            by_system.setdefault(weapons.identity(mention.name or mention.text), []).append(mention)
    for mentions in by_system.values():
        spans = {m.span for m in mentions}
        own = [f for f in facts if f.subject in spans]
        if (fact := _class_of(scene, mentions, own)) is not None:
            yield fact


def _class_of(scene: Scene, mentions: Sequence[Mention], own: Sequence[Fact]) -> Fact | None:
    stated = _stated_class(scene, mentions)
    known = weapons.system_of(mentions[0].name or mentions[0].text)
    far = next((f for f in own if f.property == "range" and _beyond_icbm_limit(f)), None)
    open_class = stated is None or stated[0] in _OPEN_CLASSES
    is_missile = stated is not None or known is not None
    contradicted = known is not None and not _may_be(known.weapon_class, _ICBM)
    if far is not None and open_class and is_missile and not contradicted:
        return _derived_icbm(far, known, stated)
    if stated is not None and not (
        known and known.source and _may_be(known.weapon_class, stated[0]) and stated[0] in _OPEN_CLASSES
    ):
        name, mention, start, end = stated
        first, last = min(start, mention.span.start), max(end, mention.span.end)
        return Fact(
            subject=mention.span,
            property="class",
            value=name,
            as_printed=_tidy(scene.text[start:end]),
            evidence=scene.span(first, last),
            reason="said beside its name",
        )
    if known is None or not known.source:
        return None
    one = "an" if stated and stated[0][0] in "aeiou" else "a"
    said = f"the article calls it {one} {stated[0]}" if stated else "the article does not say it"
    return Fact(
        subject=mentions[0].span,
        property="class",
        value=known.weapon_class,
        as_printed=mentions[0].text,
        evidence=mentions[0].span,
        basis="derived",
        reason=f"{said}; {known.source} lists {known.name} as {known.weapon_class}",
    )


def _may_be(narrow: str, wide: str) -> bool:
    node = weapons.classes().get(narrow)
    return node is not None and (wide in node.path or narrow == wide)


def _stated_class(scene: Scene, mentions: Sequence[Mention]) -> tuple[str, Mention, int, int] | None:
    """The narrowest class the article puts beside one of the names."""
    best: tuple[int, str, Mention, int, int] | None = None
    for mention in mentions:
        if (found := scene.class_beside(mention)) is None:
            continue
        name, start, end = found
        depth = len(weapons.classes()[name].path)
        if best is None or depth > best[0]:
            best = (depth, name, mention, start, end)
    return best[1:] if best else None


def _beyond_icbm_limit(fact: Fact) -> bool:
    factor = _KM.get(fact.unit or "")
    return (
        factor is not None
        and isinstance(fact.value, int | float)
        and fact.comparator not in ("<", "<=")
        and fact.value * factor > _ICBM_KM
    )


def _derived_icbm(far: Fact, known: weapons.System | None, stated: tuple[str, Mention, int, int] | None) -> Fact:
    said = f'the article calls it a "{stated[0]}" only' if stated else "the article does not say it"
    reason = (
        f"{said}; its range ({far.as_printed}) is beyond 5,500 km, from which the New START "
        "treaty (2010, Protocol, Part One) speaks of an intercontinental ballistic missile"
    )
    if known is not None and known.source and known.weapon_class == _ICBM:
        reason += f"; {known.source} lists it as one"
    return Fact(
        subject=far.subject,
        property="class",
        value=_ICBM,
        as_printed=far.as_printed,
        evidence=far.evidence,
        attribution=far.attribution,
        hedge=far.hedge,
        basis="derived",
        reason=reason,
    )


# ---------------------------------------------------------------- persons

_AGE_AFTER: Final = patterns.compile(
    r",?\s(?:who\sis\s)?aged?\s(?P<age>\d{1,3})\b|,\s(?P<bare>[1-9]\d)(?=,\s|\.\s?$|;)|\s\((?P<paren>[1-9]\d)\)"
)
_AGE_BEFORE: Final = patterns.compile(r"\b(?P<age>\d{1,3})-year-old\s(?:[\w-]+\s){0,5}$")


def _ages(scene: Scene) -> Iterator[Fact]:
    for mention in scene.mentions:
        if mention.kind != "person" or mention.form not in ("name", "alias"):
            continue
        sentence = scene.sentence(mention.span.start)
        after = _AGE_AFTER.match(scene.text, mention.span.end)
        before = _AGE_BEFORE.search(scene.text, max(sentence[0], mention.span.start - 60), mention.span.start)
        hit = after or before
        if hit is None:
            continue
        printed = next(group for group in hit.groups() if group)
        start, end = min(hit.start(), mention.span.start), max(hit.end(), mention.span.end)
        yield Fact(
            subject=mention.span,
            property="age",
            value=int(printed),
            as_printed=_tidy(hit.group()).strip(", "),
            evidence=scene.span(start, end),
            unit="yr",
            reason="printed beside the name",
        )

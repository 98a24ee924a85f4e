"""The words of a name itself -> what says that it is a place's: the noun it opens with, ends with, is numbered behind."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from generator import data
from generator.kinds import words
from generator.text.tokens import Chunk

Vote = tuple[str, int, str]

_OPENERS = frozenset(
    """caserne cuartel quartel kaserne fliegerhorst flugplatz flughafen truppenubungsplatz aeroport aeroporto aerodromo
    gare estacion estacao stazione hauptbahnhof hafen quai muelle cais praca piazza boulevard bulevar rua passeig paseo
    stade palais palacio palazzo chateau schloss castillo castelo fortaleza forteresse alcazar lac lago laguna lagoa
    cordillera golfo golfe estrecho estreito stretto islas ilhas ile iles isola isole islote baie baia cap capo
    ponta pointe mont massif foret floresta vallee represa embalse pont praia plage hacienda fazenda finca vereda
    corregimiento quebrada arroyo aldea freguesia favela quartier sankt gora ozero ostrov mys selo stanitsa khutor bukhta
    zaliv proliv ulitsa prospekt ploshchad bukit tanjung teluk selat kuala phum phnom khao koh poblacion khirbet khirbat
    lough ouadi jbel djebel gebel chott sabkha sebkha marsa mersa burj khor sharm rujm nahal mitzpe oued hassi bordj""".split()
)
"""Nouns of places that stand first in other languages and are nobody's given name: "Cap Draa", "Palais de Chaillot"."""
_PAIRED_OPENERS = frozenset(
    tuple(pair.split("_"))
    for pair in """arsenal_de arsenal_da arsenal_do arsenal_du base_naval base_navale base_aerea base_aerienne base_aeronaval
    base_militar base_militaire base_antartica ville_de cite_de puerto_de port_de porto_de porto_do camp_de champ_de campo_de
    col_de cours_de place_de place_du plaza_de rue_de rue_du val_de fort_de pointe_de parc_de parque_de jardin_de
    hospital_de hospital_das hospital_militar hopital_de hopital_militaire polygone_de poligono_de centro_de_lanzamiento
    forward_operating patrol_base combat_outpost""".split()
)
_PAIRS = {
    "centre": "sports leisure convention conference exhibition community cultural shopping civic recreation visitor visitors heritage detention reception evacuation training launch expo",
    "facility": "dining storage detention correctional launch test holding training confinement disposal",
    "yard": "navy naval rail railway shunting marshalling marshaling",
    "shelf": "ice",
    "flats": "salt tidal mud",
    "farm": "wind solar tank",
    "post": "border police military observation trading",
    "dump": "ammunition munitions fuel",
    "plant": "power steel tank tractor nuclear chemical cement",
    "works": "steel iron",
}  # fmt: skip
_PAIRS["center"] = _PAIRS["centre"]
_HEADS = frozenset(
    """depot arsenal corridor salient crossroads airpark highlands lowlands uplands foothills borderlands badlands wetlands
    escarpment ravine oilfield gasfield dunes bight skerries polder icefield seamount trench dyke sluice cantonments fiord fiords shire mole breakwater lough diner tavern bistro pub""".split()
)
"""Head nouns that place_heads.txt leaves out because alone they are other things."""
_COMPOUNDS = ("kaserne", "strasse", "straße", "-platz", "-ufer", "-ri", "-eup", "-myeon", "-dake", "-jima", "-shima")
_NUMBERED = frozenset("building hangar pier berth dock warehouse checkpoint gate terminal highway route bunker".split())


_BASES_INSIDE = frozenset(
    (one, other)
    for one, others in {
        "forces": "base station",
        "force": "base station",
        "fleet": "base",
        "naval": "base station",
        "corps": "base",
        "air": "base station",
        "support": "base station",
        "submarine": "base",
        "operating": "base",
        "patrol": "base",
        "raaf": "base",
        "rnzaf": "base",
    }.items()
    for other in others.split()
)
"""Inside a name that goes on: "Canadian Forces Base Halifax", "Fleet Base West", "Naval Air Station Sigonella"."""


_SMALL = frozenset("at and in of for on to with the".split())


def has_base_inside(low: tuple[str, ...]) -> bool:
    """True for "Canadian Forces Base Halifax", "Naval Air Station Sigonella"."""
    inside = any(pair in _BASES_INSIDE for pair in itertools.pairwise(low[:-1]))
    return inside and len(low) < 7 and _SMALL.isdisjoint(low)


def with_number(run: Chunk) -> Chunk:
    """ "Building" + "3485", "Pier" + "7": what is called by a noun and a number."""
    number = run.after()
    if len(run) > 1 or run.low[0] not in _NUMBERED or run.possessive or number is None or not number.text.isdigit():
        return run
    return Chunk(run.tokens, run.first, run.last + 1) if len(number.text) < 6 else run


def evidence(chunk: Chunk) -> Iterator[Vote]:
    """What the nouns in a name say for its being a place's."""
    low, head = chunk.low, chunk.low[-1]
    if head.endswith(_COMPOUNDS) and len(head) > 7 and len(chunk) < 4 and (len(chunk) == 1 or head.endswith("kaserne")):
        yield "location", 5, "compound with a noun of places"
    if len(chunk) < 2:
        return
    if low[0] in _NUMBERED and head.isdigit() and len(chunk) == 2:
        yield "location", 6, "a noun of places and a number"
    elif low[-2] in _PAIRS.get(head, "").split() and len(chunk) > 2:
        yield "location", 9, "head noun of a place"
    elif head in _HEADS:
        yield "location", 6, "head noun of a place"
    elif head == "line" and _is_front(chunk):
        yield "location", 4, "a line in the field"
    elif low[0] == "base" and len(chunk) == 2 and (at := chunk.before()) is not None and at.text in _AT:
        yield "location", 6, "generic word before a place"
    elif low[0] in _OPENERS or low[:2] in _PAIRED_OPENERS:
        yield "location", 8 if low[:2] in _PAIRED_OPENERS else 5, "generic word before a place"


_AT = frozenset("at to from near in".split())
"""Before "Base Carvajal"; "the Base" alone opens other names."""


def _is_front(chunk: Chunk) -> bool:
    """ "the Mareth Line": called after a place or after a word that is nothing else."""
    the, name = chunk.before(), chunk.low[0]
    if len(chunk) != 2 or the is None or the.low != "the":
        return False
    rare = words.commonness(name) <= -99 and not words.is_demonym(name)
    return rare or bool(data.village_in(name)) or name in data.gazetteer()


def is_masthead(chunk: Chunk) -> bool:
    """ "DEN HELDER: LATE AGAIN": capitals at the opening of a line, a colon behind them."""
    colon, before = chunk.after(), chunk.before()
    if colon is None or colon.text != ":" or not all(word.isupper() for word in chunk.words) or len(chunk) > 3:
        return False
    return before is None or (not before.word and chunk.before(3) is None)

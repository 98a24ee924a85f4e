"""Tables -> the questions the kinds ask of a word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from generator import data, patterns

CALENDAR = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri
    sat easter christmas ramadan eid""".split()
)


# Each word is asked for many times; hostile text must not fill the memory with its words.
_WORDS = 20_000


DEEDS = frozenset(
    "operation operations exercise hurricane hurricanes typhoon typhoons cyclone cyclones storm storms".split()
)
"""What opens the names of deeds and storms: "Operation Jasmine Dawn"."""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(row[0] for row in data.rows(name))


_TRADES = ("worker", "workers", "keeper", "keepers", "fitter", "fitters", "monger", "mongers")


DEGREES = frozenset("ir. drs. mag. mmag. dipl. ing. mgr. judr. mudr. phdr. rndr. univ. doc. lic.".split())
"""Academic degrees that stand before a name with a full stop; without one they are other words."""


SERVICES = frozenset("TNI POLRI RN RAF USN USAF USMC PN RAN RCN RMN RTN RSN JMSDF ROKN KKP".split())
"""Armed services that stand between a rank and a name."""


def _is_no_office(low: str) -> bool:
    """ "Directorate-General", and a town with a hyphen."""
    return low in data.gazetteer() or is_organization_head(low)


@lru_cache(maxsize=_WORDS)
def is_role(low: str) -> bool:
    """True for a noun of a role, office, rank or trade, compounds by their last part ("vice-president")."""
    roles, plain = _words("roles.txt"), low.rstrip(".")
    return (
        plain in roles
        or low in DEGREES
        or ("-" in plain and plain.rsplit("-", 1)[1] in roles and not _is_no_office(plain))
        or ("-of-" in plain and plain.split("-", 1)[0] in roles)
        or plain.endswith(_TRADES)
    )


RANKS = frozenset(
    """ASP DSP SSP CSP SP CP ACP DCP ASI SI DIG AIG IGP IG DGP ADGP ADG DPO SHO RPO CCPO PC WPC DC DS DI DCI DSI PO CPO MCPO SFC
    SSG MSG CWO PFC SPC WO WO1 WO2 CS PS PM FM CM DG MD GM CIO CISO CMD MK MKs TD TDs MNA MPP MoS FOC VCOAS COAS CDS
    Democrat Democrats Republican Republicans Conservative Conservatives Socialist Socialists Communist Liberal Tory Labour
    Cook Baker Butcher Carpenter Gardener Shepherd Porter Barber Weaver Potter Fisher Steward Boilermaker""".split()
)
_BEFORE_SURNAMES = frozenset("PM FM CM".split())


_GRADES = frozenset(
    pair
    for ordinal in "first second third 1st 2nd 3rd 1 2 3 one two three i ii iii".split()
    for pair in ((ordinal, "class"), ("class", ordinal), (ordinal, "rank"))
) | {("junior", "grade"), ("senior", "grade")}
_OF_RANKS = frozenset(
    """navio fragata corbeta brigada division ejercito escuadra mar vaisseau fregate corvette brigade armee vascello corvetta
    divisione brigata squadra exercito aviacion""".split()
)
GRADE_ENDS = frozenset(("class", "grade", "rank")) | _OF_RANKS
"""What may be the last word of a grade, an ordinal behind "class" aside."""


def grade_before(earlier: Sequence[str]) -> int:
    """How many words, the last first, are the grade of a rank: ("class", "2nd", "officer", "petty") -> 2,
    ("navio", "de", "capitan") -> 2, ("3", "officer", "warrant") -> 1; 0 where no rank stands before them."""
    if len(earlier) > 2 and earlier[1] in ("de", "di", "d'") and earlier[0] in _OF_RANKS and is_role(earlier[2]):
        return 2
    rated = len(earlier) > 2 and (is_role(earlier[2]) or earlier[2].endswith("man") or earlier[2] == "mate")
    if rated and (earlier[1], earlier[0]) in _GRADES:
        return 2
    return int(len(earlier) > 1 and earlier[0] in ("1", "2", "3", "4", "5") and earlier[1] == "officer")


def is_rank(printed: str, *, surname: bool = False) -> bool:
    """True for what abbreviates a rank or an office ("ASP Nahum Daso"), is a party's or a trade's too and another thing
    elsewhere: only before a full name; ``surname``: also before a lone one ("PM Modi")."""
    return printed in (_BEFORE_SURNAMES if surname else RANKS)


@lru_cache(maxsize=_WORDS)
def is_organization_head(low: str) -> bool:
    """True for a head noun of organizations' names."""
    return low.rstrip(".") in _words("organization_heads.txt")


def is_shore_establishment(name: str) -> bool:
    """True for a base ashore that bears a ship's prefix ("HMAS Stirling"), folded."""
    return name in _words("shore_establishments.txt")


@lru_cache(maxsize=_WORDS)
def is_place_head(low: str) -> bool:
    """True for a head noun of places' names."""
    return low in _words("place_heads.txt")


_OF_A_COUNTRY = tuple(
    f"-{word}"
    for word in """led backed based made linked affiliated aligned allied controlled held occupied flagged built born
    speaking supported owned designed produced supplied funded trained inspired registered style language era brokered
    sponsored administered annexed dominated mediated appointed run imposed majority related themed""".split()
)


@lru_cache(maxsize=_WORDS)
def is_demonym(low: str) -> bool:
    """True for a demonym of one word, compounds with a hyphen included ("russian", "us-led", "al-qaeda-linked")."""
    return low in data.demonyms() or low.endswith(_OF_A_COUNTRY)


@lru_cache(maxsize=_WORDS)
def name_flags(low: str) -> str:
    """ "g", "f", "gf", "n" or "": what the word is in people's names; double names by their parts."""
    flags = data.name_parts().get(low)
    if flags is None and "-" in low:
        parts = low.split("-")
        flags = "".join(sorted(set("".join(data.name_parts().get(p, "") for p in parts))))
    return flags or ""


def is_common(low: str) -> bool:
    """True for a word that print has in lower case more often than in upper case."""
    return data.case_odds().get(low, -1) > 5


def commonness(low: str) -> int:
    """Tenths of log-odds lower against upper case; -99 where the word is rare."""
    return data.case_odds().get(low, -99)


_FOREIGN_HEADS = frozenset(
    """liwa katibat katiba kataib jaish jaysh jabhat harakat hizb saraya hayat ahrar faylaq jund suqour lashkar tehrik
    tehreek jamaat jamaah jemaah usbat radio tv televisao television canal grupo groupe gruppo banco banca banque universidad
    universite universita universidade universitat partido parti partito movimiento movimento mouvement frente fuerza fuerzas
    forcas alianza confederacion federacion federation federazione instituto institut istituto asociacion associacao
    associazione ministerio ministere consejo conseil conselho comite comision comissao compania companhia compagnie
    sociedad societe sociedade societa empresa diario jornal club atletico deportivo olympique dinamo dynamo lokomotiv
    spartak borussia eintracht policia ejercito exercito armee tribunal camara asamblea assembleia assemblee congreso
    agencia agence agenzia agencja periodico revista servicio comando cuerpo brigada batallon regimiento departamento gobierno
    fiscalia cineteca orquesta orchestre estado fundacion fundacao fondation fondazione armada secretaria procuraduria
    defensoria contraloria organizacion organizacao sindicato observatorio academia corporacion corporacao cartel
    gendarmerie carabinieri bundeswehr bundesamt ufficio revue gaceta gazeta gazzetta editions edizioni edicoes estaleiro estaleiros astillero
    astilleros chantier chantiers cantiere cantieri stocznia zaklady santierul huta fabrica fabrique fabbrica
    direccion direzione direcao prefectura comhairle cumann escuela ecole escola scuola etat-major""".split()
)
_FOREIGN_PAIRS = frozenset(
    tuple(pair.split("_"))
    for pair in """centro_de centre_de centro_para guardia_civil guardia_costiera guardia_nacional marina_militare marine_nationale
    arsenal_de arsenal_do direction_generale direction_nationale direction_centrale direction_de direction_du direction_des inspection_generale fuerza_aerea forca_aerea forces_armees forze_armate armee_de marinha_do aeronautica_militare clan_del union_de""".split()
)
"""Head nouns that stand first in the names of other languages."""


_OF_OTHER_LANGUAGES = frozenset(
    "de du des la le les d' l' da do das dos del della delle dei degli di y e et para pour per".split()
)
_WIDE = frozenset(
    """generale general nationale nacional nazionale centrale central royale real reale federale federal regionale regional
    militaire militar militare maritime maritima marittima superieure superior superiore""".split()
)


def foreign_tail(low: Sequence[str]) -> int:
    """How many words in small letters belong to a head noun of another language before them: 3 of ("generale", "des",
    "douanes", "said"); 0 where the head noun is all there is. Words that English has are none."""
    length = 0
    for n, word in enumerate(low[:9]):
        if word in _OF_OTHER_LANGUAGES or (not n and word in _WIDE):
            continue
        if not n or not _is_unknown(word):
            break
        length = n + 1
    return length


def _is_unknown(low: str) -> bool:
    """True for a word of letters that English print does not have."""
    plain = low.removeprefix("l'").removeprefix("d'")
    return (
        len(plain) > 3 and plain.replace("-", "").isalpha() and (low != plain or commonness(low) <= -99 or low in _WIDE)
    )


def opens_foreign_name(low: str) -> bool:
    """True for a head noun of bodies in another language, which may stand alone before small words."""
    return low in _FOREIGN_HEADS or low in ("direction", "inspection")


def is_foreign_head(low: tuple[str, ...]) -> bool:
    """True for a name that opens with the head noun: "Partido Liberal", "Liwa al-Haqq", "Ansar al-Sunna"."""
    if len(low) < 2 or is_organization_head(low[-1]):
        return False
    return (
        low[0] in _FOREIGN_HEADS
        or low[:2] in _FOREIGN_PAIRS
        or (low[0] in ("ansar", "fatah", "hezb") and low[1].startswith(("al-", "ul-", "e-")))
    )


_WORD = patterns.compile(r"[^\W\d_]+(?:['’][^\W\d_]{1,2}\b)?")


def without_capitals(printed: str) -> str:
    """A name in capitals as it is printed elsewhere: "HAPPY VALLEY-GOOSE BAY" -> "Happy Valley-Goose Bay"; what may be
    an acronym stays."""
    if not printed.isupper() or len(printed) < 6 or "." in printed:
        return printed
    return _WORD.sub(lambda word: word[0].capitalize(), printed)


PORTFOLIOS = frozenset(
    """acquisition affairs agriculture armaments aviation climate commerce communications cooperation culture defence defense development digitalisation digitalization economy education emergencies employment energy environment
    finance fisheries health heritage housing immigration industries industry information infrastructure investment innovation integration intelligence interior justice labor
    labour logistics migration mines mining mobilities personnel petroleum planning policy procurement production railways reform relations resources science security services sports technology telecommunications
    tourism trade transport transportation water welfare works""".split()
)
"""Last words of what somebody is minister of: a name follows."""


LETTERS = frozenset(
    """KC QC SC MP MSP MEP MLA MD PhD OBE CBE MBE KBE DBE BEM DSO DSC GC MC VC GCB KCB CB GCMG KCMG CMG GCVO KCVO CVO LVO MVO
    FRS FBA FREng AO AM AC DPhil VSM AVSM PVSM UYSM YSM VrC MVC PVC DL JP JD RN PN RAN RCN USN USAF USMC""".split()
)
"""What somebody was given, stands behind the name."""


VESSELS = frozenset(
    """ship warship vessel frigate destroyer cruiser carrier submarine corvette tanker freighter ferry yacht cutter trawler
    battleship minesweeper icebreaker patrol-boat gunboat schooner uss hms ins hmas usns mv tug tugboat barge supertanker lifeboat catamaran dinghy bulker boat minehunter minelayer hovercraft supercarrier
    dreadnought trimaran gns rss kri rsn bns pns arb bap tcg fgs hnlms hmnzs jds roks""".split()
)
"""Nouns and prefixes of ships: what stands behind them is a ship's name."""


SURE_SHIP_PREFIXES = tuple(
    """USS USNS USCGC USAV NOAAS HMS HMAS HMCS HMNZS HMBS HMJS HMPNGS HMTSS HNLMS HNoMS HDMS HSwMS HTMS ABFC NUSHIP CFAV
    CCGS NCSM INS ICGS ICGV ROKS KRI BRP TCG TCSG PNS PMSS RFA ORP FGS ITS BNS BCGS SLNS SLCGS ESPS ARA RSS NNS BAP KNM NoCGV
    GNS KNS ANBV ARBV RNOV RMNS NRP ROCS HNMCS TTS BACI KDB RFNS RSIPV RVS VOEA NRTL UBNS""".split()
)
"""What stands in capitals before the name of a commissioned ship and hardly before anything else, by navy and coast guard."""
WEAK_SHIP_PREFIXES = tuple(
    """JS JDS FS SAS MV M/V MT M/T IRIS SS RFS LÉ KD BRF UMS EML FNS ENS CNS KV HS ARC ARM ROU NPA NTL RBNS SNV CGS RV R/V FV
    F/V RMS TSS MTB SSV HMC LVNS QENS GDFS JDFS MCGS SCGS TTCGS IRINS RNLB MVV""".split()
)
"""Those of ships that are also initials of something else, and those of merchant, research and fishing vessels."""
SHIP_PREFIXES = frozenset(
    prefix.casefold()
    for prefix in (
        *SURE_SHIP_PREFIXES,
        *WEAK_SHIP_PREFIXES,
        *"kdm itb hmns noc rsn pcg umm sdf mnf tdf uam lns".split(),
    )
)
"""What stands in capitals before a ship's name in the navies, coast guards and merchant fleets of the world."""


@cache
def organizations() -> dict[str, tuple[str, str]]:
    """Folded name or other name -> (name, type)."""
    found: dict[str, tuple[str, str]] = {}
    for name, type_, others in data.rows("organizations.tsv"):
        for form in (name, *filter(None, others.split("|"))):
            found.setdefault(data.fold(form).removeprefix("the "), (name, type_))
    return found


KIN = frozenset(
    """wife husband son daughter brother sister father mother partner nephew niece uncle aunt cousin grandson granddaughter
    grandfather grandmother widow widower fiance fiancee girlfriend boyfriend stepson stepdaughter stepfather stepmother
    son-in-law daughter-in-law brother-in-law sister-in-law father-in-law mother-in-law""".split()
)
"""What somebody is to somebody else."""
PLACE_OPENERS = frozenset(
    """kibbutz moshav barangay kampung desa camp mount lake port puente playa cabo bahia punta ciudad pueblo barrio colonia calle
    avenida isla cerro pier jalan bandara gunung pulau pantai sungai pelabuhan dermaga""".split()
)
"""What stands before the name of a place in other languages, and before that of a camp, a mount or a lake."""


_OF_SUBJECTS = ("isation", "ization", "ication", "gration", "ament", "ology", "ography")


def is_subject(low: str, least: int = -12) -> bool:
    """True for what a body may deal with: a common noun, or a rare one that its ending makes one ("Demobilization")."""
    return commonness(low) > least or low.endswith(_OF_SUBJECTS)

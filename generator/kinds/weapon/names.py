"""Systems by fresh names: what stands right before or after its class, or is said to be called so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from generator import data, patterns
from generator.data import weapons
from generator.data.weapons import fold
from generator.kinds import words
from generator.kinds.weapon.cues import CLASS_STEMS, CLASS_WORD, DEMONYM, LOW, UP, VERSION, is_an_owner
from generator.kinds.weapon.scene import Hit, Scene, is_title_case
from generator.kinds.weapon.vocabulary import class_words
from generator.text import occurrences

# Initials are names of armed groups too, so only what no group lends its name to is taken for a system.
_FRESH: Final = patterns.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|several|\d+|[Aa]n?|new)\s(?=[^\Wa-z])(?:"
    rf"(?P<name>{UP}{LOW}{{2,14}}(?:\s{UP}{LOW}{{1,14}})?)\s"
    r"(?=(?:\dx\d\s)?(?:[a-z-]+\s){0,2}?(?:missiles?|rockets?|drones?|tanks?|howitzers?|torpedo(?:es)?|warplanes?|aircraft|"
    r"fighter\sjets?|attack\shelicopters?|helicopter\sgunships?|rifles?|rocket\slaunchers?)\b)"
    r"|(?P<initials>[A-Z]{4,9}(?:\sI{1,3})?)\s"
    r"(?=(?:anti-(?:ship|tank|radiation|aircraft)|cruise|ballistic|air-to-(?:air|surface|ground)|surface-to-(?:air|surface))\s"
    r"(?:guided\s)?missiles?\b|torpedo(?:es)?\b|howitzers?\b|(?:multiple\s)?rocket\slaunchers?\b))"
)


_FRESH_HOLD: Final = (
    "missile", "rocket", "drone", "tank", "howitzer", "torpedo", "warplane", "aircraft", "fighter", "helicopter", "rifle",
)  # fmt: skip


def fresh_names(scene: Scene) -> Iterator[Hit]:
    """ "two Alpha Jet aircraft", "a Falaq missile": a counted name right before its class, of no people, place or firm."""
    for hit in _FRESH.finditer(scene.text) if scene.holds_any(_FRESH_HOLD) else ():
        start, end = hit.span("name" if hit["name"] else "initials")
        name = scene.text[start:end]
        if scene.regions.hold(start, end) and not is_an_owner(name.lower().split(" ")):
            yield Hit(start, end, name, "system", "name-before-class")


_NAME_AFTER: Final = patterns.compile(
    rf"(?<!\w){CLASS_WORD}\s(?P<name>[A-Z][a-z]{{2,14}}\s\d{{1,3}}[A-Z]?)(?![\w%]|[.,:]\d|\s(?:million|billion|percent|km|people))"
)
_NAME_APPOSED: Final = patterns.compile(
    rf"(?<!\w)(?:[Tt]he|[Aa]n?|[A-Z]\w+['’]s)\s(?P<name>{UP}{LOW}{{2,14}}(?:{UP}{LOW}{{2,10}}|\s{UP}{LOW}{{2,14}})?(?:\s\d{{1,3}}[A-Z]?)?),\s(?:an?|its|their|another|one\sof\sthe)\s"
    r"(?:[\w.-]+,?\s){0,5}?"
    r"(?:missiles?|rockets?|drones?|tanks?|howitzers?|torpedo(?:es)?|rifles?|fighter\sjets?|bombers?|helicopters?|rocket\slaunchers?|munitions?|"
    r"mortars?|machine\sguns?|quadcopters?|UAVs?|UCAVs?|USVs?|UGVs?|interceptors?|radars?|jammers?|drone\sboats?|"
    r"(?:surface|underwater|undersea)\s(?:vessels?|vehicles?|craft|drones?)|weapons?\sstations?|"
    r"(?:air[\s-]defen[cs]e|missile|rocket|artillery|weapons?|anti-\w+|radar|jamming|electronic[\s-]warfare|laser)\ssystems?|"
    r"(?:jet|combat|attack|supersonic|light|transport|training|unmanned|reconnaissance|surveillance|patrol)\s(?:trainers?|aircraft)|"
    r"(?:fighting|armou?red|combat|ground|tactical|patrol)\svehicles?|personnel\scarriers?)"
    r"(?=[,.;)]|\s(?:with|which|that|capable|able|designed|developed|built|made|armed|from|by|of|in|for|produced|used|equipped|costing|weighing|whose|carrying|"
    r"and|manufactured|based|meant|intended|supplied|offered|is|was|has|can|will)\b|\s(?:(?:just|about|some|over|nearly|almost|around|up\sto)\s){0,2}\d)"
)
# "moved to Blue Steel, the Vulcan's stand-off missile, which": nobody is called a missile.
_NAME_ALONE_APPOSED: Final = patterns.compile(
    rf"(?:(?<=[a-z]\s)|(?<=[.!?]\s)(?!The\s|An?\s|In\s|At\s|On\s)|^(?!The\s|An?\s|In\s|At\s|On\s))(?P<name>{UP}{LOW}{{2,14}}(?:\s{UP}{LOW}{{2,14}})?),\s(?:an?|the|its|[A-Z]\w+['’]s)\s(?:[A-Z]\w+['’]s\s)?"
    r"(?:[\w.-]+,?\s){0,4}?(?:missile|torpedo|howitzer|warhead|munition|glide\sbomb|rocket|drone|UAV|USV|quadcopter|surface\svessel|fighting\svehicle|"
    r"air[\s-]defen[cs]e\ssystem|rocket\slauncher)(?=,\s(?:which|with|a|the|that|and)\b|\.\s?$|\s(?:with|which|that|capable|developed|built|made|designed|produced)\b)",
    re.MULTILINE,
)
# "a 76 mm Super Rapid gun"
_NAME_OF_CALIBER: Final = patterns.compile(
    rf"\d\s?-?mm(?:/\d\d)?\s(?P<name>{UP}{LOW}{{2,14}}(?:\s{UP}{LOW}{{2,14}})?(?:\s(?:\d{{1,3}}|[IVX]{{1,3}}))?)\s(?:[a-z-]+\s){{0,2}}?(?:guns?|cannons?|autocannons?|mortars?|howitzers?|rifles?)(?!\w)"
)
# "the SIGMA 9113 Mk 2, a guided-missile corvette", "RPB 33 patrol boats": a design by capitals and a number.
_DESIGN: Final = patterns.compile(
    rf"(?<![\w.-])(?P<name>(?!COVID|UEFA|FIFA|ISO|UTC|GMT|BBC|CNN|NATO|UN\b)(?:[A-Z]{{4,9}}|[A-Z]{{2,3}}(?=\s\d+[A-Z]?\s))\s(?!(?:19|20)\d\d\b)\d{{2,5}}[A-Z]{{0,2}}(?:{VERSION})?)"
    r"(?:,\s(?:an?|the|its|our|their)\s(?:[\w.-]+,?\s){0,5}?|[\s-](?:class\s|type\s|series\s)?(?:[a-z-]+\s){0,2}?)"
    rf"(?:{CLASS_WORD}|ships?|vessels?|boats?|type)(?!\w)"
)
# What translations set in quotation marks: 'the interceptor drones "Shulika"', '“Samandar”, a loitering munition'.
_ANY_QUOTED: Final = (
    rf"[\"“«„](?P<name>{UP}[\w’'-]{{2,15}}(?:[\s-](?:{UP}[\w-]{{1,15}}|\d{{1,4}}[A-Z]?)){{0,2}})[\"”»“]"
)
_QUOTED_AFTER: Final = patterns.compile(
    rf"(?<![\w-])(?!(?:submarine|destroyer|frigate|corvette|cruiser|carrier|minehunter|minesweeper|icebreaker|gunboat|cutter)s?\s|[a-z-]+\s(?:ship|boat|vessel|craft)s?\s){CLASS_WORD}\s{_ANY_QUOTED}"
)
_QUOTED_APPOSED: Final = patterns.compile(
    rf"{_ANY_QUOTED},?\s(?:is\s|was\s)?(?:an?|the|its)\s(?:[\w.-]+\s){{0,4}}?{CLASS_WORD}(?!\w)"
)
# "the radars, of the type Nautoscan 5", "hulls of the Sigma type"
_OF_TYPE: Final = patterns.compile(
    rf"(?<![\w-]){CLASS_WORD},?\s(?:of\s)?(?:the\s)?types?\s[\"“]?(?P<name>(?:[A-Z]{{2,5}}\s)?{UP}{LOW}{{2,14}}(?:[\s-](?:[A-Z]?\d[\w-]{{0,5}}|{UP}{LOW}{{2,14}}))?)(?![\w-])"
)
_TYPE_BEHIND: Final = patterns.compile(
    rf"(?<![\w-])(?:{CLASS_WORD}|ships|hulls?|boats|vessels|cars?|trucks?)\sof\sthe\s[\"“]?(?P<name>{UP}{LOW}{{2,14}}(?:[\s-](?:\d{{1,4}}[A-Z]?|{UP}{LOW}{{2,14}}))?)[\"”]?\stype(?!\w)"
)
_MONTH_OR_DAY: Final = patterns.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)[a-z]*\s"
)


_BESIDE: Final = (
    (_NAME_AFTER, "name-after-class", CLASS_STEMS),
    (_NAME_APPOSED, "name-before-class", CLASS_STEMS),
    (_NAME_ALONE_APPOSED, "name-before-class", CLASS_STEMS),
    (_QUOTED_AFTER, "name-before-class", tuple(f" {mark}" for mark in '"“«„')),
    (_QUOTED_APPOSED, "name-before-class", tuple('"”»')),
    (_OF_TYPE, "name-before-class", (" type ", " types ")),
    (_TYPE_BEHIND, "name-before-class", (" type",)),
    (_NAME_OF_CALIBER, "name-before-class", ("mm ", "mm/")),
    (
        _DESIGN,
        "name-before-class",
        (*CLASS_STEMS, "type"),
    ),
)


# The marks and the word "type" say that it is a name, whatever town is called so too.
_SAYS_SO: Final = (_QUOTED_AFTER, _QUOTED_APPOSED, _OF_TYPE, _TYPE_BEHIND)


def names_beside(scene: Scene) -> Iterator[Hit]:
    """ "the air defense system Korkut 2", "the Agni Prime, a solid-fuelled missile with": of no people, place or firm."""
    for pattern, rule, parts in _BESIDE:
        for hit in pattern.finditer(scene.text) if scene.holds_any(parts) else ():
            start, end = hit.span("name")
            low = hit["name"].lower().split(" ")
            if pattern in _SAYS_SO:
                owner = words.is_demonym(low[0]) or hit["name"].lower() in words.organizations()
            elif pattern is _NAME_ALONE_APPOSED:  # no body is "the missile", whatever its name ends in
                owner = is_an_owner([hit["name"].lower()])
            else:
                owner = is_an_owner([w for w in low if not w[0].isdigit()])
            if scene.regions.hold(start, end) and not owner and not _MONTH_OR_DAY.match(hit["name"]):
                yield Hit(start, end, hit["name"], "system", rule)


# What a name right in front makes a system of; a "Gaza rocket" or a "Tigray mine" says whose it is, not what it is.
_NAMED_BY_TYPE: Final = frozenset(
    "missile;torpedo;howitzer;self-propelled gun;anti-aircraft gun;rifle;machine gun;pistol;drone;loitering munition;"
    "combat aircraft;helicopter;reconnaissance aircraft;tank;armored vehicle;warship;submarine;multiple rocket launcher;"
    "air defense system;glide bomb;artillery shell;electronic warfare system;military radar;naval drone;unmanned ground vehicle;"
    "remote weapon station;coastal defense system;mortar;cannon;naval gun;grenade launcher;trainer aircraft;transport aircraft;tanker aircraft;"
    "support ship;icebreaker;directed-energy weapon;spy satellite;recoilless rifle;anti-tank gun;flamethrower".split(
        ";"
    )
)
# "the Vector tactical drone", "a Kestrel 30 mm remote weapon station".
_BETWEEN: Final = (
    r"(?:(?:[a-z]{2,15}(?:-[a-z]{2,15}){1,3}|tactical|light|heavy|medium|mobile|armou?red|wheeled|tracked|towed|amphibious|unmanned|uncrewed|"
    r"autonomous|remote|electric|hybrid|small|mini|micro|modular|strategic|subsonic|supersonic|hypersonic|multirole|multipurpose|stealth|guided|smart|"
    r"reconnaissance|surveillance|combat|attack|strike|cargo|maritime|naval|coastal|airborne|aerial|portable|jet|turboprop|passive|active|"
    r"underwater|anti[a-z]+|antitank|\d{1,3}(?:\.\d{1,2})?[ \u00a0-]?mm)[ \u00a0]){0,2}"
)
_NAME_BEFORE: Final = patterns.compile(
    rf"(?<![\w.'’&-])(?P<name>(?:{UP}{LOW}{{1,14}}[ \u00a0]){{0,2}}{UP}{LOW}{{2,14}}(?:-[A-Z][a-z]+)?(?:[ \u00a0]I{{1,3}})?)"
    rf"(?P<version>(?:{VERSION})?)[ \u00a0](?:(?P<wheels>\dx\d)[ \u00a0])?{_BETWEEN}$"
)


_OPENS_A_SENTENCE: Final = patterns.compile(
    r"The|An?|Its?|Their|His|Her|Our|My|This|That|These|Those|All|Both|Some|Any|No|Many|Most|More|Several|Few|Other|Such|"
    r"Each|Every|Another|New|Old|Modern|Older|Newer|Additional|Further|First|Only|Even|Two|Three|Four|Five|Six|Seven|Eight|"
    r"Nine|Ten|Dozens|With|In|On|At|By|For|From|Of|To|As|And|But|Or|If|When|While|After|Before|Since|Using|Like|Unlike|"
    r"Between|Against|Under|Over|Near|Via|Per|Although|Because|Heavy|Light|Large|Small|Long|Short|Medium|Advanced|Nuclear|"
    r"Guided|Armed|Unmanned|Enemy|Hostile|Local|Foreign|Domestic|[A-Z][a-z]+(?:ed|ing|ly)"
)


_ARTICLES: Final = frozenset(
    (
        "The",
        "A",
        "An",
        "Its",
        "Their",
        "Our",
        "His",
        "Her",
        "My",
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Ordinary",
        "Each",
    )
)


@cache
def _named_by_type() -> frozenset[str]:
    return frozenset(name for name, node in weapons.classes().items() if _NAMED_BY_TYPE & set(node.path))


def names_before(scene: Scene, classes: Iterable[Hit]) -> Iterator[Hit]:
    """ "Sea Ceptor missiles", "Marder infantry fighting vehicles": a capitalised name right before its class."""
    for hit in classes:
        if not hit.rule or hit.name not in _named_by_type() or scene.text[hit.start].isupper():
            continue
        before = _NAME_BEFORE.search(scene.text, max(0, hit.start - 70), hit.start)
        if before is None:
            continue
        if name := _own_name(scene, before, hit):
            start, end = before.end("name") - len(name), before.end("version")
        elif maker := _maker_of_model(before):
            start, end = before.end("name") - len(maker), before.end("wheels")
        else:
            continue
        yield Hit(start, end, " ".join(scene.text[start:end].split()), "system", "name-before-class")


_DETERMINED: Final = r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Oo]ur|new|for|of|two|three|four|five|six|seven|eight|nine|ten|twelve)|['’]s|\d[x×]?|\s[x×])\s"
_NUMBERED: Final = patterns.compile(
    rf"{_DETERMINED}(?P<name>{UP}{LOW}{{2,14}}(?:\s{UP}{LOW}{{2,14}})?\s\d{{1,3}}[A-Z]?)\s(?:[a-z-]+\s){{0,2}}$"
)
_QUOTED: Final = patterns.compile(
    rf"[\"“«„](?P<name>{UP}{LOW}{{2,14}}(?:[\s-]{UP}{LOW}{{2,14}})?(?:-\d{{1,3}})?)[\"”»]\s(?:[a-z-]+\s){{0,2}}$"
)
_TOO_WIDE: Final = frozenset(
    ("weapon", "mine", "ammunition", "naval mine", "land mine", "warhead", "artillery shell", "missile launcher")
)


def marked_before(scene: Scene, classes: Iterable[Hit]) -> Iterator[Hit]:
    """ "28 Ilves 120 mortar systems", "“Didgori” armoured vehicles": a name with a number or in quotation marks before
    its class."""
    for hit in classes:
        if not hit.rule or hit.name in _TOO_WIDE or scene.regions.in_headline(hit.start):
            continue
        window = max(scene.sentences.around(hit.start)[0], hit.start - 60)
        before = _NUMBERED.search(scene.text, window, hit.start) or _QUOTED.search(scene.text, window, hit.start)
        if before is None or _MONTH_OR_DAY.match(before["name"]):
            continue
        low = [word for word in before["name"].lower().split(" ") if not word[0].isdigit()]
        if scene.regions.hold(*before.span("name")) and not is_an_owner(low, True):
            yield Hit(*before.span("name"), before["name"], "system", "name-before-class")


def _maker_of_model(before: re.Match[str]) -> str | None:
    """The firm of "the Patria 6x6 armoured vehicle", where the wheels are all the name there is beside the maker's."""
    maker = re.split(r"[ \u00a0]", before["name"])[-1]
    known = words.organizations().get(maker.lower()) if before["wheels"] else None
    return maker if known is not None and known[1] == "firm" else None


def _own_name(scene: Scene, before: re.Match[str], hit: Hit) -> str | None:
    """The part of the capitalised words that is the system's own name; None where they say whose it is."""
    start = before.start("name")
    around = scene.sentences.around(start)
    if scene.regions.in_headline(start) or is_title_case(scene.text, around):
        return None
    parts = re.split(r"[ \u00a0]", before["name"])
    if (start == around[0] and _OPENS_A_SENTENCE.fullmatch(parts[0])) or parts[0] in _ARTICLES:
        del parts[0]
    while parts and words.is_demonym(parts[0].lower()):
        del parts[0]
    while len(parts) > 1 and parts[0].lower() in words.organizations():  # the maker: "Otokar Cobra II"
        del parts[0]
    low = [part.lower() for part in parts]
    of_many_words = before.end("name") + 1 < hit.start or " " in scene.text[hit.start : hit.end]
    if not parts or DEMONYM.match(parts[-1]) or low[0].endswith("ern"):
        return None
    if is_an_owner(low, of_many_words) and not _is_always_one_of_a_kind(scene, parts, before.end("name"), hit.end):
        return None
    name = before["name"][-len(" ".join(parts)) :]
    return None if scene.acts(name) else name


_ONE_OF_A_KIND: Final = patterns.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Ee]ach|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|new|older|several|of)|(?<![\w.,])\d{1,4})\s$"
)
# "a Kherson drone attack" is told by the place.
_DEED_NEXT: Final = patterns.compile(
    r"\s(?:attacks?|strikes?|raids?|crash(?:es)?|incidents?|incursions?|wreckage|debris|assaults?|barrages?|launch(?:es)?|hits?|wars?)\b"
)


def _is_always_one_of_a_kind(scene: Scene, parts: list[str], end: int, class_end: int) -> bool:
    """True for a single word that could be somebody's or a town's name but stands behind "the", "a" or a count wherever
    the article prints it: "the Calder drone", "a Calder"."""
    low = parts[0].lower()
    known_by_all = (
        words.is_demonym(low) or words.is_organization_head(low) or words.is_role(low) or low in words.organizations()
    )
    if len(parts) > 1 or known_by_all or _DEED_NEXT.match(scene.text, class_end) or _is_large(low):
        return False
    if not _ONE_OF_A_KIND.search(scene.text, max(0, end - len(parts[0]) - 12), end - len(parts[0])):
        return False
    return all(_ONE_OF_A_KIND.search(scene.text, max(0, other - 12), other) for other in scene.printed(parts[0]))


# A town that every reader knows.
_LARGE: Final = 100_000


def _is_large(low: str) -> bool:
    return any(place.type != "city" or place.weight >= _LARGE for place in data.gazetteer().get(low, ()))


# ---------------------------------------------------------------- systems: initials

# No group lends its initials to these.
_OWN_CLASSES: Final = frozenset(
    "anti-ship missile;anti-tank missile;air-to-air missile;anti-radiation missile;cruise missile;torpedo;howitzer;fighter jet;"
    "main battle tank;infantry fighting vehicle;armored personnel carrier;frigate;corvette;remote weapon station;loitering munition;naval drone;"
    "military radar;electronic warfare system;glide bomb;trainer aircraft;attack helicopter;multiple rocket launcher;coastal defense system;"
    "man-portable air-defense system;surface-to-air missile".split(";")
)
_INITIALS_BEFORE: Final = patterns.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Ww]ith|[Nn]ew|and|of|fires?|fired|carr(?:y|ies))|['’]s|\d)\s"
    rf"(?P<name>[A-Z]{{4,9}}|[A-Z]{{2,4}}\s\d{{1,3}}(?:{VERSION})?)\s$"
)


def initials_before(scene: Scene, classes: Iterable[Hit]) -> Iterator[Hit]:
    """ "armed with MANSUP anti-ship missiles", "the KAAN fighter jet": initials right before a class no group lends them to."""
    for hit in classes:
        if hit.name not in _OWN_CLASSES or not hit.rule or scene.regions.in_headline(hit.start):
            continue
        before = _INITIALS_BEFORE.search(scene.text, max(0, hit.start - 30), hit.start)
        if before is None or scene.acts(before["name"]) or is_an_owner([before["name"].lower()], True):
            continue
        if before["name"].casefold() not in class_words().forms and before["name"] not in ("NATO", "ASEAN"):
            yield Hit(*before.span("name"), before["name"], "system", "name-before-class")


_COUNTED_CAPITALS: Final = patterns.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)\s(?P<name>(?=[A-Z]*[AEIOUY][A-Z]*[AEIOUY])[A-Z]{5,12})\s$"
)
# "YaM mines", "PoMZ mines": initials with a small letter among them are no group's.
_MIXED_INITIALS: Final = patterns.compile(r"(?<![\w-])(?P<name>[A-Z][a-z]?[A-Z][A-Za-z]?(?:[A-Z]|(?<=[a-z][A-Z])))\s$")


def capitals_before(scene: Scene, classes: Iterable[Hit]) -> Iterator[Hit]:
    """ "the loss of two HERMIONE drones", "YaM mines": capitals that are counted or hold a small letter."""
    for hit in classes:
        if not hit.rule or scene.regions.in_headline(hit.start):
            continue
        window = max(0, hit.start - 24)
        before = _COUNTED_CAPITALS.search(scene.text, window, hit.start)
        if before is None or hit.name not in _named_by_type():
            before = _MIXED_INITIALS.search(scene.text, window, hit.start)
            if before is None or before["name"].isupper():
                continue
        if not scene.acts(before["name"]) and not is_an_owner([before["name"].lower()], True):
            yield Hit(*before.span("name"), before["name"], "system", "name-before-class")


_SIZES: Final = frozenset("larger smaller bigger heavier lighter newer older later longer shorter".split())
_OTHER_SIZE: Final = patterns.compile(
    rf"\b[Tt]he\s(?:{'|'.join(sorted(_SIZES))})(?:-range)?\s(?P<name>[A-Z]{{2,6}}|{UP}{LOW}{{2,14}})\s"
    r"(?=carries|weighs|flies|fires|reaches|has\san?\s|can\s(?:carry|fly|fire|reach|hit))"
)


def siblings(scene: Scene, systems: Iterable[Hit]) -> Iterator[Hit]:
    """ "They are YaM mines; the larger YRM carries less": a name that its size sets beside the system named before it."""
    found = list(_OTHER_SIZE.finditer(scene.text)) if occurrences.hold(scene.text, _SIZES) else []
    starts = sorted(hit.start for hit in systems) if found else []
    for hit in found:
        start, end = hit.span("name")
        at = bisect_left(starts, start)
        beside = at > 0 and starts[at - 1] >= scene.sentences.around(start)[0]
        if beside and scene.regions.hold(start, end) and not is_an_owner([hit["name"].lower()], True):
            yield Hit(start, end, hit["name"], "system", "name-by-size")


_WEAPON_HEAD: Final = (
    r"(?:Systems?|Missiles?|Guns?|Rockets?|Launchers?|Howitzers?|Torpedo(?:es)?|Munitions?|Vehicles?|Aircraft|Helicopters?|"
    r"Fighters?|Submarines?|Tanks?|Radars?|Interceptors?|Drones?|Weapons?|Cannons?|Mortars?|Carriers?)"
)
_ARMS_WORD: Final = patterns.compile(
    r"Missile|Gun|Rocket|Launcher|Howitzer|Torpedo|Munition|Artillery|Combat|Fighter|Submarine|Tank|Radar|Interceptor|Weapon|"
    r"Cannon|Mortar|Air[\s-]Defen[cs]e|Armou?red|Fighting"
)
_IN_BRACKETS: Final = patterns.compile(r"(?<=[a-z])[ \u00a0]\((?P<short>[A-Z][A-Z-]{3,9})\)")
_FULL_NAME: Final = patterns.compile(
    rf"(?<![\w-])(?:[A-Z][\w-]*[ \u00a0](?:(?:and|of|to)[ \u00a0])?){{1,6}}{_WEAPON_HEAD}$"
)
_LONGEST_FULL_NAME: Final = 90


def defined(scene: Scene) -> Iterator[Hit]:
    """ "Advanced Towed Artillery Gun System (ATAGS)": a full name and its initials; a term of the class tree is none."""
    forms = class_words().forms
    for brackets in _IN_BRACKETS.finditer(scene.text):
        end, short = brackets.start(), brackets["short"]
        long = _FULL_NAME.search(scene.text, max(0, end - _LONGEST_FULL_NAME), end)
        first = _first_of_initials(long.group(), short) if long else None
        if long is None or first is None or not scene.regions.hold(long.start(), brackets.end()):
            continue
        name = scene.text[long.start() + first : end]
        if not _ARMS_WORD.search(name) or fold(name) in forms or fold(short) in forms:
            continue
        yield Hit(end - len(name), end, short, "system", "name-by-definition", "alias")
        yield Hit(*brackets.span("short"), short, "system", "name-by-definition")


def _first_of_initials(long: str, short: str) -> int | None:
    """Where in ``long`` the words begin whose initials ``short`` is, the "S" of a plural or "System" included."""
    words_of = list(re.finditer(r"[A-Z]\w*", long))
    letters = "".join(word.group()[0] for word in words_of)
    wanted = short.replace("-", "")
    at = letters.rfind(wanted)
    if at < 0 or at + len(wanted) != len(letters):
        return None
    return words_of[at].start()


_CALLED: Final = (
    r"(?:which\s(?:is|was)\s)?(?:(?:also|better|otherwise|formerly|locally)\s)?(?:called|named|dubbed|nicknamed|codenamed|christened|"
    r"designated|known)\s(?:[a-z]+ly\s)?(?:(?:in|by|to)\s(?:[\w-]+\s){1,3}?)?(?:as\s)?(?:the\s)?[\"“]?"
)
_ANY_NAME: Final = rf"(?P<name>{UP}{LOW}{{2,14}}(?:\s{UP}{LOW}{{2,14}})?(?:[-\s]\d{{1,3}}[A-Z]?)?|[A-Z]{{3,9}}(?:-[A-Z]{{1,3}})?(?:\s\d)?)(?![\w-])"
_CALLED_CLASS: Final = patterns.compile(
    r"(?<!\w)(?:missiles?|rockets?|drones?|torpedo(?:es)?|howitzers?|rifles?|munitions?|launchers?|interceptors?|UAVs?|ICBMs?|"
    r"(?:missile|rocket|artillery|weapons?|laser|defen[cs]e)\ssystems?|fighters?\sjets?|helicopters?|bombers?|glide\sbombs?),?\s"
    rf"{_CALLED}{_ANY_NAME}"
)
_CALLED_HOLD: Final = ("called", "named", "dubbed", "christened", "designated", "known")
_CALLED_TOO: Final = patterns.compile(rf"(?:\s(?:[a-z-]+\s){{0,2}}?{CLASS_WORD})?,?\s\(?{_CALLED}{_ANY_NAME}")


def called(scene: Scene, systems: Iterable[Hit]) -> Iterator[Hit]:
    """ "a missile called Kheibar", "the Storm Shadow, known in France as SCALP-EG": the text says that it is its name."""
    if not scene.holds_any(_CALLED_HOLD):
        return
    found = [(hit, hit["name"]) for hit in _CALLED_CLASS.finditer(scene.text)]
    found += [(hit, system.name) for system in systems if (hit := _CALLED_TOO.match(scene.text, system.end))]
    for hit, name in found:
        start, end = hit.span("name")
        low = hit["name"].lower().split(" ")
        own = ", " in scene.text[hit.start() : start] or not is_an_owner([low[0]], True)
        if scene.regions.hold(start, end) and own and not DEMONYM.match(hit["name"]):
            yield Hit(start, end, name, "system", "name-by-naming", "name" if name == hit["name"] else "alias")

"""Ships by prefix, type, class and what they do; armored trains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator import data, patterns
from generator.kinds import words
from generator.kinds.weapon.cues import DEMONYM, LOW, UP
from generator.kinds.weapon.fleets import in_rows, sisters
from generator.kinds.weapon.scene import Hit, Scene
from generator.kinds.weapon.vessels import HULL, SHIP_STEMS, SHIP_WORD, among_ships, is_a_place
from generator.text import occurrences

# Those of the second group are also initials and need a ship in the sentence.
_SHIP_PREFIX: Final = "|".join(words.SURE_SHIP_PREFIXES)
_SHIP_PREFIX_WEAK: Final = "|".join(words.WEAK_SHIP_PREFIXES)
_PREFIXES: Final = frozenset(prefix.split("/")[0] for prefix in (*words.SURE_SHIP_PREFIXES, *words.WEAK_SHIP_PREFIXES))
_SHIP_NAME: Final = (
    r"[\"“]?(?P<ship>(?:[A-Z][a-z]{0,2}\.(?=\s[A-Z][a-z])|[A-ZÀ-ÖØ-ÞĀ-Ž0-9][\w'’-]*)(?:[ \u00a0](?:of\s|the\s|de\s|da\s|do\s|di\s|del\s|al-)?(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+|[A-Z]\.|[IVX]{1,4}(?!\w)|\d{1,2}))"
    r"{0,3})"
)
_SHIP: Final = patterns.compile(
    rf"(?<![\w-])(?:(?P<prefix>{_SHIP_PREFIX})|(?P<weak>{_SHIP_PREFIX_WEAK}))[\s\u00a0]{_SHIP_NAME}"
)
_CALLED_LIKE_A_SHIP: Final = (
    rf"(?:[A-Z]{{2,6}}[ \u00a0])?{UP}(?:{LOW}[\w'’-]*|\.(?=\s{UP}{LOW}))"
    rf"(?:[ \u00a0](?:(?:de|du|da|do|dos|di|del|della|van|von|of|al|el|e|y)\s)?(?:{UP}[\w'’-]+|{UP}(?![\w.'’-])))"
)
_SHIP_BY_TYPE: Final = patterns.compile(
    rf"(?<![\w-])(?:{SHIP_WORD}|boat|(?P<guard>Coast\sGuard\sCutter))(?:,)?[ \u00a0](?:the\s|named\s|called\s)?[\"“]?(?:(?P<hull>{HULL})[ \u00a0])?"
    rf"(?P<ship>(?!(?:The|In|On|At|This|That|His|Her|Its|It|They|He|She|We|You|There|If|When|While|After|Before|As|But|And|For|With|From|By|To|No|Since|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"President|Prime|Minister|Captain|Capt|Commander|Cmdr|Lieutenant|Lt|Mr|Mrs|Ms|Dr|Police|Navy|Army|Ministry|Photo|Read|See|Figure|Table)\b)"
    rf"{_CALLED_LIKE_A_SHIP}{{0,3}})(?P<close>[\"”])?"
)
_SHIP_CLASS: Final = patterns.compile(
    rf"(?<![\w-])(?!(?:The|An?|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Several|Both|All|Its|Their|Another|Some|Older|Newer|New)\s|[A-Z]\w+['’]s?\s)(?P<name>[A-Z][\w'’]{{2,}}(?:\s(?:[A-Z][\w'’]+|\d{{2,5}}))?)(?:-[Cc]|\s[Cc])lass(?:[\s\u00a0][\w-]+){{0,3}}?[\s\u00a0]"
    rf"(?P<type>{SHIP_WORD}|boat|amphibious\sassault\sship|helicopter\scarrier)s?\b"
)
_SHIP_CONTEXT: Final = patterns.compile(
    r"\b(?:ships?|vessels?|navy|naval|tankers?|submarines?|frigates?|destroyers?|sea|port|cargo|crew|sail(?:ed|ing|ors)|"
    r"warships?|boats?|flagged|carrier|carriers|strait|gulf|maritime|knots|nautical|shipyards?|submarine)\b",
    re.IGNORECASE,
)
_TRAIN: Final = patterns.compile(r"(?<!\w)(?P<word>armou?red|bullet-?proof)[\s-]train\b", re.IGNORECASE)


def platforms(scene: Scene) -> Iterator[Hit]:
    """Named ships, ship classes and armored trains."""
    text = scene.text
    yield from _sailing(scene)
    yield from _of_ships(scene)
    yield from in_rows(scene)
    yield from sisters(scene)
    yield from _by_pennant(scene)
    yield from _apposed_vessels(scene)
    for hit in _SHIP.finditer(text) if occurrences.hold(text, _PREFIXES) else ():
        if not scene.regions.hold(hit.start(), hit.end()):
            continue
        if hit["weak"] and not _SHIP_CONTEXT.search(text, *scene.sentences.around(hit.start())):
            continue
        end = hit.start("ship") + len(_ship_name(hit["ship"]))
        if words.is_shore_establishment(data.fold(text[hit.start() : end])):
            continue
        yield Hit(hit.start(), end, _plain(text[hit.start() : end]), "platform", "ship-prefix")
    for hit in _SHIP_BY_TYPE.finditer(text) if scene.holds_any(SHIP_STEMS) else ():
        if _is_an_airline(scene, hit):
            continue
        if scene.regions.hold(hit.start(), hit.end()) and (name := _name_of_ship(text, hit)):
            end = hit.start("ship") + len(name)
            start = next(hit.start(part) for part in ("guard", "hull", "ship") if hit[part])
            yield Hit(start, end, _plain(text[start:end]), "platform", "ship-by-type")
    yield from _ship_classes(scene)
    for hit in _TRAIN.finditer(text) if "train" in text else ():
        if scene.regions.hold(hit.start(), hit.end()):
            yield Hit(hit.start(), hit.end(), "armored train", "platform", "platform-noun", "nominal")


_AT_SEA: Final = patterns.compile(
    r"\b(?:navy|naval|warships?|fleet|strike\sgroup|deck|sail(?:ed|ing|s)?|sea|seas|port|helicopters?|jets|frigates?|destroyers?)\b",
    re.IGNORECASE,
)


def _is_an_airline(scene: Scene, hit: re.Match[str]) -> bool:
    """ "the carrier Lufthansa has": a bare "carrier" floats only where its sentence speaks of the sea or of a navy."""
    if not hit.group().lower().startswith("carrier"):
        return False
    return _AT_SEA.search(scene.text, *scene.sentences.around(hit.start())) is None


# "the Iver Huitfeldt class was considered", "the first of the Istif class": a class of ships named alone.
_CLASS_ALONE: Final = patterns.compile(
    rf"(?:\b[Tt]he\s(?:(?:old|new|ageing|aging|improved|modified|larger|smaller|{UP}\w+|[\w-]+-(?:based|built|derived|designed))\s){{0,2}}?|\b[Oo]ne\sof\s(?:the|its)\s(?:[\w-]+\s){{1,2}}?|['’]s\s|\()(?P<name>{UP}{LOW}{{2,14}}(?:\s{UP}{LOW}{{2,14}})?)[\s-]class(?=\s(?!system|struggle|war|divide|action|of\s)[a-z]|[,.;:)])"
)
# "the submarine class Nagapasa": the order of other languages, in translations.
_CLASS_BEHIND: Final = patterns.compile(
    rf"{SHIP_WORD}s?\sclass\s(?P<name>{UP}{LOW}{{2,14}}(?:\s{UP}{LOW}{{2,14}})?)(?![\w-])"
)
_NO_CLASS_OF_SHIPS: Final = frozenset(
    "first second third business economy middle working upper lower ruling world master premium new".split()
)
_CLASS: Final = frozenset(("class", "Class"))


def _ship_classes(scene: Scene) -> Iterator[Hit]:
    """ "Mogami-class frigates", and "the Mogami class" by the same name where the article has it."""
    if not occurrences.hold(scene.text, _CLASS):
        return
    known: dict[str, str] = {}
    for hit in _SHIP_CLASS.finditer(scene.text):
        if scene.regions.hold(hit.start(), hit.end()) and not _is_no_class_of_ships(hit["name"]):
            full = f"{hit['name']}-class {hit['type']}"
            known.setdefault(hit["name"], full)
            yield Hit(hit.start(), hit.end(), full, "system", "ship-class")
    for name, full in known.items():
        for hit in re.finditer(
            rf"\b[Aa]n?\s(?P<name>{re.escape(name)})(?=\s(?:is|has|can|costs|weighs|carries|displaces|was|would|will)\b)",
            scene.text,
        ):
            yield Hit(*hit.span("name"), full, "system", "ship-class")
    for hit in _CLASS_BEHIND.finditer(scene.text):
        if scene.regions.hold(*hit.span("name")) and not _is_no_class_of_ships(hit["name"]):
            yield Hit(*hit.span("name"), known.get(hit["name"], f"{hit['name']} class"), "system", "ship-class")
    for hit in _CLASS_ALONE.finditer(scene.text):
        name = hit["name"]
        start = hit.start("name")
        first, _, rest = name.partition(" ")
        if rest and words.is_demonym(first.lower()):
            name, start = rest, hit.end("name") - len(rest)
        sure = name in known or (among_ships(scene, hit.start()) and not _is_no_class_of_ships(name))
        if sure and scene.regions.hold(*hit.span("name")):
            yield Hit(start, hit.end(), known.get(name, f"{name} class"), "system", "ship-class")


def _is_no_class_of_ships(name: str) -> bool:
    first = name.split(" ")[0].lower()
    return first in _NO_CLASS_OF_SHIPS or words.is_demonym(first)


_SAILS: Final = patterns.compile(
    r"(?<!\w)[Tt]he\s(?P<name>[A-Z][a-zà-ÿ]{3,14}(?:\s[A-Z][a-zà-ÿ]{3,14})?),?\s(?:sailed|docked|sank|berthed|anchored|moored|"
    r"steamed|ran\saground|put\sto\ssea|set\ssail|capsized|was\storpedoed|(?:accompanied|escorted)\sby\sthe\s"
    r"(?:destroyers?|frigates?|corvettes?|cruisers?|submarines?|tug))\b"
)


_SAILING_HOLD: Final = (
    "sail", "docked", "sank", "berthed", "anchored", "moored", "steamed", "aground", "sea", "capsized", "torpedoed",
    "escorted", "accompanied",
)  # fmt: skip


def _sailing(scene: Scene) -> Iterator[Hit]:
    """ "The Liaoning, accompanied by the destroyer X": what sails under a name of its own is a ship."""
    for hit in _SAILS.finditer(scene.text) if scene.holds_any(_SAILING_HOLD) else ():
        if _is_a_name_of_its_own(scene, hit):
            yield Hit(*hit.span("name"), hit["name"], "platform", "ship-by-verb")


def _is_a_name_of_its_own(scene: Scene, hit: re.Match[str], of_plain_words: bool = False) -> bool:
    """True where the name is of no body, people, place or role, and, unless ``of_plain_words`` may be, no plain word."""
    whole = data.fold(hit["name"])
    low = whole.split(" ")
    if of_plain_words and (whole in data.gazetteer() or whole in words.organizations()):
        return False
    known = any(words.is_organization_head(w) or words.is_demonym(w) for w in low) or words.is_role(low[-1])
    ordinary = (words.commonness(low[-1]) > -5 and not of_plain_words) or DEMONYM.match(hit["name"])
    return scene.regions.hold(*hit.span("name")) and not known and not ordinary


_CALLED_SO: Final = rf"(?P<name>(?:{UP}{LOW}{{2,14}}|{UP}{LOW}(?=\s))(?:\s{UP}{LOW}{{2,14}}){{0,3}})"
# "the wardroom of the Almirante Viel", "aboard the Hai Kun": where somebody is on a ship, ships being spoken of.
_ABOARD: Final = patterns.compile(
    r"\b(?:[Aa]board|[Oo]n\sboard|(?:wardroom|bridge|decks?|hull|engine\sroom|galley|hangar|helm|keel|wreck|sinking)\sof|sister\s(?:ship\s)?(?:to|of))\s"
    rf"(?:the\s)?{_CALLED_SO}(?![\w-]|\s(?:{UP}|\d|(?:[a-z-]+\s){{0,2}}{SHIP_WORD}\b))"
)
_LAUNCHED: Final = patterns.compile(
    rf"(?:(?<!\w)[Tt]he|{UP}\w+['’]s)\s(?:{UP}?\w+-built\s)?{_CALLED_SO},?\s(?:(?:was|is|will\sbe)\s)?(?:(?:launched|commissioned|laid\sdown|christened|decommissioned|scrapped|dry-?docked|refitted)\s(?:in|at|on|by)\s|"
    r"paid\soff|(?:was\s|is\s)on\sher\s(?:way|maiden))"
)
_APPOSED: Final = patterns.compile(
    rf"(?:(?<!\w)[Tt]he|{UP}\w+['’]s|(?:[Cc]rew|[Cc]aptain|[Mm]aster|[Ss]inking|[Ss]ailors)\sof(?:\sthe)?)\s{_CALLED_SO}(?:,\s(?:an?|its|their|one\sof|the)|\s(?:is|was)\s(?:an?|the))\s(?:[\"“]?[\w.-]+,?\s){{0,5}}?"
    rf"[\"“]?(?:{SHIP_WORD}|boat)[\"”]?(?=[,.;]|\s(?:of|in|with|that|which|to|and|for|from|on|at|was|is|has|had|whose|off|by|under|without|able|capable|carrying|left|built|\w+ed)\b)"
)
_DISPLACES: Final = patterns.compile(
    rf"(?:(?<!\w)[Tt]he|{UP}\w+['’]s)\s(?P<name>{UP}{LOW}{{2,14}}(?:\s(?:{UP}{LOW}{{2,14}}|[IVX]{{1,4}})){{0,2}})(?:,[^,.;\n]{{2,40}},)?\sdisplaces\b"
)
_OF_SHIPS: Final = (
    (_DISPLACES, ("displaces",)),
    (_ABOARD, ("aboard", "Aboard", "n board", "room of", "bridge of", "deck of", "decks of", "hull of", "galley of", "hangar of", "helm of", "keel of", "wreck of", "sinking of", "sister to", "sister of", "ship to", "ship of")),
    (_LAUNCHED, ("launched", "commissioned", "laid down", "christened", "scrapped", "docked", "refitted", "paid off", "on her ")),
    (_APPOSED, SHIP_STEMS),
)  # fmt: skip


def _of_ships(scene: Scene) -> Iterator[Hit]:
    """A name of its own that is boarded, launched or said to be a ship, where ships are spoken of."""
    for pattern, parts in _OF_SHIPS:
        for hit in pattern.finditer(scene.text) if scene.holds_any(parts) else ():
            own = _is_a_name_of_its_own(scene, hit, " " in hit["name"])
            if own and (pattern is _APPOSED or among_ships(scene, hit.start("name"))):
                yield Hit(*hit.span("name"), hit["name"], "platform", "ship-by-context")


# "910 Erradii – launched December 2014": a line of a fleet's list begins with the pennant number.
_PENNANT: Final = patterns.compile(
    rf"^(?:[•*-]\s)?[A-Z]{{0,3}}-?\d{{2,4}}\s(?P<name>{UP}[\w'’-]+(?:\s{UP}[\w'’-]+){{0,3}})\s[–—-]\s(?:launched|handed\sover|commissioned|"
    r"laid\sdown|delivered|decommissioned|in\sservice|under\sconstruction)\b",
    re.MULTILINE,
)


# "The boat, the Al-Rahma 3, is 17 metres long".
_VESSEL_APPOSED: Final = patterns.compile(
    rf"\b(?:boat|dhow|yacht|tug|ferry|vessel|ship|trawler|freighter|launch),\sthe\s(?P<name>{UP}[\w'’-]+(?:\s(?:{UP}[\w'’-]+|\d{{1,3}})){{0,3}}),"
)


def _apposed_vessels(scene: Scene) -> Iterator[Hit]:
    for hit in _VESSEL_APPOSED.finditer(scene.text) if ", the " in scene.text else ():
        if scene.regions.hold(*hit.span("name")) and not DEMONYM.match(hit["name"].split(" ")[0]):
            yield Hit(*hit.span("name"), hit["name"], "platform", "ship-by-type")


def _by_pennant(scene: Scene) -> Iterator[Hit]:
    """The ships of a fleet's list, by the same name elsewhere in the article too."""
    names = [hit["name"] for hit in _PENNANT.finditer(scene.text)] if scene.holds_any((" – ", " — ", " - ")) else []
    for name in dict.fromkeys(names):
        for hit in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", scene.text):
            if scene.regions.hold(*hit.span()):
                yield Hit(*hit.span(), name, "platform", "ship-by-pennant")


def _plain(printed: str) -> str:
    return " ".join(printed.replace('"', "").replace("“", "").replace("”", "").split())


def _ship_name(printed: str) -> str:
    """``printed`` without a possessive and without a final word that starts something else."""
    return re.sub(r"['’]s?$", "", re.split(r"['’]s\s", printed)[0])


_GOES_ON: Final = patterns.compile(r"[ \u00a0](?:[a-z(–—-]|\d)|[,.;:)\]!?\"”\n]|\Z")
# "the tanker Norland seized last month": who did it.
_DID: Final = patterns.compile(
    r"\s(?:seized|launched|built|ordered|bought|commissioned|captured|sank|sold|sent|is|has|had|wants|says|said|uses|calls|operates|plans|needs|will|would|claims?|claimed|den(?:y|ies|ied))\b"
)


# "the Mogadishu-bound frigate": what is done to a ship is no name of it.
_COMPOUND: Final = patterns.compile(
    r"-(?:bound|based|flagged|led|owned|class|built|made|registered|operated|armed|linked|backed)\b"
)


def _name_of_ship(text: str, hit: re.Match[str]) -> str | None:
    """The ship's name after "frigate" or the like, None where it is a country, a person or a further noun."""
    name = _ship_name(hit["ship"])
    if _COMPOUND.search(name):
        return None
    if re.match(rf"(?:{_SHIP_PREFIX})\b", name) or DEMONYM.match(name.split(" ")[0]) or DEMONYM.match(name):
        return None
    after = hit.start("ship") + len(name)
    if hit["close"] is None and is_a_place(name) and (hit["hull"] is None and _DID.match(text, after)):
        return None
    if hit["close"] or _GOES_ON.match(text, after):
        return name
    return None

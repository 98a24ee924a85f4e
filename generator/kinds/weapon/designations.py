"""Systems by the grammar of designations: letters and numbers ("9K720", "Su-35S", "Type 075")."""

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
from generator.kinds.weapon.cues import (
    CLASS_IN_APPOSITION,
    CLASS_WORD,
    COUNTED,
    DEMONYM,
    LOW,
    SHIPS_NEXT,
    UP,
    VERSION,
    stands_at_class,
)
from generator.kinds.weapon.scene import Hit, Scene, is_title_case
from generator.kinds.weapon.vocabulary import class_words

_LETTERS: Final = r"[A-Z][A-Za-z]{0,2}"
_ROMAN: Final = r"(?:I{1,3}|IV|VI{0,3}|IX|X)"
DESIGNATION: Final = patterns.compile(
    rf"(?<![\w.@/#&'’$€£\-–])(?=[0-9A-Z]|{UP})(?=[^\W_]{{0,15}}[\d-]|Type|PzH|JAS|M[Kka]|Project|AN/|F/A)(?:"
    r"(?P<type>Type[ \u00a0-]0?\d{2,3}[A-Z]{0,3})"
    r"|(?P<jetds>AN/[A-Z]{3}-\d{1,3}(?:\([A-Z]\d*\))?[A-Z]?\d?)"
    r"|(?P<mark>(?:M[Kk]\.?|Mark)[ \u00a0-]?\d{1,3}[A-Z]?(?![\w-]))"
    r"|(?P<solid>(?:M\d{1,4}[A-Z]?\d?[A-Z]?|K\d{1,3}[A-Z]?\d?|FV\d{3,4}|CV\d{2,4}|TB\d|PzH[ \u00a0]?2000|AS\d{2}|AT\d|G36|JAS[ \u00a0-]?39)s?)"
    r"|(?P<soviet>\d{1,2}[A-Z]\d{1,3}[A-Z]{0,2}\d?)"
    r"|(?P<plain>[A-Z]{1,5}\d{1,4}(?:\.\d(?!\d))?[A-Z]{0,3}\d?)"
    rf"|(?P<roman>{UP}{LOW}{{2,14}}-{_ROMAN})"
    rf"|(?P<variant>{UP}{LOW}{{2,14}}-[A-Z]{{1,3}}\d{{0,2}}[A-Z]{{0,2}})"
    r"|(?P<project>Project[ \u00a0]\d{3,5}(?:\.\d{1,2})?[A-Z]{0,2})"
    r"|(?P<long>[A-Z]{4,6}-\d{1,3}[A-Z]{0,2})"
    rf"|(?P<letters>[A-Z]{{2,6}}-(?:{_ROMAN}(?![A-Z])|[A-Z]{{1,3}})(?:[ \u00a0](?:\d{{2,3}}|Batch[ -]{_ROMAN})(?!\d))?(?!-))"
    rf"|(?P<named>{UP}{LOW}{{2,14}}-\d{{1,4}}(?:[A-Z][a-z]{{1,2}}(?:-\d(?:\.\d)?)?|-\d{{1,2}}|[A-Za-z]?[A-Z]{{0,2}}\d?))"
    rf"|(?P<code>(?P<prefix>{_LETTERS}(?:[-/][A-Z]{{1,2}})?)-\d{{1,4}}(?:-\d{{1,2}})?[A-Za-z]{{0,3}}\d{{0,2}}[A-Z]?(?:-\d{{1,2}}(?![\w-])|/[A-Z](?!\w))?)"
    r")(?![\w@%°]|[.,]\d|-[a-z0-9]*(?:year|old|day|month|week|hour|meter|metre)s?\b)"
)
_VERSION_NEXT: Final = patterns.compile(VERSION)
# Series of designations whose prefix alone says "weapon": Soviet and Russian design bureaus and GRAU families, the
# tri-service designations of US missiles and unmanned aircraft (MIL-HDBK-1812), Chinese and NATO reporting series.
_STRONG_PREFIXES: Final = frozenset(
    """Su MiG Tu Il Yak Mi Ka Kh BMP BTR BMD BRDM RPG AK AKM MQ RQ AH UH AGM AIM BGM GBU FIM MIM RIM RGM UGM LGM FGM MGM
    ZSU ZU TOS BM HQ HHQ DF JL YJ CJ KN SS-N SA-N RS RSM RT UR OTR FAB KAB ODAB UMPK PAC ATGM SVD PKM PT JH WZ GJ KAB
    F/A EA KC AC RC CH BTG FPV""".split()
) - {"BTG", "FPV", "RT", "CH", "AC"}
_NEVER_PREFIXES: Final = frozenset(
    """COVID Covid SARS MERS CoV G U I PM CO H1N H5N GPT PS5 MP MI IP GDP EU UN AFP BBC CNN ISBN ISSN DVD CD HD UTC GMT
    MH KE LH QZ PS FZ EK Boeing Airbus A-level US-led""".split()
)
# Summits, groups of states, quarters, airliners and the like: letters and a number that name no weapon.
_NEVER_PLAIN: Final = patterns.compile(
    r"(?:G|E|P|Q|H|D)\d{1,2}|(?:COP|FY|AI|MH|GPT|RTX|PS|AD|BC|CO|EU|UN|US|N|B|H\d*N)\d+|A[23]\d\d|M25"
)
_NEVER_NAMES: Final = frozenset(
    """Covid COVID ASTM MERS BRICS Boeing Airbus Apollo Artemis Formula Area Article Agenda Vision Group Level Top Catch Route Highway
    Interstate Chapter Channel Windows Euro Expo Under Over Chandrayaan Voyager Pioneer Sputnik Soyuz Salyut Chang
    Tiangong Falcon Flight Studio Resolution Unit Camp Post Terminal Gate Track Room Grade Tier Phase Stage Plan Class
    Type Section Hepatitis Vitamin Influenza Omega Rule World Chernobyl Kosmos Cosmos Tokyo Paris Generation Gen Title
    Schedule Form Appendix Annex Table Figure Bloc Block Team Serie Ligue Bundesliga Division Category Cat Plus Multi
    Anti Non Mid Pre Post Pro Semi Ultra Super Inter Trans Sub Alpha Beta Delta Omicron Eurovision Copa
    Vladimir Kim Part Page Act Batch""".split()
)
_LABELLED: Final = patterns.compile(
    r"\b(?:highways?|roads?|routes?|motorways?|freeways?|autobahn|interstate|visas?|flights?|paper|vitamin|resolutions?|"
    r"summit|category|[Ss]ection|[Aa]rticle|[Pp]aragraph|bill|form|gate|room|track|page|terminal|channel|grade|exit|"
    r"boulevard|street|album|song|film|movie|train|metro|line|bus|class|stock|model|phone|camera|apartment|mascot|"
    r"spacecraft|probe|galaxy|asteroid|comet|protein|vaccine|virus|strain)s?\s$",
    re.IGNORECASE,
)
_LABEL_AFTER: Final = patterns.compile(
    r"['’]?s?[\s-](?:highways?|roads?|motorways?|freeways?|visas?|flights?|paper|vitamins?|summits?|nations?|countries|levels?|"
    r"results|students?|exams?|grades?|album|song|film|size|sheets?|pandemic|virus|vaccines?|variant|infections?|passengers?|"
    r"airliners?|league|championships?|tournament|squad|team|players?|race|driver|season|diabetes|schools?|education|"
    r"postcode|junction|bridge|ring\sroad|protocol|leaders|deaths|cases|measures(?!\s(?:(?:about|some|around|just)\s)?\d)|restrictions|lockdowns?|phones?|cameras?|"
    r"rebels?|militants?|insurgents?|gunmen|militia|rebel\sgroup|armed\sgroup|movement|"
    r"processors?|consoles?|galax(?:y|ies)|probe|engine(?!s?\sof))\b",
    re.IGNORECASE,
)
_CODENAME: Final = patterns.compile(
    r"\s[\"“‘']?(?P<name>(?!The\b|In\b|On\b|At\b|And\b|But\b|It\b|He\b|She\b)[A-Z](?:[a-z]{2,}|[A-Z]{2,})"
    r"(?:-[A-Z]{1,2})?(?:\s[A-Z][a-z]{2,})?(?:\s[IV]{1,3})?)(?P<close>[\"”’'])?"
    rf"(?=(?<=I)s(?!\w)|\s[a-z(–—-]|\s(?:ICBM|IRBM|SLBM|SRBM|MRBM|UAV|MLRS|SAM)s?\b|[,.;:)\]!?]|['’]s\b|\s?$|\s?\n|{VERSION})"
)


def designated(scene: Scene) -> list[Hit]:
    """Systems by their designation, where the article shows that it is one."""
    found, waiting = [], []
    for candidate in DESIGNATION.finditer(scene.text):
        if not scene.regions.hold(candidate.start(), candidate.end()) or _is_something_else(scene.text, candidate):
            continue
        rule = _evidence(scene, candidate)
        if rule:
            found.append(_system_hit(scene, candidate, rule))
        else:
            waiting.append(candidate)
    waiting = _without_known_among(scene, found, waiting)
    proven = {weapons.key(hit.name.split(" ")[0]) for hit in found} | {weapons.key(hit.name) for hit in found}
    families = {hit.name.split("-")[0] for hit in found if _OF_A_FAMILY.fullmatch(hit.name)}
    for candidate in waiting:
        printed = candidate.group()
        kin = _OF_A_FAMILY.fullmatch(printed) and printed.split("-")[0] in families
        if kin or weapons.key(_LETTERS_BEHIND.sub("", printed)) in proven or weapons.key(printed) in proven:
            found.append(_system_hit(scene, candidate, "designation-repeated"))
    found.extend([*_slashed(scene, found)])
    return found


# So many characters around a known label, two other systems make it one as well.
_AMONG: Final = 600


def _without_known_among(scene: Scene, found: list[Hit], waiting: list[re.Match[str]]) -> list[re.Match[str]]:
    """``waiting`` without the known labels ("the D-30") that go to ``found``, for two other systems are named near."""
    left, starts = [], sorted(hit.start for hit in found)
    for candidate in waiting:
        near = bisect_left(starts, candidate.end() + _AMONG) - bisect_left(starts, candidate.start() - _AMONG)
        if (
            near > 1
            and weapons.system_of(candidate.group()) is not None
            and not candidate["letters"]
            and not candidate["mark"]
        ):
            found.append(_system_hit(scene, candidate, "designation-known-among"))
        else:
            left.append(candidate)
    return left


# "the older Kemankeş-1" beside "the Kemankeş-2 missile".
_OF_A_FAMILY: Final = patterns.compile(rf"{UP}{LOW}{{3,14}}-(?:\d{{1,3}}[A-Z]?|{_ROMAN})")
# "three M-346s", "the PL-15E" beside the M-346 and the PL-15.
_LETTERS_BEHIND: Final = patterns.compile(r"(?<=-\d\d)[A-Zs]$|(?<=-\d\d\d)[A-Zs]$")
_STATES: Final = frozenset("TV FM AM US UK UN EU UAE USA NATO ASEAN AU DC AL EL UP PG".split())


def _is_something_else(text: str, candidate: re.Match[str]) -> bool:
    """Highways, visas, flights, paper, diseases, summits, leagues: the shape is a designation's, the thing is not."""
    if candidate["prefix"] in _NEVER_PREFIXES and weapons.system_of(candidate.group()) is None:
        return True
    if _SECOND_HALF.fullmatch(candidate.group()) and not _TITLE_IN_FRONT.search(
        text, max(0, candidate.start() - 20), candidate.start()
    ):
        return True
    if candidate["plain"] and _NEVER_PLAIN.fullmatch(candidate.group()):
        return True
    head = candidate.group().split("-")[0].split(" ")[0]
    if head in _NEVER_NAMES and candidate["type"] is None:
        return True
    if (candidate["variant"] or candidate["letters"]) and _STATES.intersection(candidate.group().split("-")):
        return True
    before = text[max(0, candidate.start() - 24) : candidate.start()]
    return bool(_LABELLED.search(before) or _LABEL_AFTER.match(text, candidate.end()))


def _evidence(scene: Scene, candidate: re.Match[str]) -> str | None:
    """The rule that proves a candidate, None where nothing does (yet)."""
    text, printed = scene.text, candidate.group()
    beside = _stands_at_class(text, candidate)
    if candidate["project"] or candidate["mark"]:
        return _evidence_of_a_number(scene, candidate)
    if (candidate["letters"] or candidate["long"]) and not (
        _CLASS_NEXT.match(text, candidate.end()) or CLASS_IN_APPOSITION.match(text, candidate.end())
    ):
        sure = weapons.key(printed) in weapons.by_key() and _WITH_THE.search(
            text, max(0, candidate.start() - 8), candidate.start()
        )
        return "designation-known" if sure and scene.armed(candidate.start()) else None
    if candidate["jetds"] or (printed.startswith("U-") and _U_BOAT.search(text)):
        return "designation-series"
    known = weapons.system_of(printed) or _by_codename(text, candidate)
    if known is not None and (beside or not _SHORT_LABEL.fullmatch(printed) or _is_sure(scene, candidate)):
        return "designation-known"
    if candidate["prefix"] in _STRONG_PREFIXES or beside:
        return "designation-beside-class" if beside else "designation-series"
    if _IN_A_LIST.search(text, max(0, candidate.start() - 30), candidate.start()) or _SHEET_NEXT.match(
        text, candidate.end()
    ):
        return "designation-listed"
    in_a_name = _SHORT_CODE.fullmatch(printed) and _NAME_IN_FRONT.search(
        text, max(0, candidate.start() - 24), candidate.start()
    )
    if candidate["type"] and _is_a_ship(scene, candidate):
        return "designation-described"
    if candidate["type"] is None and not in_a_name and is_described(scene, candidate.span(), bool(candidate["plain"])):
        return "designation-described"
    if candidate["plain"] and _is_bought(scene, candidate):
        return "designation-bought"
    if _PROJECT_NEXT.match(text, candidate.end()):
        return None
    if (candidate["code"] or candidate["soviet"]) and scene.armed(candidate.start()) and _plausible(candidate):
        return "designation-in-arms-context"
    return None


# "U-537" where the boats are spoken of.
_U_BOAT: Final = patterns.compile(r"\b(?:U-?boats?|German\ssubmarines?|Kriegsmarine)\b")


@cache
def _by_stem() -> dict[tuple[str, str], weapons.System]:
    """(letters and first number, name) of the systems that have both: "P-3 Orion" knows the "P-3K2 Orion"."""
    found: dict[tuple[str, str], weapons.System] = {}
    for system in weapons.systems():
        code, _, name = system.name.partition(" ")
        if name and (stem := _STEM.match(code)):
            found.setdefault((weapons.key(stem.group()), weapons.key(name)), system)
    return found


_STEM: Final = patterns.compile(r"[A-Z][A-Za-z/]{0,4}-?\d{1,3}")


def _by_codename(text: str, candidate: re.Match[str]) -> weapons.System | None:
    """The system of which the candidate is a variant, by the name that both bear."""
    stem, code = _STEM.match(candidate.group()), _CODENAME.match(text, candidate.end())
    if stem is None or code is None:
        return None
    name = weapons.key(code["name"])
    return _by_stem().get((weapons.key(stem.group()), name)) or _by_stem().get(
        (weapons.key(stem.group()), name.removesuffix("s"))
    )


# "the Meteor missile and the IRIS-T": initials of the lexicon behind an article, where arms are spoken of.
_WITH_THE: Final = patterns.compile(r"\b(?:[Tt]he|[Aa]n?)\s$")
# "2 x MSI DS27 mounts" of an armament list; the head of a data sheet, "MEKO A-200AN" over "Type: frigate".
_IN_A_LIST: Final = patterns.compile(r"(?:^|[\s(])\d{1,3}\s?[x×]\s(?P<maker>(?:[A-Z][\w.-]+\s){0,2})$")
_SHEET_NEXT: Final = patterns.compile(rf"[^\n]{{0,40}}\n\s*(?:Type|Class|Role)\s?:\s[^\n]{{0,60}}?{CLASS_WORD}(?!\w)")


def _is_sure(scene: Scene, candidate: re.Match[str]) -> bool:
    """True where a label that roads and gates bear too stands in a sentence on arms, is counted, or has its codename."""
    text, (start, end) = scene.text, candidate.span()
    if scene.armed(start) or _DESCRIBED.match(text, end) or COUNTED.search(text, max(0, start - 24), start):
        return True
    code = _CODENAME.match(text, end)
    return code is not None and weapons.key(f"{candidate.group()} {code['name']}") in weapons.by_key()


def _evidence_of_a_number(scene: Scene, candidate: re.Match[str]) -> str | None:
    """ "a patrol ship of Project 22160" and "Mk 48 torpedoes": the words around say what is numbered."""
    if candidate["mark"]:
        if _is_a_mark(scene.text, candidate):
            return "designation-beside-class"
        carried = _CARRIED.search(scene.text, max(0, candidate.start() - 40), candidate.start())
        known = weapons.system_of(candidate.group()) is not None and (carried or scene.armed(candidate.start()))
        return "designation-known" if known else None
    start, end = scene.sentences.around(candidate.start())
    start, end = max(start, candidate.start() - _NEAR), min(end, candidate.end() + _NEAR)
    return "designation-of-a-ship" if _NAVAL.search(scene.text, start, end) else None


# "The boats carry the Mark 48."
_CARRIED: Final = patterns.compile(
    r"\b(?:carr(?:y|ies|ied|ying)|(?:armed|equipped|fitted|loaded)\swith|fir(?:e|es|ed|ing)|launch(?:es|ed|ing)?)\s(?:(?:the|its|their|two|four|six|eight|\d+|several)\s)?(?:[a-z-]+\s){0,2}$"
)
_VERSION_OF: Final = patterns.compile(r"(?P<word>[A-Z][\w-]*)\s(?:\d+\s)?$")


def _is_a_mark(text: str, candidate: re.Match[str]) -> bool:
    """ "Mk 48 torpedoes"; behind another name it is that one's version."""
    named = _VERSION_OF.search(text, max(0, candidate.start() - 24), candidate.start())
    if named and not (named["word"] and (words.is_demonym(named["word"].lower()) or named["word"] in _STATES)):
        return False
    end = candidate.end()
    if code := _MARKS_NAME.match(text, end):
        end = code.end()
    return bool(_CLASS_NEXT.match(text, end) or CLASS_IN_APPOSITION.match(text, end))


# "the Mk44S Bushmaster II cannon"
_MARKS_NAME: Final = patterns.compile(rf"[ \u00a0]{UP}{LOW}{{3,14}}(?:[ \u00a0][IV]{{1,3}})?(?=[ \u00a0][a-z])")


_NAVAL: Final = patterns.compile(
    r"\b(?:frigates?|destroyers?|submarines?|corvettes?|warships?|patrol\s(?:ships?|boats?|vessels?)|landing\sships?|icebreakers?|fleet|navy|naval|knots|nautical\smiles|shipyards?|shipbuild\w+)\b",
    re.IGNORECASE,
)
_CHOSEN: Final = patterns.compile(r",?\s(?:built|designed|offered|made|proposed)\sby\b")


def _is_a_ship(scene: Scene, candidate: re.Match[str]) -> bool:
    """ "The Type 26 has a crew of 157", "chose the Type 26, built by X", where ships or a navy are spoken of."""
    start, end = scene.sentences.around(candidate.start())
    said = _DESCRIBED.match(scene.text, candidate.end()) or _CHOSEN.match(scene.text, candidate.end())
    return said is not None and _NAVAL.search(scene.text, max(0, start - _NEAR), end + _NEAR) is not None


def _stands_at_class(text: str, candidate: re.Match[str]) -> bool:
    """ "the K9 howitzer", "the K9 Vajra, a tracked gun", "five Type 31 ships"."""
    start, end = candidate.span()
    if stands_at_class(text, start, end) or ((candidate["type"] or candidate["plain"]) and SHIPS_NEXT.match(text, end)):
        return True
    code = _CODENAME.match(text, end)
    return code is not None and CLASS_IN_APPOSITION.match(text, code.end()) is not None


# What is said of a weapon and hardly of anything else; the sentence must name arms too.
_DESCRIBED: Final = patterns.compile(
    rf"(?:\s{UP}{LOW}{{2,14}}){{0,2}}(?:,\s[a-z ]{{2,24}},|,\swhich)?\s(?:weighs?|costs\s(?:[a-z]+\s){{0,2}}[$€£]?\d+|flew\s|is\sarmed|are\sarmed|mounts|displaces|carries\s(?:an?|\d|two|four|six|eight|up)|"
    r"fires|reaches|flies\s|can\s(?:fire|carry|fly|hit|strike|reach|travel)|has\san?\s(?:[\w-]+\s){0,2}(?:range|crew|calib(?:er|re)|warhead|gun|cost|price|"
    r"cannon|payload|speed|wingspan|ceiling|endurance|displacement)|has\sa\s\d+[ -]?mm)\b"
)
_ARMS_ONLY: Final = patterns.compile(
    r"\b(?:missiles?|rockets?|warheads?|weapons?|munitions?|ammunition|guns?|cannons?|howitzers?|artillery|torpedo(?:es)?|"
    r"bombs?|drones?|(?:battle\s)?tanks?|army|navy|air\sforce|armed\sforces|troops|combat|military|rifles?|shells?|interceptors?)\b",
    re.IGNORECASE,
)


def is_described(scene: Scene, name: tuple[int, int], near: bool) -> bool:
    """True where the words after ``name`` (start, end) are said of weapons and the sentence names arms; unless
    ``near``, the sentences before may name them."""
    described = _DESCRIBED.match(scene.text, name[1])
    if described is None:
        return False
    start, end = scene.sentences.around(name[0])
    return bool(_ARMS_ONLY.search(scene.text, start if near else max(0, start - _NEAR), end))


# A code with a hyphen may find the word about arms in the sentences before.
_NEAR: Final = 250
_CLASS_NEXT: Final = patterns.compile(rf"(?:{VERSION})?\s(?:[a-z-]+\s){{0,2}}?{CLASS_WORD}(?!\w)")
# "Thailand's S26T order": who buys stands in front; the sentences around speak of arms.
_BOUGHT: Final = patterns.compile(r"\s(?:orders?|purchases?|deliver(?:y|ies)|buy)\b")
_BUYER: Final = patterns.compile(r"\b(?P<who>[A-Z][\w.]+?)(?:['’]s?)?\s$")


def _is_bought(scene: Scene, candidate: re.Match[str]) -> bool:
    text, start = scene.text, candidate.start()
    who = _BUYER.search(text, max(0, start - 24), start) if _BOUGHT.match(text, candidate.end()) else None
    if who is None or not (words.is_demonym(who["who"].lower()) or who["who"].lower() in data.gazetteer()):
        return False
    first, last = scene.sentences.around(start)
    return _ARMS_ONLY.search(text, max(0, first - 4 * _NEAR), last) is not None


_PROJECT_NEXT: Final = patterns.compile(r"\s(?:program(?:me)?|project|competition|tender|initiative)\b")
# Roads, gates, vitamins and bands are labelled like these too, so they need a word about arms in the sentence.
_SHORT_LABEL: Final = patterns.compile(r"[ABCDEHKLMPUYZ]-\d{1,3}|[A-Z]\d{1,3}|F-\d|[A-Z]{2}-?\d")
_PLAIN_CODE: Final = patterns.compile(r"(?:[A-Z]{1,3}|[A-Z][a-z])-\d{1,3}[A-Z]{0,2}\d?|\d{1,2}[A-Z]\d{1,3}[A-Z]{0,2}")


def _plausible(candidate: re.Match[str]) -> bool:
    return bool(_PLAIN_CODE.fullmatch(candidate.group().removesuffix("s")))


_NAME_IN_FRONT: Final = patterns.compile(r"(?P<name>[A-Z][A-Za-z]{3,}(?:[\s-][A-Z][a-z]+)?)\s$")
# "the Carl-Gustaf M4 weighs": two letters and a number behind a name are a part of it.
_SHORT_CODE: Final = patterns.compile(r"[A-Z]{1,2}\d{1,2}")
# "1A3" and "2A6" are the second half of a name.
_SECOND_HALF: Final = patterns.compile(r"\d[A-Z]\d?")
_TITLE_IN_FRONT: Final = patterns.compile(r"(?<![.!?]\s)\b[A-Z][a-z]{3,}\s$")


def _system_hit(scene: Scene, candidate: re.Match[str], rule: str) -> Hit:
    text = scene.text
    start, end = candidate.start(), candidate.end()
    if front := _NAME_IN_FRONT.search(text, max(0, start - 24), start):
        for name in (front["name"], front["name"].split(" ")[-1]):
            if weapons.key(name) in weapons.by_key():
                start -= len(name) + 1
                break
    if start == candidate.start():
        start = _start_of_maker(text, start, candidate.group())
    if start == candidate.start() and (listed := _IN_A_LIST.search(text, max(0, start - 30), start)):
        start -= len(listed["maker"])
    if start == candidate.start() and (candidate["named"] or candidate["roman"]):
        start = _start_of_name(scene, start)
    if start == candidate.start() and _SECOND_HALF.fullmatch(candidate.group()):
        front = _TITLE_IN_FRONT.search(text, max(0, start - 20), start)
        start = front.start() if front else start
    if code := _CODENAME.match(text, end):
        end = _end_of_codename(text, (start, end), code)
    if version := _VERSION_NEXT.match(text, end):
        end = version.end()
    printed = " ".join(text[start:end].replace('"', "").replace("“", "").replace("”", "").split())
    counted = end == code.end("name") and COUNTED.search(text, max(0, start - 24), start) if code else None
    return Hit(start, end, _singular(printed, bool(counted)), "system", rule)


_WORDS_IN_FRONT: Final = patterns.compile(r"(?<![\w.'’-])(?P<name>(?:[A-Z][a-z]+[ \u00a0])?[A-Z][A-Za-z]+)[ \u00a0]$")


def _start_of_maker(text: str, start: int, code: str) -> int:
    """Where "Sukhoi Su-25" and "Cobra AH-1F" begin: behind the bureau that gave its letters, or with the system's own name."""
    front = _WORDS_IN_FRONT.search(text, max(0, start - 24), start)
    if front is None:
        return start
    last = front["name"].rsplit(" ", 1)[-1]
    if front["name"] in weapons.MAKERS:
        return front.start()
    if last in weapons.MAKERS:
        return front.end("name") - len(last)
    known = weapons.system_of(code)
    own = known is not None and any(last in form.split(" ") for form in (known.name, *known.aliases))
    return front.end("name") - len(last) if own and len(last) >= _SHORTEST_WORD else start


# "Tu-95 Bears": the plural of a plain word; "C-130 Hercules" is none.
_SHORTEST_WORD: Final = 4


def _singular(printed: str, counted: bool) -> str:
    """ "M-346s", "16 P-8A Poseidons", without the mark of the plural."""
    last = printed[:-1].rsplit(" ", 1)[-1]
    if last.isalpha() and weapons.key(f"{last}s") in weapons.by_key():  # "108 M1A2 Abrams"
        return printed
    known = weapons.key(last) in weapons.by_key() or (
        len(last) >= _SHORTEST_WORD and words.commonness(last.lower()) > -5
    )
    if printed.endswith("s") and " " in printed and printed[-2:] not in ("ss", "us", "is") and (known or counted):
        return printed[:-1]
    return _PLURAL_S.sub("", printed)


_WORD_IN_FRONT: Final = patterns.compile(r"(?<![\w.'’-])(?P<word>[A-Z][a-z]+)\s$")
_INSIDE: Final = patterns.compile(r"(?:[a-z\d,;:]|(?<!\w)(?:An?|The))[ \u00a0]\Z")


def _start_of_name(scene: Scene, start: int) -> int:
    """Where "Sea Lance-3" begins: a plain word in capitals inside a sentence is the name's, a people or a maker is not."""
    front = _WORD_IN_FRONT.search(scene.text, max(0, start - 16), start)
    if front is None or not _INSIDE.search(scene.text, max(0, front.start() - 5), front.start()):
        return start
    low = front["word"].lower()
    owner = words.is_demonym(low) or words.is_organization_head(low) or words.is_role(low) or low in words.CALENDAR
    plain = low in ("al", "el") or words.commonness(low) > 0
    around = scene.sentences.around(start)
    if owner or not plain or scene.regions.in_headline(start) or is_title_case(scene.text, around):
        return start
    return front.start()


_PLURAL_S: Final = patterns.compile(r"(?<=\d)s$|(?<=\d[A-Z])s$|(?<=\d[A-Z]{2})s$")
_SLASHED: Final = patterns.compile(r"/(?P<more>\d{1,4}[A-Z]{0,2}\d?)(?![\w/.,]\d|\w)")
_NUMBER: Final = patterns.compile(r"\d{1,4}[A-Z]{0,2}\d?$")


def _slashed(scene: Scene, hits: Iterable[Hit]) -> Iterator[Hit]:
    """The second of "Kh-59/69": what stands before the number holds for both."""
    for hit in hits:
        more = _SLASHED.match(scene.text, hit.end)
        if more and (number := _NUMBER.search(hit.name)):
            yield Hit(*more.span("more"), hit.name[: number.start()] + more["more"], "system", "designation-slashed")


_LONGEST_CLASS: Final = 4


def _opens_with_a_class(words_behind: str) -> bool:
    """True for "Loitering Munitions to", as headlines print a class behind its name."""
    forms, parts = class_words().forms, words_behind.split()
    return any(fold(" ".join(parts[:size])) in forms for size in range(1, _LONGEST_CLASS + 1))


_ENDS_IN_ROMAN: Final = patterns.compile(r"\s[IV]{1,3}$")


def _end_of_codename(text: str, span: tuple[int, int], code: re.Match[str]) -> int:
    start, end = span
    if not code["close"] and _opens_with_a_class(code["name"] + text[code.end("name") : code.end("name") + 40]):
        return end
    if _ENDS_IN_ROMAN.search(code["name"]):
        return code.end("name")
    for part in (code["name"], code["name"].split(" ")[0]):
        at = code.start("name") + len(part)
        if weapons.key(text[start:end] + part) in weapons.by_key() or weapons.key(part) in weapons.by_key():
            return at
    if any(DEMONYM.match(word) for word in code["name"].split(" ")):
        return end
    return code.end() if code["close"] else code.end("name")

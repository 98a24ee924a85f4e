"""Article -> mentions of weapon systems, weapon classes and platforms."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from generator import data
from generator.data import weapons
from generator.kinds import words
from generator.model import Article, Form, Mention, Span
from generator.text.regions import Regions, Sentences

KIND: Final = "weapon"


@dataclass(frozen=True, slots=True)
class _Hit:
    """A weapon on its way to a Mention."""

    start: int
    end: int
    name: str
    type: str
    rule: str
    form: Form = "name"


def find(article: Article) -> tuple[Mention, ...]:
    """All weapon mentions in the article's prose, in order of the text; spans do not overlap.

    ``type`` is "system" (a designation or a known name), "class" (a term of the class tree, named by its canonical
    term) or "platform" (a named ship, an armored train). A coordination gives a mention for each class."""
    regions = Regions(article)
    scene = _Scene(article.text, regions, Sentences(article))
    classes = list(_classes(scene))
    systems = [*_systems(scene), *_names_before(scene, classes), *_names_beside(scene)]
    systems = list(_with_codes_in_brackets(scene.text, [*systems, *_platforms(scene)]))
    systems.extend(_called(scene, [hit for hit in systems if hit.type == "system"]))
    named = _with_makers(scene.text, _settled(systems))
    named = _with_fullest_names(_settled([*named, *_repeated(scene, named), *_shortened(scene, named)]))
    classes = _settled(_without_touching(classes, named))
    hits = _settled([*named, *(hit for hit in classes if hit.rule and not _stands_beside(article.text, hit, named))])
    return tuple(_mention(article, hit) for hit in hits)


def _with_fullest_names(hits: list[_Hit]) -> list[_Hit]:
    """One name for one system: the fullest form the article prints ("M142 HIMARS" also for "HIMARS")."""
    fullest: dict[str, str] = {}
    for hit in hits:
        identity = weapons.identity(hit.name)
        fullest[identity] = max(fullest.get(identity, ""), hit.name, key=lambda n: (n.count(" "), len(n)))
    two_parts = {hit.name: two for hit in hits if (two := _TWO_PARTS.fullmatch(hit.name))}
    shortened = {name: two["code"] or two["last"] for name, two in two_parts.items()}
    uses = Counter(shortened.values())
    for full, code in shortened.items():
        if uses[code] == 1:
            fullest.setdefault(weapons.identity(code), full)
            fullest[weapons.identity(code)] = max(fullest[weapons.identity(code)], full, key=len)
    return [replace(hit, name=fullest[weapons.identity(hit.name)]) for hit in hits]


def _with_makers(text: str, hits: list[_Hit]) -> list[_Hit]:
    """ "Bayraktar Kızılelma": two names of systems in a row, of which the first is the family's, are one."""
    kept: list[_Hit] = []
    for hit in hits:
        family = kept and kept[-1].type == hit.type == "system" and kept[-1].rule == hit.rule == "system-lexicon"
        if family and text[kept[-1].end : hit.start] == " ":
            hit = replace(hit, start=kept.pop().start)
        kept.append(hit)
    return kept


def _with_codes_in_brackets(text: str, hits: Iterable[_Hit]) -> Iterator[_Hit]:
    """ "the Blekinge-class submarine (A26)": what stands in brackets behind a name is another name of it."""
    named = {hit.end: hit for hit in hits}
    for hit in hits:
        before = (
            named.get(hit.start - 2)
            if text[hit.start - 2 : hit.start] == " (" and text[hit.end : hit.end + 1] == ")"
            else None
        )
        yield replace(hit, name=before.name, form="alias") if before else hit


_BESIDE: Final = frozenset(("", "-", "'s", "’s"))


def _stands_beside(text: str, hit: _Hit, named: list[_Hit]) -> bool:
    """True for the class word of a named system ("Iskander-M missiles", "the frigate Admiral Gorshkov")."""
    at = bisect_left(named, hit.start, key=lambda other: other.start)
    before = at > 0 and text[named[at - 1].end : hit.start].strip(" \u00a0") in _BESIDE
    return before or (at < len(named) and not text[hit.end : named[at].start].strip(" \u00a0"))


def _mention(article: Article, hit: _Hit) -> Mention:
    return Mention(
        span=Span(article.id, hit.start, hit.end),
        kind=KIND,
        text=article.text[hit.start : hit.end],
        form=hit.form,
        rule=hit.rule,
        name=hit.name,
        type=hit.type,
    )


def _settled(hits: Iterable[_Hit]) -> list[_Hit]:
    """Longest first from the left, without overlaps."""
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _without_touching(hits: Iterable[_Hit], named: list[_Hit]) -> Iterator[_Hit]:
    """``hits`` that share no character with one of ``named`` (in order, without overlaps)."""
    for hit in hits:
        at = bisect_left(named, hit.end, key=lambda other: other.start)
        if at == 0 or named[at - 1].end <= hit.start:
            yield hit


class _Scene:
    """The text and what is asked of it again and again."""

    __slots__ = ("_armed", "regions", "sentences", "text")

    def __init__(self, text: str, regions: Regions, sentences: Sentences) -> None:
        self.text, self.regions, self.sentences = text, regions, sentences
        self._armed: dict[int, bool] = {}

    def armed(self, offset: int) -> bool:
        """True where the sentence speaks of arms in other words than the candidate's own."""
        at = self.sentences.index(offset)
        if at not in self._armed:
            start, end = self.sentences.around(offset)
            self._armed[at] = bool(_ARMS_CONTEXT.search(self.text, start, end))
        return self._armed[at]


# ---------------------------------------------------------------- systems: the grammar of designations

_LETTERS: Final = r"[A-Z][A-Za-z]{0,2}"
# Latin letters with and without marks: "Kemankeş-2", "Tamandaré-class".
_UP: Final = r"[A-ZÀ-ÖØ-ÞĀ-Ž]"
_LOW: Final = r"[a-zß-öø-ÿā-ž]"
_ROMAN: Final = r"(?:I{1,3}|IV|VI{0,3}|IX|X)"
_DESIGNATION: Final = re.compile(
    rf"(?<![\w.@/#&'’$€£\-–])(?=[0-9A-Z]|{_UP})(?=[^\W_]{{0,15}}[\d-]|Type|PzH|JAS)(?:"
    r"(?P<type>Type[ \u00a0-]0?\d{2,3}[A-Z]{0,3})"
    r"|(?P<solid>M\d{1,4}[A-Z]?\d?[A-Z]?|K\d{1,3}[A-Z]?\d?|FV\d{3,4}|CV\d{2,4}|TB\d|PzH[ \u00a0]?2000|AS\d{2}|AT\d|G36|JAS[ \u00a0-]?39)"
    r"|(?P<soviet>\d{1,2}[A-Z]\d{1,3}[A-Z]{0,2}\d?)"
    r"|(?P<plain>[A-Z]{1,5}\d{1,4}(?:\.\d(?!\d))?[A-Z]{0,3}\d?)"
    rf"|(?P<roman>{_UP}{_LOW}{{2,14}}-{_ROMAN})"
    rf"|(?P<variant>{_UP}{_LOW}{{2,14}}-[A-Z]{{1,3}}\d{{0,2}}[A-Z]{{0,2}})"
    rf"|(?P<letters>[A-Z]{{2,6}}-(?:{_ROMAN}(?![A-Z])|[A-Z]{{1,2}})(?:[ \u00a0](?:\d{{2,3}}|Batch[ -]{_ROMAN})(?!\d))?(?!-))"
    rf"|(?P<named>{_UP}{_LOW}{{2,14}}-\d{{1,4}}(?:[A-Z][a-z]{{1,2}}(?:-\d(?:\.\d)?)?|-\d{{1,2}}|[A-Za-z]?[A-Z]{{0,2}}\d?))"
    rf"|(?P<code>(?P<prefix>{_LETTERS}(?:[-/][A-Z]{{1,2}})?)-\d{{1,4}}(?:-\d{{1,2}})?[A-Za-z]{{0,3}}\d{{0,2}}[A-Z]?)"
    r")(?![\w@%°]|[.,]\d|-[a-z0-9]*(?:year|old|day|month|week|hour|meter|metre)s?\b)"
)
# What follows a name and tells the version: "Block IIA", "Mk 2", "Mod 4".
_VERSION: Final = r"[ \u00a0](?:(?:Block|Batch|Mod|Mark|Flight)[ \u00a0-](?:[IVX]{1,4}[A-C]?|\d{1,3}[A-Z]?)|(?:Mk\.?[ \u00a0]?)(?:[IVX]{1,4}[A-E]?|\d[A-Z]?))(?!\w)"
_VERSION_NEXT: Final = re.compile(_VERSION)

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
_NEVER_PLAIN: Final = re.compile(
    r"(?:G|E|P|Q|H|D)\d{1,2}|(?:COP|FY|AI|MH|GPT|RTX|PS|AD|BC|CO|EU|UN|US|N|B|H\d*N)\d+|A[23]\d\d|M25"
)
_NEVER_NAMES: Final = frozenset(
    """Covid Boeing Airbus Apollo Artemis Formula Area Article Agenda Vision Group Level Top Catch Route Highway
    Interstate Chapter Channel Windows Euro Expo Under Over Chandrayaan Voyager Pioneer Sputnik Soyuz Salyut Chang
    Tiangong Falcon Flight Studio Resolution Unit Camp Post Terminal Gate Track Room Grade Tier Phase Stage Plan Class
    Type Section Hepatitis Vitamin Influenza Omega Rule World Chernobyl Kosmos Cosmos Tokyo Paris Generation Gen Title
    Schedule Form Appendix Annex Table Figure Bloc Block Team Serie Ligue Bundesliga Division Category Cat Plus Multi
    Anti Non Mid Pre Post Pro Semi Ultra Super Inter Trans Sub Alpha Beta Delta Omicron Eurovision Copa
    Vladimir Kim Part Page Act Batch""".split()
)
_LABELLED: Final = re.compile(
    r"\b(?:highways?|roads?|routes?|motorways?|freeways?|autobahn|interstate|visas?|flights?|paper|vitamin|resolutions?|"
    r"summit|category|[Ss]ection|[Aa]rticle|[Pp]aragraph|bill|form|gate|room|track|page|terminal|channel|grade|exit|"
    r"boulevard|street|album|song|film|movie|train|metro|line|bus|class|stock|model|phone|camera|apartment|mascot|"
    r"spacecraft|probe|galaxy|asteroid|comet|protein|vaccine|virus|strain)s?\s$",
    re.IGNORECASE,
)
_LABEL_AFTER: Final = re.compile(
    r"['’]?s?[\s-](?:highways?|roads?|motorways?|freeways?|visas?|flights?|paper|vitamins?|summits?|nations?|countries|levels?|"
    r"results|students?|exams?|grades?|album|song|film|size|sheets?|pandemic|virus|vaccines?|variant|infections?|passengers?|"
    r"airliners?|league|championships?|tournament|squad|team|players?|race|driver|season|diabetes|schools?|education|"
    r"postcode|junction|bridge|ring\sroad|protocol|leaders|deaths|cases|measures|restrictions|lockdowns?|phones?|cameras?|"
    r"processors?|consoles?|galax(?:y|ies)|probe|engine(?!s?\sof))\b",
    re.IGNORECASE,
)
_ARMS_CONTEXT: Final = re.compile(
    r"\b(?:missiles?|rockets?|drones?|tanks?|fighters?|jets?|warplanes?|bombers?|aircraft|helicopters?|submarines?|warships?|"
    r"destroyers?|frigates?|artillery|howitzers?|launche?[ds]?|launchers?|fir(?:ed|ing)|warheads?|shot\sdown|downed|"
    r"air\sdefen[cs]es?|weapons?|munitions?|ammunition|squadrons?|brigades?|armou?red|rifles?|torpedo(?:es)?|radars?|army|"
    r"navy|air\sforce|military|troops|combat|strikes?|deploy(?:ed|s|ment)?|interceptors?|UAVs?|guns?|batter(?:y|ies)|"
    r"sorties?|arsenal|tested|test-fired|range|payload|crew|pilots?|soldiers?|intercepted|delivered|armed\sforces)\b",
    re.IGNORECASE,
)
_CLASS_WORD: Final = (
    r"(?:missiles?|rockets?|drones?|tanks?|fighters?|jets?|warplanes?|bombers?|planes?|aircraft|helicopters?|gunships?|"
    r"submarines?|destroyers?|frigates?|corvettes?|cruisers?|howitzers?|artillery|launchers?|systems?|batter(?:y|ies)|"
    r"rifles?|guns?|mortars?|torpedo(?:es)?|warheads?|interceptors?|UAVs?|ICBMs?|SLBMs?|bombs?|munitions?|vehicles?|"
    r"carriers?|MLRS|radars?|shells?|mines?|grenades?|complex(?:es)?|gliders?|satellites?|carbines?|pistols?)"
)
# How a fresh system is introduced: "the X ballistic missile", "a missile called the X", "missile - the X".
_CLASS_AFTER: Final = re.compile(
    rf"['’]?s?[\s-](?:(?!(?:an?|the|his|her|its|their|by|with|to|at|for|is|was|are|were|from|has|had|as|in|on|of|after|while|when|into|over|near|during|before|but|who|that|which|against|about)\s)[\"“(]?[\w-]+[\"”)]?\s){{0,4}}?"
    rf"{_CLASS_WORD}(?!\w)|\s?\([^()]{{0,30}}{_CLASS_WORD}"
)
_CLASS_IN_APPOSITION: Final = re.compile(
    rf"(?:,\s(?:an?|the|its|one\sof|another)|\s(?:is|was)\san?)\s(?:(?:[\w-]|\d\.\d)+,?\s){{0,6}}?{_CLASS_WORD}(?!\w)"
)
_CLASS_BEFORE: Final = re.compile(
    rf"(?<!\w){_CLASS_WORD}(?:,|\s?[-–—:])?\s(?:(?:called|named|dubbed|known|designated|codenamed|as|is|was|were|such|like|"
    rf"including|namely|the|a|an|its|their|new|so-called|type|of|and|or|[A-Z][\w-]+,)\s){{0,4}}[\"“(]?$"
)
_CODENAME: Final = re.compile(
    r"\s[\"“‘']?(?P<name>(?!The\b|In\b|On\b|At\b|And\b|But\b|It\b|He\b|She\b)[A-Z](?:[a-z]{2,}|[A-Z]{2,})"
    r"(?:-[A-Z]{1,2})?(?:\s[A-Z][a-z]{2,})?(?:\sI{1,3})?)(?P<close>[\"”’'])?"
    r"(?=\s[a-z(–—-]|\s(?:ICBM|IRBM|SLBM|SRBM|MRBM|UAV|MLRS|SAM)s?\b|[,.;:)\]!?]|['’]s\b|\s?$|\s?\n)"
)
_DEMONYM: Final = re.compile(
    r"(?:[A-Z]\w*(?:ians?|eans?|ish|ese|chs?|ic|aqis?|raelis?|menis?|istanis?|ghans?|ricans?)|Ukraine|Russia|Iran|Israel|"
    r"China|India|Turkey|Japan|Poland|Germany|France|Britain|America|Korea|NATO|Kyiv|Moscow|Kremlin|Pentagon|Army|Navy|"
    r"Air|Force|Forces|Marine|Corps|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Type|Block|Fighter|Jets?|"
    r"Missiles?|Tanks?|Drones?|Rockets?|Helicopters?|Bombers?|Aircraft|Deal|Sale|January|February|March|April|May|June|"
    r"July|August|September|October|November|December|System|Systems|Launchers?|President|Minister|General)$"
)


def _systems(scene: _Scene) -> list[_Hit]:
    found, waiting = [], []
    for candidate in _DESIGNATION.finditer(scene.text):
        if not scene.regions.hold(candidate.start(), candidate.end()) or _is_something_else(scene.text, candidate):
            continue
        rule = _evidence(scene, candidate)
        if rule:
            found.append(_system_hit(scene, candidate, rule))
        else:
            waiting.append(candidate)
    proven = {weapons.key(hit.name.split(" ")[0]) for hit in found} | {weapons.key(hit.name) for hit in found}
    families = {hit.name.split("-")[0] for hit in found if _OF_A_FAMILY.fullmatch(hit.name)}
    for candidate in waiting:
        printed = candidate.group()
        kin = _OF_A_FAMILY.fullmatch(printed) and printed.split("-")[0] in families
        if kin or weapons.key(printed) in proven:
            found.append(_system_hit(scene, candidate, "designation-repeated"))
    found.extend([*_slashed(scene, found)])
    found.extend(_known_names(scene))
    found.extend(_fresh_names(scene))
    return found


# "the older Kemankeş-1" beside "the Kemankeş-2 missile".
_OF_A_FAMILY: Final = re.compile(rf"{_UP}{_LOW}{{3,14}}-(?:\d{{1,3}}[A-Z]?|{_ROMAN})")
_STATES: Final = frozenset("TV FM AM US UK UN EU UAE USA NATO ASEAN AU DC AL EL UP PG".split())


def _is_something_else(text: str, candidate: re.Match[str]) -> bool:
    """Highways, visas, flights, paper, diseases, summits, leagues: the shape is a designation's, the thing is not."""
    if candidate["prefix"] in _NEVER_PREFIXES:
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


def _evidence(scene: _Scene, candidate: re.Match[str]) -> str | None:
    """The rule that proves a candidate, None where nothing does (yet)."""
    text, printed = scene.text, candidate.group()
    beside = _class_beside(text, candidate.start(), candidate.end())
    if candidate["letters"] and not (
        _CLASS_NEXT.match(text, candidate.end()) or _CLASS_IN_APPOSITION.match(text, candidate.end())
    ):
        return None
    known = weapons.system_of(printed)
    if known is not None and (beside or scene.armed(candidate.start()) or not _SHORT_LABEL.fullmatch(printed)):
        return "designation-known"
    if candidate["prefix"] in _STRONG_PREFIXES:
        return "designation-series"
    if beside:
        return "designation-beside-class"
    if candidate["type"] is None and _is_described(scene, candidate):
        return "designation-described"
    if _PROJECT_NEXT.match(text, candidate.end()):
        return None
    if (candidate["code"] or candidate["soviet"]) and scene.armed(candidate.start()) and _plausible(candidate):
        return "designation-in-arms-context"
    return None


# What is said of a weapon and hardly of anything else; the sentence must name arms too.
_DESCRIBED: Final = re.compile(
    rf"(?:\s{_UP}{_LOW}{{2,14}}){{0,2}}\s(?:weighs?|is\sarmed|are\sarmed|mounts|displaces|carries\s(?:an?|\d|two|four|six|eight|up)|"
    r"fires|reaches|flies\s|can\s(?:fire|carry|fly|hit|strike|reach|travel)|has\san?\s(?:[\w-]+\s){0,2}(?:range|crew|calib(?:er|re)|warhead|gun|"
    r"cannon|payload|speed|wingspan|ceiling|endurance|displacement)|has\sa\s\d+[ -]?mm)\b"
)
_ARMS_ONLY: Final = re.compile(
    r"\b(?:missiles?|rockets?|warheads?|weapons?|munitions?|ammunition|guns?|cannons?|howitzers?|artillery|torpedo(?:es)?|"
    r"bombs?|drones?|(?:battle\s)?tanks?|army|navy|air\sforce|armed\sforces|troops|combat|military|rifles?|shells?|interceptors?)\b",
    re.IGNORECASE,
)


def _is_described(scene: _Scene, candidate: re.Match[str]) -> bool:
    described = _DESCRIBED.match(scene.text, candidate.end())
    if described is None:
        return False
    start, end = scene.sentences.around(candidate.start())
    near = start if candidate["plain"] else max(0, start - _NEAR)
    return bool(_ARMS_ONLY.search(scene.text, near, end))


# A code with a hyphen may find the word about arms in the sentences before.
_NEAR: Final = 250


_CLASS_NEXT: Final = re.compile(rf"\s(?:[a-z-]+\s){{0,2}}?{_CLASS_WORD}(?!\w)")
_PROJECT_NEXT: Final = re.compile(r"\s(?:program(?:me)?|project|competition|tender|initiative)\b")


def _class_beside(text: str, start: int, end: int) -> bool:
    if _CLASS_AFTER.match(text, end) or _CLASS_IN_APPOSITION.match(text, end):
        return True
    return bool(_CLASS_BEFORE.search(text[max(0, start - 60) : start]))


# Roads, gates, vitamins and bands are labelled like these too, so they need a word about arms in the sentence.
_SHORT_LABEL: Final = re.compile(r"[ABCDEHKLMPUYZ]-?\d{1,3}|F-\d|[A-Z]{2}-\d")
_PLAIN_CODE: Final = re.compile(r"(?:[A-Z]{1,3}|[A-Z][a-z])-\d{1,3}[A-Z]{0,2}\d?|\d{1,2}[A-Z]\d{1,3}[A-Z]{0,2}")


def _plausible(candidate: re.Match[str]) -> bool:
    return bool(_PLAIN_CODE.fullmatch(candidate.group().removesuffix("s")))


_NAME_IN_FRONT: Final = re.compile(r"(?P<name>[A-Z][A-Za-z]{3,}(?:\s[A-Z][a-z]+)?)\s$")


# "1A3" and "2A6" are the second half of a name.
_SECOND_HALF: Final = re.compile(r"\d[A-Z]\d?")
_TITLE_IN_FRONT: Final = re.compile(r"(?<![.!?]\s)\b[A-Z][a-z]{3,}\s$")


def _system_hit(scene: _Scene, candidate: re.Match[str], rule: str) -> _Hit:
    text = scene.text
    start, end = candidate.start(), candidate.end()
    if front := _NAME_IN_FRONT.search(text, max(0, start - 24), start):
        for name in (front["name"], front["name"].split(" ")[-1]):
            if weapons.key(name) in weapons.by_key():
                start -= len(name) + 1
                break
    if start == candidate.start() and _SECOND_HALF.fullmatch(candidate.group()):
        front = _TITLE_IN_FRONT.search(text, max(0, start - 20), start)
        start = front.start() if front else start
    if code := _CODENAME.match(text, end):
        end = _end_of_codename(text, (start, end), code)
    if version := _VERSION_NEXT.match(text, end):
        end = version.end()
    printed = " ".join(text[start:end].replace('"', "").replace("“", "").replace("”", "").split())
    return _Hit(start, end, _PLURAL_S.sub("", printed), "system", rule)


_PLURAL_S: Final = re.compile(r"(?<=\d)s$|(?<=\d[A-Z])s$|(?<=\d[A-Z]{2})s$")
_SLASHED: Final = re.compile(r"/(?P<more>\d{1,4}[A-Z]{0,2}\d?)(?![\w/.,]\d|\w)")
_NUMBER: Final = re.compile(r"\d{1,4}[A-Z]{0,2}\d?$")


def _slashed(scene: _Scene, hits: Iterable[_Hit]) -> Iterator[_Hit]:
    """The second of "Kh-59/69": what stands before the number holds for both."""
    for hit in hits:
        more = _SLASHED.match(scene.text, hit.end)
        if more and (number := _NUMBER.search(hit.name)):
            yield _Hit(*more.span("more"), hit.name[: number.start()] + more["more"], "system", "designation-slashed")


def _end_of_codename(text: str, span: tuple[int, int], code: re.Match[str]) -> int:
    start, end = span
    for part in (code["name"], code["name"].split(" ")[0]):
        at = code.start("name") + len(part)
        if weapons.key(text[start:end] + part) in weapons.by_key() or weapons.key(part) in weapons.by_key():
            return at
    if any(_DEMONYM.match(word) for word in code["name"].split(" ")):
        return end
    return code.end() if code["close"] else code.end("name")


# ---------------------------------------------------------------- systems: known names without a number


@cache
def _names() -> tuple[re.Pattern[str], frozenset[str]]:
    """Names of the lexicon that the designation grammar does not see, and those of them that are common words."""
    forms: set[str] = set()
    common: set[str] = set()
    for system in weapons.systems():
        for form in (system.name, *system.aliases):
            if not _DESIGNATION.fullmatch(form):
                forms.add(form)
        common |= system.common
    ordered = sorted(forms, key=lambda f: (-len(f), f))
    alternatives = "|".join(re.escape(form).replace(r"\ ", r"[\s\u00a0]") for form in ordered)
    variant = (
        rf"(?:{_VERSION}|[\s\u00a0][A-Z]{{1,3}}\d{{1,3}}[A-Z]?(?!\w)|[\s\u00a0]\d-\d(?![\w.,%]|-\d)|"
        r"[\s\u00a0](?:(?:Mk\.?[\s\u00a0]?)?\d[A-Z]?\d?[A-Z]{0,2}(?![\w.,%]\d|\s(?:million|billion|percent|km))"
        r"|[B-H](?:/[B-H])?(?![\w.'’-])))?"
    )
    pattern = (
        rf"(?<![\w@#-])(?=[A-Z1-9])(?P<name>{alternatives})(?P<variant>{variant})(?:(?<=[a-z])s)?(?![\w])(?!-[a-z])"
    )
    return re.compile(pattern), frozenset(common)


_PERSON_OR_FIRM: Final = re.compile(
    r"['’]?\s(?:[A-Z][a-z]+\s)?(?:said|says|told|Inc|Corp|Ltd|Holdings|Group|Party|Street|Park)\b"
)
_HONORIFIC: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Dr)\.?\s$")


def _known_names(scene: _Scene) -> Iterator[_Hit]:
    """Names of the lexicon; one that is a common word too ("Patriot"), where the article shows once that it is a system."""
    proven: set[str] = set()
    waiting: list[_Hit] = []
    for hit, name, is_proof in _known_candidates(scene):
        if is_proof:
            proven |= {name, hit.name}
            yield hit
        else:
            waiting.append(hit)
    yield from (hit for hit in waiting if hit.name in proven)


_GIVEN_NAME_BEFORE: Final = re.compile(r"(?P<given>[A-ZÀ-Þ][\w’'-]+)\s$")


def _is_surname(text: str, start: int) -> bool:
    before = _GIVEN_NAME_BEFORE.search(text, max(0, start - 20), start)
    low = data.fold(before["given"]) if before else ""
    return "g" in words.name_flags(low) and not words.is_demonym(low) and words.commonness(low) < -10


# "5,500 Javelins": the count and the plural tell.
_COUNTED: Final = re.compile(
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|dozens?\sof|hundreds\sof|thousands\sof))\s(?:[a-z]+\s)?$"
)


def _known_candidates(scene: _Scene) -> Iterator[tuple[_Hit, str, bool]]:
    """(hit, its name without a variant, whether it needs no other proof)."""
    pattern, common = _names()
    for hit in pattern.finditer(scene.text):
        start, end = hit.start(), hit.end()
        if not scene.regions.hold(start, end):
            continue
        name = " ".join(hit["name"].split())
        beside = _class_beside(scene.text, start, end)
        if hit["variant"] and hit["variant"].strip().isdigit() and not beside and name not in common:
            end = hit.end("name")
        lettered = hit["variant"].strip()[:1].isalpha()
        if not beside and not hit["variant"] and _is_surname(scene.text, start):
            continue
        if name not in common and not scene.armed(start) and len(name) < 5:
            continue
        if _PERSON_OR_FIRM.match(scene.text, end) or _HONORIFIC.search(scene.text, max(0, start - 5), start):
            continue
        printed = " ".join(scene.text[start : min(end, hit.end("variant"))].split())
        counted = (
            scene.text[hit.end("variant") : end] == "s"
            and scene.armed(start)
            and _COUNTED.search(scene.text, max(0, start - 24), start)
        )
        proof = name not in common or beside or lettered or bool(counted)
        yield _Hit(start, end, printed, "system", "system-lexicon"), name, proof


# ---------------------------------------------------------------- systems: fresh names without a number

# Initials are names of armed groups too, so only what no group lends its name to is taken for a system.
_FRESH: Final = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|several|\d+|[Aa]n?|new)\s(?=[^\Wa-z])(?:"
    rf"(?P<name>{_UP}{_LOW}{{2,14}}(?:\s{_UP}{_LOW}{{1,14}})?)\s"
    r"(?=(?:\dx\d\s)?(?:[a-z-]+\s){0,2}?(?:missiles?|rockets?|drones?|tanks?|howitzers?|torpedo(?:es)?|warplanes?|aircraft|"
    r"fighter\sjets?|attack\shelicopters?|helicopter\sgunships?|rifles?|rocket\slaunchers?)\b)"
    r"|(?P<initials>[A-Z]{4,9}(?:\sI{1,3})?)\s"
    r"(?=(?:anti-(?:ship|tank|radiation|aircraft)|cruise|ballistic|air-to-(?:air|surface|ground)|surface-to-(?:air|surface))\s"
    r"(?:guided\s)?missiles?\b|torpedo(?:es)?\b|howitzers?\b|(?:multiple\s)?rocket\slaunchers?\b))"
)


def _fresh_names(scene: _Scene) -> Iterator[_Hit]:
    """ "two Alpha Jet aircraft", "a Falaq missile": a counted name right before its class, of no people, place or firm."""
    for hit in _FRESH.finditer(scene.text):
        start, end = hit.span("name" if hit["name"] else "initials")
        name = scene.text[start:end]
        if scene.regions.hold(start, end) and not _is_an_owner(name.lower().split(" ")):
            yield _Hit(start, end, name, "system", "name-before-class")


_NAME_AFTER: Final = re.compile(
    rf"(?<!\w){_CLASS_WORD}\s(?P<name>[A-Z][a-z]{{2,14}}\s\d{{1,3}}[A-Z]?)(?![\w%]|[.,:]\d|\s(?:million|billion|percent|km|people))"
)
_NAME_APPOSED: Final = re.compile(
    r"(?<!\w)(?:[Tt]he|[A-Z]\w+['’]s)\s(?P<name>[A-Z][a-z]{2,14}(?:\s[A-Z][a-z]{2,14})?),\s(?:an?|its|their|another|one\sof\sthe)\s"
    r"(?:[\w.-]+,?\s){0,5}?"
    r"(?:missiles?|drones?|tanks?|howitzers?|torpedo(?:es)?|rifles?|fighter\sjets?|bombers?|helicopters?|rocket\slaunchers?)"
    r"(?=,|\s(?:with|which|that|which|capable|able|designed|developed|built|made|armed)\b)"
)
_MONTH_OR_DAY: Final = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)[a-z]*\s"
)


def _names_beside(scene: _Scene) -> Iterator[_Hit]:
    """ "the air defense system Korkut 2", "the Agni Prime, a solid-fuelled missile with": of no people, place or firm."""
    for pattern, rule in ((_NAME_AFTER, "name-after-class"), (_NAME_APPOSED, "name-before-class")):
        for hit in pattern.finditer(scene.text):
            start, end = hit.span("name")
            low = hit["name"].lower().split(" ")
            owner = _is_an_owner([w for w in low if not w[0].isdigit()])
            if scene.regions.hold(start, end) and not owner and not _MONTH_OR_DAY.match(hit["name"]):
                yield _Hit(start, end, hit["name"], "system", rule)


# What a name right in front makes a system of; a "Gaza rocket" or a "Tigray mine" says whose it is, not what it is.
_NAMED_BY_TYPE: Final = frozenset(
    "missile;torpedo;howitzer;self-propelled gun;anti-aircraft gun;rifle;machine gun;pistol;drone;loitering munition;"
    "combat aircraft;helicopter;reconnaissance aircraft;tank;armored vehicle;warship;submarine;multiple rocket launcher;"
    "air defense system;glide bomb;artillery shell".split(";")
)
_NAME_BEFORE: Final = re.compile(
    r"(?<![\w.'’&-])(?P<name>(?:[A-Z][a-z]{1,14}[ \u00a0]){0,2}[A-Z][a-z]{2,14}(?:-[A-Z][a-z]+)?(?:[ \u00a0]I{1,3})?)[ \u00a0](?:\dx\d[ \u00a0])?"
    r"(?:[a-z]{2,15}(?:-[a-z]{2,15}){1,3}[ \u00a0])?$"
)


_OPENS_A_SENTENCE: Final = re.compile(
    r"The|An?|Its?|Their|His|Her|Our|My|This|That|These|Those|All|Both|Some|Any|No|Many|Most|More|Several|Few|Other|Such|"
    r"Each|Every|Another|New|Old|Modern|Older|Newer|Additional|Further|First|Only|Even|Two|Three|Four|Five|Six|Seven|Eight|"
    r"Nine|Ten|Dozens|With|In|On|At|By|For|From|Of|To|As|And|But|Or|If|When|While|After|Before|Since|Using|Like|Unlike|"
    r"Between|Against|Under|Over|Near|Via|Per|Although|Because|Heavy|Light|Large|Small|Long|Short|Medium|Advanced|Nuclear|"
    r"Guided|Armed|Unmanned|Enemy|Hostile|Local|Foreign|Domestic|[A-Z][a-z]+(?:ed|ing|ly)"
)


@cache
def _named_by_type() -> frozenset[str]:
    return frozenset(name for name, node in weapons.classes().items() if _NAMED_BY_TYPE & set(node.path))


def _names_before(scene: _Scene, classes: Iterable[_Hit]) -> Iterator[_Hit]:
    """ "Sea Ceptor missiles", "Marder infantry fighting vehicles": a capitalised name right before its class."""
    for hit in classes:
        if not hit.rule or hit.name not in _named_by_type() or scene.text[hit.start].isupper():
            continue
        before = _NAME_BEFORE.search(scene.text, max(0, hit.start - 50), hit.start)
        if before is not None and (name := _own_name(scene, before, hit)):
            yield _Hit(before.end("name") - len(name), before.end("name"), name, "system", "name-before-class")


def _own_name(scene: _Scene, before: re.Match[str], hit: _Hit) -> str | None:
    """The part of the capitalised words that is the system's own name; None where they say whose it is."""
    start = before.start("name")
    around = scene.sentences.around(start)
    if scene.regions.in_headline(start) or _is_title_case(scene.text, around):
        return None
    parts = re.split(r"[ \u00a0]", before["name"])
    if start == around[0] and _OPENS_A_SENTENCE.fullmatch(parts[0]):
        del parts[0]
    while parts and words.is_demonym(parts[0].lower()):
        del parts[0]
    low = [part.lower() for part in parts]
    of_many_words = " " in scene.text[hit.start : hit.end]
    if not parts or _DEMONYM.match(parts[-1]) or low[0].endswith("ern") or _is_an_owner(low, of_many_words):
        return None
    name = before["name"][-len(" ".join(parts)) :]
    return None if _acts(name).search(scene.text) else name


def _acts(name: str) -> re.Pattern[str]:
    """Where a name speaks, commands or owns, it is of people, whatever is called after them."""
    return re.compile(
        rf"(?<!\w){re.escape(name)}(?:['’]s?\s|\s(?:said|says|told|announced|claimed|denied|militants?|fighters|rebels?|group|"
        r"movement|forces|officials?|government|regime|spokes\w+|leaders?|militia|troops|soldiers|terrorists?|insurgents?)\b)"
    )


def _repeated(scene: _Scene, named: Iterable[_Hit]) -> Iterator[_Hit]:
    """A name that was proved beside its class is the system elsewhere in the article too."""
    yield from _sails_again(scene, named)
    proven = {hit.name: hit.name for hit in named if hit.rule == "name-before-class"}
    proven |= {scene.text[hit.start : hit.end]: hit.name for hit in named if hit.rule == "name-by-naming"}
    for start, end, name in _occurrences(scene.text, proven):
        if scene.regions.hold(start, end):
            yield _Hit(start, end, name, "system", "name-repeated")


_FIRST_PART: Final = re.compile(r"(?<![\w-])[^\W_]+")
_AFTER_NAME: Final = re.compile(r"s?(?![\w-]|\s[A-Z][a-z])")


def _occurrences(text: str, names: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    """(start, end, value) of each printed name in ``text``, plural "s" included; one pass however many names there are."""
    by_first: dict[str, list[str]] = {}
    for printed in names:
        if first := _FIRST_PART.match(printed):
            by_first.setdefault(first.group(), []).append(printed)
            by_first.setdefault(first.group() + "s", []).append(printed)
    for word in _FIRST_PART.finditer(text) if by_first else ():
        for printed in by_first.get(word.group(), ()):
            if text.startswith(printed, word.start()):
                after = _AFTER_NAME.match(text, word.start() + len(printed))
                if after is not None:
                    yield word.start(), after.end(), names[printed]


# "the KF51 Panther" is "the Panther" and "the KF51" later on.
_TWO_PARTS: Final = re.compile(
    rf"(?P<code>[A-Z][A-Za-z]{{0,3}}-?\d{{1,3}}[A-Z]?|[A-Z]{{3}}) (?P<name>{_UP}{_LOW}{{3,14}}(?: {_UP}{_LOW}{{3,14}})?)"
    rf"|{_UP}{_LOW}{{3,14}} (?P<last>[A-Z]{{1,3}}\d{{1,3}}[A-Z]?)"
)


def _shortened(scene: _Scene, named: Iterable[_Hit]) -> Iterator[_Hit]:
    """One part of a name of two, where only one system of the article has it: the code alone, or "the" and the name."""
    parts: dict[str, set[str]] = {}
    for full in dict.fromkeys(hit.name for hit in named if hit.type == "system"):
        if two := _TWO_PARTS.fullmatch(full):
            for part in filter(None, two.groups()):
                parts.setdefault(part, set()).add(full)
    alone = {
        part: next(iter(names)) for part, names in parts.items() if len(names) == 1 and not _INITIALS.fullmatch(part)
    }
    for start, end, name in _occurrences(scene.text, alone):
        is_code = any(c.isdigit() for c in scene.text[start:end])
        if (is_code or _DETERMINER.search(scene.text, max(0, start - 8), start)) and scene.regions.hold(start, end):
            yield _Hit(start, end, name, "system", "name-shortened")


_INITIALS: Final = re.compile(r"[A-Z]+")
_DETERMINER: Final = re.compile(r"(?<![\w.-])(?:[Tt]he|[Aa]n?|[Ii]ts|[Ee]ach|\d+)\s\Z")


def _sails_again(scene: _Scene, named: Iterable[_Hit]) -> Iterator[_Hit]:
    """ "the Liaoning" once more; without the article it may be the place."""
    for name in dict.fromkeys(hit.name for hit in named if hit.rule == "ship-by-verb"):
        for hit in re.finditer(rf"(?<![\w-])[Tt]he (?P<name>{re.escape(name)})(?![\w-]|\s[A-Z][a-z])", scene.text):
            if scene.regions.hold(*hit.span("name")):
                yield _Hit(*hit.span("name"), name, "platform", "name-repeated")


_CALLED: Final = (
    r"(?:which\s(?:is|was)\s)?(?:(?:also|better|otherwise|formerly|locally)\s)?(?:called|named|dubbed|nicknamed|codenamed|christened|"
    r"designated|known)\s(?:(?:in|by|to)\s(?:[\w-]+\s){1,3}?)?(?:as\s)?(?:the\s)?[\"“]?"
)
_ANY_NAME: Final = rf"(?P<name>{_UP}{_LOW}{{2,14}}(?:\s{_UP}{_LOW}{{2,14}})?(?:[-\s]\d{{1,3}}[A-Z]?)?|[A-Z]{{3,9}}(?:-[A-Z]{{1,3}})?(?:\s\d)?)(?![\w-])"
_CALLED_CLASS: Final = re.compile(
    r"(?<!\w)(?:missiles?|rockets?|drones?|torpedo(?:es)?|howitzers?|rifles?|munitions?|launchers?|interceptors?|UAVs?|ICBMs?|"
    r"(?:missile|rocket|artillery|weapons?|laser|defen[cs]e)\ssystems?|fighters?\sjets?|helicopters?|bombers?|glide\sbombs?),?\s"
    rf"{_CALLED}{_ANY_NAME}"
)
_CALLED_TOO: Final = re.compile(rf",?\s\(?{_CALLED}{_ANY_NAME}")


def _called(scene: _Scene, systems: Iterable[_Hit]) -> Iterator[_Hit]:
    """ "a missile called Kheibar", "the Storm Shadow, known in France as SCALP-EG": the text says that it is its name."""
    found = [(hit, hit["name"]) for hit in _CALLED_CLASS.finditer(scene.text)]
    found += [(hit, system.name) for system in systems if (hit := _CALLED_TOO.match(scene.text, system.end))]
    for hit, name in found:
        start, end = hit.span("name")
        low = hit["name"].lower().split(" ")
        if scene.regions.hold(start, end) and not _is_an_owner([low[0]], True) and not _DEMONYM.match(hit["name"]):
            yield _Hit(start, end, name, "system", "name-by-naming", "name" if name == hit["name"] else "alias")


def _is_an_owner(low: list[str], beside_many_words: bool = False) -> bool:
    """True where the name before the class word says whose it is: a people, a country, a force, a firm, a person."""
    whole = " ".join(low)
    if whole in words.organizations() or whole in data.gazetteer() or words.is_demonym(whole):
        return True
    if any(words.is_demonym(w) or words.is_organization_head(w) or words.is_role(w) for w in low):
        return True
    if any(w in words.organizations() for w in low) or low[0] in data.gazetteer():
        return True
    if len(low) == 1:
        return bool(words.name_flags(low[0])) and not beside_many_words
    return "g" in words.name_flags(low[0])


# ---------------------------------------------------------------- platforms

# Prefixes of commissioned ships by navy; those in the second group are also initials and need a ship in the sentence.
_SHIP_PREFIX: Final = (
    "USS|USNS|USCGC|HMS|HMAS|HMCS|HMNZS|INS|ROKS|HNLMS|HNoMS|HDMS|HSwMS|KRI|BRP|TCG|PNS|RFA|ORP|FGS|ITS|BNS|SLNS|ESPS|"
    "ARA|RSS|NNS|BAP|HTMS|KNM"
)
_SHIP_PREFIX_WEAK: Final = "JS|FS|SAS|MV|M/V|MT|M/T|IRIS|SS|RFS|LÉ|KD|BRF"
_SHIP_NAME: Final = (
    r"[\"“]?(?P<ship>[A-Z0-9][\w'’-]*(?:\.(?=\s[A-Z]))?(?:\s(?:of\s|the\s|de\s)?(?:[A-Z][\w'’-]+|[A-Z]\.|I{1,3}|\d{1,2}))"
    r"{0,3})"
)
_SHIP: Final = re.compile(
    rf"(?<![\w-])(?:(?P<prefix>{_SHIP_PREFIX})|(?P<weak>{_SHIP_PREFIX_WEAK}))[\s\u00a0]{_SHIP_NAME}"
)
_SHIP_WORD: Final = (
    r"(?:aircraft\scarrier|carrier|cruiser|destroyer|frigate|corvette|submarine|landing\sship|patrol\s(?:ship|boat|vessel)|"
    r"flagship|warship|tanker|oil\stanker|cargo\sship|container\sship|icebreaker|missile\sboat|minesweeper|vessel|ship|"
    r"bulk\scarrier|trawler)"
)
_SHIP_BY_TYPE: Final = re.compile(
    rf"(?<![\w-]){_SHIP_WORD}(?:,)?[\s\u00a0](?:the\s|named\s|called\s)?[\"“]?"
    r"(?P<ship>(?!The\b|In\b|On\b|At\b)[A-Z][a-z][\w'’-]*(?:\s(?:(?:de|du|da|del|van|of|al)\s)?[A-Z][\w'’-]+){0,2})(?P<close>[\"”])?"
)
_SHIP_CLASS: Final = re.compile(
    rf"(?<![\w-])(?!The\s|An?\s|[A-Z]\w+['’]s?\s)(?P<name>[A-Z][\w'’]{{2,}}(?:\s[A-Z][\w'’]+)?-class)(?:[\s\u00a0][\w-]+){{0,3}}?[\s\u00a0](?P<type>{_SHIP_WORD})s?\b"
)
_SHIP_CONTEXT: Final = re.compile(
    r"\b(?:ships?|vessels?|navy|naval|tankers?|submarines?|frigates?|destroyers?|sea|port|cargo|crew|sail(?:ed|ing|ors)|"
    r"warships?|boats?|flagged|carrier|carriers|strait|gulf|maritime)\b",
    re.IGNORECASE,
)
_TRAIN: Final = re.compile(r"(?<!\w)(?P<word>armou?red|bullet-?proof)[\s-]train\b", re.IGNORECASE)


def _platforms(scene: _Scene) -> Iterator[_Hit]:
    text = scene.text
    yield from _sailing(scene)
    for hit in _SHIP.finditer(text):
        if not scene.regions.hold(hit.start(), hit.end()):
            continue
        if hit["weak"] and not _SHIP_CONTEXT.search(text, *scene.sentences.around(hit.start())):
            continue
        end = hit.start("ship") + len(_ship_name(hit["ship"]))
        yield _Hit(hit.start(), end, _plain(text[hit.start() : end]), "platform", "ship-prefix")
    for hit in _SHIP_BY_TYPE.finditer(text):
        if scene.regions.hold(hit.start(), hit.end()) and (name := _name_of_ship(text, hit)):
            start = hit.start("ship")
            yield _Hit(start, start + len(name), _plain(name), "platform", "ship-by-type")
    for hit in _SHIP_CLASS.finditer(text) if "-class" in text else ():
        if scene.regions.hold(hit.start(), hit.end()):
            yield _Hit(hit.start(), hit.end(), f"{hit['name']} {hit['type']}", "system", "ship-class")
    for hit in _TRAIN.finditer(text) if "train" in text else ():
        if scene.regions.hold(hit.start(), hit.end()):
            yield _Hit(hit.start(), hit.end(), "armored train", "platform", "platform-noun", "nominal")


_SAILS: Final = re.compile(
    r"(?<!\w)[Tt]he\s(?P<name>[A-Z][a-zà-ÿ]{3,14}(?:\s[A-Z][a-zà-ÿ]{3,14})?),?\s(?:sailed|docked|sank|berthed|anchored|moored|"
    r"steamed|ran\saground|put\sto\ssea|set\ssail|capsized|was\storpedoed|(?:accompanied|escorted)\sby\sthe\s"
    r"(?:destroyers?|frigates?|corvettes?|cruisers?|submarines?|tug))\b"
)


def _sailing(scene: _Scene) -> Iterator[_Hit]:
    """ "The Liaoning, accompanied by the destroyer X": what sails under a name of its own is a ship."""
    for hit in _SAILS.finditer(scene.text):
        low = data.fold(hit["name"]).split(" ")
        known = any(words.is_organization_head(w) or words.is_role(w) or words.is_demonym(w) for w in low)
        ordinary = words.commonness(low[-1]) > -5 or _DEMONYM.match(hit["name"])
        if scene.regions.hold(*hit.span("name")) and not known and not ordinary:
            yield _Hit(*hit.span("name"), hit["name"], "platform", "ship-by-verb")


def _plain(printed: str) -> str:
    return " ".join(printed.replace('"', "").replace("“", "").replace("”", "").split())


def _ship_name(printed: str) -> str:
    """``printed`` without a possessive and without a final word that starts something else."""
    return re.sub(r"['’]s?$", "", re.split(r"['’]s\s", printed)[0])


_GOES_ON: Final = re.compile(
    r"\s(?:was|is|has|had|sank|in|at|on|off|from|arrived|sailed|to|of|and|which|that|into|entered|docked|left|fired|"
    r"carrying|during|with|near|for|as|collided|hit|struck)\b|[,.;)]"
)


def _name_of_ship(text: str, hit: re.Match[str]) -> str | None:
    """The ship's name after "frigate" or the like, None where it is a country, a person or a further noun."""
    name = _ship_name(hit["ship"])
    if re.match(rf"(?:{_SHIP_PREFIX})\b", name) or _DEMONYM.match(name.split(" ")[0]) or _DEMONYM.match(name):
        return None
    after = hit.start("ship") + len(name)
    if hit["close"] or _GOES_ON.match(text, after):
        return name
    return None


# ---------------------------------------------------------------- classes


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """``forms``: folded printed form -> canonical class; ``heads``: the last words of all forms, in every casing."""

    forms: dict[str, str]
    heads: frozenset[str]

    def heads_in(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The words of ``text[start:end]`` at which a class name may end."""
        heads = self.heads
        return (word for word in _WORD.finditer(text, start, end) if word.group() in heads)


# A word that ends a class name is not the front of a compound ("missile-armed").
_WORD: Final = re.compile(r"(?<!\w)[A-Za-z]\w{1,15}+(?!-[a-z])")


@cache
def _vocabulary() -> _Vocabulary:
    forms: dict[str, str] = {}
    for node in weapons.classes().values():
        for form in node.forms:
            forms.setdefault(_fold(form), node.name)
            forms.setdefault(_fold(_plural(form)), node.name)
    last = {form.split(" ")[-1] for form in forms}
    acronyms = {word.upper() + "s" for word in last}
    return _Vocabulary(forms, frozenset(last | {w.upper() for w in last} | {w.capitalize() for w in last} | acronyms))


def _fold(form: str) -> str:
    return form.casefold().replace("-", " ")


_IRREGULAR: Final = {
    "artillery": "artillery",
    "ammunition": "ammunition",
    "aircraft": "aircraft",
    "small arms": "small arms",
}


def _plural(form: str) -> str:
    if form.endswith("of mass destruction"):
        return form.replace("weapon ", "weapons ")
    if form.endswith(("s", "x", "ch", "sh")) and not form.endswith("us"):
        return form if form.endswith("s") and not form.endswith("ss") else form + "es"
    if form.endswith("y") and form[-2] not in "aeiou":
        return form[:-1] + "ies"
    if form.endswith("craft") or form in _IRREGULAR:
        return form
    return form + "s"


_WORD_OR_MARK: Final = re.compile(r"[\w’'-]+|[,/]")
_COORDINATORS: Final = frozenset((",", "and", "or", "/", "as", "well"))
_WINDOW: Final = 110

# A class word that only modifies one of these is about a factory, a deal or an office, not about weapons in hand.
_INSTITUTION_AFTER: Final = re.compile(
    r"[\s-](?:and\s[\w-]+\s){0,2}(?:factor(?:y|ies)|plants?|makers?|manufacturers?|companies|company|industry|industries|experts?|"
    r"analysts?|inspectors?|treat(?:y|ies)|deals?|sales|embargo(?:es)?|programmes?|programs?|production|developers?|"
    r"development|bans?|conventions?|controls?|smuggling|smugglers?|trafficking|traffickers?|dealers?|exports?|imports?|"
    r"technology|technologies|scientists?|engineers?|science|academy|museum|depots?|warehouses?|storage|proliferation|"
    r"commanders?|crews?|crewman|pilots?|operators?|drivers?|owners?|violence|laws?|lobby|rights|range|ranges|shops?|"
    r"regiments?|brigades?|battalions?|divisions?|squadrons?|units?|corps|troops|forces|school|bases?|sites?|sector|"
    r"race|tests?\ssite|threats?|components?|parts|capabilit(?:y|ies)|"
    r"company|corporation|corporations|script|shock|game|games|league|fuel|water|top|tops|man|men|powder|point)\b"
)
# "protection against bullets", "search for bombs": what is feared or looked for is a threat, nobody's weapon.
_THREAT: Final = re.compile(
    r"\b(?:against|search(?:es|ed|ing)?\s(?:[\w\s,]{0,60}\s)?for|sweep(?:s|ing)?\s(?:\w+\s){0,3}for|swept\s(?:\w+\s){0,3}for|"
    r"check(?:s|ed|ing)?\s(?:\w+\s){0,3}for|scan(?:s|ned|ning)?\s(?:\w+\s){0,3}for|screen(?:s|ed|ing)?\s(?:\w+\s){0,3}for|"
    r"look(?:s|ed|ing)?\sfor|threats?\sof|fears?\sof|risks?\sof|protect(?:s|ed|ion|ing)?\sfrom|safe\sfrom|-proof)\s"
    r"(?:[\w-]+,?\s(?:and\s|or\s)?){0,3}$"
)
_FEARED: Final = frozenset(
    """bomb;bullet;explosive;grenade;weapon;mine;small arms;pistol;rifle;land mine;shotgun;improvised explosive device;
    artillery shell""".replace("\n    ", "").split(";")
)


@cache
def _other_senses() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    return {
        name: (re.compile(rf"\b(?:{_any(before)})[\s-]$", re.I), re.compile(rf"[\s-](?:{_any(after)})\b", re.I))
        for name, (before, after) in weapons.other_senses().items()
    }


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in words) or "(?!)"


def _classes(scene: _Scene) -> Iterator[_Hit]:
    vocabulary = _vocabulary()
    for head in vocabulary.heads_in(scene.text, 0, len(scene.text)):
        if scene.regions.hold(head.start(), head.end()):
            yield from _at_head(scene, head, vocabulary.forms)
    yield from _armed_submarines(scene)


# A rejected reading still takes its stretch of text, so that no part of it is read as something smaller.
_REJECTED: Final = ""


def _at_head(scene: _Scene, head: re.Match[str], forms: dict[str, str]) -> Iterator[_Hit]:
    text = scene.text
    window = max(scene.sentences.around(head.start())[0], head.start() - _WINDOW)
    tokens = list(_WORD_OR_MARK.finditer(text, window, head.end()))
    found = _longest(tokens, forms) if tokens else None
    if found is None:
        return
    first, name = found
    start = tokens[first].start()
    if _is_no_weapon(scene, start, head, name):
        yield _Hit(start, head.end(), name, "class", _REJECTED)
        return
    yield _Hit(start, head.end(), name, "class", "class-vocabulary", "nominal")
    yield from _coordinated(text, tokens, first, head.group(), forms)


def _longest(tokens: list[re.Match[str]], forms: dict[str, str]) -> tuple[int, str] | None:
    """(index of the first token, canonical class) of the longest known form that ends with the last token."""
    best, words = None, ""
    for at in range(len(tokens) - 1, max(-1, len(tokens) - 6), -1):
        printed = tokens[at].group()
        if printed in (",", "/") or (words and tokens[at + 1].start() - tokens[at].end() > 1):
            break
        words = f"{_fold(printed)} {words}".rstrip()
        if words in forms:
            best = (at, forms[words])
    return best


def _coordinated(
    text: str, tokens: list[re.Match[str]], first: int, head: str, forms: dict[str, str]
) -> Iterator[_Hit]:
    """The classes in front that share the head: "ballistic, cruise and hypersonic missiles"."""
    at = first - 1
    while at >= 1 and tokens[at].group().lower() in _COORDINATORS:
        while at >= 0 and tokens[at].group().lower() in _COORDINATORS:
            at -= 1
        if (found := _modifier(tokens, at, head, forms)) is None:
            return
        start, name = found
        yield _Hit(tokens[start].start(), tokens[at].end(), name, "class", "class-coordination", "nominal")
        at = start - 1


def _modifier(tokens: list[re.Match[str]], last: int, head: str, forms: dict[str, str]) -> tuple[int, str] | None:
    """(index of the first token, class) of the modifiers ending at ``last`` that make a class with ``head``."""
    best = None
    words = _fold(head)
    for size in range(1, 4):
        at = last - size + 1
        if at < 0 or not tokens[at].group()[0].isalnum():
            break
        printed = tokens[at].group()
        if printed.endswith("-"):
            printed += "range"
        words = _fold(printed) + " " + words
        if words in forms:
            best = (at, forms[words])
    return best


def _is_no_weapon(scene: _Scene, start: int, head: re.Match[str], name: str) -> bool:
    text, end = scene.text, head.end()
    if _is_part_of_a_name(scene, start, head):
        return True
    if _INSTITUTION_AFTER.match(text, end):
        return True
    if head.group() in _ALSO_INITIALS and not scene.armed(start):
        return True
    before = text[max(scene.sentences.around(start)[0], start - 100) : start]
    if name in _FEARED and _THREAT.search(before):
        return True
    if (sense := _other_senses().get(name)) and len(text[start:end].split()) == 1:
        return bool(sense[0].search(before) or sense[1].match(text, end))
    return False


# Initials of parties and people too, so they need a word about arms in the sentence.
_ALSO_INITIALS: Final = frozenset(("APC", "APCs", "SAM", "AFV"))
_TITLE_NEXT: Final = re.compile(r"[\s-](?:of\s)?[A-Z][a-z]")
_TITLE_BEFORE: Final = re.compile(r"[A-Z][\w.'’-]*\s$")


def _is_part_of_a_name(scene: _Scene, start: int, head: re.Match[str]) -> bool:
    """ "Strategic Rocket Forces", "Tank Museum": capitals inside a sentence make a name, except in headlines."""
    text = scene.text
    word = head.group()
    if word.islower() or word.isupper() or (len(word) > 1 and word[:-1].isupper()):
        return bool(
            word.islower() and _TITLE_NEXT.match(text, head.end()) and _is_word_of_shell(word, text, head.end())
        )
    sentence_start = scene.sentences.around(start)[0]
    if start == sentence_start and text[start:].split(" ", 1)[0] != word:
        return False
    if scene.regions.in_headline(start) or _is_title_case(text, scene.sentences.around(start)):
        return bool(
            re.match(
                r"\s(?:Forces?|Force|Company|Corporation|Museum|Agency|Treaty|Command|Corps)\b", text[head.end() :][:14]
            )
        )
    return not (start == sentence_start and not _TITLE_NEXT.match(text, head.end()))


def _is_word_of_shell(word: str, text: str, end: int) -> bool:
    return word == "mines" and text[end : end + 9].startswith(" Advisory")


def _is_title_case(text: str, sentence: tuple[int, int]) -> bool:
    words = [w for w in text[slice(*sentence)].split() if w[0].isalpha() and len(w) > 3]
    return len(words) > 3 and sum(w[0].isupper() for w in words) > 0.8 * len(words)


_ARMED_SUBMARINE: Final = re.compile(
    r"(?<!\w)submarines?\s(?:(?:armed|equipped|fitted)\s)?(?:with|carrying|capable\sof\s(?:firing|launching|carrying))\s"
    r"(?:nuclear\s|nuclear-capable\s|nuclear-tipped\s|strategic\s)?ballistic\smissiles?",
    re.IGNORECASE,
)


def _armed_submarines(scene: _Scene) -> Iterator[_Hit]:
    """ "submarines with nuclear ballistic missiles" is the class by description."""
    for hit in _ARMED_SUBMARINE.finditer(scene.text) if "ubmarine" in scene.text else ():
        if scene.regions.hold(hit.start(), hit.end()):
            yield _Hit(
                hit.start(), hit.end(), "ballistic missile submarine", "class", "class-by-description", "nominal"
            )


# ---------------------------------------------------------------- the class an article gives a system

_JOINER_AFTER: Final = re.compile(
    r"['’]s[\s\u00a0]|[\s\u00a0]\(|[\s\u00a0-]|,\s(?:an?|the|its|their|one\sof\sthe)\s|\s(?:is|was)\s(?:an?|the)\s"
)
_JOINER_BEFORE: Final = re.compile(
    r"(?:,|\s?[-–—:])?\s(?:(?:called|named|dubbed|known\sas|designated|codenamed|such\sas|like|including|the|a|an|its|new)\s)*[\"“]?$"
)
_REACH: Final = 80
_CLAUSE_WORD: Final = re.compile(
    r"[,.;:()\n]|\s(?:is|was|were|are|has|had|have|can|could|will|would|and|or|with|to|of|in|at|by|for|which|that|from|on|"
    r"hit|flew|reached|showed|into|over|while|but|as|may|might|during|after|before|fires?|fired|carr(?:y|ies|ied)|"
    r"launch(?:es|ed)|uses?|used|destroy(?:s|ed)|struck|attack(?:s|ed)|shot|downed|intercept(?:s|ed)|replac(?:es|ed)|"
    r"defeat(?:s|ed)|drop(?:s|ped)|deliver(?:s|ed)|track(?:s|ed)|detect(?:s|ed)|received?|needs?|sank|killed)\s|"
    r"\s[A-Z](?:[A-Z]{2,}|[\w-]*\d)"
)


def class_beside(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """``(canonical class, start, end)`` of the class word that the text puts beside the name at ``[start, end)``:
    "the X ballistic missile", "X, a howitzer", "missile - the X"; None where there is none."""
    return _class_after(text, end) or _class_before(text, start)


def _class_after(text: str, end: int) -> tuple[str, int, int] | None:
    joiner = _JOINER_AFTER.match(text, end)
    if joiner is None:
        return None
    stop = _CLAUSE_WORD.search(text, joiner.end() - 1, joiner.end() + _REACH)
    vocabulary = _vocabulary()
    limit = max(joiner.end(), stop.start()) if stop else min(len(text), joiner.end() + _REACH)
    heads = list(vocabulary.heads_in(text, joiner.end(), limit))
    return _read_class(text, joiner.end(), heads[-1].end(), vocabulary.forms) if heads else None


def _class_before(text: str, start: int) -> tuple[str, int, int] | None:
    window = max(0, start - _REACH)
    joiner = _JOINER_BEFORE.search(text, window, start)
    if joiner is None:
        return None
    vocabulary = _vocabulary()
    heads = [head for head in vocabulary.heads_in(text, window, start) if head.end() == joiner.start()]
    return _read_class(text, window, heads[-1].end(), vocabulary.forms) if heads else None


def _read_class(text: str, start: int, end: int, forms: dict[str, str]) -> tuple[str, int, int] | None:
    tokens = list(_WORD_OR_MARK.finditer(text, start, end))
    found = _longest(tokens, forms) if tokens else None
    return (found[1], tokens[found[0]].start(), end) if found else None

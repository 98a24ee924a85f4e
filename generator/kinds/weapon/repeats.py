"""A proved name elsewhere in the article: repeated, shortened, in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from generator import data, patterns
from generator.data import weapons
from generator.kinds.weapon.cues import CLASS_WORD, LOW, UP, VERSION
from generator.kinds.weapon.scene import Hit, Scene


def with_fullest_names(hits: list[Hit]) -> list[Hit]:
    """One name for one system: the fullest form the article prints ("M142 HIMARS" also for "HIMARS")."""
    singular = _singulars({hit.name for hit in hits if hit.type == "system"})
    hits = [replace(hit, name=singular.get(hit.name, hit.name)) for hit in hits]
    fullest: dict[str, str] = {}
    for hit in hits:
        identity = weapons.identity(hit.name)
        fullest[identity] = max(fullest.get(identity, ""), hit.name, key=lambda n: (n.count(" "), len(n)))
    for part, full in _parts({hit.name for hit in hits if hit.type == "system"}):
        identity = weapons.identity(part)
        fullest[identity] = max(fullest.get(identity, ""), full, key=len)
    return [replace(hit, name=fullest[weapons.identity(hit.name)]) for hit in hits]


def _singulars(names: set[str]) -> dict[str, str]:
    """ "K9 Vajras" -> "K9 Vajra", where the article has both."""
    return {name: name[:-1] for name in names if name.endswith("s") and name[:-1] in names}


def _parts(names: set[str]) -> Iterator[tuple[str, str]]:
    """(part, full name) of the names of two parts; a part that two of them share stands for neither."""
    split = [(full, two) for full in sorted(names) if (two := _TWO_PARTS.fullmatch(full))]
    parts = [(part, full) for full, two in split if (part := two["code"] or two["last"])]
    parts += [(two["name"], full) for full, two in split if two["name"] in names]
    uses = Counter(part for part, _ in parts)
    return ((part, full) for part, full in parts if uses[part] == 1)


def with_makers(text: str, hits: list[Hit]) -> list[Hit]:
    """ "Bayraktar Kızılelma", "T-72 SIM-1": two names of systems in a row, of which the first is the family's, are one."""
    kept: list[Hit] = []
    for hit in hits:
        family = kept and kept[-1].type == hit.type == "system" and kept[-1].rule == hit.rule == "system-lexicon"
        if kept and text[kept[-1].end : hit.start] == " ":
            if family:
                hit = replace(hit, start=kept.pop().start)
            elif _is_version(kept[-1], hit):
                first = kept.pop()
                hit = replace(first, end=hit.end, name=f"{first.name} {hit.name}")
        kept.append(hit)
    return kept


def _is_version(first: Hit, second: Hit) -> bool:
    """True for a code that no system bears behind a designation that one does."""
    coded = first.rule.startswith("designation") and second.rule.startswith("designation") and first.name[-1].isalnum()
    return coded and weapons.system_of(first.name) is not None and weapons.system_of(second.name) is None


_DEFINING: Final = frozenset(("name-by-naming", "name-by-definition"))


def repeated(scene: Scene, named: Iterable[Hit]) -> Iterator[Hit]:
    """A name that was proved beside its class is the system elsewhere in the article too."""
    yield from _sails_again(scene, named)
    proven = {hit.name: hit.name for hit in named if hit.rule == "name-before-class"}
    proven |= {scene.text[hit.start : hit.end]: hit.name for hit in named if hit.rule in _DEFINING}
    for start, end, name in _occurrences(scene.text, proven):
        if scene.regions.hold(start, end):
            yield Hit(start, end, name, "system", "name-repeated")


_FIRST_PART: Final = patterns.compile(r"(?<![\w-])[^\W_]+")
_AFTER_NAME: Final = patterns.compile(r"s?(?![\w-]|\s[A-Z][a-z])")


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


# "the KF51 Panther" is "the Panther" and "the KF51" later on, a "Burkan rocket" is "the Burkan".
_TWO_PARTS: Final = patterns.compile(
    rf"(?P<code>[A-Z][A-Za-z]{{0,3}}-?\d{{1,3}}[A-Z]?|[A-Z]{{3}}) (?P<name>{UP}{LOW}{{3,14}}(?: {UP}{LOW}{{2,14}})?)(?:{VERSION})?"
    rf"|{UP}{LOW}{{3,14}} (?P<last>[A-Z]{{1,3}}\d{{1,3}}[A-Z]?)"
    rf"|(?P<design>{UP}{LOW}{{3,14}})[ -]class(?: [a-z ]+)?"
    rf"|(?P<own>{UP}{LOW}{{3,14}}) (?:{CLASS_WORD}|MRAP|APC|IFV|AFV|MBT|ATGM|USV|UCAV|SPG|SAM)"
)


def shortened(scene: Scene, named: Iterable[Hit]) -> Iterator[Hit]:
    """One part of a name of two, where only one system of the article has it: the code alone, or "the" and the name."""
    parts: dict[str, set[str]] = {}
    for full in dict.fromkeys(hit.name for hit in named if hit.type == "system"):
        if two := _TWO_PARTS.fullmatch(full):
            for part in filter(None, two.groups()):
                parts.setdefault(part, set()).add(full)
    alone = {
        part: max(names, key=len)
        for part, names in parts.items()
        if (len(names) == 1 or {_DESIGN.sub("", name) for name in names} == {part}) and not _INITIALS.fullmatch(part)
    }
    for start, end, name in _occurrences(scene.text, alone):
        is_code = any(c.isdigit() for c in scene.text[start:end])
        if (is_code or _DETERMINER.search(scene.text, max(0, start - 24), start)) and scene.regions.hold(start, end):
            yield Hit(start, end, name, "system", "name-shortened")


_INITIALS: Final = patterns.compile(r"[A-Z]+")
_DETERMINER: Final = patterns.compile(r"(?<![\w.-])(?:[Tt]he|[Aa]n?|[Ii]ts|[Ee]ach|\d+)\s(?:[a-z-]{3,12}\s)?\Z")


# So many names of ships are looked for again; a fleet's list is found by itself.
_MOST_SHIPS: Final = 40
# "the Prince of Wales" is somebody.
_TITLED: Final = patterns.compile(
    r"(?:Prince|Princess|Duke|Duchess|Queen|King|President|Sultan|Emperor|Emir|Shah|Marquess|Earl)\s"
)
_NOT_A_SHIP: Final = patterns.compile(
    r"\s(?:rivers?|provinces?|districts?|regions?|archipelago|islands?|peninsula|coast|valley|family|government|administration|regime|estuary|basin|"
    r"delta|department|gulf|straits?|sea|brothers|clan|tribe|festival|stadium|hotel|school|doctrine|plan|report|years|era)\b"
)
_SHORTEST_SHIP: Final = 4


# "the Hunter", where the Hunter class and HMAS Hunter are spoken of, is the class.
_DESIGN: Final = patterns.compile(r"[ -]class(?: [a-z ]+)?$")


def _sails_again(scene: Scene, named: Iterable[Hit]) -> Iterator[Hit]:
    """ "the Liaoning" or "“Haguro”" once more, "the Irízar" for the "ARA Almirante Irízar"; without the article or the
    marks only what is no place and nobody's name, for it may be that."""
    known = list(named)
    ships = {hit.name: hit.rule for hit in known if hit.type == "platform" and hit.rule.startswith("ship-")}
    systems = {_DESIGN.sub("", hit.name) for hit in known if hit.type == "system"}
    forms: dict[str, set[str]] = {}
    for name, rule in list(ships.items())[:_MOST_SHIPS]:
        for form in _short_names(name, rule):
            forms.setdefault(form, set()).add(name)
    alone = {form: next(iter(names)) for form, names in forms.items() if len(names) == 1 and form not in systems}
    for start, end, name in _occurrences(scene.text, alone):
        if _is_the_ship(scene.text, start, end, name) and scene.regions.hold(start, end):
            yield Hit(start, end, name, "platform", "name-repeated")


def _short_names(name: str, rule: str) -> Iterator[str]:
    first = name.partition(" ")[0]
    name = name.removeprefix("Coast Guard Cutter ")
    own = name.partition(" ")[2] if rule == "ship-prefix" or first[-1].isdigit() else name
    if own and not _TITLED.match(own):
        yield own
    last = own.rpartition(" ")[2]
    if last != own and last.isalpha() and len(last) >= _SHORTEST_SHIP and last.casefold() not in data.case_odds():
        yield last


def _is_the_ship(text: str, start: int, end: int, name: str) -> bool:
    quoted = text[start - 1 : start] in ('"', "“") and text[end : end + 1] in ('"', "”")
    if quoted or _NOT_A_SHIP.match(text, end):
        return quoted
    if text[max(0, start - 4) : start] in ("the ", "The "):
        return True
    return text[start:end] == name and _is_nothing_else(name)


def _is_nothing_else(name: str) -> bool:
    """True for a name that is no place, no word, and no part of a person's."""
    folded = data.fold(name)
    if data.gazetteer().get(folded) or data.village_in(folded) or folded in data.demonyms():
        return False
    return not any(part in data.case_odds() or part in data.name_parts() for part in folded.split())

"""weapons.classes.txt, .systems.tsv, .names.tsv, .senses.tsv -> the tree of weapon classes, the known systems, misleading words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from generator.data import case_odds


@dataclass(frozen=True, slots=True)
class WeaponClass:
    """A node of the tree. ``path`` runs from the root to this name; ``forms`` are printed forms in the singular."""

    name: str
    path: tuple[str, ...]
    forms: tuple[str, ...]


class System(NamedTuple):
    """A known weapon system: its class, country of origin (ISO 3166-1 alpha-2; empty where the work
    does not say it or names several) and the work that says so; without a ``source`` nothing is told of it, its class
    only tells what can be said of it. A tuple, for there are thousands, and they are made whenever the program starts.

    ``common`` are the aliases that are also plain words or other names: they count only beside a weapon word or among
    other systems; ``plain`` are those of them that count beside a weapon word alone."""

    name: str
    aliases: tuple[str, ...]
    common: frozenset[str]
    plain: frozenset[str]
    weapon_class: str
    origin: str
    source: str


def _lines(name: str) -> Iterator[str]:
    content = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return (line for line in content.split("\n") if line.strip() and not line.startswith("#"))


@cache
def classes() -> dict[str, WeaponClass]:
    """The class tree: canonical name -> node, parents before children."""
    found: dict[str, WeaponClass] = {}
    path: list[str] = []
    for line in _lines("weapons.classes.txt"):
        depth = len(line) - len(line.lstrip("\t"))
        name, _, others = line.strip().partition(" | ")
        silent = name.startswith("~")
        name = name.removeprefix("~")
        path[depth:] = [name]
        forms = tuple(other.strip() for other in others.split(",") if other.strip())
        found[name] = WeaponClass(name, tuple(path), forms if silent else (name, *forms))
    return found


@cache
def class_forms() -> dict[str, tuple[str, str]]:
    """Folded printed form of a class, singular or plural -> (its canonical name, the form in the singular)."""
    found: dict[str, tuple[str, str]] = {}
    for node in classes().values():
        for form in node.forms:
            found.setdefault(fold(form), (node.name, form))
            found.setdefault(fold(_plural(form)), (node.name, form))
    return found


def fold(form: str) -> str:
    """``form`` as the vocabulary keeps it: lower case, hyphens as spaces."""
    return form.casefold().replace("-", " ")


_IRREGULAR = {
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
    if form.endswith("torpedo"):
        return form + "es"
    if form.endswith("y") and form[-2] not in "aeiou":
        return form[:-1] + "ies"
    if form.endswith("craft") or form in _IRREGULAR:
        return form
    return form + "s"


def singular(form: str) -> str:
    """ "jets" -> "jet", of a class word that the tree has not."""
    head = form.rpartition(" ")[2]
    if head.endswith("ies") and len(head) > len("ties"):
        return form[:-3] + "y"
    if not head.endswith("s") or head.endswith("ss") or head.isupper():
        return form
    return form[:-1]


@cache
def systems() -> tuple[System, ...]:
    """All known systems, in the order of the files; "AHS Krab" is "Krab" too where no other system is."""
    listed = [_system(line) for line in _lines("weapons.systems.tsv")]
    listed += [_system(f"{line}\t\t") for line in _lines("weapons.names.tsv")]
    known = {key(name) for system in listed for name in (system.name, *system.aliases)}
    words = {system.name: hit["word"] for system in listed if (hit := _CODE_AND_WORD.fullmatch(system.name))}
    uses = Counter(words.values())
    own = {name: word for name, word in words.items() if uses[word] == 1 and key(word) not in known}
    return tuple(_with_common_alias(system, own.get(system.name)) for system in listed)


_CODE_AND_WORD = re.compile(r"(?=\S*[A-Z\d])[A-Z0-9][A-Z0-9/-]*[A-Za-z]? (?P<word>[A-Z][a-z]{3,})")


def _with_common_alias(system: System, word: str | None) -> System:
    if word is None:
        return system
    plain = system.plain | {word} if word.lower() in case_odds() else system.plain
    return system._replace(aliases=(*system.aliases, word), common=system.common | {word}, plain=plain)


_NONE: frozenset[str] = frozenset()


def _system(line: str) -> System:
    name, aliases, weapon_class, origin, source = line.split("\t")
    if not aliases:
        return System(name, (), _NONE, _NONE, weapon_class, origin, source)
    forms = aliases.split("; ")
    bare = tuple(form.lstrip("*!") for form in forms)
    common = frozenset(form.lstrip("*!") for form in forms if form[0] in "*!")
    plain = frozenset(form.removeprefix("!") for form in forms if form[0] == "!")
    return System(name, bare, common, plain, weapon_class, origin, source)


@cache
def other_senses() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Class -> (words right before it, words right after it) that speak for another meaning of the bare class word."""
    rows = (line.split("\t") for line in _lines("weapons.senses.tsv"))
    return {name: (_listed(before), _listed(after)) for name, before, after in rows}


def _listed(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(cell.split(", "))


@lru_cache(maxsize=50_000)
def key(name: str) -> str:
    """What two spellings of a designation have in common: no case, hyphen or space ("Hwasong 18" = "Hwasong-18")."""
    return _NO_PART_OF_A_KEY.sub("", name.casefold())


_NO_PART_OF_A_KEY = re.compile(r"(?:[^\w'/]|_)+")


@cache
def by_key() -> dict[str, System]:
    """Folded name or alias -> system; the first system of the file keeps a name that two claim."""
    found: dict[str, System] = {}
    for system in systems():
        for name in (system.name, *system.aliases):
            found.setdefault(key(name), system)
    return found


@lru_cache(maxsize=50_000)
def system_of(name: str) -> System | None:
    """The known system behind a printed name: exact, else the one it is a variant of ("Su-35UB" -> Su-35)."""
    folded = key(name)
    table = by_key()
    if folded in table:
        return table[folded]
    if (rest := without_maker(name)) != name:
        return system_of(rest)
    if (variant := _VARIANT_WORD.search(name)) and (base := table.get(key(name[: variant.start()]))):
        return None if variant.group()[0] == "-" and name[: variant.start()] in base.common else base
    for length in range(len(folded) - 1, max(2, len(folded) - 5), -1):
        if folded[length - 1].isdigit() and folded[length].isdigit():
            continue
        if (system := table.get(folded[:length])) is not None and not _splits_a_number(folded, length):
            return system
    return None


# "Gripen E", "Caesar Mk1", "Pantsir-SM": a word of its own or letters behind a hyphen tell the variant.
_VARIANT_WORD = re.compile(
    r"\s(?:(?:Mk\.?|Mark|Block|Batch|Mod|Flight)[\s-]?(?:[IVX]{1,4}[A-E]?|\d{1,3}[A-Za-c]?)|NG|ER|MR|LR|XR|EF|PIP|MLU|[A-Z](?:/[A-Z])?|[A-Z]?\d[A-Z]?)$|(?<=[a-z])-[A-Z]{1,3}\d{0,2}$"
)


def _splits_a_number(folded: str, length: int) -> bool:
    return folded[length - 1].isdigit() == folded[length].isdigit()


_LONGEST_SUFFIX = 4

MAKERS = frozenset(
    """Sukhoi;Ilyushin;Mikoyan;Tupolev;Antonov;Beriev;Yakovlev;Kamov;Mil;Panavia;Eurocopter;AgustaWestland;McDonnell Douglas;Shenyang;Chengdu;
    Grumman;Westland;Hawker;Messerschmitt;Junkers;Heinkel;Dornier;Focke-Wulf;Supermarine;Avro;Douglas;Consolidated;Vought;Republic;Convair;
    Aermacchi;Fairchild;Beechcraft;Cessna""".replace("\n    ", "").split(";")
)
"""Design bureaus and makers that a designation is printed behind, of which the article is hardly about itself."""


def without_maker(name: str) -> str:
    """ "Su-25" of "Sukhoi Su-25"."""
    for words in (2, 1):
        maker = " ".join(name.split(" ")[:words])
        if maker in MAKERS and len(name) > len(maker) + 1:
            return name[len(maker) + 1 :]
    return name


@lru_cache(maxsize=50_000)
def identity(name: str) -> str:
    """The key under which two printed names are one system: "HIMARS" and "M142 HIMARS" share it, "T-72B3" and "T-72"
    do not, for a variant is a system of its own."""
    folded = key(name)
    known = by_key().get(folded)
    if known is None:
        rest = without_maker(name)
        return folded if rest == name else identity(rest)
    whole = key(known.name)
    if folded not in whole and any(_is_variant(folded, key(word)) for word in known.name.split(" ")):
        return folded
    return whole


def _is_variant(folded: str, stem: str) -> bool:
    return len(stem) > 1 and folded.startswith(stem) and len(folded) - len(stem) <= _LONGEST_SUFFIX

"""Systems by the names of the lexicon that have no number ("Iskander", "Patriot")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from generator import data
from generator.data import weapons
from generator.kinds import words
from generator.kinds.weapon.cues import COUNTED, VERSION, stands_at_class
from generator.kinds.weapon.designations import DESIGNATION, is_described
from generator.kinds.weapon.scene import Hit, Scene


@cache
def _names() -> tuple[re.Pattern[str], frozenset[str]]:
    """Names of the lexicon that the designation grammar does not see, and those of them that are common words."""
    forms: set[str] = set()
    common: set[str] = set()
    for system in weapons.systems():
        for form in (system.name, *system.aliases):
            if not DESIGNATION.fullmatch(form):
                forms.add(form)
        common |= system.common
    ordered = sorted(forms, key=lambda f: (-len(f), f))
    alternatives = "|".join(re.escape(form).replace(r"\ ", r"[\s\u00a0]") for form in ordered)
    variant = (
        rf"(?:{VERSION}|(?<=\d)[A-Z]\d{{0,2}}[A-Z]{{0,2}}(?!\w)|(?<=\d)[\s\u00a0](?!U[SKN]|EU)[A-Z]{{2}}(?=\s[a-z])|[\s\u00a0][A-Z]{{1,3}}\d{{1,3}}[A-Z]?(?!\w)|[\s\u00a0]\d-\d(?![\w.,%]|-\d)|"
        r"[\s\u00a0](?:(?:Mk\.?[\s\u00a0]?)?\d[A-Z]?\d?[A-Z]{0,2}(?![\w.,%]\d|\s(?:million|billion|percent|km))"
        r"|[B-H](?:/[B-H])?(?![\w.'’-])))?"
    )
    pattern = (
        rf"(?<![\w@#-])(?=[A-Z1-9])(?P<name>{alternatives})(?P<variant>{variant})(?:(?<=[a-z0-9])s)?(?![\w])(?!-[a-z])"
    )
    return re.compile(pattern), frozenset(common)


_PERSON_OR_FIRM: Final = re.compile(
    r"['’]?\s(?:[A-Z][a-z]+\s)?(?:said|says|told|Inc|Corp|Ltd|Holdings|Group|Party|Street|Park)\b"
)
_HONORIFIC: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Dr)\.?\s$")


def known_names(scene: Scene, others: Sequence[Hit]) -> Iterator[Hit]:
    """Names of the lexicon; one that is a common word too ("Patriot"), where the article shows once that it is a system,
    or where one of ``others`` stands in its sentence ("the F-16 and France's Rafale")."""
    found = list(_known_candidates(scene))
    proven = {form for hit, name, is_proof in found if is_proof for form in (name, hit.name)}
    sure = [hit for hit, _, is_proof in found if is_proof]
    among = [scene.sentences.around(hit.start) for hit in (*others, *sure)] if len(sure) < len(found) else []
    yield from sure
    for hit, _, is_proof in found:
        if not is_proof and (hit.name in proven or any(start <= hit.start < end for start, end in among)):
            yield hit


_NUMBER: Final = r"(?:an?|the|its|their|two|three|four|five|six|several|\d+)"
# "shoot it down with a Patriot", "pilots flew Tornados", "the Taurus, with its 480-kg warhead": what is done with a
# weapon, and what only a weapon has.
_KILLS_WITH: Final = re.compile(
    rf"\b(?:sho(?:o?t|ots|oting)|down(?:ed|ing)|intercept(?:s|ed|ing)?|destroy(?:s|ed|ing)?|struck|strikes?)\b[^.;:\n]{{0,60}}\s(?:with|using)\s(?:{_NUMBER}\s)?$"
)
_FLIES: Final = re.compile(
    rf"\b(?:fir(?:es?|ed|ing)|fl(?:y|ies|ew|ying)|pilot(?:s|ed)|scrambl(?:es?|ed|ing))\s(?:{_NUMBER}\s)?(?:[A-Z]\w+(?:an|ish|ese|ch)\s)?$"
)
_HAS_FIGURES: Final = re.compile(
    r",?\s(?:with|has|had|which\s(?:has|carries))\s(?:its|an?|the)\s(?:[\w.,-]+\s){0,4}?"
    r"(?:warhead|payload|wingspan|calib(?:er|re)|(?:range|top\sspeed|endurance|displacement|ceiling|crew)\sof\s(?:[a-z]+\s){0,3}\d)"
)


def _is_used(scene: Scene, start: int, end: int) -> bool:
    before = scene.text[max(scene.sentences.around(start)[0], start - 100) : start]
    if _KILLS_WITH.search(before) or _HAS_FIGURES.match(scene.text, end):
        return True
    return scene.armed(start) and _FLIES.search(before) is not None


_GIVEN_NAME_BEFORE: Final = re.compile(r"(?P<given>[A-ZÀ-Þ][\w’'-]+)\s$")


def _is_surname(text: str, start: int) -> bool:
    before = _GIVEN_NAME_BEFORE.search(text, max(0, start - 20), start)
    low = data.fold(before["given"]) if before else ""
    return "g" in words.name_flags(low) and not words.is_demonym(low) and words.commonness(low) < -10


def _known_candidates(scene: Scene) -> Iterator[tuple[Hit, str, bool]]:
    """(hit, its name without a variant, whether it needs no other proof)."""
    pattern, common = _names()
    for hit in pattern.finditer(scene.text):
        start, end = hit.start(), hit.end()
        if not scene.regions.hold(start, end):
            continue
        name = " ".join(hit["name"].split())
        beside = stands_at_class(scene.text, start, end)
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
            and COUNTED.search(scene.text, max(0, start - 24), start)
        )
        described = name in common and (is_described(scene, (start, end), near=True) or _is_used(scene, start, end))
        proof = name not in common or beside or lettered or described or bool(counted)
        yield Hit(start, end, printed, "system", "system-lexicon"), name, proof

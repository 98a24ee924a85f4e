"""Systems by the names of the lexicon that have no number ("Iskander", "Patriot")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator import data, patterns
from generator.data import weapons
from generator.kinds import words
from generator.kinds.weapon.beside import class_beside
from generator.kinds.weapon.cues import CLASS_WORD, COUNTED, VERSION, stands_at_class
from generator.kinds.weapon.designations import DESIGNATION, is_described
from generator.kinds.weapon.scene import Hit, Scene
from generator.text import occurrences

# What may follow a name: its version, a letter, a second number.
_VARIANT: Final = (
    rf"(?:{VERSION}|[\s\u00a0](?:II|III|IV|V|VI{{1,3}}|IX)[A-Z]?(?![\w'’-])|(?<=\d)/(?:\d{{2,4}}|[A-Z]{{1,2}})(?!\w)|(?<=\d)[A-Z]\d{{0,2}}[A-Z]{{0,2}}(?!\w)|(?<=\d)[\s\u00a0](?!U[SKN]|EU)[A-Z]{{2}}(?=\s[a-z])|[\s\u00a0][A-Z]{{1,3}}\d{{1,3}}[A-Z]?(?!\w)|[\s\u00a0]\d-\d(?![\w.,%]|-\d)|"
    r"[\s\u00a0](?:(?:Mk\.?[\s\u00a0]?)?\d[A-Z]?\d?[A-Z]{0,2}(?![\w.,%]\d|\s(?:million|billion|percent|km))"
    r"|[B-H](?:/[B-H])?(?![\w.'’-])|(?:NG|ER|MR|LR|XR|EF|PIP|MLU)(?=[\s\u00a0][a-z]|[,.;)])))?"
)
_FIRST_WORD: Final = patterns.compile(r"[^\W_a-z]\w*")
# A name does not begin behind one of these.
_GOES_BEFORE: Final = frozenset("@#-")


@dataclass(frozen=True, slots=True)
class _Names:
    """Names of the lexicon that the designation grammar does not see, by their first word; which of them are common
    words, and which are so plain that other systems beside them prove nothing."""

    by_first: Mapping[str, tuple[str, ...]]
    firsts: frozenset[str]
    common: frozenset[str]
    plain: frozenset[str]


@cache
def _names() -> _Names:
    by_first: dict[str, set[str]] = {}
    forms = {form for system in weapons.systems() for form in (system.name, *system.aliases)}
    spellings = {printed for form in forms for printed in _spellings(form)}
    for printed in spellings:
        if first := _FIRST_WORD.match(printed):
            by_first.setdefault(first.group(), set()).add(printed)
            if first.group() == printed:
                by_first.setdefault(f"{printed}s", set()).add(printed)
    longest_first = {first: tuple(sorted(forms, key=lambda f: (-len(f), f))) for first, forms in by_first.items()}
    common = frozenset(form for system in weapons.systems() for form in system.common)
    recased = frozenset(printed for printed in spellings - forms if printed.isalpha())
    plain = frozenset(form for system in weapons.systems() for form in system.plain) | recased
    common |= recased
    return _Names(longest_first, frozenset(longest_first), common, plain)


_JOINED_WORDS: Final = patterns.compile(r"(?<=[a-z]{3})-(?=[A-Z][a-z]{2})")


# A name in capitals ("ANKA"), or in small letters where it has capitals ("Nasams"), counts at its class alone.
_SHORTEST_IN_CAPITALS: Final = 4


def _spellings(form: str) -> Iterator[str]:
    """How the name is printed: "Agni-Prime" with a space too, "NASAMS" also as "Nasams", "Anka" as "ANKA"."""
    if not DESIGNATION.fullmatch(form):
        yield form
    if (spaced := _JOINED_WORDS.sub(" ", form)) != form:
        yield spaced
    if (close := form.replace(" mm", "mm")) != form:
        yield close
    if len(form) >= _LONG_ENOUGH and form.isupper() and form.isalpha():
        yield form.capitalize()
    elif len(form) >= _SHORTEST_IN_CAPITALS and form.isalpha():
        yield form.upper()


_REST: Final = patterns.compile(
    rf"(?P<variant>{_VARIANT})(?:(?<=[A-Za-z0-9])s)?(?![\w])(?!-(?!(?:equipped|armed|carrying|capable|fitted)\b)[a-z])"
)


@dataclass(frozen=True, slots=True)
class _Printed:
    """A name of the lexicon as it stands in a text: where it begins, its own end, its variant's end, and all of it."""

    name: str
    variant: str
    start: int
    name_end: int
    variant_end: int
    end: int


def _printed_names(text: str) -> Iterator[_Printed]:
    """The names of the lexicon that ``text`` prints, longest first where several begin at one word."""
    by_first, end = _names().by_first, 0
    plain = text.replace("\u00a0", " ")
    for start, word_end in occurrences.find(text, _names().firsts):
        if start < end or text[start - 1 : start] in _GOES_BEFORE:
            continue
        for name in by_first[text[start:word_end]]:
            after = start + len(name)
            if plain.startswith(name, start) and (rest := _REST.match(text, after)):
                end = rest.end()
                yield _Printed(name, rest["variant"], start, after, rest.end("variant"), end)
                break


_PERSON_OR_FIRM: Final = patterns.compile(
    r"['’]?\s(?:[A-Z][a-z]+\s)?(?:said|says|told|Inc|Corp|Ltd|Holdings|Group|Party|Street|Park)\b"
)
_OCCASION: Final = patterns.compile(r"\b(?:Operation|Exercise|Camp|Fort|Mount|Lake|Hotel)\s[\"“']?$")
_HONORIFIC: Final = patterns.compile(r"\b(?:Mr|Mrs|Ms|Dr)\.?\s$")


def known_names(scene: Scene, others: Sequence[Hit], classes: Sequence[Hit]) -> Iterator[Hit]:
    """Names of the lexicon; one that is a common word too ("Patriot"), where the article shows once that it is a system,
    or where one of ``others`` stands in its sentence ("the F-16 and France's Rafale")."""
    found = _without_namesakes(scene, list(_known_candidates(scene)))
    proven = {form for hit, name, is_proof in found if is_proof for form in (name, hit.name)}
    sure = [hit for hit, _, is_proof in found if is_proof]
    among = [scene.sentences.around(hit.start) for hit in (*others, *sure)] if len(sure) < len(found) else []
    plain, ends = _names().plain, {hit.end for hit in (*others, *sure, *classes) if hit.rule}
    starts = {hit.start for hit in (*others, *sure)}
    in_full = {system.name for hit in sure if (system := weapons.system_of(hit.name))}
    near = _Near([*others, *sure, *classes]) if len(sure) < len(found) else None
    if near is not None:
        in_a_longer = {
            hit.name.rsplit(" ", 1)[-1] for hit in others if " " in hit.name
        }  # "the Abrams" beside "M1A2T Abrams"
        unsure = [(hit, name) for hit, name, is_proof in found if not is_proof and name not in in_a_longer]
        proven |= {name for hit, name in unsure if _is_told_of(scene, hit, name, near)} | _always_a_thing(scene, unsure)
    yield from sure
    for hit, name, is_proof in found:
        if is_proof or _goes_on(scene, name, hit.end):
            continue
        sure_word = name not in plain or _is_plural(scene.text, name, hit) or _is_joined(scene.text, hit, ends, starts)
        beside_others = sure_word and any(start <= hit.start < end for start, end in among)
        beside_others |= name not in plain and len(among) > 1 and _is_counted(scene.text, name, hit)
        system = weapons.system_of(name)
        if hit.name in proven or beside_others or (system is not None and system.name in in_full):
            yield hit


# So many characters around a name with an article, another weapon of its kind makes it one.
_BESIDE: Final = 300
_OF_WHOM: Final = patterns.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Yy]our|[Mm]y|[Oo]ne|[Ee]ach|[Tt]hat|[Tt]his|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|"
    r"[Nn]ine|[Tt]en|[Ss]everal|[Dd]ozens\sof|[Ss]ome)|['’]s|(?<![\w.,])\d{1,4})\s(?:(?:[a-z]+-)?[a-z]{2,12}\s|[A-Z][a-z]+(?:an|ish|ese|ch)\s)?$"
)


class _Near:
    """The weapons found so far, asked for what stands near a place."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        kept = sorted((hit for hit in hits if hit.rule), key=lambda hit: hit.start)
        self._starts = [hit.start for hit in kept]
        self._paths = [_branches(hit) for hit in kept]

    def branches(self, start: int, end: int) -> frozenset[str]:
        """The branches of the class tree that stand in ``[start, end)``."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return frozenset().union(*self._paths[first:last])


def _branches(hit: Hit) -> frozenset[str]:
    if hit.type == "class":
        return frozenset(weapons.classes()[hit.name].path[1:])
    known = weapons.system_of(hit.name)
    return frozenset(weapons.classes()[known.weapon_class].path[1:]) if known else frozenset()


def _is_told_of(scene: Scene, hit: Hit, name: str, near: _Near) -> bool:
    """ "the Kfir" near other jets, "three Anka" near other drones: behind an article, a count or whose it is."""
    if _goes_on(scene, name, hit.end) or not _OF_WHOM.search(scene.text, max(0, hit.start - 30), hit.start):
        return False
    beside = near.branches(hit.start - _BESIDE, hit.start) | near.branches(hit.end, hit.end + _BESIDE)
    return bool(beside & _branches(hit)) or (name not in _names().plain and bool(beside) and scene.armed(hit.start))


# So many times an article speaks of "his Stryker", "the Strykers".
_OFTEN: Final = 3


def _always_a_thing(scene: Scene, unsure: Sequence[tuple[Hit, str]]) -> frozenset[str]:
    """Names, no plain words, that stand behind an article or in the plural again and again, once where arms are spoken of."""
    things: dict[str, list[bool]] = {}
    for hit, name in unsure:
        plural = scene.text[hit.start : hit.end] == f"{name}s"
        a_thing = plural or _OF_WHOM.search(scene.text, max(0, hit.start - 30), hit.start)
        if a_thing and name not in _names().plain and not _goes_on(scene, name, hit.end):
            things.setdefault(name, []).append(scene.armed(hit.start))
    return frozenset(name for name, armed in things.items() if len(armed) >= _OFTEN and any(armed))


_AND_THE: Final = patterns.compile(r"(?:,|,?\s(?:and|or))\s(?:the\s|an?\s)?$")


_DETERMINED: Final = patterns.compile(
    r"\b(?:the|and|or|its|their|his|her|of|with|two|three|four|five|six|some|few|old|new|\d+|RAF|USAF|RAAF|RCAF|RNZAF|Luftwaffe)\s$",
    re.IGNORECASE,
)


def _is_counted(text: str, name: str, hit: Hit) -> bool:
    """ "his two remaining Bradleys", where the article names other systems too."""
    return text[hit.start : hit.end] == f"{name}s" and bool(COUNTED.search(text, max(0, hit.start - 24), hit.start))


def _is_plural(text: str, name: str, hit: Hit) -> bool:
    """ "most of its Hueys": several of one name, and not of a team ("the Detroit Tigers")."""
    return text[hit.start : hit.end] == f"{name}s" and bool(_DETERMINED.search(text, max(0, hit.start - 12), hit.start))


def _goes_on(scene: Scene, name: str, end: int) -> bool:
    """True where a name of one word is the first of somebody else's, outside of headlines."""
    return " " not in name and _GOES_ON.match(scene.text, end) is not None and not scene.regions.in_headline(end - 1)


_AND_NEXT: Final = patterns.compile(r"(?:,|,?\s(?:and|or))\s(?:for\s)?(?:(?:the|an?|two|three|four|\d+)\s)?")


def _is_joined(text: str, hit: Hit, ends: Collection[int], starts: Collection[int]) -> bool:
    """ "the Patria AMV and the Boxer", "a Boxer or two M113s": what stands in one row with a system."""
    joined = _AND_THE.search(text, max(0, hit.start - 12), hit.start)
    if joined is not None and joined.start() in ends:
        return True
    following = _AND_NEXT.match(text, hit.end)
    return following is not None and following.end() in starts


# "Tiger Woods", "Karrar al-Husseini": the name of somebody or of something else goes on.
_GOES_ON: Final = patterns.compile(
    r"[ \u00a0](?:al-[A-Z]|(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Missile|Drone|Rocket|Tank|Block|Mark|Class)s?\b)[A-Z][a-z]{2,}(?![\w-]*\d))"
)
_NAMESAKE: Final = patterns.compile(
    r"\b(?:dogs?|cats?|horse|pony|puppy|mule|hound|bull|parrot|yacht|band|caf[eé]|bar|pub|club|hotel|restaurant|company|firm|"
    r"start-?up|app|album|song|film|novel|son|daughter|boy|girl|man|woman|friend)\s(?:(?:was|is)\s)?(?:called|named|nicknamed)\s[\"“]?$"
)


def _without_namesakes(scene: Scene, found: list[tuple[Hit, str, bool]]) -> list[tuple[Hit, str, bool]]:
    """Without "a dog called Exocet" and what is called so in the rest of the article, unless a weapon word is beside it."""
    namesakes = {name for hit, name, _ in found if _NAMESAKE.search(scene.text, max(0, hit.start - 40), hit.start)}
    if not namesakes:
        return found
    return [
        each for each in found if each[1] not in namesakes or stands_at_class(scene.text, each[0].start, each[0].end)
    ]


_NUMBER: Final = r"(?:an?|the|its|their|two|three|four|five|six|several|\d+)"
# "shoot it down with a Patriot", "pilots flew Tornados", "the Taurus, with its 480-kg warhead": what is done with a
# weapon, and what only a weapon has.
_KILLS_WITH: Final = patterns.compile(
    rf"\b(?:sho(?:o?t|ots|oting)|down(?:ed|ing)|intercept(?:s|ed|ing)?|destroy(?:s|ed|ing)?|struck|strikes?)\b[^.;:\n]{{0,60}}\s(?:with|using)\s(?:{_NUMBER}\s)?$"
)
_FLIES: Final = patterns.compile(
    rf"\b(?:fir(?:es?|ed|ing)|fl(?:y|ies|ew|ying)|pilot(?:s|ed)|scrambl(?:es?|ed|ing))\s(?:{_NUMBER}\s)?(?:[A-Z]\w+(?:an|ish|ese|ch)\s)?$"
)
_HAS_FIGURES: Final = patterns.compile(
    r",?\s(?:with|has|had|which\s(?:has|carries))\s(?:its|an?|the)\s(?:[\w.,-]+\s){0,4}?"
    r"(?:warhead|payload|wingspan|calib(?:er|re)|(?:range|top\sspeed|endurance|displacement|ceiling|crew)\sof\s(?:[a-z]+\s){0,3}\d)"
    r"|,\swhich\s(?:weighs|displaces|fires)\s|\s(?:flies|flew|travels)\sat\s(?:up\sto\s|about\s)?Mach\b"
)
# "One Iskander was fired", "a Patriot was intercepted".
_IS_FIRED: Final = patterns.compile(
    r"\s(?:was|were|is|are|had\sbeen|has\sbeen|have\sbeen)\s(?:[a-z]+ly\s|also\s)?(?:fired|test-fired|launched|intercepted|downed|shot\sdown)\b"
)
# A storm is fast, a person heavy: in a sentence that names arms these are a weapon's too.
_MEASURED: Final = patterns.compile(
    r"\s(?:tops|manages|weighs|displaces|hits|reaches|costs)\s(?:(?:an?|the|its)\s)?(?:(?:top|maximum|stated|average)\s)?(?:(?:speeds?|range|altitude)\sof\s)?"
    r"(?:(?:about|some|around|over|nearly|almost|up\sto|more\sthan|just)\s)*[$€£]?\d[\d.,]*\s?(?:mph|km/h|kph|knots|tons|tonnes|kg|km|kilomet|miles|million|m\b|feet|ft)"
)


def _is_used(scene: Scene, start: int, end: int) -> bool:
    before = scene.text[max(scene.sentences.around(start)[0], start - 100) : start]
    if _IS_FIRED.match(scene.text, end) and _OF_WHOM.search(before[-30:]):
        return True
    if _KILLS_WITH.search(before) or _HAS_FIGURES.match(scene.text, end):
        return True
    return scene.armed(start) and (_FLIES.search(before) is not None or _MEASURED.match(scene.text, end) is not None)


_GIVEN_NAME_BEFORE: Final = patterns.compile(r"(?P<given>[A-ZÀ-Þ][\w’'-]+)\s$")


def _is_surname(text: str, start: int) -> bool:
    before = _GIVEN_NAME_BEFORE.search(text, max(0, start - 20), start)
    low = data.fold(before["given"]) if before and not before["given"].isupper() else ""
    return "g" in words.name_flags(low) and not words.is_demonym(low) and words.commonness(low) < -10


def _known_candidates(scene: Scene) -> Iterator[tuple[Hit, str, bool]]:
    """(hit, its name without a variant, whether it needs no other proof)."""
    common = _names().common
    for found in _printed_names(scene.text):
        name, start, end = found.name, found.start, found.end
        if not scene.regions.hold(start, end):
            continue
        beside = _stands_at_class(scene, found)
        if found.variant and found.variant.strip().isdigit() and not beside and name not in common:
            end = found.name_end
        if not beside and not found.variant and _is_surname(scene.text, start):
            continue
        if (
            _OCCASION.search(scene.text, max(0, start - 12), start)
            or _PERSON_OR_FIRM.match(scene.text, end)
            or _HONORIFIC.search(scene.text, max(0, start - 5), start)
        ):
            continue
        printed = " ".join(scene.text[start : min(end, found.variant_end)].split())
        rare = (
            name not in common and (len(name) >= _LONG_ENOUGH or scene.armed(start)) and not _goes_on(scene, name, end)
        )
        proof = rare or beside or _is_proved(scene, found, end)
        yield Hit(start, end, printed, "system", "system-lexicon"), name, proof


# A shorter name is somebody else's initials too, so its sentence must speak of arms.
_LONG_ENOUGH: Final = 5


def _stands_at_class(scene: Scene, found: _Printed) -> bool:
    """True beside a class word; a plain word right at it, for "Gabriel's drone" is somebody's."""
    if not stands_at_class(scene.text, found.start, found.end):
        return False
    if found.name not in _names().plain:
        return True
    if scene.text[found.end : found.end + 1] in ("'", "’") or _is_surname(scene.text, found.start):
        return False
    if _CLASS_NEXT.match(scene.text, found.end):
        return True
    beside = class_beside(scene.text, found.start, found.end)
    return beside is not None and (
        beside[2] <= found.start or _LEADS_TO_CLASS.fullmatch(scene.text, found.end, beside[1]) is not None
    )


_CLASS_NEXT: Final = patterns.compile(rf"[ \u00a0-]{CLASS_WORD}(?!\w)")
# Between a plain word and its class: "Boxer 8x8 armoured vehicles", not "the Tigers watched jets".
_LEADS_TO_CLASS: Final = patterns.compile(
    r"(?:[ \u00a0-]|,\s(?:an?|the|its)\s|\s(?:is|was)\san?\s)(?:\dx\d\s|[\w-]+-[\w-]+\s|(?:armou?red|tracked|wheeled|towed|guided|new|light|heavy|"
    r"infantry|anti\w+|Israeli|\w+(?:an|ish|ese|ic|al|ive))\s){0,4}"
)


# "the first Boxer 8x8 hull"
_WHEELS_NEXT: Final = patterns.compile(r"\s\dx\d(?!\w)")


# "Aegis-equipped destroyers"
_ARMED_WITH: Final = patterns.compile(r"-(?:equipped|armed|carrying|fitted)\s(?:[a-z-]+\s){0,2}?[a-z]")
_AIR_FORCE: Final = patterns.compile(r"\b(?:RAF|USAF|RAAF|RCAF|RNZAF|Luftwaffe)\s$")


def _is_proved(scene: Scene, found: _Printed, end: int) -> bool:
    """True where a name that is a common word has a variant's letter, is counted, described or used as a weapon."""
    start = found.start
    if _WHEELS_NEXT.match(scene.text, end) or _ARMED_WITH.match(scene.text, end):
        return True
    if (
        found.variant.strip()[:1].isalpha()
        or is_described(scene, (start, end), near=True)
        or _is_used(scene, start, end)
    ):
        return True
    if scene.text[found.variant_end : end] != "s":
        return False
    before = scene.text[max(0, start - 24) : start]
    people = before.rstrip().rpartition(" ")[2]
    if found.name not in _names().plain and people[:1].isupper() and words.is_demonym(people.lower()):
        return True
    return _AIR_FORCE.search(before) is not None or (scene.armed(start) and COUNTED.search(before) is not None)

"""Ships in rows ("the frigates X and Y", "the two others, X and Y") and by the number on their hull ("X (F201)")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator import data, patterns
from generator.kinds import words
from generator.kinds.weapon.cues import DEMONYM, LOW, UP
from generator.kinds.weapon.scene import Hit, Scene
from generator.kinds.weapon.vessels import HULL, SHIP_STEMS, SHIP_WORD, among_ships, is_a_place
from generator.text import occurrences

_SHIP_IN_ROW: Final = rf"(?:[A-Z]{{2,6}}\s)?{UP}{LOW}{{1,14}}(?:[\s-](?:(?:de|du|da|do|dos|di|del|van|of|al|el)\s)?{UP}{LOW}{{1,14}}){{0,2}}(?:\s(?:[IVX]{{1,4}}|\d{{1,3}})(?!\w))?"
_MARK: Final = r"[\"“”]?"
_MORE: Final = rf"(?P<more>(?:,\s(?:the\s)?{_MARK}{_SHIP_IN_ROW}{_MARK}){{0,6}}),?\sand\s(?:the\s)?{_MARK}(?P<last>{_SHIP_IN_ROW}){_MARK}"
_ROW_ENDS: Final = rf"(?![\w-]|\s(?:{UP}|[a-z-]+\s{SHIP_WORD}))"
# "the frigates Almirante Ode and Almirante Varn", "the two Anzac-class frigates, Te Kaha and Te Mana,"
_SHIPS_LISTED: Final = patterns.compile(
    rf"(?<![\w-])(?:{SHIP_WORD}|boat)s(?:\sof\s(?:the|this|that|its|their)\s(?:[\w-]+\s){{0,2}}?(?:class|type|design|program(?:me)?|series|batch|family|project))?(?:,|:|\s[–—-])?[\s\u00a0](?:the\s|named\s|called\s)?{_MARK}(?P<ship>{_SHIP_IN_ROW}){_MARK}"
    rf"{_MORE}{_ROW_ENDS}"
)
# "The two others, Tonero and Angora, are under assembly", "her sisters X and Y"
_OTHERS_LISTED: Final = patterns.compile(
    rf"\b(?:(?:two|three|four|five|remaining)\s(?:others|units|hulls|more)|(?:the|its|her)\sothers|sisters|sister\sships|sister\sboats|siblings)(?:,|:|\s[–—-])?\s(?:the\s|named\s|called\s)?"
    rf"{_MARK}(?P<ship>{_SHIP_IN_ROW}){_MARK}{_MORE}{_ROW_ENDS}"
)
# "A sister, Tamora, follows", "Britain's HMS Ode and Brazil's Ary Varn"
_SISTER: Final = patterns.compile(
    rf"\b(?:[Aa]|[Hh]er|[Ii]ts|[Tt]he)\s(?:(?:second|younger|older|elder|identical|near)\s)?(?:sister|twin|sister\sship|sister\sboat)(?:,\sthe|,)?\s{_MARK}(?P<name>{_SHIP_IN_ROW}){_MARK}(?=[,.;:)]|\s[a-z])"
)
_AND_ANOTHERS: Final = patterns.compile(
    rf"(?:,\s(?:an?|the|its)\s[^,.;:\n]{{3,40}},)?\s(?:and|with|alongside)\s{UP}\w+['’]s\s(?P<name>{_SHIP_IN_ROW})(?=[,.;:)]|\s[a-z])"
)
_OTHERS: Final = ("others", "units", "hulls", "more", "sister", "siblings")
_LISTED_NAME: Final = patterns.compile(_SHIP_IN_ROW)
_CLASS_OR_SYSTEM: Final = patterns.compile(r"(?:Block|Flight|Batch|Type|Project|Mark|Mk|Phase)\b")


def in_rows(scene: Scene) -> Iterator[Hit]:
    """ "the frigates Almirante Ode and Almirante Varn": each is a ship by its type, or by those it is one of."""
    for pattern, parts in ((_SHIPS_LISTED, SHIP_STEMS), (_OTHERS_LISTED, _OTHERS)):
        for hit in pattern.finditer(scene.text) if scene.holds_any(parts) else ():
            spans = [
                hit.span("ship"),
                *(m.span() for m in _LISTED_NAME.finditer(scene.text, *hit.span("more"))),
                hit.span("last"),
            ]
            names = [scene.text[slice(*span)] for span in spans]
            if any(_is_of_somebody(name) for name in names) or all(is_a_place(name) for name in names):
                continue
            if pattern is _OTHERS_LISTED and not (
                among_ships(scene, hit.start("ship")) and not any(_is_a_given_name(name) for name in names)
            ):
                continue
            yield from (
                Hit(*span, name, "platform", "ship-by-type")
                for span, name in zip(spans, names, strict=True)
                if scene.regions.hold(*span)
            )


def _is_of_somebody(name: str) -> bool:
    """True for what names a people, a state, a body or a design rather than a ship."""
    low = data.fold(name)
    first = name.split(" ")[0]
    if DEMONYM.match(name) or words.is_demonym(first.lower()) or _CLASS_OR_SYSTEM.match(name):
        return True
    states = any(place.type == "country" for place in data.gazetteer().get(low, ()))
    return states or name.lower() in words.organizations() or words.is_role(low)


def _is_a_given_name(name: str) -> bool:
    return "g" in words.name_flags(data.fold(name.split(" ")[0]))


# "Jerónimo de Alvarado (F201), left the quay"
_HULL_IN_BRACKETS: Final = patterns.compile(
    rf"(?<![\w.'’-])(?P<name>{_SHIP_IN_ROW})\s\((?:pennant\s(?:number\s)?|hull\s(?:number\s)?)?(?P<hull>{HULL})\)"
)
_HULL_BEHIND: Final = patterns.compile(rf"\s\((?:pennant\s(?:number\s)?|hull\s(?:number\s)?)?(?P<hull>{HULL})\)")
_SURE_LETTERS: Final = frozenset("HQ CSB KN DDG DDH FFG FFH FFL CVN LPD LHD LST SSN SSBN WMSL WMEC WPC WPB PCG".split())
# "the first of which, HQ-182 Ha Noi, was": letters that are on hulls alone.
_HULL_BEFORE: Final = patterns.compile(
    rf"(?<![\w-])(?P<hull>(?:{'|'.join(sorted(_SURE_LETTERS))})-\d{{1,4}})\s(?P<name>{_SHIP_IN_ROW})(?![\w-])"
)


def sisters(scene: Scene) -> Iterator[Hit]:
    """ "A sister, Tamora, follows": the one ship that is called so, among ships."""
    for hit in _SISTER.finditer(scene.text) if scene.holds_any(("sister", "twin")) else ():
        own = not (_is_of_somebody(hit["name"]) or _is_a_given_name(hit["name"]))
        if own and scene.regions.hold(*hit.span("name")) and among_ships(scene, hit.start("name")):
            yield Hit(*hit.span("name"), hit["name"], "platform", "ship-by-context")


# "the submarine U 32", "U-537" where one is spoken of: boats without another name.
_U_BOAT: Final = patterns.compile(
    r"(?<![\w-])(?:(?P<of>(?:submarines?|U-boats?)\s)(?=U)|(?=U-\d\d))(?P<name>U[ -]?\d{1,4})(?![\w-]|\s(?:team|World|European|squad|national|side))"
)
_UNDER_WATER: Final = patterns.compile(r"\b(?:submarines?|U-boats?)\b")


def by_hull(scene: Scene) -> Iterator[Hit]:
    """A name of its own that a hull number stands beside, where ships are spoken of."""
    for hit in _HULL_BEFORE.finditer(scene.text) if occurrences.hold(scene.text, _SURE_LETTERS) else ():
        if scene.regions.hold(*hit.span()):
            yield Hit(*hit.span(), " ".join(hit.group().split()), "platform", "ship-by-hull")
    for hit in _U_BOAT.finditer(scene.text) if "U" in scene.text else ():
        if scene.regions.hold(*hit.span("name")) and (hit["of"] or _UNDER_WATER.search(scene.text)):
            yield Hit(*hit.span("name"), hit["name"].replace(" ", "-"), "platform", "ship-by-hull")
    if _HULL_BEHIND.search(scene.text) is None:
        return
    for hit in _HULL_IN_BRACKETS.finditer(scene.text):
        if (
            scene.regions.hold(*hit.span())
            and not hit["name"].partition(" ")[0].isupper()  # "ROCS Ma Kong": found by its prefix
            and not _is_of_somebody(hit["name"])
            and not is_a_place(hit["name"])
            and among_ships(scene, hit.start("name"))
        ):
            yield Hit(*hit.span("name"), hit["name"], "platform", "ship-by-hull")


# "the minehunter Varn, launched in the 1980s as Myosoto": what the ship was called before.
_CALLED_BEFORE: Final = patterns.compile(
    rf"[\"”]?[^.;:\n]{{0,60}}?\b(?:launched|commissioned|built|completed|christened|delivered|entered\sservice|previously|formerly|once|originally)\b[^.;:\n]{{0,40}}?\sas\s"
    rf"(?:the\s)?[\"“]?(?P<name>{_SHIP_IN_ROW})(?=[\"”]?(?:[,.;:)]|\s[a-z(]))"
)
_EX: Final = patterns.compile(
    rf"[\"”]?,?\s\(?(?:ex-|formerly\s(?:the\s)?|the\sformer\s)[\"“]?(?P<name>{_SHIP_IN_ROW})(?=[\"”]?(?:[,.;:)]|\s[a-z(]))"
)


def other_names(scene: Scene, ships: Iterable[Hit]) -> Iterator[Hit]:
    """Hull numbers in brackets behind ships, and what they were called before."""
    for ship in ships:
        if ship.type != "platform":
            continue
        if (another := _AND_ANOTHERS.match(scene.text, ship.end)) and not _is_of_somebody(another["name"]):
            yield Hit(*another.span("name"), another["name"], "platform", "ship-by-context")
        if hull := _HULL_BEHIND.match(scene.text, ship.end):
            yield Hit(*hull.span("hull"), ship.name, "platform", "ship-by-hull", "alias")
        for pattern in (_CALLED_BEFORE, _EX):
            hit = pattern.match(scene.text, ship.end)
            if hit and not _is_of_somebody(hit["name"]) and scene.regions.hold(*hit.span("name")):
                yield Hit(*hit.span("name"), ship.name, "platform", "ship-by-naming", "alias")

"""A number in its sentence -> the weapon system that it is said of, and why; None where that cannot be said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from generator import patterns
from generator.data import weapons
from generator.model import Mention, Span
from generator.statements.scene import Scene

# ---------------------------------------------------------------- what a class can have

_NO_SHIP: Final = frozenset(
    (
        "missile",
        "rocket",
        "munition",
        "bomb",
        "mine",
        "small arms",
        "artillery",
        "aircraft",
        "vehicle",
        "military radar",
    )
)
# property -> branches of the class tree that have no such thing: a missile has no crew, a rifle no wingspan.
_IMPOSSIBLE: Final[dict[str, frozenset[str]]] = {
    "range": frozenset(("mine",)),
    "crew": frozenset(("missile", "munition", "bomb", "mine", "small arms", "drone", "naval drone")),
    "wingspan": frozenset(("vehicle", "vessel", "small arms", "artillery", "mine")),
    "caliber": frozenset(("missile", "bomb", "mine", "aircraft", "vessel")),
    "bore": frozenset(
        ("mine", "aircraft", "vessel", "cruise missile")
    ),  # a calibre that is called one: of a rocket, too
    "endurance": frozenset(("missile", "bomb", "mine", "small arms", "artillery")),
    "yield": frozenset(("aircraft", "vehicle", "vessel", "small arms", "artillery")),
    "flight time": frozenset(("vehicle", "vessel", "small arms", "artillery", "mine")),
    "altitude": frozenset(("vehicle", "vessel", "small arms", "mine", "torpedo")),
    "diameter": frozenset(("vessel", "vehicle", "aircraft")),
    "displacement": _NO_SHIP,
    "beam": _NO_SHIP,
    "draught": _NO_SHIP,
    "depth": frozenset(("vehicle", "aircraft", "small arms", "artillery")),
    "power": frozenset(("missile", "bomb", "mine", "small arms")),
    "distance flown": frozenset(("vehicle", "vessel", "small arms", "artillery", "mine")),
    "rate of fire": frozenset(("missile", "bomb", "mine")),
}


def has_none(path: frozenset[str], property_: str) -> bool:
    """True where no system of the class with that path has such a property."""
    return bool(_IMPOSSIBLE.get(property_, frozenset()) & path)


def can_have(scene: Scene, mention: Mention, property_: str) -> bool:
    """False where systems of the mention's class have no such property; True where the class is not known."""
    return not (_IMPOSSIBLE.get(property_, frozenset()) & scene.class_path(mention))


# ---------------------------------------------------------------- subjects of their own

_KIND: Final = r"(?:variants?|versions?|models?)"
# A subject of its own that is no repeat of a system named before: nothing said of it belongs to the system.
_OTHER_SUBJECT: Final = patterns.compile(
    r"\b(?:an?|another|the|its|this|that|some|two|three|several|other)\s(?:[\w-]+\s){0,3}?(?:older|newer|earlier|previous|"
    r"other|predecessor|successor|original|export|baseline|standard|rival|similar|unnamed|unidentified|different|former|"
    r"comparable|second-generation|first|next)\b[\w\s-]{0,30}?(?:variants?|versions?|models?|missiles?|drones?|tanks?|rockets?|"
    r"systems?|aircraft|jets?|ones?)\b|\b(?:its|the)\s(?:[a-z-]+\s){0,2}(?:predecessor|successor|cousin|sibling|sister|counterpart|rival)s?\b"
    rf"|(?<!\bin\s)\b(?:the|an?|its|another)\s(?:(?!of\b|and\b|with\b|to\b)[\w.-]+\s){{1,3}}?{_KIND}\b(?!\sof\b)"
    r"|\b(?:the|an?)\s(?:original|predecessor|successor)\b(?=\s(?:has|had|flew|flies|reach|could|can|was|is)\b)",
    re.IGNORECASE,
)
_COMPARED: Final = patterns.compile(rf"[\s-](?:[\w-]+\s)?{_KIND}\b")
_INDEFINITE: Final = patterns.compile(
    r"(?<![Tt]he\s)(?<!its\s)(?<!ese\s)(?<!ose\s)\b(?:an?|another|two|three|four|several|many|some|most|other|\d+)\s(?!of\s(?:the|its|their|these|those)\b)(?:[\w-]+\s){0,5}?$",
    re.IGNORECASE,
)
_NOUNS: Final[dict[str, tuple[str, ...]]] = {
    # The noun of "the missile" -> branches of the class tree it can mean; nothing listed means any.
    r"missiles?|ICBMs?|projectiles?": (
        "missile",
        "rocket",
        "hypersonic missile",
        "artillery shell",
        "air defense system",
    ),
    r"rockets?": ("rocket", "missile", "multiple rocket launcher"),
    r"torpedo(?:es)?": ("torpedo",),
    r"bombs?": ("bomb", "munition", "nuclear weapon"),
    r"shells?|rounds?": ("artillery shell", "ammunition", "munition"),
    r"interceptors?": ("missile", "air defense system", "drone", "aircraft"),
    r"drones?|UAVs?|UAS|quadcopters?|hexacopters?|multicopters?": ("drone", "naval drone", "loitering munition"),
    r"tanks?": ("tank",),
    r"aircraft|planes?|aeroplanes?|airplanes?|jets?|fighters?|bombers?|warplanes?": ("aircraft",),
    r"helicopters?|gunships?": ("helicopter",),
    r"howitzers?|guns?|mortars?|cannons?": ("artillery", "small arms", "tank", "air defense system"),
    r"rifles?|pistols?|carbines?": ("small arms",),
    r"ships?|vessels?|warships?|frigates?|destroyers?|cruisers?|corvettes?|icebreakers?|minehunters?|minesweepers?|cutters?|gunboats?|catamarans?|"
    r"motherships?|trimarans?|minelayers?|hovercraft|tugs?|subs?|oilers?|flagships?": ("vessel",),
    r"carriers?|transporters?": ("vessel", "vehicle"),
    r"craft": ("vessel", "aircraft"),
    r"machines?": ("aircraft", "vehicle", "naval drone"),
    r"trucks?|lorr(?:y|ies)|robots?": ("vehicle", "missile launcher", "artillery", "multiple rocket launcher"),
    r"radars?": ("military radar",),
    r"turboprops?|twin-?jets?|trainers?|airlifters?|tankers?": ("aircraft",),
    r"turrets?": ("artillery", "vehicle"),
    r"submarines?|boats?": ("vessel", "naval drone"),
    r"trains?": ("platform",),
    r"vehicles?": (
        "vehicle",
        "howitzer",
        "self-propelled gun",
        "missile launcher",
        "air defense system",
        "multiple rocket launcher",
        "tank",
    ),
    r"mines?": ("mine",),
    r"launchers?": (
        "missile launcher",
        "multiple rocket launcher",
        "air defense system",
        "coastal defense system",
        "grenade launcher",
        "missile",
    ),
    r"weapons?|systems?|munitions?|complex|models?|types?(?!\sof\b)|design(?!\sof\b)": (),
}
_MEANT: Final = tuple((patterns.compile(rf"(?:{nouns})$"), frozenset(meant)) for nouns, meant in _NOUNS.items())
WEAPON_NOUN: Final = rf"(?:{'|'.join(_NOUNS)})"
_DEFINITE: Final = patterns.compile(
    rf"\b(?:(?:[Ee]ach|[Aa]ll|[Oo]ne|[Bb]oth)\sof\s(?:the|its|their)|[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Ee]ach|[Ee]very)\s"
    r"(?:new\s|same\s|complete\s|whole\s|entire\s|finished\s|actual\s|basic\s|small\s|large\s|little\s|big\s|giant\s|huge\s|heavy\s|light\s|modern\s|sleek\s|age?ing\s|old\s|[a-z-]+ed,?\s|[\w.,]+-[\w-]+,?\s|\d[\d.,]*\s?mm\s|[A-Z][a-z]+(?:an|ish|ese)\s|remaining\s|\d+\s){0,3}"
    rf"(?P<noun>{WEAPON_NOUN})(?![\w-])(?!\s[A-Z])"
)
_PRONOUN: Final = patterns.compile(
    r"\b(?:[Ii]ts?|[Tt]hey|[Tt]heir)\b|"
    r"\b[Hh]er\s(?:(?:maximum|top|total|full-load|cruising)\s)?(?:range|speed|length|beam|draught|displacement|crew|complement|endurance|hull)\b|"
    r"\b[Tt]he\s(?:(?:maximum|minimum|effective|operational|top|total|actual|real|estimated|overall|standard|full-load|contract|cruising|stated)\s)?(?:range|speed|payload|apogee|"
    r"length|weight|wingspan|displacement|crew|complement|height|warhead|beam|draught|endurance|ceiling|calib(?:re|er))"
    r"(?=\s(?:is|was|may|might|could|would|numbers?|totals?|comprises?|consists?|counts?|reaches|exceeds?|amounts?)\b)|"
    r"\b[Tt]he\s(?:crew|complement)(?=\sof\s)|"
    r"\b[Ee]ach\b(?=\s(?:is|has|can|needs|weighs|carries|costs|displaces|measures|holds|takes|draws|seats|requires|will|reaches)\b)"
)
# "She attains 24 knots": of a ship.
_SHE: Final = patterns.compile(
    r"\b(?:drove|drives?|push(?:es|ed)?|propel(?:s|led)?|took|takes?|gives?|gave|carr(?:y|ies|ied))\sher\s(?:at|to|up\sto|a)\b|"
    r"\b[Ss]he\s(?:also\s|now\s|still\s|once\s)?(?:(?:had|will\shave)\sa\s(?:crew|complement)|carries|displaces|attains|reaches|makes|measures|draws|develops|cruises|steams|needs\sa\screw|can\s(?:also\s)?(?:make|reach|remain|stay|carry|sail|dive|travel|attain|break|embark)|"
    r"has\sa\s(?:crew|complement|top\sspeed|maximum\sspeed|speed|range|length|beam|draught|full-load\sdisplacement|displacement))\b"
    r"|\b[Ss]he\s(?:is|was)\s(?:\d|(?:about\s|just\s|over\s|some\s|nearly\s){0,2}\Z)"
)
# "Complement is 68.", "Propulsion is of CODAD type, giving a top speed of": the style of data books leaves "its" out.
_BARE_SUBJECT: Final = patterns.compile(
    r"\s*(?:[•▪*·–-]\s)?(?:The\s)?(?:(?:Maximum|Minimum|Top|Cruising|Service|Operational|Effective|Full[\s-]load|Take-?off|Launch|Overall|Combat|Firing|Total|Road|Cruise|Surface|Submerged|Off-road|Empty|Gross|Economical|Maximal)\s(?:(?:road|surface|submerged|cross-country|off-road|cruising|firing|operational)\s)?)?"
    r"(?:[Ll]ength|[Bb]eam|[Ww]idth|[Hh]eight|[Dd]iameter|[Ww]ingspan|[Dd]isplacement|[Ww]eight|[Ss]peed|[Rr]ange|[Cc]rew|[Cc]omplement|"
    r"[Cc]eiling|[Ee]ndurance|[Pp]ayload|[Ww]arhead|[Pp]ropulsion|[Aa]rmament|[Aa]ccommodation)\s"
    r"(?:(?:at|on)\s(?:\w+\s){1,3})?(?:is|was|comprises|consists|totals|numbers|comes|exceeds|reaches|counts|amounts)\s"
    r"|(?m:^|(?<=[•▪*·–-]\s))\s*(?:[•▪*·–-]\s)?(?!The\s)(?:[A-Z][a-z]+\s){0,2}(?:range|speed|payload|endurance|weight|length|wingspan|warhead|ceiling|displacement|crew|Range|Speed|Payload|Endurance|"
    r"Weight|Length|Wingspan|Warhead|Ceiling|Displacement|Crew)\sof\s(?!the\s|its\s|an?\s|[A-Z])"
)
# "At 84 m and with a crew of 70 it is larger": the pronoun comes behind the figure.
_BEHIND: Final = patterns.compile(
    rf"\s*(?:At|With|Weighing|Measuring)\s[^.;:\n]{{0,80}}?,?\s(?:it|she|they|the\s{WEAPON_NOUN})\s(?:is|are|has|have|can|was|weighs|carries|could|will)\b"
)
# "A Western official said its range was": who speaks is no subject of the figure.
_SPEAKS_FIRST: Final = patterns.compile(
    r"[^.,;:\"“”]{1,80}?\s(?:said|says|claimed|claims|told\s\w+|estimated|estimates)\s"
)
# "The Trembita, by contrast": a name that no rule knows is a subject all the same.
_UNKNOWN_SUBJECT: Final = patterns.compile(
    r"\s*(?:and\s|but\s|while\s)?(?:[Tt]he|[Aa]n?|[A-Z][\w]+['’]s)\s(?:(?!(?:at|of|in|on|with|to|from|by|for|over)\s)[a-z-]+\s){0,3}?"
    r"(?P<name>[A-Z][\w.-]+(?:\s[A-Z][\w.-]+)*)(?P<next>[,\s])"
)
_UNKNOWN_CODE: Final = patterns.compile(r"(?<![\w$€£.,-])(?:[A-Z]{1,4}-?\d{1,3}[A-Z]?|[A-Z][a-z]+-\d{1,3})(?![\w%])")


def subject(
    scene: Scene, sentence: tuple[int, int], clause: tuple[int, int], figure: Span, property_: str
) -> tuple[Mention, str] | None:
    """(the system the figure is about, why), None where that cannot be said.

    A figure belongs to the system of its own clause; where the clause has none, to the one system that "it" or "the
    missile" can mean."""
    at = figure.start
    before = scene.weapons_in(clause[0], at)
    named = scene.named_in(clause[0], at)
    if _is_of_another(scene, clause[0], figure, before):
        return None
    if (beside := _beside(scene, figure, property_)) is not None:
        return beside
    if (one := _of_two(scene, sentence, at)) is not None:
        return one
    if named and (holder := _holder(scene, named, clause[0], at, property_)):
        if _new_subject_after(scene, holder, before, at) or _is_of_what_it_carries(scene, holder, before[-1], at):
            return None
        return _ship_or_design(scene, clause[0], holder)
    if not named and (its := _fronted(scene, sentence, clause, figure)) and can_have(scene, its, property_):
        return its, "named right after, of which the opening phrase speaks"
    refers = _refers_back(scene, clause[0], at, figure.end + _NOUN_AFTER)
    if (apposed := _called_right_after(scene, before, figure)) is not None and can_have(scene, apposed, property_):
        return apposed, "its name stands in apposition to the class that the figure is of"
    if before and not refers:
        return None
    after = [m for m in scene.named_in(at, clause[1]) if can_have(scene, m, property_)]
    if after and not before and not refers and _leads_to(scene, figure.end, after[0]):
        return after[0], "named right after, in the same clause"
    if not refers or _is_unknown(scene, clause[0], at):
        return None
    return _antecedent(scene, sentence, (clause[0], figure.end + _NOUN_AFTER), at, property_)


# "carries two landing craft, each able to bring 50 t": of what is carried.
_EACH_OF_THEM: Final = patterns.compile(r",?\s(?:each|all\sof\swhich|both\sof\swhich)\b")


def _beside(scene: Scene, figure: Span, property_: str) -> tuple[Mention, str] | None:
    """The system whose name stands right beside the figure, and how."""
    if (its := name_behind(scene, figure.end)) is not None:
        return its, "its name stands right behind the figure"
    if property_ in _GIVEN_FOR and (its := _given_for(scene, figure)) is not None:
        return its, "the figure is given for it"
    if (its := beside_brackets(scene, figure.start)) is not None:
        return its, "the figure stands in brackets behind its name"
    return None


# "The third frigate (FDI) of the navy is 122 m long", where one ship alone has been named.
_IN_ITS_ROW: Final = patterns.compile(
    r"\s*[Tt]he\s(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|lead|latest|newest|\d{1,2}(?:st|nd|rd|th))\s"
    r"(?:(?!(?:of|is|was|has|will)\b)[\w'’-]+\s){0,6}?(?:ship|boat|vessel|submarine|frigate|destroyer|corvette|carrier|cutter|minehunter|unit)?\s?\(?$"
)


def _ship_or_design(scene: Scene, start: int, named: Mention) -> tuple[Mention, str]:
    ship = _one_of_a_class(scene, start, named)
    return (
        (ship, "the one ship named so far, by its place in its class") if ship else (named, "named in the same clause")
    )


def _one_of_a_class(scene: Scene, start: int, design: Mention) -> Mention | None:
    """The ship that "the third frigate of the X class" is: the only ship, and of a design the only one, named so far."""
    if design.type != "system" or "vessel" not in scene.class_path(design):
        return None
    if not _IN_ITS_ROW.match(scene.text, start, design.span.start):
        return None
    so_far = [m for m in scene.named_in(0, start) if m.type == "platform" or "vessel" in scene.class_path(m)]
    recent = scene.named_in(max(0, start - _SAME_SUBJECT), start)
    return recent[-1] if so_far and recent and _one_system(so_far) and recent[-1].type == "platform" else None


_FINITE: Final = (
    r"(?:has|have|had|is|are|was|were|can|could|will|would|may|might|weigh(?:s|ed)?|carr(?:y|ies|ied)|costs?|reach(?:es|ed)|flew|"
    r"fl(?:y|ies)|fires?|fired|displaces?|measures?|uses?|needs?|hits?|travel(?:s|l?ed)|rose|climb(?:s|ed)|boasts?|features?|"
    r"cruise[sd]?|produces?|delivers?|mounts?|entered|landed|covered|struck|lands|fell|destroyed|strikes?|engages?|takes?|stays?|"
    r"remained|dives?|accelerates?|does(?=\s(?:up\sto\s|about\s|over\s)?\d)|makes(?=\s(?:up\sto\s|about\s|over\s)?\d))"
)
# "the 7,600-ton Aegis-equipped destroyer X": the noun phrase that a figure opens runs up to the name.
_TO_THE_NAME: Final = patterns.compile(
    r"[\s\u00a0-](?:(?!(?:and|or|of|with|for|in|to|at|on|from|by|the|an?|its|that|which|is|was|has|warheads?|payloads?|explosives?|"
    rf"charges?)\b)[\w-]+,?\s){{0,4}}?(?:{WEAPON_NOUN}|craft)\s[\"“]?"
)
_LONGEST_PHRASE: Final = 70
# "a 1.8-metre, 22-kg X missile"
_NEXT_FIGURE: Final = patterns.compile(r",\s\d[\d.,]*[\s-]?(?:[A-Za-z]+|mm)(?=\s)")


def name_behind(scene: Scene, end: int) -> Mention | None:
    """The Y of "the X and the 9mm Y" and of "the 500-ton patrol vessel Y": what the figure that ends at ``end`` stands before."""
    following = scene.named_in(end, end + _LONGEST_PHRASE)
    if not following:
        return None
    start = following[0].span.start
    if listed := _NEXT_FIGURE.match(scene.text, end, start):
        end = listed.end()
    leads = start == end + 1 or any(phrase.fullmatch(scene.text, end, start) for phrase in (_TO_THE_NAME, _SUCH_AS))
    return following[0] if leads else None


# "states a range in excess of 25 km for X"
_GIVEN_FOR: Final = frozenset(
    ("range", "speed", "weight", "displacement", "length", "altitude", "endurance", "payload", "warhead", "caliber")
)
_MEASURE_OF: Final = patterns.compile(
    r"\b(?:range|speed|weight|displacement|length|altitude|ceiling|endurance|payload|warhead|calib(?:er|re)|figure|reach)s?\s(?:of|in\sexcess\sof)\s(?:[a-z]+\s){0,3}$"
)
_FOR_IT: Final = patterns.compile(r"\sfor\s(?:the\s|its\s|an?\s)?")


def _given_for(scene: Scene, figure: Span) -> Mention | None:
    named = scene.named_in(figure.end, figure.end + 40)
    if not named or not _FOR_IT.fullmatch(scene.text, figure.end, named[0].span.start):
        return None
    return named[0] if _MEASURE_OF.search(scene.text, max(0, figure.start - 50), figure.start) else None


# "X (93 m, 1,950 t)", "X – 155 mm, 24 km –": figures and nothing else, set behind the name.
_FIGURES: Final = patterns.compile(
    r"\s(?P<open>\(|[–—]\s)(?:\d[\d.,]*[\s\u00a0-]?[a-z/]{1,10}(?:\slong)?(?:[,;]\s(?!\d+\))|\s(?:and|/)\s|(?=\)|\s[–—])))+(?P<close>\)|\s[–—])"
)
_LONGEST_BRACKET: Final = 60


def beside_brackets(scene: Scene, at: int) -> Mention | None:
    """The system right behind whose name brackets hold figures only, the one at ``at`` among them."""
    if not any(mark in scene.text[max(0, at - _LONGEST_BRACKET) : at] for mark in "(–—"):
        return None
    named = scene.named_in(max(0, at - _LONGEST_BRACKET - 40), at)
    if not named:
        return None
    beside = scene.class_beside(named[-1])
    end = max(named[-1].span.end, beside[2] if beside and beside[2] < at else 0)
    figures = _FIGURES.match(scene.text, end)
    return named[-1] if figures and figures.start() < at < figures.end() else None


_ONE_OF_TWO: Final = patterns.compile(
    r"\b[Tt]he\s(?P<which>former|latter)(?=(?:,\s[^,;.]{1,40},)?\s(?:has|had|is|was|can|could|weigh|carr|reach|fl|cost|displac|measur|hav|with|of\swhich|fir))"
)
_BOTH_NAMED: Final = 2


def _of_two(scene: Scene, sentence: tuple[int, int], at: int) -> tuple[Mention, str] | None:
    """ "X and Y; the latter weighs": one of the two systems named before, and no third."""
    hits = list(_ONE_OF_TWO.finditer(scene.text, max(sentence[0], at - 120), at))
    if not hits or scene.named_in(hits[-1].end(), at):
        return None
    here = scene.named_in(sentence[0], hits[-1].start())
    previous = None if here else scene.sentence_before(sentence[0] + 1)
    pair: dict[str, Mention] = {}
    for mention in here or (scene.named_in(*previous) if previous else []):
        pair.setdefault(weapons.identity(mention.name or mention.text), mention)
    if len(pair) != _BOTH_NAMED:
        return None
    mention = [*pair.values()][hits[-1]["which"] == "latter"]
    return mention, f'"the {hits[-1]["which"]}" of the two systems named before'


# "With a top speed of 28 knots and a crew of 120, X can": the opening phrase speaks of the subject that follows it.
_OPENS_PHRASE: Final = patterns.compile(
    r"\s*(?:and\s|but\s)?(?:[Ww]ith|[Aa]t|[Ww]eighing|[Dd]isplacing|[Mm]easuring|[Bb]oasting|[Cc]arrying|[Rr]eaching|[Hh]aving|"
    r"[Pp]owered\sby|[Aa]rmed\swith|[Cc]apable\sof|[Cc]rewed\sby)\s[^.;:()\n]*?"
)
_TO_SUBJECT: Final = patterns.compile(
    rf"(?:[\s-](?!(?:it|they|she|he|we)\b)[^.;:()\n]*?)?,\s(?:(?:the|its|their|an?|each|[A-Z]\w+['’]s)\s)?(?:(?!{_FINITE}\b)[\w-]+\s){{0,4}}?"
)
_SUBJECTS_VERB: Final = patterns.compile(
    rf"(?:\s[a-z-]+){{0,3}}?,?\s(?:[a-z]+ly\s|also\s)?(?:{_FINITE}|[a-z]{{2,}}(?:s|ed)|came|went|won|made|lay|stood|left)\b"
)


def _fronted(scene: Scene, sentence: tuple[int, int], clause: tuple[int, int], figure: Span) -> Mention | None:
    """The system that is the subject behind an opening phrase with the figure in it."""
    if not _OPENS_PHRASE.fullmatch(scene.text, clause[0], figure.start):
        return None
    following = scene.named_in(figure.end, min(sentence[1], figure.end + 2 * _LONGEST_PHRASE))
    if not following:
        return None
    leads = _TO_SUBJECT.fullmatch(scene.text, figure.end, following[0].span.start)
    return following[0] if leads and _SUBJECTS_VERB.match(scene.text, following[0].span.end) else None


# "a 155 mm howitzer such as the Chinese-made X".
_SUCH_AS: Final = patterns.compile(
    r"[\s-](?:[a-z-]+\s){1,4}(?:such\sas|like)\s(?:the\s|an?\s)?(?:[A-Z]\w+-(?:made|built)\s)?"
)

# "the 155mm gun": the noun may stand behind the figure.
_NOUN_AFTER: Final = 40


def _speaks_of_another(scene: Scene, start: int, end: int, named: Sequence[Mention]) -> bool:
    """True for "the older variant"; "the older X missile" names what it speaks of."""
    return any(
        not any(hit.start() <= m.span.start and m.span.end <= hit.end() for m in named)
        and not any(m.span.start >= hit.end() for m in named)
        and not _BESIDE.match(scene.text, hit.end())
        for hit in _OTHER_SUBJECT.finditer(scene.text, start, end)
    )


def _is_of_another(scene: Scene, start: int, figure: Span, before: Sequence[Mention]) -> bool:
    """True for a figure of another version, of what it is measured against, or of each of what is carried."""
    named = scene.named_in(start, figure.start)
    each = bool(before) and before[-1].type == "class" and _EACH_OF_THEM.match(scene.text, before[-1].span.end)
    return bool(each) or _speaks_of_another(scene, start, figure.start, named) or _is_of_a_variant(scene, figure)


_BESIDE: Final = patterns.compile(r"\sof\sthe\s[A-Z]")


def _is_of_a_variant(scene: Scene, figure: Span) -> bool:
    """ "twice as far as the 165-km variant", "1.5 tonnes more than its predecessor": a measure of something else."""
    return _COMPARED.match(scene.text, figure.end) is not None


# ---------------------------------------------------------------- the holder among the systems of the clause

_ASIDE: Final = patterns.compile(
    r"(?:\s[a-z-]+){0,3},\s(?:an?|the|its|of\sthe|which|who|whose|one\sof|known|called|also|developed|built|made|based|similar|like|named|"
    r"another|formerly|designed|armed|produced|used|first|as|by)\b"
)
_ADVERB: Final = r"(?:(?:also|now|then|it|[a-z]+ly)\s)?"
_END_OF_ASIDE: Final = patterns.compile(rf",\s{_ADVERB}{_FINITE}\b")
_SECOND_VERB: Final = patterns.compile(rf"(?:,\s(?:and\s)?|\sand\s){_ADVERB}{_FINITE}\b")
_RIGHT_AFTER: Final = patterns.compile(r"(?:\s[a-z-]+){0,4}?,?\s(?:with|which|that|whose|having)\b")
_NO_SUBJECT: Final = patterns.compile(
    r"\b(?:from|aboard|by|against|near|towards?|than|like|unlike|off|over|behind|(?:descendant|version|variant|derivative|copy|development|relative|cousin)s?\sof|similar\sto|identical\sto|compared\s(?:to|with))\s"
    r"(?:(?:the|an?|its|their|[\w.]+['’]s|\w+\sof)\s)?(?:[A-Z][a-z]+(?:an|ish|ese|ch)\s)?(?:[a-z-]+\s){0,3}$"
)
# "Its bigger cousin, the Y," and "the missile, called the Y,": Y is the subject by another name.
_APPOSED: Final = patterns.compile(
    r"(?:,\s(?:the\s|an?\s)?(?:[a-z-]+\s){0,2}|\b(?:called|named|dubbed|codenamed|designated|known(?:\sas)?)\s(?:the\s)?[\"“]?)$"
)
# "X can fire a Y shell some 50 km": how far X shoots.
_SHOT: Final = patterns.compile(
    r"\b(?:fires?|firing|lobs?|hurls?|shoots?)\s(?:(?:the|an?|its|\d+)\s)?(?:[a-z-]+\s){0,2}$"
)
# "X is a descendant of the Y with a 100 mm gun": what it has, not what the Y has.
_COPY_OF: Final = patterns.compile(
    r"\b(?:descendant|version|variant|derivative|copy|development|relative|cousin)\sof\s(?:(?:the|an?)\s)?$"
)
_COMMA_NEXT: Final = patterns.compile(r"(?:\s[a-z-]+){0,3},")
_COORDINATED: Final = patterns.compile(r"[,;]\s(?:and\s)?(?:the\s)?$|\band\s(?:the\s)?")
# What a system carries is a part of it: "X can carry a warhead of 400 kg" still speaks of X.
_CARRIES: Final = patterns.compile(
    r"\b(?:carr(?:y|ies|ying)|armed|equipped|fitted|mounts?|mounted|fires?|firing|launch(?:es|ing)?|delivers?|deliver|with|has|have|uses?|drops?)\s"
    r"(?:with\s)?(?:an?\s)?(?:[\w-]+\s){0,3}$"
)


def _holder(scene: Scene, named: Sequence[Mention], start: int, at: int, property_: str) -> Mention | None:
    """The last system before the figure that can hold it: neither in a closed aside nor the object of what came before."""
    for number in range(len(named) - 1, -1, -1):
        mention = named[number]
        if not can_have(scene, mention, property_):
            continue
        earlier = named[:number]
        if _in_closed_aside(scene.text, earlier, mention, at):
            continue
        has_rival = bool(earlier) or _refers_back(scene, start, mention.span.start)
        if has_rival and _is_object(scene.text, mention, start, at):
            continue
        return mention
    return None


def _in_closed_aside(text: str, earlier: Sequence[Mention], mention: Mention, at: int) -> bool:
    """True within "the X, a variant of the Y, has ...": the aside on X is closed before the figure."""
    return any(
        _ASIDE.match(text, m.span.end) is not None
        and _END_OF_ASIDE.search(text, mention.span.end, at) is not None
        and not _WHOSE_IS.fullmatch(text, m.span.end, mention.span.start)
        for m in earlier
    )


# "X, whose heaviest rocket, the Y, has": Y is what is spoken of.
_WHOSE_IS: Final = patterns.compile(r",\swhose\s[^,;.\n]{1,50},\s(?:called\s|named\s)?(?:the\s)?")


def stands_aside(scene: Scene, mention: Mention) -> bool:
    """True for the Y of "X, a variant of the Y, flew" and of "X was fired from a Y": the sentence is about X."""
    start, end = scene.sentence(mention.span.start)
    earlier = scene.named_in(start, mention.span.start)
    return bool(earlier) and (
        _in_closed_aside(scene.text, earlier, mention, end)
        or bool(_NO_SUBJECT.search(scene.text, max(start, mention.span.start - 50), mention.span.start))
    )


# "the lighter T-90, a 46-tonne vehicle"
_APPOSED_FIGURE: Final = patterns.compile(r"(?:\s[a-z-]+){0,2},\s(?:an?|the|its)\s(?:[a-z-]+\s){0,2}")


def _is_object(text: str, mention: Mention, start: int, at: int) -> bool:
    """True where the clause goes on about something else than ``mention``."""
    end = mention.span.end
    if _APPOSED_FIGURE.fullmatch(text, end, at):
        return False
    if _APPOSED.search(text, max(start, mention.span.start - 60), mention.span.start) and _COMMA_NEXT.match(text, end):
        return False
    if _COPY_OF.search(text, max(start, mention.span.start - 40), mention.span.start) and text.startswith(
        " with ", end
    ):
        return True
    if _RIGHT_AFTER.match(text, end) or (
        _ASIDE.match(text, end) and _COORDINATED.search(text, start, mention.span.start)
    ):
        return False
    window = max(start, mention.span.start - 50)
    if _NO_SUBJECT.search(text, window, mention.span.start) or _SHOT.search(text, window, mention.span.start):
        return True
    return _SECOND_VERB.search(text, end, at) is not None and not _is_own_subject(text, mention, start)


_OWN_SUBJECT: Final = patterns.compile(
    r"(?:,\s(?:and\s)?|\sand\s|^\s*)(?:the\s|an?\s)?(?:[a-z-]+\s){0,2}$", re.IGNORECASE
)
_VERB_NEXT: Final = patterns.compile(rf"(?:\s[a-z-]+){{0,3}}?\s{_FINITE}\b")


def _is_own_subject(text: str, mention: Mention, start: int) -> bool:
    """True for the Y of "X weighs 5 t, and the Y has a range ...": a verb follows it at once."""
    return bool(_OWN_SUBJECT.search(text[start : mention.span.start]) and _VERB_NEXT.match(text, mention.span.end))


def _new_subject_after(scene: Scene, named: Mention, before: list[Mention], at: int) -> bool:
    """True where another weapon, not named, stands between the system and the number ("... and an older missile")."""
    later = [m for m in before if m.span.start >= named.span.end and m.type == "class" and m.name != "warhead"]
    return any(
        _INDEFINITE.search(scene.text, named.span.end, m.span.start)
        and not _CARRIES.search(scene.text, named.span.end, m.span.start)
        and not _SAID_TO_BE.match(scene.text, named.span.end, m.span.start)
        and not _AMONG_ITS_OWN.search(scene.text, named.span.end, m.span.start)
        and not _IS_A.search(scene.text, named.span.end, m.span.start)
        and not _SECOND_VERB.search(scene.text, m.span.end, at)
        for m in later
    )


# "X has a crew of four, a 120mm gun and": one more of what it has.
_AMONG_ITS_OWN: Final = patterns.compile(
    r"\b(?:has|have|had|with|carries|mounts|boasts|features|combines|offers)\s(?:an?|the|its|\w+)\s[^.;:\n]{0,80}(?:,|\sand)\s(?:and\s)?(?:an?|its|two|three|four|six|eight|\d+)\s(?:[\w.-]+\s){0,3}$"
)
# "X, a missile", "X is a missile", "X, which analysts describe as a missile": no other weapon.
_SAID_TO_BE: Final = patterns.compile(r"(?:,|\s(?:is|was)|,\swhich\s[^,;]{0,40}?\s(?:as|is|was))\s(?:an?|one\sof)\s")
_IS_A: Final = patterns.compile(r",\s(?:is|was)\san?\s(?:[\w-]+,?\s){0,4}$")
_RELATIVE: Final = patterns.compile(r",?\s(?:which|whose|that)\s")


_OF_ITS_OWN: Final = patterns.compile(r"\swith\san?\s(?:[a-z-]+\s)?(?:range|speed|reach|warhead)\b")
_SHOT_AT_SOMEBODY: Final = frozenset(("missile", "rocket", "torpedo", "drone"))


def _is_of_what_it_carries(scene: Scene, holder: Mention, last: Mention, at: int) -> bool:
    """True where the figure is said of a class named after the system: "X and two rockets, which fly", "X carries six
    rockets with a range of"; not of its own class ("the X torpedo, which weighs", "X, a missile that flew")."""
    if last.type != "class" or last.span.end >= at or _SAID_TO_BE.match(scene.text, holder.span.end, last.span.start):
        return False
    own = scene.class_beside(holder)
    if own is not None and own[2] == last.span.end:
        return False
    if _RELATIVE.match(scene.text, last.span.end):
        return True
    if _SECOND_VERB.search(scene.text, last.span.end, at):
        return False
    node = weapons.classes().get(last.name or "")
    carried = node is not None and bool(_SHOT_AT_SOMEBODY & set(node.path))
    return (
        carried
        and bool(_CARRIES.search(scene.text, holder.span.end, last.span.start))
        and bool(_OF_ITS_OWN.match(scene.text, last.span.end))
    )


_LEADS_ELSEWHERE: Final = patterns.compile(
    r"[.;:()]|,\s(?!the\b)|\b(?:in|on|by|at|aboard|from|to|and|or|of|for|was|were|is|are|has|had|near)\b"
)


_CALLED_NEXT: Final = patterns.compile(r",\s(?:(?:called|named|dubbed|known\sas)\s)?(?:the\s)?[\"“]?")


def _called_right_after(scene: Scene, before: Sequence[Mention], figure: Span) -> Mention | None:
    """The X of "a rocket with a range of 45 km, the X"."""
    following = scene.named_in(figure.end, figure.end + 40) if before and before[-1].type == "class" else []
    if not following or not _CALLED_NEXT.fullmatch(scene.text, figure.end, following[0].span.start):
        return None
    start = max(scene.sentence(figure.start)[0], before[-1].span.start - 40)
    return following[0] if _INDEFINITE.search(scene.text, start, before[-1].span.start) else None


_VERB_BETWEEN: Final = patterns.compile(
    rf"\b(?:{_FINITE}|includes?|shook|left|killed|made|lost|got|saw|became|counts|needs|wants|bought|sold)\b"
)


def _leads_to(scene: Scene, end: int, mention: Mention) -> bool:
    """True between "a 500-km range" and the name it describes ("155mm M777", "with a range of 300 km, the X"); in "The Osa
    reaches 10 km, the X dropped bombs" X is the next subject."""
    start = mention.span.start
    if start - end >= _LONGEST_PHRASE or (
        _NEXT_SUBJECT.fullmatch(scene.text, end, start) and _SUBJECTS_VERB.match(scene.text, mention.span.end)
    ):
        return False
    return all(other.search(scene.text, end, start) is None for other in (_LEADS_ELSEWHERE, _VERB_BETWEEN))


_NEXT_SUBJECT: Final = patterns.compile(r"\)?,\s(?:the\s|its\s)?")


# ---------------------------------------------------------------- what "it" and "the missile" mean


def _refers_back(scene: Scene, start: int, end: int, noun_end: int = 0) -> bool:
    if any(opening.match(scene.text, start) for opening in (_BEHIND, _BARE_SUBJECT)) or _SHE.search(
        scene.text, start, end
    ):
        return True
    return bool(_PRONOUN.search(scene.text, start, end) or _definite(scene.text, start, end, max(end, noun_end)))


def _definite(text: str, start: int, at: int, end: int) -> re.Match[str] | None:
    """ "the missile" that begins before ``at``."""
    hit = _DEFINITE.search(text, start, end)
    return hit if hit and hit.start() < at else None


# "The vessel, a P400 of 54 metres": the same thing by another name.
_IN_APPOSITION: Final = patterns.compile(rf"{WEAPON_NOUN},\san?\s(?:[a-z-]+\s){{0,2}}$")


def _is_unknown(scene: Scene, start: int, at: int) -> bool:
    """True where the clause begins with a name that is no weapon known here, or holds a code that is none."""
    if any(
        not _IN_APPOSITION.search(scene.text, start, code.start())
        for code in _UNKNOWN_CODE.finditer(scene.text, start, at)
    ):
        return True
    speaks = _SPEAKS_FIRST.match(scene.text, start, at)
    start = speaks.end() if speaks else start
    hit = _UNKNOWN_SUBJECT.match(scene.text, start, at)
    if hit is None:
        return False
    at_name = hit.start("name")
    if re.fullmatch(WEAPON_NOUN, hit["name"]):
        return False
    if any(
        m.span.start <= at_name < m.span.end for m in scene.mentions if m.kind in ("location", "person", "organization")
    ):
        return False
    return re.match(rf"(?:[\w-]+\s){{0,3}}?{WEAPON_NOUN}\b", scene.text[hit.end("next") : at]) is None


def _meant(scene: Scene, clause: tuple[int, int], at: int) -> frozenset[str]:
    """The branches of the class tree that the noun of "the missile" before ``at`` can mean; empty for any."""
    hit = _definite(scene.text, clause[0], at, clause[1])
    if hit is None:
        return frozenset(("vessel",)) if _SHE.search(scene.text, clause[0], at) else frozenset()
    return next((meant for pattern, meant in _MEANT if pattern.match(hit["noun"])), frozenset())


_IS_A_SATELLITE: Final = patterns.compile(r"\s(?:[a-z-]+\s){0,2}(?:satellites?|radars?|engines?|sensors?|spacecraft)\b")


def _fits(scene: Scene, mention: Mention, meant: frozenset[str], property_: str) -> bool:
    path = scene.class_path(mention)
    if meant and _IS_A_SATELLITE.match(scene.text, mention.span.end):
        return False
    return can_have(scene, mention, property_) and (not meant or not path or bool(meant & path))


def _antecedent(
    scene: Scene, sentence: tuple[int, int], clause: tuple[int, int], at: int, property_: str
) -> tuple[Mention, str] | None:
    """The only system that a pronoun or "the missile" can mean: named earlier in this sentence, else in the last.

    ``clause`` runs to the end of the noun that may follow the figure at ``at``."""
    before, meant, noun = clause[0], _meant(scene, clause, at), _noun(scene, clause, at)
    here = _candidates(scene, (sentence[0], before), meant, noun, property_)
    if _introduced_since(scene, here[-1].span.end if here else sentence[0], at, meant):
        return None
    if here:
        return (here[-1], "the system named before it in the sentence") if _one_system(here) else None
    chained: tuple[int, int] | None = None
    for back in range(1, _FAR_BACK + 1):
        previous = scene.sentence_before(before, back)
        if previous is None:
            break
        everything = scene.named_in(*previous)
        if everything and not _is_told_of_it(scene, previous[0], everything[0].span.start, noun):
            candidates = _subjects_of(scene, _candidates(scene, previous, meant, noun, property_))
            if not candidates and meant:  # "the fighter" is none of the radars named since
                continue
            if not candidates or not _one_system(candidates):
                return None
            where = "the sentence before" if back == 1 else "the sentences before"
            one = _one_of_a_class(scene, previous[0], candidates[-1]) or candidates[-1]
            return one, f'"{one.text}" is the only system named in {where} that it can be'
        if not (_refers_back(scene, *previous) or _THEM.search(scene.text, *previous)):
            break
        if _DEFINITE.match(scene.text, *previous):  # "The vehicle weighs": what "its" is said of is no aircraft
            meant, noun = meant or _meant(scene, previous, previous[1]), noun or _noun(scene, previous, previous[1])
        if chained is None or not _DEFINITE.search(scene.text, *chained):
            chained = previous
    if chained is not None and not _DEFINITE.search(scene.text, *clause):
        meant = meant or _meant(scene, chained, chained[1])
        sentence, clause, noun = chained, chained, noun or _noun(scene, chained, chained[1])
    return _only_system(scene, sentence, clause, (meant, noun), property_)


# "It can lift 26 tons, enough for a Y. The crew is three": what is named behind what "it" has or is like is no new subject.
_IT_HAS: Final = patterns.compile(
    r"\b[Ii]t\s(?:(?:also|still|now|will|would)\s)?(?:has\san?|can\s(?:also\s)?(?:lift|carry|fly|reach|hold|take|haul|stay)|weighs|carries|displaces|measures|"
    r"cruises|flies|replaces?|succeeds?|resembles|complements?|out(?:ranges|guns|runs)|is\s(?:based|built|modell?ed|derived)\s(?:on|from)|"
    r"is\s(?:\w+\s){0,2}?(?:larger|smaller|heavier|lighter|faster|slower|longer|shorter|cheaper)\sthan)\b"
)


# "It makes the older Y look small. The crew is three": whatever the verb, where no noun can mean Y.
_IT_DOES: Final = patterns.compile(
    r"\b[Ii]t\s(?:(?:also|still|now)\s)?(?:makes|takes|uses|shares|lacks|beats|dwarfs|needs|leaves|gives|offers|follows|joins|recalls|serves)\s"
)


def _is_told_of_it(scene: Scene, start: int, first_named: int, noun: str) -> bool:
    does = _IT_DOES.search(scene.text, start, first_named) if not noun else None
    return does is not None or _IT_HAS.search(scene.text, start, first_named) is not None


# "twice the weight of the Y", "the Y it replaces", "based on the Y": what the subject is measured against.
_MEASURED_AGAINST: Final = patterns.compile(
    r"\b(?:(?:twice|half|double|triple|times|than|exceeds|matches|over)\s(?:(?:the|that|as)\s)?(?:[a-z-]+\s){0,2}?of|replac(?:e[sd]?|ing)|succeed(?:s|ed|ing)?|outranges?|resembles?|"
    r"complements?|supplements?|such\sas|including|(?:based|modell?ed|built|patterned)\son|derived\sfrom|compatible\swith|alongside|compete[sd]?\swith)\s(?:(?:the|an?|its|their|older|ageing|aging)\s){0,3}(?:[a-z-]+\s){0,2}$"
)


def _candidates(
    scene: Scene, where: tuple[int, int], meant: frozenset[str], noun: str, property_: str
) -> list[Mention]:
    """The systems named in ``where`` that can be meant: of the class, and not what another one is measured against."""
    fitting = [m for m in scene.named_in(*where) if _fits(scene, m, meant, property_) and not _is_model_of(scene, m)]
    kept: list[Mention] = []
    for m in fitting:
        window = max(scene.sentence(m.span.start)[0], m.span.start - 60)
        aside = any(other.search(scene.text, window, m.span.start) for other in (_NO_SUBJECT, _MEASURED_AGAINST))
        carried = bool(kept) and kept[-1].span.start >= window and _CARRIES.search(scene.text, window, m.span.start)
        if not aside and not carried:
            kept.append(m)
    found = _of_noun(scene, noun, _without_designs(scene, _without_ships_of_a_row(scene, kept or fitting)))
    if "vessel" in meant:  # a ship that is known to be one before what may be anything
        return [m for m in found if "vessel" in scene.class_path(m)] or found
    return found


# "The ships, a derivative of Y, have": Y is another design, whoever else is meant.
_MODEL_OF: Final = patterns.compile(
    r"\b(?:descendant|version|variant|derivative|copy|development|relative|cousin)s?\sof\s(?:(?:the|an?|its|their|[\w.]+['’]s)\s)?(?:[A-Za-z-]+\s){0,2}$"
)


def _is_model_of(scene: Scene, mention: Mention) -> bool:
    start = mention.span.start
    return _MODEL_OF.search(scene.text, max(scene.sentence(start)[0], start - 60), start) is not None


# "the Kestrel-class frigate HMS Vale", "HMS Vale, a Kestrel-class frigate": the ship is spoken of, not its design.
_SHIP_NEXT: Final = patterns.compile(r"\s(?:[a-z-]+\s){0,4}[\"“]?")
_DESIGN_NEXT: Final = patterns.compile(
    r"[\"”]?,\s(?:an?|the|one\sof\sthe|(?:the\s)?(?:first|last|lead|second|third|\w+th)\s(?:[a-z]+\s)?of\s(?:the|its|\w+))\s(?:[\w-]+\s){0,4}"
)


_IN_A_ROW: Final = patterns.compile(r",?\s(?:the\s)?[\"“]?|[\"”]?,?\s(?:and\s)?(?:the\s)?[\"“]?")


def _without_ships_of_a_row(scene: Scene, mentions: list[Mention]) -> list[Mention]:
    """ "The two X-class frigates, Y and Z, are old. They displace": what is said of both is said of their design."""
    kept: list[Mention] = []
    row = False
    for before, m in zip([None, *mentions], mentions, strict=False):
        joined = before is not None and _IN_A_ROW.fullmatch(scene.text, before.span.end, m.span.start) is not None
        of_two = before is not None and _is_a_design_of_several(scene, before)
        row = m.type == "platform" and joined and (row or of_two)
        if not row:
            kept.append(m)
    return kept


def _is_a_design_of_several(scene: Scene, m: Mention) -> bool:
    return m.type == "system" and m.text.endswith("s") and "vessel" in scene.class_path(m)


def _without_designs(scene: Scene, mentions: list[Mention]) -> list[Mention]:
    designs = {
        weapons.identity(design.name or design.text)
        for one, other in pairwise(mentions)
        if {one.type, other.type} == {"platform", "system"}
        for design, between in [(one, _SHIP_NEXT) if one.type == "system" else (other, _DESIGN_NEXT)]
        if between.fullmatch(scene.text, one.span.end, other.span.start) and "vessel" in scene.class_path(design)
    }
    return [m for m in mentions if weapons.identity(m.name or m.text) not in designs]


def _of_noun(scene: Scene, noun: str, mentions: list[Mention]) -> list[Mention]:
    """For "the frigate": ``mentions`` without the ships that are said to be something else."""
    found = weapons.class_forms().get(weapons.fold(noun))
    path = frozenset(weapons.classes()[found[0]].path) if found else frozenset()
    if "vessel" not in path or found is None:
        return mentions
    kept = [m for m in mentions if found[0] in (own := scene.class_path(m)) or own <= path | {"platform"}]
    return kept or mentions


def _noun(scene: Scene, clause: tuple[int, int], at: int) -> str:
    """The noun of "the frigate" that begins before ``at``; empty where there is none."""
    hit = _definite(scene.text, clause[0], at, clause[1])
    return hit["noun"] if hit else ""


def _introduced_since(scene: Scene, start: int, at: int, meant: frozenset[str]) -> bool:
    """True where "two ballistic missiles" not named stand between the system and "they"."""
    return any(
        m.type == "class"
        and _INDEFINITE.search(scene.text, max(start, m.span.start - 40), m.span.start)
        and not _CARRIES.search(scene.text, max(start, m.span.start - 60), m.span.start)
        and _REFERS_NEXT.search(scene.text, m.span.end, at)
        for m in scene.weapons_in(start, at)
    )


_REFERS_NEXT: Final = patterns.compile(r"[,;]\s(?:and\s|but\s)?(?:it|they|the)\b|\band\s(?:it|they)\b")


def _subjects_of(scene: Scene, mentions: list[Mention]) -> list[Mention]:
    """``mentions`` without what stands in an aside on an earlier one ("the X, the missile that sank the Y, has ...")."""
    kept: list[Mention] = []
    for m in mentions:
        end = scene.sentence(m.span.start)[1]
        if not _in_closed_aside(scene.text, kept, m, end):
            kept.append(m)
    return kept


def _only_system(
    scene: Scene,
    sentence: tuple[int, int],
    clause: tuple[int, int],
    wanted: tuple[frozenset[str], str],
    property_: str,
) -> tuple[Mention, str] | None:
    """For "each vehicle", "the missile": the one system of that class that the paragraph, else the article, has named
    so far, and no other since."""
    opens = _BARE_SUBJECT.match(scene.text, clause[0])  # "• Range of 200 km", below the headline
    if not opens and not any(refers.search(scene.text, *clause) for refers in (_DEFINITE, _SHE, _THE_CREW)):
        return None
    far = max(0, sentence[0] - _SAME_SUBJECT)
    paragraph = max(far, scene.text.rfind("\n", 0, sentence[0]) + 1)
    named = _candidates(scene, (paragraph, sentence[0]), *wanted, property_) or _candidates(
        scene, (far, sentence[0]), *wanted, property_
    )
    if not named or not _one_system(named):
        return None
    own = scene.class_beside(named[-1])
    last = max(named[-1].span.end, own[2] if own else 0)
    if any(
        _can_be(m, wanted[0]) and _INDEFINITE.search(scene.text, max(last, m.span.start - 40), m.span.start)
        for m in scene.weapons_in(last, sentence[0])
    ):
        return None
    return named[-1], f'"{named[-1].text}" is the only system the article has named that it can be'


_THEM: Final = patterns.compile(r"\b(?:of\s)?them\b")


def _can_be(mention: Mention, meant: frozenset[str]) -> bool:
    """True for a class noun that the noun in question can mean, too."""
    node = weapons.classes().get(mention.name or "") if mention.type == "class" else None
    return node is not None and (not meant or bool(meant & set(node.path)))


_THE_CREW: Final = patterns.compile(
    r"\b[Tt]he\s(?:crew|complement)\s(?:of|is|was|numbers|totals|comprises|consists|counts)\b"
)
# How far back "each vehicle" may find its system, in characters.
_SAME_SUBJECT: Final = 3000
# A chain of "its range ... the missile ..." may run over this many sentences.
_FAR_BACK: Final = 3


def _one_system(mentions: Sequence[Mention]) -> bool:
    names = {weapons.identity(m.name or m.text): m.name or m.text for m in mentions}
    shortest = min(names.values(), key=len, default="")
    return all(name == shortest or _IN_FULL.fullmatch(name.removeprefix(shortest)) for name in names.values())


# "C-390 Millennium" is the "C-390" in full; "Gripen E" is no Gripen of any kind.
_IN_FULL: Final = patterns.compile(r"\s[A-Z][a-z]{3,}(?:\s[A-Z][a-z]{3,})?")


# ---------------------------------------------------------------- what is counted

_SHOOTS: Final = frozenset(("multiple rocket launcher", "missile launcher", "artillery", "air defense system"))
_SHOT_NOUN: Final = patterns.compile(r"(?:missiles?|rockets?|interceptors?|torpedo(?:es)?|projectiles?)")


def meant_by(scene: Scene, at: int, noun: str, *, known: bool = False) -> tuple[Mention, str] | None:
    """The one system that "them" or, with a noun, "the vehicles" at ``at`` can mean: of this sentence, else of the one
    before, and for a noun else of the paragraph and of what the article has said so far.

    With ``known`` the whole of what was said so far must leave one only, and its class must be known to be the noun's."""
    sentence = scene.sentence(at)
    branches = next((meant for pattern, meant in _MEANT if noun and pattern.match(noun)), frozenset())
    far = max(0, at - _SAME_SUBJECT)
    previous = scene.sentence_before(at)
    near = [((sentence[0], at), "the system named before it in the sentence")]
    if previous and not known:
        near.append((previous, "the only system named in the sentence before that it can be"))
    if noun and not known:
        near.append(
            ((max(far, scene.text.rfind("\n", 0, at) + 1), at), "the only system of the paragraph that it can be")
        )
    if noun:
        near.append(((far, at), "the only system the article has named that it can be"))
    for where, told in near[-1:] if known else near:
        found = [m for m in _candidates(scene, where, branches, noun, "quantity") if _is_counted(scene, m, noun)]
        if noun.startswith("launcher"):  # the launcher itself before the missile that it launches
            found = [m for m in found if _SHOOTS & scene.class_path(m)] or found
        if known:
            found = [m for m in found if branches & scene.class_path(m)] if branches else []
        if found:
            alone = _one_system(found) and (noun or not _others_since(scene, found[-1].span.end, at))
            return (found[-1], f'"{found[-1].text}" is {told}') if alone else None
    return None


def _is_counted(scene: Scene, mention: Mention, noun: str) -> bool:
    """False for the launcher, where missiles are counted, and for one ship."""
    if mention.type == "platform":
        return False
    return not (_SHOT_NOUN.fullmatch(noun) and _SHOOTS & scene.class_path(mention))


def _others_since(scene: Scene, start: int, end: int) -> bool:
    """True where other weapons in the plural, not named, stand between: "them" may be those."""
    return any(m.type == "class" and m.text.endswith("s") for m in scene.weapons_in(start, end))

"""Article -> Quantity: numbers with unit, range and comparator, read by the article's own marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from generator import patterns
from generator.model import Article, Quantity, Span
from generator.text import occurrences
from generator.text.regions import Regions
from generator.text.units import CURRENCY_LETTERS, CURRENCY_SIGNS, DIMENSION, MILLIONS, UNIT_PATTERN, symbol_of

Number = float | int

# ---------------------------------------------------------------- what numbers look like

_SMALL: Final[dict[str, int]] = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {
    word: (value + 2) * 10 for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
_SCALES: Final[dict[str, int]] = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "mln": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "bln": 10**9,
    "bn": 10**9,
    "b": 10**9,
    "k": 10**3,
    "tn": 10**12,
    "dozen": 12,
    "lakh": 10**5,
    "crore": 10**7,
    "lakh crore": 10**12,
}
# "tens of millions": from two tens to the next name in the row; plain "thousands" has no upper bound.
_VAGUE: Final[dict[str, tuple[int, int | None]]] = {
    "tens": (20, 100),
    "dozens": (24, 100),
    "scores": (40, 100),
    "hundreds": (200, 1000),
    "thousands": (2000, None),
    "millions": (2 * 10**6, None),
    "billions": (2 * 10**9, None),
    "trillions": (2 * 10**12, None),
}
_PARTS: Final = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}
_PLURAL_SCALES: Final[dict[str, int]] = {"thousands": 10**3, "millions": 10**6, "billions": 10**9, "trillions": 10**12}

_SPACES: Final = " \u00a0\u202f\u2009"
_NUMERAL: Final = rf"\d{{1,3}}(?:[{_SPACES}]\d{{3}}){{1,5}}(?![\d.,]?\d)|\d{{1,18}}(?:[.,'’]\d{{1,18}}){{0,8}}"
_SMALL_WORD: Final = "|".join(sorted(_SMALL, key=len, reverse=True))
_WORD: Final = f"{_SMALL_WORD}|hundred|thousand|million|billion|trillion"
_MANY: Final = "tens dozens scores hundreds thousands millions billions trillions".split()
_VAGUE_WORDS: Final = rf"(?:(?:several|a\sfew|many)\s(?:hundred|thousand|million|billion)|{'|'.join(_MANY)})"
_SIGNS: Final = CURRENCY_SIGNS | CURRENCY_LETTERS
_SIGN: Final = (
    f"(?=[{re.escape(''.join(sorted({sign[0] for sign in _SIGNS})))}])"
    rf"(?:(?:{'|'.join(re.escape(sign) for sign in sorted(CURRENCY_SIGNS, key=lambda s: (-len(s), s)))})[\s\u00a0]?"
    rf"|(?:{'|'.join(sorted(CURRENCY_LETTERS, key=len, reverse=True))})[.\s]{{0,2}}(?=\d[\d.,]{{0,12}}[\s-]?(?:million|billion|trillion|[mM]|[bB]n?|tn)\b|\d{{1,3}}(?:,\d{{3}})+\b))"
)

_FOUND: Final = patterns.compile(
    rf"(?<![\w.,/:’'\-–#§@^])(?P<minus>[-−–](?=\d)(?<=[\s(][-−–]))?(?P<sign>{_SIGN})?(?P<numeral>{_NUMERAL})"
)
_FOUND_WORDS: Final = patterns.compile(
    r"(?<![\w-])(?=t[ehrwTEHRW]|d[oO]|s[ceiCEI]|h[uaUA]|m[aiAI]|b[iI]|a\s|o[nN]|f[oiOI]|e[liLI]|n[iI]|z[eE])(?:"
    rf"(?P<vague>{_VAGUE_WORDS}(?:\sof\s(?:thousands|millions|billions|trillions|hundreds))?)"
    r"|(?P<dozens>(?:a\scouple|two|three|four|five|six|several)\sdozen)"
    r"|(?P<fraction>(?:one|two|three|four|five)[-\s](?:thirds?|quarters?|fifths?|sixths?|tenths?)(?!\sof\sa\s[mb]illion)|(?:a|one)\s(?:third|quarter|fifth|tenth)(?=\sof\b))"
    r"|(?P<half>half\san?(?=\s(?:miles?|kilomet|met(?:er|re)|tons?\b|tonnes?\b|hour|day|week|month|year|century|decade|inch|foot|acre|hectare|percentage|degree|litre|gallon|nautical))|half(?:\sa\s|-a-|-)(?:dozen|million|billion|trillion|thousand)|(?:a\squarter|three\squarters)\sof\sa\s(?:million|billion)"
    r"|one\sand\sa\shalf\s(?:million|billion)|a\s(?:dozen|hundred|thousand|million|billion|trillion|couple\sof))"
    rf"|(?P<words>(?:{_WORD})(?:(?:\s(?:and\s)?|-)(?:{_WORD})){{0,8}})"
    r")(?![\w])(?!-\w{1,3}-)",
    re.IGNORECASE,
)


def _each_casing(words: Iterable[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in (word, word.capitalize(), word.upper()))


_OPENS: Final = _each_casing([*_WORD.split("|"), *_MANY, "several", "many", "half"])
_OPENS_WITH_A: Final = _OPENS | _each_casing(["a"])
_BEHIND_A: Final = _each_casing(
    "few couple third quarter fifth tenth dozen hundred thousand million billion trillion".split()
)


def _spelled(text: str) -> Iterator[re.Match[str]]:
    """Numbers in words, in order; a text without any is left after a look at its words."""
    opens, last = _OPENS_WITH_A if occurrences.hold(text, _BEHIND_A) else _OPENS, 0
    for start, _ in occurrences.find(text, opens):
        if start >= last and (hit := _FOUND_WORDS.match(text, start)):
            last = hit.start() + len(_readable(hit))
            yield hit


_BETWEEN_WORDS: Final = patterns.compile(r"[\s-]+(?:and\s)?")


def _readable(hit: re.Match[str]) -> str:
    """The words of ``hit``, or as many of the first as are one number: of "three and eight" the "three"."""
    printed = hit.group()
    if not hit["words"]:
        return printed
    last = ""
    for gap in _BETWEEN_WORDS.finditer(printed):
        if read_words(printed[: gap.start()]) is None:
            return last or printed
        last = printed[: gap.start()]
    return printed if read_words(printed) is not None else last or printed


_MACH: Final = patterns.compile(
    r"\bMach[\s-](?P<numeral>\d{1,2}(?:[.,]\d{1,2})?)(?:\s?(?:-|–|to)\s?(?:Mach\s)?(?P<second>\d{1,2}(?:[.,]\d{1,2})?)|\sand\sMach\s(?P<other>\d{1,2}(?:[.,]\d{1,2})?))?(?![\w])"
)
_TIMES_SOUND: Final = patterns.compile(
    r"\b(?P<many>several|many)\stimes\s(?:faster\sthan\s)?the\sspeed\sof\ssound", re.IGNORECASE
)
_RANGE: Final = patterns.compile(
    rf"\s?(?P<join>-|–|—|\bto\b|\band\b|\bor\b)\s?(?P<sign>{_SIGN})?(?P<second>(?:{_NUMERAL})|(?:{_SMALL_WORD})(?!\w))",
    re.IGNORECASE,
)
_SCALE: Final = patterns.compile(
    r"[\s\u00a0-]?(?P<scale>hundred|thousand|million|billion|trillion|lakh\scrore|lakh|crore|dozen|mln|bln)(?!\w)"
    r"|[\s-]?(?P<short>bn|mn|tn|m|b|k)(?![\w/²³·])",
    re.IGNORECASE,
)
_SECOND_CALIBER: Final = patterns.compile(r"\s?[x×]\s?\d{1,3}(?=\s?(?:mm|millimet))")
_UNIT: Final = patterns.compile(rf"\+?(?P<gap>[\s\u00a0\u202f]|-)?(?P<unit>{UNIT_PATTERN})(?![\w²³])")
_POUNDS: Final = patterns.compile(r"(?:\s|-)(?P<unit>pounds?)(?!\w)")
# A noun phrase ends before these: "one killed two men", "84 in the year people left".
_NO_ADJECTIVE: Final = rf"(?!(?:{_WORD}|an?|the|his|her|its|their|in|on|at|by|to|from|for|with|as|and|or|that|who|which|is|are|was|were|has|had|have|will)\s)"
_ADJECTIVE: Final = rf"(?:{_NO_ADJECTIVE}[A-Z]?[a-z]+(?:-[a-z]+)?|U\.S\.|US|UN|UK|NATO)"
_PERSONS: Final = (
    "people|persons?|civilians?|soldiers?|troops|servicemen|servicemembers|personnel|fighters?|militants?|insurgents?|"
    "rebels?|gunmen|terrorists?|recruits?|reservists?|conscripts?|marines|sailors|airmen|officers?|policemen|guards?|"
    "children|women|men|boys|girls|refugees?|migrants?|residents|inhabitants|citizens|workers|employees|staff|prisoners?|"
    "hostages?|detainees?|passengers?|victims|casualties|students|protesters|demonstrators|volunteers|members|crewmen|"
    "mercenaries|operators|paratroopers|commandos|families|dead|wounded|injured"
)
_COUNTED_PERSONS: Final = patterns.compile(
    rf"[\s\u00a0](?:(?:of\s|more\s|other\s)?(?:{_ADJECTIVE}\s){{0,3}})(?:{_PERSONS})(?!\w)"
)
_PIECES_NEXT: Final = patterns.compile(
    r"[\s\u00a0](?:(?:more|other|new|of|the|[a-z]+(?:ed|al|ic|ry))\s){0,2}(?:vehicles|pieces|rounds|shells|drones|tanks|missiles|rockets|copies|"
    r"units|houses|homes|buildings|cars|trucks|items|mines|guns|rifles|aircraft|attacks|strikes|cases|deaths|jobs|votes|bombs)(?!\w)"
)
_PERSONS_NEXT: Final = patterns.compile(rf"[\s\u00a0](?:{_PERSONS})(?!\w)")
_COUNT_NOUN: Final = patterns.compile(
    r"[\s\u00a0](?:more\s|other\s)?(?:[a-z][\w-]*\s){0,2}?(?P<noun>[a-z][\w-]*s|[a-z]+men)(?!\w)"
)
_LOWER_NEXT: Final = patterns.compile(r"[\s\u00a0](?:[A-Z][a-z]+(?:n|sh|ese|i|t)?\s)?(?P<next>[a-z]+)")

# ---------------------------------------------------------------- what is not a quantity

_MONTHS: Final = (
    r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?"
)
_DATE_AHEAD: Final = patterns.compile(
    rf"(?:\s?[-–]\s?\d{{1,2}}|\s(?:and|to)\s\d{{1,2}})?(?:\.|st|nd|rd|th)?(?:\sof)?\s(?:{_MONTHS})\b"
    r"|(?:\s?[-–]\s?\d{1,2}|\s(?:and|to)\s\d{1,2})?\s?(?:a\.?m\b|p\.?m\b|o['’]clock|GMT|UTC|hrs\b)|:\d\d|(?:st|nd|rd|th)\b|/\d",
)
_HOUR: Final = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
# "five past seven", "a quarter to five in the morning"
_CLOCK_AHEAD: Final = patterns.compile(
    rf"\spast\s(?:{_HOUR})\b|\sto\s(?:{_HOUR})\sin\sthe\s(?:morning|afternoon|evening)\b"
)
_CLOCK_BEHIND: Final = patterns.compile(r"\b(?:quarter|half|five|ten|twenty)\s(?:past|to)\s\Z", re.IGNORECASE)
# "5 Wing", "45 Commando"
_UNIT_BY_NUMBER: Final = patterns.compile(
    r"\s(?:Wing|Squadron|Commando|Regiment|Brigade|Battalion|Division|Corps|Para|Flotilla|Battery|Company|Group)\b"
)
# A full month ends a sentence with its full stop: "in June. 26 were killed".
_DATE_BEHIND: Final = patterns.compile(
    rf"\b(?:(?:{_MONTHS})|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)\s(?:of\s|\d{{1,2}}(?:st|nd|rd|th)?,\s|\d{{1,2}}\s?[-–]\s?)?$"
)
_LABEL_BEHIND: Final = patterns.compile(
    r"\b(?:[Aa]rticles?|[Rr]esolutions?|[Ss]ections?|[Cc]hapters?|[Pp]aragraphs?|[Pp]ages?|[Nn]o\.?|[Nn]umber|[Rr]oute|"
    r"[Hh]ighway|[Ff]light|[Tt]ype|[Mm]ark|Mk\.?|[Ll]evel|[Pp]hase|[Tt]ier|[Cc]hannel|[Rr]oom|[Gg]ate|[Tt]rack|[Ll]ine|"
    r"[Vv]ersion|[Ee]pisode|[Ss]eason|[Ss]tage|[Cc]lause|[Aa]nnex|[Tt]able|[Ff]igure|[Gg]roup of|[Uu]nit|(?<!on\s)[Oo]rder|"
    r"[Ll]aw|[Ii]tem|[Pp]rotocol|ID:?|[Rr]ef[.:]?|[Cc]ode:?|[Bb]ase|"
    r"[Cc]lass|[Rr]oad|[Bb]lock|[Ss]eries|[Cc]omments?|[Cc]all|COP|the Group of|aged?|p\.|pp\.)\s$"
)
# "Tel.: +7 (7172) 72-05-18"
_TELEPHONE_BEHIND: Final = patterns.compile(
    r"(?:\b(?:[Tt]el|[Pp]hone|[Tt]elephone|[Ff]ax|[Mm]obile|[Ww]hats[Aa]pp)\b\.?(?:\s(?:number|no\.?|and\s\w+))?[^\nA-Za-z]{0,30}|\+(?:\d[\d\s()/-]{0,20})?)$"
)
_NAME_BEHIND: Final = patterns.compile(r"\b(?P<word>[a-z]?[A-Z][\w'’-]*)\s$")
_SENTENCE_WORDS: Final = frozenset(
    """A An About Around Approximately Roughly Some Over More Nearly Almost Under Up Between From Only Just At By In Of With
    And Or But The All Another Of To For On After Before Since Since Until Least Most Killed As Than Both Is Has It
    Have Had Were Was Are They We You He She I Each Every These Those This That There Here Such Now Then So Yet Not No Even Still
    Population Crew Length Width Beam Draught Draft Weight Range Speed Height Displacement Price Cost Value Total Quantity Capacity
    Payload Calibre Caliber Ceiling Altitude Endurance Wingspan Also Because Against Among Within Without During Through Towards Per Via Plus Carrying Including Given My Our Your Who
    Which What How Today Yesterday Exactly Barely Roughly Another Further Altogether Overall Its His Her Their If When While Where Though Kills Injures Wounds Says Fires
    Launches Sends Tests Loses Downs Destroys Deploys""".split()
)
_PRECEDED_BY: Final = 48
_AGE: Final = patterns.compile(r"-years?-old\b|\syears?\sold\b")

# ---------------------------------------------------------------- comparators

# Sign, the words that may stand in front, and what is printed.
_COMPARATORS: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    (">=", "", ("at least", "no less than", "not less than", "no fewer than", "a minimum of", "minimum", "≥")),
    ("<=", "", ("up to", "as many as", "as much as", "as far as", "at most", "no more than", "not more than",
                "not exceeding", "a maximum of", "maximum", "≤")),
    (">", r"(?:(?:well|slightly|far)\s)?", ("more than", "over", "above", "in excess of", "exceeding", "exceeds",
                "exceeded", "greater than", "longer than", "higher than", "upwards of", "beyond", "faster than", ">")),
    ("<", r"(?:(?:well|slightly|just)\s)?", ("less than", "fewer than", "under", "below", "lower than", "shorter than",
                "nearly", "almost", "short of", "just shy of", "<")),
    ("~", "", ("about", "around", "approximately", "approx.", "roughly", "some", "circa", "close to", "an estimated",
               "estimated at", "~", "≈", "ca.")),
)  # fmt: skip
# What must not stand in front of a comparator: "twice as far as", "handed over".
_NO_COMPARATOR: Final[dict[str, str]] = {
    "as far as": r"(?<!twice\s)(?<!times\s)(?<!half\s)",
    "over": r"(?<!handed\s)(?<!hand\s)(?<!handing\s)(?<!turned\s)(?<!turning\s)(?<!signed\s)",
}


def _printed(phrase: str) -> str:
    return _NO_COMPARATOR.get(phrase, "") + re.escape(phrase).replace(r"\ ", r"\s")


_COMPARATOR: Final = patterns.compile(
    r"(?<![\w-])(?:{})\s?(?:a\s|an\s|the\s)?$".format(
        "|".join(f"({before}(?:{'|'.join(map(_printed, phrases))}))" for _, before, phrases in _COMPARATORS)
    ),
    re.IGNORECASE,
)
_PHRASES: Final = tuple(phrase for _, _, phrases in _COMPARATORS for phrase in phrases)
_LAST_WORDS: Final = frozenset(phrase.split()[-1] for phrase in _PHRASES)
_COMPARATOR_MARKS: Final = tuple(phrase for phrase in _PHRASES if len(phrase) == 1)
_COMPARATOR_AFTER: Final = patterns.compile(
    r"\+|[\s-](?P<more>or\smore|plus|and\smore|and\sabove|or\sabove)\b|\s(?P<about>or\sso)\b"
)


# ---------------------------------------------------------------- the article's convention


@dataclass(frozen=True, slots=True)
class Convention:
    """How an article prints numbers: what was seen for each mark as thousands and as decimal sign, "" where nothing."""

    dot_thousands: str = ""
    dot_decimal: str = ""
    comma_thousands: str = ""
    comma_decimal: str = ""


_GROUPED: Final = patterns.compile(r"\d{1,3}(?P<mark>[.,])\d{3}")
_REPEATED: Final = patterns.compile(r"\d{1,3}(?P<mark>[.,])\d{3}(?:(?P=mark)\d{3})+")
_BOTH: Final = patterns.compile(r"\d{1,3}(?:(?P<thousands>[.,])\d{3})+(?!(?P=thousands))(?P<decimal>[.,])\d+")
_DECIMAL: Final = patterns.compile(
    r"(?:\d+(?P<mark>[.,])(?:\d{1,2}|\d{4,})|0(?P<zero>[.,])\d+|\d{4,}(?P<long>[.,])\d+)"
)
_INDIAN: Final = patterns.compile(r"\d{1,2}(?:,\d\d){1,4},\d{3}")
_VERSION_LIKE: Final = patterns.compile(r"(?:[Ss]ection|[Vv]ersion|[Cc]hapter|v|§|[Aa]t|[Pp]aragraph)\s$")


def convention_of(numerals: Iterable[tuple[str, bool]], translated: bool = False) -> Convention:
    """The convention behind an article's numerals, each given as (printed, whether it counts persons or pieces).

    ``translated``: the article says that it is a machine translation, whose numbers keep the marks of its original."""
    seen: dict[str, str] = {}
    grouped_with_dot: list[str] = []
    for printed, counts_whole_things in numerals:
        _note_evidence(printed, counts_whole_things, seen)
        if _GROUPED.fullmatch(printed) and "." in printed and not printed.startswith("0"):
            grouped_with_dot.append(printed)
    distinct = tuple(dict.fromkeys(grouped_with_dot))
    if "dot_decimal" not in seen and "comma_thousands" not in seen:
        if len(distinct) > 1:
            seen["dot_thousands"] = seen.get("dot_thousands") or _grouping_evidence(distinct)
        elif distinct and translated and distinct[0].endswith("0"):
            seen["dot_thousands"] = seen.get("dot_thousands") or (
                f'"{distinct[0]}" ends in a zero no decimal would be printed with, in an article translated by machine'
            )
    return Convention(**seen)


def _grouping_evidence(distinct: tuple[str, ...]) -> str:
    return (
        f'each of {len(distinct)} numbers with "." has exactly three digits after it '
        f"({', '.join(distinct[:4])}) and none is a decimal"
    )


def _note_evidence(printed: str, counts_whole_things: bool, seen: dict[str, str]) -> None:
    names = {".": "dot", ",": "comma"}
    if both := _BOTH.fullmatch(printed):
        seen.setdefault(names[both["thousands"]] + "_thousands", f'"{printed}" has both marks')
        seen.setdefault(names[both["decimal"]] + "_decimal", f'"{printed}" has both marks')
    elif repeated := _REPEATED.fullmatch(printed):
        seen.setdefault(names[repeated["mark"]] + "_thousands", f'"{printed}" has more than one group')
    elif decimal := _DECIMAL.fullmatch(printed):
        mark = decimal["mark"] or decimal["zero"] or decimal["long"]
        seen.setdefault(names[mark] + "_decimal", f'"{printed}" can only be a decimal')
    elif counts_whole_things and (grouped := _GROUPED.fullmatch(printed)) and not printed.startswith("0"):
        seen.setdefault(names[grouped["mark"]] + "_thousands", f'"{printed}" counts what comes whole')


@dataclass(frozen=True, slots=True)
class Reading:
    """What a printed numeral means; ``value`` is None where the article does not settle it."""

    value: Number | None
    reason: str

    @property
    def ambiguous(self) -> bool:
        """True where two readings remain."""
        return self.value is None


def read_numeral(printed: str, convention: Convention, counts_whole: bool = False) -> Reading | None:
    """The value of ``printed`` under ``convention``; None where it is no number at all ("12.09.2023", "1.2.3").

    ``counts_whole``: what is counted comes in whole pieces, so that three digits after a mark are thousands."""
    plain = re.sub(rf"[{_SPACES}'’]", "", printed)
    if _INDIAN.fullmatch(plain):
        return Reading(int(plain.replace(",", "")), "grouped by lakh and crore")
    if plain.isdigit():
        return Reading(int(plain), "printed without a mark" if plain == printed else "grouped by spaces or apostrophes")
    if both := _BOTH.fullmatch(plain):
        whole = plain.replace(both["thousands"], "").replace(both["decimal"], ".")
        return Reading(float(whole), f'"{both["thousands"]}" groups thousands, "{both["decimal"]}" marks the decimals')
    if repeated := _REPEATED.fullmatch(plain):
        return Reading(
            int(plain.replace(repeated["mark"], "")), f'"{repeated["mark"]}" groups thousands more than once'
        )
    if _DECIMAL.fullmatch(plain):
        return _read_decimal(plain, convention)
    if grouped := _GROUPED.fullmatch(plain):
        return _read_grouped(plain, grouped["mark"], convention, counts_whole)
    return None


def _read_decimal(plain: str, convention: Convention) -> Reading | None:
    mark = "," if "," in plain else "."
    if mark == "," and len(plain.split(",")[1]) > 3 and not convention.dot_thousands:
        return None
    return Reading(float(plain.replace(",", ".")), f'"{mark}" marks the decimals')


def _read_grouped(plain: str, mark: str, convention: Convention, counts_whole: bool) -> Reading:
    whole, decimal = int(plain.replace(mark, "")), float(plain.replace(",", "."))
    for_thousands, for_decimal = _evidence_on(mark, convention)
    if counts_whole:
        return Reading(whole, f'"{mark}" groups thousands: what is counted comes whole')
    if for_thousands and not for_decimal:
        return Reading(whole, f'"{mark}" groups thousands in this article: {for_thousands}')
    if for_decimal and not for_thousands and not plain.endswith("0"):
        return Reading(decimal, f'"{mark}" marks decimals in this article: {for_decimal}')
    both = f"{decimal:g} or {whole}"
    if not for_thousands and not for_decimal:
        return Reading(None, f'"{plain}" can be {both}: no other number of the article shows what "{mark}" means')
    against = for_decimal or for_thousands
    return Reading(
        None, f'"{plain}" can be {both}: {against}, but a decimal would not be printed with a zero at its end'
    )


def _evidence_on(mark: str, convention: Convention) -> tuple[str, str]:
    if mark == ".":
        return (
            convention.dot_thousands or convention.comma_decimal,
            convention.dot_decimal or convention.comma_thousands,
        )
    for_thousands = convention.comma_thousands or convention.dot_decimal
    if not for_thousands and not convention.comma_decimal:
        for_thousands = "it is the English way, and no number here speaks against it"
    return for_thousands, convention.comma_decimal


# ---------------------------------------------------------------- numbers in words


def read_words(printed: str) -> tuple[Number | None, int | None, int | None] | None:
    """``(value, low, high)`` of a number in words ("twenty-five", "tens of millions", "half a million")."""
    words = re.split(r"[\s-]+", re.sub(r"^(?:several|a\sfew|many)\s(\w+)", r"\1s", printed.lower()))
    if words[0] in _VAGUE:
        low, high = _VAGUE[words[0]]
        scale = _PLURAL_SCALES.get(words[-1], 100 if words[-1] == "hundreds" else 1) if len(words) > 1 else 1
        return None, low * scale, high * scale if high else None
    if words[-1] == "dozen" and len(words) > 1 and words[0] not in ("a", "half"):
        return (_SMALL[words[0]] * 12, None, None) if words[0] in _SMALL else (None, 24, None)
    if words[:2] == ["a", "couple"] and words[-1] == "dozen":
        return 24, None, None
    if (part := _PARTS.get(words[-1].rstrip("s"))) and len(words) == 2:
        return round((_SMALL.get(words[0], 1)) / part, 4), None, None
    if words[0] == "half" and words[-1] in ("a", "an"):
        return 0.5, None, None
    if words[0] == "half":
        return _SCALES[words[-1]] // 2, None, None
    if words[1:2] in (["quarter"], ["quarters"]):
        return _SCALES[words[-1]] // 4 * (3 if words[0] == "three" else 1), None, None
    if words[:3] == ["one", "and", "a"]:
        return _SCALES[words[-1]] * 3 // 2, None, None
    if words[0] == "a":
        return 2 if words[-1] == "of" else _SCALES[words[-1]], None, None
    value = _sum_words(words)
    return None if value is None else (value, None, None)


def _sum_words(words: list[str]) -> int | None:
    total, current = 0, 0
    for word in words:
        if word == "and":
            continue
        if word in _SMALL:
            if current % 10 and current % 100 < 20 and current % 1000 and _SMALL[word] < 100 and current % 100:
                return None
            current += _SMALL[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        else:
            total, current = total + max(current, 1) * _SCALES[word], 0
    return total + current


# ---------------------------------------------------------------- finding


@dataclass(slots=True)
class _Draft:
    """A number on its way to a Quantity."""

    start: int
    end: int
    printed: str
    value: Number | None
    reason: str
    low: Number | None = None
    high: Number | None = None
    unit: str | None = None
    ambiguous: bool = False
    comparator: str | None = None


def find(article: Article) -> tuple[Quantity, ...]:
    """All quantities in the article's prose, in order of the text.

    Dates, years, labels ("Article 5") and designations ("F-16") are no quantities."""
    text, regions = article.text, Regions(article)
    hits = [m for m in _FOUND.finditer(text) if regions.hold(m.start(), m.end())]
    translated = any(n.kind == "machine-translation" for n in article.notices)
    convention = convention_of(_evidence(text, hits), translated)
    drafts = _drafts(text, regions, hits, convention)
    return tuple(_quantity(article, draft) for draft in _without_overlaps(drafts))


def _evidence(text: str, hits: list[re.Match[str]]) -> Iterator[tuple[str, bool]]:
    for hit in hits:
        printed = hit["numeral"].rstrip(".,")
        if "." not in printed and "," not in printed:
            continue
        if _VERSION_LIKE.search(text, max(0, hit.start() - 12), hit.start()):
            continue
        if (scale := _LARGE.match(text, hit.end())) and scale["million"] is None and _GROUPED.fullmatch(printed):
            continue
        yield printed, _comes_whole(text, hit.end())


def _comes_whole(text: str, end: int) -> bool:
    return bool(_PERSONS_NEXT.match(text, end) or _PIECES_NEXT.match(text, end))


def _drafts(text: str, regions: Regions, hits: list[re.Match[str]], convention: Convention) -> Iterator[_Draft]:
    for hit in hits:
        if (draft := _from_numeral(text, hit, convention)) is not None:
            yield draft
    for hit in _spelled(text):
        if regions.hold(hit.start(), hit.end()) and (draft := _from_words(text, hit, convention)) is not None:
            yield draft
    for hit in _MACH.finditer(text) if "Mach" in text else ():
        if regions.hold(hit.start(), hit.end()):
            yield _from_mach(text, hit)
    for hit in _TIMES_SOUND.finditer(text) if "speed of sound" in text else ():
        if regions.hold(hit.start(), hit.end()):
            yield _Draft(hit.start(), hit.end(), hit["many"], None, "no number is stated", unit="Mach")


def _without_overlaps(drafts: Iterable[_Draft]) -> Iterator[_Draft]:
    last = 0
    for draft in sorted(drafts, key=lambda d: (d.start, -d.end)):
        if draft.start >= last:
            last = draft.end
            yield draft


def _quantity(article: Article, draft: _Draft) -> Quantity:
    return Quantity(
        span=Span(article.id, draft.start, draft.end),
        text=article.text[draft.start : draft.end],
        value=draft.value,
        unit=draft.unit,
        as_printed=draft.printed,
        reason=draft.reason,
        low=draft.low,
        high=draft.high,
        comparator=draft.comparator,
        ambiguous=draft.ambiguous,
    )


def _from_mach(text: str, hit: re.Match[str]) -> _Draft:
    value = _decimal(hit["numeral"])
    second = hit["second"] or hit["other"]
    draft = _Draft(hit.start(), hit.end(), hit["numeral"], value, "Mach number", unit="Mach")
    if hit["other"] and not text.endswith("between ", 0, hit.start()):
        draft.end = hit.end("numeral")
    elif second:
        draft.value, draft.low, draft.high = None, value, _decimal(second)
        draft.printed = text[hit.start("numeral") : hit.end()]
    draft.comparator = _comparator_before(text, hit.start())
    return draft


def _decimal(printed: str) -> Number:
    value = float(printed.replace(",", "."))
    return int(value) if value.is_integer() else value


def _from_numeral(text: str, hit: re.Match[str], convention: Convention) -> _Draft | None:
    printed = hit["numeral"]
    end = hit.end()
    if (not hit["sign"] and _dated(text, hit.start(), end)) or _glued(text, end):
        return None
    joined = _RANGE.match(text, end)
    whole = _comes_whole(text, end) or (joined is not None and _comes_whole(text, joined.end()))
    reading = read_numeral(printed, convention, whole)
    if reading is None:
        return None
    if "." in printed and _GROUPED.fullmatch(printed) and _is_decimal_of_a_scale(text, end, convention):
        reading = Reading(
            float(printed), "decimals in front of a scale: nobody counts thousands of millions with a point"
        )
    draft = _Draft(hit.start(), end, printed, reading.value, reading.reason, ambiguous=reading.ambiguous)
    _extend_by_range(text, draft, convention)
    _extend_by_scale(text, draft, bool(hit["sign"]))
    _extend_by_scaled_range(text, draft, convention)
    if hit["sign"]:
        if hit["sign"].strip() in MILLIONS:
            draft.value, draft.low, draft.high = (_times(n, 10**6) for n in (draft.value, draft.low, draft.high))
        sign = hit["sign"].strip()
        draft.unit = _SIGNS.get(sign) or _SIGNS[sign.rstrip(". ")]
    elif not (_YEAR.fullmatch(printed) and text.endswith("in ", 0, hit.start())):
        _extend_by_unit(text, draft)
        _share_unit(text, draft)
        _extend_by_second_unit(text, draft, convention)
    _apply_minus(text, draft, hit)
    draft.comparator = _comparator_before(text, draft.start) or _comparator_after(text, draft)
    return draft if draft.unit or _counts_something(text, draft) else None


_LARGE: Final = patterns.compile(
    r"[\s\u00a0-]?(?:(?P<million>million|mln|mn)|billion|trillion|bln|bn|tn)(?!\w)", re.IGNORECASE
)


def _is_decimal_of_a_scale(text: str, end: int, convention: Convention) -> bool:
    """ "7.957 billion" has decimals; so has "2.345 million" but where the article groups thousands with points."""
    scale = _LARGE.match(text, end)
    return scale is not None and (scale["million"] is None or not convention.dot_thousands)


_SHARED: Final = patterns.compile(
    rf"\s(?:and|or)\s(?:(?:about|some|around|nearly|roughly)\s)?(?:{_NUMERAL})(?=[\s\u00a0-])"
)
_SHARES: Final = frozenset(("length", "mass", "speed", "power", "yield"))


def _share_unit(text: str, draft: _Draft) -> None:
    """The 430 of "flew 430 and 690 kilometers" are kilometers too."""
    if draft.unit is not None or _YEAR.fullmatch(draft.printed) or not (further := _SHARED.match(text, draft.end)):
        return
    unit = _UNIT.match(text, further.end())
    symbol = _symbol(unit["unit"]) if unit else None
    before = text[max(0, draft.start - _PRECEDED_BY) : draft.start]
    if (
        symbol
        and DIMENSION.get(symbol) in _SHARES
        and not _LABEL_BEHIND.search(before)
        and not _NAME_BEHIND.search(before)
    ):
        draft.unit = symbol
        draft.reason += "; the unit stands behind the number after it"


_SIGNED: Final = frozenset(("°C", "°F", "°", "%", "pp"))


def _apply_minus(text: str, draft: _Draft, hit: re.Match[str]) -> None:
    """A hyphen or "minus" before a temperature or a share is its sign; before anything else it is a mark of lists."""
    in_words = text.endswith("minus ", 0, hit.start("numeral"))
    if not hit["minus"] and not in_words:
        return
    if draft.unit in _SIGNED and draft.value is not None:
        draft.value = -draft.value
        draft.start -= len("minus ") if in_words else 0
        draft.reason += ", below zero"
    elif hit["minus"]:
        draft.start += 1


def _from_words(text: str, hit: re.Match[str], convention: Convention) -> _Draft | None:
    printed = _readable(hit)
    read = read_words(printed)
    end = hit.start() + len(printed)
    if read is None or _date_ahead(text, end) or _tells_the_hour(text, hit):
        return None
    value, low, high = read
    draft = _Draft(hit.start(), end, printed, value, "written in words", low=low, high=high)
    if hit["words"]:
        _extend_by_half(text, draft)
        _extend_by_range(text, draft, convention)
    if not hit["fraction"]:
        _extend_by_unit(text, draft)
    draft.comparator = _comparator_before(text, draft.start)
    told = draft.comparator is not None and printed.lower() not in (
        "zero",
        "hundred",
        "thousand",
        "million",
        "billion",
        "trillion",
    )
    if hit["words"] and not draft.unit and not told and not _words_count(text, hit, printed):
        return None
    return draft


_AND_A_HALF: Final = patterns.compile(r"\sand\sa\shalf(?:\s(?P<scale>million|billion|trillion)\b)?")


def _extend_by_half(text: str, draft: _Draft) -> None:
    """ "two and a half years" are 2.5."""
    if (half := _AND_A_HALF.match(text, draft.end)) and draft.value is not None:
        draft.value = _times(draft.value + 0.5, _SCALES[half["scale"]] if half["scale"] else 1)
        draft.end = half.end()
        draft.printed = text[draft.start : draft.end]


def _tells_the_hour(text: str, hit: re.Match[str]) -> bool:
    return bool(
        _CLOCK_AHEAD.match(text, hit.end()) or _CLOCK_BEHIND.search(text, max(0, hit.start() - 16), hit.start())
    )


_NO_COUNT: Final = frozenset(("one", "zero", "hundred", "thousand", "million", "billion", "trillion"))
_ANAPHORIC_BEHIND: Final = patterns.compile(
    r"\b(?:(?<!of\s)which|each|every|any|no|this|that|number|day|phase|stage|part|chapter)\s$", re.I
)
_COUNTED_NEXT: Final = patterns.compile(
    r"[\s\u00a0](?!of\b|in\b|on\b|at\b|to\b|and\b|or\b|by\b|day\b|is\b|was\b|has\b|can\b)[a-z]"
)


# "three Ka-52 helicopters": what is counted has a name first.
_NAMED_NEXT: Final = patterns.compile(
    r"[\s\u00a0](?:(?:[A-Z][\w/'’-]*\s(?:\d[\w-]*\s)?){1,6}(?:\([A-Z]{2,8}\)\s)?"
    r"(?!(?:was|is|are|were|has|had|have|and|or|of|in|on|at|to|said|says|will|would|who|which|that|for|from|with|by|as)\b)[a-z-]+\b|[A-Z][A-Za-z]*-?\d[\w/-]*(?=[,.;:)\s]))"
)


_DEFINITE_BEHIND: Final = patterns.compile(r"\b(?:the|these|those)\s$", re.I)
# "of eight, three can fly"
_OUT_OF: Final = patterns.compile(r"\b[Oo]f\s\Z")
# "The crew is three", "the toll stands at seven"; "a crew of five."; "it seats eleven,"; "In 2019 it was eight."
_HOW_MANY_BEHIND: Final = patterns.compile(
    r"\b(?:crew|complement|toll|total|number)\s(?:(?:is|was|remains|remained|totals|numbers|reached)|st(?:ands|ood)\sat|r(?:ose|ises|isen)\sto)\s"
    r"(?:only\s|just\s|about\s|now\s|at\sleast\s)?$"
    r"|\b(?:crew|team|group|squad|total|complement|maximum|minimum|fleet|family|party|convoy|average|class|batch|force|staff|formation|toll)s?\sof\s"
    r"(?:only\s|just\s|about\s|up\sto\s)?$"
    r"|\b(?:up|down)\sfrom\s$|\bvotes?\sto\s$|\bthere\s(?:are|were|had\sbeen|have\sbeen|will\sbe)\s(?:only\s|just\s)?$"
    r"|\b(?:(?:in|by)\s(?:19|20)\d\d,?|(?:last|this)\syear,?|(?:a|one)\s(?:year|month|decade)\s(?:ago|earlier),?|today|now|previously)\s(?:it|there)\s(?:is|was|are|were)\s$"
    r"|\b(?:rose|fell|grew|grown|increased?|reduced?|cut|raised|dropped?|expanded?)\sby\s$|[“\"]$",
    re.IGNORECASE,
)
# Behind these a number in words is the hour, an age, a score or the number of a thing, or it points back.
_NO_COUNT_BEHIND: Final = frozenset(
    """at in on by before after past until till to from between around about aged age was is were are be been becomes become
    turned turns the these those this both all other others number no page chapter part phase level type mark category grade
    class version volume episode season round game group and or not nor verse act scene article line platform gate channel
    strong old first last next every each any top article""".split()
)
_WORD_BEHIND: Final = patterns.compile(r"(?<![\w’'-])(?P<word>[a-z]+)\s\Z")
# "cut its list to three"
_TO_BEHIND: Final = patterns.compile(
    r"\b(?:cut|reduc\w+|rais\w+|limit\w+|increas\w+|br(?:ought|inging)|rose|fell|gr[eo]w\w*|drop\w*|narrow\w+|down|up|expand\w+|whittled|trimmed)\b[^.;:]{0,60}\sto\s\Z"
)


def _ends_a_phrase(text: str, start: int, end: int) -> bool:
    """ "it seats eleven, including the crew", "instead of nine."; "at five." is an hour and "was three." may be."""
    if not _CLOSES.match(text, end):
        return False
    word = _WORD_BEHIND.search(text, max(0, start - 20), start)
    counts = word is not None and word["word"] not in _NO_COUNT_BEHIND
    return counts or _TO_BEHIND.search(text, max(0, start - 84), start) is not None


_CLOSES: Final = patterns.compile(r"[,.;:)”\"!?](?!\d)|\s(?:including|so\sfar|more)\b|\s?\Z")
# "four Typhoons", "two RPGs"
_NAMES_NEXT: Final = patterns.compile(
    r"[\s\u00a0](?:[A-Z][\w/-]*\s(?:\d[\w-]*\s)?){0,3}[A-Z][\w/-]*[a-zA-Z\d]s(?![\w’'-])"
)
_THEIR_STATE: Final = patterns.compile(
    rf"\s(?:[a-z]+(?:ing|ed|er|est|al|ern)|new|old|small|large|big|heavy|light)(?={_NAMED_NEXT.pattern})"
)
# "four 234 mm guns"
_MEASURED_NEXT: Final = patterns.compile(
    r"\s\d{1,4}(?:[.,]\d{1,3})?[\s-]?(?:mm|cm|inch|in|kW|MW|hp|kg|km|tonnes?|tons?|t|met(?:re|er)s?|m|ft|foot|lb|pound|gallon|lit(?:re|er))[\s-][a-z]"
)
# "a contract for two Scorpène Evolved"
_NAME_NEXT: Final = patterns.compile(rf"\s(?!(?:{_MONTHS}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)[A-ZÀ-Þ][\w-]+")
_AHEAD_OF_A_NAME: Final = patterns.compile(
    r"\b(?:for|of|with|by|order(?:s|ed)?|bought|buys?|buying|receiv(?:es|ed)|operat(?:es|ed)|has|have|had|sent|sends|destroyed|lost|built|builds|against|and|plus)\s\Z"
)
_ITS_BEST: Final = patterns.compile(r"\s(?:best|worst|largest|biggest|smallest|others|remaining|newest|oldest)\b")
# "two drones and one missile"
_ONE_MORE: Final = patterns.compile(rf"\b(?:{_WORD}|\d[\d,]*)\s[a-z][^.;:]{{2,70}}(?:,|\sand)\s\Z", re.IGNORECASE)
# "one day", "one of them", "one must" count nothing
_ONE_ANYTHING: Final = patterns.compile(
    r"[\s\u00a0](?:day|night|morning|evening|thing|hand|way|side|point|time|reason|moment|place|word|step|sense|form|kind|sort|part|case|example|end|voice|person|man|woman|"
    r"another|or|and|two|of|that|who|which|whose|can|could|must|may|might|should|would|will|has|had|is|was|by|in|on|at|to|from|with|for|as|more|too|else|"
    r"official|officer|soldier|source|analyst|expert|resident|witness|diplomat|lawmaker|local|veteran)\b"
)
_ONE_BEHIND: Final = patterns.compile(
    r"\b(?i:exactly|only|just|precisely|(?:[Tt]here|it)\s(?:is|was|will\sbe)|has|have|had|with|carr(?:y|ies|ied)|takes?|took|lost|killed|destroyed|damaged|shot\sdown|downed|"
    r"intercepted|captured|seized|launched|fired|bought|ordered|received|built|delivered|in|than|and|plus|into)\s\Z"
)


def _one_counts(text: str, start: int, end: int) -> bool:
    """ "exactly one ship", "one Mi-17 helicopter", "two drones and one missile"; "one day" and "one of them" do not count."""
    if _ANAPHORIC_BEHIND.search(text, max(0, start - 12), start) or _DEFINITE_BEHIND.search(
        text, max(0, start - 6), start
    ):
        return False
    if _NAMED_NEXT.match(text, end):
        return True
    if not _COUNTED_NEXT.match(text, end):
        return False
    if _ONE_MORE.search(text, max(0, start - 90), start):
        return True
    return not _ONE_ANYTHING.match(text, end) and _ONE_BEHIND.search(text, max(0, start - 24), start) is not None


def _words_count(text: str, hit: re.Match[str], printed: str) -> bool:
    words, start, end = printed.lower(), hit.start(), hit.start() + len(printed)
    if words == "one":
        return _one_counts(text, start, end)
    if words in _NO_COUNT:
        return False
    behind = _ANAPHORIC_BEHIND.search(text, max(0, start - 12), start)
    if behind and behind[0].strip().lower() != "that":  # "said that three of them left"
        return False
    if _DEFINITE_BEHIND.search(text, max(0, start - 6), start):  # "the two met" points back
        return any(rule.match(text, end) for rule in (_COUNT_NOUN, _NAMED_NEXT, _ITS_BEST, _THEIR_STATE))
    if _NAMED_NEXT.match(text, end) or (printed[0].islower() and _NAMES_NEXT.match(text, end)):
        return True
    if text.startswith(",", end) and _OUT_OF.search(text, max(0, start - 4), start):
        return True
    if _HOW_MANY_BEHIND.search(text, max(0, start - 40), start):
        return True
    if (
        printed[0].islower()
        and _NAME_NEXT.match(text, end)
        and _AHEAD_OF_A_NAME.search(text, max(0, start - 16), start)
    ):
        return True
    if _ends_a_phrase(text, start, end) or _MEASURED_NEXT.match(text, end):
        return True
    return len(words) > 9 or bool(_COUNTED_NEXT.match(text, end) or _LOWER_NEXT.match(text, end))


# "18.3C"; "Block 30C" is a version
_CELSIUS: Final = patterns.compile(r"(?<=\d[.,]\d)C(?![\w-])")


def _glued(text: str, end: int) -> bool:
    following = text[end : end + 1]
    if _CELSIUS.match(text, end):
        return False
    if following.isalpha() and not _UNIT.match(text, end) and not _SCALE.match(text, end):
        return not _SECOND_CALIBER.match(text, end)
    return following in "_\\@" and following != ""


def _dated(text: str, start: int, end: int) -> bool:
    return _date_ahead(text, end) or bool(_DATE_BEHIND.search(text, max(0, start - 24), start))


def _date_ahead(text: str, end: int) -> bool:
    return bool(_DATE_AHEAD.match(text, end))


_YEAR: Final = patterns.compile(r"(?:1[5-9]|20)\d\d")
_YEARS: Final = patterns.compile(r"(?:1[5-9]|20)\d\d(?:\s?(?:-|–|—|to|and|or)\s?(?:(?:1[5-9]|20)?\d\d))?")


def _counts_something(text: str, draft: _Draft) -> bool:
    """False for years, labels, list numbers and parts of names."""
    before = text[max(0, draft.start - _PRECEDED_BY) : draft.start]
    if draft.comparator is None and (_LABEL_BEHIND.search(before) or before.endswith(("[", "#"))):
        return False
    if before.endswith(("+", " ", "(")) and _TELEPHONE_BEHIND.search(before):
        return False
    if not before.rpartition("\n")[2].strip(" \t*_#•⬆⬇"):
        large = draft.value is not None and draft.value >= _NO_LIST_NUMBER
        if _MODEL_NEXT.match(text, draft.end) and not _UNIT_BY_NUMBER.match(text, draft.end):
            return True
        return bool(
            _LOWER_NEXT.match(text, draft.end)
            or (large and _EXPLAINED.match(text, draft.end))
            or _DEFINED.match(text, draft.end)
        )
    if _UNIT_BY_NUMBER.match(text, draft.end) or _is_an_hour(before, draft.printed):
        return False
    name = _NAME_BEHIND.search(before)
    if (
        name
        and name["word"] not in _SENTENCE_WORDS
        and not name["word"].endswith(("'s", "’s", "'re", "’re"))
        and not name["word"].endswith("ly")
    ):
        at_a_place = (draft.value or 0) >= _NO_DESIGNATION and _AT_A_PLACE.search(before)
        rule = _COUNT_NOUN if at_a_place else _PERSONS_NEXT
        return bool(rule.match(text, draft.end)) and not _YEAR.fullmatch(draft.printed)
    if _YEARS.fullmatch(draft.printed):
        return (draft.comparator is not None and draft.low is None) or bool(_PERSONS_NEXT.match(text, draft.end))
    return True


_HOUR_OF_DAY: Final = patterns.compile(r"(?:[01]\d|2[0-3])[.]?[0-5]\d")
_HOUR_BEHIND: Final = patterns.compile(r"\b(?:[Aa]t|[Bb]y|[Uu]ntil|[Ff]rom|[Ss]ince|[Bb]efore|[Aa]fter|[Aa]round)\s\Z")


def _is_an_hour(before: str, printed: str) -> bool:
    """ "at 2130", "by 18.00", "0600"."""
    hour = _HOUR_OF_DAY.fullmatch(printed)
    told = printed[0] == "0" or ("." not in printed and before.endswith(("at ", "At ")))
    return hour is not None and (
        ("." not in printed and told) or ("." in printed and _HOUR_BEHIND.search(before) is not None)
    )


# "At Terehova 412 cars crossed": no system has its number behind a preposition, and hardly any one as high.
_AT_A_PLACE: Final = patterns.compile(r"(?:^|[.!?]\s|\n)(?:At|In|Near|From|Around|Outside)\s[A-ZÀ-Þ][\w’'-]+\s$")
_NO_DESIGNATION: Final = 100
# "640 – vehicles on order": a figure and what it is, one a line; smaller numbers may count the lines.
_EXPLAINED: Final = patterns.compile(r"\s?[–—:-]\s\S")
_DEFINED: Final = patterns.compile(r":\s(?:the\s|[a-z])")
# "18 F-16s", "12 Leopard 2A6 tanks" as lines of a list
_MODEL_NEXT: Final = patterns.compile(r"\s[A-Z][\w/]*(?:-|\s)?\d[\w/-]*(?:\s[a-z]|[,.;)]|\s*(?:\n|\Z))")
_NO_LIST_NUMBER: Final = 32

# "rose from 60 to 120" tells two numbers, no range
_CHANGES: Final = patterns.compile(
    r"\b(?:go|goes|going|went|gone|r(?:ise|ises|ising|ose|isen)|grow(?:s|n|ing)?|grew|increas(?:e|es|ed|ing)|fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|cut(?:s|ting)?"
    r"|rais(?:e|es|ed|ing)|slip(?:s|ped|ping)?|jump(?:s|ed|ing)?|climb(?:s|ed|ing)?|expand(?:s|ed|ing)?|shr(?:ink|inks|ank|unk)|reduc(?:e|es|ed|ing)|up|down"
    r"|doubl(?:e|es|ed|ing)|boost(?:s|ed|ing)?|extend(?:s|ed|ing)?|lower(?:s|ed|ing)?|surg(?:e|es|ed|ing)|chang(?:e|es|ed|ing)|improv(?:e|es|ed|ing))\b[^.;:]{0,30}\sfrom\s\Z"
)


def _extend_by_range(text: str, draft: _Draft, convention: Convention) -> None:
    joined = _RANGE.match(text, draft.end)
    if joined is None or (joined["sign"] and text[draft.start].isdigit()):
        return
    join = joined["join"].lower()
    before = text[max(0, draft.start - 9) : draft.start].lower()
    if join == "and" and not before.endswith("between "):
        return
    if join == "to" and before.endswith("from ") and _CHANGES.search(text, max(0, draft.start - 48), draft.start):
        return
    if _date_ahead(text, joined.end()) or (join == "to" and _glued(text, joined.end())):
        return
    second, first = _second_value(text, joined, convention), draft.value
    if second is None or first is None:
        return
    is_pair = join in ("-", "–", "—", "or", "and") or before.endswith("from ")
    if not is_pair and not _unit_or_scale(text, joined.end()) and not _COUNT_NOUN.match(text, joined.end()):
        return
    scale = _scale_factor(_SCALE.match(text, joined.end()))
    if second <= first and scale == 1:
        return
    draft.low, draft.high, draft.value = first, second, None
    draft.end = joined.end()
    draft.printed = text[draft.start : draft.end]


def _extend_by_scaled_range(text: str, draft: _Draft, convention: Convention) -> None:
    """ "between 15 million and 17 million euros": both ends have a scale of their own."""
    joined = _RANGE.match(text, draft.end)
    if joined is None or draft.low is not None or draft.value is None:
        return
    if joined["sign"] and text[draft.start].isdigit():
        return
    scale, second = _SCALE.match(text, joined.end()), _second_value(text, joined, convention)
    between = text[max(0, draft.start - 9) : draft.start].lower().endswith(("between ", "from "))
    if between and joined["join"].lower() == "to" and _CHANGES.search(text, max(0, draft.start - 48), draft.start):
        return
    if scale is None or second is None or not (between or joined["join"].lower() not in ("and", "or")):
        return
    high = _times(second, _scale_factor(scale))
    if high is not None and high > draft.value:
        draft.low, draft.high, draft.value, draft.end = draft.value, high, None, scale.end()
        draft.printed = text[draft.start : draft.end]


def _unit_or_scale(text: str, end: int) -> bool:
    return bool(_UNIT.match(text, end) or _SCALE.match(text, end) or _COUNTED_PERSONS.match(text, end))


def _second_value(text: str, joined: re.Match[str], convention: Convention) -> Number | None:
    printed = joined["second"]
    if printed[0].isdigit():
        reading = read_numeral(printed, convention, _comes_whole(text, joined.end()))
        return reading.value if reading else None
    read = read_words(printed)
    return read[0] if read else None


def _scale_factor(scale: re.Match[str] | None) -> int:
    return _SCALES[(scale["scale"] or scale["short"]).lower()] if scale else 1


def _extend_by_scale(text: str, draft: _Draft, money: bool) -> None:
    scale = _SCALE.match(text, draft.end)
    if scale is None:
        return
    if scale["short"] and not (money or scale["short"].lower() in ("bn", "mn", "tn") or _counted_in_short(text, scale)):
        return
    factor = _scale_factor(scale)
    draft.value, draft.low, draft.high = (_times(n, factor) for n in (draft.value, draft.low, draft.high))
    draft.end = scale.end()
    draft.reason += f", times {scale['scale'] or scale['short']}"


_SHORT_SCALE_AHEAD: Final = patterns.compile(
    rf"\s(?:{_PERSONS}|barrels|rounds|shells|doses|tonnes|tons|euros|dollars|pounds|crowns|zlotys?|roubles|rubles|yen|yuan|rupees)(?!\w)"
)


def _counted_in_short(text: str, scale: re.Match[str]) -> bool:
    """ "5m" is five metres unless a currency sign stands before it or what comes in such numbers behind it."""
    return scale["short"] in ("m", "k") and _SHORT_SCALE_AHEAD.match(text, scale.end()) is not None


def _times(value: Number | None, factor: int) -> Number | None:
    if value is None:
        return None
    product = Decimal(str(value)) * factor
    return int(product) if product == product.to_integral_value() else float(product)


def _extend_by_unit(text: str, draft: _Draft) -> None:
    if _CELSIUS.match(text, draft.end):
        draft.unit, draft.end = "°C", draft.end + 1
        return
    if not _BARRELS.fullmatch(draft.printed) and (caliber := _SECOND_CALIBER.match(text, draft.end)):
        draft.end = caliber.end()
        draft.printed = text[draft.start : draft.end]
    if unit := _UNIT.match(text, draft.end):
        symbol = _symbol(unit["unit"])
        if symbol and not (_AGE.match(text, draft.end) or _unit_is_a_word(text, unit)):
            draft.unit, draft.end = symbol, unit.end()
            if symbol == "h":
                _extend_by_minutes(text, draft)
            return
        if symbol == "yr":
            draft.unit, draft.end = "yr", unit.end()
            return
    if pounds := _POUNDS.match(text, draft.end):
        _read_pounds(text, draft, pounds)
    elif _COUNTED_PERSONS.match(text, draft.end):
        draft.unit = "person"


# "2 x 155 mm" are two guns, "7.62x39 mm" is one cartridge
_BARRELS: Final = patterns.compile(r"\d|1[0-2]")
_MINUTES: Final = patterns.compile(r"(?:,?\s(?:and\s)?)(?P<minutes>[1-5]?\d)\s?min(?:ute)?s?(?!\w)")


_END_WITH_UNIT: Final = patterns.compile(rf"\s(?:to|and)\s(?P<numeral>{_NUMERAL})(?=[\s\u00a0-])")


def _extend_by_second_unit(text: str, draft: _Draft, convention: Convention) -> None:
    """ "from 4 km to 70 km": both ends have the unit."""
    before = text[max(0, draft.start - 9) : draft.start].lower()
    if draft.value is None or draft.unit is None or not before.endswith(("between ", "from ")):
        return
    further = _END_WITH_UNIT.match(text, draft.end)
    unit = _UNIT.match(text, further.end()) if further else None
    if further is None or unit is None or _symbol(unit["unit"]) != draft.unit:
        return
    second = read_numeral(further["numeral"], convention)
    if second and second.value is not None and second.value > draft.value:
        draft.low, draft.high, draft.value, draft.end = draft.value, second.value, None, unit.end()
        draft.printed = text[draft.start : further.end()]


def _extend_by_minutes(text: str, draft: _Draft) -> None:
    """ "1 hour 50 minutes" is one quantity, in minutes."""
    minutes = _MINUTES.match(text, draft.end)
    if minutes and isinstance(draft.value, int) and draft.low is None:
        draft.value, draft.unit, draft.end = draft.value * 60 + int(minutes["minutes"]), "min", minutes.end()
        draft.reason += ", hours and minutes together"


def _unit_is_a_word(text: str, unit: re.Match[str]) -> bool:
    """Short symbols that are also words or initials: no unit where a full stop and a space follow; "won" is a verb
    unless a scale stands before it."""
    if unit["unit"] == "won":
        return not text.endswith(("million", "billion", "trillion"), 0, unit.start())
    return unit["unit"] in ("NM", "mo", "lei", "dong", "bar", "bars", "pp", "MP") and text.startswith(". ", unit.end())


@lru_cache(maxsize=512)
def _symbol(printed: str) -> str | None:
    return symbol_of(printed)


_WEIGHT_AHEAD: Final = patterns.compile(
    r"\s(?:of\s|[a-z-]+\s)?(?:explosives?|TNT|bombs?|warheads?|payload|cargo|shells?|aid)\b"
)


_OF_SOMETHING: Final = patterns.compile(r"\sof\s")


def _read_pounds(text: str, draft: _Draft, pounds: re.Match[str]) -> None:
    draft.end = pounds.end()
    if pounds["unit"] == "pound" or _WEIGHT_AHEAD.match(text, pounds.end()):
        draft.unit = "lb"
        return
    if _OF_SOMETHING.match(text, pounds.end()):
        draft.unit = "lb"
    elif re.search(r"[mb]illion|bn", text[draft.start : draft.end]):
        draft.unit = "GBP"
    else:
        draft.unit, draft.ambiguous = "lb", True
        draft.reason += '; "pounds" can be weight or money'


def _comparator_before(text: str, start: int) -> str | None:
    window = text[max(0, start - 26) : start]
    hit = _COMPARATOR.search(window) if _may_compare(window) else None
    return _COMPARATORS[hit.lastindex - 1][0] if hit and hit.lastindex else None


def _may_compare(window: str) -> bool:
    """False where none of the last words, nor a sign, ends a comparator: most numbers."""
    return window.rstrip().endswith(_COMPARATOR_MARKS) or not _LAST_WORDS.isdisjoint(window.lower().split()[-2:])


def comparator_start(text: str, start: int) -> int:
    """Where "more than" or the like begins in front of a number at ``start``; ``start`` itself where nothing does."""
    window = max(0, start - 26)
    hit = _COMPARATOR.search(text[window:start])
    return window + hit.start() if hit else start


def _comparator_after(text: str, draft: _Draft) -> str | None:
    hit = _COMPARATOR_AFTER.match(text, draft.end)
    if hit is None and "+" in text[draft.start : draft.end]:
        return ">="
    if hit is None:
        return None
    return "~" if hit["about"] else ">="

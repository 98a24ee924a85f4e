"""A person's name and the forms it is printed in -> the family name and what speaks for it; None where nothing does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator import data, patterns
from generator.data import fold

# Family names that stand first, in the romanisations of the press (South Korean census of 2015 and North Korean usage;
# the hundred most frequent Chinese names, Ministry of Public Security, 2020). Own list.
_KOREAN = frozenset(
    """kim ri lee yi rhee pak park choe choi jong jung chung jo cho kang yun yoon jang chang im lim rim han o oh so seo sin
    shin kwon hwang an ahn song ryu yu yoo hong jon jun ko go koh mun moon yang son sohn pae bae paek baek ho heo hur nam sim
    shim no ro roh kwak cha chu ju joo woo ku koo min na ra chin jin chi ji om um eom chae won chon bang pang kong hyon hyun
    ham pyon byun yom to ma ki pyo kil gil myong thae tae ui""".split()
)
_CHINESE = frozenset(
    """wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang han feng
    deng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren yao lü shen zhong cui tan fan
    wan fu xi bo qin jia shi dai xia gu bai cong""".split()
)
_PINYIN = patterns.compile(
    r"(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|iao|ian|ing|ang|eng|ong|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|[aeiou])(?:ng)?){1,2}"
)
_PARTICLES = frozenset("von van der den de da di du la le del dos ten ter zu".split())
_PATRONYMS = frozenset("bin ibn bint ben abu al el abd abdul abdel".split())


@dataclass(frozen=True, slots=True)
class FamilyName:
    """The family name as it stands in the full name, whether it stands first, and why it is taken for one."""

    text: str
    first: bool
    reason: str


def family_name(name: str, forms: Iterable[str] = ()) -> FamilyName | None:
    """The family name of a full ``name``; ``forms`` are the other forms in which the sources print it.

    >>> family_name("Kim Jong Un", ["Kim"]).reason
    'the sources use “Kim” alone'
    >>> family_name("Ri Pyong-chol").text
    'Ri'
    >>> family_name("Mohammed bin Salman") is None
    True
    """
    words = name.split()
    if len(words) < 2:
        return None
    return _used_alone(words, forms) or _east_asian(words) or _after_given_name(words)


def _used_alone(words: list[str], forms: Iterable[str]) -> FamilyName | None:
    family_first = _east_asian(words) is not None
    for form in sorted(set(forms)):
        if form == words[0] and (family_first or data.name_parts().get(fold(form)) != "g"):
            return FamilyName(form, True, f"the sources use “{form}” alone")
        if form == words[-1] and not family_first:
            return FamilyName(" ".join(_with_particles(words)), False, f"the sources use “{form}” alone")
    return None


def _east_asian(words: list[str]) -> FamilyName | None:
    first, rest = fold(words[0]), [fold(word) for word in words[1:]]
    short = len(rest) == 2 and all(len(word) <= 6 and word.isalpha() for word in rest)
    joined = len(rest) == 1 and rest[0].count("-") == 1
    if first in _KOREAN and (short or joined):
        return FamilyName(words[0], True, "in Korean names the family name comes first")
    if first in _CHINESE and len(rest) == 1 and _PINYIN.fullmatch(rest[0]) and rest[0] not in data.name_parts():
        return FamilyName(words[0], True, "in Chinese names the family name comes first")
    return None


def _after_given_name(words: list[str]) -> FamilyName | None:
    family = _with_particles(words)
    given = [word for word in words[: -len(family)] if not re.fullmatch(r"\w\.?", word)]
    if len(given) != 1 or any(fold(word) in _PATRONYMS for word in words):
        return None
    if any(data.name_parts().get(part, "n") not in ("g", "gf") for part in fold(given[0]).split("-")):
        return None
    return FamilyName(" ".join(family), False, f"“{given[0]}” is a given name")


def _with_particles(words: list[str]) -> list[str]:
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return words[start:]

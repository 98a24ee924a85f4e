"""The class that an article gives a system."""

from __future__ import annotations

import re
from typing import Final

from generator import patterns
from generator.kinds.weapon.vocabulary import WORD_OR_MARK, class_words, longest

_JOINER_AFTER: Final = patterns.compile(
    r"['’]s[\s\u00a0]|[\s\u00a0]\(|[\s\u00a0-]|,\s(?:an?|the|its|their|one\sof\sthe)\s|\s(?:is|was)\s(?:an?|the)\s"
)
_JOINER_BEFORE: Final = patterns.compile(
    r"(?:,|\s?[-–—:])?\s(?:(?:called|named|dubbed|known\sas|designated|codenamed|such\sas|like|including|of\s(?:the\s)?type|the|a|an|its|new)\s)*[\"“]?$"
)
# "a 76-mm gun of the X type"
_TYPE_NEXT: Final = patterns.compile(r"\s(?:type|model|series|family)\b")
_OF_A_TYPE: Final = patterns.compile(r"\sof\s(?:the|its)\s[\"“]?$")
_REACH: Final = 80
# "the Aegis-equipped destroyer"
ARMS_ANOTHER: Final = patterns.compile(r"-(?:equipped|armed|carrying|fitted|capable)\b")
_CLAUSE_WORD: Final = patterns.compile(
    r"[,.;:()\n]|\s(?:an?|the|its|their|his|her|than|when|is|was|were|are|has|had|have|can|could|will|would|and|or|with|to|of|in|at|by|for|which|that|from|on|"
    r"hit|flew|reached|showed|into|over|while|but|as|may|might|during|after|before|fires?|fired|carr(?:y|ies|ied)|"
    r"launch(?:es|ed)|uses?|used|destroy(?:s|ed)|struck|attack(?:s|ed)|shot|downed|intercept(?:s|ed)|replac(?:es|ed)|"
    r"defeat(?:s|ed)|drop(?:s|ped)|deliver(?:s|ed)|track(?:s|ed)|detect(?:s|ed)|received?|needs?|sank|killed)\s|"
    r"\s(?!(?:ICBM|IRBM|MRBM|SRBM|SLBM|UAV|UCAV|USV|IFV|APC|AFV|MBT|MRAP|ATGM|SAM|RPG|MLRS|MANPAD)S?s?\b)[A-Z](?:[A-Z]{2,}|[\w-]*\d)|\s\d{1,2}[A-Z]\d"
)


def class_beside(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """``(canonical class, start, end)`` of the class word that the text puts beside the name at ``[start, end)``:
    "the X ballistic missile", "X, a howitzer", "missile - the X"; None where there is none."""
    return _class_after(text, end) or _class_before(
        text, start, _OF_A_TYPE if _TYPE_NEXT.match(text, end) else _JOINER_BEFORE
    )


def _class_after(text: str, end: int) -> tuple[str, int, int] | None:
    joiner = _JOINER_AFTER.match(text, end)
    if joiner is None or ARMS_ANOTHER.match(text, end):
        return None
    stop = _CLAUSE_WORD.search(text, joiner.end() - 1, joiner.end() + _REACH)
    vocabulary = class_words()
    limit = max(joiner.end(), stop.start()) if stop else min(len(text), joiner.end() + _REACH)
    heads = list(vocabulary.heads_in(text, joiner.end(), limit))
    found = _read_class(text, joiner.end(), heads[-1].end(), vocabulary.forms) if heads else None
    of_it = found is not None and "s" in joiner.group() and joiner.group()[0] in "'’"
    return None if of_it and found is not None and found[0] in _PARTS else found


# "the S-400's fire-control radar": what a system has is not what it is.
_PARTS: Final = frozenset(
    "gun;naval gun;cannon;machine gun;gun turret;military radar;sonar;missile launcher;targeting system;electronic warfare system;"
    "remote weapon station;combat management system;active protection system;rocket booster".split(";")
)


def _class_before(text: str, start: int, joined: re.Pattern[str]) -> tuple[str, int, int] | None:
    window = max(text.rfind("\n", 0, start) + 1, start - _REACH)  # the line above speaks of something else
    joiner = joined.search(text, window, start)
    if joiner is None:
        return None
    vocabulary = class_words()
    heads = [head for head in vocabulary.heads_in(text, window, start) if head.end() == joiner.start()]
    found = _read_class(text, window, heads[-1].end(), vocabulary.forms) if heads else None
    is_anothers = (
        found is not None and joiner.group() == ", " and _NAME_BEFORE.search(text, max(0, found[1] - 20), found[1])
    )
    of_the_name = (
        found is not None
        and "," in joiner.group()
        and _WITH_ITS.search(text, max(0, found[1] - 40), found[1]) is not None
    )
    return None if is_anothers or of_the_name else found


# "With its 30 mm cannon, the X fires": what X has.
_WITH_ITS: Final = patterns.compile(r"\bWith\s(?:its|their)\s(?:[\w.-]+\s){0,4}$")
# "X-1 missiles, Y-2 bombs": the class behind a name is that name's, not the next one's.
_NAME_BEFORE: Final = patterns.compile(r"(?<![\w-])[A-Z][\w/-]*(?:\d|[A-Z])[\w/-]*\s$")


def _read_class(text: str, start: int, end: int, forms: dict[str, str]) -> tuple[str, int, int] | None:
    tokens = list(WORD_OR_MARK.finditer(text, start, end))
    found = longest(tokens, forms) if tokens else None
    return (found[1], tokens[found[0]].start(), end) if found else None

"""Whether a sentence looks ahead or back from its date."""

from __future__ import annotations

import re
from typing import Final

from generator.text.dates.context import Context, Found
from generator.text.dates.leads import Lead

_FUTURE: Final = re.compile(
    r"\b(?:will|shall|scheduled|slated|due|upcoming|plans?\sto|planned\s(?:to|for)|planning\sto|expects?\sto|expected\sto|set\s(?:to|for)|"
    r"(?<=\bis\s)expected|(?<=\bare\s)expected|"
    r"intends?\sto|returns|begins|starts|opens|resumes|expires|takes\splace|kicks\soff|would\sbe\sheld|to\sbe\sheld|forthcoming|is\sto|are\sto)\b",
    re.IGNORECASE,
)
_PAST: Final = re.compile(
    r"\b(?<!\bbe\s)(?:was|were|had|did|said|told|met|came|went|left|took|made|began|fell|saw|shot|hit|sent|flew|held|won|struck|wrote|"
    r"[a-z]{3,12}ed)\b(?!\sto\b)"
)
_CLAUSE: Final = 120
_SAYS_WHO: Final = re.compile(r",[\"”]?\s(?:[^,.;]{1,60}\s)?(?:said|told|added|announced|reported)\b")
"""Behind a statement: when somebody said it is not when it happens."""


def is_a_deadline(context: Context, anchor: re.Match[str], lead: Lead) -> bool:
    """ "by Thursday" looks ahead where no verb of the sentence looks back."""
    sentence = context.sentences.around(anchor.start())
    return lead.preposition in ("by", "until", "till") and not _PAST.search(context.text, *sentence)


def is_future(context: Context, offset: int) -> bool:
    """True where the verb nearest to ``offset`` in its sentence looks ahead."""
    start, end = context.sentences.around(offset)
    told = _SAYS_WHO.search(context.text, offset, end)
    end = told.start() if told else end
    ahead = _distance(_FUTURE, context.text, (start, end), offset)
    return ahead is not None and ahead <= (_distance(_PAST, context.text, (start, end), offset) or ahead)


def _distance(pattern: re.Pattern[str], text: str, sentence: tuple[int, int], offset: int) -> int | None:
    window = max(sentence[0], offset - _CLAUSE), min(sentence[1], offset + _CLAUSE)
    return min((abs(hit.start() - offset) for hit in pattern.finditer(text, *window)), default=None)


_HAD: Final = re.compile(r"\b(?:had|was|were)\b")


def looks_ahead(context: Context, found: Found) -> bool:
    """True where ``found`` lies after publication, by its own words or by its sentence."""
    if found.which:
        return found.which in ("next", "this coming", "coming")
    if found.preposition in ("by", "until", "till"):
        return not _HAD.search(context.text, *context.sentences.around(found.start))
    return is_future(context, found.start)

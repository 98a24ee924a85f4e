"""Whether a sentence looks ahead or back from its date."""

from __future__ import annotations

import re
from typing import Final, Literal

from generator import patterns
from generator.text.dates.context import Context, Found
from generator.text.dates.leads import Lead

Direction = Literal["ahead", "back", "unclear"]

_AHEAD: Final = (
    r"[Ww]ill|(?<=\w)['’]ll|shall|would(?!\s(?:have|not\shave)\b)|(?:may|might)(?!\s(?:have|not\shave)\b)(?=\s[a-z])|(?:is|are|was|were)\sto(?=\s[a-z])|"
    r"going\sto|(?:(?<!\ba\s)(?<!\bthe\s)(?<!\bits\s)(?<!-)(?<!\bas\s)[Ss]cheduled|[Ss]lated)(?=\s(?:to|for|on|in|next|this|by|between|from|at|as)\b|[,.;)]|\s?\Z)|should(?!\s(?:have|not\shave)\b)(?=\s[a-z])|must(?!\shave\b)(?=\s[a-z])|"
    r"up\sfor\s(?:renewal|re-?newal|review|election|re-?election|debate|discussion|vote|adoption|approval|auction|sale)|(?:is|are|was|were)\sawaited|(?<!\bd)[Dd]ue(?!\sto\b)|due\sto(?=\s[a-z]+\s)|[Uu]pcoming|[Ff]orthcoming|(?:plan(?:s|ned|ning)?|expect(?:s|ed|ing)?|set|"
    r"intend(?:s|ed|ing)?|hop(?:es|ed|ing)|aim(?:s|ed|ing)?|prepar(?:es|ed|ing)|ready|poised|wants?)\sto\b|(?:planned|expected|set|foreseen|"
    r"scheduled|pencilled\sin|penciled\sin|earmarked|targeted|billed|booked|timed|anticipated|envisaged|projected)\s(?:for|on|in|next|this|by|to)\b|(?<!\b[Ii]t\s)(?<!today\s)(?:is|are)\s(?=(?:on\s)?(?:next\s)?\Z)|could(?=\s(?:begin|start|open|arrive|enter|join|follow|come|take\splace|resume|return|fly|sail|reach|deliver|receive|sign|vote)\b)|"
    r"(?:is|are)\s(?:also\s)?(?:planned|expected)|"
    r"(?:agreed|arranged|(?:asked|told|ordered|invited|instructed|summoned)\s(?:[\w'’]+\s){0,4}?)\s?to(?=\s(?:meet|hold|resume|begin|start|return|come|"
    r"visit|sign|attend|appear|testify|report|leave|vote|gather|travel)\b)|"
    r"(?:ask|call|push|plead)(?:s|ed)?\sfor\s(?:an?|the|new)\s(?:[a-z-]+\s)?(?:meeting|session|summit|vote|debate|hearing|strike|march|rally|protest|talks)|"
    r"becomes|assumes\s(?:command|office)|(?:takes|hands)\sover|takes\sup|steps\sdown|retires|returns|begins|starts|opens|resumes|expires|(?:meets|convenes|votes|gathers|ends|closes|arrives|departs|concludes|finishes|sails|leaves|travels|visits|hosts|flies|heads|speaks|testifies|holds|goes)(?=\s(?:on|in|next|this)\s|\s?\Z)|(?<=s\s)(?:begin|start|open|resume|expire)(?=\s(?:on|in|next|this)\s|\s?\Z)|takes?\s(?:place|effect)|"
    r"(?:put\soff|adjourned|postponed|delayed|deferred|moved|rescheduled|pushed(?:\sback)?|extended|prolonged|remanded(?:\sin\scustody)?|adjourned\sthe\s\w+)\s"
    r"(?:to|until|till|for)(?=\s?\Z)|"
    r"comes?\sinto\s(?:force|effect)|go(?:es)?\sto\sthe\spolls|kicks?\soff|expects?(?=\s(?:the|its|an?|first|more|further|new|deliver\w+|talks)\s)|(?:plans|plan)(?=\s(?:an?|the|two|three|new|talks|elections?)\s)|"
    r"(?:is|are)\s[a-z]+ing(?=\s(?:on|in|next|this|from|by)\s|\s?\Z)|(?:end|begin|start|open)(?=\s?\Z)|"
    r"ahead\sof|in\sthe\srun-up\sto"
)
_BACK: Final = (
    r"(?:was|were|had|did|said|told|met|came|went|left|took|made|began|fell|saw|shot|hit|sent|flew|held|won|struck|wrote|"
    r"broke|died|fled|rose|spoke|gave|got|led|lost|sank|cut|put|ran|stood|quit|paid|drove|grew|set\sout|[a-z]{3,12}ed)(?!\w)(?!\sto\b)"
)
_VERB: Final = patterns.compile(rf"(?:(?<![\w-])|(?=['’]ll))(?:(?P<ahead>{_AHEAD})|(?P<back>{_BACK}))(?!\w)")
_PAST: Final = patterns.compile(rf"\b(?<!\bbe\s){_BACK}")
# "will be formally opened": the participle goes with its modal.
_PARTICIPLE: Final = patterns.compile(r"\b(?:be|to|being)\s(?:[a-z]+ly\s)?$")
_CLAUSE: Final = patterns.compile(
    r"(?:[;:—]|\s–)\s|(?<!\w)(?P<word>that|which|who|when|where|while|whereas|but|although|though|because|before|after|if)\s"
)
_WINDOW: Final = 160


def is_a_deadline(context: Context, anchor: re.Match[str], lead: Lead) -> bool:
    """ "by Thursday" looks ahead where no verb of the sentence looks back."""
    sentence = context.sentences.around(anchor.start())
    return lead.preposition in ("by", "until", "till") and not _PAST.search(context.text, *sentence)


def direction(context: Context, offset: int) -> Direction:
    """Where the date at ``offset`` lies, by the verb of its clause: the last in front of it, else the first behind it.

    "before elections in April" has no verb of its own: what happened before them leaves it unclear whether they have
    been; what will happen after them too. What no verb tells is taken to look back, but on an agenda ahead."""
    return told_direction(context, offset) or ("ahead" if context.on_an_agenda(offset) else "back")


def told_direction(context: Context, offset: int) -> Direction | None:
    """As ``direction``; None where no verb tells. What stands in no sentence, as a photo's date, looks back."""
    start, end = context.sentences.around(offset)
    if start == end:
        return "back"
    if offset == start and context.on_an_agenda(offset):
        return "ahead"
    start, end = max(start, offset - _WINDOW), min(end, offset + _WINDOW)
    opening, word = start, ""
    for clause in _CLAUSE.finditer(context.text, start, offset):
        opening, word = clause.end(), clause["word"] or ""
    own = _last(context.text, opening, offset) or _first(
        context.text, offset, _end_of_speech(context.text, offset, end)
    )
    if word not in ("before", "after"):
        return own or _last(context.text, start, opening)
    if (inside := _last(context.text, opening, offset)) is not None:
        return inside
    main = _last(context.text, start, opening)
    if main is not None and own is not None:
        return own  # "opens after the crash on 20 February that killed two"
    main = main or own
    if main is None:
        return None
    return main if (word == "before") == (main == "ahead") else "unclear"


# “Read it on 17 March,” she told
_SPEECH_ENDS: Final = patterns.compile(r"[,.!?][\"”’]")


def _end_of_speech(text: str, start: int, end: int) -> int:
    """Where the words end in which ``start`` stands, if a quotation closes before ``end``: its speaker's verb is no verb of
    theirs."""
    closes = _SPEECH_ENDS.search(text, start, end)
    return closes.start() if closes else end


def _last(text: str, start: int, end: int) -> Direction | None:
    found: Direction | None = None
    for verb in _VERB.finditer(text, start, end):
        found = _of(text, verb) or found
    return found


def _first(text: str, start: int, end: int) -> Direction | None:
    return next((found for verb in _VERB.finditer(text, start, end) if (found := _of(text, verb))), None)


def _of(text: str, verb: re.Match[str]) -> Direction | None:
    if verb["ahead"]:
        return "ahead"
    return None if _PARTICIPLE.search(text, max(0, verb.start() - 24), verb.start()) else "back"


# "was to last until 10 March" looks ahead
_HAD: Final = patterns.compile(r"\b(?:had|was|were)\b(?!\s(?:to|due|expected|scheduled|set|planned)\b)")


def looks_ahead(context: Context, found: Found) -> Direction | None:
    """Where ``found`` lies from publication, by its own words or by its sentence; None where neither tells."""
    if found.which:
        return "ahead" if found.which in ("next", "this coming", "coming") else "back"
    if found.preposition in ("by", "until", "till", "through"):
        past = {verb[0] for verb in _HAD.finditer(context.text, *context.sentences.around(found.start))}
        was_only = "had" not in past and told_direction(context, found.start) == "ahead"
        return "back" if past and not was_only else "ahead"
    return told_direction(context, found.start)

"""A clause -> the words that keep it from being said outright, and whether somebody unnamed is behind it."""

from __future__ import annotations

from dataclasses import dataclass

from generator import patterns


@dataclass(frozen=True, slots=True)
class Hedge:
    """``text`` as printed at ``[start, end)``; ``unattributed`` where it points to somebody without saying whom."""

    text: str
    start: int
    end: int
    unattributed: bool


_BE = r"(?:is|are|was|were|has been|have been|had been|be|being)"
_THOUGHT = (
    r"(?:believed|thought|said|reported|understood|rumou?red|alleged|estimated|expected|supposed|suspected|feared|assumed"
    r"|presumed|speculated|claimed|reputed)"
)
_EXPRESSION = patterns.compile(
    rf"\b(?=[Iiabhwrps])(?P<unattributed>(?:[Ii]t\s)?{_BE}\s(?:(?:also|still|now|widely|generally|officially|long|both|not|variously)\s)?"
    rf"{_THOUGHT}(?:\sto(?:\shave\sbeen|\sbe|\shave)?|\sof)?(?=\s|,)|reportedly|allegedly|purportedly|reputedly|supposedly"
    r"|rumou?r\shas\sit)\b"
    rf"|\b(?=[Iiabchlmpsuw])(?:(?:[Ii]t\s(?:is|was|remains)\s(?:still\s|also\s)?(?:unclear|not\sclear|unknown|not\sknown|uncertain|possible"
    r"|likely|unlikely|probable|doubtful))(?:\s(?:whether|if|how|why|when|what|who|where|that))?"
    rf"|{_BE}\s(?:also\s|very\s|highly\s|more\s|most\s)?(?:likely|unlikely|sure|bound|poised|thought\slikely)\sto(?:\sbe|\shave)?"
    r"|(?:seems?|seemed|appears?|appeared)\sto(?:\sbe|\shave)?|apparently|presumably|possibly|perhaps|probably|likely"
    r"|unlikely|may(?!\sbe\b)|may\sbe|might|could(?!\snot\b(?!\shave\b)|n['’]t\b))\b"
)
_SUBORDINATE = patterns.compile(
    r"\b(?:what|which|who|whom|whose|where|that|because|after|before|since|although|though|while|whereas|unless|until|if|when"
    r"|so)\b"
)
_OPENS_SUBORDINATE = patterns.compile(
    r"\s*(?:When|While|If|After|Before|As|Because|Since|Although|Though|Despite|Once|Unless)\b"
)


def find(text: str, start: int, end: int) -> Hedge | None:
    """The first hedge of the main clause of ``text[start:end]``; those in subordinate clauses hedge only these."""
    start = _main_clause(text, start, end)
    found = _EXPRESSION.search(text, start, end)
    if found is None:
        return None
    subordinate = _SUBORDINATE.search(text, start, found.start())
    if subordinate is not None:
        return None
    return Hedge(found.group(), found.start(), found.end(), found["unattributed"] is not None)


def _main_clause(text: str, start: int, end: int) -> int:
    """Where the main clause begins: behind a subordinate clause that opens the sentence."""
    if not _OPENS_SUBORDINATE.match(text, start, end):
        return start
    comma = text.find(", ", start, end)
    return comma + 1 if comma >= 0 else start

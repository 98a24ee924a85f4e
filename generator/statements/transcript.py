"""An interview or a transcript -> whose words each paragraph holds: "Q: ...", "MIHAI ODE: ...", "Ana Lund: ..."."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator import patterns
from generator.model import Article, Mention, Paragraph, Span

_LABEL = patterns.compile(
    r"(?P<label>[QA]|Question|Answer|(?:[A-ZÀ-Þ][\w.'’-]*|THE)(?:\s(?:[A-ZÀ-Þ][\w.'’-]*|of|de|van|al|bin|the)){0,4})\s?[:：]\s+(?=\S)"
)
_NO_SPEAKER = patterns.compile(
    r"(?:[Ss]ources?|[Dd]etails?|[Bb]ackground|[Qq]uotes?|[Pp]hotos?|[Nn]otes?|[Uu]pdated?|[Ww]atch|[Rr]ead|[Vv]ideo|[Mm]ap|[Ff]act(?:box|s)?"
    r"|[Tt]imeline|[Aa]nalysis|[Cc]orrection|[Ll]ocation|[Dd]ate|[Tt]ime|[Aa]ction|[Tt]ype|[Ww]h(?:o|at|en|ere|y)|[Hh]ow|[Cc]ontext|[Rr]eminder)\b",
    re.I,
)
_QUESTIONER = patterns.compile(r"(?:Q|Question)\Z")
_ANSWERER = patterns.compile(r"(?:A|Answer)\Z")
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's paragraph: the label's span, where his words begin, and the mention that speaks.

    ``speaker`` is None where the label names nobody known; ``found`` is a mention made for the label."""

    label: Span
    start: int
    end: int
    text: str
    speaker: Mention | None = None
    found: Mention | None = None

    @property
    def asks(self) -> bool:
        """True for the one who only asks: "Q"."""
        return _QUESTIONER.match(self.text) is not None


def turns(article: Article, mentions: Sequence[Mention]) -> dict[int, Turn]:
    """Where each labelled paragraph begins -> its turn; empty for an article that is no interview.

    At least three paragraphs are labelled, by at least two labels, and one of these comes again."""
    labelled = [(p, match) for p in article.paragraphs if p.role != "headline" and (match := _labelled(article, p))]
    counts = Counter(match["label"] for _, match in labelled)
    if len(labelled) < _FEWEST or len(counts) < 2 or max(counts.values()) < 2:
        return {}
    people = [m for m in mentions if m.kind == "person" and m.form in ("name", "alias")]
    answerer = _only_person(article, people, labelled[0][0].span.start)
    return {p.span.start: _turn(article, p, match, people, answerer) for p, match in labelled}


def _labelled(article: Article, paragraph: Paragraph) -> re.Match[str] | None:
    match = _LABEL.match(article.text, paragraph.span.start, paragraph.span.end)
    return None if match is None or _NO_SPEAKER.match(match["label"]) else match


def _only_person(article: Article, people: Sequence[Mention], before: int) -> Mention | None:
    """The one person whom the text before the first question names: he answers."""
    named = [m for m in people if m.span.start < before]
    names = {(m.antecedent or m.span) for m in named}
    return named[0] if named and (len(names) == 1 or len({m.name or m.text for m in named}) == 1) else None


def _turn(
    article: Article, paragraph: Paragraph, match: re.Match[str], people: Sequence[Mention], answerer: Mention | None
) -> Turn:
    label = Span(article.id, *match.span("label"))
    inside = next((m for m in people if label.covers(m.span)), None)
    known = inside or (answerer if _ANSWERER.match(match["label"]) else _by_surname(people, match["label"]))
    found = None
    if known is not None and inside is None:
        found = Mention(
            label, "person", match["label"], "nominal", "label of a speaker", name=known.name, antecedent=known.span
        )
    return Turn(label, match.end(), paragraph.span.end, match["label"], found or known, found)


def _by_surname(people: Sequence[Mention], label: str) -> Mention | None:
    """The only person with the label's last word as surname: "MR ODE", "Minister Ode"."""
    last = label.split()[-1].casefold()
    named = [m for m in people if (m.name or m.text).split()[-1].casefold() == last]
    return named[0] if named and len({m.name or m.text for m in named}) == 1 else None

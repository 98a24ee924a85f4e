"""The class tree as printed words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator import patterns
from generator.data import weapons
from generator.data.weapons import fold
from generator.text import occurrences


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """``forms``: folded printed form -> canonical class; ``heads``: the last words of all forms, in every casing."""

    forms: dict[str, str]
    heads: frozenset[str]

    def heads_in(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The words of ``text[start:end]`` at which a class name may end."""
        heads = self.heads
        return (word for word in _WORD.finditer(text, start, end) if word.group() in heads)

    def all_heads(self, text: str) -> Iterator[re.Match[str]]:
        """The same in the whole of a text."""
        return filter(None, (_WORD.match(text, start) for start, _ in occurrences.find(text, self.heads)))


# A word that ends a class name is not the front of a compound ("missile-armed").
_WORD: Final = patterns.compile(r"(?<!\w)[A-Za-z]\w{1,15}+(?!-[a-z])")


@cache
def class_words() -> _Vocabulary:
    """The words of the class tree, in singular and plural."""
    forms = {printed: name for printed, (name, _) in weapons.class_forms().items()}
    last = {form.split(" ")[-1] for form in forms}
    acronyms = {word.upper() + "s" for word in last}
    return _Vocabulary(forms, frozenset(last | {w.upper() for w in last} | {w.capitalize() for w in last} | acronyms))


WORD_OR_MARK: Final = patterns.compile(r"[\w’'-]+|[,/]")


def longest(tokens: list[re.Match[str]], forms: dict[str, str]) -> tuple[int, str] | None:
    """(index of the first token, canonical class) of the longest known form that ends with the last token."""
    best, words = None, ""
    for at in range(len(tokens) - 1, max(-1, len(tokens) - 6), -1):
        printed = tokens[at].group()
        if printed in (",", "/") or (words and tokens[at + 1].start() - tokens[at].end() > 1):
            break
        words = f"{fold(printed)} {words}".rstrip()
        if words in forms:
            best = (at, forms[words])
    return best

"""A pattern's text and flags -> the pattern, compiled when it is first asked something."""

from __future__ import annotations

import re
from typing import Any, cast

_ASKED = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "groups", "groupindex", "flags")


class _Later:
    """Stands for a pattern until somebody asks it something, then has the compiled one's methods for its own."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._given = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _ASKED:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._given)
        self.__dict__.update((each, getattr(compiled, each)) for each in _ASKED)
        return self.__dict__[name]


def compile(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As ``re.compile``, for the patterns of a module: half of the time that the program takes to start is compiling
    some eight hundred of them, of which a short article needs a few. What ``re`` itself takes ("re.sub(pattern, ...)")
    it must be given compiled. An error in the pattern is raised when it is first asked something."""
    return cast("re.Pattern[str]", _Later(pattern, flags))

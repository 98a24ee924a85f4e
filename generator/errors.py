"""What went wrong -> where, what, and the remedy, in one line a person can act on."""

from __future__ import annotations

from generator.model import Problem


class GeneratorError(Exception):
    """Input that needs a person. ``str()`` gives "seeds/0412.txt:7: two titles in the front matter. Keep one."

    where: file, or file:line; what: the fact, no full stop; remedy: an instruction, with full stop.
    """

    def __init__(self, where: str, what: str, remedy: str) -> None:
        super().__init__(where, what, remedy)
        self.where, self.what, self.remedy = where, what, remedy

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.remedy}"

    def problem(self) -> Problem:
        """The same as a noun, for reports."""
        return Problem(self.where, self.what, self.remedy)

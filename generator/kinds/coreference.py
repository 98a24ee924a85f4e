"""Mentions of people in order of the text -> whose a name is: full names introduce, short forms repeat, unsure stays apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from generator import data, patterns
from generator.kinds import person, words
from generator.model import Mention, Span
from generator.text.tokens import NICKNAME_MARKS, PARTICLES, Chunk, without_nickname


def name_core(chunk: Chunk) -> list[str]:
    """The folded words of a name without its particles and without a nickname between quotation marks."""
    return [w for w in without_nickname(chunk.low) if w not in PARTICLES]


def short_forms(chunk: Chunk) -> list[str]:
    """The words that alone stand for the person: the surname; in family-first names first and last word."""
    core = [w for w in name_core(chunk) if w not in person._SUFFIX]
    if person.family_first(tuple(core)) or _surname_first(core):
        return [core[0], core[-1]]
    return [core[-1], *(p for p in core[-1].split("-") if len(p) > 3)]


def middle_form(chunk: Chunk) -> str | None:
    """The first of two surnames, which alone stands for the person in the Spanish-speaking world: "Restrepo" of "Alonso
    Restrepo Giraldo"."""
    core = [w for w in name_core(chunk) if w not in person._SUFFIX]
    if not 3 <= len(core) <= 5 or person.family_first(tuple(core)):
        return None
    word = core[-2]
    return word if len(word) > 3 and "g" in words.name_flags(core[0]) and words.name_flags(word) != "g" else None


def _surname_first(core: list[str]) -> bool:
    """True for "Varga Ferenc": a family name that is no given name, then a given name that is no family name."""
    first, last = words.name_flags(core[0]), words.name_flags(core[-1])
    return len(core) == 2 and "f" in first and "g" not in first and "g" in last and "f" not in last


# More bearers of one surname are not compared: the time would grow with their square.
_NAMESAKES = 40


class Owners:
    """Whose a name is, as the text goes on: full names introduce, short forms repeat; unsure stays apart."""

    def __init__(self) -> None:
        self.full: dict[str, Mention] = {}
        self.short: dict[str, list[Mention]] = defaultdict(list)
        self.given: dict[str, list[Mention]] = defaultdict(list)
        self.middle: dict[str, list[Mention]] = defaultdict(list)
        self.used: dict[str, Span] = {}
        self.settled: list[tuple[str, Mention]] = []
        self.last: tuple[Mention, Chunk] | None = None

    def settle(self, mention: Mention, chunk: Chunk) -> None:
        """Takes the next mention of a person, in the order of the text."""
        key = " ".join(name_core(chunk)) if len(name_core(chunk)) == 1 else chunk.key
        if " " not in key and (surname := person.shared_surname(chunk)):
            self.short[surname].append(mention)
        mention = self._also_known(mention, chunk, key) or self._owned(mention, chunk, key)
        self.settled.append((key, mention))
        self.last = (mention, chunk)

    def _also_known(self, mention: Mention, chunk: Chunk, key: str) -> Mention | None:
        """ "A, better known as B", "A, alias B": B is A, also later on."""
        if self.last is None or not _is_other_name(self.last[1], chunk):
            return None
        owner = self.last[0]
        self.full.setdefault(key, owner)
        for form in dict.fromkeys((key, *short_forms(chunk))):
            known = self.short[form]
            if len(known) <= _NAMESAKES and owner not in known:
                known.append(owner)
        return _alias(mention, owner)

    def all(self) -> Iterator[Mention]:
        """The mentions; a short form that comes before its full name is settled only now."""
        for key, mention in self.settled:
            owner = self._later_owner(key) if mention.form == "name" and " " not in key else None
            yield mention if owner is None else _alias(mention, owner)

    def _later_owner(self, key: str) -> Mention | None:
        known = self.short.get(key) or self.given.get(key) or self.middle.get(key, [])
        return known[0] if len(known) == 1 else None

    def _owned(self, mention: Mention, chunk: Chunk, key: str) -> Mention:
        if len(name_core(chunk)) > 1:
            owner = None if key in self.full else self._longer(name_core(chunk))
            return _alias(mention, owner) if owner is not None else self._full(mention, chunk, key)
        known = self.short.get(key) or (self.middle.get(key, []) if key not in self.full else [])
        owner = self._owner(key, known)
        if owner is None:
            return self._full(mention, chunk, key) if not known else mention
        self.used.setdefault(key, owner.span)
        return _alias(mention, owner)

    def _longer(self, core: list[str]) -> Mention | None:
        """The one full name that ends in these words, or has them around its middle initials ("Ann R. Dahl")."""
        known = self.short.get(core[-1], ())
        if len(known) > _NAMESAKES:
            return None
        whole = [m for m in known if _short_of(core, data.fold(m.name or m.text).split())]
        if not whole and len(core) > 2 and any(map(_INITIAL.match, core)):
            whole = [m for m in known if _has_initials(core, data.fold(m.name or m.text).split())]
        if not whole and not any(map(_INITIAL.match, core)):
            whole = [m for m in known if _has_initials(data.fold(m.name or m.text).split(), core)]
        if not whole and len(core) == 2 and _INITIAL.match(core[0]):
            initial = core[0][0]
            whole = [m for m in known if data.fold(m.name or m.text).startswith((initial, f"y{initial}"))]
        return whole[0] if len(whole) == 1 else None

    def _owner(self, key: str, known: list[Mention]) -> Mention | None:
        if len(known) == 1:
            return known[0]
        return next((m for m in known if m.span == self.used.get(key)), None)

    def _full(self, mention: Mention, chunk: Chunk, key: str) -> Mention:
        if key in self.full:
            first = self.full[key]
            return replace(mention, antecedent=first.span, name=first.name)
        self.full[key] = mention
        core = name_core(chunk)
        if len(core) > 1:
            relative = person.is_kin(chunk)  # "her brother, Ivan Ode": "Ode" is whose brother he is
            for form in dict.fromkeys(short_forms(chunk)):
                if not (relative and self.short[form]):
                    self.short[form].append(mention)
            if middle := middle_form(chunk):
                self.middle[middle].append(mention)
            if not person.family_first(tuple(core)) and person.is_given(core[0]):
                self.given[core[0]].append(mention)
        return mention


_INITIAL = patterns.compile(r"[a-z]\.$")
_NEAR = 6


def _is_other_name(one: Chunk, chunk: Chunk) -> bool:
    """True where "known as", "alias" or "aka" leads from one name to the next."""
    before, two, far = chunk.before(), chunk.before(2), chunk.first - one.last
    if before is None or not 0 < far <= _NEAR or one.region != chunk.region or one.possessive:
        return False
    known = before.text == "as" and two is not None and two.text == "known"
    if before.text in ("is", "was") and two is not None and two.text in ("name", "names"):
        return _is_whose_name(chunk)
    between = {t.text for t in one.tokens[one.last : chunk.first]}
    return (known or before.low in ("alias", "aka", "a.k.a.")) and not between & {"and", "is", "was", "of", "."}


def _is_whose_name(chunk: Chunk) -> bool:
    """ "Ode, whose given name is Ana Maria"."""
    return any((t := chunk.before(n)) is not None and t.text == "whose" for n in (3, 4, 5))


def _short_of(core: list[str], full: list[str]) -> bool:
    """ "Lopez Obrador" of "Andres Manuel Lopez Obrador", "Ann Dahl" of "Ann R. Dahl"."""
    plain = [w for w in full if not (len(w) == 2 and w.endswith(".")) and w[0] not in NICKNAME_MARKS]
    return core != full and (core == full[-len(core) :] or (len(plain) < len(full) and core == plain))


def _has_initials(core: list[str], full: list[str]) -> bool:
    """ "K. V. Narasimhan Ode" of "Kolluru Venkata Narasimhan Ode"."""
    return len(core) == len(full) and all(
        word == whole or (_INITIAL.match(word) and whole.startswith(word[0]))
        for word, whole in zip(core, full, strict=True)
    )


def _alias(mention: Mention, owner: Mention) -> Mention:
    return replace(mention, form="alias", antecedent=owner.span, name=owner.name)

"""Article and mentions -> the scene in which facts are read: sentences, clauses, weapons, and who says what."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from generator import patterns
from generator.data import weapons
from generator.kinds.weapon.beside import ARMS_ANOTHER, class_beside
from generator.model import Article, Mention, Span
from generator.statements.antecedents import Antecedents
from generator.statements.attribution import Attribution, Reader
from generator.statements.sources import Mentions, Source, read_source
from generator.text.regions import Sentences

_LONGEST_ROW: Final = 6
_JOINS: Final = patterns.compile(r",?\s(?:and|or)\s(?:the\s)?|,\s(?:the\s)?")
_SERIES: Final = patterns.compile(r"[^\d\s-]*")
_PUTS: Final = patterns.compile(r"\sputs?\s(?:the|its|their|his|her)\s(?:[\w'’-]+\s){1,8}at\s")


def _series(mention: Mention) -> str:
    hit = _SERIES.match(mention.name or mention.text)
    return hit.group() if hit else ""


_LONGEST_SENTENCE: Final = 600
# "the X, which China calls the Y, weighs 5 t": who names a thing does not say the rest.
_NAMING: Final = frozenset(("call", "name", "dub", "describe", "term", "label", "designate"))

# "the corvette X" is no missile, though one is known by that name.
_NO_VEHICLES: Final = frozenset(("missile", "munition", "bomb", "mine"))
# Only ships come in classes: "the Norland class", "a Norland-class boat".
_OF_A_CLASS: Final = patterns.compile(r"\w[\s-]class\b")


def _listed(name: str) -> weapons.System | None:
    """The known system of the name, or of the code that it begins with ("M109A6 Paladin")."""
    code, _, rest = name.partition(" ")
    by_code = weapons.system_of(code) if rest and any(c.isdigit() for c in code) else None
    return weapons.system_of(name) or by_code


class Scene:
    """The article, its mentions and who says what, asked again and again."""

    __slots__ = (
        "_attributions",
        "_by_identity",
        "_holders",
        "_paths",
        "_reader",
        "article",
        "mentions",
        "named",
        "sentences",
        "text",
        "weapons",
    )

    def __init__(self, article: Article, mentions: Sequence[Mention]) -> None:
        self.article, self.text = article, article.text
        self.sentences = Sentences(article)
        self.mentions = sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
        self.weapons = [*_without_own_classes(self.text, self.mentions)]
        self.named = [m for m in self.weapons if m.type in ("system", "platform") and m.resolvable]
        self._holders = [m for m in self.named if not ARMS_ANOTHER.match(self.text, m.span.end)]
        self._reader: Reader | None = None
        self._attributions: dict[tuple[int, int], list[Attribution]] = {}
        self._paths: dict[str, frozenset[str]] = {}
        self._by_identity: dict[str, list[Mention]] = {}
        for mention in self.named:
            self._by_identity.setdefault(weapons.identity(mention.name or mention.text), []).append(mention)

    def sentence(self, offset: int) -> tuple[int, int]:
        """The sentence around ``offset``; of one that is longer than any sentence is, what stands near."""
        start, end = self.sentences.around(offset)
        return max(start, offset - _LONGEST_SENTENCE), min(end, offset + _LONGEST_SENTENCE)

    def sentence_before(self, offset: int, back: int = 1) -> tuple[int, int] | None:
        """The ``back``-th sentence before the one around ``offset``; None before the first."""
        at = self.sentences.index(offset) - back
        return (self.sentences[at][0], min(self.sentences[at][1], self.sentences[at][0] + 600)) if at >= 0 else None

    def weapons_in(self, start: int, end: int) -> list[Mention]:
        """Weapon mentions that lie in ``[start, end)``."""
        return within(self.weapons, start, end)

    def named_in(self, start: int, end: int) -> list[Mention]:
        """Mentions of named systems and platforms that lie in ``[start, end)``, without what is but a part of another's
        description ("the Aegis-equipped destroyer")."""
        return within(self._holders, start, end)

    def class_path(self, mention: Mention) -> frozenset[str]:
        """The class of the system and what stands above it in the tree, as the text or else the lexicon has it;
        empty where neither says it."""
        identity = weapons.identity(mention.name or mention.text)
        if identity not in self._paths:
            self._paths[identity] = self._read_class_path(identity, mention)
        return self._paths[identity]

    def _read_class_path(self, identity: str, mention: Mention) -> frozenset[str]:
        same = self._by_identity.get(identity, ())
        stated = [found[0] for m in same if (found := self.class_beside(m))]
        if mention.type == "platform":
            kinds = (frozenset(weapons.classes()[name].path) for name in stated)
            return frozenset(("weapon", "vessel", "platform")).union(*(path for path in kinds if "vessel" in path))
        known = _listed(mention.name or mention.text)
        if known is None and not stated and _OF_A_CLASS.search(mention.name or mention.text):
            return frozenset(("weapon", "vessel"))
        said = frozenset(name for found in stated for name in weapons.classes()[found].path)
        listed = frozenset(weapons.classes()[known.weapon_class].path) if known else frozenset()
        another = (said & {"vessel", "aircraft"}) - listed or ("vehicle" in said and listed & _NO_VEHICLES)
        is_variant = known is not None and weapons.key(mention.name or mention.text) not in weapons.by_key()
        return said if another or known is None or (said and is_variant) else listed

    def class_beside(self, mention: Mention) -> tuple[str, int, int] | None:
        """``(class, start, end)`` of the class word beside the name, or beside the list that the name stands in:
        "two missiles, the X-1 and the X-2", "X-1 and X-2 tanks"."""
        found = class_beside(self.text, mention.span.start, mention.span.end)
        if found is not None:
            return found
        row = self._row_of(mention)
        for other in row:
            found = class_beside(self.text, other.span.start, other.span.end)
            if found is None or not self.text[found[1] : found[2]].endswith("s"):
                continue
            if found[2] <= other.span.start or _series(other) == _series(mention):
                return found
        return None

    def _row_of(self, mention: Mention) -> list[Mention]:
        """The named systems joined to ``mention`` by commas and "and", without itself."""
        at = bisect_left(self.named, mention.span.start, key=lambda m: m.span.start)
        first = last = at
        while first > 0 and self._joined(first - 1) and at - first < _LONGEST_ROW:
            first -= 1
        while last + 1 < len(self.named) and self._joined(last) and last - at < _LONGEST_ROW:
            last += 1
        return [m for m in self.named[first : last + 1] if m is not mention]

    def _joined(self, at: int) -> bool:
        between = self.text[self.named[at].span.end : self.named[at + 1].span.start]
        return len(between) < 12 and _JOINS.fullmatch(between) is not None

    def span(self, start: int, end: int) -> Span:
        return Span(self.article.id, start, end)

    def attribution(self, start: int, end: int) -> tuple[str, ...]:
        """Who stands behind ``[start, end)``, from who reports to who says, as printed."""
        sentence = self.sentences.around(start)
        if sentence[1] - sentence[0] > 2 * _LONGEST_SENTENCE:
            return ()
        here = self._attributions_in(sentence)
        asides = [a for a in here if a.form == "according" and start <= a.start and a.end <= end]
        for found in (*asides, *here):
            if found.lemma in _NAMING:
                continue
            if found in asides or (found.content_start <= start and end <= found.content_end + 1):
                return tuple(self._who(source, sentence[0]) for source in found.sources)
        return self._who_puts_it(sentence[0], start, end)

    def _who_puts_it(self, first: int, start: int, end: int) -> tuple[str, ...]:
        """Whose figure it is: "the agency puts its range at ..."."""
        puts = _PUTS.search(self.text, first, end)
        if puts is None or puts.end() < start:
            return ()
        source = read_source(self.text, Mentions(self.mentions), first, puts.start())
        return (source.text,) if source else ()

    def _who(self, source: Source, sentence: int) -> str:
        """The source as printed; a pronoun by the name of whom it stands for, where one reading is safe."""
        if source.text.lower() not in ("he", "she", "it") or self._reader is None:
            return source.text
        antecedents = Antecedents(self.article, self._reader)
        if (meant := antecedents.find(source, sentence)) is not None:
            return meant.name or meant.text
        unnamed = antecedents.unnamed(source, sentence)
        return unnamed.text if unnamed else source.text

    def _attributions_in(self, sentence: tuple[int, int]) -> list[Attribution]:
        if sentence not in self._attributions:
            if self._reader is None:
                self._reader = Reader(self.article, self.mentions)
            self._attributions[sentence] = self._reader.attributions(*sentence)
        return self._attributions[sentence]


def _without_own_classes(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The weapons; the class word of "F-16 fighter jets" and of "the frigate Admiral Gorshkov" stands for the named one."""
    weapons_here = [mention for mention in mentions if mention.kind == "weapon"]
    for last, mention, following in zip([None, *weapons_here], weapons_here, [*weapons_here[1:], None], strict=False):
        if mention.type != "class" or not (
            _is_one_with(text, last, mention) or (following and _is_named_by(text, mention, following))
        ):
            yield mention


_TOUCHING: Final = frozenset(("", "-", "'s", "’s"))


def _is_one_with(text: str, named: Mention | None, own: Mention) -> bool:
    if named is None or named.type not in ("system", "platform"):
        return False
    return text[named.span.end : own.span.start].strip(" \u00a0") in _TOUCHING


def _is_named_by(text: str, own: Mention, named: Mention) -> bool:
    return named.type in ("system", "platform") and not text[own.span.end : named.span.start].strip(" \u00a0")


def within(mentions: list[Mention], start: int, end: int) -> list[Mention]:
    """The mentions, in order, that lie in ``[start, end)``."""
    first = bisect_left(mentions, start, key=lambda m: m.span.start)
    last = bisect_left(mentions, end, key=lambda m: m.span.start)
    return [m for m in mentions[first:last] if m.span.end <= end]


_CLAUSE_BREAK: Final = patterns.compile(
    r";\s|\s[–—]\s|,?\s(?:while|whereas|although|though|unlike|compared\s(?:with|to)|as\sopposed\sto|but)\s|"
    r",\s(?:and|with)\s(?:the|its|an?|another)\s(?:older|newer|earlier|previous|latest|other|second|improved|upgraded|new)\s"
)


def clause_around(text: str, sentence: tuple[int, int], start: int, end: int) -> tuple[int, int]:
    """The stretch of the sentence around ``[start, end)`` between contrasting conjunctions and semicolons."""
    first, last = sentence
    for hit in _CLAUSE_BREAK.finditer(text, *sentence):
        if hit.end() <= start:
            first = (
                hit.end()
                if not hit.group().startswith(", and") and not hit.group().startswith(", with")
                else hit.start() + 2
            )
        elif hit.start() >= end:
            last = hit.start()
            break
    return first, last

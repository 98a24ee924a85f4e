"""Article -> its tokens, and the runs of capitalised tokens in which names stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from generator import patterns
from generator.data import brands_with_s, fold, gazetteer, name_parts, small_brands
from generator.model import Article, Span

_TOKEN = patterns.compile(
    r"[a-z]+(?![\w'’&‐‑-])"  # four words of five, and found first
    r"|(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Sen|Rep|Gov|Rev|Hon|St|Brig|Insp|Supt|Det|Cpl|Fr|Msgr|Ir|Drs|Mag|MMag|Dipl|Ing|Mgr|JUDr|MUDr|PhDr|RNDr|Univ|Doc|Lic)\.(?=\s)|(?:Jr|Sr)\.(?=[\s,;)])"
    r"|(?:Lt|Maj|Brig|Col)\.-(?:Gen|Col|Cmdr)\.(?=\s)|S\.p\.A\.|A\.Ş\.|(?:Inc|Corp|Ltd|Bros)\.(?!\w)|[A-Z]\.(?=\s[A-Z]|[A-Z][a-z])|\w+(?:[-‐‑'’&]\w+)*(?:(?<=s)['’](?=\s[A-Z]))?|\((?:[Rr](?:et(?:['’]?d|ired)?|td|es)?|RE?TD|RET)\.?\)|\S"
)
_POSSESSIVE = patterns.compile(r"['’]s$|(?<=s)['’]$")
# Lower-case words that may stand inside a person's name.
PARTICLES = frozenset(
    "al el ag ould bin bint ibn abu van von der den de del della di da do dos das du la le ter ten zu af y e".split()
)
_INSIDE = PARTICLES | {"&", "nad", "pod", "pri", "para", "pour", "por", "und", "für", "des", "es", "sur", "aan"}
_INSIDE |= {"les", "aux", "dei", "degli", "delle", "em", "op", "den", "och", "og", "nan"}


class Token(NamedTuple):
    """A word or mark. ``end`` excludes a possessive 's; ``stop`` includes it. ``first``: begins a sentence.

    ``low`` is the word folded to ASCII lower case; ``capital``: a capitalised word, an acronym or an initial;
    ``acronym``: two and more capitals ("KCNA", "U.S."); ``word``: no mark. There is one for each word of each article,
    so it is a tuple and nothing is worked out twice.
    """

    text: str
    start: int
    end: int
    stop: int
    first: bool
    region: int
    heading: bool
    low: str
    capital: bool
    word: bool
    acronym: bool

    @property
    def possessive(self) -> bool:
        """True where 's follows."""
        return self.stop > self.end

    @property
    def retired(self) -> bool:
        """True for "(retd)" and the like, which may stand between a rank and a name."""
        return len(self.text) > 1 and self.text[0] == "("


def text_of(token: Token | None) -> str:
    """The word as printed, "" where no token stands."""
    return token.text if token is not None else ""


def low_of(token: Token | None) -> str:
    """The folded word, "" where no token stands."""
    return token.low if token is not None else ""


def tokenize(article: Article) -> list[Token]:
    """Tokens of all prose in order of the text; regions (paragraphs, captions, repeated caption lines) are numbered."""
    tokens: list[Token] = []
    for number, (start, end, heading, firsts) in enumerate(_regions(article)):
        for match in _TOKEN.finditer(article.text, start, end):
            printed, begin = match[0], match.start()
            if "-" in printed and (cut := _two_countries(printed)):
                tokens.extend(_halves(match, cut, number, heading, begin in firsts))
            else:
                tokens.append(_token(printed, begin, number, heading, begin in firsts))
    return tokens


def tokenize_lines(text: str, lines: Sequence[Span]) -> list[Token]:
    """Tokens of stretches that are no prose (credits, imprints), each a region of its own."""
    return [
        _token(match[0], match.start(), number, heading=False, first=match.start() == line.start)
        for number, line in enumerate(lines)
        for match in _TOKEN.finditer(text, line.start, line.end)
    ]


@cache
def _two_countries(word: str) -> int:
    """Where the hyphen of "Russia-Ukraine" and of "Geneva-based" stands; 0 for any other word."""
    one, hyphen, other = fold(word.removesuffix("'s").removesuffix("’s")).partition("-")
    if other in _SEATED and word[0].isupper():
        return len(one) if one in gazetteer() else 0
    is_pair = hyphen and word[0].isupper() and f"{one}-{other}" not in gazetteer()
    return len(one) if is_pair and all(map(_is_country, (one, other))) else 0


_SEATED = frozenset("based born headquartered registered".split())
"""What stands behind a place and a hyphen and says that somebody or something is there."""


def _is_country(low: str) -> bool:
    found = gazetteer().get(low)
    return low == "korea" or (bool(found) and found[0].type == "country")


def _halves(match: re.Match[str], cut: int, region: int, heading: bool, first: bool) -> Iterator[Token]:
    at = match.start()
    for piece in (_TOKEN.match(match.string, at, at + cut), _TOKEN.match(match.string, at + cut, at + cut + 1),
                  _TOKEN.match(match.string, at + cut + 1, match.end())):  # fmt: skip
        if piece is not None:
            yield _token(piece[0], piece.start(), region, heading, first and piece.start() == at)


def _token(printed: str, start: int, region: int, heading: bool, first: bool) -> Token:
    word, low, capital, is_word, acronym = _shape(printed)
    end, stop = start + len(word), start + len(printed)
    return _made(Token, (word, start, end, stop, first, region, heading, low, capital, is_word, acronym))


_made = tuple.__new__  # a third of the time that naming each field takes


def _is_prefixed(word: str) -> bool:
    """ "al-Sisi", "d'Ávila", "sub-Saharan": a small prefix of a name."""
    return (
        (word[:4] == "sub-" and word[4:5].isupper())
        or word[:3].lower() in ("al-", "el-")
        or (word[:2] in ("d'", "d’") and word[2:3].isupper())
    )


@lru_cache(maxsize=50_000)
def _shape(printed: str) -> tuple[str, str, bool, bool, bool]:
    """The word without a possessive, the same folded, whether it is capitalised, a word at all, and an acronym."""
    word = printed
    if ("'" in word or "’" in word) and (cut := _POSSESSIVE.search(word)) and fold(word) not in brands_with_s():
        word = word[: cut.start()]
    letter, low = word[0], fold(word)
    capital = letter.isupper() or (letter in "aedsAE" and _is_prefixed(word))
    capital = (capital and not ("'" in low and _is_contracted(low))) or word in small_brands()
    return word, low, capital, letter.isalnum(), _is_acronym(word)


def _is_acronym(word: str) -> bool:
    letters = word.replace(".", "")
    if not letters[:2].isupper() or len(letters) < 2 or not letters[0].isalpha():
        return False
    if letters.rstrip("s").isupper() or (len(letters) > 3 and letters[:-1].isupper()):  # "FACh"
        return True
    return len(letters) > 5 and letters[:-2].isupper()  # "BAAINBw"


_CONTRACTED = patterns.compile(
    r"(?:i|you|he|she|it|we|they|who|what|that|there|here|how|where|when|why|this|these|those|let)'(?:m|s|re|ve|d|ll|em|t)\Z"
    r"|[a-z]+n't(?:'ve)?\Z"
)


def _is_contracted(low: str) -> bool:
    """ "I've", "Don't": capitalised because it is a pronoun or opens a sentence, never a name."""
    return _CONTRACTED.match(low) is not None


def _regions(article: Article) -> Iterator[tuple[int, int, bool, frozenset[int]]]:
    found = []
    for paragraph in article.paragraphs:
        firsts = frozenset(_first_word(article.text, s.span.start) for s in paragraph.sentences)
        found.append((paragraph.span.start, paragraph.span.end, paragraph.role in ("headline", "subheading"), firsts))
    for caption in (c for c in article.captions if not c.is_credit_alone):
        found.append((caption.span.start, caption.span.end, False, frozenset({caption.span.start})))
    for removed in article.removed:
        if "caption" in removed.reason:
            start, end = removed.span.start, _end_of_repeat(article, removed.span)
            found.append((start, end, False, frozenset({start})))
    return iter(sorted(found))


def _end_of_repeat(article: Article, line: Span) -> int:
    """Where the caption's words end in a line that repeats them: a glued credit is no name."""
    words = next((c.text for c in article.captions if article.quoted(line).startswith(c.text)), article.quoted(line))
    return line.start + len(words)


def _first_word(text: str, start: int) -> int:
    while start < len(text) and not text[start].isalnum():
        start += 1
    return start


class Chunk:
    """A run of tokens ``[first, last)`` that may be a name; ``tokens`` is the whole article's list.

    ``words`` are the words as printed, without the last one's possessive; ``low`` the same folded, ``key`` the same
    joined: what is the same name.
    """

    __slots__ = ("first", "key", "last", "low", "region", "tokens", "words")

    def __init__(self, tokens: Sequence[Token], first: int, last: int) -> None:
        self.tokens, self.first, self.last = tokens, first, last
        here = tokens[first:last]
        self.region = tokens[first].region if first < last else -1
        self.words = tuple([t.text for t in here])
        self.low = tuple([t.low for t in here])
        self.key = " ".join(self.low)

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.tokens[self.first].start

    @property
    def end(self) -> int:
        """Offset behind the last character, possessive excluded."""
        return self.tokens[self.last - 1].end

    @property
    def sentence_first(self) -> bool:
        """True where the run opens a sentence."""
        return self.tokens[self.first].first

    @property
    def heading(self) -> bool:
        """True inside a headline, where capitals say little."""
        return self.tokens[self.first].heading

    @property
    def possessive(self) -> bool:
        """True where 's follows."""
        return self.tokens[self.last - 1].possessive

    def before(self, n: int = 1) -> Token | None:
        """The n-th token before, inside the same region."""
        index = self.first - n
        if index >= 0 and (token := self.tokens[index]).region == self.region:
            return token
        return None

    def after(self, n: int = 1) -> Token | None:
        """The n-th token after, inside the same region."""
        index = self.last - 1 + n
        if index < len(self.tokens) and (token := self.tokens[index]).region == self.region:
            return token
        return None

    def part(self, first: int, last: int | None = None) -> Chunk:
        """The words ``[first, last)`` of this run as a run of their own."""
        stop = self.last if last is None else self.first + last
        return Chunk(self.tokens, self.first + first, stop)

    def __len__(self) -> int:
        return self.last - self.first


# No name has more words; a page of capitals must not become one.
_LONGEST_NAME = 24


def chunks(tokens: Sequence[Token]) -> Iterator[Chunk]:
    """Maximal runs of capitalised words, with particles inside ("Ursula von der Leyen"); a possessive ends one."""
    i = 0
    while i < len(tokens):
        if not (tokens[i].word and tokens[i].capital):
            i += 1
            continue
        j = i + 1
        while (step := _extends(tokens, j)) and not tokens[j - 1].possessive and j - i < _LONGEST_NAME:
            j += step
        yield Chunk(tokens, i, j)
        i = j


def _extends(tokens: Sequence[Token], j: int) -> int:
    """How many tokens the run goes on with at ``j``: 0 where it ends."""
    if j >= len(tokens) or tokens[j].region != tokens[j - 1].region or tokens[j].first:
        return 0
    if tokens[j].word and tokens[j].capital:
        return 1
    if tokens[j].text in NICKNAME_MARKS:
        return _nickname(tokens, j)
    for n in (1, 2):
        if not (j + n < len(tokens) and tokens[j + n - 1].text in _INSIDE):
            return 0
        if tokens[j + n].word and tokens[j + n].capital and tokens[j + n].region == tokens[j].region:
            return n + 1
    return 0


NICKNAME_MARKS = frozenset('"“”')


def _nickname(tokens: Sequence[Token], j: int) -> int:
    """How many tokens the nickname at ``j`` and the word behind it are: ``Keith "Spud" Murdoch``; 0 where it is none."""
    spaced = tokens[j - 1].stop < tokens[j].start and "g" in name_parts().get(tokens[j - 1].low, "")
    for n in (2, 3):
        if not (spaced and j + n + 1 < len(tokens) and tokens[j + n - 1].capital and tokens[j + n - 1].word):
            return 0
        closing, surname = tokens[j + n], tokens[j + n + 1]
        if closing.text in NICKNAME_MARKS and tokens[j].stop == tokens[j + 1].start:
            named = surname.word and surname.capital and closing.stop < surname.start and not surname.first
            return n + 2 if named and surname.region == tokens[j].region else 0
    return 0


def without_nickname(low: Sequence[str]) -> list[str]:
    """The words of a name without what stands between quotation marks, and without the marks."""
    if NICKNAME_MARKS.isdisjoint(low):
        return list(low)
    inside, kept = False, []
    for word in low:
        if word in NICKNAME_MARKS:
            inside = not inside
        elif not inside:
            kept.append(word)
    return kept

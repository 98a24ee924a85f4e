"""Seed bytes -> Article: decoded, taken apart into headline, paragraphs, captions, and cleaned with a report."""

from __future__ import annotations

import hashlib
import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator import patterns
from generator.errors import GeneratorError
from generator.model import Article, Caption, Notice, Paragraph, ParagraphRole, Removed, Sentence, Span, Unread
from generator.text import (
    boilerplate,
    bylines,
    captions,
    credits,
    dateline,
    datestamps,
    escape,
    metadata,
    sentences,
    unseen,
)
from generator.text.decode import Decoded, Undecodable, decode
from generator.text.lines import breaks

LARGEST = 2_000_000  # bytes; a long magazine piece has 100,000
_LINE = patterns.compile(r"[^\n\r\u2028\u2029\u0085]+")
_FRONT_MATTER = patterns.compile(r"---[ \t]*(?:\r\n?|\n)((?:.*?(?:\r\n?|\n))??)---[ \t]*(?:\r\n?|\n|\Z)", re.S)
_WIRE_OPENING = patterns.compile(r"[A-ZÀ-Þ][\w .'’-]{2,40}(?:,[\w .,]{2,40})?\([A-Z][^)]{1,30}\)\s*[-–—]\s")
_MARKER = patterns.compile(r"(?:(?P<hashes>#{1,6})|[-*+•·▪●◦‣–—])[ \t]+(?=\S)")
_EMPHASISED = patterns.compile(r"(?P<mark>\*{1,3}|_{1,3})(?=\S)(?P<words>[^*_]+)(?<=\S)(?P=mark)")
_IS_NOTE = patterns.compile(r"\[\d{1,3}\]\s|[¹²³⁴⁵⁶⁷⁸⁹]{1,3}\s?[A-ZÀ-Þ]")
_MARKS = frozenset("#-*+•·▪●◦‣–—_")
_COUNTER = patterns.compile(r"(?!(?:19|20)\d\d$)\d[\d., ]{0,8}[kK]?$")
_IMPRINT_LINES = 7
_FURTHER_LINES = 12
_PROSE = 110
_LAST_LINES = 4
_FULL_STOP = patterns.compile(r"(?<![A-Z.])(?<!Inc)(?<!Ltd)(?<!Corp)(?<!Jr)\.[\"”’»)]*$")
_END = patterns.compile(r"[.!?…:;\"”'’»)\]]$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its edges of white space and its mark of a list, heading or emphasis (``marked``, ``heading``);
    ``number`` is 1-based over the file."""

    number: int
    start: int
    end: int
    text: str
    marked: bool = False
    heading: bool = False


def read_article(path: str, data: bytes, sidecar: bytes | None = None) -> Article:
    """The article in ``data``; ``path`` is what messages name, and its stem, as one line, is the id.

    Values of ``sidecar`` (YAML) win over the front matter's, and both over the text's own.
    Raises GeneratorError for a file that is empty, binary, too large, undecodable or nothing but boilerplate.
    """
    decoded = _decoded(path, data)
    text, hidden = unseen.read(decoded.text)
    front, body = _front_matter(text)
    given = dict(metadata.parse(front, path, 2)) if front is not None else {}
    if sidecar is not None:
        beside = str(PurePosixPath(path).with_suffix(".yml"))
        given |= metadata.parse(_decoded(beside, sidecar).text, beside)
    whole = Article(
        id=escape.clean(PurePosixPath(path).stem) or "unnamed",
        path=path,
        text=text,
        paragraphs=(),
        unseen=hidden,
        code_page=(decoded.page, decoded.letters) if decoded.page else None,
    )
    own, article = _taken_apart(whole, body)
    if not article.paragraphs:
        raise GeneratorError(path, "no article in it", "Paste the article's text into the file, or delete it.")
    return _with_metadata(article, own, given)


def skeleton(title: str) -> bytes:
    """A new seed: front matter to fill in and a place to paste the text."""
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    fields = "".join(f"{name}:\n" for name in ("published", "source", "url", "byline"))
    return f'---\ntitle: "{quoted}"\n{fields}---\n\n'.encode()


def _decoded(path: str, data: bytes) -> Decoded:
    if isinstance(data, Unread):
        raise GeneratorError(path, data.why, data.remedy)
    if len(data) > LARGEST:
        raise GeneratorError(
            path, f"{len(data):,} bytes are more than {LARGEST:,}", "Split it into one file an article."
        )
    try:
        return decode(data)
    except Undecodable as error:
        raise GeneratorError(path, *error.args) from None


def _front_matter(text: str) -> tuple[str | None, int]:
    match = _FRONT_MATTER.match(text)
    return (match[1], match.end()) if match else (None, 0)


# ---------------------------------------------------------------- taking the text apart


def _lines(text: str, body: int) -> Iterator[_Line]:
    number, counted = 1, 0
    for match in _LINE.finditer(text, body):
        number += breaks(text, counted, match.start())
        counted = match.start()
        stripped = match[0].strip()
        if stripped:
            start = match.start() + match[0].index(stripped)
            yield _unmarked(_Line(number, start, start + len(stripped), stripped))


def _unmarked(line: _Line) -> _Line:
    """Without what Markdown and lists put around the words: "# ", "- ", "**...**"."""
    if line.text[0] not in _MARKS:
        return line
    marker = _MARKER.match(line.text)
    if marker:
        line = replace(line, start=line.start + marker.end(), text=line.text[marker.end() :], marked=True)
    emphasised = _EMPHASISED.fullmatch(line.text)
    if emphasised:
        size = len(emphasised["mark"])
        line = replace(line, start=line.start + size, end=line.end - size, text=emphasised["words"], marked=True)
    bold = emphasised is not None and len(emphasised["mark"]) > 1
    heading = bool(marker and marker["hashes"]) or (bold and not _FULL_STOP.search(line.text))
    return replace(line, heading=True) if heading else line


def _taken_apart(article: Article, body: int) -> tuple[dict[str, str], Article]:
    """What the text says of itself, and the article without it."""
    lines = list(_lines(article.text, body))
    found, notices, removed, rest = _sorted_out(article, lines)
    own, imprint, rest = _imprint(article, rest)
    if "source" not in own and (outlet := _mailed(article, removed)):
        own["source"] = outlet
    content, twice = _without_repeats(article, _blocks(rest))
    numbered = _Anchors(article)
    roles = _roles(article, content, {line.start for line in rest if line.heading})
    paragraphs = tuple(numbered.paragraph(i, span, roles[i - 1]) for i, span in enumerate(content, 1))
    return own, replace(
        article,
        paragraphs=paragraphs,
        headline=next((span for span, role in zip(content, roles, strict=True) if role == "headline"), None),
        captions=tuple(replace(c, sentence=numbered.sentence(c.span, i)) for i, c in enumerate(found, 1)),
        notices=notices,
        removed=tuple(sorted((*removed, *imprint, *twice), key=lambda r: r.span)),
    )


def _sorted_out(
    article: Article, lines: list[_Line]
) -> tuple[list[Caption], tuple[Notice, ...], list[Removed], list[_Line]]:
    """Captions, notices, boilerplate, and the lines that are left."""
    found, of_captions = _captions(article, lines)
    texts = [line.text for line in lines]
    mail = boilerplate.email_headers_allowed(texts)
    in_blocks = boilerplate.blocks(texts)
    notices: list[Notice] = []
    removed = [r for caption in found for r in _repeats(article, caption, lines)]
    rest: list[_Line] = []
    for at, line in enumerate(lines):
        span = Span(article.id, line.start, line.end)
        reason = in_blocks.get(at) or boilerplate.reason_to_remove(line.text)
        if line in of_captions:
            continue
        if boilerplate.is_translation_notice(line.text) and len(line.text) < 250:
            notices.append(Notice("machine-translation", span))
            removed.append(Removed(span, "machine-translation notice, carried to every quotation"))
        elif reason and (mail or not reason.startswith("e-mail")):
            removed.append(Removed(span, reason))
        else:
            rest.append(line)
    return found, tuple(notices), removed, rest


def _captions(article: Article, lines: list[_Line]) -> tuple[list[Caption], set[_Line]]:
    """Captions with a credit, each joined with the lines that repeat its words; and all those lines."""
    by_key: dict[str, list[_Line]] = {}
    parts: dict[str, tuple[_Line, captions.CaptionParts]] = {}
    for at, line in enumerate(lines):
        beside, taken = _credited(lines, at)
        if taken:
            taken = replace(taken, text=captions.uncounted(taken.text))
            key = _normalised(taken.text or taken.credit)
            parts.setdefault(key, (line, taken))
            by_key.setdefault(key, []).extend([*beside, line])
    for line in lines:
        key = _normalised(line.text)
        if key in parts and line not in by_key[key] and any(abs(line.number - o.number) <= 3 for o in by_key[key]):
            by_key[key].append(line)
    found = [_caption(article, *parts[key], by_key[key]) for key in parts]
    return found, {line for group in by_key.values() for line in group}


def _credited(lines: list[_Line], at: int) -> tuple[list[_Line], captions.CaptionParts | None]:
    """What a line says of a photo; of a credit alone, with the lines beside it that hold its caption."""
    text = lines[at].text
    taken = captions.take_apart(text)
    if taken and credits.is_about_the_author(taken.text):
        return [], None
    if taken and ":" in taken.text[:24] and credits.read(_normalised(taken.text)):  # "Text: A, Foto: B"
        return [], None
    alone = taken or captions.credit_alone(text) or (_twice(lines, at) and captions.agency_alone(text))
    if not alone or alone.text:
        return [], taken
    below = [line for n, line in enumerate(lines[at + 1 : at + 3]) if line.number <= lines[at].number + 2 + n]
    words = captions.below_a_source([line.text for line in below])
    if words:
        return below[: 1 + (words not in below[0].text)], replace(alone, text=words)
    if at > 1 and (_twice(lines, at) or _pair(lines, at)) and _may_be_its_caption(lines[at - 1].text):
        return [lines[at - 1]], replace(alone, text=lines[at - 1].text)
    return [], taken


def _may_be_its_caption(line: str) -> bool:
    return captions.may_be_a_caption(line) and credits.read(_normalised(line)) is None


def _twice(lines: list[_Line], at: int) -> bool:
    """True below two lines that say the same."""
    near = at > 1 and lines[at - 2].number == lines[at].number - 2
    return near and _normalised(lines[at - 1].text) == _normalised(lines[at - 2].text)


def _pair(lines: list[_Line], at: int) -> bool:
    """True where a line and the one above stand by themselves between blank lines."""
    above, line = lines[at - 1], lines[at]
    closed = at + 1 == len(lines) or lines[at + 1].number > line.number + 1
    return closed and above.number == line.number - 1 and lines[at - 2].number < above.number - 1


def _caption(article: Article, line: _Line, taken: captions.CaptionParts, group: list[_Line]) -> Caption:
    words = taken.text or taken.credit
    # The first printing may be a bare line ("Putin in Vladivostok") above the one with the credit.
    first = next(other for other in sorted(group, key=lambda other: other.number) if words in other.text)
    start = first.start + first.text.index(words)
    credit = Span(article.id, line.start + taken.credit_start, line.start + taken.credit_end)
    return Caption(
        span=Span(article.id, start, start + len(words)),
        text=words,
        credit=taken.credit,
        byline=taken.byline,
        agency=taken.agency,
        lines=tuple(sorted(other.number for other in group)),
        date=captions.day_in(words),
        place=captions.place_in(words),
        credit_span=credit,
    )


def _repeats(article: Article, caption: Caption, lines: list[_Line]) -> Iterator[Removed]:
    for line in lines:
        printed = line.start <= caption.span.start < line.end
        if line.number in caption.lines and not printed and _normalised(caption.text) in _normalised(line.text):
            yield Removed(Span(article.id, line.start, line.end), "repeat of a photo caption")


def _blocks(lines: list[_Line]) -> Iterator[tuple[int, int]]:
    """Paragraphs: a line each, but hard-wrapped lines are joined."""
    group: list[_Line] = []
    for line in lines:
        if group and not _wraps(group[-1], line):
            yield group[0].start, group[-1].end
            group = []
        group.append(line)
    if group:
        yield group[0].start, group[-1].end


def _wraps(above: _Line, below: _Line) -> bool:
    """True where ``below`` goes on with the sentence of ``above``: next line, no end mark, a full-width line."""
    if below.number != above.number + 1:
        return False
    if (
        below.marked
        or above.heading
        or _IS_NOTE.match(below.text)
        or (_is_all_names(above.text) and _is_all_names(below.text))
    ):
        return False
    full = 45 <= len(above.text) <= 100 and len(below.text) <= 130
    return full and (not _END.search(above.text) or below.text[0].islower() or len(above.text) > 60)


def _is_all_names(line: str) -> bool:
    """True for a line of a signature: no word begins with a small letter but "of", "the", "and", "for", "in"."""
    return not any(word[0].islower() and word not in ("of", "the", "and", "for", "in") for word in line.split())


def _without_repeats(article: Article, blocks: Iterable[tuple[int, int]]) -> tuple[list[Span], list[Removed]]:
    """Each paragraph once: a standfirst repeated in the body stays where it stands in the body's order first."""
    seen: set[str] = set()
    kept: list[Span] = []
    removed: list[Removed] = []
    for start, end in blocks:
        span, key = Span(article.id, start, end), _normalised(article.text[start:end])
        if key in seen and len(key) > 20:
            removed.append(Removed(span, "repeat of a paragraph above"))
        else:
            kept.append(span)
        seen.add(key)
    return kept, removed


def _roles(article: Article, content: list[Span], headings: set[int]) -> list[ParagraphRole]:
    """The first paragraph is the headline when it reads like one and more follows, an outlet or place and day
    in front of it aside; the next text is the lede."""
    roles: list[ParagraphRole] = ["subheading" if span.start in headings else "body" for span in content]
    opening = _normalised(article.quoted(content[0])) if len(content) > 2 else ""
    has_masthead = bylines.masthead(opening) is not None
    first = int(has_masthead or bylines.day_of_text(opening) is not None)
    if has_masthead:
        roles[0] = "subheading"
    if len(content) > 1 and _is_headline(_normalised(article.quoted(content[first]))):
        roles[first] = "headline"
    lede = next((at for at, role in enumerate(roles[first:], first) if role == "body"), None)
    if lede is not None:
        roles[lede] = "lede"
    elif content and roles[-1] != "headline":
        roles[-1] = "lede"
    return roles


def _is_headline(text: str) -> bool:
    """A headline is short and does without a full stop."""
    return len(text) <= 200 and not (_FULL_STOP.search(text) or bylines.is_dateline(text) or _WIRE_OPENING.match(text))


class _Anchors:
    """Numbers paragraphs and gives each sentence its id; identical sentences get an ordinal."""

    def __init__(self, article: Article) -> None:
        self.article, self.seen = article, Counter[str]()

    def paragraph(self, number: int, span: Span, role: ParagraphRole) -> Paragraph:
        """The paragraph at ``span``, split into sentences; a headline is one sentence."""
        spans = [(span.start, span.end)]
        if role != "headline":
            spans = sentences.split(self.article.text, span.start, span.end) or spans
        found = tuple(self.sentence(Span(self.article.id, *pair), i) for i, pair in enumerate(spans, 1))
        return Paragraph(number, role, span, found)

    def sentence(self, span: Span, number: int) -> Sentence:
        """The sentence at ``span``, its id a hash of its normalised words."""
        digest = hashlib.sha256(_normalised(self.article.quoted(span)).encode()).hexdigest()[:8]
        self.seen[digest] += 1
        ordinal = self.seen[digest]
        return Sentence(digest if ordinal == 1 else f"{digest}-{ordinal}", span, number)


def _normalised(text: str) -> str:
    return " ".join((text if text.isascii() else unicodedata.normalize("NFKC", text)).split())


# ---------------------------------------------------------------- what is known of the article


def _imprint(article: Article, lines: list[_Line]) -> tuple[dict[str, str], list[Removed], list[_Line]]:
    """Byline and day as lines of their own around the headline say them; those lines leave the text."""
    own: dict[str, str] = {}
    found: dict[int, str] = {}
    named: list[str] = []
    head = [_normalised(line.text) for line in lines[:_IMPRINT_LINES]] if len(lines) > 1 else []
    if outlet := _outlet(head):
        own["source"] = outlet
    for at, text in enumerate(head):
        said = _said(text, first=at == 0)
        if _adds(own, said, first=at == 0) and said is not None and said.whole:
            found[at] = bylines.METADATA
        elif at == 0:
            continue
        elif (
            "source" not in own and (sender := bylines.sender(text)) and at + 1 < len(head) and _is_dated(head[at + 1])
        ):
            own["source"], found[at] = sender, bylines.METADATA
        elif at - 1 in found and bylines.is_writers_title(text):
            found[at] = bylines.METADATA
        elif ("byline" not in own or named) and _are_its_authors(lines, head, at):
            text = text.translate(bylines.WITHOUT_NOTES)
            own["byline"], found[at] = " and ".join((*named, text)), bylines.METADATA
            named.append(text)
        elif (
            "byline" not in own
            and at + 1 < len(head)
            and _is_published(head[at + 1])
            and (both := bylines.outlet_and_author(text))
        ):
            own["source"], own["byline"] = own.get("source", both[0]), both[1]
            found[at] = bylines.METADATA
        elif _COUNTER.match(text):
            found[at] = "view counter"
    found |= _stamped_further_down(own, lines)
    found |= _named_beside(own, lines, head, found)
    removed = [Removed(Span(article.id, lines[at].start, lines[at].end), reason) for at, reason in found.items()]
    return own, removed, [line for at, line in enumerate(lines) if at not in found]


def _named_beside(
    own: dict[str, str], lines: Sequence[_Line], head: Sequence[str], known: Mapping[int, str]
) -> dict[int, str]:
    """The lines that name who made the article, beside those that are ``known``; who wrote it goes to ``own``."""
    found: dict[int, str] = {}
    for at, credit in _credits(lines, known):
        found[at] = bylines.METADATA
        if "byline" not in own and credit.wrote:
            own["byline"] = " and ".join(credit.names)
    note = next(filter(None, (bylines.author_in_note(_normalised(line.text)) for line in lines[-4:])), None)
    note = note or next(filter(None, map(bylines.correspondent, head[1:])), None)
    if note and "byline" not in own and len(lines) > 5:
        own["byline"] = note
    if "byline" not in own and (signed := _signed(lines)) is not None:
        own["byline"], found[signed] = _normalised(lines[signed].text), bylines.METADATA
    return found


def _mailed(article: Article, removed: Sequence[Removed]) -> str | None:
    """The newsletter that the header of the mail is from."""
    headers = (article.quoted(line.span) for line in removed if line.reason == "e-mail header")
    return next(filter(None, map(bylines.mailed, headers)), None)


_LONGEST_HEADLINE = 160


def _outlet(head: Sequence[str]) -> str | None:
    """The outlet that the first line names, an edition of it further down, or a line of its own below an author's."""
    if head and (len(head) < 2 or len(head[1]) < _LONGEST_HEADLINE) and (outlet := bylines.masthead(head[0])):
        return outlet
    for reader in (bylines.edition, bylines.trail):
        if told := next(filter(None, map(reader, head)), None):
            return told
    below = (
        line
        for above, line in itertools.pairwise(head)
        if above and (bylines.are_names(above) or bylines.authors(above))
    )
    return next(filter(None, map(bylines.masthead, filter(None, below))), None)


_OF_AUTHORS = patterns.compile(r"author|writer|citation|©|disclosure|funding|contributor", re.I)


def _are_its_authors(lines: Sequence[_Line], head: Sequence[str], at: int) -> bool:
    """True for names above a day, and for names alone of whom the text says nothing."""
    if bylines.are_names(head[at]) and at + 1 < len(head) and _is_below_names(head[at + 1]):
        return True
    if at + 1 < len(lines) and boilerplate.is_office(lines[at + 1].text):
        return False
    surnames = [name.split()[-1] for name in bylines.authors(head[at]) if head[at - 1][-1:] != ":"]
    return bool(surnames) and not any(
        surname in line.text and not _OF_AUTHORS.search(line.text) for line in lines[at + 1 :] for surname in surnames
    )


_HEAD_LINES, _LAST_LINES = 9, 8


def _credits(lines: Sequence[_Line], found: Mapping[int, str]) -> Iterator[tuple[int, credits.Credit]]:
    """The lines below the headline and at the end that say who wrote or photographed, and between them those with a label."""
    found = dict(found)
    for at in range(1, len(lines)):
        text = lines[at].text
        edge = at < _HEAD_LINES or at >= len(lines) - _LAST_LINES
        if (
            at in found
            or (bylines.correspondent(text) and not credits.opens(text))
            or not (edge or credits.opens(text))
            or (credit := credits.read(_normalised(text))) is None
        ):
            continue
        if credits.is_about_the_author(text):  # a sentence stays, its names are taken for nobody's in the news
            continue
        if credit.sure or (
            credits.are_somebody(credit.names)
            and (credit.labelled or (edge and _stands_apart(lines, at, credit, found)))
            and not _are_spoken_of(lines, at, credit)
        ):
            found[at] = bylines.METADATA
            yield at, credit


def _stands_apart(lines: Sequence[_Line], at: int, credit: credits.Credit, found: Mapping[int, str]) -> bool:
    """True for names without a label below the headline, or at the end behind a sentence or another credit."""
    if boilerplate.names_an_officer(lines[at].text) or (
        at + 1 < len(lines) and boilerplate.is_office(lines[at + 1].text)
    ):
        return False
    if credit.ranked or (lines[at].marked and (lines[at - 1].marked or (at + 1 < len(lines) and lines[at + 1].marked))):
        return False
    above = [line.text for n, line in enumerate(lines[1:at], 1) if n not in found]
    if (
        len(above) < 4
        and sum(_END.search(text) is not None for text in above) < 2
        and max(map(len, above), default=0) < 260
    ):
        return True
    before = lines[at - 1].text.rstrip()
    if at < len(lines) - 4 or before[-1:] == ":":
        return False
    if at - 1 in found or before[-1:] in _CLOSING:
        return True
    return at + 1 == len(lines) and len(before.split()) > 4 and credits.read(_normalised(before)) is None


_CLOSING = frozenset('.”"!?’)')


def _are_of_makers(line: str) -> bool:
    return credits.are_of_makers(line) or bylines.author_in_note(line) is not None


def _are_spoken_of(lines: Sequence[_Line], at: int, credit: credits.Credit) -> bool:
    """True where the text speaks of one of them elsewhere, in a line that is no credit itself."""
    surnames = [name.split()[-1] for name in credit.names]
    return any(
        surname in line.text and not (_OF_AUTHORS.search(line.text) or _are_of_makers(_normalised(line.text)))
        for i, line in enumerate(lines)
        if i != at
        for surname in surnames
    )


def _signed(lines: Sequence[_Line]) -> int | None:
    """Which of the last lines holds nothing but a name that the text has nowhere else, behind a full sentence."""
    for at in range(len(lines) - 1, max(len(lines) - 4, 5), -1):
        text = _normalised(lines[at].text)
        names = bylines.authors(text) if text else ()
        if at + 1 < len(lines) and boilerplate.is_office(lines[at + 1].text):
            continue
        if names and lines[at - 1].text.rstrip()[-1:] in (".", "”", '"', "!", "?"):
            surnames = {name.split()[-1] for name in names}
            elsewhere = (line.text for i, line in enumerate(lines) if i != at)
            return None if any(surname in text for text in elsewhere for surname in surnames) else at
    return None


def _is_published(line: str) -> bool:
    """True for a line that says on which day: "Published on 24/01/2025 at 6:30 am."."""
    return _is_dated(line) or line.startswith(("Published ", "Posted ", "Updated "))


def _is_below_names(line: str) -> bool:
    """True for what shows that the names above it wrote the article: a day, or "Chief reporter"."""
    return _is_dated(line) or bylines.is_writers_title(line)


def _stamped_further_down(own: dict[str, str], lines: Sequence[_Line]) -> dict[int, str]:
    """The lines that hold a day and nothing else, where the first have none: below names and titles that go on, and at
    the end. The day goes into ``own``."""
    if own.keys() & {"published", "updated", "readings"}:
        return {}
    top = itertools.takewhile(lambda at: len(lines[at].text) < _PROSE, range(min(_FURTHER_LINES, len(lines))))
    below = [at for at in top if at >= _IMPRINT_LINES]
    last = range(max(_IMPRINT_LINES, len(lines) - _LAST_LINES), len(lines))
    stamps = {at: datestamps.read(_normalised(lines[at].text), first=True) for at in (*below, *last)}
    return {at: bylines.METADATA for at, said in stamps.items() if _adds(own, said, first=False)}


def _said(text: str, *, first: bool) -> bylines.Imprint | None:
    """What a line says as a byline or a date line, and else, or of the day that it leaves open, as a stamp."""
    said, stamp = bylines.read(text), datestamps.read(text, first=first)
    if said is None or stamp is None:
        return said or stamp
    if said.day and (stamp.updated or stamp.day is None):
        return said
    return replace(stamp, byline=said.byline, outlet=said.outlet or stamp.outlet, whole=True)


def _adds(own: dict[str, str], said: bylines.Imprint | None, *, first: bool) -> bool:
    """Takes over what a line newly says; a line that says nothing new, or a first one with a name, may be text."""
    if said is None or (first and said.byline):
        return False
    day = "updated" if said.updated else "published"
    open_day = "|".join(said.readings) if len(said.readings) > 1 else None
    told = (("byline", said.byline), (day, said.day), ("source", said.outlet), ("readings", open_day))
    new = {key: value for key, value in told if value and key not in own}
    own |= new
    return bool(new)


def _is_dated(line: str) -> bool:
    said = bylines.read(line)
    return said is not None and said.day is not None


def _agency(article: Article) -> str | None:
    """The agency in the dateline of the first paragraphs."""
    opening = (p for p in article.paragraphs[:4] if p.role != "headline")
    return next(filter(None, map(dateline.agency_of, _openings(article, opening))), None)


def _day_in_text(article: Article, readings: str | None) -> str | None:
    """The day that the text itself gives: its dateline, a note at its end, the title of a summary."""
    opening = tuple(_openings(article, (p for p in article.paragraphs[:_OPENING] if p.role != "headline")))
    ending = tuple(_openings(article, article.paragraphs[-5:]))
    readers: tuple[tuple[Callable[[str], str | None], Iterable[str]], ...] = (
        (bylines.day_of_text, opening),
        (datestamps.day_of_dateline, opening),
        (bylines.day_of_note, ending),
        (bylines.day_of_summary, _openings(article, article.paragraphs[:4])),
        (datestamps.day_of_period, opening),
        (datestamps.day_of_note, ending),
    )
    day = next(filter(None, (reader(text) for reader, texts in readers for text in texts)), None)
    day = day or (datestamps.settled(readings.split("|"), article.text) if readings else None)
    return day or next(filter(None, (_with_its_year(article, text) for text in opening)), None)


_OPENING = 8


def _with_its_year(article: Article, opening: str) -> str | None:
    day = datestamps.yearless_dateline(opening)
    year = datestamps.year_of(day, article.text) if day else None
    return datestamps.written(day, year) if day and year else None


def _openings(article: Article, paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """The first characters of each, as one line."""
    return (_normalised(article.quoted(p.span)[:400]) for p in paragraphs)


def _with_metadata(article: Article, own: dict[str, str], given: Mapping[str, str]) -> Article:
    readings = own.pop("readings", None)
    address = given.get("url")
    day = own.pop("published", None) or _day_in_text(article, readings) or datestamps.day_of_address(address)
    if "source" not in own and (agency := _agency(article)):
        own["source"] = agency
    updated = own.pop("updated", None)
    known = day or updated
    values = (
        own
        | ({"published": known} if known else {})
        | {key: value for key, value in given.items() if key in metadata.FIELDS}
    )
    headline = values.pop("title", None) or (article.quoted(article.headline) if article.headline else None)
    return replace(
        article,
        headline_text=" ".join(headline.split()) if headline else None,
        byline=values.get("byline"),
        source=values.get("source"),
        published=values.get("published"),
        url=values.get("url"),
        language=values.get("language"),
        publish=values.get("publish"),
        reliability=values.get("reliability"),
        stated_by={
            key: "editor" if key in given else "source" for key in (*values, *(["title"] if "title" in given else []))
        },
        notes={key.removesuffix("_note"): note for key, note in given.items() if key.endswith("_note")},
    )

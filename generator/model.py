"""The nouns: frozen dataclasses that every stage takes and returns; standard library only.

Offsets are code points into ``Article.text`` (the seed's decoded text without BOM, newlines untouched, front
matter counted, without the characters nobody sees), half-open: ``article.text[span.start:span.end]`` is what was
printed. ``Article.unseen`` leads back to the offsets of the file.
Inside one article, everything refers to a mention by its span; across articles, to an entity by its id.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Literal, NamedTuple, Self

Form = Literal["name", "alias", "nominal", "pronoun"]
Basis = Literal["stated", "derived", "inferred"]
QuoteType = Literal["direct", "partial", "scare"]
AttributionClass = Literal["stated", "named", "anonymous", "unattributed"]
Status = Literal["occurred", "planned", "speculated"]
Precision = Literal["day", "month", "year", "interval", "time"]
ParagraphRole = Literal["headline", "lede", "body", "subheading"]

Tree = Mapping[PurePosixPath, bytes]
"""A folder as a value: path relative to the folder -> bytes."""


class Unread(bytes):
    """Stands in a tree for a file that could not be read; ``why`` and ``remedy`` say what a message needs."""

    why: str
    remedy: str

    def __new__(cls, why: str, remedy: str) -> Unread:
        """No bytes, and the reason."""
        made = super().__new__(cls)
        made.why, made.remedy = why, remedy
        return made


class _Offsets(NamedTuple):
    article: str
    start: int
    end: int


class Span(_Offsets):
    """The one provenance pointer: ``[start, end)`` in the text of an article. Raises ValueError when empty.

    A tuple, for it is what everything is looked up and sorted by."""

    __slots__ = ()

    def __new__(cls, article: str, start: int, end: int) -> Self:
        """Checked, so that a pointer always leads somewhere."""
        if not 0 <= start < end:
            raise ValueError(f"empty or reversed span {start}:{end} in {article}")
        return tuple.__new__(cls, (article, start, end))

    def covers(self, other: Span) -> bool:
        """True where ``other`` lies within this span of the same article."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        """True where both share a character."""
        return self.article == other.article and self.start < other.end and other.start < self.end


# ---------------------------------------------------------------- what was read


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence. ``id`` is a short hash of its normalised text, with an ordinal among identical ones,
    so that a paragraph inserted above moves no anchor; ``number`` (1-based) is for display only."""

    id: str
    span: Span
    number: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of sentences; ``number`` is 1-based over the article and is for display only ("¶3.2")."""

    number: int
    role: ParagraphRole
    span: Span
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader must know of every quote from this article, e.g. kind "machine-translation"."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Removed:
    """A line taken for boilerplate, and why: the cleaning report."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Caption:
    """A photo's words in the article: ``span`` is the first printing of the caption text (without credit);
    ``lines`` are the 1-based line numbers that belong to it, repeats included."""

    span: Span
    text: str
    credit: str | None
    byline: str | None
    lines: tuple[int, ...]
    agency: str | None = None
    date: str | None = None
    place: str | None = None
    credit_span: Span | None = None
    sentence: Sentence | None = None

    @property
    def is_credit_alone(self) -> bool:
        """True where the article prints a credit without a caption: ``text`` is the credit then."""
        return self.text == self.credit


@dataclass(frozen=True, slots=True)
class Article:
    """A seed, decoded and taken apart. ``id`` is the file stem; ``path`` is as given ("seeds/x.txt").

    ``published`` is an EDTF date or None; ``stated_by`` says for each metadata field whether the
    "source" text or the "editor" (front matter, sidecar) gave it, ``notes`` the editor's words on it.
    ``reliability`` is the editor's grade of the source, in the editor's words ("B", "B: usually reliable").
    ``unseen`` is what was left out of ``text`` or replaced in it: offset, what stands in the file there, and for how
    many characters of ``text``. ``code_page`` is the Windows page the file was read in and the letters that decided.
    """

    id: str
    path: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    headline: Span | None = None
    headline_text: str | None = None
    byline: str | None = None
    source: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    captions: tuple[Caption, ...] = ()
    notices: tuple[Notice, ...] = ()
    removed: tuple[Removed, ...] = ()
    stated_by: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    publish: str | None = None
    publish_note: str | None = None
    unseen: tuple[tuple[int, str, int], ...] = ()
    code_page: tuple[str, str] | None = None
    reliability: str | None = None

    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in order of the text, captions included."""
        found = [s for p in self.paragraphs for s in p.sentences]
        found += [c.sentence for c in self.captions if c.sentence is not None]
        return tuple(sorted(found, key=lambda s: s.span))

    def quoted(self, span: Span) -> str:
        """What was printed at ``span``."""
        return self.text[span.start : span.end]


# ---------------------------------------------------------------- what was found in one article


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer's record: WGS 84 degrees, ISO 3166-1 alpha-2 country, the gazetteer's name.

    ``precision`` says what the point stands for: "city", "region", "country", "sea", "facility"."""

    name: str
    type: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str | None
    gazetteer: str | None
    parents: tuple[str, ...] = ()
    basis: Basis = "stated"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that refers to an entity.

    ``antecedent`` is the mention it repeats or stands for (coreference inside the article), None for
    the first. ``name`` is the entity's name as this mention gives it (expanded, without title), ``type``
    refines the kind, ``rule`` names what matched. ``resolvable`` False: known to be a reference, but to
    what cannot be said ("South Korea University"): no entity is made of it."""

    span: Span
    kind: str
    text: str
    form: Form
    rule: str
    name: str | None = None
    type: str | None = None
    metonym: bool = False
    antecedent: Span | None = None
    place: Place | None = None
    country: str | None = None
    resolvable: bool = True


@dataclass(frozen=True, slots=True)
class Role:
    """A role or title as printed, and whose: ``bearer`` is the span of a mention."""

    span: Span
    text: str
    bearer: Span
    organization: str | None = None
    country: str | None = None
    basis: Basis = "stated"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A property of the entity whose mention is ``subject``. Refuses to exist without evidence.

    ``value`` is a number or a word; ``as_printed`` is the source's form; ``attribution`` runs from who
    reports to who says, as printed; ``evidence`` is the span that states it (inside one sentence).
    ``upper`` is set where the value is an interval ("between 5,000 and 8,000 km")."""

    subject: Span
    property: str
    value: float | int | str
    as_printed: str
    evidence: Span
    unit: str | None = None
    comparator: str | None = None
    attribution: tuple[str, ...] = ()
    hedge: str | None = None
    basis: Basis = "stated"
    reason: str = ""
    when: str | None = None
    upper: float | int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words; ``span`` is inside the quotation marks. ``speaker`` is the span of a mention."""

    span: Span
    text: str
    type: QuoteType
    speaker: Span | None = None
    speaker_text: str | None = None
    verb: str | None = None
    cue: Span | None = None
    translated: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition and who stands behind it; ``attribution`` runs from who reports to who says, as printed."""

    span: Span
    text: str
    attribution: tuple[str, ...]
    attribution_class: AttributionClass
    hedge: str | None = None
    rule: str = ""
    sources: tuple[Span, ...] = ()
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A date or time in the text; ``value`` is EDTF ("2022-11", "XXXX-04", "2023-07-01/2023-07-03") or None.

    Each end of an interval that has words of its own is a date too; ``within`` is then where the interval stands."""

    span: Span
    text: str
    value: str | None
    precision: Precision
    reason: str
    within: Span | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit; ``value`` after the document's convention, ``reason`` says which and why.

    Ranges have ``low`` and ``high``; ``unit`` is a symbol ("km", "km/h", "person", "%", "USD")."""

    span: Span
    text: str
    value: float | int | None
    unit: str | None
    as_printed: str
    reason: str
    low: float | int | None = None
    high: float | int | None = None
    comparator: str | None = None
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, is planned or is speculated about; ``participants`` and ``where`` are mention spans."""

    span: Span
    text: str
    when: str | None
    status: Status
    participants: tuple[Span, ...] = ()
    where: Span | None = None
    type: str | None = None
    evidence: tuple[Span, ...] = ()
    when_reason: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """Everything found in one article; pure in the article, so it can be cached and run in parallel."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    roles: tuple[Role, ...] = ()
    facts: tuple[Fact, ...] = ()
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    dates: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    depicts: Mapping[Span, tuple[Span, ...]] = field(default_factory=dict)
    """Caption span -> spans of the mentions it shows."""


# ---------------------------------------------------------------- what stands over all articles


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, system, place or organization over all articles. ``id`` comes from its name, never from
    a counter; ``path`` is its page's address below docs/, without suffix ("people/kim-jong-un")."""

    id: str
    kind: str
    name: str
    type: str | None = None
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    roles: tuple[Role, ...] = ()
    facts: tuple[Fact, ...] = ()
    place: Place | None = None
    country: str | None = None
    known: bool = False
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something only a person can settle: two entities that may be one, an ambiguous number, a stale decision."""

    kind: str
    text: str
    entities: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """An editor's decision on identity; ``verb`` is one of same, different, reject, rename, retype, known."""

    verb: str
    names: tuple[str, ...]
    to: str | None = None
    kind: str | None = None
    aliases: tuple[str, ...] = ()
    why: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """All entities, and for each mention's span the id of its entity (absent: unresolved)."""

    entities: tuple[Entity, ...]
    entity_of: Mapping[Span, str]
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendition:
    """One derivative of a picture: path below docs/, pixel size, media type."""

    path: str
    width: int
    height: int
    media_type: str


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo over all articles, in IPTC's words. ``caption_span`` is None for a file no article captions.

    ``positions`` says where an entity stands in the picture ("second from left"), ``date`` and ``place`` are the
    caption's own, as printed; ``same_as`` is the photo that shows the same picture and stands for it."""

    id: str
    caption: str | None
    credit: str | None
    byline: str | None
    alt: str
    depicts: tuple[str, ...] = ()
    article: str | None = None
    caption_span: Span | None = None
    digest: str | None = None
    file: str | None = None
    licence: str | None = None
    renditions: tuple[Rendition, ...] = ()
    card: bool = True
    notes: tuple[str, ...] = ()
    positions: Mapping[str, str] = field(default_factory=dict)
    date: str | None = None
    place: str | None = None
    same_as: str | None = None


# ---------------------------------------------------------------- what goes out


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a page: ``template`` names how it reads, ``data`` fills it, ``evidence`` is what it rests on.

    ``key`` is stable over runs and unique in its page."""

    key: str
    template: str
    data: Mapping[str, object] = field(default_factory=dict)
    evidence: tuple[Span, ...] = ()
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be rendered: ``path`` below docs/ ("people/kim-jong-un.md"), ``meta`` its front matter."""

    id: str
    path: PurePosixPath
    kind: str
    title: str
    meta: Mapping[str, object] = field(default_factory=dict)
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding of a run or a check: where, what, and what mends it."""

    where: str
    what: str
    remedy: str
    severity: Literal["error", "warning"] = "error"


@dataclass(frozen=True, slots=True)
class Link:
    """A link in running text to the page ``target`` (path below docs/, with suffix), optionally to an anchor."""

    text: str
    target: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Cite:
    """A footnote mark: the sentence that holds ``span`` is the evidence of what stands before it."""

    span: Span


@dataclass(frozen=True, slots=True)
class Strong:
    """Text in bold."""

    text: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a page that links can lead to."""

    id: str


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Text for a fenced code block, where it is shown letter by letter; only there (template "citation")."""

    text: str


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A place on a map: degrees north and east; ``weight`` says how much it matters among its neighbours."""

    label: str
    lat: float
    lon: float
    weight: int = 1


@dataclass(frozen=True, slots=True)
class LocatorMap:
    """Places to be shown on the outlines of the countries around them."""

    points: tuple[MapPoint, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A dated item: ``when`` in EDTF."""

    when: str
    label: str


@dataclass(frozen=True, slots=True)
class TimelineStrip:
    """Lanes (title, their ticks) over one axis of time."""

    lanes: tuple[tuple[str, tuple[Tick, ...]], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One source's figure: a value, or from ``low`` to ``high``; ``comparator`` as in Fact."""

    label: str
    low: float
    high: float
    comparator: str | None = None


@dataclass(frozen=True, slots=True)
class BarChart:
    """Figures side by side in one unit."""

    unit: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two nodes (labels) that appear together, and in how many sentences."""

    one: str
    other: str
    weight: int


@dataclass(frozen=True, slots=True)
class TieGraph:
    """The strongest ties among ``nodes`` (label, kind)."""

    nodes: tuple[tuple[str, str], ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture made from data, kept as docs/drawings/NAME.light.svg and NAME.dark.svg; ``alt`` says what it shows."""

    name: str
    alt: str
    content: LocatorMap | TimelineStrip | BarChart | TieGraph

    def address(self, theme: str) -> str:
        """Where the drawing in a theme's colours ("light", "dark") stands below docs/."""
        return f"drawings/{self.name}.{theme}.svg"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its paths below docs/: in the light and the dark colours, or twice the same; ``alt`` says what it shows."""

    alt: str
    light: str
    dark: str


Inline = str | Link | Cite | Strong | Anchor
Line = tuple[Inline, ...]
"""One unit of a page: a sentence, a table cell, a list item."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a footnote says of a sentence: label, words (None where they may not be shown), source line, target."""

    label: str
    quoted: str | None
    source: str
    target: str
    anchor: str
    notice: str = ""

"""A line that says who wrote, photographed, edited or translated an article, in any order of its parts -> their names.

Such a line is taken apart at its strokes, dashes, commas and joining words; each part must be one that such lines are made
of: a label ("Words", "Foto", "Reporting by"), a name, an outlet, a place, a day, what somebody is at an outlet, an address.
One part that is anything else makes the line a text like any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator import data, patterns
from generator.text.captions import AGENCIES, PAPERS
from generator.text.names import is_somebody

_LONGEST = 200
_MOST_PARTS = 24

_LABELS = frozenset(
    """by words word text texts story stories report reports reporting reporter reporters reported writing written writer writers author
    authors authored edit edited editing editor editors sub-editor subeditor editor-in-charge translated translation translator translators
    adapted photo photos photograph photographs photographer photographers photographed photography picture pictures pics pic image images
    credit credits video videos videographer camera cameraman footage illustration illustrations illustrator illustrated graphic graphics
    infographic infographics map maps cartoon cartoonist drawing drawings artwork design designer designed layout research researcher
    fact-checking fact-checked producer producers production produced compiled compilation contributed contributing contributor contributors
    filed posted published updated uploaded interview interviewed interviewer interviews questions additional further with from our
    special staff foreign correspondent correspondents columnist journalist journalists guest post contribution opinion analysis
    commentary comment essay column dispatch feature exclusive cover lead main file archive courtesy copy copyedited copyediting desk night online web
    podcast signed information prepared material inset supplied provided taken conducted courtesy copyright source contact contacts email e-mail reach follow call
    inquiries enquiries queries tel phone mobile read more as told to of on the a this these files input inputs hat tip thanks ends end german english
    french spanish arabic russian ukrainian turkish portuguese italian polish hebrew persian farsi chinese japanese korean greek serbian
    dutch norwegian swedish danish finnish romanian hungarian czech bulgarian georgian armenian vietnamese indonesian urdu hindi
    par por von di da de door av af van od oleh penulis texte texto testo tekst teksti tekstas tekstų szöveg autor autora autores autore autrice
    auteur auteure auteurs autorka autoři avtor autorius autors autori verfasser författare forfatter kirjoittaja toimittaja muhabir haber yazar yazan
    hazirlayan ceviri redaktor redaktorka redaktör redaktør redakteur redacteur rédacteur rédaction redacción redação redaksi redaktion redazione
    bearbeitung übersetzung übersetzt traduction traduit traducción traducido tradução tłumaczenie překlad foto fotos fotó fotograf fotografie fotografía
    fotografías fotografia fotoğraf fotografija fotograaf kuva kuvat bild bilder zdjęcie zdjęcia fot snímek snímka ljósmynd mynd crédit crédits crédito
    créditos reportage reportagem reportaje reporteur bericht artikel entrevista entretien intervista wawancara liputan laporan editado edición edição
    автор авторы автори фото текст редактор перевод переклад подготовил подготовила підготував підготувала""".split()
)
"""What stands before or behind the names, in the languages of the outlets that are pasted."""
_AMBIGUOUS = frozenset(
    """interview interviews questions opinion analysis commentary comment column podcast video videos signed desk updated published feature
    exclusive report reports from with our special foreign lead main cover source more read follow as told to of on the a this
    these files input inputs german english french spanish arabic russian ukrainian turkish portuguese italian polish hebrew persian
    farsi chinese japanese korean greek serbian dutch norwegian swedish danish finnish romanian hungarian czech bulgarian georgian
    armenian vietnamese indonesian urdu hindi contact contacts call thanks ends end par por von di da de door av af van od""".split()
)
"""Labels that may speak of the one whom an article is about: "Interview: Ana Ruiz"."""
_WEAK = frozenset(
    "par por von di da de door av af van od with from our as to of on the a this these more read end ends".split()
)
_TITLES = frozenset(
    """staff senior chief special political defence defense military security diplomatic foreign national naval maritime aviation
    crime court courts business science health education environment regional local city news world europe asia africa americas
    middle east pacific investigations investigative data digital social media video multimedia night weekend managing deputy
    assistant associate contributing executive consulting lead principal freelance veteran guest visiting general affairs
    writer reporter correspondent editor columnist journalist photographer photojournalist photographer-in-chief producer presenter
    broadcaster blogger commentator author intern trainee contributor analyst reporters writers editors correspondents bureau desk team
    service public relations communications specialist officer and of at for in the is a an our covering international politics
    publisher founder economist researcher fellow historian reporting reports reported writes
    based division section directorate agencies agency newsroom ret retd handout files archive pool head press lecturer professor scholar strategist director""".split()
)
_HEADS = frozenset(
    """writer reporter correspondent editor columnist journalist photographer photojournalist producer presenter broadcaster blogger
    commentator author intern contributor analyst bureau desk agencies reports reporting reported publisher reporters writers editors
    correspondents division section directorate files archive pool handout newsroom specialist fellow researcher historian lecturer professor scholar strategist officer
    head""".split()
)
_RANK = (
    r"(?:(?:(?:(?:U\.?S\.?\s)?(?:Army|Navy|Marine(?:\sCorps)?|Air\sForce|Coast\sGuard)\s)?"
    r"(?:Mass\sCommunication\sSpecialist|Petty\sOfficer|Chief\sPetty\sOfficer|Staff\sSergeant|Master\sSergeant|Sergeant|Corporal|Private|Specialist"
    r"|Lieutenant|Captain|Major|Colonel|General|Commander|Admiral|Commodore|Brigadier|Wing|Group|Vice|Rear|Air|Marshal|Airman|Seaman|Ensign"
    r"|Leading|Able|Aircraftman|Aircraftwoman|Photographer|LPhot|AS1|PO|CPO|WO|Cpl|Sgt|Spc|Pfc|Pvt|Lt|Cmdr|Cdr|Capt|Maj|Col|Gen|Adm|Brig|MSgt|SSgt|TSgt"
    r"|SrA|A1C|Tech|Senior|Master|First|Second|Staff|Chief|Gunnery|Lance|1st|2nd|3rd|Class|Dr|Prof|Professor|Sir|Dame|Ambassador|Amb|Rev|Mr|Mrs|Ms)"
    r"\.?(?:-(?:Gen|Col|Cmdr)\.?)?|\([Rr]et[d’'ire]*\.?\))\s)*"
)
_WORD = r"[A-ZÀ-ÞĀ-Ż][\w.'’‘ʻ-]*"
_PARTICLE = r"(?:de|da|do|dos|das|du|del|della|di|la|le|van|von|der|den|ter|ten|al|el|bin|bint|ibn|zu|ag|y|e|of)"
_NAME = patterns.compile(
    rf"{_RANK}(?P<name>{_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}{_WORD}){{1,4}})(?P<behind>(?:\s[\w'’-]+){{0,8}})[.*†‡¹²³]*\Z"
)
_PAPER = (
    rf"(?:{PAPERS}|Agency|Network|Media|Radio|TV|Television|Institute|University|Newspaper|Services?|Command|Office|Affairs|Files"
    r"|Communications|Department|Ministry|Navy|Army|Force|Forces|Corps|Guard|Marine|Agencies|Archives?|Images|Photos?|Pictures"
    r"|Publishing|Group)"
)
_OUTLET = patterns.compile(
    rf"(?i:the\s)?(?:{_WORD}\s(?:(?:of|and|de|del|du|la|le|&)\s(?:the\s)?)?){{0,4}}{_PAPER}(?:\s(?:Online|Digital|Today|International|English|Staff|Desk))?\Z"
    rf"|(?i:the\s)?(?:{_PAPER})\sof\s{_WORD}(?:\s{_WORD})?\Z|(?:{AGENCIES})(?:\s(?:Photo|Staff|Images))?\Z|(?:[Tt]he\s)?(?:[A-Z]{{2,6}})\Z"
)
_BEGINS_ANOTHER = frozenset(
    """photo photos photograph photographs photography picture pictures text words video published updated posted interviewed edited
    reported translated illustration illustrations graphics contributed photographed foto fotos""".split()
)
"""Labels that stand behind a name without a mark: "Ana Ruiz Photos: Tom Lind", "Ana Ruiz Published"."""
_PRINTED = patterns.compile(
    rf"(?:{_WORD}\s){{0,2}}(?:{_PAPER}|{_PAPER.upper()})(?:\s(?:Online|Staff|STAFF|Desk))?\Z|(?:The\s)?(?:{AGENCIES})(?:\sStaff)?\Z"
)
"""What may stand behind a name without a mark."""
_APART = patterns.compile(
    r"\s*(?:[|•·;:()\[\]►»«©©“”\"]|\s[–—-]+\s|[–—]|//?|,(?=\s|\Z)|(?<=[^\W\d_]{3})(?<!Prof)(?<!Cmdr)(?<!Capt)(?<!Brig)(?<!Insp)(?<!Supt)(?<!Spc)(?<!Cpl)(?<!Sgt)(?<!Maj)(?<!Gen)(?<!Col)(?<!Adm)(?<!Cdr)(?<!Pfc)(?<!Pvt)\.(?=\s[A-ZÀ-Þ])|\s(?:and|und|et|y|og|och|ja|i|e|dan|ve|в)\s|\s&\s"
    r"|\s(?:with|for|in|from|at|mit|avec|con|à|aus)\s)\s*"
)
_GLUED = patterns.compile(
    r"(?<=[a-zß-ÿ])(?=[A-Z][a-z]+\s(?:[a-z]+\s){0,2}?(?:correspondent|reporter|editor|writer|analyst|columnist)\b|(?:Reporter|Correspondent|Editor)\b)"
)
_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
_NO_WORDS = patterns.compile(
    r"\([Rr](?:et[’'ire]*d?|td)\.?\)|[\w.+-]+@[\w.-]+|@\w+|https?://\S+|www\.\S+"
    r"|\b(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s)?(?:\d{1,2}(?:st|nd|rd|th|\.)?\s" + _MONTH + r"\b\.?|" + _MONTH + r"\b\.?\s\d{1,2}(?:st|nd|rd|th)?),?(?:\s\d{4}\b)?"
    r"|\b\d{4}[-/.]\d\d?[-/.]\d\d?\b|\b\d{1,2}[-/.]\s?\d{1,2}[-/.]\s?\d{2,4}\b|\b(?:19|20)\d\d\b"
    r"|(?:\bat\s)?\b\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s?[APap]\.?[Mm]\b\.?)?(?:\s?(?:GMT|UTC|[A-Z]{1,3}T|IST|MSK|hrs|h))?(?:[+-]\d+)?"
    r"|\b\d+\s?(?:min(?:ute)?s?|hours?|days?)\s?(?:ago|read)?\b|\+?\d[\d ()-]{6,}\d"
)  # fmt: skip
_REGION = patterns.compile(
    rf"(?:the\s)?{_WORD}(?:\s{_WORD})?\s(?:region|province|district|oblast|state|county|valley|front)\Z|(?:[A-Z]\.)+[A-Z]\Z|[a-z]{{2,3}}\Z"
)


@dataclass(frozen=True, slots=True)
class Credit:
    """``names`` as printed, ranks left out; ``labelled``: the line says what they did; ``sure``: and it can be nothing else;
    ``beside``: an outlet, a place or a day stands with them; ``ranked``: an officer signs, not a writer; ``wrote``: no picture and no translation is spoken of."""

    names: tuple[str, ...]
    labelled: bool
    sure: bool
    beside: bool
    ranked: bool
    wrote: bool


@lru_cache(maxsize=512)
def read(line: str) -> Credit | None:
    """The names in a line that holds a credit and nothing else; None for text.

    >>> read("Words: Ana Ruiz. Photos: Tom Lind / Harbour News").names
    ('Ana Ruiz', 'Tom Lind')
    >>> read("Harbour News – Ana Ruiz in Kiel").names
    ('Ana Ruiz',)
    >>> read("Ana Ruiz said no")
    """
    if not 5 < len(line) <= _LONGEST or line[-1] in "?!:" or (_LOWER.search(line) is None and " " not in line):
        return None
    if sum(word.islower() and word not in _SMALL for word in line.split()) > _MOST_OTHERS:
        return None
    parts = [*_parts(line)]
    if not parts or len(parts) > _MOST_PARTS:
        return None
    names: list[str] = []
    labels: list[str] = []
    beside = _NO_WORDS.search(line) is not None
    for part in parts:
        found = _part(part)
        if found is None:
            return None
        labels += found[0]
        names += found[1]
        beside = beside or not (found[0] or found[1])
    strong = [label for label in labels if label not in _AMBIGUOUS]
    ranked = not labels and _OF_OFFICERS.search(line) is not None
    return (
        Credit(tuple(names), bool(labels), bool(strong), beside, ranked, _OF_OTHERS.isdisjoint(labels))
        if names
        else None
    )


def opens(line: str) -> bool:
    """True for a short line that begins with a label: only then is it worth while to take it apart."""
    first = _FIRST.match(line) if len(line) <= 120 else None
    return first is not None and first[1].lower() in _LABELS and first[1].lower() not in _AMBIGUOUS


_FIRST = patterns.compile(r"\W{0,3}(\w+)")
_OF_OFFICERS = patterns.compile(
    r"\b(?:Lt|Lieutenant|Captain|Capt|Major|Maj|Colonel|Col|General|Gen|Commander|Cdr|Admiral|Adm|Commodore|Brigadier|Marshal|Sergeant|Ambassador)\b"
)
_OF_OTHERS = (
    _LABELS
    - _AMBIGUOUS
    - _WEAK
    - frozenset(
        """by words word text texts story stories report reports reporting reporter reporters reported writing written writer writers author authors
    from our special staff foreign correspondent columnist journalist opinion analysis commentary column exclusive filed posted published
    updated updated par por von oleh penulis texte texto testo tekst teksti autor autora autore auteur autorka av af door di da de автор текст""".split()
    )
)
"""Labels of those who did not write it: photographers, editors, translators, whom to call."""


_SMALL, _MOST_OTHERS = (
    _LABELS
    | _TITLES
    | frozenset("al el bin ibn van der den und et y og och ja e dan ve at mit avec region / &".split()),
    2,
)
"""Words of credits; a line with more than a few others is a sentence, which is seen before it is taken apart."""
_LOWER = patterns.compile(r"[a-zß-ÿ]")


def _parts(line: str) -> Iterator[str]:
    plain = _GLUED.sub(" | ", _NO_WORDS.sub(" | ", line.strip("()[]*_–—- ●•▪")))
    for part in _APART.split(plain):
        if part and (bare := part.strip(" .,*–—-").removeprefix("and ")):
            yield bare


def _part(part: str) -> tuple[list[str], list[str]] | None:
    """The labels and the names in a part; none of both for an outlet, a place or a title; None for anything else."""
    words = part.split()
    labels: list[str] = []
    while words and (low := words[0].lower().rstrip(".")) in _LABELS:
        labels.append(low)
        words = words[1:]
    if not words:
        return labels, []
    rest = " ".join(words)
    rest = rest.title() if rest.isupper() and len(rest) > 4 else rest
    if at := _two_parts(words):
        front, behind = _part(" ".join(words[:at])), _part(" ".join(words[at:]))
        return (labels + front[0] + behind[0], front[1] + behind[1]) if front and behind else None
    if _is_beside(rest):
        return labels, []
    match = _NAME.match(rest)
    if match is None or not _is_a_title(match["behind"].split()):
        return None
    return labels, [match["name"].rstrip("*†‡¹²³.")]


def _two_parts(words: list[str]) -> int:
    """Where the second part begins of two that no mark parts: "Ana Ruiz Photos", "Ana Ruiz Harbour News"; 0 for one."""
    for at in range(2, len(words)):
        low = words[at].lower()
        if low in _BEGINS_ANOTHER:
            return at
        if _PRINTED.match(" ".join(words[at:])) and is_somebody(" ".join(words[:at])):
            return at
    return 0


def _is_beside(part: str) -> bool:
    """True for an outlet, a place, or what somebody is there."""
    return (
        data.fold(part) in data.gazetteer()
        or _REGION.match(part) is not None
        or _OUTLET.match(part) is not None
        or _is_title(part.split())
    )


def _is_title(words: list[str]) -> bool:
    low = [word.lower().rstrip(".,") for word in words]
    if low and low[-1] in _HEADS and all(word[0].isupper() or word in _TITLES for word in words):
        return True  # "Harbour News reporter"
    return _TITLES.issuperset(low) and not _HEADS.isdisjoint(low)


def _is_a_title(words: list[str]) -> bool:
    """True for what may follow a name without a mark: nothing, or "is defence editor", "reports"."""
    low = {word.lower() for word in words}
    return not low or (_TITLES | _LABELS).issuperset(low)


def are_somebody(names: tuple[str, ...]) -> bool:
    """True where each of the names is made of words that are nothing but names."""
    return all(map(is_somebody, names))


_CITED = patterns.compile(
    r"(?:(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}\.?(?=\s)|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|[*†‡§]{1,3})\s?(?:[Ss]ee(?:\salso)?\s|[Cc]f\.\s)?|[Ss]ee(?:\salso)?\s)"
    rf"(?!The\s|An?\s)(?:{_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}{_WORD}){{0,4}}(?:,\sand\s|\sand\s|\s&\s|,\s)){{1,5}}(?=[“\"‘'«„\w])"
    r"(?=.*(?:[,(\s](?:19|20)\d\d[a-z]?\)?[.,:;]?(?:\s?pp?\.\s?[\d–-]+\.?)?$|\bpp?\.\s?\d|\b[Vv]ol\.\s?\d|\b[Nn]o\.\s?\d|\d\s?\(\d+\)|\bdoi\b|https?:|\baccessed\b))"
    rf"|(?:{_WORD},?\s){{1,4}}(?:(?:and|&)\s(?:{_WORD},?\s){{1,4}})?\((?:19|20)\d\d[a-z]?\)[,.:]\s"
)
_TELLS = patterns.compile(r"\b(?:said|says|told|expressed|announced|was|were|has|had|will)\b")
_THANKED = patterns.compile(
    r"(?i:\bthanks (?:to|go to)|\bhat[ -]?tip(?: to)?:?|\bh/t:?|\btip of the hat to|\bspotted by)\s(?:(?:the|our|eagle-eyed|sharp-eyed|alert|attentive|kind|faithful|several|a)\s)*"
    rf"(?:(?:readers?|subscribers?|listeners?|colleagues?|friends?)\s)?(?P<who>{_WORD}(?:(?:,\sand\s|\sand\s|,\s|\s){_WORD}){{0,8}}?)(?=[.!;)]?$|[.!;)]\s|,?\s(?:who|for)\b)"
)
_OPENS_NOTE = patterns.compile(
    r"[*†‡•●▪–—-]*\s?(?:About the (?:authors?|writers?)\b|(?:The|This|Our) (?:authors?|writers?|reporter)\b|(?:The|This|Our) .{0,40}(?:interview|conversation) was\b|[Ii]nterview(?:ed)? by\b"
    rf"|{_RANK}{_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}{_WORD}){{1,4}}(?:,\s(?:an?|the|our)\s[^.]{{3,80}},)?"
    r"\s(?:is|are|covers?|writes?|teaches|reports?|reported|works|contributed|edits|tweets|hosts)\b)"
)
_OF_MAKERS = patterns.compile(
    r"\b(?:authors?|writers?|writes?|journalists?|correspondents?|editors?|reporters?|columnists?|fellows?|researche[rs]+|professors?|lecturers?|analysts?|scholars?|historians?"
    r"|photographers?|blogger|commentator|broadcaster|book|novel|memoir|podcast|newsletter|covers|teaches|reports|reported|contributed|conducted|interviewed|edited for|(?:his|her|their) own)\b"
)


def is_citation(line: str) -> bool:
    """True for a note that names a work: "[1] A. Ruiz, “Steel”, Naval Review, no. 7, 2023."."""
    return len(line) <= 400 and _CITED.match(line) is not None and not _TELLS.search(line)


def thanked(line: str) -> tuple[int, int] | None:
    """Where those stand in a line whom its writer thanks for a hint or a correction."""
    match = _THANKED.search(line) if len(line) <= 600 else None
    return match.span("who") if match else None


_SIGNED = patterns.compile(r"[.!?…]\)?\s(?:[–—]|--?)\s?(?P<who>[A-ZÀ-Þ][^.!?\"“”]{5,80})\.?$")


def signature(line: str) -> tuple[int, int] | None:
    """Where the name stands of who signs a paragraph behind its last sentence: "We go on at six. – Ana Ruiz, editor"."""
    match = _SIGNED.search(line, max(0, len(line) - 100)) if "–" in line or "—" in line or "-" in line else None
    credit = read(match["who"]) if match else None
    signs = credit is not None and not credit.ranked and are_somebody(credit.names)
    return match.span("who") if match and signs else None


_PLAIN = r"[A-ZÀ-ÞĀ-Ż](?:[\w'’‘ʻ-]+|\.)"
_MAKER = patterns.compile(
    r"(?:(?<=[.!?|]\s)|(?<=©\s)|^)(?:Editors?|Layout|Design|Text|Words|Photos?|Photographs?|Pictures?|Photography|Illustrations?|Graphics?|Maps?|Research|Translation|Translated|Edited|Producers?|Production"
    rf"|Reporting|Writing|Editing|Fact-checking|Sub-editing|Publisher|Inset|Cover(?:\s(?:image|photo|picture))?)(?:\s?:|\sby)\s(?P<who>{_PLAIN}(?:(?:,\s|\sand\s|\s&\s|\s(?:{_PARTICLE}\s)?){_PLAIN}){{1,6}})"
)
_TEASER = patterns.compile(
    r"[•●▪►>*-]*\s?(?:Opinion|Analysis|Comment|Commentary|Podcast|Watch|Listen|Video|Gallery|In pictures|Explainer|Long read|Profile|Most read|Most popular"
    r"|Related|Read(?: more| also| next)?|See also|Also read|More(?: on this| news| stories)?|Next week|Next issue|Coming up|Up next|In other news|Obituar(?:y|ies)|Letters)\s?(?:[:|–—]\s?|\s[-]\s).{3,140}"
)


_OWNED = patterns.compile(
    rf"(?:©\s?(?:(?:19|20)\d\d\s)?|\b(?:[Cc]opyright|Contributed|Supplied|Submitted|Handout|Courtesy)\b[:\s]?\s?(?:(?:19|20)\d\d\s)?(?:[^./()]{{0,50}}/\s?)?|\bfrom the desk of\s|\b[Bb]rought to you by\s|\b[Cc]urated by\s|\b[Hh]osted by\s|\b[Yy]our (?:editor|host|guide)(?:\sis)?,?\s)"
    rf"(?P<who>{_PLAIN}(?:\s(?:{_PARTICLE}\s)?{_PLAIN}){{1,3}})(?:\s(?:19|20)\d\d)?(?=[.,)\]]|\s[|/–-]|$)"
)
"""Whose picture or letter it is: "© Ana Ruiz 2019", "Contributed/Ana Ruiz", "from the desk of Ana Ruiz"."""


_SIGNS = (
    "©", "opyright", "Contributed", "Supplied", "Submitted", "Handout", "Courtesy", "the desk of", "to you by", "urated by", "osted by",
    "our editor", "our host", "our guide",
)  # fmt: skip
"""One of these stands in each text that says whose it is; most have none, which is seen faster."""


def owners(text: str) -> list[tuple[int, int]]:
    """Where the names stand of those whose picture or letter it is, in a short paragraph."""
    if len(text) > 300 or not any(map(text.__contains__, _SIGNS)):
        return []
    return [match.span("who") for match in _OWNED.finditer(text) if is_somebody(match["who"])]


def makers(text: str) -> list[tuple[int, int]]:
    """Where the names stand of who made an issue, among other sentences: "Not for sale. Editor: Ana Ruiz. Layout: Tom Lind"."""
    return (
        [match.span("who") for match in _MAKER.finditer(text)]
        if len(text) <= 600 and (":" in text or " by " in text)
        else []
    )


def is_teaser(line: str) -> bool:
    """True for a line at the end that points at another article: "Opinion: The forest that Lord Ode forgot"."""
    return _TEASER.fullmatch(line) is not None and line[-1:] != "."


_DASH = patterns.compile(r"\s?(?:[-–—|]|--|:)\s(?=[A-ZÀ-Þ\"“‘])")


def end_of_opening(text: str) -> int:
    """Where the words of a paragraph begin behind a place, an outlet and who reports: "Amman - Petra News - Ana Ruiz - ...";
    0 where it opens with no name."""
    ends = [match.start() for match in _DASH.finditer(text, 0, 140)]
    for end in reversed(ends):
        credit = read(text[:end])
        if (
            credit is not None
            and are_somebody(credit.names)
            and (credit.beside or credit.labelled)
            and not credit.ranked
        ):
            return end
    return 0


def is_about_the_author(line: str) -> bool:
    """True for a sentence as it stands at the end on those who wrote: "Ana Ruiz covers the navy", "The author is ..."."""
    return (
        len(line) <= 500
        and " thank" not in line
        and _OPENS_NOTE.match(line) is not None
        and _OF_MAKERS.search(line) is not None
    )


def are_of_makers(line: str) -> bool:
    """True for a line that tells of nobody but who made the article."""
    return read(line) is not None or is_about_the_author(line)

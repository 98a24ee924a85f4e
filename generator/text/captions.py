"""A line of text -> the caption in it, taken apart into caption, credit, byline, agency, date and place; None where it is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator import patterns

PAPERS = (
    r"Times|Post|News|Tribune|Herald|Guardian|Independent|Journal|Magazine|Gazette|Shimbun|Zeitung|Observer|Telegraph|Chronicle"
    r"|Globe|Mail|Star|Press|Examiner|Weekly|Daily|Monitor|Express|Inquirer|Enquirer|Dispatch|Courier|Bulletin|Standard|Mirror|Citizen"
    r"|Sentinel|Advertiser|Argus|Echo|Newswire|Wire|Lantern|Beacon|Advocate|Reporter|Messenger|Today|Online|Broadcasting|Review|Brief|Watch"
)
"""What the names of newspapers end with, as alternatives of a pattern."""
AGENCIES = (
    "Reuters|AP|Associated Press|The Associated Press|AFP|Agence France-Presse|EPA|EPA-EFE|EFE|Getty Images|Getty|Anadolu|"
    "Anadolu Agency|AA|TASS|Sputnik|RIA Novosti|KCNA|KNS|Korean Central News Agency|Yonhap|Kyodo|Kyodo News|Xinhua|DPA|dpa|"
    "ANSA|PA|PA Media|PA Wire|PA Images|Beta|Tanjug|Fonet|FoNet|HINA|Hina|MINA|CTK|ČTK|MTI|PAP|Ukrinform|UNIAN|Bloomberg|"
    "ZUMA|ZUMA Press|Shutterstock|Alamy|NurPhoto|SIPA|IRNA|ISNA|Press Association|Keystone|NTB|TT|Ritzau|Ritzau Scanpix|"
    "Scanpix|Lehtikuva|Belga|ANP|Imago|IMAGO|Magnum|Rex Features|VCG|Jiji|Jiji Press|Pixsell|Cropix|Profimedia|APA|"
    "picture alliance|Agencia EFE|LaPresse|UPI|CNP|WAFA|SANA|SPA|Petra|VNA|ANTARA|PTI|ANI|ISPR|DVIDS|Wikimedia Commons|"
    "Maxar|Maxar Technologies|Planet Labs|Planet Labs PBC"
)
_AGENCY = f"(?:{AGENCIES}|{AGENCIES.upper()})"
_LABEL = (
    r"(?:(?-i:[A-Z]{2,5}\s(?=PHOTO)))?(?:(?:file|archive|illustrative|handout|courtesy)\s)?"
    r"(?:photo(?:graph)?s?|foto|fotó|fotografija|fotografía|fotoğraf|picture|image|pic|bild(?:quelle)?|crédit photo|credit|courtesy"
    r"|фото|слика|снимка|φωτογραφία|φωτο|zdjęcie|zdroj|(?:photo\s)?illustration|ilustracija|screen(?:shot|grab)|infographic|graphic|collage)"
    r"(?:\s(?:by|credits?|courtesy(?:\sof)?|source))?"
)
# Glued to the last word of a caption ("Vladivostokphoto: Reuters"); other words end in these letters too.
_GLUED = patterns.compile(
    r"(?P<caption>.*?\w*[a-zà-ÿ](?<!\btele)(?<!\bTele))(?P<label>[Pp]hoto|[Ff]oto|PHOTO|FOTO|Photograph|Image|Picture|Pic|Bild|Credit)"
    r"\s?[:：]\s*(?P<credit>.{2,80})"
)
_LABELLED = patterns.compile(
    rf"(?P<caption>.*?)(?:(?<=^)|(?<=[\s,;.!?”\")/|(\[–—-]))(?<!\bFILE\s)(?<!\bFile\s)(?P<label>{_LABEL})\s?[:：]\s*(?P<credit>[^:]{{2,80}})",
    re.I,
)
_SALES = patterns.compile(r",?\s*(?:Acquire|Purchase)\sLicensing\sRights(?:,\sopens\snew\stab)?\.?$")
_COUNTER = patterns.compile(
    r"(?:[\[(](?:PHOTO|Photo(?:graph)?|Image|Picture|Pic)[\])]\s*|\[\d{1,2}/\d{1,2}\]\s*|\d{1,2}\sof\s\d{1,2}\s*\|\s*|(?:Image|Photo|PHOTO|Picture):\s+(?=\S+\s)|View image in fullscreen\s*)"
)
_RESTRICTION = r"(?:\s*[/–-]+\s*[^()\[\]]{0,60}\b(?:OUT|ONLY|NO SALES|NO ARCHIVES?)\b[^()\[\]]{0,90})?"
_BRACKETED = patterns.compile(
    rf"(?P<caption>.*?)\s*(?:\(For Use Only[^()]*\)\s*)?[(\[](?P<credit>[^()\[\]]{{2,90}})[)\]]\.?{_RESTRICTION}"
)
_STOP = r"(?P<caption>.*?[.!?”\"])"
_TAILED = patterns.compile(rf"{_STOP}\s*(?:[|/]\s*)?(?P<credit>[^.!?”\"]{{1,90}}(?:\.[^.!?”\"]{{1,40}}){{0,2}})\.?")
# Each says by its own words that it is a credit.
_FREE = (
    patterns.compile(
        rf"{_STOP}\s*(?P<credit>(?:Courtesy of|Handout (?:via|by|from)|(?:Satellite image )?©)\s?[^.]{{2,60}})\.?"
    ),
    patterns.compile(
        rf"{_STOP}\s*(?:Photo(?:graph)?|Image|Picture|Foto)s?\s(?:by|courtesy(?:\sof)?)\s(?P<credit>[A-Z][^.]{{2,60}})\.?"
    ),
    patterns.compile(
        r"(?P<caption>\w+\s.+?)\s*[/|]\s*(?:Photo|Foto|Image|Picture)\sby\s(?P<credit>[A-Z][^.]{2,60})\.?"
    ),
    patterns.compile(rf"{_STOP}\s*(?:Credit)+(?:\.\.\.|…)\s*(?P<credit>[^.]{{2,80}})\.?"),
    patterns.compile(rf"{_STOP}\s*[/|]\s(?P<credit>{_AGENCY}(?:-{_AGENCY})?)"),
    patterns.compile(
        rf"(?P<caption>\w+\s.+?)(?:,|\.|\s[-–—|])\s*(?:Photo|Foto|PHOTO|FOTO)\s(?P<credit>{_AGENCY}(?:\s?/\s?[^.]{{2,60}})?)"
    ),
    patterns.compile(
        rf"(?P<caption>(?:\w+\s.+?)?)(?:(?:^|\s*[-–—|]\s*)Copyright:?\s+)(?P<credit>{_AGENCY}(?:\sPhotos?)?(?:\s?/\s?[^.]{{2,60}})?)"
    ),
    patterns.compile(rf"{_STOP}\s*(?P<credit>Supplied)\.?"),
    patterns.compile(
        r"(?P<caption>\w+\s[^©]+?)[\s,|–—-]+(?P<credit>(?:Satellite image )?©\s*(?:\d{4}\s)?[A-Z][^.©]{2,60})\.?"
    ),
    patterns.compile(r"(?P<caption>)(?:Image|Photo) source, (?P<credit>[A-Z][^.]{1,60})"),
    patterns.compile(rf"(?P<caption>)(?P<credit>©\s?{_AGENCY}\s?/\s?[^.]{{2,60}})"),
    patterns.compile(rf"(?P<caption>)(?P<credit>©\s?[^./]{{2,40}}?\s?/\s?{_AGENCY})"),
)
_SIGNS = {
    **{mark: re.escape(mark) for mark in ("/", "|", "©", "—", "…", "...")},
    **{word: rf"\b{word}\s" for word in ("via", "VIA")},
    **{"ourtesy": "[Cc]ourtesy", "hoto": "[Pp]hoto", "Fo": "F[Oo][Tt][Oo]", "FO": "FO[Tt][Oo]"},
    **{word: word for word in ("Handout", "PHOTO", "Image", "Picture", "Crown", "Copyright", "Supplied")},
}
"""One of these patterns stands in the end of each line that carries a credit without a label; most lines have none, which
the plain part of each, its key, shows faster."""
_SIGN = patterns.compile("|".join(_SIGNS.values()))
_FOOTER = patterns.compile(r"\brights\sreserved|\bCopyright\s*©|^©(?!.*/)", re.I)

_OPENS_CREDIT = patterns.compile(
    r"^(?:(?:file\s|archive\s)?(?:photo(?:graph)?|image|picture|foto)(?:\scredit|\scourtesy)?(?:\s(?:by|of|from))?\s?:?\s+"
    r"|(?:file|archive|cr[eé]dit(?:\sphoto)?|bild|courtesy)\s?[:：]\s*)",
    re.I,
)
_RANK = patterns.compile(
    r"^(?:(?:Mass Communication Specialist|Petty Officer|Staff|Senior|Master|Tech|Technical|Chief|First|Second|Airman|Lance|"
    r"Gunnery|Sgt|Sergeant|Spc|Specialist|Pfc|Cpl|Corporal|Lt|Capt|Captain|Maj|Major|Class|1st|2nd|3rd|\d\w\w|Seaman|Pvt|"
    r"LPhot|AS1|PO)\.?\s)+"
)
_REGIMENT = patterns.compile(r"\s[A-Z]{2,5}$")
_OWNED = patterns.compile(
    r"^(?:Satellite image\s)?(?:©\s*|\(c\)\s*)?(?:(?:19|20)\d\d\s+)?|\s+(?:19|20)\d\d$|\s+TPX IMAGES OF THE DAY$"
)
_DATED = patterns.compile(r"\s*\([^()]*\d[^()]*\)$")
_IS_AGENCY = patterns.compile(rf"^{_AGENCY}(?:\s(?i:Photos?|Images?|Wire))?$")
_OUTLET = patterns.compile(
    r"^(?:The\s)?(?:(?:[A-Z][\w.'’&-]*\s){0,3}(?:Times|Post|News|Tribune|Herald|Guardian|Independent|Journal|Magazine|Gazette|Today"
    r"|Shimbun|Zeitung|Observer|Telegraph|Chronicle|Globe|Mail|Review|Star|Press|PRESS|Examiner|Weekly|Daily|Monitor|Economist|Express|Inquirer"
    r"|Dispatch|Courier|Bulletin|Standard|Mirror|Hindu|Jazeera|Arabiya|Television|TV|Radio|Broadcasting|Network|Media|Pictures|Photos?)"
    r"|(?:[A-Z][\w.'’&-]*\s){0,3}(?:Armed\sForces|Defen[cs]e\sForces?|Army|Navy|Air\sForce|Coast\sGuard|Marine\sCorps)"
    r"|THE\sCANADIAN\sPRESS|China\sDaily|Politico|POLITICO|Storyful|Unsplash|Pixabay|iStock|Depositphotos|Flickr|Flash90|FLASH90"
    r"|(?:ABC|BBC|CBC|CBS|CNN|CTV|NBC|NPR|PBS|VOA|RFE|DW|ITV|RTE|NHK|KBS|SBS|MBC|ZDF|ARD|ORF|SRF|RTS|RTL|RFI|AAP|RNZ)(?:\sNews)?)$"
)
"""Papers and stations, by the words they are named with: whose photographer is named beside them."""
_SPEAKS_OF_A_PHOTO = patterns.compile(
    rf"^(?:{_AGENCY}\s?/|{_AGENCY}\s(?:Photo|via)\b|via\s{_AGENCY}$|(?:Photo|Image|Picture|Foto)\s?(?:by\b|credit\b|courtesy\b|:)|"
    r"(?:File|Archive)\s(?:Photo|Image)|Handout\b|Courtesy\b|©|[A-Z][\w. ]{1,40}\s(?:photo|image)(?:\sby\s|\s?/|$)|"
    r"[^©]{2,30}\s©|(?-i:Supplied)(?:$|:)|.{0,40}\bCrown\sCopyright\b)",
    re.I,
)
_PIECES = patterns.compile(
    r"\s+via\s+|^via\s+|\s*[/|—]\s*|,\s+|:\s+|\s+(?:photo|image|video|graphic)\s+by\s+|\s+for\s+(?=The\b|[A-Z])", re.I
)
_NO_NAME = patterns.compile(
    r"\b(?:Handouts?|Pool|File|Archive|Photos?|Service|Ministry|Office|Press|Museum|Images?|Courtesy|Agency|News|Government|"
    r"Army|Navy|Force|Party|Council|University|Institute|YouTube|Facebook|Twitter|Telegram|Instagram|Screen(?:shot|grab)|Printscreen|Copyright|Crown|MOD|House|Kremlin|Staff|Sinmun|Pix|Affairs|Headquarters|Cent(?:er|re)|Source|Labs|Technologies|"
    r"Department|Embassy|Command|Forces|Corps|Guard|Police|Parliament|Presiden\w+|Cabinet|Municipality|Republic|Nations|Union|"
    r"Company|Corporation|Group|Collection|Library|Club|Foundation|Association|Federation|Wikimedia|Commons|Google|Earth)\b",
    re.I,
)
_NAME = patterns.compile(r"^(?:[A-ZÀ-Þ][\w.'’-]*\s+){1,3}(?:(?:de|da|van|von|der|al|bin|del|di)\s+)*[A-ZÀ-Þ][\w'’-]+$")
_SOURCE_WORDS = frozenset(
    "press service office archive archives private personal public domain album collection ministry government police army navy forces agency "
    "department embassy cabinet council museum team club company staff social media network networks page profile account channel website "
    "screenshot video illustration arhiva privatna".split()
)  # fmt: skip
"""What a credit may say in small letters; any other small word makes it a sentence."""
_REPORTS = patterns.compile(r"\b(?:said|says|reported|told|according|confirm|promised)\b")
_OFFICE = patterns.compile(
    r"[A-ZÀ-Þ][^()]{2,60}\b(?:Office|Press Service|Service|Ministry|Staff|Administration|Command|Telegram|Facebook|Government)"
    r"(?:\s?/\s?(?:Facebook|Telegram|X|Twitter|Handout))?"
)
_SHOWS = patterns.compile(
    r"\A(?!.*\b(?:is|are|was|were|has|have|had|will|would|could|may|might)\b(?!\s(?:seen|pictured|shown)))"
    r".*\b(?:at|in|on|with|during|after|near|outside|inside|seen|pictured|shown)\s[^.]*\b(?:19|20)\d\d\.?\Z"
)
"""Words of a picture: no verb but "is seen", and the day at the end."""
_COURTESY = patterns.compile(r"\bcourtesy(?:\sof)?\s?:?\s*$", re.I)
_SMALL = frozenset("via by for of the from and photo photos image handout file pool courtesy stringer de da van von der al bin del di du dpa picture alliance".split())  # fmt: skip
_ASIDE = patterns.compile(r"[a-zà-ÿ]\s+$")


@dataclass(frozen=True, slots=True)
class CaptionParts:
    """``text`` is the caption without its credit, at ``[0, len(text))`` of the stripped line."""

    text: str
    credit: str
    byline: str | None
    agency: str | None
    credit_start: int
    credit_end: int


_WRITTEN_BY = patterns.compile(r"(?:Words|Text|Story)(?::| by)\s")


def take_apart(line: str) -> CaptionParts | None:
    """The parts of a line that carries a photo credit ("..., Photo: Reuters", "(AP Photo/Name)"); else None.

    >>> take_apart("Putin in Vladivostokphoto: Reuters").credit
    'Reuters'
    """
    if len(line) > 600 or _WRITTEN_BY.match(line):
        return None
    if "ights" in line:
        line = _SALES.sub("", line)
    if line[:1] in ("*", "_") and line[-1:] == line[:1]:
        return _shifted(line)
    parts = next((parts for rule in _RULES if (parts := rule(line)) is not None), None)
    return None if parts and len(_SENTENCE_END.findall(parts.text)) > _MOST_SENTENCES else parts


# "... The first will sail in 2029. Photo: Kongsberg": a paragraph of the article that a credit is glued to.
_SENTENCE_END = patterns.compile(r"[a-z\d)][.!?][\"”’]?\s+[A-ZÀ-Þ\"“]")
_MOST_SENTENCES = 4


def _shifted(line: str) -> CaptionParts | None:
    """Of a line that Markdown sets in italics."""
    inner = line.lstrip("*_")
    parts = take_apart(inner.rstrip("*_"))
    moved = len(line) - len(inner)
    return parts and replace(parts, credit_start=parts.credit_start + moved, credit_end=parts.credit_end + moved)


def _bracketed(line: str) -> CaptionParts | None:
    match = _BRACKETED.fullmatch(line) if "(" in line or "[" in line else None
    if match is None:
        return None
    issued = _OFFICE.fullmatch(match["credit"]) and _SHOWS.search(match["caption"]) and not _REPORTS.search(line)
    return _parts(match) if issued or _is_credit(match["credit"]) else None


def _tailed(line: str) -> CaptionParts | None:
    tail = line[-160:]
    if not (any(map(tail.__contains__, _SIGNS)) and _SIGN.search(tail)) or _FOOTER.search(line):
        return None
    free = next((match for rule in _FREE if (match := rule.fullmatch(line))), None)
    match = free or _TAILED.fullmatch(line)
    if match is None or _REPORTS.search(match["credit"]):
        return None
    words = match["credit"]
    if not free and ":" in words and not _SPEAKS_OF_A_PHOTO.match(words):  # a label's
        return None
    return _parts(match) if free or (_is_credit(words) and _names_only(words)) else None


def _labelled(line: str) -> CaptionParts | None:
    if ":" not in line and "：" not in line:
        return None
    match = _LABELLED.fullmatch(line) or _GLUED.fullmatch(line)
    if match is None or len(match["credit"].split()) > 9 or _REPORTS.search(match["credit"]):
        return None
    # "He pointed at the photo: a man" goes on with the sentence.
    goes_on = match["label"].islower() and _ASIDE.search(match["caption"]) and not match["credit"][0].isupper()
    # "Picture: what the numbers say" is a heading, "PHOTO: Ode comes to Varnay" a caption without a credit.
    heading = not match["caption"].strip() and (
        _DRAWN.match(match["label"]) or not _names_only(match["credit"], _SOURCE_WORDS)
    )
    return None if goes_on or heading else _parts(match)


_DRAWN = patterns.compile(r"(?:photo\s)?illustration|ilustracija|screen|infographic|graphic", re.I)
_THIS_PHOTO = (
    r"(?:FILE\b|(?:In\s)?[Tt]his\s(?:[\w,'’-]+\s){0,6}(?:photo(?:graph)?|image|screen(?:shot|grab)|(?:frame|video)\s?grab)\b"
    r"|An?\s(?:[\w-]+\s){0,2}(?:photo(?:graph)?|image|screen(?:shot|grab))\s(?:shows|taken|released|provided)\b)"
)
_PLACES = (
    r"(?:\(?(?:From\s)?L(?:-R|\sto\sR)?\)|[Ff]rom\s(?:left|right)[,:\s]|Left\sto\sright"
    r"|.{2,200}(?:\s\((?:L|R|C|left|right|cent(?:er|re))\)|,\s(?:second\sfrom\s|far\s|second\s)?(?:left|right|cent(?:er|re)),))"
)
_ALONE = rf"{_AGENCY}(?:[-/]{_AGENCY})?"
_AGENCY_ALONE = (
    patterns.compile(
        rf"(?=(?:{_THIS_PHOTO}|{_PLACES}))(?P<caption>.*?[.!?”\")])\s*(?:\(For Use Only[^()]*\)\s*)?[(\[](?P<credit>{_ALONE})[)\]]\.?"
    ),
    patterns.compile(rf"(?={_THIS_PHOTO})(?P<caption>.*?[.!?”\")])\s*(?P<credit>{_ALONE})\.?"),
)
"""In a line that speaks of its picture, an agency alone is whose picture it is, not whose report."""


_LAST_WORD = patterns.compile(r"[\s(\[./\"”-]")
_LAST_WORDS = frozenset(_LAST_WORD.split(agency)[-1] for agency in f"{AGENCIES}|{AGENCIES.upper()}".split("|"))
_ENDS_IN_ONE = patterns.compile(rf"(?:^|[\s(\[./\"”-]){_AGENCY}$")


def _of_an_agency(line: str) -> CaptionParts | None:
    tail = line[-40:].rstrip(" .)]")
    if _LAST_WORD.split(tail)[-1] not in _LAST_WORDS or not _ENDS_IN_ONE.search(tail):  # most lines
        return None
    match = next((match for rule in _AGENCY_ALONE if (match := rule.fullmatch(line))), None)
    return None if match is None or _REPORTS.search(match["caption"]) else _parts(match)


_PERSON = r"[A-ZÀ-Þ][\w.'’-]+(?:\s[A-ZÀ-Þ][\w.'’-]+){1,3}"
_OPENED = patterns.compile(
    r"(?P<caption>[\[(]?(?:PHOTO|Photo(?:graph)?|Image|Picture|Pic)(?:\scaption)?[\])]?\s?:?\s.+?)"
    rf"(?:\s\|\s(?P<bar>[^|/]{{2,40}}\s?/\s?[^|/]{{2,40}})|\s*[(\[](?P<credit>[^()\[\]/]{{2,50}}/[^()\[\]/]{{2,50}})[)\]]|(?:,|\s=)?\s(?:photographed|pictured|taken)\sby\s(?P<by>{_PERSON}))\.?"
)
_OWNER = patterns.compile(rf"(?:Image|Photo|Picture|Foto)s?\s?©\s?(?P<credit>{_PERSON})(?:,\s[^.:]{{2,60}})?\.?")


def _opened(line: str) -> CaptionParts | None:
    """Of a line that says at its beginning that it is of a photo: "(Photo) ... (Hanbit/Ana Ode)", "Image © Tom Ode, Kiel"."""
    if not line.lstrip("[(").startswith(("PHOTO", "Photo", "Image", "Picture", "Pic", "Foto")):
        return None
    owner = _OWNER.fullmatch(line)
    if owner is not None:
        return CaptionParts("", owner["credit"], owner["credit"], None, *owner.span("credit"))
    match = _OPENED.fullmatch(line)
    if match is None:
        return None
    group = next(name for name in ("credit", "bar", "by") if match[name])
    byline, agency = (match["by"], None) if match["by"] else split_credit(match[group])
    return CaptionParts(match["caption"].rstrip(" ,"), match[group], byline, agency, *match.span(group))


_RULES = (_bracketed, _tailed, _labelled, _of_an_agency, _opened)


def _is_credit(words: str) -> bool:
    """True for what brackets hold only where a photo is meant; a bare "(AFP)" may be the report's source."""
    if _REPORTS.search(words):
        return False
    return _SPEAKS_OF_A_PHOTO.match(words) is not None or _has_agency(words)


def _has_agency(words: str) -> bool:
    """True where an agency is one of several parts: "Name/AFP", "REUTERS/Name", "AFP via Getty Images". A comma alone
    joins a name and an agency, for two agencies may be the sources of a report; a paper stands behind a name."""
    pieces = _pieces(words)
    if len(pieces) < 2 or pieces[0] == "Source" or (":" in words and not _names_only(words)):
        return False
    agencies = [piece for piece in pieces if _IS_AGENCY.match(piece)]
    joined = re.search(r"via|[/|—]", words) is not None
    if agencies:
        return len(agencies) < len(pieces) or joined
    named = any(map(_OUTLET.match, pieces[1:])) and _photographer(pieces[0]) is not None
    by_paper = _OUTLET.match(pieces[0]) is not None and _photographer(pieces[-1]) is not None
    return (named and (joined or " for " in words)) or (by_paper and (joined or ":" in words))


def _names_only(words: str, also: frozenset[str] = frozenset()) -> bool:
    """True where no word is one of a sentence: "Reuters/Ipsos polled a thousand" is none but has an agency."""
    found = re.findall(r"[^\s/|—,:()\[\]]+", words)
    return all(not word[0].islower() or word.lower() in _SMALL or word.lower() in also or "." in word for word in found)


def _parts(match: re.Match[str]) -> CaptionParts | None:
    text = match["caption"].rstrip(" ,;|/([–—-")
    if match["caption"].endswith(".") and not text:
        return None
    start, end = match.span("credit")
    credit = _closed(match["credit"])
    if opening := _OPENS_CREDIT.match(credit):
        start, credit = start + opening.end(), credit[opening.end() :]
    leading = len(credit) - len(credit.lstrip(" |/–—-"))
    credit = credit[leading:].strip()
    if not credit:
        return None
    byline, agency = split_credit(credit)
    if _COURTESY.search(match.string, 0, start):  # whose it is, not who took it
        byline = None
    return CaptionParts(text, credit, byline, agency, start + leading, min(end, start + leading + len(credit)))


def _closed(credit: str) -> str:
    """Up to the bracket that was opened before it: "KCNA (May 1, 2024)" but "Name" of "Name)"."""
    end = credit.find(")")
    if end >= 0 and "(" not in credit[:end]:
        credit = credit[:end]
    return credit.rstrip(" .]")


def credit_alone(line: str) -> CaptionParts | None:
    """The credit that is all of a line below its caption and says nothing of a photo: "Name/AFP"."""
    if len(line) > 90 or not (re.search(r"\bvia\b|[/|—]", line) and _has_agency(line) and _names_only(line)):
        return None
    return CaptionParts("", line, *split_credit(line), 0, len(line))


def uncounted(caption: str) -> str:
    """The caption without its number in a gallery, and without the word for a picture that a portal puts first.

    >>> uncounted("[1/3] Ode speaks")
    'Ode speaks'
    """
    return caption[match.end() :] if (match := _COUNTER.match(caption)) else caption


def agency_alone(line: str) -> CaptionParts | None:
    """An agency that is all of a line: a credit only below a caption that stands there twice, as text and as alt text."""
    return CaptionParts("", line, None, line, 0, len(line)) if _IS_AGENCY.match(line) else None


def may_be_a_caption(line: str) -> bool:
    """True for the words above a credit that stands alone: few, and no report."""
    return len(line) <= 200 and len(line.split()) > 2 and not _REPORTS.search(line)


def below_a_source(lines: Sequence[str]) -> str | None:
    """The caption in the lines that follow "Image source, ...".

    >>> below_a_source(["Image caption, Ferries wait at the port"])
    'Ferries wait at the port'
    >>> below_a_source(["Image caption,", "Ferries wait at the port"])
    'Ferries wait at the port'
    """
    if not lines or not lines[0].startswith("Image caption,"):
        return None
    return lines[0].removeprefix("Image caption,").strip() or next(iter(lines[1:]), None)


_ACCOUNT = patterns.compile(
    r"(?:Twitter|X|Facebook|Instagram|Telegram|TikTok|YouTube|Youtube|VK|Weibo|Truth Social|LinkedIn|Threads)$"
)


def split_credit(credit: str) -> tuple[str | None, str | None]:
    """Who took the picture, and the agency it came through.

    >>> split_credit("Jane Doe/AFP via Getty Images")
    ('Jane Doe', 'AFP via Getty Images')
    >>> split_credit("U.S. Navy photo by Petty Officer 2nd Class Jane Doe")
    ('Jane Doe', None)
    """
    pieces = _pieces(credit)
    agencies = [piece for piece in pieces if _IS_AGENCY.match(piece)]
    people = [name for piece in pieces if piece not in agencies and (name := _photographer(piece))]
    if any(map(_ACCOUNT.match, pieces)):  # whose account it is, not who took it
        people = []
    agency = " via ".join(dict.fromkeys(re.sub(r"(?i) photos?$", "", piece) for piece in agencies)) or None
    return (people[0] if people else None), agency


def _pieces(credit: str) -> list[str]:
    """The names in a credit, without signs and years of copyright."""
    plain = (
        _OWNED.sub("", piece.strip()).strip()
        for piece in _PIECES.split(_OWNED.sub("", _DATED.sub("", credit)))
        if piece
    )
    return [piece for piece in plain if piece]


def _photographer(piece: str) -> str | None:
    name = _RANK.sub("", piece)
    name = _REGIMENT.sub("", name) if name != piece else name
    is_person = (
        _NAME.match(name) and not _NO_NAME.search(name) and not _OUTLET.match(name) and not name.startswith("The ")
    )
    return name if is_person else None


# ---------------------------------------------------------------- what a caption says of itself

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_DAY = patterns.compile(
    rf"\b(?:{_MONTH}\s\d{{1,2}}(?:,\s\d{{4}})?|\d{{1,2}}\s{_MONTH}(?:,?\s\d{{4}})?|{_MONTH}\s\d{{4}}|\d{{4}}-\d\d-\d\d)\b",
    re.I,
)
_DATELINE = patterns.compile(
    r"^(?!FILE\b|PHOTO\b|FOTO\b|HANDOUT\b|UNDATED\b|WATCH\b|VIDEO\b)(?P<place>[A-ZÀ-Þ]{3,}[A-ZÀ-Þ '’-]*(?:,\s[A-ZÀ-Þ][\w. ]{1,30})?)\s?(?:[-–—:]|,\s(?=[A-Z][a-z]+\s\d))"
)


def day_in(caption: str) -> str | None:
    """The day a caption prints, as printed; None where it prints none or several.

    >>> day_in("Jane Doe in Varnay, March 3, 2024.")
    'March 3, 2024'
    """
    found = sorted({match.group() for match in _DAY.finditer(caption)}, key=len)
    longest = found[-1] if found else ""  # "OSLO - JUNE 04: Ode speaks on June 04, 2024"
    return longest if longest and all(longest.casefold().startswith(day.casefold()) for day in found) else None


def dateline_of(caption: str) -> str | None:
    """The place in capitals that opens an agency's caption: "SEOUL, South Korea - Soldiers march".

    >>> dateline_of("SEOUL, South Korea - Soldiers march")
    'SEOUL, South Korea'
    """
    match = _DATELINE.match(caption)
    return match["place"].strip() if match else None


_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_NO_DAY = rf"(?!(?:{_MONTH}\s|{_WEEKDAY}\b))"
_PROPER = rf"{_NO_DAY}[A-ZÀ-Þ][\w'’-]+(?:\s{_NO_DAY}[A-ZÀ-Þ][\w'’.-]+){{0,2}}"
_PLACE_NAME = rf"(?P<place>{_PROPER}(?:,\s{_PROPER}){{0,2}})"
_BEFORE_DAY = patterns.compile(
    rf"\b(?:in|near|outside)\s{_PLACE_NAME},?\s(?:on\s)?(?:{_WEEKDAY},?\s)?(?={_DAY.pattern})"
)
_BEHIND_DAY = patterns.compile(rf"(?:{_DAY.pattern}),?\sin\s{_PLACE_NAME}(?=[.,;]|$)")


def place_in(caption: str) -> str | None:
    """The place a caption prints as its dateline, or beside its day; None where it prints none or several.

    >>> place_in("Ode speaks in Varnay, Norway, Tuesday, June 4, 2024.")
    'Varnay, Norway'
    """
    if dateline := dateline_of(caption):
        return dateline
    found = {m["place"] for pattern in (_BEFORE_DAY, _BEHIND_DAY) for m in pattern.finditer(caption)}
    return found.pop() if len(found) == 1 else None


# ---------------------------------------------------------------- who stands where

_SIDE = r"(?:far\s|extreme\s|top\s|bottom\s|front\s|back\s)?(?:left|right|cent(?:er|re)|middle)"
_ORDINAL = r"(?:second|third|fourth|fifth|2nd|3rd|4th|5th|first|1st)"
_PLACE = rf"(?:{_ORDINAL}\s(?:from\s(?:the\s)?)?(?:left|right)|on\sthe\s(?:left|right)|at\s(?:left|right|cent(?:er|re))|{_SIDE})"
_AFTER_NAME = patterns.compile(
    rf"(?:,\s(?:(?:seen|pictured|shown|standing|seated|sitting)\s)?(?P<said>{_PLACE})(?=[,.;]|\s(?:and|with|of|in|at|on|by|speaks?|shakes?|walks?|greets?|meets?|talks?|is|looks?)\b|$)"
    rf"|\s\((?P<held>{_PLACE}|L|R|C|l|r|c)\))",
    re.I,
)
_LETTERS = {"l": "left", "r": "right", "c": "center"}
_IN_ORDER = patterns.compile(
    r"(?:(?:seen|pictured|shown),?\s)?(?<!\bto\s)(?:from\s(?:the\s)?(?P<side>left|right|(?-i:[LR])\b)(?:\sto\s(?:left|right))?"
    r"|(?P<first>left|right)\sto\s(?:left|right)|\(?(?P<letter>l)\s?(?:[-–]|to)\s?r\)?)\)?\s?(?:are\s)?[:,]?\s?",
    re.I,
)
_COUNTED = ("{}", "second from {}", "third from {}", "fourth from {}", "fifth from {}", "sixth from {}")
_OPPOSITE = {"left": "right", "right": "left"}


def positions(caption: str, names: Sequence[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """Where each of ``names`` (spans in ``caption``, in order) stands in the picture, as far as the caption says.

    >>> positions("Ode, second left, with Lund (R)", [(0, 3), (23, 27)])
    {(0, 3): 'second from left', (23, 27): 'right'}
    """
    found = dict(_said_after(caption, names))
    for order in _IN_ORDER.finditer(caption):
        listed = [name for name in names if name not in found]
        row = _row_after(caption, order.end(), listed) or _row_before(caption, order.start(), listed)
        if len(row) > 1:
            side = (order["side"] or order["first"] or "left").lower()
            side = _LETTERS.get(side, side)
            found |= dict(zip(row, _counted(side, len(row)), strict=True))
    return found


def _counted(side: str, count: int) -> list[str]:
    """The places of ``count`` people from ``side`` to the other."""
    return [*(_COUNTED[min(at, 5)].format(side) for at in range(count - 1)), _OPPOSITE[side]]


def _said_after(caption: str, names: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], str]]:
    for name in names:
        if match := _AFTER_NAME.match(caption, name[1]):
            printed = (match["said"] or match["held"]).lower()
            yield name, _plain(_LETTERS.get(printed, printed))


def _plain(printed: str) -> str:
    words = (
        re.sub(r"\b(?:from|the|on|at|far|extreme)\s", "", printed)
        .replace("centre", "center")
        .replace("middle", "center")
    )
    count, _, side = words.rpartition(" ")
    counts = {"2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth", "1st": "", "first": ""}
    count = counts.get(count, count)
    return f"{count} from {side}" if count in ("second", "third", "fourth", "fifth") else words if count else side


def _row_after(caption: str, start: int, names: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    row: list[tuple[int, int]] = []
    at = start
    for name in names:
        if name[0] < start:
            continue
        between = caption[at : name[0]]
        if (
            len(between.split()) > (5 if not row else 9)
            or re.search(r"[.;:]\s", between)
            or (row and not re.match(r"\s?,|\sand\b", between))
        ):
            break
        row.append(name)
        at = name[1]
    return row


def _row_before(caption: str, end: int, names: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The list that "(from left)" closes."""
    row: list[tuple[int, int]] = []
    at = end
    for name in reversed([name for name in names if name[1] <= end]):
        between = caption[name[1] : at]
        if (not row and between.strip(" (,")) or (
            row and not re.fullmatch(r",\s(?:and\s)?[^.;:]{0,60}|\sand\s[^.;:]{0,60}", between)
        ):
            break
        row.insert(0, name)
        at = name[0]
    return row

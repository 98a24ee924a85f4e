"""A line of a pasted article -> why it is not part of the article, or None; and the notices it may carry."""

from __future__ import annotations

import re

from generator import patterns

_CREDITED = (
    r"(?-i:[A-ZÀ-Þ])[\w.'’-]{0,30}|and|in|at|by|for|from|with|of|the|additional|reporting|writing|editing|edited|translated|"
    r"compiled|production|graphics?|research"
)
_OF_A_NAME = r"(?::| by) (?-i:[A-ZÀ-Þ])[\w'’-]{1,20}(?: (?-i:[A-ZÀ-Þ])[\w'’-]{1,20}){1,3}\.?"
_EDITOR = r"[A-ZÀ-Þ][\w'’-]{1,20}(?: [A-ZÀ-Þ][\w'’-]{1,20}){1,3}"
# Each rule matches a whole line. A line that only resembles one of them stays in the article.
_RULES: tuple[tuple[str, str], ...] = (
    ("view counter", r"(?:views?|reads?|hits|viewed|page ?views)\s*:\s*[\d.,  ]+"),
    ("view counter", r"[\d.,  ]+\s*(?:views?|reads?|shares?|likes?)(?:\W+[\d.,]+\s*(?:comment(?:s|\(s\))?|shares?|likes?))*\W*"),
    ("comment counter", r"(?:[\d.,]+\s*comment(?:s|\(s\))?|comments? \(?\d+\)?|leave a comment|no comments)\W*"),
    ("pointer to a video", r"(?:bonus|related|watch(?: the)?(?: full)?)\s*video\s*:?.{0,80}|video\s*:|watch\s*:.{0,80}"),
    ("pointer to another article", r"(?:read (?:also|more|next)|see also|also read|related(?: articles?| stories| news)?|more on this(?: story| topic)?|don't miss|recommended(?: for you)?|more from .{1,40}|you may also like)\s*(?::.{0,160})?"),
    ("sharing link", r"(?:share(?: this)?(?: article| story)?(?: on| via)?(?:\W*(?:facebook|twitter|x|whatsapp|linkedin|telegram|viber|email|e-mail|reddit|copy link))*|(?:facebook|twitter|whatsapp|linkedin|telegram|viber|e?-?mail|reddit|print|copy link|save)(?:[\s|·,/]+(?:facebook|twitter|x|whatsapp|linkedin|telegram|viber|e?-?mail|reddit|print|copy link|save))*|tweet|follow us(?: on .{1,60})?)\W*"),
    ("advertisement", r"(?:advertisements?|sponsored(?: content)?|ad|story continues below(?: advertisement)?|article continues (?:below|after) (?:this )?(?:ad|advertisement))\W*"),
    ("subscription offer", r"(?:subscribe(?: (?:now|today|to .{1,80}))?|sign up (?:for|to) .{1,100}newsletter.{0,60}|get .{1,60}newsletter.{0,60}|log ?in|sign in|register|already a subscriber\?.{0,40})\W*"),
    ("cookie notice", r"(?:we|this (?:site|website)) uses? cookies.{0,200}|accept (?:all )?cookies.{0,40}"),
    ("copyright line", r"(?:©|copyright)\s.{0,160}|\(c\)\s(?=.{0,60}\b(?:19|20)\d\d\b|[^.]{3,40}$).{0,160}|all rights reserved.{0,120}|.{0,80}all rights reserved\.?"),
    ("e-mail header", r"(?:from|to|cc|bcc|sent|subject|reply-to|date):\s.{1,200}"),
    ("e-mail greeting", r"(?:fyi|see below|hi|hello|dear (?:all|colleagues|team|sir or madam|(?-i:[A-Z])\w+)|all|thanks|many thanks|(?:best|kind|warm) regards|regards|best wishes|cheers)\b(?:\W+(?:all|team|colleagues|everyone|see below|below|again|in advance)){0,2}\W*"),
    ("navigation", r"(?:home|news|world|politics|sport|business|opinion|culture|menu|search)(?:\s*[|>»/·]\s*[A-Z][\w &]{1,24}){1,8}|local news(?:\s*[|>»/·]\s*[A-Z][\w &]{1,24}){0,4}|(?-i:[A-Z])[\w.-]{2,40}(?:\s[>»›]\s[A-Z][\w &'’-]{1,40}){2,6}|skip to (?:main )?content|back to top"),
    ("who reported and edited", rf"[(\[*—–-]?\s?(?:(?:additional|further|with) )?(?:reporting|writing|editing|written|edited|compiled|translated|graphics?|research)(?: and [a-z]+)? by (?-i:[A-ZÀ-Þ])[\w.'’-]{{0,30}}(?:[,;:]?\s(?:{_CREDITED}))*+[.;]?[)\]]?"),
    ("who reported and edited", rf"(?:words|text|story|research){_OF_A_NAME}(?:\s(?:words|text|photographs?|photos?|pictures|research|illustrations?){_OF_A_NAME}){{0,2}}"),
    ("who reported and edited", r"(?:our|the) reporters?: (?-i:[A-ZÀ-Þ]).{2,200}"),
    ("who reported and edited", rf"(?-i:{_EDITOR}) (?:edits|writes|compiles|produces|curates) (?:the )?(?-i:[A-ZÀ-Þ][\w'’-]*)(?: (?-i:[A-ZÀ-Þ][\w'’-]*)){{0,4}}\.(?: (?:research|editing|design|production|text|illustration)s?{_OF_A_NAME})*"),
    ("who reported and edited", rf"(?:portraits?|illustrations?|cartoons?|graphics?|photos?|photographs?|pictures?) by (?-i:(?:[A-Z][\w.]+ |\d\w\w ){{0,5}}{_EDITOR})(?: for (?:the )?(?-i:[A-Z]).{{2,60}})?\.?"),
    ("who reported and edited", rf"\((?:web |online |copy |desk )?editors?\s?: (?-i:{_EDITOR})(?:, (?-i:{_EDITOR}))*\)"),
    ("who reported and edited", rf"(?:interview|questions)(?::| by) (?-i:{_EDITOR})\.?"),
    ("who reported and edited", r"[—–-]?\s?with files from (?-i:[A-ZÀ-Þ]).{2,120}"),
    ("note to editors", r"\((?:ATTN|EDS|ATTENTION|EDITORS)\b.{2,220}\)"),
    ("reporter's contact", r"(?-i:[A-ZÀ-Þ])[\w.'’-]+(?: (?-i:[A-ZÀ-Þ])[\w.'’-]+){1,3}, [^@.]{2,80}, (?:tel|phone|mobile|mob|cell)\.?:? ?\+?[\d ()-]{6,20},? .{0,80}@.{3,60}"),
    ("who reported and edited", r"\((?-i:[A-Z])[\w ]{2,40} bureau, (?-i:[A-Z])[\w.'’-]+(?: (?-i:[A-Z])[\w.'’-]+){1,2}\)"),
    ("who reported and edited", r"(?-i:[A-ZÀ-Þ]).{2,200} contributed to this (?:report|story|article)\.?"),
    ("contact for the press", r"(?:(?:for )?(?:press|media|news|general|further|more|additional)(?: (?:and|or) (?:press|media|general))? )?(?:contacts?(?: persons?)?|[ei]nquir(?:y|ies)|queries|information)\s?:\s.{2,200}|for (?:(?:more|further|additional) information|(?:(?:press|media|further|general) )?(?:[ei]nquiries|queries)),? (?:please )?contact\W.{2,200}"),
    ("who reported and edited", r"(?=.*/)(?-i:(?:[a-z]{2,5}[-/]){1,6}[a-z]{2,5}|(?:[A-Z][A-Za-z]{1,6}/){1,4}[A-Z][A-Za-z]{1,6}\s*(?:\d+/\d+)?)"),
    ("reporter's contact", r"(?-i:[A-Z]).{2,60} can be (?:reached|contacted) (?:at|on|via) (?=.*[@\d]).{3,160}|(?:follow|contact|e-?mail) (?:him|her|them|me|(?-i:[A-Z])[\w.'’-]+ (?-i:[A-Z])[\w.'’-]+) (?:on|at|:).{2,80}"),
    ("agency's standards", r"our standards: .{2,80}"),
    ("disclaimer", r"[(\[*]*(?:the )?(?:opinions?|views?|comments?|positions?|content)\b(?!.*\b(?:said|says|told)\b).{0,120}\b(?:(?:is|are) (?:not necessarily|those of|the (?:sole )?responsibility)|(?:do|does) not (?:necessarily )?(?:reflect|represent|constitute)).{0,160}"),
    ("disclaimer", r"this (?:e-?mail|message|communication)\b(?!.*\bsaid\b).{0,60}\b(?:confidential|privileged|intended (?:solely|only))\b.{0,160}"),
    ("disclaimer", r"this (?:press|news) release (?:contains|includes|may contain) .{0,20}forward[- ]looking .{0,200}"),
    ("subscription offer", r"(?:support (?:us|our (?:work|journalism|newsroom)|(?-i:[A-Z])[\w ]{1,30}?)\W+(?:or|and)\W+)?become (?:our|a|an) (?:patron|member|subscriber|supporter|sponsor)s?\b.{0,40}"),
    ("subscription offer", r"(?:free|our|the) (?:daily|weekly|morning|evening)(?: e-?mail)? (?:newsletter|briefing|digest)\W*|(?:daily|weekly|morning|evening) newsletter\W*|sign up (?:to|for) (?-i:[A-Z])[\w’']*(?: (?-i:[A-Z])[\w’']*){0,5}"),
    ("subscription offer", r"(?:join|follow|find|like|watch) (?:us|our (?:channel|group|page)|.{2,30} channel)\W*\b(?:on|at|in)\b .{1,80}|download (?:the|our) .{0,30}\bapp\b.{0,60}|donate(?: now)?\W*|support us\W*"),
    ("end mark", r"[(\[–-]*\s*(?:(?-i:END|ENDS|End|Ends|ends|MORE|30))\s*[)\]–-]*|#{2,4}"),
    ("separator", r"[\s_*~=#•·.—–-]{3,}"),
    ("image reference", r"!\[[^\]]*\]\([^)]*\)"),
    ("link", r"\[[^\]]{1,60}\]\([^)\s]*\)\W*|(?:(?:link|url|permalink)\s*:\s*)?(?:https?://|www\.)\S+"),
    ("press release label", r"(?:for immediate release|embargoed (?:until|for) .{3,60}|(?:press|media|news) (?:release|statement)(?: (?:no\.?|number|ref\.?:?))? ?[\d/-]*|(?-i:SOURCE) (?-i:[A-Z]).{2,60})\W*"),
    ("forwarded message", r"-{2,}\s*(?:original|forwarded) message\s*-{2,}|begin forwarded message\W*|on .{5,80}<\S+@\S+> wrote:|sent from my \w+\W*"),
    ("update line", r"live\W+(?:last )?updated?(?: at)?\W.{0,40}|(?:last )?updated:? (?:at )?(?:\d{1,2}[:.]\d\d.{0,12}|just now|\w+ \w+ ago)"),
    ("section label", r"(?:(?:world )?news story|authored article|policy paper|(?:oral|written) statement to parliament|exclusive|breaking(?: news)?|explainer|opinion|long read|why you can trust .{2,30})\W*"),
    ("comment counter", r"(?:number of comments|comment icon|comments?)\W*\d*\W*"),
    ("pointer to a recording", r"listen to (?:this|the) (?:article|story|podcast)\b.{0,40}"),
    ("sharing link", r"follow our .{0,60}\b(?:page|account|channel|profile)s?\b.{0,80}|send us (?:your|a) .{3,120}|(?:share|print|sign up for) .{0,40}this page|(?:follow|find|read|see|for more) .{0,80}\bcoverage\b.{0,40}https?://\S+"),
    ("navigation", r"(?:news feed|(?:all|latest|top|breaking) (?:news|stories)|most (?:read|popular|viewed)|trending(?: now)?|editors?[’']s? (?:picks?|choice)|quick guide|explore more on these topics|more (?:in|from|on) (?-i:[A-Z])[\w&’' ]{2,40}|(?:tags?|keywords|topics|filed under|related topics): .{2,160}|topics|tags|load more|show more|view (?:all )?comments|post a comment|write a comment)\W*"),
    ("reading time", r"\d+\s*min(?:ute)?s?\s*(?:read|to read)\W*"),
)  # fmt: skip
_HEADER = patterns.compile(next(pattern for reason, pattern in _RULES if reason == "e-mail header"), re.I)
_ANY_RULE = patterns.compile("|".join(f"(?P<r{at}>{pattern})" for at, (_, pattern) in enumerate(_RULES)), re.I)
_REASON_OF = {f"r{at}": reason for at, (reason, _) in enumerate(_RULES)}
_PLEA = patterns.compile(
    r"(?=.*\b(?:we|we[’']ve|we[’']re|our|us)\b).{0,200}\b(?:consider|please) (?:supporting|subscribing|donating|becoming|support|subscribe|donate|become)\b.{0,80}"
    r"|consider (?:supporting|subscribing to|donating to) .{2,60}",
    re.I,
)
_ASKS = patterns.compile(r"consider|please", re.I)
_PROMOTION = patterns.compile(r".{0,140}\b(?:(?:to|in) your inbox|free every (?:week)?(?:day|morning|week))\b.{0,60}")
_LONGEST = 320

_TRANSLATION = patterns.compile(
    r"\b(?:machine[- ]translat\w+|(?:AI|automatic|automated|machine|online)[- ](?:generated )?translat\w+|auto(?:matically)?[- ]translat\w+"
    r"|translat\w+ (?:(?:was|is|has been|were) )?(?:automatically|(?:made |done |generated |produced )?(?:by|using|with|via|through)"
    r" (?:the (?:help|use|aid) of )?(?:an? |the )?(?:AI|artificial intelligence|machine|computer|automat\w+|neural|google|deepl|bing|chatgpt|"
    r"software|online)|(?:are )?(?:mostly )?done through)|(?:google|deepl|bing) translat\w+)\b",
    re.I,
)


def reason_to_remove(line: str) -> str | None:
    """Why the stripped ``line`` is no part of the article; None for content. Linear in a bounded length."""
    if not line or len(line) > _LONGEST:
        return None
    if ("inbox" in line or "free every" in line) and _PROMOTION.fullmatch(line):
        return "subscription offer"
    if found := _ANY_RULE.fullmatch(line):
        return _REASON_OF[str(found.lastgroup)]
    return "subscription offer" if _ASKS.search(line) and _PLEA.fullmatch(line) else None


_SAID = patterns.compile(r"[\"“”„«]\w|\b(?:said|says|told)\b")
_OF_THE_TEXT = patterns.compile(
    r"\b(?:this|text|article|page|story|content|post|original|accura\w+|errors?|translations?\s(?:is|are|was|were|may|might|can|by))\b",
    re.I,
)
_LOOKING_FORWARD = patterns.compile(
    r"(?:forward[- ]looking statements?|safe harbou?r.{0,40}|cautionary (?:note|statement).{0,60})\W*", re.I
)
_CONTACTS = patterns.compile(
    r"(?:(?:(?:media|press|investor|news|general|further)(?: and (?:media|press|investor))? )?(?:contacts?|enquiries|inquiries|relations|information))\s*:?",
    re.I,
)
_CONTACT = patterns.compile(
    r".*(?:@|https?:|www\.|\+?\d[\d ()./-]{6,}).*|[A-Z][\w.,&'’|/-]*(?:\s(?:of|for|and|the|[A-Z&|/–-][\w.,&'’|/-]*)){0,8}"
)
_OPENS_BLOCK = patterns.compile(
    r"forward|safe|caution|contact|media|press|investor|news|general|further|enquir|inquir|--", re.I
)
_SIGNATURE = patterns.compile(r"--\s*")


def blocks(lines: list[str]) -> dict[int, str]:
    """Why lines below a heading are no part of the article, by their place in ``lines``: the disclaimers and contacts at
    the end of a press release, the signature of an e-mail. What the issuer says of itself there is told like the rest."""
    found: dict[int, str] = {}
    for at in range(len(lines) // 4, len(lines)):
        if at in found or len(lines[at]) > 90 or not _OPENS_BLOCK.match(lines[at]):
            continue
        for reason, opens, goes_on, most in _BLOCKS:
            if opens.fullmatch(lines[at]):
                inside = _run(lines, at + 1, goes_on, most)
                if reason == "contact for the press":
                    inside = [n for n in inside if not _is_of_an_officer(lines, n)]
                found |= dict.fromkeys([at, *inside], reason) if inside else {}
    return found


_OFFICER = patterns.compile(
    r"(?:Head|Director|Chief|Manager|Vice[- ]President|VP|President|CEO|(?:Media|Press|Communications?|Public\sAffairs|Information)\s(?:Officer|Manager|Director|Lead))\b[^@\d]{0,60}\Z"
)
_NAMED = patterns.compile(r"[A-ZÀ-Þ][\w.'’-]+(?:\s[A-ZÀ-Þ][\w.'’-]+){1,3}\Z")
_NAME_AND_OFFICE = patterns.compile(
    r"(?P<who>[A-ZÀ-Þ][\w.'’-]+(?:\s[A-ZÀ-Þ][\w.'’-]+){1,3})(?:,\s|\s[–—-]\s)(?P<office>[^–—]{4,60}?)(?:\s[–—-]\s\+?\d[\d ()-]+)?\Z"
)


def is_office(line: str) -> bool:
    """True for a line of an office that speaks for a body: "Head of Communications"."""
    return _OFFICER.match(line) is not None


def names_an_officer(line: str) -> bool:
    """True for a name and such an office in one line: "Ana Ruiz, Director of Communications"."""
    both = _NAME_AND_OFFICE.match(line)
    return both is not None and is_office(both["office"])


def _is_of_an_officer(lines: list[str], at: int) -> bool:
    """True for the name and the office of whom the press may call: "Ana Ruiz" above "Head of Communications"."""
    both = _NAME_AND_OFFICE.match(lines[at])
    if both is not None:
        return _OFFICER.match(both["office"]) is not None
    below = lines[at + 1] if at + 1 < len(lines) else ""
    named = _NAMED.match(lines[at]) is not None
    return (named and _OFFICER.match(below) is not None) or (
        _OFFICER.match(lines[at]) is not None and _NAMED.match(lines[at - 1]) is not None
    )


def _run(lines: list[str], at: int, goes_on: re.Pattern[str], most: int) -> list[int]:
    """The lines from ``at`` on, at most so many, that belong to a block."""
    inside: list[int] = []
    while at < len(lines) and len(inside) < most and goes_on.match(lines[at][: _LONGEST * 4]):
        inside.append(at)
        at += 1
    return inside


_BLOCKS = (
    ("disclaimer", _LOOKING_FORWARD, patterns.compile(r"(?=.{60}).*"), 3),
    ("contact for the press", _CONTACTS, patterns.compile(rf"(?=.{{1,90}}\Z)(?:{_CONTACT.pattern})\Z"), 8),
    ("e-mail signature", _SIGNATURE, patterns.compile(r".{1,90}\Z"), 8),
)


def is_translation_notice(line: str) -> bool:
    """True for a line that says the text was translated by machine; news may speak of translating too."""
    found = _TRANSLATION.search(line, 0, _LONGEST) if len(line) <= 400 and "ransla" in line else None
    if found is None or found.start() > 60 or _SAID.search(line):
        return False
    return _OF_THE_TEXT.search(line) is not None or len(line) <= 60


def email_headers_allowed(lines: list[str]) -> bool:
    """E-mail headers are debris only where at least two stand together: "To: the reader" alone is content."""
    headers = [line for line in lines[:12] if _HEADER.fullmatch(line)]
    return len(headers) >= 2 and any(not _OF_A_LETTER.match(line) for line in headers)


# The head of a letter has its day and its subject too.
_OF_A_LETTER = patterns.compile(r"date:|subject:", re.I)

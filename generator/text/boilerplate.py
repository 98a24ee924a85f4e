"""A line of a pasted article -> why it is not part of the article, or None; and the notices it may carry."""

from __future__ import annotations

import re

_CREDITED = (
    r"(?-i:[A-ZÀ-Þ])[\w.'’-]{0,30}|and|in|at|by|for|from|with|of|the|additional|reporting|writing|editing|edited|translated|"
    r"compiled|production|graphics?|research"
)
# Each rule matches a whole line. A line that only resembles one of them stays in the article.
_RULES: tuple[tuple[str, str], ...] = (
    ("view counter", r"[\d.,  ]+\s*(?:views?|reads?|shares?|likes?)(?:\W+[\d.,]+\s*(?:comment(?:s|\(s\))?|shares?|likes?))*\W*"),
    ("comment counter", r"(?:[\d.,]+\s*comment(?:s|\(s\))?|comments? \(?\d+\)?|leave a comment|no comments)\W*"),
    ("pointer to a video", r"(?:bonus|related|watch(?: the)?(?: full)?)\s*video\s*:?.{0,80}|video\s*:|watch\s*:.{0,80}"),
    ("pointer to another article", r"(?:read (?:also|more|next)|see also|also read|related(?: articles?| stories| news)?|more on this(?: story| topic)?|don't miss|recommended(?: for you)?|more from .{1,40}|you may also like)\s*(?::.{0,160})?"),
    ("sharing link", r"(?:share(?: this)?(?: article| story)?(?: on| via)?(?:\W*(?:facebook|twitter|x|whatsapp|linkedin|telegram|viber|email|e-mail|reddit|copy link))*|(?:facebook|twitter|whatsapp|linkedin|telegram|viber|e?-?mail|reddit|print|copy link|save)(?:[\s|·,/]+(?:facebook|twitter|x|whatsapp|linkedin|telegram|viber|e?-?mail|reddit|print|copy link|save))*|tweet|follow us(?: on .{1,60})?)\W*"),
    ("advertisement", r"(?:advertisements?|sponsored(?: content)?|ad|story continues below(?: advertisement)?|article continues (?:below|after) (?:this )?(?:ad|advertisement))\W*"),
    ("subscription offer", r"(?:subscribe(?: (?:now|today|to .{1,80}))?|sign up (?:for|to) .{1,100}newsletter.{0,60}|get .{1,60}newsletter.{0,60}|log ?in|sign in|register|already a subscriber\?.{0,40})\W*"),
    ("cookie notice", r"(?:we|this (?:site|website)) uses? cookies.{0,200}|accept (?:all )?cookies.{0,40}"),
    ("copyright line", r"(?:©|\(c\)|copyright)\s.{0,160}|all rights reserved.{0,120}|.{0,80}all rights reserved\.?"),
    ("e-mail header", r"(?:from|to|cc|bcc|sent|subject|reply-to|date):\s.{1,200}"),
    ("navigation", r"(?:home|news|world|politics|sport|business|opinion|culture|menu|search)(?:\s*[|>»/·]\s*[A-Z][\w &]{1,24}){1,8}|skip to (?:main )?content|back to top"),
    ("who reported and edited", rf"[(\[—–-]?\s?(?:(?:additional|further|with) )?(?:reporting|writing|editing|written|edited|compiled|translated|graphics?|research)(?: and [a-z]+)? by (?-i:[A-ZÀ-Þ])[\w.'’-]{{0,30}}(?:[,;:]?\s(?:{_CREDITED}))*+[.;]?[)\]]?"),
    ("who reported and edited", r"(?-i:[A-ZÀ-Þ]).{2,200} contributed to this (?:report|story|article)\.?"),
    ("contact for the press", r"(?:(?:press|media|news) )?contacts?:\s.{2,200}|for (?:more|further|additional) information,? (?:please )?contact\W.{2,200}"),
    ("agency's standards", r"our standards: .{2,80}"),
    ("reading time", r"\d+\s*min(?:ute)?s?\s*(?:read|to read)\W*"),
)  # fmt: skip
_COMPILED = tuple((reason, re.compile(pattern, re.I)) for reason, pattern in _RULES)
_LONGEST = 260

_TRANSLATION = re.compile(
    r"\b(?:machine[- ]translat\w+|(?:AI|automatic|machine|online) translat\w+|translat\w+ (?:automatically|by (?:an? )?"
    r"(?:AI|machine|computer)|(?:are )?(?:mostly )?done through)|google translate)\b",
    re.I,
)


def reason_to_remove(line: str) -> str | None:
    """Why the stripped ``line`` is no part of the article; None for content. Linear in a bounded length."""
    if not line or len(line) > _LONGEST:
        return None
    return next((reason for reason, rule in _COMPILED if rule.fullmatch(line)), None)


def is_translation_notice(line: str) -> bool:
    """True for a line that says the text was translated by machine."""
    return len(line) <= 400 and _TRANSLATION.search(line) is not None


def email_headers_allowed(lines: list[str]) -> bool:
    """E-mail headers are debris only where at least two stand together: "To: the reader" alone is content."""
    return sum(bool(_COMPILED[9][1].fullmatch(line)) for line in lines[:12]) >= 2

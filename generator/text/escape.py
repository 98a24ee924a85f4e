"""Text from a seed -> the same text as Markdown, HTML, YAML: one function for each context, nothing gets through.

The readable form of ``markdown`` was measured against Python-Markdown with attr_list, md_in_html, admonition,
footnotes, toc, tables, def_list, abbr, details, superfences and tabbed; tests/test_escape.py repeats the proof.
"""

from __future__ import annotations

import html
import re
import unicodedata

from generator import patterns

_BREAKS = patterns.compile(r"\r\n?|[\u2028\u2029\u0085\v\f]")
_CONTROLS = patterns.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_BIDI = patterns.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NEVER_FIRST = frozenset(",'\"%$;?()")
_WORD = patterns.compile(r"[^\W_]{2}")
_LIST_MARK = patterns.compile(r"[#(]?\w{0,12}$")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def clean(text: str) -> str:
    """One line: breaks and runs of space become a space; controls, surrogates, bidi overrides go."""
    text = _BIDI.sub("", _CONTROLS.sub("", _BREAKS.sub("\n", text)))
    return " ".join(text.replace("\u00ad", "").split())


def markdown(text: str, before: str = "") -> str:
    """``text`` as inline Markdown that renders as itself and as nothing else, in paragraphs, headings, table cells,
    list items, footnotes and link texts; letters, digits and what is proved safe stand raw ("Hwasong-18", "15.000").

    ``before`` is what already stands on the same line: some marks mean something only where a line begins.
    """
    plain = clean(text)
    line = before + plain
    at = len(before)
    return "".join(
        char if char not in _PUNCTUATION or _safe(line, at + i, char) else f"&#x{ord(char):x};"
        for i, char in enumerate(plain)
    )


def _safe(line: str, i: int, char: str) -> bool:
    before, after = line[i - 1 : i] if i else "", line[i + 1 : i + 2]
    if char in _NEVER_FIRST:
        return i > 0
    if char == ".":
        return after.isalnum() or _LIST_MARK.match(line[:i]) is None
    if char in "-/":
        return (before.isalnum() and after.isalnum()) or (
            char == "-" and before == after == " " and _WORD.search(line[:i]) is not None
        )
    if char == ":":
        return before.isalnum() and after in (" ", "")
    return False


_OF_MARKUP = str.maketrans({**dict.fromkeys("[]<>{}\\|", None), **dict.fromkeys('`"', "'")})


def code(text: str) -> str:
    """``text`` as part of a line of a fenced code block: there nothing can be escaped, so what could be taken for
    markup, by a renderer or by whoever reads the page's source, is left out.

    >>> code("Kim [x](y) `a` {#id}")
    "Kim x(y) 'a' #id"
    """
    return clean(clean(text).translate(_OF_MARKUP))


def attribute(text: str) -> str:
    """``text`` inside a quoted HTML attribute or as HTML text."""
    return html.escape(clean(text), quote=True)


def yaml_text(text: str) -> str:
    """``text`` as a double-quoted YAML scalar of HTML-escaped text: Material prints some of them raw."""
    escaped = html.escape(clean(text), quote=True).replace("\\", "\\\\")
    return f'"{escaped}"'


def url(address: str) -> str:
    """A web address as a Markdown link target; what could end it is percent-encoded."""
    return re.sub(r"[^A-Za-z0-9:/?#@!$&+,;=._~%-]", lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), address)


def normal(text: str) -> str:
    """For comparing quoted text: NFC, white space folded, soft hyphens gone."""
    return unicodedata.normalize("NFC", clean(text))

"""Bytes of a text file -> the text, without BOM, or why it cannot be read without guessing."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from generator import patterns

# UTF-32 first: its mark begins with that of UTF-16.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NO_TEXT = (b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_PASTE = "Paste the article's text into a .txt file."
_SAVE_AS = "Save the file as UTF-8 (in Notepad: Save As, Encoding: UTF-8)."

_LATIN = ("cp1252", "cp1250", "cp1254")
# Bytes that mean the same in the Latin code pages: typographic quotes, dashes, NBSP, «», §, °, and the letters they
# share. They decide nothing.
_SAME = frozenset(b for b in range(0x80, 0x100) if len({bytes([b]).decode(page, "replace") for page in _LATIN}) == 1)

# The letters beyond ASCII of the languages each page was made for (CLDR's main exemplar characters).
_ALPHABETS = {
    "cp1252": ("àâæçèéêëîïôœùûüÿ", "áéíñóúü¿¡ªº", "áâãàçéêíóôõúü", "äöüß", "åäöæøé", "àèéìíîòóùú", "áðéíóúýþæö", "àèéíïòóúüç"),
    "cp1250": ("áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "áéíóöőúüű", "čćđšž", "ăâîşţșț", "čšž", "çëč"),
    "cp1254": ("çğıiöşüâîû",),
}  # fmt: skip
_VOWELS = frozenset("аеёиоуыэюяіїєў")
_CAPITAL_INSIDE = patterns.compile(r"[\u0430-\u045f][\u0400-\u042f]")
_MOST_LETTERS = 12
_STRANGEST = 0.25  # of the letters; more is another code page
_SIGNS = frozenset("€‚„…‰‹‘’“”•–—™›\u00a0¤¦§¨©«¬\u00ad®°±´µ¶·¸»")


class Undecodable(ValueError):
    """Why a file is no text we can read (first argument), and the remedy (second argument)."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text; where letters decided which Windows code page it is in, the page and those letters."""

    text: str
    page: str = ""
    letters: str = ""


def decode(data: bytes) -> Decoded:
    """Text of ``data``: UTF-8, UTF-16, or a Windows code page where the letters decide which.

    Never puts a replacement character. Raises Undecodable.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Decoded(_strictly(data[len(bom) :], encoding))
    if data.startswith(_NO_TEXT):
        raise Undecodable("is a binary file, not text", _PASTE)
    if b"\0" in data:
        return Decoded(_utf16_without_bom(data))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _windows(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Undecodable(f"is marked as {encoding} but breaks off at byte {error.start}", _SAVE_AS) from None


def _utf16_without_bom(data: bytes) -> str:
    """Every second byte of Latin text in UTF-16 is zero; anything else with zeros is no text."""
    sample = data[:4096]
    for parity, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = sample[parity::2]
        if half.count(0) > 0.7 * len(half) and not sample[1 - parity :: 2].count(0):
            return _strictly(data, encoding)
    raise Undecodable("is a binary file, not text", _PASTE)


def _windows(data: bytes) -> Decoded:
    high = bytes(b for b in data if b >= 0x80)
    if _looks_cyrillic(data):
        return _of_page(_cyrillic(data), "cp1251", high)
    if all(b in _SAME for b in high):
        return Decoded(_strictly(data, "cp1252"))
    strangers = {page: _strangers(high, page) for page in _LATIN}
    fewest = min(strangers.values())
    best = [page for page in _LATIN if strangers[page] == fewest]
    if len({high.decode(page, "replace") for page in best}) > 1 or fewest > _STRANGEST * len(high):
        raise _undecided()
    return _of_page(_strictly(data, best[0]), best[0], high)


def _of_page(text: str, page: str, high: bytes) -> Decoded:
    """``text`` with the letters that another page would have read otherwise, each once, in the order of the text."""
    deciding = high if page == "cp1251" else bytes(b for b in high if b not in _SAME)
    letters = "".join(dict.fromkeys(deciding.decode(page, "replace")))
    return Decoded(text, page.replace("cp", "Windows-"), letters[:_MOST_LETTERS])


def _strangers(high: bytes, page: str) -> int:
    """How many of the characters no single language of that page writes; the language that fits best counts."""
    letters = [c for c in high.decode(page, "replace").replace("İ", "i").lower() if c not in _SIGNS]
    return min(sum(letter not in alphabet for letter in letters) for alphabet in _ALPHABETS[page])


def _cyrillic(data: bytes) -> str:
    """Windows-1251 where the text reads as a Slavic language: nearly all its signs are letters, enough of them vowels,
    most of them small, and no capital stands inside a word. Other alphabets and code pages fail on one of these."""
    text = _strictly(data, "cp1251")
    foreign = [c for c in text if c > "\x7f" and c not in _SIGNS]
    letters = "".join(c for c in foreign if "\u0400" <= c <= "\u04ff")
    vowels = sum(c in _VOWELS for c in letters.lower())
    inside = len(_CAPITAL_INSIDE.findall(text))
    if (
        len(letters) < 0.95 * len(foreign)
        or vowels < 0.28 * len(letters)
        or 2 * sum(map(str.isupper, letters)) > len(letters)
        or 100 * inside > len(letters)
    ):
        raise _undecided()
    return text


def _undecided() -> Undecodable:
    return Undecodable("is neither UTF-8 nor a Windows code page that the letters decide", _SAVE_AS)


def _looks_cyrillic(data: bytes) -> bool:
    """Whole words of high bytes: Latin text has single ones among ASCII letters."""
    return len(re.findall(rb"[\xc0-\xff]{4,}", data)) > len(re.findall(rb"[A-Za-z][\x80-\xff][A-Za-z]", data))

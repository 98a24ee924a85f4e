"""Bytes of a text file -> the text, without BOM, or why it cannot be read without guessing."""

from __future__ import annotations

import codecs
import re

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

# Bytes that mean the same in Windows-1250 and Windows-1252: typographic quotes, dashes, NBSP, «», §, °, and
# the letters both pages share. They decide nothing.
_SAME = frozenset(
    b for b in range(0x80, 0x100)
    if bytes([b]).decode("cp1250", "replace") == bytes([b]).decode("cp1252", "replace")
)  # fmt: skip

# The letters beyond ASCII of the languages each page was made for (CLDR's main exemplar characters).
_ALPHABETS = {
    "cp1252": ("àâæçèéêëîïôœùûüÿ", "áéíñóúü¿¡ªº", "áâãàçéêíóôõúü", "äöüß", "åäöæøé", "àèéìíîòóùú", "áðéíóúýþæö", "àèéíïòóúüç"),
    "cp1250": ("áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "áéíóöőúüű", "čćđšž", "ăâîşţșț", "čšž", "çëč"),
}  # fmt: skip
_VOWELS = frozenset("аеёиоуыэюяіїєў")
_CAPITAL_INSIDE = re.compile(r"[\u0430-\u045f][\u0400-\u042f]")
_STRANGEST = 0.25  # of the letters; more is another code page
_SIGNS = frozenset("€‚„…‰‹‘’“”•–—™›\u00a0¤¦§¨©«¬\u00ad®°±´µ¶·¸»")


class Undecodable(ValueError):
    """Why a file is no text we can read (first argument), and the remedy (second argument)."""


def decode(data: bytes) -> str:
    """Text of ``data``: UTF-8, UTF-16, or a Windows code page where the letters decide which.

    Never puts a replacement character. Raises Undecodable.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data[len(bom) :], encoding)
    if data.startswith(_NO_TEXT):
        raise Undecodable("is a binary file, not text", _PASTE)
    if b"\0" in data:
        return _utf16_without_bom(data)
    try:
        return data.decode("utf-8")
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


def _windows(data: bytes) -> str:
    high = bytes(b for b in data if b >= 0x80)
    if _looks_cyrillic(data):
        return _cyrillic(data)
    if all(b in _SAME for b in high):
        return _strictly(data, "cp1252")
    western, central = (_strangers(high, page) for page in ("cp1252", "cp1250"))
    if western == central or min(western, central) > _STRANGEST * len(high):
        raise _undecided()
    return _strictly(data, "cp1252" if western < central else "cp1250")


def _strangers(high: bytes, page: str) -> int:
    """How many of the characters no single language of that page writes; the language that fits best counts."""
    letters = [c for c in high.decode(page, "replace").lower() if c not in _SIGNS]
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

"""A file's bytes -> whether they say where a picture was taken: as EXIF, XMP or IPTC, in a film's head, or in plain words."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

_WORDS = re.compile(
    rb"GPS(?:Latitude|Longitude|Dest|Coordinates|Position)|exif:GPS|location\.ISO6709"
    rb"|Iptc4xmpExt:Location(?:Created|Shown)"
    rb"|(?:photoshop:(?:City|State|Country)|Iptc4xmpCore:Location)\s?(?:=\s?[\"'][^\"']|>\s*[^<\s])"
    rb"|(?:tEXt|zTXt|iTXt)(?i:(?:gps|geo|location|coordinates|latitude|city))"
)
"""Coordinates and addresses in XMP and in the names of a PNG's texts."""
_NUMBER = rb"[-+]?(?:90|[0-8]?\d)(?:[.,]\d{2,10})"
_COORDINATES = re.compile(
    rb"(?i:(?:\b|gps)lat(?:itude)?)[^\w\r\n]{0,6}" + _NUMBER +
    rb"|(?<![\d.])(?:90|[0-8]?\d)\.\d{2,10}\xc2?\xb0?\s?[NS][,;/\s]{1,3}1?\d{1,2}\.\d{2,10}\xc2?\xb0?\s?[EW](?![a-z])"
    rb"|(?<![A-Za-z])[NS]\s?(?:90|[0-8]?\d)\.\d{2,10}\xc2?\xb0?[,;/\s]{1,3}[EW]\s?1?\d{1,2}\.\d{2,10}"
    rb"|(?<!\d)(?:90|[0-8]?\d)\xc2?\xb0\s?[0-5]?\d(?:\.\d{1,8})?[^\w\s]{1,3}\s?(?:[0-5]?\d(?:\.\d{1,8})?[^\w\s]{1,3}\s?)?[NS](?![a-z])"
    rb"|[-+](?:90|[0-8]\d)\.\d{3,10}[-+][01]\d\d\.\d{3,10}"
    rb"|(?<![\d.,])-?(?!0\.)(?:90|[0-8]?\d)\.\d{4,10},\s?-?1?\d{1,2}\.\d{4,10}(?![\d.,])"
)  # fmt: skip
"""Latitude and longitude as people and programs write them into a comment or a description."""
_PRINTED = bytes(byte if byte in b"\t\xb0\xc2" or 32 <= byte < 127 else 10 for byte in range(256))
_LINE = re.compile(rb"[^\n]{8,}")
_PICTURE = re.compile(
    rb"\xff\xd8\xff|\x89PNG|RIFF....WEBP|II\*\x00|MM\x00\*|....ftyp|GIF8|BM....\x00\x00\x00\x00", re.S
)
_TEXTS = (".txt", ".md", ".yml", ".yaml", ".json", ".csv", ".html")
_DRAWINGS = (b"<svg", b"<!DOCTYPE svg")  # their paths are pairs of numbers too


def is_picture(data: bytes) -> bool:
    """True for what begins like a picture, whatever its name."""
    return _PICTURE.match(data) is not None


def may_be_located(suffix: str, data: bytes) -> bool:
    """True for all but texts, which may speak of locations: pictures of any format, films, XMP beside a picture; and for
    a text's name on what begins like a picture."""
    return suffix.lower() not in _TEXTS or is_picture(data)


def located(data: bytes) -> bool:
    """True where a file of any format says where it was taken, wherever in it that stands.

    The words of a caption that name a place describe, and are none; a field made for the place is one."""
    return any(_says_where(part) or _in_blocks(part) for part in (data, *_packed(data)))


def _says_where(data: bytes) -> bool:
    """In words, of which a file has few; without zero bytes, sixteen bits a letter read like eight."""
    if data[4:8] == b"ftyp" and b"\xa9xyz" in data:  # a film
        return True
    words = b"\n".join(_LINE.findall(data.replace(b"\0\0", b"\n").translate(_PRINTED, b"\0")))
    drawn = any(mark in data[:2000] for mark in _DRAWINGS)
    return bool(_WORDS.search(words) or (not drawn and _COORDINATES.search(words)))


def _in_blocks(data: bytes) -> bool:
    return _iptc_says_where(data) or any(
        _exif_says_where(data, at) for head in _TIFF for at in islice(_places(data, head), _BLOCKS)
    )


# ---------------------------------------------------------------- IPTC

_RESOURCE = b"8BIM\x04\x04"
_PLACE_SETS = re.compile(rb"\x1c\x02[\x1a\x1b\x5a\x5c\x5f\x64\x65](?!\0\0)[\0-\x07].")
"""Content location, city, sublocation, province, country: datasets 26, 27, 90, 92, 95, 100, 101."""
_LONGEST = 70_000  # bytes of one block of IPTC


def _iptc_says_where(data: bytes) -> bool:
    blocks = (data[at : at + _LONGEST] for at in islice(_places(data, _RESOURCE), _BLOCKS))
    return any(_PLACE_SETS.search(_resource(block)) for block in blocks)


def _resource(block: bytes) -> bytes:
    """What a Photoshop resource holds: mark and number, a padded name, the size, the datasets."""
    at = 6 + (block[6] + 2) // 2 * 2 if len(block) > 6 else 0
    return block[at + 4 : at + 4 + int.from_bytes(block[at : at + 4], "big")]


# ---------------------------------------------------------------- EXIF

_TIFF = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+", b"IIRO", b"IIU\0")
_BLOCKS, _TABLES, _ENTRIES = 1_000, 24, 500  # of one head, tables in each, entries of one: what is looked at
_GPS, _FURTHER, _IPTC = 0x8825, (0x8769, 0xA005, 0x014A), 0x83BB
_VERSION = 0  # all that many cameras write into the table of a GPS they do not have
_WIDTHS = {1: 1, 2: 1, 7: 1, 3: 2, 4: 4, 13: 4, 16: 8, 18: 8}


def _places(data: bytes, head: bytes) -> Iterator[int]:
    """Where it stands."""
    at = data.find(head)
    while at >= 0:
        yield at
        at = data.find(head, at + 1)


def _exif_says_where(data: bytes, start: int) -> bool:
    """Walk the tables of the TIFF that may begin at ``start``, each once; what points out of the data is passed over."""
    order = "<" if data[start : start + 1] == b"I" else ">"
    big = b"+" in data[start : start + 4]
    waiting, seen = [_number(data, start + (8 if big else 4), order, 8 if big else 4)], set[int]()
    while waiting and len(seen) < _TABLES:
        at = waiting.pop()
        if at <= 0 or at in seen:
            continue
        seen.add(at)
        entries, following = _table(data, start + at, order, big)
        waiting.append(following)
        for tag, kind, count, value in entries:
            pointed = _number(data, value, order, 8 if big else 4)
            if tag == _GPS and any(t != _VERSION for t, *_ in _table(data, start + pointed, order, big)[0]):
                return True
            if tag == _IPTC and _PLACE_SETS.search(data, start + pointed, start + pointed + min(count * 4, _LONGEST)):
                return True
            if tag in _FURTHER:
                waiting += _pointers(data, start, order, (kind, count, value), big)
    return False


def _pointers(data: bytes, start: int, order: str, entry: tuple[int, int, int], big: bool) -> list[int]:
    """Where the tables begin that an entry (kind, count, place of its value) points to."""
    kind, count, value = entry
    width = _WIDTHS.get(kind, 4)
    room = 8 if big else 4
    at = value if width * count <= room else start + _number(data, value, order, room)
    return [_number(data, at + width * n, order, width) for n in range(min(count, 8))]


def _table(data: bytes, at: int, order: str, big: bool) -> tuple[list[tuple[int, int, int, int]], int]:
    """The entries of a table (tag, kind, count, place of the value), and where the next begins."""
    counted, size, room = (8, 20, 8) if big else (2, 12, 4)
    count = _number(data, at, order, counted)
    first, end = at + counted, at + counted + count * size
    if not 0 < count <= _ENTRIES or end > len(data):
        return [], 0
    form = order + ("HHQ" if big else "HHI")
    places = range(first, end, size)
    return [(*struct.unpack_from(form, data, p), p + size - room) for p in places], _number(data, end, order, room)


def _number(data: bytes, at: int, order: str, width: int) -> int:
    """0 where the data ends before."""
    part = data[at : at + width] if at >= 0 else b""
    return int.from_bytes(part, "little" if order == "<" else "big") if len(part) == width else 0


# ---------------------------------------------------------------- texts of a PNG

_PNG_TEXT = re.compile(rb"(?:zTXt|iTXt)")
_INFLATED, _CHUNKS = 2_000_000, 40  # bytes of a packed text that are read, and how many texts


def _packed(data: bytes) -> Iterator[bytes]:
    """What the compressed text chunks of a PNG say; a profile written as hexadecimal digits, as its bytes."""
    if not data.startswith(b"\x89PNG"):
        return
    for match in islice(_PNG_TEXT.finditer(data), _CHUNKS):
        keyword = data.find(b"\0", match.end(), match.end() + 80)
        for text in _inflated(data, keyword):
            digits = bytes(byte for byte in text if byte in b"0123456789abcdefABCDEF")
            yield text
            yield from _unhexed(digits) if b"profile" in data[match.end() : keyword] else ()


def _inflated(data: bytes, keyword: int) -> Iterator[bytes]:
    """zTXt has one byte before the packed text; iTXt has flag, method, a language and a translated keyword."""
    language = data.find(b"\0", keyword + 3, keyword + 80)
    translated = data.find(b"\0", language + 1, language + 300)
    for start in {keyword + 2, translated + 1}:
        with suppress(zlib.error):
            yield zlib.decompressobj().decompress(data[start : start + _INFLATED], _INFLATED)


_HEADS = (b"49492a00", b"4d4d002a", b"3842494d0404")


def _unhexed(digits: bytes) -> Iterator[bytes]:
    """From each place a head of EXIF or IPTC may begin at."""
    for head in _HEADS:
        at = digits.lower().find(head)
        if at >= 0:
            yield bytes.fromhex(digits[at : at + (len(digits) - at) // 2 * 2].decode())

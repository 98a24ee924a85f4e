"""An original in seeds/photos/ -> the same pixels, with nothing beside them but how it is held and whose picture it is.

Only blocks of metadata are cut out; the compressed pixels are copied as they are.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterator

from generator.photos import embedded, location
from generator.photos.embedded import FORMATS, Refused
from generator.photos.wording import in_xmp

_ORIENTATION = 0x0112
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD hIST pHYs sPLT cICP mDCV cLLI acTL fcTL fdAT".split()
)
_WEBP_KEPT = (b"VP8X", b"ICCP", b"ANIM", b"ANMF", b"ALPH", b"VP8 ", b"VP8L")
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_MARKER = re.compile(rb"\xff([^\x00\xd0-\xd7\xff])", re.S)  # in a scan, FF is followed by 00, a restart or filling
_VP8X_EXIF, _VP8X_XMP = 0x08, 0x04
_VP8X_METADATA = _VP8X_EXIF | _VP8X_XMP


def cleaned(data: bytes) -> bytes:
    """The file without EXIF (orientation stays), comments, IPTC and XMP; a new XMP has the caption, credit, byline and
    copyright it had. Raises Refused for another format."""
    try:
        return _cleaned(data)
    except (OSError, SyntaxError, ValueError, struct.error):  # what a broken file makes Pillow raise
        raise Refused("is broken", "Export it again.") from None


def _cleaned(data: bytes) -> bytes:
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    if data.startswith(_PNG):
        return _PNG + b"".join(_png_chunks(data, _orientation(data), _words(data)))
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        body = b"WEBP" + b"".join(_webp_chunks(data, _orientation(data), _words(data)))
        return b"RIFF" + struct.pack("<I", len(body)) + body
    raise Refused("is no JPEG, PNG or WebP", "Export it again.")


def _words(data: bytes) -> bytes:
    """XMP of what the file says of itself, but for what says where; none where it says nothing."""
    try:
        fields = embedded.read(data).fields
    except Refused:  # not to be published, yet to be cleaned
        return b""
    kept = {name: text for name, text in fields.items() if not location.located(text.encode())}
    return in_xmp(kept) if kept else b""


def _jpeg(data: bytes) -> bytes:
    """All segments but APP1 to APP13, APP15 and comments; JFIF, APP2 (the colour profile) and APP14 stay."""
    turned, words = _orientation(data), _words(data)
    kept = [_app1(b"Exif\0\0" + turned) if turned else b"", _app1(_XMP + words) if words else b""]
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # filling
            at += 1
            continue
        if marker == 0xDA:
            return b"".join((b"\xff\xd8", *kept, data[at : _end(data, at)]))
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        segment = data[at : at + 2 + length]
        if segment[4:9] == b"JFIF\0":
            kept.insert(0, segment)
        elif marker == 0xEE or segment[:2] + segment[4:15] == b"\xff\xe2ICC_PROFILE" or _decodes(marker):
            kept.append(segment)
        at += 2 + length
    raise Refused("is a broken JPEG", "Export it again.")


def _app1(content: bytes) -> bytes:
    return b"\xff\xe1" + struct.pack(">H", len(content) + 2) + content


def _decodes(marker: int) -> bool:
    """Tables and the frame, which are no application's segment and no comment."""
    return not 0xE0 <= marker <= 0xEF and marker != 0xFE


def _end(data: bytes, at: int) -> int:
    """Where the picture whose first scan begins at ``at`` ends: a phone puts a second one behind it, with EXIF of its own."""
    while marker := _MARKER.search(data, at):
        if marker[1] == b"\xd9":
            return marker.end()
        at = marker.end() + int.from_bytes(data[marker.end() : marker.end() + 2], "big")
    return len(data)


def _orientation(data: bytes) -> bytes:
    """EXIF that says nothing but how the camera was held; none where it was held upright."""
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=FORMATS) as image:
        turned = image.getexif().get(_ORIENTATION, 1)
    if turned == 1:
        return b""
    exif = Image.Exif()
    exif[_ORIENTATION] = turned
    return exif.tobytes().removeprefix(b"Exif\0\0")


def _png_chunks(data: bytes, turned: bytes, words: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while at + 12 <= len(data):
        size = 12 + int.from_bytes(data[at : at + 4], "big")
        name = data[at + 4 : at + 8]
        if name in _PNG_KEPT:
            yield data[at : at + size]
        if name == b"IHDR":
            yield _png_chunk(b"eXIf", turned) if turned else b""
            yield _png_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + words) if words else b""
        if name == b"IEND":
            return
        at += size


def _png_chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _webp_chunks(data: bytes, turned: bytes, words: bytes) -> Iterator[bytes]:
    flags = (_VP8X_EXIF if turned else 0) | (_VP8X_XMP if words else 0)
    at = 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        chunk = data[at : at + 8 + size + size % 2]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_VP8X_METADATA | flags]) + chunk[9:]
        if name in _WEBP_KEPT:
            yield chunk
        at += 8 + size + size % 2
    yield _webp_chunk(b"EXIF", turned) if turned else b""
    yield _webp_chunk(b"XMP ", words) if words else b""


def _webp_chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)

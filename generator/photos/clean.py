"""An original in seeds/photos/ -> the same pixels without what its head says, but for how it is held.

Only blocks of metadata are cut out; the compressed pixels are copied as they are.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterator

from generator.photos.embedded import FORMATS, Refused

_ORIENTATION = 0x0112
_PNG, _PNG_DROPPED = b"\x89PNG\r\n\x1a\n", (b"eXIf", b"iTXt", b"tEXt", b"zTXt", b"tIME")
_MARKER = re.compile(rb"\xff([^\x00\xd0-\xd7\xff])", re.S)  # in a scan, FF is followed by 00, a restart or filling
_WEBP_DROPPED = (b"EXIF", b"XMP ")
_VP8X_EXIF, _VP8X_XMP = 0x08, 0x04
_VP8X_METADATA = _VP8X_EXIF | _VP8X_XMP


def cleaned(data: bytes) -> bytes:
    """The file without EXIF (orientation stays), XMP, IPTC and comments. Raises Refused for another format."""
    try:
        return _cleaned(data)
    except (OSError, SyntaxError, ValueError, struct.error):  # what a broken file makes Pillow raise
        raise Refused("is broken", "Export it again.") from None


def _cleaned(data: bytes) -> bytes:
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    if data.startswith(_PNG):
        return _PNG + b"".join(_png_chunks(data, _orientation(data)))
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        body = b"WEBP" + b"".join(_webp_chunks(data, _orientation(data)))
        return b"RIFF" + struct.pack("<I", len(body)) + body
    raise Refused("is no JPEG, PNG or WebP", "Export it again.")


def _jpeg(data: bytes) -> bytes:
    """All segments but APP1 to APP13, APP15 and comments; APP2 (the colour profile) and APP14 stay."""
    turned = _orientation(data)
    kept = [b"\xff\xd8", b"\xff\xe1" + struct.pack(">H", len(turned) + 8) + b"Exif\0\0" + turned if turned else b""]
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xDA:
            return b"".join(kept) + data[at : _end(data, at)]
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        segment = data[at : at + 2 + length]
        profile = marker == 0xE2 and segment[4:15] == b"ICC_PROFILE"
        if profile or marker in (0xE0, 0xEE) or not (0xE1 <= marker <= 0xEF or marker == 0xFE):
            kept.append(segment)
        at += 2 + length
    raise Refused("is a broken JPEG", "Export it again.")


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


def _png_chunks(data: bytes, turned: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while at + 12 <= len(data):
        size = 12 + int.from_bytes(data[at : at + 4], "big")
        name = data[at + 4 : at + 8]
        if name not in _PNG_DROPPED:
            yield data[at : at + size]
        if name == b"IHDR" and turned:
            yield struct.pack(">I", len(turned)) + b"eXIf" + turned + struct.pack(">I", zlib.crc32(b"eXIf" + turned))
        if name == b"IEND":
            return
        at += size


def _webp_chunks(data: bytes, turned: bytes) -> Iterator[bytes]:
    at = 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        chunk = data[at : at + 8 + size + size % 2]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_VP8X_METADATA | (_VP8X_EXIF if turned else 0)]) + chunk[9:]
        if name not in _WEBP_DROPPED:
            yield chunk
        at += 8 + size + size % 2
    if turned:
        yield b"EXIF" + struct.pack("<I", len(turned)) + turned + b"\0" * (len(turned) % 2)

"""An original in seeds/photos/ -> the same pixels without what its head says, but for how it is held.

Only blocks of metadata are cut out; the compressed pixels are copied as they are.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

from generator.photos.embedded import FORMATS, Refused

_ORIENTATION = 0x0112
_PNG, _PNG_DROPPED = b"\x89PNG\r\n\x1a\n", (b"eXIf", b"iTXt", b"tEXt", b"zTXt", b"tIME")
_WEBP_DROPPED = (b"EXIF", b"XMP ")
_VP8X_METADATA = 0x08 | 0x04  # flags of EXIF and XMP


def cleaned(data: bytes) -> bytes:
    """The file without EXIF (orientation stays), XMP, IPTC and comments. Raises Refused for another format."""
    if data.startswith(b"\xff\xd8"):
        try:
            return _jpeg(data)
        except OSError:
            raise Refused("is a broken JPEG", "Export it again.") from None
    if data.startswith(_PNG):
        return _PNG + b"".join(_png_chunks(data))
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        body = b"WEBP" + b"".join(_webp_chunks(data))
        return b"RIFF" + struct.pack("<I", len(body)) + body
    raise Refused("is no JPEG, PNG or WebP", "Export it again.")


def _jpeg(data: bytes) -> bytes:
    """All segments but APP1 to APP13, APP15 and comments; APP2 (the colour profile) and APP14 stay."""
    kept = [b"\xff\xd8", _orientation(data)]
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xDA:
            return b"".join(kept) + data[at:]
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        segment = data[at : at + 2 + length]
        profile = marker == 0xE2 and segment[4:15] == b"ICC_PROFILE"
        if profile or marker in (0xE0, 0xEE) or not (0xE1 <= marker <= 0xEF or marker == 0xFE):
            kept.append(segment)
        at += 2 + length
    raise Refused("is a broken JPEG", "Export it again.")


def _orientation(data: bytes) -> bytes:
    """An EXIF segment that says nothing but how the camera was held; none where it was held upright."""
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=FORMATS) as image:
        turned = image.getexif().get(_ORIENTATION, 1)
    if turned == 1:
        return b""
    exif = Image.Exif()
    exif[_ORIENTATION] = turned
    block = exif.tobytes()
    return b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block


def _png_chunks(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while at + 12 <= len(data):
        size = 12 + int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] not in _PNG_DROPPED:
            yield data[at : at + size]
        if data[at + 4 : at + 8] == b"IEND":
            return
        at += size


def _webp_chunks(data: bytes) -> Iterator[bytes]:
    at = 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        chunk = data[at : at + 8 + size + size % 2]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_VP8X_METADATA]) + chunk[9:]
        if name not in _WEBP_DROPPED:
            yield chunk
        at += 8 + size + size % 2

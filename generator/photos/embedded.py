"""Image bytes -> what the file says of itself: size, caption, credit, byline, rights; and whether it says where it was taken.

Only the head is read here; pixels are decoded in a process of their own (derive.py).
"""

from __future__ import annotations

import io
import re
import warnings
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL import Image, ImageFile

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_BYTES, MOST_PIXELS = 60_000_000, 80_000_000
_ORIENTATION, _GPS = 0x0112, 0x8825
_SWAPPED = (5, 6, 7, 8)
_OTHERS = (
    (re.compile(rb"II\*\x00|MM\x00\*"), "TIFF"), (re.compile(rb"....ftyp(?:heic|heix|mif1|msf1)", re.S), "HEIC"),
    (re.compile(rb"....ftypavi[fs]", re.S), "AVIF"), (re.compile(rb"GIF8"), "GIF"),
    (re.compile(rb"\s*(?:<\?xml|<!--|<svg|<!DOCTYPE)", re.I), "SVG"), (re.compile(rb"BM"), "BMP"), (re.compile(rb"%PDF"), "PDF"),
)  # fmt: skip
_CAMERA = re.compile(
    r"\s*(?:OLYMPUS DIGITAL CAMERA|SONY DSC|DIGITAL CAMERA|MINOLTA DIGITAL CAMERA|KODAK Digital Still Camera|DCIM\w*"
    r"|Exif_JPEG_PICTURE|<KENOX.*|SAMSUNG(?: CSC|.*CAMERA PICTURES)?|untitled|default|IMG_\d+|DSC_?\d+)\s*$",
    re.I,
)
_LOCATION = (
    b"GPSLatitude", b"GPSLongitude", b"GPSDest", b"GPSCoordinates", b"exif:GPS", b"location.ISO6709",
    b"Iptc4xmpExt:LocationCreated", b"Iptc4xmpExt:LocationShown",
)  # fmt: skip
"""Coordinates, the place IPTC's extension says a picture was taken at, and the place of a film. A city among the words of a
caption (IPTC 2:90, photoshop:City) describes, as the caption itself does, and is none."""
_PICTURE = re.compile(
    rb"\xff\xd8\xff|\x89PNG|RIFF....WEBP|II\*\x00|MM\x00\*|....ftyp|GIF8|BM....\x00\x00\x00\x00", re.S
)
_TIFF = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_TEXTS = (".txt", ".md", ".yml", ".yaml", ".json", ".csv", ".html")
_BLOCK, _BLOCKS = 200_000, 20  # bytes of a block of EXIF that are read, and how many blocks
_IPTC = {(2, 120): "caption", (2, 110): "credit", (2, 80): "byline", (2, 116): "copyright"}
_EXIF = {0x010E: "caption", 0x013B: "byline", 0x8298: "copyright"}
_XMP = {"description": "caption", "Credit": "credit", "creator": "byline", "rights": "copyright"}


class Refused(Exception):
    """A file that is not published: ``args`` are what is wrong, and the way out."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """The upright size, and each field by where it was found: XMP before IPTC before EXIF."""

    width: int
    height: int
    fields: Mapping[str, str] = field(default_factory=dict)
    disagreements: tuple[str, ...] = ()


def read(data: bytes) -> Embedded:
    """What the head of a file says. Raises Refused for what is no single picture in an allowed format and size."""
    from PIL import UnidentifiedImageError

    if not data:
        raise Refused("is empty", "Copy it again.")
    if len(data) > MOST_BYTES:
        raise Refused(f"has more than {MOST_BYTES // 1_000_000} MB", "Scale it down.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return _read(data)
    except Refused:
        raise
    except UnidentifiedImageError:
        name = next((name for pattern, name in _OTHERS if pattern.match(data)), None)
        raise Refused(f"is {name or 'no picture'}", "Export it as JPEG, PNG or WebP.") from None
    except Exception as error:  # whatever a broken file makes a decoder raise
        raise Refused(
            f"is cut short or broken ({type(error).__name__})", "Export it again as JPEG, PNG or WebP."
        ) from None


def _read(data: bytes) -> Embedded:
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=FORMATS) as image:
        if image.width * image.height > MOST_PIXELS:
            raise Refused(f"has {image.width} x {image.height} pixels", "Scale it down to 80 million.")
        # A phone's JPEG may hold a second, smaller picture or a map of brightness behind the first (MPO).
        if getattr(image, "n_frames", 1) > 1 and image.format != "MPO":
            raise Refused("is animated", "Export one picture of it.")
        exif = image.getexif()
        sources = {"XMP": dict(_of_xmp(image)), "IPTC": dict(_of_iptc(image)), "EXIF": dict(_of_exif(exif))}
        size = image.size[::-1] if exif.get(_ORIENTATION) in _SWAPPED else image.size
    return Embedded(*size, *_merged(sources))


def is_picture(data: bytes) -> bool:
    """True for what begins like a picture, whatever its name."""
    return _PICTURE.match(data) is not None


def may_be_located(suffix: str, data: bytes) -> bool:
    """True for all but texts, which may speak of locations: pictures of any format, films, XMP beside a picture; and for
    a text's name on what begins like a picture."""
    return suffix.lower() not in _TEXTS or is_picture(data)


def located(data: bytes) -> bool:
    """True where a file of any format says where it was taken: in a block of EXIF wherever it stands, or in XMP."""
    if _says_where(data) or _says_where(data.replace(b"\0", b"")):  # the second finds UTF-16
        return True
    if any(_says_where(text) or _has_gps(text) for text in _packed(data)):
        return True
    return any(_has_gps(data[at : at + _BLOCK] if at else data) for head in _TIFF for at in _places(data, head))


def _says_where(data: bytes) -> bool:
    film = data[4:8] == b"ftyp" and b"\xa9xyz" in data
    return film or any(word in data for word in _LOCATION)


def _places(data: bytes, head: bytes) -> Iterator[int]:
    """Where it stands, the first few."""
    at = -1
    for _ in range(_BLOCKS):
        at = data.find(head, at + 1)
        if at < 0:
            return
        yield at


_PNG_TEXT = re.compile(rb"(?:zTXt|iTXt)")
_INFLATED = 2_000_000  # bytes of a packed text that are read


def _packed(data: bytes) -> Iterator[bytes]:
    """What the compressed text chunks of a PNG say; a profile written as hexadecimal digits, as its bytes."""
    if not data.startswith(b"\x89PNG"):
        return
    for match in islice(_PNG_TEXT.finditer(data), _BLOCKS):
        keyword = data.find(b"\0", match.end(), match.end() + 80)
        for skip in (2, 3, 5):  # zTXt: method; iTXt: flag, method and two empty strings
            with suppress(zlib.error):
                text = zlib.decompressobj().decompress(data[keyword + skip :], _INFLATED)
                digits = bytes(byte for byte in text if byte in b"0123456789abcdefABCDEF")
                yield text
                yield from _unhexed(digits) if b"profile" in data[match.end() : keyword] else ()


def _unhexed(digits: bytes) -> Iterator[bytes]:
    """From each place a TIFF head may begin at."""
    for head in (b"49492a00", b"4d4d002a"):
        at = digits.lower().find(head)
        if at >= 0:
            yield bytes.fromhex(digits[at : at + (len(digits) - at) // 2 * 2].decode())


def _has_gps(block: bytes) -> bool:
    from PIL import Image

    exif = Image.Exif()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exif.load(b"Exif\x00\x00" + block)
            return bool(exif.get_ifd(_GPS))
    except Exception:  # no EXIF begins here, or a broken one
        return False


def _merged(sources: Mapping[str, Mapping[str, str]]) -> tuple[dict[str, str], tuple[str, ...]]:
    fields: dict[str, str] = {}
    disagreements = []
    for name in ("caption", "credit", "byline", "copyright"):
        said = {source: values[name] for source, values in sources.items() if values.get(name)}
        if said:
            fields[name] = next(iter(said.values()))
        if len({" ".join(text.split()).casefold() for text in said.values()}) > 1:
            disagreements.append(f"{name}: " + "; ".join(f"{source} says “{text}”" for source, text in said.items()))
    return fields, tuple(disagreements)


def _of_exif(exif: Image.Exif) -> Iterator[tuple[str, str]]:
    for tag, name in _EXIF.items():
        text = _clean(exif.get(tag))
        if text:
            yield name, text


def _of_iptc(image: ImageFile.ImageFile) -> Iterator[tuple[str, str]]:
    from PIL import IptcImagePlugin

    found = IptcImagePlugin.getiptcinfo(image) or {}
    for key, name in _IPTC.items():
        value = found.get(key)
        parts = [_clean(part) for part in (value if isinstance(value, list) else [value])]
        text = ", ".join(part for part in parts if part)
        if text:
            yield name, text


def _of_xmp(image: Image.Image) -> Iterator[tuple[str, str]]:
    try:
        found = image.getxmp().get("xmpmeta", {}).get("RDF", {}).get("Description", {})
    except Exception:  # broken or hostile XML says nothing; the picture may be sound
        return
    for block in found if isinstance(found, list) else [found]:
        for key, name in _XMP.items():
            text = _clean(_words(block.get(key))) if isinstance(block, dict) else None
            if text:
                yield name, text


def _words(value: Any) -> str | None:
    """The text in an XMP value: plain, or the items of an Alt, Seq or Bag."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value)))
    if isinstance(value, dict):
        inner = next((value[key] for key in ("Alt", "Seq", "Bag", "li", "text") if key in value), None)
        return _words(inner)
    return None


def _clean(value: object) -> str | None:
    """Text in one line; UTF-8 that was read as Latin-1 repaired; None for what a camera writes of itself."""
    if isinstance(value, bytes):
        value = value.decode("utf-8") if _is_utf8(value) else value.decode("latin-1")
    if not isinstance(value, str):
        return None
    with suppress(UnicodeEncodeError, UnicodeDecodeError):
        value = value.encode("latin-1").decode("utf-8")
    text = " ".join(value.replace("\x00", " ").split())
    return text if text and not _CAMERA.match(text) else None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True

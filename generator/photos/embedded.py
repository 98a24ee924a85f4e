"""Image bytes -> what the file says of itself: size, caption, credit, byline, rights.

Only the head is read here; pixels are decoded in a process of their own (derive.py).
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL import Image, ImageFile

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_BYTES, MOST_PIXELS = 60_000_000, 80_000_000
_ORIENTATION = 0x0112
_SWAPPED = (5, 6, 7, 8)
_OTHERS = (
    (re.compile(rb"II\*\x00|MM\x00\*"), "TIFF"), (re.compile(rb"....ftyp(?:heic|heix|mif1|msf1)", re.S), "HEIC"),
    (re.compile(rb"....ftypavi[fs]", re.S), "AVIF"), (re.compile(rb"GIF8"), "GIF"),
    (re.compile(rb"\s*(?:<\?xml|<!--|<svg|<!DOCTYPE)", re.I), "SVG"), (re.compile(rb"BM"), "BMP"), (re.compile(rb"%PDF"), "PDF"),
)  # fmt: skip
_CAMERA = re.compile(
    r"\s*(?:(?:\w+ )?DIGITAL (?:STILL )?CAMERA|\w+ DSC|SAMSUNG(?: CSC|.*CAMERA PICTURES)?|<KENOX.*|DCIM\b.*|\w*Exif_JPEG\w*"
    r"|untitled|default|unknown|none|null|image|picture|photo|photographer|screenshot|binary comment|x-default|ascii"
    r"|created with (?:the )?gimp|\S+\.(?:jpe?g|png|webp|heic|dng|tiff?|cr[23w]|nef|arw|raf|orf|rw2)"
    r"|_?(?:IMG|MG|DSC[A-Z]?|DJI|PXL|MVIMG|GOPR|PICT|CIMG|WP|XR)[-_]?\d[\w~-]*|[A-Z]{0,5}[-_]?\d{5,}[\w~-]*"
    r"|cof|rcof|edf|hdr|hdrpl|rhdr|mde|mmexport\d*|nor|oznor(?:o|wo|nr|cq)?|ptr|ptroz|sdr|dav|bty|btf|fznor|vivo|oppo|qrf|dig)\s*$",
    re.I,
)
"""What cameras, phones and programs write where a caption or a name belongs: their own name, a file's, a mode's."""
_MAKE, _MODEL, _SOFTWARE = 0x010F, 0x0110, 0x0131
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
    from PIL import Image, UnidentifiedImageError

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
        raise Refused(f"is {a_file(name) if name else 'no picture'}", "Export it as JPEG, PNG or WebP.") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large("more than twice what is allowed") from None
    except Exception as error:  # whatever a broken file makes a decoder raise
        raise Refused(
            f"is cut short or broken ({type(error).__name__})", "Export it again as JPEG, PNG or WebP."
        ) from None


def _too_large(size: str) -> Refused:
    return Refused(f"has too many pixels ({size})", f"Scale it down to {MOST_PIXELS // 1_000_000} million.")


def a_file(format_: str) -> str:
    """As a sentence has it: "an SVG file"."""
    return f"{'an' if format_[:1] in 'AS' else 'a'} {format_} file"


def _read(data: bytes) -> Embedded:
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=FORMATS) as image:
        if image.width * image.height > MOST_PIXELS:
            raise _too_large(f"{image.width} x {image.height}")
        # A phone's JPEG may hold a second, smaller picture or a map of brightness behind the first (MPO).
        if getattr(image, "n_frames", 1) > 1 and image.format != "MPO":
            raise Refused("is animated", "Export one picture of it.")
        exif = image.getexif()
        sources = {"XMP": dict(_of_xmp(image)), "IPTC": dict(_of_iptc(image)), "EXIF": dict(_of_exif(exif))}
        size = image.size[::-1] if exif.get(_ORIENTATION) in _SWAPPED else image.size
    return Embedded(*size, *_merged(sources))


def _merged(sources: Mapping[str, Mapping[str, str]]) -> tuple[dict[str, str], tuple[str, ...]]:
    fields: dict[str, str] = {}
    disagreements = []
    for name in ("caption", "credit", "byline", "copyright"):
        said = {source: values[name] for source, values in sources.items() if values.get(name)}
        if not said:
            continue
        fields[name] = next(iter(said.values()))
        if not _agree(list(said.values())):
            disagreements.append(f"{name}: " + "; ".join(f"{source} says “{text}”" for source, text in said.items()))
    return fields, tuple(disagreements)


_SHORTEST_CUT = 28  # IPTC has 32 bytes for a name, of which a letter has up to four


def _agree(texts: list[str]) -> bool:
    """True where all say the same words; IPTC cuts what is longer than its fields."""
    *shorter, longest = sorted((" ".join(re.findall(r"\w+", text.casefold())) for text in texts), key=len)
    return all(key == longest or (len(key) >= _SHORTEST_CUT and longest.startswith(key)) for key in shorter)


def _of_exif(exif: Image.Exif) -> Iterator[tuple[str, str]]:
    own = {_clean(exif.get(tag)) for tag in (_MAKE, _MODEL, _SOFTWARE)}
    for tag, name in _EXIF.items():
        text = _clean(exif.get(tag))
        if text and text not in own:
            yield name, re.sub(r"\s*;\s*", ", ", text) if name == "byline" else text


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

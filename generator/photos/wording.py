"""What a picture says of itself (caption, credit, byline, copyright, alt) -> its bytes as XMP, and as IPTC IIM in a JPEG."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from xml.sax.saxutils import escape

_IPTC = {"caption": 120, "credit": 110, "byline": 80, "copyright": 116}
_MOST = {"caption": 2000, "credit": 32, "byline": 32, "copyright": 128}
"""Bytes that IPTC IIM 4.2 allows for a dataset of the application record."""


def in_iptc(jpeg: bytes, words: Mapping[str, str]) -> bytes:
    """The same JPEG with the allowed words as IPTC IIM in APP13, marked as UTF-8, right behind its first segment."""
    records = b"\x1c\x01\x5a\x00\x03\x1b%G"
    for name, number in sorted(_IPTC.items(), key=lambda item: item[1]):
        for text in _people(words.get(name, "")) if name == "byline" else [words.get(name, "")]:
            value = _fitting(text, _MOST[name])
            records += b"\x1c\x02" + bytes([number]) + struct.pack(">H", len(value)) + value if value else b""
    resource = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(records)) + records + b"\x00" * (len(records) % 2)
    block = b"Photoshop 3.0\x00" + resource
    at = 4 + struct.unpack(">H", jpeg[4:6])[0] if jpeg[2:4] == b"\xff\xe0" else 2
    return jpeg[:at] + b"\xff\xed" + struct.pack(">H", len(block) + 2) + block + jpeg[at:]


def _fitting(text: str, most: int) -> bytes:
    """Whole words: half a name is another's."""
    data = text.encode()
    if len(data) <= most:
        return data
    cut = data[: most + 1].decode(errors="ignore")
    return (
        cut[: max(cut.rfind(" "), cut.rfind("/"), 0)].rstrip(" ,/").encode()
        or data[:most].decode(errors="ignore").encode()
    )


def _people(byline: str) -> list[str]:
    """Each of several photographers; "Doe, Jane" is one."""
    names = byline.split(", ")
    return names if all(" " in name for name in names) else [byline]


def in_xmp(words: Mapping[str, str]) -> bytes:
    """The allowed words as XMP (Dublin Core, photoshop:Credit, IPTC's alternative text)."""

    def alt(name: str, text: str) -> str:
        return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></{name}>'

    parts = []
    for name, key in (
        ("dc:description", "caption"),
        ("dc:rights", "copyright"),
        ("Iptc4xmpCore:AltTextAccessibility", "alt"),
    ):
        parts += [alt(name, words[key])] if key in words else []
    if "byline" in words:
        names = "".join(f"<rdf:li>{escape(name)}</rdf:li>" for name in _people(words["byline"]))
        parts.append(f"<dc:creator><rdf:Seq>{names}</rdf:Seq></dc:creator>")
    if "credit" in words:
        parts.append(f"<photoshop:Credit>{escape(words['credit'])}</photoshop:Credit>")
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
        'xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">'
        + "".join(parts)
        + "</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()

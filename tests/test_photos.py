"""Pictures made here, with all three kinds of metadata in them -> derivatives that come out right and clean."""

from __future__ import annotations

import io
import re
import struct
import subprocess
import sys
import zlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader
from PIL import Image, ImageCms, features

from generator import cli, pipeline, project
from generator.compose import Settings
from generator.errors import GeneratorError
from generator.photos import cleaned, derive, embedded, located, location
from generator.photos.alike import same_pictures
from generator.photos.embedded import Refused
from generator.pipeline import Briefing
from generator.project import Folders
from generator.text.configuration import Site
from tests.briefings import page, section

ARTICLE = """---
published: 2024-03-05
source: Coast Wire
---

Minister visits the port

Defence Minister Janis Berzins walks along the quay, Photo: Reuters
Defence Minister Janis Berzins walks along the quay, Photo: Reuters

Defence Minister Janis Berzins came to Ventspils on Tuesday and spoke of the new ship.
"""
CAPTION = "Defence Minister Janis Berzins walks along the quay"
LICENSED = b"licence: CC BY 4.0\ncredit: Anna Foto\nalt: A man in a coat on a quay\n"
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/">'
    '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:description>'
    "<dc:creator><rdf:Seq><rdf:li>Anna Foto</rdf:li><rdf:li>Ben Bild</rdf:li></rdf:Seq></dc:creator>"
    "{}</rdf:Description></rdf:RDF></x:xmpmeta>"
)


def picture(size: tuple[int, int] = (1200, 800), mode: str = "RGB") -> Image.Image:
    """Left half dark, right half light: what is turned shows."""
    image = Image.new("L", size, 40)
    image.paste(220, (size[0] // 2, 0, *size))
    return image.convert(mode)


def brightness(image: Image.Image, x: int, y: int) -> int:
    """Of one pixel, 0 to 255."""
    return image.convert("L").crop((x, y, x + 1, y + 1)).tobytes()[0]


def saved(image: Image.Image, kind: str = "JPEG", **how: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def exif(orientation: int = 1, gps: bool = True, description: str = "") -> Image.Exif:
    found = Image.Exif()
    found[0x0112], found[0x010F], found[0xA431] = orientation, "SecretCam", "SERIAL-4711"
    if description:
        found[0x010E] = description.encode()
    if gps:
        found.get_ifd(0x8825).update({1: "N", 2: (57.0, 23.0, 40.0), 3: "E", 4: (21.0, 33.0, 50.0)})
    return found


def with_gps(table: dict[int, object]) -> Image.Exif:
    found = Image.Exif()
    found.get_ifd(0x8825).update(table)
    return found


def with_iptc(data: bytes, **fields: str) -> bytes:
    """A JPEG with IPTC IIM in its APP13."""
    numbers = {"caption": 120, "credit": 110, "byline": 80, "city": 90, "sublocation": 92}
    records = b"".join(
        b"\x1c\x02" + bytes([numbers[k]]) + struct.pack(">H", len(v.encode())) + v.encode() for k, v in fields.items()
    )
    resource = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(records)) + records + b"\x00" * (len(records) % 2)
    block = b"Photoshop 3.0\x00" + resource
    return data[:2] + b"\xff\xed" + struct.pack(">H", len(block) + 2) + block + data[2:]


def made(photos: Mapping[str, bytes], article: str = ARTICLE) -> Briefing:
    seeds = {PurePosixPath("port.txt"): article.encode()}
    seeds |= {PurePosixPath("photos") / name: data for name, data in photos.items()}
    return pipeline.generate(seeds, Settings())


def pictures(briefing: Briefing) -> dict[str, bytes]:
    return {str(path): make() for path, make in briefing.pictures.items() if "card-" not in path.name}


def what(briefing: Briefing) -> list[str]:
    return [problem.what for problem in briefing.photo_problems]


# ---------------------------------------------------------------- rights and matching


@pytest.mark.parametrize(
    ("sidecar", "shown"),
    [
        (b"", False),
        (b"licence: CC BY 4.0\n", False),
        (b"credit: Anna\n", False),
        (b"publish: yes please\n", False),
        (b"licence: CC BY 4.0\ncredit: Anna\n", True),
        (b"license: CC0\ncredit: Anna\n", True),
        (b"publish: true\n", True),
        (b"publish: false\nlicence: CC BY 4.0\ncredit: Anna\n", False),
        *(
            (f"licence: {word}\ncredit: Anna\n".encode(), False)
            for word in ("no", "yes", "none", "unknown", "n/a", "'?'")
        ),
        (b"licence: All rights reserved.\ncredit: Anna\n", False),
        (b"licence: CC0\ncredit: unknown\n", False),
        (b"licence: CC0\ncredit: [Anna, Ben]\n", True),
        (b"licence: No Rights Reserved (CC0)\ncredit: Anna\n", True),
    ],
)
def test_without_licence_and_credit_a_card_stands_for_it(sidecar: bytes, shown: bool) -> None:
    briefing = made({"port.jpg": saved(picture()), "port.yml": sidecar})
    assert bool(pictures(briefing)) is shown
    assert ("Photo: Anna. Licence: CC BY 4.0." in page(briefing, "photos.md")) is (
        b"credit: Anna" in sidecar and b"CC BY" in sidecar and shown
    )
    gallery = page(briefing, "photos.md")
    assert ("card-" not in gallery) is shown and gallery.count("![") == (1 if shown else 2)
    assert any(told.startswith("is not shown: ") for told in what(briefing)) is not shown


@pytest.mark.parametrize(
    ("sidecar", "told"),
    [
        ("licnece: CC0\n", "seeds/photos/port.yml: licnece means nothing here"),
        ("publish: 'true'\n", "seeds/photos/port.yml: publish says nothing"),
        ("alt: {a: b}\n", "seeds/photos/port.yml: alt says nothing"),
        ("licence: CC0\nlicence: none\n", "seeds/photos/port.jpg: has a sidecar that is no YAML"),
        ("a: &a [x]\nlicence: *a\n", "seeds/photos/port.jpg: has a sidecar that is no YAML"),
        ("- a\n", "seeds/photos/port.jpg: has a sidecar that is no YAML"),
    ],
)
def test_what_a_sidecar_cannot_say_is_told(sidecar: str, told: str) -> None:
    briefing = made({"port.jpg": saved(picture((60, 40))), "port.yml": sidecar.encode()})
    assert told in [f"{p.where}: {p.what}" for p in briefing.photo_problems] and not pictures(briefing)


@pytest.mark.parametrize("name", ["PORT.JPG", "Port.Jpeg", "mola\u0304.png"])
def test_a_name_is_the_same_in_capitals_and_with_accents_apart(name: str) -> None:
    kind = "PNG" if name.endswith("png") else "JPEG"
    seeds = {f"{stem}.txt": ARTICLE.encode() for stem in ("port", "mol\u0101")}
    seeds |= {f"photos/{name}": saved(picture(), kind), f"photos/{name.partition('.')[0]}.yml": LICENSED}
    assert not what(pipeline.generate({PurePosixPath(path): data for path, data in seeds.items()}, Settings()))


@pytest.mark.parametrize(
    ("name", "extra", "matched"),
    [
        ("port.jpg", b"", True),
        ("port-1.jpg", b"", True),
        ("port-2.jpg", b"", False),
        ("quay.jpg", b"", False),
        ("quay.jpg", b"article: port\n", True),
        ("quay.jpg", f"caption: {CAPTION}\n".encode(), True),
        ("quay.jpg", f"caption: {CAPTION}\narticle: other\n".encode(), False),
    ],
)
def test_a_picture_finds_its_caption(name: str, extra: bytes, matched: bool) -> None:
    briefing = made({name: saved(picture()), f"{name[:-4]}.yml": LICENSED + extra})
    assert ("no caption of an article is its own" not in what(briefing)) is matched
    person = section(page(briefing, "people/janis-berzins.md"), "Photos")
    assert (".jpg)" in person) is matched
    assert ".jpg)" in page(briefing, "photos.md")


def test_the_articles_page_shows_its_photographs_with_their_captions() -> None:
    matched = made({"port.jpg": saved(picture()), "port.yml": LICENSED})
    assert section(page(matched, "articles/port.md"), "Photo captions").count(".jpg)") == 1
    alone = {"x.jpg": saved(picture()), "x.yml": LICENSED + b"article: port\ncaption: A crane\n"}
    text = section(
        page(made(alone, ARTICLE.split("Defence", 1)[0] + "A crane fell.\n"), "articles/port.md"), "Photo captions"
    )
    assert ".jpg)" in text and "A crane. Photo: Anna Foto." in text


def test_the_embedded_caption_matches_too() -> None:
    briefing = made({"x.jpg": saved(picture(), xmp=XMP.format(CAPTION, "").encode()), "x.yml": LICENSED})
    assert what(briefing) == []


def test_two_pictures_of_one_caption_are_both_shown_and_told() -> None:
    other = Image.radial_gradient("L").resize((1200, 800))
    sidecar = LICENSED + b"article: port\n"
    briefing = made({"port.jpg": saved(picture()), "port.yml": LICENSED, "a.jpg": saved(other), "a.yml": sidecar})
    assert what(briefing) == ["is the second picture of a caption; seeds/photos/port.jpg is the first"]
    gallery = page(briefing, "photos.md")
    assert gallery.count(".jpg)") == 2 and gallery.count("(articles/port.md)") == 1
    assert section(page(briefing, "people/janis-berzins.md"), "Photos").count(".jpg)") == 1


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("port.jpe", saved(picture((60, 40))), "is a picture, but its name does not say so"),
        ("port", saved(picture((60, 40)), "PNG"), "is a picture, but its name does not say so"),
        ("pier.yml", LICENSED, "is a sidecar without its picture"),
        ("README", b"BMW and others", None),
    ],
)
def test_no_file_is_passed_over_in_silence(name: str, data: bytes, told: str | None) -> None:
    assert what(made({name: data})) == ([told] if told else [])


# ---------------------------------------------------------------- what a file says of itself


def test_xmp_goes_before_iptc_before_exif_and_what_differs_is_told() -> None:
    data = saved(picture(), exif=exif(description="By EXIF"), xmp=XMP.format("By XMP", "").encode())
    found = embedded.read(with_iptc(data, caption="By IPTC", credit="Agency"))
    assert found.fields == {"caption": "By XMP", "credit": "Agency", "byline": "Anna Foto, Ben Bild"}
    assert found.disagreements == ("caption: XMP says “By XMP”; IPTC says “By IPTC”; EXIF says “By EXIF”",)


def test_lists_and_what_iptc_cuts_short_are_no_disagreement() -> None:
    data = saved(picture(), exif=exif(), xmp=XMP.format("The words of XMP", "").encode())
    found = embedded.read(with_iptc(data, caption="the words of  xmp.", byline="Anna Foto; Ben Bild"))
    assert found.disagreements == () and found.fields["byline"] == "Anna Foto, Ben Bild"
    long = "Ministry of Defence of the Republic of Varnay"
    data = saved(picture(), xmp=XMP.format(long, "").encode())
    assert embedded.read(with_iptc(data, caption=long[:32])).disagreements == ()


CAMERAS = (
    "OLYMPUS DIGITAL CAMERA         ", "PENTAX DIGITAL CAMERA", "SONY DSC", "DSC_0042", "DSCN0042.JPG", "P1010001.JPG", "_MG_4711",
    "IMG_20240303_101010", "IMG-20240101-WA0003", "20240101_101010", "DCIM\\101MEDIA\\DJI_0123.JPG", "cof", "default", "SecretCam",
)  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        *((name, name) for name in ("Jānis Bērziņš", "Hwasong-18", "T-90", "MiG-31", "M1978", "HIMARS", "Riga")),
        *((boilerplate, None) for boilerplate in CAMERAS),
    ],
)
def test_utf8_is_repaired_and_cameras_are_not_quoted(printed: str, read: str | None) -> None:
    data = saved(picture(), exif=exif(description=printed))
    assert embedded.read(data).fields.get("caption") == read


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_location_is_seen_in_each_format(kind: str) -> None:
    assert location.located(saved(picture(), kind, exif=exif()))
    assert not location.located(saved(picture(), kind, exif=exif(gps=False)))
    xmp = XMP.format("x", "<exif:GPSLatitude>57,23.6N</exif:GPSLatitude>").encode()
    assert kind == "PNG" or location.located(saved(picture(), kind, xmp=xmp))


@pytest.mark.parametrize(
    "name", ["photos/scan.tif", "photos/phone.jpe", "photos/noname", "desk/port.jpg", "photos/huge.png"]
)
def test_a_location_is_seen_in_whatever_is_published_with_seeds(name: str) -> None:
    kind = "PNG" if name.endswith("png") else "JPEG"
    data, clean = saved(picture((60, 40)), kind, exif=exif()), saved(picture((60, 40)), kind)
    if kind == "PNG":  # a head that promises too many pixels to decode
        data = data[:16] + struct.pack(">II", 100_000, 100_000) + data[24:]
    if name.endswith("tif"):  # what EXIF holds is a TIFF
        data, clean = exif().tobytes()[6:], exif(gps=False).tobytes()[6:]
    path = PurePosixPath(name)
    assert list(located({path: data, PurePosixPath("a.txt"): b"II*\x00 is a text"})) == [path]
    assert not list(located({path: clean}))


AT_LEAST_FROM_HERE = {
    "a phone's container": ("a.heic", b"\0\0\0\x18ftypheic" + bytes(400) + exif().tobytes()),
    "a container with a wrong name": ("a.txt", b"\0\0\0\x18ftypheic" + bytes(400) + exif().tobytes()),
    "behind stray bytes": ("a.jpg", b"\n" + saved(picture((60, 40)), exif=exif())),
    "a broken file": ("a.jpg", saved(picture(), exif=exif())[:900]),
    "the place of IPTC's extension": (
        "a.jpg",
        saved(picture((60, 40)), xmp=XMP.format("x", "<Iptc4xmpExt:LocationCreated/>").encode()),
    ),
    "in sixteen bits": (
        "a.jpg",
        saved(picture((60, 40)), xmp=XMP.format("x", "<exif:GPSLatitude/>").encode("utf-16")),
    ),
    "the city of IPTC": ("a.jpg", with_iptc(saved(picture((60, 40))), city="Ventspils")),
    "the street of IPTC": ("a.jpg", with_iptc(saved(picture((60, 40))), sublocation="Ostas street 5")),
    "the city of XMP": (
        "a.jpg",
        saved(picture((60, 40)), xmp=XMP.format("x", "<photoshop:City>Ventspils</photoshop:City>").encode()),
    ),
    "in a comment": ("a.jpg", saved(picture((60, 40)), comment=b"57.3951 N, 21.5642 E")),
    "in a comment, by a label": ("a.jpg", saved(picture((60, 40)), comment=b"lat=57.3951 lon=21.5642")),
    "in a comment of EXIF": ("a.tif", b"II*\0\x08\0\0\0" + bytes(6) + b"ASCII\0\0\0Lat 57.3951 Lon 21.5642"),
    "in a comment, as degrees": ("a.jpg", saved(picture((60, 40)), comment="57°23'42\"N 21°33'51\"E".encode())),
    "in a comment, as a bare pair": ("a.jpg", saved(picture((60, 40)), comment=b"57.39510, 21.56420")),
    "in a table behind the first": ("a.tif", b"II*\0\x08\0\0\0" + struct.pack("<HHHIII", 1, 0x0112, 3, 1, 1, 26)
        + struct.pack("<HHHIII", 1, 0x8825, 4, 1, 44, 0) + struct.pack("<HHHI4sI", 1, 1, 2, 2, b"N", 0)),
    "beside the picture": ("a.xmp", XMP.format("x", "<exif:GPSLatitude>57,23.6N</exif:GPSLatitude>").encode()),
    "in a drawing": ("a.svg", b"<svg><metadata>" + XMP.format("x", "<exif:GPSLatitude/>").encode()),
    "the place of a film": ("a.mov", b"\0\0\0\x14ftypqt  " + bytes(20) + b"\xa9xyz\0\x12\x15\xc7+57.3+021.5/"),
    "a head behind the pixels": ("a.dng", b"II*\0" + struct.pack("<I", 300_000) + bytes(300_000 - 8)
        + struct.pack("<HHHIII", 1, 0x8825, 4, 1, 300_100, 0) + bytes(82)
        + struct.pack("<HHHI4sI", 1, 1, 2, 2, b"N", 0)),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data"), AT_LEAST_FROM_HERE.values(), ids=AT_LEAST_FROM_HERE)
def test_a_location_is_seen_wherever_it_stands(name: str, data: bytes) -> None:
    assert list(located({PurePosixPath("photos") / name: data}))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", with_iptc(saved(picture((60, 40)), exif=exif(gps=False)), caption="At the quay of Ventspils")),
        ("a.md", b"The exif:GPSLatitude of the photo was on the server, II*\0"),
        ("a.heic", b"\0\0\0\x18ftypheic" + bytes(400) + exif(gps=False).tobytes()),
        ("a.jpg", saved(picture((60, 40)), exif=with_gps({0: b"\2\3\0\0"}))),  # the version of a GPS that is not there
        (
            "a.jpg",
            saved(picture((60, 40)), comment=b"quality 0.1234, 0.5678, 0.9123; 2024-03-05 12.30; lens 24.5-70.2 mm"),
        ),
        ("a.jpg", saved(picture((60, 40)), comment=b"latin 5.12, a flat of 3.14 rooms, 100.25 S")),
        ("a.jpg", saved(picture((60, 40)), xmp=XMP.format("x", "<photoshop:City/>").encode())),
        ("a.svg", b"<svg><path d='M57.39510,21.56420'/></svg>"),
    ],
)
def test_a_caption_that_names_a_place_is_no_location(name: str, data: bytes) -> None:
    assert not list(located({PurePosixPath("photos") / name: data}))


def test_a_location_in_a_packed_profile_of_a_png_is_seen() -> None:
    digits = b"\nexif\n  400\n" + exif().tobytes().removeprefix(b"Exif\x00\x00").hex().encode()
    text = b"Raw profile type exif\x00\x00" + zlib.compress(digits)
    chunk = struct.pack(">I", len(text)) + b"zTXt" + text + struct.pack(">I", zlib.crc32(b"zTXt" + text))
    plain = saved(picture((20, 10)), "PNG")
    data = plain[:33] + chunk + plain[33:]
    assert list(located({PurePosixPath("photos/x.png"): data, PurePosixPath("photos/y.png"): plain})) == [
        PurePosixPath("photos/x.png")
    ]
    assert not location.located(cleaned(data))


# ---------------------------------------------------------------- derivatives


def test_derivatives_are_upright_in_three_widths_and_say_only_what_is_allowed() -> None:
    data = saved(picture((2000, 1200)), exif=exif(6), comment=b"secret comment")
    found = pictures(made({"port.jpg": data, "port.yml": LICENSED}))
    sizes = {}
    for name, made_ in found.items():
        with Image.open(io.BytesIO(made_)) as image:
            image.load()
            sizes[name.rpartition("-")[2]] = image.size
            assert not image.getexif() and "icc_profile" not in image.info and image.mode == "RGB"
            grey = image.convert("L")
            assert brightness(grey, 5, 5) < 60 and brightness(grey, 5, image.height - 5) > 200, "turned upright"
        for secret in (b"SecretCam", b"SERIAL", b"GPS", b"secret", b"Exif"):
            assert secret not in made_, name
        assert b"A man in a coat on a quay" in made_ and b"Anna Foto" in made_
    assert sizes == {f"{w}.{k}": (w, round(w * 2000 / 1200)) for w in (480, 960, 1200) for k in ("webp", "jpg")}


def test_encoders_that_work_at_once_do_not_hear_each_other() -> None:
    data = saved(Image.effect_noise((700, 420), 60).convert("RGB"))
    sizes = [(width, round(width * 0.6), kind) for width in (480, 700) for kind in ("webp", "jpg")]
    assert len({tuple(derive.made(data, sizes, {"caption": "A man on a quay"})) for _ in range(40)}) == 1


def segments(data: bytes) -> list[tuple[str, bytes]]:
    """Every byte of a JPEG, WebP or AVIF by the part it stands in; what stands behind the end is a part too."""
    found: list[tuple[str, bytes]] = []
    if data.startswith(b"RIFF"):
        at = 12
        while at + 8 <= len(data):
            size = int.from_bytes(data[at + 4 : at + 8], "little")
            found.append((data[at : at + 4].decode(), data[at + 8 : at + 8 + size]))
            at += 8 + size + size % 2
        return [*found, ("behind", data[at:])]
    at = 2
    while data[at + 1] != 0xDA:
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        found.append((f"{data[at + 1]:02x}", data[at + 4 : at + 2 + size]))
        at += 2 + size
    scans = re.split(rb"(\xff[^\x00\xd0-\xd7])", data[at:])
    found += [(f"{mark[1]:02x}", body) for mark, body in zip(scans[1::2], scans[2::2], strict=True) if mark[1] != 0xDA]
    return found


def datasets(resource: bytes) -> dict[tuple[int, int], bytes]:
    """Record and number -> value of the IPTC IIM in a Photoshop resource block."""
    assert resource.startswith(b"Photoshop 3.0\x008BIM\x04\x04\x00\x00")
    size = int.from_bytes(resource[22:26], "big")
    records, found, at = resource[26 : 26 + size], {}, 0
    while at < len(records):
        length = int.from_bytes(records[at + 3 : at + 5], "big")
        found[records[at + 1], records[at + 2]] = records[at + 5 : at + 5 + length]
        at += 5 + length
    assert len(resource) - 26 - size in (0, 1)
    return found


def test_every_byte_of_a_derivative_is_accounted_for() -> None:
    data = with_iptc(saved(picture((700, 500)), exif=exif(), comment=b"secret"), caption="Quay", credit="Ærlig Foto")
    for name, made_ in pictures(made({"port.jpg": data, "port.yml": LICENSED})).items():
        parts = segments(made_)
        if name.endswith(".webp"):
            assert [kind for kind, _ in parts] == ["VP8X", "VP8 ", "XMP ", "behind"] and not parts[-1][1]
            continue
        kinds = {kind for kind, _ in parts}
        assert kinds <= {"e0", "e1", "ed", "db", "c2", "c4", "d9"}, "JFIF, XMP, IPTC, and what decoding needs"
        assert parts[-1] == ("d9", b"")
        assert [body.startswith(b"http://ns.adobe.com/xap/1.0/\x00") for kind, body in parts if kind == "e1"] == [True]
        words = datasets(next(body for kind, body in parts if kind == "ed"))
        assert words == {(1, 90): b"\x1b%G", (2, 110): b"Anna Foto", (2, 120): b"Quay"}
        with Image.open(io.BytesIO(made_)) as image:
            read = embedded.read(made_).fields
            assert image.format == "JPEG" and read["credit"] == "Anna Foto" and read["caption"] == "Quay"


def test_several_bylines_stay_several_and_no_name_is_cut(tmp_path: Path) -> None:
    sidecar = LICENSED + b"byline: [Anna Foto, Ben Bild]\ncopyright: \xc2\xa9 Anna Foto\n"
    sidecar = sidecar.replace(b"Anna Foto\nalt", b"Agency of Photographs/Varnay Herald\nalt")
    for name, derived in pictures(made({"port.jpg": saved(picture((300, 200))), "port.yml": sidecar})).items():
        assert b"<rdf:li>Anna Foto</rdf:li><rdf:li>Ben Bild</rdf:li>" in derived
        if name.endswith(".jpg"):
            resource = next(body for kind, body in segments(derived) if kind == "ed")
            assert b"\x02\x50\x00\x09Anna Foto" in resource and b"\x02\x50\x00\x08Ben Bild" in resource
            assert datasets(resource)[2, 110] == b"Agency of Photographs/Varnay"


@pytest.mark.skipif(not features.check("avif"), reason="this Pillow cannot write AVIF")
def test_avif_by_option() -> None:
    seeds = {"port.txt": ARTICLE.encode(), "photos/port.jpg": saved(picture()), "photos/port.yml": LICENSED}
    tree = {PurePosixPath(name): data for name, data in seeds.items()}
    found = pictures(pipeline.generate(tree, Settings(site=Site(avif=True))))
    assert sorted({name.rpartition(".")[2] for name in found}) == ["avif", "jpg", "webp"]
    for name, data in found.items():
        if name.endswith(".avif"):
            with Image.open(io.BytesIO(data)) as image:
                assert image.format == "AVIF" and not image.getexif() and "icc_profile" not in image.info


@pytest.mark.parametrize("mode", ["RGB", "L", "P", "RGBA", "LA", "CMYK", "I;16", "1"])
def test_every_kind_of_pixels_becomes_srgb(mode: str) -> None:
    image = (
        picture((600, 400), "L").convert("I").point(lambda v: v * 256).convert("I;16")
        if mode == "I;16"
        else picture((600, 400), mode)
    )
    kind = "JPEG" if mode == "CMYK" else "PNG"
    found = pictures(made({"port" + (".jpg" if mode == "CMYK" else ".png"): saved(image, kind), "port.yml": LICENSED}))
    for data in found.values():
        with Image.open(io.BytesIO(data)) as derived:
            dark, light = (brightness(derived, x, 100) for x in (20, derived.width - 20))
            assert derived.mode == "RGB" and dark < 100 < 180 < light


def swapped() -> bytes:
    """A profile in which red and blue have changed places: what is red by it is blue in sRGB."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return srgb.replace(b"rXYZ", b"tXYZ").replace(b"bXYZ", b"rXYZ").replace(b"tXYZ", b"bXYZ")


@pytest.mark.parametrize(("mode", "kind"), [("RGB", "JPEG"), ("RGB", "PNG"), ("RGBA", "PNG"), ("RGB", "WEBP")])
def test_a_profile_is_turned_into_srgb_and_left_out(mode: str, kind: str) -> None:
    red = Image.new("RGB", (600, 400), (250, 0, 0)).convert(mode)
    name = {"JPEG": "port.jpg", "PNG": "port.png", "WEBP": "port.webp"}[kind]
    found = pictures(made({name: saved(red, kind, icc_profile=swapped()), "port.yml": LICENSED}))
    assert len(found) == 4
    for derived in found.values():
        assert b"ICC_PROFILE" not in derived and b"ICCP" not in derived
        with Image.open(io.BytesIO(derived)) as image:
            colour = image.convert("RGB").getpixel((100, 100))
            assert isinstance(colour, tuple) and colour[2] > 200 and colour[0] < 60


def test_a_profile_that_cannot_be_used_is_left_out() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for profile in (lab, b"no profile"):
        for derived in pictures(
            made({"port.jpg": saved(picture(), icc_profile=profile), "port.yml": LICENSED})
        ).values():
            assert b"ICC_PROFILE" not in derived and b"ICCP" not in derived


def test_a_second_run_makes_no_picture_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("seeds/photos").mkdir(parents=True)
    Path("seeds/port.txt").write_text(ARTICLE, encoding="utf-8")
    Path("seeds/photos/port.jpg").write_bytes(saved(picture()))
    Path("seeds/photos/port.yml").write_bytes(LICENSED)
    project.run(Folders())
    before = {p: p.read_bytes() for p in Path("docs/images").iterdir()}
    assert len(before) == 6

    def again(*_: object) -> dict[str, bytes]:
        raise AssertionError("made twice")

    monkeypatch.setattr(derive, "derive", again)
    project.run(Folders())
    assert {p: p.read_bytes() for p in Path("docs/images").iterdir()} == before
    assert not project.check_project(Folders())


def test_the_same_picture_is_shown_once_with_all_its_captions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("seeds/photos").mkdir(parents=True)
    round_, mirrored = Image.radial_gradient("L").resize((1200, 800)), picture()
    pictures = {
        "port": saved(round_.resize((900, 600)).convert("RGB"), quality=60),
        "quay": saved(round_, quality=95),
        "pier": saved(mirrored),
    }
    for name, data in pictures.items():
        text = ARTICLE.replace("walks along the quay", f"stands at the {name}").replace("the port", f"the {name}")
        Path(f"seeds/{name}.txt").write_text(text, encoding="utf-8")
        Path(f"seeds/photos/{name}.jpg").write_bytes(data)
        Path(f"seeds/photos/{name}.yml").write_bytes(b"licence: CC0\ncredit: Anna Foto\n")
    project.run(Folders())
    gallery = Path("docs/photos.md").read_text("utf-8")
    assert gallery.count(".jpg)") == 2, "one for two, and the other one"
    assert "The same picture, by its look, in [Minister visits the port](articles/port.md)" in gallery
    assert "1200x800" in gallery and "900x600" not in gallery, "the widest stands for both"
    assert all(f"stands at the {name}. Photo: Anna Foto." in gallery for name in pictures)
    assert Path("docs/people/janis-berzins.md").read_text("utf-8").count(".jpg)") == 2
    assert len(list(Path("docs/images").iterdir())) == 12

    def again(*_: object) -> str:
        raise AssertionError("looked at twice")

    monkeypatch.setattr(derive, "fingerprint", again)
    monkeypatch.setattr(derive, "derive", again)
    project.run(Folders())
    assert Path("docs/photos.md").read_text("utf-8") == gallery


@pytest.mark.parametrize("trimmed", [0.0, 0.03, 0.06])
def test_a_trimmed_and_smaller_picture_is_the_same(trimmed: float) -> None:
    shapes = Image.effect_mandelbrot((1200, 800), (-1.6, -0.6, -0.4, 0.6), 60)
    box = (int(1200 * trimmed / 3), int(800 * trimmed), 1200 - int(1200 * trimmed), 800)
    small = shapes.crop(box).resize((600, 400))
    prints = {"a": derive.fingerprint(saved(shapes)), "b": derive.fingerprint(saved(small, quality=50))}
    other = Image.effect_mandelbrot((1200, 800), (-0.9, -0.2, -0.1, 0.5), 60)
    assert same_pictures(prints | {"c": derive.fingerprint(saved(other))}) == {"b": "a"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("f0f0f0f0f0f0f0f0", "f0f0f0f0f0f0f0ff", True),
        ("f0f0f0f0f0f0f0f0", "f0f0f0f0f0f0ffe0", False),
        ("0000000000000001", "0000000000000001", False),  # an even sky
    ],
)
def test_alike_is_nearly_the_same(one: str, other: str, same: bool) -> None:
    assert same_pictures({"a": one, "b": other}) == ({"b": "a"} if same else {})


def test_a_window_of_one_may_be_the_other() -> None:
    whole, part, far = "f0f0f0f0f0f0f0f0", "f0f0f0f0f0f0ffff", "0f0f0f0f0f0f0f0f"
    assert same_pictures({"a": whole + part, "b": part + part, "c": far + whole}) == {"b": "a"}


# ---------------------------------------------------------------- hostile files


def huge() -> bytes:
    """A PNG whose head promises 100,000 x 100,000 pixels."""
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    data = saved(picture((10, 10)), "PNG")
    return data[:16] + head + struct.pack(">I", zlib.crc32(b"IHDR" + head)) + data[33:]


HOSTILE = {
    "empty.jpg": b"",
    "noise.jpg": bytes(range(256)) * 40,
    "head.jpg": b"\xff\xd8\xff\xe0",
    "cut.jpg": saved(picture())[:900],
    "cut.png": saved(picture(), "PNG")[:90],
    "huge.png": huge(),
    "moving.webp": saved(picture((50, 50)), "WEBP", save_all=True, append_images=[Image.new("RGB", (50, 50))]),
    "page.png": b"<html><script>alert(1)</script>",
    "draw.svg": b"<svg onload='alert(1)'/>",
    "scan.tiff": b"II*\x00" + bytes(40),
    "phone.heic": b"\x00\x00\x00\x18ftypheic" + bytes(40),
    "tiff.jpg": b"II*\x00" + bytes(40),
    "vector.jpg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gives_one_message_and_a_card(name: str) -> None:
    kind = name.partition(".")[2]
    briefing = made({f"port.{kind}": HOSTILE[name], "port.yml": LICENSED})
    assert len(what(briefing)) == 1, what(briefing)
    assert not pictures(briefing)
    assert "card-" in page(briefing, "photos.md") and "# Janis Berzins" in page(briefing, "people/janis-berzins.md")


def test_each_is_told_in_words() -> None:
    told = {name: what(made({f"port.{name.partition('.')[2]}": data})) for name, data in HOSTILE.items()}
    assert told["huge.png"] == ["has too many pixels (more than twice what is allowed)"]
    assert told["draw.svg"] == ["is an SVG file"] and told["vector.jpg"] == ["is an SVG file"]
    assert told["phone.heic"] == ["is a HEIC file"] and told["empty.jpg"] == ["is empty"]


@pytest.mark.parametrize("size", [(300, 17_000), (17_000, 60), (1, 1), (1, 3000)])
def test_a_picture_of_any_shape_is_shown(size: tuple[int, int]) -> None:
    found = pictures(made({"port.png": saved(Image.new("RGB", size, "red"), "PNG"), "port.yml": LICENSED}))
    assert found
    for name, data in found.items():
        with Image.open(io.BytesIO(data)) as image:
            shape, width = name.split("-")[1:]
            assert image.width == int(width.partition(".")[0])
            assert abs(image.height - image.width * size[1] / size[0]) <= max(1, image.height / image.width)
            assert shape.startswith(f"{max(int(n.split('-')[2].partition('.')[0]) for n in found)}x")


def test_what_hides_behind_a_picture_is_not_published() -> None:
    data = saved(picture()) + b"PK\x03\x04 secret archive <script>alert(1)</script>"
    for derived in pictures(made({"port.jpg": data, "port.yml": LICENSED})).values():
        assert b"secret archive" not in derived


def test_decoding_has_limits_where_the_platform_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    call = "from generator.photos import derive; derive._MEMORY = 200_000_000; derive._limit(); b'x' * 400_000_000"
    assert "MemoryError" in subprocess.run([sys.executable, "-c", call], capture_output=True, text=True).stderr

    def refuses(*_: object) -> None:
        raise ValueError("current limit exceeds maximum limit")

    monkeypatch.setattr("resource.setrlimit", refuses)
    derive._limit()
    monkeypatch.setitem(sys.modules, "resource", None)
    derive._limit()


def test_a_picture_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derive, "_SECONDS", 0)
    with pytest.raises(Refused, match="takes more than 0 s"):
        derive.fingerprint(saved(picture()))


def test_a_sidecar_that_is_no_yaml_is_told() -> None:
    assert what(made({"port.jpg": saved(picture()), "port.yml": b"a: [b"})) == ["has a sidecar that is no YAML"]


# ---------------------------------------------------------------- originals


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("turned", [1, 6])
def test_cleaning_leaves_the_pixels_and_whose_they_are(kind: str, turned: int) -> None:
    xmp = XMP.format("At the quay", "<exif:UserComment>secret</exif:UserComment>").encode()
    data = saved(picture(), kind, exif=exif(turned, description="At the quay"), xmp=xmp)
    data = with_iptc(data, caption="At the quay", city="secret") if kind == "JPEG" else data
    clean = cleaned(data)
    assert location.located(data) and not location.located(clean)
    assert embedded.read(clean).fields == embedded.read(data).fields
    assert embedded.read(clean).fields["caption"] == "At the quay"
    assert not [s for s in (b"secret", b"GPS", b"SERIAL", b"SecretCam", b"UserComment") if s in clean]
    before, after = (Image.open(io.BytesIO(d)) for d in (data, clean))
    assert before.tobytes() == after.tobytes()
    assert after.getexif().get(0x0112, 1) == turned
    assert cleaned(clean) == clean


def test_words_that_say_where_are_cleaned_away_too() -> None:
    data = saved(picture(), xmp=XMP.format("Lat 57.3951, Lon 21.5642", "").encode())
    assert embedded.read(cleaned(data)).fields == {"byline": "Anna Foto, Ben Bild"}


@pytest.mark.parametrize("progressive", [False, True])
def test_the_second_picture_in_a_phones_file_goes_with_its_location(progressive: bool) -> None:
    first = saved(picture(), exif=exif(), progressive=progressive)
    second = saved(picture((60, 40)), exif=exif())
    clean = cleaned(first + second)
    assert clean == cleaned(first) and not location.located(clean)
    with Image.open(io.BytesIO(clean)) as after, Image.open(io.BytesIO(first)) as before:
        assert after.tobytes() == before.tobytes()


def test_a_phones_file_with_two_pictures_is_shown() -> None:
    data = saved(picture(), "MPO", save_all=True, append_images=[picture((60, 40))])
    briefing = made({"port.jpg": data, "port.yml": LICENSED})
    assert what(briefing) == [] and len(pictures(briefing)) == 6
    assert not any(b"MPF" in derived for derived in pictures(briefing).values())


def test_broken_words_in_a_sound_picture_are_passed_over() -> None:
    briefing = made({"port.jpg": saved(picture(), xmp=b"<x:xmpmeta broken"), "port.yml": LICENSED})
    assert what(briefing) == [] and pictures(briefing)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\xff\xd8\xff"])
def test_what_cannot_be_cleaned_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        cleaned(data)


def test_an_original_with_a_location_fails_the_check_until_it_is_cleaned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("seeds/photos").mkdir(parents=True)
    Path("seeds/port.txt").write_text(ARTICLE, encoding="utf-8")
    Path("seeds/photos/port.jpg").write_bytes(saved(picture(), exif=exif()))
    project.run(Folders())
    assert [p.where for p in project.check_project(Folders())] == ["seeds/photos/port.jpg"]
    declined = CliRunner().invoke(cli.briefing, ["photos", "clean"], input="n\n")
    assert "0 cleaned" in declined.output and project.check_project(Folders())
    assert "1 cleaned" in CliRunner().invoke(cli.briefing, ["photos", "clean"], input="y\n").output
    assert not project.check_project(Folders())


def test_a_picture_that_somebody_put_on_a_page_may_not_say_where_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("seeds").mkdir()
    Path("seeds/port.txt").write_text(ARTICLE, encoding="utf-8")
    project.run(Folders())
    assert not project.check_project(Folders())
    Path("docs/images/mine.jpg").write_bytes(saved(picture(), exif=exif()))
    assert [p.where for p in project.check_project(Folders())] == ["docs/images/mine.jpg"]


def test_words_that_say_where_are_not_written_into_a_picture() -> None:
    sidecar = LICENSED + b"caption: The quay at 57.3951 N, 21.5642 E\n"
    for derived in pictures(made({"port.jpg": saved(picture((300, 200))), "port.yml": sidecar})).values():
        assert b"57.3951" not in derived and b"Anna Foto" in derived


def test_the_list_says_what_becomes_of_each_and_a_named_file_is_cleaned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("seeds/photos").mkdir(parents=True)
    Path("seeds/port.txt").write_text(ARTICLE, encoding="utf-8")
    Path("seeds/photos/other.jpg").write_bytes(saved(picture(), comment=b"secret"))
    listed = CliRunner().invoke(cli.briefing, ["photos", "list"]).output
    assert f"port-1: a card: {CAPTION}" in listed
    assert "seeds/photos/other.jpg: no caption of an article is its own\n  Name the article" in listed
    assert "seeds/photos/other.jpg: is not shown: no licence or no credit" in listed
    assert "1 cleaned" in CliRunner().invoke(cli.briefing, ["photos", "clean", "--yes", "other.jpg"]).output
    assert b"secret" not in Path("seeds/photos/other.jpg").read_bytes()
    wrong = CliRunner().invoke(cli.briefing, ["photos", "clean", "--yes", "../elsewhere.jpg"])
    assert isinstance(wrong.exception, GeneratorError) and wrong.exception.what == "is no file below seeds/"


# ---------------------------------------------------------------- on the page


def shown(content: str) -> str:
    """The page's HTML after overrides/, without white space between its parts."""
    own = FileSystemLoader(Path(__file__).parent.parent / "overrides")
    loader = ChoiceLoader([own, DictLoader({"partials/tags.html": ""})])
    template = Environment(loader=loader).get_template("partials/content.html")
    return template.render(page={"content": content, "title": "x"}, config={"extra": {"avif": True}}).strip()


def test_a_photo_is_offered_in_its_widths_and_formats_with_its_size() -> None:
    found = shown('<h1>x</h1><p><img alt="A quay" src="../images/0f3a-1200x800-960.jpg" /> and more</p>')
    for kind in ("avif", "webp"):
        sizes = ", ".join(f"../images/0f3a-1200x800-{width}.{kind} {width}w" for width in (480, 960, 1200))
        assert f'<source type="image/{kind}"' in found and f'srcset="{sizes}"' in found
    assert 'width="1200" height="800" loading="lazy"' in found and found.endswith("</picture> and more</p>")
    assert 'alt="A quay" src="../images/0f3a-1200x800-960.jpg"' in found


def test_room_is_kept_for_a_card() -> None:
    found = shown('<h1>x</h1><p><img alt="A &gt; B" src="../images/card-0f.light.png#gh-light-mode-only" /> and</p>')
    said = (
        'alt="A &gt; B" src="../images/card-0f.light.png#gh-light-mode-only" width="1200" height="675" loading="lazy"'
    )
    assert said in found and found.endswith("> and</p>")


@pytest.mark.parametrize("src", ["a.svg", "images/a-b.jpg", "images/a-bxc-d.jpg"])
def test_any_other_image_stays_as_it_is(src: str) -> None:
    assert shown(f'<h1>x</h1><img alt="y" src="{src}">') == f'<h1>x</h1><img alt="y" src="{src}">'


def test_no_image_no_change() -> None:
    assert shown("<h1>x</h1><p>a &lt;img b</p>") == "<h1>x</h1><p>a &lt;img b</p>"

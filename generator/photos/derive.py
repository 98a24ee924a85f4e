"""Image bytes -> new pixels: upright, sRGB, in the widths of the site, with nothing but the words an editor allows.

Decoding runs in a process of its own with limits on memory and time: ``python -m generator.photos.derive``.
"""

from __future__ import annotations

import hashlib
import io
import json
import math
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import Rendition
from generator.photos import location
from generator.photos.alike import windows
from generator.photos.embedded import FORMATS, Embedded, Refused
from generator.photos.wording import in_iptc, in_xmp
from generator.text.escape import clean

if TYPE_CHECKING:
    from PIL import Image

WIDTHS = (480, 960, 1600)
_LONGEST = 4_000  # characters of each word written in
_HIGHEST = 16_383  # what a WebP can hold
_DESIGN = "3"
_KINDS = {"webp": "image/webp", "jpg": "image/jpeg"}
_AVIF = {"avif": "image/avif"}
_SECONDS, _MEMORY = 120, 3_000_000_000
_WORDS = ("caption", "credit", "byline", "copyright", "alt")
"""The allowlist of what a derivative says of itself."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made of a picture: its renditions, and the words written into them."""

    renditions: tuple[Rendition, ...]
    words: Mapping[str, str]


def order(data: bytes, embedded: Embedded, words: Mapping[str, str], avif: bool = False) -> Order:
    """Renditions in up to three widths, never wider than the picture, nor higher than their formats allow.

    A name is a hash of the bytes and of what is written in, the size of the widest, and its own width: overrides/ reads
    them from it ("images/0f3a-1600x1067-480.webp")."""
    said = {name: clean(words[name])[:_LONGEST] for name in _WORDS if words.get(name)}
    allowed = {name: text for name, text in said.items() if not location.located(text.encode())}
    key = json.dumps([_DESIGN, allowed], sort_keys=True).encode()
    digest = hashlib.sha256(hashlib.sha256(data).digest() + key).hexdigest()[:16]
    widest = max(1, min(embedded.width, _HIGHEST * embedded.width // embedded.height))
    sizes = [
        (width, min(_HIGHEST, max(1, round(embedded.height * width / embedded.width))))
        for width in sorted({min(width, widest) for width in WIDTHS})
    ]
    name = "images/{}-{}x{}".format(digest, *sizes[-1])
    found = [
        Rendition(f"{name}-{width}.{kind}", width, height, media)
        for width, height in sizes
        for kind, media in (_KINDS | (_AVIF if avif else {})).items()
    ]
    return Order(tuple(found), allowed)


def derive(data: bytes, wanted: Order) -> dict[str, bytes]:
    """Path -> bytes of each rendition. Raises Refused where the picture cannot be decoded within the limits."""
    task = {
        "sizes": [(r.width, r.height, r.path.rpartition(".")[2]) for r in wanted.renditions],
        "words": dict(wanted.words),
    }
    made = _decoded(task, data, len(wanted.renditions))
    return {rendition.path: made[at] for at, rendition in enumerate(wanted.renditions)}


def fingerprint(data: bytes) -> str:
    """Hexadecimal digits that pictures which look the same share, but for a few bits: a print of each window (alike.py).
    Raises Refused where the picture cannot be decoded within the limits."""
    return _decoded({}, data, 1)[0].hex()


def _decoded(task: Mapping[str, object], data: bytes, parts: int) -> list[bytes]:
    head = json.dumps(task).encode()
    try:
        run = subprocess.run(
            [sys.executable, "-m", "generator.photos.derive"],
            input=len(head).to_bytes(4, "big") + head + data,
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired:
        raise Refused(f"takes more than {_SECONDS} s to decode", "Scale it down, or export it again.") from None
    except (subprocess.SubprocessError, OSError):
        what = "cannot be decoded: it is cut short or broken, or needs too much memory"
        raise Refused(what, "Export it again as JPEG, PNG or WebP.") from None
    out, found = run.stdout, []
    for _ in range(parts):
        size = int.from_bytes(out[:4], "big")
        found.append(out[4 : 4 + size])
        out = out[4 + size :]
    if out or not all(found):
        raise Refused("cannot be decoded (incomplete)", "Export it again as JPEG, PNG or WebP.")
    return found


# ---------------------------------------------------------------- in the process of its own


def _serve() -> None:
    _limit()
    data = sys.stdin.buffer.read()
    size = int.from_bytes(data[:4], "big")
    task = json.loads(data[4 : 4 + size])
    picture = data[4 + size :]
    for part in made(picture, task["sizes"], task["words"]) if task else [_prints(picture)]:
        sys.stdout.buffer.write(len(part).to_bytes(4, "big") + part)


def _limit() -> None:
    """Memory and seconds of CPU, as far as the platform has such limits: Windows has none, macOS may refuse them. The
    time limit of the process that waits holds everywhere."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, _SECONDS)):
        with suppress(ValueError, OSError):
            hard = resource.getrlimit(kind)[1]
            allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (allowed, allowed))


def made(data: bytes, sizes: Sequence[tuple[int, int, str]], words: Mapping[str, str]) -> list[bytes]:
    """Each size from the next larger one; the largest from the picture."""
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
        if opened.format in ("JPEG", "MPO"):
            longest = max(max(width, height) for width, height, _ in sizes)
            scale = longest / max(opened.size)  # on the longer side, for it may yet be turned
            opened.draft("RGB", (math.ceil(opened.width * scale), math.ceil(opened.height * scale)))
        current = _upright(opened)
    waiting: dict[tuple[int, int, str], Future[bytes]] = {}
    with ThreadPoolExecutor(os.cpu_count()) as encoders:  # an encoder leaves Python alone while it works
        for width, height, kind in sorted(((w, h, k) for w, h, k in sizes), reverse=True):
            if current.size != (width, height):
                current = current.resize((width, height), Image.Resampling.BICUBIC)
            # a copy: Pillow keeps what one encoder is told on the picture, where another would read it
            waiting[width, height, kind] = encoders.submit(_encoded, current.copy(), kind, words)
    return [waiting[width, height, kind].result() for width, height, kind in sizes]


def _prints(data: bytes) -> bytes:
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
        if opened.format in ("JPEG", "MPO"):
            opened.draft("L", (144, 128))
        grey = _upright(opened).convert("L")
    return b"".join(_print(grey, window) for window in windows(*grey.size))


def _print(grey: Image.Image, window: tuple[float, float, float, float]) -> bytes:
    from PIL import Image

    fields = grey.resize((9, 8), Image.Resampling.BOX, box=window).tobytes()
    bits = [fields[9 * row + at] > fields[9 * row + at + 1] for row in range(8) for at in range(8)]
    return sum(bit << at for at, bit in enumerate(reversed(bits))).to_bytes(8, "big")


def _upright(image: Image.Image) -> Image.Image:
    """A new picture of the pixels alone: turned upright, in sRGB, on white."""
    from PIL import Image, ImageOps

    profile = image.info.get("icc_profile")
    ImageOps.exif_transpose(image, in_place=True)
    coloured = _in_srgb(_eight_bits(image), profile)
    if coloured.mode == "RGBA":
        opaque = Image.new("RGB", coloured.size, "white")
        opaque.paste(coloured, mask=coloured.getchannel("A"))
        return opaque
    coloured.info.clear()  # a comment would be written again
    return coloured


def _eight_bits(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        return image.point(lambda value: value / 256).convert("L")
    if image.mode == "P":
        return image.convert("RGBA" if "transparency" in image.info else "RGB")
    return image


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Through the embedded profile where there is one that can be used."""
    from PIL import ImageCms

    target = "RGBA" if "A" in image.getbands() else "RGB"
    if profile and image.mode == "RGBA":
        opaque = _in_srgb(image.convert("RGB"), profile)
        opaque.putalpha(image.getchannel("A"))
        return opaque
    if profile and image.mode in ("RGB", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            return image.convert(target)
        return turned if turned is not None else image.convert(target)
    return image if image.mode == target else image.convert(target)


def _encoded(image: Image.Image, kind: str, words: Mapping[str, str]) -> bytes:
    out, packet = io.BytesIO(), in_xmp(words)
    if kind == "webp":
        image.save(out, "WEBP", quality=78, method=4, xmp=packet)
    elif kind == "avif":
        image.save(out, "AVIF", quality=60, speed=6, xmp=packet)
    else:
        image.save(out, "JPEG", quality=80, optimize=True, progressive=True, xmp=packet)
        return in_iptc(out.getvalue(), words)
    return out.getvalue()


if __name__ == "__main__":
    _serve()

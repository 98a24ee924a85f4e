"""A caption -> a card that stands where a photo may not: set in a bundled font, in the site's light and dark colours."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import Rendition
from generator.photos.setting import LEADING, UNSET, cut, fitted, font, readable

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 675)
SOCIAL = (1200, 630)
THEMES = ("light", "dark")
_DESIGN = "4"  # part of the name: a new design draws all cards anew
_MARGIN, _BAR = 84, 14
_TOP, _HEAD = 76, 128  # the middle of the kicker; where the caption may begin
_FOOTS = {1: (132, 66), 2: (158, 54)}  # lines of the foot: its height, and from its rule to the middle of the first
_LINE = 48  # from one line of the foot to the next
_KICKER, _CREDITS, _QUIET = 34, (38, 35, 32), 34  # sizes in px; on a phone they are a third of it
_GAP, _NOTE_ROOM, _NOTE_SIZES = 30, 140, (40, 36)
_STEPS = 12  # shades between the ground and an ink
_COLOURS = {
    "light": {"ground": "#f3f5f7", "ink": "#1c2733", "quiet": "#52606d", "rule": "#c9d1d9", "accent": "#a5371d"},
    "dark": {"ground": "#243040", "ink": "#edf1f5", "quiet": "#bcc7d1", "rule": "#465463", "accent": "#ff9e85"},
}


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says: the caption, whose picture it was, and where the caption was printed; a note below the caption."""

    caption: str
    credit: str
    source: str
    label: str = "Photo caption"
    note: str = ""
    remark: str = ""

    def address(self, theme: str) -> str:
        """Where it stands below docs/; named by its words, not by its bytes, which differ between encoders."""
        words = "\x1f".join((_DESIGN, self.caption, self.credit, self.source, self.label, self.remark))
        return f"images/card-{hashlib.sha256(words.encode()).hexdigest()[:16]}.{theme}.png"

    def renditions(self) -> tuple[Rendition, ...]:
        """The light and the dark one."""
        return tuple(Rendition(self.address(theme), *SIZE, "image/png") for theme in THEMES)


def draw(card: Card, theme: str, size: tuple[int, int] = SIZE) -> bytes:
    """The card as PNG."""
    from PIL import Image, ImageDraw

    colours = _COLOURS[theme]
    image = Image.new("RGB", size, colours["ground"])
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, _BAR, size[1]), fill=colours["accent"])
    _kicker(pen, card, colours, size[0])
    bottom = _foot(pen, card, colours, size)
    _words(pen, card, colours, (size[0], bottom))
    return _encoded(image, colours)


def _kicker(pen: ImageDraw.ImageDraw, card: Card, colours: dict[str, str], width: int) -> None:
    """What the card is, and across from it that no photo stands behind it."""
    _spaced(pen, (_MARGIN, _TOP), card.label.upper(), font("SemiBold", _KICKER), colours["accent"])
    pen.text((width - _MARGIN, _TOP), card.remark, font=font("Regular", _QUIET), fill=colours["quiet"], anchor="rm")


def _foot(pen: ImageDraw.ImageDraw, card: Card, colours: dict[str, str], size: tuple[int, int]) -> int:
    """The rule with credit and source below, side by side or, where they are long, one under the other; where it begins."""
    width, height = size
    plain, room = font("Regular", _QUIET), width - 2 * _MARGIN
    credit, source = _named(card.credit), readable(card.source)
    beside = font("SemiBold", _CREDITS[0]).getlength(credit) + plain.getlength(source) + 48 <= room
    bold = next(
        (face for px in _CREDITS if (face := font("SemiBold", px)).getlength(credit) <= room),
        font("SemiBold", _CREDITS[-1]),
    )
    foot, under = _FOOTS[1 if beside else 2]
    top = height - foot
    pen.line((_MARGIN, top, width - _MARGIN, top), fill=colours["rule"], width=2)
    pen.text((_MARGIN, top + under), cut(credit, bold, room), font=bold, fill=colours["ink"], anchor="lm")
    at = (width - _MARGIN, top + under) if beside else (_MARGIN, top + under + _LINE)
    pen.text(at, cut(source, plain, room), font=plain, fill=colours["quiet"], anchor="rm" if beside else "lm")
    return top


def _named(credit: str) -> str:
    """The credit; of a name in letters the font lacks, that there is one."""
    lead, colon, name = credit.rpartition(": ")
    return f"{lead}{colon}{readable(name, '[…]' if lead else '')}"


def _words(pen: ImageDraw.ImageDraw, card: Card, colours: dict[str, str], room: tuple[int, int]) -> None:
    """The caption, as large as it fits, balanced, and the note below it, in the middle of the room above the foot."""
    top, bottom, width = _HEAD, room[1] - 24, room[0] - 2 * _MARGIN
    note, note_size = fitted(readable(card.note), width, _NOTE_ROOM, _NOTE_SIZES) if card.note else ([], 0)
    below = len(note) * note_size * LEADING + _GAP if note else 0.0
    lines, size = fitted(readable(card.caption, UNSET), width, int(bottom - top - below))
    y = top + (bottom - top - below - len(lines) * size * LEADING) / 2
    y = _lines(pen, lines, size, y, colours["ink"])
    _lines(pen, note, note_size, y + _GAP, colours["quiet"])


def _lines(pen: ImageDraw.ImageDraw, lines: Sequence[str], size: int, y: float, fill: str) -> float:
    """Draw from ``y`` downwards; where the next line would begin."""
    for line in lines:
        pen.text((_MARGIN, y + size * LEADING / 2), line, font=font("Regular", size), fill=fill, anchor="lm")
        y += size * LEADING
    return y


def _spaced(
    pen: ImageDraw.ImageDraw, at: tuple[float, float], text: str, font: ImageFont.FreeTypeFont, fill: str
) -> None:
    x, y = at
    for char in text:
        pen.text((x, y), char, font=font, fill=fill, anchor="lm")
        x += font.getlength(char) + 3


def _encoded(image: Image.Image, colours: dict[str, str]) -> bytes:
    """PNG in the colours of the card and the steps between each and its ground, which is all that type needs."""
    from PIL import Image

    holder = Image.new("P", (1, 1))
    holder.putpalette([part for colour in _steps(colours) for part in colour])
    out = io.BytesIO()
    image.quantize(palette=holder, dither=Image.Dither.NONE).save(out, "PNG", compress_level=6)
    return out.getvalue()


def _steps(colours: dict[str, str]) -> list[tuple[int, ...]]:
    from PIL import ImageColor

    ground = ImageColor.getrgb(colours["ground"])
    inks = [ImageColor.getrgb(colours[name]) for name in ("ink", "quiet", "accent")]
    between = [
        tuple(round(g + (i - g) * step / _STEPS) for g, i in zip(ground, ink, strict=True))
        for ink in inks
        for step in range(1, _STEPS + 1)
    ]
    return [ground, ImageColor.getrgb(colours["rule"]), *between]

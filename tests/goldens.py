"""Two articles and the real one -> what is found in them and how it reads, as kept in tests/goldens/.

``python -m tests.goldens`` (``make update-goldens``) writes them anew; read the difference before you commit it."""

from __future__ import annotations

import io
import json
from pathlib import Path, PurePosixPath

from PIL import Image

from generator import corpus
from generator.model import Tree
from generator.photos import social
from generator.photos.cards import THEMES, Card, draw
from tests.briefings import DEVELOPMENT, SEED, briefing

FOLDER = Path(__file__).parent / "goldens"
ANNOTATED = ("wire-gulf-tanker", "press-release-armour")
READ = "wire-gulf-tanker"


def made() -> Tree:
    """What stands in tests/goldens/ when nothing changed."""
    articles = {path.stem: path for path in (SEED, *DEVELOPMENT)}
    tree = {PurePosixPath(f"{name}.json"): _found(articles[name]) for name in (SEED.stem, *ANNOTATED)}
    pages = briefing({f"{READ}.txt": articles[READ].read_text("utf-8")}).pages
    return tree | {PurePosixPath(READ) / path: data for path, data in pages.items()}


def _found(path: Path) -> bytes:
    sidecar = path.with_suffix(".yml")
    line = corpus.annotate_bytes(path.name, path.read_bytes(), sidecar.read_bytes() if sidecar.exists() else None)
    return (json.dumps(line, ensure_ascii=False, indent=1) + "\n").encode()


def cards() -> Tree:
    """Cards at a quarter of their size: encoders and hinting differ a little between versions."""
    card = Card(
        "Kim Jong Un gets off the train at the border, Choe Sun Hui second left", "Photo: Reuters", "B92, 2023-09-12"
    )
    greek = Card("Військові біля Києва, Ελλάδα", "Photo: Not stated", "Source not stated")
    mixed = Card(
        "Kim (김정은) at Pneumonoultramicroscopicsilico-Donaudampfschifffahrtsgesellschaft", "Photo: AP", "Bay Post"
    )
    which = {"latin": card, "greek": greek, "mixed": mixed}
    drawn = {f"{name}.{theme}": draw(which[name], theme) for name in which for theme in THEMES}
    meta = {"kind": "weapon", "description": "Hwasong-18: weapon system, missile"}
    drawn["social"] = social.draw(social.card("# Hwasong-18\n", meta, "My briefing"))
    return {PurePosixPath("cards") / f"{name}.png": _quarter(data) for name, data in drawn.items()}


def _quarter(data: bytes) -> bytes:
    out = io.BytesIO()
    with Image.open(io.BytesIO(data)) as image:
        image.convert("RGB").reduce(4).save(out, "PNG", optimize=True)
    return out.getvalue()


def update() -> None:
    """Write tests/goldens/ anew; what is no longer made goes."""
    fresh = {**made(), **cards()}
    for path in [path for path in FOLDER.rglob("*") if path.is_file()]:
        if PurePosixPath(path.relative_to(FOLDER).as_posix()) not in fresh:
            path.unlink()
    for name, data in fresh.items():
        (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / name).write_bytes(data)


if __name__ == "__main__":
    update()

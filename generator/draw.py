"""Drawing -> SVG in the site's light and dark colours; the same data gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from generator.model import Drawing, Tree

THEMES = ("light", "dark")


def files_of(drawings: Iterable[Drawing]) -> Tree:
    """Both files of each drawing, by their path below docs/."""
    return {PurePosixPath(d.address(theme)): svg(d, theme).encode() for d in drawings for theme in THEMES}


def svg(drawing: Drawing, theme: str) -> str:
    """The drawing as SVG."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8" role="img" data-theme="{theme}"/>\n'

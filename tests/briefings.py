"""Texts of articles -> a briefing, in memory; for tests of what stands on the pages."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from generator import pipeline
from generator.compose import Settings
from generator.pipeline import Briefing
from generator.text.configuration import Site

SEED = Path(__file__).parent.parent / "seeds" / "000_83af5299008969cf.txt"
DEVELOPMENT = sorted((Path(__file__).parent / "gold" / "articles" / "development").glob("*.txt"))


def briefing(articles: Mapping[str, str], settings: Settings | None = None, **site: object) -> Briefing:
    """``articles``: file name -> text with front matter; ``site``: settings of mkdocs.yml."""
    seeds = {PurePosixPath(name): text.encode() for name, text in articles.items()}
    return pipeline.generate(seeds, settings or Settings(site=Site(**site)))  # type: ignore[arg-type]


def page(made: Briefing, path: str) -> str:
    """The Markdown of a page."""
    return made.pages[PurePosixPath(path)].decode()


def section(text: str, title: str) -> str:
    """What stands below a heading of the second level, footnotes aside."""
    match = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |^\[\^|\Z)", text, re.M | re.S)
    return match[1].strip() if match else ""


def rows(table: str) -> list[list[str]]:
    """The cells of the rows of a table, without its head."""
    lines = [line for line in table.split("\n") if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def plain(text: str) -> str:
    """Text without marks, links and character references."""
    text = re.sub(r"\[\^[^\]]*\]|<a id=[^>]*></a>", "", text)
    return html.unescape(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text))


def outputs(made: Briefing) -> dict[str, str]:
    """Everything a run publishes: pages, drawings, data, feed, exports; character references resolved."""
    found = {str(path): data.decode("utf-8", "replace") for path, data in (*made.pages.items(), *made.assets.items())}
    found |= {f"export {form}": pipeline.exported(made, form) for form in ("json", "csv", "geojson", "jsonld")}
    return {name: " ".join(html.unescape(text).split()) for name, text in found.items()}

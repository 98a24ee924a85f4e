"""A project's folders -> what its pages and mkdocs.yml say about themselves."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import yaml

from generator.errors import GeneratorError
from generator.files import read_tree
from generator.merge import page_id
from generator.model import Tree
from generator.text import configuration
from generator.text.configuration import Site


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a project keeps its parts."""

    seeds: Path = Path("seeds")
    docs: Path = Path("docs")
    state: Path = Path(".briefing")


KEPT_OUT = PurePosixPath("site.yml")
"""What mkdocs.yml takes in by INHERIT, below the state folder."""


def configured(config: Path = Path("mkdocs.yml")) -> Site:
    return configuration.read(config.read_text("utf-8"), str(config)) if config.exists() else Site()


def is_page(path: PurePosixPath) -> bool:
    return path.suffix == ".md" and not any(part.startswith(".") for part in path.parts)


def front_matter(page: bytes) -> Mapping[str, object]:
    match = re.match(rb"(?:\xef\xbb\xbf)?---\r?\n(.*?)^---\r?$", page, re.S | re.M)
    try:
        loaded = yaml.safe_load(match[1]) if match else None
    except yaml.YAMLError:
        return {}
    return loaded if isinstance(loaded, dict) else {}


def hidden_pages(edited: Tree) -> dict[PurePosixPath, str | None]:
    """Pages with ``hidden: true`` -> the id they carry; the home page, ledgers and indexes cannot be hidden."""
    marked = {path: front_matter(data) for path, data in edited.items() if b"hidden" in data[:4000]}
    return {
        path: html.unescape(str(meta["id"])) if "id" in meta else None
        for path, meta in marked.items()
        if meta.get("hidden") is True and ("id" not in meta or (len(path.parts) > 1 and path.name != "index.md"))
    }


def page_path(folders: Folders, page: str) -> PurePosixPath:
    """A page as somebody names it, with or without folder and suffix, in either slash -> its path below docs/."""
    path = Path(page.replace("\\", "/").removesuffix(".md") + ".md")
    inside = path.relative_to("docs") if path.parts[:1] == ("docs",) else path
    for below in (path, folders.docs / inside):
        with suppress(ValueError):
            return PurePosixPath(below.resolve().relative_to(folders.docs.resolve()).as_posix())
    raise GeneratorError(page, "is not below the folder of the pages", "Name a page of it, such as people/index.")


Base = tuple[dict[PurePosixPath, bytes], dict[PurePosixPath, bytes]]


def read_base(folders: Folders, edited: Tree) -> Base:
    """What was last generated: of the pages that are, and of those that wait (deleted, or kept without a source).

    Git may have given the files Windows line ends. A page whose id a person took out is theirs and waits for nothing.
    """
    base, waiting = (
        {path: data.replace(b"\r\n", b"\n") for path, data in read_tree(folders.state / name).items()}
        for name in ("base", "waiting")
    )
    return base, {p: data for p, data in waiting.items() if p not in edited or page_id(edited[p]) == page_id(data)}

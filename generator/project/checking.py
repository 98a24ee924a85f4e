"""A project on disk -> the promises it breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from pathspec import PathSpec

from generator.check import check
from generator.corpus import read_seeds
from generator.errors import GeneratorError
from generator.files import read_seeds_in, read_tree
from generator.model import Problem, Tree
from generator.photos import located
from generator.project.folders import KEPT_OUT, Folders, configured, hidden_pages
from generator.publication import repeated


def check_project(folders: Folders) -> tuple[Problem, ...]:
    """The promises, checked on what stands on disk. Raises GeneratorError where there are no pages yet."""
    if not folders.docs.is_dir():
        raise GeneratorError(
            str(folders.docs),
            "no such folder",
            "Name the folder of the pages with --docs, or make them: briefing generate.",
        )
    reading = read_seeds(read_seeds_in(folders.seeds))
    articles = {f"article/{article.id}": article for article in reading.articles}
    docs, site = read_tree(folders.docs), configured()
    inherited = folders.state / KEPT_OUT
    excluded = site.excluded or configured(inherited).excluded or ""
    found = check(docs, articles, read_tree(folders.state / "base"), excluded)
    return (
        *found,
        *repeated(docs, reading.articles, site.publish),
        *_let_in(hidden_pages(docs), excluded),
        *_located("seeds", read_seeds_in(folders.seeds), "briefing photos clean takes that out of the original."),
        *_located("docs", _pictures(docs), "Put it into seeds/photos/ instead, or save it without its metadata."),
    )


def _located(folder: str, tree: Tree, remedy: str) -> Iterator[Problem]:
    """Both folders are published: neither an original nor what somebody put on a page may say where it was taken."""
    return (Problem(f"{folder}/{path}", "says where it was taken", remedy) for path in located(tree))


_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".heic", ".heif", ".tif", ".tiff", ".mp4", ".mov")


def _pictures(docs: Tree) -> Tree:
    return {path: data for path, data in docs.items() if path.suffix.lower() in _PICTURES}


def _let_in(hidden: Iterable[PurePosixPath], excluded: str) -> Iterator[Problem]:
    """Hidden pages that the site would show all the same."""
    patterns = PathSpec.from_lines("gitignore", excluded.splitlines())
    for path in sorted(hidden):
        if not patterns.match_file(str(path)):
            remedy = "Run briefing generate; where mkdocs.yml has its own exclude_docs, add the page there."
            yield Problem(f"docs/{path}", "is hidden, but the site shows it", remedy)

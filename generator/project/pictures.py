"""A project's pages and originals -> social cards in the built site, originals without their location."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pathspec import PathSpec

from generator import files
from generator.errors import GeneratorError
from generator.files import read_tree, write_tree
from generator.photos import Refused, cleaned, located, social
from generator.project.folders import KEPT_OUT, Folders, configured, front_matter, is_page


def social_cards(folders: Folders, built: Path) -> int:
    """Draw into the built site the picture of each page for those who share its address; how many."""
    pages = read_tree(folders.docs, is_page)
    kept_out = PathSpec.from_lines("gitignore", (configured(folders.state / KEPT_OUT).excluded or "").splitlines())
    name = configured().name
    made = {
        social.address(path): social.draw(social.card(data.decode("utf-8", "replace"), front_matter(data), name))
        for path, data in pages.items()
        if not kept_out.match_file(str(path))
    }
    write_tree(built, made)
    return len(made)


def clean_photos(seeds: Path, ask: Callable[[str], bool]) -> int:
    """Take the metadata out of the originals that carry a location, each after asking; how many. Their pixels stay.

    Raises GeneratorError for one that only another program can clean."""
    tree = read_tree(seeds)
    chosen = [path for path in located(tree) if ask(str(seeds / path))]
    for path in chosen:
        try:
            files.write(seeds / path, cleaned(tree[path]))
        except Refused as refused:
            raise GeneratorError(str(seeds / path), *refused.args) from None
    return len(chosen)

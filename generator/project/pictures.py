"""A project's pages and originals -> social cards in the built site, originals without their location."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from pathspec import PathSpec

from generator import files
from generator.errors import GeneratorError
from generator.files import read_seeds_in, read_tree, write_tree
from generator.model import Tree
from generator.photos import Refused, cleaned, located, social
from generator.project.folders import KEPT_OUT, Folders, configured, front_matter, is_page
from generator.project.saving import run


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


def picture_list(folders: Folders) -> Iterator[tuple[str, str, str]]:
    """Each caption and each file in seeds/photos/: what it is, what becomes of it, and what is to be done."""
    made = run(folders, write=False).briefing
    for photo in made.desk.photos:
        words = " ".join((photo.caption or photo.alt).split())
        if photo.file and not photo.card:
            yield photo.file, f"shown: {words}", ""
        else:
            yield photo.id, f"a card: {words}", ""
    for problem in made.photo_problems:
        yield problem.where, problem.what, problem.remedy
    for path in located(read_seeds_in(folders.seeds)):
        yield f"seeds/{path}", "says where it was taken", f"Take that out: briefing photos clean {folders.seeds / path}"


def clean_photos(seeds: Path, ask: Callable[[str], bool], only: Sequence[Path] = ()) -> int:
    """Take the metadata out of the originals that carry a location, each after asking; how many. Their pixels stay.

    ``only``: these files and no other, whether or not they carry one.
    Raises GeneratorError, after the others are clean, for one that only another program can clean, or that is no file below ``seeds``."""
    tree = read_seeds_in(seeds)
    named = [_below(seeds, path, tree) for path in only] or list(located(tree))
    chosen = [path for path in named if ask(str(seeds / path))]
    failed: list[GeneratorError] = []
    for path in chosen:
        try:
            files.write(seeds / path, cleaned(tree[path]))
        except Refused as refused:
            failed.append(GeneratorError(str(seeds / path), *refused.args))
    if failed:
        raise failed[0]
    return len(chosen)


def _below(seeds: Path, path: Path, tree: Tree) -> PurePosixPath:
    for candidate in (path, seeds / path, seeds / "photos" / path):
        if candidate.is_file() and candidate.resolve().is_relative_to(seeds.resolve()):
            found = PurePosixPath(candidate.resolve().relative_to(seeds.resolve()).as_posix())
            if found in tree:
                return found
    raise GeneratorError(str(path), "is no file below seeds/", "briefing photos list names those there are.")

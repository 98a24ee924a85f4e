"""Seeds, what people edited, and the base -> pages on disk: edited pages first kept, then saved, the base last."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator import conflicts, files
from generator.addresses import published
from generator.compose import BY_HAND, Settings
from generator.corpus import Progress, silent
from generator.errors import GeneratorError
from generator.files import read_seeds_in, read_tree, write_tree
from generator.merge import MergedTree, addresses, carried, gone, merge_tree, page_id, plain
from generator.model import Decision, Tree, Unread
from generator.own_pages import OwnPage, own_page
from generator.photos import PRINT_DIGITS, Recipes
from generator.pipeline import Briefing, generate
from generator.project.folders import KEPT_OUT, Folders, configured, front_matter, hidden_pages, is_page, read_base
from generator.text import configuration, decisions


@dataclass(frozen=True, slots=True)
class Run:
    """What a run made and what became of each page."""

    briefing: Briefing
    merged: MergedTree
    conflicts: Mapping[PurePosixPath, str]
    """Each page with a conflict that nobody settled yet, and what is the matter with it."""


_NO_SEEDS = "Name the folder of your articles with --seeds, or make it: briefing new article TITLE."


def run(folders: Folders, write: bool = True, progress: Progress = silent) -> Run:
    """Generate, merge with what people edited, save pages first and the base last."""
    files.require_folder(folders.seeds, _NO_SEEDS)
    if not write:
        return _run(folders, False, progress)
    with files.lock(folders.state):
        files.sweep(folders.docs)
        files.sweep(folders.state)
        return _run(folders, True, progress)


def _run(folders: Folders, write: bool, progress: Progress) -> Run:
    edited = {path: data for path, data in read_tree(folders.docs, is_page).items() if data.strip(_BLANK)}
    # docs/ as a whole is made again; a page that was emptied was deleted
    base, waiting = read_base(folders, edited) if edited else ({}, {})
    known = {**waiting, **base}
    hidden = hidden_pages(edited)
    briefing = _generated(folders, known, edited, hidden, progress)
    # While a seed cannot be read its pages wait: a deletion or an address would be forgotten by the time it is mended.
    held = base if briefing.problems else _asleep(base, hidden)
    together = carried(known, edited, briefing.moved)
    merged = merge_tree(base, together, {**held, **briefing.pages}, waiting)
    merged = replace(merged, writes={**_differing(together, edited), **merged.writes})
    listed = _conflict_files(folders, merged)
    if write:
        _save_assets(folders, _with_page(briefing.assets, merged), briefing.pictures)
        _save(folders, merged, listed)
        write_tree(folders.state / _PRINTS, _print_files(briefing.fingerprints))
        write_tree(folders.state, {KEPT_OUT: configuration.kept_out((*hidden, *FOR_EDITORS)).encode()})
    return Run(briefing, merged, {path: conflicts.reason(data.decode()) for path, data in sorted(listed.items())})


_BLANK = b"\xef\xbb\xbf \t\r\n"


def _generated(
    folders: Folders, known: Tree, edited: Tree, hidden: Mapping[PurePosixPath, str | None], progress: Progress
) -> Briefing:
    """The fresh pages, from the seeds and from what the edited ones say: addresses, hidden pages, names, settings."""
    settings = Settings(
        configured(),
        addresses(known, edited),
        {"home": _home(known.get(_HOME, b""), edited.get(_HOME, b""))},
        frozenset(filter(None, hidden.values())),
        gone(known, edited),
        published(known),
        tuple(_own_pages(known, edited, hidden)),
    )
    seeds = read_seeds_in(folders.seeds)
    there = [PurePosixPath("images") / path for path in files.names(folders.docs / "images")]
    return generate(seeds, settings, _decided(seeds), progress, there, _known_prints(folders))


def _decided(seeds: Tree) -> tuple[Decision, ...]:
    """The editor's decisions. Raises GeneratorError where they cannot be read: without them people would be mixed up."""
    data = seeds.get(_DECISIONS, b"")
    if isinstance(data, Unread):
        raise GeneratorError(f"seeds/{_DECISIONS}", data.why, data.remedy)
    return decisions.read(data)


_PRINTS = "pictures"
"""Below the state: a file for each published original, with its fingerprint."""


def _known_prints(folders: Folders) -> dict[str, str]:
    found = read_tree(folders.state / _PRINTS)
    lines = {path.stem: data.decode("ascii", "replace").strip() for path, data in found.items()}
    return {digest: line for digest, line in lines.items() if re.fullmatch(f"[0-9a-f]{{{PRINT_DIGITS}}}", line)}


def _print_files(fingerprints: Mapping[str, str]) -> Tree:
    return {PurePosixPath(f"{digest}.txt"): f"{line}\n".encode() for digest, line in fingerprints.items()}


def _differing(tree: Tree, other: Tree) -> Tree:
    return {path: data for path, data in tree.items() if other.get(path) != data}


FOR_EDITORS = (PurePosixPath("review.md"),)
_HOME = PurePosixPath("index.md")
_DECISIONS = PurePosixPath("decisions.yml")


_BOTTOM_LINE = re.compile(r"^## Bottom line\n(.*?)(?=^## |\Z)", re.S | re.M)

_GENERATED = re.compile(r"\[\^[0-9a-f]{4}-[0-9a-f]{8}")


def _home(base: bytes, edited: bytes) -> Mapping[str, object]:
    """What the home page says of itself: its front matter, and whether a person wrote a bottom line in the place of
    the selected sentences."""
    was, own = (
        {line for part in _BOTTOM_LINE.findall(plain(data.decode("utf-8", "replace"))) for line in part.split("\n")}
        for data in (base, edited)
    )
    by_hand = any(line.strip() for line in own - was) and not any(_GENERATED.search(line) for line in own)
    return {**front_matter(edited), BY_HAND: by_hand}


def _own_pages(base: Tree, edited: Tree, hidden: Collection[PurePosixPath]) -> Iterator[OwnPage]:
    """Pages of a person's own making: in no run's hand, and shown."""
    for path in sorted(set(edited) - set(base) - set(hidden)):
        data = edited[path]
        if page_id(data) is None and (page := own_page(path, data.decode("utf-8", "replace"), front_matter(data))):
            yield page


def _asleep(base: Tree, hidden: Mapping[PurePosixPath, str | None]) -> Tree:
    """What was last generated for each hidden page: the page waits until it is shown again, and merges then."""
    by_id = {page_id(data): path for path, data in base.items()}
    return {path: base[by_id[id_]] for path, id_ in hidden.items() if id_ is not None and id_ in by_id}


_MADE = ("drawings", "data", "images")
"""The folders below docs/ that hold nothing but what a run makes."""


def _with_page(assets: Tree, merged: MergedTree) -> Tree:
    """The data of a page that a person deleted goes with it."""
    gone = {path.with_suffix(".jsonld") for path, how in merged.outcomes.items() if how == "deletion respected"}
    return {path: data for path, data in assets.items() if PurePosixPath(*path.parts[1:]) not in gone}


def _save_assets(folders: Folders, assets: Tree, pictures: Recipes) -> None:
    """Pictures first: no page is ever saved before what it shows."""
    write_tree(folders.docs, assets)
    write_tree(folders.docs, {path: draw() for path, draw in pictures.items() if not (folders.docs / path).exists()})
    present = {PurePosixPath(made) / path for made in _MADE for path in read_tree(folders.docs / made)}
    files.delete(folders.docs, tuple(sorted(present - set(assets) - set(pictures))))


def _save(folders: Folders, merged: MergedTree, listed: Tree) -> None:
    """Pages, then conflicts, then what waits, then the base: an interrupted run repeats without harm."""
    write_tree(folders.docs, merged.writes)
    files.delete(folders.docs, merged.deletes)
    files.replace_tree(folders.state / "conflicts", listed)
    write_tree(folders.state / "waiting", merged.waiting)
    files.replace_tree(folders.state / "base", merged.base)
    files.replace_tree(folders.state / "waiting", merged.waiting)


def _conflict_files(folders: Folders, merged: MergedTree) -> Tree:
    """The file of each page with a conflict that is not settled yet."""
    before = {merged.moved.get(path, path): data for path, data in read_tree(folders.state / "conflicts").items()}
    found = {
        path: conflicts.listed(path, merged.conflicts, before.get(path, b"").decode("utf-8", "replace")).encode()
        for path in {*before, *(conflict.path for conflict in merged.conflicts)}
    }
    return {path: data for path, data in found.items() if data}

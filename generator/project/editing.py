"""What an editor asks for -> seeds, decisions and pages as they are then."""

from __future__ import annotations

from pathlib import Path

from generator import conflicts, files
from generator.errors import GeneratorError
from generator.merge import restored
from generator.model import Decision
from generator.project.folders import Folders, page_path, read_base
from generator.read import skeleton
from generator.text import decisions
from generator.text.slugs import slug


def decide(seeds: Path, decision: Decision) -> None:
    """Add a decision to seeds/decisions.yml; its comments and order stay."""
    path = seeds / "decisions.yml"
    data = path.read_bytes() if path.exists() else b""
    decisions.read(data)
    files.write(path, decisions.with_entry(data, decision))


def new_article(seeds: Path, title: str) -> Path:
    """Make the file of a new seed. Raises GeneratorError where it exists."""
    path = seeds / f"{slug(title)}.txt"
    if path.exists():
        raise GeneratorError(str(path), "is there already", "Choose another title.")
    files.write(path, skeleton(title))
    return path


def settle(folders: Folders, page: str, generated: bool) -> tuple[str, ...]:
    """End a conflict: the page stays as it is, or takes the generated words in that place.

    Returns the generated words whose place in the page is gone. Raises GeneratorError where there is no conflict.
    """
    path = page_path(folders, page)
    listed, page_file = folders.state / "conflicts" / path, folders.docs / path
    if not listed.exists():
        raise GeneratorError(f"docs/{path}", "has no conflict", "briefing review lists those there are.")
    missing: tuple[str, ...] = ()
    if generated and page_file.exists():
        text = page_file.read_bytes().decode("utf-8", "replace")
        text, missing = conflicts.settled(text, listed.read_text("utf-8"))
        files.write(page_file, text.encode())
    files.delete(folders.state / "conflicts", (path,))
    return missing


def restore(folders: Folders, page: str) -> int:
    """Bring the generated units back that a person deleted; how many. What the person wrote stays.

    Of a page that was deleted and that nothing is generated for now, only the deletion is forgotten.
    """
    path = page_path(folders, page)
    there = folders.docs / path
    mine = there.read_bytes() if there.exists() else b""
    base, waiting = read_base(folders, {path: mine} if mine.strip() else {})
    known = base.get(path, waiting.get(path))
    if known is None:
        raise GeneratorError(f"docs/{path}", "was never generated", "Name a page below docs/, such as people/index.")
    if path not in base and not mine.strip():
        files.delete(folders.state / "waiting", (path,))
        return 0
    try:
        text, count = restored(known.decode("utf-8"), mine.decode("utf-8"))
    except UnicodeDecodeError:
        raise GeneratorError(f"docs/{path}", "is not UTF-8", "Save it as UTF-8, or delete it and restore it.") from None
    files.write(there, text.encode())
    return count

"""What an editor asks for -> seeds, decisions and pages as they are then."""

from __future__ import annotations

from pathlib import Path

from generator import conflicts, files
from generator.errors import GeneratorError
from generator.merge import restored
from generator.model import Decision
from generator.project.folders import Folders, page_path
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


def settle(folders: Folders, page: str, generated: bool) -> None:
    """End a conflict: the page stays as it is, or takes the generated words in that place. Raises GeneratorError where there is none."""
    path = page_path(folders, page)
    listed = folders.state / "conflicts" / path
    if not listed.exists():
        raise GeneratorError(f"docs/{path}", "has no conflict", "briefing review lists those there are.")
    if generated:
        entries = (folders.state / "conflicts" / path).read_text("utf-8")
        page_file = folders.docs / path
        files.write(page_file, conflicts.settled(page_file.read_bytes().decode("utf-8"), entries).encode())
    files.delete(folders.state / "conflicts", (path,))


def restore(folders: Folders, page: str) -> int:
    """Bring the generated units back that a person deleted; how many. What the person wrote stays."""
    path = page_path(folders, page)
    base = folders.state / "base" / path
    if not base.exists():
        raise GeneratorError(f"docs/{path}", "was never generated", "Name a page below docs/, such as people/index.")
    there = folders.docs / path
    mine = there.read_bytes().decode("utf-8") if there.exists() else ""
    text, count = restored(base.read_bytes().decode("utf-8"), mine)
    files.write(folders.docs / path, text.encode())
    return count

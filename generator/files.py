"""Folder <-> Tree: the only module that touches the disk; writes are atomic and only of what changed."""

from __future__ import annotations

import errno
import json
import os
import socket
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from generator.errors import GeneratorError
from generator.model import Tree, Unread

_HALF_WRITTEN = ".briefing-tmp"
_THE_FILE_ITSELF = "Put the file itself here."
Wanted = Callable[[PurePosixPath], bool]


def read_tree(folder: Path, wanted: Wanted = lambda path: True) -> dict[PurePosixPath, bytes]:
    """Files below ``folder`` that are ``wanted``, relative path -> bytes; symbolic links out of it are not followed.

    A folder that is not there is empty. Raises GeneratorError for a file that cannot be read.
    """
    return {
        relative: _read(path)
        for relative, path in _walk(folder, wanted)
        if _leads_astray(path, folder.resolve()) is None
    }


def read_seeds_in(folder: Path, wanted: Wanted = lambda path: True) -> dict[PurePosixPath, bytes]:
    """The same, but a file that cannot be read does not stop the others: ``Unread`` stands in its place."""
    found: dict[PurePosixPath, bytes] = {}
    for relative, path in _walk(folder, wanted):
        astray = _leads_astray(path, folder.resolve())
        found[relative] = _read_or_why(path) if astray is None else Unread(astray, _THE_FILE_ITSELF)
    return found


def _walk(folder: Path, wanted: Wanted) -> Iterator[tuple[PurePosixPath, Path]]:
    for current, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(current) / name
            relative = PurePosixPath(path.relative_to(folder).as_posix())
            if wanted(relative):
                yield relative, path


def _leads_astray(path: Path, root: Path) -> str | None:
    """Why ``path`` is no file of the folder ``root``; None where it is one."""
    try:
        inside = path.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # a loop of links
        inside = False
    if not inside:
        return "is a link that leads out of the folder or nowhere"
    return None if path.is_file() else "is no regular file"


def names(folder: Path) -> list[PurePosixPath]:
    """The files directly in ``folder``; none where it is not there."""
    return sorted(PurePosixPath(path.name) for path in folder.iterdir()) if folder.is_dir() else []


def require_folder(folder: Path, remedy: str) -> None:
    """Raises GeneratorError with the remedy where ``folder`` is none: a mistyped name is not an empty folder."""
    if not folder.is_dir():
        raise GeneratorError(str(folder), "no such folder", remedy)


def read_some(folder: Path, names: Iterable[str]) -> dict[PurePosixPath, bytes]:
    """Those of the files ``names`` in ``folder`` that are there; ``Unread`` for one that cannot be read."""
    there = {PurePosixPath(name): folder / name for name in names if (folder / name).exists()}
    return {
        name: _read_or_why(path) if path.is_file() else Unread("is no regular file", _THE_FILE_ITSELF)
        for name, path in there.items()
    }


def _read_or_why(path: Path) -> bytes:
    try:
        return _read(path)
    except GeneratorError as error:
        return Unread(error.what, error.remedy)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise GeneratorError(str(path), f"cannot be read ({error.strerror})", "Check its permissions.") from None


def write_tree(folder: Path, tree: Tree) -> tuple[PurePosixPath, ...]:
    """Write what differs from the disk, each file in one step; returns the paths written, in order."""
    changed = [path for path in sorted(tree) if not _holds(folder / path, tree[path])]
    for path in changed:
        write(_followed(folder, path), tree[path])
    return tuple(changed)


def _followed(folder: Path, path: PurePosixPath) -> Path:
    """Where a file is written: behind a symbolic link that stays in ``folder``, so that the link stays one."""
    behind = (folder / path).resolve()
    return behind if behind.is_relative_to(folder.resolve()) else folder / path


def replace_tree(folder: Path, tree: Tree) -> None:
    """Make ``folder`` hold these files and no other."""
    write_tree(folder, tree)
    delete(folder, sorted(set(read_tree(folder)) - set(tree)))


def _holds(path: Path, data: bytes) -> bool:
    with suppress(OSError):
        return path.read_bytes() == data
    return False


def write(path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data``: a temporary file in the same folder, flushed to disk, then renamed.

    A run that is killed leaves the old file or the new one. Raises GeneratorError when the disk refuses.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=_HALF_WRITTEN, dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(_mode(path))
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise _refused(path, "written", error) from None


def _mode(path: Path) -> int:
    """The rights of the file that is replaced: what a person set stays."""
    with suppress(OSError):
        return path.stat().st_mode & 0o777
    return 0o644


_REMEDIES = {
    errno.ENOSPC: "Make room on the disk and run again.",
    errno.EISDIR: "A folder has the name of a page: give it another and run again.",
    errno.ENOTDIR: "A file has the name of a folder of pages: give it another and run again.",
    errno.EEXIST: "A file has the name of a folder of pages: give it another and run again.",
}


def _refused(path: Path, what: str, error: OSError) -> GeneratorError:
    remedy = _REMEDIES.get(error.errno or 0, "Check the folder's permissions and run again.")
    return GeneratorError(str(path), f"cannot be {what} ({error.strerror})", remedy)


def delete(folder: Path, paths: Sequence[PurePosixPath]) -> None:
    """Delete files, and folders that this leaves empty. Raises GeneratorError when the disk refuses."""
    for path in paths:
        try:
            (folder / path).unlink(missing_ok=True)
        except OSError as error:
            raise _refused(folder / path, "deleted", error) from None
        with suppress(OSError):
            (folder / path).parent.rmdir()


def sweep(folder: Path) -> None:
    """Remove what runs that were killed left behind in the middle of a write; call it with the lock in hand."""
    for left in folder.rglob(f".*{_HALF_WRITTEN}"):
        with suppress(OSError):
            left.unlink()


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Hold ``folder``/lock while a run writes; a lock left by a dead process is taken over.

    Raises GeneratorError that says who holds it.
    """
    path = folder / "lock"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _take(path)
    except OSError as error:
        raise _refused(path, "written", error) from None
    try:
        yield
    finally:
        with suppress(OSError):
            path.unlink()


def _take(path: Path) -> None:
    mine = json.dumps({"pid": os.getpid(), "host": socket.gethostname()}).encode()
    for _ in range(2):
        try:
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
        except FileExistsError:
            _refuse_or_clear(path)
        else:
            with os.fdopen(handle, "wb") as file:
                file.write(mine)
            return
    raise GeneratorError(str(path), "another run took the lock just now", "Wait for it and run again.")


def _refuse_or_clear(path: Path) -> None:
    holder = None
    with suppress(OSError, ValueError):
        holder = json.loads(path.read_bytes())
    pid, host = (holder.get("pid"), holder.get("host")) if isinstance(holder, dict) else (None, None)
    if isinstance(pid, int) and (host != socket.gethostname() or _alive(pid)):
        raise GeneratorError(
            str(path), f"process {pid} on {host} is writing here", "Wait for it, or delete the file if it is gone."
        )
    with suppress(FileNotFoundError):
        path.unlink()


def _alive(pid: int) -> bool:
    if os.name == "nt":
        import ctypes

        handle = ctypes.windll.kernel32.OpenProcess(0x1000, False, pid)  # type: ignore[attr-defined,unused-ignore]
        return bool(handle and ctypes.windll.kernel32.CloseHandle(handle))  # type: ignore[attr-defined,unused-ignore]
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

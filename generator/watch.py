"""Folders -> one call for each burst of changes below them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

QUIET = 0.2  # seconds without a change before the call: an editor saves a file in several steps


@contextmanager
def watching(folders: Sequence[Path], changed: Callable[[], None]) -> Iterator[None]:
    """Call ``changed`` after changes of files below ``folders``, never twice at a time, while the block runs."""
    touched, ended = threading.Event(), threading.Event()
    observer = Observer()
    for folder in folders:
        observer.schedule(_Handler(touched), str(folder), recursive=True)
    worker = threading.Thread(target=_follow, args=(touched, ended, changed), daemon=True)
    observer.start()
    worker.start()
    try:
        yield
    finally:
        ended.set()
        touched.set()
        observer.stop()
        observer.join()
        worker.join()


class _Handler(FileSystemEventHandler):
    """Notes that a file changed; opening and reading one is no change."""

    def __init__(self, touched: threading.Event) -> None:
        self.touched = touched

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("modified", "created", "deleted", "moved") and not event.is_directory:
            self.touched.set()


def _follow(touched: threading.Event, ended: threading.Event, changed: Callable[[], None]) -> None:
    while touched.wait() and not ended.is_set():
        touched.clear()
        while touched.wait(QUIET) and not ended.is_set():
            touched.clear()
        if not ended.is_set():
            changed()

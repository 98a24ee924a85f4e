"""site/ -> a server that compresses as GitHub Pages does, and one page of each kind."""

from __future__ import annotations

import functools
import gzip
import http.server
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
SITE = Path("site")


class Compressed(http.server.SimpleHTTPRequestHandler):
    """Files of a folder, gzipped where the browser takes it."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """The file, or the index of the folder."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        data = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Cache-Control", "max-age=600")
        if "gzip" in self.headers.get("Accept-Encoding", ""):
            data = gzip.compress(data)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        return None


def pages() -> list[str]:
    """The home page, the timeline, and the longest page of each section: what is slow is slow there."""
    found = [""]
    for section in ("people", "weapons", "locations", "articles"):
        own = sorted((SITE / section).glob("*/index.html"), key=lambda p: (-p.stat().st_size, p))
        found += [f"{own[0].parent.relative_to(SITE).as_posix()}/"] if own else []
    return [*found, "timeline/"]


@contextmanager
def served() -> Iterator[str]:
    """The address of the site, ending in "/", while it is served."""
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), functools.partial(Compressed, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()

"""site/, served compressed as GitHub Pages does -> Lighthouse's scores for each kind of page; exit 1 below the floors.

Needs node and Chromium (CHROME_PATH); Lighthouse is fetched by npx. Run it by `make lighthouse`, on a quiet machine:
the score for performance counts how long scripts block.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import os
import shutil
import socketserver
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

FLOORS = {"performance": 0.95, "accessibility": 1.0, "best-practices": 1.0, "seo": 1.0}
FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
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


def scores(address: str) -> tuple[dict[str, float], float]:
    """Category -> score from 0 to 1, and how many bytes were transferred."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        command = [
            "npx",
            "--yes",
            "lighthouse",
            address,
            "--quiet",
            "--output=json",
            f"--output-path={out}",
            f"--chrome-flags={FLAGS}",
        ]
        subprocess.run(
            command, check=True, timeout=300, env={"CHROME_PATH": shutil.which("chromium") or "", **os.environ}
        )
        report = json.loads(out.read_text("utf-8"))
    weight = report["audits"]["total-byte-weight"]["numericValue"]
    return {name: found["score"] for name, found in report["categories"].items()}, weight


def main() -> int:
    """Measure and print."""
    if not (SITE / "index.html").exists():
        print("site/index.html: not there. Run briefing build first.", file=sys.stderr)
        return 1
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), functools.partial(Compressed, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    low = False
    for page in pages():
        found, weight = scores(f"http://127.0.0.1:{server.server_address[1]}/{page}")
        print(f"{page or 'home':40} " + "  ".join(f"{n} {found[n]:.2f}" for n in FLOORS) + f"  {weight / 1000:.0f} kB")
        low = low or any(found[name] < floor for name, floor in FLOORS.items()) or weight > 200_000
    server.shutdown()
    return int(low)


if __name__ == "__main__":
    sys.exit(main())

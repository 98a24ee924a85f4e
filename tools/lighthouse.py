"""site/, served compressed as GitHub Pages does -> Lighthouse's scores for each kind of page; exit 1 below the floors.

Needs node and Chromium (CHROME_PATH); Lighthouse is fetched by npx. Run it by `make lighthouse`, on a quiet machine:
the score for performance counts how long scripts block.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from serving import FLAGS, SITE, pages, served

FLOORS = {"performance": 0.95, "accessibility": 1.0, "best-practices": 1.0, "seo": 1.0}


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
    low = False
    with served() as address:
        for page in pages():
            found, weight = scores(address + page)
            said = "  ".join(f"{name} {found[name]:.2f}" for name in FLOORS)
            print(f"{page or 'home':40} {said}  {weight / 1000:.0f} kB")
            low = low or any(found[name] < floor for name, floor in FLOORS.items()) or weight > 200_000
    return int(low)


if __name__ == "__main__":
    sys.exit(main())

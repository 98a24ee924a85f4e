"""The articles of the repository -> characters a second of CPU, memory and start-up, beside compromise: python -m benchmarks.annotate_speed [NODE_MODULES [TEXTS]]."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generator.corpus import annotate_bytes

ROOT = Path(__file__).parent.parent
COPIES = 8
ROUNDS = 3
COMPROMISE = """
const loaded = require(process.argv[1] + '/compromise');
const nlp = loaded.default || loaded;
const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));
nlp(texts[0]).people().json();
const before = process.cpuUsage();
for (const text of texts) { const doc = nlp(text); doc.people().json(); doc.places().json(); doc.organizations().json(); }
const used = process.cpuUsage(before);
console.log((used.user + used.system) / 1e6);
"""


def seconds_of_cpu(texts: list[str]) -> float:
    """The best of some rounds in this process, warm."""
    annotate_bytes("seeds/warm.txt", texts[0].encode())
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for number, text in enumerate(texts):
            annotate_bytes(f"seeds/{number}.txt", text.encode())
        rounds.append(time.process_time() - start)
    return min(rounds)


def start_up() -> float:
    """Seconds from the call to the end for an article of one line; the best of some rounds, with byte code kept."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.txt"
        path.write_text("President Jane Example met General Tom Sample in Paris.\n", encoding="utf-8")
        rounds = []
        for _ in range(ROUNDS + 2):
            start = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "generator", "annotate", str(path)],
                check=True,
                stdout=subprocess.DEVNULL,
                env=environment,
            )
            rounds.append(time.perf_counter() - start)
    return min(rounds)


def of_compromise(texts: list[str], modules: Path) -> float | None:
    """Seconds of CPU for people, places and organizations alone; None where node or the package is missing."""
    if shutil.which("node") is None or not (modules / "compromise").is_dir():
        return None
    run = subprocess.run(
        ["node", "-e", COMPROMISE, str(modules.resolve())],
        input=json.dumps(texts), capture_output=True, text=True, check=True, env={**os.environ},
    )  # fmt: skip
    return float(run.stdout)


def main() -> None:
    """Print the figures."""
    folders = [Path(sys.argv[2])] if len(sys.argv) > 2 else [ROOT / "seeds", ROOT / "tests" / "gold"]
    paths = sorted(path for folder in folders for path in folder.rglob("*.txt"))
    texts = [path.read_text("utf-8") for path in paths] * COPIES
    size = sum(map(len, texts))
    own = seconds_of_cpu(texts)
    print(f"{len(texts)} articles, {size:,} characters, one process")
    print(f"annotate    {size / own:>10,.0f} characters a second of CPU")
    print(f"memory      {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:>10,.0f} MB at most")
    print(f"start-up    {start_up():>10.2f} s")
    modules = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("node_modules")
    other = of_compromise(texts, modules)
    if other is None:
        print("compromise  skipped: needs node, and the folder node_modules with compromise as argument")
    else:
        print(
            f"compromise  {size / other:>10,.0f} characters a second of CPU; annotate is {other / own:.1f} times as fast"
        )


if __name__ == "__main__":
    main()

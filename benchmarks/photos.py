"""A 12-megapixel JPEG -> CPU seconds for three WebP widths, beside pyvips: python -m benchmarks.photos [PYTHON_WITH_PYVIPS]."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image

from generator.photos import derive

SIZE = (4000, 3000)
ROUNDS = 5
PYVIPS = """
import resource, sys, pyvips
data = open(sys.argv[1], "rb").read()
def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
best = 99.0
for _ in range(int(sys.argv[3])):
    start = cpu()
    for width in map(int, sys.argv[2].split(",")):
        image = pyvips.Image.thumbnail_buffer(data, width, height=10_000_000)
        image.webpsave_buffer(Q=78, effort=4, strip=True)
    best = min(best, cpu() - start)
print(best)
"""


def photograph() -> bytes:
    """Soft shapes with a little grain, the same in every run of this machine: what a lens makes of a grey day."""
    shapes = Image.merge("RGB", [Image.effect_mandelbrot((800, 600), box, 60) for box in _BOXES])
    grain = Image.effect_noise(SIZE, 12).convert("RGB")
    out = io.BytesIO()
    Image.blend(shapes.resize(SIZE, Image.Resampling.BICUBIC), grain, 0.15).save(out, "JPEG", quality=90)
    return out.getvalue()


_BOXES = ((-2.0, -1.2, 0.8, 1.2), (-1.6, -0.6, -0.4, 0.6), (-0.9, -0.2, -0.1, 0.5))


def ours(data: bytes) -> float:
    """Seconds of CPU in this process, all threads; the best of some rounds."""
    sizes = [(width, width * SIZE[1] // SIZE[0], "webp") for width in derive.WIDTHS]
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        derive.made(data, sizes, {})
        rounds.append(time.process_time() - start)
    return min(rounds)


def of_pyvips(data: bytes, python: str) -> float | None:
    """The same by pyvips in another Python; None where it has none."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "photo.jpg"
        path.write_bytes(data)
        widths = ",".join(map(str, derive.WIDTHS))
        call = [python, "-c", PYVIPS, str(path), widths, str(ROUNDS)]
        run = subprocess.run(call, capture_output=True, text=True, check=False)
    return float(run.stdout) if run.returncode == 0 else None


def main() -> None:
    data = photograph()
    mine = ours(data)
    print(f"{SIZE[0]} x {SIZE[1]} JPEG of {len(data) / 1e6:.1f} MB, WebP {derive.WIDTHS}: {mine:.2f} s of CPU")
    theirs = of_pyvips(data, sys.argv[1] if len(sys.argv) > 1 else sys.executable)
    if theirs is None:
        print(
            "pyvips is not there: pip install pyvips-binary pyvips in an environment of its own, and name its Python."
        )
    else:
        print(f"pyvips: {theirs:.2f} s; ours is {mine / theirs:.2f} of it")


if __name__ == "__main__":
    main()

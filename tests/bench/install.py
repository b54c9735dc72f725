"""What the base install weighs, in a fresh environment: python tests/bench/install.py"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

IMPORT = """
import resource, time
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
began = time.perf_counter()
import sora_nb
print((time.perf_counter() - began) * 1000, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak) / 1024)
"""
ROOT = Path(__file__).parents[2]
OURS = ("pip", "setuptools", "pkg_resources", "_distutils_hack")


def main():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        python = Path(folder) / "bin" / "python"
        wheels = Path(folder) / "wheels"
        began = time.perf_counter()
        subprocess.run([python, "-m", "pip", "wheel", "-q", "--no-cache-dir", "-w", wheels, str(ROOT)], check=True)
        loaded = sum(file.stat().st_size for file in wheels.iterdir())
        print(f"downloaded: {loaded / 1e6:.0f} MB in {len(list(wheels.iterdir()))} files, {time.perf_counter() - began:.0f} s")
        subprocess.run([python, "-m", "pip", "install", "-q", "--no-index", "--find-links", wheels, "sora-nb"], check=True)
        site = next(Path(folder).glob("lib/python*/site-packages"))
        sizes = {part.name: sum(f.stat().st_size for f in [part, *part.rglob("*")] if f.is_file()) for part in site.iterdir()}
        whole = sum(size for name, size in sizes.items() if not name.startswith(OURS))
        print(f"installed, without pip itself: {whole / 1e6:.0f} MB")
        for name, size in sorted(sizes.items(), key=lambda item: -item[1])[:8]:
            print(f"  {size / 1e6:5.0f} MB  {name}")
        figures = [
            subprocess.run([python, "-c", IMPORT], capture_output=True, text=True, cwd=folder, check=True) for _ in range(5)
        ]
        milliseconds, megabytes = min(tuple(map(float, done.stdout.split())) for done in figures)
        print(f"import sora_nb: {milliseconds:.0f} ms, {megabytes:.0f} MB")


main()

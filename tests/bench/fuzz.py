"""Damaged files through every reader that takes a user's: crashes, hangs, memory, and writes outside the folder.

Run: python tests/bench/fuzz.py [how many, 10,000 without]. Each finding is printed with the number that makes it again.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests import hostile


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as outer:
        folder = Path(outer) / "inner"
        folder.mkdir()
        os.environ["SORA_NB_HOME"] = str(folder / "home")
        good = hostile.seeds(folder)
        kinds, before = sorted(good), hostile.outside(folder)
        done, faults, longest = Counter(), 0, 0.0
        for number in range(count):
            kind = kinds[number % len(kinds)]
            began = time.monotonic()
            found = hostile.read(kind, hostile.mutated(good[kind], random.Random(number)), folder)
            longest = max(longest, time.monotonic() - began)
            done[kind] += 1
            if found:
                faults += 1
                print(f"  number {number}, {kind}: {found}")
        escaped = hostile.outside(folder) - before
    print(f"{count} damaged files ({', '.join(f'{kind} {n}' for kind, n in sorted(done.items()))})")
    print(f"faults {faults}, written outside {len(escaped)}, longest {longest:.2f} s")


if __name__ == "__main__":
    main()

"""How many clips of a data set are filmed in a minute, at 128×128, 48 frames, with every buffer, and what they weigh.

Run on two idle cores: python tests/bench/dataset.py [CLIPS]. Where others use the machine, too, the CPU time that a clip takes
says what two idle cores would do; wanted are 40 a minute or more.
"""

from __future__ import annotations

import collections
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

import sora_nb as sora
from sora_nb.datasets import samples
from sora_nb.datasets.orders import Order

WANTED = 40


def spent():
    """Return the CPU seconds of this process and of its children that are over."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    with tempfile.TemporaryDirectory() as folder:
        began, cpu = time.perf_counter(), spent()
        films = sora.dataset(n, Path(folder) / "set", workers=2, progress=False)
        wall, cpu = time.perf_counter() - began, spent() - cpu
        print(f"{n} clips, 2 processes, load {os.getloadavg()[0]:.1f}: {wall:.1f} s, so {60 * n / wall:.0f} a minute")
        rate = 120 * n / cpu
        print(f"CPU time, starting the processes included: {cpu / n:.2f} s a clip, so {rate:.0f} a minute on two idle cores")
        print(f"wanted: {WANTED} a minute; ratio {rate / WANTED:.1f}")
        sizes = collections.Counter()
        for sample in films:
            sizes.update({ending: len(data) for ending, data in sample.members.items()})
        each = ", ".join(f".{ending} {size / n / 1000:.0f} kB" for ending, size in sizes.most_common())
        print(f"a clip weighs {sum(sizes.values()) / n / 1000:.0f} kB: {each}")
    order = Order(n=n)
    samples.make(order, 0)
    cpu = spent()
    for number in range(min(n, 12)):
        samples.make(Order(n=n, buffers=()), number)
    print(f"without any buffers: {(spent() - cpu) / min(n, 12):.2f} s of CPU time a clip")


main()

"""Cameos: how long a likeness takes, how large it is, and what a cameo's head costs a frame beside a drawn one's."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

import numpy as np

import sora_nb as sora
from sora_nb.likeness import faces, portraits
from sora_nb.media.image import read_picture
from sora_nb.trust import consent

ROOT = Path(__file__).parents[2]
PICTURES = {"ana": ROOT / "notebooks/pictures/ana.png", "bob": ROOT / "tests/likeness/bob.png"}
CLIP = {"seconds": 2, "size": (960, 540), "sound": False, "fresh": True}


def seconds(work, runs=5):
    """Return the median time of some work."""
    found = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return statistics.median(found)


def found_down_to(picture):
    """Return the smallest widths of a face, in pixels, at which it is still found in a 960 by 540 picture."""
    previous = float("nan")
    for step in range(2, 12):
        small = np.ascontiguousarray(picture[::step, ::step])
        ground = np.full((540, 960, 3), picture[0, 0], np.uint8)
        ground[200 : 200 + small.shape[0], 300 : 300 + small.shape[1]] = small[:340, :660]
        seen = faces.find(ground)
        if not seen:
            return previous
        previous = seen[0].box[2]
    return previous


def main() -> None:
    """Print the figures."""
    pictures = {name: read_picture(path) for name, path in PICTURES.items()}
    for name, picture in pictures.items():
        likeness, _ = portraits.take(picture)
        points = sum(len(ring) for patch in likeness.patches for ring in patch.rings)
        took, size = seconds(lambda p=picture: portraits.take(p), 3), len(likeness.to_json()) / 1024
        print(
            f"{name}: likeness in {took:.2f} s, {size:.0f} kB, "
            f"{len(likeness.patches)} patches, {points} points; face found down to {found_down_to(picture):.0f} pixels"
        )
    with tempfile.TemporaryDirectory() as home:
        studio = sora.Studio(home)
        ana = studio.cameo(PICTURES["ana"], name="ana", figure="woman", attested_by="a bench")
        plain = seconds(lambda: studio.generate("a woman waves", **CLIP).wait(), 3)
        lent = seconds(lambda: studio.generate("@ana waves", cameos=[ana], **CLIP).wait(), 3)
        print(f"2 s of 960x540: a woman {plain:.2f} s, @ana {lent:.2f} s, ratio {lent / plain:.2f}")
        print(f"asking for the agreement: {1000 * seconds(ana.granted, 20):.1f} ms")
        records = studio.shelf.cameos.records()
        read = 1000 * seconds(lambda: consent.read(records[0], studio.home), 20)
        print(f"reading one record: {read:.2f} ms, {len(records[0])} bytes")


if __name__ == "__main__":
    main()

"""What cutting costs: against libx264 alone on the same frames, how exact its joins are, and how much memory it takes.

Run on two idle cores: python tests/bench/cut.py [SECONDS of film, 20 by default]
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

import numpy as np

import sora_nb as sora
from sora_nb.footage import Picture, Sound
from sora_nb.media.video import VideoWriter

SIZE, FPS = (960, 540), 24
CHILD = """
import re, sys, sora_nb as sora
studio = sora.Studio(sys.argv[1])
clip = studio.clip(sys.argv[2])
{work}.wait()
# VmHWM and not ru_maxrss, which a child inherits from its parent.
print(int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) // 1024)
"""


def clock(work):
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def alone(film, folder):
    """Return the seconds that the film's own frames take with the same encoder, preset and threads, decoding left out."""
    frames = film.frames(0, min(len(film), 240))
    with VideoWriter(Path(folder) / "alone.mp4", size=SIZE, fps=FPS, rate=0) as writer:
        began = time.perf_counter()
        for number in range(len(film)):
            at = number % (2 * len(frames) - 2)
            at = at if at < len(frames) else 2 * len(frames) - 2 - at
            writer.write(Picture(frames=frames[at : at + 1]))
    return time.perf_counter() - began


def marked(path, clicks, seconds):
    """Write a film with clicks at these samples."""
    samples = np.zeros((seconds * 48_000, 2), np.float32)
    samples[list(clicks)] = 0.8
    with VideoWriter(path, size=(64, 64), fps=FPS) as writer:
        writer.write(Sound(samples=samples))
        writer.write(Picture(frames=np.zeros((seconds * FPS, 64, 64, 3), np.uint8)))
    return path


def joins(studio, folder):
    """Return how many samples each click of a long stitch lies from where it should."""
    random = np.random.default_rng(0)
    parts, wanted, at = [], [], 0
    for number in range(12):
        seconds = int(random.integers(1, 4))
        click = int(random.integers(2000, seconds * 48_000 - 2000))
        parts.append(studio.open(marked(Path(folder) / f"{number}.mp4", [click], seconds)))
        wanted.append(at + click)
        at += seconds * 48_000
    sound = np.abs(studio.stitch(parts).footage.sound()[:, 0])
    return [int(np.argmax(sound[click - 1500 : click + 1500])) - 1500 for click in wanted]


def main():
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as folder:
        studio = sora.Studio(Path(folder) / "home")
        one, other = (
            studio.generate(prompt, seconds=seconds / 2, size=SIZE, fps=FPS).wait()
            for prompt in ("Two foxes run through the snow at night", "A woman says 'Look!' to a dog on the beach")
        )
        whole = studio.stitch([one, other]).wait()
        bare = alone(whole.footage, folder)
        print(f"{seconds} s of film at {SIZE[0]}×{SIZE[1]}, {FPS} fps; libx264 alone: {60 * bare / seconds:.1f} s a minute")
        for name, work in {
            "stitch, cut": lambda: studio.make(whole.recipe, fresh=True).wait(),
            "stitch, crossfade": lambda: studio.stitch([one, other], transition="crossfade").wait(),
            "stitch, wipe": lambda: studio.stitch([one, other], transition="wipe").wait(),
            "stitch, match": lambda: studio.stitch([one, other], transition="match").wait(),
            "trim, all but a second": lambda: whole.trim(0.5, -0.5).wait(),
            "title over": lambda: whole.with_title("Title", seconds=seconds).wait(),
            "captions": lambda: whole.caption("A line from end to end").wait(),
            **({"to moviepy and back": lambda: studio.from_moviepy(whole.to_moviepy())} if find_spec("moviepy") else {}),
            "fitted from another size": lambda: studio.stitch([whole], size=(640, 640)).wait(),
        }.items():
            took = clock(work)
            print(f"  {name:26} {60 * took / seconds:5.1f} s a minute, {took / bare:.2f} × libx264 alone")
        off = joins(studio, folder)
        print(f"joins: clicks off by {min(off)} to {max(off)} samples, median {np.median(np.abs(off)):g}, of {len(off)}")
        for work in ("clip.loop(seconds={s})", "studio.stitch([clip] * ({s} // 10), transition='cut')"):
            for length in (10, 60):
                ten = one.loop(seconds=10).wait()
                code = CHILD.format(work=work.format(s=length))
                done = subprocess.run(
                    [sys.executable, "-c", code, f"{folder}/home", ten.id], capture_output=True, text=True, check=True
                )
                print(f"peak memory of {work.format(s=length)}: {done.stdout.strip()} MB")


main()

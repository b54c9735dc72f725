"""How long from a prompt to a signed file: against libx264 alone on the same frames, cold from the command line, and memory.

Run on two idle cores: python tests/bench/speed.py [REPEATS]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import sora_nb as sora
from sora_nb.footage import Picture
from sora_nb.media.video import VideoWriter

PROMPTS = (
    "A red ball bounces on the floor next to a blue box",
    "A woman walks a dog through the park at sunset",
    "Two foxes chase a rabbit through the snow at night",
    "An old man says 'Good morning!' to a girl in a kitchen",
)
CHILD = """
import re, sys, sora_nb as sora
sora.Studio(sys.argv[1]).generate({prompt!r}, seconds={seconds}, fresh=True).wait()
# VmHWM and not ru_maxrss, which a child inherits from its parent.
print(int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024)
"""


def clock(work):
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def encode_alone(frames, folder):
    """Write frames with the same encoder, preset and threads, and nothing else."""
    with VideoWriter(Path(folder) / "alone.mp4", size=(frames.shape[2], frames.shape[1]), fps=24, rate=0) as writer:
        for i in range(len(frames)):
            writer.write(Picture(frames=frames[i : i + 1]))


def peak(prompt, seconds, folder):
    """Return the largest resident memory in MB of a fresh process that makes one clip."""
    code = CHILD.format(prompt=prompt, seconds=seconds)
    done = subprocess.run([sys.executable, "-c", code, f"{folder}/memory"], capture_output=True, text=True, check=True)
    return float(done.stdout)


def large(studio):
    """Print how long five seconds at 1920×1080 take, by the clock and in CPU seconds; wanted are 25 s on two cores."""
    for prompt in PROMPTS[:2]:
        began, cpu = time.perf_counter(), time.process_time()
        studio.generate(prompt, seconds=5, size=(1920, 1080), fresh=True).wait()
        print(f"1080p 5 s: {time.perf_counter() - began:.1f} s, CPU {time.process_time() - cpu:.1f} s: {prompt}", flush=True)


def main():
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        studio = sora.Studio(Path(folder) / "home")
        studio.generate("warm up: a dog says 'hello'", seconds=0.5, size=(320, 180)).wait()
        for prompt in PROMPTS:
            times = [clock(lambda p=prompt, s=seed: studio.generate(p, seed=s, fresh=True).wait()) for seed in range(repeats)]
            frames = studio.generate(prompt).footage.frames()
            alone = statistics.median(clock(lambda f=frames: encode_alone(f, folder)) for _ in range(3))
            middle = statistics.median(times)
            against = f"libx264 alone {alone:.2f} s, ratio {middle / alone:.1f}"
            print(f"warm {middle:5.2f} s (max {max(times):.2f}), {against}: {prompt}")
        large(studio)
        command = [sys.executable, "-m", "sora_nb.cli", "generate", PROMPTS[0], "-q", "-o", f"{folder}/cold.mp4", "--seed"]
        cold = [clock(lambda s=seed: subprocess.run([*command, str(100 + s)], check=True)) for seed in range(3)]
        print(f"cold command line: median {statistics.median(cold):.2f} s, max {max(cold):.2f} s")
        for prompt in PROMPTS[1:2] + PROMPTS[3:]:
            peaks = {seconds: peak(prompt, seconds, folder) for seconds in (5, 20, 60)}
            listed = ", ".join(f"{seconds} s {megabytes:.1f} MB" for seconds, megabytes in peaks.items())
            print(f"peak memory {listed}; 60 s / 5 s = {peaks[60] / peaks[5]:.3f}: {prompt}")


main()

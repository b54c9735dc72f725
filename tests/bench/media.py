"""Measures media and credentials: sync of sound and picture, encoding beside libx264 alone, memory, signing."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from sora_nb.footage import Picture, Sound
from sora_nb.media.encoder import X264, X264_THREADS
from sora_nb.media.video import VideoWriter, open_film
from sora_nb.trust import provenance

SIZE, FPS, FRAMES = (960, 540), 24, 120


def scene(count: int) -> np.ndarray:
    """Return pictures of a ball over a gradient that drifts, as the stage might draw them."""
    y, x = np.mgrid[: SIZE[1], : SIZE[0]]
    ground = np.stack([x * 255 // SIZE[0], y * 200 // SIZE[1], 128 + 100 * np.sin(x / 60) * np.cos(y / 40)], -1).astype(
        np.uint8
    )
    out = np.empty((count, SIZE[1], SIZE[0], 3), np.uint8)
    for index in range(count):
        out[index] = np.roll(ground, index, axis=1)
        out[index][(x - 100 - 6 * index) ** 2 + (y - 270 - 100 * np.sin(index / 9)) ** 2 < 3600] = (230, 40, 30)
    return out


def alone(frames: np.ndarray, folder: Path) -> float:
    """Return the seconds libx264 takes for these frames, already converted, with our preset and threads."""
    with av.open(str(folder / "alone.mp4"), "w") as output:
        track = output.add_stream("libx264", rate=FPS, options=X264)
        track.width, track.height, track.pix_fmt = *SIZE, "yuv420p"
        track.codec_context.thread_count = X264_THREADS
        ready = [av.VideoFrame.from_ndarray(frame, format="rgb24").reformat(format="yuv420p") for frame in frames]
        begin = time.perf_counter()
        for index, frame in enumerate(ready):
            frame.pts, frame.time_base = index, Fraction(1, FPS)
            output.mux(track.encode(frame))
        output.mux(track.encode())
    return time.perf_counter() - begin


def written(frames: np.ndarray, folder: Path, *, drawing: float = 0.0) -> float:
    """Return the seconds VideoWriter takes, with sound, each frame taking `drawing` seconds of processor time first."""
    begin = time.perf_counter()
    with VideoWriter(folder / "film.mp4", size=SIZE, fps=FPS) as writer:
        writer.write(Sound(samples=np.random.default_rng(0).normal(0, 0.1, (FRAMES * 2000, 2)).astype(np.float32)))
        for frame in frames:
            until = time.thread_time() + drawing
            while time.thread_time() < until:
                np.sort(frame[:64].ravel())
            writer.write(Picture(frames=frame[None]))
    return time.perf_counter() - begin


def processor(function: Callable[[np.ndarray, Path], float], frames: np.ndarray, folder: Path) -> float:
    """Return the processor seconds of all threads, which a busy machine changes less than the clock."""
    begin = time.process_time()
    function(frames, folder)
    return time.process_time() - begin


def sync(folder: Path) -> None:
    for fps in (Fraction(24), Fraction(30000, 1001), Fraction(25), Fraction(60)):
        count = int(fps * 4)
        at = count // 2
        samples = np.zeros((round(count / fps * 48_000), 2), np.float32)
        samples[round(at / fps * 48_000)] = 0.9
        with VideoWriter(folder / "sync.mp4", size=(320, 180), fps=fps) as writer:
            writer.write(Sound(samples=samples))
            for index in range(count):
                writer.write(Picture(frames=np.full((1, 180, 320, 3), 255 if index == at else 0, np.uint8)))
        film = open_film(folder / "sync.mp4")
        flash = film.frames().mean((1, 2, 3)).argmax() / fps
        click = np.abs(film.sound()[:, 0]).argmax() / 48_000
        print(f"  {float(fps):6.3f} fps: flash at {float(flash):.4f} s, click {1000 * (click - float(flash)):+.3f} ms after it")


def memory() -> None:
    code = """
import re, sys, pathlib, tempfile, numpy as np
from sora_nb.media.video import VideoWriter, open_film
from sora_nb.footage import Picture, Sound
frame = np.random.default_rng(0).integers(0, 255, (1, 540, 960, 3), dtype=np.uint8) // 4
seconds = int(sys.argv[1])
with tempfile.TemporaryDirectory() as folder:
    with VideoWriter(pathlib.Path(folder) / "film.mp4", size=(960, 540), fps=24) as writer:
        for index in range(24 * seconds):
            writer.write(Picture(frames=np.roll(frame, index, axis=2)))
            writer.write(Sound(samples=np.zeros((2000, 2), np.float32)))
    for _ in open_film(pathlib.Path(folder) / "film.mp4").each_frame():
        pass
# Not ru_maxrss, which a child inherits from whoever started it.
print(int(re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1]) // 1024)
"""
    sizes = [
        int(subprocess.run([sys.executable, "-c", code, n], capture_output=True, text=True, check=True).stdout)
        for n in ("5", "60")
    ]
    print(f"  peak memory {sizes[0]} MB for 5 s, {sizes[1]} MB for 60 s: {sizes[1] / sizes[0]:.2f} times")


def signing(folder: Path) -> None:
    signs, reads = [], []
    facts = {"home": folder / "home", "title": "x", "source_type": "algorithmicMedia", "generator_version": "0"}
    for _ in range(30):
        begin = time.perf_counter()
        provenance.sign(folder / "film.mp4", folder / "signed.mp4", **facts)
        middle = time.perf_counter()
        assert provenance.read(folder / "signed.mp4", home=folder / "home").state == "Trusted"
        signs.append(1000 * (middle - begin))
        reads.append(1000 * (time.perf_counter() - middle))
    size = (folder / "signed.mp4").stat().st_size - (folder / "film.mp4").stat().st_size
    print(f"  sign {statistics.median(signs):.1f} ms (p95 {sorted(signs)[28]:.1f}), +{size} bytes")
    print(f"  read and check {statistics.median(reads):.1f} ms (p95 {sorted(reads)[28]:.1f})")


def main() -> None:
    """Print all figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print("Sync")
        sync(folder)
        frames = scene(FRAMES)
        base = statistics.median(alone(frames, folder) for _ in range(3))
        full = statistics.median(written(frames, folder) for _ in range(3))
        work = [processor(function, frames, folder) for function in (alone, written)]
        drawn = written(frames, folder, drawing=0.02)
        print(f"Encoding {FRAMES} frames of {SIZE[0]}×{SIZE[1]}: libx264 alone {base:.2f} s")
        print(f"  VideoWriter with colour, AAC, tags, faststart: {full:.2f} s, {full / base:.2f} times libx264 alone")
        print(f"  processor time {work[1]:.2f} s beside {work[0]:.2f} s with conversion: {work[1] / work[0]:.2f} times")
        print(f"  beside 20 ms of drawing a frame: {drawn:.2f} s, of which {FRAMES * 0.02:.2f} s drawing")
        print(f"  {(folder / 'film.mp4').stat().st_size // 1000} kB")
        print("Memory")
        memory()
        print("Credentials")
        signing(folder)


if __name__ == "__main__":
    main()

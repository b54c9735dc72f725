"""Measures the mark in the picture: which attacks it survives, what it costs, and whether it is ever found where it is not.

python tests/bench/watermark.py [FOLDER] [TRIALS]     films (.mp4) in FOLDER, else rendered: every style, two prompts
python tests/bench/watermark.py --unmarked [FOLDER] [DECODES]
python tests/bench/watermark.py --gradients [FOLDER] [FILMS]      bare gradients, where a mark shows most; two to look at
"""

from __future__ import annotations

import io
import sys
import tempfile
import time
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

import sora_nb as sora
from sora_nb import engines
from sora_nb.engines.base import Job
from sora_nb.export import export
from sora_nb.footage import Picture
from sora_nb.media import image
from sora_nb.media.conversions import convert
from sora_nb.media.reader import open_film
from sora_nb.media.video import VideoWriter
from sora_nb.recipes import Recipe
from sora_nb.trust import looks, watermark

PROMPTS = (
    "A red ball bounces down the stairs while a penguin dances, at sunset",
    "Two dogs chase a cat through the park in the rain",
    "A rocket flies to the moon among the stars at night",
)
FRAMES, FPS = 36, 24


def films(folder: Path) -> list[Path]:
    """Return the films of a folder; an empty one is filled first, with films that carry no mark yet."""
    if not list(folder.glob("*.mp4")):
        for number, style in enumerate(sora.styles()):
            for turn in range(2 + (number % 5 == 0)):
                shot(PROMPTS[(number + turn) % len(PROMPTS)], style.name, number, folder / f"{style.name}_{turn}.mp4")
    return sorted(folder.glob("*.mp4"))


def shot(prompt: str, style: str, seed: int, path: Path) -> None:
    """Draw a film and leave its pictures unmarked, which only tests may do."""
    recipe = Recipe(prompt=prompt, style=style, engine="stage", seconds=2, seed=seed, sound=False)
    plan = sora.plan(prompt, seconds=2, style=style)
    engine = engines.get("stage")
    export(
        engine.render(Job(recipe=recipe, plan=plan)), recipe=recipe, plan=plan, job_key=path.stem, engine_name=engine.name,
        engine_version=engine.version, source_type="algorithmicMedia", target=path, home=path.parent / "home", marked=False,
    )  # fmt: skip


def coded(frames: list[np.ndarray], crf: int, size: tuple[int, int] | None = None) -> list[np.ndarray]:
    """Return frames as x264 gives them back, as ffmpeg would by default, at another size if one is given."""
    height, width = frames[0].shape[:2]
    width, height = size or (width, height)
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as output:
        track = output.add_stream("libx264", rate=FPS, options={"crf": str(crf)})
        track.width, track.height, track.pix_fmt = width, height, "yuv420p"
        for index, frame in enumerate(frames):
            picture = av.VideoFrame.from_ndarray(np.ascontiguousarray(frame), format="rgb24")
            picture = picture.reformat(width=width, height=height, format="yuv420p")
            picture.pts, picture.time_base = index, Fraction(1, FPS)
            output.mux(track.encode(picture))
        output.mux(track.encode())
    file.seek(0)
    with av.open(file) as back:
        return [frame.to_ndarray(format="rgb24") for frame in back.decode(video=0)]


def smaller(frames: list[np.ndarray], share: float) -> tuple[int, int]:
    height, width = frames[0].shape[:2]
    return int(width * share / 2) * 2, int(height * share / 2) * 2


def cropped(frames: list[np.ndarray], share: float) -> list[np.ndarray]:
    """Return frames with so much of each side length cut away, half at either edge, of even size."""
    height, width = frames[0].shape[:2]
    dx, dy = round(width * share / 4) * 2, round(height * share / 4) * 2
    return [frame[dy : height - dy, dx : width - dx] for frame in frames]


def as_gif(frames: list[np.ndarray]) -> list[np.ndarray]:
    """Return frames as our own GIF keeps them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "film.mp4"
        with VideoWriter(path, size=frames[0].shape[1::-1], fps=FPS, rate=0) as writer:
            for frame in frames:
                writer.write(Picture(frames=frame[None]))
        convert(path, path.with_suffix(".gif"), tag="")
        return list(open_film(path.with_suffix(".gif")).frames())


ATTACKS = {
    "crf 18, 28": lambda good: coded(good, 28),
    "crf 18, 75 %, crf 28": lambda good: coded(good, 28, smaller(good, 0.75)),
    "crf 18, one frame as a picture": lambda good: good[len(good) // 2 : len(good) // 2 + 1],
    "crf 18, 10 % cropped": lambda good: cropped(good, 0.1),
    "crf 18, GIF": as_gif,
}


def trials(paths: list[Path], count: int) -> None:
    """Print the share of ids read right after each attack, the PSNR, and the time a frame takes."""
    random = np.random.default_rng(0)
    right, near, rungs = defaultdict(int), defaultdict(list), defaultdict(int)
    quality, times = [], []
    for number in range(count):
        path = paths[number % len(paths)]
        film = open_film(path)
        plain = list(film.frames(0, FRAMES))
        id_ = random.bytes(8).hex()
        marker = watermark.marker(id_, plain[0])
        begin = time.perf_counter()
        marked = [marker.mark(frame) for frame in plain]
        times.append((time.perf_counter() - begin) / len(marked) * 1000)
        error = np.mean([np.square(a.astype(float) - b).mean() for a, b in zip(marked[::4], plain[::4], strict=True)])
        quality.append(10 * np.log10(255**2 / error))
        rungs[marker.level] += 1
        good = coded(marked, 18)
        known = [looks.look(marked[at]) for at in looks.moments(len(marked))]
        said = []
        for name, attack in ATTACKS.items():
            worn = attack(good)
            found = watermark.find(worn[:4] + worn[4::2])
            sure = bool(found) and found[0].id == id_[: watermark.bits_for(film.size) // 4]
            right[name] += sure
            near[name].append(looks.distance([looks.look(worn[at]) for at in looks.moments(len(worn))], known))
            said.append("+" if sure else "-")
        print(f"{path.stem:24} level {marker.level:4} {quality[-1]:5.1f} dB {times[-1]:5.1f} ms  {''.join(said)}", flush=True)
    print(f"\n{count} trials on {len({*paths[:count]})} films; bits: {watermark.bits_for(film.size)}")
    for name in ATTACKS:
        close = np.mean(np.array(near[name]) <= looks.NEAR)
        print(
            f"  {name:32} id right {right[name] / count:7.2%}  fingerprint agrees {close:7.2%}  "
            f"(bits off: median {np.median(near[name]):.1f}, most {max(near[name]):.0f})"
        )
    print(f"  PSNR: mean {np.mean(quality):.2f} dB, least {min(quality):.2f} dB; rungs {dict(sorted(rungs.items()))}")
    print(f"  marking: median {np.median(times):.1f} ms a frame, p95 {np.quantile(times, 0.95):.1f} ms")


def unmarked(paths: list[Path], count: int) -> None:
    """Print how often a mark is read where none is, and how near the films are to one another."""
    random = np.random.default_rng(1)
    read = decodes = 0
    seen = {}
    while decodes < count:
        for path in paths:
            film = open_film(path)
            frames = film.frames()
            seen[path] = [looks.look(frames[at]) for at in looks.moments(len(frames))]
            for _ in range(10):
                some = frames[np.sort(random.choice(len(frames), 6, replace=False))]
                low = random.integers(0, 40, 2) // 2 * 2
                read += len(watermark.find(some[:, low[1] :, low[0] :]))
                decodes += 1
    others = [looks.distance(seen[a], seen[b]) for a in seen for b in seen if a != b]
    print(f"{decodes} decodes of unmarked films: {read} times a code and CRC fitted by chance; each such id is then looked up")
    print(
        f"  on the shelf, where 2^64 ids meet the few that are known. Of {len(others)} pairs of films "
        f"{sum(near <= looks.NEAR for near in others)} have fingerprints that agree (least {min(others):.0f} bits)."
    )


def gradient(dice: np.random.Generator) -> list[np.ndarray]:
    """Return a film of nothing but a soft change from one colour to another, which drifts slowly."""
    height, width = 540, 960
    rows, columns = np.mgrid[0:height, 0:width]
    one, two = dice.uniform(20, 235, (2, 3))
    angle, shift = dice.uniform(0, 2 * np.pi), dice.uniform(0, 0.2)
    along = (np.cos(angle) * columns / width + np.sin(angle) * rows / height + 1) / 2
    frames = []
    for number in range(FRAMES):
        share = np.clip(along + shift * number / FRAMES, 0, 1)[..., None]
        frames.append(np.rint(one + (two - one) * share).astype(np.uint8))
    return frames


def gradients(place: Path, count: int) -> None:
    """Print PSNR and survival on bare gradients, and keep a frame with and without the mark at 200 %."""
    dice = np.random.default_rng(2)
    quality, right = [], defaultdict(int)
    for number in range(count):
        plain = gradient(dice)
        id_ = dice.bytes(8).hex()
        marker = watermark.marker(id_, plain[0])
        marked = [marker.mark(frame) for frame in plain]
        error = np.mean([np.square(a.astype(float) - b).mean() for a, b in zip(marked[::4], plain[::4], strict=True)])
        quality.append(10 * np.log10(255**2 / error))
        good = coded(marked, 18)
        for name, attack in ATTACKS.items():
            worn = attack(good)
            found = watermark.find(worn[:4] + worn[4::2])
            right[name] += bool(found) and found[0].id == id_
        if number < 2:
            both = np.concatenate([plain[0][100:370, 200:440], marked[0][100:370, 200:440]], 1)
            place.mkdir(parents=True, exist_ok=True)
            (place / f"gradient_{number}.png").write_bytes(image.png(both.repeat(2, 0).repeat(2, 1)))
    print(f"{count} bare gradients: PSNR mean {np.mean(quality):.2f} dB, least {min(quality):.2f} dB")
    for name in ATTACKS:
        print(f"  {name:32} id right {right[name] / count:7.2%}")
    print(f"  {place}/gradient_*.png: left without, right with the mark, at 200 %")


if __name__ == "__main__":
    modes = {"--unmarked": (unmarked, 10_000), "--gradients": (gradients, 30)}
    chosen = [modes[word] for word in sys.argv[1:] if word in modes] or [(trials, 330)]
    words = [word for word in sys.argv[1:] if word not in modes]
    place = Path(words[0]) if words else Path(tempfile.mkdtemp())
    work, most = chosen[0]
    work(place if work is gradients else films(place), int(words[1]) if len(words) > 1 else most)

"""Clips to learn from: rendered by the stage at their own small size, in checksummed shards that any call can go on with."""

from __future__ import annotations

import hashlib
import io
import json
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sora_nb.datasets.samples import packed
from sora_nb.datasets.shards import put
from sora_nb.engines.stage import StageEngine
from sora_nb.errors import InvalidRequest, MediaError
from sora_nb.footage import SAMPLE_RATE, Event, Picture, Sound
from sora_nb.media.sound import resample
from sora_nb.model import sound
from sora_nb.training import world

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from sora_nb.training.configs import Grid

FORMAT = 1
PER_SHARD = 64
LEVELS = 255
"""Steps of loudness in a file: 0.35 dB each, less than anybody hears."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clips:
    """Clips of a split in memory: frames (n, time, height, width, rgb) uint8, spectra (n, time, band) uint8, facts (n, 4)."""

    frames: NDArray[np.uint8]
    spectra: NDArray[np.uint8]
    facts: NDArray[np.uint8]
    captions: list[list[str]]
    events: list[list[tuple[str, float]]]

    def __len__(self) -> int:
        return len(self.frames)

    def __getitem__(self, part: slice) -> Clips:
        """Return some of the clips."""
        return Clips(
            frames=self.frames[part], spectra=self.spectra[part], facts=self.facts[part], captions=self.captions[part],
            events=self.events[part],
        )  # fmt: skip


def make(
    folder: Path, grid: Grid, counts: Mapping[str, int], *, seed: int, workers: int, tell: Callable[[int, int], None]
) -> None:
    """Render what is missing of so many clips for each split into a folder; the same call gives the same bytes.

    Raises:
        InvalidRequest: the folder holds clips of another grid or seed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    order = {"format": FORMAT, "grid": asdict(grid), "seed": seed, "stage": f"{StageEngine.version} {StageEngine().assets}"}
    _begin(folder, order)
    jobs = [
        (folder, grid, split, seed, shard, min(PER_SHARD, count - shard * PER_SHARD))
        for split, count in counts.items()
        for shard in range(-(-count // PER_SHARD))
    ]
    # Splits take turns, so that a folder which is still being filled can be learned from and judged by.
    jobs.sort(key=lambda job: (job[4], job[2] == "train"))
    left = [job for job in jobs if not _whole(folder, job[2], job[4], job[5])]
    tell(len(jobs) - len(left), len(jobs))
    for done, _ in enumerate(_worked(left, workers), len(jobs) - len(left) + 1):
        tell(done, len(jobs))


def _worked(jobs: list[tuple[Any, ...]], workers: int) -> Iterator[None]:
    if workers == 1 or len(jobs) < 2:
        yield from map(_shard, jobs)
        return
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(_shard, jobs)


def _begin(folder: Path, order: dict[str, Any]) -> None:
    path = folder / "clips.json"
    if path.exists() and json.loads(path.read_text("utf-8")) != order:
        raise InvalidRequest(f"{folder} holds clips of another grid, seed or stage. Choose another folder.")
    put(path, json.dumps(order, indent=1, sort_keys=True).encode())


def _name(split: str, shard: int) -> str:
    return f"{split}-{shard:05d}.npz"


def _whole(folder: Path, split: str, shard: int, count: int) -> bool:
    note = folder / f"{_name(split, shard)}.json"
    return note.exists() and json.loads(note.read_text("utf-8"))["clips"] == count


def _shard(job: tuple[Path, Grid, str, int, int, int]) -> None:
    folder, grid, split, seed, shard, count = job
    numbers = range(shard * PER_SHARD, shard * PER_SHARD + count)
    shown = [rendered(split, seed, number, grid) for number in numbers]
    said = [world.captioned(split, seed, number) for number in numbers]
    arrays: dict[str, NDArray[Any]] = {
        "frames": np.stack([frames for frames, _, _ in shown]),
        "spectra": np.stack([spectra for _, spectra, _ in shown]),
        "facts": np.array([world.drawn(split, seed, number).row for number in numbers], np.uint8),
        "captions": np.frombuffer(json.dumps(said).encode(), np.uint8),
        "events": np.frombuffer(json.dumps([events for _, _, events in shown]).encode(), np.uint8),
    }
    data = packed(arrays)
    put(folder / _name(split, shard), data)
    # Written last: a shard without its note is not there.
    note = {"clips": count, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    put(folder / f"{_name(split, shard)}.json", json.dumps(note).encode())


def rendered(split: str, seed: int, number: int, grid: Grid) -> tuple[NDArray[np.uint8], NDArray[np.uint8], list[list[Any]]]:
    """Return a clip's frames, its spectra in whole numbers, and its events as pairs of kind and second."""
    frames, samples, events = [], [], []
    for item in StageEngine().render(world.job(split, seed, number, grid)):
        if isinstance(item, Picture):
            frames.append(item.frames)
        elif isinstance(item, Sound):
            samples.append(item.samples)
        elif isinstance(item, Event):
            events.append([item.kind, round(item.time, 4)])
    heard = resample(np.concatenate(samples).mean(axis=1, keepdims=True), SAMPLE_RATE, sound.RATE)[:, 0]
    spectra = sound.analysed(heard, grid.frames, grid.fps)
    return np.concatenate(frames), np.rint((spectra + 1) / 2 * LEVELS).astype(np.uint8), events


def load(folder: Path, split: str, *, limit: int | None = None) -> Clips:
    """Return the finished clips of a split, the first `limit` of them.

    Raises:
        InvalidRequest: there are none.
        MediaError: a shard is not what was written.
    """
    parts: list[dict[str, NDArray[Any]]] = []
    said: list[list[str]] = []
    heard: list[list[tuple[str, float]]] = []
    for note in sorted(folder.glob(f"{split}-*.npz.json")):
        data = note.with_suffix("").read_bytes()
        if hashlib.sha256(data).hexdigest() != json.loads(note.read_text("utf-8"))["sha256"]:
            raise MediaError(f"{note.with_suffix('')} is damaged. Remove it and {note.name}, and render again.")
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            parts.append({name: arrays[name] for name in ("frames", "spectra", "facts")})
            said += json.loads(arrays["captions"].tobytes())
            heard += json.loads(arrays["events"].tobytes())
        if limit is not None and len(said) >= limit:
            break
    if not parts:
        raise InvalidRequest(f"{folder} holds no {split} clips. Render some: python -m sora_nb.training data --out {folder}")
    whole = {name: np.concatenate([part[name] for part in parts])[:limit] for name in parts[0]}
    return Clips(
        frames=whole["frames"], spectra=whole["spectra"], facts=whole["facts"], captions=said[:limit], events=heard[:limit]
    )

"""Evaluating: how much of a caption is seen in nano's films, beside real clips and an untrained model, from pixels and samples.

Judges are small networks taught on real clips, of pairs that nano never saw as well: they are rulers, and one who never saw a
duck jump takes what jumps for something else. How often they are right about real clips that they were not taught on stands in
the table, since nano cannot be judged better than that.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from sora_nb.model import sound
from sora_nb.model.pipeline import NanoPipeline, load, untrained
from sora_nb.training import clips, world

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray
    from torch import Tensor

    from sora_nb.training.clips import Clips

_MOMENTS = 8
"""Frames that a judge looks at, evenly spread over the clip."""
_SIDE = 64
_AT_ONCE = 8
_DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """One column of the table: shares of facts seen rightly, sound against picture in ms, and how films differ."""

    facts: dict[str, float]
    sync: float
    spread: float
    nearest: float
    seconds: float


class Judge(nn.Module):
    """Tells figure, colour, action and place of a clip from eight frames."""

    def __init__(self) -> None:
        super().__init__()
        self.look = nn.Sequential(
            nn.Conv2d(3 + 2, 32, 5, 2, 2), nn.ReLU(), nn.Conv2d(32, 64, 3, 2, 1), nn.ReLU(),
            nn.Conv2d(64, 64, 3, 2, 1), nn.ReLU(), nn.Conv2d(64, 64, 3, 2, 1), nn.ReLU(), nn.Flatten(),
            nn.Linear(64 * 16, 96), nn.ReLU(),
        )  # fmt: skip
        self.heads = nn.ModuleDict({name: nn.Linear(96 * _MOMENTS, len(words)) for name, words in world.FACTS.items()})

    def forward(self, frames: Tensor) -> dict[str, Tensor]:
        """Return how likely each word of each fact is, for frames (B, moments, 3, side, side) from -1 to 1."""
        count = len(frames)
        ramp = torch.linspace(-1, 1, _SIDE, device=frames.device)
        here = torch.stack(torch.meshgrid(ramp, ramp, indexing="ij")).expand(count * _MOMENTS, 2, _SIDE, _SIDE)
        seen = self.look(torch.cat([frames.flatten(0, 1), here], 1)).reshape(count, -1)
        return {name: head(seen) for name, head in self.heads.items()}


def evaluate(
    data: Path, weights: Path, *, films: int = 64, lessons: int = 600, seed: int = 0, tell: Callable[[str], None] = print
) -> str:
    """Return a Markdown table of nano's films beside real clips and those of an untrained model.

    Raises:
        SoraError: there are no clips, or no weights.
    """
    train = clips.load(data, "train")
    splits = {split: clips.load(data, split) for split in ("seen", "unseen")}
    judged = {split: found[:films] for split, found in splits.items()}
    judge = taught([train, *(found[films:] for found in splits.values())], lessons, seed, tell)
    pipeline = load(weights).to(_DEVICE)
    blank = untrained(**{name: pipeline.transformer.config[name] for name in _MEASURES}).to(_DEVICE)
    fps = pipeline.transformer.config.fps
    columns: dict[str, Scores] = {}
    for split, real in judged.items():
        columns[f"real, {split}"] = _scores(judge, train, real, real.frames, real.spectra, 0.0, fps)
        for name, model in (("nano", pipeline), ("untrained", blank)):
            tell(f"{name}, {split}: {len(real)} films")
            frames, spectra, seconds = _made(model, real, seed)
            columns[f"{name}, {split}"] = _scores(judge, train, real, frames, spectra, seconds, fps)
    return _table(columns)


_MEASURES = ("side", "frames", "fps", "patch", "width", "depth", "heads", "neck", "words", "hand")


def taught(parts: list[Clips], lessons: int, seed: int, tell: Callable[[str], None]) -> Judge:
    """Return a judge taught on real clips."""
    torch.manual_seed(seed)
    frames = [frames for part in parts for frames in part.frames]
    facts = np.concatenate([part.facts for part in parts])
    judge = Judge()
    judge.to(_DEVICE)
    optimiser = torch.optim.AdamW(judge.parameters(), lr=1e-3)
    dice = np.random.default_rng(seed)
    for lesson in range(lessons):
        picks = dice.integers(len(facts), size=32)
        said = judge(_looked(np.stack([frames[pick] for pick in picks])))
        truth = torch.from_numpy(facts[picks].astype(np.int64)).to(_DEVICE)
        loss = sum(functional.cross_entropy(said[name], truth[:, n]) for n, name in enumerate(world.FACTS))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        if lesson % 200 == 199:
            tell(f"judge: lesson {lesson + 1}, loss {float(loss.detach()):.3f}")
    judge.eval()
    return judge


def _looked(frames: NDArray[np.uint8]) -> Tensor:
    """Return frames (B, time, height, width, rgb) as a judge takes them."""
    moments = np.linspace(0, frames.shape[1] - 1, _MOMENTS).astype(int)
    picture = torch.from_numpy(frames[:, moments].astype(np.float32) / 127.5 - 1).permute(0, 1, 4, 2, 3).to(_DEVICE)
    if picture.shape[-1] == _SIDE:
        return picture
    return functional.interpolate(picture.flatten(0, 1), size=(_SIDE, _SIDE)).reshape(len(frames), _MOMENTS, 3, _SIDE, _SIDE)


def _made(model: NanoPipeline, real: Clips, seed: int) -> tuple[NDArray[np.uint8], NDArray[np.uint8], float]:
    """Return films of the captions of real clips, their spectra, and the seconds that one takes."""
    model.set_progress_bar_config(disable=True)
    frames, spectra = [], []
    began = time.monotonic()
    for first in range(0, len(real), _AT_ONCE):
        said = [captions[0] for captions in real.captions[first : first + _AT_ONCE]]
        made = model(said, seed=seed + first)
        frames.append(made.frames)
        config = model.transformer.config
        heard = np.stack([sound.analysed(row, config.frames, config.fps) for row in made.samples])
        spectra.append(np.rint((heard + 1) / 2 * clips.LEVELS).astype(np.uint8))
    return np.concatenate(frames), np.concatenate(spectra), (time.monotonic() - began) / len(real)


def _scores(  # noqa: PLR0917 -- what a column is made of
    judge: Judge, train: Clips, real: Clips, frames: NDArray[np.uint8], spectra: NDArray[np.uint8], seconds: float, fps: int
) -> Scores:
    with torch.no_grad():
        said = judge(_looked(frames))
    facts = {
        name: float((said[name].argmax(1).cpu().numpy() == real.facts[: len(frames), n]).mean())
        for n, name in enumerate(world.FACTS)
    }
    small, known = _small(frames), _small(train.frames)
    apart = np.sqrt(((small[:, None] - small[None]) ** 2).mean(2))
    near = [float(np.sqrt(((known - one) ** 2).mean(1)).min()) for one in small]
    spread = float(apart[~np.eye(len(small), dtype=bool)].mean()) if len(small) > 1 else 0.0
    return Scores(
        facts=facts, sync=_lag(frames, spectra, real, fps), spread=spread, nearest=float(np.mean(near)), seconds=seconds
    )


def _small(frames: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return clips as short rows of numbers 0…255, for distances: every fourth frame, every eighth pixel."""
    return frames[:, ::4, ::8, ::8].reshape(len(frames), -1).astype(np.float32)


def _lag(frames: NDArray[np.uint8], spectra: NDArray[np.uint8], real: Clips, fps: int) -> float:
    """Return by how many ms, in the median, sounds that set in are off movements that end, in jumps and falls.

    A film's lag is that at which the two rows, one number for each frame, agree best, within half a second.
    """
    wanted = {world.ACTIONS.index(name) for name in ("jump", "fall")}
    found = []
    for film, heard, facts in zip(frames, spectra, real.facts, strict=False):
        if int(facts[list(world.FACTS).index("action")]) not in wanted:
            continue
        moved = np.abs(np.diff(film.astype(np.float32), axis=0)).mean(axis=(1, 2, 3))
        ends = np.append(np.maximum(0.0, -np.diff(moved, prepend=moved[:1])), 0)
        loud = heard.astype(np.float32).mean(1)
        rise = np.maximum(0.0, np.diff(loud, prepend=loud[:1])).reshape(len(film), -1).max(1)
        most = fps // 2
        agree = [float((np.roll(ends, lag) * rise)[most:-most].sum()) for lag in range(-most, most + 1)]
        if max(agree) > 0:
            found.append(abs(int(np.argmax(agree)) - most) * 1000 / fps)
    return float(np.median(found)) if found else float("nan")


def _table(columns: dict[str, Scores]) -> str:
    rows: list[tuple[str, list[str]]] = [
        (f"{name} seen rightly (chance {100 / len(words):.0f} %)", [f"{100 * c.facts[name]:.0f} %" for c in columns.values()])
        for name, words in world.FACTS.items()
    ]
    rows += [
        ("sound off movement in jumps and falls, median", [f"{c.sync:.0f} ms" for c in columns.values()]),
        ("films apart from each other", [f"{c.spread:.1f}" for c in columns.values()]),
        ("nearest training clip", [f"{c.nearest:.1f}" for c in columns.values()]),
        ("seconds a film", [f"{c.seconds:.2f}" if c.seconds else "—" for c in columns.values()]),
    ]
    lines = [f"| | {' | '.join(columns)} |", f"|---|{'---|' * len(columns)}"]
    return "\n".join([*lines, *(f"| {name} | {' | '.join(cells)} |" for name, cells in rows)]) + "\n"

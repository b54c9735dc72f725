"""Laws: discs that move as physics says, to learn motion from and to measure how far a model has learned it.

The scenes, the ranges and the measure are those of PhyWorld (Kang et al. 2025, "How Far is Video Generation from World Model:
A Physical Law Perspective"): a world 10 units wide, 32 frames of 0.1 s, the first three given. One disc moves evenly, two meet
head on and bounce without loss, or one is thrown and falls at 2.5 units/s². Here a frame is 128 pixels wide, there it was 256.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from sora_nb.errors import InvalidRequest
from sora_nb.model import sound, words
from sora_nb.training.batches import WORDS, Batch

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from torch import Tensor

    from sora_nb.model.pipeline import NanoOutput, NanoPipeline
    from sora_nb.training.configs import Config

LAWS = ("uniform motion", "collision", "parabola")
WORLD = 10.0
"""Height and width of the world in units."""
FRAME = 0.1
"""Seconds from one frame to the next."""
FALL = 2.5
GIVEN = 3
"""Frames that the model is shown."""
SEEN = {"speed": ((1.0, 4.0),), "radius": ((0.7, 1.4),)}
"""What training shows, in units and units/s."""
UNSEEN = {"speed": ((0.0, 0.8), (4.5, 6.0)), "radius": ((0.3, 0.6), (1.5, 2.0))}
INKS = ((200, 30, 30), (30, 30, 200))
"""Colours of the first disc and the second, on white."""
PUBLISHED = {("uniform motion", True): "0.012–0.022", ("uniform motion", False): "0.328–0.433"}
"""What the paper's models of 22.5 to 310 M weights reach, in units/s."""
_APART = 170
"""How far red and blue are apart in each of them."""
_FAINT = 0.25
"""What is fainter than this share of a disc's colour belongs to no disc."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenes:
    """Scenes as numbers: centres (n, disc, frame, x and y) and radii (n, disc) in units; a disc of radius 0 is not there."""

    centres: NDArray[np.float64]
    radii: NDArray[np.float64]


def scenes(law: str, count: int, frames: int, dice: np.random.Generator, *, seen: bool = True) -> Scenes:
    """Return scenes of a law, with speeds and radii that training shows or that it never does."""
    ranges = SEEN if seen else UNSEEN
    speed, radius = (_within(ranges[name], (count, 2), dice) for name in ("speed", "radius"))
    time = np.arange(frames) * FRAME
    centres = np.full((count, 2, frames, 2), WORLD / 2)
    here = radius[:, :1] + 0.05
    if law == "collision":
        centres[:, :, :, 0] = _met(speed, radius, time)
        return Scenes(centres=centres, radii=radius)
    radius[:, 1] = 0
    centres[:, 0, :, 0] = here + speed[:, :1] * time
    if law == "parabola":
        centres[:, 0, :, 1] = here + FALL / 2 * time**2
    return Scenes(centres=centres, radii=radius)


def _within(ranges: tuple[tuple[float, float], ...], shape: tuple[int, ...], dice: np.random.Generator) -> NDArray[np.float64]:
    """Return numbers evenly spread over several ranges, each as likely as the others."""
    low, high = np.array(ranges)[dice.integers(len(ranges), size=shape)].transpose(2, 0, 1)
    return np.asarray(low + (high - low) * dice.random(shape))


def _met(speed: NDArray[np.floating], radius: NDArray[np.floating], time: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return where two discs are that run at each other from the edges, (n, disc, frame)."""
    start = np.stack([radius[:, 0] + 0.05, WORLD - radius[:, 1] - 0.05], 1)
    before = speed * np.array([1.0, -1.0])
    mass = radius**2
    hit = (start[:, 1] - start[:, 0] - radius.sum(1)) / np.maximum(speed.sum(1), 1e-9)
    middle = (mass * before).sum(1) / mass.sum(1)
    # Without loss, each velocity is mirrored at that of the centre of mass.
    after = 2 * middle[:, None] - before
    late = np.maximum(0.0, time - hit[:, None])[:, None]
    return np.asarray(start[..., None] + before[..., None] * (time - late) + after[..., None] * late)


def filmed(shown: Scenes, side: int, device: str = "cpu") -> Tensor:
    """Return scenes as pictures (n, frame, side, side, rgb) from 0 to 255, edges smooth over one pixel."""
    scale = side / WORLD
    grid = (torch.arange(side, device=device) + 0.5) / scale
    centres = torch.from_numpy(shown.centres).float().to(device)
    radii = torch.from_numpy(shown.radii).float().to(device)
    count, _, frames, _ = centres.shape
    picture = torch.full((count, frames, side, side, 3), 255.0, device=device)
    for disc, ink in enumerate(INKS):
        x, y = centres[:, disc, :, None, None, 0], centres[:, disc, :, None, None, 1]
        far = torch.sqrt((grid - x) ** 2 + (grid[:, None] - y) ** 2)
        radius = radii[:, disc, None, None, None]
        cover = ((radius - far) * scale + 0.5).clamp(0, 1) * (radius > 0)
        picture += cover[..., None] * (torch.tensor(ink, device=device) - picture)
    return picture


class Motion:
    """The laws as something to learn from: scenes without end, none of them kept."""

    def __init__(self, device: str = "cpu") -> None:
        self.device = device

    def drawn(self, config: Config, step: int, seed: int) -> Batch:
        """Return the scenes of a step, laws in turn."""
        dice = np.random.default_rng(np.random.SeedSequence([seed, step]))
        parts = [
            scenes(law, config.batch // len(LAWS) + (n < config.batch % len(LAWS)), config.grid.frames, dice)
            for n, law in enumerate(LAWS)
        ]
        return self._batch(parts, config.grid.side)

    def shown(self, pipeline: NanoPipeline) -> NanoOutput:
        """Return how a model goes on with two scenes of each law."""
        dice, frames = np.random.default_rng(0), pipeline.transformer.config.frames
        return continued(pipeline, _joined([scenes(law, 2, frames, dice) for law in LAWS]), steps=12)

    def _batch(self, parts: list[Scenes], side: int) -> Batch:
        picture = filmed(_joined(parts), side, self.device).round() / 127.5 - 1
        count, frames = picture.shape[:2]
        silence = torch.full((count, frames * sound.PARTS, sound.BANDS), -1.0, device=self.device)
        mask = (torch.arange(frames, device=self.device) < GIVEN).float().expand(count, frames)
        known = (picture * mask[..., None, None, None], silence * mask.repeat_interleave(sound.PARTS, 1)[..., None], mask)
        return Batch(
            picture=picture, spectra=silence, caption=torch.zeros(count, WORDS, words.DIMS, device=self.device), known=known
        )


def _joined(parts: list[Scenes]) -> Scenes:
    return Scenes(centres=np.concatenate([p.centres for p in parts]), radii=np.concatenate([p.radii for p in parts]))


def continued(pipeline: NanoPipeline, truth: Scenes, *, steps: int = 12, at_once: int = 32) -> NanoOutput:
    """Return how a model goes on from the first three frames of scenes."""
    side, made = pipeline.transformer.config.side, []
    for first in range(0, len(truth.radii), at_once):
        few = Scenes(centres=truth.centres[first : first + at_once, :, :GIVEN], radii=truth.radii[first : first + at_once])
        opening = filmed(few, side).round().to(torch.uint8).numpy()
        made.append(pipeline([""] * len(opening), opening=opening, guidance=1.0, steps=steps, seed=first))
    return type(made[0])(
        frames=np.concatenate([part.frames for part in made]), samples=np.concatenate([part.samples for part in made])
    )


def found(frames: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Return the centres of discs in frames (n, frame, side, side, rgb), as `Scenes` has them; NaN where there is none."""
    side = frames.shape[2]
    grid = (np.arange(side) + 0.5) * WORLD / side
    red = (frames[..., 0].astype(np.float32) - frames[..., 2]) / _APART
    centres = []
    for share in (red, -red):
        weight = np.where(share > _FAINT, np.minimum(share, 1), 0)
        whole = weight.sum((2, 3))
        with np.errstate(invalid="ignore", divide="ignore"):
            centre = np.stack([(weight.sum(2) * grid).sum(-1), (weight.sum(3) * grid).sum(-1)], -1) / whole[..., None]
        centre[whole < 1] = np.nan
        centres.append(centre)
    return np.asarray(np.stack(centres, 1), np.float64)


def error(frames: NDArray[np.uint8], truth: Scenes) -> float:
    """Return the mean of how far velocities are off the truth in units/s, from the first frame that was not given.

    A disc counts in pairs of frames that truly show it whole; one that is not there is off by all of its velocity.
    """
    off = np.diff(found(frames), axis=2) / FRAME - np.diff(truth.centres, axis=2) / FRAME
    true = np.diff(truth.centres, axis=2) / FRAME
    off = np.where(np.isnan(off), true, off)
    edge = truth.radii[:, :, None, None]
    whole = ((truth.centres > edge) & (truth.centres < WORLD - edge)).all(-1) & (truth.radii > 0)[:, :, None]
    counts = (whole[:, :, 1:] & whole[:, :, :-1])[:, :, GIVEN - 1 :]
    return float(np.linalg.norm(off, axis=-1)[:, :, GIVEN - 1 :][counts].mean())


def table(weights: Path, *, count: int = 32, steps: int = 12, seed: int = 1) -> str:
    """Return a Markdown table of velocity errors in units/s, beside the measure's own, a still picture and PhyWorld's models.

    Raises:
        InvalidRequest: the weights are not of a model that learned the laws.
    """
    from sora_nb.model.pipeline import load

    pipeline = load(weights)
    config = pipeline.transformer.config
    if round(1 / config.fps, 6) != FRAME:
        raise InvalidRequest(f"{weights} makes {config.fps} frames a second; the laws want {1 / FRAME:.0f}: fit --config laws.")
    lines = ["| units/s | measured of the truth | nano | a still picture | PhyWorld |", "|---|---|---|---|---|"]
    for law in LAWS:
        for seen in (True, False):
            truth = scenes(law, count, config.frames, np.random.default_rng(seed), seen=seen)
            real = filmed(truth, config.side).round().to(torch.uint8).numpy()
            still = np.repeat(real[:, GIVEN - 1 : GIVEN], config.frames, 1)
            off = [error(frames, truth) for frames in (real, continued(pipeline, truth, steps=steps).frames, still)]
            name = f"{law}, speeds and sizes {'as in training' if seen else 'that training never showed'}"
            lines.append(f"| {name} | {' | '.join(f'{one:.3f}' for one in off)} | {PUBLISHED.get((law, seen), '—')} |")
    return "\n".join(lines) + "\n"

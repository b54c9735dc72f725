"""The engine that this project trains itself: a small neural model of picture and sound, from noise to a film in steps."""

from __future__ import annotations

import functools
import hashlib
import json
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sora_nb import narration
from sora_nb.engines.base import Limits, Option
from sora_nb.errors import InvalidRequest, MissingExtra
from sora_nb.footage import Picture, Progress, Sound
from sora_nb.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from sora_nb.engines.base import Job
    from sora_nb.footage import Yield
    from sora_nb.model.pipeline import NanoOutput, NanoPipeline, Wish

WEIGHTS = Path(__file__).parents[1] / "model" / "weights" / "clips"
"""What the package carries: trained by the configuration gpu-128."""
_VERSION = "1"
_NEEDS = ("torch", "diffusers")
_OVERLAP = 4
"""A longer film is made in pieces; each begins with the last quarter of the one before."""
_OPTIONS = (
    Option(name="steps", about="steps from noise to the film; more are finer and slower", low=1, high=200, whole=True),
    Option(name="guidance", about="how strongly the words pull; 1 is not at all", low=1, high=12),
    Option(name="sampler", about="how the way back from noise is followed", words=("dpm", "euler", "heun")),
)


class NanoEngine:
    """Makes small films with `sora_nb.model`; torch is imported by the first render, not before.

    Args:
        source: The folder of a pipeline, as `python -m sora_nb.training fit` writes it; by default the setting `nano`, and
            without one the weights that the package carries.
    """

    name = "nano"

    def __init__(self, source: str = "") -> None:
        self.source = source

    @property
    def version(self) -> str:
        """Return ours and that of the library which does the sums."""
        _insist()
        return f"{_VERSION} torch-{metadata.version('torch')}"

    @property
    def limits(self) -> Limits:
        """Return what the model can make.

        Raises:
            InvalidRequest: there are no weights.
            MissingExtra: torch or diffusers is not installed.
        """
        measures = self._measures()
        _insist()
        side, fps = measures["side"], measures["fps"]
        return Limits(
            seconds=(1 / fps, 10.0), options=_OPTIONS, image=True,
            notice=f"nano draws {side}×{side} pixels at {fps} frames a second; the picture is enlarged and cut to the size",
        )  # fmt: skip

    @property
    def assets(self) -> str:
        """Return what names the weights."""
        folder = self._folder()
        return _digest(tuple((str(path), path.stat().st_mtime_ns) for path in sorted(folder.rglob("*.safetensors"))))

    def render(self, job: Job) -> Iterator[Yield]:
        """Yield a tick with a preview for each step, then the sound, then the frames.

        Raises:
            InvalidRequest: an option is none of its.
        """
        recipe = job.recipe
        options = self.limits.settings(recipe, self.name)
        pipeline = _loaded(str(self._folder()), self.assets)
        wish = _wish(job, pipeline, options)
        frames, fps = pipeline.transformer.config.frames, pipeline.transformer.config.fps
        kept = frames - frames // _OVERLAP
        wanted = max(1, round(recipe.seconds * fps))
        pieces = 1 + max(0, -(-(wanted - frames) // kept))
        total = pieces * wish.steps + 1
        yield Progress(done=0, total=total, note="reading the prompt")
        made: list[NanoOutput] = []
        for piece in range(pieces):
            for step, (state, guess) in enumerate(pipeline.walk([_words(job)], wish), piece * wish.steps + 1):
                job.check()
                preview = _fitted(pipeline.pictured(guess)[:, frames // 2], recipe.size)[0]
                yield Progress(done=step, total=total, note=f"step {step} of {total - 1}", preview=preview)
                last = state
            made.append(pipeline.developed(last))
            wish = _onward(wish, made[-1], frames // _OVERLAP)
        film, samples = _joined(made, frames // _OVERLAP, fps)
        if recipe.sound:
            yield _heard(samples, recipe.seconds)
        for index in range(recipe.frames):
            job.check()
            yield Picture(frames=_fitted(film[[min(int(index * fps / recipe.fps), len(film) - 1)]], recipe.size))
        yield Progress(done=total, total=total, note="made")

    def _folder(self) -> Path:
        folder = Path(self.source).expanduser() if self.source else Settings.from_environment().nano or WEIGHTS
        if not (folder / "transformer" / "config.json").is_file():
            raise InvalidRequest(
                f"There are no weights of nano in {folder}. Leave the folder out for those that the package carries, or train "
                "some: python -m sora_nb.training data, then fit; and name their folder, run/pipeline."
            )
        return folder

    def _measures(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self._folder() / "transformer" / "config.json").read_text("utf-8"))
        return found


@functools.lru_cache(maxsize=8)
def _digest(files: tuple[tuple[str, int], ...]) -> str:
    whole = hashlib.sha256()
    for path, _ in files:
        whole.update(Path(path).read_bytes())
    return whole.hexdigest()


@functools.lru_cache(maxsize=1)
def _loaded(folder: str, _digest: str) -> NanoPipeline:
    from sora_nb.model import pipeline

    return pipeline.load(folder)


def _insist() -> None:
    for package in _NEEDS:
        if util.find_spec(package) is None:
            raise MissingExtra(package, "models")


def _words(job: Job) -> str:
    """Return what the model is told: the prompt as written, or an edited plan in plain sentences."""
    recipe = job.recipe
    return recipe.prompt if recipe.plan is None and recipe.prompt.strip() else narration.alt(job.plan)


def _wish(job: Job, pipeline: NanoPipeline, options: dict[str, float | str]) -> Wish:
    from sora_nb.model.pipeline import Wish

    side = pipeline.transformer.config.side
    opening = None if job.image is None else _fitted(job.image[None], (side, side))
    return Wish(
        steps=int(options.get("steps", 12)), guidance=float(options.get("guidance", 1.5)),
        sampler=str(options.get("sampler", "dpm")), negative=job.recipe.negative_prompt or "", seed=job.recipe.seed,
        opening=opening,
    )  # fmt: skip


def _onward(wish: Wish, made: NanoOutput, overlap: int) -> Wish:
    """Return the wish for the piece after one: it begins with that one's end, and from other noise."""
    import dataclasses

    heard = made.samples[0]
    count = len(heard) * overlap // made.frames.shape[1]
    return dataclasses.replace(wish, opening=made.frames[0, -overlap:], sounding=heard[-count:], seed=wish.seed + 1)


def _joined(made: list[NanoOutput], overlap: int, fps: int) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """Return frames and samples of pieces that overlap, each but the first without its beginning."""
    from sora_nb.model.sound import RATE

    again = overlap * RATE // fps
    frames = [made[0].frames[0], *(piece.frames[0, overlap:] for piece in made[1:])]
    samples = [made[0].samples[0], *(piece.samples[0, again:] for piece in made[1:])]
    return np.concatenate(frames), np.concatenate(samples)


def _heard(samples: NDArray[np.float32], seconds: float) -> Sound:
    """Return samples as stereo, exactly as long as the film."""
    from sora_nb.model.sound import RATE

    count = round(seconds * RATE)
    mono = np.pad(samples[:count], (0, max(0, count - len(samples))))
    return Sound(samples=np.repeat(mono[:, None], 2, axis=1).astype(np.float32), rate=RATE)


def _fitted(frames: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.uint8]:
    """Return frames (time, height, width, rgb) scaled to fill a size, what stands over cut off on both sides."""
    import torch
    from torch.nn import functional

    width, height = size
    have_height, have_width = frames.shape[1:3]
    share = max(width / have_width, height / have_height)
    tall, wide = max(height, round(have_height * share)), max(width, round(have_width * share))
    picture = torch.from_numpy(frames).permute(0, 3, 1, 2).float()
    grown = functional.interpolate(picture, size=(tall, wide), mode="bicubic", align_corners=False, antialias=share < 1)
    top, left = (tall - height) // 2, (wide - width) // 2
    cut = grown[:, :, top : top + height, left : left + width].clamp(0, 255).round().to(torch.uint8)
    return np.ascontiguousarray(cut.permute(0, 2, 3, 1).numpy())

"""Fitting: noise is mixed into clips and the model learns to see through it; it stops and goes on without a bit's difference.

Chance is drawn anew for each step from the seed and the step's number, so no state of any generator has to be kept.
"""

from __future__ import annotations

import json
import time
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from sora_nb.errors import InvalidRequest, RenderFailed
from sora_nb.model import sound, words
from sora_nb.model.pipeline import untrained
from sora_nb.training import clips, showing, states
from sora_nb.training.configs import measures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from torch import Tensor

    from sora_nb.model.pipeline import NanoPipeline
    from sora_nb.training.clips import Clips
    from sora_nb.training.configs import Config

UNHEARD = 0.1
"""Share of clips whose caption is left out, so that guidance has something to compare with (Ho and Salimans 2022)."""
OPENED = 0.25
"""Share of clips of which the model is given the beginning, so that it can go on from a picture or from another clip."""
FAINTEST = 0.05
"""Noise below which its slope is not blown up any further (Li and He 2025)."""
HEARD = 0.5
"""Weight of the sound's error beside the picture's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Clips to learn from at once; `known` as the model takes it."""

    picture: Tensor
    spectra: Tensor
    caption: Tensor
    known: tuple[Tensor, Tensor, Tensor]


def drawn(found: Clips, config: Config, step: int, seed: int) -> Batch:
    """Return the clips of a step, some without their caption, some with a beginning given."""
    dice = np.random.default_rng(np.random.SeedSequence([seed, step]))
    picks = dice.integers(len(found), size=config.batch)
    said = [found.captions[pick][int(dice.integers(len(found.captions[pick])))] for pick in picks]
    said = ["" if chance < UNHEARD else text for chance, text in zip(dice.random(config.batch), said, strict=True)]
    picture = torch.from_numpy(found.frames[picks].astype(np.float32) / 127.5 - 1)
    spectra = torch.from_numpy(found.spectra[picks].astype(np.float32) / clips.LEVELS * 2 - 1)
    frames = config.grid.frames
    given = np.where(dice.random(config.batch) < OPENED, dice.integers(1, frames * 3 // 4, size=config.batch), 0)
    mask = torch.from_numpy((np.arange(frames) < given[:, None]).astype(np.float32))
    # A picture to begin with has no sound: half of the time none is given.
    loud = mask * torch.from_numpy((dice.random((config.batch, 1)) < 0.5).astype(np.float32))
    known = (picture * mask[..., None, None, None], spectra * loud.repeat_interleave(sound.PARTS, 1)[..., None], mask)
    return Batch(picture=picture, spectra=spectra, caption=torch.from_numpy(words.read(said, 16)), known=known)


def loss(model: Any, batch: Batch, step: int, seed: int, device: str = "cpu") -> tuple[Tensor, Tensor]:
    """Return how far the model's slope is from the true one, for picture and for sound (Lipman et al. 2023, equation 23)."""
    dice = torch.Generator("cpu").manual_seed(seed * 1_000_003 + step)
    count = len(batch.picture)
    # Mostly loud noise: there it is decided what a clip shows (Esser et al. 2024, equation 19).
    noise = torch.sigmoid(torch.randn(count, generator=dice) * 0.9 + 0.9)
    errors = []
    mixed = []
    for clean in (batch.picture, batch.spectra):
        static = torch.randn(clean.shape, generator=dice)
        level = noise.reshape(-1, *[1] * (clean.dim() - 1))
        mixed.append(((1 - level) * clean + level * static).to(device))
    guesses = model(*mixed, noise.to(device), batch.caption.to(device), tuple(part.to(device) for part in batch.known))
    mask = batch.known[2].to(device)
    wanted = (mask, mask.repeat_interleave(sound.PARTS, 1))
    for guess, clean, hidden in zip(guesses, (batch.picture, batch.spectra), wanted, strict=True):
        # The slope is (state - guess) / noise, so its error is the guess's over the noise.
        error = ((guess.float() - clean.to(device)) ** 2).flatten(2).mean(2) * (1 - hidden)
        errors.append((error.mean(1) / noise.to(device).clamp_min(FAINTEST) ** 2).mean())
    return errors[0], errors[1]


class Training:
    """A model on its way: weights, their moving average, and what the optimiser remembers.

    Raises:
        InvalidRequest: the folder holds a training of another configuration or seed.
    """

    def __init__(self, config: Config, folder: Path, *, seed: int = 0) -> None:
        self.config, self.folder, self.seed = config, folder, seed
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        torch.manual_seed(seed)
        self.pipeline: NanoPipeline = untrained(**measures(config))
        self.model = self.pipeline.transformer.to(self.device)
        self.average = {name: value.clone() for name, value in self.model.state_dict().items()}
        self.optimiser = torch.optim.AdamW(self.model.parameters(), lr=config.rate, betas=(0.9, 0.95), weight_decay=0.01)
        self.step, self.spent = 0, 0.0
        self._resume()
        self._run = torch.compile(self.model) if config.compiled and self.device == "cuda" else self.model

    def _resume(self) -> None:
        found = states.load(self.folder / "states")
        if found is None:
            return
        tensors, facts = found
        mine = json.loads(json.dumps({"config": asdict(self.config), "seed": self.seed}))
        if {name: facts[name] for name in mine} != mine:
            raise InvalidRequest(f"{self.folder} holds a training of another configuration or seed. Choose another folder.")
        self.model.load_state_dict({name: tensors[f"model/{name}"] for name in self.average})
        self.average = {name: tensors[f"average/{name}"].to(self.device) for name in self.average}
        for name, value in self.model.named_parameters():
            self.optimiser.state[value] = {
                kind: tensors[f"{kind}/{name}"].to("cpu" if kind == "step" else self.device)
                for kind in ("step", "exp_avg", "exp_avg_sq")
            }
        self.step, self.spent = facts["step"], facts["spent"]

    def advance(self, found: Clips) -> tuple[float, float]:
        """Take one step and return the errors of picture and sound.

        Raises:
            RenderFailed: the numbers ran away.
        """
        config = self.config
        for group in self.optimiser.param_groups:
            group["lr"] = config.rate * min(1.0, (self.step + 1) / config.warmup)
        bf16 = config.bf16 and self.device == "cuda"
        with torch.autocast("cuda", torch.bfloat16) if bf16 else nullcontext():
            batch = drawn(found, config, self.step, self.seed)
            seen, heard = loss(self._run, batch, self.step, self.seed, self.device)
        self.optimiser.zero_grad()
        (seen + HEARD * heard).backward()
        size = float(torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0))
        if not np.isfinite(size):
            raise RenderFailed(
                f"The gradient is {size} at step {self.step}. Start again from the last state, with a lower rate."
            )
        self.optimiser.step()
        self.step += 1
        # Early on the average follows quickly, or it would remember the random start for long.
        keep = min(config.decay, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for name, value in self.model.state_dict().items():
                self.average[name].lerp_(value, 1 - keep)
        return float(seen.detach()), float(heard.detach())

    def save(self) -> None:
        """Write the state to go on from, and the pipeline with averaged weights to make films with."""
        tensors: dict[str, Tensor] = {f"model/{name}": value for name, value in self.model.state_dict().items()}
        tensors |= {f"average/{name}": value for name, value in self.average.items()}
        for name, value in self.model.named_parameters():
            for kind, kept in self.optimiser.state[value].items():
                tensors[f"{kind}/{name}"] = kept
        facts = {"config": asdict(self.config), "seed": self.seed, "spent": self.spent}
        states.save(self.folder / "states", self.step, {name: value.detach().cpu() for name, value in tensors.items()}, facts)
        self.averaged().save_pretrained(self.folder / "pipeline", safe_serialization=True, max_shard_size="16MB")

    def averaged(self) -> NanoPipeline:
        """Return a pipeline with the averaged weights."""
        pipeline: NanoPipeline = untrained(**measures(self.config))
        pipeline.transformer.load_state_dict(self.average)
        pipeline.to(self.device)
        return pipeline


def fit(
    config: Config, data: Path, folder: Path, *, seed: int = 0, minutes: float = float("inf"), steps: int | None = None,
    every: float = 5.0, tell: Callable[[str], None] = print,
) -> Training:  # fmt: skip
    """Train until so many minutes or steps are over, saving and showing what it can every few minutes.

    Raises:
        SoraError: there are no clips, the folder is another training's, or the numbers ran away.
    """
    found = clips.load(data, "train", limit=config.clips)
    _same_grid(found, config)
    training = Training(config, folder, seed=seed)
    tell(f"{config.name}: {sum(p.numel() for p in training.model.parameters()) / 1e6:.1f} M weights, {len(found)} clips, "
         f"step {training.step}")  # fmt: skip
    log = folder / "log.jsonl"
    _forget(log, training.step)
    began, spent = time.monotonic(), training.spent
    saved = began
    for _ in _until(steps, training):
        seen, heard = training.advance(found)
        now = time.monotonic()
        training.spent = spent + now - began
        line = {"step": training.step, "picture": seen, "sound": heard, "seconds": round(training.spent, 2)}
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(line)}\n")
        if now - saved > every * 60:
            saved = now
            _pause(training, found, tell)
        if now - began > minutes * 60:
            break
    _pause(training, found, tell)
    return training


def _until(steps: int | None, training: Training) -> Iterator[None]:
    while steps is None or training.step < steps:
        yield


def _pause(training: Training, found: Clips, tell: Callable[[str], None]) -> None:
    training.save()
    log = showing.read(training.folder / "log.jsonl")
    showing.curve(log, training.folder / "loss.png")
    said = [found.captions[index][0] for index in range(0, len(found), max(1, len(found) // 8))][:8]
    made = training.averaged()
    made.set_progress_bar_config(disable=True)
    showing.preview(made(said, steps=12, seed=1), training.folder / f"preview-{training.step:08d}.png")
    last = log[-50:]
    means = [sum(line[name] for line in last) / max(1, len(last)) for name in ("picture", "sound")]
    tell(f"step {training.step}, {training.spent / 60:.1f} min: picture {means[0]:.4f}, sound {means[1]:.4f}")


def _same_grid(found: Clips, config: Config) -> None:
    grid = config.grid
    if found.frames.shape[1:4] != (grid.frames, grid.side, grid.side):
        raise InvalidRequest(
            f"The clips are {found.frames.shape[1:4]} (frames, height, width); {config.name} wants "
            f"{(grid.frames, grid.side, grid.side)}. Render them with --config {config.name}."
        )


def _forget(log: Path, step: int) -> None:
    """Take out of the log what happened after the state that is gone on from."""
    log.parent.mkdir(parents=True, exist_ok=True)
    kept = [line for line in showing.read(log) if line["step"] <= step]
    log.write_text("".join(f"{json.dumps(line)}\n" for line in kept), "utf-8")

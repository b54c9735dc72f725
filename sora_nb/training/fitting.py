"""Fitting: noise is mixed into clips and the model learns to see through it; it stops and goes on without a bit's difference.

Chance is drawn anew for each step from the seed and the step's number, so no state of any generator has to be kept.
"""

from __future__ import annotations

import json
import math
import time
from contextlib import nullcontext
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from sora_nb.errors import InvalidRequest, RenderFailed
from sora_nb.model import sound
from sora_nb.model.pipeline import load, untrained
from sora_nb.training import clips, showing, states
from sora_nb.training.batches import Captioned
from sora_nb.training.configs import measures
from sora_nb.training.laws import Motion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from torch import Tensor

    from sora_nb.model.pipeline import NanoPipeline
    from sora_nb.model.transformer import NanoTransformer
    from sora_nb.training.batches import Batch, Source
    from sora_nb.training.configs import Config

FAINTEST = 0.05
"""Noise below which its slope is not blown up any further (Li and He 2025)."""
HEARD = 0.5
"""Weight of the sound's error beside the picture's."""
_REMEMBERED = ("step", "exp_avg", "exp_avg_sq", "momentum_buffer")
COOLING = 0.3
"""Last share of the course in which the learning rate falls to nothing (Hägele et al. 2024)."""


def loss(model: Any, batch: Batch, step: int, seed: int, shift: float = 3.0) -> tuple[Tensor, Tensor]:
    """Return how far the model's slope is from the true one, for picture and for sound (Lipman et al. 2023, equation 23)."""
    device = batch.picture.device
    dice = torch.Generator(device).manual_seed(seed * 1_000_003 + step)
    # Mostly loud noise, the louder the more numbers a clip has: there it is decided what it shows (Esser et al. 2024,
    # equations 19 and 23).
    noise = torch.sigmoid(torch.randn(len(batch.picture), generator=dice, device=device) + math.log(shift))
    clips = (batch.picture, batch.spectra)
    mixed = []
    for clean in clips:
        static = torch.randn(clean.shape, generator=dice, device=device)
        level = noise.reshape(-1, *[1] * (clean.dim() - 1))
        mixed.append((1 - level) * clean + level * static)
    guesses = model(*mixed, noise, batch.caption, batch.known)
    mask = batch.known[2]
    errors = []
    for guess, clean, hidden in zip(guesses, clips, (mask, mask.repeat_interleave(sound.PARTS, 1)), strict=True):
        # The slope is (state - guess) / noise, so its error is the guess's over the noise.
        error = ((guess.float() - clean) ** 2).flatten(2).mean(2) * (1 - hidden)
        errors.append((error.mean(1) / noise.clamp_min(FAINTEST) ** 2).mean())
    return errors[0], errors[1]


class Training:
    """A model on its way: weights, their moving average, and what the optimiser remembers.

    Raises:
        InvalidRequest: the folder holds a training of another configuration or seed.
    """

    def __init__(self, config: Config, folder: Path, *, seed: int = 0, begin: Path | None = None) -> None:
        self.config, self.folder, self.seed = config, folder, seed
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        torch.manual_seed(seed)
        self.pipeline: NanoPipeline = untrained(shift=config.shift, **measures(config))
        self.model = self.pipeline.transformer.to(self.device)
        if begin is not None:
            _begin(self.model, begin)
        self.average = {name: value.clone() for name, value in self.model.state_dict().items()}
        self.optimisers = _optimisers(self.model, config, self.device)
        self.step, self.spent = 0, 0.0
        self._resume()
        if config.compiled and self.device == "cuda":
            # Blocks are alike: one is compiled for all.
            self.model.compile_repeated_blocks(fullgraph=True)

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
        for optimiser, name, value in self._taught():
            optimiser.state[value] = {
                kind: tensors[f"{kind}/{name}"].to("cpu" if kind == "step" else self.device)
                for kind in _REMEMBERED
                if f"{kind}/{name}" in tensors
            }
        self.step, self.spent = facts["step"], facts["spent"]

    def rate(self) -> float:
        """Return the learning rate of the coming step: it warms up, holds, and cools down to the end of the course."""
        config = self.config
        left = (config.steps - self.step) / (COOLING * config.steps)
        return config.rate * max(0.0, min(1.0, (self.step + 1) / config.warmup, left))

    def advance(self, source: Source) -> tuple[float, float]:
        """Take one step and return the errors of picture and sound.

        Raises:
            RenderFailed: the numbers ran away.
        """
        config = self.config
        for group in (group for optimiser in self.optimisers for group in optimiser.param_groups):
            group["lr"] = self.rate()
        bf16 = config.bf16 and self.device == "cuda"
        with torch.autocast("cuda", torch.bfloat16) if bf16 else nullcontext():
            seen, heard = loss(self.model, source.drawn(config, self.step, self.seed), self.step, self.seed, config.shift)
        self.model.zero_grad()
        (seen + HEARD * heard).backward()
        size = float(torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0))
        if not np.isfinite(size):
            raise RenderFailed(
                f"The gradient is {size} at step {self.step}. Start again from the last state, with a lower rate."
            )
        for optimiser in self.optimisers:
            optimiser.step()
        self.step += 1
        # Early on the average follows quickly, or it would remember the random start for long.
        keep = min(config.decay, (1 + self.step) / (10 + self.step))
        mix = torch.optim.swa_utils.get_ema_multi_avg_fn(keep)
        mix(list(self.average.values()), list(self.model.state_dict().values()), self.step)
        return float(seen.detach()), float(heard.detach())

    def save(self) -> None:
        """Write the state to go on from, and the pipeline with averaged weights to make films with."""
        tensors: dict[str, Tensor] = {f"model/{name}": value for name, value in self.model.state_dict().items()}
        tensors |= {f"average/{name}": value for name, value in self.average.items()}
        for optimiser, name, value in self._taught():
            for kind, kept in optimiser.state[value].items():
                tensors[f"{kind}/{name}"] = kept
        facts = {"config": asdict(self.config), "seed": self.seed, "spent": self.spent}
        states.save(self.folder / "states", self.step, {name: value.detach().cpu() for name, value in tensors.items()}, facts)
        self.averaged().save_pretrained(self.folder / "pipeline", safe_serialization=True, max_shard_size="16MB")

    def _taught(self) -> Iterator[tuple[torch.optim.Optimizer, str, Tensor]]:
        """Yield each weight with its name and who teaches it."""
        names = {value: name for name, value in self.model.named_parameters()}
        for optimiser in self.optimisers:
            for value in (value for group in optimiser.param_groups for value in group["params"]):
                yield optimiser, names[value], value

    def averaged(self) -> NanoPipeline:
        """Return a pipeline with the averaged weights."""
        pipeline: NanoPipeline = untrained(shift=self.config.shift, **measures(self.config))
        pipeline.transformer.load_state_dict(self.average)
        pipeline.to(self.device)
        return pipeline


def _begin(model: NanoTransformer, folder: Path) -> None:
    """Take over what another pipeline has learned; parts that it does not have stay as they are.

    Raises:
        InvalidRequest: a part that both have is of another size.
    """
    own = model.state_dict()
    found = {name: value for name, value in load(folder).transformer.state_dict().items() if name in own}
    for name, value in found.items():
        if value.shape != own[name].shape:
            raise InvalidRequest(
                f"{folder}: {name} is {tuple(value.shape)}, and {tuple(own[name].shape)} is wanted. "
                "Begin with weights of the same grid, patch and width."
            )
    model.load_state_dict(own | found)


def _optimisers(model: NanoTransformer, config: Config, device: str) -> list[torch.optim.Optimizer]:
    """Return AdamW, and before it Muon for the matrices of the blocks where that is wanted (Jordan et al. 2024)."""
    found: list[torch.optim.Optimizer] = []
    rest = dict(model.named_parameters())
    if config.muon:
        matrices = [
            rest.pop(name) for name, value in model.named_parameters() if name.startswith("blocks.") and value.dim() == 2
        ]
        # As large as AdamW's steps are, so that one rate serves both (Liu et al. 2025, equation 4).
        found.append(torch.optim.Muon(matrices, lr=config.rate, weight_decay=0.01, adjust_lr_fn="match_rms_adamw"))
    fused = device == "cuda"
    return [*found, torch.optim.AdamW(rest.values(), lr=config.rate, betas=(0.9, 0.95), weight_decay=0.01, fused=fused)]


def fit(
    config: Config, data: Path, folder: Path, *, seed: int = 0, minutes: float = float("inf"), steps: int | None = None,
    every: float = 5.0, begin: Path | None = None, tell: Callable[[str], None] = print,
) -> Training:  # fmt: skip
    """Train until so many minutes or steps are over, saving and showing what it can every few minutes.

    A new training begins with the weights of the pipeline in the folder `begin`, or with random ones.

    Raises:
        SoraError: there are no clips, the folder is another training's, or the numbers ran away.
    """
    training = Training(config, folder, seed=seed, begin=begin)
    source = _source(config, data, training.device)
    tell(f"{config.name}: {sum(p.numel() for p in training.model.parameters()) / 1e6:.1f} M weights on {training.device}, "
         f"step {training.step} of {config.steps}")  # fmt: skip
    log = folder / "log.jsonl"
    _forget(log, training.step)
    began, spent = time.monotonic(), training.spent
    saved = began
    for _ in range(training.step, config.steps if steps is None else min(steps, config.steps)):
        seen, heard = training.advance(source)
        now = time.monotonic()
        training.spent = spent + now - began
        line = {"step": training.step, "picture": seen, "sound": heard, "seconds": round(training.spent, 2)}
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(line)}\n")
        if now - saved > every * 60:
            saved = now
            _pause(training, source, tell)
        if now - began > minutes * 60:
            break
    _pause(training, source, tell)
    return training


def _source(config: Config, data: Path, device: str) -> Source:
    if config.laws:
        return Motion(device)
    return Captioned(clips.load(data, "train", limit=config.clips), config, device)


def _pause(training: Training, source: Source, tell: Callable[[str], None]) -> None:
    training.save()
    log = showing.read(training.folder / "log.jsonl")
    showing.curve(log, training.folder / "loss.png")
    made = training.averaged()
    made.set_progress_bar_config(disable=True)
    showing.preview(source.shown(made), training.folder / f"preview-{training.step:08d}.png")
    last = log[-50:]
    means = [sum(line[name] for line in last) / max(1, len(last)) for name in ("picture", "sound")]
    tell(f"step {training.step}, {training.spent / 60:.1f} min: picture {means[0]:.4f}, sound {means[1]:.4f}")


def _forget(log: Path, step: int) -> None:
    """Take out of the log what happened after the state that is gone on from."""
    log.parent.mkdir(parents=True, exist_ok=True)
    kept = [line for line in showing.read(log) if line["step"] <= step]
    log.write_text("".join(f"{json.dumps(line)}\n" for line in kept), "utf-8")

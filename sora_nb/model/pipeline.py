"""The pipeline: from words to frames and sound, as diffusers has it, so that it is saved, loaded and shared like any other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from diffusers import DiffusionPipeline, FlowMatchEulerDiscreteScheduler
from diffusers.utils import BaseOutput, logging

from sora_nb.model import sound, words
from sora_nb.model.samplers import SAMPLERS
from sora_nb.model.transformer import NanoTransformer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from torch import Tensor


@dataclass
class NanoOutput(BaseOutput):
    """What came out: frames (B, time, height, width, rgb) uint8 and samples (B, time) float32 at `sound.RATE`."""

    frames: NDArray[np.uint8]
    samples: NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked of the model besides the words.

    `steps` are taken by `sampler`; `guidance` is how many times farther than its own guess the caption pulls (Ho and Salimans
    2022, equation 6), 1 for not at all. `opening` are frames that the clip begins with (a picture, or another clip's end; the
    same for each caption, or its own) and `sounding` their samples. `base` is a clip (frames, samples) to be made anew from a
    share `strength` of noise.
    """

    steps: int = 12
    guidance: float = 1.5
    sampler: str = "dpm"
    negative: str = ""
    seed: int = 0
    opening: NDArray[np.uint8] | None = None
    sounding: NDArray[np.float32] | None = None
    base: tuple[NDArray[np.uint8], NDArray[np.float32]] | None = None
    strength: float = 1.0


def untrained(shift: float = 3.0, **measures: Any) -> NanoPipeline:
    """Return a pipeline of random weights with the measures of `NanoTransformer`; a `shift` above 1 dwells in loud noise."""
    return NanoPipeline(NanoTransformer(**measures), FlowMatchEulerDiscreteScheduler(shift=shift))


def load(folder: str | Path) -> NanoPipeline:
    """Return the pipeline in a folder, in full precision: they are kept in half, which processors are slow at.

    The bars and advice with which diffusers loads are for models that take minutes.
    """
    loud = logging.get_verbosity()
    bars = logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        found: NanoPipeline = NanoPipeline.from_pretrained(folder, use_safetensors=True).to(torch.float32)
    finally:
        logging.set_verbosity(loud)
        if bars:
            logging.enable_progress_bar()
    found.set_progress_bar_config(disable=True)
    return found


class NanoPipeline(DiffusionPipeline):
    """Makes films of a few seconds, small and sounding, with `NanoTransformer`; the scheduler spaces the levels of noise."""

    model_cpu_offload_seq = "transformer"

    def __init__(self, transformer: NanoTransformer, scheduler: FlowMatchEulerDiscreteScheduler) -> None:
        super().__init__()
        self.register_modules(transformer=transformer, scheduler=scheduler)

    def __call__(self, prompt: str | Sequence[str], wish: Wish = Wish(), **changes: Any) -> NanoOutput:
        """Return the films of one caption or several. `changes` are fields of `Wish`."""
        captions = [prompt] if isinstance(prompt, str) else list(prompt)
        wish = replace(wish, **changes)
        state = self.start(len(captions), wish)
        for state, _ in self.progress_bar(self.walk(captions, wish), total=wish.steps):  # noqa: B007 -- the last one counts
            pass
        return self.developed(state)

    def walk(self, captions: Sequence[str], wish: Wish) -> Iterator[tuple[Tensor, Tensor]]:
        """Yield the state and the guess at the clean clip after each step, both flat, (B, numbers)."""
        levels = self.levels(wish)
        known = self.known(len(captions), wish)
        listen = self.read(captions)
        ignore = self.read([wish.negative] * len(captions))

        def guess(x: Tensor, level: float) -> Tensor:
            clean = self.clean(x, level, listen, known)
            if wish.guidance != 1:
                other = self.clean(x, level, ignore, known)
                clean = other + wish.guidance * (clean - other)
            return self.kept(clean.clamp(-1, 1), known)

        yield from SAMPLERS[wish.sampler](guess, self.start(len(captions), wish), levels)

    def levels(self, wish: Wish) -> list[float]:
        """Return the falling levels of noise, from 1, or from the strength of a remix, to 0."""
        self.scheduler.set_timesteps(wish.steps)
        found = [float(level) for level in self.scheduler.sigmas]
        if wish.base is None:
            return found
        # A remix begins in the middle (Meng et al. 2022, SDEdit): the same steps over a shorter way.
        return [level * max(wish.strength, 0.02) for level in found]

    def start(self, count: int, wish: Wish) -> Tensor:
        """Return what the walk begins with: noise, or a clip that is partly noise, (B, numbers)."""
        # Drawn on the CPU, the same seed gives the same noise on every machine.
        dice = torch.Generator("cpu").manual_seed(wish.seed)
        noise = torch.randn((count, sum(self.sizes)), generator=dice).to(self.device)
        if wish.base is None:
            return noise
        level = self.levels(wish)[0]
        return (1 - level) * self.encoded(*wish.base).to(self.device) + level * noise

    @property
    def sizes(self) -> tuple[int, int]:
        """Return how many numbers a picture and a sound have."""
        config = self.transformer.config
        return config.frames * config.side**2 * 3, config.frames * sound.PARTS * sound.BANDS

    @torch.no_grad()
    def clean(self, x: Tensor, level: float, caption: Tensor, known: tuple[Tensor, Tensor, Tensor]) -> Tensor:
        """Return the model's guess at the clean clip, (B, numbers)."""
        picture, spectra = self.parts(x)
        noise = torch.full((len(x),), level, device=x.device)
        dtype = self.transformer.dtype
        pair = self.transformer(picture.to(dtype), spectra.to(dtype), noise.to(dtype), caption.to(dtype), known)
        return torch.cat([part.float().flatten(1) for part in pair], 1)

    def parts(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Return the picture (B, time, side, side, 3) and the spectra (B, time, BANDS) of flat states."""
        config = self.transformer.config
        picture, spectra = x.split(self.sizes, 1)
        return picture.reshape(-1, config.frames, config.side, config.side, 3), spectra.reshape(len(x), -1, sound.BANDS)

    def read(self, captions: Sequence[str]) -> Tensor:
        """Return captions as the model hears them, (B, words, DIMS)."""
        return torch.from_numpy(words.read(captions, self.transformer.config.words)).to(self.device)

    def encoded(self, frames: NDArray[np.uint8], samples: NDArray[np.float32]) -> Tensor:
        """Return a clip as a flat state, (1, numbers)."""
        config = self.transformer.config
        spectra = torch.from_numpy(sound.analysed(samples, config.frames, config.fps))
        return torch.cat([scaled(frames).flatten(), spectra.flatten()])[None]

    def known(self, count: int, wish: Wish) -> tuple[Tensor, Tensor, Tensor]:
        """Return the frames and spectra that are given, zero elsewhere, and which frames are."""
        config, dtype = self.transformer.config, self.transformer.dtype
        frames = torch.zeros(count, config.frames, config.side, config.side, 3)
        spectra = torch.zeros(config.frames * sound.PARTS, sound.BANDS)
        mask = torch.zeros(config.frames)
        if wish.opening is not None:
            given = wish.opening.shape[-4]
            frames[:, :given] = scaled(wish.opening)
            mask[:given] = 1
            samples = np.zeros(0, np.float32) if wish.sounding is None else wish.sounding
            spectra[: given * sound.PARTS] = torch.from_numpy(sound.analysed(samples, given, config.fps))
        same = (part.expand(count, *part.shape) for part in (spectra, mask))
        return tuple(part.to(self.device, dtype) for part in (frames, *same))

    def kept(self, clean: Tensor, known: tuple[Tensor, Tensor, Tensor]) -> Tensor:
        """Return a guess in which what is known is as it is."""
        frames, spectra, mask = (part.float() for part in known)
        picture, heard = self.parts(clean)
        picture = torch.lerp(picture, frames, mask[..., None, None, None])
        heard = torch.lerp(heard, spectra, mask.repeat_interleave(sound.PARTS, 1)[..., None])
        return torch.cat([picture.flatten(1), heard.flatten(1)], 1)

    def pictured(self, x: Tensor) -> NDArray[np.uint8]:
        """Return the frames of flat states, as they would be shown."""
        return shown(self.parts(x)[0])

    def developed(self, x: Tensor) -> NanoOutput:
        """Return flat states as frames and samples."""
        picture, spectra = self.parts(x)
        fps = self.transformer.config.fps
        waves = [sound.waveform(row, fps) for row in spectra.cpu().numpy()]
        return NanoOutput(frames=shown(picture), samples=np.stack(waves))


def scaled(frames: NDArray[np.uint8]) -> Tensor:
    """Return bytes as numbers from -1 to 1."""
    return torch.from_numpy(frames.astype(np.float32)) / 127.5 - 1


def shown(picture: Tensor) -> NDArray[np.uint8]:
    """Return numbers from -1 to 1 as bytes."""
    return np.asarray(((picture.float().clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8).cpu(), np.uint8)

"""Batches: what the model is shown at a step, drawn from the seed and the step's number alone.

No state of any generator has to be kept, and a training that goes on sees what it would have seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
import torch

from sora_nb.errors import InvalidRequest
from sora_nb.model import sound, words
from sora_nb.training import clips

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor

    from sora_nb.model.pipeline import NanoOutput, NanoPipeline
    from sora_nb.training.clips import Clips
    from sora_nb.training.configs import Config

UNHEARD = 0.1
"""Share of clips whose caption is left out, so that guidance has something to compare with (Ho and Salimans 2022)."""
OPENED = 0.25
"""Share of clips of which the model is given the beginning, so that it can go on from a picture or from another clip."""
WORDS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Clips to learn from at once: picture and spectra from -1 to 1, captions as vectors; `known` as the model takes it."""

    picture: Tensor
    spectra: Tensor
    caption: Tensor
    known: tuple[Tensor, Tensor, Tensor]


class Source(Protocol):
    """Something to learn from."""

    def drawn(self, config: Config, step: int, seed: int) -> Batch:
        """Return the batch of a step."""
        ...

    def shown(self, pipeline: NanoPipeline) -> NanoOutput:
        """Return a few films of a model, always of the same captions and beginnings."""
        ...


class Captioned:
    """Clips with captions, held where the model is.

    Raises:
        InvalidRequest: the clips are of another grid than the configuration wants.
    """

    def __init__(self, found: Clips, config: Config, device: str = "cpu") -> None:
        _same_grid(found, config)
        self.device = device
        self.frames = torch.from_numpy(found.frames).to(device)
        self.spectra = torch.from_numpy(found.spectra).to(device)
        self.first = [captions[0] for captions in found.captions]
        self.said = [len(captions) for captions in found.captions]
        # Each caption's words once, one clip's after another's.
        self.starts = np.concatenate([[0], np.cumsum(self.said)])
        whole = [caption for captions in found.captions for caption in captions]
        self.captions = torch.from_numpy(words.read(whole, WORDS)).to(device)

    def __len__(self) -> int:
        return len(self.frames)

    def drawn(self, config: Config, step: int, seed: int) -> Batch:
        """Return the clips of a step, some without their caption, some with a beginning given."""
        dice = np.random.default_rng(np.random.SeedSequence([seed, step]))
        picks = dice.integers(len(self), size=config.batch)
        rows = [int(self.starts[pick]) + int(dice.integers(self.said[pick])) for pick in picks]
        heard = self._put(dice.random(config.batch) >= UNHEARD)
        frames = config.grid.frames
        given = np.where(dice.random(config.batch) < OPENED, dice.integers(1, frames * 3 // 4, size=config.batch), 0)
        mask = self._put(np.arange(frames) < given[:, None])
        # A picture to begin with has no sound: half of the time none is given.
        loud = mask * self._put(dice.random((config.batch, 1)) < 0.5)
        picture, spectra = self._clean(picks)
        known = (picture * mask[..., None, None, None], spectra * loud.repeat_interleave(sound.PARTS, 1)[..., None], mask)
        return Batch(picture=picture, spectra=spectra, caption=self.captions[rows] * heard[:, None, None], known=known)

    def shown(self, pipeline: NanoPipeline) -> NanoOutput:
        """Return films of eight captions, evenly spread over the clips."""
        picks = np.linspace(0, len(self) - 1, min(8, len(self))).astype(int)
        return pipeline([self.first[pick] for pick in picks], steps=12, seed=1)

    def _clean(self, picks: NDArray[np.integer]) -> tuple[Tensor, Tensor]:
        index = torch.from_numpy(picks).to(self.device)
        return self.frames[index].float() / 127.5 - 1, self.spectra[index].float() / clips.LEVELS * 2 - 1

    def _put(self, flags: NDArray[np.bool_]) -> Tensor:
        return torch.from_numpy(flags.astype(np.float32)).to(self.device)


def _same_grid(found: Clips, config: Config) -> None:
    grid = config.grid
    if found.frames.shape[1:4] != (grid.frames, grid.side, grid.side):
        raise InvalidRequest(
            f"The clips are {found.frames.shape[1:4]} (frames, height, width); {config.name} wants "
            f"{(grid.frames, grid.side, grid.side)}. Render them with --config {config.name}."
        )

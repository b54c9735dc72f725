"""The network: noisy picture and noisy sound go in as one sequence with the words, the clean ones come out.

A diffusion transformer (Peebles and Xie 2023) that predicts the clean clip itself, from large patches through a narrow neck,
as "just image transformers" do (Li and He 2025): no autoencoder has to be trained first, and what is seen inside is pixels.
Sizes in the comments: B clips, N tokens, D the width.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from diffusers import ConfigMixin, ModelMixin
from diffusers.configuration_utils import register_to_config
from torch import nn
from torch.nn import functional

from sora_nb.model import sound, words

if TYPE_CHECKING:
    from torch import Tensor

    Known = tuple[Tensor, Tensor, Tensor]

_WORD = words.DIMS
_WAVES = 128


class NanoTransformer(ModelMixin, ConfigMixin):
    """Estimates a clean clip from a noisy one, its words, and the frames of it that are known.

    Args:
        side: Height and width of a frame in pixels.
        frames: Frames of a clip.
        fps: Frames a second.
        patch: Frames, height and width of a piece of picture.
        width: Numbers in a token.
        depth: Blocks.
        heads: Heads of attention.
        neck: Numbers that a piece is squeezed through on its way in.
        words: Words of a caption that are heard.
        hand: Numbers between a token and its piece, 0 for none: a piece is then a sum of as many pictures as a token has
            numbers, too few for edges that lie anywhere.
    """

    _repeated_blocks = ["Block"]  # noqa: RUF012 -- what diffusers looks for when it compiles one for all

    @register_to_config
    def __init__(  # noqa: PLR0917 -- the arguments are the saved configuration
        self, side: int = 64, frames: int = 24, fps: int = 12, patch: tuple[int, int, int] = (6, 8, 8), width: int = 256,
        depth: int = 8, heads: int = 4, neck: int = 128, words: int = 16, hand: int = 0,
    ) -> None:  # fmt: skip
        super().__init__()
        # Kept in the configuration, for those who play the frames.
        del fps
        time, height, across = patch
        self.cells = (frames // time, side // height, side // across)
        piece = time * height * across * 3
        chunk = sound.PARTS * sound.BANDS
        # A piece comes with what is known of it, and which of its frames are known.
        self.see = nn.Sequential(nn.Linear(2 * piece + time, neck), nn.Linear(neck, width))
        self.hear = nn.Sequential(nn.Linear(2 * chunk + 1, neck), nn.Linear(neck, width))
        self.read = nn.Linear(_WORD, width)
        self.when = nn.Parameter(torch.randn(self.cells[0], 1, width) * 0.02)
        self.where = nn.Parameter(torch.randn(1, self.cells[1] * self.cells[2], width) * 0.02)
        self.beat = nn.Parameter(torch.randn(frames, width) * 0.02)
        self.place = nn.Parameter(torch.randn(words, width) * 0.02)
        self.clock = nn.Sequential(nn.Linear(_WAVES, width), nn.SiLU(), nn.Linear(width, width))
        self.gist = nn.Sequential(nn.Linear(_WORD, width), nn.SiLU(), nn.Linear(width, width))
        # One modulation for all blocks, to which each adds its own (Chen et al. 2023, PixArt-α, "adaLN-single").
        self.tune = nn.Linear(width, 6 * width)
        self.blocks = nn.ModuleList(Block(width, heads) for _ in range(depth))
        self.last = nn.Linear(width, 2 * width)
        self.show = nn.Linear(width, piece)
        self.play = nn.Linear(width, chunk)
        self.draw = nn.Sequential(nn.Linear(width, hand), nn.GELU("tanh"), nn.Linear(hand, piece)) if hand else None
        blank = [self.tune, self.last, self.show, self.play, *([self.draw[-1]] if self.draw else [])]
        for layer in blank:
            # At first each block lets everything through, and the guess is grey silence.
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)

    def forward(self, picture: Tensor, spectra: Tensor, noise: Tensor, caption: Tensor, known: Known) -> tuple[Tensor, Tensor]:
        """Return the clean picture (B, frames, side, side, 3) and spectra (B, frames · PARTS, BANDS), both from -1 to 1.

        Args:
            picture: The noisy picture.
            spectra: The noisy spectra.
            noise: How much of each clip is noise, (B,) from 0 to 1.
            caption: Word vectors (B, words, DIMS), all zero for "anything".
            known: The picture and the spectra where they are given, zero elsewhere, and which frames are, (B, frames).
        """
        frames_known, spectra_known, mask = known
        seen = torch.cat([self.cut(picture), self.cut(frames_known), self.cut_mask(mask)], -1)
        heard = torch.cat([self.chunk(spectra), self.chunk(spectra_known), mask[..., None]], -1)
        pictured = self.see(seen) + (self.when + self.where).flatten(0, 1)  # (B, pieces, D)
        sounded = self.hear(heard) + self.beat  # (B, frames, D)
        said = self.read(caption) + self.place  # (B, words, D)
        x = torch.cat([pictured, sounded, said], 1)  # (B, N, D): one sequence, everything may look at everything
        state = functional.silu(self.clock(waves(noise)) + self.gist(caption.mean(1)))  # (B, D)
        shared = self.tune(state).unflatten(-1, (6, 1, -1))  # (B, 6, 1, D)
        for block in self.blocks:
            x = block(x, shared)
        scale, shift = self.last(state)[:, None].chunk(2, -1)
        x = norm(x) * (1 + scale) + shift
        pieces, frames = pictured.shape[1], sounded.shape[1]
        film = x[:, :pieces]
        drawn = self.show(film) if self.draw is None else self.show(film) + self.draw(film)
        return self.paste(drawn), self.play(x[:, pieces : pieces + frames]).reshape(spectra.shape)

    def cut(self, picture: Tensor) -> Tensor:
        """Return the pieces of a picture: (B, frames, side, side, 3) → (B, pieces, numbers)."""
        t, h, w = self.config.patch
        a, b, c = self.cells
        x = picture.reshape(-1, a, t, b, h, c, w, 3)
        return x.permute(0, 1, 3, 5, 2, 4, 6, 7).reshape(len(picture), a * b * c, -1)

    def paste(self, pieces: Tensor) -> Tensor:
        """Return the picture of its pieces, the inverse of `cut`."""
        t, h, w = self.config.patch
        a, b, c = self.cells
        x = pieces.reshape(-1, a, b, c, t, h, w, 3)
        return x.permute(0, 1, 4, 2, 5, 3, 6, 7).reshape(len(pieces), a * t, b * h, c * w, 3)

    def cut_mask(self, mask: Tensor) -> Tensor:
        """Return which frames of each piece are known: (B, frames) → (B, pieces, frames of a piece)."""
        a, b, c = self.cells
        return mask.reshape(len(mask), a, 1, -1).expand(-1, -1, b * c, -1).flatten(1, 2)

    def chunk(self, spectra: Tensor) -> Tensor:
        """Return the spectra of each frame of film: (B, frames · PARTS, BANDS) → (B, frames, PARTS · BANDS)."""
        return spectra.reshape(len(spectra), self.config.frames, -1)


class Block(nn.Module):
    """Tokens look at each other, then each thinks by itself; noise and caption say how much of either counts."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.own = nn.Parameter(torch.randn(6, 1, width) * 0.02)
        self.ask = nn.Linear(width, 3 * width)
        self.answer = nn.Linear(width, width)
        self.think = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU("tanh"), nn.Linear(4 * width, width))

    def forward(self, x: Tensor, shared: Tensor) -> Tensor:
        """Return tokens (B, N, D), changed under the modulation (B, 6, 1, D) that all blocks share."""
        scale, shift, gate, scale2, shift2, gate2 = (shared + self.own).unbind(1)  # six of (B, 1, D)
        x = x + gate * self.attend(norm(x) * (1 + scale) + shift)
        return x + gate2 * self.think(norm(x) * (1 + scale2) + shift2)

    def attend(self, x: Tensor) -> Tensor:
        """Return what each token gathers from all (Vaswani et al. 2017)."""
        query, key, value = self.ask(x).unflatten(-1, (3, self.heads, -1)).permute(2, 0, 3, 1, 4)  # (B, heads, N, D / heads)
        # Normalised, they cannot grow until one token drowns out all others (Henry et al. 2020).
        mixed = functional.scaled_dot_product_attention(norm(query), norm(key), value)
        return self.answer(mixed.transpose(1, 2).flatten(2))


def norm(x: Tensor) -> Tensor:
    """Return tokens of root mean square 1 (Zhang and Sennrich 2019)."""
    return functional.rms_norm(x, x.shape[-1:], eps=1e-6)


def waves(noise: Tensor) -> Tensor:
    """Return how much is noise, (B,), as waves of many lengths, (B, _WAVES) (Vaswani et al. 2017, section 3.5)."""
    speeds = torch.exp(-math.log(1000) * torch.arange(_WAVES // 2, device=noise.device) / (_WAVES // 2))
    turns = 1000 * noise[:, None].float() * speeds
    return torch.cat([turns.cos(), turns.sin()], -1)

"""The low frequencies of a picture, by which a mark is carried and a film is known again; alike at every size and speed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

HIGH = 16
"""Most waves across or down a picture."""
SIDE = 2 * HIGH + 1
"""Length of a spectrum's side: the mean, then cosine and sine of 1 to 16 waves."""
CYCLES = (np.arange(SIDE) + 1) // 2
"""How many waves each place along a side stands for."""
_LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)
_CELLS = 128
_BAND = 250_000


@dataclass(frozen=True, slots=True)
class Waves:
    """Waves across (33, width) and down (33, height) a picture, each of mean square 1, and the same for `cell`s of pixels."""

    across: NDArray[np.float32]
    down: NDArray[np.float32]
    cell: tuple[int, int]
    cells_across: NDArray[np.float32]
    cells_down: NDArray[np.float32]

    def project(self, frame: NDArray[np.uint8]) -> NDArray[np.float64]:
        """Return the 33 × 33 lowest frequencies of a frame's luma, a picture's size taken out."""
        height, width = frame.shape[:2]
        wide, tall = self.cell
        rows = frame.reshape(height, width * 3)
        packed = rows[::tall].astype(np.uint16)
        for k in range(1, tall):
            packed += rows[k::tall]
        luma = np.zeros((height // tall, width // wide), np.float32)
        for colour, weight in enumerate(_LUMA):
            summed = packed[:, colour :: 3 * wide].astype(np.float32)
            for k in range(1, wide):
                summed += packed[:, colour + 3 * k :: 3 * wide]
            luma += weight * summed
        summed = _product(self.cells_down, _product(luma, self.cells_across.T))
        spectrum: NDArray[np.float64] = summed.astype(np.float64) / (height * width)
        return spectrum

    def draw(self, spectrum: NDArray[np.float64]) -> NDArray[np.float32]:
        """Return the picture (height, width) that a spectrum stands for."""
        return _product(self.down.T, _product(spectrum.astype(np.float32), self.across))


def _product(left: NDArray[np.float32], right: NDArray[np.float32]) -> NDArray[np.float32]:
    """Multiply two matrices in bands so small that no BLAS splits them among threads.

    Beside an encoder, waiting for one another takes those threads a hundred times longer than the work; and the sum no
    longer depends on how many there are.
    """
    inner, width = right.shape
    band = max(1, _BAND // (inner * width))
    whole = -(-len(left) // band) * band
    padded = np.zeros((whole, inner), np.float32)
    padded[: len(left)] = left
    bands: NDArray[np.float32] = np.matmul(padded.reshape(-1, band, inner), right)
    return bands.reshape(whole, width)[: len(left)]


@lru_cache(maxsize=4)
def waves(size: tuple[int, int]) -> Waves:
    """Return the waves of pictures of one width and height."""
    across, down = _sines(size[0]), _sines(size[1])
    wide, tall = cell = (_divisor(size[0]), _divisor(size[1]))
    packed = [waves.reshape(len(waves), -1, share).mean(2) for waves, share in ((across, wide), (down, tall))]
    return Waves(across, down, cell, *packed)


def _divisor(side: int) -> int:
    """Return the most pixels that go into a cell: of whole cells at least 128 remain, where a side has as many."""
    return next(share for share in range(max(1, side // _CELLS), 0, -1) if side % share == 0)


def _sines(length: int) -> NDArray[np.float32]:
    at = 2 * np.pi * (np.arange(length) + 0.5) / length
    waves = [np.ones(length)]
    for cycles in range(1, HIGH + 1):
        waves += [np.sqrt(2) * np.cos(cycles * at), np.sqrt(2) * np.sin(cycles * at)]
    return np.array(waves, np.float32)

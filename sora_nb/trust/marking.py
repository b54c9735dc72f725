"""Marks a film on its way to the encoder, and notes what it looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sora_nb.trust import looks, watermark

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Marking:
    """One film being marked, frame by frame; it holds no more than a frame.

    Args:
        id_: What the mark says, 16 hex digits.
        size: Width and height in pixels.
        frames: How many frames the film will have.
        marked: False leaves the pictures as they are, for tests that compare pixels.
    """

    def __init__(self, id_: str, size: tuple[int, int], frames: int, *, marked: bool = True) -> None:
        bits = watermark.bits_for(size) if marked else 0
        self.mark = id_[: bits // 4]
        """What the pictures carry: 16 hex digits, 8 in a small film, "" where they carry nothing."""
        self.looks: list[str] = []
        """What the film looks like at eight moments, as far as it has come."""
        self._id = id_
        self._due = looks.moments(frames)
        self._marker: watermark.Marker | None = None
        self._at = 0

    def put(self, frames: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Return the next frames (time, height, width, rgb) uint8 with the mark in them."""
        if not self.mark:
            self.note(frames)
            return frames
        if self._marker is None:
            self._marker = watermark.marker(self._id, frames[0])
        marked = np.empty_like(frames)
        for at, frame in enumerate(frames):
            marked[at] = self._marker.mark(frame)
        self.note(marked)
        return marked

    def note(self, frames: NDArray[np.uint8]) -> None:
        """Look at the next frames as they are."""
        for frame in frames:
            self.looks += [looks.look(frame)] * self._due.count(self._at)
            self._at += 1

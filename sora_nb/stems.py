"""Stems: a film's sound taken apart into dialogue, music, effects and ambience, streamed so that length costs no memory."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.footage import STEMS
from sora_nb.media.sound_files import WavFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    Block = Mapping[str, NDArray[np.float32]]


class Stems(Mapping[str, "NDArray[np.float32]"]):
    """The parts of a film's sound by name, (time, 2) float32 at 48 kHz; each look mixes them anew.

    They add up to the film's sound as it was before its limiter, so that their sum may pass 1 where a peak was held down.
    """

    def __init__(self, mix: Callable[[], Iterator[Block]]) -> None:
        self._mix = mix

    def __repr__(self) -> str:
        return f"<Stems {', '.join(STEMS)}>"

    def __iter__(self) -> Iterator[str]:
        return iter(STEMS)

    def __len__(self) -> int:
        return len(STEMS)

    def __getitem__(self, name: str) -> NDArray[np.float32]:
        if name not in STEMS:
            raise KeyError(name)
        return np.concatenate([block[name] for block in self._mix()])

    def blocks(self) -> Iterator[Block]:
        """Yield a second of every stem at a time, by name."""
        return self._mix()

    def save(self, folder: str | Path) -> tuple[Path, ...]:
        """Write each stem as a WAV file of 32-bit floats into a folder, which is made if it is not there.

        Raises:
            MediaError: the folder cannot be written.
        """
        home = Path(folder).expanduser()
        paths = tuple(home / f"{name}.wav" for name in STEMS)
        with ExitStack() as files:
            opened = [files.enter_context(WavFile(path)) for path in paths]
            for block in self._mix():
                for name, file in zip(STEMS, opened, strict=True):
                    file.write(block[name])
        return paths

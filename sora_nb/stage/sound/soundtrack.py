"""Soundtrack: a performance's sound in one stereo track, sample-exact and at its level, with its stems on request."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.errors import RenderFailed
from sora_nb.footage import SAMPLE_RATE, STEMS, Sound
from sora_nb.stage.sound import parts
from sora_nb.stage.sound.acoustics import samples
from sora_nb.stage.sound.loudness import Level, LoudnessMeter, PeakMeter, level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import TracebackType

    from numpy.typing import NDArray

    from sora_nb.footage import Event
    from sora_nb.stage.performance import Performance
    from sora_nb.stage.sound.parts import Parts

    Stereo = NDArray[np.float32]

BLOCK = SAMPLE_RATE
"""Samples that are mixed at a time."""
_FRAME = 8
"""Bytes of one sample on both channels."""


class Soundtrack:
    """A performance's sound, (time, 2) float32 at 48 kHz, read once from its beginning to its end.

    How loud it is as a whole is known only when all is mixed: so the mix is kept in a file without a name, which goes when
    the track is closed, and brought to its level as it is read. Memory does not grow with the length. The mix aims at
    −16 LUFS, stays below −1 dBTP, and is softer where a clip is quiet by nature or where single peaks reach the ceiling
    first.

    Args:
        performance: What is heard; its track has exactly round(seconds · 48000) samples.
        steps: What the rigs themselves sound (footfalls, wing beats), with `actor` = role key.
        block: How many samples are mixed at a time; the sound does not depend on it.
        stems: Keep the four parts of the mix too, which `hear` then returns; the mix is the same either way.
        check: Called after every block; may raise, to stop.

    Raises:
        RenderFailed: there is no room on the disk for the mix.
    """

    def __init__(
        self,
        performance: Performance,
        steps: Sequence[Event] = (),
        *,
        block: int = BLOCK,
        stems: bool = False,
        check: Callable[[], None] = lambda: None,
    ) -> None:
        self.length = round(performance.seconds * SAMPLE_RATE)
        self._block = block
        self._stems = stems
        self._frame = _FRAME * (len(STEMS) if stems else 1)
        self._at = 0
        try:
            self._file = tempfile.TemporaryFile(prefix="sora_nb-")  # noqa: SIM115 -- closed with the track
        except OSError as error:
            raise self._no_room(error) from error
        try:
            self._level = self._record(parts.mixed(performance, steps, block), check)
        except BaseException:
            self._file.close()
            raise

    def _record(self, mix: Iterator[Parts], check: Callable[[], None]) -> Level:
        loudness, peaks = LoudnessMeter(), PeakMeter()
        for piece in mix:
            whole = piece.sum()
            loudness.add(whole)
            peaks.add(whole)
            try:
                self._file.write((np.concatenate(piece, axis=1) if self._stems else whole).tobytes())
            except OSError as error:
                raise self._no_room(error) from error
            check()
        found = level(loudness.integrated(), peaks, lambda: self._replay(check))
        self._file.seek(0)
        return found

    def _replay(self, check: Callable[[], None]) -> Iterator[Stereo]:
        self._file.seek(0)
        for start in range(0, self.length, self._block):
            yield self._take(min(self._block, self.length - start))[0]
            check()

    def _take(self, count: int) -> tuple[Stereo, Parts | None]:
        """Return the next samples of the file: the mix, and the stems where they are kept."""
        kept = np.frombuffer(self._file.read(count * self._frame), np.float32).reshape(-1, self._frame // 4)
        if not self._stems:
            return kept.copy(), None
        each = parts.Parts(*(kept[:, k : k + 2].copy() for k in range(0, 2 * len(STEMS), 2)))
        return each.sum(), each

    def read(self, count: int) -> Stereo:
        """Return the next `count` samples at their level; silence after the end."""
        return self.hear(count).samples

    def hear(self, count: int) -> Sound:
        """Return the next `count` samples at their level, with the stems where they are kept; silence after the end.

        The stems have the mix's one gain and no limiter: they add up to the mix wherever that holds no peak down.
        """
        sound, each = self._take(min(count, self.length - self._at))
        self._level.apply(sound, self._at)
        edge = self._edge(len(sound))
        sound *= edge
        self._at += len(sound)
        after = ((0, count - len(sound)), (0, 0))
        stems = {}
        if each is not None:
            gain = edge * np.float32(self._level.gain)
            stems = {name: np.pad(part * gain, after) for name, part in zip(STEMS, each, strict=True)}
        return Sound(samples=np.pad(sound, after), stems=stems)

    def _edge(self, count: int) -> NDArray[np.float32]:
        """Return the gain of the next samples, (time, 1), which lets the last 10 ms of the track fade."""
        tail = min(samples(0.010), self.length)
        left = self.length - self._at - np.arange(count)
        return np.clip((left - 1) / np.float32(max(tail - 1, 1)), 0, 1).astype(np.float32)[:, None]

    def close(self) -> None:
        """Let the file go."""
        self._file.close()

    def __enter__(self) -> Soundtrack:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _no_room(self, error: OSError) -> RenderFailed:
        return RenderFailed(
            f"The sound needs {self.length * self._frame / 1e6:.0f} MB for a while in {tempfile.gettempdir()}: "
            f"{error.strerror or error}. Make room there, or name another folder in TMPDIR."
        )

"""Soundtrack: a performance's sound in one stereo track, sample-exact and at its level, with its stems on request."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.errors import RenderFailed
from sora_nb.footage import SAMPLE_RATE
from sora_nb.stage.sound.acoustics import samples
from sora_nb.stage.sound.loudness import Level, LoudnessMeter, PeakMeter, level
from sora_nb.stage.sound.parts import STEMS, mixed, summed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import TracebackType

    from numpy.typing import NDArray

    from sora_nb.footage import Event
    from sora_nb.stage.performance import Performance
    from sora_nb.stage.sound.parts import Stems

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
        stems: Keep what the mix is the sum of, too; the mix is the same either way.
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
        self._at = 0
        try:
            self._file = tempfile.TemporaryFile(prefix="sora_nb-")  # noqa: SIM115 -- closed with the track
            self._stems = tempfile.TemporaryFile(prefix="sora_nb-") if stems else None  # noqa: SIM115
        except OSError as error:
            raise self._no_room(error) from error
        try:
            self._level = self._record(mixed(performance, steps, block), check)
        except BaseException:
            self.close()
            raise

    def _record(self, mix: Iterator[Stems], check: Callable[[], None]) -> Level:
        loudness, peaks = LoudnessMeter(), PeakMeter()
        for stems in mix:
            whole = summed(stems)
            loudness.add(whole)
            peaks.add(whole)
            try:
                self._file.write(whole.tobytes())
                if self._stems is not None:
                    self._stems.write(stems.tobytes())
            except OSError as error:
                raise self._no_room(error) from error
            check()
        found = level(loudness.integrated(), peaks, lambda: self._replay(check))
        for file in (self._file, self._stems):
            if file is not None:
                file.seek(0)
        return found

    def _replay(self, check: Callable[[], None]) -> Iterator[Stereo]:
        self._file.seek(0)
        for start in range(0, self.length, self._block):
            yield self._take(min(self._block, self.length - start))
            check()

    def _take(self, count: int) -> Stereo:
        return np.frombuffer(self._file.read(count * _FRAME), np.float32).reshape(-1, 2).copy()

    def read(self, count: int) -> Stereo:
        """Return the next `count` samples at their level; silence after the end."""
        sound = self._mastered(self._take(min(count, self.length - self._at)), self._at)
        self._at += len(sound)
        return np.pad(sound, ((0, count - len(sound)), (0, 0)))

    def parts(self, count: int) -> tuple[Stems, NDArray[np.float32]]:
        """Return the stems (time, stem, 2) of the next `count` samples and what brings their sum to its level (time,).

        To be asked for before `read` moves on; silence after the end.

        Raises:
            RenderFailed: no stems were kept.
        """
        if self._stems is None:
            raise RenderFailed("The track was mixed without its stems. Ask for them when it is made.")
        wanted = min(count, self.length - self._at)
        written = self._stems.read(wanted * len(STEMS) * _FRAME)
        stems = np.frombuffer(written, np.float32).reshape(-1, len(STEMS), 2)
        gain = self._mastered(np.ones((wanted, 2), np.float32), self._at)[:, 0]
        return np.pad(stems, ((0, count - wanted), (0, 0), (0, 0))), np.pad(gain, (0, count - wanted))

    def _mastered(self, sound: Stereo, start: int) -> Stereo:
        """Bring samples, the first of which is number `start`, to their level, faded at the very end; in place."""
        self._level.apply(sound, start)
        tail = min(samples(0.010), self.length)
        first = max(self.length - tail - start, 0)
        fading = np.linspace(1, 0, tail, dtype=np.float32)[max(start + tail - self.length, 0) :][: len(sound) - first]
        sound[first : first + len(fading)] *= fading[:, None]
        return sound

    def close(self) -> None:
        """Let the files go."""
        self._file.close()
        if self._stems is not None:
            self._stems.close()

    def __enter__(self) -> Soundtrack:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _no_room(self, error: OSError) -> RenderFailed:
        return RenderFailed(
            f"The sound needs {self.length * _FRAME / 1e6:.0f} MB for a while in {tempfile.gettempdir()}: "
            f"{error.strerror or error}. Make room there, or name another folder in TMPDIR."
        )

"""Soundtrack: mixes everything a performance sounds like, sample-exact, into one stereo track, and plays it at its level."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.errors import RenderFailed
from sora_nb.footage import SAMPLE_RATE
from sora_nb.stage.camera import seen
from sora_nb.stage.performance import random
from sora_nb.stage.sound import ambience, effects, music, named
from sora_nb.stage.sound.acoustics import samples
from sora_nb.stage.sound.loudness import Level, LoudnessMeter, PeakMeter, level
from sora_nb.stage.sound.mixing import Desk, Note, regrouped
from sora_nb.stage.vocabulary import INDOORS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import TracebackType

    from numpy.typing import NDArray

    from sora_nb.footage import Event
    from sora_nb.stage.performance import Line, Performance, Role
    from sora_nb.stage.sound.mixing import Notes

    Stereo = NDArray[np.float32]
    Stems = NDArray[np.float32]

UNDER_SPEECH = 10 ** (-9 / 20)
"""What everything else is turned down to while somebody speaks."""
MUSIC = -41.0
"""The score's level in dBFS where something else matters more; 9 dB louder where it is alone."""
STEMS = ("dialogue", "effects", "ambience", "music")
"""What a mix is the sum of, from left to right: all turned down under speech already but speech itself."""
BLOCK = SAMPLE_RATE
"""Samples that are mixed at a time."""
_DUCK = 480
"""Samples between two values of the ducking curve: 10 ms."""
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
        stems: Keep what the mix is the sum of, too.
        block: How many samples are mixed at a time; the sound does not depend on it.
        check: Called after every block; may raise, to stop.

    Raises:
        RenderFailed: there is no room on the disk for the mix.
    """

    def __init__(
        self,
        performance: Performance,
        steps: Sequence[Event] = (),
        *,
        stems: bool = False,
        block: int = BLOCK,
        check: Callable[[], None] = lambda: None,
    ) -> None:
        self.length = round(performance.seconds * SAMPLE_RATE)
        self._block = block
        self._at = 0
        try:
            self._file = tempfile.TemporaryFile(prefix="sora_nb-")  # noqa: SIM115 -- closed with the track
            self._stems = tempfile.TemporaryFile(prefix="sora_nb-") if stems else None  # noqa: SIM115
        except OSError as error:
            raise _no_room(self.length, error) from error
        try:
            self._level = self._record(_mix(performance, steps, block), check)
        except BaseException:
            self.close()
            raise

    def _record(self, mix: Iterator[Stems], check: Callable[[], None]) -> Level:
        loudness, peaks = LoudnessMeter(), PeakMeter()
        for parts in mix:
            piece = _sum(parts)
            loudness.add(piece)
            peaks.add(piece)
            try:
                self._file.write(piece.tobytes())
                if self._stems is not None:
                    self._stems.write(parts.tobytes())
            except OSError as error:
                raise _no_room(self.length, error) from error
            check()
        found = level(loudness.integrated(), peaks, lambda: self._replay(check))
        self._file.seek(0)
        if self._stems is not None:
            self._stems.seek(0)
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


def _no_room(length: int, error: OSError) -> RenderFailed:
    return RenderFailed(
        f"The sound needs {length * _FRAME / 1e6:.0f} MB for a while in {tempfile.gettempdir()}: {error.strerror or error}. "
        "Make room there, or name another folder in TMPDIR."
    )


def _sum(stems: Stems) -> Stereo:
    """Return a mix: its stems added up from left to right."""
    total: Stereo = stems[:, 0].copy()
    for n in range(1, len(STEMS)):
        total += stems[:, n]
    return total


def _mix(performance: Performance, steps: Sequence[Event], block: int) -> Iterator[Stems]:
    """Yield a performance's sound as stems (time, stem, 2), before it is brought to its level, in blocks."""
    length = round(performance.seconds * SAMPLE_RATE)
    near, around, played, spoken = Desk(length), Desk(length), Desk(length), Desk(length)
    effects.play(near, performance, steps)
    named.play(near, performance)
    room = _room(performance) if performance.shot.place in INDOORS else None
    ambience.lay(around, performance.shot, seed=performance.seed)
    if performance.shot.music:
        busy = any(event.kind in ("contact", "speech", "land") for event in performance.events)
        music.play(played, performance.shot.music, seed=performance.seed, decibels=MUSIC if busy else MUSIC + 9)
    lines = [(role, line) for role in performance.roles for line in role.lines]
    for role, line in lines:
        spoken.run(line.start, _said(performance, role, line, room))
    duck = _ducking(length, [line for _, line in lines])
    acted = near.blocks(block) if room is None else regrouped(_reverberated(near.blocks(SAMPLE_RATE), room), block)
    start = 0
    for pieces in zip(spoken.blocks(block), acted, around.blocks(block), played.blocks(block), strict=True):
        stems = np.stack(pieces, axis=1)
        if duck is not None:
            at = np.arange(start, start + len(stems)) / _DUCK
            turned = np.interp(at, np.arange(len(duck)), duck).astype(np.float32)
            stems[:, 1:] *= turned[:, None, None]
        yield stems
        start += len(stems)


def _said(performance: Performance, role: Role, line: Line, room: Stereo | None) -> Notes:
    middle = (line.start + line.end) / 2
    spot = role.track.at(middle)
    voice = line.samples if room is None else _in_room(line.samples, room)
    x = seen(performance.camera, (spot.x, spot.y, spot.depth), middle, performance.size)[0]
    yield Note(at=line.start, sound=voice, x=x)


def _room(performance: Performance) -> Stereo:
    """Return a small room's echo, without the direct sound: two unlike ears, a quarter of a second, darker as it fades."""
    rng = random(performance.seed, "room")
    n = samples(0.28)
    t = np.arange(n) / SAMPLE_RATE
    echo = rng.standard_normal((n, 2)) * (np.exp(-t / 0.045) * (t > 0.004))[:, None]
    spectrum = np.fft.rfft(echo, axis=0)
    spectrum /= np.sqrt(1 + (np.fft.rfftfreq(n, 1 / SAMPLE_RATE) / 2500) ** 2)[:, None]
    echo = np.fft.irfft(spectrum, n, axis=0)
    # −17 dB of the direct sound's energy.
    return np.asarray(echo * 0.14 / np.sqrt((echo**2).sum(axis=0)), np.float32)


def _reverberated(seconds: Iterator[Stereo], room: Stereo) -> Iterator[Stereo]:
    """Yield a stream, which comes a second at a time, with the room's echo (overlap-add)."""
    size = 64_000
    spectrum = np.fft.rfft(room, size, axis=0)
    carry = np.zeros((len(room), 2), np.float32)
    for dry in seconds:
        if not (dry.any() or carry.any()):
            yield dry
            continue
        wet = np.fft.irfft(np.fft.rfft(dry, size, axis=0) * spectrum, size, axis=0)
        wet[: len(room)] += carry
        carry = wet[len(dry) : len(dry) + len(room)].astype(np.float32)
        yield dry + wet[: len(dry)].astype(np.float32)


def _in_room(voice: NDArray[np.float32], room: Stereo) -> NDArray[np.float32]:
    size = len(voice) + len(room)
    echo = np.fft.irfft(np.fft.rfft(voice, size) * np.fft.rfft(room.mean(axis=1), size), size)
    out: NDArray[np.float32] = (np.pad(voice, (0, len(room))) + echo).astype(np.float32)
    return out


def _ducking(length: int, lines: Sequence[Line]) -> NDArray[np.float64] | None:
    """Return how far all but speech is turned down, a value every 10 ms: smooth over 120 ms, through short pauses."""
    if not lines or not length:
        return None
    gain = np.ones(length // _DUCK + 2)
    for line in lines:
        first, last = int(line.start * SAMPLE_RATE / _DUCK) - 6, int(line.end * SAMPLE_RATE / _DUCK) + 7
        gain[max(first, 0) : max(last, 0)] = UNDER_SPEECH
    bell = np.hanning(15)[1:-1]
    return np.convolve(np.pad(gain, 6, mode="edge"), bell / bell.sum(), "valid")

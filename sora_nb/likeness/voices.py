"""Voices: what a recording of somebody says about how they sound, and lines that are played as they were recorded.

Measured are the pitch (autocorrelation; L. R. Rabiner, "On the use of autocorrelation analysis for pitch detection", 1977),
how far it wanders, and the length of the throat: the factor by which the envelopes of linear prediction have to be stretched
so that each finds its like in the stage's own voice (vocal tract length normalisation; L. Lee & R. C. Rose, 1998).
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.errors import InvalidRequest
from sora_nb.media import flac
from sora_nb.media.sound import resample

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

RATE = 16_000
"""Samples a second at which a voice is measured."""
KEPT = 24_000
"""Samples a second at which a recorded line is kept."""
SHORTEST, LONGEST = 1.0, 60.0
"""Seconds of a recording that a voice can be measured from."""
MOST_LINES, LONGEST_LINE = 12, 15.0
FORMANTS, MELODIES = (0.8, 1.2), (0.5, 1.6)
"""What the throat and the melody can differ by from the stage's own voice: beyond, words are hard to tell apart."""
_FRAME, _HOP, _FFT, _ORDER = 800, 160, 2048, 18
_LOWEST, _HIGHEST = 60, 500
_PERIODIC, _FIRST = 0.7, 0.93
_VOICED = 0.6
"""Seconds with a pitch that a recording needs."""
_DIP = 2.0
"""Decibels that the loudness falls between two syllables."""
_WANDER = 3.0
"""Half of what two thirds of the pitches span in the stage's own voice, in semitones."""
_GRID = np.exp(np.linspace(np.log(300), np.log(4600), 48))
_SLOPE = np.vander(np.log(_GRID), 2)
_LEVEL = np.eye(len(_GRID)) - _SLOPE @ np.linalg.pinv(_SLOPE)
_BINS = 513
_SMOOTH = 60.0
"""Hz by which sharp resonances are widened, so that single harmonics of a high voice are not taken for some."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A line as somebody recorded it: its words, and the sound as base64 of a FLAC file, mono at `KEPT` Hz."""

    words: str
    flac: str

    @property
    def samples(self) -> Floats:
        """Return the sound, (time,) float32 at `KEPT` Hz."""
        found, _ = flac.read(base64.b64decode(self.flac))
        return np.asarray(found[:, 0] / np.float32(32_767), np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How somebody sounds.

    `pitch` is the median in Hz; `formant` and `melody` are factors on the resonances and on the intonation of the stage's own
    voice; `lines` are played as they were recorded wherever their words are said.
    """

    pitch: float
    formant: float
    melody: float
    lines: tuple[Recorded, ...] = ()

    def told(self) -> tuple[str, ...]:
        """Return in plain sentences what is done with it."""
        made = f"They speak with a voice made like the recorded one: pitch ({self.pitch:.0f} Hz), melody and throat."
        lines = " and ".join(f"“{line.words}”" for line in self.lines)
        return (made, f"Recorded lines are heard as they are: {lines}.") if lines else (made,)

    def recorded(self, text: str) -> Floats | None:
        """Return a line as it was recorded, (time,) float32 at `KEPT` Hz, or None; case and punctuation do not count."""
        return next((line.samples for line in self.lines if _plain(line.words) == _plain(text)), None)


def take(sound: Floats | None, rate: int, lines: Mapping[str, Floats], ours: Floats, *, name: str = "The recording") -> Voice:
    """Return the voice in a recording, with lines to play as they are.

    Args:
        sound: (time,) float32; None measures the lines instead.
        rate: Samples a second of all that is given.
        lines: Words, and the recording of them, (time,) float32.
        ours: The stage's own voice to measure by, at the same rate.
        name: What messages call the recording.

    Raises:
        InvalidRequest: it is too short or too long, nobody speaks in it, or there are too many lines.
    """
    if len(lines) > MOST_LINES:
        raise InvalidRequest(f"lines= holds {len(lines)} lines; it can hold {MOST_LINES}. Leave some out.")
    kept = tuple(_kept(words, one, rate) for words, one in lines.items())
    if sound is None:
        sound = np.concatenate(list(lines.values())) if lines else np.zeros(0, np.float32)
    seconds = len(sound) / rate
    if not SHORTEST <= seconds <= LONGEST:
        raise InvalidRequest(
            f"{name} is {seconds:.1f} s long; a voice is measured from {SHORTEST:g} to {LONGEST:g} s of speech."
        )
    return _measured(_at(sound, rate, RATE), kept, _at(ours, rate, RATE), name)


def syllables(sound: Floats, rate: int) -> int:
    """Return about how many syllables are spoken: voiced rises of the loudness, each with a dip on both sides.

    Nuclei are peaks of the intensity (N. H. de Jong & T. Wempe, "Praat script to detect syllable nuclei", 2009); a hum is one.

    Args:
        sound: (time,) float32.
        rate: Samples a second.
    """
    heard = _at(sound, rate, RATE)
    if len(heard) < _FRAME:
        return 0
    frames = _frames(heard)
    spoken = _pitches(frames) > 0
    power = np.convolve((frames**2).mean(axis=1), np.hanning(9)[1:-1] / 4, "same")
    loud = 10 * np.log10(power + 1e-12)
    found, top, low = 0, -np.inf, loud[0]
    for level, voiced in zip(loud, spoken, strict=True):
        low = min(low, level)
        if voiced and level > low + _DIP:
            # Rising out of a dip: what is loudest until the next one is the nucleus.
            found, top, low = found + int(top == -np.inf), max(top, level), level
        elif level < top - _DIP:
            top, low = -np.inf, level
    return found


def _kept(words: str, sound: Floats, rate: int) -> Recorded:
    if not _plain(words):
        raise InvalidRequest(f"lines= has a line of {words!r}, which holds no word. Write what is said in the recording.")
    seconds = len(sound) / rate
    if not 0 < seconds <= LONGEST_LINE:
        raise InvalidRequest(f"The recording of {words!r} is {seconds:.1f} s long; a line can be up to {LONGEST_LINE:g} s.")
    whole = np.clip(_at(sound, rate, KEPT), -1, 1) * 32_767
    data = flac.write(np.round(whole)[:, None].astype(np.int16), KEPT)
    return Recorded(words=words.strip(), flac=base64.b64encode(data).decode("ascii"))


def _measured(sound: Floats, lines: tuple[Recorded, ...], ours: Floats, name: str) -> Voice:
    frames = _frames(sound)
    pitches = _pitches(frames)
    spoken = pitches > 0
    if spoken.sum() * _HOP / RATE < _VOICED:
        raise InvalidRequest(
            f"Nobody is heard to speak in {name}: {spoken.sum() * _HOP / RATE:.1f} s have a pitch, and {_VOICED:g} s have to. "
            "Record two or three sentences, near the microphone, without music."
        )
    own = pitches[spoken]
    # Frames at half or twice the pitch are mistakes: what lies far from where most are is left out.
    counts, edges = np.histogram(np.log2(own), bins=36, range=(np.log2(_LOWEST), np.log2(_HIGHEST)))
    smooth = np.convolve(counts, (1, 2, 3, 2, 1), "same")
    most = 2 ** float(edges[int(np.argmax(smooth))] + (edges[1] - edges[0]) / 2)
    near = own[(own > 0.62 * most) & (own < 1.6 * most)]
    low, high = np.quantile(near, (0.16, 0.84))
    wander = 6 * float(np.log2(high / low))
    return Voice(
        pitch=round(float(np.median(near)), 1), formant=round(_formant(frames[spoken], ours), 2),
        melody=round(float(np.clip(wander / _WANDER, *MELODIES)), 2), lines=lines,
    )  # fmt: skip


def _pitches(frames: Floats) -> NDArray[np.float64]:
    """Return the pitch of each frame in Hz, 0 where there is none."""
    window = np.hanning(_FRAME).astype(np.float32)
    lags = slice(RATE // _HIGHEST, RATE // _LOWEST)
    power = np.abs(np.fft.rfft(frames * window, _FFT, axis=1)) ** 2
    alike = np.fft.irfft(power, axis=1)[:, : lags.stop]
    shape = np.fft.irfft(np.abs(np.fft.rfft(window, _FFT)) ** 2)[: lags.stop]
    alike = (alike / np.maximum(alike[:, :1], 1e-12) / (shape / shape[0]))[:, lags]
    best = alike.max(axis=1)
    peaks = (alike > np.roll(alike, 1, axis=1)) & (alike >= np.roll(alike, -1, axis=1)) & (alike >= _FIRST * best[:, None])
    lag = np.where(peaks.any(axis=1), peaks.argmax(axis=1), alike.argmax(axis=1)) + lags.start
    loud = np.sqrt((frames**2).mean(axis=1))
    spoken = (best > _PERIODIC) & (loud > 0.1 * np.quantile(loud, 0.95)) & (loud > 1e-4)
    return np.where(spoken, RATE / lag, 0.0)


def _formant(frames: Floats, ours: Floats) -> float:
    """Return how much higher resonances lie than in the stage's own voice: the stretch at which sounds are most alike."""
    known = _frames(ours)
    reference = _levelled(_envelopes(known[_pitches(known) > 0]), 1.0)
    found = _envelopes(frames)
    tried = np.linspace(*FORMANTS, 41)
    alike = [float((_levelled(found, one) @ reference.T).max(axis=1).mean()) for one in tried]
    return float(tried[int(np.argmax(alike))])


def _envelopes(frames: Floats) -> NDArray[np.float64]:
    """Return the envelopes of voiced frames, (frame, 513) in dB from 0 to half of `RATE`."""
    steep = np.concatenate([frames[:, :1], frames[:, 1:] - 0.97 * frames[:, :-1]], axis=1) * np.hanning(_FRAME)
    alike = np.fft.irfft(np.abs(np.fft.rfft(steep, _FFT, axis=1)) ** 2, axis=1)[:, : _ORDER + 1]
    alike = alike * np.exp(-0.5 * (2 * np.pi * _SMOOTH * np.arange(_ORDER + 1) / RATE) ** 2)
    a, error = np.zeros((len(frames), _ORDER + 1)), alike[:, 0] * 1.0005 + 1e-12
    a[:, 0] = 1
    # Levinson and Durbin's recursion, for all frames at once.
    for i in range(1, _ORDER + 1):
        k = -(alike[:, i] + (a[:, 1:i] * alike[:, i - 1 : 0 : -1]).sum(axis=1)) / error
        a[:, 1:i] += k[:, None] * a[:, i - 1 : 0 : -1]
        a[:, i] = k
        error = error * (1 - k * k)
    return np.asarray(-20 * np.log10(np.abs(np.fft.rfft(a, 2 * (_BINS - 1), axis=1)) + 1e-9))


def _levelled(found: NDArray[np.float64], stretch: float) -> NDArray[np.float64]:
    """Return envelopes on the grid, read at stretched frequencies, of length 1, without their slope: microphones decide it."""
    at = np.minimum(_GRID * stretch * 2 * (_BINS - 1) / RATE, _BINS - 2)
    low, share = at.astype(int), at % 1
    read = (found[:, low] * (1 - share) + found[:, low + 1] * share) @ _LEVEL
    return np.asarray(read / np.maximum(np.linalg.norm(read, axis=1, keepdims=True), 1e-9))


def _frames(sound: Floats) -> Floats:
    frames = np.lib.stride_tricks.sliding_window_view(sound, _FRAME)[::_HOP]
    return np.asarray(frames - frames.mean(axis=1, keepdims=True), np.float32)


def _at(sound: Floats, rate: int, target: int) -> Floats:
    return sound if rate == target else resample(np.asarray(sound, np.float32)[:, None], rate, target)[:, 0]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))

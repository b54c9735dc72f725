"""Speech: reads a shot's lines aloud offline, each speaker in a voice of its own, with the mouth's movement."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING, Any

import numpy as np

from sora_nb.footage import SAMPLE_RATE
from sora_nb.language.tongues import foreign
from sora_nb.likeness.voices import KEPT
from sora_nb.media.sound import resample
from sora_nb.stage.performance import Line, random
from sora_nb.stage.sound.timbres import Timbre, mannered, sounding, timbre

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from sora_nb.likeness.voices import Voice
    from sora_nb.plans import Shot

    Floats = NDArray[np.float32]

# The recorded voice: 24 kHz, a spectrum of 601 bins every 12.5 ms. We render it at twice the rate.
RECORDED = 24_000
HOP, WINDOW = 300, 1200
TWICE = SAMPLE_RATE // RECORDED
VOICED = 40.0
LEVEL = 0.11
"""RMS of a line while it is spoken."""
_SAMPLE = (
    "The north wind and the sun were arguing about who was stronger. Please bring these seven boxes to the kitchen, then open "
    "the window. Good morning! My name is Ana, and I like to walk by the sea. Boys and girls hear the choir shout."
)
"""Every vowel of English; the first words are the fable by which phoneticians show an accent."""
PAUSE = 0.18
"""Seconds between two sentences of one line."""
_HANN = (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW) / WINDOW)).astype(np.float32)


def record(shot: Shot, *, seed: int, voices: Mapping[str, Voice] | None = None) -> tuple[Line, ...]:
    """Speak every line of a shot, in the order of actors and their actions; nothing is scheduled yet (`start` is 0).

    Cameos sound as their `voices` by handle say, and lines that they recorded are played. Speech in a language that the voice
    does not have is murmured, so that mouths move to it and nothing is mispronounced.
    """
    lines = []
    for actor in shot.actors:
        for number, action in enumerate(actor.actions):
            text = (action.speech or "").strip()
            if action.verb == "speak" and text:
                noise = random(seed, actor.name, "voice", number)
                voice = (voices or {}).get(actor.trait("cameo") or "")
                samples = played(voice, text)
                if samples is None:
                    usual = timbre(actor, seed=seed, family=_family(actor.figure))
                    samples = speak(text, mannered(sounding(usual, voice), action.manner), noise)
                lines.append(Line(role=actor.name, text=text, start=0.0, samples=samples, mouth=mouth(samples)))
    return tuple(lines)


def played(voice: Voice | None, text: str) -> Floats | None:
    """Return a line as its speaker recorded it, at the level of every other, or None where it was not."""
    found = voice.recorded(text) if voice is not None else None
    return None if found is None or not np.any(found) else _trim(resample(found[:, None], KEPT, SAMPLE_RATE)[:, 0])


@functools.cache
def sample() -> Floats:
    """Return some sentences in the stage's own voice, (time,) float32 at 48 kHz: what other voices are measured by."""
    return speak(_SAMPLE, Timbre(), random(0, "sample"))


def _family(figure: str) -> str:
    from sora_nb.stage.cast.figures import figures

    found = figures().get(figure)
    return found.family if found else ""


def speak(text: str, voice: Timbre, rng: np.random.Generator) -> Floats:
    """Return a text spoken in a timbre: (time,) float32 at 48 kHz, beginning with the first sound.

    Text without a pronounceable letter gives a short hum, so that a mouth that opens is heard; another language is murmured.
    """
    reader = _reader()
    parts: list[Floats] = []
    for phonemes in [_murmur(text)] if foreign(text) else reader.phonemize(text) or ["əm."]:
        parts += [_trim(_sentence(reader, phonemes, voice, rng)), np.zeros(round(PAUSE * SAMPLE_RATE), np.float32)]
    return np.concatenate(parts[:-1])


def _murmur(text: str) -> str:
    """Return what a text sounds like through a wall: its syllables, without its sounds."""
    vowels = re.compile(r"[aeiouyœæ]+", re.IGNORECASE)
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    counts = [max(1, len(vowels.findall(word.removesuffix("s").removesuffix("e")))) for word in re.findall(r"[^\W\d_]+", plain)]
    return " ".join("mˈə" + "mə" * min(count - 1, 4) for count in counts[:40]) + "."


@functools.cache
def _reader() -> Any:
    from hibari import Hibari

    # One thread: sums then add up in the same order on every run.
    return Hibari(threads=1)


def _sentence(reader: Any, phonemes: str, voice: Timbre, rng: np.random.Generator) -> Floats:
    inputs = {"ids": np.asarray([reader.ids(phonemes)], np.int64), "speed": np.asarray([voice.pace], np.float32)}
    return _sing([part[0] for part in reader.sess.run(["lh", "theta", "ln", "lr", "phi", "f0"], inputs)], voice, rng)


def _sing(spectra: Sequence[Floats], voice: Timbre, rng: np.random.Generator) -> Floats:
    """Turn the recorded spectra into sound with another pitch and another throat.

    The voice model gives, per frame, what filters a pulse train (`harmonic`, `shift`), what shapes noise (`breath`) and a
    part with phases of its own (`free`, `phase`); the documented formula is
    S = e^lh e^(iπ tanh θ) STFT(pulses) + e^ln Z + e^lr e^(iφ). Pitch and throat are then free: pulses at another pitch,
    and the spectra read at warped frequencies.
    """
    harmonic, shift, breath, free, phase, pitch = spectra
    warp = np.arange(601) / voice.formant
    inside = (warp <= 600)[:, None]
    loud, airy = (_read(np.exp(np.minimum(part, 7.0)), warp) * inside for part in (harmonic, breath))
    # A frame's middle is its time zero: without that turn of π from bin to bin, phases can be read between the bins.
    centred = (-1.0) ** np.arange(601)[:, None]
    own = _read(np.exp(np.minimum(free, 7.0) + 1j * phase) * centred, warp) * inside * centred
    # Where the pulses carry the voice, the free part still holds the old pitch: it keeps only its share of hiss.
    hiss = _nearby(np.abs(own))
    own *= (hiss / (hiss + 4 * _nearby(loud * (pitch > VOICED)) + 1e-9)) ** 0.5
    # Fewer harmonics fit into a higher voice: each is louder by as much.
    source = _frames(_pulses(_melody(pitch, voice, rng)) * np.sqrt(voice.pitch), harmonic.shape[1])
    spectrum = loud * np.exp(1j * np.pi * np.tanh(_read(shift, warp))) * source
    z = rng.standard_normal((2, *airy.shape), dtype=np.float32)
    spectrum += airy * (z[0] + 1j * z[1]) + own
    return _growl(_overlap(spectrum.astype(np.complex64)), voice, rng)


def _nearby(amplitude: Floats) -> Floats:
    """Return the power around each bin, within some 500 Hz."""
    total = np.cumsum(np.pad(amplitude**2, ((13, 12), (0, 0)), mode="edge"), axis=0, dtype=np.float64)
    return np.asarray(np.maximum(total[25:] - total[:-25], 0), np.float32)


def _read(rows: NDArray[Any], at: NDArray[np.float64]) -> NDArray[Any]:
    """Return the rows between the rows: values at fractional places, straight between neighbours."""
    low = np.minimum(at.astype(int), 600)
    share = (at - low)[:, None].astype(np.float32)
    between: NDArray[Any] = rows[low] * (1 - share) + rows[np.minimum(low + 1, 600)] * share
    return between


def _melody(pitch: Floats, voice: Timbre, rng: np.random.Generator) -> Floats:
    """Bend the recorded pitch curve, Hz a frame: its middle, its range, its tremor."""
    spoken = pitch > VOICED
    if not spoken.any():
        return pitch
    middle = float(np.median(pitch[spoken]))
    bent = middle * voice.pitch * (np.maximum(pitch, VOICED) / middle) ** voice.melody
    frames = np.arange(len(pitch)) * HOP / RECORDED
    bent = bent * (1 + voice.tremor * np.sin(2 * np.pi * 5.6 * frames + rng.uniform(0, 6)))
    return np.where(spoken, np.clip(bent, 55, 620), 0).astype(np.float32)


def _pulses(pitch: Floats) -> Floats:
    """Return a train of band-limited pulses: all harmonics below 11 kHz at amplitude 1, silent where unvoiced."""
    centre = (np.arange(len(pitch)) + 0.5) * HOP
    hertz = np.interp(np.arange(len(pitch) * HOP) + 0.5, centre, pitch)
    voiced = hertz > VOICED
    hertz = np.maximum(hertz, VOICED)
    angle = 2 * np.pi * (np.cumsum(hertz / RECORDED) % 1.0)
    count = np.floor(11_000 / hertz)
    half = np.sin(angle / 2)
    safe = np.abs(half) > 1e-3
    # Dirichlet's kernel: the sum of cos(h·angle) for h = 1 … count.
    kernel = np.where(safe, np.sin((count + 0.5) * angle) / (2 * np.where(safe, half, 1)) - 0.5, count)
    return np.where(voiced, kernel, 0).astype(np.float32)


def _frames(sound: Floats, count: int) -> NDArray[np.complex64]:
    padded = np.pad(sound, WINDOW // 2, mode="reflect")
    windows = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::HOP][:count]
    spectrum: NDArray[np.complex64] = (np.fft.rfft(windows * _HANN / HOP, axis=1).T).astype(np.complex64)
    return spectrum


def _overlap(spectrum: NDArray[np.complex64]) -> Floats:
    """Add up the frames at 48 kHz: an inverse transform of twice the length leaves the upper octave empty."""
    window, hop, count = WINDOW * TWICE, HOP * TWICE, spectrum.shape[1]
    hann = np.repeat(_HANN, TWICE)
    pieces = np.fft.irfft(spectrum.T, window, axis=1).astype(np.float32) * hann * TWICE
    out = np.zeros(((count + 3) * hop,), np.float32)
    weight = np.full_like(out, 1e-3)
    for frame, piece in enumerate(pieces):
        out[frame * hop : frame * hop + window] += piece
        weight[frame * hop : frame * hop + window] += hann**2
    return np.asarray((out / weight)[window // 2 : window // 2 + count * hop], np.float32)


def _growl(sound: Floats, voice: Timbre, rng: np.random.Generator) -> Floats:
    """Roughen the loudness as a large throat does, or send the voice through a machine's narrow comb."""
    t = np.arange(len(sound)) / SAMPLE_RATE
    if voice.growl:
        knots = np.arange(0, t[-1] + 0.1, 0.05)
        wander = np.interp(t, knots, rng.uniform(24, 34, len(knots)))
        rough = 0.5 + 0.5 * np.sin(2 * np.pi * np.cumsum(wander) / SAMPLE_RATE)
        sound = np.asarray(sound * (1 - voice.growl * rough), np.float32)
    if voice.metal:
        for delay, gain in ((0.0043, 0.55), (0.0079, -0.4)):
            n = round(delay * SAMPLE_RATE)
            echo = np.zeros_like(sound)
            echo[n:] = sound[:-n]
            sound = sound + np.float32(voice.metal * gain) * echo
    return sound


def _trim(sound: Floats) -> Floats:
    """Cut the silence before the first and after the last sound, and bring the voice to its level."""
    height = float(np.abs(sound).max(initial=0.0))
    heard = np.flatnonzero(np.abs(sound) > 0.02 * max(height, 1e-6))
    sound = sound[max(0, int(heard[0]) - 48) : int(heard[-1]) + SAMPLE_RATE // 20]
    active = np.abs(sound) > 0.05 * height
    sound = sound * np.float32(LEVEL / max(float(np.sqrt(np.mean(sound[active] ** 2))), 1e-9))
    sound[:48] *= np.linspace(0, 1, 48, dtype=np.float32)[: len(sound[:48])]
    release = min(len(sound), SAMPLE_RATE // 33)
    sound[-release:] *= np.linspace(1, 0, release, dtype=np.float32)
    return np.ascontiguousarray(sound, np.float32)


def _windows(sound: Floats) -> Iterator[Floats]:
    step = SAMPLE_RATE // 100
    for start in range(0, len(sound), step):
        yield sound[start : start + step]


def mouth(sound: Floats) -> Floats:
    """Return how open a mouth is that says this: 0…1 at 100 samples a second, 0 where nothing is heard.

    Hisses (s, f, sh) pass between the teeth: only what lies below about 3 kHz opens the mouth.
    """
    box = np.ones(9, np.float32) / 9
    low = np.asarray(np.convolve(sound, box, "same"), np.float32)
    energy = np.array([np.sqrt(np.mean(w**2)) for w in _windows(low)], np.float32)
    if not len(energy) or not energy.any():
        return np.zeros(len(energy), np.float32)
    full = max(float(np.quantile(energy[energy > 0.05 * energy.max()], 0.9)), 1e-9)
    open_ = np.clip((energy / full - 0.05) / 0.95, 0, 1) ** 0.65
    smooth = np.convolve(np.pad(open_, 1), (0.25, 0.5, 0.25), "valid")
    return np.where(energy < 0.03 * full, 0, smooth).astype(np.float32)

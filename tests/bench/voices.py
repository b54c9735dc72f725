"""Are the voices told apart, and like the real ones? By simple features of the sound alone, and against published facts.

Run it as `python tests/bench/voices.py`. Each voice is made with some seeds to learn from and others to be recognised by:
the nearest mean of standardised features wins, without a look at the name. Then what is known of the real sounds
(fundamental, length) is measured back, and each voice is put into a silent film to print its loudness and true peak.
"""

from __future__ import annotations

import itertools
import sys

import numpy as np

from sora_nb.footage import SAMPLE_RATE
from sora_nb.plans import Shot
from sora_nb.stage.performance import Performance
from sora_nb.stage.sound import loudness, named
from sora_nb.stage.sound.animals import CALLS
from sora_nb.stage.sound.soundtrack import Soundtrack

VOICES = {**CALLS, **{name: call.make for name, call in named._ONCE.items()}}
FACTS = {  # voice: (fundamental Hz low, high; seconds of the whole, low, high): the papers named where each is made
    "bark": (250, 720, 0.3, 0.8), "meow": (350, 800, 0.6, 1.2), "moo": (90, 180, 1.2, 2.2), "bleat": (150, 260, 0.6, 1.2),
    "maa": (300, 480, 0.5, 1.0), "howl": (250, 700, 2.0, 6.0), "trumpet": (280, 680, 0.8, 2.0), "hoot": (280, 400, 1.5, 3.5),
    "quack": (180, 280, 0.6, 1.4), "crow": (400, 1000, 1.4, 2.4), "gull": (600, 1600, 1.0, 3.2), "buzz": (180, 280, 1.0, 2.5),
    "whine": (450, 750, 1.0, 2.5), "stridulate": (4000, 5000, 1.0, 2.0), "squeak": (3300, 5500, 0.2, 0.8),
    "cuckoo": (500, 740, 1.5, 2.5), "baby": (340, 600, 2.5, 4.5), "screech": (1600, 3600, 1.2, 2.2),
    "peep": (2700, 4800, 0.7, 1.3), "whale": (100, 950, 3.0, 5.0), "laughter": (180, 430, 0.8, 1.8),
    "scream": (750, 1400, 0.8, 1.5), "goose": (300, 680, 1.0, 1.8), "coo": (290, 430, 1.2, 2.2),
}  # fmt: skip


def pitch(x: np.ndarray) -> np.ndarray:
    """Return the pitch in Hz of every loud, clearly periodic 40 ms, by the autocorrelation's first high peak."""
    n = 2048
    frames = np.lib.stride_tricks.sliding_window_view(np.pad(x, (0, n)), n)[:: n // 2]
    loud = np.sqrt((frames**2).mean(axis=1))
    found = []
    for frame in frames[loud > 0.25 * loud.max()]:
        spectrum = np.abs(np.fft.rfft((frame - frame.mean()) * np.hanning(n), 2 * n)) ** 2
        lag = np.fft.irfft(spectrum)[:n]
        lag /= lag[0] * (1 - np.arange(n) / n) + 1e-12
        low, high = 6, 800
        start = low + int(np.argmax(lag[low:high] < 0.3))
        best = lag[start:high].max(initial=0)
        peaks = [k for k in range(start, high - 1) if lag[k] > 0.85 * best and lag[k] >= lag[k - 1] and lag[k] >= lag[k + 1]]
        if best > 0.4 and peaks:
            found.append(SAMPLE_RATE / peaks[0])
    return np.array(found)


def features(x: np.ndarray) -> np.ndarray:
    power = np.abs(np.fft.rfft(x)) ** 2
    hertz = np.fft.rfftfreq(len(x), 1 / SAMPLE_RATE)
    edges = np.geomspace(40, 16_000, 15)
    bands = np.array([power[(hertz >= a) & (hertz < b)].sum() for a, b in itertools.pairwise(edges)])
    shape = 10 * np.log10(bands / bands.sum() + 1e-5)
    kept = power[(hertz > 60) & (hertz < 16_000)] + 1e-12
    flat = np.log(np.exp(np.log(kept).mean()) / kept.mean())
    hop = 240
    loud = np.sqrt(np.add.reduceat(x**2, np.arange(0, len(x), hop)) / hop)
    beat = np.abs(np.fft.rfft(loud - loud.mean(), 1024)) ** 2
    rates = np.fft.rfftfreq(1024, hop / SAMPLE_RATE)
    pulse = [10 * np.log10(beat[(rates >= a) & (rates < b)].sum() / beat.sum() + 1e-4) for a, b in
             ((0.5, 2), (2, 4), (4, 7), (7, 14), (14, 30), (30, 100))]  # fmt: skip
    f = pitch(x)
    tone = [np.log(np.median(f)), np.log(np.percentile(f, 90) / np.percentile(f, 10))] if len(f) > 1 else [3.0, -1.0]
    return np.array([*shape / 6, 2 * flat / 3, *np.array(pulse) / 5, 3 * tone[0], 2 * tone[1], len(f) * 1024 / len(x),
                     2 * np.log(len(x) / SAMPLE_RATE), 3 * float((loud > 0.2 * loud.max()).mean())])  # fmt: skip


def recognise() -> None:
    learnt = {
        name: np.array([features(make(np.random.default_rng(s))) for s in range(100, 106)]) for name, make in VOICES.items()
    }
    names, means = list(learnt), np.array([rows.mean(axis=0) for rows in learnt.values()])
    spread = np.sqrt(np.mean([rows.var(axis=0) for rows in learnt.values()], axis=0)) + 0.15
    right, wrong = 0, []
    for name, make in VOICES.items():
        for seed in range(4):
            away = (((means - features(make(np.random.default_rng(seed)))) / spread) ** 2).sum(axis=1)
            guess = names[int(np.argmin(away))]
            right += guess == name
            wrong += [] if guess == name else [f"{name} → {guess}"]
    total = 4 * len(VOICES)
    apart = (((means[:, None] - means[None]) / spread) ** 2).sum(axis=2) ** 0.5 + 1e9 * np.eye(len(means))
    k = int(np.argmin(apart))
    a, b = divmod(k, len(names))
    print(f"{len(VOICES)} voices, {right} of {total} recognised blind ({100 * right / total:.1f} %)")
    print(f"nearest pair: {names[a]} and {names[b]}, {apart.min():.1f} spreads apart")
    print("mistaken:", ", ".join(sorted(set(wrong))) or "none")


def facts() -> None:
    missed = 0
    for name, (low, high, short, long) in FACTS.items():
        for seed in range(3):
            x = VOICES[name](np.random.default_rng(seed))
            f, seconds = pitch(x), len(x) / SAMPLE_RATE
            inside = float(np.mean((f > low * 0.9) & (f < high * 1.1))) if len(f) else 0.0
            if inside < 0.75 or not short <= seconds <= long:
                missed += 1
                middle = f"{np.median(f):.0f} Hz" if len(f) else "no pitch"
                print(
                    f"  {name}: {middle}, {100 * inside:.0f} % within {low} to {high} Hz; {seconds:.2f} s ({short} to {long})"
                )
    print(f"facts: {3 * len(FACTS) - missed} of {3 * len(FACTS)} within what is known of the real sounds")


def levels() -> None:
    found = []
    for name in VOICES:
        scene = Performance(
            shot=Shot(place="space", sounds=(name,)), seconds=4.0, size=(10.67, 6.0), seed=0, roles=(), events=()
        )
        with Soundtrack(scene) as track:
            sound = track.read(track.length)
        found.append((loudness.integrated(sound), 20 * np.log10(max(loudness.true_peak(sound), 1e-9)), name))
    print("LUFS / dBTP:", ", ".join(f"{name} {loud:.1f}/{peak:.1f}" for loud, peak, name in sorted(found)))
    print(f"highest true peak {max(peak for _, peak, _ in found):.2f} dBTP")


if __name__ == "__main__":
    recognise()
    facts()
    if len(sys.argv) < 2:
        levels()

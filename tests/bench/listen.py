"""What prompts sound like, by measurement: loudness, peaks, offsets, clicks, and how far speech stands out.

Run it as `python tests/bench/listen.py [SHEET.png]`. Nothing is drawn but the sheet of spectrograms (0 to 12 kHz, 80 dB).
A click is a jump of the wave's third difference more than 30 times its level around; where jumps belong (contacts, steps,
a mouth's first sound) they are not counted.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import skia

import sora_nb as sora
from sora_nb.footage import SAMPLE_RATE
from sora_nb.stage import staging
from sora_nb.stage.cast.rigs import build
from sora_nb.stage.sound import loudness, voice
from sora_nb.stage.sound.soundtrack import Soundtrack

PROMPTS = (
    "A red ball bounces down the stairs while a penguin says 'Oh no!', at sunset",
    "A woman walks a dog through the park at sunset",
    "Two foxes chase a rabbit through the snow at night",
    "An old man says 'Good morning!' to a girl in a kitchen",
    "A racing car drives through the city in the rain",
    "A horse gallops along the beach",
    "A boy says 'Look, a rocket!' as the rocket takes off",
    "A thunderstorm over the mountains, an owl sits on a tree",
    "A teacher says 'Please be quiet' in a classroom while children clap",
    "A glass ball falls on a metal box in a room, happy music",
    "A robot dances on a stage to epic music",
    "A fish swims past a crab under water",
)


def heard(prompt: str, seconds: float = 5.0):
    """Return a prompt's sound without its picture: (performance, steps, samples)."""
    (shot, *_) = sora.plan(prompt, seconds=seconds).shots
    lines = voice.record(shot, seed=0)
    performance = staging.perform(shot, seconds=seconds, aspect=16 / 9, seed=0, lines=lines)
    steps = [event for role in performance.roles for event in build(role, performance).steps()]
    with Soundtrack(performance, steps) as track:
        return performance, steps, track.read(track.length)


def clicks(sound, expected) -> list[float]:
    edge = np.abs(np.diff(sound.mean(axis=1), 3))
    hop = 240
    level = np.array([np.median(edge[max(0, k - 960) : k + 1200]) for k in range(0, len(edge), hop)]).repeat(hop)[: len(edge)]
    found = np.flatnonzero((edge > 30 * np.maximum(level, 2e-6)) & (edge > 1e-3)) / SAMPLE_RATE
    return [t for t in found if not len(expected) or np.abs(expected - t).min() > 0.06]


def over_rest(performance, sound) -> float | None:
    """Return how many dB louder it is while somebody speaks than while nobody does."""
    speaking = np.zeros(len(sound), bool)
    for role in performance.roles:
        for line in role.lines:
            speaking[round(line.start * SAMPLE_RATE) : round(line.end * SAMPLE_RATE)] = True
    if not speaking.any() or speaking.all():
        return None
    power = [10 * np.log10(float(np.mean(np.square(sound[part], dtype=np.float64))) + 1e-12) for part in (speaking, ~speaking)]
    return power[0] - power[1]


def offsets(performance, steps, sound) -> list[float]:
    """Return the offset in ms of each contact alone and not under speech: when the wave passes 15 % of its peak there."""
    spoken = [(line.start - 0.05, line.end + 0.05) for role in performance.roles for line in role.lines]
    events = [e for e in performance.events if e.kind == "contact" and not any(a < e.time < b for a, b in spoken)]
    times = np.array([e.time for e in (*performance.events, *steps)])
    found = []
    for event in events:
        around = np.abs(times - event.time)
        near = round((event.time - 0.02) * SAMPLE_RATE)
        if (around < 0.08).sum() > 1 or near < 0 or event.time > performance.seconds - 0.05:
            continue
        piece = np.abs(sound[near : near + round(0.045 * SAMPLE_RATE)]).max(axis=1)
        found.append(1000 * ((near + int(np.argmax(piece > 0.15 * piece.max()))) / SAMPLE_RATE - event.time))
    return found


def spectrogram(sound) -> np.ndarray:
    window, hop = 1024, 512
    windows = np.lib.stride_tricks.sliding_window_view(sound.mean(axis=1), window)[::hop] * np.hanning(window)
    decibels = 20 * np.log10(np.abs(np.fft.rfft(windows, axis=1))[:, : window // 4] + 1e-6)
    return np.clip((decibels.T[::-1] + 50) / 80 * 255, 0, 255).astype(np.uint8)


def main() -> None:
    sheet = []
    for prompt in PROMPTS:
        performance, steps, sound = heard(prompt)
        times = np.array([e.time for e in (*performance.events, *steps)])
        jumps, late, stand = clicks(sound, times), offsets(performance, steps, sound), over_rest(performance, sound)
        peak = 20 * np.log10(max(loudness.true_peak(sound), 1e-9))
        print(f"{loudness.integrated(sound):6.1f} LUFS  {peak:6.2f} dBTP  DC {float(np.abs(sound.mean(axis=0)).max()):.5f}  "
              f"at the ceiling {int((np.abs(sound) > 0.999).sum())}  clicks {len(jumps)}  "
              f"contacts {len(late)}{f' (max {max(map(abs, late)):.1f} ms)' if late else ''}  "
              f"{f'speech {stand:+.1f} dB over the rest  ' if stand is not None else ''}{prompt}")  # fmt: skip
        if jumps:
            print("       clicks at", ", ".join(f"{t:.3f}" for t in jumps[:8]), "s")
        sheet.append(spectrogram(sound))
    if len(sys.argv) > 1:
        columns = [np.concatenate([np.pad(s, ((0, 4), (0, 4)), constant_values=255) for s in sheet[k::3]]) for k in range(3)]
        grey = np.concatenate(columns, axis=1)
        image = skia.Image.fromarray(np.ascontiguousarray(np.stack([grey, grey, grey, np.full_like(grey, 255)], axis=2)))
        Path(sys.argv[1]).write_bytes(image.encodeToData().bytes())


if __name__ == "__main__":
    main()

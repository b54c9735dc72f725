"""How exactly and how loudly performances sound: offsets of contacts from their times, LUFS, peaks, seconds of work.

Run it as `python tests/bench/sync.py`. Nothing is drawn. The onset detector looks for 5 ms that are 9 dB louder than the 20 ms
before, then for the first sample above 15 % of the peak that follows.
"""

from __future__ import annotations

import time

import numpy as np

from sora_nb.footage import SAMPLE_RATE, Event
from sora_nb.plans import Actor, Shot
from sora_nb.stage.performance import TICK, Performance, Role, Track
from sora_nb.stage.sound import loudness
from sora_nb.stage.sound.soundtrack import Soundtrack
from sora_nb.stage.vocabulary import MOODS, PLACES

RISE = 9.0
"""Decibels by which an onset is louder than what came before it."""
MATERIALS = ("rubber", "wood", "metal", "glass", "stone", "soft", "plastic", "paper", "ice")


def track(seconds: float, start: float = 0.0, stop: float = 0.0) -> Track:
    n = round(seconds * TICK) + 1
    still = {name: np.full(n, value, np.float32) for name, value in
             {"y": 0.0, "angle": 0.0, "facing": 1.0, "scale": 1.0, "alpha": 1.0, "depth": 0.0}.items()}  # fmt: skip
    return Track(x=np.linspace(start, stop, n, dtype=np.float32), **still)


def performance(events: list[Event], *, seconds: float = 5.0, seed: int = 0, **shot: object) -> Performance:
    actor = Actor(name="ball", figure="ball", word="ball")
    role = Role(
        key="ball", number=1, actor=actor, figure="ball", family="shape", height=0.6, material="rubber", track=track(seconds)
    )
    return Performance(shot=Shot(actors=(actor,), **shot), seconds=seconds, size=(10.67, 6.0), seed=seed, roles=(role,),
                       events=tuple(events))  # fmt: skip


def bounces(rng: np.random.Generator, seconds: float = 5.0) -> list[Event]:
    """Return a ball's contacts: random first fall and restitution, until a flight is shorter than 0.18 s."""
    at, speed, back = rng.uniform(0.1, 0.9), rng.uniform(4, 8), rng.uniform(0.45, 0.85)
    material, found = str(rng.choice(MATERIALS)), []
    while at < seconds - 0.06 and 2 * speed * back / 9.81 > 0.18:
        found.append(Event(kind="contact", time=float(at), actor="ball", other="floor", materials=(material, "stone"),
                           impulse=float(20 * speed * (1 + back)), x=float(rng.uniform())))  # fmt: skip
        speed *= back
        at += 2 * speed / 9.81
    return found


def mixed(played: Performance) -> np.ndarray:
    with Soundtrack(played) as track:
        return track.read(track.length)


def onsets(sound: np.ndarray) -> np.ndarray:
    mono = sound.mean(axis=1) / max(float(np.abs(sound.mean(axis=1)).max()), 1e-9)
    hop = SAMPLE_RATE // 1000
    energy = (mono[: len(mono) // hop * hop].reshape(-1, hop) ** 2).mean(axis=1)
    total = np.concatenate([[0], np.cumsum(energy)])
    i = np.arange(20, len(energy) - 5)
    rise = 10 * np.log10(((total[i + 5] - total[i]) / 5 + 1e-7) / ((total[i] - total[i - 20]) / 20 + 1e-7))
    found: list[float] = []
    for k in np.flatnonzero(rise > RISE):
        if rise[k] < rise[max(0, k - 30) : k + 31].max():
            continue
        start = (int(i[k]) - 5) * hop
        piece = np.abs(mono[start : start + 25 * hop])
        at = (start + int(np.argmax(piece > 0.15 * piece.max()))) / SAMPLE_RATE
        if not found or at - found[-1] > 0.03:
            found.append(at)
    return np.array(found)


def main() -> None:
    offsets, missed, spent = [], 0, []
    for seed in range(60):
        rng = np.random.default_rng(seed)
        events = bounces(rng)
        music = str(rng.choice(MOODS)) if rng.uniform() < 0.5 else None
        weather = str(rng.choice(["clear", "rain", "wind"]))
        began = time.perf_counter()
        sound = mixed(performance(events, seed=seed, place=str(rng.choice(PLACES)), weather=weather, music=music))
        spent.append(time.perf_counter() - began)
        heard = onsets(sound)
        near = [float(np.abs(heard - e.time).min()) * 1000 if len(heard) else 999.0 for e in events]
        missed += sum(n > 15 for n in near)
        offsets += near
    print(f"{len(offsets)} contacts in 60 clips of 5 s: offset median {np.median(offsets):.2f} ms, "
          f"95 % {np.quantile(offsets, 0.95):.2f} ms, max {max(offsets):.2f} ms; {missed} beyond 15 ms")  # fmt: skip
    print(f"mix of 5 s: median {np.median(spent):.3f} s, slowest {max(spent):.3f} s")
    rng = np.random.default_rng(1)
    for name, shot, events in (
        ("ball in a room", {"place": "room"}, bounces(rng)), ("ball, happy music", {"music": "happy"}, bounces(rng)),
        ("meadow alone", {}, []), ("night alone", {"time": "night"}, []), ("beach alone", {"place": "beach"}, []),
        ("storm", {"weather": "storm"}, []), ("calm music", {"place": "stage", "music": "calm"}, []),
        ("barking", {"sounds": ("bark",)}, []), ("applause", {"sounds": ("applause",), "place": "stage"}, []),
    ):  # fmt: skip
        sound = mixed(performance(events, **shot))
        peak = 20 * np.log10(max(loudness.true_peak(sound), 1e-9))
        print(f"{name:20s} {loudness.integrated(sound):6.1f} LUFS  true peak {peak:6.2f} dBTP")


if __name__ == "__main__":
    main()

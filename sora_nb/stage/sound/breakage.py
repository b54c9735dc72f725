"""Breakage: what it sounds like when something goes to pieces: explosions, glass, balloons, springs and old wood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.sound.acoustics import band, burst, clock, curve, fade, modes, peak, samples, turn

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mono = NDArray[np.float32]


def explosion(rng: np.random.Generator) -> Mono:
    """Return a crack, a deep thump that sinks, and rubble that rolls on; peak 1."""
    seconds = 2.2
    t = clock(seconds)
    thump = np.sin(turn(34 + 70 * np.exp(-t / 0.09))) * np.exp(-t / 0.32)
    roar = band(rng, seconds, (30, -6), (120, 0), (600, -9), (6000, -34))[: len(t)] * np.exp(-t / 0.45)
    out = np.tanh(1.5 * thump + 1.1 * roar / max(float(np.abs(roar).max()), 1e-6)).astype(np.float32)
    crack = burst(rng, 0.02, 300, 9000)
    out[: len(crack)] += crack
    for at in rng.uniform(0.25, 1.5, 14):
        piece = burst(rng, 0.03, 150, 1800) * np.float32(rng.uniform(0.03, 0.12))
        first = samples(float(at))
        out[first : first + len(piece)] += piece[: max(0, len(out) - first)]
    return fade(peak(out), 0.0001, 0.3)


def shattering(rng: np.random.Generator, material: str) -> Mono:
    """Return a hard crack and a shower of small pieces that ring in their material; peak 1."""
    seconds = 1.1
    out = np.zeros(samples(seconds), np.float32)
    low, high, ring = {"glass": (2100, 9500, 0.05), "ice": (1500, 7000, 0.03), "metal": (600, 5200, 0.09)}.get(
        material, (260, 2200, 0.02)
    )
    crack = burst(rng, 0.025, 0.4 * low, min(1.2 * high, 16_000))
    out[: len(crack)] += crack
    for k in range(34):
        at = 0.002 if k < 5 else float(rng.exponential(0.16)) + 0.01
        pitch = float(rng.uniform(low, high))
        decay = ring * float(rng.uniform(0.4, 1.4))
        shard = modes(min(6 * decay, 0.4), [pitch, 1.58 * pitch], [decay, 0.5 * decay], [1, 0.4])
        first = samples(at)
        shard = shard * np.float32(rng.uniform(0.08, 0.35) * np.exp(-at / 0.4))
        out[first : first + len(shard)] += shard[: max(0, len(out) - first)]
    return fade(peak(out), 0.0001, 0.15)


def pop(rng: np.random.Generator) -> Mono:
    """Return a skin of air that bursts: one sharp clap; peak 1."""
    out = np.zeros(samples(0.12), np.float32)
    clap = burst(rng, 0.012, 500, 11_000)
    out[: len(clap)] += clap
    t = clock(0.12)
    out += (0.5 * np.sin(turn(170 * np.exp(-t / 0.03) + 60)) * np.exp(-t / 0.012)).astype(np.float32)[: len(out)]
    return fade(peak(out), 0.0001, 0.02)


def creak(rng: np.random.Generator) -> Mono:
    """Return a spring that is stretched: a soft metallic groan; peak 1."""
    seconds = 0.34
    t = clock(seconds)
    pitch = float(rng.uniform(360, 440))
    grains = 0.5 + 0.5 * np.sin(turn(curve(seconds, (0, 38), (0.5, 62), (1, 44))))
    tone = sum(np.sin(turn(np.full(len(t), pitch * k))) / k for k in (1.0, 2.76, 5.4))
    return fade(peak(np.asarray(tone * grains**4 * np.sin(np.pi * t / seconds), np.float32)), 0.01, 0.05)

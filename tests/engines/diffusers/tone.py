"""A tone burst put in place of a vocoder's output, and found again in the finished film: its frequency and its start."""

from __future__ import annotations

import numpy as np

from sora_nb.engines.diffusers import loading

SAID = {"frequency": 997.0, "start": 0.25, "end": 0.9}
"""Hz and seconds of the burst."""


def burst(count: int, rate: int) -> np.ndarray:
    """Return `count` samples of silence with the burst in it."""
    at = np.arange(count) / rate
    inside = (at >= SAID["start"]) & (at < SAID["end"])
    return np.where(inside, 0.5 * np.sin(2 * np.pi * SAID["frequency"] * (at - SAID["start"])), 0.0).astype(np.float32)


def put_in(rate: int, seconds: float):
    """Make the pipeline in memory sound the burst at `rate`, a little too short as real vocoders are; return the undoing."""
    import torch

    (pipeline,) = loading._kept.values()
    vocoder = pipeline.vocoder
    before = vocoder.config.output_sampling_rate
    wave = torch.from_numpy(burst(round((seconds - 0.02) * rate), rate)).expand(1, 2, -1)
    vocoder.register_to_config(output_sampling_rate=rate)
    vocoder.forward = lambda *_, **__: wave

    def undo() -> None:
        del vocoder.forward
        vocoder.register_to_config(output_sampling_rate=before)

    return undo


def found(film) -> dict[str, float]:
    """Return the frequency in Hz and the start in seconds of the burst in a film."""
    rate = film.rate
    samples = film.sound().mean(axis=1).astype(float)
    middle = samples[round(0.3 * rate) : round(0.85 * rate)]
    return {"frequency": _frequency(middle, rate), "start": _start(samples, rate)}


def _frequency(samples: np.ndarray, rate: int) -> float:
    """Return the peak of the spectrum between its bins, by a parabola through the logarithms of three."""
    spectrum = np.log(np.abs(np.fft.rfft(samples * np.hanning(len(samples)))) + 1e-12)
    top = int(spectrum.argmax())
    left, here, right = spectrum[top - 1 : top + 2]
    return (top + 0.5 * (left - right) / (left - 2 * here + right)) * rate / len(samples)


def _start(samples: np.ndarray, rate: int) -> float:
    """Return when the tone's level crosses the half: averaged over four periods it rises evenly about the start."""
    at = np.arange(len(samples)) / rate
    turned = samples * np.exp(-2j * np.pi * SAID["frequency"] * at)
    width = round(4 * rate / SAID["frequency"])
    level = np.abs(np.convolve(turned, np.ones(width) / width, mode="same"))
    half = 0.5 * np.median(level[round(0.4 * rate) : round(0.8 * rate)])
    first = int(np.argmax(level > half))
    before, after = level[first - 1], level[first]
    # An even average over an even number of samples lies half a sample beside its middle.
    return (first - 1 + (half - before) / (after - before) + (0.0 if width % 2 else -0.5)) / rate

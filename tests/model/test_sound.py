"""The model's sound: a tone comes back as that tone, at its time; silence as silence."""

from __future__ import annotations

import numpy as np

from sora_nb.model import sound


def _tone(seconds: float, start: float, hertz: float) -> np.ndarray:
    t = np.arange(round(seconds * sound.RATE)) / sound.RATE
    return np.where(t >= start, 0.4 * np.sin(2 * np.pi * hertz * t), 0).astype(np.float32)


def test_the_spectra_of_a_frame_are_its_own():
    spectra = sound.analysed(_tone(2.0, 1.0, 1000), 24, 12)
    assert spectra.shape == (24 * sound.PARTS, sound.BANDS)
    assert np.abs(spectra).max() <= 1
    assert spectra[: 11 * sound.PARTS].max() == -1
    assert spectra[13 * sound.PARTS :].max() > 0.4


def test_a_tone_comes_back():
    tone = _tone(2.0, 1.0, 1000)
    back = sound.waveform(sound.analysed(tone, 24, 12), 12)
    assert len(back) == len(tone)
    power = np.abs(np.fft.rfft(back[sound.RATE + 2000 :]))
    found = np.argmax(power) * sound.RATE / (2 * (len(power) - 1))
    assert abs(found - 1000) < 60
    loud = np.abs(back).reshape(-1, 240).max(1)
    assert abs(int(np.argmax(loud > 0.1)) * 0.01 - 1.0) < 0.03
    assert 0.15 < np.sqrt(np.mean(back[sound.RATE + 2000 : -2000] ** 2)) < 0.45


def test_silence_is_silence():
    assert np.abs(sound.waveform(sound.analysed(np.zeros(sound.RATE, np.float32), 12, 12), 12)).max() < 1e-3

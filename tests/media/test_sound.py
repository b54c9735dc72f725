from __future__ import annotations

import numpy as np
import pytest

from sora_nb.media.sound import Resampler, peaks, resample


@pytest.mark.parametrize(
    ("source", "target"),
    [(44_100, 48_000), (48_000, 44_100), (16_000, 48_000), (48_000, 16_000), (22_050, 48_000), (47_999, 48_000)],
)
def test_a_tone_keeps_its_pitch_phase_and_level(source, target):
    def tone(rate):
        return np.sin(2 * np.pi * 997 * np.arange(rate // 2) / rate + 0.3)

    out = resample(np.stack([tone(source), -tone(source)], 1).astype(np.float32), source, target)
    assert out.shape == (round(source // 2 * target / source), 2)
    assert out.dtype == np.float32
    middle = slice(len(out) // 8, -len(out) // 8)
    wanted = np.sin(2 * np.pi * 997 * np.arange(len(out)) / target + 0.3)
    assert np.abs(out[middle, 0] - wanted[middle]).max() < 1e-3
    assert np.array_equal(out[:, 1], -out[:, 0])


@pytest.mark.parametrize(("source", "target"), [(44_100, 48_000), (48_000, 44_100), (24_000, 48_000), (48_000, 16_000)])
def test_a_stream_has_no_seams(source, target):
    noise = np.random.default_rng(0).standard_normal((source // 2 + 77, 2)).astype(np.float32)
    stream = Resampler(source, target)
    pieces = [stream.add(piece) for piece in np.split(noise, [1, 20, 1044, 9000, 9000])]
    assert sum(map(len, pieces)) > 0.9 * len(noise) * target / source
    streamed = np.concatenate([*pieces, stream.finish()])
    np.testing.assert_allclose(streamed, resample(noise, source, target), atol=1e-5)


def test_what_the_lower_rate_cannot_hold_is_gone():
    t = np.arange(48_000) / 48_000
    high = resample(np.sin(2 * np.pi * 12_000 * t).astype(np.float32)[:, None], 48_000, 16_000)
    assert np.abs(high[100:-100]).max() < 1e-3


def test_a_click_stays_where_it_was():
    samples = np.zeros((44_100, 1), np.float32)
    samples[11_025] = 1
    assert np.abs(resample(samples, 44_100, 48_000)[:, 0]).argmax() == 12_000


def test_nothing_and_the_same_rate():
    assert resample(np.zeros((0, 2), np.float32), 44_100, 48_000).shape == (0, 2)
    samples = np.ones((5, 1), np.float32)
    out = resample(samples, 48_000, 48_000)
    assert np.array_equal(out, samples)
    assert out is not samples


def test_peaks_find_the_loud_parts():
    samples = np.zeros((1000, 2), np.float32)
    samples[250, 1] = -1.0
    samples[900:] = 0.5
    seen = peaks(samples, 10)
    assert seen.dtype == np.uint8
    assert seen.tolist() == [0, 0, 255, 0, 0, 0, 0, 0, 0, 128]
    assert peaks(np.zeros((0, 2), np.float32), 4).tolist() == [0, 0, 0, 0]
    assert len(peaks(samples[:3], 50)) == 50

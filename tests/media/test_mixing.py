"""The sound of a cut is joined at the very sample, without clicks, at any rate and in any pieces."""

from __future__ import annotations

import itertools
from fractions import Fraction

import numpy as np
import pytest

from sora_nb import timeline
from sora_nb.media.mixing import Mixer
from sora_nb.recipes import Recipe


class Tape:
    """Footage that is sound alone, held in an array."""

    def __init__(self, samples, rate=48_000, fps=24):
        self.samples, self.rate, self.fps = samples.astype(np.float32), rate, Fraction(fps)
        self.seconds = len(samples) / rate
        self.most = 0

    def sound(self, start=0.0, stop=None):
        last = len(self.samples) if stop is None else min(len(self.samples), round(stop * self.rate))
        part = self.samples[round(start * self.rate) : last]
        self.most = max(self.most, len(part))
        return part


def tone(seconds, rate=48_000, pitch=440.0, level=0.5):
    wave = level * np.sin(2 * np.pi * pitch * np.arange(round(seconds * rate)) / rate)
    return np.repeat(wave[:, None], 2, axis=1)


def mixed(recipe, tapes, dub=None):
    counts = [round(tape.seconds * recipe.fps) for tape in tapes]
    mixer = Mixer(recipe, timeline.segments(recipe, counts), tapes, dub)
    edges = [*range(0, recipe.frames, recipe.fps), recipe.frames]
    return np.concatenate([mixer.between(a, b) for a, b in itertools.pairwise(edges)])


def stitched(length, transition="cut", fps=24, **settings):
    options = tuple(sorted({"transition": transition, **settings}.items()))
    return Recipe(action="stitch", engine="cut", seconds=length, fps=fps, options=options, size=(64, 64))


def test_a_join_is_exact_to_the_sample():
    tapes = [Tape(np.zeros((48_000, 2))), Tape(np.zeros((72_000, 2)))]
    tapes[0].samples[30_000] = tapes[1].samples[60] = tapes[1].samples[71_000] = 0.5
    out = mixed(stitched(2.5), tapes)
    assert len(out) == 120_000
    assert np.flatnonzero(out[:, 0]).tolist() == [30_000, 48_060, 119_000]


@pytest.mark.parametrize("fps", [7, 24, 25, 30, 59])
def test_trim_takes_the_very_samples(fps):
    ramp = np.repeat(np.linspace(0, 0.9, 96_000)[:, None], 2, axis=1)
    first, last = fps // 3, fps + 2
    options = (("end", repr(last / fps)), ("start", repr(first / fps)))
    out = mixed(Recipe(action="trim", engine="cut", seconds=(last - first) / fps, fps=fps, options=options), [Tape(ramp)])
    begin = round(first / fps * 48_000)
    np.testing.assert_allclose(out[300:-300], ramp[begin + 300 : begin + len(out) - 300], atol=1e-6)
    assert abs(len(out) - (last - first) / fps * 48_000) <= 1


def test_joins_do_not_click():
    # A join at a wave's crest would jump by a whole amplitude from one sample to the next.
    crest = 48_000 // 440 / 4 / 48_000
    tapes = [Tape(tone(1.0 + crest)[:48_000]), Tape(-tone(1.0, pitch=443.0)[27:])]
    steps = np.abs(np.diff(mixed(stitched(2.0), tapes)[:, 0]))
    natural = np.abs(np.diff(tone(1.0, pitch=443.0)[:, 0])).max()
    assert steps.max() <= natural * 1.5


def test_a_crossfade_keeps_the_power():
    random = np.random.default_rng(1)
    tapes = [Tape(random.normal(0, 0.1, (96_000, 2))) for _ in range(2)]
    out = mixed(stitched(3.0, "crossfade", seconds="1.0"), tapes)
    parts = out.reshape(30, -1)
    loudness = np.sqrt((parts**2).mean(axis=1))
    assert loudness.max() / loudness.min() < 1.1
    np.testing.assert_array_equal(out[:47_000], tapes[0].samples[:47_000])
    np.testing.assert_array_equal(out[-47_000:], tapes[1].samples[-47_000:])


def test_other_rates_are_resampled_without_seams():
    tape = Tape(tone(7.0, rate=44_100), rate=44_100)
    out = mixed(stitched(7.0), [tape])
    assert len(out) == 7 * 48_000
    np.testing.assert_allclose(out[500:-500], tone(7.0)[500:-500], atol=2e-3)


def test_mono_and_silent_films():
    tapes = [Tape(tone(1.0)[:, :1]), Tape(np.zeros((48_000, 2)))]
    tapes[1].rate = 0
    out = mixed(stitched(2.0), tapes)
    np.testing.assert_array_equal(out[:, 0], out[:, 1])
    assert not out[48_000:].any()


def test_loud_films_that_cross_stay_in_range():
    tapes = [Tape(tone(2.0, level=1.0)) for _ in range(2)]
    assert np.abs(mixed(stitched(3.0, "crossfade", seconds="1.0"), tapes)).max() <= 1.0


def test_a_dub_replaces_or_joins_the_sound(tmp_path):
    path = tmp_path / "dub.f32"
    path.write_bytes(np.full((24_000, 2), 0.25, "<f4").tobytes())
    for keep, wanted in ((0.0, 0.0), (0.5, 0.2)):
        options = (("keep", repr(keep)),) if keep else ()
        recipe = Recipe(action="dub", engine="cut", seconds=1.0, options=options)
        out = mixed(recipe, [Tape(np.full((48_000, 2), 0.4))], path)
        np.testing.assert_allclose(out[1000:24_000], wanted + 0.25, atol=1e-6)
        np.testing.assert_allclose(out[25_000:], wanted, atol=1e-6)


def test_only_seconds_are_read_at_once():
    tape = Tape(np.zeros((48_000 * 40, 2)))
    mixed(stitched(40.0), [tape])
    assert tape.most <= 48_000 * 5

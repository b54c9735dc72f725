"""What the vocoder sounds is what the film sounds: the same pitch at the same moment, whatever the vocoder's rate."""

from __future__ import annotations

import pytest

from tests.engines.diffusers import tone


@pytest.fixture
def words(little):
    return {"engine": f"diffusers:{little}", "size": (64, 64), "seconds": 1.04, "options": {"steps": "1"}, "fresh": True}


@pytest.mark.parametrize("rate", [16_000, 24_000, 44_100, 48_000])
def test_a_tone_is_found_in_the_film(studio, words, rate):
    seconds = studio.generate("a bell", **words).footage.seconds
    undo = tone.put_in(rate, seconds)
    try:
        film = studio.generate("a bell", **words).footage
    finally:
        undo()
    seen = tone.found(film)
    assert film.rate == 48_000
    assert seen["frequency"] == pytest.approx(tone.SAID["frequency"], abs=1.0)
    assert seen["start"] == pytest.approx(tone.SAID["start"], abs=0.001)


def test_a_wrong_rate_is_no_film(studio, words):
    import sora_nb as sora

    seconds = studio.generate("a bell", **words).footage.seconds
    undo = tone.put_in(24_000, seconds)
    try:
        # As one muxed LTX-2 for a while: samples at one rate, called another.
        tone.loading._kept[next(iter(tone.loading._kept))].vocoder.register_to_config(output_sampling_rate=16_000)
        with pytest.raises(sora.RenderFailed, match="of sound at 16000 Hz"):
            studio.generate("a bell", **words).wait()
    finally:
        undo()

"""Stems: a soundtrack taken apart, and put together again; and rooms, which answer what sounds in them."""

from __future__ import annotations

import numpy as np
import pytest

from sora_nb.errors import RenderFailed
from sora_nb.footage import SAMPLE_RATE
from sora_nb.stage.sound import rooms
from sora_nb.stage.sound.parts import STEMS
from sora_nb.stage.sound.soundtrack import Soundtrack
from sora_nb.stage.vocabulary import PLACES
from tests.stage.sound.test_soundtrack import Line, hit, level, mix, performance, role


def scene(place="castle"):
    voice = (0.2 * np.sin(2 * np.pi * 200 * np.arange(9600) / SAMPLE_RATE)).astype(np.float32)
    line = Line(role="man", text="a", start=0.5, samples=voice, mouth=np.ones(20, np.float32))
    roles = (role("ball"), role("man", family="human", lines=(line,)))
    return performance([hit(0.2), hit(1.4)], roles=roles, place=place, weather="rain", music="happy")


def test_stems_are_what_is_heard_and_their_sum_brought_to_its_level_is_the_mix():
    with Soundtrack(scene()) as plain, Soundtrack(scene(), stems=True, block=7000) as apart:
        mixed = plain.read(plain.length)
        stems, mastering = apart.parts(apart.length)
        assert np.array_equal(apart.read(apart.length), mixed)
    assert stems.shape == (len(mixed), len(STEMS), 2)
    assert all(np.abs(stems[:, n]).max() > 1e-3 for n in range(len(STEMS)))
    assert np.abs(stems.sum(axis=1) * mastering[:, None] - mixed).max() < 1e-5
    # What is said is in the dialogue only, a knock in the effects.
    talk = slice(round(0.52 * SAMPLE_RATE), round(0.68 * SAMPLE_RATE))
    knock = slice(round(1.40 * SAMPLE_RATE), round(1.42 * SAMPLE_RATE))
    assert level(stems[talk, STEMS.index("dialogue")]) > level(stems[talk, STEMS.index("effects")]) + 12
    assert level(stems[knock, STEMS.index("effects")]) > level(stems[knock, STEMS.index("dialogue")]) + 12


def test_a_track_without_stems_says_so():
    with Soundtrack(performance()) as track, pytest.raises(RenderFailed, match="stems"):
        track.parts(100)


@pytest.mark.parametrize("place", sorted(rooms.ROOMS))
def test_a_room_answers_as_long_as_it_should(place):
    answer = rooms.response(place)
    room = rooms.ROOMS[place]
    echo = answer[round(0.003 * SAMPLE_RATE) :].astype(np.float64)
    if not room.muffled and not room.echoes:
        assert abs(answer[0]).min() > 0.9
        assert 10 * np.log10((echo**2).sum(axis=0).mean()) == pytest.approx(room.level, abs=2.5)
    # Schroeder's backward integral falls by 60 dB in the time of reverberation, measured from -5 to -25 dB.
    if not room.echoes:
        left = 10 * np.log10(np.cumsum((echo**2).sum(axis=1)[::-1])[::-1] / (echo**2).sum() + 1e-12)
        fall = (np.argmax(left < -25) - np.argmax(left < -5)) / SAMPLE_RATE
        assert 3 * fall == pytest.approx(room.fade, rel=0.3)


def test_a_castle_rings_after_a_knock_and_open_country_does_not():
    def after(place):
        sound = mix([hit(0.3)], roles=(role("ball"),), place=place)
        part = [sound[round(t * SAMPLE_RATE) : round((t + 0.2) * SAMPLE_RATE)] for t in (0.3, 0.8)]
        return level(part[1]) - level(part[0])

    assert after("castle") > after("room") + 6
    assert set(rooms.ROOMS) < set(PLACES)
    assert rooms.response("meadow") is None


def test_under_water_all_is_dull():
    def bright(place):
        sound = mix([hit(0.3, material="glass")], roles=(role("ball"),), place=place)[round(0.3 * SAMPLE_RATE) :][
            : SAMPLE_RATE // 10, 0
        ]
        power = np.abs(np.fft.rfft(sound)) ** 2
        hertz = np.fft.rfftfreq(len(sound), 1 / SAMPLE_RATE)
        return power[hertz > 3000].sum() / power.sum()

    assert bright("underwater") < 0.2 * bright("beach")


def test_the_room_does_not_depend_on_the_pieces():
    rng = np.random.default_rng(0)
    dry = rng.standard_normal((3 * SAMPLE_RATE, 2)).astype(np.float32)
    dry[SAMPLE_RATE : 2 * SAMPLE_RATE] = 0
    wet = np.concatenate(list(rooms.heard_in("library", iter(np.split(dry, 3)))))
    answer = rooms.response("library")
    whole = np.fft.irfft(np.fft.rfft(dry[:, 0], 2**18) * np.fft.rfft(answer[:, 0], 2**18), 2**18)[: len(dry)]
    assert np.abs(wet[:, 0] - whole).max() < 1e-3

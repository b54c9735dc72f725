"""Swimmers wave, keep their middle on the track, face where they go and obey their colour."""

from __future__ import annotations

import numpy as np
import pytest
from menagerie import act, extent, hue, leaps, picture, rig

from sora_nb.stage.cast import fishes
from sora_nb.stage.vocabulary import VERBS

NAMES = [f.name for f in fishes.FIGURES]


def fish(figure, **more):
    return rig(fishes, figure, **more)


@pytest.mark.parametrize("figure", NAMES)
def test_is_drawn_around_its_middle_in_its_height(figure):
    body = fish(figure, y=2.0)
    _, _, low, high = extent(picture(body, 0.3))
    assert high - low == pytest.approx(body.role.height, rel=0.3)
    assert (high + low) / 2 == pytest.approx(2.0, abs=0.16 * body.role.height)


@pytest.mark.parametrize("figure", ["fish", "shark", "whale"])
def test_the_tail_beats_faster_in_a_hurry(figure):
    lazy, hasty = (fish(figure, y=2.0, x=lambda t, v=v: v * t - 3, cues=[act("swim", 0, 3)]) for v in (0.1, 2.5))
    assert hasty._phases[-1] - hasty._phases[0] > 1.3 * (lazy._phases[-1] - lazy._phases[0])
    assert len(hasty.steps()) > len(lazy.steps())


def test_a_leaping_dolphin_points_along_its_way():
    body = fish("dolphin", y=lambda t: 1 + 2.0 * np.sin(np.clip(t / 2, 0, 1) * np.pi), x=lambda t: 2 * t - 3)
    rising, falling = body.joints(0.3), body.joints(1.7)
    assert rising["mouth"][1] > rising["tail"][1] + 0.3
    assert falling["mouth"][1] < falling["tail"][1] - 0.3


def test_faces_left_when_it_goes_left():
    body = fish("fish", y=1.0, facing=-1)
    assert body.joints(0.5)["mouth"][0] < body.joints(0.5)["tail"][0]


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_acted_without_popping(verb):
    body = fish("goldfish", y=1.0, cues=[act(verb, beat=1.4)])
    assert leaps(body, 0.25, 1.0) < 0.16
    assert picture(body, 1.5, zoom=0.5)[..., 3].any()


def test_a_red_fish_is_red():
    red, _, blue = hue(picture(fish("fish", y=1.0, colour="red"), 0.3))
    assert red > blue + 60

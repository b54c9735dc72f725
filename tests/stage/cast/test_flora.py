"""Plants: rooted in the ground, bending in the wind, more in a storm, and growing out of the earth."""

from __future__ import annotations

import numpy as np
import pytest
from menagerie import extent, hue, picture, rig

from sora_nb import plan
from sora_nb.plans import Action, Actor, Shot
from sora_nb.stage.cast import flora
from sora_nb.stage.staging import perform

NAMES = [f.name for f in flora.FIGURES()]


def plant(figure, **more):
    height = flora.KINDS[figure].height
    return rig(flora, figure, **({"y": height / 2} | more))


@pytest.mark.parametrize("figure", NAMES)
def test_stands_on_the_ground_in_its_size(figure):
    body = plant(figure)
    left, right, low, high = extent(picture(body, 0.3))
    assert low == pytest.approx(0, abs=0.12 * body.role.height)
    assert high == pytest.approx(body.role.height, rel=0.2)
    assert 0.5 < (right - left) / (flora.KINDS[figure].breadth * body.role.height) < 1.5


@pytest.mark.parametrize("figure", NAMES)
def test_its_foot_stands_still_and_its_top_moves_with_the_wind(figure):
    calm = plant(figure)
    windy = plant(figure)
    windy.wind = 2.5
    feet = {calm.joints(t)["foot"] for t in np.arange(0, 3, 0.1)}
    assert len(feet) == 1
    moved = [np.ptp([b.joints(t)["top"][0] for t in np.arange(0, 3, 0.05)]) for b in (calm, windy)]
    assert moved[0] > 0
    assert moved[1] > 2 * moved[0]


def test_weather_is_what_blows():
    def top(weather):
        shot = Shot(actors=(Actor(name="tree", figure="tree", word="tree"),), weather=weather)
        performance = perform(shot, seconds=3.0, aspect=16 / 9, seed=2)
        body = flora.build(performance.roles[0], performance)
        return np.ptp([body.joints(t)["top"][0] for t in np.arange(0, 3, 0.05)])

    assert top("storm") > 2 * top("clear")


def test_growing_starts_at_the_ground_and_ends_full_grown():
    shot = Shot(actors=(Actor(name="flower", figure="sunflower", word="sunflower", actions=(Action(verb="grow"),)),))
    performance = perform(shot, seconds=4.0, aspect=16 / 9, seed=2)
    track, height = performance.roles[0].track, performance.roles[0].height
    first, last = track.at(0.0), track.at(3.9)
    assert first.scale < 0.15
    assert last.scale == pytest.approx(1.0, abs=0.02)
    for place in (first, track.at(2.0), last):
        assert place.y - 0.5 * height * place.scale == pytest.approx(0.0, abs=0.02)


def test_a_red_flower_is_red_and_seeds_differ():
    red, _, blue = hue(picture(plant("tulip", colour="red"), 0.2))
    assert red - blue > 40
    assert len({picture(plant("tree", seed=s), 0.2).tobytes() for s in range(4)}) == 4


def test_swaying_keeps_a_tree_rooted():
    shot = plan("a tree sways in the wind").shots[0]
    performance = perform(shot, seconds=3.0, aspect=16 / 9, seed=1)
    tree = performance.role("tree")
    assert tree.family == "plant"
    assert np.ptp(tree.track.x) < 1e-6
    assert np.ptp(tree.track.angle) < 1e-6


def test_a_landscape_sways_in_the_wind_and_stands_in_calm():
    from sora_nb.stage import scenery
    from sora_nb.stage.light import atmosphere

    for weather, moves in (("wind", True), ("clear", False)):
        copse = next(x for x in scenery.build("meadow", atmosphere("meadow", "day", weather)) if x.name == "copse")
        assert (copse.motion is not None) == moves
    windy = next(x for x in scenery.build("meadow", atmosphere("meadow", "day", "storm")) if x.name == "copse")
    leans = [windy.motion(t) for t in np.arange(0, 6, 0.1)]
    assert np.ptp([lean for *_, lean in leans]) > 0.05
    assert all(right == up == 0.0 for right, up, _ in leans)

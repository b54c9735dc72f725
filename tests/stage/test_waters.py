"""Waters: who swims or sails off a shore is shown on the water, who stands there on the land."""

from __future__ import annotations

import numpy as np
import pytest

from sora_nb.stage.cast.rigs import build
from sora_nb.stage.director import read
from sora_nb.stage.renderer import Renderer
from sora_nb.stage.staging import perform
from sora_nb.stage.waters import afloat


@pytest.mark.parametrize(
    ("prompt", "wet"),
    [
        ("A duck swims in the river", True),
        ("A boat floats in the harbour and a seagull flies", True),
        ("A whale swims off the rocky coast", True),
        ("A fish swims in the sea", True),
        ("A man stands in the harbour and a boat floats", False),
        ("A dog runs along the river", False),
        ("A seagull flies over the rocky coast", False),
        ("A boat floats on a meadow", False),
    ],
)
def test_a_shot_is_afloat_where_all_that_is_seen_swims_or_sails(prompt, wet):
    assert afloat(read(prompt).shots[0]) is wet


def test_who_swims_in_a_river_lies_in_its_water_and_who_stands_by_it_has_ground():
    def played(prompt):
        performance = perform(read(prompt).shots[0], seconds=2.0, aspect=16 / 9, seed=3)
        rigs = {role.key: build(role, performance) for role in performance.roles}
        frame = Renderer(performance, rigs, size=(320, 180), fps=24, style="cartoon").frame(20)
        return performance.roles[0].track.y.mean(), frame[150:].reshape(-1, 3).astype(float).mean(axis=0)

    (swims, water), (stands, grass) = played("A duck swims in the river"), played("A duck stands by the river")
    assert swims < stands - 0.05
    assert water[2] > water[0] + 40
    assert grass[1] > grass[2] + 20
    assert np.abs(water - grass).max() > 40


@pytest.mark.parametrize(("prompt", "place"), [("A girl sits by a pond", "river"), ("Ducks swim on a pond", "sea"),
                                               ("A man stands beside a swimming pool", "playground")])  # fmt: skip
def test_who_is_beside_a_lake_is_on_its_bank_and_who_swims_is_in_it(prompt, place):
    shot = read(prompt).shots[0]
    assert shot.place == place
    assert shot.setting in {"pond", "swimming pool"}


@pytest.mark.parametrize("prompt", ["A penguin stands in a lake", "An elephant stands in the sea", "A man waves in a lake"])
def test_who_stands_in_water_is_in_it_and_what_floats_or_flies_is_not(prompt):
    def low(said):
        role = perform(read(said).shots[0], seconds=2.0, aspect=16 / 9, seed=3).roles[0]
        return role.track.y.max() / role.height

    assert -0.6 < low(prompt) < -0.2
    assert low(prompt.replace("stands", "flies").replace("waves", "flies")) > low(prompt) + 0.2

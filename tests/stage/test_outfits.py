"""Outfits and flips: hats sit on animals' heads, and who flips turns over once and lands on the feet."""

from __future__ import annotations

import math

import numpy as np
import pytest
from troupe import CATALOGUE, actor, does, shot

from sora_nb.stage.cast.figures import Figure
from sora_nb.stage.director import read
from sora_nb.stage.performance import TICK
from sora_nb.stage.staging import perform

HATS = {name: Figure(name=name, family="prop", height=0.65, material="soft") for name in ("top hat", "crown")}


def played(*actors, seconds=5.0, **more):
    return perform(shot(*actors, **more), seconds=seconds, aspect=16 / 9, seed=0, catalogue={**CATALOGUE, **HATS})


@pytest.mark.parametrize(
    ("who", "clothes", "hat"), [("cat", "hat", "top hat"), ("horse", "gold crown", "crown"), ("penguin", "hat", "top hat")]
)
def test_an_animals_hat_is_worn_on_its_head(who, clothes, hat):
    performance = played(actor(who, "walk", look=(("clothes", clothes),)))
    role = next(r for r in performance.roles if r.figure == hat)
    assert role.held[0][2:] == (who, "head")
    assert 0.1 < role.height / performance.role(who).height < 0.35


def test_people_get_no_second_hat():
    assert len(played(actor("man", "walk", look=(("clothes", "hat"),))).roles) == 1


def test_what_cannot_be_drawn_on_an_animal_is_said():
    assert any("sunglasses" in note for note in read("A penguin wearing sunglasses sits").notes)
    assert not read("A penguin wearing a hat sits").notes


@pytest.mark.parametrize(("written", "turns"), [("backflip", 1), ("somersault", -1), ("flip", 1)])
@pytest.mark.parametrize("who", ["man", "dog"])
def test_a_flip_turns_once_about_the_middle_and_lands_on_the_feet(who, written, turns):
    role = played(actor(who, does("jump", written=written))).role(who)
    angle = role.track.angle.astype(float)
    rounds = angle[-1] / math.tau
    whole = angle[round(1.9 * TICK)] / math.tau
    assert abs(whole) >= 0.99
    assert np.sign(rounds) == turns * np.sign(role.track.facing[0])
    # Upside down the feet are above the middle, and they never go through the floor.
    upside = np.argmin(np.abs(np.abs(angle) - math.pi))
    assert role.track.y[upside] > 0.9 * role.height
    assert role.track.y.min() > -0.01


def test_a_plain_jump_turns_nothing():
    assert np.ptp(played(actor("man", "jump")).role("man").track.angle) == 0

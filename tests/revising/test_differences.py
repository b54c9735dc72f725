"""Differences: every fact of a shot that is not what it was is told."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from sora_nb.plans import Actor, Plan, Relation, Shot
from sora_nb.recipes import Recipe
from sora_nb.revising.differences import differences

BEFORE = Shot(actors=(Actor(name="dog", figure="dog", word="dog"), Actor(name="box", figure="box", word="box")))
OTHER = {
    "place": "moon", "setting": "bathroom", "time": "night", "weather": "rain", "style": "clay", "camera": "pan",
    "camera_way": "left", "sounds": ("thunder",), "music": "calm", "score": ("piano",), "effects": ("smoke",),
    "actors": BEFORE.actors[:1], "relations": (Relation(a="dog", relation="on", b="box"),), "seconds": 2.0, "gravity": 1.62,
    "framing": "close", "focus": "dog",
}  # fmt: skip


# Where a film was made longer is told by its length.
@pytest.mark.parametrize("fact", [field.name for field in fields(Shot) if field.name != "seams"])
def test_every_fact_of_a_shot_that_changed_is_told(fact):
    recipe = Recipe(prompt="a dog")
    before, after = Plan(shots=(BEFORE,)), Plan(shots=(replace(BEFORE, **{fact: OTHER[fact]}),))
    told = differences((recipe, before), (recipe, after))
    assert len(told) == 1
    assert differences((recipe, before), (recipe, before)).changes == ()


def test_another_room_is_told_although_the_place_is_one():
    recipe = Recipe(prompt="a man sings")
    before, after = (Plan(shots=(replace(BEFORE, place="room", setting=site),)) for site in ("bathroom", "bedroom"))
    assert repr(differences((recipe, before), (recipe, after))) == "Setting was bathroom, now bedroom."

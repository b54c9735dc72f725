"""Recipes: what they accept, what they refuse, and that they survive every way of writing them down."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import sora_nb as sora

even = st.integers(32, 960).map(lambda n: 2 * n)
recipes = st.builds(
    sora.Recipe,
    prompt=st.text(min_size=1).filter(str.strip),
    size=st.tuples(even, even),
    seconds=st.floats(0.01, 60),
    fps=st.integers(1, 60),
    seed=st.integers(0, 2**63 - 1),
    style=st.sampled_from([None, "noir", "noir:0.6+felt:0.4"]),
    options=st.lists(st.tuples(st.text(max_size=5), st.text(max_size=5)), max_size=3).map(tuple),
)


@given(recipes)
def test_round_trips_through_json(recipe):
    again = sora.Recipe.from_json(recipe.to_json())
    assert again == recipe
    assert again.digest == recipe.digest
    assert hash(again) == hash(recipe)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("prompt", "  ", "empty"),
        ("prompt", "a ball \ud800", "half a character"),
        ("negative_prompt", "\udfff", "half a character"),
        ("options", (("text", "\ud83d"),), "half a character"),
        ("plan", sora.Plan(shots=(sora.Shot(),), prompt="\ud800"), "half a character"),
        ("size", (961, 540), "even"),
        ("size", (32, 64), "64"),
        ("size", (64, 4000), "1920"),
        ("seconds", 0, "above 0"),
        ("seconds", 61, "60"),
        ("seconds", float("nan"), "nan"),
        ("fps", 0, "1 to 60"),
        ("seed", -1, "0 to"),
        ("style", "noir:x", "noir"),
        ("strength", 1.5, "1"),
        ("action", "destroy", "generate"),
        ("prompt", None, "prompt is None; write a sentence"),
        ("prompt", 42, "prompt is 42; write a sentence"),
        ("plan", "a ball", "plan is 'a ball'; give a Plan"),
        ("negative_prompt", None, "negative_prompt is None; write words"),
        ("engine", 3, "engine is 3; write an engine's name"),
        ("seconds", "five", "seconds is 'five'; write a number"),
        ("seconds", True, "seconds is True; write a number"),
        ("size", 640, "size is 640; write width and height"),
        ("size", "640x360", "size is '640x360'; write width and height"),
        ("size", (640, 360, 3), "size is (640, 360, 3); write width and height"),
        ("style", 3, "style is 3; write a name"),
        ("cameos", "ana", "cameos is 'ana'; give a tuple"),
        ("strength", "much", "strength is 'much'; write a number"),
        ("sound", "yes", "sound is 'yes'; write True or False"),
        ("options", (("steps", 3),), "options is (('steps', 3),); give pairs of text"),
    ],
)
def test_refuses_with_the_value_and_the_way_out(field, value, said):
    with pytest.raises(sora.InvalidRequest) as caught:
        sora.Recipe(**{"prompt": "a ball"} | {field: value})
    assert said in str(caught.value)


def test_unknown_fields_are_named():
    with pytest.raises(sora.InvalidRequest, match="sede"):
        sora.Recipe(prompt="a ball").but(sede=3)
    with pytest.raises(sora.InvalidRequest, match="fps"):
        sora.Recipe.from_json('{"prompt": "a ball", "fps": "many"}')


def test_a_plan_wins_over_the_prompt_in_the_digest():
    plan = sora.Plan(shots=(sora.Shot(actors=(sora.Actor(name="ball", figure="ball", word="ball"),)),))
    one, other = (sora.Recipe(prompt=words, plan=plan) for words in ("this", "that"))
    assert one.digest == other.digest
    assert sora.Recipe(prompt="this").digest != sora.Recipe(prompt="that").digest


@pytest.mark.parametrize("bad", [{"fps": 29.97}, {"fps": True}, {"seed": 1.5}, {"size": (320.0, 180)}, {"fps": "24"}])
def test_what_counts_is_whole(bad):
    with pytest.raises(sora.InvalidRequest, match=f"{next(iter(bad))} is .*; write a whole number"):
        sora.Recipe(prompt="a ball", **bad)


def test_whole_numbers_of_another_kind_come_back_as_pythons_own():
    recipe = sora.Recipe(prompt="a ball", fps=np.int64(12), seed=np.uint8(3), size=(np.int32(320), 180))
    assert sora.Recipe.from_json(recipe.to_json()) == recipe

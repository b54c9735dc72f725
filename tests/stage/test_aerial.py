"""What fills the air and rises from things: read, drawn in every style, heard when it should be, the same every time."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

import sora_nb as sora
from sora_nb.engines.base import Job
from sora_nb.engines.stage import StageEngine
from sora_nb.errors import InvalidRequest
from sora_nb.footage import SAMPLE_RATE
from sora_nb.plans import EFFECTS, Actor, Plan, Shot
from sora_nb.stage.air import fireworks
from sora_nb.stage.director import read
from sora_nb.stage.vocabulary import STYLES
from tests.stage.sound.test_soundtrack import level, mix, role


def still(shot, t=1.2, *, style="cartoon", size=(240, 136), seed=0):
    recipe = sora.Recipe(prompt="x", seconds=3.0, size=size, style=style, seed=seed)
    return StageEngine().rehearse(Job(recipe=recipe, plan=Plan(shots=(shot,)))).still(t).astype(np.int16)


def changed(a, b):
    """Return the share of pixels that differ clearly."""
    return float((np.abs(a - b).max(axis=2) > 12).mean())


@pytest.mark.parametrize("effect", EFFECTS)
def test_every_effect_is_seen_moves_and_depends_on_time_and_seed_alone(effect):
    shot = Shot(place="meadow", time="night", effects=(effect,))
    with_it = still(shot)
    assert changed(with_it, still(Shot(place="meadow", time="night"))) > 0.002
    assert changed(with_it, still(shot, t=1.45)) > 0.001
    assert np.array_equal(with_it, still(shot))
    assert changed(with_it, still(shot, seed=1)) > 0.001


@pytest.mark.parametrize("style", STYLES)
def test_effects_are_drawn_in_every_style(style):
    fire = Actor(name="fire", figure="fire", word="campfire")
    shot = Shot(place="beach", effects=("confetti",), actors=(fire,), time="night")
    bare = Shot(place="beach", time="night")
    assert changed(still(shot, style=style), still(bare, style=style)) > 0.004


@pytest.mark.parametrize(
    ("prompt", "effects", "emits"),
    [
        ("confetti falls on a dancing woman", ("confetti",), {}),
        ("fireworks over the city at night", ("fireworks",), {}),
        ("autumn leaves fall in the park", ("leaves",), {}),
        ("a boy blows bubbles", ("bubbles",), {}),
        ("dust swirls in the desert", ("dust",), {}),
        ("smoke rises from the chimney of a house", (), {"house": "smoke"}),
        ("steam rises from the cup", (), {"cup": "steam"}),
        ("sparks fly from a robot", (), {"robot": "sparks"}),
        ("a dragon breathes fire", (), {"dragon": "breath"}),
        ("a steaming cup stands on a table", (), {"cup": "steam"}),
        ("a woman leaves the room", (), {}),
        ("a dog catches a red ball", (), {}),
    ],
)
def test_words_for_the_air_find_their_place(prompt, effects, emits):
    plan = read(prompt)
    assert plan.shots[0].effects == effects
    assert {a.name: a.trait("emits") for a in plan.shots[0].actors if a.trait("emits")} == emits
    assert not {"confetti", "smoke", "rises", "leaves", "bubbles", "steam", "fire", "fly"} & set(plan.unplaced)


def test_a_plan_with_an_unknown_effect_is_refused():
    with pytest.raises(InvalidRequest, match="confetti"):
        Shot(effects=("meatballs",))


def test_a_bang_comes_as_late_as_sound_is_slow_and_far_ones_are_softer():
    rockets = fireworks.bursts(3, 12.0)
    assert len(rockets) > 8
    assert all(r.heard == pytest.approx(r.burst + r.distance / 343) for r in rockets)
    assert all(b.burst - a.burst >= 0.5 for a, b in itertools.pairwise(rockets))
    sound = mix(roles=(), seconds=12.0, place="meadow", time="night", effects=("fireworks",), seed=3)
    heard = 0
    for rocket in rockets:
        if rocket.heard < 11.5 and all(abs(other.heard - rocket.heard) > 0.25 for other in rockets if other is not rocket):
            at = round(rocket.heard * SAMPLE_RATE)
            assert level(sound[at : at + 960]) > level(sound[at - 960 : at]) + 6
            heard += 1
    assert heard >= 3


@pytest.mark.parametrize("figure", ["fire", "torch", "volcano"])
def test_what_burns_is_heard(figure):
    assert level(mix(roles=(role(figure, family="prop"),), place="space")) > level(mix(roles=(), place="space")) + 3


def test_a_fire_lights_what_is_behind_it_at_night():
    fire = Actor(name="fire", figure="fire", word="campfire")
    lit, dark = still(Shot(place="forest", time="night", actors=(fire,))), still(Shot(place="forest", time="night"))
    warm = (lit - dark)[..., 0] > 4
    assert warm.mean() > 0.02

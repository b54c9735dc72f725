"""Aftermath: things splat, melt and fly nose first, and eyes go after them."""

from __future__ import annotations

import numpy as np
import pytest
from troupe import CATALOGUE, actor, does, shot

from sora_nb.stage.cast.figures import Figure
from sora_nb.stage.performance import TICK
from sora_nb.stage.staging import perform

PROPS = {
    name: Figure(name=name, family="prop", height=height, material=material)
    for name, height, material in (
        ("tomato", 0.42, "soft"), ("egg", 0.42, "soft"), ("snowman", 0.95, "ice"), ("candle", 0.42, "soft"),
        ("airplane", 2.1, "metal"),
        ("crab", 0.42, "flesh"),
    )
}  # fmt: skip


def played(*actors, seed=0, seconds=5.0, **more):
    return perform(shot(*actors, **more), seconds=seconds, aspect=16 / 9, seed=seed, catalogue={**CATALOGUE, **PROPS})


@pytest.mark.parametrize("thing", ["tomato", "egg"])
@pytest.mark.parametrize("seed", [0, 3])
def test_what_is_soft_splats_where_it_lands_and_stays(thing, seed):
    performance = played(actor("man", does("throw", thing)), actor(thing), seed=seed)
    role = performance.role(thing)
    splat = next(c for c in role.cues if c.verb == "splat")
    from_then = slice(round(splat.start * TICK) + 1, None)
    assert np.ptp(role.track.x[from_then]) < 1e-4
    assert abs(float(role.track.y[-1]) - role.height / 2) < 0.02
    assert not [
        e for e in performance.events if e.actor == thing and e.kind in ("contact", "roll") and e.time > splat.start + 0.01
    ]
    assert [e for e in performance.events if e.actor == thing and e.kind == "splash"]


def test_what_is_hard_rolls_on():
    role = played(actor("man", does("throw", "stone")), actor("stone")).role("stone")
    assert not any(c.verb == "splat" for c in role.cues)


@pytest.mark.parametrize("verb", ["throw", "kick"])
def test_eyes_follow_what_was_sent_off(verb):
    performance = played(actor("girl", does(verb, "ball")), actor("ball"))
    girl, ball = performance.role("girl"), performance.role("ball")
    looks = [c for c in girl.cues if c.verb == "look" and c.look]
    assert looks
    for cue in looks:
        middle = min((cue.start + cue.end) / 2, 4.9)
        assert abs(cue.look[0] - ball.track.at(middle).x) < 0.6


@pytest.mark.parametrize("thing", ["snowman", "candle"])
def test_melting_leaves_a_puddle_and_shrinking_does_not(thing):
    melting = played(actor(thing, does("shrink", written="melt"))).role(thing)
    assert any(c.verb == "melt" for c in melting.cues)
    assert np.ptp(melting.track.scale) < 1e-6
    shrinking = played(actor(thing, "shrink")).role(thing)
    assert not any(c.verb == "melt" for c in shrinking.cues)
    assert shrinking.track.scale[-1] < 0.6


def test_a_rocket_rises_on_its_tail_and_leans_into_its_way():
    up = played(actor("rocket", does("fly", direction="up")), place="space").role("rocket").track
    assert np.abs(up.angle).max() < 0.1
    across = played(actor("rocket", does("fly", direction="right"))).role("rocket").track
    fast = np.abs(np.gradient(across.x)) * TICK > 1.5
    assert fast.any()
    assert np.all(across.angle[fast] < -0.5), "its nose, which points up at rest, is turned to the right"


@pytest.mark.parametrize("way", ["left", "right"])
def test_an_aeroplane_keeps_its_nose_ahead(way):
    track = played(actor("airplane", does("fly", direction=way))).role("airplane").track
    assert np.abs(track.angle).max() <= 0.71
    climbs = np.gradient(track.y) * TICK > 0.5
    if climbs.any():
        assert np.all(np.sign(track.angle[climbs]) == np.sign(track.facing[climbs]))


def test_a_crab_keeps_to_the_ground_and_comes_along():
    track = played(actor("crab", "walk"), place="underwater").role("crab").track
    assert np.ptp(track.y) < 1e-6
    assert np.ptp(track.x) > 0.8
    assert np.abs(track.angle).max() < 1e-6


@pytest.mark.parametrize(("who", "least"), [("penguin", 0.03), ("dog", 0.02)])
def test_dancers_bounce_on_the_beat_of_the_music(who, least):
    from sora_nb.stage.sound.music import bar_of

    role = played(actor(who, "dance"), music="happy").role(who)
    assert np.ptp(role.track.y) > least
    cue = next(c for c in role.cues if c.verb == "dance")
    assert cue.beat == pytest.approx(bar_of("happy", 5.0)[0] / 4)
    on_beat = [role.track.y[round(k * cue.beat * TICK)] for k in range(2, 6)]
    assert max(on_beat) < 0.2 * np.ptp(role.track.y), "feet are down where the beat falls"

"""Free bodies fly true parabolas, lose the same share at each bounce, and tell exactly when they touch."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from troupe import actor, does, staged

from sora_nb.stage.performance import TICK, VIEW
from sora_nb.stage.physics import stretches
from sora_nb.stage.physics.fluids import DENSITY
from sora_nb.stage.vocabulary import MATERIALS


def flights(performance, key="ball"):
    """Return (gravity, worst residual / height, height above rest) of each flight between contacts of a body."""
    track = performance.role(key).track
    hits = [e.time for e in performance.events if e.kind == "contact" and e.actor == key]
    low = float(track.y.min())
    found = []
    for a, b in zip([0.0, *hits], hits, strict=False):
        i, j = int(np.ceil(a * TICK)) + 1, int(np.floor(b * TICK))
        if j - i < 12:
            continue
        t, y = np.arange(i, j) / TICK, track.y[i:j].astype(float)
        fit = np.polyfit(t, y, 2)
        found.append((-2 * fit[0], float(np.abs(np.polyval(fit, t) - y).max() / np.ptp(y)), float(y.max()) - low, fit, a, b))
    return found


BOUNCE = (actor("ball", "bounce", colour="red"), actor("box", colour="blue"))


@pytest.mark.parametrize("seed", [0, 1, 2, 3])
def test_a_ball_bounces_under_one_gravity_with_one_restitution(seed):
    performance = staged(*BOUNCE, relations=[("ball", "next to", "box")], seed=seed)
    found = flights(performance)
    tall = [f for f in found if f[2] > 0.1 * VIEW]
    assert len(tall) >= 4
    assert all(abs(f[0] - 9.81) < 0.01 and f[1] < 0.002 for f in tall)
    rests = [np.sqrt(b[2] / a[2]) for a, b in itertools.pairwise(tall)]
    assert np.ptp(rests) < 0.01
    assert np.mean(rests) == pytest.approx(MATERIALS["rubber"][0], rel=0.02)


def test_a_contacts_time_is_where_the_parabolas_meet():
    found = flights(staged(*BOUNCE))
    for before, after in itertools.pairwise(found):
        roots = np.roots(before[3] - after[3])
        near = roots[np.argmin(abs(roots - before[5]))].real
        assert near == pytest.approx(before[5], abs=0.0005)


def test_a_bouncing_ball_stays_clear_of_its_neighbour_and_inside_the_frame():
    for seed in range(6):
        performance = staged(*BOUNCE, relations=[("ball", "next to", "box")], seed=seed)
        ball, box = performance.roles
        gap = np.abs(ball.track.x - box.track.x) - (ball.height + box.height) / 2
        assert gap.min() > 0.05
        assert gap[0] < 1.5
        assert np.abs(ball.track.x).max() + ball.height / 2 < performance.size[0] / 2
        assert ball.track.y.max() + ball.height / 2 < VIEW * 0.83
        assert not [e for e in performance.events if "box" in (e.actor, e.other)]


def test_materials_and_the_bounce_asked_for_decide_how_high_it_comes_back():
    def first(**look):
        found = flights(staged(actor("ball", "bounce", look=tuple(look.items()))))
        return np.sqrt(found[1][2] / found[0][2])

    assert first() == pytest.approx(0.78, abs=0.01)
    assert first(material="stone") == pytest.approx(0.35, abs=0.02)
    assert first(bounce="0.9") == pytest.approx(0.9, abs=0.01)


@pytest.mark.parametrize(("place", "gravity"), [("moon", 1.62), ("meadow", 9.81)])
def test_places_have_their_own_gravity(place, gravity):
    found = flights(staged(actor("ball", "bounce"), place=place, seconds=6))
    assert found[0][0] == pytest.approx(gravity, rel=0.005)


def test_a_shots_own_gravity_wins():
    assert flights(staged(actor("ball", "bounce"), place="moon", gravity=3.7))[0][0] == pytest.approx(3.7, rel=0.005)


def test_what_is_kicked_glides_farther_on_ice():
    def gone(place):
        track = staged(actor("man", does("kick", "box")), actor("box"), place=place, seconds=5).role("box").track
        return np.abs(track.x - track.x[0]).max()

    assert gone("rink") > 1.5 * gone("street") > 0.1


def test_in_space_things_keep_their_speed_and_stay_in_the_frame():
    performance = staged(actor("ball", "bounce"), place="space", seconds=8)
    track = performance.role("ball").track
    speed = np.hypot(np.diff(track.x), np.diff(track.y)) * TICK
    assert np.percentile(speed, 2) > 0.5
    assert np.abs(track.x).max() < performance.size[0] / 2


def test_a_ball_rolls_without_slipping_and_comes_to_rest_in_the_frame():
    performance = staged(actor("ball", does("roll", direction="right")))
    ball = performance.role("ball")
    gone, turned = np.diff(ball.track.x), np.diff(ball.track.angle)
    moving = gone > 0.002
    assert moving.sum() > TICK
    assert np.allclose(-turned[moving] * ball.height / 2, gone[moving], atol=2e-4)
    assert np.abs(ball.track.x[-1] - ball.track.x[-30]) < 0.02
    assert ball.track.x[-1] + ball.height / 2 < performance.size[0] / 2
    assert [e.kind for e in performance.events] == ["roll"]


def test_a_ball_goes_down_the_stairs_step_by_step():
    performance = staged(actor("ball", does("bounce", "stairs", direction="down")))
    assert performance.ground
    ball = performance.role("ball")
    over = ball.track.y - ball.height / 2 - np.interp(ball.track.x, *np.array(performance.ground).T)
    assert over.min() > -0.06
    hits = [e for e in performance.events if e.kind == "contact"]
    levels = {round(performance.floor(ball.track.at(e.time).x), 2) for e in hits}
    assert len(levels) >= 3
    assert ball.track.y[-1] < ball.track.y[0] - 1.5


def test_a_ball_rolls_down_a_ramp_as_fast_as_a_solid_disc_may():
    performance = staged(actor("marble", does("roll", "ramp", direction="down")))
    track = performance.role("marble").track
    drop = track.y[0] - track.y[-1]
    assert drop > 0.8
    fastest = (np.abs(np.diff(track.x)) * TICK).max()
    # v² = v0² + 4/3 g h for a disc that rolls without slipping.
    assert fastest == pytest.approx(np.sqrt(0.9**2 + 4 / 3 * 9.81 * drop), rel=0.12)
    assert abs(track.x[-1]) < performance.size[0] / 2


def test_a_stack_stands_until_it_is_told_to_fall():
    stands = staged(actor("cube", "stand", count=4, look=(("arrangement", "stack"),)))
    falls = staged(actor("cube", "fall", count=4, look=(("arrangement", "stack"),)))
    assert max(np.ptp(r.track.x) for r in stands.roles) < 0.02
    heights = [r.track.y[-1] for r in falls.roles]
    assert max(heights) < 2 * falls.roles[0].height
    assert any(e.kind == "contact" and e.other == "floor" for e in falls.events)


def test_dominoes_fall_one_after_the_other():
    performance = staged(actor("domino", "fall", count=6))
    when = [int(np.argmax(np.abs(r.track.angle) > 0.3)) for r in performance.roles]
    assert all(w > 0 for w in when)
    assert when == sorted(when) or when == sorted(when, reverse=True)
    assert {e.other for e in performance.events if e.kind == "contact"} - {"floor"}


def test_a_pendulum_keeps_its_length_and_swings_at_its_own_period():
    performance = staged(actor("pendulum", "swing"), seconds=8)
    role = performance.role("pendulum")
    pivot = next(c.aim for c in role.cues if c.verb == "swing")
    length = np.hypot(role.track.x - pivot[0], role.track.y - pivot[1])
    assert np.ptp(length) < 1e-4
    angle = np.arctan2(role.track.x - pivot[0], pivot[1] - role.track.y)
    crossings = np.flatnonzero(np.diff(np.sign(angle)) != 0) / TICK
    wide = np.abs(angle).max()
    period = 2 * np.pi * np.sqrt(length[0] / 9.81) * (1 + wide**2 / 16)
    assert np.mean(np.diff(crossings)) == pytest.approx(period / 2, rel=0.01)


def test_on_the_sea_wood_floats_and_stone_sinks():
    performance = staged(actor("cube", "fall"), actor("stone", "fall"), place="sea", seconds=6)
    cube, stone = (performance.role(k).track for k in ("cube", "stone"))
    assert abs(cube.y[-1]) < 0.5
    assert np.ptp(cube.y[-TICK:]) < 0.2
    assert stone.y[-1] < -2
    splashes = {e.actor for e in performance.events if e.kind == "splash"}
    assert splashes == {"cube", "stone"}
    assert set(DENSITY) == set(MATERIALS)


def test_under_water_a_stone_sinks_slowly():
    track = staged(actor("stone", "fall"), place="underwater").role("stone").track
    fall = -np.diff(track.y) * TICK
    assert fall.max() < 3.0
    assert track.y[-1] < track.y[0] - 1.0


def test_two_balls_that_collide_push_each_other_away():
    performance = staged(actor("ball", does("collide", "marble")), actor("marble"))
    ball, marble = (performance.role(k).track for k in ("ball", "marble"))
    hits = [e for e in performance.events if e.kind == "contact" and {e.actor, e.other} == {"ball", "marble"}]
    assert hits
    assert hits[0].materials is not None
    t = hits[0].time
    assert np.sign(marble.speed(t - 0.2)) != np.sign(marble.speed(t + 0.2))
    assert ball.at(t).x != pytest.approx(marble.at(t).x, abs=0.3)


def test_stretches_join_over_small_gaps_and_drop_short_ones():
    moments = [(t / TICK, 0.0) for t in range(100)] + [(2.0, 0.0)]
    assert [(a, b) for a, b, _ in stretches(moments)] == [(0.0, 99 / TICK)]

"""Insects, snakes, sea creatures, monsters, dinosaurs: in their size, feet planted, faces alive, deeds without a jump."""

from __future__ import annotations

import math

import numpy as np
import pytest
from menagerie import act, extent, hue, leaps, line, picture, rig

from sora_nb import plan
from sora_nb.stage.cast import insects, molluscs, monsters, snakes
from sora_nb.stage.cast.figures import figures
from sora_nb.stage.staging import perform
from sora_nb.stage.vocabulary import VERBS

ROOMS = (insects, snakes, molluscs, monsters)
ALL = [(room, figure.name) for room in ROOMS for figure in room.FIGURES]
IDS = [name for _, name in ALL]
LEGGED = [(insects, "ant"), (insects, "spider"), (insects, "ladybug"), (molluscs, "octopus"), (monsters, "monster"),
          (monsters, "yeti"), (monsters, "alien"), (monsters, "dinosaur"), (monsters, "brontosaurus"),
              (monsters, "dragon")]  # fmt: skip


@pytest.mark.parametrize(("room", "figure"), ALL, ids=IDS)
def test_stands_on_the_ground_in_about_its_size(room, figure):
    body = rig(room, figure)
    left, right, low, high = extent(picture(body, 0.3))
    tall = body.role.height
    assert -0.22 * tall < low < 0.35 * tall
    assert 0.4 * tall < high < 1.75 * tall
    assert 0.5 < (right - left) / (figures()[figure].breadth * tall) < 1.7


@pytest.mark.parametrize("way", [1, -1])
@pytest.mark.parametrize(("room", "figure"), LEGGED, ids=[n for _, n in LEGGED])
def test_planted_feet_do_not_slip(room, figure, way):
    body = rig(room, figure, x=lambda t: way * (0.3 * t + 0.12 * t * t), facing=way)
    seen = 0
    for t in np.arange(0.2, 2.7, 0.05):
        now, then = ({n: (x, y) for n, x, y in body.planted(at)} for at in (t, t + 0.004))
        for name in now.keys() & then.keys():
            seen += 1
            assert math.dist(now[name], then[name]) < 1e-3
    assert seen > 40


def test_an_ant_always_stands_on_three_feet_at_least():
    body = rig(insects, "ant", x=lambda t: 0.5 * t)
    assert min(len(body.planted(t)) for t in np.arange(0.1, 2.9, 0.02)) >= 3


def test_a_snake_flows_along_a_path_that_stands_still():
    body = rig(snakes, "snake", x=lambda t: 0.4 * t)
    found = {}
    for t in np.arange(0.0, 3.0, 0.05):
        for x, y in (body.world(p, float(t)) for p in body.spine(float(t), body.manner(float(t)))[11:22]):
            found.setdefault(round(x / 0.05), []).append(y)
    spread = [np.ptp(ys) for ys in found.values() if len(ys) > 4]
    assert len(spread) > 10
    assert np.median(spread) < 0.2 * body.role.height
    assert np.ptp([np.mean(ys) for ys in found.values()]) > 0.15 * body.role.height


def test_a_butterfly_flutters_off_the_straight_way():
    shot = plan("a butterfly flutters over a meadow").shots[0]
    track = perform(shot, seconds=5.0, aspect=16 / 9, seed=3).role("butterfly").track
    y = track.y[240:-240]
    turns = np.count_nonzero(np.diff(np.sign(np.diff(y[::12]))) != 0)
    assert turns >= 6
    assert np.ptp(y) > 0.25


def test_a_jellyfish_pulses_and_its_arms_lag():
    body = rig(molluscs, "jellyfish", y=2.0, cues=[act("swim", 0, 3)])
    widths = [np.ptp(extent(picture(body, t))[:2]) for t in np.arange(0.0, 1.4, 0.1)]
    assert max(widths) > 1.12 * min(widths)


@pytest.mark.parametrize(("room", "figure"), ALL, ids=IDS)
def test_speaks_blinks_and_obeys_its_colour(room, figure):
    talks, silent = (rig(room, figure, lines=lines, seed=5) for lines in ([line()], ()))
    assert not np.array_equal(picture(talks, 0.7), picture(silent, 0.7))
    red, blue = (hue(picture(rig(room, figure, colour=c), 0.3)) for c in ("red", "blue"))
    assert red[0] - blue[0] > 12
    assert blue[2] - red[2] > 12


@pytest.mark.parametrize(("room", "figure"), [(insects, "bee"), (snakes, "snake"), (molluscs, "octopus"),
    (monsters, "monster"), (monsters, "dragon"), (monsters, "ghost")])  # fmt: skip
@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_acted_without_popping(room, figure, verb):
    body = rig(room, figure, cues=[act(verb, beat=1.4)])
    assert leaps(body, 0.25, 1.0) < 0.16
    assert picture(body, 1.5, zoom=0.5)[..., 3].any()


def test_monsters_differ_by_seed_and_are_the_same_for_one():
    pictures = {picture(rig(monsters, "monster", seed=s), 0.3).tobytes() for s in range(6)}
    assert len(pictures) == 6
    assert np.array_equal(*(picture(rig(monsters, "monster", seed=4), 0.3) for _ in range(2)))


def test_a_dragon_breathes_fire_ahead_of_it():
    calm, hot = (rig(monsters, "dragon", cues=cues) for cues in ((), [act("burn", 0.0, 3.0)]))
    assert extent(picture(hot, 1.0))[1] > extent(picture(calm, 1.0))[1] + 0.5


def test_heavy_feet_are_heard_where_they_fall():
    body = rig(monsters, "dinosaur", x=lambda t: 1.2 * t)
    steps = body.steps()
    assert 1 <= len(steps) <= 6
    assert all(event.kind == "step" and event.impulse > 20 for event in steps)


@pytest.mark.parametrize(("words", "figure", "family"), [
    ("a bumblebee buzzes around a flower", "bee", "insect"), ("a ladybird crawls on a leaf", "ladybug", "insect"),
    ("a tarantula crawls", "spider", "insect"), ("a python slithers", "python", "snake"),
        ("an earthworm crawls", "worm", "snake"),
    ("a kraken swims underwater", "octopus", "mollusc"), ("a sea star sleeps", "starfish", "mollusc"),
    ("a T-rex roars", "dinosaur", "monster"), ("a troll waves", "monster", "monster"),
        ("a unicorn gallops", "unicorn", "quadruped"),
    ("a triceratops walks", "triceratops", "monster"), ("a bigfoot walks in the forest", "yeti", "monster"),
])  # fmt: skip
def test_words_lead_to_them(words, figure, family):
    actor = plan(words).shots[0].actors[0]
    assert (actor.figure, figures()[figure].family) == (figure, family)


def test_fire_is_breathed_and_not_cast():
    shot = plan("a dragon breathes fire").shots[0]
    assert [a.figure for a in shot.actors] == ["dragon"]
    assert shot.actors[0].actions[0].verb == "burn"

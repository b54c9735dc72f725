"""Resuming: up to its old end a longer shot is the film that it was, in every row, word and move of the camera."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from sora_nb.stage.camera import frame_at
from sora_nb.stage.continuity import Continuity
from sora_nb.stage.director import read
from sora_nb.stage.lengthening import lengthened, meant
from sora_nb.stage.performance import TICK, Track

SECONDS, MORE, ASPECT, SEED = 3.0, 2.0, 16 / 9, 5
ROWS = [field.name for field in dataclasses.fields(Track)]


def longer(plan, words, seconds=SECONDS):
    """Return a plan that goes on for two seconds."""
    more = read(meant(words, plan.shots[-1]), seconds=MORE) if words else None
    return lengthened(plan, more, seconds=seconds, by=MORE, aspect=ASPECT, seed=SEED)


def acted(plan, seconds):
    """Return the performance of a plan's first shot."""
    return Continuity(ASPECT, SEED).acted(plan.shots[0], seconds)


def same_up_to(first, second, seconds):
    """Assert that nobody's way differs by more than a pixel of a 540-line frame, and that all was heard and seen as before."""
    n = round(seconds * TICK)
    for role in first.roles:
        there = second.role(role.key)
        for name in ROWS:
            old, new = getattr(role.track, name)[: n + 1], getattr(there.track, name)[: n + 1]
            assert np.abs(old - new).max() < 1 / 90, (role.key, name)
        said = [line.start for line in there.lines if line.start < seconds]
        assert said == pytest.approx([line.start for line in role.lines], abs=1 / TICK)
        assert role.calls == tuple(t for t in there.calls if t < seconds)
    told, again = ([e for e in p.events if e.time < seconds] for p in (first, second))
    assert [(e.kind, e.actor) for e in told] == [(e.kind, e.actor) for e in again]
    assert [e.time for e in told] == pytest.approx([e.time for e in again], abs=1 / TICK)
    for t in np.arange(0, seconds, 0.1):
        assert np.allclose(frame_at(first.camera, t), frame_at(second.camera, t), atol=0.01)


@pytest.mark.parametrize(
    ("prompt", "words"),
    [
        ("A girl throws a ball to a boy", "the boy throws it back"),
        ("A rabbit hops through the forest", "a fox follows the rabbit"),
        ("A dog runs along the beach", "a boy chases the dog"),
        ("A cat sits next to a box", "a dog chases the cat"),
        ("A penguin dances on the rink", ""),
        ("A dog chases a cat", ""),
        ("A man waves, the camera zooms in", "a bird lands next to the man"),
        ("A woman walks along the street and says 'Good morning!'", "she says 'Good night!'"),
    ],
)
def test_what_was_is_not_touched_by_what_comes(prompt, words):
    plan = read(prompt, seconds=SECONDS)
    same_up_to(acted(plan, SECONDS), acted(longer(plan, words), SECONDS + MORE), SECONDS)


def test_a_film_that_was_made_longer_can_be_made_longer_again():
    plan = read("A red ball bounces next to a penguin", seconds=SECONDS)
    once = longer(plan, "the penguin waves")
    twice = longer(once, "a cat chases the penguin", SECONDS + MORE)
    assert twice.shots[0].seams == (SECONDS, SECONDS + MORE)
    same_up_to(acted(plan, SECONDS), acted(twice, SECONDS + 2 * MORE), SECONDS)
    same_up_to(acted(once, SECONDS + MORE), acted(twice, SECONDS + 2 * MORE), SECONDS + MORE)


def test_what_is_thrown_back_is_caught_first():
    plan = read("A girl throws a ball to a boy", seconds=SECONDS)
    after = acted(longer(plan, "the boy throws it back"), SECONDS + MORE)
    boy, girl, ball = (after.role(key).track for key in ("boy", "girl", "ball"))
    assert abs(ball.at(SECONDS).x - boy.at(SECONDS).x) < 1.0
    ends = SECONDS + MORE - 0.05
    assert abs(ball.at(ends).x - girl.at(ends).x) < abs(ball.at(SECONDS).x - girl.at(SECONDS).x) / 2


def test_who_is_followed_goes_on_the_way_they_went():
    plan = read("A rabbit hops through the forest", seconds=SECONDS)
    after = acted(longer(plan, "a fox follows the rabbit"), SECONDS + MORE)
    steps = np.abs(np.diff(after.role("rabbit").track.x[round(SECONDS * TICK) - 5 :]))
    assert steps.max() < 0.06


@pytest.mark.parametrize(("words", "meaning"), [("he sings", "the chef sings"), ("He sings", "the chef sings")])
def test_he_means_the_one_person_there_is(words, meaning):
    assert meant(words, read("A chef cooks in the kitchen").shots[0]) == meaning


def test_it_means_the_one_animal_where_there_is_no_thing():
    assert meant("it lands on a boat", read("A bird flies over the sea").shots[0]) == "the bird lands on a boat"

"""Gravity and restitution out of pixels alone, against what was set."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

import sora_nb as sora
from sora_nb import motion

SMALL = {"size": (384, 216), "seconds": 3}


class Drawn:
    """A film drawn here: a disc at given places on a grey gradient, with some noise."""

    rate, events, seconds = 0, (), 0.0

    def __init__(self, spots, radius=12.0, size=(320, 180), fps=24, slide=0):
        self.spots, self.radius, self.size, self.fps, self.slide = spots, radius, size, Fraction(fps), slide

    def each_frame(self):
        rng = np.random.default_rng(0)
        y, x = np.mgrid[: self.size[1], : self.size[0]] + 0.5
        for n, (cx, cy) in enumerate(self.spots):
            ground = 120 + 60 * np.sin((x + self.slide * n) / 9) * np.sin(y / 11)
            cover = np.clip(self.radius - np.hypot(x - cx, y - cy) + 0.5, 0, 1)[..., None]
            frame = ground[..., None] * (1 - cover) + cover * (220, 40, 40) + rng.normal(0, 2, (*x.shape, 3))
            yield np.clip(frame, 0, 255).astype(np.uint8)


def bouncing(gravity, share, frames=96, fps=24, start=4.6, floor=1.0):
    """Return heights in metres of a ball that is let go: closed form from bounce to bounce, then at rest."""
    heights = np.full(frames, floor)
    time = np.arange(frames) / fps
    begin, speed, base = 0.0, 0.0, start
    end = (2 * (start - floor) / gravity) ** 0.5
    while end - begin > 0.02:
        flight = (time >= begin) & (time < end)
        since = time[flight] - begin
        heights[flight] = base + speed * since - gravity * since**2 / 2
        speed = share * (gravity * (end - begin) - speed)
        begin, end, base = end, end + 2 * speed / gravity, floor
    return heights


@pytest.mark.parametrize(("gravity", "share"), [(3.7, 0.6), (9.81, 0.8), (9.81, 0.5)])
def test_closed_form_bounces_are_read_from_a_drawn_film(gravity, share):
    heights = bouncing(gravity, share)
    spots = np.stack([np.linspace(60, 250, len(heights)), 180 - heights * 30], axis=1)
    found = motion.follow(Drawn(spots))
    np.testing.assert_allclose(found.x, spots[:, 0] / 30, atol=0.02)
    assert found.gravity == pytest.approx(gravity, rel=0.02)
    assert found.restitution == pytest.approx(share, rel=0.04)
    assert found.table().columns.tolist() == ["time", "x", "y"]


@pytest.mark.parametrize(
    ("prompt", "name", "gravity", "bounce"),
    [
        ("a ball falls on the moon", "ball", 3.0, 0.5),
        ("a red ball bounces on the floor next to a blue box", "ball", 9.81, 0.8),
        ("a green ball bounces on a meadow in the wind", "ball", 9.81, 0.6),
        ("a stone falls at night in the city", "stone", 6.0, 0.7),
    ],
)
def test_a_films_gravity_is_what_was_set(studio, prompt, name, gravity, bounce):
    recipe = sora.Recipe(prompt=prompt, **SMALL)
    knobs = {"gravity": gravity, f"{name}__bounce": bounce}
    clip = studio.make(turned(recipe, knobs, studio))
    found = studio.measure(clip)
    assert found.gravity == pytest.approx(gravity, rel=0.03)
    assert found.restitution == pytest.approx(bounce, abs=0.05)


def turned(recipe, values, studio):
    from sora_nb.revising import knobs

    return knobs.turned(recipe, values, lambda prompt, seconds: studio.plan(prompt, seconds=seconds))


def test_numbers_are_plain_ones(studio):
    found = studio.measure(studio.generate("a ball falls on the moon", seconds=3, size=(320, 180)))
    assert found.flights
    assert "np." not in repr(found)


def test_an_actor_is_measured_by_name(studio):
    clip = studio.generate("a red ball bounces next to a blue box", **SMALL)
    assert studio.measure(clip, actor="ball").gravity == pytest.approx(9.81, rel=0.03)
    with pytest.raises(sora.InvalidRequest, match="No actor is called 'cat'; there are ball, box"):
        studio.measure(clip, actor="cat")


def test_what_cannot_be_measured_is_refused(studio):
    with pytest.raises(sora.MediaError, match="Nothing moves"):
        motion.follow(Drawn(np.full((30, 2), -50.0)), plate=next(Drawn([(-50, -50)]).each_frame()))
    with pytest.raises(sora.MediaError, match="whole picture moves"):
        motion.follow(Drawn([(50, 50)] * 30, slide=7))
    plan = studio.plan("a ball falls")
    clip = studio.generate(plan=plan.but(shots=plan.shots * 2), seconds=1, size=(128, 96))
    with pytest.raises(sora.InvalidRequest, match="2 shots"):
        studio.measure(clip)


def test_what_rolls_has_no_gravity():
    spots = np.stack([np.linspace(40, 280, 48), np.full(48, 120.0)], axis=1)
    found = motion.follow(Drawn(spots))
    assert (found.gravity, found.restitution, found.flights) == (None, None, ())

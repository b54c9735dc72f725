"""Limits: what is refused, what is moved onto a grid, and that every move is told."""

from __future__ import annotations

import pytest

import sora_nb as sora
from sora_nb import engines
from sora_nb.engines.base import Limits, Option

STEPS = Option(name="steps", low=1, high=50, whole=True, about="how many")
MOOD = Option(name="mood", words=("calm", "wild"), about="how it feels")


def recipe(**changes):
    return sora.Recipe(**({"prompt": "a ball", "size": (320, 180), "seconds": 1.0} | changes))


def test_what_is_on_the_grid_stays_and_nothing_is_said():
    asked = recipe(seconds=2.51)
    assert Limits().snap(asked) == (asked, ())


@pytest.mark.parametrize(
    ("seconds", "fps", "frames"),
    [(5.0, 24, 121), (1.0, 24, 25), (0.2, 24, 9), (0.75, 24, 17), (20.0, 24, 473), (19.9, 24, 473), (1.0, 60, 57)],
)
def test_frames_follow_the_rule_and_stay_within_the_longest(seconds, fps, frames):
    limits = Limits(frames=(8, 1), seconds=(0.1, 20.0))
    used, notes = limits.snap(recipe(seconds=seconds, fps=fps))
    assert used.frames == frames
    assert used.seconds == pytest.approx(frames / fps)
    assert used.seconds <= 20.0
    assert len(notes) == 1
    assert notes[0].startswith(f"{seconds:g} s → ")
    assert f"{frames} frames" in notes[0]
    assert limits.snap(used) == (used, ())


def test_the_size_follows_the_rule():
    used, notes = Limits(multiple=32).snap(recipe(size=(960, 540)))
    assert used.size == (960, 544)
    assert notes == ("size 960×540 → 960×544: sides are multiples of 32",)


def test_a_notice_comes_first():
    _, notes = Limits(notice="Mind the step.", multiple=32).snap(recipe())
    assert notes[0] == "Mind the step."
    assert len(notes) == 2


def test_options_are_read():
    limits = Limits(options=(STEPS, MOOD))
    assert limits.settings(recipe(options=(("mood", "wild"), ("steps", "7"))), "mine") == {"mood": "wild", "steps": 7}
    assert limits.settings(recipe(), "mine") == {}


@pytest.mark.parametrize("options", [(("step", "7"),), (("steps", "0"),), (("steps", "2.5"),), (("mood", "odd"),)])
def test_other_options_are_refused(options):
    with pytest.raises(sora.InvalidRequest):
        Limits(options=(STEPS, MOOD)).check(recipe(options=options), "mine")


def test_an_engine_that_names_no_options_takes_any():
    Limits().check(recipe(options=(("anything", "goes"),)), "mine")


def test_looking_an_engine_up_asks_it_for_nothing(monkeypatch):
    class Slow:
        name, version = "slow", "1"

        @property
        def limits(self):
            raise AssertionError("asked for its limits")

        assets = limits

        def render(self, job):
            yield from ()

    monkeypatch.setattr(engines, "_load", lambda _: Slow)
    assert engines.get("slow, unlike any other").name == "slow"


def test_half_an_engine_is_none(monkeypatch):
    class Half:
        name, version = "half", "1"

    monkeypatch.setattr(engines, "_load", lambda _: Half)
    with pytest.raises(sora.InvalidRequest, match="it needs name, version, limits, assets and render"):
        engines.get("half, unlike any other")


def test_an_engine_that_takes_no_argument_says_so():
    with pytest.raises(sora.InvalidRequest, match="'stage' takes nothing after a colon"):
        engines.get("stage:folder")

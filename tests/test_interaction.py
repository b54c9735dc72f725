"""Knobs: what can be turned, and what a turn gives."""

from __future__ import annotations

import pytest

import sora_nb as sora
from sora_nb.revising import knobs

SMALL = {"size": (256, 144), "seconds": 2}


def test_gravity_and_bounce_are_turned_and_measured(studio):
    dial = studio.interact("a ball falls on the moon", gravity=(1, 20), bounce=(0.2, 0.95), size=(480, 270), seconds=3)
    assert dial.values["gravity"] == pytest.approx(1.62, abs=0.1)
    for gravity in (4.0, 15.0):
        dial.set(gravity=gravity, bounce=0.8)
        assert dial.outcome.clip.plan.shots[0].gravity == gravity
        assert dial.motion.gravity == pytest.approx(gravity, rel=0.03)
        assert dial.motion.restitution == pytest.approx(0.8, abs=0.04)
    assert dial.table()[0][:2] == ("gravity, m/s²", "15.00")
    assert len(studio.library()) == 0, "previews are not kept"
    kept = dial.clip(size=(320, 180))
    assert kept.wait().plan.shots[0].gravity == 15.0
    assert [clip.id for clip in studio.library()] == [kept.id]


def test_a_clip_goes_under_knobs_as_it_was_made(studio):
    clip = studio.generate("a red ball bounces", seed=5, seconds=1.5, size=(320, 180), fps=12, style="paper").change(
        "ball", colour="green"
    )
    dial = studio.interact(clip, gravity=(1, 20))
    assert dial.values["gravity"] == pytest.approx(9.81, abs=0.1)
    shown = dial.set(gravity=4.0).outcome.clip
    assert (shown.recipe.seed, shown.recipe.seconds, shown.recipe.fps, shown.recipe.style) == (5, 1.5, 12, "paper")
    assert shown.plan.shots[0].actors[0].colour == "green"
    assert shown.plan.shots[0].gravity == 4.0
    kept = dial.clip()
    assert kept.wait().recipe.size == (320, 180)
    assert kept.parents[0].id == clip.id
    assert any("gravity" in str(change) for change in kept.diff())
    assert len(kept.lineage()) == 3


def test_a_clip_that_was_not_made_from_words_has_no_knobs(studio):
    cut = studio.generate("a red ball bounces", engine="testcard", seconds=1, size=(64, 64)).trim(0, 0.5)
    with pytest.raises(sora.InvalidRequest, match="not made from words"):
        studio.interact(cut, gravity=(1, 20))
    with pytest.raises(sora.InvalidRequest, match="prompt is 42"):
        studio.interact(42, gravity=(1, 20))


def test_words_in_braces_are_knobs(studio):
    dial = studio.interact("a {colour} ball {action}", colour=["red", "blue"], action=["bounces", "rolls"], **SMALL)
    assert dial.outcome.clip.recipe.prompt == "a red ball bounces"
    dial.set(colour="blue", action="rolls")
    actor = dial.outcome.clip.plan.shots[0].actors[0]
    assert (actor.colour, actor.actions[0].verb) == ("blue", "roll")


@pytest.mark.parametrize(
    ("knob", "value", "seen"),
    [
        ("time", "night", lambda shot: shot.time),
        ("count", 3, lambda shot: shot.actors[0].count),
        ("box__colour", "green", lambda shot: shot.actors[1].colour),
        ("action", "roll", lambda shot: shot.actors[0].actions[0].verb),
        ("start", 0.5, lambda shot: shot.actors[0].actions[0].start),
        ("bounce", 0.4, lambda shot: float(shot.actors[0].trait("bounce"))),
    ],
)
def test_any_field_of_the_plan_can_be_turned(studio, knob, value, seen):
    recipe = sora.Recipe(prompt="a red ball bounces next to a blue box", **SMALL)
    new = knobs.turned(recipe, {knob: value}, lambda prompt, seconds: studio.plan(prompt, seconds=seconds))
    assert seen(new.plan.shots[0]) == value
    assert knobs.current(new.plan, new, knob) == value


def test_numbers_of_the_recipe_can_be_turned(studio):
    dial = studio.interact("a ball bounces", seed=(0, 9), **SMALL)
    assert dial.set(seed=3).outcome.clip.recipe.seed == 3


@pytest.mark.parametrize(
    ("prompt", "specs", "said"),
    [
        ("a ball falls", {}, "no knob to turn"),
        ("a ball falls", {"gravitty": (1, 2)}, "Did you mean 'gravity'"),
        ("a ball falls", {"dog__colour": ["red"]}, "nothing called 'dog__colour'"),
        ("a ball falls", {"gravity": (5, 1)}, "write a range"),
        ("a ball falls", {"gravity": "high"}, "write a range"),
        ("a ball falls", {"gravity": (-1, 5)}, r"gravity is \(-1, 5\)"),
        ("a ball falls", {"gravity": [-2.0, 5.0]}, "gravity is -2.0"),
        ("a ball falls", {"colour": []}, "write a range"),
        ("a {colour} ball falls", {"gravity": (1, 2)}, "no knob colour"),
        ("a {colour ball falls", {"gravity": (1, 2)}, "brace"),
    ],
)
def test_what_is_no_knob_is_refused_before_any_work(studio, prompt, specs, said):
    with pytest.raises(sora.InvalidRequest, match=said):
        studio.interact(prompt, **SMALL, **specs)


def test_a_knob_is_not_turned_too_far(studio):
    dial = studio.interact("a ball falls", gravity=(1, 20), colour=["red", "blue"], **SMALL)
    for values, said in (
        ({"gravity": 25}, "1 to 20"),
        ({"gravity": "5"}, "1 to 20"),
        ({"colour": "pink"}, "'red', 'blue'"),
        ({"size": 3}, "no knob 'size'; there are gravity, colour"),
    ):
        with pytest.raises(sora.InvalidRequest, match=said):
            dial.set(**values)


def test_only_the_last_turn_is_made(studio):
    dial = studio.interact("a ball bounces", seed=(0, 99), size=(640, 360), seconds=10)
    for seed in range(6):
        dial.set(seed=seed)
    assert dial.outcome.clip.recipe.seed == 5
    assert len(dial._workshop.library()) <= 2


def test_an_error_in_the_render_reaches_the_caller(studio):
    dial = studio.interact("a ball bounces", time=["day", "night"], place=["meadow", "nowhere"], **SMALL)
    dial.set(place="nowhere")
    with pytest.raises(sora.SoraError, match="nowhere"):
        _ = dial.outcome


def test_whatever_breaks_in_a_preview_reaches_whoever_waits(studio, monkeypatch):
    dial = studio.interact("a ball bounces", seed=(0, 9), **SMALL)
    monkeypatch.setattr(type(dial._workshop), "make", lambda *_, **__: 1 / 0)
    with pytest.raises(sora.RenderFailed, match="ZeroDivisionError"):
        _ = dial.set(seed=1).outcome


@pytest.mark.parametrize("specs", [{"gravity": ["strong"]}, {"gravity": (1, float("inf"))}])
def test_gravity_is_a_number(studio, specs):
    with pytest.raises(sora.InvalidRequest, match="gravity is"):
        studio.interact("a ball falls", **SMALL, **specs)


def test_a_turned_gravity_drops_from_the_same_height(studio):
    dial = studio.interact("a ball falls on the moon", gravity=(1, 20), seconds=3, size=(320, 180))
    heights = [float(dial.set(gravity=gravity).motion.y[0]) for gravity in (1.62, 9.81, 20.0)]
    assert max(heights) - min(heights) < 0.05

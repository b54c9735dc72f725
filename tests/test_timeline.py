"""What lies where in a cut, and what that makes of plans and events."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sora_nb import cutting, timeline
from sora_nb.errors import InvalidRequest
from sora_nb.footage import Event
from sora_nb.plans import Action, Actor, Plan, Shot
from sora_nb.recipes import Recipe
from sora_nb.timeline import Piece


def acted(*actions, **shot):
    return Shot(actors=(Actor(name="fox", figure="fox", word="fox", actions=actions),), **shot)


def piece(*shots, seconds=4.0, fps=24, **facts):
    words = {"id": "a", "title": "A fox", "plan": Plan(shots=shots), "size": (128, 96), "sounds": True}
    return Piece(**(words | {"fps": Fraction(fps), "frames": round(seconds * fps)} | facts))


def test_trim_clips_shots_and_shifts_actions():
    film = piece(
        acted(Action(verb="run", start=0.5, end=1.5), Action(verb="jump", start=1.8)),
        acted(Action(verb="sit"), Action(verb="sleep", start=0.25, end=2.0), place="beach"),
    )
    recipe = cutting.trim(film, 1.0, 3.0)
    assert recipe.seconds == 2.0
    assert recipe.parents == ("a",)
    first, second = timeline.plan_of(recipe, [film]).shots
    assert (first.seconds, second.seconds, second.place) == (1.0, 1.0, "beach")
    assert first.actors[0].actions == (Action(verb="run", start=0.0, end=0.5), Action(verb="jump", start=0.8))
    assert second.actors[0].actions == (Action(verb="sit"), Action(verb="sleep", start=0.25, end=1.0))


def test_trim_drops_what_is_over_or_not_begun():
    film = piece(acted(Action(verb="run", end=1.0), Action(verb="jump", start=3.0), Action(verb="look", start=1.5)))
    (shot,) = timeline.plan_of(cutting.trim(film, 1.0, 3.0), [film]).shots
    assert [action.verb for action in shot.actors[0].actions] == ["look"]


@pytest.mark.parametrize(("start", "end", "seconds"), [(-1, None, 1.0), (1, -1, 2.0), (0, None, 4.0), (0.51, 0.99, 0.5)])
def test_trim_counts_from_the_end_and_snaps_to_frames(start, end, seconds):
    assert cutting.trim(piece(acted()), start, end).seconds == seconds


@pytest.mark.parametrize(("start", "end"), [(2, 1), (0, 4.5), (-5, None), (4, None), (1, 1.001)])
def test_trim_refuses_what_is_no_part(start, end):
    with pytest.raises(InvalidRequest, match="trim"):
        cutting.trim(piece(acted()), start, end)


def test_stitch_joins_the_shots_with_their_seconds():
    films = [piece(acted(), acted(place="beach")), piece(acted(place="moon"), seconds=2.0, id="b", title="The Moon")]
    recipe = cutting.stitch(films, transition="crossfade", seconds=1.0, size=None, fps=None)
    plan = timeline.plan_of(recipe, films)
    assert recipe.seconds == 5.0
    assert [(shot.place, shot.seconds) for shot in plan.shots] == [("meadow", 2.0), ("beach", 1.5), ("moon", 1.5)]
    assert plan.prompt == "A fox + The Moon"


def test_loop_repeats_shots_and_events():
    film = piece(acted(), seconds=1.0)
    recipe = cutting.loop(film, None, 2.5)
    assert [shot.seconds for shot in timeline.plan_of(recipe, [film]).shots] == [1.0, 1.0, 0.5]
    events = timeline.events_of(recipe, [24], [[Event(kind="contact", time=0.75)]])
    assert [event.time for event in events] == [0.75, 1.75]


def test_events_are_shifted_and_cut_off():
    film = piece(acted())
    said = [
        Event(kind="contact", time=0.5), Event(kind="speech", time=0.75, end=1.5, text="Oh no!"),
        Event(kind="contact", time=1.0), Event(kind="roll", time=2.5, end=3.9), Event(kind="contact", time=3.0),
    ]  # fmt: skip
    events = timeline.events_of(cutting.trim(film, 1.0, 3.0), [96], [said])
    assert [(event.kind, event.time, event.end) for event in events] == [
        ("speech", 0.0, 0.5), ("contact", 0.0, None), ("roll", 1.5, 2.0),
    ]  # fmt: skip


def test_what_is_fitted_is_said():
    films = [piece(acted()), piece(acted(), size=(96, 128), fps=12, sounds=False)]
    notes = timeline.plan_of(cutting.stitch(films, transition="cut", seconds=1, size=None, fps=None), films).notes
    assert notes == (
        "clip 2 is fitted from 96×128 into 128×96 with bars beside it", "clip 2 goes from 12 to 24 frames a second",
        "clip 2 is silent",
    )  # fmt: skip


def test_stitch_refuses_what_cannot_be():
    short = piece(acted(), seconds=0.5)
    with pytest.raises(InvalidRequest, match="nothing to stitch"):
        cutting.stitch([], transition="cut", seconds=1, size=None, fps=None)
    with pytest.raises(InvalidRequest, match="cut, crossfade, wipe, match"):
        cutting.stitch([short], transition="swirl", seconds=1, size=None, fps=None)
    with pytest.raises(InvalidRequest, match=r"Clip 2 lasts 0\.5 s"):
        cutting.stitch([piece(acted()), short, piece(acted())], transition="wipe", seconds=0.4, size=None, fps=None)
    with pytest.raises(InvalidRequest, match="at most 60"):
        cutting.stitch([piece(acted(), seconds=40)] * 2, transition="cut", seconds=1, size=None, fps=None)


def test_captions_take_what_is_said():
    said = [Event(kind="speech", time=0.5, end=0.9, text="Hi"), Event(kind="speech", time=1.0, end=3.0, text="Catch!")]
    assert cutting.spoken(said, 4.0) == [(0.5, 1.0, "Hi"), (1.0, 3.0, "Catch!")]
    assert cutting.spoken([], 4.0) == []


def test_a_film_without_a_plan_cannot_be_remixed():
    stranger = Piece(**{f: getattr(piece(), f) for f in Piece.__slots__} | {"elsewhere": True})
    with pytest.raises(InvalidRequest, match="“A fox” was made elsewhere"):
        cutting.insist_on_plan(Recipe(prompt="at night", action="remix", parents=("a",)), [stranger])
    cutting.insist_on_plan(cutting.trim(stranger, 0, 1), [stranger])


@given(
    lengths=st.lists(st.floats(0.3, 6.0), min_size=1, max_size=5), fps=st.integers(1, 60),
    transition=st.sampled_from(["cut", "crossfade", "wipe"]), seconds=st.floats(0.02, 0.14),
)  # fmt: skip
def test_runs_cover_every_frame_and_the_plan_every_second(lengths, fps, transition, seconds):
    films = [piece(acted(), acted(), seconds=length, fps=fps, frames=max(1, round(length * fps))) for length in lengths]
    try:
        recipe = cutting.stitch(films, transition=transition, seconds=seconds, size=None, fps=None)
    except InvalidRequest:
        return
    runs = timeline.segments(recipe, [film.frames_at(fps) for film in films])
    assert runs[0].at == 0
    assert runs[-1].end == recipe.frames
    assert all(after.at + after.overlap == run.end for run, after in itertools.pairwise(runs))
    shots = timeline.plan_of(recipe, films).shots
    assert sum(shot.seconds for shot in shots) == pytest.approx(recipe.seconds, abs=1e-5)

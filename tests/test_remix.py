"""Remixes on the shelf: recipe, lineage, differences, and everybody's path."""

from __future__ import annotations

import numpy as np
import pytest

import sora_nb as sora
from sora_nb.stage import staging
from sora_nb.stage.keeping import kept
from sora_nb.stage.rereading import reread
from tests.bench.remix import PAIRS, named_in, strayed

FEW = [PAIRS[i] for i in (1, 3, 4, 6, 9, 13, 15, 18, 26, 29, 30, 31)]


@pytest.fixture(scope="module")
def studio(tmp_path_factory):
    return sora.Studio(tmp_path_factory.mktemp("shelf"))


@pytest.fixture(scope="module")
def parent(studio):
    return studio.generate("A red ball bounces next to a box and a penguin waves", seconds=0.5, size=(128, 72), fps=8, seed=3)


def test_a_remix_is_its_parent_but_for_the_words(parent):
    child = parent.remix("the same, at night")
    old, new = parent.recipe, child.recipe
    assert (new.action, new.parents, new.prompt) == ("remix", (parent.id,), "the same, at night")
    assert (new.seed, new.size, new.seconds, new.fps, new.engine) == (old.seed, old.size, old.seconds, old.fps, old.engine)
    assert child.id != parent.id
    assert [c.id for c in child.parents] == [parent.id]
    assert [c.id for c in parent.children] == [child.id]
    assert parent.remix("the same, at night").id == child.id


def test_differences_tell_what_changed_and_draw_themselves(parent):
    diff = parent.remix("at night, without the box").diff()
    assert [c.sentence for c in diff][:2] == ["Time was day, now night.", "Box: gone."]
    assert list(diff.table().columns) == ["shot", "who", "what", "before", "after", "sentence"]
    assert "<li>Box: gone.</li>" in diff._repr_html_()
    assert repr(parent.diff(parent)) == "Nothing changed."
    with pytest.raises(sora.InvalidRequest, match="made from no other"):
        parent.diff()


def test_lineage_goes_back_to_the_first(parent):
    child = parent.remix("add a tree")
    grandchild = child.remix("make the ball green")
    assert [c.id for c in grandchild.lineage()] == [parent.id, child.id, grandchild.id]
    assert sora.Studio(parent._maker.home).table().set_index("id").loc[child.id, "parents"] == parent.id


def test_shared_ancestors_are_read_once(studio, monkeypatch):
    line = [studio.generate("a card", engine="testcard", size=(64, 64), seconds=0.2, fps=10).wait()]
    for _ in range(3):
        line.append(studio.stitch([line[-1], line[-1]], fps=10).trim(0, 0.2).wait())
        line[-1:-1] = line[-1].parents
    read = []
    parents = studio.shelf.parents
    monkeypatch.setattr(studio.shelf, "parents", lambda id_: (read.append(id_), parents(id_))[1])
    assert [clip.id for clip in line[-1].lineage()] == [clip.id for clip in line]
    assert len(read) == len(set(read)) == len(line)


def test_style_seed_and_sound_of_a_remix(parent):
    assert parent.remix("in the rain", style="paper").recipe.style == "paper"
    assert parent.remix("in the rain", seed=9).recipe.seed == 9
    assert parent.remix("no sound").recipe.sound is False
    paper = parent.remix("in the rain", style="paper")
    assert paper.remix("as claymation").recipe.style is None
    with pytest.raises(sora.InvalidRequest):
        parent.remix("in the rain", style="velvet")


def test_strict_refuses_what_finds_no_place(parent):
    with pytest.raises(sora.Unplaced, match="no place for “frobnicate”"):
        parent.remix("frobnicate", strict=True)
    assert parent.remix("frobnicate").plan.notes


def paths(plan):
    """Return the paths of a plan's first shot, (time, x and y) in shares of the frame's width, by the role's key."""
    stage = staging.perform(plan.shots[0], seconds=2.0, aspect=16 / 9, seed=7)
    every = slice(None, None, 24)
    return {r.key: np.stack([r.track.x[every], r.track.y[every]], axis=1) / stage.size[0] for r in stage.roles}


@pytest.mark.parametrize("pair", FEW, ids=lambda pair: pair.words)
def test_what_is_not_named_stays_and_goes_where_it_went(pair):
    plan = sora.plan(pair.prompt)
    after = kept(plan, reread(plan, pair.words), seconds=2.0, aspect=16 / 9, seed=7)
    assert not strayed(pair, plan, after), after.notes
    old, new = paths(plan), paths(after)
    named = named_in(pair)
    for key in old.keys() & new.keys():
        if key.partition("#")[0] not in named:
            assert np.abs(old[key] - new[key]).max() <= 0.01, key


def test_places_are_kept_from_remix_to_remix(studio):
    first = studio.generate("A dog sits, a cat sits and a rabbit sits", seconds=0.4, size=(128, 72), fps=10)
    third = first.remix("without the dog").remix("at night")
    old, new = first.truth("tracks")["tracks"], third.truth("tracks")["tracks"]
    assert abs(old[:, 1:] - new).max() < 0.01


def test_a_camera_that_went_along_stays_where_it_is_once_asked_to():
    plan, size = sora.plan("A horse gallops across the desert"), {"seconds": 5.0, "aspect": 16 / 9, "seed": 7}
    resting = kept(plan, reread(plan, "the camera stays still"), **size)
    along = kept(plan, reread(plan, "at night"), **size)
    shown = [staging.perform(p.shots[0], seconds=5.0, aspect=16 / 9, seed=7) for p in (resting, along)]
    assert [s.camera.moves for s in shown] == [False, True]


def places(clip):
    """Return where each actor starts, by name."""
    return {actor.name: actor.spots[0].x for actor in clip.plan.shots[0].actors if actor.spots}


def test_strength_leads_from_a_touch_up_to_a_reinterpretation(studio):
    first = studio.generate("A dog sits, a cat sits and a rabbit sits", seconds=0.2, size=(128, 72), fps=5, seed=5)
    plain = first.remix("at night")
    far = []
    for strength in (0.0, 0.5, 0.75, 0.95):
        child = first.remix("at night", strength=strength)
        assert (child.recipe.strength, child.recipe.seed, child.plan.shots[0].time) == (strength, 5, "night")
        far.append(sum(abs(x - places(plain)[name]) for name, x in places(child).items()))
    assert far[0] == far[1] == 0.0
    assert 0.0 < far[2] < far[3]
    anew = first.remix("at night", strength=1)
    assert (anew.recipe.seed != 5, places(anew)) == (True, {})
    assert [a.figure for a in anew.plan.shots[0].actors] == ["dog", "cat", "rabbit"]
    assert any("strength" in change.sentence.lower() for change in anew.diff())


def test_a_touch_up_moves_nobody_even_for_what_they_newly_do(studio):
    first = studio.generate("A dog sits and a cat sits", seconds=0.2, size=(128, 72), fps=5)
    words = "the dog chases the cat"
    touched, usual = (first.remix(words, strength=s).plan.shots[0].actor("dog").spots for s in (0.0, 0.5))
    assert touched == first.remix("at night").plan.shots[0].actor("dog").spots
    assert usual == ()


@pytest.mark.parametrize("strength", [-0.1, 1.1, float("nan"), "strong", None, True])
def test_a_strength_that_is_none_is_refused_in_the_call(parent, strength):
    with pytest.raises(sora.InvalidRequest, match="strength"):
        parent.remix("at night", strength=strength)


def test_a_strength_that_was_given_is_in_the_line_of_code(studio, parent):
    for strength in (0.75, 1.0):
        child = parent.remix("at night", strength=strength)
        assert "strength=" in child.code
        assert eval(child.code, {"sora": studio}).id == child.id

"""A plan's table, edited in pandas and rendered: cells, rows added, rows dropped, and what cannot be."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

import sora_nb as sora
from sora_nb.plans import Spot

PROMPT = "At sunset, a red ball bounces next to a box while a girl in a blue dress waves and says 'Hello!'"


@pytest.fixture
def table():
    return sora.plan(PROMPT).table()


def row(table, actor, action=None):
    return next(i for i, r in table.iterrows() if r["actor"] == actor and (action is None or r["action"] == action))


def test_an_unedited_table_is_the_plan_again(table):
    before, after = sora.plan(PROMPT), sora.plan(table)
    assert after.shots == before.shots


def test_edited_cells(table):
    table.loc[row(table, "ball"), ["colour", "figure", "count"]] = ["green", "cube", 2]
    table.loc[row(table, "girl", "wave"), ["action", "start", "end"]] = ["dance", 0.5, 1.5]
    table.loc[row(table, "girl", "speak"), "speech"] = "Bye!"
    shot = sora.plan(table).shots[0]
    ball, girl = shot.actor("ball"), shot.actor("girl")
    assert (ball.figure, ball.word, ball.colour, ball.count) == ("cube", "cube", "green", 2)
    assert [(a.verb, a.start, a.end, a.speech) for a in girl.actions] == [
        ("dance", 0.5, 1.5, None),
        ("speak", None, None, "Bye!"),
    ]
    assert (shot.time, girl.trait("clothes"), shot.relations[0].b) == ("sunset", "blue dress", "box")


def test_rows_added_and_dropped(table):
    table = table[table["actor"] != "box"]
    table = pd.concat([table, pd.DataFrame([{"figure": "hound", "action": "jump", "colour": np.nan}, {"figure": "tree"}])])
    shot = sora.plan(table.reset_index(drop=True)).shots[0]
    assert [a.name for a in shot.actors] == ["ball", "girl", "hound", "tree"]
    assert (shot.actor("hound").figure, shot.actor("hound").actions[0].verb) == ("dog", "jump")
    assert not shot.relations


def test_a_table_from_a_file_makes_a_film_and_a_remix(tmp_path, table):
    studio = sora.Studio(tmp_path)
    back = pd.read_csv(io.StringIO(table.to_csv(index=False)))
    back.loc[row(back, "ball"), "colour"] = "blue"
    clip = studio.generate(plan=table, seconds=0.3, size=(64, 64), fps=10)
    remix = clip.remix(back)
    assert [c.sentence for c in remix.diff()] == ["Ball's colour was red, now blue."]
    assert studio.generate(plan=back, seconds=0.3, size=(64, 64), fps=10).plan.shots[0].time == "day"
    assert remix.wait().done


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("figure", "bal", "column 'figure'.*Near are"),
        ("figure", None, "column 'figure'.*empty"),
        ("colour", "bleu", "column 'colour'.*Did you mean 'blue'"),
        ("count", "many", "column 'count'.*whole number"),
        ("size", "big-ish", "column 'size'"),
        ("action", "bouncee", "column 'action'.*Did you mean 'bounce'"),
        ("direction", "leftish", "column 'direction'.*left"),
        ("target", "boxx", "column 'target'.*Did you mean 'box'"),
        ("start", -1, "column 'start'.*seconds"),
        ("shot", "first", "column 'shot'"),
    ],
)
def test_a_cell_that_cannot_be_is_named_with_row_and_column(table, column, value, words):
    at = row(table, "ball")
    table.loc[at, column] = value
    with pytest.raises(sora.InvalidRequest, match=f"(?s)Row {at}.*{words}"):
        sora.plan(table)


def test_two_rows_of_one_actor_must_agree_and_one_edit_is_enough(table):
    table.loc[row(table, "girl", "wave"), "colour"] = "green"
    assert sora.plan(table).shots[0].actor("girl").colour == "green"
    table.loc[row(table, "girl", "speak"), "colour"] = "pink"
    with pytest.raises(sora.InvalidRequest, match="cannot be both"):
        sora.plan(table)
    with pytest.raises(sora.InvalidRequest, match="Did you mean 'colour'"):
        sora.plan(table.rename(columns={"colour": "color"}))


def past():
    """Return a plan with everything that a table has no column for."""
    plan = sora.plan(
        "A penguin says 'Oh no!' while a red ball bounces past a dog and an ice cube melts next to it, at sunset in the rain"
    )
    shot = plan.shots[0]
    actors = tuple(replace(a, spots=(Spot(x=0.3),)) for a in shot.actors)
    return plan.but(shots=(replace(shot, actors=actors, gravity=3.71, camera="zoom", music="calm"),))


@pytest.mark.parametrize("sent", [lambda t: t, lambda t: t.copy(), lambda t: t[t["actor"] != "penguin"], lambda t: t[::-1]])
def test_editing_colour_and_size_keeps_all_that_a_table_cannot_say(sent):
    plan = past()
    table = plan.table()
    assert plan.shots[0].actor("ball").actions[0].passing
    assert [a.written for a in plan.shots[0].actor("ice cube").actions] == ["melt"]
    table.loc[table["actor"] == "ball", ["colour", "size"]] = ["green", "big"]
    after = sora.plan(sent(table))
    old, new = plan.shots[0], after.shots[0]
    for actor in new.actors:
        before = old.actor(actor.name)
        assert actor == (replace(before, colour="green", size="big") if actor.name == "ball" else before)
    assert replace(new, actors=()) == replace(old, actors=())
    assert not after.notes


def test_an_action_keeps_what_no_column_says_only_while_it_is_the_same():
    table = past().table()
    table.loc[table["actor"] == "ball", "action"] = "roll"
    table.loc[table["actor"] == "ice cube", "action"] = "grow"
    shot = sora.plan(table).shots[0]
    assert [(a.verb, a.target, a.passing) for a in shot.actor("ball").actions] == [("roll", "dog", True)]
    assert [a.written for a in shot.actor("ice cube").actions] == [None]
    table.loc[table["actor"] == "ball", "target"] = None
    assert not sora.plan(table).shots[0].actor("ball").actions[0].passing


def test_dropping_a_row_leaves_the_others_their_own_actions():
    plan = sora.plan("A fox walks past a tree, then jumps over a dog")
    table = plan.table()
    kept = sora.plan(table[table["action"] != "walk"]).shots[0].actor("fox")
    assert kept.actions == plan.shots[0].actor("fox").actions[1:]


def test_a_table_that_lost_its_scene_says_so():
    table = past().table()
    back = pd.read_csv(io.StringIO(table.to_csv(index=False)))
    assert any("carries no scene" in note for note in sora.plan(back).notes)
    assert not sora.plan(table).notes

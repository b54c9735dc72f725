"""A plan's table, edited in pandas and rendered: cells, rows added, rows dropped, and what cannot be."""

from __future__ import annotations

import io

import numpy as np
import pandas as pd
import pytest

import sora_nb as sora

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

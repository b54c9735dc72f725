"""Plans: a public value that people print, change and render."""

from __future__ import annotations

import dataclasses

import pytest

import sora_nb as sora
from sora_nb import values
from sora_nb.plans import COLUMNS

PLAN = sora.Plan(
    prompt="A red ball bounces and spins next to two dogs",
    shots=(
        sora.Shot(
            actors=(
                sora.Actor(
                    name="ball", figure="ball", word="ball", colour="red",
                    actions=(sora.Action(verb="bounce", target="floor"), sora.Action(verb="spin", start=1.0)),
                ),
                sora.Actor(name="dog", figure="dog", word="dogs", count=2),
            ),
            relations=(sora.Relation(a="ball", relation="next to", b="dog"),),
        ),
    ),
)  # fmt: skip


def test_table_has_a_row_for_each_actor_and_action():
    table = PLAN.table()
    assert tuple(table.columns) == COLUMNS
    assert table[["actor", "action"]].values.tolist() == [["ball", "bounce"], ["ball", "spin"], ["dog", None]]
    assert table.loc[0, "start"] is None
    assert table.loc[1, "start"] == 1.0
    assert table.loc[2, "count"] == 2


def test_round_trips_through_json():
    assert sora.Plan.from_json(PLAN.to_json()) == PLAN


def test_a_broken_plan_is_refused_with_the_field():
    with pytest.raises(sora.InvalidRequest, match="weather"):
        sora.Shot(weather="soup")
    with pytest.raises(sora.InvalidRequest, match="count"):
        sora.Plan.from_json('{"shots": [{"actors": [{"name": "a", "figure": "a", "word": "a", "count": "lots"}]}]}')
    actor = sora.Actor(name="a", figure="ball", word="ball")
    with pytest.raises(sora.InvalidRequest, match="'a'"):
        sora.Shot(actors=(actor, actor))


def test_fields_that_came_later_leave_the_digests_of_older_plans_as_they_were():
    older = '{"notes":[],"prompt":"a cat","shots":[{"camera":"pan","place":"meadow"}],"unplaced":[]}'
    plan = sora.Plan.from_json(older)
    assert "camera_way" not in plan.to_json()
    assert "seams" not in plan.to_json()
    turned = plan.but(shots=(dataclasses.replace(plan.shots[0], camera_way="left"),))
    assert sora.Plan.from_json(turned.to_json()) == turned
    assert values.digest(turned) != values.digest(plan)

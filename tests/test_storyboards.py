"""Storyboards: lists, tables and Markdown become one plan, a shot or more for each scene, with one cast."""

from __future__ import annotations

import pandas as pd
import pytest

import sora_nb as sora
from sora_nb import storyboards

SCENES = ("A knight walks in a forest at night", "He finds a dragon that sleeps.", "They dance on a beach at sunset.")
MARKDOWN = """# The dragon

Some notes are *headings* and lists:

1. A knight walks in a forest at night (2 s)
2. He finds a **dragon** that sleeps.
3. They dance on a beach at sunset. (4.5 sec)
"""


def test_lists_tables_and_markdown_say_the_same():
    table = pd.DataFrame({"prompt": SCENES, "seconds": [2, None, 4.5]})
    listed = storyboards.scenes([(SCENES[0], 2), SCENES[1], (SCENES[2], 4.5)])
    assert [scene.seconds for scene in listed] == [2.0, 3.0, 4.5]
    assert storyboards.scenes(table) == listed
    assert storyboards.scenes(MARKDOWN) == listed
    assert storyboards.scenes("A cat naps.\n\nIt wakes up\nand yawns. (1 s)") == (
        storyboards.Scene(prompt="A cat naps."), storyboards.Scene(prompt="It wakes up and yawns.", seconds=1.0),
    )  # fmt: skip


def test_one_cast_and_place_go_through_all_scenes():
    plan = storyboards.planned(storyboards.scenes([(SCENES[0], 2), SCENES[1], (SCENES[2], 4.5)]))
    assert [(shot.place, shot.time, shot.seconds) for shot in plan.shots] == [
        ("forest", "night", 2.0), ("forest", "night", 3.0), ("beach", "sunset", 4.5),
    ]  # fmt: skip
    assert [sorted(actor.figure for actor in shot.actors) for shot in plan.shots][1:] == [["dragon", "knight"]] * 2
    assert not plan.unplaced


def test_a_scene_of_two_sentences_keeps_its_length():
    plan = storyboards.planned(
        storyboards.scenes([("A cat walks in a park. Then it sleeps in a room.", 4), ("A dog barks.", 1)])
    )
    assert sum(shot.seconds for shot in plan.shots) == pytest.approx(5)
    assert plan.shots[-1].seconds == 1
    assert [actor.figure for actor in plan.shots[-1].actors] == ["dog"]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ([], "no scenes"),
        ("# Only a heading", "no scenes"),
        (["A cat naps", " "], "Scene 2 has no words"),
        ([("A cat naps", 0)], "lasts 0 s"),
        ([("A cat naps", 40), ("A dog barks", 30)], "lasts 70 s"),
        ([7], "Scene 1 is 7"),
        (pd.DataFrame({"words": ["A cat naps"]}), "wants 'prompt'"),
    ],
)
def test_what_is_no_storyboard_is_refused_with_the_way_out(given, says):
    with pytest.raises(sora.InvalidRequest, match=says):
        storyboards.scenes(given)


def test_a_storyboard_becomes_a_clip_and_goes_on(tmp_path):
    studio = sora.Studio(tmp_path)
    clip = studio.storyboard(["A ball bounces", ("A cat naps in a room", 0.5)], seconds=0.5, size=(128, 72), fps=8)
    assert clip.recipe.seconds == 1.0
    assert clip.footage.seconds == pytest.approx(1.0, abs=0.1)
    longer = clip.extend("the cat wakes up and jumps", seconds=0.5)
    assert longer.footage.seconds == pytest.approx(1.5, abs=0.1)
    assert longer.recipe.action == "extend"
    assert [parent.id for parent in longer.parents] == [clip.id]
    assert longer.code == f"sora.open('{clip.id}').extend('the cat wakes up and jumps', seconds=0.5)"
    assert clip.extend(seconds=0.5).code == f"sora.open('{clip.id}').extend(seconds=0.5)"
    assert (longer.footage.frames()[: len(clip.footage) - 1] == clip.footage.frames()[:-1]).mean() > 0.6
    for seconds in (0, 59.5):
        with pytest.raises(sora.InvalidRequest, match="can go on for"):
            clip.extend(seconds=seconds)

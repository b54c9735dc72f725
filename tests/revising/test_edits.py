"""Facts of a plan changed one by one: what is named changes, what cannot be is refused with what would do."""

from __future__ import annotations

import pytest

import sora_nb as sora
from sora_nb.revising.edits import changed

PROMPT = "A red ball bounces next to a box while a penguin walks to the left and says 'Oh no!'"


@pytest.fixture(scope="module")
def plan():
    return sora.plan(PROMPT)


@pytest.mark.parametrize(
    ("who", "facts", "wanted"),
    [
        ("ball", {"colour": "blue"}, {"colour": "blue"}),
        ("ball", {"figure": "cube"}, {"figure": "cube", "word": "cube", "name": "ball", "colour": "red"}),
        ("ball", {"figure": "hound"}, {"figure": "dog", "word": "hound"}),
        ("penguin", {"count": 3, "size": "tiny"}, {"count": 3, "size": "tiny"}),
        ("ball", {"colour": None}, {"colour": None}),
    ],
)
def test_an_actor_changes_alone(plan, who, facts, wanted):
    shot = changed(plan, who, **facts).shots[0]
    assert {name: getattr(shot.actor(who), name) for name in wanted} == wanted
    assert [a for a in shot.actors if a.name != who] == [a for a in plan.shots[0].actors if a.name != who]


def did(plan, who="penguin"):
    return [(a.verb, a.direction, a.target, a.speech) for a in plan.shots[0].actor(who).actions]


def test_deeds_and_words_change_apart(plan):
    assert did(changed(plan, "penguin", action="jump")) == [("jump", None, None, None), ("speak", None, None, "Oh no!")]
    assert did(changed(plan, "penguin", instead_of="walk", action="run", target="ball"))[0] == ("run", None, "ball", None)
    assert did(changed(plan, "penguin", direction="right"))[0] == ("walk", "right", None, None)
    assert did(changed(plan, "penguin", speech="Hi!"))[1] == ("speak", None, None, "Hi!")
    assert did(changed(plan, "penguin", speech=None)) == [("walk", "left", None, None)]
    assert did(changed(plan, "penguin", action=None)) == [("speak", None, None, "Oh no!")]
    assert did(changed(plan, "box", speech="Me too"), "box") == [("speak", None, None, "Me too")]


def test_count_nought_takes_away_with_what_hung_on_it(plan):
    shot = changed(plan, "box", count=0).shots[0]
    assert shot.actor("box") is None
    assert not shot.relations


def test_a_camera_is_set_to_rest_and_given_back_to_the_stage(plan):
    resting = changed(plan, camera="static")
    assert (plan.shots[0].camera, resting.shots[0].camera) == (None, "static")
    assert changed(resting, camera=None).shots[0].camera is None
    assert sora.Plan.from_json(plan.to_json()).shots[0].camera is None
    assert sora.Plan.from_json(resting.to_json()) == resting


def test_the_scene_changes_in_every_shot_or_in_one():
    plan = sora.plan("A dog runs on the beach. A cat sleeps in the kitchen.")
    assert [s.time for s in changed(plan, time="midnight").shots] == ["night", "night"]
    assert [s.weather for s in changed(plan, shot=1, weather="rain").shots] == ["clear", "rain"]
    assert changed(plan, place="moon").shots[0].gravity == pytest.approx(1.62)


@pytest.mark.parametrize(
    ("who", "facts", "words"),
    [
        ("bal", {"colour": "blue"}, "Did you mean 'ball'"),
        ("ball", {"color": "blue"}, "Did you mean 'colour'"),
        ("ball", {"colour": "bleu"}, "Did you mean 'blue'"),
        ("ball", {"size": "enormousest"}, "tiny, small, big, huge"),
        ("ball", {"count": 13}, "1 to 12"),
        ("ball", {"figure": "qwertz"}, "no drawing"),
        ("penguin", {"action": "jmp"}, "Did you mean 'jump'"),
        ("penguin", {"target": "bal"}, "Did you mean 'ball'"),
        ("penguin", {"instead_of": "fly", "action": "run"}, "does not do"),
        ("box", {"direction": "left"}, "Give an action too"),
        (None, {"time": "nite"}, "Did you mean 'night'"),
        (None, {"place": "mars base"}, "There are meadow"),
        (None, {"style": "velvet"}, "velvet"),
        (None, {"shot": 4, "time": "day"}, "no shot 4"),
        (None, {}, "Name a fact"),
    ],
)
def test_what_cannot_be_is_refused_with_what_would_do(plan, who, facts, words):
    with pytest.raises(sora.InvalidRequest, match=words):
        changed(plan, who, **facts)


def test_a_changed_clip_stands_on_the_shelf_beside_its_parent(tmp_path):
    studio = sora.Studio(tmp_path)
    clip = studio.generate(PROMPT, seconds=0.3, size=(64, 64), fps=10)
    blue = clip.change("ball", colour="blue")
    assert blue.recipe.parents == (clip.id,)
    assert [c.sentence for c in blue.diff()] == ["Ball's colour was red, now blue."]
    assert blue.title == "The same, but ball's colour blue"
    assert blue.plan.shots[0].actor("box").spots


@pytest.mark.parametrize(("who", "shot"), [(5, None), (["ball"], None), ("ball", "first")])
def test_what_is_no_name_and_no_number_is_refused(plan, who, shot):
    with pytest.raises(sora.InvalidRequest, match=r"write (who|a shot)"):
        changed(plan, who, shot=shot, colour="red")

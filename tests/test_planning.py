"""Plans that somebody else writes: asked for once, checked to the last field, kept with the clip."""

from __future__ import annotations

import json

import pytest

import sora_nb as sora
from sora_nb import planning
from sora_nb.plans import Plan
from sora_nb.stage.director import read
from sora_nb.studio import Studio

GOOD = {
    "shots": [
        {
            "place": "beach", "time": "sunset",
            "actors": [{"name": "rex", "figure": "dog", "colour": "brown", "actions": [{"verb": "run", "direction": "left"}]}],
        }
    ]
}  # fmt: skip
_ON_SOFA = {"a": "rex", "relation": "on", "b": "sofa"}


def test_a_planner_is_asked_once_with_prompt_and_schema_and_its_plan_is_played() -> None:
    asked = []

    def planner(prompt: str, schema: dict) -> str:
        asked.append((prompt, schema["title"]))
        return f"```json\n{json.dumps(GOOD)}\n```"

    plan = sora.plan("a dog runs on the beach", planner=planner)
    assert asked == [("a dog runs on the beach", "Plan")]
    assert plan.shots[0].place == "beach"
    assert (plan.shots[0].actors[0].word, plan.shots[0].actors[0].actions[0].verb) == ("dog", "run")
    assert plan.prompt == "a dog runs on the beach"


def test_the_directors_own_plans_follow_the_schema() -> None:
    for prompt in ("Two red foxes jump over a box next to a tree, at night", 'A man says "Hi". Close-up of a cat. It sleeps.'):
        plan = read(prompt)
        again = planning.planned(lambda _p, _s, plan=plan: plan.to_json(), prompt)
        assert again.shots == plan.shots


@pytest.mark.parametrize(
    ("change", "path", "found", "wanted"),
    [
        (lambda p: p["shots"][0].update(place="Narnia"), "plan.shots[0].place", "'Narnia'", "one of meadow"),
        (lambda p: p["shots"][0].update(plaze="x"), "plan.shots[0].plaze", "'x'", "no such field"),
        (lambda p: p["shots"][0]["actors"][0]["actions"][0].update(verb="melt"), "actions[0].verb", "'melt'", "bounce"),
        (lambda p: p["shots"][0]["actors"][0].update(count=99), "plan.shots[0].actors[0].count", "99", "1 to 12"),
        (lambda p: p["shots"][0]["actors"][0].update(count=True), "plan.shots[0].actors[0].count", "True", "whole number"),
        (lambda p: p["shots"][0]["actors"][0].pop("name"), "plan.shots[0].actors[0].name", "nothing", "unique"),
        (lambda p: p["shots"][0].update(focus="cat"), "plan.shots[0].focus", "'cat'", "rex"),
        (lambda p: p["shots"][0]["actors"][0]["actions"][0].update(start=9), "actions[0].start", "9", "5 s"),
        (lambda p: p.update(shots=[]), "plan.shots", "0 entries", "1 to 20"),
        (lambda p: p["shots"][0].update(relations=[_ON_SOFA]), "relations[0].b", "'sofa'", "rex"),
    ],
)  # fmt: skip
def test_a_plan_that_cannot_be_played_is_refused_with_path_value_and_what_is_wanted(change, path, found, wanted) -> None:
    plan = json.loads(json.dumps(GOOD))
    change(plan)
    with pytest.raises(sora.InvalidRequest) as refusal:
        sora.plan("a dog", planner=lambda _p, _s: plan)
    for part in (path, found, wanted):
        assert part in str(refusal.value)


@pytest.mark.parametrize("answer", ["sorry, I cannot", 7, None, b"[]", {"shots": {1, 2}}])
def test_an_answer_that_is_no_plan_is_refused(answer: object) -> None:
    with pytest.raises(sora.InvalidRequest):
        sora.plan("a dog", planner=lambda _p, _s: answer)


def test_a_planner_that_breaks_is_told_as_our_own_error() -> None:
    def broken(prompt: str, schema: dict) -> str:
        raise KeyError("no key")

    with pytest.raises(sora.InvalidRequest, match="KeyError"):
        sora.plan("a dog", planner=broken)


def test_a_figure_without_a_drawing_is_cast_as_the_director_casts_it_and_told() -> None:
    plan = json.loads(json.dumps(GOOD))
    plan["shots"][0]["actors"][0]["figure"] = "hoover dam"
    found = sora.plan("a dam", planner=lambda _p, _s: plan)
    assert found.shots[0].actors[0].word == "hoover dam"
    assert any("hoover dam" in note for note in found.notes)


def test_the_clip_is_made_again_without_the_planner(tmp_path) -> None:
    studio = Studio(tmp_path)
    size = {"seconds": 0.3, "size": (128, 72), "fps": 10, "sound": False}
    clip = studio.generate("a dog on the beach", planner=lambda _p, _s: GOOD, **size)
    assert clip.recipe.plan == clip.plan
    assert clip.recipe.prompt == "a dog on the beach"
    digest = clip.recipe.digest
    again = studio.make(type(clip.recipe).from_json(clip.wait().recipe.to_json()))
    assert again.id == clip.id
    assert again.recipe.digest == digest


def test_plan_and_planner_together_are_refused() -> None:
    with pytest.raises(sora.InvalidRequest, match="Leave one of them out"):
        sora.generate("a dog", plan=Plan(shots=read("a dog").shots), planner=lambda _p, _s: GOOD)

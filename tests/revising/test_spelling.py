"""The line of Python that makes a clip again: it reads well, and it does what it says."""

from __future__ import annotations

import pytest

import sora_nb as sora
from sora_nb import engines
from sora_nb.engines.base import Limits
from sora_nb.engines.testcard import TestCard
from sora_nb.revising.edits import bare, changed
from sora_nb.revising.spelling import changes, code

PROMPT = "A red ball bounces next to a box while a penguin walks to the left and says 'Oh no!'"


@pytest.fixture(scope="module")
def studio(tmp_path_factory):
    return sora.Studio(tmp_path_factory.mktemp("shelf"))


@pytest.fixture(scope="module")
def clip(studio):
    return studio.generate(PROMPT, seconds=0.3, size=(64, 64), fps=10, seed=5)


def run(line, studio):
    return eval(line, {"sora": studio})


def test_a_clip_from_words(clip, studio):
    assert clip.code == f"sora.generate({PROMPT!r}, seconds=0.3, seed=5, size=(64, 64), fps=10)"
    assert run(clip.code, studio).id == clip.id


def test_a_remix_in_words_and_one_in_facts(clip, studio):
    words = clip.remix("at night", seed=9)
    assert words.code == f"sora.open({clip.id!r}).remix('at night', seed=9)"
    facts = clip.change("ball", colour="blue", count=2)
    assert facts.code == f"sora.open({clip.id!r}).change('ball', colour='blue', count=2)"
    for made in (words, facts):
        assert run(made.code, studio).id == made.id


@pytest.mark.parametrize(
    ("who", "facts"),
    [
        ("ball", {"figure": "cube"}),
        ("ball", {"colour": None, "size": "big"}),
        ("box", {"count": 0}),
        ("box", {"action": "spin"}),
        ("penguin", {"speech": "Hi!"}),
        ("penguin", {"speech": None}),
        ("penguin", {"instead_of": "walk", "action": "run", "direction": "right"}),
        ("penguin", {"direction": None, "manner": "slowly"}),
        (None, {"time": "night", "weather": "snow", "place": "moon", "style": "clay", "camera": "zoom", "music": "calm"}),
    ],
)
def test_facts_are_spelled_so_that_they_lead_to_the_same_plan(clip, who, facts):
    after = changed(clip.plan, who, **facts)
    calls = changes(clip.plan, after)
    found = clip.plan
    for call in calls:
        found = eval(f"edit{call.removeprefix('.change')}", {"edit": lambda w=None, **f: changed(found, w, **f)})  # noqa: B023
    assert bare(found) == bare(after)


def test_what_cannot_be_spelled_comes_as_a_plan(clip):
    more = clip.plan.but(shots=(*clip.plan.shots, sora.Shot()))
    assert changes(clip.plan, more) is None
    assert "Plan.from_json" in code(
        clip.recipe.but(plan=more, prompt="more", action="remix", parents=("x",)), (clip.recipe, clip.plan)
    )


def test_a_finished_draft(studio, monkeypatch):
    class Big(TestCard):
        limits = Limits(actions=("finish",), multiple=32, source_type="algorithmicMedia")

    known = engines.get
    monkeypatch.setattr(engines, "get", lambda name: Big() if name == "big" else known(name))
    draft = studio.generate("a card", engine="testcard", size=(80, 64), seconds=0.3, fps=10, seed=3)
    final = draft.finish(engine="big", options={"steps": "4"})
    assert final.recipe.size == (64, 64)
    assert final.code == f"sora.open({draft.id!r}).finish(engine='big', options={{'steps': '4'}})"
    other = studio.make(final.recipe.but(seed=4))
    for made in (final, other):
        monkeypatch.setattr(studio, "Recipe", sora.Recipe, raising=False)
        assert run(made.code, studio).id == made.id
    assert code(sora.Recipe(prompt="a card", action="finish", engine="big", parents=("gone",))) == (
        "sora.open('gone').finish(engine='big')"
    )

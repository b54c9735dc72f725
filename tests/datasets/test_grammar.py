"""Drawn prompts: varied, the same for the same seed, and read by the director just as they are meant."""

from __future__ import annotations

from collections import Counter

from sora_nb.datasets import grammar
from sora_nb.stage import director
from sora_nb.stage.cast.figures import figures
from sora_nb.stage.vocabulary import COLOURS, PLACES, SIZES, STYLES, VERBS

N = 300


def drawn(seed=0, n=N, **more):
    return [grammar.draw(seed, number, **more) for number in range(n)]


def test_captions_say_what_is_shown_and_nothing_else():
    for meant, plan in drawn():
        assert not grammar.misread(meant, plan), meant.prompt
        assert not plan.notes
        assert not plan.unplaced
        assert plan == director.read(meant.prompt, seconds=2.0)
        assert len(plan.shots[0].actors) == len(meant.cast)


def test_prompts_are_varied():
    found = [meant for meant, _ in drawn()]
    assert len({meant.prompt for meant in found}) == N
    cast = [fact for meant in found for fact in meant.cast]
    assert len({fact.figure for fact in cast}) > 60
    assert len({fact.verb for fact in cast}) > 18
    assert {fact.colour for fact in cast} >= set(grammar.COLOURS)
    assert {meant.style for meant in found} >= set(grammar._STYLES)
    assert len({meant.place for meant in found}) > 15
    assert {meant.time for meant in found} == {"dawn", "day", "sunset", "night"}
    assert len({meant.weather for meant in found}) == 6
    assert max(Counter(fact.figure for fact in cast).values()) < 0.15 * len(cast)


def test_the_grammar_speaks_the_stages_own_vocabulary():
    known = figures()
    sorts = (
        grammar.PEOPLE, grammar.BEASTS, grammar.BIRDS, grammar.WALKERS, grammar.FISH, grammar.ROUND, grammar.SHAPES,
        grammar.THINGS, grammar.CARS,
    )  # fmt: skip
    assert all(name in known for sort in sorts for name in sort)
    assert {verb for verbs in grammar.DEEDS.values() for verb in verbs} <= set(VERBS)
    assert set(grammar.COLOURS) <= set(COLOURS)
    assert set(grammar.SIZES) == set(SIZES)
    assert set(grammar._PLACES) <= set(PLACES)
    assert set(grammar._STYLES) == set(STYLES)


def test_a_number_gives_the_same_prompt_whatever_else_is_drawn():
    assert grammar.draw(5, 17) == grammar.draw(5, 17)
    assert grammar.draw(5, 17) != grammar.draw(6, 17)
    assert grammar.draw(5, 17) != grammar.draw(5, 18)


def test_no_style_is_named_where_one_is_given():
    assert {meant.style for meant, _ in drawn(n=80, styled=False)} == {""}


def test_what_is_read_otherwise_is_told():
    meant, plan = grammar.draw(0, 1)
    other = grammar.Drawn(prompt=meant.prompt, cast=(*meant.cast, grammar.Fact(figure="dog")), time=meant.time)
    assert grammar.misread(other, plan)
    assert grammar.misread(meant, director.read("A zorblax flims", seconds=2.0)) == "loose ends"

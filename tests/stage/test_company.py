"""Company: who goes past whom, who goes along with whom, and how large things are beside people."""

from __future__ import annotations

import numpy as np
import pytest
from troupe import CATALOGUE, actor, does, shot, staged

from sora_nb.stage.cast.figures import Figure
from sora_nb.stage.staging import perform

PROPS = {
    name: Figure(name=name, family="prop", height=height, material="soft")
    for name, height in (("tomato", 0.42), ("book", 0.65), ("guitar", 0.95), ("school", 3.2), ("coin", 0.3))
}


def played(*actors, relations=(), seed=0, seconds=5.0):
    whole = shot(*actors, relations=relations)
    return perform(whole, seconds=seconds, aspect=16 / 9, seed=seed, catalogue={**CATALOGUE, **PROPS})


@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.parametrize(
    ("who", "verb", "whom"),
    [
        ("cat", "hop", "dog"), ("man", "walk", "dog"), ("car", "drive", "horse"), ("bird", "fly", "tree"),
        ("dog", "run", "woman"), ("ball", "roll", "cat"), ("girl", "walk", "car"),
    ],
)  # fmt: skip
def test_who_passes_somebody_comes_out_on_the_other_side_and_nearer_to_the_viewer(who, verb, whom, seed):
    performance = staged(actor(who, does(verb, whom, passing=True)), actor(whom), seed=seed)
    mover, other = performance.role(who), performance.role(whom)
    before = mover.track.x[0] - other.track.x[0]
    after = mover.track.x[-1] - other.track.x[-1]
    assert before * after < 0, (before, after)
    assert abs(after) > 0.3
    assert float(other.track.depth.min()) > float(mover.track.depth.max()) + 0.1
    assert float(np.ptp(other.track.x)) < 0.05


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("pair", [("elephant", "cat"), ("horse", "girl"), ("man", "dog"), ("penguin", "woman")])
def test_those_who_go_the_same_way_keep_clear_of_each_other(pair, seed):
    one, two = (staged(*(actor(n, does("walk", direction="left")) for n in pair), seed=seed).role(n) for n in pair)
    order = np.sign(one.track.x[0] - two.track.x[0])
    assert np.all(np.sign(one.track.x - two.track.x) == order), "nobody overtakes through another"
    assert abs(float(one.track.depth[0] - two.track.depth[0])) > 0.1, "and each has a lane"


def test_who_do_the_same_go_the_same_way():
    for seed in range(6):
        performance = staged(actor("man", "walk"), actor("dog", "walk"), seed=seed)
        ways = {float(np.sign(performance.role(n).track.facing[120])) for n in ("man", "dog")}
        assert len(ways) == 1


@pytest.mark.parametrize("holder", ["man", "girl"])
@pytest.mark.parametrize(("thing", "life"), [("tomato", 0.08), ("book", 0.24), ("guitar", 0.95)])
def test_what_is_held_is_at_most_half_as_large_again_as_in_life(holder, thing, life):
    performance = played(actor(holder, does("hold", thing)), actor(thing))
    closer = performance.role(holder).height / CATALOGUE[holder].height
    true = life * closer
    assert 0.9 * min(true, 1.0) < performance.role(thing).height <= max(1.55 * true, 0.14)


def test_a_school_is_larger_than_who_stands_before_it():
    performance = played(actor("man", "wave"), actor("school"), relations=[("man", "in front of", "school")])
    man, school = performance.role("man"), performance.role("school")
    assert school.height > 1.9 * man.height
    assert float(school.track.depth[0]) > float(man.track.depth[0])


@pytest.mark.parametrize("who", ["horse", "dog", "man", "cat"])
def test_who_jumps_over_the_moon_stays_in_the_picture_and_comes_down_beyond_it(who):
    performance = staged(actor(who, does("jump", "moon")), actor("moon"))
    jumper, moon = performance.role(who), performance.role("moon")
    assert float((jumper.track.y + 0.8 * jumper.height).max()) < 5.4
    assert abs(float(jumper.track.x[-1])) < 5.34
    assert (jumper.track.x[0] - moon.track.x[0]) * (jumper.track.x[-1] - moon.track.x[-1]) < 0
    middle = np.argmin(np.abs(jumper.track.x - moon.track.x))
    assert jumper.track.y[middle] > moon.track.y[middle] + 0.3 * moon.height


@pytest.mark.parametrize("seed", range(4))
def test_the_large_keep_their_heads_in_the_frame_and_do_not_wait_at_its_edge(seed):
    shown = played(actor("elephant", does("walk", direction="left")), actor("cat", does("walk", direction="left")), seed=seed)
    elephant = shown.role("elephant")
    head = elephant.track.x - 1.02 * elephant.height
    assert head.min() > -0.5 * shown.size[0] * 1.06
    going = np.abs(np.diff(elephant.track.x)) > 1e-5
    assert going.mean() > 0.6


@pytest.mark.parametrize("seed", range(6))
def test_who_goes_below_somebody_goes_the_same_way(seed):
    shown = played(actor("bird", "fly"), actor("dog", "walk"), relations=[("dog", "below", "bird")], seed=seed)
    ways = [np.sign(shown.role(n).track.at(1.0).x - shown.role(n).track.at(0.2).x) for n in ("bird", "dog")]
    assert ways[0] == ways[1]


@pytest.mark.parametrize("seed", range(4))
def test_who_is_with_a_walker_walks_along(seed):
    shown = played(actor("girl", "walk"), actor("dog"), relations=[("girl", "next to", "dog")], seed=seed)
    girl, dog = shown.role("girl").track, shown.role("dog").track
    way = np.sign(girl.x[-1] - girl.x[0])
    assert np.sign(dog.x[-1] - dog.x[0]) == way
    assert abs((dog.x[-1] - dog.x[0]) - (girl.x[-1] - girl.x[0])) < 0.5 * abs(girl.x[-1] - girl.x[0])
    assert np.all(np.sign(dog.x - girl.x) == np.sign(dog.x[0] - girl.x[0])), "nobody walks through anybody"


def test_who_does_something_else_stays_where_they_are():
    shown = played(actor("girl", "walk"), actor("dog", "sleep"), relations=[("girl", "next to", "dog")])
    assert np.ptp(shown.role("dog").track.x) < 0.05
    waiting = played(actor("girl", does("walk", "dog")), actor("dog"), relations=[("girl", "next to", "dog")])
    assert np.ptp(waiting.role("dog").track.x) < 0.05

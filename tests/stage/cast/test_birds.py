"""Birds of every kind stand in their height, walk and hop without slipping, fly with beating wings, and land."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from menagerie import act, extent, hue, leaps, line, picture, rig

from sora_nb.stage.cast import birds
from sora_nb.stage.vocabulary import VERBS

NAMES = [f.name for f in birds.FIGURES]
WANTED = [
    "bird", "pigeon", "robin", "crow", "parrot", "owl", "eagle", "duck", "goose", "swan", "chicken", "rooster", "penguin",
    "flamingo", "ostrich", "seagull", "peacock", "turkey", "toucan", "hummingbird",
]  # fmt: skip


def bird(figure, **more):
    return rig(birds, figure, **more)


def climb(t):
    return np.clip((t - 0.6) / 1.2, 0, 1) ** 1.4 * 1.6


@pytest.mark.parametrize("figure", WANTED)
def test_the_cast_has(figure):
    assert figure in NAMES


def test_no_word_means_two_birds():
    words = [word for f in birds.FIGURES for word in (f.name, *f.words)]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("figure", NAMES)
def test_stands_on_the_floor_in_its_height(figure):
    body = bird(figure)
    _, _, low, high = extent(picture(body, 0.3))
    height = body.role.height
    assert -0.05 * height - 0.03 < low < 0.06
    assert 0.86 * height < high < 1.16 * height + 0.05, (high, height)


@pytest.mark.parametrize("figure", ["pigeon", "chicken", "penguin", "ostrich", "flamingo"])
@pytest.mark.parametrize("pace", [0.6, 1.2])
def test_planted_feet_stay_and_are_drawn_there(figure, pace):
    speed = pace * bird(figure).falls.strides[0].speed
    body = bird(figure, x=lambda t: speed * (t - 1.5), cues=[act("walk", 0.0, 3.0)])
    before, worst, seen = {}, 0.0, set()
    for t in np.arange(0.3, 2.7, 1 / 48):
        now = {name: (x, y) for name, x, y in body.planted(float(t))}
        joints = body.joints(float(t))
        for name, at in now.items():
            seen.add(name)
            worst = max(worst, np.hypot(*np.subtract(joints[f"{name} foot"], at)))
            assert name not in before or before[name] == at
        before = now
    assert seen == {"near", "far"}
    assert worst < 0.022, worst


def test_flight_opens_the_wings_tucks_the_legs_and_beats():
    body = bird("pigeon", y=climb, x=lambda t: np.maximum(t - 0.6, 0) * 1.5, cues=[act("fly", 0.5, 3.0)])
    assert body.flight.pose(0.2).spread == 0
    assert body.flight.pose(1.6).spread > 0.95
    heights = [body.joints(float(t))["wing"][1] - body.joints(float(t))["body"][1] for t in np.arange(1.4, 2.6, 0.02)]
    assert max(heights) > 0.1
    assert min(heights) < -0.02
    assert not body.planted(1.6)
    beats = [e for e in body.steps() if e.kind == "wing"]
    assert 3 <= len(beats) <= 14
    assert all(e.time > 0.6 for e in beats)


def test_a_landing_bird_folds_its_wings_and_stands():
    body = bird(
        "bird", y=lambda t: np.clip(1.4 - t, 0, 1.4), x=lambda t: np.minimum(t, 1.4), cues=[act("fly", 0.0, 1.5)], seconds=3.0
    )
    assert body.flight.pose(0.5).spread > 0.9
    assert body.flight.pose(2.4).spread < 0.01
    assert len(body.planted(2.4)) == 2
    assert leaps(body, 0.1, 2.9) < 0.35


@pytest.mark.parametrize(
    "verb", [v for v in VERBS if v not in ("shake", "fall", "kick", "throw", "give", "catch", "cheer", "clap")]
)
@pytest.mark.parametrize("figure", ["duck", "penguin"])
def test_every_verb_is_acted_without_popping(figure, verb):
    body = bird(figure, cues=[act(verb, beat=1.4)])
    assert leaps(body, 0.25, 1.0) < 0.1
    assert leaps(body, 2.4, 2.9) < 0.1
    assert picture(body, 1.5, zoom=0.5)[..., 3].any()


@pytest.mark.parametrize("figure", ["chicken", "pigeon", "duck", "flamingo"])
def test_pecking_brings_the_beak_to_the_ground(figure):
    body = bird(figure, cues=[act("eat")])
    lowest = min(body.joints(float(t))["mouth"][1] for t in np.arange(1.0, 2.2, 0.04))
    assert -0.06 * body.role.height - 0.02 < lowest < 0.2 * body.role.height


def test_waving_raises_the_near_wing():
    still, waving = bird("penguin"), bird("penguin", cues=[act("wave")])
    highest = max(waving.joints(float(t))["wing"][1] for t in np.arange(1.0, 2.2, 0.05))
    assert highest > still.joints(1.5)["wing"][1] + 0.25


def test_speech_opens_the_beak():
    body = bird("parrot", lines=[line()])
    assert body.flight.pose(0.7).beak > 0.9
    assert not np.array_equal(picture(body, 0.7, zoom=2), picture(bird("parrot"), 0.7, zoom=2))


@pytest.mark.parametrize("figure", ["bird", "penguin", "flamingo"])
def test_a_green_bird_is_green(figure):
    red, green, blue = hue(picture(bird(figure, colour="green"), 0.3))
    assert green > red + 10
    assert green > blue + 10


def test_the_same_seed_draws_the_same_picture():
    assert np.array_equal(picture(bird("owl"), 1.1), picture(bird("owl"), 1.1))


def turning(figure):
    return bird(figure, facing=lambda t: np.clip(1 - 2 * (t - 0.5) / 2, -1, 1))


@pytest.mark.parametrize(
    ("figure", "kept"), [("penguin", 0.55), ("owl", 0.55), ("chicken", 0.3), ("duck", 0.3), ("crow", 0.28)]
)
def test_a_bird_that_turns_is_round_and_never_a_sheet_of_paper(figure, kept):
    body = turning(figure)
    wide = []
    for t in np.arange(0.4, 2.6, 0.05):
        left, right, _, _ = extent(picture(body, float(t)))
        wide.append(right - left)
    assert min(wide) > kept * wide[0]


@pytest.mark.parametrize("figure", ["penguin", "owl", "chicken", "parrot"])
def test_a_turn_passes_through_a_front_view_without_a_jump(figure):
    body = turning(figure)
    shares = [picture(body, float(t), zoom=2.0) for t in (1.40, 1.44, 1.48, 1.49999, 1.50001, 1.52, 1.56)]
    changed = [(abs(a.astype(int) - b.astype(int)).sum(-1) > 60).sum() for a, b in itertools.pairwise(shares)]
    drawn = (shares[0][..., 3] > 0).sum()
    assert max(changed) < 0.5 * drawn, "a bird that is mirrored all at once changes more"


def test_a_penguin_seen_from_the_front_has_the_same_face_on_both_sides():
    def uneven(t):
        image = picture(turning("penguin"), t, zoom=2.0)
        rows = np.flatnonzero(image[..., 3].any(1))
        head = image[rows[0] : rows[0] + round(0.3 * len(rows))].astype(int)
        columns = np.flatnonzero(head[..., 3].any(0))
        head = head[:, columns[0] : columns[-1] + 1]
        return (abs(head - head[:, ::-1]).sum(-1) > 60).mean()

    assert uneven(1.499) < 0.6 * uneven(0.4)

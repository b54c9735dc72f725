"""What single styles do beside colour: prints that move from pose to pose, lines of speed, frames, one table for a board."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from sora_nb.stage.pace import movers
from sora_nb.stage.performance import TICK
from sora_nb.stage.styles.base import remapped
from sora_nb.stage.styles.look import LOOKS, parse
from sora_nb.stage.vocabulary import STYLES
from tests.stage.acting import ball, show

SECONDS = np.arange(TICK + 1) / TICK


def test_every_style_has_a_look_of_its_own():
    assert tuple(LOOKS) == STYLES
    assert len({look.pen for look in LOOKS.values()}) == len({look.brush for look in LOOKS.values()}) == len(STYLES)
    assert len({look.about for look in LOOKS.values()}) == len(STYLES)


def test_prints_in_clay_move_between_poses_and_rest_within_one():
    renderer = show(ball(height=1.6), style="clay")
    frames = [renderer.frame(i).astype(int) for i in range(6)]
    moved = [int(np.abs(a - b).max()) > 3 for a, b in itertools.pairwise(frames)]
    assert moved == [False, True, False, True, False]


@pytest.mark.parametrize(("pace", "drawn"), [(0.5, False), (9.0, True)])
def test_anime_draws_lines_behind_what_is_fast_and_only_there(pace, drawn):
    places = {"x": pace * (SECONDS - 0.5), "y": 2.0 + 0 * SECONDS}
    fast, resting = (show(ball(height=0.8, **track), style="anime", place="meadow") for track in (places, {"y": 2.0}))
    (mover,) = movers(fast.performance, fast._view, 0.5)
    left = int(mover.x - 0.55 * mover.height)
    behind = (slice(int(mover.y - mover.height), int(mover.y + mover.height)), slice(left - 30, left))
    changed = np.abs(fast.frame(12)[behind].astype(int) - resting.frame(12)[behind]).max() > 25
    assert changed == drawn


def test_a_speed_is_told_in_pixels_of_the_frame_and_none_for_what_is_gone():
    renderer = show(ball(x=3.0 * (SECONDS - 0.5), y=1.0 + 0 * SECONDS, depth=0.0), place="meadow")
    (mover,) = movers(renderer.performance, renderer._view, 0.5)
    metre = renderer.size[0] / renderer.performance.size[0]
    assert mover.right == pytest.approx(3.0 * metre, rel=0.05)
    assert mover.down == pytest.approx(0.0, abs=1e-3)
    gone = show(ball(alpha=0.0))
    assert movers(gone.performance, gone._view, 0.5) == []


@pytest.mark.parametrize("style", ["paper", "felt"])
def test_a_frame_of_card_or_cloth_lies_around_the_picture_and_only_there(style):
    renderer = show(place="meadow", style=style)
    rim = np.concatenate([renderer.frame(0)[row].astype(int) for row in (0, -1)])
    assert rim.std(axis=0).max() < 45
    inside = renderer.frame(0)[40:-40, 60:-60].astype(int)
    assert np.abs(inside.mean(axis=(0, 1)) - rim.mean(axis=0)).max() > 25


def test_a_table_of_colours_gives_what_it_was_asked_for_to_a_level_of_64_and_mixes_by_strength():
    dice = np.random.default_rng(3)
    pixels = dice.integers(0, 256, (9, 13, 4), dtype=np.uint8)
    pixels[..., 3] = 255
    for strength in (1.0, 0.5):
        got = pixels.copy()
        remapped(lambda seen: 255 - seen, strength)(got, 0)
        wanted = pixels + (255 - 2 * pixels.astype(float)) * strength
        assert np.abs(got[..., :3] - wanted[..., :3]).max() <= 5
        assert (got[..., 3] == 255).all()


def test_a_mix_is_drawn_by_the_strongest():
    assert parse("noir:0.6+felt:0.4") == [("noir", 0.6), ("felt", 0.4)]
    plain, mixed = (show(ball(), place="meadow", style=style).frame(0).astype(int) for style in ("noir", "noir:0.6+felt:0.4"))
    hem, middle = (slice(0, 4), slice(40, -40)), (slice(60, -60), slice(100, -100))
    colour = [np.ptp(frame[middle], axis=-1).mean() for frame in (plain, mixed)]
    assert np.abs(plain[hem] - mixed[hem]).mean() > 10
    assert colour[0] < colour[1]

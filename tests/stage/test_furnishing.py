"""Furnishing: sites name places that exist, what stands in them can be drawn, and it shows."""

from __future__ import annotations

import numpy as np
import pytest

from sora_nb.plans import Shot
from sora_nb.stage import staging
from sora_nb.stage.cast.figures import figures
from sora_nb.stage.director import read
from sora_nb.stage.furnishing import BUILT, FURNITURE
from sora_nb.stage.reading.sites import PLAINLY, SITES
from sora_nb.stage.renderer import Renderer
from sora_nb.stage.vocabulary import PLACES


def test_every_site_is_set_in_a_place_and_has_something_of_its_own() -> None:
    assert set(SITES.values()) <= set(PLACES)
    assert set(FURNITURE) <= set(SITES)
    assert set(SITES) - set(FURNITURE) - set(BUILT) <= PLAINLY


def test_all_furniture_can_be_drawn() -> None:
    named = {thing.partition(" on ")[0] for things in FURNITURE.values() for thing in things}
    assert named <= set(figures())


@pytest.mark.parametrize(
    ("prompt", "place", "setting"),
    [
        ("A cat sleeps in a bathroom", "room", "bathroom"),
        ("a gas station", "street", "gas station"),
        ("A man digs in a cemetery at night", "meadow", "cemetery"),
        ("A girl sits in a room", "room", None),
    ],
)
def test_a_prompt_keeps_its_site(prompt: str, place: str, setting: str | None) -> None:
    shot = read(prompt).shots[0]
    assert (shot.place, shot.setting) == (place, setting)


def _frame(shot: Shot, seed: int = 1) -> np.ndarray:
    performance = staging.perform(shot, seconds=1.0, aspect=16 / 9, seed=seed, lines=())
    return Renderer(performance, {}, size=(160, 90), fps=12, style="cartoon").frame(0)


@pytest.mark.parametrize("setting", ["bathroom", "gas station", "campsite", "cemetery"])
def test_furniture_shows_and_is_the_same_each_time(setting: str) -> None:
    shot = Shot(place=SITES[setting], setting=setting)
    plain, first, again = _frame(Shot(place=SITES[setting])), _frame(shot), _frame(shot)
    assert np.array_equal(first, again)
    assert (np.abs(first.astype(int) - plain).max(axis=2) > 24).mean() > 0.01


@pytest.mark.parametrize("setting", sorted(FURNITURE))
def test_every_site_can_be_painted(setting: str) -> None:
    assert _frame(Shot(place=SITES[setting], setting=setting)).std() > 5


def test_parked_cars_are_cars() -> None:
    frame = _frame(Shot(place="street", setting="parking lot")).astype(int)
    red = (frame[..., 0] - frame[..., 1] > 40) & (frame[..., 0] - frame[..., 2] > 30)
    blue = (frame[..., 2] - frame[..., 0] > 90) & (np.arange(90)[:, None] > 40)
    assert red.mean() > 0.004
    assert blue.mean() > 0.004

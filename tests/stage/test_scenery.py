"""Scenery, light and weather: every place at every hour, calm enough for actors."""

from __future__ import annotations

import dataclasses
import itertools

import numpy as np
import pytest

from sora_nb.plans import TIMES
from sora_nb.stage.air.lightning import flashes
from sora_nb.stage.light import atmosphere, tame
from sora_nb.stage.styles.pen import Colour
from sora_nb.stage.vocabulary import PLACES, STYLES
from tests.stage.acting import ball, reds, show

OPEN = ("meadow", "street", "beach", "city", "coast", "rink", "market")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("time", TIMES)
def test_no_place_has_red_of_its_own_at_any_hour(place, time):
    other = STYLES[1 + (PLACES.index(place) * 4 + TIMES.index(time)) % (len(STYLES) - 1)]
    for style in ("cartoon", other):
        frame = show(place=place, time=time, style=style, size=(256, 144)).frame(3)
        # Where light blooms over paint, a few stray pixels may.
        assert reds(frame).mean() <= (0 if style == "cartoon" else 0.002), style


@pytest.mark.parametrize("place", PLACES)
def test_a_red_ball_stands_out_everywhere(place):
    for time in TIMES:
        assert reds(show(ball(height=1.0, y=2.0), place=place, time=time).frame(0)).sum() > 350, time


@pytest.mark.parametrize("place", [p for p in PLACES if p not in ("space", "moon", "underwater")])
def test_night_is_darker_than_day_and_every_hour_has_its_own_colours(place):
    means = {time: show(place=place, time=time).frame(0).reshape(-1, 3).mean(axis=0) for time in TIMES}
    assert means["night"].mean() < 0.85 * means["day"].mean()
    warmth = {time: m[0] - m[2] for time, m in means.items()}
    assert warmth["sunset"] > warmth["day"] + 5
    for a in TIMES:
        for b in TIMES:
            assert a == b or np.abs(means[a] - means[b]).max() > 4


@pytest.mark.parametrize("place", PLACES)
def test_seeds_vary_a_place_and_the_same_seed_does_not(place):
    first, again, other = (show(place=place, seed=s).frame(0).astype(int) for s in (1, 1, 2))
    assert np.array_equal(first, again)
    if place != "stage":
        assert np.abs(first - other).mean() > 0.05


@pytest.mark.parametrize("place", OPEN)
def test_every_weather_changes_the_picture(place):
    clear = show(place=place).frame(10).astype(int)
    for weather in ("rain", "snow", "wind", "fog", "storm"):
        frame = show(place=place, weather=weather).frame(10).astype(int)
        assert np.abs(frame - clear).mean() > (0.2 if weather == "wind" else 5.0), weather


def test_snow_whitens_the_floor_and_fog_takes_the_contrast():
    plain, snow, fog = (show(place="meadow", weather=w).frame(5)[100:150].astype(float) for w in ("clear", "snow", "fog"))
    assert snow.mean() > plain.mean() + 40
    assert fog.std() < plain.std()


@pytest.mark.parametrize("place", ["coast", "harbour", "river"])
def test_snow_lies_on_the_shore_and_not_on_the_water(place):
    # Metres up the picture as rows: 0 lies at 149, 30 rows a metre.
    shore, water = (134, 146), (118, 123)
    clear, snow = (show(place=place, weather=w).frame(5).astype(float) for w in ("rain", "snow"))
    gained = [(snow[a:b] - clear[a:b]).mean() for a, b in (shore, water)]
    assert gained[0] > gained[1] + 15


def test_waves_break_on_the_coast_and_throw_spray_up():
    renderer = show(place="coast", seconds=4.0)
    white = [(renderer.frame(i)[95:127].min(axis=2) > 225).sum() for i in range(0, 92, 4)]
    calm = np.median(white)
    assert max(white) > calm + 80


def test_it_does_not_rain_indoors():
    renderer = show(place="kitchen", weather="rain")
    assert np.array_equal(renderer.frame(3), renderer.frame(4))


def test_rain_falls_from_frame_to_frame():
    renderer = show(place="street", weather="rain")
    a, b = renderer.frame(4).astype(int), renderer.frame(5).astype(int)
    assert (np.abs(a - b).max(axis=2) > 12).mean() > 0.005


def test_lightning_keeps_far_below_three_flashes_a_second():
    for seed in range(20):
        times = flashes(seed, 60.0)
        assert len(times) > 10
        assert min(b - a for a, b in itertools.pairwise(times)) >= 2.4


def test_lightning_brightens_the_picture_when_it_strikes():
    renderer = show(place="meadow", weather="storm", seconds=4.0)
    strike = flashes(7, 4.0)[0]
    before, during = (renderer.frame(int(at * 24)).mean() for at in (strike - 0.2, strike + 1 / 24))
    assert during > before + 10


def test_scenery_red_is_tamed_and_other_colours_are_left_alone():
    for colour in (Colour(0.9, 0.2, 0.2), Colour(1.0, 0.5, 0.3), Colour(0.7, 0.1, 0.4)):
        calm = tame(colour)
        assert min(calm.r - calm.g, calm.r - calm.b) * 255 < 70
    assert tame(Colour.hex("#86bf56")) == Colour.hex("#86bf56")


def test_distance_takes_on_the_colour_of_the_air():
    air = atmosphere("meadow", "day", "clear")
    green = Colour.hex("#3f7d4a")
    gaps = [sum(abs(a - b) for a, b in zip(air.lit(green, d)[:3], air.haze[:3], strict=True)) for d in (0.0, 0.5, 1.0, 2.0)]
    assert gaps == sorted(gaps, reverse=True)


def test_the_shadow_falls_away_from_the_sun():
    for time in TIMES:
        air = atmosphere("meadow", time, "clear")
        assert air.cast.slope * air.light.sun[0] < 0


BUILT_SITES = (("sea", "lake"), ("sea", "swimming pool"), ("meadow", "savanna"), ("room", "train station"),
               ("street", "bridge"))  # fmt: skip


@pytest.mark.parametrize(("place", "setting"), BUILT_SITES)
@pytest.mark.parametrize("time", TIMES)
def test_a_site_with_a_set_of_its_own_is_not_its_place_and_has_no_red(place, setting, time):
    site = show(place=place, setting=setting, time=time, size=(256, 144)).frame(3)
    assert reds(site).mean() == 0
    plain = show(place=place, time=time, size=(256, 144)).frame(3)
    assert (np.abs(site.astype(int) - plain).max(axis=2) > 12).mean() > 0.12


def test_rails_lie_under_a_train_and_nowhere_else():
    nobody, train, bus = (
        show(dataclasses.replace(ball(), figure=figure), place="meadow", size=(256, 144)).frame(0)
        for figure in ("ball", "train", "bus")
    )
    changed = np.abs(train.astype(int) - nobody).max(axis=2) > 20
    # A band across the whole width, as high as a track is.
    rows = np.flatnonzero(changed.mean(axis=1) > 0.8)
    assert 3 <= len(rows) <= 14
    assert not (np.abs(bus.astype(int) - nobody).max(axis=2) > 20).any()

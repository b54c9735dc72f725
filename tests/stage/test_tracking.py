"""Who crosses open country goes one way, the camera along; hunters keep their order; all is heard where it is seen."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from acting import ball, show
from troupe import actor, does, staged

from sora_nb.stage.camera import frame_at, seen
from sora_nb.stage.performance import TICK, CameraTrack
from sora_nb.stage.scenery.brush import Brush
from sora_nb.stage.strips import EDGES, Sorter


def sides(performance, role, t):
    """Return where a body begins and ends on the frame, left and right, as shares of its width."""
    place, half = role.track.at(t), 0.7 * role.height
    return [
        seen(performance.camera, (place.x + reach, place.y, place.depth), t, performance.size)[0] for reach in (-half, half)
    ]


@pytest.mark.parametrize("who", ["horse", "dog", "man", "car"])
@pytest.mark.parametrize("seconds", [5.0, 9.0])
def test_a_runner_goes_one_way_and_stays_in_the_picture(who, seconds):
    verb = "drive" if who == "car" else "run"
    for seed in range(4):
        performance = staged(actor(who, verb), place="desert", seed=seed, seconds=seconds)
        role = performance.role(who)
        way = np.sign(role.track.x[-1] - role.track.x[0])
        assert np.all(way * np.diff(role.track.x) > 0)
        assert np.all(np.sign(role.track.facing) == way)
        assert abs(role.track.x[-1] - role.track.x[0]) > performance.size[0]
        for t in np.arange(0, seconds, 0.25):
            x, _ = seen(performance.camera, (*role.track.at(t)[:2], role.track.at(t).depth), t, performance.size)
            assert 0.1 < x < 0.9


def test_a_gallop_is_quicker_than_a_run_on_two_legs_and_is_at_full_speed_from_the_first_frame():
    horse = staged(actor("horse", "run"), place="desert").role("horse")
    man = staged(actor("man", "run"), place="desert").role("man")
    speed = np.abs(np.diff(horse.track.x)) * TICK
    assert speed.min() > 0.97 * speed.max()
    assert speed[0] / horse.height**0.5 > 1.4 * abs(np.diff(man.track.x)[0]) * TICK / man.height**0.5


@pytest.mark.parametrize("count", [1, 2, 3])
def test_hunters_keep_order_and_distance_behind_what_they_hunt(count):
    for seed in range(4):
        performance = staged(actor("dog", does("chase", "cat"), count=count), actor("cat"), place="meadow", seed=seed)
        cat = performance.role("cat")
        way = np.sign(cat.track.x[-1] - cat.track.x[0])
        rows = sorted((r.track.x for r in performance.roles), key=lambda x: way * x[0], reverse=True)
        assert rows[0] is cat.track.x
        for ahead, behind in itertools.pairwise(rows):
            assert np.all(way * (ahead - behind) > 0.5)
        for t in np.arange(0, 5, 0.2):
            left, right = sides(performance, cat, t)
            assert left > 0
            assert right < 1
            xs = [np.mean(sides(performance, role, t)) for role in performance.roles]
            assert min(xs) > 0.05
            assert max(xs) < 0.95
        gaps = way * (rows[0] - rows[1])
        assert np.ptp(gaps) > 0.05, "nobody runs as if tied to another"


def test_several_of_a_kind_run_abreast_in_lanes_of_their_own():
    performance = staged(actor("horse", "run", count=2), place="meadow")
    one, two = performance.roles
    assert abs(one.track.depth[0] - two.track.depth[0]) > 0.1
    assert np.sign(np.ptp(one.track.x)) == np.sign(np.ptp(two.track.x))
    assert np.abs(one.track.x - two.track.x).max() < performance.size[0]


@pytest.mark.parametrize(
    "cast",
    [
        (actor("dog", "run"), actor("tree")),
        (actor("dog", does("run", direction="left")),),
        (actor("man", "walk"), actor("dog", "run")),
        (actor("dog", does("walk", "box")), actor("box")),
    ],
)
def test_where_the_frame_matters_the_camera_stays(cast):
    assert not staged(*cast, place="meadow").camera.moves


def test_indoors_and_on_a_short_way_the_camera_stays():
    assert not staged(actor("dog", "run"), place="room").camera.moves
    assert not staged(actor("dog", "walk"), place="meadow", seconds=1.0).camera.moves


def test_a_film_too_long_for_the_country_stays_in_the_frame():
    performance = staged(actor("horse", "run"), place="desert", seconds=40.0)
    assert not performance.camera.moves
    assert np.abs(performance.role("horse").track.x).max() < performance.size[0] / 2


def test_a_camera_that_is_asked_to_rest_rests():
    assert staged(actor("horse", "run"), place="desert").camera.moves
    resting = staged(actor("horse", "run"), place="desert", camera="static")
    assert not resting.camera.moves
    assert np.abs(resting.role("horse").track.x).max() < resting.size[0] / 2


@pytest.mark.parametrize("seed", range(4))
def test_each_rider_sits_on_a_mount_of_their_own_and_all_go_along(seed):
    riders = staged(actor("man", does("ride", "bicycle"), count=3), actor("bicycle", count=3), place="street", seed=seed)
    men = [r for r in riders.roles if r.actor.name == "man"]
    mounts = [r for r in riders.roles if r.actor.name == "bicycle"]
    assert riders.camera.moves
    for man, mount in zip(men, mounts, strict=True):
        assert np.abs(man.track.x - mount.track.x).max() < 0.01
        assert np.all(np.sign(man.track.facing) == np.sign(man.track.x[-1] - man.track.x[0]))
    ends = sorted(float(m.track.x[-1]) for m in mounts)
    assert min(np.diff(ends)) > 0.3


def test_who_waves_from_a_horse_rides_on():
    shown = staged(actor("man", does("ride", "horse"), "wave"), actor("horse"), place="desert")
    x = shown.role("horse").track.x
    assert abs(x[-1] - x[-240]) > 0.5


@pytest.mark.parametrize("who", ["horse", "dog", "bicycle"])
def test_in_an_upright_frame_a_traveller_fills_the_width(who):
    cast = (actor("man", does("ride", "bicycle")), actor("bicycle")) if who == "bicycle" else (actor(who, "run"),)
    for seed in range(3):
        shown = staged(*cast, place="street", aspect=9 / 16, seed=seed)
        half = {"horse": 0.7, "dog": 0.7, "bicycle": 0.6}[who] * shown.role(who).height
        assert 2 * half > 0.55 * shown.size[0]
        for t in (0.0, 2.0, 4.0, 5.0):
            place = shown.role(who).track.at(t)
            left, right = (
                seen(shown.camera, (place.x + reach, place.y, place.depth), t, shown.size)[0] for reach in (-half, half)
            )
            assert left > -0.06
            assert right < 1.06


def test_a_tracking_camera_begins_at_rest_and_never_jolts():
    performance = staged(actor("horse", "run"), place="desert")
    xs = np.array([frame_at(performance.camera, t).x for t in np.arange(0, 5, 1 / 120)])
    assert xs[0] == pytest.approx(0, abs=1e-6)
    assert np.abs(np.diff(xs, 2)).max() * 120**2 < 15
    speed = np.abs(np.diff(xs)) * 120
    assert speed.min() > 0.6 * speed.max()


def test_the_moon_travels_along_with_the_camera():
    performance = staged(actor("horse", "run"), actor("moon"), place="desert", time="night")
    moon = performance.role("moon").track
    places = [
        seen(performance.camera, (moon.at(t).x, moon.at(t).y, moon.at(t).depth), t, performance.size)[0] for t in (0, 2, 4)
    ]
    assert performance.camera.moves
    assert np.ptp(places) < 0.01


def test_events_are_where_the_camera_sees_them():
    performance = staged(actor("girl", "run", does("wave", start=4.0)), place="desert", seconds=6.0)
    car = staged(actor("car", "drive"), place="street")
    assert performance.camera.moves
    engine = next(e for e in car.events if e.kind == "engine")
    assert 0 < engine.x < 1
    for event in (*performance.events, *car.events):
        assert -0.2 < event.x < 1.2


def test_a_flowing_path_passes_through_its_keys_and_keeps_its_speed():
    track = CameraTrack(keys=tuple((0.5 * i, 2.0 * i, 0.0, 1.0) for i in range(7)), flows=True)
    xs = [frame_at(track, t).x for t in np.linspace(0, 3, 61)]
    assert xs == pytest.approx(list(np.linspace(0, 12, 61)))


def test_what_stands_on_the_floor_is_not_sheared_by_a_camera_that_travels():
    keys = tuple((0.25 * i, 2.0 * i, 0.0, 1.0) for i in range(9))
    renderer = show(ball(y=0.4, seconds=2.0), place="meadow", camera=CameraTrack(keys=keys, flows=True), seconds=2.0)
    strips = [sheet for sheet in renderer._backdrop.back if sheet.layer.name.startswith("floor ")]
    speeds = [sheet.layer.parallax for sheet in strips]
    assert len(strips) > 3
    assert speeds == sorted(speeds)
    assert max(speeds) > 1.2
    assert min(speeds) < 0.7
    assert not any(sheet.layer.plane for sheet in strips)


def test_a_sorter_sends_marks_to_their_strip_and_broad_things_to_the_plane():
    import skia

    said = []

    class Spy(Brush):
        def __init__(self, name):
            self.name, self.air, self.dice, self.pixel, self.box = name, None, None, 1.0, None
            self.canvas = skia.Surface(4, 4).getCanvas()

        def plain(self, path, colour, **more):
            said.append(self.name)

    from sora_nb.stage.styles.pen import Colour

    sorter = Sorter(Spy("plane"), [Spy(n) for n in range(len(EDGES) - 1)])
    flower, wash = skia.Path(), skia.Path()
    flower.addOval(skia.Rect.MakeLTRB(0, 0.0, 0.05, 0.1))
    wash.addRect(skia.Rect.MakeLTRB(-9, -1, 9, 1))
    sorter.plain(flower, Colour(1, 0, 0, 1))
    sorter.plain(wash, Colour(1, 0, 0, 1))
    assert said == [3, "plane"]

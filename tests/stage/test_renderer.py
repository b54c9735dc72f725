"""The renderer: exact places, order, light, truth and styles."""

from __future__ import annotations

import dataclasses
import itertools

import numpy as np
import pytest

from sora_nb.errors import InvalidRequest
from sora_nb.plans import Action, Actor, Shot
from sora_nb.stage.performance import TICK, CameraTrack, on_frame
from sora_nb.stage.renderer import Renderer
from sora_nb.stage.styles.pen import Colour
from sora_nb.stage.vocabulary import STYLES
from tests.stage.acting import ball, centre, reds, show

COLOURFUL = ("cartoon", "clay", "paper", "cinematic", "watercolor", "pixel", "comic", "anime", "felt")
BLUE = Colour.hex("#2f6fdd")


@pytest.mark.parametrize("style", COLOURFUL)
@pytest.mark.parametrize("place", ["stage", "meadow"])
def test_a_ball_is_drawn_where_it_is_to_a_fraction_of_a_pixel(style, place):
    seconds = np.arange(TICK + 1) / TICK
    role = ball(x=-2 + 3.1 * seconds, y=1.0 + 3.3 * seconds - 2.5 * seconds**2)
    renderer = show(role, style=style, place=place, size=(480, 270))
    offsets = []
    for index in range(0, 24, 3):
        place_now = role.track.at(index / 24)
        x, y = on_frame(place_now.x, place_now.y, 0.0, renderer.performance.size)
        found = centre(renderer.frame(index))
        offsets.append((found[0] + 0.5 - x * 480, found[1] + 0.5 - y * 270))
    spread = np.ptp(np.array(offsets), axis=0)
    # On a grid of squares a disc is as exact as its edge squares make it; a wash is as exact as a hand. Reds are
    # counted, and light falls across the ball in anime, dents and prints in clay.
    assert np.all(spread < {"pixel": 2.5, "watercolor": 0.8, "anime": 1.2, "clay": 0.7}.get(style, 0.5))
    assert np.all(np.abs(np.mean(offsets, axis=0)) < (4.0 if style == "pixel" else 3.0))


@pytest.mark.parametrize("style", [style for style in STYLES if style not in COLOURFUL])
def test_a_ball_without_its_colour_is_drawn_where_it_is(style):
    seconds = np.arange(TICK + 1) / TICK
    track = {"x": -1.5 + 2.4 * seconds, "y": 2.0 + 1.5 * seconds}
    with_ball = show(ball(height=1.2, **track), style=style, place="meadow", size=(480, 270))
    without = show(style=style, place="meadow", size=(480, 270))
    offsets = []
    for index in range(0, 24, 3):
        place_now = with_ball.performance.roles[0].track.at(index / 24)
        x, y = on_frame(place_now.x, place_now.y, 0.0, with_ball.performance.size)
        changed = np.abs(with_ball.frame(index).astype(int) - without.frame(index)).max(axis=-1) > 40
        changed[: round(y * 270) - 40], changed[round(y * 270) + 40 :] = False, False
        rows, columns = np.nonzero(changed)
        offsets.append(((columns.min() + columns.max() + 1) / 2 - x * 480, (rows.min() + rows.max() + 1) / 2 - y * 270))
    assert np.abs(offsets).max() < 4.0
    assert np.ptp(np.array(offsets), axis=0).max() < 3.0


@pytest.mark.parametrize("style", STYLES)
def test_the_same_seed_draws_the_same_bytes_in_any_order(style):
    first, second = (show(ball(), place="meadow", weather="rain", style=style) for _ in range(2))
    forwards = [first.frame(i) for i in range(4)]
    backwards = [second.frame(i) for i in reversed(range(4))]
    for a, b in zip(forwards, reversed(backwards), strict=True):
        assert np.array_equal(a, b)


@pytest.mark.parametrize("size", [(64, 64), (320, 180), (180, 320), (1920, 64)])
def test_frames_have_the_size_asked_for_and_stay_valid(size):
    renderer = show(ball(), place="meadow", size=size)
    first = renderer.frame(0)
    kept = first.copy()
    renderer.frame(5)
    assert first.shape == (size[1], size[0], 3)
    assert first.dtype == np.uint8
    assert np.array_equal(first, kept)


def test_unknown_names_are_refused_with_those_there_are():
    with pytest.raises(InvalidRequest, match="cartoon, clay, paper, cinematic, noir"):
        show(ball(), style="vaporwave")
    with pytest.raises(InvalidRequest, match="Did you mean 'watercolor'"):
        show(ball(), style="watercolour")
    with pytest.raises(InvalidRequest, match="strength"):
        show(ball(), style="clay:2")
    with pytest.raises(InvalidRequest, match="number"):
        show(ball(), style="clay:much")
    with pytest.raises(InvalidRequest, match="meadow"):
        show(ball(), place="volcano")
    with pytest.raises(InvalidRequest, match="masks, depth"):
        show(ball(), truth=("normals",))


def test_a_mix_of_styles_is_drawn_by_the_strongest_and_finished_by_both():
    plain, mixed = (show(ball(), style=s).frame(0).astype(int) for s in ("clay", "clay:1+cinematic:0.5"))
    corner = (slice(0, 20), slice(0, 20))
    assert mixed[corner].mean() < plain[corner].mean() - 1
    assert np.abs(mixed[90, 160] - plain[90, 160]).max() < 40


def test_styles_differ_in_drawing():
    frames = {style: show(ball(), place="meadow", style=style).frame(0).astype(int) for style in STYLES}
    for a in STYLES:
        for b in STYLES:
            if a < b:
                assert np.abs(frames[a] - frames[b]).mean() > 2.0


def test_clay_moves_characters_on_twos_but_lets_physics_run_on_ones():
    seconds = np.arange(TICK + 1) / TICK
    for style in ("clay", "pixel", "felt", "anime"):
        for family, steady in (("human", True), ("shape", False)):
            renderer = show(ball(x=5 * seconds - 2, family=family), style=style)
            x = [centre(renderer.frame(i))[0] for i in (4, 5)]
            assert (abs(x[1] - x[0]) < 0.2) == steady, style


def test_nearer_bodies_and_those_marked_over_are_drawn_last():
    middle = (90, 160)
    y = 1.98
    far, near = ball("far", 1, y=y, depth=0.5), ball("near", 2, y=y)
    colours = {"near": BLUE}
    assert reds(show(near, far, colours=colours, truth=("masks",)).frame(0))[middle] == 0
    first, second = ball("first", 1, y=y, over=True), ball("second", 2, y=y)
    assert reds(show(first, second, colours={"second": BLUE}).frame(0))[middle]


def test_a_body_fades_with_its_alpha():
    seen = [int(reds(show(ball(alpha=alpha)).frame(0)).sum()) for alpha in (1.0, 0.0)]
    assert seen[0] > 300
    assert seen[1] == 0


def test_a_held_thing_follows_its_holders_anchor_and_is_let_go():
    holder = ball("hand", 1, height=0.3, x=-3.0, y=1.0)
    thing = ball("thing", 2, height=0.4, x=3.0, y=1.0, held=((0.0, 0.5, "hand", "hand"),))
    renderer = show(holder, thing, colours={"hand": BLUE})
    size = renderer.performance.size
    for index, (x, y) in ((2, (-2.0, 1.5)), (20, (3.0, 1.0))):
        expected = on_frame(x, y, 0.0, size)
        found = centre(renderer.frame(index))
        assert found == pytest.approx((expected[0] * 320, expected[1] * 180), abs=2.0)


def test_masks_and_depth_agree_with_the_picture():
    roles = ball("a", 3, x=-1.5), ball("b", 9, x=1.5, depth=0.6)
    renderer = show(*roles, place="meadow", truth=("masks", "depth"))
    frame, truth = renderer.frame(0), renderer.buffers(0)
    masks, depth = truth["masks"], truth["depth"]
    assert masks.dtype == np.uint8
    assert set(np.unique(masks)) == {0, 3, 9}
    assert depth.dtype == np.float32
    assert depth.min() >= 0
    assert depth.max() <= 1
    assert np.all(depth[masks == 9] == pytest.approx(0.6))
    assert np.all(depth[masks == 3] == 0)
    assert np.mean(masks[reds(frame)] > 0) > 0.98
    assert depth[5].mean() == 1.0
    radius = 0.4 * 180 / 6
    assert (masks == 3).sum() == pytest.approx(np.pi * radius**2, rel=0.05)


def test_only_the_truth_asked_for_is_kept():
    assert set(show(ball(), truth=("depth",)).buffers(0)) == {"depth"}


def test_the_shadow_below_a_body_fades_as_it_rises():
    floor = round((1 - 0.17) * 180) + 1
    empty = show().frame(0).astype(int)
    darkness = []
    for y in (0.4, 1.2, 3.5):
        frame = show(ball(y=y)).frame(0).astype(int)
        darkness.append(int((empty - frame)[floor + 1 : floor + 4, 140:180].mean()))
    assert darkness[0] > darkness[1] + 2 > darkness[2]


def test_near_things_move_more_than_far_ones_when_the_camera_pans():
    camera = CameraTrack(keys=((0.0, 0.0, 0.0, 1.0), (1.0, 1.0, 0.0, 1.0)))
    moved = []
    for depth in (0.0, 0.8):
        renderer = show(ball(depth=depth), camera=camera)
        moved.append(centre(renderer.frame(0))[0] - centre(renderer.frame(24))[0])
    assert moved[0] == pytest.approx(30.0, abs=0.6)
    assert moved[1] == pytest.approx(30.0 * (1 - 0.45 * 0.8), abs=0.6)


def test_a_camera_at_rest_and_a_moving_one_begin_with_the_same_picture():
    still = show(ball(), place="meadow").frame(0).astype(int)
    moving = show(
        ball(), place="meadow", camera=CameraTrack(keys=((0.0, 0.0, 0.0, 1.0), (1.0, 0.4, 0.0, 1.1)))
    ).frame(0).astype(int)  # fmt: skip
    assert np.abs(still - moving).mean() < 4.0
    assert centre(moving)[0] == pytest.approx(centre(still)[0], abs=0.3)


def test_zooming_in_enlarges_bodies():
    camera = CameraTrack(keys=((0.0, 0.0, 0.0, 1.0), (1.0, 0.0, 0.0, 2.0)))
    renderer = show(ball(y=1.98), camera=camera)
    first, last = (int(reds(renderer.frame(i)).sum()) for i in (0, 24))
    assert last / first == pytest.approx(4.0, rel=0.1)


def test_stairs_are_solid_ground():
    stairs = ((-5.0, 1.5), (-1.0, 1.5), (-1.0, 0.75), (1.0, 0.75), (1.0, 0.0), (5.0, 0.0))
    flat, raised = (show(ground=g, place="meadow").frame(0).astype(int) for g in ((), stairs))
    column = raised[105:145, 60] - flat[105:145, 60]
    assert np.abs(column).mean() > 15
    assert np.abs(raised[60] - flat[60]).mean() < 1


def test_bodies_at_sea_stand_behind_the_front_swell():
    dry = show(ball(y=-0.3), place="stage").frame(0)
    wet = show(ball(y=-0.3), place="sea").frame(0)
    assert reds(wet).sum() < 0.55 * reds(dry).sum()


def test_film_is_shown_between_bars_and_the_distance_is_out_of_focus():
    plain, film = (show(ball(), place="city", size=(480, 270), style=style).frame(0) for style in ("cartoon", "cinematic"))
    assert film[:20].max() == 0
    assert film[-20:].max() == 0
    assert plain[:20].max() > 40
    far = slice(60, 130)
    edges = [np.abs(np.diff(f[far].astype(int), axis=1)).max(axis=-1) for f in (plain, film)]
    assert np.percentile(edges[1], 99) < 0.7 * np.percentile(edges[0], 99)
    square = show(ball(), place="city", size=(200, 200), style="cinematic").frame(0)
    assert square[:8].max() > 20


def test_paper_has_a_pale_edge_and_a_shadow_beside_it():
    cartoon, paper = (
        show(ball(height=1.6), size=(480, 270), style=style).frame(0).astype(int) for style in ("cartoon", "paper")
    )
    y, x = np.nonzero(reds(paper.astype(np.uint8)))
    row = paper[round(y.mean()), x.max() + 1 : x.max() + 5].min(axis=-1)
    assert row.max() > 185, "cream where the scissors went"
    assert row.max() > cartoon[round(y.mean()), x.max() + 1 : x.max() + 5].min(axis=-1).min() + 40


def test_what_drives_by_night_lights_its_way():
    from sora_nb.stage.light.lamps import Lamps

    moved = {"x": np.linspace(-2, 2, TICK + 1)}
    dark, lit = (
        show(ball(figure="car", family="prop", height=1.4, y=0.7, **moved), place="city", time=time, size=(480, 270))
        for time in ("day", "night")
    )
    assert not dark._lamps._roles
    assert isinstance(lit._lamps, Lamps)
    with_light = lit.frame(12).astype(int)
    lit._lamps._roles = []
    without = lit.frame(12).astype(int)
    brighter = (with_light - without).sum(axis=-1)
    assert brighter.max() > 150
    assert brighter[:, :180].max() < 60, "the beam lies before the car, not behind it"


@pytest.mark.parametrize(("family", "warm"), [("bird", True), ("shape", False)])
def test_performers_get_a_theatre_and_measured_balls_a_plain_studio(family, warm):
    frame = show(ball(family=family, x=np.linspace(-1, 1, TICK + 1)), size=(480, 270)).frame(0).astype(int)
    curtain = frame[100, 4]
    assert bool(curtain[0] > curtain[2] + 20) is warm


def test_ice_is_frozen_ground_under_a_clear_sky():
    def floor(target):
        slides = Actor(name="ball", figure="ball", word="ball", actions=(Action(verb="slide", target=target),))
        performance = dataclasses.replace(show().performance, shot=Shot(place="meadow", actors=(slides,)))
        frame = Renderer(performance, {}, size=(320, 180), fps=24, style="cartoon").frame(0)
        return frame[150:170, 40:280].reshape(-1, 3).mean(0), frame[10:40].reshape(-1, 3).mean(0)

    (ice, sky), (grass, same_sky) = floor("ice"), floor("floor")
    assert ice.min() > 180
    assert ice[2] > grass[2] + 60
    assert np.abs(sky - same_sky).max() < 12


def test_noir_and_sepia_keep_no_hue_of_the_scene_and_blueprints_are_blue():
    noir, vintage, blueprint = (
        show(ball(), place="meadow", style=s).frame(0).astype(int) for s in ("noir", "vintage", "blueprint")
    )
    assert np.abs(noir[..., 0] - noir[..., 2]).max() == 0
    assert np.all(vintage[..., 0] >= vintage[..., 2] - 1)
    assert np.all(blueprint[..., 2] >= blueprint[..., 0])
    assert np.median(blueprint[..., 2] - blueprint[..., 0]) > 80


@pytest.mark.parametrize("name", ["noir", "vintage", "blueprint", "watercolor", "neon"])
def test_strength_lies_between_nothing_and_everything(name):
    whole, half, little = (
        show(ball(), place="meadow", style=f"{name}:{share}").frame(0).astype(int) for share in (1.0, 0.5, 0.05)
    )
    far = np.abs(whole - little).mean()
    assert np.abs(whole - half).mean() < far
    assert np.abs(half - little).mean() < far


def test_pixels_are_squares_on_a_grid_of_few_colours():
    from sora_nb.stage.styles.pixel import grid

    side = grid(180)
    assert side == 2
    frame = show(ball(), place="meadow", style="pixel", size=(320, 180)).frame(3)
    squares = frame.reshape(180 // side, side, 320 // side, side, 3)
    assert np.all(squares == squares[:, :1, :, :1])
    assert len(np.unique(frame.reshape(-1, 3), axis=0)) <= 148
    assert (grid(360), grid(1080), grid(1080, 0.5)) == (4, 11, 6)
    odd = show(ball(), place="meadow", style="pixel", size=(322, 182)).frame(0)
    assert odd.shape == (182, 322, 3)


def test_old_film_lives_in_its_dust_and_light_and_the_world_stands_still():
    renderer = show(style="vintage", place="meadow")
    frames = [renderer.frame(i).astype(int) for i in (0, 1, 2, 3, 12)]
    assert all(np.abs(a - b).mean() > 0.5 for a, b in itertools.pairwise(frames))
    light = [f[60:120, 100:220].mean() for f in frames]
    assert max(light) - min(light) < 0.06 * max(light), "flicker stays far below what harms anybody"

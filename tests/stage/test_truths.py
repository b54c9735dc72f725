"""Ground truth of drawn shots: flow leads to where things are, masks tile, joints lie on bodies, edges lie between them."""

from __future__ import annotations

import numpy as np
import pytest

from sora_nb.engines import stage
from sora_nb.engines.base import Job
from sora_nb.recipes import Recipe
from sora_nb.stage import director, staging
from sora_nb.stage.camera import frame_at
from sora_nb.stage.cast.rigs import build
from sora_nb.stage.performance import TICK, CameraTrack
from sora_nb.stage.renderer import Renderer
from sora_nb.stage.truths import COVERED, OUTSIDE, SEEN, TRUTHS
from tests.stage.acting import ball, show

SIZE = (320, 180)
MOVING = (
    "A woman walks through the park",
    "Two foxes chase a rabbit through the snow",
    "A red ball bounces next to a blue box",
    "An eagle flies over the beach, the camera pans left",
    "A shark swims underwater",
    "A boy throws a ball to a girl on the playground",
)


def acted(prompt, *, seconds=1.0, seed=1, size=SIZE, fps=24, style="cartoon"):
    """Return the renderer of a prompt's first shot, with all truth."""
    plan = director.read(prompt, seconds=seconds)
    shot = staging.perform(plan.shots[0], seconds=seconds, aspect=size[0] / size[1], seed=seed)
    rigs = {role.key: build(role, shot) for role in shot.roles}
    return Renderer(shot, rigs, size=size, fps=fps, style=style, truth=TRUTHS)


def led(flow):
    """Return the row and column of the pixel that each pixel's surface goes to."""
    height, width = flow.shape[:2]
    x = np.floor(np.arange(width) + 0.5 + flow[..., 0]).astype(int).clip(0, width - 1)
    y = np.floor(np.arange(height)[:, None] + 0.5 + flow[..., 1]).astype(int).clip(0, height - 1)
    return y, x


def sampled(frame, flow):
    """Return the next frame as seen from this one: sampled, between its pixels, at where the flow leads."""
    height, width = flow.shape[:2]
    x = (np.arange(width) + flow[..., 0]).clip(0, width - 1.001)
    y = (np.arange(height)[:, None] + flow[..., 1]).clip(0, height - 1.001)
    i, j = y.astype(int), x.astype(int)
    f, g = (y - i)[..., None], (x - j)[..., None]
    return (frame[i, j] * (1 - f) + frame[i + 1, j] * f) * (1 - g) + (frame[i, j + 1] * (1 - f) + frame[i + 1, j + 1] * f) * g


def inner(edges, masks):
    """Return a body's pixels that lie two or more from every edge: where nothing of another colour is blended in."""
    near = edges > 0
    for _ in range(2):
        grown = near.copy()
        for axis in (0, 1):
            for way in (1, -1):
                grown |= np.roll(near, way, axis)
        near = grown
    return (masks > 0) & ~near


@pytest.mark.parametrize("prompt", MOVING)
def test_the_flow_leads_to_the_same_body_and_the_same_colour(prompt):
    renderer = acted(prompt)
    frames, truth = [], []
    for index in range(7, 12):
        frames.append(renderer.frame(index).astype(float))
        truth.append(renderer.buffers(index))
    off, still, moved = [], [], 0.0
    for n in range(len(frames) - 1):
        one, two = truth[n], truth[n + 1]
        y, x = led(one["flow"])
        valid = one["valid"]
        assert (two["masks"][y, x] == one["masks"])[valid].all()
        where = valid & inner(one["edges"], one["masks"])
        off.append(np.abs(sampled(frames[n + 1], one["flow"]) - frames[n])[where])
        still.append(np.abs(frames[n + 1] - frames[n])[where])
        moved = max(moved, float(np.abs(one["flow"][where]).max()))
        assert valid[one["masks"] > 0].mean() > 0.6
    assert moved > 1.5
    # A body's own colours hardly change in a 24th of a second; where it was, something else is.
    assert np.concatenate(off).mean() < 6
    assert np.median(np.concatenate(off)) <= 2
    assert np.concatenate(off).mean() < 0.6 * np.concatenate(still).mean() + 1


def test_the_flow_of_a_flight_is_the_motion_itself():
    t = np.arange(TICK + 1) / TICK
    renderer = show(ball(x=3 * t - 1.5, y=1 + 4 * t - 4.9 * t**2), truth=("masks", "flow", "valid"))
    for index in (3, 12, 20):
        truth = renderer.buffers(index)
        inside = truth["masks"] == 1
        a, b = index / 24, (index + 1) / 24
        wanted = np.array([3 / 24, -(4 * (b - a) - 4.9 * (b**2 - a**2))]) * 180 / 6
        assert np.abs(truth["flow"][inside] - wanted).max() < 0.02
        assert (truth["flow"][~inside] == 0).all()


def test_flow_of_growing_and_receding_bodies_spreads_about_their_middle():
    t = np.arange(TICK + 1) / TICK
    grown = show(ball(scale=1 + t), truth=("flow", "masks")).buffers(10)
    y, x = np.nonzero(grown["masks"])
    k = (1 + 11 / 24) / (1 + 10 / 24) - 1
    wanted = np.stack([(x + 0.5 - 160) * k, (y + 0.5 - (0.83 * 180 - 30)) * k], axis=1)
    assert np.abs(grown["flow"][y, x] - wanted).max() < 0.03


def test_a_disc_that_spins_turns_about_its_middle():
    t = np.arange(TICK + 1) / TICK
    truth = show(ball(angle=3 * t), truth=("flow", "masks", "valid")).buffers(8)
    y, x = np.nonzero(truth["masks"])
    dx, dy = x + 0.5 - 160, y + 0.5 - (0.83 * 180 - 30)
    c, s = np.cos(3 / 24), np.sin(3 / 24)
    # Counter-clockwise, and rows of pixels count downwards.
    wanted = np.stack([dx * c + dy * s - dx, -dx * s + dy * c - dy], axis=1)
    assert np.abs(truth["flow"][y, x] - wanted).max() < 0.02
    assert truth["valid"][y, x].mean() > 0.9


def test_the_flow_of_a_panned_set_is_that_of_its_layers_and_bodies_stay_put_in_it():
    camera = CameraTrack(keys=((0.0, -0.6, 0.0, 1.0), (1.0, 0.6, 0.0, 1.0)))
    renderer = show(ball(), place="meadow", camera=camera, truth=("masks", "flow", "valid", "depth"))
    a, b = renderer.buffers(11), renderer.buffers(12)
    y, x = led(a["flow"])
    ways = a["flow"][..., 0]
    assert (ways <= 1e-6).all()
    # Six metres are 180 pixels high.
    step = frame_at(camera, 12 / 24).x - frame_at(camera, 11 / 24).x
    assert ways[a["masks"] == 1] == pytest.approx(-step * 180 / 6, abs=0.01)
    assert np.abs(ways[2]).max() < np.abs(ways[-2]).max() / 4
    assert a["valid"].mean() > 0.9
    assert (b["masks"][y, x] == a["masks"])[a["valid"]].all()


def test_what_is_covered_next_or_leaves_the_frame_is_not_valid():
    t = np.arange(TICK + 1) / TICK
    over, under = ball("over", 1, x=4 * t - 2, over=True), ball("under", 2, height=1.2)
    renderer = show(over, under, truth=("masks", "flow", "valid"))
    one, two = renderer.buffers(9), renderer.buffers(10)
    still = one["masks"] == 2
    hidden = still & (two["masks"] == 1)
    assert hidden.sum() > 20
    assert not one["valid"][hidden].any()
    assert one["valid"][still & (two["masks"] == 2)].all()
    gone = show(ball(x=5.2 + 3 * t), truth=("masks", "flow", "valid")).buffers(1)
    assert not gone["valid"][(gone["masks"] == 1) & (np.arange(320) + gone["flow"][..., 0] >= 320)].any()


def test_the_last_frame_leads_nowhere():
    last = show(ball(), truth=("flow", "valid")).buffers(23)
    assert not last["flow"].any()
    assert not last["valid"].any()


@pytest.mark.parametrize("prompt", MOVING)
def test_joints_lie_on_their_body_and_say_whether_they_are_seen(prompt):
    renderer = acted(prompt)
    numbers = {role.key: role.number for role in renderer.performance.roles}
    on, seen = [], 0
    for index in (2, 9, 16):
        truth = renderer.buffers(index)
        masks = truth["masks"]
        assert truth["pose"].shape == (len(renderer.tracer.joints), 3)
        for (key, _), (x, y, state) in zip(renderer.tracer.joints, truth["pose"], strict=True):
            assert state in (OUTSIDE, COVERED, SEEN)
            if state == OUTSIDE:
                assert not (0 <= x < SIZE[0] and 0 <= y < SIZE[1])
                continue
            window = masks[max(0, int(y) - 3) : int(y) + 4, max(0, int(x) - 3) : int(x) + 4]
            on.append((window == numbers[key]).any() or (len(numbers) > 1 and (window > 0).any()))
            seen += state == SEEN
    assert np.mean(on) > 0.97
    assert seen > 0.5 * len(on)


def test_a_joint_behind_somebody_is_covered():
    from sora_nb.stage.cast.shapes import build as shape

    behind, before = (ball(key, n, over=key == "b", height=0.6 * n) for n, key in ((1, "a"), (2, "b")))
    renderer = show(behind, before, truth=("pose",))
    renderer.rigs = {role.key: shape(role, renderer.performance) for role in (behind, before)}
    states = renderer.buffers(0)["pose"][:, 2]
    assert dict(zip(renderer.tracer.joints, states, strict=True)) == {("a", "centre"): COVERED, ("b", "centre"): SEEN}


def differs(labels):
    """Return where a label is another on the right or below."""
    found = np.zeros(labels.shape, bool)
    found[:, :-1] |= labels[:, 1:] != labels[:, :-1]
    found[:-1] |= labels[1:] != labels[:-1]
    return found


def test_edges_are_where_bodies_or_scenery_in_front_end():
    renderer = acted("A woman walks a dog through the park")
    truth = renderer.buffers(5)
    masks, edges = truth["masks"].astype(int), truth["edges"]
    assert set(np.unique(edges)) == {0, 1, 2}
    assert (edges[differs(masks)] == 2).all()
    assert differs(masks).sum() > 200
    trace, _ = renderer.tracer._traced(5)
    before = np.isin(trace.ids, 1 + np.flatnonzero(trace.front))
    assert before.any()
    np.testing.assert_array_equal(edges == 2, differs(masks + 1000 * before))
    assert (masks[edges == 1] > 0).all()
    # Where the depth leaps by more than the floor's own slope, something ends.
    leaps = np.abs(np.diff(truth["depth"], axis=1)) > 0.02
    assert (edges[:, :-1][leaps] == 2).all()


def test_masks_are_the_pixels_that_change_when_a_body_goes():
    with_dog, without = acted("A dog sits in the park", size=SIZE), acted("The park by day", size=SIZE)
    mask = with_dog.buffers(3)["masks"] == 1
    changed = np.abs(with_dog.frame(3).astype(int) - without.frame(3)).max(axis=2) > 12
    core = inner(np.pad(mask[1:, 1:] != mask[:-1, :-1], ((0, 1), (0, 1))).astype(int), mask.astype(int))
    assert changed[core].mean() > 0.97


def test_truth_does_not_depend_on_the_order_in_which_it_is_asked_for():
    one, two = acted("A cat runs across the meadow"), acted("A cat runs across the meadow")
    forward = [one.buffers(n) for n in range(6)]
    for n in reversed(range(6)):
        back = two.buffers(n)
        for name in TRUTHS:
            np.testing.assert_array_equal(forward[n][name], back[name], err_msg=name)


def test_drawing_is_the_same_with_and_without_truth():
    def frames(truth):
        recipe = Recipe(prompt="A girl waves at a dog", seconds=0.3, size=(128, 72), fps=12, sound=False, seed=5)
        job = Job(recipe=recipe, plan=director.read(recipe.prompt, seconds=0.3), truth=truth)
        return [item.frames for item in stage.StageEngine().render(job) if hasattr(item, "frames")]

    for a, b in zip(frames(()), frames(TRUTHS), strict=True):
        np.testing.assert_array_equal(a, b)


def test_fading_and_clipped_bodies_have_clean_masks():
    t = np.arange(TICK + 1) / TICK
    renderer = show(ball(alpha=1 - t), truth=("masks",))
    sizes = [int((renderer.buffers(n)["masks"] == 1).sum()) for n in (0, 6, 11, 14, 20)]
    assert sizes[0] == sizes[1] == sizes[2] > 300
    assert sizes[3:] == [0, 0]
    # A zebra's stripes are clipped to its body: every number on the canvas is that of a part, none a blend of two.
    striped = acted("A zebra walks through the meadow")
    trace, _ = striped.tracer._traced(4)
    assert trace.ids.max() < 1 + len(trace.sheets) + len(trace.parts)
    assert set(np.unique(trace.masks())) == {0, 1}

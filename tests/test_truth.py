"""`clip.truth`: what is known of a clip beyond its pixels, made again from its recipe."""

from __future__ import annotations

import numpy as np
import pytest

import sora_nb as sora
from sora_nb.truth import BUFFERS, WIDE

TINY = {"size": (128, 72), "fps": 12}


@pytest.fixture(scope="module")
def studio(tmp_path_factory):
    return sora.Studio(tmp_path_factory.mktemp("truth"))


@pytest.fixture(scope="module")
def clip(studio):
    prompt = "A woman says 'Hello!' to a dog in a kitchen. A red ball bounces past a cat on the beach."
    return studio.generate(prompt, seconds=2, **TINY).wait()


def test_every_buffer_has_its_shape_kind_and_range(clip):
    truth = clip.truth
    assert truth.names == tuple(BUFFERS)
    found = truth(*truth.names)
    bodies, joints = len(truth.bodies), len(truth.joints)
    shapes = {
        "masks": (24, 72, 128), "depth": (24, 72, 128), "flow": (24, 72, 128, 2), "valid": (24, 72, 128),
        "edges": (24, 72, 128), "pose": (24, joints, 3), "tracks": (24, bodies, 2), "stems": (96_000, 4, 2),
        "mastering": (96_000,),
    }  # fmt: skip
    kinds = {"masks": np.uint8, "edges": np.uint8, "valid": np.bool_}
    assert {name: array.shape for name, array in found.items()} == shapes
    assert all(array.dtype == kinds.get(name, np.float32) for name, array in found.items())
    assert 0 <= found["depth"].min() <= found["depth"].max() <= 1
    assert truth.masks is found["masks"]
    assert found["flow"] is truth.flow


def test_bodies_of_all_shots_are_one_list(clip):
    truth = clip.truth
    assert truth.bodies == ("woman", "dog", "ball", "cat")
    assert set(np.unique(truth.masks[:12])) <= {0, 1, 2}
    assert set(np.unique(truth.masks[12:])) <= {0, 3, 4}
    assert np.isnan(truth.tracks[:12, 2:]).all()
    assert not np.isnan(truth.tracks[12:, 2:]).any()
    assert ("dog", "fore near foot") in truth.joints
    assert (truth.pose[12:, truth.joints.index(("dog", "head")), 2] == 0).all()
    assert not truth.valid[[11, 23]].any()


def test_frame_by_frame_is_the_same(clip):
    frames = list(clip.truth.each("masks", "flow"))
    np.testing.assert_array_equal(np.stack([frame["masks"] for frame in frames]), clip.truth.masks)
    np.testing.assert_array_equal(np.stack([frame["flow"] for frame in frames]), clip.truth.flow)
    with pytest.raises(sora.InvalidRequest, match="pose is no buffer of frames"):
        clip.truth.each("pose")
    assert set(WIDE) < set(BUFFERS)


def test_stems_add_up_to_the_mix_and_the_mix_to_the_clip(clip):
    truth = clip.truth
    assert tuple(truth.stems) == ("dialogue", "effects", "ambience", "music")
    whole = truth("stems")["stems"]
    mix = whole[:, 0].copy()
    for n in range(1, 4):
        mix += whole[:, n]
    mastered = mix * truth.mastering[:, None]
    made = np.concatenate([item.samples for item in _heard(clip)])
    assert np.abs(mastered - made).max() < 1e-6
    assert np.abs(truth.stems["dialogue"]).max() > 0.05
    assert np.abs(truth.stems["effects"][48_000:]).max() > 0.05
    assert not truth.stems["dialogue"][60_000:].any()
    assert not truth.stems["music"].any()


def _heard(clip):
    from sora_nb.engines.base import Job
    from sora_nb.engines.stage import StageEngine
    from sora_nb.footage import Sound

    return [x for x in StageEngine().render(Job(recipe=clip.recipe, plan=clip.plan, shown=False)) if isinstance(x, Sound)]


def test_contacts_are_those_of_the_film(clip):
    found = clip.truth.contacts
    assert found
    assert all(event.materials for event in found)
    filmed = [event for event in clip.events if event.materials]
    assert [(e.kind, e.time, e.actor, e.impulse) for e in found] == [(e.kind, e.time, e.actor, e.impulse) for e in filmed]
    ball = next(event for event in found if event.actor == "ball" and event.kind == "contact")
    assert ball.impulse > 0
    assert 1 < ball.time < 2
    assert 0 <= ball.x <= 1


def test_captions_follow_the_shots(clip):
    first, second = clip.truth.captions
    assert (first.start, first.end, second.start, second.end) == (0, 1, 1, 2)
    assert "woman" in first.text
    assert "ball" in second.text


def test_the_same_truth_in_whatever_order_it_is_asked_for(studio):
    def truth():
        return studio.generate("A horse gallops across the desert", seconds=1, seed=3, **TINY).truth

    a, b = truth(), truth()
    flow = a.flow
    np.testing.assert_array_equal(b("masks", "stems")["masks"], a.masks)
    np.testing.assert_array_equal(b.flow, flow)
    assert a.contacts == b.contacts
    np.testing.assert_array_equal(a.stems["effects"], b.stems["effects"])


def test_what_cannot_be_had_is_refused_with_the_reason(studio, clip):
    with pytest.raises(sora.InvalidRequest, match="stage yields no normals; it yields masks, depth"):
        clip.truth("normals")
    silent = studio.generate("A dog sits", seconds=0.2, sound=False, **TINY)
    with pytest.raises(sora.InvalidRequest, match="silent"):
        silent.truth("stems")
    assert silent.truth.masks.any()
    cut = clip.trim(0, 0.5)
    with pytest.raises(sora.InvalidRequest, match="cut yields no masks; it yields none"):
        cut.truth("masks")
    with pytest.raises(sora.InvalidRequest, match="cut yields no ground truth"):
        getattr(cut.truth, "bodies")  # noqa: B009

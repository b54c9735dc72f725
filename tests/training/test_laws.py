"""Laws of motion: scenes obey them, the measure finds what it should, and the model that ships has learned some."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from sora_nb.engines.nano import WEIGHTS
from sora_nb.errors import InvalidRequest
from sora_nb.model.pipeline import NanoPipeline
from sora_nb.training import laws
from sora_nb.training.configs import config

TIME = np.arange(32) * laws.FRAME


def _scenes(law, *, count=16, seen=True):
    return laws.scenes(law, count, 32, np.random.default_rng(3), seen=seen)


def _filmed(truth, side=128):
    return laws.filmed(truth, side).round().to(torch.uint8).numpy()


def test_a_collision_keeps_momentum_and_energy():
    scene = _scenes("collision")
    speeds = np.diff(scene.centres[..., 0], axis=2) / laws.FRAME
    mass = scene.radii**2
    first, last = speeds[:, :, 0], speeds[:, :, -1]
    np.testing.assert_allclose((mass * first).sum(1), (mass * last).sum(1), rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose((mass * first**2).sum(1), (mass * last**2).sum(1), rtol=1e-9)
    assert (np.sign(first[:, 0]) == 1).all()
    gaps = scene.centres[:, 1, :, 0] - scene.centres[:, 0, :, 0] - scene.radii.sum(1)[:, None]
    assert gaps.min() > -1e-9


def test_what_is_thrown_falls_on_a_parabola():
    path = _scenes("parabola").centres[:, 0]
    np.testing.assert_allclose(np.diff(path[..., 1], n=2, axis=1), laws.FALL * laws.FRAME**2, rtol=1e-9)
    np.testing.assert_allclose(np.diff(path[..., 0], n=2, axis=1), 0, atol=1e-9)


@pytest.mark.parametrize("law", laws.LAWS)
@pytest.mark.parametrize("seen", [True, False])
def test_the_measure_is_small_for_the_truth_and_the_speed_for_a_still(law, seen):
    scene = _scenes(law, seen=seen)
    frames = _filmed(scene)
    assert laws.error(frames, scene) < 0.025
    still = np.repeat(frames[:, 2:3], 32, 1)
    assert laws.error(still, scene) > 1


def test_speeds_and_sizes_that_training_shows_are_never_those_that_it_does_not():
    for seen, ranges in ((True, laws.SEEN), (False, laws.UNSEEN)):
        radii = _scenes("collision", count=200, seen=seen).radii
        assert all(any(low <= radius <= high for low, high in ranges["radius"]) for radius in radii.flat)


def test_a_disc_that_vanishes_counts_with_all_of_its_velocity():
    scene = _scenes("uniform motion")
    gone = np.full((16, 32, 128, 128, 3), 255, np.uint8)
    speed = np.abs(np.diff(scene.centres[:, 0, :, 0], axis=1) / laws.FRAME)[:, 0]
    assert speed.min() <= laws.error(gone, scene) <= speed.max()


def test_batches_show_three_frames_and_no_words():
    batch = laws.Motion().drawn(config("laws"), 0, 0)
    assert len(batch.picture) == config("laws").batch
    assert float(batch.known[2].sum(1).unique()) == laws.GIVEN
    assert not batch.caption.any()
    again = laws.Motion().drawn(config("laws"), 0, 0)
    assert torch.equal(batch.picture, again.picture)


def test_the_model_that_ships_goes_on_with_a_motion():
    pipeline = NanoPipeline.from_pretrained(WEIGHTS.parent / "laws", use_safetensors=True).to(torch.float32)
    pipeline.set_progress_bar_config(disable=True)
    scene = _scenes("uniform motion", count=4)
    made = laws.continued(pipeline, scene, steps=4)
    assert laws.error(made.frames, scene) < 0.3 * laws.error(np.repeat(_filmed(scene)[:, 2:3], 32, 1), scene)


def test_the_table_is_of_models_that_learned_the_laws(tmp_path):
    with pytest.raises(InvalidRequest, match="fit --config laws"):
        laws.table(Path(WEIGHTS), count=1)

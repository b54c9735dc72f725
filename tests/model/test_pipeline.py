"""The pipeline: shapes, seeds, saving and loading, beginnings that stay, and remixes that keep what they are made from."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from sora_nb.model import sound, words
from sora_nb.model.pipeline import NanoPipeline
from tests.model import little_nano


@pytest.fixture(scope="module")
def pipeline():
    return little_nano.made()


def test_makes_frames_and_samples_of_each_caption(pipeline):
    made = pipeline(["A red ball jumps.", "A cat spins."], steps=3)
    assert made.frames.shape == (2, 8, 16, 16, 3)
    assert made.frames.dtype == np.uint8
    assert made.samples.shape == (2, sound.RATE)
    assert np.isfinite(made.samples).all()


def test_the_same_seed_makes_the_same_film_and_another_one_another(pipeline):
    first, again, other = (pipeline("A cat spins.", steps=3, seed=seed).frames for seed in (4, 4, 5))
    np.testing.assert_array_equal(first, again)
    assert (first != other).mean() > 0.2


def test_words_matter(pipeline):
    one, other = (pipeline(said, steps=3).frames for said in ("A red ball.", "The blue sea."))
    assert (one != other).mean() > 0.05


def test_comes_back_from_disk_as_it_was(pipeline, tmp_path):
    pipeline.save_pretrained(tmp_path, safe_serialization=True)
    assert not list(tmp_path.rglob("*.bin"))
    back = NanoPipeline.from_pretrained(tmp_path, use_safetensors=True)
    back.set_progress_bar_config(disable=True)
    # Weights read from a file lie elsewhere in memory, and sums of other alignment round differently.
    before, after = (one("A cat.", steps=2).frames.astype(int) for one in (pipeline, back))
    assert np.abs(before - after).max() <= 1


def test_cutting_and_pasting_leave_a_picture_as_it_is(pipeline):
    picture = torch.randn(2, 8, 16, 16, 3)
    model = pipeline.transformer
    torch.testing.assert_close(model.paste(model.cut(picture)), picture)


def test_a_beginning_stays(pipeline):
    opening = np.random.default_rng(0).integers(0, 256, (3, 16, 16, 3), dtype=np.uint8)
    made = pipeline("A cat.", steps=3, opening=opening)
    assert np.abs(made.frames[0, :3].astype(int) - opening).max() <= 1
    assert (made.frames[0, 3:] != made.frames[0, 2]).any()


def test_a_remix_keeps_more_the_weaker_it_is(pipeline):
    base = (np.random.default_rng(0).integers(0, 256, (8, 16, 16, 3), dtype=np.uint8), np.zeros(sound.RATE, np.float32))
    start = {s: pipeline.start(1, _wish(base, s)) for s in (0.1, 0.9)}
    clean = pipeline.encoded(*base)
    near, far = (float((start[s] - clean).abs().mean()) for s in (0.1, 0.9))
    assert near < 0.3 * far


def _wish(base, strength):
    from sora_nb.model.pipeline import Wish

    return Wish(steps=4, base=base, strength=strength)


def test_unknown_words_are_left_out_and_no_words_are_nothing():
    rows = words.read(["", "xqzt", "a red ball"], 16)
    assert rows.shape == (3, 16, words.DIMS)
    assert not rows[:2].any()
    assert rows[2].any()

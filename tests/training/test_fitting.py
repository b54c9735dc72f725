"""Training: clips are the same each time, a training goes on to the bit, and the tiny configuration learns."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
import torch

import sora_nb as sora
from sora_nb.training import clips, states, world
from sora_nb.training.__main__ import main
from sora_nb.training.batches import Captioned
from sora_nb.training.configs import Grid, config
from sora_nb.training.fitting import Training, fit, loss

SMALL = replace(
    config("tiny"),
    grid=Grid(side=16, frames=4),
    patch=(2, 8, 8),
    width=32,
    depth=1,
    heads=2,
    neck=16,
    batch=4,
    clips=24,
    warmup=5,
)


@pytest.fixture(scope="module", autouse=True)
def _one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """Return the folder of a few clips of 64 pixels, as the tiny configuration has them."""
    folder = tmp_path_factory.mktemp("clips")
    clips.make(folder, config("tiny").grid, {"train": 24, "seen": 4, "unseen": 4}, seed=0, workers=1, tell=lambda *_: None)
    return folder


@pytest.fixture(scope="module")
def few(data):
    """Return those clips, small enough for a fast step."""
    found = clips.load(data, "train")
    small = replace(
        found, frames=found.frames[:, ::3, ::4, ::4], spectra=found.spectra.reshape(24, 12, -1, 64)[:, ::3].reshape(24, -1, 64)
    )
    return Captioned(small, SMALL)


def test_clips_are_the_same_each_time_and_damage_is_noticed(data, tmp_path):
    again = tmp_path / "again"
    clips.make(again, config("tiny").grid, {"seen": 4}, seed=0, workers=1, tell=lambda *_: None)
    name = "seen-00000.npz"
    assert (again / name).read_bytes() == (data / name).read_bytes()
    (again / name).write_bytes((again / name).read_bytes()[:-1] + b"x")
    with pytest.raises(sora.MediaError, match="damaged"):
        clips.load(again, "seen")


def test_another_grid_is_refused_in_the_same_folder(data):
    with pytest.raises(sora.InvalidRequest, match="another grid"):
        clips.make(data, Grid(side=32), {"seen": 1}, seed=0, workers=1, tell=lambda *_: None)


def test_held_out_pairs_are_in_one_split_only():
    train = {(f.figure, f.action) for f in (world.drawn("train", 0, n) for n in range(400))}
    unseen = {(f.figure, f.action) for f in (world.drawn("unseen", 0, n) for n in range(200))}
    assert len(unseen) == 12
    assert not train & unseen


def test_captions_say_the_facts():
    for number in range(20):
        facts = world.drawn("train", 0, number)
        for caption in world.captioned("train", 0, number):
            assert facts.colour in caption.lower()


def _stepped(training, few, count):
    for _ in range(count):
        training.advance(few)
    return training


@pytest.mark.parametrize("chosen", [SMALL, replace(SMALL, muon=True, hand=24)], ids=["adamw", "muon"])
def test_a_training_goes_on_to_the_bit(chosen, few, tmp_path):
    straight = _stepped(Training(chosen, tmp_path / "straight"), few, 6)
    first = _stepped(Training(chosen, tmp_path / "stopped"), few, 3)
    first.save()
    resumed = _stepped(Training(chosen, tmp_path / "stopped"), few, 3)
    assert resumed.step == straight.step == 6
    for name, value in straight.model.state_dict().items():
        assert torch.equal(value, resumed.model.state_dict()[name]), name
        assert torch.equal(straight.average[name], resumed.average[name]), name


def test_a_training_can_begin_with_what_another_has_learned(few, tmp_path):
    first = _stepped(Training(SMALL, tmp_path / "first"), few, 3)
    first.save()
    taller = replace(SMALL, hand=24)
    second = Training(taller, tmp_path / "second", seed=9, begin=tmp_path / "first" / "pipeline")
    own = second.model.state_dict()
    assert set(own) > set(first.average)
    assert all(torch.equal(own[name], value) for name, value in first.average.items())
    with pytest.raises(sora.InvalidRequest, match=r"is \(.*Begin with weights"):
        Training(replace(SMALL, width=64), tmp_path / "third", begin=tmp_path / "first" / "pipeline")


def test_another_configuration_is_refused_in_the_same_folder(few, tmp_path):
    _stepped(Training(SMALL, tmp_path), few, 1).save()
    with pytest.raises(sora.InvalidRequest, match="another configuration"):
        Training(replace(SMALL, width=64), tmp_path)


def test_states_are_pieces_of_at_most_16_mib_and_damage_is_noticed(tmp_path):
    tensors = {"large": torch.randn(3000, 2000), "small": torch.arange(5)}
    folder = states.save(tmp_path, 7, tensors, {"seed": 1})
    pieces = sorted(folder.glob("*.safetensors"))
    assert len(pieces) > 1
    assert max(piece.stat().st_size for piece in pieces) <= 16 * 2**20
    back, facts = states.load(tmp_path)
    assert facts["step"] == 7
    assert all(torch.equal(back[name], value) for name, value in tensors.items())
    pieces[0].write_bytes(pieces[0].read_bytes()[:-1] + b"x")
    with pytest.raises(sora.MediaError, match="damaged"):
        states.load(tmp_path)


def test_gradients_are_those_of_the_loss(few):
    """The slope along a direction is what the loss does when one goes a little that way."""
    training = Training(SMALL, None or __import__("pathlib").Path("/nonexistent"))
    model = training.model.double()
    torch.manual_seed(1)
    with torch.no_grad():
        for value in model.parameters():
            value.add_(0.05 * torch.randn_like(value))
    batch = few.drawn(SMALL, 0, 0)
    batch = replace(
        batch, picture=batch.picture.double(), spectra=batch.spectra.double(), caption=batch.caption.double(),
        known=tuple(part.double() for part in batch.known),
    )  # fmt: skip
    torch.set_default_dtype(torch.float64)
    try:
        value = sum(loss(model, batch, 0, 0))
        value.backward()
        way = [torch.randn_like(p) for p in model.parameters()]
        told = sum(float((p.grad * w).sum()) for p, w in zip(model.parameters(), way, strict=True) if p.grad is not None)
        found = []
        for sign in (1, -1):
            with torch.no_grad():
                for p, w in zip(model.parameters(), way, strict=True):
                    p.add_(sign * 1e-5 * w)
                found.append(float(sum(loss(model, batch, 0, 0))))
                for p, w in zip(model.parameters(), way, strict=True):
                    p.add_(-sign * 1e-5 * w)
        assert told == pytest.approx((found[0] - found[1]) / 2e-5, rel=2e-2)
    finally:
        torch.set_default_dtype(torch.float32)


def test_the_tiny_configuration_learns(data, tmp_path):
    said = []
    training = fit(config("tiny"), data, tmp_path, steps=120, tell=said.append)
    log = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text("utf-8").splitlines()]
    first, last = (np.mean([line["picture"] for line in part]) for part in (log[:5], log[-10:]))
    # An untrained model guesses grey: its error stays where it began.
    assert last < 0.5 * first
    assert (tmp_path / "loss.png").stat().st_size > 500
    assert list(tmp_path.glob("preview-*.png"))
    assert (tmp_path / "pipeline" / "transformer" / "config.json").is_file()
    assert training.step == 120
    again = fit(config("tiny"), data, tmp_path, steps=120, tell=said.append)
    assert again.step == 120


def test_the_command_line_says_what_is_missing(tmp_path, capsys):
    assert main(["fit", "--config", "tiny", "--data", str(tmp_path), "--out", str(tmp_path / "run")]) == 1
    assert "Render some" in capsys.readouterr().err


def test_evaluation_puts_nano_between_real_clips_and_an_untrained_model(data, tmp_path):
    from sora_nb.training.evaluating import evaluate

    fit(config("tiny"), data, tmp_path, steps=3, tell=lambda _: None)
    table = evaluate(data, tmp_path / "pipeline", films=2, lessons=5, tell=lambda _: None)
    head, _, *rows = table.splitlines()
    assert head.count("|") == 8
    assert all(name in head for name in ("real, seen", "nano, unseen", "untrained, seen"))
    assert sum("seen rightly" in row for row in rows) == 4

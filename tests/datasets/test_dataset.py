"""Data sets: the same order gives the same bytes however it is filled, nothing is lost or made twice, and it reads back."""

from __future__ import annotations

import hashlib
import io
import json
import os
import pathlib
import pickle
import signal
import subprocess
import sys
import tarfile
import time

import numpy as np
import pandas as pd
import pytest

import sora_nb as sora
from sora_nb.datasets import crew, samples, shards
from sora_nb.datasets.orders import BUFFERS, Order

TINY = {"size": (64, 64), "seconds": 0.5, "fps": 8, "per_shard": 2, "seed": 3, "progress": False}


def digests(folder):
    """Return the SHA-256 of every file of a data set."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return sora.dataset(5, tmp_path_factory.mktemp("set") / "one", workers=1, **TINY)


def test_shards_are_named_sized_and_summed_up(made):
    assert [path.name for path in made.paths] == ["shard-000000.tar", "shard-000001.tar", "shard-000002.tar"]
    assert [shard.samples for shard in made.index.shards] == [2, 2, 1]
    assert sorted(path.name for path in made.folder.iterdir()) == ["dataset.json", *(path.name for path in made.paths)]
    for shard, path in zip(made.index.shards, made.paths, strict=True):
        assert shard.bytes == path.stat().st_size
        assert shard.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert len(made) == 5


def test_tar_files_say_nothing_of_who_or_when_and_members_follow_the_convention(made):
    with tarfile.open(made.paths[0]) as archive:
        entries = archive.getmembers()
    assert {(e.mtime, e.uid, e.gid, e.uname, e.gname, e.mode) for e in entries} == {(0, 0, 0, "", "", 0o644)}
    endings = ("flac", "json", "mp4", "npz", "stems.flac", "txt")
    assert [e.name for e in entries] == [f"{key:08d}.{ending}" for key in (0, 1) for ending in endings]


def test_the_same_order_gives_the_same_bytes_with_more_workers_and_another_process(made, tmp_path):
    sora.dataset(5, tmp_path / "two", workers=2, **TINY)
    assert digests(tmp_path / "two") == digests(made.folder)
    other = sora.dataset(2, tmp_path / "three", workers=1, **{**TINY, "seed": 4})
    assert other[0].caption != made[0].caption or other[0].members["mp4"] != made[0].members["mp4"]


def test_a_complete_set_is_not_made_again(made, monkeypatch):
    monkeypatch.setattr(samples, "make", lambda *_: pytest.fail("made twice"))
    again = sora.dataset(5, made.folder, workers=1, **TINY)
    assert len(again) == 5


def test_what_was_stopped_goes_on_where_it_was(made, tmp_path, monkeypatch):
    make, asked = samples.make, []

    def three(order, number):
        if len(asked) == 3:
            raise KeyboardInterrupt
        asked.append(number)
        return make(order, number)

    monkeypatch.setattr(samples, "make", three)
    with pytest.raises(sora.Cancelled, match="3 of 5 clips are made and kept"):
        sora.dataset(5, tmp_path / "set", workers=1, **TINY)
    assert len(sora.Dataset(tmp_path / "set")) == 2
    monkeypatch.setattr(samples, "make", lambda order, number: asked.append(number) or make(order, number))
    sora.dataset(5, tmp_path / "set", workers=1, **TINY)
    assert asked == [0, 1, 2, 3, 4]
    assert digests(tmp_path / "set") == digests(made.folder)


CHILD = "import sora_nb as sora; sora.dataset({n}, {folder!r}, workers=2, **{tiny!r})"


def test_a_kill_loses_nothing_that_was_finished(tmp_path):
    folder, n = tmp_path / "set", 8
    code = CHILD.format(n=n, folder=str(folder), tiny=TINY)
    child = subprocess.Popen([sys.executable, "-c", code], cwd=tmp_path, stdout=subprocess.PIPE)
    waiting = folder / ".unfinished"
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if len(list(waiting.glob("[0-9]*.tar"))) + len(list(folder.glob("shard-*.tar"))) >= 2:
            break
        time.sleep(0.02)
    os.kill(child.pid, signal.SIGKILL)
    # Its workers notice that nobody is there any more once they have finished what they are at. They hold the same
    # standard output, so its end comes when the last of them has gone.
    child.communicate(timeout=120)
    before = shards.read_index(folder)
    whole = {folder / shard.name: (folder / shard.name).stat().st_mtime_ns for shard in before.shards}
    sharded = sum(shard.samples for shard in before.shards)
    # A kill between a shard's entry in the index and the end of its pieces leaves some of them lying: they count once.
    kept = [path for path in waiting.glob("[0-9]*.tar") if int(path.stem) >= sharded]
    done = sharded + len(kept)
    assert 0 < done <= n
    counted: list[int] = []
    sora.dataset(n, folder, workers=1, **{**TINY, "progress": lambda made, _: counted.append(made)})
    assert all(path.stat().st_mtime_ns == when for path, when in whole.items())
    # Nothing counted means that the last sample was written before the last worker went.
    assert min(counted, default=n) >= done
    fresh = sora.dataset(n, tmp_path / "fresh", workers=1, **TINY)
    assert digests(folder) == digests(fresh.folder)


@pytest.mark.parametrize("point", ["put", "replace", "index"])
def test_a_stop_at_any_point_of_the_assembly_is_made_good(made, tmp_path, monkeypatch, point):
    class Halt(BaseException):
        pass

    def halt(*_, **__):
        raise Halt

    home, name = {"put": (os, "fsync"), "replace": (shards.Folder, "_write"), "index": (pathlib.Path, "unlink")}[point]
    folder = shards.Folder(tmp_path / "set", made.index.order)
    for number in (0, 1):
        shards.put(folder.sample(number), samples.make(made.index.order, number))
    with monkeypatch.context() as patch:
        patch.setattr(home, name, halt)
        with pytest.raises(Halt):
            folder.assemble()
    folder.close()
    sora.dataset(5, tmp_path / "set", workers=1, **TINY)
    assert digests(tmp_path / "set") == digests(made.folder)


def test_two_at_once_are_kept_apart(made, tmp_path):
    first = shards.Folder(tmp_path / "set", made.index.order)
    with pytest.raises(sora.InvalidRequest, match="Another process fills"):
        sora.dataset(5, tmp_path / "set", workers=1, **TINY)
    first.close()


def test_another_order_in_the_same_folder_is_refused(made):
    with pytest.raises(sora.InvalidRequest, match="seed is 3 there and 4 here"):
        sora.dataset(5, made.folder, **{**TINY, "seed": 4})


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"n": 0}, "n is 0"),
        ({"n": None}, "n is missing"),
        ({"n": 2.5}, "n is 2.5"),
        ({"size": (63, 64)}, "size is"),
        ({"seconds": 0}, "seconds is 0"),
        ({"fps": 0}, "fps is 0"),
        ({"buffers": ("normals",)}, "buffers names normals"),
        ({"buffers": "masks"}, "buffers names 'masks'"),
        ({"prompts": "a dog"}, "write a list"),
        ({"prompts": []}, "prompts is empty"),
        ({"prompts": ["a dog", ""]}, "prompt is empty"),
        ({"prompts": ["a dog", 3]}, "A prompt is 3"),
        ({"prompts": ["@ana waves"]}, "names a cameo"),
        ({"prompts": pd.DataFrame({"text": ["a dog"]})}, "needs one named 'prompt'"),
        ({"per_shard": 0}, "per_shard is 0"),
        ({"workers": 0}, "workers is 0"),
        ({"seed": -1}, "seed is -1"),
        ({"style": "Noir!"}, "style is"),
    ],
)
def test_bad_input_is_refused_before_anything_is_made(tmp_path, monkeypatch, wrong, said):
    monkeypatch.setattr(samples, "make", lambda *_: pytest.fail("made"))
    given = {"n": 2, "workers": 1, **TINY, **wrong}
    with pytest.raises(sora.InvalidRequest, match=said):
        sora.dataset(given.pop("n"), tmp_path / "set", **given)
    assert not (tmp_path / "set").exists()


def test_an_error_in_a_worker_is_told_here_and_the_rest_is_kept(tmp_path):
    order = Order(n=2, prompts=("a dog sits",), size=(64, 64), seconds=0.2, fps=5)
    done = []
    work = iter([(0, tmp_path / "a.tar"), (1, tmp_path / "none" / "b.tar")])
    with pytest.raises(sora.ShelfError, match=r"Sample 1: .*cannot be written"):
        crew.film(order, work, workers=2, done=lambda: done.append(1))


def test_a_worker_that_is_gone_is_told(tmp_path):
    order = Order(n=2, prompts=("a dog sits",), size=(64, 64), seconds=0.2, fps=5)
    hand = crew._Hand(order)
    hand.process.kill()
    with pytest.raises(sora.RenderFailed, match="ask again to go on"):
        hand.film(0, tmp_path / "a.tar")
    hand.end()


def test_every_buffer_reads_back_as_it_is_in_clip_truth(made, tmp_path):
    sample, order = made[1], made.index.order
    studio = sora.Studio(tmp_path)
    clip = studio.make(order.recipe(1, sample.caption))
    assert sample.plan == clip.plan
    truth = clip.truth(*(name for name in BUFFERS if name not in ("contacts", "stems")), "valid")
    for name, array in truth.items():
        off = {"depth": 1 / 65535, "flow": 2e-3 * max(1, np.abs(truth["flow"]).max())}.get(name, 0)
        assert sample[name].dtype == array.dtype
        np.testing.assert_allclose(sample[name].astype(float), array.astype(float), atol=off, err_msg=name)
    assert [tuple(pair) for pair in sample.about["joints"]] == list(clip.truth.joints)
    assert tuple(sample.about["bodies"]) == clip.truth.bodies
    assert sample.contacts == clip.truth.contacts
    assert sample.about["described"] == clip.truth.captions[0].text
    np.testing.assert_array_equal(sample.frames, clip.footage.frames())


def test_stems_add_up_to_the_sound_sample_by_sample(made):
    for sample in made:
        whole, rate = samples.flac.read(sample.members["flac"])
        parts, _ = samples.flac.read(sample.members["stems.flac"])
        assert rate == 48_000
        assert whole.shape == (24_000, 2)
        np.testing.assert_array_equal(parts.reshape(-1, 4, 2).astype(int).sum(axis=1), whole)
        assert set(sample.stems) == {"dialogue", "effects", "ambience", "music"}


def test_only_the_buffers_asked_for_are_kept(tmp_path):
    plain = sora.dataset(1, tmp_path / "plain", buffers=(), workers=1, **TINY)[0]
    assert set(plain.members) == {"mp4", "flac", "txt", "json"}
    assert plain.buffers == ()
    some = sora.dataset(1, tmp_path / "some", buffers=("flow", "masks"), workers=1, **TINY)[0]
    assert set(some.buffers) == {"masks", "flow", "valid"}
    assert "contacts" not in some.about
    with pytest.raises(sora.InvalidRequest, match="has no 'depth'"):
        some["depth"]


def test_prompts_of_ones_own_are_gone_through_again_with_other_seeds(tmp_path):
    table = pd.DataFrame({"prompt": ["A red ball bounces", "A dog says 'Hello!'"]})
    found = list(sora.dataset(3, tmp_path / "own", prompts=table, workers=1, **{**TINY, "seconds": 1.0}))
    assert [sample.caption for sample in found] == ["A red ball bounces", "A dog says 'Hello!'", "A red ball bounces"]
    assert found[0].members["mp4"] != found[2].members["mp4"]
    assert np.abs(found[1].stems["dialogue"]).max() > 0.05
    assert found[1].about["speech"][0]["text"] == "Hello!"
    assert len(sora.dataset(folder=tmp_path / "all", prompts=["A cat sits"], workers=1, **TINY)) == 1


def test_shuffled_and_shared_out_every_sample_comes_once(made):
    every = [sample.key for sample in made]
    assert every == [f"{n:08d}" for n in range(5)]
    one, same, other = ([s.key for s in made.stream(shuffle=seed, buffer=3)] for seed in (1, 1, 2))
    assert one == same
    assert one != other
    assert sorted(one) == sorted(other) == every
    for seed in (None, 7):
        parts = [[s.key for s in made.stream(part=(i, 2), shuffle=seed)] for i in range(2)]
        assert sorted(parts[0] + parts[1]) == every
    with pytest.raises(sora.InvalidRequest, match="part is"):
        made.stream(part=(2, 2))


def test_a_sample_can_be_picked_and_pickled(made):
    assert made[3].key == "00000003"
    assert made[-1].key == "00000004"
    with pytest.raises(IndexError, match="has 5 samples"):
        made[5]
    again = pickle.loads(pickle.dumps(made[0]))
    np.testing.assert_array_equal(again["masks"], made[0]["masks"])
    assert set(made[0].arrays()) == {
        "key", "caption", "frames", "sound", "depth", "masks", "flow", "valid", "edges", "pose", "tracks", "stems",
    }  # fmt: skip


def test_what_is_no_data_set_or_damaged_is_told(made, tmp_path):
    with pytest.raises(sora.MediaError, match=r"has no dataset\.json"):
        sora.Dataset(tmp_path)
    (tmp_path / "dataset.json").write_text("{}")
    with pytest.raises(sora.MediaError, match="is no index"):
        sora.Dataset(tmp_path)
    (tmp_path / "dataset.json").write_bytes((made.folder / "dataset.json").read_bytes())
    (tmp_path / "shard-000000.tar").write_bytes(made.paths[0].read_bytes()[:1000])
    with pytest.raises(sora.MediaError, match="cannot be read"):
        list(sora.Dataset(tmp_path))


def test_the_webdataset_library_reads_it(made):
    wds = pytest.importorskip("webdataset")
    found = list(wds.WebDataset([str(path) for path in made.paths], shardshuffle=False).decode())
    assert [sample["__key__"] for sample in found] == [f"{n:08d}" for n in range(5)]
    for theirs, ours in zip(found, made, strict=True):
        assert theirs["txt"] == ours.caption
        assert theirs["json"] == ours.about
        assert theirs["mp4"][4:8] == b"ftyp"
        arrays = theirs["npz"]
        np.testing.assert_array_equal(arrays["masks"], ours["masks"])
        samples.flac.read(theirs["stems.flac"])


def test_torch_shares_the_shards_out_among_its_workers(made):
    data = pytest.importorskip("torch.utils.data")
    feed = made.torch(shuffle=5)
    assert isinstance(feed, data.IterableDataset)
    assert isinstance(pickle.loads(pickle.dumps(feed)), data.IterableDataset)
    batches = list(data.DataLoader(feed, batch_size=None, num_workers=2))
    assert sorted(batch["key"] for batch in batches) == [f"{n:08d}" for n in range(5)]
    assert batches[0]["frames"].shape == (4, 64, 64, 3)


def test_the_index_is_plain_json(made):
    told = json.loads((made.folder / "dataset.json").read_text("utf-8"))
    assert told["order"]["n"] == 5
    assert told["order"]["buffers"] == list(BUFFERS)
    assert told["engine"].startswith("stage ")
    assert "DataFrame" not in str(told)


def test_members_survive_a_plain_tar_reader(made):
    with tarfile.open(made.paths[2]) as archive:
        data = archive.extractfile("00000004.npz").read()
    with np.load(io.BytesIO(data)) as arrays:
        assert arrays["flow"].dtype == np.float16
        assert arrays["depth"].dtype == np.uint16
        assert arrays["flow"].shape == (4, 64, 64, 2)

"""Stems: a film's sound taken apart, and put together again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import sora_nb as sora
from sora_nb.errors import InvalidRequest, MediaError
from sora_nb.footage import STEMS
from sora_nb.media.sound_files import read_sound
from sora_nb.stage.sound.soundtrack import Soundtrack
from tests.stage.sound.test_soundtrack import hit, performance

LOUD = "A man says 'Good morning!' in a castle in the rain, tense music"


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    studio = sora.Studio(tmp_path_factory.mktemp("home"))
    return studio.generate(LOUD, seconds=2, size=(128, 72), fps=12).wait()


def test_stems_are_what_is_heard_and_add_up_to_it(clip):
    stems = clip.stems()
    parts = {name: stems[name] for name in stems}
    assert tuple(parts) == STEMS
    assert all(part.shape == (96_000, 2) and part.dtype == np.float32 for part in parts.values())
    for name in ("dialogue", "music", "ambience"):
        assert np.abs(parts[name]).max() > 0.003, name
    heard = clip.footage.sound()
    whole = sum(parts.values())
    n = min(len(heard), len(whole))
    assert np.corrcoef(whole[:n, 0], heard[:n, 0])[0, 1] > 0.97


def test_stems_are_saved_as_files_that_open_again(clip, tmp_path):
    paths = clip.stems().save(tmp_path / "parts")
    assert [path.name for path in paths] == [f"{name}.wav" for name in STEMS]
    again = read_sound(paths[1], 60)
    assert np.array_equal(again, np.clip(clip.stems()["music"], -1, 1))
    (tmp_path / "file").write_text("")
    with pytest.raises(MediaError):
        clip.stems().save(tmp_path / "file")


def test_what_has_no_parts_says_so(tmp_path):
    studio = sora.Studio(tmp_path)
    silent = studio.generate("a ball falls", seconds=0.3, size=(64, 64), sound=False)
    with pytest.raises(InvalidRequest, match="sound=True"):
        silent.stems()["music"]
    other = studio.generate("a ball falls", seconds=0.3, size=(64, 64), engine="testcard")
    with pytest.raises(InvalidRequest, match="testcard"):
        list(other.stems().blocks())
    with pytest.raises(KeyError):
        other.stems()["drums"]


def test_the_mix_is_the_same_with_and_without_stems_and_their_sum_before_the_limiter():
    played = replace(performance([hit(0.2), hit(0.9)], place="castle", weather="rain", music="happy"), seconds=1.5)
    with Soundtrack(played) as plain, Soundtrack(played, stems=True, block=7000) as apart:
        mix, heard = plain.read(plain.length), apart.hear(apart.length)
    assert np.array_equal(mix, heard.samples)
    total = sum(heard.stems.values())
    held = np.abs(total - mix).max(axis=1) > 2e-3
    # Where they differ the limiter held a peak down; it never turns anything up.
    assert held.mean() < 0.5
    assert (np.abs(mix) <= np.abs(total) + 1e-5).all()

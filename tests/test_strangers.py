"""Films made elsewhere open: kept as they came, with nothing claimed that is not proven."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

import sora_nb as sora
from sora_nb.media.video import open_film
from sora_nb.trust import provenance
from tests.media import films


def test_a_plain_film_opens_as_it_is(studio, tmp_path):
    path = films.write(tmp_path / "holiday.mp4", frames=24)
    clip = studio.open(path).wait()
    assert clip.title == "holiday"
    assert clip.alt == "holiday"
    assert clip.plan.shots == ()
    assert (clip.recipe.action, clip.recipe.prompt, clip.recipe.seconds) == ("import", "", 1.0)
    np.testing.assert_array_equal(clip.footage.frames(), open_film(path).frames())
    np.testing.assert_array_equal(clip.footage.sound(), open_film(path).sound())
    assert any(kept.read_bytes() == path.read_bytes() for kept in studio.home.rglob("*.mp4")), "the file is kept untouched"
    assert studio.open(path).id == clip.id


def test_nothing_is_claimed_that_is_not_proven(studio, tmp_path):
    clip = studio.open(films.write(tmp_path / "holiday.mp4")).wait()
    said = clip.credentials
    assert said.source_type is None
    assert said.actions == ("c2pa.opened", "c2pa.transcoded")
    assert said.history == "unsigned"
    assert "AI-generated" not in clip.footage.metadata["comment"]
    assert "nothing proves" in clip.plan.notes[-1]
    assert "nothing proves" in clip.shown()["credentials"]["text"]
    assert "holiday" not in str(said), "the file's name stays at home"


@pytest.mark.parametrize(
    ("source_type", "carried"), [("trainedAlgorithmicMedia", "trainedAlgorithmicMedia"), ("digitalCapture", None)]
)
def test_a_strangers_credentials_are_kept_and_only_the_cautious_claim_carried_on(studio, tmp_path, source_type, carried):
    path = films.write(tmp_path / "signed.mp4")
    provenance.sign(path, path, home=tmp_path / "stranger", title="Theirs", source_type=source_type, generator_version="9")
    clip = studio.open(path).wait()
    assert clip.credentials.source_type == carried
    assert clip.credentials.history == "whole"
    assert "whom this studio does not know" in clip.plan.notes[-1]
    assert "digitalCapture" in clip.plan.notes[-1] or carried


def test_altered_credentials_prove_nothing(studio, tmp_path):
    path = films.write(tmp_path / "signed.mp4")
    provenance.sign(
        path, path, home=tmp_path / "stranger", title="Theirs", source_type="trainedAlgorithmicMedia", generator_version="9"
    )
    data = bytearray(path.read_bytes())
    data[data.rindex(b"mdat") + 200] ^= 1
    path.write_bytes(data)
    clip = studio.open(path).wait()
    assert clip.credentials.source_type is None
    assert clip.credentials.history == "altered"
    assert "changed since" in clip.plan.notes[-1]


@pytest.mark.parametrize("kind", ["webm", "mkv"])
def test_other_containers_are_converted(studio, tmp_path, kind):
    clip = studio.open(films.write_webm(tmp_path / f"clip.{kind}")).wait()
    assert clip.footage.kind == "mp4"
    assert np.argmax(clip.footage.frames().mean(axis=(1, 2, 3))) == 12
    assert abs(int(np.argmax(np.abs(clip.footage.sound()[:, 0]))) - 24_000) <= 48
    assert any("converted" in note for note in clip.plan.notes)
    assert clip.trim(0.25, 0.5).wait().done


def test_an_old_mov_and_a_webm_are_named_though_c2pa_cannot_look_into_them(studio, tmp_path):
    path = films.write(tmp_path / "old.mov")
    data = bytearray(path.read_bytes())
    data[4:8] = b"free"
    path.write_bytes(data)
    for film in (path, films.write_webm(tmp_path / "clip.webm")):
        said = studio.open(film).credentials
        assert (said.state, said.history, len(said.parents)) == ("Trusted", "unsigned", 1)


def test_uneven_frames_and_odd_sizes_become_steady_and_even(studio, tmp_path):
    path = films.write_gif(tmp_path / "dance.gif", delays=(10, 30, 10, 50))
    clip = studio.open(path).wait()
    film = clip.footage
    assert film.size == (96, 70)
    assert film.fps == clip.recipe.fps == 10
    assert abs(film.seconds - open_film(path).seconds) <= 0.5 / clip.recipe.fps
    starts = np.array([0.0, 0.1, 0.4, 0.5])
    for number, frame in enumerate(film.frames()):
        wanted = 20 * (np.searchsorted(starts, (number + 0.5) / clip.recipe.fps) - 1)
        assert abs(float(frame.mean()) - wanted) < 5
    assert any("97×71 → 96×70" in note for note in clip.plan.notes)


def test_rates_that_are_no_whole_number_are_kept(studio, tmp_path):
    path = films.write(tmp_path / "ntsc.mp4", frames=30, fps=Fraction(30_000, 1001))
    clip = studio.open(path).wait()
    assert clip.footage.fps == Fraction(30_000, 1001)
    assert clip.recipe.fps == 30
    part = clip.trim(0.0, 0.5)
    assert part.footage.fps == 30
    assert np.argmax(part.loop().footage.frames().mean(axis=(1, 2, 3))) in (14, 0) or len(part.footage) == 15


def test_what_is_too_long_large_or_small_says_what_to_do(studio, tmp_path):
    long = films.write(tmp_path / "long.mp4", frames=61, fps=1, size=(64, 64))
    with pytest.raises(sora.MediaError, match=r"61\.0 s.*subclipped\(0, 60\)"):
        studio.open(long)
    small = films.write_gif(tmp_path / "small.gif", delays=(10, 10), size=(40, 60))
    with pytest.raises(sora.MediaError, match=r"40×60.*resized\(\(64, 96\)\)"):
        studio.open(small)
    assert len(studio.library()) == 0


@pytest.mark.parametrize("data", [b"", b"hello", b"\x00\x00\x00\x18ftypmp42" + bytes(100), b"GIF89a" + bytes(20)])
def test_hostile_files_keep_their_clear_errors(studio, tmp_path, data):
    path = tmp_path / "bad.mp4"
    path.write_bytes(data)
    with pytest.raises(sora.MediaError, match=r"bad\.mp4"):
        studio.open(path)
    with pytest.raises(sora.MediaError, match="no file"):
        studio.open(tmp_path / "none.mp4")


def test_player_table_and_lineage_work(studio, tmp_path):
    clip = studio.open(films.write(tmp_path / "holiday.mp4"))
    shown = clip.shown()
    assert shown["video"][4:8] == b"ftyp"
    assert shown["chips"] == []
    assert shown["recipe_code"].startswith("sora.make(")
    assert clip.poster[:2] == b"\xff\xd8"
    assert studio.table().loc[0, "prompt"] == "holiday"
    assert [c.id for c in studio.library().search("holiday")] == [clip.id]
    child = clip.trim(0, 0.5).wait()
    assert [c.id for c in studio.library().children(clip)] == [child.id]
    with pytest.raises(sora.InvalidRequest, match="yields no masks"):
        clip.truth("masks")


def test_a_remix_says_why_not(studio, tmp_path):
    clip = studio.open(films.write(tmp_path / "holiday.mp4")).wait()
    with pytest.raises(sora.InvalidRequest, match="“holiday” was made elsewhere: it has no plan"):
        studio.make(sora.Recipe(prompt="at night", action="remix", parents=(clip.id,)))

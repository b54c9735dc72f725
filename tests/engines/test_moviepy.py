"""Clips go to moviepy and come back: exact, lazy, with their lineage, and signed for no more than is known."""

from __future__ import annotations

import sys

import numpy as np
import pytest

import sora_nb as sora
from sora_nb.engines import moviepy as bridge

CARD = {"engine": "testcard", "size": (128, 96), "seconds": 1.0, "fps": 12}


@pytest.fixture
def moviepy():
    return pytest.importorskip("moviepy", reason="moviepy is not installed: pip install -e '.[edit]'")


@pytest.fixture
def card(studio):
    return studio.generate("a card", **CARD).wait()


@pytest.fixture
def other(studio):
    return studio.generate("another", **CARD | {"seed": 4}).wait()


def test_without_moviepy_the_error_names_the_extra(card, monkeypatch):
    monkeypatch.setitem(sys.modules, "moviepy", None)
    with pytest.raises(sora.MissingExtra, match=r"sora-nb\[edit\]"):
        card.to_moviepy()


def test_a_clip_is_the_same_in_moviepy(moviepy, card):
    video = card.to_moviepy()
    assert (tuple(video.size), video.duration, video.fps) == ((128, 96), 1.0, 12)
    frames = np.stack(list(video.iter_frames()))
    np.testing.assert_array_equal(frames, card.footage.frames())
    np.testing.assert_allclose(video.audio.to_soundarray(fps=48_000), card.footage.sound()[:48_000], atol=1e-6)


def test_frames_are_read_when_looked_at_in_any_order(moviepy, card):
    video, wanted = card.to_moviepy(), card.footage.frames()
    for index in (11, 0, 5, 4, 6, 11, 1):
        np.testing.assert_array_equal(video.get_frame(index / 12), wanted[index])
    assert video.audio.get_frame(0.5).shape == (2,)


def test_there_and_back_is_the_same_film(moviepy, studio, card):
    back = studio.from_moviepy(card.to_moviepy(), title="back")
    assert back.done
    assert (back.title, back.recipe.parents, back.recipe.fps) == ("back", (card.id,), 12)
    assert np.abs(back.footage.frames().astype(int) - card.footage.frames()).mean() < 3
    assert np.abs(back.footage.sound()[2000:] - card.footage.sound()[2000:]).mean() < 0.01
    assert [parent.id for parent in studio.library().parents(back)] == [card.id]
    assert back.credentials.history == "whole"


@pytest.mark.parametrize(
    "edit",
    [
        lambda m, v, w: v.subclipped(0.25, 0.75),
        lambda m, v, w: v.with_effects([m.vfx.MultiplySpeed(2)]),
        lambda m, v, w: v.with_effects([m.vfx.MirrorX(), m.vfx.Freeze(t=0.5, freeze_duration=0.25)]),
        lambda m, v, w: v.image_transform(lambda frame: 255 - frame),
        lambda m, v, w: m.CompositeVideoClip([v, m.ColorClip((32, 32), (255, 0, 0), duration=1)]),
        lambda m, v, w: v.copy(),
    ],
)
def test_lineage_survives_edits(moviepy, card, other, edit):
    assert list(bridge.sources(edit(moviepy, card.to_moviepy(), other.to_moviepy()))) == [card.id]


@pytest.mark.parametrize("method", ["chain", "compose"])
def test_two_clips_are_two_parents(moviepy, studio, card, other, method):
    both = moviepy.concatenate_videoclips([card.to_moviepy(), other.to_moviepy()], method=method)
    clip = studio.from_moviepy(both)
    assert clip.recipe.parents == (card.id, other.id)
    assert clip.recipe.seconds == 2.0
    assert clip.credentials.source_type == "compositeSynthetic", "moviepy may have brought in anything"
    assert clip.title == "a card + another"


def test_a_film_of_nobody_we_know_claims_nothing(moviepy, studio):
    clip = studio.from_moviepy(moviepy.ColorClip((128, 96), (0, 128, 255), duration=0.5).with_fps(12), title="blue")
    assert clip.recipe.parents == ()
    assert clip.credentials.source_type == "composite"
    assert clip.footage.rate == 0
    assert "made elsewhere" in clip.plan.notes[0]
    assert np.abs(clip.footage.frames().mean(axis=(0, 1, 2)) - (0, 128, 255)).max() < 4


def test_the_same_film_comes_from_the_shelf_another_does_not(moviepy, studio, card):
    first = studio.from_moviepy(card.to_moviepy().subclipped(0, 0.5))
    assert studio.from_moviepy(card.to_moviepy().subclipped(0, 0.5)).id == first.id
    assert studio.from_moviepy(card.to_moviepy().subclipped(0.25, 0.75)).id != first.id


def test_what_is_no_film_is_refused(moviepy, studio, card):
    video = card.to_moviepy()
    with pytest.raises(sora.InvalidRequest, match="no moviepy film"):
        studio.from_moviepy("film.mp4")
    with pytest.raises(sora.InvalidRequest, match=r"with_duration"):
        studio.from_moviepy(moviepy.ColorClip((128, 96), (0, 0, 0)))
    with pytest.raises(sora.InvalidRequest, match="subclipped"):
        studio.from_moviepy(video.with_effects([moviepy.vfx.Loop(duration=70)]))
    with pytest.raises(sora.InvalidRequest, match="resized"):
        studio.from_moviepy(video.resized(width=32))

    def broken(frame_at, t):
        return frame_at(t if t < 0.2 else 1 / 0)

    with pytest.raises(sora.RenderFailed, match=r"0\.25 s: ZeroDivisionError"):
        studio.from_moviepy(video.transform(broken))
    assert len(studio.library()) == 1

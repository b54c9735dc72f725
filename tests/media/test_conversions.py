"""A film as GIF, WebP, WebM, stills and WAV: the same pictures at the same times, the same sound, the same bytes."""

from __future__ import annotations

import wave

import numpy as np
import pytest
from PIL import Image

from sora_nb.errors import MediaError
from sora_nb.media.conversions import GIF_SIDE, KINDS, STILLS, convert
from sora_nb.media.reader import open_film

from . import films


def converted(folder, kind, **film):
    source = films.write(folder / "film.mp4", **film)
    convert(source, folder / f"copy{kind}", tag="a line")
    return folder / f"copy{kind}"


def brightest(pictures) -> int:
    return int(np.argmax([picture[..., 2].mean() for picture in pictures]))


@pytest.mark.parametrize("kind", list(KINDS))
def test_the_same_film_gives_the_same_bytes(kind, tmp_path):
    first = converted(tmp_path, kind, frames=12).read_bytes()
    assert converted(tmp_path, kind, frames=12).read_bytes() == first
    assert {path.name for path in tmp_path.iterdir()} == {"film.mp4", f"copy{kind}"}


def animation(path):
    with Image.open(path) as picture:
        frames, lasting = [], []
        for number in range(picture.n_frames):
            picture.seek(number)
            picture.load()
            lasting.append(picture.info["duration"])
            frames.append(np.asarray(picture.convert("RGB")))
        return frames, np.cumsum([0, *lasting]), picture.info.get("loop")


@pytest.mark.parametrize("kind", [".gif", ".webp"])
def test_an_animation_flashes_when_the_film_does_and_loops(kind, tmp_path):
    frames, starts, loop = animation(converted(tmp_path, kind))
    assert frames[0].shape == (96, 128, 3)
    assert abs(starts[brightest(frames)] - 500) <= 10
    assert abs(starts[-1] - 1000) <= 20
    assert loop == 0
    assert np.abs(frames[0].reshape(-1, 3).mean(0) - films.RED).max() < 16


def test_a_gif_of_a_fast_large_film_is_slower_and_smaller_but_as_long(tmp_path):
    frames, starts, _ = animation(converted(tmp_path, ".gif", frames=30, fps=60, size=(1280, 640)))
    assert frames[0].shape == (GIF_SIDE // 2, GIF_SIDE, 3)
    # Pillow joins frames that are alike; what is left still flashes and ends in time.
    assert abs(starts[brightest(frames)] - 250) <= 30
    assert abs(starts[-1] - 500) <= 40


def test_a_webm_keeps_picture_sound_and_the_line(tmp_path):
    film = open_film(converted(tmp_path, ".webm"))
    assert (film.size, len(film), film.rate, film.metadata["comment"]) == ((128, 96), 24, 48_000, "a line")
    assert brightest(film.each_frame()) == 12
    assert abs(int(np.abs(film.sound()).max(axis=1).argmax()) - 24_000) < 200
    assert open_film(converted(tmp_path, ".webm", sound=False)).rate == 0


def test_a_wav_holds_the_sound_and_a_silent_film_has_none(tmp_path):
    with wave.open(str(converted(tmp_path, ".wav"))) as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) == (48_000, 2, 2)
        heard = np.frombuffer(sound.readframes(10**6), np.int16).reshape(-1, 2)
    wanted = open_film(tmp_path / "film.mp4").sound()
    assert len(heard) == len(wanted)
    assert np.abs(heard / 32768 - wanted).max() < 1e-3
    with pytest.raises(MediaError, match="silent"):
        converted(tmp_path, ".wav", sound=False)


def test_stills_stand_side_by_side_in_order(tmp_path):
    with Image.open(converted(tmp_path, ".png", frames=STILLS)) as strip:
        assert strip.format == "PNG"
        assert strip.size == (STILLS * 128, 96)
        pictures = np.split(np.asarray(strip), STILLS, axis=1)
    assert brightest(pictures) == STILLS // 2


def test_another_ending_and_a_place_that_is_none_are_refused(tmp_path):
    film = films.write(tmp_path / "film.mp4", frames=3)
    with pytest.raises(MediaError, match=r"\.avi; it can end in \.mp4, \.gif"):
        convert(film, tmp_path / "film.avi", tag="")
    with pytest.raises(MediaError, match="cannot be written"):
        convert(film, tmp_path / "nowhere" / "film.gif", tag="")

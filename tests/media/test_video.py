from __future__ import annotations

import hashlib
import struct
import subprocess
import sys
import textwrap
from fractions import Fraction

import av
import numpy as np
import pytest

from sora_nb.errors import MediaError
from sora_nb.footage import Picture, Sound
from sora_nb.media.copies import copy_film, proxy
from sora_nb.media.video import VideoWriter, open_film
from tests.media import films


def boxes(path):
    data, at = path.read_bytes(), 0
    while at < len(data):
        size, name = struct.unpack(">I4s", data[at : at + 8])
        yield name.decode()
        at += size


@pytest.mark.parametrize(
    ("frames", "fps", "size"),
    [(1, 24, (64, 64)), (60, 24, (320, 180)), (7, 1, (66, 1080)), (90, Fraction(30000, 1001), (128, 72)), (61, 60, (1920, 64))],
)
def test_picture_and_sound_come_back_at_their_own_time_and_length(tmp_path, frames, fps, size):
    film = open_film(films.write(tmp_path / "film.mp4", frames=frames, fps=fps, size=size))
    _pictures, samples = films.flash_and_click(frames, fps, size)
    assert (len(film), film.size, film.fps, film.rate) == (frames, size, Fraction(fps), 48_000)
    assert film.seconds == pytest.approx(frames / fps, abs=1e-6)
    heard = film.sound()
    assert heard.shape == samples.shape
    assert heard.dtype == np.float32
    brightness = film.frames().astype(float).mean((1, 2, 3))
    assert brightness.argmax() == frames // 2
    # Within a tenth of a millisecond of the flash.
    assert abs(int(np.abs(heard[:, 0]).argmax()) - round(frames // 2 / Fraction(fps) * 48_000)) <= 4


def test_red_stays_red_and_greys_stay_grey(tmp_path):
    swatches = [
        (255, 0, 0),
        (0, 255, 0),
        (0, 0, 255),
        (200, 20, 10),
        (128, 128, 128),
        (255, 255, 255),
        (0, 0, 0),
        (250, 220, 40),
    ]
    picture = np.zeros((64, 64 * len(swatches), 3), np.uint8)
    for number, colour in enumerate(swatches):
        picture[:, 64 * number : 64 * (number + 1)] = colour
    with VideoWriter(tmp_path / "film.mp4", size=(64 * len(swatches), 64), fps=24, rate=0) as writer:
        writer.write(Picture(frames=picture[None].repeat(3, 0)))
    seen = open_film(tmp_path / "film.mp4").frames(1, 2)[0]
    for number, colour in enumerate(swatches):
        middle = seen[16:48, 64 * number + 16 : 64 * number + 48].astype(int)
        assert np.abs(middle - colour).max() <= 5, colour
    with av.open(str(tmp_path / "film.mp4")) as container:
        context = container.streams.video[0].codec_context
        assert (context.colorspace, context.color_primaries, context.color_trc, context.color_range) == (1, 1, 1, 1)
        assert context.pix_fmt == "yuv420p"


def test_the_bytes_depend_on_neither_the_interleaving_nor_the_run(tmp_path):
    pictures, samples = films.noise(40, (160, 90)), np.random.default_rng(1).normal(0, 0.1, (80_000, 2)).astype(np.float32)
    orders = {
        "sound first": [Sound(samples=samples), Picture(frames=pictures)],
        "picture first": [Picture(frames=pictures), Sound(samples=samples)],
        "mixed": [
            Picture(frames=pictures[:9]),
            Sound(samples=samples[:31]),
            Sound(samples=samples[31:]),
            Picture(frames=pictures[9:]),
        ],
    }
    digests = set()
    for name, parts in orders.items():
        with VideoWriter(tmp_path / f"{name}.mp4", size=(160, 90), fps=24) as writer:
            for part in parts:
                writer.write(part)
        digests.add(hashlib.sha256((tmp_path / f"{name}.mp4").read_bytes()).hexdigest())
    assert len(digests) == 1


def test_arrays_may_be_reused_after_writing(tmp_path):
    frame, samples = np.full((1, 64, 64, 3), 200, np.uint8), np.full((24_000, 1), 0.5, np.float32)
    with VideoWriter(tmp_path / "film.mp4", size=(64, 64), fps=24) as writer:
        writer.write(Sound(samples=samples))
        samples[:] = 0
        for _ in range(12):
            writer.write(Picture(frames=frame))
            frame[:] = 0
            writer.write(Picture(frames=frame))
            frame[:] = 200
    film = open_film(tmp_path / "film.mp4")
    assert film.frames()[:, 32, 32, 0].tolist() == pytest.approx([200, 0] * 12, abs=6)
    assert film.sound(0.2, 0.3).mean() == pytest.approx(0.5, abs=0.02)


def test_short_sound_is_padded_long_sound_cut_and_other_rates_resampled(tmp_path):
    t = np.arange(22_050) / 44_100
    for name, part in {
        "short": Sound(samples=np.ones((10, 2), np.float32) * 0.5),
        "long": Sound(samples=np.zeros((96_000, 2), np.float32)),
        "other": Sound(samples=(0.5 * np.sin(2 * np.pi * 1000 * t)).astype(np.float32)[:, None], rate=44_100),
    }.items():
        with VideoWriter(tmp_path / f"{name}.mp4", size=(64, 64), fps=24) as writer:
            writer.write(part)
            writer.write(Picture(frames=np.zeros((24, 64, 64, 3), np.uint8)))
        assert len(open_film(tmp_path / f"{name}.mp4").sound()) == 48_000
    tone = open_film(tmp_path / "other.mp4").sound(0.1, 0.4)[:, 0]
    assert np.abs(np.fft.rfft(tone)).argmax() == pytest.approx(1000 * 0.3, abs=1)


def test_a_silent_film_has_no_sound_track(tmp_path):
    film = open_film(films.write(tmp_path / "film.mp4", sound=False))
    assert (film.rate, film.sound().shape) == (0, (0, 2))


def test_tags_survive_and_players_can_start_at_once(tmp_path):
    pictures, _ = films.flash_and_click(3, 24, (64, 64))
    with VideoWriter(tmp_path / "film.mp4", size=(64, 64), fps=24, metadata={"comment": "made by a test"}) as writer:
        writer.write(Picture(frames=pictures))
        writer.tag("sora_nb", '{"words":"ein Fuchs läuft 🦊 \\"so\\"","events":[]}' + " " * 100_000)
    film = open_film(tmp_path / "film.mp4")
    assert film.metadata["comment"] == "made by a test"
    assert "läuft 🦊" in film.metadata["sora_nb"]
    assert film.events == ()
    order = list(boxes(tmp_path / "film.mp4"))
    assert order.index("moov") < order.index("mdat")


@pytest.mark.parametrize(
    ("size", "fps"), [((63, 64), 24), ((65, 64), 24), ((64, 1922), 24), ((0, 0), 24), ((64, 64), 0), ((64, 64), 61)]
)
def test_impossible_films_are_refused_at_once(tmp_path, size, fps):
    with pytest.raises(MediaError):
        VideoWriter(tmp_path / "film.mp4", size=size, fps=fps)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "part",
    [
        Picture(frames=np.zeros((1, 64, 66, 3), np.uint8)),
        Picture(frames=np.zeros((64, 64, 3), np.uint8)),
        Picture(frames=np.zeros((1, 64, 64, 3), np.float32)),
        Sound(samples=np.zeros(100, np.float32)),
        Sound(samples=np.zeros((100, 3), np.float32)),
        Sound(samples=np.zeros((100, 2), np.float64)),
    ],
)
def test_wrong_parts_are_refused_and_nothing_is_left(tmp_path, part):
    writer = VideoWriter(tmp_path / "film.mp4", size=(64, 64), fps=24)
    writer.write(Picture(frames=np.zeros((1, 64, 64, 3), np.uint8)))
    with pytest.raises(MediaError), writer:
        writer.write(part)
    assert list(tmp_path.iterdir()) == []


def test_an_abort_leaves_the_old_film_alone(tmp_path):
    target = films.write(tmp_path / "film.mp4")
    before = target.read_bytes()
    writer = VideoWriter(target, size=(64, 64), fps=24)
    writer.write(Picture(frames=np.zeros((30, 64, 64, 3), np.uint8)))
    with pytest.raises(KeyboardInterrupt), writer:
        raise KeyboardInterrupt
    assert target.read_bytes() == before
    assert list(tmp_path.iterdir()) == [target]
    with pytest.raises(MediaError, match="closed"):
        writer.write(Picture(frames=np.zeros((1, 64, 64, 3), np.uint8)))


def test_a_film_without_frames_is_refused(tmp_path):
    with pytest.raises(MediaError, match="no frames"), VideoWriter(tmp_path / "film.mp4", size=(64, 64), fps=24):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_said_plainly_and_leaves_nothing(tmp_path):
    # A limit on file size stands in for the full disk.
    code = f"""
        import resource, signal, pathlib, numpy as np
        from sora_nb.errors import MediaError
        from sora_nb.footage import Picture
        from sora_nb.media.video import VideoWriter
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        random = np.random.default_rng(0)
        try:
            with VideoWriter(pathlib.Path({str(tmp_path)!r}) / "film.mp4", size=(320, 180), fps=24) as writer:
                for _ in range(60):
                    writer.write(Picture(frames=random.integers(0, 255, (1, 180, 320, 3), dtype=np.uint8)))
        except MediaError as error:
            print("refused:", error)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True)
    assert "refused:" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_proxy_has_the_same_picture_and_mp3_at_the_same_time(tmp_path):
    film = open_film(films.write(tmp_path / "film.mp4", frames=48))
    (tmp_path / "proxy.mp4").write_bytes(proxy(film.path))
    copy = open_film(tmp_path / "proxy.mp4")
    with av.open(str(copy.path)) as container:
        assert container.streams.audio[0].codec_context.name.startswith("mp3")
    assert (copy.frames() == film.frames()).all()
    assert np.abs(copy.sound()[:, 0]).argmax() == pytest.approx(48_000, abs=4)
    (tmp_path / "silent.mp4").write_bytes(proxy(films.write(tmp_path / "mute.mp4", sound=False)))
    assert open_film(tmp_path / "silent.mp4").rate == 0


def test_a_copy_is_exact_and_carries_only_its_own_tags(tmp_path):
    film = open_film(films.write(tmp_path / "film.mp4", frames=30, tags={"sora_nb": "{}", "comment": "old"}))
    copy_film(film.path, tmp_path / "copy.mp4", {"comment": "new"})
    copy = open_film(tmp_path / "copy.mp4")
    assert "sora_nb" not in copy.metadata
    assert copy.metadata["comment"] == "new"
    assert (copy.frames() == film.frames()).all()
    assert (copy.sound() == film.sound()).all()


def test_a_copy_of_another_kind_becomes_h264_and_aac(tmp_path):
    with av.open(str(tmp_path / "film.webm"), "w") as output:
        track = output.add_stream("libvpx-vp9", rate=12)
        track.width, track.height, track.pix_fmt = 96, 65, "yuv420p"
        for picture in films.noise(12, (96, 65)):
            for packet in track.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")):
                output.mux(packet)
        output.mux(track.encode())
    copy_film(tmp_path / "film.webm", tmp_path / "copy.mp4", {})
    copy = open_film(tmp_path / "copy.mp4")
    assert (len(copy), copy.size, copy.fps) == (12, (96, 64), 12)

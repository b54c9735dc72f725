from __future__ import annotations

import os
import random
import struct
import subprocess
import sys
from fractions import Fraction

import av
import numpy as np
import pytest
from PIL import Image

from sora_nb.errors import MediaError
from sora_nb.footage import Picture, Sound
from sora_nb.media import reader
from sora_nb.media.reader import open_film
from sora_nb.media.video import VideoWriter
from tests.media import films


@pytest.fixture(scope="module")
def long_film(tmp_path_factory):
    path = tmp_path_factory.mktemp("films") / "film.mp4"
    samples = np.random.default_rng(0).normal(0, 0.2, (15 * 48_000, 2)).clip(-1, 1).astype(np.float32)
    with VideoWriter(path, size=(96, 64), fps=24, metadata={"sora_nb": EVENTS}) as writer:
        writer.write(Picture(frames=films.noise(15 * 24, (96, 64))))
        writer.write(Sound(samples=samples))
    return open_film(path)


EVENTS = '{"events":[{"kind":"contact","time":0.5,"materials":["rubber","wood"],"impulse":2.5},{"kind":"step","time":0.75}]}'


def test_any_slice_equals_the_whole(long_film):
    whole = long_film.frames()
    assert whole.shape == (360, 64, 96, 3)
    for piece in (
        slice(0, 1),
        slice(250, 262),
        slice(359, None),
        slice(-3, None),
        slice(3, 300, 61),
        slice(10, 5),
        slice(400, 500),
    ):
        start = 0 if piece.start is None else piece.start
        assert (long_film.frames(start, piece.stop, piece.step or 1) == whole[piece]).all()
    assert all((a == b).all() for a, b in zip(long_film.each_frame(), whole, strict=True))


def test_any_stretch_of_sound_equals_the_whole(long_film):
    whole = long_film.sound()
    assert whole.shape == (15 * 48_000, 2)
    for start, stop in ((0.0, 0.1), (0.26, 0.5), (7.123, 8.0), (14.9, 99.0), (20.0, 21.0), (5.0, 4.0)):
        assert np.array_equal(long_film.sound(start, stop), whole[round(start * 48_000) : max(0, round(stop * 48_000))])


def test_events_come_back_with_their_types(long_film):
    contact, step = long_film.events
    assert (contact.kind, contact.time, contact.materials, contact.impulse) == ("contact", 0.5, ("rubber", "wood"), 2.5)
    assert (step.kind, step.end) == ("step", None)


def test_another_programs_tag_is_not_taken_for_events(tmp_path):
    for number, tag in enumerate(("[1, 2]", "no json", '{"events": [{"kind": 3}]}', '{"events": 7}')):
        film = open_film(films.write(tmp_path / f"{number}.mp4", frames=2, tags={"sora_nb": tag}))
        with pytest.raises(MediaError, match="sora_nb tag"):
            _ = film.events


@pytest.mark.parametrize(
    ("suffix", "codec", "sound"), [("webm", "libvpx-vp9", "libopus"), ("mkv", "libx264", "flac"), ("mov", "libx264", "aac")]
)
def test_other_containers(tmp_path, suffix, codec, sound):
    path = tmp_path / f"film.{suffix}"
    pictures, samples = films.flash_and_click(25, 25, (96, 64))
    with av.open(str(path), "w") as output:
        video, audio = output.add_stream(codec, rate=25), output.add_stream(sound, rate=48_000, layout="stereo")
        video.width, video.height, video.pix_fmt = 96, 64, "yuv420p"
        for number, picture in enumerate(pictures):
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts = number
            output.mux(video.encode(frame))
        output.mux(video.encode())
        for start in range(0, len(samples), 960):
            block = av.AudioFrame.from_ndarray(
                np.ascontiguousarray(samples[start : start + 960].T), format="fltp", layout="stereo"
            )
            block.sample_rate, block.pts, block.time_base = 48_000, start, Fraction(1, 48_000)
            output.mux(audio.encode(block))
        output.mux(audio.encode())
    film = open_film(path)
    assert (len(film), film.size, film.fps, film.rate) == (25, (96, 64), 25, 48_000)
    assert film.frames().astype(float).mean((1, 2, 3)).argmax() == 12
    assert (film.frames(12, 13) == film.frames()[12:13]).all()
    click = int(np.abs(film.sound()[:, 0]).argmax())
    # Matroska counts in milliseconds.
    assert abs(click - 23_040) <= 48


def test_gif(tmp_path):
    pages = [Image.new("RGB", (40, 30), colour) for colour in ("red", "lime", "blue")]
    pages[0].save(tmp_path / "film.gif", save_all=True, append_images=pages[1:], duration=100)
    film = open_film(tmp_path / "film.gif")
    assert (len(film), film.size, film.rate, film.seconds) == (3, (40, 30), 0, pytest.approx(0.3))
    assert film.frames()[:, 15, 20].tolist() == [[255, 0, 0], [0, 255, 0], [0, 0, 255]]


def test_a_phones_upright_film_stands_upright(tmp_path):
    path = tmp_path / "film.mp4"
    lying = np.zeros((3, 64, 128, 3), np.uint8)
    lying[:, :, :32] = 255
    with VideoWriter(path, size=(128, 64), fps=24, rate=0) as writer:
        writer.write(Picture(frames=lying))
    data = bytearray(path.read_bytes())
    # The matrix of a track header (ISO/IEC 14496-12, 8.3.2), here for a quarter turn clockwise.
    at = data.index(b"tkhd") + 4 + 40
    data[at : at + 36] = struct.pack(">9i", 0, 65536, 0, -65536, 0, 0, 64 * 65536, 0, 1 << 30)
    path.write_bytes(data)
    film = open_film(path)
    assert film.size == (64, 128)
    # Turned clockwise, what was on the left is on top.
    assert np.abs(film.frames().astype(int) - np.rot90(lying, -1, axes=(1, 2))).mean() < 2


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.mp4", b""),
        ("text.mp4", b"hello, this is no film"),
        ("list.mp4", b"ffconcat version 1.0\nfile '/etc/passwd'\n"),
        ("play.mp4", b"#EXTM3U\n#EXTINF:10,\nhttp://example.org/film.ts\n"),
        ("sdp.mp4", b"v=0\no=- 0 0 IN IP4 127.0.0.1\n"),
        ("picture.mp4", b"\x89PNG\r\n\x1a\n" + bytes(100)),
        ("sound.mp4", b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(40)),
        ("head.mp4", b"\x00\x00\x00\x18ftypisom" + bytes(12)),
        ("huge.mp4", b"\xff\xff\xff\xffmoov" + bytes(100)),
        ("webm.webm", b"\x1aE\xdf\xa3" + bytes(100)),
        ("gif.gif", b"GIF89a\xff\xff\xff\xff\x00\x00\x00"),
        ("zeros.mov", bytes(5000)),
    ],
)
def test_what_is_no_film_is_refused_in_plain_words(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(MediaError, match=name) as refusal:
        open_film(tmp_path / name)
    assert "Errno" not in str(refusal.value)


def test_no_file_a_folder_and_a_pipe_are_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe.mp4")
    for name in ("none.mp4", ".", "pipe.mp4", "http:evil"):
        with pytest.raises(MediaError):
            open_film(tmp_path / name)


def test_sound_alone_is_no_film(tmp_path):
    with av.open(str(tmp_path / "sound.mp4"), "w") as output:
        audio = output.add_stream("aac", rate=48_000, layout="stereo")
        block = av.AudioFrame.from_ndarray(np.zeros((2, 1024), np.float32), format="fltp", layout="stereo")
        block.sample_rate = 48_000
        output.mux(audio.encode(block))
        output.mux(audio.encode())
    with pytest.raises(MediaError, match="no picture"):
        open_film(tmp_path / "sound.mp4")


def test_a_film_cut_off_anywhere_is_read_or_refused(tmp_path):
    data = films.write(tmp_path / "film.mp4", frames=12).read_bytes()
    refused = 0
    for size in range(8, len(data), len(data) // 40):
        (tmp_path / "cut.mp4").write_bytes(data[:size])
        try:
            film = open_film(tmp_path / "cut.mp4")
            film.frames(), film.sound()
        except MediaError:
            refused += 1
    assert refused >= 30


def test_limits_are_read_off_the_header(tmp_path, monkeypatch):
    film = films.write(tmp_path / "film.mp4", frames=24)
    for name, value, word in (
        ("MOST_PIXELS", 5000, "pixels|read"),
        ("LONGEST", 0.5, "seconds"),
        ("MOST_FRAMES", 10, "frames"),
        ("MOST_TRACKS", 1, "tracks"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(reader, name, value)
            with pytest.raises(MediaError, match=word):
                open_film(film)
    monkeypatch.setattr(reader, "MOST_BYTES", 1000)
    with pytest.raises(MediaError, match="each_frame"):
        open_film(film).frames()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems count memory elsewhere")
def test_a_gif_that_claims_to_be_enormous_takes_no_memory(tmp_path):
    (tmp_path / "film.gif").write_bytes(
        b"GIF89a\xff\xff\xff\xff\x80\x00\x00" + bytes(6) + b",\0\0\0\0\xff\xff\xff\xff\0\x02\x02\x44\x01\0;"
    )
    code = f"""
import pathlib, re, resource
resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
from sora_nb.errors import MediaError
from sora_nb.media.reader import open_film
try:
    open_film(pathlib.Path({str(tmp_path / "film.gif")!r}))
except MediaError as error:
    print("refused", re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    word, kilobytes = done.stdout.split()
    assert word == "refused"
    assert int(kilobytes) < 200_000


def test_damaged_films_end_in_a_plain_error_or_a_picture(tmp_path):
    """Flips, zeroes and moves bytes of three kinds of file; nothing but MediaError may come out."""
    pages = [Image.fromarray(page) for page in films.noise(4, (48, 40))]
    pages[0].save(tmp_path / "film.gif", save_all=True, append_images=pages[1:], duration=80)
    sources = [films.write(tmp_path / "film.mp4", frames=8), tmp_path / "film.gif"]
    chance = random.Random(3)
    for source in sources:
        whole = source.read_bytes()
        for _ in range(60):
            data = bytearray(whole)
            for _ in range(chance.choice((1, 4, 20))):
                at = chance.randrange(len(data))
                if chance.random() < 0.5:
                    data[at] ^= 1 << chance.randrange(8)
                else:
                    data[at : at + 4] = chance.randbytes(4)
            broken = tmp_path / f"broken{source.suffix}"
            broken.write_bytes(data)
            try:
                film = open_film(broken)
                if film.size[0] * film.size[1] * len(film) < 10**7:
                    film.frames(), film.sound()
            except MediaError:
                continue

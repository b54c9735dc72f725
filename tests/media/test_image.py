from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from sora_nb.errors import MediaError
from sora_nb.media import image
from tests.media import films


def opened(data):
    return Image.open(io.BytesIO(data))


def test_a_poster_is_small_enough_and_looks_the_same():
    frame = films.noise(1, (960, 540))[0]
    data = image.poster(frame)
    assert len(data) <= 60_000
    assert opened(data).format == "JPEG"
    assert opened(data).size == (960, 540)
    assert np.abs(np.asarray(opened(data), float).mean((0, 1)) - frame.mean((0, 1))).max() < 2


def test_a_poster_of_pure_grain_shrinks_until_it_fits():
    frame = np.random.default_rng(0).integers(0, 255, (1080, 1920, 3), dtype=np.uint8)
    data = image.poster(frame, limit=10_000)
    assert len(data) <= 10_000
    assert opened(data).size[0] < 960


def test_thumbnails_and_strips():
    frames = films.noise(5, (160, 90))
    assert opened(image.thumbnail(frames[0])).format == "WEBP"
    assert max(opened(image.thumbnail(films.noise(1, (960, 540))[0])).size) == 160
    assert opened(image.strip(frames, height=45)).size == (5 * 80, 45)


def test_a_sheet_has_its_frames_in_rows():
    frames = np.repeat(np.arange(0, 240, 34, np.uint8)[:, None], 90 * 160 * 3, 1).reshape(-1, 90, 160, 3)
    sheet = opened(image.sheet(iter(frames), columns=3, side=80))
    assert (sheet.format, sheet.size) == ("JPEG", (3 * 80, 3 * 45))
    middles = [sheet.getpixel((place % 3 * 80 + 40, place // 3 * 45 + 22))[0] for place in range(9)]
    assert np.abs(np.array(middles) - [*range(0, 240, 34), 0]).max() < 6
    assert opened(image.sheet(frames[:1])).size == (256, 144)


def test_pictures_come_in_upright_and_opaque(tmp_path):
    clear = Image.new("RGBA", (20, 10), (255, 0, 0, 0))
    clear.save(tmp_path / "clear.png")
    assert (image.read_picture(tmp_path / "clear.png") == 255).all()
    turned = Image.new("RGB", (20, 10), "blue")
    exif = turned.getexif()
    exif[0x0112] = 6
    turned.save(tmp_path / "turned.jpg", exif=exif)
    assert image.read_picture(tmp_path / "turned.jpg").shape == (20, 10, 3)
    assert image.read_picture((tmp_path / "turned.jpg").read_bytes()).dtype == np.uint8


def test_what_is_no_picture_is_refused(tmp_path):
    whole = io.BytesIO()
    Image.fromarray(films.noise(1, (64, 64))[0]).save(whole, "PNG")
    for name, data in {
        "empty.png": b"",
        "text.png": b"<svg onload='x'/>",
        "eps.png": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
        "cut.png": whole.getvalue()[:200],
    }.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(MediaError, match=name) as caught:
            image.read_picture(tmp_path / name)
        assert "BytesIO" not in str(caught.value)
    with pytest.raises(MediaError, match="no file"):
        image.read_picture(tmp_path / "none.png")


def test_a_decompression_bomb_is_refused_unopened(tmp_path):
    Image.new("1", (9000, 9000)).save(tmp_path / "bomb.png")
    assert (tmp_path / "bomb.png").stat().st_size < 50_000
    with pytest.raises(MediaError, match="40 million"):
        image.read_picture(tmp_path / "bomb.png")

from __future__ import annotations

import numpy as np
import pytest

from sora_nb.media.wear import worn
from sora_nb.trust import looks, watermark
from sora_nb.trust.marking import Marking
from sora_nb.trust.waves import waves

ID = "0123456789abcdef"
SIZE = (576, 512)


def gradient(size=SIZE, shift=0):
    """Return the smoothest picture there is, on which a mark would be seen first."""
    y, x = np.mgrid[: size[1], : size[0]]
    return np.stack([60 + 100 * x // size[0], 40 + 120 * y // size[1], 90 + (x + y + shift) // 20], -1).astype(np.uint8)


def psnr(one, two):
    return 10 * np.log10(255**2 / np.square(one.astype(float) - two).mean())


def half(frame):
    height, width = (side // 4 * 4 for side in frame.shape[:2])
    return frame[:height, :width].reshape(height // 2, 2, width // 2, 2, 3).mean((1, 3)).round().astype(np.uint8)


@pytest.mark.parametrize(("size", "id_"), [(SIZE, ID), ((256, 128), ID[:8]), ((130, 222), ID[:8])])
def test_what_was_marked_is_read_back_at_every_size(size, id_):
    marked = watermark.Marker(ID, size, level=46.0).mark(gradient(size))
    found = watermark.find([marked])
    assert [mark.id for mark in found][:1] == [id_]
    assert found[0].agreement > 0.5


def test_a_film_too_small_carries_none():
    assert watermark.bits_for((126, 500)) == 0
    with pytest.raises(ValueError, match="too small"):
        watermark.Marker(ID, (126, 500), level=46.0)
    small = np.zeros((2, 64, 96, 3), np.uint8)
    marking = Marking(ID, (96, 64), 2)
    assert marking.mark == ""
    assert marking.put(small) is small


def test_a_smooth_picture_keeps_47_db_and_its_mark_outlives_a_poor_copy():
    plain = gradient()
    marker = watermark.marker(ID, plain)
    marked = marker.mark(plain)
    assert psnr(marked, plain) >= 49
    assert marker.level in watermark.LADDER
    assert [mark.id for mark in watermark.find([worn(marked)])] == [ID]
    assert [mark.id for mark in watermark.find([half(worn(marked))])] == [ID]


@pytest.mark.parametrize("level", watermark.LADDER)
def test_a_mark_costs_what_its_level_says(level):
    rough = np.random.default_rng(0).integers(40, 210, (SIZE[1], SIZE[0], 3), np.uint8)
    marker = watermark.Marker(ID, SIZE, level=level)
    for shift in range(4):
        assert psnr(marker.mark(np.roll(rough, 9 * shift, 1)), np.roll(rough, 9 * shift, 1)) > level - 1.7


def test_a_faint_level_that_does_not_last_is_left_for_a_stronger_one(monkeypatch):
    monkeypatch.setattr(watermark.Marker, "survives", lambda self, _: self.level < 46)
    assert watermark.marker(ID, gradient()).level == 44.5
    monkeypatch.setattr(watermark.Marker, "survives", lambda *_: False)
    assert watermark.marker(ID, gradient()).level == watermark.LADDER[-1]


def test_a_still_picture_does_not_flicker():
    grain = np.random.default_rng(1).normal(0, 1.5, (6, SIZE[1], SIZE[0], 1))
    marker = watermark.Marker(ID, SIZE, level=46.0)
    plain = [np.clip(gradient() + one, 0, 255).astype(np.uint8) for one in grain]
    changes = [marker.mark(frame).astype(int) - frame for frame in plain]
    assert max(np.abs(change - changes[0]).max() for change in changes) <= 1


def test_another_mark_takes_the_place_of_the_first():
    other = "fedcba9876543210"
    twice = watermark.Marker(other, SIZE, level=46.0).mark(watermark.Marker(ID, SIZE, level=46.0).mark(gradient()))
    assert [mark.id for mark in watermark.find([twice])] == [other]


def test_unmarked_pictures_carry_none():
    random = np.random.default_rng(2)
    films = [[gradient(shift=random.integers(400)), random.integers(0, 256, (512, 576, 3), np.uint8)] for _ in range(20)]
    assert [watermark.find(film) for film in films] == [()] * 20
    assert watermark.find([]) == ()


def test_one_frame_in_a_worn_film_is_enough():
    good = watermark.Marker(ID, SIZE, level=46.0).mark(gradient())
    bad = [gradient(shift=40 * k) for k in range(8)]
    assert [mark.id for mark in watermark.find([*bad, good])] == [ID]


def test_low_frequencies_are_the_same_at_every_size_and_come_back():
    small = np.kron(np.random.default_rng(4).integers(0, 256, (10, 12, 3), np.uint8), np.ones((16, 16, 1), np.uint8))
    large = np.kron(small, np.ones((4, 4, 1), np.uint8))
    assert np.abs(waves((192, 160)).project(small) - waves((768, 640)).project(large)).max() < 0.4
    spectrum = np.zeros((33, 33))
    spectrum[5, 7] = 20.0
    drawn = waves(SIZE).draw(spectrum) + 128
    back = waves(SIZE).project(np.repeat(drawn.round().astype(np.uint8)[..., None], 3, 2))
    assert abs(back[5, 7] - 20) < 0.1
    assert np.abs(np.delete(back.ravel(), [0, 5 * 33 + 7])).max() < 0.1


def test_looks_are_alike_after_wear_and_differ_between_films():
    random = np.random.default_rng(3)
    blobs = [np.kron(random.integers(0, 256, (8, 9, 3), np.uint8), np.ones((64, 64, 1), np.uint8)) for _ in range(2)]
    one, other = (looks.look(frame) for frame in blobs)
    assert looks.distance([looks.look(half(worn(blobs[0])))], [one]) <= 6
    assert looks.distance([other], [one]) > looks.NEAR
    assert looks.moments(1) == [0] * 8
    assert looks.moments(24) == [1, 4, 7, 10, 13, 16, 19, 22]


def test_a_film_is_marked_in_parts_of_any_length_alike():
    film = np.stack([gradient(shift=9 * k) for k in range(9)])
    whole, parts = Marking(ID, SIZE, 9), Marking(ID, SIZE, 9)
    together = whole.put(film)
    apart = np.concatenate([parts.put(film[:2]), parts.put(film[2:3]), parts.put(film[3:])])
    assert (together == apart).all()
    assert whole.looks == parts.looks
    assert len(whole.looks) == 8

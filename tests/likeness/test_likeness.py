"""Faces are found, chosen, cut out and drawn; what cannot be is refused with what was found and what to do."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from sora_nb.errors import InvalidRequest, MissingExtra, SoraError
from sora_nb.likeness import contours, cutout, faces, landmarks, models, portraits
from sora_nb.media.image import read_picture

ANA = Path(__file__).parents[2] / "notebooks" / "pictures" / "ana.png"
BOB = Path(__file__).with_name("bob.png")

pytestmark = pytest.mark.skipif(not models.PACK.exists(), reason="built without npm's registry: no models packed")


@pytest.fixture(scope="module")
def ana():
    """Return the drawn woman of the tutorials, (height, width, rgb)."""
    pytest.importorskip("ai_edge_litert")
    return read_picture(ANA)


@pytest.fixture(scope="module")
def taken(ana):
    """Return her likeness and cut-out."""
    return portraits.take(ana)


def both(ana):
    """Return a picture of two people side by side."""
    bob = read_picture(BOB)
    height = min(len(ana), len(bob))
    return np.hstack([ana[:height], bob[:height]])


def test_a_drawn_face_is_found_where_it_is(ana):
    (face,) = faces.find(ana)
    left, top, wide, high = face.box
    assert left < 256 < left + wide
    assert 100 < top + high / 2 < 400
    assert face.eyes[0][0] < face.eyes[1][0]


def test_several_faces_are_told_apart_and_chosen_by_number(ana):
    pair = both(ana)
    with pytest.raises(InvalidRequest, match=r"2 faces.*face=1 at \(.*face=2 at"):
        faces.choose(pair)
    first, second = faces.choose(pair, face=1), faces.choose(pair, face=2)
    assert first.box[0] < ana.shape[1] < second.box[0]
    with pytest.raises(InvalidRequest, match=r"face is 3; .* has 2"):
        faces.choose(pair, face=3)


def test_no_face_and_a_small_face_are_refused_with_the_next_step(ana):
    with pytest.raises(InvalidRequest, match=r"No face was found in wall\.png.*box="):
        faces.choose(np.full((200, 300, 3), 180, np.uint8), name="wall.png")
    with pytest.raises(InvalidRequest, match=r"pixels wide; it takes 40 or more"):
        faces.choose(np.ascontiguousarray(ana[::6, ::6]))


@pytest.mark.parametrize("box", [(10, 10, 0, 50), (480, 10, 100, 100), (1, 2, 3), (float("nan"), 0, 50, 50), (-5, 0, 90, 90)])
def test_a_box_outside_the_picture_is_refused(ana, box):
    with pytest.raises(InvalidRequest, match=r"box is \(.*512×512"):
        faces.choose(ana, box=box)


def test_a_face_far_smaller_than_the_picture_is_found(ana):
    wide = np.full((1600, 2400, 3), 200, np.uint8)
    wide[900:1412, 1500:2012] = ana
    assert faces.choose(wide).box[0] > 1500


def test_landmarks_lie_where_a_face_has_them(ana):
    frame, features, seen = landmarks.locate(ana, faces.choose(ana))
    assert seen
    (left, _), (right, _) = features.lids
    assert np.mean([p[0] for p in left]) < -0.2 < 0.2 < np.mean([p[0] for p in right])
    assert -0.75 < features.line[0][5][1] < -0.35, "the mouth lies between eyes and chin"
    assert min(p[1] for p in features.oval) == pytest.approx(-1, abs=0.1)
    assert frame.right[0] > 50


def test_a_turned_picture_is_set_upright(ana):
    square = np.full((900, 900, 3), ana[0, 0], np.uint8)
    # Twenty degrees: each pixel of the turned picture is looked up in the upright one.
    v, u = np.mgrid[0:900, 0:900] - 450
    angle = np.deg2rad(20)
    x, y = (u * np.cos(angle) + v * np.sin(angle) + 256).astype(int), (-u * np.sin(angle) + v * np.cos(angle) + 256).astype(int)
    there = (x >= 0) & (y >= 0) & (x < 512) & (y < 512)
    square[there] = ana[y[there], x[there]]
    frame, _, seen = landmarks.locate(square, faces.choose(square))
    assert seen
    assert np.rad2deg(np.arctan2(frame.right[1], frame.right[0])) == pytest.approx(20, abs=6)


def test_the_cut_out_is_the_head_without_background_and_clothes(ana, taken):
    _, cut = taken
    alpha = cut[..., 3] / 255
    x, y = cutout.grid()
    assert alpha[(np.abs(x) < 0.3) & (np.abs(y) < 0.3)].min() > 0.95, "the face is whole"
    assert alpha[y < -1.3].max() == 0, "neither neck nor dress"
    blue = np.abs(cut[..., :3].astype(int) - ana[5, 5]).max(axis=-1) < 12
    assert alpha[blue].mean() < 0.04, "no background"
    assert (alpha * (1 - alpha)).sum() > 0, "a soft edge"


def test_a_likeness_knows_skin_and_hair_and_survives_json(taken):
    likeness, _ = taken
    red, green, blue = (int(likeness.skin[i : i + 2], 16) for i in (1, 3, 5))
    assert red > green > blue
    assert red > 180
    assert sum(int(likeness.hair[i : i + 2], 16) for i in (1, 3, 5)) < 250, "dark hair"
    assert likeness.long
    again = portraits.Likeness.from_json(likeness.to_json())
    assert again == likeness
    assert again.digest == likeness.digest
    assert len(likeness.to_json()) < 120_000


def test_the_same_picture_gives_the_same_likeness_and_another_another(ana, taken):
    assert portraits.take(ana)[0] == taken[0]
    assert portraits.take(read_picture(BOB))[0].digest != taken[0].digest


def test_a_box_serves_where_nothing_is_found():
    smiley = np.full((300, 300, 3), 250, np.uint8)
    y, x = np.mgrid[0:300, 0:300]
    smiley[np.hypot(x - 150, y - 150) < 90] = (240, 200, 60)
    for cx in (120, 180):
        smiley[np.hypot(x - cx, y - 130) < 9] = 20
    pytest.importorskip("ai_edge_litert")
    likeness, _ = portraits.take(smiley, box=(80, 90, 140, 150))
    assert likeness.patches


def test_without_the_extra_the_message_names_the_command(monkeypatch, ana):
    monkeypatch.setitem(sys.modules, "ai_edge_litert.interpreter", None)
    models._interpreter.cache_clear()
    with pytest.raises(MissingExtra, match=r"pip install 'sora-nb\[cameo\]'"):
        faces.find(ana)
    models._interpreter.cache_clear()


def test_a_model_that_was_exchanged_is_refused(monkeypatch, ana):
    monkeypatch.setitem(models.HASHES, "face", "0" * 64)
    models._interpreter.cache_clear()
    with pytest.raises(SoraError, match=r"face\.tflite .* is not the one"):
        faces.find(ana)
    models._interpreter.cache_clear()


def test_contours_go_round_discs_and_holes():
    y, x = np.mgrid[0:60, 0:80].astype(np.float32)
    ring = 20 - np.hypot(x - 40, y - 30)
    ring = np.minimum(ring, np.hypot(x - 40, y - 30) - 8)
    found = sorted(contours.rings(ring, 0.0), key=contours.area)
    assert [round(contours.area(r)) for r in found] == pytest.approx([np.pi * 64, np.pi * 400], rel=0.02)
    thin = contours.simpler(found[1], 0.3)
    assert len(thin) < len(found[1]) / 2
    assert contours.area(thin) == pytest.approx(contours.area(found[1]), rel=0.03)

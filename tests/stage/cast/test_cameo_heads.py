"""Cameo heads: drawn on the human rig in every style, they turn, speak, blink and take the light like any other head."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
import skia

from sora_nb.likeness import models, portraits
from sora_nb.media.image import read_picture
from sora_nb.plans import Actor, Shot
from sora_nb.stage import staging
from sora_nb.stage.cast import cameo_stills, humans
from sora_nb.stage.cast.cameo_heads import CameoHead
from sora_nb.stage.cast.easel import Easel
from sora_nb.stage.cast.human_body import Pose
from sora_nb.stage.styles.look import LOOKS, find
from sora_nb.stage.styles.pen import Colour, Light

ANA = Path(__file__).parents[3] / "notebooks" / "pictures" / "ana.png"
SIDE = 200

pytestmark = pytest.mark.skipif(not models.PACK.exists(), reason="built without npm's registry: no models packed")


@pytest.fixture(scope="module")
def likeness():
    """Return the likeness of the drawn woman of the tutorials."""
    pytest.importorskip("ai_edge_litert")
    return portraits.take(read_picture(ANA))[0]


@pytest.fixture(scope="module")
def head(likeness):
    """Return her head."""
    return CameoHead(likeness)


def drawn(head, *, yaw=0.0, style="cartoon", light=None, hat="", **pose):
    """Draw a head alone, (side, side, rgba)."""
    surface = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32Premul(SIDE, SIDE))
    canvas = surface.getCanvas()
    scale = SIDE / 4
    canvas.translate(SIDE / 2, SIDE / 2)
    canvas.scale(scale, -scale)
    pen = find(style).pen(light or Light())
    pen.begin(canvas, 1 / scale)
    head.draw(Easel(pen, (0.0, 0.0), 0.0, 1.0), Pose(**pose), yaw, hat=hat)
    return surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType).astype(int)


def apart(one, other, rows=slice(None)):
    """Return the share of pixels that differ."""
    return (np.abs(one[rows] - other[rows]) > 20).any(axis=-1).mean()


def row(y):
    """Return the picture's row of a height in head units."""
    return int(SIDE / 2 - (y * 1.14 + 0.14) * SIDE / 4)


EYES, MOUTH = slice(row(0.2), row(-0.2)), slice(row(-0.4), row(-1.2))


@pytest.mark.parametrize("style", LOOKS)
def test_every_style_draws_it_with_an_edge_of_its_own(head, style):
    picture = drawn(head, style=style)
    inside = picture[..., 3] > 200
    assert 0.15 < inside.mean() < 0.6
    skin = np.array([int(head.likeness.skin[i : i + 2], 16) for i in (1, 3, 5)])
    if style in ("blueprint", "neon", "chalkboard"):
        assert picture[inside][:, :3].mean(axis=-1).std() > 20, "lines on a ground"
        return
    assert (np.abs(picture[inside][:, :3] - skin).max(axis=-1) < 60).mean() > 0.15, "a face, and not one flat piece"


def test_speaking_moves_the_mouth_and_the_chin_and_leaves_the_eyes(head):
    shut, wide = drawn(head), drawn(head, open=0.9)
    assert apart(shut, wide, MOUTH) > 0.02
    assert apart(shut, wide, EYES) == 0
    assert (wide[..., 3] > 128).any(axis=1).nonzero()[0].max() > (shut[..., 3] > 128).any(axis=1).nonzero()[0].max()


def test_blinking_closes_the_eyes_and_leaves_the_mouth(head):
    awake, asleep = drawn(head), drawn(head, lid=1.0)
    assert apart(awake, asleep, EYES) > 0.01
    assert apart(awake, asleep, MOUTH) == 0


@pytest.mark.parametrize("yaw", [0.74, -0.74])
def test_a_turn_moves_the_face_to_its_side_and_keeps_the_head_in_place(head, yaw):
    ahead, turned = drawn(head), drawn(head, yaw=yaw)
    skin = [np.argwhere((p[EYES, :, 0] > 150) & (p[EYES, :, 3] > 250))[:, 1].mean() for p in (ahead, turned)]
    assert (skin[1] - skin[0]) * np.sign(yaw) > 0.015 * SIDE
    columns = [(p[..., 3] > 128).any(axis=0).nonzero()[0].mean() for p in (ahead, turned)]
    assert abs(columns[1] - columns[0]) < 0.08 * SIDE


def test_from_behind_there_is_no_face(head):
    behind = drawn(head, yaw=3.1)
    inside = behind[behind[..., 3] > 250][:, :3]
    skin = np.array([int(head.likeness.skin[i : i + 2], 16) for i in (1, 3, 5)])
    assert (np.abs(inside - skin).max(axis=-1) < 40).mean() < 0.01


def test_the_light_of_the_scene_falls_on_it(head):
    left, right = (drawn(head, light=Light(sun=(x, 0.6))) for x in (-0.8, 0.8))
    half = SIDE // 2
    bright = [(p[:, :half, :3].sum() - p[:, half:, :3].sum()) / p[..., 3].sum() for p in (left, right)]
    assert bright[0] > bright[1] + 0.01
    night = drawn(head, light=Light(key=Colour(0.3, 0.3, 0.5)))
    assert night[..., :3].sum() < 0.6 * left[..., :3].sum()


def test_under_a_hat_the_hair_is_pressed(head):
    loose, pressed = drawn(head), drawn(head, hat="over")
    tops = [(p[..., 3] > 128).any(axis=1).nonzero()[0].min() for p in (loose, pressed)]
    assert tops[1] > tops[0]
    widths = [(p[..., 3] > 128).any(axis=0).sum() for p in (loose, pressed)]
    assert widths[1] < 0.95 * widths[0]


def test_the_rig_has_her_skin_and_hair_and_is_the_same_whatever_the_seed(likeness):
    shot = Shot(actors=(Actor(name="@ana", figure="person", word="@ana", look=(("cameo", "ana"),)),))
    people = []
    for seed in (1, 2):
        performance = staging.perform(shot, seconds=0.5, aspect=1.0, seed=seed)
        performance = dataclasses.replace(performance, likenesses=(("ana", likeness),))
        people.append(humans.build(performance.roles[0], performance).person)
    assert people[0].face.skin == people[0].cameo.skin
    assert people[0].hair == people[0].cameo.hair
    assert people[0].build == people[1].build
    assert people[0].costume == people[1].costume


def test_a_still_for_the_card_shows_head_and_shoulders(likeness):
    still = cameo_stills.still(likeness, "chef")
    assert still.shape == (cameo_stills.SIDE, cameo_stills.SIDE, 3)
    assert (np.abs(still.astype(int) - still[2, 2]) > 20).any(axis=-1).mean() > 0.25

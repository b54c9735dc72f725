"""Cameo stills: a head and shoulders as films will show them, for the card on which somebody agrees to it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import skia

from sora_nb.plans import Actor, Shot
from sora_nb.stage import staging
from sora_nb.stage.cast import humans
from sora_nb.stage.styles.look import find
from sora_nb.stage.styles.pen import Light

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sora_nb.likeness.portraits import Likeness

SIDE = 320
_HEADS = 2.1
_GROUND = 0xFFCFE3EC


def still(likeness: Likeness, figure: str, *, style: str = "cartoon", side: int = SIDE, yaw: float = 0.25) -> NDArray[np.uint8]:
    """Return a likeness on a body, from the front, (side, side, rgb)."""
    shot = Shot(place="stage", actors=(Actor(name="cameo", figure=figure, word="cameo", look=(("cameo", "cameo"),)),))
    performance = staging.perform(shot, seconds=1.0, aspect=1.0, seed=0, lines=())
    performance = dataclasses.replace(performance, likenesses=(("cameo", likeness),))
    rig = humans.build(performance.roles[0], performance)
    surface = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32Premul(side, side))
    canvas = surface.getCanvas()
    canvas.clear(_GROUND)
    scale = side / (rig.person.build.head * _HEADS)
    x, y = rig.joints(0.0)["head"]
    canvas.translate(side / 2, side * 0.48)
    canvas.scale(scale, -scale)
    canvas.translate(-x, -y)
    pen = find(style).pen(Light())
    pen.begin(canvas, 1 / scale)
    rig.portray(pen, yaw)
    return np.ascontiguousarray(surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)[..., :3])

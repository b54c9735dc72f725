"""Cut-outs: a figure from a picture, traced into outlines of few tones and drawn by the same pens as the rest of the cast."""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING

import numpy as np
import skia

from sora_nb.media import image
from sora_nb.stage import tracing
from sora_nb.stage.cast.props import Drawing, Part
from sora_nb.stage.cast.solids import SolidRig, moved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.footage import Event
    from sora_nb.stage.cast.rig import Rig
    from sora_nb.stage.performance import Placement, Role
    from sora_nb.stage.pictures import Picture
    from sora_nb.stage.styles.pen import Colour, Pen

_LARGE = 0.06
_STRIDE = 0.5
"""Metres that a cut-out of one metre goes between two tilts, as a puppet that is walked along."""
_TILT, _LIFT = 0.075, 0.02
"""How far it tilts, in radians, and rises, in its own heights."""
_NARROWEST = 0.12


@functools.lru_cache(maxsize=8)
def traced(picture: Picture) -> Drawing:
    """Return a figure's outlines around its middle, one metre high: patches of few tones within its silhouette."""
    alpha = picture.cut
    if alpha is None:
        raise ValueError("nothing is cut out of this picture")
    rgb = np.asarray(image.resized(picture.pixels, alpha.shape[::-1]) / 255, np.float32)
    parts, whole = tracing.patches(rgb, alpha), tracing.silhouette(alpha)
    box = whole.computeTightBounds()
    fit = skia.Matrix().setScale(1 / box.height(), -1 / box.height()).preTranslate(-box.centerX(), -box.centerY())
    total = max(1.0, box.width() * box.height())
    drawn = tuple(Part(path=moved(path, fit), colour=colour, share=area / total) for path, colour, area in parts)
    main = max(drawn, key=lambda part: part.share).colour
    width = box.width() / box.height()
    return Drawing(parts=drawn, silhouette=moved(whole, fit), width=width, main=main, coat=main)


def put(pen: Pen, drawing: Drawing, pose: skia.Matrix, material: str) -> None:
    """Draw a cut-out: its silhouette as one lit body, then its patches inside it."""
    body = moved(drawing.silhouette, pose)
    pen.solid(body, drawing.main, volume=0.3, material=material)
    pen.canvas.save()
    pen.canvas.clipPath(body, True)
    for part in drawing.parts:
        path = moved(part.path, pose)
        if part.share > _LARGE:
            pen.solid(path, part.colour, volume=0.0, material=material, edge=False)
        else:
            pen.flat(path, part.colour)
    pen.canvas.restore()


class CutoutThing(SolidRig):
    """A thing from a picture: a rigid body, as props are."""

    def __init__(self, role: Role, drawing: Drawing) -> None:
        super().__init__(role)
        self.drawing = drawing

    def tint(self) -> Colour:
        """Return its largest patch's colour."""
        return self.drawing.main

    def paint(self, pen: Pen, place: Placement, t: float) -> None:
        """Draw it around its centre."""
        del t
        pose = skia.Matrix().setRotate(math.degrees(place.angle)).preScale(self.role.height, self.role.height)
        put(pen, self.drawing, pose, self.role.material)


class CutoutPuppet:
    """A creature from a picture, moved like a paper puppet: it tilts from side to side as it goes, and nods as it speaks.

    Its footfalls are those of the rig it stands in for.
    """

    def __init__(self, role: Role, drawing: Drawing, stand_in: Rig) -> None:
        self.role, self.drawing, self._stand_in = role, drawing, stand_in
        self._first = math.copysign(1.0, role.track.at(0.0).facing)

    def draw(self, pen: Pen, t: float) -> None:
        """Draw the puppet where its track says, its foot on the track."""
        place = self.role.track.at(t)
        if place.alpha <= 0.004 or place.scale <= 0.004:
            return
        pen.canvas.save()
        pen.canvas.translate(place.x, place.y)
        pen.canvas.scale(place.scale, place.scale)
        put(pen, self.drawing, self._pose(place, t), "paper")
        pen.canvas.restore()

    def _pose(self, place: Placement, t: float) -> skia.Matrix:
        h = self.role.height
        stride = math.sin(math.pi * place.x / (_STRIDE * max(h, 0.2)))
        going = min(1.0, abs(self.role.track.speed(t)) / max(0.3 * h, 0.05))
        dancing = any(cue.verb in ("dance", "cheer", "shake") for cue in self.role.cues_at(t))
        sway = 2.2 * _TILT * math.sin(2 * math.pi * 1.6 * t) if dancing else _TILT * stride * going
        lift = _LIFT * h * (abs(math.sin(2 * math.pi * 1.6 * t)) if dancing else (1 - abs(stride)) * going)
        taller = 1.0 + 0.05 * self.role.openness(t) + 0.006 * math.sin(2 * math.pi * 0.3 * t)
        # The picture shows its figure as it looks at first; a turn passes through a thin edge, never through nothing.
        flip = math.copysign(max(abs(place.facing), _NARROWEST), place.facing) * self._first
        return (
            skia.Matrix().setTranslate(0, lift).preRotate(math.degrees(place.angle + sway))
            .preScale(flip * h / taller**0.5, h * taller).preTranslate(0, 0.5)
        )  # fmt: skip

    def steps(self) -> Sequence[Event]:
        """Return its footfalls."""
        return self._stand_in.steps()

    def planted(self, t: float) -> Sequence[tuple[str, float, float]]:
        """Return nothing: a puppet is carried, its foot is nowhere fixed."""
        del t
        return ()

    def joints(self, t: float) -> dict[str, tuple[float, float]]:
        """Return its foot, its middle and its top in world metres."""
        return {name: self._point(t, up)[:2] for name, up in (("foot", 0.0), ("middle", 0.5), ("head", 1.0))}

    def anchor(self, name: str, t: float) -> tuple[float, float, float]:
        """Return where a held thing sits, in world metres and radians."""
        up, out = {"head": (1.0, 0.0), "mouth": (0.8, 0.2), "back": (0.72, 0.0)}.get(name, (0.5, 0.45))
        return self._point(t, up, out)

    def _point(self, t: float, up: float, out: float = 0.0) -> tuple[float, float, float]:
        place = self.role.track.at(t)
        point = self._pose(place, t).mapXY(out * self.drawing.width, up - 0.5)
        return place.x + point.x() * place.scale, place.y + point.y() * place.scale, place.angle


def build(role: Role, picture: Picture, stand_in: Rig) -> Rig:
    """Build the rig of the role that a picture shows, in place of the one it would have."""
    drawing = traced(picture)
    return CutoutThing(role, drawing) if isinstance(stand_in, SolidRig) else CutoutPuppet(role, drawing, stand_in)

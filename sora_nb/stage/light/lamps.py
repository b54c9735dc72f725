"""Lamps: headlights of what drives in the dark, as light that lies over the picture and casts no shadow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast.props import drawing
from sora_nb.stage.cast.vehicles import CRAFTS
from sora_nb.stage.casting import WHEELED
from sora_nb.stage.performance import Placement

if TYPE_CHECKING:
    from sora_nb.stage.camera import Frame, View
    from sora_nb.stage.performance import Performance, Role

UNLIT = frozenset(
    ("bicycle", "skateboard", "kick scooter", "wheelchair", "shopping cart", "roller skate", "sled", "railway car", "tank")
)
"""What has wheels and no lamps."""
_HIGH = 0.34
"""How high a headlight sits, as a share of the vehicle's height."""
_LONG = 3.4
"""Metres that a beam reaches."""


class Lamps:
    """The headlights and tail lights of a shot's vehicles; empty by day."""

    def __init__(self, performance: Performance, view: View, *, lit: bool) -> None:
        self._view = view
        self._roles = [r for r in performance.roles if lit and r.family in ("prop", "vehicle") and r.figure in WHEELED - UNLIT]
        beam = [skia.Color4f(1.0, 0.93, 0.72, a).toColor() for a in (0.62, 0.30, 0.08, 0.0)]
        self._beam = skia.Paint(
            AntiAlias=True,
            BlendMode=skia.BlendMode.kScreen,
            Shader=skia.GradientShader.MakeRadial((0, 0), 1.0, beam, [0.0, 0.30, 0.7, 1.0]),
        )
        self._halo = self._spot((1.0, 0.95, 0.8), 0.95)
        self._tail = self._spot((1.0, 0.16, 0.10), 0.8)

    @staticmethod
    def _spot(rgb: tuple[float, float, float], strength: float) -> skia.Paint:
        stops = [skia.Color4f(*rgb, a * strength).toColor() for a in (1.0, 0.42, 0.0)]
        shader = skia.GradientShader.MakeRadial((0, 0), 1.0, stops, [0.0, 0.35, 1.0])
        return skia.Paint(BlendMode=skia.BlendMode.kScreen, Shader=shader)

    def draw(self, canvas: skia.Canvas, frame: Frame, t: float) -> None:
        """Lay the light of all lamps over a frame."""
        for role in self._roles:
            place = role.track.at(t)
            if place.alpha > 0.5 and abs(place.facing) > 0.3:
                self._lamp(canvas, frame, role, place)

    def _lamp(self, canvas: skia.Canvas, frame: Frame, role: Role, place: Placement) -> None:
        h = role.height * place.scale
        half = 0.5 * h * (CRAFTS[role.figure].width if role.family == "vehicle" else drawing(role.figure).width)
        way = 1.0 if place.facing > 0 else -1.0
        canvas.save()
        canvas.concat(self._view.body(frame, place.depth))
        canvas.translate(place.x, place.y)
        canvas.scale(way, 1.0)
        y = (_HIGH - 0.5) * h
        cone = skia.Path.Polygon([(0.0, 0.05), (1.0, 0.16), (1.0, -0.30), (0.0, -0.05)], True)
        for paint, x, size, path in (
            (self._beam, 0.94 * half, _LONG, cone),
            (self._halo, 0.94 * half, 0.30 * h, None),
            (self._tail, -0.94 * half, 0.20 * h, None),
        ):
            canvas.save()
            canvas.translate(x, y)
            canvas.scale(size, size)
            canvas.drawPath(path, paint) if path else canvas.drawCircle(0, 0, 1.0, paint)
            canvas.restore()
        # The pool of light on the road before it.
        canvas.translate(0.94 * half + 0.5 * _LONG, -0.5 * h + 0.02)
        canvas.scale(0.55 * _LONG, 0.10 * _LONG)
        canvas.drawCircle(0, 0, 1.0, self._beam)
        canvas.restore()

"""Aerial: what fills the air besides the weather: fireworks, confetti, bubbles, leaves, petals, dust, sparks, embers, smoke.

Every particle's place is a function of the seed and the time alone, so any frame can be drawn without the ones before. It is
drawn with the style's own pen, so that a chalk firework is chalk.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import skia

from sora_nb.stage.air import fireworks
from sora_nb.stage.cast import blazes
from sora_nb.stage.performance import random
from sora_nb.stage.styles.pen import Colour, Light
from sora_nb.stage.vocabulary import INDOORS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sora_nb.stage.camera import Frame, View
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.performance import Performance, Placement, Role
    from sora_nb.stage.styles.pen import Pen

GLOWING = Light(key=Colour(1, 1, 1), ambient=Colour(1, 1, 1))
"""The light for what shines of itself."""


class _Slip(NamedTuple):
    """A kind of slip that falls: its colours, half its length in metres, and whether it is pointed like a leaf."""

    tones: tuple[str, ...]
    size: float
    leaf: bool = True


_PARTY = _Slip(("#ff4d6d", "#ffd23f", "#3bceac", "#4d9de0", "#b37ae8", "#ff8c42"), 0.085, leaf=False)
_FOLIAGE = _Slip(("#d98c2b", "#b8562b", "#e0b13c", "#8f6b2f"), 0.15)
_BLOSSOM = _Slip(("#ff9dbb", "#ffc9d9", "#f786a9", "#fff0f4"), 0.10)


class Aerial:
    """The effects of one shot; `aloft` is drawn in the sky, `behind` and `before` about the bodies."""

    def __init__(self, performance: Performance, view: View, air: Atmosphere, pen: Pen) -> None:
        self._view, self._air, self._pen = view, air, pen
        self._effects = performance.shot.effects
        self._bursts = fireworks.bursts(performance.seed, performance.seconds) if fireworks.shown(performance) else ()
        self._seed, self._indoors = performance.seed, performance.shot.place in INDOORS
        self._dark = air.time in ("night", "sunset") or performance.shot.place in ("castle", "underwater")
        stops = [skia.Color4f(1.0, 0.62, 0.25, a).toColor() for a in (0.55, 0.22, 0.0)]
        shader = skia.GradientShader.MakeRadial((0, 0), 1.0, stops, [0.0, 0.4, 1.0])
        self._glow = skia.Paint(BlendMode=skia.BlendMode.kScreen, Shader=shader)
        box = view.box
        self._width, self._height = box.width + 1.0, box.top - box.bottom + 1.0
        self._middle = (box.bottom + box.top) / 2
        dice = random(performance.seed, "aerial")
        self._x, self._y = dice.uniform(0, self._width, 150), dice.uniform(0, self._height, 150)
        self._phase, self._kind = dice.uniform(0, math.tau, 150), dice.uniform(0, 1, 150)

    def aloft(self, canvas: skia.Canvas, frame: Frame, t: float) -> None:
        """Draw what bursts in the sky seen from indoors, behind the windows."""
        if self._indoors:
            self._fireworks(canvas, frame, t)

    def behind(self, canvas: skia.Canvas, frame: Frame, t: float) -> None:
        """Draw fireworks over the land, and the farther half of what drifts."""
        if not self._indoors:
            self._fireworks(canvas, frame, t)
        self._drift(canvas, frame, t, 0)

    def _fireworks(self, canvas: skia.Canvas, frame: Frame, t: float) -> None:
        if not self._bursts:
            return
        self._begin(canvas, frame._replace(x=0.0, y=0.0, zoom=1.0))
        box = self._view.box
        for burst in self._bursts:
            x, y = burst.x * box.width - 0.08 * frame.x, box.bottom + burst.y * (box.top - box.bottom)
            if burst.launch <= t < burst.burst:
                self._rocket(burst, x, y, t)
            elif burst.burst <= t < burst.burst + 1.9:
                self._star(burst, x, y, t - burst.burst)
        canvas.restore()

    def before(self, canvas: skia.Canvas, frame: Frame, t: float) -> None:
        """Draw the nearer half of what drifts."""
        self._drift(canvas, frame, t, 1)

    def glow(self, canvas: skia.Canvas, frame: Frame, role: Role, place: Placement, t: float) -> None:
        """Lay the light of a fire on what is behind it, where it is dark."""
        what = blazes.emitted(role, t)
        if place.alpha < 0.5 or not (role.figure in blazes.FIERY or what in ("fire", "lava", "breath", "light")):
            return
        size = role.height * place.scale * {"candle": 2.6, "torch": 2.2}.get(role.figure, 1.7)
        middle = place.y if role.family in ("shape", "prop", "sign") else place.y + role.height / 2
        flicker = 1 + 0.05 * math.sin(9.7 * t) + 0.03 * math.sin(17.9 * t)
        canvas.save()
        canvas.concat(self._view.body(frame, place.depth))
        canvas.translate(place.x, middle + 0.2 * role.height)
        canvas.scale(size * flicker, size * flicker)
        if what == "light":
            size *= 0.62
        self._glow.setAlphaf(1.0 if self._dark else 0.30)
        canvas.drawCircle(0, 0, 1.0, self._glow)
        canvas.restore()

    def _begin(self, canvas: skia.Canvas, frame: Frame) -> None:
        canvas.save()
        matrix = self._view.layer(frame, 1.0)
        canvas.concat(matrix)
        self._pen.begin(canvas, 1 / matrix.getScaleX(), None)  # type: ignore[attr-defined]

    def _rocket(self, burst: fireworks.Burst, x: float, y: float, t: float) -> None:
        """Draw a rocket on its way: a spark with a tail, slowing as it climbs."""
        share = (t - burst.launch) / fireworks.CLIMB
        ease = 1 - (1 - share) ** 2
        foot = self._view.box.bottom + 1.2
        tail = skia.Path()
        for k in range(7):
            back = max(ease - 0.035 * (k + 1), 0.0)
            tail.addCircle(x + 0.02 * math.sin(40 * back), foot + (y - foot) * back, 0.034 - 0.004 * k)
        self._pen.flat(tail, Colour(1.0, 0.78, 0.45, 0.8))
        self._pen.flat(skia.Path.Circle(x, foot + (y - foot) * ease, 0.045), Colour(1.0, 0.95, 0.8))

    def _star(self, burst: fireworks.Burst, x: float, y: float, age: float) -> None:
        """Draw a burst: rays of sparks that fly out, slow down in the air, sink and go out."""
        willow = burst.kind == "willow"
        life = 1.9 if willow else 1.5
        fade = max(0.0, 1 - age / life)
        reach = 1.6 * burst.size * (1 - math.exp(-3.2 * age))
        sink = (0.55 if willow else 0.28) * age * age
        self._shine(burst, x, y, fade)
        rings = (
            ((1.0, burst.colour, 42), (0.80, burst.colour, 30), (0.52, burst.other, 24))
            if burst.kind != "ring"
            else ((1.0, burst.colour, 40), (0.35, burst.other, 14))
        )
        for share, tone, count in rings:
            dots, trails = skia.Path(), skia.Path()
            for k in range(count):
                angle = math.tau * k / count + 0.7 * share
                spread = share * (1.0 if burst.kind == "ring" else 0.90 + 0.10 * math.sin(5.1 * k))
                before = max(age - (0.34 if willow else 0.16), 0.0)
                old = 1.6 * burst.size * (1 - math.exp(-3.2 * before)) * spread
                px, py = x + reach * spread * math.cos(angle), y + reach * spread * math.sin(angle) - sink
                trails.moveTo(x + old * math.cos(angle), y + old * math.sin(angle) - sink * (before / max(age, 1e-3)) ** 2)
                trails.lineTo(px, py)
                if math.sin(13.7 * k + 21 * age) > -0.4 - fade:
                    dots.addCircle(px, py, (0.018 + 0.020 * fade) * burst.size)
            colour = Colour.hex(tone)
            self._pen.line(trails, Colour(*colour[:3], 0.75 * fade), 0.034)
            self._pen.flat(dots, Colour(*colour.lighter(0.35 * fade)[:3], fade**0.6))
        if age < 0.09:
            self._pen.flat(skia.Path.Circle(x, y, 0.22 * burst.size * (1 - age / 0.1)), Colour(1, 1, 0.9, 0.9))

    def _shine(self, burst: fireworks.Burst, x: float, y: float, fade: float) -> None:
        """Let the smoke and the sky about a burst glow in its colour."""
        tone = Colour.hex(burst.colour)
        canvas = self._pen.canvas
        canvas.save()
        canvas.translate(x, y)
        reach = 2.1 * burst.size
        canvas.scale(reach, reach)
        stops = [skia.Color4f(*tone[:3], share * fade * fade).toColor() for share in (0.42, 0.16, 0.0)]
        shader = skia.GradientShader.MakeRadial((0, 0), 1.0, stops, [0.0, 0.45, 1.0])
        canvas.drawCircle(0, 0, 1.0, skia.Paint(BlendMode=skia.BlendMode.kScreen, Shader=shader))
        canvas.restore()

    def _drift(self, canvas: skia.Canvas, frame: Frame, t: float, rank: int) -> None:
        drawn = [effect for effect in self._effects if effect in _DRAWN]
        if not drawn:
            return
        self._begin(canvas, frame._replace(x=0.0, y=0.0, zoom=1.0))
        for effect in drawn:
            _DRAWN[effect](self, frame, t, rank)
        canvas.restore()

    def _points(self, frame: Frame, t: float, rank: int, count: int, move: tuple[float, float, float]) -> NDArray[np.float64]:
        """Return where a rank's particles are (count, xy): carried at (x, y) m/s with a sway, wrapping about the picture."""
        half = slice(rank * 75, rank * 75 + count)
        pace = 0.75 + 0.5 * self._kind[half]
        share = (0.8, 1.4)[rank]
        x = self._x[half] + move[0] * pace * t + move[2] * np.sin(1.7 * t + self._phase[half]) - share * frame.x
        y = self._y[half] + move[1] * pace * t - share * frame.y
        return np.stack([x % self._width - self._width / 2, y % self._height - self._height / 2 + self._middle], axis=1)

    def _flakes(self, points: NDArray[np.float64], rank: int, t: float, slip: _Slip) -> None:
        """Draw slips that turn over as they fall: strips of paper, leaves or petals, one path for each colour."""
        size = slip.size * (0.8, 1.25)[rank]
        for number, tone in enumerate(slip.tones):
            path = skia.Path()
            for k in range(number, len(points), len(slip.tones)):
                x, y = points[k]
                phase = float(self._phase[rank * 75 + k])
                turn, fold = phase + 2.6 * t * (1 if k % 2 else -1), 0.25 + 0.75 * abs(math.cos(4.3 * t + 2 * phase))
                ux, uy = math.cos(turn) * size, math.sin(turn) * size
                vx, vy = -math.sin(turn) * size * 0.5 * fold, math.cos(turn) * size * 0.5 * fold
                path.moveTo(x - ux, y - uy)
                if slip.leaf:
                    path.quadTo(x + 1.8 * vx, y + 1.8 * vy, x + ux, y + uy)
                    path.quadTo(x - 1.8 * vx, y - 1.8 * vy, x - ux, y - uy)
                else:
                    path.lineTo(x - ux + 2 * vx, y - uy + 2 * vy)
                    path.lineTo(x + ux + 2 * vx, y + uy + 2 * vy)
                    path.lineTo(x + ux, y + uy)
                path.close()
            # Paper and leaves catch what light there is: half as dark as the night.
            self._pen.flat(path, self._air.lit(Colour.hex(tone)).mix(Colour.hex(tone), 0.5))

    def _confetti(self, frame: Frame, t: float, rank: int) -> None:
        self._flakes(self._points(frame, t, rank, 66, (0.12, -1.15, 0.22)), rank, t, _PARTY)

    def _leaves(self, frame: Frame, t: float, rank: int) -> None:
        self._flakes(self._points(frame, t, rank, 26, (0.75, -0.75, 0.5)), rank, t, _FOLIAGE)

    def _petals(self, frame: Frame, t: float, rank: int) -> None:
        self._flakes(self._points(frame, t, rank, 40, (0.5, -0.55, 0.4)), rank, t, _BLOSSOM)

    def _bubbles(self, frame: Frame, t: float, rank: int) -> None:
        """Draw soap bubbles: a rim, a skin that is hardly there, a gleam."""
        rims, skins, gleams = skia.Path(), skia.Path(), skia.Path()
        for k, (x, y) in enumerate(self._points(frame, t, rank, 16, (0.12, 0.42, 0.25)).tolist()):
            r = (0.07 + 0.13 * float(self._kind[rank * 75 + k])) * (0.8, 1.2)[rank]
            wobble = 1 + 0.05 * math.sin(5.1 * t + k)
            oval = skia.Rect.MakeLTRB(x - r * wobble, y - r / wobble, x + r * wobble, y + r / wobble)
            skins.addOval(oval)
            rims.addOval(oval)
            gleams.addOval(skia.Rect.MakeLTRB(x - 0.55 * r, y + 0.25 * r, x - 0.2 * r, y + 0.6 * r))
        self._pen.flat(skins, Colour(0.80, 0.93, 1.0, 0.20))
        self._pen.line(rims, Colour(0.86, 0.90, 1.0, 0.85), 0.016)
        self._pen.flat(gleams, Colour(1, 1, 1, 0.9))

    def _dust(self, frame: Frame, t: float, rank: int) -> None:
        """Draw dust in the wind: broad pale veils low over the ground, and grains in them."""
        tone = self._air.lit(Colour.hex("#d8b98a"))
        for k in range(7):
            x = (self._x[rank * 75 + k] * 1.7 + 2.6 * t * (0.8 + 0.07 * k)) % (self._width + 4) - self._width / 2 - 2 - frame.x
            y = 0.15 + 0.55 * float(self._kind[rank * 75 + k])
            veil = skia.Path.Oval(skia.Rect.MakeLTRB(x - 2.2, y - 0.42, x + 2.2, y + 0.50))
            self._pen.flat(veil, Colour(*tone[:3], 0.22))
        grains = skia.Path()
        for x, y in self._points(frame, t, rank, 40, (3.2, 0.05, 0.2)).tolist():
            low = 0.1 + 1.6 * abs(math.sin(0.9 * y))
            grains.addCircle(x, low, 0.022 + 0.014 * rank)
        self._pen.flat(grains, Colour(*tone[:3], 0.7))

    def _embers(self, frame: Frame, t: float, rank: int) -> None:
        """Draw glowing specks that rise, sway and pulse."""
        for number, tone in enumerate(("#ffb347", "#ff7a2f", "#ffe08a")):
            path = skia.Path()
            for k, (x, y) in enumerate(self._points(frame, t, rank, 27, (0.2, 0.75, 0.35)).tolist()):
                if k % 3 == number:
                    path.addCircle(x, y, 0.026 + 0.018 * math.sin(7 * t + k) ** 2)
            self._pen.flat(path, Colour.hex(tone))

    def _sparks(self, frame: Frame, t: float, rank: int) -> None:
        """Draw showers of sparks at a few places of the ground."""
        for k in range(2):
            x = float(self._x[rank * 75 + k]) - self._width / 2 - frame.x
            blazes.sparks(self._pen, x, 0.5 + float(self._kind[k]), 1.0, t, seed=self._seed + 10 * rank + k, every=0.6)

    def _smoke(self, frame: Frame, t: float, rank: int) -> None:
        """Draw smoke that drifts across."""
        for k in range(2):
            x = float(self._x[rank * 75 + k]) - self._width / 2 - frame.x
            blazes.plume(self._pen, x, 0.0, 1.3, t + 3.1 * k, tone=Colour.hex("#8b8a92"), strong=0.34)


_DRAWN = {
    "confetti": Aerial._confetti, "bubbles": Aerial._bubbles, "leaves": Aerial._leaves, "petals": Aerial._petals,
    "dust": Aerial._dust, "sparks": Aerial._sparks, "embers": Aerial._embers, "smoke": Aerial._smoke,
}  # fmt: skip
"""Who draws what drifts; fireworks are drawn aloft, and flurries are the weather's snow."""

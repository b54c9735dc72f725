"""Weather: what falls, drifts and flashes through the air: rain, snow, leaves, mist, lightning, and small life in calm air.

Every particle's place is a function of the seed and the time alone, so any frame can be drawn without the ones before.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import skia

from sora_nb.stage.air.lightning import flashes
from sora_nb.stage.performance import lane, random
from sora_nb.stage.scenery import SHELTERED
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sora_nb.stage.camera import Frame, View
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.performance import Performance

_OPEN = ("meadow", "beach", "sea", "mountains", "farm", "desert", "coast", "harbour", "river")
_GREEN = ("meadow", "forest", "farm", "playground", "river")


class _Swarm:
    """Points scattered over a box that wraps around, moving at a steady speed with a sway of their own."""

    def __init__(self, dice: np.random.Generator, count: int, size: tuple[float, float]) -> None:
        self.size = size
        self.x, self.y = dice.uniform(0, size[0], count), dice.uniform(0, size[1], count)
        self.phase, self.kind = dice.uniform(0, 2 * math.pi, count), dice.uniform(0, 1, count)

    def at(self, t: float, velocity: tuple[float, float], sway: float, shift: tuple[float, float]) -> NDArray[np.float64]:
        """Return the points (count, xy) at a time, centred on the middle of the box."""
        w, h = self.size
        pace = 0.8 + 0.4 * self.kind
        x = self.x + velocity[0] * pace * t + sway * np.sin(1.3 * t + self.phase) - shift[0]
        y = self.y + velocity[1] * pace * t - shift[1]
        return np.stack([np.mod(x, w) - w / 2, np.mod(y, h) - h / 2], axis=1)


class Weather:
    """The air of one shot: `behind` draws what is farther than the bodies, `before` what is nearer."""

    def __init__(self, performance: Performance, view: View, air: Atmosphere) -> None:
        self._view, self._air = view, air
        self._place = performance.shot.place
        self._kind = "clear" if self._place in SHELTERED else performance.shot.weather
        self._seed = performance.seed
        self._flashes = flashes(performance.seed, performance.seconds) if self._kind == "storm" else ()
        box = view.box
        self._middle = (box.bottom + box.top) / 2
        size = (box.width + 1.0, box.top - box.bottom + 1.0)
        area = size[0] * size[1] / 80.0
        self._swarms = [
            _Swarm(random(performance.seed, "weather", name), max(4, round(count * area)), size)
            for name, count in (("far", 130), ("middle", 90), ("near", 34), ("few", 13))
        ]
        self._fine = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style)
        self._fine.setStrokeCap(skia.Paint.kRound_Cap)
        self._fill = skia.Paint(AntiAlias=True)

    def aloft(self, canvas: skia.Canvas, frame: Frame, t: float) -> None:
        """Draw what lies between the clouds and the land: lightning, birds far off."""
        canvas.save()
        canvas.concat(self._view.layer(frame._replace(x=0.0, y=0.0, zoom=1.0), 1.0))
        if self._kind == "storm":
            self._strike(canvas, t)
        elif self._kind in ("clear", "wind") and self._place in _OPEN and self._air.time != "night":
            self._birds(canvas, frame, t)
        canvas.restore()

    def behind(self, canvas: skia.Canvas, frame: Frame, t: float) -> None:
        """Draw what lies between the scenery and the bodies."""
        canvas.save()
        canvas.concat(self._view.layer(frame._replace(x=0.0, y=0.0, zoom=1.0), 1.0))
        if self._kind in ("rain", "storm"):
            self._rain(canvas, frame, t, 0)
            self._splashes(canvas, frame, t)
        elif self._kind == "snow":
            self._snow(canvas, frame, t, 0)
        elif self._kind == "clear" and self._place in _GREEN and self._air.time == "night":
            self._fireflies(canvas, frame, t)
        canvas.restore()

    def before(self, canvas: skia.Canvas, frame: Frame, t: float) -> None:
        """Draw what lies between the bodies and the lens."""
        canvas.save()
        canvas.concat(self._view.layer(frame._replace(x=0.0, y=0.0, zoom=1.0), 1.0))
        if self._kind in ("rain", "storm"):
            self._rain(canvas, frame, t, 1)
            self._rain(canvas, frame, t, 2)
        elif self._kind == "snow":
            self._snow(canvas, frame, t, 1)
            self._snow(canvas, frame, t, 2)
        elif self._kind == "wind":
            self._leaves(canvas, frame, t)
        elif self._place == "underwater":
            self._bubbles(canvas, frame, t)
        canvas.restore()
        self._flash(canvas, t)

    def _points(self, rank: int, frame: Frame, t: float, velocity: tuple[float, float], sway: float) -> NDArray[np.float64]:
        share = (0.5, 1.0, 1.6, 1.2)[rank]
        points = self._swarms[rank].at(t, velocity, sway, (frame.x * share, frame.y * share))
        points[:, 1] += self._middle
        return points

    def _rain(self, canvas: skia.Canvas, frame: Frame, t: float, rank: int) -> None:
        storm = self._kind == "storm"
        pace = (7.0, 10.0, 14.0)[rank]
        lean = (0.34 if storm else 0.13) * pace
        points = self._points(rank, frame, t, (lean, -pace), 0.0)
        length = (0.028, 0.034, 0.036)[rank]
        dx, dy = lean * length, -pace * length
        path = skia.Path()
        for x, y in points.tolist():
            path.moveTo(x, y)
            path.lineTo(x + dx, y + dy)
        tone = self._air.haze.lighter(0.45 if self._air.time != "night" else 0.25)
        self._fine.setColor4f(skia.Color4f(tone.r, tone.g, tone.b, (0.30, 0.42, 0.34)[rank]))
        self._fine.setStrokeWidth((0.010, 0.014, 0.022)[rank])
        canvas.drawPath(path, self._fine)

    def _splashes(self, canvas: skia.Canvas, frame: Frame, t: float) -> None:
        """Draw the little crowns and rings of drops that reach the floor, each place used anew every 0.4 s."""
        swarm, period = self._swarms[1], 0.4
        tone = self._air.haze.lighter(0.5 if self._air.time != "night" else 0.3)
        w = swarm.size[0]
        rings, drops = skia.Path(), skia.Path()
        for x0, phase, kind in zip(swarm.x[:70].tolist(), swarm.phase[:70].tolist(), swarm.kind[:70].tolist(), strict=True):
            turn, age = divmod(t / period + phase, 1.0)
            depth = math.fmod(kind * 7.31 + turn * 0.377, 1.0) * 1.8 - 0.85
            scale, y = lane(depth)
            x = (x0 * 3.7 + turn * 4.19 - frame.x * scale) % w - w / 2
            r = (0.03 + 0.11 * age) * scale
            if age < 0.8:
                rings.addOval(skia.Rect.MakeLTRB(x - r, y - r * 0.26, x + r, y + r * 0.26))
            if age < 0.5:
                up = 0.10 * scale * 4 * age * (0.5 - age) * 4
                for side in (-1, 1):
                    drops.addCircle(x + side * 0.07 * scale * age * 2, y + up, 0.011 * scale)
        self._fine.setColor4f(skia.Color4f(tone.r, tone.g, tone.b, 0.40))
        self._fine.setStrokeWidth(0.011)
        canvas.drawPath(rings, self._fine)
        self._fill.setColor4f(skia.Color4f(tone.r, tone.g, tone.b, 0.75))
        canvas.drawPath(drops, self._fill)

    def _snow(self, canvas: skia.Canvas, frame: Frame, t: float, rank: int) -> None:
        pace = (0.55, 0.85, 1.25)[rank]
        points = self._points(rank, frame, t, (0.16 * pace, -pace), (0.10, 0.18, 0.28)[rank])
        size = (0.020, 0.032, 0.060)[rank]
        path = skia.Path()
        for (x, y), kind in zip(points.tolist(), self._swarms[rank].kind.tolist(), strict=True):
            path.addCircle(x, y, size * (0.6 + 0.6 * kind))
        self._fill.setColor4f(skia.Color4f(1.0, 1.0, 1.0, (0.65, 0.92, 0.70)[rank]))
        canvas.drawPath(path, self._fill)

    def _leaves(self, canvas: skia.Canvas, frame: Frame, t: float) -> None:
        """Draw leaves tumbling in the gusts, and pale streaks of moving air."""
        swarm = self._swarms[3]
        points = self._points(3, frame, t, (3.4, -0.25), 0.5)
        points[:, 1] += 0.35 * np.sin(2.1 * t + swarm.phase)
        tones = [self._air.lit(Colour.hex(c)) for c in ("#c9a24f", "#8fa653", "#b5894f", "#7d9a50")]
        for n, ((x, y), phase) in enumerate(zip(points.tolist(), swarm.phase.tolist(), strict=True)):
            if n % 4 == 3:
                streak = skia.Path()
                streak.moveTo(x - 0.5, y)
                streak.cubicTo(x - 0.1, y + 0.14, x + 0.3, y - 0.10, x + 0.8, y + 0.05)
                self._fine.setColor4f(skia.Color4f(1, 1, 1, 0.35))
                self._fine.setStrokeWidth(0.018)
                canvas.drawPath(streak, self._fine)
                continue
            canvas.save()
            canvas.translate(x, y)
            canvas.rotate(math.degrees(phase + 3.1 * t))
            canvas.scale(1.0, 0.35 + 0.65 * abs(math.sin(2.7 * t + phase)))
            leaf = skia.Path()
            leaf.moveTo(-0.09, 0)
            leaf.quadTo(0, 0.075, 0.10, 0)
            leaf.quadTo(0, -0.075, -0.09, 0)
            self._fill.setColor4f(skia.Color4f(*tones[n % 4]))
            canvas.drawPath(leaf, self._fill)
            canvas.restore()

    def _fireflies(self, canvas: skia.Canvas, frame: Frame, t: float) -> None:
        swarm = self._swarms[2]
        points = self._points(2, frame, t, (0.10, 0.03), 0.35)
        for (x, y), phase in zip(points.tolist(), swarm.phase.tolist(), strict=True):
            glow = max(0.0, math.sin(1.7 * t + phase * 3))
            low = 0.2 + math.fmod(abs(y) * 0.7, 1.9) + 0.12 * math.sin(1.9 * t + phase)
            for r, alpha in ((0.10, 0.16), (0.055, 0.35), (0.022, 1.0)):
                self._fill.setColor4f(skia.Color4f(0.92, 1.0, 0.55, alpha * glow))
                canvas.drawCircle(x, low, r, self._fill)

    def _birds(self, canvas: skia.Canvas, frame: Frame, t: float) -> None:
        box = self._view.box
        width = box.width + 3.0
        tone = self._air.shaded(Colour.hex("#5f6f86"), 0.8)
        self._fine.setColor4f(skia.Color4f(*tone))
        self._fine.setStrokeWidth(0.026)
        path = skia.Path()
        for n in range(4):
            x = (2.2 + 0.42 * t + 0.42 * n + 0.3 * (n % 2) - 0.1 * frame.x) % width - width / 2
            y = box.top - 1.15 - 0.17 * ((n * 7) % 4) + 0.05 * math.sin(1.1 * t + n)
            flap = 0.055 * math.sin(6.3 * t + 1.9 * n)
            path.moveTo(x - 0.13, y + 0.03 + flap)
            path.quadTo(x - 0.06, y + 0.05 + flap * 0.4, x, y)
            path.quadTo(x + 0.06, y + 0.05 + flap * 0.4, x + 0.13, y + 0.03 + flap)
        canvas.drawPath(path, self._fine)

    def _bubbles(self, canvas: skia.Canvas, frame: Frame, t: float) -> None:
        swarm = self._swarms[2]
        points = self._points(2, frame, t, (0.0, 0.62), 0.09)
        rims, gleams = skia.Path(), skia.Path()
        for (x, y), kind in zip(points.tolist()[::2], swarm.kind.tolist()[::2], strict=True):
            r = 0.022 + 0.055 * kind * kind
            rims.addCircle(x, y, r)
            gleams.addCircle(x - 0.35 * r, y + 0.38 * r, 0.24 * r)
        self._fill.setColor4f(skia.Color4f(0.85, 0.97, 1.0, 0.16))
        canvas.drawPath(rims, self._fill)
        self._fine.setColor4f(skia.Color4f(0.88, 0.98, 1.0, 0.55))
        self._fine.setStrokeWidth(0.010)
        canvas.drawPath(rims, self._fine)
        self._fill.setColor4f(skia.Color4f(1.0, 1.0, 1.0, 0.85))
        canvas.drawPath(gleams, self._fill)

    def _since(self, t: float) -> tuple[int, float] | None:
        """Return the number of the latest flash and the seconds since, None before the first."""
        past = [(n, t - at) for n, at in enumerate(self._flashes) if at <= t]
        return past[-1] if past else None

    def _strike(self, canvas: skia.Canvas, t: float) -> None:
        """Draw the bolt of a flash, from the clouds to the land."""
        since = self._since(t)
        if since is None or since[1] > 0.30:
            return
        dice = random(self._seed, "weather", "bolt", since[0])
        box = self._view.box
        x, y = float(dice.uniform(box.left * 0.7, box.right * 0.7)), box.top + 0.2
        path = skia.Path()
        path.moveTo(x, y)
        while y > 1.7:
            x, y = x + float(dice.uniform(-0.26, 0.26)), y - float(dice.uniform(0.14, 0.34))
            path.lineTo(x, y)
            if float(dice.uniform(0, 1)) < 0.22:
                path.lineTo(x + float(dice.uniform(-0.5, 0.5)), y - 0.4)
                path.moveTo(x, y)
        fade = 1.0 - since[1] / 0.30
        for width, alpha in ((0.20, 0.14), (0.09, 0.30), (0.035, 1.0)):
            self._fine.setColor4f(skia.Color4f(0.90, 0.93, 1.0, alpha * fade))
            self._fine.setStrokeWidth(width)
            canvas.drawPath(path, self._fine)

    def _flash(self, canvas: skia.Canvas, t: float) -> None:
        """Brighten the whole picture for a moment, fading smoothly."""
        since = self._since(t)
        if since is None or since[1] > 0.45:
            return
        alpha = 0.30 * math.exp(-since[1] / 0.10)
        canvas.drawColor(skia.Color4f(0.86, 0.90, 1.0, alpha).toColor(), skia.BlendMode.kSrcOver)

"""Lines: what chalk, blueprint and neon share: things are outlines on a ground, and what stands before hides what is behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import skia

from sora_nb.stage.scenery.brush import Brush, paint_of
from sora_nb.stage.styles.base import grey
from sora_nb.stage.styles.cartoon import CartoonPen, Tones, towards
from sora_nb.stage.styles.patterns import filling, hatch
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from sora_nb.stage.camera import Box
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.styles.pen import Light


def thin(colour: Colour, alpha: float) -> Colour:
    """Return a colour laid on thinly."""
    return Colour(colour.r, colour.g, colour.b, alpha * colour.a)


class LinePen(CartoonPen):
    """Outlines every part over a fill of the ground; a style says what the ground is, what the line, and how it is drawn."""

    GROUND: ClassVar[Colour] = Colour(0, 0, 0)
    TINT: ClassVar[float] = 0.0
    """How much of its own colour a body's inside takes."""
    HATCHED: ClassVar[float] = 0.0
    """How strong the hatching of its shaded side is."""
    WIDTH: ClassVar[tuple[float, float]] = (0.026, 1.3)
    """How wide a line is: at least so many metres, and so many pixels."""

    def __init__(self, light: Light) -> None:
        super().__init__(light)
        self._thin = self.WIDTH[0]

    @staticmethod
    def ink(colour: Colour) -> Colour:
        """Return the line's colour for a thing's."""
        return colour

    def mixed(self, base: Colour) -> Tones:
        """Mix the inside, the hatching and the line."""
        line = self.ink(base)
        inside = self.GROUND.mix(line, self.TINT)
        return Tones(self.veiled(Colour(*inside[:3], base.a)), self.veiled(thin(line, self.HATCHED)), self.veiled(line), line)

    def solid(
        self,
        path: skia.Path,
        colour: Colour,
        *,
        volume: float = 0.6,
        far: float = 0.0,
        material: str = "skin",
        edge: bool = True,
    ) -> None:
        """Hide what is behind a closed path, hatch its shaded side, draw its outline."""
        del material
        tones, canvas, bounds = self.tones(colour, far), self.canvas, path.getBounds()
        small = min(bounds.width(), bounds.height())
        width = max(self.WIDTH[0], self.WIDTH[1] * self.pixel)
        if edge:
            self.halo(path, tones, width)
        canvas.drawPath(path, self.fill(tones.lit))
        if self.HATCHED and volume > 0.1 and small > 9 * self.pixel:
            sun_x, sun_y = towards(canvas, self.light.sun)
            moved, shift = skia.Path(), small * (0.16 + 0.2 * volume)
            path.offset(sun_x * shift, sun_y * shift, moved)
            canvas.save()
            canvas.clipPath(path, True)
            canvas.clipPath(moved, skia.ClipOp.kDifference, True)
            canvas.drawPaint(filling(hatch(0.30), tones.shade, max(0.011, 0.75 * self.pixel)))
            canvas.restore()
        if edge:
            self.outline(path, tones, width)
        elif small > 5 * self.pixel:
            line = tones.edge
            self.trace(path, skia.Color4f(line.fR, line.fG, line.fB, 0.5 * line.fA), 0.6 * width)

    def halo(self, path: skia.Path, tones: Tones, width: float) -> None:
        """Draw what lies around a body before it is filled."""

    def outline(self, path: skia.Path, tones: Tones, width: float) -> None:
        """Draw a body's outline."""
        self.trace(path, tones.edge, width)

    def line(self, path: skia.Path, colour: Colour, width: float) -> None:
        """Stroke an open path, light on the ground whatever its colour was."""
        self.trace(path, self.veiled(self.ink(colour)), max(width, 0.8 * self.pixel))

    def flat(self, path: skia.Path, colour: Colour) -> None:
        """Fill a marking: what is light with the line's colour, what is dark with the ground, the rest thinly."""
        light = grey(colour)
        if light > 0.62:
            tone = thin(self.ink(colour), 0.92)
        elif light < 0.22:
            tone = Colour(*self.GROUND.lighter(-0.3)[:3], colour.a)
        else:
            tone = thin(self.ink(colour), 0.32)
        self.canvas.drawPath(path, self.fill(self.veiled(tone)))


class _Muted:
    """A canvas on which fills leave the bare ground: a few corners of the scenery paint without the brush."""

    def __init__(self, canvas: skia.Canvas, ground: Colour) -> None:
        self._canvas, self._ground = canvas, paint_of(ground)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._canvas, name)

    def drawPaint(self, paint: skia.Paint) -> None:  # noqa: N802  skia's name
        """Fill everything."""
        self._canvas.drawPaint(self._ground if paint.getShader() else paint)

    def drawPath(self, path: skia.Path, paint: skia.Paint) -> None:  # noqa: N802  skia's name
        """Draw a line or a soft spot as it is, a plain fill in the ground's colour, what is shaded not at all."""
        if paint.getStyle() == skia.Paint.kStroke_Style or paint.getMaskFilter():
            self._canvas.drawPath(path, paint)
        elif not paint.getShader():
            self._canvas.drawPath(path, self._ground)

    def drawRect(self, rect: skia.Rect, paint: skia.Paint) -> None:  # noqa: N802  skia's name
        """Draw a rectangle unless it is shaded."""
        if not paint.getShader():
            self._canvas.drawRect(rect, paint)

    def drawCircle(self, x: float, y: float, radius: float, paint: skia.Paint) -> None:  # noqa: N802  skia's name
        """Draw a circle unless it is shaded."""
        if not paint.getShader():
            self._canvas.drawCircle(x, y, radius, paint)


class LineBrush(Brush):
    """Outlines scenery on the ground, fainter and thinner with distance."""

    LINES: ClassVar[bool] = True
    GROUND: ClassVar[Colour] = Colour(0, 0, 0)
    TINT: ClassVar[float] = 0.0
    HATCHED: ClassVar[float] = 0.0
    WIDTH: ClassVar[tuple[float, float]] = (0.022, 1.1)

    def __init__(self, canvas: skia.Canvas, air: Atmosphere, box: Box, pixel: float, dice: np.random.Generator) -> None:
        super().__init__(canvas, air, box, pixel, dice)
        self.bare, self.canvas = canvas, _Muted(canvas, self.GROUND)

    @staticmethod
    def ink(colour: Colour) -> Colour:
        """Return the line's colour for a thing's."""
        return colour

    def inside(self, colour: Colour, depth: float) -> Colour:
        """Return what a shape is filled with."""
        del depth
        return self.GROUND.mix(self.ink(colour), self.TINT)

    def stroke(self, path: skia.Path, colour: Colour, width: float, alpha: float) -> None:
        """Draw a line."""
        paint = paint_of(thin(self.ink(colour), alpha), Style=skia.Paint.kStroke_Style, StrokeWidth=width)
        paint.setStrokeCap(skia.Paint.kRound_Cap)
        paint.setStrokeJoin(skia.Paint.kRound_Join)
        self.bare.drawPath(path, paint)

    def _width(self, depth: float) -> float:
        return max(self.WIDTH[0] / (1 + 0.5 * depth), self.WIDTH[1] * self.pixel)

    @staticmethod
    def _strength(depth: float) -> float:
        return 0.85 / (1 + 0.75 * depth)

    def shape(self, path: skia.Path, colour: Colour, *, depth: float = 0.0, volume: float = 0.5) -> None:
        """Outline a shape and hide what is behind; lobes that overlap make one outline."""
        bounds = path.getBounds()
        small = min(bounds.width(), bounds.height())
        inside = self.inside(colour, depth)
        if small > 2.5 * self.pixel:
            self.stroke(path, colour, 2 * min(self._width(depth), 0.3 * small), self._strength(depth))
        else:
            inside = thin(self.ink(colour), 0.5 * self._strength(depth))
        self.bare.drawPath(path, paint_of(inside))
        if self.HATCHED and volume > 0.1 and small > 0.16:
            sun_x, sun_y = self.air.light.sun
            moved, shift = skia.Path(), min(0.5, small * (0.16 + 0.2 * volume))
            path.offset(sun_x * shift, sun_y * shift, moved)
            self.canvas.save()
            self.canvas.clipPath(path, True)
            self.canvas.clipPath(moved, skia.ClipOp.kDifference, True)
            tone = thin(self.ink(colour), self.HATCHED * self._strength(depth))
            self.bare.drawPaint(filling(hatch(0.30), skia.Color4f(*tone), max(0.011, 0.75 * self.pixel)))
            self.canvas.restore()
        self.cap(path, depth)

    def plain(self, path: skia.Path, colour: Colour, *, depth: float = 0.0, shade: float = 0.0) -> None:
        """Trace a marking thinly."""
        del shade
        bounds = path.getBounds()
        strength = 0.5 * self._strength(depth) * colour.a
        if min(bounds.width(), bounds.height()) < 3 * self.pixel:
            self.bare.drawPath(path, paint_of(thin(self.ink(colour), strength)))
            return
        self.bare.drawPath(path, paint_of(thin(self.inside(colour, depth), colour.a)))
        self.stroke(path, colour, 0.7 * self._width(depth), strength)

    def raw(self, path: skia.Path, colour: Colour) -> None:
        """Fill what shines by itself, thinly, and trace it."""
        self.bare.drawPath(path, paint_of(thin(self.ink(colour), 0.30 * grey(colour))))
        self.stroke(path, colour, 0.6 * self._width(0.3), 0.45 * colour.a)

    def wash(
        self, path: skia.Path, colours: Sequence[Colour], low: float, high: float, *, depths: tuple[float, float] = (0, 0)
    ) -> None:
        """Clear a wide surface and draw its rim."""
        near = depths[0]
        self.stroke(path, colours[-1], 2 * self._width(near), 0.75 * self._strength(near))
        self.bare.drawPath(path, paint_of(self.inside(colours[0], near)))
        del low, high

    def sky(self, colours: Sequence[Colour], low: float, high: float) -> None:
        """Lay the ground."""
        del colours, low, high
        self.canvas.drawPaint(paint_of(self.GROUND))

    def line(self, path: skia.Path, colour: Colour, width: float, *, depth: float = 0.0, shade: float = 0.0) -> None:
        """Stroke a path."""
        del shade
        wide = min(width, 2.2 * self._width(depth))
        self.stroke(path, colour, wide, 0.75 * self._strength(depth) * colour.a)

    def line_raw(self, path: skia.Path, colour: Colour, width: float) -> None:
        """Stroke a path."""
        self.stroke(path, colour, min(width, 2.2 * self._width(0.0)), 0.7 * colour.a)

    def soft(self, path: skia.Path, colour: Colour, blur: float) -> None:
        """Lay light softly; shadows leave no line."""
        if grey(colour) > 0.5:
            super().soft(path, thin(self.ink(colour), 0.35), blur)

    def glow(self, x: float, y: float, radius: float, colour: Colour, *, squash: float = 1.0) -> None:
        """Lay a faint light about a point."""
        self.lamp(x, y, radius, thin(self.ink(colour), 0.25), squash)

    def lamp(self, x: float, y: float, radius: float, colour: Colour, squash: float) -> None:
        """Add light around a point in a colour as it is."""
        muted, self.canvas = self.canvas, self.bare
        super().glow(x, y, radius, colour, squash=squash)
        self.canvas = muted

    def leaves(self, path: skia.Path, colour: Colour, *, depth: float = 0.0, grain: float = 0.12) -> None:
        """Outline a leafy mass and a few of its leaves."""
        self.shape(path, colour, depth=depth, volume=0.6)
        bounds = path.getBounds()
        size = max(2.5 * self.pixel, grain * min(bounds.width(), bounds.height()))
        for _ in range(6):
            x = bounds.centerX() + float(self.marks.normal(0, 0.22)) * bounds.width()
            y = bounds.centerY() + float(self.marks.normal(0, 0.22)) * bounds.height()
            mark = skia.Path()
            mark.addArc(skia.Rect.MakeLTRB(x - size, y - size, x + size, y + size), 20, 140)
            self.stroke(mark, colour, 0.8 * self._width(depth), 0.6 * self._strength(depth))

    def puff(self, path: skia.Path, lit: Colour, dark: Colour) -> None:
        """Outline a cloud."""
        del dark
        self.stroke(path, lit, 2 * self._width(0.6), self._strength(0.9))
        self.bare.drawPath(path, paint_of(self.inside(lit, 1.0)))

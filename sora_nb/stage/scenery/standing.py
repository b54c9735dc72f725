"""Standing: figures of the cast as part of the scenery, such as the cars of a car park or the roses of a garden."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import skia

from sora_nb.plans import Actor, Shot
from sora_nb.stage.scenery.brush import gradient
from sora_nb.stage.styles.pen import Colour, Light

if TYPE_CHECKING:
    from sora_nb.stage.cast.rig import Rig
    from sora_nb.stage.scenery.brush import Brush

_PASSING = {"car": ("red", "blue", "white", "yellow")}
"""Colours that several of a kind take in turn."""


class _Measure:
    """A pen that draws nothing and keeps the bounds of what it is given."""

    def __init__(self, canvas: skia.Canvas) -> None:
        self.canvas, self.light, self.pixel = canvas, Light(), 0.01
        self.bounds = skia.Rect.MakeEmpty()

    def solid(self, path: skia.Path, colour: Colour, **_manner: object) -> None:
        """Widen the bounds by a body."""
        del colour
        self.bounds.join(self.canvas.getTotalMatrix().mapRect(path.getBounds()))

    def line(self, path: skia.Path, colour: Colour, width: float) -> None:
        """Leave the bounds as they are: whiskers and strings have no weight."""

    def flat(self, path: skia.Path, colour: Colour) -> None:
        """Leave the bounds as they are: markings lie on bodies."""


class _Painted:
    """A pen that paints with a brush, so that who stands in the scenery has its light and its style."""

    def __init__(self, brush: Brush) -> None:
        self.brush, self.canvas, self.light, self.pixel = brush, brush.canvas, Light(), brush.pixel

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
        """Paint a body."""
        del material, edge
        tone = colour.lighter(-0.25 * far)
        if colour.a < 1:
            self.brush.plain(path, tone)
        else:
            self.brush.shape(path, tone, volume=0.6 * volume)

    def line(self, path: skia.Path, colour: Colour, width: float) -> None:
        """Paint a stroke."""
        self.brush.line(path, colour, width)

    def flat(self, path: skia.Path, colour: Colour) -> None:
        """Paint a marking."""
        self.brush.plain(path, colour)

    def fill(self, colour: Colour) -> skia.Paint:
        """Return the paint of a plain colour in the hour's light."""
        return skia.Paint(AntiAlias=True, Color4f=skia.Color4f(*self.brush.air.lit(colour)))

    def gradient(self, colours: list[Colour], low: float, high: float) -> skia.Paint:
        """Return the paint of a blend upwards."""
        return skia.Paint(AntiAlias=True, Shader=gradient(colours, low, high))


@functools.lru_cache(maxsize=64)
def _rig(figure: str, colour: str | None) -> Rig:
    """Return the rig of somebody who stands still."""
    from sora_nb.stage import staging
    from sora_nb.stage.cast.rigs import build

    shot = Shot(place="stage", actors=(Actor(name=figure, figure=figure, word=figure, colour=colour),))
    performance = staging.perform(shot, seconds=1.0, aspect=16 / 9, seed=3)
    return build(performance.roles[0], performance)


def stand(brush: Brush, figure: str, x: float, y: float, tall: float, *, turn: int = 0) -> None:
    """Paint a figure of the cast standing at a point, so tall; `turn` counts its like."""
    colours = _PASSING.get(figure)
    rig = _rig(figure, colours[turn % len(colours)] if colours else None)
    recorder = skia.PictureRecorder()
    measure = _Measure(recorder.beginRecording(skia.Rect.MakeLTRB(-50, -50, 50, 50)))
    rig.draw(measure, 0.0)
    box = measure.bounds
    scale = tall / max(0.01, box.height())
    brush.canvas.save()
    brush.canvas.translate(x, y)
    brush.canvas.scale(scale, scale)
    brush.canvas.translate(-box.centerX(), -box.top())
    rig.draw(_Painted(brush), 0.0)
    brush.canvas.restore()

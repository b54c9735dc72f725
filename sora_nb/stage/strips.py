"""Strips: a floor taken apart for a camera that travels: what is flat stays in the sheared plane, what grows stands upright.

A plane that is sheared far enough turns every flower into a streak. So small marks are painted into strips instead, one for
every stretch of depth, and each strip moves as a whole, as fast as its own depth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import skia

from sora_nb.stage.performance import lane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.stage.scenery.brush import Brush
    from sora_nb.stage.styles.pen import Colour

FAR = 2.5
"""Metres of travel beyond which a floor is taken apart."""
EDGES = (-1.05, -0.75, -0.45, -0.15, 0.15, 0.45, 0.75, 1.12)
"""Heights between strips, in picture metres above the front lane's floor, which lies in the middle of one."""
TALL, WIDE = 0.34, 1.6
"""Metres within which a shape is a mark: tufts, flowers, pebbles, fallen leaves."""

_STRAIGHT = int(skia.Path.SegmentMask.kLine_SegmentMask)


def depth_of(number: int) -> float:
    """Return the depth of a strip's middle."""
    return (EDGES[number] + EDGES[number + 1]) / 2 / lane(1.0)[1]


class Sorter:
    """A brush that paints marks with the brush of their strip and everything else with the plane's."""

    def __init__(self, plane: Brush, strips: Sequence[Brush]) -> None:
        self.plane, self.strips = plane, strips
        self.air, self.dice, self.pixel, self.canvas, self.box = plane.air, plane.dice, plane.pixel, plane.canvas, plane.box

    def _for(self, path: skia.Path, *, straight: bool = False) -> Brush:
        bounds = path.getBounds()
        if bounds.height() > TALL or bounds.width() > WIDE:
            return self.plane
        # Straight edges are drawn in perspective: tiles, kerbs, dashes on a road.
        if not straight and path.getSegmentMasks() == _STRAIGHT and bounds.width() > 0.3:
            return self.plane
        bottom = float(bounds.top())
        return self.strips[sum(edge <= bottom for edge in EDGES[1:-1])]

    def shape(self, path: skia.Path, colour: Colour, **more: float) -> None:
        """Fill a body with a lit and a shaded side."""
        self._for(path).shape(path, colour, **more)

    def plain(self, path: skia.Path, colour: Colour, **more: float) -> None:
        """Fill a path; a wide opaque one hides the marks already under it."""
        brush = self._for(path)
        if brush is self.plane and colour.a > 0.98:
            for strip in self.strips:
                strip.canvas.drawPath(path, skia.Paint(BlendMode=skia.BlendMode.kClear, AntiAlias=True))
        brush.plain(path, colour, **more)

    def raw(self, path: skia.Path, colour: Colour) -> None:
        """Fill a path with a colour that no light changes."""
        self._for(path).raw(path, colour)

    def line(self, path: skia.Path, colour: Colour, width: float, **more: float) -> None:
        """Stroke a path."""
        self._for(path, straight=path.getBounds().height() < TALL / 2).line(path, colour, width, **more)

    def line_raw(self, path: skia.Path, colour: Colour, width: float) -> None:
        """Stroke a path with a colour that no light changes."""
        self._for(path).line_raw(path, colour, width)

    def soft(self, path: skia.Path, colour: Colour, blur: float) -> None:
        """Fill a path with a blurred edge."""
        self._for(path).soft(path, colour, blur)

    def leaves(self, path: skia.Path, colour: Colour, **more: float) -> None:
        """Fill a leafy mass."""
        self._for(path).leaves(path, colour, **more)

    def __getattr__(self, name: str) -> object:
        """Return what is left to the plane's brush: washes, glows, gradients."""
        return getattr(self.plane, name)

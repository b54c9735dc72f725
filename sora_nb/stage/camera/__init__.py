"""Camera: a camera's keyframes as transforms of the picture, one for every depth, so that near things move more than far."""

from __future__ import annotations

import bisect
import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import skia

from sora_nb.stage.performance import FLOOR, lane, on_frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.stage.performance import CameraTrack

NARROWING = 0.45
"""How much less the floor slides at the horizon than in the front lane."""
_NARROWING = NARROWING / 1.1
_UNIT = (1600, 900)
"""Pixels of the picture in which shares of the frame are measured."""


class Frame(NamedTuple):
    """Where the camera stands at one moment: metres off its rest, and magnification."""

    x: float
    y: float
    zoom: float


class Box(NamedTuple):
    """A rectangle in picture metres (y up)."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Return the width in metres."""
        return self.right - self.left


def _ease(f: float) -> float:
    return f * f * (3 - 2 * f)


def frame_at(track: CameraTrack, t: float) -> Frame:
    """Return the camera's frame at a time, eased between keyframes, with a hand's slow sway where it shakes."""
    keys = track.keys
    x, y, zoom = keys[0][1:] if t <= keys[0][0] else keys[-1][1:]
    if track.flows and keys[0][0] < t < keys[-1][0]:
        x, y, zoom = _flowing(keys, t)
    for (t0, *a), (t1, *b) in itertools.pairwise(() if track.flows else keys):
        if t0 <= t < t1:
            f = _ease((t - t0) / (t1 - t0))
            x, y, zoom = (p + (q - p) * f for p, q in zip(a, b, strict=True))
            break
    if track.shake:
        sway = 0.05 * track.shake
        x += sway * (math.sin(2.3 * t) + 0.55 * math.sin(5.1 * t + 1.0) + 0.2 * math.sin(11.7 * t + 2.0))
        y += sway * 0.7 * (math.sin(1.9 * t + 0.5) + 0.5 * math.sin(4.3 * t + 2.2) + 0.2 * math.sin(12.9 * t))
    return Frame(x, y, zoom)


def _flowing(keys: Sequence[tuple[float, float, float, float]], t: float) -> tuple[float, float, float]:
    """Return a point of the smooth path through keys (a Catmull-Rom spline, which keeps its speed across a key)."""
    i = bisect.bisect_right([key[0] for key in keys], t) - 1
    a, b = keys[i], keys[i + 1]
    before = keys[i - 1] if i else tuple(2 * p - q for p, q in zip(a, b, strict=True))
    after = keys[i + 2] if i + 2 < len(keys) else tuple(2 * q - p for p, q in zip(a, b, strict=True))
    f = (t - a[0]) / (b[0] - a[0])

    def at(k: int) -> float:
        m, n = (b[k] - before[k]) / 2, (after[k] - a[k]) / 2
        d = a[k] - b[k]
        return a[k] + f * (m + f * (-3 * d - 2 * m - n + f * (2 * d + m + n)))

    return at(1), at(2), at(3)


def seen(track: CameraTrack, spot: tuple[float, float, float], t: float, size: tuple[float, float]) -> tuple[float, float]:
    """Return where a world point (x, y, depth) is on the frame at a time, as fractions of it from the top left.

    `size` is what a resting camera sees, in metres.
    """
    x, y, depth = spot
    if not track.moves:
        return on_frame(x, y, depth, size)
    point = View(size=_UNIT, metres=size).body(frame_at(track, t), depth).mapXY(x, y)
    scale = _UNIT[1] / size[1]
    return 0.5 + (point.x() - _UNIT[0] / 2) / (scale * size[0]), point.y() / _UNIT[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How metres become pixels: `size` in pixels (width, height), `metres` the same at rest."""

    size: tuple[int, int]
    metres: tuple[float, float]

    @property
    def scale(self) -> float:
        """Return pixels per metre of the front lane at rest."""
        return self.size[1] / self.metres[1]

    @property
    def box(self) -> Box:
        """Return what is visible at rest, in picture metres with the front lane's floor at y = 0."""
        w, h = self.size[0] / self.scale, self.metres[1]
        return Box(-w / 2, -FLOOR * h, w / 2, (1 - FLOOR) * h)

    def layer(self, frame: Frame, parallax: float) -> skia.Matrix:
        """Return picture metres → pixels for scenery that moves with a share of the camera's move."""
        w, h = self.size
        # What is farther than the horizon grows less than what is near: the camera walks as it zooms.
        zoom = 1 + (frame.zoom - 1) * (0.3 + 0.7 * min(1.0, parallax / 0.55))
        k = self.scale * zoom
        base = h / 2 + zoom * (h * (1 - FLOOR) - h / 2)
        return skia.Matrix.MakeAll(
            k, 0, w / 2 - k * frame.x * parallax, 0, -k, base + k * frame.y * parallax, 0, 0, 1
        )  # fmt: skip

    def plane(self, frame: Frame) -> skia.Matrix:
        """Return picture metres → pixels for the floor: nearer rows slide further, so that it stays under every foot."""
        w, h = self.size
        k = self.scale * frame.zoom
        base = h / 2 + frame.zoom * (h * (1 - FLOOR) - h / 2)
        shear, squeeze = k * frame.x * _NARROWING, -k - k * frame.y * _NARROWING
        return skia.Matrix.MakeAll(k, shear, w / 2 - k * frame.x, 0, squeeze, base + k * frame.y, 0, 0, 1)

    def body(self, frame: Frame, depth: float) -> skia.Matrix:
        """Return world metres → pixels for a body at a depth."""
        scale, rise = lane(depth)
        matrix = self.layer(frame, max(scale, 0.55))
        matrix.preTranslate(0, rise)
        matrix.preScale(scale, scale)
        return matrix

    def reach(self, track: CameraTrack, seconds: float, parallax: float) -> tuple[Box, float]:
        """Return all of a layer that the camera ever shows, in picture metres, and the highest zoom."""
        frames = [frame_at(track, seconds * i / 240) for i in range(241)] + [Frame(*key[1:]) for key in track.keys]
        inverse = skia.Matrix()
        boxes, highest = [], 1.0
        w, h = self.size
        for frame in frames:
            matrix = self.layer(frame, parallax)
            highest = max(highest, matrix.getScaleX() / self.scale)
            if not matrix.invert(inverse):
                continue
            rect = inverse.mapRect(skia.Rect.MakeWH(w, h))
            boxes.append((rect.left(), rect.top(), rect.right(), rect.bottom()))
        slack = 0.1
        return Box(
            min(b[0] for b in boxes) - slack,
            min(b[1] for b in boxes) - slack,
            max(b[2] for b in boxes) + slack,
            max(b[3] for b in boxes) + slack,
        ), highest

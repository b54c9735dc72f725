"""Traces: what each pixel of a frame shows, part by part, and hence its ground truth: masks, depth, edges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import skia

from sora_nb.stage.performance import lane
from sora_nb.stage.styles.pen import Light

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from sora_nb.stage.backdrop import Sheet
    from sora_nb.stage.camera import Frame, View
    from sora_nb.stage.performance import Placement
    from sora_nb.stage.styles.pen import Colour

OVAL = b"oval"
"""What the sort of an oval that lies straight ends with."""
FADED = 0.5
"""Bodies less opaque than this are no longer part of the truth."""
_OPAQUE = 0xFF000000
_BY_ITSELF = skia.SamplingOptions(skia.FilterMode.kNearest)


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The paths of a frame's bodies in the order they were drawn, each with its role's number.

    `sorts` tell like paths from unlike ones; the control points of path n, in pixels, are `points[starts[n]:starts[n + 1]]`.
    """

    roles: NDArray[np.uint8]
    sorts: tuple[tuple[str, bytes], ...]
    points: NDArray[np.float64]
    starts: NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.roles)


@dataclass(frozen=True, kw_only=True)
class Trace:
    """What one frame shows: `ids` (height, width) say which sheet or part is in front at each pixel's centre.

    0 is the dome behind everything, then come the sheets of scenery, 1 to len(sheets); part n is `len(sheets) + 1 + n`.
    `sheets` map each sheet's own pixels to the frame's, `front` tells which stand before the bodies; `placements` say where
    each role is, by its number.
    """

    ids: NDArray[np.int32]
    parts: Parts
    sheets: tuple[NDArray[np.float64], ...]
    front: tuple[bool, ...]
    placements: dict[int, Placement]

    def masks(self) -> NDArray[np.uint8]:
        """Return (height, width) uint8: 0 = scenery, n = the role of number n."""
        numbers = np.zeros(1 + len(self.sheets) + len(self.parts), np.uint8)
        numbers[1 + len(self.sheets) :] = self.parts.roles
        return numbers[self.ids]

    def depth(self, ground: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return (height, width) float32, 0 = the front lane, 1 = the horizon; `ground` is the empty set's."""
        start = 1 + len(self.sheets)
        depths = np.full(start + len(self.parts), -1, np.float32)
        depths[1:start] = [0.0 if front else -1.0 for front in self.front]
        depths[start:] = [self.placements[role].depth for role in self.parts.roles.tolist()]
        found = depths[self.ids]
        return np.where(found < 0, ground, found)

    def edges(self) -> NDArray[np.uint8]:
        """Return (height, width) uint8: 2 where another surface begins to the right or below, 1 where another part does."""
        start = 1 + len(self.sheets)
        surface = np.zeros(start + len(self.parts), np.int32)
        surface[1:start] = [-1 if front else 0 for front in self.front]
        surface[start:] = self.parts.roles
        parts = np.where(self.ids < start, 0, self.ids)
        return np.maximum(_steps(parts).astype(np.uint8), 2 * _steps(surface[self.ids]).astype(np.uint8))


def _steps(labels: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Return where a label differs from its neighbour on the right or below."""
    found = np.zeros(labels.shape, bool)
    found[:, :-1] |= labels[:, :-1] != labels[:, 1:]
    found[:-1] |= labels[:-1] != labels[1:]
    return found


class Canvas(skia.Canvas):  # type: ignore[misc]
    """A canvas of numbers: nothing on it may blend, so that layers are opaque and clips hard."""

    def saveLayerAlpha(self, *_: object) -> int:  # noqa: N802  skia's name
        """Begin a layer: on top of what is there."""
        return int(self.save())

    def clipPath(self, path: skia.Path, rule: skia.ClipOp | bool = False, *_: object) -> None:  # noqa: FBT001, FBT002, N802
        """Draw only inside, or outside, of a path; skia takes a rule, or in its place whether the clip is soft."""
        super().clipPath(path, skia.ClipOp.kIntersect if isinstance(rule, bool) else rule, False)

    def drawString(self, *_: object) -> None:  # noqa: N802
        """Leave lettering out: it lies on a board, and moves with it."""


class Stencil:
    """A pen that fills every path with a number of its own and keeps the path's control points."""

    def __init__(self, canvas: Canvas, first: int) -> None:
        self.canvas, self.light, self.pixel = canvas, Light(), 1.0
        self.role = 0
        self._roles: list[int] = []
        self._sorts: list[tuple[str, bytes]] = []
        self._points: list[NDArray[np.float32]] = []
        self._matrices: list[list[float]] = []
        self._first = first
        self._fill = skia.Paint(AntiAlias=False)
        self._stroke = skia.Paint(AntiAlias=False, Style=skia.Paint.kStroke_Style)

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
        """Fill a closed path, each of those it was joined from by itself."""
        del colour, volume, far, edge
        for part in getattr(path, "parts", ()) or (path,):
            self._put(part, self._fill, material)

    def line(self, path: skia.Path, colour: Colour, width: float) -> None:
        """Stroke an open path."""
        if colour.a > FADED:
            self._stroke.setStrokeWidth(width)
            self._put(path, self._stroke, "line")

    def flat(self, path: skia.Path, colour: Colour) -> None:
        """Fill a marking, unless it is see-through."""
        if colour.a > FADED:
            self._put(path, self._fill, "flat")

    def _put(self, path: skia.Path, paint: skia.Paint, kind: str) -> None:
        points, shape = _control(path)
        if not len(points):
            return
        m = self.canvas.getTotalMatrix()
        paint.setColor(_OPAQUE | (self._first + len(self._roles)))
        self._roles.append(self.role)
        self._sorts.append((kind, shape))
        self._points.append(points)
        self._matrices.append([m[0], m[1], m[2], m[3], m[4], m[5]])
        self.canvas.drawPath(path, paint)

    def parts(self) -> Parts:
        """Return all that was drawn, in pixels."""
        counts = np.array([len(points) for points in self._points], np.intp)
        starts = np.concatenate([np.zeros(1, np.intp), np.cumsum(counts)])
        own = np.concatenate([*self._points, np.zeros((0, 2), np.float32)]).astype(np.float64)
        a, b, right, c, d, down = np.repeat(np.array(self._matrices, np.float64).reshape(-1, 6), counts, axis=0).T
        x, y = own.T
        points = np.stack([a * x + b * y + right, c * x + d * y + down], axis=1)
        return Parts(roles=np.array(self._roles, np.uint8), sorts=tuple(self._sorts), points=points, starts=starts)


def _control(path: skia.Path) -> tuple[NDArray[np.float32], bytes]:
    """Return a path's control points (n, 2), and bytes that are the same for paths made of the same pieces."""
    # Written out, a path is a header of four numbers, its points, its weights and its verbs; ten times faster than asking.
    written = bytes(path.serialize())
    count = path.countPoints()
    header = np.frombuffer(written, np.int32, 4)
    if len(written) >= 16 + 8 * count and header[1] == count and header[3] == path.countVerbs():
        points = np.frombuffer(written, np.float32, 2 * count, offset=16).reshape(-1, 2)
        rest = written[16 + 8 * count + 4 * int(header[2]) :]
    else:
        # Ovals and the like are written in another way. Their last point is the first again: without it the middle is theirs.
        points = np.array([(p.x(), p.y()) for p in path.getPoints(count)], np.float32).reshape(-1, 2)
        points = points[:-1] if len(points) > 1 and (points[0] == points[-1]).all() else points
        rest = OVAL
    return points, count.to_bytes(4, "little") + rest


class Set:
    """The scenery of a shot as numbers: every sheet keeps its own, and covers where it is more than half opaque."""

    def __init__(self, back: Sequence[Sheet], front: Sequence[Sheet]) -> None:
        self.sheets = [*back, *front]
        self.front = tuple(n >= len(back) for n in range(len(self.sheets)))
        self._images = [_numbered(sheet.image, n + 1) for n, sheet in enumerate(self.sheets)]

    def matrices(self, view: View, frame: Frame, t: float) -> list[skia.Matrix]:
        """Return every sheet's own pixels → pixels of the frame at a time."""
        return [sheet.whole_at(view, frame, t) for sheet in self.sheets]

    def draw(self, canvas: skia.Canvas, matrices: Sequence[skia.Matrix], *, front: bool) -> None:
        """Draw the sheets behind the bodies, or those in front of them."""
        for image, matrix, before in zip(self._images, matrices, self.front, strict=True):
            if before == front:
                canvas.save()
                canvas.concat(matrix)
                canvas.drawImage(image, 0, 0, _BY_ITSELF)
                canvas.restore()


def _numbered(image: skia.Image, number: int) -> skia.Image:
    """Return an image of a number wherever the given one is more than half opaque."""
    covered = image.toarray(colorType=skia.kBGRA_8888_ColorType)[..., 3] >= 128
    pixels = np.where(covered, np.uint32(_OPAQUE | number), np.uint32(0))
    return skia.Image.fromarray(pixels.view(np.uint8).reshape(*covered.shape, 4), colorType=skia.kBGRA_8888_ColorType)


def ground_depth(view: View, frame: Frame) -> NDArray[np.float32]:
    """Return the depth of the empty set: the floor rises to the horizon, all beyond is 1."""
    matrix, (width, height) = view.plane(frame), view.size
    near, far = matrix.mapXY(0, 0).y(), matrix.mapXY(0, lane(1.0)[1]).y()
    rows = (near - (np.arange(height, dtype=np.float32) + 0.5)) / (near - far)
    return np.repeat(np.clip(rows, 0, 1)[:, None], width, axis=1).astype(np.float32)

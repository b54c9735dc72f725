"""Truths: the ground truth of a shot's frames, exact, from what was drawn: masks, depth, flow, edges and poses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import skia

from sora_nb.stage.camera import frame_at
from sora_nb.stage.truths.flow import between
from sora_nb.stage.truths.traces import FADED, Canvas, Set, Stencil, Trace, ground_depth

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from sora_nb.stage.camera import View
    from sora_nb.stage.cast.rig import Rig
    from sora_nb.stage.performance import Performance, Placement

TRUTHS = ("masks", "depth", "flow", "valid", "edges", "pose")
"""What a renderer knows of every frame."""
OUTSIDE, COVERED, SEEN = 0, 1, 2
"""What is to be seen of a joint."""
_GLANCES = 8
"""Moments of a shot at which a rig is asked which joints it has."""

Pose = dict[tuple[str, str], tuple[float, float]]


class Tracer:
    """Knows the truth of one shot's frames, each traced once and kept until the next is asked for.

    "masks" (height, width) uint8: 0 = scenery, n = role n; a body fades out of them at half its opacity.
    "depth" (height, width) float32: 0 = the front lane, 1 = the horizon.
    "flow" (height, width, 2) float32: pixels (right, down) to where each pixel's surface is in the next frame; 0 for the last.
    "valid" (height, width) bool: where that surface is seen in the next frame, and the flow is exact.
    "edges" (height, width) uint8: 2 where another body, or scenery in front, begins to the right or below; 1 where another
    part of the same body does.
    "pose" (joint, 3) float32: pixels from the left and the top, and 2 = seen, 1 = covered, 0 = outside the frame or not there.

    Surfaces count, not light: shadows, reflections, weather, grain and the air are no part of the truth.
    """

    def __init__(
        self,
        performance: Performance,
        view: View,
        scenery: Set,
        *,
        order: Callable[[float], list[tuple[Rig, Placement]]],
        place: Callable[[skia.Canvas, Rig, float], float],
        fps: float,
    ) -> None:
        self._performance, self._view, self._scenery = performance, view, scenery
        self._order, self._place, self._fps = order, place, fps
        self._last = round(performance.seconds * fps) - 1
        width, height = view.size
        self._pixels = np.zeros((height, width, 4), np.uint8)
        self._canvas = Canvas(self._pixels, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType)
        self._kept: dict[int, tuple[Trace, Pose]] = {}
        self._joints: tuple[tuple[str, str], ...] | None = None

    def buffers(self, index: int, names: Sequence[str]) -> dict[str, NDArray[np.generic]]:
        """Return the truth of a frame, by name."""
        trace, pose = self._traced(index)
        found: dict[str, NDArray[np.generic]] = {}
        if "masks" in names:
            found["masks"] = trace.masks()
        if "depth" in names:
            found["depth"] = trace.depth(ground_depth(self._view, frame_at(self._performance.camera, index / self._fps)))
        if "edges" in names:
            found["edges"] = trace.edges()
        if "pose" in names:
            found["pose"] = self._seen(pose, trace.masks())
        if "flow" in names or "valid" in names:
            flow, valid = self._flow(index, trace)
            found |= {name: kept for name, kept in (("flow", flow), ("valid", valid)) if name in names}
        return {name: found[name] for name in names}

    @property
    def joints(self) -> tuple[tuple[str, str], ...]:
        """Return the rows of "pose" as (role key, joint), in the roles' order."""
        if self._joints is None:
            moments = [self._performance.seconds * n / _GLANCES for n in range(_GLANCES)]
            # A rig may show some joints only at times: the legs of a bird that has landed.
            rigs = {rig.role.number: rig for t in moments for rig, _ in self._order(t)}
            known = {(rig.role.key, name): None for _, rig in sorted(rigs.items()) for t in moments for name in rig.joints(t)}
            self._joints = tuple(known)
        return self._joints

    def _flow(self, index: int, trace: Trace) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
        if index >= self._last:
            return np.zeros((*trace.ids.shape, 2), np.float32), np.zeros(trace.ids.shape, bool)
        return between(trace, self._traced(index + 1)[0])

    def _traced(self, index: int) -> tuple[Trace, Pose]:
        if index not in self._kept:
            self._kept = {n: kept for n, kept in self._kept.items() if abs(n - index) == 1}
            self._kept[index] = self._trace(index / self._fps)
        return self._kept[index]

    def _trace(self, t: float) -> tuple[Trace, Pose]:
        canvas, frame, scenery = self._canvas, frame_at(self._performance.camera, t), self._scenery
        canvas.clear(0xFF000000)
        matrices = scenery.matrices(self._view, frame, t)
        scenery.draw(canvas, matrices, front=False)
        stencil = Stencil(canvas, 1 + len(matrices))
        pose: Pose = {}
        placements = {}
        for rig, placement in self._order(t):
            if placement.alpha < FADED:
                continue
            world = self._view.body(frame, placement.depth)
            canvas.save()
            canvas.concat(world)
            moment = self._place(canvas, rig, t)
            whole = canvas.getTotalMatrix()
            stencil.role, stencil.pixel = rig.role.number, 1 / world.getScaleX()
            rig.draw(stencil, moment)
            canvas.restore()
            placements[rig.role.number] = placement
            for name, (x, y) in rig.joints(moment).items():
                spot = whole.mapXY(x, y)
                pose[rig.role.key, name] = (spot.x(), spot.y())
        scenery.draw(canvas, matrices, front=True)
        ids = (self._pixels.view(np.uint32)[..., 0] & 0xFFFFFF).astype(np.int32)
        sheets = tuple(np.array([m[n] for n in range(9)], np.float64).reshape(3, 3) for m in matrices)
        trace = Trace(ids=ids, parts=stencil.parts(), sheets=sheets, front=scenery.front, placements=placements)
        return trace, pose

    def _seen(self, pose: Pose, masks: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return where every joint is, and what is to be seen of it."""
        numbers = {role.key: role.number for role in self._performance.roles}
        height, width = masks.shape
        rows = np.full((len(self.joints), 3), np.nan, np.float32)
        rows[:, 2] = OUTSIDE
        for row, (key, name) in zip(rows, self.joints, strict=True):
            x, y = pose.get((key, name), (np.nan, np.nan))
            row[:2] = x, y
            if 0 <= x < width and 0 <= y < height:
                # A joint may lie on the very outline: a toe, the tip of a beak.
                left, top = max(0, int(x) - 1), max(0, int(y) - 1)
                around = masks[top : int(y) + 2, left : int(x) + 2]
                row[2] = SEEN if (around == numbers[key]).any() else COVERED
        return rows

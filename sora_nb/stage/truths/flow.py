"""Flow: how far every pixel's surface moves from one frame to the next, from the paths that were drawn, not from pixels.

Each path of a body is drawn from the same pieces in both frames, so that its control points pair up. A limb that turns,
stretches or comes nearer moves by one affine map, which those pairs give exactly; one that also bends adds what is left
over at its points, weighed by nearness. Scenery moves as its sheet does.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.truths.traces import OVAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from sora_nb.stage.truths.traces import Parts, Trace

    Points = NDArray[np.float64]
    Numbers = NDArray[np.intp]

_STIFF = 0.01
"""Pixels by which a part's points may miss one affine map and still count as not bent."""
_LEAP = 0.3
"""A part that moves this share of its body's extent farther than the body does was swapped with another, as in a turn."""
_LEAST = 4.0
_NEAREST = 0.05


def between(one: Trace, two: Trace) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Return the flow (height, width, x and y) float32 in pixels from a frame to the next, and where it can be followed.

    It cannot where the surface leaves the frame or is hidden in the next one, or where the body was drawn from other parts.
    """
    height, width = one.ids.shape
    flow = np.zeros((height * width, 2), np.float64)
    start = 1 + len(one.sheets)
    ids = one.ids.ravel()
    for number, (a, b) in enumerate(zip(one.sheets, two.sheets, strict=True), start=1):
        if not np.array_equal(a, b):
            pixels = np.flatnonzero(ids == number)
            at, matrix = _centres(pixels, width), b @ np.linalg.inv(a)
            flow[pixels] = at @ matrix[:2, :2].T + matrix[:2, 2] - at
    here, there = _pairs(one, two)
    partner = np.full(start + len(one.parts), -1, np.int32)
    partner[:start] = np.arange(start)
    partner[start + here] = start + there
    pixels = np.flatnonzero(ids >= start)
    pixels = pixels[partner[ids[pixels]] >= 0]
    if len(pixels):
        motion = _Motion(one.parts, two.parts, here, there)
        motion.turn(_unseen_turns(one, two)[here])
        flow[pixels] = motion.of(_centres(pixels, width), ids[pixels] - start)
    flow = flow.reshape(height, width, 2)
    return flow.astype(np.float32), _followed(one.ids, two.ids, flow, partner)


def _centres(pixels: Numbers, width: int) -> Points:
    at = np.empty((len(pixels), 2))
    at[:, 0], at[:, 1] = pixels % width, pixels // width
    return at + 0.5


def _pairs(one: Trace, two: Trace) -> tuple[Numbers, Numbers]:
    """Return which parts of a frame are which of the next: those without a counterpart are left out."""
    here, there = [np.zeros(0, np.intp)], [np.zeros(0, np.intp)]
    for role in np.unique(one.parts.roles).tolist():
        before, after = one.placements[role], two.placements.get(role)
        # Who turns round shows the other side.
        if after is None or before.facing * after.facing < 0:
            continue
        a, b = np.flatnonzero(one.parts.roles == role), np.flatnonzero(two.parts.roles == role)
        i, j = _paired([one.parts.sorts[n] for n in a], [two.parts.sorts[n] for n in b])
        here.append(a[i])
        there.append(b[j])
    return _without_leaps(one.parts, two.parts, np.concatenate(here), np.concatenate(there))


def _paired(sorts: Sequence[object], others: Sequence[object]) -> tuple[Numbers, Numbers]:
    """Return which part of a body is which in the next frame: by order, as it is drawn; by likeness where it changed."""
    if sorts == others:
        every = np.arange(len(sorts))
        return every, every
    matcher = difflib.SequenceMatcher(None, sorts, others, autojunk=False)
    pairs = [(i + k, j + k) for i, j, size in matcher.get_matching_blocks() for k in range(size)]
    found = np.array(pairs, np.intp).reshape(-1, 2)
    return found[:, 0], found[:, 1]


def _without_leaps(one: Parts, two: Parts, here: Numbers, there: Numbers) -> tuple[Numbers, Numbers]:
    """Drop pairs that moved much farther than the body as a whole."""
    if not len(here):
        return here, there
    middles = _middles(one)
    low, high = (way.reduceat(one.points, one.starts[:-1], axis=0) for way in (np.minimum, np.maximum))
    moved = _middles(two)[there] - middles[here]
    kept = np.ones(len(here), bool)
    for role in np.unique(one.roles[here]).tolist():
        mine = one.roles[here] == role
        whole = one.roles == role
        extent = float((high[whole].max(axis=0) - low[whole].min(axis=0)).max())
        far = np.hypot(*(moved[mine] - np.median(moved[mine], axis=0)).T)
        kept[mine] = far <= max(_LEAST, _LEAP * extent)
    return here[kept], there[kept]


def _middles(parts: Parts) -> Points:
    return _sums(parts.points, parts.starts) / np.diff(parts.starts)[:, None]


def _sums(values: Points, starts: Numbers) -> Points:
    """Return the sum of each part's rows; every part has some."""
    return np.add.reduceat(values, starts[:-1], axis=0)


class _Motion:
    """How the parts that pair up move: an affine map each, and for those that bend what is left over at their points."""

    def __init__(self, one: Parts, two: Parts, here: Numbers, there: Numbers) -> None:
        counts = np.diff(one.starts)[here]
        self._starts = np.concatenate([np.zeros(1, np.intp), np.cumsum(counts)])
        every = np.arange(self._starts[-1])
        self._a = one.points[every + np.repeat(one.starts[here] - self._starts[:-1], counts)]
        b = two.points[every + np.repeat(two.starts[there] - self._starts[:-1], counts)]
        self._middle = _sums(self._a, self._starts) / counts[:, None]
        self._goal = _sums(b, self._starts) / counts[:, None]
        arms, ends = self._a - np.repeat(self._middle, counts, axis=0), b - np.repeat(self._goal, counts, axis=0)
        self._matrix = _affine(arms, ends, self._starts)
        self._rest = ends - np.einsum("ni,nij->nj", arms, np.repeat(self._matrix, counts, axis=0))
        self._bent = np.maximum.reduceat(np.abs(self._rest).max(axis=1), self._starts[:-1]) > _STIFF
        self._row = np.full(len(one), -1, np.intp)
        self._row[here] = np.arange(len(here))

    def turn(self, angles: NDArray[np.float64]) -> None:
        """Turn each part's motion by an angle more, in radians, counter-clockwise."""
        c, s = np.cos(angles), np.sin(angles)
        # Rows of pixels count downwards.
        self._matrix = self._matrix @ np.array([[c, -s], [s, c]]).transpose(2, 0, 1)

    def of(self, at: Points, parts: NDArray[np.int32]) -> Points:
        """Return how far points (n, 2) of these parts move."""
        rows = self._row[parts]
        moved: Points = np.einsum("ni,nij->nj", at - self._middle[rows], self._matrix[rows]) + self._goal[rows] - at
        bent = np.flatnonzero(self._bent[rows])
        if not len(bent):
            return moved
        order = bent[np.argsort(rows[bent], kind="stable")]
        found, first = np.unique(rows[order], return_index=True)
        for row, pixels in zip(found.tolist(), np.split(order, first[1:]), strict=True):
            own = slice(self._starts[row], self._starts[row + 1])
            x, y = at[pixels].T
            near = (x[:, None] - self._a[own, 0]) ** 2 + (y[:, None] - self._a[own, 1]) ** 2
            weight = 1 / (near + _NEAREST) ** 2
            moved[pixels] += (weight @ self._rest[own]) / weight.sum(axis=1, keepdims=True)
        return moved


def _unseen_turns(one: Trace, two: Trace) -> NDArray[np.float64]:
    """Return how far each part turns without its points telling: a disc that rolls is drawn as the same disc."""
    ways = np.zeros(256)
    for role, before in one.placements.items():
        after = two.placements.get(role)
        ways[role] = after.angle - before.angle if after is not None else 0.0
    disc = np.array([shape.endswith(OVAL) for _, shape in one.parts.sorts], bool)
    return np.where(disc, ways[one.parts.roles], 0.0)


def _affine(arms: Points, ends: Points, starts: Numbers) -> NDArray[np.float64]:
    """Return for each part the matrix (2, 2) with arms @ matrix nearest to ends; a turn with growth where they lie in line."""
    (x, y), (u, v) = arms.T, ends.T
    xx, xy, yy, xu, xv, yu, yv = _sums(np.stack([x * x, x * y, y * y, x * u, x * v, y * u, y * v], axis=1), starts).T
    size, det = xx + yy, xx * yy - xy * xy
    flat = det <= 1e-5 * size**2
    det = np.where(flat, 1.0, det)
    full = np.array([[yy * xu - xy * yu, yy * xv - xy * yv], [xx * yu - xy * xu, xx * yv - xy * xv]]) / det
    size = np.where(size < 1e-9, 1.0, size)
    along, across = np.where(xx + yy < 1e-9, 1.0, (xu + yv) / size), (xv - yu) / size
    turned = np.array([[along, across], [-across, along]])
    return np.asarray(np.where(flat, turned, full).transpose(2, 0, 1))


def _followed(
    ids: NDArray[np.int32], following: NDArray[np.int32], flow: Points, partner: NDArray[np.int32]
) -> NDArray[np.bool_]:
    """Return where a pixel's surface is still what is seen at the pixel it moves to."""
    height, width = ids.shape
    x = np.floor(flow[..., 0] + np.arange(width) + 0.5).astype(np.int64)
    y = np.floor(flow[..., 1] + np.arange(height)[:, None] + 0.5).astype(np.int64)
    inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
    there = following[np.clip(y, 0, height - 1), np.clip(x, 0, width - 1)]
    return np.asarray(inside & (there == partner[ids]))

"""Flow: how far every pixel's surface moves from one frame to the next, from the paths that were drawn, not from pixels.

Each path of a body is drawn from the same pieces in both frames, so that its control points pair up. A limb that turns,
stretches or comes nearer moves by one affine map, which those pairs give exactly; one that also bends adds what is left
over at its points, weighed by nearness. Scenery moves as its sheet does.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sora_nb.stage.tracing import Part, Trace

    Points = NDArray[np.float64]

_STIFF = 0.01
"""Pixels by which a part's points may miss one affine map and still count as not bent."""
_LEAP = 0.3
"""A part that moves this share of its body's extent farther than the body does was swapped with another, as in a turn."""
_LEAST = 4.0


def between(one: Trace, two: Trace) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Return the flow (height, width, x and y) float32 in pixels from a frame to the next, and where it can be followed.

    It cannot where the surface leaves the frame or is hidden in the next one, or where the body was drawn from other parts.
    """
    height, width = one.ids.shape
    flow = np.zeros((height, width, 2), np.float64)
    partner = _partners(one, two)
    start = 1 + len(one.sheets)
    for number, (a, b) in enumerate(zip(one.sheets, two.sheets, strict=True), start=1):
        if not np.array_equal(a, b):
            _shift(flow, np.flatnonzero(one.ids == number), b @ np.linalg.inv(a))
    bodies = np.flatnonzero(one.ids >= start)
    ids = one.ids.ravel()[bodies]
    order = np.argsort(ids, kind="stable")
    found, first = np.unique(ids[order], return_index=True)
    for number, pixels in zip(found, np.split(bodies[order], first[1:]), strict=True):
        part = one.parts[number - start]
        if partner[number] >= start:
            _carry(flow, pixels, part.points, two.parts[partner[number] - start].points)
    valid = _followed(one.ids, two.ids, flow, partner)
    return flow.astype(np.float32), valid


def _partners(one: Trace, two: Trace) -> NDArray[np.int32]:
    """Return what every number of a frame is called in the next, -1 for what has no counterpart."""
    start = 1 + len(one.sheets)
    partner = np.full(start + len(one.parts), -1, np.int32)
    partner[:start] = np.arange(start)
    for role in sorted({part.role for part in one.parts}):
        before, after = one.placements[role], two.placements.get(role)
        if after is None or before.facing * after.facing < 0:
            continue
        a = [n for n, part in enumerate(one.parts) if part.role == role]
        b = [n for n, part in enumerate(two.parts) if part.role == role]
        pairs = _paired([one.parts[n] for n in a], [two.parts[n] for n in b])
        for i, j in _without_leaps([one.parts[n] for n in a], [two.parts[n] for n in b], pairs):
            partner[start + a[i]] = start + b[j]
    return partner


def _paired(a: list[Part], b: list[Part]) -> list[tuple[int, int]]:
    """Return which part of a body is which in the next frame: by order, as it is drawn; by likeness where it changed."""
    sorts, others = [part.sort for part in a], [part.sort for part in b]
    if sorts == others:
        return [(n, n) for n in range(len(a))]
    matcher = difflib.SequenceMatcher(None, sorts, others, autojunk=False)
    return [(i + k, j + k) for i, j, size in matcher.get_matching_blocks() for k in range(size)]


def _without_leaps(a: list[Part], b: list[Part], pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Drop pairs that moved much farther than the body as a whole."""
    if not pairs:
        return []
    here = np.array([a[i].points.mean(axis=0) for i, _ in pairs])
    moved = np.array([b[j].points.mean(axis=0) for _, j in pairs]) - here
    extent = float(np.ptp(np.concatenate([part.points for part in a]), axis=0).max())
    far = np.hypot(*(moved - np.median(moved, axis=0)).T)
    return [pair for pair, way in zip(pairs, far, strict=True) if way <= max(_LEAST, _LEAP * extent)]


def _centres(pixels: NDArray[np.intp], width: int) -> Points:
    return np.stack([pixels % width + 0.5, pixels // width + 0.5], axis=1)


def _shift(flow: Points, pixels: NDArray[np.intp], matrix: Points) -> None:
    """Move pixels by one matrix (3, 3) of the frame."""
    at = _centres(pixels, flow.shape[1])
    flow.reshape(-1, 2)[pixels] = at @ matrix[:2, :2].T + matrix[:2, 2] - at


def _carry(flow: Points, pixels: NDArray[np.intp], a: Points, b: Points) -> None:
    """Move pixels as a part's control points go from a to b."""
    at = _centres(pixels, flow.shape[1])
    middle, goal = a.mean(axis=0), b.mean(axis=0)
    arms = a - middle
    matrix = _affine(arms, b - goal)
    moved = (at - middle) @ matrix + goal
    rest = (b - goal) - arms @ matrix
    if np.abs(rest).max() > _STIFF:
        near = ((at[:, None] - a[None]) ** 2).sum(axis=2)
        weight = 1 / (near + 0.05) ** 2
        moved += (weight @ rest) / weight.sum(axis=1, keepdims=True)
    flow.reshape(-1, 2)[pixels] = moved - at


def _affine(a: Points, b: Points) -> Points:
    """Return the matrix (2, 2) with a @ matrix nearest to b; a turn with growth where the points lie on one line."""
    spread = a.T @ a
    size = spread[0, 0] + spread[1, 1]
    if size < 1e-9:
        return np.eye(2)
    if spread[0, 0] * spread[1, 1] - spread[0, 1] ** 2 > 1e-5 * size**2:
        return np.asarray(np.linalg.solve(spread, a.T @ b))
    x, y = (a * b).sum() / size, (a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]).sum() / size
    return np.array([[x, y], [-y, x]])


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

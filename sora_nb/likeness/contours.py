"""Contours: the outlines of a field at a level, as rings of few points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# For each of the 16 ways in which a cell's corners (1, 2, 4, 8 clockwise from its top left) are inside, the edges
# (0 top, 1 right, 2 bottom, 3 left) that the outline enters and leaves by, with the inside on its right.
_EDGES: dict[int, tuple[tuple[int, int], ...]] = {
    1: ((0, 3),), 2: ((1, 0),), 3: ((1, 3),), 4: ((2, 1),), 5: ((0, 3), (2, 1)), 6: ((2, 0),), 7: ((2, 3),), 8: ((3, 2),),
    9: ((0, 2),), 10: ((1, 0), (3, 2)), 11: ((1, 2),), 12: ((3, 1),), 13: ((0, 1),), 14: ((3, 0),),
}  # fmt: skip


def rings(field: NDArray[np.float32], level: float) -> list[NDArray[np.float64]]:
    """Return the closed outlines of where a field (height, width) is above a level, as (x, y) in pixels.

    Marching squares (Lorensen and Cline's cubes in the plane) with linear interpolation; what touches the border is closed
    along it.
    """
    padded = np.pad(field, 1, constant_values=min(float(field.min()), level - 1.0))
    inside = padded > level
    code = inside[:-1, :-1] * 1 + inside[:-1, 1:] * 2 + inside[1:, 1:] * 4 + inside[1:, :-1] * 8
    after: dict[tuple[int, int, int], tuple[int, int, int]] = {}
    for row, column in np.argwhere((code > 0) & (code < 15)):
        for enter, leave in _EDGES[int(code[row, column])]:
            after[_edge(row, column, enter)] = _edge(row, column, leave)
    found = []
    while after:
        first, at = after.popitem()
        ring = [first]
        while at != first:
            ring.append(at)
            at = after.pop(at)
        found.append(np.array([_crossing(padded, level, *edge) for edge in ring]) - 1.0)
    return found


def _edge(row: int, column: int, side: int) -> tuple[int, int, int]:
    """Return a name for a cell's edge that its neighbour gives it too: (row, column, 0 across or 1 down)."""
    return (int(row) + (side == 2), int(column) + (side == 1), int(side in {1, 3}))


def _crossing(field: NDArray[np.float32], level: float, row: int, column: int, down: int) -> tuple[float, float]:
    a = float(field[row, column])
    b = float(field[row + 1, column] if down else field[row, column + 1])
    share = (level - a) / (b - a)
    return (column, row + share) if down else (column + share, row)


def area(ring: NDArray[np.float64]) -> float:
    """Return the area inside a ring."""
    x, y = ring[:, 0], ring[:, 1]
    return abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))) / 2


def simpler(ring: NDArray[np.float64], tolerance: float) -> NDArray[np.float64]:
    """Return a ring without the points that lie within a tolerance of the line left (Douglas and Peucker, 1973)."""
    if len(ring) < 5:
        return ring
    far = int(np.argmax(((ring - ring[0]) ** 2).sum(axis=1)))
    halves = ring[: far + 1], np.vstack([ring[far:], ring[:1]])
    return np.vstack([_thinned(half, tolerance)[:-1] for half in halves])


def _thinned(line: NDArray[np.float64], tolerance: float) -> NDArray[np.float64]:
    keep = np.zeros(len(line), bool)
    keep[[0, -1]] = True
    waiting = [(0, len(line) - 1)]
    while waiting:
        start, end = waiting.pop()
        if end - start < 2:
            continue
        way = line[end] - line[start]
        rest = line[start + 1 : end] - line[start]
        off = np.abs(rest[:, 0] * way[1] - rest[:, 1] * way[0]) / max(float(np.hypot(*way)), 1e-9)
        most = int(np.argmax(off))
        if off[most] > tolerance:
            keep[start + 1 + most] = True
            waiting += [(start, start + 1 + most), (start + 1 + most, end)]
    return line[keep]

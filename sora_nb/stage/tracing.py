"""Tracing: a picture as outlines filled with few tones, for pens that draw no pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import skia

from sora_nb.likeness import contours
from sora_nb.likeness.sampling import blur, grey, guided, lab
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

TONES = 20
_SPECK = 5.0
"""Pixels of a patch below which it is left out."""
_FINE = 0.35
_OVERLAP = 0.40
"""The level at which patches are traced; below a half they overlap, so that no gaps show."""


def silhouette(alpha: NDArray[np.float32]) -> skia.Path:
    """Return the outline of where a picture is opaque, (height, width) 0…1, in its pixels."""
    # One empty pixel around it, so that what touches the picture's edge is closed.
    rings = contours.rings(blur(np.pad(alpha, 1), 0.7), 0.5)
    return _path([ring - 1.0 for ring in rings if contours.area(ring) > 4 * _SPECK])


def patches(
    rgb: NDArray[np.float32], alpha: NDArray[np.float32], *, tones: int = TONES, speck: float = _SPECK
) -> list[tuple[skia.Path, Colour, float]]:
    """Return a picture (height, width, rgb) 0…1 as patches in its pixels: outline, tone and area, the largest first."""
    smooth = guided(rgb, grey(rgb), 2, 1e-3)
    labels, palette = _tones(smooth, alpha, tones)
    return [(_path(rings), colour, area) for rings, colour, area in _patches(labels, palette, alpha, speck)]


def _tones(rgb: NDArray[np.float32], alpha: NDArray[np.float32], tones: int) -> tuple[NDArray[np.int64], list[Colour]]:
    """Return each pixel's tone, -1 outside, and the tones, by k-means in L*a*b* from centres far apart (Gonzalez, 1985)."""
    inside = alpha > 0.5
    seen, colours = lab(rgb)[inside].astype(np.float64), rgb[inside].astype(np.float64)
    some = seen[:: max(1, len(seen) // 4000)]
    centres = some.mean(axis=0)[None]
    for _ in range(min(tones, len(some)) - 1):
        apart = ((some[:, None] - centres[None]) ** 2).sum(axis=-1).min(axis=1)
        centres = np.vstack([centres, some[int(apart.argmax())]])
    for _ in range(12):
        nearest = ((some[:, None] - centres[None]) ** 2).sum(axis=-1).argmin(axis=1)
        centres = np.array([some[nearest == k].mean(axis=0) if (nearest == k).any() else c for k, c in enumerate(centres)])
    nearest = ((seen[:, None] - centres[None]) ** 2).sum(axis=-1).argmin(axis=1)
    labels = np.full(alpha.shape, -1)
    labels[inside] = nearest
    means = [colours[nearest == k].mean(axis=0) if (nearest == k).any() else colours.mean(axis=0) for k in range(len(centres))]
    return labels, [Colour(*(float(v) for v in mean)) for mean in means]


def _patches(
    labels: NDArray[np.int64], palette: Sequence[Colour], alpha: NDArray[np.float32], speck: float
) -> list[tuple[list[NDArray[np.float64]], Colour, float]]:
    """Return the rings of each tone, its colour and its area, the largest first; they go on past the silhouette a little."""
    soft = np.stack([blur((labels == k).astype(np.float32), 0.8) for k in range(len(palette))])
    for _ in range(3):
        far = soft.max(axis=0) < 0.05
        soft = np.where(far, np.stack([blur(one, 2.0) for one in soft]), soft)
    best, reach = soft.argmax(axis=0), blur(alpha, 2.0) > 0.02
    found = []
    for k, colour in enumerate(palette):
        rings = contours.rings(blur(((best == k) & reach).astype(np.float32), 0.6), _OVERLAP)
        rings = [contours.simpler(ring, _FINE) for ring in rings if contours.area(ring) > speck]
        if rings:
            found.append((rings, colour, sum(contours.area(ring) for ring in rings)))
    return sorted(found, key=lambda patch: -patch[2])


def _path(rings: Sequence[NDArray[np.float64]]) -> skia.Path:
    """Return rings as one path with holes, their corners rounded through the middles of their sides."""
    path = skia.Path()
    path.setFillType(skia.PathFillType.kEvenOdd)
    for ring in rings:
        if len(ring) < 3:
            continue
        middles = (ring + np.roll(ring, -1, axis=0)) / 2
        path.moveTo(*(float(v) for v in middles[-1]))
        for corner, middle in zip(ring, middles, strict=True):
            path.quadTo(*(float(v) for v in (*corner, *middle)))
        path.close()
    return path

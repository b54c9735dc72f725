"""Portraits: a cut-out head as a drawing in a few flat tones, which every pen can draw and every pose can bend."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sora_nb import values
from sora_nb.likeness import contours, cutout, faces, landmarks
from sora_nb.likeness.landmarks import Features, Points
from sora_nb.likeness.sampling import blur, grey, guided, lab
from sora_nb.likeness.voices import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

TONES = 16
_SPECK = 14.0
"""Square pixels of a cut-out below which a patch is left out; a third of it about eyes and mouth."""
_OVERLAP = 0.33
"""Level at which patches are cut out: below one half, so that neighbours overlap and no gap shows."""
_CALM = 0.8
"""What is left of the contrast within the skin."""
_RICH = 32.0
"""Chroma of a skin (CIE L*a*b*) that needs to be made no fuller."""
_FINE = 0.42
"""Pixels that an outline may be off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """A flat piece of a portrait: a colour "#rrggbb" and the rings around it, even-odd, in head units."""

    colour: str
    rings: tuple[Points, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """A head as the stage draws it: no picture, but outlines and tones in head units (see `landmarks`).

    `outline` is the head with its hair, `patches` lie on it in the order drawn; colours are "#rrggbb", `hair` None where there
    is none; `long` tells whether hair hangs below the jaw; `jaw` stretches the lower face of the features; `voice` is how they
    sound, None as anybody of their figure does.
    """

    outline: Points
    patches: tuple[Patch, ...]
    features: Features
    skin: str
    hair: str | None
    lids: str
    lips: str
    long: bool
    jaw: float
    voice: Voice | None = None

    @property
    def digest(self) -> str:
        """Return the SHA-256 that names this likeness."""
        return values.digest(self)

    def to_json(self) -> str:
        """Write the likeness as canonical JSON."""
        return values.to_json(self)

    @classmethod
    def from_json(cls, text: str | bytes) -> Likeness:
        """Read a likeness written by `to_json`.

        Raises:
            InvalidRequest: the text is no likeness.
        """
        return values.read(cls, text)


def take(
    picture: NDArray[np.uint8], *, face: int | None = None, box: Sequence[float] | None = None, name: str = "The picture"
) -> tuple[Likeness, NDArray[np.uint8]]:
    """Return the likeness of a face in a picture, and its cut-out (height, width, rgba) uint8; see `faces.choose`.

    Raises:
        InvalidRequest: there is no face, there are several, or the one meant is too small.
        MissingExtra: the package that runs the models is not installed.
    """
    chosen = faces.choose(picture, face=face, box=box, name=name)
    frame, features, _ = landmarks.locate(picture, chosen)
    head = cutout.cut(picture, frame, features)
    rgba = np.concatenate([head.rgb, head.alpha[..., None]], axis=-1)
    return drawn(head, features), (np.clip(rgba, 0, 1) * 255 + 0.5).astype(np.uint8)


def drawn(head: cutout.Cutout, features: Features) -> Likeness:
    """Return a cut-out head as a likeness."""
    left, right = (_fitted(head, lids) for lids in features.lids)
    if left is not None and right is not None:
        features = dataclasses.replace(features, lids=(left, right))
    near = _near_features(features)
    toned = _evened(head, near)
    labels, palette = _tones(toned, head.alpha, near)
    patches = _patches(labels, palette, head.alpha, near)
    lips = _of(toned, _in_ring([*features.lips[0], *features.lips[1][::-1]])) or head.skin
    outline = max(contours.rings(blur(head.alpha, 0.8), 0.5), key=contours.area)
    skin = _of(toned, np.asarray(head.alpha > 0.8) & _cheek(features)) or head.skin
    lids = _lids(_of(toned, _above_eyes(features)), skin)
    hair = None if head.hair is None else _of(toned, head.is_hair & (head.alpha > 0.8)) or head.hair
    return Likeness(
        outline=_local(contours.simpler(outline, _FINE)), patches=patches, features=features, skin=_hex(skin),
        hair=_hex(hair) if hair else None, lids=_hex(lids), lips=_hex(lips), long=head.long, jaw=round(head.jaw, 3),
    )  # fmt: skip


def _evened(head: cutout.Cutout, near: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Return the head's colours without grain and half of the picture's own shade, a little fuller, as a drawing has."""
    rgb, inside = head.rgb, head.alpha
    smooth = guided(guided(rgb, grey(rgb), 3, 1.5e-3), grey(rgb), 3, 1.5e-3)
    fine = blur(near.astype(np.float32), 2.0)[..., None]
    smooth = smooth + (rgb - smooth) * 0.7 * fine
    luma = grey(smooth)
    face = (inside > 0.7) & ~head.is_hair
    weight = blur(face.astype(np.float32), 22.0) + 1e-4
    local = blur(luma * face, 22.0) / weight
    middle = float(np.median(luma[face])) if face.any() else 0.6
    gain = np.clip(middle / np.maximum(local, 0.05), 0.7, 1.4) ** (0.5 * np.clip(weight * 1.5, 0, 1))
    lit = smooth * gain[..., None]
    # Harsh light makes blotches of a cheek once there are few tones; eyes and mouth keep theirs.
    calm = np.clip(blur(face.astype(np.float32), 2.0) - blur(near.astype(np.float32), 3.0), 0, 1)[..., None]
    mean = grey(lit)[..., None]
    soft = mean + calm * (_CALM - 1) * (mean - middle)
    rich = float(np.linalg.norm(lab(np.array(head.skin, np.float32))[1:]))
    return np.asarray(np.clip(soft + (1.1 if rich < _RICH else 0.9) * (lit - mean), 0, 1), np.float32)


def _tones(
    rgb: NDArray[np.float32], alpha: NDArray[np.float32], near: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return each pixel's tone and the tones' colours (tone, rgb), by k-means in L*a*b*; eyes and mouth count more."""
    inside = alpha > 0.4
    seen, colours = lab(rgb)[inside].astype(np.float64), rgb[inside].astype(np.float64)
    some = seen[::4]
    weight = np.where(near[inside][::4], 7.0, 1.0)
    dice = np.random.default_rng(7)
    centres = some[[int(dice.integers(len(some)))]]
    for _ in range(TONES - 1):
        apart = _distances(some, centres).min(axis=1) * weight
        centres = np.vstack([centres, some[int(dice.choice(len(some), p=apart / max(apart.sum(), 1e-9)))]])
    for _ in range(14):
        nearest = _distances(some, centres).argmin(axis=1)
        for k in range(TONES):
            if (nearest == k).any():
                centres[k] = np.average(some[nearest == k], axis=0, weights=weight[nearest == k])
    nearest = _distances(seen, centres).argmin(axis=1)
    labels = np.full(alpha.shape, -1)
    labels[inside] = nearest
    whole = colours.mean(axis=0)
    palette = np.array([colours[nearest == k].mean(axis=0) if (nearest == k).any() else whole for k in range(TONES)])
    return labels, palette


def _distances(points: NDArray[np.float64], centres: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return squared distances (point, centre)."""
    return np.asarray(
        (points**2).sum(axis=1)[:, None] - 2 * points @ centres.T + (centres**2).sum(axis=1)[None], np.float64
    ).clip(0)


def _patches(
    labels: NDArray[np.int64], palette: NDArray[np.float64], alpha: NDArray[np.float32], near: NDArray[np.bool_]
) -> tuple[Patch, ...]:
    calm, fine = blur(near.astype(np.float32), 1.5)[None], [(labels == k).astype(np.float32) for k in range(len(palette))]
    soft = np.stack([blur(one, 0.8) for one in fine]) * calm + np.stack([blur(one, 1.8) for one in fine]) * (1 - calm)
    # Thin in-betweens go to a neighbour; past the edge the nearest tone goes on, so that the outline itself cuts the patches.
    best = soft.argmax(axis=0)
    for _ in range(4):
        far = soft.max(axis=0) < 0.02
        soft = np.where(far, np.stack([blur(one, 2.0) for one in soft]), soft)
        best = np.where(far, soft.argmax(axis=0), best)
    reach = blur((alpha > 0.4).astype(np.float32), 2.5) > 0.02
    found = []
    for k, colour in enumerate(palette):
        field = blur(((best == k) & reach).astype(np.float32), 0.7)
        rings = [ring for ring in contours.rings(field, _OVERLAP) if _large(ring, near)]
        size = sum(contours.area(ring) for ring in rings)
        if rings:
            thin = [contours.simpler(ring, _FINE) for ring in rings]
            found.append((size, Patch(colour=_hex(colour), rings=tuple(_local(ring) for ring in thin if len(ring) > 2))))
    return tuple(patch for _, patch in sorted(found, key=lambda pair: -pair[0]))


def _large(ring: NDArray[np.float64], near: NDArray[np.bool_]) -> bool:
    x, y = ring.mean(axis=0)
    there = near[int(np.clip(y, 0, near.shape[0] - 1)), int(np.clip(x, 0, near.shape[1] - 1))]
    return contours.area(ring) > (_SPECK / 3 if there else _SPECK)


def _local(ring: NDArray[np.float64]) -> Points:
    """Return a ring in pixels of the cut-out in head units."""
    return tuple(
        (round(cutout.LEFT + (float(x) + 0.5) / cutout.FINE, 3), round(cutout.TOP - (float(y) + 0.5) / cutout.FINE, 3))
        for x, y in ring
    )


def _near_features(features: Features) -> NDArray[np.bool_]:
    """Tell which pixels belong to eyes, brows and mouth."""
    parts = [[*upper, *lower] for upper, lower in (*features.lids, features.lips)] + [list(brow) for brow in features.brows]
    x, y = cutout.grid()
    found = np.zeros(x.shape, bool)
    for part in parts:
        xs, ys = [p[0] for p in part], [p[1] for p in part]
        found |= (x > min(xs) - 0.05) & (x < max(xs) + 0.05) & (y > min(ys) - 0.05) & (y < max(ys) + 0.05)
    return found


def _cheek(features: Features) -> NDArray[np.bool_]:
    x, y = cutout.grid()
    return np.asarray((np.abs(np.abs(x - features.nose[0]) - 0.36) < 0.12) & (np.abs(y - features.nose[1] + 0.02) < 0.10))


def _above_eyes(features: Features) -> NDArray[np.bool_]:
    """Tell which pixels lie between eyes and brows."""
    x, y = cutout.grid()
    found = np.zeros(x.shape, bool)
    for (upper, _), brow in zip(features.lids, features.brows, strict=True):
        top, low = min(p[1] for p in brow), max(p[1] for p in upper)
        gap = max(top - low, 0.06)
        inner, outer = upper[2][0], upper[-3][0]
        found |= (x > inner) & (x < outer) & (y > low + 0.3 * gap) & (y < low + 0.75 * gap)
    return found


def _in_ring(ring: Sequence[tuple[float, float]]) -> NDArray[np.bool_]:
    """Tell which pixels lie inside a ring (even-odd)."""
    x, y = cutout.grid()
    inside = np.zeros(x.shape, bool)
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if ay != by:
            inside ^= ((ay > y) != (by > y)) & (x < (bx - ax) * (y - ay) / (by - ay) + ax)
    return inside


def _fitted(head: cutout.Cutout, lids: tuple[Points, Points]) -> tuple[Points, Points] | None:
    """Return the lids of a drawn eye, which is much higher than the model takes eyes to be; None for any other eye."""
    x, y = cutout.grid()
    ends, rows = [p[0] for p in lids[0]], [p[1] for lid in lids for p in lid]
    middle, level = (min(ends) + max(ends)) / 2, sum(rows) / len(rows)
    skin = lab(np.array(head.skin, np.float32))
    other = (np.linalg.norm(lab(head.rgb) - skin, axis=-1) > 26) & (np.abs(x - middle) < 0.26) & (np.abs(y - level) < 0.24)
    there = cutout.connected(other, (np.abs(x - middle) < 0.06) & (np.abs(y - level) < 0.06))
    if there.sum() < 40:
        return None
    left, right = np.quantile(x[there], (0.02, 0.98))
    low, high = np.quantile(y[there], (0.02, 0.98))
    wide, tall = float(right - left), float(high - low)
    if not (1.3 * (max(rows) - min(rows)) < tall < 1.15 * wide and wide < 1.45 * (max(ends) - min(ends))):
        return None
    turns = [math.pi * k / 8 for k in range(9)]
    cx, cy = float(left + right) / 2, float(low + high) / 2

    def arc(way: float) -> Points:
        return tuple((round(cx - wide / 2 * math.cos(a), 4), round(cy + way * tall / 2 * math.sin(a), 4)) for a in turns)

    return arc(1.0), arc(-1.0)


def _lids(above: tuple[float, ...] | None, skin: tuple[float, ...]) -> tuple[float, ...]:
    """Return the lids' colour: what is between eye and brow, unless that is lash or make-up rather than skin."""
    shaded = tuple(0.9 * c for c in skin)
    if above is None:
        return shaded
    apart = float(np.linalg.norm(lab(np.array(above, np.float32)) - lab(np.array(skin, np.float32))))
    return above if apart < 24 else shaded


def _of(rgb: NDArray[np.float32], where: NDArray[np.bool_]) -> tuple[float, ...] | None:
    return tuple(float(v) for v in np.median(rgb[where], axis=0)) if where.sum() > 12 else None


def _hex(colour: Sequence[float] | NDArray[np.float64]) -> str:
    return "#" + "".join(f"{round(255 * min(max(float(c), 0.0), 1.0)):02x}" for c in colour)

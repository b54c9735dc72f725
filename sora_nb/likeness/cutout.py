"""Cut-out: a head with its hair, taken from the background, the neck and the clothes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.likeness import models
from sora_nb.likeness.sampling import blur, grey, guided, lab

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from sora_nb.likeness.landmarks import Features, Frame

    _Curve = Callable[[NDArray[np.float32]], NDArray[np.float32]]

FINE = 90
"""Pixels of one head unit in the cut-out."""
LEFT, TOP, WIDTH, HEIGHT = -1.8, 1.9, 324, 306
_PERSON = 256
_REACH = 2.0
_EARS = -0.45
"""Above this height all that belongs to the person belongs to the head."""
_SEEN = 0.6
_TIPS = -0.85
"""Above this height hair beside the jaw is cut out too; what hangs lower the stage draws itself, so that it can swing."""
_LONG = 0.10
"""Share of the picture beside and below the jaw that must be hair for it to count as long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cutout:
    """A head on its own: `rgb` (height, width, rgb) float32 0…1, `alpha` (height, width) 0…1, and what its parts look like.

    `skin` and `hair` are sRGB colours 0…1, `hair` None where there is none to be seen; `is_hair` marks its pixels; `long`
    tells whether hair hangs below the jaw; `jaw` is how much larger the jaw is than the model's, 1 = the same.
    """

    rgb: NDArray[np.float32]
    alpha: NDArray[np.float32]
    is_hair: NDArray[np.bool_]
    skin: tuple[float, float, float]
    hair: tuple[float, float, float] | None
    long: bool
    jaw: float


def grid() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return x and y in head units of each pixel of a cut-out."""
    x = LEFT + (np.arange(WIDTH, dtype=np.float32) + 0.5) / FINE
    y = TOP - (np.arange(HEIGHT, dtype=np.float32) + 0.5) / FINE
    return np.broadcast_to(x, (HEIGHT, WIDTH)), np.broadcast_to(y[:, None], (HEIGHT, WIDTH))


def cut(picture: NDArray[np.uint8], frame: Frame, features: Features) -> Cutout:
    """Return the head at a frame of a picture (height, width, rgb), with a soft edge.

    Raises:
        MissingExtra: the package that runs the models is not installed.
    """
    source = np.asarray(picture / 255, np.float32)
    rgb = frame.rectangle(source, LEFT, TOP, (WIDTH, HEIGHT), FINE)
    seen = _person(source, frame, rgb)
    jaw = _snapped(grey(rgb), features)
    x, y = grid()
    half, low = _face_shape(features, jaw)
    in_face = (np.abs(x) <= half(y)) & (y >= low(x)) & (y <= max(p[1] for p in features.oval))
    # Where the model sees nobody, as in simple drawings, what is not background will do, or at least the face itself.
    person = seen if seen[in_face].mean() > _SEEN else blur((in_face | _not_ground(rgb)).astype(np.float32), 1.0)
    skin = _median(rgb, (person > 0.8) & _cheeks(x, y, features))
    above = (person > 0.85) & (y > max(p[1] for p in features.oval) + 0.06) & (np.abs(x) < 0.8)
    hair = _hair(rgb, above, skin)
    hairy = _hairy(rgb, hair, skin) if hair is not None else np.zeros(rgb.shape[:2], bool)
    beside = ~in_face & (np.abs(x) > half(np.clip(y, -0.75, None)))
    kept = in_face | (y > _EARS) | (beside & hairy & (y > _TIPS + 0.5 * np.maximum(np.abs(x) - 0.9, 0)))
    alpha = blur((person * kept).astype(np.float32), 1.0)
    return Cutout(
        rgb=rgb, alpha=_largest(np.clip((alpha - 0.12) / 0.76, 0, 1)), is_hair=hairy & ~_inner(x, y, features),
        skin=skin or (0.85, 0.67, 0.53), hair=hair, long=_hangs(hairy & beside & (person > 0.7), beside), jaw=jaw,
    )  # fmt: skip


def _person(source: NDArray[np.float32], frame: Frame, rgb: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return how surely each pixel of the cut-out belongs to the person, its edge drawn along the picture's own."""
    fine = _PERSON / (2 * _REACH)
    square = frame.rectangle(source, -_REACH, _REACH, (_PERSON, _PERSON), fine)
    # Beyond the picture its edge is repeated; a rim of zeros makes that nobody.
    rim = np.pad(np.ones((source.shape[0] - 2, source.shape[1] - 2, 1), np.float32), ((1, 1), (1, 1), (0, 0)))
    inside = frame.rectangle(rim, -_REACH, _REACH, (_PERSON, _PERSON), fine)
    coarse = models.run("person", square)[0][..., 0] * inside[..., 0]
    x, y = grid()
    u, v = (x + _REACH) * fine - 0.5, (_REACH - y) * fine - 0.5
    u, v = np.clip(u, 0, _PERSON - 1.001), np.clip(v, 0, _PERSON - 1.001)
    i, j = u.astype(int), v.astype(int)
    fu, fv = u - i, v - j
    top = coarse[j, i] * (1 - fu) + coarse[j, i + 1] * fu
    low = coarse[j + 1, i] * (1 - fu) + coarse[j + 1, i + 1] * fu
    wide = np.asarray(top * (1 - fv) + low * fv, np.float32)
    return np.clip(guided(wide, grey(rgb), 5, 2e-3), 0, 1)


def _not_ground(rgb: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Tell which pixels differ from the background, if that is of one colour all along the picture's edge; else none do."""
    seen = lab(rgb)
    edge = np.concatenate([seen[0], seen[: HEIGHT // 2, 0], seen[: HEIGHT // 2, -1]])
    ground = np.median(edge, axis=0)
    even = np.quantile(np.linalg.norm(edge - ground, axis=-1), 0.9) < 4
    return np.asarray((np.linalg.norm(seen - ground, axis=-1) > 10) & even)


def _face_shape(features: Features, jaw: float) -> tuple[_Curve, _Curve]:
    """Return two functions: half the face's width at a height, and the jaw's height at a distance from the middle."""
    oval = np.array(features.oval)
    oval = oval * np.where(oval[:, 1:] < 0, jaw, 1.0)
    heights = np.linspace(oval[:, 1].min(), oval[:, 1].max(), 40)
    sides = [oval[oval[:, 0] * way > 0] for way in (-1.0, 1.0)]
    sides = [side[np.argsort(side[:, 1])] for side in sides]
    halves = np.max([np.interp(heights, side[:, 1], np.abs(side[:, 0])) for side in sides], axis=0)
    bottom = oval[oval[:, 1] < -0.2]
    bottom = bottom[np.argsort(bottom[:, 0])]

    def half(y: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.asarray(np.interp(y, heights, halves) * 1.06 + 0.02)

    def low(x: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.asarray(np.interp(x, bottom[:, 0], bottom[:, 1]) - 0.015)

    return half, low


def _snapped(luma: NDArray[np.float32], features: Features) -> float:
    """Return how much further out than the model's the jaw's edge lies: 1 on photographs, more on drawings with small chins."""
    oval = np.array(features.oval)
    lower = oval[(oval[:, 1] < -0.55) & (np.abs(oval[:, 0]) < 0.6)]
    if len(lower) < 3:
        return 1.0
    scales = np.linspace(0.94, 1.30, 37)
    rays = lower[None] * scales[:, None, None]
    u = np.clip((rays[..., 0] - LEFT) * FINE, 0, WIDTH - 1).astype(int)
    v = np.clip((TOP - rays[..., 1]) * FINE, 0, HEIGHT - 1).astype(int)
    along = blur(luma, 1.2)[v, u]
    edge = np.abs(np.gradient(along, axis=0)).mean(axis=1)
    edge = np.convolve(edge, [0.25, 0.5, 0.25], mode="same") * (1.0 - 0.9 * np.abs(scales - 1.0))
    best = int(np.argmax(edge[1:-1])) + 1
    near = float(edge[np.abs(scales - 1.0) < 0.05].max())
    return float(scales[best]) if edge[best] > 1.6 * near else 1.0


def _hangs(hairy: NDArray[np.bool_], beside: NDArray[np.bool_]) -> bool:
    """Tell whether hair runs down beside the face and on below the jaw: what begins lower is a collar or a coat."""
    x, y = grid()
    near = beside & (np.abs(x) < 1.1)
    upper, lower = near & (y < 0.0) & (y > -0.5), near & (y < -0.55) & (y > -1.15)
    down = connected(hairy & (y > -1.15), upper & hairy)
    return bool((down & lower).sum() > _LONG * max(lower.sum(), 1) and (down & upper).sum() > _LONG * max(upper.sum(), 1))


def _cheeks(x: NDArray[np.float32], y: NDArray[np.float32], features: Features) -> NDArray[np.bool_]:
    nose = features.nose
    return np.asarray((np.abs(np.abs(x - nose[0]) - 0.36) < 0.12) & (np.abs(y - nose[1] + 0.02) < 0.10))


def _inner(x: NDArray[np.float32], y: NDArray[np.float32], features: Features) -> NDArray[np.bool_]:
    """Tell which pixels lie well within the face, where what is dark is an eye or a shadow and no hair."""
    top = min(p[1] for brow in features.brows for p in brow) - 0.02
    return np.asarray((np.abs(x) < 0.62) & (y < top) & (y > -1.0))


def _median(rgb: NDArray[np.float32], where: NDArray[np.bool_]) -> tuple[float, float, float] | None:
    if where.sum() < 30:
        return None
    red, green, blue = np.median(rgb[where], axis=0)
    return float(red), float(green), float(blue)


def _hair(
    rgb: NDArray[np.float32], above: NDArray[np.bool_], skin: tuple[float, float, float] | None
) -> tuple[float, float, float] | None:
    """Return the colour of what is above the brow, if it is not the skin's own."""
    found = _median(rgb, above) if above.sum() > 0.03 * FINE**2 else None
    if found is None or skin is None:
        return found
    apart = float(np.linalg.norm(lab(np.array(found, np.float32)) - lab(np.array(skin, np.float32))))
    return found if apart > 9.0 else None


def _hairy(
    rgb: NDArray[np.float32], hair: tuple[float, float, float], skin: tuple[float, float, float] | None
) -> NDArray[np.bool_]:
    """Tell which pixels are nearer to the hair's colour than to the skin's, and near enough."""
    seen = lab(rgb)
    weights = np.array([0.7, 1.0, 1.0])
    to_hair = np.linalg.norm((seen - lab(np.array(hair, np.float32))) * weights, axis=-1)
    to_skin = np.linalg.norm((seen - lab(np.array(skin or (0.85, 0.67, 0.53), np.float32))) * weights, axis=-1)
    return np.asarray((to_hair < to_skin) & (to_hair < 32))


def _largest(alpha: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the alpha with everything gone that does not hang together with the face."""
    y, x = int((TOP + 0.3) * FINE), int(-LEFT * FINE)
    seed = np.zeros(alpha.shape, bool)
    seed[y - 3 : y + 3, x - 3 : x + 3] = True
    reached = connected(alpha > 0.5, seed)
    near = blur(reached.astype(np.float32), 1.5) > 0.02
    return np.asarray(np.where(near, alpha, 0.0), np.float32)


def connected(mask: NDArray[np.bool_], seed: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the part of a mask that hangs together with the seed."""
    reached = mask & seed
    while True:
        grown = reached.copy()
        grown[1:] |= reached[:-1]
        grown[:-1] |= reached[1:]
        grown[:, 1:] |= reached[:, :-1]
        grown[:, :-1] |= reached[:, 1:]
        grown &= mask
        if (grown == reached).all():
            return reached
        reached = grown

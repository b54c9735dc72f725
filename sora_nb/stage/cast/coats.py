"""Coats: the markings on an animal's body: belly, stripes, spots, patches, wool, shells and spines."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast.anatomy import skinned
from sora_nb.stage.cast.outline import closed, ellipse, mix, opened, ribbon

if TYPE_CHECKING:
    from collections.abc import Callable

    from sora_nb.stage.cast.anatomy import Skeleton
    from sora_nb.stage.cast.mirror import Mirror
    from sora_nb.stage.cast.pelts import Pelt
    from sora_nb.stage.cast.species import Species

Pair = tuple[float, float]
_STATIONS = (0.0, 0.33, 0.68, 1.0)


def _line(values: tuple[float, float, float, float], u: float) -> float:
    u = min(max(u, 0.0), 1.0)
    i = 0 if u < 0.33 else 1 if u < 0.68 else 2
    share = (u - _STATIONS[i]) / (_STATIONS[i + 1] - _STATIONS[i])
    return values[i] + (values[i + 1] - values[i]) * share


class Hide:
    """The surface of one animal in a pose: `trunk` and `neck` turn hide coordinates into points."""

    def __init__(self, kind: Species, bones: Skeleton) -> None:
        self.kind, self.bones = kind, bones

    def trunk(self, u: float, v: float) -> complex:
        """Return a point of the trunk: u 0 at the hip … 1 at the shoulder, v 0 on the back … 1 on the belly."""
        kind = self.kind
        back, belly = _line(kind.back, u), _line(kind.belly, u)
        return skinned(self.bones, kind, complex((u - 0.5) * kind.length, back + (belly - back) * v))

    def neck(self, s: float, v: float) -> complex:
        """Return a point of the neck: s 0 at its base … 1 at the head, v -1 on the throat … 1 on the crest."""
        _, base, middle, top = self.bones.neck
        at = mix(base, middle, s * 2) if s < 0.5 else mix(middle, top, s * 2 - 1)
        wide, slim = self.kind.neck_width
        across = (top - base) * 1j / (abs(top - base) + 1e-9)
        return at + across * v * (wide * 0.92 + (slim - wide * 0.92) * math.sqrt(max(s, 0.0)))


def draw_marks(brush: Mirror, kind: Species, colours: Pelt, bones: Skeleton, shape: skia.Path, *, thighs: skia.Path) -> None:
    """Draw a species' markings on its trunk, neck and near legs, clipped to their outline."""
    found = [mark for mark in kind.marks if mark in MARKS]
    if not found:
        return
    hide = Hide(kind, bones)
    with brush.inside(shape):
        for mark in found:
            draw, tone = MARKS[mark]
            path, colour = draw(hide), getattr(colours, tone)._replace(a=0.94)
            if mark in ("belly", "dorsal", "saddle"):
                with brush.outside(thighs):
                    brush.flat(path, colour)
            else:
                brush.flat(path, colour)


def _belly(hide: Hide) -> skia.Path:
    t = hide.trunk
    points = [t(1.3, 0.45), t(1.12, 0.62), t(0.95, 0.78), t(0.6, 0.8), t(0.3, 0.84), t(0.05, 0.95)]
    points += [t(-0.05, 1.4), t(0.5, 1.5), t(1.0, 1.4), t(1.5, 1.0)]
    path = closed(points)
    throat = [hide.neck(-0.2, -0.55), hide.neck(0.5, -0.45), hide.neck(1.2, -0.5), hide.neck(1.3, -2.0), hide.neck(0.4, -2.2)]
    return closed([*throat, t(1.5, 0.6)], path)


def _saddle(hide: Hide) -> skia.Path:
    t = hide.trunk
    points = [t(-0.3, 0.1), t(0.0, 0.3), t(0.4, 0.4), t(0.8, 0.42), t(1.02, 0.3), t(1.15, -0.1), t(0.5, -0.5), t(-0.3, -0.4)]
    path = closed(points)
    return closed(
        [hide.neck(-0.1, 0.35), hide.neck(0.6, 0.45), hide.neck(1.3, 0.4), hide.neck(1.3, 2.2), hide.neck(-0.2, 2.0)], path
    )


def _blob(t: Callable[[float, float], complex], at: Pair, size: Pair, wobble: float, path: skia.Path) -> None:
    points = []
    for i in range(8):
        a = i * math.tau / 8
        r = 1 + 0.22 * math.sin(3 * a + wobble) + 0.12 * math.sin(2 * a + 2 * wobble)
        points.append(t(at[0] + size[0] * r * math.cos(a), at[1] + size[1] * r * math.sin(a)))
    closed(points, path)


def _patches(hide: Hide) -> skia.Path:
    path = skia.Path()
    for u, v, ru, rv, wobble in (
        (0.1, 0.12, 0.2, 0.34, 0.5),
        (0.62, 0.1, 0.17, 0.3, 2.0),
        (0.42, 0.82, 0.14, 0.2, 4.0),
        (-0.12, 0.75, 0.08, 0.2, 1.0),
    ):
        _blob(hide.trunk, (u, v), (ru, rv), wobble, path)
    _blob(hide.neck, (0.35, -0.1), (0.36, 0.75), 3.0, path)
    return path


def _stripes(hide: Hide) -> skia.Path:
    path = skia.Path()
    for i, u in enumerate((-0.14, 0.0, 0.14, 0.29, 0.44, 0.59, 0.74, 0.9, 1.05)):
        deep = (0.5, 0.62, 0.55, 0.68, 0.56, 0.68, 0.58, 0.66, 0.5)[i]
        spine = [
            hide.trunk(u - 0.01, -0.1),
            hide.trunk(u + 0.03, deep * 0.4),
            hide.trunk(u - 0.02, deep * 0.75),
            hide.trunk(u + 0.02, deep),
        ]
        closed(ribbon(spine, [0.03, 0.03, 0.022, 0.003]), path)
        if i % 2:
            low = [hide.trunk(u + 0.06, 1.1), hide.trunk(u + 0.08, 0.92), hide.trunk(u + 0.05, 0.76)]
            closed(ribbon(low, [0.022, 0.02, 0.003]), path)
    _bars(hide, path, ((0, 0.2), (0, 0.55), (1, 0.2), (2, 0.3)), 0.02)
    return path


def _bars(hide: Hide, path: skia.Path, places: tuple[tuple[int, float], ...], width: float) -> None:
    """Add short bars across the near legs: (bone, share along it)."""
    for name in ("hind near", "fore near"):
        limb = hide.bones.limbs[name]
        for bone, share in places:
            a, b = limb.joints[bone], limb.joints[bone + 1]
            at, along = mix(a, b, share), (b - a) / (abs(b - a) + 1e-9)
            across = along * 1j * limb.legs.widths[(1, 3, 5)[bone]] * hide.kind.bulk
            spine = [at - across * 1.4, at - across * 0.3 + along * width, at + across * 0.6]
            closed(ribbon(spine, [width, width, 0.002]), path)


def _zebra(hide: Hide) -> skia.Path:
    path = skia.Path()
    for i, u in enumerate((0.42, 0.56, 0.7, 0.84, 0.98, 1.12)):
        spine = [hide.trunk(u, -0.1), hide.trunk(u + 0.02, 0.35), hide.trunk(u + 0.01, 0.7), hide.trunk(u - 0.01, 0.98)]
        closed(ribbon(spine, [0.034, 0.032, 0.024, 0.006 + 0.004 * (i % 2)]), path)
    for u, v in ((0.28, 0.9), (0.12, 0.78), (-0.03, 0.6), (-0.14, 0.36)):
        spine = [
            hide.trunk(u + 0.06, -0.1 + 0.2 * v),
            hide.trunk(u - 0.05, 0.3 * v + 0.1),
            hide.trunk(u - 0.18, v * 0.7),
            hide.trunk(u - 0.42, v),
        ]
        closed(ribbon(spine, [0.03, 0.034, 0.03, 0.02]), path)
    for s in (0.02, 0.24, 0.46, 0.68, 0.9):
        spine = [hide.neck(s + 0.06, 1.2), hide.neck(s, 0.2), hide.neck(s - 0.03, -0.9)]
        closed(ribbon(spine, [0.034, 0.03, 0.006]), path)
    _bars(hide, path, ((0, 0.6), (0, 0.95), (1, 0.25), (1, 0.6), (1, 0.95), (2, 0.35), (2, 0.7)), 0.018)
    return path


def _tabby(hide: Hide) -> skia.Path:
    path = skia.Path()
    for i, u in enumerate((0.0, 0.2, 0.4, 0.6, 0.8)):
        spine = [hide.trunk(u, -0.1), hide.trunk(u + 0.03, 0.18), hide.trunk(u, 0.34 + 0.06 * (i % 2))]
        closed(ribbon(spine, [0.03, 0.026, 0.004]), path)
    return path


def _scatter(hide: Hide, count: int, size: float, path: skia.Path, low: float = 0.92) -> skia.Path:
    """Add spots over trunk and neck on a sunflower's lattice, which is even without rows."""
    for i in range(count):
        u, v = (i * 0.618034) % 1.0, (i + 0.5) / count
        at = hide.trunk(-0.22 + 1.4 * u, 0.02 + low * v)
        r = size * (0.8 + 0.4 * ((i * 0.37) % 1.0)) * (1.0 - 0.25 * v)
        ellipse(at, r * 1.15, r * 0.9, 0.0, path)
    for i in range(count // 6):
        at = hide.neck(0.05 + 0.85 * ((i * 0.618) % 1.0), 0.8 - 1.5 * (i + 0.5) / (count / 6))
        ellipse(at, size * 0.85, size * 0.75, 0.0, path)
    for name in ("hind near", "fore near"):
        for bone, share in ((0, 0.5), (0, 0.95), (1, 0.4), (1, 0.8)):
            joints = hide.bones.limbs[name].joints
            ellipse(
                mix(joints[bone], joints[bone + 1], share) + (0.02 if share > 0.6 else -0.02), size * 0.8, size * 0.7, 0.0, path
            )
    return path


def _spots(hide: Hide) -> skia.Path:
    return _scatter(hide, 46, 0.021, skia.Path())


def _rosettes(hide: Hide) -> skia.Path:
    return _scatter(hide, 30, 0.036, skia.Path())


def _centres(hide: Hide) -> skia.Path:
    return _scatter(hide, 30, 0.016, skia.Path())


def _fawn(hide: Hide) -> skia.Path:
    path = skia.Path()
    for i in range(13):
        at = hide.trunk(-0.15 + 1.1 * ((i * 0.618) % 1.0), 0.08 + 0.42 * (i / 13))
        ellipse(at, 0.02, 0.016, 0.0, path)
    return path


def _giraffe(hide: Hide) -> skia.Path:
    path = skia.Path()
    for row, v in enumerate((0.06, 0.42, 0.78)):
        for i in range(6):
            u = -0.18 + 0.24 * i + (0.12 if row % 2 else 0.0)
            _tile(hide.trunk, (u, v), (0.105, 0.155), i + row * 2.0, path)
    for i in range(7):
        s = 0.02 + 0.15 * i
        _tile(hide.neck, (s, 0.5 if i % 2 else -0.2), (0.066, 0.42), i * 1.7, path)
        _tile(hide.neck, (s + 0.03, -0.55 if i % 2 else 0.75), (0.055, 0.28), i * 2.3, path)
    for name in ("hind near", "fore near"):
        joints = hide.bones.limbs[name].joints
        for bone, share, r in ((0, 0.5, 0.07), (0, 0.95, 0.05), (1, 0.35, 0.036), (1, 0.7, 0.026)):
            ellipse(mix(joints[bone], joints[bone + 1], share), r, r * 0.9, 0.0, path)
    return path


def _tile(t: Callable[[float, float], complex], at: Pair, size: Pair, wobble: float, path: skia.Path) -> None:
    """Add one polygon with rounded corners."""
    points: list[complex] = []
    for i in range(5):
        a = (i + 0.3 * math.sin(wobble + i)) * math.tau / 5 + wobble
        here = t(at[0] + size[0] * math.cos(a), at[1] + size[1] * math.sin(a))
        b = a + 0.35
        points += [here, t(at[0] + size[0] * 0.98 * math.cos(b), at[1] + size[1] * 0.98 * math.sin(b))]
    closed(points, path)


def _yoke(hide: Hide) -> skia.Path:
    t = hide.trunk
    return closed([t(0.72, -0.2), t(0.76, 0.4), t(0.7, 1.2), t(1.3, 1.3), t(1.22, 0.6), t(1.08, 0.2), t(1.04, -0.3)])


def _dorsal(hide: Hide) -> skia.Path:
    t = hide.trunk
    path = closed(
        [t(-0.4, 0.12), t(0.1, 0.17), t(0.5, 0.19), t(0.9, 0.2), t(1.1, 0.1), t(1.1, -0.4), t(0.4, -0.5), t(-0.5, -0.4)]
    )
    return closed(
        [hide.neck(-0.1, 0.5), hide.neck(0.6, 0.45), hide.neck(1.3, 0.4), hide.neck(1.3, 2.0), hide.neck(-0.1, 2.0)], path
    )


def _legs(hide: Hide) -> skia.Path:
    from sora_nb.stage.cast.bodies import sock_path

    path = skia.Path()
    for name in ("hind near", "fore near"):
        path.addPath(sock_path(hide.kind, hide.bones.limbs[name]))
    return path


MARKS: dict[str, tuple[Callable[[Hide], skia.Path], str]] = {
    "saddle": (_saddle, "dark"), "belly": (_belly, "light"), "patches": (_patches, "mark"), "stripes": (_stripes, "dark"),
    "zebra": (_zebra, "dark"), "tabby": (_tabby, "dark"), "spots": (_spots, "dark"), "rosettes": (_rosettes, "dark"),
    "centres": (_centres, "mark"), "fawn": (_fawn, "light"), "giraffe": (_giraffe, "mark"), "yoke": (_yoke, "limb"),
    "dorsal": (_dorsal, "light"), "socks": (_legs, "light"), "stockings": (_legs, "dark"), "points": (_legs, "dark"),
}  # fmt: skip
"""Markings of the body by name: how they are drawn and which of the coat's colours they take."""


def draw_wool(brush: Mirror, kind: Species, colours: Pelt, bones: Skeleton) -> None:
    """Draw curls on a fleece."""
    hide = Hide(kind, bones)
    shade = colours.coat.lighter(-0.3)._replace(a=0.55)
    for i in range(9):
        at = hide.trunk(0.02 + 0.96 * ((i * 0.618 + 0.2) % 1.0), 0.2 + 0.07 * i)
        brush.line(opened([at + 0.05, at + 0.045j + 0.02, at - 0.04 + 0.02j, at - 0.035 - 0.03j]), shade, 0.016)

"""Ornaments: what some animals wear over their bodies: a lion's mane, spines, a shell, a beard, an udder, nose horns."""

from __future__ import annotations

import cmath
import math
from itertools import pairwise
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast.coats import Hide
from sora_nb.stage.cast.outline import closed, ellipse, mix, ribbon, turn
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.cast.anatomy import Pose, Skeleton
    from sora_nb.stage.cast.heads import Head
    from sora_nb.stage.cast.mirror import Mirror
    from sora_nb.stage.cast.pelts import Pelt
    from sora_nb.stage.cast.species import Species

_UDDER = Colour.hex("#f0b4b0")
_TOOTH = Colour(0.99, 0.98, 0.93)


def draw_under(brush: Mirror, kind: Species, bones: Skeleton) -> None:
    """Draw what hangs behind the near legs: an udder."""
    if "udder" in kind.extras:
        at = Hide(kind, bones).trunk(0.2, 1.0)
        brush.solid(ellipse(at - 0.02j, 0.105, 0.08), _UDDER, volume=0.5, material="skin")
        for x in (-0.04, 0.04):
            brush.solid(ellipse(at + x - 0.1j, 0.018, 0.03), _UDDER, volume=0.3, material="skin")


def draw_over(brush: Mirror, kind: Species, colours: Pelt, bones: Skeleton, pose: Pose) -> None:
    """Draw what covers the trunk: spines, a shell, a shaggy front."""
    hide = Hide(kind, bones)
    if "spines" in kind.extras:
        _spines(brush, colours, hide, pose)
    if "shell" in kind.extras:
        _shell(brush, colours, hide)
    if "ruff" in kind.extras:
        points = []
        edge = [
            hide.trunk(0.66, 0.0),
            hide.trunk(0.7, 0.6),
            hide.trunk(0.78, 1.05),
            hide.trunk(1.05, 1.2),
            hide.trunk(1.25, 0.8),
        ]
        for i, point in enumerate(edge):
            points += [point, mix(point, edge[min(i + 1, 4)], 0.5) + 0.03]
        points += [
            hide.neck(0.6, -1.5),
            hide.neck(1.0, -0.4),
            hide.neck(1.0, 0.9),
            hide.neck(0.3, 1.1),
            hide.trunk(0.95, -0.12),
        ]
        brush.solid(closed(points), colours.dark, volume=0.5, material="hair")


def _spines(brush: Mirror, colours: Pelt, hide: Hide, pose: Pose) -> None:
    stations = [
        (-0.36, 0.8),
        (-0.38, 0.45),
        (-0.28, 0.16),
        (-0.1, 0.0),
        (0.15, -0.05),
        (0.4, -0.07),
        (0.65, -0.06),
        (0.88, -0.02),
        (1.08, 0.04),
    ]
    rim = [hide.trunk(u, v) for u, v in stations] + [hide.neck(0.75, 0.95)]
    middle = hide.trunk(0.4, 0.6)
    points: list[complex] = []
    for a, b in pairwise(rim):
        for share in (0.0, 0.5):
            root = mix(a, b, share)
            away = root - middle
            away /= abs(away) + 1e-9
            tip = mix(a, b, share + 0.1) + away * turn(18) * (0.11 + 0.01 * pose.breath)
            points += [root, root, tip, tip]
    points += [
        rim[-1],
        hide.neck(0.5, -0.3),
        hide.trunk(0.98, 0.5),
        hide.trunk(0.7, 0.72),
        hide.trunk(0.3, 0.78),
        hide.trunk(-0.1, 0.86),
    ]
    brush.solid(closed(points), colours.dark, volume=0.5, material="hair")
    pale = skia.Path()
    for i in range(26):
        at = hide.trunk(-0.25 + 1.2 * ((i * 0.618) % 1.0), 0.03 + 0.6 * (i / 26))
        away = at - middle
        way = away / (abs(away) + 1e-9) * turn(25)
        closed(ribbon([at, at + way * 0.1], [0.012, 0.002]), pale)
    brush.flat(pale, colours.dark.lighter(0.35))


def _shell(brush: Mirror, colours: Pelt, hide: Hide) -> None:
    t = hide.trunk
    rim = [t(-0.3, 0.78), t(-0.26, 0.3), t(-0.02, -0.2), t(0.5, -0.48), t(1.0, -0.15), t(1.2, 0.35), t(1.24, 0.8), t(0.5, 0.92)]
    dome = closed(rim)
    brush.solid(dome, colours.dark, volume=0.8, material="horn")
    ink = colours.dark.lighter(-0.4)
    with brush.inside(dome):
        for u in (0.05, 0.48, 0.92):
            tile = closed(
                [p for a in range(6) for p in [t(u + 0.2 * math.cos(a * math.pi / 3), 0.18 + 0.36 * math.sin(a * math.pi / 3))]]
            )
            brush.flat(tile, colours.mark)
            brush.line(tile, ink, 0.014)
    edge = [t(-0.36, 0.72), t(0.1, 0.86), t(0.5, 0.9), t(0.9, 0.86), t(1.3, 0.72), t(1.28, 0.92), t(0.5, 1.06), t(-0.34, 0.92)]
    brush.solid(closed(edge), colours.dark.lighter(0.12), volume=0.4, material="horn")


def draw_lion_mane(head: Head, own: Mirror, pose: Pose) -> None:
    """Draw a lion's mane behind its face, over the neck and the breast."""
    if head.kind.mane != "lion":
        return
    sway = 0.1 * math.sin(math.radians(pose.ear * 4)) * 1j
    for reach, tone in ((1.0, head.colours.dark), (0.8, head.colours.dark.lighter(0.16))):
        points: list[complex] = []
        for i in range(13):
            a = math.radians(52 + i * 290 / 13)
            r = (1.72 + 0.34 * math.sin(a * 0.5 - 0.2) + (0.45 if 200 < math.degrees(a) < 285 else 0.0)) * reach
            b = a + math.radians(290 / 26)
            points += [complex(-0.22, -0.16) + p for p in (cmath.rect(r, a) + sway, cmath.rect(r * 0.86, b))]
        own.solid(closed(points), tone, volume=0.5, material="hair", edge=reach == 1.0)


def draw_face_extras(head: Head, own: Mirror, pose: Pose) -> None:
    """Draw what grows on a face: a goat's beard, a rhinoceros' horns, a beaver's teeth, a crocodile's fangs."""
    extras = head.kind.extras
    if "beard" in extras:
        jaw = turn(-head.profile.gape * pose.mouth)
        spine = [head.at(0.75, -0.55), head.at(0.72, -0.9), head.at(0.62, -1.3)]
        spine = [spine[0] + (p - spine[0]) * jaw for p in spine]
        own.solid(closed(ribbon(spine, [0.2, 0.15, 0.03])), head.colours.light, volume=0.3, material="hair")
    if "noses" in extras:
        for x, y, tall in ((1.52, 0.38, 0.95), (0.98, 0.38, 0.45)):
            spine = [head.at(x, y - 0.08), head.at(x + 0.1, y + tall * 0.5), head.at(x - 0.02, y + tall)]
            own.solid(closed(ribbon(spine, [0.1 + 0.1 * tall, 0.13, 0.02])), head.colours.horn, volume=0.5, material="horn")
    if "teeth" in extras:
        x, y = head.profile.mouth[1]
        box = [
            head.at(x - 0.13, y + 0.05),
            head.at(x - 0.13, y - 0.26),
            head.at(x + 0.07, y - 0.26),
            head.at(x + 0.07, y + 0.05),
        ]
        own.flat(closed([p for point in box for p in (point, point)]), _TOOTH)
    if "fangs" in extras:
        for x in (1.05, 1.3):
            tooth = [head.at(x - 0.05, -0.24), head.at(x, -0.4), head.at(x + 0.05, -0.24)]
            own.flat(closed([p for point in tooth for p in (point, point)]), _TOOTH)


def draw_nails(brush: Mirror, kind: Species, bones: Skeleton) -> None:
    """Draw the toe nails of a padded foot."""
    if "nails" not in kind.extras:
        return
    for name in ("hind near", "fore near"):
        limb = bones.limbs[name]
        for x in (0.2, 0.55, 0.88):
            nail = [
                limb.sole + limb.foot * complex(x + a * 0.14, 0.12 + b * 0.3) * limb.legs.size
                for a, b in ((-1, 0), (0, 0.9), (1, 0), (0, -0.3))
            ]
            brush.flat(closed(nail), Colour.hex("#e6dfd2"))


def draw_fin(brush: Mirror, kind: Species, colours: Pelt, bones: Skeleton) -> None:
    """Draw the ridge of a crocodile's or a lizard's back."""
    if "ridge" not in kind.extras:
        return
    hide = Hide(kind, bones)
    path = skia.Path()
    for i in range(9):
        u = -0.2 + 0.14 * i
        a, b = hide.trunk(u, 0.03), hide.trunk(u + 0.11, 0.03)
        tip = mix(a, b, 0.35) + (b - a) * 0.55j
        closed([a, a, tip, tip, b, b], path)
    brush.flat(path, colours.dark)

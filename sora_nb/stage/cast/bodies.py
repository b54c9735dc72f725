"""Bodies: draws a quadruped's trunk, neck, legs and feet as one silhouette, far limbs first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast.anatomy import Limb, Pose, Skeleton, skinned
from sora_nb.stage.cast.coats import Hide, draw_marks, draw_wool
from sora_nb.stage.cast.outline import closed, ellipse, mix, opened, ribbon, union

if TYPE_CHECKING:
    from sora_nb.stage.cast.mirror import Mirror
    from sora_nb.stage.cast.pelts import Pelt
    from sora_nb.stage.cast.species import Species
    from sora_nb.stage.styles.pen import Colour

NEAR = ("hind near", "fore near")
_PAW = ((-0.8, 0.35), (-0.15, 0.78), (0.6, 0.5), (1.2, 0.0), (1.22, -0.45), (0.8, -0.6), (-0.4, -0.6), (-0.85, -0.3))
_PAD = ((-0.98, -0.6), (-0.98, -0.6), (1.08, -0.6), (1.08, -0.6), (1.0, 0.0), (0.9, 0.5), (-0.9, 0.5), (-0.98, 0.0))
_HOOF = ((-0.72, 0.0), (-0.72, 0.0), (1.15, 0.0), (1.15, 0.0), (0.72, 1.05), (0.72, 1.05), (-0.6, 1.05), (-0.6, 1.05))


def leg_spine(limb: Limb) -> list[complex]:
    """Return the seven stations along a leg that its widths belong to."""
    root, middle, low, ball = limb.joints
    return [root, mix(root, middle, 0.5), middle, mix(middle, low, 0.45), low, mix(low, ball, 0.5), ball]


def leg_path(limb: Limb, bulk: float) -> skia.Path:
    """Return the outline of a leg down to its ankle."""
    spine = leg_spine(limb)
    widths = [width * bulk for width in limb.legs.widths]
    if limb.legs.foot == "hoof":
        spine.append(mix(limb.joints[3], limb.sole + 0.03 * 1j * limb.foot + 0.02 * limb.foot, 0.9))
        widths.append(widths[-1] * 0.95)
    return closed(ribbon(spine, widths))


def foot_path(limb: Limb) -> skia.Path:
    """Return the outline of a paw or a padded sole."""
    legs = limb.legs
    shape = _PAW if legs.foot == "paw" else _PAD
    lift = legs.chain[3][1] / 0.6
    way = limb.foot
    return closed([limb.joints[3] + way * complex(x * legs.size, y * lift) for x, y in shape])


def hoof_path(limb: Limb) -> skia.Path:
    """Return the outline of a hoof."""
    return closed([limb.sole + limb.foot * (complex(x, y) * limb.legs.size) for x, y in _HOOF])


def trunk_points(kind: Species, bones: Skeleton, pose: Pose) -> list[complex]:
    """Return the outline of the trunk, from the tail along the back, down the breast and back along the belly."""
    half = kind.length / 2
    back, belly = kind.back, kind.belly
    low = pose.breath * 0.012
    span = kind.length
    rest = (
        complex(-half - kind.rump * 0.82, back[0] * 0.8 + belly[0] * 0.2),
        complex(-half - kind.rump * 0.45, back[0] - 0.03),
        complex(-half + 0.04, back[0]),
        complex(-half + 0.33 * span, back[1] + low * 0.4),
        complex(-half + 0.68 * span, back[2] + low * 0.4),
        complex(half - 0.02, back[3]),
        complex(half + kind.breast * 0.75, back[3] * 0.72 + belly[3] * 0.28),
        complex(half + kind.breast, back[3] * 0.42 + belly[3] * 0.58),
        complex(half + kind.breast * 0.62, back[3] * 0.12 + belly[3] * 0.88),
        complex(half - 0.06, belly[3]),
        complex(-half + 0.64 * span, belly[2] - low),
        complex(-half + 0.34 * span, belly[1] - low),
        complex(-half + 0.08, belly[0]),
        complex(-half - kind.rump * 0.5, back[0] * 0.3 + belly[0] * 0.7),
        complex(-half - kind.rump, back[0] * 0.55 + belly[0] * 0.45),
    )
    return [skinned(bones, kind, point) for point in rest]


def neck_path(kind: Species, bones: Skeleton) -> skia.Path:
    """Return the outline of the neck, from inside the trunk to inside the skull."""
    wide, slim = kind.neck_width
    inner, base, middle, top = bones.neck
    crest = (top - base) * 1j / (abs(top - base) + 1e-9) * kind.crest
    return closed(ribbon([inner, base, middle + crest, top], [wide * 0.8, wide * 0.9, wide * 0.42 + slim * 0.55, slim]))


def silhouette(kind: Species, bones: Skeleton, pose: Pose, legs: list[skia.Path]) -> skia.Path:
    """Return trunk and neck, and the near legs where they wear the same coat, as one outline."""
    trunk = trunk_points(kind, bones, pose)
    parts = [closed(trunk), neck_path(kind, bones)]
    if "wool" in kind.extras:
        parts += [ellipse(point, 0.125, 0.12) for point in trunk]
        parts += [ellipse(mix(bones.neck[1], bones.neck[3], 0.55), 0.17, 0.16)]
    if kind.hump:
        at, wide, high = kind.hump
        form = ((-1.0, -0.4), (-0.78, 0.12), (-0.5, 0.66), (-0.2, 0.97), (0.2, 0.97), (0.5, 0.66), (0.78, 0.12), (1.0, -0.4))
        points = [(at + x * wide, -y * high) for x, y in form]
        hide = Hide(kind, bones)
        parts.append(closed([hide.trunk(u, v) for u, v in points]))
    if not kind.limb_colour:
        parts += legs
        parts += [foot_path(bones.limbs[name]) for name in NEAR if bones.limbs[name].legs.foot != "hoof"]
    return union(parts)


def draw_leg(brush: Mirror, kind: Species, colours: Pelt, limb: Limb, far: float) -> None:
    """Draw a leg of its own: a far one, or a near one of another colour than the body."""
    parts = [leg_path(limb, kind.bulk)]
    if limb.legs.foot != "hoof":
        parts.append(foot_path(limb))
    shape = union(parts)
    brush.solid(shape, colours.limb, far=far, volume=0.45)
    if set(kind.marks) & {"socks", "stockings", "points"}:
        with brush.inside(shape):
            shade = _sock(kind, colours).lighter(-0.28 * far)
            brush.flat(sock_path(kind, limb), shade)
    draw_hoof(brush, colours, limb, far)


def draw_hoof(brush: Mirror, colours: Pelt, limb: Limb, far: float) -> None:
    """Draw the hoof of a leg that has one, or the toes of a paw."""
    if limb.legs.foot == "hoof":
        brush.solid(hoof_path(limb), colours.hoof, far=far, volume=0.4, material="horn")
    elif limb.legs.foot == "paw" and not far:
        size, way, ball = limb.legs.size, limb.foot, limb.joints[3]
        shade = colours.coat.lighter(-0.45)
        for x in (0.45, 0.85):
            toe = opened([ball + way * size * complex(x, -0.1), ball + way * size * complex(x + 0.08, -0.52)])
            brush.line(toe, shade._replace(a=0.6), 0.014)


def sock_path(kind: Species, limb: Limb) -> skia.Path:
    """Return the patch that covers the lower leg, for socks, stockings and dark points."""
    _, middle, low, ball = limb.joints
    high = {"socks": 0.05, "stockings": 0.75, "points": 0.35}[
        next(m for m in kind.marks if m in ("socks", "stockings", "points"))
    ]
    start = mix(low, middle, high) if high > 0.1 else mix(ball, low, 0.55)
    reach = limb.legs.size * 1.7
    end = ball - 1j * reach * limb.foot
    spine = [start, mix(start, low, 0.5) if high > 0.1 else mix(start, ball, 0.5), ball, end]
    width = max(limb.legs.widths[3] * 1.5, reach)
    return closed(ribbon(spine, [width * 0.8, width, width, width], tip=0.3))


def _sock(kind: Species, colours: Pelt) -> Colour:
    return colours.light if "socks" in kind.marks else colours.dark


def draw_trunk(brush: Mirror, kind: Species, colours: Pelt, bones: Skeleton, pose: Pose) -> skia.Path:
    """Draw trunk, neck and near legs with their markings, and return their outline."""
    legs = [leg_path(bones.limbs[name], kind.bulk) for name in NEAR]
    shape = silhouette(kind, bones, pose, legs)
    brush.solid(shape, colours.coat, volume=0.42)
    thighs = skia.Path(legs[0])
    thighs.addPath(legs[1])
    draw_marks(brush, kind, colours, bones, shape, thighs=thighs)
    if "wool" in kind.extras:
        draw_wool(brush, kind, colours, bones)
    return shape


def draw_creases(brush: Mirror, kind: Species, colours: Pelt, bones: Skeleton) -> None:
    """Draw the short lines that part thigh and shoulder from the trunk."""
    ink = colours.coat.lighter(-0.5)._replace(a=0.55)
    hind, fore = bones.limbs["hind near"], bones.limbs["fore near"]
    for limb, ahead in ((hind, 1.0), (fore, -1.0)):
        root, middle, _, _ = limb.joints
        along = middle - root
        across = along / (abs(along) + 1e-9) * 1j * ahead
        width = limb.legs.widths[1] * kind.bulk
        start, end = root + along * 0.35 + across * width * 1.0, middle + across * limb.legs.widths[2] * kind.bulk
        bulge = mix(start, end, 0.5) + across * width * 0.12
        brush.line(opened([start, bulge, end]), ink, 0.016)

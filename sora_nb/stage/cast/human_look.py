"""Human look: draws a solved body with its clothes, far limbs first, in metres from the root."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast import cameo_heads, faces, hair, hands, hats, panels, robots, skulls, trimmings
from sora_nb.stage.cast.easel import Easel
from sora_nb.stage.cast.human_body import SIDES
from sora_nb.stage.cast.limbs import Point, between, blob, curve, limb, oval
from sora_nb.stage.cast.outline import Joined
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sora_nb.stage.cast.human_body import Limb, Pose, Skeleton
    from sora_nb.stage.cast.people import Person
    from sora_nb.stage.styles.pen import Pen


def draw(
    pen: Pen, person: Person, bones: Skeleton, pose: Pose, drag: float, *, handled: Callable[[bool], None] | None = None
) -> None:
    """Draw the whole body; `drag` is how far loose things trail, in metres, + to the right.

    `handled(behind)` draws what the person uses: behind the body (True), and between it and the near arm (False).
    """
    if handled is not None:
        handled(True)
    near = sorted(SIDES, key=lambda s: -bones.arms[s].depth)  # far side first
    easel = head_easel(pen, person, bones)
    if math.cos(bones.face) >= 0:
        trimmings.behind(pen, person, bones, drag)
    if person.beast is not None:
        person.beast.tail(pen, person.build, bones, drag)
    back = math.cos(bones.face) < 0
    loose = person.beast is None and not hats.covers(person.costume.hat)
    if loose and not back:
        hair.behind(easel, person.style, person.hair, bones.face, drag / easel.unit)
    arm(pen, person, bones.arms[near[0]], getattr(pose, f"grip_{near[0]}"))
    for side in sorted(SIDES, key=lambda s: -bones.legs[s].depth)[int(pose.astride > 0.5) :]:
        leg(pen, person, bones.legs[side])
    pelvis(pen, person, bones)
    neck(pen, person, bones)
    torso(pen, person, bones, skirt(person, bones, drag))
    if bones.lx > 0.05:
        trimmings.chest(pen, person, bones, drag)
    face(easel, person, pose, bones.face)
    if loose and back:
        hair.behind(easel, person.style, person.hair, bones.face, drag / easel.unit)
    if back:
        trimmings.behind(pen, person, bones, drag)
    if handled is not None:
        handled(False)
    arm(pen, person, bones.arms[near[1]], getattr(pose, f"grip_{near[1]}"))


def near_arm(pen: Pen, person: Person, bones: Skeleton, pose: Pose) -> None:
    """Draw the arm nearer to the viewer alone, over what it plays on."""
    side = min(SIDES, key=lambda s: bones.arms[s].depth)
    arm(pen, person, bones.arms[side], getattr(pose, f"grip_{side}"))


def head_easel(pen: Pen, person: Person, bones: Skeleton) -> Easel:
    """Return the head's own coordinates."""
    return Easel(pen, bones.head, bones.tilt, person.build.head / 2)


def face(easel: Easel, person: Person, pose: Pose, yaw: float) -> None:
    """Draw head, features, hair and hat; a cameo's and an animal's are their own."""
    if person.beast is not None:
        person.beast.face(easel, pose, yaw)
        hats.put_on(easel, person, yaw)
    elif person.cameo is None:
        _face(easel, person, pose, yaw)
    else:
        _cameo(easel, person, person.cameo, pose, yaw)


def _face(easel: Easel, person: Person, pose: Pose, yaw: float) -> None:
    look, hat = person.face, person.costume.hat
    extras = person.costume.extras
    far = -1.0 if yaw >= 0 else 1.0
    for side in (-far, far):
        if person.style.ears and not hats.covers(hat):
            faces.ear(easel, look, yaw, side) if side == -far else None
    easel.solid(faces.head(look, round(yaw, 2)), look.skin, volume=0.5)
    seen = math.cos(yaw) > 0.05
    if "beard" in extras and seen:
        hair.beard(easel, person.hair, yaw, 0.75 if "long beard" in extras else 0.06)
    if "stubble" in extras and seen:
        hair.beard(easel, look.skin.mix(person.hair, 0.35), yaw, 0.0)
    if seen:
        faces.features(easel, look, pose, yaw)
        if "beard" in extras or "moustache" in extras:
            hair.moustache(easel, person.hair.lighter(-0.08), yaw)
        trimmings.worn_on_face(easel, person, yaw)
    if not hats.covers(hat):
        hair.front(easel, hats.pressed(person.style, hat), person.hair, yaw, person.seed)
        if person.style.ears:
            faces.ear(easel, look, yaw, far)
    _top(easel, person, pose, yaw)


def _top(easel: Easel, person: Person, pose: Pose, yaw: float) -> None:
    """Draw what sits on a head, or stands for the whole of it."""
    hat = person.costume.hat
    if hat == "robot":
        robots.head(easel, Colour.hex(person.costume.top), Colour.hex(person.costume.accent), yaw=yaw, pose=pose)
    elif hat == "skull":
        skulls.head(easel, yaw=yaw, pose=pose)
    else:
        hats.put_on(easel, person, yaw)


def _cameo(easel: Easel, person: Person, head: cameo_heads.CameoHead, pose: Pose, yaw: float) -> None:
    """Draw somebody's own head, with what the costume puts on it."""
    hat = person.costume.hat
    worn = "over" if hats.covers(hat) else "on" if hats.pressed(person.style, hat) != person.style else ""
    head.draw(easel, pose, yaw, hat=worn)
    if math.cos(yaw) > 0.05:
        trimmings.worn_on_face(cameo_heads.larger(easel), person, cameo_heads.turn_of(yaw))
    hats.put_on(easel, person, yaw)


def neck(pen: Pen, person: Person, bones: Skeleton) -> None:
    """Draw the neck."""
    b = person.build
    wide = b.head * (0.175 if person.female or person.age in {"child", "baby"} else 0.225)
    top = between(bones.neck, bones.head, 0.72)
    low = (bones.neck[0], bones.neck[1] - b.torso * 0.07)
    pen.solid(limb([low, top], [wide * 1.15, wide]), person.face.skin.lighter(-0.10), volume=0.25)


def contour(person: Person, bones: Skeleton, grow: float = 0.0) -> tuple[list[Point], list[Point]]:
    """Return the trunk's outline as (left, right) points from hips to the neck, `grow` metres outside the body."""
    b = person.build
    fx, lx = bones.fx, bones.lx
    levels = (
        # (share up from the hips, half width, front, back): widths are narrower seen from the side
        (-0.14, b.hips * 0.90, 0.10 * b.belly, 0.030 * b.height),
        (0.08, b.hips * 0.98, 0.6 * b.belly, 0.022 * b.height),
        (0.40, b.waist, b.belly, 0.004 * b.height),
        (0.68, (b.waist + b.shoulders) * 0.5, b.bust + 0.4 * b.belly, 0.012 * b.height),
        (0.88, b.shoulders * 0.94, 0.4 * b.bust, 0.014 * b.height),
    )
    narrow = 0.80 + 0.20 * abs(lx)
    left, right = [], []
    for share, half, front, back in levels:
        at, turn = _spine(bones, share)
        fore, aft = (front, back) if fx >= 0 else (back, front)
        fore, aft = fore * abs(fx), aft * abs(fx)
        shoulder = min(max((share - 0.5) / 0.4, 0), 1)
        squeeze = narrow * (1 - shoulder) + shoulder * (0.60 + 0.40 * abs(bones.shoulder_lx))
        w = half * squeeze + grow
        c, s = math.cos(turn), math.sin(turn)
        right.append((at[0] + (w + fore) * c, at[1] - (w + fore) * s))
        left.append((at[0] - (w + aft) * c, at[1] + (w + aft) * s))
    return left, right


def _spine(bones: Skeleton, share: float) -> tuple[Point, float]:
    """Return a point on the spine, 0 = hips, 1 = base of the neck, and the lean there."""
    if share <= 0.42:
        start, end, low, high = bones.pelvis, bones.waist, 0.0, 0.42
    else:
        start, end, low, high = bones.waist, bones.neck, 0.42, 1.0
    at = between(start, end, (share - low) / (high - low))
    lower = math.atan2(bones.waist[0] - bones.pelvis[0], bones.waist[1] - bones.pelvis[1])
    upper = math.atan2(bones.neck[0] - bones.waist[0], bones.neck[1] - bones.waist[1])
    return at, lower + (upper - lower) * min(max(share, 0.0), 1.0)


def torso(pen: Pen, person: Person, bones: Skeleton, drape: skia.Path | None) -> None:
    """Draw the main garment over the trunk, in one piece with what hangs from it unless that has its own colour."""
    b, costume = person.build, person.costume
    left, right = contour(person, bones, 0.008 * b.height)
    collar = b.head * 0.25
    turn = bones.spine
    c, s = math.cos(turn), math.sin(turn)

    def off(x: float, y: float) -> Point:
        return bones.neck[0] + x * c + y * s, bones.neck[1] - x * s + y * c

    path = blob([
        *left, off(-b.shoulders * 0.62 * (0.6 + 0.4 * abs(bones.shoulder_lx)), -b.torso * 0.01),
        off(-collar, b.torso * 0.035), off(0, -b.torso * 0.03), off(collar, b.torso * 0.035),
        off(b.shoulders * 0.62 * (0.6 + 0.4 * abs(bones.shoulder_lx)), -b.torso * 0.01), *reversed(right),
    ])  # fmt: skip
    if drape is not None and costume.skirt not in {"", costume.top}:
        pen.solid(drape, Colour.hex(costume.skirt), volume=0.5, material="cloth")
    elif drape is not None:
        whole = skia.Op(path, drape, skia.PathOp.kUnion_PathOp)
        path = Joined.of(whole, (path, drape)) if whole is not None else path
    pen.solid(path, Colour.hex(costume.top), volume=0.5, material=costume.material)
    if bones.lx > 0.05:
        panels.pattern(pen, person, bones, path, (left, right))


def pelvis(pen: Pen, person: Person, bones: Skeleton) -> None:
    """Draw the seat of trousers or shorts."""
    b, costume = person.build, person.costume
    colour = Colour.hex(costume.bottom) if costume.trousers else Colour.hex(costume.top)
    hips = [bones.legs[s].root for s in SIDES]
    low = min(p[1] for p in hips) - b.hips * 0.42
    left, right = contour(person, bones, 0.002 * b.height)
    mid = (bones.pelvis[0], low)
    pen.solid(blob([left[0], left[1], right[1], right[0], mid]), colour, volume=0.2, edge=False, material="cloth")


def skirt(person: Person, bones: Skeleton, drag: float) -> skia.Path | None:
    """Return the outline of what hangs from the hips: skirt, coat tails, robe; it drapes round both legs."""
    b, costume = person.build, person.costume
    if costume.drape <= 0:
        return None
    hang = costume.drape * 2
    pad = b.height * (0.045 + 0.075 * costume.flare)
    left, right = contour(person, bones, 0.012 * b.height)
    points: list[Point] = [left[1], right[1], left[2], right[2]]
    hem: list[Point] = []
    for side in SIDES:
        leg_ = bones.legs[side]
        share = min(hang, 1.0)
        end = between(leg_.root, leg_.joint, share)
        if hang > 1:
            points += _pads(leg_.joint, leg_.root, leg_.joint, pad * 0.8)
            end = between(leg_.joint, leg_.tip, hang - 1)
        # loose cloth hangs down as much as it follows the leg
        start = leg_.root
        drop = math.dist(start, end)
        end = between(end, (end[0], min(end[1], start[1] - drop * 0.75)), 0.35)
        end = (end[0] + drag * hang * 0.35, end[1])
        hem += _pads(end, start, end, pad)
    ground = min(bones.legs[s].tip[1] for s in SIDES) - 0.03 * b.height
    return _rounded(_hull([(x, max(y, ground)) for x, y in (*points, *hem)]), b.height * 0.02)


def _pads(at: Point, start: Point, end: Point, wide: float) -> list[Point]:
    dx, dy = end[0] - start[0], end[1] - start[1]
    far = math.hypot(dx, dy) or 1.0
    nx, ny = -dy / far * wide, dx / far * wide
    return [(at[0] + nx, at[1] + ny), (at[0] - nx, at[1] - ny)]


def _hull(points: Sequence[Point]) -> list[Point]:
    """Return the convex hull (Andrew's monotone chain)."""
    ordered = sorted(points)

    def chain(row: Sequence[Point]) -> list[Point]:
        out: list[Point] = []
        for p in row:
            while len(out) > 1 and (out[-1][0] - out[-2][0]) * (p[1] - out[-2][1]) <= (out[-1][1] - out[-2][1]) * (
                p[0] - out[-2][0]
            ):
                out.pop()
            out.append(p)
        return out

    lower, upper = chain(ordered), chain(ordered[::-1])
    return lower[:-1] + upper[:-1]


def _rounded(points: Sequence[Point], radius: float) -> skia.Path:
    """Return a polygon with softly rounded corners."""
    path = skia.Path()
    n = len(points)
    for i in range(n):
        p, before, after = points[i], points[i - 1], points[(i + 1) % n]
        a = between(p, before, min(radius / max(math.dist(p, before), 1e-6), 0.45))
        z = between(p, after, min(radius / max(math.dist(p, after), 1e-6), 0.45))
        if i == 0:
            path.moveTo(*a)
        else:
            path.lineTo(*a)
        path.quadTo(*p, *z)
    path.close()
    return path


def leg(pen: Pen, person: Person, bones: Limb) -> None:
    """Draw one leg with trousers and shoe."""
    b, costume, skin = person.build, person.costume, person.face.skin
    far = max(bones.depth - 0.5, 0.0) * 0.8
    h = b.height * b.limb
    hip, knee, ankle = bones.root, bones.joint, bones.tip
    calf = between(knee, ankle, 0.32)
    chain = [hip, between(hip, knee, 0.5), knee, calf, ankle]
    if costume.trousers < 0.95:
        pen.solid(limb(chain, [0.058 * h, 0.052 * h, 0.038 * h, 0.040 * h, 0.025 * h]), skin, volume=0.5, far=far)
    if "socks" in costume.extras:
        sock = Colour.hex(costume.accent)
        pen.solid(limb([calf, ankle], [0.045 * h, 0.030 * h]), sock, volume=0.4, far=far, material="cloth")
    shoe(pen, person, bones, far, bones.fx)
    if costume.trousers > 0:
        cut = min(costume.trousers, 0.97) * 2
        loose = 1.0 if costume.trousers > 0.9 else 1.12
        radii = [0.062 * h, 0.057 * h * loose, 0.046 * h * loose, 0.043 * h, 0.037 * h]
        if cut <= 1:
            row, sizes = [hip, between(hip, knee, cut)], [radii[0], 0.060 * h * loose]
        else:
            end = between(knee, ankle, cut - 1)
            # cloth that ends just below the knee has no calf to follow
            row, sizes = ([*chain[:4], end], radii) if cut > 1.36 else ([*chain[:3], end], [*radii[:3], radii[2]])
        colour = Colour.hex(costume.bottom)
        pen.solid(limb(row, sizes), colour, volume=0.5, far=far, material=_cloth(costume.material))
    if "bones" in person.costume.extras:
        skulls.bones(pen, (bones.root, bones.joint, bones.tip), b.height)


def _cloth(material: str) -> str:
    return material if material == "metal" else "cloth"


def shoe(pen: Pen, person: Person, bones: Limb, far: float, fx: float) -> None:
    """Draw a foot or a shoe, seen more from the side the more the body turns."""
    b, costume = person.build, person.costume
    bare = costume.shoes == "bare"
    colour = person.face.skin if bare else Colour.hex(costume.shoes)
    flip = -1.0 if fx < 0 else 1.0
    long = b.foot * (0.45 + 0.55 * min(abs(fx) * 1.25, 1.0))
    turn = bones.angle if fx >= 0 else bones.angle - math.pi
    up = b.height * 0.045
    easel = Easel(pen, bones.tip, turn, 1.0, far)

    def shape(points: Sequence[Point]) -> skia.Path:
        return blob([(x * flip, y) for x, y in points])

    heel, toe = -long * 0.34, long * 0.74
    if not bare:
        sole = shape(
            [(heel, -up * 0.62), (heel, -up * 1.02), (toe * 0.9, -up * 1.04), (toe * 1.03, -up * 0.9), (toe * 0.98, -up * 0.55)]
        )
        easel.solid(sole, colour.lighter(-0.45 if sum(colour[:3]) > 1.2 else 0.35), volume=0.1, edge=True, material="leather")
    top = up * (0.95 if costume.boots else 0.42)
    body = [
        (heel * 0.86, top), (heel * 1.08, 0.0), (heel * 1.10, -up * 0.88), (long * 0.1, -up * 0.86), (toe * 0.95, -up * 0.90),
        (toe * 1.08, -up * 0.62), (toe * 0.94, -up * 0.20), (long * 0.30, up * 0.18), (-heel * 0.78, top),
    ]  # fmt: skip
    easel.solid(shape(body), colour, volume=0.55, material="skin" if bare else "leather")
    if not bare and not costume.boots:
        lace = curve([(long * 0.26 * flip, up * 0.12), (long * 0.40 * flip, -up * 0.22)])
        easel.line(lace, colour.lighter(0.55 if sum(colour[:3]) < 1.6 else -0.3), 0.006)


def arm(pen: Pen, person: Person, bones: Limb, grip: float) -> None:
    """Draw one arm with sleeve and hand."""
    b, costume, skin = person.build, person.costume, person.face.skin
    far = max(bones.depth - 0.5, 0.0) * 0.8
    h = b.height * b.limb
    shoulder, elbow, wrist = bones.root, bones.joint, bones.tip
    chain = [shoulder, between(shoulder, elbow, 0.5), elbow, between(elbow, wrist, 0.35), wrist]
    if costume.sleeve < 0.95:
        pen.solid(limb(chain, [0.036 * h, 0.034 * h, 0.028 * h, 0.029 * h, 0.020 * h]), skin, volume=0.5, far=far)
    hands.hand(pen, person, bones, grip, far)
    if costume.sleeve > 0:
        cut = min(costume.sleeve, 0.97) * 2
        radii = [0.039 * h, 0.038 * h, 0.033 * h, 0.031 * h, 0.027 * h]
        if cut <= 1:
            row, sizes = [shoulder, between(shoulder, elbow, cut)], [radii[0], 0.043 * h]
        else:
            end = between(elbow, wrist, cut - 1)
            row, sizes = ([*chain[:4], end], radii) if cut > 1.4 else ([*chain[:3], end], [*radii[:3], radii[2]])
        colour = Colour.hex(costume.sleeves or costume.top)
        pen.solid(limb(row, sizes), colour, volume=0.5, far=far, material=_cloth(costume.material))
    else:
        pen.solid(
            oval(shoulder, 0.038 * h, 0.036 * h), Colour.hex(costume.top), volume=0.4, far=far, material="cloth", edge=False
        )
    if "bones" in costume.extras:
        skulls.bones(pen, (shoulder, elbow, wrist), h)

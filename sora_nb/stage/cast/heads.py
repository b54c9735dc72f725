"""Heads: draws an animal's head from its profile: skull, jaw, muzzle, nose, eyes, ears, trunk."""

from __future__ import annotations

import cmath
import math
from typing import TYPE_CHECKING

from sora_nb.stage.cast.horns import draw_horn
from sora_nb.stage.cast.ornaments import draw_face_extras, draw_lion_mane
from sora_nb.stage.cast.outline import closed, ellipse, opened, ribbon, turn
from sora_nb.stage.cast.profiles import EARS, FACES, PROFILES
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    import skia

    from sora_nb.stage.cast.anatomy import Pose, Skeleton
    from sora_nb.stage.cast.mirror import Mirror
    from sora_nb.stage.cast.pelts import Pelt
    from sora_nb.stage.cast.profiles import Profile
    from sora_nb.stage.cast.species import Species

WHITE = Colour(0.99, 0.98, 0.95)
INK = Colour(0.10, 0.07, 0.09)
MOUTH = Colour(0.36, 0.10, 0.13)
TONGUE = Colour(0.91, 0.45, 0.47)


class Head:
    """One head, ready to draw at a pose; x forward, y up, in head radii about the skull."""

    def __init__(self, brush: Mirror, kind: Species, colours: Pelt, bones: Skeleton, pose: Pose) -> None:
        self.brush, self.kind, self.colours, self.bones, self.pose = brush, kind, colours, bones, pose
        self.profile: Profile = PROFILES[kind.profile]
        self.factor = bones.heading * kind.head

    def at(self, x: float, y: float, *, stretch: bool = True) -> complex:
        """Return where a point of the profile is, with the species' muzzle length and depth."""
        bridge_x, bridge_y = self.profile.bridge
        if stretch and x > bridge_x:
            long, deep = self.kind.muzzle
            share = min((x - bridge_x) / 0.5, 1.0)
            x = bridge_x + (x - bridge_x) * long
            y = bridge_y + (y - bridge_y) * (1 + (deep - 1) * share)
        return self.bones.skull + complex(x, y) * self.factor

    def shape(self, points: Sequence[tuple[float, float]]) -> skia.Path:
        """Return a smooth closed path through profile points."""
        return closed([self.at(x, y) for x, y in points])

    def back(self) -> None:
        """Draw what lies behind the neck: the far ear and the far horn."""
        self._ear(near=False)
        draw_horn(self, near=False)

    def front(self) -> None:
        """Draw the head itself and what stands on it."""
        draw_lion_mane(self)
        self._jaw()
        skull = self.shape(self.profile.outline)
        self.brush.solid(skull, self.colours.head, volume=0.6)
        with self.brush.inside(skull):
            self._patches()
        if self.profile.front and self.profile.muzzle:
            self._muzzle()
        self._mouth()
        draw_face_extras(self)
        self._nose()
        self._eyes()
        if "trunk" in self.kind.extras:
            draw_horn(self, near=True)
            self._trunk()
        else:
            draw_horn(self, near=True)
        self._ear(near=True)
        if self.profile.whiskers:
            self._whiskers(self.profile.whiskers)

    def _jaw(self) -> None:
        profile, open_ = self.profile, self.pose.mouth
        hinge = self.at(*profile.hinge)
        way = turn(-profile.gape * open_)
        jaw = [hinge + (self.at(x, y) - hinge) * way for x, y in profile.jaw]
        if open_ > 0.04 and not profile.front:
            inside = [hinge, *(self.at(x, y) for x, y in profile.mouth[:-1] or profile.jaw[1:3]), *jaw[2:4]]
            self.brush.flat(closed([inside[0], *jaw[1:4], *reversed(inside[1:3])]), MOUTH)
        colour = self.colours.muzzle if profile.muzzle and not profile.front and self._pale_jaw() else self.colours.head
        self.brush.solid(closed(jaw), colour, volume=0.45)
        if open_ > 0.04 and not profile.front:
            tip = hinge + (self.at(*profile.jaw[2]) - hinge) * 0.82 * way
            root = hinge + (tip - hinge) * 0.3
            self.brush.flat(closed(ribbon([root, root + (tip - root) * 0.5, tip], [0.1 * abs(self.factor)] * 3)), TONGUE)

    def _pale_jaw(self) -> bool:
        return bool(self.kind.muzzle_colour) or bool({"belly", "cheek"} & set(self.kind.marks))

    def _patches(self) -> None:
        profile, marks = self.profile, self.kind.marks
        pale = self.colours.muzzle
        if profile.muzzle and not profile.front and self._pale_jaw():
            self.brush.flat(self.shape(profile.muzzle), pale)
        if profile.cheek and {"cheek", "belly"} & set(marks):
            self.brush.flat(self.shape(profile.cheek), pale)
        for mark in marks:
            if mark in FACES:
                for points, tone in FACES[mark]:
                    self.brush.flat(self.shape(points), getattr(self.colours, tone))

    def _muzzle(self) -> None:
        if self.pose.mouth > 0.04:
            x, y, _, _ = self.profile.nose
            drop = 0.34 + 0.3 * self.pose.mouth
            mid = (
                self.profile.muzzle[5][0] * 0.45 + self.profile.muzzle[8][0] * 0.55 if len(self.profile.muzzle) > 8 else x - 0.2
            )
            self._open_mouth(mid, y - drop)
        colour = self.colours.muzzle
        self.brush.solid(self.shape(self.profile.muzzle), colour, volume=0.45, edge=False)

    def _open_mouth(self, x: float, y: float) -> None:
        size = abs(self.factor)
        centre, heading = self.at(x + 0.12, y - 0.16), self.bones.heading
        degrees = math.degrees(cmath.phase(heading))
        tall = (0.1 + 0.2 * self.pose.mouth) * size
        self.brush.solid(ellipse(centre, 0.34 * size, tall + 0.07 * size, degrees), self.colours.muzzle, volume=0.3)
        self.brush.flat(ellipse(centre, 0.26 * size, tall, degrees), MOUTH)
        self.brush.flat(ellipse(centre - 1j * heading * tall * 0.45, 0.17 * size, tall * 0.45, degrees), TONGUE)

    def _mouth(self) -> None:
        if len(self.profile.mouth) > 1:
            ink = self.colours.head.lighter(-0.62)
            self.brush.line(opened([self.at(x, y) for x, y in self.profile.mouth]), ink, 0.06 * self.kind.head)

    def _nose(self) -> None:
        x, y, wide, high = self.profile.nose
        if not wide:
            return
        at, way, size = self.at(x, y), self.bones.heading, self.kind.head
        nose, shape = self.colours.nose, self.profile.nose_shape
        if shape == "heart":
            points = (
                (-wide, high * 0.9),
                (0, high * 0.75),
                (wide, high * 0.9),
                (wide * 0.75, -high * 0.2),
                (0, -high * 1.1),
                (-wide * 0.75, -high * 0.2),
            )
            self.brush.flat(closed([at + complex(a, b) * size * way for a, b in points]), nose)
            return
        if shape == "nostril":
            self.brush.flat(closed([at + complex(a * wide, b * high) * size * way for a, b in _OVAL]), nose)
            return
        points = tuple((a * wide, b * high) for a, b in (_DISC if shape == "disc" else _NOSE))
        colour = self.colours.muzzle if shape == "disc" else nose
        self.brush.solid(
            closed([at + complex(a, b) * size * way for a, b in points]), colour, volume=0.35, edge=shape == "disc"
        )
        if shape == "disc":
            for a, b in ((-0.25, 0.1), (0.35, 0.0)):
                hole = closed(
                    [at + complex(a * wide + c * wide * 0.22, b * high + d * high * 0.26) * size * way for c, d in _OVAL]
                )
                self.brush.flat(hole, nose)
        else:
            glint = at + complex(-0.1 * wide, 0.42 * high) * size * way
            self.brush.flat(
                closed([glint + complex(a * wide * 0.4, b * high * 0.2) * size * way for a, b in _OVAL]), WHITE._replace(a=0.55)
            )

    def _eyes(self) -> None:
        if self.profile.far_eye:
            self._eye(*self.profile.far_eye, squeeze=0.72)
        self._eye(*self.profile.eye, squeeze=0.92)

    def _eye(self, x: float, y: float, radius: float, *, squeeze: float) -> None:
        size, way = self.kind.head, self.bones.heading
        at = self.at(x, y, stretch=False)
        r = radius * self.kind.eye * size
        shut = min(max(self.pose.lid, 0.0), 1.0)
        ink = self.colours.head.lighter(-0.75)

        def oval(cx: float, cy: float, rx: float, ry: float) -> skia.Path:
            return closed([at + complex((cx + a * rx) * squeeze, cy + b * ry) * r * way for a, b in _OVAL])

        if shut > 0.86:
            curve = [(-0.95, 0.05), (-0.4, -0.3), (0.4, -0.3), (0.95, 0.05)]
            self.brush.line(opened([at + complex(a * squeeze, b) * r * way for a, b in curve]), ink, max(r * 0.28, 0.012))
            return
        tall = 1.08 * (1.0 - shut)
        white = oval(0, 0, 1.0, tall)
        self.brush.flat(oval(0, 0.04, 1.14, tall + 0.14), ink._replace(a=0.85))
        self.brush.flat(white, WHITE)
        gx, gy = 0.22 + 0.3 * self.pose.gaze.real, 0.26 * self.pose.gaze.imag
        with self.brush.inside(white):
            self.brush.flat(oval(gx, gy, 0.78, 0.82), self.colours.iris)
            self.brush.flat(oval(gx + 0.04, gy, 0.5, 0.56), INK)
            self.brush.flat(oval(gx - 0.22, gy + 0.34, 0.24, 0.24), WHITE)
            self.brush.flat(oval(gx + 0.28, gy - 0.3, 0.11, 0.11), WHITE._replace(a=0.8))

    def _ear(self, *, near: bool) -> None:
        kind, profile = self.kind, self.profile
        if not kind.ear:
            return
        outer, inner = EARS[kind.ears]
        at = self.at(*(profile.near_ear if near else profile.far_ear), stretch=False)
        lean = kind.ear_angle + self.pose.ear + (4.0 if near else -10.0)
        way = turn(lean) * self.bones.heading * kind.head * kind.ear
        squeeze = 1.0 if near else 0.8

        def place(points: Sequence[tuple[float, float]]) -> skia.Path:
            return closed([at + complex(x * squeeze, y) * way for x, y in points])

        hanging = kind.ears in ("flop", "flap")
        self.brush.solid(place(outer), self.colours.ear, far=0.0 if near else 0.4, volume=0.45)
        if inner and (near or not hanging):
            self.brush.flat(place(inner), self.colours.inner._replace(a=0.9 if kind.ears != "flap" else 0.35))

    def _whiskers(self, at: tuple[float, float]) -> None:
        ink = (WHITE if sum(self.colours.head[:3]) < 1.5 else self.colours.head.lighter(-0.45))._replace(a=0.55)
        x, y = at
        for i, (dx, dy) in enumerate(((0.75, 0.16), (0.82, -0.04), (0.72, -0.24))):
            root = (x, y - 0.05 * i)
            for side in (-0.8, 0.85):
                tip = (root[0] + dx * side, root[1] + dy)
                bend = ((root[0] + tip[0]) / 2, (root[1] + tip[1]) / 2 + 0.05)
                self.brush.line(opened([self.at(*p) for p in (root, bend, tip)]), ink, 0.018 * self.kind.head)

    def _trunk(self) -> None:
        points, widths = trunk_spine(self.kind, self.bones, self.pose)
        self.brush.solid(closed(ribbon(points, widths)), self.colours.head, volume=0.5)
        shade = self.colours.head.lighter(-0.4)._replace(a=0.45)
        for i in (2, 3, 4, 5):
            along = points[i + 1] - points[i - 1]
            across = along / (abs(along) + 1e-9) * 1j
            a, b = points[i] + across * widths[i] * 0.9, points[i] + across * widths[i] * 0.1
            self.brush.line(opened([a, (a + b) / 2 + along * 0.06, b]), shade, 0.012)


def muzzle(kind: Species, bones: Skeleton) -> complex:
    """Return where the lips meet: the point at which something is held or eaten."""
    profile = PROFILES[kind.profile]
    x, y = profile.mouth[0] if profile.mouth and not profile.front else (profile.nose[0], profile.nose[1] - 0.3)
    bridge = profile.bridge[0]
    if x > bridge:
        x = bridge + (x - bridge) * kind.muzzle[0]
    return bones.skull + complex(x, y) * bones.heading * kind.head


def trunk_spine(kind: Species, bones: Skeleton, pose: Pose) -> tuple[list[complex], list[float]]:
    """Return the stations of an elephant's trunk and their half widths."""
    way = turn(-62 + pose.trunk) * bones.heading
    point = bones.skull + complex(0.55, -0.1) * bones.heading * kind.head
    points, widths = [point], [0.42 * kind.head]
    for i in range(8):
        point = point + way * kind.head * 0.43
        way *= turn((-5.0 if i < 3 else 8.0) + pose.trunk_curl * (0.4 + 0.15 * i))
        points.append(point)
        widths.append(kind.head * (0.36 - 0.031 * i))
    return points, widths


_OVAL = ((1.0, 0.0), (0.71, 0.71), (0.0, 1.0), (-0.71, 0.71), (-1.0, 0.0), (-0.71, -0.71), (0.0, -1.0), (0.71, -0.71))
_NOSE = ((-1.0, 0.45), (-0.4, 0.95), (0.5, 0.9), (1.05, 0.3), (0.8, -0.5), (0.1, -1.0), (-0.6, -0.6))
_DISC = ((-0.6, 0.9), (0.1, 1.05), (0.75, 0.7), (1.0, 0.0), (0.75, -0.75), (0.1, -1.05), (-0.6, -0.9), (-0.95, 0.0))

"""Heads: draws an animal's head from its profile: skull, jaw, muzzle, nose, eyes, ears, trunk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.cast.eyewear import draw_glasses
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
    from sora_nb.stage.cast.species import Species

WHITE = Colour(0.99, 0.98, 0.95)
INK = Colour(0.10, 0.07, 0.09)
MOUTH = Colour(0.36, 0.10, 0.13)
TONGUE = Colour(0.91, 0.45, 0.47)
NARROWEST = 0.2
"""The share of its length that a head keeps while it turns past the viewer."""
ROUND = ellipse(0j, 1.0, 1.0)
"""The unit circle: eyes, nostrils and glints are it, squeezed and moved."""
_LASH = opened([-0.95 + 0.05j, -0.4 - 0.3j, 0.4 - 0.3j, 0.95 + 0.05j])
_NOSE = closed(
    [complex(*p) for p in ((-1.0, 0.45), (-0.4, 0.95), (0.5, 0.9), (1.05, 0.3), (0.8, -0.5), (0.1, -1.0), (-0.6, -0.6))]
)
_HEART = closed([complex(*p) for p in ((-1.0, 0.9), (0.0, 0.75), (1.0, 0.9), (0.75, -0.2), (0.0, -1.1), (-0.75, -0.2))])
_DISC = closed(
    [
        complex(*p)
        for p in ((-0.6, 0.9), (0.1, 1.05), (0.75, 0.7), (1.0, 0.0), (0.75, -0.75), (0.1, -1.05), (-0.6, -0.9), (-0.95, 0.0))
    ]
)


def draw_eye(brush: Mirror, iris: Colour, ink: Colour, gaze: complex, lid: float) -> None:
    """Draw an eye of radius 1 around the brush's origin: white, iris, pupil and glints, or the lash of a shut lid."""
    shut = min(max(lid, 0.0), 1.0)
    if shut > 0.86:
        brush.line(_LASH, ink, 0.28)
        return
    tall = 1.08 * (1.0 - shut)
    brush.inner(0.04j, 1 + 0j, 1.14, tall + 0.14).flat(ROUND, ink._replace(a=0.85))
    white = brush.inner(0j, 1 + 0j, 1.0, tall)
    white.flat(ROUND, WHITE)
    at = complex(0.2 + 0.3 * gaze.real, 0.26 * gaze.imag)
    with white.inside(ROUND):
        brush.inner(at, 1 + 0j, 0.78, 0.82).flat(ROUND, iris)
        brush.inner(at + 0.04, 1 + 0j, 0.52, 0.58).flat(ROUND, INK)
        brush.inner(at + complex(-0.2, 0.34), 1 + 0j, 0.25).flat(ROUND, WHITE)
        brush.inner(at + complex(0.28, -0.3), 1 + 0j, 0.11).flat(ROUND, WHITE._replace(a=0.8))


class Head:
    """One animal's head; its own units are head radii about the skull, x forward, y up."""

    def __init__(self, kind: Species, colours: Pelt, *, worn: str = "") -> None:
        self.kind, self.colours, self.worn = kind, colours, worn
        profile = self.profile = PROFILES[kind.profile]
        self.ink = colours.head.lighter(-0.62) if sum(colours.head[:3]) > 0.5 else colours.head.lighter(0.3)
        self.skull = self.shape(profile.outline)
        self.jaw = self.shape(profile.jaw)
        self.muzzle = self.shape(profile.muzzle) if profile.muzzle else None
        self.mouth = opened([self.at(x, y) for x, y in profile.mouth]) if profile.mouth else None
        marks = set(kind.marks)
        self.pale_jaw = bool(profile.muzzle) and not profile.front and bool(kind.muzzle_colour or marks & {"belly", "cheek"})
        self.patches = self._patches()
        self.ears = [closed([complex(x, y) for x, y in part]) for part in EARS[kind.ears] if part]
        self.whiskers = self._whiskers()

    def at(self, x: float, y: float, *, stretch: bool = True) -> complex:
        """Return where a point of the profile is, with the species' muzzle length and depth."""
        bridge_x, bridge_y = self.profile.bridge
        if stretch and x > bridge_x:
            long, deep = self.kind.muzzle
            share = min((x - bridge_x) / 0.5, 1.0)
            x = bridge_x + (x - bridge_x) * long
            y = bridge_y + (y - bridge_y) * (1 + (deep - 1) * share)
        return complex(x, y)

    def shape(self, points: Sequence[tuple[float, float]]) -> skia.Path:
        """Return a smooth closed path through profile points."""
        return closed([self.at(x, y) for x, y in points])

    def back(self, brush: Mirror, bones: Skeleton, pose: Pose) -> None:
        """Draw what lies behind the neck: the far ear and the far horn."""
        own = brush.inner(bones.skull, bones.heading, self.kind.head, aside=max(bones.aside, NARROWEST))
        self._ear(own, pose, near=False)
        draw_horn(self, own, near=False)

    def front(self, brush: Mirror, bones: Skeleton, pose: Pose) -> None:
        """Draw the head itself and what stands on it."""
        own = brush.inner(bones.skull, bones.heading, self.kind.head, aside=max(bones.aside, NARROWEST))
        draw_lion_mane(self, own, pose)
        self._jaw(own, pose)
        own.solid(self.skull, self.colours.head, volume=0.6)
        if self.patches:
            with own.inside(self.skull):
                for path, colour in self.patches:
                    own.flat(path, colour)
        if self.muzzle is not None and self.profile.front:
            self._open_mouth(own, pose)
            own.solid(self.muzzle, self.colours.muzzle, volume=0.45, edge=False)
        if self.mouth is not None:
            own.line(self.mouth, self.ink, 0.06)
        draw_face_extras(self, own, pose)
        self._nose(own)
        draw_horn(self, own, near=True)
        if "trunk" in self.kind.extras:
            self._trunk(brush, bones, pose)
        for eye, squeeze in ((self.profile.far_eye, 0.72), (self.profile.eye, 0.92)):
            if eye:
                r = eye[2] * self.kind.eye
                place = own.inner(complex(eye[0], eye[1]), 1 + 0j, r * squeeze, r)
                draw_eye(place, self.colours.iris, self.colours.head.lighter(-0.75), pose.gaze, pose.lid)
        draw_glasses(own, self.profile, self.worn)
        self._ear(own, pose, near=True)
        shade = (WHITE if sum(self.colours.head[:3]) < 1.5 else self.colours.head.lighter(-0.45))._replace(a=0.55)
        for whisker in self.whiskers:
            own.line(whisker, shade, 0.018)

    def _jaw(self, own: Mirror, pose: Pose) -> None:
        hinge, open_ = self.at(*self.profile.hinge), pose.mouth
        way = turn(-self.profile.gape * open_)
        colour = self.colours.muzzle if self.pale_jaw else self.colours.head
        if self.profile.front or open_ <= 0.04:
            if not self.profile.front:
                own.solid(self.jaw, colour, volume=0.45)
            return
        lower = [hinge + (self.at(x, y) - hinge) * way for x, y in self.profile.jaw]
        upper = [self.at(x, y) for x, y in self.profile.mouth[:2]]
        own.flat(closed([hinge, *lower[1:4], *upper]), MOUTH)
        own.inner(hinge - hinge * way, way).solid(self.jaw, colour, volume=0.45)
        tip = hinge + (lower[2] - hinge) * 0.85
        root = hinge + (tip - hinge) * 0.3
        own.flat(closed(ribbon([root, (root + tip) / 2 + 0.04j, tip], [0.1] * 3)), TONGUE)

    def _patches(self) -> list[tuple[skia.Path, Colour]]:
        profile, marks, found = self.profile, self.kind.marks, []
        if self.muzzle is not None and self.pale_jaw:
            found.append((self.muzzle, self.colours.muzzle))
        if profile.cheek and {"cheek", "belly"} & set(marks):
            found.append((self.shape(profile.cheek), self.colours.muzzle))
        for mark in marks:
            found += [(self.shape(points), getattr(self.colours, tone)) for points, tone in FACES.get(mark, ())]
        return found

    def _open_mouth(self, own: Mirror, pose: Pose) -> None:
        if pose.mouth <= 0.04:
            return
        xs = [x for x, _ in self.profile.muzzle]
        x = (min(xs) + max(xs)) / 2 + 0.04
        y = min(y for _, y in self.profile.muzzle) + 0.2
        tall = 0.12 + 0.26 * pose.mouth
        at = self.at(x, y - 0.5 * tall)
        own.inner(at, 1 + 0j, 0.33, tall + 0.07).solid(ROUND, self.colours.muzzle, volume=0.3)
        own.inner(at, 1 + 0j, 0.25, tall).flat(ROUND, MOUTH)
        own.inner(at - 0.5j * tall, 1 + 0j, 0.16, tall * 0.42).flat(ROUND, TONGUE)

    def _nose(self, own: Mirror) -> None:
        x, y, wide, high = self.profile.nose
        if not wide:
            return
        place, nose = own.inner(self.at(x, y), 1 + 0j, wide, high), self.colours.nose
        if self.profile.nose_shape == "heart":
            place.flat(_HEART, nose)
        elif self.profile.nose_shape == "nostril":
            place.flat(ROUND, nose)
        elif self.profile.nose_shape == "disc":
            place.solid(_DISC, self.colours.muzzle, volume=0.35)
            for a, b in ((-0.25, 0.1), (0.38, 0.0)):
                place.inner(complex(a, b), 1 + 0j, 0.2, 0.26).flat(ROUND, nose)
        else:
            place.solid(_NOSE, nose, volume=0.35, edge=False)
            place.inner(complex(-0.1, 0.42), 1 + 0j, 0.4, 0.2).flat(ROUND, WHITE._replace(a=0.55))

    def _ear(self, own: Mirror, pose: Pose, *, near: bool) -> None:
        kind, profile = self.kind, self.profile
        if not kind.ear:
            return
        at = self.at(*(profile.near_ear if near else profile.far_ear), stretch=False)
        lean = turn(kind.ear_angle + pose.ear + (4.0 if near else -10.0))
        place = own.inner(at, lean, kind.ear * (1.0 if near else 0.82), kind.ear)
        place.solid(self.ears[0], self.colours.ear, far=0.0 if near else 0.4, volume=0.45)
        if len(self.ears) > 1 and (near or kind.ears != "flap"):
            place.flat(self.ears[1], self.colours.inner._replace(a=0.9 if kind.ears != "flap" else 0.3))

    def _whiskers(self) -> list[skia.Path]:
        if not self.profile.whiskers:
            return []
        x, y = self.profile.whiskers
        found = []
        for i, (dx, dy) in enumerate(((0.75, 0.16), (0.82, -0.04), (0.72, -0.24))):
            for side in (-0.8, 0.85):
                root, tip = (x, y - 0.05 * i), (x + dx * side, y - 0.05 * i + dy)
                middle = ((root[0] + tip[0]) / 2, (root[1] + tip[1]) / 2 + 0.05)
                found.append(opened([self.at(*p) for p in (root, middle, tip)]))
        return found

    def _trunk(self, brush: Mirror, bones: Skeleton, pose: Pose) -> None:
        points, widths = trunk_spine(self.kind, bones, pose)
        brush.solid(closed(ribbon(points, widths)), self.colours.head, volume=0.5)
        shade = self.colours.head.lighter(-0.4)._replace(a=0.45)
        for i in (2, 3, 4, 5):
            along = points[i + 1] - points[i - 1]
            across = along / (abs(along) + 1e-9) * 1j
            a, b = points[i] + across * widths[i] * 0.9, points[i] + across * widths[i] * 0.1
            brush.line(opened([a, (a + b) / 2 + along * 0.06, b]), shade, 0.012)


def muzzle(kind: Species, bones: Skeleton) -> complex:
    """Return where the lips meet: the point at which something is held or eaten."""
    profile = PROFILES[kind.profile]
    x, y = profile.mouth[0] if profile.mouth and not profile.front else (profile.nose[0], profile.nose[1] - 0.3)
    bridge = profile.bridge[0]
    if x > bridge:
        x = bridge + (x - bridge) * kind.muzzle[0]
    return bones.seen(bones.skull + complex(x, y) * bones.heading * kind.head, bones.skull)


def trunk_spine(kind: Species, bones: Skeleton, pose: Pose) -> tuple[list[complex], list[float]]:
    """Return the stations of an elephant's trunk and their half widths."""
    way = turn(-62 + pose.trunk) * bones.heading
    point = bones.skull + complex(0.6, -0.2) * bones.heading * kind.head
    points, widths = [point], [0.4 * kind.head]
    for i in range(8):
        point = point + way * kind.head * 0.41
        point = complex(point.real, max(point.imag, 0.04))
        way *= turn((-5.0 if i < 3 else 8.0) + pose.trunk_curl * (0.4 + 0.15 * i))
        points.append(point)
        widths.append(kind.head * (0.36 - 0.031 * i))
    return [bones.seen(point, points[0]) for point in points], widths

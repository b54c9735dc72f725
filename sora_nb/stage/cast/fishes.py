"""Fishes: casts fish, sharks, dolphins and whales on one waving rig, rooted at the middle of the body."""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING

from sora_nb.errors import InvalidRequest
from sora_nb.footage import Event
from sora_nb.stage.cast.figures import Figure
from sora_nb.stage.cast.fins import Body, Swim, draw_fish
from sora_nb.stage.cast.idling import Idling
from sora_nb.stage.cast.mirror import Mirror, in_world, placed, veiled
from sora_nb.stage.cast.outline import ease, mix
from sora_nb.stage.cast.plumage import Plumes
from sora_nb.stage.cast.shoals import FISHES
from sora_nb.stage.styles.pen import Colour
from sora_nb.stage.vocabulary import COLOURS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.plans import Actor
    from sora_nb.stage.cast.shoals import Fish
    from sora_nb.stage.performance import Cue, Performance, Role
    from sora_nb.stage.styles.pen import Pen

FIGURES: tuple[Figure, ...] = tuple(
    Figure(name=kind.name, family="fish", height=kind.height, words=kind.words) for kind in FISHES
)
_KINDS = {kind.name: kind for kind in FISHES}
_BLEND = 0.25


def build(role: Role, performance: Performance) -> FishRig:
    """Return the rig of a swimmer.

    Raises:
        InvalidRequest: there is no such fish.
    """
    if role.figure not in _KINDS:
        raise InvalidRequest(f"{role.figure!r} is no fish; there are {', '.join(_KINDS)}.")
    return FishRig(role, performance, _KINDS[role.figure])


def scales(kind: Fish, actor: Actor) -> Plumes:
    """Return the colours: the species' own, or derived from the actor's colour."""
    coat, light, dark, iris = (Colour.hex(text) for text in (kind.coat, kind.light, kind.dark, kind.iris))
    if actor.colour in COLOURS:
        coat = Colour.hex(COLOURS[actor.colour])
        light, dark = coat.mix(Colour(1, 0.99, 0.96), 0.7), coat.lighter(-0.3)
    return Plumes(coat, light, dark, coat, light, dark, dark, iris)


@functools.cache
def extent(kind: Fish) -> tuple[float, float]:
    """Return the lowest and the highest point of a straight body with its fins, in body lengths."""
    high = kind.top[2] * 0.82 + kind.dorsal[1] * 1.0
    low = max(kind.bottom[2], kind.bottom[3] * 0.9 + kind.dorsal[1] * 0.5 if not kind.level else 0.0)
    if kind.pectoral[0] == "blade":
        low = max(low, kind.bottom[1] * 0.45 + 0.85 * kind.pectoral[1])
    return -max(low, kind.tail[2]), max(high, kind.tail[2], kind.top[1])


class FishRig:
    """A swimmer."""

    def __init__(self, role: Role, performance: Performance, kind: Fish) -> None:
        self.role, self.performance, self.kind = role, performance, kind
        low, high = extent(kind)
        self.unit = role.height / (high - low)
        self.middle = (high + low) / 2
        self.colours = scales(kind, role.actor)
        self.idling = Idling(role, performance.seconds)
        self._phases = self._clock()

    def _clock(self) -> list[float]:
        """Return the tail's phase in radians at 120 samples a second: faster as the body goes faster."""
        phase, found = self.idling.phase, []
        for i in range(round(self.performance.seconds * 120) + 2):
            a, b = self.role.track.at(i / 120 - 0.05), self.role.track.at(i / 120 + 0.05)
            pace = math.hypot(b.x - a.x, b.y - a.y) * 10 / self.unit
            wild = max((c.energy for c in self.role.cues_at(i / 120) if c.verb in ("dance", "cheer", "shake")), default=0.0)
            phase += math.tau * self.kind.beat * (0.55 + min(0.7 * pace, 1.6) + 0.9 * wild) / 120
            found.append(phase)
        return found

    def _pose(self, t: float) -> Swim:
        place = self.role.track.at(t)
        a, b = self.role.track.at(t - 0.06), self.role.track.at(t + 0.06)
        run, climb = abs(b.x - a.x) / 0.12, (b.y - a.y) / 0.12
        pace = math.hypot(run, climb) / self.unit
        at = min(max(t * 120, 0.0), len(self._phases) - 1.001)
        i = int(at)
        pose = Swim(phase=self._phases[i] + (self._phases[i + 1] - self._phases[i]) * (at - i))
        pose.sweep = 0.55 + 0.7 * ease(pace / 1.5)
        slope = math.degrees(math.atan2(climb, run + 0.35 * self.unit))
        pose.pitch = max(min(0.8 * slope, 62.0), -62.0) * ease(pace / 0.8) * (1.0 if abs(place.angle) < 0.05 else 0.0)
        pose.lid, pose.gaze = self.idling.lid(t), self.idling.gaze(t)
        pose.rise = complex(0.0, 0.012 * self.idling.breath(t)) - 1j * self.middle
        pose.fin = 6 * self.idling.sway(t, 0.4)
        for cue in self.role.cues:
            self._act(pose, cue, t)
        pose.mouth = max(pose.mouth, self.role.openness(t))
        return pose

    def _act(self, pose: Swim, cue: Cue, t: float) -> None:
        w = ease((t - cue.start) / _BLEND if cue.start > 0 else 1.0) * ease((cue.end + _BLEND - t) / _BLEND)
        if w <= 0.0:
            return
        s = t - cue.start
        if cue.verb in {"dance", "play", "cheer", "clap", "shake"}:
            pose.pitch += w * 16 * math.sin(s * math.tau)
            pose.rise += w * 0.05j * abs(math.sin(s * math.tau))
            pose.fin += w * 30 * math.sin(s * math.tau * 2)
        elif cue.verb in {"wave", "point", "throw", "give"}:
            pose.fin += w * (46 + 26 * math.sin(s * 11))
        elif cue.verb in {"eat", "drink", "catch"}:
            pose.mouth = max(pose.mouth, w * (0.4 + 0.4 * math.sin(s * 9)))
            pose.pitch -= 8 * w if cue.verb != "catch" else 0.0
        elif cue.verb in {"sleep", "lie"}:
            pose.lid = max(pose.lid, ease(w * 1.4))
            pose.sweep *= 1 - 0.6 * w
        elif cue.verb in {"look", "turn"} and cue.look:
            place = self.role.track.at(t)
            side = 0.8 if (cue.look[0] - place.x) * place.facing > 0 else -0.8
            pose.gaze = mix(pose.gaze, complex(side, max(min(cue.look[1] - place.y, 0.9), -0.9)), w)
        elif cue.verb == "kick":
            pose.pitch += 20 * w * math.sin(s * 9)

    def draw(self, pen: Pen, t: float) -> None:
        """Draw the swimmer at a time, in world metres."""
        place = self.role.track.at(t)
        if place.alpha < 0.004 or place.scale < 0.004:
            return
        brush = Mirror(pen, placed(place, self.unit), self.unit * place.scale)
        with veiled(pen, place, 3.0 * self.role.height * place.scale + self.unit):
            draw_fish(brush, self.kind, self.colours, self._pose(t))

    def steps(self) -> Sequence[Event]:
        """Return the strokes of its tail while it moves."""
        found = []
        for i in range(1, len(self._phases) - 1):
            t = i / 120
            beat = math.floor(self._phases[i] / math.tau) > math.floor(self._phases[i - 1] / math.tau)
            if beat and 0 < t < self.performance.seconds and abs(self.role.track.speed(t)) > 0.4 * self.unit:
                force = 0.05 * self.kind.weight**0.5 * abs(self.role.track.speed(t))
                found.append(Event(kind="stroke", time=t, actor=self.role.key, materials=("flesh", "water"), impulse=force))
        return found

    def planted(self, t: float) -> Sequence[tuple[str, float, float]]:
        """Return nothing: no feet."""
        del t
        return ()

    def joints(self, t: float) -> dict[str, tuple[float, float]]:
        """Return the pose: joint name → (x, y) in world metres."""
        body = Body(self.kind, self._pose(t))
        points = {"mouth": (0.5, -0.03), "head": (0.3, 0.0), "body": (0.0, 0.0), "tail": (-0.42, 0.0)}
        return {name: self._world(body.at(x, y), t) for name, (x, y) in points.items()}

    def anchor(self, name: str, t: float) -> tuple[float, float, float]:
        """Return where a held thing sits."""
        body = Body(self.kind, self._pose(t))
        points = {
            "mouth": (0.52 + self.kind.snout, -0.04),
            "head": (0.34, self.kind.top[0]),
            "hand": (0.06, -self.kind.bottom[1]),
        }
        x, y = self._world(body.at(*points.get(name, (0.0, self.kind.top[2]))), t)
        return x, y, self.role.track.at(t).angle

    def _world(self, at: complex, t: float) -> tuple[float, float]:
        return in_world(self.role.track.at(t), self.unit, at)

"""Creatures: what all small, soft and strange beings share: a face that looks, blinks, feels and speaks, and plain deeds."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sora_nb.footage import Event
from sora_nb.stage.cast.heads import INK, MOUTH, draw_eye
from sora_nb.stage.cast.idling import Idling
from sora_nb.stage.cast.mirror import Mirror, in_world, placed, veiled
from sora_nb.stage.cast.outline import closed, ease, ellipse, opened
from sora_nb.stage.performance import random
from sora_nb.stage.styles.pen import Colour
from sora_nb.stage.vocabulary import COLOURS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.stage.performance import Performance, Role
    from sora_nb.stage.styles.pen import Pen

BLEND = 0.28
"""Seconds over which a deed comes and goes."""
LIVELY = {"dance": 1.0, "cheer": 1.0, "clap": 0.7, "play": 0.7, "sing": 0.5, "shake": 0.4}
_RESTING = {"sleep": 1.0, "lie": 0.6, "sit": 0.25}
_SAD, _GLAD = ("sadly", "sad"), ("happily", "happy", "joyfully", "cheerfully", "excitedly", "playfully")
_CROSS = ("angrily", "angry")
FACED = 0.9
"""How squarely a body must face along its way for its feet to stand still; while it turns they step."""


@dataclass(slots=True)
class Manner:
    """How a creature holds itself at a moment.

    `busy` how lively it moves, `low` how far it has sunk to rest, `raised` how high it lifts a limb to wave or point, `open`
    the mouth, `smile` from -1 sad to 1 glad, `cross` anger, all 0…1 but the smile; `bob` in heights, `lean` in degrees,
    `stretch` how much taller it is drawn while it leaps; `going` the speed along its way in heights a second.
    """

    busy: float = 0.0
    low: float = 0.0
    raised: float = 0.0
    open: float = 0.0
    smile: float = 0.35
    cross: float = 0.0
    lid: float = 0.0
    gaze: complex = 0j
    bob: float = 0.0
    lean: float = 0.0
    stretch: float = 0.0
    going: float = 0.0
    aloft: float = 0.0
    breath: float = 0.0
    fire: float = 0.0


class CreatureRig(ABC):
    """A living body; its root is the ground between its feet, its own units are its height, looking right."""

    def __init__(self, role: Role, performance: Performance) -> None:
        self.role, self.performance = role, performance
        self.unit = role.height
        self.idling = Idling(role, performance.seconds)
        self.own = float(random(role.seed, "own").uniform(0, math.tau))

    def hide(self, usual: str, spread: float = 0.08) -> Colour:
        """Return the colour asked for, else the usual one, a little of its own lightness."""
        if self.role.actor.colour:
            return Colour.hex(COLOURS[self.role.actor.colour])
        return Colour.hex(usual).lighter(float(random(self.role.seed, "hide").uniform(-spread, spread)))

    def weight(self, t: float, *verbs: str) -> float:
        """Return how much of a deed is being done, 0…1, eased in and out."""
        found = 0.0
        for cue in self.role.cues:
            if cue.verb in verbs:
                begun = 1.0 if cue.start <= 0 else ease((t - cue.start) / BLEND)
                ended = 1.0 if cue.end >= self.performance.seconds else ease((cue.end + BLEND - t) / BLEND)
                found = max(found, begun * ended)
        return found

    def manner(self, t: float) -> Manner:
        """Return how it holds itself at a time."""
        place, track = self.role.track.at(t), self.role.track
        way = 1.0 if place.facing >= 0 else -1.0
        m = Manner(lid=self.idling.lid(t), gaze=self.idling.gaze(t), breath=self.idling.breath(t))
        m.going = way * track.speed(t) / self.unit
        for verb, much in LIVELY.items():
            m.busy = max(m.busy, much * self.weight(t, verb))
        for verb, much in _RESTING.items():
            m.low = max(m.low, much * self.weight(t, verb))
        m.lid = max(m.lid, self.weight(t, "sleep"))
        m.raised = self.weight(t, "wave", "point", "throw", "catch", "give", "cheer", "hold")
        m.fire = self.weight(t, "burn")
        m.aloft = self.weight(t, "fly", "float", "swim")
        eating = self.weight(t, "eat", "drink")
        m.open = max(
            self.role.openness(t), eating * (0.5 + 0.5 * math.sin(11 * t)), 0.5 * self.weight(t, "sing") * abs(math.sin(5 * t))
        )
        m.bob = 0.07 * m.busy * abs(math.sin(6.3 * t + self.own)) + 0.012 * m.breath * (1 - m.low)
        m.lean = 9 * m.busy * math.sin(6.3 * t + self.own) + 2.2 * math.sin(34 * t) * self.weight(t, "shake")
        climb = (track.at(t + 1 / 60).y - track.at(t - 1 / 60).y) * 30 / self.unit
        m.stretch = max(min(0.05 * abs(climb), 0.14), 0.0) * (1 - m.aloft) - 0.10 * self.weight(t, "jump", "hop") * (
            abs(climb) < 0.05
        )
        self._feel(m, t)
        return m

    def _feel(self, m: Manner, t: float) -> None:
        mood = self.role.actor.trait("mood") or ""
        words = [mood, *(c.manner or "" for c in self.role.cues_at(t))]
        m.smile = -0.6 if any(w in _SAD for w in words) else 0.9 if any(w in _GLAD for w in words) or m.busy > 0.5 else m.smile
        m.cross = 1.0 if any(w in _CROSS for w in words) else 0.0
        for cue in self.role.cues_at(t):
            if cue.look:
                place = self.role.track.at(t)
                side = 0.8 if (cue.look[0] - place.x) * place.facing > 0 else -0.8
                m.gaze = complex(side, max(min((cue.look[1] - place.y) / self.unit - 0.6, 0.8), -0.8))

    def draw(self, pen: Pen, t: float) -> None:
        """Draw the body at a time, in world metres."""
        place = self.role.track.at(t)
        if place.alpha < 0.004 or place.scale < 0.004:
            return
        brush = Mirror(pen, placed(place, self.unit), self.unit * place.scale)
        with veiled(pen, place, 4.0 * self.role.height * place.scale):
            self.paint(brush, self.manner(t), t)

    @abstractmethod
    def paint(self, brush: Mirror, m: Manner, t: float) -> None:
        """Draw the body in its own units, the ground at 0."""

    def spots(self, t: float) -> dict[str, complex]:
        """Return its joints in its own units; "head", "mouth", "back" and "hand" are where things are held."""
        del t
        return {"head": 0.9j, "mouth": 0.3 + 0.7j, "back": 0.8j, "hand": 0.4 + 0.5j, "body": 0.45j}

    def joints(self, t: float) -> dict[str, tuple[float, float]]:
        """Return the pose: joint name → (x, y) in world metres."""
        return {name: self.world(at, t) for name, at in self.spots(t).items()}

    def anchor(self, name: str, t: float) -> tuple[float, float, float]:
        """Return where a held thing sits."""
        found = self.spots(t)
        x, y = self.world(found.get(name, found["back"]), t)
        return x, y, self.role.track.at(t).angle

    def world(self, at: complex, t: float) -> tuple[float, float]:
        """Return a point of its own units in world metres."""
        return in_world(self.role.track.at(t), self.unit, at)

    def feet(self, t: float) -> list[tuple[str, complex, bool]]:
        """Return every foot: name, place in its own units, whether it stands; none, unless a kind of body has them."""
        del t
        return []

    def planted(self, t: float) -> Sequence[tuple[str, float, float]]:
        """Return the feet that bear weight, while it faces along its way."""
        if abs(self.role.track.at(t).facing) < FACED:
            return ()
        return [(name, *self.world(at, t)) for name, at, stands in self.feet(t) if stands]

    def _gone(self, t: float) -> float:
        """Return how far it has come along its way, in its own units."""
        place = self.role.track.at(t)
        return (1.0 if place.facing >= 0 else -1.0) * place.x / (self.unit * place.scale)

    def steps(self) -> Sequence[Event]:
        """Return nothing: too light to be heard, unless a kind of body is not."""
        return ()


def foothold(gone: float, phase: float, *, stride: float, duty: float, lift: float) -> tuple[float, float, bool]:
    """Return where a foot is: how far ahead of its rest, how high, and whether it stands; all in the body's heights.

    `gone` is the way gone forward, `stride` the way of one round, `duty` the share of a round on the ground. What stands
    stays where it is in the world while the body goes over it, whatever the pace: no foot slips.
    """
    u = (gone / stride + phase) % 1.0
    if u < duty:
        return stride * (duty / 2 - u), 0.0, True
    v = (u - duty) / (1 - duty)
    return stride * duty * (v * v * (3 - 2 * v) - 0.5), lift * math.sin(math.pi * v), False


def footsteps(rig: CreatureRig, phases: Sequence[float], stride: float, mass: float) -> list[Event]:
    """Return the footfalls of a body that goes by footholds, as events; `stride` in its heights, `mass` in kg."""
    found, rate = [], 120
    before: list[int] | None = None
    for i in range(int(rig.performance.seconds * rate)):
        t = i / rate
        place = rig.role.track.at(t)
        gone = (1.0 if place.facing >= 0 else -1.0) * place.x / (rig.unit * place.scale)
        rounds = [math.floor(gone / stride + phase) for phase in phases]
        if before is not None and rig.weight(t, "fly", "float", "swim", "jump", "fall") <= 0:
            for a, b in zip(before, rounds, strict=True):
                if a != b:
                    found.append(
                        Event(kind="step", time=t, actor=rig.role.key, materials=("flesh", "stone"), impulse=0.25 * mass)
                    )
        before = rounds
    return found


def eyes(brush: Mirror, at: Sequence[complex], size: float, m: Manner, iris: Colour, *, brows: bool = True) -> None:
    """Draw eyes that look and blink, with brows that feel."""
    for k, spot in enumerate(at):
        draw_eye(brush.inner(spot, 1 + 0j, size), iris, INK, m.gaze, m.lid)
        if brows and (m.cross > 0.1 or m.smile < -0.1):
            side = 1.0 if k == len(at) - 1 else -1.0
            slope = (0.5 if m.cross > 0.1 else -0.4) * side
            brow = [spot + size * complex(-0.9, 1.35 - slope * 0.5), spot + size * complex(0.9, 1.35 + slope * 0.5)]
            brush.line(opened(brow), INK, 0.3 * size)


def mouth(brush: Mirror, at: complex, wide: float, m: Manner, ink: Colour, *, teeth: bool = False) -> None:
    """Draw a mouth: a line that smiles or droops, or an opening with a tongue."""
    curl = 0.5 * wide * m.smile
    left, right = at + complex(-wide, 0.5 * curl), at + complex(wide, 0.5 * curl)
    if m.open < 0.06:
        brush.line(opened([left, at - 0.5j * curl, right]), ink, max(0.10 * wide, 0.008))
        return
    drop = wide * (0.25 + 1.1 * m.open)
    shape = closed(
        [
            left,
            at + 0.1j * wide,
            right,
            at + complex(0.62 * wide, -0.75 * drop),
            at - 1j * drop,
            at + complex(-0.62 * wide, -0.75 * drop),
        ]
    )
    brush.flat(shape, MOUTH)
    with brush.inside(shape):
        brush.flat(ellipse(at - 1.0j * drop, 0.6 * wide, 0.45 * drop), Colour.hex("#e87a82"))
        if teeth:
            for k in (-1, 1):
                x = at + complex(0.45 * k * wide, 0.15 * wide)
                brush.flat(
                    closed(
                        [x - 0.2 * wide, x - 0.2 * wide, x - 0.45j * wide, x - 0.45j * wide, x + 0.2 * wide, x + 0.2 * wide]
                    ),
                    Colour.hex("#fbf7ec"),
                )

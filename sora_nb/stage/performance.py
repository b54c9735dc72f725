"""Performance: what happens on the stage, at every moment, before anything is drawn or sounded.

World: metres, x to the right, y up, the floor at y = 0, gravity downwards. `depth` runs from 0 (the front lane, where nearly
everything happens) to 1 (the horizon). A camera at rest shows `VIEW` metres of height; the floor of the front lane lies
`FLOOR` of the frame's height above the lower edge. Time is in seconds from the shot's first frame.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sora_nb.stage.calls import openness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from sora_nb.footage import Event
    from sora_nb.likeness.portraits import Likeness
    from sora_nb.plans import Actor, Shot
    from sora_nb.stage.pictures import Picture

VIEW = 6.0
"""Metres of height that a resting camera shows."""
FLOOR = 0.17
"""Where the front lane's floor lies, as a share of the frame's height from below."""
TICK = 240
"""Samples a second of every track."""


class Placement(NamedTuple):
    """Where one body is at one moment: its root (feet or lowest point on the ground; the centre of a ball or a prop)."""

    x: float
    y: float
    angle: float  # radians, counter-clockwise
    facing: float  # -1 (left) … 1 (right); passes through 0 while turning
    scale: float  # 1 = its own size
    alpha: float  # 0 = gone
    depth: float


@dataclass(frozen=True, kw_only=True)
class Track:
    """A body's placements over the whole shot, float32 arrays of length round(seconds * TICK) + 1."""

    x: NDArray[np.float32]
    y: NDArray[np.float32]
    angle: NDArray[np.float32]
    facing: NDArray[np.float32]
    scale: NDArray[np.float32]
    alpha: NDArray[np.float32]
    depth: NDArray[np.float32]

    def at(self, t: float) -> Placement:
        """Return the placement at a time, linearly between samples."""
        last = len(self.x) - 1
        at = min(max(t * TICK, 0.0), float(last))
        i = min(int(at), last - 1) if last else 0
        f = at - i
        j = min(i + 1, last)
        return Placement(
            *(
                float(a[i] + (a[j] - a[i]) * f)
                for a in (self.x, self.y, self.angle, self.facing, self.scale, self.alpha, self.depth)
            )
        )

    def speed(self, t: float) -> float:
        """Return the horizontal velocity at a time, in metres a second, over a window of 1/30 s."""
        a, b = self.at(t - 1 / 60), self.at(t + 1 / 60)
        return (b.x - a.x) * 30


@dataclass(frozen=True, kw_only=True)
class Cue:
    """One stretch of one actor's performance, in the stage's own verbs.

    Staging decides when and where; the rig decides how it looks. `beat` is the decisive instant (foot meets ball, hand lets
    go, take-off), at which the acting limb's tip is at `aim` (world metres). For gaits (walk, run, hop, fly, swim, …) the
    track says where the body goes, and the rig plants its feet so that it gets there without slipping. Cues of one role
    may overlap where limbs allow (walk + speak, sit + wave). A dance's `beat` is the time from one beat to the next; things
    have cues of their own: "melt" is over at its `beat`, "splat" begins where it hit, "read" opens a book.
    """

    verb: str
    start: float
    end: float
    beat: float | None = None
    aim: tuple[float, float] | None = None
    look: tuple[float, float] | None = None  # a point the head turns to
    manner: str | None = None
    led: str | None = None  # the key of what is led on a line
    energy: float = 1.0  # 0 = sad and slow … 1 = plain … 2 = wild


@dataclass(frozen=True, kw_only=True)
class Line:
    """A spoken phrase: samples (time,) float32 at 48 kHz, and the mouth's openness 0…1 at 100 samples a second."""

    role: str
    text: str
    start: float
    samples: NDArray[np.float32]
    mouth: NDArray[np.float32]

    @property
    def end(self) -> float:
        """Return when the phrase is over, in seconds."""
        return self.start + len(self.samples) / 48_000

    def openness(self, t: float) -> float:
        """Return how open the mouth is at a time, 0…1."""
        i = math.floor((t - self.start) * 100)
        return float(self.mouth[i]) if 0 <= i < len(self.mouth) else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece of something broken: its convex outline in metres around its own middle.

    `middle` is where the whole's middle was, seen from there; `height` is how tall the whole was.
    """

    outline: tuple[tuple[float, float], ...]
    middle: tuple[float, float]
    height: float


@dataclass(frozen=True, kw_only=True)
class Role:
    """One body on the stage: an actor of the plan (or one of its `count`), cast and blocked.

    `key` is unique in the shot ("dog", "dog#2"); `number` is its value in the masks, from 1. `height` is metres from lowest
    to highest point at scale 1. `held` lists (start, end, holder's key, anchor) while this body is carried: the renderer
    then places it at the holder's anchor ("hand", "mouth", "back", "head"). `over` is True for what is drawn in front of
    other bodies at the same depth. `piece` is set for one piece of something broken. `call` is what an animal
    is heard to call, at the times `calls`.
    """

    key: str
    number: int
    actor: Actor
    figure: str
    family: str
    height: float
    material: str
    track: Track
    cues: tuple[Cue, ...] = ()
    lines: tuple[Line, ...] = ()
    held: tuple[tuple[float, float, str, str], ...] = ()
    over: bool = False
    seed: int = 0
    piece: Piece | None = None
    call: str | None = None
    calls: tuple[float, ...] = ()

    def cues_at(self, t: float) -> tuple[Cue, ...]:
        """Return the cues that hold at a time, earliest first."""
        return tuple(c for c in self.cues if c.start <= t < c.end)

    def openness(self, t: float) -> float:
        """Return how open the mouth is at a time, 0…1."""
        said = max((line.openness(t) for line in self.lines), default=0.0)
        return max(said, openness(self.call, self.calls, t)) if self.call else said


@dataclass(frozen=True, kw_only=True)
class CameraTrack:
    """Where the camera looks: keyframes (time, x, y, zoom), eased between; (x, y) is the world offset from rest, in metres.

    `flows` is True where the keys, evenly spaced, are points of one smooth path and no stops: a camera that tracks somebody.
    """

    keys: tuple[tuple[float, float, float, float], ...] = ((0.0, 0.0, 0.0, 1.0),)
    shake: float = 0.0
    flows: bool = False

    @property
    def moves(self) -> bool:
        """Tell whether the picture's frame changes over time."""
        return len(self.keys) > 1 or self.shake > 0


@dataclass(frozen=True, kw_only=True)
class Performance:
    """Everything that happens in one shot.

    `size` is the visible (width, height) in metres at rest; `ground` is the floor's profile as (x, y) points from left to
    right, empty for a flat floor at 0; `events` are sorted by time, with x and y as fractions of the frame; `likenesses`
    are the heads of the cameos who play in it, by handle; `picture` is what came with the prompt to be seen in it.
    """

    shot: Shot
    seconds: float
    size: tuple[float, float]
    seed: int
    roles: tuple[Role, ...]
    events: tuple[Event, ...]
    camera: CameraTrack = field(default_factory=CameraTrack)
    ground: tuple[tuple[float, float], ...] = ()
    likenesses: tuple[tuple[str, Likeness], ...] = ()
    picture: Picture | None = None

    @property
    def plate(self) -> Picture | None:
        """Return the picture that stands in place of the scenery, or None."""
        return None if self.picture is None or self.picture.use == "figure" else self.picture

    def role(self, key: str) -> Role | None:
        """Return the role of that key, or None."""
        return next((role for role in self.roles if role.key == key), None)

    def likeness(self, role: Role) -> Likeness | None:
        """Return the head of the cameo who plays a role, or None."""
        return dict(self.likenesses).get(role.actor.trait("cameo") or "")

    def floor(self, x: float) -> float:
        """Return the height of the floor at x, in metres."""
        if not self.ground:
            return 0.0
        return float(np.interp(x, [p[0] for p in self.ground], [p[1] for p in self.ground]))


def lane(depth: float) -> tuple[float, float]:
    """Return how a depth looks from the front: (scale, metres its floor is raised on the picture)."""
    return 1.0 - 0.45 * depth, 1.1 * depth


def on_frame(x: float, y: float, depth: float, size: tuple[float, float]) -> tuple[float, float]:
    """Return world point → fractions of the frame (0, 0 = top left) for a camera at rest."""
    scale, rise = lane(depth)
    width, height = size
    return 0.5 + x * scale / width, 1.0 - FLOOR - (y * scale + rise) / height


def random(seed: int, *purpose: object) -> np.random.Generator:
    """Return a random stream of its own for (seed, actor, purpose …), so that a change elsewhere leaves it as it was."""
    words: Sequence[int] = [seed & 0xFFFFFFFF, seed >> 32, *(b for part in purpose for b in (*str(part).encode(), 256))]
    return np.random.default_rng(np.random.SeedSequence(list(words)))

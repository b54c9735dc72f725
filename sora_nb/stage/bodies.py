"""Bodies: what staging knows of each one on the stage while it is being blocked, moved and simulated."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.performance import TICK, VIEW, Cue, Line, Track, random

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sora_nb.footage import Event
    from sora_nb.plans import Action, Actor, Shot
    from sora_nb.stage.performance import Piece

CREATURES = ("human", "quadruped", "bird", "insect", "snake", "mollusc", "monster")
"""Families whose root is the point between the feet; every other family's root is the body's centre."""

AIRY = frozenset((
    "butterfly", "moth", "bee", "wasp", "fly", "mosquito", "dragonfly", "firefly", "ghost", "dragon",
))  # fmt: skip
"""Creatures besides birds that hang in the air where they are not on the ground."""

COLUMNS = ("x", "y", "angle", "facing", "scale", "alpha", "depth")
LEG = {"human": 0.5, "quadruped": 0.55, "bird": 0.3, "insect": 0.5, "snake": 0.4, "mollusc": 0.3, "monster": 0.4}
BREADTH = {"human": 0.5, "quadruped": 1.4, "bird": 0.9, "shape": 1.0, "prop": 1.0, "sign": 1.5, "fish": 2.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """One action of one body with its time in the shot."""

    action: Action
    start: float
    end: float

    @property
    def seconds(self) -> float:
        """Return how long it lasts."""
        return self.end - self.start

    def part(self, start: float, end: float) -> Beat:
        """Return the same action over another stretch of time."""
        return Beat(action=self.action, start=start, end=end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """From `start` a body is free (physics moves it) or led (its path is written by a controller).

    `velocity` (m/s) and `spin` (rad/s) are what it is given at that moment; None keeps what it has.
    """

    start: float
    free: bool
    velocity: tuple[float, float] | None = None
    spin: float | None = None


@dataclass(slots=True, kw_only=True)
class Body:
    """One body while its performance is being made; becomes a Role when all is known.

    `path` is (7, ticks) float64, a row for each field of Placement; `form` is "round" or "box" for physics; `lane` tells
    which others it can touch; `pile` is "stack" or "row" for one of several built so; `friction` and `bounce` are against a
    hard floor; `mass` in kg; `natural` is its height in metres before the cast was brought closer; `slowing` is its rolling
    resistance in m/s²; `falling` is the speed in m/s at which air holds a light thing's weight, 0 where air hardly matters;
    `pivoted` things turn about their middle only; those of one number `abreast` stand side by side in depth and never touch;
    `born` and `gone` are when it can first and last be touched; `piece` is set for one piece of something broken; `brittle`
    things break at the first hard blow; `breaks` is when it goes to pieces by itself, the velocity that the blow gives them
    and where it falls; `sent` is when somebody throws or kicks it, `sends` what it throws or kicks itself, and when.
    """

    key: str
    number: int
    actor: Actor
    figure: str
    family: str
    height: float
    width: float
    material: str
    form: str
    seed: int
    bounce: float
    friction: float
    mass: float
    index: int = 0
    natural: float = 1.0
    path: NDArray[np.float64] = field(default_factory=lambda: np.zeros((7, 1)))
    beats: list[Beat] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    held: list[tuple[float, float, str, str]] = field(default_factory=list)
    phases: list[Phase] = field(default_factory=list)
    lane: int = 0
    over: bool = False
    solid: bool = True
    slowing: float = 0.0
    pile: str | None = None
    falling: float = 0.0
    pivoted: bool = False
    abreast: int = 0
    born: float = 0.0
    gone: float | None = None
    piece: Piece | None = None
    brittle: bool = False
    breaks: tuple[float, tuple[float, float], tuple[float, float]] | None = None
    sent: float | None = None
    sends: list[tuple[Body, float]] = field(default_factory=list)

    @property
    def alive(self) -> bool:
        """Tell whether it stands on its own feet."""
        return self.family in CREATURES

    @property
    def airy(self) -> bool:
        """Tell whether it flies by wings of its own, or by being a ghost."""
        return self.family == "bird" or self.figure in AIRY

    @property
    def rise(self) -> float:
        """Return how far the root lies above the body's lowest point, in metres."""
        return 0.0 if self.alive else self.height / 2

    @property
    def radius(self) -> float:
        """Return half the width, in metres."""
        return self.width / 2

    def resize(self, share: float) -> None:
        """Make the body larger or smaller, with its width and its mass."""
        self.height *= share
        self.width *= share
        self.mass *= share**3

    def row(self, name: str) -> NDArray[np.float64]:
        """Return one row of the path, to read or write."""
        row: NDArray[np.float64] = self.path[COLUMNS.index(name)]
        return row

    def at(self, name: str, t: float) -> float:
        """Return one coordinate at a time, at the nearest tick."""
        row = self.row(name)
        return float(row[min(max(round(t * TICK), 0), len(row) - 1)])

    def keep(self, name: str, value: float, t: float = 0.0) -> None:
        """Hold one coordinate at a value from a time on."""
        self.row(name)[min(max(round(t * TICK), 0), self.path.shape[1]) :] = value

    def lead(self, t: float) -> None:
        """Take the body out of physics from a time on."""
        self.phases = [p for p in self.phases if p.start < t] + [Phase(start=t, free=False)]

    def free(self, t: float, velocity: tuple[float, float] | None = None, spin: float | None = None) -> None:
        """Hand the body to physics from a time on."""
        self.phases = [p for p in self.phases if p.start < t] + [Phase(start=t, free=True, velocity=velocity, spin=spin)]

    @property
    def ever_free(self) -> bool:
        """Tell whether physics moves it at any time."""
        return any(p.free for p in self.phases)

    def cue(self, verb: str, start: float, end: float, **more: object) -> None:
        """Add a cue, unless it has no length."""
        if end > start:
            self.cues.append(Cue(verb=verb, start=start, end=end, **more))  # type: ignore[arg-type]

    def cues_over(self, start: float, end: float) -> list[Cue]:
        """Return the cues that hold at some time of a stretch."""
        return [c for c in self.cues if c.start < end and c.end > start]

    def random(self, *purpose: object) -> np.random.Generator:
        """Return this body's own random stream for a purpose."""
        return random(self.seed, self.key, *purpose)

    def track(self) -> Track:
        """Return the path as a Track."""
        return Track(**{name: _row(self.row(name)) for name in COLUMNS})


def _row(values: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return a row of a track; most never change, and then one value stands for all."""
    row = values.astype(np.float32)
    return np.broadcast_to(row[:1].copy(), row.shape) if (row == row[0]).all() else row


@dataclass(slots=True, kw_only=True)
class Scene:
    """The shot while it is being staged: its size, world and bodies.

    `gravity` in m/s²; `water` is the height of the water's surface or None; `medium` is "air", "water" or "vacuum";
    `wind` in m/s to the right; `dirty` is True while a free body's path is older than what was decided for it; `convoy` names
    those who could travel together, `tracked` tells whether they do and the camera goes along.
    """

    shot: Shot
    seconds: float
    size: tuple[float, float]
    seed: int
    gravity: float
    medium: str
    water: float | None
    wind: float
    ground: tuple[tuple[float, float], ...] = ()
    bodies: list[Body] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    contacts: list[Event] = field(default_factory=list)
    dirty: bool = False
    convoy: frozenset[str] = frozenset()
    tracked: bool = False

    @property
    def ticks(self) -> int:
        """Return the number of samples of every track."""
        return round(self.seconds * TICK) + 1

    @property
    def width(self) -> float:
        """Return the visible metres from left to right in the front lane."""
        return self.size[0]

    @property
    def top(self) -> float:
        """Return the height of the upper edge of the frame above the front floor."""
        return VIEW * 0.83

    def clock(self, start: float = 0.0, end: float | None = None) -> tuple[slice, NDArray[np.float64]]:
        """Return the ticks of a stretch of time: their slice, and their times in seconds."""
        last = self.ticks if end is None else min(round(end * TICK) + 1, self.ticks)
        first = min(max(round(start * TICK), 0), last)
        return slice(first, last), np.arange(first, last) / TICK

    def floor(self, x: float) -> float:
        """Return the height of the floor at x."""
        return float(np.interp(x, [p[0] for p in self.ground], [p[1] for p in self.ground])) if self.ground else 0.0

    def named(self, name: str | None) -> list[Body]:
        """Return the bodies of an actor, by the actor's name."""
        return [b for b in self.bodies if b.actor.name == name]

    def others(self, body: Body) -> list[Body]:
        """Return every other body."""
        return [b for b in self.bodies if b is not body]


def snap(t: float) -> float:
    """Return a time moved to the nearest tick."""
    return round(t * TICK) / TICK

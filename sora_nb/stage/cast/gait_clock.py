"""Gait clock: from a body's track, how fast its feet must keep up, when it is in the air, and the phase of its stride."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.performance import TICK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from sora_nb.stage.performance import Performance, Role

MARGIN = TICK
"""Samples added before and after the track, at its end speeds, so that a shot may begin and end in mid-stride."""
STILL = 0.04
"""Metres a second below which a body stands."""
HOLD = 0.13
"""Seconds that all feet stay down after a landing."""


@dataclass(frozen=True, kw_only=True)
class Leg:
    """One leg: `hip` is how far its foot stands ahead of the root, `side` how far right of it on the picture however it faces.

    `reach` is how far from there a foot that bears weight may be. All in metres at scale 1.
    """

    name: str
    hip: float
    side: float = 0.0
    reach: float = math.inf


@dataclass(frozen=True, kw_only=True)
class Stride:
    """One way of going, at its own reference speed.

    `length` is metres of one full cycle at `speed` (m/s); both grow together, length with the root of the speed.
    `phases` says for each leg when its foot comes down, as a share of the cycle; `duty` is the share spent on the
    ground (below 0.5 for two legs there is flight); `lift` is how high the foot swings, in metres; `over` is
    the share of its stance after which the hip passes over the foot.
    """

    speed: float
    length: float
    phases: tuple[float, ...]
    duty: float
    lift: float
    over: float = 0.5


@dataclass(frozen=True, kw_only=True)
class Body:
    """The track with margins, and what follows from it: speeds, which stretches are in the air or carried.

    `pace` is the speed at which the feet must keep up, turns included; `speed` leaves turns out.
    """

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    facing: NDArray[np.float64]
    scale: NDArray[np.float64]
    pace: NDArray[np.float64]
    speed: NDArray[np.float64]
    air: NDArray[np.bool_]
    free: NDArray[np.bool_]


def read(
    role: Role,
    performance: Performance,
    legs: Sequence[Leg],
    free: Sequence[tuple[float, float]],
    *,
    turning: float = 0.0,
    way: NDArray[np.float64] | None = None,
) -> Body:
    """Return the track with margins and the speeds at which its feet must keep up, in turns too (`way`, else its facing)."""
    track = role.track

    def padded(values: NDArray[np.float32], *, moving: bool = False) -> NDArray[np.float64]:
        inner = np.asarray(values, np.float64)
        n = min(6, len(inner) - 1)
        ramp = np.arange(1, MARGIN + 1)
        first = (inner[n] - inner[0]) / n if moving and n else 0.0
        last = (inner[-1] - inner[-1 - n]) / n if moving and n else 0.0
        return np.concatenate((inner[0] - first * ramp[::-1], inner, inner[-1] + last * ramp))

    x, y = padded(track.x, moving=True), padded(track.y)
    facing, scale, depth = padded(track.facing), padded(track.scale), padded(track.depth, moving=True)
    floor = np.array([performance.floor(v) for v in x]) if performance.ground else np.zeros_like(x)
    loose = np.zeros(len(x), np.bool_)
    for start, end in free:
        loose[max(round(start * TICK) + MARGIN, 0) : max(round(end * TICK) + MARGIN, 0)] = True
        if start <= 0:
            loose[:MARGIN] = True
        if end * TICK >= len(track.x) - 2:
            loose[-MARGIN:] = True
    air = _airborne(y - floor, y) & ~loose
    reach = max((abs(leg.hip) for leg in legs), default=0.0)
    speed = np.abs(_smooth(np.gradient(x))) * TICK + 4.0 * np.abs(_smooth(np.gradient(depth))) * TICK
    # Who turns while going is carried round by the steps it takes anyway.
    round_ = np.abs(_smooth(np.gradient(facing if way is None else way))) * TICK
    pace = np.maximum(speed, max(0.9 * reach, turning) * scale * round_)
    return Body(x=x, y=y, facing=facing, scale=scale, pace=pace, speed=speed, air=air, free=loose)


def _airborne(above: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell at which samples the body is in the air: above the floor and not resting on something."""
    high = above > 0.015
    if not high.any():
        return high
    quiet = np.abs(np.gradient(y)) * TICK < 0.08
    edges = np.flatnonzero(np.diff(np.concatenate(([0], quiet.view(np.int8), [0]))))
    resting = np.zeros_like(high)
    for start, stop in zip(edges[::2], edges[1::2], strict=True):
        if stop - start > 0.3 * TICK:
            resting[start:stop] = True
    return high & ~resting


def landings(body: Body) -> NDArray[np.bool_]:
    """Return the samples just after each landing, when every foot is down."""
    held = np.zeros_like(body.air)
    loose = body.air | body.free
    for i in np.flatnonzero(loose[:-1] & ~loose[1:]):
        held[i + 1 : i + 1 + round(HOLD * TICK)] = True
    return held & ~loose


def _smooth(values: NDArray[np.float64], width: int = 13) -> NDArray[np.float64]:
    """Return a running mean over about 50 ms, which hides the steps of float32 tracks."""
    kernel = np.ones(width) / width
    return np.convolve(np.pad(values, width // 2, mode="edge"), kernel, mode="valid")


def clock(body: Body, strides: Sequence[Stride]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return for every sample the gear (which stride, fractional) and the clock (cycles so far)."""
    scale = np.maximum(body.scale, 0.05)
    pace = body.pace / scale
    speeds = [s.speed for s in strides]
    gear = np.interp(_smooth(body.speed / scale, 61), speeds, range(len(strides)))
    # a gait is one thing or the other: pass quickly through the middle between two
    whole = np.floor(gear)
    share = np.clip((gear - whole - 0.5) * 5 + 0.5, 0, 1)
    gear = _smooth(whole + share * share * (3 - 2 * share), 49)
    knots = range(len(strides))
    length = np.interp(gear, knots, [s.length for s in strides])
    own = np.interp(gear, knots, speeds)
    ratio = np.sqrt(np.clip(pace / own, 0.16, 2.25))
    rate = pace / (length * ratio)
    settle = 1.35 * strides[0].speed / strides[0].length
    moving = pace > STILL
    rate = np.where(moving, np.maximum(rate, 0.48 * settle), 0.0)
    return gear, _settled(body, strides[0], rate, moving, settle)


def _settled(
    body: Body, walk: Stride, rate: NDArray[np.float64], moving: NDArray[np.bool_], settle: float
) -> NDArray[np.float64]:
    """Return the clock: it runs on for one cycle after a stop, so that all feet gather, and starts with a lift-off."""
    loose = body.air | body.free
    rate = np.where(loose, 0.0, rate)
    rate[:1] = 0.0
    starts = np.flatnonzero(~(moving & ~loose)[:-1] & (moving & ~loose)[1:]) + 1
    stops = np.flatnonzero((moving & ~loose)[:-1] & ~(moving & ~loose)[1:]) + 1
    cycle = round(TICK / settle * 1.02)
    for stop in stops:
        still = moving | loose
        following = np.flatnonzero(still[stop:])
        end = min(stop + cycle, stop + int(following[0]) if len(following) else len(rate))
        rate[stop:end] = settle
    clock = np.cumsum(rate) / TICK
    lead = min(range(len(walk.phases)), key=lambda i: (walk.duty - walk.phases[i]) % 1.0)
    for start in starts:
        if rate[start - 1] == 0.0:
            # the first leg leaves the ground as the body leaves its place
            wanted = walk.duty - walk.phases[lead] - 0.02
            clock[start:] += (wanted - clock[start]) % 1.0
    return clock

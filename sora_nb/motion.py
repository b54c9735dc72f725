"""Motion: what falls and rebounds in a film, measured from its pixels alone, without a look at plan or ground truth."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.errors import MediaError
from sora_nb.media import tracker

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from sora_nb.footage import Footage

    Floats = NDArray[np.float64]
    Picture = NDArray[np.uint8]

METRES = 6.0
"""How many metres high the stage's picture is while its camera rests."""
_LOOSE = 0.04
"""How far a point may be from a flight's parabola, as a share of the flight's height."""
_CLOSE = 0.08
_SHORTEST = 5
"""Fewest frames of a flight that a parabola is fitted to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flight:
    """One stretch in the air between two contacts, as a parabola y = a t² + b t + c in metres and seconds of the film.

    `residual` is the largest distance of a measured point from it, as a share of the flight's height.
    """

    start: float
    end: float
    parabola: tuple[float, float, float]
    height: float
    residual: float

    @property
    def gravity(self) -> float:
        """Return the acceleration downwards in m/s²."""
        return -2 * self.parabola[0]

    def speed(self, time: float) -> float:
        """Return the speed upwards at a time, in m/s."""
        return 2 * self.parabola[0] * time + self.parabola[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """One moving thing over a film: where its middle is in each frame, and what follows for gravity and restitution.

    `time` in seconds, `x` and `y` in metres from the picture's lower left corner, y upwards, NaN where it was not seen;
    `contacts` in seconds, below the frame.
    """

    time: Floats = field(repr=False)
    x: Floats = field(repr=False)
    y: Floats = field(repr=False)
    flights: tuple[Flight, ...] = ()
    contacts: tuple[float, ...] = ()

    @property
    def gravity(self) -> float | None:
        """Return the acceleration downwards in m/s², high flights counting most; None where nothing flew."""
        if not self.flights:
            return None
        # By the inverse square of the error: the scatter, and a centimetre for shadows and edges, beside the height.
        weights = [(f.end - f.start) / (f.residual + 0.01 / f.height) ** 2 for f in self.flights]
        return float(np.average([flight.gravity for flight in self.flights], weights=weights))

    @property
    def restitution(self) -> float | None:
        """Return the share of its speed that it keeps at a contact, 0 to 1; None where no rebound was measured."""
        shares, weights = [], []
        for before, after in itertools.pairwise(self.flights):
            if abs(after.start - before.end) < 1e-9:
                shares.append(-after.speed(after.start) / before.speed(before.end))
                weights.append(before.height)
        return float(np.average(shares, weights=weights)) if shares else None

    def table(self) -> pd.DataFrame:
        """Return a DataFrame with a row for each frame: time in seconds, x and y in metres."""
        import pandas as pd

        return pd.DataFrame({"time": self.time, "x": self.x, "y": self.y})


def follow(footage: Footage, *, metres: float = METRES, plate: Picture | None = None) -> Motion:
    """Find the thing that moves most in a film whose camera rests, and measure its flights.

    Args:
        footage: The film.
        metres: What the picture's height stands for; the stage's is 6 m.
        plate: A clean plate: the same picture (height, width, rgb) without the thing; see `media.tracker.spots`.

    Raises:
        MediaError: nothing moves, or everything does because the camera moves.
    """
    height = footage.size[1]
    spots = tracker.spots(footage, plate)
    if np.isfinite(spots[:, 0]).sum() < _SHORTEST:
        raise MediaError("Nothing moves in this film far enough to be measured. Film something that falls, flies or rolls.")
    time = np.arange(len(spots)) / float(footage.fps)
    x, y = spots[:, 0] * metres / height, (height - spots[:, 1]) * metres / height
    flights, contacts = _flights(time, y, least=0.02 * metres)
    return Motion(time=time, x=x, y=y, flights=flights, contacts=contacts)


def _flights(time: Floats, y: Floats, *, least: float) -> tuple[tuple[Flight, ...], tuple[float, ...]]:
    """Return the parabolas between contacts that are at least `least` metres high, and the times of the contacts."""
    turns = _turns(y, least)
    edges = [0, *turns, len(y) - 1]
    fits = [_fit(time, y, first, last, least) for first, last in itertools.pairwise(edges)]
    contacts = [_meeting(fits[i], fits[i + 1], float(time[turn]), float(time[1] - time[0])) for i, turn in enumerate(turns)]
    flights = []
    for i, fit in enumerate(fits):
        if fit is not None:
            start = contacts[i - 1] if i else fit.start
            end = contacts[i] if i < len(contacts) else fit.end
            flights.append(replace(fit, start=start, end=end, height=_height(fit.parabola, start, end)))
    return tuple(flights), tuple(contacts)


def _height(parabola: tuple[float, float, float], start: float, end: float) -> float:
    """Return the metres between the highest and the lowest point of a flight."""
    top = min(max(-parabola[1] / (2 * parabola[0]), start), end)
    high, *low = (float(np.polyval(parabola, t)) for t in (top, start, end))
    return high - min(low)


def _turns(y: Floats, least: float) -> list[int]:
    """Return the frames at which a fall ends: the speed downwards is gone, or turned round, two frames later."""
    fall, rise = y[:-4] - y[2:-2], y[4:] - y[2:-2]
    jolt = fall + rise
    turns: list[int] = []
    for i in np.flatnonzero((fall > 0.3 * least) & (rise > -0.25 * fall)):
        if jolt[i] >= np.nanmax(jolt[max(0, i - 2) : i + 3]) and (not turns or i + 2 - turns[-1] > 2):
            turns.append(int(i) + 2)
    return turns


def _fit(time: Floats, y: Floats, first: int, last: int, least: float) -> Flight | None:
    """Return the flight between two contacts, or None where there is none.

    The frames next to a contact are left out: both flights share them, and the thing stands in its own shadow. What stands
    still before it is let go is left out at the start of the film, and what rests after its last bounce at the end.
    """
    opens, ends = first == 0, last == len(y) - 1
    margin = 2 if last - first > 12 else 1
    start, stop = (first if opens else first + margin), (last + 1 if ends else last + 1 - margin)
    while stop - start >= _SHORTEST:
        t, heights = time[start:stop], y[start:stop]
        seen = np.isfinite(heights)
        if seen.any():
            # Close above the floor a thing and its shadow run into each other.
            seen &= heights > np.nanmin(heights) + _CLOSE * np.ptp(heights[seen])
        if seen.sum() < _SHORTEST or np.ptp(heights[seen]) < least:
            return None
        (a, b, c), off = _parabola(t[seen], heights[seen])
        height = float(np.ptp(heights[seen]))
        if off.max() < _LOOSE * height and a < 0:
            residual = float(off.max()) / height
            return Flight(start=float(t[0]), end=float(t[-1]), parabola=(a, b, c), height=height, residual=residual)
        # Not one parabola: the rest before the fall, or after the last bounce, is part of it.
        late = float(np.average(np.arange(len(off)), weights=off + 1e-12)) > (len(off) - 1) / 2
        if ends and (late or not opens):
            stop -= 1
        elif opens:
            start += 1
        else:
            return None
    return None


def _parabola(time: Floats, y: Floats) -> tuple[tuple[float, float, float], Floats]:
    """Return the parabola through points, a few stray ones left out, and how far each of the others is from it."""
    centre = float(time.mean())
    rough = _through_most(time - centre, y)
    kept = np.ones(len(time), bool)
    for _ in range(3):
        off = np.abs(np.polyval(rough, time - centre) - y)
        sure = off <= max(3 * float(np.median(off)), 0.01 * float(np.ptp(y)))
        if sure.sum() < max(_SHORTEST, 0.8 * len(time)):
            break
        kept = sure
        rough = np.polyfit(time[kept] - centre, y[kept], 2)
    a, b, c = (float(k) for k in np.polyfit(time[kept] - centre, y[kept], 2))
    off = np.abs(np.polyval((a, b, c), time - centre) - y)
    return (a, b - 2 * a * centre, c - b * centre + a * centre**2), off[kept]


def _through_most(time: Floats, y: Floats) -> Floats:
    """Return the parabola with the least sum of distances, which one stray point can't bend as it bends that of squares.

    By iteratively reweighted least squares (Schlossmacher 1973).
    """
    weight = np.ones(len(time))
    for _ in range(12):
        found = np.polyfit(time, y, 2, w=weight)
        weight = np.sqrt(1 / np.maximum(np.abs(np.polyval(found, time) - y), 1e-3 * np.ptp(y) + 1e-12))
    return found


def _meeting(before: Flight | None, after: Flight | None, near: float, frame: float) -> float:
    """Return when two parabolas meet near a frame's time; the frame's own time where one of them is missing."""
    if before is None or after is None:
        return near
    roots = np.roots(np.subtract(before.parabola, after.parabola))
    real = roots[np.isreal(roots)].real
    real = real[np.abs(real - near) < 2 * frame]
    return float(real[np.argmin(np.abs(real - near))]) if len(real) else near

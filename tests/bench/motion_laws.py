"""How well films keep the laws of motion: run as `python tests/bench/motion_laws.py [FAMILY …]`.

Films are made with gravity, speed and size varied, written and decoded again; bodies are found in the pixels by their colour.
The first frames of a motion give its initial conditions, the closed form says where the body must be from then on, and the
residual is printed for each family as a share of the path that the body travels. Two per cent are wanted. A motion that cannot
be judged is yielded as the reason why, and counted.
"""

from __future__ import annotations

import itertools
import math
import statistics
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sora_nb.media.reader import open_film
from sora_nb.plans import Action, Actor, Plan, Relation, Shot
from sora_nb.studio import Studio

SIZE, FPS = (960, 540), 30
PIXELS = SIZE[1] / 6.0
"""Pixels in a metre: a camera at rest shows six metres of height."""
WANTED = 0.02
HUES = {"red": (0, 1, 2), "blue": (2, 0, 1), "green": (1, 0, 2)}
"""Which channel stands out in a colour, and the two that it is compared with."""
LEAST = {"red": 60, "blue": 60, "green": 28}
"""By how much it does at least: grass and sky have a little of their colour too."""
FLOOR = 0.17 * SIZE[1]
"""Pixels from the lower edge to the floor."""
EARTH, MARS, MOON, JUPITER = 9.81, 3.71, 1.62, 24.79


@dataclass(frozen=True)
class Seen:
    """Where something is in every frame, in pixels with y up, and how large: NaN where it is not to be seen."""

    x: np.ndarray
    y: np.ndarray
    radius: float

    @property
    def t(self):
        return np.arange(len(self.x)) / FPS


def film(studio, *actors, seconds=3.0, seed=0, **shot):
    """Return the decoded frames of a film of a shot in a plain studio, (time, height, width, rgb)."""
    shot.setdefault("place", "stage")
    plan = Plan(shots=(Shot(actors=actors, camera="static", **shot),))
    clip = studio.generate(plan=plan, seconds=seconds, fps=FPS, size=SIZE, seed=seed, sound=False)
    return open_film(Path(clip.path)).frames()


def found(frames, colour, lowest=1.0):
    """Return where a body of a colour is: the weighted middle of what stands out in it, in the lower share of the frame."""
    own, one, two = HUES[colour]
    xs, ys, areas = [], [], []
    height = round(frames.shape[1] * lowest)
    for whole in frames:
        frame = whole[-height:]
        values = frame.astype(np.int16)
        excess = np.clip(values[..., own] - np.maximum(values[..., one], values[..., two]) - LEAST[colour], 0, 25) / 25.0
        total = excess.sum()
        areas.append(total)
        if total < 12:
            xs.append(np.nan)
            ys.append(np.nan)
            continue
        rows, columns = excess.sum(axis=1), excess.sum(axis=0)
        xs.append((columns * np.arange(len(columns))).sum() / total)
        ys.append(frame.shape[0] - (rows * np.arange(len(rows))).sum() / total)
    return Seen(np.array(xs), np.array(ys), math.sqrt(np.median(areas) / math.pi))


def pair(frames):
    """Return where two red balls are, the left one first."""
    own, one, two = HUES["red"]
    left, right = [], []
    for frame in frames.astype(np.int16):
        excess = np.clip(frame[..., own] - np.maximum(frame[..., one], frame[..., two]) - LEAST["red"], 0, 25) / 25.0
        columns = excess.sum(axis=0)
        inside = np.flatnonzero(columns > 1.5)
        cut = _parting(columns, inside)
        for rows, part in ((left, inside[: cut + 1]), (right, inside[cut + 1 :])):
            if len(part) < 6:
                rows.append((np.nan, np.nan, np.nan))
                continue
            ball = excess[:, part[0] : part[-1] + 1]
            total = ball.sum()
            x = (ball.sum(axis=0) * np.arange(part[0], part[-1] + 1)).sum() / total
            rows.append((x, frame.shape[0] - (ball.sum(axis=1) * np.arange(len(ball))).sum() / total, total))
    return [Seen(*np.array(rows).T[:2], math.sqrt(np.nanmedian(np.array(rows)[:, 2]) / math.pi)) for rows in (left, right)]


def _parting(columns, inside):
    """Return after which of the columns that two balls fill the second begins: at a gap, or at the waist while they touch."""
    if len(inside) < 2:
        return 0
    gaps = np.diff(inside)
    if gaps.max() > 1:
        return int(np.argmax(gaps))
    quarter = len(inside) // 4
    return quarter + int(np.argmin(columns[inside[quarter : len(inside) - quarter]]))


def does(verb, target=None, **more):
    return Action(verb=verb, target=target, **more)


def actor(name, *actions, figure=None, **more):
    return Actor(name=name, figure=figure or name, word=name, actions=actions, **more)


def residual(x, y, px, py):
    """Return the largest distance of a path from what was predicted, as a share of the path's length."""
    path = np.hypot(np.diff(x), np.diff(y)).sum()
    return float(np.hypot(x - px, y - py).max() / path)


def ballistic(seen, first, last, gravity, given=5):
    """Return the residual of a flight between two frames: its first frames give place and speed, the parabola the rest."""
    t, g = seen.t[first:last] - seen.t[first], gravity * PIXELS
    x, y = seen.x[first:last], seen.y[first:last]
    vx, x0 = np.polyfit(t[:given], x[:given], 1)
    vy, y0 = np.polyfit(t[:given], y[:given] + 0.5 * g * t[:given] ** 2, 1)
    return residual(x, y, x0 + vx * t, y0 + vy * t - 0.5 * g * t * t)


def flights(seen):
    """Return the frames (first, last) of every flight between two touches: where the vertical speed leaps upward."""
    speed = np.diff(seen.y)
    leaps = np.diff(speed)
    hits = [i + 1 for i in range(1, len(leaps) - 1) if leaps[i] > 4 and leaps[i] >= max(leaps[i - 1], leaps[i + 1])]
    hits = [h for h, before in zip(hits, [-9, *hits], strict=False) if h - before > 2]
    return [(a + 2, b - 1) for a, b in itertools.pairwise([-2, *hits]) if b - a > 12]


def free_fall(studio):
    """Yield residuals of balls that fall from rest."""
    for gravity, size, seed in itertools.product((MARS, EARTH, 6.0), (None, "small"), (1, 2)):
        frames = film(studio, actor("ball", does("fall"), colour="red", size=size), gravity=gravity, seed=seed, seconds=2.5)
        seen = found(frames, "red")
        spans = flights(seen)
        yield ballistic(seen, *spans[0], gravity) if spans else "no flight of 12 frames"


def parabola(studio):
    """Yield residuals of balls that bounce across: every flight after a touch."""
    for gravity, manner, seed in itertools.product((MARS, EARTH, 6.0), (None, "fast"), (1, 2)):
        cast = actor("ball", does("bounce", direction="right", manner=manner), colour="red")
        seen = found(film(studio, cast, gravity=gravity, seed=seed, seconds=4.0), "red")
        spans = flights(seen)[1:3]
        yield from (ballistic(seen, first, last, gravity) for first, last in spans)
        yield from ["no second or third flight of 12 frames in the film"] * (2 - len(spans))


def collision(studio, bounce):
    """Yield residuals of two balls that run into each other on ice: after the touch, from their motion before it."""
    from sora_nb.stage.moves.pursuits import ROLLING
    from sora_nb.stage.physics import FRICTION

    # Rubber on ice still spins the old way; what rolls is slowed by the ground besides.
    drags = 0.9 * FRICTION["rink"] * EARTH * PIXELS, ROLLING * PIXELS
    # Of one size: unequal balls on a floor meet aslant, and one of them is lifted.
    for size, seed in itertools.product((None, "big", "small"), (1, 2, 3)):
        look = (("bounce", str(bounce)),)
        one = actor("ball", does("collide", "other"), colour="red", size=size, look=look)
        two = actor("other", figure="ball", colour="red", size=size, look=look)
        left = (Relation(a="ball", relation="left of", b="other"),)
        frames = film(studio, one, two, place="rink", seed=seed, relations=left, seconds=4.5)
        a, b = pair(frames)
        yield from _knock(a, b, bounce * bounce, drags)


def _knock(a, b, restitution, drags, given=14, after=9):
    gap = np.abs(a.x - b.x)
    touch = int(np.nanargmin(gap))
    if not given + 2 < touch < len(gap) - after - 2:
        early = touch <= given + 2
        yield from [f"touch before frame {given + 3}" if early else f"touch in the last {after + 2} frames, or none"] * 2
        return
    before = slice(touch - given - 1, touch - 1)
    t = a.t
    fits = [np.polyfit(t[before], s.x[before], 2) for s in (a, b)]
    # Where the two curves come as near as the radii allow, they touch.
    grid = np.linspace(t[touch - 2], t[touch + 1], 600)
    near = np.abs(np.polyval(fits[0], grid) - np.polyval(fits[1], grid)) - _reach(a, b)
    at = float(grid[int(np.argmax(near <= 0))]) if (near <= 0).any() else float(t[touch])
    v = [float(np.polyval(np.polyder(fit), at)) for fit in fits]
    x = [float(np.polyval(fit, at)) for fit in fits]
    m = [_radius(s) ** 3 for s in (a, b)]
    common = (m[0] * v[0] + m[1] * v[1]) / sum(m)
    u = [common + m[1] / sum(m) * restitution * (v[1] - v[0]), common + m[0] / sum(m) * restitution * (v[0] - v[1])]
    frames = np.arange(touch + 1, touch + 1 + after)
    for seen, x0, old, new in zip((a, b), x, v, u, strict=True):
        t1 = t[frames] - at
        # The spin that it still has drags it towards the old motion, until it rolls again.
        way, slip = math.copysign(1.0, old - new), drags[0]
        until = np.minimum(t1, abs(old - new) / (3 * slip))
        gone = new * t1 + way * slip * (until * t1 - until * until / 2) - math.copysign(drags[1], new) * t1 * t1 / 2
        path = np.abs(np.diff(seen.x[touch - given - 1 : touch + 1 + after])).sum()
        whole = np.isfinite(path)
        yield float(np.abs(seen.x[frames] - x0 - gone).max() / path) if whole else "hidden or out of the frame near the touch"


def _radius(seen):
    """Return the radius of what rolls on the floor: how high its middle is above it."""
    return float(np.nanmedian(seen.y)) - FLOOR


def _reach(a, b):
    """Return how far apart, along the floor, the middles of two balls on it are when they touch."""
    return 2 * math.sqrt(_radius(a) * _radius(b))


def pendulum(studio):
    """Yield residuals of pendulums: the circle gives the length, the first frames the angle, the equation the rest."""
    for gravity, seed in itertools.product((MARS, EARTH, 6.0), (1, 2, 3)):
        frames = film(studio, actor("pendulum", does("swing"), colour="red"), gravity=gravity, seed=seed, seconds=4.0)
        seen = found(frames, "red")
        a = np.column_stack([2 * seen.x, 2 * seen.y, np.ones(len(seen.x))])
        cx, cy, c = np.linalg.lstsq(a, seen.x**2 + seen.y**2, rcond=None)[0]
        long = math.sqrt(c + cx * cx + cy * cy)
        theta0 = float(np.mean(np.arctan2(seen.x[:2] - cx, cy - seen.y[:2])))
        theta = _swung(theta0, gravity * PIXELS / long, len(seen.x))
        yield residual(seen.x, seen.y, cx + long * np.sin(theta), cy - long * np.cos(theta))


def _swung(theta, g_over_l, count, steps=200):
    """Return an ideal pendulum's angle in every frame, from rest (velocity Verlet, far finer than a frame)."""
    out, omega, dt = [], 0.0, 1 / (FPS * steps)
    for _ in range(count):
        out.append(theta)
        for _ in range(steps):
            omega -= 0.5 * dt * g_over_l * math.sin(theta)
            theta += dt * omega
            omega -= 0.5 * dt * g_over_l * math.sin(theta)
    return np.array(out)


def ramp(studio, figure="ball", verb="roll", share=2 / 3, friction=0.0):
    """Yield residuals of what rolls or slides down a ramp: a = ⅔ g sin α for a disc, g (sin α - μ cos α) for a block."""
    for gravity, seed in itertools.product((MARS, EARTH, 6.0), (1, 2)):
        cast = actor(figure, does(verb, "ramp", direction="down"), colour="red")
        seen = found(film(studio, cast, gravity=gravity, seed=seed, seconds=4.0), "red")
        slope = np.gradient(seen.y) / np.where(np.abs(np.gradient(seen.x)) > 0.3, np.gradient(seen.x), np.nan)
        # The straight part: as steep as it gets, to a few per cent.
        steep = float(np.nanpercentile(np.abs(slope), 90))
        straight = np.flatnonzero(np.abs(np.abs(slope) - steep) < 0.04 * steep + 0.004)
        runs = np.split(straight, np.flatnonzero(np.diff(straight) > 1) + 1)
        run = max(runs, key=len)
        if len(run) < 12:
            yield f"straight part of the way in {len(run)} frames of 12"
            continue
        t = seen.t[run] - seen.t[run[0]]
        angle = math.atan(abs(np.polyfit(seen.x[run], seen.y[run], 1)[0]))
        pull = gravity * PIXELS * share * (math.sin(angle) - friction * math.cos(angle))
        s = np.hypot(seen.x[run] - seen.x[run[0]], seen.y[run] - seen.y[run[0]])
        v, s0 = np.polyfit(t[:6], s[:6] - 0.5 * pull * t[:6] ** 2, 1)
        yield float(np.abs(s0 + v * t + 0.5 * pull * t * t - s).max() / s[-1])


def spring(studio):
    """Yield residuals of weights on a spring that their own weight stretches by a known length: ω² = g / length."""
    from sora_nb.stage.moves.apparatus import HANG

    for gravity, seed in itertools.product((MARS, EARTH, 6.0), (1, 2)):
        cast = actor("ball", does("bounce", "spring"), colour="red", size="small"), actor("spring")
        seen = found(film(studio, *cast, gravity=gravity, seed=seed, seconds=4.0), "red")
        start = int(np.argmax(np.abs(np.diff(seen.y)) > 0.15))
        omega, t = math.sqrt(gravity / HANG), seen.t[start:] - seen.t[start]
        y = seen.y[start:]
        base = np.column_stack([np.cos(omega * t), np.sin(omega * t)]) * np.exp(-0.04 * t)[:, None]
        base = np.column_stack([base, np.ones(len(t))])
        turn = max(int(FPS * math.pi / omega) + 1, 8)
        fit = np.linalg.lstsq(base[:turn], y[:turn], rcond=None)[0]
        yield float(np.abs(base @ fit - y).max() / np.abs(np.diff(y)).sum())


FAMILIES = {
    "free fall": free_fall,
    "parabola": parabola,
    "elastic collision": lambda studio: collision(studio, 0.98),
    "inelastic collision": lambda studio: collision(studio, 0.5),
    "pendulum": pendulum,
    "ball down a ramp": ramp,
    "block down a ramp": lambda studio: ramp(studio, "cube", "slide", 1.0, 0.18),
    "spring": spring,
}


def main():
    wanted = sys.argv[1:] or list(FAMILIES)
    with tempfile.TemporaryDirectory() as home:
        studio = Studio(home)
        for name in wanted:
            found = list(FAMILIES[name](studio))
            rows = [row for row in found if not isinstance(row, str)]
            left = Counter(row for row in found if isinstance(row, str))
            over = sum(r > WANTED for r in rows)
            print(f"{name:20s} {len(rows):3d} motions: residual median {statistics.median(rows):6.2%}, "
                  f"worst {max(rows):6.2%} of the path, {over} above {WANTED:.0%}; "
                  f"{sum(left.values())} of {len(found)} not judged", flush=True)  # fmt: skip
            for why, count in left.most_common():
                print(f"{'':20s} {count:3d} {why}", flush=True)


if __name__ == "__main__":
    main()

"""How well picture and sound of whole films are in step: run as `python tests/bench/in_step.py [KIND …]`.

Everything is found in the decoded file alone. Where a body's flight before and after a touch gives its time below the frame
(bounces, hits), sound and picture are to be within 15 ms; where the picture only says in which frame something happens
(dominoes, breaking), within a frame.
"""

from __future__ import annotations

import itertools
import sys
import tempfile
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from motion_laws import Seen, actor, does, found, pair
from sync import onsets

from sora_nb.media.reader import open_film
from sora_nb.plans import Plan, Relation, Shot
from sora_nb.studio import Studio

SIZE, FPS = (640, 360), 30
PIXELS = SIZE[1] / 6.0
BELOW, FRAME = 15.0, 1000.0 / FPS
MATERIALS = ("rubber", "wood", "metal", "glass", "stone", "plastic", "ice")


def film(studio, *actors, seconds=4.0, seed=0, size=SIZE, **shot):
    """Return a film's frames, and its sound as (time, channel)."""
    shot.setdefault("place", "stage")
    plan = Plan(shots=(Shot(actors=actors, camera="static", **shot),))
    clip = studio.generate(plan=plan, seconds=seconds, fps=FPS, size=size, seed=seed)
    footage = open_film(Path(clip.path))
    return footage.frames(), footage.sound()


def meeting(before, after, lo, hi):
    """Return where two curves (polynomials of time) meet between two times, None where they do not."""
    roots = np.roots(np.polysub(before, after))
    real = [float(r.real) for r in np.atleast_1d(roots) if abs(r.imag) < 1e-9 and lo <= r.real <= hi]
    return real[0] if len(real) == 1 else None


def touches(t, y, gravity, needed=4):
    """Return the times at which a flight under gravity turns upward: where the parabolas before and after meet."""
    g = 0.5 * gravity * PIXELS
    speed = np.diff(y)
    leaps = np.diff(speed)
    hits = [i + 1 for i in range(1, len(leaps) - 1) if leaps[i] > 3.3 and leaps[i] >= max(leaps[i - 1], leaps[i + 1])]
    times = []
    for h in hits:
        for early in (h, h - 1):
            left, right = slice(early - needed + 1, early + 1), slice(early + 2, early + 2 + needed)
            if left.start < 0 or right.stop > len(y) or any(abs(h - o) <= needed and o != h for o in hits):
                continue
            lines = [np.polyfit(t[part], y[part] + g * t[part] ** 2, 1, full=True) for part in (left, right)]
            if any(len(rest) and rest[0] > 1.5 for _, rest, *_ in lines):
                continue
            at = meeting(lines[0][0], lines[1][0], t[early] - 0.5 / FPS, t[early + 2] + 0.5 / FPS)
            if at is not None:
                times.append(at)
                break
    return times


def bounces(studio):
    """Yield (times from the picture, sound) of balls of every material that bounce."""
    for k, (material, seed) in enumerate(itertools.product(MATERIALS, (1, 2, 3))):
        look = (("material", material), ("bounce", "0.88"))
        gravity = (9.81, 6.0, 3.71)[k % 3]
        place = ("stage", "street", "room")[seed % 3]
        cast = actor("ball", does("bounce"), colour="red", look=look)
        frames, sound = film(studio, cast, seed=seed, gravity=gravity, place=place, seconds=7.0)
        seen = found(frames, "red")
        yield touches(np.arange(len(seen.y)) / FPS, seen.y, gravity), sound


def hits(studio):
    """Yield (times, sound) of balls that run into each other: their lines before and after meet at the touch."""
    for material, seed in itertools.product(("rubber", "wood", "metal", "glass", "stone", "plastic"), (1, 2)):
        look = (("material", material), ("bounce", "0.9"))
        one = actor("one", does("collide", "two"), figure="ball", colour="red", look=look)
        two = actor("two", figure="ball", colour="red", look=look)
        relations = (Relation(a="one", relation="left of", b="two"),)
        frames, sound = film(studio, one, two, seed=seed, place="rink", relations=relations, seconds=4.0, size=(960, 540))
        yield _knocks(pair(frames)[0]), sound


def _knocks(seen: Seen):
    t = np.arange(len(seen.x)) / FPS
    leaps = np.abs(np.diff(np.diff(seen.x)))
    # The touch is the hardest leap of the speed, before either has left the frame.
    h = int(np.nanargmax(leaps[: len(leaps) - 6])) + 1
    for early in (h, h - 1):
        left, right = slice(early - 5, early + 1), slice(early + 2, early + 7)
        if left.start < 0 or right.stop > len(t):
            continue
        if not (np.isfinite(seen.x[left]).all() and np.isfinite(seen.x[right]).all()):
            continue
        curves = [np.polyfit(t[part], seen.x[part], degree) for part, degree in ((left, 2), (right, 1))]
        at = meeting(curves[0], curves[1], t[early] - 0.2 / FPS, t[early + 2] + 0.2 / FPS)
        if at is not None:
            return [at]
    return []


def dominoes(studio):
    """Yield (frame times, sound): when each domino of a row begins to move, because the one before it touches it."""
    for material, seed in itertools.product(("wood", "plastic", "stone"), (1, 2)):
        look = (("arrangement", "row"), ("material", material))
        frames, sound = film(studio, actor("domino", does("fall"), count=6, colour="red", look=look), seed=seed, seconds=3.5)
        red = np.clip(frames[..., 0].astype(np.int16) - frames[..., 1:].max(axis=3).astype(np.int16) - 40, 0, None) > 0
        whole = red[0].any(axis=0)
        edges = np.flatnonzero(np.diff(whole.astype(int)))
        starts, stops = edges[::2] + 1, edges[1::2] + 1
        top = int(np.flatnonzero(red[0].any(axis=1))[0])
        rows = slice(top, top + 4)
        began = []
        for a, b in zip(starts, stops, strict=False):
            head = red[:, rows, a:b].mean(axis=(1, 2))
            moved = np.flatnonzero(head < 0.97 * head[0])
            if len(moved):
                began.append(int(moved[0]))
        # The first is pushed; the others are hit between the last frame in which they stand and the next.
        yield [(f - 0.5) / FPS for f in sorted(began)[1:]], sound


def breaking(studio):
    """Yield (frame times, sound) of things that break where they are: the first frame that shows it."""
    ways = (("balloon", "burst"), ("box", "shatter"), ("ball", "explode"))
    for (figure, written), start in itertools.product(ways, (0.3, 0.55)):
        cast = actor(figure, does("disappear", written=written, start=start, end=3.0), colour="red")
        frames, sound = film(studio, cast, seed=round(10 * start), seconds=3.0)
        red = np.clip(frames[..., 0].astype(np.int16) - frames[..., 1:].max(axis=3).astype(np.int16) - 60, 0, None) > 0
        area = red.sum(axis=(1, 2)).astype(float)
        changed = np.flatnonzero(np.abs(area / area[0] - 1) > 0.03)
        yield [(int(changed[0]) - 0.5) / FPS] if len(changed) else [], sound


KINDS = {"bounce": (bounces, BELOW), "hit": (hits, BELOW), "domino": (dominoes, FRAME), "shatter": (breaking, FRAME)}


def measured(studio, kinds):
    """Print each kind's offsets, and return (clips, offsets below the frame, offsets to a frame)."""
    clips, fine, coarse = 0, [], []
    for kind in kinds:
        make, bound = KINDS[kind]
        offsets, films = [], 0
        for times, sound in make(studio):
            heard = onsets(sound)
            films += bool(times)
            offsets += [float((heard - t)[np.argmin(np.abs(heard - t))]) * 1000 if len(heard) else 999.0 for t in times]
        clips += films
        if not offsets:
            print(f"{kind:9s} no contact was found in the picture", flush=True)
            continue
        (fine if bound == BELOW else coarse).extend(offsets)
        size = np.abs(offsets)
        print(f"{kind:9s} {len(offsets):3d} contacts in {films:2d} clips: |offset| median {np.median(size):5.2f} ms, 95 % "
              f"{np.quantile(size, 0.95):5.2f}, worst {size.max():6.2f}; {int((size > bound).sum())} beyond {bound:.0f} ms",
              flush=True)  # fmt: skip
    return clips, np.abs(fine), np.abs(coarse)


def main():
    wanted = sys.argv[1:] or list(KINDS)
    with tempfile.TemporaryDirectory() as home:
        clips, fine, coarse = measured(Studio(home), wanted)
    print(f"all       {len(fine) + len(coarse):3d} contacts in {clips} clips")
    if len(fine):
        print(f"below the frame: median {np.median(fine):.2f} ms, worst {fine.max():.2f} ms")


if __name__ == "__main__":
    main()

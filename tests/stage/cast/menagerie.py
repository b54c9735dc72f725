"""Short ways to build an animal's rig on a made-up track, draw it and look at the picture; shared by the animals' tests."""

from __future__ import annotations

import numpy as np
import skia
from plain_pen import PlainPen

from sora_nb.plans import Actor, Shot
from sora_nb.stage.cast import rigs
from sora_nb.stage.performance import TICK, Cue, Line, Performance, Role, Track
from sora_nb.stage.styles.pen import Light

PIXELS = 60
"""Pixels in a metre of the test pictures."""


def rig(room, figure, *, seconds=3.0, cues=(), lines=(), colour=None, seed=3, height=None, place="meadow", **moves):
    """Return a rig of a room's figure; `moves` are constants or functions of time for the track's fields."""
    t = np.arange(round(seconds * TICK) + 1) / TICK
    rest = {"x": 0, "y": 0, "angle": 0, "facing": 1, "scale": 1, "alpha": 1, "depth": 0} | moves
    track = Track(**{k: np.broadcast_to(v(t) if callable(v) else v, t.shape).astype(np.float32) for k, v in rest.items()})
    listed = room.FIGURES() if callable(room.FIGURES) else room.FIGURES
    known = next(f for f in listed if f.name == figure)
    actor = Actor(name="it", figure=figure, word=figure, colour=colour)
    role = Role(
        key="it", number=1, actor=actor, figure=figure, family=known.family, height=height or known.height, material="flesh",
        track=track, cues=tuple(cues), lines=tuple(lines), seed=seed,
    )  # fmt: skip
    performance = Performance(
        shot=Shot(actors=(actor,), place=place), seconds=seconds, size=(10.67, 6.0), seed=seed, roles=(role,), events=()
    )
    return rigs.build(role, performance)


def act(verb, start=0.5, end=2.5, **more):
    """Return a cue."""
    return Cue(verb=verb, start=start, end=end, **more)


def picture(body, t, *, zoom=1.0):
    """Return the drawing at a time as (row, column, rgba) uint8, 10 m wide and 7 m high, the floor 1 m above the lower edge."""
    scale = PIXELS * zoom
    surface = skia.Surface(round(10 * scale), round(7 * scale))
    canvas = surface.getCanvas()
    canvas.clear(0)
    canvas.translate(5 * scale, 6 * scale)
    canvas.scale(scale, -scale)
    body.draw(PlainPen(canvas, Light(), 1 / scale), t)
    return surface.toarray(colorType=skia.kRGBA_8888_ColorType)


def extent(image, zoom=1.0):
    """Return (left, right, low, high) of what is drawn, in metres."""
    rows, columns = np.flatnonzero(image[..., 3].any(1)), np.flatnonzero(image[..., 3].any(0))
    scale = PIXELS * zoom
    return columns[0] / scale - 5, columns[-1] / scale - 5, 6 - rows[-1] / scale, 6 - rows[0] / scale


def hue(image):
    """Return the mean red, green and blue of what is drawn, weighted by how colourful it is."""
    seen = image[image[..., 3] > 250][:, :3].astype(float)
    weight = seen.max(1) - seen.min(1) + 1e-3
    return (seen * weight[:, None]).sum(0) / weight.sum()


def leaps(body, start, end):
    """Return the largest distance, in body heights, that any joint moves in 1/120 s between two times."""
    times = np.arange(start, end, 1 / 120)
    poses = [body.joints(float(t)) for t in times]
    paths = np.array([[pose[name] for name in sorted(poses[0])] for pose in poses])
    return float(np.hypot(*np.moveaxis(np.diff(paths, axis=0), 2, 0)).max()) / body.role.height


def line(seconds=1.0, start=0.6):
    """Return a spoken phrase whose mouth opens and shuts five times a second."""
    mouth = np.abs(np.sin(np.arange(round(seconds * 100)) / 100 * np.pi * 5)).astype(np.float32)
    return Line(role="it", text="hello", start=start, samples=np.zeros(round(seconds * 48_000), np.float32), mouth=mouth)

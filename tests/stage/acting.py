"""Small rigs and performances that the renderer's tests are played with."""

from __future__ import annotations

import numpy as np
import skia

from sora_nb.plans import Actor, Shot
from sora_nb.stage.performance import TICK, CameraTrack, Performance, Role, Track
from sora_nb.stage.renderer import Renderer
from sora_nb.stage.styles.pen import Colour

RED = Colour.hex("#e02b2b")


class Ball:
    """A disc about its placement, with an anchor to hold things by."""

    def __init__(self, role, colour=RED):
        self.role, self.colour = role, colour

    def draw(self, pen, t):
        place = self.role.track.at(t)
        path = skia.Path()
        path.addCircle(place.x, place.y, self.role.height / 2 * place.scale)
        pen.solid(path, self.colour, volume=0.7, material="rubber")

    def steps(self):
        return ()

    def planted(self, t):
        return ()

    def joints(self, t):
        return {}

    def anchor(self, name, t):
        place = self.role.track.at(t)
        return (place.x, place.y, 0.0) if name == "grip" else (place.x + 1.0, place.y + 0.5, 0.0)


def track(seconds=1.0, **given):
    """Return a track; what is not given rests: at the origin, upright, in front."""
    count = round(seconds * TICK) + 1
    rest = {"x": 0.0, "y": 1.0, "angle": 0.0, "facing": 1.0, "scale": 1.0, "alpha": 1.0, "depth": 0.0}
    return Track(**{k: np.broadcast_to(np.asarray(v, np.float32), (count,)).copy() for k, v in {**rest, **given}.items()})


def ball(key="ball", number=1, *, height=0.8, seconds=1.0, held=(), over=False, family="shape", figure="ball", **given):
    """Return the role of a ball."""
    return Role(
        key=key, number=number, actor=Actor(name=key, figure=figure, word=figure), figure=figure, family=family, height=height,
        material="rubber", track=track(seconds, **given), held=held, over=over,
    )  # fmt: skip


def show(
    *roles, place="stage", time="day", weather="clear", style="cartoon", size=(320, 180), fps=24, seconds=1.0, seed=7,
    camera=None, ground=(), truth=(), colours=None, setting=None,
):  # fmt: skip
    """Return a renderer of balls in a place."""
    metres = (6.0 * size[0] / size[1], 6.0) if size[0] >= size[1] else (6.0, 6.0 * size[1] / size[0])
    performance = Performance(
        shot=Shot(place=place, time=time, weather=weather, setting=setting), seconds=seconds, size=metres, seed=seed,
        roles=roles, events=(), camera=camera or CameraTrack(), ground=ground,
    )  # fmt: skip
    rigs = {role.key: Ball(role, (colours or {}).get(role.key, RED)) for role in roles}
    return Renderer(performance, rigs, size=size, fps=fps, style=style, truth=truth)


def reds(frame):
    """Return the pixels that a tool looking for a red ball would take."""
    r, g, b = (frame[..., c].astype(int) for c in range(3))
    return (r > 130) & (r - g > 70) & (r - b > 70)


def centre(frame):
    """Return the centroid (x, y) of the red pixels."""
    y, x = np.nonzero(reds(frame))
    return float(x.mean()), float(y.mean())

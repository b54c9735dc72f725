"""Acrobatics: leaps in which a body turns round its own axis or over its hands, and landing them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.bodies import snap
from sora_nb.stage.moves import gaits
from sora_nb.stage.moves.paths import energy, go, pace, reach, rest, say, smooth, turn, way_of

if TYPE_CHECKING:
    from sora_nb.stage.bodies import Beat, Body, Scene

HIPS, HANDS = 0.485, 0.615
"""How far the hips are from the soles, and from the hands stretched overhead, in body heights (`human_body.proportion`)."""
WHEEL = 1.05
"""Seconds that a cartwheel takes."""
ROLLED = 1.3
"""Body heights of ground that it covers."""
GLIDE = 1.9
"""Metres a second at which somebody one metre tall glides."""


def cartwheel(scene: Scene, body: Body, beat: Beat) -> None:
    """Turn cartwheels, hips on a low arc over hands and feet, as many as there is time and room for."""
    now, way = beat.start + 0.25, float(way_of(body, beat.action, beat.start))
    while beat.end - now > WHEEL:
        if way * body.at("x", now) + ROLLED * body.height > reach(scene, body) + 0.2:
            way = -way
        now += 0.9 * turn(scene, body, now, way)
        _wheel(scene, body, now, way)
        body.cue("cartwheel", now, now + WHEEL, energy=energy(beat.action))
        say(scene, "land", body, snap(now + WHEEL), other="floor", impulse=body.mass)
        now = snap(now + WHEEL + 0.3)
    if now < beat.end:
        body.cue("cheer", now, min(now + 0.9, beat.end))


def _wheel(scene: Scene, body: Body, start: float, way: float) -> None:
    """Lead a body once over its hands: the root goes where soles would be under the turning hips."""
    part, time = scene.clock(start, start + WHEEL)
    share = np.clip((time - start) / WHEEL, 0, 1)
    turned = math.tau * smooth(share, 0.0, 1.0)
    high = body.height * (HIPS + (HANDS - HIPS) * np.sin(turned / 2) ** 2 - 0.05 * np.sin(turned) ** 2)
    x, y = body.at("x", start), body.at("y", start)
    hips = x + way * ROLLED * body.height * smooth(share, 0.0, 1.0)
    body.row("angle")[part] = -way * turned
    body.row("x")[part] = hips - way * HIPS * body.height * np.sin(turned)
    body.row("y")[part] = y + high - HIPS * body.height * np.cos(turned)
    rest(body, part)
    body.row("angle")[part.stop :] = 0.0
    body.row("y")[part.stop :] = y
    body.row("x")[part.stop :] = x + way * ROLLED * body.height


def headspin(scene: Scene, body: Body, beat: Beat) -> None:
    """Spin on the head until the time is up."""
    body.cue("headspin", beat.start, beat.end, energy=energy(beat.action))
    say(scene, "whoosh", body, beat.start, min(beat.end, scene.seconds))


def axel(scene: Scene, body: Body, beat: Beat) -> None:
    """Glide in, jump with whole turns in the air, glide out on one leg; again while there is time."""
    now, way = beat.start, float(way_of(body, beat.action, beat.start))
    while beat.end - now > 2.0:
        now += 0.9 * turn(scene, body, now, way)
        room = reach(scene, body) - way * body.at("x", now)
        run, far = min(1.1, 0.3 * (beat.end - now)), min(max(0.3 * room, 0.0), 1.4 * body.height)
        go(scene, body, now, now + run, body.at("x", now) + way * min(0.3 * room, 1.6), soft=0.3)
        body.cue("skate", now, now + run, energy=1.0)
        now = snap(now + run)
        land = gaits.leap(scene, body, beat.part(now, beat.end), way * far, 0.5 * body.height, crouch=0.3)
        _turned(scene, body, now + 0.3, land, way)
        go(scene, body, land, min(land + 0.9, beat.end), body.at("x", land) + way * min(0.25 * room, 1.2), soft=0.4)
        body.cue("land on one leg", land, min(land + 1.1, beat.end))
        now, way = snap(land + 1.2), -way
    if beat.end - now > 0.5:
        glides(scene, body, beat.part(now, beat.end))
        body.cue("skate", now, beat.end)


def glides(scene: Scene, body: Body, beat: Beat) -> None:
    """Glide to and fro as on skates or skis: long eased ways, a curve at each end."""
    now, way = beat.start, float(way_of(body, beat.action, beat.start))
    speed = GLIDE * math.sqrt(max(body.height, 0.3)) * pace(beat.action)
    body.cue("slide", beat.start, beat.end, energy=energy(beat.action))
    say(scene, "slide", body, beat.start, min(beat.end, scene.seconds), other="floor")
    while beat.end - now > 0.9:
        about = 0.7 * turn(scene, body, max(now - 0.1, 0.0), way)
        far = max(reach(scene, body) - way * body.at("x", now), 0.0)
        length = min(far / speed + 0.6 + about, beat.end - now)
        goal = body.at("x", now) + way * min(far, speed * max(length - 0.4 - about, 0.3))
        go(scene, body, now + 0.5 * about, now + length, goal, soft=0.6)
        now, way = now + length, -way


def _turned(scene: Scene, body: Body, off: float, land: float, way: float) -> None:
    """Turn a leaping body twice round its own axis."""
    part, time = scene.clock(off, land)
    body.row("facing")[part] = way * np.cos(2 * math.tau * smooth(time, off + 0.02, land - 0.02))
    body.keep("facing", way, land)
    body.cue("axel", off, land)

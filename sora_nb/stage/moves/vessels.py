"""Vessels: sailing and fighting on what a cup or a bowl holds, between its walls."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.moves.paths import energy, phase, rest, say, smooth
from sora_nb.stage.relating import BRIMS
from sora_nb.stage.vocabulary import GAITS

if TYPE_CHECKING:
    from sora_nb.stage.bodies import Beat, Body, Scene

_BOUT = 1.7
"""Seconds from one clash to the next."""
_SAILED = (*GAITS, "drive", "float", "collide", "slide")


def vessel_of(scene: Scene, body: Body) -> Body | None:
    """Return the vessel on whose contents somebody floats, or None."""
    names = [r.b for r in scene.shot.relations if (r.a, r.relation) == (body.actor.name, "inside")]
    return next((b for name in names for b in scene.named(name) if b.figure in BRIMS), None)


def afloat_in(scene: Scene, body: Body, beat: Beat) -> Body | None:
    """Return the vessel in which a deed is played that leads somewhere, or None."""
    return vessel_of(scene, body) if beat.action.verb in _SAILED else None


def sail(scene: Scene, body: Body, beat: Beat, vessel: Body) -> None:
    """Sail to and fro between the walls, rocking; who fights runs at the other, again and again."""
    part, time = scene.clock(beat.start, beat.end)
    if not len(time):
        return
    body.lead(0.0)
    body.solid = False
    crew = [b for b in scene.bodies if vessel_of(scene, b) is vessel]
    room = max(0.40 * vessel.width - 0.5 * body.width, 0.05)
    t, here, middle = time - beat.start, body.at("x", beat.start), vessel.at("x", beat.start)
    fights = len(crew) > 1 and any(b.action.verb == "collide" for one in crew for b in one.beats)
    if fights:
        side = -1.0 if crew.index(body) < len(crew) / 2 else 1.0
        near, far = 0.40 * body.width, max(room, 0.55 * body.width)
        swing = 0.5 + 0.5 * np.cos(2 * np.pi * (t / _BOUT - 0.5))
        x = middle + side * (far + (near - far) * swing)
        x = here + (x - here) * smooth(time, beat.start, beat.start + 0.5)
        body.row("facing")[part] = -side
        if beat.action.verb == "collide" and side < 0:
            for k in range(int(beat.seconds / _BOUT + 0.5)):
                hit = beat.start + (k + 0.5) * _BOUT
                materials = (body.material, crew[-1].material)
                say(scene, "contact", body, hit, other=crew[-1].key, materials=materials, impulse=3.0 * body.mass)
    else:
        wave = np.sin(2 * np.pi * t / 6.0 + math.asin(min(max((here - middle) / room, -1.0), 1.0)))
        x = middle + room * wave
        body.row("facing")[part] = np.where(np.gradient(wave) >= 0, 1.0, -1.0) if len(wave) > 1 else 1.0
    body.row("x")[part] = x
    body.row("angle")[part] += 0.07 * np.sin(2 * np.pi * 0.7 * t + phase(body))
    body.row("y")[part] += 0.02 * vessel.height * np.sin(2 * np.pi * 0.9 * t + phase(body))
    rest(body, part)
    body.cue("drive", beat.start, beat.end, energy=energy(beat.action))

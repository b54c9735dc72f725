"""Natures: what only some families do: insects flutter, snakes slither, plants sway and sprout."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.moves import gaits, mechanics
from sora_nb.stage.moves.paths import energy, rest, smooth

if TYPE_CHECKING:
    from collections.abc import Callable

    from sora_nb.stage.bodies import Beat, Body, Scene

_SEED = 0.08
"""The share of its size at which a plant comes out of the ground."""
DARTING = {"butterfly": (0.34, 1.0), "moth": (0.34, 1.2), "ghost": (0.10, 0.5), "dragon": (0.06, 0.5)}
"""How far a flier's path strays, in metres, and how often a second its wandering turns; others dart little and fast."""


def flutter(scene: Scene, body: Body, beat: Beat) -> None:
    """Fly as insects do: off the straight way, up and down and to and fro, never twice alike."""
    gaits.fly(scene, body, beat)
    part, time = scene.clock(beat.start, beat.end)
    if not len(time):
        return
    wide, rate = DARTING.get(body.figure, (0.14, 1.9))
    draw = body.random("flutter")
    fade = smooth(time, beat.start + 0.3, beat.start + 1.0) * (
        1 - smooth(time, beat.end - 0.5, beat.end) * (beat.end < scene.seconds)
    )
    for name, share in (("y", 1.0), ("x", 0.7)):
        stray = np.zeros(len(time))
        for k in range(4):
            pace = rate * (0.6 + 0.55 * k) * float(draw.uniform(0.85, 1.15))
            stray += np.sin(2 * np.pi * pace * (time - beat.start) + float(draw.uniform(0, 6.28))) / (1 + 0.8 * k)
        body.row(name)[part] += share * wide * 0.55 * stray * fade
    low = scene.floor(body.at("x", beat.start)) + 0.02
    body.row("y")[part] = np.maximum(body.row("y")[part], low)
    rest(body, part)


def slither(scene: Scene, body: Body, beat: Beat) -> None:
    """Go along the ground on the belly: a walk whose body has no feet."""
    gaits.walk(scene, body, dataclasses.replace(beat, action=dataclasses.replace(beat.action, verb="walk")))


def hover(scene: Scene, body: Body, beat: Beat) -> None:
    """Hang in the air on beating wings, or drift in the water."""
    (mechanics.drift if scene.medium == "water" or scene.water is not None else flutter)(scene, body, beat)


def sway(scene: Scene, body: Body, beat: Beat) -> None:
    """Bend in the wind, rooted where it stands: its own rig shows how."""
    del scene
    body.lead(beat.start)
    body.cue("sway", beat.start, beat.end, energy=energy(beat.action))


def sprout(scene: Scene, body: Body, beat: Beat) -> None:
    """Grow out of the ground to its full size, and stay so."""
    body.lead(beat.start)
    _, time = scene.clock()
    end = beat.start + max(0.85 * beat.seconds, 0.5)
    scale = _SEED + (1 - _SEED) * smooth(time, beat.start, end)
    body.row("scale")[:] *= scale
    body.row("y")[:] -= (1 - scale) * body.rise
    body.cue("grow", beat.start, beat.end, energy=energy(beat.action))


NATURES: dict[tuple[str, str], Callable[[Scene, Body, Beat], None]] = {
    ("insect", "fly"): flutter, ("insect", "float"): hover, ("monster", "fly"): flutter, ("snake", "slide"): slither,
    ("insect", "slide"): slither, ("mollusc", "slide"): slither, ("monster", "slide"): slither, ("plant", "grow"): sprout,
    **{("plant", verb): sway for verb in ("swing", "shake", "dance", "wave", "turn", "play", "float", "look", "sleep")},
}  # fmt: skip
"""What a family does for a verb in its own way."""

"""Natures: what only some families do: insects flutter, snakes slither, plants sway and sprout."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.casting import sort_of
from sora_nb.stage.moves import alighting, gaits, mechanics, pursuits
from sora_nb.stage.moves.paths import energy, reach, rest, say, smooth, way_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sora_nb.stage.bodies import Beat, Body, Scene

_LEAP = 1.9
"""Seconds from one leap out of the water to the next."""
_SEED = 0.08
"""The share of its size at which a plant comes out of the ground."""
DARTING = {"butterfly": (0.34, 1.0), "moth": (0.34, 1.2), "ghost": (0.10, 0.5), "dragon": (0.06, 0.5)}
"""How far a flier's path strays, in metres, and how often a second its wandering turns; others dart little and fast."""


def flutter(scene: Scene, body: Body, beat: Beat) -> None:
    """Fly as insects do: off the straight way, up and down and to and fro, never twice alike; to flowers and onto them."""
    if plants := alighting.forages(scene, body, beat):
        alighting.forage(scene, body, beat, plants)
        return
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


def crawl(scene: Scene, body: Body, beat: Beat) -> None:
    """Walk, and where it sits on something small, only to and fro upon it."""
    bases = [b for r in scene.shot.relations if (r.a, r.relation) == (body.actor.name, "on") for b in scene.named(r.b)]
    if not bases or bases[0].alive or bases[0].width > 0.6 * scene.width:
        gaits.walk(scene, body, beat)
        return
    room = max(0.5 * bases[0].width - 0.3 * body.width, 0.0)
    way, now, leg = way_of(body, beat.action, beat.start), beat.start, beat.seconds / 3
    if room < 0.06:
        body.cue("stand", beat.start, beat.end)
        return
    for _ in range(3):
        gaits.stride(scene, body, beat.part(now, now + leg), bases[0].at("x", now) + way * room, "walk")
        way, now = -way, now + leg


def breach(scene: Scene, body: Body, beat: Beat) -> None:
    """Leap out of the water again and again, in arcs that go on under it; elsewhere swim up and down in waves."""
    part, time = scene.clock(beat.start, beat.end)
    if not len(time):
        return
    t, way = time - beat.start, float(way_of(body, beat.action, beat.start))
    level = body.at("y", beat.start) if scene.water is None else scene.water - 0.1 * body.height
    lift = min(0.9 * body.height + 0.5, scene.top - body.height - level) * (0.5 if scene.water is None else 1.0)
    room = max(reach(scene, body) - way * body.at("x", beat.start), 0.2)
    speed = min(1.3 * body.width / _LEAP, room / beat.seconds)
    turn = 2 * np.pi * t / _LEAP
    body.lead(0.0)
    body.solid = False
    body.row("x")[part] = body.at("x", beat.start) + way * speed * t
    body.row("y")[part] = level + lift * np.sin(turn)
    body.row("angle")[part] = way * np.clip(np.arctan2(lift * np.cos(turn), 0.8), -1.0, 1.0)
    if beat.start < 0.3:
        body.path[:, : part.start] = body.path[:, part.start : part.start + 1]
    rest(body, part)
    body.cue("swim", beat.start, beat.end, energy=1.4)
    for k in range(int(2 * beat.seconds / _LEAP) + 1 if scene.water is not None else 0):
        when = beat.start + k * _LEAP / 2
        if k > 0 and when < scene.seconds:
            say(scene, "splash", body, when, other="water", impulse=body.mass * (2.0 if k % 2 else 0.8))


def founder(scene: Scene, body: Body, beat: Beat) -> None:
    """Sink as boats do, bow first, from where they float; everything else drives or falls as things do."""
    if sort_of(body) != "boat" or scene.water is None:
        mechanics.fall(scene, body, beat)
        return
    part, time = scene.clock(beat.start, beat.end)
    body.lead(0.0)
    body.solid = False
    if beat.start < 0.3:
        body.row("y")[:] = scene.water + 0.25 * body.height
    gone = smooth(time, beat.start, beat.start + max(0.95 * beat.seconds, 0.5))
    way = 1.0 if body.at("facing", beat.start) >= 0 else -1.0
    body.row("y")[part] -= 1.15 * body.height * gone**1.4
    body.row("angle")[part] -= way * 0.42 * smooth(gone, 0.0, 0.6)
    rest(body, part)
    say(scene, "bubble", body, beat.start, min(beat.end, scene.seconds))


def hover(scene: Scene, body: Body, beat: Beat) -> None:
    """Hang in the air on beating wings, or drift in the water."""
    (mechanics.drift if scene.medium == "water" or scene.water is not None else flutter)(scene, body, beat)


def pester(scene: Scene, body: Body, beat: Beat) -> None:
    """Chase or follow on the wing, as high as the head of whom it is after."""
    before = len(body.cues)
    (pursuits.chase if beat.action.verb == "chase" else pursuits.follow)(scene, body, beat)
    others = [b for b in scene.named(beat.action.target) if b is not body]
    if not body.airy or not others:
        return
    body.cues[before:] = [dataclasses.replace(c, verb="fly") if c.verb in ("walk", "run") else c for c in body.cues[before:]]
    part, time = scene.clock(beat.start, scene.seconds)
    goal = others[0].at("y", beat.start) - others[0].rise + 0.75 * others[0].height
    here = body.row("y")[part]
    wave = 0.12 * np.sin(2 * np.pi * 1.3 * time) + 0.07 * np.sin(2 * np.pi * 2.9 * time + 1.0)
    body.row("y")[part] = here + (np.maximum(goal - here, 0.0) + wave) * smooth(time, beat.start, beat.start + 0.6)


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
    ("fish", "jump"): breach, ("vehicle", "fall"): founder,
    ("insect", "fly"): flutter, ("insect", "walk"): crawl, ("snake", "walk"): crawl, ("insect", "float"): hover,
        ("monster", "fly"): flutter, ("snake", "slide"): slither,
    ("insect", "chase"): pester, ("insect", "follow"): pester, ("insect", "slide"): slither, ("mollusc", "slide"): slither,
        ("monster", "slide"): slither, ("plant", "grow"): sprout,
    **{("plant", verb): sway for verb in ("swing", "shake", "dance", "wave", "turn", "play", "float", "look", "sleep")},
}  # fmt: skip
"""What a family does for a verb in its own way."""

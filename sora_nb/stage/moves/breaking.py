"""Breaking: things that shatter, burst and explode go to pieces, and every piece is a body of its own from then on."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.bodies import Body, snap
from sora_nb.stage.cast import cutting
from sora_nb.stage.casting import HEAVENLY
from sora_nb.stage.moves.deeds import settle
from sora_nb.stage.moves.paths import say
from sora_nb.stage.performance import Piece, random

if TYPE_CHECKING:
    from sora_nb.footage import Event
    from sora_nb.stage.bodies import Beat, Scene

BLASTS = ("explode", "erupt", "detonate")
BURSTS = ("burst", "pop")
BREAKS = ("shatter", "break", "crack", "smash", "splinter", "crumble")
ENDS = (*BLASTS, *BURSTS, *BREAKS)
"""Ways of ending that leave pieces, as they are written."""
FRAGILE = frozenset((
    "wine glass", "glass", "vase", "bottle", "light bulb", "crystal ball", "mirror", "plate", "tumbler glass", "teapot",
    "cocktail glass", "jar", "window", "coffee", "test tube", "flask", "hourglass", "lantern", "milk", "television",
    "baby bottle", "piata", "christmas ball",
))  # fmt: skip
"""Things that break when they fall or are hit, unasked."""
AIRY = frozenset(("balloon", "bubble", "beach ball"))
"""Skins full of air: all that is left of them is scraps."""
_SHOCK = 3.5
"""Metres to which an explosion throws what is loose."""
_ENOUGH = 1.4
"""Metres a second of a blow that breaks what is fragile."""
_TOLD = 0.5
"""The same for what is said to break."""
_LEANING = 0.7
"""Radians a thing leans at least when it has fallen over."""
_ROUNDS = 4
"""How many times something may break because something else has broken."""


def end(scene: Scene, body: Body, beat: Beat) -> None:
    """Let a thing break: where it falls or is hit, at that moment; else in the middle of its time."""
    if body.figure in HEAVENLY:
        body.cue("appear", beat.start, beat.end)
        return
    body.brittle = True
    hit = any(b.action.verb in ("fall", "bounce", "roll", "slide", "collide") for b in body.beats)
    hit = hit or any(a.target == body.actor.name for other in scene.shot.actors for a in other.actions)
    if not hit or beat.action.written in (*BLASTS, *BURSTS):
        body.breaks = (snap(beat.start + min(1.2, 0.35 * beat.seconds)), (0.0, 0.0), (body.at("x", 0), body.at("y", 0)))


def doomed(scene: Scene) -> None:
    """Note what is to break because somebody breaks it, or because it is of glass."""
    for body in scene.bodies:
        by = any(
            a.written in BREAKS and a.target == body.actor.name
            for other in scene.shot.actors if other is not body.actor for a in other.actions
        )  # fmt: skip
        body.brittle = body.brittle or (not body.alive and (by or body.figure in FRAGILE))


def break_up(scene: Scene) -> None:
    """Break what breaks, in order of time; the pieces may break something else."""
    for _ in range(_ROUNDS):
        first = min(filter(None, (_fate(scene, body) for body in scene.bodies)), key=lambda f: f[0], default=None)
        if first is None:
            return
        t, body, blow, where = first
        if t >= scene.seconds - 0.05:
            return
        _to_pieces(scene, body, t, blow, where)
        scene.dirty = True
        settle(scene)


def _fate(scene: Scene, body: Body) -> tuple[float, Body, tuple[float, float], tuple[float, float]] | None:
    """Return when a whole thing breaks, the blow's velocity and its place; None where it stays whole."""
    if body.alive or body.piece or body.gone is not None:
        return None
    if body.breaks is not None:
        t, blow, where = body.breaks
        if body.actor.actions and not body.held and blow == (0.0, 0.0):
            where = (body.at("x", t), body.at("y", t))
        return t, body, blow, where
    hit = next((e for e in _hits(scene, body) if _hard(scene, body, e)), None) if body.brittle else None
    if hit is None:
        return None
    t = snap(hit.time)
    low = (body.at("x", t), body.at("y", t) - 0.4 * body.height)
    other = next((b for b in scene.bodies if b.key in (hit.actor, hit.other) and b is not body), None)
    if other is None or hit.other == "floor":
        return t, body, (0.0, 0.0), low
    back = max(t - 0.02, 0.0)
    driven = [0.5 * (other.at(n, t) - other.at(n, back)) / max(t - back, 1e-3) for n in ("x", "y")]
    return t, body, (driven[0], driven[1]), (other.at("x", t), other.at("y", t))


def _hard(scene: Scene, body: Body, event: Event) -> bool:
    """Tell whether a touch breaks a brittle thing: a hard blow, or one that is meant to."""
    other = next((b for b in scene.bodies if b.key in (event.actor, event.other) and b is not body), None)
    meant = other is not None and any(a.target == body.actor.name and a.written in BREAKS for a in other.actor.actions)
    before, back = max(event.time - 0.006, 0.0), max(event.time - 0.03, 0.0)

    def speed(who: Body, name: str) -> float:
        return (who.at(name, before) - who.at(name, back)) / max(before - back, 1e-3)

    relative = [speed(body, n) - (speed(other, n) if other is not None else 0.0) for n in ("x", "y")]
    told = any(a.written in ENDS for a in body.actor.actions)
    if told and abs(body.at("angle", event.time)) < _LEANING and body.at("y", 0) - body.at("y", event.time) < 0.25:
        # It only begins to tip over.
        return False
    return meant or math.hypot(*relative) > (_TOLD if told else _ENOUGH)


def _hits(scene: Scene, body: Body) -> list[Event]:
    """Return the touches of a body, those by hand and foot too, in order of time."""
    found = [e for e in (*scene.contacts, *scene.events) if e.kind == "contact" and body.key in (e.actor, e.other)]
    return sorted(found, key=lambda e: e.time)


def _to_pieces(scene: Scene, body: Body, t: float, blow: tuple[float, float], where: tuple[float, float]) -> None:
    """Take a thing away at a moment and set its pieces free, each with its share of the motion there was."""
    way = _way_of(body)
    dice = random(body.seed, body.key, "pieces")
    x, y, angle = (body.at(name, t) for name in ("x", "y", "angle"))
    back = max(t - 0.01, 0.0)
    speed = np.array([(body.at(name, t) - body.at(name, back)) / max(t - back, 1e-3) for name in ("x", "y")])
    blast = {"explode": 4.6, "pop": 1.6, "shatter": 1.1}[way]
    spread = np.array([body.width, body.height]) / 2
    near = np.array(_unturned(where[0] - x, where[1] - y, angle))
    count = {"explode": 11, "pop": 6, "shatter": 12}[way]
    points = dice.uniform(-1, 1, (count, 2)) * spread
    if way == "shatter":
        # Where the blow fell it breaks into smaller pieces.
        points[: count // 2] = 0.5 * (points[: count // 2] + np.clip(near, -spread, spread))
    total = body.width * body.height
    for k, outline in enumerate(cutting.cells(body, points) if body.figure != "bubble" else []):
        cx, cy, area = cutting.centre(outline)
        away = np.array(_turned(cx, cy, angle)) - (np.array(where) - (x, y) if way == "shatter" else 0.0)
        out = away / max(float(np.hypot(*away)), 0.05) * blast * dice.uniform(0.6, 1.3)
        if way == "explode":
            out[1] += 1.8
        velocity = out + 0.35 * speed * (1, -0.3 if way == "shatter" else 1) + np.array(blow) * dice.uniform(0.5, 1.0)
        shard = _Shard(outline, (cx, cy), area / total, (float(velocity[0]), float(velocity[1])), float(dice.uniform(-9, 9)))
        _piece(scene, body, k, shard, t)
    body.keep("alpha", 0.0, t)
    body.gone = t
    body.lead(t)
    body.sent = None
    say(scene, way, body, t, impulse=max(body.mass, 1.0) * 4.0, materials=(body.material, body.material))
    if way == "explode":
        _shock(scene, body, t)


def _way_of(body: Body) -> str:
    written = next((a.written for a in body.actor.actions if a.written in ENDS), None)
    if written in BLASTS:
        return "explode"
    return "pop" if body.figure in AIRY or written in BURSTS else "shatter"


@dataclass(frozen=True, slots=True)
class _Shard:
    """A piece before it is a body: its outline and centre in the whole, its share of the mass, how it flies off."""

    outline: cutting.Outline
    centre: tuple[float, float]
    share: float
    velocity: tuple[float, float]
    spin: float


def _piece(scene: Scene, body: Body, k: int, shard: _Shard, t: float) -> None:
    """Add one piece as a body of the shot."""
    cx, cy = shard.centre
    points = tuple((px - cx, py - cy) for px, py in shard.outline)
    corners = np.array(points)
    high, wide = np.ptp(corners[:, 1]), np.ptp(corners[:, 0])
    piece = dataclasses.replace(
        body, key=f"{body.key}/{k + 1}", number=max(b.number for b in scene.bodies) + 1, height=float(high), width=float(wide),
        mass=max(body.mass * shard.share, 0.02), form="box", path=body.path.copy(), beats=[], cues=[], lines=[], held=[],
        phases=[], pile=None, sent=None, sends=[], breaks=None, brittle=False, solid=True, born=t, gone=None, pivoted=False,
        slowing=0.0,
        piece=Piece(outline=points, middle=(-cx, -cy), height=body.height), bounce=min(body.bounce, 0.35),
        falling=2.4 if body.figure in AIRY else 0.0,
    )  # fmt: skip
    angle = body.at("angle", t)
    dx, dy = _turned(cx, cy, angle)
    for name, value in (("x", body.at("x", t) + dx), ("y", body.at("y", t) + dy), ("angle", angle), ("scale", 1.0)):
        piece.row(name)[:] = value
    first = scene.clock(0.0, t)[0].stop - 1
    piece.row("alpha")[:] = 1.0
    piece.row("alpha")[:first] = 0.0
    piece.lead(0.0)
    piece.free(t, shard.velocity, shard.spin)
    scene.bodies.append(piece)


def _turned(x: float, y: float, angle: float) -> tuple[float, float]:
    return x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)


def _unturned(x: float, y: float, angle: float) -> tuple[float, float]:
    return _turned(x, y, -angle)


def _shock(scene: Scene, body: Body, t: float) -> None:
    """Throw back what stands loose near an explosion, and let creatures stagger."""
    x, y = body.at("x", t), body.at("y", t)
    for other in scene.others(body):
        dx, dy = other.at("x", t) - x, other.at("y", t) + (0.5 * other.height if other.alive else 0.0) - y
        far = math.hypot(dx, dy)
        if far > _SHOCK or other.piece or other.gone is not None:
            continue
        if other.alive:
            other.cue("collide", t, min(t + 0.9, scene.seconds), beat=t, energy=1.4)
        elif other.height < 1.5 and not other.held:
            push = 4.5 * (1 - far / _SHOCK) * min(1.0, (8.0 / max(other.mass, 0.5)) ** 0.3)
            other.free(t, (push * dx / max(far, 0.1), push * max(dy / max(far, 0.1), 0.35)), -math.copysign(2.0, dx))
            other.solid = True

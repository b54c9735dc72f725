"""Drops: how things fall off edges and down slopes, and fall side by side from one height."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.bodies import snap
from sora_nb.stage.casting import sort_of
from sora_nb.stage.moves import deeds
from sora_nb.stage.moves.paths import pull, rest, say, way_of
from sora_nb.stage.relating import top_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sora_nb.stage.bodies import Beat, Body, Scene

EDGED = frozenset(("table", "desk", "bench", "shelf", "bookshelf", "bed", "couch", "chair", "cabinet", "piano", "box", "wall"))
"""Things with an edge that something can fall or roll off."""
GRIP = 0.18
"""Friction of what is meant to slide down a slope: waxed wood on wood."""


def base_of(scene: Scene, body: Body, beat: Beat) -> Body | None:
    """Return the table or the like that something rolls or slides off, or None."""
    named = [b for b in scene.named(beat.action.target) if b is not body and not b.alive]
    on = [b for r in scene.shot.relations if (r.a, r.relation) == (body.actor.name, "on") for b in scene.named(r.b)]
    return next((b for b in named if b.figure in EDGED and b not in on), None)


def let_go(scene: Scene, body: Body, holder: Body, beat: Beat) -> None:
    """Let a thing fall out of somebody's hand, who has held it until then and looks after it."""
    off = hand_over(scene, body, holder, beat)
    way = math.copysign(1.0, holder.at("facing", off))
    deeds.launch(scene, body, off, (0.15 * way, 0.0), -0.15 * way / body.radius if body.form == "round" else -0.4 * way)
    body.slowing = 0.4


def hand_over(scene: Scene, body: Body, holder: Body, beat: Beat) -> float:
    """Let somebody hold a thing and then open their hand; return when."""
    off = snap(beat.start + min(0.9, 0.3 * beat.seconds))
    aim = deeds.hand(holder, off)
    floor = aim[0], scene.floor(aim[0])
    begin = max(off - 0.9, 0.0)
    holder.cue("hold", 0.0, begin)
    holder.cue("give", begin, min(off + 0.5, scene.seconds), beat=off, aim=aim, look=floor)
    holder.cue("look", off + 0.5, scene.seconds, look=floor)
    deeds.carry(scene, body, holder, 0.0, off)
    deeds.reach_out(scene, body, off, aim)
    return off


def off_edge(scene: Scene, body: Body, base: Body, beat: Beat) -> None:
    """Move a thing along what it stands on and over its edge; from there on it falls freely."""
    x = base.at("x", 0)
    side = 1.0 if x <= 0 else -1.0
    edge = x + side * base.width / 2
    count = len(scene.named(body.actor.name))
    each = 0.85 * base.width / (1.15 * count) if count > 1 else 0.6 * base.width
    body.resize(min(1.0, each / body.width, 0.6 * base.height / body.height))
    back = 0.5 * base.width if body.form == "round" else max(0.9 * body.width, 0.28 * base.width)
    # Several stand in a row, and go over the edge one after another.
    back = min(back, base.width - 1.15 * count * body.width) if count > 1 else back
    first = edge - side * (max(back, 0.6 * body.width) + 1.15 * body.index * body.width)
    if body.form != "round":
        # Pushed on until most of it hangs over, so that it tips and does not stay.
        edge += side * 0.25 * body.width
    top = top_of(base) + body.rise
    for other in (body, base):
        other.row("depth")[:] = base.at("depth", 0)
    body.lane, body.over, body.solid = base.lane, True, True
    body.row("x")[:], body.row("y")[:] = first, top
    # Briskly enough that a short shot still shows the fall.
    start, speed = beat.start + 0.3, min(max(1.1, 2 * abs(edge - first) / max(0.35 * beat.seconds, 0.3)), 3.0)
    # From rest at a steady push; the middle of it reaches the edge with the speed that it falls with.
    seconds = 2 * abs(edge - first) / speed
    part, time = scene.clock(start, start + seconds)
    u = np.clip((time - start) / seconds, 0, 1)
    body.lead(0.0)
    pull(body.row("x"), part, edge, u * u)
    if body.form == "round":
        body.row("angle")[part] = -side * abs(edge - first) / body.radius * u * u
    rest(body, part)
    base.lead(0.0)
    spin = -side * speed / body.radius if body.form == "round" else -side * 1.6
    body.free(start + seconds, (side * speed, 0.0), spin)
    body.slowing = 0.4
    say(scene, "roll" if body.form == "round" else "slide", body, start, start + seconds, other=base.key,
        materials=(body.material, base.material))  # fmt: skip
    scene.dirty = True


def late(scene: Scene, body: Body, beat: Beat) -> None:
    """Let a thing fall later on: from above the frame, onto what is named, or off where it has come to."""
    scene.dirty = True
    if beat is not body.beats[0]:
        way = way_of(body, beat.action, beat.start)
        body.free(beat.start, (0.8 * way, 1.0), -2.0 * way)
        return
    below = [b for b in scene.named(beat.action.target) if b is not body]
    if below:
        body.row("x")[:] = below[0].at("x", beat.start)
        body.row("depth")[:], body.lane = below[0].at("depth", beat.start), below[0].lane
    body.row("y")[:] = scene.top + 0.6 * body.height
    body.lead(0.0)
    body.free(beat.start, (0.0, 0.0), 0.0)


def vessel_of(scene: Scene, body: Body) -> Body | None:
    """Return the bucket or the like that something falls into, or None."""
    inside = [r.b for r in scene.shot.relations if (r.a, r.relation) == (body.actor.name, "inside")]
    bases = [b for name in inside for b in scene.named(name) if not b.alive and b.figure not in EDGED]
    return next((b for b in bases if b.height < 2.0), None)


def into(scene: Scene, body: Body, vessel: Body, beat: Beat) -> None:
    """Drop a thing into a vessel: free down to its brim, slowed by what it holds below."""
    rest_at, brim = body.at("y", beat.start), vessel.at("y", 0) - vessel.rise + vessel.height + body.rise
    high = max(min(brim + 1.2, scene.top - body.height), brim + 0.1)
    g = max(scene.gravity, 1.2)
    start, falling = beat.start + 0.2, math.sqrt(2 * (high - brim) / g)
    part, time = scene.clock(start, start + falling)
    body.lead(0.0)
    body.row("y")[: part.start] = high
    body.row("y")[part] = high - 0.5 * g * (time - start) ** 2
    sinking, later = scene.clock(start + falling, scene.seconds)
    body.row("y")[sinking] = rest_at + (brim - rest_at) * np.exp(-3.0 * (later - start - falling))
    body.solid = False
    if start + falling < scene.seconds:
        say(scene, "splash", body, start + falling, other=vessel.key, impulse=body.mass * g * falling)


def down_slope(scene: Scene, body: Body, beat: Beat, way: int) -> None:
    """Slide down a slope from rest: friction holds back a part of the weight's pull, g (sin α - μ cos α)."""
    points = scene.ground
    steep = max(
        (((x1 - x0), (y1 - y0), x0) for (x0, y0), (x1, y1) in pairwise(points) if x1 - x0 > 0.2),
        key=lambda s: abs(s[1] / s[0]),
    )
    angle = math.atan2(steep[1], steep[0])
    run = abs(steep[0])
    # A little below the brink, flat on the slope.
    x = (steep[2] if way > 0 else steep[2] + steep[0]) + way * min(0.55 * body.width + 0.05, 0.5 * run)
    body.keep("x", x)
    body.keep("y", scene.floor(x) + body.height / 2 / math.cos(angle))
    body.keep("angle", angle)
    body.friction = GRIP
    body.lead(0.0)
    body.free(beat.start + 0.4, (0.0, 0.0), 0.0)
    scene.dirty = True


def level(scene: Scene, body: Body, height: Callable[[Scene, Body], float]) -> float | None:
    """Return how far above the floor different things that fall at one time all start, None for what falls alone."""
    start = next((b.start for b in body.beats if b.action.verb == "fall"), 0.0)
    together = [
        b for b in scene.bodies
        if not b.alive and b.pile is None and any(x.action.verb == "fall" and abs(x.start - start) < 0.05 for x in b.beats)
        and (sort_of(b) != "light" or scene.medium == "vacuum")
    ]  # fmt: skip
    apart = {b.actor.name for b in together}
    # Several of one kind come down one after the other, like rain; different things are dropped to be compared.
    return None if len(apart) < 2 else min(height(scene, b) for b in together)


def knock_off(scene: Scene) -> None:
    """Stage who knocks something off a table: the thing stands near its edge, an animal on it, a person behind it."""
    bases = [b for b in scene.bodies if b.figure in ("table", "desk", "bench", "shelf") and not b.actor.actions]
    for body in scene.bodies if bases else ():
        beat = next((b for b in body.beats if b.action.verb in ("push", "collide")), None)
        things = [b for b in scene.named(beat.action.target) if b.height < 2.0] if beat is not None else []
        if beat is None or not body.alive or not things or things[0].alive or things[0] in bases:
            continue
        base, thing = bases[0], things[0]
        thing.resize(min(1.0, 0.3 * base.width / thing.width, 0.9 / thing.height))
        reach = thing.width / 2 + (0.45 * body.width if body.family != "human" else 0.3 * body.height)
        off_edge(scene, thing, base, beat.part(max(beat.start, 0.5), beat.end))
        side = 1.0 if thing.at("x", scene.seconds) >= base.at("x", 0) else -1.0
        x = thing.at("x", 0) - side * reach
        if body.family == "human":
            body.row("depth")[:] = base.at("depth", 0) + 0.03
        else:
            body.resize(min(1.0, 0.8 * base.width / body.width))
            body.row("y")[:], body.row("depth")[:] = top_of(base), max(base.at("depth", 0) - 0.002, 0.0)
            body.over = True
        body.row("x")[:], body.row("facing")[:] = x, side
        touch = max(beat.start, 0.5) + 0.3
        aim = (thing.at("x", 0) - side * thing.width / 2, thing.at("y", 0))
        body.cue("push", touch - 0.3, touch + 0.9, beat=touch, aim=aim, look=aim)
        say(scene, "contact", body, touch, other=thing.key, materials=(body.material, thing.material), impulse=thing.mass * 0.3)
        body.beats = [b for b in body.beats if b is not beat]

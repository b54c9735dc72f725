"""Staging: a shot of the plan becomes a performance: everyone's place at every moment, cues, contacts, camera."""

from __future__ import annotations

import dataclasses
import hashlib
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.footage import Event
from sora_nb.stage.blocking import block
from sora_nb.stage.bodies import Body, Scene
from sora_nb.stage.calls import moments
from sora_nb.stage.camera import frame_at, seen
from sora_nb.stage.camera.camerawork import camera
from sora_nb.stage.cast.figures import figures
from sora_nb.stage.casting import HEAVENLY, cast, counted, sort_of
from sora_nb.stage.casting.companions import accompanied, followed, wading
from sora_nb.stage.casting.crews import manned
from sora_nb.stage.casting.outfits import dressed
from sora_nb.stage.moves import act
from sora_nb.stage.moves.aftermath import follow_up
from sora_nb.stage.moves.apparatus import equip
from sora_nb.stage.moves.breaking import break_up, doomed
from sora_nb.stage.moves.deeds import settle
from sora_nb.stage.moves.drops import knock_off
from sora_nb.stage.moves.leading import float_along
from sora_nb.stage.moves.nearing import draw_near
from sora_nb.stage.moves.paths import phase, point_of, turn
from sora_nb.stage.moves.travels import decide
from sora_nb.stage.performance import FLOOR, VIEW, Performance, Role, lane, on_frame, random
from sora_nb.stage.relating import LAIN_ON
from sora_nb.stage.resuming import last_seam, resumed, until
from sora_nb.stage.sound.animals import CALLS, call_of
from sora_nb.stage.terrain import built_in, is_terrain, terrain
from sora_nb.stage.timing import SEATED, schedule
from sora_nb.stage.tracking import convoy
from sora_nb.stage.vocabulary import GRAVITY, PLAYED, RAINBOW, WIND
from sora_nb.stage.waters import afloat, wade

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sora_nb.plans import Actor, Shot
    from sora_nb.stage.cast.figures import Figure
    from sora_nb.stage.performance import CameraTrack, Line

TRAILING = ("chase", "follow", "ride", "orbit", "catch")
"""Verbs whose path hangs on another body's."""


def perform(
    shot: Shot,
    *,
    seconds: float,
    aspect: float,
    seed: int,
    lines: tuple[Line, ...] = (),
    catalogue: Mapping[str, Figure] | None = None,
) -> Performance:
    """Stage a shot: cast and block its actors, act out every action, and let physics move what is free.

    `aspect` is width / height; `lines` are the recorded phrases, given their times here; `catalogue` is what can be cast,
    every figure there is unless given. A shot that was made longer plays as it did up to its seam.
    """
    scene = assembled(shot, seconds, aspect, seed, catalogue)
    compose(scene, lines)
    equip(scene)
    knock_off(scene)
    doomed(scene)
    for body in scene.bodies:
        rests = body.at("y", 0) <= scene.floor(body.at("x", 0)) + body.rise + 0.01
        light = body.family in ("shape", "prop") and body.height < 1.4
        if light and (rests or body.pile == "stack") and not body.phases:
            body.free(0.0)
        if not body.phases:
            body.lead(0.0)
    _play(scene)
    settle(scene)
    break_up(scene)
    follow_up(scene)
    _carry_along(scene)
    float_along(scene)
    _face_along(scene)
    wade(scene)
    for body in scene.bodies:
        _settle(scene, body)
        _idle(scene, body)
        _look_on(scene, body)
        _listen(scene, body)
    track = camera(scene)
    if scene.tracked:
        _keep_the_sky(scene, track)
    heard = _callers(scene)
    made = Performance(
        shot=shot,
        seconds=seconds,
        size=scene.size,
        seed=seed,
        roles=tuple(_calling(_role(body), heard.get(body.key), scene) for body in scene.bodies),
        events=_events(scene, track),
        camera=track,
        ground=scene.ground,
    )
    seam = last_seam(shot, seconds)
    if seam is None:
        return made
    past = perform(until(shot, seam), seconds=seam, aspect=aspect, seed=seed, lines=lines, catalogue=catalogue)
    return resumed(past, made)


def compose(scene: Scene, lines: tuple[Line, ...] = ()) -> None:
    """Give everybody their times and places, and decide whether the camera stays or goes along."""
    schedule(scene, lines)
    scene.convoy = convoy(scene)
    block(scene)
    decide(scene)
    draw_near(scene)


def assembled(shot: Shot, seconds: float, aspect: float, seed: int, catalogue: Mapping[str, Figure] | None = None) -> Scene:
    """Return a shot's scene with its ground and its cast, before anybody has a place."""
    known = figures() if catalogue is None else catalogue
    bodily = [a for a in shot.actors if not is_terrain(a)]
    # Never an empty stage: a window alone is shown as itself.
    seen = [a for a in bodily if not built_in(shot, a)] or bodily
    standing = dataclasses.replace(shot, actors=tuple(map(_mannered, seen)))
    played = manned(dressed(accompanied(followed(wading(standing), known), known), known), known)
    played = dataclasses.replace(played, actors=tuple(map(counted, played.actors)))
    scene = _scene(played, seconds, aspect, seed)
    scene.ground = terrain(shot, seed, scene.width)
    scene.bodies = cast(scene.shot, seed, scene.ticks, known)
    return scene


def _mannered(actor: Actor) -> Actor:
    """Return an actor whose manners are those that the stage plays."""
    deeds = tuple(dataclasses.replace(a, manner=PLAYED.get(a.manner or "", a.manner)) for a in actor.actions)
    return actor if deeds == actor.actions else dataclasses.replace(actor, actions=deeds)


def _scene(shot: Shot, seconds: float, aspect: float, seed: int) -> Scene:
    gravity = GRAVITY.get(shot.place, 9.81) if shot.gravity is None else shot.gravity
    medium = {"underwater": "water", "space": "vacuum", "moon": "vacuum"}.get(shot.place, "air")
    size = (VIEW * aspect, VIEW)
    return Scene(
        shot=shot,
        seconds=seconds,
        size=size,
        seed=seed,
        gravity=gravity,
        medium=medium,
        water=0.0 if afloat(shot) else None,
        wind=WIND.get(shot.weather, 0.0) if medium == "air" else 0.0,
    )


def _play(scene: Scene) -> None:
    """Act out every beat in order of time; physics catches up before anyone deals with a body it moves."""
    queue = [
        # Who goes by another's path acts after it.
        (beat.start, beat.action.verb in TRAILING, body.number, i, body, beat)
        for body in scene.bodies
        for i, beat in enumerate(body.beats)
    ]
    for *_, body, beat in sorted(queue, key=lambda item: item[:4]):
        if beat.start >= scene.seconds or not any(beat is b for b in body.beats):
            continue
        involved = [body, *scene.named(beat.action.target)]
        late = beat.start > 0.05 or beat.action.verb in TRAILING
        if late and scene.dirty and any(b.ever_free for b in involved):
            settle(scene)
        act(scene, body, beat)


def _carry_along(scene: Scene) -> None:
    """Let what stands on something that moves go with it, and fly what is meant to be in the air."""
    for relation in scene.shot.relations:
        bases, riders = scene.named(relation.b), scene.named(relation.a)
        if relation.relation not in ("on", "inside") or not bases:
            continue
        for rider in riders:
            base = min(bases, key=lambda b: abs(b.at("x", 0) - rider.at("x", 0)))
            if np.ptp(rider.row("x")) < 1e-6 and np.ptp(base.row("x")) > 0.02 and not any(p.free for p in rider.phases):
                rider.row("x")[:] += base.row("x") - base.row("x")[0]
                rider.row("y")[:] += base.row("y") - base.row("y")[0]
                rider.row("depth")[:] += base.row("depth") - base.row("depth")[0]


def _face_along(scene: Scene) -> None:
    """Let the tool in somebody's hands turn when they turn."""
    for thing in scene.bodies:
        for start, end, key, anchor in thing.held:
            holder = next((b for b in scene.bodies if b.key == key), None)
            if anchor == "tool" and holder is not None:
                part, _ = scene.clock(start, end)
                thing.row("facing")[part] = holder.row("facing")[part]


def _idle(scene: Scene, body: Body) -> None:
    """Fill what no cue covers: creatures stand and breathe, things in the air bob, so that nothing is frozen."""
    if not body.alive:
        if sort_of(body) in ("light", "winged", "swimmer", "heavenly") and not body.beats and not body.held:
            high = body.at("y", 0) > scene.floor(body.at("x", 0)) + body.rise + 0.2
            if high and sort_of(body) != "heavenly":
                _, time = scene.clock()
                body.row("y")[:] += 0.08 * np.sin(2 * np.pi * 0.4 * time + phase(body))
        return
    still = _resting(scene, body)
    now = 0.0
    whole = [c for c in body.cues if c.verb not in ("speak", "look")]
    for cue in sorted(whole, key=lambda c: c.start):
        if cue.start - now > 0.02:
            body.cue(still, now, cue.start)
        now = max(now, cue.end)
    if scene.seconds - now > 0.02 or not body.cues:
        body.cue(still, now, max(scene.seconds, now + 0.01))
    body.cues.sort(key=lambda c: (c.start, c.end, c.verb))


def _settle(scene: Scene, body: Body) -> None:
    """Let people sit who are on a sofa or in a chair and do what one does there: who reads on a sofa does not stand on it."""
    seats = {b.actor.name for b in scene.bodies if b.figure in LAIN_ON or b.figure == "bench"}
    sits = any(r.a == body.actor.name and r.relation in ("on", "inside") and r.b in seats for r in scene.shot.relations)
    if body.family == "human" and sits and all(beat.action.verb in SEATED for beat in body.beats):
        body.cue("sit", 0.0, scene.seconds)


def _look_on(scene: Scene, body: Body) -> None:
    """Let people who have done what they had to do watch what goes on: what moves, or else whom they had to do with."""
    if body.family != "human" or not body.beats:
        return
    done = max((c.end for c in body.cues if c.verb not in ("stand", "look", "speak")), default=0.0)
    if scene.seconds - done < 0.5 or any(c.end > done + 0.3 and c.verb == "look" for c in body.cues):
        return
    middle = (done + scene.seconds) / 2
    others = [b for b in scene.others(body) if b.at("alpha", middle) > 0.5]
    busy = [
        b for b in others if abs(b.at("x", scene.seconds) - b.at("x", done)) + abs(b.at("y", middle) - b.at("y", done)) > 0.1
    ]
    dealt = [b for b in others if any(b.actor.name == beat.action.target for beat in body.beats)]
    if watched := (busy or dealt or [b for b in others if b.alive])[:1]:
        now = done
        while now < scene.seconds - 0.05:
            body.cue("look", now, min(now + 0.6, scene.seconds), look=point_of(watched[0], now + 0.3))
            now += 0.6


def _resting(scene: Scene, body: Body) -> str:
    """Return what a creature does while it does nothing."""
    borne = any(start < 0.05 and anchor in ("head", "back") for start, _, _, anchor in body.held)
    if borne and not body.beats and body.family == "quadruped":
        return "sit"
    if scene.medium == "water":
        return "swim"
    if scene.gravity == 0:
        return "float"
    high = body.at("y", 0) > scene.floor(body.at("x", 0)) + 0.3
    return "fly" if high and body.airy and body.family != "bird" and scene.medium == "air" and not body.held else "stand"


def _listen(scene: Scene, body: Body) -> None:
    """Turn to whom one speaks with, and look at who is speaking."""
    for speaker in scene.others(body):
        for line in speaker.lines:
            if not body.alive or any(
                c.verb not in ("stand", "sit", "speak", "look") for c in body.cues_over(line.start, line.end)
            ):
                continue
            body.cue("look", line.start, min(line.end, scene.seconds), look=point_of(speaker, line.start))
    others = [b for b in scene.others(body) if b.alive]
    for line in body.lines:
        moving = any(c.verb not in ("stand", "speak", "look", "wave", "point") for c in body.cues_over(line.start, line.end))
        if others and body.alive and not moving:
            near = min(others, key=lambda b: abs(b.at("x", line.start) - body.at("x", line.start)))
            turn(
                scene, body, max(line.start - 0.25, 0.0), 1.0 if near.at("x", line.start) >= body.at("x", line.start) else -1.0
            )


def _of_its_own(body: Body) -> Actor:
    """Return what a body's actor looks like: where several are of many colours, each has one of its own."""
    actor = body.actor
    if not actor.trait("colours") or actor.count == 1:
        return actor
    first = int(random(body.seed, actor.name, "colours").integers(len(RAINBOW)))
    # A stride of three through eight colours: neighbours differ, and none comes twice among eight.
    return dataclasses.replace(actor, colour=RAINBOW[(first + 3 * body.index) % len(RAINBOW)])


def _callers(scene: Scene) -> dict[str, str]:
    """Return who is heard to call what, by key: the first who has that voice, or else who calls anything."""
    found: dict[str, str] = {}
    for name in dict.fromkeys(scene.shot.sounds):
        calling = [b for b in scene.bodies if b.alive and any(a.verb == "speak" and not a.speech for a in b.actor.actions)]
        theirs = [b for b in (*calling, *scene.bodies) if call_of(b.figure) == name] or (calling if name in CALLS else [])
        caller = theirs[0].key if theirs and theirs[0].family != "human" else None
        found |= {} if caller is None else {caller: name}
    return found


def _calling(role: Role, name: str | None, scene: Scene) -> Role:
    """Return a role with the moments at which it calls, if it does."""
    if name is None:
        return role
    return dataclasses.replace(role, call=name, calls=moments(random(scene.seed, "call", name), name, scene.seconds))


def _role(body: Body) -> Role:
    return Role(
        key=body.key,
        number=body.number,
        actor=_of_its_own(body),
        figure=body.figure,
        family=body.family,
        height=body.height,
        material=body.material,
        track=body.track(),
        cues=tuple(sorted(body.cues, key=lambda c: (c.start, c.end, c.verb))),
        lines=tuple(body.lines),
        held=tuple(body.held),
        over=body.over,
        piece=body.piece,
        seed=int.from_bytes(hashlib.sha256(f"{body.seed}/{body.key}".encode()).digest()[:4], "big"),
    )


def _keep_the_sky(scene: Scene, track: CameraTrack) -> None:
    """Let sun, moon and clouds stand where they are on the frame: they are too far off to be passed."""
    _, time = scene.clock()
    gone = np.array([frame_at(track, float(t)).x for t in time])
    for body in scene.bodies:
        if body.figure in HEAVENLY and body.actor.name not in scene.convoy:
            scale, _ = lane(body.at("depth", 0))
            body.row("x")[:] += gone * max(scale, 0.55) / scale


def _events(scene: Scene, track: CameraTrack) -> tuple[Event, ...]:
    """Return contacts, gestures and phrases inside the shot, in order of time."""
    said = []
    for body in scene.bodies:
        for line in body.lines:
            t = min(max(line.start, 0.0), scene.seconds)
            x, y = on_frame(body.at("x", t), body.at("y", t) + 0.9 * body.height, body.at("depth", t), scene.size)
            said.append(Event(kind="speech", time=line.start, end=line.end, actor=body.key, text=line.text, x=x, y=y))
    every = [_as_seen(scene, track, e) for e in (*scene.contacts, *scene.events, *said) if 0 <= e.time <= scene.seconds]
    return tuple(sorted(every, key=lambda e: (e.time, e.kind, e.actor or "")))


def _as_seen(scene: Scene, track: CameraTrack, event: Event) -> Event:
    """Return an event, noted where a resting camera has it, where the shot's own camera has it."""
    body = next((b for b in scene.bodies if b.key == event.actor), None)
    if not track.moves or body is None:
        return event
    depth, (width, height) = body.at("depth", event.time), scene.size
    scale, rise = lane(depth)
    x, y = (event.x - 0.5) * width / scale, ((1 - FLOOR - event.y) * height - rise) / scale
    x, y = seen(track, (x, y, depth), event.time, scene.size)
    return dataclasses.replace(event, x=x, y=y)

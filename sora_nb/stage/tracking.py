"""Tracking: which shots the camera travels with, so that whoever crosses open country never turns round for want of room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.casting import HEAVENLY
from sora_nb.stage.intents import LED, handed

if TYPE_CHECKING:
    from sora_nb.plans import Action, Actor
    from sora_nb.stage.bodies import Scene

OPEN = (
    "meadow", "forest", "beach", "street", "desert", "mountains", "moon", "playground", "farm", "city", "coast", "harbour",
    "river", "rink", "jungle", "market",
)  # fmt: skip
"""Places that go on beyond the frame's edge."""
ALONE = ("walk", "run", "hop", "drive")
"""Verbs that take one across the land."""
ASIDE = (
    "wave", "speak", "look", "cheer", "clap", "sing", "stand", "shake", "spin", "jump", "bounce", "dance", "bark", "laugh",
    "cry", "sit", "sleep",
)  # fmt: skip
"""Verbs that are done wherever one has come to."""
CLOSE = 0.9
"""The share of the room ahead in the frame from which on a way is too long for it: nobody ends with the nose at its edge."""
_ELSEWHERE = ("in", "out", "off", "away", "in circles", "around", "back and forth")
"""Manners that say where to, so that the frame itself matters."""


def convoy(scene: Scene) -> frozenset[str]:
    """Return the names of all who travel together when a shot is nothing but travel through open country, else nobody.

    Anyone who stays where they are, or has a place or a direction to go to, keeps the camera where it is; so does a plan that
    asks for a camera of its own, one at rest among them. What another film settled, from which this one is made, holds.
    """
    shot = scene.shot
    if shot.camera not in (None, "follow"):
        return frozenset()
    known = {a.name: a.spots[0].along for a in shot.actors if a.spots and any(d.verb in (*ALONE, *LED) for d in a.actions)}
    if any(known.values()):
        # Made from another film, in which that was decided; who is chased goes along too.
        hunted = {d.target for a in shot.actors for d in a.actions if d.verb in LED}
        going = {a.name for a in shot.actors if a.spots and a.spots[0].along > 0}
        return frozenset(going & (hunted | known.keys()))
    if shot.place not in OPEN or scene.ground or scene.gravity <= 0 or scene.water is not None:
        return frozenset()
    led = {a.target for actor in shot.actors for a in actor.actions if a.verb in LED and a.target and scene.named(a.target)}
    held = handed(scene)
    names: set[str] = set()
    for actor in shot.actors:
        if actor.figure in HEAVENLY and not actor.actions:
            continue
        if actor.name in held or _carried(scene, actor):
            continue
        if actor.name in led and any(a.verb in LED for a in actor.actions):
            return frozenset()
        if not _travels(scene, actor) and not (actor.name in led and not actor.actions):
            return frozenset()
        names.add(actor.name)
    verbs = {next(a.verb for a in actor.actions if a.verb in ALONE) for actor in shot.actors if _leads(actor, led)}
    return frozenset(names) if len(verbs) <= 1 and len(scene.bodies) <= 12 else frozenset()


def _leads(actor: Actor, led: set[str]) -> bool:
    """Tell whether somebody goes by themselves, after nobody."""
    return any(a.verb in ALONE for a in actor.actions) and actor.name not in led


def _carried(scene: Scene, actor: Actor) -> bool:
    return not actor.actions and any(
        r.a == actor.name and r.relation in ("on", "inside") and scene.named(r.b) for r in scene.shot.relations
    )


def _travels(scene: Scene, actor: Actor) -> bool:
    """Tell whether somebody goes on and on, stopping at most to do what can be done anywhere."""
    return any(a.verb in ALONE or a.verb in LED for a in actor.actions) and all(_on(scene, a) for a in actor.actions)


def _on(scene: Scene, action: Action) -> bool:
    if action.direction is not None or action.manner in _ELSEWHERE:
        return False
    there = bool(scene.named(action.target))
    if action.verb in LED:
        return there
    return action.verb in (*ALONE, *ASIDE) and not there


def outruns(scene: Scene, distance: float, room: float) -> bool:
    """Tell whether a convoy that goes so far, with so much room ahead in the frame, comes to the edge of a resting frame."""
    return bool(scene.convoy) and distance > CLOSE * room

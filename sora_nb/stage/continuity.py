"""Continuity: who was in the shot before is in the next where they were left, as large as they were."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sora_nb.plans import Spot
from sora_nb.stage.camera import frame_at
from sora_nb.stage.intents import heading
from sora_nb.stage.performance import lane
from sora_nb.stage.staging import assembled, perform
from sora_nb.stage.terrain import is_terrain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sora_nb.likeness.voices import Voice
    from sora_nb.plans import Shot
    from sora_nb.stage.cast.figures import Figure
    from sora_nb.stage.performance import Performance, Role

_EDGE = 0.12
"""Share of the frame's width kept from its edge by who left the picture and is in it again."""
_ROOM_AHEAD = 0.4
"""Share of the frame's width that somebody who goes somewhere must have before them to start from where they were left."""


class Continuity:
    """Where everybody was left, as long as the film stays in one place at one time of day.

    One seed acts out all shots: whoever is in several, and the place, look alike in each.
    """

    def __init__(self, aspect: float, seed: int, voices: Mapping[str, Voice] | None = None) -> None:
        self.aspect, self.seed, self.voices = aspect, seed, voices
        self.begun = False
        self._setting: tuple[str, str] | None = None
        self._left: dict[str, tuple[str, tuple[tuple[float, float, float], ...]]] = {}

    def acted(self, shot: Shot, seconds: float, catalogue: Mapping[str, Figure] | None = None) -> Performance:
        """Act out the next shot, with what is said in it; `catalogue` is what can be cast."""
        from sora_nb.stage.sound import voice

        entered = self.entered(shot, seconds, catalogue)
        lines = voice.record(entered, seed=self.seed, voices=self.voices)
        performance = perform(entered, seconds=seconds, aspect=self.aspect, seed=self.seed, lines=lines, catalogue=catalogue)
        self._leave(performance)
        return performance

    def entered(self, shot: Shot, seconds: float, catalogue: Mapping[str, Figure] | None = None) -> Shot:
        """Return a shot in which those who were there before, and have no place written down, start from where they were."""
        if self._setting != (shot.place, shot.time):
            return shot
        known = [a for a in shot.actors if a.name in self._left and not a.spots and not is_terrain(a)]
        if not known:
            return shot
        scene = assembled(shot, seconds, self.aspect, self.seed, catalogue)
        spots: dict[str, tuple[Spot, ...]] = {}
        taken: list[tuple[str, float, float]] = []
        beside = {frozenset((r.a, r.b)) for r in shot.relations}
        for actor in known:
            figure, places = self._left[actor.name]
            bodies = scene.named(actor.name)
            if figure != actor.figure or not bodies or len(bodies) > len(places):
                continue
            way = heading(scene, bodies[0])
            x = min(max(places[0][0], _EDGE), 1 - _EDGE)
            if way and (1 - x if way > 0 else x) < _ROOM_AHEAD:
                continue
            half = 0.5 * bodies[0].width * places[0][2] / bodies[0].height / scene.width
            if any(abs(x - there) < half + wide and frozenset((actor.name, name)) not in beside for name, there, wide in taken):
                # Seen alone, both stood there: together, the other finds a place beside.
                continue
            taken.append((actor.name, x, half))
            spots[actor.name] = tuple(
                Spot(x=round(min(max(x, _EDGE), 1 - _EDGE), 4), depth=round(depth, 4), scale=round(height / body.natural, 4))
                for body, (x, depth, height) in zip(bodies, places, strict=False)
            )
        return replace(shot, actors=tuple(replace(a, spots=spots.get(a.name, a.spots)) for a in shot.actors))

    def _leave(self, performance: Performance) -> None:
        """Keep where everybody is at the end of a shot."""
        self.begun = True
        setting = (performance.shot.place, performance.shot.time)
        if self._setting != setting:
            self._setting, self._left = setting, {}
        for actor in performance.shot.actors:
            roles = [role for role in performance.roles if role.actor.name == actor.name]
            places = tuple(_place(role, performance) for role in roles)
            if roles and all(role.track.at(performance.seconds).alpha > 0.5 for role in roles):
                self._left[actor.name] = (actor.figure, places)
            else:
                self._left.pop(actor.name, None)


def _place(role: Role, performance: Performance) -> tuple[float, float, float]:
    """Return a role's last place: its share of the frame's width, its depth, and its height in metres."""
    end = role.track.at(performance.seconds)
    depth = min(max(end.depth, 0.0), 0.8)
    gone = frame_at(performance.camera, performance.seconds).x if performance.camera.flows else 0.0
    far = abs(end.x * lane(depth)[0]) > 0.5 * performance.size[0]
    # Only a camera that went along has left the place where the shot began.
    x = end.x * lane(depth)[0] - (gone if far else 0.0)
    return 0.5 + x / performance.size[0], depth, role.height * end.scale

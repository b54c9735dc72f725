"""Timing: when each action of each actor happens, and when each phrase is said."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sora_nb.stage.bodies import Beat, snap
from sora_nb.stage.vocabulary import GAITS

if TYPE_CHECKING:
    from sora_nb.plans import Action, Actor
    from sora_nb.stage.bodies import Scene
    from sora_nb.stage.performance import Line

WEIGHT = {
    "sit": 0.6, "stand": 0.5, "turn": 0.5, "look": 0.7, "appear": 0.35, "disappear": 0.4, "lie": 0.7, "jump": 0.8,
    "point": 0.6, "give": 0.8, "hold": 0.6, "open": 0.6, "speak": 0.8,
}  # fmt: skip
"""How much of the time an action takes, beside 1 for all others."""


GESTURES = ("wave", "point", "clap", "cheer", "look", "stand", "sit", "dance", "shake", "hold", "walk", "run")
"""What one does while speaking: "waves and says …" is one moment, not two."""
SEATED = ("read", "write", "eat", "drink", "play", "wave", "point", "clap", "cheer", "look", "sing", "paint", "hold", "speak")
"""What one does without getting up from a seat."""


def schedule(scene: Scene, lines: tuple[Line, ...]) -> None:
    """Give every body its beats, and every phrase its time and its speaker."""
    spoken = _Phrases(scene, lines)
    leaders = [next(b for b in scene.bodies if b.actor is a) for a in scene.shot.actors]
    plans = {b.actor.name: _share(b.actor, scene.seconds, spoken.lengths(b.actor)) for b in leaders}
    spoken.take_turns(plans)
    for body in scene.bodies:
        body.beats = [dataclasses.replace(b, start=snap(b.start), end=snap(b.end)) for b in plans[body.actor.name]]
    for leader in leaders:
        leader.lines = spoken.placed.get(leader.actor.name, [])


def _share(actor: Actor, seconds: float, spoken: list[float]) -> list[Beat]:
    """Share a shot's time among an actor's actions, in order; given times are kept."""
    actions, beats = list(actor.actions), list[Beat]()
    lengths = iter(spoken)
    fixed = {i: next(lengths, 0.0) + 0.3 for i, a in enumerate(actions) if a.verb == "speak" and a.speech}
    i, now = 0, 0.0
    while i < len(actions):
        stop = next((j for j in range(i + 1, len(actions)) if actions[j].start is not None), len(actions))
        start = actions[i].start if actions[i].start is not None else now
        limit = actions[stop].start if stop < len(actions) else seconds
        run = _run(actions[i:stop], min(start or 0.0, seconds), max(limit or 0.0, 0.0), {j - i: fixed[j] for j in fixed})
        beats += run
        now = run[-1].end
        i = stop
    return _held_on(_seated(_spoken_over(_one_motion(beats))), seconds)


def _held_on(beats: list[Beat], seconds: float) -> list[Beat]:
    """Let who walks with a bag or limps with a cane hold it all the while: both then have the whole time."""
    held = [b for b in beats if b.action.verb == "hold" and b.action.written is None and b.action.start is b.action.end is None]
    goes = [b for b in beats if b.action.verb in GAITS and b.action.start is b.action.end is None]
    if len(held) != 1 or len(goes) != 1 or len(beats) != 2:
        return beats
    return [dataclasses.replace(beat, start=0.0, end=seconds) for beat in beats]


def _spoken_over(beats: list[Beat]) -> list[Beat]:
    """Let a phrase be said during the gesture beside it, both over the time that the two have."""
    for i in range(len(beats) - 1):
        first, second = beats[i], beats[i + 1]
        if second.action.start is not None or first.action.end is not None or second.action.end is not None:
            continue
        if second.action.verb == "speak" and second.action.speech and _gesture(first.action):
            late = min(0.25 * first.seconds, 0.6)
            length = second.seconds
            first = dataclasses.replace(first, end=second.end)
            second = dataclasses.replace(second, start=first.start + late, end=first.start + late + length)
        elif first.action.verb == "speak" and first.action.speech and second.action.verb in ("wave", "point", "clap", "cheer"):
            second = dataclasses.replace(second, start=first.start + 0.2)
        beats[i : i + 2] = [first, second]
    return beats


def _one_motion(beats: list[Beat]) -> list[Beat]:
    """Let "falls and bounces" be one motion: the bounce begins where the fall does."""
    return [
        dataclasses.replace(beat, start=before.start)
        if before and (before.action.verb, beat.action.verb) == ("fall", "bounce") and beat.action.start is None
        else beat
        for before, beat in zip([None, *beats], beats, strict=False)
    ]


def _gesture(action: Action) -> bool:
    """Tell whether somebody can speak during an action; who walks to somebody speaks on arrival."""
    return action.verb in GESTURES and not (action.target and action.verb in ("walk", "run"))


def _seated(beats: list[Beat]) -> list[Beat]:
    """Let who sits stay seated, and who rides go on riding, through all that can be done so."""
    for i, beat in enumerate(beats):
        if beat.action.verb not in ("sit", "ride") or beat.action.end is not None:
            continue
        for later in beats[i + 1 :]:
            if later.action.verb not in SEATED:
                break
            beats[i] = dataclasses.replace(beats[i], end=max(beats[i].end, later.end))
        if i + 1 < len(beats) and beats[i + 1].action.verb in SEATED and beats[i + 1].action.start is None:
            soon = min(beats[i + 1].start, beat.start + 1.0)
            beats[i + 1] = dataclasses.replace(beats[i + 1], start=soon)
    return beats


def _run(actions: list[Action], start: float, limit: float, fixed: dict[int, float]) -> list[Beat]:
    """Lay actions end to end from `start` to `limit`; phrases take their own length where there is room."""
    room = max(limit - start, 0.02)
    fixed = {j: f for j, f in fixed.items() if 0 <= j < len(actions)}
    said = min(sum(fixed.values()), room * (0.65 if len(fixed) < len(actions) else 1.0))
    whole = sum(fixed.values()) or 1.0
    weight = sum(WEIGHT.get(a.verb, 1.0) for j, a in enumerate(actions) if j not in fixed) or 1.0
    beats, now = [], start
    for j, action in enumerate(actions):
        share = said * fixed[j] / whole if j in fixed else (room - said) * WEIGHT.get(action.verb, 1.0) / weight
        end = min(now + share, limit) if action.end is None else max(action.end, now + 0.02)
        if j == len(actions) - 1 and action.end is None and j not in fixed:
            end = max(limit, now + 0.02)
        beats.append(Beat(action=action, start=now, end=end))
        now = end
    return beats


class _Phrases:
    """The phrases of a shot, who says them, and their turns."""

    def __init__(self, scene: Scene, lines: tuple[Line, ...]) -> None:
        self.scene = scene
        self.waiting: dict[str, list[Line]] = {}
        for line in lines:
            self.waiting.setdefault(line.role, []).append(line)
        self.placed: dict[str, list[Line]] = {}

    def lengths(self, actor: Actor) -> list[float]:
        """Return how long each phrase of an actor takes; about 0.35 s a word where none was recorded."""
        lines = self.waiting.get(actor.name, [])
        speeches = [a.speech for a in actor.actions if a.verb == "speak" and a.speech]
        return [
            len(lines[i].samples) / 48_000 if i < len(lines) else 0.3 + 0.35 * len(speech.split())
            for i, speech in enumerate(speeches)
        ]

    def take_turns(self, plans: dict[str, list[Beat]]) -> None:
        """Move the spoken beats so that nobody speaks over another, in order of their turn in the plan."""
        turns = [
            (beat.action.start if beat.action.start is not None else beat.start, round_, who, index)
            for who, (name, beats) in enumerate(plans.items())
            for round_, index in enumerate(i for i, b in enumerate(beats) if b.action.verb == "speak" and b.action.speech)
            for beat in (plans[name][index],)
        ]
        names = list(plans)
        turns.sort(key=lambda turn: (turn[1], turn[2]) if all(t[0] < 0.05 or t[1] for t in turns) else turn)
        counts = {name: self.lengths(actor) for name in names if (actor := self.scene.shot.actor(name))}
        total = sum(counts[names[who]][round_] for _, round_, who, _ in turns)
        gap = min(0.3, max(0.0, self.scene.seconds - total) / (len(turns) + 1))
        left, now = total, gap
        for wanted, round_, who, index in turns:
            length = counts[names[who]][round_]
            latest = self.scene.seconds - left - 0.05
            free = plans[names[who]][index].action.start is None
            start = max(now, min(wanted + (0.15 if free and len(turns) == 1 else 0.0), latest), 0.0)
            plans[names[who]][index] = dataclasses.replace(plans[names[who]][index], start=start, end=start + length)
            waiting = self.waiting.get(names[who], [])
            if round_ < len(waiting):
                line = dataclasses.replace(waiting[round_], role=names[who], start=start)
                self.placed.setdefault(names[who], []).append(line)
            now, left = start + length + gap, left - length

"""Effects: gives every event of a performance its sound, at its time and place."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.footage import SAMPLE_RATE
from sora_nb.stage.camera import seen
from sora_nb.stage.performance import TICK, random
from sora_nb.stage.sound import blazing, breakage, foley, instruments, people, things
from sora_nb.stage.sound.acoustics import clock, samples
from sora_nb.stage.sound.animals import CALLS, call_of
from sora_nb.stage.sound.mixing import Note
from sora_nb.stage.sound.motors import engine_of, run
from sora_nb.stage.sound.named import ALIASES
from sora_nb.stage.terrain import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from sora_nb.footage import Event
    from sora_nb.stage.performance import Performance, Role
    from sora_nb.stage.sound.mixing import Desk, Notes

    Mono = NDArray[np.float32]
    Pieces = Iterator[Mono]
    Sounder = Callable[["_Scene", Event, np.random.Generator], Notes]

TEMPO = 0.3
"""Seconds from note to note of somebody who plays an instrument without being told when."""
CALLERS = 3
"""Kinds of animal that call unasked in one shot, at most."""
KNOCK = 0.5
"""Peak of the hardest contact of a shot, before the mix is brought to its level."""
EARLY = 0.25
"""Seconds before an event at which its sound may begin."""
HARD = ("contact", "land", "take-off", "splash")
"""Kinds whose impulses are compared with each other."""


class _Scene:
    """A performance while its events are being sounded: the ground and the hardest blow."""

    def __init__(self, performance: Performance, events: Sequence[Event]) -> None:
        self.performance = performance
        shot = performance.shot
        self.ground = "ice" if frozen(shot) else foley.ground(shot.place, shot.weather)
        self.hardest = max((e.impulse for e in events if e.kind == "contact"), default=0.0)
        self.firmest = max((e.impulse for e in events if e.kind in HARD[1:]), default=0.0)
        self.left: dict[str | None, bool] = {}
        self.touches: dict[str, list[float]] = {}
        self.notes = [(e.time, e.actor) for e in events if e.kind == "note"]
        self.tunes: dict[tuple[str | None, str], Iterator[float]] = {}
        for e in events:
            if e.kind == "contact":
                for key in (e.actor, e.other):
                    self.touches.setdefault(key or "", []).append(e.time)

    def role(self, event: Event) -> Role | None:
        return self.performance.role(event.actor) if event.actor else None

    def rng(self, event: Event, number: int) -> np.random.Generator:
        return random(self.performance.seed, event.actor, event.kind, number)

    def rest(self, event: Event) -> float:
        """Return how long the body of a contact rings before it is touched again, in seconds."""
        later = self.touches.get(event.actor or "", [])
        after = bisect_right(later, event.time + 0.005)
        return later[after] - event.time if after < len(later) else 9.0

    def x(self, event: Event) -> float:
        """Return where an event is on the frame; the rigs leave that to their role's track."""
        role = self.role(event)
        if event.x != 0.5 or role is None:
            return event.x
        spot = role.track.at(event.time)
        return seen(self.performance.camera, (spot.x, spot.y, spot.depth), event.time, self.performance.size)[0]

    def materials(self, event: Event) -> tuple[str, str]:
        """Return the two surfaces that meet; what counts as floor is the place's own ground."""
        role = self.role(event)
        a, b = event.materials or (role.material if role else "soft", self.ground)
        known = self.performance.role(event.other) if event.other else None
        return a, b if known else self.ground

    def speed(self, role: Role, start: float, end: float) -> Mono:
        """Return a body's speed in m/s at every sample of a stretch of time."""
        first = max(0, int(start * TICK) - 8)
        x, y = (row[first : int(end * TICK) + 9] for row in (role.track.x, role.track.y))
        ticks = np.hypot(np.gradient(x), np.gradient(y)) * TICK if len(x) > 1 else np.zeros(1)
        smooth = np.convolve(np.pad(ticks, 6, mode="edge"), np.full(13, 1 / 13), "valid")
        at = (start + np.arange(samples(end - start)) / SAMPLE_RATE) * TICK - first
        return np.interp(at, np.arange(len(smooth)), smooth).astype(np.float32)

    def path(self, role: Role, start: float, end: float) -> Mono:
        """Return where a body is on the frame, 0…1 from left to right, at every sample of a stretch of time."""
        knots = np.linspace(start, end, max(2, round((end - start) * 20)))
        camera, size = self.performance.camera, self.performance.size
        spots = [(float(t), role.track.at(float(t))) for t in knots]
        xs = [seen(camera, (s.x, s.y, s.depth), t, size)[0] for t, s in spots]
        return np.interp(start + np.arange(samples(end - start)) / SAMPLE_RATE, knots, xs).astype(np.float32)

    def along(self, role: Role, start: float, end: float | None, gain: float, sound: Callable[[Pieces], Pieces]) -> Notes:
        """Yield what follows a body's speed over a stretch of time, a second at a time, fading in and out at its ends."""
        stop = min(end or start, self.performance.seconds)
        cuts = [*np.arange(start, stop, 1.0).tolist(), stop]
        stretches = list(itertools.pairwise(cuts))
        for (a, b), piece in zip(stretches, sound(self.speed(role, a, b) for a, b in stretches), strict=False):
            t = a + clock(b - a)
            edge = np.clip(np.minimum((t - start) / 0.06, (stop - t) / 0.08), 0, 1)
            yield Note(at=a, sound=piece * edge.astype(np.float32), gain=gain, x=self.path(role, a, b))


def play(desk: Desk, performance: Performance, steps: Sequence[Event]) -> None:
    """Tell a desk the sound of every event and step.

    Kinds not listed in `SOUNDED` are silent: "speech" is mixed from the roles' lines, and an engine or rig may mark
    moments that have no sound of their own.
    """
    events = sorted([*performance.events, *steps], key=lambda e: (e.time, e.kind, e.actor or ""))
    scene = _Scene(performance, events)
    for number, event in enumerate(events):
        if event.kind in SOUNDED:
            desk.run(event.time - EARLY, _sounded(scene, event, number))
    for start, notes in _unasked(scene, events):
        desk.run(start, notes)
    blazing.play(desk, performance, {e.actor for e in events if e.kind == "burn"})


def _sounded(scene: _Scene, event: Event, number: int) -> Notes:
    yield from SOUNDED[event.kind](scene, event, scene.rng(event, number))


def _contact(scene: _Scene, event: Event, rng: np.random.Generator) -> Notes:
    a, b = scene.materials(event)
    strength = foley.force(event.impulse, scene.hardest)
    blow = foley.touch(a, b, rng, strength=strength, height=foley.stature(scene.role(event)), rest=scene.rest(event))
    yield Note(at=event.time, sound=blow, gain=KNOCK * strength, x=scene.x(event))


def _land(scene: _Scene, event: Event, rng: np.random.Generator) -> Notes:
    _, floor = scene.materials(event)
    strength = foley.force(event.impulse, scene.firmest)
    thud = foley.touch("flesh", floor, rng, strength=0.6 * strength, height=foley.stature(scene.role(event)))
    yield Note(at=event.time, sound=thud, gain=0.26 * strength, x=scene.x(event))


def _take_off(scene: _Scene, event: Event, rng: np.random.Generator) -> Notes:
    _, floor = scene.materials(event)
    yield Note(at=event.time, sound=foley.tread("soft", floor, rng, strength=0.3, left=False), gain=0.06, x=scene.x(event))
    yield Note(at=event.time, sound=foley.whoosh(rng, 0.22, 500), gain=0.03, x=scene.x(event))


def _step(scene: _Scene, event: Event, rng: np.random.Generator) -> Notes:
    sole = event.materials[0] if event.materials else "rubber"
    left = scene.left[event.actor] = not scene.left.get(event.actor, False)
    weight = float(np.clip((max(event.impulse, 1.0) / 25) ** 0.35, 0.35, 1.5)) * float(rng.uniform(0.85, 1.0))
    step = foley.tread(sole, scene.ground, rng, strength=min(weight, 1.0), left=left)
    yield Note(at=event.time, sound=step, gain=0.085 * weight, x=scene.x(event))


def _splash(scene: _Scene, event: Event, rng: np.random.Generator) -> Notes:
    strength = foley.force(event.impulse, scene.firmest)
    yield Note(at=event.time, sound=foley.splash(rng, strength), gain=0.4 * strength, x=scene.x(event))


def _whoosh(scene: _Scene, event: Event, rng: np.random.Generator) -> Notes:
    seconds = min(0.6, event.end - event.time) if event.end and event.end > event.time + 0.1 else 0.32
    # The rush is loudest as the thing lets go, just after the event.
    rush = foley.whoosh(rng, seconds, float(rng.uniform(550, 850)))
    yield Note(at=event.time - 0.3 * seconds, sound=rush, gain=0.10, x=scene.x(event))


def _wing(scene: _Scene, event: Event, rng: np.random.Generator) -> Notes:
    yield Note(at=event.time, sound=foley.wingbeat(rng, foley.force(event.impulse, 1.0)), gain=0.035, x=scene.x(event))


def _appear(scene: _Scene, event: Event, rng: np.random.Generator) -> Notes:
    yield Note(at=event.time, sound=foley.chime(rng, falling=event.kind == "disappear"), gain=0.09, x=scene.x(event))


def _gesture(make: Callable[..., Mono], gain: float, longest: float = 4.0) -> Sounder:
    """Return who sounds a gesture that lasts from an event's time to its end (a second where it has none)."""

    def sound(scene: _Scene, event: Event, rng: np.random.Generator) -> Notes:
        end = min(event.end or event.time + 1.0, scene.performance.seconds)
        seconds = float(np.clip(end - event.time, 0.25, longest))
        yield Note(at=event.time, sound=make(rng, seconds), gain=gain, x=scene.x(event))

    return sound


def _cheer(scene: _Scene, event: Event, rng: np.random.Generator) -> Notes:
    yield Note(at=event.time, sound=people.cheering(rng, 1.4), gain=0.10, x=scene.x(event))


def _sing(scene: _Scene, event: Event, rng: np.random.Generator) -> Notes:
    role = scene.role(event)
    call = call_of(role.figure) if role and role.family != "human" else None
    seconds = float(np.clip((event.end or event.time + 2.5) - event.time, 0.5, 6.0))
    song = CALLS[call](rng) if call else people.humming(rng, seconds)
    yield Note(at=event.time, sound=song, gain=0.12, x=scene.x(event))


def _open(scene: _Scene, event: Event, rng: np.random.Generator) -> Notes:
    yield Note(at=event.time, sound=things.creak(rng), gain=0.08, x=scene.x(event))


def _play(scene: _Scene, event: Event, rng: np.random.Generator) -> Notes:
    """Sound the instrument that is played, a tune of even notes; other play has no sound of its own."""
    figures = (role.figure for role in scene.performance.roles)
    name = next(filter(None, map(instruments.instrument_of, (event.other or "", *figures))), None)
    # Whose hands are seen to play every note is heard then and not besides.
    if name is None or any(actor == event.actor for _, actor in scene.notes):
        return
    end = min(event.end or event.time + 4.0, scene.performance.seconds)
    tune = instruments.tune(name, rng)
    for number, at in enumerate(np.arange(event.time, end - 0.1, TEMPO).tolist()):
        note = instruments.struck(name, next(tune), TEMPO, chord=number % 4 == 0)
        yield Note(at=at, sound=note, gain=0.11 * float(rng.uniform(0.8, 1)), x=scene.x(event))


def _note(scene: _Scene, event: Event, rng: np.random.Generator) -> Notes:
    """Sound one note that somebody is seen to play, the next of that player's tune; it lasts until the one after."""
    name = instruments.instrument_of(event.materials[0] if event.materials else event.other or "") or "piano"
    key = (event.actor, name)
    if key not in scene.tunes:
        scene.tunes[key] = instruments.tune(name, random(scene.performance.seed, event.actor, "tune"))
    mine = [time for time, actor in scene.notes if actor == event.actor]
    place = bisect_right(mine, event.time + 1e-6)
    gap = float(np.clip(mine[place] - event.time, 0.1, 1.2)) if place < len(mine) else 1.0
    note = instruments.struck(name, next(scene.tunes[key]), gap, chord=place % 4 == 1)
    yield Note(at=event.time, sound=note, gain=0.13 * float(rng.uniform(0.85, 1)), x=scene.x(event))


def _break(scene: _Scene, event: Event, rng: np.random.Generator) -> Notes:
    """Sound what goes to pieces, and a spring that is stretched."""
    make = {"explode": breakage.explosion, "pop": breakage.pop, "creak": breakage.creak}.get(event.kind)
    sound = make(rng) if make else breakage.shattering(rng, event.materials[0] if event.materials else "stone")
    gain = {"explode": 0.7, "pop": 0.5, "creak": 0.03}.get(event.kind, 0.5)
    yield Note(at=event.time, sound=sound, gain=gain, x=scene.x(event))


def _engine(scene: _Scene, event: Event, rng: np.random.Generator) -> Notes:
    role = scene.role(event)
    if role is not None:
        yield from _motor(scene, role, event.time, event.end or scene.performance.seconds, rng)


def _motor(scene: _Scene, role: Role, start: float, end: float, rng: np.random.Generator) -> Notes:
    """Run a role's engine for a stretch of time; a bicycle or a cart has wheels and no motor."""
    engine = engine_of(role.figure)
    if engine:
        return scene.along(role, start, end, 0.022, lambda speeds: run(engine, speeds, rng))
    return scene.along(role, start, end, 0.014, lambda speeds: foley.rumble("rubber", scene.ground, speeds, rng, height=0.4))


def _unasked(scene: _Scene, events: Sequence[Event]) -> Iterator[tuple[float, Notes]]:
    """Let engines run and animals call without being told to: a call each, where there is most room between knocks."""
    performance, seconds = scene.performance, scene.performance.seconds
    running = {e.actor for e in events if e.kind == "engine"}
    heard = {ALIASES.get(word, word) for word in performance.shot.sounds}
    busy = sorted(e.time for e in events if e.kind in ("contact", "land"))
    speech = [(line.start - 0.3, line.end + 0.2) for role in performance.roles for line in role.lines]
    called: set[str] = set()
    for role in performance.roles:
        moves = max(np.ptp(role.track.x), np.ptp(role.track.y)) > 0.5
        if role.family in ("prop", "vehicle") and engine_of(role.figure) and role.key not in running and moves:
            yield 0.0, _motor(scene, role, 0.0, seconds, random(performance.seed, role.key, "engine"))
        call = call_of(role.figure) if role.family != "human" else None
        if call is None or call in heard or role.lines or call in called or len(called) >= CALLERS:
            continue
        called.add(call)
        rng = random(performance.seed, role.key, "call")
        chances = rng.uniform(0.08, 0.7, 9) * seconds
        free = [t for t in chances if not any(a - 1.0 < t < b for a, b in speech) and role.track.at(float(t)).alpha > 0.5]
        if free:
            # The call begins as far from any knock as it can.
            at = float(max(free, key=lambda t: min((abs(t - b) for b in busy), default=9.0)))
            yield at, _call(scene, role, CALLS[call], at, rng)


def _call(scene: _Scene, role: Role, make: Callable[[np.random.Generator], Mono], at: float, rng: np.random.Generator) -> Notes:
    spot = role.track.at(at)
    x = seen(scene.performance.camera, (spot.x, spot.y, spot.depth), at, scene.performance.size)[0]
    yield Note(at=at, sound=make(rng), gain=0.075, x=x)


def _rolling(scene: _Scene, event: Event, rng: np.random.Generator) -> Notes:
    role = scene.role(event)
    if role is None:
        return
    material, floor = scene.materials(event)
    height = role.height

    def sound(speeds: Pieces) -> Pieces:
        rolls = event.kind == "roll"
        return foley.rumble(material, floor, speeds, rng, height=height) if rolls else foley.rub(material, floor, speeds, rng)

    yield from scene.along(role, event.time, event.end, 0.020, sound)


SOUNDED: dict[str, Sounder] = {
    "contact": _contact, "land": _land, "take-off": _take_off, "step": _step, "splash": _splash, "whoosh": _whoosh,
    "wing": _wing, "flap": _wing, "appear": _appear, "disappear": _appear, "roll": _rolling, "slide": _rolling,
    "clap": _gesture(things.clapping, 0.16), "cheer": _cheer, "eat": _gesture(things.munching, 0.05),
    "drink": _gesture(things.gulping, 0.05), "sing": _sing, "snore": _gesture(people.snoring, 0.05, 8.0),
    "shake": _gesture(things.rattling, 0.06), "engine": _engine, "burn": _gesture(things.fire, 0.10, 10.0),
    "stretch": _gesture(things.stretching, 0.07, 1.6), "bubble": _gesture(things.bubbling, 0.06),
    "rustle": _gesture(things.rustling, 0.025, 10.0), "cook": _gesture(things.sizzling, 0.04, 10.0), "open": _open,
    "play": _play, "note": _note, "sneeze": _gesture(lambda rng, _: people.sneeze(rng), 0.14), "tap": _contact,
    "cry": _gesture(lambda rng, _: people.crying(rng), 0.09), "laugh": _gesture(lambda rng, _: people.laughter(rng), 0.10),
    "yawn": _gesture(lambda rng, _: people.yawn(rng), 0.07), "cough": _gesture(lambda rng, _: people.cough(rng), 0.12),
    "explode": _break, "shatter": _break, "pop": _break, "creak": _break,
}  # fmt: skip
"""Every kind of event that is heard, and who sounds it."""

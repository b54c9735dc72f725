"""Resuming: a shot that was made longer plays up to its old end as it did, and goes on from there without a jolt."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.camera import frame_at
from sora_nb.stage.performance import TICK, CameraTrack, Track

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sora_nb.plans import Action, Actor, Shot
    from sora_nb.stage.performance import Cue, Performance, Role

    Hold = tuple[float, float, str, str]

_BLEND = 0.6
"""Seconds in which a way that was taken up anew becomes the one of the longer shot."""
_KEY = 1 / 60
"""Seconds between two keys of a camera that goes along on both sides of a seam."""
_NEAR = 1e-3
_BLOWS = ("contact", "land", "splash")
_INSTANT = 1 / 60
"""Seconds from a seam within which a blow may turn somebody's way for good reason."""
_KINK = 3.0
"""How many times as fast as nearby a pace may change at a seam before it counts as a jolt."""


def last_seam(shot: Shot, seconds: float) -> float | None:
    """Return when the newest part of a shot begins; None for one that was never made longer."""
    return max((seam for seam in shot.seams if 0.05 < seam < seconds - 0.02), default=None)


def until(shot: Shot, seam: float) -> Shot:
    """Return a shot as it was before it was made longer: without what begins at its seam or later."""
    actors = tuple(past for actor in shot.actors if (past := _past(actor, seam)) is not None)
    names = {actor.name for actor in actors}
    links = tuple(r for r in shot.relations if r.a in names and all(name in names for name in r.b.split(" and ")))
    return replace(
        shot, actors=actors, relations=links, seconds=seam, seams=tuple(s for s in shot.seams if s < seam - _NEAR),
        focus=shot.focus if shot.focus in names else None,
    )  # fmt: skip


def _past(actor: Actor, seam: float) -> Actor | None:
    """Return an actor with what they had done by a seam; None for one who comes after it."""
    first = next((i for i, a in enumerate(actor.actions) if a.start is not None and a.start > seam - _NEAR), None)
    if first == 0 and actor.actions[0].verb == "appear":
        return None
    done = actor.actions if first is None else actor.actions[:first]
    return replace(actor, actions=tuple(_ended(action, seam) for action in done))


def _ended(action: Action, seam: float) -> Action:
    return replace(action, end=seam) if action.end is not None and action.end > seam else action


def resumed(earlier: Performance, whole: Performance) -> Performance:
    """Return a performance that is an earlier one up to its end, and a longer one of the same shot from there on.

    Where the two are not at one at the seam, places and speeds of the longer one start from those of the earlier.
    """
    seam = earlier.seconds
    struck = {key for e in whole.events if e.kind in _BLOWS and abs(e.time - seam) < _INSTANT for key in (e.actor, e.other)}
    roles = tuple(
        role if (was := earlier.role(role.key)) is None else _role(was, role, seam, struck=role.key in struck)
        for role in whole.roles
    )
    events = (*(e for e in earlier.events if e.time < seam), *(e for e in whole.events if e.time >= seam))
    return replace(whole, roles=roles, events=events, camera=_camera(earlier, whole))


def _role(was: Role, role: Role, seam: float, *, struck: bool) -> Role:
    calls = (
        (*(t for t in was.calls if t < seam), *(t for t in role.calls if t >= seam)) if role.call == was.call else role.calls
    )
    return replace(
        role,
        track=_track(was.track, role.track, round(seam * TICK), struck=struck),
        cues=_cues(was.cues, role.cues, seam),
        lines=(*(line for line in was.lines if line.start < seam), *(line for line in role.lines if line.start >= seam)),
        held=_held(was.held, role.held, seam),
        calls=calls,
    )


def _track(was: Track, track: Track, n: int, *, struck: bool) -> Track:
    """Return a track that is the earlier one up to a tick, and then leads over into the longer one."""
    rows = {}
    for f in fields(Track):
        old, new = getattr(was, f.name), getattr(track, f.name)
        rows[f.name] = _led_over(old, new, n, turns=f.name == "angle", smooth=f.name in ("x", "y", "depth") and not struck)
    return Track(**rows)


def _led_over(
    was: NDArray[np.float32], now: NDArray[np.float32], n: int, *, turns: bool = False, smooth: bool = False
) -> NDArray[np.float32]:
    """Return a row that is the earlier one up to a tick; its gaps in place and in pace to the longer one are then closed."""
    same = np.array_equal(was[: n + 1], now[: n + 1])
    if same and not (smooth and _jolted(now, n)):
        return now
    row = now.astype(np.float64)
    gap = float(was[n]) - float(now[n])
    if turns:
        # A wheel that has turned once more stands as it did: the rest of the film goes on from there.
        rounds = 2 * np.pi * round(gap / (2 * np.pi))
        row, gap = row + rounds, gap - rounds
    after = n + 1 if smooth else n
    pace = (float(was[n]) - float(was[n - 1])) - (float(now[after]) - float(now[after - 1]))
    length = max(min(round(_BLEND * TICK), len(row) - 1 - n), 1)
    u = np.minimum(np.arange(len(row) - n) / length, 1.0)
    # Hermite's polynomials: both gaps are gone when the blend is over.
    row[n:] += gap * (1 + 2 * u) * (1 - u) ** 2 + pace * length * u * (1 - u) ** 2
    row[: n + 1] = was[: n + 1]
    return row.astype(np.float32)


def _jolted(row: NDArray[np.float32], n: int) -> bool:
    """Tell whether a pace changes at a tick as it does nowhere near it."""
    change = np.abs(np.diff(row[max(n - 24, 0) : n + 25].astype(np.float64), n=2))
    at = min(n, 24) - 1
    rest = np.delete(change, slice(max(at - 1, 0), at + 2))
    return bool(len(rest)) and float(change[max(at - 1, 0) : at + 2].max()) > max(_KINK * float(rest.max()), 2e-5)


def _cues(was: tuple[Cue, ...], now: tuple[Cue, ...], seam: float) -> tuple[Cue, ...]:
    """Return the earlier cues, those that go on as the longer shot has them, and the later ones from the seam on."""
    on = {(cue.verb, round(cue.start, 3)): cue for cue in now if cue.start < seam - _NEAR < cue.end}
    past = []
    for cue in was:
        goes = on.pop((cue.verb, round(cue.start, 3)), None)
        past += [goes or replace(cue, end=min(cue.end, seam))] if cue.start < seam else []
    later = [cue for cue in now if cue.start >= seam - _NEAR]
    left = [replace(cue, start=seam) for cue in on.values()]
    return tuple(sorted([*past, *left, *later], key=lambda c: (c.start, c.end, c.verb)))


def _held(was: tuple[Hold, ...], now: tuple[Hold, ...], seam: float) -> tuple[Hold, ...]:
    """Return when a thing is carried: as it was up to the seam, as the longer shot has it from there on."""
    past = [(start, min(end, seam), holder, anchor) for start, end, holder, anchor in was if start < seam]
    later = [(max(start, seam), end, holder, anchor) for start, end, holder, anchor in now if end > seam]
    for i, (start, end, *hand) in enumerate(past):
        goes = next((h for h in later if h[0] == seam == end and list(h[2:]) == hand), None)
        if goes is not None:
            later.remove(goes)
            past[i] = (start, goes[1], goes[2], goes[3])
    return (*past, *later)


def _camera(earlier: Performance, whole: Performance) -> CameraTrack:
    """Return the camera of both: a move that ended with the earlier shot rests where it came to."""
    was, now, seam = earlier.camera, whole.camera, earlier.seconds
    if was == now or not (was.moves or now.moves):
        return now
    if not now.flows:
        return was
    before, after = (replace(track, shake=0.0) for track in (was, now))
    times = np.append(np.arange(0.0, whole.seconds, _KEY), whole.seconds)
    old = np.array([frame_at(before, min(t, seam)) for t in times])
    new = np.array([frame_at(after, t) for t in times])
    n = int(np.searchsorted(times, seam, side="right")) - 1
    rows = [_led_over(old[:, i].astype(np.float32), new[:, i].astype(np.float32), n) for i in range(3)]
    keys = tuple((float(t), float(x), float(y), float(zoom)) for t, x, y, zoom in zip(times, *rows, strict=True))
    return CameraTrack(keys=keys, shake=now.shake, flows=True)

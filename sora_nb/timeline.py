"""The timeline of a cut: which frames of which film lie where, and the plan and the events that follow from it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import zip_longest
from typing import TYPE_CHECKING

from sora_nb.footage import SAMPLE_RATE, Event
from sora_nb.plans import Plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.plans import Action, Shot
    from sora_nb.recipes import Recipe

_DIGITS = 10
"""Digits of a second that are kept: the noise of a sum of floats stays out of plans."""
_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What cutting needs to know of a film: its place on the shelf, how it was understood, and its measures."""

    id: str
    title: str
    plan: Plan
    size: tuple[int, int]
    fps: Fraction
    frames: int
    sounds: bool
    elsewhere: bool = False
    seed: int = 0

    @property
    def seconds(self) -> float:
        """Return the length in seconds."""
        return float(self.frames / self.fps)

    def frames_at(self, fps: int) -> int:
        """Return how many frames it has at another rate."""
        return counted(self.frames, self.fps, fps)

    @property
    def whole_fps(self) -> int:
        """Return the frame rate a recipe can hold."""
        return min(60, max(1, round(self.fps)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of one film in the cut, in frames at the cut's rate.

    `source` is the number of the parent, or None for a title card; the run begins with the parent's frame `first`, lies at
    `at` in the cut and overlaps the run before it by `overlap` frames.
    """

    source: int | None
    first: int
    count: int
    at: int
    overlap: int = 0

    @property
    def end(self) -> int:
        """Return the frame after its last, in the cut."""
        return self.at + self.count


def counted(frames: int, fps: Fraction, rate: int) -> int:
    """Return how many frames at `rate` last as long as `frames` at `fps`, at least one."""
    return max(1, round(frames / fps * rate))


def samples_before(frame: int, fps: int) -> int:
    """Return how many samples of sound lie before a frame, so that picture and sound meet at every join."""
    return (2 * frame * SAMPLE_RATE + fps) // (2 * fps)


def segments(recipe: Recipe, counts: Sequence[int]) -> tuple[Segment, ...]:
    """Return the runs of a cut in order, from the parents' lengths in frames at the recipe's rate."""
    settings, fps = dict(recipe.options), recipe.fps
    if recipe.action == "trim":
        first = round(float(settings["start"]) * fps)
        return (Segment(source=0, first=first, count=round(float(settings["end"]) * fps) - first, at=0),)
    if recipe.action == "loop":
        starts = range(0, recipe.frames, counts[0])
        return tuple(Segment(source=0, first=0, count=min(counts[0], recipe.frames - at), at=at) for at in starts)
    if recipe.action == "title" and settings["where"] != "over":
        card = round(float(settings["seconds"]) * fps)
        if settings["where"] == "before":
            return (
                Segment(source=None, first=0, count=card, at=0), Segment(source=0, first=0, count=counts[0], at=card),
            )  # fmt: skip
        return (
            Segment(source=0, first=0, count=counts[0], at=0), Segment(source=None, first=0, count=card, at=counts[0]),
        )  # fmt: skip
    if recipe.action != "stitch":
        return (Segment(source=0, first=0, count=counts[0], at=0),)
    overlap = round(float(settings["seconds"]) * fps) if settings["transition"] in ("crossfade", "wipe") else 0
    trims = json.loads(settings["trims"]) if "trims" in settings else [(0, count) for count in counts]
    runs, at = [], 0
    for number, (first, last) in enumerate(trims):
        over = overlap if number else 0
        runs.append(Segment(source=number, first=first, count=last - first, at=at - over, overlap=over))
        at = runs[-1].end
    return tuple(runs)


def plan_of(recipe: Recipe, pieces: Sequence[Piece]) -> Plan:
    """Return the plan of a cut: the parents' shots as far as they are seen, with what was fitted said in notes."""
    runs = segments(recipe, [piece.frames_at(recipe.fps) for piece in pieces])
    shots: list[Shot] = []
    for run, after in zip_longest(runs, runs[1:]):
        if run.source is None:
            continue
        # In a transition both films are seen; the plan changes in its middle.
        begin = run.at + run.overlap // 2
        end = run.end - (after.overlap - after.overlap // 2 if after else 0)
        start = (run.first + begin - run.at) / recipe.fps
        piece = pieces[run.source]
        shots += _part(piece.plan, piece.seconds, start, start + (end - begin) / recipe.fps)
    notes = [note for piece in pieces for note in piece.plan.notes] + _fitted(recipe, pieces)
    return Plan(
        shots=tuple(shots),
        prompt=_named(recipe, pieces),
        unplaced=tuple(dict.fromkeys(word for piece in pieces for word in piece.plan.unplaced)),
        notes=tuple(dict.fromkeys(notes)),
    )


def events_of(recipe: Recipe, counts: Sequence[int], events: Sequence[Sequence[Event]]) -> list[Event]:
    """Return the parents' events at their times in the cut; what lies outside it is left out, what reaches out is cut off."""
    found: list[Event] = []
    for run in segments(recipe, counts):
        if run.source is None:
            continue
        first, length, shift = run.first / recipe.fps, run.count / recipe.fps, run.at / recipe.fps
        for event in events[run.source]:
            begin, end = event.time - first, None if event.end is None else event.end - first
            heard = end is not None and end > 0
            if begin >= length - 1e-9 or (begin < -1e-9 and not heard):
                continue
            until = None if end is None else round(min(end, length) + shift, _DIGITS)
            found.append(replace(event, time=round(max(0.0, begin) + shift, _DIGITS), end=until))
    return sorted(found, key=lambda event: event.time)


def _part(plan: Plan, length: float, start: float, end: float) -> list[Shot]:
    """Return the shots that are seen from `start` to `end`, cut off at both."""
    found, at = [], 0.0
    for shot, seconds in zip(plan.shots, _lengths(plan, length), strict=True):
        low, high = max(start, at), min(end, at + seconds)
        if high - low > 1e-6:
            found.append(_clipped(shot, low - at, high - at, seconds))
        at += seconds
    return found


def _lengths(plan: Plan, length: float) -> list[float]:
    """Return the seconds of each shot as they were shot: as written, the rest shared evenly, all scaled to the film."""
    unset = sum(shot.seconds is None for shot in plan.shots)
    named = sum(shot.seconds or 0.0 for shot in plan.shots)
    even = max(0.0, length - named) / unset if unset else 0.0
    parts = [even if shot.seconds is None else shot.seconds for shot in plan.shots]
    return [part * length / sum(parts) for part in parts] if sum(parts) else [0.0 for _ in parts]


def _clipped(shot: Shot, start: float, end: float, length: float) -> Shot:
    whole = start <= 1e-6 and end >= length - 1e-6
    actors = shot.actors if whole else tuple(
        replace(actor, actions=tuple(b for a in actor.actions if (b := _shifted(a, start, end)))) for actor in shot.actors
    )  # fmt: skip
    seams = tuple(round(seam - start, _DIGITS) for seam in shot.seams if start < seam < end)
    return replace(shot, seconds=round(end - start, _DIGITS), actors=actors, seams=seams)


def _shifted(action: Action, start: float, end: float) -> Action | None:
    """Return an action as the part from `start` to `end` shows it, None where it is over before or begins after."""
    if (action.end is not None and action.end <= start) or (action.start is not None and action.start >= end):
        return None
    begin = None if action.start is None else round(max(0.0, action.start - start), _DIGITS)
    until = None if action.end is None else round(min(action.end, end) - start, _DIGITS)
    return replace(action, start=begin, end=until)


def _fitted(recipe: Recipe, pieces: Sequence[Piece]) -> list[str]:
    notes = []
    for number, piece in enumerate(pieces, 1):
        which = f"clip {number}" if len(pieces) > 1 else "the clip"
        if piece.size != recipe.size:
            here, there = ("×".join(map(str, size)) for size in (piece.size, recipe.size))
            a, b = (Fraction(width, height) for width, height in (piece.size, recipe.size))
            bars = "" if a == b else " with bars beside it" if a < b else " with bars above and below"
            notes.append(f"{which} is fitted from {here} into {there}{bars}")
        if piece.fps != recipe.fps:
            notes.append(f"{which} goes from {float(piece.fps):.4g} to {recipe.fps} frames a second")
        if recipe.sound and not piece.sounds and len(pieces) > 1:
            notes.append(f"{which} is silent")
    return notes


def _named(recipe: Recipe, pieces: Sequence[Piece]) -> str:
    names = list(dict.fromkeys(piece.title for piece in pieces))
    if recipe.action == "title":
        names = [f"{dict(recipe.options)['text']}: {names[0]}"]
    text = " + ".join(names)
    return text if len(text) <= _LONGEST_TITLE else f"{text[: _LONGEST_TITLE - 1]}…"

"""The embedded engine: physics-grounded previz, crisp and sounding, in seconds on a laptop."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.engines.base import Limits
from sora_nb.footage import SAMPLE_RATE, Event, Picture, Progress, Sound

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from sora_nb.engines.base import Job
    from sora_nb.footage import Yield
    from sora_nb.plans import Shot
    from sora_nb.stage.cast.rig import Rig
    from sora_nb.stage.performance import Performance

_PREVIEW_EVERY = 6
DEFAULT_STYLE = "cartoon"


class StageEngine:
    """Draws and sounds a plan under physics; deterministic by seed, with exact ground truth on request."""

    name = "stage"
    version = "1"
    limits = Limits(
        actions=("generate", "remix"), cameos=True, truth=("masks", "depth", "tracks"), source_type="algorithmicMedia"
    )

    @property
    def assets(self) -> str:
        """Return the digest of the props' artwork."""
        from sora_nb.stage.cast import props

        return props.digest()

    def render(self, job: Job) -> Iterator[Yield]:
        """Yield each shot: its events, all of its sound, then its frames one by one."""
        from sora_nb.stage.cast.rigs import build

        total = job.recipe.frames
        start = 0
        for number, (shot, count) in enumerate(zip(job.plan.shots, _shares(job), strict=True)):
            if not count:
                continue
            yield Progress(done=start, total=total, note="rehearsing")
            job.check()
            seconds = count / job.recipe.fps
            performance = _rehearse(shot, job, number, seconds)
            job.check()
            rigs = {role.key: build(role, performance) for role in performance.roles}
            yield from _sounded(performance, rigs, job, start)
            yield from _drawn(performance, rigs, job, start)
            start += count


def _shares(job: Job) -> list[int]:
    """Return the frames of each shot: as its seconds say, the rest shared evenly, at least one each."""
    shots, total = job.plan.shots, job.recipe.frames
    open_shots = sum(shot.seconds is None for shot in shots)
    named = sum(shot.seconds or 0.0 for shot in shots) * job.recipe.fps
    even = max(0.0, total - named) / open_shots if open_shots else 0.0
    weights = [even if shot.seconds is None else shot.seconds * job.recipe.fps for shot in shots]
    scale = total / sum(weights) if sum(weights) else 0.0
    edges = np.round(np.cumsum([0.0, *(w * scale for w in weights)])).astype(int)
    return [int(n) for n in np.diff(edges)]


def _rehearse(shot: Shot, job: Job, number: int, seconds: float) -> Performance:
    from sora_nb.stage import staging, voice

    width, height = job.recipe.size
    seed = job.recipe.seed + number * 7919
    lines = voice.record(shot, seed=job.recipe.seed)
    performance = staging.perform(shot, seconds=seconds, aspect=width / height, seed=seed, lines=lines)
    return replace(performance, likenesses=job.likenesses)


def _sounded(performance: Performance, rigs: Mapping[str, Rig], job: Job, start: int) -> Iterator[Yield]:
    from sora_nb.stage import soundtrack

    offset = start / job.recipe.fps
    for event in performance.events:
        yield _later(event, offset)
    if not job.recipe.sound:
        return
    steps = [event for rig in rigs.values() for event in rig.steps()]
    for event in steps:
        yield _later(event, offset)
    samples = soundtrack.mix(performance, steps)
    # Shots meet on whole frames: the sound of each lasts exactly as long as its frames, counted from the clip's start.
    length = round((offset + performance.seconds) * SAMPLE_RATE) - round(offset * SAMPLE_RATE)
    yield Sound(samples=np.pad(samples, ((0, max(0, length - len(samples))), (0, 0)))[:length])


def _drawn(performance: Performance, rigs: Mapping[str, Rig], job: Job, start: int) -> Iterator[Yield]:
    from sora_nb.stage.renderer import Renderer

    recipe = job.recipe
    style = recipe.style or performance.shot.style or DEFAULT_STYLE
    drawn = [name for name in job.truth if name != "tracks"]
    renderer = Renderer(performance, rigs, size=recipe.size, fps=float(recipe.fps), style=style, truth=drawn)
    for index in range(round(performance.seconds * recipe.fps)):
        job.check()
        frame = renderer.frame(index)
        truth = dict(renderer.buffers(index)) if drawn else {}
        if "tracks" in job.truth:
            truth["tracks"] = _tracks(performance, recipe.size, index / recipe.fps)
        yield Picture(frames=frame[None], truth={name: truth[name][None] for name in job.truth})
        preview = frame if index % _PREVIEW_EVERY == 0 else None
        yield Progress(done=start + index + 1, total=recipe.frames, note="drawing", preview=preview)


def _tracks(performance: Performance, size: tuple[int, int], t: float) -> NDArray[np.float32]:
    """Return where each role is on the frame at a time, (role, x and y) as shares of it from the top left."""
    from sora_nb.stage.camera import View, frame_at

    view, frame = View(size=size, metres=performance.size), frame_at(performance.camera, t)
    places = [role.track.at(t) for role in performance.roles]
    points = [view.body(frame, place.depth).mapXY(place.x, place.y) for place in places]
    return np.array([(p.x() / size[0], p.y() / size[1]) for p in points], np.float32).reshape(-1, 2)


def _later(event: Event, seconds: float) -> Event:
    return replace(event, time=event.time + seconds, end=None if event.end is None else event.end + seconds)

"""The embedded engine: physics-grounded previz, crisp and sounding, in seconds on a laptop."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.engines.base import Limits, Option
from sora_nb.footage import SAMPLE_RATE, Cast, Event, Picture, Progress, Sound

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from sora_nb.engines.base import Job
    from sora_nb.footage import Yield
    from sora_nb.plans import Shot
    from sora_nb.stage.cast.rig import Rig
    from sora_nb.stage.continuity import Continuity
    from sora_nb.stage.performance import Performance
    from sora_nb.stage.pictures import Picture as Given
    from sora_nb.stage.renderer import Renderer
    from sora_nb.stage.sound.soundtrack import Soundtrack

_PREVIEW_EVERY = 6
PICTURE = Option(
    name="picture", about="what the picture is for; left out, the stage decides", words=("backdrop", "opening", "figure")
)
DEFAULT_STYLE = "cartoon"
_UNSEEN = np.zeros((0, 0, 3), np.uint8)


class StageEngine:
    """Draws and sounds a plan under physics; deterministic by seed, with exact ground truth on request."""

    name = "stage"
    version = "9"
    limits = Limits(
        actions=("generate", "remix", "extend"), cameos=True, options=(PICTURE,), image=True,
        truth=("masks", "depth", "flow", "valid", "edges", "pose", "tracks", "contacts", "stems"),
        source_type="algorithmicMedia",
    )  # fmt: skip

    @property
    def assets(self) -> str:
        """Return the digest of the props' artwork."""
        from sora_nb.stage.cast import props

        return props.digest()

    def rehearse(self, job: Job) -> Rehearsed:
        """Act the first shot out, without drawing it."""
        shot, count = next((s, n) for s, n in zip(job.plan.shots, _shares(job), strict=True) if n)
        return Rehearsed(_rehearse(shot, job, _continuity(job), count / job.recipe.fps), job)

    def render(self, job: Job) -> Iterator[Yield]:
        """Yield each shot: its events, then its frames one by one, every second of them after its sound."""
        from sora_nb.stage.cast.rigs import build

        total = job.recipe.frames
        start = 0
        continuity = _continuity(job)
        for shot, count in zip(job.plan.shots, _shares(job), strict=True):
            if not count:
                continue
            yield Progress(done=start, total=total, note="rehearsing")
            job.check()
            seconds = count / job.recipe.fps
            performance = _rehearse(shot, job, continuity, seconds)
            job.check()
            rigs = {role.key: build(role, performance) for role in performance.roles}
            yield from _played(performance, rigs, job, start)
            start += count


class Rehearsed:
    """A shot acted out: any moment of it can be drawn, with or without some of its actors."""

    def __init__(self, performance: Performance, job: Job) -> None:
        self._performance, self._job = performance, job

    def still(self, time: float = 0.0, *, without: Collection[str] = ()) -> NDArray[np.uint8]:
        """Return the picture (height, width, rgb) uint8 at a time in seconds, `without` the actors of these names."""
        from sora_nb.stage.cast.rigs import build
        from sora_nb.stage.renderer import Renderer

        roles = tuple(role for role in self._performance.roles if role.actor.name not in without)
        seen = replace(self._performance, roles=roles)
        rigs = {role.key: build(role, seen) for role in roles}
        recipe = self._job.recipe
        renderer = Renderer(seen, rigs, size=recipe.size, fps=float(recipe.fps), style=_style(seen, self._job))
        return renderer.frame(round(time * recipe.fps))

    def paths(self) -> Mapping[str, NDArray[np.float32]]:
        """Return (frame, x and y) of each body by its key, as shares of the frame from the top left."""
        recipe = self._job.recipe
        moments = [i / recipe.fps for i in range(round(self._performance.seconds * recipe.fps))]
        every = np.stack([_tracks(self._performance, recipe.size, t) for t in moments], axis=1)
        return {role.key: every[n] for n, role in enumerate(self._performance.roles)}


def _style(performance: Performance, job: Job) -> str:
    return job.recipe.style or performance.shot.style or DEFAULT_STYLE


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


def _continuity(job: Job) -> Continuity:
    from sora_nb.stage.continuity import Continuity

    voices = {handle: one.voice for handle, one in job.likenesses if one.voice is not None}
    return Continuity(job.recipe.size[0] / job.recipe.size[1], job.recipe.seed, voices)


def _rehearse(shot: Shot, job: Job, continuity: Continuity, seconds: float) -> Performance:
    """Act out a shot that follows on those before it; the first may open with a picture."""
    from sora_nb.stage import pictures

    first = not continuity.begun
    picture = _pictured(job)
    catalogue = None if picture is None else pictures.catalogue(picture, shot)
    performance = continuity.acted(shot, seconds, catalogue)
    performance = replace(performance, likenesses=job.likenesses, picture=picture)
    return pictures.opened(performance) if picture is not None and picture.use == "opening" and first else performance


def _pictured(job: Job) -> Given | None:
    """Return the picture of a job as the stage uses it."""
    if job.image is None:
        return None
    from sora_nb.stage import pictures

    if job.shown_as is not None and (cut := pictures.cut_out(job.image, job.alpha)) is not None:
        return pictures.Picture(pixels=job.image, use="figure", actor=job.shown_as, cut=cut)
    shot = next((shot for shot in job.plan.shots if shot.actors), job.plan.shots[0])
    return pictures.understood(job.image, job.alpha, shot, use=dict(job.recipe.options).get("picture"))


def _played(performance: Performance, rigs: Mapping[str, Rig], job: Job, start: int) -> Iterator[Yield]:
    """Yield a shot that begins at frame `start` of the clip: what happens in it, then sound and picture side by side."""
    offset = start / job.recipe.fps
    steps = [event for rig in rigs.values() for event in rig.steps()] if job.recipe.sound or job.truth else []
    for event in (*performance.events, *steps):
        yield _later(event, offset)
    if not job.recipe.sound:
        yield from _drawn(performance, rigs, job, start)
        return
    from sora_nb.stage.sound.soundtrack import Soundtrack

    count = round(performance.seconds * job.recipe.fps)
    with Soundtrack(performance, steps, stems="stems" in job.truth, check=job.check) as track:
        sound = _sounded(track, start, count, job)
        done = 0
        for item in _drawn(performance, rigs, job, start):
            if isinstance(item, Picture):
                if done % job.recipe.fps == 0:
                    yield next(sound)
                done += 1
            yield item


def _sounded(track: Soundtrack, start: int, count: int, job: Job) -> Iterator[Sound]:
    """Yield a shot's sound by the second. It lasts exactly as long as its frames, counted from the clip's beginning."""
    fps = job.recipe.fps
    edges = [round((start + frame) * SAMPLE_RATE / fps) for frame in (*range(0, count, fps), count)]
    for first, last in itertools.pairwise(edges):
        truth: dict[str, NDArray[np.generic]] = {}
        if "stems" in job.truth:
            truth["stems"], truth["mastering"] = track.parts(last - first)
        yield Sound(samples=track.read(last - first), truth=truth)


def _drawn(performance: Performance, rigs: Mapping[str, Rig], job: Job, start: int) -> Iterator[Yield]:
    from sora_nb.stage.truths import TRUTHS

    recipe = job.recipe
    drawn = [name for name in job.truth if name in TRUTHS]
    renderer = _renderer(performance, rigs, job, drawn) if job.shown or drawn else None
    if job.truth:
        yield _cast(performance, renderer, job)
    for index in range(round(performance.seconds * recipe.fps)):
        job.check()
        frame = renderer.frame(index) if renderer is not None and job.shown else _UNSEEN
        truth = dict(renderer.buffers(index)) if renderer is not None and drawn else {}
        if "tracks" in job.truth:
            truth["tracks"] = _tracks(performance, recipe.size, index / recipe.fps)
        yield Picture(frames=frame[None], truth={name: array[None] for name, array in truth.items()})
        preview = frame if index % _PREVIEW_EVERY == 0 and job.shown else None
        yield Progress(done=start + index + 1, total=recipe.frames, note="drawing", preview=preview)


def _renderer(performance: Performance, rigs: Mapping[str, Rig], job: Job, truth: Sequence[str]) -> Renderer:
    from sora_nb.stage.renderer import Renderer

    style, recipe = _style(performance, job), job.recipe
    return Renderer(performance, rigs, size=recipe.size, fps=float(recipe.fps), style=style, truth=truth)


def _cast(performance: Performance, renderer: Renderer | None, job: Job) -> Cast:
    """Return whom a shot's truth is about."""
    from sora_nb.stage.sound.parts import STEMS

    joints = renderer.tracer.joints if renderer is not None and "pose" in job.truth else ()
    return Cast(bodies=tuple(role.key for role in performance.roles), joints=joints, stems=STEMS)


def _tracks(performance: Performance, size: tuple[int, int], t: float) -> NDArray[np.float32]:
    """Return where each role is on the frame at a time, (role, x and y) as shares of it from the top left."""
    from sora_nb.stage.camera import View, frame_at

    view, frame = View(size=size, metres=performance.size), frame_at(performance.camera, t)
    places = [role.track.at(t) for role in performance.roles]
    points = [view.body(frame, place.depth).mapXY(place.x, place.y) for place in places]
    return np.array([(p.x() / size[0], p.y() / size[1]) for p in points], np.float32).reshape(-1, 2)


def _later(event: Event, seconds: float) -> Event:
    return replace(event, time=event.time + seconds, end=None if event.end is None else event.end + seconds)

"""The engine that cuts: films stitched, trimmed, looped, titled, captioned and dubbed, read frame by frame."""

from __future__ import annotations

import json
from contextlib import closing
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from sora_nb import timeline
from sora_nb.engines.base import Limits, mixed
from sora_nb.footage import Picture, Progress, Sound
from sora_nb.media import image, lettering
from sora_nb.media.mixing import Mixer
from sora_nb.recipes import CUTS, FASTEST, LONGEST

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from numpy.typing import NDArray

    from sora_nb.engines.base import Job
    from sora_nb.footage import Footage, Yield
    from sora_nb.timeline import Segment

    Frames = Generator[NDArray[np.uint8], None, None]

_FEATHER = 0.08
"""Width of a wipe's soft edge, as a share of the frame's."""
_FADE = 0.35
"""Seconds in which a title comes and goes."""
_PREVIEW_EVERY = 6
_GLANCE = (32, 18)
"""Size to which frames are shrunk before they are compared."""


class CutEngine:
    """Cuts films that are there; nothing is drawn but letters, and no film is held in memory."""

    name = "cut"
    version = "1"
    limits = Limits(actions=CUTS, seconds=(1 / FASTEST, LONGEST), cameos=True, source_type="composite")

    @property
    def assets(self) -> str:
        """Return the digest of the typeface."""
        return lettering.digest()

    def source_type_of(self, job: Job) -> str:
        """Return what the cut is, from what its films are; a sound brought from outside is of unknown kind."""
        return mixed((*job.origins, *([""] if "sound_sha256" in job.files else [])))

    def render(self, job: Job) -> Iterator[Yield]:
        """Yield events, then a second of sound ahead of each second of frames."""
        recipe = job.recipe
        counts = [timeline.counted(len(parent), parent.fps, recipe.fps) for parent in job.parents]
        runs = timeline.segments(recipe, counts)
        yield from timeline.events_of(recipe, counts, [parent.events for parent in job.parents])
        mixer = Mixer(recipe, runs, job.parents, job.files.get("sound_sha256")) if recipe.sound else None
        words = _Words(job)
        with closing(_joined(job, runs)) as frames:
            for index, frame in enumerate(frames):
                job.check()
                if index % recipe.fps == 0 and mixer is not None:
                    yield Sound(samples=mixer.between(index, min(index + recipe.fps, recipe.frames)))
                shown = words.on(frame, index)
                yield Picture(frames=shown[None])
                preview = shown if index % _PREVIEW_EVERY == 0 else None
                yield Progress(done=index + 1, total=recipe.frames, note="cutting", preview=preview)


def alike(first: Footage, second: Footage, seconds: float) -> tuple[int, int]:
    """Return the frame near the end of one film and the frame near the start of another that look most alike.

    Compared are shapes, not colours: both shrunk, grey, with their own mean and contrast taken out, so that a ball that
    becomes a moon is a match. Looked at are the last and the first `seconds`, but never more than half a film.
    """
    ends, starts = _window(first, seconds, last=True), _window(second, seconds, last=False)
    a, b = _shapes(first, ends), _shapes(second, starts)
    pair = np.unravel_index(int(np.argmax(a @ b.T)), (len(a), len(b)))
    return ends[int(pair[0])], starts[int(pair[1])]


def _window(film: Footage, seconds: float, *, last: bool) -> range:
    count = max(1, min(round(seconds * film.fps), len(film) // 2))
    return range(len(film) - count, len(film)) if last else range(count)


def _shapes(film: Footage, wanted: range) -> NDArray[np.float32]:
    rows = []
    for frame in film.each_frame(wanted.start, wanted.stop):
        grey = image.fitted(frame, _GLANCE).astype(np.float32).mean(axis=2).ravel()
        grey -= grey.mean()
        rows.append(grey / max(1e-6, float(np.linalg.norm(grey))))
    return np.stack(rows)


def _joined(job: Job, runs: Sequence[Segment]) -> Frames:
    """Yield the cut's frames, one film running at a time, two in a transition."""
    reels: dict[Segment, Frames] = {}
    try:
        for index in range(job.recipe.frames):
            running = [run for run in runs if run.at <= index < run.end]
            for run in [run for run in reels if run not in running]:
                reels.pop(run).close()
            for run in running:
                if run not in reels:
                    reels[run] = _card(job, run) if run.source is None else _reel(job, job.parents[run.source], run)
            seen = [next(reels[run]) for run in running]
            yield seen[0] if len(seen) == 1 else _blended(job, seen, index - running[1].at, running[1].overlap)
    finally:
        for reel in reels.values():
            reel.close()


def _reel(job: Job, film: Footage, run: Segment) -> Frames:
    """Yield a run of one film at the cut's rate and size: of each moment, the nearest frame."""
    step, half = film.fps / job.recipe.fps, Fraction(1, 2)
    wanted = [min(len(film) - 1, int((run.first + number) * step + half)) for number in range(run.count)]
    with closing(_stream(film, wanted[0], wanted[-1] + 1)) as stream:
        at, frame = wanted[0], next(stream)
        shown = image.fitted(frame, job.recipe.size)
        for number in wanted:
            if at < number:
                while at < number:
                    at, frame = at + 1, next(stream)
                shown = image.fitted(frame, job.recipe.size)
            yield shown


def _stream(film: Footage, start: int, stop: int) -> Frames:
    yield from film.each_frame(start, stop)


def _card(job: Job, run: Segment) -> Frames:
    settings = dict(job.recipe.options)
    ground = lettering.ground(job.recipe.size)
    layer = lettering.title(
        job.recipe.size, settings["text"], settings.get("subtitle", ""), face=job.files.get("font_sha256")
    )  # fmt: skip
    for number in range(run.count):
        yield lettering.laid_on(ground, layer, _presence(number / job.recipe.fps, run.count / job.recipe.fps))


def _presence(t: float, length: float) -> float:
    """Return how far something is there at `t` seconds of its `length`: it comes and goes softly."""
    fade = min(_FADE, length / 3)
    share = min(1.0, t / fade, (length - t) / fade)
    return share * share * (3 - 2 * share) if share > 0 else 0.0


def _blended(job: Job, seen: Sequence[NDArray[np.uint8]], step: int, steps: int) -> NDArray[np.uint8]:
    """Return the frame in a transition: the first film gives way to the second."""
    share = (step + 1) / (steps + 1)
    weight: NDArray[np.uint16]
    if dict(job.recipe.options)["transition"] == "wipe":
        across = (np.arange(job.recipe.size[0]) + 0.5) / job.recipe.size[0]
        edge = np.clip((share * (1 + _FEATHER) - across) / _FEATHER, 0, 1)
        weight = np.rint(edge * 256).astype(np.uint16)[None, :, None]
    else:
        weight = np.full((1, 1, 1), round(share * 256), np.uint16)
    old, new = (frame.astype(np.uint16) for frame in seen)
    return ((old * (256 - weight) + new * weight + 128) >> 8).astype(np.uint8)


class _Words:
    """What is written over the film: a title that comes and goes, or captions."""

    def __init__(self, job: Job) -> None:
        self._recipe, self._face = job.recipe, job.files.get("font_sha256")
        self._settings = settings = dict(job.recipe.options)
        self._lines: list[tuple[float, float, str]] = [tuple(line) for line in json.loads(settings.get("lines", "[]"))]
        self._soft = job.recipe.action == "title" and settings["where"] == "over"
        if self._soft:
            start = float(settings["at"])
            until = min(job.recipe.seconds, start + float(settings["seconds"]))
            self._lines = [(start, until, settings["text"])]
        self._layer: tuple[str, NDArray[np.float32]] | None = None

    def on(self, frame: NDArray[np.uint8], index: int) -> NDArray[np.uint8]:
        """Return the frame with what is written at its time."""
        # The middle of a frame: a line that ends with one frame does not reach into the next.
        t = (index + 0.5) / self._recipe.fps
        for start, end, text in self._lines:
            if start <= t < end:
                strength = _presence(t - start, end - start) if self._soft else 1.0
                return lettering.laid_on(frame, self._drawn(text), strength)
        return frame

    def _drawn(self, text: str) -> NDArray[np.float32]:
        if self._layer is None or self._layer[0] != text:
            size = self._recipe.size
            if self._soft:
                layer = lettering.title(size, text, self._settings.get("subtitle", ""), face=self._face)
            else:
                layer = lettering.caption(size, text, face=self._face)
            self._layer = (text, layer)
        return self._layer[1]

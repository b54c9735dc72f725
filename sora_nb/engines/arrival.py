"""The engine that takes in a film made elsewhere: as it is where players play it, else at an even size and a steady rate."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.engines.base import Limits
from sora_nb.errors import MediaError
from sora_nb.footage import Film, Picture, Progress, Sound
from sora_nb.media import copies
from sora_nb.media.video import open_film
from sora_nb.recipes import FASTEST, LARGEST, LONGEST, SMALLEST, Recipe

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from numpy.typing import NDArray

    from sora_nb.engines.base import Job
    from sora_nb.footage import Yield
    from sora_nb.media.video import FilmFile

_PREVIEW_EVERY = 6


class Arrival:
    """Takes in a stranger's film; it claims nothing about how the film was made."""

    name = "import"
    version = "1"
    assets = ""
    limits = Limits(actions=("import",), seconds=(1 / FASTEST, LONGEST), source_type="composite")

    def source_type_of(self, job: Job) -> str:
        """Return what the film's own credentials say it is, "" where nothing is proven."""
        return dict(job.recipe.options).get("origin", "")

    def render(self, job: Job) -> Iterator[Yield]:
        """Yield the film itself, or its frames at the moments a steady rate asks for, with its sound."""
        path = job.files.get("file_sha256")
        if path is None:
            raise MediaError("There is no film to take in. Open its file: sora.open('film.mp4').")
        film = open_film(path)
        total = job.recipe.frames
        if copies.plays_as_it_is(film):
            yield Film(path=path)
            yield Progress(done=total, total=total, note="taken in")
            return
        with closing(_steady(film, job)) as frames:
            for index, frame in enumerate(frames):
                job.check()
                if index % job.recipe.fps == 0 and job.recipe.sound:
                    yield _second(film, index / job.recipe.fps, total / job.recipe.fps)
                yield Picture(frames=frame[None])
                preview = frame if index % _PREVIEW_EVERY == 0 else None
                yield Progress(done=index + 1, total=total, note="converting", preview=preview)


def recipe_of(film: FilmFile, origin: str) -> tuple[Recipe, tuple[str, ...]]:
    """Return the recipe of a stranger's film, still without the file's SHA-256, and notes on what is fitted.

    Raises:
        MediaError: it is longer, larger or smaller than a clip can be.
    """
    name, (width, height) = film.path.name, film.size
    size = (width // 2 * 2, height // 2 * 2)
    by_moviepy = f"sora.from_moviepy(moviepy.VideoFileClip({name!r})"
    if film.seconds > LONGEST + 0.5 / float(film.fps):
        raise MediaError(
            f"{name} runs {film.seconds:.1f} s; a clip lasts at most {LONGEST:g}. Cut it; pip install 'sora-nb[edit]', then "
            f"{by_moviepy}.subclipped(0, {LONGEST:g}))"
        )
    if min(size) < SMALLEST or max(size) > LARGEST:
        scale = LARGEST / max(size) if max(size) > LARGEST else SMALLEST / max(1, min(size))
        raise MediaError(
            f"{name} is {width}×{height}; sides go from {SMALLEST} to {LARGEST}. Resize it; pip install 'sora-nb[edit]', then "
            f"{by_moviepy}.resized(({_even(width * scale)}, {_even(height * scale)})))"
        )
    gaps = np.diff(film.times)
    # Where frames come unevenly, the rate of the quick stretches: at the average, their motion would be lost.
    quick = 1 / float(np.percentile(gaps, 25)) if len(gaps) else 0.0
    fps = min(FASTEST, max(1, round(film.fps), round(quick)))
    notes = []
    if not copies.plays_as_it_is(film):
        notes.append("converted to H.264 at a steady rate; the file itself is kept as it came")
    if size != film.size:
        notes.append(f"size {width}×{height} → {size[0]}×{size[1]}: sides are even")
    if film.fps != fps:
        notes.append(f"{float(film.fps):.4g} frames a second on average, counted as {fps}")
    options = (("origin", origin),) if origin else ()
    recipe = Recipe(
        action="import", engine="import", size=size, fps=fps, seconds=max(1, round(film.seconds * fps)) / fps,
        options=options, sound=film.rate > 0,
    )  # fmt: skip
    return recipe, tuple(notes)


def _even(side: float) -> int:
    return max(SMALLEST, min(LARGEST, round(side / 2) * 2))


def _steady(film: FilmFile, job: Job) -> Generator[NDArray[np.uint8], None, None]:
    """Yield what is on the screen in the middle of each frame of a steady film, cropped to an even size."""
    width, height = job.recipe.size
    moments = (np.arange(job.recipe.frames) + 0.5) / job.recipe.fps
    wanted = np.maximum(0, np.searchsorted(film.times, moments, side="right") - 1)
    stream = iter(film.each_frame())
    at, frame = -1, np.zeros((0, 0, 3), np.uint8)
    for number in wanted:
        while at < number:
            at, frame = at + 1, next(stream)
        yield frame[:height, :width]


def _second(film: FilmFile, start: float, end: float) -> Sound:
    """Return a second of sound; where the picture lasts longer than the sound, silence."""
    stop = min(start + 1.0, end)
    samples = film.sound(start, stop)
    missing = round(stop * film.rate) - round(start * film.rate) - len(samples)
    return Sound(samples=np.pad(samples, ((0, max(0, missing)), (0, 0))), rate=film.rate)

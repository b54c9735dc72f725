"""To moviepy and back: a clip as a moviepy film that reads lazily, and an engine that films whatever moviepy shows."""

from __future__ import annotations

import functools
import hashlib
import threading
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path
from types import FunctionType, MethodType
from typing import TYPE_CHECKING, Any

import numpy as np

from sora_nb.engines.base import Limits, mixed
from sora_nb.errors import InvalidRequest, MissingExtra, RenderFailed, SoraError
from sora_nb.footage import SAMPLE_RATE, Picture, Progress, Sound
from sora_nb.recipes import LARGEST, LONGEST, SMALLEST, Recipe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from sora_nb.engines.base import Job
    from sora_nb.footage import Footage, Yield

_HEADS = 4
"""Places of one film that can be read at once: moviepy shows the same clip twice in one picture."""
_NEAR = 48
"""Frames a head runs forward rather than seek."""
_WINDOW = 5 * SAMPLE_RATE
_PREVIEW_EVERY = 6
_DEEPEST = 20_000
_FILMS = (".mp4", ".m4v", ".mov", ".webm", ".mkv", ".gif")


def to_moviepy(film: Footage, clip_id: str) -> Any:
    """Return a moviepy VideoClip that reads a film when it is looked at; it remembers the clip's id through edits.

    Raises:
        MissingExtra: moviepy is not installed.
    """
    moviepy = _moviepy()
    video = moviepy.VideoClip(frame_function=_Frames(film, clip_id), duration=film.seconds)
    video.size = film.size
    video = video.with_fps(float(film.fps))
    if not film.rate:
        return video
    sound = moviepy.AudioClip(frame_function=_Samples(film), duration=film.seconds, fps=SAMPLE_RATE)
    sound.nchannels = 2
    return video.with_audio(sound)


def recipe_of(video: Any, title: str, fps: int | None, parents: tuple[str, ...]) -> tuple[Recipe, tuple[str, ...]]:
    """Return the recipe that stands for a moviepy object, and notes on what was fitted.

    Raises:
        InvalidRequest: it is no moviepy film, has no end, or is longer, larger or smaller than a clip can be.
    """
    if not callable(getattr(video, "get_frame", None)) or getattr(video, "size", None) is None:
        raise InvalidRequest(f"{type(video).__name__} is no moviepy film; from_moviepy takes a VideoClip with a size.")
    if video.duration is None:
        raise InvalidRequest("The moviepy film has no end. Give it one: video.with_duration(5).")
    rate = fps or min(60, max(1, round(getattr(video, "fps", None) or 24)))
    if video.duration > LONGEST + 0.5 / rate:
        raise InvalidRequest(
            f"The moviepy film lasts {video.duration:g} s; a clip lasts at most {LONGEST:g}. Use subclipped()."
        )
    width, height = (int(side) for side in video.size)
    size = (width // 2 * 2, height // 2 * 2)
    if min(size) < SMALLEST or max(size) > LARGEST:
        raise InvalidRequest(
            f"The moviepy film is {width}×{height}; sides go from {SMALLEST} to {LARGEST}. Use video.resized(height=720)."
        )
    notes = [] if size == (width, height) else [f"size {width}×{height} → {size[0]}×{size[1]}: sides are even"]
    frames = max(1, round(video.duration * rate))
    options = (("title", title),) if title else ()
    recipe = Recipe(
        action="import", engine="moviepy", size=size, fps=rate, seconds=frames / rate, parents=parents, options=options,
        sound=getattr(video, "audio", None) is not None,
    )  # fmt: skip
    return recipe, (*notes, f"edited in moviepy{'' if parents else ', from something made elsewhere'}")


def sources(video: Any) -> dict[str, Footage]:
    """Return the clips that a moviepy film shows, by id, found wherever moviepy keeps what it was made from."""
    return {thing.clip_id: thing.film for thing in _held(video) if isinstance(thing, _Frames)}


def files(video: Any) -> tuple[Path, ...]:
    """Return the film files that moviepy itself opened for a moviepy film."""
    named = dict.fromkeys(Path(thing) for thing in _held(video) if isinstance(thing, str) and thing.lower().endswith(_FILMS))
    return tuple(path for path in named if path.is_file())


def _held(video: Any) -> Iterator[Any]:
    """Yield everything that a moviepy object was made from."""
    waiting: list[Any] = [video]
    seen: set[int] = set()
    while waiting and len(seen) < _DEEPEST:
        thing = waiting.pop()
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        yield thing
        if isinstance(thing, list | tuple | set):
            waiting += list(thing)[::-1]
        elif isinstance(thing, dict):
            waiting += list(thing.values())[::-1]
        else:
            waiting += _parts(thing)[::-1]


def _parts(thing: Any) -> list[Any]:
    """Return what a moviepy object, or a function that moviepy made, holds on to."""
    if isinstance(thing, FunctionType):
        return [getattr(thing, "__wrapped__", None), *_enclosed(thing), *(thing.__defaults__ or ())]
    if isinstance(thing, MethodType):
        return [thing.__self__]
    if isinstance(thing, functools.partial):
        return [thing.func, *thing.args, *thing.keywords.values()]
    return list(vars(thing).values()) if type(thing).__module__.partition(".")[0] == "moviepy" else []


def _enclosed(function: FunctionType) -> Iterator[Any]:
    for cell in function.__closure__ or ():
        # A variable that has no value yet.
        with suppress(ValueError):
            yield cell.cell_contents


class _Frames:
    """Shows a film's frame at any time; runs forward from the nearest of a few places."""

    def __init__(self, film: Footage, clip_id: str) -> None:
        self.clip_id, self.film = clip_id, film
        self._heads: OrderedDict[int, tuple[Any, NDArray[np.uint8]]] = OrderedDict()
        self._lock = threading.Lock()

    def __call__(self, t: float) -> NDArray[np.uint8]:
        # A time that should be a frame's may lie a rounding before it.
        wanted = min(len(self.film) - 1, max(0, int(float(t) * float(self.film.fps) + 1e-4)))
        with self._lock:
            behind = [at for at in self._heads if at <= wanted <= at + _NEAR]
            if behind:
                at = max(behind)
                stream, frame = self._heads.pop(at)
            else:
                at, stream = wanted, self.film.each_frame(wanted)
                frame = next(stream)
            while at < wanted:
                at, frame = at + 1, next(stream)
            self._heads[at] = (stream, frame)
            while len(self._heads) > _HEADS:
                self._heads.popitem(last=False)[1][0].close()
        return frame


class _Samples:
    """Sounds a film at any times, between samples on the straight line from one to the next."""

    def __init__(self, film: Footage) -> None:
        self._film = film
        self._have = (0, np.zeros((0, 2), np.float32))
        self._lock = threading.Lock()

    def __call__(self, t: float | NDArray[np.float64]) -> NDArray[np.float64]:
        place = np.atleast_1d(np.asarray(t, np.float64)) * self._film.rate
        # A time that should be a sample's may lie a rounding beside it.
        near = np.rint(place)
        place = np.where(np.abs(place - near) < 1e-3, near, place)
        low, share = np.floor(place).astype(int), (place - np.floor(place))[:, None]
        with self._lock:
            samples = self._read(int(low.min()), int(low.max()) + 2)
        first = int(low.min())
        between: NDArray[np.float64] = samples[low - first] * (1 - share) + samples[low - first + 1] * share
        return between if np.ndim(t) else np.asarray(between[0])

    def _read(self, low: int, high: int) -> NDArray[np.float32]:
        begin, block = self._have
        if low < begin or high > begin + len(block):
            start, end = max(0, low), max(high, low + _WINDOW, 1)
            part = self._film.sound(start / self._film.rate, end / self._film.rate)
            wide = np.repeat(part, 2, axis=1) if part.shape[1] == 1 else part
            begin, block = low, np.pad(wide, ((start - low, max(0, end - start - len(wide))), (0, 0)))
            self._have = (begin, block)
        return block[low - begin : high - begin]


class MoviepyEngine:
    """Films one moviepy object, frame by frame."""

    name = "moviepy"
    version = "1"
    limits = Limits(actions=("import",), cameos=True, source_type="composite")

    def __init__(self, video: Any) -> None:
        self._video = video
        self._digest = ""

    @property
    def assets(self) -> str:
        """Return the digest of everything the object shows and sounds: the same film comes from the shelf."""
        return self._digest

    def source_type_of(self, job: Job) -> str:
        """Return what the film is; what else moviepy may have brought in is of unknown kind."""
        return mixed((*job.origins, "")) or self.limits.source_type

    def look(self, recipe: Recipe) -> None:
        """Go through the object once and take its digest; it stands in for words in the job key.

        Raises:
            RenderFailed: moviepy broke on the way, or shows something that is no picture.
        """
        digest = hashlib.sha256()
        for index in range(recipe.frames):
            digest.update(self._frame(recipe, index).tobytes())
        if recipe.sound:
            for second in range(-(-recipe.frames // recipe.fps)):
                digest.update(self._sound(recipe, second).tobytes())
        self._digest = digest.hexdigest()

    def render(self, job: Job) -> Iterator[Yield]:
        """Yield each frame, a second of sound ahead."""
        recipe = job.recipe
        for index in range(recipe.frames):
            job.check()
            if recipe.sound and index % recipe.fps == 0:
                yield Sound(samples=self._sound(recipe, index // recipe.fps))
            frame = self._frame(recipe, index)
            yield Picture(frames=frame[None])
            preview = frame if index % _PREVIEW_EVERY == 0 else None
            yield Progress(done=index + 1, total=recipe.frames, note="filming moviepy", preview=preview)

    def _frame(self, recipe: Recipe, index: int) -> NDArray[np.uint8]:
        width, height = recipe.size
        try:
            shown = np.asarray(self._video.get_frame(index / recipe.fps))
        except SoraError:
            raise
        # Effects raise whatever they like.
        except Exception as error:
            raise RenderFailed(f"moviepy broke at {index / recipe.fps:.2f} s: {type(error).__name__}: {error}") from error
        if shown.ndim == 2:
            shown = np.repeat(shown[..., None], 3, axis=2)
        if shown.ndim != 3 or shown.shape[0] < height or shown.shape[1] < width or shown.shape[2] < 3:
            raise RenderFailed(
                f"moviepy showed {shown.shape} at {index / recipe.fps:.2f} s, not ({height}, {width}, 3). Give the film one "
                "size: CompositeVideoClip([video]), or concatenate_videoclips(…, method='compose')."
            )
        return np.ascontiguousarray(np.clip(shown[:height, :width, :3], 0, 255).astype(np.uint8))

    def _sound(self, recipe: Recipe, second: int) -> NDArray[np.float32]:
        stop = min(round((second + 1) * SAMPLE_RATE), round(recipe.frames / recipe.fps * SAMPLE_RATE))
        times = np.arange(second * SAMPLE_RATE, stop) / SAMPLE_RATE
        try:
            samples = np.asarray(self._video.audio.get_frame(times), np.float64)
        except SoraError:
            raise
        except Exception as error:
            raise RenderFailed(f"moviepy's sound broke in second {second}: {type(error).__name__}: {error}") from error
        samples = samples[:, None] if samples.ndim == 1 else samples
        wide = np.repeat(samples, 2, axis=1) if samples.shape[1] == 1 else samples[:, :2]
        return np.nan_to_num(np.clip(wide, -1, 1)).astype(np.float32)


def _moviepy() -> Any:
    try:
        import moviepy
    except ImportError as error:
        raise MissingExtra("moviepy", "edit") from error
    return moviepy

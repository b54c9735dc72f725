"""One call of a pipeline in a thread of its own: ticks come out while it runs, a stop goes in, picture and sound follow."""

from __future__ import annotations

import queue
import threading
import traceback
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from sora_nb.errors import RenderFailed, SoraError
from sora_nb.footage import Picture, Progress, Sound

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from numpy.typing import NDArray

    from sora_nb.engines.base import Job
    from sora_nb.engines.diffusers.families import Family

_GLANCE = 0.1
_GRACE = 1.0
"""Seconds that a stopped render waits for its thread, which cannot be stopped while files are read."""
_SLACK = 0.25
"""Seconds that the sound may be off the picture; more means a wrong sample rate."""


class Stopped(Exception):
    """Raised in the pipeline's thread when nobody wants its film any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What came out: frames (time, height, width, rgb) float in [0, 1], samples (time, channel) float32 at `rate` Hz."""

    frames: NDArray[np.floating[Any]]
    samples: NDArray[np.float32] | None
    rate: int


class Run:
    """A pipeline at work for one job. `work` is called in a thread with the run itself, to tell and to be stopped by."""

    def __init__(self, job: Job, work: Callable[[Run], Made]) -> None:
        self._job, self._work = job, work
        self._told: queue.SimpleQueue[Progress | None] = queue.SimpleQueue()
        self._unwanted = threading.Event()
        self._made: Made | None = None
        self._error: BaseException | None = None

    def tell(self, done: float, total: float, note: str) -> None:
        """Tell how far it is, from the pipeline's thread."""
        self.check()
        self._told.put(Progress(done=done, total=total, note=note))

    def check(self) -> None:
        """Stop here, in the pipeline's thread, if nobody wants the film any more.

        Raises:
            Stopped: so it is.
        """
        if self._unwanted.is_set() or self._job.stop.is_set():
            raise Stopped

    def ticks(self) -> Iterator[Progress]:
        """Start it and yield its ticks to the end; leaving early ends the thread.

        Raises:
            Cancelled: somebody pressed stop.
            RenderFailed: the pipeline broke.
        """
        thread = threading.Thread(target=self._run, name="sora_nb diffusers")
        thread.start()
        try:
            yield from self._heard()
        finally:
            self._unwanted.set()
            # After a stop, a thread deep in reading files ends by itself when they are read; nobody has to wait for that.
            if not self._job.stop.is_set():
                thread.join()
        self._job.check()
        if self._error is not None:
            raise self._error

    @property
    def made(self) -> Made:
        """Return what came out, once the ticks are over."""
        if self._made is None:
            raise RenderFailed("The pipeline ended with neither film nor reason. Please report it.")
        return self._made

    def _heard(self) -> Iterator[Progress]:
        """Yield what is told to the end, or until a stop has not been heeded for a while."""
        patience = _GRACE
        while patience > 0:
            try:
                told = self._told.get(timeout=_GLANCE)
            except queue.Empty:
                patience -= _GLANCE if self._job.stop.is_set() else 0
                continue
            if told is None:
                return
            yield told

    def _run(self) -> None:
        try:
            self._made = self._work(self)
        except Stopped:
            pass
        except SoraError as error:
            self._error = error
        except Exception as error:  # noqa: BLE001  a pipeline may raise anything; the caller gets one kind
            # The frames of the traceback hold tensors, for as long as somebody holds the error.
            traceback.clear_frames(error.__traceback__)
            self._error = RenderFailed(_said(error))
            self._error.__cause__ = error
        finally:
            self._told.put(None)


def call(run: Run, family: Family, pipeline: Any, arguments: dict[str, object], *, seed: int, sound: bool) -> Made:
    """Call a pipeline, in the run's thread; every layer of it looks whether it is still wanted.

    Raises:
        Stopped: it is not.
    """
    import torch

    # A generator of the CPU gives the same noise on every device.
    noise = torch.Generator("cpu").manual_seed(seed)
    with _listening(run, family, pipeline):
        out = pipeline(**arguments, **{family.seed_argument: noise})
    frames = np.asarray(getattr(out, family.picture)[0])
    samples: NDArray[np.float32] | None = None
    if sound and family.sound is not None:
        wave = getattr(out, family.sound)[0].detach().float().cpu().numpy()
        samples = np.ascontiguousarray(np.atleast_2d(wave).T, np.float32)
    return Made(frames=frames, samples=samples, rate=_rate(pipeline, family) if samples is not None else 0)


def _rate(pipeline: Any, family: Family) -> int:
    value: Any = pipeline
    for name in family.rate.split("."):
        value = getattr(value, name)
    return int(value)


@contextmanager
def _listening(run: Run, family: Family, pipeline: Any) -> Iterator[None]:
    """Hang our ear into a pipeline: its progress bar tells the run, and each module looks for a stop before it works."""
    import torch

    def look(*_: object) -> None:
        run.check()

    modules = [part for part in pipeline.components.values() if isinstance(part, torch.nn.Module)]
    handles = [module.register_forward_pre_hook(look) for part in modules for module in part.modules()]
    vars(pipeline)[family.progress] = lambda iterable=None, total=None: _Bar(run, iterable, total)
    try:
        yield
    except BaseException:
        # Offloaded parts that a stop left on the device go home.
        pipeline.maybe_free_model_hooks()
        raise
    finally:
        del vars(pipeline)[family.progress]
        for handle in handles:
            handle.remove()


class _Bar:
    """What a pipeline takes for a tqdm bar: each update is a tick, and a place to stop."""

    def __init__(self, run: Run, iterable: Collection[Any] | None, total: int | None) -> None:
        self._run, self._iterable = run, iterable
        self._total = total if total is not None else len(iterable or ())
        self._done = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._tell("decoding picture and sound")

    def __iter__(self) -> Iterator[Any]:
        for item in self._iterable or ():
            yield item
            self.update()

    def update(self, n: int = 1) -> None:
        self._done += n
        self._tell(f"step {self._done} of {self._total}")

    def _tell(self, note: str) -> None:
        # Decoding counts as one step more.
        self._run.tell(self._done, self._total + 1, note)


def pictures(made: Made, job: Job) -> Iterator[Picture]:
    """Yield the frames one by one, as bytes.

    Raises:
        RenderFailed: the model computed no numbers.
    """
    for number, frame in enumerate(made.frames):
        job.check()
        if not np.isfinite(frame).all():
            raise RenderFailed(
                f"The model computed no numbers for frame {number} (NaN or infinite). Try options={{'dtype': 'float32'}}."
            )
        yield Picture(frames=np.round(np.clip(frame, 0, 1) * 255).astype(np.uint8)[None])


def heard(made: Made, job: Job) -> Iterator[Sound]:
    """Yield the sound at its true rate, as long as the picture: models make it in blocks, a few hundredths of a second off.

    Raises:
        RenderFailed: its length has nothing to do with the picture's, or the model computed no numbers.
    """
    if made.samples is None:
        return
    seconds, have = job.recipe.frames / job.recipe.fps, len(made.samples) / made.rate
    if abs(have - seconds) > _SLACK:
        raise RenderFailed(
            f"The model made {have:.2f} s of sound at {made.rate} Hz for {seconds:.2f} s of picture. Please report the model."
        )
    if not np.isfinite(made.samples).all():
        raise RenderFailed("The model computed no numbers for the sound (NaN). Try options={'dtype': 'float32'}.")
    count = round(seconds * made.rate)
    fitted = np.pad(made.samples, ((0, max(0, count - len(made.samples))), (0, 0)))[:count]
    yield Sound(samples=np.clip(fitted, -1, 1), rate=made.rate)


def _said(error: Exception) -> str:
    if type(error).__name__ == "OutOfMemoryError":
        return (
            "The GPU's memory is too small for this clip. Ask for fewer seconds or a smaller size, "
            "or add options={'offload': 'sequential'}."
        )
    return f"The pipeline broke: {type(error).__name__}: {error}"

"""Writes a film as it is made: pictures and sound in, one H.264 + AAC mp4 out, exact in time and in bytes."""

from __future__ import annotations

import queue
import threading
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import av
import numpy as np

from sora_nb.errors import MediaError
from sora_nb.footage import SAMPLE_RATE, Picture, Sound
from sora_nb.media.encoder import Encoder
from sora_nb.media.reader import FilmFile, open_film
from sora_nb.media.sound import Resampler
from sora_nb.media.unfinished import unfinished

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType

    from numpy.typing import NDArray

__all__ = ["FilmFile", "VideoWriter", "open_film"]

SHORTEST_SIDE, LONGEST_SIDE = 64, 1920
_WAITING = 3
"""Frames, or seconds of sound, that may wait for the encoder; more would only take memory."""
_END = None


class VideoWriter:
    """Streams pictures and sound into an mp4 file that appears, whole, when the writer closes.

    Pictures and sound may come in any interleaving: what is encoded waits on disk, so memory does not grow with the film's
    length. Encoding runs on a thread of its own, a few frames behind. Sound of another rate is brought to the film's, and is
    padded with silence, or cut, to the length of the picture. `rate` 0 makes a silent film. Used as a context manager, it
    closes on success and leaves nothing behind on an error.

    Args:
        path: Where the film goes; a file already there is replaced at the end, in one step.
        size: Width and height in pixels, both even, 64 to 1920.
        fps: Frames a second, 1 to 60.
        rate: Samples a second of the sound in the file, in Hz; other rates are resampled on the way in.
        metadata: Tags of the file; more may be added with `tag` until it closes.

    Raises:
        MediaError: the size or the frame rate is out of range.
    """

    def __init__(
        self,
        path: Path,
        *,
        size: tuple[int, int],
        fps: Fraction | float,
        rate: int = SAMPLE_RATE,
        metadata: Mapping[str, str] | None = None,
    ) -> None:
        self.path = path
        self.size = size
        self.fps = Fraction(fps).limit_denominator(1001)
        self.rate = rate
        self.frames = 0
        self.samples = 0
        if any(side % 2 or not SHORTEST_SIDE <= side <= LONGEST_SIDE for side in size):
            raise MediaError(
                f"The film is {size[0]}×{size[1]} pixels; both sides must be even and {SHORTEST_SIDE} to {LONGEST_SIDE}."
            )
        if not 1 <= self.fps <= 60:
            raise MediaError(f"The film has {float(self.fps):g} frames a second; it can have 1 to 60.")
        self._tags = dict(metadata or {})
        self._spool, self._temp = unfinished(path, "spool"), unfinished(path, "part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._encoder = Encoder(self._spool, self._temp, size=size, fps=self.fps, rate=rate)
        except OSError as error:
            raise MediaError(f"{path} cannot be written: {error.strerror or error}. Choose another place.") from error
        self._queue: queue.Queue[Any] = queue.Queue(_WAITING)
        # Frames are copied into a few arrays that go round: new ones for each would tear holes into the heap.
        self._spare: queue.SimpleQueue[NDArray[np.uint8]] = queue.SimpleQueue()
        self._resampler: Resampler | None = None
        self._failure: BaseException | None = None
        self._open = True
        self._thread = threading.Thread(target=self._encode, name="sora_nb encoder", daemon=True)
        self._thread.start()

    def write(self, part: Picture | Sound) -> None:
        """Add the next pictures or the next sound; the arrays may be reused as soon as this returns.

        Raises:
            MediaError: the arrays are not what the film's size, channels or types ask for.
        """
        if isinstance(part, Picture):
            self._write_frames(part.frames)
        else:
            self._write_sound(part)

    def tag(self, key: str, text: str) -> None:
        """Set a tag of the file, up to the moment it closes."""
        self._tags[key] = text

    def close(self) -> None:
        """Finish the film and move it to its place.

        Raises:
            MediaError: no frame was written, or the encoder failed.
        """
        if not self._open:
            return
        try:
            if self._resampler is not None:
                self._put_sound(self._resampler.finish())
            self._put(_END)
            self._thread.join()
            self._complain()
            if not self.frames:
                raise MediaError("The film has no frames. Write at least one picture before closing it.")
            self._encoder.finish(self._tags)
            self._temp.replace(self.path)
        except (av.FFmpegError, OSError) as error:
            raise MediaError(
                f"{self.path} cannot be written: {error.strerror or error}. Make room on the disk, or choose another place."
            ) from error
        finally:
            self.abort()

    def abort(self) -> None:
        """Drop everything written so far; the target is left as it was."""
        if self._open:
            self._open = False
            if self._thread.is_alive():
                self._queue.put(_END)
                self._thread.join()
            self._encoder.close()
            self._spool.unlink(missing_ok=True)
            self._temp.unlink(missing_ok=True)

    def __enter__(self) -> VideoWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None:
            self.close()
        else:
            self.abort()

    def _write_frames(self, frames: NDArray[np.uint8]) -> None:
        width, height = self.size
        if frames.ndim != 4 or frames.shape[1:] != (height, width, 3) or frames.dtype != np.uint8:
            raise MediaError(
                f"Pictures came as {frames.dtype} {frames.shape}; this film takes uint8 (time, {height}, {width}, 3)."
            )
        for frame in frames:
            try:
                own = self._spare.get_nowait()
            except queue.Empty:
                own = np.empty((height, width, 3), np.uint8)
            own[:] = frame
            self._put(own)
            self.frames += 1

    def _write_sound(self, part: Sound) -> None:
        samples = part.samples
        if not self.rate:
            raise MediaError("Sound came for a silent film. Open the writer with a sample rate, such as rate=48000.")
        if samples.ndim != 2 or samples.shape[1] not in {1, 2} or samples.dtype != np.float32:
            raise MediaError(f"Sound came as {samples.dtype} {samples.shape}; this film takes float32 (time, 1 or 2).")
        if self._resampler is None and part.rate != self.rate and not self.samples:
            self._resampler = Resampler(part.rate, self.rate)
        expected = self._resampler.source if self._resampler else self.rate
        if part.rate != expected:
            raise MediaError(f"Sound came at {part.rate} Hz after {expected} Hz; one film takes one rate.")
        stereo = np.repeat(samples, 2, axis=1) if samples.shape[1] == 1 else samples
        self._put_sound(self._resampler.add(stereo) if self._resampler else stereo)

    def _put_sound(self, stereo: NDArray[np.float32]) -> None:
        for start in range(0, len(stereo), self.rate):
            block = stereo[start : start + self.rate]
            self._put(np.clip(block, -1, 1).astype(np.float32, copy=True))
            self.samples += len(block)

    def _put(self, item: object) -> None:
        if not self._open:
            raise MediaError(f"The film {self.path.name} is closed already. Open a new VideoWriter for another film.")
        self._complain()
        self._queue.put(item)

    def _complain(self) -> None:
        if self._failure is not None:
            failure, self._failure = self._failure, None
            raise MediaError(f"The encoder stopped while writing {self.path.name}: {failure}") from failure

    def _encode(self) -> None:
        # After a failure the queue is still emptied, so that nobody waits for room in it for ever.
        while (item := self._queue.get()) is not _END:
            if self._failure is None:
                try:
                    self._encoder.add(item)
                except Exception as error:  # noqa: BLE001 -- raised again on the writing thread
                    self._failure = error
            if item.ndim == 3:
                self._spare.put(item)

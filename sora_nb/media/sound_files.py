"""Sound brought from outside, as a file or an array, made stereo float32 at 48 kHz."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import numpy as np
from av.audio.resampler import AudioResampler

from sora_nb.errors import InvalidRequest, MediaError
from sora_nb.footage import SAMPLE_RATE
from sora_nb.media.reader import FASTEST_RATE, MOST_TRACKS
from sora_nb.media.sound import resample

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BROKEN = (av.FFmpegError, OSError, ValueError, EOFError, IndexError, OverflowError, MemoryError)
_SLOWEST_RATE = 1000


def read_sound(path: Path, seconds: float) -> NDArray[np.float32]:
    """Return the first `seconds` of a sound file or a film's sound, (time, 2) float32 at 48 kHz.

    Raises:
        MediaError: there is no such file, or no sound in it that we read.
    """
    if not path.is_file():
        raise MediaError(f"There is no file {path}. Check the name and the folder.")
    wanted = round(seconds * SAMPLE_RATE)
    blocks: list[NDArray[np.float32]] = []
    try:
        with path.open("rb") as file, av.open(file, "r", metadata_errors="replace") as source:
            if not source.streams.audio or len(source.streams) > MOST_TRACKS:
                raise MediaError(f"{path.name} has no sound in it that we can read.")
            shape = AudioResampler(format="flt", layout="stereo", rate=SAMPLE_RATE)
            have = 0
            for frame in source.decode(source.streams.audio[0]):
                frame.pts = None
                for block in shape.resample(frame):
                    blocks.append(block.to_ndarray().reshape(-1, 2).astype(np.float32))
                    have += len(blocks[-1])
                if have >= wanted:
                    break
    except _BROKEN as error:
        said = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise MediaError(
            f"{path.name} cannot be read as sound: {said}. It must be wav, mp3, ogg, flac, m4a or a film."
        ) from error
    if not blocks:
        raise MediaError(f"{path.name} holds no sound. Check it in a player, or export it again.")
    return _tidy(np.concatenate(blocks)[:wanted])


def as_sound(samples: Any, rate: int, seconds: float) -> NDArray[np.float32]:
    """Return the first `seconds` of an array of samples, (time, 2) float32 at 48 kHz.

    Raises:
        InvalidRequest: it is no array of samples, or the rate is out of range.
    """
    try:
        found = np.asarray(samples)
    except (ValueError, TypeError) as error:
        raise InvalidRequest(f"The sound is no array: {error}. It must be numbers (time,) or (time, 1 or 2).") from error
    if found.ndim == 1:
        found = found[:, None]
    if found.ndim != 2 or found.shape[1] not in {1, 2} or not len(found) or found.dtype.kind not in "fi":
        raise InvalidRequest(f"The sound is {found.dtype} {found.shape}; it must be numbers (time,) or (time, 1 or 2).")
    if not isinstance(rate, int | float) or not _SLOWEST_RATE <= rate <= FASTEST_RATE:
        raise InvalidRequest(f"rate is {rate!r}; it can be {_SLOWEST_RATE} to {FASTEST_RATE} Hz.")
    if found.dtype.kind == "i":
        # Whole numbers reach one step further down than up.
        found = found / -float(np.iinfo(found.dtype).min)
    if not np.isfinite(found).all() or float(np.abs(found).max()) > 1.001:
        raise InvalidRequest("The sound goes beyond -1 to 1, or holds values that are no numbers. Divide it by its loudest.")
    part = found[: round((seconds + 1) * rate)].astype(np.float32)
    heard = resample(part, rate, SAMPLE_RATE)[: round(seconds * SAMPLE_RATE)]
    return _tidy(np.repeat(heard, 2, axis=1) if heard.shape[1] == 1 else heard)


def _tidy(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.ascontiguousarray(np.clip(np.nan_to_num(samples), -1, 1), dtype="<f4")

"""FLAC in memory: whole samples in and out, without loss, up to eight channels."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import av
import numpy as np

from sora_nb.errors import MediaError

if TYPE_CHECKING:
    from numpy.typing import NDArray

LAYOUTS = {1: "mono", 2: "stereo", 4: "quad", 6: "5.1", 8: "7.1"}
"""How many channels there can be, and what the format calls them."""
_BLOCK = 4096


def write(samples: NDArray[np.int16], rate: int) -> bytes:
    """Return samples (time, channel) int16 as a FLAC file.

    Raises:
        MediaError: there are more channels than the format has names for, or no samples.
    """
    count, channels = samples.shape
    if channels not in LAYOUTS or not count:
        raise MediaError(f"The sound has {channels} channels and {count} samples; it can have {', '.join(map(str, LAYOUTS))}.")
    out = io.BytesIO()
    with av.open(out, "w", format="flac", options={"fflags": "+bitexact"}) as file:
        stream = file.add_stream("flac", rate=rate, layout=LAYOUTS[channels], options={"compression_level": "2"})
        stream.codec_context.format = "s16"
        for start in range(0, count, _BLOCK):
            block = np.ascontiguousarray(samples[start : start + _BLOCK]).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(block, format="s16", layout=LAYOUTS[channels])
            frame.sample_rate, frame.pts = rate, start
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return out.getvalue()


def read(data: bytes) -> tuple[NDArray[np.int16], int]:
    """Return the samples (time, channel) int16 of a FLAC file, and their rate.

    Raises:
        MediaError: it is none, or is damaged.
    """
    try:
        with av.open(io.BytesIO(data), "r", format="flac") as file:
            stream = file.streams.audio[0]
            channels = stream.codec_context.channels
            blocks = [frame.to_ndarray().reshape(-1, channels) for frame in file.decode(stream)]
            return np.concatenate([*blocks, np.zeros((0, channels), np.int16)]).astype(np.int16), int(stream.codec_context.rate)
    except (av.FFmpegError, IndexError) as error:
        raise MediaError(f"This is no FLAC file that can be read: {error}.") from error

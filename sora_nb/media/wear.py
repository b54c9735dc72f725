"""What a re-encode does to a picture, tried on one frame in memory."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import av
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def worn(frame: NDArray[np.uint8], *, crf: int = 28, share: float = 1.0) -> NDArray[np.uint8]:
    """Return a frame (height, width, rgb) uint8 as it comes back from H.264 of this rate factor (18 good, 28 poor).

    With `share` it is brought to that part of its height and width first, to even numbers.
    """
    height, width = (max(2, int(side * share / 2) * 2) for side in frame.shape[:2])
    encoder: Any = av.CodecContext.create("libx264", "w")
    encoder.height, encoder.width = height, width
    encoder.pix_fmt, encoder.time_base, encoder.thread_count = "yuv420p", Fraction(1, 24), 1
    encoder.options = {"preset": "veryfast", "crf": str(crf)}
    decoder: Any = av.CodecContext.create("h264", "r")
    decoder.thread_count = 1
    rgb: Any = av.VideoFrame.from_ndarray(np.ascontiguousarray(frame), format="rgb24")
    yuv = rgb.reformat(width=width, height=height, format="yuv420p")
    yuv.pts = 0
    packets = [*encoder.encode(yuv), *encoder.encode(None)]
    back = [frame for packet in [*packets, None] for frame in decoder.decode(packet)]
    out: NDArray[np.uint8] = back[0].to_ndarray(format="rgb24")
    return out

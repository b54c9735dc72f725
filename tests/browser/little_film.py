"""A small real film for the browser tests: a ball that bounces, with a knock at each bounce."""

from __future__ import annotations

import io
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import av
import numpy as np
from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from pathlib import Path

SIZE = (480, 270)
FPS = 24
SECONDS = 4.0
RATE = 48_000
BOUNCES = (0.5, 1.5, 2.5, 3.5)


def frame(time: float) -> Image.Image:
    """Draw the ball at a time in seconds."""
    width, height = SIZE
    rows = np.linspace(0, 1, height)[:, None, None]
    sky = np.array([250, 196, 140]) * rows + np.array([88, 104, 160]) * (1 - rows)
    picture = Image.fromarray(np.broadcast_to(sky, (height, width, 3)).astype(np.uint8))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, height - 50, width, height), fill=(86, 62, 74))
    phase = (time % 1.0) - 0.5
    x, y = 40 + time * 100, height - 50 - 22 - 130 * 4 * abs(phase) * (1 - abs(phase))
    pen.ellipse((x - 24, height - 48, x + 24, height - 38), fill=(60, 44, 56))
    pen.ellipse((x - 22, y - 22, x + 22, y + 22), fill=(214, 62, 50))
    pen.ellipse((x - 12, y - 14, x - 2, y - 6), fill=(244, 150, 130))
    return picture


def samples() -> np.ndarray:
    """Return the sound, (channel, time) float32."""
    time = np.arange(round(SECONDS * RATE)) / RATE
    sound = np.zeros_like(time)
    for at in BOUNCES:
        after = np.clip(time - at, 0, None)
        sound += (time >= at) * np.exp(-18 * after) * np.sin(2 * np.pi * 190 * after) * 0.7
    return np.stack([sound, sound]).astype(np.float32)


def make(path: Path) -> None:
    """Write the film."""
    with av.open(str(path), "w", options={"movflags": "+faststart"}) as container:
        video = container.add_stream("libx264", rate=FPS, options={"preset": "veryfast", "threads": "1"})
        video.width, video.height = SIZE
        video.pix_fmt = "yuv420p"
        audio = container.add_stream("aac", rate=RATE, layout="stereo")
        for index in range(round(SECONDS * FPS)):
            container.mux(video.encode(av.VideoFrame.from_image(frame(index / FPS))))
        container.mux(video.encode())
        block = av.AudioFrame.from_ndarray(samples(), format="fltp", layout="stereo")
        block.sample_rate, block.time_base = RATE, Fraction(1, RATE)
        container.mux(audio.encode(block))
        container.mux(audio.encode())


def poster(time: float = 0.9) -> bytes:
    """Return a JPEG of one frame."""
    out = io.BytesIO()
    frame(time).save(out, "JPEG", quality=80)
    return out.getvalue()


def values(path: Path, **more: Any) -> dict[str, Any]:
    """Return all that a player of this film shows."""
    sound = np.abs(samples()[0]).reshape(240, -1).max(axis=1)
    knocks = [{"time": at, "kind": "contact", "label": "rubber on wood"} for at in BOUNCES]
    said = {"time": 1.8, "end": 2.4, "kind": "speech", "label": "beaver: “Oh no!”"}
    return {
        "video": path.read_bytes(), "poster": poster(), "width": SIZE[0], "height": SIZE[1], "seconds": SECONDS, "fps": FPS,
        "title": "A red ball bounces past an otter who says “Oh no!”, at sunset, paper cut-out",
        "alt": "A red ball bounces four times from left to right at sunset.",
        "peaks": (sound / sound.max()).tolist(), "marks": sorted([*knocks, said], key=lambda mark: mark["time"]),
        "captions": "WEBVTT\n\n00:01.800 --> 00:02.400\nOh no!\n",
        "chips": [
            {"label": "red ball", "kind": "actor"}, {"label": "bounces", "kind": "action", "note": "ball"},
            {"label": "beaver", "kind": "actor", "note": "you wrote “otter”"},
            {"label": "says “Oh no!”", "kind": "action", "note": "beaver"},
            {"label": "floor", "kind": "place", "note": "assumed"},
            {"label": "sunset", "kind": "time"}, {"label": "paper cut-out", "kind": "style"},
            {"label": "ball next to beaver", "kind": "relation"},
        ],
        "notes": ["'otter' is drawn as 'beaver': there is no otter in the cast yet.", "No place was found for 'whimsically'."],
        "recipe_code": "sora.generate(\"A red ball bounces past an otter who says 'Oh no!', at sunset\", seconds=4, seed=7)",
        "recipe_json": '{\n  "prompt": "A red ball bounces past an otter",\n  "seconds": 4.0,\n  "seed": 7\n}',
        "credentials": {
            "state": "signed", "signer": "Ana's laptop", "text": "Signed on this computer · made by algorithm, no camera",
        },
        "clip_id": "film1", "filename": "red-ball.mp4", **more,
    }  # fmt: skip

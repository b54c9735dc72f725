"""What an engine yields, and a film opened again: picture, sound, events.

Picture is (time, height, width, rgb) uint8; sound is (time, channel) float32 in [-1, 1] at 48 kHz.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    import numpy as np
    from numpy.typing import NDArray

SAMPLE_RATE = 48_000
"""Samples a second of every sound inside sora_nb, in Hz."""

GENERATED = ("algorithmicMedia", "trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia", "compositeSynthetic")
"""IPTC digital source types of films that a machine made, whole or in part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A run of consecutive frames, (time, height, width, rgb) uint8.

    `truth` maps a buffer's name to an array with the same leading time axis, where ground truth was asked for; see
    `sora_nb.truth.BUFFERS`.
    """

    frames: NDArray[np.uint8]
    truth: Mapping[str, NDArray[np.generic]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """A run of consecutive samples, (time, channel) float32 in [-1, 1] at `rate` Hz.

    `truth` holds "stems", where they were asked for, (time, stem, channel) float32 that add up to the mix, and "mastering"
    (time,) float32, by which the mix was multiplied to become `samples`.
    """

    samples: NDArray[np.float32]
    rate: int = SAMPLE_RATE
    truth: Mapping[str, NDArray[np.generic]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something heard at an exact time: a contact, a step, a splash or a spoken phrase.

    `time` and `end` are seconds from the first frame; `x`, `y` are fractions of the frame (0, 0 = top left);
    `impulse` is in newton seconds, 0 where it has no meaning.
    """

    kind: str
    time: float
    end: float | None = None
    actor: str | None = None
    other: str | None = None
    materials: tuple[str, str] | None = None
    impulse: float = 0.0
    x: float = 0.5
    y: float = 0.5
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """A finished file from a server, kept byte for byte as an ingredient of the clip."""

    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A tick of a render: `done` of `total` steps, a note in plain words, and perhaps a small preview frame."""

    done: float
    total: float
    note: str = ""
    preview: NDArray[np.uint8] | None = None

    @property
    def fraction(self) -> float:
        """Return the share done, 0 to 1."""
        return min(1.0, max(0.0, self.done / self.total)) if self.total else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Whom the ground truth of the pictures that follow is about: yielded before a shot's first picture, if it was asked for.

    `bodies` name the values 1, 2, … of its masks and the rows of its tracks; `joints`, pairs of body and joint, the rows of
    its poses; `stems` the parts of its mix.
    """

    bodies: tuple[str, ...] = ()
    joints: tuple[tuple[str, str], ...] = ()
    stems: tuple[str, ...] = ()


Yield = Progress | Picture | Sound | Event | Film | Cast
"""What `Engine.render` may yield."""


class Footage(Protocol):
    """A film opened again: frames and sound by slice, without holding the whole film in memory."""

    @property
    def path(self) -> Path:
        """Return the file."""
        ...

    @property
    def size(self) -> tuple[int, int]:
        """Return width and height in pixels."""
        ...

    @property
    def fps(self) -> Fraction:
        """Return frames a second."""
        ...

    @property
    def rate(self) -> int:
        """Return samples a second, 0 for a silent film."""
        ...

    @property
    def seconds(self) -> float:
        """Return the length in seconds."""
        ...

    def __len__(self) -> int:
        """Return the number of frames."""
        ...

    def frames(self, start: int = 0, stop: int | None = None, step: int = 1) -> NDArray[np.uint8]:
        """Return frames (time, height, width, rgb) uint8."""
        ...

    def each_frame(self, start: int = 0, stop: int | None = None) -> Iterator[NDArray[np.uint8]]:
        """Yield frames (height, width, rgb) one by one, counted as in a Python slice."""
        ...

    def sound(self, start: float = 0.0, stop: float | None = None) -> NDArray[np.float32]:
        """Return samples (time, channel) float32 between two times in seconds."""
        ...

    @property
    def events(self) -> tuple[Event, ...]:
        """Return contacts, steps and phrases with their times, where the file carries them."""
        ...

"""Truth: what is known of a clip because it was drawn and not filmed: depth, masks, flow, poses, edges, contacts, stems."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from sora_nb import narration
from sora_nb.errors import InvalidRequest
from sora_nb.footage import Cast, Event, Picture, Sound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from sora_nb.footage import Yield
    from sora_nb.plans import Plan
    from sora_nb.recipes import Recipe

    Stream = Callable[[tuple[str, ...]], Iterator[Yield]]

BUFFERS = {
    "masks": "(time, height, width) uint8: 0 = scenery, n = `bodies[n - 1]`; every pixel belongs to one",
    "depth": "(time, height, width) float32: 0 = the front lane, 1 = the horizon and all beyond",
    "flow": "(time, height, width, 2) float32: pixels right and down to where a surface is in the next frame",
    "valid": "(time, height, width) bool: that surface is seen in the next frame; False throughout a shot's last frame",
    "edges": "(time, height, width) uint8: 2 = another body begins to the right or below, 1 = another part of it, 0 = none",
    "pose": "(time, joint, 3) float32: pixels from the left and top, 2 = seen, 1 = covered, 0 = outside; rows as in `joints`",
    "tracks": "(time, body, 2) float32: a thing's centre, or between a creature's feet, as shares of the frame from top left",
    "stems": "(time, stem, channel) float32 at 48 kHz: they add up, in order, to the mix before it is mastered",
    "mastering": "(time,) float32: what the mix is multiplied by to become the clip's sound",
}
"""Every buffer, with its shape, unit and range."""
WIDE = ("masks", "depth", "flow", "valid", "edges")
"""Buffers that are as large as the picture."""
_SHARED = {"mastering": "stems"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What a stretch of the clip shows, in words; `start` and `end` in seconds."""

    start: float
    end: float
    text: str


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """A whole stream's ground truth: arrays by name, the same bodies and joints throughout, and all that happened.

    `cuts` are the frames at which shots begin; `frames` and `sound` are the film itself, where they were asked for.
    """

    bodies: tuple[str, ...]
    joints: tuple[tuple[str, str], ...]
    stems: tuple[str, ...]
    events: tuple[Event, ...]
    cuts: tuple[int, ...]
    count: int
    arrays: dict[str, NDArray[np.generic]]
    frames: NDArray[np.uint8] | None = None
    sound: NDArray[np.float32] | None = None


@dataclass(kw_only=True)
class _Stretch:
    """One shot as it comes."""

    cast: Cast
    start: int
    parts: dict[str, list[NDArray[np.generic]]] = field(default_factory=dict)


def gather(stream: Iterator[Yield], names: Sequence[str], *, film: bool = False) -> Gathered:
    """Take in a stream and return its truth in one piece; with `film` the picture and the sound, too.

    Bodies and joints of several shots are one list: a body that is not in a shot is nowhere in its masks, and NaN in its
    tracks and poses.
    """
    shots: list[_Stretch] = []
    heard: dict[str, list[NDArray[np.generic]]] = {}
    frames: list[NDArray[np.uint8]] = []
    sound: list[NDArray[np.float32]] = []
    events: list[Event] = []
    count = 0
    for item in stream:
        if isinstance(item, Cast):
            shots.append(_Stretch(cast=item, start=count))
        elif isinstance(item, Picture):
            if not shots:
                shots.append(_Stretch(cast=Cast(), start=0))
            _put(shots[-1].parts, item.truth)
            count += len(item.frames)
            if film:
                frames.append(item.frames)
        elif isinstance(item, Sound):
            _put(heard, item.truth)
            if film:
                sound.append(item.samples)
        elif isinstance(item, Event):
            events.append(item)
    bodies = tuple(dict.fromkeys(name for shot in shots for name in shot.cast.bodies))
    joints = tuple(dict.fromkeys(pair for shot in shots for pair in shot.cast.joints))
    arrays = {name: _whole(name, shots, bodies, joints) for name in names if name not in ("stems", "mastering")}
    arrays |= {name: np.concatenate(heard[name]) for name in names if name in heard}
    return Gathered(
        bodies=bodies, joints=joints, stems=next((shot.cast.stems for shot in shots), ()),
        events=tuple(sorted(events, key=lambda event: event.time)), cuts=tuple(shot.start for shot in shots), count=count,
        arrays=arrays, frames=np.concatenate(frames) if frames else None, sound=np.concatenate(sound) if sound else None,
    )  # fmt: skip


def _put(parts: dict[str, list[NDArray[np.generic]]], truth: Any) -> None:
    for name, array in truth.items():
        parts.setdefault(name, []).append(array)


def _whole(
    name: str, shots: list[_Stretch], bodies: tuple[str, ...], joints: tuple[tuple[str, str], ...]
) -> NDArray[np.generic]:
    """Return one buffer of all shots, its bodies and joints numbered alike."""
    found = []
    for shot in shots:
        array = np.concatenate(shot.parts[name])
        if name == "masks":
            array = renumbered(array, shot.cast.bodies, bodies)
        elif name == "tracks":
            array = _rows(array, shot.cast.bodies, bodies)
        elif name == "pose":
            array = _rows(array, shot.cast.joints, joints)
            array[..., 2] = np.nan_to_num(array[..., 2])
        found.append(array)
    return np.concatenate(found)


def renumbered(masks: NDArray[Any], own: Sequence[str], bodies: Sequence[str]) -> NDArray[np.uint8]:
    """Return masks whose numbers count `own` bodies with numbers that count all."""
    numbers = np.array([0, *(bodies.index(name) + 1 for name in own)], np.uint8)
    found: NDArray[np.uint8] = numbers[masks]
    return found


def _rows(array: NDArray[Any], own: Sequence[Any], every: Sequence[Any]) -> NDArray[np.float32]:
    out = np.full((len(array), len(every), array.shape[2]), np.nan, np.float32)
    for n, name in enumerate(own):
        out[:, every.index(name)] = array[:, n]
    return out


class Truth:
    """A clip's ground truth, exact, made when it is asked for by acting and drawing the clip once more.

    Each buffer is an array with time as its first axis, and is kept once it was made; `sora_nb.truth.BUFFERS` says what
    each holds. Several at once (`truth("masks", "flow")`) cost little more than one. What is as large as the picture can be
    had frame by frame, too: `for frame in truth.each("flow")`. Flow is that of surfaces: shadows, reflections and weather
    lie on what moves, and do not count.
    """

    def __init__(self, stream: Stream, *, recipe: Recipe, plan: Plan, offer: Sequence[str], engine: str) -> None:
        self._stream, self._recipe, self._plan, self._offer, self._engine = stream, recipe, plan, tuple(offer), engine
        self._kept: dict[str, NDArray[np.generic]] = {}
        self._known: Gathered | None = None

    def __repr__(self) -> str:
        return f"<Truth of “{self._recipe.prompt or self._plan.prompt}”: {', '.join(self.names) or 'none'}>"

    @property
    def names(self) -> tuple[str, ...]:
        """Return the buffers that the clip's engine knows."""
        return tuple(name for name in BUFFERS if _SHARED.get(name, name) in self._offer)

    def __call__(self, *names: str) -> dict[str, NDArray[np.generic]]:
        """Return several buffers by name.

        Raises:
            InvalidRequest: the engine yields no buffer of that name, or the clip is silent and has no stems.
        """
        self._check(names)
        left = [name for name in names if name not in self._kept]
        if left:
            self._gather(left)
        return {name: self._kept[name] for name in names}

    def each(self, *names: str) -> Iterator[dict[str, NDArray[np.generic]]]:
        """Yield buffers as large as the picture frame by frame, so that memory does not grow with the clip.

        Raises:
            InvalidRequest: a name is none of such a buffer.
        """
        self._check(names)
        if odd := [name for name in names if name not in WIDE]:
            raise InvalidRequest(f"{odd[0]} is no buffer of frames; {', '.join(WIDE)} are. Take it whole: truth.{odd[0]}.")
        return self._frames(names)

    def _frames(self, names: tuple[str, ...]) -> Iterator[dict[str, NDArray[np.generic]]]:
        bodies: list[str] = []
        own: tuple[str, ...] = ()
        for item in self._stream(names):
            if isinstance(item, Cast):
                own = item.bodies
                bodies += [name for name in own if name not in bodies]
            elif isinstance(item, Picture):
                for n in range(len(item.frames)):
                    frame = {name: item.truth[name][n] for name in names}
                    if "masks" in frame:
                        frame["masks"] = renumbered(frame["masks"], own, bodies)
                    yield frame

    def _check(self, names: Sequence[str]) -> None:
        unknown = sorted(set(names) - set(self.names))
        if unknown or not names:
            offer = ", ".join(self.names) or "none"
            raise InvalidRequest(f"{self._engine} yields no {', '.join(unknown) or 'unnamed buffer'}; it yields {offer}.")
        if {"stems", "mastering"} & set(names) and not self._recipe.sound:
            raise InvalidRequest("The clip is silent, so it has no stems. Make it with sound=True.")

    def _gather(self, names: Sequence[str]) -> Gathered:
        asked = tuple(dict.fromkeys(_SHARED.get(name, name) for name in names))
        self._known = gather(self._stream(asked), names)
        self._kept |= self._known.arrays
        return self._known

    def _facts(self) -> Gathered:
        """Return who is in the clip and what happens: known once anything was made, and quickly found by acting alone."""
        if not self._offer:
            raise InvalidRequest(f"{self._engine} yields no ground truth. Make the clip with the engine stage.")
        return self._known or self._gather(["tracks"])

    @property
    def bodies(self) -> tuple[str, ...]:
        """Return the names of the bodies: value n of the masks is the n-th, and so is row n of the tracks."""
        return self._facts().bodies

    @property
    def joints(self) -> tuple[tuple[str, str], ...]:
        """Return the (body, joint) of each row of the poses, such as ("dog", "fore near foot")."""
        known = self._facts()
        return known.joints or self._gather(["pose"]).joints

    @property
    def masks(self) -> NDArray[np.uint8]:
        """Return whom each pixel shows."""
        return self("masks")["masks"]  # type: ignore[return-value]

    @property
    def depth(self) -> NDArray[np.float32]:
        """Return how far each pixel's surface is."""
        return self("depth")["depth"]  # type: ignore[return-value]

    @property
    def flow(self) -> NDArray[np.float32]:
        """Return how far each pixel's surface moves to the next frame, in pixels; `valid` says where that can be seen."""
        return self("flow", "valid")["flow"]  # type: ignore[return-value]

    @property
    def valid(self) -> NDArray[np.bool_]:
        """Return where the flow leads to the same surface in the next frame."""
        return self("flow", "valid")["valid"]  # type: ignore[return-value]

    @property
    def edges(self) -> NDArray[np.uint8]:
        """Return where bodies and their parts end."""
        return self("edges")["edges"]  # type: ignore[return-value]

    @property
    def pose(self) -> NDArray[np.float32]:
        """Return where each joint is, and whether it is seen."""
        return self("pose")["pose"]  # type: ignore[return-value]

    @property
    def tracks(self) -> NDArray[np.float32]:
        """Return where each body is."""
        return self("tracks")["tracks"]  # type: ignore[return-value]

    @property
    def stems(self) -> dict[str, NDArray[np.float32]]:
        """Return the parts of the mix by name, (time, channel): dialogue, effects, ambience, music."""
        whole: Any = self("stems", "mastering")["stems"]
        known = self._facts()
        return {name: whole[:, n] for n, name in enumerate(known.stems)}

    @property
    def mastering(self) -> NDArray[np.float32]:
        """Return what the sum of the stems is multiplied by to become the clip's sound."""
        return self("stems", "mastering")["mastering"]  # type: ignore[return-value]

    @property
    def contacts(self) -> tuple[Event, ...]:
        """Return every event in which two materials meet, with its time, place, impulse (N·s) and both materials."""
        if "contacts" not in self._offer:
            raise InvalidRequest(f"{self._engine} yields no contacts. Make the clip with the engine stage.")
        return contacts(self._facts().events)

    @property
    def captions(self) -> tuple[Caption, ...]:
        """Return what each shot shows, in plain sentences that follow from the plan."""
        return captions(self._plan, self._starts(), self._recipe.seconds)

    def _starts(self) -> list[float]:
        if len(self._plan.shots) < 2:
            return [0.0]
        return [cut / self._recipe.fps for cut in self._facts().cuts]


def contacts(events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events in which two materials meet."""
    return tuple(event for event in events if event.materials is not None)


def captions(plan: Plan, starts: Sequence[float], seconds: float) -> tuple[Caption, ...]:
    """Return a caption for each shot that began at one of these times."""
    ends = [*starts[1:], seconds]
    # More shots than frames: the last have none.
    shots = zip(plan.shots, starts, ends, strict=False)
    return tuple(Caption(start=a, end=b, text=narration.alt(plan.but(shots=(shot,)))) for shot, a, b in shots)

"""Checks of single facts on a decoded film: pixels and sound, with truth masks for where bodies are; each can fail."""

from __future__ import annotations

import colorsys
import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SHAKES = 1.2
"""Grey levels by which a moving body's pixels change from frame to frame, at least."""
TRAVELS = frozenset({"walk", "run", "drive", "slide", "roll", "fly", "swim", "chase", "follow", "float"})
RESTS = frozenset({"sit", "stand", "sleep", "lie"})
LEAPS = frozenset({"jump", "hop", "bounce"})
MEETS = frozenset(
    {"push", "kick", "catch", "hold", "eat", "drink", "ride", "collide", "play", "give", "climb", "read", "throw"}
)
STIRS = frozenset(
    {"dance", "wave", "clap", "spin", "swing", "cheer", "shake", "cook", "paint", "turn", "look", "write", "speak", "sing"}
)
_HUES = {
    "red": (345, 16), "orange": (12, 44), "yellow": (40, 70), "gold": (28, 62), "green": (72, 172), "teal": (150, 200),
    "cyan": (165, 205), "turquoise": (155, 200), "blue": (192, 262), "purple": (248, 318), "violet": (248, 312),
    "pink": (300, 360),
    "magenta": (285, 345), "lime": (62, 110),
}  # fmt: skip


@dataclass
class Filmed:
    """A decoded film: frames (time, height, width, rgb), masks (time, height, width), sound (time, channel), speech times."""

    frames: NDArray[np.uint8]
    masks: NDArray[np.uint8]
    sound: NDArray[np.float32]
    speech: list[tuple[float, float]]

    @property
    def size(self) -> tuple[int, int]:
        """Return (width, height)."""
        return self.frames.shape[2], self.frames.shape[1]

    def grey(self) -> NDArray[np.float32]:
        """Return the luminance of every frame."""
        return (self.frames.astype(np.float32) @ np.array([0.30, 0.59, 0.11], np.float32)).astype(np.float32)

    def inside(self, numbers: list[int]) -> NDArray[np.bool_]:
        """Return where bodies are, in every frame."""
        return np.isin(self.masks, numbers)

    def boxes(self, numbers: list[int]) -> NDArray[np.float64]:
        """Return (time, left, top, right, bottom) as shares of the frame; nan where the bodies are not seen."""
        width, height = self.size
        found = np.full((len(self.masks), 4), np.nan)
        for n, seen in enumerate(self.inside(numbers)):
            y, x = np.nonzero(seen)
            if len(x) >= 6:
                found[n] = x.min() / width, y.min() / height, (x.max() + 1) / width, (y.max() + 1) / height
        return found


def centres(boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return (time, x and y) of boxes' middles, without the frames in which nothing is seen."""
    seen = boxes[~np.isnan(boxes[:, 0])]
    return np.stack([(seen[:, 0] + seen[:, 2]) / 2, (seen[:, 1] + seen[:, 3]) / 2], axis=1)


def visible(film: Filmed, numbers: list[int]) -> bool:
    """Tell whether a body stands out from what is around it in some frame."""
    grey = film.frames.astype(np.float32)
    for n in range(0, len(film.masks), max(1, len(film.masks) // 6)):
        seen = np.isin(film.masks[n], numbers)
        if seen.sum() < 24:
            continue
        wide = _grown(seen, 3) & ~_grown(seen, 1)
        if wide.sum() and float(np.abs(grey[n][seen].mean(axis=0) - grey[n][wide].mean(axis=0)).max()) > 6:
            return True
    return False


def counted(film: Filmed, numbers: list[int], wanted: int) -> bool:
    """Tell whether as many bodies as named stand out, each by itself."""
    return sum(visible(film, [number]) for number in numbers) == wanted


def coloured(film: Filmed, numbers: list[int], colour: str, least: float) -> bool:
    """Tell whether at least a share of a body's pixels, over the film, has the named colour."""
    taken = film.frames[film.inside(numbers)]
    if len(taken) < 40:
        return False
    step = max(1, len(taken) // 4000)
    hsv = np.array([colorsys.rgb_to_hsv(*(p / 255)) for p in taken[::step]])
    return float(_of_colour(hsv, colour).mean()) >= least


def _of_colour(hsv: NDArray[np.float64], colour: str) -> NDArray[np.bool_]:
    hue, rich, light = 360 * hsv[:, 0], hsv[:, 1], hsv[:, 2]
    top = max(0.35, float(np.percentile(light, 95)))
    if colour == "black":
        return (light < 0.36) & (rich < 0.6)
    if colour == "white":
        return (light > 0.72 * top) & (rich < 0.30)
    if colour in {"gray", "silver"}:
        return (rich < 0.25) & (light < 0.92)
    if colour in {"brown", "beige", "maroon"}:
        return ((hue < 50) | (hue > 340)) & (rich > 0.12) & (light < (0.98 if colour == "beige" else 0.75))
    if colour == "navy":
        return (hue > 200) & (hue < 262) & (light < 0.65)
    low, high = _HUES[colour]
    near = (hue >= low) & (hue <= high) if low < high else (hue >= low) | (hue <= high)
    return near & (rich > (0.12 if colour == "pink" else 0.28)) & (light > 0.16)


def related(film: Filmed, a: list[int], relation: str, b: list[int]) -> bool:
    """Tell whether two bodies stand to each other as said, in at least a third of the frames that show both."""
    one, two = film.boxes(a), film.boxes(b)
    both = ~np.isnan(one[:, 0]) & ~np.isnan(two[:, 0])
    if not both.any():
        return relation in {"behind", "inside"} and not np.isnan(two[:, 0]).all() and bool(np.isnan(one[:, 0]).all())
    one, two = one[both], two[both]
    ax, ay, bx, by = (
        (one[:, 0] + one[:, 2]) / 2,
        (one[:, 1] + one[:, 3]) / 2,
        (two[:, 0] + two[:, 2]) / 2,
        (two[:, 1] + two[:, 3]) / 2,
    )
    apart = np.maximum(one[:, 0] - two[:, 2], two[:, 0] - one[:, 2])
    told = {
        "left of": ax < bx - 0.01,
        "right of": ax > bx + 0.01,
        "above": ay < by,
        # Upon it, or in it well above the ground, as on a swing or in a saddle.
        "on": (apart < 0.02)
        & (((one[:, 3] < two[:, 3] + 0.01) & (ay < by + 0.02)) | ((one[:, 1] > two[:, 1]) & (one[:, 3] < two[:, 3] - 0.05))),
        "under": (ay > by - 0.04) & (apart < 0.06),
        "below": ay > by,
        "next to": (apart < 0.30) & (np.abs(ax - bx) > 0.02),
        "in front of": one[:, 3] >= two[:, 3] - 0.005,
        "behind": one[:, 3] <= two[:, 3] + 0.005,
        "inside": (apart < 0.02) & (one[:, 1] < two[:, 3]) & (one[:, 3] > two[:, 1] - 0.08),
        "around": (one[:, 0] < bx) & (one[:, 2] > bx) & (one[:, 2] - one[:, 0] > two[:, 2] - two[:, 0]),
        "between": (ax > two[:, 0]) & (ax < two[:, 2]),
    }
    return float(told[relation].mean()) >= 1 / 3


def does(film: Filmed, numbers: list[int], verb: str, target: list[int]) -> bool | None:
    """Tell whether a body moves as its verb says; None for a verb that no check is for."""
    path = centres(film.boxes(numbers))
    if len(path) < 3:
        return False
    spread = np.ptp(path, axis=0)
    if verb == "fly" and target:
        # What is flown, as a kite is, moves; who flies it stands.
        return _stirs(film, target)
    if verb in TRAVELS:
        return bool(max(spread) > (0.02 if verb == "float" else 0.035) or abs(drift(film, numbers)[0]) > 0.035)
    if verb in RESTS:
        return _rests(path)
    if verb in LEAPS:
        return bool(spread[1] > 0.022)
    if verb == "fall":
        return bool(path[:, 1].max() - path[0, 1] > 0.04)
    if verb in {"grow", "shrink", "disappear", "appear"}:
        return _changes(film, numbers, verb)
    if verb in MEETS and target:
        return _meets(film, numbers, target)
    if verb in STIRS or verb in MEETS:
        return _stirs(film, numbers)
    return None


def _rests(path: NDArray[np.float64]) -> bool:
    """Tell whether a body stays where it is for a third of the film."""
    third = max(3, len(path) // 3)
    return any(float(np.ptp(path[n : n + third], axis=0).max()) < 0.03 for n in range(len(path) - third + 1))


def _changes(film: Filmed, numbers: list[int], verb: str) -> bool:
    area = film.inside(numbers).sum(axis=(1, 2)).astype(float)
    third = max(1, len(area) // 4)
    before, after = area[:third].max(), area[-third:].min() if verb != "grow" else area[-third:].max()
    if verb == "grow":
        return bool(after > 1.15 * max(before, 1))
    if verb == "appear":
        return bool(area[0] < 0.5 * area.max())
    if verb == "disappear":
        return bool(after < 0.35 * before)
    box = film.boxes(numbers)
    tall = (box[:, 3] - box[:, 1])[~np.isnan(box[:, 0])]
    return bool(after < 0.9 * before or tall[-1] < 0.85 * tall.max())


def _meets(film: Filmed, numbers: list[int], target: list[int]) -> bool:
    one, two = film.boxes(numbers), film.boxes(target)
    both = ~np.isnan(one[:, 0]) & ~np.isnan(two[:, 0])
    if not both.any():
        return False
    a, b = one[both], two[both]
    across = np.maximum(a[:, 0] - b[:, 2], b[:, 0] - a[:, 2])
    upright = np.maximum(a[:, 1] - b[:, 3], b[:, 1] - a[:, 3])
    return bool((np.maximum(across, upright) < 0.05).any())


def _stirs(film: Filmed, numbers: list[int]) -> bool:
    grey, seen = film.grey(), film.inside(numbers)
    changes = [
        float(np.abs(grey[n + 1] - grey[n])[seen[n] | seen[n + 1]].mean()) for n in range(len(grey) - 1) if seen[n].any()
    ]
    return bool(changes and np.mean(changes) > SHAKES)


def heads(film: Filmed, numbers: list[int], direction: str) -> bool:
    """Tell whether a body goes the way that is named, or the world goes the other way behind it."""
    box = film.boxes(numbers)
    path = centres(box)
    if len(path) < 3:
        return False
    x = path[-1, 0] - path[0, 0]
    across, _ = drift(film, numbers)
    if direction in {"left", "right"}:
        way = x - across
        return bool(way < -0.02 if direction == "left" else way > 0.02)
    if direction in {"up", "down"}:
        high, low = path[0, 1] - path[:, 1].min(), path[:, 1].max() - path[0, 1]
        return bool((high if direction == "up" else low) > 0.02)
    seen = box[~np.isnan(box[:, 0])]
    tall = seen[:, 3] - seen[:, 1]
    return bool(tall[-1] > 0.9 * tall[0] if direction == "toward" else tall[-1] < 1.1 * tall[0])


def drift(film: Filmed, numbers: list[int]) -> tuple[float, float]:
    """Return by how much the scenery moves over the film, as shares of the frame, summed over steps of phase correlation."""
    grey, seen = film.grey(), film.inside(numbers)
    hop = max(1, len(grey) // 6)
    total = np.zeros(2)
    for n in range(0, len(grey) - hop, hop):
        a, b = (np.where(_grown(seen[k], 2), grey[k].mean(), grey[k]) for k in (n, n + hop))
        total += _shift(a, b)
    return float(total[0] / film.size[0]), float(total[1] / film.size[1])


def _shift(a: NDArray[np.floating], b: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return (right, down) pixels from one picture to the next (Kuglin and Hines 1975)."""
    window = np.outer(np.hanning(a.shape[0]), np.hanning(a.shape[1]))
    fa, fb = np.fft.fft2((a - a.mean()) * window), np.fft.fft2((b - b.mean()) * window)
    cross = fb * np.conj(fa)
    peak = np.fft.ifft2(cross / np.maximum(np.abs(cross), 1e-6)).real
    y, x = np.unravel_index(int(np.argmax(peak)), peak.shape)
    height, width = a.shape
    return np.array([x - width if x > width / 2 else x, y - height if y > height / 2 else y], float)


def filmed(film: Filmed, camera: str) -> bool | None:
    """Tell whether the picture as a whole moves as the camera should; None where no check is for it."""
    grey = film.grey()
    bodies = [int(n) for n in np.unique(film.masks) if n]
    across, _ = drift(film, bodies)
    if camera in {"pan", "whip"}:
        return abs(across) > 0.035
    if camera == "zoom":
        return _scale(grey[0], grey[-1]) > 1.12
    if camera in {"follow", "dolly", "crane", "handheld", "tilt"}:
        # The scenery moves: more of its pixels change, first to last, than a resting camera lets.
        still = ~(film.inside(bodies)[0] | film.inside(bodies)[-1])
        return float(np.abs(grey[-1] - grey[0])[still].mean()) > 4.0
    return None


def _scale(first: NDArray[np.floating], last: NDArray[np.floating]) -> float:
    """Return by how much the last picture is the first one magnified about some point near its middle."""
    best, found = -1.0, 1.0
    height, width = first.shape
    for scale in np.linspace(0.8, 1.6, 17):
        for dx in (-0.12, 0.0, 0.12):
            for dy in (-0.1, 0.0, 0.1):
                y = np.clip(((np.arange(height) - height / 2) / scale + height * (0.5 + dy)).astype(int), 0, height - 1)
                x = np.clip(((np.arange(width) - width / 2) / scale + width * (0.5 + dx)).astype(int), 0, width - 1)
                like = float(np.corrcoef(first[np.ix_(y, x)].ravel(), last.ravel())[0, 1])
                if like > best:
                    best, found = like, float(scale)
    return found


def speaks(film: Filmed) -> bool:
    """Tell whether a voice is to be heard when the file says that somebody speaks: louder, and with a pitch of 70 to 500 Hz."""
    mono = film.sound.mean(axis=1)
    rate = 48_000
    for start, end in film.speech:
        piece = mono[int(start * rate) : int(end * rate)]
        if len(piece) < rate // 10:
            continue
        for at in range(0, len(piece) - rate // 10, rate // 20):
            part = piece[at : at + rate // 10].astype(np.float64)
            if np.sqrt((part**2).mean()) < 0.01:
                continue
            power = np.abs(np.fft.rfft(part, 2 * len(part))) ** 2
            same = np.fft.irfft(power)[: len(part)]
            if same[rate // 500 : rate // 70].max() > 0.35 * same[0]:
                return True
    return False


def likeness(film: NDArray[np.float64], without: NDArray[np.float64], sign: NDArray[np.float64]) -> float:
    """Return how much what a sound adds to a film's thirds of an octave is like that sound alone, 0…1 (cosine of roots)."""
    more = np.sqrt(np.maximum(film - without, 0.0))
    own = np.sqrt(sign)
    return float(more @ own / max(float(np.linalg.norm(more) * np.linalg.norm(own)), 1e-9))


def thirds(sound: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return what share of a sound's energy lies in each third of an octave from 40 Hz to 12 kHz."""
    power = np.abs(np.fft.rfft(sound.mean(axis=1).astype(np.float64))) ** 2
    hertz = np.fft.rfftfreq(len(sound), 1 / 48_000)
    edges = 40 * 2 ** (np.arange(26) / 3)
    bands = np.array([power[(hertz >= a) & (hertz < b)].sum() for a, b in itertools.pairwise(edges)])
    return np.asarray(bands / max(float(bands.sum()), 1e-12))


def tones(film: Filmed) -> NDArray[np.float64]:
    """Return the scenery of the first frame as mean colours of 12 × 8 fields, nan where bodies hide more than half of one."""
    return fields(film.frames[0], film.masks[0] > 0)


def fields(frame: NDArray[np.uint8], hidden: NDArray[np.bool_] | None = None) -> NDArray[np.float64]:
    """Return a picture's mean colours and its roughness by 12 × 8 fields."""
    height, width = frame.shape[:2]
    rgb = frame.astype(np.float64)
    grey = rgb.mean(axis=2)
    edges = np.abs(np.diff(grey, axis=1, prepend=grey[:, :1])) + np.abs(np.diff(grey, axis=0, prepend=grey[:1]))
    found = np.full((8, 12, 4), np.nan)
    for row in range(8):
        for column in range(12):
            cut = (slice(row * height // 8, (row + 1) * height // 8), slice(column * width // 12, (column + 1) * width // 12))
            if hidden is None or hidden[cut].mean() < 0.5:
                free = np.ones_like(grey[cut], bool) if hidden is None else ~hidden[cut]
                found[row, column] = [*rgb[cut][free].mean(axis=0), 3 * edges[cut][free].mean()]
    return found


def unlike(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    """Return how far two pictures' fields lie apart, row by row and field by field."""
    by_field = np.nanmean(np.abs(a - b))
    by_row = np.nanmean(np.abs(np.nanmean(a, axis=1) - np.nanmean(b, axis=1)))
    return float(by_field + 2 * by_row)


def _grown(mask: NDArray[np.bool_], by: int) -> NDArray[np.bool_]:
    wide = mask.copy()
    for _ in range(by):
        wide[1:] |= wide[:-1]
        wide[:-1] |= wide[1:]
        wide[:, 1:] |= wide[:, :-1]
        wide[:, :-1] |= wide[:, 1:]
    return wide

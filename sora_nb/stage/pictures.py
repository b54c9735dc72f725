"""Pictures: what a picture given with the prompt is for (backdrop, opening frame, figure), its ground line and its light."""

from __future__ import annotations

import dataclasses
import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.errors import InvalidRequest
from sora_nb.likeness.cutout import connected
from sora_nb.likeness.sampling import blur, lab
from sora_nb.media import image
from sora_nb.stage.performance import TICK
from sora_nb.stage.styles.pen import Colour, Light

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sora_nb.plans import Plan, Shot
    from sora_nb.stage.cast.figures import Figure
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.performance import Performance, Track

USES = ("backdrop", "opening", "figure")
OPENING = (0.2, 0.8)
"""Seconds between which the cast appears on a picture that opens the film."""
CUT_SIDE = 176
"""Pixels of the longer side at which a figure is cut out of its picture."""
_GLANCE = (96, 64)
_PLAIN, _APART, _EVEN = 9.0, 7.0, 0.9
"""How far (CIE76) the edge of a plain background may stray, how far a figure is from it, and the share of the edge meant."""
_SMALLEST, _LARGEST = 0.015, 0.93
"""The share of its picture that a figure can have."""
_HARD = 3.0
"""The step in colour (CIE76) across a line below which no ground line is seen."""
_UNKNOWN = 1.4
"""Metres that a figure is high of which only the picture is known."""
USUAL = 0.62
"""Where a ground line is taken to be, from the top, where none is seen."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Picture:
    """A picture that came with the prompt: (height, width, rgb) uint8, what it is for, and whose figure it is.

    `use` is one of `USES`; `actor` is the name of whom it shows, None for a backdrop; `cut` is the opacity of the figure
    (height, width) float32 0…1, at `CUT_SIDE`.
    """

    pixels: NDArray[np.uint8]
    use: str
    actor: str | None = None
    cut: NDArray[np.float32] | None = None

    @functools.cached_property
    def ground(self) -> float:
        """Return where the ground begins, as a share of the picture's height from the top."""
        return ground_line(self.pixels)


def understood(pixels: NDArray[np.uint8], alpha: NDArray[np.uint8] | None, shot: Shot, *, use: str | None = None) -> Picture:
    """Return what a picture is for: as `use` says, else a figure where it can be cut out and somebody acts, else a backdrop.

    Raises:
        InvalidRequest: it is to be a figure, and nobody acts, or nothing stands out from its background.
    """
    if use in ("backdrop", "opening"):
        return Picture(pixels=pixels, use=use)
    cut = cut_out(pixels, alpha) if shot.actors else None
    if cut is not None:
        return Picture(pixels=pixels, use="figure", actor=shot.actors[0].name, cut=cut)
    if use == "figure":
        why = "its background is not of one colour" if shot.actors else "nobody acts in the prompt whom it could show"
        raise InvalidRequest(
            f"The picture cannot be a figure: {why}. Give a PNG that is transparent around the figure, or use it as "
            "options={'picture': 'backdrop'}."
        )
    return Picture(pixels=pixels, use="backdrop")


def settled(plan: Plan, pixels: NDArray[np.uint8], alpha: NDArray[np.uint8] | None, *, use: str | None = None) -> Plan:
    """Return a plan whose notes no longer say how the one is drawn whom a picture shows as a figure.

    Raises:
        InvalidRequest: it is to be a figure, and cannot be one.
    """
    shot = next((shot for shot in plan.shots if shot.actors), plan.shots[0])
    whom = understood(pixels, alpha, shot, use=use).actor
    actor = next((actor for actor in shot.actors if actor.name == whom), None)
    if actor is None:
        return plan
    names = {f"'{name}'" for name in (actor.word, actor.trait("written")) if name}
    told = ("has no drawing", "drawn as")
    notes = [n for n in plan.notes if not any(n.startswith(f"{name} {words}") for name in names for words in told)]
    return plan.but(notes=tuple(notes))


def cut_out(pixels: NDArray[np.uint8], alpha: NDArray[np.uint8] | None) -> NDArray[np.float32] | None:
    """Return the opacity 0…1 of what stands before a transparent or plain background, at `CUT_SIDE`; None if nothing does."""
    size = _within(pixels, CUT_SIDE)
    if alpha is not None and np.quantile(alpha, 0.02) < 128:
        found = np.asarray(image.resized(alpha, size) / 255, np.float32)
    else:
        seen = _seen(pixels, size)
        edge = np.concatenate([seen[0], seen[-1], seen[:, 0], seen[:, -1]])
        ground = np.median(edge, axis=0)
        if np.quantile(np.linalg.norm(edge - ground, axis=-1), _EVEN) > _PLAIN:
            return None
        alike = np.linalg.norm(seen - ground, axis=-1) < _APART
        # What is of the background's colour inside the figure, such as white eyes, belongs to it.
        rim = np.zeros(alike.shape, bool)
        rim[[0, -1]] = rim[:, [0, -1]] = True
        found = np.asarray(~connected(alike, rim), np.float32)
    return found if _SMALLEST < float((found > 0.5).mean()) < _LARGEST else None


def _seen(pixels: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.float32]:
    """Return a picture at another size (width, height) in L*a*b*."""
    return lab(np.asarray(image.resized(pixels, size) / 255, np.float32))


def _within(pixels: NDArray[np.uint8], side: int) -> tuple[int, int]:
    high, wide = pixels.shape[:2]
    share = min(1.0, side / max(high, wide))
    return max(8, round(wide * share)), max(8, round(high * share))


def ground_line(pixels: NDArray[np.uint8]) -> float:
    """Return where the ground of a picture begins, as a share of its height from the top.

    It is taken to be the line across which most of the picture's breadth changes colour the same way: a horizon, a shore, the
    foot of a wall.
    """
    seen = blur(_seen(pixels, _GLANCE), 1.0)
    rows, reach = len(seen), len(seen) // 10
    total = np.concatenate([np.zeros((1, *seen.shape[1:]), np.float32), np.cumsum(seen, axis=0)])
    best, at = _HARD, USUAL
    for row in range(round(0.28 * rows), round(0.88 * rows)):
        above = (total[row] - total[row - reach]) / reach
        below = (total[min(rows, row + reach)] - total[row]) / (min(rows, row + reach) - row)
        step = np.linalg.norm((below - above).mean(axis=0))
        if step > best:
            best, at = float(step), row / rows
    return at


def lit(air: Atmosphere, picture: Picture) -> Atmosphere:
    """Return the air of a shot lit as its backdrop is: the sun where the picture is brighter, its colour, its contrast."""
    seen = image.resized(picture.pixels, _GLANCE).astype(np.float32) / 255
    light = seen @ np.array([0.299, 0.587, 0.114], np.float32)
    dark, middle, bright = (float(v) for v in np.quantile(light, (0.05, 0.5, 0.95)))
    upper = light[: round(len(light) * picture.ground)]
    half = upper.shape[1] // 2
    lean = float(np.clip(4 * (upper[:, half:].mean() - upper[:, :half].mean()), -1, 1))
    sun = np.array([0.75 * lean, 1.0]) / np.hypot(0.75 * lean, 1.0)
    gain = np.clip(0.45 + 0.75 * middle**0.7, 0.4, 1.0)
    top = seen[light >= bright].mean(axis=0)
    tone = top / max(float(top.max()), 1e-3)
    key = Colour(*(float(gain * (0.6 + 0.4 * v)) for v in tone))
    base = seen.mean(axis=(0, 1)) / max(float(seen.mean(axis=(0, 1)).max()), 1e-3)
    ambient = Colour(*(float(gain * 0.8 * (0.55 + 0.45 * v)) for v in base))
    hard = float(np.clip(1.6 * (bright - dark), 0.3, 1.0))
    shade = dataclasses.replace(air.cast, slope=-0.9 * lean, squash=0.16, strength=0.34 * hard)
    return dataclasses.replace(
        air, light=Light(sun=(float(sun[0]), float(sun[1])), key=key, ambient=ambient, strength=hard), cast=shade, reach=0.0,
        lamps=0.0,
    )  # fmt: skip


def catalogue(picture: Picture, shot: Shot) -> dict[str, Figure] | None:
    """Return what can be cast, with the figure of whom a picture shows as broad as it is there; None for the usual."""
    from sora_nb.stage.cast.cutouts import traced
    from sora_nb.stage.cast.figures import Figure, figures

    actor = next((actor for actor in shot.actors if actor.name == picture.actor), None)
    if actor is None:
        return None
    known = figures()
    usual = known.get(actor.figure) or Figure(name=actor.figure, family="prop", height=_UNKNOWN, material="paper")
    return {**known, actor.figure: dataclasses.replace(usual, breadth=traced(picture).width)}


def opened(performance: Performance) -> Performance:
    """Return a shot whose cast appears on the picture that it begins with."""
    roles = tuple(dataclasses.replace(role, track=_appearing(role.track)) for role in performance.roles)
    return dataclasses.replace(performance, roles=roles)


def _appearing(track: Track) -> Track:
    first, last = OPENING
    share = np.clip((np.arange(len(track.alpha)) / TICK - first) / (last - first), 0, 1)
    return dataclasses.replace(track, alpha=(track.alpha * share * share * (3 - 2 * share)).astype(np.float32))

"""Workings: the parts of vehicles that move by themselves: rotors, propellers, sails, flames, smoke, oars, lamps."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast.bodywork import SHADE, rounded
from sora_nb.stage.cast.outline import closed, ellipse, opened
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Callable

    from sora_nb.stage.cast.bodywork import Part
    from sora_nb.stage.cast.mirror import Mirror


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """How a vehicle is going: time, speed forward (heights a second), way gone (heights), wind (m/s), whether it is on."""

    t: float
    speed: float
    gone: float
    wind: float
    on: bool
    own: float
    dark: bool = False
    paint: Colour = SHADE
    light: Colour = SHADE
    dark_paint: Colour = SHADE


def draw(brush: Mirror, part: Part, run: Run, *, behind: bool) -> None:
    """Draw a part in its turn: `behind` before the panels, else after them."""
    maker = _PARTS[part.kind]
    if (part.kind in BEHIND) == behind:
        maker(brush, part, run)


def tone(part: Part, run: Run) -> Colour:
    """Return the colour of a part: a colour's role or "#rrggbb"."""
    named = {"paint": run.paint, "light": run.light, "dark": run.dark_paint}
    return named[part.tone] if part.tone in named else Colour.hex(part.tone)


def _lamp(brush: Mirror, part: Part, run: Run) -> None:
    glow = Colour.hex("#fff3bd") if part.kind == "lamp" else Colour.hex("#e8433a")
    brush.solid(ellipse(complex(part.x, part.y), 0.7 * part.size, part.size), glow, volume=0.3, material="glass")
    if run.dark:
        brush.flat(ellipse(complex(part.x, part.y), 1.6 * part.size, 1.8 * part.size), glow._replace(a=0.35))


def _beacon(brush: Mirror, part: Part, run: Run) -> None:
    """A lamp that flashes twice a second, red and blue by turns."""
    s = part.size
    first = run.t * 2 % 1 < 0.5
    for side, hue in ((-1, "#2f6fe0"), (1, "#e23b3b")):
        lit = run.on and (first == (side < 0))
        colour = Colour.hex(hue).lighter(0.45 if lit else -0.15)
        body = rounded(
            ((part.x + side * s, part.y), (part.x + side * s, part.y + s), (part.x, part.y + s), (part.x, part.y)), 0.3 * s
        )
        brush.solid(body, colour, volume=0.4, material="glass")
        if lit:
            brush.flat(ellipse(complex(part.x + side * 0.5 * s, part.y + 0.6 * s), 1.6 * s, 1.3 * s), colour._replace(a=0.35))


def _puffs(brush: Mirror, part: Part, run: Run, *, rise: float, colour: Colour, always: bool = False) -> None:
    if not run.on and not always:
        return
    count, life = (7, 1.5) if rise > 0.4 else (5, 0.7)
    for k in range(count):
        age = (run.t / life + k / count) % 1.0
        back = -(0.12 * (rise < 0.4) + min(abs(run.speed), 2.5) * 0.5) * age * life - 0.04 * run.wind * age
        x = part.x + back + 0.04 * math.sin(5 * k + 3 * age)
        y = part.y + rise * age * life + 0.02 * math.sin(9 * k)
        r = part.size * (0.45 + 1.5 * age)
        brush.flat(ellipse(complex(x, y), r, 0.9 * r), colour._replace(a=0.5 * (1 - age) ** 0.7))


def _exhaust(brush: Mirror, part: Part, run: Run) -> None:
    _puffs(brush, part, run, rise=0.12, colour=Colour(0.78, 0.78, 0.80))


def _smoke(brush: Mirror, part: Part, run: Run) -> None:
    _puffs(brush, part, run, rise=0.42, colour=Colour(0.86, 0.86, 0.88))


def _rotor(brush: Mirror, part: Part, run: Run) -> None:
    """A rotor seen from the side: blades that come and go, and the disc that they blur into."""
    turned = run.t * 4.3 * math.tau if run.on else 0.6
    x, y, r = part.x, part.y, part.size
    if run.on:
        brush.flat(ellipse(complex(x, y), r, 0.045 * r), Colour(0.55, 0.58, 0.64, 0.35))
    for k in (0, 1):
        a = turned + k * math.pi / 2
        reach, tilt = r * math.cos(a), 0.05 * r * math.sin(a)
        blade = closed([complex(x - reach, y - tilt - 0.02 * r), complex(x, y - 0.03 * r),
            complex(x + reach, y + tilt - 0.02 * r),
                        complex(x + reach, y + tilt + 0.02 * r), complex(x, y + 0.03 * r),
                            complex(x - reach, y - tilt + 0.02 * r)])  # fmt: skip
        brush.solid(blade, SHADE.lighter(0.12), volume=0.1, material="metal", edge=False)
    brush.solid(ellipse(complex(x, y), 0.07 * r, 0.07 * r), SHADE.lighter(0.25), volume=0.4, material="metal")


def _tailrotor(brush: Mirror, part: Part, run: Run) -> None:
    turned = run.t * 6.1 * math.tau if run.on else 0.4
    if run.on:
        brush.flat(ellipse(complex(part.x, part.y), part.size, part.size), Colour(0.55, 0.58, 0.64, 0.3))
    for k in range(2):
        way = part.size * complex(math.cos(turned + k * math.pi / 2), math.sin(turned + k * math.pi / 2))
        brush.line(
            skia.Path.Line((part.x - way.real, part.y - way.imag), (part.x + way.real, part.y + way.imag)),
            SHADE.lighter(0.15),
            0.3 * part.size,
        )
    brush.flat(ellipse(complex(part.x, part.y), 0.22 * part.size, 0.22 * part.size), SHADE.lighter(0.3))


def _propeller(brush: Mirror, part: Part, run: Run) -> None:
    """A propeller seen from the side: an edge-on disc with blades that come and go, and its hub."""
    x, y, r = part.x, part.y, part.size
    turned = run.t * 5.7 * math.tau if run.on else 0.9
    if run.on:
        brush.flat(ellipse(complex(x, y), 0.14 * r, r), Colour(0.6, 0.62, 0.68, 0.4))
    for k in (0, 1):
        reach = r * math.cos(turned + k * math.pi / 2)
        brush.solid(
            ellipse(complex(x, y + reach / 2), 0.06 * r, abs(reach) / 2 + 0.01),
            SHADE.lighter(0.2),
            volume=0.2,
            material="metal",
            edge=False,
        )
    nose = closed([complex(x - 0.12 * r, y + 0.22 * r), complex(x + 0.3 * r, y), complex(x - 0.12 * r, y - 0.22 * r)])
    brush.solid(nose, tone(part, run), volume=0.5, material="metal")


_TONGUES = ((1.0, 1.0, "#f0562a"), (0.72, 0.7, "#f9a02e"), (0.42, 0.42, "#fdf0b0"))


def _flame(brush: Mirror, part: Part, run: Run) -> None:
    """Fire: `more` gives the way it burns; only while the vehicle is on."""
    if not run.on:
        return
    wx, wy = part.more[0] if part.more else (0.0, -1.0)
    flicker = 0.85 + 0.16 * math.sin(23 * run.t + run.own) + 0.10 * math.sin(41 * run.t)
    along, across = complex(wx, wy), complex(-wy, wx)
    root = complex(part.x, part.y)
    for long, wide, hue in _TONGUES:
        reach = 3.4 * part.size * long * flicker
        half = part.size * wide
        sway = 0.18 * part.size * math.sin(17 * run.t + 5 * long)
        tip = root + along * reach + across * sway
        shape = closed([root + across * 0.75 * half, root + along * 0.3 * reach + across * half, tip, tip,
                        root + along * 0.3 * reach - across * half, root - across * 0.75 * half])  # fmt: skip
        brush.flat(shape, Colour.hex(hue))


def _sail(brush: Mirror, part: Part, run: Run) -> None:
    """A sail: `more` are its corners from foot to head to clew; the wind swells it and its edge flutters."""
    full = 0.10 + 0.05 * min(max(abs(run.wind), 0.8), 3.0) + 0.025 * math.sin(1.3 * run.t + run.own + part.x)
    points: list[complex] = []
    corners = [complex(x, y) for x, y in part.more]
    count = len(corners)
    for i, a in enumerate(corners):
        b = corners[(i + 1) % count]
        side = (b - a) * -1j
        points.append(a)
        points.append(a)
        if abs(b - a) > 0.25 and i < count - 1 - (count == 3):
            swell = full * (1.0 if i else 0.45)
            flutter = 0.008 * math.sin(7 * run.t + 3 * i)
            points += [a + (b - a) * 0.35 - side * (0.8 * swell + flutter), a + (b - a) * 0.7 - side * (0.85 * swell - flutter)]
    shape = closed(points)
    colour = tone(part, run)
    brush.solid(shape, colour, volume=0.5, material="cloth")
    with brush.inside(shape):
        bounds = shape.getBounds()
        for k in range(1, 4):
            y = bounds.top() + bounds.height() * k / 4
            seam = opened([complex(bounds.left(), y), complex(bounds.centerX(), y - 0.03), complex(bounds.right(), y + 0.01)])
            brush.line(seam, colour.lighter(-0.22)._replace(a=0.5), 0.008)
        if part.size > 0.5:
            _skull(brush, complex(bounds.centerX() + 0.02, bounds.centerY()), 0.26 * bounds.height())


def _skull(brush: Mirror, at: complex, r: float) -> None:
    ink = Colour.hex("#2b2933")
    for way in (1, -1):
        a, b = at + complex(-1.0, -0.75 * way) * r, at + complex(1.0, 0.75 * way) * r
        brush.line(opened([a, b]), ink, 0.18 * r)
    brush.flat(ellipse(at + 0.12j * r, 0.62 * r, 0.58 * r), ink)
    for side in (-1, 1):
        brush.flat(ellipse(at + complex(0.25 * side, 0.14) * r, 0.15 * r, 0.17 * r), Colour.hex("#f4efe2"))


def _flag(brush: Mirror, part: Part, run: Run) -> None:
    """A pennant that streams back and waves."""
    s = part.size
    top, low = [], []
    for k in range(6):
        u = k / 5
        wave = 0.14 * s * u * math.sin(6.5 * run.t - 5 * u + run.own)
        top.append(complex(part.x - s * u, part.y + wave))
        low.append(complex(part.x - s * u, part.y - 0.55 * s * (1 - 0.35 * u) + wave))
    brush.solid(closed([top[0], *top, top[-1], low[-1], *reversed(low), low[0]]), tone(part, run), volume=0.3, material="cloth")


def _oar(brush: Mirror, part: Part, run: Run) -> None:
    """An oar that dips and pulls as the boat goes, and rests while it lies still."""
    turned = run.gone * 2.2 if abs(run.speed) > 0.05 else 0.8
    hand = complex(part.x, part.y)
    tip = hand + complex(-0.32 * math.cos(turned) * 1.4 - 0.12, -0.52 + 0.2 * math.sin(turned)) * part.size
    brush.line(opened([hand - (tip - hand) * 0.35, hand, tip]), Colour.hex("#9c6d3f"), 0.06 * part.size)
    blade = closed(
        [tip - 0.02, tip + complex(-0.06, 0.05) * part.size, tip + (tip - hand) * 0.3, tip + complex(0.07, -0.02) * part.size]
    )
    brush.solid(blade, Colour.hex("#c28c52"), volume=0.3, material="wood")


def _stack(brush: Mirror, part: Part, run: Run) -> None:
    del run
    s = part.size
    for low, high, hue in ((0.0, 1.0, part.tone), (0.72, 1.0, "#2b2933")):
        body = rounded(
            (
                (part.x - 0.4 * s, part.y + low * s),
                (part.x - 0.46 * s, part.y + high * s),
                (part.x + 0.34 * s, part.y + high * s),
                (part.x + 0.4 * s, part.y + low * s),
            ),
            0.04,
        )
        brush.solid(body, Colour.hex(hue), volume=0.5, material="metal")


def _ring(brush: Mirror, part: Part, run: Run) -> None:
    """A row of lamps along an edge, lit one after another."""
    left, right = part.more[0]
    for k in range(7):
        x = left + (right - left) * k / 6
        on = int(run.t * 6) % 7 == k or int(run.t * 6 + 3) % 7 == k
        hue = Colour.hex(("#ffd34d", "#6ff0c6", "#ff7a9c")[k % 3]).lighter(0.35 if on else -0.2)
        brush.solid(
            ellipse(complex(x, part.y - 0.05 * (1 - (2 * k / 6 - 1) ** 2)), part.size, part.size),
            hue,
            volume=0.4,
            material="glass",
        )


def _crank(brush: Mirror, part: Part, run: Run) -> None:
    """Pedals, turned by the way gone: one turn for every three of the wheel's radii times π."""
    a = -run.gone / (3.0 * part.size)
    middle = complex(part.x, part.y)
    for way in (1, -1):
        tip = middle + way * part.size * complex(math.cos(a), math.sin(a))
        brush.line(opened([middle, tip]), Colour.hex("#6b7079"), 0.04)
        brush.flat(ellipse(tip, 0.06, 0.022), SHADE)
    brush.line(ellipse(middle, 0.55 * part.size, 0.55 * part.size), Colour.hex("#6b7079"), 0.03)


def _rod(brush: Mirror, part: Part, run: Run) -> None:
    """The rod that couples a steam engine's wheels: it goes round with them."""
    a = -run.gone / part.size
    off = 0.55 * part.size * complex(math.cos(a), math.sin(a))
    ends = [complex(x, y) + off for x, y in part.more]
    brush.line(opened(ends), Colour.hex("#b9bfc8"), 0.05)
    for end in ends:
        brush.flat(ellipse(end, 0.035, 0.035), SHADE.lighter(0.3))


def _track(brush: Mirror, part: Part, run: Run) -> None:
    """A caterpillar track whose links run with the ground, over wheels that turn with it."""
    (left, right), r = part.more[0], part.size
    band = rounded(
        (
            (left - 0.7 * r, 0.0),
            (left - r, r),
            (left - 0.5 * r, 2 * r),
            (right + 0.5 * r, 2 * r),
            (right + r, r),
            (right + 0.7 * r, 0.0),
        ),
        0.6 * r,
    )
    brush.solid(band, Colour.hex("#33343c"), volume=0.2, material="metal")
    count = 5
    for k in range(count):
        x = left + (right - left) * k / (count - 1)
        brush.solid(ellipse(complex(x, 0.95 * r), 0.66 * r, 0.66 * r), Colour.hex("#6c7358"), volume=0.4, material="metal")
        for j in range(4):
            a = -run.gone / r + j * math.pi / 2
            brush.flat(ellipse(complex(x, 0.95 * r) + 0.36 * r * complex(math.cos(a), math.sin(a)), 0.1 * r, 0.1 * r), SHADE)
    link = 0.5 * r
    shift = run.gone % link
    k = 0
    while left - 0.6 * r + k * link < right + 0.6 * r:
        x = left - 0.6 * r + k * link
        # Below they lie still on the ground, above they run forward twice as fast as the hull.
        low, high = x - shift + link, x + shift
        brush.flat(
            rounded(((low, 0), (low, 0.12 * r), (low + 0.18 * r, 0.12 * r), (low + 0.18 * r, 0)), 0.01), SHADE.lighter(0.3)
        )
        brush.flat(
            rounded(((high, 1.9 * r), (high, 2.0 * r), (high + 0.18 * r, 2.0 * r), (high + 0.18 * r, 1.9 * r)), 0.01),
            SHADE.lighter(0.3),
        )
        k += 1


BEHIND = ("exhaust", "smoke", "flame", "flag")
_PARTS: dict[str, Callable[[Mirror, Part, Run], None]] = {
    "lamp": _lamp, "tail": _lamp, "beacon": _beacon, "exhaust": _exhaust, "smoke": _smoke, "rotor": _rotor,
    "tailrotor": _tailrotor, "propeller": _propeller, "flame": _flame, "sail": _sail, "flag": _flag, "oar": _oar,
    "stack": _stack, "ring": _ring, "crank": _crank, "rod": _rod, "track": _track,
}  # fmt: skip

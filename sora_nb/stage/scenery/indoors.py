"""Indoors: room, kitchen, classroom and the plain stage, lit through their windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import skia

from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import forms, sky
from sora_nb.stage.scenery.brush import gradient
from sora_nb.stage.scenery.layers import Layer
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Callable

    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.scenery.brush import Brush

WALL = 0.62
"""The depth at which a room's back wall stands."""
SCALE, FOOT = lane(WALL)


GROWN = 1.35
"""How much larger than life furniture is shown, as the cast before it is."""


def grown(paint: Callable[[Brush], None], foot: float = FOOT, share: float = GROWN) -> Callable[[Brush], None]:
    """Return the same painting, larger, standing on the same floor and spread over the same width."""

    def painted(brush: Brush) -> None:
        whole, canvas = brush.box, brush.canvas
        left, right = whole.left / share, whole.right / share
        brush.box = whole._replace(left=left, right=right, top=foot + (whole.top - foot) / share)
        canvas.save()
        canvas.translate(0, foot)
        canvas.scale(share, share)
        canvas.translate(0, -foot)
        paint(brush)
        canvas.restore()
        brush.box = whole

    return painted


def boards(brush: Brush, colour: Colour) -> None:
    """Paint floor boards that run to the vanishing point, no two quite alike."""
    dice, box = brush.dice, brush.box
    floor = forms.box(box.left, box.bottom - 0.5, box.right, FOOT + 0.02)
    brush.wash(floor, (colour.lighter(-0.16), colour, colour.lighter(0.08)), box.bottom, FOOT)
    wide = 0.42
    # Seen from close by, the floor may lie wholly below the frame.
    near, far = min(box.bottom / 1.1 - 0.1, WALL - 0.1), WALL
    reach = (max(-box.left, box.right) + 1) / SCALE
    x = -reach
    while x < reach:
        tone = colour.lighter(float(dice.uniform(-0.09, 0.07)))
        brush.plain(forms.patch(x, x + wide, near, far), Colour(tone.r, tone.g, tone.b, 0.8))
        brush.line(forms.polyline([forms.ground(x, near), forms.ground(x, far)]), colour.lighter(-0.3), 0.012)
        for _ in range(2):
            d = float(dice.uniform(near, far))
            brush.line(forms.polyline([forms.ground(x, d), forms.ground(x + wide, d)]), colour.lighter(-0.3), 0.012)
        x += wide


def tiles(brush: Brush, light: Colour, dark: Colour, size: float = 0.62) -> None:
    """Paint a chequered floor in perspective."""
    box = brush.box
    floor = forms.box(box.left, box.bottom - 0.5, box.right, FOOT + 0.02)
    brush.wash(floor, (light.lighter(-0.12), light), box.bottom, FOOT)
    near = box.bottom / 1.1 - 0.1
    reach = (max(-box.left, box.right) + 1) / SCALE
    row, d = 0, near
    while d < WALL:
        step = size * 0.44
        x = -reach - (row % 2) * size
        while x < reach:
            tone = brush.air.lit(dark)
            brush.canvas.drawPath(
                forms.patch(x, x + size, d, min(WALL, d + step)), skia.Paint(AntiAlias=True, Color4f=skia.Color4f(*tone))
            )
            x += 2 * size
        d, row = d + step, row + 1


def wall(brush: Brush, colour: Colour, *, skirting: Colour) -> None:
    """Paint the back wall, lighter where the window's light reaches it, with a skirting board."""
    box = brush.box
    top = box.top + 0.5
    brush.wash(forms.box(box.left, FOOT, box.right, top), (colour, colour.lighter(0.06), colour.lighter(-0.14)), FOOT, top)
    brush.shape(forms.box(box.left, FOOT, box.right, FOOT + 0.17), skirting, volume=0.0)
    brush.plain(forms.box(box.left, FOOT + 0.16, box.right, FOOT + 0.185), skirting, shade=0.6)
    brush.soft(forms.box(box.left, FOOT - 0.10, box.right, FOOT + 0.005), Colour(0.12, 0.08, 0.14, 0.30), 0.07)


def window(brush: Brush, x: float, y: float, width: float, height: float, *, frame: Colour) -> None:
    """Paint a window: the hour's sky and hills outside, a frame with bars, a sill."""
    air, canvas = brush.air, brush.canvas
    pane = forms.box(x - width / 2, y, x + width / 2, y + height)
    brush.shape(forms.box(x - width / 2 - 0.12, y - 0.12, x + width / 2 + 0.12, y + height + 0.12, 0.03), frame, volume=0.12)
    canvas.save()
    canvas.clipPath(pane, True)
    colours = (air.sky[2], air.sky[1], air.sky[0].mix(air.sky[1], 0.4))
    canvas.drawPaint(skia.Paint(Shader=gradient(colours, y, y + height), Dither=True))
    if air.time == "night":
        sky.stars(brush, 0.8, y)
        brush.glow(x + width * 0.22, y + height * 0.74, 0.5, Colour(0.9, 0.92, 1.0, 0.5))
        brush.raw(forms.oval(x + width * 0.22, y + height * 0.74, 0.13), air.disc_colour)
    else:
        path = forms.cloud(brush.dice, width * 0.5, 0.26)
        path.offset(x - width * 0.12, y + height * 0.66)
        brush.puff(path, air.cloud, air.cloud_shadow)
    for base, tone in ((0.30, "#8fb7a0"), (0.17, "#7aa765")):
        roll = forms.rolling(brush.dice, 0.09, 1.8, y + height * base)
        hill = forms.above(roll, x - width, x + width, y - 0.1)
        canvas.drawPath(hill, skia.Paint(AntiAlias=True, Color4f=skia.Color4f(*_outside(air, Colour.hex(tone), base))))
    canvas.restore()
    brush.line(forms.polyline([(x, y), (x, y + height)]), frame, 0.06)
    brush.line(forms.polyline([(x - width / 2, y + height * 0.52), (x + width / 2, y + height * 0.52)]), frame, 0.06)
    brush.shape(forms.box(x - width / 2 - 0.22, y - 0.2, x + width / 2 + 0.22, y - 0.08, 0.03), frame.lighter(0.06), volume=0.2)
    brush.soft(forms.box(x - width / 2 - 0.18, y - 0.30, x + width / 2 + 0.24, y - 0.2), Colour(0.10, 0.08, 0.15, 0.22), 0.04)


def _outside(air: Atmosphere, colour: Colour, near: float) -> Colour:
    """Return a colour of the land outside, as the hour has it."""
    dim = {"day": 1.0, "dawn": 0.92, "sunset": 0.78, "night": 0.30}[air.time]
    tone = Colour(colour.r * dim, colour.g * dim, colour.b * min(1.0, dim + 0.1))
    return tone.mix(air.sky[2], 0.35 + 0.3 * near)


def sunpatch(brush: Brush, x: float, width: float) -> None:
    """Lay the window's light on the floor, slanted away from it, barred by its frame."""
    air = brush.air
    strength = {"day": 0.46, "dawn": 0.40, "sunset": 0.42, "night": 0.07}[air.time] * (
        0.3 if air.weather not in ("clear", "wind") else 1.0
    )
    warm = air.light.key.mix(Colour(1.0, 0.90, 0.66), 0.6) if air.time != "night" else Colour(0.62, 0.72, 1.0)
    shift = -0.9 if x > 0 else 0.9
    for i in (0, 1):
        for near, far in ((0.02, 0.24), (0.28, 0.46)):
            a = x / SCALE + (i - 0.5) * width * 0.56 - width * 0.26
            b = a + width * 0.48
            corners = [
                (forms.ground(a + shift * (WALL - near) * 1.6, near)), (forms.ground(b + shift * (WALL - near) * 1.6, near)),
                (forms.ground(b + shift * (WALL - far) * 1.6, far)), (forms.ground(a + shift * (WALL - far) * 1.6, far)),
            ]  # fmt: skip
            brush.soft(forms.polygon(corners), Colour(warm.r, warm.g, warm.b, strength), 0.012)
    top = [(x - width * 0.46, FOOT + 2.6), (x + width * 0.46, FOOT + 2.6)]
    low = [forms.ground(x / SCALE + s * width * 0.6 + shift * 0.9, 0.05) for s in (1.15, -0.85)]
    brush.soft(forms.polygon([*top, *low]), Colour(warm.r, warm.g, warm.b, 0.16 * strength), 0.10)


def lamp(brush: Brush, x: float, y: float, size: float, colour: Colour) -> None:
    """Paint a standing lamp and, when lamps are on, its pool of light."""
    on = brush.air.lamps
    brush.line(forms.polyline([(x, y), (x, y + 1.75 * size)]), Colour.hex("#6b5a4e"), 0.045 * size)
    brush.shape(forms.oval(x, y + 0.02, 0.24 * size, 0.06 * size), Colour.hex("#6b5a4e"), volume=0.3)
    top = y + 1.7 * size
    shade = forms.polygon(
        [
            (x - 0.34 * size, top),
            (x + 0.34 * size, top),
            (x + 0.20 * size, top + 0.44 * size),
            (x - 0.20 * size, top + 0.44 * size),
        ]
    )
    if on > 0.5:
        brush.glow(x, top + 0.15 * size, 3.4 * size, Colour(1.0, 0.80, 0.50, 0.62 * on))
        brush.raw(shade, Colour.hex("#ffe6b0"))
    else:
        brush.shape(shade, colour, volume=0.3)


def picture(brush: Brush, x: float, y: float, width: float, height: float, *, ground: Colour, motif: Colour) -> None:
    """Paint a framed picture on the wall."""
    brush.soft(forms.box(x - width / 2 + 0.03, y - 0.06, x + width / 2 + 0.08, y + height), Colour(0.1, 0.08, 0.14, 0.25), 0.04)
    brush.shape(forms.box(x - width / 2, y, x + width / 2, y + height, 0.02), Colour.hex("#8a6b4e"), volume=0.15)
    inner = forms.box(x - width / 2 + 0.06, y + 0.06, x + width / 2 - 0.06, y + height - 0.06)
    brush.plain(inner, ground)
    brush.canvas.save()
    brush.canvas.clipPath(inner, True)
    roll = forms.rolling(brush.dice, height * 0.1, width * 0.9)
    brush.plain(forms.above(lambda u: y + height * 0.4 + roll(u), x - width, x + width, y), motif)
    brush.plain(forms.oval(x + width * 0.16, y + height * 0.68, height * 0.10), Colour.hex("#f4dc9a"))
    brush.canvas.restore()


def _room_wall(brush: Brush) -> None:
    box = brush.box
    wall(brush, Colour.hex("#cfd8c4"), skirting=Colour.hex("#f1ece0"))
    for i in range(int(box.width / 0.5) + 2):
        x = box.left + i * 0.5
        brush.line(forms.polyline([(x, FOOT + 0.2), (x, box.top)]), Colour.hex("#c2ccb7"), 0.02)


def _room_fittings(brush: Brush) -> None:
    half = min(5.3, brush.box.width / 2)
    wx = -half * 0.42
    window(brush, wx, 1.75, min(2.2, half * 0.75), 1.9, frame=Colour.hex("#f6f1e6"))
    _curtains(brush, wx, 1.75, min(2.2, half * 0.75), 1.9)
    picture(brush, half * 0.28, 2.35, 0.95, 0.72, ground=Colour.hex("#bcd6e0"), motif=Colour.hex("#7f9f86"))
    picture(brush, half * 0.50, 2.62, 0.55, 0.50, ground=Colour.hex("#e7d4b4"), motif=Colour.hex("#b58c78"))


def _curtains(brush: Brush, x: float, y: float, width: float, height: float) -> None:
    cloth = Colour.hex("#7c9fb0")
    brush.line(
        forms.polyline([(x - width / 2 - 0.5, y + height + 0.24), (x + width / 2 + 0.5, y + height + 0.24)]),
        Colour.hex("#8a6b4e"),
        0.05,
    )
    for side in (-1, 1):
        edge = x + side * (width / 2 + 0.14)
        for k in range(4):
            a = edge + side * (k * 0.115 - 0.14)
            fold = forms.curve(
                [
                    (a - 0.08, y + height + 0.22),
                    (a + 0.08, y + height + 0.22),
                    (a + 0.09 + side * 0.03, y - 0.42),
                    (a - 0.09 + side * 0.03, y - 0.42),
                ]
            )
            brush.shape(fold, cloth.lighter(-0.08 + 0.05 * (k % 2)), volume=0.35)


def _shelf(brush: Brush, x: float) -> None:
    dice, wood = brush.dice, Colour.hex("#a07a56")
    w, h, y = 1.25, 2.5, FOOT
    brush.soft(forms.box(x - w / 2, y - 0.08, x + w / 2 + 0.2, y + h * 0.96), Colour(0.1, 0.08, 0.12, 0.25), 0.08)
    brush.shape(forms.box(x - w / 2, y, x + w / 2, y + h, 0.03), wood, volume=0.08)
    tones = [Colour.hex(c) for c in ("#6d8fa8", "#c9a45c", "#8fa876", "#a78bb0", "#d8cdb4", "#7a6f8c", "#b98a78")]
    for row in range(4):
        low = y + 0.12 + row * (h - 0.16) / 4
        brush.plain(forms.box(x - w / 2 + 0.07, low, x + w / 2 - 0.07, low + (h - 0.16) / 4 - 0.08), wood.lighter(-0.35))
        at = x - w / 2 + 0.10
        while at < x + w / 2 - 0.2:
            bw, bh = float(dice.uniform(0.06, 0.13)), float(dice.uniform(0.28, 0.44))
            if float(dice.uniform(0, 1)) < 0.86:
                brush.shape(forms.box(at, low, at + bw, low + bh, 0.01), tones[int(dice.integers(len(tones)))], volume=0.2)
            at += bw + 0.012


def _bookcase(brush: Brush) -> None:
    _shelf(brush, min(5.3 / GROWN, brush.box.width / 2) * 0.82)


def _room_floor(brush: Brush) -> None:
    boards(brush, Colour.hex("#b98e63"))
    rug = [forms.ground(x, d) for x, d in _ring(0.3, 0.10, 3.1, 0.34)]
    brush.plain(forms.curve(rug), Colour.hex("#7f93a8"))
    for grow, tone in ((0.90, "#e6dcc6"), (0.82, "#8fa3b4"), (0.5, "#e6dcc6"), (0.44, "#7f93a8")):
        ring = [forms.ground(x, d) for x, d in _ring(0.3, 0.10, 3.1 * grow, 0.34 * grow)]
        brush.plain(forms.curve(ring), Colour.hex(tone))
    half = min(5.3, brush.box.width / 2)
    sunpatch(brush, -half * 0.42, 1.9)


def _ring(x: float, d: float, rx: float, rd: float) -> list[tuple[float, float]]:
    import math

    return [(x + rx * math.cos(a * math.pi / 8), d + rd * math.sin(a * math.pi / 8)) for a in range(16)]


def _room_things(brush: Brush) -> None:
    half = min(5.3 / GROWN, brush.box.width / 2)
    scale, y = lane(0.5)
    lamp(brush, half * 0.56, y, 1.25 * scale, Colour.hex("#e8d9b8"))
    x = -half * 0.92
    pot = forms.polygon([(x - 0.2, y), (x + 0.2, y), (x + 0.26, y + 0.42), (x - 0.26, y + 0.42)])
    for k in range(7):
        a = (k - 3) / 3
        leaf = forms.curve(
            [
                (x + a * 0.05, y + 0.4),
                (x + a * 0.34 - 0.08, y + 1.0),
                (x + a * 0.62, y + 1.35 - 0.3 * abs(a)),
                (x + a * 0.42 + 0.08, y + 0.9),
            ]
        )
        brush.shape(leaf, Colour.hex("#5d9a62").lighter(-0.1 + 0.1 * abs(a)), volume=0.4)
    brush.shape(pot, Colour.hex("#c79a78"), volume=0.5)


def room(air: Atmosphere) -> list[Layer]:
    """A living room with a wide window, shelves and a rug."""
    del air
    return [
        Layer(name="wall", parallax=SCALE, paint=_room_wall, depth=WALL),
        Layer(name="fittings", parallax=SCALE, paint=_room_fittings, repeats=True, depth=WALL),
        Layer(name="floor", parallax=1.42, paint=_room_floor, plane=True, depth=0.0),
        Layer(name="bookcase", parallax=SCALE, paint=grown(_bookcase), repeats=True, depth=WALL),
        Layer(name="things", parallax=lane(0.5)[0], paint=grown(_room_things, lane(0.5)[1]), repeats=True, depth=0.5),
    ]


def _cyclorama(brush: Brush) -> None:
    box, air = brush.box, brush.air
    tone = {"day": "#c4d3dd", "dawn": "#dccbd0", "sunset": "#dcc0a8", "night": "#4b5478"}[air.time]
    back = Colour.hex(tone)
    colours = [back.lighter(-0.10), back.lighter(0.14), back, back.lighter(-0.22), back.lighter(-0.42)]
    brush.canvas.drawPaint(skia.Paint(Shader=gradient(colours, 0.0, box.top), Dither=True))
    brush.glow(0.0, 1.9, 4.6, Colour(1.0, 0.96, 0.88, 0.35 if air.time != "night" else 0.28), squash=0.72)


def _stage_floor(brush: Brush) -> None:
    box, air = brush.box, brush.air
    tone = {"day": "#b3c0c9", "dawn": "#c9b8bd", "sunset": "#c4a68f", "night": "#3d4565"}[air.time]
    base = Colour.hex(tone)
    shader = gradient(
        [base.lighter(-0.28), base.lighter(-0.04), base.lighter(0.10), Colour(*base.lighter(0.06)[:3], 0.0)],
        box.bottom,
        H_STAGE,
    )
    brush.canvas.drawRect(
        skia.Rect.MakeLTRB(box.left, box.bottom - 0.5, box.right, H_STAGE), skia.Paint(Shader=shader, Dither=True)
    )
    brush.glow(0.0, 0.1, 4.2, Colour(1.0, 0.97, 0.90, 0.30), squash=0.17)


H_STAGE = 1.0


def _drapes(brush: Brush) -> None:
    """Hang drapes at both sides and a row of swags above, lit from the middle of the stage."""
    box = brush.box
    cloth = Colour.hex("#5b6f9a") if brush.air.time != "night" else Colour.hex("#6a78a8")
    half, foot = box.width / 2, lane(0.72)[1]
    for side in (-1, 1):
        brush.soft(forms.oval(side * (half - 0.35), foot, 0.75, 0.06), Colour(0.05, 0.05, 0.12, 0.35), 0.05)
        for k in range(6):
            x = side * (half + 0.05 - k * 0.17)
            fold = forms.polygon(
                [
                    (x - 0.13, box.top + 0.4),
                    (x + 0.13, box.top + 0.4),
                    (x + 0.11, 2.4),
                    (x + 0.13, foot),
                    (x - 0.13, foot),
                    (x - 0.11, 2.4),
                ]
            )
            brush.shape(fold, cloth.lighter(-0.24 + 0.05 * k + 0.08 * (k % 2)), volume=0.45)
    count = max(3, round(box.width / 1.5))
    wide = box.width / count
    for i in range(count):
        x = box.left + (i + 0.5) * wide
        swag = skia.Path()
        swag.moveTo(x - wide * 0.54, box.top + 0.3)
        swag.lineTo(x - wide * 0.54, box.top - 0.18)
        swag.quadTo(x, box.top - 0.78, x + wide * 0.54, box.top - 0.18)
        swag.lineTo(x + wide * 0.54, box.top + 0.3)
        swag.close()
        brush.shape(swag, cloth.lighter(-0.12), volume=0.18)
        hem = forms.curve(
            [(x - wide * 0.5, box.top - 0.22), (x, box.top - 0.50), (x + wide * 0.5, box.top - 0.22)], closed=False
        )
        brush.line(hem, Colour.hex("#d9c27e"), 0.035)


def _spots(brush: Brush) -> None:
    """Let two soft beams fall from the sides on the middle of the stage."""
    box = brush.box
    for side in (-1, 1):
        x = side * box.width * 0.30
        beam = forms.polygon(
            [(x - 0.1, box.top + 0.3), (x + 0.1, box.top + 0.3), (-side * 0.4 + 1.5, 0.05), (-side * 0.4 - 1.5, 0.05)]
        )
        brush.soft(beam, Colour(1.0, 0.97, 0.88, 0.085), 0.12)


def stage(air: Atmosphere) -> list[Layer]:
    """A plain studio: a lit backdrop that curves into the floor, drapes at the sides."""
    del air
    return [
        Layer(name="cyclorama", parallax=0.5, paint=_cyclorama),
        Layer(name="floor", parallax=1.42, paint=_stage_floor, plane=True, depth=0.0),
        Layer(name="spots", parallax=0.8, paint=_spots, depth=0.8),
        Layer(name="drapes", parallax=0.66, paint=_drapes, depth=0.8),
    ]

"""Fleet: the rows of what flies by an engine and of what floats, from balloon to pirate ship; lengths in vehicle heights."""

from __future__ import annotations

import dataclasses
import math

from sora_nb.stage.cast.bodywork import Craft, Panel, Part, Wheel, box

_HELICOPTER = Craft(
    name="helicopter", height=2.6, width=2.6, paint="#d8552f", words=("chopper",),
    panels=(
        Panel(tone="trim", points=((-0.5, 0.0), (-0.5, 0.06), (0.72, 0.06), (0.82, 0.12), (0.84, 0.06), (0.74, 0.0)),
            soft=0.03),
        Panel(tone="trim", points=((-0.28, 0.04), (-0.2, 0.26), (-0.15, 0.26), (-0.22, 0.04)), soft=0.0),
        Panel(tone="trim", points=((0.4, 0.04), (0.32, 0.26), (0.37, 0.26), (0.46, 0.04)), soft=0.0),
        Panel(tone="paint", soft=0.05, volume=0.4, points=((-1.3, 0.56), (-1.34, 0.84), (-1.2, 0.84), (-1.1, 0.66),
            (-0.3, 0.72), (-0.3, 0.42), (-1.1, 0.54))),
        Panel(tone="paint", soft=0.2, volume=0.6, points=((-0.6, 0.3), (-0.56, 0.72), (-0.1, 0.84), (0.45, 0.8),
            (0.86, 0.52), (0.86, 0.36), (0.6, 0.2), (-0.3, 0.2))),
        Panel(tone="light", points=((-0.5, 0.36), (-0.5, 0.43), (0.8, 0.43), (0.84, 0.36)), soft=0.02, volume=0.0),
        Panel(tone="trim", points=((-0.16, 0.8), (-0.06, 0.96), (0.06, 0.96), (0.16, 0.8)), soft=0.02),
    ),
    windows=(((0.3, 0.46), (0.3, 0.74), (0.46, 0.74), (0.8, 0.52), (0.8, 0.46)),
        ((-0.2, 0.48), (-0.2, 0.73), (0.22, 0.74), (0.22, 0.48))),
    parts=(Part(kind="tailrotor", x=-1.26, y=0.72, size=0.17), Part(kind="rotor", x=0.0, y=0.97, size=1.25)),
    drivers=((0.46, 0.49, 0.1),),
)  # fmt: skip
_JET = Craft(
    name="airplane", height=2.2, width=3.3, paint="#f0f1f4", trim="#2f6bb8", words=("jet plane", "airliner", "jumbo jet"),
    panels=(
        Panel(tone="#cfd4db", points=((-0.3, 0.5), (-0.85, 0.72), (-0.7, 0.74), (0.15, 0.52)), soft=0.03, whole=True),
        Panel(tone="trim", soft=0.05, volume=0.4, points=((-1.55, 0.5), (-1.62, 1.0), (-1.4, 1.0), (-1.0, 0.58), (-1.1, 0.45))),
        Panel(tone="paint", soft=0.18, volume=0.6, points=((-1.64, 0.5), (-1.2, 0.62), (1.1, 0.64), (1.5, 0.5),
            (1.62, 0.38), (1.45, 0.28), (1.0, 0.24), (-0.9, 0.26))),
        Panel(tone="trim", points=((-1.5, 0.47), (-1.2, 0.41), (1.55, 0.37), (1.5, 0.42), (-1.2, 0.47)), soft=0.01, volume=0.0),
        Panel(tone="#cfd4db", points=((-1.6, 0.48), (-1.75, 0.62), (-1.6, 0.62), (-1.2, 0.5)), soft=0.03, whole=True),
    ),
    windows=(*(box(-0.9 + 0.2 * i, 0.49, -0.79 + 0.2 * i, 0.57) for i in range(9)),
        ((1.16, 0.49), (1.14, 0.58), (1.24, 0.57), (1.42, 0.49))),
    parts=(),
)  # fmt: skip
_JET_NEAR = (
    Panel(
        tone="#dfe3e8", points=((-0.95, 0.08), (-0.3, 0.42), (0.3, 0.42), (0.34, 0.34), (-0.75, 0.06)), soft=0.03, front=True
    ),
    Panel(tone="trim", points=((-0.35, 0.12), (-0.35, 0.26), (0.16, 0.28), (0.16, 0.1)), soft=0.06, volume=0.6, front=True),
    Panel(tone="black", points=((0.11, 0.11), (0.11, 0.27), (0.17, 0.27), (0.17, 0.11)), soft=0.03, volume=0.0, front=True),
)
_JET = dataclasses.replace(_JET, panels=(*_JET.panels, *_JET_NEAR))
_PLANE = Craft(
    name="small airplane", height=1.9, width=2.5, paint="#e3b52c", words=("propeller plane", "biplane", "light aircraft"),
    panels=(
        Panel(tone="dark", soft=0.05, points=((-1.2, 0.5), (-1.24, 0.96), (-1.05, 0.96), (-0.8, 0.55))),
        Panel(tone="trim", points=((-0.22, 0.36), (-0.05, 0.92), (0.0, 0.92), (-0.14, 0.36)), soft=0.0, whole=True),
        Panel(tone="trim", points=((0.42, 0.36), (0.5, 0.92), (0.55, 0.92), (0.48, 0.36)), soft=0.0, whole=True),
        Panel(tone="paint", soft=0.14, volume=0.6, points=((-1.24, 0.5), (-0.4, 0.68), (0.2, 0.68), (0.55, 0.66),
            (1.0, 0.6), (1.05, 0.44), (0.9, 0.3), (0.0, 0.26), (-1.2, 0.42))),
        Panel(tone="light", points=((-1.2, 0.46), (1.04, 0.52), (1.04, 0.46), (-1.2, 0.43)), soft=0.01, volume=0.0),
        Panel(tone="dark", points=((-0.4, 0.9), (-0.4, 0.97), (0.72, 1.0), (0.76, 0.94)), soft=0.04, whole=True),
        Panel(tone="dark", points=((-0.55, 0.32), (-0.55, 0.39), (0.58, 0.4), (0.62, 0.33)), soft=0.04, front=True),
        Panel(tone="trim", points=((0.36, 0.14), (0.3, 0.3), (0.36, 0.3), (0.44, 0.14)), soft=0.0),
    ),
    wheels=(Wheel(x=0.42, radius=0.12, make="cart"),),
    parts=(Part(kind="propeller", x=1.1, y=0.47, size=0.36, tone="dark"),),
    drivers=((-0.1, 0.71, 0.13),),
)  # fmt: skip
_FINS = (
    Panel(tone="dark", soft=0.04, points=((-0.15, 0.24), (-0.34, 0.1), (-0.34, 0.0), (-0.14, 0.08))),
    Panel(tone="dark", soft=0.04, points=((0.15, 0.24), (0.34, 0.1), (0.34, 0.0), (0.14, 0.08))),
)
_ROCKET = Craft(
    name="rocket", height=3.0, width=0.75, paint="#d8402f", words=("space rocket", "rocket ship", "rocketship"),
    panels=(
        Panel(tone="trim", points=((-0.1, 0.02), (-0.08, 0.12), (0.08, 0.12), (0.1, 0.02)), soft=0.01), *_FINS,
        Panel(tone="#eef0f3", soft=0.14, volume=0.8, points=((-0.16, 0.08), (-0.21, 0.4), (-0.17, 0.72), (0.0, 1.0),
            (0.17, 0.72), (0.21, 0.4), (0.16, 0.08))),
        Panel(tone="paint", soft=0.06, volume=0.7, points=((-0.165, 0.735), (0.0, 0.99), (0.165, 0.735))),
        Panel(tone="paint", soft=0.01, volume=0.2, points=((-0.185, 0.22), (-0.195, 0.3), (0.195, 0.3), (0.185, 0.22))),
        Panel(tone="dark", soft=0.02, points=((-0.03, 0.26), (-0.02, 0.0), (0.02, 0.0), (0.03, 0.26))),
    ),
    windows=(tuple((0.09 * math.cos(k * math.tau / 12), 0.57 + 0.09 * math.sin(k * math.tau / 12)) for k in range(12)),),
    parts=(Part(kind="flame", x=0.0, y=0.04, size=0.12, more=((0.0, -1.0),)),),
    drivers=((0.0, 0.55, 0.054),),
)  # fmt: skip
_ENVELOPE = (
    (-0.1, 0.27),
    (-0.3, 0.5),
    (-0.36, 0.72),
    (-0.26, 0.93),
    (0.0, 1.02),
    (0.26, 0.93),
    (0.36, 0.72),
    (0.3, 0.5),
    (0.1, 0.27),
)
_BALLOON = Craft(
    name="hot air balloon", height=3.0, width=0.74, paint="#e0503f", words=("air balloon", "hot-air balloon"), material="soft",
    panels=(
        Panel(tone="paint", soft=0.12, volume=0.9, points=_ENVELOPE),
        Panel(tone="light", soft=0.1, volume=0.0, points=((-0.09, 0.28), (-0.2, 0.55), (-0.22, 0.75), (-0.14, 0.96),
            (-0.05, 0.99), (-0.09, 0.75), (-0.08, 0.55), (-0.03, 0.28))),
        Panel(tone="light", soft=0.1, volume=0.0, points=((0.09, 0.28), (0.2, 0.55), (0.22, 0.75), (0.14, 0.96),
            (0.05, 0.99), (0.09, 0.75), (0.08, 0.55), (0.03, 0.28))),
        Panel(tone="trim", soft=0.0, volume=0.0, points=((-0.095, 0.28), (-0.085, 0.12), (-0.078, 0.12), (-0.086, 0.28))),
        Panel(tone="trim", soft=0.0, volume=0.0, points=((0.095, 0.28), (0.085, 0.12), (0.078, 0.12), (0.086, 0.28))),
        Panel(tone="#a9743f", soft=0.02, volume=0.4, points=((-0.095, 0.14), (-0.08, 0.0), (0.08, 0.0), (0.095, 0.14))),
        Panel(tone="#7d5230", soft=0.01, volume=0.2, points=box(-0.105, 0.12, 0.105, 0.15)),
    ),
    parts=(Part(kind="flame", x=0.0, y=0.205, size=0.028, more=((0.0, 1.0),)),),
    drivers=((0.02, 0.155, 0.032),),
)  # fmt: skip
_UFO = Craft(
    name="ufo", height=1.5, width=2.7, paint="#9aa7b8", words=("flying saucer", "alien spaceship", "alien ship",
        "spaceship", "starship"),
    panels=(
        Panel(tone="dark", soft=0.1, volume=0.4, points=((-0.5, 0.16), (-0.34, 0.02), (0.34, 0.02), (0.5, 0.16))),
        Panel(tone="paint", soft=0.16, volume=0.7, points=((-1.34, 0.3), (-0.6, 0.52), (0.6, 0.52), (1.34, 0.3),
            (0.6, 0.12), (-0.6, 0.12))),
        Panel(tone="light", soft=0.04, volume=0.2, points=((-0.62, 0.48), (-0.5, 0.54), (0.5, 0.54), (0.62, 0.48))),
    ),
    windows=(((-0.5, 0.54), (-0.46, 0.8), (-0.26, 0.96), (0.26, 0.96), (0.46, 0.8), (0.5, 0.54)),),
    parts=(Part(kind="ring", x=0, y=0.3, size=0.055, more=((-1.0, 1.0),)),),
    drivers=((0.0, 0.57, 0.162),),
)  # fmt: skip
AIRCRAFT: tuple[Craft, ...] = (_HELICOPTER, _JET, _PLANE, _ROCKET, _BALLOON, _UFO)
"""Everything that flies by an engine or by hot air."""

_SAILBOAT = Craft(
    name="boat", height=3.0, width=1.35, paint="#c8412f", words=("sail boat", "sailing ship", "dinghy"), material="wood",
    panels=(
        Panel(tone="#8a5a34", points=box(-0.05, 0.14, -0.015, 1.0), soft=0.01),
        Panel(tone="paint", soft=0.05, volume=0.5, points=((-0.6, 0.18), (-0.54, -0.08), (0.4, -0.08), (0.64, 0.2))),
        Panel(tone="white", soft=0.02, volume=0.2, points=((-0.62, 0.14), (-0.61, 0.19), (0.66, 0.21), (0.62, 0.15))),
    ),
    parts=(Part(kind="sail", x=-0.3, y=0.5, size=0.4, more=((-0.06, 0.26), (-0.06, 0.98), (-0.40, 0.31)), tone="#f7f3e8"),
           Part(kind="sail", x=0.3, y=0.5, size=0.4, more=((0.6, 0.25), (0.0, 0.9), (0.02, 0.28)), tone="light"),
           Part(kind="flag", x=-0.05, y=1.03, size=0.16, tone="paint")),
    drivers=((-0.47, 0.25, 0.065),),
)  # fmt: skip
_HULL = (
    (-0.95, 0.5),
    (-0.98, 0.3),
    (-0.8, -0.06),
    (0.62, -0.06),
    (0.86, 0.2),
    (1.0, 0.36),
    (0.5, 0.3),
    (-0.35, 0.28),
    (-0.4, 0.42),
)
_PIRATE = Craft(
    name="pirate ship", height=4.0, width=2.2, paint="#7d4f2c", trim="#4a2f1d",
        words=("galleon", "caravel", "frigate", "tall ship"), material="wood",
    panels=(
        *(Panel(tone="trim", points=box(x - 0.018, 0.25, x + 0.018, high), soft=0.01) for x,
            high in ((-0.55, 0.92), (0.02, 1.02), (0.5, 0.9))),
        Panel(tone="trim", points=((0.85, 0.33), (0.87, 0.37), (1.16, 0.52), (1.16, 0.5)), soft=0.01),
        Panel(tone="paint", soft=0.04, volume=0.4, points=_HULL),
        Panel(tone="dark", soft=0.01, volume=0.1, points=((-0.98, 0.3), (-0.98, 0.33), (0.92, 0.29), (0.9, 0.26))),
        Panel(tone="#d9a520", soft=0.01, volume=0.1, points=((-0.97, 0.4), (-0.97, 0.43), (-0.4, 0.4), (-0.4, 0.37))),
        *(Panel(tone="black", points=box(x, 0.12, x + 0.09, 0.2), soft=0.015, volume=0.1) for x in (-0.62, -0.34, -0.06,
            0.22, 0.5)),
        *(Panel(tone="#f0c65a", points=box(x, 0.34, x + 0.07, 0.39), soft=0.01, volume=0.0) for x in (-0.88, -0.74, -0.6)),
    ),
    parts=(Part(kind="sail", x=-0.5, y=0.6, size=0.3, more=((-0.74, 0.48), (-0.7, 0.8), (-0.36, 0.8), (-0.34, 0.48)),
        tone="#efe6cf"),
           Part(kind="sail", x=0.6, y=0.5, size=0.3, more=((0.32, 0.42), (0.34, 0.78), (0.68, 0.78), (0.72, 0.42)),
               tone="#efe6cf"),
           Part(kind="sail", x=0.0, y=0.6, size=0.6, more=((-0.26, 0.4), (-0.22, 0.9), (0.24, 0.9), (0.28, 0.4)),
               tone="#e5dac0"),
           Part(kind="flag", x=0.0, y=1.05, size=0.22, tone="#2b2933")),
    drivers=((-0.68, 0.5, 0.049),),
)  # fmt: skip
_ROWBOAT = Craft(
    name="canoe", height=0.75, width=3.4, paint="#a9683a", words=("rowing boat", "rowboat", "row boat", "kayak", "gondola"),
        material="wood",
    panels=(
        Panel(tone="dark", soft=0.1, volume=0.2, points=((-1.5, 0.78), (-1.3, 0.45), (1.3, 0.45), (1.5, 0.8))),
        Panel(tone="paint", soft=0.16, volume=0.5, points=((-1.7, 1.0), (-1.25, -0.15), (1.25, -0.15), (1.7, 1.0),
            (1.0, 0.72), (-1.0, 0.72))),
        Panel(tone="light", soft=0.04, volume=0.2, points=((-1.7, 1.0), (-1.0, 0.76), (1.0, 0.76), (1.7, 1.0), (1.0, 0.64),
            (-1.0, 0.64))),
    ),
    parts=(Part(kind="oar", x=0.1, y=0.75, size=1.5),),
)  # fmt: skip
_MOTORBOAT = Craft(
    name="motor boat", height=1.3, width=2.9, paint="#2f74c4", words=("motorboat", "power boat"),
    panels=(
        Panel(tone="trim", points=((-1.5, 0.0), (-1.5, 0.62), (-1.3, 0.68), (-1.28, 0.0)), soft=0.05),
        Panel(tone="white", soft=0.06, volume=0.3, points=((-0.5, 0.4), (-0.4, 0.92), (0.3, 0.92), (0.62, 0.5))),
        Panel(tone="paint", soft=0.1, volume=0.5, points=((-1.36, 0.5), (-1.3, -0.1), (0.7, -0.1), (1.5, 0.62), (0.5, 0.5))),
        Panel(tone="white", soft=0.03, volume=0.1, points=((-1.35, 0.3), (-1.34, 0.38), (1.3, 0.46), (1.2, 0.36))),
    ),
    windows=(((-0.1, 0.56), (-0.08, 0.84), (0.24, 0.84), (0.46, 0.56)),), drivers=((0.02, 0.55, 0.13),),
)  # fmt: skip
_SPEEDBOAT = dataclasses.replace(
    _MOTORBOAT, name="speedboat", paint="#e0452f", words=("jet boat",), windows=(),
    panels=(_MOTORBOAT.panels[0], Panel(tone="#bfe1ee", soft=0.04, volume=0.2,
        points=((0.1, 0.5), (0.02, 0.82), (0.1, 0.82), (0.5, 0.5))), *_MOTORBOAT.panels[2:]),
    drivers=((-0.3, 0.6, 0.173),),
)  # fmt: skip
_DECKS = (
    Panel(tone="white", points=box(-0.95, 0.36, 0.8, 0.52), soft=0.03, volume=0.3),
    Panel(tone="white", points=box(-0.8, 0.52, 0.6, 0.66), soft=0.03, volume=0.3),
    Panel(tone="white", points=((0.1, 0.64), (0.1, 0.78), (0.48, 0.78), (0.56, 0.64)), soft=0.03, volume=0.3),
)
_LINER = Craft(
    name="cruise ship", height=3.4, width=3.0, paint="#26466e", trim="#d8402f", words=("ocean liner", "steamer", "steamship"),
    panels=(*_DECKS, Panel(tone="paint", soft=0.06, volume=0.4,
        points=((-1.4, 0.38), (-1.3, -0.06), (1.15, -0.06), (1.48, 0.44), (0.9, 0.38))),
            Panel(tone="trim", soft=0.02, volume=0.1, points=((-1.31, 0.0), (-1.29, -0.06), (1.15, -0.06), (1.2, 0.02))),
            *(Panel(tone="#bfe1ee", points=box(-1.1 + 0.22 * i, 0.22, -1.03 + 0.22 * i, 0.29), soft=0.03,
                volume=0.0) for i in range(10))),
    windows=(*(box(-0.85 + 0.2 * i, 0.41, -0.73 + 0.2 * i, 0.48) for i in range(8)),
        *(box(-0.7 + 0.2 * i, 0.56, -0.58 + 0.2 * i, 0.62) for i in range(6)), box(0.2, 0.67, 0.44, 0.74)),
    parts=(Part(kind="stack", x=-0.5, y=0.64, size=0.34, tone="#d8402f"),
        Part(kind="stack", x=-0.12, y=0.64, size=0.34, tone="#d8402f"), Part(kind="smoke", x=-0.5, y=1.0, size=0.07),
            Part(kind="flag", x=-1.36, y=0.6, size=0.16, tone="#d8402f")),
)  # fmt: skip
_SHIP = dataclasses.replace(
    _LINER, name="ship", height=3.0, paint="#8c2f2b", trim="#33333c", words=("cargo ship", "freighter", "tanker", "vessel"),
    panels=(Panel(tone="white", points=box(-1.1, 0.36, -0.55, 0.78), soft=0.03, volume=0.3),
            *(Panel(tone=tone, points=box(-0.4 + 0.36 * i, 0.36, -0.06 + 0.36 * i, 0.36 + high), soft=0.02,
                volume=0.2) for i, (tone, high) in enumerate((("#3f8f83", 0.3), ("#d9a520", 0.2), ("#4d78b8", 0.3),
                    ("#c8612f", 0.2)))),
            *_LINER.panels[3:5]),
    windows=(box(-1.02, 0.62, -0.86, 0.71), box(-0.8, 0.62, -0.62, 0.71)), drivers=((-0.71, 0.59, 0.049),),
    parts=(Part(kind="stack", x=-0.95, y=0.74, size=0.24, tone="#d9a520"), Part(kind="smoke", x=-0.95, y=1.0, size=0.06)),
)  # fmt: skip
_FERRY = dataclasses.replace(_LINER, name="ferry", height=2.6, paint="#3f8fa8", words=("ferryboat",))
_SUBMARINE = Craft(
    name="submarine", height=1.9, width=2.9, paint="#e8b52c", words=("sub", "u boat"),
    panels=(
        Panel(tone="trim", points=((0.02, 0.7), (0.02, 1.0), (0.2, 1.0), (0.2, 0.94), (0.09, 0.94), (0.09, 0.7)), soft=0.03),
        Panel(tone="paint", soft=0.08, volume=0.5, points=((-0.36, 0.6), (-0.3, 0.84), (0.24, 0.84), (0.36, 0.6))),
        Panel(tone="dark", soft=0.05, points=((-1.3, 0.34), (-1.46, 0.72), (-1.22, 0.72), (-1.0, 0.4))),
        Panel(tone="dark", soft=0.05, points=((-1.3, 0.34), (-1.46, 0.0), (-1.22, 0.0), (-1.0, 0.3))),
        Panel(tone="paint", soft=0.3, volume=0.7, points=((-1.4, 0.36), (-0.9, 0.62), (0.8, 0.68), (1.4, 0.5), (1.4, 0.2),
            (0.8, 0.02), (-0.9, 0.1))),
        Panel(tone="dark", soft=0.02, volume=0.1, points=((-1.1, 0.2), (-1.1, 0.25), (1.4, 0.25), (1.38, 0.19))),
    ),
    windows=tuple(tuple((x + 0.13 * math.cos(k * math.tau / 12),
        0.42 + 0.13 * math.sin(k * math.tau / 12)) for k in range(12)) for x in (-0.35, 0.15, 0.65)),
    parts=(Part(kind="propeller", x=-1.46, y=0.36, size=0.24, tone="dark"), Part(kind="lamp", x=1.4, y=0.36, size=0.06)),
    drivers=((0.66, 0.38, 0.092),),
)  # fmt: skip
BOATS: tuple[Craft, ...] = (_SAILBOAT, _PIRATE, _ROWBOAT, _MOTORBOAT, _SPEEDBOAT, _LINER, _SHIP, _FERRY, _SUBMARINE)
"""Everything that floats; what lies below 0 is under water."""

"""Garage: the rows of what goes on roads and rails, from skateboard to bullet train; every length in vehicle heights."""

from __future__ import annotations

import dataclasses

from sora_nb.stage.cast.bodywork import Craft, Panel, Part, Wheel, box

_LAMPS = (Part(kind="lamp", x=1.13, y=0.46, size=0.06), Part(kind="tail", x=-1.15, y=0.48, size=0.05))
_CAR = Craft(
    name="car", height=1.5, width=2.42, paint="#d8402f", words=("hatchback", "auto"),
    panels=(
        Panel(
            tone="paint", soft=0.13, volume=0.5,
            points=((-1.18, 0.17), (-1.2, 0.52), (-1.06, 0.66), (-0.82, 0.68), (-0.55, 1.0), (0.26, 1.0), (0.62, 0.66),
                    (1.05, 0.59), (1.2, 0.44), (1.2, 0.17)),
        ),
        Panel(tone="trim", points=box(-1.21, 0.17, 1.21, 0.27), soft=0.05),
        Panel(tone="dark", points=box(-0.16, 0.28, -0.145, 0.66), soft=0.0, volume=0.0),
        Panel(tone="steel", points=box(-0.32, 0.55, -0.2, 0.585), soft=0.02, volume=0.2),
    ),
    windows=(((-0.68, 0.68), (-0.49, 0.93), (-0.2, 0.93), (-0.2, 0.68)),
        ((-0.11, 0.68), (-0.11, 0.93), (0.22, 0.93), (0.47, 0.68))),
    wheels=(Wheel(x=-0.72, radius=0.21), Wheel(x=0.74, radius=0.21)),
    parts=(*_LAMPS, Part(kind="exhaust", x=-1.2, y=0.16, size=0.05)),
    drivers=((0.1, 0.67, 0.13),),
)  # fmt: skip
_SIGN = Panel(tone="#f7cf2e", points=box(-0.3, 0.99, 0.06, 1.1), soft=0.04, whole=True)
_TAXI = dataclasses.replace(
    _CAR, name="taxi", paint="#f2b81f", words=("cab", "taxicab", "taxi cab"),
    panels=(*_CAR.panels, dataclasses.replace(_SIGN, tone="white"),
            *(Panel(tone=("black", "white")[i % 2], points=box(-1.05 + 0.14 * i, 0.3, -0.91 + 0.14 * i, 0.37), soft=0.0,
                volume=0.0) for i in range(15))),
)  # fmt: skip
_POLICE = dataclasses.replace(
    _CAR, name="police car", paint="#f2f2ee", words=("cop car", "patrol car"),
    panels=(*_CAR.panels, Panel(tone="#2c4fa3", points=box(-0.95, 0.36, 1.12, 0.48), soft=0.03, volume=0.0)),
    parts=(*_CAR.parts, Part(kind="beacon", x=-0.14, y=0.99, size=0.13)),
)  # fmt: skip
_SUV = Craft(
    name="suv", height=1.8, width=2.2, paint="#3f7a5a", words=("off roader", "land rover"),
    panels=(
        Panel(tone="paint", soft=0.1, volume=0.5,
              points=((-1.1, 0.2), (-1.1, 0.62), (-1.02, 0.98), (0.3, 1.0), (0.56, 0.66), (1.02, 0.6), (1.1, 0.45),
                  (1.1, 0.2))),
        Panel(tone="trim", points=box(-1.12, 0.2, 1.12, 0.3), soft=0.05),
        Panel(tone="trim", points=box(-0.9, 1.0, 0.2, 1.04), soft=0.02, whole=True),
        Panel(tone="black", points=((-1.2, 0.4), (-1.22, 0.55), (-1.2, 0.7), (-1.1, 0.7), (-1.1, 0.4)), soft=0.05, whole=True),
    ),
    windows=(((-0.95, 0.66), (-0.9, 0.92), (-0.5, 0.93), (-0.5, 0.66)),
        ((-0.42, 0.66), (-0.42, 0.93), (-0.08, 0.93), (-0.08, 0.66)),
             ((0.0, 0.66), (0.0, 0.93), (0.24, 0.93), (0.44, 0.66))),
    wheels=(Wheel(x=-0.68, radius=0.23), Wheel(x=0.7, radius=0.23)),
    parts=(Part(kind="lamp", x=1.05, y=0.5, size=0.06), Part(kind="tail", x=-1.08, y=0.5, size=0.05),
        Part(kind="exhaust", x=-1.1, y=0.18, size=0.05)),
    drivers=((0.12, 0.65, 0.119),),
)  # fmt: skip
_RACER = Craft(
    name="racing car", height=1.1, width=3.7, paint="#e2352b", words=("formula one car", "f1 car", "racecar", "race car"),
    panels=(
        Panel(tone="dark", points=((-1.8, 0.62), (-1.85, 0.98), (-1.45, 0.98), (-1.5, 0.62)), soft=0.04),
        Panel(tone="trim", points=box(-1.72, 0.35, -1.62, 0.8), soft=0.02),
        Panel(tone="paint", soft=0.12, volume=0.5,
              points=((-1.6, 0.2), (-1.66, 0.5), (-0.95, 0.66), (-0.5, 0.92), (-0.3, 0.9), (-0.28, 0.62), (0.32, 0.58),
                  (1.4, 0.34), (1.85, 0.26), (1.85, 0.16))),
        Panel(tone="white", points=((0.4, 0.32), (0.4, 0.5), (1.25, 0.34), (1.25, 0.28)), soft=0.03, volume=0.1),
        Panel(tone="trim", points=((1.35, 0.14), (1.35, 0.2), (1.88, 0.24), (1.88, 0.14)), soft=0.03, front=True),
        Panel(tone="trim", points=((-0.25, 0.6), (-0.2, 0.66), (0.3, 0.6), (0.3, 0.55)), soft=0.03),
    ),
    wheels=(Wheel(x=-1.12, radius=0.34, make="cart"), Wheel(x=1.08, radius=0.31, make="cart")),
    parts=(Part(kind="exhaust", x=-1.7, y=0.35, size=0.05),),
    drivers=((0.02, 0.61, 0.184),),
)  # fmt: skip
_VAN = Craft(
    name="minibus", height=2.1, width=2.15, paint="#4d8fcf", words=("van", "minivan", "camper van", "camper"),
    panels=(
        Panel(tone="paint", soft=0.12, volume=0.5,
              points=((-1.06, 0.14), (-1.06, 0.9), (-0.95, 1.0), (0.5, 1.0), (0.76, 0.9), (0.98, 0.52), (1.07, 0.44),
                  (1.07, 0.14))),
        Panel(tone="light", points=((-1.06, 0.4), (-1.06, 0.5), (1.02, 0.5), (1.06, 0.4)), soft=0.03, volume=0.1),
        Panel(tone="trim", points=box(-1.08, 0.14, 1.08, 0.22), soft=0.04),
        Panel(tone="dark", points=box(0.12, 0.22, 0.13, 0.56), soft=0.0, volume=0.0),
    ),
    windows=(box(-0.94, 0.58, -0.5, 0.86), box(-0.42, 0.58, 0.04, 0.86),
        ((0.16, 0.58), (0.16, 0.86), (0.6, 0.86), (0.79, 0.58))),
    wheels=(Wheel(x=-0.64, radius=0.17), Wheel(x=0.66, radius=0.17)),
    parts=(Part(kind="lamp", x=1.03, y=0.34, size=0.045), Part(kind="tail", x=-1.05, y=0.34, size=0.04),
        Part(kind="exhaust", x=-1.06, y=0.12, size=0.04)),
    drivers=((0.36, 0.58, 0.1), (-0.72, 0.57, 0.09)),
)  # fmt: skip
_AMBULANCE = dataclasses.replace(
    _VAN, name="ambulance", height=2.3, paint="#f5f3ee", words=(),
    panels=(_VAN.panels[0], Panel(tone="#d8392f", points=box(-1.06, 0.38, 1.04, 0.48), soft=0.02, volume=0.0),
            Panel(tone="#d8392f", points=box(-0.76, 0.6, -0.66, 0.88), soft=0.01, volume=0.0, whole=True),
            Panel(tone="#d8392f", points=box(-0.85, 0.69, -0.57, 0.79), soft=0.01, volume=0.0, whole=True), *_VAN.panels[2:]),
    windows=(box(-0.28, 0.58, 0.04, 0.86), _VAN.windows[2]),
    parts=(*_VAN.parts, Part(kind="beacon", x=0.36, y=0.99, size=0.09)), drivers=((0.36, 0.58, 0.1),),
)  # fmt: skip
_BUS_WINDOWS = tuple(box(-1.5 + 0.44 * i, 0.54, -1.14 + 0.44 * i, 0.84) for i in range(5))
_BUS = Craft(
    name="bus", height=2.9, width=3.3, paint="#e0a52a", words=("school bus", "coach", "autobus", "double decker"),
    panels=(
        Panel(tone="paint", soft=0.12, volume=0.4, points=((-1.64, 0.13), (-1.64, 0.96), (-1.58, 1.0), (1.44, 1.0),
            (1.58, 0.92), (1.64, 0.5), (1.64, 0.13))),
        Panel(tone="trim", points=box(-1.65, 0.36, 1.65, 0.39), soft=0.01, volume=0.0),
        Panel(tone="trim", points=box(-1.65, 0.12, 1.65, 0.18), soft=0.03),
        Panel(tone="white", points=box(0.95, 0.87, 1.45, 0.95), soft=0.02, volume=0.1, whole=True),
        Panel(tone="dark", points=box(0.74, 0.17, 1.14, 0.86), soft=0.03, volume=0.1),
    ),
    windows=(*_BUS_WINDOWS, box(0.79, 0.24, 0.925, 0.82), box(0.955, 0.24, 1.09, 0.82),
        ((1.2, 0.5), (1.2, 0.84), (1.53, 0.84), (1.58, 0.5))),
    wheels=(Wheel(x=-1.0, radius=0.145), Wheel(x=1.3, radius=0.145)),
    parts=(Part(kind="lamp", x=1.6, y=0.27, size=0.035), Part(kind="tail", x=-1.62, y=0.27, size=0.035),
        Part(kind="exhaust", x=-1.64, y=0.12, size=0.03)),
    drivers=((1.34, 0.55, 0.085), (-1.32, 0.54, 0.08), (-0.44, 0.55, 0.085), (0.42, 0.53, 0.075)),
)  # fmt: skip
_TRUCK = Craft(
    name="truck", height=2.8, width=2.9, paint="#3f74c9", words=("lorry", "big rig", "trailer truck"),
    panels=(
        Panel(tone="trim", points=box(-1.4, 0.17, 1.4, 0.27), soft=0.02),
        Panel(tone="#e9e6df", points=box(-1.44, 0.27, 0.5, 1.0), soft=0.05, volume=0.3),
        Panel(tone="paint", points=box(-1.44, 0.5, 0.5, 0.6), soft=0.01, volume=0.0),
        Panel(tone="paint", soft=0.09, volume=0.5, points=((0.6, 0.15), (0.6, 0.8), (0.68, 0.86), (1.2, 0.86), (1.34, 0.5),
            (1.44, 0.44), (1.44, 0.15))),
        Panel(tone="steel", points=box(1.3, 0.15, 1.46, 0.22), soft=0.03),
        Panel(tone="steel", points=box(0.53, 0.3, 0.58, 0.98), soft=0.02),
    ),
    windows=(((0.8, 0.5), (0.8, 0.77), (1.14, 0.77), (1.23, 0.5)),),
    wheels=(Wheel(x=-1.12, radius=0.17), Wheel(x=-0.7, radius=0.17), Wheel(x=1.03, radius=0.17)),
    parts=(Part(kind="lamp", x=1.4, y=0.32, size=0.04), Part(kind="tail", x=-1.42, y=0.3, size=0.035),
        Part(kind="exhaust", x=0.55, y=1.0, size=0.05)),
    drivers=((0.98, 0.49, 0.097),),
)  # fmt: skip
_DELIVERY = dataclasses.replace(
    _TRUCK, name="delivery truck", height=2.4, paint="#d9822b", words=("moving truck", "box truck"),
    wheels=(Wheel(x=-0.95, radius=0.18), Wheel(x=1.0, radius=0.18)),
)  # fmt: skip
_PICKUP = Craft(
    name="pickup truck", height=1.75, width=2.6, paint="#b5452f", words=(),
    panels=(
        Panel(tone="dark", points=((-1.24, 0.4), (-1.24, 0.62), (-0.2, 0.62), (-0.2, 0.4)), soft=0.02),
        Panel(tone="paint", soft=0.08, volume=0.5,
              points=((-1.28, 0.2), (-1.28, 0.58), (-0.2, 0.58), (-0.12, 0.98), (0.42, 1.0), (0.68, 0.62), (1.18, 0.58),
                  (1.28, 0.44), (1.28, 0.2))),
        Panel(tone="trim", points=box(-1.3, 0.2, 1.3, 0.28), soft=0.04),
    ),
    windows=(((-0.04, 0.62), (0.02, 0.91), (0.36, 0.91), (0.55, 0.62)),),
    wheels=(Wheel(x=-0.8, radius=0.22), Wheel(x=0.82, radius=0.22)),
    parts=(Part(kind="lamp", x=1.23, y=0.48, size=0.055), Part(kind="tail", x=-1.27, y=0.48, size=0.05),
        Part(kind="exhaust", x=-1.28, y=0.18, size=0.05)),
    drivers=((0.18, 0.63, 0.119),),
)  # fmt: skip
_FIRE = Craft(
    name="fire truck", height=2.9, width=2.9, paint="#d42a26", words=("fire engine", "firetruck"),
    panels=(
        Panel(tone="trim", points=box(-1.42, 0.14, 1.4, 0.24), soft=0.02),
        Panel(tone="paint", points=box(-1.44, 0.2, 0.62, 0.74), soft=0.05, volume=0.4),
        Panel(tone="steel", points=box(-1.3, 0.3, -0.75, 0.62), soft=0.03, volume=0.2, whole=True),
        Panel(tone="steel", points=box(-0.32, 0.3, 0.0, 0.62), soft=0.03, volume=0.2, whole=True),
        Panel(tone="paint", soft=0.08, volume=0.5, points=((0.58, 0.14), (0.58, 0.86), (1.24, 0.86), (1.38, 0.5),
            (1.45, 0.44), (1.45, 0.14))),
        Panel(tone="white", points=box(-1.44, 0.24, 1.44, 0.29), soft=0.01, volume=0.0),
        Panel(tone="#e9e6df", points=((-1.4, 0.8), (-1.4, 0.85), (0.7, 0.97), (0.7, 0.92)), soft=0.01, volume=0.1),
        Panel(tone="#e9e6df", points=((-1.4, 0.9), (-1.4, 0.95), (0.7, 1.07), (0.7, 1.02)), soft=0.01, volume=0.1),
        *(Panel(tone="#c9c5bb", points=((-1.3 + 0.25 * i, 0.83 + 0.014 * i), (-1.3 + 0.25 * i, 0.93 + 0.014 * i),
            (-1.26 + 0.25 * i, 0.93 + 0.014 * i), (-1.26 + 0.25 * i, 0.83 + 0.014 * i)), soft=0.0,
                volume=0.0) for i in range(8)),
        Panel(tone="steel", points=box(-0.95, 0.72, -0.75, 0.86), soft=0.03),
    ),
    windows=(box(0.66, 0.5, 0.9, 0.78), ((0.97, 0.5), (0.97, 0.78), (1.18, 0.78), (1.27, 0.5))),
    wheels=(Wheel(x=-0.5, radius=0.165), Wheel(x=1.02, radius=0.165)),
    parts=(Part(kind="lamp", x=1.41, y=0.32, size=0.04), Part(kind="tail", x=-1.43, y=0.32, size=0.035),
        Part(kind="beacon", x=0.95, y=0.85, size=0.1), Part(kind="exhaust", x=-1.44, y=0.13, size=0.03)),
    drivers=((1.08, 0.49, 0.092),),
)  # fmt: skip
_TRACTOR = Craft(
    name="tractor", height=2.3, width=1.6, paint="#3f9a45", words=(),
    panels=(
        Panel(tone="trim", points=box(-0.5, 0.3, 0.7, 0.42), soft=0.03, whole=True),
        Panel(tone="paint", soft=0.08, volume=0.5, points=((0.05, 0.36), (0.05, 0.64), (0.62, 0.6), (0.72, 0.5), (0.72, 0.36))),
        Panel(tone="trim", points=((-0.52, 0.5), (-0.46, 0.98), (-0.41, 0.98), (-0.46, 0.5)), soft=0.01),
        Panel(tone="trim", points=((0.06, 0.6), (0.0, 0.98), (0.05, 0.98), (0.12, 0.6)), soft=0.01),
        Panel(tone="paint", points=box(-0.56, 0.95, 0.12, 1.02), soft=0.04, whole=True),
        Panel(tone="trim", points=box(0.36, 0.6, 0.4, 0.86), soft=0.01),
        Panel(tone="paint", points=((-0.74, 0.5), (-0.66, 0.66), (-0.3, 0.72), (-0.06, 0.6), (-0.06, 0.5), (-0.3, 0.62),
            (-0.6, 0.58)), soft=0.03, front=True, whole=True),
    ),
    windows=(((-0.44, 0.56), (-0.4, 0.93), (-0.02, 0.93), (0.02, 0.56)),),
    wheels=(Wheel(x=-0.36, radius=0.33, make="cart"), Wheel(x=0.54, radius=0.2, make="cart")),
    parts=(Part(kind="smoke", x=0.38, y=0.88, size=0.05), Part(kind="lamp", x=0.72, y=0.52, size=0.045)),
    drivers=((-0.24, 0.65, 0.108),),
)  # fmt: skip
_TANK = Craft(
    name="tank", height=2.2, width=2.6, paint="#6f7a4f", words=("army tank", "battle tank", "panzer"),
    panels=(
        Panel(tone="dark", points=((0.1, 0.78), (0.1, 0.86), (1.5, 0.92), (1.5, 0.85)), soft=0.02),
        Panel(tone="dark", points=box(1.42, 0.82, 1.58, 0.95), soft=0.02),
        Panel(tone="paint", soft=0.1, volume=0.5, points=((-0.6, 0.62), (-0.5, 0.96), (0.2, 0.98), (0.42, 0.8), (0.42, 0.62))),
        Panel(tone="dark", points=box(-0.35, 0.96, -0.05, 1.03), soft=0.03),
        Panel(tone="paint", soft=0.06, volume=0.4, points=((-1.2, 0.36), (-1.16, 0.62), (1.0, 0.64), (1.24, 0.42),
            (1.1, 0.3), (-1.1, 0.3))),
    ),
    parts=(Part(kind="track", x=0, y=0, size=0.22, more=((-0.88, 0.88),)), Part(kind="exhaust", x=-1.2, y=0.56, size=0.05)),
)  # fmt: skip
_FRAME = (
    Panel(tone="paint", points=((-0.5, 0.32), (-0.47, 0.37), (0.02, 0.34), (0.36, 0.76), (0.4, 0.72), (0.05, 0.27)), soft=0.02),
    Panel(tone="paint", points=((-0.2, 0.68), (-0.2, 0.74), (0.36, 0.8), (0.38, 0.74)), soft=0.02),
    Panel(tone="paint", points=((-0.04, 0.3), (-0.25, 0.84), (-0.2, 0.86), (0.02, 0.32)), soft=0.02),
    Panel(tone="paint", points=((-0.52, 0.34), (-0.48, 0.37), (-0.18, 0.72), (-0.21, 0.74)), soft=0.02),
    Panel(tone="steel", points=((0.32, 0.95), (0.38, 0.96), (0.57, 0.34), (0.51, 0.33)), soft=0.02),
    Panel(tone="black", points=((-0.4, 0.85), (-0.38, 0.92), (-0.08, 0.9), (-0.12, 0.85)), soft=0.04),
    Panel(tone="black", points=((0.28, 0.93), (0.3, 1.0), (0.52, 0.98), (0.5, 0.92)), soft=0.04),
)
_BICYCLE = Craft(
    name="bicycle", height=1.05, width=1.7, paint="#2f8f83", words=("mountain bike", "push bike"), panels=_FRAME,
    wheels=(Wheel(x=-0.5, radius=0.34, make="wire"), Wheel(x=0.54, radius=0.34, make="wire")),
    parts=(Part(kind="crank", x=0.02, y=0.32, size=0.14),),
)  # fmt: skip
_MOTORCYCLE = Craft(
    name="motorcycle", height=1.2, width=1.85, paint="#c22f2f", words=("motor bike", "motorbike"),
    panels=(
        Panel(tone="steel", points=((0.3, 0.98), (0.38, 0.98), (0.66, 0.3), (0.58, 0.3)), soft=0.02),
        Panel(tone="trim", points=((-0.3, 0.26), (-0.32, 0.56), (0.22, 0.56), (0.26, 0.26)), soft=0.08, volume=0.4),
        Panel(tone="steel", points=((-0.2, 0.3), (-0.2, 0.48), (0.1, 0.48), (0.1, 0.3)), soft=0.06, volume=0.5),
        Panel(tone="steel", points=((-0.95, 0.24), (-0.95, 0.32), (0.1, 0.3), (0.1, 0.24)), soft=0.03, volume=0.4),
        Panel(tone="paint", soft=0.12, volume=0.6, points=((-0.1, 0.56), (-0.08, 0.8), (0.3, 0.86), (0.42, 0.68), (0.3, 0.56))),
        Panel(tone="black", soft=0.06, points=((-0.72, 0.66), (-0.7, 0.76), (-0.1, 0.72), (-0.04, 0.6), (-0.5, 0.58))),
        Panel(tone="paint", soft=0.05, points=((-0.98, 0.6), (-0.8, 0.72), (-0.5, 0.66), (-0.4, 0.52), (-0.62, 0.62))),
        Panel(tone="black", points=((0.1, 0.98), (0.12, 1.03), (0.42, 1.02), (0.4, 0.96)), soft=0.03),
    ),
    wheels=(Wheel(x=-0.62, radius=0.3, make="solo"), Wheel(x=0.63, radius=0.3, make="solo")),
    parts=(Part(kind="lamp", x=0.5, y=0.86, size=0.07), Part(kind="tail", x=-0.96, y=0.6, size=0.04),
        Part(kind="exhaust", x=-0.96, y=0.28, size=0.05)),
)  # fmt: skip
_MOPED = Craft(
    name="motor scooter", height=1.15, width=1.55, paint="#5cb8a8", words=("moped", "vespa"),
    panels=(
        Panel(tone="steel", points=((0.34, 0.98), (0.4, 0.98), (0.56, 0.2), (0.5, 0.2)), soft=0.02),
        Panel(tone="paint", soft=0.12, volume=0.6, points=((-0.76, 0.34), (-0.72, 0.62), (-0.16, 0.6), (-0.12, 0.3),
            (0.2, 0.24), (0.3, 0.7), (0.42, 0.7), (0.42, 0.18), (-0.3, 0.18), (-0.5, 0.3))),
        Panel(tone="black", soft=0.05, points=((-0.7, 0.62), (-0.68, 0.7), (-0.14, 0.69), (-0.12, 0.61))),
        Panel(tone="black", points=((0.2, 0.96), (0.22, 1.01), (0.44, 1.0), (0.42, 0.95)), soft=0.03),
        Panel(tone="paint", soft=0.06, points=((0.32, 0.26), (0.4, 0.4), (0.62, 0.42), (0.74, 0.3), (0.56, 0.36)), front=True),
    ),
    wheels=(Wheel(x=-0.5, radius=0.2, make="solo"), Wheel(x=0.53, radius=0.2, make="solo")),
    parts=(Part(kind="lamp", x=0.43, y=0.84, size=0.07), Part(kind="tail", x=-0.76, y=0.5, size=0.04),
        Part(kind="exhaust", x=-0.74, y=0.22, size=0.05)),
)  # fmt: skip
_SCOOTER = Craft(
    name="kick scooter", height=1.0, width=0.95, paint="#e0503f", words=("scooter", "push scooter"),
    panels=(
        Panel(tone="paint", points=((-0.4, 0.13), (-0.4, 0.19), (0.26, 0.19), (0.36, 0.3), (0.4, 0.28), (0.3, 0.13)),
            soft=0.03),
        Panel(tone="steel", points=((0.24, 0.96), (0.3, 0.96), (0.42, 0.1), (0.36, 0.1)), soft=0.02),
        Panel(tone="black", points=((0.14, 0.93), (0.16, 1.0), (0.36, 0.99), (0.34, 0.93)), soft=0.03),
    ),
    wheels=(Wheel(x=-0.36, radius=0.1, make="solo"), Wheel(x=0.38, radius=0.1, make="solo")),
)  # fmt: skip
_SKATEBOARD = Craft(
    name="skateboard", height=0.2, width=4.4, paint="#8a4fc0", words=("longboard",), material="wood",
    panels=(
        Panel(tone="steel", points=box(-1.4, 0.3, -1.1, 0.66), soft=0.05),
            Panel(tone="steel", points=box(1.1, 0.3, 1.4, 0.66), soft=0.05),
        Panel(tone="paint", soft=0.1, volume=0.3, points=((-2.2, 0.92), (-2.1, 1.0), (-1.7, 0.84), (1.7, 0.84), (2.1, 1.0),
            (2.2, 0.92), (1.8, 0.62), (-1.8, 0.62))),
    ),
    wheels=(Wheel(x=-1.25, radius=0.29, make="cart"), Wheel(x=1.25, radius=0.29, make="cart")),
)  # fmt: skip
_TRAIN = Craft(
    name="train", height=3.0, width=3.5, paint="#2f6e4a", words=("railway", "steam locomotive"),
    panels=(
        Panel(tone="trim", points=box(-1.65, 0.2, 1.6, 0.29), soft=0.02, whole=True),
        Panel(tone="paint", points=box(-1.72, 0.28, -1.05, 0.56), soft=0.04, volume=0.3),
        Panel(tone="#2b2933", points=((-1.68, 0.56), (-1.5, 0.66), (-1.25, 0.64), (-1.1, 0.56)), soft=0.06),
        Panel(tone="paint", points=box(-0.98, 0.28, -0.3, 0.94), soft=0.04, volume=0.3),
        Panel(tone="dark", points=box(-1.06, 0.9, -0.22, 0.99), soft=0.04, whole=True),
        Panel(tone="trim", points=box(-0.32, 0.3, 1.35, 0.68), soft=0.12, volume=0.7),
        *(Panel(tone="#c9a227", points=box(x, 0.3, x + 0.05, 0.68), soft=0.0, volume=0.3) for x in (0.0, 0.5, 1.0)),
        Panel(tone="black", points=box(1.3, 0.32, 1.45, 0.66), soft=0.04),
        Panel(tone="#c9a227", points=((0.3, 0.66), (0.3, 0.76), (0.38, 0.83), (0.46, 0.76), (0.46, 0.66)), soft=0.05),
        Panel(tone="#b8372c", points=((1.42, 0.24), (1.5, 0.24), (1.76, 0.04), (1.4, 0.04)), soft=0.02),
    ),
    windows=(box(-0.84, 0.58, -0.44, 0.84),),
    wheels=(Wheel(x=-1.52, radius=0.11, make="rail"), Wheel(x=-1.22, radius=0.11, make="rail"),
        Wheel(x=-0.66, radius=0.19, make="rail"),
            Wheel(x=-0.16, radius=0.19, make="rail"), Wheel(x=0.34, radius=0.19, make="rail"),
                Wheel(x=0.86, radius=0.11, make="rail"), Wheel(x=1.18, radius=0.11, make="rail")),
    parts=(Part(kind="stack", x=1.1, y=0.66, size=0.34, tone="#2b2933"), Part(kind="smoke", x=1.1, y=1.02, size=0.09),
        Part(kind="lamp", x=1.46, y=0.56, size=0.06),
           Part(kind="rod", x=0, y=0, size=0.19, more=((-0.66, 0.19), (0.34, 0.19)))),
    drivers=((-0.64, 0.59, 0.092),),
)  # fmt: skip
_TRAM = Craft(
    name="tram", height=3.0, width=2.9, paint="#c8412f", words=("streetcar", "trolley", "cable car"),
    panels=(
        Panel(tone="trim", points=box(-1.3, 0.1, 1.3, 0.18), soft=0.02, whole=True),
        Panel(tone="paint", soft=0.1, volume=0.4, points=((-1.44, 0.14), (-1.44, 0.8), (-1.34, 0.86), (1.34, 0.86),
            (1.44, 0.8), (1.44, 0.14))),
        Panel(tone="#f3e7cd", points=box(-1.44, 0.45, 1.44, 0.78), soft=0.03, volume=0.1),
        Panel(tone="trim", points=((-0.2, 0.86), (0.12, 1.0), (0.16, 1.0), (-0.12, 0.86)), soft=0.01),
    ),
    windows=tuple(box(-1.34 + 0.46 * i, 0.5, -0.96 + 0.46 * i, 0.76) for i in range(6)),
    wheels=(Wheel(x=-0.95, radius=0.1, make="rail"), Wheel(x=-0.6, radius=0.1, make="rail"),
        Wheel(x=0.6, radius=0.1, make="rail"), Wheel(x=0.95, radius=0.1, make="rail")),
    parts=(Part(kind="lamp", x=1.42, y=0.3, size=0.04),), drivers=((1.14, 0.51, 0.08), (-0.68, 0.5, 0.075), (0.24, 0.5, 0.075)),
)  # fmt: skip
_BULLET = Craft(
    name="bullet train", height=2.6, width=3.6, paint="#f2f3f5", trim="#2f5fb0",
        words=("express train", "tgv", "high speed train"),
    panels=(
        Panel(tone="black", points=box(-1.7, 0.06, 1.4, 0.16), soft=0.03, whole=True),
        Panel(tone="paint", soft=0.2, volume=0.5, points=((-1.8, 0.1), (-1.8, 1.0), (0.6, 1.0), (1.25, 0.78), (1.78, 0.34),
            (1.8, 0.12))),
        Panel(tone="trim", points=((-1.8, 0.28), (-1.8, 0.4), (1.5, 0.4), (1.78, 0.28)), soft=0.02, volume=0.0),
    ),
    windows=(*(box(-1.65 + 0.42 * i, 0.55, -1.33 + 0.42 * i, 0.8) for i in range(5)),
        ((0.75, 0.6), (0.72, 0.86), (0.85, 0.86), (1.22, 0.66), (1.28, 0.58))),
    wheels=(Wheel(x=-1.3, radius=0.1, make="rail"), Wheel(x=-0.95, radius=0.1, make="rail"),
        Wheel(x=0.6, radius=0.1, make="rail"), Wheel(x=0.95, radius=0.1, make="rail")),
    parts=(Part(kind="lamp", x=1.66, y=0.34, size=0.04),), drivers=((0.92, 0.57, 0.07), (-1.48, 0.55, 0.075),
        (-0.64, 0.55, 0.075)),
)  # fmt: skip

ROAD: tuple[Craft, ...] = (
    _CAR, _TAXI, _POLICE, _SUV, _RACER, _VAN, _AMBULANCE, _BUS, _TRUCK, _DELIVERY, _PICKUP, _FIRE, _TRACTOR, _TANK, _BICYCLE,
    _MOTORCYCLE, _MOPED, _SCOOTER, _SKATEBOARD, _TRAIN, _TRAM, _BULLET,
)  # fmt: skip
"""Everything that goes on wheels or tracks."""

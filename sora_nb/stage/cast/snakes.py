"""Snakes and worms: bodies that slither by a wave which stands still on the ground while the body flows along it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sora_nb.stage.cast.creatures import CreatureRig, eyes, mouth
from sora_nb.stage.cast.figures import Figure
from sora_nb.stage.cast.outline import closed, ease, ellipse, opened, ribbon, turn
from sora_nb.stage.performance import random
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.cast.creatures import Manner
    from sora_nb.stage.cast.mirror import Mirror
    from sora_nb.stage.performance import Performance, Role

_STATIONS = 26
_CURVE = 0.62
"""How high a wave of the body lies above the ground seen at a slant, as a share of the real wave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snake:
    """One kind; lengths in heights: `long` the body from neck to tail, `thick` its half width, `wave` the length of a wave."""

    name: str
    height: float
    words: tuple[str, ...] = ()
    long: float = 3.4
    thick: float = 0.13
    wave: float = 1.25
    swing: float = 0.42
    raised: float = 0.62
    head: float = 0.19
    coat: str = "#5f9f3f"
    belly: str = "#e9dfa6"
    dark: str = "#2f5a2b"
    marks: tuple[str, ...] = ("bands",)


KINDS: tuple[Snake, ...] = (
    Snake(name="snake", height=0.6, words=("serpent", "viper", "rattlesnake", "adder", "grass snake")),
    Snake(name="cobra", height=0.9, words=("king cobra",), long=3.2, raised=0.82, thick=0.09, head=0.14, wave=1.0,
        coat="#a8823f", belly="#efdfae", dark="#5c4222", marks=("hood", "bands")),
    Snake(name="python", height=0.6, words=("boa", "anaconda", "boa constrictor"), long=4.2, thick=0.19, raised=0.5,
        head=0.22, coat="#b89552", belly="#f0e2bd", dark="#5f4426", marks=("saddles",)),
    Snake(name="worm", height=0.34, words=("earthworm", "inch worm"), long=2.2, thick=0.17, wave=0.9, swing=0.2,
        raised=0.46, head=0.2, coat="#d98a86", belly="#efb8ae", dark="#b8625f", marks=("rings",)),
    Snake(name="eel", height=0.5, words=("moray eel", "electric eel", "sea snake"), long=3.0, thick=0.15, wave=1.5,
        swing=0.5, raised=0.5, head=0.17, coat="#5d6f4e", belly="#d8d6a3", dark="#38452f", marks=("fin",)),
)  # fmt: skip
_KINDS = {kind.name: kind for kind in KINDS}
FIGURES: tuple[Figure, ...] = tuple(
    Figure(name=kind.name, family="snake", height=kind.height, words=kind.words, breadth=0.78 * kind.long + 0.3)
    for kind in KINDS
)


class SnakeRig(CreatureRig):
    """A snake or a worm; its root is the middle of what lies on the ground."""

    def __init__(self, role: Role, performance: Performance, kind: Snake) -> None:
        super().__init__(role, performance)
        self.kind = kind
        self.coat = self.hide(kind.coat)
        self.dark = self.coat.lighter(-0.42) if role.actor.colour else Colour.hex(kind.dark)
        self.belly = self.coat.lighter(0.6) if role.actor.colour else Colour.hex(kind.belly)
        self.wave_at = float(random(role.seed, "wave").uniform(0, math.tau))
        self.front = 0.32 * kind.long

    def lie(self, along: float) -> float:
        """Return how high the path winds at a point of the ground along the way gone, in heights: it never moves."""
        kind = self.kind
        return kind.thick + 0.5 * kind.swing * _CURVE * (1 + math.sin(math.tau * along / kind.wave + self.wave_at))

    def spine(self, t: float, m: Manner) -> list[complex]:
        """Return the body from neck to tail, in its own units."""
        kind, place = self.kind, self.role.track.at(t)
        gone = (1.0 if place.facing >= 0 else -1.0) * place.x / (self.unit * place.scale)
        water = m.aloft
        found = []
        lift = (kind.raised + 0.02 * m.breath) * (1 - 0.7 * m.low) + 0.12 * m.raised + m.bob
        for k in range(_STATIONS):
            s = kind.long * k / (_STATIONS - 1)
            x = self.front - 0.76 * s
            y = self.lie(gone + x)
            if "rings" in kind.marks:
                # A worm draws itself up behind and reaches out before.
                x += 0.10 * math.sin(math.tau * (gone / 0.55 + 0.35 * s)) * ease(s / 0.4)
            if water:
                share = k / (_STATIONS - 1)
                swum = 0.5 + (0.04 + 0.16 * share) * math.sin(
                    math.tau * (1.35 * t * (0.6 + min(abs(m.going), 1.4)) - 0.95 * s / kind.wave) + self.own
                )
                y += (swum - y) * water
            rise = ease(1 - s / 0.95) * (1 - water)
            sway = 0.05 * math.sin(1.4 * t + self.own) + 0.10 * m.busy * math.sin(6.3 * t)
            x += rise * (0.10 - 0.22 * math.sin(math.pi * min(s / 0.95, 1.0)) + sway)
            y += rise * max(lift - y, 0.0)
            found.append(complex(x, y))
        return found

    def radii(self, t: float) -> list[float]:
        """Return the body's half widths, neck to tail."""
        kind, place = self.kind, self.role.track.at(t)
        gone = (1.0 if place.facing >= 0 else -1.0) * place.x / self.unit
        found = []
        for k in range(_STATIONS):
            u = k / (_STATIONS - 1)
            wide = kind.thick * (0.66 + 0.34 * ease(u / 0.3)) * (1 - ease((u - 0.45) / 0.58)) + 0.012
            if "rings" in kind.marks:
                wide = (
                    kind.thick
                    * (0.85 + 0.15 * math.sin(math.tau * (gone / 0.55 + 2.2 * u)))
                    * (1 - 0.7 * ease((u - 0.75) / 0.3))
                )
            found.append(wide)
        return found

    def paint(self, brush: Mirror, m: Manner, t: float) -> None:
        """Draw the body from its tail to its neck, the head last."""
        kind, spine, radii = self.kind, self.spine(t, m), self.radii(t)
        shape = closed(ribbon(spine, radii))
        if "fin" in kind.marks:
            fin = [p + 1j * r * 1.5 for p, r in zip(spine[4:], radii[4:], strict=True)]
            brush.solid(closed([*fin, spine[-1] - 0.1, *reversed(spine[4:])]), self.dark, volume=0.2)
        brush.solid(shape, self.coat, volume=0.6, material="skin")
        with brush.inside(shape):
            low = [p - 1j * r * 0.35 for p, r in zip(spine, radii, strict=True)]
            edge = [p - 1j * r * 1.6 for p, r in zip(spine, radii, strict=True)]
            brush.flat(closed([*low, *reversed(edge)]), self.belly)
            self._pattern(brush, spine, radii)
        self._head(brush, m, spine, t)

    def _pattern(self, brush: Mirror, spine: list[complex], radii: list[float]) -> None:
        marks = self.kind.marks
        for k in range(2, _STATIONS - 2, 2 if "rings" in marks else 3):
            at, r = spine[k], radii[k]
            way = (spine[k + 1] - spine[k - 1]) / (abs(spine[k + 1] - spine[k - 1]) + 1e-9)
            up = way * -1j if (way * -1j).imag > 0 else way * 1j
            if "saddles" in marks:
                brush.flat(
                    closed([at + up * r * 1.2 - way * r * 0.7, at + up * r * 0.1, at + up * r * 1.2 + way * r * 0.7]), self.dark
                )
            elif "rings" in marks:
                brush.line(opened([at + up * r, at + way * 0.02, at - up * r]), self.dark._replace(a=0.45), 0.02)
            else:
                brush.line(opened([at + up * r * 1.05, at + up * r * 0.15]), self.dark, 0.055)

    def _head(self, brush: Mirror, m: Manner, spine: list[complex], t: float) -> None:
        kind, r = self.kind, self.kind.head
        neck = spine[0]
        pitch = turn(-6 + 5 * math.sin(1.2 * t + self.own) + 10 * m.raised)
        at = neck + complex(0.55 * r, 0.35 * r)
        if "hood" in kind.marks:
            spread = 1.0 + 0.12 * math.sin(1.7 * t + self.own)
            wide = [spread * r * w for w in (0.5, 1.15, 1.5, 1.45, 1.15, 0.8, 0.55)]
            hood = closed(ribbon(spine[:7], wide))
            brush.solid(hood, self.coat, volume=0.5)
            with brush.inside(hood):
                for k in range(1, 6):
                    way = (spine[k + 1] - spine[k - 1]) * 1j / (abs(spine[k + 1] - spine[k - 1]) + 1e-9) * r
                    brush.line(opened([spine[k] - 0.62 * way, spine[k] + 0.62 * way]), self.belly, 0.3 * r)
        head = brush.inner(at, pitch, r)
        if "rings" in kind.marks:
            head.solid(ellipse(0j, 1.0, 1.0), self.coat, volume=0.6)
        else:
            self._tongue(head, m, t)
            shape = closed(
                [
                    complex(x, y)
                    for x, y in (
                        (-1.1, 0.05),
                        (-0.75, 0.72),
                        (0.1, 0.86),
                        (0.95, 0.48),
                        (1.55, 0.1),
                        (1.5, -0.32),
                        (0.7, -0.5),
                        (-0.4, -0.55),
                    )
                ]
            )
            head.solid(shape, self.coat, volume=0.6)
            with head.inside(shape):
                head.flat(
                    closed([complex(x, y) for x, y in ((-1.2, -0.3), (0.4, -0.18), (1.7, -0.16), (1.7, -0.8), (-1.2, -0.8))]),
                    self.belly,
                )
            head.flat(ellipse(1.36 + 0.14j, 0.07, 0.05), self.dark)
        eyes(head, [0.05 + 0.42j, 0.62 + 0.40j], 0.34, m, Colour.hex("#c9a227" if "rings" not in kind.marks else "#2a1a14"))
        mouth(
            head,
            (0.85 - 0.24j) if "rings" not in kind.marks else (0.4 - 0.35j),
            0.42 if "rings" not in kind.marks else 0.3,
            m,
            self.dark,
        )

    def _tongue(self, head: Mirror, m: Manner, t: float) -> None:
        """Draw a forked tongue that flicks out now and then."""
        out = max(math.sin(2.2 * t + self.own), 0.0) ** 6 * (1 - m.low)
        if out < 0.05 or m.open > 0.1:
            return
        red = Colour.hex("#d03a4a")
        root, fork = 1.45 - 0.16j, 1.5 + 0.75 * out - 0.16j
        head.line(opened([root, fork]), red, 0.1)
        for side in (-1, 1):
            head.line(opened([fork, fork + complex(0.35 * out, 0.22 * side + 0.1 * math.sin(30 * t))]), red, 0.08)

    def spots(self, t: float) -> dict[str, complex]:
        """Return its joints in its own units."""
        m = self.manner(t)
        spine = self.spine(t, m)
        head = spine[0] + complex(0.55, 0.35) * self.kind.head
        found = {
            "head": head + 1j * self.kind.head,
            "mouth": head + 1.4 * self.kind.head,
            "back": spine[12] + 1j * self.kind.thick,
            "hand": head,
            "body": spine[12],
            "tail": spine[-1],
        }
        return found | {f"spine {k}": spine[k] for k in range(0, _STATIONS, 5)}


def build(role: Role, performance: Performance) -> SnakeRig:
    """Build the rig of a snake or a worm."""
    return SnakeRig(role, performance, _KINDS[role.figure])

"""Props: icons as outlines, drawn and lit by the same pens as rigs and shapes, so that nothing looks pasted on."""

from __future__ import annotations

import colorsys
import functools
import hashlib
import json
import math
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import skia

from sora_nb.stage.cast import blazes, books, craft
from sora_nb.stage.cast.crabs import CrabRig
from sora_nb.stage.cast.figures import Figure
from sora_nb.stage.cast.prop_sizes import EVERYDAY, SKIP, SYNONYMS, height, material
from sora_nb.stage.cast.solids import SolidRig, moved
from sora_nb.stage.styles.pen import Colour
from sora_nb.stage.vocabulary import COLOURS

if TYPE_CHECKING:
    from collections.abc import Callable

    from sora_nb.stage.performance import Performance, Placement, Role
    from sora_nb.stage.styles.pen import Pen

PACK = Path(__file__).with_name("props.zip")
_BOX = 32.0
_LARGE = 0.05
_TURNS = ("Travel & Places", "Animals & Nature")
_NARROWEST = 0.12
ASLANT = {"rocket": (45.0, 1.0), "airplane": (135.0, 1.0), "small airplane": (135.0, 1.0), "skateboard": (-45.0, 0.5)}
"""Degrees, to the left, that put artwork upright or nose to the left, and how much it is flattened then."""
_WATER = ("#00a6ed",)
_SEA = 21.0
"""Where the water of such artwork begins, in units of its box from above."""
AFLOAT = dict.fromkeys(("boat", "canoe", "speedboat", "motor boat", "ship", "cruise ship"), _WATER) | {"ferry": ("#5092ff",)}
"""Boats whose artwork brings water along, by its colours: the stage has its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One filled outline of a prop, and how much of its box it covers."""

    path: skia.Path
    colour: Colour
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A prop's outlines around its centre, one metre high, y up, and the silhouette of them all."""

    parts: tuple[Part, ...]
    silhouette: skia.Path
    width: float
    main: Colour


@functools.cache
def _index() -> dict[str, dict[str, Any]]:
    """Return everyday name → entry of the pack; empty where the package was built without npm's registry."""
    if not PACK.exists():
        return {}
    with zipfile.ZipFile(PACK) as pack:
        entries = json.loads(pack.read("index.json"))
    return {EVERYDAY.get(e["name"], e["name"]): e for e in entries if e["name"] not in SKIP}


@functools.cache
def FIGURES() -> tuple[Figure, ...]:  # noqa: N802  the name under which every room of the cast lists its figures
    """Return every prop of the pack as a figure."""
    found = []
    for name, entry in _index().items():
        spoken = (*SYNONYMS.get(name, "").split(", "), entry["name"], entry["label"])
        words = tuple(dict.fromkeys(w for w in spoken if w and w != name))
        kind = entry["category"]
        found.append(Figure(name=name, family="prop", height=height(name, kind), material=material(name, kind), words=words))
    return tuple(found)


@functools.cache
def french() -> dict[str, str]:
    """Return French name → prop, from the labels that come with the artwork."""
    return {entry["fr"][0].replace("’", "'").lower(): name for name, entry in reversed(_index().items()) if entry["fr"][0]}


def tags(name: str) -> tuple[str, ...]:
    """Return loose English keywords of a prop, for finding the nearest one; empty for an unknown name."""
    return tuple(_index().get(name, {}).get("tags", ()))


@functools.cache
def digest() -> str:
    """Return what names this artwork in a job key: the first 16 hex digits of the pack's SHA-256, "" without a pack."""
    return hashlib.sha256(PACK.read_bytes()).hexdigest()[:16] if PACK.exists() else ""


@functools.lru_cache(maxsize=64)
def drawing(name: str) -> Drawing:
    """Read a prop's outlines from the pack."""
    with zipfile.ZipFile(PACK) as pack:
        raw = json.loads(pack.read(f"{_index()[name]['name']}.json"))
    paths = [(_path(part["d"], evenodd=part["evenodd"]), part) for part in raw]
    paths = _set_right(name, paths)
    builder = skia.OpBuilder()
    for path, _ in paths:
        builder.add(path, skia.PathOp.kUnion_PathOp)
    whole = builder.resolve()
    box = whole.computeTightBounds()
    # The artwork's y runs down; the stage's runs up.
    fit = skia.Matrix().setScale(1 / box.height(), -1 / box.height()).preTranslate(-box.centerX(), -box.centerY())
    area = box.width() * box.height()
    parts = tuple(
        Part(path=moved(path, fit), colour=Colour.hex(part["fill"])._replace(a=part["opacity"]), share=_area(path) / area)
        for path, part in paths
    )
    largest = max(parts, key=lambda part: part.share)
    return Drawing(parts=parts, silhouette=moved(whole, fit), width=box.width() / box.height(), main=largest.colour)


def _set_right(name: str, paths: list[tuple[skia.Path, Any]]) -> list[tuple[skia.Path, Any]]:
    """Return a drawing's outlines as the stage needs them: without water of their own, and not drawn aslant."""
    if name in AFLOAT:
        # Windows may be of the same colour, even of the same outline: only what lies low is water.
        dry = skia.Path.Rect(skia.Rect.MakeLTRB(0, 0, _BOX, _SEA))
        wet = [part["fill"].lower() in AFLOAT[name] for _, part in paths]
        paths = [
            (skia.Op(path, dry, skia.PathOp.kIntersect_PathOp) or path if blue else path, part)
            for (path, part), blue in zip(paths, wet, strict=True)
            if not blue or path.getBounds().top() < _SEA - 1
        ]
    if name in ASLANT:
        degrees, squeeze = ASLANT[name]
        # The artwork's y runs down, so a turn to the left has a minus.
        matrix = skia.Matrix.Scale(1.0, squeeze).preRotate(-degrees, _BOX / 2, _BOX / 2)
        paths = [(moved(path, matrix), part) for path, part in paths]
    return paths


def _path(data: list[Any], *, evenodd: bool) -> skia.Path:
    builder = skia.PathBuilder()
    at = 0
    while at < len(data):
        verb = data[at]
        if verb == "Z":
            builder.close()
            at += 1
        elif verb == "C":
            builder.cubicTo(*data[at + 1 : at + 7])
            at += 7
        else:
            (builder.moveTo if verb == "M" else builder.lineTo)(*data[at + 1 : at + 3])
            at += 3
    builder.setFillType(skia.PathFillType.kEvenOdd if evenodd else skia.PathFillType.kWinding)
    return builder.detach()


def _area(path: skia.Path) -> float:
    box = path.computeTightBounds()
    return float(box.width() * box.height())


def recoloured(colour: Colour, main: Colour, wanted: Colour) -> Colour:
    """Return a part's colour when the thing is asked for in another: what shares the main hue follows, the rest stays."""
    hue, light, rich = colorsys.rgb_to_hls(*colour[:3])
    main_hue, main_light, main_rich = colorsys.rgb_to_hls(*main[:3])
    apart = abs((hue - main_hue + 0.5) % 1 - 0.5)
    same = apart < 0.09 if main_rich > 0.15 and main_light < 0.95 else rich < 0.2 and abs(light - main_light) < 0.35
    if not same:
        return colour
    return wanted.lighter(max(-0.6, min(0.6, 1.2 * (light - main_light))))._replace(a=colour.a)


SPOKED: dict[str, tuple[tuple[tuple[float, float], ...], float]] = {"bicycle": (((-0.37, -0.236), (0.37, -0.236)), 0.22)}
"""Where the open wheels of artwork are, and how long their spokes, in its own heights from its middle."""
TYRE = 1.2
"""How much larger a wheel is than its spokes are long."""
_STEEL = Colour(0.62, 0.62, 0.68, 0.9)


_DRAWN: dict[str, Callable[[Pen, float, float, int], None]] = {
    "fire": blazes.campfire, "candle": blazes.candle, "fireworks": lambda *_: None,
}  # fmt: skip
"""What the artwork shows frozen and we draw alive; fireworks are drawn in the sky, by the renderer."""


class PropRig(SolidRig):
    """A thing from the artwork pack."""

    def __init__(self, role: Role) -> None:
        super().__init__(role)
        self.drawing = drawing(role.figure)
        self.turns = _index()[role.figure]["category"] in _TURNS
        wanted = Colour.hex(COLOURS[role.actor.colour]) if role.actor.colour else None
        self.colours = [recoloured(p.colour, self.drawing.main, wanted) if wanted else p.colour for p in self.drawing.parts]
        self.main = wanted or self.drawing.main

    def tint(self) -> Colour:
        """Return the prop's main colour."""
        return self.main

    def behind(self, pen: Pen, place: Placement, t: float) -> None:
        """Draw a rocket's fire while it flies."""
        if self.role.figure == "rocket" and any(c.verb in ("fly", "float") for c in self.role.cues_at(t)):
            craft.fire(pen, place, self.role.height, t)

    def paint(self, pen: Pen, place: Placement, t: float) -> None:
        """Draw the silhouette as one lit body, then its parts upon it; a book that is read at any time lies open all along."""
        reading = next((c for c in self.role.cues if c.verb == "read"), None)
        if reading is not None and "book" in self.role.figure.split():
            since = t - reading.start if reading.start <= t < reading.end else 0.0
            books.opened(pen, place, height=self.role.height, cover=self.main, since=since)
            return
        if self.role.figure in _DRAWN:
            _DRAWN[self.role.figure](pen, self.role.height, t, self.role.seed)
            return
        # Artwork faces left; a turn passes through a thin edge, never through nothing.
        flip = -math.copysign(max(abs(place.facing), _NARROWEST), place.facing) if self.turns else 1.0
        h = self.role.height
        pose = skia.Matrix().setRotate(math.degrees(place.angle)).preScale(flip * h, h)
        if self.role.figure in SPOKED:
            self._spokes(pen, place, pose)
        pen.solid(moved(self.drawing.silhouette, pose), self.main, volume=0.35, material=self.role.material)
        for part, colour in zip(self.drawing.parts, self.colours, strict=True):
            path = moved(part.path, pose)
            if part.share > _LARGE and colour.a == 1:
                pen.solid(path, colour, volume=0.55, material=self.role.material, edge=False)
            else:
                pen.flat(path, colour)

    def _spokes(self, pen: Pen, place: Placement, pose: skia.Matrix) -> None:
        """Draw the spokes of open wheels, turned as far as the wheels have rolled."""
        wheels, radius = SPOKED[self.role.figure]
        rolled = -place.x / (TYRE * radius * self.role.height)
        for x, y in wheels:
            hub = pose.mapXY(x, y)
            long = radius * self.role.height
            for k in range(5):
                dx, dy = long * math.cos(rolled + k * math.pi / 5), long * math.sin(rolled + k * math.pi / 5)
                pen.line(
                    skia.Path.Line((hub.x() - dx, hub.y() - dy), (hub.x() + dx, hub.y() + dy)), _STEEL, 0.012 * self.role.height
                )


def build(role: Role, performance: Performance) -> SolidRig:
    """Build the rig of a prop; a crab has legs to go on."""
    del performance
    return CrabRig(role) if role.figure == "crab" else PropRig(role)

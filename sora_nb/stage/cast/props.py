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

from sora_nb.stage.cast import blazes, books, implements, springs, wares
from sora_nb.stage.cast.crabs import CrabRig
from sora_nb.stage.cast.cups import BREADTHS, LARGE, CupRig
from sora_nb.stage.cast.figures import Figure
from sora_nb.stage.cast.prop_sizes import EVERYDAY, SKIP, SYNONYMS, height, material
from sora_nb.stage.cast.solids import SolidRig, moved
from sora_nb.stage.styles.pen import Colour
from sora_nb.stage.vocabulary import COLOURS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sora_nb.stage.performance import Performance, Placement, Role
    from sora_nb.stage.styles.pen import Pen

PACK = Path(__file__).with_name("props.zip")
_BOX = 32.0
_LARGE = 0.05
_TURNS = ("Travel & Places", "Animals & Nature")
_WHEELED = ("shopping cart", "stroller", "wheelbarrow")
"""Props of other kinds that turn too: who wheels them along is at the handle."""
_NARROWEST = 0.12
_GRAIN = 48
"""Rows of the small picture in which the areas of colours are counted."""
_VIVID = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One filled outline of a prop, and how much of its box it covers."""

    path: skia.Path
    colour: Colour
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A prop's outlines around its centre, one metre high, y up, and the silhouette of them all.

    `main` is the colour of its largest outline, `coat` the one that most of it shows: what a wish for a colour changes.
    """

    parts: tuple[Part, ...]
    silhouette: skia.Path
    width: float
    main: Colour
    coat: Colour


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
    drawn = {figure.name for figure in wares.figures()}
    return (*wares.figures(), *(figure for figure in found if figure.name not in drawn))


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
    """Read a prop's outlines from the pack, or from our own wares."""
    if name in wares.wares():
        paths: list[tuple[skia.Path, Any]] = [(path, {"fill": fill, "opacity": 1.0}) for path, fill in wares.outlines(name)]
    else:
        with zipfile.ZipFile(PACK) as pack:
            raw = json.loads(pack.read(f"{_index()[name]['name']}.json"))
        paths = [(_path(part["d"], evenodd=part["evenodd"]), part) for part in raw]
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
    width = box.width() / box.height()
    return Drawing(parts=parts, silhouette=moved(whole, fit), width=width, main=largest.colour, coat=_coat(parts, width))


def _coat(parts: Sequence[Part], width: float) -> Colour:
    """Return the colour that most of a drawing shows; a plain gray or white gives way to a colour of some size."""
    tall, wide = _GRAIN, max(4, round(_GRAIN * min(width, 8.0)))
    surface = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32Premul(wide, tall))
    canvas = surface.getCanvas()
    canvas.clear(0)
    canvas.translate(wide / 2, tall / 2)
    canvas.scale(tall, -tall)
    for number, part in enumerate(parts, 1):
        if part.colour.a == 1:
            canvas.drawPath(part.path, skia.Paint(Color=skia.ColorSetRGB(number, 0, 0)))
    red = 2 if skia.kN32_ColorType == skia.kBGRA_8888_ColorType else 0
    shown = surface.makeImageSnapshot().toarray(colorType=skia.kN32_ColorType)[..., red]
    areas: dict[Colour, int] = {}
    for number, part in enumerate(parts, 1):
        areas[part.colour] = areas.get(part.colour, 0) + int((shown == number).sum())
    most = max(areas, key=lambda colour: areas[colour])
    vivid = {c: area for c, area in areas.items() if max(c[:3]) - min(c[:3]) > _VIVID and area > 0.3 * areas[most]}
    # A bus is as red as its body, whatever its windows: the panes of this artwork are of one bright blue.
    opaque = {c: area for c, area in vivid.items() if not (c.r < 0.55 < c.g and c.b > 0.75)}
    if most in vivid and (most in opaque or not opaque):
        return most
    choice = opaque or vivid
    return max(choice, key=lambda colour: choice[colour]) if choice else most


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


_DRAWN: dict[str, Callable[[Pen, float, float, int], None]] = {
    "fire": blazes.campfire, "candle": blazes.candle, "fireworks": lambda *_: None,
    "fountain": springs.fountain,
}  # fmt: skip
"""What the artwork shows frozen and we draw alive; fireworks are drawn in the sky, by the renderer."""


class PropRig(SolidRig):
    """A thing from the artwork pack."""

    def __init__(self, role: Role) -> None:
        super().__init__(role)
        self.drawing = drawing(role.figure)
        self.turns = _index().get(role.figure, {}).get("category") in _TURNS or role.figure in _WHEELED
        wanted = Colour.hex(COLOURS[role.actor.colour]) if role.actor.colour else None
        self.colours = [recoloured(p.colour, self.drawing.coat, wanted) if wanted else p.colour for p in self.drawing.parts]
        self.main = wanted or self.drawing.main

    def tint(self) -> Colour:
        """Return the prop's main colour."""
        return self.main

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
        pen.solid(moved(self.drawing.silhouette, pose), self.main, volume=0.35, material=self.role.material)
        for part, colour in zip(self.drawing.parts, self.colours, strict=True):
            path = moved(part.path, pose)
            if part.share > _LARGE and colour.a == 1:
                pen.solid(path, colour, volume=0.55, material=self.role.material, edge=False)
            else:
                pen.flat(path, colour)


class ImplementRig(SolidRig):
    """A tool, an instrument or a piece of furniture that people use, drawn by the stage itself."""

    def tint(self) -> Colour:
        """Return the colour of its largest part."""
        return implements.main(self.role.figure)

    def _unit(self) -> float:
        """Return the metres of a body height in which it is drawn."""
        left, low, right, high = implements.bounds(self.role.figure)
        return self.role.height / (high - low if implements.stands(self.role.figure) else right - left)

    def paint(self, pen: Pen, place: Placement, t: float) -> None:
        """Draw it around its middle: what lies or leans is drawn along the floor, unless somebody holds it."""
        left, low, right, high = implements.bounds(self.role.figure)
        unit, way = self._unit(), -1.0 if place.facing < 0 else 1.0
        turned = place.angle + (0.0 if implements.stands(self.role.figure) or self._taken(t) else way * math.pi / 2)
        c, s = math.cos(turned), math.sin(turned)
        x, y = -way * (left + right) / 2 * unit, -(low + high) / 2 * unit
        colour = Colour.hex(COLOURS[self.role.actor.colour]) if self.role.actor.colour else None
        hold = implements.Hold((c * x - s * y, s * x + c * y), turned, way)
        implements.draw(pen, self.role.figure, hold, unit, colour=colour)

    def _taken(self, t: float) -> bool:
        return any(start <= t < end and anchor == "tool" for start, end, _, anchor in self.role.held)

    def anchor(self, name: str, t: float) -> tuple[float, float, float]:
        """Return where it is taken for "grip", else as any rigid body."""
        if name != "grip" or not self._taken(t):
            return super().anchor(name, t)
        place = self.role.track.at(t)
        left, low, right, high = implements.bounds(self.role.figure)
        unit, way = self._unit() * place.scale, -1.0 if place.facing < 0 else 1.0
        return place.x - way * (left + right) / 2 * unit, place.y - (low + high) / 2 * unit, place.angle


def build(role: Role, performance: Performance) -> SolidRig:
    """Build the rig of a prop; a crab has legs to go on."""
    del performance
    if role.figure in BREADTHS and role.height > LARGE:
        return CupRig(role)
    if implements.own(role.figure) or (role.figure in implements.IMPLEMENTS and any(h[3] == "tool" for h in role.held)):
        return ImplementRig(role)
    return CrabRig(role) if role.figure == "crab" else PropRig(role)

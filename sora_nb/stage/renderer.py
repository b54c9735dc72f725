"""Renderer: a performance and its rigs as frames, drawn by skia one at a time, with ground truth on request."""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING, cast

import numpy as np
import skia

from sora_nb.errors import InvalidRequest
from sora_nb.stage import scenery
from sora_nb.stage.air.aerial import GLOWING, Aerial
from sora_nb.stage.air.bursts import Bursts
from sora_nb.stage.air.weather import Weather
from sora_nb.stage.backdrop import Backdrop
from sora_nb.stage.camera import Frame, View, frame_at
from sora_nb.stage.cast import blazes
from sora_nb.stage.cast.overlay import Over
from sora_nb.stage.cast.solids import SolidRig
from sora_nb.stage.casting import RAILED, WHEELED
from sora_nb.stage.light import atmosphere
from sora_nb.stage.light.lamps import Lamps
from sora_nb.stage.light.shadows import Breadths, Thrown, contact, mirror, play
from sora_nb.stage.pace import movers
from sora_nb.stage.performance import Placement, lane
from sora_nb.stage.pictures import lit
from sora_nb.stage.scenery import plate
from sora_nb.stage.scenery.cover import ICE, iced
from sora_nb.stage.styles import look
from sora_nb.stage.styles.base import Setting
from sora_nb.stage.styles.pen import Colour
from sora_nb.stage.terrain import frozen
from sora_nb.stage.truths import TRUTHS, Tracer
from sora_nb.stage.truths.traces import Set
from sora_nb.stage.waters import WATERSIDE, afloat

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from sora_nb.stage.cast.humans import Human
    from sora_nb.stage.cast.rig import Rig
    from sora_nb.stage.performance import Performance, Role
    from sora_nb.stage.styles.pen import Pen

LIFELESS = ("shape", "prop", "sign", "vehicle", "plant")
GRASP = 0.15
"""Seconds in which a carried thing passes from its track to the hand and back."""
GLOSSY = {"sea": 0.24, "stage": 0.10, "kitchen": 0.09, "rink": 0.26}
"""How strongly a place's floor mirrors bodies, 0…1."""
WET = {"street": 0.22, "city": 0.24, "sea": 0.0, "harbour": 0.18, "market": 0.18, "coast": 0.12}
"""How much more it does in the rain, where it is not grass or sand."""


def _played(performance: Performance) -> str | None:
    """Return what the place is used for: "afloat", "traffic", "theatre" (creatures perform, nothing is measured) or None."""
    if performance.shot.place in (*WATERSIDE, "sea"):
        return "afloat" if afloat(performance.shot) else None
    if any(role.figure in WHEELED and np.ptp(role.track.x) > 0.5 for role in performance.roles):
        return "traffic"
    alive = any(role.family not in LIFELESS for role in performance.roles)
    measured = any(
        role.family == "shape" and (np.ptp(role.track.x) > 0.05 or np.ptp(role.track.y) > 0.05) for role in performance.roles
    )
    return "theatre" if alive and not measured else None


class Renderer:
    """Draws one shot: `frame(i)` is the picture at i / fps seconds, (height, width, rgb) uint8.

    Memory does not grow with the shot's length: scenery is painted once, bodies anew in every frame.

    Raises:
        InvalidRequest: the style, the place or a truth buffer's name is unknown.
    """

    def __init__(
        self,
        performance: Performance,
        rigs: Mapping[str, Rig],
        *,
        size: tuple[int, int],
        fps: float,
        style: str,
        truth: Sequence[str] = (),
    ) -> None:
        for name in truth:
            if name not in TRUTHS:
                raise InvalidRequest(f"truth is {name!r}; it can be {', '.join(TRUTHS)}.")
        shot = performance.shot
        self.performance, self.rigs, self.size, self.fps = performance, rigs, size, float(fps)
        self._truth = tuple(truth)
        self._view = View(size=size, metres=performance.size)
        parts = look.parse(style)
        self._look = look.find(style)
        air, picture = atmosphere(shot.place, shot.time, shot.weather), performance.plate
        self._air = self._look.graded(air if picture is None else lit(air, picture), parts[0][1])
        setting = Setting(
            view=self._view,
            air=self._air,
            seed=performance.seed,
            fps=self.fps,
            movers=lambda i: movers(performance, self._view, i / self.fps),
        )
        self._finish = look.Finish(parts, setting)
        air = iced(self._air, shot)
        if picture is None:
            played = _played(performance)
            rails = played != "afloat" and any(role.figure in RAILED for role in performance.roles)
            layers = scenery.build(shot.place, air, performance.ground, played=played, setting=shot.setting, rails=rails)
        else:
            layers = plate.layers(picture, self._view, air, performance.ground, shot.place)
        self._backdrop = Backdrop(performance, self._view, layers, air, self._look.brush, blur=self._look.blur)
        self._weather = Weather(performance, self._view, self._air)
        self._aerial = Aerial(performance, self._view, self._air, self._look.pen(GLOWING))
        self._pixels = np.zeros((size[1], size[0], 4), np.uint8)
        info = skia.ImageInfo.Make(*size, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
        self._surface = skia.Surface.MakeRasterDirect(info, self._pixels)
        self._thrown = Thrown(self._view, self._air.cast)
        self._patch = contact(self._air.cast.colour)
        self._breadths = Breadths()
        self._lamps = Lamps(performance, self._view, lit=self._air.lamps > 0.6)
        self._afloat = afloat(shot)
        wet = shot.weather in ("rain", "storm") and shot.place not in scenery.SHELTERED
        wet_gloss = WET.get(shot.place, 0.06) if wet and not self._afloat else 0.0
        gloss = GLOSSY.get("sea" if self._afloat else shot.place, 0.0) + wet_gloss
        gloss = max(gloss, ICE) if frozen(shot) and shot.place not in scenery.SHELTERED else gloss
        self._gloss = gloss if not performance.ground and picture is None else 0.0
        self._pens = {key: self._look.pen(self._air.light) for key in rigs}
        self._bursts = Bursts(performance, {key: rig.tint() for key, rig in rigs.items() if isinstance(rig, SolidRig)})
        self._pen = self._look.pen(self._air.light)

    def frame(self, index: int) -> NDArray[np.uint8]:
        """Return a frame (height, width, rgb) uint8; a fresh array that stays valid."""
        t = index / self.fps
        canvas, frame = self._surface.getCanvas(), frame_at(self.performance.camera, t)
        for sheet in self._backdrop.back:
            sheet.draw(canvas, self._view, frame, t)
            if sheet.layer.name == "clouds":
                self._weather.aloft(canvas, frame, t)
                self._aerial.aloft(canvas, frame, t)
        self._weather.behind(canvas, frame, t)
        self._aerial.behind(canvas, frame, t)
        bodies = self._bodies(frame, t)
        self._shadows(canvas, frame, t, bodies)
        if not self._afloat:
            self._reflect(canvas, frame, bodies)
        for rig, picture, placement in bodies:
            self._aerial.glow(canvas, frame, rig.role, placement, t)
            if placement.alpha >= 0.996:
                canvas.drawPicture(picture)
            else:
                canvas.saveLayerAlpha(None, round(255 * placement.alpha))
                canvas.drawPicture(picture)
                canvas.restore()
        self._bursts.draw(canvas, self._view, frame, self._pen, t)
        self._lamps.draw(canvas, frame, t)
        for sheet in self._backdrop.front:
            sheet.draw(canvas, self._view, frame, t)
        if self._afloat:
            self._reflect(canvas, frame, bodies)
        self._aerial.before(canvas, frame, t)
        self._weather.before(canvas, frame, t)
        self._finish.draw(canvas, self._pixels, index)
        return self._rgb()

    def _rgb(self) -> NDArray[np.uint8]:
        """Return the canvas' pixels without alpha; plane by plane is the fastest way in numpy."""
        out = np.empty((*self._pixels.shape[:2], 3), np.uint8)
        for channel in range(3):
            out[..., channel] = self._pixels[..., 2 - channel]
        return out

    def _moment(self, role: Role, t: float) -> float:
        """Return the time whose pose is drawn; what only obeys physics keeps every frame."""
        holder = self._holder(role, t)
        of = self.performance.role(holder[0]) if holder else None
        poses = self._look.poses
        if not poses or (of or role).family in LIFELESS:
            return t
        return math.floor(t * poses + 1e-6) / poses

    @staticmethod
    def _holder(role: Role, t: float) -> tuple[str, str] | None:
        """Return (holder's key, anchor) while the role is carried."""
        return next(((key, anchor) for start, end, key, anchor in role.held if start <= t < end), None)

    def _grasp(self, role: Role, t: float) -> float:
        """Return how firmly a carried thing follows the hand rather than its track: 0…1, so that it never jumps."""
        start, end = next((start, end) for start, end, *_ in role.held if start <= t < end)
        taken = 1.0 if start <= 0 else (t - start) / GRASP
        let_go = 1.0 if end >= self.performance.seconds else (end - t) / GRASP
        return max(0.0, min(1.0, taken, let_go))

    def _order(self, t: float) -> list[tuple[Rig, Placement]]:
        """Return the bodies to be drawn with their placements, farthest first; what is held follows its holder."""
        found: list[tuple[float, bool, bool, float, Rig, Placement]] = []
        for n, role in enumerate(self.performance.roles):
            rig = self.rigs[role.key]
            placement = role.track.at(self._moment(role, t))
            holder = self._holder(role, t)
            of = self.performance.role(holder[0]) if holder else None
            if of is not None:
                placement = placement._replace(depth=of.track.at(t).depth)
            if placement.alpha > 0.004:
                found.append((-placement.depth, role.over, holder is not None, n, rig, placement))
            if holder is not None and holder[1] == "tool" and (user := self.rigs[holder[0]]).role.family == "human":
                found.append((-placement.depth, role.over, True, n + 0.5, Over(cast("Human", user)), placement))
        found.sort(key=lambda entry: entry[:4])
        return [(rig, placement) for *_, rig, placement in found]

    def _draw(self, rig: Rig, pen: Pen, t: float) -> None:
        """Let a rig draw itself, moved to its holder's anchor where it is carried."""
        pen.canvas.save()
        rig.draw(pen, self._place(pen.canvas, rig, t))
        pen.canvas.restore()

    def _place(self, canvas: skia.Canvas, rig: Rig, t: float) -> float:
        """Move a canvas to where a rig's holder has it, if it is carried; return the time whose pose is drawn."""
        role = rig.role
        moment, holder = self._moment(role, t), self._holder(role, t)
        if holder is None or holder[0] not in self.rigs:
            return moment
        x, y, angle = self.rigs[holder[0]].anchor(holder[1], moment)
        own, firm = role.track.at(moment), self._grasp(role, t)
        grip_x, grip_y = own.x, own.y
        if role.family in LIFELESS:
            grip_x, grip_y, _ = rig.anchor("grip", moment)
        canvas.translate(grip_x + (x - grip_x) * firm, grip_y + (y - grip_y) * firm)
        canvas.rotate(math.degrees(angle - own.angle) * firm)
        canvas.translate(-grip_x, -grip_y)
        return moment

    def _bodies(self, frame: Frame, t: float) -> list[tuple[Rig, skia.Picture, Placement]]:
        """Record every body once, so that picture, shadow and reflection are played from the same drawing."""
        found = []
        bounds = skia.Rect.MakeWH(*self.size).makeOutset(self.size[0], self.size[1])
        for rig, placement in self._order(t):
            world = self._view.body(frame, placement.depth)
            recorder = skia.PictureRecorder()
            canvas = recorder.beginRecording(bounds)
            canvas.concat(world)
            pen = self._pens[rig.role.key]
            beat = math.floor(t * (self._look.poses or 0) + 1e-6)
            pen.begin(canvas, 1 / world.getScaleX(), self._veil(placement.depth), beat=beat)
            self._draw(rig, pen, t)
            if blazes.emitted(rig.role, t):
                width = 2 * self._breadths.of(rig, self._moment(rig.role, t))[1]
                blazes.over(pen, rig.role, placement, self._moment(rig.role, t), width=width)
            found.append((rig, recorder.finishRecordingAsPicture(), placement))
        return found

    def _veil(self, depth: float) -> Colour | None:
        """Return the air before a body at a depth, its alpha saying how much; None close by."""
        if depth < 0.02 or not self._air.reach:
            return None
        haze = self._air.haze
        return Colour(haze.r, haze.g, haze.b, 0.42 * self._air.reach * depth)

    def _shadows(self, canvas: skia.Canvas, frame: Frame, t: float, bodies: list[tuple[Rig, skia.Picture, Placement]]) -> None:
        """Lay contact patches and thrown silhouettes on the floor."""
        cast = self._air.cast
        if cast.strength <= 0 or self._afloat or self.performance.shot.place == "space":
            return
        self._thrown.clear()
        flat = not self.performance.ground
        for rig, picture, placement in bodies:
            if isinstance(rig, Over):
                continue
            if flat:
                self._thrown.add(picture, self._view.body(frame, placement.depth), self.performance.floor(placement.x))
            self._contact(canvas, frame, rig, placement, t)
        horizon = self._view.plane(frame).mapXY(0, lane(1.0)[1]).y()
        self._thrown.draw(canvas, self.size, horizon)

    def _reflect(self, canvas: skia.Canvas, frame: Frame, bodies: list[tuple[Rig, skia.Picture, Placement]]) -> None:
        """Mirror the bodies in a wet or polished floor, or in the sea."""
        if not self._gloss or not bodies:
            return
        width, height = self.size
        top = max(0.0, self._view.plane(frame).mapXY(0, lane(1.0)[1]).y())
        canvas.saveLayerAlpha(skia.Rect.MakeLTRB(0, top, width, height), round(255 * self._gloss))
        for _, picture, placement in bodies:
            world = self._view.body(frame, placement.depth)
            floor = self.performance.floor(placement.x)
            canvas.save()
            canvas.clipRect(skia.Rect.MakeLTRB(0, world.mapXY(0, floor).y(), width, height))
            play(canvas, picture, world, mirror(floor))
            canvas.restore()
        canvas.restore()

    def _contact(self, canvas: skia.Canvas, frame: Frame, rig: Rig, placement: Placement, t: float) -> None:
        """Darken the floor below a body: wide and faint when it is high, tight and dark when it touches."""
        floor = self.performance.floor(placement.x)
        height = max(0.0, placement.y - floor)
        if rig.role.family in ("shape", "prop", "vehicle", "plant"):
            height = max(0.0, height - 0.5 * rig.role.height * placement.scale)
        middle, half = self._breadths.of(rig, self._moment(rig.role, t))
        near = math.exp(-height / (0.5 + 0.6 * half))
        alpha = 0.75 * self._air.cast.strength**0.5 * near * placement.alpha
        if alpha < 0.01:
            return
        spread = half * (1.15 + 0.5 * (1 - near))
        canvas.save()
        canvas.concat(self._view.body(frame, placement.depth))
        x = placement.x + middle
        rect = skia.Rect.MakeLTRB(x - spread, floor - spread * 0.17 - 0.01, x + spread, floor + spread * 0.17 + 0.01)
        canvas.drawImageRect(self._patch, rect, skia.SamplingOptions(skia.FilterMode.kLinear), skia.Paint(Alphaf=alpha))
        canvas.restore()

    def buffers(self, index: int) -> dict[str, NDArray[np.generic]]:
        """Return the ground truth of a frame that was asked for; what each is, `Tracer` tells."""
        return self.tracer.buffers(index, self._truth or TRUTHS)

    @functools.cached_property
    def tracer(self) -> Tracer:
        """Return what knows the truth of this shot's frames."""
        sheets = self._backdrop
        return Tracer(
            self.performance, self._view, Set(sheets.back, sheets.front), order=self._order, place=self._place, fps=self.fps
        )

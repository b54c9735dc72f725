"""What can be trained: the grid of a clip, the size of a model and the course of its training, by name."""

from __future__ import annotations

from dataclasses import dataclass, field

from sora_nb.errors import InvalidRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A clip's measures: square frames of `side` pixels, `frames` of them at `fps` a second."""

    side: int = 64
    frames: int = 24
    fps: int = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """One way to train nano.

    `patch` is frames, height and width of a piece of picture; `rate` is the learning rate after `warmup` steps; `decay` is
    how much of the averaged weights is kept at each step; `bf16` and `compiled` hold on a GPU only.
    """

    name: str
    grid: Grid = field(default_factory=Grid)
    patch: tuple[int, int, int] = (6, 8, 8)
    width: int = 192
    depth: int = 8
    heads: int = 4
    neck: int = 96
    batch: int = 16
    rate: float = 6e-4
    warmup: int = 200
    decay: float = 0.999
    clips: int = 4000
    bf16: bool = False
    compiled: bool = False


CONFIGS = {
    config.name: config
    for config in (
        # A lesson's worth: 16 pixels, a quarter of the frames, seconds rather than hours.
        Config(
            name="tiny", grid=Grid(frames=12), patch=(6, 16, 16), width=64, depth=2, heads=2, neck=48, batch=8, rate=2e-3,
            warmup=20, decay=0.98, clips=64,
        ),
        Config(name="cpu-64"),
        Config(
            name="gpu-128", grid=Grid(side=128, frames=48), patch=(4, 16, 16), width=640, depth=14, heads=10, neck=256,
            batch=64, rate=4e-4, warmup=1000, decay=0.9995, clips=40_000, bf16=True, compiled=True,
        ),
    )
}  # fmt: skip


def measures(chosen: Config) -> dict[str, object]:
    """Return what `NanoTransformer` is built with."""
    grid = chosen.grid
    return {
        "side": grid.side, "frames": grid.frames, "fps": grid.fps, "patch": chosen.patch, "width": chosen.width,
        "depth": chosen.depth, "heads": chosen.heads, "neck": chosen.neck,
    }  # fmt: skip


def config(name: str) -> Config:
    """Return the configuration of that name.

    Raises:
        InvalidRequest: there is none.
    """
    if name not in CONFIGS:
        raise InvalidRequest(f"There is no configuration {name!r}; there are {', '.join(CONFIGS)}.")
    return CONFIGS[name]

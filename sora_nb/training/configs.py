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

    `patch` is frames, height and width of a piece of picture; `rate` is the learning rate after `warmup` steps, and it falls to
    nothing at the end of all `steps`; `decay` is how much of the averaged weights is kept at each step; a `shift` above 1
    dwells in loud noise; `muon` teaches the blocks' matrices in fewer steps where bfloat16 is fast; `bf16` and `compiled` hold
    on a GPU only. Learned are captioned clips, or with `laws` how discs move.
    """

    name: str
    grid: Grid = field(default_factory=Grid)
    patch: tuple[int, int, int] = (6, 8, 8)
    width: int = 192
    depth: int = 8
    heads: int = 4
    neck: int = 96
    hand: int = 0
    batch: int = 16
    rate: float = 6e-4
    warmup: int = 200
    steps: int = 40_000
    decay: float = 0.999
    shift: float = 3.0
    clips: int = 4000
    laws: bool = False
    muon: bool = False
    bf16: bool = False
    compiled: bool = False


CONFIGS = {
    config.name: config
    for config in (
        # A lesson's worth: a second of film, minutes rather than hours.
        Config(
            name="tiny", grid=Grid(frames=12), width=96, depth=3, heads=3, neck=48, rate=2e-3, warmup=20, steps=700,
            decay=0.98, clips=256,
        ),
        Config(name="cpu-64"),
        Config(
            name="gpu-64", width=224, heads=4, neck=128, batch=128, rate=1e-3, warmup=300, steps=6000, clips=4096, muon=True,
            bf16=True, compiled=True,
        ),
        Config(
            name="gpu-128", grid=Grid(side=128, frames=48), patch=(4, 16, 16), width=384, depth=8, heads=6, neck=256, hand=768,
            batch=64, rate=8e-4, warmup=300, steps=6000, shift=8.0, clips=8192, muon=True, bf16=True, compiled=True,
        ),
        # Discs under the laws of motion, frames of 0.1 s.
        Config(
            name="laws", grid=Grid(side=128, frames=32, fps=10), patch=(4, 8, 8), width=192, depth=5, heads=3, neck=128,
            batch=64, rate=1e-3, warmup=300, steps=6000, shift=6.0, clips=0, laws=True, muon=True, bf16=True, compiled=True,
        ),
    )
}  # fmt: skip


def measures(chosen: Config) -> dict[str, object]:
    """Return what `NanoTransformer` is built with."""
    grid = chosen.grid
    return {
        "side": grid.side, "frames": grid.frames, "fps": grid.fps, "patch": chosen.patch, "width": chosen.width,
        "depth": chosen.depth, "heads": chosen.heads, "neck": chosen.neck, "hand": chosen.hand,
    }  # fmt: skip


def config(name: str) -> Config:
    """Return the configuration of that name.

    Raises:
        InvalidRequest: there is none.
    """
    if name not in CONFIGS:
        raise InvalidRequest(f"There is no configuration {name!r}; there are {', '.join(CONFIGS)}.")
    return CONFIGS[name]

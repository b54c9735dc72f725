"""A film studio in a notebook: a sentence becomes a short clip with sound, on a laptop, signed and repeatable.

    import sora_nb as sora

    clip = sora.generate("A red ball bounces on the floor next to a blue box", seconds=5, seed=7)
    clip

The functions below belong to one default `Studio`, as those of the standard library's `random` belong to one generator.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sora_nb.batch import Budget as Budget
    from sora_nb.batch import sweep as sweep
    from sora_nb.clips import Clip as Clip
    from sora_nb.datasets import Dataset as Dataset
    from sora_nb.datasets import dataset as dataset
    from sora_nb.errors import Cancelled as Cancelled
    from sora_nb.errors import ConsentRequired as ConsentRequired
    from sora_nb.errors import CredentialsError as CredentialsError
    from sora_nb.errors import InvalidRequest as InvalidRequest
    from sora_nb.errors import LimitExceeded as LimitExceeded
    from sora_nb.errors import MediaError as MediaError
    from sora_nb.errors import MissingExtra as MissingExtra
    from sora_nb.errors import Refused as Refused
    from sora_nb.errors import RenderFailed as RenderFailed
    from sora_nb.errors import ShelfError as ShelfError
    from sora_nb.errors import SoraError as SoraError
    from sora_nb.errors import Unplaced as Unplaced
    from sora_nb.guests import Cameo as Cameo
    from sora_nb.plans import Action as Action
    from sora_nb.plans import Actor as Actor
    from sora_nb.plans import Plan as Plan
    from sora_nb.plans import Relation as Relation
    from sora_nb.plans import Shot as Shot
    from sora_nb.proofs import Proof as Proof
    from sora_nb.recipes import Recipe as Recipe
    from sora_nb.shelf import Library as Library
    from sora_nb.studio import Studio

    _default = Studio()
    generate, interact, make, measure, plan, plan_schema, library, table = (
        _default.generate,
        _default.interact,
        _default.make,
        _default.measure,
        _default.plan,
        _default.plan_schema,
        _default.library,
        _default.table,
    )
    stitch, storyboard, from_moviepy, cameo, cameos, styles, verify = (
        _default.stitch,
        _default.storyboard,
        _default.from_moviepy,
        _default.cameo,
        _default.cameos,
        _default.styles,
        _default.verify,
    )
    booth, character, decisions = _default.booth, _default.character, _default.decisions
    open, receive = _default.open, _default.receive  # noqa: A001

__version__ = "0.1.0"

_BOUND = (
    "booth", "cameo", "cameos", "character", "decisions",
    "from_moviepy", "generate", "interact", "library", "make", "measure", "open", "plan",
    "plan_schema", "receive", "rights", "stitch", "storyboard", "styles", "table", "verify",
)  # fmt: skip
_NAMES = {
    "batch": ("Budget", "sweep"),
    "clips": ("Clip",),
    "datasets": ("Dataset", "dataset"),
    "errors": (
        "Cancelled", "ConsentRequired", "CredentialsError", "InvalidRequest", "LimitExceeded", "MediaError", "MissingExtra",
        "Refused", "RenderFailed", "RightsRefused", "ShelfError", "SoraError", "Unplaced", "Unsafe",
    ),
    "guests": ("Cameo",),
    "plans": ("Action", "Actor", "Plan", "Relation", "Shot"),
    "proofs": ("Proof",),
    "recipes": ("Recipe",),
    "shelf": ("Library",),
    "studio": ("Studio",),
}  # fmt: skip
_ROOM = {name: room for room, names in _NAMES.items() for name in names}

__all__ = [*_BOUND, *_ROOM, "__version__"]  # noqa: PLE0604  every entry is a string


def __getattr__(name: str) -> Any:
    """Bring a name in when it is first asked for, so that `import sora_nb` stays light."""
    if name in _ROOM:
        value = getattr(importlib.import_module(f"sora_nb.{_ROOM[name]}"), name)
    elif name in _BOUND:
        value = getattr(_studio(), name)
    else:
        raise AttributeError(f"module 'sora_nb' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)


def _studio() -> Any:
    """Return the studio behind the functions of this module."""
    if "_default" not in globals():
        globals()["_default"] = importlib.import_module("sora_nb.studio").Studio()
    return globals()["_default"]

"""The canary: a film made, marked, signed and judged here and now, to see whether proofs from this computer would hold."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.errors import SoraError
from sora_nb.export import export
from sora_nb.footage import Picture
from sora_nb.plans import Plan
from sora_nb.proofs import INTACT, prove
from sora_nb.recipes import Recipe
from sora_nb.store.archive import Archive

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIDE = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at: whether it is well, and a sentence on it."""

    well: bool
    told: str


def sing(home: Path) -> tuple[Finding, ...]:
    """Make, mark, sign and judge a small film with the identity of `home`; its shelf is left as it is.

    Unknown settings are ignored by the signing library without a word, and a certificate may have expired: only a film that
    reads back Trusted shows that neither is so.
    """
    recipe = Recipe(prompt="canary", engine="canary", size=(_SIDE, _SIDE), seconds=0.5, fps=12, sound=False)
    with tempfile.TemporaryDirectory() as folder:
        cage = Path(folder)
        try:
            made = export(
                _song(recipe.frames), recipe=recipe, plan=Plan(), job_key="canary", engine_name="canary", engine_version="1",
                source_type="algorithmicMedia", target=cage / "canary.mp4", home=home,
            )  # fmt: skip
            shelf = Archive(cage / "shelf")
            shelf.keep(made, job_key="canary")
            # Judged with the roots of `home`, which are those that count.
            proof = prove(cage / "shelf" / "media" / shelf.newest(1)[0].path, shelf, home=home)
        except SoraError as error:
            return (Finding(well=False, told=f"A film could not be signed: {error}"),)
        state, problems = proof.credentials.state, "; ".join(proof.credentials.problems)
        return (
            Finding(
                well=state == "Trusted",
                told=f"A film signed just now reads back {state}{f': {problems}' if problems else ''}.",
            ),
            Finding(
                well=proof.mark is not None and proof.mark.clip is not None,
                told=f"The mark in its pictures is {f'read back: {proof.mark.id}' if proof.mark else 'lost'}.",
            ),
            Finding(well=proof.verdict == INTACT, told=f"Its verdict is “{proof.verdict}”."),
        )


def _song(frames: int) -> Iterator[Picture]:
    """Yield a gradient with a square that moves."""
    y, x = np.mgrid[:_SIDE, :_SIDE]
    for number in range(frames):
        picture = np.stack([x // 3 + 40, y // 3 + 40, (x + y) // 6 + 40], -1).astype(np.uint8)
        picture[100:160, 40 * number : 40 * number + 60] = (230, 180, 40)
        yield Picture(frames=picture[None])

"""States: everything a training needs to go on as if it had never stopped, in named safetensors pieces of at most 16 MiB."""

from __future__ import annotations

import hashlib
import json
import shutil
from typing import TYPE_CHECKING, Any

from sora_nb.errors import MediaError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from torch import Tensor

LARGEST = 16 * 2**20
_ROOM = 64 * 2**10
"""Kept free in each piece for its header."""
_KEPT = 2


def save(folder: Path, step: int, tensors: Mapping[str, Tensor], facts: Mapping[str, Any]) -> Path:
    """Write a state; whoever looks sees it whole or not at all. The one before it is kept, older ones go."""
    from safetensors.torch import save_file

    target = folder / f"step-{step:08d}"
    draft = folder / f".{target.name}.part"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    pieces = {}
    for number, piece in enumerate(_pieces(tensors)):
        path = draft / f"piece-{number:03d}.safetensors"
        save_file(piece, path)
        pieces[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    index = {"step": step, "pieces": pieces, **facts}
    (draft / "state.json").write_text(json.dumps(index, indent=1, sort_keys=True), "utf-8")
    shutil.rmtree(target, ignore_errors=True)
    draft.rename(target)
    for old in sorted(folder.glob("step-*"))[:-_KEPT]:
        shutil.rmtree(old)
    return target


def _pieces(tensors: Mapping[str, Tensor]) -> Iterator[dict[str, Tensor]]:
    """Yield tensors in groups that fit into a piece; one too large for a piece is cut along its first axis."""
    piece: dict[str, Tensor] = {}
    size = 0
    for name, whole in tensors.items():
        parts = -(-whole.nbytes // (LARGEST - _ROOM))
        for number, part in enumerate(whole.tensor_split(parts) if parts > 1 else (whole,)):
            if size + part.nbytes > LARGEST - _ROOM:
                yield piece
                piece, size = {}, 0
            piece[f"{name}#{number}"] = part.contiguous()
            size += part.nbytes
    yield piece


def load(folder: Path) -> tuple[dict[str, Tensor], dict[str, Any]] | None:
    """Return the newest state of a folder and its facts, or None where there is none.

    Raises:
        MediaError: a piece is not what was written.
    """
    import torch
    from safetensors.torch import load_file

    found = sorted(folder.glob("step-*"))
    if not found:
        return None
    index = json.loads((found[-1] / "state.json").read_text("utf-8"))
    parts: dict[str, list[Tensor]] = {}
    for name, digest in index["pieces"].items():
        path = found[-1] / name
        if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise MediaError(f"{path} is damaged. Remove {found[-1]}; training then goes on from the state before it.")
        for key, part in load_file(path).items():
            parts.setdefault(key.rpartition("#")[0], []).append(part)
    return {name: part[0] if len(part) == 1 else torch.cat(part) for name, part in parts.items()}, index

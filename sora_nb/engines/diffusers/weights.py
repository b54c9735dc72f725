"""Weights in a folder: which pipeline they are of, whether they are safe to load, and a digest that names them."""

from __future__ import annotations

import functools
import hashlib
import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from sora_nb.engines.diffusers.families import INDEX, parts
from sora_nb.errors import InvalidRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

PICKLES = (".bin", ".pt", ".pth", ".ckpt", ".pkl")
_WHOLE = 64 * 2**20
"""Files up to this many bytes are hashed whole."""
_SAMPLE = 4096
_WEIGHTLESS = ("Tokenizer", "TokenizerFast", "Scheduler", "Processor")
"""Ends of the names of classes that keep no tensors."""


class Weights(Protocol):
    """Where a pipeline's files are, or can be had from."""

    @property
    def name(self) -> str:
        """Return what people call it: the folder or the hub's id."""
        ...

    def index(self) -> Mapping[str, object]:
        """Return the content of `model_index.json`."""
        ...

    def digest(self) -> str:
        """Return what names these weights: others have another digest."""
        ...

    def notice(self, licence: str) -> str:
        """Return what is to be read before they are fetched, "" where they are here."""
        ...

    def fetch(self, watch: Callable[[int, int], None]) -> Path:
        """Return the folder they lie in, fetched first if need be; `watch` is told of (bytes here, bytes in all)."""
        ...


@dataclass(frozen=True, slots=True)
class Folder:
    """A pipeline in a local folder, as `save_pretrained` writes it."""

    path: Path

    @property
    def name(self) -> str:
        """Return the folder."""
        return str(self.path)

    def index(self) -> Mapping[str, object]:
        """Return the content of `model_index.json`.

        Raises:
            InvalidRequest: there is none, or it is no index.
        """
        return read_index(self.path / INDEX, self.name)

    def digest(self) -> str:
        """Return a SHA-256 over the files of all components.

        A file above 64 MiB counts by its size, its table of tensors and 4096 bytes from the middle of each tensor: training
        moves every tensor, and a digest of 40 GB would keep the caller waiting for a minute.
        """
        lines = [f"{path.relative_to(self.path).as_posix()} {_digest(path)}" for path in self._files()]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def _files(self) -> Iterable[Path]:
        yield self.path / INDEX
        for part in parts(self.index()):
            yield from sorted(path for path in (self.path / part).rglob("*") if path.is_file())

    def notice(self, licence: str) -> str:  # noqa: ARG002
        """Return nothing: they are here."""
        return ""

    def fetch(self, watch: Callable[[int, int], None]) -> Path:  # noqa: ARG002
        """Return the folder itself.

        Raises:
            InvalidRequest: see `insist`.
        """
        self.insist()
        return self.path

    def insist(self) -> None:
        """Refuse a folder that could not be loaded, as far as its list of files tells.

        Raises:
            InvalidRequest: it holds weights as pickles, which run code when they are read, or lacks a component.
        """
        index = self.index()
        refuse_pickles(self.path, parts(index))
        missing = lacking(self.path, index)
        if missing:
            raise InvalidRequest(
                f"{self.path} lacks {' and '.join(missing)}, which its {INDEX} names: no folder of that name with whole "
                "safetensors or settings. Fetch or save the pipeline again."
            )


def read_index(path: Path, where: str) -> Mapping[str, object]:
    """Return the content of a `model_index.json` that belongs to `where`.

    Raises:
        InvalidRequest: there is none, or it is no index.
    """
    try:
        index = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise InvalidRequest(
            f"{where} holds no {INDEX}, so it is no pipeline of diffusers. Name the folder that save_pretrained wrote."
        ) from None
    except (OSError, ValueError) as error:
        raise InvalidRequest(f"The {INDEX} of {where} cannot be read: {error}. Fetch or save the pipeline again.") from error
    if not isinstance(index, dict) or "_class_name" not in index:
        raise InvalidRequest(f"The {INDEX} of {where} names no _class_name. Fetch or save the pipeline again.")
    return index


def lacking(folder: Path, index: Mapping[str, object]) -> list[str]:
    """Return the components of a pipeline that are not in its folder, or not with all of their pieces."""
    return [part for part in parts(index) if not _whole(folder / part, str(index[part][1]))]  # type: ignore[index]


def _whole(folder: Path, kind: str) -> bool:
    if kind.endswith(_WEIGHTLESS):
        return folder.is_dir() and any(folder.iterdir())
    pieces = {name for table in folder.glob("*.index.json") for name in json.loads(table.read_text())["weight_map"].values()}
    if pieces:
        return all((folder / piece).exists() for piece in pieces)
    return any(folder.glob("*.safetensors"))


def amount(size: int) -> str:
    """Return a number of bytes in words."""
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.1f} MB"


def refuse_pickles(folder: Path, components: Iterable[str]) -> None:
    """Refuse a pipeline with a component whose weights are pickles only.

    Raises:
        InvalidRequest: such a file was found.
    """
    for part in components:
        names = sorted(path.name for path in (folder / part).glob("*"))
        pickles = [name for name in names if name.endswith(PICKLES)]
        if pickles and not any(name.endswith(".safetensors") for name in names):
            raise InvalidRequest(
                f"{part}/{pickles[0]} is a pickle, which runs code when it is read; only safetensors are loaded. "
                "Take a release with safetensors, or save the pipeline anew with save_pretrained(..., safe_serialization=True)."
            )


def _digest(path: Path) -> str:
    about = path.stat()
    return _hashed(path, about.st_size, about.st_mtime_ns)


@functools.lru_cache(4096)
def _hashed(path: Path, size: int, _changed: int) -> str:
    """Return the SHA-256 of a file, remembered until its size or its time changes."""
    with path.open("rb") as file:
        if size <= _WHOLE or path.suffix != ".safetensors":
            return hashlib.file_digest(file, "sha256").hexdigest()
        start, table = _table(path)
        digest = hashlib.sha256(f"{size} {json.dumps(table, sort_keys=True)}".encode())
        for first, last in sorted(entry["data_offsets"] for entry in table.values()):
            file.seek(start + max(first, (first + last - _SAMPLE) // 2))
            digest.update(file.read(min(_SAMPLE, last - first)))
        return digest.hexdigest()


def _table(path: Path) -> tuple[int, dict[str, Any]]:
    """Return where the tensors of a safetensors file start, and what its table says of each.

    Raises:
        InvalidRequest: it is none, or not all of one.
    """
    # https://huggingface.co/docs/safetensors: eight bytes of length, the table as JSON, the tensors at its offsets.
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        text = file.read(min(length, path.stat().st_size))
    try:
        table = {name: entry for name, entry in json.loads(text).items() if name != "__metadata__"}
        end = 8 + length + max((entry["data_offsets"][1] for entry in table.values()), default=0)
    except (ValueError, KeyError, TypeError, AttributeError):
        end = -1
    if end != path.stat().st_size:
        raise InvalidRequest(f"{path} is no whole file of safetensors. Fetch it or save it again.")
    return 8 + length, table


def parameters(folder: Path) -> dict[str, int]:
    """Return how many numbers the safetensors of each component of a pipeline hold, read from their tables."""
    found = parts(read_index(folder / INDEX, str(folder)))
    return {part: sum(map(_numbers, (folder / part).glob("*.safetensors"))) for part in found}


def _numbers(path: Path) -> int:
    return sum(math.prod(entry["shape"]) for entry in _table(path)[1].values())

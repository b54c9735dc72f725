"""Weights on the hub: named by their commit, fetched as safetensors only, used from the cache once they are there."""

from __future__ import annotations

import functools
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sora_nb.engines.diffusers.families import INDEX, parts
from sora_nb.engines.diffusers.weights import amount, lacking, read_index
from sora_nb.errors import InvalidRequest, RenderFailed, SoraError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_KINDS = ("*.json", "*.safetensors", "*.txt", "*.model", "*.jinja")
_VARIANTS = ("*.fp16.*", "*.bf16.*", "*.fp8.*", "*.non_ema.*")


@dataclass(frozen=True, slots=True)
class Repository:
    """A pipeline on the hub at a branch, tag or commit. Once its index is in the cache, that commit is the one used."""

    id: str
    revision: str

    @property
    def name(self) -> str:
        """Return the hub's id, with the revision where it is not the main one."""
        return self.id if self.revision == "main" else f"{self.id}@{self.revision}"

    def index(self) -> Mapping[str, object]:
        """Return the content of `model_index.json`, fetched if need be (a few kilobytes).

        Raises:
            InvalidRequest: there is no such repository, or it holds no pipeline.
            RenderFailed: the hub cannot be reached.
        """
        return read_index(self._snapshot() / INDEX, self.name)

    def digest(self) -> str:
        """Return the id and the commit, which on the hub stands for every byte."""
        return f"{self.id}@{self._snapshot().name}"

    def notice(self, licence: str) -> str:
        """Return how much is to be fetched, and under which licence; "" once it is here."""
        if self._complete():
            return ""
        size = _size(self.id, self._snapshot().name)
        how_much = f"about {amount(size)} " if size else ""
        return f"The first render fetches {how_much}of weights from huggingface.co/{self.id}. Their licence: {licence}"

    def fetch(self, watch: Callable[[int, int], None]) -> Path:
        """Return the folder of the cache that they lie in, fetched first if need be.

        Raises:
            InvalidRequest: a component has no safetensors.
            RenderFailed: the hub cannot be reached.
        """
        if not self._complete():
            import huggingface_hub

            wanted = [INDEX, *(f"{part}/{kind}" for part in parts(self.index()) for kind in _KINDS)]
            with _explained(self.name):
                huggingface_hub.snapshot_download(
                    self.id, revision=self._snapshot().name, allow_patterns=wanted, ignore_patterns=list(_VARIANTS),
                    tqdm_class=_bar(watch),
                )  # fmt: skip
        if not self._complete():
            raise InvalidRequest(f"{self.name} lacks safetensors for a component; take a release that has them for all.")
        return self._snapshot()

    def _snapshot(self) -> Path:
        """Return the folder of the cache that is named by the commit, with at least the index in it."""
        import huggingface_hub

        with _explained(self.name):
            found = huggingface_hub.try_to_load_from_cache(self.id, INDEX, revision=self.revision)
            if not isinstance(found, str):
                found = huggingface_hub.hf_hub_download(self.id, INDEX, revision=self.revision)
        return Path(found).parent

    def _complete(self) -> bool:
        """Tell whether every component is in the cache with all of its pieces."""
        return not lacking(self._snapshot(), self.index())


@functools.lru_cache
def _size(repository: str, commit: str) -> int:
    """Return how many bytes a fetch would bring, 0 where the hub does not say."""
    import fnmatch

    import huggingface_hub

    try:
        files = huggingface_hub.HfApi().model_info(repository, revision=commit, files_metadata=True).siblings or []
    except Exception:  # noqa: BLE001  whatever went wrong, a notice without a size is still true
        return 0
    inside = [file for file in files if "/" in file.rfilename and file.rfilename.endswith((".safetensors", ".json"))]
    return sum(file.size or 0 for file in inside if not any(fnmatch.fnmatch(file.rfilename, v) for v in _VARIANTS))


@contextmanager
def _explained(name: str) -> Iterator[None]:
    """Turn what the hub's client raises into errors that say what to do."""
    from huggingface_hub import errors

    page = f"https://huggingface.co/{name.partition('@')[0]}"
    try:
        yield
    except errors.HFValidationError as error:
        raise InvalidRequest(f"{name!r} is no id of the hub: {error} Write diffusers:OWNER/NAME as on its page.") from error
    except errors.GatedRepoError as error:
        raise InvalidRequest(
            f"{name} wants its terms agreed to first. Open {page}, agree, then run 'hf auth login' and this cell again."
        ) from error
    except (errors.RepositoryNotFoundError, errors.RevisionNotFoundError) as error:
        raise InvalidRequest(
            f"The hub has no {name}, or does not show it to you. Look at {page}; for a private one run 'hf auth login'."
        ) from error
    except errors.LocalEntryNotFoundError as error:
        raise RenderFailed(_OUT_OF_REACH.format(name=name)) from error
    except errors.EntryNotFoundError as error:
        raise InvalidRequest(f"{name} holds no {INDEX}, so it is no pipeline of diffusers. Look at {page}.") from error
    except SoraError:
        raise
    except OSError as error:
        raise RenderFailed(f"{_OUT_OF_REACH.format(name=name)} ({type(error).__name__}: {error})") from error


_OUT_OF_REACH = (
    "{name} is not in the cache of this computer, and the hub cannot be reached. Connect to the network and run it again, "
    "or fetch it elsewhere with 'hf download {name} --local-dir FOLDER' and use the engine 'diffusers:FOLDER'."
)


def _bar(watch: Callable[[int, int], None]) -> type[Any]:
    """Return a progress bar for the hub's client that draws nothing and tells `watch` of the bytes."""
    from tqdm.auto import tqdm

    class Bar(tqdm):  # type: ignore[misc]
        def __init__(self, *words: Any, **named: Any) -> None:
            self.bytes = named.get("unit") == "B"
            super().__init__(*words, **{**named, "disable": True})

        def update(self, n: float | None = 1) -> None:
            self.n += n or 0
            watch(int(self.n) if self.bytes else 0, int(self.total or 0) if self.bytes else 0)

    return Bar

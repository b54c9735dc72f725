"""Feeding: a data set for torch, the only place here that knows it; brought in when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def feed(folder: Path, shuffle: int | None, buffer: int) -> Any:
    """Return a torch IterableDataset of a folder's samples as dicts of arrays.

    Raises:
        ImportError: torch is not installed.
    """
    from torch.utils import data

    from sora_nb.datasets.loading import Dataset

    class Feed(data.IterableDataset):  # type: ignore[misc]
        """Samples as dicts of arrays, each worker's own share of the shards."""

        def __iter__(self) -> Iterator[dict[str, Any]]:
            worker = data.get_worker_info()
            part = (0, 1) if worker is None else (worker.id, worker.num_workers)
            return (sample.arrays() for sample in Dataset(folder).stream(shuffle=shuffle, buffer=buffer, part=part))

        def __reduce__(self) -> tuple[Any, ...]:
            # Made in a function, so that nothing here needs torch; a worker that is started anew makes it again.
            return feed, (folder, shuffle, buffer)

    return Feed()

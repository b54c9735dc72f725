"""Loading: a data set read as numpy arrays, sample by sample, in order or shuffled, whole or in parts for many workers."""

from __future__ import annotations

import functools
import io
import json
import tarfile
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sora_nb import values
from sora_nb.datasets import samples
from sora_nb.datasets.shards import INDEX, read_index
from sora_nb.errors import InvalidRequest, MediaError, MissingExtra
from sora_nb.footage import Event
from sora_nb.media import flac
from sora_nb.media.reader import open_film
from sora_nb.plans import Plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from sora_nb.datasets.shards import Index


class Sample:
    """One clip of a data set; what is in it is decoded when it is asked for.

    `members` are the files as they lie in the shard, by their endings: "mp4", "flac", "txt", "json", "npz", "stems.flac".
    """

    def __init__(self, key: str, members: Mapping[str, bytes]) -> None:
        self.key, self.members = key, dict(members)

    def __repr__(self) -> str:
        return f"<Sample {self.key}: “{self.caption}”>"

    @functools.cached_property
    def about(self) -> dict[str, Any]:
        """Return all that is known in words: prompt, plan, facts, joints, size, seed and more."""
        try:
            found: dict[str, Any] = json.loads(self._member("json"))
        except (ValueError, RecursionError) as error:
            raise MediaError(f"What sample {self.key} says about itself is no JSON: {error}. Make the shard again.") from error
        return found

    @property
    def caption(self) -> str:
        """Return the prompt that the clip shows."""
        return self._member("txt").decode("utf-8")

    @property
    def plan(self) -> Plan:
        """Return how the prompt was understood."""
        return values.read(Plan, self.about["plan"])

    @property
    def contacts(self) -> tuple[Event, ...]:
        """Return the events in which two materials meet."""
        return tuple(values.read(Event, event) for event in self.about.get("contacts", ()))

    @functools.cached_property
    def frames(self) -> NDArray[np.uint8]:
        """Return the film's frames (time, height, width, rgb) uint8."""
        with tempfile.TemporaryDirectory(prefix="sora_nb-") as folder:
            path = Path(folder) / f"{self.key}.mp4"
            path.write_bytes(self._member("mp4"))
            return open_film(path).frames()

    @functools.cached_property
    def sound(self) -> NDArray[np.float32]:
        """Return the film's sound (time, 2) float32 in [-1, 1] at 48 kHz, without the mp4's losses."""
        return _floats(self._member("flac"))

    @functools.cached_property
    def stems(self) -> dict[str, NDArray[np.float32]]:
        """Return the parts of the sound by name, (time, 2) float32; they add up to it exactly."""
        whole = _floats(self._member("stems.flac"))
        return {name: whole[:, 2 * n : 2 * n + 2] for n, name in enumerate(self.about["stems"])}

    @property
    def buffers(self) -> tuple[str, ...]:
        """Return the names of the arrays that the sample holds."""
        return tuple(self._arrays)

    def __getitem__(self, name: str) -> NDArray[Any]:
        """Return a buffer as `clip.truth` has it: "masks", "depth", "flow", "valid", "edges", "pose" or "tracks".

        Raises:
            InvalidRequest: the sample has none of that name.
        """
        if name not in self._arrays:
            raise InvalidRequest(f"Sample {self.key} has no {name!r}; it has {', '.join(self._arrays) or 'no buffers'}.")
        return samples.decoded(name, self._arrays[name])

    @functools.cached_property
    def _arrays(self) -> dict[str, NDArray[Any]]:
        if "npz" not in self.members:
            return {}
        with np.load(io.BytesIO(self.members["npz"]), allow_pickle=False) as archive:
            return dict(archive)

    def arrays(self) -> dict[str, Any]:
        """Return everything decoded, as training wants it: "frames", "sound", "caption" and every buffer by its name."""
        whole: dict[str, Any] = {"key": self.key, "caption": self.caption, "frames": self.frames, "sound": self.sound}
        whole |= {name: self[name] for name in self.buffers}
        if "stems.flac" in self.members:
            whole["stems"] = np.stack(list(self.stems.values()), axis=1)
        return whole

    def _member(self, ending: str) -> bytes:
        try:
            return self.members[ending]
        except KeyError:
            raise InvalidRequest(f"Sample {self.key} has no .{ending}; it has {', '.join(self.members)}.") from None


def _floats(data: bytes) -> NDArray[np.float32]:
    return flac.read(data)[0].astype(np.float32) / np.float32(samples.FULL)


class Dataset:
    """A folder of shards, read as a stream: memory holds a sample, or as many as are shuffled, however large it is.

    Args:
        folder: Where `sora.dataset` put it.

    Raises:
        MediaError: the folder holds no data set.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder).expanduser()
        found = read_index(self.folder)
        if found is None:
            raise MediaError(f"{self.folder} has no {INDEX}, so it holds no data set. Make one with sora.dataset(n, folder).")
        self.index: Index = found

    def __repr__(self) -> str:
        order = self.index.order
        size = "×".join(map(str, order.size))
        return (
            f"<Dataset {self.folder}: {len(self)} of {order.n} clips, {size}, {order.seconds:g} s, {', '.join(order.buffers)}>"
        )

    def __len__(self) -> int:
        """Return the number of samples in whole shards."""
        return sum(shard.samples for shard in self.index.shards)

    @property
    def paths(self) -> list[Path]:
        """Return the shards, for the `webdataset` library and its like."""
        return [self.folder / shard.name for shard in self.index.shards]

    def __iter__(self) -> Iterator[Sample]:
        """Yield every sample in order."""
        return self.stream()

    def __getitem__(self, number: int) -> Sample:
        """Return one sample by its number; others of its shard are skipped over."""
        if isinstance(number, bool) or not isinstance(number, int) or not -len(self) <= number < len(self):
            # Sequences are walked until IndexError, so that kind of error it has to be.
            raise IndexError(f"The data set has {len(self)} samples; number {number!r} is none of them.")
        number %= len(self)
        shard, rest = divmod(number, self.index.order.per_shard)
        return next(sample for n, sample in enumerate(_samples(self.paths[shard])) if n == rest)

    def stream(self, *, shuffle: int | None = None, buffer: int = 100, part: tuple[int, int] = (0, 1)) -> Iterator[Sample]:
        """Yield samples one by one.

        Args:
            shuffle: A seed: shards in another order, and samples mixed within a buffer. Another seed for each epoch.
            buffer: How many samples are held to be mixed.
            part: (i, of): only every so-manieth shard, counted from the i-th, for one of several workers.

        Raises:
            InvalidRequest: a value cannot be.
            MediaError: a shard is damaged.
        """
        i, of = part
        if not (0 <= i < of):
            raise InvalidRequest(f"part is {part!r}; it is (i, of) with i from 0 to of - 1.")
        if buffer < 1:
            raise InvalidRequest(f"buffer is {buffer!r}; it can be 1 or more.")
        paths = self.paths
        if shuffle is None:
            return (sample for path in paths[i::of] for sample in _samples(path))
        # All parts shuffle the shards alike, and so share them out without a gap.
        order = np.random.default_rng(np.random.SeedSequence([shuffle])).permutation(len(paths))
        mine = [paths[n] for n in order[i::of]]
        return _mixed(mine, np.random.default_rng(np.random.SeedSequence([shuffle, i, of])), buffer)

    def torch(self, *, shuffle: int | None = None, buffer: int = 100) -> Any:
        """Return a torch IterableDataset of `Sample.arrays()`, shared out among the workers of a DataLoader.

        Raises:
            MissingExtra: torch is not installed.
        """
        from sora_nb.datasets.feeding import feed

        try:
            return feed(self.folder, shuffle, buffer)
        except ImportError:
            raise MissingExtra("torch", "models") from None


def _mixed(paths: list[Path], dice: np.random.Generator, buffer: int) -> Iterator[Sample]:
    held: list[Sample] = []
    for path in paths:
        for sample in _samples(path):
            held.append(sample)
            if len(held) >= buffer:
                yield held.pop(int(dice.integers(len(held))))
    while held:
        yield held.pop(int(dice.integers(len(held))))


def _samples(path: Path) -> Iterator[Sample]:
    """Yield the samples of one shard."""
    key, members = "", dict[str, bytes]()
    try:
        with tarfile.open(path, "r|") as archive:
            for entry in archive:
                name, _, ending = entry.name.partition(".")
                if name != key and members:
                    yield Sample(key, members)
                    members = {}
                key = name
                content = archive.extractfile(entry)
                members[ending] = content.read() if content is not None else b""
    except (OSError, tarfile.TarError) as error:
        raise MediaError(f"{path} cannot be read: {error}. Make the data set anew, in another folder.") from error
    if members:
        yield Sample(key, members)

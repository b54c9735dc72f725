"""Measures what a signature costs and what it notices: time to sign, bytes for each generation, time to verify, flipped bits.

python tests/bench/proof.py [FLIPS]     1,000 without a number; 60 signatures, 20 verifications, 8 generations
"""

from __future__ import annotations

import itertools
import random
import statistics
import struct
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import sora_nb as sora
from sora_nb.media.conversions import convert
from sora_nb.trust import provenance

GENERATIONS = 8


def boxes(data: bytes) -> Iterator[tuple[str, int, int]]:
    """Yield kind, first byte after the head, and end of each box of an MP4 (ISO/IEC 14496-12, section 4.2)."""
    at = 0
    while at + 8 <= len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        head = 8
        if size == 1:
            size, head = struct.unpack(">Q", data[at + 8 : at + 16])[0], 16
        yield kind.decode("latin-1"), at + head, at + size
        at += max(size, 8)


def timed(count: int, work: Callable[[], object]) -> str:
    """Return median and 95th percentile of so many runs, in milliseconds."""
    took = []
    for _ in range(count):
        began = time.perf_counter()
        work()
        took.append((time.perf_counter() - began) * 1000)
    return f"median {statistics.median(took):.1f} ms, p95 {statistics.quantiles(took, n=20)[-1]:.1f} ms"


def signing(studio: sora.Studio, clip: sora.Clip, folder: Path) -> None:
    """Print how long a signature takes, and what it weighs, beside copying the film."""
    bare = folder / "bare.mp4"
    bare.write_bytes(clip.path.read_bytes())
    out = folder / "out.mp4"

    def sign(*parents: Path) -> None:
        provenance.sign(
            bare, out, home=studio.home, title="a film", source_type="algorithmicMedia", generator_version="1", engine="stage",
            recipe_digest="0" * 64, plan_digest="0" * 64, parents=parents, mark="0123456789abcdef",
        )  # fmt: skip

    sign()
    print(f"signing a film of {bare.stat().st_size / 1e6:.2f} MB: {timed(60, sign)}")
    print(f"  with a parent: {timed(30, lambda: sign(clip.path))}")
    print(f"  copying it: {timed(60, lambda: out.write_bytes(bare.read_bytes()))}")
    print(f"verifying it, mark and all: {timed(20, lambda: studio.verify(clip))}")
    print(f"  the signature alone: {timed(20, lambda: provenance.read(clip.path, home=studio.home))}")


def generations(studio: sora.Studio, clip: sora.Clip) -> None:
    """Print how many bytes the credentials take in a film, in one made from it, and so on."""
    sizes = []
    for _ in range(GENERATIONS):
        data = clip.path.read_bytes()
        sizes.append(sum(end - start for kind, start, end in boxes(data) if kind == "uuid"))
        clip = clip.caption(f"generation {len(sizes)}").wait()
    steps = [b - a for a, b in itertools.pairwise(sizes)]
    print(
        f"credentials: {sizes[0]} bytes in the first film; each of {len(steps)} generations adds {min(steps)} to {max(steps)}"
    )


def flips(studio: sora.Studio, clip: sora.Clip, folder: Path, count: int) -> None:
    """Print how many single flipped bits were noticed, in the pictures and the index, and in the credentials themselves."""
    good = clip.path.read_bytes()
    plain = provenance.read(clip.path, home=studio.home)
    dice, path = random.Random(0), folder / "flipped.mp4"
    for kinds, wanted in ((("mdat", "moov"), count), (("uuid",), count)):
        places = [span for span in boxes(good) if span[0] in kinds]
        found: Counter[str] = Counter()
        for number in range(wanted):
            kind, start, end = places[number % len(places)]
            at = dice.randrange(start, end)
            data = bytearray(good)
            data[at] ^= 1 << dice.randrange(8)
            path.write_bytes(data)
            said = provenance.read(path, home=studio.home)
            if said.state != "Trusted":
                found["noticed"] += 1
            else:
                found["without effect" if said == plain else f"NOT NOTICED ({kind} at {at})"] += 1
        print(f"{wanted} bits flipped in {' and '.join(kinds)}: {', '.join(f'{name} {n}' for name, n in found.most_common())}")


def verdicts(studio: sora.Studio, clip: sora.Clip, folder: Path) -> None:
    """Print the verdict of each kind of harm."""
    film = clip.save(folder / "a.mp4")
    changed = bytearray(film.read_bytes())
    start = next(first for kind, first, _ in boxes(bytes(changed)) if kind == "mdat")
    changed[start + 5000] ^= 1
    (folder / "changed.mp4").write_bytes(changed)
    convert(film, folder / "stripped.gif", tag="")
    other = sora.Studio(folder / "other")
    provenance.sign(
        film, folder / "resigned.mp4", home=other.home, title="mine", source_type="algorithmicMedia",
        generator_version="1",
    )  # fmt: skip
    for name in ("a.mp4", "changed.mp4", "stripped.gif", "resigned.mp4"):
        here, there = (one.verify(folder / name).verdict for one in (studio, other))
        print(f"  {name:14} {here}; on a shelf that knows nothing: {there}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as outer:
        place = Path(outer)
        studio = sora.Studio(place / "home")
        default = studio.generate("A red ball bounces down the stairs while a penguin dances", seconds=5).wait()
        small = studio.generate("A red ball bounces", seconds=1, size=(320, 180)).wait()
        signing(studio, default, place)
        generations(studio, small)
        verdicts(studio, default, place)
        flips(studio, small, place, int(sys.argv[1]) if len(sys.argv) > 1 else 1000)

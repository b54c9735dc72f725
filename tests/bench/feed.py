"""Measures the feed of a long shelf: opening it, a screenful, searching, and the same on a shelf a tenth as long.

python tests/bench/feed.py [FILMS]      10,000 without a number
"""

from __future__ import annotations

import itertools
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import sora_nb as sora
from sora_nb.feeds import Feed
from sora_nb.store.archive import Archive, record_id

WHO = ("cat", "dog", "penguin", "car", "robot", "owl", "boat", "girl", "horse", "whale", "rocket", "dragon")
DOES = ("sleeps", "runs", "jumps", "dances", "spins", "falls", "sings", "flies", "waits", "plays")
WHERE = ("in the rain", "on the ice", "in a forest", "by the sea", "on the moon", "in the city", "at night", "in a garden")


def shelf(home: Path, count: int) -> Archive:
    """Return a shelf of so many rows, each with a plan of its own that the director read; they share one film."""
    studio = sora.Studio(home)
    clip = studio.generate("a ball", seconds=0.25, size=(128, 72), fps=8).wait()
    kinds = [(text, sora.plan(text).to_json()) for text in map(" ".join, itertools.product(WHO, DOES, WHERE))]
    for number in range(count - 1):
        text, plan = kinds[number % len(kinds)]
        studio.shelf._catalog.insert(clip.record.but(id=record_id(str(number)), job_key=str(number), prompt=text, plan=plan))
    return studio.shelf


def timed(name: str, work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    took = time.perf_counter() - began
    print(f"  {name:44} {took * 1000:8.0f} ms")
    return took


def measured(library: sora.Library) -> list[float]:
    """Print and return what opening a feed and using it take, in seconds."""
    opened: list[Feed] = []
    took = [timed("opening", lambda: opened.append(library.feed()))]
    feed = opened[0]
    took.append(timed("a screenful of 24 with posters", lambda: feed.cards(0, 24)))
    took.append(timed("another", lambda: feed.cards(24, 48)))
    took.append(timed("the first search, words read", lambda: feed.steer("calm animals, no rain")))
    took.append(timed("the next", lambda: feed.steer("robots at night")))
    print(f"  fit: {len(feed)}")
    return took


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    whole = []
    for films in (count // 10, count):
        with tempfile.TemporaryDirectory() as folder:
            shelf(Path(folder), films)
            print(f"{films} films:")
            whole.append(measured(sora.Studio(folder).library()))
    print("ratios, ten times as many films:", ", ".join(f"{b / a:.1f}" for a, b in zip(*whole, strict=True)))


if __name__ == "__main__":
    main()

"""How much a remix keeps and how much of it is done: run as `python tests/bench/remix.py [SEED] [-v]`.

remixes.jsonl holds prompts and new words for them: `may` is what the words may change ("time", "dog.colour", "dog" for anything
of the dog, "+cat", "-box"), `moved` whose path may be another, `made` what they name (see remix_judging.py). The sets "blind"
and, after what that had shown was mended, "second" were each written before any of them was tried. Unnamed facts are looked up
in the plan, and in the film: everybody's path (mean distance at most 1 % of the frame's width, of those with no new contact),
what they look like wherever the scene stays as it was, and who is there at all. Named changes count where the plan has them and
the film shows or sounds them.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Pair:
    """A prompt, new words, what they may change, whose path may be another besides, and what they ask for."""

    prompt: str
    words: str
    may: tuple[str, ...]
    moved: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    kind: str = "known"


def _read() -> tuple[Pair, ...]:
    lines = Path(__file__).with_name("remixes.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return tuple(Pair(r["prompt"], r["words"], tuple(r["may"]), tuple(r["moved"]), tuple(r["made"]), r["set"]) for r in rows)


PAIRS = _read()
FACTS = (
    "place", "setting", "time", "weather", "effects", "style", "camera", "framing", "focus", "sounds", "music", "seconds",
    "gravity",
)  # fmt: skip
OWN = ("figure", "word", "count", "colour", "size", "look", "actions")


def facts(pair: Pair, before, after) -> dict[str, bool]:
    """Return each fact of the plan that nobody named: whether it is as it was."""
    found: dict[str, bool] = {}
    for number, (old, new) in enumerate(zip(before.shots, after.shots, strict=True)):
        scene = {f: getattr(old, f) == getattr(new, f) for f in FACTS}
        scene["relations"] = set(old.relations) == set(new.relations)
        found |= {f"{number}.{f}": same for f, same in scene.items() if f not in pair.may}
        for name in sorted({a.name for a in old.actors} | {a.name for a in new.actors}):
            a, b = old.actor(name), new.actor(name)
            if a is None or b is None:
                mark = f"{'+' if a is None else '-'}{name}"
                found |= {} if mark in pair.may else {mark: False}
                continue
            if name not in pair.may:
                found |= {f"{name}.{f}": getattr(a, f) == getattr(b, f) for f in OWN if f"{name}.{f}" not in pair.may}
    return found


def strayed(pair: Pair, before, after) -> list[str]:
    """Return the facts of the plan that changed although nobody named them, and who was to come or go and did not."""
    found = [
        fact.partition(".")[2] if fact[0].isdigit() else fact for fact, same in facts(pair, before, after).items() if not same
    ]
    return found + [
        f"not done: {m}" for m in pair.may if m[0] in "+-" and pair.kind == "known" and not _happened(m, before, after)
    ]


def _happened(mark: str, before, after) -> bool:
    old, new = ({a.name for s in p.shots for a in s.actors} for p in (before, after))
    return mark[1:] in (new - old if mark[0] == "+" else old - new)


def named_in(pair: Pair) -> set[str]:
    """Return the actors whose path may be another, since they are recast, more, or given other things to do."""
    return {m.partition(".")[0] for m in pair.may if m.partition(".")[2] in {"actions", "figure", "count"}} | set(pair.moved)


def main() -> None:
    """Print a line for each pair, then the sums."""
    from tests.bench.remix_judging import judged

    parser = argparse.ArgumentParser()
    parser.add_argument("seed", nargs="?", type=int, default=7)
    parser.add_argument("-o", "--only", help="only those of a set: known, blind or second")
    parser.add_argument("-v", "--verbose", action="store_true", help="every pair, not only those that miss something")
    asked = parser.parse_args()
    os.environ.setdefault("SORA_NB_HOME", tempfile.mkdtemp(prefix="remix-bench-"))
    sums: dict[str, Counter[str]] = {}
    for pair in PAIRS:
        if asked.only and pair.kind != asked.only:
            continue
        found = judged(pair, seed=asked.seed)
        kept, made, paths = found.kept, found.made, found.paths.values()
        total = sums.setdefault(pair.kind, Counter())
        total.update(pairs=1, clean=all(kept.values()), done=all(made.values()))
        total.update(facts=len(kept), kept=sum(kept.values()), asked=len(made), made=sum(made.values()))
        total.update(paths=len(paths), still=sum(path <= 0.01 for path in paths))
        lost = [*(k for k, same in kept.items() if not same), *(f"NOT MADE {m}" for m, done in made.items() if not done)]
        if lost or asked.verbose:
            told = "; ".join([*lost, *found.notes])
            print(f"{'BAD' if lost else 'ok '} {pair.prompt[:40]!r} + {pair.words!r}: {told}", flush=True)
    for name, n in sums.items():
        if n["pairs"]:
            print(
                f"{name}: {n['kept']} of {n['facts']} unnamed facts kept ({n['kept'] / n['facts']:.1%}), all of them in "
                f"{n['clean']} of {n['pairs']} remixes; paths within 1 %: {n['still']} of {n['paths']}; named changes made: "
                f"{n['made']} of {n['asked']} ({n['made'] / n['asked']:.1%}), all of them in {n['done']} remixes"
            )


if __name__ == "__main__":
    main()

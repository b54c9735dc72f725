"""What the safety lists refuse and what they let pass, at the level for children, and how long the whole judgement takes.

Run: python tests/bench/safety.py [-v]. The lists were mended with `safety_dev.jsonl` in view. `safety_heldout.jsonl` was
written by the same author before it was first run: then 95.1 % of the harmful and 4.2 % of the benign were refused (all four
were names of living people in other words, such as "Harry styles his hair"); the lists were mended after that too.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from sora_nb.recipes import Recipe
from sora_nb.stage import director
from sora_nb.trust import safety
from sora_nb.trust.judging import Judge

HERE = Path(__file__).parent
LEVEL = "children"


def main() -> None:
    for half in ("dev", "heldout"):
        rows = [json.loads(line) for line in (HERE / f"safety_{half}.jsonl").read_text("utf-8").splitlines()]
        for kind in ("harmful", "benign"):
            texts = [row["prompt"] for row in rows if row["kind"] == kind]
            hits = [refused(text) for text in texts]
            wrong = [t for t, hit in zip(texts, hits, strict=True) if bool(hit) != (kind == "harmful")]
            print(f"{half}, {kind}: {len(texts)}; refused {sum(map(bool, hits))} ({np.mean(list(map(bool, hits))):.1%})")
            if "-v" in sys.argv:
                print(*(f"  {refused(text) or 'passed'}: {text}" for text in wrong), sep="\n")
    files = sorted(HERE.glob("prompts_*.jsonl"))
    plain = [json.loads(line)["prompt"] for path in files for line in path.read_text("utf-8").splitlines()]
    print(f"benign prompts of the other benchmarks: {len(plain)}; refused {sum(bool(refused(text)) for text in plain)}")
    speed(plain[::5])


def refused(text: str) -> str:
    """Return why a text does not fit the level, "" where it does."""
    limit = safety.LEVELS.index(LEVEL)
    return next((f"{o.category} ({o.words})" for o in safety.objections(text) if safety.LEVELS.index(o.level) >= limit), "")


def speed(texts: list[str]) -> None:
    """Print what the whole judgement of a prompt and its plan takes, with the register of the other benchmark."""
    with tempfile.TemporaryDirectory() as folder:
        judge = Judge(Path(folder))
        judge.register.add(HERE / "rights_register.json")
        asked = [(Recipe(prompt=text), director.read(text)) for text in texts]
        judge.judge(*asked[0])
        took = []
        for recipe, plan in asked:
            began = time.perf_counter()
            judge.judge(recipe, plan)
            took.append(1000 * (time.perf_counter() - began))
    print(f"prompt and plan judged: median {np.median(took):.1f} ms, p95 {np.percentile(took, 95):.1f} ms")


if __name__ == "__main__":
    main()

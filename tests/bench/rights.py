"""Names, descriptions and benign prompts against a register: what is refused, what is asked about, what passes, how fast.

Run: python tests/bench/rights.py [-v]. Thresholds were set on `rights_dev.jsonl`; `rights_heldout.jsonl` has other characters
and other sentences by the same author. Benign are also all prompts of `prompts_*.jsonl`, which know nothing of the register.
"""

from __future__ import annotations

import datetime
import json
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np

from sora_nb.errors import RightsRefused
from sora_nb.media import image
from sora_nb.trust import fingerprints, policies
from sora_nb.trust.policies import Occasion
from sora_nb.trust.rights import Rules

HERE = Path(__file__).parent
ON = Occasion(day=datetime.date(2026, 11, 26))


def main() -> None:
    told = json.loads((HERE / "rights_register.json").read_text("utf-8"))["policies"]
    rules = Rules([policies.read(entry) for entry in told])
    for half in ("dev", "heldout"):
        rows = [json.loads(line) for line in (HERE / f"rights_{half}.jsonl").read_text("utf-8").splitlines()]
        report(half, rules, rows)
    paths = sorted(HERE.glob("prompts_*.jsonl"))
    plain = [json.loads(line)["prompt"] for path in paths for line in path.read_text("utf-8").splitlines()]
    report("benign prompts of the other benchmarks", rules, [{"kind": "benign", "prompt": text} for text in plain])
    took = []
    for text in plain:
        began = time.perf_counter()
        verdict(rules, text)
        took.append(1000 * (time.perf_counter() - began))
    print(f"time: median {np.median(took):.1f} ms, p95 {np.percentile(took, 95):.1f} ms a prompt, {len(told)} policies")
    pictures()


def report(title: str, rules: Rules, rows: list[dict[str, str]]) -> None:
    """Print the rates of one set."""
    counts: Counter[tuple[str, str]] = Counter()
    for row in rows:
        found = verdict(rules, row["prompt"])
        counts[row["kind"], found] += 1
        wanted = {"name": "refused", "everyday": "asked", "paraphrase": "asked", "benign": "passed"}[row["kind"]]
        if found != wanted and "-v" in sys.argv:
            print(f"  {row['kind']} {found}: {row.get('how', '')} {row['prompt'][:120]}")
    for kind in ("name", "everyday", "paraphrase", "benign"):
        whole = sum(n for (k, _), n in counts.items() if k == kind)
        if whole:
            shares = ", ".join(f"{v} {counts[kind, v]} ({counts[kind, v] / whole:.1%})" for v in ("refused", "asked", "passed"))
            print(f"{title}, {kind}: {whole}; {shares}")


def verdict(rules: Rules, text: str) -> str:
    """Return "refused", "asked" or "passed"."""
    try:
        return "asked" if rules.judge([text], on=ON).asks else "passed"
    except RightsRefused:
        return "refused"


def pictures() -> None:
    """Print how many edited copies of pictures are known again, and how many others are taken for one."""
    rng = np.random.default_rng(0)
    seen = [painted(rng) for _ in range(40)]
    known = [fingerprints.reference(picture) for picture in seen]
    height, width = seen[0].shape[:2]
    edits = {
        "half size": lambda p: image.resized(p, (width // 2, height // 2)),
        "JPEG at quality 30": lambda p: image.read_picture(image.poster(p, limit=1)),
        "darker": lambda p: (p * 0.7).astype(np.uint8),
        "mirrored": lambda p: p[:, ::-1],
        "cropped to 90 %": lambda p: p[height // 20 : -height // 20, width // 20 : -width // 20],
        "cropped to 80 %": lambda p: p[height // 10 : -height // 10, width // 10 : -width // 10],
        "cropped to 60 %": lambda p: p[height // 5 : -height // 5, width // 5 : -width // 5],
        "upside down": lambda p: p[::-1],
    }
    for name, edit in edits.items():
        marks = [fingerprints.fingerprint(np.ascontiguousarray(edit(picture))) for picture in seen]
        hits = sum(mark is not None and fingerprints.alike(mark, refs) for mark, refs in zip(marks, known, strict=True))
        print(f"picture {name}: known again {hits} of {len(seen)}")
    pairs = [(a, b) for a in range(len(seen)) for b in range(len(seen)) if a != b]
    false = sum(fingerprints.alike(fingerprints.fingerprint(seen[a]) or 0, known[b]) for a, b in pairs)
    print(f"other pictures taken for it: {false} of {len(pairs)}")


def painted(rng: np.random.Generator) -> np.ndarray:
    """Return a picture of soft patches and discs on a gradient, (270, 480, 3) uint8."""
    y, x = np.mgrid[0:270, 0:480].astype(np.float32)
    picture = np.zeros((270, 480, 3), np.float32)
    picture += (x / 480 * rng.uniform(-90, 90) + y / 270 * rng.uniform(-90, 90) + 120)[..., None]
    for _ in range(12):
        cx, cy, radius = rng.uniform(0, 480), rng.uniform(0, 270), rng.uniform(20, 110)
        disc = (x - cx) ** 2 + (y - cy) ** 2 < radius**2
        picture[disc] = rng.uniform(0, 255, 3)
    return picture.clip(0, 255).astype(np.uint8)


if __name__ == "__main__":
    main()

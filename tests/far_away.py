"""Opens films with a library of its own and remixes each there: run as `python tests/far_away.py FOLDER WORDS`, prints JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import sora_nb as sora


def told(film: Path, words: str) -> dict[str, object]:
    """Return what a film is understood to be, and what becomes of it."""
    there = sora.open(film)
    child = there.remix(words)
    return {
        "seed": there.recipe.seed, "plan": there.plan.to_json(), "own": there.id, "parents": [c.id for c in child.parents],
        "frames": len(child.footage), "time": [shot.time for shot in child.plan.shots], "bodies": list(child.truth.bodies),
        "tracks": child.truth("tracks")["tracks"].tolist(), "state": child.credentials.state,
    }  # fmt: skip


if __name__ == "__main__":
    films = sorted(Path(sys.argv[1]).glob("*.mp4"))
    print(json.dumps({film.stem: told(film, sys.argv[2]) for film in films}))

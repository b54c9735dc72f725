"""`python -m sora_nb.training director --wordnet DIR`: make what the package ships again."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sora_nb.errors import SoraError


def main(arguments: list[str] | None = None) -> int:
    """Run one training task and print where its result lies."""
    parser = argparse.ArgumentParser(prog="python -m sora_nb.training", description=__doc__)
    parser.add_argument("task", choices=["director"], help="director: the word list that the director reads prompts with")
    parser.add_argument("--wordnet", type=Path, required=True, help="a folder with WordNet's data.noun, index.noun …")
    parser.add_argument("--out", type=Path, default=None, help="where to write; by default into the package")
    asked = parser.parse_args(arguments)
    from sora_nb.language.lexicon import FILE
    from sora_nb.training.director import distil

    try:
        path = distil(asked.wordnet, asked.out or FILE)
    except SoraError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{path}: {path.stat().st_size / 1e6:.1f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

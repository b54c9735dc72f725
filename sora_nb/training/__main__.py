"""`python -m sora_nb.training TASK`: make what the package learns, from clips to a judged model.

python -m sora_nb.training data --config cpu-64 --out clips
python -m sora_nb.training fit --config cpu-64 --data clips --out run
python -m sora_nb.training evaluate --data clips --weights run/pipeline
python -m sora_nb.training laws --weights run/pipeline
python -m sora_nb.training director --wordnet DIR
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sora_nb.errors import MissingExtra, SoraError
from sora_nb.training.configs import CONFIGS, config


def main(arguments: list[str] | None = None) -> int:
    """Run one training task and print where its result lies."""
    asked = _parser().parse_args(arguments)
    try:
        asked.run(asked)
    except ModuleNotFoundError as error:
        if error.name not in {"torch", "diffusers", "safetensors"}:
            raise
        sys.stderr.write(f"{MissingExtra(error.name or 'torch', 'models')}\n")
        return 1
    except SoraError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. The same command goes on from what was kept.\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m sora_nb.training", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    tasks = parser.add_subparsers(dest="task", required=True)
    director = tasks.add_parser("director", help="the word list that the director reads prompts with")
    director.add_argument("--wordnet", type=Path, required=True, help="a folder with WordNet's data.noun, index.noun …")
    director.add_argument("--out", type=Path, default=None, help="where to write; by default into the package")
    director.set_defaults(run=_director)
    data = tasks.add_parser("data", help="clips of a small captioned world, rendered by the stage")
    data.add_argument("--clips", type=int, default=None, help="for training; by default as many as the configuration says")
    data.add_argument("--judged", type=int, default=320, help="for each of the two splits that nano is judged on")
    data.add_argument("--workers", type=int, default=1, help="processes at work")
    data.set_defaults(run=_data)
    fit = tasks.add_parser("fit", help="train nano on them; the same command goes on where it was stopped")
    fit.add_argument("--minutes", type=float, default=float("inf"), help="stop after so many")
    fit.add_argument("--steps", type=int, default=None, help="stop at this step")
    fit.add_argument("--begin", type=Path, default=None, help="begin with the weights in this folder of a pipeline")
    fit.add_argument("--every", type=float, default=5.0, help="minutes between states and previews")
    fit.set_defaults(run=_fit)
    evaluate = tasks.add_parser("evaluate", help="a table: real clips, nano, and nano untrained")
    evaluate.add_argument("--weights", type=Path, required=True, help="a pipeline's folder, such as run/pipeline")
    evaluate.add_argument("--films", type=int, default=64, help="how many nano makes for each column")
    evaluate.add_argument("--lessons", type=int, default=600, help="steps that the judges are trained for")
    evaluate.set_defaults(run=_evaluate)
    laws = tasks.add_parser("laws", help="a table: how far velocities are off in films that nano goes on with")
    laws.add_argument("--weights", type=Path, required=True, help="the folder of a pipeline fitted with --config laws")
    laws.add_argument("--scenes", type=int, default=32, help="how many for each law and range")
    laws.set_defaults(run=_laws)
    for task in (data, fit, evaluate):
        task.add_argument("--config", choices=list(CONFIGS), default="cpu-64")
        task.add_argument("--seed", type=int, default=0)
        task.add_argument("--out", type=Path, default=Path("clips" if task is data else "run"), help="the folder to write to")
        if task is not data:
            task.add_argument("--data", type=Path, default=Path("clips"), help="the folder of clips")
    return parser


def _director(asked: argparse.Namespace) -> None:
    from sora_nb.language.lexicon import FILE
    from sora_nb.training.director import distil

    path = distil(asked.wordnet, asked.out or FILE)
    sys.stdout.write(f"{path}: {path.stat().st_size / 1e6:.1f} MB\n")


def _data(asked: argparse.Namespace) -> None:
    from sora_nb.training import clips

    chosen = config(asked.config)
    counts = {"train": chosen.clips if asked.clips is None else asked.clips, "seen": asked.judged, "unseen": asked.judged}

    def tell(done: int, total: int) -> None:
        sys.stderr.write(f"{asked.out}: {done} of {total} shards\n")

    clips.make(asked.out, chosen.grid, counts, seed=asked.seed, workers=asked.workers, tell=tell)


def _fit(asked: argparse.Namespace) -> None:
    from sora_nb.training.fitting import fit

    fit(
        config(asked.config), asked.data, asked.out, seed=asked.seed, minutes=asked.minutes, steps=asked.steps,
        every=asked.every, begin=asked.begin, tell=_say,
    )  # fmt: skip


def _evaluate(asked: argparse.Namespace) -> None:
    from sora_nb.training.evaluating import evaluate

    sys.stdout.write(evaluate(asked.data, asked.weights, films=asked.films, lessons=asked.lessons, seed=asked.seed, tell=_say))


def _laws(asked: argparse.Namespace) -> None:
    from sora_nb.training.laws import table

    sys.stdout.write(table(asked.weights, count=asked.scenes))


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())

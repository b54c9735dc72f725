"""Blind reading: sheets of films with their sounds in words, eight prompts for each that differ in one fact, a key, a scorer.

    python tests/bench/blind.py make FOLDER --key KEY.json [--sheets 64] [--seed 1]
    python tests/bench/blind.py score ANSWERS.json --key KEY.json

`make` writes FOLDER/00.png …, six frames of three seconds each, and FOLDER/questions.json: for each sheet what is heard, and
eight prompts A to H. The key lies elsewhere, so that whoever reads has only the folder. Run again after a stop, it takes
finished films from the shelf (SORA_NB_HOME).

The sentences are those of the open, held-out and long benchmarks with one fact left open (blind.jsonl: the fact, the
sentence, its eight values). Dice choose which value is filmed, so that the likeliest sentence is no better a guess than
another, and in which order the eight stand. "sky" is weather and hour together: there are too few of either to make eight.
What is heard names materials, spoken words and the sounds and music that were asked for, never who makes them.

To read: give somebody FOLDER and this: "For each number in questions.json look at the sheet, read what is heard, and write
which of A to H was filmed and, in a word or two, what the film looks made of." Answers are
`{"00": {"pick": "C", "made_of": "cut paper"}, …}`. Wanted: ≥ 85 % picked rightly (chance 12.5 %), stickers or emoji in ≤ 10 %.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

import sora_nb as sora
from sora_nb.clips import Clip
from sora_nb.footage import Event

FRAMES, ACROSS, WIDTH, HEIGHT = 6, 3, 480, 270
LETTERS = "ABCDEFGH"
STICKERS = re.compile(r"sticker|emoji|clip ?art|icon", re.IGNORECASE)
SENTENCES = tuple(json.loads(line) for line in Path(__file__).with_name("blind.jsonl").read_text(encoding="utf-8").splitlines())
"""A fact, a sentence with a gap for it, and the eight values that it may have."""
_HEARD = {
    "contact": "{} meets {}", "land": "a landing: {} on {}", "step": "steps: {} on {}", "roll": "rolling: {} on {}",
    "slide": "sliding: {} on {}", "splash": "a splash", "wing": "wings beat", "whoosh": "a whoosh", "take-off": "a take-off",
    "bubble": "bubbling", "rustle": "paper rustles", "note": "notes of an instrument", "snore": "snoring", "clap": "clapping",
    "drink": "drinking", "eat": "chewing", "burn": "a fire burns", "engine": "an engine", "appear": "",
}  # fmt: skip


def question(number: int, seed: int) -> tuple[list[str], int, str]:
    """Return eight prompts in random order, which of them is filmed, and which fact they differ in."""
    dice = np.random.default_rng([seed, number])
    told = SENTENCES[number % len(SENTENCES)]
    values = dice.permutation(told["values"])
    prompts = [re.sub(r"\b([Aa]) (?=[aeiou])", r"\1n ", told["sentence"].replace("{}", str(value))) for value in values]
    return prompts, int(dice.integers(len(prompts))), told["fact"]


def heard(clip: Clip) -> list[str]:
    """Return what is heard in words, as somebody says it who does not know what it belongs to."""
    times: dict[str, list[float]] = {}
    for event in sorted(clip.footage.events, key=lambda event: event.time):
        if line := _said(event):
            times.setdefault(line, []).append(event.time)
    lines = [f"{line} ({_when(moments)})" for line, moments in times.items()]
    shot = clip.plan.shots[0]
    lines += [f"all along: {sound}" for sound in shot.sounds] + ([f"all along: {shot.music} music"] if shot.music else [])
    if shot.weather in {"rain", "storm", "wind"}:
        lines.append(f"all along: {shot.weather}")
    return lines


def _said(event: Event) -> str:
    if event.kind == "speech":
        return f"a voice says: {event.text}"
    return _HEARD.get(event.kind, event.kind).format(*(event.materials or ("something", "something")))


def _when(moments: list[float]) -> str:
    shown = ", ".join(f"{moment:.1f}" for moment in moments[:4])
    return f"{shown} s" if len(moments) <= 4 else f"{len(moments)} times from {moments[0]:.1f} to {moments[-1]:.1f} s"


def sheet(clip: Clip) -> Image.Image:
    """Return a film's frames in rows, each with its time."""
    footage = clip.footage
    whole = Image.new("RGB", (ACROSS * WIDTH, FRAMES // ACROSS * HEIGHT), "#111")
    for place, n in enumerate(np.linspace(0, len(footage) - 1, FRAMES).round().astype(int)):
        picture = Image.fromarray(next(iter(footage.each_frame(int(n), int(n) + 1))))
        left, top = place % ACROSS * WIDTH, place // ACROSS * HEIGHT
        whole.paste(picture.resize((WIDTH - 2, HEIGHT - 2), Image.Resampling.LANCZOS), (left + 1, top + 1))
        time = f"{n / float(footage.fps):.1f} s"
        ImageDraw.Draw(whole).text((left + 6, top + 4), time, fill="white", stroke_width=1, stroke_fill="black")
    return whole


def make(folder: Path, key: Path, sheets: int, seed: int) -> None:
    """Write sheets, questions and, elsewhere, the key."""
    if folder.resolve() in key.resolve().parents:
        sys.exit(f"{key} lies in {folder}, where the reader looks. Put the key elsewhere.")
    folder.mkdir(parents=True, exist_ok=True)
    questions, answers = {}, {}
    for number in range(sheets):
        prompts, right, fact = question(number, seed)
        clip = sora.generate(prompts[right], seconds=3.0, size=(WIDTH, HEIGHT), fps=24, seed=seed + number).wait()
        name = f"{number:02d}"
        sheet(clip).save(folder / f"{name}.png")
        questions[name] = {"heard": heard(clip), "prompts": dict(zip(LETTERS, prompts, strict=True))}
        answers[name] = {"pick": LETTERS[right], "fact": fact, "prompt": prompts[right]}
        sys.stderr.write(f"{name} {fact}: {prompts[right]}\n")
    (folder / "questions.json").write_text(json.dumps(questions, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    key.write_text(json.dumps(answers, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def score(given: Path, key: Path) -> int:
    """Print how many prompts were picked rightly, by the fact that was asked for, and how many films look like stickers."""
    answers, right = (json.loads(path.read_text(encoding="utf-8")) for path in (given, key))
    asked, good, stickers = Counter[str](), Counter[str](), 0
    for name, truth in right.items():
        told = answers.get(name, {})
        asked[truth["fact"]] += 1
        good[truth["fact"]] += told.get("pick") == truth["pick"]
        stickers += bool(STICKERS.search(str(told.get("made_of", ""))))
        if told.get("pick") != truth["pick"]:
            sys.stdout.write(f"  {name} picked {told.get('pick')}, was {truth['pick']} ({truth['fact']}): {truth['prompt']}\n")
    for fact, total in sorted(asked.items()):
        sys.stdout.write(f"  {fact:10} {good[fact]}/{total}\n")
    total = sum(asked.values())
    share, looks = sum(good.values()) / total, stickers / total
    sys.stdout.write(f"{total} sheets: {share:.1%} picked rightly (chance 12.5%); stickers or emoji in {looks:.1%}\n")
    return 0 if share >= 0.85 and looks <= 0.10 else 1


def main() -> int:
    """Make sheets, or score answers."""
    parser = argparse.ArgumentParser(description="Blind reading of films.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    making, scoring = verbs.add_parser("make"), verbs.add_parser("score")
    making.add_argument("folder", type=Path)
    making.add_argument("--sheets", type=int, default=len(SENTENCES))
    making.add_argument("--seed", type=int, default=1)
    scoring.add_argument("answers", type=Path)
    for one in (making, scoring):
        one.add_argument("--key", type=Path, required=True)
    asked = parser.parse_args()
    os.environ.setdefault("SORA_NB_STATIC", "1")
    if asked.verb == "score":
        return score(asked.answers, asked.key)
    make(asked.folder, asked.key, asked.sheets, asked.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Blind reading: sheets of films with their sounds in words, eight prompts for each that differ in one fact, a key, a scorer.

    python tests/bench/blind.py make FOLDER --key KEY.json [--sheets 64] [--seed 1]
    python tests/bench/blind.py score ANSWERS.json --key KEY.json

`make` writes FOLDER/001.png …, and FOLDER/questions.json: for each sheet what is heard, the eight prompts A to H, and one open
question: what is the film made of? The key lies elsewhere, so that whoever reads has only the folder. Eight prompts are one
sentence with eight values for one of its facts, in random order, so that no prompt stands out without a look at the film.
Answers are `{"001": {"pick": "C", "made_of": "cut paper"}, …}`; wanted are ≥ 85 % picks (chance
12.5 %), stickers or emoji in ≤ 10 %.
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

FRAMES, WIDTH = 8, 400
STICKERS = re.compile(r"sticker|emoji|clip ?art|icon", re.IGNORECASE)
SLOTS = {
    "person": "woman, man, girl, boy, chef, astronaut, firefighter, king, witch, pirate, cowboy, nurse, clown, knight",
    "animal": "dog, cat, horse, elephant, rabbit, bear, fox, cow, pig, lion, giraffe, penguin, frog, zebra, monkey, deer",
    "flyer": "parrot, eagle, owl, butterfly, bee, duck, seagull, flamingo, pigeon, swan",
    "thing": "ball, box, book, guitar, umbrella, vase, clock, pumpkin, suitcase, chair, lamp, teddy bear, bucket, drum",
    "colour": "red, blue, green, yellow, purple, orange, pink, black, white, brown",
    "place": (
        "in a meadow, in a forest, on a beach, in a street, in a kitchen, in a classroom, in the desert, in the mountains, "
        "on the moon, on a farm, in a castle, in a library, in a market, in a jungle, in a harbour, underwater"
    ),
    "hour": "by day, at night, at sunset, in the rain, in the snow, in the fog, at night in the rain, at night in the snow",
    "act": "walks, dances, sits, jumps, sleeps, claps, waves, reads a book, drinks coffee, runs, plays the guitar",
    "move": "runs, sleeps, sits, jumps, spins, eats an apple, walks, dances",
    "fate": "falls, bounces, rolls, spins, grows, shrinks, floats up, disappears",
    "relation": "on, under, next to, to the left of, to the right of, behind, in front of, above",
    "number": "one, two, three, four, five, six, seven, eight",
    "style": (
        "cartoon, claymation, paper cut-out, cinematic, film noir, watercolor, pixel art, comic book, chalkboard, blueprint, "
        "neon, vintage film, anime, felt"
    ),
    "words": (
        "Good morning, Where is my hat, I am so happy, Help me please, It is raining, Look at the moon, "
        "Dinner is ready, See you tomorrow"
    ),
    "clothes": (
        "a red dress, a blue shirt, a green coat, a yellow jacket, a white apron, a purple hat, a black suit, an orange scarf"
    ),
}  # fmt: skip
"""Facts by kind, each with the values that it may have."""
SENTENCES = (
    ("A {person} {act} {place}", "person act place"),
    ("A {colour} {thing} {fate} on a stage", "colour thing fate"),
    ("A {animal} {move} {place}", "animal move place"),
    ("A {colour} {thing} {relation} a table", "colour thing relation"),
    ("A woman walks a dog {place} {hour}", "hour place"),
    ("A {flyer} flies over a lake {hour}", "flyer hour"),
    ("{number} {animal}s stand {place}", "number animal"),
    ("A {animal} walks through a forest, {style}", "style animal"),
    ("A {person} says '{words}' to a {animal}", "words person animal"),
    ("A woman in {clothes} {act}", "clothes act"),
    ("A {person} rides a bicycle {place} {hour}", "person hour"),
    ("A {person} throws a {colour} ball to a {animal}", "person colour animal"),
    ("A {colour} car drives past a {animal} {hour}", "colour animal hour"),
    ("A {animal} {relation} a {colour} box", "animal relation colour"),
)  # fmt: skip
"""Sentences, and which of their facts can be asked for."""
_PLURALS = {"fox": "foxes", "wolf": "wolves", "deer": "deer", "monkey": "monkeys", "butterfly": "butterflies"}


def values(kind: str) -> list[str]:
    """Return what a kind of fact can be."""
    return [value.strip() for value in SLOTS[kind].split(", ")]


def written(sentence: str, facts: dict[str, str]) -> str:
    """Return a sentence with its facts filled in, in good English."""
    text = sentence
    if "{animal}s" in text:
        animal, number = facts["animal"], facts["number"]
        many = animal if number == "one" else _PLURALS.get(animal, animal + "s")
        text = text.replace("{animal}s", many).replace("stand", "stands" if number == "one" else "stand")
    text = text.format(**facts)
    text = re.sub(r"\b([Aa]) ([aeiou])", r"\1n \2", text)
    return text[:1].upper() + text[1:] + "."


def question(number: int, seed: int) -> tuple[list[str], int, str]:
    """Return eight prompts in random order, which of them is filmed, and which fact they differ in."""
    dice = np.random.default_rng([seed, number])
    sentence, asked = SENTENCES[number % len(SENTENCES)]
    kinds = asked.split()
    slot = kinds[(number // len(SENTENCES)) % len(kinds)]
    facts = {kind: str(dice.choice(values(kind))) for kind in re.findall(r"\{(\w+)\}", sentence)}
    facts["number"] = str(dice.choice(["two", "three", "four", "five"])) if slot != "number" else facts.get("number", "one")
    others = [value for value in values(slot) if value != facts[slot]]
    shown = [facts[slot], *(str(v) for v in dice.permutation(others)[:7])]
    order = dice.permutation(8)
    prompts = [written(sentence, facts | {slot: shown[int(n)]}) for n in order]
    return prompts, int(np.flatnonzero(order == 0)[0]), slot


def heard(clip: Clip) -> list[str]:
    """Return what is heard in words, as somebody says it who does not know what it belongs to."""
    lines = [_said(event) for event in clip.footage.events]
    shot = clip.plan.shots[0]
    lines += [f"all along: {sound}" for sound in shot.sounds] + ([f"all along: {shot.music} music"] if shot.music else [])
    if shot.weather in {"rain", "storm", "wind"}:
        lines.append(f"all along: {shot.weather}")
    counted = Counter(line for line in lines if line)
    return [line + (f" (× {n})" if n > 1 else "") for line, n in counted.items()]


def _said(event: Event) -> str:
    if event.kind == "speech":
        return f"a voice says: {event.text}"
    stuff = " on ".join(event.materials) if event.materials else ""
    return f"{event.kind}{': ' if stuff else ''}{stuff}" if event.kind != "appear" else ""


def sheet(clip: Clip) -> Image.Image:
    """Return a film's frames, four in a row, each with its time."""
    footage = clip.footage
    moments = np.linspace(0, len(footage) - 1, FRAMES).round().astype(int)
    pictures = [Image.fromarray(next(iter(footage.each_frame(int(n), int(n) + 1)))) for n in moments]
    height = round(WIDTH * pictures[0].height / pictures[0].width)
    whole = Image.new("RGB", (4 * WIDTH, (FRAMES // 4) * height), "#111")
    for place, (picture, n) in enumerate(zip(pictures, moments, strict=True)):
        at = (place % 4 * WIDTH, place // 4 * height)
        whole.paste(picture.resize((WIDTH, height), Image.Resampling.LANCZOS), at)
        ImageDraw.Draw(whole).text(
            (at[0] + 5, at[1] + 4), f"{n / float(footage.fps):.1f} s", fill="white", stroke_width=1, stroke_fill="black"
        )
    return whole


def make(folder: Path, key: Path, sheets: int, seed: int) -> None:
    """Write sheets, questions and, elsewhere, the key."""
    if folder.resolve() in key.resolve().parents:
        sys.exit(f"{key} lies in {folder}, where the reader looks. Put the key elsewhere.")
    folder.mkdir(parents=True, exist_ok=True)
    questions, answers = {}, {}
    for number in range(sheets):
        prompts, right, slot = question(number, seed)
        clip = sora.generate(prompts[right], seconds=3.0, size=(512, 288), fps=24, seed=seed + number)
        clip.wait()
        name = f"{number + 1:03d}"
        sheet(clip).save(folder / f"{name}.png")
        candidates = dict(zip("ABCDEFGH", prompts, strict=True))
        questions[name] = {
            "sheet": f"{name}.png",
            "heard": heard(clip),
            "prompts": candidates,
            "asked": ["pick A to H", "made_of?"],
        }
        answers[name] = {"pick": "ABCDEFGH"[right], "fact": slot, "prompt": prompts[right]}
        sys.stderr.write(f"{name} {slot}: {prompts[right]}\n")
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
    making.add_argument("--sheets", type=int, default=64)
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

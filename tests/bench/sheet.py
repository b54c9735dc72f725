"""Renders 24 varied prompts into a folder, for eyes and ears: python tests/bench/sheet.py FOLDER [FIRST LAST]"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import sora_nb as sora

PROMPTS = (
    "A red ball bounces on the floor next to a blue box",
    "A stylish woman walks down a street at night in the rain",
    "Two dogs chase a cat through the park",
    "An old man with a white beard says 'Good morning, children!' to a boy and a girl in a classroom",
    "A fox runs through the snow at night, paper cut-out",
    "A girl kicks a yellow ball on the playground, claymation",
    "A horse gallops across a desert at sunset, cinematic",
    "Five penguins dance on a stage",
    "A chef throws a tomato in a kitchen",
    "A sailboat floats on the sea at dawn in the fog",
    "An elephant and a tiny mouse walk to the left",
    "A teacher waves and says 'See you tomorrow!' in front of a school",
    "A glass marble rolls down the stairs",
    "A green parrot flies over the forest",
    "A boy rides a bicycle down the street in the wind",
    "Three colourful balloons float up into the sky",
    "An astronaut jumps on the moon",
    "A rabbit hops past a bear that is sleeping in the forest",
    "A red car drives through the city at night",
    "A fish swims under the sea, a crab walks below it",
    "A woman sits on a chair and reads a book in a room at sunset",
    "A rocket flies up in space, the camera follows it",
    "A detective follows a thief in a storm, cinematic",
    "A snowman melts on a farm while a cow eats grass",
)


def main():
    folder = Path(sys.argv[1])
    first, last = (int(word) for word in sys.argv[2:4]) if len(sys.argv) > 3 else (0, len(PROMPTS))
    folder.mkdir(parents=True, exist_ok=True)
    studio = sora.Studio(folder / "shelf")
    for number, prompt in enumerate(PROMPTS[first:last], first):
        began = time.perf_counter()
        clip = studio.generate(prompt, fresh=True).wait()
        clip.save(folder / f"{number:02d}.mp4")
        loose = "; ".join([*clip.plan.notes, *(f"not understood: {word}" for word in clip.plan.unplaced)])
        print(f"{number:02d} {time.perf_counter() - began:5.2f} s  {prompt}  {loose}", flush=True)


main()

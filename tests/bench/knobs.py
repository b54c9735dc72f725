"""Prints how soon a turned knob shows, and how well the pixels give the number back: python tests/bench/knobs.py

Goals: a still within 300 ms, the film within 2 s at preview size, the fitted gravity within 3 % of what was set. Beside it, the
seconds that rendering the same film at full size takes in the same run.
"""

from __future__ import annotations

import itertools
import statistics
import tempfile
import time

import sora_nb as sora

PROMPTS = ("a ball falls on the moon", "a red ball bounces on the floor next to a blue box", "an apple falls in a kitchen")
GRAVITIES = (1.0, 1.62, 3.71, 9.81, 20.0)
BOUNCES = (0.5, 0.8, 0.95)


def main():
    stills, films, off, lost = [], [], [], 0
    with tempfile.TemporaryDirectory() as folder:
        studio = sora.Studio(folder)
        for prompt in PROMPTS:
            dial = studio.interact(prompt, gravity=(1, 20), bounce=(0.2, 0.95))
            _ = dial.outcome
            for gravity, bounce in itertools.product(GRAVITIES, BOUNCES):
                outcome = dial.set(gravity=gravity, bounce=bounce).outcome
                stills.append(outcome.still_after)
                films.append(outcome.clip_after)
                found = outcome.motion.gravity if outcome.motion else None
                share = outcome.motion.restitution if outcome.motion else None
                lost += found is None
                off.append(abs(found / gravity - 1) if found else 1.0)
                print(
                    f"{prompt[:34]:36} gravity {gravity:5.2f} → {found or 0:6.3f} ({100 * off[-1]:4.1f} %)   "
                    f"restitution {bounce:.2f} → {share or 0:.3f}   still {1000 * stills[-1]:4.0f} ms   film {films[-1]:.2f} s",
                    flush=True,
                )
            began = time.perf_counter()
            studio.generate(plan=dial.recipe.plan, seconds=dial.recipe.seconds, fresh=True).wait()
            print(f"{'':36} the same at 960×540: {time.perf_counter() - began:.2f} s")
    print(f"still: median {1000 * statistics.median(stills):.0f} ms, largest {1000 * max(stills):.0f} ms (300 wanted)")
    print(f"film and its measure: median {statistics.median(films):.2f} s, largest {max(films):.2f} s (2 wanted)")
    print(f"gravity: median {100 * statistics.median(off):.1f} % off, largest {100 * max(off):.1f} % (3 wanted); {lost} lost")


main()

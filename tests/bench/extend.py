"""How seamlessly films go on: run as `python tests/bench/extend.py`.

Each film is made, then extended, by the whole path. The extended plan is acted out: by how much everybody leaves the way that
they went in the parent up to its end (pixels of a 540-line frame), and how far place and speed leap at the seam beyond what the
body does by itself before it (a bounce, a hop that lands). From the decoded sound: the largest step between two samples within
20 ms of the seam, as a multiple of the largest in the 200 ms around. The control cuts the parent to a fresh film of the words.
"""

from __future__ import annotations

import tempfile

import numpy as np

from sora_nb.footage import SAMPLE_RATE
from sora_nb.media.reader import open_film
from sora_nb.stage.continuity import Continuity
from sora_nb.stage.performance import TICK
from sora_nb.studio import Studio

FILMS = (
    ("A red ball bounces", "a cat catches the ball"),
    ("A man walks to the right", "he waves"),
    ("A pendulum swings", ""),
    ("A penguin dances on the rink", ""),
    ("A dog chases a cat", ""),
    ("A girl throws a ball to a boy", "the boy throws it back"),
    ("A bird flies over the sea", "it lands on a boat"),
    ("A car drives along the street", "the car stops"),
    ("A woman plays the violin in a room", "she bows"),
    ("A boat floats on a lake at sunset", "a fish jumps"),
    ("A horse gallops across the desert", ""),
    ("A balloon floats up", "it bursts"),
    ("Two children wave on a beach", "they run"),
    ("A robot pushes a box", "the robot dances"),
    ("A stone falls on the moon", ""),
    ("A chef cooks in the kitchen", "he sings"),
    ("A rabbit hops through the forest", "a fox follows the rabbit"),
    ("A wheel rolls down a ramp", ""),
    ("An elephant walks on the savanna", "the elephant stops and trumpets"),
    ("A spring bounces a weight", ""),
)
SECONDS, MORE, SIZE = 3.0, 2.0, (320, 180)
PIXELS = 540 / 6.0


def acted(clip, seconds):
    """Return each role's (ticks, x and y) in metres, acted out as the stage does."""
    continuity = Continuity(SIZE[0] / SIZE[1], clip.recipe.seed)
    performance = continuity.acted(clip.plan.shots[0], clip.plan.shots[0].seconds or seconds)
    return {role.key: np.column_stack([role.track.x, role.track.y]).astype(float) for role in performance.roles}


def seam(path, at):
    """Return the leap of place (pixels) and of speed (share of the fastest) at a time, beyond those the body makes before."""
    n = round(at * TICK)
    steps = np.diff(path, axis=0)
    speed, change = np.hypot(*steps.T), np.hypot(*np.diff(steps, axis=0).T)
    place = max(speed[n - 1 : n + 2].max() - speed[: n - 2].max(), 0.0) * PIXELS
    return float(place), float(max(change[n - 1 : n + 1].max() - change[: n - 2].max(), 0.0) / max(speed.max(), 1e-9))


def click(sound, at):
    """Return the largest step between samples at a time, as a multiple of the largest nearby."""
    step = np.abs(np.diff(sound.mean(axis=1)))
    n, near, around = round(at * SAMPLE_RATE), round(0.02 * SAMPLE_RATE), round(0.2 * SAMPLE_RATE)
    here = step[n - near : n + near].max()
    rest = max(step[n - around : n - near].max(), step[n + near : n + around].max(), 1e-4)
    return float(here / rest)


def main() -> None:
    strayed, places, speeds, clicks, control = [], [], [], [], []
    with tempfile.TemporaryDirectory() as home:
        studio = Studio(home)
        for seed, (prompt, words) in enumerate(FILMS):
            parent = studio.generate(prompt, seconds=SECONDS, size=SIZE, fps=12, seed=seed)
            longer = parent.extend(words, seconds=MORE)
            before, after = acted(parent, SECONDS), acted(longer, SECONDS + MORE)
            n = round(SECONDS * TICK)
            ways = [np.hypot(*(before[key][:n] - after[key][:n]).T).max() * PIXELS for key in before if key in after]
            leaps = [seam(after[key], SECONDS) for key in before if key in after]
            strayed.append(max(ways))
            places.append(max(p for p, _ in leaps))
            speeds.append(max(v for _, v in leaps))
            clicks.append(click(open_film(longer.path).sound(), SECONDS))
            fresh = acted(studio.generate(words or prompt, seconds=MORE, size=SIZE, fps=12, seed=seed), MORE)
            both = [float(np.hypot(*(before[key][n - 1] - fresh[key][0]))) * PIXELS for key in before if key in fresh]
            control += both
            print(f"{prompt[:34]:34s} + {words[:30]:30s} strays {strayed[-1]:6.2f} px, seam {places[-1]:5.2f} px, "
                  f"{speeds[-1]:6.2%} of the speed, sound {clicks[-1]:4.2f}", flush=True)  # fmt: skip
    print(f"{len(FILMS)} films: {np.mean(np.array(strayed) <= 1):.0%} keep everybody's way within 1 px up to the seam (median "
          f"{np.median(strayed):.2f} px)\nat the seam: place within 1 px in {np.mean(np.array(places) <= 1):.0%}, worst "
          f"{max(places):.2f} px; speed within 2 % in {np.mean(np.array(speeds) <= 0.02):.0%}, worst {max(speeds):.1%}; "
          f"largest step of the sound {max(clicks):.2f} of that nearby\ncontrol, a cut to a fresh film: places leap by "
          f"a median of {np.median(control):.0f} px")  # fmt: skip


if __name__ == "__main__":
    main()

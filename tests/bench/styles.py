"""Tells the styles apart by a simple classifier, and what each costs beside cartoon: python tests/bench/styles.py [SHEET.png]

Half of the prompts train a linear discriminant on colours, edges and frequencies (numpy alone), the other half test it. The
cost is CPU seconds of this process for two films, drawn alone and on the whole path to the file.
"""

from __future__ import annotations

import sys
import tempfile
import time

import numpy as np
from PIL import Image

import sora_nb as sora
from sora_nb.stage import director, staging
from sora_nb.stage.cast.rigs import build
from sora_nb.stage.renderer import Renderer
from sora_nb.stage.vocabulary import STYLES

SIZE = (320, 180)
PROMPTS = (
    "A woman walks a dog through the park at sunset",
    "A red ball bounces on the floor next to a blue box",
    "A man walks down a street at night in the rain",
    "A teacher and a boy dance in a classroom",
    "A horse gallops across a meadow",
    "A fish swims under the sea",
    "A cat sits in a kitchen",
    "An astronaut jumps on the moon",
    "Two penguins walk through the snow in the mountains",
    "A car drives through the city at night",
    "A girl kicks a ball on the beach at sunset",
    "A fox runs through the forest in the fog",
    "A chef throws a tomato in a kitchen",
    "A sailboat floats on the sea at dawn",
    "An elephant walks through the desert",
    "A green parrot flies over a farm",
)
FILMS = (PROMPTS[1], PROMPTS[0])
MOMENTS = (0.2, 1.0, 1.8)


def renderer(prompt, style, *, size=SIZE, seconds=2.0, seed=7):
    """Return a renderer of a prompt's first shot."""
    plan = director.read(prompt, seconds=seconds)
    performance = staging.perform(plan.shots[0], seconds=seconds, aspect=size[0] / size[1], seed=seed, lines=())
    rigs = {role.key: build(role, performance) for role in performance.roles}
    return Renderer(performance, rigs, size=size, fps=24, style=style)


def features(frame):
    """Return what a frame (height, width, rgb) looks like, whatever it shows: colour, edges, frequencies, its border."""
    rgb = frame.astype(float) / 255
    light = rgb @ (0.30, 0.59, 0.11)
    chroma = rgb.max(axis=-1) - rgb.min(axis=-1)
    across, down = np.diff(light, axis=1), np.diff(light, axis=0)
    slope = np.hypot(across[:-1], down[:, :-1])
    power = np.abs(np.fft.fft2(light - light.mean())) ** 2
    fy, fx = np.fft.fftfreq(light.shape[0])[:, None], np.fft.fftfreq(light.shape[1])[None, :]
    radius = np.hypot(fx, fy)
    rings = [np.log(power[(radius >= a) & (radius < a + 0.05)].mean() + 1e-9) for a in np.arange(0.0, 0.5, 0.05)]
    rim = np.concatenate(
        [rgb[:3].reshape(-1, 3), rgb[-3:].reshape(-1, 3), rgb[:, :3].reshape(-1, 3), rgb[:, -3:].reshape(-1, 3)]
    )
    return np.array([
        *rgb.mean(axis=(0, 1)), *rgb.std(axis=(0, 1)), *np.quantile(light, (0.05, 0.25, 0.5, 0.75, 0.95)),
        *np.quantile(chroma, (0.25, 0.5, 0.75, 0.95)), (rgb[..., 0] - rgb[..., 2]).mean(), (rgb[..., 1] - rgb[..., 2]).mean(),
        *np.quantile(slope, (0.25, 0.5, 0.75, 0.9, 0.97)), (slope == 0).mean(), (slope > 0.25).mean(),
        *(np.abs(light[:, k:] - light[:, :-k]).mean() for k in (1, 2, 3, 4)), *rings, *rim.mean(axis=0), *rim.std(axis=0),
        np.log(len(np.unique(frame.reshape(-1, 3), axis=0))), *texture(light), *lines(light),
    ])  # fmt: skip


def texture(light):
    """Return how fine marks lie on the calmest parts of a picture: their strength, and how far they reach each way."""
    around = (light[:-2, 1:-1] + light[2:, 1:-1] + light[1:-1, :-2] + light[1:-1, 2:]) / 4
    rest = light[1:-1, 1:-1] - around
    h, w = (n // 8 for n in rest.shape)
    blocks = rest[: 8 * h, : 8 * w].reshape(h, 8, w, 8).swapaxes(1, 2).reshape(-1, 8, 8)
    spread = blocks.std(axis=(1, 2))
    calm = blocks[spread <= np.quantile(spread, 0.4)]
    power = (calm**2).mean() + 1e-10
    reach = [(calm[:, :, k:] * calm[:, :, :-k]).mean() / power for k in (1, 2, 3)]
    reach += [(calm[:, k:] * calm[:, :-k]).mean() / power for k in (1, 2, 3)]
    return [*np.log(np.quantile(spread, (0.05, 0.2, 0.4, 0.6, 0.8, 0.95)) + 1e-4), *reach]


def lines(light):
    """Return how much of a picture lies on dark and on light lines, one to three pixels wide."""
    found = []
    for wide in (1, 2, 3):
        dark = pale = 0.0
        for axis in (0, 1):
            rows = np.moveaxis(light, axis, 0)
            here, before, after = rows[wide:-wide], rows[: -2 * wide], rows[2 * wide :]
            dark += (np.minimum(before, after) - here > 0.10).mean() ** 0.5
            pale += (here - np.maximum(before, after) > 0.10).mean() ** 0.5
        found += [dark / 2, pale / 2]
    return found


def discriminant(x, labels):
    """Return a linear discriminant: class means under a common covariance, shrunk a little."""
    middle, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = np.clip((x - middle) / spread, -4, 4)
    means = np.stack([z[labels == k].mean(axis=0) for k in range(labels.max() + 1)])
    rest = z - means[labels]
    covariance = rest.T @ rest / len(z)
    weights = np.linalg.solve(covariance + 0.2 * np.eye(len(covariance)), means.T)
    bias = -0.5 * np.sum(means * weights.T, axis=1)
    return lambda other: np.argmax(np.clip((other - middle) / spread, -4, 4) @ weights + bias, axis=1)


def told_apart(sheet):
    """Print how many frames the classifier names rightly, of renders left out and of prompts never seen."""
    rows, labels, prompts, pictures = [], [], [], []
    for number, style in enumerate(STYLES):
        for n, prompt in enumerate(PROMPTS):
            drawn = renderer(prompt, style)
            for moment in MOMENTS:
                frame = drawn.frame(round(moment * 24))
                rows.append(features(frame))
                labels.append(number)
                prompts.append(n)
            pictures.append(frame)
    x, labels, prompts = np.array(rows), np.array(labels), np.array(prompts)
    for said, halves in (
        ("half of the renders, drawn by lot", np.random.default_rng(1).permutation(len(x)) % 2),
        ("prompts never seen", prompts % 2),
    ):
        for half in (0, 1):
            train, test = halves == half, halves != half
            guess, true = discriminant(x[train], labels[train])(x[test]), labels[test]
            mistakes = sorted({f"{STYLES[a]} for {STYLES[b]}" for a, b in zip(true, guess, strict=True) if a != b})
            print(f"{said}: accuracy {np.mean(guess == true):.3f} on {len(true)} frames; took {', '.join(mistakes) or 'none'}")
    if sheet:
        across = len(PROMPTS)
        small = [picture[::2, ::2] for picture in pictures]
        grid = [np.concatenate(small[at : at + across], axis=1) for at in range(0, len(small), across)]
        Image.fromarray(np.concatenate(grid)).save(sheet)


def cost():
    """Print CPU seconds of each style for the two films, and how many times cartoon's they are."""
    with tempfile.TemporaryDirectory() as folder:
        studio = sora.Studio(folder)
        studio.generate(FILMS[0], seconds=0.5).wait()
        base, ratios = [], {}
        print(f"{'':12} drawing alone (ball, dog)      whole path (ball, dog), 640×360, 3 s")
        for style in STYLES:
            seconds = []
            for prompt in FILMS:
                began = time.process_time()
                drawn = renderer(prompt, style, size=(640, 360), seconds=3.0)
                for index in range(72):
                    drawn.frame(index)
                seconds.append(time.process_time() - began)
            for prompt in FILMS:
                began = time.process_time()
                studio.generate(prompt, style=style, seconds=3.0, size=(640, 360), fresh=True).wait()
                seconds.append(time.process_time() - began)
            base = base or seconds
            shown = "   ".join(f"{s:5.2f} s {s / b:4.2f}×" for s, b in zip(seconds, base, strict=True))
            print(f"{style:12} {shown}", flush=True)
            ratios[style] = [s / b for s, b in zip(seconds, base, strict=True)]
        for said, part in (("drawing alone", slice(0, 2)), ("whole path", slice(2, 4))):
            dearest = max(ratios, key=lambda style: max(ratios[style][part]))
            print(f"costliest, {said}: {dearest}, {max(ratios[dearest][part]):.2f}× of {STYLES[0]}")


if __name__ == "__main__":
    told_apart(sys.argv[1] if len(sys.argv) > 1 else None)
    cost()

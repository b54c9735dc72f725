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
        np.log(len(np.unique(frame.reshape(-1, 3), axis=0))),
    ])  # fmt: skip


def discriminant(x, labels):
    """Return a linear discriminant: class means under a common covariance, shrunk a little."""
    middle, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = (x - middle) / spread
    means = np.stack([z[labels == k].mean(axis=0) for k in range(labels.max() + 1)])
    rest = z - means[labels]
    covariance = rest.T @ rest / len(z)
    weights = np.linalg.solve(covariance + 0.05 * np.eye(len(covariance)), means.T)
    bias = -0.5 * np.sum(means * weights.T, axis=1)
    return lambda other: np.argmax((other - middle) / spread @ weights + bias, axis=1)


def told_apart(sheet):
    """Print how many frames of unseen prompts the classifier names rightly, and what it takes for what."""
    rows, labels, halves, pictures = [], [], [], []
    for number, style in enumerate(STYLES):
        for n, prompt in enumerate(PROMPTS):
            drawn = renderer(prompt, style)
            for moment in MOMENTS:
                frame = drawn.frame(round(moment * 24))
                rows.append(features(frame))
                labels.append(number)
                halves.append(n % 2)
            pictures.append(frame)
    x, labels, halves = np.array(rows), np.array(labels), np.array(halves)
    for half in (0, 1):
        train, test = halves == half, halves != half
        said, true = discriminant(x[train], labels[train])(x[test]), labels[test]
        mistakes = sorted({f"{STYLES[a]} taken for {STYLES[b]}" for a, b in zip(true, said, strict=True) if a != b})
        print(
            f"accuracy {np.mean(said == true):.3f} on {len(true)} frames of {len(PROMPTS) // 2} unseen prompts",
            *mistakes,
            sep="; ",
        )
    if sheet:
        across = len(PROMPTS)
        grid = [
            np.concatenate([p[::2, ::2] for p in pictures[k * across : (k + 1) * across]], axis=1) for k in range(len(STYLES))
        ]
        Image.fromarray(np.concatenate(grid)).save(sheet)


def cost():
    """Print CPU seconds of each style for the two films, and how many times cartoon's they are."""
    with tempfile.TemporaryDirectory() as folder:
        studio = sora.Studio(folder)
        studio.generate(FILMS[0], seconds=0.5).wait()
        base = {}
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


if __name__ == "__main__":
    told_apart(sys.argv[1] if len(sys.argv) > 1 else None)
    cost()

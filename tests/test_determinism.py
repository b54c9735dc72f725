"""Same seed, same film: decoded frames and samples are the same bytes in another process."""

from __future__ import annotations

import subprocess
import sys

import numpy as np

import sora_nb as sora

PROMPT = "A red ball bounces next to a dog while a girl says 'Look!', in the rain at sunset"
SCRIPT = f"""
import hashlib, sora_nb as sora
clip = sora.generate({PROMPT!r}, size=(160, 90), seconds=1.5, seed=%d)
f = clip.footage
print(hashlib.sha256(f.frames().tobytes()).hexdigest(), hashlib.sha256(f.sound().tobytes()).hexdigest())
"""


def run(seed, home, monkeypatch, hash_seed):
    monkeypatch.setenv("SORA_NB_HOME", str(home))
    monkeypatch.setenv("PYTHONHASHSEED", hash_seed)
    done = subprocess.run([sys.executable, "-c", SCRIPT % seed], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_another_process_gives_the_same_bytes(tmp_path, monkeypatch):
    first = run(3, tmp_path / "a", monkeypatch, "1")
    second = run(3, tmp_path / "b", monkeypatch, "2")
    assert first == second


def test_another_seed_gives_another_film(studio):
    films = [studio.generate(PROMPT, size=(160, 90), seconds=0.5, seed=seed).footage.frames() for seed in (1, 2)]
    assert np.abs(films[0].astype(int) - films[1]).mean() > 0.5


def test_the_same_recipe_on_another_shelf(studio, tmp_path):
    ask = {"size": (160, 90), "seconds": 0.5}
    here = studio.generate(PROMPT, **ask).footage
    there = sora.Studio(tmp_path).generate(PROMPT, **ask).footage
    np.testing.assert_array_equal(here.frames(), there.frames())
    np.testing.assert_array_equal(here.sound(), there.sound())

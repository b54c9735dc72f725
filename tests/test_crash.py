"""kill -9 at any point leaves the shelf consistent, and running again does only what was missing."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time

import pytest

import sora_nb as sora
from sora_nb.media.reader import open_film

SCRIPT = """
import sys, sora_nb as sora
studio = sora.Studio(sys.argv[1])
for seed in range(6):
    clip = studio.generate("hello", engine="testcard", size=(320, 180), seconds=0.5, fps=12, seed=seed)
    had = clip.done
    clip.wait()
    print("had" if had else "made", clip.id, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killed_at_random_and_run_again(home):
    chance = random.Random(7)
    finished: set[str] = set()
    for _ in range(8):
        child = subprocess.Popen([sys.executable, "-c", SCRIPT, str(home)], stdout=subprocess.PIPE, text=True)
        deadline = time.monotonic() + chance.uniform(0.2, 3.0)
        while time.monotonic() < deadline and child.poll() is None:
            time.sleep(0.01)
        child.send_signal(signal.SIGKILL)
        lines = child.communicate()[0].split("\n")
        for word, clip in (line.split() for line in lines if len(line.split()) == 2):
            assert (word == "had") == (clip in finished), "a finished clip was made twice, or a lost one was believed"
            finished.add(clip)
        finished |= {record.id for record in sora.Studio(home).shelf.newest()}
    done = subprocess.run([sys.executable, "-c", SCRIPT, str(home)], capture_output=True, text=True, check=True)
    studio = sora.Studio(home)
    assert len(studio.library()) == 6
    assert studio.shelf.check() == ()
    assert done.stdout.count("had") == len(finished)
    for record in studio.shelf.newest():
        assert len(open_film(studio.shelf.film(record))) == 6
    names = [name for _, _, files in os.walk(home / "media") for name in files]
    assert len([n for n in names if n.endswith(".mp4")]) == 6
    assert not [n for n in names if not n.endswith((".mp4", ".jpg", ".webp"))], "nothing half-written is left"

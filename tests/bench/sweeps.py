"""Sweeps: killed at random they lose nothing and do nothing twice; what a worker more brings, and what a row costs besides.

    python tests/bench/sweeps.py [kills|speed|tables] …      all by default; some 10 minutes on two cores

`kills`: a sweep whose driver is killed with SIGKILL at random moments and run again, and whose workers are, each so many times;
its table is compared with one that nobody disturbed, on job, status and the decoded frames. `speed`: one worker, two, and bare
`generate`, side by side. `tables`: a finished sweep run again, a long table's first view, a contact sheet, a grid's HTML.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

ROWS, KILLS = 200, 20
_SWEEP = """
import json, os, sys
import sora_nb as sora
table = sora.sweep({"prompt": ["a ball rolls", "hello"], **%(more)s}, seed=range(%(seeds)d), engine="testcard", size=(320, 180),
                   seconds=1, fps=12, workers=%(workers)d, progress=False)
print(json.dumps([[r.prompt, int(r.seed), r.status, int(r.starts), str(c.path) if c is not None else ""]
                  for r, c in zip(table.itertuples(), table["clip"])]))
"""


def sweep(home, *, seeds=ROWS // 2, workers=2, more="{}"):
    """Start a sweep in a process of its own, in a session of its own."""
    code = _SWEEP % {"seeds": seeds, "workers": workers, "more": more}
    return subprocess.Popen(
        [sys.executable, "-c", code], env=os.environ | {"SORA_NB_HOME": str(home)}, stdout=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip


def children(pid):
    """Return the processes that a process started, and theirs."""
    with contextlib.suppress(OSError):
        found = [int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
        return found + [deeper for one in found for deeper in children(one)]
    return []


def alive(pids):
    """Return which of these processes still run."""
    return [p for p in pids if Path(f"/proc/{p}").exists() and "Z" not in Path(f"/proc/{p}/stat").read_text().split()[2]]


def frames_of(path):
    """Return a digest of a film's decoded frames."""
    from sora_nb.media.reader import open_film

    return hashlib.sha256(open_film(Path(path)).frames().tobytes()).hexdigest()


def disturbed(home, dice, *, driver):
    """Run a sweep with KILLS kills of its driver or of its workers; return its table and how many processes outlived 5 s."""
    left, done = KILLS, 0
    started = sweep(home)
    while True:
        time.sleep(dice.uniform(0.6, 2.4) if driver else dice.uniform(0.3, 1.0))
        if started.poll() is not None or left == 0:
            text, _ = started.communicate()
            if started.returncode == 0:
                return json.loads(text), done, KILLS - left
            started = sweep(home)
            continue
        workers = children(started.pid)
        if driver:
            os.kill(started.pid, signal.SIGKILL)
            started.wait()
            end = time.monotonic() + 5
            while alive(workers) and time.monotonic() < end:
                time.sleep(0.05)
            done += len(alive(workers))
            started = sweep(home)
        elif workers:
            with contextlib.suppress(ProcessLookupError):
                os.kill(dice.choice(workers), signal.SIGKILL)
        else:
            continue
        left -= 1


def kills():
    """Print what became of two sweeps that were killed, beside one that was not."""
    dice = random.Random(10)
    with tempfile.TemporaryDirectory() as folder:
        calm = json.loads(sweep(Path(folder) / "calm").communicate()[0])
        for name in ("driver", "worker"):
            home = Path(folder) / name
            began = time.monotonic()
            rows, outlived, killed = disturbed(home, dice, driver=name == "driver")
            same = [(a[:3], frames_of(a[4])) == (b[:3], frames_of(b[4])) for a, b in zip(calm, rows, strict=True)]
            again = sum(row[3] - 1 for row in rows)
            strays = [p.name for p in home.rglob("*") if p.is_file() and p.name.startswith(".") and p.suffix != ".lock"]
            clips = len({row[4] for row in rows})
            print(
                f"{name} killed {killed} times: {sum(same)} of {len(same)} rows as undisturbed (job, status, frames), "
                f"{clips} films; {again} starts again, {killed * (2 if name == 'driver' else 1)} at most wanted; "
                f"{outlived} processes outlived 5 s; "
                f"half files {strays}; {time.monotonic() - began:.0f} s",
                flush=True,
            )


def speed():
    """Print how long one worker, two, and bare calls take for the same films."""
    import sora_nb as sora

    with tempfile.TemporaryDirectory() as folder:
        took = {}
        for workers in (1, 2):
            os.environ["SORA_NB_HOME"] = f"{folder}/{workers}"
            began = time.monotonic()
            asked = {"seconds": 2, "size": (320, 180), "workers": workers, "progress": False}
            table = sora.sweep("a red ball bounces on the floor", seed=range(40), **asked)
            took[workers] = time.monotonic() - began
            assert set(table.status) == {"done"}
        studio = sora.Studio(f"{folder}/bare")
        studio.generate("a red ball bounces", seconds=0.5, size=(320, 180)).wait()
        began = time.monotonic()
        for seed in range(40):
            studio.generate("a red ball bounces on the floor", seconds=2, size=(320, 180), seed=seed).wait()
        bare = time.monotonic() - began
    print(
        f"40 films of 2 s at 320×180: one worker {took[1]:.1f} s, two {took[2]:.1f} s, ratio {took[1] / took[2]:.2f} "
        f"(1.6 wanted); bare {bare:.1f} s: {1000 * (took[1] - bare) / 40:.0f} ms a row more with the start (10 wanted)",
        flush=True,
    )


def tables():
    """Print what tables and sheets cost."""
    import sora_nb as sora

    with tempfile.TemporaryDirectory() as folder:
        os.environ["SORA_NB_HOME"] = folder
        asked = {"engine": "testcard", "size": (64, 64), "seconds": 0.25, "fps": 8, "progress": False, "workers": 2}
        sora.sweep("hello", seed=range(1000), **asked)
        began = time.monotonic()
        table = sora.sweep("hello", seed=range(1000), **asked)
        again = time.monotonic() - began
        assert set(table.starts) == {1}
        long = pd.concat([table] * 10, ignore_index=True)
        began = time.monotonic()
        html = type(table)(long)._repr_html_()
        first = time.monotonic() - began
        began = time.monotonic()
        sheet = table.head(200).sheet()
        contact = time.monotonic() - began
        grid = len(table.head(24)._repr_html_())
    print(
        f"a finished sweep of 1,000 rows again: {again:.2f} s (1 wanted); first view of 10,000 rows {first:.2f} s (1 wanted), "
        f"{len(html) / 1000:.0f} kB; sheet of 200 clips {contact:.2f} s (1.5 wanted), {len(sheet) / 1000:.0f} kB; "
        f"24 rows are {grid / 1000:.0f} kB of HTML (350 wanted)",
        flush=True,
    )


if __name__ == "__main__":
    parts = {"kills": kills, "speed": speed, "tables": tables}
    for wanted in sys.argv[1:] or parts:
        parts[wanted]()

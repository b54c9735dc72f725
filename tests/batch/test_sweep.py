"""A sweep makes each film once, whatever kills it; a row that cannot be made is that row's trouble alone."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pandas as pd
import pytest

import sora_nb as sora
from sora_nb.store.ledger import Ledger

LONG = {"prompt": "a ball", "seconds": 60, "size": (1280, 720), "fps": 60}
SMALL = {"engine": "testcard", "size": (64, 64), "seconds": 0.5, "fps": 12, "progress": False}
SCRIPT = """
import sora_nb as sora
sora.sweep(["hello"], engine="testcard", size=(320, 180), seconds=1, fps=12, seed=range(24), workers=2, progress=False)
"""


def test_a_grid_becomes_a_table_and_again_it_does_nothing(home, capsys):
    asked = pd.DataFrame({"prompt": ["a ball", "a cat"], "label": ["x", "y"]})
    table = sora.sweep(asked, seed=range(2), **SMALL)
    assert list(zip(table.prompt, table.seed, table.label, strict=True)) == [
        ("a ball", 0, "x"), ("a ball", 1, "x"), ("a cat", 0, "y"), ("a cat", 1, "y"),
    ]  # fmt: skip
    assert set(table.status) == {"done"}
    assert all(clip.path.is_file() for clip in table["clip"])
    again = sora.sweep(table, **SMALL | {"progress": True})
    assert "nothing to do" in capsys.readouterr().err
    assert [c.id for c in again["clip"]] == [c.id for c in table["clip"]]
    assert list(again.starts) == [1] * 4
    html = table._repr_html_()
    assert html.count("<img") == 4
    assert len(table.sheet()) > 1000


def test_a_row_that_cannot_be_made_stops_no_other():
    table = sora.sweep([{"prompt": "a ball"}, {"prompt": "a ball", "fps": 999}, {"prompt": "a gory murder with blood"}], **{
        k: v for k, v in SMALL.items() if k != "fps"
    })  # fmt: skip
    assert list(table.status) == ["done", "error", "error"]
    assert "fps is 999" in table.error[1]
    assert table.error[2].startswith("Unsafe:")


def test_fields_are_known_by_name():
    with pytest.raises(sora.InvalidRequest, match=r"no field 'stile'\. Did you mean 'style'"):
        sora.sweep("a ball", stile="noir")
    with pytest.raises(sora.InvalidRequest, match="seed has 2, fps has 3"):
        sora.sweep("a ball", how="zip", seed=[1, 2], fps=[1, 2, 3])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "prompt,seed\na ball,3\na cat,\n"),
        ("a.jsonl", '{"prompt": "a ball", "seed": 3}\n{"prompt": "a cat"}\n'),
        ("a.yaml", "- {prompt: a ball, seed: 3}\n- {prompt: a cat}\n"),
    ],
)
def test_files_are_read(tmp_path, name, text):
    (tmp_path / name).write_text(text)
    assert sora.sweep(tmp_path / name, dry=True, **SMALL).left == 2


def test_a_latin_hypercube_takes_each_stratum_once():
    from sora_nb.batch.rows import rows

    drawn = rows("a ball", {"seed": (0, 9), "seconds": (1.0, 2.0)}, how="latin", n=10, draw=4)
    assert sorted(row["seed"] for row in drawn) == list(range(10))
    assert sorted(int((row["seconds"] - 1) * 10) for row in drawn) == list(range(10))


def test_money_and_time_end_a_sweep_and_the_next_goes_on():
    budget = sora.Budget(money=2.5, price=1)
    first = sora.sweep("a ball", seed=range(4), budget=budget, **SMALL)
    assert sorted(first.status) == ["done", "done", "left", "left"]
    none = sora.sweep("a ball", seed=range(4), budget=sora.Budget(seconds=1e-6), **SMALL)
    assert list(none.status) == list(first.status)
    found = sora.sweep("a ball", seed=range(4), dry=True, **SMALL)
    assert (found.done, found.left) == (2, 2)
    assert found.seconds > 0
    assert set(sora.sweep("a ball", seed=range(4), **SMALL).status) == {"done"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_slow_row_is_an_error():
    slow = sora.sweep([LONG, {"prompt": "a cat", "seconds": 0.2}], engine="testcard", timeout=6, progress=False)
    assert list(slow.status) == ["error", "done"]
    assert "not done after 6 s" in slow.error[0]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux tells whose child a process is")
def test_a_row_that_kills_its_worker_is_one_error(home):
    over = threading.Event()

    def kill() -> None:
        while not over.wait(0.1):
            with Ledger(home)._reading() as rows:
                running = rows.exec_driver_sql("SELECT starts FROM rows WHERE engine = 'testcard' AND work > 1000").all()
            if running and running[0][0] > len(killed):
                killed.append(1)
                for worker in _children(os.getpid()):
                    os.kill(worker, signal.SIGKILL)

    killed: list[int] = []
    threading.Thread(target=kill).start()
    try:
        table = sora.sweep([LONG, {"prompt": "a cat", "seconds": 0.2}], engine="testcard", workers=1, progress=False)
    finally:
        over.set()
    assert list(table.status) == ["error", "done"]
    assert "ended 2 times" in table.error[0]
    assert table.starts[0] == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killed_at_random_and_run_again(home):
    chance = random.Random(3)
    done: dict[str, int] = {}
    for _ in range(3):
        child = subprocess.Popen([sys.executable, "-c", SCRIPT], env=os.environ | {"SORA_NB_HOME": str(home)})
        time.sleep(chance.uniform(2.5, 4.5))
        workers = _children(child.pid)
        child.send_signal(signal.SIGKILL)
        child.wait()
        deadline = time.monotonic() + 5
        while any(map(_alive, workers)) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not any(map(_alive, workers)), "a worker outlives its driver"
        if not (home / "sweeps.sqlite").exists():
            continue
        now = _finished(home)
        assert {key: now[key] for key in done} == done, "a finished row was run again"
        done = now
    table = sora.sweep(
        ["hello"], engine="testcard", size=(320, 180), seconds=1, fps=12, seed=range(24), workers=2, progress=False
    )
    assert set(table.status) == {"done"}
    assert {key: s for key, s in zip(table.key, table.starts, strict=True) if key in done} == done
    assert table.starts.sum() <= 24 + 3 * 2
    studio = sora.Studio(home)
    assert len(studio.library()) == len({clip.id for clip in table["clip"]}) == 24
    assert studio.shelf.check() == ()


def _finished(home):
    ledger = Ledger(home)
    with ledger._reading() as rows:
        found = rows.exec_driver_sql("SELECT key, starts FROM rows WHERE status = 'done'").all()
    return dict(map(tuple, found))


def _children(pid):
    try:
        found = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:
        return []
    return [int(word) for text in found for word in text.split()]


def _alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False

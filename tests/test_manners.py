"""What a newcomer gets wrong is answered in words: the value found, the value wanted, the next step."""

from __future__ import annotations

import importlib.util
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import sora_nb as sora
from tests.media import films

ROOT = Path(__file__).parents[1]
SMALL = {"engine": "testcard", "seconds": 0.5, "size": (64, 64)}


@pytest.fixture
def clip(studio):
    """Return a clip with a plan, quickly made."""
    return studio.generate("a cat sits next to a red ball", **SMALL)


def test_numbers_among_options_become_text(studio, monkeypatch):
    taken = []
    monkeypatch.setattr(type(studio), "make", lambda _, recipe, **__: taken.append(recipe))
    studio.generate("a ball", options={"steps": 3, "guidance": 1.5, "device": "cpu"})
    assert taken[0].options == (("device", "cpu"), ("guidance", "1.5"), ("steps", "3"))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"steps": 3}, "stage has no option 'steps'; it listens to picture. Leave 'steps' out"),
        ({"steps": None}, "The option 'steps' is None; write text or a number"),
        (["steps"], r"options is \['steps'\]; write a dict"),
    ],
)
def test_options_that_are_none_are_refused(studio, options, said):
    with pytest.raises(sora.InvalidRequest, match=said):
        studio.generate("a ball", options=options)


@pytest.mark.parametrize("call", ["plan", "remix"])
def test_what_is_neither_words_nor_table_is_refused(studio, clip, call):
    with pytest.raises(sora.InvalidRequest, match="42 is neither words, a Plan nor a table"):
        studio.plan(42) if call == "plan" else clip.remix(42)


def test_a_fact_is_given_by_its_name(clip):
    with pytest.raises(sora.InvalidRequest, match=r"Write change\('cat', figure='fox'\)"):
        clip.change("cat", "fox")
    with pytest.raises(sora.InvalidRequest, match="42 is nobody's name"):
        clip.change(42, colour="red")


def test_nothing_starts_after_the_end(clip):
    late = r"start of 'cat' is 9 s, but the film ends at 0\.5 s"
    with pytest.raises(sora.InvalidRequest, match=late):
        clip.change("cat", start=9)
    table = clip.plan.table()
    table.loc[table.actor == "cat", "start"] = 9.0
    with pytest.raises(sora.InvalidRequest, match=late):
        clip.remix(table)
    with pytest.raises(sora.InvalidRequest, match=late):
        clip._maker.generate(plan=table, **SMALL)


def test_a_film_without_a_plan_says_so_to_a_change(studio, tmp_path):
    strange = studio.open(films.write(tmp_path / "holiday.mp4"))
    with pytest.raises(sora.InvalidRequest, match="no plan that could be read again"):
        strange.change(time="night")


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"colour": "purpel"}, r"colour is 'purpel'\. Did you mean 'purple'\? There are "),
        ({"target": "dog"}, r"who is not in the shot\. (There are ball|Did you mean)"),
    ],
)
def test_hints_are_whole_sentences(clip, facts, said):
    with pytest.raises(sora.InvalidRequest, match=said):
        clip.change("cat", **facts)


def test_an_empty_list_is_not_offered(studio):
    alone = studio.generate("a cat runs", **SMALL)
    with pytest.raises(sora.InvalidRequest, match=r"not in the shot\. Nobody else is there"):
        alone.change("cat", target="dog")


_SCRIPT = """
import sora_nb as sora
for seed in range(3):
    sora.generate("a red ball bounces", seconds={seconds}, size=(320, 180), seed=seed)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one child")
def test_a_script_says_that_it_finishes_its_clips_and_ctrl_c_drops_them(home):
    # What a shell starts in the background is deaf to Ctrl-C, and so would be what it starts: the child hears it again.
    child = subprocess.Popen(
        [sys.executable, "-c", _SCRIPT.format(seconds=60)], stderr=subprocess.PIPE, text=True, cwd=ROOT,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  the test starts no threads
    )  # fmt: skip
    assert child.stderr is not None
    assert child.stderr.readline() == "sora_nb: finishing 3 clips; Ctrl-C drops them\n"
    time.sleep(0.5)
    child.send_signal(signal.SIGINT)
    began = time.monotonic()
    assert child.stderr.read() == "sora_nb: dropped 3 clips\n"
    child.wait(20)
    assert time.monotonic() - began < 20
    assert len(sora.Studio(home).library()) == 0


def test_a_script_finishes_its_clips(home):
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT.format(seconds=0.2)], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stderr.count("finishing") == 1
    assert len(sora.Studio(home).library()) == 3


def test_a_missing_folder_is_told_before_missing_torch(monkeypatch):
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda package: None if package == "torch" else find(package))
    with pytest.raises(sora.InvalidRequest, match="There is no folder '/no/such/model'"):
        sora.generate("a ball", engine="diffusers:/no/such/model")


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="skia asks fontconfig on Linux only")
def test_a_sign_needs_none_of_the_machines_fonts(tmp_path, home):
    (tmp_path / "fonts.conf").write_text('<?xml version="1.0"?><fontconfig><reset-dirs/></fontconfig>')
    code = "import sora_nb as s; s.generate('a glorfindel bounces', seconds=0.2, size=(320, 180)).wait()"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False,
        env=os.environ | {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert len(sora.Studio(home).library()) == 1

"""The command line: what it writes, what it says, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import numpy as np
import pytest

import sora_nb as sora
from sora_nb import cli
from sora_nb.media import image

CARD = ["--engine", "testcard", "--size", "128x96", "--seconds", "0.5", "--fps", "12"]
SHORT = ["--size", "128x96", "--seconds", "0.5", "--fps", "12"]


def test_generate_writes_a_film_and_says_where(tmp_path, capsys):
    film = tmp_path / "film.mp4"
    assert cli.main(["generate", "hello", "-o", str(film), *CARD]) == cli.DONE
    assert film.stat().st_size > 1000
    assert str(film) in capsys.readouterr().out


def test_quiet_says_nothing(tmp_path, capsys):
    assert cli.main(["generate", "hello", "-o", str(tmp_path / "film.mp4"), "-q", *CARD]) == cli.DONE
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["generate", "", *CARD], "empty"),
        (["generate", "hello", "--size", "33x33"], "even"),
        (["generate", "hello", "--engine", "nosuch"], "nosuch"),
        (["generate", "a glorfindel bounces", "--strict", *CARD], "glorfindel"),
    ],
)
def test_refusals_end_with_their_own_code(words, said, capsys):
    assert cli.main(words) == cli.REFUSED
    assert said in capsys.readouterr().err


def test_a_place_that_cannot_be_written_fails(tmp_path, capsys):
    (tmp_path / "file").write_text("in the way")
    assert cli.main(["generate", "hello", "-o", str(tmp_path / "file" / "film.mp4"), *CARD]) == cli.FAILED
    assert "cannot be written" in capsys.readouterr().err


def test_a_bad_command_line_is_usage(capsys):
    with pytest.raises(SystemExit) as caught:
        cli.main(["generate", "hello", "--size", "large"])
    assert caught.value.code == cli.USAGE
    assert "960x540" in capsys.readouterr().err


def test_another_ending_is_refused_before_anything_is_rendered(capsys, monkeypatch):
    monkeypatch.setattr(sora.Studio, "make", lambda *_, **__: pytest.fail("it was rendered"))
    with pytest.raises(SystemExit) as caught:
        cli.main(["generate", "hello", "-o", "x.avi"])
    assert caught.value.code == cli.USAGE
    assert "write x.mp4" in capsys.readouterr().err


def test_the_ending_says_what_is_written(tmp_path):
    assert cli.main(["generate", "hello", "-o", str(tmp_path / "film.gif"), "-q", *CARD]) == cli.DONE
    assert (tmp_path / "film.gif").read_bytes().startswith(b"GIF89a")


def test_options_reach_the_recipe(tmp_path):
    film = tmp_path / "film.mp4"
    assert cli.main(["generate", "hello", "-o", str(film), "--option", "steps=3", "--option", "mood=a=b", *CARD]) == cli.DONE
    assert sora.open(film).recipe.options == (("mood", "a=b"), ("steps", "3"))


def test_a_picture_goes_with_the_words(tmp_path, capsys):
    film, photo = tmp_path / "film.mp4", tmp_path / "hills.png"
    rows, columns = np.mgrid[:72, :128]
    hills = np.stack([columns + 60, 120 + rows, 255 - 3 * rows], axis=-1).clip(0, 255).astype(np.uint8)
    photo.write_bytes(image.png(hills))
    assert cli.main(["generate", "a girl waves", "--image", str(photo), "-o", str(film), *SHORT]) == cli.DONE
    assert sora.open(film).recipe.image is not None
    missing = str(tmp_path / "none.jpg")
    assert cli.main(["generate", "a girl waves", "--image", missing, "-o", str(film), *SHORT]) == cli.FAILED
    assert "none.jpg" in capsys.readouterr().err


def test_an_option_without_a_value_is_usage(capsys):
    with pytest.raises(SystemExit):
        cli.main(["generate", "hello", "--option", "steps"])
    assert "NAME=VALUE" in capsys.readouterr().err


def test_plan_prints_the_reading(capsys):
    assert cli.main(["plan", "a red ball bounces"]) == cli.DONE
    assert "bounce" in capsys.readouterr().out
    assert cli.main(["plan", "a red ball bounces", "--json"]) == cli.DONE
    assert json.loads(capsys.readouterr().out)["shots"][0]["actors"][0]["colour"] == "red"


def test_strict_plan_fails_on_a_loose_end():
    assert cli.main(["plan", "a glorfindel bounces", "--strict"]) == cli.REFUSED
    assert cli.main(["plan", "a red ball bounces", "--strict"]) == cli.DONE


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for children")
def test_an_interrupt_ends_as_cancelled_and_leaves_nothing(tmp_path, home):
    film = tmp_path / "film.mp4"
    words = ["generate", "hello", "--engine", "testcard", "--seconds", "60", "--size", "1280x720", "-o", str(film)]
    # A suite started in the background ignores interrupts, and a child inherits that; a handler is not inherited.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    child = subprocess.Popen(
        [sys.executable, "-m", "sora_nb.cli", *words], stderr=subprocess.PIPE, env=os.environ | {"SORA_NB_HOME": str(home)}
    )
    signal.signal(signal.SIGINT, before)
    line = child.stderr.readline()
    assert line
    time.sleep(0.5)
    child.send_signal(signal.SIGINT)
    assert child.wait(30) == cli.CANCELLED
    assert not film.exists()


def test_help_tells_the_exit_codes(capsys):
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    text = capsys.readouterr().out
    assert "130" in text
    assert "sora-nb generate" in text


def test_dataset_writes_shards_and_says_where(tmp_path, capsys):
    prompts = tmp_path / "prompts.txt"
    prompts.write_text("A red ball bounces\n\nA dog sits\n", "utf-8")
    tiny = ["--size", "64x64", "--seconds", "0.3", "--fps", "8", "--per-shard", "1", "--buffers", "masks,flow"]
    words = ["dataset", "2", str(tmp_path / "set"), "--prompts", str(prompts), "--workers", "1", *tiny]
    assert cli.main(words) == cli.DONE
    out, err = capsys.readouterr()
    assert "2 clips in 2 shards" in out
    assert "data set: 2 of 2 clips" in err
    found = sora.Dataset(tmp_path / "set")
    assert [sample.caption for sample in found] == ["A red ball bounces", "A dog sits"]
    assert set(found[0].buffers) == {"masks", "flow", "valid"}
    assert cli.main([*words, "--seed", "1"]) == cli.REFUSED
    assert "seed is 0 there and 1 here" in capsys.readouterr().err


def test_dataset_refuses_a_file_that_is_none(tmp_path, capsys):
    assert cli.main(["dataset", "2", str(tmp_path / "set"), "--prompts", str(tmp_path / "none.txt")]) == cli.REFUSED
    assert "none.txt cannot be read" in capsys.readouterr().err
    assert not (tmp_path / "set").exists()


def test_invites_are_made_listed_and_taken_back(home, capsys):
    assert cli.main(["invite"]) == cli.DONE
    assert "nobody is invited" in capsys.readouterr().out
    assert cli.main(["invite", "bea"]) == cli.DONE
    said = capsys.readouterr()
    assert said.out.startswith("sk-sora-nb-")
    assert "shown this once" in said.err
    assert said.out.strip() not in (home / "server-people.json").read_text()
    cli.main(["invite"])
    assert capsys.readouterr().out == "bea\n"
    assert cli.main(["invite", "bea", "--revoke"]) == cli.DONE
    assert cli.main(["invite", "bea", "--revoke"]) == cli.REFUSED
    assert "Nobody called 'bea'" in capsys.readouterr().err
    assert cli.main(["invite", "--revoke"]) == cli.REFUSED

"""Real servers, started as a user starts them: the key, the end, kill -9 and what is there after a restart."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import time

import pytest

import sora_nb as sora
from sora_nb import cli
from sora_nb.media.reader import open_film
from sora_nb.store.orders import Orders

from .conftest import served, started

LONG = {"size": "1280x720", "seconds": "4"}
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither SIGKILL nor SIGTERM for children")


def test_the_key_is_shown_once_and_holds_after_a_restart(home):
    with started(home) as first:
        assert f"export OPENAI_API_KEY={first.key}\n" in "".join(first.said)
        assert first.ask("GET", "/models").status == 200
    with started(home) as second:
        assert first.key == second.key
        assert first.key not in "".join(second.said)
        lines = "".join(line for line in second.said if "export" in line) + 'printf %s "$OPENAI_API_KEY"'
        assert subprocess.run(["sh", "-c", lines], capture_output=True, text=True, check=True).stdout == first.key
        assert second.ask("GET", "/models").status == 200
    with started(home, "--new-key") as third:
        assert third.ask("GET", "/models").status == 200
        assert third.ask("GET", "/models", authorization=f"Bearer {first.key}").status == 401


@posix
def test_killed_in_the_middle_it_ends_once_after_a_restart(home):
    with started(home) as first:
        jobs = [first.create("hello", seed=seed, **LONG)["id"] for seed in range(2)]
        while first.until(jobs[0], "in_progress")["progress"] < 20:
            time.sleep(0.02)
        first.process.send_signal(signal.SIGKILL)
        first.process.wait()
    assert len(sora.Studio(home).library()) == 0, "it was in the middle"
    with started(home) as second:
        videos = [second.until(job) for job in jobs]
        assert [video["status"] for video in videos] == ["completed", "completed"]
        assert [v["id"] for v in second.ask("GET", "/videos?order=asc").json["data"]] == jobs
        film = second.ask("GET", f"/videos/{jobs[0]}/content")
        (home / "film.mp4").write_bytes(film.body)
        assert len(open_film(home / "film.mp4")) == 96
    studio = sora.Studio(home)
    assert len(studio.library()) == 2
    assert studio.shelf.check() == ()
    book = Orders(home)
    assert [book.get(job).starts for job in jobs] == [2, 1]
    assert [book.get(job).clip for job in jobs] == [video["clip_id"] for video in videos]
    book.close()


@posix
def test_killed_at_random_every_order_ends_once(home):
    chance = random.Random(11)
    with started(home) as server:
        jobs = [server.create("hello", seed=seed, size="640x360", seconds="2")["id"] for seed in range(4)]
        time.sleep(chance.uniform(0.2, 1.0))
        server.process.send_signal(signal.SIGKILL)
    with started(home) as server:
        time.sleep(chance.uniform(0.1, 0.8))
        server.process.send_signal(signal.SIGKILL)
    with started(home) as server:
        assert {server.until(job)["status"] for job in jobs} == {"completed"}
        clips = {server.until(job)["clip_id"] for job in jobs}
    studio = sora.Studio(home)
    assert {clip.id for clip in studio.library()} == clips
    assert len(clips) == 4
    assert studio.shelf.check() == ()
    names = [name for _, _, files in os.walk(home / "media") for name in files]
    assert len([n for n in names if n.endswith(".mp4")]) == 4
    assert not [n for n in names if not n.endswith((".mp4", ".jpg", ".webp"))], "nothing half-written is left"


def test_finished_but_not_written_down_it_is_found_on_the_shelf(studio):
    with served(studio) as server:
        done = server.until(server.create()["id"])
        made = studio.clip(done["clip_id"]).record.created
    book = Orders(studio.home)
    # As a kill between the shelf and the book leaves it.
    book.change(done["id"], status="in_progress", clip="", completed=None)
    book.close()
    again = sora.Studio(studio.home)
    with served(again) as server:
        video = server.until(done["id"])
        assert (video["status"], video["clip_id"]) == ("completed", done["clip_id"])
        assert again.clip(done["clip_id"]).record.created == made, "not done twice"
        server.ask("DELETE", f"/videos/{done['id']}")
        assert len(again.library()) == 0, "it is still known to be the server's own"


def test_an_order_that_ends_the_server_each_time_is_given_up(studio):
    with served(studio) as server:
        done = server.until(server.create()["id"])
    book = Orders(studio.home)
    book.change(done["id"], status="in_progress", clip="", starts=3)
    book.close()
    with served(sora.Studio(studio.home)) as server:
        video = server.until(done["id"])
    assert (video["status"], video["error"]["code"]) == ("failed", "interrupted")


def test_an_order_that_cannot_be_made_any_more_fails_with_the_reason(studio):
    with served(studio) as server:
        done = server.until(server.create()["id"])
    book = Orders(studio.home)
    recipe = book.get(done["id"]).recipe.replace('"testcard"', '"gone"')
    book.change(done["id"], status="queued", clip="", recipe=recipe)
    book.close()
    with served(sora.Studio(studio.home)) as server:
        video = server.until(done["id"])
        assert (video["status"], video["error"]["code"]) == ("failed", "invalid_value")
        assert "gone" in video["error"]["message"]


@posix
@pytest.mark.parametrize("kind", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_end_it_ends_cleanly_and_goes_on_later(home, kind):
    # A suite started in the background ignores interrupts, and a child inherits that; a handler is not inherited.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with started(home) as first:
        signal.signal(signal.SIGINT, before)
        job = first.create("hello", **LONG)["id"]
        while first.until(job, "in_progress")["progress"] < 5:
            time.sleep(0.02)
        asked = time.monotonic()
        first.process.send_signal(kind)
        out, err = first.process.communicate(timeout=30)
        assert first.process.returncode == 0
        assert time.monotonic() - asked < 5
        assert out.strip() == ""
        assert "Traceback" not in err
        assert f"{job} left for the next start" in err
    book = Orders(home)
    assert (book.get(job).status, book.get(job).starts) == ("queued", 0)
    book.close()
    assert not list((home / "media" / ".drafts").iterdir())
    with started(home) as second:
        assert second.until(job)["status"] == "completed"


def test_the_log_has_a_line_for_each_event_and_no_secret(home):
    with started(home) as server:
        job = server.create("a secret plan bounces")["id"]
        server.until(job)
        server.ask("GET", f"/videos/{job}/content")
        server.ask("GET", "/videos", authorization="Bearer wrong")
        server.ask("DELETE", f"/videos/{job}")
        server.process.terminate()
        err = server.process.communicate(timeout=30)[1]
    events = [line for line in err.splitlines() if job in line or "refused" in line]
    assert [word for line in events for word in ("ordered", "completed", "refused", "deleted") if word in line] == [
        "ordered", "completed", "refused", "deleted"
    ]  # fmt: skip
    assert server.key not in err
    assert "secret plan" not in err


def test_one_server_a_shelf(home, capsys):
    with started(home):
        assert cli.main(["serve", "--port", "0"]) == cli.FAILED
    assert "Another server works on the shelf" in capsys.readouterr().err


@pytest.mark.parametrize("broken", ["key", "address"])
def test_a_start_that_fails_leaves_the_shelf_to_the_next(home, capsys, broken):
    (home / "server.key").write_text("no key" if broken == "key" else "")
    assert cli.main(["serve", "--port", "0" if broken == "key" else "70000"]) != 0
    Orders(home).close()


def test_a_new_key_is_not_made_under_a_server_that_runs(home, capsys):
    with started(home) as first:
        assert cli.main(["serve", "--port", "0", "--new-key"]) == cli.FAILED
        assert (home / "server.key").read_text().strip() == first.key


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--engine", "nosuch"], cli.REFUSED, "nosuch"),
        (["--host", "no.such.host.invalid"], cli.REFUSED, "--port"),
        (["--port", "70000"], cli.REFUSED, "70000"),
    ],
)
def test_a_start_that_cannot_be_is_refused(home, capsys, words, code, said):
    assert cli.main(["serve", *words]) == code
    assert said in capsys.readouterr().err


def test_without_the_extra_it_says_what_to_install(home, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert cli.main(["serve"]) == cli.FAILED
    assert "uvicorn is not installed. Install it with: pip install 'sora-nb[server]'" in capsys.readouterr().err


def test_a_port_in_use_is_told(home, capsys):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        assert cli.main(["serve", "--port", str(other.getsockname()[1])]) == cli.REFUSED
    assert "--port 0" in capsys.readouterr().err


def test_it_listens_to_this_computer_only_unless_told(home):
    with started(home) as server:
        assert server.url.startswith("http://127.0.0.1:")
        port = int(server.url.rpartition(":")[2].removesuffix("/v1"))
        other = socket.gethostbyname_ex(socket.gethostname())[2]
        for address in [address for address in other if not address.startswith("127.")]:
            with socket.socket() as out:
                out.settimeout(2)
                assert out.connect_ex((address, port)) != 0
    with started(home, "--host", "0.0.0.0") as server:
        server.process.terminate()
        assert "listening beyond this computer" in server.process.communicate(timeout=30)[1]

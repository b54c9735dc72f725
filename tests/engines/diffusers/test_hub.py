"""Weights from a hub: a small one on this machine, asked by the hub's own client."""

from __future__ import annotations

import hashlib
import json
import re
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import numpy as np
import pytest

import sora_nb as sora
from sora_nb import engines
from sora_nb.engines.base import Job
from sora_nb.footage import Picture, Progress

COMMIT = "c0ffee" + "0" * 34


class Hub(BaseHTTPRequestHandler):
    """As much of a hub as a download needs: what a repository holds, and its files."""

    folder: Path
    asked: list[str]
    gated = False
    slow: threading.Event | None = None

    def do_HEAD(self):
        self._answer(body=False)

    def do_GET(self):
        self._answer(body=True)

    def _answer(self, *, body):
        path = unquote(self.path.partition("?")[0])
        if body:
            self.asked.append(path)
        if self.gated:
            self._send(403, b"", {"X-Error-Code": "GatedRepo", "X-Error-Message": "gated"})
        elif not path.startswith(("/api/models/small/ltx", "/small/ltx/")):
            self._send(404, b"", {"X-Error-Code": "RepoNotFound"})
        elif path.startswith("/api/models/small/ltx/tree/"):
            self._send(200, json.dumps([self._entry(file) for file in self._files()]).encode())
        elif path.startswith("/api/"):
            files = [{"rfilename": name, "size": size} for name, size in self._sizes()]
            self._send(200, json.dumps({"id": "small/ltx", "sha": COMMIT, "siblings": files}).encode())
        else:
            self._file(self.folder / path.split("/", 5)[-1], body=body)

    def _files(self):
        return sorted(file for file in self.folder.rglob("*") if file.is_file())

    def _sizes(self):
        return [(file.relative_to(self.folder).as_posix(), file.stat().st_size) for file in self._files()]

    def _entry(self, file):
        name = file.relative_to(self.folder).as_posix()
        return {"type": "file", "path": name, "size": file.stat().st_size, "oid": hashlib.sha1(file.read_bytes()).hexdigest()}

    def _file(self, file, *, body):
        if not file.is_file():
            self._send(404, b"", {"X-Error-Code": "EntryNotFound"})
            return
        if body and self.slow is not None and file.name.endswith(".safetensors"):
            self.slow.wait(20)
        data = file.read_bytes()
        self._send(200, data, {"ETag": f'"{hashlib.sha1(data).hexdigest()}"', "X-Repo-Commit": COMMIT}, body=body)

    def _send(self, code, data, headers=(), *, body=True):
        self.send_response(code)
        for name, value in (dict(headers) | {"Content-Length": str(len(data))}).items():
            self.send_header(name, value)
        self.end_headers()
        if body:
            self.wfile.write(data)

    def log_message(self, *_):
        pass


@contextmanager
def served(folder, **changes):
    handler = type("Small", (Hub,), {"folder": folder, "asked": [], **changes})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield handler, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def at(tmp_path, monkeypatch, little):
    """Return a function that points the hub's client at an address, with an empty cache."""
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)

    def point(address):
        monkeypatch.setattr(constants, "ENDPOINT", address)
        template = address + "/{repo_id}/resolve/{revision}/{filename}"
        monkeypatch.setattr(constants, "HUGGINGFACE_CO_URL_TEMPLATE", template)

    return point


def job(name):
    recipe = sora.Recipe(prompt="a ball", engine=name, size=(64, 64), seconds=0.75, fps=12, options=(("steps", "1"),))
    return Job(recipe=recipe, plan=sora.plan("a ball"))


def frames(name):
    return np.concatenate([item.frames for item in engines.get(name).render(job(name)) if isinstance(item, Picture)])


def test_weights_are_fetched_once_and_named_by_their_commit(at, little, tmp_path):
    pickle = little / "vae" / "diffusion_pytorch_model.bin"
    pickle.write_bytes(b"a pickle that nobody asked for")
    try:
        with served(little) as (hub, address):
            at(address)
            engine = engines.get("diffusers:small/ltx")
            notice = engine.limits.notice
            assert "huggingface.co/small/ltx" in notice
            assert "LTX-2 Community License Agreement" in notice
            assert re.search(r"fetches about \d\.\d MB of weights", notice)
            assert engine.assets == f"small/ltx@{COMMIT}"
            assert not [path for path in hub.asked if path.endswith(".safetensors")], "nothing large before the render"
            notes = [item.note for item in engine.render(job("diffusers:small/ltx")) if isinstance(item, Progress)]
            assert any(note.startswith("fetching") for note in notes)
            assert not [path for path in hub.asked if path.endswith(".bin")]
    finally:
        pickle.unlink()
    # The hub is gone; the cache is enough.
    assert engine.limits.notice == ""
    np.testing.assert_array_equal(frames("diffusers:small/ltx"), frames(f"diffusers:{little}"))


def test_a_stop_ends_a_fetch(at, little):
    slow = threading.Event()
    with served(little, slow=slow) as (_, address):
        at(address)
        wanted = job("diffusers:small/ltx")
        stream = engines.get("diffusers:small/ltx").render(wanted)
        while not next(stream).note.startswith("fetching"):
            pass
        wanted.stop.set()
        threading.Timer(0.1, slow.set).start()
        with pytest.raises(sora.Cancelled):
            list(stream)
    for thread in threading.enumerate():
        if thread.name == "sora_nb diffusers":
            thread.join()


def test_terms_not_agreed_to(at, little):
    with served(little, gated=True) as (_, address):
        at(address)
        with pytest.raises(
            sora.InvalidRequest, match=r"Open https://huggingface.co/small/ltx, agree, then run 'hf auth login'"
        ):
            sora.generate("a ball", engine="diffusers:small/ltx")


def test_no_such_repository(at, little):
    with served(little) as (_, address):
        at(address)
        with pytest.raises(sora.InvalidRequest, match="The hub has no large/ltx"):
            sora.generate("a ball", engine="diffusers:large/ltx")


def test_another_family_is_refused_before_anything_large_is_fetched(at, little, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "model_index.json").write_text('{"_class_name": "WanPipeline", "vae": ["diffusers", "X"]}')
    with served(tmp_path / "other") as (hub, address):
        at(address)
        with pytest.raises(sora.InvalidRequest, match=r"small/ltx holds a WanPipeline"):
            sora.generate("a ball", engine="diffusers:small/ltx")
        assert hub.asked == ["/small/ltx/resolve/main/model_index.json"]


def test_without_a_network_it_says_what_to_do(at, monkeypatch):
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(sora.RenderFailed, match=r"hub cannot be reached.*hf download small/ltx --local-dir FOLDER"):
        sora.generate("a ball", engine="diffusers:small/ltx")


@pytest.mark.parametrize("name", ["a..b/c", "a--b/c", "a/b.git", f"a/{'b' * 100}"])
def test_an_id_that_no_hub_gives_is_refused(at, little, name):
    with served(little) as (hub, address):
        at(address)
        with pytest.raises(sora.InvalidRequest, match="is no id of the hub"):
            _ = engines.get(f"diffusers:{name}").limits
        assert hub.asked == []

"""Servers to test: one in this process on a free port, or a real one started as a user starts it."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import re
import subprocess
import sys
import threading
import time
import urllib.parse
from dataclasses import dataclass, field
from typing import Any

import openai
import pytest
import uvicorn

from sora_nb.server import keys
from sora_nb.server.app import app
from sora_nb.server.desk import Desk

CARD = {"model": "testcard", "seconds": "0.5", "size": "128x96"}


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def error(self) -> dict[str, Any]:
        return self.json["error"]


@dataclass
class Served:
    """A server to talk to, by the official package or by hand."""

    url: str
    key: str
    desk: Desk | None = None
    process: subprocess.Popen[str] | None = None
    said: list[str] = field(default_factory=list)

    @property
    def client(self) -> openai.OpenAI:
        return openai.OpenAI(base_url=self.url, api_key=self.key, max_retries=0)

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> Answer:
        place = urllib.parse.urlsplit(self.url)
        connection = http.client.HTTPConnection(place.hostname, place.port, timeout=60)
        sent = {"authorization": f"Bearer {self.key}"} | {name.replace("_", "-"): text for name, text in headers.items()}
        if body is not None and not isinstance(body, bytes):
            body, sent = json.dumps(body).encode(), {"content-type": "application/json"} | sent
        with contextlib.closing(connection):
            connection.request(method, place.path + path, body, sent)
            answer = connection.getresponse()
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())

    def create(self, prompt: str = "hello", **changes: Any) -> dict[str, Any]:
        answer = self.ask("POST", "/videos", {"prompt": prompt} | CARD | changes)
        assert answer.status == 200, answer.body
        return answer.json

    def until(self, video_id: str, *states: str, seconds: float = 60.0) -> dict[str, Any]:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            video = self.ask("GET", f"/videos/{video_id}").json
            if video["status"] in (states or ("completed", "failed")):
                return video
            time.sleep(0.02)
        raise AssertionError(f"{video_id} is still {video['status']} after {seconds:g} s")


@contextlib.contextmanager
def served(studio):
    """Run the server in a thread of this process."""
    desk = Desk(studio)
    key, _ = keys.key(studio.home)
    config = uvicorn.Config(
        app(desk, key), host="127.0.0.1", port=0, log_config=None, access_log=False, ws="none", lifespan="off"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    desk.open()
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield Served(f"http://127.0.0.1:{port}/v1", key, desk)
    finally:
        server.should_exit = True
        thread.join(30)
        desk.close()


@pytest.fixture
def server(studio):
    with served(studio) as running:
        yield running


@contextlib.contextmanager
def started(home, *words: str):
    """Start `sora-nb serve` as a process of its own, and read from its greeting what a user would copy."""
    process = subprocess.Popen(
        [sys.executable, "-m", "sora_nb.cli", "serve", "--port", "0", *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ | {"SORA_NB_HOME": str(home)},
    )  # fmt: skip
    try:
        said = []
        while "Ctrl-C" not in (said[-1] if said else ""):
            line = process.stdout.readline()
            assert line, process.stderr.read()
            said.append(line)
        url = re.search(r"OPENAI_BASE_URL=(\S+)", "".join(said)).group(1)
        yield Served(url, (home / "server.key").read_text().strip(), process=process, said=said)
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()

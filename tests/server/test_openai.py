"""The official openai package, with nothing set but OPENAI_BASE_URL and OPENAI_API_KEY."""

from __future__ import annotations

import asyncio
import io
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import openai
import pytest

import sora_nb as sora
from sora_nb import shooting
from sora_nb.media.reader import open_film

from .conftest import CARD, served

pytestmark = pytest.mark.filterwarnings("ignore:The Sora API is scheduled:DeprecationWarning")
STAGE = {"model": "sora-2", "seconds": "1", "size": "320x180"}


@pytest.fixture
def client(server, monkeypatch):
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    monkeypatch.setenv("OPENAI_API_KEY", server.key)
    return openai.OpenAI()


def test_makes_remixes_and_downloads_a_film_with_sound(client, studio, tmp_path):
    video = client.videos.create_and_poll(prompt="A red ball bounces on the floor next to a blue box", **STAGE)
    assert (video.status, video.error) == ("completed", None)
    night = client.videos.remix(video.id, prompt="the same, at night in the rain")
    assert night.remixed_from_video_id == video.id
    night = client.videos.poll(night.id)
    assert (night.status, night.model, night.seconds, night.size) == ("completed", "sora-2", "1", "320x180")
    for made in (video, night):
        client.videos.download_content(made.id).write_to_file(tmp_path / f"{made.id}.mp4")
    first, second = (open_film(tmp_path / f"{made.id}.mp4") for made in (video, night))
    for film in (first, second):
        assert (film.size, len(film), film.rate) == ((320, 180), 24, 48_000)
        assert np.abs(film.sound()).max() > 0.01
    assert second.frames(12, 13).mean() < first.frames(12, 13).mean(), "it is night"
    clip = sora.open(tmp_path / f"{night.id}.mp4")
    assert (clip.plan.shots[0].time, clip.plan.shots[0].weather) == ("night", "rain")
    assert clip.recipe.action == "remix"
    assert studio.clip(night.clip_id).recipe.parents == (video.clip_id,)
    assert studio.clip(night.clip_id).credentials.source_type == "algorithmicMedia", "the clip says what made it"


def test_a_remix_survives_a_restart_and_its_parent_is_kept_for_it(studio, monkeypatch):
    with served(studio) as server:
        parent = server.until(server.create("A red ball bounces", **STAGE)["id"])
        monkeypatch.setattr(shooting, "shoot", _never)
        answer = server.ask("POST", f"/videos/{parent['id']}/remix", {"prompt": "make the ball blue"})
        assert answer.status == 200
        server.until(answer.json["id"], "in_progress")
        server.ask("DELETE", f"/videos/{parent['id']}")
    monkeypatch.undo()
    with served(sora.Studio(studio.home)) as server:
        assert parent["clip_id"] in studio.shelf
        video = server.until(answer.json["id"])
        assert (video["status"], video["remixed_from_video_id"]) == ("completed", parent["id"])
    assert studio.clip(video["clip_id"]).plan.shots[0].actors[0].colour == "blue"


def _never(self, take, *_, **__):
    take.stop.wait()
    raise sora.Cancelled("stopped")


def test_every_verb(client, tmp_path):
    made = [client.videos.create(prompt=f"film {number}", **CARD) for number in range(5)]
    assert {client.videos.poll(video.id).status for video in made} == {"completed"}
    assert client.videos.retrieve(made[0].id).progress == 100
    assert [video.id for video in client.videos.list(limit=2)] == [video.id for video in reversed(made)]
    assert [video.id for video in client.videos.list(limit=2, order="asc")] == [video.id for video in made]
    for variant, start in (("video", b"ftyp"), ("thumbnail", b"WEBP"), ("spritesheet", b"JFIF")):
        assert start in client.videos.download_content(made[0].id, variant=variant).read()[:16]
    with client.videos.with_streaming_response.download_content(made[0].id) as answer:
        answer.stream_to_file(tmp_path / "film.mp4")
    assert len(open_film(tmp_path / "film.mp4")) == 12
    gone = client.videos.delete(made[0].id)
    assert (gone.id, gone.deleted, gone.object) == (made[0].id, True, "video.deleted")
    with pytest.raises(openai.NotFoundError):
        client.videos.retrieve(made[0].id)
    assert "sora-2" in [model.id for model in client.models.list()]


def test_its_errors_are_of_the_right_kind(client, server):
    with pytest.raises(openai.BadRequestError) as caught:
        client.videos.create(prompt="hello", seconds="99")
    assert (caught.value.param, caught.value.type, caught.value.code) == (
        "seconds", "invalid_request_error", "invalid_value"
    )  # fmt: skip
    with pytest.raises(openai.BadRequestError, match="testcard takes no picture yet"):
        client.videos.create(prompt="hello", model="testcard", input_reference=("a.png", _png(), "image/png"))
    with pytest.raises(openai.AuthenticationError, match="sora-nb serve"):
        openai.OpenAI(api_key="sk-wrong").videos.list()


def test_its_asynchronous_client(server):
    async def make() -> str:
        client = openai.AsyncOpenAI(base_url=server.url, api_key=server.key)
        videos = await asyncio.gather(*(client.videos.create_and_poll(prompt=f"film {n}", **CARD) for n in range(3)))
        return " ".join(video.status for video in videos)

    # In a thread of its own: a browser driven by other tests keeps this thread's event loop running.
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(asyncio.run, make()).result() == "completed completed completed"


def _png() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (128, 96), "red").save(out, "PNG")
    return out.getvalue()

"""What each verb answers, in the shapes that the openai package's own types name."""

from __future__ import annotations

import base64
import contextlib
import io
import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from openai.types import Model, Video, VideoDeleteResponse
from PIL import Image

import sora_nb as sora
from sora_nb import engines
from sora_nb.engines.base import Limits
from sora_nb.engines.testcard import TestCard
from sora_nb.footage import Picture, Sound
from sora_nb.likeness import models
from sora_nb.media.reader import open_film
from sora_nb.server import desk, gate

from .conftest import CARD, served

PIXEL = io.BytesIO()
Image.new("RGB", (128, 96), "red").save(PIXEL, "PNG")
BOUNDARY = "----films"


def form(**fields: str | bytes) -> tuple[bytes, dict[str, str]]:
    """Return a multipart body and its content type; bytes go as files."""
    parts = []
    for name, value in fields.items():
        file = "" if isinstance(value, str) else '; filename="a.png"\r\ncontent-type: image/png'
        data = value.encode() if isinstance(value, str) else value
        parts.append(f'--{BOUNDARY}\r\ncontent-disposition: form-data; name="{name}"{file}\r\n\r\n'.encode() + data)
    body = b"\r\n".join([*parts, f"--{BOUNDARY}--\r\n".encode()])
    return body, {"content_type": f"multipart/form-data; boundary={BOUNDARY}"}


@pytest.fixture
def gatekeeper(monkeypatch):
    """Hold every render at its first frame until the event is set."""
    go = threading.Event()
    render = TestCard.render

    def held(self, job):
        for part in render(self, job):
            while not go.wait(0.01):
                job.check()
            yield part

    monkeypatch.setattr(TestCard, "render", held)
    yield go
    go.set()


def test_a_video_has_the_fields_and_types_of_the_protocol(server):
    made = server.create("a red ball bounces", size="720x1280")
    assert made["status"] in {"queued", "in_progress"}
    done = server.until(made["id"])
    video = Video.model_validate(done, strict=True)
    assert (video.status, video.progress, video.error, video.expires_at) == ("completed", 100, None, None)
    assert (video.model, video.seconds, video.size, video.prompt) == ("testcard", "0.5", "720x1280", "a red ball bounces")
    assert video.id.startswith("video_")
    assert video.created_at <= video.completed_at
    assert done["engine"] == "testcard"
    assert set(Video.model_fields) <= set(done)


def test_json_and_multipart_ask_for_the_same(server):
    by_json = server.until(server.create("hello", seed=3)["id"])
    body, kind = form(prompt="hello", seed="3", **CARD)
    by_form = server.ask("POST", "/videos", body, **kind).json
    assert by_form["status"] == "completed", "the clip is on the shelf"
    assert by_form["clip_id"] == by_json["clip_id"]
    assert by_form["id"] != by_json["id"]
    assert server.create("hello", seed=4)["status"] != "completed"


def test_what_is_not_said_is_as_with_sora(server, gatekeeper):
    made = server.ask("POST", "/videos", {"prompt": "hello"}).json
    assert (made["model"], made["seconds"], made["size"], made["engine"]) == ("sora-2", "4", "720x1280", "stage")
    server.ask("DELETE", f"/videos/{made['id']}")


def test_what_was_not_understood_is_told(server, gatekeeper):
    made = server.create("a glorfindel bounces")
    assert any("glorfindel" in note for note in made["notes"])


def test_progress_grows_from_queued_to_completed(server, gatekeeper):
    first, second = server.create("one", seconds="1"), server.create("two")
    assert server.until(first["id"], "in_progress")["progress"] == 0
    waiting = server.ask("GET", f"/videos/{second['id']}")
    assert waiting.json["status"] == "queued"
    assert int(waiting.headers["openai-poll-after-ms"]) > 0
    gatekeeper.set()
    seen = [server.ask("GET", f"/videos/{first['id']}").json for _ in range(40)]
    assert [v["progress"] for v in seen] == sorted(v["progress"] for v in seen)
    done = server.until(second["id"])
    assert done["progress"] == 100
    assert "openai-poll-after-ms" not in server.ask("GET", f"/videos/{second['id']}").headers


def test_content_in_every_variant(server, tmp_path):
    video = server.until(server.create(size="320x180", seconds="1")["id"])
    film = server.ask("GET", f"/videos/{video['id']}/content")
    assert film.headers["content-type"] == "video/mp4"
    assert video["id"] in film.headers["content-disposition"]
    (tmp_path / "a.mp4").write_bytes(film.body)
    footage = open_film(tmp_path / "a.mp4")
    assert (footage.size, len(footage), footage.rate) == ((320, 180), 24, 48_000)
    assert abs(footage.sound()).max() > 0.1
    still = server.ask("GET", f"/videos/{video['id']}/content?variant=thumbnail")
    assert still.headers["content-type"] == "image/webp"
    assert (Image.open(io.BytesIO(still.body)).format, Image.open(io.BytesIO(still.body)).size) == ("WEBP", (320, 180))
    sheet = server.ask("GET", f"/videos/{video['id']}/content?variant=spritesheet")
    assert sheet.headers["content-type"] == "image/jpeg"
    picture = Image.open(io.BytesIO(sheet.body))
    assert (picture.format, picture.size) == ("JPEG", (5 * 256, 5 * 144))
    # The last of 24 frames stands in the last row but one place.
    assert max(picture.crop((3 * 256, 4 * 144, 4 * 256, 5 * 144)).getextrema()[0]) > 100


def test_content_by_ranges(server):
    video = server.until(server.create()["id"])
    path = f"/videos/{video['id']}/content"
    whole = server.ask("GET", path)
    assert whole.headers["accept-ranges"] == "bytes"
    part = server.ask("GET", path, range="bytes=100-199")
    assert (part.status, part.body) == (206, whole.body[100:200])
    assert part.headers["content-range"] == f"bytes 100-199/{len(whole.body)}"
    assert server.ask("GET", path, range="bytes=-50").body == whole.body[-50:]
    assert server.ask("GET", path, range=f"bytes={len(whole.body)}-").status == 416
    head = server.ask("HEAD", path)
    assert (head.body, int(head.headers["content-length"])) == (b"", len(whole.body))


def test_content_is_refused_until_it_is_there(server, gatekeeper):
    video = server.create()
    early = server.ask("GET", f"/videos/{video['id']}/content")
    assert (early.status, early.error["code"]) == (404, "video_not_ready")
    again = server.ask("POST", f"/videos/{video['id']}/remix", {"prompt": "at night"})
    assert (again.status, again.error["code"]) == (404, "video_not_ready")
    gatekeeper.set()
    server.until(video["id"])
    assert server.ask("GET", f"/videos/{video['id']}/content").status == 200


def test_a_film_gone_from_the_shelf_is_told(server, studio):
    video = server.until(server.create()["id"])
    studio.shelf.remove(video["clip_id"])
    answer = server.ask("GET", f"/videos/{video['id']}/content")
    assert (answer.status, answer.error["code"]) == (404, "video_gone")
    assert server.until(server.create()["id"])["status"] == "completed"
    assert server.ask("GET", f"/videos/{video['id']}/content").status == 200, "ordered again, it is there for both"


@pytest.mark.skipif(not models.PACK.exists(), reason="built without npm's registry: no models packed")
def test_a_film_whose_person_took_the_agreement_back_is_marked(server, ana):
    made = server.create("@ana waves", model="stage", seconds="0.2")
    assert not any("took" in note for note in server.until(made["id"])["notes"])
    ana.revoke()
    asked = server.ask("GET", f"/videos/{made['id']}").json
    listed = server.ask("GET", "/videos").json["data"][0]
    for video in (asked, listed):
        assert video["notes"][0].startswith("@ana took the agreement back on")
        assert "do not show or share" in video["notes"][0]


def test_lists_page_by_page(server):
    ids = [server.create(f"film {number}")["id"] for number in range(5)]
    first = server.ask("GET", "/videos?limit=2").json
    assert first["object"] == "list"
    assert [v["id"] for v in first["data"]] == ids[:2:-1]
    assert (first["first_id"], first["last_id"], first["has_more"]) == (ids[4], ids[3], True)
    last = server.ask("GET", f"/videos?limit=3&after={ids[3]}").json
    assert ([v["id"] for v in last["data"]], last["has_more"]) == (ids[2::-1], False)
    up = server.ask("GET", f"/videos?order=asc&after={ids[1]}").json
    assert [v["id"] for v in up["data"]] == ids[2:]
    assert server.ask("GET", f"/videos?after={ids[0]}").json == {
        "object": "list", "data": [], "first_id": None, "last_id": None, "has_more": False
    }  # fmt: skip
    for query in ("limit=0", "limit=101", "limit=x", "limit=000010999", f"limit=000010{'9' * 5000}", "order=up"):
        answer = server.ask("GET", f"/videos?{query}")
        assert (answer.status, answer.error["param"]) == (400, query.partition("=")[0])
    assert server.ask("GET", "/videos?after=video_no").status == 404


def test_delete_removes_the_order_and_the_clip(server, studio):
    video = server.until(server.create()["id"])
    film = studio.clip(video["clip_id"]).path
    answer = server.ask("DELETE", f"/videos/{video['id']}").json
    VideoDeleteResponse.model_validate(answer, strict=True)
    assert (answer["id"], answer["deleted"]) == (video["id"], True)
    for method, path in (("GET", ""), ("GET", "/content"), ("DELETE", "")):
        assert server.ask(method, f"/videos/{video['id']}{path}").status == 404
    assert not film.exists()
    assert len(studio.library()) == 0


def test_delete_keeps_a_clip_that_another_video_names(server, studio):
    first = server.until(server.create()["id"])
    second = server.create()
    assert second["clip_id"] == first["clip_id"]
    server.ask("DELETE", f"/videos/{first['id']}")
    assert server.ask("GET", f"/videos/{second['id']}/content").status == 200
    server.ask("DELETE", f"/videos/{second['id']}")
    assert len(studio.library()) == 0


def test_delete_keeps_a_clip_that_a_notebook_made(server, studio):
    clip = studio.generate("hello", engine="testcard", seconds=0.5, size=(128, 96)).wait()
    video = server.create()
    assert (video["status"], video["clip_id"]) == ("completed", clip.id)
    server.ask("DELETE", f"/videos/{video['id']}")
    assert clip.path.exists()


def test_delete_stops_a_render_under_way_and_one_that_waits(server, studio, gatekeeper):
    first, second, third = (server.create(f"film {n}") for n in range(3))
    server.until(first["id"], "in_progress")
    server.ask("DELETE", f"/videos/{first['id']}")
    server.ask("DELETE", f"/videos/{second['id']}")
    server.until(third["id"], "in_progress")
    gatekeeper.set()
    server.until(third["id"])
    assert [clip.recipe.prompt for clip in studio.library()] == ["film 2"]


def test_two_orders_for_one_clip_share_a_render_and_each_can_go(server, studio, gatekeeper):
    first, second = server.create(), server.create()
    server.until(first["id"], "in_progress")
    server.ask("DELETE", f"/videos/{first['id']}")
    gatekeeper.set()
    assert server.until(second["id"])["status"] == "completed"
    assert len(studio.library()) == 1


def test_an_order_stopped_and_given_again_is_made(server, gatekeeper):
    first = server.create()
    server.until(first["id"], "in_progress")
    server.ask("DELETE", f"/videos/{first['id']}")
    second = server.create()
    gatekeeper.set()
    assert server.until(second["id"])["status"] == "completed"


def test_a_render_that_breaks_fails_with_its_reason(server, studio, monkeypatch):
    def broken(self, job):
        raise RuntimeError("the lamp burst")
        yield

    monkeypatch.setattr(TestCard, "render", broken)
    video = server.until(server.create(size="720x1280")["id"])
    assert video["status"] == "failed"
    assert "the lamp burst" in video["error"]["message"]
    assert video["error"]["code"] == "render_failed"
    Video.model_validate(video, strict=True)
    answer = server.ask("GET", f"/videos/{video['id']}/content")
    assert (answer.status, answer.error["code"]) == (404, "video_failed")
    monkeypatch.undo()
    assert server.until(server.create()["id"])["status"] == "completed", "the next one is not harmed"


@pytest.mark.parametrize(
    ("changes", "param", "said"),
    [
        ({"prompt": " "}, "prompt", "empty"),
        ({"prompt": 3}, "prompt", "empty"),
        ({"prompt": "a ball \ud800"}, "prompt", "half a character"),
        ({"prompt": "x" * 5000}, "prompt", "4000"),
        ({"model": "veo-3"}, "model", "sora-2, sora-2-pro, stage, testcard"),
        ({"model": "testcard:x"}, "model", "sora-2, sora-2-pro, stage, testcard"),
        ({"model": "diffusers:Owner/Name"}, "model", "sora-2, sora-2-pro, stage, testcard"),
        ({"model": "diffusers:/etc"}, "model", "There is no model"),
        ({"model": "diffusers:/nonexistent"}, "model", "There is no model"),
        ({"model": "cut"}, "model", "There is no model"),
        ({"model": 3}, "model", "sora-2"),
        ({"seconds": "61"}, "seconds", "at most 60"),
        ({"seconds": "0"}, "seconds", "above 0"),
        ({"seconds": "0.01"}, "seconds", "0.04"),
        ({"seconds": "nan"}, "seconds", "nan"),
        ({"seconds": "four"}, "seconds", "four"),
        ({"seconds": True}, "seconds", "True"),
        ({"seconds": 10**400}, "seconds", "number"),
        ({"size": "33x33"}, "size", "even"),
        ({"size": "4096x2160"}, "size", "1920"),
        ({"size": "large"}, "size", "1280x720"),
        ({"size": "1x" + "9" * 5000}, "size", "1280x720"),
        ({"seed": -1}, "seed", "0 to 2**63"),
        ({"seed": "x"}, "seed", "whole number"),
        ({"n": 2}, "n", "prompt, model, seconds"),
        ({"input_reference": {"file_id": "file_1"}}, "input_reference", "the picture itself"),
        ({"input_reference": {"image_url": "http://example.org/a.png"}}, "input_reference", "fetches nothing"),
        ({"input_reference": {"image_url": "data:image/png;base64,AAA"}}, "input_reference", "data: URL"),
        ({"input_reference": {"image_url": "data:image/png;base64,AAAA"}}, "input_reference", "no picture that we read"),
        (
            {"input_reference": {"image_url": f"data:image/png;base64,{base64.b64encode(PIXEL.getvalue()).decode()}"}},
            "input_reference",
            "takes no picture",
        ),
    ],
)
def test_bad_input_is_refused_before_it_is_queued(server, changes, param, said):
    answer = server.ask("POST", "/videos", {"prompt": "hello"} | CARD | changes)
    assert answer.status == 400
    assert set(answer.error) == {"message", "type", "param", "code"}
    assert answer.error["type"] == "invalid_request_error"
    assert answer.error["param"] == param
    assert said in answer.error["message"]
    assert len(answer.error["message"]) < 600
    assert server.ask("GET", "/videos").json["data"] == []


def test_a_remix_in_words_that_cannot_be_written_is_refused(server):
    done = server.until(server.create()["id"])
    answer = server.ask("POST", f"/videos/{done['id']}/remix", {"prompt": "at night \ud800"})
    assert (answer.status, answer.error["param"]) == (400, "prompt")


def test_a_picture_in_a_form_is_refused_where_the_engine_takes_none(server):
    body, kind = form(prompt="hello", input_reference=PIXEL.getvalue(), **CARD)
    answer = server.ask("POST", "/videos", body, **kind)
    assert (answer.status, answer.error["param"]) == (400, "input_reference")
    assert "testcard takes no picture yet" in answer.error["message"]
    body, kind = form(prompt="hello", input_reference=b"no picture", **CARD)
    assert server.ask("POST", "/videos", body, **kind).error["code"] == "invalid_image"


class Painter:
    """An engine that shows the picture it is given."""

    name, version, assets = "painter", "1", ""
    limits = Limits(source_type="algorithmicMedia", image=True)
    broken = False

    def render(self, job):
        if self.broken:
            raise RuntimeError("the brush broke")
        yield Sound(samples=np.zeros((round(job.recipe.seconds * 48_000), 2), np.float32))
        for _ in range(job.recipe.frames):
            yield Picture(frames=job.image[None])


@pytest.fixture
def painter(monkeypatch):
    known, names = engines.get, engines.available()
    monkeypatch.setattr(engines, "get", lambda name: Painter() if name == "painter" else known(name))
    monkeypatch.setattr(engines, "available", lambda: (*names, "painter"))


def painted(server, **changes):
    body, kind = form(input_reference=PIXEL.getvalue(), **({"prompt": "hello"} | CARD | {"model": "painter"} | changes))
    return server.ask("POST", "/videos", body, **kind)


def test_an_engine_is_given_the_picture_and_it_goes_with_the_last_clip(server, studio, painter):
    first, second = (server.until(painted(server, seed=seed).json["id"]) for seed in "12")
    assert (first["status"], second["status"]) == ("completed", "completed")
    frame = studio.clip(first["clip_id"]).footage.frames()[0]
    assert np.abs(frame.astype(int) - (255, 0, 0)).mean() < 8
    server.ask("DELETE", f"/videos/{first['id']}")
    assert len(list(studio.home.rglob("*.picture"))) == 1
    server.ask("DELETE", f"/videos/{second['id']}")
    assert list(studio.home.rglob("*.picture")) == []


def test_a_picture_of_an_order_that_comes_to_nothing_is_not_kept(server, studio, painter, gatekeeper, monkeypatch):
    server.create("holds the queue up")
    waiting = painted(server, seed="1").json["id"]
    monkeypatch.setattr(desk, "MOST_WAITING", 2)
    assert painted(server, seed="2").status == 429
    assert len(list(studio.home.rglob("*.picture"))) == 1
    server.ask("DELETE", f"/videos/{waiting}")
    assert list(studio.home.rglob("*.picture")) == []
    assert painted(server, prompt="@nobody waves").error["param"] == "prompt"
    assert list(studio.home.rglob("*.picture")) == []
    monkeypatch.setattr(Painter, "broken", True)
    gatekeeper.set()
    assert server.until(painted(server, seed="3").json["id"])["status"] == "failed"
    # That it failed may be read a moment before its picture is removed.
    for _ in range(100):
        if not list(studio.home.rglob("*.picture")):
            break
        time.sleep(0.05)
    assert list(studio.home.rglob("*.picture")) == []
    monkeypatch.setattr(server.desk, "_closing", True)
    assert painted(server, seed="4").status == 503
    assert list(studio.home.rglob("*.picture")) == []
    monkeypatch.undo()


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"\xff", "application/json", 400),
        (b'{"\\ud800": 1}', "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"prompt=hello", "text/plain", 415),
        (b"prompt", "multipart/form-data", 400),
        (b"--x\r\nno", "multipart/form-data; boundary=x", 400),
        (form(**{f"field{n}": "x" for n in range(40)})[0], f"multipart/form-data; boundary={BOUNDARY}", 400),
    ],
)
def test_a_damaged_body_is_told(server, body, kind, status):
    answer = server.ask("POST", "/videos", body, content_type=kind)
    assert answer.status == status
    assert answer.error["message"]


def test_a_large_body_is_cut_off(server, monkeypatch):
    monkeypatch.setattr(gate, "MOST_BYTES", 1 << 20)
    body, kind = form(prompt="hello", input_reference=b"x" * (2 << 20))
    # A client that is still sending when the server hangs up may see nothing but that.
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        assert server.ask("POST", "/videos", body, **kind).status == 413
    assert server.ask("GET", "/videos").json["data"] == []
    # Without a length the bytes are counted as they come.
    pieces = (body[start : start + 65536] for start in range(0, len(body), 65536))
    import http.client

    connection = http.client.HTTPConnection(*server.url.removeprefix("http://").removesuffix("/v1").split(":"), timeout=30)
    headers = {"authorization": f"Bearer {server.key}", "content-type": kind["content_type"], "transfer-encoding": "chunked"}
    with contextlib.closing(connection), contextlib.suppress(BrokenPipeError, ConnectionResetError):
        connection.request("POST", "/v1/videos", pieces, headers, encode_chunked=True)
        assert connection.getresponse().status == 413
    assert server.ask("GET", "/videos").json["data"] == []


def test_no_key_no_answer(server):
    for given in ({"authorization": ""}, {"authorization": "Bearer wrong"}, {"authorization": f"Basic {server.key}"}):
        for method, path in (("GET", "/videos"), ("POST", "/videos"), ("GET", "/models"), ("GET", "/nowhere")):
            answer = server.ask(method, path, **given)
            assert (answer.status, answer.error["code"]) == (401, "invalid_api_key")
    assert not any("access-control" in name for name in server.ask("GET", "/videos", origin="http://evil.example").headers)


def test_nobody_without_a_key_writes_a_line_of_the_log(server, caplog):
    server.ask("GET", "/videos%0a2026-01-01%2000:00:00%20video_1%20deleted%1b[2J", authorization="Bearer wrong")
    (line,) = [record.getMessage() for record in caplog.records if "refused" in record.getMessage()]
    assert line.isprintable()
    assert r"\n2026" in line


def test_other_paths_and_methods_answer_in_the_same_shape(server):
    assert server.ask("GET", "/nowhere").error["code"] == "not_found"
    assert server.ask("PUT", "/videos", b"").status == 405
    assert server.ask("GET", "/videos/video_no").status == 404
    assert server.ask("POST", "/videos/video_no/remix", {"prompt": "at night"}).status == 404
    for verb in ("edits", "extensions", "characters"):
        answer = server.ask("POST", f"/videos/{verb}", {"prompt": "x"})
        assert (answer.status, answer.error["code"]) == (404, "unsupported")


def test_models(server):
    listed = server.ask("GET", "/models").json
    assert {"sora-2", "sora-2-pro", "stage", "testcard"} <= {model["id"] for model in listed["data"]}
    for model in listed["data"]:
        assert Model.model_validate(server.ask("GET", f"/models/{model['id']}").json, strict=True).id == model["id"]
    assert "stage" in listed["data"][0]["owned_by"]
    assert server.ask("GET", "/models/veo-3").status == 404


def test_only_the_engine_that_the_operator_named_may_have_an_argument(home, monkeypatch):
    asked = []
    known = engines.get
    monkeypatch.setattr(engines, "get", lambda name: (asked.append(name), TestCard() if ":" in name else known(name))[1])
    with served(sora.Studio(home, engine="diffusers:/models/ltx")) as server:
        for model in ("sora-2", "diffusers:/models/ltx"):
            video = server.create(model=model)
            assert (video["model"], video["engine"]) == (model, "diffusers:/models/ltx")
        assert "diffusers:/models/ltx" in {model["id"] for model in server.ask("GET", "/models").json["data"]}
        answer = server.ask("POST", "/videos", {"prompt": "hello"} | CARD | {"model": "diffusers:/models/other"})
        assert (answer.status, answer.error["code"]) == (400, "model_not_found")
        assert server.ask("GET", "/models/diffusers:/models/other").status == 404
    assert "diffusers:/models/other" not in asked, "nothing was opened to find out"


def test_many_clients_at_once(server, studio):
    with ThreadPoolExecutor(12) as clients:
        made = list(clients.map(lambda number: server.create(f"film {number % 6}")["id"], range(24)))
        done = list(clients.map(server.until, made))
    assert {video["status"] for video in done} == {"completed"}
    assert len(set(made)) == 24
    assert len({video["clip_id"] for video in done}) == len(studio.library()) == 6
    assert len(server.ask("GET", "/videos?limit=100").json["data"]) == 24


def test_a_full_queue_says_so(server, gatekeeper, monkeypatch):
    monkeypatch.setattr(desk, "MOST_WAITING", 2)
    for number in range(2):
        server.create(f"film {number}")
    answer = server.ask("POST", "/videos", {"prompt": "one more"} | CARD)
    assert (answer.status, answer.error["code"]) == (429, "queue_full")
    assert json.loads(answer.body)["error"]["type"] == "invalid_request_error"

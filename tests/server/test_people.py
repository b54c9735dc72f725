"""Invited people: a key each, their own videos only, and consent asked for by their name."""

from __future__ import annotations

import base64
import contextlib
import dataclasses
import getpass
import os
import stat
import time

import numpy as np
import pytest
import sqlalchemy as sa

import sora_nb as sora
from sora_nb import cli
from sora_nb.errors import Cancelled
from sora_nb.likeness import models
from sora_nb.media import image
from sora_nb.server.people import People
from sora_nb.store import locks, orders
from sora_nb.trust import consent
from tests.conftest import ANA
from tests.server.conftest import served, started

faces = pytest.mark.skipif(not models.PACK.exists(), reason="built without npm's registry: no models packed")
SMALL = {"model": "stage", "seconds": "0.2"}
SLOW = {"model": "stage", "seconds": "12", "size": "320x180"}
VERBS = {
    "retrieve": ("GET", "/videos/{id}", None),
    "content": ("GET", "/videos/{id}/content", None),
    "thumbnail": ("GET", "/videos/{id}/content?variant=thumbnail", None),
    "remix": ("POST", "/videos/{id}/remix", {"prompt": "at night"}),
    "delete": ("DELETE", "/videos/{id}", None),
}
ANYBODYS = {
    "create": ("POST", "/videos", {"prompt": "hello"}), "list": ("GET", "/videos", None), "models": ("GET", "/models", None),
}  # fmt: skip


@pytest.fixture
def people(studio):
    """Return the people of the studio's server."""
    return People(studio.home)


@pytest.fixture
def as_(server, people):
    """Return a function that gives the server as somebody sees it: "" is the owner."""
    made = {}

    def somebody(name):
        if name not in made:
            made[name] = people.invite(name) if name else server.key
        return dataclasses.replace(server, key=made[name])

    return somebody


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(("author", "asker", "allowed"), [
    ("bea", "bea", True), ("bea", "", True), ("bea", "carl", False), ("", "bea", False), ("", "", True),
])  # fmt: skip
def test_each_verb_is_for_who_made_it_and_for_the_owner(as_, verb, author, asker, allowed):
    made = as_(author).until(as_(author).create("a ball rolls", **SMALL)["id"])
    method, path, body = VERBS[verb]
    answer = as_(asker).ask(method, path.format(id=made["id"]), body)
    assert answer.status == (200 if allowed else 404), answer.body
    there = as_("").ask("GET", f"/videos/{made['id']}").status
    assert there == (404 if verb == "delete" and allowed else 200), "what was refused changed nothing"
    if not allowed:
        assert "There is no video" in answer.error["message"], "as if it did not exist"


def test_lists_hold_ones_own_for_guests_and_everything_for_the_owner(as_):
    made = {name: [as_(name).create(f"{name} {n}")["id"] for n in range(3)] for name in ("bea", "carl", "")}
    for name in ("bea", "carl"):
        assert [video["id"] for video in as_(name).ask("GET", "/videos?order=asc").json["data"]] == made[name]
        page = as_(name).ask("GET", f"/videos?order=asc&limit=1&after={made[name][0]}").json
        assert ([video["id"] for video in page["data"]], page["has_more"]) == ([made[name][1]], True)
    assert as_("bea").ask("GET", f"/videos?after={made['carl'][0]}").status == 404
    assert len(as_("").ask("GET", "/videos").json["data"]) == 9


def test_a_key_taken_back_or_replaced_is_refused_at_once(as_, people):
    bea = as_("bea")
    assert bea.ask("GET", "/videos").status == 200
    people.revoke("bea")
    assert bea.ask("GET", "/videos").status == 401
    again = people.invite("bea")
    assert bea.ask("GET", "/videos").status == 401
    assert dataclasses.replace(bea, key=again).ask("GET", "/videos").status == 200
    assert dataclasses.replace(bea, key="").ask("GET", "/videos").status == 401


@pytest.mark.parametrize("verb", VERBS | ANYBODYS)
def test_no_verb_is_for_who_has_no_key_or_one_that_was_taken_back(as_, people, studio, verb):
    bea = as_("bea")
    made = bea.until(bea.create("a ball rolls", **SMALL)["id"])
    people.revoke("bea")
    method, path, body = (VERBS | ANYBODYS)[verb]
    for asker in (bea, dataclasses.replace(bea, key=""), dataclasses.replace(bea, key=f"{bea.key}x")):
        answer = asker.ask(method, path.format(id=made["id"]), body)
        assert (answer.status, answer.error["code"]) == (401, "invalid_api_key")
        assert "sora-nb invite" in answer.error["message"]
    assert [video["id"] for video in as_("").ask("GET", "/videos").json["data"]] == [made["id"]]
    assert len(studio.library()) == 1


def test_keys_are_made_and_taken_back_from_the_command_line_under_a_server_that_runs(home, capsys):
    with started(home) as running:
        assert cli.main(["invite", "bea"]) == cli.DONE
        bea = dataclasses.replace(running, key=capsys.readouterr().out.strip())
        made = bea.until(bea.create("a ball rolls")["id"])
        assert running.ask("GET", f"/videos/{made['id']}").status == 200
        assert cli.main(["invite", "bea", "--revoke"]) == cli.DONE
        assert bea.ask("GET", f"/videos/{made['id']}").status == 401
        running.process.terminate()
        assert bea.key not in running.process.communicate(timeout=30)[1]


def test_two_changes_within_a_tick_of_the_clock_are_both_seen(people):
    key, other = people.invite("bea"), People(people.path.parent)
    assert other.who(f"Bearer {key}") == "bea"
    before = people.path.stat()
    people.invite("bea")
    os.utime(people.path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert people.path.stat().st_size == before.st_size
    assert other.who(f"Bearer {key}") is None


def test_two_who_invite_at_once_lose_nobody(people):
    key = people.invite("bea")
    lock = locks.held(people.path.with_suffix(".lock"), "")
    for change in (people.invite, people.revoke):
        with pytest.raises(sora.ShelfError, match="Try again"):
            change("bea")
    os.close(lock)
    assert people.who(f"Bearer {key}") == "bea"
    people.revoke("bea")
    assert people.names == ()


def test_a_guest_is_not_called_as_the_owner_is(people):
    # Agreements know people by name: "me" is that of who runs the shelf.
    for name in (getpass.getuser(), getpass.getuser().upper()):
        with pytest.raises(sora.InvalidRequest, match="Invite others by names of their own"):
            people.invite(name)
    assert people.names == ()


def test_where_nobody_can_tell_who_is_invited_guests_are_refused_and_the_log_says_why(as_, people, caplog):
    bea = as_("bea")
    people.path.write_text("[1")
    answer = bea.ask("GET", "/videos")
    assert answer.status == 500
    assert "Ask whoever runs it" in answer.error["message"]
    assert str(people.path) not in answer.error["message"]
    assert "invite everybody again" in caplog.text
    assert as_("").ask("GET", "/videos").status == 200


def test_only_a_digest_is_kept_and_for_the_owner_only(people):
    key = people.invite("bea")
    assert key not in people.path.read_text()
    assert stat.S_IMODE(people.path.stat().st_mode) == 0o600
    people.path.chmod(0o666)
    with pytest.raises(sora.CredentialsError, match="can write"):
        People(people.path.parent).who(f"Bearer {key}")
    people.path.chmod(0o600)
    people.path.write_text("[1")
    with pytest.raises(sora.CredentialsError, match="invite everybody again"):
        People(people.path.parent).who(f"Bearer {key}")


@pytest.mark.parametrize("name", ["", " ", "x" * 41, "a\nb", "../a", "\x1b[2J"])
def test_names_that_cannot_be_are_refused(people, name):
    with pytest.raises(sora.InvalidRequest, match="can be 1 to 40"):
        people.invite(name)
    assert people.names == ()


@faces
@pytest.mark.parametrize(
    ("scope", "may"), [("me", ()), (["bea"], ("bea",)), ("shelf", ("bea", "carl")), ("everyone", ("bea", "carl"))]
)
def test_a_likeness_is_for_whom_it_was_lent_to(studio, as_, scope, may):
    ana = studio.cameo(ANA, name="ana", scope=scope, attested_by="a test")
    for name in ("bea", "carl"):
        answer = as_(name).ask("POST", "/videos", {"prompt": f"@ana waves {name}", "size": "128x96", **SMALL})
        if name in may:
            assert as_("").until(answer.json["id"])["status"] == "completed"
        else:
            assert (answer.status, answer.error["code"]) == (403, "consent_required")
            last = studio.decisions()[-1]
            assert (last.what, last.who, last.rule) == ("refused", name, "who")
    assert len(ana.uses()) == len(may), "nothing was made for whom it was not lent to"


@faces
def test_nobody_is_brought_in_by_a_guests_picture(studio, as_):
    studio.cameo(ANA, name="ana", scope="me", attested_by="a test")
    asked = {"prompt": "a girl waves", "size": "128x96", **SMALL}
    for picture, status in ((ANA.read_bytes(), 403), (image.png(np.full((96, 128, 3), 90, np.uint8)), 200)):
        url = f"data:image/png;base64,{base64.b64encode(picture).decode()}"
        answer = as_("bea").ask("POST", "/videos", asked | {"input_reference": {"image_url": url}})
        assert answer.status == status, answer.body
    last = [one for one in studio.decisions() if one.what == "refused"]
    assert [(one.who, one.rule) for one in last] == [("bea", "face")]


@faces
def test_taken_back_it_is_refused_to_all_and_hidden_from_guests(studio, as_):
    ana = studio.cameo(ANA, name="ana", scope="everyone", attested_by="a test")
    bea = as_("bea")
    plain = bea.until(bea.create("a ball rolls", **SMALL)["id"])
    made = bea.until(bea.create("@ana waves", **SMALL)["id"])
    assert bea.ask("GET", f"/videos/{made['id']}/content").status == 200
    ana.revoke()
    for name in ("bea", ""):
        answer = as_(name).ask("POST", "/videos", {"prompt": "@ana jumps", "size": "128x96", **SMALL})
        assert (answer.status, answer.error["code"]) == (403, "consent_required")
    assert [video["id"] for video in bea.ask("GET", "/videos").json["data"]] == [plain["id"]]
    for path in ("content", "content?variant=thumbnail"):
        gone = bea.ask("GET", f"/videos/{made['id']}/{path}")
        assert (gone.status, gone.error["code"]) == (410, "consent_withdrawn")
        assert "@ana took the agreement back" in gone.error["message"]
    listed = [video for video in as_("").ask("GET", "/videos").json["data"] if video["id"] == made["id"]]
    assert "took the agreement back" in listed[0]["notes"][0], "the owner sees it, marked"
    assert [clip.id for clip in ana.uses()] == [made["clip_id"]], "and may delete it"


@faces
@pytest.mark.parametrize(("scope", "status"), [(["bea"], "completed"), ("me", "failed")])
def test_after_a_restart_it_is_still_known_who_asked(studio, people, monkeypatch, scope, status):
    monkeypatch.setattr(sora.Studio, "generate", None)
    studio.cameo(ANA, name="ana", scope=["bea"], attested_by="a test")
    key = people.invite("bea")
    with served(studio) as first:
        first.desk._line.put(None)
        first.desk._clerk.join()
        made = dataclasses.replace(first, key=key).create("@ana waves", **SLOW)
        own = first.create("@ana jumps", **SMALL)
        stopped = list(first.desk._live.values())
    for clip in stopped:
        # A process that ends takes its renders with it; in this one they have to be waited for.
        with pytest.raises(Cancelled):
            clip.wait()
    studio.cameo(ANA, name="ana", scope=scope, attested_by="a test")
    with served(studio) as second:
        bea = dataclasses.replace(second, key=key)
        assert bea.until(made["id"])["status"] == status
        assert bea.ask("GET", f"/videos/{made['id']}/content").status == (200 if status == "completed" else 404)
        assert second.until(own["id"])["status"] == "completed"
        assert bea.ask("GET", f"/videos/{own['id']}").status == 404
    refused = [(one.who, one.rule) for one in studio.decisions() if one.what == "refused"]
    assert refused == ([] if status == "completed" else [("bea", "who")])
    assert len(studio.library()) == (2 if status == "completed" else 1), "what is refused is not drawn either"


def _drawn_in_part(somebody, job):
    while somebody.until(job, "in_progress", "failed")["progress"] < 2:
        time.sleep(0.02)


@faces
def test_lent_to_others_while_a_film_is_drawn_it_is_not_drawn_to_its_end(studio, as_):
    studio.cameo(ANA, name="ana", scope=["bea"], attested_by="a test")
    bea = as_("bea")
    job = bea.create("@ana walks", **SLOW)["id"]
    _drawn_in_part(bea, job)
    studio.cameo(ANA, name="ana", scope="me", attested_by="a test")
    video = bea.until(job)
    assert video["error"]["code"] == "consent_required"
    assert "you are bea" in video["error"]["message"]
    assert [(one.who, one.rule) for one in studio.decisions() if one.what == "refused"] == [("bea", "who")]
    assert list(studio.home.rglob("*.mp4")) == []


@faces
@pytest.mark.parametrize("left", ["bea", "carl"])
def test_of_two_who_share_a_render_each_is_asked_for(studio, as_, left):
    studio.cameo(ANA, name="ana", scope=["bea", "carl"], attested_by="a test")
    jobs = {name: as_(name).create("@ana walks", **SLOW)["id"] for name in ("bea", "carl")}
    _drawn_in_part(as_("bea"), jobs["bea"])
    studio.cameo(ANA, name="ana", scope=[left], attested_by="a test")
    for name, job in jobs.items():
        video = as_(name).until(job)
        assert video["status"] == ("completed" if name == left else "failed")
        assert as_(name).ask("GET", f"/videos/{job}/content").status == (200 if name == left else 404)
        assert name == left or f"you are {name}" in video["error"]["message"]
    other = ({"bea", "carl"} - {left}).pop()
    assert [(one.who, one.rule) for one in studio.decisions() if one.what == "refused"] == [(other, "who")]
    assert len(studio.library()) == 1


@faces
def test_a_film_on_the_shelf_is_not_handed_to_whom_it_was_not_lent(studio, as_):
    studio.cameo(ANA, name="ana", scope=["bea"], attested_by="a test")
    asked = {"prompt": "@ana waves", "size": "128x96", **SMALL}
    bea = as_("bea")
    bea.until(bea.ask("POST", "/videos", asked).json["id"])
    assert bea.ask("POST", "/videos", asked).json["status"] == "completed", "it is on the shelf"
    answer = as_("carl").ask("POST", "/videos", asked)
    assert (answer.status, answer.error["code"]) == (403, "consent_required")
    assert "you are carl" in answer.error["message"]


def test_a_book_from_before_there_were_guests_is_the_owners(studio, server, as_):
    made = server.create("hello")["id"]
    server.desk.close()
    book = orders.Orders(studio.home)
    with contextlib.closing(book), book._writing() as rows:
        rows.exec_driver_sql("DROP INDEX ix_orders_person")
        rows.exec_driver_sql("ALTER TABLE orders DROP COLUMN person")
    again = orders.Orders(studio.home)
    with contextlib.closing(again):
        assert again.get(made).person == ""
        with again._reading() as rows:
            assert "ix_orders_person" in {index["name"] for index in sa.inspect(rows).get_indexes("orders")}
        assert again.page(None, 5, newest_first=True, person="bea") == ((), False)


def test_nobody_is_acted_for_outside_a_request():
    assert consent.guest() == ""

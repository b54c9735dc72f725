"""From a request to a clip on the shelf: same request, same clip; nothing lost, nothing done twice."""

from __future__ import annotations

import asyncio
import pickle
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext

import numpy as np
import pytest

import sora_nb as sora
from sora_nb import engines
from sora_nb.engines.base import Limits
from sora_nb.footage import Picture, Progress, Sound

CARD = {"engine": "testcard", "size": (128, 96), "seconds": 0.5, "fps": 12}


class Broken:
    """An engine that fails after its first frame."""

    name, version, assets = "broken", "1", ""
    limits = Limits(source_type="algorithmicMedia")

    def render(self, job):
        yield Progress(done=0, total=1)
        raise ValueError("the lamp went out")


class Echo:
    """An engine that shows its first parent again, silently."""

    name, version, assets = "echo", "1", ""
    limits = Limits(actions=("remix",), source_type="algorithmicMedia", sound=False)

    def render(self, job):
        (parent,) = job.parents
        for frame in parent.each_frame():
            yield Picture(frames=frame[None])


class Slow:
    """An engine that draws grey frames until it is told to stop."""

    name, version, assets = "slow", "1", ""
    limits = Limits(source_type="algorithmicMedia")
    renders = 0

    def render(self, job):
        type(self).renders += 1
        width, height = job.recipe.size
        for i in range(job.recipe.frames):
            job.stop.wait(0.05)
            job.check()
            yield Sound(samples=np.zeros((48000 // job.recipe.fps, 2), np.float32))
            yield Picture(frames=np.full((1, height, width, 3), 128, np.uint8))
            yield Progress(done=i + 1, total=job.recipe.frames, note="slowly")


@pytest.fixture
def cast(monkeypatch):
    """Let the studio find the engines above by name."""
    Slow.renders = 0
    known = engines.get
    monkeypatch.setattr(
        engines, "get", lambda name: {"broken": Broken, "echo": Echo, "slow": Slow}.get(name, lambda: known(name))()
    )


def test_a_parent_reaches_the_engine_the_lineage_and_the_credentials(studio, cast):
    parent = studio.generate("hello", **CARD)
    recipe = parent.recipe.but(prompt="", action="trim", parents=(parent.id,), engine="echo", sound=False)
    with pytest.raises(sora.LimitExceeded, match="echo cannot trim"):
        studio.make(recipe)
    child = studio.make(recipe.but(action="remix", prompt="again"))
    # Encoded twice, sharp edges ring a little; another film would be far off.
    assert np.abs(child.footage.frames().astype(int) - parent.footage.frames()).mean() < 3
    assert [clip.id for clip in studio.library().parents(child)] == [parent.id]
    assert child.credentials.parents == (parent.path.name,)


def test_a_parent_must_be_on_the_shelf(studio):
    with pytest.raises(sora.ShelfError, match="no clip 'nowhere'"):
        studio.make(sora.Recipe(prompt="hello", parents=("nowhere",), **CARD))


def test_same_request_same_clip_from_the_shelf(studio):
    first = studio.generate("hello", **CARD).wait()
    again = studio.generate("hello", **CARD)
    assert again.done
    assert again.id == first.id
    assert len(studio.library()) == 1
    assert studio.generate("hello", **CARD | {"seed": 1}).id != first.id


def test_two_requests_at_once_render_once(studio, cast):
    one, other = (studio.generate("hello", **CARD | {"engine": "slow"}) for _ in range(2))
    assert one.id == other.id
    assert Slow.renders == 1


def test_fresh_renders_anew_under_the_same_id(studio, cast):
    ask = CARD | {"engine": "slow"}
    first = studio.generate("hello", **ask).id
    assert studio.generate("hello", fresh=True, **ask).id == first
    assert Slow.renders == 2
    assert len(studio.library()) == 1


def test_cancel_keeps_nothing_and_the_next_one_runs(studio, cast):
    clip = studio.generate("hello", **CARD | {"engine": "slow", "seconds": 20})
    clip.cancel()
    with pytest.raises(sora.Cancelled):
        clip.wait()
    assert clip.state == "cancelled"
    assert len(studio.library()) == 0
    assert not [p for p in studio.home.rglob("*") if p.suffix in (".mp4", ".part", ".spool")]
    assert studio.generate("hello", **CARD).wait().done


def test_an_engine_that_breaks_says_so_and_keeps_nothing(studio, cast):
    clip = studio.generate("hello", **CARD | {"engine": "broken"})
    with pytest.raises(sora.RenderFailed, match="lamp went out"):
        clip.save("never.mp4")
    assert clip.state == "failed"
    assert len(studio.library()) == 0


def test_first_in_first_out(studio, cast):
    clips = [studio.generate(f"number {i}", **CARD | {"engine": "slow"}) for i in range(3)]
    for clip in clips:
        clip.wait()
    made = [record.prompt for record in studio.shelf.newest()]
    assert made == ["number 2", "number 1", "number 0"]


def test_errors_of_the_request_raise_in_the_call(studio):
    with pytest.raises(sora.InvalidRequest, match="empty"):
        studio.generate("")
    with pytest.raises(sora.InvalidRequest, match="no engine 'nosuch'"):
        studio.generate("hello", engine="nosuch")
    with pytest.raises(sora.InvalidRequest, match="seed"):
        studio.generate("hello", seed="seven")
    assert len(studio.library()) == 0


def test_a_random_seed_is_drawn_and_recorded(studio):
    clips = [studio.generate("hello", seed="random", **CARD) for _ in range(2)]
    seeds = [clip.recipe.seed for clip in clips]
    assert seeds[0] != seeds[1]
    assert studio.open(clips[0].path).recipe.seed == seeds[0]


def test_the_recipe_travels_in_the_film(studio, tmp_path):
    clip = studio.generate("hello", seed=3, **CARD)
    film = clip.save(tmp_path / "film.mp4")
    elsewhere = sora.Studio(tmp_path / "another shelf")
    opened = elsewhere.open(film)
    assert opened.recipe == clip.recipe
    assert opened.plan == clip.plan
    assert opened.id in {other.id for other in elsewhere.library()}
    assert elsewhere.open(film).id == opened.id, "opening twice shelves once"


def test_a_recipe_can_stay_at_home(studio, tmp_path):
    film = studio.generate("a secret prompt", **CARD).save(tmp_path / "film.mp4", share_recipe=False)
    assert b"secret" not in film.read_bytes()
    opened = sora.Studio(tmp_path / "another shelf").open(film).wait()
    assert opened.plan.shots == ()
    assert opened.recipe.action == "import"
    assert opened.credentials.source_type == "algorithmicMedia", "what was signed stays true"


def test_saving_under_another_ending_is_refused(studio, tmp_path):
    with pytest.raises(sora.MediaError, match=r"\.mp4"):
        studio.generate("hello", **CARD).save(tmp_path / "film.docx")


def test_footage_gives_frames_and_sound_by_slice(studio):
    footage = studio.generate("hello", **CARD).footage
    assert footage.frames(2, 4).shape == (2, 96, 128, 3)
    assert abs(len(footage.sound()) - 24_000) <= 2
    assert footage.seconds == pytest.approx(0.5)


def test_clips_pickle_by_library_and_id(studio):
    clip = studio.generate("hello", **CARD)
    again = pickle.loads(pickle.dumps(clip))
    assert again.id == clip.id
    assert again.recipe == clip.recipe


def test_clips_can_be_awaited(studio):
    async def film():
        return await studio.generate("hello", **CARD)

    # A thread of its own: in this one a browser of another test may keep a loop running.
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(asyncio.run, film()).result(60).done


def test_the_table_shows_posters_and_escapes(studio):
    table = studio.table([studio.generate("<b>hello</b>", **CARD)])
    assert table.loc[0, "prompt"] == "<b>hello</b>"
    html = table._repr_html_()
    assert "data:image/jpeg;base64," in html
    assert "<b>hello</b>" not in html
    assert "data:image" not in (table[["prompt", "seed"]]._repr_html_() or "")


def test_no_thread_outlives_the_work(studio):
    studio.generate("hello", **CARD).wait()
    for thread in threading.enumerate():
        if thread.name == "sora_nb studio":
            thread.join(2)
    assert not [t for t in threading.enumerate() if t.name == "sora_nb studio"]


def test_a_changed_plan_renders(studio):
    plan = sora.Plan(shots=(sora.Shot(actors=(sora.Actor(name="ball", figure="ball", word="ball", colour="green"),)),))
    clip = studio.generate(plan=plan, **CARD)
    assert clip.wait().plan == plan
    assert "green ball" in clip.title


def test_a_watcher_that_breaks_stops_neither_its_render_nor_the_next(studio):
    class Gone:
        def tick(self, progress, eta):
            raise OSError("the page is gone")

        def ended(self):
            raise OSError("the page is gone")

        def blocking(self):
            return nullcontext()

    first = studio.generate("hello", **CARD)
    first.take.watch(Gone())
    second = studio.generate("again", **CARD)
    assert first.wait().done
    assert second.wait(20).done

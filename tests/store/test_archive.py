from __future__ import annotations

import hashlib
import random
import signal
import subprocess
import sys
import textwrap
import time
from fractions import Fraction
from pathlib import Path

import pytest

from sora_nb.errors import ShelfError
from sora_nb.recipes import Recipe
from sora_nb.store.archive import Archive, record_id
from sora_nb.store.catalog import Record

POSTER = b"\xff\xd8 a poster"


def record(job: str, **changes) -> Record:
    return Record(
        id=record_id(job), job_key=job, recipe="{}", plan="{}", recipe_digest="d" * 64, engine="stage", engine_version="1",
        source_type="algorithmicMedia", seconds=1.0, size=(64, 64), fps=Fraction(24),
    ).but(**changes)  # fmt: skip


def put(library: Archive, job: str, content: bytes = b"film", **changes) -> Record:
    draft = library.draft()
    draft.write_bytes(content)
    return library.add(record(job, **changes), draft, POSTER)


def test_a_clip_is_found_by_its_job_and_its_id(home):
    library = Archive(home)
    assert library.find("job") is None
    kept = put(library, "job", title="Fox")
    assert library.find("job") == kept == library.get(record_id("job")) == Archive(home).newest()[0]
    assert library.film(kept).read_bytes() == b"film"
    assert library.poster(kept) == POSTER
    assert kept.created.endswith("+00:00")
    assert len(library) == 1
    assert kept.id in library
    assert "none" not in library
    assert [r.title for r in library] == ["Fox"]
    assert "1 clips" in repr(library)


def test_ids_are_the_same_on_every_machine_and_differ_by_job():
    assert record_id("a") == record_id("a") != record_id("b")
    assert len(record_id("a")) == 12


def test_the_first_clip_of_a_job_stays_and_the_other_film_goes(home):
    library = Archive(home)
    first, second = put(library, "job", b"first"), put(library, "job", b"second")
    assert first == second
    assert [path.read_bytes() for path in home.rglob("*.mp4")] == [b"first"]
    third = library.add(record("job"), write(home / "x.mp4", b"third"), POSTER, replace=True)
    assert third.id == first.id
    (home / "x.mp4").unlink()
    assert [path.read_bytes() for path in home.rglob("*.mp4")] == [b"third"]
    assert library.check() == ()


def write(path, content):
    path.write_bytes(content)
    return path


def test_a_lost_film_is_reported_and_made_again(home):
    library = Archive(home)
    kept = put(library, "job")
    library.film(kept).unlink()
    assert library.find("job") is None
    assert "gone" in library.check()[0]
    with pytest.raises(ShelfError, match="gone"):
        library.film(kept)
    again = put(library, "job", b"made again")
    assert again.id == kept.id
    assert library.film(again).read_bytes() == b"made again"
    library.film(again).write_bytes(b"altered")
    assert "altered" in library.check()[0]


def test_lineage_outlives_its_parents(home):
    library = Archive(home)
    parent = put(library, "parent")
    child = put(library, "child", b"child", parents=(parent.id,))
    assert library.children(parent.id) == (child,)
    assert library.parents(child.id) == (parent,)
    library.remove(parent.id)
    assert library.parents(child.id) == ()
    assert library.get(child.id).parents == (parent.id,)
    with pytest.raises(ShelfError, match="no clip"):
        library.remove(parent.id)


def test_a_shared_film_stays_until_its_last_clip_goes(home):
    library = Archive(home)
    one, two = put(library, "one", b"same"), put(library, "two", b"same")
    assert one.path == two.path
    library.remove(one.id)
    assert library.film(two).exists()
    library.remove(two.id)
    assert list(home.rglob("*.mp4")) == list(home.rglob("*.jpg")) == []


def test_files_are_kept_for_recipes_and_go_with_the_last_one(home):
    library = Archive(home)
    digest = library.keep_asset(b"\x89PNG", ".picture")
    assert library.asset(digest).read_bytes() == b"\x89PNG"
    for wrong in ("0" * 64, "../../etc", "*"):
        with pytest.raises(ShelfError):
            library.asset(wrong)
    by_field = put(library, "field", b"1", recipe=Recipe(prompt="a ball", image=digest).to_json())
    by_option = put(library, "option", b"2", recipe=Recipe(prompt="a ball", options=(("sound_sha256", digest),)).to_json())
    library.remove(by_option.id)
    library.release(by_field.recipe)
    assert library.asset(digest).exists(), "the other clip names it"
    waiting = Recipe(prompt="another", image=digest).to_json()
    library.remove(by_field.id, spare=[waiting])
    assert library.asset(digest).exists(), "it is still wanted"
    library.release(waiting)
    with pytest.raises(ShelfError):
        library.asset(digest)


def test_a_file_that_no_clip_came_to_name_goes_once_its_process_has_ended(home):
    code = """
        import sys, pathlib; from sora_nb.store.archive import Archive
        library = Archive(pathlib.Path(sys.argv[1]))
        for content in (b"orphan", b"wanted", b"shared"):
            library.keep_asset(content, ".f32")
        library.keep_asset(b"ordered", ".f32", claim=False)
    """
    mine = Archive(home)
    digest = mine.keep_asset(b"shared", ".f32")
    subprocess.run([sys.executable, "-c", textwrap.dedent(code), str(home)], check=True)
    wanted = hashlib.sha256(b"wanted").hexdigest()
    put(mine, "job", recipe=Recipe(prompt="a ball", options=(("sound_sha256", wanted),)).to_json())
    Archive(home)
    assert sorted(path.read_bytes() for path in home.rglob("*.f32")) == [b"ordered", b"shared", b"wanted"]
    assert mine.asset(digest).exists(), "this process may yet make a clip of it"


def test_opening_tidies_up_after_the_dead_only(home):
    code = """
        import sys, pathlib; from sora_nb.store.archive import Archive
        library = Archive(pathlib.Path(sys.argv[1])); library.draft().write_bytes(b"half a film")
        from sora_nb.media.unfinished import unfinished
        half = unfinished(library.home / "identity", "identity"); half.mkdir(); (half / "key.pem").touch()
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(code), str(home)], check=True)
    mine = Archive(home).draft()
    mine.touch()
    assert [p for p in home.rglob(".*") if p.name != ".drafts"] == [mine]


WRITER = """
    import sys, pathlib, time
    sys.path.insert(0, {root!r})
    from sora_nb.store.archive import Archive
    from tests.store.test_archive import put
    library = Archive(pathlib.Path(sys.argv[1]))
    print("ready", flush=True)
    for number in range(int(sys.argv[2]), int(sys.argv[3])):
        job = f"job{{number}}"
        had = library.find(job) is not None
        if not had:
            put(library, job, f"{{job}} by {{sys.argv[4]}}".encode() * 2000)
        print("had" if had else "made", number, flush=True)
"""


def start(home, first, last, name):
    code = textwrap.dedent(WRITER).format(root=str(Path(__file__).parent.parent))
    command = [sys.executable, "-c", code, str(home), str(first), str(last), name]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_a_film_whose_row_was_never_written_goes_at_the_next_opening(home):
    code = """
        import sys, pathlib, os
        sys.path.insert(0, sys.argv[2])
        from sora_nb.store.archive import Archive
        from tests.store.test_archive import put
        library = Archive(pathlib.Path(sys.argv[1]))
        library._catalog.insert = lambda *a, **k: os._exit(9)
        put(library, "job")
    """
    command = [sys.executable, "-c", textwrap.dedent(code), str(home), str(Path(__file__).parent.parent)]
    assert subprocess.run(command, check=False).returncode == 9
    assert len(list(home.rglob("*.mp4"))) == 1
    assert len(Archive(home)) == 0
    assert list(home.rglob("*.mp4")) == list(home.rglob("*.jpg")) == list((home / "media" / ".drafts").iterdir()) == []


def test_a_refused_row_takes_its_film_along(home, monkeypatch):
    library = Archive(home)

    def refuse(*args, **kwargs):
        raise ShelfError("no")

    monkeypatch.setattr(library._catalog, "insert", refuse)
    with pytest.raises(ShelfError):
        put(library, "job")
    assert list(home.rglob("*.mp4")) == list(home.rglob("*.jpg")) == list((home / "media" / ".drafts").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killed_at_any_point_nothing_finished_is_lost_or_made_twice(home):
    chance, finished = random.Random(5), set()
    for _ in range(8):
        child = start(home, 0, 400, "w")
        assert child.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0.0, 0.25))
        child.send_signal(signal.SIGKILL)
        for line in child.communicate()[0].splitlines():
            word, _, number = line.partition(" ")
            if number:
                assert (word == "had") == (int(number) in finished)
                finished.add(int(number))
        # A row may have been written just before the kill, and its line not.
        library = Archive(home)
        finished |= {int(r.job_key[3:]) for r in library}
        assert library.check() == ()
        assert list((home / "media" / ".drafts").iterdir()) == []
    assert 0 < len(finished) <= 400
    assert len(list(home.rglob("*.mp4"))) == len(finished)


def test_two_processes_that_add_the_same_jobs_end_with_one_row_each(home):
    children = [start(home, 0, 25, name) for name in "ab"]
    made = 0
    for child in children:
        lines = child.communicate()[0].splitlines()
        assert child.returncode == 0
        assert len(lines) == 26
        made += sum(line.startswith("made") for line in lines)
    library = Archive(home)
    assert len(library) == 25
    assert library.check() == ()
    assert made >= 25
    assert len(list(home.rglob("*.mp4"))) == 25

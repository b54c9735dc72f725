from __future__ import annotations

import os
import sqlite3
import time
from fractions import Fraction

import pytest
import sqlalchemy as sa

from sora_nb.errors import ShelfError
from sora_nb.store import catalog
from sora_nb.store.catalog import Catalog, Record


def record(number: int, **changes) -> Record:
    return Record(
        id=f"id{number}", job_key=f"job{number}", recipe='{"prompt":"a fox"}', plan="{}", recipe_digest="d" * 64,
        engine="stage", engine_version="1", source_type="algorithmicMedia",
        seconds=5.0, size=(960, 540), fps=Fraction(30000, 1001),
        prompt=f"film {number}", path=f"ab/{number}.mp4", sha256="e" * 64, created="2026-01-01T00:00:00.000+00:00",
    ).but(**changes)  # fmt: skip


@pytest.fixture(params=["sqlite", *(["postgresql"] if "SORA_NB_TEST_POSTGRESQL" in os.environ else [])])
def url(request, tmp_path):
    """Return the URL of an empty catalogue; PostgreSQL's is tested where the environment names a server."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'shelf.sqlite'}"
        return
    server = sa.create_engine(os.environ["SORA_NB_TEST_POSTGRESQL"], isolation_level="AUTOCOMMIT")
    name = f"sora_nb_{os.getpid()}_{time.monotonic_ns()}"
    with server.connect() as rows:
        rows.exec_driver_sql(f"CREATE DATABASE {name}")
    yield server.url.set(database=name).render_as_string(hide_password=False)
    with server.connect() as rows:
        rows.exec_driver_sql(f"DROP DATABASE {name}")


def test_a_record_comes_back_as_it_was(url):
    rows = Catalog(url)
    one = record(1, notes=("'otter' drawn as 'beaver'", "née"), parents=("b", "a"), title='50% "done"\n', poster="cd/x.jpg")
    assert rows.insert(one) == one
    assert Catalog(url).get("id1") == one
    assert rows.find("job1") == one
    assert rows.get("none") is None
    assert rows.find("none") is None


def test_of_two_with_one_job_the_first_stays_unless_replaced(url):
    rows = Catalog(url)
    first, second = record(1), record(2, job_key="job1", path="cd/2.mp4", parents=("p",))
    assert rows.insert(first) == first
    assert rows.insert(second) == first
    assert rows.count() == 1
    assert rows.insert(second, replace=True) == second.but(id="id1")
    assert rows.find("job1") == second.but(id="id1")
    assert rows.count() == 1


def test_newest_search_lineage_and_delete(url):
    rows = Catalog(url)
    for number, prompt in enumerate(("a red fox runs", "a RED ball, 100%", "a grey wolf_runs")):
        rows.insert(record(number, prompt=prompt, parents=("id0",) if number else ()))
    assert [r.id for r in rows.newest()] == ["id2", "id1", "id0"]
    assert [r.id for r in rows.newest(1)] == ["id2"]
    assert [r.id for r in rows.search("red")] == ["id1", "id0"]
    assert [r.id for r in rows.search("red runs")] == ["id0"]
    assert [r.id for r in rows.search("100%")] == ["id1"]
    assert [r.id for r in rows.search("f_x")] == []
    assert [r.id for r in rows.search("'; drop table clips; --")] == []
    assert [r.id for r in rows.children("id0")] == ["id1", "id2"]
    assert rows.mentions("ab/1.mp4")
    assert rows.delete("id1")
    assert not rows.delete("id1")
    assert [r.id for r in rows.children("id0")] == ["id2"]
    assert not rows.mentions("ab/1.mp4")
    assert rows.count() == 2


def test_a_catalogue_from_the_future_is_refused_and_an_old_one_migrated(tmp_path, monkeypatch):
    url = f"sqlite:///{tmp_path / 'shelf.sqlite'}"
    Catalog(url).insert(record(1))
    monkeypatch.setattr(catalog, "VERSION", 2)
    monkeypatch.setitem(catalog.MIGRATIONS, 1, lambda rows: rows.exec_driver_sql("UPDATE clips SET title = 'migrated'"))
    assert Catalog(url).newest()[0].title == "migrated"
    monkeypatch.setattr(catalog, "VERSION", 1)
    with pytest.raises(ShelfError, match="newer"):
        Catalog(url)


def test_a_failing_migration_changes_nothing(tmp_path, monkeypatch):
    url = f"sqlite:///{tmp_path / 'shelf.sqlite'}"
    Catalog(url).insert(record(1, title="before"))

    def half(rows):
        rows.exec_driver_sql("UPDATE clips SET title = 'after'")
        rows.exec_driver_sql("this is no SQL")

    monkeypatch.setattr(catalog, "VERSION", 2)
    monkeypatch.setitem(catalog.MIGRATIONS, 1, half)
    with pytest.raises(ShelfError):
        Catalog(url)
    monkeypatch.setattr(catalog, "VERSION", 1)
    assert Catalog(url).newest()[0].title == "before"


def test_the_database_is_set_up_to_survive(tmp_path):
    rows = Catalog(f"sqlite:///{tmp_path / 'shelf.sqlite'}")
    with rows._reading() as connection:
        value = lambda name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()  # noqa: E731
        assert (value("journal_mode"), value("synchronous"), value("busy_timeout"), value("foreign_keys")) == (
            "wal",
            2,
            30_000,
            1,
        )


def test_a_file_that_is_no_database_is_said_without_secrets(tmp_path):
    (tmp_path / "shelf.sqlite").write_bytes(b"this is no database, but long enough to look like one" * 100)
    with pytest.raises(ShelfError, match="cannot be used"):
        Catalog(f"sqlite:///{tmp_path / 'shelf.sqlite'}")


def test_readers_do_not_wait_for_a_writer(tmp_path):
    path = tmp_path / "shelf.sqlite"
    rows = Catalog(f"sqlite:///{path}")
    rows.insert(record(1))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert rows.count() == 1
    other.execute("ROLLBACK")
    other.close()

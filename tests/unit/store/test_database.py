"""Connections have their pragmas, writes are whole or nothing, and a refusing disk is told from a damaged
file.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from whowrites.store.database import HEARSAY, Database, connect, sound
from whowrites.store.errors import NotSaved, StoreDamaged, StoreError
from whowrites.store.schema import settings


def test_each_connection_has_the_pragmas(database: Database) -> None:
    wanted = {
        "journal_mode": "wal", "synchronous": 2, "busy_timeout": 5000, "foreign_keys": 1,
        "secure_delete": 1, "trusted_schema": 0, "cell_size_check": 1,
    }  # fmt: skip
    with database.read() as first, database.read() as second, database.write() as writer:
        for connection in (first, second, writer):
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
            assert found == wanted
    database.close()


def test_a_block_that_fails_writes_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.write() as connection:
        connection.execute(insert(settings).values(key="a", value="1"))
        print(1 // 0)
    with database.read() as connection:
        assert connection.execute(select(settings)).fetchall() == []
    assert database.saved
    database.close()


def test_a_writer_elsewhere_is_waited_for_and_then_said(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("whowrites.store.database.BUSY_SECONDS", 0.1)
    other = connect(database.path)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(NotSaved, match="did not take the change"), database.write():
        pass
    assert not database.saved
    with database.read() as connection:
        assert connection.execute(select(settings)).fetchall() == [], "reading goes on"
    other.execute("ROLLBACK")
    other.close()
    with database.write() as connection:
        connection.execute(insert(settings).values(key="a", value="1"))
    assert database.saved
    database.close()


def test_writes_wait_for_the_check(database: Database) -> None:
    database.writable.clear()
    done = threading.Event()

    def write() -> None:
        with database.write() as connection:
            connection.execute(insert(settings).values(key="a", value="1"))
        done.set()

    thread = threading.Thread(target=write)
    thread.start()
    assert not done.wait(0.1)
    with database.read() as connection:
        assert connection.execute(select(settings)).fetchall() == []
    database.writable.set()
    assert done.wait(5)
    thread.join()
    database.close()


def test_damage_is_named_as_such(tmp_path: Path) -> None:
    (tmp_path / "db").write_bytes(b"not a database at all" * 400)
    database = Database(tmp_path / "db")
    with pytest.raises(StoreDamaged), database.read() as connection:
        connection.execute(select(settings))
    with pytest.raises(StoreDamaged), database.write():
        pass
    assert not sound(tmp_path / "db")
    database.close()


def test_a_file_that_is_gone_cannot_be_read(tmp_path: Path) -> None:
    database = Database(tmp_path / "missing")
    with pytest.raises(StoreError, match="cannot be read"), database.read() as connection:
        connection.execute(select(settings))
    assert not (tmp_path / "missing").exists()
    assert not sound(tmp_path / "missing")
    database.close()


def test_a_fault_of_ours_surfaces_as_it_is(database: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        raw = database.connect()
        try:
            raw.execute("INSERT INTO settings (key) VALUES ('a')")
        finally:
            raw.close()
    with (
        pytest.raises(Exception, match="NOT NULL constraint failed") as caught,
        database.write() as connection,
    ):
        connection.exec_driver_sql("INSERT INTO settings (key) VALUES ('a')")
    assert not isinstance(caught.value, StoreError)
    database.close()


def test_read_only_refuses_every_write(database: Database) -> None:
    database.close()
    reader = Database(database.path, read_only=True)
    with pytest.raises(NotSaved), reader.write() as connection:
        connection.execute(insert(settings).values(key="a", value="1"))
    with reader.read() as connection:
        assert connection.execute(select(settings)).fetchall() == []
    reader.close()


def test_quick_check_sees_a_garbled_page_in_the_middle(database: Database) -> None:
    with database.write() as connection:
        connection.execute(insert(settings), [{"key": f"k{n}", "value": "v" * 900} for n in range(300)])
    database.close()
    assert sound(database.path)
    data = bytearray(database.path.read_bytes())
    full = [start for start in range(0, len(data), 4096) if b"v" * 900 in data[start : start + 4096]]
    middle = full[len(full) // 2]
    data[middle : middle + 64] = b"\xee" * 64
    database.path.write_bytes(data)
    with sqlite3.connect(database.path) as raw:
        assert raw.execute("SELECT value FROM settings WHERE key = 'k0'").fetchone(), (
            "a look-up does not see it"
        )
    raw.close()
    assert not sound(database.path)


def test_after_the_close_a_late_thread_is_refused(database: Database) -> None:
    database.close()
    with pytest.raises(NotSaved, match="closed"), database.write():
        pass
    with pytest.raises(StoreError, match="closed"), database.read():
        pass
    assert not database.path.with_name("db-wal").exists(), "the log is gone with the last connection"


def test_sixteen_threads_write_and_read_what_they_wrote(database: Database) -> None:
    def work(name: int) -> int:
        for number in range(10):
            with database.write() as connection:
                connection.execute(insert(settings).values(key=f"{name}.{number}", value="1"))
            with database.read() as connection:
                found = connection.execute(select(settings).where(settings.c.key == f"{name}.{number}"))
                assert found.first() is not None
        return 10

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(work, range(16))) == 160
    with database.read() as connection:
        assert len(connection.execute(select(settings)).fetchall()) == 160
    database.close()


def test_the_version_grows_at_once_with_our_writes_and_soon_with_those_of_others(database: Database) -> None:
    second, before = Database(database.path), database.version()
    assert database.version() == before
    with second.write() as connection:
        connection.execute(insert(settings).values(key="a", value="1"))
    ours = database.version()
    assert ours > before, "written by this process, on another connection"
    other = connect(database.path)
    other.execute("INSERT INTO settings VALUES ('b', '2')")
    other.close()
    time.sleep(2 * HEARSAY)
    assert database.version() > ours
    second.close()


def test_scrubbing_empties_the_log(database: Database) -> None:
    with database.write() as connection:
        connection.execute(insert(settings).values(key="a", value="1"))
    log = database.path.with_name("db-wal")
    assert log.stat().st_size > 0
    database.scrub()
    assert log.stat().st_size == 0
    database.close()

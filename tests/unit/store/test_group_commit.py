"""Many writers share a transaction; what is wrong with one of them is his alone."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from whowrites.store import group_commit
from whowrites.store.database import Database, connect
from whowrites.store.errors import NotSaved
from whowrites.store.group_commit import GroupCommit


@pytest.fixture
def database(tmp_path: Path) -> Database:
    path = tmp_path / "group.db"
    path.touch()
    made = Database(path)
    with made.write() as connection:
        connection.execute(text("CREATE TABLE items (word TEXT PRIMARY KEY)"))
    return made


class Writer:
    """Writes words; the first transaction waits until `go`, so that the others gather."""

    def __init__(self) -> None:
        self.sizes: list[int] = []
        self.begun, self.go = threading.Event(), threading.Event()

    def __call__(self, connection: Connection, words: Sequence[str]) -> list[str]:
        self.sizes.append(len(words))
        self.begun.set()
        assert self.go.wait(5)
        for word in words:
            connection.execute(text("INSERT INTO items VALUES (:word)"), {"word": word})
        return [word.upper() for word in words]


def stored(database: Database) -> set[str]:
    """What a process that opens the file now sees."""
    with connect(database.path) as other:
        return {row[0] for row in other.execute("SELECT word FROM items")}


def gather(database: Database, writer: Writer, words: Sequence[str]) -> dict[str, Future[str]]:
    """The first word holds the writer until all others wait for their turn."""
    group = GroupCommit(database, writer)
    pool = ThreadPoolExecutor(len(words))
    told = {words[0]: pool.submit(group.commit, words[0])}
    assert writer.begun.wait(5)
    told |= {word: pool.submit(group.commit, word) for word in words[1:]}
    until = time.monotonic() + 5
    while len(group._queue) < len(words) - 1:
        assert time.monotonic() < until
        time.sleep(0.005)
    writer.go.set()
    pool.shutdown(wait=True)
    return told


def test_those_who_wait_are_written_in_one_transaction(database: Database) -> None:
    writer, words = Writer(), [f"word{n}" for n in range(12)]
    told = gather(database, writer, words)
    assert {word: future.result() for word, future in told.items()} == {word: word.upper() for word in words}
    assert writer.sizes == [1, 11]
    assert stored(database) == set(words)


def test_one_writer_alone_waits_for_nobody(database: Database) -> None:
    writer = Writer()
    writer.go.set()
    group = GroupCommit(database, writer)
    assert group.commit("a") == "A"
    assert stored(database) == {"a"}, "on the disk when `commit` has answered"
    assert group.commit("b") == "B"
    assert writer.sizes == [1, 1]


def test_after_several_the_next_waits_a_moment_for_company(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(group_commit, "REST", 0.5)
    writer = Writer()
    group = GroupCommit(database, writer)
    with ThreadPoolExecutor(4) as pool:
        pool.submit(group.commit, "first")
        assert writer.begun.wait(5)
        for word in ("second", "third"):
            pool.submit(group.commit, word)
        while len(group._queue) < 2:
            time.sleep(0.005)
        writer.go.set()
        while len(writer.sizes) < 2:
            time.sleep(0.005)
        late = [pool.submit(group.commit, word) for word in ("fourth", "fifth")]
        assert [future.result() for future in late] == ["FOURTH", "FIFTH"]
        assert writer.sizes == [1, 2, 2]
    time.sleep(0.5)
    group.commit("alone")
    assert not group._rests_until, "who was alone keeps nobody waiting"


def test_what_cannot_be_written_spoils_nothing_for_the_others(database: Database) -> None:
    told = gather(database, Writer(), ["first", "good", "\ud800", "better", "last"])
    assert isinstance(told["\ud800"].exception(), UnicodeEncodeError)
    assert [told[word].result() for word in ("good", "better", "last")] == ["GOOD", "BETTER", "LAST"]
    assert stored(database) == {"first", "good", "better", "last"}


def test_a_disk_that_refuses_refuses_all_who_came_together(database: Database) -> None:
    def full(connection: Connection, words: Sequence[str]) -> list[str]:
        raise NotSaved("The disk did not take the change.")

    group = GroupCommit(database, full)
    with ThreadPoolExecutor(4) as pool:
        faults = [pool.submit(group.commit, str(n)).exception() for n in range(4)]
    assert all(isinstance(fault, NotSaved) for fault in faults)
    assert stored(database) == set()

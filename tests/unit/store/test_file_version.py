import sqlite3
from pathlib import Path

from whowrites.store.file_version import FileVersion


def connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode=WAL")
    return connection


def test_it_grows_with_the_writes_of_others_and_with_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "file.sqlite3"
    other = connected(path)
    other.execute("CREATE TABLE seen (name)")
    version = FileVersion(lambda: connected(path))
    first = version.now()
    assert other.execute("SELECT count(*) FROM seen").fetchone() == (0,)
    assert version.now() == first
    other.execute("BEGIN IMMEDIATE")
    other.execute("INSERT INTO seen VALUES ('ana')")
    assert version.now() == first, "nothing is there before it is committed"
    other.execute("COMMIT")
    assert version.now() > first
    other.close()
    version.let_go()


def test_a_file_that_was_exchanged_is_another_version(tmp_path: Path) -> None:
    path = tmp_path / "file.sqlite3"
    connected(path).close()
    version = FileVersion(lambda: connected(path))
    first = version.now()
    version.let_go()
    assert version.now() > first
    version.let_go()

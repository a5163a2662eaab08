"""One SQLite file: connections with their pragmas, one writer at a time, and what a refusing disk looks
like.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from whowrites.store.errors import NotSaved, StoreDamaged, StoreError
from whowrites.store.file_version import FileVersion

T = TypeVar("T")
Look = Callable[..., list[tuple[Any, ...]]]
"""`Database.look`."""
BUSY_SECONDS = 5.0
HEARSAY = 0.005
"""Seconds for which the file is not asked again whether another process has written to it. One address asks
thirty times, and each time is a lock of the file that all threads of the process wait for."""
_PRAGMAS = (
    "synchronous=FULL",  # what was shown as saved survives a pulled plug
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "cache_size=-4000",
)
_DAMAGED = "The database is damaged. Start the companion again: it restores the newest good backup."
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_REFUSAL = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_CANTOPEN,
}


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection to a database that is there, its pragmas set.

    Raises sqlite3.Error, and StoreError where WAL is refused.
    """
    # isolation_level None: transactions begin where we say so, not where the driver guesses (design: BEGIN
    # IMMEDIATE).
    connection = sqlite3.connect(
        f"file:{quote(str(path))}?mode=rw",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        if read_only:
            connection.execute("PRAGMA query_only=ON")
        elif _wal(connection) != "wal":
            raise StoreError(f"{path} is on a file system on which SQLite cannot work safely.")
    except (sqlite3.Error, StoreError):
        connection.close()
        raise
    return connection


def _wal(connection: sqlite3.Connection) -> str:
    """Switch to WAL.

    Two processes that make a database at once may be refused without the busy timeout being waited for.
    """
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            return str(connection.execute("PRAGMA journal_mode=WAL").fetchone()[0])
        except sqlite3.OperationalError as error:
            if primary_code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)


def primary_code(error: BaseException | None) -> int:
    """SQLite's primary result code of an error; 0 for an error of another kind."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def sound(path: Path) -> bool:
    """Whether `quick_check` finds the file whole. Reads all of it."""
    try:
        connection = sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True, timeout=BUSY_SECONDS)
    except sqlite3.Error:
        return False
    try:
        return [row[0] for row in connection.execute("PRAGMA quick_check(1)")] == ["ok"]
    except sqlite3.OperationalError as error:
        if primary_code(error) == sqlite3.SQLITE_BUSY:
            raise
        return False
    except sqlite3.DatabaseError:
        return False
    finally:
        connection.close()


class Database:
    """Reading in any thread, writing in one at a time. `saved` is False from a refused write to the next
    that succeeds.

    `generation` grows when the file is replaced by another (a restored backup): copies in memory are then
    void.
    """

    _numbers = count(1)
    _written = 0
    """Another number after each transaction of this process, on whatever database."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self.saved = True
        self.generation = 0
        self.writable = threading.Event()
        self.writable.set()
        self._writing = threading.Lock()
        self._closed = False
        self._version = FileVersion(self.connect)
        self._heard: tuple[int, float, int] | None = None
        self._engine = create_engine(
            "sqlite://",
            creator=lambda: connect(path, read_only=read_only),
            poolclass=QueuePool,
            pool_size=4,
            max_overflow=60,
        )
        event.listen(self._engine, "begin", _begin)
        self._held: Connection | None = None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one state of the database. Raises StoreDamaged, StoreError."""
        if self._closed:
            raise StoreError("The store is closed.")
        try:
            with self._engine.connect() as connection:
                yield connection
        except (DBAPIError, sqlite3.Error) as error:
            fault = _fault(error)
            if fault is None:
                raise
            if isinstance(fault, NotSaved):
                raise StoreError(f"The database cannot be read: {_said(error)}.") from error
            raise fault from error

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction, on the disk when the block has ended.

        Waits for the check at the start. Raises NotSaved, StoreDamaged.
        """
        self.writable.wait()
        with self._writing:
            if self._closed:
                raise NotSaved("The store is closed.")
            try:
                with self._writer() as connection, connection.begin():
                    yield connection
            except (DBAPIError, sqlite3.Error) as error:
                fault = _fault(error)
                if fault is None:
                    raise
                self.saved = not isinstance(fault, NotSaved)
                raise fault from error
            finally:
                Database._written = next(Database._numbers)
            self.saved = True

    @contextmanager
    def _writer(self) -> Iterator[Connection]:
        """The connection that writes: one, since one writes at a time. After a fault it is another one."""
        held = self._held or self._engine.connect().execution_options(begin="BEGIN IMMEDIATE")
        self._held = None
        try:
            yield held
            self._held = held
        finally:
            if self._held is None:
                held.close()

    def version(self) -> int:
        """A number that grows with every write to the file: at once with those of this process, within
        `HEARSAY` with those of another. Raises StoreError, StoreDamaged.
        """
        written, now, heard = Database._written, time.monotonic(), self._heard
        if heard and heard[0] == written and now < heard[1] and not self._closed:
            return heard[2]
        version = self._quick(self._version.now)
        self._heard = written, now + HEARSAY, version
        return version

    def look(self, query: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a small query in SQL, its values as they are stored; a tenth of what `read` costs.

        Raises StoreError, StoreDamaged.
        """
        return self._quick(lambda: self._version.look(query, params))

    def _quick(self, ask: Callable[[], T]) -> T:
        if self._closed:
            raise StoreError("The store is closed.")
        try:
            return ask()
        except sqlite3.Error as error:
            self._version.let_go()
            if primary_code(error) in _DAMAGE:
                raise StoreDamaged(_DAMAGED) from error
            raise StoreError(f"The database cannot be read: {error}.") from error

    def connect(self) -> sqlite3.Connection:
        """A connection of one's own, to be closed by the caller."""
        return connect(self.path, read_only=self.read_only)

    def scrub(self) -> None:
        """Empty the write-ahead log, so that deleted text is in no file.

        A reader in the way is waited for, then left.
        """
        with self._writing:
            connection = self.connect()
            try:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            except sqlite3.OperationalError as error:
                raise NotSaved(
                    f"It is deleted, but still stands in the log of the database: {error}."
                ) from error
            finally:
                connection.close()

    def replace(self, exchange: Callable[[], None]) -> None:
        """Let go of the file, do `exchange`, and go on with the file that is there then."""
        with self._writing:
            self._let_go()
            exchange()
            self.generation += 1

    def close(self) -> None:
        """Let go of the file.

        A thread that comes later is refused: another companion may own the directory by then.
        """
        with self._writing:
            self._closed = True
            self._let_go()

    def _let_go(self) -> None:
        if self._held is not None:
            self._held.close()
            self._held = None
        self._version.let_go()
        self._heard = None
        self._engine.dispose()


def _begin(connection: Connection) -> None:
    below = connection.connection.driver_connection
    assert isinstance(below, sqlite3.Connection)
    below.execute(connection.get_execution_options().get("begin", "BEGIN"))


def _fault(error: DBAPIError | sqlite3.Error) -> StoreError | None:
    """The store's exception for the driver's; None where it is a fault of ours, which must surface as it
    is.
    """
    said = _said(error)
    code = primary_code(said)
    if code in _DAMAGE:
        return StoreDamaged(_DAMAGED)
    if code in _REFUSAL:
        return NotSaved(f"The disk did not take the change: {said}.")
    return None


def _said(error: DBAPIError | sqlite3.Error) -> BaseException | None:
    return error.orig if isinstance(error, DBAPIError) else error

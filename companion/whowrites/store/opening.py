"""From a data directory to a database that can be worked with: made, restored or brought up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy.exc import DBAPIError

from whowrites.store import backups
from whowrites.store.database import Database, connect, primary_code, sound
from whowrites.store.errors import StoreDamaged, StoreError, StoreLocked, StoreNewer
from whowrites.store.lock import Lock
from whowrites.store.place import create_private, move_aside
from whowrites.store.schema import REVISIONS, create

RESTORED = "database_restored"
STARTED_ANEW = "database_started_anew"

T = TypeVar("T")


def open_database(path: Path, now: datetime, *, read_only: bool, locked: bool) -> tuple[Database, str]:
    """The database at `path`, where a file is (an empty one is new), and a notice or "".

    `locked`: this process holds the data directory. Without it, what needs the directory for itself
    (restoring, migrating)
    takes the lock for that time. Raises StoreNewer, StoreLocked, StoreDamaged, StoreError.
    """
    notice = ""
    try:
        # An empty file beside backups was emptied from outside: we never leave one there.
        lost = not _revision(path) and bool(backups.existing(path))
        if not lost:
            make_current(path, now, read_only=read_only, locked=locked)
    except StoreDamaged:
        lost = True
    if lost:
        if read_only:
            raise StoreDamaged("The database is damaged; to only read it, it was left as it is.")
        notice = _mend(path, now, locked)
        make_current(path, now, locked=locked)
    return Database(path, read_only=read_only), notice


def _mend(path: Path, now: datetime, locked: bool) -> str:
    try:
        return _alone(path, locked, lambda: recover(path, now))
    except StoreLocked as held:
        user = f"another companion uses it (process {held.pid})"
        raise StoreDamaged(f"The database is damaged while {user}. Start that one again.") from held


def recover(path: Path, now: datetime) -> str:
    """Move a damaged file aside and put the newest good backup, or an empty file, in its place.

    Gives the notice.
    """
    try:
        move_aside(path, now.strftime("%Y%m%dT%H%M%SZ"))
    except OSError as error:
        raise StoreDamaged(f"The database is damaged and cannot be moved aside: {error.strerror}.") from error
    if backups.restore(path) is None:
        create_private(path)
        return STARTED_ANEW
    return RESTORED


def make_current(path: Path, now: datetime, *, read_only: bool = False, locked: bool = True) -> None:
    """Give an empty file its tables and an older database its newest form.

    Raises StoreNewer but for `read_only`.
    """
    revision = _revision(path)
    if not revision:
        _create(path)
    elif revision not in REVISIONS:
        if not read_only:
            raise StoreNewer(revision)
    elif revision != REVISIONS[-1]:
        _alone(path, locked, lambda: _migrate(path, revision, now))


def _alone(path: Path, locked: bool, work: Callable[[], T]) -> T:
    if locked:
        return work()
    lock = Lock(path.parent)
    try:
        return work()
    finally:
        lock.release()


def _revision(path: Path) -> str:
    """The mark in the database; "" for one without tables. Raises StoreDamaged, StoreError."""
    try:
        with closing(connect(path)) as connection:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            if not tables:
                return ""
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            return str(row[0])
    except (sqlite3.Error, TypeError) as error:
        code = primary_code(error)
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise StoreDamaged("The database is damaged.") from error
        if code in (sqlite3.SQLITE_ERROR, 0):
            raise StoreError(f"{path} is a database of another program.") from error
        raise StoreError(f"The database {path} cannot be opened: {error}.") from error


def _create(path: Path) -> None:
    database = Database(path)
    try:
        with database.write() as connection:
            # Another process may have been faster; the transaction shows it.
            if not connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one():
                create(connection)
    finally:
        database.close()


def _migrate(path: Path, revision: str, now: datetime) -> None:
    from whowrites.store.migrate import migrate

    if not sound(path):
        raise StoreDamaged("The database is damaged, so it was not brought up to date.")
    backups.back_up(path, now)
    try:
        migrate(path, revision)
    except DBAPIError as error:
        raise StoreError(
            f"The database could not be brought up to date, and was left as it was: {error.orig}."
        ) from error

"""Putting a backup in the database's place. What was there is moved aside, not deleted."""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from whowrites.store import backups
from whowrites.store.database import primary_code, sound
from whowrites.store.errors import NotSaved, StoreError, StoreNewer
from whowrites.store.lock import Lock
from whowrites.store.place import DATABASE, create_private, move_aside, prepare_directory
from whowrites.store.schema import REVISIONS


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds: its revision, how many dossiers, and when the last of them was checked."""

    revision: str
    dossiers: int
    checked_at: str


def contents(backup: Path) -> Contents:
    """Read what a file holds, all of it checked. Raises StoreNewer, and StoreError for what is no sound
    backup of ours; each is a sentence."""
    if not backup.is_file():
        raise StoreError(f"{backup} is no file.")
    try:
        with closing(
            sqlite3.connect(f"file:{quote(str(backup.absolute()))}?mode=ro", uri=True)
        ) as connection:
            revision = str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
            number, last = connection.execute("SELECT count(*), max(checked_at) FROM dossiers").fetchone()
    except (sqlite3.Error, TypeError) as error:
        if primary_code(error) in (sqlite3.SQLITE_ERROR, 0):
            raise StoreError(f"{backup} is no database of WhoWrites.") from error
        raise StoreError(f"{backup} is no database that can be read: {error}.") from error
    if revision not in REVISIONS:
        raise StoreNewer(revision)
    if not sound(backup):
        raise StoreError(f"{backup} is damaged; it was not restored.")
    return Contents(revision, number, last or "")


def restore(data_dir: Path, backup: Path, now: datetime) -> Path | None:
    """Put the backup in the database's place; gives where the old file went, None where there was none.

    Raises StoreLocked while a companion runs, what `contents` raises, and NotSaved. An older revision is
    brought up to date when it is opened.
    """
    contents(backup)
    prepare_directory(data_dir)
    lock = Lock(data_dir)
    try:
        return _exchange(data_dir / DATABASE, backup, now)
    finally:
        lock.release()


def _exchange(database: Path, backup: Path, now: datetime) -> Path | None:
    part = database.with_name(f"{database.name}.{secrets.token_hex(4)}.part")
    create_private(part)
    try:
        backups.copy(backup, part)
        if not sound(part):
            raise NotSaved("The copy of the backup was not whole; nothing was changed.")
        aside = None
        if database.exists():
            aside = move_aside(database, now.strftime("%Y%m%dT%H%M%SZ"), "before-restore")
        part.replace(database)
        return aside
    except (sqlite3.Error, OSError) as error:
        raise NotSaved(f"The backup could not be put in place: {error}.") from error
    finally:
        part.unlink(missing_ok=True)

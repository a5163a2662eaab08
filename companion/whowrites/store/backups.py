"""Copies of the database: made by SQLite's backup API, checked, seven kept and none older than a week."""

from __future__ import annotations

import secrets
import sqlite3
import time
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from whowrites.stamps import ahead
from whowrites.store.database import connect, primary_code, sound
from whowrites.store.errors import NotSaved
from whowrites.store.place import create_private, prepare_directory

KEPT = 7
EVERY = timedelta(days=1)
OLDEST = timedelta(days=7)
"""What was deleted is in no backup after this time."""

_ABANDONED = 3600.0
"""Seconds after which a half-made copy belongs to no process any more."""

_FORM = "whowrites-%Y%m%dT%H%M%SZ.sqlite3"


def directory(database: Path) -> Path:
    return database.parent / "backups"


def existing(database: Path) -> list[tuple[datetime, Path]]:
    """The backups with their times, newest first."""
    found: list[tuple[datetime, Path]] = []
    for path in directory(database).glob("whowrites-*.sqlite3"):
        try:
            found.append((datetime.strptime(path.name + "+0000", _FORM + "%z"), path))
        except ValueError:
            continue  # a file that somebody else put there
    return sorted(found, reverse=True)


def back_up(database: Path, now: datetime) -> Path:
    """A checked copy of the database as it is now.

    Raises NotSaved when the disk refuses or the copy is not whole.
    """
    folder = directory(database)
    prepare_directory(folder)
    target = folder / now.strftime(_FORM)
    part = target.with_name(
        f"{target.name}.{secrets.token_hex(4)}.part"
    )  # a command may back up at the same moment
    create_private(part)
    try:
        copy(database, part)
    except sqlite3.Error as error:
        part.unlink(missing_ok=True)
        raise NotSaved(f"No backup could be made: {error}.") from error
    if not sound(part):
        part.unlink(missing_ok=True)
        raise NotSaved("No backup could be made: the copy was not whole.")
    part.replace(target)
    return target


def back_up_to(database: Path, target: Path) -> None:
    """A checked copy of the database as a new file of the owner's choice.

    Raises NotSaved where there is a file already, the disk refuses or the copy is not whole; StoreError where
    it cannot be written.
    """
    try:
        create_private(target)
    except FileExistsError as error:
        raise NotSaved(f"{target} is there already; choose another name.") from error
    try:
        copy(database, target)
    except sqlite3.Error as error:
        target.unlink(missing_ok=True)
        raise NotSaved(f"No backup could be made: {error}.") from error
    if not sound(target):
        target.unlink(missing_ok=True)
        raise NotSaved("No backup could be made: the copy was not whole.")


def due(database: Path, now: datetime) -> bool:
    """Whether the newest backup is a day old, or there is none."""
    return all(now - made >= EVERY for made, _ in existing(database) if not ahead(made, now))


def prune(database: Path, now: datetime) -> None:
    """Remove backups beyond the seventh, those older than a week and those whose age nobody knows, but for
    the newest; and what a kill left half made.
    """
    backups = sorted(existing(database), key=lambda backup: ahead(backup[0], now))
    for place, (made, path) in enumerate(backups):
        if place >= KEPT or (place > 0 and (now - made > OLDEST or ahead(made, now))):
            path.unlink(missing_ok=True)
    for part in directory(database).glob("*.part"):
        if abs(time.time() - part.stat().st_mtime) > _ABANDONED:
            part.unlink(missing_ok=True)


def restore(database: Path) -> Path | None:
    """Put the newest good backup where no database is now. Gives it, or None where no backup is good."""
    for _, path in existing(database):
        if not path.is_symlink() and path.stat().st_size and sound(path):
            create_private(database, path.read_bytes())
            return path
    return None


def strike(database: Path, statement: str, value: str) -> None:
    """Run a deletion in every backup too: what was revoked must not come back with one."""
    for _, path in existing(database):
        try:
            with closing(sqlite3.connect(path, isolation_level=None)) as connection:
                connection.execute("PRAGMA secure_delete=ON")
                connection.execute(statement, (value,))
        except sqlite3.DatabaseError as error:
            # An older backup may lack the table, and then the row too; a damaged one is never restored.
            harmless = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
            if primary_code(error) not in harmless:
                raise NotSaved(f"The backup {path.name} could not be changed: {error}.") from error


def copy(database: Path, target: Path) -> None:
    """All of `database`, its log included, into the file `target`, while others may go on writing. Raises
    sqlite3.Error.
    """
    with closing(connect(database, read_only=True)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        # The copy inherits WAL, whose side files would be left lying beside it.
        copy.execute("PRAGMA journal_mode=DELETE")

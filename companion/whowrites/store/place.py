"""The data directory and the files in it: only the owner reads them, and none is a link to somewhere else.

Directories 0700, files 0600, made so with O_CREAT|O_EXCL before SQLite sees them, whatever the umask; at
each start the
modes are checked and repaired. On Windows the profile folder's access list does that work.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from whowrites.store.errors import StoreError
from whowrites.store.mounts import network_type

DATABASE = "whowrites.sqlite3"
SIDE_FILES = ("-wal", "-shm", "-journal")
_POSIX = os.name == "posix"


def prepare_directory(path: Path) -> None:
    """Make the directory if there is none, and make it the owner's alone. Raises StoreError."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except FileExistsError as error:
        raise StoreError(f"{path} is not a directory, so no data can be kept there.") from error
    except OSError as error:
        raise StoreError(f"The data directory {path} cannot be made: {error.strerror}.") from error
    _own(path, stat.S_ISDIR, "directory", 0o700)
    if kind := network_type(path):
        raise StoreError(
            f"{path} is on a network drive ({kind}), on which a database can be damaged. "
            "Choose a directory on this computer with --data-dir."
        )


def prepare_database(directory: Path) -> Path:
    """The database's path, its file there (empty if new) and in order. Raises StoreError."""
    path = directory / DATABASE
    try:
        create_private(path)
    except FileExistsError:
        _own(path, stat.S_ISREG, "file", 0o600)
    for suffix in SIDE_FILES:
        side = path.with_name(path.name + suffix)
        if os.path.lexists(side):
            _own(side, stat.S_ISREG, "file", 0o600)
    return path


def create_private(path: Path, content: bytes = b"") -> None:
    """A new file, 0600 from its first moment, on the disk with its content.

    Raises FileExistsError and StoreError.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except FileExistsError:
        raise
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror}.") from error
    try:
        with os.fdopen(handle, "wb") as file:
            if _POSIX:
                os.fchmod(handle, 0o600)
            file.write(content)
            file.flush()
            os.fsync(handle)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise StoreError(f"{path} cannot be written: {error.strerror}.") from error


def replace_private(path: Path, content: bytes) -> None:
    """`path` with this content, the whole of it or the old, never half; 0600."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}.part")
    fresh.unlink(missing_ok=True)
    create_private(fresh, content)
    fresh.replace(path)


def move_aside(path: Path, stamp: str, why: str = "corrupt") -> Path:
    """Move the database and its side files to `….<why>-<stamp>`: what was there is kept, never deleted.

    Gives the new path.
    """
    aside = path.with_name(f"{path.name}.{why}-{stamp}")
    number = 1
    while os.path.lexists(aside):
        aside = path.with_name(f"{path.name}.{why}-{stamp}-{number}")
        number += 1
    for suffix in ("", *SIDE_FILES):
        part = path.with_name(path.name + suffix)
        if os.path.lexists(part):
            part.rename(aside.with_name(aside.name + suffix))
    return aside


def _own(path: Path, is_kind: object, kind: str, mode: int) -> None:
    """Raises StoreError unless `path` itself is of this kind and ours; repairs its mode."""
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode):
        raise StoreError(f"{path} is a link to another place; for safety no data is kept through links.")
    assert callable(is_kind)
    if not is_kind(found.st_mode):
        raise StoreError(f"{path} is not a {kind}, so no data can be kept there.")
    if not _POSIX:
        return
    if found.st_uid != os.geteuid():
        raise StoreError(f"{path} belongs to another user of this computer.")
    if stat.S_IMODE(found.st_mode) != mode:
        try:
            path.chmod(mode)
        except OSError as error:
            raise StoreError(f"The access rights of {path} cannot be set: {error.strerror}.") from error

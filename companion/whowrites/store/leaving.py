"""Deleting the data folder: our own files by their names, and nothing that somebody else put there."""

from __future__ import annotations

from pathlib import Path

from whowrites.store.errors import StoreError
from whowrites.store.lock import Lock
from whowrites.store.place import DATABASE

_OURS = (
    f"{DATABASE}*",
    "backups/whowrites-*",
    "uploads/*",
    "open-*.html",
    "run.json*",
    "secrets.json",
    "lock",
    "rdap_bootstrap.json*",
)
_FOLDERS = ("backups", "uploads")


def own_files(data_dir: Path) -> tuple[Path, ...]:
    """The files in a data folder that WhoWrites made."""
    return tuple(
        sorted(
            {path for name in _OURS for path in data_dir.glob(name) if path.is_file() or path.is_symlink()}
        )
    )


def delete(data_dir: Path) -> bool:
    """Delete them, and the folder where nothing else is in it; whether something was left.

    Raises StoreLocked while a companion runs, and StoreError where the disk refuses.
    """
    lock = Lock(data_dir)
    try:
        for path in own_files(data_dir):
            if path.name != "lock":
                path.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"{error.filename} cannot be deleted: {error.strerror}.") from error
    finally:
        lock.release()
    (data_dir / "lock").unlink(missing_ok=True)
    for folder in (*(data_dir / name for name in _FOLDERS), data_dir):
        if folder.is_dir() and not folder.is_symlink() and not any(folder.iterdir()):
            folder.rmdir()
    return data_dir.exists()

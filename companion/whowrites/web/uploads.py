"""Files that the owner hands over, between the look at what is in them and his word: 0600, for an hour."""

from __future__ import annotations

import re
import secrets
import shutil
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, TypeVar

from werkzeug.datastructures import FileStorage

from whowrites.imports.reading import Unreadable
from whowrites.safe_text import safe_text
from whowrites.store.place import create_private
from whowrites.web.refusal import Refusal

T = TypeVar("T")

KEPT_SECONDS = 3600
_ID = re.compile(r"[0-9a-f]{32}")


def keep(data_dir: Path, stream: IO[bytes]) -> str:
    """Keep what the stream holds; its id. Older files go. Raises OSError, and StoreError for a folder that
    cannot be written."""
    folder = _folder(data_dir)
    folder.mkdir(mode=0o700, exist_ok=True)
    clear(data_dir)
    upload_id = secrets.token_hex(16)
    path = folder / upload_id
    create_private(path)
    with path.open("wb") as file:
        shutil.copyfileobj(stream, file)
    return upload_id


def read(data_dir: Path, given: FileStorage, look: Callable[[Path], T]) -> tuple[str, str, T]:
    """Keep the file of a form and look into it: its id, its name, and what `look` made of it.

    Raises Unreadable as `look` does, and keeps nothing then.
    """
    upload_id = keep(data_dir, given.stream)
    try:
        found = look(_folder(data_dir) / upload_id)
    except Unreadable:
        drop(data_dir, upload_id)
        raise
    return upload_id, safe_text(Path(given.filename or "").name, 200), found


def path_of(data_dir: Path, upload_id: str) -> Path | None:
    """The file under this id; None where there is none (any more)."""
    path = _folder(data_dir) / upload_id
    return path if _ID.fullmatch(upload_id) and path.is_file() else None


def agreed(data_dir: Path, form: Mapping[str, str]) -> Path | None:
    """The file that the owner gives his word on by this form; None where he cancels, and it is gone.

    Raises Refusal 404 where it is gone already.
    """
    path = path_of(data_dir, form.get("upload", ""))
    if path is None:
        raise Refusal(404, "upload_gone")
    if "cancel" in form:
        path.unlink(missing_ok=True)
        return None
    return path


def drop(data_dir: Path, upload_id: str) -> None:
    """Delete the file under this id."""
    path = path_of(data_dir, upload_id)
    if path:
        path.unlink(missing_ok=True)


def clear(data_dir: Path) -> None:
    """Delete what has lain here for an hour."""
    folder = _folder(data_dir)
    for path in folder.iterdir() if folder.is_dir() else ():
        if abs(time.time() - path.stat().st_mtime) > KEPT_SECONDS:
            path.unlink(missing_ok=True)


def _folder(data_dir: Path) -> Path:
    return data_dir / "uploads"

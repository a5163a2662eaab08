"""The owner's keys for outside sources: `secrets.json`, 0600, beside the database and in no backup of it.

They are written, used and thrown away; nothing here shows one again.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from threading import Lock

from whowrites.store.errors import NotSaved, StoreError
from whowrites.store.place import create_private

FILE = "secrets.json"
_KEYS = "source_keys"


class Keys:
    """Thread-safe. Writing raises NotSaved."""

    def __init__(self, directory: Path) -> None:
        self._path = directory / FILE
        self._lock = Lock()

    def of(self, source: str) -> str:
        """The key for a source, empty where there is none."""
        with self._lock:
            return self._read().get(source, "")

    def held(self) -> frozenset[str]:
        """The sources that have a key."""
        with self._lock:
            return frozenset(self._read())

    def keep(self, source: str, key: str) -> None:
        """Keep a key in the place of an earlier one; an empty one takes it away."""
        with self._lock:
            kept = self._read()
            kept.pop(source, None)
            self._write({**kept, source: key} if key else kept)

    def _read(self) -> dict[str, str]:
        try:
            found = json.loads(self._path.read_bytes())
        except (OSError, ValueError):  # not there, or of no use
            return {}
        keys = found.get(_KEYS) if isinstance(found, dict) else None
        return (
            {name: key for name, key in keys.items() if isinstance(key, str)}
            if isinstance(keys, dict)
            else {}
        )

    def _write(self, keys: dict[str, str]) -> None:
        """A new file in the place of the old one, so that there is always a whole one."""
        beside = self._path.with_suffix(".new")
        try:
            with contextlib.suppress(FileNotFoundError):
                beside.unlink()
            create_private(beside, json.dumps({_KEYS: keys}).encode())
            beside.replace(self._path)
        except (OSError, StoreError) as error:
            raise NotSaved("The key could not be kept.") from error

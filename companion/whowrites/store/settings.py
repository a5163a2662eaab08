"""Settings of the companion: JSON values under names."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from whowrites.store.database import Database
from whowrites.store.schema import settings
from whowrites.store.snapshot import Snapshot


class Settings:
    """Every request asks for some, so they are answered from memory. Thread-safe."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept = Snapshot(database, _all)

    def get(self, key: str, default: Any = None) -> Any:
        """The value that was set, or `default`."""
        text = self._kept.now().get(key)
        return default if text is None else json.loads(text)

    def set(self, key: str, value: Any) -> None:
        """Keep a value of JSON types. Raises NotSaved."""
        with self._database.write() as connection:
            write(connection, key, value)


def _all(database: Database) -> dict[str, str]:
    return dict(database.look("SELECT key, value FROM settings"))


def read(connection: Connection, key: str, default: Any = None) -> Any:
    """The value of a setting, in a transaction that is there already."""
    text = connection.execute(select(settings.c.value).where(settings.c.key == key)).scalar()
    return default if text is None else json.loads(text)


def write(connection: Connection, key: str, value: Any) -> None:
    """Set a setting in a transaction that is there already."""
    text = json.dumps(value)
    new = insert(settings).values(key=key, value=text)
    connection.execute(new.on_conflict_do_update(index_elements=[settings.c.key], set_={"value": text}))

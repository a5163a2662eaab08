"""Statements that are run for every sender, as SQL text made once: SQLite is then asked without a layer
between, at a tenth of the time. What a column holds, and how, is still said in the schema alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from sqlalchemy import ClauseElement, Connection
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.compiler import SQLCompiler

_DIALECT = sqlite.dialect(paramstyle="named")


def plain(connection: Connection) -> sqlite3.Connection:
    """SQLite's own connection below this one, in the same transaction."""
    below = connection.connection.driver_connection
    assert isinstance(below, sqlite3.Connection)
    return below


class Prepared:
    """An insert or update of the schema. Its parameters are the columns of the insert, or the names of
    `bindparam`.
    """

    def __init__(self, statement: ClauseElement, columns: Iterable[str] | None = None) -> None:
        """`columns`: what an insert is given besides the values that stand in the statement."""
        keys = None if columns is None else list(columns)
        made = cast(SQLCompiler, statement.compile(dialect=_DIALECT, column_keys=keys))
        self.text = str(made)
        self._writers: dict[str, Callable[[Any], Any]] = {}
        for name in made.params:
            writer = made.binds[name].type.dialect_impl(_DIALECT).bind_processor(_DIALECT)
            if writer is not None:
                self._writers[name] = writer
        standing = {name: value for name, value in made.params.items() if not made.binds[name].required}
        self._standing = self._stored(standing)

    def run(self, connection: sqlite3.Connection, values: Mapping[str, Any]) -> sqlite3.Cursor:
        """Run it with these values, in the types of the columns. What a row gives is as SQLite has it."""
        return connection.execute(self.text, {**self._standing, **self._stored(values)})

    def run_all(self, connection: sqlite3.Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Run it once for each of these."""
        connection.executemany(self.text, [{**self._standing, **self._stored(row)} for row in rows])

    def _stored(self, values: Mapping[str, Any]) -> dict[str, Any]:
        stored = dict(values)
        for name, write in self._writers.items():
            if name in stored:
                stored[name] = write(stored[name])
        return stored

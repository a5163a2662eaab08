"""Brings an older database to the newest revision: all of it or nothing.

SQLite's DDL is transactional, but neither the driver nor alembic uses that by default (measured: a rolled-
back migration left
its table). And re-creating a table empties its children where foreign_keys is on, which cannot be switched
inside a transaction.
Hence: foreign_keys off, BEGIN IMMEDIATE, all revisions, foreign_key_check, COMMIT.
"""

from __future__ import annotations

from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, NullPool, create_engine, event, insert, update

from whowrites.store.database import connect
from whowrites.store.errors import StoreError
from whowrites.store.schema import version

BASE = "base"
"""Before the first revision: an empty file."""

SCRIPTS = Path(__file__).parent / "migrations"


def migrate(path: Path, before: str, scripts: Path = SCRIPTS) -> None:
    """Run the revisions after `before` (`BASE`: all of them).

    Raises StoreError where rows would lose their parents.
    """
    directory = ScriptDirectory(str(scripts), version_locations=[str(scripts)])
    pending = list(directory.iterate_revisions("head", before))[::-1]
    engine = create_engine("sqlite://", creator=lambda: connect(path), poolclass=NullPool)
    event.listen(engine, "begin", _begin)
    try:
        with engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute("PRAGMA foreign_keys=OFF")
            with connection.begin():
                context = MigrationContext.configure(connection, opts={"transactional_ddl": True})
                if before == BASE:
                    version.create(connection)
                    connection.execute(insert(version).values(version_num=before))
                for revision in pending:
                    with Operations.context(context):
                        revision.module.upgrade()
                    connection.execute(update(version).values(version_num=revision.revision))
                _check_parents(connection)
    finally:
        engine.dispose()


def _check_parents(connection: Connection) -> None:
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if orphans:
        table, _, parent, _ = orphans[0]
        raise StoreError(
            f"The database was left as it is: after the change {len(orphans)} rows, the first in {table}, "
            f"would have lost theirs in {parent}."
        )


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")

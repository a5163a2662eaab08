"""Old databases come to the newest form whole, or stay as they were."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from whowrites.store.database import Database, connect
from whowrites.store.errors import StoreError
from whowrites.store.migrate import BASE, SCRIPTS, migrate
from whowrites.store.place import create_private
from whowrites.store.schema import REVISIONS, create

FIRST = f"""
import importlib.util
spec = importlib.util.spec_from_file_location("first", {str(SCRIPTS / "v0001.py")!r})
first = importlib.util.module_from_spec(spec)
spec.loader.exec_module(first)
revision, down_revision, upgrade = first.revision, first.down_revision, first.upgrade
"""
RECREATE = """
import sqlalchemy as sa
from alembic import op
revision, down_revision = "0002", "0001"
def upgrade():
    with op.batch_alter_table("dossiers", recreate="always") as batch:
        batch.add_column(sa.Column("owner", sa.Text, nullable=False, server_default=""))
"""
FAIL_LATE = """
from alembic import op
revision, down_revision = "0002", "0001"
def upgrade():
    op.execute("CREATE TABLE half (x INTEGER)")
    op.execute("DELETE FROM settings")
    op.execute("INSERT INTO no_such_table VALUES (1)")
"""
ORPHANS = """
from alembic import op
revision, down_revision = "0002", "0001"
def upgrade():
    op.execute("DELETE FROM dossiers")
"""


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A database of revision 0001 with a parent, two children and a setting."""
    path = tmp_path / "old.sqlite3"
    create_private(path)
    first = tmp_path / "first"
    first.mkdir()
    (first / "v0001.py").write_text(FIRST)
    migrate(path, BASE, first)
    with closing(connect(path)) as db:
        db.execute(
            "INSERT INTO dossiers VALUES ('d1', 'a@b.example', 'b.example', '', '2026-01-01T00:00:00Z', NULL,"
            " NULL, 'local', 1, 0, 0, 0.0, 0, 1, 'a@b.example')"
        )
        db.execute("INSERT INTO facts VALUES ('d1', '{}')")
        db.execute("INSERT INTO notes VALUES (1, 'd1', 'met in Canton', '2026-01-02T00:00:00Z')")
        db.execute("INSERT INTO settings VALUES ('lang', '\"en\"')")
    return path


def scripts(folder: Path, second: str) -> Path:
    (folder / "scripts").mkdir()
    (folder / "scripts" / "v0001.py").write_text(FIRST)
    (folder / "scripts" / "v0002.py").write_text(second)
    return folder / "scripts"


def counts(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as db:
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


def schema_of(path: Path) -> set[tuple[str, str, str]]:
    with closing(sqlite3.connect(path)) as db:
        return set(db.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master"))


def test_a_new_database_and_a_migrated_one_have_the_same_bytes_of_schema(tmp_path: Path) -> None:
    new, old = tmp_path / "new.sqlite3", tmp_path / "old.sqlite3"
    create_private(new)
    create_private(old)
    database = Database(new)
    with database.write() as connection:
        create(connection)
    database.close()
    migrate(old, BASE)
    assert schema_of(new) == schema_of(old)
    assert len(schema_of(new)) > 30
    for path in (new, old):
        with closing(sqlite3.connect(path)) as db:
            assert db.execute("SELECT version_num FROM alembic_version").fetchall() == [(REVISIONS[-1],)]


def test_the_list_of_revisions_is_that_of_the_scripts() -> None:
    from alembic.script import ScriptDirectory

    directory = ScriptDirectory(str(SCRIPTS), version_locations=[str(SCRIPTS)])
    assert tuple(script.revision for script in directory.walk_revisions())[::-1] == REVISIONS


def test_recreating_a_parent_table_keeps_every_row_of_its_children(filled: Path, tmp_path: Path) -> None:
    before = counts(filled)
    migrate(filled, "0001", scripts(tmp_path, RECREATE))
    assert counts(filled) == before
    with closing(connect(filled)) as db:
        assert db.execute("SELECT version_num FROM alembic_version").fetchall() == [("0002",)]
        assert db.execute("SELECT owner FROM dossiers").fetchall() == [("",)]
        db.execute("DELETE FROM dossiers")
    assert counts(filled)["notes"] == 0, "the children still hang on their parent"


def test_a_migration_that_fails_at_its_end_leaves_nothing_of_itself(filled: Path, tmp_path: Path) -> None:
    rows, schema = counts(filled), schema_of(filled)
    with pytest.raises(Exception, match="no_such_table"):
        migrate(filled, "0001", scripts(tmp_path, FAIL_LATE))
    assert counts(filled) == rows
    assert schema_of(filled) == schema


def test_a_migration_that_would_orphan_rows_is_not_committed(filled: Path, tmp_path: Path) -> None:
    rows = counts(filled)
    with pytest.raises(StoreError, match="2 rows"):
        migrate(filled, "0001", scripts(tmp_path, ORPHANS))
    assert counts(filled) == rows

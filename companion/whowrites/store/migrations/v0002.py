"""Columns of a dossier to filter, sort, group and count by, filled from what is there; tags; the ledger of
what the owner said and what he found; merges of organisations; imports of contacts, people written to, and
whose answers go to whom; the way that a message came.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from whowrites.store.migrations.second import dossiers

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    dossiers.upgrade()
    _sightings()
    _changes()
    _tags()
    _ledger()
    _hits()
    _merges()
    _imports()
    _written()
    _replies()
    _saved_views()
    _vet_lists()


def _text(name: str, length: int, **options: Any) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), **({"nullable": False} | options))


def _dossier(**options: Any) -> sa.Column[str]:
    parent = sa.ForeignKey("dossiers.id", ondelete="CASCADE")
    return sa.Column("dossier_id", sa.String(32), parent, nullable=False, **options)


def _sightings() -> None:
    """Room for the header, by making the table anew as `dossiers` is."""
    op.execute("CREATE TABLE kept AS SELECT * FROM sightings")
    op.drop_table("sightings")
    op.create_table(
        "sightings",
        _dossier(primary_key=True),
        _text("key", 32, primary_key=True),
        _text("name", 200),
        sa.Column("reply_to", sa.Text),
        sa.Column("auth", sa.Text),
        sa.Column("header", sa.Text),
        sa.Column("claims", sa.Text),
        _text("surface", 20),
        sa.Column("level", sa.SmallInteger, nullable=False),
        _text("first_at", 20),
        _text("last_at", 20),
        sa.Column("times", sa.Integer, nullable=False),
    )
    op.execute(
        "INSERT INTO sightings SELECT dossier_id, key, name, reply_to, auth, NULL, NULL, surface, level,"
        " first_at, last_at, times FROM kept"
    )
    op.drop_table("kept")


def _changes() -> None:
    """Each with its source and the moment at which the old value was last seen, and whether it was looked
    at."""
    op.execute("CREATE TABLE kept AS SELECT * FROM changes")
    op.drop_table("changes")
    op.create_table(
        "changes",
        sa.Column("id", sa.Integer, primary_key=True),
        _dossier(),
        _text("code", 60),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
        _text("source", 40),
        _text("since", 20),
        _text("at", 20),
        sa.Column("seen", sa.Boolean, nullable=False),
        sa.UniqueConstraint("dossier_id", "code", "before", "after", "since", name="changes_once"),
    )
    op.create_index("changes_at", "changes", ["at"])
    op.create_index("changes_seen", "changes", ["seen", "at"])
    op.execute(
        "INSERT INTO changes SELECT id, dossier_id, code, before, after, '', at, at, 1 FROM kept ORDER BY id"
    )
    op.drop_table("kept")


def _tags() -> None:
    op.create_table(
        "tags",
        _dossier(primary_key=True),
        sa.Column("tag", sa.String(60), nullable=False, primary_key=True),
    )
    op.create_index("tags_tag", "tags", ["tag", "dossier_id"])


def _ledger() -> None:
    op.create_table(
        "ledger",
        sa.Column("id", sa.Integer, primary_key=True),
        _dossier(),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("key", sa.String(80), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("at", sa.String(20), nullable=False),
        sa.Column("holds", sa.Boolean, nullable=False),
    )
    op.create_index("ledger_dossier", "ledger", ["dossier_id", "kind", "key"])
    op.create_index("ledger_matter", "ledger", ["kind", "key", "holds", "value"])


def _hits() -> None:
    op.create_table(
        "hits",
        sa.Column("id", sa.Integer, primary_key=True),
        _dossier(),
        sa.Column("field", sa.String(20), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("at", sa.String(20), nullable=False),
        sa.Column("gone_at", sa.String(20)),
    )
    op.create_index("hits_dossier", "hits", ["dossier_id", "at"])


def _merges() -> None:
    op.create_table(
        "merges", _text("organisation", 254, primary_key=True), _text("company", 254), _text("at", 20)
    )
    op.create_index("merges_company", "merges", ["company"])
    op.create_table(
        "merge_log",
        sa.Column("id", sa.Integer, primary_key=True),
        _text("deed", 10),
        _text("organisation", 254),
        _text("company", 254),
        _text("at", 20),
    )


def _imports() -> None:
    op.create_table(
        "imports",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("file", sa.String(200), nullable=False),
        sa.Column("format", sa.String(20), nullable=False),
        sa.Column("at", sa.String(20), nullable=False),
    )
    contact = sa.ForeignKey("contacts.address", ondelete="CASCADE")
    of = sa.ForeignKey("imports.id", ondelete="CASCADE")
    op.create_table(
        "imported",
        sa.Column("address", sa.String(254), contact, primary_key=True),
        sa.Column("import_id", sa.String(32), of, nullable=False),
    )
    op.create_index("imported_import", "imported", ["import_id"])


def _written() -> None:
    op.create_table(
        "written",
        sa.Column("address", sa.String(254), primary_key=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("first_at", sa.String(20), nullable=False),
        sa.Column("last_at", sa.String(20), nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
    )


def _replies() -> None:
    op.create_table(
        "replies",
        sa.Column("reply_to", sa.String(254), primary_key=True),
        _dossier(primary_key=True),
        sa.Column("domain", sa.String(253), nullable=False),
        sa.Column("first_at", sa.String(20), nullable=False),
    )
    op.create_index("replies_domain", "replies", ["domain"])


def _saved_views() -> None:
    op.create_table(
        "saved_views",
        _text("id", 32, primary_key=True),
        _text("name", 60),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        _text("at", 20),
    )


def _vet_lists() -> None:
    op.create_table("vet_lists", _text("id", 32, primary_key=True), _text("made_at", 20))
    parent = sa.ForeignKey("vet_lists.id", ondelete="CASCADE")
    op.create_table(
        "vet_list_rows",
        sa.Column("list_id", sa.String(32), parent, primary_key=True, nullable=False),
        sa.Column("place", sa.Integer, primary_key=True, nullable=False),
        sa.Column("line", sa.Integer, nullable=False),
        _text("typed", 300),
        _text("address", 254),
        _text("name", 200),
        _text("fault", 60),
        sa.Column("params", sa.Text, nullable=False),
        sa.Column("met", sa.Boolean, nullable=False),
    )
    op.create_index("vet_list_rows_address", "vet_list_rows", ["address"])

"""The first tables: dossiers with what hangs on them, contacts, look-ups, the doors of the owner's pages."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _dossiers()
    _of_dossiers()
    _notebook()
    _owner()
    _rest()


def _text(name: str, length: int, **options: Any) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), **({"nullable": False} | options))


def _dossier(**options: Any) -> sa.Column[str]:
    parent = sa.ForeignKey("dossiers.id", ondelete="CASCADE")
    return sa.Column("dossier_id", sa.String(32), parent, nullable=False, **options)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _level(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.SmallInteger, nullable=False)


def _long(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _dossiers() -> None:
    op.create_table(
        "dossiers",
        _text("id", 32, primary_key=True),
        _text("address", 254, unique=True),
        _text("domain", 253),
        _text("name", 200),
        _text("first_seen", 20),
        _text("checked_at", 20, nullable=True),
        _text("seen_at", 20, nullable=True),
        _text("reach", 8),
        sa.Column("complete", sa.Boolean, nullable=False),
        _level("level"),
        _level("shown"),
        sa.Column("score", sa.Float, nullable=False),
        _whole("seen"),
        _whole("version"),
        _long("search"),
    )
    op.create_index("dossiers_checked_at", "dossiers", ["checked_at"])
    op.create_index("dossiers_first_seen", "dossiers", ["first_seen"])
    op.create_index("dossiers_seen_at", "dossiers", ["seen_at"])
    op.create_index("dossiers_domain", "dossiers", ["domain", "address"])
    op.create_index("dossiers_name", "dossiers", ["name", "address"])
    op.create_index("dossiers_score", "dossiers", ["score"])
    op.create_index("dossiers_shown", "dossiers", ["shown", "checked_at"])
    op.create_index("dossiers_seen", "dossiers", ["seen"])


def _of_dossiers() -> None:
    op.create_table("facts", _dossier(primary_key=True), _long("body"))
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer, primary_key=True),
        _dossier(),
        _text("at", 20),
        _text("reach", 8),
        sa.Column("complete", sa.Boolean, nullable=False),
        _level("level"),
        sa.Column("score", sa.Float, nullable=False),
    )
    op.create_index("runs_dossier", "runs", ["dossier_id", "at"])
    op.create_table(
        "sightings",
        _dossier(primary_key=True),
        _text("key", 32, primary_key=True),
        _text("name", 200),
        sa.Column("reply_to", sa.Text),
        sa.Column("auth", sa.Text),
        _text("surface", 20),
        _level("level"),
        _text("first_at", 20),
        _text("last_at", 20),
        _whole("times"),
    )


def _notebook() -> None:
    op.create_table(
        "changes",
        sa.Column("id", sa.Integer, primary_key=True),
        _dossier(),
        _text("code", 60),
        _long("before"),
        _long("after"),
        _text("at", 20),
        sa.UniqueConstraint("dossier_id", "code", "before", "after", "at", name="changes_once"),
    )
    op.create_index("changes_at", "changes", ["at"])
    op.create_table(
        "notes", sa.Column("id", sa.Integer, primary_key=True), _dossier(), _long("text"), _text("at", 20)
    )
    op.create_index("notes_dossier", "notes", ["dossier_id", "at"])
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer, primary_key=True),
        _dossier(),
        _text("verdict", 20),
        _text("at", 20),
    )
    op.create_index("decisions_dossier", "decisions", ["dossier_id", "at"])


def _owner() -> None:
    op.create_table("tickets", _text("hash", 64, primary_key=True), _text("until", 20))
    op.create_table("sessions", _text("hash", 64, primary_key=True), _text("used_at", 20))
    op.create_table(
        "browsers",
        _text("id", 32, primary_key=True),
        _text("origin", 200, unique=True),
        _text("name", 200),
        _text("token_hash", 64),
        _text("key", 100),
        _text("paired_at", 20),
        _text("used_at", 20),
    )
    op.create_table("settings", _text("key", 100, primary_key=True), _long("value"))


def _rest() -> None:
    op.create_table(
        "contacts",
        _text("address", 254, primary_key=True),
        _text("name", 200),
        _text("origin", 20),
        _text("since", 20),
    )
    op.create_table(
        "lookups",
        _text("source", 40, primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        _text("named", 40),
        sa.Column("absent", sa.Boolean, nullable=False),
        _long("value"),
        _text("seen_at", 20),
        _text("until", 20),
    )
    op.create_index("lookups_until", "lookups", ["until"])
    op.create_table("views", _text("id", 32, primary_key=True), _long("text"), _text("made_at", 20))
    op.create_table("never", _text("hmac", 64, primary_key=True), _text("at", 20))

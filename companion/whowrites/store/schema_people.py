"""The tables of the people around the user: contacts, whom he writes to, and whose answers go to whom."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from whowrites.store.columns import Moment
from whowrites.store.schema_ground import dossier as _dossier
from whowrites.store.schema_ground import metadata

contacts = Table(
    "contacts",
    metadata,
    Column("address", String(254), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("origin", String(20), nullable=False),
    Column("since", Moment, nullable=False),
)

# Apart from `contacts`, which an older revision made: the import that brought a contact.
imports = Table(
    "imports",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("file", String(200), nullable=False),
    Column("format", String(20), nullable=False),
    Column("at", Moment, nullable=False),
)

imported = Table(
    "imported",
    metadata,
    Column("address", String(254), ForeignKey("contacts.address", ondelete="CASCADE"), primary_key=True),
    Column("import_id", String(32), ForeignKey("imports.id", ondelete="CASCADE"), nullable=False),
    Index("imported_import", "import_id"),
)

# Whom the user writes to. `times`: the days on which that was noticed.
written = Table(
    "written",
    metadata,
    Column("address", String(254), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("first_at", Moment, nullable=False),
    Column("last_at", Moment, nullable=False),
    Column("times", Integer, nullable=False),
)

# Which senders' answers go to an address that is not theirs; lists and bulk mail left out.
replies = Table(
    "replies",
    metadata,
    Column("reply_to", String(254), primary_key=True),
    _dossier(primary=True),
    Column("domain", String(253), nullable=False),
    Column("first_at", Moment, nullable=False),
    Index("replies_domain", "domain"),
)

"""The tables of what the owner brings to a dossier: what he said of the sender, and what he found
elsewhere.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text

from whowrites.store.columns import Moment
from whowrites.store.schema_ground import dossier as _dossier
from whowrites.store.schema_ground import metadata

# Each matter (kind and key) as often as he changed his mind; `holds` marks the last word.
ledger = Table(
    "ledger",
    metadata,
    Column("id", Integer, primary_key=True),
    _dossier(),
    Column("kind", String(12), nullable=False),
    Column("key", String(80), nullable=False),
    Column("value", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("holds", Boolean, nullable=False),
    Index("ledger_dossier", "dossier_id", "kind", "key"),
    Index("ledger_matter", "kind", "key", "holds", "value"),
)

hits = Table(
    "hits",
    metadata,
    Column("id", Integer, primary_key=True),
    _dossier(),
    Column("field", String(20), nullable=False),
    Column("value", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("gone_at", Moment),
    Index("hits_dossier", "dossier_id", "at"),
)

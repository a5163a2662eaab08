"""The tables of the owner's desk: how he sorts his dossiers, and what he looks at."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from whowrites.store.columns import Moment
from whowrites.store.schema_ground import dossier as _dossier
from whowrites.store.schema_ground import metadata

tags = Table(
    "tags",
    metadata,
    _dossier(primary=True),
    Column("tag", String(60), primary_key=True),
    Index("tags_tag", "tag", "dossier_id"),
)

# Organisations that the user says are one company: each points at the one under which all are shown.
merges = Table(
    "merges",
    metadata,
    Column("organisation", String(254), primary_key=True),
    Column("company", String(254), nullable=False),
    Column("at", Moment, nullable=False),
    Index("merges_company", "company"),
)

merge_log = Table(
    "merge_log",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("deed", String(10), nullable=False),  # merged, parted
    Column("organisation", String(254), nullable=False),
    Column("company", String(254), nullable=False),
    Column("at", Moment, nullable=False),
)

saved_views = Table(
    "saved_views",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("name", String(60), nullable=False),
    Column("state", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

# Pasted lists whose addresses are vetted.
vet_lists = Table(
    "vet_lists",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("made_at", Moment, nullable=False),
)

vet_list_rows = Table(
    "vet_list_rows",
    metadata,
    Column("list_id", String(32), ForeignKey("vet_lists.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("line", Integer, nullable=False),
    Column("typed", String(300), nullable=False),
    Column("address", String(254), nullable=False),
    Column("name", String(200), nullable=False),
    Column("fault", String(60), nullable=False),
    Column("params", Text, nullable=False),
    Column("met", Boolean, nullable=False),
    Index("vet_list_rows_address", "address"),
)

views = Table(
    "views",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("text", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
)

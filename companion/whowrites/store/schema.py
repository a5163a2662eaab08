"""The tables as they are now. A fresh database is made from this; an older one by `migrations/`, to the
same bytes.

Whoever changes a table here adds a migration and its number to `REVISIONS`.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    Float,
    Index,
    Integer,
    PrimaryKeyConstraint,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    insert,
)

from whowrites.store.columns import Moment, Rank
from whowrites.store.schema_desk import merge_log as merge_log
from whowrites.store.schema_desk import merges as merges
from whowrites.store.schema_desk import saved_views as saved_views
from whowrites.store.schema_desk import tags as tags
from whowrites.store.schema_desk import vet_list_rows as vet_list_rows
from whowrites.store.schema_desk import vet_lists as vet_lists
from whowrites.store.schema_desk import views as views
from whowrites.store.schema_ground import dossier as _dossier
from whowrites.store.schema_ground import metadata as metadata
from whowrites.store.schema_owner import hits as hits
from whowrites.store.schema_owner import ledger as ledger
from whowrites.store.schema_people import contacts as contacts
from whowrites.store.schema_people import imported as imported
from whowrites.store.schema_people import imports as imports
from whowrites.store.schema_people import replies as replies
from whowrites.store.schema_people import written as written

REVISIONS = ("0001", "0002")
"""Every revision there has been, oldest first."""

dossiers = Table(
    "dossiers",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("address", String(254), nullable=False, unique=True),
    Column("domain", String(253), nullable=False),
    Column("name", String(200), nullable=False),  # the last that the address was seen with
    Column("first_seen", Moment, nullable=False),
    Column("checked_at", Moment),
    Column("seen_at", Moment),
    Column("reach", String(8), nullable=False),
    Column("complete", Boolean, nullable=False),
    Column("level", Rank, nullable=False),  # of the address alone
    Column("shown", Rank, nullable=False),  # the most risk of it and its sightings
    Column("score", Float, nullable=False),
    Column("seen", Integer, nullable=False),
    Column(
        "version", Integer, nullable=False
    ),  # grows with each save: says whether a parsed copy is still good
    # What follows from the facts (`traits`); empty or NULL: not known.
    Column("company", String(200), nullable=False),
    Column("country", String(2), nullable=False),
    Column("tld", String(63), nullable=False),
    Column("registrar", String(200), nullable=False),
    Column("registrant_country", String(2), nullable=False),
    Column("registered", Date),
    Column("provider", String(200), nullable=False),
    Column("free", Boolean, nullable=False),  # anybody can have a mailbox there
    Column("organisation", String(254), nullable=False),  # `organisations`: what is grouped as one company
    # What follows from the rows that hang on it.
    Column("reply_elsewhere", Boolean, nullable=False),
    Column("changed_at", Moment),
    Column("decision", String(20), nullable=False),
    Column("decided_at", Moment),
    # What the owner sets (`dealings`); empty or NULL: not set.
    Column("outcome", String(10), nullable=False),
    Column("outcome_at", Moment),
    Column("owner", String(100), nullable=False),
    Column("need", SmallInteger),
    Column("impression", SmallInteger),
    Column("watch", String(10), nullable=False),
    # Folded: address, names, claims, notes. The last column: a long one stands in pages of its own.
    Column("search", Text, nullable=False),
    # One index for each order of the history, and for the level filter with the usual one.
    Index("dossiers_checked_at", "checked_at"),
    Index("dossiers_first_seen", "first_seen"),
    Index("dossiers_seen_at", "seen_at"),
    Index("dossiers_domain", "domain", "address"),
    Index("dossiers_name", "name", "address"),
    Index("dossiers_score", "score"),
    Index("dossiers_shown", "shown", "checked_at"),
    Index("dossiers_seen", "seen"),
    Index("dossiers_company", "company", "address"),
    Index("dossiers_country", "country", "address"),
    Index("dossiers_owner", "owner", "address"),
    Index("dossiers_decision", "decision", "checked_at", "address"),
    Index("dossiers_free", "free", "checked_at"),
    Index("dossiers_changed_at", "changed_at"),
    Index("dossiers_registered", "registered"),
    Index("dossiers_organisation", "organisation", "shown", "checked_at"),
    Index("dossiers_watch", "watch", "checked_at"),
)

# Apart from `dossiers`, so that a search walks over narrow rows.
facts = Table("facts", metadata, _dossier(primary=True), Column("body", Text, nullable=False))

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    _dossier(),
    Column("at", Moment, nullable=False),
    Column("reach", String(8), nullable=False),
    Column("complete", Boolean, nullable=False),
    Column("level", Rank, nullable=False),
    Column("score", Float, nullable=False),
    Index("runs_dossier", "dossier_id", "at"),
)

sightings = Table(
    "sightings",
    metadata,
    _dossier(primary=True),
    Column("key", String(32), primary_key=True),  # hash of name, Reply-To and authentication
    Column("name", String(200), nullable=False),
    Column("reply_to", Text),
    Column("auth", Text),
    Column("header", Text),  # of the latest message with one
    Column("claims", Text),  # of the signature read last
    Column("surface", String(20), nullable=False),
    Column("level", Rank, nullable=False),
    Column("first_at", Moment, nullable=False),
    Column("last_at", Moment, nullable=False),
    Column("times", Integer, nullable=False),
)

changes = Table(
    "changes",
    metadata,
    Column("id", Integer, primary_key=True),
    _dossier(),
    Column("code", String(60), nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("source", String(40), nullable=False),
    Column("since", Moment, nullable=False),  # when the old value was last seen
    Column("at", Moment, nullable=False),
    Column("seen", Boolean, nullable=False),
    # Two processes that compare with the same old value tell of one change.
    UniqueConstraint("dossier_id", "code", "before", "after", "since", name="changes_once"),
    Index("changes_at", "at"),
    Index("changes_seen", "seen", "at"),
)

notes = Table(
    "notes",
    metadata,
    Column("id", Integer, primary_key=True),
    _dossier(),
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index("notes_dossier", "dossier_id", "at"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    _dossier(),
    Column("verdict", String(20), nullable=False),
    Column("at", Moment, nullable=False),
    Index("decisions_dossier", "dossier_id", "at"),
)

tickets = Table(
    "tickets",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("until", Moment, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("used_at", Moment, nullable=False),
)

browsers = Table(
    "browsers",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("origin", String(200), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("token_hash", String(64), nullable=False),
    Column("key", String(100), nullable=False),
    Column("paired_at", Moment, nullable=False),
    Column("used_at", Moment, nullable=False),
)

settings = Table(
    "settings",
    metadata,
    Column("key", String(100), primary_key=True),
    Column("value", Text, nullable=False),
)

lookups = Table(
    "lookups",
    metadata,
    Column("source", String(40), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("named", String(40), nullable=False),  # the source that the answer names
    Column("absent", Boolean, nullable=False),
    Column("value", Text, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("until", Moment, nullable=False),
    Index("lookups_until", "until"),
)

never = Table(
    "never",
    metadata,
    Column("hmac", String(64), primary_key=True),
    Column("at", Moment, nullable=False),
)

# What alembic keeps its mark in, written as alembic writes it.
version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)


def create(connection: Connection) -> None:
    """All tables in an empty database, marked with the newest revision."""
    metadata.create_all(connection, checkfirst=False)
    connection.execute(insert(version).values(version_num=REVISIONS[-1]))

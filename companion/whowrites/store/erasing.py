"""Deleting what is kept of one person, or of everybody. Backups that hold it are gone within a week."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import Table, delete, func, select

from whowrites.store import settings
from whowrites.store.contacts import Contacts
from whowrites.store.database import Database
from whowrites.store.dossiers import Dossiers
from whowrites.store.schema import (
    browsers,
    contacts,
    decisions,
    dossiers,
    metadata,
    never,
    notes,
    replies,
    runs,
    sessions,
    tickets,
    version,
    written,
)
from whowrites.store.schema import settings as settings_table
from whowrites.store.schema import sightings as sightings_table
from whowrites.store.written import WrittenTo

KEPT = frozenset({settings_table, browsers, sessions, tickets, never, version})
"""What is not about senders: the owner's settings, his browsers, and whom not to check (as HMAC)."""
_MARKS = ("contacts_mark", "written_mark", "replies_mark", "owner_mark")


@dataclass(frozen=True, slots=True)
class Held:
    """What is kept of one address. `dossier_id` is empty where there is no dossier."""

    dossier_id: str
    checks: int
    messages: int
    notes: int
    decisions: int
    contact: bool
    written: bool

    @property
    def anything(self) -> bool:
        return bool(self.dossier_id) or self.contact or self.written


class Erasing:
    """Thread-safe. Raises NotSaved."""

    def __init__(
        self, database: Database, dossiers: Dossiers, contacts: Contacts, written: WrittenTo
    ) -> None:
        self._database = database
        self._dossiers = dossiers
        self._contacts = contacts
        self._written = written

    def held(self, address: str) -> Held:
        """What is kept of a normalised address."""
        with self._database.read() as connection:
            key = connection.execute(select(dossiers.c.id).where(dossiers.c.address == address)).scalar()

            def of(table: Table) -> int:
                counted = select(func.count()).where(table.c.dossier_id == key)
                return int(connection.execute(counted).scalar_one())

            return Held(
                key or "",
                of(runs),
                of(sightings_table),
                of(notes),
                of(decisions),
                connection.execute(select(contacts).where(contacts.c.address == address)).first() is not None,
                connection.execute(select(written).where(written.c.address == address)).first() is not None,
            )

    def person(self, address: str) -> Held:
        """Delete all that is kept of a normalised address; gives what that was."""
        found = self.held(address)
        if found.dossier_id:
            self._dossiers.delete(found.dossier_id)
        if found.contact:
            self._contacts.remove(address)
        self._written.remove(address)
        with self._database.write() as connection:
            connection.execute(delete(replies).where(replies.c.reply_to == address))
        self._database.scrub()
        return found

    def everything(self) -> int:
        """Delete all dossiers, contacts and what else is kept of senders; how many dossiers there were."""
        with self._database.write() as connection:
            number = connection.execute(select(func.count()).select_from(dossiers)).scalar_one()
            for table in reversed(metadata.sorted_tables):
                if table not in KEPT:
                    connection.execute(delete(table))
            for mark in _MARKS:
                settings.write(connection, mark, secrets.token_hex(8))
        self._dossiers.forget_memory()
        self._database.scrub()
        return int(number)

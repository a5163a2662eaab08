"""The people the user knows.

Implements `Known` of the sources: it is asked for every sender, so it answers from memory.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from threading import Lock

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from whowrites.address import parse, registrable
from whowrites.records import Contact
from whowrites.store import circle, settings
from whowrites.store.columns import storable
from whowrites.store.database import Database
from whowrites.store.fold import fold
from whowrites.store.schema import contacts

_MARK = "contacts_mark"
"""Setting that changes with each change of the contacts."""


@dataclass(frozen=True, slots=True)
class _Snapshot:
    by_address: dict[str, Contact]
    domains: frozenset[str]
    by_name: dict[str, tuple[Contact, ...]]


class Contacts:
    """Addresses are normalised ones. Thread-safe."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = Lock()
        self._watch: sqlite3.Connection | None = None
        self._generation = -1
        self._data_version = -1
        self._mark: tuple[str] | None = None
        self._snapshot: _Snapshot | None = None
        self._own: frozenset[str] = frozenset()
        self._approved: frozenset[str] = frozenset()

    def contact(self, address: str) -> Contact | None:
        """The contact with this address, or None."""
        return self._now().by_address.get(address)

    def contact_domains(self) -> Collection[str]:
        """The registrable domains of all contacts, those of free mail included."""
        return self._now().domains

    def own_domains(self) -> Collection[str]:
        """The registrable domains that the user says are his own firm's."""
        self._now()
        return self._own

    def approved_domains(self) -> Collection[str]:
        """The registrable domains of past dossiers whose sender the user approved."""
        self._now()
        return self._approved

    def contacts_named(self, name: str) -> Sequence[Contact]:
        """The contacts of this name, case, accents and blanks ignored; none for an empty name."""
        return self._now().by_name.get(fold(name), ()) if name else ()

    def all(self) -> tuple[Contact, ...]:
        """All contacts by address."""
        return tuple(self._now().by_address[key] for key in sorted(self._now().by_address))

    def version(self) -> str:
        """A text that changes with each change of the contacts and of the other domains known, by whatever
        process; it says nothing to another process."""
        self._now()
        return f"{self._mark[0] if self._mark else ''} {hash((self._own, self._approved)):x}"

    def add(self, found: Sequence[Contact]) -> None:
        """Add contacts, or replace name and origin of those that are there; `since` stays.

        Raises BadAddress, NotSaved.
        """
        rows = [
            {
                "address": parse(contact.address).normal,
                "name": storable(contact.name, 200),
                "origin": contact.origin,
                "since": contact.since,
            }
            for contact in found
        ]
        if not rows:
            return
        with self._database.write() as connection:
            connection.execute(_UPSERT, rows)
            settings.write(connection, _MARK, secrets.token_hex(8))

    def remove(self, address: str) -> bool:
        """Remove a contact, from the files too; False where there was none. Raises NotSaved."""
        with self._database.write() as connection:
            gone = connection.execute(delete(contacts).where(contacts.c.address == address)).rowcount > 0
            settings.write(connection, _MARK, secrets.token_hex(8))
        if gone:
            self._database.scrub()
        return gone

    def close(self) -> None:
        with self._lock:
            if self._watch:
                self._watch.close()
                self._watch = None

    def _now(self) -> _Snapshot:
        """The contacts as they are now.

        `data_version` costs microseconds and sees the writes of other processes too.
        """
        with self._lock:
            if self._watch is None or self._generation != self._database.generation:
                if self._watch:
                    self._watch.close()
                self._generation = self._database.generation
                self._watch = self._database.connect()
                self._data_version = -1
            data_version = int(self._watch.execute("PRAGMA data_version").fetchone()[0])
            if data_version != self._data_version:
                # Something was written, mostly dossiers; the mark tells whether it was contacts.
                row = self._watch.execute("SELECT value FROM settings WHERE key = ?", (_MARK,)).fetchone()
                if self._snapshot is None or self._mark != row:
                    self._snapshot = self._read()
                # Equal sets stay the same object: what is laid out for comparisons hangs on it.
                own, approved = circle.own_domains(self._watch), circle.approved_domains(self._watch)
                self._own = self._own if own == self._own else own
                self._approved = self._approved if approved == self._approved else approved
                self._mark, self._data_version = row, data_version
            assert self._snapshot is not None
            return self._snapshot

    def _read(self) -> _Snapshot:
        with self._database.read() as connection:
            rows = connection.execute(select(contacts)).fetchall()
        found = [Contact(row.address, row.name, row.origin, row.since) for row in rows]
        named: dict[str, tuple[Contact, ...]] = {}
        for contact in found:
            if key := fold(contact.name):
                named[key] = (*named.get(key, ()), contact)
        return _Snapshot(
            {contact.address: contact for contact in found},
            frozenset(registrable(contact.address.rpartition("@")[2]) for contact in found),
            named,
        )


_INSERT = insert(contacts)
_UPSERT = _INSERT.on_conflict_do_update(
    index_elements=[contacts.c.address],
    set_={"name": _INSERT.excluded.name, "origin": _INSERT.excluded.origin},
)

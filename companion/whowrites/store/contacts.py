"""The people the user knows.

Implements `Known` of the sources: it is asked for every sender, so it answers from memory.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from datetime import datetime
from threading import Lock

from sqlalchemy import delete
from sqlalchemy.dialects.sqlite import insert

from whowrites.address import parse
from whowrites.model import Claim
from whowrites.records import Approved, Contact, Written
from whowrites.store import circle, earlier, people, replies, settings, written
from whowrites.store.columns import storable
from whowrites.store.contact_list import Listing, listing
from whowrites.store.database import Database
from whowrites.store.people import People
from whowrites.store.schema import contacts
from whowrites.wire import moment

MARK = "contacts_mark"
"""Setting that changes with each change of the contacts."""

_FIRST_SEEN = "SELECT first_seen FROM dossiers WHERE address = ?"
_SEEN_NAMED = "SELECT address FROM dossiers WHERE name = ? ORDER BY address LIMIT 5"
_MARKS = (MARK, written.MARK, replies.MARK)
_MARKED = "SELECT key, value FROM settings WHERE key IN (?, ?, ?)"


class Contacts:
    """Addresses are normalised ones. Thread-safe."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = Lock()
        self._version = -1
        self._marks: dict[str, str] = {}
        self._contacts: People[Contact] | None = None
        self._written: People[Written] | None = None
        self._listed: tuple[People[Contact], Listing] | None = None
        self._decisions: tuple[int, int] | None = None
        self._approved: People[Approved] = people.no_approved()
        self._own: frozenset[str] = frozenset()

    def contact(self, address: str) -> Contact | None:
        """The contact with this address, or None."""
        return self._now().by_address.get(address)

    def contact_domains(self) -> Collection[str]:
        """The registrable domains of all contacts, those of free mail included."""
        return self._now().domains

    def contacts_named(self, name: str) -> Sequence[Contact]:
        """The contacts of this name, case, accents and blanks ignored; none for an empty name."""
        return self._now().named(name)

    def own_domains(self) -> Collection[str]:
        """The registrable domains that the user says are his own firm's."""
        self._now()
        return self._own

    def approved_domains(self) -> Collection[str]:
        """The registrable domains of past dossiers whose sender the user approved."""
        self._now()
        return self._approved.domains

    def approved(self, address: str) -> Approved | None:
        """The approved sender with this address, or None."""
        self._now()
        return self._approved.by_address.get(address)

    def approved_named(self, name: str) -> Sequence[Approved]:
        """The approved senders of this name."""
        self._now()
        return self._approved.named(name)

    def written(self, address: str) -> Written | None:
        """What is known of the user's writing to this address, or None."""
        return self._writing().by_address.get(address)

    def written_named(self, name: str) -> Sequence[Written]:
        """The people of this name that the user wrote to."""
        return self._writing().named(name)

    def written_domains(self) -> Collection[str]:
        """The registrable domains that the user writes to over time."""
        return self._writing().domains

    def first_seen(self, address: str) -> datetime | None:
        """When a message of this address was first seen; None before the first one."""
        rows = self._database.look(_FIRST_SEEN, (address,))
        return moment(rows[0][0]) if rows else None

    def seen_named(self, name: str) -> Sequence[str]:
        """Some addresses that were last seen under exactly this name."""
        return [row[0] for row in self._database.look(_SEEN_NAMED, (name,))]

    def replies_since(self, address: str, reply_to: str) -> datetime | None:
        """When this sender was first seen with this Reply-To; None where he never was."""
        return replies.since(self._database.look, address, reply_to)

    def senders_to(self, address: str) -> Sequence[tuple[str, str]]:
        """(address, name) of senders whose answers go to this address."""
        return replies.senders_to(self._database.look, address)

    def senders_into(self, domain: str) -> Sequence[tuple[str, str]]:
        """(address, name) of senders whose answers go into this registrable domain."""
        return replies.senders_into(self._database.look, domain)

    def told_at(self, domain: str, but: str) -> Sequence[Claim]:
        """What dossiers of other addresses than `but` at this registrable domain say of its firm."""
        return earlier.told_at(self._database.look, domain, but)

    def firms_called(self, beginning: str) -> Sequence[tuple[str, str]]:
        """(name, registrable domain) of the firms of dossiers whose name begins so."""
        return earlier.firms_called(self._database.look, beginning)

    def all(self) -> tuple[Contact, ...]:
        """All contacts by address."""
        return tuple(self._now().by_address[key] for key in sorted(self._now().by_address))

    def listing(self) -> Listing:
        """All contacts as a list to look through, laid out once a change."""
        now = self._now()
        if self._listed is None or self._listed[0] is not now:
            self._listed = now, listing(now)
        return self._listed[1]

    def version(self) -> str:
        """A text that changes with each change of what is known here, by whatever process; it says nothing
        to another process."""
        self._now()
        marks = " ".join(self._marks.get(mark, "") for mark in _MARKS)
        return f"{marks} {hash((self._own, self._decisions)):x}"

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
            settings.write(connection, MARK, secrets.token_hex(8))

    def remove(self, address: str) -> bool:
        """Remove a contact, from the files too; False where there was none. Raises NotSaved."""
        with self._database.write() as connection:
            gone = connection.execute(delete(contacts).where(contacts.c.address == address)).rowcount > 0
            settings.write(connection, MARK, secrets.token_hex(8))
        if gone:
            self._database.scrub()
        return gone

    def _writing(self) -> People[Written]:
        self._now()
        assert self._written is not None
        return self._written

    def _now(self) -> People[Contact]:
        """The contacts as they are now, and all else brought up to date."""
        version = self._database.version()
        if version != self._version or self._contacts is None:
            with self._lock:
                if version != self._version:
                    self._bring_up()
                    self._version = version
        assert self._contacts is not None
        return self._contacts

    def _bring_up(self) -> None:
        """Something was written, mostly dossiers: the marks tell what has to be read again. Equal sets stay
        the same object, for what is laid out for comparisons hangs on it."""
        look = self._database.look
        marks = {row[0]: row[1] for row in look(_MARKED, _MARKS)}
        if self._contacts is None or self._marks.get(MARK) != marks.get(MARK):
            self._contacts = self._read()
        if self._written is None or self._marks.get(written.MARK) != marks.get(written.MARK):
            with self._database.read() as connection:
                self._written = _same_domains(self._written, people.all_written(connection))
        ((number, latest),) = look("SELECT count(*), coalesce(max(id), 0) FROM decisions")
        decisions = number, latest
        if decisions != self._decisions:
            self._approved = _same_domains(self._approved, people.of(circle.approved(look)))
        own = circle.own_domains(look)
        self._own = self._own if own == self._own else own
        self._marks, self._decisions = marks, decisions

    def _read(self) -> People[Contact]:
        with self._database.read() as connection:
            return _same_domains(self._contacts, people.all_contacts(connection))


def _same_domains(before: People[people.P] | None, now: People[people.P]) -> People[people.P]:
    kept = before.domains if before and before.domains == now.domains else now.domains
    return People(now.by_address, now.by_name, kept)


_INSERT = insert(contacts)
_UPSERT = _INSERT.on_conflict_do_update(
    index_elements=[contacts.c.address],
    set_={"name": _INSERT.excluded.name, "origin": _INSERT.excluded.origin},
)

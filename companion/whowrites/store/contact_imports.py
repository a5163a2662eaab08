"""Contacts that came from a file: added in one transaction, and taken out again by one word."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, func, insert, select

from whowrites.records import Import
from whowrites.store import settings
from whowrites.store.columns import storable
from whowrites.store.contacts import MARK
from whowrites.store.database import Database
from whowrites.store.schema import contacts, imported, imports

_CHUNK = 500
"""Of the parameters that one statement may have."""


class ContactImports:
    """The imports of one database. Thread-safe."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def add(self, file: str, form: str, people: Sequence[tuple[str, str]]) -> tuple[str, int]:
        """Add these (normalised address, name) and give the import's id and how many were new.

        Who is a contact already stays as he is, and is none of this import's. No import is kept, and the id
        is empty, where nobody was new. Raises NotSaved; then nobody was added.
        """
        now, import_id = self._clock(), secrets.token_hex(16)
        with self._database.write() as connection:
            had = set(connection.execute(select(contacts.c.address)).scalars())
            new = {address: name for address, name in people if address not in had}
            if not new:
                return "", 0
            row = {"id": import_id, "file": storable(file, 200), "format": form, "at": now}
            connection.execute(insert(imports).values(row))
            connection.execute(
                insert(contacts),
                [
                    {"address": address, "name": storable(name, 200), "origin": "import", "since": now}
                    for address, name in new.items()
                ],
            )
            connection.execute(
                insert(imported), [{"address": address, "import_id": import_id} for address in new]
            )
            settings.write(connection, MARK, secrets.token_hex(8))
        return import_id, len(new)

    def undo(self, import_id: str) -> int:
        """Take out the contacts of an import, from the files too, and the import; how many they were.

        A contact whom the user has marked as known since stays. Raises NotSaved.
        """
        with self._database.write() as connection:
            of = select(imported.c.address).where(imported.c.import_id == import_id)
            gone = connection.execute(
                delete(contacts).where(contacts.c.address.in_(of), contacts.c.origin == "import")
            ).rowcount
            connection.execute(delete(imports).where(imports.c.id == import_id))
            settings.write(connection, MARK, secrets.token_hex(8))
        if gone:
            self._database.scrub()
        return gone

    def all(self) -> tuple[Import, ...]:
        """The imports of which contacts are left, newest first."""
        chosen = (
            select(imports, func.count(imported.c.address))
            .join(imported, imported.c.import_id == imports.c.id)
            .group_by(imports.c.id)
            .order_by(imports.c.at.desc(), imports.c.id)
        )
        with self._database.read() as connection:
            return tuple(Import(*row) for row in connection.execute(chosen))

    def files_of(self, addresses: Collection[str]) -> dict[str, str]:
        """The file that each of these contacts came from, as far as they came from one; up to 500."""
        chosen = (
            select(imported.c.address, imports.c.file)
            .join(imports, imports.c.id == imported.c.import_id)
            .where(imported.c.address.in_(list(addresses)[:_CHUNK]))
        )
        with self._database.read() as connection:
            return {row.address: row.file for row in connection.execute(chosen)}

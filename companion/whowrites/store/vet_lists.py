"""Lists of addresses that the owner pasted to have them vetted: kept for a month under a random id, so that
the page with their answers can be opened again and its URL holds no address.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from whowrites.store.columns import storable
from whowrites.store.database import Database
from whowrites.store.schema import vet_list_rows, vet_lists

KEPT_FOR = timedelta(days=30)
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class ListRow:
    """One pasted address, normalised in `address`; or with a `fault` code, its params, and what was typed.

    `met`: its sighting is counted already.
    """

    line: int
    typed: str
    address: str = ""
    name: str = ""
    fault: str = ""
    params: Mapping[str, str | int] = field(default_factory=dict)
    met: bool = False


class VetLists:
    """The lists of one database. Thread-safe; writing raises NotSaved."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def keep(self, rows: Sequence[ListRow]) -> str:
        """Keep a list; its id."""
        list_id = secrets.token_hex(16)
        with self._database.write() as connection:
            connection.execute(insert(vet_lists).values(id=list_id, made_at=self._clock()))
            values = [_values(list_id, place, row) for place, row in enumerate(rows)]
            if values:
                connection.execute(insert(vet_list_rows), values)
        return list_id

    def rows(self, list_id: str) -> tuple[ListRow, ...] | None:
        """The rows of a list in its order; None where there is none (any more)."""
        chosen = select(vet_list_rows).where(vet_list_rows.c.list_id == list_id)
        with self._database.read() as connection:
            if connection.execute(select(vet_lists.c.id).where(vet_lists.c.id == list_id)).first() is None:
                return None
            return tuple(_row(row) for row in connection.execute(chosen.order_by(vet_list_rows.c.place)))

    def mark_met(self, list_id: str, addresses: Collection[str]) -> None:
        """Remember that the sightings of these addresses are counted."""
        wanted = list(addresses)
        if not wanted:
            return
        with self._database.write() as connection:
            for start in range(0, len(wanted), _CHUNK):
                chosen = vet_list_rows.c.address.in_(wanted[start : start + _CHUNK])
                here = update(vet_list_rows).where(vet_list_rows.c.list_id == list_id, chosen)
                connection.execute(here.values(met=True))


def expire(connection: Connection, now: datetime) -> None:
    """Forget lists older than a month."""
    connection.execute(delete(vet_lists).where(vet_lists.c.made_at < now - KEPT_FOR))


def forget(connection: Connection, address: str) -> None:
    """Take an address whose dossier is deleted out of all lists."""
    connection.execute(delete(vet_list_rows).where(vet_list_rows.c.address == address))


def _row(row: Row[*tuple[Any, ...]]) -> ListRow:
    params = json.loads(row.params)
    return ListRow(row.line, row.typed, row.address, row.name, row.fault, params, row.met)


def _values(list_id: str, place: int, row: ListRow) -> dict[str, Any]:
    return {
        "list_id": list_id,
        "place": place,
        "line": row.line,
        "typed": storable(row.typed, 300),
        "address": row.address,
        "name": storable(row.name, 200),
        "fault": row.fault,
        "params": json.dumps({key: _plain(value) for key, value in row.params.items()}),
        "met": row.met,
    }


def _plain(value: str | int) -> str | int:
    return storable(value, 300) if isinstance(value, str) else value

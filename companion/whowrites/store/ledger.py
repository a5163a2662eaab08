"""What the owner said of a sender, each matter with all that he said of it before: nothing is overwritten."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from whowrites.records import Entry
from whowrites.store.columns import storable
from whowrites.store.errors import StoreError
from whowrites.store.schema import dossiers, ledger

MAX_NOTE = 1_000
MAX_VALUE = 500
SHOWN = 500

ANSWER, STANDING, DISMISSED, TAG = "answer", "standing", "dismissed", "tag"
"""Kinds of matters: the manual checklist, the owner's own judgement, reasons that he called wrong, and tags
(the key is the tag)."""


def write(connection: Connection, entry: Entry) -> bool:
    """Let this entry hold for its matter; False where the very same holds already.

    Raises StoreError where there is no such dossier.
    """
    need_dossier(connection, entry.dossier_id)
    value, note = storable(entry.value, MAX_VALUE), storable(entry.note, MAX_NOTE)
    matter = (
        ledger.c.dossier_id == entry.dossier_id,
        ledger.c.kind == entry.kind,
        ledger.c.key == entry.key,
        ledger.c.holds.is_(True),
    )
    held = connection.execute(select(ledger.c.value, ledger.c.note).where(*matter)).first()
    if (held.value, held.note) == (value, note) if held else not value and not note:
        return False
    connection.execute(update(ledger).where(*matter).values(holds=False))
    row = {"dossier_id": entry.dossier_id, "kind": entry.kind, "key": entry.key, "at": entry.at}
    connection.execute(insert(ledger).values(**row, value=value, note=note, holds=True))
    return True


def take_back(connection: Connection, dossier_id: str, kind: str, key: str, at: datetime) -> bool:
    """Let hold again what held before the last entry of this matter; False where nothing was said.

    It is an entry of its own: the ledger keeps both.
    """
    chosen = select(ledger).where(
        ledger.c.dossier_id == dossier_id, ledger.c.kind == kind, ledger.c.key == key
    )
    last = connection.execute(chosen.order_by(ledger.c.at.desc(), ledger.c.id.desc()).limit(2)).fetchall()
    if not last:
        return False
    value, note = (last[1].value, last[1].note) if len(last) == 2 else ("", "")
    return write(connection, Entry(dossier_id, kind, key, value, note, at))


def entries(connection: Connection, dossier_id: str) -> tuple[Entry, ...]:
    """All that was said of a dossier's sender, newest first, each with what held before."""
    rows = connection.execute(
        select(ledger)
        .where(ledger.c.dossier_id == dossier_id)
        .order_by(ledger.c.at, ledger.c.id)
        .limit(SHOWN * 4)
    )
    found: list[Entry] = []
    before: dict[tuple[str, str], str] = {}
    for row in rows:
        matter = (row.kind, row.key)
        found.append(Entry(row.dossier_id, *matter, row.value, row.note, row.at, before.get(matter, "")))
        before[matter] = row.value
    return tuple(reversed(found[-SHOWN:]))


def holding(connection: Connection, kinds: Iterable[str], dossier_id: str = "") -> list[Entry]:
    """What holds now, of one dossier or of all, the oldest first; matters taken back are left out."""
    chosen = select(ledger).where(ledger.c.kind.in_(list(kinds)), ledger.c.holds.is_(True))
    if dossier_id:
        chosen = chosen.where(ledger.c.dossier_id == dossier_id)
    rows = connection.execute(chosen.where(ledger.c.value != "").order_by(ledger.c.id))
    return [Entry(row.dossier_id, row.kind, row.key, row.value, row.note, row.at) for row in rows]


def holders(connection: Connection, kind: str, key: str) -> tuple[str, ...]:
    """The ids of the dossiers for which this matter holds now."""
    chosen = select(ledger.c.dossier_id).where(
        ledger.c.kind == kind, ledger.c.key == key, ledger.c.holds.is_(True), ledger.c.value != ""
    )
    return tuple(connection.execute(chosen).scalars())


def dismissals(connection: Connection) -> dict[str, int]:
    """How many dossiers' owners call the reason of each code wrong now."""
    code = func.substr(ledger.c.key, 1, func.instr(ledger.c.key, " ") - 1)
    chosen = select(code, func.count(ledger.c.dossier_id.distinct())).where(
        ledger.c.kind == DISMISSED, ledger.c.holds.is_(True), ledger.c.value != ""
    )
    return {row[0]: row[1] for row in connection.execute(chosen.group_by(code))}


def need_dossier(connection: Connection, dossier_id: str) -> None:
    """Raises StoreError where there is no such dossier."""
    if connection.execute(select(dossiers.c.id).where(dossiers.c.id == dossier_id)).first() is None:
        raise StoreError("There is no such dossier.")

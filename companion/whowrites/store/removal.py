"""Taking a dossier out, with what look-ups, searches, lists and merges say of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, select

from whowrites.store import organisations, saved_views, vet_lists, views
from whowrites.store.lookups import Lookups
from whowrites.store.schema import dossiers


def remove(connection: Connection, dossier_id: str, lookups: Lookups, now: datetime) -> str:
    """The address of the dossier that is gone; empty where there was none."""
    columns = (dossiers.c.address, dossiers.c.domain, dossiers.c.free, dossiers.c.search)
    row = connection.execute(select(*columns).where(dossiers.c.id == dossier_id)).first()
    if row is None:
        return ""
    connection.execute(delete(dossiers).where(dossiers.c.id == dossier_id))
    others = select(dossiers.c.id).where(dossiers.c.domain == row.domain).limit(1)
    alone = connection.execute(others).first() is None
    if alone or row.free:
        gone = row.address if row.free else row.domain
        organisations.forget(connection, gone, now)
    lookups.forget(connection, [row.address, row.domain] if alone else [row.address])
    views.forget(connection, row.search)
    vet_lists.forget(connection, row.address)
    saved_views.forget(connection, row.address)
    return str(row.address)

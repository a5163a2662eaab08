"""What the owner found about senders elsewhere, each with the page where it stands."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from whowrites.records import Hit
from whowrites.store.columns import storable
from whowrites.store.ledger import need_dossier
from whowrites.store.schema import dossiers, hits
from whowrites.store.sightings import extended

MAX_VALUE = 500
MAX_URL = 2_000
SHOWN = 200


def add(connection: Connection, hit: Hit) -> int:
    """Keep a hit and make its value searchable; gives its id. Raises StoreError where there is no such
    dossier.
    """
    need_dossier(connection, hit.dossier_id)
    value, url = storable(hit.value, MAX_VALUE), storable(hit.url, MAX_URL)
    row = {"dossier_id": hit.dossier_id, "field": hit.field, "at": hit.at}
    made = connection.execute(insert(hits).values(**row, value=value, url=url))
    found = dossiers.c.id == hit.dossier_id
    search = connection.execute(select(dossiers.c.search).where(found)).scalar_one()
    connection.execute(update(dossiers).where(found).values(search=extended(search, [value])))
    key = made.inserted_primary_key
    assert key is not None
    return int(key[0])


def take_out(connection: Connection, dossier_id: str, hit_id: int, at: datetime | None) -> bool:
    """Take a hit out, or with None put it back; False where the dossier has no such hit."""
    own = (hits.c.id == hit_id, hits.c.dossier_id == dossier_id)
    return connection.execute(update(hits).where(*own).values(gone_at=at)).rowcount > 0


def of(connection: Connection, dossier_id: str) -> tuple[Hit, ...]:
    """The hits of a dossier, newest first, those taken out included."""
    chosen = select(hits).where(hits.c.dossier_id == dossier_id)
    rows = connection.execute(chosen.order_by(hits.c.at.desc(), hits.c.id.desc()).limit(SHOWN))
    return tuple(Hit(*row) for row in rows)


def standing(connection: Connection) -> tuple[Hit, ...]:
    """All hits that were not taken out, the oldest first."""
    rows = connection.execute(select(hits).where(hits.c.gone_at.is_(None)).order_by(hits.c.id))
    return tuple(Hit(*row) for row in rows)

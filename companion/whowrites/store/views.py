"""Searches of the history kept under random ids: `?view=<id>` stands in the URL where the text (often an
address) must not.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from whowrites.store.columns import storable
from whowrites.store.fold import MAX_QUERY, fold
from whowrites.store.schema import views

KEPT_FOR = timedelta(days=30)


def keep(connection: Connection, text: str, now: datetime) -> str:
    """Keep a search text; the same text gets a new id each time."""
    view_id = secrets.token_hex(16)
    connection.execute(insert(views).values(id=view_id, text=storable(text, MAX_QUERY), made_at=now))
    return view_id


def text_of(connection: Connection, view_id: str) -> str | None:
    """The text under an id, or None."""
    return connection.execute(select(views.c.text).where(views.c.id == view_id)).scalar()


def expire(connection: Connection, now: datetime) -> None:
    """Forget searches older than a month."""
    connection.execute(delete(views).where(views.c.made_at < now - KEPT_FOR))


def forget(connection: Connection, search: str) -> None:
    """Forget the searches whose words occur in a dossier that is deleted: they may be its address or name."""
    for row in connection.execute(select(views.c.id, views.c.text)).fetchall():
        if any(term in search for term in fold(row.text).split()):
            connection.execute(delete(views).where(views.c.id == row.id))

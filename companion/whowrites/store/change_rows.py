"""Changes between two looks, in their table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, literal_column, select, update
from sqlalchemy.dialects.sqlite import insert

from whowrites.records import Change
from whowrites.store.columns import Moment, storable
from whowrites.store.schema import changes, dossiers

MAX_CHANGE = 500
SHOWN_IN_RECORD = 200


def add_changes(connection: Connection, found: Sequence[Change]) -> None:
    """Keep what differs between two looks, each once: the same step from the same old value is no news.

    Changes of a dossier that is no more are passed over.
    """
    if not found:
        return
    wanted = {change.dossier_id for change in found}
    there = set(connection.execute(select(dossiers.c.id).where(dossiers.c.id.in_(wanted))).scalars())
    found = [change for change in found if change.dossier_id in there]
    rows = [
        {
            "dossier_id": change.dossier_id,
            "code": change.code,
            "before": storable(change.before, MAX_CHANGE),
            "after": storable(change.after, MAX_CHANGE),
            "source": storable(change.source, 40),
            "since": change.since or change.at,
            "at": change.at,
            "seen": False,
        }
        for change in found
    ]
    if not rows:
        return
    connection.execute(insert(changes).on_conflict_do_nothing(), rows)
    latest = {change.dossier_id: change.at for change in sorted(found, key=lambda change: change.at)}
    connection.execute(_CHANGED, [{"b_id": key, "b_at": at} for key, at in latest.items()])


def changes_of(connection: Connection, dossier_id: str) -> tuple[Change, ...]:
    """The changes, newest first."""
    chosen = select(changes).where(changes.c.dossier_id == dossier_id)
    rows = connection.execute(
        chosen.order_by(changes.c.at.desc(), changes.c.id.desc()).limit(SHOWN_IN_RECORD)
    )
    return tuple(change_of(row) for row in rows)


def change_of(row: Row[Any]) -> Change:
    """The change that a row of the table holds."""
    return Change(row.dossier_id, row.code, row.before, row.after, row.at, row.source, row.since)


_CHANGED = (
    update(dossiers)
    .where(dossiers.c.id == bindparam("b_id"))
    .values(
        changed_at=func.max(
            func.coalesce(dossiers.c.changed_at, literal_column("''")), bindparam("b_at", type_=Moment)
        )
    )
)

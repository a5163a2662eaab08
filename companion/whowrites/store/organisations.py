"""Which senders are one company: those of one registrable domain, and what the user merged. Every merge can
be undone, and a log says what was done.

An organisation is a registrable domain, or one address where strangers share the domain.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from whowrites.address import BadAddress, parse
from whowrites.store.errors import StoreError
from whowrites.store.schema import dossiers, merge_log, merges
from whowrites.store.traits import own_organisation

SHOWN_IN_LOG = 200


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of the log. `deed`: merged (the organisation was put under the company) or parted."""

    deed: str
    organisation: str
    company: str
    at: datetime


def shown_under(connection: sqlite3.Connection, organisation: str) -> str:
    """The company under which an organisation is shown: itself, if it is not merged into another one."""
    found = connection.execute(
        "SELECT company FROM merges WHERE organisation = ?", (organisation,)
    ).fetchone()
    return str(found[0]) if found else organisation


def merge(connection: Connection, ids: Sequence[str], now: datetime) -> str | None:
    """Make one company of those that these dossiers belong to, under the domain with most dossiers; its
    name, or None where they are one already.

    Raises StoreError where none of the dossiers exists.
    """
    own = dossiers.c.organisation
    rows = set(connection.execute(select(own).where(dossiers.c.id.in_(ids))).scalars())
    if not rows:
        raise StoreError("There is no such dossier.")
    counted = connection.execute(select(own, func.count()).where(own.in_(rows)).group_by(own).order_by(own))
    company = max(counted, key=lambda row: ("@" not in row[0], row[1]))[0]
    others = sorted(rows - {company})
    for other in others:
        # What was merged into the other one before comes along, each still to be parted by itself.
        before = connection.execute(select(merges.c.organisation).where(merges.c.company == other)).scalars()
        for organisation in [other, *before]:
            _point(connection, organisation, company, now)
        connection.execute(
            update(dossiers).where(dossiers.c.organisation == other).values(organisation=company)
        )
    return company if others else None


def part(connection: Connection, organisation: str, now: datetime) -> bool:
    """Take an organisation out of the company that it was merged into; False where it is in none."""
    company = connection.execute(
        select(merges.c.company).where(merges.c.organisation == organisation)
    ).scalar()
    if company is None:
        return False
    connection.execute(delete(merges).where(merges.c.organisation == organisation))
    rows = connection.execute(
        select(dossiers.c.id, dossiers.c.address, dossiers.c.free).where(dossiers.c.organisation == company)
    )
    own = [row.id for row in rows if _own(row.address, row.free) == organisation]
    for start in range(0, len(own), 500):
        chosen = dossiers.c.id.in_(own[start : start + 500])
        connection.execute(update(dossiers).where(chosen).values(organisation=organisation))
    _log(connection, "parted", organisation, company, now)
    return True


def merged(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Each company that others were merged into, with those."""
    found: dict[str, tuple[str, ...]] = {}
    for row in connection.execute(select(merges).order_by(merges.c.company, merges.c.organisation)):
        found[row.company] = (*found.get(row.company, ()), row.organisation)
    return found


def log(connection: Connection) -> tuple[Deed, ...]:
    """What was merged and parted, newest first."""
    rows = connection.execute(select(merge_log).order_by(merge_log.c.id.desc()).limit(SHOWN_IN_LOG))
    return tuple(Deed(row.deed, row.organisation, row.company, row.at) for row in rows)


def forget(connection: Connection, organisation: str, now: datetime) -> None:
    """Forget an organisation of which no dossier is left: it may be somebody's address. What was merged into
    it is parted.
    """
    under = select(merges.c.organisation).where(merges.c.company == organisation)
    for other in connection.execute(under).scalars().all():
        part(connection, other, now)
    for table in (merges, merge_log):
        connection.execute(
            delete(table).where((table.c.organisation == organisation) | (table.c.company == organisation))
        )


def _point(connection: Connection, organisation: str, company: str, now: datetime) -> None:
    connection.execute(delete(merges).where(merges.c.organisation == organisation))
    connection.execute(insert(merges).values(organisation=organisation, company=company, at=now))
    _log(connection, "merged", organisation, company, now)


def _log(connection: Connection, deed: str, organisation: str, company: str, now: datetime) -> None:
    connection.execute(
        insert(merge_log).values(deed=deed, organisation=organisation, company=company, at=now)
    )


def _own(address: str, free: bool) -> str:
    try:
        return own_organisation(parse(address), free)
    except BadAddress:
        return address

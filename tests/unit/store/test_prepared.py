"""Prepared statements write what SQLAlchemy writes, in the types of the columns, and in its transaction."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import bindparam, insert, select, update

from whowrites.model import Level
from whowrites.store.database import Database
from whowrites.store.prepared import Prepared, plain
from whowrites.store.schema import dossiers, runs, settings

NOW = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
DOSSIER = {
    "id": "a" * 32, "address": "a@firm.example", "domain": "firm.example", "name": "", "first_seen": NOW,
    "checked_at": None, "reach": "local", "complete": True, "level": Level.HIGH, "shown": Level.LOW,
    "score": 3.5, "seen": 0, "version": 1, "company": "", "country": "", "tld": "example", "registrar": "",
    "registrant_country": "", "registered": NOW.date(), "provider": "", "free": False,
    "organisation": "firm.example", "reply_elsewhere": False, "decision": "", "outcome": "", "owner": "",
    "watch": "", "search": "",
}  # fmt: skip


def test_it_stores_what_sqlalchemy_stores(database: Database) -> None:
    prepared = Prepared(insert(dossiers), DOSSIER)
    with database.write() as connection:
        prepared.run(plain(connection), DOSSIER)
        connection.execute(insert(dossiers), {**DOSSIER, "id": "b" * 32, "address": "b@firm.example"})
    ours, theirs = database.look("SELECT * FROM dossiers ORDER BY id")
    assert ours[2:] == theirs[2:]
    with database.read() as connection:
        row = connection.execute(select(dossiers).where(dossiers.c.id == "a" * 32)).one()
    assert {name: getattr(row, name) for name in DOSSIER} == DOSSIER
    database.close()


def test_values_in_the_statement_stand_beside_those_given(database: Database) -> None:
    raised = Prepared(
        update(dossiers)
        .where(dossiers.c.id == bindparam("b_id"))
        .values(seen=dossiers.c.seen + 2, shown=Level.HIGH, seen_at=bindparam("b_at"))
        .returning(dossiers.c.seen)
    )
    with database.write() as connection:
        connection.execute(insert(dossiers), DOSSIER)
        for expected in (2, 4):
            assert raised.run(plain(connection), {"b_id": "a" * 32, "b_at": NOW}).fetchall() == [(expected,)]
    assert database.look("SELECT shown, seen_at FROM dossiers") == [(3, "2026-11-24T12:30:00Z")]
    database.close()


def test_all_rows_go_and_a_block_that_fails_keeps_none(database: Database) -> None:
    prepared = Prepared(insert(runs), ("dossier_id", "at", "reach", "complete", "level", "score"))
    row = {
        "dossier_id": "a" * 32,
        "at": NOW,
        "reach": "local",
        "complete": True,
        "level": Level.LOW,
        "score": 0,
    }
    with database.write() as connection:
        connection.execute(insert(dossiers), DOSSIER)
        prepared.run_all(plain(connection), [row, {**row, "level": Level.HIGH}])
    assert database.look("SELECT level FROM runs ORDER BY level") == [(1,), (3,)]
    with pytest.raises(ZeroDivisionError), database.write() as connection:
        Prepared(insert(settings)).run(plain(connection), {"key": "a", "value": "1"})
        print(1 // 0)
    assert database.look("SELECT * FROM settings") == []
    database.close()

"""Merges of organisations: every one can be undone, and the log says what was done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection, select

from whowrites.model import Facts, Level
from whowrites.store import Store, StoreError, organisations
from whowrites.store.schema import dossiers

PEOPLE = ("ann@alpha.example", "amy@alpha.example", "bob@beta.example", "cat@gamma.example")


@pytest.fixture
def ids(store: Store, make_facts: Callable[..., Facts]) -> dict[str, str]:
    made = [make_facts(address) for address in PEOPLE]
    for facts in made:
        store.dossiers.save(facts, Level.LOW, 1.0)
    return {facts.address[:3]: facts.id for facts in made}


def shown(connection: Connection) -> dict[str, str]:
    rows = connection.execute(select(dossiers.c.address, dossiers.c.organisation))
    return {row.address[:3]: row.organisation.partition(".")[0] for row in rows}


def test_merged_under_the_one_with_most_and_parted_again(
    store: Store, ids: dict[str, str], clock: Any
) -> None:
    with store._database.write() as connection:
        company = organisations.merge(connection, list(ids.values())[:3], clock())
        assert company == "alpha.example"
        assert shown(connection) == {"ann": "alpha", "amy": "alpha", "bob": "alpha", "cat": "gamma"}
        assert organisations.merged(connection) == {"alpha.example": ("beta.example",)}
        assert organisations.merge(connection, [ids["ann"], ids["bob"]], clock()) is None
        assert organisations.part(connection, "beta.example", clock())
        assert not organisations.part(connection, "beta.example", clock())
        assert shown(connection) == {"ann": "alpha", "amy": "alpha", "bob": "beta", "cat": "gamma"}
        assert [(deed.deed, deed.organisation) for deed in organisations.log(connection)] == [
            ("parted", "beta.example"),
            ("merged", "beta.example"),
        ]


def test_what_was_merged_before_comes_along_and_can_be_parted_alone(
    store: Store, ids: dict[str, str], clock: Any
) -> None:
    with store._database.write() as connection:
        organisations.merge(connection, [ids["bob"], ids["cat"]], clock())
        organisations.merge(connection, [ids["ann"], ids["amy"], ids["bob"]], clock())
        assert set(shown(connection).values()) == {"alpha"}
        assert organisations.merged(connection) == {"alpha.example": ("beta.example", "gamma.example")}
        organisations.part(connection, "gamma.example", clock())
        assert shown(connection)["cat"] == "gamma"
        assert shown(connection)["bob"] == "alpha"


def test_a_sender_met_later_is_shown_under_the_company(
    store: Store, ids: dict[str, str], make_facts: Callable[..., Facts], clock: Any
) -> None:
    with store._database.write() as connection:
        organisations.merge(connection, list(ids.values())[:3], clock())
    store.dossiers.save(make_facts("bea@beta.example"), Level.LOW, 1.0)
    store.dossiers.save(make_facts("bob@beta.example"), Level.LOW, 1.0)
    with store._database.read() as connection:
        assert shown(connection)["bea"] == shown(connection)["bob"] == "alpha"


def test_of_a_deleted_sender_no_merge_is_left(store: Store, ids: dict[str, str], clock: Any) -> None:
    with store._database.write() as connection:
        organisations.merge(connection, list(ids.values())[:3], clock())
    store.dossiers.delete(ids["ann"])
    with store._database.read() as connection:
        assert organisations.merged(connection) == {"alpha.example": ("beta.example",)}
    store.dossiers.delete(ids["amy"])
    with store._database.read() as connection:
        assert organisations.merged(connection) == {}
        assert organisations.log(connection) == ()
        assert shown(connection)["bob"] == "beta"


def test_nothing_is_merged_of_what_is_not_there(store: Store, clock: Any) -> None:
    with pytest.raises(StoreError), store._database.write() as connection:
        organisations.merge(connection, ["0" * 32], clock())

"""The tables say what belongs to what."""

from __future__ import annotations

from whowrites.store import Store
from whowrites.store.history import _ORDER
from whowrites.store.schema import REVISIONS, dossiers, metadata


def test_all_that_hangs_on_a_dossier_goes_with_it() -> None:
    children = {
        table.name: [key.ondelete for key in table.foreign_keys]
        for table in metadata.sorted_tables
        if "dossier_id" in table.columns
    }
    assert set(children) == {
        "facts",
        "runs",
        "sightings",
        "changes",
        "notes",
        "decisions",
        "tags",
        "replies",
        "ledger",
        "hits",
    }
    assert all(rules == ["CASCADE"] for rules in children.values())


def test_each_order_of_the_history_has_an_index() -> None:
    led_by = {next(iter(index.columns)).name for index in dossiers.indexes} | {"address"}  # unique: indexed
    assert {columns[0].name for columns in _ORDER.values()} <= led_by


def test_a_new_store_carries_the_newest_mark(store: Store) -> None:
    with store._database.read() as connection:
        marks = connection.exec_driver_sql("SELECT version_num FROM alembic_version").fetchall()
        tables = connection.exec_driver_sql(
            "SELECT count(*) FROM sqlite_master WHERE type = 'table'"
        ).scalar()
    assert marks == [(REVISIONS[-1],)]
    assert tables == len(metadata.tables)

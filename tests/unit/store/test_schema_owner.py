"""What the owner brings hangs on its dossier, and each matter is found without walking over all."""

from __future__ import annotations

from whowrites.store import Store
from whowrites.store.schema_owner import hits, ledger


def test_both_go_with_their_dossier() -> None:
    for table in (ledger, hits):
        assert [key.ondelete for key in table.foreign_keys] == ["CASCADE"]


def test_what_holds_of_a_kind_is_found_by_an_index(store: Store) -> None:
    plan = "EXPLAIN QUERY PLAN SELECT * FROM ledger WHERE kind = 'answer' AND key = 'fee' AND holds = 1"
    with store._database.read() as connection:
        steps = connection.exec_driver_sql(plan).fetchall()
    assert "USING INDEX ledger_matter" in str(steps)

"""What a colleague is given of a dossier."""

from __future__ import annotations

from shared_dossier import NOW, fill
from whowrites.store import Store


def test_all_that_was_brought_oldest_first(store: Store) -> None:
    dossier = fill(store)
    (one,) = store.exchange.shared()
    assert (one.facts.id, one.facts.address) == (dossier, "ann@example.com")
    assert [decision.verdict for decision in one.decisions] == ["ask", "declined"]
    assert {(entry.kind, entry.key.partition(" ")[0], entry.value) for entry in one.entries} == {
        ("standing", "owner", "Li Na"),
        ("standing", "outcome", "lost"),
        ("standing", "need", "4"),
        ("tag", "fair", "on"),
        ("tag", "valves", "on"),
        ("answer", "bank", "yes"),
        ("dismissed", "domain_days_old", "wrong"),
    }
    assert [(hit.field, hit.gone_at) for hit in one.hits] == [("company", NOW), ("phone", None)]
    assert [change.code for change in one.changes] == ["mail_moved"]
    assert len(one.runs) == len(one.sightings) == 1


def test_how_often_it_is_checked_again_stays_here(store: Store) -> None:
    dossier = fill(store)
    with store._database.write() as connection:
        from whowrites.records import Entry
        from whowrites.store import ledger

        ledger.write(connection, Entry(dossier, "standing", "watch", "monthly", "", NOW))
    (one,) = store.exchange.shared()
    assert "watch" not in {entry.key for entry in one.entries}

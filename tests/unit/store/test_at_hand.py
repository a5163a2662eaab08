from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from whowrites.model import Facts, Level
from whowrites.store import Store
from whowrites.store.at_hand import AtHand


def test_facts_of_another_version_are_not_given(make_facts: Callable[..., Facts]) -> None:
    held, facts = AtHand(), make_facts("ana@firm.example")
    assert held.of(["ana@firm.example"], 1) == {}
    held.keep({"ana@firm.example": facts}, 1)
    assert held.of(["ana@firm.example", "b@firm.example"], 1) == {"ana@firm.example": facts}
    assert held.of(["ana@firm.example"], 2) == {}
    held.keep({"ana@firm.example": facts}, 1)
    assert held.of(["ana@firm.example"], 2) == {}, "read before the write"


def test_what_another_process_keeps_or_deletes_is_seen_at_once(
    store: Store, data_dir: Path, clock: Callable[[], datetime], make_facts: Callable[..., Facts]
) -> None:
    other = Store.open(data_dir, clock)
    first = make_facts("ana@firm.example", company="Firm")
    store.dossiers.save(first, Level.LOW, 0.0)
    assert store.dossiers.facts(["ana@firm.example"])["ana@firm.example"] == first
    other.dossiers.save(make_facts("ana@firm.example", company="Another"), Level.HIGH, 1.0)
    (claim,) = store.dossiers.facts(["ana@firm.example"])["ana@firm.example"].claims
    assert claim.value == "Another"
    assert other.dossiers.delete(first.id)
    assert store.dossiers.facts(["ana@firm.example"]) == {}
    other.close()

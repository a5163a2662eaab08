"""What the owner sets on a dossier himself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from whowrites.model import Facts, Level
from whowrites.records import Dealings
from whowrites.store import Store, StoreError
from whowrites.store.dealings import MAX_OWNER, MAX_TAG, MAX_TAGS, tag_of


@pytest.fixture
def dossier(store: Store, make_facts: Callable[..., Facts]) -> str:
    facts = make_facts("ann@firm.example")
    store.dossiers.save(facts, Level.LOW, 1.0)
    return facts.id


def test_nothing_is_set_at_first(store: Store, dossier: str) -> None:
    assert store.desk.of(dossier) == Dealings()
    assert store.desk.of("0" * 32) is None


def test_what_is_set_is_kept_and_can_be_taken_back(store: Store, dossier: str, clock: Any) -> None:
    clock.pass_by(days=3)
    store.desk.set_outcome(dossier, "won")
    store.desk.set_owner(dossier, "  李娜 \n (Li Na) " + "x" * 200)
    store.desk.set_need(dossier, 5)
    store.desk.set_impression(dossier, 1)
    store.desk.set_watch(dossier, "monthly")
    found = store.desk.of(dossier)
    assert found is not None
    assert found.owner.startswith("李娜 (Li Na) x")
    assert len(found.owner) == MAX_OWNER
    assert (found.outcome, found.outcome_at, found.need, found.impression) == ("won", clock(), 5, 1)
    assert found.watch == "monthly"
    store.desk.set_outcome(dossier, "")
    store.desk.set_owner(dossier, "")
    store.desk.set_need(dossier, None)
    store.desk.set_impression(dossier, None)
    store.desk.set_watch(dossier, "")
    assert store.desk.of(dossier) == Dealings()


@pytest.mark.parametrize(
    "wrong",
    [
        lambda desk, key: desk.set_outcome(key, "maybe"),
        lambda desk, key: desk.set_need(key, 6),
        lambda desk, key: desk.set_impression(key, 0),
        lambda desk, key: desk.set_watch(key, "weekly"),
        lambda desk, key: desk.tag([key], "   "),
        lambda desk, key: desk.tag([key], "x" * (MAX_TAG + 1)),
        lambda desk, key: desk.tag([key], "a\u202eb"),
        lambda desk, key: desk.tag([key], "ann@firm.example"),
    ],
)
def test_what_is_not_allowed_is_said_and_changes_nothing(store: Store, dossier: str, wrong: Any) -> None:
    with pytest.raises(ValueError, match=r"none of|is not from|a tag has"):
        wrong(store.desk, dossier)
    assert store.desk.of(dossier) == Dealings()


def test_there_is_no_such_dossier(store: Store) -> None:
    with pytest.raises(StoreError):
        store.desk.set_owner("0" * 32, "Li")


def test_tags(store: Store, dossier: str, make_facts: Callable[..., Facts]) -> None:
    other = make_facts("bob@firm.example")
    store.dossiers.save(other, Level.LOW, 1.0)
    store.desk.tag([dossier, other.id, "0" * 32], " Canton  fair ")
    store.desk.tag([dossier], "样品")
    store.desk.tag([dossier], "样品")
    assert store.desk.tags() == {"Canton fair": 2, "样品": 1}
    found = store.desk.of(dossier)
    assert found is not None
    assert found.tags == ("Canton fair", "样品")
    store.desk.untag([dossier, other.id], "Canton fair")
    assert store.desk.tags() == {"样品": 1}
    store.dossiers.delete(dossier)
    assert store.desk.tags() == {}


def test_a_dossier_has_only_so_many_tags(store: Store, dossier: str) -> None:
    for n in range(MAX_TAGS + 3):
        store.desk.tag([dossier], f"tag {n}")
    assert len(store.desk.tags()) == MAX_TAGS


def test_a_tag_is_what_was_typed_less_blanks() -> None:
    assert tag_of("  a \t b ") == "a b"


def test_standing_is_kept_whole_or_not_at_all(store: Store, dossier: str) -> None:
    store.desk.stand(dossier, need=3, impression=None, owner=" Li  Na ", outcome="won")
    kept = store.desk.of(dossier)
    assert kept is not None
    assert (kept.need, kept.impression, kept.owner, kept.outcome) == (3, None, "Li Na", "won")
    with pytest.raises(ValueError, match="9"):
        store.desk.stand(dossier, need=1, impression=9, owner="", outcome="")
    assert store.desk.of(dossier) == kept


def test_the_time_of_an_outcome_that_stays_is_kept(store: Store, dossier: str, clock: Any) -> None:
    store.desk.stand(dossier, need=None, impression=None, owner="", outcome="won")
    first = store.desk.of(dossier)
    clock.pass_by(days=1)
    store.desk.stand(dossier, need=5, impression=None, owner="", outcome="won")
    second = store.desk.of(dossier)
    assert first is not None and second is not None
    assert second.outcome_at == first.outcome_at is not None

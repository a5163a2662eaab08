"""Stored levels follow what they are made of: on a store with real rows and nobody to ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from whowrites import own_weights, rerating
from whowrites.model import Auth, Facts, Finding, Kind, Level, Reach, Subject
from whowrites.net.internet import Internet
from whowrites.store import HistoryQuery, Store
from whowrites.vetting import Vetting
from whowrites.weights import changed, load

NOW = datetime(2026, 11, 24, 9, 40, tzinfo=UTC)
ADORNED = [Subject(f"a{n}.berg@spindle.example", "Anna Berg ☁", "", "list") for n in range(3)]
PLAIN = Subject("otto.lind@spindle.example", "Otto Lind", "", "list")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "data", lambda: NOW)
    yield opened
    opened.close()


@pytest.fixture
def vetting(store: Store) -> Iterator[Vetting]:
    opened = Vetting(Internet(nameservers=()), store, lambda: NOW)
    for _ in range(2):  # the second time they are sightings of stored dossiers
        opened.answer([*ADORNED, PLAIN], Reach.LOCAL)
    yield opened
    opened.close()


def levels(store: Store) -> list[Level]:
    return sorted(row.level for row in store.dossiers.search(HistoryQuery()).rows)


def test_the_effect_is_told_of_each_dossier_and_nothing_is_kept(vetting: Vetting, store: Store) -> None:
    lighter = changed(load(), {"name_ornamented": 0.0})
    found = list(rerating.effect(vetting, store, lighter, 10))
    moved = [(before, after) for _, before, after in found if before is not after]
    assert len(found) == 4
    assert moved == [(Level.MEDIUM, Level.UNKNOWN)] * 3
    assert levels(store) == ["medium", "medium", "medium", "unknown"]
    assert len(list(rerating.effect(vetting, store, lighter, 2))) == 2


@pytest.mark.parametrize("own", [{"name_ornamented": 0.0}, {"domain_young": 1.2}, {"domain_young": 0.0}])
def test_the_effect_told_is_the_one_that_the_history_then_shows(
    vetting: Vetting, store: Store, own: dict[str, float]
) -> None:
    """An address by itself may weigh more than in the light of its messages."""
    risk = Finding("domain_young", Kind.RISK, "domain", "rdap", NOW, {}, "", "registration")
    facts = Facts(store.dossiers.new_id(), "ines@example.com", (risk,), (), NOW, True, Reach.PASSIVE)
    store.dossiers.save(facts, vetting.rated(facts).level, vetting.rated(facts).score)
    passed = Auth(spf="pass", dkim="pass", dmarc="pass")
    for name in ("Ines", "Ines R."):
        vetting.answer([Subject("ines@example.com", name, "", "list", passed)], Reach.LOCAL)
    rerating.all_rated_anew(vetting, store)
    stored = {row.id: row.level for row in store.dossiers.search(HistoryQuery()).rows}
    told = list(rerating.effect(vetting, store, changed(load(), own), 10))
    assert {key: before for key, before, _ in told} == stored
    own_weights.keep(store.settings, own)
    rerating.all_rated_anew(vetting, store)
    stored = {row.id: row.level for row in store.dossiers.search(HistoryQuery()).rows}
    assert {key: after for key, _, after in told} == stored


def test_all_stored_levels_follow_kept_weights(vetting: Vetting, store: Store) -> None:
    own_weights.keep(store.settings, {"name_ornamented": 0.0})
    rerating.all_rated_anew(vetting, store)
    assert levels(store) == ["unknown"] * 4

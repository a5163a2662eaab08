"""The user's own domains and those of approved senders, as they are now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from whowrites.model import Facts, Level
from whowrites.records import Decision
from whowrites.store import Store
from whowrites.store.circle import OWN_DOMAINS


def test_own_domains_are_a_setting(store: Store) -> None:
    before = store.contacts.version()
    assert store.contacts.own_domains() == frozenset()
    store.settings.set(OWN_DOMAINS, ["Mail.Nordtool.example", "", 7])
    assert store.contacts.own_domains() == {"nordtool.example"}
    assert store.contacts.version() != before


def test_a_sender_is_approved_by_the_last_decision(
    store: Store, clock: Any, make_facts: Callable[..., Facts]
) -> None:
    facts = make_facts("anna@mail.spindle.example")
    store.dossiers.save(facts, Level.LOW, 0.0)
    assert store.contacts.approved_domains() == frozenset()
    store.dossiers.decide(Decision(facts.id, "proceed", clock()))
    assert store.contacts.approved_domains() == {"spindle.example"}
    same = store.contacts.approved_domains()
    store.settings.set("anything", 1)
    assert store.contacts.approved_domains() is same
    store.dossiers.decide(Decision(facts.id, "declined", clock()))
    assert store.contacts.approved_domains() == frozenset()

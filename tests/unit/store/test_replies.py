"""One mailbox behind several senders: who was seen with which Reply-To."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from whowrites.model import Auth, Facts, Level, Subject
from whowrites.store import Store

Seen = Callable[..., None]


@pytest.fixture
def seen(store: Store, clock: Any, make_facts: Callable[..., Facts]) -> Seen:
    def see(address: str, name: str, reply_to: str | None, channel: str = "") -> None:
        facts = store.dossiers.facts([address]).get(address) or make_facts(address)
        store.dossiers.save(facts, Level.LOW, 0.0)
        auth = Auth(channel=channel) if channel else None
        store.dossiers.sight([(facts.id, Subject(address, name, reply_to, "list", auth), Level.LOW)], clock())

    return see


def test_senders_by_the_address_and_by_the_domain_of_their_answers(store: Store, seen: Seen) -> None:
    seen("anna@one.example", "Anna", "Desk@Pay.example")
    seen("bo@two.example", "Bo", "other@mail.pay.example")
    assert store.contacts.senders_to("desk@pay.example") == (("anna@one.example", "Anna"),)
    assert len(store.contacts.senders_into("pay.example")) == 2
    assert store.contacts.senders_to("nobody@pay.example") == ()


@pytest.mark.parametrize(
    ("reply_to", "channel"),
    [(None, ""), ("", ""), ("anna@one.example", ""), ("no address", ""), ("x@pay.example", "list")],
)
def test_own_answers_and_those_of_lists_are_not_kept(
    store: Store, seen: Seen, reply_to: str | None, channel: str
) -> None:
    seen("anna@one.example", "Anna", reply_to, channel)
    assert store.contacts.senders_into("pay.example") == ()
    assert store.contacts.senders_to("anna@one.example") == ()


def test_only_a_new_sender_makes_the_others_be_judged_again(store: Store, seen: Seen, clock: Any) -> None:
    seen("anna@one.example", "Anna", "desk@pay.example")
    version = store.contacts.version()
    clock.pass_by(days=1)
    seen("anna@one.example", "Anna B", "desk@pay.example")
    assert store.contacts.version() == version
    seen("bo@two.example", "Bo", "desk@pay.example")
    assert store.contacts.version() != version


def test_a_deleted_sender_is_gone(store: Store, seen: Seen) -> None:
    seen("anna@one.example", "Anna", "desk@pay.example")
    store.dossiers.delete(store.dossiers.facts(["anna@one.example"])["anna@one.example"].id)
    assert store.contacts.senders_to("desk@pay.example") == ()


def test_when_an_address_was_first_seen(store: Store, seen: Seen, clock: Any) -> None:
    assert store.contacts.first_seen("anna@one.example") is None
    first = clock()
    seen("anna@one.example", "Anna", None)
    clock.pass_by(days=3)
    seen("anna@one.example", "Anna", None)
    assert store.contacts.first_seen("anna@one.example") == first

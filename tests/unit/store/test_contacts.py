"""Contacts answer from memory, and see what another process added."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from whowrites.address import BadAddress
from whowrites.model import Level, Subject
from whowrites.records import Contact
from whowrites.store import Store


def contact(address: str, name: str, clock: Any, origin: str = "import") -> Contact:
    return Contact(address, name, origin, clock())


def test_they_are_found_by_address_domain_and_name(store: Store, clock: Any) -> None:
    bob, eve = (
        contact("bob@mail.firm.example", "Bób  Smith", clock),
        contact("eve@shop.co.uk", "bob smith", clock),
    )
    assert store.contacts.contact("bob@mail.firm.example") is None
    store.contacts.add([bob, eve])
    assert store.contacts.contact("bob@mail.firm.example") == bob
    assert set(store.contacts.contact_domains()) == {"firm.example", "shop.co.uk"}
    assert set(store.contacts.contacts_named("BOB SMITH")) == {bob, eve}
    assert store.contacts.contacts_named("Bob") == ()
    assert store.contacts.contacts_named("") == ()
    assert store.contacts.all() == (bob, eve)
    assert store.contacts.remove("eve@shop.co.uk")
    assert not store.contacts.remove("eve@shop.co.uk")
    assert store.contacts.all() == (bob,)
    assert set(store.contacts.contact_domains()) == {"firm.example"}


def test_addresses_are_normalised_and_the_first_day_stays(store: Store, clock: Any) -> None:
    first = clock()
    store.contacts.add([contact("Bob@Firm.Example", "Bob", clock)])
    clock.pass_by(days=5)
    store.contacts.add([contact("bob@firm.example", "Robert", clock, "decision")])
    assert store.contacts.all() == (Contact("bob@firm.example", "Robert", "decision", first),)
    with pytest.raises(BadAddress):
        store.contacts.add([contact("good@firm.example", "", clock), contact("no address", "", clock)])
    assert len(store.contacts.all()) == 1, "a bad one among them: none is added"
    store.contacts.add([])


def test_nameless_contacts_share_no_name(store: Store, clock: Any) -> None:
    store.contacts.add([contact("a@firm.example", "", clock), contact("b@firm.example", " \u200b", clock)])
    assert store.contacts.contacts_named("\u200b") == ()


def test_what_another_process_adds_is_seen(store: Store, data_dir: Path, clock: Any) -> None:
    assert store.contacts.all() == ()
    other = Store.open(data_dir, clock)
    other.contacts.add([contact("bob@firm.example", "Bob", clock)])
    assert store.contacts.contact("bob@firm.example") is not None
    other.contacts.remove("bob@firm.example")
    assert store.contacts.contact("bob@firm.example") is None
    other.close()


def test_other_writes_do_not_read_the_contacts_again(
    store: Store, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.contacts.add([contact("bob@firm.example", "Bob", clock)])
    assert store.contacts.contact("bob@firm.example")
    reads: list[int] = []
    read = store.contacts._read
    monkeypatch.setattr(store.contacts, "_read", lambda: reads.append(1) or read())
    store.settings.set("x", 1)
    store.dossiers.sight([("0" * 32, Subject("a@b.example"), Level.LOW)], clock())
    assert store.contacts.contact("bob@firm.example")
    assert reads == []
    store.contacts.add([contact("eve@firm.example", "Eve", clock)])
    assert store.contacts.contact("eve@firm.example")
    assert reads == [1]


def test_another_database_file_is_read_anew(store: Store, clock: Any) -> None:
    store.contacts.add([contact("bob@firm.example", "Bob", clock)])
    assert store.contacts.contact("bob@firm.example")
    store._database.replace(lambda: None)
    assert store.contacts.contact("bob@firm.example")

    def exchange() -> None:
        with closing(sqlite3.connect(store.path)) as other, other:
            other.execute("DELETE FROM contacts")
            other.execute("DELETE FROM settings")

    store._database.replace(exchange)
    assert store.contacts.contact("bob@firm.example") is None

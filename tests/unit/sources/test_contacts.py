"""The user's contacts as a source."""

from __future__ import annotations

import dataclasses

from sources_stage import Stage
from whowrites.model import Absent, Found
from whowrites.records import Contact
from whowrites.sources import contacts


def test_a_contact_by_address_by_name_and_by_domain(stage: Stage) -> None:
    anna = Contact("anna@example.com", "Anna", "import", stage.clock.now)
    stage.people.contacts = (anna,)
    assert contacts.contact(stage.sources, "anna@example.com") == Found(anna, "contacts", stage.clock.now)
    assert contacts.contact(stage.sources, "anna@example.org") == Absent("contacts", stage.clock.now)
    assert contacts.contacts_named(stage.sources, "Anna") == (anna,)
    assert contacts.contact_domains(stage.sources) == {"example.com"}


class Circle:
    """Somebody who knows his own domains and the senders he approved, and has one contact."""

    def contact(self, address: str) -> None:
        return None

    def contacts_named(self, name: str) -> tuple[Contact, ...]:
        return ()

    def contact_domains(self) -> frozenset[str]:
        return frozenset({"example.com"})

    def own_domains(self) -> frozenset[str]:
        return frozenset({"own.example"})

    def approved_domains(self) -> frozenset[str]:
        return frozenset({"approved.example"})


def test_the_circle_is_contacts_and_own_domains_where_they_are_known(stage: Stage) -> None:
    stage.people.contacts = (Contact("anna@example.com", "Anna", "import", stage.clock.now),)
    assert contacts.own_circle(stage.sources) == {"example.com"}
    assert contacts.approved_domains(stage.sources) == frozenset()
    sources = dataclasses.replace(stage.sources, known=Circle())
    assert contacts.own_circle(sources) == {"example.com", "own.example"}
    assert contacts.own_circle(sources) is contacts.own_circle(sources)
    assert contacts.approved_domains(sources) == {"approved.example"}

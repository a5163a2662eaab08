"""The user's contacts as a source."""

from __future__ import annotations

from sources_stage import Stage
from whowrites.model import Absent, Contact, Found
from whowrites.sources import contacts


def test_a_contact_by_address_by_name_and_by_domain(stage: Stage) -> None:
    anna = Contact("anna@example.com", "Anna", "import", stage.clock.now)
    stage.people.contacts = (anna,)
    assert contacts.contact(stage.sources, "anna@example.com") == Found(anna, "contacts", stage.clock.now)
    assert contacts.contact(stage.sources, "anna@example.org") == Absent("contacts", stage.clock.now)
    assert contacts.contacts_named(stage.sources, "Anna") == (anna,)
    assert contacts.contact_domains(stage.sources) == {"example.com"}

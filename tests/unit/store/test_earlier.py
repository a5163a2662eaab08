"""What dossiers say of firms: by domain, and by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from whowrites.model import Claim, Facts, Finding, Kind, Level
from whowrites.store import Store


def test_claims_of_other_addresses_at_the_domain(
    store: Store, make_facts: Callable[..., Facts], clock: Any
) -> None:
    then = clock()
    claims = (
        Claim("company", "Nordtool GmbH", "rdap", then),
        Claim("company", "Nordtool GmbH", "site", then),
        Claim("language", "de", "site", then),
        Claim("company", "Older GmbH", "dossiers", then),
    )
    store.dossiers.save(replace(make_facts("ann@nordtool.example"), claims=claims), Level.LOW, 0.0)
    told = store.contacts.told_at("nordtool.example", "bob@nordtool.example")
    assert told == (Claim("company", "Nordtool GmbH", "dossiers", then),)
    assert store.contacts.told_at("nordtool.example", "ann@nordtool.example") == ()
    assert store.contacts.told_at("other.example", "bob@other.example") == ()


def test_firms_by_the_beginning_of_their_name(
    store: Store, make_facts: Callable[..., Facts], clock: Any
) -> None:
    for address, firm in (("ann@nordtool.example", "NORDTOOL Ltd"), ("bob@gmail.com", "Nordtool Agency")):
        facts = replace(make_facts(address), claims=(Claim("company", firm, "site", clock()),))
        if address.endswith("gmail.com"):
            facts = replace(facts, findings=(Finding("mail_free", Kind.NOTE, "domain", "lists", clock()),))
        store.dossiers.save(facts, Level.LOW, 0.0)
    assert store.contacts.firms_called("Nordtool") == (("NORDTOOL Ltd", "nordtool.example"),)
    assert store.contacts.firms_called("") == store.contacts.firms_called("Spindle") == ()

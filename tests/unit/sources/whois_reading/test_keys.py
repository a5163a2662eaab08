"""The table of keys."""

from __future__ import annotations

from whowrites.sources import tables
from whowrites.sources.whois_reading import keys
from whowrites.sources.whois_reading.lines import fold


def test_a_bare_created_is_the_domains_only_outside_other_blocks() -> None:
    assert keys.meaning("domain", "created") == "created"
    assert keys.meaning("contact", "created") == keys.meaning("registrant", "created") == ""
    assert keys.meaning("contact", "domain name commencement date") == "created"


def test_a_name_means_whose_block_it_stands_in() -> None:
    assert keys.meaning("registrant", "name") == "registrant_name"
    assert keys.meaning("registrar", "name") == "registrar"
    assert keys.meaning("contact", "name") == keys.meaning("domain", "name") == ""


def test_a_contact_says_nothing_of_the_holder() -> None:
    assert keys.meaning("contact", "registrant organization") == ""
    assert keys.meaning("domain", "registrant organization") == "registrant_org"


def test_headings() -> None:
    assert keys.heading("administrative contact") == "contact"
    assert keys.heading("registrant") == "registrant"
    assert keys.heading("name servers") == "domain"
    assert keys.heading("creation date") is None


def test_keys_are_written_as_they_are_looked_up() -> None:
    table = tables.toml("whois_keys.toml")
    groups = ("anywhere", "outside_contacts", "registrant", "registrar", "headings")
    names = [name for group in groups for named in table[group].values() for name in named]
    assert [name for name in names if fold(name) != name] == []


def test_no_key_of_a_group_means_two_things() -> None:
    table = tables.toml("whois_keys.toml")
    for group in ("anywhere", "outside_contacts", "registrant", "registrar", "headings"):
        named = [(name, meaning) for meaning, names in table[group].items() for name in set(names)]
        names = [name for name, _ in named]
        assert sorted(name for name in set(names) if names.count(name) > 1) == [], group

"""Whose line is it."""

from __future__ import annotations

from whowrites.sources.whois_reading.blocks import fields
from whowrites.sources.whois_reading.lines import read_lines
from whowrites.sources.whois_reading.objects import read_objects


def owners(text: str) -> list[tuple[str, str, str]]:
    lines = read_lines(text)
    found = fields(lines, read_objects(lines).owners)
    return [(field.owner, field.key, field.value) for field in found]


def test_blocks_that_are_set_in() -> None:
    text = """
    Domain name:
        example.co.uk

    Registrar:
        Bollard Ltd [Tag = BOLLARD]
        URL: https://bollard.example

    Relevant dates:
        Registered on: 14-May-2009

    Name servers:
        ns1.example.net   11.22.3.4
        ns2.example.net   2a00::1
"""
    assert owners(text) == [
        ("domain", "domain name", "example.co.uk"),
        ("registrar", "registrar", "Bollard Ltd [Tag = BOLLARD]"),
        ("registrar", "url", "https://bollard.example"),
        ("domain", "registered on", "14-May-2009"),
        ("domain", "name servers", "ns1.example.net   11.22.3.4"),
        ("domain", "name servers", "ns2.example.net   2a00::1"),
    ]


def test_flat_blocks_end_at_a_blank_line() -> None:
    text = (
        "Domain:\nname: example.ee\nregistered: 2009\n\n"
        "Registrant:\nname: Quill\nchanged: 2020\n\nexpire: 2027\n"
    )
    assert owners(text) == [
        ("domain", "name", "example.ee"),
        ("domain", "registered", "2009"),
        ("registrant", "name", "Quill"),
        ("registrant", "changed", "2020"),
        ("domain", "expire", "2027"),
    ]


def test_a_blank_line_after_a_heading_ends_nothing() -> None:
    assert owners("Holder\n\nname: Quill\ncreated: 2020\n\ncreated: 2009") == [
        ("registrant", "name", "Quill"),
        ("registrant", "created", "2020"),
        ("domain", "created", "2009"),
    ]


def test_a_contact_object_is_a_contacts_only_at_the_head_of_a_paragraph() -> None:
    text = (
        "domain: EXAMPLE.RU\nperson: Private Person\ncreated: 2009\n\n"
        "nic-hdl-br: QUI1\nperson: Quill\ncreated: 2020\n"
    )
    assert [owner for owner, key, _ in owners(text) if key == "created"] == ["domain", "contact"]


def test_an_empty_key_in_a_list_of_keys_opens_nothing() -> None:
    text = "Registrar: Bollard\nReseller:\nRegistrant:\nName Server: ns1.example.net\n"
    assert owners(text)[-1] == ("domain", "name server", "ns1.example.net")


def test_the_list_of_name_servers_goes_on_below_its_first_value() -> None:
    text = "nameservers:    ns1.example.net.\n                ns2.example.net.\ncreated:        2009.05.14\n"
    assert [key for _, key, _ in owners(text)] == ["nameservers", "nameservers", "created"]

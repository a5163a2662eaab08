"""The registrar, by the fields of a text."""

from __future__ import annotations

import pytest

from whowrites.sources.whois_reading.blocks import fields
from whowrites.sources.whois_reading.lines import read_lines
from whowrites.sources.whois_reading.meanings import collect
from whowrites.sources.whois_reading.objects import Person
from whowrites.sources.whois_reading.registrar import registrar_of


def named(text: str, people: dict[str, Person] | None = None) -> str:
    return registrar_of(collect(fields(read_lines(text), {})), people or {})


@pytest.mark.parametrize(
    ("written", "registrar"),
    [
        ("Bollard Ltd", "Bollard Ltd"),
        ("Bollard Ltd [Tag = BOLLARD]", "Bollard Ltd"),
        ("Bollard Online AG (IANA ID: 9001)", "Bollard Online AG"),
        ("Bollard Ltd, help@bollard.example", "Bollard Ltd"),
        ("Bollard, Inc.  help@bollard.example +1.5550100", "Bollard, Inc."),
        ("help@bollard.example", "help@bollard.example"),
        ("No registrar listed.  This domain is directly registered with the registry.", ""),
    ],
)
def test_the_name_alone(written: str, registrar: str) -> None:
    assert named(f"Registrar: {written}\n") == registrar


def test_a_reseller_only_where_there_is_no_registrar() -> None:
    assert named("Registration Service Provided By: Gangway\nRegistrar: Bollard\n") == "Bollard"
    assert named("Registration Service Provided By: Gangway\n") == "Gangway"
    assert named("Registrar: Gangway\nRegistrar of Record: Bollard\n") == "Bollard"


def test_a_handle_and_a_number() -> None:
    assert named("registrar: REG-BOL\n", {"reg-bol": Person("Bollard Ltd", "")}) == "Bollard Ltd"
    assert named("registrar: 1960108000\nregistrar: Bollard Kft.\n") == "Bollard Kft."


def test_a_link_is_no_name() -> None:
    assert named("REGISTRAR:\nhttps://www.bollard.test\n") == ""
    assert named("Registrar: http://bollard.test\nRegistrar Name: Bollard\n") == "Bollard"

"""Who holds a domain, by the fields of a text."""

from __future__ import annotations

import pytest

from whowrites.sources.whois_reading.blocks import fields
from whowrites.sources.whois_reading.holder import holder_of
from whowrites.sources.whois_reading.lines import read_lines
from whowrites.sources.whois_reading.meanings import collect
from whowrites.sources.whois_reading.objects import Person


def held(text: str, people: dict[str, Person] | None = None) -> tuple[str, str]:
    return holder_of(collect(fields(read_lines(text), {})), people or {})


@pytest.mark.parametrize(
    ("organisation", "name", "holder"),
    [
        ("Quill Ltd", "Ada Quill", "Quill Ltd"),
        ("N/A", "Ada Quill", "Ada Quill"),
        ("_", "Ada Quill", "Ada Quill"),
        ("REDACTED FOR PRIVACY", "Ada Quill", "Ada Quill"),
        ("N/A", "REDACTED FOR PRIVACY", "N/A"),
        ("Domains By Proxy, LLC", "Ada Quill", "Domains By Proxy, LLC"),
        ("", "Quill SA      office@quill.example", "Quill SA"),
        ("", "AB-1234", ""),
    ],
)
def test_the_firm_or_else_the_name(organisation: str, name: str, holder: str) -> None:
    text = f"Registrant Organization: {organisation}\nRegistrant Name: {name}\nRegistrant Country: GB\n"
    assert held(text) == (holder, "GB")


def test_a_handle_stands_for_whom_the_text_names_by_it() -> None:
    people = {"qu1-quay": Person("Quill Ltd", "GB")}
    assert held("holder-c: QU1-QUAY\n", people) == ("Quill Ltd", "GB")
    assert held("holder-c: QU2-QUAY\n", people) == ("", "")


def test_a_code_before_a_countrys_name() -> None:
    assert held("Registrant Country: Panama\nRegistrant Country Code: PA\n") == ("", "PA")

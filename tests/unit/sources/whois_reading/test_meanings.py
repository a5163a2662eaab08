"""Fields by what they mean."""

from __future__ import annotations

from whowrites.sources.whois_reading.blocks import fields
from whowrites.sources.whois_reading.lines import read_lines
from whowrites.sources.whois_reading.meanings import collect, first, shown

TEXT = """Domain Name: quill.example
Weather: fine
Name Server: ns1.quay.example
Name Server: ns2.quay.example

Registrar:
   Bollard\x07 Ltd
"""


def test_by_meaning_and_in_order() -> None:
    found = collect(fields(read_lines(TEXT), {}))
    assert set(found) == {"domain", "name_server", "registrar"}
    assert [field.value for field in found["name_server"]] == ["ns1.quay.example", "ns2.quay.example"]


def test_the_first_value_as_written_and_as_shown() -> None:
    found = collect(fields(read_lines(TEXT), {}))
    assert first(found, "registrar") == "Bollard\x07 Ltd" and "\x07" not in shown(found, "registrar")
    assert first(found, "created") == shown(found, "created") == ""

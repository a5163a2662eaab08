"""IANA's record of a top-level domain is not the domain's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.sources.whois_reading.own_part import own_part
from whowrites.sources.whois_text import read

TOP = """refer:        whois.quay.example

domain:       EXAMPLE

organisation: Quay Registry
created:      1985-01-01
source:       IANA
"""
OWN = "Domain Name: quill.example\nCreation Date: 2022-05-07T20:55:28Z\nRegistrar: Bollard\n"


@pytest.mark.parametrize("domain", ["quill.example", ""])
def test_what_stands_below_is_read_and_the_referral_above(domain: str) -> None:
    rest = own_part(TOP + OWN, domain)
    assert "1985" not in rest and "whois.quay.example" in rest and OWN in rest


def test_alone_it_says_nothing_of_the_domain() -> None:
    assert read(TOP, "quill.example").outcome == "unread"


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        (TOP, "example"),  # asked for by its own name
        (TOP, "quill.test"),  # another's
        ("domain: quill.int\ncreated: 1999-01-02\nsource: IANA\n", "quill.int"),
        ("Domain: quill\nRegistrar: Bollard\nRegistrar IANA ID: 9001\n", "quill.eu"),
        (OWN, "quill.example"),
    ],
)
def test_another_record_stays_whole(text: str, domain: str) -> None:
    assert own_part(text, domain) == text


@given(st.text(alphabet="domain: IANAsource\n.x", max_size=300), st.sampled_from(["", "x", "x.domain"]))
def test_never_more_than_was_there(text: str, domain: str) -> None:
    assert len(own_part(text, domain)) <= len(text)

"""Mailed-by and signed-by of a webmail's details: what is proved by them, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.headers.shown import of_details
from whowrites.model import Auth, Header

SIGNED = Auth(dkim="pass", aligned=True)


@pytest.mark.parametrize(
    ("mailed", "signed", "auth"),
    [
        ("nordtool.example", "nordtool.example", SIGNED),
        ("bounce.agency.example", "mail.nordtool.example", SIGNED),
        ("nordtool.example", "", None),
        ("nordtool.example", "agency.example", None),
        ("", "NordTool.example.", SIGNED),
        ("", "nordtool.example.agency.example", None),
    ],
)
def test_only_a_signature_of_the_senders_own_organisation_is_a_result(
    mailed: str, signed: str, auth: Auth | None
) -> None:
    found, header = of_details("anna@nordtool.example", mailed, signed)
    assert found == auth
    assert header is not None
    assert header.mailed_by == mailed
    assert header.signed_by == signed.lower().rstrip(".")


@pytest.mark.parametrize("said", ["", "  ", "not a domain", "localhost", "a@b@c", "-.example", "x" * 253])
def test_what_is_no_domain_is_left_out(said: str) -> None:
    assert of_details("anna@nordtool.example", said, said) == (None, None)


def test_a_sending_platform_is_named() -> None:
    auth, header = of_details("anna@nordtool.example", "mail1.mcsv.net", "mcsv.net")
    assert auth is None
    assert header == Header(mailed_by="mail1.mcsv.net", signed_by="mcsv.net", service="Mailchimp")


def test_a_domain_in_other_letters_is_compared_in_its_ascii_form() -> None:
    auth, header = of_details("anna@bücher.example", "", "bücher.example")
    assert auth == SIGNED
    assert header == Header(signed_by="xn--bcher-kva.example")


@given(st.text(max_size=253), st.text(max_size=253), st.text(max_size=100))
def test_any_text_is_read_or_left_out(mailed: str, signed: str, address: str) -> None:
    of_details(address, mailed, signed)

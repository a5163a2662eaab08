"""A From that is no address is a fact about the message; one that is an address is none."""

from __future__ import annotations

from typing import Any

import pytest

from whowrites.model import Subject


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("notice@ubuntu-s-1vcpu", "address_no_tld"),
        ("a@b@spindle.example", "address_two_at"),
        ("two words@spindle.example", "address_character"),
        ("nobody", "address_no_at"),
    ],
)
def test_no_address(ask: Any, address: str, why: str) -> None:
    found = ask("sender_address", Subject(address, "Castellan")).only
    assert (found.code, found.params["why"], found.params["shown"]) == ("from_unreadable", why, address)


def test_an_address_says_nothing(ask: Any) -> None:
    assert ask("sender_address", Subject("anna@spindle.example")).codes == []

"""Domains written like a contact's, a brand's or the claimed firm's, in From and Reply-To."""

from __future__ import annotations

from typing import Any

import pytest

from whowrites.model import Subject

CONTACTS = ("Anna Berg <anna@nordtool.example>", "Li Na <lina@gmail.com>")


def test_a_contacts_look_alike_is_named_with_the_way_and_the_place(ask: Any) -> None:
    found = ask("lookalike", "anna@nordt00l.example", CONTACTS).only
    assert found.code == "lookalike_contact"
    assert (found.params["known"], found.params["way"], found.params["of"]) == (
        "nordtool.example",
        "swap",
        "from",
    )


def test_a_look_alike_where_answers_go(ask: Any) -> None:
    subject = Subject("paul@spindle.example", "Paul", "anna@nordtool-trade.example")
    found = ask("lookalike", subject, CONTACTS).only
    assert (found.params["of"], found.params["way"]) == ("reply_to", "addition")


@pytest.mark.parametrize(
    "domain", ["nordtool.example", "eu.nordtool.example", "gmail.com", "spindle.example"]
)
def test_the_contact_itself_and_strangers_are_none(ask: Any, domain: str) -> None:
    assert ask("lookalike", f"anna@{domain}", CONTACTS).codes == ["lookalike_none"]


def test_a_free_mail_contact_makes_no_provider_a_known_firm(ask: Any) -> None:
    assert ask("lookalike", "anna@gmail-export.example", CONTACTS).codes == ["lookalike_none"]


def test_a_brand_and_the_brand_itself(ask: Any) -> None:
    assert ask("lookalike", "orders@walmart-procurement.com").codes == ["lookalike_brand"]
    assert ask("lookalike", "orders@walmart.com").codes == ["lookalike_none"]


def test_the_claimed_firm_spelt_another_way(ask: Any) -> None:
    assert ask("lookalike", Subject("a@n0rdtool.example", "Nordtool Ltd")).codes == ["lookalike_company"]
    assert ask("lookalike", Subject("a@nordtool.example", "Nordtool Ltd")).codes == ["lookalike_none"]
    assert ask("lookalike", Subject("a@mueller-pumpen.example", "Müller GmbH")).codes == ["lookalike_none"]


def test_an_international_name_is_shown_in_both_forms(ask: Any) -> None:
    found = ask("lookalike", "anna@nоrdtool.example", CONTACTS).only  # a Cyrillic letter
    assert found.params["way"] == "homoglyph"
    assert "xn--" in str(found.params["domain"]) and "nоrdtool" in str(found.params["domain"])

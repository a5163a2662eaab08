"""Hidden holders, and companies that stand in for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.sources import redaction


@pytest.mark.parametrize(
    "holder",
    [
        *("REDACTED FOR PRIVACY", "Redacted  for\nPrivacy", "Data Protected", "NOT DISCLOSED!", "None", "-"),
        *("HIDDEN!", "_", "Ano Nymous", "Personal Information*", "Masked by registry", "частное лицо"),
    ],
)
def test_words_in_place_of_a_name(holder: str) -> None:
    assert redaction.is_hidden(holder) and not redaction.is_proxy(holder)


@pytest.mark.parametrize(
    "holder",
    [
        "Domains By Proxy, LLC",
        "Withheld for Privacy ehf",
        "Contact Privacy Inc. Customer 0123",
        "See PrivacyGuardian.org",
        "WhoisGuard, Inc.",
        "PrivacyProtect.example",
        "Fundacion Private Whois",
        "YinSi BaoHu Yi Kai Qi",
    ],
)
def test_companies_that_stand_in(holder: str) -> None:
    assert redaction.is_hidden(holder) and redaction.is_proxy(holder)


@pytest.mark.parametrize(
    "holder", ["", "Quill Export Ltd", "Nonesuch Trading", "Private Label Foods GmbH", "宁波远帆"]
)
def test_names(holder: str) -> None:
    assert not redaction.is_hidden(holder) and not redaction.is_proxy(holder)


@pytest.mark.parametrize(
    ("holder", "written", "town"),
    [
        ("Quill Export Ltd", " Stoke  on\tTrent", "Stoke on Trent"),
        ("宁波远帆", "宁波", "宁波"),
        ("", "Harwich", ""),
        ("REDACTED FOR PRIVACY", "Harwich", ""),
        ("Domains By Proxy, LLC", "Tempe", ""),
        ("Quill Export Ltd", "REDACTED FOR PRIVACY", ""),
        ("Quill Export Ltd", "N/A", ""),
        ("Quill Export Ltd", "---", ""),
        ("Quill Export Ltd", "CA", ""),
        ("Quill Export Ltd", "CO12 3HH Harwich", ""),
        ("Quill Export Ltd", "Quay Road, Harwich", ""),
        ("Quill Export Ltd", "x" * 61, ""),
    ],
)
def test_the_town_of_a_named_holder_and_nothing_else(holder: str, written: str, town: str) -> None:
    assert redaction.town_of(holder, written) == town


@given(st.text(max_size=120), st.text(max_size=80))
def test_any_holder_is_named_or_hidden_and_a_hidden_one_has_no_town(holder: str, town: str) -> None:
    if redaction.is_hidden(holder):
        assert redaction.town_of(holder, town) == ""
    assert not redaction.is_proxy(holder) or redaction.is_hidden(holder)

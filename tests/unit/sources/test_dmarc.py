"""DMARC records, the forbidden shapes among them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.sources.dmarc import Dmarc, read_dmarc


def test_the_policy_of_the_domain_itself() -> None:
    text = "v=DMARC1; p=Reject; sp=none; pct=25; rua=mailto:d@example.com"
    assert read_dmarc([text], "example.com", below=False) == Dmarc(
        "example.com", "reject", 25, True, text, "none", missing="none"
    )


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("v=DMARC1; p=reject; np=none", ("reject", "reject", "none", "")),
        ("v=DMARC1; p=none; sp=quarantine; np=reject; psd=y", ("none", "quarantine", "reject", "y")),
        ("v=DMARC1; p=reject; sp=quarantine; t=y; psd=n", ("quarantine", "none", "none", "n")),
        ("v=DMARC1; p=none; t=y; psd=u", ("none", "none", "none", "")),
    ],
)
def test_the_tags_of_rfc_9989(text: str, read: tuple[str, str, str, str]) -> None:
    found = read_dmarc([text], "example.com", below=False)
    assert found is not None
    assert (found.policy, found.below, found.missing, found.ends_walk) == read


@pytest.mark.parametrize(
    ("text", "policy"),
    [
        ("v=DMARC1; p=reject; sp=none", "none"),
        ("v=DMARC1; p=quarantine", "quarantine"),
        ("v=DMARC1;p=none;;sp=QUARANTINE;", "quarantine"),
        ("v=DMARC1; p=reject; sp=strict", ""),
    ],
)
def test_the_policy_for_names_below(text: str, policy: str) -> None:
    found = read_dmarc([text], "example.com", below=True)
    assert found is not None and found.policy == found.below == policy


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["v=spf1 -all", "site-verification=x"],
        ["p=reject; v=DMARC1"],
        ["v=DMARC10; p=none"],
        ["v=dmarc1; p=none"],
        ["v=DMARC1 p=reject"],
        [" v=DMARC1; p=none"],
    ],
)
def test_no_record(texts: list[str]) -> None:
    assert read_dmarc(texts, "example.com", below=False) is None


@pytest.mark.parametrize(
    ("texts", "records"),
    [
        (["v=DMARC1; p=reject", "V = DMARC1; p=none"], 2),
        (["v=DMARC1; p=strict"], 1),
        (["v=DMARC1; p="], 1),
    ],
)
def test_a_record_without_effect_has_no_policy(texts: list[str], records: int) -> None:
    found = read_dmarc(texts, "example.com", below=False)
    assert found is not None and (found.policy, found.below, found.records) == ("", "", records)


def test_a_record_that_names_no_policy_asks_for_none() -> None:
    found = read_dmarc(["v=DMARC1"], "example.com", below=False)
    assert found is not None and (found.policy, found.below) == ("none", "none")


def test_reports_without_a_valid_policy_mean_none() -> None:
    found = read_dmarc(["v=DMARC1; p=strict; rua=mailto:d@example.com"], "example.com", below=False)
    assert found is not None and found.policy == "none"


@pytest.mark.parametrize(
    ("pct", "percent"), [("0", 0), ("100", 100), ("101", 100), ("-5", 100), ("", 100), ("٣", 100)]
)
def test_percent_is_a_percentage_or_all(pct: str, percent: int) -> None:
    found = read_dmarc([f"v=DMARC1; p=none; pct={pct}"], "example.com", below=False)
    assert found is not None and found.percent == percent


@given(st.text(max_size=200), st.booleans())
def test_any_text_is_read(text: str, below: bool) -> None:
    found = read_dmarc([f"v=DMARC1;{text}"], "example.com", below)
    assert found is not None and found.policy in ("", "none", "quarantine", "reject")

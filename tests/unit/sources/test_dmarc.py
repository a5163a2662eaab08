"""DMARC records, the forbidden shapes among them."""

from __future__ import annotations

import pytest

from whowrites.sources.dmarc import Dmarc, read_dmarc


def test_the_policy_of_the_domain_itself() -> None:
    text = "v=DMARC1; p=Reject; pct=25; rua=mailto:d@example.com"
    assert read_dmarc([text], "example.com", below=False) == Dmarc("example.com", "reject", 25, True, text)


@pytest.mark.parametrize(
    ("text", "policy"),
    [
        ("v=DMARC1; p=reject; sp=none", "none"),
        ("v=DMARC1; p=quarantine", "quarantine"),
        ("v=DMARC1;p=none;;sp=QUARANTINE;", "quarantine"),
    ],
)
def test_the_policy_for_names_below(text: str, policy: str) -> None:
    found = read_dmarc([text], "example.com", below=True)
    assert found is not None and found.policy == policy


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["v=spf1 -all", "google-site-verification=x"],
        ["v=DMARC1; p=reject", "v=DMARC1; p=none"],
        ["v=DMARC1; p=strict"],
        ["v=DMARC1"],
        ["p=reject; v=DMARC1"],
    ],
)
def test_no_policy(texts: list[str]) -> None:
    assert read_dmarc(texts, "example.com", below=False) is None


def test_reports_without_a_valid_policy_mean_none() -> None:
    found = read_dmarc(["v=DMARC1; p=strict; rua=mailto:d@example.com"], "example.com", below=False)
    assert found is not None and found.policy == "none"


@pytest.mark.parametrize(
    ("pct", "percent"), [("0", 0), ("100", 100), ("101", 100), ("-5", 100), ("", 100), ("٣", 100)]
)
def test_percent_is_a_percentage_or_all(pct: str, percent: int) -> None:
    found = read_dmarc([f"v=DMARC1; p=none; pct={pct}"], "example.com", below=False)
    assert found is not None and found.percent == percent

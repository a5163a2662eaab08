"""SPF records as far as one of them tells."""

from __future__ import annotations

import pytest

from whowrites.sources.spf import Spf, read_spf


def test_qualifier_and_includes() -> None:
    text = "v=spf1 include:_spf.google.com ?include:%{d}.example.net a mx redirect=other.example. ~ALL"
    assert read_spf(["other", text]) == Spf(text, 1, "~", ("_spf.google.com", "other.example"))


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("v=spf1 all", "+"),
        ("V=SPF1 -all", "-"),
        ("v=spf1 ?all -all", "?"),
        ("v=spf1", ""),
        ("v=spf1 allow", ""),
    ],
)
def test_what_happens_to_the_rest_of_the_world(text: str, qualifier: str) -> None:
    found = read_spf([text])
    assert found is not None and found.all == qualifier


def test_several_records_are_counted() -> None:
    found = read_spf(["v=spf1 -all", "v=spf1 +all"])
    assert found is not None and (found.records, found.all) == (2, "-")


@pytest.mark.parametrize("text", ["v=spf10 -all", "v=spf", "spf1", "xv=spf1 -all", ""])
def test_what_is_no_spf_record(text: str) -> None:
    assert read_spf([text]) is None

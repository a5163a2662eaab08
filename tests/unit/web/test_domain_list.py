"""A list of domains as it is typed or pasted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.web.domain_list import MOST, read


def test_lines_commas_addresses_and_links() -> None:
    found = read(
        "acme.example\nann@sales.acme.example, https://www.acme-pumps.example/a;acme.com.tr\n münchen.example"
    )
    assert found.faults == ()
    assert found.domains == ("acme.example", "acme-pumps.example", "acme.com.tr", "xn--mnchen-3ya.example")


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("acme", "none"), ("acme_pumps.example", "none"), ("127.0.0.1", "none"), ("@", "none"),
        ("-a.example", "none"), ("co.uk", "suffix"), ("com", "none"), ("github.io", "suffix"),
        ("gmail.com", "free"), ("ann@163.com", "free"),
    ],
)  # fmt: skip
def test_what_is_no_domain_of_a_firm_is_named_with_its_line(entry: str, code: str) -> None:
    found = read(f"acme.example\n{entry}")
    assert [(fault.line, fault.entry, fault.code) for fault in found.faults] == [(2, entry, code)]
    assert found.domains == ("acme.example",)


def test_a_list_has_an_end() -> None:
    many = read("\n".join(f"firm{number}.example" for number in range(MOST + 1)))
    assert [(fault.code, fault.params["count"]) for fault in many.faults] == [("too_many", MOST + 1)]
    assert [fault.code for fault in read("a" * 20_001).faults] == ["too_long"]


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    found = read(text)
    assert all(domain.isascii() and domain == domain.lower() for domain in found.domains)

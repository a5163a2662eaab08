"""Web sites and mail addresses of one firm, of two, and of nobody in particular."""

from __future__ import annotations

import pytest

from whowrites.consistency.website import domain_of, is_shared, same_mail, same_site


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("https://www.nordtool.example/about", "nordtool.example", True),
        ("nordtool.example", "spindle.example", False),
        ("shop.nordtool.example", "www.nordtool.example:8080", True),
        ("nordtool.com", "nordtool.de", None),
        ("nordtool.com", "nordtool-group.com", None),
        ("hlt.de", "hanse-lager-transport.de", None),
        ("nordtool.com", "nordtool.en.alibaba.com", None),
        ("facebook.com/nordtool", "nordtool.com", None),
        ("brunswick-alloys.com", "corvin-chemtrade.com", False),
        ("not a site", "nordtool.com", None),
        ("", "nordtool.com", None),
    ],
)
def test_same_site(first: str, second: str, expected: bool | None) -> None:
    assert same_site(first, second) is expected
    assert same_site(second, first) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Ann@nordtool.example", "ann@nordtool.example", True),
        ("ann@nordtool.example", "sales@nordtool.example", True),
        ("ann@nordtool.example", "nordtool@gmail.com", None),
        ("ann@nordtool.example", "ann@spindle.example", False),
    ],
)
def test_same_mail(first: str, second: str, expected: bool | None) -> None:
    assert same_mail(first, second) is expected
    assert same_mail(second, first) is expected


def test_domain_of() -> None:
    assert domain_of("HTTPS://www.Nordtool.co.uk/x?y#z") == "nordtool.co.uk"
    assert domain_of("ann@mail.nordtool.example") == "nordtool.example"
    assert domain_of("hello") == ""
    assert is_shared("alibaba.com") and is_shared("163.com") and not is_shared("nordtool.com")

"""The account that a Microsoft exchanger's name tells."""

from __future__ import annotations

import pytest

from whowrites.sources.tenants import is_of, tenant


@pytest.mark.parametrize(
    ("hosts", "name"),
    [
        (["mx.nordtool.example", "nordtool-example.mail.protection.outlook.com"], "nordtool-example"),
        (["nordtool-example.a-v1.mx.microsoft"], "nordtool-example"),
        (["nordtool-example.mail.protection.partner.outlook.cn"], "nordtool-example"),
        (["outlook-com.olc.protection.outlook.com"], None),
        (["mail.protection.outlook.com.evil.example"], None),
        ([], None),
    ],
)
def test_the_first_label_is_the_account(hosts: list[str], name: str | None) -> None:
    assert tenant(hosts) == name


@pytest.mark.parametrize(
    ("name", "domain", "own"),
    [
        ("nordtool-example", "nordtool.example", True),
        ("nordtool-example0i", "nordtool.example", True),
        ("post-nordtool-example", "nordtool.example", True),
        ("nord-tool-com", "nord-tool.com", True),
        ("castellangroup-com", "nordtool.example", False),
    ],
)
def test_an_account_is_made_for_a_domain(name: str, domain: str, own: bool) -> None:
    assert is_of(name, domain) is own

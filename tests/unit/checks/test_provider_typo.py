"""Misspelt mail providers are seen, the providers themselves and firms with like names are left alone."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("domain", "provider"),
    [
        ("gmaill.com", "gmail.com"),
        ("gmial.com", "gmail.com"),
        ("gmail.con", "gmail.com"),
        ("gmail.co", "gmail.com"),
        ("hotmai1.com", "hotmail.com"),
        ("outlok.com", "outlook.com"),
        ("yahooo.com", "yahoo.com"),
        ("foxrnail.com", "foxmail.com"),
    ],
)
def test_a_slip_names_the_provider_that_was_meant(ask: Any, domain: str, provider: str) -> None:
    found = ask("provider_typo", f"anna@{domain}").only
    assert (found.code, found.params["provider"]) == ("provider_misspelt", provider)


@pytest.mark.parametrize(
    "domain",
    [
        *("gmail.com", "163.com", "126.com", "mail.com", "ymail.com", "qq.com", "me.com", "live.cn"),
        *("yahoo.co.uk", "yahoo.com.cn", "hotmail.fr", "abv.bg", "seznam.cz", "mail.ru", "nordtool.example"),
        *("orange.example", "incometax.gov.in", "mail.gov.cn", "gmail.gov.in", "usa.gov", "gov.br", "nic.in"),
    ],
)
def test_providers_and_firms_are_not_slips(ask: Any, domain: str) -> None:
    assert ask("provider_typo", f"anna@{domain}").codes == ["provider_not_misspelt"]

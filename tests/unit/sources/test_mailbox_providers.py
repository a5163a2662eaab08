"""Whose mail hosts are never asked."""

from __future__ import annotations

import pytest

from whowrites.sources.mailbox_providers import never_asked, provider_of


@pytest.mark.parametrize(
    "host",
    [
        "outlook-com.olc.protection.outlook.com", "hotmail-com.olc.protection.outlook.com",
        "mta7.am0.yahoodns.net",
        "mx01.mail.icloud.com", "mx3.qq.com", "mx1.foxmail.com", "163mx01.mxmail.netease.com", "MX2.QQ.com",
        "vip163mx00.mxmail.netease.com", "mail.protonmail.ch",
        "gmail-smtp-in.l.google.com",
        "alt1.gmail-smtp-in.l.google.com",
    ],
)  # fmt: skip
def test_consumer_services(host: str) -> None:
    assert never_asked(["mx.own.example", host])


@pytest.mark.parametrize(
    "host",
    [
        "firm-com.mail.protection.outlook.com", "aspmx.l.google.com", "mxbiz1.qq.com", "mx.exmail.qq.com",
        "qiye163mx01.mxmail.netease.com", "mx3.qq.com.evil.example", "mx.firm.example",
    ],
)  # fmt: skip
def test_firms_at_the_same_providers_are_asked(host: str) -> None:
    assert never_asked([host]) is None


def test_hosts_of_one_owner_are_one_provider() -> None:
    assert provider_of("alt1.aspmx.l.google.com") == provider_of("aspmx.l.google.com") == "google.com"

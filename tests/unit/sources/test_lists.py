"""What kind of address it is, by the shipped lists."""

from __future__ import annotations

import pytest

from whowrites.address import registry_domain
from whowrites.sources import lists, tables


@pytest.mark.parametrize(
    "domain",
    [
        "gmail.com",
        "163.com",
        "126.com",
        "qq.com",
        "foxmail.com",
        "mail.ru",
        "rediffmail.com",
        "hotmail.co.uk",
        "gmx.de",
    ],
)
def test_free_mail(domain: str) -> None:
    assert lists.is_free(domain) and not lists.is_disposable(domain) and not lists.is_relay(domain)


def test_free_mail_is_the_domain_itself_but_disposable_services_give_away_names_below() -> None:
    assert not lists.is_free("shop.gmail.com")
    assert lists.is_disposable("mailinator.com") and lists.is_disposable("box7.mailinator.com")
    assert not lists.is_disposable("example.com") and not lists.is_disposable("com")


@pytest.mark.parametrize(
    "domain", ["privaterelay.appleid.com", "duck.com", "mozmail.com", "a1.anonaddy.me", "opayq.com"]
)
def test_relays_are_neither_free_nor_disposable(domain: str) -> None:
    assert lists.is_relay(domain) and not lists.is_disposable(domain) and not lists.is_free(domain)


def test_apple_itself_is_no_relay() -> None:
    assert not lists.is_relay("appleid.com") and not lists.is_relay("apple.com")


@pytest.mark.parametrize(
    "local",
    ["info", "Sales", "sales2", "ventas", "export+eu", "waimao", "do.not.reply", "einkauf", "zakupki"],
)
def test_roles(local: str) -> None:
    assert lists.is_role(local)


@pytest.mark.parametrize("local", ["anna", "j.salesman", "informatik", "wang.li", "x", "", "2024", "+info"])
def test_names_are_no_roles(local: str) -> None:
    assert not lists.is_role(local)


@pytest.mark.parametrize(
    ("hosts", "provider"),
    [
        (["aspmx.l.google.com", "backup.example.com"], "Google Workspace"),
        (["example-com.mail.protection.outlook.com"], "Microsoft 365"),
        (["outlook-com.olc.protection.outlook.com"], "Outlook.com"),
        (["mxbiz1.qq.com"], "Tencent Exmail"),
        (["mx3.qq.com"], "Tencent QQ Mail"),
        (["qiye163mx01.mxmail.netease.com"], "NetEase free mail"),
        (["mx.example.com", "eu-smtp-inbound-1.mimecast.com"], "Mimecast"),
        (["mx.example.com", "notgoogle.com"], None),
        ([], None),
    ],
)
def test_the_mail_provider_by_the_preferred_host_that_is_known(
    hosts: list[str], provider: str | None
) -> None:
    assert lists.mail_provider(hosts) == provider


def test_bulk_senders_with_the_names_below_them() -> None:
    assert lists.bulk_sender("mail12.suw11.mcsv.net") == lists.bulk_sender("mcsv.net") == "Mailchimp"
    assert lists.bulk_sender("example.com") is None


def test_typo_targets_are_free_mail_and_free_mail_is_no_typo_of_itself() -> None:
    assert set(lists.typo_targets()) <= lists.free_domains()
    assert lists.typo_targets()[0] == "gmail.com"


def test_brands_own_their_domains() -> None:
    owned = [domain for domains in lists.brands().values() for domain in domains]
    assert "alibaba.com" in lists.brands()["alibaba"] and len(lists.brands()) > 80
    assert all(name == name.lower() for name in lists.brands())
    assert all("." in registry_domain(domain) for domain in owned)


@pytest.mark.parametrize("name", ["free_mail.txt", "privacy_relays.txt", "typo_targets.txt"])
def test_every_row_is_a_domain_in_ascii_and_stands_once(name: str) -> None:
    words = [word for row in tables.rows(name) for word in row.split()]
    assert all(word.isascii() and word == word.lower() and "." in word and " " not in word for word in words)
    assert sorted(words) == sorted(set(words))

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
        (["163mx01.mxmail.netease.com"], "NetEase free mail"),
        (["qiye163mx01.mxmail.netease.com"], "NetEase Business Mail"),
        (["mx.example.com", "eu-smtp-inbound-1.mimecast.com"], "Mimecast"),
        (["mx.example.com", "notgoogle.com"], None),
        ([], None),
    ],
)
def test_the_mail_provider_by_the_preferred_host_that_is_known(
    hosts: list[str], provider: str | None
) -> None:
    assert lists.mail_provider(hosts) == provider


@pytest.mark.parametrize(
    ("host", "provider"),
    [
        ("aspmx3.googlemail.com", "Google Workspace"),
        ("smtp.google.com", "Google Workspace"),
        ("gmail-smtp-in.l.google.com", "Gmail"),
        ("nordtool-example.mail.protection.outlook.com", "Microsoft 365"),
        ("nordtool-example.b-v1.mx.microsoft", "Microsoft 365"),
        ("hotmail-com.olc.protection.outlook.com", "Outlook.com"),
        ("mxbiz2.qq.com", "Tencent Exmail"),
        ("mx1.qq.com", "Tencent QQ Mail"),
        ("mx.ym.163.com", "NetEase Business Mail"),
        ("mxn.mxhichina.com", "Alibaba Mail"),
        ("mxw.mxhichina.com", "Alibaba Mail"),
        ("mx2.zoho.com", "Zoho Mail"),
        ("mx.zoho.eu", "Zoho Mail"),
        ("mx.yandex.net", "Yandex Mail"),
        ("mx0a-00aa1100.pphosted.com", "Proofpoint"),
        ("mx1-us1.ppe-hosted.com", "Proofpoint Essentials"),
        ("us-smtp-inbound-2.mimecast.com", "Mimecast"),
        ("d100000a.ess.barracudanetworks.com", "Barracuda"),
        ("mailsec.protonmail.ch", "Proton Mail"),
        ("in2-smtp.messagingengine.com", "Fastmail"),
        ("mx1.titan.email", "Titan"),
        ("mx2.hostinger.com", "Hostinger"),
        ("mx3.mail.ovh.net", "OVHcloud"),
        ("mx00.ionos.de", "IONOS"),
        ("mailstore1.secureserver.net", "GoDaddy"),
        ("eforward3.registrar-servers.com", "Namecheap forwarding"),
        ("mx2.emailsrvr.com", "Rackspace Email"),
        ("aspmx2.migadu.com", "Migadu"),
        ("mx1.larksuite.com", "Lark Mail"),
        ("mx2.feishu.cn", "Feishu Mail"),
        ("kr1-aspmx1.worksmobile.com", "Naver Works"),
        ("emx.mail.ru", "Mail.ru"),
        ("mta7.am0.yahoodns.net", "Yahoo Mail"),
        ("mx01.mail.icloud.com", "iCloud Mail"),
    ],
)
def test_the_providers_of_trade_are_known_by_their_hosts(host: str, provider: str) -> None:
    assert lists.mail_provider([host]) == provider


ASIAN = """163.com 126.com yeah.net vip.163.com vip.126.com 188.com qq.com vip.qq.com foxmail.com sina.com
vip.sina.com sohu.com tom.com 21cn.com 139.com 189.cn wo.cn aliyun.com naver.com daum.net hanmail.net nate.com
yahoo.co.jp yahoo.co.in yahoo.com.cn yahoo.com.hk yahoo.com.tw yahoo.co.kr docomo.ne.jp ezweb.ne.jp
softbank.ne.jp rediffmail.com mail.ru bk.ru list.ru inbox.ru yandex.ru yandex.com ukr.net"""


@pytest.mark.parametrize("domain", ASIAN.split())
def test_the_providers_of_asia_are_free_mail_and_nothing_else(domain: str) -> None:
    assert lists.is_free(domain) and not lists.is_disposable(domain) and not lists.is_relay(domain)


@pytest.mark.parametrize(
    "domain", ["fastmail.com", "tutanota.com", "proton.me", "t-online.de", "comcast.net"]
)
def test_honest_providers_that_some_lists_call_disposable_are_not(domain: str) -> None:
    assert lists.is_free(domain) and not lists.is_disposable(domain)


@pytest.mark.parametrize(
    "domain", ["duck.com", "mozmail.com", "simplelogin.com", "simplelogin.co", "aleeas.com", "anonaddy.com"]
)
def test_a_relay_hides_a_person_and_is_no_throw_away(domain: str) -> None:
    assert lists.is_relay(domain) and not lists.is_disposable(domain) and not lists.is_free(domain)


@pytest.mark.parametrize("domain", ["mailinator.com", "guerrillamail.com", "yopmail.com", "10minutemail.com"])
def test_throw_away_mail_is_known(domain: str) -> None:
    assert lists.is_disposable(domain) and not lists.is_free(domain) and not lists.is_relay(domain)


@pytest.mark.parametrize(
    "local", ["业务", "yewu", "vendas", "ventas", "einkauf", "achats", "purchasing", "procurement"]
)
def test_functions_of_trade_are_roles(local: str) -> None:
    assert lists.is_role(local)


@pytest.mark.parametrize("local", ["13812345678", "2874410", "wang.li88"])
def test_numbers_are_no_function(local: str) -> None:
    assert not lists.is_role(local)


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

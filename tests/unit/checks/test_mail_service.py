"""Where mail for a domain goes: facts and silence differ; only the registrable domain is asked."""

from __future__ import annotations

from typing import Any

import pytest

from whowrites.model import Absent, Answer, Found, Kind, Unknown
from whowrites.sources import mail_dns
from whowrites.sources.mail_dns import Exchanger, Intake, MailHosts
from whowrites.verdict import rate
from whowrites.weights import load


@pytest.fixture
def dns(monkeypatch: pytest.MonkeyPatch, now: Any) -> Any:
    """`dns(answer, "public", ...)` is what any domain's mail hosts are from then on, and where each leads;
    returns the list of domains asked."""

    def answers(answer: Answer[MailHosts], *leads: str) -> list[str]:
        asked: list[str] = []
        monkeypatch.setattr(mail_dns, "mail_hosts", lambda sources, domain: asked.append(domain) or answer)
        monkeypatch.setattr(
            mail_dns,
            "exchangers",
            lambda s, hosts: tuple(map(lead, hosts, leads or ["public"] * len(hosts))),
        )
        return asked

    def lead(host: str, word: str) -> Answer[Exchanger]:
        if word == "missing":
            return Absent("dns", now)
        if word in ("public", "private"):
            return Found(Exchanger(host, word == "public"), "dns", now)
        return Unknown(word, "dns", now)

    return answers


def found(intake: Intake, *hosts: str, now: Any) -> Found[MailHosts]:
    return Found(MailHosts(intake, hosts), "dns", now)


@pytest.mark.parametrize(
    ("intake", "hosts", "code"),
    [
        ("mx", ("aspmx.l.google.com",), "mail_provider"),
        ("mx", ("mail.nordtool.example",), "mail_servers"),
        ("address", ("nordtool.example",), "mail_server_implicit"),
        ("null_mx", (), "domain_refuses_mail"),
        ("none", (), "domain_cannot_receive"),
    ],
)
def test_what_dns_says(
    ask: Any, dns: Any, now: Any, intake: Intake, hosts: tuple[str, ...], code: str
) -> None:
    dns(found(intake, *hosts, now=now))
    assert ask("mail_service", "anna@nordtool.example").codes == [code]


def test_the_provider_is_claimed(ask: Any, dns: Any, now: Any) -> None:
    dns(found("mx", "mxbiz1.qq.com", now=now))
    (claim,) = ask("mail_service", "anna@nordtool.example").claims
    assert (claim.field, claim.source) == ("mail_provider", "dns") and "Tencent" in claim.value


def test_a_missing_domain_is_a_risk_and_no_answer_is_not(ask: Any, dns: Any, now: Any) -> None:
    dns(Absent("dns", now))
    assert ask("mail_service", "anna@nordtool.example").only.code == "domain_not_in_dns"
    dns(Unknown("servfail", "dns", now))
    unknown = ask("mail_service", "anna@nordtool.example").only
    assert (unknown.kind, unknown.params["reason"]) == (Kind.UNKNOWN, "servfail")


def test_a_name_below_is_not_asked_for_and_not_judged_by_what_is_above(ask: Any, dns: Any, now: Any) -> None:
    asked = dns(found("null_mx", now=now))
    below = ask("mail_service", "anna@news.nordtool.example").only
    assert asked == ["nordtool.example"]
    assert (below.code, below.params["reason"]) == ("mail_service_unknown", "subdomain")


@pytest.mark.parametrize(
    ("leads", "codes"),
    [
        (("private", "private"), ["mx_private"]),
        (("private", "missing"), ["mx_private"]),
        (("missing", "missing"), ["mx_missing"]),
        (("public", "private"), ["mail_servers", "mx_partly_private"]),
        (("missing", "public"), ["mail_servers", "mx_partly_missing"]),
        (("public", "timeout"), ["mail_servers"]),
        (("timeout", "timeout"), ["mail_servers", "mx_unanswered"]),
        (("missing", "servfail"), ["mail_servers", "mx_unanswered", "mx_partly_missing"]),
    ],
)
def test_servers_that_cannot_be_reached(
    ask: Any, dns: Any, now: Any, leads: tuple[str, ...], codes: list[str]
) -> None:
    dns(found("mx", "a.nordtool.example", "b.nordtool.example", now=now), *leads)
    said = ask("mail_service", "anna@nordtool.example")
    assert said.codes == codes
    kinds = {"mx_private": Kind.RISK, "mx_missing": Kind.RISK, "mx_unanswered": Kind.UNKNOWN}
    assert all(finding.kind is kinds.get(finding.code, Kind.NOTE) for finding in said.findings)


def test_what_cannot_receive_is_worth_a_look(ask: Any, dns: Any, now: Any) -> None:
    dns(found("mx", "aspmx.l.google.com", now=now), "missing")
    said = ask("mail_service", "anna@nordtool.example")
    assert said.codes == ["mx_missing"] and not said.claims
    assert rate(said.findings, load(), "").level.value == "medium"


@pytest.mark.parametrize(
    ("host", "codes"),
    [
        ("nordtool-example.mail.protection.outlook.com", ["mail_provider"]),
        ("castellan-example.mail.protection.outlook.com", ["mail_provider", "mail_tenant_other"]),
    ],
)
def test_the_account_at_microsoft(ask: Any, dns: Any, now: Any, host: str, codes: list[str]) -> None:
    dns(found("mx", host, now=now))
    assert ask("mail_service", "anna@nordtool.example").codes == codes

"""Age in steps; absent only where registry and DNS agree; nothing for domains that strangers share."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from whowrites.checks import registration as check
from whowrites.model import Absent, Answer, Found, Subject, Unknown
from whowrites.sources import mail_dns
from whowrites.sources.mail_dns import MailHosts
from whowrites.sources.record import Registration

PLAIN = Registration(
    "nordtool.com", None, None, None, "Registrar One", "Nordtool GmbH", "DE", (), (), False, "rdap"
)


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch, now: datetime) -> Any:
    """`registry(answer, in_dns)`: what the registry says of every domain, and whether DNS knows it."""

    def answers(answer: Answer[Registration], in_dns: Answer[MailHosts] | None = None) -> list[str]:
        asked: list[str] = []
        monkeypatch.setattr(check, "registration", lambda sources, domain: asked.append(domain) or answer)
        monkeypatch.setattr(mail_dns, "mail_hosts", lambda sources, domain: in_dns or Absent("dns", now))
        return asked

    return answers


@pytest.mark.parametrize(
    ("days", "code"),
    [
        (0, "domain_days_old"),
        (29, "domain_days_old"),
        (30, "domain_young"),
        (364, "domain_young"),
        (365, "domain_second_year"),
        (729, "domain_second_year"),
        (730, "domain_few_years"),
        (5 * 365, "domain_settled"),
        (10 * 365 - 1, "domain_settled"),
        (10 * 365, "domain_old"),
    ],
)
def test_steps_of_age(ask: Any, registry: Any, now: datetime, days: int, code: str) -> None:
    created = now - timedelta(days=days)
    registry(Found(replace(PLAIN, created=created), "rdap", now))
    found = ask("registration", "anna@nordtool.com").only
    assert (found.code, found.params["days"], found.source) == (code, days, "rdap")
    assert found.params["date"] == created.date().isoformat()


def test_what_the_registry_claims(ask: Any, registry: Any, now: datetime) -> None:
    registry(Found(replace(PLAIN, created=now - timedelta(days=4000)), "whois", now))
    claims = {claim.field: claim.value for claim in ask("registration", "anna@nordtool.com").claims}
    assert claims.keys() == {"registrar", "company", "country", "created"}
    assert claims["company"] == "Nordtool GmbH"


@pytest.mark.parametrize(
    ("town", "country", "claimed"),
    [
        ("Heidenheim", "DE", ["Heidenheim"]),
        ("Heidenheim", "", ["Heidenheim"]),
        ("Shenzhen", "CN", ["Shenzhen"]),
        ("Shenzhen", "US", []),
        ("", "DE", []),
    ],
)
def test_the_holders_town_where_it_can_contradict_no_more_than_his_country(
    ask: Any, registry: Any, now: datetime, town: str, country: str, claimed: list[str]
) -> None:
    held = replace(PLAIN, registrant_city=town, registrant_country=country)
    registry(Found(held, "rdap", now))
    said = ask("registration", "anna@nordtool.com").claims
    assert [claim.value for claim in said if claim.field == "address"] == claimed


def test_a_hidden_holder_is_a_note_and_claims_nobody(ask: Any, registry: Any, now: datetime) -> None:
    hidden = replace(
        PLAIN, created=now - timedelta(days=2500), registrant_org="", registrant_country="", redacted=True
    )
    registry(Found(hidden, "rdap", now))
    said = ask("registration", "anna@nordtool.com")
    assert said.codes == ["domain_settled", "registration_hidden"]
    assert {claim.field for claim in said.claims} == {"registrar", "created"}


def test_a_late_transfer_is_shown(ask: Any, registry: Any, now: datetime) -> None:
    moved = replace(PLAIN, created=now - timedelta(days=4000), transferred=now - timedelta(days=20))
    registry(Found(moved, "rdap", now))
    assert ask("registration", "anna@nordtool.com").codes == ["domain_old", "registration_transferred"]


@pytest.mark.parametrize(("unread", "reason"), [((), "unpublished"), (("created",), "unread")])
def test_no_date_is_unknown(
    ask: Any, registry: Any, now: datetime, unread: tuple[str, ...], reason: str
) -> None:
    registry(Found(replace(PLAIN, unread=unread), "whois", now))
    found = ask("registration", "anna@nordtool.com").only
    assert (found.code, found.params["reason"]) == ("registration_unknown", reason)


def test_not_registered_needs_registry_and_dns(ask: Any, registry: Any, now: datetime) -> None:
    registry(Absent("rdap", now))
    assert ask("registration", "anna@nordtool.com").codes == ["domain_not_registered"]
    registry(Absent("rdap", now), Found(MailHosts("mx", ("mx.nordtool.com",)), "dns", now))
    assert ask("registration", "anna@nordtool.com").only.params["reason"] == "contradicted"
    registry(Absent("rdap", now), Unknown("timeout", "dns", now))
    assert ask("registration", "anna@nordtool.com").only.params["reason"] == "timeout"
    registry(Unknown("throttled", "whois", now))
    assert ask("registration", "anna@nordtool.com").only.params["reason"] == "throttled"


def test_the_registrys_domain_is_asked_for(ask: Any, registry: Any, now: datetime) -> None:
    asked = registry(Unknown("timeout", "rdap", now))
    ask("registration", "anna@mail.nordtool.co.uk")
    assert asked == ["nordtool.co.uk"]


@pytest.mark.parametrize("address", ["wang@163.com", "x@duck.com", "shop@anna.github.io"])
def test_domains_that_strangers_share_are_not_asked_for(
    ask: Any, registry: Any, now: datetime, address: str
) -> None:
    asked = registry(Unknown("timeout", "rdap", now))
    assert ask("registration", address).findings == [] and asked == []


@pytest.mark.parametrize(
    ("address", "asks"),
    [
        ("ana@nordtool.com", True),  # RDAP
        ("ana@nordtool.cn", True),  # WHOIS
        ("ana@gmail.com", False),  # strangers share it
        ("ana@nordtool.gr", False),  # its registry answers nobody
    ],
)
def test_it_says_beforehand_whether_a_registry_is_asked(address: str, asks: bool) -> None:
    nothing: Any = None
    assert check.asks(Subject(address), nothing) is asks

"""RDAP, then WHOIS, then the DNS: when a domain may be called not registered."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sources_stage import Stage
from whowrites.model import Absent, Found, Unknown
from whowrites.net.dns import NoData, Records
from whowrites.net.errors import NetError
from whowrites.sources import registration as module
from whowrites.sources.registration import Registration, registration

DELEGATED = Records(("ns1.example",), 60, False)


def record(reader: str, days_ago: float, stage: Stage) -> Found[Registration]:
    created = stage.clock.now - timedelta(days=days_ago)
    value = Registration("example.com", created, None, None, "", "", "", (), (), False, reader)
    return Found(value, reader, stage.clock.now)


class Registries:
    """The two protocols' answers, and which of them were asked."""

    def __init__(self, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
        self.by_rdap: object = Unknown("unpublished", "rdap", stage.clock.now)
        self.by_whois: object = Unknown("unpublished", "whois", stage.clock.now)
        self.asked: list[str] = []
        monkeypatch.setattr(module, "rdap", lambda sources, domain: self._say("rdap"))
        monkeypatch.setattr(module, "whois", lambda sources, domain: self._say("whois"))

    def _say(self, name: str) -> object:
        self.asked.append(name)
        return self.by_rdap if name == "rdap" else self.by_whois


@pytest.fixture
def registries(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Registries:
    return Registries(stage, monkeypatch)


def test_rdap_alone_where_it_knows(stage: Stage, registries: Registries) -> None:
    registries.by_rdap = record("rdap", 400, stage)
    assert registration(stage.sources, "example.com") == registries.by_rdap
    assert registries.asked == ["rdap"] and not stage.dns.asked


@pytest.mark.parametrize("reason", ["unpublished", "throttled", "server_error", "timeout"])
def test_whois_where_rdap_does_not_answer(stage: Stage, registries: Registries, reason: str) -> None:
    registries.by_rdap = Unknown(reason, "rdap", stage.clock.now)
    registries.by_whois = record("whois", 400, stage)
    assert registration(stage.sources, "example.com") == registries.by_whois
    assert not stage.dns.asked


def test_absent_when_registry_and_dns_agree(stage: Stage, registries: Registries) -> None:
    registries.by_rdap = Absent("rdap", stage.clock.now)
    assert registration(stage.sources, "example.com") == registries.by_rdap
    assert registries.asked == ["rdap"] and stage.dns.asked == [("example.com", "NS")]


def test_whois_alone_may_say_absent_too(stage: Stage, registries: Registries) -> None:
    registries.by_whois = Absent("whois", stage.clock.now)
    stage.dns.answers["example.com", "NS"] = NoData(60)
    assert registration(stage.sources, "example.com") == registries.by_whois


def test_a_delegated_domain_is_never_called_absent(stage: Stage, registries: Registries) -> None:
    stage.dns.answers["example.com", "NS"] = DELEGATED
    registries.by_rdap = registries.by_whois = Absent("rdap", stage.clock.now)
    contradicted = Unknown("contradicted", "registration", stage.clock.now)
    assert registration(stage.sources, "example.com") == contradicted
    registries.by_whois = Unknown("timeout", "whois", stage.clock.now)
    assert registration(stage.sources, "example.com") == contradicted
    registries.by_whois = record("whois", 400, stage)
    assert registration(stage.sources, "example.com") == registries.by_whois


def test_without_the_dns_nobody_is_called_absent(stage: Stage, registries: Registries) -> None:
    stage.dns.answers["example.com", "NS"] = NetError("servfail")
    registries.by_rdap = registries.by_whois = Absent("whois", stage.clock.now)
    assert registration(stage.sources, "example.com") == Unknown("servfail", "registration", stage.clock.now)


@pytest.mark.parametrize(
    ("rdap_reason", "whois_reason", "told"),
    [
        ("unpublished", "unpublished", "unpublished"),
        ("unpublished", "throttled", "throttled"),
        ("server_error", "unpublished", "server_error"),
        ("server_error", "throttled", "server_error"),
    ],
)
def test_of_two_failures_the_telling_one(
    stage: Stage, registries: Registries, rdap_reason: str, whois_reason: str, told: str
) -> None:
    registries.by_rdap = Unknown(rdap_reason, "rdap", stage.clock.now)
    registries.by_whois = Unknown(whois_reason, "whois", stage.clock.now)
    answer = registration(stage.sources, "example.com")
    assert isinstance(answer, Unknown) and answer.reason == told


@pytest.mark.parametrize(("days_ago", "dated"), [(0, True), (-1, True), (-3, False), (-40_000, False)])
def test_a_creation_in_the_future_is_no_date(
    stage: Stage, registries: Registries, days_ago: float, dated: bool
) -> None:
    registries.by_whois = record("whois", days_ago, stage)
    answer = registration(stage.sources, "example.com")
    assert isinstance(answer, Found) and (answer.value.created is not None) == dated
    assert answer.value.unread == (() if dated else ("created",))

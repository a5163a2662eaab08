"""What the DNS says of a domain's mail, and when it says nothing."""

from __future__ import annotations

import pytest

from sources_stage import Stage
from whowrites.model import Absent, Found, Unknown
from whowrites.net.dns import DnsAnswer, NoData, NxDomain, Records
from whowrites.net.errors import NetError
from whowrites.sources import mail_dns
from whowrites.sources.mail_dns import Exchanger, MailHosts


def records(*values: str, authenticated: bool = False) -> Records:
    return Records(values, 300, authenticated)


@pytest.mark.parametrize(
    ("answers", "hosts"),
    [
        (
            {"MX": records("5 a.example", "10 b.example", authenticated=True)},
            MailHosts("mx", ("a.example", "b.example"), True),
        ),
        ({"MX": records("0 .")}, MailHosts("null_mx", ())),
        ({"MX": records("0 .", "10 .")}, MailHosts("null_mx", ())),
        ({"MX": records("0 .", "10 b.example")}, MailHosts("mx", ("b.example",))),
        (
            {"MX": NoData(60), "A": records("11.22.3.4"), "AAAA": NoData(60)},
            MailHosts("address", ("example.com",)),
        ),
        (
            {"MX": NoData(60), "A": NoData(60), "AAAA": records("2a00::1")},
            MailHosts("address", ("example.com",)),
        ),
        ({"MX": NoData(60), "A": NoData(60), "AAAA": NoData(60)}, MailHosts("none", ())),
    ],
)
def test_where_mail_is_taken_in(stage: Stage, answers: dict[str, DnsAnswer], hosts: MailHosts) -> None:
    stage.dns.answers.update({("example.com", rtype): answer for rtype, answer in answers.items()})
    assert mail_dns.mail_hosts(stage.sources, "example.com") == Found(hosts, "dns", stage.clock.now)


def test_no_such_domain_is_absent_and_asks_no_further(stage: Stage) -> None:
    assert mail_dns.mail_hosts(stage.sources, "example.com") == Absent("dns", stage.clock.now)
    assert stage.dns.asked == [("example.com", "MX")]


@pytest.mark.parametrize("invented", [records("11.22.3.4"), NoData(60)])
def test_a_resolver_that_invents_addresses_proves_no_implicit_exchanger(
    stage: Stage, invented: DnsAnswer
) -> None:
    stage.dns.invents = True
    stage.dns.answers |= {("gone.example", "MX"): NoData(60), ("gone.example", "A"): invented}
    assert mail_dns.mail_hosts(stage.sources, "gone.example") == Unknown("hijacked", "dns", stage.clock.now)
    stage.dns.answers["real.example", "MX"] = records("10 mx.real.example")
    assert isinstance(mail_dns.mail_hosts(stage.sources, "real.example"), Found)


@pytest.mark.parametrize("reason", ["servfail", "timeout", "refused", "malformed"])
def test_a_failure_is_unknown_for_every_question(stage: Stage, reason: str) -> None:
    for name, rtype in (
        ("x.example", "MX"),
        ("x.example", "TXT"),
        ("_dmarc.x.example", "TXT"),
        ("x.example", "NS"),
    ):
        stage.dns.answers[name, rtype] = NetError(reason)
    for question in (mail_dns.mail_hosts, mail_dns.spf, mail_dns.dmarc, mail_dns.name_servers):
        assert question(stage.sources, "x.example") == Unknown(reason, "dns", stage.clock.now)
    assert not stage.cache.kept


def test_spf_among_other_texts(stage: Stage) -> None:
    stage.dns.answers["example.com", "TXT"] = records("token=1", "v=spf1 mx -all")
    found = mail_dns.spf(stage.sources, "example.com")
    assert isinstance(found, Found) and found.value.all == "-"
    stage.dns.answers["example.org", "TXT"] = NoData(60)
    assert isinstance(mail_dns.spf(stage.sources, "example.org"), Absent)


def test_dmarc_of_the_organisation_stands_in_for_a_name_below(stage: Stage) -> None:
    stage.dns.answers["_dmarc.example.co.uk", "TXT"] = records("v=DMARC1; p=reject; sp=quarantine")
    below = mail_dns.dmarc(stage.sources, "news.example.co.uk")
    assert isinstance(below, Found) and (below.value.at, below.value.policy) == (
        "example.co.uk",
        "quarantine",
    )
    own = mail_dns.dmarc(stage.sources, "example.co.uk")
    assert isinstance(own, Found) and own.value.policy == "reject"


def test_dmarc_is_not_looked_for_above_the_organisation(stage: Stage) -> None:
    assert isinstance(mail_dns.dmarc(stage.sources, "example.co.uk"), Absent)
    assert stage.dns.asked == [("_dmarc.example.co.uk", "TXT")]


@pytest.mark.parametrize(
    ("answer", "found"), [(records("ns1.example"), True), (NoData(60), False), (NxDomain(60), False)]
)
def test_delegation(stage: Stage, answer: DnsAnswer, found: bool) -> None:
    stage.dns.answers["example.com", "NS"] = answer
    assert isinstance(mail_dns.name_servers(stage.sources, "example.com"), Found if found else Absent)


def test_exchangers_are_counted(stage: Stage) -> None:
    stage.dns.answers["example.com", "MX"] = records(*(f"10 mx{n}.example" for n in range(10_000)))
    found = mail_dns.mail_hosts(stage.sources, "example.com")
    assert isinstance(found, Found) and len(found.value.hosts) == mail_dns.MOST_EXCHANGERS


def test_where_exchangers_lead(stage: Stage) -> None:
    stage.dns.answers |= {
        ("mx1.example", "A"): records("11.22.3.4"),
        ("mx2.example", "A"): records("11.22.3.4", "10.0.0.5"),
        ("mx3.example", "AAAA"): records("fd00::1"),
        ("mx4.example", "A"): NetError("timeout"),
        ("mx4.example", "AAAA"): NoData(60),
    }
    hosts = ("mx1.example", "mx2.example", "mx3.example", "mx4.example", "gone.example", "beyond.example")
    said = mail_dns.exchangers(stage.sources, hosts)
    now = stage.clock.now
    assert said == (
        Found(Exchanger("mx1.example", True), "dns", now),
        Found(Exchanger("mx2.example", False), "dns", now),
        Found(Exchanger("mx3.example", False), "dns", now),
        Unknown("timeout", "dns", now),
        Absent("dns", now),
    )
    assert not [name for name, _ in stage.dns.asked if name == "beyond.example"]


def test_a_resolver_that_denies_names_proves_no_exchanger_missing(stage: Stage) -> None:
    stage.dns.invents = True
    assert mail_dns.exchangers(stage.sources, ("mx.example",)) == (
        Unknown("hijacked", "dns", stage.clock.now),
    )


def test_doubled_dmarc_has_no_policy_and_is_not_looked_for_above(stage: Stage) -> None:
    stage.dns.answers["_dmarc.news.example.com", "TXT"] = records("v=DMARC1; p=none", "v=DMARC1; p=reject")
    found = mail_dns.dmarc(stage.sources, "news.example.com")
    assert isinstance(found, Found) and (found.value.records, found.value.policy) == (2, "")


def test_a_resolver_that_denies_the_domain_proves_no_missing_spf(stage: Stage) -> None:
    assert isinstance(mail_dns.spf(stage.sources, "gone.example"), Absent)
    stage.dns.invents = True
    assert mail_dns.spf(stage.sources, "gone.example") == Unknown("hijacked", "dns", stage.clock.now)

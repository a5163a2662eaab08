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


@pytest.mark.parametrize(
    ("published", "at", "policy"),
    [
        ({}, "", ""),
        ({"uk": "p=reject; psd=y"}, "uk", "reject"),
        ({"uk": "p=none; psd=y", "co.uk": "p=reject; sp=quarantine"}, "co.uk", "quarantine"),
        ({"uk": "p=none", "co.uk": "p=reject; psd=y"}, "co.uk", "reject"),
        ({"uk": "p=none", "co.uk": "p=reject"}, "uk", "none"),
    ],
)
def test_without_a_record_the_suffix_above_is_asked(
    stage: Stage, published: dict[str, str], at: str, policy: str
) -> None:
    """RFC 9989 section 4.10.2: which of the records above the organisation counts."""
    stage.dns.answers["example.co.uk", "MX"] = NoData(60)
    for suffix, tags in published.items():
        stage.dns.answers[f"_dmarc.{suffix}", "TXT"] = records(f"v=DMARC1; {tags}")
    found = mail_dns.dmarc(stage.sources, "example.co.uk")
    assert (found.value.at, found.value.policy) == (at, policy) if isinstance(found, Found) else not at
    asked = {name for name, rtype in stage.dns.asked if rtype == "TXT"}
    assert asked <= {"_dmarc.example.co.uk", "_dmarc.co.uk", "_dmarc.uk"}


def test_a_suffix_may_ask_more_of_names_that_do_not_exist(stage: Stage) -> None:
    stage.dns.answers["_dmarc.uk", "TXT"] = records("v=DMARC1; p=none; np=reject; psd=y")
    found = mail_dns.dmarc(stage.sources, "nowhere.co.uk")
    assert isinstance(found, Found) and found.value.policy == "reject"


def test_the_records_own_word_comes_before_the_suffix(stage: Stage) -> None:
    stage.dns.answers["_dmarc.example.co.uk", "TXT"] = records("v=DMARC1; p=none")
    stage.dns.answers["_dmarc.uk", "TXT"] = records("v=DMARC1; p=reject; psd=y")
    found = mail_dns.dmarc(stage.sources, "example.co.uk")
    assert isinstance(found, Found) and found.value.policy == "none"
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
        ("mx3.example", "A"): NoData(60),
        ("mx4.example", "A"): NetError("timeout"),
        ("mx4.example", "AAAA"): NoData(60),
    }
    hosts = ("mx1.example", "mx2.example", "mx3.example", "mx4.example", "gone.example", "beyond.example")
    said = mail_dns.exchangers(stage.sources, hosts)
    now = stage.clock.now
    assert said == (
        Found(Exchanger("mx1.example", True), "dns", now),
        Found(Exchanger("mx2.example", True), "dns", now),
        Found(Exchanger("mx3.example", False), "dns", now),
        Unknown("timeout", "dns", now),
        Absent("dns", now),
    )
    assert not [name for name, _ in stage.dns.asked if name == "beyond.example"]


def test_a_translated_address_beside_a_public_one_makes_no_host_private(stage: Stage) -> None:
    """DNS64 (RFC 6147) gives every host that has IPv4 only an address of 64:ff9b::/96 as well."""
    stage.dns.answers["mx.example", "A"] = records("11.22.3.4")
    stage.dns.answers["mx.example", "AAAA"] = records("64:ff9b::b16:304")
    (said,) = mail_dns.exchangers(stage.sources, ("mx.example",))
    assert isinstance(said, Found) and said.value.public


def test_a_private_address_proves_nothing_while_the_other_kind_is_unanswered(stage: Stage) -> None:
    stage.dns.answers["mx.example", "A"] = NetError("servfail")
    stage.dns.answers["mx.example", "AAAA"] = records("64:ff9b::b16:304")
    assert mail_dns.exchangers(stage.sources, ("mx.example",)) == (
        Unknown("servfail", "dns", stage.clock.now),
    )


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

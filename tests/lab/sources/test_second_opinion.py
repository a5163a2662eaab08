"""SPF, DMARC and the smaller policies read by checkdmarc on the same name server: same answers, or the reason
why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import dns.resolver
import pytest
from checkdmarc import bimi, dmarc, mta_sts, smtp, smtp_tls_reporting, spf

from whowrites.lab import company
from whowrites.lab.world import Lab
from whowrites.model import Absent, Found
from whowrites.sources import Sources, mail_dns, mail_policy, spf_walk

DOMAINS = [firm.domain for firm in company.load_all(datetime.now(UTC)) if firm.domain and not firm.zone.state]
ALL = {"-": "fail", "~": "softfail", "?": "neutral", "+": "pass", "": "neutral"}
"""checkdmarc writes the default of section 4.7 where a record has no "all"."""

ZONES: Mapping[str, Mapping[str, str]] = {
    "redirects.second-opinion.com": {"@": "v=spf1 redirect=_r.@", "_r": "v=spf1 ip4:11.0.0.0/8 ~all"},
    "deep.second-opinion.com": {
        "@": "v=spf1 include:a.@ include:b.@ -all",
        "a": "v=spf1 include:c.@ -all",
        "b": "v=spf1 include:c.@ ip6:2a00::/16 -all",
        "c": "v=spf1 ip4:11.0.0.0/8 ?all",
    },
    "eleven.second-opinion.com": {
        "@": "v=spf1 " + " ".join(f"include:n{n}.@" for n in range(11)) + " -all",
        **{f"n{n}": "v=spf1 ip4:11.0.0.1 -all" for n in range(11)},
    },
    "gone.second-opinion.com": {"@": "v=spf1 include:nothing.@ -all"},
    "circle.second-opinion.com": {"@": "v=spf1 include:a.@ -all", "a": "v=spf1 include:@ -all"},
    "void.second-opinion.com": {"@": "v=spf1 a:x.@ a:y.@ a:z.@ -all"},
    "address.second-opinion.com": {"@": "v=spf1 ip4:11.0.0.256 -all"},
    "strange.second-opinion.com": {"@": "v=spf1 mix -all"},
    "neutral.second-opinion.com": {"@": "v=spf1 ip4:11.0.0.1 ?all"},
}

PERCENT = {"brackenfold-wire.com"}
"""RFC 9989 dropped `pct`, and checkdmarc with it; receivers of RFC 7489 go on obeying it, so we read it."""


@pytest.fixture
def oracle(lab: Lab) -> dns.resolver.Resolver:
    resolver = dns.resolver.Resolver(configure=False)
    resolver.nameservers, resolver.port, resolver.lifetime = ["127.0.0.1"], lab.dns.port, 3
    return resolver


def publish(lab: Lab, domain: str) -> None:
    for label, text in ZONES[domain].items():
        lab.put(domain if label == "@" else f"{label}.{domain}", "TXT", text.replace("@", domain))


@pytest.mark.parametrize("domain", [*DOMAINS, *ZONES])
def test_spf(lab: Lab, sources: Sources, oracle: dns.resolver.Resolver, domain: str) -> None:
    if domain in ZONES:
        publish(lab, domain)
    theirs: dict[str, Any] = spf.check_spf(domain, resolver=oracle)
    top, walked = mail_dns.spf(sources, domain), spf_walk.walk(sources, domain)
    if isinstance(top, Absent):
        assert theirs["error"] == "An SPF record does not exist."
        return
    assert isinstance(top, Found)
    if not isinstance(walked, Found):
        assert top.value.records > 1 or top.value.fault
        assert not theirs["valid"]
        return
    ours = walked.value
    assert theirs["valid"] == (not (ours.fault or ours.too_many or ours.too_void)), theirs
    if theirs["valid"]:
        assert theirs["dns_lookups"] == ours.lookups
        # The "all" of a redirect's target is the record's own there; ours stays with the domain's own words.
        assert theirs["parsed"]["all"] == ALL[top.value.all] or any(
            term.name == "redirect" for term in top.value.terms
        )


@pytest.mark.parametrize("domain", DOMAINS)
def test_dmarc(sources: Sources, oracle: dns.resolver.Resolver, domain: str) -> None:
    theirs: Any = dmarc.check_dmarc(domain, resolver=oracle)
    ours = mail_dns.dmarc(sources, domain)
    if isinstance(ours, Absent):
        assert theirs["error"] == "A DMARC record does not exist."
        return
    assert isinstance(ours, Found)
    record = ours.value
    assert theirs["valid"] == bool(record.policy), theirs
    if theirs["valid"]:
        tags = theirs["tags"]
        assert (tags["p"]["value"], tags["sp"]["value"]) == (record.policy, record.below)
        assert theirs["location"] == record.at
        assert (record.percent != 100) == (domain in PERCENT)


def test_dmarc_of_the_organisation(lab: Lab, sources: Sources, oracle: dns.resolver.Resolver) -> None:
    """checkdmarc asks first whether the name exists; we do not, for it could be made for one reader."""
    lab.put("_dmarc.second-opinion.com", "TXT", "v=DMARC1; p=reject; sp=quarantine")
    lab.put("news.second-opinion.com", "A", "11.1.1.1")
    theirs: Any = dmarc.check_dmarc("news.second-opinion.com", resolver=oracle)
    ours = mail_dns.dmarc(sources, "news.second-opinion.com")
    assert isinstance(ours, Found)
    assert (ours.value.at, ours.value.policy) == (theirs["location"], theirs["tags"]["sp"]["value"])


SUFFIXES = {
    "walk-one.bank": {"_dmarc.bank": "v=DMARC1; p=reject; psd=y"},
    "walk-two.co.ke": {"_dmarc.ke": "v=DMARC1; p=none", "_dmarc.co.ke": "v=DMARC1; p=reject; psd=y"},
    "walk-three.co.tz": {"_dmarc.tz": "v=DMARC1; p=none; psd=y", "_dmarc.co.tz": "v=DMARC1; p=quarantine"},
    "walk-four.co.ug": {"_dmarc.ug": "v=DMARC1; p=quarantine", "_dmarc.co.ug": "v=DMARC1; p=reject"},
}


@pytest.mark.parametrize("domain", SUFFIXES)
def test_dmarc_of_the_suffix(lab: Lab, sources: Sources, oracle: dns.resolver.Resolver, domain: str) -> None:
    """The tree walk of RFC 9989 ends at the same record."""
    lab.put(domain, "MX", "0 .")
    for name, text in SUFFIXES[domain].items():
        lab.put(name, "TXT", text)
    theirs = dmarc.query_dmarc_record(domain, resolver=oracle)
    ours = mail_dns.dmarc(sources, domain)
    assert isinstance(ours, Found)
    assert (ours.value.at, ours.value.text) == (theirs["location"], theirs["record"])


@pytest.mark.parametrize("domain", DOMAINS)
def test_mail_exchangers(sources: Sources, oracle: dns.resolver.Resolver, domain: str) -> None:
    theirs: Any = smtp.get_mx_record_set(domain, resolver=oracle)
    ours = mail_dns.mail_hosts(sources, domain)
    assert isinstance(ours, Found)
    assert theirs["null_mx"] == (ours.value.intake == "null_mx")
    named = [host["hostname"].rstrip(".") for host in theirs["hosts"]]
    assert list(ours.value.hosts) == named if ours.value.intake == "mx" else not any(named)


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_smaller_policies(sources: Sources, oracle: dns.resolver.Resolver, domain: str) -> None:
    ask: dict[str, tuple[Callable[..., Any], type[Exception]]] = {
        "MTA-STS": (mta_sts.query_mta_sts_record, mta_sts.MTASTSError),
        "TLS-RPT": (
            smtp_tls_reporting.query_smtp_tls_reporting_record,
            smtp_tls_reporting.SMTPTLSReportingError,
        ),
        "BIMI": (bimi.query_bimi_record, bimi.BIMIError),
    }
    for kind, ours in zip(mail_policy.KINDS, mail_policy.policies(sources, domain), strict=True):
        question, missing = ask[kind.name]
        if isinstance(ours, Found):
            assert question(domain, resolver=oracle)["record"] == ours.value
        else:
            with pytest.raises(missing):
                question(domain, resolver=oracle)

"""The mail of the lab's firms as the DNS tells of it, over real datagrams."""

from __future__ import annotations

import pytest

from whowrites.lab.world import Lab
from whowrites.model import Absent, Found, Unknown
from whowrites.sources import Sources, lists, mail_dns


@pytest.mark.parametrize(
    ("domain", "intake", "provider"),
    [
        ("northsea-bearings.com", "mx", None),
        ("oakline-furniture.com", "mx", "Microsoft 365"),
        ("brightloom-textiles.com", "mx", "Google Workspace"),
        ("hengtai-fasteners.com", "mx", "Tencent Exmail"),
        ("vantage-notices.com", "null_mx", None),
        ("harbour-trade-council.org", "address", None),
    ],
)
def test_where_firms_take_mail_in(
    lab: Lab, sources: Sources, domain: str, intake: str, provider: str | None
) -> None:
    answer = mail_dns.mail_hosts(sources, domain)
    assert isinstance(answer, Found) and answer.value.intake == intake
    assert lists.mail_provider(answer.value.hosts) == provider or provider is None


def test_signed_zones_are_vouched_for(lab: Lab, sources: Sources) -> None:
    signed = mail_dns.mail_hosts(sources, "northsea-bearings.com")
    plain = mail_dns.mail_hosts(sources, "oakline-furniture.com")
    assert isinstance(signed, Found) and signed.value.authenticated
    assert isinstance(plain, Found) and not plain.value.authenticated


def test_policies(lab: Lab, sources: Sources) -> None:
    spf, dmarc = mail_dns.spf(sources, "castellan-group.com"), mail_dns.dmarc(sources, "castellan-group.com")
    assert isinstance(spf, Found) and spf.value.all == "-"
    assert isinstance(dmarc, Found) and dmarc.value.policy == "reject" and dmarc.value.reports
    assert isinstance(mail_dns.dmarc(sources, "castellan-groups.com"), Absent)


def test_a_missing_domain_is_a_fact_and_a_dead_one_is_not(lab: Lab, sources: Sources) -> None:
    assert isinstance(mail_dns.mail_hosts(sources, "gmaill.com"), Absent)
    answer = mail_dns.mail_hosts(sources, "saltmarsh-pumps.com")
    assert isinstance(answer, Unknown) and answer.reason == "servfail"

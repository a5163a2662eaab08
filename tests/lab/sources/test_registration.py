"""Each firm of the lab as its registries tell of it, over real sockets."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from sources_stage import Cache
from whowrites.lab.company import Company
from whowrites.lab.world import Lab
from whowrites.model import Absent, Found, Unknown
from whowrites.net.deadline import Deadline
from whowrites.sources import Sources, mail_dns
from whowrites.sources.registration import registration


def held(lab: Lab, rdap: str, whois: str = "found") -> list[Company]:
    """The lab's firms with such registries, which are not none."""
    firms = [
        firm
        for firm in lab.companies
        if firm.registration is not None
        and (firm.registration.rdap, firm.registration.whois) == (rdap, whois)
    ]
    assert firms
    return firms


def agrees(answer: object, firm: Company, source: str, tolerance: timedelta) -> None:
    assert isinstance(answer, Found) and answer.source == source, firm.id
    told, known = answer.value, firm.registration
    assert known is not None and told.created is not None and told.expires is not None
    assert abs(told.created - known.created) <= tolerance, firm.id
    assert abs(told.expires - known.expires) <= tolerance, firm.id
    assert told.registrar.startswith(known.registrar), firm.id
    assert told.registrant_org in ("", "" if known.redacted else known.org), firm.id


def test_by_rdap_with_the_registrars_word_on_the_holder(lab: Lab, sources: Sources) -> None:
    for firm in held(lab, "found"):
        answer = registration(sources, firm.domain)
        agrees(answer, firm, "rdap", timedelta(seconds=1))
        assert isinstance(answer, Found) and firm.registration is not None
        assert answer.value.redacted == firm.registration.redacted, firm.id
        assert answer.value.registrant_org == ("" if firm.registration.redacted else firm.registration.org)
        assert answer.value.registrant_country == firm.registration.country
    assert not [question for service, question in lab.log if service == "whois"]


@pytest.mark.parametrize("rdap", ["unavailable", "none"])
def test_by_whois_where_rdap_fails(lab: Lab, sources: Sources, rdap: str) -> None:
    for firm in held(lab, rdap):
        agrees(registration(sources, firm.domain), firm, "whois", timedelta(hours=26))


def test_a_throttling_registry_leaves_the_question_open(lab: Lab, sources: Sources, cache: Cache) -> None:
    for firm in held(lab, "unavailable", "throttled"):
        answer = registration(sources, firm.domain)
        assert isinstance(answer, Unknown) and answer.reason == "server_error"
        assert [service for service, _ in lab.log if service in ("rdap", "whois")] == ["rdap", "whois"]
    assert not cache.kept


def test_not_registered_when_registry_and_dns_say_so(lab: Lab, sources: Sources, cache: Cache) -> None:
    for domain in ("quill-nowhere.com", "quill-nowhere.cn", "quill-nowhere.co.uk"):
        assert isinstance(registration(sources, domain), Absent), domain
    assert len(cache.kept) == 3


def test_delegated_and_in_no_registry_is_a_contradiction(lab: Lab, sources: Sources) -> None:
    lab.put("quill-delegated.com", "NS", "ns1.quayside-dns.net")
    answer = registration(sources, "quill-delegated.com")
    assert isinstance(answer, Unknown) and answer.reason == "contradicted"


def test_a_hundred_senders_of_one_domain_are_one_question(lab: Lab, sources: Sources) -> None:
    lab.delay = 0.05
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: registration(sources, "northsea-bearings.com"), range(100)))
    assert len({answer.seen_at for answer in answers}) == 1
    assert len([question for service, question in lab.log if service == "rdap"]) == 2  # registry, registrar
    assert all(isinstance(answer, Found) for answer in answers)


def test_a_dead_network_is_unknown_and_leaves_no_trace(lab: Lab, sources: Sources, cache: Cache) -> None:
    lab.down = True
    soon = sources.at(Deadline.after(0.4))
    for firm in [firm for firm in lab.companies if firm.domain][:4]:
        answer = registration(soon, firm.domain)
        assert isinstance(answer, Unknown) and answer.reason == "timeout", firm.id
        assert isinstance(mail_dns.mail_hosts(soon, firm.domain), Unknown)
    assert not cache.kept
    lab.down = False
    assert isinstance(registration(sources, "northsea-bearings.com"), Found)

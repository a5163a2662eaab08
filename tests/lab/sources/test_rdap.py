"""RDAP over real TLS: what is asked, and the guard on every hop."""

from __future__ import annotations

from whowrites.lab.world import Lab
from whowrites.model import Found, Unknown
from whowrites.sources import Sources
from whowrites.sources.rdap import rdap


def questions(lab: Lab) -> list[str]:
    return [question for service, question in lab.log if service == "rdap"]


def test_registry_then_registrar_and_nobody_else(lab: Lab, sources: Sources) -> None:
    answer = rdap(sources, "northsea-bearings.com")
    assert isinstance(answer, Found) and answer.value.registrant_country == "DE"
    assert questions(lab) == [
        "https://rdap.verisign.com/com/v1/domain/northsea-bearings.com",
        "https://rdap.bollard-registrar.com/domain/northsea-bearings.com",
    ]
    assert {question for service, question in lab.log if service == "dns"} <= {
        f"{kind} {host}"
        for kind in ("A", "AAAA")
        for host in ("rdap.verisign.com", "rdap.bollard-registrar.com")
    }


def test_a_registry_that_tells_of_the_holder_is_asked_alone(lab: Lab, sources: Sources) -> None:
    answer = rdap(sources, "harbour-trade-council.org")
    assert isinstance(answer, Found) and answer.value.registrant_org == "Harbour Trade Council"
    assert len(questions(lab)) == 1


def test_an_address_in_the_own_network_is_not_dialled(lab: Lab, sources: Sources) -> None:
    lab.put("rdap.nic.cz", "A", "11.99.1.1", "192.168.1.1")
    answer = rdap(sources, "example.cz")
    assert isinstance(answer, Unknown) and answer.reason == "forbidden_address"


def test_a_registry_that_cannot_be_reached_is_unknown(lab: Lab, sources: Sources) -> None:
    answer = rdap(sources, "example.pl")
    assert isinstance(answer, Unknown) and answer.reason == "no_address"
    lab.put("rdap.sidn.nl", "A", "11.99.1.2")
    answer = rdap(sources, "example.nl")
    assert isinstance(answer, Unknown) and answer.reason == "refused"

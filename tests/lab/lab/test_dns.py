"""The lab's resolver as dnspython sees it: over UDP and TCP, slow and dead."""

from __future__ import annotations

import time

import dns.exception
import dns.flags
import dns.message
import dns.query
import dns.rcode
import pytest

from whowrites.lab.world import Lab


def ask(lab: Lab, name: str, rtype: str, tcp: bool = False, timeout: float = 3) -> dns.message.Message:
    query = dns.message.make_query(name, rtype)
    send = dns.query.tcp if tcp else dns.query.udp
    return send(query, "127.0.0.1", timeout, lab.dns.port)


@pytest.mark.parametrize("tcp", [False, True])
def test_records_are_the_same_over_udp_and_tcp(lab: Lab, tcp: bool) -> None:
    reply = ask(lab, "hengda-valves.cn", "MX", tcp)
    assert sorted(str(record) for record in reply.answer[0]) == [
        "10 qiye163mx02.mxmail.netease.com.",
        "5 qiye163mx01.mxmail.netease.com.",
    ]
    assert reply.flags & dns.flags.RA
    assert lab.log == [("dns", "MX hengda-valves.cn")]


def test_what_is_not_there_comes_with_its_soa(lab: Lab) -> None:
    missing = ask(lab, "www2.northsea-bearings.com", "A")
    assert missing.rcode() == dns.rcode.NXDOMAIN
    assert str(missing.authority[0].name) == "northsea-bearings.com."
    empty = ask(lab, "northsea-bearings.com", "CAA")
    assert (empty.rcode(), empty.answer) == (dns.rcode.NOERROR, [])
    assert ask(lab, "gmaill.com", "A").rcode() == dns.rcode.NXDOMAIN
    assert ask(lab, "www.saltmarsh-pumps.com", "A").rcode() == dns.rcode.SERVFAIL


def test_signed_zones_are_reported_as_such(lab: Lab) -> None:
    assert ask(lab, "northsea-bearings.com", "TXT").flags & dns.flags.AD
    assert not ask(lab, "oakline-furniture.com", "TXT").flags & dns.flags.AD


def test_a_long_answer_is_truncated_over_udp_only(lab: Lab) -> None:
    lab.put("wide.example", "TXT", 'quote " and back\\slash ' + "w" * 3000)
    assert ask(lab, "wide.example", "TXT").flags & dns.flags.TC
    whole = ask(lab, "wide.example", "TXT", tcp=True)
    assert b"".join(whole.answer[0][0].strings).startswith(b'quote " and back\\slash www')


def test_delay_delays_many_at_once_and_down_is_silent(lab: Lab) -> None:
    lab.delay = 0.1
    begun = time.monotonic()
    for tcp in (False, True):
        ask(lab, "gmail.com", "MX", tcp)
    assert time.monotonic() - begun >= 0.2
    lab.down = True
    with pytest.raises(dns.exception.Timeout):
        ask(lab, "gmail.com", "MX", timeout=0.3)
    assert ("dns", "MX gmail.com") in lab.log


def test_a_domain_may_be_refused_or_silent(lab: Lab) -> None:
    assert ask(lab, "wrenmoor-gaskets.com", "MX").rcode() == dns.rcode.REFUSED
    for tcp in (False, True):
        with pytest.raises((dns.exception.Timeout, EOFError)):
            ask(lab, "www.pellworth-seals.com", "A", tcp, timeout=0.3)
    assert lab.log.count(("dns", "A www.pellworth-seals.com")) == 2

"""The lab's answers are what dnspython reads as such."""

from __future__ import annotations

import dns.flags
import dns.message
import dns.rcode
import pytest

from whowrites.lab import dns_answer
from whowrites.lab.zones import Zones

ZONE = {
    "A": ("11.22.33.44", "11.22.33.45"),
    "AAAA": ("2a00:1450::5",),
    "MX": ("10 mail.firm.example", "20 ."),
    "NS": ("ns1.firm.example.",),
    "TXT": ('quote " and back\\slash', "ü" * 300),
    "CAA": ('0 issue "ca.example"',),
    "DS": ("20326 13 2 " + "5a" * 32,),
    "SOA": ("ns1.firm.example. hostmaster.firm.example. 1 7200 3600 1209600 300",),
}


@pytest.fixture
def zones() -> Zones:
    made = Zones()
    for rtype, values in ZONE.items():
        made.put("firm.example", rtype, *values)
    made.put("alias.example", "CNAME", "firm.example")
    return made


def ask(zones: Zones, name: str, rtype: str, *, edns: int = 1232, tcp: bool = False) -> dns.message.Message:
    query = dns.message.make_query(name, rtype, use_edns=0 if edns else False, payload=edns or 512)
    data = query.to_wire()
    reply = dns.message.from_wire(dns_answer.answer(zones, data, dns_answer.read(data), tcp=tcp))
    assert query.is_response(reply)
    return reply


@pytest.mark.parametrize("rtype", ZONE)
def test_dnspython_reads_the_records_that_the_zone_holds(zones: Zones, rtype: str) -> None:
    (records,) = ask(zones, "Firm.example", rtype).answer
    if rtype == "TXT":
        assert {b"".join(record.strings).decode() for record in records} == set(ZONE[rtype])
    else:
        assert {_bare(str(record)) for record in records} == {_bare(value) for value in ZONE[rtype]}


def _bare(record: str) -> str:
    return " ".join(part.rstrip(".") for part in record.lower().split())


def test_an_alias_is_followed_and_what_is_not_there_comes_with_the_nearest_soa(zones: Zones) -> None:
    reply = ask(zones, "alias.example", "A")
    assert [str(records.name) for records in reply.answer] == ["alias.example.", "firm.example."]
    missing = ask(zones, "www.firm.example", "A")
    assert (missing.rcode(), str(missing.authority[0].name)) == (dns.rcode.NXDOMAIN, "firm.example.")
    nobody = ask(zones, "nobody.invalid", "A")
    assert (nobody.rcode(), str(nobody.authority[0].name)) == (dns.rcode.NXDOMAIN, ".")
    assert ask(zones, "alias.example", "MX", edns=0).opt is None


def test_what_is_too_long_says_so_over_udp_only(zones: Zones) -> None:
    zones.put("wide.example", "TXT", "w" * 3000)
    assert ask(zones, "wide.example", "TXT").flags & dns.flags.TC
    assert not ask(zones, "wide.example", "TXT", tcp=True).flags & dns.flags.TC
    zones.put("half.example", "TXT", "w" * 700)
    assert ask(zones, "half.example", "TXT", edns=0).flags & dns.flags.TC
    assert not ask(zones, "half.example", "TXT").flags & dns.flags.TC


def test_domains_that_fail_and_types_that_are_dropped(zones: Zones) -> None:
    zones.broken.add("broken.example")
    zones.refused.add("refused.example")
    zones.signed.add("firm.example")
    assert ask(zones, "a.broken.example", "A").rcode() == dns.rcode.SERVFAIL
    assert ask(zones, "refused.example", "A").rcode() == dns.rcode.REFUSED
    assert ask(zones, "firm.example", "A").flags & dns.flags.AD
    zones.dropped.add(("firm.example", "CAA"))
    data = dns.message.make_query("firm.example", "CAA").to_wire()
    assert dns_answer.answer(zones, data, dns_answer.read(data), tcp=False) == b""
    assert ask(zones, "firm.example", "DS").answer

"""The whole lab: quick to start, reachable by the companion's own network code only through `Internet`."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from cost import seconds
from whowrites.lab.world import Lab
from whowrites.net import guard
from whowrites.net.deadline import Deadline
from whowrites.net.dial import connect
from whowrites.net.dns import Resolver
from whowrites.net.errors import NetError


def talk(lab: Lab, host: str, port: int, sent: str) -> list[str]:
    with connect(lab.internet, Resolver(lab.internet), host, port, Deadline.after(5)) as connection:
        connection.send(sent.encode())
        return connection.reader().read().decode().splitlines()


def test_it_costs_less_than_half_a_second_to_start_and_stop() -> None:
    def start_and_stop() -> None:
        with Lab() as lab:
            assert lab.internet.nameservers[0][0] == "127.0.0.1"

    assert min(seconds(start_and_stop) for _ in range(3)) < 0.5


def test_every_address_of_the_lab_passes_the_guard(lab: Lab) -> None:
    addresses = {ip for (_, rtype), values in lab.zones.records.items() if rtype == "A" for ip in values}
    own = {ip for ip in addresses if ip.startswith(("11.21.", "11.22."))}
    assert len(own) > 20
    assert {guard.refusal(ip) for ip in own} == {None}


def test_whois_answers_on_port_43_of_the_registries(lab: Lab) -> None:
    assert "Registration Time: 2012-05-14 18:11:12" in talk(lab, "whois.cnnic.cn", 43, "hengda-valves.cn\r\n")
    assert ("whois", "whois.cnnic.cn hengda-valves.cn") in lab.log


def test_mail_servers_answer_where_the_mx_points(lab: Lab) -> None:
    session = "EHLO me.example\r\nMAIL FROM:<>\r\nRCPT TO:<{}>\r\nQUIT\r\n"
    known = talk(lab, "aspmx.l.google.com", 25, session.format("ines@brightloom-textiles.com"))
    assert known[-2:] == ["250 2.1.5 OK", "221 2.0.0 Bye"]
    fallback = talk(lab, "harbour-trade-council.org", 25, session.format("nobody@harbour-trade-council.org"))
    assert fallback[-2] == "550 5.1.1 User unknown"
    assert ("smtp", "RCPT TO:<ines@brightloom-textiles.com>") in lab.log
    with pytest.raises(NetError, match="refused"):
        talk(lab, "vantage-notices.com", 25, "QUIT\r\n")


def test_what_a_test_changes_is_as_it_was_after_it(lab: Lab) -> None:
    """One test took the entry that a blocklist always holds, and a file later its source did not answer."""
    listed, bearings = "dbltest.com.dbl.spamhaus.org", "northsea-bearings.com"
    firm = next(firm for firm in lab.companies if firm.domain == bearings)

    def seen() -> list[object]:
        resolver = Resolver(lab.internet)
        asked = ((listed, "A"), (bearings, "MX"), ("put.example", "A"))
        names = [resolver.ask(name, rtype, Deadline.after(5)) for name, rtype in asked]
        registered = talk(lab, "whois.verisign-grs.com", 43, f"{bearings}\r\n")
        return [*names, registered, lab.ca.shown.get(bearings), lab._web.page(bearings, "/")]

    before = seen()
    with lab.restored():
        shown = replace(firm.site, pages={})
        lab.alter(replace(firm, registration=None, zone=replace(firm.zone, mx=("0 .",)), site=shown))
        lab.ca.show(bearings, "expired")
        lab.put(listed, "A")
        lab.put("put.example", "A", "11.9.9.9")
        assert [now == then for now, then in zip(seen(), before, strict=True)] == [False] * 6
    assert seen() == before


def test_delay_slows_every_service_and_down_silences_it(lab: Lab) -> None:
    resolver = Resolver(lab.internet)
    resolver.addresses("whois.nic.uk", Deadline.after(5))
    lab.delay = 0.2
    begun = time.monotonic()
    assert talk(lab, "whois.nic.uk", 43, "nobody.co.uk\r\n")
    assert time.monotonic() - begun >= 0.4
    lab.delay, lab.down = 0.0, True
    with connect(lab.internet, resolver, "whois.nic.uk", 43, Deadline.after(0.5)) as connection:
        connection.send(b"nobody.co.uk\r\n")
        with pytest.raises(NetError, match="timeout"):
            connection.recv(100)

"""Whether mail servers can be reached from this network at all."""

from __future__ import annotations

import dataclasses
import itertools
from typing import Any

import pytest

from mail_servers import Script, Serve
from sources_stage import Cache
from whowrites.lab.smtp import GUEST, GUEST_NAME
from whowrites.lab.world import Lab
from whowrites.net.deadline import Deadline
from whowrites.net.dns import Resolver
from whowrites.net.errors import NetError
from whowrites.net.internet import Endpoint, Internet
from whowrites.sources import Sources, mailbox_port
from whowrites.sources.mailbox_port import Port


def tried(internet: Internet) -> Port:
    return mailbox_port.test(internet, Resolver(internet), Deadline.after(10))


def through(lab: Lab, address: str, serve: Serve) -> Internet:
    """The lab, with somebody at port 25 who answers in everybody's place."""
    lab.host("box.on-the-way.example", address, {25: serve})

    def dial(endpoint: Endpoint) -> Endpoint:
        return lab.dial((address, 25) if endpoint[1] == 25 else endpoint)

    return dataclasses.replace(lab.internet, dial=dial)


def test_two_services_that_greet_differently_are_reached(lab: Lab) -> None:
    found = tried(lab.internet)
    assert found == Port(True, "", "gmail-smtp-in.l.google.com", GUEST, GUEST_NAME, "confirmed")


def test_a_greeting_is_enough_for_an_open_port(lab: Lab) -> None:
    def serve(connection: Any) -> None:
        connection.sendall(b"220 mx%d ESMTP\r\n" % next(numbers))
        connection.close()

    numbers = itertools.count()
    found = tried(through(lab, "11.38.0.90", serve))
    assert (found.open, found.ip, found.name_state) == (True, "", "")


def test_one_greeting_for_all_is_nobodys(lab: Lab) -> None:
    found = tried(through(lab, "11.38.0.1", Script(banner=b"220 proxy ESMTP\r\n").serve))
    assert (found.open, found.reason) == (False, "proxied")


@pytest.mark.parametrize(
    ("banner", "reason"), [(b"HTTP/1.1 403 Forbidden\r\n", "malformed"), (b"", "closed")], ids=["web", "none"]
)
def test_no_greeting_of_a_mail_server_is_a_closed_port(lab: Lab, banner: bytes, reason: str) -> None:
    def serve(connection: object) -> None:
        connection.sendall(banner)  # type: ignore[attr-defined]

    found = tried(through(lab, f"11.38.0.{len(banner) + 2}", serve))
    assert (found.open, found.reason) == (False, reason)


def test_nothing_listens(lab: Lab) -> None:
    internet = dataclasses.replace(lab.internet, dial=lambda endpoint: lab.dial((endpoint[0], 9)))
    assert tried(internet).reason == "refused"


def test_no_resolver_tells_nothing_of_the_port() -> None:
    with pytest.raises(NetError):
        tried(Internet(()))


def test_the_outcome_is_kept_for_a_day_and_a_network(lab: Lab, sources: Sources, cache: Cache) -> None:
    first = mailbox_port.port(sources)
    asked = len(lab.log)
    assert mailbox_port.port(sources) == first and len(lab.log) == asked
    assert len(cache.kept) == 1
    elsewhere = dataclasses.replace(sources, internet=dataclasses.replace(sources.internet, renew=lambda: ()))
    assert mailbox_port.port(elsewhere) == first and len(cache.kept) == 2

"""The resolvers of this computer, and what happens where there are none."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

import dns.resolver
import pytest

from whowrites.net import dns_wire, system
from whowrites.net.deadline import Deadline
from whowrites.net.dns import Answers, Question, Resolver
from whowrites.net.errors import NetError
from whowrites.net.internet import Endpoint


def test_the_configured_resolvers_are_asked_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    class Configured:
        def __init__(self, configure: bool) -> None:
            self.nameservers = ["192.168.1.1", "fd00::1"]

    monkeypatch.setattr(dns.resolver, "Resolver", Configured)
    assert system.resolvers() == (("192.168.1.1", 53), ("fd00::1", 53))
    asked: list[Endpoint] = []

    def follow(servers: Sequence[Endpoint], questions: Sequence[Question], _: Deadline) -> Answers:
        asked.extend(servers)
        return {question: NetError("timeout") for question in questions}

    monkeypatch.setattr(dns_wire, "follow", follow)
    with pytest.raises(NetError):
        Resolver(system.real()).ask("example.com", "MX", Deadline.after(1))
    assert asked == [("192.168.1.1", 53), ("fd00::1", 53)]


def test_a_companion_that_starts_does_not_wait_for_the_settings_of_the_network() -> None:
    script = (
        "import sys; from whowrites.net import system; system.real(); sys.exit('dns.resolver' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_without_a_resolver_every_question_ends_as_unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(configure: bool) -> None:
        raise dns.resolver.NoResolverConfiguration("no file")

    monkeypatch.setattr(dns.resolver, "Resolver", none)
    assert system.resolvers() == ()
    with pytest.raises(NetError) as caught:
        Resolver(system.real()).ask("example.com", "MX", Deadline.after(1))
    assert caught.value.reason == "unreachable"
